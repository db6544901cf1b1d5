"""Shut lines of cars (doors, bonnet, boot, bumpers, fuel flap) and which panels move with which door."""

from __future__ import annotations

import numpy as np

from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.carparts import Field, on_side, rear_u, x_range
from simgen.assets.vehicles.carspec import Design
from simgen.assets.vehicles.doors import BOOT, FRONT_DOOR, REAR_DOOR, front_edge, post_x, rear_door_end
from simgen.assets.vehicles.panels import Panels, region
from simgen.assets.vehicles.profiles import Floats, round_max

# Gaps are 3.5 to 5 mm wide; further off a wider one, at half the contrast of a pixel, is what is left of their shadow.
_GAP_M = (0.006, 0.009)


def door_fields(d: Design, shape: Shape) -> dict[int, Field]:
    """Outlines of the doors of one side by group."""
    from simgen.assets.vehicles.carglass import side_glass

    glass = side_glass(d, shape)
    sill = d.clearance + (0.17 if d.clad else 0.13)
    front_x, post, r = front_edge(d), post_x(d), d.arch_radius
    end = rear_door_end(d)

    def above(p: Floats) -> Floats:
        return np.where(p[:, 2] > shape.belt(p[:, 0]) + 0.01, glass(p) - 0.032, -1.0)

    def post_line(p: Floats) -> Floats:
        return p[:, 0] - post + 0.10 * np.maximum(p[:, 2] - shape.belt(p[:, 0]), 0)

    def front_door(p: Floats) -> Floats:
        return round_max([p[:, 0] - front_x, -post_line(p), sill - p[:, 2], above(p)], 0.06)

    def rear_door(p: Floats) -> Floats:
        wheel = r + 0.05 - np.hypot(p[:, 0], p[:, 2] - d.tyre)
        lean = 0.25 if d.quarter else 0.42
        edge = (end - lean * np.maximum(0.0, p[:, 2] - d.belt) * (1 if d.quarter else 0.3) - p[:, 0]) if d.tail != "bed" else end - p[:, 0]
        return round_max([post_line(p), sill - p[:, 2], np.maximum(edge, wheel if d.tail != "bed" else edge), above(p)], 0.05)

    return {FRONT_DOOR: front_door, REAR_DOOR: rear_door} if d.doors == 4 else {FRONT_DOOR: front_door}


def boot_field(d: Design, shape: Shape) -> tuple[Field, Field]:
    """Outline of the boot lid, tailgate or load bed's flap, and where it lies."""
    u, low = rear_u(shape), d.bumper_z + 0.035
    if d.tail == "notch":
        front = d.deck_x + 0.05

        def lid(p: Floats) -> Floats:
            return round_max([p[:, 1] - shape.half_width * 0.76, low - p[:, 2], shape.top_x(p) - front], 0.04)

        return lid, x_range(-99, d.deck_x + 0.3)
    if d.tail == "bed":

        def flap(p: Floats) -> Floats:
            return round_max([p[:, 1] - shape.half_width * 0.83, low - p[:, 2], p[:, 0] - d.x_rear - 0.20], 0.02)

        return flap, x_range(-99, d.x_rear + 0.4)

    def gate(p: Floats) -> Floats:
        edge = np.maximum(u(p) - shape.half_width * 0.88, shape.side(p) + 0.05)
        return round_max([edge, low - p[:, 2], p[:, 2] - d.height + d.roof_drop + 0.012], 0.04)

    return gate, x_range(-99, max(d.roof_end_x, d.x_rear) + 0.3)


def assign_groups(panels: Panels, d: Design, shape: Shape) -> None:
    """Give doors, and tailgates with what is drawn on them, their groups; their outlines are cut if they are not yet."""
    side = region(on_side(shape, 0.10), lambda p: p[:, 0] - d.wheelbase)
    for number, field in door_fields(d, shape).items():
        panels.cut(field, side)
        panels.group(field, number, side)
    field, where = boot_field(d, shape)
    panels.cut(field, where)
    panels.group(field, BOOT, where)


def draw_lines(panels: Panels, d: Design, shape: Shape, detail: int) -> None:
    """All shut lines."""
    width = _GAP_M[detail]
    side = on_side(shape, 0.10)
    for field in door_fields(d, shape).values():
        panels.line(field, width, S.GAP, region(side, lambda p, f=field: np.abs(f(p)) - 0.25), only=S.PAINT)  # type: ignore[misc]
        panels.fill(lambda p, f=field: np.abs(f(p)) - width / 2, S.GAP, side, only=S.PAINT2)  # type: ignore[misc]
    lid, where = boot_field(d, shape)
    panels.line(lid, width, S.GAP, region(where, lambda p: np.abs(lid(p)) - 0.25, lambda p: shape.side(p) + 0.03), only=S.PAINT)
    _draw_bonnet(panels, d, shape, width)
    if detail == 0:
        _draw_small(panels, d, shape)


def _draw_bonnet(panels: Panels, d: Design, shape: Shape, width: float) -> None:
    def bonnet(p: Floats) -> Floats:
        taper = 0.12 * np.maximum(p[:, 0] - d.cowl_x - 0.3, 0) ** 2
        return round_max(
            [
                p[:, 1] - shape.half_width * 0.82 + taper,
                d.cowl_x + 0.04 - shape.top_x(p),
                p[:, 0] - (d.x_front - d.shelf - max(d.face, 0) - 0.05) + d.bow * shape.across(p[:, 1]),
            ],
            0.05,
        )

    near = region(lambda p: d.cowl_x - 0.2 - p[:, 0], lambda p: d.nose_z - 0.06 - p[:, 2], lambda p: np.abs(bonnet(p)) - 0.3)
    panels.line(bonnet, width, S.GAP, near, only=S.PAINT)
    # The louvred black strip in front of the windscreen.
    scuttle = region(x_range(d.cowl_x - 0.25, d.cowl_x + 0.3), lambda p: d.cowl_z - 0.2 - p[:, 2])
    panels.draw(
        lambda p: np.maximum(np.abs(shape.top_x(p) - d.cowl_x) - 0.04, shape.side(p) + 0.10), S.TRIM, scuttle, only=S.PAINT
    )  # fmt: skip


def _draw_small(panels: Panels, d: Design, shape: Shape) -> None:
    r, width = d.arch_radius, 0.8 * _GAP_M[0]
    lip = min(d.bumper_z - 0.06, d.nose_z - 0.16)
    panels.line(
        lambda p: p[:, 2] - d.bumper_z - 0.02, width, S.GAP,
        region(lambda p: p[:, 0] + r - 0.05, lambda p: -(shape.side(p) + 0.10), lambda p: np.abs(p[:, 2] - d.bumper_z) - 0.2), only=S.PAINT,
    )  # fmt: skip
    panels.line(
        lambda p: (p[:, 0] - (d.wheelbase + 0.80 * r) - 0.9 * (p[:, 2] - lip)) * 0.74, width, S.GAP,
        region(lambda p: p[:, 2] - d.nose_z + 0.04, lambda p: d.tyre + 0.55 * r - p[:, 2], lambda p: -(shape.side(p) + 0.06),
             x_range(d.wheelbase + 0.5 * r, d.x_front)), only=S.PAINT,
    )  # fmt: skip
    if d.tail == "bed":  # between the cab and the bed
        x = d.deck_x + 0.02
        panels.line(
            lambda p: p[:, 0] - x, 0.022, S.GAP, region(on_side(shape, 0.12), x_range(x - 0.4, x + 0.4), lambda p: p[:, 2] - d.deck - 0.01)
        )
    if d.tail != "bed":  # fuel flap, or the charging socket's
        x, z = (-0.30 if d.x_rear < -0.6 else -0.22), 0.5 * (d.tyre + r + d.belt) + 0.03
        near = region(on_side(shape, 0.05), lambda p: np.maximum(np.abs(p[:, 0] - x), np.abs(p[:, 2] - z)) - 0.25)
        panels.cut(lambda p: p[:, 0] - x, near)
        panels.cut(lambda p: p[:, 2] - z, near)
        panels.line(lambda p: round_max([np.abs(p[:, 0] - x) - 0.075, np.abs(p[:, 2] - z) - 0.07], 0.04), 0.005, S.GAP, near, only=S.PAINT)
