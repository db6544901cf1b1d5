"""Painted symbols: turn arrows, words, the cycle symbol, give-way triangles; x to the right, y ahead, metres, y = 0 nearest."""

from __future__ import annotations

from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.assets.textures.strokes import TOMARE, advance, curves
from simgen.roads.triangulate import earcut, polygons_of

Floats = NDArray[np.float64]

ARROW_LENGTH_M = 5.0  # RMS (German marking guideline): 5 m on streets up to 50 km/h; stretched to be read at a glance
_SHAFT_M = 0.15
# Letters are drawn out along the road, TSRGD 2016, diagram 1022 and others: 1.6 m on streets up to 40 mph. MUTCD 3B.20: 6 ft or more.
WORD_LENGTH_M = 1.7
_LETTER_M, _LETTER_GAP_M, _LETTER_LINE_M = 0.42, 0.15, 0.11


@cache
def arrow(turns: frozenset[str]) -> Floats:
    """(T, 3, 2) triangles of the arrow for lanes that lead "left", "straight" or "right", or several of these."""
    parts = []
    half = _SHAFT_M / 2
    if "straight" in turns:
        parts += [shapely.box(-half, 0, half, 3.4), shapely.Polygon([(-0.3, 3.3), (0.3, 3.3), (0, ARROW_LENGTH_M)])]
    alone = "straight" not in turns
    for side, word in ((-1, "left"), (1, "right")):
        if word in turns:
            foot, knee = (1.9, 3.1) if alone else (0.7, 1.9)
            stem = shapely.LineString([(0, 0), (0, foot), (side * 0.18, knee - 0.25), (side * 0.5, knee + 0.1)])
            parts.append(shapely.buffer(stem, half + 0.01, cap_style="flat", join_style="mitre"))
            parts.append(shapely.Polygon([(side * 0.42, knee - 0.85), (side * 0.98, knee + 0.35), (side * 0.42, knee + 1.05)]))
    return earcut(polygons_of(shapely.union_all(parts)))


@cache
def bicycle() -> Floats:
    """(T, 3, 2) triangles of a cycle symbol, 1 m wide and 1.9 m long, seen from its side by an approaching rider."""
    line = 0.05
    wheels = [shapely.difference(shapely.Point(x, 0.3).buffer(0.27, quad_segs=5), shapely.Point(x, 0.3).buffer(0.19, quad_segs=5))
              for x in (-0.32, 0.32)]
    frame = shapely.MultiLineString([
        [(-0.32, 0.3), (-0.14, 0.66), (0.2, 0.66), (0.32, 0.3)], [(-0.32, 0.3), (0.0, 0.3), (0.2, 0.66)],
        [(0.0, 0.3), (-0.17, 0.76)],
        [(-0.27, 0.77), (-0.07, 0.77)], [(0.2, 0.66), (0.16, 0.86), (0.3, 0.88)],
    ])
    drawn = shapely.union_all([*wheels, shapely.buffer(frame, line, cap_style="square", quad_segs=2)])
    t = earcut(polygons_of(shapely.simplify(drawn, 0.004)))
    return np.asarray(t * np.array([1.0, 2.1]))


@cache
def word(text: str) -> Floats:
    """(T, 3, 2) triangles of a word across the lane, `WORD_LENGTH_M` long and read by an approaching driver; "tomare" (stop) in
    Japanese stands one character before the other."""
    if text == "tomare":
        lines = [np.array(stroke) * [1.3, 1.5] + [-0.65, 1.75 * (2 - k)] for k, character in enumerate(TOMARE) for stroke in character]
        return _painted_strokes(lines)
    lines, x = [], 0.0
    for char in text:
        wide = advance(char, _LETTER_M, False)
        lines += [stroke * [wide, WORD_LENGTH_M] + [x, 0.0] for stroke in curves(char)]
        x += wide + _LETTER_GAP_M
    return _painted_strokes([line - [(x - _LETTER_GAP_M) / 2, 0.0] for line in lines])


def _painted_strokes(lines: list[Floats]) -> Floats:
    """Lines across the road are twice as broad as those along it, since letters are drawn out."""
    squeezed = shapely.MultiLineString([line * [2.0, 1.0] for line in lines])
    drawn = shapely.buffer(squeezed, _LETTER_LINE_M, cap_style="square", quad_segs=2)
    return np.asarray(earcut(polygons_of(shapely.simplify(drawn, 0.004))) / [2.0, 1.0])


@cache
def shark_tooth() -> Floats:
    """(1, 3, 2): a give-way triangle pointing at the approaching driver, 0.5 m wide and 0.7 m long (Vienna Convention signs,
    annex 2, diagram A-32: base 0.4 to 0.6 m, height 0.6 to 0.7 m)."""
    return np.array([[[0.0, 0.0], [0.25, 0.7], [-0.25, 0.7]]])


@cache
def disc(radius_m: float, corners: int = 20) -> tuple[Floats, Floats]:
    """(T, 3, 2) triangles of a disc and their (T, 3, 2) UVs, 0..1 across the disc."""
    a = np.linspace(0, 2 * np.pi, corners + 1)
    rim = np.stack([np.cos(a), np.sin(a)], axis=1)
    t = np.stack([np.zeros((corners, 2)), rim[:-1], rim[1:]], axis=1)
    return t * radius_m, t / 2 + 0.5
