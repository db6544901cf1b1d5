"""Paint that years of tyres have worn, with holes through which the road shows."""

from __future__ import annotations

import numpy as np

from simgen.assets.textures.noise import N, blurred, mix, pack, rgb, smoothstep, spectral
from simgen.mesh import TextureMaps


def worn_paint(rng: np.random.Generator, gone: float) -> TextureMaps:
    """Road paint of which a share is gone to the stones: alpha. What is left is thin and grey in places. Tinted by the material."""
    stones = spectral(rng, 0.1, 60, 240)
    abrasion = 0.5 * spectral(rng, 1.0, 1, 30) + 0.9 * stones + 0.4 * spectral(rng, 0.7, 8, 90)
    rank = np.empty(abrasion.size, np.float32)
    rank[np.argsort(abrasion, axis=None)] = np.linspace(0, 1, abrasion.size, dtype=np.float32)
    rank = rank.reshape(N, N)
    thin = smoothstep(1 - gone - 0.35, 1 - gone, rank)
    dirt = smoothstep(-0.5, 2, spectral(rng, 1.1, 2, 40))
    color = mix(rgb((1, 1, 1), 0.88 + 0.03 * stones - (0.14 + 0.35 * gone) * dirt), (0.2, 0.195, 0.185), 0.75 * thin)
    return pack(color, 0.0006 * stones - 0.001 * thin, 1.5, 0.95, blurred((rank < 1 - gone).astype(np.float32), 0.6))
