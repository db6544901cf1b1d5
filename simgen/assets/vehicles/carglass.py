"""Windows of cars: where they lie, how they are drawn, and the lining that one sees through them."""

from __future__ import annotations

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape, body_panels
from simgen.assets.vehicles.cabin import CabinSpace, daylight
from simgen.assets.vehicles.carlines import assign_groups
from simgen.assets.vehicles.carparts import Field, on_side, x_range
from simgen.assets.vehicles.carspec import Design, car_grid
from simgen.assets.vehicles.doors import post_x, rear_door_end
from simgen.assets.vehicles.panels import Panels, region
from simgen.assets.vehicles.profiles import Floats, round_max

_LINING_M = 0.045  # thickness of doors' tops, pillars and roof


def side_glass(d: Design, shape: Shape) -> Field:
    """Outline of all side windows of one side."""
    edges = _side_edges(d, shape)
    return lambda p: round_max([edge(p) for edge in edges], 0.03)


def _side_edges(d: Design, shape: Shape) -> tuple[Field, ...]:
    """Sill, roof's edge, front and rear end of the side windows."""
    rear_x = d.x_rear + d.glass_rear if d.tail != "bed" else d.deck_x + 0.16

    def rise(p: Floats) -> Floats:
        return p[:, 2] - shape.belt(p[:, 0])

    return (
        lambda p: 0.026 - rise(p),
        lambda p: shape.roof(p) + d.pillar + 0.008,
        lambda p: (p[:, 0] - (d.cowl_x - 0.10)) * 0.9 + 0.25 * rise(p),
        lambda p: (rear_x + d.glass_lean * rise(p) - p[:, 0]) / np.hypot(1, d.glass_lean),
    )


def windscreen(d: Design, shape: Shape) -> Field:
    """Outline of the windscreen."""

    def field(p: Floats) -> Floats:
        x = shape.top_x(p)
        return round_max([shape.side(p) + d.pillar, (x - d.cowl_x + 0.03) * 0.7, d.header_x + 0.01 - x], 0.05)

    return field


def rear_window(d: Design, shape: Shape) -> Field:
    """Outline of the rear window."""
    inset = 0.085 + 0.4 * max(d.tumble - 0.2, 0)
    if d.tail == "notch":
        slope_x = d.roof_end_x - d.deck_x

        def field(p: Floats) -> Floats:
            x = shape.top_x(p)
            return round_max([shape.side(p) + inset, (d.deck_x + 0.10 * slope_x + 0.03 - x) * 0.6, x - (d.roof_end_x - 0.02)], 0.05)
    elif d.tail == "bed":

        def field(p: Floats) -> Floats:
            return round_max([shape.side(p) + 0.16, d.deck + 0.06 - p[:, 2], p[:, 2] - d.height + 0.16, p[:, 0] - d.deck_x - 0.25], 0.05)
    else:
        low, high = d.belt_at_rear + 0.03, d.height - d.roof_drop - 0.055

        def field(p: Floats) -> Floats:
            return round_max([shape.side(p) + inset, low - p[:, 2], p[:, 2] - high, p[:, 0] - d.roof_end_x - 0.25], 0.05)

    return field


def panes(d: Design, shape: Shape) -> tuple[tuple[Field, Field], ...]:
    """(outline, where it lies) of side windows, windscreen, rear window."""
    rear = x_range(d.deck_x - 0.1, d.deck_x + 0.3) if d.tail == "bed" else x_range(d.x_rear - 0.1, max(d.roof_end_x, d.x_rear) + 0.2)
    return (
        (side_glass(d, shape), region(on_side(shape, 0.05), lambda p: d.belt - 0.25 - p[:, 2])),
        (windscreen(d, shape), region(x_range(d.header_x - 0.4, d.cowl_x + 0.3), lambda p: d.cowl_z - 0.35 - p[:, 2])),
        (rear_window(d, shape), region(rear, lambda p: d.belt - 0.40 - p[:, 2])),
    )


def posts(d: Design) -> list[tuple[float, float, float]]:
    """x at the belt, lean (dx/dz) and width of the posts between side windows, front to back."""
    out = [(post_x(d), -0.10, d.post)]
    glass_end = d.x_rear + d.glass_rear
    if d.tail == "bed":
        return out if d.doors == 4 else []
    end = rear_door_end(d)
    if d.doors == 2:
        return out if post_x(d) - glass_end > 0.3 else []
    if d.quarter:
        out.append((max(end, glass_end + 0.30) + 0.02, -0.25, 0.085))
    elif glass_end < end - 0.05:
        out.append((end + 0.10, -0.12, 0.026))
    return out


def draw_glass(panels: Panels, d: Design, shape: Shape, detail: int) -> None:
    """Panes in their frames, with the posts between them."""
    areas = panes(d, shape)
    _seed_corners(panels, d, shape, areas[2][1])
    if detail < 2:
        for edge in _side_edges(d, shape):
            panels.cut(edge, region(areas[0][1], lambda p, e=edge: e(p) - 0.15))  # type: ignore[misc]
    for k, (window, where) in enumerate(areas):
        if detail == 0:
            slot = S.METAL if d.chrome and k == 0 else S.TRIM
            panels.draw(lambda p, w=window: w(p) - 0.014, slot, where)  # type: ignore[misc]
        panels.draw(window, (S.GLASS, S.GLASS, S.GLASS_REAR)[k], where)
    glass, side = areas[0]
    post = post_x(d)
    panels.fill(lambda p: p[:, 0] - post + 0.05, S.GLASS_REAR, side, only=S.GLASS)
    if detail < 2:
        for x, lean, width in posts(d):
            near = region(side, x_range(x - 0.45, x + 0.35))

            def line(p: Floats, x: float = x, lean: float = lean) -> Floats:
                return p[:, 0] - x - lean * (p[:, 2] - shape.belt(p[:, 0]))

            panels.cut(lambda p, w=width, f=line: f(p) - w / 2, near)  # type: ignore[misc]
            panels.cut(lambda p, w=width, f=line: f(p) + w / 2, near)  # type: ignore[misc]
            for pane in (S.GLASS, S.GLASS_REAR):
                panels.fill(lambda p, w=width, f=line: np.maximum(np.abs(f(p)) - w / 2, glass(p)), S.TRIM, near, only=pane)  # type: ignore[misc]
    if detail == 0 and d.tail == "hatch" and not d.spoiler:  # a third brake lamp over the rear window
        z = d.height - d.roof_drop - 0.03
        panels.draw(
            lambda p: np.maximum(np.abs(p[:, 2] - z) - 0.011, p[:, 1] - 0.17), S.BRAKE,
            region(x_range(d.x_rear - 0.1, d.roof_end_x + 0.1), lambda p: np.abs(p[:, 2] - z) - 0.2),
        )  # fmt: skip


def _seed_corners(panels: Panels, d: Design, shape: Shape, where: Field) -> None:
    """Lines near the rear window's corners, where a coarse grid would cut them off."""
    inset = 0.085 + 0.4 * max(d.tumble - 0.2, 0) if d.tail != "bed" else 0.16
    for step in (0.0, 0.05):
        panels.cut(lambda p, s=step: shape.side(p) + inset + s, where)  # type: ignore[misc]
    if d.tail == "notch":
        return
    low = d.belt_at_rear + 0.03 if d.tail == "hatch" else d.deck + 0.06
    high = d.height - (d.roof_drop + 0.055 if d.tail == "hatch" else 0.16)
    for level in (low, low + 0.05, high - 0.05, high):
        panels.cut(lambda p, z=level: p[:, 2] - z, where)  # type: ignore[misc]


def cabin_space(d: Design) -> CabinSpace:
    """Where the inside lies."""
    floor = d.clearance + 0.11
    hip = min(d.height - 0.96, floor + 0.42)
    front = min(d.cowl_x - 1.22, d.header_x - 0.42)
    rear_wall = {"hatch": d.x_rear + 0.35, "notch": max(d.deck_x + 0.10, d.x_rear + 0.7), "bed": d.deck_x + 0.14}[d.tail]
    back = max(front - 0.86, rear_wall + 0.24)
    if d.tail == "notch":
        back = max(back, d.deck_x + 0.5 * (d.roof_end_x - d.deck_x) + 0.30)  # heads fit under the rear window
    rows = (front,) if (d.tail == "bed" and d.doors == 2) or front - back < 0.45 else (front, back)
    half = d.width / 2
    return CabinSpace(
        floor, rows, tuple(hip + 0.03 * k for k in range(len(rows))), half - 0.20, half - 0.12, d.belt, d.height - d.header_drop - 0.045,
        d.cowl_x, max(d.cowl_x - 0.58, front + 0.60), d.belt - 0.03,
        rear_wall, d.rhd,
    )  # fmt: skip


def add_lining(builder: MeshBuilder, d: Design, shape: Shape, detail: int, joints: tuple[tuple[int, int], ...]) -> None:
    """The inside of the body's skin as far as windows show it: roof lining, pillars, doors' inner faces, floor and bulkhead."""
    panels = body_panels(shape, car_grid(d, shape, 1 if detail == 0 else 2), S.INTERIOR)
    panels.tolerance_m = 0.004
    for window, where in panes(d, shape):
        panels.draw(window, S.GLASS, where)
    floor, rear = d.clearance + 0.10, d.deck_x + 0.06 if d.tail == "bed" else d.x_rear + 0.12
    panels.remove(lambda p: p[:, 2] - floor)
    panels.remove(lambda p: d.cowl_x + 0.02 - p[:, 0])
    panels.draw(lambda p: shape.belt(p[:, 0]) + 0.03 - p[:, 2], S.CLOTH, only=S.INTERIOR)
    if d.tail == "bed":
        panels.remove(lambda p: p[:, 0] - rear)
    assign_groups(panels, d, shape)
    panels.keep(panels.slots != S.GLASS)
    panels.add_to(
        builder, shape.normal, joints=joints, lining_m=_LINING_M, ao=lambda p: daylight(p, -shape.normal(p), floor, d.belt)
    )
    half, front = d.width / 2 - 0.10, d.cowl_x - 0.02
    dark = np.full(4, 26)
    x = np.linspace(rear + (0.0 if d.tail == "bed" else 0.12), front, 6)
    y = shape.width_at(x, np.full(6, floor)) - 0.09
    if d.tail != "bed":
        y[0] -= 0.14
    strip = np.concatenate([np.stack([x, -y, 0 * x + floor], 1), np.stack([x, y, 0 * x + floor], 1)])
    builder.add(strip, [[k, k + 1, k + 7, k + 6] for k in range(5)], S.CLOTH, ao=np.full(12, 20))
    top = d.cowl_z - 0.06
    builder.add([[front, -half, floor], [front, -half, top], [front, half, top], [front, half, floor]], [[0, 1, 2, 3]], S.INTERIOR, ao=dark)
    if d.tail == "notch":
        x0, x1, z = d.deck_x + 0.06, cabin_space(d).rear_x + 0.12, d.deck - 0.07
        builder.add(
            [[x0, -half + 0.1, z], [x1, -half + 0.1, z], [x1, half - 0.1, z], [x0, half - 0.1, z]], [[0, 1, 2, 3]], S.CLOTH, ao=dark + 30
        )
