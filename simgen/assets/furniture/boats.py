"""Boats on a town's river: narrowboats, barges, cruisers, tour boats and rowing boats. They lie along x, bow first; z = 0 is the water."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import DARK_GLASS, RUBBER, STAINLESS, Floats, painted
from simgen.assets.furniture.pieces import LETTERS, Piece, bar, block, lettering, piece_asset, turned
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder

HULL, TRIM, CABIN, PANES, DECK, DARK, METAL, NAME = range(8)
_DRAUGHT_M = 0.45  # of what is modelled below the water

# Sizes: Canal & River Trust, craft dimensions (narrowboats 2.08 m broad, 7 to 21 m long); CEMT class I barges are up to 5.05 m broad.
_NAMES = ("KINGFISHER", "ROSE OF TOWN", "HERON", "WATER LILY", "OLD FRIEND", "MERCURY", "ANNA", "SEA BIRD")


@dataclass(frozen=True)
class _Hull:
    """A hull's plan and sheer. bow, stern : shares of the length over which it narrows. side_m : of the gunwale above the water amidships;
    sheer_m : how much higher it is at the bow. flare : breadth at the water over that at the gunwale."""

    length_m: float
    width_m: float
    side_m: float
    sheer_m: float = 0.2
    bow: float = 0.2
    stern: float = 0.08
    flare: float = 0.94
    square: float = 0.75  # breadth of the stern over that amidships

    def half(self, x: Floats) -> Floats:
        """(N,) half the breadth of the gunwale at (N,) x."""
        t = x / self.length_m + 0.5
        to_bow = np.clip((1 - t) / self.bow, 0, 1)
        to_stern = np.clip(t / self.stern, 0, 1)
        return np.asarray(
            0.5 * self.width_m * np.maximum(1 - (1 - to_bow) ** 2.2, 0.02) * (self.square + (1 - self.square) * np.sqrt(to_stern))
        )

    def gunwale(self, x: Floats) -> Floats:
        """(N,) height of the gunwale above the water."""
        t = x / self.length_m + 0.5
        return np.asarray(self.side_m + self.sheer_m * np.clip((t - 0.5) / 0.5, 0, 1) ** 2 + 0.25 * self.sheer_m * np.clip(0.3 - t, 0, 1))


def boat(rng: np.random.Generator, variant: int) -> Asset:
    """Moored boats. 0, 1: narrowboats; 2: barge with a house on it; 3: motor cruiser; 4: tour boat with a glass roof; 5: open rowing boat;
    6: rowing boat under a cover; 7: work boat with a crane."""
    kind = variant % 8
    name, hull, fit, colors, mass = _DESIGNS[kind]
    tone = float(rng.uniform(0.8, 1.15))
    hull_color, trim, cabin = ((r * tone, g * tone, b * tone) for r, g, b in colors)
    called = _NAMES[int(rng.integers(len(_NAMES)))]

    def build(b: MeshBuilder, level: int) -> None:
        _shell(b, hull, level, hollow=kind in (5,))
        fit(b, hull, level)
        if level == 0 and kind in (0, 1, 2, 4):
            x, half = 0.16 * hull.length_m, 0.5 * hull.width_m
            high = hull.side_m + 0.45 if kind in (0, 1) else hull.side_m - 0.28
            aside = 0.5 * hull.width_m * 0.84 + 0.012 if kind in (0, 1) else half * hull.flare + 0.05
            for side in (1, -1):
                lettering(b, NAME, called, (x, side * aside, high), 0.16, side * np.pi / 2)

    materials = (
        painted("boat hull", hull_color, 0.4), painted("boat trim", trim, 0.4), painted("boat cabin", cabin, 0.45), DARK_GLASS,
        tinted("wood", (0.55, 0.5, 0.42)), RUBBER, STAINLESS, LETTERS,
    )  # fmt: skip
    return piece_asset("boat", variant, "dynamic", Piece(name, build, materials, mass, distances_m=(40.0, 90.0)))


def _shell(b: MeshBuilder, h: _Hull, level: int, *, hollow: bool) -> None:
    """The hull with its deck (or its inside), a rubbing strake and fenders."""
    n = (22, 12, 7)[level]
    x = h.length_m * (np.concatenate([np.linspace(0, 1 - h.bow, n // 2, endpoint=False), 1 - h.bow * np.linspace(1, 0, n) ** 1.3]) - 0.5)
    half, top = h.half(x), h.gunwale(x)
    low = np.where(x > h.length_m * (0.5 - h.bow), h.flare * 0.85, h.flare)
    rings = []
    inner = np.clip(half - 0.06, 0.6 * half, None)
    floor = np.where((np.abs(x) > 0.46 * h.length_m) | (not hollow), top - 0.03, 0.04)
    for k in range(len(x)):
        w, i = half[k], inner[k]
        section = [
            (w, top[k]), (i, top[k]), (0.92 * i, floor[k]), (-0.92 * i, floor[k]), (-i, top[k]), (-w, top[k]), (-w * low[k], 0.0),
            (-0.72 * w * low[k], -_DRAUGHT_M), (0.72 * w * low[k], -_DRAUGHT_M), (w * low[k], 0.0),
        ]  # fmt: skip
        rings.append([(x[k], y, z) for y, z in section])
    r = np.array(rings)
    outside, inside = r[:, [5, 6, 7, 8, 9, 0]], r[:, :6]
    b.add_loft(outside, HULL, closed=False, crease_deg=35)
    b.add_loft(inside, DECK, closed=False, crease_deg=30)
    stern = r[0]
    b.add(np.concatenate([stern, stern.mean(axis=0)[None]]), [[10, (k + 1) % 10, k] for k in range(10)], HULL)
    if level == 2:
        return
    for side in (1, -1):
        line = np.column_stack([x, side * (half + 0.005), top - 0.06])
        bar(b, TRIM, line, 0.035, level, 6)
        for share in (0.2, 0.45, 0.65) if h.length_m > 6.0 else ():
            at = h.length_m * (share - 0.5)
            y = float(h.half(np.array([at]))[0]) + 0.07
            turned(b, DARK, [(0.0, 0.0), (0.075, 0.04), (0.075, 0.4), (0.0, 0.44)], level, 10, _at(at, side * y, 0.02))


def _at(x: float, y: float, z: float) -> Floats:
    T = np.eye(4)
    T[:3, 3] = x, y, z
    return T


def _house(
    b: MeshBuilder, level: int, span: tuple[float, float], width: float, rise: tuple[float, float], *, lean: float = 0.06,
    panes: int = 0, pane: tuple[float, float] = (0.5, 0.32), round_panes: bool = False, slot: int = CABIN,
) -> None:
    """A cabin between two x, of a breadth, from one height to another, its sides leaning inwards, with panes on both sides."""
    (x0, x1), (z0, z1) = span, rise
    foot, head = width / 2, width / 2 - lean
    crown = 0.06
    section = np.array([(foot, z0), (head, z1), (0.5 * head, z1 + crown), (-0.5 * head, z1 + crown), (-head, z1), (-foot, z0)])
    ends = [np.column_stack([np.full(6, x), section]) for x in (x0, x1)]
    b.add_loft(np.array(ends), slot, closed=False, crease_deg=20)
    for ring, order in ((ends[0], (5, 4, 3, 2, 1, 0)), (ends[1], (0, 1, 2, 3, 4, 5))):
        p = ring[list(order)]
        b.add(p, [[0, k, k + 1] for k in range(1, 5)], slot)
    middle = z0 + 0.58 * (z1 - z0)
    y = foot - lean * 0.58
    tilt = float(np.arctan2(lean, z1 - z0))
    for x in (x0 + (np.arange(panes) + 0.5) * (x1 - x0) / max(panes, 1)).tolist():
        for side in (1, -1):
            T = _at(x, side * y, middle) @ _rolled(side * tilt)
            if round_panes and level < 2:
                turn = T @ _rolled(-side * np.pi / 2)
                turned(b, METAL, [(0.0, -0.02), (0.19, -0.02), (0.19, 0.014), (0.0, 0.014)], level, 14, turn)
                turned(b, PANES, [(0.0, -0.01), (0.155, -0.01), (0.155, 0.02), (0.0, 0.02)], level, 14, turn)
            else:
                if level == 0:
                    block(b, TRIM, (pane[0] + 0.07, 0.03, pane[1] + 0.07), (0, 0, 0), 1, T=T)
                block(b, PANES, (pane[0], 0.045, pane[1]), (0, 0, 0), 1, T=T)


def _rolled(angle: float) -> Floats:
    """Turned about x."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[1, 0, 0, 0], [0, c, -s, 0], [0, s, c, 0], [0, 0, 0, 1.0]])


def _narrowboat(b: MeshBuilder, h: _Hull, level: int) -> None:
    """A long low cabin with portholes, flowerpots and a plank on its roof, an open bow and a tiller."""
    long = h.length_m
    deck = h.side_m - 0.03
    _house(b, level, (-0.36 * long, 0.33 * long), 0.84 * h.width_m, (deck, deck + 0.95), lean=0.1, panes=max(4, int(long / 2.4)),
           round_panes=True)
    roof = deck + 1.02
    if level < 2:
        block(b, DECK, (3.2, 0.28, 0.04), (0.08 * long, 0.25, roof + 0.03), level)
        bar(b, METAL, [(-0.2 * long, -0.3, roof - 0.03), (-0.2 * long, -0.3, roof + 0.45)], 0.07, level, 10)
        for k in range(4):
            turned(b, TRIM, [(0.0, 0.0), (0.1, 0.0), (0.14, 0.2), (0.0, 0.2)], level, 10, _at((0.2 - 0.05 * k) * long, -0.3, roof - 0.03))
        bar(b, METAL, [(-0.485 * long, 0, deck - 0.1), (-0.485 * long, 0, deck + 0.55), (-0.44 * long, 0, deck + 0.62)], 0.025, level)
        for side in (1, -1):
            bar(b, TRIM, [(-0.36 * long, side * 0.3 * h.width_m, roof), (0.33 * long, side * 0.3 * h.width_m, roof)], 0.015, level, 5)


def _barge(b: MeshBuilder, h: _Hull, level: int) -> None:
    """A house of boards on an old barge, a wheelhouse behind it, a mast that is laid down."""
    long, deck = h.length_m, h.side_m - 0.03
    _house(b, level, (-0.16 * long, 0.30 * long), 0.78 * h.width_m, (deck, deck + 1.5), lean=0.05, panes=int(long / 2.6), pane=(0.9, 0.6))
    _house(b, level, (-0.34 * long, -0.21 * long), 0.6 * h.width_m, (deck, deck + 2.1), lean=0.1, panes=2, pane=(0.8, 0.7), slot=TRIM)
    if level < 2:
        bar(b, DECK, [(-0.1 * long, 0, deck + 1.75), (0.42 * long, 0, deck + 1.9)], 0.08, level)
        for x in np.linspace(0.34, 0.46, 3) * long:
            bar(b, METAL, [(x, 0.0, deck), (x, 0.0, deck + 0.5)], 0.06, level)


def _cruiser(b: MeshBuilder, h: _Hull, level: int) -> None:
    """A sloping windscreen, a low cabin in the bow, a rail round the foredeck and a canvas over the cockpit."""
    long, deck = h.length_m, h.side_m - 0.03
    _house(b, level, (-0.05 * long, 0.28 * long), 0.66 * h.width_m, (deck, deck + 0.55), lean=0.16, panes=2, pane=(0.9, 0.26))
    _house(b, level, (-0.34 * long, 0.0), 0.76 * h.width_m, (deck, deck + 1.25), lean=0.2, panes=2, pane=(1.0, 0.5), slot=TRIM)
    if level == 2:
        return
    for side in (1, -1):
        x = long * np.linspace(0.05, 0.46, 7)
        y = side * (h.half(x) - 0.08)
        z = h.gunwale(x)
        bar(b, METAL, np.column_stack([x, y, z + 0.5]), 0.014, level, 6)
        for k in range(7):
            bar(b, METAL, [(x[k], y[k], z[k] - 0.02), (x[k], y[k], z[k] + 0.5)], 0.012, level, 5)


def _tour_boat(b: MeshBuilder, h: _Hull, level: int) -> None:
    """A long glazed saloon under a white roof, and a helm before it."""
    long, deck = h.length_m, h.side_m - 0.03
    count = int(long / 1.35)
    _house(b, level, (-0.38 * long, 0.26 * long), 0.86 * h.width_m, (deck, deck + 1.25), lean=0.22, panes=count, pane=(1.0, 0.8))
    block(b, TRIM, (0.67 * long, 0.74 * h.width_m, 0.08), (-0.06 * long, 0, deck + 1.3), level)
    for x in np.linspace(-0.34, 0.22, 6) * long if level < 2 else ():
        block(b, DARK, (0.5, 0.6 * h.width_m, 0.35), (float(x), 0, deck + 0.18), 1)


def _rowing(b: MeshBuilder, h: _Hull, level: int) -> None:
    """Thwarts and a pair of oars."""
    for x in (-0.28, 0.0, 0.22):
        half = float(h.half(np.array([x * h.length_m]))[0])
        block(b, DECK, (0.24, 1.78 * half, 0.03), (x * h.length_m, 0, h.side_m - 0.12), level)
    if level < 2:
        for side in (1, -1):
            bar(b, DECK, [(-0.3 * h.length_m, side * 0.2, h.side_m - 0.05), (0.24 * h.length_m, side * 0.32, h.side_m)], 0.022, level)


def _covered(b: MeshBuilder, h: _Hull, level: int) -> None:
    """A cover drawn tight from side to side over a ridge."""
    n = (13, 7, 5)[level]
    x = h.length_m * np.linspace(-0.49, 0.40, n)
    half, top = h.half(x) + 0.03, h.gunwale(x)
    ridge = 0.28 * np.sin(np.pi * np.clip((x / h.length_m + 0.49) / 0.89, 0.02, 0.98)) ** 0.5
    rows = np.stack([
        np.column_stack([x, half, top - 0.1]), np.column_stack([x, half, top + 0.01]), np.column_stack([x, 0 * x, top + ridge]),
        np.column_stack([x, -half, top + 0.01]), np.column_stack([x, -half, top - 0.1]),
    ], axis=1)  # fmt: skip
    b.add_loft(rows, CABIN, closed=False, crease_deg=50)


def _work_boat(b: MeshBuilder, h: _Hull, level: int) -> None:
    """A flat deck with a wheelhouse at the stern, a small crane and a heap of gear."""
    long, deck = h.length_m, h.side_m - 0.03
    _house(b, level, (-0.42 * long, -0.2 * long), 0.6 * h.width_m, (deck, deck + 1.9), lean=0.08, panes=2, pane=(0.7, 0.6))
    if level < 2:
        bar(b, TRIM, [(0.05 * long, 0, deck), (0.05 * long, 0, deck + 1.6), (0.3 * long, 0, deck + 2.3)], 0.09, level)
        bar(b, METAL, [(0.3 * long, 0, deck + 2.28), (0.3 * long, 0, deck + 0.7)], 0.012, level, 5)
        block(b, DARK, (1.2, 0.8, 0.5), (0.2 * long, 0.3 * h.width_m - 0.4, deck + 0.25), level)
    for side in (1, -1):
        y = side * 0.42 * h.width_m
        bar(b, METAL, [(-0.1 * long, y, deck + 0.8), (0.3 * long, y, deck + 0.8)], 0.02, level, 5)


_Fit = Callable[[MeshBuilder, _Hull, int], None]
_RGB = tuple[float, float, float]
_DESIGNS: tuple[tuple[str, _Hull, _Fit, tuple[_RGB, _RGB, _RGB], float], ...] = (
    ("narrowboat", _Hull(17.0, 2.08, 0.62, 0.3, 0.12, 0.05), _narrowboat,
     ((0.012, 0.014, 0.015), (0.42, 0.03, 0.02), (0.015, 0.07, 0.035)), 15_000.0),
    ("short narrowboat", _Hull(11.5, 2.08, 0.62, 0.3, 0.16, 0.06), _narrowboat,
     ((0.014, 0.015, 0.02), (0.5, 0.4, 0.1), (0.02, 0.04, 0.17)), 9_000.0),
    ("house barge", _Hull(22.0, 4.4, 1.05, 0.55, 0.14, 0.07), _barge,
     ((0.02, 0.024, 0.03), (0.55, 0.55, 0.52), (0.23, 0.12, 0.06)), 60_000.0),
    ("cruiser", _Hull(8.4, 2.85, 0.85, 0.35, 0.45, 0.04, 0.86, 0.92), _cruiser,
     ((0.75, 0.75, 0.73), (0.03, 0.05, 0.13), (0.72, 0.72, 0.7)), 4_200.0),
    ("tour boat", _Hull(19.0, 4.1, 0.75, 0.25, 0.2, 0.05), _tour_boat,
     ((0.03, 0.07, 0.2), (0.74, 0.74, 0.72), (0.68, 0.68, 0.66)), 24_000.0),
    ("rowing boat", _Hull(4.3, 1.45, 0.42, 0.18, 0.45, 0.15, 0.8, 0.7), _rowing,
     ((0.28, 0.13, 0.05), (0.06, 0.05, 0.04), (0.2, 0.1, 0.05)), 120.0),
    ("covered boat", _Hull(5.2, 1.8, 0.5, 0.2, 0.45, 0.12, 0.82, 0.8), _covered,
     ((0.65, 0.65, 0.63), (0.05, 0.05, 0.05), (0.03, 0.09, 0.2)), 300.0),
    ("work boat", _Hull(12.0, 4.0, 0.8, 0.3, 0.18, 0.05, 0.96, 0.95), _work_boat,
     ((0.33, 0.05, 0.025), (0.6, 0.42, 0.05), (0.62, 0.62, 0.6)), 18_000.0),
)  # fmt: skip


def length_of(variant: int) -> float:
    """Metres, of a variant of boat."""
    return _DESIGNS[variant % len(_DESIGNS)][1].length_m


def width_of(variant: int) -> float:
    """Metres, of a variant of boat."""
    return _DESIGNS[variant % len(_DESIGNS)][1].width_m
