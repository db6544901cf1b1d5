"""Kerbs: how high the pavement stands above the carriageway, and the stones swept along its edge."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.roads.ground import KERB_HEIGHT_M
from simgen.roads.roadmap import RoadMap
from simgen.roads.terrain import CELL_M, Terrain
from simgen.roads.triangulate import LATTICE

KERB_WIDTH_M = 0.15
DROPPED_M = 0.03  # DIN 18040-3: a kerb lowered for wheelchairs and felt by canes is 3 cm high
RAMP_M = 1.2  # length of the ramp from the dropped kerb to full height
_RAMP_STEP_M = 0.6
LIFT_M = 0.005  # kerb stones stand this much above the slabs, slabs this much above the soil

Floats = NDArray[np.float64]


class PavementHeight:
    """Height of the pavement's surface above the terrain: full, but ramped down to a dropped kerb around crossings."""

    def __init__(self, road_map: RoadMap) -> None:
        self._crossings = [shapely.Polygon(c.outline).buffer(0) for c in road_map.crossings]
        self._tree = shapely.STRtree(self._crossings)

    def near_crossing(self, xy: Floats, reach_m: float = RAMP_M + 0.8) -> NDArray[np.bool_]:
        """(N,) whether points lie within reach of a crossing, so that surfaces there must be cut finer."""
        out = np.zeros(len(xy), bool)
        if len(self._crossings) and len(xy):
            hits = self._tree.query(shapely.points(xy), predicate="dwithin", distance=reach_m)
            out[hits[0]] = True
        return out

    def reached(self, reach_m: float) -> shapely.Geometry:
        """The plan within reach of a crossing."""
        return shapely.union_all(shapely.buffer(self._crossings, reach_m, quad_segs=2))

    def zones(self) -> list[shapely.Geometry]:
        """Areas that share no more than borders and hold all that is not at full height: cut along them, surfaces are ramped
        right."""
        low, middle, full = (
            self.reached(reach) for reach in (0.0, RAMP_M / 2, RAMP_M)
        )
        return [low, shapely.difference(middle, low), shapely.difference(full, middle)]

    def __call__(self, xy: Floats) -> Floats:
        """(N,) metres above the terrain."""
        out = np.full(len(xy), KERB_HEIGHT_M)
        if not len(self._crossings) or not len(xy):
            return out
        points = shapely.points(xy)
        which, crossing = self._tree.query(points, predicate="dwithin", distance=RAMP_M)
        distance = shapely.distance(points[which], np.array(self._crossings, dtype=object)[crossing])
        height = DROPPED_M + (KERB_HEIGHT_M - DROPPED_M) * np.clip(distance / RAMP_M, 0, 1)
        np.minimum.at(out, which, height)
        return out

    def slope(self, xy: Floats) -> Floats:
        """(N, 2) gradient."""
        e = 0.02
        out = np.zeros((len(xy), 2))
        near = self.near_crossing(xy)
        for axis in (0, 1):
            step = np.zeros(2)
            step[axis] = e
            out[near, axis] = (self(xy[near] + step) - self(xy[near] - step)) / (2 * e)
        return out


def swept_edge(
    rings: list[Floats], profile: Floats, terrain: Terrain, pavement: PavementHeight, lift_m: float,
    within: shapely.Geometry | None = None,
) -> tuple[Floats, Floats, Floats, NDArray[np.int64]]:
    """A profile swept along rings that have the carriageway on their left: kerb stones, edgings.

    profile : (P, 3) distance to the right of the ring in metres, share of the pavement's height (0..1), height added in
    metres; in the order carriageway to pavement. -> positions (V, 3), normals (V, 3), uvs (V, 2) metres (along, across),
    faces (T, 3). Profile points are split at sharp corners so that edges stay crisp. within : only points in this area are swept.
    """
    parts_p, parts_n, parts_uv, parts_f = [], [], [], []
    offset = 0
    rise = profile[:, 1] * KERB_HEIGHT_M + profile[:, 2]
    across = np.concatenate([[0], np.cumsum(np.hypot(np.diff(profile[:, 0]), np.diff(rise)))])
    for ring in rings:
        if within is not None and not shapely.intersects(within, shapely.LinearRing(ring)):
            continue
        points = resampled(ring, pavement)
        right = _mitres(points)
        along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
        inside = np.ones(len(points), bool) if within is None else shapely.contains_xy(within, points[:, 0], points[:, 1])
        linked = np.flatnonzero(inside[:-1] & inside[1:])
        if not len(linked):
            continue
        i = (np.cumsum(inside) - 1)[linked]  # the points that are followed by their successor on the ring
        points, right, along = points[inside], right[inside], along[inside]
        base = terrain.height(points)
        lift = pavement(points)
        xy = points[None] + profile[:, 0, None, None] * right[None]  # (P, N, 2)
        h = np.stack([terrain.height(row) if d > 1e-6 else base for d, row in zip(profile[:, 0], xy, strict=True)])
        z = h + profile[:, 1, None] * lift[None] + profile[:, 2, None] + lift_m * (profile[:, 1, None] > 0)
        position = np.concatenate([xy, z[..., None]], axis=-1)
        unit = right / np.linalg.norm(right, axis=1, keepdims=True)
        for k in range(len(profile) - 1):
            strip = position[k : k + 2].reshape(-1, 3)
            d_across = profile[k + 1, 0] - profile[k, 0]
            d_up = rise[k + 1] - rise[k]
            flat = np.array([-d_up, d_across]) / np.hypot(d_up, d_across)  # (outwards right, up)
            n = np.concatenate([unit * flat[0], np.full((len(points), 1), flat[1])], axis=1)
            count = len(points)
            quad = np.stack([i, i + count, i + count + 1, i + 1], axis=1)  # row k is left of row k + 1
            faces = np.concatenate([quad[:, [0, 1, 2]], quad[:, [0, 2, 3]]])
            parts_p.append(strip)
            parts_n.append(np.concatenate([n, n]))
            parts_uv.append(np.concatenate([np.stack([along, np.full(count, a)], axis=1) for a in across[k : k + 2]]))
            parts_f.append(faces + offset)
            offset += len(strip)
    if not parts_p:
        return np.empty((0, 3)), np.empty((0, 3)), np.empty((0, 2)), np.empty((0, 3), np.int64)
    return np.concatenate(parts_p), np.concatenate(parts_n), np.concatenate(parts_uv), np.concatenate(parts_f)


def resampled(ring: Floats, pavement: PavementHeight) -> Floats:
    """The closed ring (N, 2) with points added at every lattice line, and close together near crossings."""
    a = ring[:-1]
    a = a[np.linalg.norm(np.roll(a, -1, axis=0) - a, axis=1) > 0.02]
    d = np.roll(a, -1, axis=0) - a
    length = np.linalg.norm(d, axis=1)
    segment, t = [np.arange(len(a))], [np.zeros(len(a))]
    for normal in LATTICE:
        f0, df = a @ np.array(normal) / CELL_M, d @ np.array(normal) / CELL_M
        first, last = np.ceil(np.minimum(f0, f0 + df) + 1e-9), np.floor(np.maximum(f0, f0 + df) - 1e-9)
        which, k = _ranges(np.maximum(last - first + 1, 0).astype(np.int64))
        segment.append(which)
        t.append((first[which] + k - f0[which]) / df[which])
    which, k = _ranges((length // _RAMP_STEP_M).astype(np.int64))
    at = (k + 1) * _RAMP_STEP_M / length[which]
    ramp = pavement.near_crossing(a[which] + at[:, None] * d[which], RAMP_M + 0.3)
    all_segments, all_t = np.concatenate([*segment, which[ramp]]), np.concatenate([*t, at[ramp]])
    order = np.lexsort((all_t, all_segments))
    all_segments, all_t = all_segments[order], all_t[order]
    s = all_t * length[all_segments]
    apart = np.concatenate([[True], (np.diff(s) > 0.02) | (np.diff(all_segments) > 0)])
    keep = apart & ((length[all_segments] - s > 0.02) | (all_t == 0))
    out = a[all_segments[keep]] + all_t[keep, None] * d[all_segments[keep]]
    return np.concatenate([out, out[:1]])


def _ranges(counts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For counts (N,): the owner of each item and its number within the owner."""
    owner = np.repeat(np.arange(len(counts)), counts)
    return owner, np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)


def _mitres(points: Floats) -> Floats:
    """(N, 2) vectors to the right of a closed polyline such that offsetting by them keeps parallel sides (limited to 2)."""
    d = np.diff(points, axis=0)
    d /= np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-12)
    right = np.stack([d[:, 1], -d[:, 0]], axis=1)
    before = np.concatenate([right[-1:], right])
    after = np.concatenate([right, right[:1]])
    m = before + after
    m /= np.maximum(np.linalg.norm(m, axis=1, keepdims=True), 1e-12)
    cos = np.maximum((m * after).sum(axis=1, keepdims=True), 0.5)
    return np.asarray(m / cos)


def kerb_profile() -> Floats:
    """A kerb stone: buried foot, slightly battered face, rounded edge, flat top, back into the ground."""
    return np.array([
        [-0.002, 0.0, -0.08], [0.004, 1.0, -0.022], [0.026, 1.0, 0.0], [KERB_WIDTH_M, 1.0, 0.0], [KERB_WIDTH_M, 1.0, -0.06],
    ])


def edging_profiles(tuck_m: float) -> tuple[Floats, Floats]:
    """The pavement's outer side, and the face of the land behind it, which shows where the pavement is ramped down: thin
    upright strips, so that nothing shines through where the two meet. tuck_m : how far the land reaches below the pavement."""
    outer = np.array([[0.0, 1.0, 0.0], [0.0, 1.0, -0.08]])
    land = np.array([[-tuck_m, 1.0, -0.05], [-tuck_m, 0.0, KERB_HEIGHT_M - LIFT_M]])
    return outer, land
