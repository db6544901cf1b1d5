"""Taking vertices out of a cut-up surface that neither its shape nor the lines drawn on it need."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
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
    half = faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2)
    keys = np.minimum(half[:, 0], half[:, 1]) * count + np.maximum(half[:, 0], half[:, 1])
    unique, inverse, sharing = np.unique(keys, return_inverse=True, return_counts=True)
    label = np.repeat(labels, 3)
    low, high = np.full(len(unique), np.iinfo(np.int64).max), np.full(len(unique), -1)
    np.minimum.at(low, inverse, label)
    np.maximum.at(high, inverse, label)
    feature = (low != high) | (sharing == 1)
    ends = np.stack([unique // count, unique % count], axis=1)
    on_feature = np.bincount(ends[feature].ravel(), minlength=count)  # of how many outline edges a vertex is an end

    v, u = np.concatenate([ends[:, 0], ends[:, 1]]), np.concatenate([ends[:, 1], ends[:, 0]])
    along = np.concatenate([feature, feature])
    step = p[u] - p[v]
    flat = (np.abs((step * n[v]).sum(1)) < deviation) & (np.abs((step * n[u]).sum(1)) < deviation) & ((n[v] * n[u]).sum(1) > np.cos(angle))
    free = (on_feature[v] == 0) | ((on_feature[v] == 2) & along & _straight(p, ends[feature], on_feature, line)[v])
    ok = np.flatnonzero(flat & free)
    ok = ok[_keeps_shape(p, faces, n, v[ok], u[ok], unique, sharing, count)]
    target = np.arange(count)
    if len(ok) == 0:
        return target
    # Of each vertex's ways the shortest.
    length = np.linalg.norm(step[ok], axis=1) + 1e-9 * ok
    order = np.lexsort((length, v[ok]))
    first = order[np.concatenate([[True], np.diff(v[ok][order]) > 0])]
    cost = np.full(count, np.inf)
    cost[v[ok[first]]] = length[first]
    way = np.full(count, -1)
    way[v[ok[first]]] = u[ok[first]]
    for _ in range(_ROUNDS):  # an independent set after Luby (1986): no two of the chosen are neighbours
        best = cost.copy()
        np.minimum.at(best, ends[:, 0], cost[ends[:, 1]])
        np.minimum.at(best, ends[:, 1], cost[ends[:, 0]])
        chosen = np.isfinite(cost) & (cost <= best)
        target[chosen] = way[chosen]
        taken = chosen.copy()
        taken[ends[chosen[ends[:, 0]], 1]] = True
        taken[ends[chosen[ends[:, 1]], 0]] = True
        cost[taken] = np.inf
    return target


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


def _keeps_shape(p: Floats, faces: Ints, n: Floats, v: Ints, u: Ints, edges: Ints, sharing: Ints, count: int) -> NDArray[np.bool_]:
    """(K,) whether drawing v to u turns no face over, makes no sliver, and leaves the surface a surface."""
    corner_vertex = faces.ravel()
    order = np.argsort(corner_vertex, kind="stable")
    start = np.searchsorted(corner_vertex[order], np.arange(count + 1))
    size = start[v + 1] - start[v]
    which = np.repeat(np.arange(len(v)), size)
    within = np.arange(len(which)) - np.repeat(np.cumsum(size) - size, size)
    corner = order[start[v[which]] + within]
    face, at = corner // 3, corner % 3
    b, c = faces[face, (at + 1) % 3], faces[face, (at + 2) % 3]
    goal = u[which]
    moved = (b != goal) & (c != goal)
    e1, e2 = p[b] - p[goal], p[c] - p[goal]
    area = np.cross(e1, e2)
    size2 = np.linalg.norm(area, axis=1)
    up = (area * n[goal]).sum(1) > 0.7 * size2
    longest = np.maximum(np.maximum((e1**2).sum(1), (e2**2).sum(1)), ((p[c] - p[b]) ** 2).sum(1))
    fit = (size2 > 1e-9) & (size2 > 0.02 * longest) & up
    bad = np.bincount(which, moved & ~fit, len(v)) > 0
    # Common neighbours of v and u must be those of the faces that they share.
    key = np.minimum(b, goal) * count + np.maximum(b, goal)
    place = np.minimum(np.searchsorted(edges, key), len(edges) - 1)
    common = np.bincount(which, (b != goal) & (edges[place] == key), len(v))
    key_c = np.minimum(c, goal) * count + np.maximum(c, goal)
    place_c = np.minimum(np.searchsorted(edges, key_c), len(edges) - 1)
    common_c = np.bincount(which, (c != goal) & (edges[place_c] == key_c), len(v))
    own = np.minimum(v, u) * count + np.maximum(v, u)
    shared = sharing[np.searchsorted(edges, own)]
    result: NDArray[np.bool_] = ~bad & (np.maximum(common, common_c) <= shared)
    return result
