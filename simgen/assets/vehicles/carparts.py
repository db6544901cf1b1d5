"""What is drawn onto a car's body: glass, shut lines, grille, lamps, cladding."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.carspec import CarSpec
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.profiles import Floats, polygon_distance, round_max

Field = Callable[[Floats], Floats]
_GAP_M = 0.007  # shut lines are 4 mm wide; drawn a little wider so that they survive a few metres of distance


def draw_car(panels: Panels, s: CarSpec, shape: Shape, detail: int) -> None:
    """All of it, in the order in which things lie over each other."""
    if detail < 2:  # vertices along the A-pillar's and roof's edge, which runs across the grid
        panels.cut(lambda p: shape.side(p) - shape.roof(p), lambda p: np.maximum(s.belt - p[:, 2], s.header_x - 0.4 - p[:, 0]))
        panels.settle()
    if s.clad:
        _draw_cladding(panels, s, shape)
    if detail < 2:
        _draw_bumpers(panels, s, shape, detail)
    if detail == 0:
        _draw_lines(panels, s, shape)
    _draw_glass(panels, s, shape, detail)
    draw_head_lamps(panels, s, shape, detail)
    draw_tail_lamps(panels, s, shape, detail)


def on_side(shape: Shape, depth: float = 0.09) -> Field:
    """Where the surface belongs to the side."""
    return lambda p: -(shape.side(p) + depth)


def front_u(shape: Shape) -> Field:
    """Distance from the centre line along the front and round its corner, metres."""
    return lambda p: p[:, 1] + 0.8 * np.maximum(shape.front(p[:, 2]) - p[:, 0], 0)


def rear_u(shape: Shape) -> Field:
    """Distance from the centre line along the rear and round its corner, metres."""
    return lambda p: p[:, 1] + 0.8 * np.maximum(p[:, 0] - shape.rear(p[:, 2]), 0)


def polygon(u: Field, polygon_uv: list[tuple[float, float]], rounding: float) -> Field:
    """Polygon over (u, z)."""
    return lambda p: polygon_distance(u(p), p[:, 2], polygon_uv, rounding)


def side_glass(s: CarSpec, shape: Shape) -> Field:
    """Outline of all side windows of one side."""
    rear_x, slope = (s.roof_end_x - 0.42, 0.75) if s.tail == "notch" else (s.x_rear + 0.42, 0.55)

    def field(p: Floats) -> Floats:
        h = p[:, 2] - shape.belt(p[:, 0])
        front = (p[:, 0] - (s.cowl_x - 0.20)) * 0.9 + 0.25 * h
        back = (rear_x + slope * h - p[:, 0]) / np.hypot(1, slope)
        return round_max([0.028 - h, shape.roof(p) + 0.075, front, back], 0.035)

    return field


def windscreen(s: CarSpec, shape: Shape) -> Field:
    """Outline of the windscreen."""

    def field(p: Floats) -> Floats:
        x = shape.top_x(p)
        return round_max([shape.side(p) + 0.062, (x - s.cowl_x + 0.03) * 0.7, s.header_x + 0.02 - x], 0.05)

    return field


def rear_window(s: CarSpec, shape: Shape) -> Field:
    """Outline of the rear window."""
    if s.tail == "notch":

        def field(p: Floats) -> Floats:
            x = shape.top_x(p)
            return round_max([shape.side(p) + 0.085, (s.roof_end_x - 0.93 - x) * 0.6, x - (s.roof_end_x - 0.13)], 0.05)
    else:

        def field(p: Floats) -> Floats:
            z = p[:, 2]
            return round_max(
                [shape.side(p) + 0.10, s.belt + s.belt_rise + 0.035 - z, z - (s.height - 0.145), p[:, 0] - s.x_rear - s.rake - 0.25], 0.06
            )

    return field


def pillars(s: CarSpec) -> list[tuple[float, float, float]]:
    """x at the belt, lean (dx/dz) and width of the posts between side windows, front to back."""
    door = 0.5 * (s.cowl_x - 0.25 + max(s.x_rear + 0.5, 0.0)) + 0.10
    posts = [(door, -0.10, 0.085)]
    if s.side_windows == 3:
        posts.append((0.06, -0.28, 0.075))
    elif s.tail == "notch":
        posts.append((-0.02, -0.05, 0.03))
    return posts


def _draw_glass(panels: Panels, s: CarSpec, shape: Shape, detail: int) -> None:
    side = on_side(shape, 0.05)
    for window, where in (
        (side_glass(s, shape), side),
        (windscreen(s, shape), _range(s.header_x - 0.5, s.cowl_x + 0.3)),
        (rear_window(s, shape), _range(s.x_rear - 0.1, s.roof_end_x)),
    ):
        if detail == 0:
            panels.draw(lambda p, w=window: w(p) - 0.018, S.TRIM, where)  # type: ignore[misc]
        panels.draw(window, S.GLASS, where)
    if detail == 2:
        return
    glass = side_glass(s, shape)
    for x, lean, width in pillars(s):
        panels.line(lambda p, x=x, lean=lean: p[:, 0] - x - lean * (p[:, 2] - shape.belt(p[:, 0])), width, S.TRIM, side, S.GLASS, glass)  # type: ignore[misc]
    if detail == 0 and s.tail == "hatch":  # the window's black frame goes on to the roof spoiler; a third brake lamp sits in it
        panels.line(
            lambda p: p[:, 2] - s.height + 0.118,
            0.026,
            S.BRAKE,
            _range(s.x_rear - 0.1, s.x_rear + s.rake + 0.2),
            within=lambda p: p[:, 1] - 0.16,
        )


def _draw_cladding(panels: Panels, s: CarSpec, shape: Shape) -> None:
    z, r = s.wheel.radius, s.arch_radius

    def field(p: Floats) -> Floats:
        arches = np.minimum(np.hypot(p[:, 0], p[:, 2] - z), np.hypot(p[:, 0] - s.wheelbase, p[:, 2] - z)) - r - 0.045
        return np.minimum(arches, p[:, 2] - s.clearance - 0.14)

    panels.draw(field, S.TRIM, lambda p: p[:, 2] - s.belt)


def _draw_bumpers(panels: Panels, s: CarSpec, shape: Shape, detail: int) -> None:
    u, v = front_u(shape), rear_u(shape)
    front, rear = _range(s.x_front - 0.7, 99), _range(-99, s.x_rear + 0.7)
    z0, nz, half = s.clearance, s.nose_z, s.width / 2
    panels.draw(lambda p: np.maximum(p[:, 2] - z0 - 0.055, -p[:, 0]), S.TRIM, _range(s.x_front - 0.8, 99))
    panels.draw(lambda p: p[:, 2] - z0 - 0.17 + 0.06 * (v(p) / half) ** 2, S.TRIM, rear)
    if s.grille == 0:  # slim slot between the lamps, large lower intake
        upper = [(-0.5, nz - 0.13), (0.44, nz - 0.13), (0.50, nz - 0.055), (-0.5, nz - 0.05)]
        lower = [(-0.5, z0 + 0.08), (0.52, z0 + 0.08), (0.62, z0 + 0.20), (0.56, z0 + 0.25), (-0.5, z0 + 0.25)]
    elif s.grille == 1:  # tall single frame
        upper = [(-0.5, nz - 0.34), (0.30, nz - 0.34), (0.43, nz - 0.20), (0.40, nz - 0.06), (-0.5, nz - 0.05)]
        lower = [(-0.5, z0 + 0.07), (0.48, z0 + 0.07), (0.58, z0 + 0.15), (-0.5, z0 + 0.15)]
    elif s.grille == 2:  # twin kidney-like openings
        upper = [(0.03, nz - 0.18), (0.26, nz - 0.18), (0.33, nz - 0.12), (0.29, nz - 0.05), (0.03, nz - 0.05)]
        lower = [(-0.5, z0 + 0.08), (0.55, z0 + 0.08), (0.66, z0 + 0.22), (0.36, z0 + 0.20), (0.30, z0 + 0.27), (-0.5, z0 + 0.27)]
    else:  # closed nose, intake below only
        upper = []
        lower = [(-0.5, z0 + 0.08), (0.46, z0 + 0.08), (0.62, z0 + 0.24), (0.40, z0 + 0.28), (-0.5, z0 + 0.28)]
    for shape_uv, inner in ((upper, True), (lower, False)):
        if not shape_uv:
            continue
        field = polygon(u, shape_uv, 0.018)
        if detail == 0 and inner and s.grille in (1, 2):
            panels.draw(lambda p, f=field: f(p) - 0.012, S.METAL, front)  # type: ignore[misc]
        panels.draw(field, S.GAP if detail < 2 else S.TRIM, front)
        if detail == 0:  # slats
            low, high = min(z for _, z in shape_uv), max(z for _, z in shape_uv)
            for z in np.arange(low + 0.035, high - 0.02, 0.055):
                panels.line(lambda p, z=z: p[:, 2] - z, 0.018, S.TRIM, lambda p, f=field: f(p) - 0.06, S.GAP, field)  # type: ignore[misc]
    if detail == 0:  # fog lamp niches and rear reflectors
        panels.cut(lambda p: u(p) - 0.79, front)
        panels.draw(polygon(u, [(0.70, z0 + 0.13), (0.86, z0 + 0.15), (0.88, z0 + 0.25), (0.72, z0 + 0.25)], 0.015), S.TRIM, front)
        panels.draw(polygon(v, [(0.62, 0.40), (0.80, 0.405), (0.80, 0.435), (0.62, 0.43)], 0.006), S.TAIL, rear)
        panels.draw(polygon(v, [(-0.4, 0.55), (0.30, 0.55), (0.34, 0.70), (-0.4, 0.70)], 0.02), S.PAINT, rear)


def _draw_lines(panels: Panels, s: CarSpec, shape: Shape) -> None:
    side = on_side(shape, 0.10)
    sill = s.clearance + 0.13
    post = pillars(s)[0][0]
    glass = side_glass(s, shape)
    front_x, r = s.cowl_x - 0.02, s.arch_radius
    rear_x = r + 0.06 if s.side_windows == 2 or s.tail == "notch" else r + 0.10

    def above(p: Floats) -> Floats:
        return np.where(p[:, 2] > shape.belt(p[:, 0]) + 0.01, glass(p) - 0.035, -1.0)

    lean = pillars(s)[0][1]

    def post_line(p: Floats) -> Floats:
        return p[:, 0] - post - lean * np.maximum(p[:, 2] - shape.belt(p[:, 0]), 0)

    def front_door(p: Floats) -> Floats:
        return round_max([p[:, 0] - front_x, -post_line(p), sill - p[:, 2], above(p)], 0.07)

    def rear_door(p: Floats) -> Floats:
        wheel = r + 0.055 - np.hypot(p[:, 0], p[:, 2] - s.wheel.radius)
        edge = min(rear_x, 0.20) - 0.42 * np.maximum(0.0, p[:, 2] - s.wheel.radius - 0.25) - p[:, 0]
        return round_max([post_line(p), sill - p[:, 2], np.maximum(edge, wheel), above(p)], 0.05)

    for door in (front_door, rear_door):
        panels.line(door, _GAP_M, S.GAP, side, only=S.PAINT)

    def bonnet(p: Floats) -> Floats:
        return round_max(
            [
                p[:, 1] - shape.half_width * 0.80 + 0.12 * np.maximum(p[:, 0] - s.cowl_x - 0.3, 0) ** 2,
                s.cowl_x + 0.05 - shape.top_x(p),
                p[:, 0] - (s.x_front - 0.11) + 0.30 * shape.across(p[:, 1]),
            ],
            0.06,
        )

    panels.line(bonnet, _GAP_M, S.GAP, lambda p: np.maximum(s.cowl_x - 0.2 - p[:, 0], s.nose_z - 0.06 - p[:, 2]), only=S.PAINT)
    u = rear_u(shape)
    if s.tail == "notch":

        def lid(p: Floats) -> Floats:
            return round_max([p[:, 1] - shape.half_width * 0.74, 0.60 - p[:, 2], shape.top_x(p) - s.roof_end_x + 0.95], 0.05)

        panels.line(lid, _GAP_M, S.GAP, _range(-99, s.roof_end_x - 0.7), only=S.PAINT)
    else:

        def gate(p: Floats) -> Floats:
            edge = np.maximum(u(p) - shape.half_width * 0.86, shape.side(p) + 0.05)
            return round_max([edge, 0.58 - p[:, 2], p[:, 2] - s.height + 0.085], 0.05)

        panels.line(gate, _GAP_M, S.GAP, _range(-99, s.x_rear + s.rake + 0.25), only=S.PAINT)
    panels.line(lambda p: p[:, 2] - 0.545, _GAP_M * 0.8, S.GAP, lambda p: np.maximum(p[:, 0] + r, -(shape.side(p) + 0.3)), only=S.PAINT)
    panels.line(
        lambda p: p[:, 0] - (s.wheelbase + 0.62 * r) - 0.8 * (p[:, 2] - 0.62),
        _GAP_M * 0.8,
        S.GAP,
        lambda p: np.maximum(np.maximum(p[:, 2] - s.nose_z + 0.05, s.wheel.radius + 0.75 * r - p[:, 2]), -(shape.side(p) + 0.04)),
        only=S.PAINT,
    )


def draw_head_lamps(panels: Panels, s: CarSpec, shape: Shape, detail: int) -> None:
    """Headlamps with daytime lamps and indicators, wrapped round the front corners."""
    u, nz, where = front_u(shape), s.nose_z, _range(s.x_front - 0.75, 99)
    outline = (
        [(0.47, nz - 0.145), (0.50, nz - 0.065), (0.85, nz - 0.03), (1.20, nz + 0.035), (1.12, nz - 0.06), (0.90, nz - 0.145)],
        [(0.45, nz - 0.12), (0.48, nz - 0.05), (0.80, nz - 0.025), (1.12, nz + 0.0), (1.10, nz - 0.08), (0.80, nz - 0.13)],
        [(0.52, nz - 0.20), (0.50, nz - 0.08), (0.74, nz - 0.03), (1.06, nz + 0.015), (1.08, nz - 0.10), (0.88, nz - 0.21)],
        [(0.38, nz - 0.10), (0.40, nz - 0.055), (0.80, nz - 0.02), (1.24, nz + 0.02), (1.20, nz - 0.035), (0.85, nz - 0.10)],
    )[s.lamp % 4]
    lamp = polygon(u, outline, 0.016)
    _seed(panels, u, outline, where)
    if detail == 0:
        panels.draw(lambda p: lamp(p) - 0.008, S.GAP, where)
    panels.draw(lamp, S.LENS if detail else S.GLASS, where)
    low = min(z for _, z in outline)
    high = max(z for _, z in outline)
    if detail == 0:
        for cu in (0.64, 0.80):

            def projector(p: Floats, cu: float = cu) -> Floats:
                return np.maximum(
                    np.hypot(u(p) - cu, p[:, 2] - (0.42 * low + 0.58 * high) + 0.03) - min(0.046, 0.36 * (high - low)), lamp(p) + 0.012
                )

            panels.draw(lambda p, f=projector: f(p) - 0.007, S.TRIM, where)  # type: ignore[misc]
            panels.draw(projector, S.LENS, where)
    drl: tuple[Field, ...] = (
        lambda p: np.maximum(lamp(p) + 0.006, p[:, 2] - low - 0.030),
        lambda p: np.maximum(lamp(p) + 0.006, -(lamp(p) + 0.020)),
        lambda p: np.maximum(lamp(p) + 0.006, u(p) - 0.56 - 0.2 * (p[:, 2] - low)),
        lambda p: np.maximum(lamp(p) + 0.006, high - 0.055 + 0.12 * (0.9 - np.minimum(u(p), 0.9)) - p[:, 2]),
    )
    paint = panels.draw if detail == 0 else panels.fill
    paint(drl[s.lamp % 4], S.DRL, where)
    paint(lambda p: np.maximum(lamp(p) + 0.006, 1.00 - u(p)), S.INDICATOR_LEFT, where)


def draw_tail_lamps(panels: Panels, s: CarSpec, shape: Shape, detail: int) -> None:
    """Tail, brake, reversing lamps and indicators, wrapped round the rear corners."""
    u, where = rear_u(shape), _range(-99, s.x_rear + 0.85)
    top = (s.deck - 0.06) if s.tail == "notch" else s.belt + s.belt_rise + 0.0
    low = top - 0.17
    outline = (
        [(0.50, low), (0.50, low + 0.10), (0.72, top - 0.02), (1.16, top + 0.01), (1.10, low + 0.04), (0.80, low - 0.01)],
        [(0.36, low + 0.06), (0.38, low + 0.12), (0.75, top), (1.22, top), (1.16, low + 0.06), (0.80, low + 0.02)],
        [(0.60, low - 0.06), (0.58, top - 0.04), (0.72, top + 0.03), (1.05, top + 0.06), (1.02, low - 0.02), (0.84, low - 0.07)],
        [
            (0.62, low - 0.10),
            (0.66, top + 0.02),
            (0.76, top + 0.20),
            (0.90, top + 0.20),
            (1.02, top),
            (1.00, low - 0.05),
            (0.84, low - 0.10),
        ]
        if s.tail == "hatch"
        else [(0.44, low + 0.03), (0.44, low + 0.11), (0.76, top + 0.01), (1.10, top + 0.03), (1.06, low + 0.02), (0.80, low - 0.02)],
    )[s.tail_lamp % 4]
    lamp = polygon(u, outline, 0.018)
    _seed(panels, u, outline, where)
    if detail == 0:
        panels.draw(lambda p: lamp(p) - 0.007, S.GAP, where)
    panels.draw(lamp, S.TAIL, where)
    mid = 0.5 * (min(z for _, z in outline) + max(z for _, z in outline)) if detail < 2 else float(np.mean(outline, axis=0)[1])
    paint = panels.draw if detail < 2 else panels.fill
    paint(lambda p: np.maximum(lamp(p) + (0.016 if detail == 0 else 0.0), mid - p[:, 2]), S.BRAKE, where)
    if detail < 2:
        panels.draw(lambda p: round_max([lamp(p) + 0.018, p[:, 2] - mid + 0.012, 0.80 - u(p)], 0.008), S.INDICATOR_LEFT, where)
        panels.draw(lambda p: round_max([lamp(p) + 0.018, p[:, 2] - mid + 0.012, u(p) - 0.78], 0.008), S.REVERSE, where)
    else:
        panels.fill(lambda p: np.maximum(lamp(p) + 0.01, 0.85 - u(p)), S.INDICATOR_LEFT, where)


def _seed(panels: Panels, u: Field, outline: list[tuple[float, float]], where: Field) -> None:
    """Cuts through a small outline's middle, so that a coarse grid cannot miss it."""
    center_u, center_z = np.mean(outline, axis=0)
    panels.cut(lambda p: p[:, 2] - center_z, where)
    panels.cut(lambda p: u(p) - center_u, where)


def _range(lo: float, hi: float) -> Field:
    """Where x lies between two values."""
    return lambda p: np.maximum(lo - p[:, 0], p[:, 0] - hi)
