"""Branching skeletons of trees: space colonisation, pipe-model radii, and tubes for the wood."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.assets.meshbuilder import MeshBuilder

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Wood:
    """A branching skeleton. points : (N, 3) m. parent : (N,) index, -1 for the root; parents come first. radius : (N,) m."""

    points: Floats
    parent: Ints
    radius: Floats

    @property
    def direction(self) -> Floats:
        """(N, 3) unit direction of growth at each point."""
        d = self.points - self.points[np.maximum(self.parent, 0)]
        d[self.parent < 0] = (0, 0, 1)
        return np.asarray(d / np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-9))


def colonise(
    stem: Floats,
    attractors: Floats,
    rng: np.random.Generator,
    *,
    step_m: float,
    kill_m: float,
    reach_m: float,
    tropism: float = 0.0,
    generations: int = 140,
) -> tuple[Floats, Ints]:
    """Grow a skeleton from a stem into a cloud of attractors -> points (N, 3) and parents (N,).

    Space colonisation (Runions, Lane and Prusinkiewicz 2007): every attractor pulls its nearest point within `reach_m` and
    dies when wood comes closer than `kill_m`. tropism : upward bias of each step, as a share of it.
    """
    points = np.array(stem, float)
    parent = np.arange(len(stem)) - 1
    distance, nearest = _nearest(attractors, points, 0)
    alive = np.ones(len(attractors), bool)
    for _ in range(generations):
        active = alive & (distance < reach_m)
        if not active.any():
            break
        source, inverse = np.unique(nearest[active], return_inverse=True)
        pull = np.zeros((len(source), 3))
        towards = attractors[active] - points[nearest[active]]
        np.add.at(pull, inverse, towards / np.maximum(np.linalg.norm(towards, axis=1, keepdims=True), 1e-9))
        pull = _unit(pull) + rng.normal(0, 0.12, pull.shape)
        pull[:, 2] += tropism
        new = points[source] + step_m * _unit(pull)
        gap, _ = _nearest(new, points, 0)
        new, source = new[gap > 0.35 * step_m], source[gap > 0.35 * step_m]
        if not len(new):
            break
        d, i = _nearest(attractors, new, len(points))
        closer = d < distance
        distance, nearest = np.where(closer, d, distance), np.where(closer, i, nearest)
        points, parent = np.concatenate([points, new]), np.concatenate([parent, source])
        alive &= distance > kill_m
    return points, parent


def thicken(points: Floats, parent: Ints, base_radius_m: float, tip_radius_m: float) -> Wood:
    """Radii by the pipe model, r_parent^e = sum of r_child^e, tips of `tip_radius_m` and the foot of `base_radius_m`.

    The exponent follows from the two; it stays near da Vinci's 2 (measured trees: 1.8 to 2.5).
    """
    load = np.zeros(len(points))
    children = np.bincount(parent[parent >= 0], minlength=len(points))
    load[children == 0] = 1.0
    for i in range(len(points) - 1, 0, -1):
        load[parent[i]] += load[i]
    exponent = float(np.clip(np.log(load[0]) / np.log(base_radius_m / tip_radius_m), 1.7, 2.6))
    radius = (load / load[0]) ** (1 / exponent) * base_radius_m
    return Wood(points, parent, np.maximum(radius, tip_radius_m))


def add_wood(builder: MeshBuilder, wood: Wood, slot: int, *, thinnest_m: float, sides: float = 1.0, stride: int = 1) -> None:
    """Tubes along every chain of points thicker than `thinnest_m`; `sides` scales the number of facets, `stride` skips points."""
    for chain in _chains(wood, thinnest_m):
        radius = wood.radius[chain].copy()
        if len(chain) > 1 and wood.parent[chain[0]] >= 0:
            radius[0] = min(radius[0], 1.15 * radius[1])  # a branch leaves its parent at its own girth
        keep = np.unique(np.concatenate([np.arange(0, len(chain), stride), [len(chain) - 1]]))
        path, radius = wood.points[chain][keep], radius[keep]
        if len(path) < 2:
            continue
        radius[-1] *= 0.6
        facets = max(3, round(sides * (4 + 5 * min(1.0, float(radius[0]) / 0.15))))
        if radius[0] < 0.012:
            facets = 3
        builder.add_tube(path, radius, slot, segments=facets, capped=False)


def _chains(wood: Wood, thinnest_m: float) -> list[Ints]:
    """Runs of points, each following its thickest child; a side run starts at the point it leaves."""
    count = len(wood.points)
    heir = np.full(count, -1)
    for i in np.argsort(wood.radius, kind="stable"):
        if wood.parent[i] >= 0 and wood.radius[i] >= thinnest_m:
            heir[wood.parent[i]] = i  # the last one written is the thickest
    chains = []
    for i in range(count):
        p = wood.parent[i]
        if wood.radius[i] < thinnest_m or (p >= 0 and heir[p] == i):
            continue
        run = [int(p), i] if p >= 0 else [i]
        while heir[run[-1]] >= 0:
            run.append(int(heir[run[-1]]))
        chains.append(np.array(run))
    return chains


def _nearest(of: Floats, among: Floats, offset: int) -> tuple[Floats, Ints]:
    from scipy.spatial import cKDTree

    d, i = cKDTree(among).query(of)
    return d, i + offset


def _unit(v: Floats) -> Floats:
    return np.asarray(v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-9))
