"""Letters as strokes: a plain sans serif drawn from lines and rounded corners, for number plates and lettering on vehicles.

A letter stands in a box of 1 x 1 with (0, 0) at its lower left. Each stroke is a line of points (x, y) or (x, y, r): the line turns round
that point within r of it. A stroke whose last point is its first is a loop.
"""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

Canvas = NDArray[np.float32]
Points = tuple[tuple[float, ...], ...]

_R, _B = 0.5, 0.27
_O: Points = ((0.5, 0), (0, 0, _R), (0, 1, _R), (1, 1, _R), (1, 0, _R), (0.5, 0))
_STROKES: dict[str, tuple[Points, ...]] = {
    "A": (((0, 0), (0.5, 1), (1, 0)), ((0.17, 0.31), (0.83, 0.31))),
    "B": (((0, 0), (0, 1), (0.93, 1, _B), (0.93, 0.53, _B), (0, 0.53)), ((0.6, 0.53), (1, 0.53, _B), (1, 0, _B), (0, 0))),
    "C": (((1, 0.74), (1, 1, _R), (0, 1, _R), (0, 0, _R), (1, 0, _R), (1, 0.26)),),
    "D": (((0, 0), (0, 1), (1, 1, _R), (1, 0, _R), (0, 0)),),
    "E": (((1, 0), (0, 0), (0, 1), (1, 1)), ((0, 0.52), (0.85, 0.52))),
    "F": (((0, 0), (0, 1), (1, 1)), ((0, 0.5), (0.85, 0.5))),
    "G": (((1, 0.76), (1, 1, _R), (0, 1, _R), (0, 0, _R), (1, 0, _R), (1, 0.46), (0.56, 0.46)),),
    "H": (((0, 0), (0, 1)), ((1, 0), (1, 1)), ((0, 0.5), (1, 0.5))),
    "I": (((0.5, 0), (0.5, 1)),),
    "J": (((0, 0.27), (0, 0, 0.42), (0.9, 0, 0.42), (0.9, 1)),),
    "K": (((0, 0), (0, 1)), ((0.97, 1), (0.02, 0.4)), ((0.36, 0.6), (1, 0))),
    "L": (((0, 1), (0, 0), (1, 0)),),
    "M": (((0, 0), (0, 1), (0.5, 0.35), (1, 1), (1, 0)),),
    "N": (((0, 0), (0, 1), (1, 0), (1, 1)),),
    "O": (_O,),
    "P": (((0, 0), (0, 1), (1, 1, 0.3), (1, 0.44, 0.3), (0, 0.44)),),
    "Q": (_O, ((0.58, 0.26), (1.02, -0.06))),
    "R": (((0, 0), (0, 1), (1, 1, 0.3), (1, 0.46, 0.3), (0, 0.46)), ((0.5, 0.46), (1, 0))),
    "S": (((0.97, 0.77), (0.97, 1, 0.42), (0.03, 1, 0.42), (0.03, 0.53, 0.3), (1, 0.5, 0.3), (1, 0, 0.42), (0, 0, 0.42), (0, 0.25)),),
    "T": (((0.5, 0), (0.5, 1)), ((0, 1), (1, 1))),
    "U": (((0, 1), (0, 0, _R), (1, 0, _R), (1, 1)),),
    "V": (((0, 1), (0.5, 0), (1, 1)),),
    "W": (((0, 1), (0.22, 0), (0.5, 0.8), (0.78, 0), (1, 1)),),
    "X": (((0, 0), (1, 1)), ((0, 1), (1, 0))),
    "Y": (((0.5, 0), (0.5, 0.45), (0, 1)), ((0.5, 0.45), (1, 1))),
    "Z": (((0, 1), (1, 1), (0, 0), (1, 0)),),
    "0": (_O,),
    "1": (((0.12, 0.72), (0.55, 1), (0.55, 0)),),
    "2": (((0.02, 0.72), (0.02, 1, _R), (0.98, 1, _R), (0.98, 0.58, 0.3), (0, 0), (1, 0)),),
    "3": (((0.04, 1), (0.94, 1), (0.46, 0.59), (1, 0.59, 0.36), (1, 0, _R), (0, 0, _R), (0, 0.22)),),
    "4": (((0.72, 0), (0.72, 0.5)), ((0.5, 1), (0, 0.24), (1, 0.24))),
    "5": (((0.92, 1), (0.1, 1), (0.04, 0.52), (0.3, 0.62, 0.2), (1, 0.62, 0.34), (1, 0, _R), (0, 0, _R), (0, 0.2)),),
    "6": (((0.78, 1), (0.0, 0.5, 0.3), (0, 0, _R), (1, 0, _R), (1, 0.6, 0.42), (0.14, 0.6, 0.2), (0.02, 0.36)),),
    "7": (((0, 1), (1, 1), (0.34, 0)),),
    "8": (
        ((0.5, 0.53), (0.06, 0.53, _B), (0.06, 1, 0.36), (0.94, 1, 0.36), (0.94, 0.53, _B), (0.5, 0.53)),
        ((0.5, 0.53), (0, 0.53, 0.3), (0, 0, 0.4), (1, 0, 0.4), (1, 0.53, 0.3), (0.5, 0.53)),
    ),
    "9": (((0.22, 0), (1, 0.5, 0.3), (1, 1, _R), (0, 1, _R), (0, 0.4, 0.42), (0.86, 0.4, 0.2), (0.98, 0.64)),),
    "-": (((0.12, 0.47), (0.88, 0.47)),),
    ".": (((0.5, 0.0), (0.5, 0.02)),),
    ":": (((0.5, 0.2), (0.5, 0.22)), ((0.5, 0.7), (0.5, 0.72))),
    "/": (((0, 0), (1, 1)),),
    "+": (((0.1, 0.47), (0.9, 0.47)), ((0.5, 0.1), (0.5, 0.84))),
    "&": (((1, 0), (0.2, 0.72), (0.2, 1, 0.26), (0.74, 1, 0.26), (0.74, 0.66, 0.2), (0, 0.36, 0.22), (0, 0, 0.34), (0.8, 0, 0.3),
           (1, 0.4)),),
    "'": (((0.5, 1), (0.5, 0.8)),),
    ",": (((0.6, 0.04), (0.4, -0.1)),),
    "!": (((0.5, 1), (0.5, 0.3)), ((0.5, 0.0), (0.5, 0.02))),
    "(": (((0.8, 1.04), (0.2, 0.5, 0.55), (0.8, -0.04)),),
    ")": (((0.2, 1.04), (0.8, 0.5, 0.55), (0.2, -0.04)),),
    "%": (((0.96, 1), (0.04, 0)), ((0.2, 0.6), (0, 0.6, 0.2), (0, 1, 0.2), (0.4, 1, 0.2), (0.4, 0.6, 0.2), (0.2, 0.6)),
          ((0.8, 0), (0.6, 0, 0.2), (0.6, 0.4, 0.2), (1, 0.4, 0.2), (1, 0, 0.2), (0.8, 0))),
}  # fmt: skip
# "tomare", stop: strokes of the three characters in boxes of 1 x 1.
TOMARE = (
    (((0.5, 0.95), (0.5, 0.08)), ((0.5, 0.55), (0.85, 0.55)), ((0.2, 0.6), (0.2, 0.08)), ((0.04, 0.06), (0.96, 0.06))),
    (((0.12, 0.78), (0.88, 0.78)), ((0.16, 0.54), (0.84, 0.54)), ((0.52, 0.96), (0.52, 0.2), (0.42, 0.06), (0.2, 0.06), (0.16, 0.2), (0.3,
        0.28), (0.54, 0.24), (0.86, 0.08))),
    (((0.28, 0.96), (0.28, 0.04)), ((0.06, 0.72), (0.42, 0.74), (0.08, 0.26)), ((0.28, 0.5), (0.52, 0.74), (0.66, 0.68), (0.66, 0.2),
        (0.78, 0.08), (0.96, 0.24))),
)  # fmt: skip
_NARROW = {
    "I": 0.32, "1": 0.72, ".": 0.25, ":": 0.25, "'": 0.25, ",": 0.25, "!": 0.3, "(": 0.42, ")": 0.42, "%": 1.2, " ": 0.55, "-": 0.7,
    "M": 1.18, "W": 1.3, "J": 0.85, "L": 0.9, "E": 0.92,
}  # fmt: skip


def text_width(text: str, height: float, width: float, gap: float, *, fixed: bool = False) -> float:
    """Width in px of a line of letters whose boxes are `width` x `height`, `gap` apart. fixed : every letter is equally wide."""
    return sum(advance(c, width, fixed) for c in text) + gap * max(len(text) - 1, 0)


def draw_text(
    canvas: Canvas, text: str, x: float, y: float, *, height: float, width: float, weight: float, gap: float, slant: float = 0.0,
    fixed: bool = False,
) -> None:  # fmt: skip
    """Letters onto a (rows, columns) canvas of coverage 0..1, in px: x, y of the first one's lower left corner (rows count downwards).

    height, width : of a letter's outline. weight : breadth of its strokes, which lie inside it. gap : between letters. slant : shift of the
    top to the right, in heights. Characters that there is no letter for are left out.
    """
    half = weight / 2
    for char in text:
        wide = advance(char, width, fixed)
        own = wide if char not in "I1.:'" or not fixed else width * _NARROW.get(char, 1.0)
        left = x + (wide - own) / 2
        for stroke in curves(char.upper()):
            u, v = stroke[:, 0], stroke[:, 1]
            px = left + half + u * (own - weight) + slant * height * v
            py = y - half - v * (height - weight)
            points = np.round(np.stack([px, py], axis=1) * 16).astype(np.int32)
            cv2.polylines(canvas, [points], False, 1.0, max(1, round(weight)), cv2.LINE_AA, 4)
        x += wide + gap


def advance(char: str, width: float, fixed: bool) -> float:
    """Width of a letter, `width` being that of an ordinary one."""
    return width if fixed and char != " " else width * _NARROW.get(char.upper(), 1.0)


@cache
def curves(char: str) -> tuple[NDArray[np.float64], ...]:
    """A letter's strokes as (N, 2) lines in its box of 1 x 1; none for a character that there is no letter for."""
    return tuple(rounded(stroke) for stroke in _STROKES.get(char, ()))


def rounded(points: Points) -> NDArray[np.float64]:
    """(N, 2) line with its corners turned into quadratic curves."""
    p = np.array([q[:2] for q in points], float)
    out = [p[:1]]
    t = np.linspace(0, 1, 9)[:, None]
    for i in range(1, len(points) - 1):
        r = points[i][2] if len(points[i]) > 2 else 0.0
        if r == 0.0:
            out.append(p[i : i + 1])
            continue
        before, after = (p[i] + (q - p[i]) * min(1.0, r / max(float(np.linalg.norm(q - p[i])), 1e-9)) for q in (p[i - 1], p[i + 1]))
        # Between a quadratic curve and its corner: rounder, as drawn letters are.
        corner = p[i] + 0.12 * (p[i] - 0.5 * (before + after))
        out.append((1 - t) ** 2 * before + 2 * t * (1 - t) * corner + t * t * after)
    return np.concatenate([*out, p[-1:]])
