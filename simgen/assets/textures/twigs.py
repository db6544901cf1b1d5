"""A spray of bare twigs, as trees carry in winter: a picture with holes, its foot at the middle of the lower edge."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from simgen.mesh import TEXTURE_SIZE_PX, TextureMaps

_SCALE = 2
_THINNEST_PX = 9  # of the picture while it is drawn, which is about a metre long on a tree: 8 mm, so that four samples a pixel draw lines
_BARK = (92, 83, 74)


def twigs(rng: np.random.Generator) -> TextureMaps:
    """Three orders of forking twigs; alpha is their coverage."""
    size = TEXTURE_SIZE_PX * _SCALE
    cover = Image.new("L", (size, size))
    draw = ImageDraw.Draw(cover)
    _shoot(draw, rng, np.array([0.5, 0.0]), np.pi / 2, 0.96, 0.018, 3, size)
    alpha = np.asarray(cover.resize((TEXTURE_SIZE_PX, TEXTURE_SIZE_PX), Image.Resampling.LANCZOS))
    albedo = np.empty((TEXTURE_SIZE_PX, TEXTURE_SIZE_PX, 4), np.uint8)
    albedo[..., :3] = _BARK  # also in the holes, so that smaller copies of the picture keep their colour
    albedo[..., 3] = np.minimum(255, 1.5 * alpha.astype(np.float64))
    detail = np.empty_like(albedo)
    detail[:] = (128, 128, 235, 255)
    return TextureMaps(albedo=albedo, detail=detail)


def _shoot(
    draw: ImageDraw.ImageDraw, rng: np.random.Generator, start: NDArray[np.float64], heading: float, length: float, width: float,
    orders: int, size: int,
) -> None:
    """A crooked twig that carries finer ones left and right by turns."""
    steps = max(3, round(length / 0.07))
    point, side = start, 1.0 if rng.random() < 0.5 else -1.0
    for k in range(steps):
        heading += rng.normal(0, 0.07)
        after = point + length / steps * np.array([np.cos(heading), np.sin(heading)])
        w = width * (1 - 0.7 * k / steps)
        ends = [(float(p[0]) * size, (1 - float(p[1])) * size) for p in (point, after)]
        draw.line(ends, fill=255, width=max(_THINNEST_PX, round(w * size)))
        if orders > 1 and k >= 1 and (orders == 3 or k % 2):
            rest = length * (1 - k / steps)
            turn, reach = side * rng.uniform(0.4, 0.8), rest * rng.uniform(0.45, 0.75) + 0.05
            _shoot(draw, rng, after, heading + turn, reach, 0.62 * w, orders - 1, size)
            side = -side
        point = after
