"""Drawing the arena: buffers that describe a view, and the multi-draws over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.renderers.raster.arena import VERTEX_ATTRIBUTES, VERTEX_FORMAT, Arena
from simgen.renderers.raster.buffers import StreamBuffer
from simgen.renderers.raster.context import GLContext, set_uniforms
from simgen.renderers.raster.materials import Materials
from simgen.renderers.raster.table import BATCHES, MASKED, PANE, SKINNED, TWO_SIDED, InstanceTable
from simgen.renderers.raster.textures import Textures
from simgen.renderers.raster.view import DrawList

ALBEDO_UNIT, DETAIL_UNIT, MASK_UNIT = 8, 9, 11


class MeshProgram:
    """A program whose vertex shader draws meshes (rows.glsl), in its two forms: for rigid meshes and for those that joints move.
    (In one form with a branch, the CPU's rasteriser would blend joints for every vertex of the town.)"""

    def __init__(self, context: GLContext, vertex: str, fragment: str, defines: Iterable[str] = ()) -> None:
        self._rigid = context.program(vertex, fragment, defines)
        self._skinned = context.program(vertex, fragment, [*defines, "SKINNED"])

    def set(self, **uniforms: Any) -> None:
        """Set uniforms of both forms, as `set_uniforms` does."""
        for program in (self._rigid, self._skinned):
            set_uniforms(program, **uniforms)

    def form(self, batch: int) -> Any:
        """The program for a batch."""
        return self._skinned if batch & SKINNED else self._rigid


class ScenePass:
    """Uploads the rows and draw commands of one view; draws any of its lists with any program."""

    def __init__(self, context: GLContext, arena: Arena, materials: Materials, textures: Textures) -> None:
        self._context, self._arena, self._materials, self._textures = context, arena, materials, textures
        gl = context.gl
        self._palette, self._joints = StreamBuffer(gl), StreamBuffer(gl)
        self._instances, self._commands = StreamBuffer(gl), StreamBuffer(gl)
        self._arrays: dict[int, tuple[Any, Any]] = {}
        self._version = -1

    def begin(self, table: InstanceTable, rows: NDArray[np.void]) -> None:
        """Upload a view. rows : (P,) ROW records of the table's parts."""
        self._rows = rows
        self._palette.write(table.palette)
        self._joints.write(table.joints)
        if self._version != self._arena.buffers_version:
            self._drop_arrays()
            self._version = self._arena.buffers_version
        for binding, buffer in enumerate((self._palette.buffer, self._joints.buffer, self._arena.skins), start=1):
            buffer.bind_to_storage_buffer(binding)
        self._materials.bind(4)
        self.bind_textures()

    def list(self, lists: Sequence[DrawList]) -> None:
        """Upload draw lists in place of those before; `draw` takes them by position."""
        if self._instances.write(self._rows[np.concatenate([d.parts for d in lists])]):
            self._drop_arrays()
        commands = np.concatenate([d.commands for d in lists])
        commands["f4"] += np.repeat(np.cumsum([0] + [len(d.parts) for d in lists[:-1]]), [len(d.commands) for d in lists]).astype(np.uint32)
        self._commands.write(np.frombuffer(commands.tobytes(), np.uint32))
        self._first = np.cumsum([0] + [len(d.commands) for d in lists[:-1]])
        self._lists = lists

    @property
    def material_texture(self) -> Any:
        """Material rows as a float texture, 4 texels a row."""
        return self._materials.texture

    def bind_textures(self) -> None:
        """Bind the texture arrays to their units, after a pass that used them otherwise."""
        self._textures.bind(ALBEDO_UNIT, DETAIL_UNIT, MASK_UNIT)

    def draw(
        self, position: int, *, opaque: MeshProgram | None = None, masked: MeshProgram | None = None, panes: MeshProgram | None = None,
        blended: bool = False,
    ) -> None:
        """Draw the opaque parts of a list, those with holes and the panes into the current framebuffer, each with its program, if given
        one. blended : added to what is there."""
        gl = self._context.gl
        for batch in _SOLID_FIRST:
            first, count = self._lists[position].batches[batch]
            program = panes if batch & PANE else masked if batch & MASKED else opaque
            if count == 0 or program is None:
                continue
            flags = gl.DEPTH_TEST | (gl.BLEND if blended else gl.NOTHING)
            gl.enable_only(flags if batch & TWO_SIDED else flags | gl.CULL_FACE)
            array = self._vertex_array(program.form(batch))
            array.render_indirect(self._commands.buffer, gl.TRIANGLES, count, first=int(self._first[position]) + first)
            self._context.flush()  # a CPU's threads fill these triangles while this one sets up the next

    def draw_some(self, position: int, commands: range, batch: int, *, opaque: MeshProgram, masked: MeshProgram) -> None:
        """Draw some commands of a list, all of one batch, without a depth test."""
        gl = self._context.gl
        gl.enable_only(gl.NOTHING if batch & TWO_SIDED else gl.CULL_FACE)
        array = self._vertex_array((masked if batch & MASKED else opaque).form(batch))
        array.render_indirect(self._commands.buffer, gl.TRIANGLES, len(commands), first=int(self._first[position]) + commands.start)

    def release(self) -> None:
        """Free the buffers."""
        self._drop_arrays()
        for stream in (self._palette, self._joints, self._instances, self._commands):
            stream.release()

    def _vertex_array(self, program: Any) -> Any:
        """The arena's vertices and the instances as inputs of a program."""
        if program.glo not in self._arrays:
            content = [
                (self._arena.vertices, *_present(program, VERTEX_FORMAT, VERTEX_ATTRIBUTES)),
                (self._instances.buffer, *_present(program, _INSTANCE_FORMAT, _INSTANCE_ATTRIBUTES, " /i")),
            ]
            array = self._context.gl.vertex_array(program, content, index_buffer=self._arena.indices, index_element_size=4)
            self._arrays[program.glo] = (program, array)
        return self._arrays[program.glo][1]

    def _drop_arrays(self) -> None:
        for _, array in self._arrays.values():
            array.release()
        self._arrays.clear()


def _present(program: Any, formats: str, names: Sequence[str], step: str = "") -> tuple[str, ...]:
    """moderngl's description of a buffer: its format, with padding for what the program ignores, and the names that it takes."""
    described = [f if n in program else _PADDING[f] for f, n in zip(formats.split(), names, strict=True)]
    return (" ".join(described) + step, *(n for n in names if n in program))


_INSTANCE_FORMAT = "4f4 4f4 4f4 4f4 4f4 4f4 4u4 1u4"  # view.ROW
_INSTANCE_ATTRIBUTES = ("in_now_x", "in_now_y", "in_now_z", "in_next_x", "in_next_y", "in_next_z", "in_info", "in_row")
_PADDING = {"3f4": "12x1", "4f4": "16x1", "1u4": "4x1", "4u4": "16x1", "2f4": "8x1", "4u1": "4x1"}
_SOLID_FIRST = sorted(range(BATCHES), key=lambda batch: (batch & (MASKED | PANE), batch))
