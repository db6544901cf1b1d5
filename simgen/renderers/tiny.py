"""The backend of last resort: PyBullet's TinyRenderer, a software rasteriser that needs no OpenGL at all."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from simgen.buffers import Buffers, RenderRequest
from simgen.bullet import load_pybullet, mesh_arguments
from simgen.errors import SimgenError
from simgen.geometry import quaternion_wxyz
from simgen.mesh import Material
from simgen.renderers.cutout import cut_out
from simgen.renderers.parts import Part, ambient_radiance, ids_from_order, mean_albedo, parts_of, sky_exposure, sky_picture, srgb
from simgen.snapshot import Camera, Instance, Snapshot

MAX_TRIANGLES = 40_000  # per shape: PyBullet refuses more than 131,072 vertices and 524,288 indices
CUT_TRIANGLES = 250_000  # that a crown with holes may be divided into; 40,000 put leaves where gaps are, near the camera
FAR_M = 5000.0
_CAMERA_GL = np.diag([1.0, -1.0, -1.0, 1.0])  # OpenCV camera axes to OpenGL's


class TinyRenderer:
    """`simgen.buffers.Renderer` on PyBullet's TinyRenderer (a DIRECT client of its own). Delivers `rgb`, `depth`, `semantic`
    and `instance`; everything else stays None. `rgb` has flat colours under sun and sky, without shadows (TinyRenderer's
    own darken the whole scene instead).

    Depth is PyBullet's float32 buffer: its step at z metres is about z^2 / (near_m * 2^24). Holes of masked textures are
    cut out triangle by triangle, so they are right to about a twelfth of a card's width.
    """

    name = "tiny"

    def __init__(self, device: int | None = None) -> None:
        del device  # runs on the CPU
        self._bullet: Any = None
        self._client = -1
        self._static: tuple[Instance, ...] | None = None
        self._dynamic: tuple[Instance, ...] | None = None
        self._dynamic_bodies: list[int] = []
        # A body's unique id -> position of its instance, and its albedo and emission (2, 3).
        self._bodies: dict[int, tuple[int, NDArray[np.float64]]] = {}
        self._shapes: dict[Any, list[tuple[int, NDArray[np.float64]]]] = {}
        self._albedos: dict[Material, NDArray[np.float64]] = {}

    def render(self, snapshot: Snapshot, camera: Camera, request: RenderRequest) -> Buffers:
        """Draw one camera. Raises MissingDependencyError without PyBullet."""
        self._open()
        self._place(snapshot)
        outputs = request.outputs
        rgb, depth, order = self._draw(snapshot, camera)
        semantic, instance = ids_from_order(order, snapshot.instances)
        if outputs & {"radiance", "rgb"}:
            rgb = np.where((order < 0)[..., None], sky_picture(snapshot.sky, camera), rgb)
        return Buffers(
            rgb=rgb if outputs & {"radiance", "rgb"} else None,
            depth=depth if "depth" in outputs else None,
            semantic=semantic if "semantic" in outputs else None,
            instance=instance if "instance" in outputs else None,
        )

    def close(self) -> None:
        """Disconnect the client, which frees all of its bodies."""
        if self._client >= 0:
            self._bullet.disconnect(physicsClientId=self._client)
        self._client = -1
        self._forget()

    def _forget(self) -> None:
        self._static, self._dynamic = None, None
        self._dynamic_bodies = []
        self._bodies.clear()
        self._shapes.clear()
        self._albedos.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _open(self) -> None:
        if self._client >= 0:
            return
        self._bullet = load_pybullet("the tiny backend")
        self._client = self._bullet.connect(self._bullet.DIRECT)

    def _place(self, snapshot: Snapshot) -> None:
        """Static bodies once, dynamic ones each time."""
        if self._static is not snapshot.static:
            # Removing bodies one by one would leave their shapes behind.
            self._bullet.resetSimulation(physicsClientId=self._client)
            self._forget()
            for order, instance in enumerate(snapshot.static):
                self._place_one(order, instance, snapshot)
            self._static = snapshot.static
            self._dynamic = None
        if self._dynamic is snapshot.dynamic:  # the same for every camera of a rig
            return
        for body in self._dynamic_bodies:
            self._bullet.removeBody(body, physicsClientId=self._client)
            del self._bodies[body]
        first = len(snapshot.static)
        self._dynamic_bodies = [
            body for i, one in enumerate(snapshot.dynamic) for body in self._place_one(first + i, one, snapshot)
        ]
        self._dynamic = snapshot.dynamic

    def _place_one(self, order: int, instance: Instance, snapshot: Snapshot) -> list[int]:
        """Bodies, one per material, of the instance at position `order`."""
        T = instance.T_world_obj
        rigid = bool(np.allclose(T[:3, :3] @ T[:3, :3].T, np.eye(3), atol=1e-6) and np.linalg.det(T[:3, :3]) > 0)
        key = (instance.mesh.key, instance.materials) if rigid and instance.pose is None else None
        shapes = self._shapes.get(key) if key else None
        if shapes is None:
            shapes = [s for part in parts_of(instance) for s in self._shapes_of(part, None if rigid else T, snapshot)]
            if key:
                self._shapes[key] = shapes
        position = T[:3, 3].tolist() if rigid else [0.0, 0.0, 0.0]
        w, x, y, z = quaternion_wxyz(T[:3, :3]) if rigid else (1.0, 0.0, 0.0, 0.0)
        bodies = []
        for shape, color in shapes:
            body = self._bullet.createMultiBody(
                baseVisualShapeIndex=shape, basePosition=position, baseOrientation=[x, y, z, w], physicsClientId=self._client
            )
            self._bodies[body] = (order, color)
            bodies.append(body)
        return bodies

    def _shapes_of(
        self, part: Part, T: NDArray[np.float64] | None, snapshot: Snapshot
    ) -> list[tuple[int, NDArray[np.float64]]]:
        """PyBullet visual shapes of a part, each with its (2, 3) linear albedo and emission."""
        m = part.material
        if m not in self._albedos:
            self._albedos[m] = mean_albedo(m, snapshot.textures)
        albedo = self._albedos[m]
        if m.alpha == "mask" and m.texture is not None:
            part = cut_out(part, snapshot.textures[m.texture], CUT_TRIANGLES)
        p, n = part.positions.astype(np.float64), part.normals.astype(np.float64)
        if T is not None:
            p, n = p @ T[:3, :3].T + T[:3, 3], n @ np.linalg.inv(T[:3, :3])
            n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-12)
        faces = part.faces[:, ::-1] if T is not None and np.linalg.det(T[:3, :3]) < 0 else part.faces
        out = []
        for start in range(0, len(faces), MAX_TRIANGLES):
            used, local = np.unique(faces[start : start + MAX_TRIANGLES], return_inverse=True)
            shape = self._bullet.createVisualShape(
                self._bullet.GEOM_MESH, **mesh_arguments(p[used], local, n[used]), rgbaColor=[1, 1, 1, 1], physicsClientId=self._client,
            )  # fmt: skip
            if shape < 0:
                raise SimgenError(f"PyBullet took no mesh of {len(used)} vertices and {len(local)} triangles")
            out.append((shape, np.stack([albedo * float(part.ao.mean()) / 255, np.asarray(m.emissive)])))
        return out

    def _draw(
        self, snapshot: Snapshot, camera: Camera
    ) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.int64]]:
        """(rgb, depth, position of the visible instance or -1), each (H, W, ...)."""
        w, h, near = camera.width, camera.height, camera.near_m
        view = np.linalg.inv(camera.T_world_cam @ _CAMERA_GL)
        # White bodies in the sun's light alone: the grey level is the cosine with the sun.
        answer = self._bullet.getCameraImage(
            w, h, viewMatrix=view.T.ravel().tolist(), projectionMatrix=_projection(camera).T.ravel().tolist(),
            renderer=self._bullet.ER_TINY_RENDERER, shadow=0, lightDirection=snapshot.sky.sun_direction.tolist(),
            lightColor=[1, 1, 1], lightDistance=100.0, lightAmbientCoeff=0.0, lightDiffuseCoeff=1.0, lightSpecularCoeff=0.0,
            physicsClientId=self._client,
        )  # fmt: skip
        shade = np.reshape(answer[2], (h, w, 4))[..., 0].astype(np.float32) / np.float32(255)
        buffer = np.reshape(answer[3], (h, w)).astype(np.float64)
        body = np.reshape(answer[4], (h, w)).astype(np.int64)
        last = max(self._bodies, default=-1)
        order = np.full(last + 2, -1, np.int64)
        colors = np.zeros((last + 2, 2, 3), np.float32)
        for unique_id, (position, color) in self._bodies.items():
            order[unique_id], colors[unique_id] = position, color
        depth = np.where(body < 0, 0.0, 2 * FAR_M * near / (FAR_M + near - (2 * buffer - 1) * (FAR_M - near)))
        return self._lit(snapshot, colors[body], shade, depth), depth.astype(np.float32), order[body]

    @staticmethod
    def _lit(
        snapshot: Snapshot, colors: NDArray[np.float32], shade: NDArray[np.float32], depth: NDArray[np.float64]
    ) -> NDArray[np.uint8]:
        """Lambert under the sun and an even sky, seen through the haze."""
        sky = snapshot.sky
        light = shade[..., None] * (sky.sun_irradiance / np.pi).astype(np.float32)
        radiance = colors[:, :, 0] * (light + ambient_radiance(sky).astype(np.float32)) + colors[:, :, 1]
        clear = np.exp(-sky.extinction_per_m * depth)[..., None]
        return srgb((radiance * clear + sky.haze_color * (1 - clear)) * sky_exposure(sky))


def _projection(camera: Camera) -> NDArray[np.float64]:
    """(4, 4) OpenGL-style projection for TinyRenderer, which samples column u at u and row v at H - 1 - v (no half pixels)."""
    K, w, h, near = camera.K, camera.width, camera.height, camera.near_m
    P = np.zeros((4, 4))
    P[0, 0], P[0, 1], P[0, 2] = 2 * K[0, 0] / w, -2 * K[0, 1] / w, 1 - 2 * K[0, 2] / w
    P[1, 1], P[1, 2] = 2 * K[1, 1] / h, (2 * K[1, 2] + 2) / h - 1
    P[2, 2], P[2, 3], P[3, 2] = (FAR_M + near) / (near - FAR_M), 2 * FAR_M * near / (near - FAR_M), -1.0
    return P
