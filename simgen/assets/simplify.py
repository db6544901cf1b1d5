"""Coarser meshes for far away, where every face of the finer ones is smaller than a pixel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import LEAST_AREA_M2, doubled_areas
from simgen.mesh import Mesh


def clustered(mesh: Mesh, cell_m: float) -> Mesh:
    """The mesh with the vertices of each cell of a grid drawn together (Rossignac and Borrel 1993), so that nothing moves by more than
    a cell's diagonal, cell_m * sqrt(3). Vertices that differ in slot, in the joint that they follow most or in the side that they face
    stay apart. Faces without area are left out; the result has at least one face, or is the mesh itself. It fills the same bounds, so
    that what stood on the ground still does.
    """
    cell = np.floor(mesh.positions / np.float32(cell_m)).astype(np.int64)
    facing = 2 * np.abs(mesh.normals).argmax(axis=1)
    facing += np.take_along_axis(mesh.normals, facing[:, None] // 2, axis=1)[:, 0] < 0
    keys = [cell, mesh.slots[:, None], facing[:, None]]
    if mesh.joints is not None and mesh.weights is not None:
        keys.append(np.take_along_axis(mesh.joints, mesh.weights.argmax(axis=1)[:, None], axis=1))
    _, first, cluster = np.unique(np.concatenate(keys, axis=1), axis=0, return_index=True, return_inverse=True)
    cluster = cluster.reshape(-1)
    count = np.bincount(cluster)[:, None]

    def mean(values: np.ndarray) -> np.ndarray:
        return np.stack([np.bincount(cluster, column) for column in values.T], axis=1) / count

    faces = cluster[mesh.faces]
    a, b, c = faces.T
    faces = faces[(a != b) & (b != c) & (c != a)]
    if len(faces) == 0:
        return mesh
    # The same face twice would flicker; corners are turned so that the smallest comes first, which keeps the winding.
    turn = faces.argmin(axis=1)[:, None]
    faces = np.unique(np.take_along_axis(faces, (turn + np.arange(3)) % 3, axis=1), axis=0)
    positions = mean(mesh.positions)
    faces = faces[doubled_areas(positions.astype(np.float32), faces) > 4 * LEAST_AREA_M2]
    if len(faces) == 0:
        return mesh
    (low, high), (own_low, own_high) = mesh.bounds.astype(np.float64), (positions.min(axis=0), positions.max(axis=0))
    positions = low + (positions - own_low) * ((high - low) / np.maximum(own_high - own_low, 1e-9))
    normals = mean(mesh.normals)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    # What the drawing together has turned over would be seen from its back alone.
    p = positions[faces]
    turned = np.einsum("ti,ti->t", np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]), normals[faces].sum(axis=1)) < 0
    faces = faces[~turned] if not turned.all() else faces
    return Mesh(
        positions=positions.astype(np.float32),
        normals=normals.astype(np.float32),
        uvs=mesh.uvs[first],
        slots=mesh.slots[first],
        faces=faces.astype(np.uint32),
        ao=mesh.ao[first],
        joints=None if mesh.joints is None else mesh.joints[first],
        weights=None if mesh.weights is None else mesh.weights[first],
        two_sided=mesh.two_sided,
    )


def with_far_level(asset: Asset, beyond_m: float, cell_m: float) -> Asset:
    """The asset with one more level of detail beyond a distance: its coarsest mesh, `clustered`."""
    return replace(
        asset, lods=(*asset.lods, clustered(asset.lods[-1], cell_m)), lod_distances_m=(*asset.lod_distances_m, beyond_m)
    )
