"""A sign as a row of a table: what it means, its plate, and the marks on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simgen.assets.textures.signs.canvas import RGB8, Canvas
from simgen.assets.textures.signs.grounds import TRIANGLE_HEIGHT
from simgen.assets.textures.signs.marks import Face, Mark
from simgen.assets.textures.signs.styles import Style


@dataclass(frozen=True)
class Sign:
    """One sign.

    ground : paints plate and border. size : width, height in the units of the marks. width_m : of the plate, None for the style's
    usual one. text : what it says unless it is told otherwise ("" for signs without words of their own; "@town": the style's word for
    "town"). over : painted last. fitted : size
    for a text, where the plate is made to measure.
    """

    meaning: str
    shape: str
    ground: Callable[[Face], None]
    marks: tuple[Mark, ...] = ()
    size: tuple[float, float] = (1.0, 1.0)
    width_m: float | None = None
    text: str = ""
    ink: RGB8 = (16, 16, 18)
    over: Callable[[Face], None] | None = None
    fitted: Callable[[str, Style], tuple[float, float]] | None = None

    def units(self, text: str, style: Style) -> tuple[float, float]:
        """Width and height in the units of its marks."""
        return self.fitted(self.said(text, style), style) if self.fitted else self.size

    def said(self, text: str, style: Style) -> str:
        """What it says: `text`, or the usual words in a country's language."""
        if text:
            return text
        usual = style.words.get(self.text[1:], "") if self.text.startswith("@") else self.text
        return usual.replace(",", style.decimal)

    def plate_m(self, text: str, style: Style) -> tuple[float, float]:
        """Width and height of the plate, metres."""
        w, h = self.units(text, style)
        usual = style.triangle_m if self.shape.startswith("triangle") else style.disc_m
        width = usual if self.width_m is None else self.width_m * w / self.size[0]
        return width, width * h / w

    def face(self, text: str, style: Style) -> Canvas:
        """The face, drawn."""
        size = self.units(text, style)
        canvas = Canvas(*size, (128, 128, 128))
        face = Face(canvas, style, self.shape, size, self.ink, self.said(text, style))
        self.ground(face)
        for mark in self.marks:
            mark.draw(face)
        if self.over:
            self.over(face)
        return canvas


TRIANGLE = (1.0, TRIANGLE_HEIGHT)
