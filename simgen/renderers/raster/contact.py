"""Darkness below and beside the things that stand on the ground, from their boxes: what keeps cars and people from floating."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgen import geometry
from simgen.renderers.raster.arena import BULKY_M
from simgen.renderers.raster.context import GLContext, set_uniforms
from simgen.renderers.raster.culling import image_rects
from simgen.renderers.raster.table import InstanceTable
from simgen.renderers.raster.targets import Targets
from simgen.snapshot import Camera

_WITHIN_M = 40.0
_LEAST_M = 0.25  # radius of the bounding sphere
_AROUND_M = 1.0  # that the darkness reaches
_MOST = 64  # things, the nearest ones


class ContactPass:
    """Multiplies the openness of the ground in the finished half-size occlusion map."""

    def __init__(self, context: GLContext) -> None:
        self._context = context
        self._program = context.program("fullscreen.vert", "contact.frag")
        self._vertices = context.gl.vertex_array(self._program, [])

    def draw(self, targets: Targets, table: InstanceTable, camera: Camera, drawn: NDArray[np.bool_], distance: NDArray[np.float64]) -> None:
        """Darken around the things among the instances `drawn` (N,) whose bounding spheres are `distance` (N,) metres away."""
        gl = self._context.gl
        size = table.sphere[:, 3]
        index = np.flatnonzero(drawn & (table.instance_id > 0) & (distance < _WITHIN_M) & (size > _LEAST_M) & (size < BULKY_M))
        index = index[np.lexsort((index, distance[index]))][:_MOST]
        if len(index) == 0:
            return
        rects, _ = image_rects(table, camera, index, margin_m=_AROUND_M)
        framebuffer = targets.ambient[1]
        framebuffer.use()
        targets.a.use(0)
        targets.b.use(1)
        set_uniforms(self._program, u_a=0, u_b=1, u_inverse_K=np.linalg.inv(camera.K).T.astype(np.float32).tobytes())
        gl.enable_only(gl.BLEND)
        gl.blend_func = gl.ZERO, gl.SRC_COLOR
        for row, (x0, y0, x1, y1) in zip(index, rects // 2, strict=True):
            if x1 < x0 or y1 < y0:
                continue
            framebuffer.scissor = (int(x0), int(y0), int(x1 - x0) + 1, int(y1 - y0) + 1)
            own = geometry.inverse(table.T_now[row]) @ camera.T_world_cam
            low, high = table.bounds[row]
            filled = float(table.plan_m2[row] / max(np.prod((high - low)[:2]), 1e-6))
            set_uniforms(
                self._program, u_own_from_camera=own.T.astype(np.float32).tobytes(), u_low=tuple(low), u_high=tuple(high),
                u_solid=_solid(filled),
            )
            self._vertices.render(vertices=3)
        framebuffer.scissor = None
        gl.enable_only(gl.NOTHING)

    def release(self) -> None:
        """Free the vertex array."""
        self._vertices.release()


def _solid(filled: float) -> float:
    """How much of what a solid box would hide a thing hides that covers so much of its box seen from above: all for a car, a third for a
    bicycle, which one sees through from below more than from above."""
    t = float(np.clip((filled - 0.2) / 0.6, 0.0, 1.0))
    return t * t * (3 - 2 * t)
