"""Words on signs: a sans serif of our own strokes, of even weight like those of DIN 1451, Transport and the FHWA series.

Capitals and digits are those of `simgen.assets.textures.strokes`; small letters are here, with y = 1 the capitals' height.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import shapely
import shapely.affinity
from numpy.typing import NDArray
from shapely import Geometry

from simgen.assets.textures.signs.shapes import NOTHING
from simgen.assets.textures.strokes import Points, advance, curves, rounded

_X = 0.72  # height of small letters without ascenders (DIN 1451-2: 5/7)
_H = _X / 2


def _bowl(left: float = 0.0, right: float = 1.0) -> Points:
    m = (left + right) / 2
    return ((m, 0), (left, 0, _H), (left, _X, _H), (right, _X, _H), (right, 0, _H), (m, 0))


_SMALL: dict[str, tuple[float, tuple[Points, ...]]] = {  # width in widths of a capital, strokes
    "a": (0.82, (_bowl(), ((1, _X), (1, 0)))),
    "b": (0.82, (_bowl(), ((0, 1), (0, 0)))),
    "c": (0.74, (((1, 0.52), (1, _X, _H), (0, _X, _H), (0, 0, _H), (1, 0, _H), (1, 0.2)),)),
    "d": (0.82, (_bowl(), ((1, 1), (1, 0)))),
    "e": (0.82, (((0, 0.37), (1, 0.37), (1, _X, _H), (0, _X, _H), (0, 0, _H), (0.96, 0, _H), (0.96, 0.16)),)),
    "f": (0.5, (((0.4, 0), (0.4, 1, 0.4), (1, 1)), ((0, _X), (0.95, _X)))),
    "g": (0.82, (_bowl(), ((1, _X), (1, -0.28, 0.4), (0, -0.28, 0.4), (0, -0.14)))),
    "h": (0.8, (((0, 1), (0, 0)), ((0, 0.4), (0, _X, _H), (1, _X, _H), (1, 0)))),
    "i": (0.16, (((0.5, _X), (0.5, 0)), ((0.5, 0.99), (0.5, 1.0)))),
    "j": (0.3, (((0.8, _X), (0.8, -0.28, 0.25), (0, -0.28)), ((0.8, 0.99), (0.8, 1.0)))),
    "k": (0.76, (((0, 1), (0, 0)), ((0.94, _X), (0.02, 0.27)), ((0.36, 0.43), (1, 0)))),
    "l": (0.16, (((0.5, 1), (0.5, 0)),)),
    "m": (1.25, (((0, _X), (0, 0)), ((0, 0.4), (0, _X, 0.3), (0.5, _X, 0.3), (0.5, 0)), ((0.5, 0.4), (0.5, _X, 0.3), (1, _X, 0.3), (1,
        0)))),
    "n": (0.8, (((0, _X), (0, 0)), ((0, 0.4), (0, _X, _H), (1, _X, _H), (1, 0)))),
    "o": (0.82, (_bowl(),)),
    "p": (0.82, (_bowl(), ((0, _X), (0, -0.28)))),
    "q": (0.82, (_bowl(), ((1, _X), (1, -0.28)))),
    "r": (0.5, (((0, _X), (0, 0)), ((0, 0.36), (0, _X, _H), (1, _X)))),
    "s": (0.72, (((0.92, _X), (0.02, _X, 0.26), (0.02, 0.37, 0.26), (1, 0.35, 0.26), (1, 0, 0.26), (0.06, 0)),)),
    "t": (0.5, (((0.4, 0.95), (0.4, 0, 0.3), (1, 0)), ((0, _X), (0.95, _X)))),
    "u": (0.8, (((0, _X), (0, 0, _H), (1, 0, _H), (1, 0.32)), ((1, _X), (1, 0)))),
    "v": (0.78, (((0, _X), (0.5, 0), (1, _X)),)),
    "w": (1.1, (((0, _X), (0.24, 0), (0.5, 0.6), (0.76, 0), (1, _X)),)),
    "x": (0.78, (((0, 0), (1, _X)), ((0, _X), (1, 0)))),
    "y": (0.78, (((0, _X), (0.5, 0)), ((1, _X), (0.36, -0.28), (0.02, -0.28)))),
    "z": (0.74, (((0, _X), (1, _X), (0, 0), (1, 0)),)),
    "ß": (0.8, (((0, 0), (0, 1, 0.4), (0.86, 1, 0.4), (0.86, 0.56, 0.3), (0.4, 0.54)), ((0.4, 0.54), (1, 0.54, 0.3), (1, 0, 0.3), (0.4,
        0)))),
    ",": (0.2, (((0.6, 0.04), (0.3, -0.16)),)),
    "!": (0.2, (((0.5, 1), (0.5, 0.34)), ((0.5, 0), (0.5, 0.01)))),
    "?": (0.75, (((0, 0.76), (0, 1, 0.4), (1, 1, 0.4), (1, 0.6, 0.3), (0.5, 0.5, 0.2), (0.5, 0.26)), ((0.5, 0), (0.5, 0.01)))),
    "%": (1.2, (((0.85, 1), (0.15, 0)), ((0.2, 0.6), (0.05, 0.6, 0.2), (0.05, 1, 0.2), (0.35, 1, 0.2), (0.35, 0.6, 0.2), (0.2, 0.6)),
                ((0.8, 0), (0.65, 0, 0.2), (0.65, 0.4, 0.2), (0.95, 0.4, 0.2), (0.95, 0, 0.2), (0.8, 0)))),
    "(": (0.3, (((1, 1.1), (0, 0.8, 0.4), (0, 0.1, 0.4), (1, -0.2)),)),
    ")": (0.3, (((0, 1.1), (1, 0.8, 0.4), (1, 0.1, 0.4), (0, -0.2)),)),
}  # fmt: skip
# Capitals and figures whose ends stay farther apart than on plates of vehicles, to be told apart from afar.
_OWN: dict[str, tuple[Points, ...]] = {
    "S": (((0.97, 0.82), (0.97, 1, 0.36), (0.03, 1, 0.42), (0.03, 0.53, 0.3), (1, 0.49, 0.3), (1, 0, 0.42), (0, 0, 0.36), (0, 0.19)),),
    "6": (((0.9, 1), (0, 1, 0.5), (0, 0, 0.5), (1, 0, 0.5), (1, 0.59, 0.42), (0, 0.59, 0.42), (0, 0.4)),),
    "9": (((0.1, 0), (1, 0, 0.5), (1, 1, 0.5), (0, 1, 0.5), (0, 0.41, 0.42), (1, 0.41, 0.42), (1, 0.6)),),
}  # fmt: skip
_ACCENTS: dict[str, tuple[str, str]] = {
    "ä": ("a", "dots"), "ö": ("o", "dots"), "ü": ("u", "dots"), "Ä": ("A", "dots"), "Ö": ("O", "dots"), "Ü": ("U", "dots"),
    "é": ("e", "acute"), "è": ("e", "grave"), "ê": ("e", "hat"), "â": ("a", "hat"), "ô": ("o", "hat"), "î": ("i", "hat"),
    "É": ("E", "acute"), "å": ("a", "ring"), "Å": ("A", "ring"), "ç": ("c", "tail"), "ō": ("o", "bar"),
}  # fmt: skip


@dataclass(frozen=True)
class Font:
    """Proportions of letters in heights of the capitals. width : of an ordinary capital. weight : of strokes. gap : between letters."""

    width: float = 0.62
    weight: float = 0.165
    gap: float = 0.16


def text(
    words: str, x: float, y: float, height: float, font: Font = Font(), *, most: float | None = None,
    align: Literal["middle", "left", "right"] = "middle",
) -> Geometry:  # fmt: skip
    """A line of text whose capitals stand from y - height / 2 to y + height / 2. most : width that it is narrowed to if it is wider."""
    letters, cursor, gap = [], 0.0, font.gap
    for char in words:
        width = font.width * _width(char)
        letters.append((char, cursor, width))
        cursor += width + gap
    total = max(cursor - gap, 1e-6)
    squeeze = min(1.0, most / (total * height)) if most else 1.0
    start = {"middle": -total / 2, "left": 0.0, "right": -total}[align] * squeeze
    parts = [
        shapely.affinity.affine_transform(_letter(char, width * squeeze, font.weight * min(1.0, 0.35 + 0.65 * squeeze)),
                                          (height, 0, 0, height, x + (start + left * squeeze) * height, y - height / 2))
        for char, left, width in letters
    ]  # fmt: skip
    return shapely.union_all([p for p in parts if not p.is_empty]) if parts else NOTHING


def text_width(words: str, height: float, font: Font = Font()) -> float:
    """Width of a line of text."""
    return height * (sum(font.width * _width(c) for c in words) + font.gap * max(len(words) - 1, 0))


def _width(char: str) -> float:
    base = _ACCENTS.get(char, (char, ""))[0]
    if base in _SMALL:
        return max(_SMALL[base][0], 0.27)
    return max(advance(base, 1.0, False), 0.27)


@lru_cache(2048)
def _letter(char: str, width: float, weight: float) -> Geometry:
    """A letter of height 1 whose outline begins at x = 0."""
    base, accent = _ACCENTS.get(char, (char, ""))
    strokes: list[NDArray[np.float64]]
    if base in _OWN:
        strokes, low = [rounded(s) for s in _OWN[base]], 0.0
    elif base in _SMALL:
        strokes, low = [rounded(s) for s in _SMALL[base][1]], (-0.4 if base in "gjpqy,()" else 0.0)
    else:
        strokes, low = list(curves(base.upper())), (-0.2 if base == "Q" else 0.0)
    half = weight / 2
    parts = []
    for stroke in strokes:
        p = np.column_stack([half + stroke[:, 0] * (width - weight), half + stroke[:, 1] * (1 - weight)])
        if len(p) == 2 and np.ptp(p) and np.abs(p[0] - p[1]).max() < 0.05:  # a dot
            parts.append(shapely.box(p[0, 0] - half, p[0, 1] - half, p[0, 0] + half, p[0, 1] + half))
            continue
        p = _reaching(p[np.append(True, np.abs(np.diff(p, axis=0)).max(axis=1) > 1e-6)], half, width)
        parts.append(shapely.LineString(p).buffer(half, cap_style="flat", join_style="round", quad_segs=8))
        parts += _sharp_corners(p, half)
    whole = shapely.union_all(parts) if parts else NOTHING
    if whole.is_empty:
        return whole
    top = 1.2 if base in "()" else _X * (1 - weight) + weight if base in "acegmnopqrsuvwxyz" else 1.0
    kept = shapely.intersection(whole, shapely.box(0.0, low, width, top))
    return kept if not accent else shapely.union(kept, _accent(accent, width, weight, 1.0 if base.isupper() else _X))


def _sharp_corners(p: NDArray[np.float64], half: float) -> list[Geometry]:
    """Pointed joints where a stroke turns at once; bends are many small turns, and where one overlaps another the line runs back."""
    ways = np.diff(p, axis=0)
    lengths = np.linalg.norm(ways, axis=1)
    cosines = (ways[1:] * ways[:-1]).sum(axis=1) / (lengths[1:] * lengths[:-1])
    out = []
    for k in np.flatnonzero((cosines < 0.9) & (cosines > -0.96)):
        a, b = (p[k + 1] + w / n * min(float(n), half) for w, n in ((-ways[k], lengths[k]), (ways[k + 1], lengths[k + 1])))
        out.append(shapely.LineString([a, p[k + 1], b]).buffer(half, cap_style="flat", join_style="mitre", mitre_limit=2.4))
    return out


def _reaching(p: NDArray[np.float64], half: float, width: float) -> NDArray[np.float64]:
    """A stroke whose ends are drawn out to the edge of the letter where they point at it from half a stroke's breadth away."""
    if np.array_equal(p[0], p[-1]):
        return p
    p = p.copy()
    for end, before in ((0, 1), (-1, -2)):
        way = p[end] - p[before]
        ahead = p[end] + way / max(float(np.linalg.norm(way)), 1e-9) * half
        if not (half - 0.02 < ahead[0] < width - half + 0.02 and half - 0.02 < ahead[1] < 1 - half + 0.02):
            p[end] = p[end] + 1.6 * (ahead - p[end])
    return p


def _accent(kind: str, width: float, weight: float, top: float) -> Geometry:
    m, y, w = width / 2, top + 0.2, 0.75 * weight
    if kind == "dots":
        return shapely.union_all([shapely.Point(m + d * width * 0.22, y - 0.03).buffer(0.6 * weight) for d in (-1, 1)])
    if kind == "ring":
        return shapely.Point(m, y).buffer(0.9 * weight).difference(shapely.Point(m, y).buffer(0.4 * weight))
    points = {
        "acute": ((m - 0.04, y - 0.08), (m + 0.12, y + 0.1)), "grave": ((m + 0.04, y - 0.08), (m - 0.12, y + 0.1)),
        "hat": ((m - 0.15, y - 0.08), (m, y + 0.08), (m + 0.15, y - 0.08)), "bar": ((m - 0.18, y), (m + 0.18, y)),
        "tail": ((m, -0.02), (m + 0.05, -0.14), (m - 0.08, -0.22)),
    }[kind]  # fmt: skip
    return shapely.LineString(points).buffer(w / 2, cap_style="flat")
