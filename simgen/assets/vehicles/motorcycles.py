"""Motorcycles in twelve designs, and their colours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.vehicles import motorcycle as moto
from simgen.assets.vehicles.cycleasset import bar_hull, cycle_asset, frame_hull
from simgen.assets.vehicles.cycleslots import cycle_materials
from simgen.assets.vehicles.motospec import MOTORCYCLES
from simgen.assets.vehicles.plates import plate_text
from simgen.mesh import Material

# Linear albedos of tank colours and, beside each, of the second colour that goes with it (frame, spring, stripes).
_COLOURS: tuple[tuple[tuple[float, float, float], tuple[float, float, float]], ...] = (
    ((0.012, 0.012, 0.013), (0.42, 0.015, 0.012)), ((0.42, 0.012, 0.012), (0.03, 0.03, 0.032)), ((0.012, 0.05, 0.26), (0.70, 0.70, 0.70)),
    ((0.72, 0.72, 0.71), (0.40, 0.014, 0.012)), ((0.10, 0.105, 0.11), (0.62, 0.40, 0.02)), ((0.10, 0.36, 0.015), (0.02, 0.02, 0.02)),
    ((0.62, 0.16, 0.010), (0.70, 0.70, 0.70)), ((0.02, 0.055, 0.035), (0.40, 0.33, 0.18)), ((0.30, 0.31, 0.32), (0.012, 0.05, 0.30)),
    ((0.13, 0.010, 0.014), (0.55, 0.50, 0.40)),
)  # fmt: skip
_BOUND: dict[str, int] = {"enduro": 6, "tourer": 8, "cruiser": 9, "cafe racer": 7, "bobber": 0}  # what these mostly come in


def motorcycle(rng: np.random.Generator, variant: int, *, design: str | None = None, paint: Material | None = None) -> Asset:
    """A motorcycle of one of the designs of `motospec`: 1.9..2.4 m long, 130..305 kg.

    design : by name. paint : of tank and panels.
    """
    s = MOTORCYCLES[variant % len(MOTORCYCLES)]
    if design is not None:
        s = next(d for d in MOTORCYCLES if d.design == design)
    drawn = int(rng.integers(len(_COLOURS)))
    tone, second = _COLOURS[_BOUND.get(s.design, drawn) if rng.random() < 0.6 else drawn]
    s = replace(s, plate=plate_text(rng))
    flakes = bool(rng.random() < 0.6)
    brown = s.lamp == "round" and bool(rng.random() < 0.5)
    materials = cycle_materials(
        paint or Material("tank enamel", tone, 0.32, 0.4 if flakes else 0.0, clearcoat=1.0, dirt=0.05),
        Material("second enamel", second, 0.4, clearcoat=0.6),
        **({"seat": Material("brown seat", (0.13, 0.055, 0.022), 0.55)} if brown else {}),
        alloy=Material("engine alloy", (0.42, 0.42, 0.43), 0.38, 0.9, dirt=0.15),
    )
    return cycle_asset(
        f"motorcycle/{variant}", "motorcycle", lambda d: moto.motorcycle_mesh(s, d), materials, mass_kg=s.mass_kg,
        rest=moto.motorcycle_rest(s),
        anchors=moto.motorcycle_anchors(s), hulls=(frame_hull(s.wheelbase, s.rear.radius, s.seat_z + 0.1, 0.18), bar_hull(s.grip)),
        riding=s.riding, stand=moto.motorcycle_stand(s), motor=True, lod_distances_m=(14.0, 34.0, 80.0), error_px=(1.3, 1.5, 1.2),
        parameters={"design": s.design, "wheels": 2, "plate": s.plate},
    )  # fmt: skip
