"""Sitting: on benches, and in wheelchairs that are pushed or driven by their rims."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.people.draft import SIDES, Draft, lap_m, leg_m
from simgen.assets.people.fit import Fit, Moment
from simgen.assets.people.kinematics import about
from simgen.assets.people.style import Style, wander
from simgen.geometry import apply

_STROKE_M = 1.25  # driven per push of the rims; 0.8 to 1.1 pushes a second (Boninger et al., 2002)
_CONTACT = (-0.45, 0.80)  # rad of the rim's top from behind to ahead, where the hands hold it


def sit(asset: Asset, style: Style, now: Moment, fit: Fit) -> Draft:
    """Somebody on a seat: the seat's middle is above the origin at `fit.seat_m`, the feet on `fit.floor_m`. Hands lie on the thighs."""
    s, t, k = style, now.time_s, Draft(asset).k
    yaw = 0.7 * wander(t, s.seed, hold_s=4.0, move_s=0.8)
    recline = -0.16 + 0.34 * s.mood[0] ** 2 + 0.4 * s.stoop + 0.02 * wander(t, s.seed + 0.4, hold_s=11.0, move_s=2.0)
    a = 2 * np.pi * (s.breath_hz * t + s.seed)
    draft = Draft(asset, breath=float(np.sin(a + 0.35 * np.sin(a))))
    draft.rotations = {
        "pelvis": about("y", 0.5 * recline - 0.10),
        "spine": about("y", 0.5 * recline + 0.10),
        "chest": about("y", 0.16 + 0.3 * max(recline, 0)) @ about("z", 0.1 * yaw),
        "neck": about("z", 0.45 * yaw) @ about("y", -0.10 - 0.4 * recline),
        "head": about("z", 0.45 * yaw) @ about("y", 0.02 - 0.5 * recline + s.chin),
    }
    seat = asset.anchors["seat"][:3, 3]
    draft.root = np.array([0.0, 0.0, fit.seat_m]) - seat + [0, 0, 0.012 * k]
    knees = 0.02 + 0.07 * s.mood[1]
    for side, sign in SIDES:
        hip = apply(draft.carried("pelvis"), draft.rest(f"{side}_thigh"))
        thigh = float(np.linalg.norm(draft.rest(f"{side}_shin") - draft.rest(f"{side}_thigh")))
        ankle_m = draft.rest(f"{side}_foot")[2]
        shin = leg_m(asset) - thigh
        forward = hip[0] + 0.99 * thigh + (0.06 + 0.12 * s.mood[2] - 0.10 * s.mood[3] * (sign == s.side)) * k
        z = max(fit.floor_m + ankle_m, hip[2] - 0.04 * k - 0.99 * shin)  # feet of small people hang
        drop = hip[2] - z
        forward = min(forward, float(np.sqrt(max((0.985 * leg_m(asset)) ** 2 - drop**2, 0.01))) + hip[0])
        ankle = np.array([forward, sign * (abs(hip[1]) + knees * k), z])
        hanging = z > fit.floor_m + ankle_m + 0.01
        draft.leg(
            side,
            ankle,
            about("y", 0.22 if hanging else 0.0),
            toe_out=sign * max(s.toe_out, 0.0),
            pole=np.array([0.6, sign * (0.05 + 0.35 * knees), 1.0]),
        )
    lap = max(0.105, lap_m(asset) / k + 0.012)
    for side, sign in SIDES:
        T = draft.carried(f"{side}_thigh")
        palm = apply(T, draft.rest(f"{side}_thigh") + np.array([lap, -0.02 * sign, -(0.20 + 0.14 * s.mood[2])]) * k)
        way = T[:3, :3] @ np.array([0.05, -0.35 * sign, -1.0])
        draft.reach(side, palm, way, np.array([0.1, -sign, 0.25]), pole=np.array([-0.5, 0.8 * sign, -0.3]))
    return draft


def propel(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Hands drive the rims of a wheelchair: they go round with it in contact, and swing back below its speed."""
    if fit.rim is None:
        return
    x, y, z, radius = fit.rim
    contact = (_CONTACT[1] - _CONTACT[0]) * radius / _STROKE_M  # of the cycle; the hand turns with the rim
    cycle = (now.travelled_m / _STROKE_M + style.phase) % 1.0
    if cycle < contact:
        share = cycle / contact
        lift = 0.0
    else:
        u = (cycle - contact) / (1 - contact)
        slope = (1 - contact) / contact  # at both ends as fast as the rim
        h = 2 * u**3 - 3 * u**2 + 1
        share = h + (1 - h) * 0.0 + (u**3 - 2 * u**2 + u) * slope + (u**3 - u**2) * slope
        lift = 0.035 * np.sin(np.pi * u) ** 2
    angle = _CONTACT[0] + (_CONTACT[1] - _CONTACT[0]) * share
    bob = 0.10 * (share - 0.4)
    for joint in ("spine", "chest"):
        draft.turn(joint, "y", 0.06 + bob)
    for joint in ("neck", "head"):
        draft.turn(joint, "y", -0.06 - 0.9 * bob)
    for side, sign in SIDES:
        r = radius + lift
        palm = np.array([x + r * np.sin(angle), sign * (y + 0.6 * lift), z + r * np.cos(angle)])
        tangent = np.array([np.cos(angle), 0.0, -np.sin(angle)])
        draft.reach(
            side,
            palm,
            0.55 * tangent + np.array([0.0, -0.15 * sign, -0.75]),
            tangent + np.array([0.2, -0.15 * sign, 0.0]),
            pole=np.array([-0.9, 0.55 * sign, 0.1]),
        )
