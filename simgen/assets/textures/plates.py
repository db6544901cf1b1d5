"""Number plates: atlases of registrations in the manner of several countries. No real issuing district or keeper is meant.

Wide plates (520 x 110 mm) lie in 2 columns of 10 rows, square ones (2 : 1) in 3 columns of 6 rows; cell 0 is at the top left and
counting goes along the rows. British plates are white in the left column and yellow, with the same characters, in the right one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from simgen.assets.textures.noise import F32, N, blurred, pack
from simgen.assets.textures.strokes import draw_text, text_width
from simgen.mesh import TextureMaps

RGB = tuple[float, float, float]
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_FINE = 4  # drawn this much larger, then reduced
_WHITE, _YELLOW, _BLACK, _BLUE = (0.78, 0.78, 0.76), (0.74, 0.49, 0.02), (0.012, 0.012, 0.013), (0.006, 0.035, 0.30)


@dataclass(frozen=True)
class Layout:
    """columns, rows : of the atlas; width_m, height_m : of a plate."""

    columns: int
    rows: int
    width_m: float
    height_m: float

    @property
    def cells(self) -> int:
        """Number of cells."""
        return self.columns * self.rows

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of a cell in the texture."""
        return N // self.columns, N // self.rows

    def rect(self, cell: int = 0) -> tuple[float, float, float, float]:
        """u0, v0, u1, v1 of a cell."""
        row, column = divmod(cell, self.columns)
        w, h = self.size_px
        return column * w / N, 1 - (row + 1) * h / N, (column + 1) * w / N, 1 - row * h / N

    def offset(self, cell: int) -> tuple[float, float]:
        """What to add to cell 0's UVs to see another one."""
        (u0, v0, *_), (u, v, *_) = self.rect(0), self.rect(cell)
        return u - u0, v - v0


# EU plates: Council Regulation 2411/98 and ISO 7591 give no size; 520 x 110 mm is that of Germany, France and most others. Japan: 330 x
# 165 mm, United States: 12 x 6 inches (SAE J686).
WIDE = Layout(2, 10, 0.520, 0.110)
SQUARE = Layout(3, 6, 0.320, 0.160)


def atlas(style: str) -> Callable[[np.random.Generator], TextureMaps]:
    """The generator of the atlas of one style."""

    def generate(rng: np.random.Generator) -> TextureMaps:
        layout, draw = STYLES[style]
        color, relief = np.full((N, N, 3), 0.02, np.float32), np.zeros((N, N), np.float32)
        w, h = layout.size_px
        both = style == "uk"
        texts: set[str] = set()
        for row in range(layout.rows):
            for column in range(layout.columns):
                if not (both and column):
                    plate = _fresh(rng, texts, draw)
                if both:
                    plate = _Plate(plate.text, _YELLOW if column else _WHITE, plate.ink, plate.draw)
                tone, letters = _drawn(plate, w, h)
                color[row * h : (row + 1) * h, column * w : (column + 1) * w] = tone
                relief[row * h : (row + 1) * h, column * w : (column + 1) * w] = letters
        grime = np.clip(1 - 0.05 * np.abs(rng.normal(0, 1, (N, N))), 0, 1).astype(np.float32)
        # Characters are pressed about 1 mm high; the relief is smoothed as the foil over it is.
        return pack(
            color * grime[..., None], 0.0008 * blurred(relief, 0.8), layout.width_m * layout.columns, 0.9, ao_strength=0.2, wrap=False
        )

    return generate


@dataclass(frozen=True)
class _Plate:
    """A plate before it is drawn. draw(layers, text) : adds to the layers of a cell."""

    text: str
    ground: RGB
    ink: RGB
    draw: Callable[[_Cell, str], None]


class _Cell:
    """One plate's canvas, `_FINE` times the texture's size: colour and height of the pressed characters."""

    def __init__(self, w: int, h: int, ground: RGB) -> None:
        self.w, self.h = w * _FINE, h * _FINE
        self.color = np.empty((self.h, self.w, 3), np.float32)
        self.color[:] = ground
        self.relief = np.zeros((self.h, self.w), np.float32)

    def ink(self, layer: F32, color: RGB, height: float = 0.0) -> None:
        """Paint where the layer is 1."""
        self.color += (np.array(color, np.float32) - self.color) * layer[..., None]
        self.relief = np.maximum(self.relief, layer * height)

    def text(self, text: str, x0: float, x1: float, y: float, height: float, color: RGB, *, aspect: float = 0.6, weight: float = 0.135,
             gap: float = 0.13, fixed: bool = True) -> None:  # fmt: skip
        """Characters centred between x0 and x1, standing on y (all 0..1 of the cell, y up), `height` of the cell tall; narrower where
        they do not fit."""
        tall = height * self.h
        wide, space = aspect * tall, gap * tall
        room = (x1 - x0) * self.w
        squeeze = min(1.0, room / max(text_width(text, tall, wide, space, fixed=fixed), 1e-6))
        wide, space = wide * squeeze, space * squeeze
        used = text_width(text, tall, wide, space, fixed=fixed)
        layer = np.zeros((self.h, self.w), np.float32)
        draw_text(layer, text, x0 * self.w + (room - used) / 2, (1 - y) * self.h, height=tall, width=wide, weight=weight * tall, gap=space,
                  fixed=fixed)  # fmt: skip
        self.ink(layer, color, 1.0)

    def box(self, x0: float, x1: float, y0: float, y1: float, color: RGB) -> None:
        """A filled rectangle."""
        self.color[round((1 - y1) * self.h) : round((1 - y0) * self.h), round(x0 * self.w) : round(x1 * self.w)] = color

    def disc(self, x: float, y: float, r: float, color: RGB, height: float = 0.0) -> None:
        """A disc; r in heights of the cell."""
        layer = np.zeros((self.h, self.w), np.float32)
        cv2.circle(layer, (round(x * self.w), round((1 - y) * self.h)), round(r * self.h), 1.0, -1, cv2.LINE_AA)
        self.ink(layer, color, height)

    def rim(self, color: RGB, inset: float = 0.035, weight: float = 0.03, corner: float = 0.14) -> None:
        """A line round the edge, with rounded corners (in heights of the cell)."""
        layer = np.zeros((self.h, self.w), np.float32)
        d, r = round(inset * self.h), round(corner * self.h)
        x1, y1 = self.w - 1 - d, self.h - 1 - d
        thick = max(1, round(weight * self.h))
        for a, b in (((d + r, d), (x1 - r, d)), ((d + r, y1), (x1 - r, y1)), ((d, d + r), (d, y1 - r)), ((x1, d + r), (x1, y1 - r))):
            cv2.line(layer, a, b, 1.0, thick, cv2.LINE_AA)
        for center, start in (((d + r, d + r), 180), ((x1 - r, d + r), 270), ((x1 - r, y1 - r), 0), ((d + r, y1 - r), 90)):
            cv2.ellipse(layer, center, (r, r), 0, start, start + 90, 1.0, thick, cv2.LINE_AA)
        self.ink(layer, color, 0.7)

    def band(self, letter: str, x0: float = 0.0, x1: float = 0.085) -> None:
        """The blue band with its ring of twelve stars and a letter."""
        self.box(x0, x1, 0.0, 1.0, _BLUE)
        middle = (x0 + x1) / 2
        for k in range(12):
            a = 2 * np.pi * k / 12
            self.disc(middle + 0.15 * np.cos(a) * self.h / self.w, 0.68 + 0.15 * np.sin(a), 0.022, (0.75, 0.55, 0.03))
        self.text(letter, x0 + 0.008, x1 - 0.008, 0.12, 0.24, _WHITE, fixed=False)


def _drawn(plate: _Plate, w: int, h: int) -> tuple[F32, F32]:
    cell = _Cell(w, h, plate.ground)
    plate.draw(cell, plate.text)
    color, relief = (np.asarray(cv2.resize(a, (w, h), interpolation=cv2.INTER_AREA), np.float32) for a in (cell.color, cell.relief))
    return color, relief


def _fresh(rng: np.random.Generator, seen: set[str], draw: Callable[[np.random.Generator], _Plate]) -> _Plate:
    """A plate whose text has not been drawn before."""
    while True:
        plate = draw(rng)
        if plate.text not in seen:
            seen.add(plate.text)
            return plate


def _letters(rng: np.random.Generator, count: int) -> str:
    return "".join(_LETTERS[int(i)] for i in rng.integers(0, len(_LETTERS), count))


def _digits(rng: np.random.Generator, count: int) -> str:
    return str(rng.integers(10 ** (count - 1), 10**count))


def _framed(text_x: tuple[float, float], letter: str = "", second_band: bool = False, gap: float = 0.13) -> Callable[[_Cell, str], None]:
    def draw(cell: _Cell, text: str) -> None:
        if letter:
            cell.band(letter)
        if second_band:
            cell.box(0.915, 1.0, 0.0, 1.0, _BLUE)
        cell.rim(_BLACK)
        cell.text(text, *text_x, 0.16, 0.68, _BLACK, gap=gap)

    return draw


def _de(rng: np.random.Generator) -> _Plate:
    district, rest = (
        _letters(rng, int(rng.integers(1, 4))),
        f"{_letters(rng, int(rng.integers(1, 3)))} {_digits(rng, int(rng.integers(2, 5)))}",
    )

    def draw(cell: _Cell, text: str) -> None:
        cell.band("D")
        cell.rim(_BLACK)
        split = 0.11 + 0.125 * len(district)
        cell.text(district, 0.11, split, 0.16, 0.68, _BLACK, gap=0.12)
        cell.disc(split + 0.035, 0.70, 0.14, (0.5, 0.16, 0.02), 0.2)  # the test badge
        cell.disc(split + 0.035, 0.70, 0.05, _WHITE, 0.2)
        cell.disc(split + 0.035, 0.28, 0.15, (0.35, 0.36, 0.37), 0.2)  # the seal of the authority
        cell.disc(split + 0.035, 0.28, 0.08, (0.08, 0.12, 0.05), 0.2)
        cell.text(rest, split + 0.075, 0.975, 0.16, 0.68, _BLACK, gap=0.12)

    return _Plate(f"{district} {rest}", _WHITE, _BLACK, draw)


def _fr(rng: np.random.Generator) -> _Plate:
    return _Plate(f"{_letters(rng, 2)}-{_digits(rng, 3)}-{_letters(rng, 2)}", _WHITE, _BLACK, _framed((0.11, 0.89), "F", True, 0.11))


def _uk(rng: np.random.Generator) -> _Plate:
    text = f"{_letters(rng, 2)}{rng.integers(51, 75)} {_letters(rng, 3)}"

    def draw(cell: _Cell, text: str) -> None:
        cell.text(text, 0.05, 0.95, 0.15, 0.70, _BLACK, gap=0.14)

    return _Plate(text, _WHITE, _BLACK, draw)


def _eu(rng: np.random.Generator) -> _Plate:
    """Of several countries, white or yellow, with a country's letter."""
    kind = int(rng.integers(6))
    text = (
        f"{_letters(rng, 3)} {_digits(rng, 3)}", f"{_letters(rng, 2)} {_digits(rng, 5)}", f"{_digits(rng, 4)} {_letters(rng, 3)}",
        f"{_letters(rng, 2)} {_digits(rng, 3)} {_letters(rng, 2)}", f"{_digits(rng, 1)}-{_letters(rng, 3)}-{_digits(rng, 3)}",
        f"{_letters(rng, 2)}-{_digits(rng, 2)}-{_letters(rng, 2)}",
    )[kind]  # fmt: skip
    ground = _YELLOW if kind == 5 else _WHITE
    return _Plate(text, ground, _BLACK, _framed((0.115, 0.965), "SPEIBN"[kind]))


_STATES = (
    ("NORTH LAKE", (0.70, 0.74, 0.78), (0.010, 0.035, 0.20)), ("SUN VALLEY", (0.78, 0.70, 0.48), (0.30, 0.02, 0.02)),
    ("PINE RIDGE", (0.68, 0.75, 0.66), (0.008, 0.10, 0.035)), ("GRAND BAY", (0.76, 0.77, 0.78), (0.012, 0.012, 0.014)),
)  # fmt: skip


def _us(rng: np.random.Generator) -> _Plate:
    state, ground, ink = _STATES[int(rng.choice(len(_STATES), p=(0.55, 0.15, 0.15, 0.15)))]
    text = f"{_letters(rng, 3)} {_digits(rng, 4)}"
    band = float(rng.uniform(0.3, 0.7))

    def draw(cell: _Cell, text: str) -> None:
        rows = np.linspace(0, 1, cell.h, dtype=np.float32)[:, None, None]
        cell.color *= 1 - 0.35 * np.clip(1 - np.abs(rows - band) * 2.2, 0, 1) * np.array([1.0, 0.5, 0.1], np.float32)
        cell.rim(ink, 0.03, 0.02, 0.12)
        cell.text(state, 0.22, 0.78, 0.79, 0.13, ink, aspect=0.75, fixed=False)
        cell.text(text, 0.07, 0.93, 0.24, 0.48, ink, aspect=0.5, weight=0.12)
        for x in (0.14, 0.86):
            cell.disc(x, 0.86, 0.035, (0.25, 0.25, 0.26))
            cell.disc(x, 0.10, 0.035, (0.25, 0.25, 0.26))
        cell.box(0.74, 0.82, 0.045, 0.13, (0.6, 0.25, 0.03))

    return _Plate(text, ground, ink, draw)


def _jp(rng: np.random.Generator) -> _Plate:
    """Private cars green on white, light cars (kei) black on yellow. The district and the kana are made-up strokes."""
    kei = rng.random() < 0.3
    ground, ink = (_YELLOW, _BLACK) if kei else (_WHITE, (0.008, 0.12, 0.05))
    number = _digits(rng, 4)
    text = f"{_digits(rng, 3)} {number[:2]}-{number[2:]}"
    strokes = rng.uniform(0, 1, (2, 6, 2, 2))
    kana = rng.uniform(0.05, 0.95, (3, 4, 2))

    def draw(cell: _Cell, text: str) -> None:
        top, bottom = text.split(" ")
        cell.text(top, 0.52, 0.74, 0.70, 0.18, ink, aspect=0.55)
        cell.text(bottom, 0.22, 0.95, 0.10, 0.50, ink, aspect=0.5, weight=0.15)
        layer = np.zeros((cell.h, cell.w), np.float32)
        for k in range(2):
            for a, b in strokes[k]:  # upright or level strokes, as in the signs of districts
                end = np.where(np.abs(b - a) == np.abs(b - a).max(), b, a)
                ends = [(round((0.26 + 0.115 * k + 0.09 * p[0]) * cell.w), round((0.12 + 0.17 * p[1]) * cell.h)) for p in (a, end)]
                cv2.line(layer, ends[0], ends[1], 1.0, max(1, round(0.022 * cell.h)), cv2.LINE_AA)
        for curve in kana:
            t = np.linspace(0, 1, 14)[:, None]
            a, b, c, d = curve
            bow = (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t * t * (1 - t) * c + t**3 * d
            points = np.stack([(0.05 + 0.12 * bow[:, 0]) * cell.w, (0.52 + 0.26 * bow[:, 1]) * cell.h], axis=1)
            cv2.polylines(layer, [np.round(points).astype(np.int32)], False, 1.0, max(1, round(0.03 * cell.h)), cv2.LINE_AA)
        cell.ink(layer, ink, 1.0)
        for x in (0.14, 0.86):
            cell.disc(x, 0.86, 0.035, (0.35, 0.35, 0.36))

    return _Plate(text, ground, ink, draw)


STYLES: dict[str, tuple[Layout, Callable[[np.random.Generator], _Plate]]] = {
    "eu": (WIDE, _eu), "de": (WIDE, _de), "fr": (WIDE, _fr), "uk": (WIDE, _uk), "us": (SQUARE, _us), "jp": (SQUARE, _jp),
}  # fmt: skip
