"""The designs of estates, coupés and pickups, and the bodies that taxis and police cars are made of."""

from __future__ import annotations

from dataclasses import replace

from simgen.assets.vehicles.carspec import Design
from simgen.assets.vehicles.designs import HATCHBACKS, SALOONS, SUVS

_BY_NAME = {(d.family, d.name): d for d in (*HATCHBACKS, *SALOONS, *SUVS)}


def _estate(base: Design, **changes: object) -> Design:
    long_roof = {
        "family": "estate", "tail": "hatch", "rake": 0.38, "roof_drop": 0.07, "quarter": True, "glass_rear": 0.52, "glass_lean": 0.6,
        "rails": True,
        "tail_lean": 0.06, "peak": 0.3, "spoiler": 0.06,
    }  # fmt: skip
    return replace(base, **{**long_roof, **changes})  # type: ignore[arg-type]


ESTATES: tuple[Design, ...] = (
    _estate(
        _BY_NAME["saloon", "executive"], name="executive", length=4.96, height=1.475, rake=0.50, roof_drop=0.09, glass_rear=0.62,
        glass_lean=0.8,
    ),
    _estate(
        _BY_NAME["saloon", "box-1990"], name="brick-1990", length=4.72, width=1.74, height=1.46, wheelbase=2.66, rake=0.16,
        roof_drop=0.03, glass_rear=0.30,
        glass_lean=0.2, tail_lamp="pillar", tail_lean=0.02, rails=True, spoiler=0.0, peak=0.6, rod=True,
    ),
    _estate(
        _BY_NAME["hatchback", "compact-sharp"], name="compact", length=4.63, wheelbase=2.68, height=1.47, rake=0.40, roof_drop=0.08,
        glass_rear=0.56, glass_lean=0.7,
        tail_lamp="wrap",
    ),
    _estate(
        _BY_NAME["saloon", "fastback"], name="cross", length=4.80, height=1.53, clearance=0.18, clad=True, rake=0.48, roof_drop=0.10,
        peak=0.2, glass_rear=0.62,
        glass_lean=0.85, tyre=0.345, lamp="double", grille="frame", intake="wide", tail_lamp="pillar", skirt="valance", roof="body",
        belt=0.95, nose_z=0.78, cowl_z=0.99,
        flare=0.02, chrome=True,
    ),
    _estate(
        _BY_NAME["saloon", "notch"], name="family-2005", length=4.55, width=1.75, height=1.50, wheelbase=2.62, rake=0.30, roof_drop=0.07,
        glass_rear=0.46, glass_lean=0.5,
        lamp="almond", grille="smile", tail_lamp="tall", spoiler=0.0,
    ),
)  # fmt: skip

_COUPE = Design(
    "", "coupe", length=4.45, width=1.84, height=1.34, wheelbase=2.62, overhang=0.86, tyre=0.328, tread=0.245, clearance=0.125,
    tail="notch", dash=0.52, cowl_z=0.90, screen=0.84, rake=-0.20, peak=0.1, roof_drop=0.10,
    deck=0.98, deck_length=0.34, belt=0.88, belt_rise=0.06, nose_z=0.68, doors=2, glass_rear=0.85, glass_lean=1.1, bumper_z=0.56,
    mass=1480, scoop=0.02,
)  # fmt: skip
COUPES: tuple[Design, ...] = (
    replace(
        _COUPE, name="grand-tourer", length=4.72, width=1.91, height=1.36, wheelbase=2.74, overhang=0.84, dash=0.80, tyre=0.345,
        screen=0.88, rake=-0.16, deck=1.00, deck_length=0.36, nose_z=0.70, bonnet=0.045, edge=0.05, bow=0.30, square=0.4,
        flare=0.028, creases=((-0.08, 0.0, 0.014, 0.10),), lamp="comma", grille="hexagon", intake="sport", tail_lamp="slim",
        skirt="sport", wheel_style=1, dome=0.022, shoulder=0.06, mass=1720,
    ),
    replace(
        _COUPE, name="rear-engined", length=4.50, width=1.86, height=1.31, wheelbase=2.45, overhang=0.94, dash=0.36, tyre=0.335,
        tread=0.275, screen=0.80, cowl_z=0.88, rake=-0.12, roof_drop=0.09, deck=0.90, deck_length=0.16, belt=0.88, belt_rise=0.02,
        nose_z=0.62, bonnet=0.035, face=0.10, edge=0.09, corner=0.10, bow=0.36, square=0.2, rear_bow=0.22, rear_square=0.3, flare=0.035,
        creases=(), lamp="round", grille="none", intake="thin", tail_lamp="bar", skirt="diffuser", wheel_style=4, dome=0.0,
        shoulder=0.065, glass_rear=0.86, glass_lean=1.3, mass=1450, tail_lean=0.10,
    ),
    replace(
        _COUPE, name="hardtop-roadster", length=3.96, width=1.74, height=1.24, wheelbase=2.33, overhang=0.76, dash=0.60, tyre=0.302,
        tread=0.205, screen=0.60, cowl_z=0.86, header_drop=0.03, rake=-0.02, roof_drop=0.05, peak=0.4, deck=0.90, deck_length=0.62,
        belt=0.84, belt_rise=0.03, nose_z=0.64, bonnet=0.04, face=0.08, edge=0.08, corner=0.09, bow=0.34, square=0.3, rear_bow=0.24,
        rear_square=0.4, flare=0.03, creases=((-0.05, 0.0, 0.008, 0.08),), glass_rear=1.02, glass_lean=0.55, lamp="almond",
        grille="smile",
        intake="smile", tail_lamp="round", roof="contrast", wheel_style=5, mass=1050, bumper_z=0.50,
    ),
    replace(
        _COUPE, name="muscle", length=4.80, width=1.92, height=1.38, wheelbase=2.72, overhang=0.92, dash=0.66, tyre=0.350, tread=0.265,
        cowl_z=0.97, screen=0.74, header_drop=0.04, rake=-0.14, roof_drop=0.08, deck=1.04, deck_length=0.42, belt=0.96, belt_rise=0.04,
        nose_z=0.80,
        bonnet=0.02, face=-0.02, edge=0.03, corner=0.035, bow=0.14, square=0.8, rear_bow=0.08, rear_square=0.85, flare=0.035,
        flare_width=0.09, creases=((-0.12, -0.03, 0.022, 0.10),), glass_rear=0.98, glass_lean=1.0, lamp="quad", grille="wide-mesh",
        intake="wide", tail_lamp="racetrack",
        skirt="sport", spoiler=0.07, wheel_style=0, dome=0.03, mass=1720,
    ),
    replace(
        _COUPE, name="coupe-1995", length=4.40, width=1.73, height=1.37, wheelbase=2.62, overhang=0.84, dash=0.40, tyre=0.305,
        tread=0.205, screen=0.76, rake=-0.02, roof_drop=0.07, deck=0.98, deck_length=0.62, belt=0.885, belt_rise=0.02, bonnet=0.015,
        face=0.03, edge=0.035, corner=0.04,
        bow=0.18, square=0.7, rear_bow=0.10, rear_square=0.8, scoop=0.004, creases=((-0.09, -0.08, 0.010, 0.05),), lamp="rect",
        grille="kidney", intake="wide", tail_lamp="block", skirt="black", wheel_style=3, rod=True, mass=1300, glass_rear=0.98,
        glass_lean=0.8,
    ),
)  # fmt: skip

_PICKUP = Design(
    "", "pickup", length=5.35, width=1.88, height=1.81, wheelbase=3.22, overhang=0.92, tyre=0.385, tread=0.255, clearance=0.26,
    tail="bed", dash=0.34, cowl_z=1.23, screen=0.70, header_drop=0.035, peak=0.4, roof_drop=0.04, deck=1.20, deck_length=1.62,
    belt=1.17, belt_rise=0.02, nose_z=1.06, bonnet=0.02, face=0.02, edge=0.05, corner=0.05, bow=0.18, square=0.7, rear_bow=0.03,
    rear_square=0.9, tail_lean=0.01, bumper_z=0.70, shelf=0.07, tumble=0.22, flare=0.03, flare_width=0.10, glass_lean=0.05,
    mass=2100, roof_edge=0.06, lamp="swept", grille="frame", intake="wide", tail_lamp="pickup", skirt="step", rod=True,
)  # fmt: skip
PICKUPS: tuple[Design, ...] = (
    replace(
        _PICKUP, name="double-cab", glass_rear=1.78, rake=-0.62, clad=True,
        creases=((-0.08, -0.06, 0.010, 0.07), (-0.60, -0.52, 0.012, -0.10)), chrome=True, wheel_style=4,
    ),
    replace(
        _PICKUP, name="single-cab", length=5.20, width=1.80, height=1.73, wheelbase=3.08, tyre=0.36, tread=0.215, doors=2,
        deck_length=2.36, glass_rear=2.50, rake=0.12, cowl_z=1.16, belt=1.10, nose_z=0.99, deck=1.12,
        creases=((-0.10, -0.10, 0.008, 0.06),), lamp="rect", grille="slats",
        intake="bar", wheel_style=7, mass=1650, flare=0.014, screen=0.62,
    ),
    replace(
        _PICKUP, name="american", length=5.88, width=2.03, height=1.93, wheelbase=3.68, overhang=0.96, tyre=0.415, tread=0.275,
        dash=0.50, cowl_z=1.36, nose_z=1.24, belt=1.30, deck=1.36, deck_length=1.72, glass_rear=1.88, rake=-0.40, bonnet=0.012,
        face=-0.01, edge=0.035, corner=0.035, bow=0.10,
        square=0.85, lamp="cee", grille="billboard", intake="bar", chrome=True, dome=0.03, creases=((-0.12, -0.12, 0.012, 0.08),),
        wheel_style=0, mass=2450, flare=0.035, bumper_z=0.80, screen=0.72,
    ),
    replace(
        _PICKUP, name="lifestyle", length=5.00, width=1.90, height=1.70, wheelbase=3.02, overhang=0.93, tyre=0.362, clearance=0.215,
        cowl_z=1.12, screen=0.80, belt=1.07, belt_rise=0.05, nose_z=0.95,
        deck=1.13, deck_length=1.30, bumper_z=0.66, creases=((-0.14, -0.02, 0.016, 0.10), (-0.55, -0.40, 0.014, -0.10)), lamp="double",
        grille="hexagon", intake="sport", roof="black", clad=True, wheel_style=2, face=0.04,
        scoop=0.02, mass=1750, edge=0.06, corner=0.06, bow=0.24,
    ),
)  # fmt: skip

_TALL = replace(
    SUVS[3], name="van-like", length=4.48, width=1.82, height=1.83, wheelbase=2.73, overhang=0.86, tyre=0.322, clearance=0.16, dash=0.06,
    cowl_z=1.15, screen=0.80, belt=1.06, nose_z=0.90, rake=0.14, roof_drop=0.04, clad=False,
    rails=False, bumper_z=0.58, glass_rear=0.30, glass_lean=0.12, chrome=False, lamp="almond", grille="smile", tail_lamp="pillar",
    tumble=0.2, wheel_style=7,
)  # fmt: skip
TAXIS: tuple[Design, ...] = tuple(
    replace(d, family="taxi", spoiler=min(d.spoiler, 0.05), sunroof=False, rails=False)
    for d in (SALOONS[0], SALOONS[3], ESTATES[0], _TALL, SALOONS[7], ESTATES[2], SALOONS[1], SUVS[3])
)
POLICE: tuple[Design, ...] = tuple(
    replace(d, family="police", sunroof=False, rails=False, roof="body")
    for d in (ESTATES[0], SUVS[7], SALOONS[7], HATCHBACKS[3], ESTATES[2], SUVS[3])
)
