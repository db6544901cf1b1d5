"""The picture: shadow maps, ambient occlusion and the lighting pass over the geometry buffer, averaged over samples."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.ndimage
from numpy.typing import NDArray

from simgen.renderers.raster.context import GLContext, set_uniforms
from simgen.renderers.raster.environment import Environment
from simgen.renderers.raster.horizon import SIDE_M, TOP_M, Horizons
from simgen.renderers.raster.scenepass import MASK_UNIT, MeshProgram, ScenePass
from simgen.renderers.raster.shadows import CASCADES, SIZE_PX, Cascade, ShadowMaps
from simgen.renderers.raster.targets import Targets
from simgen.renderers.raster.view import projection
from simgen.seeding import stream
from simgen.snapshot import Camera, Sky

_UNITS = {"u_a": 0, "u_b": 1, "u_noise": 2, "u_shadow": 3, "u_sky": 4, "u_specular": 5, "u_occlusion": 6, "u_materials": 7, "u_horizon": 10,
          "u_panes": 12, "u_horizon_diagonal": 13}  # fmt: skip
_SLOPE_BIAS, _CONSTANT_BIAS = 1.5, 2.0


class PicturePass:
    """Lights geometry buffers. `begin` and `clear` once per picture (after its first geometry pass), `add` for each sample, then `read`."""

    def __init__(self, context: GLContext, scene: ScenePass) -> None:
        self._context, self._scene = context, scene
        gl = context.gl
        self._shadow_maps = ShadowMaps(context)
        self._caster = MeshProgram(context, "shadow.vert", "shadow.frag")
        self._masked_caster = MeshProgram(context, "shadow.vert", "shadow.frag", ["MASKED"])
        names = ("occlusion.frag", "occlusion_blur.frag", "lighting.frag", "background.frag")
        passes = [(name, ()) for name in names] + [(name, ("PANES",)) for name in names[2:]]
        self._passes = [context.program("fullscreen.vert", name, defines) for name, defines in passes]
        self._pane = MeshProgram(context, "scene.vert", "pane.frag", ["PANE"])
        self._arrays = [gl.vertex_array(program, []) for program in self._passes]
        self._noise = noise_texture(gl)
        self._environment: tuple[Sky, Environment] | None = None
        self._cascades: list[Cascade] = []
        self._horizons: Horizons | None = None

    def begin(self, targets: Targets, sky: Sky, camera: Camera, cascades: list[Cascade], horizons: Horizons) -> None:
        """Shadow maps (the scene pass's lists 1.. are the cascades' casters) and ambient occlusion."""
        self._cascades, self._horizons = cascades, horizons
        self._draw_shadows(cascades)
        self._draw_occlusion(targets, camera)
        environment = self._environment_of(sky)
        R = camera.T_world_cam[:3, :3]
        light = cascades[0].clip_from_camera if cascades else np.eye(4)
        places, texels = np.zeros((CASCADES, 3), np.float32), np.ones(CASCADES, np.float32)
        for k, cascade in enumerate(cascades):
            places[k], texels[k] = _place(cascade.clip_from_camera, light), cascade.texel_m
        sun = np.asarray(sky.sun_direction, np.float64)
        common = dict(
            **_UNITS,
            u_world_from_camera=R.T.astype(np.float32).tobytes(),
            u_camera_position=tuple(np.mod(camera.T_world_cam[:3, 3], 4096.0)),
            u_sun_direction=tuple(sun / np.linalg.norm(sun)),
            u_sun_irradiance=tuple(sky.sun_irradiance),
            u_sun_radius=float(sky.sun_angular_radius_rad),
            u_haze=(*sky.haze_color, sky.extinction_per_m),
            u_irradiance=environment.irradiance.astype(np.float32).tobytes(),
            u_light=light.T.astype(np.float32).tobytes(),
            u_shadow_place=places.tobytes(),
            u_shadow_texel=texels.tobytes(),
            u_shadowed=bool(cascades),
            u_shadow_size=SIZE_PX,
            u_horizon_low=tuple(horizons.low - camera.T_world_cam[:3, 3]),
            u_horizon_size=(SIDE_M, TOP_M),
            u_horizon_usual=horizons.usual,
            u_surround=tuple(environment.surround),
            u_inverse_K=np.linalg.inv(camera.K).T.astype(np.float32).tobytes(),
        )
        for program in self._passes[2:]:
            set_uniforms(program, **common)
        self._pane.set(**common)

    def clear(self, targets: Targets) -> None:
        """Begin the sum."""
        targets.picture.use()
        targets.picture.color_mask = (True, True, True, True)
        targets.picture.depth_mask = False
        targets.picture.clear()

    def add(
        self, targets: Targets, camera: Camera, offset: tuple[float, float], index: int, samples: int, panes: int | None = None
    ) -> None:
        """Light the geometry buffer and add it to the sum with weight 1 / samples. panes : position of the scene pass's list whose panes
        stand before it, None if there are none."""
        gl = self._context.gl
        targets.picture.use()
        self._bind(targets)
        gl.enable_only(gl.BLEND | gl.DEPTH_TEST)
        gl.blend_func = gl.ONE, gl.ONE
        first = 2 if panes is None else 4
        for k, test in ((first, "<"), (first + 1, "==")):  # the triangle lies at depth 0, infinitely far: before it surfaces, on it the sky
            gl.depth_func = test
            set_uniforms(self._passes[k], u_jitter=offset, u_sample=index, u_weight=1.0 / samples)
            self._arrays[k].render(vertices=3)
        if panes is not None:
            self._pane.set(
                u_sample=index, u_weight=1.0 / samples, u_projection=projection(camera, offset).T.astype(np.float32).tobytes()
            )
            targets.pane_picture.use()
            targets.pane_picture.depth_mask = False
            gl.depth_func = "=="
            self._scene.draw(panes, panes=self._pane, blended=True)
        gl.enable_only(gl.NOTHING)

    def read(self, targets: Targets) -> NDArray[np.float32]:
        """(H, W, 3) linear radiance."""
        return targets.read("picture", 0, 3)

    def release(self) -> None:
        """Free everything."""
        for array in self._arrays:
            array.release()
        self._shadow_maps.release()
        self._noise.release()
        if self._environment is not None:
            self._environment[1].release()

    def _environment_of(self, sky: Sky) -> Environment:
        if self._environment is None or self._environment[0] is not sky:
            if self._environment is not None:
                self._environment[1].release()
            self._environment = (sky, Environment(self._context.gl, sky))
        return self._environment[1]

    def _draw_shadows(self, cascades: list[Cascade]) -> None:
        if not cascades:
            return
        gl = self._context.gl
        framebuffer = self._shadow_maps.framebuffer
        framebuffer.use()
        framebuffer.viewport = (0, 0, SIZE_PX * CASCADES, SIZE_PX)
        framebuffer.clear(depth=1.0)
        gl.depth_func = "<"
        gl.polygon_offset = _SLOPE_BIAS, _CONSTANT_BIAS
        for k, cascade in enumerate(cascades):
            framebuffer.viewport = (k * SIZE_PX, 0, SIZE_PX, SIZE_PX)
            matrix = cascade.clip_from_camera.T.astype(np.float32).tobytes()
            for program in (self._caster, self._masked_caster):
                program.set(u_clip_from_camera=matrix, u_mask=MASK_UNIT)
            self._scene.draw(1 + k, opaque=self._caster, masked=self._masked_caster)
        gl.polygon_offset = 0.0, 0.0
        gl.enable_only(gl.NOTHING)

    def _draw_occlusion(self, targets: Targets, camera: Camera) -> None:
        targets.ambient[0].use()
        targets.a.use(0)
        targets.depth.use(1)
        set_uniforms(
            self._passes[0], u_a=0, u_depth=1, u_near=camera.near_m, u_focal=float(camera.K[0, 0]),
            u_inverse_K=np.linalg.inv(camera.K).T.astype(np.float32).tobytes(),
        )  # fmt: skip
        self._arrays[0].render(vertices=3)
        targets.ambient[1].use()
        targets.occlusion[0].use(0)
        set_uniforms(self._passes[1], u_occlusion=0)
        self._arrays[1].render(vertices=3)

    def _bind(self, targets: Targets) -> None:
        if self._environment is None:
            return
        environment = self._environment[1]
        bound = (targets.a, targets.b, self._noise, self._shadow_maps.depth, environment.sky, environment.specular,
                 targets.occlusion[1], self._scene.material_texture)  # fmt: skip
        for unit, texture in enumerate(bound):
            texture.use(unit)
        targets.pane_b.use(_UNITS["u_panes"])
        if self._horizons is not None:
            for name, texture in zip(("u_horizon", "u_horizon_diagonal"), self._horizons.textures, strict=True):
                texture.use(_UNITS[name])


def _place(clip_from_camera: NDArray[np.float64], light: NDArray[np.float64]) -> tuple[float, float, float]:
    """Scale and shift of x and y from one cascade's clip space, `light` (4, 4), to another's: they share axes and depth."""
    scale = float(np.linalg.norm(clip_from_camera[0, :3]) / np.linalg.norm(light[0, :3]))
    shift = clip_from_camera[:2, 3] - scale * light[:2, 3]
    return scale, float(shift[0]), float(shift[1])


def sample_offsets(samples: int) -> list[tuple[float, float]]:
    """Subpixel shifts in -0.5..0.5 px of each sample: no shift first, so that the first picture is drawn together with the
    labels, then points of the R2 sequence (Roberts 2018) and their mirror images in turn, so that the picture does not drift."""
    plastic = 1.32471795724474602596
    steps = np.array([1 / plastic, 1 / plastic**2])
    points = np.mod(0.5 + np.arange(1, samples // 2 + 1)[:, None] * steps, 1.0) - 0.5
    return [(0.0, 0.0), *((float(s * x), float(s * y)) for x, y in points for s in (1, -1))][:samples]


def noise_texture(gl: Any) -> Any:
    """A tiling volume of smooth noise (two octaves) around 0.5, the same in every run."""
    rng = stream(0, 0, "raster.noise")
    n = 32
    coarse = rng.standard_normal((n // 4,) * 3)
    volume = 0.75 * scipy.ndimage.zoom(coarse, 4, order=3, mode="grid-wrap", grid_mode=True) + 0.45 * rng.standard_normal((n,) * 3)
    texels = np.clip(np.round(127.5 + 85 * volume), 0, 255).astype(np.uint8)
    texture = gl.texture3d((n, n, n), 1, texels.tobytes(), dtype="f1")
    texture.filter = (gl.LINEAR, gl.LINEAR)
    return texture
