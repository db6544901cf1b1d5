"""Special regulation, service and guide signs of the Vienna Convention on Road Signs and Signals (1968), annex 1, sections E to H."""

from __future__ import annotations

from collections.abc import Callable

from simgen.assets.textures.signs.grounds import blue_on_white, panel, white_panel
from simgen.assets.textures.signs.lettering import text_width
from simgen.assets.textures.signs.marks import Drawn, Face, Mark, Picture, Shape, Words, bar, way
from simgen.assets.textures.signs.model import Sign
from simgen.assets.textures.signs.shapes import arc_points, at, disc, line, poly, rect, union
from simgen.assets.textures.signs.styles import BLACK, WHITE, Style

_TALL = (0.72, 1.0)
_WIDE = (1.5, 1.0)
_SMALL_M, _TALL_M, _WIDE_M = 0.6, 0.6, 0.9


def _e(meaning: str, *marks: Mark, text: str = "", size: tuple[float, float] = (1.0, 1.0), width_m: float = _SMALL_M,
    over: Callable[[Face], None] | None = None) -> Sign:
    return Sign(meaning, "rect", panel, marks, size, width_m, text, WHITE, over)


def _service(meaning: str, name: str, size: float, ink: str = "black") -> Sign:
    return Sign(meaning, "rect", blue_on_white, (Picture(name, 0, 0.5 - 0.1 - 0.37 * 0.72, size, ink),), _TALL, _SMALL_M)


def _letter(meaning: str, letter: str) -> Sign:
    return Sign(meaning, "rect", panel, (Words(0, 0, 0.62, 0.7, words=letter),), width_m=_SMALL_M, ink=WHITE)


def red_bar(face: Face) -> None:
    """A red bar from the lower left to the upper right: the end of something."""
    w, h = face.size
    face.canvas.fill(line(0.09, (-w / 2 + 0.08, -h / 2 + 0.08), (w / 2 - 0.08, h / 2 - 0.08), cap="flat"), face.style.red)


def black_bars(face: Face) -> None:
    """Dark diagonals: the end of a zone."""
    w, h = face.size
    for d in (-0.09, -0.045, 0.0, 0.045, 0.09):
        face.canvas.fill(line(0.018, (-w / 2 + 0.09 + d, -h / 2 + 0.09 - d / 2), (w / 2 - 0.09 + d, h / 2 - 0.09 - d / 2)), BLACK)


def _zone_disc(blue: bool, words: bool = False, grey: bool = False) -> Mark:
    """A prohibitory disc in the upper part of a zone's panel."""
    def draw(face: Face) -> None:
        style, y, r = face.style, 0.13, 0.27
        canvas = face.canvas
        edge = (150, 152, 154) if grey else style.red
        canvas.fill(disc(0, y, r), edge)
        canvas.fill(disc(0, y, r - 2 * r * style.ring), ((205, 206, 206) if grey else style.blue) if blue else WHITE)
        if words:
            Words(0, y, 0.2, 0.32, ink="grey" if grey else "black").draw(face)
        if blue:
            c = 0.7 * r
            canvas.fill(line(0.05, (-c, y + c), (c, y - c), cap="flat"), edge)

    return Drawn(draw)


def _zone(meaning: str, *marks: Mark, text: str = "", end: bool = False) -> Sign:
    return Sign(meaning, "rect", white_panel, (*marks, Words(0, -0.32, 0.13, 0.6, key="zone", ink="grey" if end else "black")), _TALL, 0.6,
        text, over=black_bars if end else None)


def _town_ground(face: Face) -> None:
    w, h = face.size
    ground, ink, edge = face.style.town
    face.canvas.fill(rect(-w, -h, w, h), edge)
    d = 0.06 if face.style.name == "france" else 0.03
    face.canvas.fill(rect(-w / 2 + d, -h / 2 + d, w / 2 - d, h / 2 - d, 0.06), ground)
    face.ink = ink


def _town_name(face: Face) -> None:
    Words(0, 0.0, 0.3, face.size[0] - 0.25).draw(face)


def _town_size(text: str, style: Style) -> tuple[float, float]:
    return max(1.5, min(2.6, text_width(text, 0.3, style.font) + 0.4)), 1.0


def _one_way(face: Face) -> None:
    """An arrow on a low blue panel, with the words on it."""
    face.canvas.fill(at(union(rect(-1.22, -0.28, 0.7, 0.28), poly((0.7, 0.44), (1.3, 0.0), (0.7, -0.44)))), WHITE)
    Words(-0.2, 0, 0.24, 1.6, key="one_way", ink="black").draw(face)


def zebra_triangle(face: Face) -> None:
    face.canvas.fill(poly((-0.42, -0.38), (0.42, -0.38), (0, 0.4)), WHITE)
    Picture("walker", 0.0, -0.07, 0.42, "black").draw(face)
    Picture("zebra", 0, -0.31, 0.5, "black").draw(face)


def _dead_end(face: Face) -> None:
    face.canvas.fill(rect(-0.075, -0.4, 0.075, 0.12), WHITE)
    face.canvas.fill(rect(-0.24, 0.12, 0.24, 0.3), face.style.red)


def _plate(meaning: str, *marks: Mark, text: str = "", size: tuple[float, float] = (2.0, 1.0), width_m: float = 0.6) -> Sign:
    """A supplementary plate, 1 high."""
    return Sign(meaning, "rect", _plate_ground, marks, size, width_m, text)


def _plate_ground(face: Face) -> None:
    w, h = face.size
    face.canvas.fill(rect(-w, -h, w, h), BLACK)
    face.canvas.fill(rect(-w / 2 + 0.055, -h / 2 + 0.055, w / 2 - 0.055, h / 2 - 0.055, 0.06), WHITE)


def _two_lines(face: Face) -> None:
    """Text on up to three lines, parted by "|"."""
    lines = face.words.split("|")
    pitch = 0.8 / len(lines)
    for k, words in enumerate(lines):
        Words(0, (len(lines) / 2 - k - 0.5) * pitch, min(0.42, 0.68 * pitch), face.size[0] - 0.3, words=words).draw(face)


SPECIAL: dict[str, Sign] = {
    "E2": _e("bus lane", Picture("bus", 0.12, 0.14, 0.44), bar(0.04, (-0.3, -0.4), (-0.3, 0.4)), way(0.08, (0.12, -0.4), (0.12, -0.08))),
    "E3a": _e("one-way street", way(0.18, (0, -0.4), (0, 0.42), head=2.4)),
    "E3b": Sign("one-way street", "rect", panel, (Drawn(_one_way),), (2.8, 1.0), 0.8, ink=WHITE),
    "E5a": _e("motorway", Picture("motorway", 0, 0, 0.8)),
    "E5b": _e("end of motorway", Picture("motorway", 0, 0, 0.8), over=red_bar),
    "E6a": _e("road for motor vehicles", Picture("car_front", 0, 0, 0.72)),
    "E6b": _e("end of road for motor vehicles", Picture("car_front", 0, 0, 0.72), over=red_bar),
    "E7a": Sign("beginning of built-up area", "rect", _town_ground, (Drawn(_town_name),), (2.0, 1.0), 1.0, "@town", fitted=_town_size),
    "E7b": Sign("beginning of built-up area", "rect", white_panel, (Picture("skyline", 0, 0, 0.82),), (1.5, 1.0), 0.9),
    "E8a": Sign("end of built-up area", "rect", _town_ground, (Drawn(_town_name),), (2.0, 1.0), 1.0, "@town", over=red_bar,
        fitted=_town_size),
    "E9a": _zone("no-parking zone", _zone_disc(True)),
    "E9b": _zone("parking zone", Shape(rect(-0.23, -0.1, 0.23, 0.36, 0.02), "blue"), Words(0, 0.13, 0.32, 0.3, words="P", ink="white")),
    "E9c": _zone("speed zone", _zone_disc(False, words=True), text="30"),
    "E9d": Sign("pedestrian zone", "rect", white_panel, (Shape(disc(0, 0.12, 0.29), "blue"), Picture("family", 0, 0.12, 0.4, "white"),
        Words(0, -0.32, 0.13, 0.6, key="zone")), _TALL, 0.6),
    "E10a": _zone("end of no-parking zone", _zone_disc(True, grey=True), end=True),
    "E10c": _zone("end of speed zone", _zone_disc(False, words=True, grey=True), text="30", end=True),
    "E11a": _e("tunnel", Picture("tunnel", 0, 0.02, 0.84)),
    "E11b": _e("end of tunnel", Picture("tunnel", 0, 0.02, 0.84), over=red_bar),
    "E12a": _e("pedestrian crossing", Drawn(zebra_triangle)),
    "E13a": _e("hospital", Picture("bed_h", 0, 0, 0.72)),
    "E13b": _e("hospital", Picture("bed", 0, -0.08, 0.64), Picture("cross", 0.06, 0.27, 0.26)),
    "E14a": _letter("parking", "P"),
    "E14b": _e("parking partly on the pavement", Words(-0.18, 0.16, 0.44, 0.4, words="P"), Picture("car_side", 0.05, -0.22, 0.46),
        bar(0.035, (-0.4, -0.36), (0.1, -0.36), (0.1, -0.31), (0.4, -0.31))),
    "E14c": Sign("park and ride", "rect", panel, (Words(0, 0.2, 0.34, 0.8, words="P+R"), Picture("bus", 0, -0.22, 0.42)), width_m=_SMALL_M,
        ink=WHITE),
    "E14d": _e("taxi rank", Words(0, 0.2, 0.26, 0.8, words="TAXI"), Picture("car_side", 0, -0.18, 0.62)),
    "E15": _e("bus stop", Shape(rect(-0.36, -0.36, 0.36, 0.36, 0.03), "white"), Picture("bus", 0, 0.02, 0.46, "black")),
    "E16": _e("tram stop", Shape(rect(-0.36, -0.36, 0.36, 0.36, 0.03), "white"), Picture("tram", 0, 0.0, 0.66, "black")),
    "E17a": _e("home zone", Picture("living_street", 0, 0, 0.86), size=_WIDE, width_m=_WIDE_M),
    "E17b": _e("end of home zone", Picture("living_street", 0, 0, 0.86), size=_WIDE, width_m=_WIDE_M, over=red_bar),
    "E18": _e("emergency bay", Picture("car_side", -0.14, -0.12, 0.5), Words(0.1, 0.26, 0.2, 0.6, words="SOS")),
    "E19": _e("no overtaking of cycles past here: cycle street", Picture("bicycle", 0, 0.12, 0.6), Picture("car_front", 0, -0.28, 0.26)),
}  # fmt: skip

SERVICES: dict[str, Sign] = {
    "F1": _service("first aid", "cross", 0.4, "red"),
    "F2": _service("breakdown service", "spanner", 0.44),
    "F3": _service("telephone", "telephone", 0.42),
    "F4": _service("filling station", "pump", 0.42),
    "F5": _service("hotel", "bed", 0.4),
    "F6": _service("restaurant", "cutlery", 0.42),
    "F7": _service("refreshments", "cup", 0.42),
    "F8": _service("picnic site", "picnic", 0.4),
    "F9": _service("start of walks", "pedestrian_route", 0.46),
    "F10": _service("camp site", "tent", 0.42),
    "F11": _service("caravan site", "caravan", 0.4),
    "F12": _service("youth hostel", "hostel", 0.46),
    "F13": _service("place of interest", "camera", 0.4),
    "F14": _letter("information", "i"),
}  # fmt: skip

GUIDE: dict[str, Sign] = {
    "G13": _e("dead end", Drawn(_dead_end)),
    "G13b": _e("dead end, passable on foot and by cycle", Drawn(_dead_end), Picture("walker", -0.3, -0.16, 0.42), Picture("bicycle", 0.28,
        -0.2, 0.3)),
    "G14": _e("lane ends", way(0.08, (-0.16, -0.38), (-0.16, 0.4)), way(0.08, (0.2, -0.38), (0.2, -0.05), (0.0, 0.16))),
    "G17": Sign("advisory speed", "rect", panel, (Words(0, 0, 0.42, 0.78),), width_m=_SMALL_M, text="50", ink=WHITE),
    "G18": Sign("route for goods vehicles", "rect", panel, (Picture("lorry", 0, 0.16, 0.5), way(0.1, (0, -0.4), (0, -0.06))),
        width_m=_SMALL_M, ink=WHITE),
    "G19": _e("hairpin bend: escape lane", way(0.1, (-0.12, -0.4), (-0.12, 0.4)), bar(0.08, (-0.12, -0.2), (0.2, 0.1), (0.2, 0.36)),
        Shape(rect(0.1, 0.2, 0.3, 0.36), "red")),
    "G20": _e("footbridge or subway", Picture("walker", -0.1, 0.1, 0.56), bar(0.06, (-0.4, -0.38), (-0.24, -0.38), (-0.24, -0.26), (-0.08,
        -0.26), (-0.08, -0.14), (0.1, -0.14))),
    "G21": _e("turn round permitted", way(0.1, (0.15, -0.34), *arc_points(0, 0.1, 0.15, 0, 180), (-0.15, -0.26), handed=True)),
}  # fmt: skip

PANELS: dict[str, Sign] = {
    "H1": _plate("distance to", Words(0, 0, 0.42, 1.7), text="100 m"),
    "H2": _plate("length of stretch", Words(0, 0, 0.4, 1.1), way(0.09, (-0.8, -0.32), (-0.8, 0.34)), way(0.09, (0.8, -0.32), (0.8, 0.34)),
        text="2 km"),
    "H3a": _plate("applies to the right", way(0.14, (-0.65, 0), (0.7, 0), head=3.2)),
    "H3b": _plate("applies to the left", way(0.14, (0.65, 0), (-0.7, 0), head=3.2)),
    "H3c": _plate("applies both ways", way(0.14, (0, 0), (0.7, 0), head=3.2), way(0.14, (0, 0), (-0.7, 0), head=3.2)),
    "H5": _plate("disabled persons", Picture("wheelchair", 0, 0, 0.84)),
    "H6": _plate("exception", Drawn(_two_lines), text="@free"),
    "H6b": _plate("cycles excepted", Picture("bicycle", -0.5, 0.0, 0.62), Words(0.48, 0, 0.32, 0.8, key="except")),
    "H7": _plate("ice or snow", Picture("snowflake", 0, 0, 0.86)),
    "H8": _plate("course of the priority road", Shape(union(line(0.16, (0, -0.4), (0, -0.05), (-0.2, 0.1), (-0.45, 0.1), cap="flat"))),
        bar(0.06, (0, 0), (0, 0.42)), bar(0.06, (0, 0), (0.45, 0)), size=(1.0, 1.0), width_m=0.5),
    "H9": _plate("goods vehicles", Picture("lorry", 0, 0, 0.86)),
    "H10": _plate("hours", Drawn(_two_lines), text="7 - 17"),
    "H11": _plate("tow-away", Picture("car_side", 0.3, 0.0, 0.5, turn=14), Picture("lorry", -0.42, 0.0, 0.46, mirror=True)),
    "H12": _plate("parking disc", Shape(rect(-0.36, -0.38, 0.36, 0.38), "blue"), Shape(disc(0, 0.05, 0.24), "white"), bar(0.05, (0, 0.05),
        (0, 0.24)), bar(0.05, (0, 0.05), (0.13, 0.0))),
    "H13": _plate("length of train or queue: cars", Picture("car_side", 0, 0, 0.8)),
    "H14": _plate("words", Drawn(_two_lines), text="@school"),
}  # fmt: skip

