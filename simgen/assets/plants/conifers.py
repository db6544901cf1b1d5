"""Spruce-like conifers: one straight stem, whorls of drooping branches, and side twigs that carry the needles."""

from __future__ import annotations

import numpy as np

from simgen.assets.furniture.common import FOUNDATION_M
from simgen.assets.plants.branching import Floats, Wood


def spruce(rng: np.random.Generator, height_m: float, radius_m: float) -> tuple[Wood, Floats, Floats, Floats]:
    """-> wood, and the sprays' centres (N, 3), directions (N, 3) and sizes (N, 2), metres."""
    stem_z = np.arange(-FOUNDATION_M, height_m, 0.4)
    points = [np.array([0.0, 0.0, z]) for z in stem_z]
    parent = list(range(-1, len(points) - 1))
    girth = 0.013 * height_m
    radius = [max(0.012, girth * (1 - max(z, 0) / height_m) ** 0.9) for z in stem_z]
    centers: list[Floats] = []
    alongs: list[Floats] = []
    sizes: list[Floats] = []
    z = 0.9
    while z < height_m - 0.15:
        t = z / height_m
        for azimuth in rng.uniform(0, 6.3) + np.arange(n := int(rng.integers(5, 8))) * 2 * np.pi / n:
            length = radius_m * (1 - t) ** 0.85 * rng.uniform(0.8, 1.12) + 0.12
            heading = azimuth + rng.normal(0, 0.12)
            out = np.array([np.cos(heading), np.sin(heading), 0.0])
            rise = -0.32 + 0.95 * t + rng.normal(0, 0.06)
            s = np.linspace(0, 1, max(2, round(length / 0.4)) + 1)
            path = np.array([0, 0, z]) + length * s[:, None] * out
            path[:, 2] += length * (rise * s - 0.28 * s + 0.34 * s**2)  # sags, then turns up at the tip
            last = int(np.argmin(np.abs(stem_z - z)))
            for k in range(1, len(path)):
                points.append(path[k])
                parent.append(last)
                radius.append(max(0.006, 0.011 * length * (1 - s[k]) + 0.004))
                last = len(points) - 1
            _needles(rng, path, out, length, centers, alongs, sizes)
        z += (0.3 + 0.07 * rng.random()) * (height_m / 13) ** 0.6
    top = np.array([0, 0, height_m - 0.1])
    for azimuth in np.arange(4) * 1.6:
        centers.append(top[None] - (0, 0, 0.25))
        alongs.append(np.array([[0.25 * np.cos(azimuth), 0.25 * np.sin(azimuth), 1.0]]))
        sizes.append(np.array([[0.3, 0.6]]))
    wood = Wood(np.array(points), np.array(parent), np.array(radius))
    return wood, np.concatenate(centers), np.concatenate(alongs), np.concatenate(sizes)


def _needles(
    rng: np.random.Generator, path: Floats, out: Floats, length: float,
    centers: list[Floats], alongs: list[Floats], sizes: list[Floats],
) -> None:
    """Sprays on side twigs that leave a branch left and right, and on its tip."""
    side = np.array([-out[1], out[0], 0.0])
    count = max(2, round(length / 0.21))
    at = (np.arange(count) + rng.uniform(0.2, 0.8)) / count
    at = 0.16 + 0.84 * at.clip(0, 1)
    base = np.column_stack([np.interp(at, np.linspace(0, 1, len(path)), path[:, k]) for k in range(3)])
    reach = np.clip(0.5 * length * (1.1 - at), 0.18, 0.5)
    for sign in (-1.0, 1.0):
        along = 0.75 * out + sign * side + rng.normal(0, 0.18, (count, 3)) - (0, 0, 0.28)
        along /= np.linalg.norm(along, axis=1, keepdims=True)
        centers.append(base + 0.5 * reach[:, None] * along)
        alongs.append(along)
        sizes.append(np.column_stack([0.2 + 0.3 * reach, 1.25 * reach + 0.08]))
    tip = path[-1] - path[-2]
    centers.append(path[-1:] - 0.1 * out)
    alongs.append(tip[None] / np.linalg.norm(tip))
    sizes.append(np.array([[0.3, min(0.55, 0.35 + 0.15 * length)]]))
