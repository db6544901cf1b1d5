"""The glyph atlas: capitals, digits and signs in 8 x 8 cells, white on nothing, for number plates and shop names."""

from __future__ import annotations

import cv2
import numpy as np

from simgen.assets.textures.noise import N, pack, rgb
from simgen.assets.textures.strokes import advance, draw_text
from simgen.mesh import TextureMaps

GLYPHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 &-.,'!+/:()%"
CELLS = 8
_SHARP = 4
_SPREAD = 2.5  # texels over which alpha falls from one half to nothing


def glyph_rect(char: str) -> tuple[float, float, float, float]:
    """u0, v0, u1, v1 of a character's cell in the atlas; lower case counts as upper, unknown characters as a space."""
    index = max(GLYPHS.find(char.upper()), GLYPHS.index(" ") if char.upper() not in GLYPHS else 0)
    row, column = divmod(index, CELLS)
    return column / CELLS, 1 - (row + 1) / CELLS, (column + 1) / CELLS, 1 - row / CELLS


def glyphs(rng: np.random.Generator, *, weight: float = 0.105, width: float = 0.46) -> TextureMaps:
    """The atlas. Albedo is white (tinted by the material); alpha is the letter, which fills its cell's height to 80 %.

    weight, width : of strokes and of an ordinary letter, in cells. Alpha rises evenly across the letter's edge (a distance field: Green,
    2007, *Improved alpha-tested magnification for vector textures and special effects*), so that edges stay smooth where one texel covers
    many pixels.
    """
    cell = N // CELLS * _SHARP
    canvas = np.zeros((N * _SHARP, N * _SHARP), np.float32)
    for index, char in enumerate(GLYPHS):
        row, column = divmod(index, CELLS)
        piece = canvas[row * cell : (row + 1) * cell, column * cell : (column + 1) * cell]
        left = (cell - advance(char, width * cell, False)) / 2
        draw_text(piece, char, left, 0.9 * cell, height=0.8 * cell, width=width * cell, weight=weight * cell, gap=0)
    inside = (canvas > 0.5).astype(np.uint8)
    distance = cv2.distanceTransform(inside, cv2.DIST_L2, 5) - cv2.distanceTransform(1 - inside, cv2.DIST_L2, 5)
    alpha = cv2.resize(np.clip(0.5 + distance / (2 * _SPREAD * _SHARP), 0, 1), (N, N), interpolation=cv2.INTER_AREA)
    return pack(rgb((1, 1, 1), 0.98), np.zeros((N, N), np.float32), 1.0, 1.0, alpha, wrap=False)
