"""Utility poles. Their lines run along y; anchors "wire_0", ... are where wires are tied, in the same order on every design.

Wood poles for low voltage and telephone are 8 to 11 m long with about a sixth in the ground (EN 14229; ANSI O5.1 in the USA).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M, GALVANISED, Floats, add_timber, cylinder_hull, frame, painted, plastic
from simgen.assets.furniture.pieces import Build, Piece, bar, block, piece_asset, turned
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

_POLE, _STEEL, _CLAY, _BOX = 0, 1, 2, 3
_WOOD = replace(tinted("wood", (0.42, 0.38, 0.35)), name="creosoted pole")
_GREY_WOOD = replace(tinted("wood", (0.8, 0.8, 0.8)), name="weathered pole")
_INSULATOR, _BROWN_CLAY = plastic("white insulator", (0.66, 0.65, 0.6), 0.2), plastic("brown insulator", (0.09, 0.035, 0.02), 0.2)
_CAN = painted("transformer grey", (0.36, 0.38, 0.38), 0.5)
_DISTANCES_M = (30.0, 75.0)
_WIRES = 4
_Materials = tuple[Material, ...]


def utility_pole(rng: np.random.Generator, variant: int) -> Asset:
    """0: a crossarm with four insulators; 1: telephone pole with steps and a ring of ties; 2: two crossarms and a transformer;
    3: concrete with brackets at one side; 4: low-voltage bundle; 5: two crossarms on weathered wood with a telephone box below."""
    del rng
    wood, steel = (_WOOD, GALVANISED, _INSULATOR, _CAN), (_GREY_WOOD, GALVANISED, _BROWN_CLAY, _CAN)
    concrete = (tinted("concrete", (0.9, 0.9, 0.88)), GALVANISED, _INSULATOR, _CAN)
    piece = (
        lambda: _crossarms("one crossarm", wood, 8.6, (8.35,)),
        lambda: _telephone(wood),
        lambda: _crossarms("crossarms and transformer", wood, 10.2, (9.95, 9.2), transformer=True),
        lambda: _concrete(concrete),
        lambda: _bundle(steel),
        lambda: _crossarms("two crossarms", steel, 9.4, (9.15, 8.55), box=True),
    )[variant % 6]()
    return piece_asset("utility_pole", variant, "pole", piece)


def _ties(height: float, across: tuple[float, ...], x: float | None = None) -> dict[str, Floats]:
    """Where wires are tied: spread along x at a height, or one above the other at x."""
    return {f"wire_{k}": frame(a if x is None else x, 0, height if x is None else height - a) for k, a in enumerate(across)}


def _piece(name: str, materials: _Materials, height: float, anchors: dict[str, Floats], mass: float, build: Build) -> Piece:
    return Piece(
        name,
        build,
        materials,
        mass,
        None,
        _DISTANCES_M,
        anchors=anchors,
        hulls=[cylinder_hull(0.13, -FOUNDATION_M, height)],
    )


def _shaft(b: MeshBuilder, level: int, height: float, foot: float = 0.15, top: float = 0.1) -> None:
    turned(b, _POLE, [(foot, -FOUNDATION_M), (top, height - 0.05), (0.0, height)], level, 10)
    if level == 0:  # the earth wire in its guard, and the number
        bar(b, _STEEL, [[-foot, 0.05, 0.0], [-foot + 0.012, 0.05, 2.6]], 0.02, 0, 5)
        block(b, _STEEL, (0.01, 0.1, 0.14), (foot - 0.006, 0, 1.9))


def _crossarms(
    name: str,
    materials: _Materials,
    height: float,
    arms: tuple[float, ...],
    *,
    transformer: bool = False,
    box: bool = False,
) -> Piece:
    across = (-0.95, -0.45, 0.45, 0.95)

    def build(b: MeshBuilder, level: int) -> None:
        _shaft(b, level, height)
        for z in arms:
            add_timber(b, (2.2, 0.1, 0.12), _POLE, (0, 0.13, z - 0.06))
            if level < 2:
                for side in (-1, 1):
                    bar(b, _STEEL, [[side * 0.6, 0.13, z - 0.1], [0, 0.11, z - 0.6]], 0.014, level, 5)
            for x in across:
                pin = [(0.012, -0.02), (0.012, 0.06), (0.045, 0.065), (0.05, 0.1), (0.03, 0.13), (0.04, 0.16), (0.0, 0.19)]
                if level < 2:
                    turned(b, _CLAY, pin if level == 0 else [pin[2], pin[3], pin[-1]], level, 8, frame(x, 0.13, z))
        if transformer:
            turned(
                b,
                _BOX,
                [(0.0, -0.5), (0.26, -0.5), (0.27, -0.44), (0.27, 0.4), (0.28, 0.42), (0.1, 0.5), (0.0, 0.5)],
                level,
                16,
                frame(0.44, 0, height - 2.2),
            )
            if level == 0:
                for y in (-0.13, 0.13):
                    turned(
                        b, _CLAY, [(0.03, 0.4), (0.045, 0.5), (0.03, 0.56), (0.045, 0.62), (0.0, 0.72)], 0, 8, frame(0.44, y, height - 2.2)
                    )
                block(b, _STEEL, (0.3, 0.3, 0.04), (0.2, 0, height - 2.0))
                bar(b, _STEEL, [[0.44, 0.13, height - 1.5], [0.3, 0.16, height - 0.9], [0.2, 0.2, arms[-1]]], 0.009, 0, 4)
        if box:
            block(b, _BOX, (0.22, 0.32, 0.5), (0.24, 0, 3.2), level)
            block(b, _BOX, (0.14, 0.5, 0.2), (0.2, 0, 6.4), level)
            if level == 0:
                bar(b, _STEEL, [[0.14, 0.06, 0.4], [0.13, 0.06, 6.3]], 0.02, 0, 5)

    ties = {k: T @ frame(0, 0.13, 0) for k, T in _ties(arms[0] + 0.17, across).items()}
    return _piece(name, materials, height, ties, 480.0, build)


def _telephone(materials: _Materials) -> Piece:
    height = 7.8

    def build(b: MeshBuilder, level: int) -> None:
        _shaft(b, level, height, 0.13, 0.095)
        turned(b, _STEEL, [(0.13, height - 0.42), (0.16, height - 0.4), (0.13, height - 0.38)], level, 10)
        block(b, _BOX, (0.16, 0.26, 0.32), (0.17, 0, height - 0.9), level)
        if level == 0:
            for k in range(12):  # steps on alternate sides from 2.5 m up
                side = 1 if k % 2 else -1
                bar(b, _STEEL, [[0, side * 0.1, 2.6 + 0.35 * k], [0, side * 0.26, 2.6 + 0.35 * k]], 0.011, 0, 5)
            for a in np.arange(8) * np.pi / 4:
                turned(
                    b,
                    _CLAY,
                    [(0.0, -0.03), (0.025, -0.02), (0.025, 0.03), (0.0, 0.04)],
                    1,
                    8,
                    frame(0, 0, height - 0.4, float(a)) @ frame(0.18, 0, 0),
                )

    return _piece("telephone pole", materials, height, _ties(height - 0.35, (0.0, 0.12, 0.24, 0.36), 0.16), 260.0, build)


def _concrete(materials: _Materials) -> Piece:
    height = 9.6

    def build(b: MeshBuilder, level: int) -> None:
        turned(b, _POLE, [(0.18, -FOUNDATION_M), (0.12, height), (0.0, height + 0.01)], level, 12)
        for z in (9.4, 9.0, 8.6, 8.2):
            bar(b, _STEEL, [[0.1, 0, z], [0.42, 0, z + 0.06]], 0.02, level, 6)
            if level < 2:
                turned(
                    b, _CLAY, [(0.0, -0.07), (0.045, -0.06), (0.03, 0.0), (0.045, 0.06), (0.0, 0.08)], level, 8, frame(0.42, 0, z + 0.08)
                )
        turned(b, _BOX, [(0.0, -0.45), (0.24, -0.45), (0.25, 0.4), (0.0, 0.46)], level, 14, frame(-0.42, 0, 7.3))
        if level == 0:
            for z in (5.6, 6.2, 7.0, 7.6):
                turned(b, _STEEL, [(0.15, z), (0.155, z + 0.01), (0.155, z + 0.04), (0.15, z + 0.05)], 1, 12)
            block(b, _BOX, (0.2, 0.3, 0.4), (0.25, 0, 5.9), 0)
            for k in range(10):
                side = 1 if k % 2 else -1
                bar(b, _STEEL, [[0, side * 0.13, 2.2 + 0.4 * k], [0, side * 0.28, 2.2 + 0.4 * k]], 0.01, 0, 4)

    return _piece("concrete pole", materials, height, _ties(9.5, (0.0, 0.4, 0.8, 1.2), 0.44), 900.0, build)


def _bundle(materials: _Materials) -> Piece:
    """Insulated bundles on hooks, as low voltage is laid in France, the Balkans and the north."""
    height = 8.0

    def build(b: MeshBuilder, level: int) -> None:
        _shaft(b, level, height, 0.13, 0.095)
        for z in (7.7, 7.3, 6.7, 6.4):
            bar(b, _STEEL, [[0.09, 0, z], [0.2, 0, z], [0.2, 0, z - 0.06]], 0.012, level, 5)
        if level == 0:
            block(b, _BOX, (0.14, 0.24, 0.4), (0.19, 0, 2.4), 0)

    return _piece("bundle on hooks", materials, height, _ties(7.64, (0.0, 0.4, 1.0, 1.3), 0.2), 240.0, build)


def wire_count() -> int:
    """How many wires every pole ties."""
    return _WIRES
