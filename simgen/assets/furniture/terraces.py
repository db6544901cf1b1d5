"""What stands before cafés: tables with their chairs, and parasols."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import CAST_IRON, GALVANISED, STAINLESS, Floats, add_timber, frame, painted, plastic
from simgen.assets.furniture.pieces import Piece, bar, block, piece_asset, shell, turned
from simgen.assets.materials import material, tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

RGB = tuple[float, float, float]
_TOP, _LEG, _SEAT, _FRAME, _CUP = 0, 1, 2, 3, 4
_WICKER = Material("wicker", (0.3, 0.2, 0.11), roughness=0.8, variation=0.25)


@dataclass(frozen=True)
class _Set:
    """table : "round" or "square". chair : "bistro", "wicker", "plastic" or "timber". chairs : round one table."""

    name: str
    table: str
    chair: str
    chairs: int
    colors: tuple[Material, Material, Material, Material]  # table top, its leg, seats, chair frames


_SETS = (
    _Set(
        "marble and wicker",
        "round",
        "wicker",
        2,
        (Material("marble top", (0.66, 0.65, 0.62), 0.25), CAST_IRON, _WICKER, painted("rattan", (0.2, 0.12, 0.06))),
    ),
    _Set("steel and slats", "round", "bistro", 2, (STAINLESS, GALVANISED, tinted("wood", (1.0, 0.75, 0.55)), CAST_IRON)),
    _Set("aluminium", "round", "plastic", 3, (STAINLESS, STAINLESS, plastic("chair grey", (0.25, 0.26, 0.27)), GALVANISED)),
    _Set(
        "timber",
        "square",
        "timber",
        4,
        (
            tinted("wood", (0.9, 0.7, 0.5)),
            tinted("wood", (0.8, 0.62, 0.45)),
            tinted("wood", (0.9, 0.7, 0.5)),
            tinted("wood", (0.8, 0.62, 0.45)),
        ),
    ),
    _Set(
        "white plastic",
        "square",
        "plastic",
        4,
        (
            plastic("table white", (0.7, 0.7, 0.68)),
            plastic("leg white", (0.7, 0.7, 0.68)),
            plastic("chair white", (0.7, 0.7, 0.68)),
            plastic("legs white", (0.7, 0.7, 0.68)),
        ),
    ),
    _Set(
        "red bistro",
        "round",
        "bistro",
        2,
        (
            painted("table red", (0.36, 0.03, 0.025)),
            painted("leg red", (0.36, 0.03, 0.025)),
            painted("seat red", (0.36, 0.03, 0.025)),
            painted("frame red", (0.36, 0.03, 0.025)),
        ),
    ),
    _Set(
        "green bistro",
        "square",
        "bistro",
        2,
        (
            painted("table green", (0.03, 0.11, 0.07)),
            painted("leg green", (0.03, 0.11, 0.07)),
            painted("seat green", (0.03, 0.11, 0.07)),
            painted("frame green", (0.03, 0.11, 0.07)),
        ),
    ),
    _Set(
        "wicker, four",
        "square",
        "wicker",
        4,
        (
            Material("dark top", (0.05, 0.045, 0.04), 0.35),
            CAST_IRON,
            Material("dark wicker", (0.06, 0.045, 0.035), 0.8),
            painted("dark rattan", (0.03, 0.025, 0.02)),
        ),
    ),
)


def cafe_set(rng: np.random.Generator, variant: int) -> Asset:
    """A table 0.73 m high and 0.7 m wide with two to four chairs, pushed in more or less; cups on some tables. Two stand along y.
    Anchors "seat_0", ... are on the ground below the seats, facing the table."""
    d = _SETS[variant % len(_SETS)]
    seats = [
        frame(0, 0, 0, a)
        for a in ((np.pi / 2, -np.pi / 2), (np.pi / 2, -np.pi / 2, np.pi), (np.pi / 2, -np.pi / 2, 0.0, np.pi))[d.chairs - 2]
    ]
    away, turn = rng.uniform(0.48, 0.62, d.chairs), rng.normal(0, 0.14, d.chairs)
    cups = rng.uniform(-0.2, 0.2, (int(rng.integers(0, 4)), 2))

    def build(b: MeshBuilder, level: int) -> None:
        if d.table == "round":
            turned(b, _TOP, [(0.0, 0.7), (0.34, 0.7), (0.35, 0.715), (0.35, 0.73), (0.0, 0.73)], level, 20)
            turned(b, _LEG, [(0.0, 0.0), (0.22, 0.0), (0.2, 0.02), (0.03, 0.05), (0.025, 0.7)], level, 12)
        else:
            block(b, _TOP, (0.7, 0.7, 0.03), (0, 0, 0.715), level, bevel=0.008)
            for x in (-0.3, 0.3):
                for y in (-0.3, 0.3):
                    block(b, _LEG, (0.04, 0.04, 0.7), (x, y, 0.35))
        for T, gap, by in zip(seats, away, turn, strict=True):
            _CHAIRS[d.chair](b, level, T @ frame(float(gap) + 0.02, 0, 0, np.pi + float(by)))
        if level == 0:
            for x, y in cups:
                turned(b, _CUP, [(0.025, 0.73), (0.035, 0.8), (0.03, 0.8), (0.02, 0.74)], 1, 10, frame(float(x), float(y), 0))

    places = {
        f"seat_{k}": T @ frame(float(gap) + 0.02, 0, 0, np.pi + float(by))
        for k, (T, gap, by) in enumerate(zip(seats, away, turn, strict=True))
    }
    materials = (*d.colors, Material("crockery", (0.7, 0.69, 0.66), 0.25))
    return piece_asset(
        "cafe_set", variant, "static", Piece(d.name, build, materials, 14.0 + 5.0 * d.chairs, distances_m=(22.0, 50.0), anchors=places)
    )


# Chairs: one sits facing +x, the seat's middle at the frame's origin.


def _legs(b: MeshBuilder, level: int, T: Floats, radius: float, back: float) -> None:
    for x, y, top in ((0.18, -0.18, 0.44), (0.18, 0.18, 0.44), (-0.19, -0.18, back), (-0.19, 0.18, back)):
        lean = -0.06 if x < 0 else 0.02
        path = [(x - lean * 0.5, y, 0.0), (x, y, 0.44), (x + (-0.05 if x < 0 else 0.0), y, max(top, 0.45))]
        b.add_tube(path if level == 0 else [path[0], path[2]], radius, _FRAME, segments=(5, 3, 3)[level], capped=level == 0, T=T)


def _bistro(b: MeshBuilder, level: int, T: Floats) -> None:
    """A folding chair with slats."""
    _legs(b, level, T, 0.011, 0.82)
    for k in range(5 if level == 0 else 1):
        w = 0.38 / (5 if level == 0 else 1)
        add_timber(b, (w * 0.8, 0.4, 0.014), _SEAT, (-0.18 + w * (k + 0.5), 0, 0.45), T=T)
    for z in (0.62, 0.76) if level < 2 else (0.72,):
        add_timber(b, (0.014, 0.38, 0.07 if level < 2 else 0.16), _SEAT, (-0.23, 0, z), T=T)


def _wicker(b: MeshBuilder, level: int, T: Floats) -> None:
    """A round-backed chair of rattan."""
    _legs(b, level, T, 0.014, 0.46)
    b.add_lathe([(0.0, 0.41), (0.21, 0.42), (0.22, 0.44), (0.2, 0.46), (0.0, 0.46)], _SEAT, segments=(12, 6, 4)[level], T=T)
    a = np.radians(np.linspace(95, 265, (9, 5, 3)[level]))
    high = 0.84 - 0.2 * np.abs(np.linspace(-1, 1, len(a))) ** 2
    low = np.column_stack([0.2 * np.cos(a), 0.21 * np.sin(a), 0 * a + 0.46])
    top = np.column_stack([0.25 * np.cos(a), 0.24 * np.sin(a), high])
    inner = np.stack([low, top])
    b.add_loft(inner, _SEAT, closed=False, T=T)
    b.add_loft((inner * (1.05, 1.05, 1.0))[::-1], _SEAT, closed=False, T=T)
    b.add_tube(top * (1.02, 1.02, 1.0), 0.014, _FRAME, segments=(5, 3, 3)[level], T=T)


def _plastic(b: MeshBuilder, level: int, T: Floats) -> None:
    """A stacking chair of one moulding."""
    _legs(b, level, T, 0.016, 0.44)
    block(b, _SEAT, (0.42, 0.42, 0.03), (0, 0, 0.45), level, bevel=0.012, T=T)
    tilted = T @ frame(-0.2, 0, 0.46, 0, -0.2)
    block(b, _SEAT, (0.022, 0.4, 0.36), (0, 0, 0.2), level, bevel=0.01, T=tilted)
    if level < 2:
        for y in (-0.22, 0.22):
            b.add_tube([(0.16, y, 0.44), (0.18, y, 0.64), (-0.24, y, 0.66)], 0.016, _SEAT, segments=(5, 3, 3)[level], T=T)


def _timber(b: MeshBuilder, level: int, T: Floats) -> None:
    for x, y, top in ((0.18, -0.19, 0.45), (0.18, 0.19, 0.45), (-0.19, -0.19, 0.86), (-0.19, 0.19, 0.86)):
        add_timber(b, (0.04, 0.04, top), _FRAME, (x, y, top / 2), T=T)
    add_timber(b, (0.42, 0.42, 0.03), _SEAT, (0, 0, 0.455), T=T)
    for z in (0.58, 0.68, 0.78) if level < 2 else (0.7,):
        add_timber(b, (0.018, 0.36, 0.05 if level < 2 else 0.2), _SEAT, (-0.19, 0, z), T=T)


_CHAIRS = {"bistro": _bistro, "wicker": _wicker, "plastic": _plastic, "timber": _timber}
_CLOTHS: tuple[tuple[RGB, RGB | None], ...] = (
    ((0.66, 0.62, 0.52), None),
    ((0.3, 0.03, 0.03), None),
    ((0.02, 0.07, 0.045), None),
    ((0.62, 0.6, 0.55), (0.32, 0.04, 0.035)),
    ((0.04, 0.06, 0.12), None),
    ((0.12, 0.115, 0.11), None),
)


def parasol(rng: np.random.Generator, variant: int) -> Asset:
    """Open parasols 2.4 to 3 m across on a foot: six cloths, round ones of eight ribs and square ones; 6 and 7 are closed."""
    cloth, stripe = _CLOTHS[variant % len(_CLOTHS)]
    closed, square = variant % 8 >= 6, variant % 2 == 1
    ribs, reach = (4, 1.5 * 2**0.5 * 0.95) if square else (8, float(rng.uniform(1.25, 1.45)))
    turn = np.pi / 4 if square else 0.0

    def build(b: MeshBuilder, level: int) -> None:
        if square:
            shell(b, 1, [(0.6, 0.6, 0.0), (0.6, 0.6, 0.07), (0.5, 0.5, 0.09)])
        else:
            turned(b, 1, [(0.0, 0.0), (0.28, 0.0), (0.28, 0.05), (0.06, 0.09)], level, 16)
        turned(b, 2, [(0.024, 0.05), (0.024, 2.5), (0.0, 2.52)], level, 8)
        if closed:
            turned(b, 0, [(0.0, 1.0), (0.05, 1.0), (0.13, 1.1), (0.11, 1.7), (0.06, 2.4), (0.0, 2.45)], level, 10)
            return
        a = turn + 2 * np.pi * np.arange(ribs) / ribs
        rim = np.column_stack([reach * np.cos(a), reach * np.sin(a), np.full(ribs, 2.08)])
        middle = rim * (0.5, 0.5, 0) + (0, 0, 2.3)
        top = np.array([0, 0, 2.46])
        for k in range(ribs):
            j = (k + 1) % ribs
            slot = 3 if stripe and k % 2 else 0
            upper = np.array([rim[k], rim[j], middle[j], middle[k], top, rim[k] - (0, 0, 0.2), rim[j] - (0, 0, 0.2)])
            faces = [[0, 1, 2], [0, 2, 3], [3, 2, 4], [5, 6, 1], [5, 1, 0]]
            b.add(upper, faces, slot, crease_deg=5)
            b.add(upper - (0, 0, 0.012), np.array(faces)[:, ::-1], slot, crease_deg=5)
            if level == 0:
                bar(b, 2, [top - (0, 0, 0.03), middle[k] - (0, 0, 0.025), rim[k] - (0, 0, 0.025)], 0.008, 2)
                bar(b, 2, [(0, 0, 1.85), middle[k] - (0, 0, 0.03)], 0.008, 2)

    fabric = Material("parasol cloth", cloth, roughness=0.9, translucency=0.25, variation=0.08)
    other = Material("parasol stripe", stripe or cloth, roughness=0.9, translucency=0.25, variation=0.08)
    materials = (
        fabric,
        material("concrete"),
        tinted("wood", (0.9, 0.7, 0.5)) if square else painted("parasol pole", (0.6, 0.6, 0.58)),
        other,
    )
    name = f"{'closed' if closed else 'square' if square else 'round'}, cloth {variant % len(_CLOTHS)}"
    return piece_asset("parasol", variant, "static", Piece(name, build, materials, 40.0, distances_m=(26.0, 60.0)))
