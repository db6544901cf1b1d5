"""Paints of vehicle fleets."""

from __future__ import annotations

import numpy as np

from simgen.mesh import Material

# New-car colours in Europe, share in %, after BASF's and Axalta's yearly colour popularity reports (2020..2023 lie within
# +-3 points), with linear-light albedos, and whether the coat holds flakes.
_FLEET: tuple[tuple[str, float, tuple[tuple[float, float, float], ...], bool], ...] = (
    ("white", 27.0, ((0.78, 0.78, 0.76), (0.72, 0.73, 0.73), (0.80, 0.79, 0.75)), False),
    ("black", 20.0, ((0.010, 0.010, 0.011), (0.014, 0.014, 0.016), (0.018, 0.017, 0.020)), True),
    ("grey", 24.0, ((0.095, 0.098, 0.105), (0.055, 0.058, 0.064), (0.15, 0.15, 0.155), (0.24, 0.25, 0.25)), True),
    ("silver", 8.5, ((0.42, 0.43, 0.44), (0.50, 0.50, 0.50), (0.36, 0.37, 0.39)), True),
    ("blue", 10.5, ((0.012, 0.035, 0.14), (0.010, 0.018, 0.055), (0.02, 0.10, 0.32), (0.07, 0.16, 0.26)), True),
    ("red", 5.5, ((0.30, 0.010, 0.012), (0.42, 0.012, 0.010), (0.14, 0.008, 0.012)), True),
    ("green", 1.8, ((0.018, 0.06, 0.035), (0.10, 0.13, 0.09)), True),
    ("brown", 1.4, ((0.10, 0.055, 0.035), (0.26, 0.21, 0.16)), True),
    ("orange", 0.8, ((0.55, 0.12, 0.010),), True),
    ("yellow", 0.5, ((0.62, 0.42, 0.02),), False),
)


def car_paint(rng: np.random.Generator) -> Material:
    """A car paint drawn from the fleet's colour shares: clear coat over a solid or flake base."""
    shares = np.array([row[1] for row in _FLEET])
    name, _, tones, flakes = _FLEET[int(rng.choice(len(_FLEET), p=shares / shares.sum()))]
    return _paint(f"car paint {name}", tones[int(rng.integers(len(tones)))], flakes and rng.random() < 0.85, rng)


def van_paint(rng: np.random.Generator) -> Material:
    """A van paint: two of three vans are white."""
    if rng.random() < 0.66:
        return _paint("van paint white", (0.77, 0.77, 0.75), False, rng)
    return car_paint(rng)


def livery(rng: np.random.Generator) -> tuple[Material, Material]:
    """Main and second colour of a bus fleet."""
    schemes = (
        ((0.42, 0.012, 0.012), (0.72, 0.72, 0.70)),
        ((0.74, 0.74, 0.72), (0.02, 0.14, 0.40)),
        ((0.70, 0.48, 0.03), (0.16, 0.16, 0.17)),
        ((0.03, 0.22, 0.12), (0.72, 0.71, 0.64)),
        ((0.03, 0.11, 0.30), (0.68, 0.70, 0.72)),
        ((0.64, 0.65, 0.66), (0.20, 0.35, 0.03)),
    )
    a, b = schemes[int(rng.integers(len(schemes)))]
    return _paint("livery main", a, False, rng), _paint("livery second", b, False, rng)


def truck_paint(rng: np.random.Generator) -> tuple[Material, Material]:
    """Cab and box body of a truck."""
    cabs = ((0.76, 0.76, 0.75), (0.40, 0.012, 0.010), (0.02, 0.07, 0.26), (0.55, 0.28, 0.02), (0.10, 0.10, 0.11), (0.03, 0.16, 0.09))
    boxes = ((0.76, 0.76, 0.74), (0.70, 0.70, 0.69), (0.62, 0.63, 0.64), (0.03, 0.10, 0.30), (0.60, 0.36, 0.03))
    cab = _paint("cab paint", cabs[int(rng.integers(len(cabs)))], False, rng)
    box = Material("box body", boxes[int(rng.integers(len(boxes)))], 0.45, variation=0.15)
    return cab, box


def rim_finish(rng: np.random.Generator) -> Material:
    """Lacquered light-alloy wheel: silver, anthracite or black."""
    tone = ((0.46, 0.46, 0.47), (0.52, 0.52, 0.52), (0.17, 0.17, 0.18), (0.035, 0.035, 0.037))[int(rng.integers(4))]
    return Material("light alloy", tone, 0.32, 0.75)


def _paint(name: str, tone: tuple[float, float, float], flakes: bool, rng: np.random.Generator) -> Material:
    r, g, b = (float(c) for c in np.clip(np.array(tone) * rng.uniform(0.9, 1.1), 0, 0.85))
    return Material(name, (r, g, b), 0.35 if flakes else 0.42, 0.45 if flakes else 0.0, clearcoat=1.0, variation=0.06)
