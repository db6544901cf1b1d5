"""What need not be drawn: things too small to matter, things behind others, and casters whose shadow falls on nothing seen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgen import geometry
from simgen.renderers.raster.rectangles import RectangleMaxima
from simgen.renderers.raster.table import MASKED, InstanceTable
from simgen.snapshot import Camera

TILE_PX = 8
_SMALLEST_PX = 0.25  # diameter in the picture
_OCCLUDER = 0.12  # radius over distance of what is drawn first, to hide the rest
_RECEIVER_STEP_PX = 4  # shadows on what is smaller may be missed
_CELLS = 64  # of a shadow map, each way
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def large_enough(spheres: Floats, distance: Floats, camera: Camera) -> NDArray[np.bool_]:
    """(N,) whether bounding spheres (camera frame) are more than a quarter of a pixel wide in the picture."""
    return np.asarray(2 * spheres[:, 3] * camera.K[0, 0] > _SMALLEST_PX * np.maximum(distance, camera.near_m))


def occluders(table: InstanceTable, in_view: NDArray[np.bool_], spheres: Floats, distance: Floats) -> NDArray[np.bool_]:
    """(N,) the solid things that look large: drawn first, they hide most of the others. A house with ivy on it is solid, a tree is not."""
    looks = spheres[:, 3] / np.maximum(distance + spheres[:, 3], 1e-6)
    sign = np.where(table.item_batch & MASKED, -1, 1)
    solid = np.bincount(table.item_row, sign * table.item_draw[:, 0], minlength=len(table)) > 0
    return np.asarray(in_view & solid & (looks > _OCCLUDER))


def not_hidden(table: InstanceTable, camera: Camera, chosen: NDArray[np.bool_], depth: NDArray[np.float32]) -> NDArray[np.bool_]:
    """(N,) the chosen instances (N,) less those that lie wholly behind the surfaces of a depth buffer (see `DepthTiles`)."""
    out = chosen.copy()
    index = np.flatnonzero(chosen)
    out[index] = ~DepthTiles(depth).hidden(table, camera, index)
    return out


class DepthTiles:
    """The farthest surface in each tile of a depth buffer.

    depth : (H, W) float32, near / z, 0 where nothing is.
    """

    def __init__(self, depth: NDArray[np.float32]) -> None:
        height, width = depth.shape
        rows, columns = -(-height // TILE_PX), -(-width // TILE_PX)
        if (height, width) != (rows * TILE_PX, columns * TILE_PX):
            depth = np.pad(depth, ((0, rows * TILE_PX - height), (0, columns * TILE_PX - width)), mode="edge")
        # Rows first: whole lines are compared at once.
        by_rows = depth.reshape(rows, TILE_PX, columns * TILE_PX).min(axis=1)
        self._farthest = RectangleMaxima(-by_rows.reshape(rows, columns, TILE_PX).min(axis=2))

    def hidden(self, table: InstanceTable, camera: Camera, index: Ints) -> NDArray[np.bool_]:
        """(n,) whether the instances lie wholly behind the surfaces; wrong for none that has a pixel."""
        rects, nearest = image_rects(table, camera, index)
        first = rects[:, :2] // TILE_PX
        last = -(-rects[:, 2:] // TILE_PX)
        limit = camera.near_m / np.maximum(nearest, 1e-9)
        return np.asarray((nearest > camera.near_m) & (-self._farthest.over(first, last) > limit))


class Receivers:
    """Points of the visible surfaces, in the light's frame, that shadows can fall on.

    depth : (H, W) float32, near / z. axes : (3, 3) rotation from the world to the light.
    """

    def __init__(self, depth: NDArray[np.float32], camera: Camera, axes: Floats) -> None:
        step, start = _RECEIVER_STEP_PX, _RECEIVER_STEP_PX // 2
        sparse = depth[start::step, start::step]
        seen = sparse > 0
        z = camera.near_m / sparse[seen]
        turn = axes @ camera.T_world_cam[:3, :3] @ np.linalg.inv(camera.K)
        at = axes @ camera.T_world_cam[:3, 3]
        u, v = start + step * np.arange(sparse.shape[1]), start + step * np.arange(sparse.shape[0])
        # Written out: a matrix product of this size would start threads that then wait in a busy loop, beside the rasteriser's.
        rays = [np.add.outer(t[1] * v + t[2], t[0] * u)[seen] for t in turn]
        self._x, self._y, self._z = (ray * z + origin for ray, origin in zip(rays, at, strict=True))

    def taken(self, middle: Floats, radius: float, inner: float) -> Receivers:
        """Split off the points inside inner * radius of a map's middle: -> those; the others stay."""
        inside = (np.abs(self._x - middle[0]) < inner * radius) & (np.abs(self._y - middle[1]) < inner * radius)
        out = object.__new__(Receivers)
        for name in ("_x", "_y", "_z"):
            own = getattr(self, name)
            setattr(out, name, own[inside])
            setattr(self, name, own[~inside])
        return out

    def shadowed_by(self, low: Floats, high: Floats, middle: Floats, radius: float) -> NDArray[np.bool_]:
        """(n,) whether boxes (n, 3) low..high in the light's frame lie between the sun and a point, on a map's grid of cells."""
        scale, side = _CELLS / (2 * radius), _CELLS + 2
        column, row = (
            np.clip(((own - offset + radius) * scale).astype(np.int64), 0, _CELLS - 1) + 1
            for own, offset in ((self._x, middle[0]), (self._y, middle[1]))
        )
        deepest: Floats = np.full(side * side, -np.inf)
        np.maximum.at(deepest, row * side + column, self._z)
        deepest = deepest.reshape(side, side)
        deepest = np.max([deepest[:-2], deepest[1:-1], deepest[2:]], axis=0)  # what lies between the points, and filters
        deepest = np.max([deepest[:, :-2], deepest[:, 1:-1], deepest[:, 2:]], axis=0)
        first = np.clip(np.floor((low[:, :2] - middle + radius) * scale).astype(int), 0, _CELLS - 1)
        last = np.clip(np.floor((high[:, :2] - middle + radius) * scale).astype(int), 0, _CELLS - 1) + 1
        return np.asarray(RectangleMaxima(deepest).over(first, last) > low[:, 2])


def corners(table: InstanceTable, index: Ints, margin_m: float = 0.0) -> Floats:
    """(n, 8, 3) corners of instances' bounds, widened by a margin, in the world."""
    pick = np.array([(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)])
    bounds = table.bounds[index] + np.array([[-margin_m], [margin_m]])
    own = np.take_along_axis(bounds, pick[None], axis=1)
    T = table.T_now[index]
    return np.asarray(own @ T[:, :3, :3].transpose(0, 2, 1) + T[:, None, :3, 3])


def image_rects(table: InstanceTable, camera: Camera, index: Ints, margin_m: float = 0.0) -> tuple[Ints, Floats]:
    """(n, 4) pixel rectangles that hold the bounds of instances, even at their starts (so that texture derivatives, which
    are taken on 2 x 2 pixels, fall alike in an atlas), the whole image for what reaches behind the near plane; and (n,) the
    smallest depth of the bounds."""
    points = geometry.apply(geometry.inverse(camera.T_world_cam), corners(table, index, margin_m))
    z = points[..., 2]
    safe = np.where(z > 1e-6, z, 1.0)
    pixels = (points @ camera.K.T)[..., :2] / safe[..., None]
    low, high = np.floor(pixels.min(axis=1)) - 1, np.ceil(pixels.max(axis=1)) + 2
    cut = (z <= camera.near_m).any(axis=1)
    low[cut], high[cut] = 0, (camera.width, camera.height)
    limit = np.array([camera.width, camera.height])
    low, high = np.clip(low, 0, limit), np.clip(high, 0, limit)
    return np.concatenate([low // 2 * 2, high], axis=1).astype(np.int64), z.min(axis=1)
