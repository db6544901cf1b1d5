"""Render targets of one picture size."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.renderers.raster.context import GLContext

# Name -> components and type of the textures that labels.frag writes.
LABEL_IMAGES = {"normal": (4, "f4"), "depth": (1, "f4"), "flow": (2, "f4"), "flow_valid": (1, "f1"), "row": (1, "u4")}
_DTYPES = {"f4": np.float32, "f1": np.uint8, "u4": np.uint32}


class Targets:
    """Textures and framebuffers for pictures of (width, height).

    surface : geometry buffer, two RGBA32UI and a float depth, which depth_only has alone.
    panes : the same for the panes before it, its depth the nearer of both; pane_picture has that depth and the sum.
    labels : what is read back, in the order of LABEL_IMAGES. ambient : half-size occlusion.
    picture : RGBA32F sum of samples, with the geometry buffer's depth to tell sky from surface.
    """

    _kept: dict[tuple[str, int], NDArray[Any]]

    def __init__(self, context: GLContext, width: int, height: int) -> None:
        gl = context.gl
        size = (width, height)
        half = ((width + 1) // 2, (height + 1) // 2)
        self.size, self.half = size, half
        self.a = _nearest(gl, gl.texture(size, 4, dtype="u4"))
        self.b = _nearest(gl, gl.texture(size, 4, dtype="u4"))
        self.depth = _nearest(gl, context.float_depth_texture(width, height))
        self.depth.compare_func = ""  # shaders read the number
        self.surface = gl.framebuffer([self.a, self.b], self.depth)
        self.depth_only = gl.framebuffer(depth_attachment=self.depth)
        self.pane_a, self.pane_b = (_nearest(gl, gl.texture(size, 4, dtype="u4")) for _ in range(2))
        self.pane_depth = _nearest(gl, context.float_depth_texture(width, height))
        self.panes = gl.framebuffer([self.pane_a, self.pane_b], self.pane_depth)
        self.label_textures = [_nearest(gl, gl.texture(size, n, dtype=kind)) for n, kind in LABEL_IMAGES.values()]
        self.labels = gl.framebuffer(self.label_textures)
        self.occlusion = [_nearest(gl, gl.texture(half, 2, dtype="f4")) for _ in range(2)]
        self.ambient = [gl.framebuffer([t]) for t in self.occlusion]
        self.sum = gl.texture(size, 4, dtype="f4")
        self.picture = gl.framebuffer([self.sum], self.depth)
        self.pane_picture = gl.framebuffer([self.sum], self.pane_depth)
        self._kept = {}

    def read(self, name: str, attachment: int, components: int, kind: str = "f4", *, kept: bool = False) -> NDArray[Any]:
        """(H, W, C) image of a framebuffer, `name`, or (H, W) of one component; attachment -1 is its depth, near / z. kept : into the
        memory of the last time, whose content is lost then: pages that a process touches for the first time cost more than to
        read them."""
        key = (name, attachment)
        out = self._kept.get(key) if kept else None
        if out is None:
            width, height = self.size
            out = np.empty((height, width) if components == 1 else (height, width, components), _DTYPES[kind])
            if kept:
                self._kept[key] = out
        getattr(self, name).read_into(out, components=components, attachment=attachment, dtype=kind, alignment=1)
        return out

    def release(self) -> None:
        """Free everything."""
        for framebuffer in (self.surface, self.depth_only, self.panes, self.labels, self.picture, self.pane_picture, *self.ambient):
            framebuffer.release()
        surfaces = (self.a, self.b, self.depth, self.pane_a, self.pane_b, self.pane_depth)
        for texture in (*surfaces, *self.label_textures, *self.occlusion, self.sum):
            texture.release()


def _nearest(gl: Any, texture: Any) -> Any:
    texture.filter = (gl.NEAREST, gl.NEAREST)
    return texture
