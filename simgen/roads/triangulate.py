"""Polygons to triangles that follow the terrain lattice."""

from __future__ import annotations

from collections.abc import Iterable

import mapbox_earcut
import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.roads.terrain import CELL_M

TILE_M = 5 * CELL_M
SNAP = 4096.0  # vertices lie on multiples of 1/4096 m, so that neighbours share them bit for bit

Floats = NDArray[np.float64]
LATTICE = ((1.0, 0.0), (0.0, 1.0), (1.0, -1.0))  # the three families of lattice lines: x, y, x - y = k * CELL_M


def polygons_of(geometry: shapely.Geometry | list[shapely.Geometry]) -> list[shapely.Polygon]:
    """The valid polygons with area that a geometry, or several, hold."""
    parts = np.atleast_1d(np.array(geometry, dtype=object))
    bad = ~shapely.is_valid(parts)
    parts[bad] = shapely.make_valid(parts[bad])
    parts = shapely.get_parts(shapely.get_parts(parts))
    return list(parts[(shapely.get_type_id(parts) == 3) & (shapely.area(parts) > 1e-6)])


def area_triangles(geometry: shapely.Geometry) -> Floats:
    """(T, 3, 2) counter-clockwise triangles that cover an area exactly, each within one lattice triangle."""
    tiles, rest = _whole_squares([shapely.MultiPolygon(polygons_of(geometry))], TILE_M)
    cells, cut = _whole_squares(rest, CELL_M)
    return np.concatenate([
        _lattice_squares(tiles, TILE_M), _lattice_squares(cells, CELL_M), lattice_cut(earcut(cut), families=LATTICE[2:]),
    ])


def earcut(polygons: Iterable[shapely.Polygon]) -> Floats:
    """(T, 3, 2) counter-clockwise triangles of polygons with holes."""
    out = [np.empty((0, 3, 2))]
    for polygon in polygons:
        count = shapely.get_num_interior_rings(polygon)
        if count == 0:
            points = shapely.get_coordinates(polygon)[:-1]
            if len(points) == 3:
                out.append(points[None])
                continue
            ends = np.array([len(points)], np.uint32)
        else:
            rings = [shapely.get_coordinates(r)[:-1] for r in (polygon.exterior, *polygon.interiors)]
            points = np.concatenate(rings)
            ends = np.cumsum([len(r) for r in rings]).astype(np.uint32)
        index = mapbox_earcut.triangulate_float64(points, ends)
        out.append(points[index.reshape(-1, 3)])
    t = np.concatenate(out)
    area = doubled_areas(t)
    t[area < 0] = t[area < 0][:, ::-1]
    return t[np.abs(area) > 1e-9]


def lattice_cut(triangles: Floats, cell_m: float = CELL_M, families: Iterable[tuple[float, float]] = LATTICE) -> Floats:
    """(T', 3, 2 + K) triangles cut along the lattice lines n . p = k * cell_m and snapped; orientation is kept. K : values that go with
    the corners (texture coordinates), linear within a triangle."""
    for normal in families:
        triangles = _cut_family(triangles, np.array(normal) / cell_m)
    triangles = np.round(triangles * SNAP) / SNAP
    return triangles[doubled_areas(triangles) > 1e-8]


def doubled_areas(t: Floats) -> Floats:
    """(T,) twice the signed areas of (T, 3, 2) triangles."""
    a, b = t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]
    return np.asarray(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0])


def _cut_family(t: Floats, n: Floats) -> Floats:
    """Cut along n . p = k for all whole k: each round halves the triangles that still span several strips."""
    done = []
    eps = 1e-7
    while len(t):
        f = t[..., :2] @ n
        lo, hi = np.ceil(f.min(axis=1) + eps), np.floor(f.max(axis=1) - eps)
        crossed = hi >= lo
        done.append(t[~crossed])
        t, f = t[crossed], f[crossed]
        if not len(t):
            break
        f = f - np.floor((lo[crossed] + hi[crossed]) / 2)[:, None]
        f[np.abs(f) < eps] = 0.0
        # Rotate so that corner 0 is alone on its side, or the middle one of (on, above, below).
        above, below = f > 0, f < 0
        lone = np.where(above.sum(axis=1) == 1, above.argmax(axis=1), below.argmax(axis=1))
        order = (lone[:, None] + np.arange(3)) % 3
        t = np.take_along_axis(t, order[..., None], axis=1)
        f = np.take_along_axis(f, order, axis=1)
        on1, on2 = f[:, 1] == 0, f[:, 2] == 0
        p = _crossing_point(t[:, 0], t[:, 1], f[:, 0], f[:, 1])
        q = _crossing_point(t[:, 0], t[:, 2], f[:, 0], f[:, 2])
        done_now = [np.stack([t[:, 0], p, q], axis=1)]
        done_now.append(np.stack([p, t[:, 1], t[:, 2]], axis=1)[~on1])
        done_now.append(np.stack([p, t[:, 2], q], axis=1)[~on2])
        t = np.concatenate(done_now)
    return np.concatenate(done) if done else t


def _crossing_point(a: Floats, b: Floats, fa: Floats, fb: Floats) -> Floats:
    """Where f is zero between a and b, computed the same way from either end."""
    swap = (fa > fb)[:, None]
    a, b = np.where(swap, b, a), np.where(swap, a, b)
    ga, gb = np.minimum(fa, fb), np.maximum(fa, fb)
    s = np.where(gb == ga, 0.0, -ga / np.where(gb == ga, 1.0, gb - ga))
    return np.asarray(a + s[:, None] * (b - a))


def _whole_squares(areas: Iterable[shapely.Geometry], size_m: float) -> tuple[Floats, list[shapely.Polygon]]:
    """Lower left corners (N, 2) of the squares of a grid that lie wholly inside, and the pieces in all other squares."""
    whole, cut = [np.empty((0, 2))], []
    for area in areas:
        if area.is_empty:
            continue
        x0, y0, x1, y1 = area.bounds
        i0, j0 = np.floor((x0 + 1e-6) / size_m), np.floor((y0 + 1e-6) / size_m)
        columns = np.arange(i0, max(np.ceil((x1 - 1e-6) / size_m), i0 + 1)) * size_m
        for row in np.arange(j0, max(np.ceil((y1 - 1e-6) / size_m), j0 + 1)) * size_m:
            band = area
            if len(columns) > 1:
                band = _clipped(area, columns[0] - 1, row, columns[-1] + size_m + 1, row + size_m)
            if band.is_empty:
                continue
            boxes = shapely.box(columns, row, columns + size_m, row + size_m)
            shapely.prepare(band)
            full = shapely.covers(band, boxes)
            whole.append(np.stack([columns[full], np.full(int(full.sum()), row)], axis=1))
            cut += [_clipped(band, x, row, x + size_m, row + size_m) for x in columns[~full]]
    return np.concatenate(whole), polygons_of(cut)


def _clipped(area: shapely.Geometry, x0: float, y0: float, x1: float, y1: float) -> shapely.Geometry:
    """The part of an area in a rectangle."""
    try:
        return shapely.clip_by_rect(area, x0, y0, x1, y1)
    except shapely.errors.GEOSException:  # the fast way trips over splinters
        return shapely.intersection(shapely.make_valid(area), shapely.box(x0, y0, x1, y1))


def _lattice_squares(corners: Floats, size_m: float) -> Floats:
    """Both triangles of every lattice square in the larger squares at (N, 2) corners."""
    n = round(size_m / CELL_M)
    steps = np.stack(np.meshgrid(np.arange(n), np.arange(n), indexing="ij"), axis=-1).reshape(-1, 1, 2) * CELL_M
    square = np.array([[[0, 0], [1, 0], [1, 1]], [[0, 0], [1, 1], [0, 1]]], np.float64) * CELL_M
    tile = (steps[:, None] + square[None]).reshape(-1, 3, 2)
    return np.asarray((corners[:, None, None] + tile[None]).reshape(-1, 3, 2))
