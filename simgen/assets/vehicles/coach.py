"""Coaches: high floor over luggage holds, tinted panes, mirrors like ears."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.vehicles.bus import build_bus, bus_materials
from simgen.assets.vehicles.busspec import BusDesign, BusSpec
from simgen.assets.vehicles.heavyslots import RGB
from simgen.assets.vehicles.plates import plate_materials

# After Setra S 515 and S 517 HD, Mercedes-Benz Tourismo, MAN Lion's Coach, Neoplan Cityliner, Van Hool TX, Irizar i6.
_ROOF = ((4.6, 2.4, 0.16),)
COACHES: tuple[BusDesign, ...] = (
    BusDesign("two axles", 12.3, 3.62, 6.10, 2.85, sill=1.72, head=3.02, doors=(1.15, 6.9), rake=0.62, livery=2, pods=_ROOF, coach=True,
        front=3, mass_kg=13500),
    BusDesign("three axles", 13.9, 3.74, 6.40, 2.85, sill=1.78, head=3.08, doors=(1.15, 7.3), tag=1.35, rake=0.60, livery=1, pods=_ROOF,
        coach=True, front=1, mass_kg=16500),
    BusDesign("high decker", 13.1, 3.82, 6.25, 2.80, sill=1.86, head=3.16, doors=(1.15, 7.0), tag=1.35, rake=0.85, livery=4, pods=_ROOF,
        coach=True, front=3, mass_kg=16000),
    BusDesign("short", 10.3, 3.45, 5.00, 2.70, sill=1.62, head=2.88, doors=(1.15, 5.9), rake=0.50, livery=5, pods=((4.2, 1.8, 0.14),),
        coach=True, front=0, mass_kg=10800),
    BusDesign("intercity", 12.2, 3.40, 6.10, 2.80, sill=1.50, head=2.82, doors=(1.15, 6.6), rake=0.36, livery=0, pods=_ROOF, coach=True,
        front=2, posts=0.07, mass_kg=12500),
    BusDesign("tourer", 12.9, 3.70, 6.20, 2.85, sill=1.76, head=3.06, doors=(1.15, 7.1), tag=1.35, rake=0.70, livery=3, pods=_ROOF,
        coach=True, front=1, mass_kg=15500),
)  # fmt: skip
SCHEMES: tuple[tuple[RGB, RGB, RGB], ...] = (
    ((0.75, 0.75, 0.74), (0.03, 0.12, 0.36), (0.55, 0.07, 0.01)),
    ((0.72, 0.73, 0.74), (0.42, 0.015, 0.02), (0.16, 0.16, 0.17)),
    ((0.030, 0.032, 0.036), (0.40, 0.31, 0.12), (0.62, 0.62, 0.62)),
    ((0.06, 0.28, 0.10), (0.74, 0.74, 0.72), (0.64, 0.47, 0.03)),
    ((0.44, 0.44, 0.46), (0.03, 0.20, 0.36), (0.74, 0.74, 0.73)),
    ((0.66, 0.43, 0.02), (0.06, 0.06, 0.065), (0.70, 0.70, 0.70)),
)  # fmt: skip
_NAMES = ("HORIZON TRAVEL", "ALPINE TOURS", "COASTLINE", "GRAND VOYAGE", "SWIFT LINES", "RIVERSIDE COACHES")


def coach(rng: np.random.Generator, variant: int, *, scheme: tuple[RGB, RGB, RGB] | None = None, name: str | None = None) -> Asset:
    """A coach of 10 to 14 m. scheme : colours of the livery; name : lettering on the sides."""
    design = COACHES[variant % len(COACHES)]
    own = SCHEMES[int(rng.integers(len(SCHEMES)))]
    word = _NAMES[int(rng.integers(len(_NAMES)))]
    seat = ((0.05, 0.05, 0.07), (0.03, 0.05, 0.16), (0.16, 0.03, 0.03))[int(rng.integers(3))]
    spec = BusSpec(design, word if name is None else name, "", int(rng.integers(1 << 30)), 0.515)  # 295/80 R22.5
    return build_bus(spec, f"coach/{variant}", "coach", bus_materials(scheme or own, seat=seat, tint=0.34, plates=plate_materials(rng)))
