"""Texture maps on the GPU: two texture arrays (albedo, detail) whose layers are assigned on demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from simgen.errors import SimgenError
from simgen.mesh import TEXTURE_SIZE_PX, TextureMaps
from simgen.renderers.raster.context import GLContext

LAYERS_AT_FIRST = 128  # 2.7 MB each; a street takes 100 to 160
_GROWN_BY = 32
_COARSEST_MASK = 5  # mip level, of 16 pixels: a hole or none is all that a few texels can say, so that coarser ones are full or empty


class Textures:
    """Layers by texture key, those used longest ago first. `generation` changes when layers handed out earlier are void."""

    def __init__(self, context: GLContext) -> None:
        self._context = context
        self._layers: dict[str, int] = {}
        self._free: list[int] = []
        self.generation = 0
        self.albedo, self.detail = self._arrays(LAYERS_AT_FIRST)
        gl = context.gl
        self._sharp = gl.sampler(filter=(gl.NEAREST_MIPMAP_NEAREST, gl.LINEAR))
        self._sharp.max_lod = float(_COARSEST_MASK)

    def require(self, keys: Iterable[str], source: Mapping[str, TextureMaps]) -> None:
        """Make sure that all these textures are here; others may go. SimgenError for a key that the source does not have."""
        wanted = dict.fromkeys(keys)
        missing = [k for k in wanted if k not in self._layers]
        for key in wanted:
            if key in self._layers:
                self._layers[key] = self._layers.pop(key)
        if len(missing) > len(self._free):
            missing = self._make_room(wanted, missing)
        for key in missing:
            try:
                maps = source[key]
            except KeyError:
                raise SimgenError(f"no texture {key!r}; a material names it, but the snapshot's textures do not have it") from None
            layer = self._free[-1]
            for array, pixels, halved in ((self.albedo, maps.albedo, covering_mip_levels), (self.detail, maps.detail, mip_levels)):
                if pixels.shape != (TEXTURE_SIZE_PX, TEXTURE_SIZE_PX, 4):
                    raise SimgenError(f"texture {key!r} is {pixels.shape}; maps must be ({TEXTURE_SIZE_PX}, {TEXTURE_SIZE_PX}, 4)")
                self._context.write_layer(array, layer, halved(pixels))
            self._layers[key] = self._free.pop()

    def layer(self, key: str) -> int:
        """Layer of a required texture."""
        return self._layers[key]

    def bind(self, albedo_unit: int, detail_unit: int, mask_unit: int) -> None:
        """Bind both arrays to texture units, and the albedo once more, filtered only where it is magnified."""
        self.albedo.use(albedo_unit)
        self.detail.use(detail_unit)
        self.albedo.use(mask_unit)
        self._sharp.use(mask_unit)

    def release(self) -> None:
        """Free everything."""
        self._sharp.release()
        self._release_arrays()

    def _make_room(self, wanted: Mapping[str, None], missing: list[str]) -> list[str]:
        """Free the layers of textures that were not used for longest, or begin anew with larger arrays where all are wanted. -> what
        has to be written."""
        self.generation += 1
        if len(wanted) <= self.albedo.layers:
            for key in [k for k in self._layers if k not in wanted][: len(missing) - len(self._free)]:
                self._free.append(self._layers.pop(key))
            return missing
        self._layers.clear()
        self._release_arrays()
        self.albedo, self.detail = self._arrays(len(wanted) + _GROWN_BY)
        return list(wanted)

    def _release_arrays(self) -> None:
        self.albedo.release()
        self.detail.release()

    def _arrays(self, layers: int) -> tuple[Any, Any]:
        albedo = self._context.mipmapped_array(TEXTURE_SIZE_PX, layers)
        detail = self._context.mipmapped_array(TEXTURE_SIZE_PX, layers)
        gl = self._context.gl
        self._free = list(range(layers))[::-1]
        detail.filter = (gl.LINEAR_MIPMAP_NEAREST, gl.LINEAR)  # saves a fifth of the geometry pass on a CPU
        return albedo, detail


def mip_levels(pixels: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """A square image (S, S, 4) and its halvings down to one pixel. Made here, for one texture at a time: OpenGL would make
    those of the whole array again for each new layer."""
    levels = [pixels]
    while len(levels[-1]) > 1:
        side = len(levels[-1]) // 2
        levels.append(np.asarray(cv2.resize(levels[-1], (side, side), interpolation=cv2.INTER_AREA), np.uint8))
    return levels


def covering_mip_levels(pixels: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """`mip_levels` of a picture (S, S, 4) whose alpha is coverage: averages of colour weighted by alpha, and alpha scaled on
    each level so that the share of it beyond one half, which alpha tests let through, is that of the picture itself
    (Castano, "Computing alpha mipmaps", 2010). Plain averages would thin a crown out with distance until nothing is left."""
    alpha = pixels[..., 3]
    if int(alpha.min()) == 255:
        return mip_levels(pixels)
    share = float((alpha >= 128).mean())
    least = np.float32(1e-3)  # weight of what is clear, so that it has a colour too
    weight = pixels[..., 3:].astype(np.float32) / 255 + least
    sums = np.concatenate([pixels[..., :3] * weight, weight], axis=-1)
    levels = [pixels]
    while len(levels[-1]) > 1:
        side = len(levels[-1]) // 2
        sums = np.asarray(cv2.resize(sums, (side, side), interpolation=cv2.INTER_AREA), np.float32)
        cover = np.maximum(sums[..., 3] - least, 0)
        middle = max(float(np.quantile(cover, 1 - share)), 1e-4)
        out = np.empty((side, side, 4), np.uint8)
        out[..., :3] = np.round(sums[..., :3] / sums[..., 3:])
        out[..., 3] = np.clip(np.round(cover * (127.6 / middle)), 0, 255)
        levels.append(out)
    return levels
