"""Putting assets together: what somebody wears or carries, what a vehicle has on its roof, who sits in it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.mesh import Mesh


def with_part(
    asset: Asset, part: Asset, T_obj_part: NDArray[np.float64], joint: str = "", *, name: str = "", collides: bool = True
) -> Asset:
    """The asset with a rigid part fixed to it, as one object: one mesh, one id, one box.

    T_obj_part : (4, 4) rigid placing of the part in the asset's rest pose. joint : the joint of the asset that it moves with, the first
    one by default. name : prefix of the part's lamps, tags and anchors ("name.paint"), the part's family by default. collides :
    whether its hulls and mass count. A part that is missing at a far level of detail is drawn by its coarsest mesh.
    """
    index = asset.skeleton.index(joint) if asset.skeleton is not None and joint else 0
    shift, prefix = len(asset.materials), name or part.family
    levels = range(len(asset.lods))
    return replace(
        asset,
        key=f"{asset.key}+{part.key}",
        lods=tuple(_merged(asset.lods[i], part.lods[min(i, len(part.lods) - 1)], T_obj_part, index, shift) for i in levels),
        materials=(*asset.materials, *part.materials),
        mass_kg=asset.mass_kg + part.mass_kg * collides,
        lamps={**asset.lamps, **{f"{prefix}.{k}": {s + shift: m for s, m in lit.items()} for k, lit in part.lamps.items()}},
        tags={**asset.tags, **{f"{prefix}.{k}": s + shift for k, s in part.tags.items()}},
        hulls=(*asset.hulls, *(_moved(h, T_obj_part) for h in part.hulls if collides)),
        anchors={**asset.anchors, **{f"{prefix}.{k}": T_obj_part @ T for k, T in part.anchors.items()}},
        parameters={**asset.parameters, "parts": [*asset.parameters.get("parts", ()), part.key]},
    )


def _merged(mesh: Mesh, part: Mesh, T: NDArray[np.float64], joint: int, shift: int) -> Mesh:
    n = len(part.positions)
    rigid = mesh.joints is not None and mesh.weights is not None
    positions = _moved(part.positions, T)
    normals = part.normals @ T[:3, :3].T
    return Mesh(
        positions=np.concatenate([mesh.positions, positions.astype(np.float32)]),
        normals=np.concatenate([mesh.normals, normals.astype(np.float32)]),
        uvs=np.concatenate([mesh.uvs, part.uvs]),
        slots=np.concatenate([mesh.slots, part.slots + np.uint8(shift)]),
        faces=np.concatenate([mesh.faces, part.faces + np.uint32(len(mesh.positions))]),
        ao=np.concatenate([mesh.ao, part.ao]),
        joints=np.concatenate([mesh.joints, np.tile(np.array([joint, 0, 0, 0], np.uint8), (n, 1))]) if rigid else None,
        weights=np.concatenate([mesh.weights, np.tile(np.array([1, 0, 0, 0], np.float32), (n, 1))]) if rigid else None,
        two_sided=mesh.two_sided,
    )


def _moved(points: NDArray[np.floating], T: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(points @ T[:3, :3].T + T[:3, 3])
