"""Light from the sky: spherical harmonics for matt surfaces, a prefiltered chain for glossy ones, the map itself behind all."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.snapshot import Sky

ROUGHNESS_LEVELS = (0.08, 0.2, 0.35, 0.55, 0.75, 1.0)
_ROWS = 24  # of the map that the lobes are taken over; it is 2 * _ROWS wide
_HARMONIC_ROWS = 64  # at most, of the map that irradiance is taken from
_SIDE = 40  # of the prefiltered octahedral maps
_SURROUND_ALBEDO = 0.22  # of facades and trees
Floats = NDArray[np.float64]


class Environment:
    """Textures of one sky, made once: `sky` (equirectangular radiance), `specular` (octahedral maps, one slice of a
    volume per roughness level), `irradiance`, the (9, 3) coefficients that the lighting pass evaluates, klx, and `surround`,
    the (3,) radiance of houses and trees around."""

    def __init__(self, gl: Any, sky: Sky) -> None:
        radiance = np.nan_to_num(np.asarray(sky.radiance, np.float32), posinf=1e4)
        height, width = radiance.shape[:2]
        self.sky = gl.texture((width, height), 3, radiance.tobytes(), dtype="f4")
        levels = prefiltered(radiance)
        self.specular = gl.texture3d((_SIDE, _SIDE, len(levels)), 3, levels.astype(np.float32).tobytes(), dtype="f4")
        for texture in (self.sky, self.specular):
            texture.filter = (gl.LINEAR, gl.LINEAR)
        self.sky.repeat_x, self.sky.repeat_y = True, False
        self.specular.repeat_x = self.specular.repeat_y = self.specular.repeat_z = False
        self.irradiance = irradiance_coefficients(radiance)
        around = np.array([[1.0, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0]])
        self.surround = (harmonics(around) @ self.irradiance).mean(axis=0) * (_SURROUND_ALBEDO / np.pi)

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
    rows = min(len(radiance), _HARMONIC_ROWS)
    radiance = resized(radiance, rows) if rows < len(radiance) else radiance
    d, solid = directions(rows)
    coefficients = np.einsum("ijk,ijc,ij->kc", harmonics(d), radiance, solid, optimize=True)
    band = np.array([np.pi] + [2 * np.pi / 3] * 3 + [np.pi / 4] * 5)
    return np.asarray(coefficients * band[:, None])


def prefiltered(radiance: NDArray[np.float32]) -> NDArray[np.float32]:
    """(levels, side, side, 3) octahedral maps of the radiance averaged over the GGX lobe of each roughness level, seen along its normal
    (the split-sum approximation: Karis, SIGGRAPH 2013)."""
    small = resized(radiance, _ROWS).reshape(-1, 3)
    return np.stack([(_lobes(r) @ small).reshape(_SIDE, _SIDE, 3) for r in ROUGHNESS_LEVELS])


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


def octahedral_directions(side: int) -> Floats:
    """(side * side, 3) directions of an octahedral map's texels; the outermost lie on the map's very edge."""
    y, x = np.meshgrid(np.linspace(-1, 1, side), np.linspace(-1, 1, side), indexing="ij")
    z = 1 - np.abs(x) - np.abs(y)
    fold = z < 0
    fx = np.where(fold, (1 - np.abs(y)) * np.where(x >= 0, 1, -1), x)
    fy = np.where(fold, (1 - np.abs(x)) * np.where(y >= 0, 1, -1), y)
    d = np.stack([fx, fy, z], axis=-1).reshape(-1, 3)
    return np.asarray(d / np.linalg.norm(d, axis=1, keepdims=True))


@lru_cache(maxsize=len(ROUGHNESS_LEVELS))
def _lobes(roughness: float) -> NDArray[np.float32]:
    """(P, Q) weights of all Q sky directions in the lobe around each of P; rows sum to 1. The same for every sky."""
    d, solid = directions(_ROWS)
    d, solid = d.reshape(-1, 3), solid.reshape(-1)
    cosine = np.clip(octahedral_directions(_SIDE) @ d.T, -1, 1)  # of the light to the normal (= view = mirror direction)
    a2 = max(roughness, 0.12) ** 4  # no lobe narrower than a texel
    lobe = np.maximum(cosine, 0) / ((1 + cosine) / 2 * (a2 - 1) + 1) ** 2 * solid
    return np.asarray(lobe / lobe.sum(axis=1, keepdims=True), np.float32)
