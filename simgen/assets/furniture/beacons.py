"""Belisha beacons: amber globes on banded posts at both ends of British zebra crossings.

Sizes are of the TSRGD 2016, schedule 14, part 1: globes of 275 to 335 mm, their lowest part 2.1 to 3.1 m above ground, bands of 275 to
335 mm of which the lowest is black and may be up to 1 m high. Lit globes of some 10 W give a luminance of 1 to 3 kcd/m^2.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M, cylinder_hull, frame, painted
from simgen.assets.furniture.pieces import Piece, bar, block, piece_asset, turned
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

_BLACK, _WHITE, _GLOBE, _RING, _GREY, _LENS = range(6)
_MATERIALS = (
    Material("beacon black", (0.014, 0.014, 0.015), roughness=0.4, variation=0.1),
    Material("beacon white", (0.72, 0.72, 0.70), roughness=0.4, variation=0.1),
    Material("amber globe", (0.62, 0.27, 0.012), roughness=0.22),
    Material("amber halo", (0.6, 0.28, 0.02), roughness=0.3),
    painted("beacon grey", (0.28, 0.29, 0.3)),
    Material("floodlight pane", (0.6, 0.6, 0.58), roughness=0.15),
)
_BAND_M, _LOWEST_M, _POST_M, _LIT_POST_M = 0.305, 0.6, 0.045, 0.057
_GLOWING = (2.4, 1.05, 0.05)
_TALL = {"globe": 2.44, "globe with halo": 2.44, "lit post": 2.44, "globe and floodlight": 3.05}
DESIGNS = tuple(_TALL)


def belisha_beacon(rng: np.random.Generator, variant: int) -> Asset:
    """Four designs, as `DESIGNS` names them: a globe; with a ring of lights about it; on a post that glows; with a floodlight on an arm
    that points along +x, over the crossing. "on" lights what glows."""
    del rng
    name = DESIGNS[variant % len(DESIGNS)]
    tall = _TALL[name]

    def build(b: MeshBuilder, level: int) -> None:
        _banded_post(b, tall, level, _LIT_POST_M if name == "lit post" else _POST_M)
        z = tall + 0.165
        turned(b, _GREY, [(0.062, tall - 0.03), (0.075, tall), (0.06, tall + 0.035)], min(level, 1), 12)
        t = np.linspace(-0.44 * np.pi, np.pi / 2, (11, 7, 5)[level])
        turned(b, _GLOBE, np.column_stack([0.15 * np.cos(t), z + 0.15 * np.sin(t)]), level, 20, crease=80)
        if name == "globe with halo":
            _halo(b, z, level)
        if name == "globe and floodlight":
            bar(b, _GREY, [[0.0, 0, tall - 0.22], [0.35, 0, tall - 0.1], [0.7, 0, tall - 0.08]], 0.02, level, 6)
            block(b, _GREY, (0.3, 0.16, 0.08), (0.82, 0, tall - 0.08), level)
            block(b, _LENS, (0.24, 0.13, 0.012), (0.82, 0, tall - 0.124))

    glow = replace(_MATERIALS[_GLOBE], emissive=_GLOWING)
    ring, lens = replace(_MATERIALS[_RING], emissive=(4.0, 1.8, 0.1)), replace(_MATERIALS[_LENS], emissive=(20.0, 19.0, 17.0))
    lit = {_GLOBE: glow, _RING: ring, _LENS: lens}
    if name == "lit post":
        lit[_WHITE] = replace(_MATERIALS[_WHITE], name="beacon white panel lit", emissive=(0.5, 0.48, 0.42))
    materials = list(_MATERIALS)
    if name == "lit post":
        materials[_WHITE] = replace(_MATERIALS[_WHITE], name="beacon white panel", base_color=(0.8, 0.8, 0.77), roughness=0.25)
    piece = Piece(
        name, build, tuple(materials), 31.0, None, (20.0, 55.0), lamps={"on": lit}, hulls=[cylinder_hull(0.06, -FOUNDATION_M, tall + 0.3)],
        anchors={"light_0": frame(0, 0, tall + 0.165)},
    )  # fmt: skip
    return piece_asset("belisha_beacon", variant, "pole", piece)


def _banded_post(b: MeshBuilder, tall: float, level: int, radius: float) -> None:
    """Black and white in turn from the lowest, black, band up."""
    cuts = [-FOUNDATION_M, *np.arange(_LOWEST_M, tall - 0.1, _BAND_M).tolist(), tall]
    for k, (low, high) in enumerate(pairwise(cuts)):
        turned(b, _WHITE if k % 2 else _BLACK, [(radius, low), (radius, high)], level, 12)
    turned(b, _BLACK, [(0.1, 0.0), (0.1, 0.012), (radius, 0.02)], level, 12)


def _halo(b: MeshBuilder, z: float, level: int) -> None:
    """A ring of light-emitting diodes about the globe, across the street and back to back."""
    a = np.linspace(0, 2 * np.pi, (21, 13, 9)[level])
    path = np.column_stack([np.zeros_like(a), 0.215 * np.cos(a), z + 0.215 * np.sin(a)])
    b.add_tube(path, 0.02, _RING, segments=(6, 4, 3)[level])
    for side in (-1, 1) if level < 2 else ():
        b.add_tube([[0, 0.14 * side, z], [0, 0.21 * side, z]], 0.01, _GREY, segments=4)
