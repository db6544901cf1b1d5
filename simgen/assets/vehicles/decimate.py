"""Taking vertices out of a cut-up surface that neither its shape nor the lines drawn on it need."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgen.assets.thinning import Edges, Floats, Ints, apart, best_ways, edges_of, fans, stays_surface

_ROUNDS = 4


def decimated(
    p: Floats, faces: Ints, labels: Ints, n: Floats, *, deviation_m: float, angle_rad: float, line_m: float, passes: int = 6
) -> tuple[Ints, Ints]:
    """Draw vertices together with a neighbour, pass by pass, where the surface stays as it is.

    p : (V, 3) positions. faces : (T, 3). labels : (T,) what must keep its outline. n : (V, 3) unit normals of the true surface.
    deviation_m, angle_rad : how far a neighbour may lie off the tangent plane, and its normal from the normal. line_m : how far
    outlines may
    move. -> faces (T', 3), and the index (T',) that each had before.
    """
    origin = np.arange(len(faces))
    for _ in range(passes):
        target = _targets(p, faces, labels[origin], n, deviation_m, angle_rad, line_m)
        if (target == np.arange(len(p))).all():
            break
        faces = target[faces]
        a, b, c = faces.T
        keep = (a != b) & (b != c) & (c != a)
        faces, origin = faces[keep], origin[keep]
    return faces, origin


def _targets(p: Floats, faces: Ints, labels: Ints, n: Floats, deviation: float, angle: float, line: float) -> Ints:
    """(V,) the vertex that each goes to: itself for most."""
    count = len(p)
    edges = edges_of(faces, count)
    feature = edges.divide(labels) | (edges.sharing == 1)
    on_feature = np.bincount(edges.ends[feature].ravel(), minlength=count)  # of how many outline edges a vertex is an end

    v, u = np.concatenate([edges.ends, edges.ends[:, ::-1]]).T
    along = np.concatenate([feature, feature])
    step = p[u] - p[v]
    flat = (np.abs((step * n[v]).sum(1)) < deviation) & (np.abs((step * n[u]).sum(1)) < deviation) & ((n[v] * n[u]).sum(1) > np.cos(angle))
    free = (on_feature[v] == 0) | ((on_feature[v] == 2) & along & _straight(p, edges.ends[feature], on_feature, line)[v])
    ok = np.flatnonzero(flat & free)
    length = np.linalg.norm(step[ok], axis=1)
    best = best_ways(v[ok], length)
    ok, length = ok[best], length[best]
    shared = edges.sharing[ok % len(edges.keys)]
    fits = _keeps_shape(p, faces, n, v[ok], u[ok], shared, edges)
    return apart(v[ok[fits]], u[ok[fits]], length[fits], edges, _ROUNDS)


def _straight(p: Floats, edges: Ints, degree: Ints, line: float) -> NDArray[np.bool_]:
    """(V,) whether a vertex with two outline edges lies on the line between their other ends."""
    total = np.zeros_like(p)
    other = np.concatenate([edges, edges[:, ::-1]])
    for axis in range(3):
        total[:, axis] = np.bincount(other[:, 0], p[other[:, 1], axis], len(p))
    # The two neighbours: one is the last written, the other follows from the sum.
    last = np.full(len(p), -1)
    last[other[:, 0]] = other[:, 1]
    a = p[last]
    b = total - a
    d = b - a
    t = p - a
    along = (t * d).sum(1) / np.maximum((d**2).sum(1), 1e-12)
    off = np.linalg.norm(t - along[:, None] * d, axis=1)
    result: NDArray[np.bool_] = (degree == 2) & (off < line) & (along > 0.02) & (along < 0.98)
    return result


def _keeps_shape(p: Floats, faces: Ints, n: Floats, v: Ints, u: Ints, shared: Ints, edges: Edges) -> NDArray[np.bool_]:
    """(K,) whether drawing v to u turns no face over, makes no sliver, and leaves the surface a surface."""
    fan = fans(faces, v, len(p))
    b, c, goal = fan.b, fan.c, u[fan.which]
    moved = (b != goal) & (c != goal)
    e1, e2 = p[b] - p[goal], p[c] - p[goal]
    area = np.cross(e1, e2)
    size2 = np.linalg.norm(area, axis=1)
    up = (area * n[goal]).sum(1) > 0.7 * size2
    longest = np.maximum(np.maximum((e1**2).sum(1), (e2**2).sum(1)), ((p[c] - p[b]) ** 2).sum(1))
    fit = (size2 > 1e-9) & (size2 > 0.02 * longest) & up
    bad = np.bincount(fan.which, moved & ~fit, len(v)) > 0
    result: NDArray[np.bool_] = ~bad & stays_surface(fan, u, shared, edges)
    return result
