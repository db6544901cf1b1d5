"""Water in a town: a river or canal takes the blocks that it crosses; streets between them are its bridges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from simgen.mesh import Mesh
from simgen.recipe import Network
from simgen.roads.ground import KERB_HEIGHT_M, Basin
from simgen.roads.kerbs import LIFT_M, PavementHeight, resampled
from simgen.roads.terrain import Terrain
from simgen.roads.triangulate import area_triangles, polygons_of
from simgen.scene import Draws

Floats = NDArray[np.float64]

_CHORD_M = 15.0  # a block that the river crosses on a shorter way stays dry
_LEAST_M2 = 250.0
_LEVEL_M = 1.8  # the banks of a basin differ by no more in height
_FREEBOARD_M = (0.9, 2.4)  # of the lowest bank above the water
_MARGIN = 0.25  # share of the town's extent at its edges that the river's middle keeps away from
COPING_M, COPING_UP_M = 0.42, 0.10  # breadth of the coping stones and how far they stand above the quay
_COURSE_M = 0.4  # how far the wall reaches below the water
_UNDER_M = 0.02  # how far the water reaches below the wall


@dataclass(frozen=True, eq=False)
class River:
    """A straight course through the town. at : (2,) a place on it. along : (2,) unit. freeboard_m : of the lowest bank above the water.
    stone : material of the quays."""

    at: Floats
    along: Floats
    freeboard_m: float
    stone: str


def draw_river(recipe: Network, draws: Draws, bounds: tuple[float, float, float, float]) -> River | None:
    """The river of a town that extends over `bounds` (x0, y0, x1, y1 in metres), if it has one."""
    share = float(draws.value("network.water", recipe.water))
    rng = draws.rng("network.water.course")
    there, where, angle = rng.random() < share, rng.uniform(_MARGIN, 1 - _MARGIN, 2), float(rng.uniform(0, np.pi))
    freeboard = float(rng.uniform(*_FREEBOARD_M))
    stone = str(rng.choice(["stone_ashlar", "stone_rubble", "concrete", "brick_brown"], p=[0.4, 0.25, 0.2, 0.15]))
    if not there:
        return None
    low, high = np.array(bounds[:2]), np.array(bounds[2:])
    return River(low + where * (high - low), np.array([np.cos(angle), np.sin(angle)]), freeboard, stone)


def basins_of(river: River, street: MultiPolygon, strip_m: float, terrain: Terrain) -> tuple[Basin, ...]:
    """The blocks of a town that its river fills. street : carriageways and pavements, whose holes are the blocks. strip_m : of the quay
    between the pavement and the wall."""
    far = 1e4 * river.along
    course = shapely.LineString([river.at - far, river.at + far])
    out = []
    for hole in (ring for part in street.geoms for ring in part.interiors):
        block = shapely.Polygon(hole).buffer(0)
        if shapely.length(shapely.intersection(block, course)) < _CHORD_M:
            continue
        inner = polygons_of(block.buffer(-strip_m, join_style="mitre", mitre_limit=2.0))
        if len(inner) != 1 or inner[0].area < _LEAST_M2:
            continue
        area = shapely.Polygon(inner[0].exterior)
        banks = terrain.height(shapely.get_coordinates(area.segmentize(4.0)))
        if np.ptp(banks) <= _LEVEL_M:
            out.append(Basin(area, float(banks.min()) + KERB_HEIGHT_M - river.freeboard_m))
    return tuple(out)


def water_surface(basins: Sequence[Basin], within: shapely.Geometry | None) -> Mesh | None:
    """The water of basins, level and a little below their walls; None where there is none."""
    parts, levels = [], []
    for basin in basins:
        area = basin.area.buffer(_UNDER_M, join_style="mitre")
        parts.append(area_triangles(area if within is None else shapely.intersection(area, within)).reshape(-1, 2))
        levels.append(np.full(len(parts[-1]), basin.level_m))
    if not sum(map(len, parts)):
        return None
    xy, z = np.concatenate(parts), np.concatenate(levels)
    up = np.broadcast_to(np.array([0.0, 0.0, 1.0]), (len(xy), 3))
    return _mesh(np.column_stack([xy, z]), up, xy, np.arange(len(xy)).reshape(-1, 3))


def quay_walls(basins: Sequence[Basin], terrain: Terrain, pavement: PavementHeight, within: shapely.Geometry | None) -> Mesh | None:
    """The walls round basins, from below the water to coping stones that stand a little above the quay; None where there are none."""
    positions, normals, uvs, faces = [], [], [], []
    offset = 0
    for basin in basins:
        if within is not None and not shapely.intersects(within, basin.area.exterior):
            continue
        ring = np.asarray(shapely.orient_polygons(basin.area).exterior.coords)  # with the water on its left
        points = resampled(ring, pavement)
        land = terrain.height(points) + KERB_HEIGHT_M - LIFT_M
        low, top = np.full(len(points), basin.level_m - _COURSE_M), land + COPING_UP_M
        outer = points + COPING_M * _outward(points)
        behind = terrain.height(outer) + KERB_HEIGHT_M - LIFT_M
        rows = [(points, low), (points, top), (outer, behind + COPING_UP_M), (outer, behind - 0.06)]
        along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
        for (p, zp), (q, zq) in pairwise(rows):
            a, b = np.column_stack([p, zp]), np.column_stack([q, zq])
            corners = np.stack([a[:-1], b[:-1], b[1:], a[1:]], axis=1)  # (N, 4, 3), counter-clockwise seen from outside
            normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 3] - corners[:, 0])
            size = np.linalg.norm(normal, axis=1, keepdims=True)
            kept = size[:, 0] > 1e-6
            corners, normal = corners[kept], (normal / np.maximum(size, 1e-12))[kept]
            across = np.linalg.norm(b - a, axis=1)
            cells = np.stack([
                np.column_stack([along[:-1], zp[:-1]]), np.column_stack([along[:-1], zp[:-1] + across[:-1]]),
                np.column_stack([along[1:], zp[1:] + across[1:]]), np.column_stack([along[1:], zp[1:]]),
            ], axis=1)[kept]  # fmt: skip
            n = len(corners)
            positions.append(corners.reshape(-1, 3))
            normals.append(np.repeat(normal, 4, axis=0))
            uvs.append(cells.reshape(-1, 2))
            quad = offset + 4 * np.arange(n)[:, None]
            faces.append(np.concatenate([quad + np.array(corner) for corner in ((0, 1, 2), (0, 2, 3))]))
            offset += 4 * n
    if not positions:
        return None
    return _mesh(np.concatenate(positions), np.concatenate(normals), np.concatenate(uvs), np.concatenate(faces))


def _outward(ring: Floats) -> Floats:
    """(N, 2) mitred steps of one metre away from the inside of a closed counter-clockwise ring."""
    d = np.diff(ring, axis=0)
    d /= np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-12)
    right = np.stack([d[:, 1], -d[:, 0]], axis=1)
    before, after = np.concatenate([right[-1:], right]), np.concatenate([right, right[:1]])
    middle = before + after
    middle /= np.maximum(np.linalg.norm(middle, axis=1, keepdims=True), 1e-12)
    return np.asarray(middle / np.maximum((middle * after).sum(axis=1, keepdims=True), 0.6))


def _mesh(positions: Floats, normals: Floats, uvs: Floats, faces: NDArray[np.int64]) -> Mesh:
    n = len(positions)
    position, normal, uv = (np.ascontiguousarray(a, np.float32) for a in (positions, normals, uvs))
    return Mesh(position, normal, uv, np.zeros(n, np.uint8), np.ascontiguousarray(faces, np.uint32), np.full(n, 255, np.uint8))
