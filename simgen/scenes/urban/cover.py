"""What the topmost surface is, cell by cell: lawn, paving, the foot of a wall. Plants grow where it lets them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.ontology import CLASSES
from simgen.roads.ground import KERB_HEIGHT_M, Ground
from simgen.scenes.placement import Placement

Floats = NDArray[np.float64]
Codes = NDArray[np.uint8]
Bools = NDArray[np.bool_]

CELL_M = 0.05
TILE_CELLS = 400
TILE_M = CELL_M * TILE_CELLS
MARGIN_CELLS = 20  # of the neighbouring tiles, so that distances hold at the border

NOTHING, GRASS, PAVED, ROAD, KERB, LAID, LOOSE, WALL, FOOT, BED = range(10)
# LAID : paving on open land. LOOSE : soil and gravel. WALL : under walls, fences, hedges, houses. FOOT : under posts and trees.

_OF_GROUND = {"terrain": GRASS, "sidewalk": PAVED, "road": ROAD, "kerb": KERB}
_LYING = {"sidewalk", "parking", "terrain", "ground"}  # classes of what lies on the land instead of standing on it
_LOW_M = 0.22  # what ends higher above the ground leaves room for plants under it
_HOUSE_LOW_M = 0.9
_THICK_CELLS = 9  # of gaps between the faces of a wall or hedge
_SUBPIXELS = 4


@dataclass(frozen=True, eq=False)
class _Layer:
    """Plan triangles (T, 3, 2) of one code and their bounds."""

    code: int
    triangles: Floats
    low: Floats
    high: Floats


@dataclass(eq=False)
class Cover:
    """The surfaces of a scene near a line as tiles of codes, made when first asked for. A cell has the same code wherever the line is.

    Tile (i, j) begins at (i, j) * TILE_M. `blocked` takes areas for beds.
    """

    layers: Sequence[_Layer]
    _tiles: dict[tuple[int, int], Codes] = field(default_factory=dict)
    _beds: list[Floats] = field(default_factory=list)

    def tile(self, i: int, j: int) -> Codes:
        """(N, N) codes of a tile and a margin round it, [row along y, column along x]."""
        if (i, j) not in self._tiles:
            size = TILE_CELLS + 2 * MARGIN_CELLS
            codes = np.zeros((size, size), np.uint8)
            low = np.array([i, j]) * TILE_M - MARGIN_CELLS * CELL_M
            high = low + size * CELL_M
            for layer in self.layers:
                near = ((layer.high >= low) & (layer.low <= high)).all(axis=1)
                _fill(codes, layer.triangles[near], low, layer.code)
                if layer.code == WALL and near.any():  # walls are hollow
                    wall = (codes == WALL).astype(np.uint8)
                    codes[cv2.morphologyEx(wall, cv2.MORPH_CLOSE, np.ones((_THICK_CELLS, _THICK_CELLS), np.uint8)) > 0] = WALL
            _fill(codes, self._beds, low, BED)
            self._tiles[i, j] = codes
        return self._tiles[i, j]

    def at(self, xy: Floats) -> Codes:
        """(N,) codes at (N, 2)."""
        cell = np.floor(np.asarray(xy).reshape(-1, 2) / CELL_M).astype(np.int64)
        tile, within = np.divmod(cell, TILE_CELLS)
        out = np.zeros(len(cell), np.uint8)
        for i, j in np.unique(tile, axis=0).tolist():
            here = (tile[:, 0] == i) & (tile[:, 1] == j)
            out[here] = self.tile(i, j)[within[here, 1] + MARGIN_CELLS, within[here, 0] + MARGIN_CELLS]
        return out

    def take(self, outline: Floats) -> None:
        """Make an area (N, 2), counter-clockwise, a bed."""
        self._beds.append(outline)
        for (i, j), codes in self._tiles.items():
            _fill(codes, [outline], np.array([i, j]) * TILE_M - MARGIN_CELLS * CELL_M, BED)


def cover_of(ground: Ground, standing: Iterable[Placement], path: Floats, reach_m: float) -> Cover:
    """The surfaces within reach of a line (F, 2): the ground's, and what lies or stands on it."""
    low, high = path.min(axis=0) - reach_m, path.max(axis=0) + reach_m
    layers: dict[int, list[Floats]] = {}
    for code, kind in ((c, k) for k, c in _OF_GROUND.items()):
        for piece in ground.pieces:
            if piece.solid and piece.kind == kind and (code != GRASS or piece.material == "grass"):
                layers.setdefault(code, []).append(_within(piece.mesh.positions[:, :2].astype(np.float64)[piece.mesh.faces], low, high))

    def land(xy: Floats) -> Floats:
        return ground.base_height(xy) + KERB_HEIGHT_M

    for placement in standing:
        for code, triangles in _outlines(placement, land, low, high):
            layers.setdefault(code, []).append(triangles)
    out = []
    for code in sorted(layers):
        triangles = np.concatenate(layers[code])
        out.append(_Layer(code, triangles, triangles.min(axis=1), triangles.max(axis=1)))
    return Cover(out)


def _outlines(placement: Placement, land: Callable[[Floats], Floats], low: Floats, high: Floats) -> Iterable[tuple[int, Floats]]:
    """(code, plan triangles) of what a placement covers."""
    T = placement.T_world_obj
    if placement.asset is not None:
        bounds = placement.asset.bounds
        reach = float(np.abs(bounds[:, :2]).max()) * 1.5
        if (T[:2, 3] < low - reach).any() or (T[:2, 3] > high + reach).any() or bounds[0, 2] > _LOW_M:
            return
        house = "ground_use" in placement.attributes
        v = placement.asset.lods[0].positions
        hull = shapely.convex_hull(shapely.multipoints(v[v[:, 2] < (_HOUSE_LOW_M if house else _LOW_M)][:, :2]))
        if isinstance(hull, shapely.Polygon):
            ring = shapely.get_coordinates(hull)[:-1] @ T[:2, :2].T + T[:2, 3]
            fan = np.arange(1, len(ring) - 1)
            yield WALL if house else FOOT, np.stack([np.repeat(ring[:1], len(fan), axis=0), ring[fan], ring[fan + 1]], axis=1)
        return
    mesh = placement.mesh
    if mesh is None:
        return
    p = mesh.positions.astype(np.float64) + T[:3, 3]
    faces = mesh.faces[_reaching(p[:, :2][mesh.faces], low, high)]
    if not len(faces):
        return
    kind = CLASSES[placement.semantic].name
    used, inverse = np.unique(faces, return_inverse=True)
    if kind in _LYING:
        flat = np.array([material.name.partition("*")[0] in ("soil", "gravel") for material in placement.materials])
        loose = flat[mesh.slots[faces[:, 0]]]
        for code, chosen in ((LAID, ~loose), (LOOSE, loose)):
            yield code, p[:, :2][faces[chosen]]
        return
    standing = np.asarray(p[used, 2] - land(p[used, :2]) < _LOW_M)[inverse].reshape(-1, 3).any(axis=1)
    yield WALL, p[:, :2][faces[standing]]


def _reaching(triangles: Floats, low: Floats, high: Floats) -> Bools:
    return np.asarray(((triangles.max(axis=1) >= low) & (triangles.min(axis=1) <= high)).all(axis=1))


def _within(triangles: Floats, low: Floats, high: Floats) -> Floats:
    return triangles[_reaching(triangles, low, high)]


def _fill(codes: Codes, shapes: Floats | Sequence[Floats], origin: Floats, code: int) -> None:
    """Paint convex plan shapes; those smaller than a cell by their corners alone."""
    if not len(shapes):
        return
    if isinstance(shapes, np.ndarray):
        p = (shapes - origin) / CELL_M
        small = (np.ptp(p, axis=1) < 1.0).all(axis=1)
        cell = np.floor(p[small].reshape(-1, 2)).astype(np.int64)
        cell = cell[((cell >= 0) & (cell < len(codes))).all(axis=1)]
        codes[cell[:, 1], cell[:, 0]] = code
        polygons = list(np.round((p[~small] - 0.5) * 2**_SUBPIXELS).astype(np.int32))
        for polygon in polygons:
            cv2.fillConvexPoly(codes, polygon, code, cv2.LINE_8, _SUBPIXELS)
        return
    for shape in shapes:
        p = np.round(((shape - origin) / CELL_M - 0.5) * 2**_SUBPIXELS).astype(np.int32)
        cv2.fillPoly(codes, [p], code, cv2.LINE_8, _SUBPIXELS)
