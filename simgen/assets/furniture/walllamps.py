"""Lamps on brackets, for the fronts of narrow streets. The origin is on the wall, behind the middle of the plate; +x points away from it.

Brackets reach 0.5 to 1.2 m and hang 4 to 5 m up (catalogues of wall-mounted luminaires); luminances as those of the lamps on posts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import CAST_IRON, Floats, arc, frame, painted
from simgen.assets.furniture.lanterns import LED, LIGHT, OPAL, POLE, bell, cobra, four_sided, globe, slab
from simgen.assets.furniture.pieces import Piece, bar, block, piece_asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

_WARM = (1.0, 0.82, 0.58)  # about 3500 K
_GREY = painted("wall lamp grey", (0.3, 0.31, 0.32))
_ANTHRACITE = painted("wall lamp anthracite", (0.045, 0.048, 0.052))
_PANES = replace(OPAL, name="lantern panes", base_color=(0.7, 0.69, 0.64), roughness=0.15)
_Draw = Callable[[MeshBuilder, int], Floats]


def wall_lamp(rng: np.random.Generator, variant: int) -> Asset:
    """Five designs; `DESIGNS` names them. The anchor "light_0" is the source, "on" lights it."""
    del rng
    name, draw, materials, lit = _DESIGNS[variant % len(_DESIGNS)]
    light = draw(MeshBuilder(), 2)
    glow = replace(materials[LIGHT], emissive=(lit * _WARM[0], lit * _WARM[1], lit * _WARM[2]))

    def build(b: MeshBuilder, level: int) -> None:
        draw(b, level)

    piece = Piece(
        name, build, materials, 14.0, POLE, (20.0, 50.0), lamps={"on": {LIGHT: glow}}, anchors={"light_0": light},
    )  # fmt: skip
    return piece_asset("wall_lamp", variant, "street lamp", piece)


def _plate(b: MeshBuilder, level: int, height: float = 0.5) -> None:
    block(b, POLE, (0.03, 0.12, height), (0.013, 0, 0.0), level, bevel=0.006)
    if level == 0:
        for z in (-height / 2 + 0.06, height / 2 - 0.06):
            block(b, POLE, (0.016, 0.03, 0.03), (0.034, 0, z), 0, bevel=0.004)


def _lantern(b: MeshBuilder, level: int) -> Floats:
    """A lantern of four panes on a scrolled bracket of wrought iron."""
    _plate(b, level, 0.62)
    bar(b, POLE, [[0.02, 0, 0.1], [0.62, 0, 0.1]], 0.018, level, 6)
    a = np.linspace(np.pi, np.pi * 1.5, (8, 5, 3)[level])
    bar(b, POLE, np.column_stack([0.52 + 0.48 * np.cos(a), 0 * a, 0.08 + 0.34 * np.sin(a)]), 0.014, level, 6)
    if level < 2:
        t = np.linspace(0.2, 1.0, 12 - 4 * level)
        bar(b, POLE, np.column_stack([0.2 + 0.11 * t * np.cos(8 * t), 0 * t, -0.03 + 0.11 * t * np.sin(8 * t)]), 0.01, level, 6)
    four_sided(b, level, frame(0.6, 0, 0.1))
    return frame(0.6, 0, 0.4)


def _swan_neck(b: MeshBuilder, level: int) -> Floats:
    """A tube that rises from the wall, bends over and bears a bell."""
    _plate(b, level)
    path = np.concatenate([[[0.02, 0, -0.1]], arc((0.36, 0, 0.1), 0.32, 175, -10, (13, 8, 5)[level])])
    bar(b, POLE, path, 0.02, level)
    bell(b, level, frame(0.675, 0, 0.06), 0.8)
    return frame(0.675, 0, -0.3)


def _ball(b: MeshBuilder, level: int) -> Floats:
    _plate(b, level, 0.3)
    bar(b, POLE, [[0.02, 0, 0.0], [0.3, 0, 0.0], [0.42, 0, 0.05], [0.44, 0, 0.12]], 0.02, level)
    globe(b, level, frame(0.44, 0, 0.12), 0.19)
    return frame(0.44, 0, 0.36)


def _arm(b: MeshBuilder, level: int) -> Floats:
    """A steel tube with a road luminaire, as on posts."""
    _plate(b, level, 0.36)
    bar(b, POLE, [[0.02, 0, 0.0], [0.25, 0, 0.1], [0.75, 0, 0.18]], 0.024, level)
    cobra(b, level, frame(0.7, 0, 0.18, 0, -0.08), 0.85)
    return frame(0.98, 0, 0.16)


def _led(b: MeshBuilder, level: int) -> Floats:
    _plate(b, level, 0.3)
    block(b, POLE, (0.36, 0.05, 0.05), (0.19, 0, 0.0), level)
    slab(b, level, frame(0.3, 0, 0.0))
    return frame(0.68, 0, -0.03)


_DESIGNS: tuple[tuple[str, _Draw, tuple[Material, ...], float], ...] = (
    ("lantern on a scroll", _lantern, (CAST_IRON, CAST_IRON, _PANES), 6.0),
    ("swan neck", _swan_neck, (CAST_IRON, CAST_IRON, OPAL), 12.0),
    ("globe", _ball, (_ANTHRACITE, _ANTHRACITE, OPAL), 6.0),
    ("road luminaire", _arm, (_GREY, _GREY, LED), 55.0),
    ("LED slab", _led, (_ANTHRACITE, _ANTHRACITE, LED), 60.0),
)
DESIGNS = tuple(name for name, *_ in _DESIGNS)
