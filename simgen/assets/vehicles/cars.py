"""Passenger cars: hatchbacks, saloons and SUVs in eight variants each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import fittings
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.assembly import Axle, Plan, motor_vehicle
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.carparts import draw_car, pillars
from simgen.assets.vehicles.carspec import CarSpec, car_grid, car_shape
from simgen.assets.vehicles.paint import car_paint, rim_finish
from simgen.assets.vehicles.plates import add_plate, plate_text
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.wheels import WheelDesign


def hatchback(rng: np.random.Generator, variant: int) -> Asset:
    """A hatchback: 3.6..4.3 m long, 1.64..1.80 m wide, 1.44..1.55 m high (the range from VW up! and Fiat 500 to VW Golf and Ford Focus)."""
    size = (variant % 4 + rng.uniform(0, 0.6)) / 3.6  # 0 small .. 1 compact class
    length, height = 3.60 + 0.68 * size, 1.53 - 0.06 * size + rng.uniform(-0.015, 0.015)
    wheelbase = 2.40 + 0.23 * size
    radius = 0.290 + 0.028 * size
    front = 0.70 + 0.15 * size
    cowl_x = wheelbase - 0.16 - 0.04 * size + rng.uniform(-0.04, 0.04)
    spec = CarSpec(
        "hatchback",
        length,
        1.66 + 0.13 * size,
        height,
        wheelbase,
        front,
        _wheel(rng, variant, radius),
        0.165,
        "hatch",
        cowl_x=cowl_x,
        header_x=cowl_x - 0.80 - 0.08 * size,
        roof_end_x=0.15,
        cowl_z=0.985,
        belt=0.925,
        belt_rise=rng.uniform(0.05, 0.09),
        nose_z=0.735 + rng.uniform(-0.02, 0.02),
        rake=rng.uniform(0.20, 0.34),
        front_bow=rng.uniform(0.24, 0.30),
        side_windows=2 if variant % 2 else 3,
        lamp=variant,
        grille=(variant // 2) % 4,
        tail_lamp=(variant + 1) % 4,
        mass_kg=950 + 400 * size,
    )
    return _car(rng, spec, variant)


def saloon(rng: np.random.Generator, variant: int) -> Asset:
    """A saloon: 4.4..4.9 m long, 1.75..1.87 m wide, 1.42..1.48 m high (from Toyota Corolla and Skoda Octavia to BMW 5 and Mercedes E)."""
    size = (variant % 4 + rng.uniform(0, 0.6)) / 3.6
    wheelbase = 2.66 + 0.24 * size
    front = 0.83 + 0.05 * size + rng.uniform(-0.02, 0.03)
    cowl_x = wheelbase - 0.30 - 0.08 * size
    spec = CarSpec(
        "saloon",
        4.48 + 0.42 * size,
        1.77 + 0.09 * size,
        1.45 + rng.uniform(-0.02, 0.02),
        wheelbase,
        front,
        _wheel(rng, variant + 3, 0.318 + 0.018 * size),
        0.155,
        "notch",
        cowl_x=cowl_x,
        header_x=cowl_x - 0.87,
        roof_end_x=0.42 + 0.05 * size,
        cowl_z=0.965,
        belt=0.905,
        belt_rise=rng.uniform(0.05, 0.08),
        nose_z=0.715 + rng.uniform(-0.02, 0.02),
        deck=1.045 + rng.uniform(0, 0.03),
        front_bow=rng.uniform(0.26, 0.32),
        lamp=variant + 1,
        grille=(variant + 1) % 4,
        tail_lamp=variant,
        mass_kg=1350 + 400 * size,
    )
    return _car(rng, spec, variant)


def suv(rng: np.random.Generator, variant: int) -> Asset:
    """An SUV: 4.2..4.9 m long, 1.78..1.92 m wide, 1.60..1.76 m high (from Ford Puma and VW T-Roc to BMW X5)."""
    size = (variant % 4 + rng.uniform(0, 0.6)) / 3.6
    height = 1.60 + 0.13 * size + rng.uniform(-0.02, 0.02)
    wheelbase = 2.58 + 0.30 * size
    front = 0.84 + 0.05 * size
    cowl_x = wheelbase - 0.20 - 0.06 * size
    spec = CarSpec(
        "suv",
        4.22 + 0.62 * size,
        1.79 + 0.12 * size,
        height,
        wheelbase,
        front,
        _wheel(rng, variant + 5, 0.338 + 0.032 * size),
        0.205,
        "hatch",
        cowl_x=cowl_x,
        header_x=cowl_x - 0.78,
        roof_end_x=0.05,
        cowl_z=1.10 + 0.06 * size,
        belt=1.035 + 0.055 * size,
        belt_rise=rng.uniform(0.04, 0.08),
        nose_z=0.855 + 0.06 * size,
        rake=rng.uniform(0.16, 0.32),
        tumblehome=0.30,
        front_bow=rng.uniform(0.20, 0.25),
        side_windows=3,
        clad=variant % 3 != 2,
        rails=variant % 2 == 0,
        lamp=variant + 2,
        grille=(1, 0, 1, 2)[variant % 4],
        tail_lamp=variant + 2,
        mass_kg=1400 + 650 * size,
    )
    return _car(rng, spec, variant)


def _wheel(rng: np.random.Generator, variant: int, radius: float) -> WheelDesign:
    spokes, twin, sweep, width = (
        (5, False, 0.0, 0.10),
        (5, True, 0.0, 0.075),
        (10, False, 0.0, 0.040),
        (7, False, 0.10, 0.062),
        (6, False, 0.0, 0.08),
        (5, False, 0.22, 0.09),
        (9, False, 0.06, 0.048),
        (0, False, 0.0, 0.0),
    )[variant % 8]
    return WheelDesign(
        radius,
        float(rng.uniform(0.19, 0.225)),
        radius * float(rng.uniform(0.66, 0.72)),
        spokes,
        twin,
        sweep,
        dish=float(rng.uniform(0.005, 0.03)),
        spoke_width=width,
    )


def _car(rng: np.random.Generator, s: CarSpec, variant: int) -> Asset:
    shape = car_shape(s)
    s = replace(s, plate=plate_text(rng))
    z = s.wheel.radius + 0.9 * s.arch_radius
    axles = tuple(
        Axle(name, x, float(shape.width_at(np.array([x]), np.array([z]))[0]) - 0.02, s.wheel, S.METAL if s.wheel.spokes == 0 else S.RIM)
        for name, x in (("f", s.wheelbase), ("r", 0.0))
    )
    return motor_vehicle(
        Plan(
            f"{s.family}/{variant}",
            s.family,
            "car",
            shape,
            tuple(car_grid(s, shape, detail) for detail in range(3)),
            axles,
            draw=lambda panels, detail: draw_car(panels, s, shape, detail),
            fit=lambda builder, detail: _fit(builder, s, shape, detail),
            materials=S.vehicle_materials(car_paint(rng), rim_finish(rng)),
            mass_kg=s.mass_kg,
            hulls=_hulls(s, shape),
            arch_radius=s.arch_radius,
            lip_slot=S.TRIM if s.clad else S.PAINT,
        )
    )


def _fit(builder: MeshBuilder, s: CarSpec, shape: Shape, detail: int) -> dict[str, Floats]:
    mirror_x = s.cowl_x - 0.34
    fittings.add_mirrors(builder, shape, mirror_x, float(shape.belt(mirror_x)) + 0.02, detail, size=1.1 if s.family == "suv" else 1.0)
    if detail == 2:
        return {}
    front_z, rear_z = s.clearance + 0.30, 0.62 if s.tail == "hatch" else 0.70
    if s.family == "suv":
        front_z, rear_z = s.clearance + 0.33, 0.74
    front, rear = shape.front_point(0.0, front_z), shape.rear_point(0.0, rear_z)
    anchors = {
        "plate_front": add_plate(builder, front, shape.normal(front[None])[0], s.plate),
        "plate_rear": add_plate(builder, rear, shape.normal(rear[None])[0], s.plate),
    }
    post = pillars(s)[0][0]
    for x in (post + 0.20, min(post - 0.75, 0.30)):
        fittings.add_handle(builder, shape, x, float(shape.belt(x)) - 0.095, bevel=0.0 if detail else 0.008)
    if detail:
        return anchors
    fittings.add_wipers(builder, shape, s.cowl_x)
    fittings.add_aerial(builder, shape, s.roof_end_x + 0.05 if s.tail == "notch" else s.x_rear + 0.55)
    if s.grille != 3:
        fittings.add_exhaust(builder, s.x_rear + 0.15, -0.50, s.clearance + 0.02)
    if s.rails:
        fittings.add_rails(builder, shape, s.x_rear + s.rake + 0.22, s.header_x - 0.05)
    return anchors


def _hulls(s: CarSpec, shape: Shape) -> tuple[Floats, ...]:
    """Lower body and cabin."""
    half, z0, belt = s.width / 2, s.clearance, s.belt
    xr, xf = s.x_rear, s.x_front
    plan = [(xr, 0.6 * half), (xr + 0.15, 0.93 * half), (0.3, half), (s.wheelbase - 0.3, half), (xf - 0.25, 0.9 * half), (xf, 0.55 * half)]
    lower = [(x, sy * y, z) for x, y in plan for sy in (1, -1) for z in (z0, min(belt, float(shape.top(x)) if x > s.cowl_x else belt))]
    roof_rear = s.roof_end_x - 0.1 if s.tail == "notch" else xr + s.rake + 0.05
    foot_rear = s.roof_end_x - 0.9 if s.tail == "notch" else xr + 0.1
    cabin = [
        (x, sy * y, z)
        for x, y, z in (
            (foot_rear, half - 0.07, belt),
            (s.cowl_x - 0.05, half - 0.07, belt),
            (s.header_x, 0.62 * half, s.height - 0.06),
            (0.4 * s.header_x + 0.6 * roof_rear, 0.6 * half, s.height),
            (roof_rear, 0.62 * half, s.height - 0.07),
        )
        for sy in (1, -1)
    ]
    return np.array(lower, np.float64), np.array(cabin, np.float64)
