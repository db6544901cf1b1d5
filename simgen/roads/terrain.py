"""The lie of the land: a smooth height field, and the triangle lattice on which every ground surface is laid out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.recipe import Network
from simgen.scene import Draws

MAX_SLOPE = 0.06  # RASt 06 wants at most 6 % on urban main streets
CELL_M = 8.0  # lattice spacing; the lattice is within 2 cm of the smooth heights

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Terrain:
    """Heights h(x, y) = scale * sum_i a_i cos(k_i . (x, y) + phase_i) + offset, sampled on a lattice and linear in between.

    wave : (W, 2) rad/m. amplitude, phase : (W,). scale : metres. The lattice has squares of `CELL_M`, each cut along its
    rising diagonal; because all surfaces are cut along the same lines, they fit each other exactly.
    """

    wave: Floats
    amplitude: Floats
    phase: Floats
    scale_m: float
    offset_m: float

    def height(self, xy: Floats) -> Floats:
        """(N,) metres at (N, 2) positions: linear within each lattice triangle."""
        p = np.asarray(xy, np.float64) / CELL_M
        corner = np.floor(p)
        f = p - corner
        lower = f[:, 0] >= f[:, 1]  # below the diagonal
        middle = corner + np.where(lower[:, None], [1.0, 0.0], [0.0, 1.0])
        big, small = f.max(axis=1), f.min(axis=1)
        h = self.smooth(np.concatenate([corner, middle, corner + 1]) * CELL_M).reshape(3, -1)
        return np.asarray(h[0] * (1 - big) + h[1] * (big - small) + h[2] * small)

    def smooth(self, xy: Floats) -> Floats:
        """(N,) metres of the underlying smooth field."""
        if self.scale_m == 0:
            return np.full(len(xy), self.offset_m)
        return np.asarray(self.scale_m * (np.cos(xy @ self.wave.T + self.phase) @ self.amplitude) + self.offset_m)

    def slope(self, xy: Floats) -> Floats:
        """(N, 2) gradient of the smooth field."""
        return np.asarray(-self.scale_m * (np.sin(xy @ self.wave.T + self.phase) * self.amplitude) @ self.wave)

    def normals(self, xy: Floats) -> Floats:
        """(N, 3) unit normals of the smooth field."""
        g = self.slope(xy)
        n = np.concatenate([-g, np.ones((len(g), 1))], axis=1)
        return np.asarray(n / np.linalg.norm(n, axis=1, keepdims=True))


def draw_terrain(recipe: Network, draws: Draws, bounds: tuple[float, float, float, float]) -> Terrain:
    """A gentle terrain over `bounds` (x0, y0, x1, y1 in metres): `relief_m` between its lowest and its highest point, or
    less where that would be steeper than 6 %. The lowest point is at z = 0."""
    relief = float(draws.value("network.terrain.relief_m", recipe.relief_m))
    rng = draws.rng("network.terrain")
    waves = 4
    length = rng.uniform(220.0, 600.0, waves)
    angle = rng.uniform(0, 2 * np.pi, waves)
    wave = (2 * np.pi / length)[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    amplitude = length / length.max() * rng.uniform(0.5, 1.0, waves)
    phase = rng.uniform(0, 2 * np.pi, waves)
    unit = Terrain(wave, amplitude, phase, 1.0, 0.0)
    x0, y0, x1, y1 = bounds
    grid = np.stack(np.meshgrid(np.arange(x0, x1 + 10, 10.0), np.arange(y0, y1 + 10, 10.0)), axis=-1).reshape(-1, 2)
    h = unit.smooth(grid)
    steepest = float(np.linalg.norm(unit.slope(grid), axis=1).max())
    scale = min(relief / max(float(np.ptp(h)), 1e-9), 0.98 * MAX_SLOPE / max(steepest, 1e-9))
    return Terrain(wave, amplitude, phase, scale, -scale * float(h.min()))


def flat_terrain() -> Terrain:
    """A level plane at z = 0."""
    return Terrain(np.zeros((1, 2)), np.zeros(1), np.zeros(1), 0.0, 0.0)
