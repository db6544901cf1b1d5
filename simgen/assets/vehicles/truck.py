"""Rigid trucks: a forward-control cab on a ladder frame with a box body."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import fittings
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.assembly import Anchors
from simgen.assets.vehicles.body import Flare, Grid, Shape
from simgen.assets.vehicles.carparts import front_u, on_side, polygon
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.plates import add_plate
from simgen.assets.vehicles.profiles import Curve, Floats, round_max, spline
from simgen.geometry import transform


@dataclass(frozen=True)
class TruckSpec:
    """Dimensions (metres) after MAN TGL/TGM, DAF LF and Mercedes Atego: 7..9.5 m x 2.4..2.5 m x 3.0..3.6 m, 7.5..16 t."""

    length: float
    width: float
    height: float
    wheelbase: float
    wheel_radius: float
    cab_height: float
    lamp: int
    plate: str
    front_overhang: float = 1.36

    @property
    def x_front(self) -> float:
        """x of the front bumper."""
        return self.wheelbase + self.front_overhang

    @property
    def cab_rear(self) -> float:
        """x of the cab's back wall."""
        return self.x_front - 1.95

    @property
    def box(self) -> tuple[float, float, float]:
        """x of the box body's rear and front, z of its floor."""
        return self.x_front - self.length, self.cab_rear - 0.14, 2 * self.wheel_radius + 0.14


def cab_shape(s: TruckSpec) -> Shape:
    """The cab."""
    xr, xf, h = s.cab_rear, s.x_front, s.cab_height
    top = spline([(xr, h - 0.03), (xr + 0.5, h), (xf - 0.75, h), (xf - 0.45, h - 0.06), (xf - 0.2, h - 0.22)])
    floor = Curve(np.array([xr, s.wheelbase + 0.5, xf]), np.array([0.62, 0.34, 0.30]))
    front = spline([(0.25, xf - 0.06), (0.45, xf), (0.7, xf), (0.95, xf - 0.03), (1.55, xf - 0.07), (h - 0.2, xf - 0.24), (h, xf - 0.34)])
    rear = Curve(np.array([0.0, h]), np.array([xr, xr]))
    plan = Curve(np.array([xr, xf]), np.array([0.02, 0.02]))
    section = spline([(-1.3, 0.02), (-0.5, 0.0), (0.0, 0.0), (0.25, 0.02), (h - 1.55, 0.10)])
    radius = Curve(np.array([0.0, 0.6, 1.5, h]), np.array([0.05, 0.09, 0.10, 0.14]))
    r = s.wheel_radius
    return Shape(
        s.width / 2 - 0.03,
        top,
        floor,
        front,
        rear,
        plan,
        section,
        Curve(np.array([xr, xf]), np.array([1.55, 1.55])),
        bow=0.0,
        front_bow=0.22,
        rear_bow=0.0,
        crown=0.05,
        radius=radius,
        roof_y=0.82,
        flares=(Flare(s.wheelbase, r, r + 0.08, 0.03),),
    )


def cab_grid(s: TruckSpec, detail: int) -> Grid:
    """Grid lines by level of detail."""
    x = np.linspace(s.cab_rear, s.x_front, (13, 7, 4)[detail])
    heights = ((0.0, 0.06, 0.16, 0.28, 0.40, 0.52, 0.64, 0.76, 0.88, 1.0), (0.0, 0.2, 0.6, 1.0), (0.0, 0.5, 1.0))[detail]
    return Grid(tuple(x), heights, (7, 4, 2)[detail], (5, 3, 1)[detail], 0.75)


def draw_cab(panels: Panels, s: TruckSpec, shape: Shape, detail: int) -> None:
    """Glass, door, grille, lamps."""
    side, u, h = on_side(shape, 0.06), front_u(shape), s.cab_height

    def front(p: Floats) -> Floats:
        return s.x_front - 0.8 - p[:, 0]

    panels.draw(lambda p: p[:, 2] - 0.46, S.TRIM)
    panels.draw(polygon(u, [(-0.5, 0.78), (0.62, 0.78), (0.70, 1.28), (-0.5, 1.34)], 0.04), S.TRIM, front)
    if detail < 2:
        for z in (0.86, 0.97, 1.08, 1.19):
            panels.draw(polygon(u, [(-0.5, z), (0.58, z), (0.60, z + 0.05), (-0.5, z + 0.05)], 0.01), S.GAP, front)
    door_front, door_rear = s.x_front - 0.42, s.cab_rear + 0.42

    def window(p: Floats) -> Floats:
        return round_max(
            [
                1.58 - p[:, 2] - 0.10 * np.clip((p[:, 0] - door_rear - 0.6) / 0.4, 0, 1),
                p[:, 2] - h + 0.30,
                door_rear + 0.08 - p[:, 0],
                p[:, 0] - door_front + 0.03 + 0.16 * (p[:, 2] - 1.5),
            ],
            0.06,
        )

    def screen(p: Floats) -> Floats:
        return round_max([1.50 - p[:, 2], p[:, 2] - h + 0.25, u(p) - s.width / 2 - 0.06 + 0.06 * (p[:, 2] - 1.5)], 0.10)

    for field, where in ((window, side), (screen, front)):
        if detail == 0:
            panels.draw(lambda p, f=field: f(p) - 0.02, S.TRIM, where)  # type: ignore[misc]
        panels.draw(field, S.GLASS, where)
    if detail == 0:
        arch = s.wheel_radius + 0.10

        def door(p: Floats) -> Floats:
            wheel = arch - np.hypot(p[:, 0] - s.wheelbase, p[:, 2] - s.wheel_radius)
            return round_max([door_rear - p[:, 0], p[:, 0] - door_front, 0.62 - p[:, 2], p[:, 2] - h + 0.20, wheel], 0.05)

        panels.line(door, 0.012, S.GAP, side, only=S.PAINT)
        panels.line(lambda p: polygon(u, [(-0.5, 0.74), (1.0, 0.74), (1.0, 1.42), (-0.5, 1.42)], 0.04)(p), 0.01, S.GAP, front, only=S.PAINT)
    lamp = polygon(
        u,
        ([(0.72, 0.50), (0.72, 0.68), (1.14, 0.70), (1.20, 0.52)], [(0.82, 0.48), (0.76, 0.70), (1.05, 0.74), (1.22, 0.72), (1.12, 0.50)])[
            s.lamp % 2
        ],
        0.04,
    )
    panels.draw(lambda p: lamp(p) - 0.025, S.GAP, front)
    panels.draw(lamp, S.LENS, front)
    panels.draw(lambda p: np.maximum(lamp(p) + 0.012, p[:, 2] - 0.555), S.DRL, front)
    panels.draw(lambda p: np.maximum(lamp(p) + 0.012, 1.04 - u(p)), S.INDICATOR_LEFT, front)


def fit_truck(builder: MeshBuilder, s: TruckSpec, shape: Shape, detail: int) -> Anchors:
    """Box body, frame, guards, tank, mirrors, rear lamps, plates."""
    xr, x1, z0 = s.box
    half, h, r = s.width / 2, s.height, s.wheel_radius
    length, mid = x1 - xr, 0.5 * (x1 + xr)
    builder.add_box((length, 2 * half, h - z0), S.PAINT2, center=(mid, 0, 0.5 * (h + z0)), bevel=0.035)
    for side in (1.0, -1.0):  # aluminium edge profiles, frame rails
        if detail < 2:
            builder.add_box((length + 0.01, 0.03, 0.13), S.METAL, center=(mid, side * half, z0 + 0.065))
            builder.add_box((length + 0.01, 0.03, 0.07), S.METAL, center=(mid, side * half, h - 0.035))
            for x in (xr, x1):
                builder.add_box((0.08, 0.03, h - z0), S.METAL, center=(x + (0.035 if x == xr else -0.035), side * half, 0.5 * (h + z0)))
        builder.add_box((s.x_front - xr - 0.8, 0.08, 0.22), S.DARK, center=(0.5 * (s.x_front - 0.8 + xr), side * 0.42, z0 - 0.16))
        front, rear = s.wheelbase - r - 0.22, r + 0.25
        for z in (0.50, 0.74) if detail == 0 else (0.62,):  # lateral protection
            builder.add_box(
                (front - rear, 0.03, 0.11 if detail == 0 else 0.3), S.METAL, center=(0.5 * (front + rear), side * (half - 0.07), z)
            )
        builder.add_box((0.10, 0.42, 0.26), S.TRIM, center=(xr + 0.10, side * (half - 0.26), 0.74))
        for y, slot in ((0.12, S.INDICATOR_LEFT if side > 0 else S.INDICATOR_RIGHT), (0.22, S.BRAKE), (0.32, S.TAIL), (0.40, S.REVERSE)):
            builder.add_box((0.03, 0.075, 0.12), slot, center=(xr + 0.04, side * (half - y), 0.76))
        fit_mirror = transform(None, (s.x_front - 0.22, side * (half + 0.14), 2.02))
        fittings.add_lump(builder, (0.16, 0.26, 0.62), S.TRIM, fit_mirror, rings=(6, 4, 3)[detail], segments=(10, 8, 6)[detail], square=5.0)
        if detail < 2:
            for z in (1.80, 2.24):
                builder.add_tube(
                    [[s.x_front - 0.42, side * (half - 0.10), z], [s.x_front - 0.22, side * (half + 0.10), z]], 0.016, S.TRIM, segments=5
                )
    builder.add_box((0.10, 2 * half - 0.1, 0.12), S.TRIM, center=(xr + 0.14, 0, 0.52))
    builder.add_box((s.cab_rear - x1 + 0.6, 1.0, 0.4), S.DARK, center=(0.5 * (s.cab_rear + x1), 0, z0 - 0.05))
    fenders = np.linspace(0.15, np.pi - 0.15, (9, 6, 4)[detail])
    for side in (1.0, -1.0):
        arc = np.stack([(r + 0.09) * np.cos(fenders), 0 * fenders, (r + 0.09) * np.sin(fenders) + r], axis=1)
        arc[:, 2] = np.minimum(arc[:, 2], z0 - 0.01)
        strip = np.stack([arc + [0, side * (half - 0.62), 0], arc + [0, side * (half - 0.02), 0]])
        builder.add_loft(strip if side > 0 else strip[::-1], S.TRIM, closed=False)
        builder.add_loft((strip - [0, 0, 0.01])[:: -1 if side > 0 else 1], S.TRIM, closed=False)
    builder.add_box((0.95, 0.5, 0.42), S.METAL, center=(s.wheelbase - r - 0.85, half - 0.36, 0.66), bevel=0.09)  # tank
    builder.add_box((0.6, 0.45, 0.40), S.TRIM, center=(s.wheelbase - r - 0.70, -half + 0.36, 0.66), bevel=0.03)  # battery box
    if detail == 0:
        for y in (-0.01, 0.01):
            builder.add_box((0.012, 0.012, h - z0 - 0.2), S.GAP, center=(xr - 0.001, y, 0.5 * (h + z0)))
        for y in (-0.62, -0.22, 0.22, 0.62):
            builder.add_tube([[xr - 0.025, y, z0 + 0.06], [xr - 0.025, y, h - 0.06]], 0.016, S.METAL, segments=6)
        fittings.add_handle(builder, shape, s.cab_rear + 0.58, 1.42, slot=S.TRIM)
        for y0, y1 in ((0.70, -0.05), (-0.10, -0.85)):
            ys = np.linspace(y0, y1, 4)
            path = np.array([shape.front_point(float(abs(y)), 1.54 + 0.05 * k) for k, y in enumerate(ys)])
            path[:, 1] = ys
            path[:, 0] += 0.015
            builder.add_tube(path, 0.012, S.TRIM, segments=4)
    if detail == 2:
        return {}
    text = s.plate if detail < 2 else ""
    front_point = shape.front_point(0.0, 0.60)
    return {
        "plate_front": add_plate(builder, front_point, shape.normal(front_point[None])[0], text),
        "plate_rear": add_plate(builder, np.array([xr + 0.07, 0.0, 0.68]), np.array([-1.0, 0, 0]), text),
    }


def truck_hulls(s: TruckSpec) -> tuple[Floats, ...]:
    """Cab, box body and frame."""
    xr, x1, z0 = s.box
    half = s.width / 2

    def block(a: float, b: float, y: float, lo: float, hi: float) -> Floats:
        return np.array([(x, sy * y, z) for x in (a, b) for sy in (1, -1) for z in (lo, hi)], np.float64)

    return (
        block(s.cab_rear, s.x_front - 0.05, half - 0.03, 0.38, s.cab_height),
        block(xr, x1, half, z0, s.height),
        block(xr + 0.1, s.x_front - 0.3, 0.6, 0.5, z0),
    )
