"""How much sky walls and houses leave to each place: a volume of horizons, taken from a height map of what never moves.

It does for whole streets what ambient occlusion on the picture does for crevices. The map lies around what the camera sees, on
a coarse grid of places, and is made again only when the camera comes to the next of them; so it depends on that place alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen import geometry
from simgen.renderers.raster.context import GLContext
from simgen.renderers.raster.scenepass import MeshProgram, ScenePass
from simgen.renderers.raster.table import InstanceTable
from simgen.renderers.raster.view import draw_list, packed_rows
from simgen.snapshot import Camera

SIDE_PX = 256
SIDE_M = 160.0
LEVELS = 7
TOP_M = 24.0  # of the highest level above the lowest; they are closer together near the ground
_PLACES_M = 16.0
_AHEAD_M = 45.0  # of the camera, where the middle of the map lies
_ROOM_M = 150.0  # above and below the camera that the height map holds
_REACHES_M = (0.9, 1.8, 3.2, 5.5, 9.0, 14.0, 22.0)
_TO_MAP = np.diag([-1.0, 1.0, -1.0])  # axes of the map: west, north, down; right-handed as a camera's
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Horizons:
    """textures : two 3D textures (x east, y north, level), RGBA: sines of the horizon's height towards +x, -x, +y, -y, and towards +x+y,
    -x+y, -x-y, +x-y. low : (3,) world position of the volumes' corner. usual : mean sine at the ground, for what lies outside."""

    textures: tuple[Any, Any]
    low: Floats
    usual: float


class HorizonMaps:
    """The horizons of the place where the camera is; those of the last place are kept."""

    def __init__(self, context: GLContext, scene: ScenePass) -> None:
        gl = context.gl
        self._context, self._scene = context, scene
        self._depth = context.float_depth_texture(SIDE_PX, SIDE_PX)
        self._framebuffer = gl.framebuffer(depth_attachment=self._depth)
        self._program = MeshProgram(context, "shadow.vert", "shadow.frag")
        self._textures = gl.texture3d((SIDE_PX, SIDE_PX, LEVELS), 4, dtype="f1"), gl.texture3d((SIDE_PX, SIDE_PX, LEVELS), 4, dtype="f1")
        for texture in self._textures:
            texture.filter = (gl.LINEAR, gl.LINEAR)
            texture.repeat_x = texture.repeat_y = texture.repeat_z = False
        self._last: tuple[object, tuple[float, ...], Horizons] | None = None

    def at(self, static: object, table: InstanceTable, count: int, camera: Camera) -> Horizons:
        """The horizons for a camera. static : the tuple of instances that never move, the first `count` rows of the table."""
        middle = place(camera)
        key = tuple(float(v) for v in middle)
        if self._last is None or self._last[0] is not static or self._last[1] != key:
            heights = self._heights(table, count, camera, middle)
            sines = horizons(heights, middle[2])
            for texture, half in zip(self._textures, sines, strict=True):
                texture.write(np.round(half * 255).astype(np.uint8).tobytes())
            low = middle - [SIDE_M / 2, SIDE_M / 2, 0]
            self._last = (static, key, Horizons(self._textures, low, float(np.sqrt((sines[:, 0] ** 2).mean()))))
        return self._last[2]

    def release(self) -> None:
        """Free everything."""
        for part in (self._framebuffer, self._depth, *self._textures):
            part.release()

    def _heights(self, table: InstanceTable, count: int, camera: Camera, middle: Floats) -> NDArray[np.float32]:
        """(SIDE_PX, SIDE_PX) world z of the highest opaque surface of stuff that never moves, rows to the north, columns to the
        east; what is not covered is deep below."""
        gl = self._context.gl
        T = geometry.transform(_TO_MAP, middle)
        above = replace(camera, T_world_cam=T, T_world_cam_next=T)
        spheres = table.world_sphere
        near: NDArray[np.bool_] = np.asarray((np.abs(spheres[:, :2] - middle[:2]) - spheres[:, 3:] < SIDE_M / 2).all(axis=1))
        near[count:] = False
        self._scene.begin(table, packed_rows(table, above))
        self._scene.list([draw_list(table, near & table.casts_fine & (table.instance_id == 0), np.zeros(len(table)))])
        to_clip = np.array([[2 / SIDE_M, 0, 0, 0], [0, 2 / SIDE_M, 0, 0], [0, 0, 0.5 / _ROOM_M, 0.5], [0, 0, 0, 1.0]])
        self._program.set(u_clip_from_camera=to_clip.T.astype(np.float32).tobytes())
        self._framebuffer.use()
        self._framebuffer.clear(depth=1.0)
        gl.depth_func = "<"
        self._scene.draw(0, opaque=self._program)
        gl.enable_only(gl.NOTHING)
        depth = np.empty((SIDE_PX, SIDE_PX), np.float32)
        self._framebuffer.read_into(depth, components=1, attachment=-1, dtype="f4", alignment=1)
        return np.ascontiguousarray(np.float32(middle[2]) - (2 * depth[:, ::-1] - 1) * np.float32(_ROOM_M))


def place(camera: Camera) -> Floats:
    """(3,) middle of the map, on a grid; z is near the ground below the camera."""
    ahead = camera.T_world_cam[:3, 2] * [1.0, 1.0, 0.0]
    at = camera.T_world_cam[:3, 3] + _AHEAD_M * ahead / max(float(np.linalg.norm(ahead)), 1e-6) - [0, 0, 2.0]
    return np.round(at / [_PLACES_M, _PLACES_M, 1.0]) * [_PLACES_M, _PLACES_M, 1.0]


def level_heights() -> Floats:
    """(LEVELS,) metres above the lowest."""
    return TOP_M * (np.arange(LEVELS) / (LEVELS - 1)) ** 2


def horizons(heights: NDArray[np.float32], ground: float) -> NDArray[np.float32]:
    """(2, LEVELS, S, S, 4) sines 0..1 of the horizon of a height map whose edges go on outwards: towards +x, -x, +y, -y, and towards
    +x+y, -x+y, -x-y, +x-y. What lies overhead counts as a wall at the shortest reach."""
    cell = SIDE_M / SIDE_PX
    pad = int(np.ceil(max(_REACHES_M) / cell)) + 1
    wide = np.pad(heights, pad, mode="edge")
    sines = np.zeros((8, LEVELS, SIDE_PX, SIDE_PX), np.float32)
    for k in range(8):
        direction = np.array([np.cos(k * np.pi / 4), np.sin(k * np.pi / 4)])
        slopes = np.zeros((LEVELS, SIDE_PX, SIDE_PX), np.float32)
        for reach in _REACHES_M:
            step = np.round(direction * reach / cell).astype(int)
            away = np.float32(np.linalg.norm(step) * cell)
            x, y = pad + step[0], pad + step[1]
            there = (wide[y : y + SIDE_PX, x : x + SIDE_PX] - np.float32(ground)) / away
            np.maximum(slopes, there - (level_heights() / away).astype(np.float32)[:, None, None], out=slopes)
        sines[k] = slopes / np.sqrt(1 + slopes * slopes)
    return np.stack([np.moveaxis(sines[[0, 4, 2, 6]], 0, -1), np.moveaxis(sines[1::2], 0, -1)])
