"""Side and centre stands: folded away at rest, put down for parking by turning the joint "stand"."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np

from simgen.assets.vehicles.cyclekit import Kit
from simgen.assets.vehicles.cycleslots import BLACK, STAND
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import rotation, transform

LEAN_RAD = -0.17  # to the left, about 10 degrees: common for side stands
_REACH_M = 0.20  # how far left of the wheels' line a side stand's foot stands
_FOLDED = np.array([-np.cos(0.245), 0.0, np.sin(0.245)])  # direction of the folded leg

Stand = tuple[str, Floats, float]


def add_stand(k: Kit, stand: Stand) -> None:
    """The stand, folded. stand : its kind ("side" or "centre"), pivot (3,) and the radius of its legs."""
    kind, pivot, radius = stand
    length = float(np.linalg.norm(_leg(stand)))
    sides = k.pick(6, 4, 3)
    if kind == "side":
        end = pivot + length * _FOLDED
        k.tube([pivot, end], radius, BLACK, STAND, sides=sides)
        if k.detail < 2:
            k.box((0.035, 2.6 * radius, 3.0 * radius), end, BLACK, STAND)
            k.tube([pivot + [0, -0.012, 0], pivot + [0, 0.012, 0]], 2.0 * radius, BLACK, sides=6)
        return
    for y in (1.0, -1.0):
        k.tube([pivot + [0, 0.03 * y, 0], pivot + 0.3 * length * _FOLDED + [0, 0.07 * y, 0],
            pivot + 0.98 * length * _FOLDED + [0, 0.11 * y, 0]], radius, BLACK, STAND, sides=sides)


def stand_parameters(stand: Stand | None) -> dict[str, float | str]:
    """What a parked one does: "lean_rad" of the whole (to the right positive, as `bicycle_pose` takes it), "stand" and the angle by
    which its joint turns to stand."""
    if stand is None:
        return {"stand": "none", "lean_rad": LEAN_RAD, "stand_rad": 0.0}
    way = _leg(stand)
    way /= np.linalg.norm(way)
    return {"stand": stand[0], "lean_rad": LEAN_RAD if stand[0] == "side" else 0.0,
        "stand_rad": float(np.arccos(np.clip(way @ _FOLDED, -1, 1)))}


def stand_anchor(stand: Stand) -> Floats:
    """(4, 4) frame at the stand's pivot about whose z axis it turns down."""
    way = _leg(stand)
    axis = np.cross(_FOLDED, way)
    axis /= np.linalg.norm(axis)
    return transform(np.stack([_FOLDED, np.cross(axis, _FOLDED), axis], axis=1), stand[1])


def _leg(stand: Stand) -> Floats:
    """(3,) from the pivot to the foot of the stand put down, in the leaning frame."""
    kind, pivot, _ = stand
    if kind == "centre":
        return np.array([0.02, 0.0, -pivot[2] + 0.004])
    foot = np.array([pivot[0] + 0.02, _REACH_M, 0.0])
    return np.asarray(rotation(roll=LEAN_RAD).T @ foot - pivot)
