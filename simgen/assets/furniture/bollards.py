"""Bollards, turned or square; one of them is lit."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import CAST_IRON, FOUNDATION_M, STAINLESS, add_timber, cylinder_hull, painted, plastic
from simgen.assets.furniture.pieces import Piece, block, piece_asset, shell, turned
from simgen.assets.materials import material, tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

_BAND = Material("reflective white", (0.75, 0.75, 0.74), roughness=0.35)
_RED = Material("reflective red", (0.42, 0.03, 0.025), roughness=0.35)
_DEEP = -FOUNDATION_M
_Profile = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class _Turned:
    """A lathed bollard. bands : (slot, lower, upper) rings round it."""

    name: str
    profile: _Profile
    materials: tuple[Material, ...]
    mass_kg: float
    bands: tuple[tuple[int, float, float], ...] = ()
    painted: bool = True
    corners: int = 16


_TURNED = (
    _Turned(
        "cast iron",
        (
            (0.11, _DEEP),
            (0.11, 0.1),
            (0.085, 0.14),
            (0.075, 0.62),
            (0.1, 0.66),
            (0.1, 0.7),
            (0.07, 0.74),
            (0.07, 0.8),
            (0.095, 0.86),
            (0.08, 0.95),
            (0.03, 1.0),
            (0.0, 1.01),
        ),
        (CAST_IRON,),
        42.0,
    ),
    _Turned(
        "steel tube",
        ((0.052, _DEEP), (0.052, 0.88), (0.04, 0.9), (0.0, 0.905)),
        (painted("bollard grey", (0.1, 0.1, 0.105)), _BAND),
        14.0,
        ((1, 0.7, 0.8),),
    ),
    _Turned(
        "concrete",
        ((0.17, _DEEP), (0.17, 0.02), (0.15, 0.5), (0.13, 0.62), (0.09, 0.69), (0.0, 0.72)),
        (material("concrete"),),
        70.0,
        painted=False,
    ),
    _Turned(
        "granite ball",
        ((0.13, _DEEP), (0.13, 0.04), (0.2, 0.1), (0.26, 0.2), (0.28, 0.32), (0.26, 0.44), (0.19, 0.54), (0.1, 0.59), (0.0, 0.605)),
        (tinted("kerb_granite", (0.8, 0.79, 0.77)),),
        160.0,
        painted=False,
    ),
    _Turned("stainless", ((0.042, _DEEP), (0.042, 0.85), (0.05, 0.855), (0.05, 0.9), (0.0, 0.905)), (STAINLESS, _BAND), 11.0, (), False),
    _Turned(
        "cannon",
        (
            (0.13, _DEEP),
            (0.13, 0.05),
            (0.115, 0.08),
            (0.1, 0.7),
            (0.12, 0.72),
            (0.12, 0.76),
            (0.09, 0.8),
            (0.09, 0.9),
            (0.11, 0.92),
            (0.11, 0.95),
            (0.06, 0.99),
            (0.0, 1.0),
        ),
        (CAST_IRON, _BAND, _RED),
        60.0,
        ((1, 0.81, 0.85), (2, 0.855, 0.89)),
        True,
    ),
    _Turned(
        "white-topped post",
        ((0.038, _DEEP), (0.038, 1.0), (0.048, 1.02), (0.058, 1.07), (0.048, 1.12), (0.0, 1.135)),
        (painted("post brown", (0.035, 0.028, 0.022)), Material("white cap", (0.75, 0.75, 0.73), 0.4)),
        13.0,
        ((1, 1.0, 1.13),),
    ),
    _Turned(
        "flexible post",
        ((0.1, 0.0), (0.1, 0.02), (0.042, 0.05), (0.04, 0.74), (0.03, 0.76), (0.0, 0.765)),
        (plastic("post orange", (0.62, 0.13, 0.02), 0.5), _BAND),
        2.5,
        ((1, 0.42, 0.52), (1, 0.58, 0.68)),
        False,
    ),
    _Turned(
        "yellow pipe",
        ((0.084, _DEEP), (0.084, 0.92), (0.07, 0.97), (0.035, 1.0), (0.0, 1.01)),
        (painted("safety yellow", (0.62, 0.42, 0.02)),),
        48.0,
        painted=False,
    ),
)


def bollard(rng: np.random.Generator, variant: int) -> Asset:
    """Twelve designs: nine turned ones, one of timber, a tapered square one with crosses, and one that is a light."""
    del rng
    number = variant % 12
    piece = _turned(_TURNED[number]) if number < len(_TURNED) else (_timber, _crosses, _lit)[number - len(_TURNED)]()
    return piece_asset("bollard", variant, "bollard", piece)


def _turned(t: _Turned) -> Piece:
    def build(b: MeshBuilder, level: int) -> None:
        turned(b, 0, t.profile, level, t.corners)
        for slot, low, high in t.bands:
            z = [p[1] for p in t.profile]
            r = [float(np.interp(v, z, [p[0] for p in t.profile])) + 0.002 for v in (low, *(v for v in z if low < v < high), high)]
            heights = [low, *(v for v in z if low < v < high), high]
            turned(b, slot, [(r[0] - 0.002, low), *zip(r, heights, strict=True), (max(r[-1] - 0.003, 0.0), high)], level, t.corners)

    low, high = t.profile[0][1], t.profile[-1][1]
    widest = max(p[0] for p in t.profile)
    return Piece(t.name, build, t.materials, t.mass_kg, 0 if t.painted else None, hulls=[cylinder_hull(widest, low, high)])


def _timber() -> Piece:
    def build(b: MeshBuilder, level: int) -> None:
        add_timber(b, (0.15, 0.15, 0.9 + FOUNDATION_M), 0, (0, 0, (0.9 - FOUNDATION_M) / 2), bevel=0.012 if level == 0 else 0.0)
        shell(b, 0, [(0.15, 0.15, 0.9), (0.04, 0.04, 0.96)], capped=True)
        if level < 2:
            for x in (-1, 1):
                block(b, 1, (0.012, 0.1, 0.05), (x * 0.076, 0, 0.76))

    return Piece("timber", build, (tinted("wood", (0.95, 0.85, 0.75)), _RED), 22.0)


def _crosses() -> Piece:
    """A tapered square post with three crosses, as in Amsterdam."""

    def build(b: MeshBuilder, level: int) -> None:
        shell(
            b,
            0,
            [
                (0.26, 0.26, _DEEP),
                (0.26, 0.26, 0.06),
                (0.2, 0.2, 0.1),
                (0.12, 0.12, 1.0),
                (0.14, 0.14, 1.02),
                (0.14, 0.14, 1.06),
                (0.03, 0.03, 1.13),
            ],
            crease=20,
        )
        if level == 0:
            for k in range(3):
                for roll in (-0.785, 0.785):
                    T = np.eye(4)
                    c, s = np.cos(roll), np.sin(roll)
                    T[1, 1], T[1, 2], T[2, 1], T[2, 2] = c, -s, s, c
                    T[:3, 3] = (0.078 - 0.004 * k, 0, 0.7 + 0.09 * k)
                    block(b, 1, (0.012, 0.016, 0.09), (0, 0, 0), T=T)

    return Piece("post with crosses", build, (painted("post oxblood", (0.1, 0.02, 0.015)), painted("cross grey", (0.4, 0.4, 0.4))), 48.0, 0)


def _lit() -> Piece:
    opal = Material("opal ring", (0.8, 0.79, 0.75), 0.3)

    def build(b: MeshBuilder, level: int) -> None:
        turned(b, 0, [(0.09, _DEEP), (0.09, 0.78), (0.0, 0.78)], level)
        turned(b, 1, [(0.08, 0.78), (0.08, 0.93)], level)
        if level < 2:
            for k in range(4):
                turned(
                    b, 0, [(0.07, 0.8 + 0.035 * k), (0.093, 0.79 + 0.035 * k), (0.093, 0.795 + 0.035 * k), (0.07, 0.81 + 0.035 * k)], level
                )
        turned(b, 0, [(0.07, 0.93), (0.095, 0.93), (0.095, 0.98), (0.06, 1.0), (0.0, 1.0)], level)

    materials = (painted("light bollard", (0.045, 0.048, 0.052)), opal)
    return Piece("light", build, materials, 18.0, 0, lamps={"on": {1: replace(opal, emissive=(4.0, 3.3, 2.3))}})
