"""Motorcycles (four variants) and bicycles (six)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.asset import Asset, Skeleton
from simgen.assets.vehicles import bicycle as bike
from simgen.assets.vehicles import motorcycle as moto
from simgen.assets.vehicles.paint import car_paint
from simgen.assets.vehicles.plates import plate_text
from simgen.assets.vehicles.profiles import Floats
from simgen.mesh import Material
from simgen.ontology import class_id

_NAMES, _PARENTS = bike.JOINTS, (-1, 3, 0, 0, 0)


def bicycle(rng: np.random.Generator, variant: int) -> Asset:
    """A bicycle: 1.7..1.85 m long, saddle 0.88..1.0 m; city, low-step, sports and racing types. 10..18 kg."""
    bar = ("swept", "flat", "drop", "swept", "flat", "flat")[variant % 6]
    step = variant % 6 in (0, 3)
    s = bike.BicycleSpec(
        0.311 + (0.028 if bar == "drop" else 0.042 if bar == "swept" else 0.05) * 0.8,
        0.028 if bar == "drop" else 0.040 if bar == "swept" else 0.05,
        1.00 if bar == "drop" else 1.06 + float(rng.uniform(0, 0.04)),
        0.46 if step else 0.52,
        float(rng.uniform(0.88, 0.98)),
        bar,
        step,
        bar != "drop" and variant % 6 != 5,
    )
    s = replace(s, wheel_radius=0.311 + s.tyre * 0.85)
    materials = bike.bicycle_materials(_bright(rng))
    lamp, tail = materials[bike.LAMP], materials[bike.TAIL]
    lit = {bike.LAMP: replace(lamp, emissive=(12.0, 11.5, 10.5)), bike.TAIL: replace(tail, emissive=(2.0, 0.05, 0.04))}
    return Asset(
        f"bicycle/{variant}",
        "bicycle",
        class_id("bicycle"),
        tuple(bike.bicycle_mesh(s, d) for d in range(3)),
        materials,
        15.0,
        (14.0, 40.0),
        {"head": lit, "tail": {bike.TAIL: lit[bike.TAIL]}},
        {"paint": bike.FRAME},
        (_frame_hull(s.wheelbase, s.wheel_radius, s.saddle_z, 0.06), _bar_hull(s.grips)),
        Skeleton(_NAMES, _PARENTS, bike.bicycle_rest(s)),
        bike.bicycle_anchors(s),
    )


def motorcycle(rng: np.random.Generator, variant: int) -> Asset:
    """A motorcycle: roadsters (variants 0, 1, 3) 2.0..2.1 m long, a scooter (2) 1.9 m. 150..210 kg."""
    scooter = variant % 4 == 2
    if scooter:
        s = moto.MotorcycleSpec(True, 0.265, 0.255, 0.11, 0.13, 1.36, 0.79, 1.11, True, False)
    else:
        s = moto.MotorcycleSpec(
            False,
            0.300,
            0.315,
            0.12,
            0.17,
            float(rng.uniform(1.40, 1.46)),
            float(rng.uniform(0.80, 0.83)),
            1.135,
            variant % 2 == 0,
            variant % 4 == 1,
        )
    m = moto.motorcycle_materials(car_paint(rng))
    s = replace(s, plate=plate_text(rng))
    head, tail = replace(m[moto.LAMP], emissive=(20.0, 19.5, 18.0)), replace(m[moto.TAIL], emissive=(1.2, 0.04, 0.03))
    lamps = {
        "head": {moto.LAMP: head, moto.TAIL: tail},
        "tail": {moto.TAIL: tail},
        "brake": {moto.BRAKE: replace(m[moto.BRAKE], emissive=(12.0, 0.36, 0.24))},
        "indicator_left": {moto.LEFT: replace(m[moto.LEFT], emissive=(10.0, 3.4, 0.3))},
        "indicator_right": {moto.RIGHT: replace(m[moto.RIGHT], emissive=(10.0, 3.4, 0.3))},
    }
    return Asset(
        f"motorcycle/{variant}",
        "motorcycle",
        class_id("motorcycle"),
        tuple(moto.motorcycle_mesh(s, d) for d in range(3)),
        m,
        150.0 if scooter else 200.0,
        (16.0, 45.0),
        lamps,
        {"paint": moto.PAINT},
        (_frame_hull(s.wheelbase, s.rear_radius, s.seat_z + 0.1, 0.16), _bar_hull(s.grip)),
        Skeleton(_NAMES, _PARENTS, moto.motorcycle_rest(s)),
        moto.motorcycle_anchors(s),
    )


def _bright(rng: np.random.Generator) -> Material:
    tones = (
        (0.02, 0.02, 0.022),
        (0.45, 0.02, 0.015),
        (0.02, 0.10, 0.35),
        (0.70, 0.70, 0.68),
        (0.04, 0.22, 0.14),
        (0.25, 0.26, 0.27),
        (0.55, 0.30, 0.02),
        (0.20, 0.42, 0.45),
    )
    return Material("bicycle enamel", tones[int(rng.integers(len(tones)))], 0.35, clearcoat=0.8)


def _frame_hull(wheelbase: float, radius: float, top: float, half_width: float) -> Floats:
    points = [
        (x, y, z)
        for x, z in (
            (-0.9 * radius, radius),
            (0.0, 0.06),
            (wheelbase, 0.06),
            (wheelbase + 0.9 * radius, radius),
            (0.25, top),
            (wheelbase - 0.2, top),
        )
        for y in (half_width, -half_width)
    ]
    return np.array(points, np.float64)


def _bar_hull(grip: Floats) -> Floats:
    x, y, z = grip
    return np.array([(x + dx, sy * (y + 0.06), z + dz) for dx in (-0.06, 0.06) for sy in (1, -1) for dz in (-0.04, 0.04)], np.float64)
