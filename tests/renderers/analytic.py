"""A small scene whose depth and ids are known in closed form: ground plane, box, sphere, a see-through card."""

from __future__ import annotations

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.geometry import R_RIG_CAM, intrinsics, inverse, rotation, transform
from simgen.mesh import Material, TextureMaps
from simgen.ontology import class_id
from simgen.snapshot import Camera, Instance, Sky, Snapshot

GREY = (Material("grey", (0.4, 0.4, 0.4)),)
BOX = np.array([[14.0, -3.0, 0.0], [16.0, -1.0, 2.5]])
CENTER, RADIUS = np.array([20.0, 2.5, 1.6]), 1.5


def camera(width: int = 320, height: int = 180) -> Camera:
    K = intrinsics(width, height, np.radians(60))
    K[0, 2] += 7.3
    K[1, 2] -= 4.6
    T = transform(rotation(0.02, 0.05, 0.03) @ R_RIG_CAM, (0.3, 0.2, 1.5))
    return Camera("front", width, height, K, T, T, np.eye(4))


def sky() -> Sky:
    radiance = np.full((64, 128, 3), 5.0, np.float32)
    sun = np.array([0.3, 0.5, 0.8])
    return Sky(sun / np.linalg.norm(sun), np.array([90.0, 85.0, 75.0]), radiance, np.full(3, 5.0), 1e-5)


def box_mesh(size: np.ndarray) -> MeshBuilder:
    b = MeshBuilder()
    b.add_box(size, 0)
    return b


def sphere_mesh(radius: float, rings: int = 96) -> MeshBuilder:
    b = MeshBuilder()
    angle = np.linspace(-np.pi / 2, np.pi / 2, rings)
    b.add_lathe(np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), 0, segments=rings)
    return b


def snapshot() -> Snapshot:
    ground = MeshBuilder()
    ground.add([[-50, -60, 0], [400, -60, 0], [400, 60, 0], [-50, 60, 0]], [[0, 1, 2, 3]], 0)
    static = (
        Instance(ground.build(), GREY, np.eye(4), class_id("road")),
        Instance(box_mesh(BOX[1] - BOX[0]).build(), GREY, transform(None, BOX.mean(0)), class_id("car"), 7),
    )
    dynamic = (Instance(sphere_mesh(RADIUS).build(), GREY, transform(None, CENTER), class_id("person"), 300_000),)
    return Snapshot(static, dynamic, sky(), (camera(),), {}, np.eye(4))


def truth(cam: Camera) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Depth (H, W), instance id (H, W) and a mask of pixels further than about a pixel from any edge."""
    u, v = np.meshgrid(np.arange(cam.width), np.arange(cam.height))
    K = cam.K
    local = np.stack([(u - K[0, 2]) / K[0, 0], (v - K[1, 2]) / K[1, 1], np.ones(u.shape)], -1)
    d = local @ cam.T_world_cam[:3, :3].T
    o = cam.T_world_cam[:3, 3]
    with np.errstate(divide="ignore", invalid="ignore"):
        t = -o[2] / d[..., 2]
        p = o + t[..., None] * d
        hit = (t > 0) & (p[..., 0] < 400) & (np.abs(p[..., 1]) < 60)
        depth, ids = np.where(hit, t, np.inf), np.where(hit, 0, -1)
        a, b = (BOX[0] - o) / d, (BOX[1] - o) / d
        near, far = np.minimum(a, b).max(-1), np.maximum(a, b).min(-1)
    hit = (near < far) & (near > 0) & (near < depth)
    depth, ids = np.where(hit, near, depth), np.where(hit, 7, ids)
    A, B, C = (d * d).sum(-1), d @ (o - CENTER), (o - CENTER) @ (o - CENTER) - RADIUS**2
    disc = B * B - A * C
    t = (-B - np.sqrt(np.maximum(disc, 0))) / A
    hit = (disc > 0) & (t < depth)
    depth, ids = np.where(hit, t, depth), np.where(hit, 300_000, ids)
    inner = np.ones(ids.shape, bool)
    for axis in (0, 1):
        for step in (-1, 1):
            inner &= np.roll(ids, step, axis) == ids
    return np.where(np.isfinite(depth), depth, 0), ids, inner


def card(alpha: np.ndarray) -> tuple[Snapshot, Camera]:
    """A two-sided masked card, seen from behind, that fills the picture at 5 m; `alpha` : (512, 512) uint8, row 0 on top."""
    b = MeshBuilder()
    f = 2 * 5.0 * np.tan(np.radians(30))
    # Seen from behind: the card's front faces +x, the camera stands at the origin.
    y, z = f / 2, f / 2 * 180 / 320
    b.add_picture([[5, -y, -z], [5, y, -z], [5, y, z], [5, -y, z]], 0)
    albedo = np.full((512, 512, 4), 255, np.uint8)
    albedo[..., 3] = alpha
    maps = TextureMaps(albedo, np.full((512, 512, 4), 128, np.uint8))
    material = (Material("card", texture="card", alpha="mask"),)
    one = Instance(b.build(two_sided=True), material, np.eye(4), class_id("vegetation"), 0)
    T = transform(R_RIG_CAM)
    cam = Camera("front", 320, 180, intrinsics(320, 180, np.radians(60)), T, T, np.eye(4))
    return Snapshot((one,), (), sky(), (cam,), {"card": maps}, inverse(np.eye(4))), cam
