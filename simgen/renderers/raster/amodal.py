"""Amodal masks: every thing drawn alone into a cell of an atlas, with the picture's projection and a whole-pixel offset."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.buffers import AmodalMask
from simgen.renderers.raster.context import GLContext
from simgen.renderers.raster.culling import image_rects
from simgen.renderers.raster.scenepass import MASK_UNIT, MeshProgram, ScenePass
from simgen.renderers.raster.table import InstanceTable
from simgen.renderers.raster.view import DrawList, projection, single_draws
from simgen.snapshot import Camera

_WIDTH, _HEIGHT = 2048, 2048  # of an atlas page, or more for larger pictures
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class AmodalPlan:
    """draws : one command per item. cells, batches, runs : runs of commands of one thing and one batch: the index of the thing,
    the batch, the range of commands. ids : (T,) instance ids of things. rects : (T, 4) x0, y0, x1, y1 half-open pixel
    rectangles that hold the silhouettes, even-sized and clipped to the image."""

    draws: DrawList
    cells: Ints
    batches: Ints
    runs: list[range]
    ids: NDArray[np.uint32]
    rects: Ints


def plan(table: InstanceTable, camera: Camera, in_view: NDArray[np.bool_]) -> AmodalPlan:
    """What could be drawn for the things among the instances in view."""
    index = np.flatnonzero(in_view & (table.instance_id > 0))
    rects, _ = image_rects(table, camera, index)
    full = (rects[:, 2] > rects[:, 0]) & (rects[:, 3] > rects[:, 1])
    index, rects = index[full], rects[full]
    ids, cell = np.unique(table.instance_id[index], return_inverse=True)
    united = np.zeros((len(ids), 4), np.int64)
    united[:, :2] = 1 << 30
    np.minimum.at(united[:, 0], cell, rects[:, 0])
    np.minimum.at(united[:, 1], cell, rects[:, 1])
    np.maximum.at(united[:, 2], cell, rects[:, 2])
    np.maximum.at(united[:, 3], cell, rects[:, 3])
    cell_of_row = np.full(len(table), -1)
    cell_of_row[index] = cell
    cell_of_item = cell_of_row[table.item_row]
    item = np.lexsort((table.item_batch, cell_of_item))[np.count_nonzero(cell_of_item < 0) :]
    own, batch = cell_of_item[item], table.item_batch[item]
    starts = np.flatnonzero((np.diff(own, prepend=-1) != 0) | (np.diff(batch, prepend=-1) != 0))
    runs = [range(int(a), int(b)) for a, b in itertools.pairwise([*starts, len(item)])]
    return AmodalPlan(single_draws(table, item), own[starts], batch[starts], runs, ids, united)


def wanted_ids(table: InstanceTable, distance: NDArray[np.float64], seen: NDArray[np.uint32], hidden_m: float) -> NDArray[np.uint32]:
    """Ids of the things that get a mask: the `seen` ones, which have a pixel, and those nearer than `hidden_m`.
    distance : (N,) metres from the camera to the instances' bounding spheres."""
    near = table.instance_id[distance < hidden_m]
    return np.unique(np.concatenate([near, seen]))


class AmodalPass:
    """Draws plans and cuts the masks out of the atlas."""

    def __init__(self, context: GLContext, scene: ScenePass) -> None:
        self._context, self._scene = context, scene
        self._opaque = MeshProgram(context, "scene.vert", "silhouette.frag")
        self._masked = MeshProgram(context, "scene.vert", "silhouette.frag", ["MASKED"])
        self._page: tuple[tuple[int, int], Any, Any] | None = None

    def masks(
        self, todo: AmodalPlan, position: int, camera: Camera, visible_ids: NDArray[np.uint32],
        wanted: NDArray[np.uint32],
    ) -> dict[int, AmodalMask]:
        """Masks by instance id. position : of the plan's draws among the scene pass's lists. visible_ids : (H, W) instance image;
        its pixels are in the masks by construction, whatever the last bit of the shifted rasterisation does. wanted : ids of the
        things to draw; others of the plan are left out."""
        for program in (self._opaque, self._masked):
            program.set(u_mask=MASK_UNIT, u_projection=projection(camera).T.astype(np.float32).tobytes())
        size = (max(_WIDTH, camera.width + 2), max(_HEIGHT, camera.height + 2))
        framebuffer = self._framebuffer(size)
        starts = np.searchsorted(todo.cells, np.arange(len(todo.ids) + 1))
        out: dict[int, AmodalMask] = {}
        for cells, corners, height in pages(todo.rects, np.flatnonzero(np.isin(todo.ids, wanted)), size):
            framebuffer.use()
            framebuffer.viewport = framebuffer.scissor = (0, 0, *size)
            framebuffer.clear()
            for cell, (x, y) in zip(cells, corners, strict=True):
                x0, y0, x1, y1 = (int(v) for v in todo.rects[cell])
                framebuffer.viewport = (x - x0, y - y0, camera.width, camera.height)
                framebuffer.scissor = (x, y, x1 - x0, y1 - y0)
                for k in range(starts[cell], starts[cell + 1]):
                    self._scene.draw_some(position, todo.runs[k], int(todo.batches[k]), opaque=self._opaque, masked=self._masked)
            framebuffer.viewport = framebuffer.scissor = (0, 0, *size)
            atlas = np.frombuffer(framebuffer.read((0, 0, size[0], height), components=1, alignment=1), np.uint8)
            atlas = atlas.reshape(height, size[0])
            for cell, (x, y) in zip(cells, corners, strict=True):
                x0, y0, x1, y1 = (int(v) for v in todo.rects[cell])
                drawn = (atlas[y : y + y1 - y0, x : x + x1 - x0] > 0) | (visible_ids[y0:y1, x0:x1] == todo.ids[cell])
                mask = cropped(drawn, x0, y0)
                if mask is not None:
                    out[int(todo.ids[cell])] = mask
        return dict(sorted(out.items()))

    def release(self) -> None:
        """Free the atlas."""
        if self._page is not None:
            self._page[1].release()
            self._page[2].release()
            self._page = None

    def _framebuffer(self, size: tuple[int, int]) -> Any:
        if self._page is None or self._page[0] != size:
            self.release()
            texture = self._context.gl.texture(size, 1, dtype="f1")
            self._page = (size, self._context.gl.framebuffer([texture]), texture)
        return self._page[1]


def pages(rects: Ints, chosen: Ints, size: tuple[int, int]) -> Iterator[tuple[list[int], list[tuple[int, int]], int]]:
    """Pack the chosen cells on shelves, tall ones first. Yields, page by page, the cells, their corners in the atlas, the height used."""
    width, height = (rects[:, 2:] - rects[:, :2] + 1).T // 2 * 2
    cells: list[int] = []
    corners: list[tuple[int, int]] = []
    x = y = shelf = 0
    for cell in chosen[np.lexsort((chosen, -height[chosen]))]:
        w, h = int(width[cell]), int(height[cell])
        if x + w > size[0]:
            x, y, shelf = 0, y + shelf, 0
        if y + h > size[1]:
            yield cells, corners, y
            cells, corners, x, y, shelf = [], [], 0, 0, 0
        cells.append(int(cell))
        corners.append((x, y))
        x, shelf = x + w, max(shelf, h)
    if cells:
        yield cells, corners, min(y + shelf, size[1])


def cropped(mask: NDArray[np.bool_], x0: int, y0: int) -> AmodalMask | None:
    """The mask cut down to its extent; None if it is empty."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if len(rows) == 0:
        return None
    top, left = int(rows[0]), int(columns[0])
    return AmodalMask(x0 + left, y0 + top, mask[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1].copy())
