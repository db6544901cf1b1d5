"""Signs of the Manual on Uniform Traffic Control Devices (MUTCD 2009 and 2023, United States), after Standard Highway Signs (FHWA, 2004).

Units are inches: sizes are those of conventional roads with one lane (MUTCD 2009, tables 2B-1, 2C-2 and 7B-1). Margins,
    borders and letters of the
common signs are Standard Highway Signs' (`MEASURES`); others keep the proportions of their kind.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from shapely import Geometry

from simgen.assets.textures.signs.canvas import RGB8
from simgen.assets.textures.signs.lettering import text as lettered
from simgen.assets.textures.signs.marks import Drawn, Face, Mark, Picture, Shape, Words, bar, way
from simgen.assets.textures.signs.model import Sign
from simgen.assets.textures.signs.outlines import inset, outline
from simgen.assets.textures.signs.shapes import Point, arc_points, at, disc, line, poly, rect, ring, union
from simgen.assets.textures.signs.styles import BLACK, BLUE, FLUORESCENT, GREEN, ORANGE, RED, WHITE, YELLOW
from simgen.assets.textures.signs.vienna_warning import circle_of_arrows

INCH = 0.0254
Ground = Callable[[Face], None]
# Standard Highway Signs, inches. R1-1 30 in: border 0.75, letters 10. R2-1 24 x 30 in: margin 0.375, border 0.625, words 4, figures 10.
# W1-1 30 in: margin 0.5, border 0.75.
MEASURES = {"R1-1.border": 0.75, "R1-1.letters": 10.0, "R2-1.margin": 0.375, "R2-1.border": 0.625, "R2-1.words": 4.0, "R2-1.figures": 10.0,
            "W1-1.margin": 0.5, "W1-1.border": 0.75}  # fmt: skip


def bordered(ground: RGB8, ink: RGB8, margin: float, border: float) -> Ground:
    """A ground with a line of so many inches, so far from the edge."""

    def paint(face: Face) -> None:
        face.canvas.fill(face.plate.buffer(3), ground)
        r = 0.05 * min(face.size)
        face.canvas.fill(inset(face.plate, margin, 0.8 * r), ink)
        face.canvas.fill(inset(face.plate, margin + border, 0.6 * r), ground)

    return paint


_REGULATORY = bordered(WHITE, BLACK, MEASURES["R2-1.margin"], MEASURES["R2-1.border"])
_RED_ON_WHITE = bordered(WHITE, RED, 0.375, 0.375)
_DIAMOND = bordered(YELLOW, BLACK, MEASURES["W1-1.margin"], MEASURES["W1-1.border"])
_ORANGE = bordered(ORANGE, BLACK, 0.5, 0.75)
_LIME = bordered(FLUORESCENT, BLACK, 0.5, 0.75)


def _r(meaning: str, size: tuple[float, float], *marks: Mark, ground: Ground = _REGULATORY, text: str = "", ink: RGB8 = BLACK,
    shape: str = "rect") -> Sign:
    return Sign(meaning, shape, ground, marks, size, size[0] * INCH, text, ink)


def _w(meaning: str, *marks: Mark, ground: Ground = _DIAMOND, text: str = "") -> Sign:
    """A diamond of 30 in along its sides."""
    d = 30 * float(np.sqrt(2))
    return Sign(meaning, "diamond", ground, marks, (d, d), d * INCH, text)


def _symbol(meaning: str, name: str, size: float, y: float = 0.0, ground: Ground = _DIAMOND) -> Sign:
    return _w(meaning, Picture(name, 0, y, size), ground=ground)


def _lines(*rows: str, height: float, pitch: float, y: float = 0.0, most: float = 20.0, ink: str = "ink") -> tuple[Mark, ...]:
    """Rows of text about y."""
    return tuple(Words(0, y + ((len(rows) - 1) / 2 - k) * pitch, height, most, words=row, ink=ink) for k, row in enumerate(rows))


def _worded(meaning: str, *rows: str, height: float = 5.0, ground: Ground = _DIAMOND) -> Sign:
    """A diamond of words: the middle rows may be longer."""
    half = (len(rows) - 1) / 2
    return _w(meaning, *[Words(0, (half - k) * 1.35 * height, height, 33.0 - 2.4 * abs(half - k) * height, words=row) for k,
        row in enumerate(rows)], ground=ground)


def _stop(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(1), WHITE)
    face.canvas.fill(inset(face.plate, MEASURES["R1-1.border"]), face.style.red)


def _yield(face: Face) -> None:
    """R1-2, 36 in: a red band within a thin white edge round a white triangle."""
    face.canvas.fill(face.plate.buffer(1), WHITE)
    face.canvas.fill(inset(face.plate, 0.6, 1.0), face.style.red)
    face.canvas.fill(inset(face.plate, 5.6, 0.4), WHITE)


def _do_not_enter(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(3), WHITE)
    face.canvas.fill(disc(0, 0, 14.5), face.style.red)
    face.canvas.fill(rect(-12, -2.5, 12, 2.5), WHITE)


def _filled(color: RGB8) -> Ground:
    return lambda face: face.canvas.fill(face.plate.buffer(3), color)


def _no(size: float, y: float = 0.0) -> Mark:
    """The red circle with its bar from the upper left."""

    def draw(face: Face) -> None:
        c = 0.46 * size
        face.fill(at(union(ring(0, 0, size, 0.2 * size), line(0.2 * size, (-1.4 * c, 1.4 * c), (1.4 * c, -1.4 * c), cap="flat")), 0, y),
            "red")

    return Drawn(draw)


def _turn(left: bool, u: bool = False) -> Shape:
    k = 1 if left else -1
    if u:
        return way(2.4, (4, -7), *arc_points(0, 2.5, 4, 0, 180), (-4, -6), head=2.6)
    return way(2.6, (3 * k, -8), (3 * k, 2), (2 * k, 4), (-7 * k, 4), head=2.8)


def _curve(k: int, sharp: bool) -> Shape:
    if sharp:
        return way(4.0, (-5.5 * k, -11), (-5.5 * k, 3.5), (-4.8 * k, 4.6), (-3.4 * k, 5), (9 * k, 5), head=2.8)
    a = [(-5 * k + k * (11 - 11 * float(np.cos(t))), -4 + 11 * float(np.sin(t))) for t in np.linspace(0, 0.75, 10)]
    return way(4.0, (-5 * k, -13), *a, (a[-1][0] + 4.5 * k, a[-1][1] + 4.9), head=2.8)


def _reverse(k: int, sharp: bool) -> Shape:
    if sharp:
        return way(3.8, (-5 * k, -13), (-5 * k, -3), (5 * k, -3), (5 * k, 12), head=2.8)
    return way(3.8, (-4 * k, -13), (-4 * k, -7), (-3 * k, -4), (3 * k, 1), (4 * k, 4), (4 * k, 12), head=2.8)


_WINDING: tuple[Point, ...] = ((-3, -14), (-3, -11), (-2, -9), (3, -5.5), (3.5, -3.5), (2.5, -1.5), (-2.5, 1.5), (-3, 3.5), (-2, 5.5), (1,
    7.5), (2, 9), (2, 13))


def _lanes(*paths: tuple[Point, ...], width: float) -> Geometry:
    return union(*[line(width, *p, cap="flat", join="mitre") for p in paths])


def _signal(face: Face) -> None:
    face.fill(rect(-4.4, -11.5, 4.4, 11.5, 1.5), "black")
    for y, color in ((7, "red"), (0, "amber"), (-7, "signal")):
        face.fill(disc(0, y, 2.9), color)


def _ahead(face: Face, stop: bool) -> None:
    face.fill(poly((-1.6, 3), (1.6, 3), (1.6, 9), (4, 9), (0, 14), (-4, 9), (-1.6, 9)), "black")
    if stop:
        face.fill(at(disc_eight(), 0, -5.5, 9), "red")
        Words(0, -5.5, 5.0, 14, words="STOP", ink="white").draw(face)
        return
    face.fill(poly((-9.5, 1.5), (9.5, 1.5), (0, -15)), "red")
    face.fill(poly((-5.2, -1.1), (5.2, -1.1), (0, -10)), "white")


def disc_eight() -> Geometry:
    """A regular octagon that is 2 across."""
    a = np.radians(22.5 + 45 * np.arange(8))
    return poly(*[(float(np.cos(t) / np.cos(np.pi / 8)), float(np.sin(t) / np.cos(np.pi / 8))) for t in a])


def _crossbuck(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(3), WHITE)
    turn = float(np.degrees(np.arctan2(face.size[1], face.size[0])))
    for k, (first, second) in ((1, ("RAIL", "ROAD")), (-1, ("CROSS", "ING"))):
        for x, words in ((-0.27, first), (0.27, second)):
            size = float(np.hypot(*face.size))
            face.canvas.fill(at(lettered(words, x * size, 0, 0.075 * size, face.style.font, most=0.28 * size), turn=k * turn), BLACK)


def _railroad(face: Face) -> None:
    face.canvas.fill(disc(0, 0, 19), YELLOW)
    face.canvas.fill(ring(0, 0, 17.5, 0.8), BLACK)
    face.canvas.fill(union(*[line(2.6, (-12, -12 * k), (12, 12 * k)) for k in (1, -1)]).intersection(disc(0, 0, 17.2)), BLACK)


def _interstate(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(3), WHITE)
    face.canvas.fill(inset(face.plate, 0.7), BLUE)
    face.canvas.fill(inset(face.plate, 0.7).intersection(rect(-15, 5.2, 15, 15)), RED)
    face.canvas.fill(inset(face.plate, 0.5).intersection(rect(-15, 4.6, 15, 5.4)), WHITE)
    Words(0, 7.2, 2.0, 17, words="INTERSTATE", ink="white").draw(face)
    Words(0, -2, 9, 18, ink="white").draw(face)


def _us_route(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(3), BLACK)
    face.canvas.fill(inset(at(_shield(), size=0.94), 0), WHITE)


def _shield() -> Geometry:
    return outline("shield", 23, 24)


_NO_PARKING = (Words(0, 6.0, 2.2, 9.5, words="NO", ink="red"), Words(0, 2.6, 2.2, 9.8, words="PARKING", ink="red"), Words(0, -0.8, 2.2,
    9.5, words="ANY", ink="red"),
               Words(0, -4.0, 2.2, 9.5, words="TIME", ink="red"), way(0.9, (-4, -7), (4, -7), ink="red", head=2.6), way(0.9, (4, -7), (-4,
                   -7), ink="red", head=2.6))  # fmt: skip
_GREEN_PANEL, _BLUE_PANEL = bordered(GREEN, WHITE, 0.3, 0.5), bordered(BLUE, WHITE, 0.3, 0.5)


def _service(meaning: str, name: str, size: float) -> Sign:
    return _r(meaning, (24, 24), Picture(name, 0, 0, size), ground=_BLUE_PANEL, ink=WHITE)


SIGNS: dict[str, Sign] = {
    "R1-1": Sign("stop", "octagon", _stop, (Words(0, 0, MEASURES["R1-1.letters"], 24.5),), (30, 30), 30 * INCH, "STOP", WHITE),
    "R1-2": Sign("yield", "triangle_down", _yield, (Words(0, 7.0, 3.0, 12, words="YIELD", ink="red"),), (36, 36 * float(np.sqrt(3)) / 2),
        36 * INCH, "YIELD"),
    "R1-3P": _r("all way", (18, 6), Words(0, 0, 2.5, 15, words="ALL WAY", ink="white"), ground=bordered(RED, WHITE, 0.25, 0.375)),
    "R2-1": _r("speed limit", (24, 30), *_lines("SPEED", "LIMIT", height=4, pitch=5.8, y=8.0), Words(0, -6.5, 10, 20), text="35"),
    "R3-1": _r("no right turn", (24, 24), _turn(False), _no(10.3)),
    "R3-2": _r("no left turn", (24, 24), _turn(True), _no(10.3)),
    "R3-4": _r("no U-turn", (24, 24), _turn(True, u=True), _no(10.3)),
    "R3-5L": _r("left turn only lane", (30, 36), way(3.6, (4, -6), (4, 5), (3, 8), (-9, 8), head=2.8), Words(0, -12, 5, 24, words="ONLY")),
    "R3-7R": _r("right lane must turn right", (30, 30), *_lines("RIGHT LANE", "MUST", "TURN RIGHT", height=4.6, pitch=7.6, most=26)),
    "R4-1": _r("do not pass", (24, 30), *_lines("DO", "NOT", "PASS", height=5, pitch=7.8, most=19)),
    "R4-7": _r("keep right", (24, 30), Shape(rect(-6, -11, -2, 6, 2)), way(2.6, (-4, 12), (-4, 10), (4, 2), (4, -11), head=2.8)),
    "R5-1": Sign("do not enter", "rect", _do_not_enter, (Words(0, 7.2, 4, 16, words="DO NOT", ink="white"), Words(0, -7.2, 4, 15,
        words="ENTER", ink="white")), (30, 30), 30 * INCH),
    "R5-1a": _r("wrong way", (36, 24), *_lines("WRONG", "WAY", height=6, pitch=9, most=30, ink="white"), ground=bordered(RED, WHITE, 0.375,
        0.625)),
    "R5-2": _r("no trucks", (24, 24), Picture("lorry", 0, 0, 12.5), _no(10.3)),
    "R5-6": _r("no bicycles", (24, 24), Picture("bicycle", 0, 0.5, 14), _no(10.3)),
    "R9-3": _r("no pedestrians", (18, 18), Picture("walker", 0, 0, 12.5), _no(7.8)),
    "R6-1": _r("one way to the right", (36, 12), Shape(poly((-16.5, -2.8), (8.5, -2.8), (8.5, -4.6), (16.8, 0), (8.5, 4.6), (8.5, 2.8),
        (-16.5, 2.8)), "white"), Words(-3.2, 0, 3.4, 22, words="ONE WAY", ink="black"), ground=_filled(BLACK)),
    "R6-1L": _r("one way to the left", (36, 12), Shape(poly((16.5, -2.8), (-8.5, -2.8), (-8.5, -4.6), (-16.8, 0), (-8.5, 4.6), (-8.5, 2.8),
        (16.5, 2.8)), "white"), Words(3.2, 0, 3.4, 22, words="ONE WAY", ink="black"), ground=_filled(BLACK)),
    "R6-2R": _r("one way to the right", (24, 30), Words(0, 9, 5, 19, words="ONE"), Words(0, 1.8, 5, 19, words="WAY"), way(3.0, (-9, -8),
        (9, -8), head=2.8)),
    "R7-1": _r("no parking any time", (12, 18), *_NO_PARKING, ground=_RED_ON_WHITE),
    "R7-8": _r("reserved parking", (12, 18), Words(0, 6.4, 1.7, 9.5, words="RESERVED", ink="signal"), Words(0, 3.8, 1.7, 9.5,
        words="PARKING", ink="signal"), Shape(rect(-3.8, -5.4, 3.8, 2.2, 0.4), "blue"), Picture("wheelchair", 0, -1.6, 6.6, "white"),
               way(0.8, (-4, -7.2), (4, -7.2), ink="signal", head=2.6), ground=bordered(WHITE, GREEN, 0.375, 0.375)),
    "R7-107": _r("bus stop, no parking", (12, 18), Words(0, 6.6, 1.7, 9.5, words="NO PARKING", ink="red"), Picture("bus", 0, 1.6, 7.2,
        "blue"), Words(0, -3.0, 1.7, 9.5, words="BUS STOP", ink="red"), way(0.8, (-4, -6.4), (4, -6.4), ink="red", head=2.6),
        ground=_RED_ON_WHITE),
    "R8-3": _r("no parking", (24, 24), Words(0, 0, 13, 12, words="P"), _no(10.3)),
    "R10-6": _r("stop here on red", (24, 36), *_lines("STOP", "HERE ON", "RED", height=5, pitch=7.4, y=6.5, most=20), way(2.4, (6, -8),
        (-2, -14), head=3)),
    "R10-11": _r("no turn on red", (24, 30), *_lines("NO", "TURN", "ON RED", height=5, pitch=7.8, most=20)),
    "R10-12": _r("left turn yield on green", (24, 30), *_lines("LEFT TURN", "YIELD", "ON GREEN", height=3.6, pitch=5.4, y=6, most=20),
        Shape(disc(0, -8.5, 4.2), "signal")),
    "R12-1": _r("weight limit", (24, 30), *_lines("WEIGHT", "LIMIT", height=4, pitch=5.8, y=8.0), Words(0, -3, 6, 20), Words(0, -10.5, 4,
        18, words="TONS"), text="10"),
    "R15-1": Sign("railroad crossing", "crossbuck", _crossbuck, (), (48, 40), 48 * INCH),
    "R1-5": _r("yield here to pedestrians", (24, 24), Shape(poly((-10, 9.5), (2, 9.5), (-4, -1), ), "red"), Shape(poly((-6.4, 7.4), (-1.6,
        7.4), (-4, 3.2)), "white"), Picture("walker", 6, 4, 12), Words(0, -5.0, 2.8, 12, words="HERE"), way(1.8, (6, -6.8), (-6, -10.2),
        head=3)),
    "W1-1L": _w("turn to the left", _curve(-1, True)), "W1-1R": _w("turn to the right", _curve(1, True)),
    "W1-2L": _w("curve to the left", _curve(-1, False)), "W1-2R": _w("curve to the right", _curve(1, False)),
    "W1-3": _w("reverse turn", _reverse(1, True)), "W1-4": _w("reverse curve", _reverse(1, False)),
    "W1-5": _w("winding road", way(3.4, *_WINDING, head=2.8)),
    "W1-6": _r("large arrow", (48, 24), way(5.5, (-18, 0), (19, 0), head=2.9), ground=_DIAMOND),
    "W1-7": _r("arrows both ways", (48, 24), way(5.5, (0, 0), (19, 0), head=2.9), way(5.5, (0, 0), (-19, 0), head=2.9), ground=_DIAMOND),
    "W1-8": _r("chevron", (18, 24), Shape(poly((-6.5, 10.5), (0.5, 10.5), (7.2, 0), (0.5, -10.5), (-6.5, -10.5), (0.2, 0))),
        ground=_filled(YELLOW)),
    "W2-1": _w("crossroad", Shape(_lanes(((0, -12), (0, 12)), ((-12, 0), (12, 0)), width=4.6))),
    "W2-2": _w("side road", Shape(_lanes(((0, -13), (0, 13)), width=4.6)), Shape(_lanes(((0, 0), (12, 0)), width=4.0))),
    "W2-4": _w("T-junction", Shape(_lanes(((0, -13), (0, 4)), ((-12, 4), (12, 4)), width=4.6))),
    "W2-5": _w("Y-junction", Shape(_lanes(((0, -13), (0, -1)), ((0, -2.6), (10, 9)), ((0, -2.6), (-10, 9)), width=4.4))),
    "W2-6": _w("circular junction", Shape(circle_of_arrows(9.0, 3.0))),
    "W3-1": _w("stop ahead", Drawn(lambda face: _ahead(face, True))), "W3-2": _w("yield ahead", Drawn(lambda face: _ahead(face, False))),
    "W3-3": _w("signal ahead", Drawn(_signal)),
    "W4-1": _w("merge", way(3.6, (-2.5, -13), (-2.5, 13), head=2.8), bar(3.2, (7, -12), (7, -6), (-1, 2))),
    "W4-2": _w("lane ends", Shape(union(_lanes(((-7, -11), (-7, 11)), ((7, -11), (7, -3), (2, 5), (2, 11)), width=2.0), rect(-1, -11, 0.4,
        -7), rect(-1, -4, 0.4, 0), rect(-3.6, 3, -2.2, 8)))),
    "W5-1": _worded("road narrows", "ROAD", "NARROWS", height=5),
    "W6-3": _w("two-way traffic", way(3.0, (-4.6, 11), (-4.6, -11), head=2.8), way(3.0, (4.6, -11), (4.6, 11), head=2.8)),
    "W7-1": _w("hill", Shape(poly((-14, -3), (13, -12), (-14, -12)).intersection(disc(0, 0, 17))), Picture("lorry", 0, 0.2, 16, turn=-18)),
    "W8-1": _worded("bump", "BUMP", height=7), "W8-2": _worded("dip", "DIP", height=7), "W8-3": _worded("pavement ends", "PAVEMENT",
        "ENDS", height=5),
    "W8-5": _symbol("slippery when wet", "car_skidding", 22), "W10-1": Sign("railroad advance warning", "disc", _railroad, (Words(-9.5, 0,
        8, 8, words="R"), Words(9.5, 0, 8, 8, words="R")), (36, 36), 36 * INCH),
    "W11-1": _symbol("bicycles", "bicycle", 20), "W11-2": _symbol("pedestrians", "walker", 24), "W11-3": _symbol("deer", "deer", 19, -1),
        "W11-4": _symbol("cattle", "cow", 20),
    "W11-5": _symbol("farm machinery", "tractor", 20), "W11-7": _symbol("equestrians", "rider", 20), "W11-10": _symbol("trucks", "lorry",
        17),
    "W12-1": _w("double arrow: pass either side", bar(3.0, (0, 10), (0, 2)), way(3.0, (0, 3), (-8, -9), head=2.8), way(3.0, (0, 3), (8,
        -9), head=2.8)),
    "W12-2": _w("low clearance", Words(0, 0, 6, 22), Shape(poly((-3.5, 12), (3.5, 12), (0, 6.5))), Shape(poly((-3.5, -12), (3.5, -12), (0,
        -6.5))), text="12-6"),
    "W13-1P": _r("advisory speed", (18, 18), Words(0, 2.5, 8, 14), Words(0, -5.6, 3, 12, words="MPH"), ground=_DIAMOND, text="25"),
    "W14-1": _worded("dead end", "DEAD", "END", height=6), "W14-2": _worded("no outlet", "NO", "OUTLET", height=6),
    "W14-3": Sign("no passing zone", "pennant", _DIAMOND, tuple(Words(-9, (1 - k) * 6, 4, 20, words=s) for k, s in enumerate(("NO",
        "PASSING", "ZONE"))), (48, 36), 40 * INCH),
    "W15-1": _w("playground", Picture("runner", -4, 0, 16), Shape(disc(8, -6, 2.6)), Picture("runner", 6, 3, 9)),
    "W16-7P": _r("here", (24, 12), way(2.6, (7, 4), (-7, -3.4), head=2.8), ground=_DIAMOND),
    "S1-1": Sign("school", "house", _LIME, (Picture("walker", -4.6, -2, 21), Picture("standing", 6.0, -4.5, 16)), (30, 30), 30 * INCH),
    "S4-3P": _r("school", (24, 8), Words(0, 0, 4, 20, words="SCHOOL"), ground=_LIME),
    "S5-1": _r("school speed limit", (24, 48), Shape(rect(-12, 12, 12, 24), "lime"), Words(0, 18, 4, 20, words="SCHOOL"), *_lines("SPEED",
        "LIMIT", height=4, pitch=5.6, y=5.0), Words(0, -7, 9, 18), *_lines("WHEN", "FLASHING", height=2.4, pitch=3.8, y=-18), text="20"),
    "W20-1": _worded("road work ahead", "ROAD", "WORK", "AHEAD", height=5, ground=_ORANGE), "W20-7": _w("flagger", Picture("standing", 2,
        -1, 20), bar(1.4, (-1.5, 3), (-8, 2)), bar(0.9, (-8, -6), (-8, 10)), Shape(poly((-8, 10), (-8, 4), (-13, 7))), ground=_ORANGE),
        "W21-1": _symbol("workers", "digger", 21, 0, _ORANGE),
    "D4-1": _r("parking", (24, 24), Words(0, 3, 14, 14, words="P"), way(1.8, (-7, -8.5), (7, -8.5), head=2.8), ground=bordered(WHITE,
        GREEN, 0.3, 0.5), ink=GREEN),
    "D9-2": _r("hospital", (24, 24), Picture("bed_h", 0, 0, 17), ground=_BLUE_PANEL, ink=WHITE), "D9-7": _service("gas", "pump", 16),
        "D9-8": _service("food", "cutlery", 17), "D9-9": _service("lodging", "bed", 18), "D9-1": _service("telephone", "telephone", 17),
        "D9-3": _service("camping", "tent", 17),
    "D10-1": _r("reference location", (10, 18), Words(0, 5.6, 2.2, 7.5, words="MILE"), Words(0, -2, 6, 7.5), ground=_GREEN_PANEL,
        ink=WHITE, text="12"),
    "M1-1": Sign("interstate route", "shield", _interstate, (), (24, 24), 24 * INCH, "95"),
    "M1-4": Sign("US route", "rect", _us_route, (Words(0, -0.5, 10, 17),), (24, 24), 24 * INCH, "66"),
    "M3-1": _r("cardinal direction", (24, 12), Words(0, 0, 5, 20), ground=bordered(WHITE, BLACK, 0.375, 0.5), text="NORTH"),
}  # fmt: skip
