"""`RasterRenderer`: what has to be drawn for a request, in order."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from simgen.buffers import Buffers, RenderRequest
from simgen.errors import SimgenError
from simgen.geometry import inverse
from simgen.renderers.raster import amodal, culling, shadows
from simgen.renderers.raster.arena import Arena
from simgen.renderers.raster.contact import ContactPass
from simgen.renderers.raster.context import GLContext, set_uniforms
from simgen.renderers.raster.horizon import HorizonMaps
from simgen.renderers.raster.labels import LABELS, LabelPass
from simgen.renderers.raster.materials import Materials
from simgen.renderers.raster.picture import PicturePass, sample_offsets
from simgen.renderers.raster.scenepass import ALBEDO_UNIT, DETAIL_UNIT, MASK_UNIT, MeshProgram, ScenePass
from simgen.renderers.raster.table import PANE, InstanceTable, TableCache
from simgen.renderers.raster.targets import Targets
from simgen.renderers.raster.textures import Textures
from simgen.renderers.raster.view import camera_spheres, draw_list, frustum_planes, packed_rows, projection, visible
from simgen.snapshot import Camera, Snapshot

_OUTPUTS = LABELS | {"radiance"}
_SIZES_KEPT = 4


class RasterRenderer:
    """Renders snapshots with OpenGL.

    device : index of the EGL device (GPU), None for the first. The context is made on the first `render`.
    """

    name = "raster"

    def __init__(self, device: int | None = None) -> None:
        self._device = device
        self._gpu: _Gpu | None = None

    def render(self, snapshot: Snapshot, camera: Camera, request: RenderRequest) -> Buffers:
        """See `simgen.buffers.Renderer.render`. Raises SimgenError for outputs it does not know and for broken input,
        MissingDependencyError where there is no OpenGL."""
        unknown = request.outputs - _OUTPUTS
        if unknown:
            raise SimgenError(f"outputs {sorted(unknown)} are unknown; the raster renderer makes {', '.join(sorted(_OUTPUTS))}")
        if request.samples < 1:
            raise SimgenError(f"samples is {request.samples}; it must be at least 1")
        if self._gpu is None:
            self._gpu = _Gpu(self._device)
        with self._gpu.context:
            buffers = self._gpu.render(snapshot, camera, request)
            self._gpu.context.check()
        return buffers

    def close(self) -> None:
        """Free every resource; the next `render` would begin anew."""
        if self._gpu is not None:
            self._gpu.release()
            self._gpu = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class _Gpu:
    """Everything that lives on the GPU."""

    def __init__(self, device: int | None) -> None:
        self.context = GLContext(device)
        with self.context:
            gl = self.context.gl
            self._arena = Arena(gl)
            self._textures = Textures(self.context)
            self._materials = Materials(gl, self._textures)
            self._tables = TableCache(self._arena, self._materials)
            self._scene = ScenePass(self.context, self._arena, self._materials, self._textures)
            self._labels = LabelPass(self.context)
            self._amodal = amodal.AmodalPass(self.context, self._scene)
            self._picture = PicturePass(self.context, self._scene)
            self._contact = ContactPass(self.context)
            self._horizons = HorizonMaps(self.context, self._scene)
            self._copy_depth = self.context.program("fullscreen.vert", "copy_depth.frag")
            self._copy_array = gl.vertex_array(self._copy_depth, [])
            self._targets: dict[tuple[int, int], Targets] = {}

    def render(self, snapshot: Snapshot, camera: Camera, request: RenderRequest) -> Buffers:
        table = self._tables.table(snapshot)
        targets = self._targets_for(camera)
        wants_labels, wants_picture = bool(request.outputs & LABELS), "radiance" in request.outputs
        spheres = camera_spheres(table, camera)
        distance = np.linalg.norm(spheres[:, :3], axis=1) - spheres[:, 3]
        in_view = table.pictured & visible(spheres, frustum_planes(camera)) & culling.large_enough(spheres, distance, camera)
        horizons = self._horizons.at(snapshot.static, table, len(snapshot.static), camera) if wants_picture else None
        self._scene.begin(table, packed_rows(table, camera))
        drawn, depth = self._draw_first(table, targets, camera, in_view, spheres, distance, labels=wants_labels, picture=wants_picture)
        panes = bool((drawn[table.item_row] & (table.item_batch & PANE > 0)).any())
        if panes:
            self._scene.list([draw_list(table, drawn, distance)])
            self._draw_panes(targets, camera, labels=wants_labels, picture=wants_picture)

        if wants_labels:
            self._labels.draw(targets, camera, panes)
            self.context.flush()
        seen = drawn if request.samples == 1 else culling.not_hidden(table, camera, drawn, depth)
        lists = [draw_list(table, seen, distance)]
        cascades: list[shadows.Cascade] = []
        if wants_picture and request.shadows and float(np.max(snapshot.sky.sun_irradiance)) > 0:
            cascades = shadows.cascades(table, camera, snapshot.sky.sun_direction, depth)
            lists += [c.draws for c in cascades]
        todo = None
        if "amodal" in request.outputs:
            todo = amodal.plan(table, camera, in_view)
            lists.append(todo.draws)
        self._scene.list(lists)

        # What is read back waits for all that was asked for before: the labels first, the picture last.
        raw = self._labels.read(targets, request.outputs) if wants_labels else None
        if horizons is not None:
            self._picture.begin(targets, snapshot.sky, camera, cascades, horizons)
            self._contact.draw(targets, table, camera, drawn, distance)
            self._picture.clear(targets)
            for index, offset in enumerate(sample_offsets(request.samples)):
                if index > 0:
                    self._clear(targets)
                    self._draw_surface(targets, camera, labels=False, picture=True, jitter_px=offset)
                    if panes:
                        self._draw_panes(targets, camera, labels=False, picture=True, jitter_px=offset)
                self._picture.add(targets, camera, offset, index, request.samples, 0 if panes else None)
            self.context.flush()
        labels = {} if raw is None else raw.resolved(table)
        masks = None
        if todo is not None and raw is not None:
            wanted = amodal.wanted_ids(table, distance, raw.visible_ids(table), request.amodal_hidden_m)
            masks = self._amodal.masks(todo, len(lists) - 1, camera, labels["instance"], wanted)
        radiance = self._picture.read(targets) if wants_picture else None
        kept = {name: image for name, image in labels.items() if name in request.outputs or name == "flow_valid"}
        return Buffers(radiance=radiance, amodal=masks, **kept)

    def release(self) -> None:
        with self.context:
            parts: list[Any] = [self._copy_array, self._contact, self._picture, self._horizons, self._amodal, self._labels, self._scene]
            parts += [self._materials, self._textures, self._arena, *self._targets.values()]
            for part in parts:
                part.release()
        self.context.release()

    def _draw_first(
        self, table: InstanceTable, targets: Targets, camera: Camera, in_view: NDArray[np.bool_], spheres: NDArray[np.float64],
        distance: NDArray[np.float64], *, labels: bool, picture: bool,
    ) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
        """The unjittered geometry pass: large things first, then those that they do not hide. -> (N,) which instances are
        drawn, and the (H, W) depth buffer, near / z."""
        self._clear(targets)
        in_front = culling.occluders(table, in_view, spheres, distance)
        self._scene.list([draw_list(table, in_front, distance)])
        self._draw_surface(targets, camera, labels=labels, picture=picture)
        depth = targets.read("surface", -1, 1, kept=True)
        behind = culling.not_hidden(table, camera, in_view & ~in_front, depth)
        if behind.any():
            self._scene.list([draw_list(table, behind, distance)])
            self._draw_surface(targets, camera, labels=labels, picture=picture)
            depth = targets.read("surface", -1, 1, kept=True)
        return in_front | behind, depth

    def _clear(self, targets: Targets) -> None:
        targets.surface.use()
        targets.surface.clear(depth=0.0)

    def _draw_surface(
        self, targets: Targets, camera: Camera, *, labels: bool, picture: bool, jitter_px: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        gl = self.context.gl
        wanted = ["LABELS"] * labels + ["PICTURE"] * picture
        surface = MeshProgram(self.context, "scene.vert", "scene.frag", wanted)
        leaves = MeshProgram(self.context, "scene.vert", "scene.frag", [*wanted, "MASKED"])
        holes = MeshProgram(self.context, "scene.vert", "holes.frag", ["MASKED"])
        for program in (surface, leaves, holes):
            _set_view(program, camera, jitter_px)
        targets.surface.use()
        gl.depth_func = ">"
        self._scene.draw(0, opaque=surface)
        # What has holes is drawn twice: a shader that discards runs on hidden pixels too, so that one is kept small.
        targets.depth_only.use()
        self._scene.draw(0, masked=holes)
        targets.surface.use()
        gl.depth_func = "=="
        self._scene.draw(0, masked=leaves)
        gl.enable_only(gl.NOTHING)

    def _draw_panes(
        self, targets: Targets, camera: Camera, *, labels: bool, picture: bool, jitter_px: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        """The nearest panes before what `_draw_surface` drew, of the same list."""
        gl = self.context.gl
        panes = MeshProgram(self.context, "scene.vert", "scene.frag", [*["LABELS"] * labels, *["PICTURE"] * picture, "PANE"])
        _set_view(panes, camera, jitter_px)
        targets.panes.use()
        targets.panes.clear(depth=0.0)
        targets.depth.use(0)
        set_uniforms(self._copy_depth, u_depth=0)
        gl.enable_only(gl.DEPTH_TEST)
        gl.depth_func = "1"
        targets.panes.color_mask = ((False,) * 4,) * 2
        self._copy_array.render(vertices=3)
        targets.panes.color_mask = ((True,) * 4,) * 2
        gl.depth_func = ">"
        self._scene.draw(0, panes=panes)
        gl.enable_only(gl.NOTHING)

    def _targets_for(self, camera: Camera) -> Targets:
        size = (camera.width, camera.height)
        if size in self._targets:
            self._targets[size] = self._targets.pop(size)  # to the end: the most recently used, whose framebuffers may still be bound
        else:
            if len(self._targets) >= _SIZES_KEPT:
                self._targets.pop(next(iter(self._targets))).release()
            self._targets[size] = Targets(self.context, *size)
        return self._targets[size]


def _set_view(program: MeshProgram, camera: Camera, jitter_px: tuple[float, float]) -> None:
    camera_motion = inverse(camera.T_world_cam_next) @ camera.T_world_cam
    program.set(
        u_camera_motion=camera_motion.T.astype(np.float32).tobytes(),
        u_albedo=ALBEDO_UNIT, u_detail=DETAIL_UNIT, u_mask=MASK_UNIT,
        u_projection=projection(camera, jitter_px).T.astype(np.float32).tobytes(),
        u_K=camera.K.T.astype(np.float32).tobytes(), u_inverse_K=np.linalg.inv(camera.K).T.astype(np.float32).tobytes(),
    )  # fmt: skip
