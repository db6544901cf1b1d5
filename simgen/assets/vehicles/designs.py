"""The designs of hatchbacks, saloons and SUVs: each is a kind of car of an era, drawn with the proportions of its class, of no maker."""

from __future__ import annotations

from dataclasses import replace

from simgen.assets.vehicles.carspec import Design

_SHOULDER = (-0.055, -0.03, 0.014, 0.09)  # an edge below the handles
_WEDGE = (-0.16, 0.0, 0.016, 0.10)  # rising to the rear
_LOW = (-0.46, -0.40, 0.012, -0.10)  # along the lower door
_HIP = (-0.02, 0.0, 0.010, 0.06)

_HATCH = Design("", "hatchback")
HATCHBACKS: tuple[Design, ...] = (
    replace(
        _HATCH, name="city", length=3.60, width=1.64, height=1.49, wheelbase=2.42, overhang=0.66, tyre=0.285, tread=0.175, dash=0.06,
        cowl_z=1.00,
        screen=0.74, rake=0.20, roof_drop=0.07, belt=0.94, belt_rise=0.08, nose_z=0.79, bonnet=0.035, face=0.05, bow=0.22, square=0.45,
        tail_lean=0.05,
        glass_rear=0.42, glass_lean=0.35, creases=((-0.14, -0.06, 0.012, 0.09), _LOW), lamp="almond", grille="smile", intake="small",
        tail_lamp="tall",
        scoop=0.014, rod=True, wheel_style=7, mass=930, roof_edge=0.08, bumper_z=0.56, dome=0.006,
    ),
    replace(
        _HATCH, name="box-1990", length=3.95, width=1.66, height=1.41, wheelbase=2.47, overhang=0.78, tyre=0.285, tread=0.185, dash=0.32,
        cowl_z=0.93,
        screen=0.68, rake=0.34, roof_drop=0.06, belt=0.89, belt_rise=0.015, nose_z=0.70, bonnet=0.012, face=0.02, edge=0.03,
        corner=0.035, bow=0.12, square=0.8,
        rear_bow=0.07, rear_square=0.9, tail_lean=0.02, shelf=0.055, bumper_z=0.53, roof_edge=0.045, tumble=0.26, shoulder=0.02,
        scoop=0.004, flare=0.014,
        flare_width=0.05, creases=((-0.10, -0.10, 0.010, 0.05),), glass_rear=0.50, glass_lean=0.55, lamp="rect", grille="slats",
        intake="bar", tail_lamp="block",
        skirt="black", rod=True, wheel_style=7, mass=900, dome=0.0, post=0.07,
    ),
    replace(
        _HATCH, name="round-2000", length=3.82, width=1.65, height=1.47, wheelbase=2.46, overhang=0.76, tyre=0.29, tread=0.185,
        dash=0.14, cowl_z=0.99,
        screen=0.85, rake=0.26, roof_drop=0.10, peak=0.35, belt=0.93, belt_rise=0.05, nose_z=0.73, bonnet=0.055, face=0.07, edge=0.09,
        corner=0.11, bow=0.34,
        square=0.2, rear_bow=0.22, rear_square=0.3, roof_edge=0.11, tumble=0.36, shoulder=0.045, scoop=0.006, flare=0.02, creases=(),
        glass_rear=0.44, glass_lean=0.7,
        lamp="oval", grille="oval", intake="smile", tail_lamp="oval", rod=True, wheel_style=7, mass=1000, dome=0.0, bumper_z=0.55,
    ),
    replace(
        _HATCH, name="compact-sharp", length=4.30, width=1.79, height=1.45, wheelbase=2.64, overhang=0.86, tyre=0.318, tread=0.22,
        dash=0.20, cowl_z=0.98,
        screen=0.90, rake=0.42, roof_drop=0.10, belt=0.94, belt_rise=0.08, nose_z=0.74, bonnet=0.03, face=0.05, edge=0.03, corner=0.045,
        bow=0.26, square=0.6,
        creases=(_SHOULDER, (-0.50, -0.38, 0.016, -0.10)), scoop=0.020, glass_rear=0.60, glass_lean=0.8, lamp="slim", grille="hexagon",
        intake="split", tail_lamp="slim",
        skirt="diffuser", spoiler=0.10, wheel_style=1, mass=1290, shoulder=0.045,
    ),
    replace(
        _HATCH, name="premium", length=4.36, width=1.80, height=1.435, wheelbase=2.70, overhang=0.82, tyre=0.325, tread=0.225, dash=0.34,
        cowl_z=0.97,
        screen=0.84, rake=0.36, roof_drop=0.09, belt=0.94, belt_rise=0.05, nose_z=0.755, bonnet=0.032, face=0.06, edge=0.05, corner=0.06,
        bow=0.28, square=0.5,
        creases=((-0.06, -0.06, 0.016, 0.08), _LOW), scoop=0.02, quarter=True, glass_rear=0.50, glass_lean=0.6, lamp="twin",
        grille="kidney", intake="wide",
        tail_lamp="ell", skirt="diffuser", chrome=True, spoiler=0.07, wheel_style=3, mass=1420, sunroof=True,
    ),
    replace(
        _HATCH, name="retro", length=3.62, width=1.66, height=1.42, wheelbase=2.40, overhang=0.68, tyre=0.30, tread=0.195, dash=0.28,
        cowl_z=0.97,
        screen=0.52, header_drop=0.03, rake=0.16, roof_drop=0.035, peak=0.5, belt=0.93, belt_rise=0.01, nose_z=0.80, bonnet=0.03,
        face=0.05, edge=0.08, corner=0.10, bow=0.26,
        square=0.35, rear_bow=0.18, rear_square=0.4, tumble=0.22, shoulder=0.05, scoop=0.0, flare=0.022, flare_width=0.06, doors=2,
        glass_rear=0.30, glass_lean=0.10, lamp="round",
        grille="chrome", intake="bar", tail_lamp="upright", roof="contrast", chrome=True, clad=True, wheel_style=4, mass=1130,
        dome=0.014, bumper_z=0.52,
    ),
    replace(
        _HATCH, name="kei", length=3.40, width=1.48, height=1.73, wheelbase=2.46, overhang=0.58, tyre=0.275, tread=0.155, dash=-0.02,
        cowl_z=1.06,
        screen=0.50, header_drop=0.04, rake=0.10, roof_drop=0.025, peak=0.5, belt=0.98, belt_rise=0.01, nose_z=0.90, bonnet=0.02,
        face=0.02, edge=0.06, corner=0.05, bow=0.12, square=0.75,
        rear_bow=0.07, rear_square=0.85, tumble=0.14, shoulder=0.018, scoop=0.004, roof_edge=0.06,
        creases=((-0.12, -0.12, 0.008, 0.06),), glass_rear=0.22, glass_lean=0.08,
        quarter=True, lamp="squircle", grille="slot", intake="small", tail_lamp="upright", wheel_style=7, mass=900, bumper_z=0.54,
        dome=0.0, shelf=0.02, tuck=0.04,
    ),
    replace(
        _HATCH, name="hot", length=4.26, width=1.83, height=1.43, wheelbase=2.63, overhang=0.87, tyre=0.322, tread=0.235,
        clearance=0.125, dash=0.20, cowl_z=0.96,
        screen=0.86, rake=0.34, roof_drop=0.085, belt=0.93, belt_rise=0.07, nose_z=0.725, bonnet=0.03, face=0.04, edge=0.035,
        corner=0.045, bow=0.24, square=0.65,
        creases=((-0.10, -0.06, 0.014, 0.08), _LOW), flare=0.03, flare_width=0.07, scoop=0.024, glass_rear=0.50, glass_lean=0.55,
        lamp="eagle", grille="slot", intake="sport",
        tail_lamp="wrap", skirt="sport", roof="black", spoiler=0.17, wheel_style=2, mass=1430, dome=0.016,
    ),
)

_SALOON = Design(
    "", "saloon", length=4.7, width=1.84, height=1.45, wheelbase=2.78, overhang=0.88, tyre=0.325, tread=0.22, clearance=0.145,
    tail="notch", dash=0.34, cowl_z=0.96,
    rake=0.30, deck=1.05, belt=0.92, belt_rise=0.05, nose_z=0.73, screen=0.86, peak=0.35, glass_rear=0.75, glass_lean=0.9, bumper_z=0.62,
)  # fmt: skip
SALOONS: tuple[Design, ...] = (
    replace(
        _SALOON, name="executive", length=4.95, width=1.87, height=1.465, wheelbase=2.95, overhang=0.84, dash=0.52, tyre=0.342,
        screen=0.84, roof_drop=0.06, rake=0.18, deck_length=0.60,
        deck=1.08, creases=((-0.05, -0.03, 0.014, 0.08), _LOW), scoop=0.02, lamp="twin", grille="kidney", intake="wide", tail_lamp="ell",
        chrome=True, skirt="diffuser", wheel_style=2, mass=1780,
        edge=0.045, sunroof=True, bow=0.27, square=0.5, tail_lean=0.05,
    ),
    replace(
        _SALOON, name="box-1990", length=4.50, width=1.69, height=1.40, wheelbase=2.62, overhang=0.80, dash=0.42, tyre=0.305,
        tread=0.195, cowl_z=0.92, screen=0.66, header_drop=0.04, roof_drop=0.05, rake=0.14,
        deck=0.985, deck_length=0.86, belt=0.885, belt_rise=0.012, nose_z=0.72, bonnet=0.012, face=0.015, edge=0.025, corner=0.03,
        bow=0.10, square=0.85, rear_bow=0.06, rear_square=0.9, shelf=0.065,
        bumper_z=0.54, tail_lean=0.01, tumble=0.27, shoulder=0.02, scoop=0.003, roof_edge=0.045, flare=0.010, flare_width=0.05,
        creases=((-0.09, -0.09, 0.010, 0.05),), glass_rear=0.98, glass_lean=0.75,
        lamp="rect", grille="upright", intake="bar", tail_lamp="block", skirt="black", chrome=True, rod=True, wheel_style=7, mass=1250,
        dome=0.012, post=0.07,
    ),
    replace(
        _SALOON, name="fastback", length=4.78, width=1.85, height=1.42, wheelbase=2.83, overhang=0.87, dash=0.34, screen=0.95,
        cowl_z=0.95, header_drop=0.06, roof_drop=0.13, rake=-0.10, peak=0.15, deck=1.06,
        deck_length=0.26, belt=0.93, belt_rise=0.07, face=0.06, edge=0.03, corner=0.045, bow=0.28, square=0.6,
        creases=(_WEDGE, (-0.50, -0.38, 0.014, -0.10)), scoop=0.02, glass_rear=0.58, glass_lean=1.15,
        lamp="slim", grille="wide-mesh", intake="split", tail_lamp="bar", skirt="diffuser", roof="black", wheel_style=1, mass=1560,
        tail_lean=0.03, shoulder=0.05,
    ),
    replace(
        _SALOON, name="notch", length=4.42, width=1.74, height=1.49, wheelbase=2.61, overhang=0.82, dash=0.16, tyre=0.302, tread=0.195,
        cowl_z=1.00, screen=0.84, roof_drop=0.08, rake=0.20, deck=1.085, deck_length=0.52,
        belt=0.94, nose_z=0.75, bonnet=0.04, face=0.06, edge=0.07, corner=0.075, bow=0.28, square=0.4,
        creases=((-0.12, -0.05, 0.010, 0.10),), lamp="swept", grille="chrome-wide", intake="wide", tail_lamp="wrap",
        glass_rear=0.78, glass_lean=0.8, wheel_style=7, mass=1180, tail_lean=0.05, rod=True, roof_edge=0.085,
    ),
    replace(
        _SALOON, name="luxury", length=5.16, width=1.90, height=1.50, wheelbase=3.11, overhang=0.86, dash=0.66, tyre=0.352, tread=0.245,
        cowl_z=0.99, screen=0.86, roof_drop=0.08, rake=0.16, deck=1.10, deck_length=0.62,
        belt=0.96, belt_rise=0.04, nose_z=0.78, bonnet=0.035, face=0.05, edge=0.05, corner=0.06, bow=0.26, square=0.55,
        creases=((-0.04, -0.06, 0.012, 0.08), (-0.52, -0.46, 0.014, -0.09)), scoop=0.016, quarter=True,
        glass_rear=0.84, glass_lean=0.95, lamp="eyebrow", grille="radiator", intake="wide", tail_lamp="triangle", skirt="chrome",
        chrome=True, wheel_style=6, mass=2050, sunroof=True, dome=0.014,
    ),
    replace(
        _SALOON, name="ev", length=4.70, width=1.85, height=1.445, wheelbase=2.88, overhang=0.84, dash=0.04, tyre=0.338, tread=0.235,
        cowl_z=0.93, screen=1.12, header_drop=0.05, peak=0.25, roof_drop=0.12, rake=0.00,
        deck=1.10, deck_length=0.30, belt=0.94, belt_rise=0.06, nose_z=0.66, bonnet=0.05, face=0.11, edge=0.08, corner=0.10, bow=0.34,
        square=0.3, creases=((-0.10, -0.08, 0.008, 0.12),), scoop=0.018, lamp="comma",
        grille="none", intake="thin", tail_lamp="comma", skirt="diffuser", roof="black", glass_rear=0.62, glass_lean=1.1, wheel_style=5,
        mass=1760, shoulder=0.05, roof_edge=0.10, clearance=0.14,
    ),
    replace(
        _SALOON, name="sport", length=4.72, width=1.88, height=1.43, wheelbase=2.85, overhang=0.80, dash=0.54, tyre=0.340, tread=0.255,
        clearance=0.12, cowl_z=0.95, screen=0.86, roof_drop=0.08, rake=0.10, deck=1.06,
        deck_length=0.50, nose_z=0.715, face=0.03, edge=0.03, corner=0.04, bow=0.22, square=0.7, flare=0.030, flare_width=0.08,
        creases=((-0.08, -0.02, 0.018, 0.08), (-0.50, -0.36, 0.016, -0.10)), scoop=0.024,
        lamp="eagle", grille="frame", intake="sport", tail_lamp="slim", skirt="sport", spoiler=0.06, wheel_style=2, mass=1700, dome=0.022,
    ),
    replace(
        _SALOON, name="american", length=5.05, width=1.91, height=1.48, wheelbase=2.90, overhang=0.98, dash=0.42, tyre=0.345,
        tread=0.225, cowl_z=0.98, screen=0.82, roof_drop=0.06, rake=0.22, deck=1.06, deck_length=0.86,
        belt=0.95, belt_rise=0.02, nose_z=0.80, bonnet=0.018, face=0.0, edge=0.03, corner=0.04, bow=0.14, square=0.8, rear_bow=0.09,
        rear_square=0.8, shelf=0.05, bumper_z=0.58, tail_lean=0.015, tumble=0.32, flare=0.018,
        flare_width=0.06, creases=((-0.12, -0.06, 0.014, 0.09),), glass_rear=1.06, glass_lean=0.9, lamp="rect", grille="wide-mesh",
        intake="wide", tail_lamp="racetrack", chrome=True, wheel_style=4, mass=1880, dome=0.016,
    ),
)

_SUV = Design(
    "", "suv", length=4.5, width=1.86, height=1.66, wheelbase=2.68, overhang=0.90, tyre=0.352, tread=0.235, clearance=0.20, dash=0.22,
    cowl_z=1.11, screen=0.80, rake=0.30, belt=1.05, belt_rise=0.05,
    nose_z=0.93, bonnet=0.03, face=0.04, bumper_z=0.70, clad=True, mass=1600, flare=0.018, glass_rear=0.50, glass_lean=0.5, shelf=0.04,
    tuck=0.075,
)  # fmt: skip
SUVS: tuple[Design, ...] = (
    replace(
        _SUV, name="crossover-small", length=4.18, width=1.78, height=1.55, wheelbase=2.57, overhang=0.82, tyre=0.325, tread=0.215,
        cowl_z=1.04, screen=0.82, rake=0.38, roof_drop=0.09, belt=0.99, belt_rise=0.08, nose_z=0.86,
        bonnet=0.04, edge=0.06, corner=0.07, bow=0.28, square=0.45, creases=((-0.16, -0.05, 0.014, 0.10), (-0.44, -0.34, 0.014, -0.10)),
        lamp="double", grille="slot", intake="wide", tail_lamp="wrap", roof="contrast", wheel_style=1,
        mass=1250, spoiler=0.08, glass_lean=0.7,
    ),
    replace(
        _SUV, name="coupe-suv", length=4.66, width=1.90, height=1.60, wheelbase=2.80, overhang=0.86, tyre=0.362, dash=0.36, cowl_z=1.08,
        screen=0.92, header_drop=0.06, peak=0.12, rake=0.98, roof_drop=0.15, belt=1.06, belt_rise=0.08, nose_z=0.90,
        edge=0.04, corner=0.05, square=0.6, tail_lean=0.08, creases=((-0.06, 0.0, 0.018, 0.09), _LOW), scoop=0.02, glass_rear=0.78,
        glass_lean=1.25, lamp="slim", grille="kidney", intake="sport", tail_lamp="slim", skirt="diffuser",
        wheel_style=2, mass=1800, dome=0.018, shoulder=0.05, spoiler=0.05,
    ),
    replace(
        _SUV, name="offroad", length=4.36, width=1.87, height=1.86, wheelbase=2.62, overhang=0.78, tyre=0.395, tread=0.255,
        clearance=0.25, dash=0.44, cowl_z=1.22, screen=0.34, header_drop=0.025, peak=0.5, rake=0.10, roof_drop=0.015, belt=1.17,
        belt_rise=0.0, nose_z=1.08, bonnet=0.012, face=0.005, edge=0.035, corner=0.03, roof_edge=0.035, bow=0.06, square=0.9,
        rear_bow=0.03, rear_square=0.95, tumble=0.09, shoulder=0.03, scoop=0.0, tuck=0.04, flare=0.05, flare_width=0.12,
        creases=((-0.10, -0.10, 0.012, 0.06),), glass_rear=0.16, glass_lean=0.03, quarter=True, lamp="round", grille="upright",
        intake="bar", tail_lamp="small", skirt="black", spare=True, wheel_style=4, mass=2100, dome=0.025, rod=True, tail_lean=0.01,
        bumper_z=0.66, post=0.11,
    ),
    replace(
        _SUV, name="seven-seater", length=4.78, width=1.87, height=1.71, wheelbase=2.80, overhang=0.92, tyre=0.355, dash=0.20,
        screen=0.84, rake=0.28, roof_drop=0.06, peak=0.4, belt=1.06, belt_rise=0.03, nose_z=0.93, edge=0.05, corner=0.06, bow=0.24,
        creases=((-0.10, -0.08, 0.012, 0.08), _LOW), quarter=True, glass_rear=0.36, glass_lean=0.35, lamp="twin", grille="frame",
        intake="wide", tail_lamp="ell", rails=True, chrome=True, wheel_style=3, mass=1720,
    ),
    replace(
        _SUV, name="premium-large", length=4.94, width=1.99, height=1.76, wheelbase=2.98, overhang=0.88, tyre=0.385, tread=0.275,
        dash=0.50, cowl_z=1.18, screen=0.82, rake=0.36, roof_drop=0.08, belt=1.12, belt_rise=0.05, nose_z=1.01, edge=0.045, corner=0.05,
        bow=0.24, square=0.6, creases=((-0.06, -0.04, 0.016, 0.09), (-0.56, -0.48, 0.014, -0.10)), scoop=0.02, quarter=True,
        glass_rear=0.55, glass_lean=0.6, lamp="twin", grille="kidney-tall", intake="sport", tail_lamp="slim", skirt="diffuser",
        clad=False,
        chrome=True, rails=True, wheel_style=6, mass=2250, dome=0.020, sunroof=True, spoiler=0.09,
    ),
    replace(
        _SUV, name="retro-4x4", length=3.72, width=1.65, height=1.72, wheelbase=2.26, overhang=0.72, tyre=0.345, tread=0.195,
        clearance=0.23, dash=0.40, cowl_z=1.12, screen=0.36, header_drop=0.02, peak=0.5, rake=0.08, roof_drop=0.015, belt=1.07,
        belt_rise=0.0, nose_z=0.98,
        bonnet=0.006, face=0.0, edge=0.025, corner=0.025, roof_edge=0.04, bow=0.05, square=0.9, rear_bow=0.03, rear_square=0.95,
        tumble=0.10, shoulder=0.022, scoop=0.0, tuck=0.03, flare=0.055, flare_width=0.12, doors=2,
        creases=((-0.09, -0.09, 0.010, 0.05),),
        glass_rear=0.14, glass_lean=0.02, lamp="round", grille="seven", intake="bar", tail_lamp="bumper", skirt="black", spare=True,
        roof="black", wheel_style=7, mass=1150, dome=0.0, rod=True, tail_lean=0.01, bumper_z=0.62,
    ),
    replace(
        _SUV, name="crossover-ev", length=4.62, width=1.89, height=1.61, wheelbase=2.90, overhang=0.84, tyre=0.368, tread=0.245,
        dash=0.10, cowl_z=1.05, screen=1.00, rake=0.44, roof_drop=0.09, peak=0.25, belt=1.04, belt_rise=0.03, nose_z=0.86, bonnet=0.045,
        face=0.08,
        edge=0.07, corner=0.075, bow=0.30, square=0.4, creases=((-0.14, -0.02, 0.018, 0.14), (-0.52, -0.36, 0.018, -0.12)), scoop=0.022,
        glass_rear=0.66, glass_lean=0.95, lamp="pixel", grille="none", intake="thin", tail_lamp="bar", skirt="diffuser", roof="floating",
        wheel_style=5, mass=2050, shoulder=0.045, spoiler=0.10,
    ),
    replace(
        _SUV, name="compact", length=4.48, width=1.84, height=1.64, wheelbase=2.67, overhang=0.90, tyre=0.345, screen=0.82, rake=0.30,
        roof_drop=0.07, belt=1.04, belt_rise=0.05, nose_z=0.91, edge=0.055, corner=0.06, creases=((-0.12, -0.06, 0.012, 0.09), _LOW),
        quarter=True, glass_rear=0.46, glass_lean=0.55, lamp="swept", grille="chrome-wide", intake="wide", tail_lamp="wrap", rails=True,
        wheel_style=0, mass=1480,
    ),
)  # fmt: skip
