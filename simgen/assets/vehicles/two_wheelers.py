"""Bicycles: eighteen designs and their colours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.vehicles import bicycle as bike
from simgen.assets.vehicles.bikegear import bicycle_stand
from simgen.assets.vehicles.bikespec import DESIGNS
from simgen.assets.vehicles.cycleasset import bar_hull, cycle_asset, frame_hull
from simgen.assets.vehicles.cycleslots import cycle_materials
from simgen.assets.vehicles.motorcycles import motorcycle
from simgen.mesh import Material

__all__ = ["bicycle", "motorcycle"]

# Enamels of bicycles, linear albedo: black, grey, silver, white, red, blue, green, petrol, cream, orange, mint, pink.
_ENAMELS = (
    (0.018, 0.018, 0.019), (0.06, 0.065, 0.07), (0.34, 0.35, 0.36), (0.72, 0.72, 0.70), (0.40, 0.018, 0.015), (0.02, 0.08, 0.30),
    (0.03, 0.13, 0.07),
    (0.02, 0.14, 0.17), (0.62, 0.56, 0.42), (0.60, 0.17, 0.015), (0.30, 0.52, 0.42), (0.62, 0.22, 0.28), (0.015, 0.03, 0.09),
    (0.14, 0.015, 0.02),
)  # fmt: skip
_SHARES = np.array([22, 12, 9, 9, 9, 11, 6, 5, 4, 3, 3, 2, 3, 2], float)
# What designs are bound to: their frame's colour, saddle, basket and bags.
_FIXED: dict[str, tuple[float, float, float]] = {
    "omafiets": (0.014, 0.014, 0.015), "old roadster": (0.016, 0.018, 0.016), "hire bicycle": (0.68, 0.10, 0.012),
}  # fmt: skip
_BROWN = Material("leather saddle", (0.16, 0.065, 0.025), 0.5)


def bicycle(rng: np.random.Generator, variant: int, *, design: str | None = None, saddle_z: float | None = None,
    paint: Material | None = None) -> Asset:
    """A bicycle of one of the designs of `bikespec`: adults' 1.65..1.95 m long, children's from 1.1 m. 8..28 kg.

    design : by name. saddle_z : height of the saddle, metres. paint : of the frame.
    """
    s = DESIGNS[variant % len(DESIGNS)]
    if design is not None:
        s = next(d for d in DESIGNS if d.design == design)
    height = s.saddle_z + float(rng.uniform(-0.035, 0.035)) * s.size
    tone = _ENAMELS[int(rng.choice(len(_ENAMELS), p=_SHARES / _SHARES.sum()))]
    second = _ENAMELS[int(rng.choice(len(_ENAMELS), p=_SHARES / _SHARES.sum()))]
    bright = s.size < 1 and sum(tone) < 0.15
    tone = _FIXED.get(s.design, (0.50, 0.05, 0.03) if bright else tone)
    retro = s.tan or s.design in ("omafiets", "old roadster")
    cloth = ((0.035, 0.04, 0.045), (0.10, 0.02, 0.018), (0.05, 0.06, 0.03), (0.03, 0.05, 0.10))[int(rng.integers(4))]
    s = replace(s, saddle_z=height if saddle_z is None else saddle_z)
    materials = cycle_materials(
        paint or Material("bicycle enamel", tone, 0.35, clearcoat=0.8, dirt=0.1),
        Material("bicycle second colour", second, 0.4, clearcoat=0.5),
        cloth=Material("bag cloth", cloth, 0.85),
        **({"seat": _BROWN, "grip": Material("leather grip", (0.14, 0.06, 0.025), 0.6)} if retro else {}),
    )
    stand = bicycle_stand(s) if s.stand != "none" else None
    electric = "battery" in s.kit or s.frame == "ebike"
    return cycle_asset(
        f"bicycle/{variant}", "bicycle", lambda d: bike.bicycle_mesh(s, d), materials,
        mass_kg=9.0 + 6.0 * s.size + len(s.kit) * 0.7 + 9.0 * electric,
        rest=bike.bicycle_rest(s, stand[1] if stand else s.bottom), anchors=bike.bicycle_anchors(s),
        hulls=(frame_hull(s.wheelbase, s.radius, s.saddle_z - 0.05, 0.06), bar_hull(s.grip)),
        riding="sport" if s.bar == "drop" else "cycle", stand=stand, motor=False,
        parameters={"design": s.design, "saddle_m": s.saddle_z, "rider": "child" if s.size < 1 else "adult", "electric": electric,
        "wheels": 2},
    )  # fmt: skip
