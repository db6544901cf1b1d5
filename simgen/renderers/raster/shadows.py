"""Sun shadows: three cascades side by side in one depth texture, fitted to slices of the view and stable under its motion."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen import geometry
from simgen.renderers.raster.context import GLContext
from simgen.renderers.raster.culling import Receivers, corners
from simgen.renderers.raster.table import InstanceTable
from simgen.renderers.raster.view import DrawList, draw_list
from simgen.snapshot import Camera

SIZE_PX = 1024
SPLITS_M = (0.0, 11.0, 36.0, 140.0)
CASCADES = len(SPLITS_M) - 1
FINE_CASCADES = 1  # their texels show the difference between levels of detail; the others take `Instance.caster`,
_FINE_BEYOND_M = 4.0  # and so do things that lie farther away than the slice of a fine map, whose own surface is not looked up in it
_BEHIND_M = 400.0  # casters this far towards the sun are kept
_SMALLEST_TEXELS = 4.5  # smaller casters are left out
_LOOKED_UP = 0.985  # share of a map that lookups use, as in lighting.frag
_INNER = 0.96  # the same less what filters reach
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Cascade:
    """One shadow map. texel_m : width of a texel on a surface that faces the sun. clip_from_camera : (4, 4) camera frame to the
    map's clip space (x, y in -1..1, depth in 0..1 away from the sun)."""

    texel_m: float
    clip_from_camera: Floats
    draws: DrawList


class ShadowMaps:
    """The depth texture (cascades from left to right) and its framebuffer."""

    def __init__(self, context: GLContext) -> None:
        gl = context.gl
        self.depth = context.float_depth_texture(SIZE_PX * CASCADES, SIZE_PX)
        self.depth.compare_func = "<="
        self.depth.filter = (gl.LINEAR, gl.LINEAR)
        self.depth.repeat_x = self.depth.repeat_y = False
        self.framebuffer = gl.framebuffer(depth_attachment=self.depth)

    def release(self) -> None:
        """Free both."""
        self.framebuffer.release()
        self.depth.release()


def cascades(table: InstanceTable, camera: Camera, sun_direction: Floats, depth_buffer: NDArray[np.float32]) -> list[Cascade]:
    """The maps for a camera, each with the casters that can darken something in it.

    A point is looked up in the finest map that holds it across the light, however deep it lies along the light; so all maps
    share one range of depth, and what lies wholly inside one map is left out of the coarser ones. depth_buffer : (H, W)
    near / z of the picture, which tells where shadows could be seen.
    """
    axes = light_axes(np.asarray(sun_direction, np.float64))
    center, radius = slice_sphere(camera, SPLITS_M[-2], SPLITS_M[-1])
    deepest = float(axes[2] @ center) + radius
    spheres = table.world_sphere
    local, r = spheres[:, :3] @ axes.T, spheres[:, 3]
    wanted = (table.casts_fine | table.casts_coarse) & (local[:, 2] - r < deepest) & (local[:, 2] + r > deepest - 2 * radius - _BEHIND_M)
    highest = max(float((local[wanted, 2] - r[wanted]).min(initial=deepest - 2 * radius)), deepest - 2 * radius - _BEHIND_M)
    depth = deepest - highest
    receivers = Receivers(depth_buffer, camera, axes)
    away = (table.T_now[:, :3, 3] - camera.T_world_cam[:3, 3]) @ camera.T_world_cam[:3, 2]
    fine = np.where(away < SPLITS_M[FINE_CASCADES] + _FINE_BEYOND_M, table.casts_fine, table.casts_coarse)
    out: list[Cascade] = []
    for k, (near, far) in enumerate(itertools.pairwise(SPLITS_M)):
        center, radius = slice_sphere(camera, near, far)
        texel = 2 * radius / SIZE_PX
        middle = np.round(axes[:2] @ center / texel) * texel  # whole texels: edges do not crawl as the camera moves
        offset = np.abs(local[:, :2] - middle)
        casts = fine if k < FINE_CASCADES else table.casts_coarse
        chosen = wanted & casts & (offset - r[:, None] < radius).all(axis=1) & (r > _SMALLEST_TEXELS * texel)
        index = np.flatnonzero(chosen)
        boxes = corners(table, index) @ axes.T
        own = receivers.taken(middle, radius, _LOOKED_UP)
        chosen[index] = own.shadowed_by(boxes.min(axis=1), boxes.max(axis=1), middle, radius)
        draws = draw_list(table, chosen, np.maximum(local[:, 2] - highest, 0))
        wanted = wanted & ~(offset + r[:, None] < _INNER * radius).all(axis=1)
        T = geometry.transform(axes, (-middle[0], -middle[1], -highest))
        to_clip = np.diag([1 / radius, 1 / radius, 1 / depth, 1.0])
        out.append(Cascade(texel, to_clip @ T @ camera.T_world_cam, draws))
    return out


def light_axes(sun_direction: Floats) -> Floats:
    """(3, 3) rotation from the world to the light's frame, whose z axis runs from the sun to the scene."""
    z = -sun_direction / np.linalg.norm(sun_direction)
    x = np.cross([0, 0, 1.0] if abs(z[2]) < 0.99 else [0, 1.0, 0], z)
    x /= np.linalg.norm(x)
    return np.stack([x, np.cross(z, x), z])


def slice_sphere(camera: Camera, near: float, far: float) -> tuple[Floats, float]:
    """Centre (3,) in the world and radius of a sphere around the view between two depths; the radius depends on the
    intrinsics alone."""
    k = camera.K
    x = np.array([-0.5 - k[0, 2], camera.width - 0.5 - k[0, 2]]) / k[0, 0]
    y = np.array([-0.5 - k[1, 2], camera.height - 0.5 - k[1, 2]]) / k[1, 1]
    slope = float(np.hypot(np.abs(x).max(), np.abs(y).max()))
    # The sphere through the corners of both ends, or around the far end where the view is wide.
    middle = min((near + far) / 2 * (1 + slope**2), far)
    radius = float(np.hypot(far - middle, far * slope))
    return geometry.apply(camera.T_world_cam, [0, 0, middle]), radius
