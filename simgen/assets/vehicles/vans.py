"""Vans: panel vans and minibuses with a short sloping bonnet, in six variants."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import fittings
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.assembly import Anchors, Axle, Plan, motor_vehicle
from simgen.assets.vehicles.body import Flare, Grid, Shape, stations
from simgen.assets.vehicles.carparts import front_u, on_side, polygon, rear_u
from simgen.assets.vehicles.paint import rim_finish, van_paint
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.plates import add_plate, plate_text
from simgen.assets.vehicles.profiles import Curve, Floats, round_max, spline
from simgen.assets.vehicles.wheels import WheelDesign


@dataclass(frozen=True)
class VanSpec:
    """Dimensions in metres; glazed : windows along the whole side (minibus). dark_bumper : unpainted bumpers and side rubbing strips."""

    length: float
    width: float
    height: float
    wheelbase: float
    front_overhang: float
    wheel: WheelDesign
    glazed: bool
    dark_bumper: bool
    lamp: int
    clearance: float = 0.19
    belt: float = 1.17
    mass_kg: float = 2100.0
    plate: str = ""

    @property
    def x_front(self) -> float:
        """x of the front bumper."""
        return self.wheelbase + self.front_overhang

    @property
    def x_rear(self) -> float:
        """x of the rear bumper."""
        return self.x_front - self.length

    @property
    def cowl_x(self) -> float:
        """Foot of the windscreen."""
        return self.x_front - 0.60

    @property
    def header_x(self) -> float:
        """Top of the windscreen."""
        return self.cowl_x - 0.84


def van(rng: np.random.Generator, variant: int) -> Asset:
    """A van: 4.9..6.2 m long, 1.92..2.05 m wide, 1.97..2.6 m high (from VW Transporter L1H1 to Ford Transit L3H2, Mercedes Sprinter)."""
    large = variant % 3 == 2 or variant == 4
    length = rng.uniform(5.5, 6.1) if large else rng.uniform(4.9, 5.3)
    height = rng.uniform(2.42, 2.62) if large else rng.uniform(1.97, 2.06)
    wheel = WheelDesign(0.345, 0.22, 0.218, 0 if variant % 2 == 0 else 5, variant % 4 == 3, 0.0, 0.015, 0.07)
    s = VanSpec(
        float(length),
        2.02 if large else 1.92,
        float(height),
        length - (1.96 if large else 1.90),
        0.93,
        wheel,
        variant % 3 == 1,
        variant % 2 == 0,
        variant,
        belt=1.22 if large else 1.15,
        mass_kg=2350.0 if large else 1950.0,
        plate=plate_text(rng),
    )
    shape = van_shape(s)
    y = float(shape.width_at(np.array([0.0]), np.array([0.7]))[0]) - 0.025
    axles = tuple(Axle(n, x, y, wheel, S.METAL if wheel.spokes == 0 else S.RIM) for n, x in (("f", s.wheelbase), ("r", 0.0)))
    return motor_vehicle(
        Plan(
            f"van/{variant}",
            "van",
            "car",
            shape,
            tuple(_grid(s, shape, d) for d in range(3)),
            axles,
            draw=lambda panels, d: _draw(panels, s, shape, d),
            fit=lambda builder, d: _fit(builder, s, shape, d),
            materials=S.vehicle_materials(van_paint(rng), rim_finish(rng)),
            mass_kg=s.mass_kg,
            hulls=_hulls(s),
            arch_radius=wheel.radius + 0.055,
        )
    )


def van_shape(s: VanSpec) -> Shape:
    """The body."""
    xr, xf, h, b, z0 = s.x_rear, s.x_front, s.height, s.belt, s.clearance
    cowl_z = b + 0.06
    points = [
        (xr, h - 0.05),
        (xr + 0.5, h - 0.01),
        (0.5 * (xr + s.header_x), h + 0.01),
        (s.header_x - 0.40, h),
        (s.header_x - 0.05, h - 0.03),
        (s.header_x + 0.12, h - 0.16),
        (0.5 * (s.header_x + s.cowl_x), 0.5 * (h + cowl_z) - 0.03),
        (s.cowl_x, cowl_z - 0.01),
        (s.cowl_x + 0.18, cowl_z - 0.09),
        (xf - 0.20, cowl_z - 0.22),
        (xf, cowl_z - 0.36),
    ]
    top = spline(points)
    top = Curve(top.at, top.value + (h - float(top.value.max())) * np.clip((top.value - cowl_z) / (h - cowl_z), 0, 1))
    floor = Curve(np.array([xr, xr + 0.5, xf]), np.array([z0 + 0.12, z0 + 0.02, z0]))
    front = spline([(0.1, xf - 0.08), (0.30, xf - 0.02), (0.45, xf), (0.62, xf), (0.80, xf - 0.04), (1.0, xf - 0.11), (1.3, xf - 0.40)])
    rear = spline([(0.2, xr + 0.02), (0.32, xr), (0.50, xr), (0.60, xr + 0.07), (1.2, xr + 0.085), (h - 0.3, xr + 0.11), (h, xr + 0.16)])
    plan = spline([(xr, 0.03), (xr + 0.5, 0.0), (1.0, 0.0), (s.wheelbase - 0.2, 0.0), (s.wheelbase + 0.3, 0.03), (xf, 0.13)])
    section = spline(
        [
            (z0 - b, 0.07),
            (z0 - b + 0.15, 0.025),
            (-0.5, 0.012),
            (-0.3, 0.004),
            (-0.1, 0.0),
            (0.0, 0.012),
            (0.1, 0.03),
            (0.4, 0.055),
            (h - b - 0.25, 0.04 + 0.11 * (h - b - 0.25)),
            (h - b, 0.04 + 0.16 * (h - b)),
        ]
    )
    radius = Curve(np.array([0.0, 0.4, 1.0, h]), np.array([0.04, 0.07, 0.08, 0.10]))
    flares = tuple(Flare(x, s.wheel.radius, s.wheel.radius + 0.055, 0.014) for x in (0.0, s.wheelbase))
    return Shape(
        s.width / 2,
        top,
        floor,
        front,
        rear,
        plan,
        section,
        Curve(np.array([xr, xf]), np.array([b, b])),
        bow=0.20,
        front_bow=0.24,
        rear_bow=0.06,
        crown=0.03,
        radius=radius,
        roof_y=0.80,
        ridges=((-0.18, 0.008), (-0.55, -0.006)),
        flares=flares,
    )


def _grid(s: VanSpec, shape: Shape, detail: int) -> Grid:
    r = s.wheel.radius + 0.08
    x = stations(shape, (25, 13, 8)[detail], ((-r, r), (s.wheelbase - r, s.wheelbase + r)))
    heights = ((0.0, 0.05, 0.14, 0.28, 0.42, 0.56, 0.70, 0.85, 1.0), (0.0, 0.12, 0.4, 0.7, 1.0), (0.0, 0.5, 1.0))[detail]
    return Grid(x, heights, (5, 3, 2)[detail], (3, 2, 1)[detail])


def _draw(panels: Panels, s: VanSpec, shape: Shape, detail: int) -> None:
    side, u, v = on_side(shape, 0.06), front_u(shape), rear_u(shape)

    def front(p: Floats) -> Floats:
        return s.x_front - 0.9 - p[:, 0]

    def rear(p: Floats) -> Floats:
        return p[:, 0] - s.x_rear - 0.5

    slot = S.TRIM if s.dark_bumper else S.PAINT
    z0 = s.clearance
    if s.dark_bumper:
        panels.draw(lambda p: p[:, 2] - 0.56, slot, front)
        panels.draw(lambda p: p[:, 2] - 0.56, slot, rear)
        panels.draw(lambda p: np.abs(p[:, 2] - 0.60) - 0.055, slot, side)
    panels.draw(lambda p: p[:, 2] - z0 - 0.09, S.TRIM)
    panels.draw(polygon(u, [(-0.5, 0.30), (0.52, 0.30), (0.62, 0.46), (-0.5, 0.46)], 0.02), S.GAP, front)
    panels.draw(polygon(u, [(-0.5, 0.66), (0.40, 0.66), (0.50, 0.84), (0.42, 0.92), (-0.5, 0.90)], 0.02), S.GAP, front)
    if detail == 0:
        for z in (0.71, 0.77, 0.83):
            panels.line(lambda p, z=z: p[:, 2] - z, 0.02, S.METAL if s.lamp % 3 == 1 else S.TRIM, front, only=S.GAP)  # type: ignore[misc]
        _draw_lines(panels, s, shape)
    _draw_windows(panels, s, shape, detail)
    outline = (
        [(0.52, 0.70), (0.50, 0.90), (0.72, 0.97), (1.04, 1.06), (1.05, 0.86), (0.85, 0.72)],
        [(0.60, 0.68), (0.58, 0.98), (0.78, 1.04), (0.98, 1.06), (1.00, 0.74), (0.85, 0.68)],
    )[s.lamp % 2]
    lamp = polygon(u, outline, 0.03)
    if detail == 0:
        panels.draw(lambda p: lamp(p) - 0.008, S.GAP, front)
    panels.draw(lamp, S.LENS, front)
    panels.draw(lambda p: np.maximum(lamp(p) + 0.01, p[:, 2] - outline[0][1] - 0.05), S.DRL, front)
    panels.draw(lambda p: np.maximum(lamp(p) + 0.01, 0.93 - u(p)), S.INDICATOR_LEFT, front)
    edge = shape.half_width
    tail = polygon(v, [(edge - 0.14, 0.66), (edge - 0.14, 1.18), (edge + 0.03, 1.18), (edge + 0.03, 0.66)], 0.02)
    panels.draw(tail, S.TAIL, rear)
    for low, high, what in ((0.68, 0.80, S.REVERSE), (0.81, 0.93, S.INDICATOR_LEFT), (0.94, 1.16, S.BRAKE)):
        if detail < 2 or what == S.BRAKE:
            panels.draw(lambda p, a=low, b=high: np.maximum(tail(p) + 0.012, np.maximum(a - p[:, 2], p[:, 2] - b)), what, rear)  # type: ignore[misc]


def _draw_windows(panels: Panels, s: VanSpec, shape: Shape, detail: int) -> None:
    side = on_side(shape, 0.06)
    sill, head = s.belt + 0.03, min(s.height - 0.20, s.belt + 0.72)
    door_x = s.header_x + 0.30 - 0.92

    def cab(p: Floats) -> Floats:
        return round_max(
            [
                sill - p[:, 2] - 0.10 * np.clip((p[:, 0] - door_x) / 0.8, 0, 1),
                p[:, 2] - head,
                shape.roof(p) + 0.09,
                door_x + 0.08 - p[:, 0],
                p[:, 0] - s.cowl_x - 0.02,
            ],
            0.05,
        )

    windows = [(cab, side)]
    if s.glazed:
        for x0, x1 in ((door_x - 1.22, door_x - 0.02), (s.x_rear + 0.22, door_x - 1.32)):
            windows.append((lambda p, a=x0, b=x1: round_max([sill - p[:, 2], p[:, 2] - head, a - p[:, 0], p[:, 0] - b], 0.06), side))  # type: ignore[misc]

    def screen(p: Floats) -> Floats:
        x = shape.top_x(p)
        return round_max([shape.side(p) + 0.065, (x - s.cowl_x + 0.02) * 0.8, s.header_x + 0.09 - x, p[:, 2] - s.belt - 0.82], 0.06)

    def back(p: Floats) -> Floats:
        return round_max([p[:, 1] - s.width * 0.5 + 0.22, 0.03 - p[:, 1], sill + 0.05 - p[:, 2], p[:, 2] - head + 0.02], 0.05)

    windows.append((screen, lambda p: s.header_x - 0.5 - p[:, 0]))
    if s.glazed or s.lamp % 2:
        windows.append((back, lambda p: p[:, 0] - s.x_rear - 0.3))
    for window, where in windows:
        if detail == 0:
            panels.draw(lambda p, w=window: w(p) - 0.02, S.TRIM, where)  # type: ignore[misc]
        panels.draw(window, S.GLASS, where)
    if detail == 0:
        panels.line(lambda p: p[:, 0] - s.header_x - 0.42 + 0.25 * (p[:, 2] - sill), 0.04, S.TRIM, side, S.GLASS, cab)


def _draw_lines(panels: Panels, s: VanSpec, shape: Shape) -> None:
    side = on_side(shape, 0.06)
    door_x = s.header_x + 0.30 - 0.92
    sill, head = s.clearance + 0.12, min(s.height - 0.10, s.belt + 0.80)

    def cab_door(p: Floats) -> Floats:
        wheel = s.wheel.radius + 0.10 - np.hypot(p[:, 0] - s.wheelbase, p[:, 2] - s.wheel.radius)
        return round_max([door_x - p[:, 0], p[:, 0] - s.cowl_x - 0.05, sill - p[:, 2], shape.roof(p) + 0.05, p[:, 2] - head, wheel], 0.06)

    def sliding_door(p: Floats) -> Floats:
        return round_max([door_x - 1.25 - p[:, 0], p[:, 0] - door_x + 0.03, sill - p[:, 2], p[:, 2] - head], 0.06)

    panels.line(cab_door, 0.009, S.GAP, side)
    panels.line(sliding_door, 0.009, S.GAP, side)
    rail_x = door_x - 1.25
    panels.line(
        lambda p: p[:, 2] - s.belt + 0.10,
        0.022,
        S.GAP,
        lambda p: np.maximum(np.maximum(s.x_rear + 0.30 - p[:, 0], p[:, 0] - rail_x), side(p)),
    )
    rear = s.x_rear + 0.3
    panels.line(lambda p: p[:, 1] + 0 * p[:, 0], 0.010, S.GAP, lambda p: np.maximum(p[:, 0] - rear, 0.45 - p[:, 2]))
    panels.line(
        lambda p: round_max([p[:, 1] - s.width / 2 + 0.13, 0.46 - p[:, 2], p[:, 2] - s.height + 0.14], 0.05),
        0.009,
        S.GAP,
        lambda p: p[:, 0] - rear,
    )
    panels.line(
        lambda p: round_max(
            [
                p[:, 1] - s.width / 2 + 0.13 + 0.1 * (p[:, 0] - s.cowl_x),
                s.cowl_x + 0.05 - shape.top_x(p),
                p[:, 0] - s.x_front + 0.12 + 0.26 * shape.across(p[:, 1]),
            ],
            0.06,
        ),
        0.009,
        S.GAP,
        lambda p: np.maximum(s.cowl_x - 0.1 - p[:, 0], 0.9 - p[:, 2]),
        only=S.PAINT,
    )


def _fit(builder: MeshBuilder, s: VanSpec, shape: Shape, detail: int) -> Anchors:
    fittings.add_mirrors(builder, shape, s.cowl_x - 0.22, s.belt + 0.03, detail, slot=S.TRIM if s.dark_bumper else S.PAINT, size=1.45)
    if detail == 2:
        return {}
    text = s.plate if detail < 2 else ""
    front, rear = shape.front_point(0.0, 0.52), shape.rear_point(0.0, 0.86)
    anchors = {
        "plate_front": add_plate(builder, front, shape.normal(front[None])[0], text),
        "plate_rear": add_plate(builder, rear, shape.normal(rear[None])[0], text),
    }
    if detail == 0:
        door_x = s.header_x + 0.30 - 0.92
        slot = S.TRIM if s.dark_bumper else S.PAINT
        fittings.add_handle(builder, shape, door_x + 0.15, s.belt - 0.14, slot=slot)
        fittings.add_handle(builder, shape, door_x - 0.14, s.belt - 0.14, slot=slot)
        fittings.add_wipers(builder, shape, s.cowl_x)
    return anchors


def _hulls(s: VanSpec) -> tuple[Floats, ...]:
    half, z0, xr, xf = s.width / 2, s.clearance, s.x_rear, s.x_front
    nose = [(x, sy * y, z) for x, y in ((xr, half - 0.06), (xf - 0.3, half - 0.1), (xf, 0.6 * half)) for sy in (1, -1) for z in (z0, 0.95)]
    box = [
        (x, sy * y, z)
        for x, y, z in (
            (xr, half - 0.02, 0.9),
            (s.cowl_x, half - 0.06, 0.9),
            (s.cowl_x, half - 0.08, s.belt + 0.05),
            (s.header_x - 0.1, 0.8 * half, s.height),
            (xr + 0.1, 0.84 * half, s.height),
        )
        for sy in (1, -1)
    ]
    return np.array(nose, np.float64), np.array(box, np.float64)
