"""Advertising: lit cases, columns, billboards and boards before shops. Fronts face +x."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M, GALVANISED, add_timber, cylinder_hull, frame, painted
from simgen.assets.furniture.pieces import LETTERS, Piece, bar, bills, block, board, lettering, piece_asset, poster, shell, turned, upright
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

_CASE, _BILL = 0, 1
_CASES = ((0.05, 0.052, 0.055), (0.3, 0.31, 0.32), (0.03, 0.085, 0.06))
_WORDS = ("OPEN", "COFFEE", "SALE", "LUNCH", "CAFE", "MENU")


def citylight(rng: np.random.Generator, variant: int) -> Asset:
    """Cases for posters of 1185 by 1750 mm on both sides, on a foot. 0 to 2: three colours of frame; 3: a slim one; 4: a map."""
    numbers = rng.integers(16, size=2)
    slim = variant % 5 == 3

    def build(b: MeshBuilder, level: int) -> None:
        deep = 0.14 if slim else 0.22
        upright(b, _CASE, (deep, 0.5 if slim else 0.9), (-FOUNDATION_M, 0.62), level, bevel=0.01)
        upright(b, _CASE, (deep, 1.36), (0.6, 2.62), level, bevel=0.03)
        for k, yaw in enumerate((0.0, np.pi)):
            board(
                b,
                _BILL,
                ((deep / 2 + 0.003) * (1 - 2 * k), 0, 1.64),
                (1.185, 1.75),
                yaw,
                poster(int(numbers[k])) if variant % 5 != 4 else (0, 0, 1, 1),
            )
        if level == 0:
            block(b, 2, (deep + 0.012, 1.24, 0.03), (0, 0, 2.555))
            block(b, 2, (deep + 0.012, 1.24, 0.03), (0, 0, 0.725))

    paper = replace(bills(), roughness=0.1)
    if variant % 5 == 4:
        paper = Material("town map", (0.9, 0.9, 0.88), roughness=0.1, texture="sign:advert")
    materials = (painted("case", _CASES[variant % 3]), paper, painted("case dark", (0.02, 0.02, 0.02)))
    name = ("anthracite case", "grey case", "green case", "slim case", "town map")[variant % 5]
    return piece_asset(
        "citylight", variant, "static", Piece(name, build, materials, 260.0, _CASE, bills=_BILL if variant % 5 != 4 else None)
    )


def advertising_column(rng: np.random.Generator, variant: int) -> Asset:
    """Columns 1.3 m thick and some 3.5 m high. 0: concrete with bills all round; 1: green with a dome and a crown, as in Paris; 2: lit."""
    numbers = rng.permutation(16)
    radius, foot, top = ((0.66, 0.3, 3.0), (0.62, 0.55, 3.0), (0.6, 0.4, 3.1))[variant % 3]
    faces = (9, 3, 3)[variant % 3]
    rows = (3, 1, 1)[variant % 3]

    def build(b: MeshBuilder, level: int) -> None:
        turned(
            b,
            _CASE,
            [
                (radius + 0.06, -0.1),
                (radius + 0.06, foot - 0.1),
                (radius + 0.02, foot),
                (radius, foot),
                (radius, top),
                (radius + 0.04, top),
            ],
            min(level, 1),
            24,
        )
        _paper(b, radius + 0.008, foot, top, faces, rows, numbers, level)
        cap = (
            [(radius + 0.04, top), (radius + 0.1, top + 0.03), (radius + 0.1, top + 0.1), (0.3, top + 0.28), (0.0, top + 0.32)],
            [
                (radius + 0.04, top),
                (radius + 0.14, top + 0.06),
                (radius + 0.14, top + 0.18),
                (radius - 0.02, top + 0.24),
                (radius - 0.1, top + 0.5),
                (0.3, top + 0.76),
                (0.12, top + 0.88),
                (0.14, top + 0.95),
                (0.05, top + 1.1),
                (0.0, top + 1.3),
            ],
            [(radius + 0.04, top), (radius + 0.04, top + 0.25), (0.0, top + 0.27)],
        )[variant % 3]
        turned(b, 2, cap if level < 2 else cap[::2] if len(cap) % 2 else [*cap[::2], cap[-1]], min(level, 1), 24)
        if level == 0 and variant % 3 == 1:
            for a in np.arange(12) * np.pi / 6:
                block(b, 2, (0.05, 0.12, 0.16), (radius + 0.12, 0, top + 0.12), 0, T=frame(0, 0, 0, float(a)))

    body = (
        tinted("concrete", (0.85, 0.85, 0.82)),
        painted("column green", (0.015, 0.05, 0.035)),
        painted("column grey", (0.12, 0.125, 0.13)),
    )[variant % 3]
    cap_material = (painted("cap", (0.1, 0.1, 0.1)), painted("cap green", (0.015, 0.05, 0.035)), painted("cap grey", (0.12, 0.125, 0.13)))[
        variant % 3
    ]
    name = ("bills all round", "green with a dome", "lit column")[variant % 3]
    hulls = [cylinder_hull(radius + 0.05, 0.0, top)]
    return piece_asset(
        "advertising_column", variant, "static", Piece(name, build, (body, bills(2), cap_material), 1400.0, hulls=hulls, bills=_BILL)
    )


def _paper(b: MeshBuilder, radius: float, foot: float, top: float, faces: int, rows: int, numbers: object, level: int) -> None:
    """Bills that follow the round, side by side and one above the other."""
    steps = (9, 5, 3)[level] if faces < 6 else (3, 2, 1)[level]
    order = np.asarray(numbers)
    for row in range(rows):
        z0 = foot + 0.04 + (top - foot - 0.06) * row / rows
        z1 = foot + 0.0 + (top - foot - 0.06) * (row + 1) / rows
        for k in range(faces):
            u0, v0, u1, v1 = poster(int(order[(k + row * faces) % len(order)]))
            a0, a1 = 2 * np.pi * (k + 0.03) / faces, 2 * np.pi * (k + 0.97) / faces
            a = np.linspace(a0, a1, steps + 1)
            c = radius / np.cos((a1 - a0) / steps / 2)  # no chord lies within the column
            p = np.concatenate([np.column_stack([c * np.cos(a), c * np.sin(a), 0 * a + z]) for z in (z0, z1)])
            t = np.linspace(0, 1, steps + 1)
            uv = np.concatenate([np.column_stack([u0 + (u1 - u0) * t, 0 * t + v]) for v in (v0, v1)])
            i = np.arange(steps)
            b.add(p, np.stack([i, i + 1, i + 2 + steps, i + 1 + steps], axis=1), _BILL, uvs=uv, crease_deg=60)


def billboard(rng: np.random.Generator, variant: int) -> Asset:
    """Boards for bills of 3.56 by 2.52 m. 0: on two steel posts; 1: on a single column, both sides; 2: on timber, with a walkway."""
    numbers = rng.integers(16, size=2)
    low = (1.1, 2.7, 1.4)[variant % 3]
    wide, high = 3.56, 2.52

    def build(b: MeshBuilder, level: int) -> None:
        kind = variant % 3
        for y in (0.0,) if kind == 1 else (-1.1, 1.1):
            top = low + high - 0.2 if kind != 1 else low + 0.1
            upright(b, 2, (0.16, 0.16) if kind != 1 else (0.34, 0.5), (-FOUNDATION_M, top), x=-0.1 if kind != 1 else 0.0, y=y)
        block(
            b,
            _CASE,
            (0.12 if kind != 1 else 0.36, wide + 0.2, high + 0.2),
            (0.02 if kind != 1 else 0.0, 0, low + high / 2),
            level,
            bevel=0.02,
        )
        front = 0.083 if kind != 1 else 0.183
        board(b, _BILL, (front, 0, low + high / 2), (wide, high), 0.0, poster(int(numbers[0])))
        if kind == 1:
            board(b, _BILL, (-front, 0, low + high / 2), (wide, high), np.pi, poster(int(numbers[1])))
        for y in (-1.1, 0.0, 1.1):
            bar(b, 2, [(front - 0.06, y, low + high + 0.08), (front + 0.5, y, low + high + 0.22)], 0.018, level, 6)
            block(b, 2, (0.12, 0.3, 0.06), (front + 0.5, y, low + high + 0.21))
        if kind == 2:
            for y in (-1.1, 1.1):
                bar(b, 2, [(-1.2, y, 0.0), (-0.15, y, low + 1.2)], 0.05, 0, 4)
            block(b, 2, (0.5, wide, 0.04), (0.35, 0, low - 0.16))

    posts = (GALVANISED, painted("monopole", (0.16, 0.165, 0.17)), tinted("wood", (0.5, 0.45, 0.4)))[variant % 3]
    frame_paint = painted("billboard frame", ((0.05, 0.052, 0.055), (0.16, 0.165, 0.17), (0.2, 0.2, 0.2))[variant % 3])
    name = ("two posts", "single column", "timber")[variant % 3]
    return piece_asset(
        "billboard", variant, "static", Piece(name, build, (frame_paint, bills(2), posts), 600.0, distances_m=(30.0, 75.0), bills=_BILL)
    )


def a_board(rng: np.random.Generator, variant: int) -> Asset:
    """Boards before shops. 0 and 1: a chalkboard in a timber frame; 2 and 3: a steel frame with a bill; 4: a board on a spring foot;
    5: a printed board with a word."""
    kind = variant % 6
    number = int(rng.integers(16))
    lean = 0.22
    word = _WORDS[(variant + int(rng.integers(2))) % len(_WORDS)]

    def face(b: MeshBuilder, yaw: float, level: int) -> None:
        T = frame(0, 0, 0, yaw)
        tilted = T @ frame(0.27, 0, 0.0, 0, -lean)
        if kind in (0, 1):
            for y in (-0.29, 0.29):
                add_timber(b, (0.03, 0.05, 1.12), _CASE, (0, y, 0.557), T=tilted)
            for z in (0.18, 1.08):
                add_timber(b, (0.03, 0.58, 0.05), _CASE, (0, 0, z), T=tilted)
            block(b, 2, (0.012, 0.53, 0.86), (0, 0, 0.63), T=tilted)
        else:
            block(b, _CASE, (0.025, 0.64, 1.06), (0, 0, 0.527), level, bevel=0.01, T=tilted)
        centre = (tilted @ np.array([0.0152, 0, 0.62, 1]))[:3]
        if kind in (2, 3):
            board(b, _BILL, centre, (0.56, 0.84), yaw, poster(number), lean)
        elif level == 0:
            chalk = tilted @ frame(0.016, 0, 0)
            step = 0.47 / max(len(word), 4)
            if yaw == 0.0:
                for k, line in enumerate((word, "TODAY", "SOUP 5")):
                    at = (chalk @ np.array([0.0, 0, 0.92 - 0.18 * k, 1]))[:3]
                    lettering(b, 3, line, at, (0.08, 0.09)[k - 1] if k else min(0.16, step * 1.35), tilt=lean)

    def build(b: MeshBuilder, level: int) -> None:
        if kind == 4:
            shell(b, 2, [(0.5, 0.6, 0.0), (0.5, 0.6, 0.06), (0.4, 0.5, 0.1)], level, radius=0.05)
            for y in (-0.2, 0.2):
                bar(b, 2, [(0, y, 0.09), (0, y, 0.24)], 0.025, level, 6)
            block(b, _CASE, (0.04, 0.62, 0.92), (0, 0, 0.68), level, bevel=0.015)
            for k, yaw in enumerate((0.0, np.pi)):
                board(b, _BILL, (0.0215 * (1 - 2 * k), 0, 0.68), (0.54, 0.8), yaw, poster(number + k))
            return
        for yaw in (0.0, np.pi):
            face(b, yaw, level)

    case = (
        tinted("wood", (0.9, 0.65, 0.45)),
        tinted("wood", (0.25, 0.22, 0.2)),
        painted("board black", (0.02, 0.02, 0.02)),
        painted("board grey", (0.4, 0.4, 0.4)),
        GALVANISED,
        painted("board red", (0.28, 0.03, 0.025)),
    )[kind]
    materials = (case, bills(), Material("chalkboard", (0.022, 0.024, 0.023), 0.9), LETTERS)
    name = ("chalkboard, oak", "chalkboard, dark", "bill, black", "bill, grey", "spring foot", "printed")[kind]
    return piece_asset(
        "a_board",
        variant,
        "static",
        Piece(name, build, materials, 12.0, distances_m=(24.0, 55.0), bills=_BILL if kind in (2, 3, 4) else None),
    )
