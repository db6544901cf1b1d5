"""Outlines of plates, shared by the picture on a face and the metal that it is on.

A plate is `width` x `height` units with (0, 0) in the middle of that box; a triangle's corners are rounded within it.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from simgen.assets.textures.signs.shapes import at, disc, poly, rect, smooth, union

# Corner radii in shares of the smaller side. Triangles: VzKat (Germany) 45 mm of 900 mm. Diamonds and rectangles: Standard Highway Signs
# (2004), W1-1 1.875 in of 30 in, R2-1 1.5 in of 24 in.
_RADIUS = {"triangle": 0.05, "triangle_down": 0.05, "diamond": 0.0625, "rect": 0.0625, "pentagon": 0.05, "house": 0.05, "pennant": 0.04,
    "arrow": 0.02}


@cache
def outline(shape: str, width: float, height: float) -> Geometry:
    """The plate called `shape`; KeyError for an unknown one."""
    w, h = width / 2, height / 2
    if shape == "disc":
        return disc(0, 0, w)
    if shape == "octagon":
        return shapely.Polygon([(2 * w * 0.5 / np.cos(np.pi / 8) * np.cos(t),
            2 * h * 0.5 / np.cos(np.pi / 8) * np.sin(t)) for t in np.pi / 8 + np.pi / 4 * np.arange(8)])
    if shape == "crossbuck":  # two blades at right angles or steeper, each a ninth of the length broad
        blade = rect(-0.5, -0.068, 0.5, 0.068)
        turn = float(np.degrees(np.arctan2(height, width)))
        return union(at(blade, size=0.94 * float(np.hypot(width, height)), turn=turn), at(blade, size=0.94 * float(np.hypot(width,
            height)), turn=-turn))
    if shape == "shield":  # of interstate routes
        return smooth((0, h), (-0.42 * w, 0.84 * h), (-0.82 * w, 0.97 * h), (-1.0 * w, 0.2 * h), (-0.94 * w, -0.3 * h), (-0.5 * w,
            -0.76 * h), (0, -h * 1.1), (0.5 * w, -0.76 * h),
                      (0.94 * w, -0.3 * h), (1.0 * w, 0.2 * h), (0.82 * w, 0.97 * h), (0.42 * w, 0.84 * h), rounds=3)
    points = {
        "triangle": ((-w, -h), (w, -h), (0, h)), "triangle_down": ((0, -h), (w, h), (-w, h)), "diamond": ((0, -h), (w, 0), (0, h), (-w, 0)),
        "rect": ((-w, -h), (w, -h), (w, h), (-w, h)), "pentagon": ((-0.8 * w, -h), (0.8 * w, -h), (w, 0.1 * h), (0, h), (-w, 0.1 * h)),
        "house": ((-w, -h), (w, -h), (w, 0), (0, h), (-w, 0)), "pennant": ((-w, -h), (w, 0), (-w, h)),
        "arrow": ((-w, -h), (w - 0.9 * h, -h), (w, 0), (w - 0.9 * h, h), (-w, h)), "arrow_left": ((-w + 0.9 * h, -h), (w, -h), (w, h),
            (-w + 0.9 * h, h), (-w, 0)),
    }[shape]  # fmt: skip
    return inset(poly(*points), 0.0, _RADIUS.get(shape, 0.02) * 2 * min(w, h))


def inset(shape: Geometry, d: float, r: float = 0.0) -> Geometry:
    """A shape whose edge has moved inwards by d and whose corners are rounded by r."""
    if d == 0 and r == 0:
        return shape
    inner = shape.buffer(-(d + r), join_style="mitre", mitre_limit=10.0)
    return inner.buffer(r, quad_segs=8) if r else inner


def corners(shape: str, width: float, height: float, coarse: bool = False) -> NDArray[np.float64]:
    """(N, 2) the outline counter-clockwise, coarse for what is seen from afar."""
    whole = outline(shape, width, height)
    line = shapely.simplify(whole, (0.02 if coarse else 0.0016) * min(width, height))
    points = np.asarray(shapely.Polygon(line.exterior).exterior.coords)[:-1]
    area = np.sum(points[:, 0] * np.roll(points[:, 1], -1) - np.roll(points[:, 0], -1) * points[:, 1])
    return points if area > 0 else points[::-1].copy()
