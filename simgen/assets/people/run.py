"""Running: short stances, flight between them, heels that come up behind, arms bent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.asset import Asset
from simgen.assets.memo import per_asset
from simgen.assets.people.draft import SIDES, Draft, Pose, leg_m, skeleton_of
from simgen.assets.people.gait import PLAIN, sole
from simgen.assets.people.kinematics import Floats, about, smooth_interp
from simgen.assets.people.style import Style
from simgen.geometry import apply

MIN_RUN_MPS, MAX_RUN_MPS = 1.8, 6.5
_G = 9.81
_REACH = 0.982  # of the leg's length: runners land on a bent knee
# Pitch of the sole over the stance as in walking; most strike with the heel, at 10 deg or less (Lieberman et al., 2010).
_STANCE_PITCH = np.array([[0.0, 9.0], [0.16, 0.0], [0.42, 0.0], [0.62, -14.0], [0.82, -34.0], [1.0, -52.0]])
# The ankle in the swing (Novacheck, 1998): time share, place between toe off (0) and strike (1), height (share of the greatest) and
# pitch (deg) of the sole.
_SWING = np.array(
    [
        [0.00, 0.00, 0.00, -52.0],
        [0.28, 0.04, 0.92, -82.0],
        [0.50, 0.42, 0.80, -52.0],
        [0.74, 0.96, 0.34, -8.0],
        [0.90, 1.03, 0.10, 8.0],
        [1.00, 1.00, 0.00, 9.0],
    ]
)


@dataclass(frozen=True)
class Run:
    """One running cycle. stride_m : between two strikes of one foot. duty : share of it that a foot bears. bob_m : amplitude of the
    body's rise in flight. heel_m : how high the ankle comes behind."""

    stride_m: float
    duty: float
    bob_m: float
    heel_m: float
    vigour: float


@per_asset()
def run_of(asset: Asset, speed_mps: float, style: Style = PLAIN) -> Run:
    """The run at a speed: 2.6 to 3.1 steps a second for a leg of 0.84 m, quicker for shorter ones (Cavanagh and Kram, 1989); a foot
    bears for 0.43 of the stride at a jog, 0.28 at 5 m/s (Minetti, 1998). Both follow the Froude number v^2 / (g leg) (Alexander, 1989).
    """
    leg = leg_m(asset)
    v = float(np.clip(speed_mps, MIN_RUN_MPS, MAX_RUN_MPS))
    pace = np.sqrt(v * v / (_G * leg)) * np.sqrt(_G * 0.84)  # the speed at which a leg of 0.84 m has this Froude number
    rate = float(np.interp(pace, [1.8, 2.6, 4.0, 6.0], [1.27, 1.34, 1.42, 1.62])) * np.sqrt(0.84 / leg) / (0.5 + 0.5 * style.stride)
    duty = float(np.interp(pace, [1.8, 2.6, 3.5, 5.0, 6.5], [0.44, 0.385, 0.335, 0.275, 0.24]))
    stride = v / rate
    most = 0.98 * leg  # that the foot stays behind and ahead together while it bears
    vigour = float(np.interp(pace, [1.8, 5.0], [0.0, 1.0]))
    return Run(float(stride), min(duty, most / stride), 0.026 * leg * (0.8 + 0.2 * style.bounce), leg * (0.30 + 0.30 * vigour), vigour)


class Runner:
    """Somebody who runs along +x, as `Walker` walks."""

    def __init__(self, asset: Asset, speed_mps: float, style: Style = PLAIN) -> None:
        self.asset, self.skeleton, self.style = asset, skeleton_of(asset), style
        self.run = run_of(asset, speed_mps, style)
        self._level_m = _level(asset, self.run)

    def pose(self, travelled_m: float, phase: float = 0.0, time_s: float = 0.0) -> Pose:
        """(J, 4, 4) float32. travelled_m : the cycle follows it. phase : 0..1, 0 being the strike of the left foot."""
        return self.draft(travelled_m, phase, time_s).pose()

    def draft(self, travelled_m: float, phase: float = 0.0, time_s: float = 0.0) -> Draft:
        """The pose with swinging arms, still to be changed."""
        r = self.run
        cycle = (travelled_m / r.stride_m + phase) % 1.0
        a = 2 * np.pi * (cycle - r.duty / 2)  # 0 in the middle of the left stance
        draft = Draft(self.asset, breath=0.6 * float(np.sin(2 * np.pi * (0.7 * time_s + self.style.seed))))
        draft.rotations = _trunk(r, a, self.style)
        draft.root = np.array([0.0, 0.008 * leg_m(self.asset) * np.cos(a), self._level_m + _rise(r, a)])
        for side, sign in SIDES:
            ankle, pitch, toe = _foot(self.asset, r, (cycle + (0.0 if sign > 0 else 0.5)) % 1.0, side)
            draft.leg(side, ankle, about("y", -pitch), toe=toe, toe_out=sign * min(max(self.style.toe_out, 0.0), 0.12), reach=_REACH)
        _arms(draft, r, a, self.style)
        return draft


def _trunk(r: Run, a: float, style: Style) -> dict[str, Floats]:
    turn = 0.10 * np.sin(a)  # the pelvis leads with the swinging leg, the chest with the other side's arm
    lean = 0.05 + 0.07 * r.vigour + 0.5 * max(style.stoop, 0.0)
    return {
        "pelvis": about("z", 0.7 * turn) @ about("x", 0.05 * np.cos(a)) @ about("y", 0.05 + 0.6 * lean),
        "spine": about("z", -0.9 * turn) @ about("x", -0.03 * np.cos(a)) @ about("y", 0.25 * lean),
        "chest": about("z", -1.5 * turn) @ about("x", -0.02 * np.cos(a)) @ about("y", 0.35 * lean),
        "neck": about("z", 0.8 * turn) @ about("y", -0.4 * lean),
        "head": about("z", 0.9 * turn) @ about("y", -0.6 * lean + 0.02 * np.cos(2 * a)),
    }


def _arms(draft: Draft, r: Run, a: float, style: Style) -> None:
    for side, sign in SIDES:
        swing = sign * np.sin(a + 0.15)
        reach = (0.42 + 0.28 * r.vigour) * (0.7 + 0.3 * style.arm_swing)
        bend = 1.45 + 0.25 * swing + 0.5 * min(style.bend, 0.3)
        draft.hang(side, swing=reach * swing - 0.16, bend=float(bend), inward=0.28 + 0.12 * swing, spread=0.08 + style.spread)


def _rise(r: Run, a: float) -> float:
    """Lowest in the middle of each stance, highest in the middle of the flight."""
    return float(-r.bob_m * np.cos(2 * a))


def _foot(asset: Asset, r: Run, cycle: float, side: str) -> tuple[Floats, float, float]:
    """Ankle (3,) relative to a pelvis that stays at x = 0, pitch of the foot and bend of the toes, as in walking."""
    sign = 1.0 if side == "left" else -1.0
    heel, ball, ankle, _ = sole(asset, side)
    way = r.stride_m * r.duty
    forth = 0.46 * way

    def placed(pitch: float, x: float) -> Floats:
        pivot = heel if pitch >= 0 else ball
        rolled = pivot + about("y", -pitch) @ (ankle - pivot)
        return np.array([x + rolled[0] - ankle[0], sign * 0.050 * leg_m(asset), rolled[2]])

    if cycle < r.duty:
        pitch = float(np.radians(smooth_interp(cycle / r.duty, _STANCE_PITCH)))
        return placed(pitch, forth - r.stride_m * cycle), pitch, max(-pitch, 0.0)
    t = (cycle - r.duty) / (1 - r.duty)
    off = placed(float(np.radians(_STANCE_PITCH[-1, 1])), forth - way)
    on = placed(float(np.radians(_STANCE_PITCH[0, 1])), forth)
    pace = r.stride_m * (1 - r.duty) / max(on[0] - off[0], 1e-6)  # of the ground, in spans a swing
    x, z = _spline(t, _SWING[:, 1], -0.7 * pace, -pace), _spline(t, _SWING[:, 2], 1.6, -0.5)
    pitch = np.radians(_spline(t, _SWING[:, 3], -60.0, 0.0))
    position = off + (on - off) * [x, t, t * t * (3 - 2 * t)] + [0, 0, r.heel_m * z]
    relax = min(1.0, 2.2 * t)
    toe = float(np.radians(-_STANCE_PITCH[-1, 1])) * (1 - relax * relax * (3 - 2 * relax))
    return position, float(pitch), toe


def _spline(t: float, values: Floats, first: float, last: float) -> float:
    """Cubic Hermite through `values` at the times of `_SWING`, with given slopes at the ends and those of Catmull-Rom between."""
    times = _SWING[:, 0]
    slopes = np.concatenate([[first], (values[2:] - values[:-2]) / (times[2:] - times[:-2]), [last]])
    i = int(np.clip(np.searchsorted(times, t) - 1, 0, len(times) - 2))
    h = times[i + 1] - times[i]
    u = (t - times[i]) / h
    return float(
        (2 * u**3 - 3 * u**2 + 1) * values[i]
        + (u**3 - 2 * u**2 + u) * h * slopes[i]
        + (-2 * u**3 + 3 * u**2) * values[i + 1]
        + (u**3 - u**2) * h * slopes[i + 1]
    )


@per_asset()
def _level(asset: Asset, r: Run, count: int = 24) -> float:
    """Mean height of the pelvis over the rest pose: as high as the bearing leg reaches with its knee bent a little."""
    skeleton = skeleton_of(asset)
    reach, lowest = _REACH * leg_m(asset), np.inf
    for cycle in np.linspace(0, r.duty, count):
        a = 2 * np.pi * (cycle - r.duty / 2)
        trunk = Draft(asset, {"pelvis": _trunk(r, a, PLAIN)["pelvis"]}).carried("pelvis")
        hip = apply(trunk, skeleton.rest[skeleton.index("left_thigh")]) + np.array([0, 0.008 * leg_m(asset) * np.cos(a), _rise(r, a)])
        across = _foot(asset, r, float(cycle), "left")[0] - hip
        lowest = min(lowest, across[2] + np.sqrt(max(reach**2 - across[0] ** 2 - across[1] ** 2, 0.01)))
    return min(lowest, -0.03 * leg_m(asset))
