"""Boxes of objects: unclipped silhouettes in the image, and oriented boxes in space."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.geometry import quaternion_wxyz, yaw_of
from simgen.mesh import skinned_positions
from simgen.snapshot import Camera, Instance


def silhouette_box(
    instances: list[Instance], camera: Camera, T_cam_world: NDArray[np.float64]
) -> tuple[float, float, float, float] | None:
    """xyxy (continuous, pixel-edge) box of the objects' whole projection, inside the image or not.

    Pixel i covers [i - 0.5, i + 0.5) in projection coordinates and [i, i + 1) here. Geometry nearer than the camera's
    near plane is cut off there. None when all of it is.
    """
    points = [_visible_points(instance, camera, T_cam_world) for instance in instances]
    p = np.concatenate(points)
    if not len(p):
        return None
    uv = p[:, :2] / p[:, 2:] * [camera.K[0, 0], camera.K[1, 1]] + camera.K[:2, 2] + 0.5
    (x1, y1), (x2, y2) = uv.min(axis=0), uv.max(axis=0)
    return float(x1), float(y1), float(x2), float(y2)


def truncation(full: tuple[float, float, float, float], width: int, height: int) -> float:
    """Share of the unclipped box that lies outside the image, 0..1 (KITTI's notion of truncation)."""
    x1, y1, x2, y2 = full
    area = (x2 - x1) * (y2 - y1)
    inside = max(0.0, min(x2, width) - max(x1, 0.0)) * max(0.0, min(y2, height) - max(y1, 0.0))
    return float(np.clip(1 - inside / area, 0, 1)) if area > 0 else 0.0


def oriented_box(instance: Instance, T_frame_world: NDArray[np.float64]) -> Mapping[str, Any]:
    """3D box in a frame: centre, (length, width, height), yaw about the frame's z and full rotation (quaternion wxyz).

    The box is the object-frame bounds: the asset's for rigid objects, the posed mesh's for those that bend.
    """
    bounds = instance.box
    if bounds is None:
        p = skinned_positions(instance.mesh, instance.pose)
        bounds = np.stack([p.min(axis=0), p.max(axis=0)]).astype(np.float64)
    T = T_frame_world @ instance.T_world_obj
    center = T[:3, :3] @ bounds.mean(axis=0) + T[:3, 3]
    return {
        "center": _rounded(center, 4),
        "size_lwh": _rounded(bounds[1] - bounds[0], 4),
        "yaw": round(yaw_of(T), 6),
        "rotation_wxyz": _rounded(quaternion_wxyz(T[:3, :3]), 8),
    }


def _visible_points(instance: Instance, camera: Camera, T_cam_world: NDArray[np.float64]) -> NDArray[np.float64]:
    """(N, 3) camera-frame points that bound the part of a mesh beyond the near plane."""
    T = T_cam_world @ instance.T_world_obj
    p = skinned_positions(instance.mesh, instance.pose) @ T[:3, :3].T + T[:3, 3]
    front = p[:, 2] >= camera.near_m
    if front.all():
        return p
    f = instance.mesh.faces
    edges = np.concatenate([f[:, [0, 1]], f[:, [1, 2]], f[:, [2, 0]]])
    a, b = p[edges[:, 0]], p[edges[:, 1]]
    cut = front[edges[:, 0]] != front[edges[:, 1]]
    a, b = a[cut], b[cut]
    t = (camera.near_m - a[:, 2]) / (b[:, 2] - a[:, 2])
    return np.concatenate([p[front], a + t[:, None] * (b - a)])


def _rounded(values: NDArray[np.float64], digits: int) -> list[float]:
    return [round(float(v), digits) + 0.0 for v in values]
