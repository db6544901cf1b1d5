"""Benches. One sits on them facing +x, 0.42 to 0.48 m above the ground, at either side of the middle."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import CAST_IRON, GALVANISED, STAINLESS, add_timber, arc, frame, painted
from simgen.assets.furniture.pieces import Build, Piece, bar, block, piece_asset
from simgen.assets.materials import material, tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

_TEAK, _SILVER, _GREEN = tinted("wood", (1.15, 0.95, 0.75)), tinted("wood", (1.1, 1.1, 1.08)), tinted("wood", (0.16, 0.32, 0.22))
_OILED = tinted("wood", (0.75, 0.5, 0.32))
_ANTHRACITE = painted("bench anthracite", (0.05, 0.052, 0.055))


def bench(rng: np.random.Generator, variant: int) -> Asset:
    """Ten designs 1.8 m long; `DESIGNS` names them."""
    del rng
    name, build, materials, mass, paint = DESIGNS[variant % len(DESIGNS)]
    return piece_asset("bench", variant, "bench", Piece(name, build, materials, mass, paint, (24.0, 55.0)))


def tree_bench(rng: np.random.Generator, variant: int) -> Asset:
    """A bench of six sides round a trunk, 1.7 m across; its origin is the trunk's. 0: timber; 1: painted green."""
    del rng

    def build(b: MeshBuilder, level: int) -> None:
        a = np.radians(np.arange(6) * 60.0)
        for t in a:
            T = frame(0, 0, 0, float(t))
            for j in range(4 if level < 2 else 1):
                r = 0.5 + 0.09 * j if level < 2 else 0.63
                add_timber(b, (0.08 if level < 2 else 0.34, 1.13 * r, 0.035), 0, (r, 0, 0.44), T=T)
            for z in (0.6, 0.74) if level < 2 else (0.74,):
                add_timber(b, (0.03, 0.5, 0.09), 0, (0.42 + 0.2 * (0.6 - z), 0, z), T=T)
            corner = frame(0, 0, 0, float(t) + np.pi / 6)
            b.add_box((0.05, 0.05, 0.8), 1, center=(0.46, 0, 0.4), T=corner)
            b.add_box((0.05, 0.05, 0.43), 1, center=(0.82, 0, 0.215), T=corner)
            if level == 0:
                b.add_box((0.4, 0.04, 0.04), 1, center=(0.64, 0, 0.4), T=corner)

    materials = (_SILVER if variant % 2 == 0 else _GREEN, CAST_IRON)
    name = ("round a tree, timber", "round a tree, green")[variant % 2]
    return piece_asset("tree_bench", variant, "bench", Piece(name, build, materials, 140.0, None, (24.0, 55.0)))


def _slatted_bench(b: MeshBuilder, level: int) -> None:
    bevel = 0.006 if level == 0 else 0.0
    seat, back = (6, 5) if level < 2 else (1, 1)
    for k in range(seat):
        w = 0.40 / seat
        dip = 0.012 * abs(k - 2.5) / 2.5
        add_timber(b, (w * 0.82 if seat > 1 else w, 1.8, 0.032), 0, (-0.13 + w * (k + 0.5), 0, 0.44 + dip), bevel=bevel)
    for k in range(back):
        h = 0.36 / back
        T = frame(-0.17, 0, 0.47, pitch=np.radians(-14))
        add_timber(b, (0.03, 1.8, h * 0.8 if back > 1 else h), 0, (0, 0, h * (k + 0.5)), bevel=bevel, T=T)
    n = (8, 5, 3)[level]
    for y in (-0.72, 0.72) if level else (-0.72, 0.0, 0.72):
        rear = [[-0.28, y, 0.0], [-0.22, y, 0.2], [-0.14, y, 0.41], [-0.2, y, 0.6], [-0.27, y, 0.83]]
        b.add_tube(rear, 0.022, 1, segments=n)
        b.add_tube([[0.27, y, 0.0], [0.26, y, 0.2], [0.24, y, 0.41], [-0.14, y, 0.41]], 0.022, 1, segments=n)
        if level < 2 and y != 0:
            curl = arc((0.2, y, 0.58), 0.07, 0, 180, 7).tolist()
            b.add_tube([[0.24, y, 0.41], *curl, [-0.18, y, 0.6]], 0.016, 1, segments=n)


def _modern_bench(b: MeshBuilder, level: int) -> None:
    bevel = 0.006 if level == 0 else 0.0
    for x in (-0.12, 0.04, 0.2) if level < 2 else (0.04,):
        add_timber(b, (0.145 if level < 2 else 0.46, 1.8, 0.045), 0, (x, 0, 0.44), bevel=bevel)
    for z in (0.58, 0.74) if level < 2 else (0.66,):
        add_timber(b, (0.035, 1.8, 0.13 if level < 2 else 0.28), 0, (-0.25 - 0.05 * (z - 0.58), 0, z), bevel=bevel)
    for y in (-0.62, 0.62):
        b.add_box((0.42, 0.06, 0.03), 1, center=(0.02, y, 0.405))
        b.add_box((0.06, 0.06, 0.41), 1, center=(0.12, y, 0.2))
        b.add_box((0.05, 0.06, 0.82), 1, center=(-0.23, y, 0.41), bevel=bevel)
        b.add_box((0.44, 0.08, 0.015), 1, center=(0.0, y, 0.0075))


def _block_bench(b: MeshBuilder, level: int) -> None:
    for y in (-0.66, 0.66):
        b.add_box((0.46, 0.2, 0.41), 1, center=(0, y, 0.205), bevel=0.015 * (level == 0))
    for k in range(4 if level < 2 else 1):
        w = 0.5 / (4 if level < 2 else 1)
        add_timber(b, (w * 0.9, 1.8, 0.05), 0, (-0.25 + w * (k + 0.5), 0, 0.435), bevel=0.006 * (level == 0))


def _stone(b: MeshBuilder, level: int) -> None:
    """A slab on two blocks."""
    block(b, 0, (0.46, 1.8, 0.13), (0, 0, 0.385), level, bevel=0.018)
    for y in (-0.6, 0.6):
        block(b, 0, (0.36, 0.22, 0.32), (0, y, 0.16), level, bevel=0.012)


def _backless(b: MeshBuilder, level: int) -> None:
    """Slats across a frame of flat steel."""
    for k in range((7, 4, 1)[level]):
        w = 0.44 / (7, 4, 1)[level]
        add_timber(b, (w * (0.8 if level < 2 else 1.0), 1.8, 0.035), 0, (-0.22 + w * (k + 0.5), 0, 0.435))
    for y in (-0.7, 0.7):
        block(b, 1, (0.44, 0.012 if level == 0 else 0.02, 0.06), (0, y, 0.39))
        for x in (-0.2, 0.2):
            block(b, 1, (0.06, 0.03, 0.38), (x, y, 0.19))
        block(b, 1, (0.44, 0.06, 0.012), (0, y, 0.006))


def _scrolled(b: MeshBuilder, level: int) -> None:
    """Cast ends with scrolls, and narrow slats that follow an S from the front edge over the seat to the top of the back."""
    curve = np.array(
        [
            (0.27, 0.40),
            (0.24, 0.44),
            (0.14, 0.452),
            (0.03, 0.44),
            (-0.08, 0.425),
            (-0.15, 0.44),
            (-0.19, 0.52),
            (-0.22, 0.62),
            (-0.26, 0.73),
            (-0.31, 0.82),
        ]
    )
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
    n = (14, 7, 4)[level]
    at = np.linspace(0.02, along[-1] - 0.02, n)
    for s in at:
        x, z = (float(np.interp(s, along, curve[:, i])) for i in (0, 1))
        dx, dz = (float(np.interp(s + 0.01, along, curve[:, i])) - v for i, v in ((0, x), (1, z)))
        T = frame(x, 0, z, 0, float(np.arctan2(dz, -dx)))
        add_timber(b, (0.72 * along[-1] / n, 1.8, 0.024), 0, (0, 0, 0), T=T)
    for y in (-0.82, 0.82) if level else (-0.82, 0.0, 0.82):
        bar(b, 1, [(x, y, z - 0.03) for x, z in curve[:: (1, 2, 4)[level]]], 0.02, level, 6)
        bar(b, 1, [(0.26, y, 0.39), (0.2, y, 0.2), (0.29, y, 0.0)], 0.022, level, 6)
        bar(b, 1, [(-0.14, y, 0.4), (-0.2, y, 0.2), (-0.34, y, 0.0)], 0.022, level, 6)
        if level < 2 and y != 0:
            curl = arc((0.2, y, 0.57), 0.07, -120, 160, (9, 5)[level]).tolist()
            bar(b, 1, [*curl, [-0.02, y, 0.62], [-0.21, y, 0.6]], 0.016, level, 6)


def _wire(b: MeshBuilder, level: int) -> None:
    """Round bars bent to a seat and back in one, on a bent tube at each end."""
    path = np.array([(0.26, 0.39), (0.24, 0.44), (0.05, 0.43), (-0.13, 0.42), (-0.19, 0.47), (-0.25, 0.64), (-0.29, 0.82)])
    count = (22, 11, 1)[level]
    for y in np.linspace(-0.86, 0.86, count) if count > 1 else (0.0,):
        if count > 1:
            bar(b, 0, [(x, y, z) for x, z in path[:: (1, 2)[level]]], 0.009 if level == 0 else 0.014, 2)
        else:
            section = np.array([(x, 0.87, z) for x, z in path[::2]])
            strip = np.concatenate([section, section[::-1] - (0, 0, 0.03)])
            b.add_loft(np.stack([strip, strip - (0, 1.74, 0)]), 0, capped=True)
    for y in (-0.88, 0.88):
        bar(b, 1, [(0.27, y, 0.39), (0.0, y, 0.4), (-0.16, y, 0.42), (-0.29, y, 0.83)], 0.022, level)
        bar(b, 1, [(0.2, y, 0.4), (0.24, y, 0.0)], 0.02, level)
        bar(b, 1, [(-0.12, y, 0.41), (-0.24, y, 0.0)], 0.02, level)
    for x, z in ((0.25, 0.4), (-0.14, 0.4), (-0.28, 0.82)):
        bar(b, 1, [(x, -0.88, z), (x, 0.88, z)], 0.015, level, 6)


def _memorial(b: MeshBuilder, level: int) -> None:
    """Heavy hardwood with square legs, broad arms and an upright-slatted back, as in parks in Britain."""
    for y in (-0.84, 0.84):
        for x, top in ((0.24, 0.64), (-0.24, 0.9)):
            add_timber(b, (0.07, 0.07, top), 0, (x, y, top / 2), bevel=0.006 if level == 0 else 0.0)
        add_timber(b, (0.56, 0.09, 0.035), 0, (0.02, y, 0.655), bevel=0.006 if level == 0 else 0.0)
        add_timber(b, (0.46, 0.045, 0.07), 0, (0, y, 0.37))
    for k in range((5, 3, 1)[level]):
        w = 0.46 / (5, 3, 1)[level]
        add_timber(b, (w * 0.88, 1.72, 0.03), 0, (-0.2 + w * (k + 0.5), 0, 0.425))
    for z in (0.5, 0.88):
        add_timber(b, (0.04, 1.7, 0.07), 0, (-0.24, 0, z))
    count = (16, 6, 1)[level]
    for k in range(count):
        w = 1.6 / count
        add_timber(b, (0.018, w * (0.5 if count > 1 else 0.9), 0.34), 0, (-0.24, -0.8 + w * (k + 0.5), 0.69))
    if level == 0:
        block(b, 1, (0.006, 0.16, 0.05), (-0.215, 0, 0.88))


def _planks(b: MeshBuilder, level: int) -> None:
    """Two planks and one for the back on hoops of flat steel."""
    for x in (-0.1, 0.14):
        add_timber(b, (0.22, 1.8, 0.05), 0, (x, 0, 0.425), bevel=0.008 if level == 0 else 0.0)
    add_timber(b, (0.04, 1.8, 0.2), 0, (-0.25, 0, 0.7), bevel=0.008 if level == 0 else 0.0)
    for y in (-0.65, 0.65):
        for path in (((0.26, 0.0), (0.26, 0.395), (-0.2, 0.395), (-0.29, 0.82)), ((-0.2, 0.395), (-0.2, 0.0))):
            for (x0, z0), (x1, z1) in pairwise(path):
                length = float(np.hypot(x1 - x0, z1 - z0))
                T = frame((x0 + x1) / 2, y, (z0 + z1) / 2, 0, -float(np.arctan2(z1 - z0, x1 - x0)))
                block(b, 1, (length + 0.012, 0.07, 0.012), (0, 0, 0), T=T)


def _pad(b: MeshBuilder, level: int) -> None:
    """A moulded concrete seat with a hollow, and a low back of one piece."""
    section = np.array(
        [
            (0.3, 0.0),
            (0.3, 0.36),
            (0.27, 0.43),
            (0.15, 0.45),
            (-0.08, 0.43),
            (-0.16, 0.47),
            (-0.22, 0.66),
            (-0.27, 0.78),
            (-0.33, 0.78),
            (-0.31, 0.5),
            (-0.3, 0.0),
        ]
    )
    keep = section if level < 2 else section[[0, 2, 5, 8, 10]]
    ends = [(1.8, 1.0), (1.74, 1.0), (-1.74, 1.0), (-1.8, 1.0)] if level == 0 else [(1.8, 1.0), (-1.8, 1.0)]
    rings = np.stack([np.column_stack([keep[:, 0], np.full(len(keep), y / 2), keep[:, 1]]) for y, _ in ends])
    b.add_loft(rings, 0, capped=False, crease_deg=35)
    centre = np.array([-0.05, 0.3])
    for y in (0.9, -0.9):
        points = np.array([(x, y, z) for x, z in keep] + [(centre[0], y, centre[1])])
        n = len(keep)
        fan = np.array([[n, i, (i + 1) % n] for i in range(n)])
        b.add(points, fan if y < 0 else fan[:, ::-1], 0, crease_deg=5)


_Row = tuple[str, Build, tuple[Material, ...], float, int | None]
DESIGNS: tuple[_Row, ...] = (
    ("slats on cast iron", _slatted_bench, (_TEAK, CAST_IRON), 65.0, 1),
    ("steel legs", _modern_bench, (_TEAK, _ANTHRACITE), 60.0, 1),
    ("concrete and timber", _block_bench, (_TEAK, material("concrete")), 420.0, None),
    ("stone slab", _stone, (tinted("kerb_granite", (1.1, 1.08, 1.03)),), 520.0, None),
    ("backless slats", _backless, (_SILVER, _ANTHRACITE), 45.0, 1),
    ("scrolled iron", _scrolled, (_GREEN, CAST_IRON), 80.0, 1),
    ("bent bars", _wire, (_ANTHRACITE, _ANTHRACITE), 42.0, 0),
    ("hardwood", _memorial, (_SILVER, STAINLESS), 70.0, None),
    ("planks on hoops", _planks, (_OILED, GALVANISED), 62.0, 1),
    ("moulded concrete", _pad, (tinted("concrete", (1.1, 1.1, 1.08)),), 640.0, None),
)
