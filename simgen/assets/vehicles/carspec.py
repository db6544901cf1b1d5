"""Proportions of passenger cars and the body shape that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from simgen.assets.vehicles.body import Flare, Grid, Shape, stations
from simgen.assets.vehicles.profiles import Curve, spline
from simgen.assets.vehicles.wheels import WheelDesign


@dataclass(frozen=True)
class CarSpec:
    """Dimensions (metres) and style of one car. tail : "hatch" (sloped tailgate), "notch" (boot lid). cowl_x : foot of the
    windscreen, header_x : its top, both on the centre line. roof_end_x : where the roof turns down. deck : boot lid height (notch).
    belt, belt_rise : window sill height at the cowl and its rise to the rear. nose_z : leading edge of the bonnet.
    rake : how far the tailgate's top lies before its foot (hatch). tumblehome : inward lean of the side windows. clad : black plastic
    sills and arches. lamp, grille, tail_lamp : indices of designs. plate : registration."""

    family: str
    length: float
    width: float
    height: float
    wheelbase: float
    front_overhang: float
    wheel: WheelDesign
    clearance: float
    tail: Literal["hatch", "notch"]
    cowl_x: float
    header_x: float
    roof_end_x: float
    cowl_z: float
    belt: float
    belt_rise: float
    nose_z: float
    rake: float = 0.30
    deck: float = 1.0
    tumblehome: float = 0.34
    front_bow: float = 0.26
    side_windows: int = 2
    clad: bool = False
    rails: bool = False
    lamp: int = 0
    grille: int = 0
    tail_lamp: int = 0
    ridge: float = -0.16
    mass_kg: float = 1250.0
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
    def arch_radius(self) -> float:
        """Radius of the wheel arches."""
        return self.wheel.radius + (0.065 if self.clad else 0.048)


def car_shape(s: CarSpec) -> Shape:
    """The body of a car."""
    xr, xf, h, half = s.x_rear, s.x_front, s.height, s.width / 2
    belt = Curve(np.array([xr, s.cowl_x, xf]), np.array([s.belt + s.belt_rise, s.belt, s.belt - 0.02]))
    screen = 0.5 * (s.header_x + s.cowl_x)
    if s.tail == "notch":
        rear_top = [
            (xr - 0.02, s.deck - 0.10),
            (xr + 0.06, s.deck),
            (xr + 0.30, s.deck + 0.015),
            (s.roof_end_x - 0.95, s.deck + 0.035),
            (s.roof_end_x - 0.50, 0.5 * (s.deck + h) - 0.02),
            (s.roof_end_x - 0.05, h - 0.05),
        ]
    else:
        rear_top = [(xr - 0.10, h - 0.19), (xr + 0.25, h - 0.10), (s.roof_end_x, h - 0.02)]
    roof_mid = 0.5 * (s.roof_end_x + s.header_x) + 0.1
    points = [
        *rear_top,
        (roof_mid, h + 0.015),
        (s.header_x - 0.25, h - 0.005),
        (s.header_x + 0.12, h - 0.075),
        (screen, 0.5 * (h + s.cowl_z) - 0.02),
        (s.cowl_x + 0.02, s.cowl_z - 0.01),
        (s.cowl_x + 0.22, s.cowl_z - 0.045),
        (0.5 * (s.cowl_x + xf) + 0.1, 0.45 * s.cowl_z + 0.55 * s.nose_z + 0.035),
        (xf - 0.26, s.nose_z + 0.055),
        (xf + 0.02, s.nose_z - 0.06),
    ]
    top = spline(points)
    lift = h - float(top.value.max())
    top = Curve(top.at, top.value + lift * np.clip((top.value - s.cowl_z) / (h - s.cowl_z), 0, 1))
    z0 = s.clearance
    floor = Curve(np.array([xr, xr + 0.55, s.wheelbase + 0.25, xf]), np.array([z0 + 0.07, z0, z0, z0 + 0.02]))
    nz = s.nose_z
    front = spline(
        [
            (z0 - 0.05, xf - 0.09),
            (z0 + 0.08, xf - 0.03),
            (0.40, xf),
            (0.54, xf),
            (nz - 0.10, xf - 0.015),
            (nz, xf - 0.06),
            (nz + 0.2, xf - 0.30),
        ]
    )
    if s.tail == "notch":
        rear = spline(
            [
                (z0 - 0.02, xr + 0.16),
                (0.34, xr + 0.03),
                (0.46, xr),
                (0.62, xr),
                (0.72, xr + 0.045),
                (s.deck - 0.05, xr + 0.05),
                (s.deck + 0.1, xr + 0.07),
            ]
        )
    else:
        waist = s.belt - 0.02
        rear = spline(
            [
                (z0 - 0.02, xr + 0.16),
                (0.34, xr + 0.03),
                (0.46, xr),
                (0.60, xr + 0.002),
                (0.70, xr + 0.05),
                (waist, xr + 0.085),
                (waist + 0.12, xr + 0.13),
                (h - 0.12, xr + s.rake + 0.06),
                (h + 0.1, xr + s.rake + 0.2),
            ]
        )
    plan = spline(
        [
            (xr, 0.075),
            (xr + 0.4, 0.035),
            (0.0, 0.008),
            (0.4, 0.0),
            (s.wheelbase - 0.5, 0.0),
            (s.wheelbase + 0.1, 0.012),
            (xf - 0.35, 0.04),
            (xf, 0.10),
        ]
    )
    b = s.belt
    t = s.tumblehome
    section = spline(
        [
            (z0 - b, 0.085),
            (z0 - b + 0.10, 0.035),
            (-0.50, 0.018),
            (-0.36, 0.014),
            (-0.24, 0.004),
            (-0.13, 0.003),
            (-0.05, 0.018),
            (0.0, 0.034),
            (0.05, 0.056),
            (0.12, 0.078),
            (0.25, 0.075 + t * 0.13),
            (h - b, 0.085 + t * (h - b - 0.10)),
        ]
    )
    radius = Curve(np.array([0.0, 0.3, nz - 0.05, b + 0.1, h]), np.array([0.035, 0.06, 0.075, 0.055, 0.075]))
    flare = 0.018 if s.clad else 0.011
    flares = tuple(Flare(x, s.wheel.radius, s.arch_radius, flare) for x in (0.0, s.wheelbase))
    return Shape(
        half,
        top,
        floor,
        front,
        rear,
        plan,
        section,
        belt,
        bow=0.16,
        front_bow=s.front_bow,
        rear_bow=0.17,
        crown=0.035,
        radius=radius,
        roof_y=0.62,
        ridges=((s.ridge, 0.011), (-0.48, -0.011)),
        flares=flares,
    )


def car_grid(s: CarSpec, shape: Shape, detail: int) -> Grid:
    """Grid lines by level of detail: denser where the surface bends (ends, arches, windscreen)."""
    r = s.arch_radius + 0.03
    x = stations(shape, (25, 13, 8)[detail], ((-r, r), (s.wheelbase - r, s.wheelbase + r)))
    if detail == 0:
        return Grid(x, (0.0, 0.05, 0.16, 0.34, 0.54, 0.72, 0.86, 1.0), 4, 3)
    if detail == 1:
        return Grid(x, (0.0, 0.15, 0.45, 0.78, 1.0), 3, 2)
    return Grid(x, (0.0, 0.45, 1.0), 2, 1)
