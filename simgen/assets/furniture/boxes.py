"""Boxes at the kerb and the wall: post boxes. Their fronts face +x."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M, GALVANISED, arc, painted
from simgen.assets.furniture.pieces import DARK, LETTERS, Piece, along_y, bar, block, board, lettering, piece_asset, shell, turned, upright
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

_WHITE, _BLACK = Material("plate", (0.78, 0.78, 0.75), 0.4), Material("black paint", (0.012, 0.012, 0.013), 0.4)
_NOTICE = Material("notice", (0.78, 0.78, 0.75), 0.4, texture="sign:timetable")
_RED, _YELLOW = painted("post red", (0.36, 0.012, 0.012), 0.3), painted("post yellow", (0.62, 0.37, 0.015), 0.35)
_BLUE = painted("post blue", (0.018, 0.055, 0.22), 0.35)
_INK = tinted("glyphs", (0.03, 0.03, 0.035))
POST_BOXES = {"uk": (0,), "de": (1,), "fr": (2,), "us": (3,), "jp": (4,), "eu": (5, 6, 1)}  # variants by the country of number plates


def post_box(rng: np.random.Generator, variant: int) -> Asset:
    """0: British pillar; 1: German box on a post; 2: French; 3: US collection box; 4: Japanese; 5: red box on a post; 6: yellow pillar."""
    del rng
    piece = (_pillar, _german, _french, _collection, _japanese, _on_post, _yellow_pillar)[variant % 7]()
    return piece_asset("post_box", variant, "static", piece)


def _pillar() -> Piece:
    """A type B pillar of 1.6 m (Royal Mail's usual size: 0.4 m in diameter) with a black foot, a beaded cap, and the cipher."""

    def build(b: MeshBuilder, level: int) -> None:
        turned(b, 1, [(0.24, -0.1), (0.24, 0.2), (0.21, 0.24)], level, 20)
        turned(
            b,
            0,
            [
                (0.205, 0.22),
                (0.2, 0.26),
                (0.2, 1.36),
                (0.21, 1.38),
                (0.21, 1.42),
                (0.25, 1.45),
                (0.26, 1.49),
                (0.22, 1.54),
                (0.1, 1.59),
                (0.0, 1.6),
            ],
            level,
            20,
        )
        block(b, 2, (0.03, 0.26, 0.045), (0.19, 0, 1.27))
        if level < 2:
            block(b, 0, (0.05, 0.3, 0.02), (0.2, 0, 1.31), level, bevel=0.006)
            block(b, 0, (0.03, 0.28, 0.78), (0.19, 0, 0.72), level, bevel=0.01)
            board(b, 3, (0.207, 0, 1.0), (0.13, 0.18))
        if level == 0:
            turned(b, 0, [(0.2, 1.17), (0.208, 1.18), (0.2, 1.19)], 0, 20)
            lettering(b, 4, "POST", (0.207, 0, 0.8), 0.05)
            lettering(b, 4, "ER", (0.207, 0, 0.55), 0.12)

    materials = (_RED, _BLACK, DARK, _NOTICE, tinted("glyphs", (0.5, 0.03, 0.03)))
    return Piece("pillar", build, materials, 320.0)


def _german() -> Piece:
    """A yellow box of 0.5 by 0.3 by 0.8 m with a hood, on a steel post."""

    def build(b: MeshBuilder, level: int) -> None:
        upright(b, 1, (0.08, 0.12), (-FOUNDATION_M, 0.62), x=0.0)
        _rounded_top(b, 0, 0.3, 0.52, 0.55, 1.32, 0.08, level)
        block(b, 2, (0.012, 0.4, 0.035), (0.152, 0, 1.21))
        block(b, 0, (0.07, 0.46, 0.02), (0.17, 0, 1.245))
        board(b, 3, (0.152, 0, 0.88), (0.3, 0.2))
        if level == 0:
            lettering(b, 4, "POST", (0.153, -0.0, 1.08), 0.09)
            block(b, 1, (0.01, 0.03, 0.03), (0.155, 0.2, 0.7))

    return Piece("box on a post", build, (_YELLOW, GALVANISED, DARK, _NOTICE, _INK), 48.0)


def _french() -> Piece:
    def build(b: MeshBuilder, level: int) -> None:
        upright(b, 1, (0.26, 0.4), (-0.1, 0.3), level)
        shell(b, 0, [(0.34, 0.46, 0.3), (0.36, 0.48, 0.34), (0.36, 0.48, 1.3), (0.3, 0.44, 1.37), (0.1, 0.3, 1.4)], level, radius=0.05)
        block(b, 2, (0.012, 0.36, 0.04), (0.181, 0, 1.14))
        board(b, 3, (0.182, 0, 0.86), (0.34, 0.26))
        block(b, 4, (0.006, 0.4, 0.1), (0.182, 0, 1.25))
        if level == 0:
            lettering(b, 5, "LA POSTE", (0.187, 0, 1.25), 0.06)

    return Piece("French box", build, (_YELLOW, _BLACK, DARK, _NOTICE, _BLUE, LETTERS), 70.0)


def _collection() -> Piece:
    """The collection box of the US Postal Service: rounded above, on four legs, some 1.27 m tall and 0.5 m square."""

    def build(b: MeshBuilder, level: int) -> None:
        for x in (-0.19, 0.19):
            for y in (-0.2, 0.2):
                upright(b, 0, (0.06, 0.06), (-0.05, 0.16), x=x, y=y)
        _half_round(b, 0, 0.5, 0.52, 0.14, 1.0, level)
        block(b, 1, (0.02, 0.42, 0.24), (0.225, 0, 1.12), level, bevel=0.008)
        if level < 2:
            bar(b, 2, [[0.24, -0.14, 1.16], [0.28, -0.13, 1.17], [0.28, 0.13, 1.17], [0.24, 0.14, 1.16]], 0.011, level, 6)
            board(b, 3, (0.2515, 0, 0.75), (0.36, 0.16))
        if level == 0:
            lettering(b, 4, "MAIL", (0.253, 0, 0.75), 0.1)
            block(b, 1, (0.012, 0.4, 0.4), (0.25, 0, 0.4), 0, bevel=0.005)

    return Piece("collection box", build, (_BLUE, _BLUE, GALVANISED, _WHITE, tinted("glyphs", (0.02, 0.06, 0.25))), 95.0)


def _japanese() -> Piece:
    def build(b: MeshBuilder, level: int) -> None:
        turned(b, 1, [(0.14, 0.0), (0.14, 0.02), (0.05, 0.03), (0.05, 0.66)], level, 12)
        turned(b, 1, [(0.05, -FOUNDATION_M), (0.05, 0.0)], level, 12)
        _rounded_top(b, 0, 0.4, 0.5, 0.62, 1.34, 0.06, level)
        for y in (-0.12, 0.12):
            block(b, 2, (0.012, 0.19, 0.03), (0.201, y, 1.18))
            block(b, 3, (0.008, 0.2, 0.07), (0.202, y, 1.24))
        board(b, 3, (0.204, 0, 0.85), (0.34, 0.24))
        if level == 0:
            lettering(b, 4, "POST", (0.205, 0, 1.05), 0.07)

    return Piece("Japanese box", build, (_RED, _BLACK, DARK, _WHITE, LETTERS), 65.0)


def _on_post() -> Piece:
    """A red box with two slots, as in Italy and Portugal."""

    def build(b: MeshBuilder, level: int) -> None:
        for y in (-0.2, 0.2):
            bar(b, 1, [[0, y, -FOUNDATION_M], [0, y, 1.45]], 0.025, level, 8)
        shell(b, 0, [(0.22, 0.5, 0.75), (0.24, 0.52, 0.78), (0.24, 0.52, 1.36), (0.2, 0.48, 1.42)], level, radius=0.03)
        for y in (-0.12, 0.12):
            block(b, 2, (0.012, 0.18, 0.03), (0.122, y, 1.24))
        board(b, 3, (0.123, 0, 1.0), (0.3, 0.16))
        if level == 0:
            lettering(b, 4, "POSTE", (0.123, 0, 1.13), 0.07)

    return Piece("red box on two posts", build, (_RED, GALVANISED, DARK, _NOTICE, LETTERS), 42.0)


def _yellow_pillar() -> Piece:
    def build(b: MeshBuilder, level: int) -> None:
        turned(
            b,
            0,
            [(0.27, -0.1), (0.27, 0.08), (0.23, 0.12), (0.23, 1.16), (0.25, 1.18), (0.25, 1.22), (0.2, 1.32), (0.1, 1.38), (0.0, 1.4)],
            level,
            20,
        )
        block(b, 1, (0.03, 0.28, 0.04), (0.225, 0, 1.08))
        board(b, 2, (0.236, 0, 0.82), (0.2, 0.24))
        if level == 0:
            for z in (0.3, 1.0):
                turned(b, 3, [(0.231, z), (0.236, z + 0.005), (0.236, z + 0.025), (0.231, z + 0.03)], 0, 20)
            lettering(b, 4, "CORREOS", (0.238, 0, 0.6), 0.05)

    return Piece("yellow pillar", build, (_YELLOW, DARK, _NOTICE, _BLUE, tinted("glyphs", (0.02, 0.05, 0.2))), 110.0)


def _rounded_top(b: MeshBuilder, slot: int, deep: float, wide: float, low: float, high: float, r: float, level: int) -> None:
    """A box whose upper edges are rounded."""
    n = (4, 2, 1)[level]
    a = np.linspace(0, np.pi / 2, n + 1)
    layers = [
        (deep, wide, low),
        *((deep - 2 * r * (1 - float(np.cos(t))), wide - 2 * r * (1 - float(np.cos(t))), high - r + r * float(np.sin(t))) for t in a),
    ]
    shell(b, slot, layers, level, radius=0.03)


def _half_round(b: MeshBuilder, slot: int, deep: float, wide: float, low: float, spring: float, level: int) -> None:
    """A box under a half barrel whose axis runs along y."""
    n = (12, 6, 4)[level]
    top = arc((0, 0, spring), deep / 2, 0, 180, n + 1)
    section = np.concatenate([[[deep / 2, 0, low]], top, [[-deep / 2, 0, low]]])
    b.add_loft(along_y(section, wide / 2), slot, capped=True, crease_deg=35)
