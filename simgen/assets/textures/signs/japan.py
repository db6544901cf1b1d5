"""Signs of Japan's Order on Road Signs, Road Lines and Road Surface Markings (1960; annexed tables 1 and 2), by their numbers.

Stop and slow are red-and-white triangles on their points, warnings are yellow diamonds of 0.45 m along a side,
    rules are discs of 0.60 m in red,
white and blue.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simgen.assets.textures.signs.grounds import mandatory, prohibition, slashed, waiting
from simgen.assets.textures.signs.marks import Drawn, Face, Mark, Picture, Shape, Words, bar, way
from simgen.assets.textures.signs.model import TRIANGLE, Sign
from simgen.assets.textures.signs.outlines import inset
from simgen.assets.textures.signs.shapes import disc, line, poly, rect, union
from simgen.assets.textures.signs.styles import BLACK, BLUE, WHITE, YELLOW
from simgen.assets.textures.signs.vienna_info import zebra_triangle
from simgen.assets.textures.signs.vienna_warning import circle_of_arrows
from simgen.assets.textures.strokes import TOMARE

_ROOT2 = float(np.sqrt(2))
_JOKOU = (
    (((0.3, 0.96), (0.08, 0.7)), ((0.34, 0.68), (0.06, 0.4)), ((0.22, 0.55), (0.22, 0.04)), ((0.66, 0.96), (0.4, 0.62)), ((0.66, 0.96),
        (0.96, 0.62)), ((0.5, 0.56), (0.84, 0.56)), ((0.42, 0.38), (0.94, 0.38)),
     ((0.67, 0.56), (0.67, 0.04)), ((0.54, 0.26), (0.44, 0.1)), ((0.8, 0.26), (0.92, 0.1))),
    (((0.3, 0.96), (0.08, 0.7)), ((0.34, 0.68), (0.06, 0.4)), ((0.22, 0.55), (0.22, 0.04)), ((0.48, 0.86), (0.9, 0.86)), ((0.42, 0.56),
        (0.96, 0.56)), ((0.74, 0.56), (0.74, 0.06), (0.6, 0.12))),
)  # fmt: skip


def _characters(strokes: tuple[tuple[tuple[tuple[float, float], ...], ...], ...], y: float, size: float, ink: str) -> Shape:
    parts = [
        line(0.11 * size, *[((x - 0.5) * size + (k - (len(strokes) - 1) / 2) * 1.12 * size, y + (v - 0.5) * size) for x, v in stroke],
            cap="square")
        for k, character in enumerate(strokes) for stroke in character
    ]  # fmt: skip
    return Shape(union(*parts), ink)


def _stop(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(0.05), WHITE)
    face.canvas.fill(inset(face.plate, 0.016, 0.04), face.style.red)


def _slow(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(0.05), WHITE)
    face.canvas.fill(inset(face.plate, 0.016, 0.04), face.style.red)
    face.canvas.fill(inset(face.plate, 0.07, 0.02), WHITE)


def _warning(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(0.1), YELLOW)
    face.canvas.fill(inset(face.plate, 0.025, 0.06), BLACK)
    face.canvas.fill(inset(face.plate, 0.055, 0.05), YELLOW)


def _blue(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(0.3), WHITE)
    face.canvas.fill(inset(face.plate, 0.02, 0.04), BLUE)


def _pentagon(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(0.3), WHITE)
    face.canvas.fill(inset(face.plate, 0.02, 0.03), BLUE)


def _route(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(0.3), WHITE)
    face.canvas.fill(inset(face.plate, 0.02, 0.08), BLUE)


def _no_entry(face: Face) -> None:
    face.canvas.fill(disc(0, 0, 0.52), WHITE)
    face.canvas.fill(disc(0, 0, 0.485), face.style.red)
    face.canvas.fill(rect(-0.36, -0.075, 0.36, 0.075), WHITE)


def _two_bars(face: Face) -> None:
    slashed(face)
    slashed(face, rising=True)


def _w(meaning: str, *marks: Mark) -> Sign:
    return Sign(meaning, "diamond", _warning, marks, (_ROOT2, _ROOT2), 0.45 * _ROOT2)


def _p(meaning: str, *marks: Mark, text: str = "", over: Callable[[Face], None] | None = None) -> Sign:
    return Sign(meaning, "disc", prohibition, marks, text=text, over=over)


def _e(meaning: str, *marks: Mark, size: tuple[float, float] = (1.0, 1.0), width_m: float = 0.6) -> Sign:
    return Sign(meaning, "rect", _blue, marks, size, width_m, ink=WHITE)


def _d(meaning: str, *marks: Mark) -> Sign:
    return Sign(meaning, "disc", mandatory, marks, ink=WHITE)


_BEND = ((0.1, -0.4), (0.1, -0.1), (0.06, 0.0), (-0.08, 0.1), (-0.12, 0.2), (-0.12, 0.4))
SIGNS: dict[str, Sign] = {
    "201": _w("crossroads", bar(0.14, (0, -0.42), (0, 0.42)), bar(0.14, (-0.42, 0), (0.42, 0))),
    "201b": _w("T-junction", bar(0.14, (0, -0.4), (0, 0.1)), bar(0.14, (-0.4, 0.1), (0.4, 0.1))),
    "201-2": _w("roundabout", Shape(circle_of_arrows(0.26, 0.09), handed=True)),
    "202": _w("bend to the right", way(0.12, (-0.18, -0.4), (-0.18, 0.0), (-0.12, 0.12), (0.2, 0.28), head=2.6)),
    "202L": _w("bend to the left", way(0.12, (0.18, -0.4), (0.18, 0.0), (0.12, 0.12), (-0.2, 0.28), head=2.6)),
    "204": _w("double bend", way(0.1, *_BEND, head=2.6)),
    "207": _w("level crossing", Picture("train", 0, -0.02, 0.68)),
    "208": _w("school or nursery", Picture("walker", -0.17, 0.0, 0.7), Picture("family", 0.23, -0.06, 0.5)),
    "208-2": _w("light signals", Shape(rect(-0.36, -0.15, 0.36, 0.15, 0.08)), *[Shape(disc(x, 0, 0.1), c) for x, c in ((-0.23, "signal"),
        (0, "amber"), (0.23, "red"))]),
    "209": _w("slippery road", Picture("car_skidding", 0, 0.0, 0.74)),
    "209-2": _w("falling rocks", Picture("falling_rocks", 0, 0, 0.68)),
    "211": _w("lane ends", bar(0.06, (-0.2, -0.36), (-0.2, 0.36)), bar(0.06, (0.22, -0.36), (0.22, -0.1), (0.02, 0.12), (0.02, 0.36)),
        bar(0.04, (-0.02, -0.34), (-0.02, -0.16))),
    "212": _w("road narrows", bar(0.07, (-0.26, -0.34), (-0.26, -0.14), (-0.1, 0.08), (-0.1, 0.36)), bar(0.07, (0.26, -0.34), (0.26,
        -0.14), (0.1, 0.08), (0.1, 0.36))),
    "212-2": _w("two-way traffic", way(0.09, (0.14, 0.34), (0.14, -0.36), head=2.6), way(0.09, (-0.14, -0.34), (-0.14, 0.36), head=2.6)),
    "213": _w("roadworks", Picture("digger", -0.03, 0, 0.7)),
    "214-2": _w("wild animals", Picture("deer", 0, -0.04, 0.62)),
    "215": _w("other danger", Shape(union(poly((-0.08, 0.42), (0.08, 0.42), (0.05, -0.14), (-0.05, -0.14)), disc(0, -0.3, 0.08)))),
    "301": _p("closed to all", over=slashed),
    "303": Sign("no entry for vehicles", "disc", _no_entry),
    "305": _p("no large goods vehicles", Picture("lorry", 0, 0, 0.46, "blue"), over=slashed),
    "309": _p("no cycles", Picture("bicycle", 0, 0, 0.54, "blue"), over=slashed),
    "311": _d("straight on or left", way(0.1, (0.06, -0.33), (0.06, 0.38)), way(0.1, (0.06, -0.33), (0.06, -0.05), (-0.3, -0.05))),
    "313": _p("no turning round", way(0.09, (0.13, -0.25), (0.13, 0.08), (0.08, 0.18), (-0.08, 0.18), (-0.13, 0.08), (-0.13, -0.2),
        ink="blue"), over=slashed),
    "314": _p("no overtaking by crossing the line", way(0.07, (-0.13, -0.28), (-0.13, 0.28), ink="blue"), way(0.07, (0.0, -0.28), (0.15,
        -0.05), (0.15, 0.28), ink="blue"), over=slashed),
    "315": Sign("no parking or stopping", "disc", waiting, over=_two_bars),
    "316": Sign("no parking", "disc", waiting, over=slashed),
    "321": _p("maximum height", Words(0, 0, 0.24, 0.6, ink="blue"), Shape(union(poly((-0.12, 0.36), (0.12, 0.36), (0, 0.2)), poly((-0.12,
        -0.36), (0.12, -0.36), (0, -0.2))), "blue"), text="3.3m"),
    "323": _p("speed limit", Words(0, 0, 0.38, 0.58, ink="blue"), text="40"),
    "325-2": _d("cycles only", Picture("bicycle", 0, 0.02, 0.62)),
    "325-3": _d("cycles and pedestrians only", Picture("family", -0.04, 0.16, 0.44), Picture("bicycle", 0, -0.22, 0.38)),
    "325-4": _d("pedestrians only", Picture("family", 0, 0, 0.66)),
    "326": _e("one-way street", Shape(union(rect(-1.2, -0.17, 0.6, 0.17), poly((0.5, 0.4), (1.3, 0), (0.5, -0.4)))), size=(2.8, 1.0),
        width_m=0.7),
    "327-4": _d("roundabout", Shape(circle_of_arrows(0.27, 0.1), handed=True)),
    "329": Sign("go slowly", "triangle_down", _slow, (_characters(_JOKOU, 0.16, 0.22, "blue"),), TRIANGLE, 0.8, "徐行"),
    "330": Sign("stop", "triangle_down", _stop, (_characters(TOMARE, 0.21, 0.21, "white"), Words(0, -0.02, 0.1, 0.36, words="STOP",
        ink="white")), TRIANGLE, 0.8, "止まれ STOP"),
    "403": _e("parking", Words(0, 0, 0.64, 0.7, words="P")),
    "405": _e("priority road", way(0.16, (0, -0.4), (0, 0.42), head=2.6), bar(0.07, (-0.36, -0.05), (0.36, -0.05))),
    "407": Sign("pedestrian crossing", "house", _pentagon, (Drawn(zebra_triangle),), (1.0, 1.0), 0.7, ink=WHITE),
    "407-2": _e("bicycle crossing", Picture("bicycle", 0, 0.1, 0.62), Picture("zebra", 0, -0.34, 0.7)),
    "118": Sign("national route", "triangle_down", _route, (Words(0, 0.1, 0.24, 0.5),), (1.0, 0.92), 0.5, "246", WHITE),
    "108": Sign("directions", "rect", _blue, (way(0.14, (0, -0.4), (0, 0.26)), way(0.12, (0, -0.1), (0.7, -0.1)), way(0.12, (0, -0.1),
        (-0.7, -0.1)), Words(0.8, 0.14, 0.15, 0.7, words="Ueno"), Words(-0.8, 0.14, 0.15, 0.7, words="Ginza"), Words(0, 0.38, 0.15, 1.2)),
        (2.4, 1.0), 2.0, "Nikko", WHITE),
    "501": Sign("distance to", "rect", lambda face: face.canvas.fill(rect(-2, -2, 2, 2), WHITE), (Words(0, 0, 0.44, 1.7),), (2.0, 1.0),
        0.5, "100m"),
}  # fmt: skip

