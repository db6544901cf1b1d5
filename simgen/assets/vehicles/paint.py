"""Paints of vehicle fleets: colours by their shares, finishes, and what years do to them."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from simgen.mesh import Material

RGB = tuple[float, float, float]
Fleet = Literal["taxi", "police", "ambulance", "fire", "post", "works"]

# New-car colours in Europe, share in %, after BASF's and Axalta's yearly colour popularity reports (2020..2023 lie within
# +-3 points), with linear-light albedos, and whether the coat holds flakes.
FLEET_SHARES: tuple[tuple[str, float, tuple[RGB, ...], bool], ...] = (
    ("white", 27.0, ((0.78, 0.78, 0.76), (0.72, 0.73, 0.73), (0.80, 0.79, 0.75)), False),
    ("black", 20.0, ((0.010, 0.010, 0.011), (0.014, 0.014, 0.016), (0.018, 0.017, 0.020)), True),
    ("grey", 24.0, ((0.095, 0.098, 0.105), (0.055, 0.058, 0.064), (0.15, 0.15, 0.155), (0.24, 0.25, 0.25), (0.19, 0.20, 0.205)), True),
    ("silver", 8.5, ((0.42, 0.43, 0.44), (0.50, 0.50, 0.50), (0.36, 0.37, 0.39)), True),
    ("blue", 10.5, ((0.012, 0.035, 0.14), (0.010, 0.018, 0.055), (0.02, 0.10, 0.32), (0.07, 0.16, 0.26), (0.015, 0.06, 0.22)), True),
    ("red", 5.5, ((0.30, 0.010, 0.012), (0.42, 0.012, 0.010), (0.14, 0.008, 0.012)), True),
    ("green", 1.8, ((0.018, 0.06, 0.035), (0.10, 0.13, 0.09), (0.05, 0.07, 0.045)), True),
    ("brown", 1.4, ((0.10, 0.055, 0.035), (0.26, 0.21, 0.16)), True),
    ("orange", 0.8, ((0.55, 0.12, 0.010), (0.42, 0.10, 0.015)), True),
    ("yellow", 0.5, ((0.62, 0.42, 0.02), (0.66, 0.52, 0.10)), False),
)
# Of the coats of each colour that may hold them: share with flakes. BASF 2022: of grey, silver and blue nearly all, of black and red
# more than half; a third of white cars has a pearl coat.
_FLAKES = {"black": 0.7, "grey": 0.8, "silver": 1.0, "blue": 0.85, "red": 0.6}
_PEARL_WHITE = 0.33
# Car parks are older than sales: the mean car in the EU is 12 years old (ACEA, Vehicles in use, 2023).
STRIPE = "racing stripe"  # name of the material of a car that has them
_OLD_SHARE, _MATTE_SHARE, _TWO_TONE_SHARE = 0.12, 0.008, 0.05

# Fleets' colours with their second colour: RAL shades as linear albedo.
FLEETS: dict[Fleet, tuple[tuple[str, RGB, RGB], ...]] = {
    "taxi": (
        ("light ivory", (0.74, 0.64, 0.47), (0.74, 0.64, 0.47)),  # RAL 1015: German taxis
        ("cab yellow", (0.70, 0.39, 0.01), (0.70, 0.39, 0.01)),
        ("cab black", (0.012, 0.012, 0.013), (0.012, 0.012, 0.013)),
        ("white", (0.76, 0.76, 0.74), (0.76, 0.76, 0.74)),
        ("black and yellow", (0.014, 0.014, 0.015), (0.70, 0.42, 0.01)),
    ),
    "police": (
        ("silver and blue", (0.46, 0.47, 0.48), (0.005, 0.055, 0.33)),
        ("white and blue", (0.76, 0.76, 0.75), (0.006, 0.05, 0.36)),
        ("white and green", (0.76, 0.76, 0.75), (0.006, 0.16, 0.05)),
        ("black and white", (0.012, 0.012, 0.013), (0.76, 0.76, 0.75)),
    ),
    "ambulance": (  # EN 1789 asks for yellow (RAL 1016) or white (RAL 9010)
        ("sulphur yellow", (0.72, 0.70, 0.03), (0.01, 0.20, 0.08)),
        ("white and orange", (0.78, 0.78, 0.75), (0.62, 0.08, 0.015)),
        ("white and red", (0.78, 0.78, 0.75), (0.50, 0.012, 0.012)),
    ),
    "fire": (
        ("fire red", (0.38, 0.014, 0.010), (0.76, 0.76, 0.74)),  # RAL 3000
        ("luminous red", (0.62, 0.035, 0.02), (0.78, 0.76, 0.70)),  # RAL 3024
        ("red and yellow", (0.40, 0.014, 0.010), (0.70, 0.62, 0.03)),
    ),
    "post": (
        ("post yellow", (0.72, 0.42, 0.006), (0.72, 0.42, 0.006)),
        ("post red", (0.42, 0.012, 0.014), (0.42, 0.012, 0.014)),
        ("parcel brown", (0.045, 0.022, 0.012), (0.045, 0.022, 0.012)),
        ("white", (0.77, 0.77, 0.75), (0.77, 0.77, 0.75)),
    ),
    "works": (
        ("municipal orange", (0.66, 0.17, 0.006), (0.66, 0.17, 0.006)),  # RAL 2011
        ("white", (0.77, 0.77, 0.75), (0.66, 0.17, 0.006)),
        ("yellow", (0.70, 0.44, 0.01), (0.70, 0.44, 0.01)),
    ),
}


def car_paint(rng: np.random.Generator) -> Material:
    """A car paint drawn from the fleet's colour shares: a solid, flake or pearl base below clear coat, seldom matt, sometimes weathered."""
    shares = np.array([row[1] for row in FLEET_SHARES])
    name, _, tones, _ = FLEET_SHARES[int(rng.choice(len(FLEET_SHARES), p=shares / shares.sum()))]
    tone = tones[int(rng.integers(len(tones)))]
    finish, age = float(rng.random()), float(rng.random())
    flakes = finish < (_PEARL_WHITE if name == "white" else _FLAKES.get(name, 0.0 if name == "yellow" else 0.8))
    paint = _paint(f"car paint {name}", tone, flakes, rng, pearl=name == "white")
    years = float(rng.uniform(0.3, 1.0))
    if age < _OLD_SHARE:
        return faded(paint, years)
    return matte(paint) if age > 1 - _MATTE_SHARE else paint


def two_tone(paint: Material, rng: np.random.Generator) -> Material:
    """The colour of a car's roof (slot PAINT2): its own, or a contrasting one on one in twenty."""
    chosen, dark = float(rng.random()), float(rng.random()) < 0.7
    if chosen >= _TWO_TONE_SHARE:
        return paint
    light = sum(paint.base_color) > 0.9
    tone: RGB = (0.012, 0.012, 0.013) if (dark or light) and sum(paint.base_color) > 0.06 else (0.76, 0.76, 0.74)
    return replace(paint, name="roof paint", base_color=tone, metallic=0.0)


def stripe(paint: Material, tone: float) -> Material:
    """What racing stripes on this paint have: white or black, whichever stands out, one in ten red. tone : 0..1, drawn evenly."""
    white, black, red = (0.76, 0.76, 0.74), (0.012, 0.012, 0.013), (0.36, 0.012, 0.012)
    r, g, b = paint.base_color
    plain = white if r + g + b < 0.9 else black
    return Material(STRIPE, red if tone < 0.1 and r < 2 * g else plain, 0.42, clearcoat=1.0)


def van_paint(rng: np.random.Generator) -> Material:
    """A van paint: two of three vans are white."""
    plain, years = float(rng.random()), float(rng.random())
    if plain < 0.66:
        white = _paint("van paint white", (0.77, 0.77, 0.75), False, rng)
        return faded(white, years) if years > 0.8 else white
    return car_paint(rng)


def fleet_paint(fleet: Fleet, rng: np.random.Generator) -> tuple[Material, Material]:
    """Main and second colour of a service's vehicle; KeyError for an unknown fleet."""
    schemes = FLEETS[fleet]
    name, a, b = schemes[int(rng.integers(len(schemes)))]
    return _paint(f"{fleet} {name}", a, False, rng, spread=0.03), _paint(f"{fleet} second", b, False, rng, spread=0.03)


def livery(rng: np.random.Generator) -> tuple[Material, Material]:
    """Main and second colour of a bus fleet."""
    schemes = (
        ((0.42, 0.012, 0.012), (0.72, 0.72, 0.70)),
        ((0.74, 0.74, 0.72), (0.02, 0.14, 0.40)),
        ((0.70, 0.48, 0.03), (0.16, 0.16, 0.17)),
        ((0.03, 0.22, 0.12), (0.72, 0.71, 0.64)),
        ((0.03, 0.11, 0.30), (0.68, 0.70, 0.72)),
        ((0.64, 0.65, 0.66), (0.20, 0.35, 0.03)),
        ((0.74, 0.74, 0.72), (0.45, 0.014, 0.014)),
        ((0.50, 0.20, 0.02), (0.74, 0.74, 0.72)),
        ((0.03, 0.28, 0.36), (0.70, 0.71, 0.70)),
    )
    a, b = schemes[int(rng.integers(len(schemes)))]
    return _paint("livery main", a, False, rng), _paint("livery second", b, False, rng)


def truck_paint(rng: np.random.Generator) -> tuple[Material, Material]:
    """Cab and box body of a truck."""
    cabs = (
        (0.76, 0.76, 0.75), (0.76, 0.76, 0.75), (0.40, 0.012, 0.010), (0.02, 0.07, 0.26), (0.55, 0.28, 0.02), (0.10, 0.10, 0.11),
        (0.03, 0.16, 0.09), (0.30, 0.31, 0.32), (0.03, 0.22, 0.42), (0.60, 0.46, 0.02),
    )  # fmt: skip
    boxes = (
        (0.76, 0.76, 0.74), (0.76, 0.76, 0.74), (0.70, 0.70, 0.69), (0.62, 0.63, 0.64), (0.03, 0.10, 0.30), (0.60, 0.36, 0.03),
        (0.36, 0.014, 0.012), (0.03, 0.17, 0.10),
    )  # fmt: skip
    cab = _paint("cab paint", cabs[int(rng.integers(len(cabs)))], False, rng)
    box = Material("box body", boxes[int(rng.integers(len(boxes)))], 0.45, variation=0.15)
    return cab, box


def rim_finish(rng: np.random.Generator) -> Material:
    """Lacquered light-alloy wheel: silver, polished, anthracite or black."""
    tones = ((0.46, 0.46, 0.47), (0.52, 0.52, 0.52), (0.62, 0.62, 0.63), (0.17, 0.17, 0.18), (0.08, 0.08, 0.085), (0.028, 0.028, 0.03))
    k = int(rng.integers(len(tones)))
    return Material("light alloy", tones[k], (0.32, 0.32, 0.2, 0.32, 0.35, 0.35)[k], 0.75 if k < 5 else 0.2)


def faded(paint: Material, years: float) -> Material:
    """A coat that has weathered. years : 0 new .. 1 about twenty years in the sun: chalky, greyer and paler, its clear coat nearly gone."""
    c = np.array(paint.base_color)
    grey = float(c @ (0.2126, 0.7152, 0.0722))
    r, g, b = (float(v) for v in c + years * (0.30 * (grey - c) + 0.06 * (0.5 - c)))
    return replace(
        paint, name=f"{paint.name}, faded", base_color=(r, g, b), roughness=paint.roughness + 0.2 * years,
        metallic=paint.metallic * (1 - 0.5 * years),
        clearcoat=paint.clearcoat * (1 - 0.75 * years), variation=0.06 + 0.2 * years,
    )  # fmt: skip


def worn(paint: Material, age: float, tone: float) -> Material:
    """A vehicle's own coat as one of its fleet may have it. age, tone : 0..1, drawn evenly: one in eight is faded; brightness differs by
    6 %."""
    r, g, b = (min(0.85, c * (0.94 + 0.12 * tone)) for c in paint.base_color)
    out = replace(paint, name=f"{paint.name} {tone:.2f}", base_color=(r, g, b))
    return faded(out, 8 * age) if age < _OLD_SHARE else out


def matte(paint: Material) -> Material:
    """The colour as a matt foil."""
    return replace(paint, name=f"{paint.name}, matt", roughness=0.55, metallic=0.0, clearcoat=0.08, variation=0.02)


def _paint(name: str, tone: RGB, flakes: bool, rng: np.random.Generator, *, pearl: bool = False, spread: float = 0.1) -> Material:
    """A coat whose tone differs a little from batch to batch and maker to maker: in brightness by `spread`, in hue by a third of it."""
    hue = 1 + rng.uniform(-1, 1, 3) * spread / 3
    r, g, b = (float(c) for c in np.clip(np.array(tone) * hue * rng.uniform(1 - spread, 1 + spread), 0, 0.85))
    if flakes:
        return Material(name, (r, g, b), 0.38 if pearl else 0.35, 0.15 if pearl else 0.45, clearcoat=1.0, variation=0.05)
    return Material(name, (r, g, b), 0.42, 0.0, clearcoat=1.0, variation=0.06)
