"""City buses: 10.5..12.5 m low-floor single-deckers with doors on the right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import fittings
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.assembly import Anchors
from simgen.assets.vehicles.body import Grid, Shape
from simgen.assets.vehicles.carparts import front_u, on_side, polygon, rear_u
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.plates import add_plate, add_text
from simgen.assets.vehicles.profiles import Curve, Floats, round_max, spline
from simgen.geometry import transform

WHEEL_R = 0.478  # 275/70 R22.5: 964 mm across


@dataclass(frozen=True)
class BusSpec:
    """Dimensions (metres) after MAN Lion's City, Mercedes Citaro and Volvo 7900: 12 m x 2.55 m x 3.0..3.2 m, wheelbase 5.9 m.
    doors : centres x of the double doors. band : whether the second colour runs round the skirt; slanted : or sweeps up the rear."""

    length: float
    width: float
    height: float
    wheelbase: float
    front_overhang: float
    doors: tuple[float, ...]
    slanted: bool
    text: str
    plate: str

    @property
    def x_front(self) -> float:
        """x of the front."""
        return self.wheelbase + self.front_overhang

    @property
    def x_rear(self) -> float:
        """x of the rear."""
        return self.x_front - self.length


def bus_shape(s: BusSpec) -> Shape:
    """The body: a rounded box, its front raked back above the bumper."""
    xr, xf, h = s.x_rear, s.x_front, s.height
    top = spline([(xr, h - 0.05), (xr + 0.6, h), (0.0, h + 0.0), (xf - 0.8, h), (xf, h - 0.06)])
    floor = Curve(np.array([xr, xr + 1.5, xf - 1.5, xf]), np.array([0.36, 0.29, 0.29, 0.33]))
    front = spline([(0.2, xf - 0.04), (0.5, xf), (0.9, xf), (1.3, xf - 0.03), (2.3, xf - 0.13), (h, xf - 0.30)])
    rear = spline([(0.2, xr + 0.03), (0.6, xr), (1.4, xr), (2.2, xr + 0.03), (h, xr + 0.12)])
    plan = Curve(np.array([xr, xf]), np.array([0.0, 0.0]))
    section = spline([(-1.0, 0.03), (-0.8, 0.008), (-0.4, 0.0), (0.0, 0.0), (0.4, 0.008), (1.2, 0.04), (h - 1.2, 0.075)])
    radius = Curve(np.array([0.0, 0.6, 2.4, h]), np.array([0.05, 0.10, 0.14, 0.20]))
    return Shape(
        s.width / 2,
        top,
        floor,
        front,
        rear,
        plan,
        section,
        Curve(np.array([xr, xf]), np.array([1.2, 1.2])),
        bow=0.0,
        front_bow=0.22,
        rear_bow=0.10,
        crown=0.04,
        radius=radius,
        roof_y=0.86,
    )


def bus_grid(s: BusSpec, detail: int) -> Grid:
    """Grid lines by level of detail."""
    xr, xf = s.x_rear, s.x_front
    inner = np.linspace(xr + 0.35, xf - 0.35, (20, 9, 4)[detail])
    heights = ((0.0, 0.04, 0.12, 0.3, 0.5, 0.75, 1.0), (0.0, 0.15, 0.5, 1.0), (0.0, 0.5, 1.0))[detail]
    return Grid(
        (xr, *([xr + 0.15] if detail < 2 else []), *inner, *([xf - 0.15] if detail < 2 else []), xf),
        heights,
        (6, 4, 2)[detail],
        (4, 2, 1)[detail],
        0.9,
    )


def draw_bus(panels: Panels, s: BusSpec, shape: Shape, detail: int) -> None:
    """Livery, window bands, doors, display, lamps."""
    side = on_side(shape, 0.12 if detail < 2 else 0.6)
    low, high = 1.12, s.height - 0.50
    if s.slanted:
        panels.draw(lambda p: p[:, 0] - (s.x_rear + 2.6) + 1.3 * (p[:, 2] - 1.0), S.PAINT2)
    else:
        panels.draw(lambda p: p[:, 2] - low, S.PAINT2)
    panels.draw(lambda p: p[:, 2] - 0.40, S.TRIM)
    u, v = front_u(shape), rear_u(shape)
    front, rear = lambda p: s.x_front - 1.0 - p[:, 0], lambda p: p[:, 0] - s.x_rear - 0.6

    def band(p: Floats) -> Floats:
        return round_max([low - p[:, 2], p[:, 2] - high, s.x_rear + 0.55 - p[:, 0], p[:, 0] - s.x_front + 0.45], 0.10)

    def near_band(p: Floats) -> Floats:
        return np.maximum(side(p), band(p) - 0.02)

    panels.draw(band, S.GLASS, side)
    if detail < 2:
        for x in _window_posts(s):
            panels.line(lambda p, x=x: p[:, 0] - x, 0.05 if s.slanted else 0.09, S.TRIM if s.slanted else S.PAINT, near_band, S.GLASS, band)  # type: ignore[misc]
    if detail == 0:
        for z in (0.78,):
            panels.line(lambda p, z=z: p[:, 2] - z, 0.010, S.GAP, side)  # type: ignore[misc]
        for x in np.arange(s.x_rear + 1.0, s.x_front - 0.9, 1.6):
            panels.line(lambda p, x=x: p[:, 0] - x, 0.008, S.GAP, lambda p: np.maximum(side(p), p[:, 2] - 1.02))  # type: ignore[misc]
    for x in s.doors:

        def door(p: Floats, x: float = x) -> Floats:
            return round_max([np.abs(p[:, 0] - x) - 0.62, 0.36 - p[:, 2], p[:, 2] - high], 0.05)

        panels.draw(door, S.DOOR_TRIM, side, only=S.PAINT)
        panels.fill(door, S.DOOR_TRIM, side, only=S.PAINT2)
        panels.draw(lambda p, f=door: f(p) + 0.05, S.DOOR_GLASS, lambda p: np.maximum(side(p), p[:, 2] - 1.2), only=S.DOOR_TRIM)  # type: ignore[misc]
        if detail < 2:
            panels.line(lambda p, x=x: p[:, 0] - x, 0.07, S.DOOR_TRIM, lambda p: np.maximum(side(p), p[:, 2] - 1.2), S.DOOR_GLASS, door)  # type: ignore[misc]
    screen = polygon(u, [(-0.5, 1.02), (1.16, 1.02), (1.33, 1.20), (1.33, 2.35), (1.20, s.height - 0.18), (-0.5, s.height - 0.16)], 0.12)
    panels.draw(screen, S.GLASS, front)
    if detail == 0:
        panels.line(lambda p: p[:, 2] - s.height + 0.66, 0.03, S.TRIM, front, S.GLASS, screen)
    back = polygon(v, [(-0.5, 1.55), (0.95, 1.55), (0.98, 2.45), (-0.5, 2.45)], 0.10)
    panels.draw(back, S.GLASS, rear)
    if detail == 0:
        panels.line(lambda p: polygon(v, [(-0.5, 0.55), (0.9, 0.55), (0.9, 1.42), (-0.5, 1.42)], 0.04)(p), 0.01, S.GAP, rear)
        vent = polygon(v, [(0.15, 0.70), (0.75, 0.70), (0.75, 1.0), (0.15, 1.0)], 0.02)
        panels.draw(vent, S.GAP, rear)
        for z in (0.76, 0.82, 0.88, 0.94):
            panels.line(lambda p, z=z: p[:, 2] - z, 0.03, S.TRIM, lambda p: vent(p) - 0.02, S.GAP, vent)  # type: ignore[misc]
    lamp = polygon(u, [(0.72, 0.56), (0.70, 0.72), (0.95, 0.80), (1.28, 0.82), (1.30, 0.68), (1.10, 0.56)], 0.03)
    panels.draw(lambda p: lamp(p) - 0.02, S.GAP, front)
    panels.draw(lamp, S.LENS, front)
    panels.draw(lambda p: np.maximum(lamp(p) + 0.012, 0.745 - p[:, 2] + 0.12 * (u(p) - 1.0)), S.DRL, front)
    panels.draw(lambda p: np.maximum(lamp(p) + 0.012, 1.14 - u(p)), S.INDICATOR_LEFT, front)
    for z in (0.68, 0.84, 1.02, 1.23) if detail == 0 else (0.84, 1.23):
        panels.cut(lambda p, z=z: p[:, 2] - z, rear)  # type: ignore[misc]
    panels.cut(lambda p: v(p) - 1.095, rear)
    for lo, hi, what in ((0.62, 0.74, S.REVERSE), (0.76, 0.92, S.INDICATOR_LEFT), (0.94, 1.10, S.TAIL), (1.12, 1.34, S.BRAKE)):
        if detail == 0 or what in (S.INDICATOR_LEFT, S.BRAKE):
            panels.draw(polygon(v, [(1.02, lo), (1.17, lo), (1.17, hi), (1.02, hi)], 0.04), what, rear)


def fit_bus(builder: MeshBuilder, s: BusSpec, shape: Shape, detail: int) -> Anchors:
    """Mirrors, roof units, display, plates."""
    for side in (1.0, -1.0):
        y = side * (s.width / 2 + 0.10)
        fittings.add_lump(
            builder,
            (0.14, 0.24, 0.46),
            S.TRIM,
            transform(None, (s.x_front + 0.02, y, 2.15)),
            rings=(6, 4, 3)[detail],
            segments=(10, 8, 6)[detail],
            square=4.0,
        )
        if detail < 2:
            builder.add_tube(
                [[s.x_front - 0.42, y * 0.88, s.height - 0.30], [s.x_front - 0.05, y * 0.97, s.height - 0.32], [s.x_front + 0.02, y, 2.36]],
                0.025,
                S.TRIM,
                segments=6,
            )
    x0 = s.x_rear + 1.3
    for x, length in ((x0 + 1.0, 2.0), (x0 + 5.2, 2.6)):
        builder.add_box((length, 1.7, 0.22), S.PAINT, center=(x, 0, s.height + 0.05), bevel=0.06)
    if detail == 2:
        return {}
    text = s.plate if detail < 2 else ""
    front, rear = shape.front_point(0.0, 0.50), shape.rear_point(0.0, 0.50)
    anchors = {
        "plate_front": add_plate(builder, front, shape.normal(front[None])[0], text),
        "plate_rear": add_plate(builder, rear, shape.normal(rear[None])[0], text),
    }
    if detail == 0:
        a, b = shape.front_point(0.0, s.height - 0.50), shape.front_point(0.0, s.height - 0.24)
        up = (b - a) / np.linalg.norm(b - a)
        n = np.array([up[2], 0, -up[0]])
        T = transform(np.stack([np.array([0, 1.0, 0]), up, n], axis=1), 0.5 * (a + b) + 0.02 * n)
        add_text(builder, s.text, T, width=1.5, height=0.22, slot=S.SIGN)
        for y0, y1 in ((0.75, -0.05), (-0.10, -0.90)):
            ys = np.linspace(y0, y1, 4)
            path = np.array([shape.front_point(float(abs(y)), 1.06 + 0.10 * k) for k, y in enumerate(ys)])
            path[:, 1] = ys
            path[:, 0] += 0.015
            builder.add_tube(path, 0.012, S.TRIM, segments=4)
    return anchors


def bus_hulls(s: BusSpec) -> tuple[Floats, ...]:
    """One box with rounded front corners."""
    half, xr, xf = s.width / 2, s.x_rear, s.x_front
    points = [
        (x, sy * y, z) for x, y in ((xr, half - 0.06), (xf - 0.25, half), (xf, half - 0.22)) for sy in (1, -1) for z in (0.32, s.height)
    ]
    return (np.array(points, np.float64),)


def _window_posts(s: BusSpec) -> list[float]:
    return [float(x) for x in np.arange(s.x_rear + 0.55 + 1.42, s.x_front - 1.0, 1.42)]
