"""Materials as rows of a storage buffer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from simgen.mesh import Material, TextureMaps
from simgen.renderers.raster.buffers import StreamBuffer
from simgen.renderers.raster.textures import Textures

_ROWS_AT_MOST = 1 << 12  # past it the materials of other scenes are thrown out; the geometry buffer has 16 bits for rows
_ROW_FLOATS = 20


class Materials:
    """Rows by material. `generation` changes when rows handed out earlier are void."""

    def __init__(self, gl: Any, textures: Textures) -> None:
        self._textures = textures
        self._texture_generation = textures.generation
        self._rows: dict[Material, int] = {}
        self._data = np.zeros((256, _ROW_FLOATS), np.float32)
        self._gl = gl
        self._stream = StreamBuffer(gl)
        self.texture: Any = None
        self._dirty = True
        self.generation = 0

    def require(self, materials: Iterable[Material], source: Mapping[str, TextureMaps]) -> None:
        """Make sure that all these materials and their textures are here."""
        wanted = dict.fromkeys(materials)
        self._textures.require((m.texture for m in wanted if m.texture is not None), source)
        missing = [m for m in wanted if m not in self._rows]
        stale = self._texture_generation != self._textures.generation
        if stale or len(self._rows) + len(missing) > _ROWS_AT_MOST:
            self._rows.clear()
            self.generation += 1
            self._texture_generation = self._textures.generation
            missing = list(wanted)
        for material in missing:
            row = len(self._rows)
            if row == len(self._data):
                self._data = np.concatenate([self._data, np.zeros_like(self._data)])
            self._data[row] = self._packed(material)
            self._rows[material] = row
            self._dirty = True

    def row(self, material: Material) -> int:
        """Row of a required material."""
        return self._rows[material]

    def bind(self, binding: int) -> None:
        """Bind the rows as a storage buffer."""
        if self._dirty:
            self._stream.write(self._data)
            self._write_texture()
            self._dirty = False
        self._stream.buffer.bind_to_storage_buffer(binding)

    def release(self) -> None:
        """Free the buffer."""
        self._stream.release()
        if self.texture is not None:
            self.texture.release()

    def _write_texture(self) -> None:
        """The same rows as a float texture, 5 texels a row: fragment shaders on a CPU read it faster than a storage buffer."""
        size = (_ROW_FLOATS // 4, len(self._data))
        if self.texture is None or self.texture.size != size:
            if self.texture is not None:
                self.texture.release()
            self.texture = self._gl.texture(size, 4, dtype="f4")
            self.texture.filter = (self._gl.NEAREST, self._gl.NEAREST)
        self.texture.write(self._data.tobytes())

    def _packed(self, m: Material) -> list[float]:
        layer = -1.0 if m.texture is None else float(self._textures.layer(m.texture))
        masked = float(m.alpha == "mask" and m.texture is not None)
        return [
            *m.base_color, m.roughness, *m.emissive, m.metallic,
            m.clearcoat, m.translucency, m.dirt, m.variation,
            1.0 / m.tile_m, layer, masked, m.normal_strength,
            *m.uv_offset, m.transmittance, 0.0,
        ]  # fmt: skip
