"""What is printed on the hoardings round building sites: sober panels of text, photographs, drawings of what is to come, plain colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from simgen.assets.textures import photographs
from simgen.assets.textures.noise import F32, N, spectral
from simgen.assets.textures.photographs import RGB
from simgen.assets.textures.shopping import printed
from simgen.mesh import TextureMaps

COLUMNS, ROWS = 4, 2  # boards of an atlas, each twice as high as broad
# Pictures of an atlas: its first board, counted by rows from the top left, and how many boards it runs over.
PICTURES = ((0, 2), (2, 2), (4, 2), (6, 1), (7, 1))
_WIDE, _HIGH = 256, 512  # texels that a board is drawn with
_FADED = 0.8  # colour that is left of prints in sun and rain
_WORDS = ("COMING SOON", "OFFICES TO LET", "NEW HOMES", "NORTH QUARTER", "OPENING IN SPRING", "A NEW SQUARE", "THE WORKS", "PLACES TO MEET",
          "LIVE HERE", "CITY CAMPUS", "30,000 SQ FT", "STATION YARD", "MILL LANE", "OUR STORY", "Grand Arcade", "Building for you",
          "the next chapter", "Made here", "Museum of the town", "Riverside")  # fmt: skip
_HEADS = ("About the project", "History", "What happens next", "Open as usual", "The people who build", "Timetable",
          "Look behind the boards", "A place for all", "How it will look", "Thank you for your patience")  # fmt: skip
_FIRMS = ("Harlow & Pyke", "Nordwerk", "Atelier Lund", "Brandt AG", "Castle Homes", "Civic Trust", "Tessel", "Ostrava Steel", "Kite",
          "Moran")  # fmt: skip
_ORDERS = ("No entry", "Helmets must be worn", "Boots must be worn", "Danger of falling")
# (ground, second, pale) as developers like them: most are pale or dark and sober, a few are loud.
_BRANDS: tuple[tuple[RGB, RGB, RGB], ...] = (
    ((232, 232, 228), (48, 62, 128), (176, 194, 226)), ((206, 222, 208), (34, 66, 122), (226, 232, 226)),
    ((230, 230, 226), (44, 46, 50), (206, 208, 208)), ((28, 46, 86), (170, 190, 216), (222, 226, 230)),
    ((168, 182, 196), (40, 58, 84), (224, 228, 230)), ((46, 48, 52), (206, 168, 92), (214, 210, 202)),
    ((30, 78, 62), (196, 206, 170), (226, 228, 216)), ((214, 206, 188), (96, 74, 56), (234, 230, 220)),
    ((236, 236, 234), (18, 104, 112), (192, 220, 220)), ((224, 222, 218), (196, 92, 36), (240, 224, 204)),
    ((120, 30, 74), (232, 214, 220), (236, 232, 232)), ((196, 214, 226), (52, 104, 58), (232, 236, 238)),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Sheet:
    """A picture being drawn, `wide` x _HIGH texels. ground, second, pale : the site's colours."""

    image: Image.Image
    d: ImageDraw.ImageDraw
    rng: np.random.Generator
    wide: int
    ground: RGB
    second: RGB
    pale: RGB

    def write(self, text: str, x: float, y: float, size: float, color: RGB, room: float | None = None) -> None:
        """A line whose middle is at y from x on, smaller where it would not fit into `room` texels."""
        space = (self.wide - x - 14) if room is None else room
        size *= min(1.0, space / max(ImageFont.load_default(size=size).getlength(text) + size / 10, 1.0))
        self.d.text((x, y), text, fill=color, font=ImageFont.load_default(size=max(size, 8.0)), anchor="lm",
                    stroke_width=round(size / 28), stroke_fill=color)

    def lines(self, x0: float, y0: float, x1: float, y1: float, color: RGB, pitch: float = 13.0) -> None:
        """Paragraphs of small print: words of uneven length, ragged on the right, a gap after each paragraph."""
        y, left = y0, int(self.rng.integers(3, 8))
        while y < y1:
            x, end = x0, x1 - float(self.rng.uniform(0.0, 0.16)) * (x1 - x0)
            if left == 0:
                left, end = int(self.rng.integers(3, 9)), x0 + float(self.rng.uniform(0.2, 0.8)) * (x1 - x0)
            while x < end - 6:
                word = min(float(self.rng.uniform(8, 42)), end - x)
                self.d.rectangle((x, y, x + word, y + 0.36 * pitch), fill=color)
                x += word + 6
            left -= 1
            y += pitch if left else 1.9 * pitch

    def logo(self, x: float, y: float, size: float, color: RGB) -> None:
        """A mark of plain shapes with a firm's name beside it."""
        box, kind = (x, y - size / 2, x + size, y + size / 2), int(self.rng.integers(4))
        if kind == 0:
            self.d.ellipse(box, outline=color, width=max(int(size / 6), 2))
        elif kind == 1:
            self.d.polygon([(x, y + size / 2), (x + size / 2, y - size / 2), (x + size, y + size / 2)], fill=color)
        elif kind == 2:
            self.d.rectangle(box, fill=color)
            self.d.pieslice((x, y - size / 2, x + 2 * size, y + 1.5 * size), 180, 270, fill=self.ground)
        else:
            for k in range(3):
                self.d.rectangle((x + k * size / 3, y + size / 2 - size * (k + 1) / 3, x + (k + 0.7) * size / 3, y + size / 2), fill=color)
        self.write(self.pick(_FIRMS), x + 1.25 * size, y, 0.7 * size, color, 4.2 * size)

    def photo(self, x0: float, y0: float, x1: float, y1: float) -> None:
        picture = photographs.photograph(self.rng, max(int(x1 - x0), 8), max(int(y1 - y0), 8))
        self.image.paste(picture, (int(x0), int(y0)))

    def pick(self, words: tuple[str, ...]) -> str:
        return words[int(self.rng.integers(len(words)))]

    def block(self, x0: float, y0: float, x1: float, y1: float, color: RGB) -> None:
        self.d.rectangle((x0, y0, x1, y1), fill=color)


def ink(ground: RGB) -> RGB:
    """What can be read on a ground."""
    return (236, 236, 232) if sum(ground) < 390 else (38, 40, 48)


def hoarding_prints(rng: np.random.Generator) -> TextureMaps:
    """The pictures of one site, `PICTURES`, over eight boards."""
    ground, second, pale = _BRANDS[int(rng.integers(len(_BRANDS)))]
    atlas = np.zeros((ROWS * _HIGH, COLUMNS * _WIDE, 3), np.uint8)
    broad, narrow = rng.permutation(len(_BROAD)), rng.permutation(len(_NARROW))
    for k, (board, boards) in enumerate(PICTURES):
        image = Image.new("RGB", (boards * _WIDE, _HIGH), ground)
        kinds, order = (_BROAD, broad) if boards > 1 else (_NARROW, narrow)
        kinds[int(order[k % len(kinds)])](_Sheet(image, ImageDraw.Draw(image), rng, boards * _WIDE, ground, second, pale))
        row, column = divmod(board, COLUMNS)
        atlas[row * _HIGH : (row + 1) * _HIGH, column * _WIDE : (column + boards) * _WIDE] = np.asarray(image)
    small = cv2.resize(atlas, (N, N), interpolation=cv2.INTER_AREA).astype(np.float32)
    grey = small.mean(axis=2, keepdims=True)
    return printed(np.clip(_soiled((grey + (small - grey) * _FADED), rng), 0, 255).astype(np.uint8), np.full((N, N, 1), 255, np.uint8))


def _soiled(picture: F32, rng: np.random.Generator) -> F32:
    """Splashes at the foot of each board, runs below its cap, a tone of its own, worn edges."""
    high, wide = N // ROWS, N // COLUMNS
    y = np.tile(np.linspace(0, 1, high), ROWS)[:, None]
    x = np.tile(np.linspace(0, 1, wide), COLUMNS)[None, :]
    runs = np.clip(spectral(rng, 0.8, 6, 120, 0.03), 0, 2.5) * np.exp(-y / 0.14) * 0.09
    splash = np.clip(1.2 + spectral(rng, 0.9, 3, 80), 0, 3) * np.exp(-(1 - y) / 0.06) * 0.16
    edge = 0.12 * np.exp(-np.minimum(x, 1 - x) / 0.012)
    own = np.kron(rng.uniform(0.93, 1.0, (ROWS, COLUMNS)), np.ones((high, wide)))
    dark = own * (1 + 0.03 * spectral(rng, 1.4, 1, 12)) * (1 - runs) * (1 - edge)
    mud = np.clip(splash, 0, 0.75)[..., None]
    return np.asarray(picture * dark[..., None] * (1 - mud) + np.array((104, 94, 80)) * mud, np.float32)


def _information(s: _Sheet) -> None:
    """A pale sheet with a dark head and foot, two or three columns of small print under headings."""
    head, foot = float(s.rng.uniform(70, 120)), float(s.rng.uniform(40, 76))
    s.block(0, 0, s.wide, _HIGH, s.pale)
    s.block(0, 0, s.wide, head, s.second)
    s.block(0, _HIGH - foot, s.wide, _HIGH, s.second)
    s.write(s.pick(_HEADS), 24, head / 2, 40, ink(s.second))
    columns = max(1, int(s.rng.integers(1, 3)) * s.wide // 512 + 1)
    wide = (s.wide - 24) / columns
    for k in range(columns):
        x, y = 24 + k * wide, head + 24
        while y < _HIGH - foot - 60:
            end = min(y + float(s.rng.uniform(90, 220)), _HIGH - foot - 14)
            if s.rng.uniform() < 0.25 and end - y > 80:
                s.photo(x, y, x + wide - 24, end - 10)
            else:
                s.write(s.pick(_HEADS), x, y + 6, 21, s.second if sum(s.second) < 390 else ink(s.pale), wide - 24)
                s.lines(x, y + 24, x + wide - 24, end - 18, (92, 100, 132) if sum(s.pale) > 560 else ink(s.pale))
            y = end
    s.logo(24, _HIGH - foot / 2, 0.5 * foot, ink(s.second))


def _exhibition(s: _Sheet) -> None:
    """White, with tall photographs and a column of small print."""
    s.block(0, 0, s.wide, _HIGH, (228, 228, 224))
    low, top = float(s.rng.uniform(40, 80)), float(s.rng.uniform(360, 450))
    x = 30.0
    while x < s.wide - 90:
        wide = min(float(s.rng.uniform(110, 190)), s.wide - 30 - x)
        if s.rng.uniform() < 0.62:
            s.photo(x, low, x + wide, top)
            s.lines(x, top + 14, x + wide, min(top + 60, _HIGH - 30), (120, 120, 124))
        else:
            s.write(s.pick(_HEADS), x, low + 12, 22, s.second if sum(s.second) < 390 else (44, 46, 52), wide)
            s.lines(x, low + 34, x + wide, float(s.rng.uniform(200, top)), (110, 110, 114))
        x += wide + 24


def _photo(s: _Sheet) -> None:
    """One photograph over everything, with a strip of colour and words."""
    s.photo(0, 0, s.wide, _HIGH)
    if s.rng.uniform() < 0.75:
        y = 0.82 * _HIGH if s.rng.uniform() < 0.7 else 0.06 * _HIGH
        s.block(0, y, s.wide * float(s.rng.choice([0.7, 1.0, 1.0])), y + 0.13 * _HIGH, s.ground)
        s.write(s.pick(_WORDS), 22, y + 0.065 * _HIGH, 38, ink(s.ground), 0.62 * s.wide)


def _project(s: _Sheet) -> None:
    """A drawing of what is to be built, with its name on the site's colour."""
    draw = (photographs.street, photographs.house, photographs.park)[int(s.rng.integers(3))]
    s.image.paste(photographs.finished(draw(s.rng, s.wide, _HIGH - 90), s.rng), (0, 0))
    s.write(s.pick(_WORDS), 22, _HIGH - 46, 44, ink(s.ground), 0.55 * s.wide)
    if s.wide > 300:
        s.logo(0.68 * s.wide, _HIGH - 46, 34, ink(s.ground))


def _words(s: _Sheet) -> None:
    """A few big words on the site's colour, small print below."""
    y = float(s.rng.uniform(110, 240))
    s.write(s.pick(_WORDS), 24, y, float(s.rng.uniform(50, 90)), ink(s.ground))
    s.block(24, y + 56, 24 + 90, y + 62, s.second)
    s.lines(24, y + 84, 0.75 * s.wide, y + 84 + float(s.rng.uniform(30, 110)), ink(s.ground), 17.0)
    s.logo(24, _HIGH - 70, 40, ink(s.ground))


def _shape(s: _Sheet) -> None:
    """One large plain shape of the second colour on the first, and nothing else but a mark."""
    kind, w = int(s.rng.integers(4)), float(s.wide)
    if kind == 0:
        s.d.polygon([(0.25 * w, 40), (0.7 * w, 70), (0.86 * w, 250), (0.8 * w, 470), (0.22 * w, 480)], fill=s.second)
    elif kind == 1:
        s.d.ellipse((0.2 * w, 60, 0.2 * w + 420, 480), fill=s.second)
    elif kind == 2:
        s.block(0, 330, w, _HIGH, s.second)
    else:
        s.d.polygon([(0.55 * w, 0), (w, 0), (w, _HIGH), (0.2 * w, _HIGH)], fill=s.pale)
    s.logo(18, 40, 26, ink(s.ground))


def _plan(s: _Sheet) -> None:
    """A map with a legend."""
    s.block(0, 0, s.wide, _HIGH, (232, 230, 224))
    s.image.paste(photographs.plan(s.rng, s.wide - 48, 330), (24, 70))
    s.write(s.pick(_HEADS), 24, 36, 30, s.second if sum(s.second) < 390 else (44, 46, 52))
    s.lines(24, 420, 0.6 * s.wide, 490, (96, 96, 100))


def _firms(s: _Sheet) -> None:
    """Those who build and pay, each in a white field under the name of the project."""
    s.write(s.pick(_WORDS), 22, 50, 40, ink(s.ground))
    y = 100.0
    while y < _HIGH - 70:
        s.block(20, y, s.wide - 20, y + 56, (236, 236, 234))
        s.logo(36, y + 28, 30, _OF_FIRMS[int(s.rng.integers(len(_OF_FIRMS)))])
        if s.wide > 300:
            s.lines(0.55 * s.wide, y + 14, s.wide - 36, y + 46, (120, 120, 124))
        y += 66


def _safety(s: _Sheet) -> None:
    """Orders and warnings in the colours of ISO 7010: blue, yellow, red, white."""
    s.block(0, 0, s.wide, _HIGH, (232, 232, 228))
    colors: tuple[RGB, ...] = ((0, 82, 150), (244, 196, 0), (176, 24, 30), (0, 112, 70))
    s.block(0, 0, s.wide, 84, colors[1])
    s.write("Site safety", 18, 42, 40, (20, 20, 20))
    y = 104.0
    while y < _HIGH - 90:
        color = colors[int(s.rng.integers(4))]
        s.d.ellipse((20, y, 84, y + 64), fill=color)
        s.d.ellipse((40, y + 12, 64, y + 32), fill=(238, 238, 236))
        s.block(36, y + 34, 68, y + 50, (238, 238, 236))
        s.write(s.pick(_ORDERS), 100, y + 18, 20, (30, 30, 30))
        s.lines(100, y + 36, s.wide - 20, y + 60, (120, 120, 120))
        y += 82


def _pattern(s: _Sheet) -> None:
    """Leaves or stripes in shades of the site's colours."""
    kind, n = int(s.rng.integers(2)), int(s.rng.integers(4, 8))
    size = _HIGH / n
    for i in range(int(s.wide / size) + 1):
        for j in range(n):
            mix = float(s.rng.uniform())
            r, g, b = (int(p + (q - p) * mix) for p, q in zip(s.ground, s.second, strict=True))
            if kind == 0:
                s.d.pieslice((i * size, (j - 1) * size, (i + 2) * size, (j + 1) * size), 90, 180, fill=(r, g, b))
            else:
                s.block(i * size, 0, i * size + float(s.rng.uniform(0.2, 1.0)) * size, _HIGH, (r, g, b))


_OF_FIRMS: tuple[RGB, ...] = ((176, 30, 40), (24, 60, 120), (40, 42, 46), (24, 110, 70), (210, 120, 20))
_BROAD: tuple[Callable[[_Sheet], None], ...] = (
    _information, _information, _exhibition, _exhibition, _photo, _project, _words, _shape, _plan, _pattern,
)  # fmt: skip
_NARROW: tuple[Callable[[_Sheet], None], ...] = (_information, _photo, _photo, _words, _shape, _firms, _safety, _exhibition)
