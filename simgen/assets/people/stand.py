"""Standing: weight that shifts from leg to leg, sway, breath, glances."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.people.draft import SIDES, Draft, Pose, leg_m
from simgen.assets.people.kinematics import about
from simgen.assets.people.style import Style, wander

# Postural sway in quiet standing: a few millimetres at 0.1 to 0.6 Hz (Winter, 1995).
_SWAY_M = 0.004


def stand(asset: Asset, style: Style, time_s: float, *, restless: float = 1.0, look: float = 1.0, lean: float = 0.0) -> Draft:
    """Somebody who stands, arms hanging. restless : how far the weight moves from leg to leg. look : how far about they look.
    lean : of the trunk forwards, rad."""
    s, leg, seed = style, leg_m(asset), style.seed
    own = 2 * s.mood[0] - 1  # the leg that they like to stand on
    weight = float(np.clip(0.75 * own + 0.55 * restless * wander(time_s, seed, hold_s=9.0 + 8 * s.mood[1], move_s=1.6), -1, 1))
    sway = [
        _SWAY_M * (np.sin(2 * np.pi * (0.13 * time_s + seed) * f) + 0.5 * np.sin(2 * np.pi * (0.41 * time_s + 3 * seed) * f))
        for f in (1.0, 0.77)
    ]
    tilt = 0.06 * weight
    yaw = look * 0.75 * wander(time_s, seed + 0.21, hold_s=3.1 + 2 * s.mood[2], move_s=0.7)
    pitch = look * 0.10 * wander(time_s, seed + 0.63, hold_s=2.3, move_s=0.6)
    a = 2 * np.pi * (s.breath_hz * time_s + seed)
    draft = Draft(asset, breath=float(np.sin(a + 0.35 * np.sin(a))))
    stoop = s.stoop
    draft.rotations = {
        "pelvis": about("x", -tilt) @ about("y", 0.45 * lean),
        "spine": about("x", 0.7 * tilt) @ about("y", 0.02 + 0.45 * stoop + 0.3 * lean) @ about("z", 0.08 * yaw),
        "chest": about("x", 0.5 * tilt) @ about("y", 0.75 * stoop + 0.25 * lean - 0.004 * draft.breath) @ about("z", 0.10 * yaw),
        "neck": about("z", 0.42 * yaw) @ about("y", 0.5 * s.chin + 0.1 * stoop - 0.4 * lean),
        "head": about("z", 0.40 * yaw) @ about("y", 0.5 * s.chin - 0.8 * stoop - 0.4 * lean + pitch),
    }
    drop = 0.012 + 0.030 * s.crouch + 0.003 * abs(weight)
    draft.root = np.array([sway[0] - 0.16 * lean * leg, 0.030 * weight * leg + sway[1], -drop * leg])
    liked = 1.0 if own > 0 else -1.0
    for side, sign in SIDES:
        ankle = draft.rest(f"{side}_foot").copy()
        free = abs(own) * (sign != liked)  # the other foot stands out and ahead
        ankle += np.array(
            [(0.07 * free - 0.02 * (s.mood[3] - 0.5)) * leg * (1 if s.mood[3] > 0.3 else -0.6), sign * (0.015 + 0.05 * free) * leg, 0.0]
        )
        draft.leg(side, ankle, np.eye(3), toe_out=sign * float(np.clip(s.toe_out + 0.16 * free, -0.05, 0.45)))
    for side, sign in SIDES:
        draft.hang(
            side,
            swing=0.03 + 0.05 * s.mood[3] + 0.5 * stoop + 0.6 * lean - 0.02 * weight * sign,
            bend=0.20 + 0.2 * s.mood[1] + max(s.bend, -0.1),
            spread=s.spread,
        )
    return draft


def stand_pose(asset: Asset, phase: float = 0.0, time_s: float = 0.0) -> Pose:
    """(J, 4, 4) float32 of somebody waiting; the phase (any number) chooses the posture: weight on one leg or both, arms
    hanging, in the pockets, or looking at a phone."""
    from simgen.assets.people.fit import Fit, Moment
    from simgen.assets.people.gestures import phone_look, pockets

    u = np.modf(np.abs(phase) * np.array([1.0, 7.31, 3.17, 5.71]) + 0.13)[0]
    style = Style(seed=float(u[0]), side=1.0 if u[3] < 0.3 else -1.0, mood=(float(u[0]), float(u[1]), float(u[2]), float(u[3])))
    draft = stand(asset, style, time_s)
    if u[2] > 0.72:
        phone_look(draft, style, Moment(time_s), Fit())
    elif u[2] > 0.56:
        pockets(draft, style, Moment(time_s), Fit())
    return draft.pose()
