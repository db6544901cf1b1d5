"""Labels: resolved from the geometry buffer on the GPU, read back once, ids looked up on the host."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from simgen.ontology import class_id
from simgen.renderers.raster.context import GLContext, set_uniforms
from simgen.renderers.raster.table import InstanceTable
from simgen.renderers.raster.targets import Targets
from simgen.snapshot import Camera

LABELS = frozenset({"depth", "semantic", "instance", "normal", "flow", "flow_valid", "amodal"})
_SKY = class_id("sky")


@dataclass(frozen=True, eq=False)
class RawLabels:
    """Images as labels.frag writes them, None for what is not wanted; valid until the next are read. To turn them into
    arrays is work for the host, which it can do while the GPU (or the rasteriser's threads) lights the picture."""

    outputs: frozenset[str]
    geometry: NDArray[np.float32] | None
    motion: NDArray[np.float32] | None
    row: NDArray[np.uint32] | None

    def images(self, table: InstanceTable) -> dict[str, NDArray[Any]]:
        """The wanted label images, as `Buffers` names and lays them out; "instance" whenever "amodal" is wanted."""
        out: dict[str, NDArray[Any]] = {}
        if self.geometry is not None:
            out["depth"] = channels(self.geometry, 3, 4)
            if "normal" in self.outputs:
                out["normal"] = channels(self.geometry, 0, 3)
        if self.motion is not None:
            out["flow"] = channels(self.motion, 0, 2)
            out["flow_valid"] = channels(self.motion, 2, 3) > 0.5
        if self.row is not None:
            out["semantic"] = np.append(np.uint8(_SKY), table.semantic).take(self.row)
            out["instance"] = np.append(np.uint32(0), table.instance_id).take(self.row)
        return out

    def visible_ids(self, table: InstanceTable) -> NDArray[np.uint32]:
        """(n,) sorted ids of the things that have a pixel; `row` must be there."""
        if self.row is None:
            return np.zeros(0, np.uint32)
        ids = table.instance_id[np.flatnonzero(np.bincount(self.row.reshape(-1), minlength=1)[1:])]
        return np.unique(ids[ids > 0])


class LabelPass:
    """Reads labels from a finished geometry buffer."""

    def __init__(self, context: GLContext) -> None:
        self._program = context.program("fullscreen.vert", "labels.frag")
        self._vertices = context.gl.vertex_array(self._program, [])

    def draw(self, targets: Targets, camera: Camera) -> None:
        """Resolve the labels of the geometry buffer."""
        targets.labels.use()
        targets.a.use(0)
        targets.b.use(1)
        set_uniforms(
            self._program, u_a=0, u_b=1,
            u_sky_motion=sky_motion(camera).T.astype(np.float32).tobytes(),
        )  # fmt: skip
        self._vertices.render(vertices=3)

    def read(self, targets: Targets, outputs: frozenset[str]) -> RawLabels:
        """What the wanted label images are made of."""
        wanted = (outputs & {"depth", "normal"}, outputs & {"flow", "flow_valid"}, outputs & {"semantic", "instance", "amodal"})
        geometry = targets.read("labels", 0, 4) if wanted[0] else None
        motion = targets.read("labels", 1, 4) if wanted[1] else None
        row = targets.read("labels", 2, 1, np.uint32) if wanted[2] else None
        return RawLabels(outputs, geometry, motion, row)

    def release(self) -> None:
        """Free the vertex array."""
        self._vertices.release()


def sky_motion(camera: Camera) -> NDArray[np.float64]:
    """(3, 3) homography from pixels now to the next frame, of points at infinity."""
    R_next_now = camera.T_world_cam_next[:3, :3].T @ camera.T_world_cam[:3, :3]
    return np.asarray(camera.K @ R_next_now @ np.linalg.inv(camera.K))


def channels(image: NDArray[np.float32], first: int, end: int) -> NDArray[np.float32]:
    """(H, W, end - first) contiguous copy of some channels of an image (H, W, C); (H, W) of one. numpy copies slices number by
    number, which takes twenty times as long."""
    if end - first == 1:
        return np.asarray(cv2.extractChannel(image, first), np.float32)
    out = np.empty((*image.shape[:2], end - first), np.float32)
    cv2.mixChannels([image], [out], [n for k in range(end - first) for n in (first + k, k)])
    return out
