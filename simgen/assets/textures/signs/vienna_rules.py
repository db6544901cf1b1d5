"""Prohibitory, restrictive and mandatory signs of the Vienna Convention on Road Signs and Signals (1968), annex 1, sections C and D."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simgen.assets.textures.signs import grounds
from simgen.assets.textures.signs.grounds import end_of, mandatory, prohibition, slashed, struck, waiting
from simgen.assets.textures.signs.marks import Drawn, Face, Mark, Picture, Shape, Words, bar, way
from simgen.assets.textures.signs.model import Sign
from simgen.assets.textures.signs.shapes import arc_points, at, disc, poly, rect, union
from simgen.assets.textures.signs.styles import WHITE
from simgen.assets.textures.signs.vienna_warning import circle_of_arrows


def _c(meaning: str, *marks: Mark, text: str = "", bars: bool = False) -> Sign:
    return Sign(meaning, "disc", prohibition, marks, text=text, over=slashed if bars else None)


def _no(meaning: str, name: str, size: float) -> Sign:
    return _c(meaning, Picture(name, size=size))


def _d(meaning: str, *marks: Mark, text: str = "", over: Callable[[Face], None] | None = None) -> Sign:
    return Sign(meaning, "disc", mandatory, marks, text=text, ink=WHITE, over=over)


def _end(meaning: str, *marks: Mark, text: str = "") -> Sign:
    return Sign(meaning, "disc", end_of, marks, text=text, over=struck)


def _no_entry(face: Face) -> None:
    """A red disc with a white bar: 0.72 long and 0.18 high, within a white rim (measured from the Convention's C,1a)."""
    face.canvas.fill(disc(0, 0, 0.52), WHITE)
    face.canvas.fill(disc(0, 0, 0.48), face.style.red)
    face.canvas.fill(rect(-0.36, -0.09, 0.36, 0.09), WHITE)


def _two_bars(face: Face) -> None:
    slashed(face)
    slashed(face, rising=True)


def _red_end(face: Face) -> None:
    """A red bar that rises to the right: the end of a mandatory sign."""
    face.canvas.fill(grounds.slash(face, rising=True), face.style.red)


_TURN_LEFT = ((0.12, -0.27), (0.12, 0.0), (0.1, 0.08), (0.03, 0.12), (-0.24, 0.12))
_AHEAD_OR = ((0.0, -0.33), (0.0, -0.06), (0.02, 0.0), (0.08, 0.03), (0.3, 0.03))
_SPEED = Words(0, 0, 0.36, 0.56)


def _mirrored(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple((-x, y) for x, y in points)


def _wedges(vertical: bool) -> Mark:
    """Two black points from the ring inwards, either side of a figure."""
    wedge = poly((0.385, 0.1), (0.385, -0.1), (0.25, 0.0))
    return Shape(union(*[at(wedge, turn=t) for t in ((90, 270) if vertical else (0, 180))]))


def _stop_line(face: Face) -> None:
    face.fill(rect(-0.32, -0.035, 0.32, 0.035), "ink")


def _divided(upright: bool) -> Mark:
    return Shape(rect(-0.014, -0.42, 0.014, 0.42) if upright else rect(-0.42, -0.014, 0.42, 0.014), "white")


_CARS = (Picture("car_front", 0.15, 0.0, 0.27, handed=True), Picture("car_front", -0.15, 0.0, 0.27, "red", handed=True))
_LORRY_AND_CAR = (Picture("car_front", 0.17, -0.03, 0.26, handed=True), Picture("lorry_rear", -0.13, 0.02, 0.42, "red", handed=True))
_GREY_CARS = tuple(Picture("car_front", x, 0.0, 0.27, "grey") for x in (0.15, -0.15))

PROHIBITORY: dict[str, Sign] = {
    "C1": Sign("no entry", "disc", _no_entry),
    "C2": _c("closed to all vehicles"),
    "C3a": _no("no motor vehicles except two-wheeled ones", "car_front", 0.42),
    "C3b": _no("no motorcycles", "motorcycle", 0.48),
    "C3c": _no("no cycles", "bicycle", 0.52),
    "C3d": _no("no mopeds", "moped", 0.5),
    "C3e": _no("no goods vehicles", "lorry", 0.42),
    "C3et": _c("no goods vehicles over a mass", Picture("lorry", 0, 0.0, 0.44), Words(-0.1, 0.04, 0.12, 0.32, ink="white"), text="7,5t"),
    "C3f": _no("no vehicles with trailers", "trailer", 0.46),
    "C3h": _c("no dangerous goods", Picture("tank", 0, 0.02, 0.5), Shape(rect(-0.16, -0.01, 0.16, 0.17), "orange")),
    "C3i": _no("no pedestrians", "walker", 0.56),
    "C3j": _no("no animal-drawn vehicles", "horse_cart", 0.42),
    "C3k": _no("no handcarts", "cart", 0.42),
    "C3l": _no("no farm tractors", "tractor", 0.46),
    "C3m": _c("no explosives", Picture("tank", 0, 0.0, 0.5), Shape(disc(0, 0.1, 0.07), "red"), *[bar(0.025, (0, 0.1),
        (0.15 * float(np.cos(t)), 0.1 + 0.13 * float(np.sin(t))), ink="red") for t in np.arange(0, 6.2, 0.7)]),
    "C3n": _c("no water pollutants", Picture("tank", 0, 0.1, 0.34), *[Shape(rect(-0.2, y, 0.2, y + 0.03), "blue") for y in (-0.16, -0.22)]),
    "C3o": _no("no buses", "bus", 0.42),
    "C3p": _no("no riders", "rider", 0.48),
    "C3q": _no("no caravans", "caravan", 0.46),
    "C4a": _c("no motor vehicles", Picture("motorcycle", 0.0, 0.14, 0.3), Picture("car_front", 0, -0.13, 0.3)),
    "C4b": _c("no motor vehicles or animal-drawn vehicles", Picture("car_front", 0.0, 0.14, 0.26), Picture("horse_cart", 0, -0.13, 0.3)),
    "C5": _c("maximum width", _wedges(False), Words(0, 0, 0.2, 0.44), text="2 m"),
    "C6": _c("maximum height", _wedges(True), Words(0, 0, 0.22, 0.58), text="3,5 m"),
    "C7": _c("maximum mass", Words(0, 0, 0.27, 0.6), text="5,5t"),
    "C8": _c("maximum mass on an axle", Words(0, 0.09, 0.2, 0.5), Shape(rect(-0.2, -0.2, -0.13, -0.06)), Shape(rect(0.13, -0.2, 0.2,
        -0.06)), bar(0.04, (-0.15, -0.13), (0.15, -0.13)), text="2,4t"),
    "C9": _c("maximum length", Picture("lorry", 0, 0.1, 0.36), way(0.03, (0, -0.08), (-0.29, -0.08), head=3.6), way(0.03, (0, -0.08),
        (0.29, -0.08), head=3.6), Words(0, -0.2, 0.13, 0.4), text="10 m"),
    "C10": _c("minimum distance", Picture("lorry_rear", 0, 0.2, 0.2), Picture("lorry_rear", 0, -0.2, 0.23), Words(0, 0, 0.14, 0.6),
        text="70 m"),
    "C11a": _c("no left turn", way(0.1, *_TURN_LEFT), bars=True),
    "C11b": _c("no right turn", way(0.1, *_mirrored(_TURN_LEFT)), bars=True),
    "C12": _c("no U-turn", way(0.09, (0.13, -0.27), *arc_points(0, 0.08, 0.13, 0, 180), (-0.13, -0.2), handed=True), bars=True),
    "C13aa": _c("no overtaking", *_CARS),
    "C13ba": _c("no overtaking by goods vehicles", *_LORRY_AND_CAR),
    "C14": _c("speed limit", _SPEED, text="50"),
    "C15": _c("no signalling by horn", Picture("horn", 0.02, 0.0, 0.56), bars=True),
    "C16": _c("stop at customs", Words(0, 0.15, 0.12, 0.5, key="customs"), Drawn(_stop_line), Words(0, -0.15, 0.12, 0.5, key="customs2")),
    "C17a": _end("end of all restrictions"),
    "C17b": _end("end of speed limit", Words(0, 0, 0.36, 0.56, ink="grey"), text="50"),
    "C17c": _end("end of no overtaking", *_GREY_CARS),
    "C17d": _end("end of no overtaking by goods vehicles", Picture("car_front", 0.17, -0.03, 0.26, "grey", handed=True),
        Picture("lorry_rear", -0.13, 0.02, 0.42, "grey", handed=True)),
    "C18": Sign("no parking", "disc", waiting, over=slashed),
    "C19": Sign("no stopping", "disc", waiting, over=_two_bars),
    "C20": Sign("no parking on odd days", "disc", waiting, (Shape(rect(-0.03, -0.2, 0.03, 0.2), "white"),), over=slashed),
    "C21": Sign("no parking on even days", "disc", waiting, (Shape(rect(-0.1, -0.2, -0.04, 0.2), "white"), Shape(rect(0.04, -0.2, 0.1,
        0.2), "white")), over=slashed),
}  # fmt: skip

_STRAIGHT = way(0.12, (0, -0.34), (0, 0.36), head=2.7)
MANDATORY: dict[str, Sign] = {
    "D1a": _d("straight on only", _STRAIGHT),
    "D1b": _d("turn right here", way(0.12, (-0.34, 0), (0.36, 0), head=2.7)),
    "D1c": _d("turn left here", way(0.12, (0.34, 0), (-0.36, 0), head=2.7)),
    "D1d": _d("turn right ahead", way(0.12, *_mirrored(_TURN_LEFT), head=2.6)),
    "D1e": _d("turn left ahead", way(0.12, *_TURN_LEFT, head=2.6)),
    "D1f": _d("straight on or right", way(0.1, (0.0, -0.33), (0.0, 0.38)), way(0.1, *_AHEAD_OR)),
    "D1g": _d("straight on or left", way(0.1, (0.0, -0.33), (0.0, 0.38)), way(0.1, *_mirrored(_AHEAD_OR))),
    "D1h": _d("left or right", bar(0.1, (0, -0.33), (0, 0.03)), way(0.1, (0, 0.03), (0.36, 0.03)), way(0.1, (0, 0.03), (-0.36, 0.03))),
    "D2a": _d("pass on the right", way(0.13, (-0.24, 0.24), (0.26, -0.26), head=2.6, handed=True)),
    "D2b": _d("pass on the left", way(0.13, (0.24, 0.24), (-0.26, -0.26), head=2.6, handed=True)),
    "D2c": _d("pass on either side", way(0.1, (-0.08, 0.26), (-0.27, -0.2), head=2.4), way(0.1, (0.08, 0.26), (0.27, -0.2), head=2.4)),
    "D3": _d("roundabout", Shape(circle_of_arrows(0.27, 0.1), handed=True)),
    "D4": _d("cycle track", Picture("bicycle", 0, 0.02, 0.62)),
    "D5": _d("footpath", Picture("family", 0, 0, 0.64)),
    "D6": _d("bridle path", Picture("rider", 0, 0, 0.58)),
    "D7": _d("minimum speed", _SPEED, text="30"),
    "D8": _d("end of minimum speed", _SPEED, text="30", over=_red_end),
    "D9": _d("snow chains", Picture("tyre", 0, 0, 0.68)),
    "D10": _d("dangerous goods straight on", Picture("tank", 0, -0.14, 0.34), way(0.07, (0, 0.07), (0, 0.42))),
    "D11a": _d("shared cycle and foot path", Picture("family", 0, 0.22, 0.36), _divided(False), Picture("bicycle", 0, -0.18, 0.42)),
    "D11b": _d("cycle track beside footpath", Picture("bicycle", -0.2, 0.0, 0.34), _divided(True), Picture("family", 0.19, 0.0, 0.44)),
    "D12": _d("bus lane", Picture("bus", 0, 0.0, 0.54)),
    "D13": _d("end of cycle track", Picture("bicycle", 0, 0.02, 0.62), over=_red_end),
    "D14": _d("mandatory for trams", Picture("tram", 0, 0.0, 0.66)),
}  # fmt: skip

