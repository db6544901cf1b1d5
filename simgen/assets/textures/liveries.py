"""Lettering on commercial vehicles: four strips (4 : 1) of invented firms to a texture, each with a name, a trade, a sign, stripes.

"livery" is cut out (the vehicle's paint shows between), "livery_panel" fills its strip with a ground, as foils and adverts do.
"""

from __future__ import annotations

import cv2
import numpy as np

from simgen.assets.textures.noise import F32, N, blurred, pack
from simgen.assets.textures.strokes import draw_text, text_width
from simgen.mesh import TextureMaps

STRIPS = 4
RGB = tuple[float, float, float]

_NAMES = (
    "ALMA", "BRANTO", "CORVEX", "DELMAR", "ELVIO", "FENWICK", "GALTEX", "HOLMA", "ISTRIA", "JORVIK", "KESTREL", "LINDAU", "MARVO", "NORELL",
    "ORBIS", "PALTER", "QUENDA", "RIVELLO", "SORELLE", "TAVARO", "ULMA", "VANDREX", "WESTERLY", "XENTRA", "YARROW", "ZELLER",
)  # fmt: skip
_SUFFIXES = ("", "", "", " & SONS", " GROUP", " BROS", " PLUS", " 24")
_TRADES = (
    "PLUMBING & HEATING", "FRESH BAKERY", "ELECTRICAL SERVICES", "PARCELS", "LOGISTICS", "REMOVALS", "GARDEN SERVICES", "ROOFING",
    "FINE FOODS", "CATERING", "GLASS & WINDOWS", "TRANSPORT", "CLEANING", "FLOWERS", "TOOLS & HIRE", "FROZEN FOODS", "FURNITURE",
    "PAINTERS",
    "DRAIN SERVICE", "NETWORKS", "LAUNDRY", "COFFEE ROASTERS", "TYRES", "MEDICAL SUPPLIES",
)  # fmt: skip
_INKS: tuple[RGB, ...] = (
    (0.50, 0.015, 0.015), (0.010, 0.06, 0.32), (0.012, 0.16, 0.06), (0.62, 0.20, 0.008), (0.02, 0.02, 0.022), (0.02, 0.22, 0.34), (0.22,
    0.02, 0.20),
    (0.66, 0.46, 0.02), (0.30, 0.015, 0.03), (0.05, 0.05, 0.06), (0.10, 0.32, 0.02),
)  # fmt: skip
_GROUNDS: tuple[RGB, ...] = (
    (0.76, 0.76, 0.74), (0.76, 0.76, 0.74), (0.02, 0.08, 0.28), (0.48, 0.015, 0.012), (0.03, 0.03, 0.032), (0.64, 0.45, 0.02), (0.02,
    0.16, 0.09),
    (0.58, 0.59, 0.60), (0.05, 0.30, 0.42),
)  # fmt: skip


def livery(rng: np.random.Generator) -> TextureMaps:
    """Four firms' lettering for bright paint, cut out."""
    return _atlas(rng, panel=False)


def livery_panel(rng: np.random.Generator) -> TextureMaps:
    """Four firms' lettering on its own ground."""
    return _atlas(rng, panel=True)


def nothing(rng: np.random.Generator) -> TextureMaps:
    """All hole: for pictures that a variant does without."""
    return pack(np.ones((N, N, 3), np.float32), np.zeros((N, N), np.float32), 1.0, 1.0, 0.0)


def strip_rect() -> tuple[float, float, float, float]:
    """u0, v0, u1, v1 of strip 0, the topmost."""
    return 0.0, 1 - 1 / STRIPS, 1.0, 1.0


def strip_offset(strip: int) -> tuple[float, float]:
    """What to add to strip 0's UVs to see another."""
    return 0.0, -strip / STRIPS


def _atlas(rng: np.random.Generator, panel: bool) -> TextureMaps:
    color, alpha = np.zeros((N, N, 3), np.float32), np.ones((N, N), np.float32)
    h = N // STRIPS
    names = rng.permutation(len(_NAMES))[:STRIPS]
    for k, name in enumerate(names):
        strip = _Strip(rng, panel)
        strip.draw(_NAMES[int(name)] + _SUFFIXES[int(rng.integers(len(_SUFFIXES)))], _TRADES[int(rng.integers(len(_TRADES)))])
        color[k * h : (k + 1) * h], alpha[k * h : (k + 1) * h] = strip.small(h)
    return pack(color, np.zeros((N, N), np.float32), 1.0, 0.9, 1.0 if panel else alpha, wrap=False)


class _Strip:
    """A canvas of 4 : 1 and what is drawn on it. Lengths are in its heights, y up."""

    def __init__(self, rng: np.random.Generator, panel: bool) -> None:
        self.rng, self.h = rng, 2 * N // STRIPS
        self.w = 4 * self.h
        ground = _GROUNDS[int(rng.integers(len(_GROUNDS)))]
        strong = [ink for ink in _INKS if _light(ground if panel else (0.7, 0.7, 0.7)) - _light(ink) > 0.2] or list(_INKS)
        order = rng.permutation(len(strong))
        self.ink, self.second = strong[int(order[0])], strong[int(order[1])]
        if panel and _light(ground) < 0.3:  # pale letters on a dark ground
            self.ink, self.second = (0.76, 0.76, 0.74), ((0.76, 0.76, 0.74), (0.70, 0.48, 0.03), (0.55, 0.6, 0.62))[int(rng.integers(3))]
        self.color = np.empty((self.h, self.w, 3), np.float32)
        self.color[:] = ground if panel else self.ink
        self.cover = np.full((self.h, self.w), 1.0 if panel else 0.0, np.float32)

    def draw(self, name: str, trade: str) -> None:
        """Sign, name, trade, number or stripes, in one of several arrangements."""
        rng = self.rng
        stripes = int(rng.integers(5))
        self._stripes(stripes)
        right = (3.02, 3.9, 3.9, 3.4, 3.9)[stripes]
        weight, aspect, slant = float(rng.choice([0.13, 0.18, 0.24])), float(rng.uniform(0.5, 0.95)), float(rng.choice([0.0, 0.0, 0.18]))
        left = 0.08
        if rng.random() < 0.8:
            self._sign(0.5, 0.55, 0.36)
            left = 1.02
        phone = f"0{rng.integers(100, 999)} {rng.integers(100, 999)} {rng.integers(1000, 9999)}" if rng.random() < 0.5 else ""
        site = phone or f"WWW.{name.split(' ')[0]}.EXAMPLE"
        self._text(name, left, right, 0.50, 0.36, self.ink, aspect, weight, slant)
        self._text(trade, left, right, 0.28, 0.14, self.second, 0.62, 0.15, 0.0)
        self._text(site, left, right, 0.075, 0.11, self.ink, 0.58, 0.13, 0.0)

    def small(self, h: int) -> tuple[F32, F32]:
        """Colour and coverage at the texture's size. Where nothing covers, colours run on, so that edges have no dark fringe."""
        size = (4 * h, h)
        weights = np.maximum(self.cover, 1e-4)[..., None]
        spread = cv2.GaussianBlur(self.color * weights, (0, 0), 5) / cv2.GaussianBlur(np.repeat(weights, 3, 2), (0, 0), 5)
        color = np.where(self.cover[..., None] > 0.5, self.color, spread)
        small, cover = (np.asarray(cv2.resize(a, size, interpolation=cv2.INTER_AREA), np.float32) for a in (color, self.cover))
        return small, cover

    def _paint(self, layer: F32, ink: RGB) -> None:
        self.color += (np.array(ink, np.float32) - self.color) * layer[..., None]
        self.cover = np.maximum(self.cover, layer)

    def _px(self, x: float, y: float) -> tuple[int, int]:
        return round(x * self.h), round((1 - y) * self.h)

    def _text(self, text: str, x0: float, x1: float, y: float, tall: float, ink: RGB, aspect: float, weight: float, slant: float) -> None:
        height, width = tall * self.h, aspect * tall * self.h
        gap = max(0.14, 0.8 * weight) * height
        squeeze = min(1.0, (x1 - x0) * self.h / text_width(text, height, width, gap))
        layer = np.zeros((self.h, self.w), np.float32)
        draw_text(layer, text, x0 * self.h, (1 - y) * self.h, height=height, width=width * squeeze, weight=weight * height * min(1,
        0.4 + 0.6 * squeeze),
                  gap=gap * squeeze, slant=slant)  # fmt: skip
        self._paint(layer, ink)

    def _fill(self, points: list[tuple[float, float]], ink: RGB) -> None:
        layer = np.zeros((self.h, self.w), np.float32)
        cv2.fillPoly(layer, [np.array([self._px(*p) for p in points], np.int32)], 1.0, cv2.LINE_AA)
        self._paint(layer, ink)

    def _disc(self, x: float, y: float, r: float, ink: RGB) -> None:
        layer = np.zeros((self.h, self.w), np.float32)
        cv2.circle(layer, self._px(x, y), round(r * self.h), 1.0, -1, cv2.LINE_AA)
        self._paint(layer, ink)

    def _stripes(self, kind: int) -> None:
        if kind == 0:
            for k in range(3):
                x = 3.1 + 0.26 * k
                self._fill([(x, 0), (x + 0.14, 0), (x + 0.74, 1), (x + 0.60, 1)], self.second)
        elif kind == 1:
            self._fill([(0, 0.02), (4, 0.02), (4, 0.055), (0, 0.055)], self.second)
            self._fill([(0, 0.92), (4, 0.92), (4, 0.985), (0, 0.985)], self.second)
        elif kind == 2:  # a wave along the foot
            along = np.linspace(0, 4, 60)
            crest = 0.04 + 0.14 * (along / 4) ** 2 * (1 + 0.4 * np.sin(2.4 * along))
            self._fill([*zip(along.tolist(), crest.tolist(), strict=True), (4.0, 0.0), (0.0, 0.0)], self.second)
        elif kind == 3:
            self._fill([(3.45, 0), (4, 0), (4, 1), (3.8, 1)], self.second)

    def _sign(self, x: float, y: float, r: float) -> None:
        """A sign of simple shapes: ring, hexagon, shield, leaf, arrows, roof, drop, bars."""
        kind, a, b = int(self.rng.integers(8)), self.ink, self.second
        paper: RGB = (0.76, 0.76, 0.74) if sum(a) < 1.5 else (0.03, 0.03, 0.032)

        def round_shape(n: int, radius: float, turn: float = 0.0) -> list[tuple[float, float]]:
            t = 2 * np.pi * np.arange(n) / n + turn
            return [(x + radius * float(np.cos(v)), y + radius * float(np.sin(v))) for v in t]

        if kind == 0:
            self._disc(x, y, r, a)
            self._disc(x, y, 0.66 * r, paper)
            self._disc(x + 0.2 * r, y + 0.2 * r, 0.36 * r, b)
        elif kind == 1:
            self._fill(round_shape(6, r, np.pi / 6), a)
            self._fill(round_shape(3, 0.6 * r, np.pi / 2), paper)
        elif kind == 2:
            self._fill([(x - 0.8 * r, y + r), (x + 0.8 * r, y + r), (x + 0.8 * r, y - 0.1 * r), (x, y - r), (x - 0.8 * r, y - 0.1 * r)], a)
            self._fill(
                [(x - 0.55 * r, y + 0.1 * r), (x + 0.55 * r, y + 0.6 * r), (x + 0.55 * r, y + 0.3 * r), (x - 0.55 * r, y - 0.2 * r)], paper
            )
        elif kind == 3:
            t = np.linspace(0, np.pi, 20)
            bow = [(x - r + 2 * r * float(s / np.pi), y + 0.55 * r * float(np.sin(s)) + 0.35 * r * float(s / np.pi - 0.5)) for s in t]
            back = [(px, 2 * y + 0.7 * r * float((px - x) / (2 * r)) - py) for px, py in bow[::-1]]
            self._fill([*bow, *back], a)
            self._fill([(x - r, y - 0.2 * r), (x + 0.7 * r, y + 0.12 * r), (x + 0.7 * r, y + 0.06 * r), (x - r, y - 0.28 * r)], paper)
        elif kind == 4:
            for k, ink in enumerate((a, b, a)):
                q = x - 0.9 * r + 0.6 * r * k
                self._fill(
                    [
                        (q, y - 0.8 * r),
                        (q + 0.4 * r, y - 0.8 * r),
                        (q + 0.9 * r, y),
                        (q + 0.4 * r, y + 0.8 * r),
                        (q, y + 0.8 * r),
                        (q + 0.5 * r, y),
                    ],
                    ink,
                )
        elif kind == 5:
            self._fill(
                [
                    (x - r, y - 0.05 * r),
                    (x, y + 0.9 * r),
                    (x + r, y - 0.05 * r),
                    (x + 0.75 * r, y - 0.05 * r),
                    (x, y + 0.62 * r),
                    (x - 0.75 * r, y - 0.05 * r),
                ],
                a,
            )
            self._fill(
                [
                    (x - 0.6 * r, y - 0.8 * r),
                    (x + 0.6 * r, y - 0.8 * r),
                    (x + 0.6 * r, y - 0.1 * r),
                    (x, y + 0.42 * r),
                    (x - 0.6 * r, y - 0.1 * r),
                ],
                b,
            )
        elif kind == 6:
            self._disc(x, y - 0.25 * r, 0.7 * r, a)
            self._fill([(x - 0.62 * r, y + 0.05 * r), (x, y + r), (x + 0.62 * r, y + 0.05 * r)], a)
            self._disc(x + 0.2 * r, y - 0.3 * r, 0.25 * r, paper)
        else:
            for k, tall in enumerate((0.6, 1.0, 1.5, 1.9)):
                q = x - r + 0.52 * r * k
                self._fill(
                    [(q, y - 0.9 * r), (q + 0.36 * r, y - 0.9 * r), (q + 0.36 * r, y + (tall - 0.9) * r), (q, y + (tall - 0.9) * r)],
                    b if k == 3 else a,
                )


def _light(color: RGB) -> float:
    """Luminance, ITU-R BT.709."""
    return 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2]


def dents(rng: np.random.Generator) -> TextureMaps:
    """Sheet metal that has met car park walls: shallow dents some 10 cm across and waves, on a tile of 2 m; near white."""
    t = ((np.arange(N) + 0.5) / N).astype(np.float32)
    height = np.zeros((N, N), np.float32)
    for _ in range(7):
        cx, cy, size, depth = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.018, 0.05), rng.uniform(0.002, 0.006)
        dx, dy = np.abs(t[None, :] - cx), np.abs(t[:, None] - cy)
        d2 = np.minimum(dx, 1 - dx) ** 2 / rng.uniform(0.6, 2.5) + np.minimum(dy, 1 - dy) ** 2
        height -= (depth * np.exp(-d2 / (2 * size**2))).astype(np.float32)
    return pack(np.full((N, N, 3), 0.97, np.float32), blurred(height, 2.0), 2.0, 1.0, ao_strength=0.0)
