"""What a place has one of: telephone boxes, newspaper kiosks, lavatories, memorials, drinking fountains. Fronts face +x."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.furniture.common import CAST_IRON, GALVANISED, STAINLESS, frame, painted
from simgen.assets.furniture.pieces import (
    DARK,
    GLASS,
    LETTERS,
    Piece,
    along_y,
    bar,
    bills,
    block,
    board,
    lettering,
    piece_asset,
    poster,
    shell,
    sides,
    turned,
    upright,
)
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

Integers = NDArray[np.int64]
_RED = painted("box red", (0.36, 0.012, 0.012), 0.3)
_GREEN = painted("kiosk green", (0.015, 0.05, 0.035), 0.4)
_STONE = tinted("stone_ashlar", (0.85, 0.84, 0.82))
_BRONZE = Material("bronze", (0.09, 0.1, 0.07), roughness=0.5, metallic=0.5, variation=0.3)
_WIDE_M = (24.0, 60.0)


def phone_box(rng: np.random.Generator, variant: int) -> Asset:
    """0: the British K6 (0.91 m square, 2.51 m high); 1: a glass cell with a grey frame; 2: an open column with a hood; 3: a black box."""
    numbers = int(rng.integers(16))
    kind = variant % 4
    piece = _k6(_RED if kind == 0 else CAST_IRON) if kind in (0, 3) else _cell(numbers) if kind == 1 else _column()
    return piece_asset("phone_box", variant, "static", piece)


def _k6(paint: Material) -> Piece:
    white = Material("opal sign", (0.72, 0.71, 0.66), 0.3)
    word = tinted("glyphs", (0.02, 0.02, 0.02))

    def build(b: MeshBuilder, level: int) -> None:
        upright(b, 2, (0.92, 0.92), (-0.1, 0.1))
        for x in (-0.4, 0.4):
            for y in (-0.4, 0.4):
                upright(b, 0, (0.11, 0.11), (0.1, 2.15), level, x=x, y=y, bevel=0.01)
        upright(b, 0, (0.86, 0.86), (2.06, 2.16))
        shell(
            b,
            0,
            [(0.94, 0.94, 2.14), (0.94, 0.94, 2.36), (0.86, 0.86, 2.38), (0.6, 0.6, 2.47), (0.2, 0.2, 2.51)],
            level,
            radius=0.03,
            crease=25,
        )
        for yaw in np.arange(4) * np.pi / 2:
            T = frame(0, 0, 0, float(yaw))
            if yaw == np.pi:
                block(b, 0, (0.03, 0.7, 1.96), (0.41, 0, 1.08), T=T)
                continue
            block(b, 1, (0.01, 0.68, 1.72), (0.405, 0, 1.2), T=T)
            block(b, 0, (0.05, 0.7, 0.26), (0.405, 0, 0.23), T=T)
            if level < 2:
                for y in (-0.2, 0.2):
                    block(b, 0, (0.03, 0.022, 1.72), (0.405, y, 1.2), T=T)
                for z in np.linspace(0.36, 2.06, (9, 5)[level])[1:-1]:
                    block(b, 0, (0.03, 0.7, 0.022), (0.405, 0, float(z)), T=T)
            block(b, 3, (0.012, 0.62, 0.13), (0.468, 0, 2.25), T=T)
            if level == 0:
                lettering(b, 4, "TELEPHONE", (T @ np.array([0.4755, 0, 2.25, 1]))[:3], 0.09, float(yaw), 0.68)
        block(b, 2, (0.12, 0.3, 0.5), (-0.3, 0, 1.25))

    return Piece("K6", build, (paint, GLASS, DARK, white, word), 750.0, distances_m=_WIDE_M)


def _cell(number: int) -> Piece:
    def build(b: MeshBuilder, level: int) -> None:
        for x in (-0.42, 0.42):
            for y in (-0.42, 0.42):
                upright(b, 0, (0.05, 0.05), (-0.1, 2.25), x=x, y=y)
        upright(b, 0, (0.98, 0.98), (2.2, 2.36), level, bevel=0.02)
        for yaw in (np.pi / 2, -np.pi / 2):
            T = frame(0, 0, 0, yaw)
            block(b, 1, (0.01, 0.78, 1.75), (0.42, 0, 1.2), T=T)
        block(b, 0, (0.03, 0.86, 1.9), (-0.43, 0, 1.2))
        board(b, 2, (-0.447, 0, 1.3), (0.8, 1.4), np.pi, poster(number))
        block(b, 3, (0.14, 0.34, 0.55), (-0.33, 0, 1.25), level, bevel=0.015)
        if level == 0:
            bar(b, 3, [(-0.26, 0.1, 1.4), (-0.2, 0.12, 1.2), (-0.24, 0.08, 1.05)], 0.014, 0, 6)

    materials = (painted("cell grey", (0.25, 0.26, 0.27)), GLASS, bills(2), painted("telephone", (0.05, 0.05, 0.055)))
    return Piece("glass cell", build, materials, 280.0, distances_m=_WIDE_M)


def _column() -> Piece:
    magenta = painted("hood magenta", (0.42, 0.01, 0.13))

    def build(b: MeshBuilder, level: int) -> None:
        shell(b, 0, [(0.18, 0.34, -0.1), (0.18, 0.34, 1.9)], level, radius=0.05)
        shell(b, 1, [(0.5, 0.6, 1.86), (0.54, 0.64, 1.9), (0.54, 0.64, 2.08), (0.4, 0.5, 2.14)], level, radius=0.08, x=0.14)
        block(b, 2, (0.09, 0.28, 0.5), (0.13, 0, 1.2), level, bevel=0.012)
        if level < 2:
            bar(b, 2, [(0.17, 0.1, 1.36), (0.24, 0.11, 1.3), (0.19, 0.1, 1.08)], 0.02, level, 6)

    return Piece(
        "column with a hood",
        build,
        (painted("column grey", (0.3, 0.31, 0.32)), magenta, painted("set", (0.05, 0.05, 0.055))),
        120.0,
        distances_m=_WIDE_M,
    )


def kiosk(rng: np.random.Generator, variant: int) -> Asset:
    """0: a green newspaper kiosk of six sides with a dome; 1: a box with a counter, an awning and magazines; 2: a rounded lavatory."""
    numbers = rng.permutation(16)
    piece = (_newspapers, _stall, _lavatory)[variant % 3](numbers)
    return piece_asset("kiosk", variant, "static", piece)


def _newspapers(numbers: Integers) -> Piece:
    def build(b: MeshBuilder, level: int) -> None:
        b.add_lathe(
            [(1.12, -0.1), (1.12, 0.12), (1.06, 0.14), (1.06, 2.35), (1.2, 2.4), (1.2, 2.62), (1.02, 2.68)], 0, segments=6, crease_deg=10
        )
        dome = [(1.02, 2.68), (0.95, 2.86), (0.7, 3.1), (0.34, 3.26), (0.14, 3.34), (0.16, 3.44), (0.06, 3.6), (0.0, 3.85)]
        turned(b, 0, dome if level < 2 else [*dome[::2], dome[-1]], min(level, 1), 18)
        flat = 1.06 * np.cos(np.pi / 6)
        for k, a in enumerate(np.arange(6) * np.pi / 3 + np.pi / 6):
            out = np.array([np.cos(a), np.sin(a), 0])
            if k in (0, 5):
                T = frame(0, 0, 0, float(a))
                block(b, 2, (0.02, 0.86, 0.9), (flat, 0, 1.55), T=T)
                block(b, 0, (0.34, 0.98, 0.04), (flat + 0.14, 0, 1.05), T=T)
                if level < 2:
                    for j in range(3):
                        board(
                            b,
                            1,
                            (flat + 0.09) * out + (-out[1] * (0.28 * j - 0.28), out[0] * (0.28 * j - 0.28), 0.72),
                            (0.26, 0.36),
                            float(a),
                            poster(int(numbers[j])),
                            0.2,
                        )
            else:
                board(b, 1, (flat + 0.006) * out + (0, 0, 1.32), (0.84, 1.5), float(a), poster(int(numbers[k + 3])))
        if level == 0:
            for a in np.arange(6) * np.pi / 3 + np.pi / 6:
                lettering(
                    b, 3, "JOURNAUX", (1.2 * np.cos(np.pi / 6) + 0.006) * np.array([np.cos(a), np.sin(a), 0]) + (0, 0, 2.51), 0.14, float(a)
                )

    return Piece("newspapers, domed", build, (_GREEN, bills(2), DARK, tinted("glyphs", (0.6, 0.45, 0.15))), 1800.0, distances_m=_WIDE_M)


def _stall(numbers: Integers) -> Piece:
    def build(b: MeshBuilder, level: int) -> None:
        upright(b, 0, (1.7, 2.6), (-0.1, 1.0), level, bevel=0.02)
        upright(b, 0, (1.7, 2.6), (2.2, 2.75), level, bevel=0.02)
        upright(b, 0, (1.2, 2.6), (1.0, 2.2), x=-0.25)
        upright(b, 2, (0.02, 2.3), (1.05, 2.2), x=0.37)
        block(b, 4, (0.5, 2.5, 0.05), (0.82, 0, 1.0), level)
        awning = np.array([(0.85, 0, 2.5), (1.75, 0, 2.2), (1.75, 0, 2.1), (1.73, 0, 2.1), (1.73, 0, 2.19), (0.85, 0, 2.47)])
        b.add_loft(along_y(awning, 1.3)[::-1], 3, capped=True, crease_deg=20)
        for k in range(8):
            row, column = divmod(k, 4)
            board(b, 1, (0.384, -0.84 + 0.56 * column, 1.34 + 0.44 * row), (0.42, 0.4), 0.0, poster(int(numbers[k])))
            if level < 2 and row == 0:
                board(b, 1, (0.853, -0.84 + 0.56 * column, 0.62), (0.4, 0.54), 0.0, poster(int(numbers[k + 8])))
        if level == 0:
            lettering(b, 5, "PRESS & SNACKS", (0.853, 0, 2.6), 0.2)

    materials = (
        painted("stall", (0.05, 0.09, 0.16)),
        bills(),
        DARK,
        Material("awning", (0.36, 0.03, 0.03), 0.85, translucency=0.2),
        GALVANISED,
        LETTERS,
    )
    return Piece("stall with an awning", build, materials, 1600.0, distances_m=_WIDE_M)


def _lavatory(numbers: Integers) -> Piece:
    def build(b: MeshBuilder, level: int) -> None:
        shell(b, 0, [(1.5, 2.4, -0.1), (1.5, 2.4, 2.4)], level, radius=0.6 if level < 2 else 0.3)
        shell(b, 1, [(1.6, 2.5, 2.4), (1.6, 2.5, 2.55), (1.2, 2.1, 2.62)], level, radius=0.62 if level < 2 else 0.3)
        block(b, 1, (0.04, 0.95, 2.05), (0.745, 0, 1.06), level, bevel=0.01)
        block(b, 2, (0.05, 0.02, 2.05), (0.75, 0.49, 1.06))
        board(b, 3, (-0.756, 0, 1.3), (1.18, 1.72), np.pi, poster(int(numbers[0])))
        if level == 0:
            lettering(b, 4, "WC", (0.768, 0, 1.6), 0.22)
            for z in np.linspace(0.3, 2.2, 9):
                for side in (-1, 1):
                    block(b, 2, (0.5, 0.006, 0.012), (0.0, side * 1.2, float(z)))

    materials = (painted("lavatory", (0.12, 0.12, 0.11)), STAINLESS, DARK, bills(2), tinted("glyphs", (0.03, 0.07, 0.2)))
    return Piece("lavatory", build, materials, 3500.0, distances_m=_WIDE_M)


def memorial(rng: np.random.Generator, variant: int) -> Asset:
    """0: an obelisk on steps; 1: a cross; 2: a bust on a column; 3: a figure in a cloak on a plinth."""
    del rng
    kind = variant % 4

    def build(b: MeshBuilder, level: int) -> None:
        for k in range(3 if kind < 2 else 2):
            upright(b, 0, (2.2 - 0.5 * k, 2.2 - 0.5 * k), (-0.1 if k == 0 else 0.16 * k, 0.16 * (k + 1)), level)
        low = 0.48 if kind < 2 else 0.32
        if kind == 0:
            shell(
                b,
                0,
                [(0.8, 0.8, low), (0.8, 0.8, low + 0.9), (0.62, 0.62, low + 0.98), (0.42, 0.42, low + 3.2), (0.0, 0.0, low + 3.6)],
                crease=15,
            )
        elif kind == 1:
            shell(b, 0, [(0.7, 0.7, low), (0.6, 0.6, low + 0.8), (0.3, 0.3, low + 0.95), (0.24, 0.24, low + 3.4)], crease=15)
            block(b, 0, (0.22, 1.2, 0.24), (0, 0, low + 2.8), level)
        else:
            shell(
                b,
                0,
                [
                    (0.95, 0.95, low),
                    (0.95, 0.95, low + 0.14),
                    (0.72, 0.72, low + 0.2),
                    (0.68, 0.68, low + 1.4),
                    (0.86, 0.86, low + 1.5),
                    (0.86, 0.86, low + 1.6),
                ],
                crease=15,
            )
            _figure(b, level, low + 1.6, kind == 2)
        z = low + (0.5 if kind != 1 else 0.4)
        block(b, 2, (0.012, 0.46, 0.34), ((0.402, 0.336, 0.354, 0.354)[kind], 0, z + (0.3 if kind > 1 else 0.0)))
        if level == 0:
            for j, line in enumerate(("IN MEMORY", "1914-1918")) if kind < 2 else enumerate(("1848",)):
                lettering(
                    b, 3, line, ((0.41, 0.344, 0.362, 0.362)[kind], 0, z + (0.3 if kind > 1 else 0.06) - 0.12 * j), 0.07, squeeze=0.62
                )
        if level < 2 and kind < 2:
            for y in (-0.2, 0.2):
                turned(b, 4, [(0.02, 0.0), (0.16, 0.03), (0.17, 0.07), (0.1, 0.08)], level, 12, frame(0.62, y, low - 0.14))

    name = ("obelisk", "cross", "bust", "figure")[kind]
    wreath = Material("wreath", (0.03, 0.06, 0.02), 0.9, variation=0.3)
    return piece_asset(
        "memorial",
        variant,
        "static",
        Piece(name, build, (_STONE, _BRONZE, _BRONZE, tinted("glyphs", (0.5, 0.42, 0.25)), wreath), 6000.0, distances_m=_WIDE_M),
    )


def _figure(b: MeshBuilder, level: int, z: float, bust: bool) -> None:
    """A bust with shoulders, or somebody standing in a long cloak."""
    n = sides(level, 18)
    s, up = (1.25, z + 0.05) if bust else (1.12, z + 1.36)
    if bust:
        body = [(0.14, -0.05), (0.11, 0.05), (0.2, 0.16), (0.3, 0.34), (0.27, 0.44), (0.12, 0.5)]
    else:
        body = [(0.42, -1.36), (0.4, -1.2), (0.3, -0.6), (0.26, -0.2), (0.3, 0.2), (0.29, 0.36), (0.22, 0.46), (0.1, 0.5)]
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)
    rings = np.stack(
        [
            np.column_stack(
                [
                    s * r * 0.62 * np.cos(a) * (1 + 0.06 * np.sin(5 * a) * (h < 0)),
                    s * r * np.sin(a) * (1 + 0.06 * np.sin(5 * a) * (h < 0)),
                    0 * a + up + s * h,
                ]
            )
            for r, h in body
        ]
    )
    b.add_loft(rings, 1, capped=True, crease_deg=60)
    head = [(0.0, 0.48), (0.065, 0.5), (0.07, 0.56), (0.1, 0.62), (0.11, 0.7), (0.1, 0.78), (0.05, 0.83), (0.0, 0.84)]
    b.add_lathe([(s * r, s * h) for r, h in head], 1, segments=n, T=frame(0.02, 0, up))
    if not bust and level < 2:
        bar(b, 1, [(0.02, 0.3 * s, up + 0.36 * s), (0.12, 0.38 * s, up + 0.02), (0.32, 0.2, up + 0.06)], 0.06, level, 8)
        bar(b, 1, [(0.02, -0.3 * s, up + 0.36 * s), (0.05, -0.4 * s, up - 0.1), (0.1, -0.36, up - 0.5)], 0.06, level, 8)


def fountain(rng: np.random.Generator, variant: int) -> Asset:
    """Drinking fountains. 0: a cast-iron pump with a lever and a trough; 1: a steel column with a basin; 2: a green one with a dome."""
    del rng
    kind = variant % 3

    def build(b: MeshBuilder, level: int) -> None:
        if kind == 0:
            turned(
                b,
                0,
                [
                    (0.18, -0.1),
                    (0.18, 0.1),
                    (0.12, 0.16),
                    (0.11, 1.1),
                    (0.15, 1.14),
                    (0.15, 1.2),
                    (0.08, 1.34),
                    (0.04, 1.4),
                    (0.06, 1.46),
                    (0.0, 1.52),
                ],
                level,
                12,
            )
            bar(b, 0, [(0.08, 0, 0.86), (0.3, 0, 0.84), (0.33, 0, 0.74)], 0.026, level)
            bar(b, 0, [(-0.06, 0, 1.24), (-0.3, 0, 1.1), (-0.42, 0, 0.6)], 0.018, level)
            shell(b, 1, [(0.7, 0.5, -0.1), (0.7, 0.5, 0.3), (0.58, 0.38, 0.3), (0.56, 0.36, 0.2)], x=0.48)
        elif kind == 1:
            turned(b, 0, [(0.14, -0.1), (0.14, 0.75), (0.13, 0.8)], level, 16)
            turned(b, 0, [(0.0, 0.78), (0.19, 0.82), (0.24, 0.92), (0.22, 0.92), (0.16, 0.86), (0.0, 0.85)], level, 18)
            bar(b, 0, [(-0.12, 0, 0.88), (-0.12, 0, 1.0), (-0.06, 0, 1.03)], 0.014, level, 6)
        else:
            b.add_lathe(
                [(0.42, -0.1), (0.42, 0.3), (0.34, 0.36), (0.3, 0.9), (0.38, 0.96), (0.38, 1.02), (0.1, 1.04)], 0, segments=8, crease_deg=15
            )
            for a in np.arange(4) * np.pi / 2:
                bar(
                    b,
                    0,
                    [
                        (0.28 * np.cos(a), 0.28 * np.sin(a), 1.0),
                        (0.24 * np.cos(a), 0.24 * np.sin(a), 1.5),
                        (0.28 * np.cos(a), 0.28 * np.sin(a), 1.95),
                    ],
                    0.05,
                    level,
                )
            turned(
                b,
                0,
                [(0.0, 1.93), (0.4, 1.95), (0.42, 2.05), (0.36, 2.1), (0.3, 2.3), (0.14, 2.45), (0.06, 2.5), (0.08, 2.56), (0.0, 2.7)],
                level,
                14,
            )

    name = ("pump with a trough", "steel column", "green, domed")[kind]
    paint = (painted("pump green", (0.02, 0.06, 0.04)), STAINLESS, _GREEN)[kind]
    return piece_asset("fountain", variant, "static", Piece(name, build, (paint, _STONE), 180.0, distances_m=(22.0, 55.0)))
