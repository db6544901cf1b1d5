"""Texture maps on the GPU: two texture arrays (albedo, detail) whose layers are assigned on demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from simgen.errors import SimgenError
from simgen.mesh import TEXTURE_SIZE_PX, TextureMaps

LAYERS_AT_FIRST = 24
LAYERS_AT_MOST = 160  # 2.7 MB each


class Textures:
    """Layers by texture key. `generation` changes when layers handed out earlier are void."""

    def __init__(self, gl: Any, anisotropy: float) -> None:
        self._gl = gl
        self._anisotropy = anisotropy
        self._layers: dict[str, int] = {}
        self.generation = 0
        self.albedo, self.detail = self._arrays(LAYERS_AT_FIRST)

    def require(self, keys: Iterable[str], source: Mapping[str, TextureMaps]) -> None:
        """Make sure that all these textures are here. SimgenError for a key that the source does not have."""
        wanted = dict.fromkeys(keys)
        missing = [k for k in wanted if k not in self._layers]
        if not missing:
            return
        if len(self._layers) + len(missing) > self.albedo.layers:
            missing = list(wanted)
            self._make_room(missing)
        for key in missing:
            try:
                maps = source[key]
            except KeyError:
                raise SimgenError(f"no texture {key!r}; a material names it, but the snapshot's textures do not have it") from None
            layer = len(self._layers)
            for array, pixels in ((self.albedo, maps.albedo), (self.detail, maps.detail)):
                if pixels.shape != (TEXTURE_SIZE_PX, TEXTURE_SIZE_PX, 4):
                    raise SimgenError(f"texture {key!r} is {pixels.shape}; maps must be ({TEXTURE_SIZE_PX}, {TEXTURE_SIZE_PX}, 4)")
                array.write(
                    np.ascontiguousarray(pixels).tobytes(), viewport=(0, 0, layer, TEXTURE_SIZE_PX, TEXTURE_SIZE_PX, 1)
                )
            self._layers[key] = layer
        self.albedo.build_mipmaps()
        self.detail.build_mipmaps()

    def layer(self, key: str) -> int:
        """Layer of a required texture."""
        return self._layers[key]

    def bind(self, albedo_unit: int, detail_unit: int) -> None:
        """Bind both arrays to texture units."""
        self.albedo.use(albedo_unit)
        self.detail.use(detail_unit)

    def release(self) -> None:
        """Free both arrays."""
        self.albedo.release()
        self.detail.release()

    def _make_room(self, wanted: list[str]) -> None:
        """Begin anew with larger arrays, or as large ones as before if this scene fits them."""
        layers = min(max(2 * self.albedo.layers, len(wanted)), max(LAYERS_AT_MOST, len(wanted)))
        self._layers.clear()
        self.generation += 1
        self.release()
        self.albedo, self.detail = self._arrays(layers)

    def _arrays(self, layers: int) -> tuple[Any, Any]:
        size = (TEXTURE_SIZE_PX, TEXTURE_SIZE_PX, layers)
        albedo = self._gl.texture_array(size, 4, dtype="f1")
        detail = self._gl.texture_array(size, 4, dtype="f1")
        for array in (albedo, detail):
            array.build_mipmaps()
            array.anisotropy = self._anisotropy
            array.repeat_x = array.repeat_y = True
        detail.filter = (self._gl.LINEAR_MIPMAP_NEAREST, self._gl.LINEAR)  # saves a fifth of the geometry pass on a CPU
        return albedo, detail
