"""Bus shelters along y, open towards +x: their backs stand at -x, one waits and sits inside and before them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M, Floats, add_timber, box_hull, frame, moved, painted
from simgen.assets.furniture.pieces import GLASS, Piece, along_y, bar, bills, block, board, piece_asset, poster
from simgen.assets.materials import material, tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

RGB = tuple[float, float, float]
_FRAME, _PANE, _WOOD, _POSTER, _TIMETABLE, _ROOF = 0, 1, 2, 3, 4, 5


@dataclass(frozen=True)
class _Design:
    """roof : "flat", "curved", "barrel" or "gable". walls : "glass", "brick" or "boards". advert : at the end with +y, -y, both or none.
    Sizes in metres: length along y, depth along x, height to the eaves."""

    name: str
    length: float
    depth: float
    height: float
    roof: str
    walls: str
    adverts: tuple[int, ...]
    color: RGB
    seat: str
    bays: int = 3


# Lengths and heights are those of common ranges: 2 to 4 bays of 1.3 m, 2.3 to 2.6 m high.
_DESIGNS = (
    _Design("flat roof", 3.9, 1.45, 2.45, "flat", "glass", (1,), (0.06, 0.065, 0.07), "timber"),
    _Design("curved roof", 3.9, 1.45, 2.45, "curved", "glass", (1,), (0.03, 0.085, 0.06), "timber"),
    _Design("barrel roof", 3.6, 1.5, 2.35, "barrel", "glass", (), (0.02, 0.02, 0.022), "rail", 2),
    _Design("two showcases", 5.2, 1.5, 2.5, "flat", "glass", (1, -1), (0.35, 0.36, 0.37), "perforated", 4),
    _Design("brick with a tiled roof", 3.2, 1.6, 2.2, "gable", "brick", (), (0.22, 0.16, 0.1), "timber", 1),
    _Design("boards with a felt roof", 2.8, 1.4, 2.2, "flat", "boards", (), (0.07, 0.09, 0.05), "timber", 1),
)


def bus_shelter(rng: np.random.Generator, variant: int) -> Asset:
    """Six designs with bench, timetable and, but for the rural ones and one other, lit posters."""
    del rng
    d = _DESIGNS[variant % len(_DESIGNS)]

    def build(b: MeshBuilder, level: int) -> None:
        if d.walls == "glass":
            _posts(b, d, level)
            _panes(b, d, level)
        else:
            _walls(b, d, level)
        _roofs(b, d, level)
        _seat(b, d, level)
        for k, end in enumerate(d.adverts):
            _showcase(b, d, end, k, level)
        x, y = -d.depth / 2 + (0.045 if d.walls == "glass" else 0.09), -d.length / 3
        board(b, _TIMETABLE, (x, y, 1.45), (0.62, 0.86))
        block(b, _FRAME, (0.03, 0.68, 0.92), (x - 0.02, y, 1.45))

    body = {"glass": GLASS, "brick": material("brick_red"), "boards": tinted("wood", (0.8, 0.62, 0.45))}[d.walls]
    roof = {"gable": material("roof_tiles"), "barrel": GLASS}.get(d.roof, painted("roof sheet", (0.33, 0.34, 0.35)))
    materials = (
        painted("shelter frame", d.color),
        body,
        tinted("wood", (1.1, 0.9, 0.7)),
        replace(bills(), roughness=0.12),
        Material("timetable", (0.9, 0.9, 0.9), roughness=0.25, texture="sign:timetable"),
        roof,
        material("concrete"),
    )
    hulls = [
        box_hull((0.1, d.length, d.height), (-d.depth / 2, 0, d.height / 2)),
        box_hull((d.depth, d.length, 0.15), (0, 0, d.height)),
        *(box_hull((1.3, 0.14, 2.1), (-d.depth / 2 + 0.72, end * (d.length / 2 - 0.02), 1.2)) for end in d.adverts),
        box_hull((0.45, 0.55 * d.length, 0.48), (-d.depth / 2 + 0.38, -0.3, 0.24)),
    ]
    piece = Piece(
        d.name,
        build,
        materials,
        620.0 if d.walls != "brick" else 6000.0,
        _FRAME,
        (26.0, 60.0),
        hulls=hulls,
        bills=_POSTER if d.adverts else None,
    )
    return piece_asset("bus_shelter", variant, "static", piece)


def _posts(b: MeshBuilder, d: _Design, level: int) -> None:
    for y in np.linspace(-d.length / 2, d.length / 2, d.bays + 1):
        block(b, _FRAME, (0.06, 0.06, d.height + FOUNDATION_M), (-d.depth / 2, float(y), (d.height - FOUNDATION_M) / 2), level, bevel=0.006)


def _panes(b: MeshBuilder, d: _Design, level: int) -> None:
    width = d.length / d.bays - 0.09
    for k in range(d.bays):
        y = d.length * ((k + 0.5) / d.bays - 0.5)
        block(b, _PANE, (0.012, width, 1.9), (-d.depth / 2, y, 1.2))
        if level == 0:
            for z in (0.24, 2.16):
                block(b, _FRAME, (0.04, width, 0.04), (-d.depth / 2, y, z))
    for end in (1, -1):
        if end not in d.adverts:
            block(b, _PANE, (d.depth * 0.75, 0.012, 1.9), (-d.depth * 0.1, end * d.length / 2, 1.2))
            block(
                b,
                _FRAME,
                (0.05, 0.05, d.height - 0.05 + FOUNDATION_M),
                (d.depth * 0.3, end * d.length / 2, (d.height - 0.05 - FOUNDATION_M) / 2),
            )
            if level == 0:
                for z in (0.24, 2.16):
                    block(b, _FRAME, (d.depth * 0.75, 0.04, 0.04), (-d.depth * 0.1, end * d.length / 2, z))


def _walls(b: MeshBuilder, d: _Design, level: int) -> None:
    """A back and two sides, and posts at the open corners."""
    thick = 0.12 if d.walls == "brick" else 0.04
    tall = d.height + FOUNDATION_M
    z = (d.height - FOUNDATION_M) / 2
    block(b, _PANE, (thick, d.length, tall), (-d.depth / 2, 0, z))
    for end in (1, -1):
        block(b, _PANE, (d.depth * 0.9, thick, tall), (-d.depth * 0.05, end * (d.length / 2 - thick / 2), z))
        block(b, _FRAME, (0.1, 0.1, tall), (d.depth / 2 - 0.05, end * (d.length / 2 - 0.06), z), level, bevel=0.008)
    block(b, _FRAME, (0.1, d.length, 0.14), (d.depth / 2 - 0.05, 0, d.height - 0.07))
    if level == 0 and d.walls == "boards":
        for y in np.arange(-d.length / 2 + 0.15, d.length / 2, 0.3):
            block(b, _FRAME, (0.012, 0.03, d.height), (-d.depth / 2 - 0.024, float(y), d.height / 2))


def _roofs(b: MeshBuilder, d: _Design, level: int) -> None:
    h, long, deep = d.height, d.length, d.depth
    if d.roof == "flat":
        block(b, _ROOF, (deep + 0.35, long + 0.35, 0.09), (0.08, 0, h + 0.04), level, bevel=0.015)
        block(b, _FRAME, (0.07, long, 0.12), (-deep / 2, 0, h - 0.07))
        for y in (-long / 2, long / 2):
            block(b, _FRAME, (deep, 0.05, 0.08), (0.0, y, h - 0.04))
        return
    if d.roof == "gable":
        section = np.array(
            [
                (deep / 2 + 0.2, 0, h - 0.05),
                (0, 0, h + 0.62),
                (-deep / 2 - 0.2, 0, h - 0.05),
                (-deep / 2 - 0.2, 0, h - 0.1),
                (0, 0, h + 0.52),
                (deep / 2 + 0.2, 0, h - 0.1),
            ]
        )
        b.add_loft(along_y(section, long / 2 + 0.15), _ROOF, capped=True, crease_deg=20)
        for end in (1, -1):
            gable = moved([(deep / 2, 0, h - 0.02), (0, 0, h + 0.53), (-deep / 2, 0, h - 0.02)], y=end * (long / 2 - 0.04))
            b.add(gable, [[0, 2, 1]] if end < 0 else [[0, 1, 2]], _FRAME)
        return
    spread, radius = ((118, 52), 1.6) if d.roof == "curved" else ((150, 30), 0.95)
    a = np.radians(np.linspace(*spread, (9, 5, 3)[level]))
    low = radius * float(np.sin(np.radians(spread[1])))
    top = np.column_stack([radius * np.cos(a), 0 * a, radius * np.sin(a) - low + h + (0.05 if d.roof == "curved" else 0.0)])
    section = np.concatenate([top, moved(top, z=-0.04)[::-1]])
    ends = np.stack([moved(section, 0.05, s * (long / 2 + 0.15)) for s in (1, -1)])
    b.add_loft(ends[:, ::-1], _ROOF, capped=False)
    for s in ends:
        strip = np.arange(len(a) - 1)
        quads = np.stack([strip, strip + 1, 2 * len(a) - 2 - strip, 2 * len(a) - 1 - strip], axis=1)
        b.add(s, quads if s[0, 1] > 0 else quads[:, ::-1], _ROOF)
    block(b, _FRAME, (0.07, long, 0.1), (-deep / 2, 0, h - 0.1))
    if d.roof == "barrel":
        for y in np.linspace(-long / 2, long / 2, d.bays + 1):
            bar(b, _FRAME, moved(top[:: (2, 1, 1)[level]], 0.05, float(y), 0.01), 0.03, level, 6)


def _seat(b: MeshBuilder, d: _Design, level: int) -> None:
    x, y, long = -d.depth / 2 + 0.38, -0.1 * d.length, 0.56 * d.length
    if d.seat == "rail":
        for k in range(2):
            bar(
                b,
                _FRAME,
                [(x + 0.14 * k - 0.1, y - long / 2, 0.62 + 0.05 * k), (x + 0.14 * k - 0.1, y + long / 2, 0.62 + 0.05 * k)],
                0.03,
                level,
                8,
            )
    elif d.seat == "perforated":
        block(b, _FRAME, (0.36, long, 0.03), (x, y, 0.47), level, bevel=0.01)
        block(b, _FRAME, (0.03, long, 0.05), (x + 0.17, y, 0.45))
    else:
        for k in range(3 if level < 2 else 1):
            add_timber(b, (0.11 if level < 2 else 0.36, long, 0.035), _WOOD, (x + 0.125 * (k - 1 if level < 2 else 0), y, 0.47))
    for dy in (-0.4 * long, 0.4 * long):
        block(b, _FRAME, (0.06, 0.06, 0.46), (x, y + dy, 0.23))


def _showcase(b: MeshBuilder, d: _Design, end: int, number: int, level: int) -> None:
    """A poster inside and out at an end."""
    x, y = -d.depth / 2 + 0.72, end * (d.length / 2 - 0.02)
    block(b, _FRAME, (1.28, 0.12, 1.95), (x, y, 1.28), level, bevel=0.01)
    for k, sign in enumerate((-1, 1)):
        T: Floats = frame(x, y + 0.064 * sign, 1.28, np.pi / 2 * sign)
        board(b, _POSTER, T[:3, 3], (1.12, 1.72), np.pi / 2 * sign, poster(3 + 5 * number + 7 * k + len(d.name)))
