"""The label record of a frame: the camera, the ego, and every object whose silhouette reaches into the image."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.buffers import AmodalMask, Buffers
from simgen.geometry import inverse, quaternion_wxyz
from simgen.labels.boxes import oriented_box, silhouette_box, truncation
from simgen.labels.keypoints import keypoint_fields
from simgen.labels.masks import mask_box
from simgen.ontology import CLASSES
from simgen.snapshot import Camera, Instance, Snapshot


def panoptic_map(semantic: NDArray[np.uint8], instance: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """(H, W) uint32 segment ids: semantic + 256 * instance, so that red, green, blue bytes hold class and instance."""
    return semantic.astype(np.uint32) + np.uint32(256) * instance


def frame_labels(snapshot: Snapshot, camera: Camera, buffers: Buffers) -> Mapping[str, Any]:
    """JSON-able labels of one camera's frame. Lengths are metres, angles radians, boxes half-open pixel xyxy."""
    objects = _objects(snapshot, camera, buffers) if buffers.instance is not None else []
    return {
        "time_s": round(snapshot.time_s, 6),
        "width": camera.width,
        "height": camera.height,
        "camera": {
            "name": camera.name,
            "K": camera.K.tolist(),
            "T_ego_cam": camera.T_rig_cam.tolist(),
            "T_world_cam": camera.T_world_cam.tolist(),
            "T_world_cam_next": camera.T_world_cam_next.tolist(),
        },
        "ego": {
            "T_world_ego": snapshot.T_world_ego.tolist(),
            "translation_m": snapshot.T_world_ego[:3, 3].tolist(),
            "rotation_wxyz": quaternion_wxyz(snapshot.T_world_ego[:3, :3]).tolist(),
        },
        "objects": objects,
    }


def _objects(snapshot: Snapshot, camera: Camera, buffers: Buffers) -> list[dict[str, Any]]:
    ids = buffers.instance
    if ids is None:
        return []
    by_id: dict[int, list[Instance]] = {}
    for instance in snapshot.instances:
        if instance.instance_id:
            by_id.setdefault(instance.instance_id, []).append(instance)
    visible_ids, visible_px = np.unique(ids, return_counts=True)
    visible = {int(i): int(n) for i, n in zip(visible_ids, visible_px, strict=True) if i}
    amodal = buffers.amodal or {}
    T_cam_world, T_ego_world = inverse(camera.T_world_cam), inverse(snapshot.T_world_ego)
    T_ego_cam = T_ego_world @ camera.T_world_cam
    rows = []
    for i in sorted(set(visible) | set(amodal)):
        parts = by_id[i]
        full = silhouette_box(parts, camera, T_cam_world)
        window = _window(full, camera.width, camera.height)
        box = _visible_box(ids, i, window) if i in visible else None
        rows.append({
            "id": i,
            "class": CLASSES[parts[0].semantic].name,
            "class_id": parts[0].semantic,
            "box_visible": box,
            "visible_px": visible.get(i, 0),
            "box_full": None if full is None else [round(v, 3) for v in full],
            "truncation": None if full is None else round(truncation(full, camera.width, camera.height), 6),
            **_amodal_fields(i, amodal.get(i), visible.get(i, 0), ids, buffers),
            **_space_fields(parts[0], T_cam_world, T_ego_world, T_ego_cam),
            **keypoint_fields(parts, camera, T_cam_world, buffers),
            "attributes": dict(parts[0].attributes),
        })
    return rows


def _amodal_fields(i: int, mask: AmodalMask | None, visible_px: int, ids: NDArray[np.uint32], buffers: Buffers) -> dict[str, Any]:
    """Amodal box, occlusion and the occluder (who hides most); None throughout where the backend makes no amodal masks."""
    if mask is None:
        return {"box_amodal": None, "amodal_px": None, "occlusion": None, "occluder": None}
    h, w = mask.mask.shape
    rows, columns = slice(mask.y0, mask.y0 + h), slice(mask.x0, mask.x0 + w)
    area = int(mask.mask.sum())
    hidden = mask.mask & (ids[rows, columns] != i)
    occluder = None
    if hidden.any() and buffers.semantic is not None:
        others = panoptic_map(buffers.semantic[rows, columns], ids[rows, columns])[hidden]
        segments, counts = np.unique(others, return_counts=True)
        most = int(np.argmax(counts))
        segment = int(segments[most])
        occluder = {"id": segment // 256, "class": CLASSES[segment % 256].name, "px": int(counts[most])}
    return {
        "box_amodal": mask_box(mask.mask, mask.x0, mask.y0),
        "amodal_px": area,
        "occlusion": round(1 - visible_px / area, 6),
        "occluder": occluder,
    }


def _space_fields(
    part: Instance, T_cam_world: NDArray[np.float64], T_ego_world: NDArray[np.float64], T_ego_cam: NDArray[np.float64]
) -> dict[str, Any]:
    box = oriented_box(part, T_ego_world)
    return {
        "box3d_ego": box,
        "box3d_camera": oriented_box(part, T_cam_world),
        "distance_m": round(float(np.linalg.norm(np.asarray(box["center"]) - T_ego_cam[:3, 3])), 4),
    }


def _window(full: tuple[float, float, float, float] | None, width: int, height: int) -> tuple[int, int, int, int]:
    """Pixels that can hold an object's visible part, with a margin of two for rounding."""
    if full is None:
        return 0, 0, width, height
    x1, y1, x2, y2 = full
    return (max(0, int(max(x1, 0)) - 2), max(0, int(max(y1, 0)) - 2),
            min(width, int(min(x2, width)) + 3), min(height, int(min(y2, height)) + 3))


def _visible_box(ids: NDArray[np.uint32], i: int, window: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    x1, y1, x2, y2 = window
    return mask_box(ids[y1:y2, x1:x2] == i, x1, y1)
