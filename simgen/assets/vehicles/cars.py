"""Passenger cars: hatchbacks, saloons, estates, SUVs, coupés, pickups, taxis and police cars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.compose import with_part
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.assembly import Axle, Plan, first_free_joint, motor_vehicle
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.carfit import CarFit
from simgen.assets.vehicles.carglass import cabin_space
from simgen.assets.vehicles.carparts import draw_car
from simgen.assets.vehicles.carspec import Design, car_grid, car_shape, variation, wheel_of
from simgen.assets.vehicles.designs import HATCHBACKS, SALOONS, SUVS
from simgen.assets.vehicles.doors import moving_parts
from simgen.assets.vehicles.editions import edition
from simgen.assets.vehicles.interior import interior_materials
from simgen.assets.vehicles.loads import taxi_sign
from simgen.assets.vehicles.moredesigns import COUPES, ESTATES, PICKUPS, POLICE, TAXIS
from simgen.assets.vehicles.paint import car_paint, rim_finish, stripe
from simgen.assets.vehicles.plates import plate_materials
from simgen.assets.vehicles.profiles import Floats
from simgen.mesh import Material

RGB = tuple[float, float, float]

# Taxis' liveries: Germany's light ivory (RAL 1015), London's black, New York's yellow, and others in linear light.
_TAXI_COATS: tuple[tuple[str, RGB, RGB, str], ...] = (
    ("ivory", (0.73, 0.66, 0.50), (0.02, 0.02, 0.02), ""),
    ("yellow", (0.68, 0.42, 0.01), (0.015, 0.015, 0.015), "chequer"),
    ("black", (0.012, 0.012, 0.013), (0.66, 0.50, 0.02), ""),
    ("ivory", (0.73, 0.66, 0.50), (0.02, 0.02, 0.02), ""),
    ("yellow", (0.68, 0.42, 0.01), (0.015, 0.015, 0.015), "chequer"),
    ("white", (0.76, 0.76, 0.74), (0.40, 0.02, 0.015), "chequer"),
    ("black and yellow", (0.012, 0.012, 0.013), (0.68, 0.46, 0.02), "chequer"),
    ("white", (0.76, 0.76, 0.74), (0.02, 0.12, 0.36), "stripe"),
)
# Police: base, second and third colour, marking.
_POLICE_COATS: tuple[tuple[RGB, RGB, RGB, str], ...] = (
    ((0.76, 0.76, 0.75), (0.01, 0.05, 0.30), (0.72, 0.80, 0.02), "battenburg"),
    ((0.50, 0.51, 0.52), (0.01, 0.06, 0.34), (0.72, 0.80, 0.02), "stripe"),
    ((0.012, 0.012, 0.013), (0.76, 0.76, 0.75), (0.7, 0.7, 0.7), "halves"),
    ((0.76, 0.76, 0.75), (0.01, 0.05, 0.30), (0.72, 0.80, 0.02), "battenburg"),
    ((0.76, 0.76, 0.75), (0.02, 0.20, 0.09), (0.70, 0.70, 0.68), "stripe"),
    ((0.76, 0.76, 0.75), (0.01, 0.06, 0.34), (0.50, 0.02, 0.02), "stripe"),
)
# Shares of cars with racing stripes by design, else by family.
_STRIPED = {"retro": 0.4, "hot": 0.2, "coupe": 0.12, "hatchback": 0.02}


def hatchback(rng: np.random.Generator, variant: int, *, paint: Material | None = None) -> Asset:
    """A hatchback, from a tall city car 3.3 m long to a compact of 4.4 m."""
    return _car(rng, variant, HATCHBACKS, paint)


def saloon(rng: np.random.Generator, variant: int, *, paint: Material | None = None) -> Asset:
    """A saloon, from a compact of 4.3 m to a limousine of 5.3 m."""
    return _car(rng, variant, SALOONS, paint)


def suv(rng: np.random.Generator, variant: int, *, paint: Material | None = None) -> Asset:
    """An SUV or cross-country car, 3.6 to 5.1 m long."""
    return _car(rng, variant, SUVS, paint)


def estate(rng: np.random.Generator, variant: int, *, paint: Material | None = None) -> Asset:
    """An estate car, 4.4 to 5.1 m long."""
    return _car(rng, variant, ESTATES, paint)


def coupe(rng: np.random.Generator, variant: int, *, paint: Material | None = None) -> Asset:
    """A coupé, 3.9 to 4.9 m long."""
    return _car(rng, variant, COUPES, paint)


def pickup(rng: np.random.Generator, variant: int, *, paint: Material | None = None) -> Asset:
    """A pickup with a load bed, 5.1 to 6 m long."""
    return _car(rng, variant, PICKUPS, paint)


def taxi(rng: np.random.Generator, variant: int, *, paint: Material | None = None) -> Asset:
    """A taxi with its sign on the roof; lamp state "taxi_sign.light"."""
    name, first, second, marking = _TAXI_COATS[variant % len(_TAXI_COATS)]
    coat = Material(f"taxi paint {name}", first, 0.42, clearcoat=1.0, variation=0.06)
    other = Material("taxi second", second, 0.42, clearcoat=1.0)
    body = replace(TAXIS[variant % len(TAXIS)], marking=marking)
    asset = _car(rng, variant, (body,), paint or coat, paint2=other)
    sign = taxi_sign(rng, variant)
    asset = with_part(asset, sign, asset.anchors["roof"], name="taxi_sign")
    return replace(asset, parameters={**asset.parameters, "height_m": round(asset.size_m[2], 3), "livery": name})


def police(rng: np.random.Generator, variant: int, *, paint: Material | None = None) -> Asset:
    """A police car; lamp states "beacon_left" and "beacon_right" flash in turns."""
    base, second, third, marking = _POLICE_COATS[variant % len(_POLICE_COATS)]
    coat = Material("police paint", base, 0.42, clearcoat=1.0, variation=0.04)
    body = replace(POLICE[variant % len(POLICE)], marking=marking)
    return _car(
        rng, variant, (body,), paint or coat, paint2=Material("police second", second, 0.35, clearcoat=0.8),
        livery=Material("police third", third, 0.45), word="POLICE",
    )  # fmt: skip


def _car(
    rng: np.random.Generator, variant: int, designs: Sequence[Design], paint: Material | None, *, paint2: Material | None = None,
    livery: Material | None = None, word: str = "",
) -> Asset:  # fmt: skip
    base = designs[variant % len(designs)]
    d = variation(edition(base, variant // len(designs) if len(designs) > 1 else 0, rng), rng)
    drawn, roof_dark = car_paint(rng), float(rng.random()) < 0.7
    coat = paint or drawn
    second = paint2 or _roof_coat(coat, roof_dark)
    wheel, rims, plates, inside = wheel_of(d, rng), rim_finish(rng), plate_materials(rng), interior_materials(rng)
    privacy = float(rng.random()) < (0.6 if d.family in ("suv", "estate") else 0.25)
    seats = int(rng.integers(1 << 31))
    d, livery = _with_stripes(d, coat, livery, rng)
    shape = car_shape(d)
    z = d.tyre + 0.9 * d.arch_radius
    axles = tuple(
        Axle(name, x, float(shape.width_at(np.array([x]), np.array([z]))[0]) - 0.018, wheel, S.METAL if wheel.spokes == 0 else S.RIM)
        for name, x in (("f", d.wheelbase), ("r", 0.0))
    )
    moving = moving_parts(d, shape, first_free_joint(axles))
    fit = CarFit(d, shape, wheel, moving.groups, seats, word)
    materials = list(
        S.vehicle_materials(
            coat, rims, paint2=second, plate=plates["plate"], plate_rear=plates["plate_rear"], seat=inside["seat"], livery=livery,
            rear_transmittance=0.25 if privacy else S.WINDSCREEN_TRANSMITTANCE,
        )
    )  # fmt: skip
    materials[S.CLOTH], materials[S.INTERIOR] = inside["cloth"], inside["interior"]
    return motor_vehicle(
        Plan(
            f"{d.family}/{variant}",
            d.family,
            "car",
            shape,
            tuple(car_grid(d, shape, detail) for detail in range(3)),
            axles,
            draw=lambda panels, detail: draw_car(panels, d, shape, detail),
            fit=fit.add,
            materials=tuple(materials),
            mass_kg=d.mass,
            hulls=_hulls(d, shape),
            arch_radius=d.arch_radius,
            lip_slot=S.TRIM if d.clad else S.PAINT,
            tags=dict(S.TAGS),
            line=fit.line,
            moving=moving,
            parameters={
                "design": d.name, "width_m": round(d.width, 3), "wheelbase_m": round(d.wheelbase, 3), "doors": d.doors, "lamp": d.lamp,
                "grille": d.grille, "tail_lamp": d.tail_lamp, "right_hand_drive": d.rhd, "roof_length_m": round(fit.roof_length(), 3),
                "roof_width_m": round(2 * shape.roof_y * shape.half_width, 3), "seat_rows": len(cabin_space(d).seat_rows_x),
            },
        )
    )


def _with_stripes(d: Design, coat: Material, livery: Material | None, rng: np.random.Generator) -> tuple[Design, Material | None]:
    """Racing stripes in white, black or red on some sporting cars and on more of the retro ones."""
    chance, tone = float(rng.random()), float(rng.random())
    share = _STRIPED.get(d.name, _STRIPED.get(d.family, 0.0))
    if d.marking or livery is not None or chance >= share:
        return d, livery
    return replace(d, marking="racing"), stripe(coat, tone)


def _roof_coat(coat: Material, dark: bool) -> Material:
    """A contrasting roof's colour."""
    light = sum(coat.base_color) > 0.9
    tone = (0.012, 0.012, 0.013) if light or (dark and sum(coat.base_color) > 0.06) else (0.76, 0.76, 0.74)
    return Material("roof paint", tone, 0.42, clearcoat=1.0, variation=0.05)


def _hulls(d: Design, shape: Shape) -> tuple[Floats, ...]:
    """Lower body and cabin."""
    half, z0, belt = d.width / 2, d.clearance, d.belt
    xr, xf = d.x_rear, d.x_front
    plan = [(xr, 0.6 * half), (xr + 0.15, 0.93 * half), (0.3, half), (d.wheelbase - 0.3, half), (xf - 0.25, 0.9 * half), (xf, 0.55 * half)]
    lower = [(x, sy * y, z) for x, y in plan for sy in (1, -1) for z in (z0, min(belt, float(shape.top(x))))]
    roof_rear = {"notch": d.roof_end_x, "hatch": d.roof_end_x + 0.02, "bed": d.deck_x + 0.08}[d.tail]
    foot_rear = {"notch": d.deck_x + 0.1, "hatch": xr + 0.1, "bed": d.deck_x + 0.02}[d.tail]
    top = float(shape.top(roof_rear + 0.03))
    cabin = [
        (x, sy * y, z)
        for x, y, z in (
            (foot_rear, half - 0.09, belt), (d.cowl_x - 0.05, half - 0.09, belt), (d.header_x, 0.6 * half, d.height - d.header_drop - 0.02),
            (0.6 * d.header_x + 0.4 * roof_rear, 0.6 * half, d.height - 0.01), (roof_rear, 0.6 * half, top - 0.02),
        )
        for sy in (1, -1)
    ]  # fmt: skip
    return np.array(lower, np.float64), np.array(cabin, np.float64)
