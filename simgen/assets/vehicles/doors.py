"""Doors of cars: where they lie, on which hinges they turn and which group of panels and which joint each is."""

from __future__ import annotations

import numpy as np

from simgen.asset import Hinge
from simgen.assets.vehicles.assembly import Moving
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.carspec import Design
from simgen.assets.vehicles.profiles import Floats

FRONT_DOOR, REAR_DOOR, BOOT = 1, 2, 3  # groups of panels
_DOOR_OPEN_RAD, _BOOT_OPEN_RAD = 1.15, 1.25  # door checks hold at 60 to 70 degrees


def front_edge(d: Design) -> float:
    """x of the front doors' front edge."""
    return max(d.cowl_x - 0.05, 0.0) if d.cowl_x < d.wheelbase - d.arch_radius else d.wheelbase - d.arch_radius - 0.02


def post_x(d: Design) -> float:
    """x of the post behind the front doors, at the belt line."""
    if d.doors == 2:
        return max(d.cowl_x - 1.42, 0.14) if d.tail != "bed" else d.deck_x + 0.14
    end = d.deck_x + 0.15 if d.tail == "bed" else max(d.x_rear + 0.5, 0.0)
    return 0.5 * (min(d.cowl_x, d.wheelbase - 0.2) - 0.25 + end) + 0.10


def rear_door_end(d: Design) -> float:
    """x of the rear doors' rear edge at the belt line."""
    return d.deck_x + 0.12 if d.tail == "bed" else 0.06


def moving_parts(d: Design, shape: Shape, first: int) -> Moving:
    """Joints of what opens. first : index that the first of them has."""
    places: list[tuple[str, Floats, Floats, float]] = []
    groups = [(0, 0)]
    z = 0.5 * (d.clearance + d.belt)
    doors = [("f", front_edge(d) - 0.03)] + ([("r", post_x(d) - 0.04)] if d.doors == 4 else [])
    for end, x in doors:
        y = float(shape.side_point(x, z)[1]) - 0.05
        groups.append((first + len(places), first + len(places) + 1))
        places.append((f"door_{end}l", np.array([x, y, z]), np.array([0, 0, -1.0]), _DOOR_OPEN_RAD))
        places.append((f"door_{end}r", np.array([x, -y, z]), np.array([0, 0, 1.0]), _DOOR_OPEN_RAD))
    if d.doors == 2:
        groups.append((0, 0))
    at, axis, angle = _boot_hinge(d)
    groups.append((first + len(places), first + len(places)))
    places.append(("boot", at, axis, angle))
    hinges = {name: Hinge(first + i, axis, angle) for i, (name, _, axis, angle) in enumerate(places)}
    return Moving(tuple(p[0] for p in places), np.array([p[1] for p in places]), hinges, tuple(groups))


def _boot_hinge(d: Design) -> tuple[Floats, Floats, float]:
    if d.tail == "hatch" and not d.spare:
        return np.array([d.roof_end_x + 0.03, 0.0, d.height - d.roof_drop - 0.03]), np.array([0, 1.0, 0]), _BOOT_OPEN_RAD
    if d.tail == "hatch":  # hung at the kerb side, because of the spare wheel on it
        return np.array([d.x_rear + 0.06, -0.40 * d.width, d.belt - 0.2]), np.array([0, 0, 1.0]), _DOOR_OPEN_RAD
    if d.tail == "notch":
        return np.array([d.deck_x + 0.03, 0.0, d.deck - 0.03]), np.array([0, 1.0, 0]), 1.1
    return np.array([d.x_rear + 0.10, 0.0, d.bumper_z + 0.05]), np.array([0, -1.0, 0]), np.pi / 2
