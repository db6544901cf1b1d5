"""What tables of signs are written in: marks on a face, and the face that they are put on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from shapely import Geometry

from simgen.assets.textures.signs import figures, things, vehicles
from simgen.assets.textures.signs.canvas import RGB8, Canvas
from simgen.assets.textures.signs.lettering import text
from simgen.assets.textures.signs.outlines import outline
from simgen.assets.textures.signs.shapes import Cap, Point, arrow, at, line
from simgen.assets.textures.signs.styles import BLACK, BROWN, FLUORESCENT, GREEN, GREY, ORANGE, WHITE, YELLOW, Style

_COLORS: dict[str, RGB8] = {
    "white": WHITE, "black": BLACK, "grey": GREY, "yellow": YELLOW, "green": GREEN, "brown": BROWN, "orange": ORANGE, "lime": FLUORESCENT,
    "amber": (232, 150, 10), "signal": (20, 150, 70),
}  # fmt: skip


@dataclass
class Face:
    """A face being drawn. ink : of marks that name no other colour. words : the sign's own text."""

    canvas: Canvas
    style: Style
    shape: str
    size: tuple[float, float]
    ink: RGB8
    words: str

    @property
    def plate(self) -> Geometry:
        """The plate's outline."""
        return outline(self.shape, *self.size)

    def color(self, name: str) -> RGB8:
        """A colour by its name: "ink", the style's "red" and "blue", or one that is the same everywhere. KeyError for others."""
        own = {"ink": self.ink, "red": self.style.red, "blue": self.style.blue}
        return own[name] if name in own else _COLORS[name]

    def fill(self, shape: Geometry, color: str, handed: bool = False) -> None:
        """Paint a shape; handed : the other way round where traffic keeps left."""
        self.canvas.fill(at(shape, mirror=True) if handed and self.style.left else shape, self.color(color))


class Mark(Protocol):
    """Something drawn on a face."""

    def draw(self, face: Face) -> None:
        """Draw it."""
        ...


@dataclass(frozen=True)
class Picture:
    """A pictogram of `PICTOGRAMS`, its middle at x, y."""

    name: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.5
    ink: str = "ink"
    turn: float = 0.0
    mirror: bool = False
    handed: bool = False

    def draw(self, face: Face) -> None:
        face.fill(at(pictogram(self.name), self.x, self.y, self.size, self.turn, self.mirror), self.ink, self.handed)


@dataclass(frozen=True)
class Shape:
    """A shape of its own."""

    shape: Geometry
    ink: str = "ink"
    handed: bool = False

    def draw(self, face: Face) -> None:
        face.fill(self.shape, self.ink, self.handed)


@dataclass(frozen=True)
class Words:
    """A line of text, that of the sign itself where none is given: `key` of the style's words, or `words`."""

    x: float = 0.0
    y: float = 0.0
    height: float = 0.3
    most: float | None = None
    words: str | None = None
    key: str = ""
    ink: str = "ink"
    form: str = "{}"

    def draw(self, face: Face) -> None:
        said = face.style.words.get(self.key, self.key) if self.key else self.words if self.words is not None else face.words
        face.canvas.fill(text(self.form.format(said), self.x, self.y, self.height, face.style.font, most=self.most), face.color(self.ink))


@dataclass(frozen=True)
class Drawn:
    """Whatever a function draws."""

    how: Callable[[Face], None]

    def draw(self, face: Face) -> None:
        self.how(face)


@cache
def pictogram(name: str) -> Geometry:
    """A pictogram by name; KeyError for an unknown one."""
    for module in (figures, vehicles, things):
        if name in vars(module):
            shape: Geometry = vars(module)[name]()
            return shape
    raise KeyError(name)


def way(width: float, *points: Point, head: float = 2.6, ink: str = "ink", handed: bool = False, length: float | None = None) -> Shape:
    """An arrow along points."""
    return Shape(arrow(width, *points, head=head, length=length), ink, handed)


def bar(width: float, *points: Point, ink: str = "ink", cap: Cap = "flat", handed: bool = False) -> Shape:
    """A stroke along points."""
    return Shape(line(width, *points, cap=cap), ink, handed)
