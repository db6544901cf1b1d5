"""A rendering backend of your own: a painter that draws flat-shaded triangles from back to front.

Use it with `render: {backend: my_renderer:PainterRenderer}`, or register it under the entry-point group `simgen.renderers`. A backend
leaves None in `Buffers` what it cannot make; the dataset then lacks those modalities.
"""

from __future__ import annotations

from typing import Self

import cv2
import numpy as np

from simgen.buffers import Buffers, RenderRequest
from simgen.geometry import inverse
from simgen.mesh import skinned_positions
from simgen.ontology import CLASSES
from simgen.snapshot import Camera, Snapshot

SKY = (120, 170, 230)


class PainterRenderer:
    """Pictures only: no depth, no ids."""

    name = "painter"

    def __init__(self, device: int | None = None) -> None:
        """`device` is the number of a GPU; the painter has no use for one."""

    def render(self, snapshot: Snapshot, camera: Camera, request: RenderRequest) -> Buffers:
        """Triangles in the colour of their class, darker the more they turn from the sun."""
        T_cam_world = inverse(camera.T_world_cam)
        corners, colors = [], []
        for instance in snapshot.instances:
            T = instance.T_world_obj
            world = skinned_positions(instance.mesh, instance.pose) @ T[:3, :3].T + T[:3, 3]
            triangles = world[instance.mesh.faces]
            normal = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
            normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
            light = 0.55 + 0.45 * np.clip(normal @ snapshot.sky.sun_direction, 0, 1)
            corners.append(triangles @ T_cam_world[:3, :3].T + T_cam_world[:3, 3])
            colors.append(light[:, None] * np.array(CLASSES[instance.semantic].color))
        points, shade = np.concatenate(corners), np.concatenate(colors)
        ahead = points[:, :, 2].min(axis=1) > camera.near_m
        points, shade = points[ahead], shade[ahead]
        pixels = points[:, :, :2] / points[:, :, 2:] * [camera.K[0, 0], camera.K[1, 1]] + camera.K[:2, 2]
        inside = ((pixels.max(axis=1) >= 0) & (pixels.min(axis=1) < [camera.width, camera.height])).all(axis=1)
        picture = np.full((camera.height, camera.width, 3), SKY, np.uint8)
        order = np.argsort(-points[inside, :, 2].mean(axis=1), kind="stable")
        for triangle, color in zip(np.clip(pixels[inside][order], -1e4, 1e4), shade[inside][order], strict=True):
            cv2.fillConvexPoly(picture, np.rint(triangle).astype(np.int32), color.tolist())
        return Buffers(rgb=picture)

    def close(self) -> None:
        """Nothing to free."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
