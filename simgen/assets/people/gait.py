"""Walking without sliding feet, in each person's manner, also with a limp."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.asset import Asset
from simgen.assets.memo import per_asset
from simgen.assets.people.draft import SIDES, Draft, Pose, leg_m, skeleton_of
from simgen.assets.people.kinematics import Floats, about, smooth_interp
from simgen.assets.people.style import Style, wander
from simgen.geometry import apply

MIN_WALK_MPS, MAX_WALK_MPS = 0.25, 2.4
PLAIN = Style()

# Sagittal foot pitch over the stance, as rotation of the sole against the ground (toes up positive), against the share of stance:
# heel strike at 20 deg, foot flat at 15 %, heel off at 46 %, toe off at -60 deg (Winter, 1991; Perry & Burnfield, 2010).
_STANCE_PITCH = np.array([[0.0, 20.0], [0.06, 11.0], [0.13, 0.0], [0.46, 0.0], [0.62, -9.0], [0.82, -30.0], [1.0, -60.0]])
# Elbow flexion (deg) at the back and front end of the arm's swing.
_ELBOW_DEG = (12.0, 30.0)
_REACH = 0.992  # of the leg's length, while a foot bears: the knee keeps a bend of 14 deg
_CLEARANCE = 0.020  # of the leg's length, by which toes leave the ground at once (Winter, 1992: 1 to 2 cm in mid-swing)


@dataclass(frozen=True)
class Gait:
    """One walking cycle. stride_m : between two strikes of one heel. stance : share of the cycle that the left and the right foot are on
    the ground. right : when the right heel strikes (0..1, the left at 0). lift_m : how high the ankle passes. slow : 0 at a usual
    pace, 1 at a crawl. aside_m : of each ankle from the middle line. push : 0..1 how far the heels come up behind."""

    stride_m: float
    stance: tuple[float, float]
    right: float
    lift_m: float
    slow: float
    aside_m: float
    push: float
    toe_out: float
    style: Style


@per_asset()
def gait(asset: Asset, speed_mps: float, style: Style = PLAIN) -> Gait:
    """The gait at a speed.

    Step length follows the invariant walk ratio, step length / step rate = 0.0063 m min (Sekiya & Nagasaki, 1998), scaled with leg
    length as for equal Froude number; the stance share falls from 0.70 to 0.60 with speed (Winter, 1991). Feet are set 0.10 to 0.13 m
    apart (Murray et al., 1964). Who limps spares one leg: it bears for a shorter time (Perry & Burnfield, 2010).
    """
    leg = leg_m(asset)
    v = float(np.clip(speed_mps, MIN_WALK_MPS, MAX_WALK_MPS))
    pace = v / np.sqrt(leg / 0.84)
    step = np.sqrt(0.0063 * 60 * v * (leg / 0.84) ** 1.5) * style.stride
    stance = float(np.interp(pace, [0.3, 0.8, 1.3, 2.2], [0.70, 0.65, 0.615, 0.57]))
    sore, sound = stance - 0.07 * style.limp, stance + 0.04 * style.limp
    slow = float(np.interp(pace, [0.3, 1.1], [1.0, 0.0]))
    return Gait(
        stride_m=float(2 * min(step, 0.92 * leg) * (1 - 0.2 * style.limp)),
        stance=(sore, sound) if style.side > 0 else (sound, sore),
        right=0.5 - 0.04 * style.limp * style.side,
        lift_m=0.075 * leg * style.lift,
        slow=slow,
        aside_m=leg * (0.068 + 0.01 * slow + 0.05 * style.crouch),
        push=(1 - 0.45 * slow) * (1 - 0.5 * style.crouch),
        toe_out=style.toe_out,
        style=style,
    )


def walk_pose(asset: Asset, *, travelled_m: float, speed_mps: float, phase: float = 0.0) -> Pose:
    """(J, 4, 4) float32 of somebody walking along +x.

    travelled_m : path length since any fixed moment; the cycle follows it, so that feet keep their place on the ground.
    speed_mps : sets the stride; keep it the same through a clip, as a changed stride moves the feet. phase : 0..1 offset of
    the cycle, 0 being the strike of the left heel.

    Each foot rolls over heel, sole and ball on a fixed place during its stance and swings ahead in between; the pelvis rides over
    the stance leg as high as the legs reach, and two-bone inverse kinematics bends the knees.
    """
    return Walker(asset, speed_mps).pose(travelled_m, phase)


class Walker:
    """`walk_pose` of one person at one speed and in one manner, with what does not change worked out once. lean : of the whole trunk
    forwards, rad."""

    def __init__(self, asset: Asset, speed_mps: float, style: Style = PLAIN, lean: float = 0.0) -> None:
        self.asset, self.skeleton, self.style, self.lean = asset, skeleton_of(asset), style, lean
        self.gait = gait(asset, speed_mps, style)
        self._level_m, self._wave_m = _pelvis_heights(asset, self.gait)

    def pose(self, travelled_m: float, phase: float = 0.0, time_s: float = 0.0) -> Pose:
        """(J, 4, 4) float32; see `walk_pose`. time_s : breathes and looks about with it."""
        return self.draft(travelled_m, phase, time_s).pose()

    def draft(self, travelled_m: float, phase: float = 0.0, time_s: float = 0.0) -> Draft:
        """The pose with swinging arms, still to be changed."""
        g = self.gait
        cycle = (travelled_m / g.stride_m + phase) % 1.0
        angle = 2 * np.pi * cycle
        draft = Draft(self.asset, breath=_breath(self.style, time_s))
        draft.rotations = _trunk(g, angle, self.lean, time_s)
        draft.root = np.array([0.0, _sway(self.asset, g, angle), self._level_m + self._wave_m * float(_bob(angle))])
        for side, sign in SIDES:
            start = 0.0 if sign > 0 else g.right
            ankle, pitch, toe = _foot(self.asset, g, (cycle - start) % 1.0, side)
            draft.leg(side, ankle, about("y", -pitch), toe=toe, toe_out=sign * g.toe_out, reach=_REACH)
        _swing_arms(draft, g, angle)
        return draft


def _breath(style: Style, time_s: float) -> float:
    """-1..1; somewhat quicker in than out."""
    a = 2 * np.pi * (style.breath_hz * time_s + style.seed)
    return float(np.sin(a + 0.35 * np.sin(a)))


def _trunk(g: Gait, angle: float, lean: float, time_s: float) -> dict[str, Floats]:
    """Rotations of the trunk at a phase angle (0 at the left heel's strike)."""
    s = g.style
    _, turn, list_ = _brisk_turn_list(g, angle)
    lurch = 0.09 * s.limp * s.side * (0.5 + 0.5 * np.sin(angle + (0.0 if s.side > 0 else np.pi)))
    look = 0.22 * wander(time_s, s.seed, hold_s=4.0, move_s=0.9) if time_s else 0.0
    stoop = s.stoop
    return {
        "pelvis": _pelvis_rotation(g, angle) @ about("y", 0.4 * lean),
        "spine": about("z", 0.7 * turn) @ about("x", 0.6 * list_ - lurch) @ about("y", 0.3 * lean + 0.45 * stoop),
        "chest": about("z", 1.25 * turn) @ about("x", 0.4 * list_ - 0.4 * lurch) @ about("y", 0.3 * lean + 0.75 * stoop),
        "neck": about("z", -0.4 * turn + 0.5 * look) @ about("y", 0.10 * stoop + 0.5 * s.chin - 0.4 * lean),
        "head": about("z", -0.55 * turn + 0.5 * look)
        @ about("x", -0.5 * list_)
        @ about("y", -0.02 - 0.85 * stoop + 0.5 * s.chin - 0.4 * lean + 0.012 * np.cos(2 * angle)),
    }


def _swing_arms(draft: Draft, g: Gait, angle: float) -> None:
    brisk, _, _ = _brisk_turn_list(g, angle)
    s = g.style
    for side, sign in SIDES:
        swing = -sign * np.cos(angle - 0.15)  # 1: forward; against the leg of the same side
        own = s.arm_swing * (1 + sign * s.side * s.uneven)
        bend = np.radians(np.interp(swing, [-1, 1], _ELBOW_DEG)) * (0.6 + 0.4 * brisk) + max(s.bend, -0.1) * (0.7 + 0.3 * swing)
        draft.hang(side, swing=(0.30 * swing + 0.02) * brisk * own + 0.6 * s.stoop, bend=max(float(bend), 0.08), spread=s.spread)


def _brisk_turn_list(g: Gait, angle: float) -> tuple[float, float, float]:
    """Vigour 0..1, and the pelvis' turn (left side forward at the left strike) and list, rad."""
    brisk = 1 - 0.6 * g.slow
    return brisk, float(0.075 * brisk * g.style.turn * np.cos(angle)), float(0.05 * brisk * g.style.sway * np.sin(angle - 0.2))


def _pelvis_rotation(g: Gait, angle: float) -> Floats:
    _, turn, list_ = _brisk_turn_list(g, angle)
    return about("z", -turn) @ about("x", -list_) @ about("y", 0.035)


def _foot(asset: Asset, g: Gait, cycle: float, side: str) -> tuple[Floats, float, float]:
    """Ankle position (3,) relative to a pelvis that stays at x = 0, and pitch of foot and bend of the toes (up positive)."""
    sign = 1.0 if side == "left" else -1.0
    heel, ball, ankle, tip = sole(asset, side)
    stance = g.stance[side == "right"]
    spared = g.style.limp * (sign == g.style.side)
    forth = 0.38 * g.stride_m * stance  # where the flat foot's ankle is set down ahead of the hip
    table = _STANCE_PITCH.copy()
    table[:, 1] *= g.push * (1 - 0.5 * spared)
    out = about("z", sign * g.toe_out)
    flat = np.array([0.0, sign * g.aside_m, ankle[2]])

    def placed(pitch: float, x: float) -> tuple[Floats, float]:
        position, toe = _rolled(heel, ball, ankle, pitch)
        return flat + out @ (position - ankle) + [x, 0.0, 0.0], toe

    if cycle < stance:
        pitch = float(np.radians(smooth_interp(cycle / stance, table)))
        position, toe = placed(pitch, forth - g.stride_m * cycle)
        return position, pitch, toe
    # Swing: from the pose at toe off to the pose at heel strike, ends matching in position and speed.
    t = (cycle - stance) / (1 - stance)
    first, last = float(np.radians(table[-1, 1])), float(np.radians(table[0, 1]))
    off, toe0 = placed(first, forth - g.stride_m * stance)
    on, _ = placed(last, forth)
    span = g.stride_m * (1 - stance)
    h00, h10, h01, h11 = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2
    position = h00 * off + h01 * on
    position[0] += h10 * 0.6 * span - h11 * span  # leaves slowly forwards, comes down at the ground's speed
    position[1] += sign * 0.012 * np.sin(np.pi * t) ** 2 * flat[2] / 0.08  # round the standing leg
    ease = t * t * (3 - 2 * t)
    pitch = first + (last - first) * min(1.0, 1.15 * ease)
    relax = min(1.0, 1.7 * t)
    toe = toe0 * (1 - relax * relax * (3 - 2 * relax))
    bent_tip = ball + about("y", -toe) @ (tip - ball)
    clear = _sole_drop((heel, ball * [1, 1, 0], bent_tip), ankle, pitch)  # the least height of the ankle that keeps the sole off the ground
    clear += _CLEARANCE * leg_m(asset) * g.style.lift * (1 - np.exp(-t / 0.09)) * (1 - t)
    lift = g.lift_m * 0.35 * np.sin(np.pi * t) ** 1.5
    position[2] = max(position[2], clear) + lift
    return position, pitch, float(toe)


def _rolled(heel: Floats, ball: Floats, ankle: Floats, pitch: float) -> tuple[Floats, float]:
    """Ankle position of a foot that rolls over its heel (pitch > 0) or ball (< 0) in place, and the toes' counter-rotation."""
    if pitch >= 0:
        return heel + about("y", -pitch) @ (ankle - heel), 0.0
    return ball + about("y", -pitch) @ (ankle - ball), -pitch


def _sole_drop(contacts: tuple[Floats, ...], ankle: Floats, pitch: float) -> float:
    """Height of the ankle over the lowest of some points of the sole, with the foot pitched."""
    R = about("y", -pitch)
    return -min(float(R[2] @ (p - ankle)) for p in contacts)


def sole(asset: Asset, side: str) -> tuple[Floats, Floats, Floats, Floats]:
    """Rest positions of the heel's contact, the toe joint, the ankle, and the tip of the sole."""
    skeleton = skeleton_of(asset)
    heel = asset.anchors[f"{side}_heel"][:3, 3]
    ankle = skeleton.rest[skeleton.index(f"{side}_foot")]
    tip = asset.anchors[f"{side}_tip"][:3, 3]
    return np.array([heel[0], ankle[1], 0.0]), skeleton.rest[skeleton.index(f"{side}_toe")], ankle, tip


@per_asset()
def _pelvis_heights(asset: Asset, g: Gait, count: int = 32) -> tuple[float, float]:
    """Mean height of the pelvis over the rest pose and amplitude of its two waves a cycle (m): as high as both legs reach."""
    skeleton = skeleton_of(asset)
    leg = leg_m(asset)
    reach = leg * _REACH
    limit = np.full(count, np.inf)
    half = g.style.limp == 0.0  # the other half of the cycle is this one's mirror image
    for i in range(count // 2 if half else count):
        angle_i = 2 * np.pi * i / count
        trunk = Draft(asset, {"pelvis": _pelvis_rotation(g, angle_i)}, np.array([0.0, _sway(asset, g, angle_i), 0.0])).carried("pelvis")
        for side, start in (("left", 0.0), ("right", g.right)):
            hip = apply(trunk, skeleton.rest[skeleton.index(f"{side}_thigh")])
            across = _foot(asset, g, (i / count - start) % 1.0, side)[0] - hip
            limit[i] = min(limit[i], across[2] + np.sqrt(max(reach**2 - across[0] ** 2 - across[1] ** 2, 0.01)))
    if half:
        limit[count // 2 :] = limit[: count // 2]
    angle = 2 * np.pi * np.arange(count) / count
    amplitude = float(np.clip(0.5 * (np.percentile(limit, 90) - limit.min()), 0, 0.022)) * g.style.bounce
    level = min(float(np.min(limit - amplitude * _bob(angle))), -0.003 - amplitude)
    return level - 0.035 * leg * g.style.crouch, amplitude


def _sway(asset: Asset, g: Gait, angle: float) -> float:
    """Metres to the left: the body leans over the leg that carries it."""
    return float(0.018 * leg_m(asset) * g.style.sway * np.sin(angle - 0.06))


def _bob(angle: Floats | float) -> Floats:
    """-1..1: lowest just after each heel strike, when both feet are down."""
    return np.asarray(-np.cos(2 * (np.asarray(angle) - 0.2)))
