"""The pyrender backend: RGB, depth and ids of a snapshot through pyrender's own passes, as a second opinion on `raster`.

pyrender culls back faces in its id pass whatever the material says, skips nodes that have no id and ignores alpha masks;
here every node has an id, two-sided meshes carry both sides, and its shaders get the missing mask test.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from simgen.buffers import Buffers, RenderRequest
from simgen.errors import MissingDependencyError, SimgenError
from simgen.libraries import EGL_REMEDY
from simgen.mesh import Material
from simgen.renderers.parts import Part, ambient_radiance, ids_from_order, parts_of, sky_exposure, sky_picture
from simgen.snapshot import Camera, Instance, Snapshot

_CAMERA_GL = np.diag([1.0, -1.0, -1.0, 1.0])  # OpenCV camera axes to OpenGL's


class PyrenderRenderer:
    """`simgen.buffers.Renderer` on pyrender (EGL). Delivers `rgb` (its own shading, directional shadows), `depth`,
    `semantic` and `instance`; everything else stays None.

    Depth is pyrender's 24-bit buffer: at z metres its step is z^2 / (near_m * 2^24), 1.5 mm at 50 m.
    device : index of the EGL device (GPU), None for the first.
    """

    name = "pyrender"

    def __init__(self, device: int | None = None) -> None:
        self._device = device
        self._lib: Any = None
        self._offscreen: Any = None
        self._scene: Any = None
        self._static: tuple[Instance, ...] | None = None
        self._dynamic: tuple[Instance, ...] | None = None
        self._static_nodes: list[Any] = []
        self._dynamic_nodes: list[Any] = []
        self._meshes: dict[Any, Any] = {}
        self._textures: dict[tuple[str, str], Any] = {}

    def render(self, snapshot: Snapshot, camera: Camera, request: RenderRequest) -> Buffers:
        """Draw one camera. Raises MissingDependencyError without pyrender or OpenGL."""
        outputs = request.outputs
        self._lib = _library(self._device)
        with _current_context_kept():
            self._open(camera)
            self._place(snapshot, camera)
            rgb = None
            if outputs & {"radiance", "rgb"}:
                rgb = self._picture(snapshot, request.shadows)
            order, depth = self._ids(len(snapshot.static) + len(snapshot.dynamic))
        semantic, instance = ids_from_order(order, snapshot.instances)
        if rgb is not None:
            rgb = np.where((order < 0)[..., None], sky_picture(snapshot.sky, camera), rgb)
        return Buffers(
            rgb=rgb,
            depth=depth if "depth" in outputs else None,
            semantic=semantic if "semantic" in outputs else None,
            instance=instance if "instance" in outputs else None,
        )

    def close(self) -> None:
        """Free the context and every cached mesh."""
        if self._offscreen is not None:
            with _current_context_kept():
                self._offscreen.delete()
        self._offscreen = self._scene = self._static = self._dynamic = None
        self._static_nodes, self._dynamic_nodes = [], []
        self._meshes.clear()
        self._textures.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _open(self, camera: Camera) -> None:
        if self._offscreen is None:
            try:
                self._offscreen = self._lib.OffscreenRenderer(camera.width, camera.height)
            except Exception as e:  # PyOpenGL raises many kinds, with no common base
                raise MissingDependencyError(
                    f"OpenGL through EGL ({type(e).__name__}: {e})", "the pyrender backend",
                    EGL_REMEDY,
                ) from e
            self._offscreen._renderer.delete()
            self._offscreen._renderer = _masking_renderer()(camera.width, camera.height)
            self._scene = self._lib.Scene()
        self._offscreen.viewport_width, self._offscreen.viewport_height = camera.width, camera.height

    def _place(self, snapshot: Snapshot, camera: Camera) -> None:
        """Bring the scene graph up to the snapshot: static nodes once, dynamic ones each time, camera and sun."""
        scene = self._scene
        if self._static is not snapshot.static:
            for node in self._static_nodes:
                scene.remove_node(node)
            self._meshes.clear()
            self._textures.clear()
            self._static_nodes = [self._add(i, snapshot) for i in snapshot.static]
            self._static = snapshot.static
        for node in [*scene.camera_nodes, *scene.light_nodes]:
            scene.remove_node(node)
        if self._dynamic is not snapshot.dynamic:  # the same for every camera of a rig
            for node in self._dynamic_nodes:
                scene.remove_node(node)
            self._dynamic_nodes = [self._add(i, snapshot) for i in snapshot.dynamic]
            self._dynamic = snapshot.dynamic
        K = camera.K
        # pyrender's centre of the top-left pixel is (0.5, 0.5).
        lens = self._lib.IntrinsicsCamera(K[0, 0], K[1, 1], K[0, 2] + 0.5, K[1, 2] + 0.5, znear=camera.near_m)
        lens._zfar = None  # its constructor asks for a far plane; there is none
        lens.get_projection_matrix = _projection(K, camera.near_m)
        scene.main_camera_node = scene.add(lens, pose=camera.T_world_cam @ _CAMERA_GL)
        exposure = sky_exposure(snapshot.sky)
        sun = snapshot.sky.sun_irradiance * exposure
        if sun.max() > 0:
            strength = float(sun.max())
            light = self._lib.DirectionalLight(color=sun / strength, intensity=strength)
            scene.add(light, pose=_looking_along(-snapshot.sky.sun_direction))
        scene.ambient_light = ambient_radiance(snapshot.sky) * exposure

    def _add(self, instance: Instance, snapshot: Snapshot) -> Any:
        key = (instance.mesh.key, instance.materials)
        mesh = self._meshes.get(key) if instance.pose is None else None
        if mesh is None:
            # pyrender's time goes into its loop over primitives, so parts that can share one do: their colours go into the vertices.
            groups: dict[Any, list[Part]] = {}
            for part in parts_of(instance):
                m = part.material
                groups.setdefault((m.texture, m.alpha, m.emissive), []).append(part)
            mesh = self._lib.Mesh([self._primitive(parts, snapshot) for parts in groups.values()])
            if instance.pose is None:
                self._meshes[key] = mesh
        return self._scene.add(mesh, pose=instance.T_world_obj)

    def _primitive(self, parts: list[Part], snapshot: Snapshot) -> Any:
        """One primitive of parts with the same texture, alpha mode and emission."""
        m = parts[0].material
        offsets = np.cumsum([0] + [len(p.positions) for p in parts])
        colors = [
            np.concatenate([p.ao[:, None] / 255 * np.asarray(p.material.base_color), np.ones((len(p.ao), 1))], axis=1)
            for p in parts
        ]
        material = self._lib.MetallicRoughnessMaterial(
            baseColorFactor=(1.0, 1.0, 1.0, 1.0),
            metallicFactor=float(np.mean([p.material.metallic for p in parts])),
            roughnessFactor=float(np.mean([p.material.roughness for p in parts])),
            emissiveFactor=np.clip(np.sqrt(m.emissive), 0, 1),  # its shader squares the factor
            baseColorTexture=self._texture(m, snapshot),
            alphaMode="MASK" if m.alpha == "mask" and m.texture is not None else "OPAQUE",
        )
        return self._lib.Primitive(
            positions=np.concatenate([p.positions for p in parts]), normals=np.concatenate([p.normals for p in parts]),
            texcoord_0=np.concatenate([p.uvs for p in parts]), color_0=np.concatenate(colors).astype(np.float32),
            indices=np.concatenate([p.faces + np.uint32(o) for p, o in zip(parts, offsets[:-1], strict=True)]),
            material=material, mode=4,
        )  # fmt: skip

    def _texture(self, material: Material, snapshot: Snapshot) -> Any:
        if material.texture is None:
            return None
        # pyrender takes any texture with alpha for a transparent surface, so opaque ones come without.
        channels = "RGBA" if material.alpha == "mask" else "RGB"
        key = (material.texture, channels)
        if key not in self._textures:
            albedo = snapshot.textures[material.texture].albedo
            self._textures[key] = self._lib.Texture(source=albedo[..., : len(channels)], source_channels=channels)
        return self._textures[key]

    def _picture(self, snapshot: Snapshot, shadows: bool) -> NDArray[np.uint8]:
        flags = self._lib.RenderFlags.SHADOWS_DIRECTIONAL if shadows else self._lib.RenderFlags.NONE
        rgb, _ = self._offscreen.render(self._scene, flags=flags)
        return np.ascontiguousarray(rgb)

    def _ids(self, count: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Position of the visible instance (H, W), -1 for none, and depth, both at pixel centres: the id pass is the one
        that pyrender draws without multisampling."""
        if count >= 1 << 24:
            raise SimgenError(f"{count} instances are more than the {1 << 24} that pyrender's 24-bit id picture can hold")
        nodes = [*self._static_nodes, *self._dynamic_nodes]
        colors = {node: ((i + 1) & 255, (i + 1) >> 8 & 255, (i + 1) >> 16) for i, node in enumerate(nodes)}
        picture, depth = self._offscreen.render(self._scene, flags=self._lib.RenderFlags.SEG, seg_node_map=colors)
        picture = picture.astype(np.int64)
        return picture[..., 0] + (picture[..., 1] << 8) + (picture[..., 2] << 16) - 1, np.array(depth, np.float32)


def _projection(K: NDArray[np.float64], near: float) -> Any:
    """pyrender's camera method with no far plane (its own needs one for intrinsics) and skew allowed for."""

    def matrix(width: float, height: float) -> NDArray[np.float64]:
        P = np.zeros((4, 4))
        P[0, 0], P[0, 1], P[0, 2] = 2 * K[0, 0] / width, -2 * K[0, 1] / width, 1 - (2 * K[0, 2] + 1) / width
        P[1, 1], P[1, 2] = 2 * K[1, 1] / height, (2 * K[1, 2] + 1) / height - 1
        P[2, 2], P[2, 3], P[3, 2] = -1.0, -2.0 * near, -1.0
        return P

    return matrix


def _looking_along(direction: NDArray[np.float64]) -> NDArray[np.float64]:
    """(4, 4) pose whose -z axis points along `direction`."""
    z = -direction / np.linalg.norm(direction)
    x = np.cross([0.0, 1.0, 0.0] if abs(z[2]) > 0.9 else [0.0, 0.0, 1.0], z)
    x /= np.linalg.norm(x)
    T = np.eye(4)
    T[:3, 0], T[:3, 1], T[:3, 2] = x, np.cross(z, x), z
    return T


def _library(device: int | None) -> Any:
    """pyrender, ready for EGL and numpy 2."""
    os.environ["PYOPENGL_PLATFORM"] = "egl"
    os.environ["EGL_DEVICE_ID"] = str(device or 0)
    if not hasattr(np, "infty"):
        np.infty = np.inf  # type: ignore[attr-defined]  # numpy 2 dropped the name that pyrender uses
    try:
        import pyrender
    except ImportError as e:
        raise MissingDependencyError("pyrender", "the pyrender backend", "pip install pyrender") from e
    except Exception as e:  # PyOpenGL fails at import, in its own ways, when libEGL is missing
        raise MissingDependencyError(f"EGL ({e})", "the pyrender backend", EGL_REMEDY) from e
    return pyrender


@contextmanager
def _current_context_kept() -> Iterator[None]:
    """pyrender leaves no context current; another library's in the same process gets its place back.

    To be entered after `_library`: PyOpenGL 3.1.0 breaks when EGL is imported before pyrender has set it up."""
    from OpenGL import EGL
    from OpenGL.error import GLError

    before = EGL.eglGetCurrentContext(), EGL.eglGetCurrentDisplay()
    draw, read = EGL.eglGetCurrentSurface(EGL.EGL_DRAW), EGL.eglGetCurrentSurface(EGL.EGL_READ)
    try:
        yield
    finally:
        # A context whose owner has closed it lives on while it is current, and is gone now.
        if before[0]:
            with suppress(GLError):
                EGL.eglMakeCurrent(before[1], draw, read, before[0])


def _masking_renderer() -> Any:
    """pyrender's renderer with holes where a masked texture's alpha is below one half, in all of its passes."""
    from pyrender.constants import RenderFlags
    from pyrender.renderer import Renderer
    from pyrender.shader_program import ShaderProgram, ShaderProgramCache

    class MaskProgram(ShaderProgram):  # type: ignore[misc]
        def _load(self, shader_filename: str) -> str:
            return _with_mask(super()._load(shader_filename), os.path.basename(shader_filename), self.defines)

    class MaskCache(ShaderProgramCache):  # type: ignore[misc]
        masked = False

        def get_program(
            self, vertex_shader: str, fragment_shader: str, geometry_shader: str | None = None, defines: Any = None
        ) -> Any:
            if not self.masked:
                return super().get_program(vertex_shader, fragment_shader, geometry_shader, defines)
            key = ("masked", vertex_shader, fragment_shader, tuple(sorted(defines.items())))
            if key not in self._program_cache:
                files = [os.path.join(self.shader_dir, name) for name in (vertex_shader, fragment_shader)]
                self._program_cache[key] = MaskProgram(*files, defines=defines)
            return self._program_cache[key]

    class MaskRenderer(Renderer):  # type: ignore[misc]
        def __init__(self, width: int, height: int) -> None:
            super().__init__(width, height)
            self._program_cache = MaskCache()

        def _get_primitive_program(self, primitive: Any, flags: int, program_flags: int) -> Any:
            self._program_cache.masked = primitive.material.alphaMode == "MASK"
            return super()._get_primitive_program(primitive, flags, program_flags)

        def _bind_and_draw_primitive(self, primitive: Any, pose: Any, program: Any, flags: int) -> None:
            plain = flags & (RenderFlags.DEPTH_ONLY | RenderFlags.SEG)
            if plain and primitive.material.alphaMode == "MASK":
                self._bind_texture(primitive.material.baseColorTexture, "mask_texture", program)
            super()._bind_and_draw_primitive(primitive, pose, program, flags)

    return MaskRenderer


# The finest level's alpha decides: `raster` does the same, on mip levels that keep the share of holes.
_HOLE = """
bool is_hole(sampler2D map, vec2 uv) { return textureLod(map, uv, 0.0).a < 0.5; }
"""


def _with_mask(text: str, name: str, defines: dict[str, Any]) -> str:
    """A shader of pyrender with the mask test added."""
    main = r"void main\(\)\s*\{"
    if name == "mesh.vert":
        return text
    if name.endswith(".vert"):
        head = f"layout(location = {defines['TEXCOORD_0_LOC']}) in vec2 texcoord_0;\nout vec2 uv_0;\n"
        return re.sub(main, head + "void main()\n{\nuv_0 = texcoord_0;", text, count=1)
    if name == "mesh.frag":
        test = "if (is_hole(material.base_color_texture, uv_0)) discard;"
        text = text.replace("// Compute specular and diffuse colors", test, 1)
        return re.sub(main, _HOLE + "void main()\n{", text, count=1)
    head = "in vec2 uv_0;\nuniform sampler2D mask_texture;\n" + _HOLE
    test = "if (is_hole(mask_texture, uv_0)) discard;"
    return re.sub(main, head + "void main()\n{\n" + test, text, count=1)
