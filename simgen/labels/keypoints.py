"""Keypoints and skeletons of people and animals: where they are in the camera's frame, in the image, and which can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.buffers import Buffers
from simgen.geometry import project
from simgen.labels.figures import FIGURES, kind_of
from simgen.snapshot import Camera, Instance

Floats = NDArray[np.float64]

NOT_LABELLED, HIDDEN, VISIBLE = 0, 1, 2  # COCO's flags
_CAMERA_DIGITS, _IMAGE_DIGITS = 4, 2
# The pixel a keypoint is nearest to and its four neighbours: at a silhouette the nearest may lie just beside it.
_COLUMNS, _ROWS = np.array([0, -1, 1, 0, 0]), np.array([0, 0, 0, -1, 1])


def keypoint_fields(parts: Sequence[Instance], camera: Camera, T_cam_world: Floats, buffers: Buffers) -> dict[str, Any]:
    """`keypoints` and `skeleton` of an object's label record, empty for one whose parts are no figure of FIGURES.

    parts : the instances that share the object's id; the first that is a figure counts. camera : [x, y, z] in metres, camera frame.
    image : [u, v, flag] by the pinhole K, pixel centres at integers; [0, 0, 0] for what is nearer than the near plane or behind.
    """
    for part in parts:
        kind = kind_of(part)
        if kind is not None and part.skeleton is not None:
            break
    else:
        return {}
    count = len(part.keypoints)
    joints = np.concatenate([[j for j, _ in part.keypoints.values()], np.arange(len(part.skeleton.rest))]).astype(np.intp)
    rest = np.concatenate([[p for _, p in part.keypoints.values()], part.skeleton.rest])
    placed = np.round(_posed(part, joints, rest, T_cam_world), _CAMERA_DIGITS) + 0.0
    points, skeleton = placed[:count], placed[count:]
    image = image_positions(points, camera.K, camera.near_m)
    flags = visibility(
        image, points[:, 2], FIGURES[kind].tolerances(skeleton), part.instance_id, (camera.height, camera.width), buffers.instance,
        buffers.depth, camera.near_m,
    )  # fmt: skip
    return {
        "keypoints": {"kind": kind, "image": [[u, v, f] for (u, v), f in zip(image.tolist(), flags.tolist(), strict=True)],
                      "camera": points.tolist()},
        "skeleton": {"kind": kind, "camera": skeleton.tolist()},
    }  # fmt: skip


def image_positions(points: Floats, K: Floats, near_m: float) -> Floats:
    """(N, 2) rounded pixel positions of (N, 3) camera-frame points; (0, 0) for those nearer than `near_m` or behind."""
    front = points[:, 2:] >= near_m
    safe = np.where(front, points, [0.0, 0.0, 1.0])
    return np.where(front, np.round(project(K, safe), _IMAGE_DIGITS) + 0.0, 0.0)


def visibility(
    image: Floats, z: Floats, tolerance: Floats, instance_id: int, shape: tuple[int, int],
    ids: NDArray[np.uint32] | None, depth: NDArray[np.float32] | None, near_m: float,
) -> NDArray[np.int64]:
    """(N,) COCO flags of keypoints at (N, 2) pixels and depth z.

    Not labelled is what lies outside the image of `shape` (H, W) or before the near plane. Visible is what has a pixel of its own
    object at it, or next to it, whose surface is not nearer than the keypoint by more than `tolerance` (N,): else the object hides it
    itself. Without `depth` its own pixels are enough; without `ids` whatever is inside the image counts as visible.
    """  # fmt: skip
    height, width = shape
    inside = (z >= near_m) & (image >= -0.5).all(axis=1) & (image < [width - 0.5, height - 0.5]).all(axis=1)
    column, row = np.floor(np.where(inside[:, None], image, 0.0) + 0.5).astype(np.intp).T
    columns = np.clip(column[:, None] + _COLUMNS, 0, width - 1)
    rows = np.clip(row[:, None] + _ROWS, 0, height - 1)
    seen = np.ones(columns.shape, bool) if ids is None else ids[rows, columns] == instance_id
    if depth is not None:
        seen &= depth[rows, columns] >= (z - tolerance)[:, None]
    return np.where(inside, np.where(seen.any(axis=1), VISIBLE, HIDDEN), NOT_LABELLED)


def _posed(part: Instance, joints: NDArray[np.intp], rest: Floats, T_cam_world: Floats) -> Floats:
    """(N, 3) camera-frame positions of rest positions that move with `joints`."""
    T = T_cam_world @ part.T_world_obj
    if part.pose is not None:
        moved = part.pose[joints].astype(np.float64)
        rest = np.einsum("nij,nj->ni", moved[:, :3, :3], rest) + moved[:, :3, 3]
    return np.asarray(rest @ T[:3, :3].T + T[:3, 3])
