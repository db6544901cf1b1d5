"""Buses and trucks in four variants each."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.assembly import Axle, Plan, motor_vehicle
from simgen.assets.vehicles.bus import WHEEL_R, BusSpec, bus_grid, bus_hulls, bus_shape, draw_bus, fit_bus
from simgen.assets.vehicles.paint import livery, truck_paint
from simgen.assets.vehicles.plates import PLACES, plate_text
from simgen.assets.vehicles.truck import TruckSpec, cab_grid, cab_shape, draw_cab, fit_truck, truck_hulls
from simgen.assets.vehicles.wheels import WheelDesign
from simgen.mesh import Material

_STEEL = Material("wheel steel", (0.45, 0.45, 0.44), 0.45, 0.6)


def bus(rng: np.random.Generator, variant: int) -> Asset:
    """A city bus: 10.5..12.5 m x 2.55 m x 3.0..3.2 m."""
    length = (12.0, 10.6, 12.4, 12.0)[variant % 4] + float(rng.uniform(-0.1, 0.1))
    wheelbase = length * 0.492
    front = 2.72
    middle = 0.52 * wheelbase
    doors = (wheelbase + front - 1.30, middle) if length < 11.5 or variant % 2 else (wheelbase + front - 1.30, middle, -1.45)
    s = BusSpec(
        length,
        2.55,
        float(rng.uniform(3.0, 3.12)),
        wheelbase,
        front,
        doors,
        variant % 2 == 1,
        f"{int(rng.integers(1, 98))} {PLACES[int(rng.integers(len(PLACES)))]}",
        plate_text(rng),
    )
    shape = bus_shape(s)
    paint, second = livery(rng)
    wheel = WheelDesign(WHEEL_R, 0.275, 0.30, 0, dish=0.01, bolts=10)
    axles = (Axle("f", wheelbase, s.width / 2 - 0.03, wheel), Axle("r", 0.0, s.width / 2 - 0.03, wheel, twin=True))
    return motor_vehicle(
        Plan(
            f"bus/{variant}",
            "bus",
            "bus",
            shape,
            tuple(bus_grid(s, d) for d in range(3)),
            axles,
            draw=lambda panels, d: draw_bus(panels, s, shape, d),
            fit=lambda builder, d: fit_bus(builder, s, shape, d),
            materials=S.vehicle_materials(paint, _STEEL, paint2=second),
            mass_kg=11500.0,
            hulls=bus_hulls(s),
            arch_radius=WHEEL_R + 0.09,
            lip_slot=S.TRIM,
            left_half={slot: S.PAINT if s.slanted else S.PAINT2 for slot in S.LEFT_HALF},
            lod_distances_m=(30.0, 80.0),
        )
    )


def truck(rng: np.random.Generator, variant: int) -> Asset:
    """A rigid truck with a box body: 7..9.5 m x 2.4..2.5 m x 3.0..3.6 m."""
    size = (variant % 4) / 3
    r = 0.405 + 0.06 * size
    length = 7.2 + 2.1 * size + float(rng.uniform(-0.15, 0.15))
    s = TruckSpec(length, 2.42 + 0.08 * size, 3.10 + 0.45 * size, length * 0.53, r, 2.45 + 0.25 * size, variant, plate_text(rng))
    shape = cab_shape(s)
    cab, box = truck_paint(rng)
    wheel = WheelDesign(r, 0.245, r * 0.62, 0, dish=0.0, bolts=8)
    axles = (Axle("f", s.wheelbase, s.width / 2 - 0.04, wheel), Axle("r", 0.0, s.width / 2 - 0.04, wheel, twin=True))
    return motor_vehicle(
        Plan(
            f"truck/{variant}",
            "truck",
            "truck",
            shape,
            tuple(cab_grid(s, d) for d in range(3)),
            axles,
            draw=lambda panels, d: draw_cab(panels, s, shape, d),
            fit=lambda builder, d: fit_truck(builder, s, shape, d),
            materials=S.vehicle_materials(cab, _STEEL, paint2=box),
            mass_kg=4800.0 + 3500 * size,
            hulls=truck_hulls(s),
            arch_radius=r + 0.08,
            lip_slot=S.TRIM,
            arched=("f",),
            lod_distances_m=(30.0, 80.0),
        )
    )
