"""Labels: resolved from the geometry buffer on the GPU, read back once, ids looked up on the host."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.ontology import class_id
from simgen.renderers.raster.context import GLContext, set_uniforms
from simgen.renderers.raster.table import InstanceTable
from simgen.renderers.raster.targets import LABEL_IMAGES, Targets
from simgen.snapshot import Camera

LABELS = frozenset({"depth", "semantic", "instance", "normal", "flow", "flow_valid", "amodal"})
_SKY = class_id("sky")


@dataclass(frozen=True, eq=False)
class RawLabels:
    """images : those that are read as they are, by name. row : (H, W) row + 1 in the table, 0 for the sky, or None where nobody wants
    ids; valid until the next are read. To look ids up is work for the host, which it can do while the GPU (or the rasteriser's
    threads) lights the picture."""

    images: dict[str, NDArray[Any]]
    row: NDArray[np.uint32] | None

    def resolved(self, table: InstanceTable) -> dict[str, NDArray[Any]]:
        """The wanted label images, as `Buffers` names and lays them out; "instance" whenever "amodal" is wanted."""
        if self.row is None:
            return self.images
        semantic = np.append(np.uint8(_SKY), table.semantic).take(self.row)
        instance = np.append(np.uint32(0), table.instance_id).take(self.row)
        return {**self.images, "semantic": semantic, "instance": instance}

    def visible_ids(self, table: InstanceTable) -> NDArray[np.uint32]:
        """(n,) sorted ids of the things that have a pixel; `row` must be there."""
        if self.row is None:
            return np.zeros(0, np.uint32)
        ids = table.instance_id[np.flatnonzero(np.bincount(self.row.reshape(-1), minlength=1)[1:])]
        return np.unique(ids[ids > 0])


class LabelPass:
    """Reads labels from a finished geometry buffer."""

    def __init__(self, context: GLContext) -> None:
        self._programs = [context.program("fullscreen.vert", "labels.frag", defines) for defines in ((), ("PANES",))]
        self._vertices = [context.gl.vertex_array(program, []) for program in self._programs]

    def draw(self, targets: Targets, camera: Camera, panes: bool) -> None:
        """Resolve the labels of the geometry buffer, and of the panes before it if there are any."""
        targets.labels.use()
        for unit, texture in enumerate((targets.a, targets.b, targets.pane_a, targets.pane_b)):
            texture.use(unit)
        set_uniforms(
            self._programs[panes], u_a=0, u_b=1, u_panes_a=2, u_panes=3,
            u_sky_motion=sky_motion(camera).T.astype(np.float32).tobytes(),
        )  # fmt: skip
        self._vertices[panes].render(vertices=3)

    def read(self, targets: Targets, outputs: frozenset[str]) -> RawLabels:
        """What the wanted label images are made of."""
        wanted = outputs | ({"flow", "flow_valid"} if outputs & {"flow", "flow_valid"} else set())
        images: dict[str, NDArray[Any]] = {}
        row = None
        for k, (name, (components, kind)) in enumerate(LABEL_IMAGES.items()):
            if name == "row" and wanted & {"semantic", "instance", "amodal"}:
                row = targets.read("labels", k, components, kind, kept=True)
            elif name in wanted:
                images[name] = targets.read("labels", k, min(components, 3), kind)
        if "flow_valid" in images:
            images["flow_valid"] = images["flow_valid"] > 0
        return RawLabels(images, row)

    def release(self) -> None:
        """Free the vertex arrays."""
        for array in self._vertices:
            array.release()


def sky_motion(camera: Camera) -> NDArray[np.float64]:
    """(3, 3) homography from pixels now to the next frame, of points at infinity."""
    R_next_now = camera.T_world_cam_next[:3, :3].T @ camera.T_world_cam[:3, :3]
    return np.asarray(camera.K @ R_next_now @ np.linalg.inv(camera.K))
