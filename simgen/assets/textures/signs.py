"""Pictures of European traffic signs (Vienna Convention, 1968), bus-stop and information plates, drawn with polygons."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from simgen.mesh import TEXTURE_SIZE_PX, TextureMaps

Point = tuple[float, float]
RGB8 = tuple[int, int, int]
_SCALE = 2  # drawn this much larger, then reduced
_S = TEXTURE_SIZE_PX * _SCALE
RED, BLUE, WHITE, BLACK, YELLOW, GREEN = (178, 22, 30), (18, 72, 156), (236, 236, 232), (16, 16, 18), (244, 190, 20), (16, 104, 62)


def generate(name: str) -> TextureMaps:
    """The picture called `name` ("sign:stop" or just "stop"), filling the square; KeyError for an unknown one."""
    draw = PICTURES[name.removeprefix("sign:")]
    image = Image.new("RGB", (_S, _S), (128, 128, 128))
    draw(ImageDraw.Draw(image))
    rgb = np.asarray(image.resize((TEXTURE_SIZE_PX, TEXTURE_SIZE_PX), Image.Resampling.LANCZOS))
    albedo = np.concatenate([rgb, np.full((*rgb.shape[:2], 1), 255, np.uint8)], axis=2)
    detail = np.empty_like(albedo)
    detail[:] = (128, 128, 255, 255)
    return TextureMaps(albedo=albedo, detail=detail)


def _px(points: list[Point]) -> list[Point]:
    """Points in 0..1, y up, as pixels."""
    return [(x * _S, (1 - y) * _S) for x, y in points]


def _polygon(d: ImageDraw.ImageDraw, points: list[Point], fill: RGB8) -> None:
    d.polygon(_px(points), fill=fill)


def _disc(d: ImageDraw.ImageDraw, r: float, fill: RGB8, x: float = 0.5, y: float = 0.5) -> None:
    d.ellipse([(x - r) * _S, (1 - y - r) * _S, (x + r) * _S, (1 - y + r) * _S], fill=fill)


def _bar(d: ImageDraw.ImageDraw, a: Point, b: Point, width: float, fill: RGB8, round_ends: bool = True) -> None:
    d.line(_px([a, b]), fill=fill, width=round(width * _S))
    if round_ends:
        for x, y in (a, b):
            _disc(d, width / 2, fill, x, y)


def _text(
    d: ImageDraw.ImageDraw, text: str, height: float, fill: RGB8, x: float = 0.5, y: float = 0.5, bold: float = 0.1
) -> None:
    """Text whose capitals are `height` tall, centred at x, y, thickened by `bold` of the height."""
    font = ImageFont.load_default(size=round(height * _S * 1.36))
    stroke = round(bold * height * _S / 2)
    d.text((x * _S, (1 - y) * _S), text, fill=fill, font=font, anchor="mm", stroke_width=stroke, stroke_fill=fill)


def _triangle(inset: float, down: bool = False) -> list[Point]:
    """An equilateral triangle in the unit square's middle, its edges moved inwards."""
    h, r = np.sqrt(3) / 2, inset
    low, top = (1 - h) / 2, (1 + h) / 2
    points = [(r * np.sqrt(3), low + r), (1 - r * np.sqrt(3), low + r), (0.5, top - 2 * r)]
    return [(x, 1 - y) for x, y in points] if down else points


def _octagon(radius: float) -> list[Point]:
    a = np.radians(22.5 + 45 * np.arange(8))
    return [(0.5 + radius * float(np.cos(t)), 0.5 + radius * float(np.sin(t))) for t in a]


def _stop(d: ImageDraw.ImageDraw) -> None:
    _polygon(d, _octagon(0.56), WHITE)
    _polygon(d, _octagon(0.515), RED)
    _text(d, "STOP", 0.26, WHITE, y=0.5, bold=0.12)


def _give_way(d: ImageDraw.ImageDraw) -> None:
    d.rectangle([0, 0, _S, _S], fill=RED)
    _polygon(d, _triangle(0.095, down=True), WHITE)


def _no_entry(d: ImageDraw.ImageDraw) -> None:
    _disc(d, 0.52, WHITE)
    _disc(d, 0.485, RED)
    d.rectangle([0.14 * _S, 0.41 * _S, 0.86 * _S, 0.59 * _S], fill=WHITE)


def _speed(limit: str) -> Callable[[ImageDraw.ImageDraw], None]:
    def draw(d: ImageDraw.ImageDraw) -> None:
        _disc(d, 0.52, RED)
        _disc(d, 0.38, WHITE)
        _text(d, limit, 0.33, BLACK, bold=0.1)

    return draw


def _no_parking(d: ImageDraw.ImageDraw) -> None:
    _disc(d, 0.52, RED)
    _disc(d, 0.4, BLUE)
    _bar(d, (0.2, 0.8), (0.8, 0.2), 0.1, RED)


def _one_way(d: ImageDraw.ImageDraw) -> None:
    d.rectangle([0, 0, _S, _S], fill=WHITE)
    d.rounded_rectangle([0.025 * _S, 0.025 * _S, 0.975 * _S, 0.975 * _S], 0.03 * _S, fill=BLUE)
    _polygon(d, [(0.42, 0.12), (0.58, 0.12), (0.58, 0.58), (0.78, 0.58), (0.5, 0.9), (0.22, 0.58), (0.42, 0.58)], WHITE)


def _crossing(d: ImageDraw.ImageDraw) -> None:
    d.rectangle([0, 0, _S, _S], fill=WHITE)
    d.rounded_rectangle([0.025 * _S, 0.025 * _S, 0.975 * _S, 0.975 * _S], 0.03 * _S, fill=BLUE)
    _polygon(d, [(0.5, 0.9), (0.1, 0.14), (0.9, 0.14)], WHITE)
    for k in range(5):
        x = 0.2 + 0.135 * k
        _polygon(d, [(x, 0.17), (x + 0.07, 0.17), (0.5 + (x + 0.07 - 0.5) * 0.75, 0.27), (0.5 + (x - 0.5) * 0.75, 0.27)], BLACK)
    _walker(d, 0.49, 0.5, 0.46, BLACK)


def _walker(d: ImageDraw.ImageDraw, x: float, y: float, height: float, fill: RGB8, lean: float = 0.03) -> None:
    """A walking person `height` tall with the middle at (x, y)."""
    def at(u: float, v: float) -> Point:
        return x + u * height + lean * v * height, y + v * height

    _disc(d, 0.085 * height, fill, *at(0, 0.41))
    _bar(d, at(0, 0.26), at(0, 0.0), 0.16 * height, fill)
    _bar(d, at(-0.02, 0.28), at(-0.2, 0.02), 0.07 * height, fill)
    _bar(d, at(0.02, 0.28), at(0.22, 0.08), 0.07 * height, fill)
    _bar(d, at(-0.02, -0.02), at(-0.2, -0.44), 0.095 * height, fill)
    _bar(d, at(0.02, -0.02), at(0.13, -0.2), 0.095 * height, fill)
    _bar(d, at(0.13, -0.2), at(0.14, -0.44), 0.09 * height, fill)


def _children(d: ImageDraw.ImageDraw) -> None:
    d.rectangle([0, 0, _S, _S], fill=RED)
    _polygon(d, _triangle(0.08), WHITE)
    _walker(d, 0.42, 0.36, 0.42, BLACK, 0.1)
    _walker(d, 0.6, 0.32, 0.33, BLACK, 0.12)


def _roundabout(d: ImageDraw.ImageDraw) -> None:
    _disc(d, 0.52, WHITE)
    _disc(d, 0.49, BLUE)
    for k in range(3):
        a = np.radians(90 + 120 * k + np.linspace(0, 78, 12))
        ring = [(0.5 + 0.26 * float(np.cos(t)), 0.5 + 0.26 * float(np.sin(t))) for t in a]
        d.line(_px(ring), fill=WHITE, width=round(0.1 * _S), joint="curve")
        tip = float(a[-1])
        def at(r: float, t: float) -> Point:
            return 0.5 + r * float(np.cos(t)), 0.5 + r * float(np.sin(t))
        _polygon(d, [at(0.15, tip), at(0.37, tip), at(0.26, tip + 0.5)], WHITE)


def _direction(d: ImageDraw.ImageDraw) -> None:
    d.rectangle([0, 0, _S, _S], fill=WHITE)
    d.rounded_rectangle([0.015 * _S, 0.025 * _S, 0.985 * _S, 0.975 * _S], 0.03 * _S, fill=BLUE)
    for row, (text, arrow) in enumerate((("Centre", 0), ("Station", 90), ("Airport", -90))):
        y = 0.82 - 0.32 * row
        # The plate is twice as wide as tall: letters are drawn narrow so that they come out in proportion.
        _narrow_text(d, text, 0.15, WHITE, 0.3, y)
        _arrow(d, 0.15, y, arrow)


def _narrow_text(d: ImageDraw.ImageDraw, text: str, height: float, fill: RGB8, x: float, y: float) -> None:
    font = ImageFont.load_default(size=round(height * _S * 1.36))
    box = d.textbbox((0, 0), text, font=font)
    mask = Image.new("L", (int(box[2]) + 24, int(height * _S * 1.8)))
    ImageDraw.Draw(mask).text((12, mask.height / 2), text, fill=255, font=font, anchor="lm", stroke_width=round(0.05 * height * _S))
    mask = mask.resize((mask.width // 2, mask.height))
    d.bitmap((round(x * _S), round((1 - y) * _S - mask.height / 2)), mask, fill=fill)


def _arrow(d: ImageDraw.ImageDraw, x: float, y: float, turn_deg: float) -> None:
    t = np.radians(turn_deg)
    shape = np.array([(-0.02, -0.1), (0.02, -0.1), (0.02, 0.02), (0.07, 0.02), (0, 0.11), (-0.07, 0.02), (-0.02, 0.02)])
    turned = shape @ np.array([[np.cos(t), np.sin(t)], [-np.sin(t), np.cos(t)]]) * (0.55, 1.0)
    _polygon(d, [(x + float(u), y + float(v)) for u, v in turned], WHITE)


def _parking(d: ImageDraw.ImageDraw) -> None:
    d.rectangle([0, 0, _S, _S], fill=WHITE)
    d.rounded_rectangle([0.025 * _S, 0.025 * _S, 0.975 * _S, 0.975 * _S], 0.03 * _S, fill=BLUE)
    _text(d, "P", 0.62, WHITE, bold=0.08)


def _bus_stop(d: ImageDraw.ImageDraw) -> None:
    d.rectangle([0, 0, _S, _S], fill=YELLOW)
    _disc(d, 0.44, GREEN)
    _disc(d, 0.37, YELLOW)
    _text(d, "H", 0.4, GREEN, bold=0.1)


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


PICTURES: dict[str, Callable[[ImageDraw.ImageDraw], None]] = {
    "stop": _stop, "give_way": _give_way, "no_entry": _no_entry, "speed_30": _speed("30"), "speed_50": _speed("50"),
    "no_parking": _no_parking, "one_way": _one_way, "crossing": _crossing, "children": _children, "roundabout": _roundabout,
    "direction": _direction, "parking": _parking, "bus_stop": _bus_stop, "timetable": _timetable, "advert": _advert,
}  # fmt: skip
