"""Labels: resolved from the geometry buffer on the GPU, read back once, ids looked up on the host."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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
    """Images as labels.frag writes them, None for what is not wanted. To turn them into arrays is work for the host, which it
    can do while the GPU (or the rasteriser's threads) lights the picture."""

    outputs: frozenset[str]
    geometry: NDArray[np.float32] | None
    motion: NDArray[np.float32] | None
    row: NDArray[np.uint32] | None

    def images(self, table: InstanceTable) -> dict[str, NDArray[Any]]:
        """The wanted label images, as `Buffers` names and lays them out; "instance" whenever "amodal" is wanted."""
        out: dict[str, NDArray[Any]] = {}
        if self.geometry is not None:
            out["depth"] = np.ascontiguousarray(self.geometry[..., 3])
            if "normal" in self.outputs:
                out["normal"] = np.ascontiguousarray(self.geometry[..., :3])
        if self.motion is not None:
            out["flow"] = np.ascontiguousarray(self.motion[..., :2])
            out["flow_valid"] = self.motion[..., 2] > 0.5
        if self.row is not None:
            out["semantic"] = np.append(np.uint8(_SKY), table.semantic)[self.row]
            out["instance"] = np.append(np.uint32(0), table.instance_id)[self.row]
        return out


class LabelPass:
    """Reads labels from a finished geometry buffer."""

    def __init__(self, context: GLContext) -> None:
        self._program = context.program("fullscreen.vert", "labels.frag")
        self._vertices = context.gl.vertex_array(self._program, [])

    def read(self, targets: Targets, camera: Camera, outputs: frozenset[str]) -> RawLabels:
        """What the wanted label images are made of."""
        targets.labels.use()
        targets.a.use(0)
        targets.b.use(1)
        set_uniforms(
            self._program, u_a=0, u_b=1,
            u_sky_motion=sky_motion(camera).T.astype(np.float32).tobytes(),
        )  # fmt: skip
        self._vertices.render(vertices=3)
        width, height = targets.size
        wanted = (outputs & {"depth", "normal"}, outputs & {"flow", "flow_valid"}, outputs & {"semantic", "instance", "amodal"})
        geometry = _read(targets.labels, 0, (height, width, 4), np.float32) if wanted[0] else None
        motion = _read(targets.labels, 1, (height, width, 4), np.float32) if wanted[1] else None
        row = _read(targets.labels, 2, (height, width), np.uint32) if wanted[2] else None
        return RawLabels(outputs, geometry, motion, row)

    def release(self) -> None:
        """Free the vertex array."""
        self._vertices.release()


def sky_motion(camera: Camera) -> NDArray[np.float64]:
    """(3, 3) homography from pixels now to the next frame, of points at infinity."""
    R_next_now = camera.T_world_cam_next[:3, :3].T @ camera.T_world_cam[:3, :3]
    return np.asarray(camera.K @ R_next_now @ np.linalg.inv(camera.K))


def _read(framebuffer: Any, attachment: int, shape: tuple[int, ...], dtype: type) -> NDArray[Any]:
    out: NDArray[Any] = np.empty(shape, dtype)
    components = shape[2] if len(shape) == 3 else 1
    framebuffer.read_into(out, components=components, attachment=attachment, dtype="f4" if dtype is np.float32 else "u4", alignment=1)
    return out
