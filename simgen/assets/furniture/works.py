"""What roadworks and building sites put on the street: barriers, beacons, fences, skips, heaps, pallets and cabins."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import GALVANISED, RUBBER, frame, moved, plastic
from simgen.assets.furniture.pieces import DARK, Piece, bar, block, piece_asset, shell, turned
from simgen.assets.materials import material, tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

_WHITE, _RED = Material("reflective white", (0.74, 0.74, 0.73), 0.4), Material("reflective red", (0.45, 0.025, 0.02), 0.4)
_ORANGE = plastic("site orange", (0.66, 0.12, 0.015), 0.5)
_YELLOW = plastic("warning lamp yellow", (0.6, 0.34, 0.01), 0.35)
_DISTANCES_M = (24.0, 55.0)


def barrier(rng: np.random.Generator, variant: int) -> Asset:
    """Along y, faces +x and -x. 0: a plank of 2 m, red and white, on feet with lamps (as TL-Absperrschranken: 250 mm high boards at 1 m);
    1: a plastic barrier with feet; 2: a water-filled wall; 3: a barricade with three boards on legs; 4: a beacon of 1 m on its foot."""
    del rng
    piece = (_plank, _plastic, _water, _barricade, _beacon)[variant % 5]()
    return piece_asset("barrier", variant, "static", piece)


def _striped(
    b: MeshBuilder,
    size: tuple[float, float],
    center: Sequence[float],
    slots: tuple[int, int],
    step: float,
    slant: float,
    thick: float = 0.03,
) -> None:
    """A board across y in stripes that lean by `slant` (shift over its height), on both faces."""
    w, h = size
    x, y, z = center
    edges = np.arange(-w / 2 - abs(slant), w / 2 + abs(slant) + step, step)
    block(b, slots[0], (thick, w, h), (x, y, z))
    for side in (1, -1):
        for k in range(0, len(edges) - 1, 2):
            low = np.clip([edges[k] - slant / 2, edges[k + 1] - slant / 2], -w / 2, w / 2)
            high = np.clip([edges[k] + slant / 2, edges[k + 1] + slant / 2], -w / 2, w / 2)
            if low[1] - low[0] + high[1] - high[0] < 0.01:
                continue
            p = moved(
                [(0, low[0], -h / 2), (0, low[1], -h / 2), (0, high[1], h / 2), (0, high[0], h / 2)], x + side * (thick / 2 + 0.0015), y, z
            )
            b.add(p, [[0, 1, 2, 3]] if side > 0 else [[3, 2, 1, 0]], slots[1])


def _plank() -> Piece:
    def build(b: MeshBuilder, level: int) -> None:
        for z in (0.35, 0.95):
            _striped(b, (2.0, 0.25 if z > 0.5 else 0.15), (0, 0, z), (0, 1), 0.25 if level < 2 else 0.5, 0.25)
        for y in (-0.85, 0.85):
            block(b, 2, (0.04, 0.05, 1.08), (-0.035, y, 0.57), level)
            block(b, 3, (0.8, 0.34, 0.11), (0, y, 0.055), level, bevel=0.02)
            turned(
                b,
                4,
                [(0.0, -0.04), (0.09, -0.03), (0.1, 0.0), (0.09, 0.03), (0.0, 0.04)],
                min(level + 1, 2),
                12,
                frame(-0.02, y, 1.22, 0, np.pi / 2),
            )
            if level == 0:
                block(b, 3, (0.06, 0.14, 0.1), (-0.02, y, 1.1), 0)

    return Piece("plank on feet", build, (_WHITE, _RED, GALVANISED, RUBBER, _YELLOW), 75.0, distances_m=_DISTANCES_M)


def _plastic() -> Piece:
    """Linked barriers of orange plastic with a reflecting panel, as along trenches in Britain (2 m by 1 m)."""

    def build(b: MeshBuilder, level: int) -> None:
        for z, h in ((0.92, 0.16), (0.2, 0.2)):
            block(b, 0, (0.05, 1.96, h), (0, 0, z), level, bevel=0.015)
        _striped(b, (1.84, 0.16), (0, 0, 0.72), (1, 2), 0.3, 0.0, 0.04)
        for y in np.linspace(-0.92, 0.92, (7, 5, 3)[level]):
            block(b, 0, (0.045, 0.08, 0.9), (0, float(y), 0.5))
        for y in (-0.8, 0.8):
            block(b, 3, (0.55, 0.12, 0.06), (0, y, 0.03), level, bevel=0.015)
            block(b, 0, (0.06, 0.14, 0.14), (0, y, 0.1))

    return Piece("plastic barrier", build, (_ORANGE, _WHITE, _RED, RUBBER), 16.0, distances_m=_DISTANCES_M)


def _water() -> Piece:
    def build(b: MeshBuilder, level: int) -> None:
        outline = np.array([(0.25, 0.0), (0.25, 0.12), (0.14, 0.36), (0.1, 0.8), (-0.1, 0.8), (-0.14, 0.36), (-0.25, 0.12), (-0.25, 0.0)])
        rings = np.stack(
            [
                np.column_stack([outline[:, 0] * s, np.full(len(outline), y), outline[:, 1]])
                for y, s in ((0.75, 0.92), (0.72, 1), (-0.72, 1), (-0.75, 0.92))
            ]
        )
        b.add_loft(rings, 0, capped=True, crease_deg=30)
        if level == 0:
            for y in (-0.4, 0.4):
                block(b, 1, (0.53, 0.24, 0.08), (0, y, 0.045))
            turned(b, 1, [(0.06, 0.8), (0.06, 0.83), (0.0, 0.835)], 0, 10)

    return Piece("water-filled wall", build, (plastic("wall red", (0.5, 0.035, 0.025)), DARK), 45.0, distances_m=_DISTANCES_M)


def _barricade() -> Piece:
    """Type III of the MUTCD: three boards, 8 to 12 in high with stripes of 6 in at 45 degrees, 5 ft tall or more."""

    def build(b: MeshBuilder, level: int) -> None:
        for z in (0.55, 0.98, 1.42):
            _striped(b, (1.8, 0.24), (0.03, 0, z), (0, 1), 0.2 if level < 2 else 0.4, 0.24)
        for y in (-0.7, 0.7):
            bar(b, 2, [(0, y, 0.03), (0, y, 1.58)], 0.03, level, 4)
            bar(b, 2, [(-0.6, y, 0.03), (0.6, y, 0.03)], 0.03, level, 4)

    return Piece("barricade", build, (_WHITE, _ORANGE, GALVANISED), 40.0, distances_m=_DISTANCES_M)


def _beacon() -> Piece:
    """A beacon of 1 m by 0.25 m with sloping stripes (Vienna Convention, sign J and German sign 605)."""

    def build(b: MeshBuilder, level: int) -> None:
        shell(b, 2, [(0.72, 0.36, 0.0), (0.72, 0.36, 0.08), (0.5, 0.2, 0.12)], level, radius=0.05)
        block(b, 3, (0.05, 0.06, 0.2), (0, 0, 0.2))
        block(b, 0, (0.03, 0.25, 1.0), (0, 0, 0.72))
        for side in (1, -1):
            for k in range(4 if level < 2 else 2):
                h = 1.0 / (4 if level < 2 else 2)
                z = 0.22 + h * k
                p = moved([(0, -0.125, z), (0, 0.125, z + 0.4 * h), (0, 0.125, z + 0.9 * h), (0, -0.125, z + 0.5 * h)], side * 0.0165, 0, 0)
                b.add(p, [[0, 1, 2, 3]] if side > 0 else [[3, 2, 1, 0]], 1)

    return Piece("beacon", build, (_WHITE, _RED, RUBBER, GALVANISED), 24.0, distances_m=_DISTANCES_M)


def site_fence(rng: np.random.Generator, variant: int) -> Asset:
    """A panel of temporary fence 3.5 m long and 2 m high on concrete feet, from 0 to 3.5 m along x. 0: mesh; 1: tarpaulin; 2: sheet."""
    del rng
    kind, long, high = variant % 3, 3.5, 2.0

    def build(b: MeshBuilder, level: int) -> None:
        for x in (0.02, long - 0.02):
            block(b, 1, (0.22, 0.7, 0.14), (0.11 if x < 1 else long - 0.11, 0, 0.07), level, bevel=0.015)
            bar(b, 0, [(x, 0, 0.1), (x, 0, high)], 0.021, level, 6)
        for z in (0.2, high - 0.02):
            bar(b, 0, [(0, 0, z), (long, 0, z)], 0.019, level, 6)
        if kind == 2:
            for k in range((14, 7, 1)[level]):
                w = long / (14, 7, 1)[level]
                block(b, 2, (w * (0.55 if level < 2 else 1.0), 0.03, high - 0.3), (w * (k + 0.5), 0, high / 2 + 0.06))
            block(b, 2, (long - 0.06, 0.012, high - 0.3), (long / 2, 0, high / 2 + 0.06))
            return
        count = (34, 17, 9)[level]
        for x in np.arange(1, count) * long / count:
            b.add_tube([[x, 0, 0.2], [x, 0, high]], (0.003, 0.005, 0.009)[level], 0, segments=3, capped=False)
        for z in np.linspace(0.4, 1.8, (8, 4, 2)[level]):
            b.add_tube([[0, 0, z], [long, 0, z]], (0.003, 0.005, 0.009)[level], 0, segments=3, capped=False)
        if kind == 1:
            n = (15, 6, 3)[level]
            along = np.linspace(0.06, long - 0.06, n)
            back = 0.02 + 0.03 * np.abs(np.sin(2.7 * along))
            for sign in (1, -1):
                wave = np.stack([np.column_stack([along, sign * 0.004 - back, np.full(n, z)]) for z in (0.26, high - 0.1)])
                b.add_loft(wave if sign < 0 else wave[::-1], 2, closed=False)

    sheet = (GALVANISED, Material("tarpaulin", (0.06, 0.17, 0.1), 0.8, translucency=0.2), tinted("metal_corrugated", (0.8, 0.85, 0.9)))[
        kind
    ]
    name = ("mesh", "mesh with a tarpaulin", "sheet")[kind]
    return piece_asset(
        "site_fence", variant, "fence", Piece(name, build, (GALVANISED, material("concrete"), sheet), 40.0, distances_m=(22.0, 50.0))
    )
