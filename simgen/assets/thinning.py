"""What all ways of drawing a triangle mesh's vertices together need: its edges, the faces round a vertex, and moves that do not collide."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
WAYS = 3  # of each vertex's neighbours the best few are looked at closely


@dataclass(frozen=True, eq=False)
class Edges:
    """The E edges between `count` vertices. keys : (E,) ascending, least end * count + greatest. ends : (E, 2). sharing : (E,) number of
    faces at each. of_side : (3 T,) the edge of each face's sides 0-1, 1-2, 2-0."""

    count: int
    keys: Ints
    ends: Ints
    sharing: Ints
    of_side: Ints

    def have(self, v: Ints, u: Ints) -> Flags:
        """(N,) whether there is an edge between v and u."""
        key = np.minimum(v, u) * self.count + np.maximum(v, u)
        found: Flags = self.keys[np.minimum(np.searchsorted(self.keys, key), len(self.keys) - 1)] == key
        return found

    def divide(self, labels: Ints) -> Flags:
        """(E,) whether the faces at an edge have different labels (T,)."""
        low, high = np.full(len(self.keys), np.iinfo(np.int64).max), np.full(len(self.keys), -1)
        np.minimum.at(low, self.of_side, np.repeat(labels, 3))
        np.maximum.at(high, self.of_side, np.repeat(labels, 3))
        return np.asarray(low != high)


def edges_of(faces: Ints, count: int) -> Edges:
    """The edges of faces (T, 3) over `count` vertices."""
    a, b = faces.ravel(), faces[:, [1, 2, 0]].ravel()
    keys, of_side, sharing = np.unique(np.minimum(a, b) * count + np.maximum(a, b), return_inverse=True, return_counts=True)
    return Edges(count, keys, np.stack([keys // count, keys % count], axis=1), sharing, of_side.reshape(-1))


@dataclass(frozen=True, eq=False)
class Fan:
    """The faces round each of K vertices, one after the other. which : (N,) the vertex 0..K-1. face : (N,). b, c : (N,) the face's other
    corners, in order. faces : (K,) how many each has."""

    which: Ints
    face: Ints
    b: Ints
    c: Ints
    faces: Ints


def fans(faces: Ints, v: Ints, count: int) -> Fan:
    """The faces round the vertices v (K,) of a mesh of `count`."""
    corners = faces.ravel()
    order = np.argsort(corners, kind="stable")
    start = np.searchsorted(corners[order], np.arange(count + 1))
    size = start[v + 1] - start[v]
    which = np.repeat(np.arange(len(v)), size)
    within = np.arange(len(which)) - np.repeat(np.cumsum(size) - size, size)
    face, at = np.divmod(order[start[v[which]] + within], 3)
    return Fan(which, face, faces[face, (at + 1) % 3], faces[face, (at + 2) % 3], size)


def stays_surface(fan: Fan, u: Ints, shared: Ints, edges: Edges) -> Flags:
    """(K,) whether drawing the fans' vertices to u (K,) leaves the surface a surface: the neighbours that both have are those of the
    faces that they share. shared : (K,) how many those are."""
    goal = u[fan.which]
    common = np.zeros(len(u))
    for other in (fan.b, fan.c):
        common = np.maximum(common, np.bincount(fan.which, (other != goal) & edges.have(other, goal), len(u)))
    result: Flags = common <= shared
    return result


def best_ways(v: Ints, cost: Floats, most: int = WAYS) -> Ints:
    """Indices of the `most` cheapest ways of each vertex, by vertex, the cheapest first."""
    order = np.lexsort((cost, v))
    rank = np.arange(len(order)) - np.searchsorted(v[order], v[order])
    return order[rank < most]


def apart(v: Ints, u: Ints, cost: Floats, edges: Edges, rounds: int) -> Ints:
    """(count,) where each vertex goes, itself for most: of the ways v -> u (K,), sorted as by `best_ways`, an independent set after
    Luby (1986), in which no two of those that move are neighbours."""
    target = np.arange(edges.count)
    if len(v) == 0:
        return target
    _, first = np.unique(v, return_index=True)  # the cheapest comes first
    least, way = np.full(edges.count, np.inf), np.full(edges.count, -1)
    least[v[first]] = cost[first] + 1e-9 * v[first]
    way[v[first]] = u[first]
    a, b = edges.ends.T
    for _ in range(rounds):
        best = least.copy()
        np.minimum.at(best, a, least[b])
        np.minimum.at(best, b, least[a])
        chosen = np.isfinite(least) & (least <= best)
        target[chosen] = way[chosen]
        taken = chosen.copy()
        taken[b[chosen[a]]] = True
        taken[a[chosen[b]]] = True
        least[taken] = np.inf
    return target
