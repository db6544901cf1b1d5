"""Cutting the edge of a block into lots: rows with party walls along the fronts, corner lots that turn the corner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.assets.buildings import WallKind

Floats = NDArray[np.float64]

FRONT_RUNS = 1000  # so many numbers of runs belong to one front: lot.run // FRONT_RUNS is the front's

_TOLERANCE_M = 0.6  # of a front's straightness
_SAMPLES_M = 7.0  # distance of places at which it is asked whether a front makes a difference
_SHORT_M = 6.0  # shorter edges are chamfers of corners, not fronts
_CORNER_RAD = np.radians(28.0)
_MARGIN_M = 40.0
_JOINT_M = 0.02  # air between party walls, so that neighbours touch without overlapping


@dataclass(frozen=True, eq=False)
class Lot:
    """A piece of land on the street.

    polygon : (N, 2) world metres, convex, counter-clockwise, for the building, vertex 0 to 1 being its main front. walls : kind of
    each wall. run : lots of one number (not -1) belong to one terrace. setback_m : of the building from the pavement.
    pavement : (M, 2) the back edge of the pavement along the lot, walked with the lot on the left.
    """

    kind: Literal["row", "corner"]
    polygon: Floats
    walls: tuple[WallKind, ...]
    run: int
    setback_m: float
    pavement: Floats

    @property
    def front_m(self) -> float:
        """Length of the main front."""
        return float(np.linalg.norm(self.polygon[1] - self.polygon[0]))


@dataclass(frozen=True, eq=False)
class _Front:
    """A straight piece of a block's edge, walked with the land on the left. start, end : what corner lots leave of it."""

    a: Floats
    direction: Floats
    length: float
    left: float  # shear of the side line at either end: metres along the front per metre of depth
    right: float
    corner_left: bool
    corner_right: bool

    @cached_property
    def inward(self) -> Floats:
        return np.array([-self.direction[1], self.direction[0]])

    def distance(self, xy: Floats) -> float:
        """From a point to the front's line segment."""
        s = float(np.clip((xy - self.a) @ self.direction, 0, self.length))
        return float(np.linalg.norm(self.a + s * self.direction - xy))

    def at(self, s: float, n: float) -> Floats:
        return self.a + s * self.direction + n * self.inward

    def samples(self, *depths: float) -> Floats:
        """(N, 2) places along the front at some depths."""
        s = np.linspace(0, self.length, int(self.length / _SAMPLES_M) + 2)
        line = self.a + s[:, None] * self.direction
        return np.concatenate([line + n * self.inward for n in depths])


def cut_lots(
    ring: Floats, street: shapely.Geometry, setback_m: float, depth_m: float, rng: np.random.Generator, *, broad: float = 1.0,
    near: tuple[Floats, float] | None = None, matters: Callable[[Floats], NDArray[np.bool_]] | None = None,
) -> list[Lot]:
    """Lots along a closed ring (N, 2) walked with the land on the left.

    street : what must stay free. setback_m : of the buildings from the pavement. depth_m : the usual depth. broad : factor on widths.
    near : (centre, radius): fronts further away are left out, and the others are cut as if they were not. matters : which of
    (N, 2) places make a difference; fronts without any are left out likewise, but for those next to one with some.
    """
    fronts = _fronts(ring)
    shapely.prepare(street)
    taken = _Taken(street, ring)
    seeds = rng.integers(0, 2**62, (len(fronts), 2))
    reached = [near is None or f.distance(near[0]) < near[1] + _MARGIN_M for f in fronts]
    if matters is not None and fronts:
        points = [f.samples(setback_m, setback_m + depth_m) for f in fronts]
        first = np.cumsum([0] + [len(p) for p in points[:-1]])
        own = np.logical_or.reduceat(matters(np.concatenate(points)), first)
        reached = [r and bool(m) for r, m in zip(reached, own | np.roll(own, 1) | np.roll(own, -1), strict=True)]
    corners: list[Lot] = []
    used = [[0.0, 0.0] for _ in fronts]
    for i, front in enumerate(fronts):
        j = (i + 1) % len(fronts)
        if not front.corner_right or len(fronts) < 3 or not (reached[i] or reached[j]):
            continue
        lot = _corner_lot(front, fronts[j], setback_m, depth_m, taken, _generator(seeds[i, 0]))
        if lot is not None:
            corners.append(lot[0])
            used[i][1], used[j][0] = lot[1], lot[2]
    rows: list[Lot] = []
    for i, (front, (begin, end)) in enumerate(zip(fronts, used, strict=True)):
        if reached[i]:
            rows += _row(front, begin, end, setback_m, depth_m, taken, _generator(seeds[i, 1]), FRONT_RUNS * i, broad)
    return corners + rows


def _generator(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(key=int(seed)))


class _Taken:
    """What the lots of a block may not overlap."""

    def __init__(self, street: shapely.Geometry, ring: Floats) -> None:
        self.street, self.ring = street, np.asarray(shapely.LinearRing(ring).simplify(0.3).coords)
        self._cores = np.empty(64, object)
        self._count = 0

    def takes(self, polygons: list[Floats]) -> int:
        """Claim the first of some convex polygons, all with as many corners, that is free, and tell which; -1 if none is."""
        cores = _cores(np.array(polygons))
        blocked = shapely.intersects(self.street, cores)
        for k in np.flatnonzero(~blocked):
            if not shapely.intersects(self._cores[: self._count], cores[k]).any():
                self._add(cores[k])
                return int(k)
        return -1

    def _add(self, core: shapely.Polygon) -> None:
        if self._count == len(self._cores):
            self._cores = np.concatenate([self._cores, np.empty_like(self._cores)])
        self._cores[self._count] = core
        self._count += 1


def _cores(polygons: Floats) -> NDArray[np.object_]:
    """(K,) convex polygons (K, N, 2), drawn in a little, so that neighbours may touch."""
    middle = polygons.mean(axis=1, keepdims=True)
    out = polygons - middle
    return np.asarray(shapely.polygons(middle + out * (1 - 0.06 / np.sqrt((out * out).sum(axis=2, keepdims=True)))))


def _fronts(ring: Floats) -> list[_Front]:
    line = shapely.LinearRing(ring).simplify(_TOLERANCE_M)
    points = np.asarray(line.coords)[:-1]
    along = np.roll(points, -1, axis=0) - points
    length = np.linalg.norm(along, axis=1)
    keep = np.flatnonzero(length >= _SHORT_M)
    direction = along / np.maximum(length, 1e-9)[:, None]
    turns = []
    for k, i in enumerate(keep):
        j = keep[(k + 1) % len(keep)]
        d, e = direction[i], direction[j]
        turns.append(float(np.arctan2(d[0] * e[1] - d[1] * e[0], d @ e)))
    fronts = []
    for k, i in enumerate(keep):
        before, after = turns[k - 1], turns[k]
        # Between fronts that bend a little, the side line is the bisector; it shears by tan(turn / 2).
        fronts.append(_Front(
            points[i], direction[i], float(length[i]),
            float(np.tan(before / 2)) if abs(before) < _CORNER_RAD else 0.0,
            float(-np.tan(after / 2)) if abs(after) < _CORNER_RAD else 0.0,
            before >= _CORNER_RAD, after >= _CORNER_RAD))
    return fronts


def _corner_lot(
    f: _Front, g: _Front, setback: float, depth: float, taken: _Taken, rng: np.random.Generator
) -> tuple[Lot, float, float] | None:
    """(lot, length taken of f, length taken of g) at the convex corner between two fronts."""
    draws = rng.uniform(8.0, 14.0, 2)
    for scale in (1.0, 0.75, 0.55):
        wf, wg = (min(w * scale + setback, 0.5 * front.length) for w, front in zip(draws, (f, g), strict=True))
        if min(wf, wg) < 3.5 + setback:
            continue
        street_side = [f.at(f.length - wf, setback), *_inner_corner(f, g, setback), g.at(wg, setback)]
        back = _meeting(street_side[0], f.inward, street_side[-1], g.inward)
        inner = [back] if back is not None and np.linalg.norm(back - street_side[0]) < 1.6 * depth else [
            street_side[-1] + g.inward * depth, street_side[0] + f.inward * depth]
        polygon = np.array([*street_side, *inner])
        walls: list[WallKind] = ["street"] * (len(street_side) - 1)
        walls += ["party", "party"] if len(inner) == 1 else ["party", "rear", "party"]
        if not _convex(polygon) or taken.takes([polygon]) < 0:
            continue
        edge = np.array([f.at(f.length - wf, 0), f.at(f.length, 0), g.at(0, 0), g.at(wg, 0)])
        return Lot("corner", polygon, tuple(walls), -1, setback, edge), wf, wg
    return None


def _inner_corner(f: _Front, g: _Front, setback: float) -> list[Floats]:
    """The corner's street vertices: the chamfer's two ends, or one where the fronts meet."""
    a, b = f.at(f.length, 0), g.at(0, 0)
    if setback > 0.3 or np.linalg.norm(b - a) < 1.2:
        meet = _meeting(f.at(f.length, setback), f.direction, g.at(0, setback), g.direction)
        cut = 1.2 if np.linalg.norm(b - a) > 1.2 else 0.0
        if meet is not None and not cut:
            return [meet]
        if meet is not None:
            return [meet - f.direction * cut, meet + g.direction * cut]
    return [a + setback * f.inward, b + setback * g.inward]


def _meeting(p: Floats, d: Floats, q: Floats, e: Floats) -> Floats | None:
    cross = d[0] * e[1] - d[1] * e[0]
    if abs(cross) < 0.05:
        return None
    gap = q - p
    return np.asarray(p + (gap[0] * e[1] - gap[1] * e[0]) / cross * d)


def _convex(polygon: Floats) -> bool:
    p = polygon.tolist()
    n = len(p)
    for (x0, y0), (x1, y1), (x2, y2) in ((p[i], p[(i + 1) % n], p[(i + 2) % n]) for i in range(n)):
        ax, ay, bx, by = x1 - x0, y1 - y0, x2 - x1, y2 - y1
        if ax * by - ay * bx <= 1e-3 or ax * ax + ay * ay < 0.16:
            return False
    return True


def _row(
    f: _Front, begin: float, end: float, setback: float, depth: float, taken: _Taken, rng: np.random.Generator, first_run: int,
    broad: float,
) -> list[Lot]:
    """Terraces along what the corners leave of a front."""
    cuts = _cuts(begin, f.length - end, rng, broad)
    lots = []
    for k, (s0, s1, run) in enumerate(cuts):
        left = f.left if k == 0 and begin == 0 else 0.0
        right = f.right if k == len(cuts) - 1 and end == 0 else 0.0
        lot = _row_lot(f, s0 + _JOINT_M / 2, s1 - _JOINT_M / 2, left, right, setback, depth, taken, first_run + run,
                       open_left=k == 0 and begin == 0 and left == 0, open_right=k == len(cuts) - 1 and end == 0 and right == 0)
        if lot is not None:
            lots.append(lot)
    return lots


def _cuts(begin: float, end: float, rng: np.random.Generator, broad: float) -> list[tuple[float, float, int]]:
    """(start, end, run) of lots 5 to 18 m wide that fill a front; a terrace has lots of one width."""
    length = end - begin
    if length < 3.0:
        return []
    widths: list[tuple[float, int]] = []
    run = 0
    while sum(w for w, _ in widths) < length - 2.5:
        if rng.uniform() < 0.55:
            width, count = broad * float(rng.uniform(5.2, 8.0)), int(rng.integers(2, 6))
        else:
            width, count = broad * float(rng.uniform(8.5, 18.0)), 1
        widths += [(width, run)] * count
        run += 1
    total = np.cumsum([w for w, _ in widths])
    last = int(np.argmin(np.abs(total - length)))
    edges = begin + np.concatenate([[0.0], total[: last + 1]]) * length / total[last]
    return [(float(edges[k]), float(edges[k + 1]), widths[k][1]) for k in range(last + 1)]


def _row_lot(
    f: _Front, s0: float, s1: float, left: float, right: float, setback: float, depth: float, taken: _Taken, run: int,
    *, open_left: bool, open_right: bool,
) -> Lot | None:
    free = _free_depth(f, s0, s1, setback, taken)
    for attempt, back in enumerate((0.0, 0.35, 0.8, 1.5)):
        n0 = setback + back
        polygons = []
        for share in (1.0, 0.75, 0.55, 0.4):
            n1 = n0 + min(depth, free) * share
            if n1 - n0 < 3.2:
                break
            s = np.array([s0 + left * n0, s1 + right * n0, s1 + right * n1, s0 + left * n1])
            n = np.array([n0, n0, n1, n1])
            polygon = f.a + s[:, None] * f.direction + n[:, None] * f.inward
            if _convex(polygon):
                polygons.append(polygon)
        chosen = taken.takes(polygons) if polygons else -1
        if chosen >= 0:
            walls: tuple[WallKind, ...] = ("street", "rear" if open_right else "party", "rear", "rear" if open_left else "party")
            return Lot("row", polygons[chosen], walls, run, n0, np.array([f.at(s0, 0), f.at(s1, 0)]))
        if attempt == 0 and free < 3.2:
            return None
    return None


def _free_depth(f: _Front, s0: float, s1: float, setback: float, taken: _Taken) -> float:
    """Half the way to the far side of the block, so that lots from there have room too."""
    s = np.array([s0 + 0.3, (s0 + s1) / 2, s1 - 0.3])
    # Ring segments in the front's coordinates (along, inwards); a ray goes from (s, 0.5) inwards.
    p = (taken.ring - f.a) @ np.stack([f.direction, f.inward], axis=1)
    a, b = p[:-1], p[1:]
    run = np.where(np.abs(b[:, 0] - a[:, 0]) < 1e-9, 1e-9, b[:, 0] - a[:, 0])
    t = (s[:, None] - a[:, 0]) / run
    n = a[:, 1] + t * (b[:, 1] - a[:, 1])
    hit = (t >= 0) & (t <= 1) & (n > 0.5)
    return float(np.where(hit, n, 80.0).min()) / 2 - 0.5 - setback
