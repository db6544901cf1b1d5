"""Whole garments: folds where bodies bend cloth, seams, and patterns, near white (tinted by the material).

A top, dress or coat is one picture: its trunk on u 0..0.62 (from the middle of the back over the wearer's right, the breast at 0.31, and
the left) and v 0..1 (`TRUNK_HEIGHTS`), both sleeves on u 0.66..0.96 and v 0.05..0.95 (wrist to shoulder). Trousers have both legs on
u 0..1 (from the front's middle over the outside, the back's middle at 0.5) and v 0..1 (`LEG_HEIGHTS`). Heights are fractions of stature.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import cv2
import numpy as np
from numpy.typing import NDArray

from simgen.assets.textures.noise import F32, N, blurred, grid, pack, smoothstep, spectral
from simgen.mesh import TextureMaps

TRUNK_HEIGHTS = (0.28, 0.88)
TRUNK_U, SLEEVE_U = (0.0, 0.62), (0.66, 0.96)
LEG_HEIGHTS = (0.0, 0.62)
_GIRTH_M, _ARM_M, _SLEEVE_M, _HIGH_M = 1.05, 0.38, 0.70, 1.05
_WIDE = int(N * _GIRTH_M / TRUNK_U[1] / _HIGH_M)  # columns of a canvas with the trunk's own proportions
_RELIEF_TILE_M = 1.2  # between the trunk's two scales

Maker = Callable[[np.random.Generator], TextureMaps]
Pattern = Callable[[np.random.Generator, "F32", "F32", "F32"], "F32"]


@cache
def _sheet() -> tuple[F32, F32, F32]:
    """Metres round and up, and 1 on sleeves, of every texel of a top."""
    u, r = grid()
    v = 1 - r
    sleeve = (u > 0.64).astype(np.float32)
    x = np.where(sleeve > 0, (u - SLEEVE_U[0]) / 0.30 * _ARM_M, u / TRUNK_U[1] * _GIRTH_M)
    y = np.where(sleeve > 0, v * _SLEEVE_M, v * _HIGH_M)
    return x.astype(np.float32), y.astype(np.float32), sleeve


def _creases(rng: np.random.Generator, specs: list[tuple[float, float, float, float, float, float, int]], period: float = 1.0) -> F32:
    """Relief of folds, -1..1, that repeat after a share of the tile. Each of the specs: centre u, v, scatter, angle (rad from u),
    length (of a tile), width, how many."""
    out = np.zeros((N, N), np.float32)
    for u0, v0, scatter, angle, length, width, count in specs:
        layer = np.zeros((N, N), np.float32)
        for _ in range(count):
            a = angle + rng.normal(0, 0.22)
            c = np.array([u0, v0]) + rng.normal(0, 1, 2) * scatter * np.array([0.8, 1.0])
            t = np.linspace(-0.5, 0.5, 9)[:, None]
            bow = rng.normal(0, 0.10) * (t * t - 0.08)
            way, side = np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
            points = (c + length * rng.uniform(0.6, 1.3) * (t * way + bow * side)) * [N, -N] + [0, N]
            deep = float(rng.uniform(0.5, 1.0))
            for shift in (-period * N, 0, period * N) if u0 < period else (0,):
                path = np.round((points + np.array([shift, 0])) * 16).astype(np.int32)
                cv2.polylines(layer, [path], False, deep, max(int(width * N * 0.8), 1), cv2.LINE_AA, 4)
        soft = blurred(layer, width * N * 0.9)
        out += 1.25 * soft - 0.95 * blurred(layer, width * N * 2.2)
    return np.clip(out, -1.2, 1.2)


def _top_folds(rng: np.random.Generator, slack: float) -> F32:
    """Folds of a top, 1 deep: waist, hanging from chest and shoulder blades, arm pits, elbows, stacked at the cuffs."""
    front, back, left, right = 0.31, 0.0, 0.465, 0.155
    specs: list[tuple[float, float, float, float, float, float, int]] = []
    for side, lean in ((right, 0.5), (left, -0.5)):
        specs += [(side, 0.52, 0.03, lean * 0.4, 0.14, 0.010, 6), (side, 0.62, 0.05, lean * 2.2, 0.20, 0.013, 3),
                  (side, 0.72, 0.03, lean * 2.6, 0.14, 0.012, 4), (side, 0.40, 0.04, -lean * 2.0, 0.16, 0.013, 3)]
    specs += [(front, 0.50, 0.05, 0.1, 0.16, 0.012, 5), (back, 0.52, 0.05, -0.1, 0.20, 0.012, 6), (back, 0.64, 0.05, 0.9, 0.16, 0.014, 2),
              (front - 0.08, 0.66, 0.03, 1.2, 0.16, 0.014, 2), (front + 0.08, 0.66, 0.03, 1.95, 0.16, 0.014, 2)]
    for u in (0.05, 0.14, 0.22, 0.38, 0.45, 0.53, 0.60):
        specs.append((u, 0.17, 0.03, 1.57, 0.34, 0.014, 1))
    for k, v in enumerate((0.44, 0.475, 0.505, 0.54)):
        specs.append((0.70 + 0.05 * (k % 2), v, 0.012, 0.35 - 0.25 * k, 0.13, 0.012, 2))
    specs += [(0.87, 0.49, 0.03, 0.5, 0.16, 0.013, 4), (0.81, 0.66, 0.06, 1.2, 0.2, 0.013, 4), (0.81, 0.86, 0.03, 1.3, 0.12, 0.012, 4),
              (0.81, 0.10, 0.03, 0.1, 0.2, 0.010, int(3 + 5 * slack)), (0.81, 0.24, 0.06, 0.5, 0.18, 0.012, 4)]
    return _creases(rng, specs, TRUNK_U[1])


def _leg_folds(rng: np.random.Generator, slack: float) -> F32:
    """Folds of trousers: rays from the crotch, behind the knees, stacked on the shoes."""
    specs: list[tuple[float, float, float, float, float, float, int]] = [
        (0.06, 0.82, 0.03, 0.5, 0.22, 0.012, 5), (0.92, 0.80, 0.03, -0.5, 0.2, 0.012, 4), (0.46, 0.70, 0.03, -0.3, 0.2, 0.012, 5),
        (0.56, 0.72, 0.03, 0.4, 0.2, 0.012, 3), (0.50, 0.46, 0.03, 0.1, 0.36, 0.011, 8), (0.30, 0.44, 0.04, 0.45, 0.22, 0.011, 4),
        (0.72, 0.44, 0.04, -0.45, 0.22, 0.011, 4), (0.10, 0.50, 0.03, -0.5, 0.22, 0.012, 4), (0.12, 0.38, 0.03, 0.5, 0.2, 0.012, 3),
        (0.30, 0.60, 0.06, 1.3, 0.2, 0.014, 3), (0.50, 0.25, 0.06, 0.9, 0.2, 0.013, 4),
        (0.25, 0.10, 0.035, 0.1, 0.36, 0.010, int(3 + 8 * slack)), (0.75, 0.11, 0.035, -0.1, 0.36, 0.010, int(3 + 7 * slack)),
    ]
    return _creases(rng, specs)


def _line(at: F32, place: float, half: float) -> F32:
    return np.exp(-(((at - place) / half) ** 2)).astype(np.float32)


def top(rng: np.random.Generator, *, pattern: Pattern | None = None, depth_m: float = 0.009, slack: float = 0.5, weave_m: float = 0.0,
        seams: bool = True, shine: float = 1.0, relief: Pattern | None = None) -> TextureMaps:
    """A top: its pattern (colour factors), its folds, and a relief of its own in metres (knit, quilting)."""
    x, y, sleeve = _sheet()
    folds = _top_folds(rng, slack)
    height = 1.8 * depth_m * folds
    if relief is not None:
        height = height + relief(rng, x, y, sleeve)[..., 0]
    if weave_m:
        height = height + weave_m * spectral(rng, 0.2, 60, 250)
    color = np.ones((N, N, 3), np.float32) * 0.96 if pattern is None else pattern(rng, x, y, sleeve)
    shade = 1 + 0.20 * np.clip(folds, -1, 0.6) + 0.02 * spectral(rng, 0.6, 4, 120)
    if seams:
        seam = np.maximum(_line(x, _GIRTH_M * 0.25, 0.003), _line(x, _GIRTH_M * 0.75, 0.003)) * (1 - sleeve)
        seam = np.maximum(seam, _line(y, 0.04, 0.0025) * sleeve)
        shade = shade * (1 - 0.25 * seam)
        height = height - 0.0012 * seam
    return pack(np.clip(color * shade[..., None], 0, 1), height, _RELIEF_TILE_M, shine)


def legs(rng: np.random.Generator, *, kind: str = "plain", depth_m: float = 0.010, slack: float = 0.5) -> TextureMaps:
    """Trousers. kind : "denim" (faded thighs and knees, seams, pockets), "plain" (chinos), "suit" (pressed crease), "sweat", "camo"."""
    u, r = grid()
    v = 1 - r
    folds = _leg_folds(rng, slack)
    color = np.ones((N, N, 3), np.float32) * 0.94
    height = 1.8 * depth_m * folds
    shade = 1 + 0.22 * np.clip(folds, -1, 0.6) + 0.02 * spectral(rng, 0.6, 4, 120)
    if kind == "camo":
        color = _camo(rng, u, v, u, 2.1)
    if kind == "denim":
        worn = np.exp(-(((u - 0.16) / 0.10) ** 2) - ((v - 0.68) / 0.17) ** 2) + 0.7 * np.exp(
            -(((u - 0.15) / 0.09) ** 2) - ((v - 0.46) / 0.05) ** 2) + 0.5 * np.exp(-(((u - 0.45) / 0.08) ** 2) - ((v - 0.82) / 0.06) ** 2)
        twill = np.sin(2 * np.pi * (150 * u + 150 * r))
        tone = 0.62 + 0.30 * np.clip(worn + 0.10 * spectral(rng, 0.7, 6, 90, 0.3), 0, 1.2) + 0.03 * twill + 0.05 * np.clip(folds, 0, 1)
        color = np.stack([tone, tone, np.minimum(tone * 1.02, 1)], axis=-1)
    if kind in ("denim", "plain", "camo"):
        seam = np.maximum(_line(u, 0.26, 0.004), _line(u, 0.76, 0.004)) * (v < 0.9)
        pocket = _line(v - 0.83 + 0.9 * np.abs(u - 0.17), 0.05, 0.004) * (u > 0.10) * (u < 0.25) * (v > 0.80)
        back = (np.maximum(_line(u, 0.36, 0.004), _line(u, 0.46, 0.004)) * (v > 0.74) * (v < 0.87)
                + np.maximum(_line(v, 0.87, 0.003), _line(v, 0.74, 0.003)) * (u > 0.36) * (u < 0.46))
        fly = _line(u - 0.035 * smoothstep(0.78, 0.83, v), 0.0, 0.004) * (v > 0.78)
        line = np.clip(np.maximum(np.maximum(seam, pocket), np.maximum(back, fly)), 0, 1)
        shade = shade * (1 - 0.35 * line)
        height = height - 0.002 * line
        if kind == "denim":  # stitching
            color = color * (1 - 0.3 * blurred(line, 3.0)[..., None])
    if kind == "suit":
        crease = np.maximum(_line(u, 0.135, 0.006), _line(u, 0.64, 0.006)) * (v < 0.80)
        height = height + 0.004 * crease
        shade = shade * (1 + 0.05 * crease)
    if kind == "sweat":
        band = ((u > 0.235) & (u < 0.285)).astype(np.float32) * float(rng.uniform() < 0.5)
        color = color * (1 - 0.15 * band[..., None])
    return pack(np.clip(color * shade[..., None], 0, 1), height, _RELIEF_TILE_M, 1.0)


def _flat(factor: NDArray[np.floating], dark: tuple[float, float, float], light: tuple[float, float, float] = (0.96, 0.96, 0.96)) -> F32:
    """Colours from one to another by a factor (N, N)."""
    f = factor[..., None]
    return np.asarray(np.array(light, np.float32) * (1 - f) + np.array(dark, np.float32) * f, np.float32)


def _breton(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    wide = rng.uniform(0.022, 0.05)
    return _flat(smoothstep(0.55, 0.60, (y / wide) % 1) * (y < 0.88), (0.02, 0.03, 0.10))


def _fine_stripes(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    return _flat(smoothstep(0.35, 0.6, np.abs(((x / 0.021) % 1) * 2 - 1)), (0.42, 0.52, 0.75))


def _plaid(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    step = rng.uniform(0.05, 0.09)
    a, b = ((x / step) % 1 > 0.5).astype(np.float32), ((y / step) % 1 > 0.5).astype(np.float32)
    thin = np.maximum(_line((x / step) % 1, 0.25, 0.03), _line((y / step) % 1, 0.25, 0.03))
    return np.asarray(_flat((a + b) / 2, (0.06, 0.05, 0.06)) * (1 - 0.3 * thin[..., None]), np.float32)


def _tartan(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    step = 0.13

    def bands(t: F32) -> F32:
        s = (t / step) % 1
        return np.asarray(np.clip((s < 0.35) * 1.0 + 0.8 * _line(s, 0.55, 0.03) + 0.8 * _line(s, 0.80, 0.03), 0, 1), np.float32)

    yellow = np.maximum(_line((x / step) % 1, 0.68, 0.015), _line((y / step) % 1, 0.68, 0.015))[..., None]
    base = _flat((bands(x) + bands(y)) / 2, (0.04, 0.08, 0.16))
    return np.asarray(base * (1 - yellow) + yellow * np.array([0.95, 0.85, 0.45], np.float32), np.float32)


def _dots(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    step = rng.uniform(0.028, 0.05)
    row = np.floor(y / step)
    d = np.hypot(((x / step + 0.5 * (row % 2)) % 1) - 0.5, (y / step) % 1 - 0.5)
    return _flat(1 - smoothstep(0.2, 0.26, d), (0.96, 0.96, 0.94), (0.25, 0.25, 0.27))


def _floral(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    """Scattered blossoms of five petals and leaves."""
    out = np.full((N, _WIDE, 3), 0.9, np.float32)
    petals = [(0.85, 0.25, 0.32), (0.9, 0.62, 0.2), (0.35, 0.35, 0.75), (0.8, 0.45, 0.65)]
    for _ in range(480):
        c = rng.uniform(0, 1, 2) * [_WIDE, N]
        size = rng.uniform(4, 9)
        turn = rng.uniform(0, 6.3)
        tint = petals[int(rng.integers(len(petals)))]
        for a in (0.6, 2.2):
            tip = c + 1.7 * size * np.array([np.cos(turn + a), np.sin(turn + a)])
            cv2.line(out, tuple(c.astype(int).tolist()), tuple(tip.astype(int).tolist()), (0.25, 0.42, 0.25), 3, cv2.LINE_AA)
        for a in np.arange(5) * 1.2566 + turn:
            p = c + 0.65 * size * np.array([np.cos(a), np.sin(a)])
            cv2.circle(out, tuple(p.astype(int).tolist()), int(size * 0.5), tint, -1, cv2.LINE_AA)
        cv2.circle(out, tuple(c.astype(int).tolist()), max(int(size * 0.3), 1), (0.95, 0.85, 0.4), -1, cv2.LINE_AA)
    return np.asarray(cv2.resize(out, (N, N), interpolation=cv2.INTER_AREA), np.float32)


def _camo(rng: np.random.Generator, x: F32, y: F32, sleeve: F32, aspect: float = 0.66) -> F32:
    """Patches of earth colours. aspect : height over width of a texel, in metres."""
    out = np.full((N, N, 3), 1.0, np.float32) * np.array([0.72, 0.70, 0.55], np.float32)
    for tone, level in (((0.36, 0.42, 0.26), 0.25), ((0.36, 0.27, 0.17), 0.75), ((0.10, 0.11, 0.09), 1.25)):
        out[spectral(rng, 1.1, 5, 40, aspect) > level] = tone
    return out


def _blocks(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    """Shoulders or lower half in another tone, with a stripe between."""
    edge = rng.uniform(0.62, 0.80)
    upper = smoothstep(edge - 0.003, edge + 0.003, np.where(sleeve > 0, y + 0.25, y))
    stripe = smoothstep(0.030, 0.026, np.abs(np.where(sleeve > 0, y + 0.25, y) - edge + 0.03))
    color = _flat(upper if rng.uniform() < 0.5 else 1 - upper, (0.14, 0.15, 0.18))
    return np.asarray(color * (1 - stripe[..., None]) + stripe[..., None] * 0.95, np.float32)


def _print(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    """A picture of invented shapes and letters on the chest, half of them on the back too."""
    out = np.full((N, _WIDE, 3), 242, np.uint8)
    tints = [(217, 51, 38), (26, 77, 153), (15, 15, 18), (230, 179, 26), (38, 115, 77), (242, 242, 242)]
    ink = tints[int(rng.integers(len(tints) - 1))]
    second = tints[int(rng.integers(len(tints)))]
    style = int(rng.integers(4))
    for u0 in (0.31, 0.0) if rng.uniform() < 0.5 else (0.31,):
        cx, cy, w = u0 * _WIDE, N * (1 - 0.72), int(rng.uniform(28, 46))
        word = "".join("AEKLMNORSTUVX"[int(i)] for i in rng.integers(13, size=int(rng.integers(3, 6))))
        for shift in (0, TRUNK_U[1] * _WIDE) if u0 == 0 else (0,):
            at = (int(cx + shift), int(cy))
            if style == 0:
                cv2.ellipse(out, at, (w, int(w * 1.25)), 0, 0, 360, ink, -1, cv2.LINE_AA)
                cv2.ellipse(out, (at[0] + w // 5, at[1] - w // 5), (w // 2, w // 2), 0, 0, 360, second, -1, cv2.LINE_AA)
            elif style == 1:
                cv2.rectangle(out, (at[0] - w, at[1] - w), (at[0] + w, at[1] + w), ink, -1)
                hill = np.array([[-w, w], [-w // 2, -w // 4], [0, w // 3], [w // 2, -w // 2], [w, w]]) + at
                cv2.fillPoly(out, [hill.astype(np.int32)], second, cv2.LINE_AA)
            if style != 1:
                size = w / 34 if style else w / 44
                (wide, _), _ = cv2.getTextSize(word, cv2.FONT_HERSHEY_DUPLEX, size, 4)
                corner = (at[0] - wide // 2, at[1] + (w if style == 0 else 8))
                tint, thick = (ink if style else second), (4 if style == 2 else 2)
                cv2.putText(out, word, corner, cv2.FONT_HERSHEY_DUPLEX, size, tint, thick, cv2.LINE_AA)
                if style == 3:
                    cv2.line(out, (corner[0], at[1] + 18), (corner[0] + wide, at[1] + 18), second, 5)
    return np.asarray(cv2.resize(out, (N, N), interpolation=cv2.INTER_AREA) / np.float32(255), np.float32)


def _knit(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    rib = np.where(((sleeve > 0) & (y < 0.10)) | ((sleeve == 0) & (y < 0.42)), 0.4, 1.0)
    return np.asarray((0.0011 * np.sin(2 * np.pi * x / 0.011) * (1.4 - rib * 0.4))[..., None], np.float32)


def _cables(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    """Plaits of two strands with ribs between them."""
    s = (x / 0.075) % 1 - 0.5
    swing = 0.11 * np.sin(2 * np.pi * y / 0.07)
    cable = np.maximum(_line(s - swing, 0.0, 0.07), _line(s + swing, 0.0, 0.07))
    rib = 0.35 * np.cos(2 * np.pi * x / 0.0125) * (np.abs(s) > 0.22)
    return np.asarray((0.006 * cable + 0.0015 * rib)[..., None], np.float32)


def _quilt(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    """Tubes of down between seams that run round."""
    step = 0.088
    tube = np.sqrt(np.abs(np.sin(np.pi * y / step)))
    pucker = 0.10 * spectral(rng, 0.5, 20, 90, 0.3) * (1 - tube)
    return np.asarray((0.020 * (tube + pucker))[..., None], np.float32)


def _quilt_tone(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    return np.asarray((0.62 + 0.34 * np.abs(np.sin(np.pi * y / 0.088)) ** 0.4)[..., None] * np.ones(3, np.float32), np.float32)


def _jean_jacket(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    worn = np.clip(0.25 * spectral(rng, 0.7, 3, 60) + 0.45, 0, 1)
    tone = 0.6 + 0.3 * worn
    front = np.abs(x - 0.525)
    seam = np.maximum(_line(front, 0.09, 0.0025) * (y < 0.80), _line(y, 0.79, 0.0025)) * (1 - sleeve)
    pocket = ((front > 0.06) & (front < 0.17) & (np.abs(y - 0.755) < 0.028) & (sleeve == 0)).astype(np.float32)
    edge = np.abs(cv2.Laplacian(pocket, cv2.CV_32F)) > 0
    return np.asarray((tone * (1 - 0.4 * seam) * (1 - 0.35 * edge))[..., None] * np.ones(3, np.float32), np.float32)


def _chest_seams(rng: np.random.Generator, x: F32, y: F32, sleeve: F32) -> F32:
    """Breast pocket, yoke and placket of shirts and jackets, as darker lines."""
    seam = _line(y, 0.88, 0.003) * (1 - sleeve)
    left = x - 0.525
    pocket = ((left > 0.055) & (left < 0.155) & (y > 0.69) & (y < 0.80) & (sleeve == 0)).astype(np.float32)
    seam = np.maximum(seam, (np.abs(cv2.Laplacian(pocket, cv2.CV_32F)) > 0) * 0.9)
    return np.asarray((0.95 * (1 - 0.25 * seam))[..., None] * np.ones(3, np.float32), np.float32)


def label(rng: np.random.Generator, *, word: str) -> TextureMaps:
    """A word in white across the middle of a dark plate."""
    out = np.full((N, N, 3), 12, np.uint8)
    (wide, high), _ = cv2.getTextSize(word, cv2.FONT_HERSHEY_DUPLEX, 1.0, 2)
    strip = np.full((high + 16, wide + 16, 3), 12, np.uint8)
    cv2.putText(strip, word, (8, high + 8), cv2.FONT_HERSHEY_DUPLEX, 1.0, (235, 235, 235), 3, cv2.LINE_AA)
    out[:] = cv2.resize(strip, (N, N), interpolation=cv2.INTER_LINEAR)
    return pack(np.asarray((out / np.float32(255)) ** 2.2, np.float32), np.zeros((N, N), np.float32), 1.0, 0.6, wrap=False)


FAMILIES: dict[str, Maker] = {
    "label_police": partial(label, word="POLICE"),
    "top_jersey": partial(top, depth_m=0.008), "top_woven": partial(top, pattern=_chest_seams, depth_m=0.010, slack=0.7),
    "top_coat": partial(top, depth_m=0.009, slack=0.2, weave_m=0.0002), "top_suit": partial(top, depth_m=0.006, slack=0.1),
    "top_knit": partial(top, depth_m=0.010, slack=0.9, relief=_knit), "top_cable": partial(top, depth_m=0.007, relief=_cables),
    "top_puffer": partial(top, pattern=_quilt_tone, depth_m=0.005, relief=_quilt, seams=False, shine=0.85),
    "top_denim": partial(top, pattern=_jean_jacket, depth_m=0.009), "top_leather": partial(top, depth_m=0.011, slack=0.8, shine=0.55),
    "top_breton": partial(top, pattern=_breton, depth_m=0.008), "top_stripes": partial(top, pattern=_fine_stripes, depth_m=0.010),
    "top_plaid": partial(top, pattern=_plaid, depth_m=0.010), "top_tartan": partial(top, pattern=_tartan, depth_m=0.009),
    "top_floral": partial(top, pattern=_floral, depth_m=0.009), "top_camo": partial(top, pattern=_camo, depth_m=0.009),
    "top_dots": partial(top, pattern=_dots, depth_m=0.009), "top_blocks": partial(top, pattern=_blocks, depth_m=0.008),
    "top_print": partial(top, pattern=_print, depth_m=0.008),
    "legs_denim": partial(legs, kind="denim", depth_m=0.010), "legs_chino": partial(legs, kind="plain"),
    "legs_suit": partial(legs, kind="suit", depth_m=0.006, slack=0.3), "legs_sweat": partial(legs, kind="sweat", depth_m=0.013, slack=1.0),
    "legs_camo": partial(legs, kind="camo"),
}
