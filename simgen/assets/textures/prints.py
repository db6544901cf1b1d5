"""What is printed on the hoardings round building sites: drawings of what is to come, words, photographs, plain colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from simgen.assets.textures.noise import N, spectral
from simgen.assets.textures.shopping import printed
from simgen.mesh import TextureMaps

COLUMNS, ROWS = 2, 4  # pictures of an atlas, each twice as broad as high
_WIDE, _HIGH = 512, 256  # texels that a picture is drawn with
_FADED = 0.7  # colour that is left of prints in sun and rain
_WORDS = ("COMING SOON", "OFFICES TO LET", "NEW HOMES", "NORTH QUARTER", "OPENING IN SPRING", "A NEW SQUARE", "THE WORKS", "PLACES TO MEET",
          "LIVE HERE", "CITY CAMPUS", "30,000 SQ FT", "CONSIDERATE BUILDERS", "THANK YOU FOR YOUR PATIENCE", "STATION YARD", "MILL LANE")
_SMALL = ("call 555 0148", "a project of the town and its partners", "flats, offices and shops from next year", "we are open as usual",
          "building for a hundred years", "no entry for the public", "deliveries: gate 2")  # fmt: skip
# Colours as developers like them: white, anthracite, navy, teal, green, orange, magenta, sand.
_BRANDS = ((232, 232, 228), (44, 46, 50), (22, 42, 84), (18, 96, 104), (52, 104, 58), (206, 104, 34), (150, 30, 88), (196, 184, 160),
           (120, 126, 132), (70, 128, 176))  # fmt: skip

_RGB = tuple[int, int, int]


@dataclass(frozen=True, eq=False)
class _Sheet:
    """A picture being drawn. ground, second : the site's colours."""

    image: Image.Image
    d: ImageDraw.ImageDraw
    rng: np.random.Generator
    ground: _RGB
    second: _RGB

    @property
    def ink(self) -> _RGB:
        """What can be read on the ground."""
        return (236, 236, 232) if sum(self.ground) < 380 else (34, 36, 42)

    def write(self, text: str, x: float, y: float, height: float, color: _RGB) -> None:
        """A line from x on, in shares of breadth and height; less tall where it would not fit."""
        size = min(height * _HIGH, 1.5 * (0.97 - x) * _WIDE / len(text))
        font = ImageFont.load_default(size=max(size, 6.0))
        self.d.text((x * _WIDE, y * _HIGH), text, fill=color, font=font, anchor="lm", stroke_width=round(size / 22), stroke_fill=color)

    def block(self, x0: float, y0: float, x1: float, y1: float, color: _RGB) -> None:
        self.d.rectangle([x0 * _WIDE, y0 * _HIGH, x1 * _WIDE, y1 * _HIGH], fill=color)

    def pick(self, words: tuple[str, ...]) -> str:
        return words[int(self.rng.integers(len(words)))]


def hoarding_prints(rng: np.random.Generator) -> TextureMaps:
    """Eight pictures in the colours of one site, two columns of four."""
    ground, second = (_BRANDS[int(k)] for k in rng.permutation(len(_BRANDS))[:2])
    atlas = np.zeros((ROWS * _HIGH, COLUMNS * _WIDE, 3), np.uint8)
    for k, kind in enumerate(rng.permutation(len(_PICTURES))[: ROWS * COLUMNS]):
        image = Image.new("RGB", (_WIDE, _HIGH), ground)
        _PICTURES[int(kind)](_Sheet(image, ImageDraw.Draw(image), rng, ground, second))
        row, column = divmod(k, COLUMNS)
        atlas[row * _HIGH : (row + 1) * _HIGH, column * _WIDE : (column + 1) * _WIDE] = np.asarray(image)
    small = cv2.resize(atlas, (N, N), interpolation=cv2.INTER_AREA).astype(np.float32)
    grey = small.mean(axis=2, keepdims=True)
    dirt = 0.93 + 0.05 * spectral(rng, 1.4, 1, 12)[..., None]
    faded = np.clip((grey + (small - grey) * _FADED) * dirt, 0, 255).astype(np.uint8)
    return printed(faded, np.full((N, N, 1), 255, np.uint8))


def _project(s: _Sheet) -> None:
    """A drawing of what is to be built: sky, blocks with rows of windows, trees, people, a line of words."""
    _put(s, _sky(s.rng), 0.0, 0.0, 1.0, 1.0)
    x = float(s.rng.uniform(-0.1, 0.05))
    while x < 1.0:
        wide, top = float(s.rng.uniform(0.14, 0.34)), float(s.rng.uniform(0.08, 0.5))
        tone = int(s.rng.integers(96, 226))
        face: _RGB = (tone, int(tone * s.rng.uniform(0.9, 1.0)), int(tone * s.rng.uniform(0.8, 1.0)))
        s.block(x, top, x + wide, 0.86, face)
        pane: _RGB = (int(face[0] * 0.5), int(face[1] * 0.56), int(face[2] * 0.64))
        for y in np.arange(top + 0.05, 0.8, 0.095):
            for at in np.arange(x + 0.012, x + wide - 0.03, 0.036):
                s.block(float(at), float(y), float(at) + 0.024, float(y) + 0.055, pane)
        x += wide * float(s.rng.uniform(0.8, 1.3))
    s.block(0, 0.84, 1, 1, (150, 148, 142))
    for at in s.rng.uniform(0, 1, int(s.rng.integers(2, 7))):
        r, y = float(s.rng.uniform(0.03, 0.06)), float(s.rng.uniform(0.55, 0.66))
        s.block(float(at) - 0.003, y, float(at) + 0.003, 0.88, (84, 66, 50))
        s.d.ellipse([(at - r) * _WIDE, (y - 2.6 * r) * _HIGH, (at + r) * _WIDE, (y + 1.2 * r) * _HIGH], fill=(78, 118, 62))
    for at in s.rng.uniform(0.02, 0.98, int(s.rng.integers(4, 12))):
        _passer_by(s, float(at), float(s.rng.uniform(0.9, 0.97)), float(s.rng.uniform(0.1, 0.2)))
    if s.rng.uniform() < 0.7:
        s.block(0.0, 0.03, 0.52, 0.2, s.ground)
        s.write(s.pick(_WORDS), 0.03, 0.115, 0.12, s.ink)


def _passer_by(s: _Sheet, x: float, foot: float, tall: float) -> None:
    tone = int(s.rng.integers(30, 120))
    half = 0.07 * tall
    s.block(x - half, foot - 0.82 * tall, x + half, foot - 0.4 * tall, (tone, tone, int(tone * 1.1)))
    s.block(x - 0.8 * half, foot - 0.45 * tall, x + 0.8 * half, foot, (tone // 2, tone // 2, tone // 2))
    head = (x - 0.6 * half) * _WIDE, (foot - tall) * _HIGH, (x + 0.6 * half) * _WIDE, (foot - 0.82 * tall) * _HIGH
    s.d.ellipse(head, fill=(168, 130, 108))


def _words(s: _Sheet) -> None:
    """A few big words on the site's colour, small print below, a block of the second colour."""
    if s.rng.uniform() < 0.6:
        a = float(s.rng.uniform(0.0, 0.7))
        s.d.polygon([(a * _WIDE, 0), ((a + 0.3) * _WIDE, 0), ((a + 0.12) * _WIDE, _HIGH), ((a - 0.18) * _WIDE, _HIGH)], fill=s.second)
    s.write(s.pick(_WORDS), 0.05, 0.36, float(s.rng.uniform(0.16, 0.32)), s.ink)
    s.write(s.pick(_SMALL), 0.05, 0.62, 0.08, s.ink)
    s.write(s.pick(_SMALL), 0.05, 0.76, 0.06, s.ink)


def _exhibition(s: _Sheet) -> None:
    """White boards with pictures and columns of small print about the place's past."""
    s.block(0, 0, 1, 1, (226, 226, 222))
    x = 0.03
    while x < 0.94:
        wide = float(s.rng.uniform(0.12, 0.3))
        x1 = min(x + wide, 0.97)
        if s.rng.uniform() < 0.55:
            y0, y1 = float(s.rng.uniform(0.08, 0.2)), float(s.rng.uniform(0.5, 0.9))
            _put(s, _photograph(s.rng), x, y0, x1, y1)
            y = y1 + 0.04
        else:
            s.block(x, 0.1, x + 0.7 * wide, 0.17, s.second)
            y = 0.24
        while y < 0.9:
            s.block(x, y, x + (x1 - x) * float(s.rng.uniform(0.6, 1.0)), y + 0.012, (120, 120, 124))
            y += 0.036
        x = x1 + 0.025


def _photo(s: _Sheet) -> None:
    """One photograph over the whole breadth, with a strip of colour."""
    _put(s, _photograph(s.rng), 0, 0, 1, 1)
    if s.rng.uniform() < 0.6:
        s.block(0, 0.8, 1, 1, s.ground)
        s.write(s.pick(_WORDS), 0.04, 0.9, 0.12, s.ink)


def _pattern(s: _Sheet) -> None:
    """Triangles, leaves or stripes in shades of the site's colours."""
    kind, n = int(s.rng.integers(3)), int(s.rng.integers(5, 12))
    for i in range(2 * n):
        for j in range(n):
            mix = float(s.rng.uniform())
            color = tuple(int(a + (b - a) * mix) for a, b in zip(s.ground, s.second, strict=True))
            x0, y0, w, h = i / (2 * n) * _WIDE, j / n * _HIGH, _WIDE / (2 * n), _HIGH / n
            if kind == 0:
                s.d.polygon([(x0, y0), (x0 + w, y0), (x0 + (w if (i + j) % 2 else 0), y0 + h)], fill=color)
            elif kind == 1:
                s.d.pieslice([x0, y0 - h, x0 + 2 * w, y0 + h], 90, 180, fill=color)
            else:
                s.d.rectangle([x0, 0, x0 + w, _HIGH], fill=color)


def _plain(s: _Sheet) -> None:
    """The site's colour alone, with a mark."""
    x = float(s.rng.uniform(0.1, 0.8))
    s.d.ellipse([x * _WIDE, 0.35 * _HIGH, x * _WIDE + 0.3 * _HIGH, 0.65 * _HIGH], outline=s.ink, width=6)


def _safety(s: _Sheet) -> None:
    """Orders and warnings, as ISO 7010 colours them: blue, yellow, red, white; and the names of those who build."""
    colors = ((0, 82, 150), (244, 196, 0), (176, 24, 30), (230, 230, 228))
    x = 0.06
    for _ in range(int(s.rng.integers(2, 6))):
        color = colors[int(s.rng.integers(4))]
        s.block(x, 0.22, x + 0.09, 0.5, color)
        dark = sum(color) < 400
        s.d.ellipse([(x + 0.02) * _WIDE, 0.25 * _HIGH, (x + 0.07) * _WIDE, 0.35 * _HIGH], fill=(232, 232, 230) if dark else (20, 20, 20))
        for y in (0.39, 0.43, 0.47):
            s.block(x + 0.012, y, x + 0.078, y + 0.015, (232, 232, 230) if dark else (20, 20, 20))
        x += 0.11
    s.write(s.pick(_WORDS), 0.06, 0.72, 0.14, s.ink)


_PICTURES: tuple[Callable[[_Sheet], None], ...] = (
    _project, _project, _words, _words, _exhibition, _exhibition, _photo, _photo, _pattern, _plain, _plain, _safety,
)  # fmt: skip


def _put(s: _Sheet, picture: NDArray[np.uint8], x0: float, y0: float, x1: float, y1: float) -> None:
    size = max(2, round((x1 - x0) * _WIDE)), max(2, round((y1 - y0) * _HIGH))
    s.image.paste(Image.fromarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA)), (round(x0 * _WIDE), round(y0 * _HIGH)))


def _sky(rng: np.random.Generator) -> NDArray[np.uint8]:
    t = np.linspace(0, 1, 128)[:, None, None] * np.ones((1, 256, 1))
    high, low = np.array(rng.uniform((60, 110, 160), (130, 170, 220))), np.array((226, 228, 226))
    cloud = np.clip(spectral(rng, 1.7, 1, 10)[::4, ::2, None], 0, 1.5) * 30
    return np.asarray(np.clip(high + (low - high) * t + cloud, 0, 255), np.uint8)


def _photograph(rng: np.random.Generator) -> NDArray[np.uint8]:
    """Things out of focus in light and shade before a brighter ground: as a photograph looks from across the street."""
    picture = np.empty((128, 256, 3), np.uint8)
    picture[:] = rng.uniform(90, 200) * rng.uniform(0.8, 1.05, 3)
    picture[int(rng.uniform(60, 100)) :] = rng.uniform(40, 130) * rng.uniform(0.8, 1.0, 3)
    for _ in range(int(rng.integers(10, 26))):
        tone = [int(v) for v in np.clip(rng.uniform(15, 225) * rng.uniform(0.7, 1.1, 3), 0, 255)]
        x, y = int(rng.uniform(0, 256)), int(rng.uniform(20, 128))
        half = int(rng.uniform(4, 40)), int(rng.uniform(6, 50))
        if rng.uniform() < 0.5:
            cv2.ellipse(picture, (x, y), half, 0, 0, 360, tone, -1)
        else:
            cv2.rectangle(picture, (x - half[0], y - half[1]), (x + half[0], y + half[1]), tone, -1)
    soft = cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(1.5, 5.0))).astype(np.float32)
    if rng.uniform() < 0.35:  # an old one
        soft = soft.mean(axis=2, keepdims=True) * np.array([1.0, 0.95, 0.86], np.float32)
    return np.asarray(np.clip(soft, 0, 255), np.uint8)
