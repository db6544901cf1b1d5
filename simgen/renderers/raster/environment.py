"""Light from the sky: spherical harmonics for matt surfaces, a prefiltered chain for glossy ones, the map itself behind all."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.snapshot import Sky

ROUGHNESS_LEVELS = (0.08, 0.2, 0.35, 0.55, 0.75, 1.0)
_ROWS = 24  # of the prefiltered maps; they are 2 * _ROWS wide
Floats = NDArray[np.float64]


class Environment:
    """Textures of one sky, made once: `sky` (equirectangular radiance), `specular` (an array of one layer per roughness level),
    and `irradiance`, the (9, 3) coefficients that the lighting pass evaluates, klx."""

    def __init__(self, gl: Any, sky: Sky) -> None:
        radiance = np.nan_to_num(np.asarray(sky.radiance, np.float32), posinf=1e4)
        height, width = radiance.shape[:2]
        self.sky = gl.texture((width, height), 3, radiance.tobytes(), dtype="f4")
        levels = prefiltered(radiance)
        self.specular = gl.texture_array((2 * _ROWS, _ROWS, len(levels)), 3, levels.astype(np.float32).tobytes(), dtype="f4")
        for texture in (self.sky, self.specular):
            texture.filter = (gl.LINEAR, gl.LINEAR)
            texture.repeat_x, texture.repeat_y = True, False
        self.irradiance = irradiance_coefficients(radiance)

    def release(self) -> None:
        """Free the textures."""
        self.sky.release()
        self.specular.release()


def directions(rows: int) -> tuple[Floats, Floats]:
    """Directions (rows, 2 * rows, 3) of an equirectangular map's pixel centres, and their solid angles (rows, 2 * rows)."""
    polar = np.pi * (np.arange(rows) + 0.5) / rows
    azimuth = np.pi * (np.arange(2 * rows) + 0.5) / rows
    p, a = np.meshgrid(polar, azimuth, indexing="ij")
    d = np.stack([np.sin(p) * np.cos(a), np.sin(p) * np.sin(a), np.cos(p)], axis=-1)
    edges = np.cos(np.pi * np.arange(rows + 1) / rows)
    return d, np.broadcast_to(((edges[:-1] - edges[1:]) * np.pi / rows)[:, None], p.shape)


def harmonics(d: Floats) -> Floats:
    """(..., 9) real spherical harmonics up to degree 2 of unit vectors (..., 3)."""
    x, y, z = d[..., 0], d[..., 1], d[..., 2]
    return np.stack([
        np.full_like(x, 0.282095), 0.488603 * y, 0.488603 * z, 0.488603 * x,
        1.092548 * x * y, 1.092548 * y * z, 0.315392 * (3 * z * z - 1), 1.092548 * x * z, 0.546274 * (x * x - y * y),
    ], axis=-1)  # fmt: skip


def irradiance_coefficients(radiance: NDArray[np.float32]) -> Floats:
    """(9, 3) coefficients whose sum with `harmonics(n)` is the irradiance on a surface facing n
    (Ramamoorthi and Hanrahan, SIGGRAPH 2001)."""
    d, solid = directions(len(radiance))
    coefficients = np.einsum("ijk,ijc,ij->kc", harmonics(d), radiance, solid, optimize=True)
    band = np.array([np.pi] + [2 * np.pi / 3] * 3 + [np.pi / 4] * 5)
    return np.asarray(coefficients * band[:, None])


def prefiltered(radiance: NDArray[np.float32]) -> NDArray[np.float32]:
    """(levels, rows, 2 * rows, 3) radiance averaged over the GGX lobe of each roughness level, seen along its normal
    (the split-sum approximation: Karis, SIGGRAPH 2013)."""
    small = resized(radiance, _ROWS).reshape(-1, 3)
    return np.stack([(_lobes(r) @ small).reshape(_ROWS, 2 * _ROWS, 3) for r in ROUGHNESS_LEVELS])


def resized(radiance: NDArray[np.float32], rows: int) -> NDArray[np.float32]:
    """(rows, 2 * rows, 3) map by averaging (or repeating) pixels, weighted by solid angle."""
    height = len(radiance)
    weight = np.sin(np.pi * (np.arange(height) + 0.5) / height)
    row = _averaging(height, rows) * weight
    row /= row.sum(axis=1, keepdims=True)
    column = _averaging(2 * height, 2 * rows)
    return np.einsum("ai,ijc,bj->abc", row, radiance, column / column.sum(axis=1, keepdims=True), optimize=True).astype(np.float32)


def _averaging(source: int, target: int) -> Floats:
    """(target, source) overlap of target intervals with source intervals of the same line."""
    a = np.arange(target + 1) / target
    b = np.arange(source + 1) / source
    overlap = np.minimum(a[1:, None], b[None, 1:]) - np.maximum(a[:-1, None], b[None, :-1])
    return np.maximum(overlap, 0)


@lru_cache(maxsize=len(ROUGHNESS_LEVELS))
def _lobes(roughness: float) -> NDArray[np.float32]:
    """(P, P) weights of all directions in the lobe around each; rows sum to 1. The same for every sky."""
    d, solid = directions(_ROWS)
    d, solid = d.reshape(-1, 3), solid.reshape(-1)
    cosine = np.clip(d @ d.T, -1, 1)  # between the normal (= view = mirror direction) and the light
    half_squared = (1 + cosine) / 2
    a2 = roughness**4
    lobe = np.maximum(cosine, 0) / (half_squared * (a2 - 1) + 1) ** 2 * solid
    return np.asarray(lobe / lobe.sum(axis=1, keepdims=True), np.float32)
