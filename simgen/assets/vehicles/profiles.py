"""Profile curves and signed distances that vehicle bodies are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import BSpline

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Curve:
    """A sampled function of one variable, held constant beyond its ends. at, value : (N,) float64, `at` increasing."""

    at: Floats
    value: Floats

    def __call__(self, x: Floats | float) -> Floats:
        """Values at x, same shape."""
        return np.asarray(np.interp(x, self.at, self.value))

    def slope(self, x: Floats | float) -> Floats:
        """Central differences over 2 cm at x, same shape (read from a table with steps of a few millimetres)."""
        return np.asarray(np.interp(x, *self._slopes))

    @cached_property
    def _slopes(self) -> tuple[Floats, Floats]:
        x = np.linspace(self.at[0] - 0.012, self.at[-1] + 0.012, 1200)
        return x, (self(x + 0.01) - self(x - 0.01)) / 0.02


def spline(points: ArrayLike, samples: int = 400) -> Curve:
    """The clamped uniform quadratic B-spline of (N, 2) control points (abscissa increasing): it starts and ends on the
    polygon's ends and touches every leg between at its middle, so straight runs stay straight and corners round off."""
    p = np.asarray(points, np.float64)
    n = len(p)
    knots = np.concatenate([[0, 0], np.linspace(0, 1, n - 1), [1, 1]])
    xy = BSpline(knots, p, 2)(np.linspace(0, 1, samples))
    return Curve(np.maximum.accumulate(xy[:, 0]) + np.arange(samples) * 1e-9, xy[:, 1])


def rounded(points: ArrayLike, samples: int = 7) -> Curve:
    """A polygon with its corners rounded off. points : (N, 3) abscissa (increasing), value and how far from the corner, along both
    legs, the rounding reaches (metres; cut to half a leg)."""
    p = np.asarray(points, np.float64)
    order = np.argsort(p[:, 0], kind="stable")
    xy, reach = p[order, :2], p[order, 2]
    leg = np.linalg.norm(np.diff(xy, axis=0), axis=1)
    t = np.linspace(0, 1, samples)[:, None]
    out = [xy[:1]]
    for i in range(1, len(xy) - 1):
        r = min(reach[i], 0.499 * leg[i - 1], 0.499 * leg[i])
        a = xy[i] + (xy[i - 1] - xy[i]) * (r / max(leg[i - 1], 1e-9))
        b = xy[i] + (xy[i + 1] - xy[i]) * (r / max(leg[i], 1e-9))
        out.append((1 - t) ** 2 * a + 2 * t * (1 - t) * xy[i] + t**2 * b)
    out.append(xy[-1:])
    line = np.concatenate(out)
    return Curve(np.maximum.accumulate(line[:, 0]) + np.arange(len(line)) * 1e-9, line[:, 1])


def round_max(distances: Sequence[Floats], radius: Floats | float) -> Floats:
    """Signed distance to the intersection of half spaces, its edges rounded by `radius` (circular fillet)."""
    d = np.stack(np.broadcast_arrays(*distances))
    beyond = np.maximum(d + radius, 0.0)
    result: Floats = np.sqrt((beyond**2).sum(axis=0)) + np.minimum(d.max(axis=0), -np.asarray(radius))
    return result


def polygon_distance(u: Floats, v: Floats, polygon: ArrayLike, rounding: float = 0.0) -> Floats:
    """Signed distance (negative inside) of points (u, v), (N,), to a simple polygon (M, 2), its corners rounded by `rounding`
    (the polygon must be fat enough to be shrunk by it)."""
    corners = np.asarray(polygon, np.float64)
    if rounding > 0:
        corners = _shrunk(corners, rounding)
    if len(u) == 0:
        return np.zeros(0)
    # By components: sums over a last axis of two are slow.
    ax, ay = corners.T
    bx, by = np.roll(corners, -1, axis=0).T
    ex, ey = bx - ax, by - ay
    px, py = u[:, None] - ax, v[:, None] - ay
    t = np.clip((px * ex + py * ey) / np.maximum(ex**2 + ey**2, 1e-12), 0, 1)
    distance = np.sqrt(((px - t * ex) ** 2 + (py - t * ey) ** 2).min(axis=1))
    crosses = ((py < 0) != (v[:, None] < by)) & (px < py * ex / np.where(np.abs(ey) < 1e-12, 1e-12, ey))
    inside = np.count_nonzero(crosses, axis=1) % 2 == 1
    return np.where(inside, -distance, distance) - rounding


def _shrunk(corners: Floats, by: float) -> Floats:
    """The polygon with every edge moved inwards; edges keep their directions."""
    edge = np.roll(corners, -1, axis=0) - corners
    area = float(np.sum(corners[:, 0] * np.roll(corners[:, 1], -1) - np.roll(corners[:, 0], -1) * corners[:, 1]))
    normal = np.stack([-edge[:, 1], edge[:, 0]], axis=1) * np.sign(area)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    before = np.roll(normal, 1, axis=0)
    bisector = normal + before
    return corners + by * bisector / np.maximum((bisector * normal).sum(axis=1, keepdims=True), 0.3)
