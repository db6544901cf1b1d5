"""Danger warning and priority signs of the Vienna Convention on Road Signs and Signals (1968), annex 1, sections A and B."""

from __future__ import annotations

import numpy as np
from shapely import Geometry

from simgen.assets.textures.signs import grounds
from simgen.assets.textures.signs.marks import Drawn, Face, Mark, Picture, Shape, Words, bar, way
from simgen.assets.textures.signs.model import TRIANGLE, Sign
from simgen.assets.textures.signs.outlines import inset
from simgen.assets.textures.signs.shapes import Point, arc_points, at, disc, line, poly, rect, union
from simgen.assets.textures.signs.styles import BLACK, WHITE, YELLOW

_MIDDLE = -0.14  # of the triangle's inner circle


def _w(meaning: str, *marks: Mark, text: str = "") -> Sign:
    return Sign(meaning, "triangle", grounds.warning, marks, TRIANGLE, text=text)


def _symbol(meaning: str, name: str, size: float = 0.42, *, x: float = 0.0, y: float = _MIDDLE, mirror: bool = False,
    handed: bool = False) -> Sign:
    return _w(meaning, Picture(name, x, y, size, mirror=mirror, handed=handed))


def _bend(k: int) -> tuple[Point, ...]:
    """The way through a bend to the left (k = -1) or right."""
    return ((-0.08 * k, -0.33), (-0.08 * k, -0.2), *[(-0.08 * k + k * 0.13 * (1 - float(np.cos(t))),
        -0.2 + 0.13 * float(np.sin(t))) for t in np.linspace(0, 0.9, 8)],
            (0.08 * k, 0.02), (0.1 * k, 0.09))  # fmt: skip


def _double(k: int) -> tuple[Point, ...]:
    """The way through a bend to the left (k = -1) or right and another back."""
    return ((-0.07 * k, -0.34), (-0.07 * k, -0.27), (-0.02 * k, -0.22), (0.07 * k, -0.16), (0.08 * k, -0.1), (0.04 * k, -0.05), (-0.05 * k,
        0.0), (-0.06 * k, 0.04), (-0.06 * k, 0.1))


def _junction(*sides: float) -> Shape:
    """A main road upwards with thinner ones that join it at angles (degrees) from the middle."""
    stem = union(poly((-0.055, -0.33), (0.055, -0.33), (0.055, 0.02), (-0.055, 0.02)), poly((-0.1, 0.0), (0.1, 0.0), (0.0, 0.13)))
    return Shape(union(stem, *[line(0.055, (0, -0.15), (0.19 * float(np.cos(np.radians(a))), -0.15 + 0.19 * float(np.sin(np.radians(a)))),
        cap="flat") for a in sides]), handed=False)


def _narrow(left: bool, right: bool) -> Shape:
    def edge(k: int, bent: bool) -> Geometry:
        if bent:
            return line(0.05, (0.14 * k, -0.34), (0.14 * k, -0.24), (0.055 * k, -0.12), (0.055 * k, 0.06), cap="flat", join="mitre")
        return line(0.05, (0.1 * k, -0.34), (0.1 * k, 0.02), cap="flat")

    return Shape(union(edge(-1, left), edge(1, right)))


def _slope(rising: bool) -> Mark:
    def draw(face: Face) -> None:
        k = 1 if rising else -1
        ground = inset(face.plate, face.style.triangle, 0.012)
        hill = poly((-0.6 * k, -0.6), (0.6 * k, -0.6), (0.6 * k, -0.0), (-0.6 * k, -0.36))
        face.fill(ground.intersection(hill), "ink")

    return Drawn(draw)


def lights(face: Face) -> None:
    face.fill(rect(-0.075, -0.33, 0.075, 0.05, 0.03), "black")
    for y, color in ((-0.01, "red"), (-0.14, "amber"), (-0.27, "signal")):
        face.fill(disc(0, y, 0.05), color)


def circle_of_arrows(radius: float, width: float) -> Geometry:
    """Three arrows one behind the other round a circle, counter-clockwise."""
    parts = []
    for k in range(3):
        a = 100 + 120 * k
        ring_part = arc_points(0, 0, radius, a, a + 62)
        end, tip = ring_part[-1], np.radians(a + 100)
        head = poly(*[(float(r * np.cos(t)), float(r * np.sin(t))) for r, t in ((radius - 1.35 * width, np.radians(a + 60)),
            (radius + 1.35 * width, np.radians(a + 60)), (radius * 0.99, tip))])
        parts += [line(width, *ring_part, cap="flat"), head, disc(*end, 0.01)]
    return union(*parts)


def crossbuck(face: Face) -> None:
    face.canvas.fill(face.plate.buffer(0.1), face.style.red)
    turn = float(np.degrees(np.arctan2(face.size[1], face.size[0])))
    for t in (turn, -turn):
        face.canvas.fill(at(rect(-0.30, -0.05, 0.30, 0.05), size=0.98 * float(np.hypot(*face.size)), turn=t), WHITE)


def _markers(count: int) -> Mark:
    def draw(face: Face) -> None:
        for k in range(count):
            y = -0.36 + 0.24 * k
            face.fill(poly((-0.15, y - 0.06), (0.15, y + 0.07), (0.15, y + 0.17), (-0.15, y + 0.04)), "red", handed=True)

    return Drawn(draw)


WARNING: dict[str, Sign] = {
    "A1a": _w("bend to the left", way(0.075, *_bend(-1))),
    "A1b": _w("bend to the right", way(0.075, *_bend(1))),
    "A1c": _w("double bend, first to the left", way(0.07, *_double(-1))),
    "A1d": _w("double bend, first to the right", way(0.07, *_double(1))),
    "A2": _w("steep descent", _slope(False), Words(0.075, -0.1, 0.12, 0.3, form="{}"), text="10%"),
    "A3": _w("steep ascent", _slope(True), Words(-0.075, -0.1, 0.12, 0.3), text="10%"),
    "A4a": _w("carriageway narrows", _narrow(True, True)),
    "A4b": _w("carriageway narrows on one side", Shape(_narrow(False, True).shape, handed=True)),
    "A5": _symbol("swing bridge", "bridge", 0.42),
    "A6": _symbol("road leads to a quay", "quay", 0.42),
    "A7a": _symbol("uneven road", "bumps", 0.5, y=-0.2),
    "A7b": _symbol("hump", "hump", 0.5, y=-0.2),
    "A7c": _symbol("dip", "dip", 0.5, y=-0.2),
    "A8": _w("dangerous shoulder", Picture("car_side", -0.09, -0.08, 0.3, turn=-14), bar(0.03, (-0.26, -0.22), (0.1, -0.22)),
        Shape(poly((0.1, -0.22), (0.15, -0.34), (0.3, -0.34), (0.3, -0.31), (0.17, -0.31), (0.12, -0.205)))),
    "A9": _symbol("slippery road", "car_skidding", 0.46),
    "A10": _symbol("loose gravel", "gravel", 0.37, y=-0.2),
    "A11": _symbol("falling rocks", "falling_rocks", 0.42, y=-0.13),
    "A12": _w("pedestrian crossing", Picture("zebra", 0, -0.29, 0.46), Picture("walker", 0.0, -0.06, 0.36)),
    "A12b": _symbol("pedestrians", "walker", 0.44),
    "A13": _symbol("children", "children", 0.42, y=-0.16),
    "A14": _symbol("cyclists", "bicycle", 0.43, y=-0.18),
    "A15a": _symbol("domestic animals", "cow", 0.42, y=-0.17),
    "A15b": _symbol("wild animals", "deer", 0.37, y=-0.18),
    "A15c": _symbol("riders", "rider", 0.4, y=-0.15),
    "A15d": _symbol("wild fowl", "duck", 0.36, y=-0.2),
    "A16": Sign("roadworks", "triangle", grounds.works, (Picture("digger", -0.03, -0.13, 0.42),), TRIANGLE),
    "A17": _w("light signals", Drawn(lights)),
    "A18": _w("crossroads", bar(0.08, (-0.15, -0.28), (0.15, 0.02)), bar(0.08, (0.15, -0.28), (-0.15, 0.02))),
    "A19a": _w("crossroads with priority", _junction(0, 180)),
    "A19b": _w("side road on the right", _junction(0)),
    "A19c": _w("side road on the left", _junction(180)),
    "A20": _w("junction ahead where one must give way", Shape(poly((-0.16, 0.0), (0.16, 0.0), (0, -0.277)), "red"), Shape(poly((-0.085,
        -0.045), (0.085, -0.045), (0, -0.19)), "white")),
    "A21": _w("junction of equal roads to the left and right", bar(0.08, (0, -0.34), (0, -0.08)), bar(0.08, (-0.17, -0.1), (0.17, -0.1))),
    "A22": _w("roundabout", Shape(at(circle_of_arrows(0.14, 0.055), 0, _MIDDLE), handed=True)),
    "A23": _w("two-way traffic", way(0.06, (-0.085, 0.02), (-0.085, -0.33), handed=True), way(0.06, (0.085, -0.33), (0.085, 0.02),
        handed=True)),
    "A24": _symbol("traffic congestion", "queue", 0.4, y=-0.15),
    "A25": _symbol("level crossing with gates", "gate", 0.42, y=-0.16),
    "A26": _symbol("level crossing without gates", "train", 0.38, y=-0.19),
    "A27": _symbol("tramway", "tram", 0.42, y=-0.16),
    "A28": Sign("level crossing, St Andrew's cross", "crossbuck", crossbuck, (), (1.0, 0.8), 1.0),
    "A29a": Sign("level crossing, third marker", "rect", grounds.plain, (_markers(3),), (0.3, 1.0), 0.3),
    "A29b": Sign("level crossing, second marker", "rect", grounds.plain, (_markers(2),), (0.3, 1.0), 0.3),
    "A29c": Sign("level crossing, first marker", "rect", grounds.plain, (_markers(1),), (0.3, 1.0), 0.3),
    "A30": _symbol("airfield", "plane", 0.4, y=-0.16),
    "A31": _symbol("crosswind", "windsock", 0.37, y=-0.16),
    "A32": _w("other danger", Shape(poly((-0.045, 0.1), (0.045, 0.1), (0.03, -0.2), (-0.03, -0.2))), Shape(disc(0, -0.28, 0.045))),
    "A33": _w("ice or snow", Picture("snowflake", 0, _MIDDLE, 0.38)),
    "A34": _symbol("tunnel", "tunnel", 0.4, y=-0.15),
    "A35": _symbol("tractors", "tractor", 0.36, y=-0.16),
}  # fmt: skip


def _stop(face: Face) -> None:
    """White rim of 1/38 of the width; the word a third of the height (annex 1, B.2 (a): "not less than one-third of the height")."""
    face.canvas.fill(face.plate.buffer(0.02), WHITE)
    face.canvas.fill(inset(face.plate, 0.0267), face.style.red)


def _round_stop(face: Face) -> None:
    grounds.prohibition(face)


def _priority(face: Face) -> None:
    """A square on its corner, yellow within white; a quarter of its side is white."""
    face.canvas.fill(face.plate.buffer(0.02), BLACK)
    face.canvas.fill(inset(face.plate, 0.013, 0.02), WHITE)
    face.canvas.fill(inset(face.plate, 0.14, 0.02), YELLOW)


def _priority_struck(face: Face) -> None:
    _priority(face)
    for d in (-0.09, -0.03, 0.03, 0.09):
        face.canvas.fill(line(0.028, (-0.55 + d, -0.55 - d), (0.55 + d, 0.55 - d)).intersection(inset(face.plate, 0.02)), BLACK)


_DIAMOND = (float(np.sqrt(2)), float(np.sqrt(2)))
PRIORITY: dict[str, Sign] = {
    "B1": Sign("give way", "triangle_down", grounds.give_way, (), TRIANGLE),
    "B2a": Sign("stop", "octagon", _stop, (Words(0, 0, 1 / 3, 0.79),), width_m=0.75, text="STOP", ink=WHITE),
    "B2b": Sign("stop", "disc", _round_stop, (Shape(poly((-0.3, 0.21), (0.3, 0.21), (0, -0.31)), "red"), Shape(poly((-0.215, 0.165),
        (0.215, 0.165), (0, -0.21)), "white"), Words(0, 0.055, 0.11, 0.27)), text="STOP", width_m=0.75),
    "B3": Sign("priority road", "diamond", _priority, (), _DIAMOND, 0.6),
    "B4": Sign("end of priority road", "diamond", _priority_struck, (), _DIAMOND, 0.6),
    "B5": Sign("priority for oncoming traffic", "disc", grounds.prohibition, (way(0.09, (0.1, -0.26), (0.1, 0.26), ink="red", handed=True),
        way(0.09, (-0.1, 0.26), (-0.1, -0.26), ink="black", handed=True))),
    "B6": Sign("priority over oncoming traffic", "rect", grounds.panel, (way(0.1, (0.13, -0.34), (0.13, 0.36), ink="white", handed=True),
        way(0.09, (-0.15, 0.3), (-0.15, -0.3), ink="red", handed=True)), width_m=0.6),
}  # fmt: skip

