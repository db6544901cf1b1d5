"""Tiling noise and drawing, and the packing of maps. Arrays are (512, 512), row 0 at the top; everything wraps round."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import cv2
import numpy as np
import scipy.fft
from numpy.typing import ArrayLike, NDArray

from simgen.mesh import TEXTURE_SIZE_PX, TextureMaps

N = TEXTURE_SIZE_PX
F32 = NDArray[np.float32]


def spectral(rng: np.random.Generator, beta: float = 1.0, low: float = 1, high: float = N / 2, stretch: float = 1.0) -> F32:
    """Gaussian noise of zero mean and unit deviation whose amplitude falls as frequency^-beta between `low` and `high`
    cycles per tile. stretch > 1 draws the features out along the rows (u), < 1 along the columns."""
    fy, fx = _frequencies()
    f = np.hypot(fy / np.sqrt(stretch), fx * np.sqrt(stretch))
    gain = np.where((f >= low) & (f <= high), np.maximum(f, 1e-6) ** -beta, 0.0)
    white = rng.standard_normal((2, N, N // 2 + 1), dtype=np.float32)
    out: F32 = scipy.fft.irfft2((gain * (white[0] + 1j * white[1])).astype(np.complex64), s=(N, N))
    return (out - out.mean()) / max(float(out.std()), 1e-12)


@cache
def _frequencies() -> tuple[F32, F32]:
    fy = (np.fft.fftfreq(N) * N).astype(np.float32)[:, None]
    fx = (np.fft.rfftfreq(N) * N).astype(np.float32)[None, :]
    return fy, fx


def grid() -> tuple[F32, F32]:
    """Columns and rows (u to the right, r downwards) of the pixel centres, 0..1."""
    t = ((np.arange(N) + 0.5) / N).astype(np.float32)
    return np.broadcast_to(t[None, :], (N, N)), np.broadcast_to(t[:, None], (N, N))


def drawn(paint: Callable[[F32, tuple[int, int]], None], blur: float = 0.0) -> F32:
    """A 0..1 layer drawn with OpenCV so that it wraps: `paint(canvas, offset)` is called for each neighbouring tile."""
    canvas = np.zeros((N, N), np.float32)
    for dx in (-N, 0, N):
        for dy in (-N, 0, N):
            paint(canvas, (dx, dy))
    return blurred(canvas, blur) if blur else canvas


def blurred(a: F32, sigma: float) -> F32:
    """Gaussian blur that wraps round."""
    pad = int(3 * sigma) + 1
    wide = np.pad(a, ((pad, pad), (pad, pad)) + ((0, 0),) * (a.ndim - 2), mode="wrap")
    return np.asarray(cv2.GaussianBlur(wide, (0, 0), sigma)[pad:-pad, pad:-pad], np.float32)


def walks(rng: np.random.Generator, count: int, steps: int, step_px: float, wander: float, width: int = 1) -> F32:
    """Wandering lines that wrap (cracks), 0..1."""
    layer = np.zeros((N, N), np.float32)
    for _ in range(count):
        heading = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(0, wander, steps))
        points = rng.uniform(0, N, 2) + np.cumsum(step_px * np.stack([np.cos(heading), np.sin(heading)], 1), axis=0)
        line = np.round(points * 16).astype(np.int32)

        def paint(canvas: F32, offset: tuple[int, int], line: NDArray[np.int32] = line) -> None:
            cv2.polylines(canvas, [line + np.array(offset, np.int32) * 16], False, 1.0, width, cv2.LINE_AA, 4)

        layer = np.maximum(layer, drawn(paint))
    return layer


def speckles(rng: np.random.Generator, count: int, radius_px: tuple[float, float]) -> F32:
    """Filled spots that wrap, 0..1."""
    centers = rng.uniform(0, N, (count, 2))
    radii = rng.uniform(*radius_px, count)

    def paint(canvas: F32, offset: tuple[int, int]) -> None:
        inside = np.all((centers + offset > -40) & (centers + offset < N + 40), axis=1)
        for (x, y), r in zip(centers[inside] + offset, radii[inside], strict=True):
            cv2.circle(canvas, (round(x * 8), round(y * 8)), round(r * 8), 1.0, -1, cv2.LINE_AA, 3)

    return drawn(paint)


def smoothstep(lo: float, hi: float, x: ArrayLike) -> F32:
    """0 below lo, 1 above hi, smooth between (lo > hi turns it round)."""
    t = np.clip((np.asarray(x, np.float32) - lo) / (hi - lo), 0, 1)
    return (t * t * (3 - 2 * t)).astype(np.float32)


def rgb(color: ArrayLike, factor: ArrayLike = 1.0) -> F32:
    """(N, N, 3) linear colour times a (N, N) factor."""
    f = np.broadcast_to(np.asarray(factor, np.float32), (N, N))
    return f[..., None] * np.asarray(color, np.float32)


def mix(a: F32, b: ArrayLike, weight: ArrayLike) -> F32:
    """a + (b - a) * weight for colours (N, N, 3) and a (N, N) weight."""
    w = np.asarray(weight, np.float32)[..., None]
    return a + (np.asarray(b, np.float32) - a) * w


def pack(albedo: F32, height_m: NDArray[np.floating], tile_m: float, roughness: ArrayLike = 1.0, alpha: ArrayLike = 1.0,
         ao_strength: float = 1.0, wrap: bool = True) -> TextureMaps:
    """Maps from linear albedo (N, N, 3), relief in metres on a tile of `tile_m`, roughness factor and coverage.

    Occlusion is the relief's depth below its surroundings (a cavity map).
    """
    slope = N / tile_m / 2
    h = np.pad(height_m, 1, mode="wrap" if wrap else "edge")
    du = (h[1:-1, 2:] - h[1:-1, :-2]) * slope
    dv = (h[:-2, 1:-1] - h[2:, 1:-1]) * slope
    length = np.sqrt(du * du + dv * dv + 1)
    depth = np.maximum(blurred(height_m.astype(np.float32), 6.0) - height_m, 0) / tile_m * N
    ao = 1 / (1 + ao_strength * 0.5 * depth)
    detail = np.stack(np.broadcast_arrays(0.5 - 0.5 * du / length, 0.5 - 0.5 * dv / length,
                                          np.asarray(roughness, np.float32), ao), axis=-1)
    color = np.clip(albedo, 0, 1)
    # The sRGB transfer curve, IEC 61966-2-1.
    encoded = np.where(color <= 0.0031308, 12.92 * color, 1.055 * np.power(np.maximum(color, 1e-6), 1 / 2.4) - 0.055)
    coverage = np.broadcast_to(np.asarray(alpha, np.float32), (N, N))[..., None]
    return TextureMaps(_bytes(np.concatenate([encoded, coverage], axis=-1)), _bytes(detail))


def _bytes(a: NDArray[np.floating]) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.clip(a * 255 + 0.5, 0, 255).astype(np.uint8))
