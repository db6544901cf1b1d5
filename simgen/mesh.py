"""Meshes, materials and texture maps: plain immutable values that assets make and renderers draw."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

TEXTURE_SIZE_PX = 512


@dataclass(frozen=True)
class Material:
    """A metallic-roughness PBR material, hashable; colours are linear RGB.

    base_color : albedo, multiplied with the texture's albedo where there is one.
    emissive : emitted radiance, in the unit of `Sky` (cd/m^2 / 1000).
    texture : key into `Snapshot.textures`, or None for a plain colour.
    tile_m : mesh UVs are divided by this; a tiling material's UVs are metres and tile_m is the size of one repeat,
        a picture's UVs run 0..1 (v = 0 at the picture's bottom row) and tile_m is 1.
    alpha : "opaque", or "mask": texels with texture alpha < 0.5 are holes, in pictures, labels and shadows alike.
    transmittance : 0..1 share of light that goes straight through a pane (tinted glass has less). 0 for everything else, and for glass
        that nothing is modelled behind. Panes are the surface in labels and depth; backends that cannot see through draw base_color.
    clearcoat : 0..1 weight of a smooth dielectric layer on top (car paint).
    translucency : 0..1 share of light that comes through from behind (leaves, thin cloth).
    variation : 0..1 amplitude of the low-frequency brightness noise that renderers may add in world space (dirt, wear).
    uv_offset : added to UVs after tile_m, to choose a cell of a texture that holds several pictures (number plates).
    dirt : 0..1 amount of road dust and dried splashes, most where the baked ambient occlusion is low (a car's sills).
    """

    name: str
    base_color: tuple[float, float, float] = (0.8, 0.8, 0.8)
    roughness: float = 0.6
    metallic: float = 0.0
    emissive: tuple[float, float, float] = (0.0, 0.0, 0.0)
    texture: str | None = None
    tile_m: float = 1.0
    alpha: Literal["opaque", "mask"] = "opaque"
    clearcoat: float = 0.0
    translucency: float = 0.0
    normal_strength: float = 1.0
    variation: float = 0.0
    transmittance: float = 0.0
    uv_offset: tuple[float, float] = (0.0, 0.0)
    dirt: float = 0.0


@dataclass(frozen=True, eq=False)
class TextureMaps:
    """Maps of one texture, each (512, 512, 4) uint8, row 0 at the top of the picture (v = 1).

    albedo : sRGB-encoded red, green, blue and linear alpha (coverage).
    detail : tangent-space normal x, y (127.5 = 0, +x along u, +y along v), roughness factor (multiplies
        the material's, 255 = 1), ambient occlusion (255 = open).
    """

    albedo: NDArray[np.uint8]
    detail: NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Mesh:
    """A triangle mesh in its object's frame (metres), counter-clockwise seen from outside.

    positions : (V, 3) float32. normals : (V, 3) float32, unit. uvs : (V, 2) float32. slots : (V,) uint8, index into
    the instance's materials (all three corners of a face have the same). faces : (T, 3) uint32.
    ao : (V,) uint8 baked ambient occlusion, 255 = open. joints : (V, 4) uint8 and weights : (V, 4) float32 (sum 1)
    for meshes that bend or have moving parts, else None. two_sided : back faces are drawn too, with their normal turned
    (leaves, sheets); otherwise they are culled, in pictures and labels alike.
    """

    positions: NDArray[np.float32]
    normals: NDArray[np.float32]
    uvs: NDArray[np.float32]
    slots: NDArray[np.uint8]
    faces: NDArray[np.uint32]
    ao: NDArray[np.uint8]
    joints: NDArray[np.uint8] | None = None
    weights: NDArray[np.float32] | None = None
    two_sided: bool = False
    key: str = field(default="")  # content hash; filled in

    def __post_init__(self) -> None:
        if self.key:
            return
        h = hashlib.blake2b(digest_size=12)
        for a in (self.positions, self.normals, self.uvs, self.slots, self.faces, self.ao, self.joints, self.weights):
            h.update(b"-" if a is None else np.ascontiguousarray(a).tobytes())
        h.update(bytes([self.two_sided]))
        object.__setattr__(self, "key", h.hexdigest())

    @cached_property
    def bounds(self) -> NDArray[np.float32]:
        """(2, 3) smallest and largest coordinates, metres, in the rest pose."""
        return np.stack([self.positions.min(axis=0), self.positions.max(axis=0)])


def part_of(mesh: Mesh, chosen: NDArray[np.bool_]) -> Mesh:
    """The mesh of the chosen ones (T,) of a mesh's faces, with the vertices that they use."""
    used, faces = np.unique(mesh.faces[chosen], return_inverse=True)
    return Mesh(
        mesh.positions[used], mesh.normals[used], mesh.uvs[used], mesh.slots[used], faces.reshape(-1, 3).astype(np.uint32), mesh.ao[used],
        None if mesh.joints is None else mesh.joints[used], None if mesh.weights is None else mesh.weights[used], mesh.two_sided,
    )  # fmt: skip


def skinned_positions(mesh: Mesh, pose: NDArray[np.floating] | None) -> NDArray[np.float32]:
    """(V, 3) positions with the skinning matrices `pose` (J, 4, 4) applied (linear blend); the rest pose for None."""
    if pose is None or mesh.joints is None or mesh.weights is None:
        return mesh.positions
    blended = np.einsum("vk,vkij->vij", mesh.weights, np.asarray(pose, np.float32)[mesh.joints])
    return (np.einsum("vij,vj->vi", blended[:, :3, :3], mesh.positions) + blended[:, :3, 3]).astype(np.float32)


def skinned_normals(mesh: Mesh, pose: NDArray[np.floating] | None) -> NDArray[np.float32]:
    """(V, 3) unit normals under the skinning matrices `pose` (J, 4, 4)."""
    if pose is None or mesh.joints is None or mesh.weights is None:
        return mesh.normals
    blended = np.einsum("vk,vkij->vij", mesh.weights, np.asarray(pose, np.float32)[mesh.joints, :3, :3])
    n = np.einsum("vij,vj->vi", blended, mesh.normals)
    return (n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)).astype(np.float32)
