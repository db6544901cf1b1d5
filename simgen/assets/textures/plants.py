"""Textures of plants: bark that tiles, and pictures of twigs with coverage in alpha."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from simgen.assets.textures.noise import F32, N, blurred, grid, mix, pack, rgb, smoothstep, spectral
from simgen.mesh import TextureMaps

_SHARP = 2  # twigs are drawn at this multiple of the size, then shrunk


def bark_rough(rng: np.random.Generator) -> TextureMaps:
    """Furrowed bark (oak, lime), furrows along v."""
    ridges = np.abs(spectral(rng, 0.9, 4, 80, 0.12))
    fine = spectral(rng, 0.5, 30, 250)
    tone = 0.45 + 0.40 * np.minimum(ridges, 1.6) + 0.10 * fine
    moss = smoothstep(0.6, 2.2, spectral(rng, 1.2, 1, 12)) * 0.35
    color = mix(rgb((0.175, 0.140, 0.105), np.clip(tone, 0.2, 1.6)), (0.11, 0.12, 0.06), moss)
    return pack(color, 0.012 * np.minimum(ridges, 1.5) + 0.001 * fine, 1.0, 1.0)


def bark_smooth(rng: np.random.Generator) -> TextureMaps:
    """Plated, smooth bark (plane, birch): pale patches and short cross bands."""
    patches = smoothstep(-0.3, 0.3, spectral(rng, 1.0, 3, 20, 0.6))
    bands = smoothstep(1.4, 2.2, spectral(rng, 0.5, 10, 120, 8.0))
    fine = spectral(rng, 0.6, 20, 250)
    color = mix(rgb((0.20, 0.185, 0.145), 1 + 0.08 * fine), (0.33, 0.31, 0.25), patches)
    color = mix(color, (0.08, 0.07, 0.06), bands * 0.8)
    return pack(color, 0.003 * patches - 0.002 * bands + 0.0004 * fine, 1.0, 0.9)


# Leaf colours by season, linear: reflectances of single leaves (Merzlyak et al., Physiologia Plantarum 106, 1999, for yellow and brown;
# Gitelson et al., J. Plant Physiol. 160, 2003, for green; Gitelson et al., Photochem. Photobiol. 74, 2001, for red).
GREENS = ((0.058, 0.098, 0.030),)
SPRING = ((0.105, 0.160, 0.036), (0.125, 0.165, 0.045))
YELLOWS = ((0.34, 0.23, 0.035), (0.29, 0.175, 0.03), (0.15, 0.15, 0.035), (0.20, 0.105, 0.035))
REDS = ((0.19, 0.058, 0.026), (0.15, 0.045, 0.025), (0.26, 0.13, 0.034), (0.115, 0.066, 0.03))
BROWNS = ((0.17, 0.098, 0.045), (0.125, 0.072, 0.036), (0.23, 0.14, 0.05), (0.095, 0.06, 0.034))
Palette = tuple[tuple[float, float, float], ...]


def leaves_broad(rng: np.random.Generator, palette: Palette = GREENS) -> TextureMaps:
    """A leafy spray, stem at the middle of the bottom edge, filling the picture. palette : the leaves' colours."""
    card = _Card(rng, *palette)
    for along in np.linspace(0.06, 0.95, 13):
        for side in (-1, 1):
            reach = 0.44 * np.sin(np.pi * (0.12 + 0.80 * along)) ** 0.7
            root = np.array([0.5 + rng.normal(0, 0.01), along * 0.9])
            angle = np.pi / 2 - side * rng.uniform(0.6, 1.35) * (1.05 - 0.55 * along)
            reach *= rng.uniform(0.55, 1.12)
            direction = np.array([np.cos(angle), np.sin(angle)])
            card.stalk(root, root + direction * reach, 0.006)
            for t in np.linspace(0.2, 1.0, max(2, int(reach / 0.05))):
                for turn in (-0.85, 0.0 if t > 0.95 else 0.85):
                    heading = angle + turn + rng.normal(0, 0.25)
                    card.leaf(root + direction * reach * t, heading, rng.uniform(0.05, 0.082), rng.uniform(0.45, 0.62))
    card.stalk(np.array([0.5, 0.0]), np.array([0.5, 0.86]), 0.012)
    return card.maps()


def leaves_columnar(rng: np.random.Generator, palette: Palette = ((0.052, 0.090, 0.030),)) -> TextureMaps:
    """Upright twigs with small narrow leaves (poplar, hornbeam), rising from the bottom edge."""
    card = _Card(rng, *palette)
    for x in np.linspace(0.14, 0.86, 7):
        root = np.array([0.5 + 0.45 * (x - 0.5), 0.0])
        tip = np.array([x + rng.normal(0, 0.03), rng.uniform(0.84, 0.97) - 0.5 * (x - 0.5) ** 2])
        card.stalk(root, tip, 0.008)
        heading = np.arctan2(*(tip - root)[::-1])
        for t in np.linspace(0.08, 1.0, 19):
            for side in (-1, 1):
                turn, length, slim = side * rng.uniform(0.4, 1.0), rng.uniform(0.06, 0.095), rng.uniform(0.4, 0.55)
                card.leaf(root + (tip - root) * t, heading + turn, length, slim)
    return card.maps()


def needles(rng: np.random.Generator) -> TextureMaps:
    """A flat conifer branch, stem at the middle of the bottom edge."""
    card = _Card(rng, (0.028, 0.058, 0.026))
    for along in np.linspace(0.02, 0.92, 16):
        for side in (-1, 1):
            reach = 0.46 * (1 - along) ** 0.55 * rng.uniform(0.8, 1.0) + 0.05
            root = np.array([0.5, along])
            angle = np.pi / 2 - side * rng.uniform(0.75, 0.95)
            tip = root + reach * np.array([np.cos(angle), np.sin(angle)])
            card.stalk(root, tip, 0.008)
            for t in np.linspace(0.06, 1.0, max(3, int(reach / 0.011))):
                for turn in (-1, 1):
                    card.needle(root + (tip - root) * t, angle + turn * rng.uniform(0.5, 0.9), rng.uniform(0.04, 0.065))
    card.stalk(np.array([0.5, 0.0]), np.array([0.5, 0.95]), 0.012)
    return card.maps()


def hedge_leaves(rng: np.random.Generator) -> TextureMaps:
    """Dense small leaves that tile (hedges, ivy), with gaps between them."""
    card = _Card(rng, (0.045, 0.078, 0.026), wraps=True)
    for position in rng.uniform(0, 1, (620, 2)):
        card.leaf(position, rng.uniform(0, 2 * np.pi), rng.uniform(0.06, 0.10), rng.uniform(0.5, 0.75))
    return card.maps()


def ivy(rng: np.random.Generator) -> TextureMaps:
    """A picture of ivy that climbs from the bottom edge: dense below, in tongues above."""
    card = _Card(rng, (0.038, 0.072, 0.024))
    x, y = rng.uniform(0.03, 0.97, 5200), rng.uniform(0, 0.96, 5200)
    waves = sum(rng.uniform(0.3, 1.0) * np.sin(2 * np.pi * k * x + rng.uniform(0, 6)) / k**0.6 for k in range(1, 8))
    top = (0.62 + 0.2 * waves) * np.minimum(1.0, 7 * np.minimum(x, 1 - x))
    grows = y < top * rng.uniform(0.75, 1.1, len(x))
    for position in np.stack([x, y], axis=1)[grows]:
        card.leaf(position, rng.uniform(0, 2 * np.pi), rng.uniform(0.025, 0.045), rng.uniform(0.7, 0.95))
    return card.maps()


class _Card:
    """A picture of foliage under construction: later leaves lie over earlier ones. Coordinates 0..1, y upwards."""

    def __init__(self, rng: np.random.Generator, *colors: tuple[float, float, float], wraps: bool = False) -> None:
        size = N * _SHARP
        self.rng, self.wraps, self.size = rng, wraps, size
        self.bases = np.array(colors, np.float32)
        self.base = self.bases[0]
        self.color = np.zeros((size, size, 3), np.float32)
        self.cover = np.zeros((size, size), np.float32)
        self.height = np.zeros((size, size), np.float32)
        self.layer = 0.0

    def stalk(self, a: NDArray[np.float64], b: NDArray[np.float64], width: float) -> None:
        """A woody line."""
        p, q = (tuple(int(v) for v in self._px(np.asarray(e)[None])[0]) for e in (a, b))
        thickness = max(1, int(width * self.size))
        for image, value in ((self.color, (0.09, 0.068, 0.045)), (self.cover, 1.0), (self.height, self.layer)):
            cv2.line(image, p, q, value, thickness)

    def needle(self, root: NDArray[np.float64], heading: float, length: float) -> None:
        """A needle of about a pixel's width."""
        tip = root + length * np.array([np.cos(heading), np.sin(heading)])
        p, q = (tuple(int(v) for v in self._px(e[None])[0]) for e in (root, tip))
        shade = self.base * float(self.rng.uniform(0.7, 1.45))
        cv2.line(self.color, p, q, tuple(map(float, shade)), 4)
        cv2.line(self.cover, p, q, 1.0, 4)

    def leaf(self, root: NDArray[np.float64], heading: float, length: float, slim: float) -> None:
        """A pointed leaf in two halves, one lighter, along a midrib."""
        t = np.linspace(0, 1, 9)
        half = 0.5 * slim * np.sin(np.pi * t**0.8) ** 0.85
        axis, across = np.array([np.cos(heading), np.sin(heading)]), np.array([-np.sin(heading), np.cos(heading)])
        self.layer += 1e-4
        tone = float(self.rng.uniform(0.6, 1.45))
        warm = float(self.rng.uniform(-0.16, 0.24))
        base = self.base if len(self.bases) == 1 else self.bases[int(self.rng.integers(len(self.bases)))]
        for side, shade in ((1, 1.12), (-1, 0.9)):
            outline = root + length * (t[:, None] * axis + side * half[:, None] * across)
            polygon = self._px(np.concatenate([outline, root[None] + length * t[::-1, None] * axis]))
            tint = base * tone * shade * np.array([1 + warm * 1.5, 1 + warm * 0.3, 1.0])
            for shift in self._shifts(polygon):
                cv2.fillPoly(self.color, [polygon + shift], tuple(map(float, tint)))
                cv2.fillPoly(self.cover, [polygon + shift], 1.0)
                cv2.fillPoly(self.height, [polygon + shift], self.layer + 0.002 * side)

    def maps(self) -> TextureMaps:
        """Shrunk and packed. Uncovered texels get the mean colour, so that no dark fringe shows when filtered."""
        color, cover, height = (_shrunk(a) for a in (self.color, self.cover, self.height))
        filled = color / np.maximum(cover, 1e-3)[..., None]
        mean = (color.sum((0, 1)) / max(float(cover.sum()), 1.0)).astype(np.float32)
        albedo = np.where((cover > 0.05)[..., None], filled, mean)
        depth = blurred(cover, 10.0)
        albedo = albedo * (1.18 - 0.32 * depth[..., None])  # the inside of a spray is shaded by its leaves
        _, r = grid()
        return pack(albedo.astype(np.float32), height * 0.6, 1.0, 0.8 + 0 * r, cover, wrap=self.wraps)

    def _px(self, xy: NDArray[np.float64]) -> NDArray[np.int32]:
        return np.round(np.stack([xy[:, 0], 1 - xy[:, 1]], 1) * self.size).astype(np.int32)

    def _shifts(self, polygon: NDArray[np.int32]) -> list[NDArray[np.int32]]:
        if not self.wraps:
            return [np.zeros(2, np.int32)]
        lo, hi = polygon.min(0), polygon.max(0)
        xs, ys = ([0, self.size] if lo[i] < 0 else [0, -self.size] if hi[i] >= self.size else [0] for i in (0, 1))
        return [np.array([x, y], np.int32) for x in xs for y in ys]


def _shrunk(a: F32) -> F32:
    return np.asarray(cv2.resize(a, (N, N), interpolation=cv2.INTER_AREA), np.float32)
