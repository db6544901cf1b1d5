"""Number plates: atlases of registrations in the manner of several countries. No real issuing district or keeper is meant.

A cell is a field of 0.54 x 0.18 m with one plate of its country's size in the middle and holes round it, so that any vehicle may wear any
style. There are 2 columns of 6 rows; cell 0 is at the top left and counting goes along the rows. British plates are white in the left
column and yellow, with the same characters, in the right one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from simgen.assets.textures.noise import F32, N, blurred, pack
from simgen.assets.textures.strokes import draw_text, text_width
from simgen.mesh import TextureMaps

RGB = tuple[float, float, float]
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_FINE = 4  # drawn this much larger, then reduced
_FRAME: RGB = (0.016, 0.016, 0.017)
_WHITE, _YELLOW, _BLACK, _BLUE = (0.78, 0.78, 0.76), (0.74, 0.49, 0.02), (0.012, 0.012, 0.013), (0.006, 0.035, 0.30)


COLUMNS, ROWS = 2, 6
CELLS = COLUMNS * ROWS
_W, _H = N // COLUMNS, N // ROWS
FIELD_M = (0.540, 0.540 * _H / _W)  # width and height of a cell
# Plates' sizes: Germany, France and most of Europe 520 x 110 mm, Britain 520 x 111 mm (BS AU 145e); United States 12 x 6 inches (SAE J686);
# Japan 330 x 165 mm. With the width of the holder's edge.
_EUROPEAN, _AMERICAN, _JAPANESE = (0.520, 0.110, 0.006), (0.305, 0.152, 0.004), (0.330, 0.165, 0.0)


def cell_rect(cell: int = 0) -> tuple[float, float, float, float]:
    """u0, v0, u1, v1 of a cell."""
    row, column = divmod(cell, COLUMNS)
    return column * _W / N, 1 - (row + 1) * _H / N, (column + 1) * _W / N, 1 - row * _H / N


def cell_offset(cell: int) -> tuple[float, float]:
    """What to add to cell 0's UVs to see another one."""
    (u0, v0, *_), (u, v, *_) = cell_rect(0), cell_rect(cell)
    return u - u0, v - v0


def atlas(style: str) -> Callable[[np.random.Generator], TextureMaps]:
    """The generator of the atlas of one style."""

    def generate(rng: np.random.Generator) -> TextureMaps:
        size, draw = STYLES[style]
        color, relief = np.full((N, N, 3), _FRAME, np.float32), np.zeros((N, N), np.float32)
        alpha = np.zeros((N, N), np.float32)
        texts: set[str] = set()
        plate = _fresh(rng, texts, draw)
        for row in range(ROWS):
            for column in range(COLUMNS):
                if style == "uk" and column:
                    plate = replace(plate, ground=_YELLOW)
                elif row or column:
                    plate = _fresh(rng, texts, draw)
                place = np.s_[row * _H : (row + 1) * _H, column * _W : (column + 1) * _W]
                color[place], relief[place], alpha[place] = _drawn(plate, size)
        grime = np.clip(1 - 0.05 * np.abs(rng.normal(0, 1, (N, N))), 0, 1).astype(np.float32)
        # Characters are pressed about 1 mm high; the relief is smoothed as the foil over it is.
        relief = 0.0008 * blurred(relief, 0.8)
        return pack(color * grime[..., None], relief, COLUMNS * FIELD_M[0], 0.9, alpha, ao_strength=0.2, wrap=False)

    return generate


@dataclass(frozen=True)
class _Plate:
    """A plate before it is drawn. draw(layers, text) : adds to the layers of a cell."""

    text: str
    ground: RGB
    ink: RGB
    draw: Callable[[_Cell, str], None]


class _Cell:
    """One plate's canvas of w x h px: colour and height of the pressed characters."""

    def __init__(self, w: int, h: int, ground: RGB) -> None:
        self.w, self.h = w, h
        self.color = np.empty((self.h, self.w, 3), np.float32)
        self.color[:] = ground
        self.relief = np.zeros((self.h, self.w), np.float32)

    def ink(self, layer: F32, color: RGB, height: float = 0.0) -> None:
        """Paint where the layer is 1."""
        rows, columns = np.flatnonzero(layer.any(axis=1)), np.flatnonzero(layer.any(axis=0))
        if not len(rows):
            return
        part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        self.color[part] += (np.array(color, np.float32) - self.color[part]) * layer[part][..., None]
        self.relief[part] = np.maximum(self.relief[part], layer[part] * height)

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


def _drawn(plate: _Plate, size: tuple[float, float, float]) -> tuple[F32, F32, F32]:
    """Colour, relief and coverage of a cell with the plate of this size (width, height, edge of its holder: metres) in the middle."""
    per_m = _FINE * _W / FIELD_M[0]
    w, h = round(size[0] * per_m), round(size[1] * per_m)
    cell = _Cell(w, h, plate.ground)
    plate.draw(cell, plate.text)
    x, y, edge = (_FINE * _W - w) // 2, (_FINE * _H - h) // 2, round(size[2] * per_m)
    color = np.full((_FINE * _H, _FINE * _W, 3), _FRAME if edge else plate.ground, np.float32)
    relief, alpha = np.zeros(color.shape[:2], np.float32), np.zeros(color.shape[:2], np.float32)
    color[y : y + h, x : x + w], relief[y : y + h, x : x + w] = cell.color, cell.relief
    alpha[y - edge : y + h + 2 * edge, x - edge : x + w + edge] = 1.0  # the holder's lower lip is broader
    small = [np.asarray(cv2.resize(a, (_W, _H), interpolation=cv2.INTER_AREA), np.float32) for a in (color, relief, alpha)]
    return small[0], small[1], small[2]


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


STYLES: dict[str, tuple[tuple[float, float, float], Callable[[np.random.Generator], _Plate]]] = {
    "eu": (_EUROPEAN, _eu), "de": (_EUROPEAN, _de), "fr": (_EUROPEAN, _fr), "uk": (_EUROPEAN, _uk), "us": (_AMERICAN, _us),
    "jp": (_JAPANESE, _jp),
}  # fmt: skip
