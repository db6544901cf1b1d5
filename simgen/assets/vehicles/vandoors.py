"""Doors of vans: the cab's, a sliding one on the kerb side and two leaves at the rear; where they lie and how they move."""

from __future__ import annotations

import numpy as np

from simgen.asset import Hinge
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.assembly import Moving
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.panels import Field, Panels
from simgen.assets.vehicles.profiles import Floats, round_max
from simgen.assets.vehicles.vanspec import VanSpec
from simgen.mesh import Mesh

FRONT, SIDE, REAR = 1, 2, 3  # groups of panels
GAP_M = 0.009  # between doors and body
_FRONT_RAD = 1.15  # door checks hold at 60 to 70 degrees
_REAR_RAD = 3.05  # rear leaves swing to the vehicle's sides: 180 degrees is the usual second stop
_CORNER_M = 0.30
_CELL_M = 0.9  # more than the longest edge of a grid that is cut
_OUT_M = 0.105  # a sliding door runs so far before the side, over handles and mouldings


def cab_door(s: VanSpec, shape: Shape) -> Field:
    """The cab's door, over the side."""
    top, sill = cab_door_top(s), cab_sill(s)

    def field(p: Floats) -> Floats:
        wheel = s.wheel.radius + 0.10 - np.hypot(p[:, 0] - s.wheelbase, p[:, 2] - s.wheel.radius)
        edges = [s.door_x - p[:, 0], p[:, 0] - s.cowl_x - 0.05, sill - p[:, 2], shape.roof(p) + 0.05, p[:, 2] - top, wheel]
        return round_max(edges, 0.06)

    return field


def cab_sill(s: VanSpec) -> float:
    """Height of the cab doors' lower edge: cabs on a chassis end higher."""
    return s.clearance + (0.34 if s.cab_only else 0.12)


def cab_door_top(s: VanSpec) -> float:
    """Height of the cab doors' upper edge."""
    return min(s.height - 0.10, s.head + 0.08)


def sliding_span(s: VanSpec) -> tuple[tuple[float, float], tuple[float, float]]:
    """x and z span of the sliding door."""
    long = 1.25 if s.length > 4.9 else 0.95
    top = min(s.height - 0.16, s.head + (0.0 if s.height < 2.2 else 0.42))
    return (s.door_x - long, s.door_x - 0.03), (s.clearance + 0.12, top)


def sliding_door(s: VanSpec) -> Field:
    """The sliding door, over the side."""
    (x0, x1), (z0, z1) = sliding_span(s)
    return lambda p: round_max([x0 - p[:, 0], p[:, 0] - x1, z0 - p[:, 2], p[:, 2] - z1], 0.06)


def rear_half(s: VanSpec) -> float:
    """Half the width of both rear leaves."""
    return s.width / 2 - 0.13


def rear_span(s: VanSpec) -> tuple[float, float]:
    """z of the rear leaves' ends: from over the bumper to under the roof."""
    return 0.56, s.height - 0.14


def rear_doors(s: VanSpec) -> Field:
    """Both rear leaves, over the rear."""
    half, (z0, z1) = rear_half(s), rear_span(s)
    return lambda p: np.maximum(round_max([p[:, 1] - half, z0 - p[:, 2], p[:, 2] - z1], 0.05), p[:, 0] - s.x_rear - 0.35)


def refine_pillars(panels: Panels, s: VanSpec, shape: Shape) -> None:
    """More lines along the windscreen's pillars and the roof's edge over the cab doors, where the surface curves within the width of the
    doors' frames: to be called before anything is drawn there."""

    def near(p: Floats) -> Floats:
        return round_max([s.door_x - 0.1 - p[:, 0], p[:, 0] - s.cowl_x - 0.15, s.belt - 0.15 - p[:, 2]], 0.01)

    for inset in (0.085, 0.03, 0.058):
        panels.cut(lambda p, d=inset: shape.roof(p) + d, near)  # type: ignore[misc]
        if inset == 0.03:
            panels.settle()


def refine_corners(panels: Panels, s: VanSpec) -> None:
    """More lines where the side windows' and the sliding door's corners will be, which would be blunt otherwise."""
    (x0, x1), (_, top) = sliding_span(s)
    corners = [(s.door_x + 0.08, s.head)] + ([] if s.cab_only else [(x0, top), (x1, top)])
    for x, z in corners:

        def near(p: Floats, at: tuple[float, float] = (x, z)) -> Floats:
            return np.maximum(np.hypot(p[:, 0] - at[0], p[:, 2] - at[1]) - _CORNER_M, 0.3 * s.width - p[:, 1])

        inward = 1.0 if x != x1 else -1.0
        for cut in (0.0, 0.022) if z == s.head else (0.0,):
            panels.cut(lambda p, c=x + inward * cut: p[:, 0] - c, near)  # type: ignore[misc]
            panels.cut(lambda p, c=z - cut: p[:, 2] - c, near)  # type: ignore[misc]


def group_doors(panels: Panels, s: VanSpec, shape: Shape) -> None:
    """Cut the doors' outlines and give their panels to the doors' groups; the gaps about them stay on the body."""
    doors = [(cab_door(s, shape), FRONT)]
    if not s.cab_only:
        doors += [(sliding_door(s), SIDE), (rear_doors(s), REAR)]
    for door, group in doors:
        inner = _inset(door)
        panels.cut(inner, lambda p, f=door: f(p) - _CELL_M)  # type: ignore[misc]
        panels.group(inner, group)


def van_moving(s: VanSpec, shape: Shape, first: int) -> Moving:
    """Joints of the doors. first : index that the first of them has."""
    x, z = s.cowl_x + 0.02, 0.5 * (s.clearance + s.belt)
    y = float(shape.side_point(x, z)[1]) - 0.05
    down, up = np.array([0, 0, -1.0]), np.array([0, 0, 1.0])
    names = ["door_fl", "door_fr"]
    rest = [[x, y, z], [x, -y, z]]
    hinges = {"door_fl": Hinge(first, down, _FRONT_RAD), "door_fr": Hinge(first + 1, up, _FRONT_RAD)}
    groups = [(0, 0), (first, first + 1)]
    if not s.cab_only:
        (x0, x1), (z0, z1) = sliding_span(s)
        half = rear_half(s)
        at = float(shape.rear_point(half, 1.0)[0]) - 0.012
        names += ["side_r", "rear_l", "rear_r"]
        rest += [[0.5 * (x0 + x1), -s.width / 2, 0.5 * (z0 + z1)], [at, half + 0.015, 1.0], [at, -half - 0.015, 1.0]]
        hinges |= {
            "side_r": Hinge(first + 2, up, 0.0, (-(x1 - x0 - 0.05), -_OUT_M, 0.0)),
            "rear_l": Hinge(first + 3, down, _REAR_RAD), "rear_r": Hinge(first + 4, up, _REAR_RAD),
        }  # fmt: skip
        groups += [(0, first + 2), (first + 3, first + 4)]
    return Moving(tuple(names), np.array(rest), hinges, tuple(groups))


def draw_door_insides(panels: Panels, s: VanSpec, clad: int) -> None:
    """What the doors look like from inside: door cards in the cab, sheet metal with a panel of the slot `clad` on the others. To be called
    for the lining once the doors are grouped."""
    card = s.belt - 0.03

    def front(p: Floats) -> Floats:
        return np.maximum(s.door_x - p[:, 0], p[:, 0] - s.cowl_x - 0.1)

    panels.cut(lambda p: p[:, 2] - card, front)
    low = panels.positions[panels.faces].mean(axis=1)[:, 2] < card
    panels.slots[(panels.groups == FRONT) & ~np.isin(panels.slots, H.GLAZING)] = H.LINING
    panels.slots[(panels.groups == FRONT) & low] = H.DASH
    if s.cab_only:
        return
    (x0, x1), (z0, _) = sliding_span(s)
    top = s.belt - 0.07

    def side(p: Floats) -> Floats:
        return round_max([x0 + 0.10 - p[:, 0], p[:, 0] - x1 + 0.10, z0 + 0.16 - p[:, 2], p[:, 2] - top], 0.05)

    def rear(p: Floats) -> Floats:
        half, (low, _) = rear_half(s), rear_span(s)
        edges = [p[:, 1] - half + 0.10, 0.08 - p[:, 1], low + 0.10 - p[:, 2], p[:, 2] - top]
        return np.maximum(round_max(edges, 0.05), p[:, 0] - s.x_rear - 0.35)

    for field, group in ((side, SIDE), (rear, REAR)):
        panels.cut(field, lambda p, f=field: f(p) - _CELL_M)  # type: ignore[misc]
        inside = field(panels.positions[panels.faces].mean(axis=1)) < 0
        panels.slots[(panels.groups == group) & inside & ~np.isin(panels.slots, H.GLAZING)] = clad


def add_side_parts(builder: MeshBuilder, parts: Mesh, s: VanSpec, joint: int) -> None:
    """Lettering, pictures and the like that lie on the sides: those faces that are on the sliding door move with its joint."""
    (x0, x1), (z0, z1) = sliding_span(s)
    middle = parts.positions.astype(float)[parts.faces].mean(axis=1)
    on = (middle[:, 1] < 0) & (middle[:, 0] > x0) & (middle[:, 0] < x1) & (middle[:, 2] > z0) & (middle[:, 2] < z1)
    slots = parts.slots[parts.faces[:, 0]]
    for moves in (False, True):
        for slot in np.unique(slots):
            used, index = np.unique(parts.faces[(slots == slot) & (on == moves)], return_inverse=True)
            if len(used):
                builder.add(parts.positions[used], index.reshape(-1, 3), int(slot), normals=parts.normals[used], uvs=parts.uvs[used],
                            ao=parts.ao[used], joint=joint if moves else 0)  # fmt: skip


def add_latches(builder: MeshBuilder, s: VanSpec, shape: Shape, groups: tuple[tuple[int, int], ...]) -> None:
    """Lock cases, rods and grips on the inside of the rear leaves and the sliding door."""
    (z0, z1), depth = rear_span(s), 0.065
    for side, joint in zip((1.0, -1.0), groups[REAR], strict=True):
        x = float(shape.rear_point(0.05, 1.0)[0]) + depth
        builder.add_box((0.03, 0.07, 0.20), S.TRIM, center=(x, side * 0.05, 1.02), bevel=0.008, joint=joint)
        builder.add_tube([[x, side * 0.05, z0 + 0.05], [x, side * 0.05, z1 - 0.08]], 0.008, S.METAL, segments=5, joint=joint)
        builder.add_box((0.04, 0.03, 0.22), S.TRIM, center=(x, side * 0.16, s.belt - 0.02), bevel=0.008, joint=joint)
        for z in (z0 + 0.2, s.belt + 0.1):  # check straps
            builder.add_box((0.02, 0.14, 0.03), S.METAL, center=(x, side * (rear_half(s) - 0.09), z), joint=joint)
    (x0, x1), _ = sliding_span(s)
    at = shape.side_point(x1 - 0.08, s.belt - 0.13)
    builder.add_box((0.10, 0.03, 0.16), S.TRIM, center=(at[0], -at[1] + depth, at[2]), bevel=0.008, joint=groups[SIDE][1])
    roller = shape.side_point(x0 + 0.05, s.belt - 0.09)
    builder.add_box((0.12, 0.05, 0.07), S.METAL, center=(roller[0], -roller[1] + depth, roller[2]), bevel=0.01, joint=groups[SIDE][1])


def _inset(field: Field) -> Field:
    return lambda p: field(p) + GAP_M / 2
