"""Mass, centre and inertia of evenly filled convex bodies."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Second moments of the tetrahedron (0, e1, e2, e3) per unit of its volume's six-fold: integral of x_i x_j (Tonon, J. Math. Stat. 1, 2005).
_CANONICAL = (np.ones((3, 3)) + np.eye(3)) / 120.0
_THICKNESS_M = 1e-3  # what a flat set of points is taken to be at least


def mass_properties(hulls: Sequence[NDArray[np.floating]], mass_kg: float) -> tuple[Array, Array]:
    """(3,) centre of mass and (3, 3) inertia about it, kg m^2, of convex hulls of points (N, 3) that are all of one density.

    What lies in several hulls counts in each. Flat hulls are taken as boxes a millimetre thick.
    """
    if not hulls:
        raise ValueError("mass properties need at least one hull")
    parts = [_moments(np.asarray(h, np.float64)) for h in hulls]
    volume = sum(v for v, _, _ in parts)
    center = sum((first for _, first, _ in parts), np.zeros(3)) / volume
    second = sum((s for _, _, s in parts), np.zeros((3, 3))) / volume - np.outer(center, center)
    inertia = mass_kg * (np.trace(second) * np.eye(3) - second)
    return center, (inertia + inertia.T) / 2


def hull_volume(points: NDArray[np.floating]) -> float:
    """Volume of the convex hull of points (N, 3), m^3."""
    return _moments(np.asarray(points, np.float64))[0]


def _moments(points: Array) -> tuple[float, Array, Array]:
    """Volume and integrals of x and x x^T over the convex hull of (N, 3) points."""
    from scipy.spatial import ConvexHull, QhullError

    try:
        hull = ConvexHull(points)
    except (QhullError, ValueError):
        return _box_moments(points)
    corners = points[hull.simplices]
    inside = points[hull.vertices].mean(axis=0)
    edges = corners - inside  # (T, 3, 3): tetrahedra of each face and an inner point
    six = np.abs(np.linalg.det(edges))
    first = np.einsum("t,tki->i", six, edges) / 24
    second = np.einsum("t,tki,kl,tlj->ij", six, edges, _CANONICAL, edges)
    volume = float(six.sum() / 6)
    return (volume, first + volume * inside,
            second + np.outer(first, inside) + np.outer(inside, first) + volume * np.outer(inside, inside))  # fmt: skip


def _box_moments(points: Array) -> tuple[float, Array, Array]:
    low, high = points.min(axis=0), points.max(axis=0)
    middle, size = (low + high) / 2, np.maximum(high - low, _THICKNESS_M)
    volume = float(size.prod())
    return volume, volume * middle, volume * (np.diag(size**2) / 12 + np.outer(middle, middle))
