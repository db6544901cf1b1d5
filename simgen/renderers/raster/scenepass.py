"""Drawing the arena: buffers that describe a view, and the multi-draws over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.renderers.raster.arena import VERTEX_ATTRIBUTES, VERTEX_FORMAT, Arena
from simgen.renderers.raster.buffers import StreamBuffer
from simgen.renderers.raster.context import GLContext
from simgen.renderers.raster.materials import Materials
from simgen.renderers.raster.table import InstanceTable
from simgen.renderers.raster.textures import Textures
from simgen.renderers.raster.view import DrawList

ALBEDO_UNIT, DETAIL_UNIT = 8, 9


class ScenePass:
    """Uploads the rows and draw commands of one view; draws any of its lists with any program."""

    def __init__(self, context: GLContext, arena: Arena, materials: Materials, textures: Textures) -> None:
        self._context, self._arena, self._materials, self._textures = context, arena, materials, textures
        gl = context.gl
        self._rows, self._palette, self._joints = StreamBuffer(gl), StreamBuffer(gl), StreamBuffer(gl)
        self._order, self._commands = StreamBuffer(gl), StreamBuffer(gl)
        self._arrays: dict[int, tuple[Any, Any]] = {}
        self._version = -1

    def begin(self, table: InstanceTable, rows: NDArray[np.void]) -> None:
        """Upload a view."""
        self._rows.write(rows)
        self._palette.write(table.palette)
        self._joints.write(table.joints)
        if self._version != self._arena.buffers_version:
            self._drop_arrays()
            self._version = self._arena.buffers_version
        for binding, buffer in enumerate((self._rows.buffer, self._palette.buffer, self._joints.buffer, self._arena.skins)):
            buffer.bind_to_storage_buffer(binding)
        self._materials.bind(4)
        self.bind_textures()

    def list(self, lists: Sequence[DrawList]) -> None:
        """Upload draw lists in place of those before; `draw` takes them by position."""
        if self._order.write(np.concatenate([d.rows for d in lists])):
            self._drop_arrays()
        commands = np.concatenate([d.commands for d in lists])
        commands["f4"] += np.repeat(np.cumsum([0] + [len(d.rows) for d in lists[:-1]]), [len(d.commands) for d in lists]).astype(np.uint32)
        self._commands.write(np.frombuffer(commands.tobytes(), np.uint32))
        self._first = np.cumsum([0] + [len(d.commands) for d in lists[:-1]])
        self._lists = lists

    @property
    def material_texture(self) -> Any:
        """Material rows as a float texture, 4 texels a row."""
        return self._materials.texture

    def bind_textures(self) -> None:
        """Bind the texture arrays to their units, after a pass that used them otherwise."""
        self._textures.bind(ALBEDO_UNIT, DETAIL_UNIT)

    def draw(self, position: int, *, opaque: Any = None, masked: Any = None) -> None:
        """Draw the opaque and the masked parts of a list into the current framebuffer, each with its program, if given one."""
        gl = self._context.gl
        for batch, (first, count) in enumerate(self._lists[position].batches):
            program = masked if batch >= 2 else opaque
            if count == 0 or program is None:
                continue
            gl.enable_only(gl.DEPTH_TEST if batch % 2 else gl.DEPTH_TEST | gl.CULL_FACE)
            array = self.vertex_array(program)
            array.render_indirect(self._commands.buffer, gl.TRIANGLES, count, first=int(self._first[position]) + first)

    def draw_one(self, position: int, command: int, batch: int, program: Any) -> None:
        """Draw one command of a list without a depth test."""
        gl = self._context.gl
        gl.enable_only(gl.NOTHING if batch % 2 else gl.CULL_FACE)
        first = int(self._first[position]) + command
        self.vertex_array(program).render_indirect(self._commands.buffer, gl.TRIANGLES, 1, first=first)

    def vertex_array(self, program: Any) -> Any:
        """The arena's vertices as inputs of a program (all of them even if the program ignores some)."""
        if program.glo not in self._arrays:
            present = [name in program for name in VERTEX_ATTRIBUTES]
            formats = [f if p else _PADDING[f] for f, p in zip(VERTEX_FORMAT.split(), present, strict=True)]
            names = [n for n, p in zip(VERTEX_ATTRIBUTES, present, strict=True) if p]
            content = [(self._arena.vertices, " ".join(formats), *names), (self._order.buffer, "1u4 /i", "in_row")]
            array = self._context.gl.vertex_array(program, content, index_buffer=self._arena.indices, index_element_size=4)
            self._arrays[program.glo] = (program, array)
        return self._arrays[program.glo][1]

    def release(self) -> None:
        """Free the buffers."""
        self._drop_arrays()
        for stream in (self._rows, self._palette, self._joints, self._order, self._commands):
            stream.release()

    def _drop_arrays(self) -> None:
        for _, array in self._arrays.values():
            array.release()
        self._arrays.clear()


_PADDING = {"3f4": "12x1", "1u4": "4x1", "2f4": "8x1", "4u1": "4x1"}
