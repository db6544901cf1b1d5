"""How well things stand: gaps and penetrations between settled objects and the ground, measured on the drawn triangles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.geometry import apply
from simgen.physics.wheels import points_of, wheel_contacts
from simgen.roads.ground import Ground
from simgen.scenes.placement import Placement

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ContactReport:
    """Residuals of the settled placements, metres. index : (N,) their positions in the list. float_m : (N,) largest gap under
    a wheel, or smallest gap under an object that lies (0 where it touches). penetration_m : (N,) deepest point below the
    surface."""

    index: NDArray[np.int64]
    float_m: Array
    penetration_m: Array

    @property
    def max_float_m(self) -> float:
        """Largest gap of all, 0 for none."""
        return float(self.float_m.max(initial=0.0))

    @property
    def max_penetration_m(self) -> float:
        """Largest penetration of all, 0 for none."""
        return float(self.penetration_m.max(initial=0.0))


def contact_report(placements: Sequence[Placement], transforms: Sequence[Array], ground: Ground) -> ContactReport:
    """Measure every placement with `settle` where `transforms` (4, 4) puts it.

    Vehicles: the gap under each tyre's contact point. Other objects: every vertex of the finest mesh; one that lies on another
    object is measured against that object's mesh too.
    """
    index, floats, depths = [], [], []
    for i, p in enumerate(placements):
        if not p.settle or p.asset is None:
            continue
        contacts = wheel_contacts(p.asset)
        T = np.asarray(transforms[i], float)
        if len(contacts):
            at = points_of(T[None], contacts[None])[0]
            gaps = at[:, 2] - ground.height(at[:, :2])
            gap, depth = float(gaps.max()), float(-gaps.min())
        else:
            vertices = apply(T, p.asset.lods[0].positions)
            gap, depth = ground_gap(vertices, ground)
            if gap > 0.002:
                gap = min(gap, _gap_to_others(vertices, i, placements, transforms))
        index.append(i)
        floats.append(max(gap, 0.0))
        depths.append(max(depth, 0.0))
    return ContactReport(np.array(index, np.int64), np.array(floats), np.array(depths))


def ground_gap(vertices: Array, ground: Ground) -> tuple[float, float]:
    """Smallest gap and deepest penetration, metres, of (V, 3) world points and the ground. At a kerb's side a point's depth is
    its distance to the nearest triangle, not to the pavement above it."""
    gaps = vertices[:, 2] - ground.height(vertices[:, :2])
    below = gaps < 0
    if not below.any():
        return float(gaps.min()), 0.0
    deepest = -float(gaps.min())
    if deepest > 0.004:
        points = vertices[below]
        low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
        triangles = ground.triangles((low + high) / 2, float((high - low).max()) / 2 + deepest + 0.01)
        if len(triangles):
            deepest = float(np.minimum(distance_to_triangles(points, triangles), -gaps[below]).max())
    return 0.0, deepest


def distance_to_triangles(points: Array, triangles: Array) -> Array:
    """(P,) distance in metres from each of (P, 3) points to the nearest of (T, 3, 3) triangles."""
    best = np.full(len(points), np.inf)
    for start in range(0, len(points), 256):
        chunk = points[start : start + 256, None]
        a, b, c = (triangles[None, :, i] for i in range(3))
        distance = np.minimum(_to_segment(chunk, a, b), np.minimum(_to_segment(chunk, b, c), _to_segment(chunk, c, a)))
        normal = np.cross(b - a, c - a)
        length = np.maximum(np.linalg.norm(normal, axis=-1), 1e-18)
        plane = np.abs(np.einsum("ptk,ptk->pt", chunk - a, np.broadcast_to(normal, (1, *normal.shape[1:])))) / length
        inside = np.ones(distance.shape, bool)
        for u, v in ((a, b), (b, c), (c, a)):
            side = np.cross(v - u, chunk - u)
            inside &= np.einsum("ptk,xtk->pt", side, normal) >= 0
        best[start : start + 256] = np.where(inside, plane, distance).min(axis=1)
    return best


def _to_segment(p: Array, a: Array, b: Array) -> Array:
    d = b - a
    t = np.clip(((p - a) * d).sum(-1) / np.maximum((d * d).sum(-1), 1e-18), 0, 1)
    out: Array = np.linalg.norm(p - a - t[..., None] * d, axis=-1)
    return out


def _gap_to_others(vertices: Array, i: int, placements: Sequence[Placement], transforms: Sequence[Array]) -> float:
    low, high = vertices.min(axis=0) - 0.02, vertices.max(axis=0) + 0.02
    best = np.inf
    for j, other in enumerate(placements):
        mesh = other.asset.lods[0] if other.asset is not None else other.mesh
        if j == i or mesh is None:
            continue
        T = np.asarray(transforms[j], float)
        reach = float(np.linalg.norm(mesh.bounds, axis=1).max())
        if np.any(T[:3, 3] + reach < low) or np.any(T[:3, 3] - reach > high):
            continue
        points = apply(T, mesh.positions)
        triangles = points[mesh.faces]
        near = np.all((triangles.max(axis=1) >= low) & (triangles.min(axis=1) <= high), axis=1)
        if near.any():
            best = min(best, float(distance_to_triangles(vertices, triangles[near]).min()))
            mine = np.all((points >= low) & (points <= high), axis=1)
            if mine.any():  # its corners may touch my faces
                best = min(best, _hull_gap(points[mine], vertices))
    return best


def _hull_gap(points: Array, vertices: Array) -> float:
    """Smallest distance of points to the convex hull of vertices, 0 inside."""
    from scipy.spatial import ConvexHull

    planes = ConvexHull(vertices).equations
    return float(np.maximum((points @ planes[:, :3].T + planes[:, 3]).max(axis=1), 0).min())
