"""Pavements in the plan: triangles, and texture coordinates that let slabs follow the street."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.roads.kerbs import PavementHeight
from simgen.roads.roadmap import RoadMap
from simgen.roads.triangulate import area_triangles

Floats = NDArray[np.float64]


def paved(walk: shapely.Geometry, road_map: RoadMap, pavement: PavementHeight) -> tuple[Floats, Floats]:
    """Triangles (T, 3, 2) of the pavements, cut where ramps begin, and their UVs (T, 3, 2) in metres.

    Along a street u runs along the nearest pavement lane; each street corner is laid out as one piece, so that the courses
    break along clean lines only.
    """
    corners = shapely.union_all([shapely.make_valid(shapely.Polygon(w)) for w in road_map.walking_areas])
    frames = _Frames(road_map)
    zones = pavement.zones()
    full = shapely.difference(walk, shapely.union_all(zones))
    triangles, uvs = [np.empty((0, 3, 2))], [np.empty((0, 3, 2))]
    for part in (*(shapely.intersection(walk, zone) for zone in zones), full):
        if part.is_empty:
            continue
        t = area_triangles(shapely.difference(part, corners))
        triangles.append(t)
        uvs.append(frames.along_lane(t))
        t = area_triangles(shapely.intersection(part, corners))
        triangles.append(t)
        uvs.append(frames.of_corner(t))
    return np.concatenate(triangles), np.concatenate(uvs)


class _Frames:
    """The pavement lanes' segments as frames: origin, direction, and distance along the lane up to the origin."""

    def __init__(self, road_map: RoadMap) -> None:
        lanes = [lane.center for lane in road_map.lanes if lane.kind == "sidewalk" and len(lane.center) > 1]
        lanes = lanes or [np.array([[0.0, 0.0], [1.0, 0.0]])]
        step = [np.linalg.norm(np.diff(c, axis=0), axis=1) for c in lanes]
        self._origin = np.concatenate([c[:-1] for c in lanes])
        end = np.concatenate([c[1:] for c in lanes])
        self._start = np.concatenate([np.cumsum(s) - s for s in step])
        self._direction = (end - self._origin) / np.concatenate(step)[:, None]
        self._segments = shapely.STRtree(shapely.linestrings(np.stack([self._origin, end], axis=1)))
        areas = np.array([shapely.make_valid(shapely.Polygon(w)) for w in road_map.walking_areas], dtype=object)
        self._corners = shapely.STRtree(areas)
        self._corner_frame = self._segments.nearest(shapely.centroid(areas)) if len(areas) else np.empty(0, np.int64)

    def along_lane(self, triangles: Floats) -> Floats:
        return self._uv(triangles, self._segments.nearest(shapely.points(triangles.mean(axis=1))))

    def of_corner(self, triangles: Floats) -> Floats:
        if not len(triangles):
            return triangles
        return self._uv(triangles, self._corner_frame[self._corners.nearest(shapely.points(triangles.mean(axis=1)))])

    def _uv(self, triangles: Floats, k: NDArray[np.int64]) -> Floats:
        r, d = triangles - self._origin[k][:, None], self._direction[k]
        u = (r * d[:, None]).sum(axis=2) + self._start[k][:, None]
        return np.stack([u, r[..., 1] * d[:, None, 0] - r[..., 0] * d[:, None, 1]], axis=-1)
