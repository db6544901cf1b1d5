"""The OpenGL context: one headless EGL context that owns every GPU resource, and its shader programs."""

from __future__ import annotations

import ctypes
import os
import re
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.errors import MissingDependencyError, SimgenError
from simgen.libraries import EGL_REMEDY

_LOWER_LEFT, _ZERO_TO_ONE = 0x8CA1, 0x935F
_TEXTURE_2D, _DEPTH_COMPONENT, _DEPTH_COMPONENT32F, _FLOAT = 0x0DE1, 0x1902, 0x8CAC, 0x1406
_TEXTURE_2D_ARRAY, _RGBA8, _RGBA, _UNSIGNED_BYTE = 0x8C1A, 0x8058, 0x1908, 0x1401
_INCLUDE = re.compile(r'^\s*#include "([\w.]+)"\s*$', re.MULTILINE)

_opened_in: set[int] = set()  # processes that made a context; a forked child inherits its parent's entry and would hang


class GLContext:
    """A standalone OpenGL 4.5 context with reversed depth: 1 at the near plane, 0 at infinity.

    device : index of the EGL device (GPU), None for the first. Raises MissingDependencyError where there is no OpenGL 4.5.
    Use it as a context manager around GL work: it is current inside, and the previous one afterwards.
    """

    def __init__(self, device: int | None) -> None:
        if _opened_in and os.getpid() not in _opened_in:
            raise SimgenError(
                "this process was forked from one that had drawn with OpenGL, which does not survive a fork; draw in the workers "
                "only, or start them with multiprocessing's 'spawn'"
            )
        _opened_in.add(os.getpid())
        options: dict[str, Any] = {"backend": "egl"} | ({} if device is None else {"device_index": device})
        try:
            import moderngl

            self.gl: Any = moderngl.create_context(standalone=True, require=450, **options)
        except Exception as error:  # the loaders raise whatever they like: ImportError, OSError, ValueError, bare Exception
            where = "" if device is None else f" on device {device}"
            raise MissingDependencyError(f"OpenGL 4.5 through EGL{where} ({error})", "the raster renderer", EGL_REMEDY) from error
        self._programs: dict[tuple[str, str, tuple[str, ...]], Any] = {}
        with self:
            _gl_function("glClipControl", ctypes.c_uint, ctypes.c_uint)(_LOWER_LEFT, _ZERO_TO_ONE)
            self._flush = _gl_function("glFlush")
            self._tex_image = _gl_function("glTexImage2D", *[ctypes.c_int] * 8, ctypes.c_void_p)
            self._tex_storage_3d = _gl_function("glTexStorage3D", *[ctypes.c_int] * 6)
            self._tex_sub_image_3d = _gl_function("glTexSubImage3D", *[ctypes.c_int] * 10, ctypes.c_void_p)
            self.gl.front_face = "cw"  # image rows run downwards, so counter-clockwise faces turn clockwise in the window

    def __enter__(self) -> GLContext:
        self.gl.__enter__()
        return self

    def __exit__(self, *exc: object) -> None:
        self.gl.__exit__(*exc)

    def program(self, vertex: str, fragment: str, defines: Iterable[str] = ()) -> Any:
        """The program of two shader files, with `#define`s; compiled once."""
        key = (vertex, fragment, tuple(sorted(defines)))
        if key not in self._programs:
            self._programs[key] = self.gl.program(
                vertex_shader=shader_source(vertex, key[2]), fragment_shader=shader_source(fragment, key[2])
            )
        return self._programs[key]

    def float_depth_texture(self, width: int, height: int) -> Any:
        """A 32-bit float depth texture. moderngl makes 24-bit integer ones, so its storage is specified again."""
        texture = self.gl.depth_texture((width, height))
        texture.use(0)
        self._tex_image(_TEXTURE_2D, 0, _DEPTH_COMPONENT32F, width, height, 0, _DEPTH_COMPONENT, _FLOAT, None)
        return texture

    def mipmapped_array(self, size: int, layers: int) -> Any:
        """A repeating RGBA8 texture array of (size, size, layers) with storage for all mip levels, trilinear."""
        array = self.gl.texture_array((size, size, layers), 4, dtype="f1")
        array.use(0)
        # All levels at once: levels given one by one are kept twice where the GPU is the CPU.
        self._tex_storage_3d(_TEXTURE_2D_ARRAY, size.bit_length(), _RGBA8, size, size, layers)
        array.filter = (self.gl.LINEAR_MIPMAP_LINEAR, self.gl.LINEAR)
        array.repeat_x = array.repeat_y = True
        return array

    def write_layer(self, array: Any, layer: int, levels: Sequence[NDArray[np.uint8]]) -> None:
        """Write the mip levels (S, S, 4), (S / 2, S / 2, 4), ... of one layer of a mipmapped array."""
        array.use(0)
        for level, pixels in enumerate(levels):
            rows = np.ascontiguousarray(pixels)
            self._tex_sub_image_3d(
                _TEXTURE_2D_ARRAY, level, 0, 0, layer, rows.shape[1], rows.shape[0], 1, _RGBA, _UNSIGNED_BYTE, rows.ctypes.data
            )

    def flush(self) -> None:
        """Begin with all that was asked for, without waiting for it. The CPU's rasteriser would begin when somebody waits."""
        self._flush()

    def check(self) -> None:
        """SimgenError if the GL error flag is set."""
        error = self.gl.error
        if error != "GL_NO_ERROR":
            raise SimgenError(f"OpenGL reports {error}; the driver is {self.gl.info['GL_RENDERER']}; please report this")

    def release(self) -> None:
        """Free the programs and the context."""
        with self:
            for program in self._programs.values():
                program.release()
        self._programs.clear()
        self.gl.release()


def shader_source(name: str, defines: Iterable[str] = ()) -> str:
    """Text of a shader file with its `#include "file"` lines replaced and `defines` ("NAME" or "NAME value") put on top."""
    head = "".join(f"#define {d}\n" for d in defines)
    return "#version 450 core\n" + head + _expanded(name, set())


def set_uniforms(program: Any, **values: Any) -> None:
    """Set uniforms by name; those that the compiler has removed are skipped. Arrays are given as bytes."""
    for name, value in values.items():
        member = program.get(name, None)
        if member is None:
            continue
        if isinstance(value, bytes):
            member.write(value)
        else:
            member.value = value


def _expanded(name: str, seen: set[str]) -> str:
    if name in seen:
        return ""
    seen.add(name)
    text = resources.files("simgen.renderers.raster").joinpath("shaders", name).read_text(encoding="utf-8")
    return _INCLUDE.sub(lambda m: _expanded(m.group(1), seen), text)


def _gl_function(name: str, *arguments: Any) -> Any:
    """An OpenGL function that moderngl does not expose; it returns nothing."""
    for library in ("libEGL.so.1", "libEGL.so"):
        try:
            get = ctypes.CDLL(library).eglGetProcAddress
        except OSError:
            continue
        get.restype, get.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
        address = get(name.encode())
        if address:
            return ctypes.CFUNCTYPE(None, *arguments)(address)
    raise MissingDependencyError(f"{name} (OpenGL 4.5 through libEGL)", "the raster renderer", EGL_REMEDY)
