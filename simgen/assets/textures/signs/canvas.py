"""The canvas that a face is drawn on: shapes in the designer's units, with Pillow, larger than the texture and then reduced."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from shapely import Geometry

from simgen.assets.textures.signs.shapes import polygons_of
from simgen.mesh import TEXTURE_SIZE_PX

RGB8 = tuple[int, int, int]
_SCALE = 3
_S = TEXTURE_SIZE_PX * _SCALE
_LONG = 1.6  # times as long as broad


class Canvas:
    """A picture that is seen on a plate of `width` x `height` units; (0, 0) is the plate's middle. It lies in the lower left of a square
    texture and fills the share `extent` of it."""

    def __init__(self, width: float, height: float, ground: RGB8) -> None:
        self.width, self.height = width, height
        self.extent = extent(width, height)
        self._image = Image.new("RGB", (_S, _S), ground)

    def fill(self, shape: Geometry, color: RGB8) -> None:
        """Paint a shape."""
        for polygon in polygons_of(shape):
            outer = self._px(np.asarray(polygon.exterior.coords))
            if not polygon.interiors:
                ImageDraw.Draw(self._image).polygon(outer, fill=color)
                continue
            xs, ys = [p[0] for p in outer], [p[1] for p in outer]
            x0, y0, x1, y1 = int(min(xs)) - 1, int(min(ys)) - 1, int(max(xs)) + 2, int(max(ys)) + 2
            mask = Image.new("L", (x1 - x0, y1 - y0))
            draw = ImageDraw.Draw(mask)
            draw.polygon([(x - x0, y - y0) for x, y in outer], fill=255)
            for hole in polygon.interiors:
                draw.polygon([(x - x0, y - y0) for x, y in self._px(np.asarray(hole.coords))], fill=0)
            self._image.paste(color, (x0, y0), mask)

    def rgb(self) -> NDArray[np.uint8]:
        """(512, 512, 3) the picture at the texture's size."""
        out = np.array(self._image.reduce(_SCALE))
        across, up = (round(TEXTURE_SIZE_PX * e) for e in self.extent)
        out[:, across:] = out[:, across - 1 : across]  # so that what is seen from afar, where texels merge, keeps its colour
        out[: TEXTURE_SIZE_PX - up] = out[TEXTURE_SIZE_PX - up]
        return out

    def _px(self, points: NDArray[np.float64]) -> list[tuple[float, float]]:
        x = (points[:, 0] / self.width + 0.5) * self.extent[0] * _S - 0.5
        y = (1 - (points[:, 1] / self.height + 0.5) * self.extent[1]) * _S - 0.5
        return list(zip(x.tolist(), y.tolist(), strict=True))


def extent(width: float, height: float) -> tuple[float, float]:
    """Shares of a texture's width and height that a plate's picture takes: all of it, but for long plates, whose texels would be so unlike
    in width and height that they blur."""
    if max(width, height) < _LONG * min(width, height):
        return 1.0, 1.0
    return min(1.0, width / height), min(1.0, height / width)
