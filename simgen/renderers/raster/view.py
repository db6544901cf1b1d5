"""One camera's view of an instance table: matrices, culling and draw commands, all in numpy."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen import geometry
from simgen.renderers.raster.table import BATCHES, InstanceTable
from simgen.snapshot import Camera

ROW = np.dtype([("now", "<f4", (3, 4)), ("next", "<f4", (3, 4)), ("info", "<u4", 4), ("row", "<u4")])
COMMAND = np.dtype("<u4, <u4, <u4, <i4, <u4")  # count, instances, first index, base vertex, base instance
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class DrawList:
    """Draw commands of one pass. parts : parts of the table in drawing order. commands : (C,) COMMAND, base instances counting in
    `parts`. batches : (first, count) of commands for each batch."""

    parts: NDArray[np.int64]
    commands: NDArray[np.void]
    batches: tuple[tuple[int, int], ...]


def packed_rows(table: InstanceTable, camera: Camera) -> NDArray[np.void]:
    """(P,) ROW records of the parts: object to camera now and, for the next frame, to the next camera. Multiplied out in float64, so that
    far from the world's origin nothing is lost."""
    rows = np.zeros(len(table.part_row), ROW)
    rows["now"] = (geometry.inverse(camera.T_world_cam) @ table.part_now)[:, :3]
    rows["next"] = (geometry.inverse(camera.T_world_cam_next) @ table.part_next)[:, :3]
    rows["info"] = table.info[table.part_row]
    rows["row"] = table.part_row
    return rows


def projection(camera: Camera, jitter_px: tuple[float, float] = (0.0, 0.0)) -> Floats:
    """(4, 4) camera frame to clip space: infinite, reversed (depth = near / z), image rows running upwards in the window.

    Pixel (u, v) has its centre at window position (u + 0.5, v + 0.5). The picture is shifted by jitter_px.
    """
    k, w, h = camera.K, camera.width, camera.height
    return np.array([
        [2 * k[0, 0] / w, 2 * k[0, 1] / w, 2 * (k[0, 2] + 0.5 + jitter_px[0]) / w - 1, 0],
        [0, 2 * k[1, 1] / h, 2 * (k[1, 2] + 0.5 + jitter_px[1]) / h - 1, 0],
        [0, 0, 0, camera.near_m],
        [0, 0, 1, 0],
    ])  # fmt: skip


def frustum_planes(camera: Camera) -> Floats:
    """(5, 4) planes in the camera frame, unit normals inwards: left, right, top, bottom, near. One pixel of margin."""
    k, w, h = camera.K, camera.width, camera.height
    x, y = np.array([k[0, 0], k[0, 1], k[0, 2]]), np.array([0, k[1, 1], k[1, 2]])
    z = np.array([0, 0, 1.0])
    normals = np.stack([x + 1.5 * z, (w + 0.5) * z - x, y + 1.5 * z, (h + 0.5) * z - y, z])
    planes = np.zeros((5, 4))
    planes[:, :3] = normals / np.linalg.norm(normals, axis=1, keepdims=True)
    planes[4, 3] = -camera.near_m
    return planes


def camera_spheres(table: InstanceTable, camera: Camera) -> Floats:
    """(N, 4) bounding spheres in the camera frame."""
    sphere = table.world_sphere
    sphere[:, :3] = geometry.apply(geometry.inverse(camera.T_world_cam), sphere[:, :3])
    return sphere


def visible(spheres: Floats, planes: Floats) -> NDArray[np.bool_]:
    """(N,) whether a sphere reaches into the convex space inside the planes."""
    inside = spheres[:, :3] @ planes[:, :3].T + planes[:, 3] > -spheres[:, 3:4]
    return np.asarray(inside.all(axis=1))


def draw_list(table: InstanceTable, chosen: NDArray[np.bool_], distance: Floats) -> DrawList:
    """Commands for the chosen instances (N,): by batch, then by mesh part (one command each), near ones first so that they hide what
    lies behind before it is shaded. The order depends on nothing but the table and the distances."""
    item = np.flatnonzero(chosen[table.item_row])
    if len(item) == 0:
        return DrawList(np.zeros(0, np.int64), np.zeros(0, COMMAND), ((0, 0),) * BATCHES)
    batch, kind, near = table.item_batch[item], table.item_kind[item], distance[table.item_row[item]]
    key = batch * (int(table.item_kind.max()) + 1) + kind
    nearest = np.full(int(key.max()) + 1, np.inf)
    np.minimum.at(nearest, key, near)
    order = np.lexsort((item, near, key, nearest[key], batch))
    item, key = item[order], key[order]
    starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    commands = np.zeros(len(starts), COMMAND)
    commands["f0"], commands["f2"], commands["f3"] = table.item_draw[item[starts]].T
    commands["f1"] = np.diff(np.append(starts, len(item)))
    commands["f4"] = starts
    edges = np.searchsorted(table.item_batch[item[starts]], np.arange(BATCHES + 1))
    return DrawList(
        table.item_part[item], commands, tuple((int(a), int(b - a)) for a, b in itertools.pairwise(edges))
    )


def single_draws(table: InstanceTable, item: NDArray[np.int64]) -> DrawList:
    """One command for each of the items (n,), in this order; not batched."""
    commands = np.zeros(len(item), COMMAND)
    commands["f0"], commands["f2"], commands["f3"] = table.item_draw[item].T
    commands["f1"] = 1
    commands["f4"] = np.arange(len(item))
    return DrawList(table.item_part[item], commands, ((0, 0),) * BATCHES)
