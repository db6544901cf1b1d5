"""Kerbs: how high the pavement stands above the carriageway, and the stones swept along its edge."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.roads.ground import KERB_HEIGHT_M
from simgen.roads.roadmap import RoadMap
from simgen.roads.terrain import CELL_M, Terrain

KERB_WIDTH_M = 0.15
DROPPED_M = 0.03  # DIN 18040-3: a kerb lowered for wheelchairs and felt by canes is 3 cm high
RAMP_M = 1.2  # length of the ramp from the dropped kerb to full height
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

    def zones(self) -> list[shapely.Geometry]:
        """Areas that share no more than borders and hold all that is not at full height: cut along them, surfaces are ramped
        right."""
        low, middle, full = (
            shapely.union_all(shapely.buffer(self._crossings, reach, quad_segs=2)) for reach in (0.0, RAMP_M / 2, RAMP_M)
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
    rings: list[Floats], profile: Floats, terrain: Terrain, pavement: PavementHeight, lift_m: float
) -> tuple[Floats, Floats, Floats, NDArray[np.int64]]:
    """A profile swept along rings that have the carriageway on their left: kerb stones, edgings.

    profile : (P, 3) distance to the right of the ring in metres, share of the pavement's height (0..1), height added in
    metres; in the order carriageway to pavement. -> positions (V, 3), normals (V, 3), uvs (V, 2) metres (along, across),
    faces (T, 3). Profile points are split at sharp corners so that edges stay crisp.
    """
    parts_p, parts_n, parts_uv, parts_f = [], [], [], []
    offset = 0
    across = np.concatenate([[0], np.cumsum(np.hypot(np.diff(profile[:, 0]), np.diff(profile[:, 1] * KERB_HEIGHT_M + profile[:, 2])))])
    for ring in rings:
        points = resampled(ring, pavement)
        right = _mitres(points)
        base = terrain.height(points)
        lift = pavement(points)
        along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
        xy = points[None] + profile[:, 0, None, None] * right[None]  # (P, N, 2)
        h = np.stack([terrain.height(row) if d > 1e-6 else base for d, row in zip(profile[:, 0], xy, strict=True)])
        z = h + profile[:, 1, None] * lift[None] + profile[:, 2, None] + lift_m * (profile[:, 1, None] > 0)
        position = np.concatenate([xy, z[..., None]], axis=-1)
        unit = right / np.linalg.norm(right, axis=1, keepdims=True)
        for k in range(len(profile) - 1):
            strip = position[k : k + 2].reshape(-1, 3)
            d_across = profile[k + 1, 0] - profile[k, 0]
            d_up = (profile[k + 1, 1] - profile[k, 1]) * KERB_HEIGHT_M + profile[k + 1, 2] - profile[k, 2]
            flat = np.array([-d_up, d_across]) / np.hypot(d_up, d_across)  # (outwards right, up)
            n = np.concatenate([unit * flat[0], np.full((len(points), 1), flat[1])], axis=1)
            count = len(points)
            i = np.arange(count - 1)
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
    a, b = ring[:-1], ring[1:]
    length = np.linalg.norm(b - a, axis=1)
    keep = length > 0.02
    a, b, length = a[keep], b[keep], length[keep]
    a = np.asarray(a)
    b = np.concatenate([a[1:], a[:1]])
    length = np.linalg.norm(b - a, axis=1)
    pieces = []
    fine = pavement.near_crossing((a + b) / 2, 2.5) | pavement.near_crossing(a, 2.5) | pavement.near_crossing(b, 2.5) | (length > 8)
    for p, q, n, dense in zip(a, b, length, fine, strict=True):
        cuts = [np.zeros(1)]
        for normal in ((1.0, 0.0), (0.0, 1.0), (1.0, -1.0)):
            f0, f1 = (p @ np.array(normal)) / CELL_M, (q @ np.array(normal)) / CELL_M
            k = np.arange(np.ceil(min(f0, f1) + 1e-9), np.floor(max(f0, f1) - 1e-9) + 1)
            if len(k):
                cuts.append((k - f0) / (f1 - f0))
        if dense:
            t = np.arange(1, int(n // 0.6) + 1) * 0.6 / n
            cuts.append(t[pavement.near_crossing(p + t[:, None] * (q - p), RAMP_M + 0.3)])
        t = np.sort(np.concatenate(cuts))
        t = t[np.concatenate([[True], np.diff(t) * n > 0.02]) & ((1 - t) * n > 0.02)]
        pieces.append(p + t[:, None] * (q - p))
    out = np.concatenate(pieces)
    return np.concatenate([out, out[:1]])


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


def edging_profile() -> Floats:
    """The outer edge of the pavement: a thin upright side, so that nothing shines through where it meets the ground."""
    return np.array([[0.0, 1.0, 0.0], [0.0, 1.0, -0.08]])

