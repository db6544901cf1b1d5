"""Colours of commercial fleets: cabs, bodies, liveries, curtains."""

from __future__ import annotations

import numpy as np

from simgen.assets.vehicles.heavyslots import RGB, coat
from simgen.mesh import Material

CAB_COLORS: tuple[RGB, ...] = (
    (0.76, 0.76, 0.75), (0.74, 0.74, 0.72), (0.42, 0.012, 0.010), (0.02, 0.07, 0.28), (0.60, 0.30, 0.02), (0.045, 0.047, 0.052),
    (0.02, 0.14, 0.07), (0.30, 0.31, 0.33), (0.03, 0.20, 0.42), (0.46, 0.09, 0.012), (0.68, 0.46, 0.02), (0.10, 0.02, 0.05),
)  # fmt: skip
BODY_COLORS: tuple[RGB, ...] = (
    (0.77, 0.77, 0.76), (0.74, 0.74, 0.73), (0.70, 0.70, 0.68), (0.62, 0.63, 0.64), (0.03, 0.10, 0.32), (0.62, 0.38, 0.03),
        (0.48, 0.02, 0.015),
    (0.03, 0.20, 0.10),
)  # fmt: skip
CURTAIN_COLORS: tuple[RGB, ...] = (
    (0.03, 0.10, 0.34), (0.62, 0.62, 0.60), (0.42, 0.018, 0.016), (0.02, 0.18, 0.09), (0.70, 0.48, 0.03), (0.05, 0.05, 0.055),
        (0.03, 0.24, 0.44),
    (0.55, 0.16, 0.02), (0.22, 0.23, 0.24),
)  # fmt: skip
TRADES: tuple[str, ...] = (
    "FRESH FOOD", "PARCELS", "REMOVALS", "BAKERY", "TRANSPORT", "FURNITURE", "CATERING", "LOGISTICS", "LAUNDRY", "FLOWERS", "DAIRY",
        "EXPRESS",
    "FRUIT & VEG", "HIRE A VAN", "BUILDERS", "FROZEN",
)  # fmt: skip


def pick(rng: np.random.Generator, colors: tuple[RGB, ...]) -> RGB:
    """One of the colours, a little lighter or darker."""
    r, g, b = np.clip(np.array(colors[int(rng.integers(len(colors)))]) * rng.uniform(0.9, 1.08), 0.004, 0.82)
    return float(r), float(g), float(b)


def contrast(rng: np.random.Generator, color: RGB, colors: tuple[RGB, ...] = CAB_COLORS) -> RGB:
    """A colour that stands out from another: the best of three draws."""
    draws = [pick(rng, colors) for _ in range(3)]
    return max(draws, key=lambda c: float(np.abs(np.sqrt(c) - np.sqrt(color)).sum()))


def ink(color: RGB) -> RGB:
    """The colour of lettering on a ground: near white on dark, dark on light."""
    light = 0.25 * color[0] + 0.65 * color[1] + 0.10 * color[2]
    return (0.78, 0.78, 0.76) if light < 0.22 else (0.02, 0.03, 0.07)


def paints(cab: RGB, body: RGB, third: RGB) -> tuple[Material, Material, Material]:
    """Cab, body and stripe."""
    return coat("cab paint", cab), coat("body paint", body), coat("stripe", third)
