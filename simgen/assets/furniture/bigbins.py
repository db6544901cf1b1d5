"""Large bins: containers on wheels, bottle banks, sorting stations, compactors, and sacks on a ring."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simgen.assets.furniture.common import FOUNDATION_M, RUBBER, arc, frame, painted, plastic
from simgen.assets.furniture.pieces import DARK, LETTERS, Piece, along_y, bar, block, board, lettering, shell, turned
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

RGB = tuple[float, float, float]
_STICKER = Material("label", (0.75, 0.75, 0.72), 0.4)
_DISTANCES_M = (24.0, 60.0)


def container(name: str, body: RGB, lid: RGB) -> Callable[[], Piece]:
    """A four-wheeled container of 1100 l (EN 840-2: 1.37 m wide, 1.07 m deep, 1.4 m high with its lid)."""

    def build(b: MeshBuilder, level: int) -> None:
        shell(b, 0, [(0.72, 1.14, 0.22), (0.78, 1.22, 0.3), (0.98, 1.3, 1.08)], level, radius=0.06, crease=50)
        shell(b, 0, [(1.04, 1.36, 1.05), (1.04, 1.36, 1.12)], level, radius=0.06)
        a = np.linspace(0, np.pi, (9, 5, 4)[level])
        half = np.column_stack([0.52 * np.cos(a), 0 * a, 1.12 + 0.24 * np.sin(a)])
        b.add_loft(along_y(half, 0.67), 1, capped=True, crease_deg=35)
        for y in (-0.69, 0.69):
            bar(b, 2, [(0.0, 0.97 * y, 1.02), (0.0, 1.07 * y, 1.02)], 0.03, level, 8)
        for x in (-0.27, 0.27):
            for y in (-0.42, 0.42):
                b.add_lathe(
                    [(0.0, -0.025), (0.09, -0.025), (0.1, -0.015), (0.1, 0.015), (0.09, 0.025), (0.0, 0.025)],
                    2,
                    segments=(12, 6, 4)[level],
                    T=frame(x, y, 0.1, roll=np.pi / 2),
                )
                if level == 0:
                    block(b, 2, (0.06, 0.07, 0.14), (x, y, 0.2))
        if level < 2:
            for y in (-0.4, -0.13, 0.13, 0.4):
                block(b, 0, (0.02, 0.05, 0.6), (0.455, y, 0.7), T=frame(0, 0, 0, 0, 0.12) @ frame(-0.06, 0, 0.02))
            bar(b, 0, [(0.53, -0.5, 1.02), (0.57, -0.5, 1.02), (0.57, 0.5, 1.02), (0.53, 0.5, 1.02)], 0.018, level, 6)
            board(b, 3, (0.497, 0.24, 0.9), (0.24, 0.16), tilt=-0.12)

    return lambda: Piece(
        name, build, (plastic("container", body), plastic("container lid", lid), RUBBER, _STICKER), 60.0, distances_m=_DISTANCES_M
    )


def igloo(name: str, color: RGB, word: str) -> Callable[[], Piece]:
    """A bottle bank like an egg, 1.25 m across and 1.6 m high, with mouths in rubber and a hook above."""

    def build(b: MeshBuilder, level: int) -> None:
        profile = [(0.5, 0.0), (0.58, 0.04), (0.625, 0.35), (0.62, 0.7), (0.56, 1.05), (0.42, 1.34), (0.22, 1.5), (0.0, 1.54)]
        turned(b, 0, profile if level < 2 else [*profile[::2], profile[-1]], level, 20, crease=60)
        for yaw in (0.0, np.pi):
            T = frame(0, 0, 0, yaw) @ frame(0.52, 0, 1.1, 0, np.pi / 2 - 0.42)
            turned(b, 1, [(0.0, 0.05), (0.09, 0.05), (0.11, 0.07), (0.13, 0.04), (0.13, 0.0)][::-1], level, 12, T)
            if level < 2:
                board(b, 2, (0.628 * np.cos(yaw), 0, 0.62), (0.3, 0.22), yaw)
        if level == 0:
            lettering(b, 3, word, (0.633, 0, 0.84), 0.13)
        if level < 2:
            bar(b, 1, [(0, -0.12, 1.5), (0, -0.08, 1.66), (0, 0.08, 1.66), (0, 0.12, 1.5)], 0.016, level, 6)
        if level == 0:
            turned(b, 0, [(0.625, 0.4), (0.635, 0.41), (0.635, 0.43), (0.625, 0.44)], 0, 20)

    return lambda: Piece(name, build, (plastic("bank", color, 0.5), RUBBER, _STICKER, LETTERS), 120.0, distances_m=_DISTANCES_M)


def sorting() -> Piece:
    """Three bins in one case, by colour."""
    colors = ((0.02, 0.07, 0.22), (0.55, 0.38, 0.015), (0.02, 0.09, 0.045))

    def build(b: MeshBuilder, level: int) -> None:
        block(b, 0, (0.42, 1.32, 0.95), (0, 0, 0.475), level)
        for k, y in enumerate((-0.43, 0.0, 0.43)):
            block(b, 1 + k, (0.02, 0.39, 0.7), (0.21, y, 0.42), level, bevel=0.006)
            block(b, 1 + k, (0.4, 0.4, 0.035), (0.0, y, 0.965), level, bevel=0.008)
            block(b, 4, (0.012, 0.26, 0.1), (0.217, y, 0.85))
            if level == 0:
                board(b, 5, (0.222, y, 0.55), (0.16, 0.16))
        block(b, 0, (0.03, 1.32, 0.3), (-0.2, 0, 1.1), level)

    return Piece(
        "three bins in a case",
        build,
        (painted("case", (0.16, 0.165, 0.17)), *(painted("sorting", c) for c in colors), DARK, _STICKER),
        90.0,
        distances_m=_DISTANCES_M,
    )


def compactor() -> Piece:
    """A solar compactor: a box 0.66 m wide, 0.65 m deep and 1.26 m high with a pull-down hopper and a panel above."""

    def build(b: MeshBuilder, level: int) -> None:
        shell(b, 0, [(0.65, 0.66, 0.05), (0.65, 0.66, 1.05), (0.5, 0.62, 1.26)], level, radius=0.05, crease=35)
        block(b, 1, (0.55, 0.56, 0.06), (0, 0, 0.03))
        block(b, 2, (0.03, 0.44, 0.24), (0.318, 0, 0.93), level)
        block(b, 1, (0.4, 0.5, 0.01), (0, 0, 1.262))
        if level < 2:
            bar(b, 1, [(0.33, -0.15, 0.9), (0.37, -0.15, 0.9), (0.37, 0.15, 0.9), (0.33, 0.15, 0.9)], 0.011, level, 6)
            board(b, 3, (0.3265, 0, 0.45), (0.5, 0.5))

    sticker = Material("compactor poster", (0.5, 0.62, 0.4), 0.4, texture="sign:advert")
    return Piece(
        "compactor",
        build,
        (painted("compactor", (0.03, 0.08, 0.055)), DARK, painted("hopper", (0.05, 0.05, 0.055)), sticker),
        140.0,
        0,
        distances_m=_DISTANCES_M,
    )


def clear_sack() -> Piece:
    """A ring on a post that holds a clear green sack, as in Paris."""
    sack = Material("clear sack", (0.07, 0.14, 0.09), roughness=0.25, translucency=0.3)

    def build(b: MeshBuilder, level: int) -> None:
        turned(b, 0, [(0.035, -FOUNDATION_M), (0.035, 1.12), (0.0, 1.14)], level, 10, frame(-0.24, 0, 0))
        top = arc((0.05, 0, 0.98), 0.21, 0, 360, (13, 8, 5)[level], "xy")
        b.add_tube(top, 0.014, 0, segments=(6, 4, 3)[level])
        bar(b, 0, [(-0.24, 0, 0.98), (-0.15, 0, 0.98)], 0.014, level, 6)
        a = np.linspace(0, 2 * np.pi, (18, 9, 5)[level], endpoint=False)
        rings = [
            np.column_stack(
                [0.05 + r * (1 + f * np.sin(5 * a + 7 * z)) * np.cos(a), r * (1 + f * np.sin(5 * a + 7 * z)) * np.sin(a), 0 * a + z]
            )
            for r, z, f in ((0.06, 0.17, 0.0), (0.18, 0.24, 0.06), (0.21, 0.45, 0.05), (0.2, 0.75, 0.03), (0.215, 0.99, 0.0))
        ]
        b.add_loft(np.stack(rings), 1, capped=True, crease_deg=60)

    return Piece("sack on a ring", build, (painted("ring post", (0.09, 0.1, 0.1)), sack), 16.0, 0, distances_m=_DISTANCES_M)
