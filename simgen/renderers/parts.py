"""What the small backends share: meshes split by material, ids looked up, and a plain exposed sky behind the picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from simgen.mesh import Material, TextureMaps, skinned_normals, skinned_positions
from simgen.ontology import class_id
from simgen.snapshot import Camera, Instance, Sky

SKY_ID = class_id("sky")


@dataclass(frozen=True, eq=False)
class Part:
    """The triangles of one instance that wear one material, in the object's frame. faces index the (V, ...) arrays."""

    positions: NDArray[np.float32]
    normals: NDArray[np.float32]
    uvs: NDArray[np.float32]
    ao: NDArray[np.uint8]
    faces: NDArray[np.uint32]
    material: Material


def parts_of(instance: Instance) -> Iterator[Part]:
    """Split an instance, in its pose of the moment, by material slot. Two-sided meshes get their back faces as triangles of
    their own, so that back-face culling may stay on."""
    mesh = instance.mesh
    positions, normals = skinned_positions(mesh, instance.pose), skinned_normals(mesh, instance.pose)
    slot_of_face = mesh.slots[mesh.faces[:, 0]] if len(mesh.faces) else np.zeros(0, np.uint8)
    for slot in np.unique(slot_of_face):
        chosen = mesh.faces[slot_of_face == slot]
        used, local = np.unique(chosen, return_inverse=True)
        faces: NDArray[np.uint32] = local.reshape(-1, 3).astype(np.uint32)
        p, n, uv, ao = positions[used], normals[used], mesh.uvs[used], mesh.ao[used]
        material = instance.materials[int(slot)]
        if mesh.two_sided:
            faces = np.concatenate([faces, faces[:, ::-1] + np.uint32(len(p))])
            p, n, uv, ao = np.tile(p, (2, 1)), np.concatenate([n, -n]), np.tile(uv, (2, 1)), np.tile(ao, 2)
        shown = uv / np.float32(material.tile_m) + np.asarray(material.uv_offset, np.float32)
        yield Part(p, n, shown.astype(np.float32), ao, faces, material)


def ids_from_order(
    order: NDArray[np.integer], instances: tuple[Instance, ...]
) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    """Semantic and instance maps from a map (H, W) of positions in `instances`, -1 where nothing was hit."""
    semantic = np.array([i.semantic for i in instances] + [SKY_ID], np.uint8)
    instance = np.array([i.instance_id for i in instances] + [0], np.uint32)
    return semantic[order], instance[order]


def sky_exposure(sky: Sky) -> float:
    """Factor from kcd/m^2 to display white for 8-bit backends: a sheet of albedo 0.7 on the open ground becomes white."""
    flux = _ground_klx(sky)
    return float(np.pi / 0.7 / max(float(flux.mean()), 1e-9))


def ambient_radiance(sky: Sky) -> NDArray[np.float64]:
    """(3,) mean radiance of the sky as a horizontal surface weighs it, kcd/m^2."""
    half = sky.radiance[: len(sky.radiance) // 2]
    elevation = np.pi / 2 * (1 - (np.arange(len(half)) + 0.5) / len(half))
    weight = np.sin(elevation) * np.cos(elevation)
    out: NDArray[np.float64] = (weight / weight.sum()) @ half.mean(axis=1, dtype=np.float64)
    return out


def sky_picture(sky: Sky, camera: Camera) -> NDArray[np.uint8]:
    """(H, W, 3) uint8 sRGB of the sky alone as this camera sees it, with `sky_exposure`."""
    u, v = np.meshgrid(np.arange(camera.width), np.arange(camera.height))
    K = camera.K
    ray = np.stack([(u - K[0, 2]) / K[0, 0], (v - K[1, 2]) / K[1, 1], np.ones(u.shape)], axis=-1)
    ray = ray @ camera.T_world_cam[:3, :3].T
    ray /= np.linalg.norm(ray, axis=-1, keepdims=True)
    h, w = sky.radiance.shape[:2]
    row = (np.pi / 2 - np.arcsin(np.clip(ray[..., 2], -1, 1))) / np.pi * h - 0.5
    column = np.arctan2(ray[..., 1], ray[..., 0]) % (2 * np.pi) / (2 * np.pi) * w - 0.5
    found = cv2.remap(
        sky.radiance, column.astype(np.float32), np.clip(row, 0, h - 1).astype(np.float32), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_WRAP,
    )  # fmt: skip
    return srgb(np.asarray(found) * np.float32(sky_exposure(sky)))


def srgb(linear: NDArray[np.floating]) -> NDArray[np.uint8]:
    """sRGB encoding (IEC 61966-2-1) of linear values, clipped to 0..1, as uint8."""
    x = np.clip(linear, 0, 1)
    return np.round(255 * np.where(x <= 0.0031308, 12.92 * x, 1.055 * np.power(x, 1 / 2.4) - 0.055)).astype(np.uint8)


def mean_albedo(material: Material, textures: Mapping[str, TextureMaps]) -> NDArray[np.float64]:
    """(3,) linear albedo of a material with its texture averaged."""
    base = np.asarray(material.base_color, float)
    if material.texture is None:
        return base
    texels = textures[material.texture].albedo[::8, ::8].reshape(-1, 4) / 255.0
    linear = np.where(texels[:, :3] <= 0.04045, texels[:, :3] / 12.92, ((texels[:, :3] + 0.055) / 1.055) ** 2.4)
    cover = texels[:, 3:] if material.alpha == "mask" else np.ones((len(texels), 1))
    return np.asarray(base * (linear * cover).sum(0) / max(float(cover.sum()), 1e-6))


def _ground_klx(sky: Sky) -> NDArray[np.float64]:
    return np.asarray(ambient_radiance(sky) * np.pi + sky.sun_irradiance * max(float(sky.sun_direction[2]), 0.0))
