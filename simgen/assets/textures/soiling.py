"""What walls along a pavement collect: earth, moss and leaves at the foot, dark runs below the coping."""

from __future__ import annotations

import cv2
import numpy as np

from simgen.assets.textures.noise import F32, N, drawn, grid, mix, pack, rgb, smoothstep, spectral
from simgen.mesh import TextureMaps

FOOT_TILE_M = 1.6  # along the wall; the lower half of the picture is the foot, the upper half the runs


def wall_foot(rng: np.random.Generator) -> TextureMaps:
    """Two strips that tile along u: below, splashed earth and moss that thin out upwards; above, runs that thin out downwards."""
    _, r = grid()
    foot = r > 0.5
    up = np.where(foot, (1 - r) * 2, r * 2)  # 0 at the strip's dense edge, 1 at its thin one
    rough, fine = spectral(rng, 0.9, 3, 60), spectral(rng, 0.5, 20, 250)
    long_runs = spectral(rng, 0.9, 3, 70, 0.02)
    dense = np.where(foot, 1.05 - 1.5 * up + 0.26 * rough + 0.06 * fine, 0.36 - 0.6 * up + 0.28 * long_runs + 0.06 * fine)
    earth = rgb((0.072, 0.066, 0.054), 1 + 0.25 * fine)
    moss = smoothstep(0.1, 0.9, spectral(rng, 1.1, 2, 40)) * smoothstep(0.75, 0.3, up) * foot
    color = mix(earth, (0.045, 0.062, 0.022), 0.8 * moss)
    color = np.where(foot[..., None], color, rgb((0.085, 0.082, 0.075), 1 + 0.2 * fine))
    leaves = _leaves(rng) * (foot & (up < 0.35))
    color = mix(np.asarray(color, np.float32), (0.16, 0.095, 0.035), leaves)
    alpha = np.maximum(smoothstep(0.45, 0.62, dense), leaves)
    return pack(np.asarray(color, np.float32), 0.001 * fine + 0.002 * leaves, FOOT_TILE_M, 1.0, alpha)


def _leaves(rng: np.random.Generator) -> F32:
    spots = rng.uniform(0, N, (60, 2)), rng.uniform(3, 8, 60), rng.uniform(0, 180, 60)

    def paint(canvas: F32, offset: tuple[int, int]) -> None:
        for (x, y), size, turn in zip(*spots, strict=True):
            box = ((float(x) + offset[0], N - float(y) * 0.16 + offset[1]), (2.0 * float(size), float(size)), float(turn))
            cv2.ellipse(canvas, box, 1.0, -1)

    return drawn(paint)
