"""Pictures that are no traffic signs: posters and timetables."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from simgen.assets.textures.signs.styles import BLACK, WHITE, YELLOW
from simgen.mesh import TEXTURE_SIZE_PX

Point = tuple[float, float]
RGB8 = tuple[int, int, int]
_SCALE = 2  # drawn this much larger, then reduced
_S = TEXTURE_SIZE_PX * _SCALE


def picture(name: str) -> NDArray[np.uint8]:
    """(512, 512, 3) the picture called `name`; KeyError for an unknown one."""
    draw = PICTURES[name]
    image = Image.new("RGB", (_S, _S), (128, 128, 128))
    draw(ImageDraw.Draw(image))
    return np.asarray(image.resize((TEXTURE_SIZE_PX, TEXTURE_SIZE_PX), Image.Resampling.LANCZOS))


def _px(points: list[Point]) -> list[Point]:
    """Points in 0..1, y up, as pixels."""
    return [(x * _S, (1 - y) * _S) for x, y in points]


def _polygon(d: ImageDraw.ImageDraw, points: list[Point], fill: RGB8) -> None:
    d.polygon(_px(points), fill=fill)


def _disc(d: ImageDraw.ImageDraw, r: float, fill: RGB8, x: float = 0.5, y: float = 0.5) -> None:
    d.ellipse([(x - r) * _S, (1 - y - r) * _S, (x + r) * _S, (1 - y + r) * _S], fill=fill)


def _text(
    d: ImageDraw.ImageDraw, text: str, height: float, fill: RGB8, x: float = 0.5, y: float = 0.5, bold: float = 0.1
) -> None:
    """Text whose capitals are `height` tall, centred at x, y, thickened by `bold` of the height."""
    font = ImageFont.load_default(size=round(height * _S * 1.36))
    stroke = round(bold * height * _S / 2)
    d.text((x * _S, (1 - y) * _S), text, fill=fill, font=font, anchor="mm", stroke_width=stroke, stroke_fill=fill)


def _timetable(d: ImageDraw.ImageDraw) -> None:
    """A sheet of departures and a route map, too small to read."""
    d.rectangle([0, 0, _S, _S], fill=(226, 226, 220))
    d.rectangle([0, 0, _S, 0.12 * _S], fill=YELLOW)
    _text(d, "12  27  N4", 0.06, BLACK, x=0.35, y=0.94, bold=0.04)
    for row in range(26):
        y = 0.84 - 0.031 * row
        for column in range(9):
            if (row * 7 + column * 5) % 4:
                x = 0.07 + 0.1 * column
                d.rectangle([x * _S, (1 - y) * _S, (x + 0.055) * _S, (1 - y + 0.012) * _S], fill=(70, 70, 74))


def _advert(d: ImageDraw.ImageDraw) -> None:
    """A poster: a landscape under a large word."""
    for k in range(64):
        t = k / 63
        shade = tuple(round(a + (b - a) * t) for a, b in zip((38, 108, 172), (246, 206, 150), strict=True))
        d.rectangle([0, k * _S / 64, _S, (k + 1) * _S / 64], fill=shade)
    _disc(d, 0.09, (255, 240, 200), 0.68, 0.46)
    for base, color, phase in ((0.4, (70, 104, 120), 0.3), (0.3, (44, 84, 78), 2.0), (0.18, (24, 56, 44), 4.1)):
        x = np.linspace(0, 1, 40)
        y = base + 0.06 * np.sin(7 * x + phase) + 0.03 * np.sin(17 * x + 2 * phase)
        _polygon(d, [(0.0, 0.0), *zip(x.tolist(), y.tolist(), strict=True), (1.0, 0.0)], color)
    _text(d, "NORDSEE", 0.09, WHITE, y=0.82, bold=0.08)
    d.rectangle([0.1 * _S, 0.9 * _S, 0.5 * _S, 0.94 * _S], fill=WHITE)


PICTURES: dict[str, Callable[[ImageDraw.ImageDraw], None]] = {"timetable": _timetable, "advert": _advert}
