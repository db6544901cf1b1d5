"""Pavements in the plan: triangles, and texture coordinates that let slabs follow the street."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.roads.kerbs import PavementHeight
from simgen.roads.roadmap import RoadMap
from simgen.roads.triangulate import area_triangles

Floats = NDArray[np.float64]


# Weights of what pavements are made of in European towns, our estimate.
_PAVINGS = {
    "paving_asphalt": 4.0, "paving_asphalt_new": 1.5, "paving_asphalt_old": 2.0, "paving_slabs_grey": 2.0, "paving_slabs_warm": 1.2,
    "paving_slabs_dark": 2.0, "paving_slabs_pale": 0.6, "paving_small_grey": 1.0, "paving_small_dark": 1.2, "paving_flags": 1.5,
    "paving_flags_dark": 1.2, "paving_brick": 0.3, "paving_brick_dark": 1.0, "paving_brick_grey": 1.0, "paving_setts": 0.8,
    "paving_setts_dark": 0.8,
}  # fmt: skip
_KERBS = {"kerb_granite": 3.0, "kerb_granite_dark": 2.0, "kerb_concrete": 2.0, "kerb_stone": 0.3}
_OWN = 0.4  # share of streets that are paved in another way than their town


def draw_pavings(road_map: RoadMap, rng: np.random.Generator) -> tuple[dict[str, str], str]:
    """(material of the pavements along each edge, by its id; material of the kerbs of the town). Both sides of a street have one."""
    names, weights = list(_PAVINGS), np.array(list(_PAVINGS.values()))
    town = str(rng.choice(names, p=weights / weights.sum()))
    kerb = str(rng.choice(list(_KERBS), p=np.array(list(_KERBS.values())) / sum(_KERBS.values())))
    edges = list(road_map.edges.values())
    own, which = rng.random(len(edges)), rng.choice(names, len(edges), p=weights / weights.sum())
    out: dict[str, str] = {}
    for edge, dice, name in zip(edges, own, which, strict=True):
        other = out.get(edge.opposite or "")
        out[edge.id] = other if other is not None else str(name) if dice < _OWN else town
    return out, kerb


def paved(walk: shapely.Geometry, road_map: RoadMap, pavement: PavementHeight) -> tuple[Floats, Floats, NDArray[np.str_]]:
    """Triangles (T, 3, 2) of the pavements, cut where ramps begin, their UVs (T, 3, 2) in metres, and the edges (T,) that they
    belong to ("" where there is none).

    Along a street u runs along the nearest pavement lane; each street corner is laid out as one piece, so that the courses
    break along clean lines only.
    """
    corners = shapely.union_all([shapely.make_valid(shapely.Polygon(w)) for w in road_map.walking_areas])
    frames = _Frames(road_map)
    triangles, uvs, edges = [np.empty((0, 3, 2))], [np.empty((0, 3, 2))], [np.empty(0, np.str_)]
    for part in cut_at_ramps(walk, pavement):
        for area, nearest in ((shapely.difference(part, corners), frames.of_lane), (shapely.intersection(part, corners), frames.of_corner)):
            t = area_triangles(area)
            k = nearest(t)
            triangles.append(t)
            uvs.append(frames.uv(t, k))
            edges.append(frames.edges[k])
    return np.concatenate(triangles), np.concatenate(uvs), np.concatenate(edges)


def cut_at_ramps(walk: shapely.Geometry, pavement: PavementHeight) -> list[shapely.Geometry]:
    """An area of the pavements in parts on each of which they slope alike."""
    zones = pavement.zones()
    full = shapely.difference(walk, shapely.union_all(zones))
    return [part for part in (*(shapely.intersection(walk, zone) for zone in zones), full) if not part.is_empty]


class _Frames:
    """The pavement lanes' segments as frames: origin, direction, and distance along the lane up to the origin."""

    def __init__(self, road_map: RoadMap) -> None:
        walks = [lane for lane in road_map.lanes if lane.kind == "sidewalk" and len(lane.center) > 1]
        lanes = [lane.center for lane in walks] or [np.array([[0.0, 0.0], [1.0, 0.0]])]
        self.edges = np.repeat(np.array([lane.edge for lane in walks] or [""]), [len(c) - 1 for c in lanes])
        step = [np.linalg.norm(np.diff(c, axis=0), axis=1) for c in lanes]
        self._origin = np.concatenate([c[:-1] for c in lanes])
        end = np.concatenate([c[1:] for c in lanes])
        self._start = np.concatenate([np.cumsum(s) - s for s in step])
        self._direction = (end - self._origin) / np.concatenate(step)[:, None]
        self._segments = shapely.STRtree(shapely.linestrings(np.stack([self._origin, end], axis=1)))
        areas = np.array([shapely.make_valid(shapely.Polygon(w)) for w in road_map.walking_areas], dtype=object)
        self._corners = shapely.STRtree(areas)
        self._corner_frame = self._segments.nearest(shapely.centroid(areas)) if len(areas) else np.empty(0, np.int64)

    def of_lane(self, triangles: Floats) -> NDArray[np.int64]:
        """(T,) the segment nearest to each triangle."""
        return np.asarray(self._segments.nearest(shapely.points(triangles.mean(axis=1))))

    def of_corner(self, triangles: Floats) -> NDArray[np.int64]:
        """(T,) the segment by which the street corner is laid out that each triangle lies on."""
        if not len(triangles):
            return np.empty(0, np.int64)
        return np.asarray(self._corner_frame[self._corners.nearest(shapely.points(triangles.mean(axis=1)))])

    def uv(self, triangles: Floats, k: NDArray[np.int64]) -> Floats:
        """(T, 3, 2) metres along and across the segments k (T,)."""
        r, d = triangles - self._origin[k][:, None], self._direction[k]
        u = (r * d[:, None]).sum(axis=2) + self._start[k][:, None]
        return np.stack([u, r[..., 1] * d[:, None, 0] - r[..., 0] * d[:, None, 1]], axis=-1)
