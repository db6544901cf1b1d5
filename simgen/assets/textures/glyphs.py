"""The glyph atlas: capitals, digits and signs in 8 x 8 cells, white on nothing, for number plates and shop names."""

from __future__ import annotations

import cv2
import numpy as np

from simgen.assets.textures.noise import N, pack, rgb
from simgen.mesh import TextureMaps

GLYPHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 &-.,'!+/:()%"
CELLS = 8
_SHARP = 4


def glyph_rect(char: str) -> tuple[float, float, float, float]:
    """u0, v0, u1, v1 of a character's cell in the atlas; lower case counts as upper, unknown characters as a space."""
    index = max(GLYPHS.find(char.upper()), GLYPHS.index(" ") if char.upper() not in GLYPHS else 0)
    row, column = divmod(index, CELLS)
    return column / CELLS, 1 - (row + 1) / CELLS, (column + 1) / CELLS, 1 - row / CELLS


def glyphs(rng: np.random.Generator, font: int = cv2.FONT_HERSHEY_DUPLEX) -> TextureMaps:
    """The atlas. Albedo is white (tinted by the material); alpha is the letter. Each glyph fills its cell's height to 80 %."""
    cell = N // CELLS * _SHARP
    canvas = np.zeros((N * _SHARP, N * _SHARP), np.uint8)
    for index, char in enumerate(GLYPHS):
        row, column = divmod(index, CELLS)
        scale = cell / 30.0
        (width, height), _ = cv2.getTextSize("H" if not char.isalnum() else char, font, scale, 1)
        (width, _), _ = cv2.getTextSize(char, font, scale, 1)
        squeeze = min(1.0, 0.8 * cell / max(width, 1))
        glyph = np.zeros((cell, max(cell, int(width * 1.3))), np.uint8)
        origin = (glyph.shape[1] // 2 - width // 2, cell // 2 + height // 2)
        cv2.putText(glyph, char, origin, font, scale, 255, max(3, cell // 11), cv2.LINE_AA)
        narrow = cv2.resize(glyph, (max(1, round(glyph.shape[1] * squeeze)), cell), interpolation=cv2.INTER_AREA)
        x0 = (narrow.shape[1] - cell) // 2
        piece = narrow[:, x0 : x0 + cell] if x0 >= 0 else np.pad(narrow, ((0, 0), (-x0, cell - narrow.shape[1] + x0)))
        canvas[row * cell : (row + 1) * cell, column * cell : (column + 1) * cell] = piece
    alpha = cv2.resize(canvas, (N, N), interpolation=cv2.INTER_AREA) / 255.0
    return pack(rgb((1, 1, 1), 0.98), np.zeros((N, N), np.float32), 1.0, 1.0, alpha, wrap=False)
