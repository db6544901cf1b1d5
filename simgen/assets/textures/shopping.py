"""What a street shows at its foot: the rooms of shops, posters, and what is sprayed on shutters. Each texture holds several pictures."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image, ImageDraw, ImageEnhance, ImageFont

from simgen.assets.textures.noise import F32, N, pack, smoothstep, spectral
from simgen.mesh import TextureMaps

ROOMS = 2  # one above the other, each tiling along u
ROOM_M = (5.6, 2.8)  # breadth and height of a room's back wall
POSTERS = 4  # an atlas of posters has POSTERS x POSTERS cells
TAGS = (2, 4)  # columns and rows of the pictures of sprayed letters

_Paint = Callable[[ImageDraw.ImageDraw, np.random.Generator], None]
_HIGH = N // ROOMS
_WORDS = (
    "SALE",
    "NEW",
    "50%",
    "LIVE",
    "-30%",
    "NOW",
    "OPEN",
    "2 FOR 1",
    "WOW",
    "FRESH",
    "JAZZ",
    "TO LET",
    "EXPO",
    "FILM",
    "RUN",
    "YES",
    "CIRCUS",
    "BIG",
    "ZOO",
    "HELLO",
)
_LINES = (
    "FROM 9 TO 6",
    "ALL WEEK",
    "EVERY DAY",
    "THIS SUMMER",
    "TOWN HALL",
    "12 - 24 MAY",
    "ONLY HERE",
    "SEE YOU SOON",
    "FREE ENTRY",
    "CALL 555 0134",
)
_SKINS = ((232, 190, 160), (198, 148, 112), (140, 94, 66), (92, 60, 44), (244, 208, 180))


# --- rooms -------------------------------------------------------------------------------------------------------------------------------


def shop_rooms(rng: np.random.Generator) -> TextureMaps:
    """The back walls of two shops, as bright as the things themselves: how dim the room is says the mesh's occlusion."""
    kinds = rng.permutation(len(_FITTINGS))[:ROOMS]
    color = np.concatenate([_room(rng, _FITTINGS[int(k)]) for k in kinds])
    return pack(color, 0.0006 * spectral(rng, 1.6, 1, 10), 3.0, 0.95, ao_strength=0)


class _Wall:
    """A wall of 512 x 256 texels in linear colour, wrapping along u. x runs 0..1 over its breadth, y 0..1 downwards."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        t = (np.arange(N, dtype=np.float32) + 0.5) / N
        self.u = np.broadcast_to(t[None, :], (_HIGH, N))
        self.r = np.broadcast_to(((np.arange(_HIGH, dtype=np.float32) + 0.5) / _HIGH)[:, None], (_HIGH, N))
        tone = float(rng.choice([0.12, 0.2, 0.3, 0.42])) * rng.uniform(0.8, 1.0, 3)
        fade = (0.8 + 0.3 * (1 - self.r))[..., None]
        self.color = np.asarray(fade * tone, np.float32)

    def lay(self, color: ArrayLike, weight: ArrayLike) -> None:
        w = np.asarray(weight, np.float32)[..., None]
        self.color = self.color + (np.asarray(color, np.float32) - self.color) * w

    def around(self, x: float) -> F32:
        return np.asarray(np.abs((self.u - x + 0.5) % 1 - 0.5), np.float32)

    def box(self, x: float, half: float, y0: float, y1: float, color: ArrayLike) -> None:
        self.lay(color, (self.around(x) < half) & (self.r > y0) & (self.r < y1))

    def shade(self, lo: float, hi: float, chroma: float) -> NDArray[np.float64]:
        return self.rng.uniform(lo, hi) * self.rng.uniform(1 - chroma, 1.0, 3)


def _shelves(w: _Wall) -> None:
    """Shelves up the wall with rows of packets or books."""
    rng, count = w.rng, int(w.rng.integers(40, 90))
    timber = w.shade(0.05, 0.3, 0.4)
    rows = np.linspace(float(rng.uniform(0.2, 0.3)), 0.96, int(rng.integers(4, 7)))
    for above, row in zip((0.08, *rows[:-1]), rows, strict=True):
        tone = (rng.uniform(0.04, 0.5, count)[:, None] * rng.uniform(0.4, 1.0, (count, 3))).astype(np.float32)
        tall = (row - above) * rng.uniform(0.4, 0.88, count)
        k = np.minimum((w.u * count).astype(int), count - 1)
        w.lay((0.03, 0.028, 0.026), (w.r > above) & (w.r < row))
        w.lay(tone[k], (w.r > row - tall[k]) & (w.r < row) & (np.abs((w.u * count) % 1 - 0.5) < 0.44))
        w.lay(timber, np.abs(w.r - row) < 0.012)
    for x in np.arange(4) / 4 + float(rng.uniform()):
        w.box(float(x), 0.006, 0.08, 1.0, timber)


def _clothes(w: _Wall) -> None:
    """Two rails of clothes, one above the other, and a mirror."""
    rng = w.rng
    for top, low in ((0.22, 0.52), (0.58, 0.95)):
        count = int(rng.integers(36, 70))
        tone = (rng.uniform(0.02, 0.45, count)[:, None] * rng.uniform(0.5, 1.0, (count, 3))).astype(np.float32)
        k = np.minimum((w.u * count).astype(int), count - 1)
        hem = low - rng.uniform(0.0, 0.12, count)
        there = np.sin(2 * np.pi * (w.u * 2 + float(rng.uniform()))) > -0.5
        fold = 0.7 + 0.3 * np.abs(np.sin(w.u * count * np.pi))
        w.lay(tone[k] * fold[..., None], (w.r > top + 0.02) & (w.r < hem[k]) & there)
        w.lay((0.4, 0.4, 0.4), (np.abs(w.r - top) < 0.008) & there)
    w.box(float(rng.uniform()), 0.05, 0.2, 0.95, (0.2, 0.21, 0.22))


def _counter(w: _Wall) -> None:
    """A counter before a wall of tiles, menu boards above it, machines on it."""
    rng = w.rng
    tiles = (np.abs((w.u * 56) % 1 - 0.5) < 0.46) & (np.abs((w.r * 28) % 1 - 0.5) < 0.44)
    w.lay(w.shade(0.1, 0.5, 0.4), tiles * 0.8)
    for x in np.arange(4) / 4 + 0.1:
        w.box(float(x), 0.085, 0.14, 0.34, (0.02, 0.02, 0.022))
        lines = (w.around(float(x)) < 0.07) & (w.r > 0.17) & (w.r < 0.32) & (np.abs((w.r * 60) % 1 - 0.5) < 0.2)
        w.lay((0.4, 0.38, 0.3), lines * 0.8)
    for _ in range(int(rng.integers(6, 12))):
        top = float(rng.uniform(0.42, 0.58))
        w.box(float(rng.uniform()), float(rng.uniform(0.01, 0.05)), top, 0.64, w.shade(0.03, 0.4, 0.4))
    w.lay(w.shade(0.04, 0.25, 0.4), w.r > 0.64)
    w.lay((0.3, 0.28, 0.25), np.abs(w.r - 0.64) < 0.012)


def _pictures(w: _Wall) -> None:
    """Frames on a wall, a sofa or a bench below."""
    rng = w.rng
    for x in np.arange(6) / 6 + float(rng.uniform()):
        half, tall, middle = float(rng.uniform(0.03, 0.065)), float(rng.uniform(0.12, 0.22)), float(rng.uniform(0.36, 0.46))
        w.box(float(x), half, middle - tall, middle + tall, w.shade(0.02, 0.3, 0.5))
        w.box(float(x), half * 0.85, middle - tall * 0.88, middle + tall * 0.88, w.shade(0.1, 0.6, 0.6))
        w.box(
            float(x) + float(rng.uniform(-0.3, 0.3)) * half, half * 0.4, middle - tall * 0.3, middle + tall * 0.6, w.shade(0.02, 0.4, 0.7)
        )
    w.box(float(rng.uniform()), 0.16, 0.7, 1.0, w.shade(0.02, 0.3, 0.6))


def _tables(w: _Wall) -> None:
    """A dark panelled wall with mirrors, benches and bottles, as in pubs and cafés."""
    rng = w.rng
    panel = w.shade(0.03, 0.14, 0.5)
    w.lay(panel, (w.r > 0.5) * 1.0)
    w.lay(panel * 0.4, (w.r > 0.5) & (np.abs((w.u * 14) % 1 - 0.5) > 0.46))
    for x in np.arange(3) / 3 + float(rng.uniform()):
        w.box(float(x), 0.09, 0.16, 0.44, w.shade(0.1, 0.3, 0.2))
        w.box(float(x), 0.08, 0.19, 0.41, (0.10, 0.11, 0.12))
    for row in (0.3, 0.42):
        bottles = (np.abs((w.u * 60) % 1 - 0.5) < 0.3) & (w.r > row - 0.07) & (w.r < row) & (np.sin(2 * np.pi * w.u) > 0.2)
        w.lay(w.shade(0.06, 0.3, 0.7), bottles * 0.9)
    w.box(float(rng.uniform()), 0.2, 0.62, 1.0, w.shade(0.03, 0.25, 0.7))


def _bare(w: _Wall) -> None:
    """A back wall with a door and a notice, as in banks, offices and empty shops."""
    rng = w.rng
    w.box(float(rng.uniform()), 0.08, 0.2, 1.0, w.shade(0.03, 0.3, 0.4))
    w.box(float(rng.uniform()), 0.05, 0.3, 0.5, w.shade(0.2, 0.6, 0.6))
    w.box(float(rng.uniform()), 0.22, 0.62, 1.0, w.shade(0.04, 0.3, 0.5))
    w.box(float(rng.uniform()), 0.012, 0.0, 1.0, w.shade(0.2, 0.45, 0.2))


_FITTINGS: tuple[Callable[[_Wall], None], ...] = (_shelves, _shelves, _clothes, _counter, _pictures, _tables, _bare)


def _room(rng: np.random.Generator, fit: Callable[[_Wall], None]) -> F32:
    wall = _Wall(rng)
    fit(wall)
    wall.lay((0.42, 0.41, 0.39), smoothstep(0.08, 0.06, wall.r))
    return wall.color


# --- posters -----------------------------------------------------------------------------------------------------------------------------


_FADED = 0.55  # colour that is left of prints in sun and rain


def posters(rng: np.random.Generator) -> TextureMaps:
    """Sixteen posters: people, faces, goods, vehicles, landscapes, big letters."""
    cell = 2 * N // POSTERS
    sheet = Image.new("RGB", (2 * N, 2 * N))
    kinds = rng.permutation(np.resize(np.arange(len(_MOTIFS)), POSTERS * POSTERS))
    for k, kind in enumerate(kinds):
        piece = Image.new("RGB", (cell, cell), _ink(rng))
        _MOTIFS[int(kind)](ImageDraw.Draw(piece), rng)
        sheet.paste(piece, (k % POSTERS * cell, k // POSTERS * cell))
    faded = ImageEnhance.Color(sheet.resize((N, N), Image.Resampling.LANCZOS)).enhance(_FADED)
    return printed(np.asarray(faded), np.full((N, N, 1), 255, np.uint8))


def printed(rgb: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> TextureMaps:
    albedo = np.ascontiguousarray(np.concatenate([rgb, alpha], axis=2))
    detail = np.empty_like(albedo)
    detail[:] = (128, 128, 230, 255)
    return TextureMaps(albedo=albedo, detail=detail)


def _ink(rng: np.random.Generator) -> tuple[int, int, int]:
    """A printed ground: mostly saturated or dark, sometimes white."""
    dice = rng.uniform()
    if dice < 0.25:
        return (225, 222, 214)
    if dice < 0.45:
        return (24, 24, 30)
    r, g, b = (int(v) for v in rng.permutation([int(rng.integers(130, 230)), int(rng.integers(20, 200)), int(rng.integers(10, 90))]))
    return (r, g, b)


def _at(points: ArrayLike) -> list[tuple[float, float]]:
    """Points in 0..1, y downwards, on a cell."""
    return [(float(x) * 2 * N / POSTERS, float(y) * 2 * N / POSTERS) for x, y in np.asarray(points, float)]


def _oval(d: ImageDraw.ImageDraw, x: float, y: float, rx: float, ry: float, color: tuple[int, int, int]) -> None:
    d.ellipse([*_at([(x - rx, y - ry)])[0], *_at([(x + rx, y + ry)])[0]], fill=color)


def _block(d: ImageDraw.ImageDraw, x0: float, y0: float, x1: float, y1: float, color: tuple[int, int, int]) -> None:
    d.rectangle([*_at([(x0, y0)])[0], *_at([(x1, y1)])[0]], fill=color)


def _write(d: ImageDraw.ImageDraw, text: str, y: float, height: float, color: tuple[int, int, int]) -> None:
    """A line in the middle whose letters are `height` tall, less where it would not fit."""
    size = min(height, 1.35 * 0.92 / max(len(text), 1))
    font = ImageFont.load_default(size=max(6.0, size * 2 * N / POSTERS * 1.3))
    d.text(_at([(0.5, y)])[0], text, fill=color, font=font, anchor="mm", stroke_width=round(size * 8), stroke_fill=color)


def _caption(d: ImageDraw.ImageDraw, rng: np.random.Generator, *, low: bool) -> None:
    color = (236, 234, 228) if rng.uniform() < 0.6 else _ink(rng)
    if low:
        _write(d, str(rng.choice(_WORDS)), 0.84, 0.16, color)
    else:
        _write(d, str(rng.choice(_WORDS)), 0.13, 0.16, color)
        _write(d, str(rng.choice(_LINES)), 0.94, 0.05, color)


def _figure(d: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    """A standing or walking person, whole: a silhouette or in clothes."""
    flat = rng.uniform() < 0.3
    skin = (20, 20, 24) if flat else _SKINS[int(rng.integers(len(_SKINS)))]
    top, legs = ((20, 20, 24), (20, 20, 24)) if flat else (_ink(rng), _ink(rng))
    x, stride = float(rng.uniform(0.36, 0.64)), float(rng.uniform(0.02, 0.14))
    for way in (-1, 1):
        d.line(_at([(x + 0.03 * way, 0.58), (x + way * stride, 0.78), (x + way * (stride + 0.02), 0.97)]), fill=legs, width=17)
        d.line(
            _at([(x + 0.08 * way, 0.33), (x + way * (0.13 + stride / 2), 0.48), (x + way * float(rng.uniform(0.08, 0.2)), 0.6)]),
            fill=top,
            width=12,
        )
    d.polygon(_at([(x - 0.1, 0.29), (x + 0.1, 0.29), (x + 0.075, 0.62), (x - 0.075, 0.62)]), fill=top)
    d.line(_at([(x, 0.25), (x, 0.31)]), fill=skin, width=12)
    _oval(d, x, 0.19, 0.05, 0.068, skin)
    if not flat:
        _oval(d, x, 0.15, 0.055, 0.045, _hair(rng))
    if rng.uniform() < 0.6:
        _write(d, str(rng.choice(_WORDS)), 0.07, 0.1, _ink(rng))


def _hair(rng: np.random.Generator) -> tuple[int, int, int]:
    return ((24, 20, 18), (70, 46, 30), (150, 110, 60), (120, 116, 112))[int(rng.integers(4))]


def _face(d: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    """A head and shoulders, as on bills of salons and concerts."""
    skin, hair = _SKINS[int(rng.integers(len(_SKINS)))], _hair(rng)
    long = rng.uniform() < 0.5
    _oval(d, 0.5, 0.42 if long else 0.36, 0.25, 0.34 if long else 0.24, hair)
    _oval(d, 0.5, 1.02, 0.4, 0.28, _ink(rng))
    _block(d, 0.43, 0.6, 0.57, 0.8, skin)
    _oval(d, 0.5, 0.45, 0.19, 0.25, skin)
    for way in (-1, 1):
        _oval(d, 0.5 + 0.075 * way, 0.42, 0.028, 0.016, (30, 24, 22))
        d.line(_at([(0.5 + 0.045 * way, 0.37), (0.5 + 0.11 * way, 0.375)]), fill=hair, width=4)
    _oval(d, 0.5, 0.58, 0.06, 0.018, (170, 60, 60))
    d.line(_at([(0.5, 0.44), (0.485, 0.51), (0.51, 0.515)]), fill=tuple(int(c * 0.8) for c in skin), width=4)
    d.pieslice([*_at([(0.3, 0.15)])[0], *_at([(0.7, 0.6)])[0]], 180, 360 if not long else 330, fill=hair)
    _caption(d, rng, low=True)


def _goods(d: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    """A bottle, a cup, a telephone, a shoe or a burger, large."""
    tone, kind = _ink(rng), int(rng.integers(5))
    _oval(d, 0.5, 0.52, 0.38, 0.38, _ink(rng))
    if kind == 0:
        d.polygon(
            _at([(0.45, 0.2), (0.55, 0.2), (0.56, 0.38), (0.64, 0.47), (0.64, 0.85), (0.36, 0.85), (0.36, 0.47), (0.44, 0.38)]), fill=tone
        )
        _block(d, 0.36, 0.56, 0.64, 0.74, (232, 228, 216))
    elif kind == 1:
        d.polygon(_at([(0.3, 0.38), (0.7, 0.38), (0.62, 0.82), (0.38, 0.82)]), fill=tone)
        _oval(d, 0.5, 0.38, 0.2, 0.05, (70, 44, 28))
    elif kind == 2:
        _block(d, 0.34, 0.22, 0.66, 0.84, (18, 18, 20))
        _block(d, 0.37, 0.27, 0.63, 0.78, tone)
    elif kind == 3:
        d.polygon(_at([(0.2, 0.5), (0.35, 0.42), (0.5, 0.54), (0.78, 0.62), (0.84, 0.72), (0.2, 0.72)]), fill=tone)
        _block(d, 0.2, 0.71, 0.85, 0.77, (235, 235, 232))
    else:
        _oval(d, 0.5, 0.42, 0.27, 0.14, (196, 130, 60))
        _block(d, 0.23, 0.45, 0.77, 0.52, (70, 150, 40))
        _block(d, 0.24, 0.52, 0.76, 0.62, (84, 48, 30))
        _oval(d, 0.5, 0.66, 0.27, 0.08, (196, 130, 60))
    _caption(d, rng, low=False)


def _vehicle(d: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    """A car or a bicycle from the side before a sky, for hire or for sale."""
    _block(d, 0, 0, 1, 0.66, (130, 170, 205))
    _block(d, 0, 0.66, 1, 1, (70, 70, 74))
    tone = _ink(rng)
    if rng.uniform() < 0.6:
        d.polygon(
            _at([(0.08, 0.7), (0.1, 0.58), (0.28, 0.55), (0.4, 0.42), (0.68, 0.42), (0.8, 0.56), (0.93, 0.6), (0.93, 0.7)]), fill=tone
        )
        d.polygon(_at([(0.33, 0.55), (0.42, 0.45), (0.66, 0.45), (0.74, 0.55)]), fill=(30, 36, 42))
        for x in (0.27, 0.75):
            _oval(d, x, 0.7, 0.08, 0.08, (14, 14, 15))
            _oval(d, x, 0.7, 0.04, 0.04, (170, 170, 172))
    else:
        for x in (0.28, 0.72):
            _oval(d, x, 0.66, 0.15, 0.15, (20, 20, 22))
            _oval(d, x, 0.66, 0.125, 0.125, (130, 150, 170))
        d.line(_at([(0.28, 0.66), (0.42, 0.44), (0.66, 0.44), (0.5, 0.66), (0.28, 0.66)]), fill=tone, width=8)
        d.line(_at([(0.72, 0.66), (0.64, 0.38), (0.72, 0.36)]), fill=tone, width=8)
    _caption(d, rng, low=False)


def _landscape(d: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    """Hills and a sun, or a beach: travel, or the drawing of what will be built."""
    _block(d, 0, 0, 1, 0.6, (120, 170, 215))
    _oval(d, float(rng.uniform(0.2, 0.8)), 0.25, 0.1, 0.1, (246, 220, 130))
    d.polygon(_at([(0, 0.6), (0.25, 0.35), (0.5, 0.58), (0.75, 0.3), (1, 0.6)]), fill=(72, 104, 84))
    _block(d, 0, 0.6, 1, 1, (36, 96, 150) if rng.uniform() < 0.5 else (96, 130, 60))
    for x in rng.uniform(0.05, 0.9, 3) if rng.uniform() < 0.5 else ():
        _block(d, float(x), 0.42, float(x) + 0.1, 0.8, (200, 196, 188))
    _caption(d, rng, low=False)


def _letters(d: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    """Big letters on one colour, with stripes or small print."""
    light = _ink(rng)
    _block(d, 0.0, 0.62, 1.0, 1.0, _ink(rng))
    _write(d, str(rng.choice(_WORDS)), 0.3, 0.34, light)
    _write(d, str(rng.choice(_LINES)), 0.54, 0.07, light)
    for y in np.arange(0.7, 0.94, 0.06):
        _block(d, 0.12, float(y), float(rng.uniform(0.6, 0.9)), float(y) + 0.022, light)


def _small_print(d: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    """A bill with many lines: hours, menus, planning notices."""
    _block(d, 0.03, 0.03, 0.97, 0.97, (218, 214, 200))
    _write(d, str(rng.choice(_LINES)), 0.12, 0.09, (30, 30, 34))
    for y in np.arange(0.24, 0.92, 0.055):
        _block(d, 0.1, float(y), float(rng.uniform(0.5, 0.9)), float(y) + 0.02, (84, 82, 80))


_MOTIFS: tuple[_Paint, ...] = (
    _figure,
    _face,
    _goods,
    _letters,
    _figure,
    _landscape,
    _goods,
    _vehicle,
    _face,
    _small_print,
    _letters,
    _figure,
)


# --- spray paint -------------------------------------------------------------------------------------------------------------------------


def graffiti(rng: np.random.Generator) -> TextureMaps:
    """Eight tags and throw-ups, cut out."""
    wide, high = N // TAGS[0] * 2, N // TAGS[1] * 2
    color, alpha = np.zeros((2 * N, 2 * N, 3), np.uint8), np.zeros((2 * N, 2 * N), np.uint8)
    for k in range(TAGS[0] * TAGS[1]):
        x0, y0 = k % TAGS[0] * wide, k // TAGS[0] * high
        piece, cover = color[y0 : y0 + high, x0 : x0 + wide], alpha[y0 : y0 + high, x0 : x0 + wide]
        fat = k % 2 == 0
        strokes = _scrawl(rng, wide, high, fat)
        ink = _ink(rng)
        for width, tone in ((46, (16, 16, 18)), (30, ink)) if fat else ((9, ink),):
            piece[:] = tone if width in (46, 9) else piece
            for line in strokes:
                cv2.polylines(piece, [line], False, tone, width, cv2.LINE_AA)
                cv2.polylines(cover, [line], False, 255, width, cv2.LINE_AA)
    small, holes = (np.asarray(cv2.resize(a, (N, N), interpolation=cv2.INTER_AREA), np.uint8) for a in (color, alpha))
    return printed(small, holes[..., None])


def _scrawl(rng: np.random.Generator, wide: int, high: int, fat: bool) -> list[NDArray[np.int32]]:
    """Four to six letters, each one bent stroke, in px; thin ones hang together."""
    count = int(rng.integers(4, 7))
    pitch = wide * 0.84 / count
    out = []
    for k in range(count):
        n = int(rng.integers(3, 6))
        x = wide * 0.08 + pitch * (k + 0.5) + pitch * rng.uniform(-0.42, 0.42, n)
        y = high * (0.5 + (0.28 if fat else 0.36) * rng.uniform(-1, 1, n))
        y[0], y[-1] = high * 0.22, high * 0.78
        t = np.linspace(0, n - 1, 8 * n)
        bent = np.stack([np.interp(t, np.arange(n), v) for v in (x, y)], axis=1).astype(np.float32)
        smooth = cv2.GaussianBlur(bent, (1, 9), 0, sigmaY=2.4, borderType=cv2.BORDER_REPLICATE)
        out.append(np.round(smooth).astype(np.int32))
    return out if fat else [np.concatenate(out)]
