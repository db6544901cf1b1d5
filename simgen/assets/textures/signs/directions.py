"""Signs made to measure for what they say: directions, places, names of streets, kilometres and routes.

Sizes follow the text (Germany: RWB 2000, letters 0.10 to 0.17 m in towns; UK: Traffic Signs Manual chapter 7,
    x-heights of 60 to 100 mm; MUTCD
2009, table 2D-2: street names in letters of 4 to 6 in). Lines of a direction sign begin with "^", "<" or ">" for the way they point.
"""

from __future__ import annotations

from simgen.assets.textures.signs.lettering import text, text_width
from simgen.assets.textures.signs.marks import Face
from simgen.assets.textures.signs.model import Sign
from simgen.assets.textures.signs.outlines import inset
from simgen.assets.textures.signs.shapes import arrow, at, rect
from simgen.assets.textures.signs.styles import BLACK, BLUE, GREEN, RED, WHITE, YELLOW, Style

_LETTER = 0.5  # height of capitals in lines
_ARROW = arrow(0.13, (0, -0.36), (0, 0.36), head=3.6)
_TURNS = {"^": 0.0, "<": 90.0, ">": -90.0}
_LINE_M = 0.26  # pitch of lines


def _split(line: str) -> tuple[str, str]:
    return (line[0], line[1:]) if line[:1] in _TURNS else ("", line)


def _stack_size(said: str, style: Style) -> tuple[float, float]:
    lines = said.split("|")
    widest = max(text_width(_split(line)[1], _LETTER, style.font) for line in lines)
    return max(2.6, min(round(widest + 1.5, 1), 9.0)), 1.0 * len(lines) + 0.3


def _edged(face: Face, ground: tuple[int, int, int], ink: tuple[int, int, int], edge: float = 0.05, gap: float = 0.0) -> None:
    """A ground with a line of the ink's colour along the edge, `gap` within it."""
    plate = face.plate
    face.canvas.fill(plate.buffer(0.1), ink if gap == 0 else ground)
    if gap:
        face.canvas.fill(inset(plate, gap, 0.02), ink)
    face.canvas.fill(inset(plate, gap + edge, 0.02), ground)
    face.ink = ink


def _stack(face: Face, local: bool = False) -> None:
    """Destinations under one another, each with its arrow: to the left of the text, or to its right where it points there."""
    ground, ink = face.style.local if local else face.style.guide
    _edged(face, ground, ink, 0.06, 0.05)
    w, h = face.size
    for k, line in enumerate(face.words.split("|")):
        way, words = _split(line)
        y = h / 2 - 0.65 - k
        room = w - 1.35
        x = -w / 2 + 0.55 if way != ">" else w / 2 - 0.55
        if way:
            face.canvas.fill(at(_ARROW, x, y, 0.9, _TURNS[way]), ink)
        if not way:
            shape = text(words, -w / 2 + 0.45, y, _LETTER, face.style.font, most=w - 0.9, align="left")
        elif way == ">":
            shape = text(words, w / 2 - 1.05, y, _LETTER, face.style.font, most=room, align="right")
        else:
            shape = text(words, -w / 2 + 1.05, y, _LETTER, face.style.font, most=room, align="left")
        face.canvas.fill(shape, ink)


def _pointer_size(said: str, style: Style) -> tuple[float, float]:
    return max(3.2, min(round(text_width(said, 0.46, style.font) + 1.3, 1), 7.0)), 1.0


def _pointer(face: Face) -> None:
    """A plate with a point at one end."""
    ground, ink = face.style.guide
    _edged(face, ground, ink, 0.05, 0.03)
    shift = 0.18 if face.shape == "arrow_left" else -0.18
    face.canvas.fill(text(face.words, shift, 0, 0.46, face.style.font, most=face.size[0] - 1.2), ink)


def _street_size(said: str, style: Style) -> tuple[float, float]:
    return max(2.5, min(round(text_width(said, 0.5, style.font) + 0.7, 1), 8.0)), 1.0


def _street(face: Face) -> None:
    ground, ink = face.style.street
    if face.style.name == "france":  # enamel with a green edge, after the plates of Paris
        _edged(face, ground, GREEN, 0.09)
        face.canvas.fill(rect(-face.size[0] / 2 + 0.11, -0.39, face.size[0] / 2 - 0.11, 0.39).difference(rect(-face.size[0] / 2 + 0.13,
            -0.37, face.size[0] / 2 - 0.13, 0.37)), WHITE)
    else:
        _edged(face, ground, ink, 0.035, 0.045)
    words = face.words.upper() if face.style.name == "uk" else face.words
    face.canvas.fill(text(words, 0, 0, 0.46 if face.style.name != "uk" else 0.4, face.style.font, most=face.size[0] - 0.5), ink)


def _kilometre(face: Face) -> None:
    words = {"usa": GREEN, "france": WHITE, "sweden": BLUE}.get(face.style.name, WHITE)
    _edged(face, words, WHITE if words != WHITE else BLACK, 0.04, 0.03)
    if face.style.name == "france":
        face.canvas.fill(rect(-0.6, 0.22, 0.6, 0.7), RED)
    face.canvas.fill(text(face.words, 0, -0.12 if face.style.name == "france" else 0, 0.42, face.style.font, most=face.size[0] - 0.3),
        face.ink)


def _route(face: Face) -> None:
    ground, ink = {"germany": (YELLOW, BLACK), "france": (RED, WHITE), "uk": (GREEN, YELLOW), "sweden": (BLUE, WHITE)}.get(face.style.name,
        (BLUE, WHITE))
    _edged(face, ground, WHITE if ink == YELLOW else ink, 0.05, 0.03)
    face.canvas.fill(text(face.words, 0, 0, 0.52, face.style.font, most=face.size[0] - 0.35), ink)


def _route_size(said: str, style: Style) -> tuple[float, float]:
    return max(1.3, text_width(said, 0.52, style.font) + 0.6), 1.0


GUIDE: dict[str, Sign] = {
    "G1": Sign("directions ahead", "rect", _stack, (), (1.0, 1.0), _LINE_M, "@directions", fitted=_stack_size),
    "G2": Sign("local directions ahead", "rect", lambda face: _stack(face, local=True), (), (1.0, 1.0), _LINE_M, "@local",
        fitted=_stack_size),
    "G4": Sign("direction to the right", "arrow", _pointer, (), (1.0, 1.0), 0.3, "@town", fitted=_pointer_size),
    "G5": Sign("direction to the left", "arrow_left", _pointer, (), (1.0, 1.0), 0.3, "@town", fitted=_pointer_size),
    "G10": Sign("distances", "rect", _stack, (), (1.0, 1.0), _LINE_M, "@distances", fitted=_stack_size),
}  # fmt: skip
LOCAL: dict[str, Sign] = {
    "street": Sign("street name", "rect", _street, (), (1.0, 1.0), 0.18, "@street", fitted=_street_size),
    "km": Sign("kilometre", "rect", _kilometre, (), (1.4, 1.0), 0.35, "12,4"),
    "route": Sign("route number", "rect", _route, (), (1.0, 1.0), 0.32, "@route", fitted=_route_size),
}


