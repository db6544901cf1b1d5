"""Plane shapes as shapely geometries: what faces and pictograms are put together from. x to the right, y up; angles in degrees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry, affinity

Point = tuple[float, float]
Cap = Literal["round", "flat", "square"]
NOTHING: Geometry = shapely.Polygon()


def poly(*points: Point) -> Geometry:
    """A filled polygon."""
    return shapely.Polygon(points)


def disc(x: float, y: float, r: float) -> Geometry:
    """A filled circle."""
    return shapely.Point(x, y).buffer(r, quad_segs=24)


def ring(x: float, y: float, r: float, width: float) -> Geometry:
    """A circle's line that lies inside the radius."""
    return disc(x, y, r).difference(disc(x, y, r - width))


def rect(x0: float, y0: float, x1: float, y1: float, r: float = 0.0) -> Geometry:
    """A filled rectangle, its corners rounded by r."""
    if r <= 0:
        return shapely.box(x0, y0, x1, y1)
    return shapely.box(x0 + r, y0 + r, x1 - r, y1 - r).buffer(r, quad_segs=10)


def line(width: float, *points: Point, cap: Cap = "round", join: Literal["round", "mitre", "bevel"] = "round") -> Geometry:
    """A stroke along points."""
    return shapely.LineString(points).buffer(width / 2, cap_style=cap, join_style=join, mitre_limit=3.0, quad_segs=8)


def arc_points(x: float, y: float, r: float, start: float, end: float, count: int = 25) -> list[Point]:
    """Points of a circle from one angle to another."""
    a = np.radians(np.linspace(start, end, count))
    return [(x + r * float(np.cos(t)), y + r * float(np.sin(t))) for t in a]


def arc(width: float, x: float, y: float, r: float, start: float, end: float, cap: Cap = "flat") -> Geometry:
    """A stroke along a circle; r is that of its middle."""
    return line(width, *arc_points(x, y, r, start, end), cap=cap)


def smooth(*points: Point, rounds: int = 3) -> Geometry:
    """A closed outline with its corners cut again and again (Chaikin, 1974): bodies of animals."""
    p = np.array(points, float)
    for _ in range(rounds):
        after = np.roll(p, -1, axis=0)
        p = np.stack([0.75 * p + 0.25 * after, 0.25 * p + 0.75 * after], axis=1).reshape(-1, 2)
    return shapely.Polygon(p).buffer(0)


def union(*parts: Geometry) -> Geometry:
    """All parts together."""
    return shapely.union_all(parts)


def less(whole: Geometry, *parts: Geometry) -> Geometry:
    """The whole without the parts."""
    return whole.difference(shapely.union_all(parts))


def at(part: Geometry, x: float = 0.0, y: float = 0.0, size: float = 1.0, turn: float = 0.0, mirror: bool = False) -> Geometry:
    """A part mirrored left to right, scaled and turned (counter-clockwise) about the origin, then moved."""
    c, s = size * float(np.cos(np.radians(turn))), size * float(np.sin(np.radians(turn)))
    k = -1.0 if mirror else 1.0
    return affinity.affine_transform(part, (c * k, -s, s * k, c, x, y))


def stretched(part: Geometry, sx: float, sy: float) -> Geometry:
    """A part scaled along each axis about the origin."""
    return affinity.affine_transform(part, (sx, 0, 0, sy, 0, 0))


def arrow(width: float, *points: Point, head: float = 2.6, length: float | None = None, cap: Cap = "flat") -> Geometry:
    """A stroke that ends in a point at the last of its points. head : the head's breadth in widths. length : of the head."""
    end, before = np.array(points[-1], float), np.array(points[-2], float)
    way = (end - before) / np.linalg.norm(end - before)
    across = np.array([-way[1], way[0]])
    long = length if length is not None else 0.85 * head * width
    base = end - long * way
    wing = across * head * width / 2
    tip = shapely.Polygon([end, base + wing, base - wing])
    shaft = line(width, *points[:-1], (float((base + 0.05 * way)[0]), float((base + 0.05 * way)[1])), cap=cap)
    return union(less(shaft, _beyond(end, way, long)), tip)


def _beyond(end: NDArray[np.float64], way: NDArray[np.float64], long: float) -> Geometry:
    """The half plane ahead of the head's middle, as far as anything reaches."""
    a = end - 0.6 * long * way
    n = np.array([-way[1], way[0]])
    return shapely.Polygon([a + 0.9 * long * n, a + 0.9 * long * n + long * way, a - 0.9 * long * n + long * way, a - 0.9 * long * n])


def polygons_of(shape: Geometry) -> Sequence[shapely.Polygon]:
    """The polygons of a shape."""
    return [g for g in shapely.get_parts(shape) if g.geom_type == "Polygon" and not g.is_empty]
