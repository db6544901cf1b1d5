"""Small scenes with known geometry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.geometry import R_RIG_CAM, intrinsics, transform
from simgen.mesh import Material, Mesh, TextureMaps
from simgen.snapshot import Camera, Instance, Sky, Snapshot

ROAD, CAR, SKY = 7, 26, 23
GREY = (Material("grey", (0.5, 0.5, 0.5), roughness=1.0),)


def camera(T: np.ndarray | None = None, T_next: np.ndarray | None = None, width: int = 160, height: int = 120) -> Camera:
    """A camera with an off-centre principal point; by default 1.5 m above the origin, looking along +x."""
    K = intrinsics(width, height, 1.0)
    K[:2, 2] += (3.3, -2.7)
    T = transform(R_RIG_CAM, (0, 0, 1.5)) if T is None else T
    return Camera("test", width, height, K, T, T if T_next is None else T_next, np.eye(4))


def sky(radiance: float = 5.0, sun: float = 0.0) -> Sky:
    """A uniform sky, with a sun 53 degrees high to the right and behind."""
    return Sky(np.array([-0.36, -0.48, 0.8]), np.full(3, sun), np.full((32, 64, 3), radiance, np.float32), np.full(3, radiance), 0.0)


def scene(
    static: Iterable[Instance], dynamic: Iterable[Instance] = (), light: Sky | None = None,
    textures: Mapping[str, TextureMaps] | None = None,
) -> Snapshot:
    return Snapshot(tuple(static), tuple(dynamic), light or sky(), (camera(),), textures or {}, np.eye(4))


def box(size: tuple[float, float, float]) -> Mesh:
    b = MeshBuilder()
    b.add_box(size, 0)
    return b.build()


def sphere(radius: float, rings: int = 128) -> Mesh:
    b = MeshBuilder()
    angle = np.linspace(-np.pi / 2, np.pi / 2, rings)
    b.add_lathe(np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), 0, segments=rings)
    return b.build()


def quad(corners: Iterable[tuple[float, float, float]], two_sided: bool = False) -> Mesh:
    """A flat quad, its front where the corners run counter-clockwise."""
    b = MeshBuilder()
    b.add_picture(list(corners), 0)
    return b.build(two_sided=two_sided)


def ground(half: float = 300.0) -> Instance:
    """Two triangles at z = 0."""
    mesh = quad([(-half, -half, 0), (half, -half, 0), (half, half, 0), (-half, half, 0)])
    return Instance(mesh, GREY, np.eye(4), ROAD)


def rays(cam: Camera, du: float = 0.0, dv: float = 0.0) -> np.ndarray:
    """(H, W, 3) camera-frame directions of the pixel centres (shifted by du, dv pixels), z = 1."""
    v, u = np.mgrid[0 : cam.height, 0 : cam.width] + np.array([dv, du])[:, None, None]
    return np.stack([u, v, np.ones_like(u)], axis=-1) @ np.linalg.inv(cam.K).T
