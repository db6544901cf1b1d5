"""What must hold of every asset, whoever made it: sound geometry at every level, honest dimensions, and feet on the ground."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simgen.asset import LOD_FOCAL_PX, Asset
from simgen.assets.meshbuilder import LEAST_AREA_M2, doubled_areas
from simgen.mesh import Mesh
from simgen.ontology import CLASSES

_UNIT = 5e-3  # of normals and of weights' sums
_INVERTED = -0.2  # cosine of a face's own normal and its vertices': below this it is drawn from the wrong side
_FEW = 0.03  # share of the area that may be so: folds of cloth, far levels
_GROUND_M, _SUNK_M = 0.005, 0.35
_DECLARED = 0.01
_HULL_M = 0.15  # that a hull may reach beyond what is drawn: a box about a triangular sign
_MIRRORS_M = 0.75  # both mirrors of a coach; a vehicle's width is declared without them
_LEVEL_PX = 3.5  # how far a coarser level's extent may differ where it takes over, in a picture of LOD_FOCAL_PX
_THIN = 0.004  # share of the surface at each end that does not count for it: aerials, rails, the tip of a ladder
# Triangles at the finest level, by class.
_BUDGETS = {"car": 60_000, "bus": 90_000, "truck": 90_000, "trailer": 90_000, "caravan": 90_000, "person": 14_000, "rider": 14_000}
_BUDGET = 200_000
_NAMES = {c.id: c.name for c in CLASSES}


Footing = Literal["stands", "sunk", "mounted"]


def faults(asset: Asset, *, footing: Footing = "stands") -> list[str]:
    """Everything that is wrong with an asset, in words; empty if it is sound.

    footing : it "stands" on z = 0 of its frame; or is "sunk", let into the ground by its foundation or roots; or "mounted" on something.
    """
    found = [f"level {i}: {fault}" for i, mesh in enumerate(asset.lods) for fault in _of_mesh(mesh, asset)]
    if not asset.lods or not all(len(m.faces) for m in asset.lods):
        return [*found, "has a level without faces"]
    return [*found, *_of_levels(asset), *_of_size(asset, footing), *_of_body(asset)]


def _of_mesh(mesh: Mesh, asset: Asset) -> Iterator[str]:
    n = len(mesh.positions)
    for name in ("positions", "normals", "uvs", "weights"):
        values = getattr(mesh, name)
        if values is not None and not np.isfinite(values).all():
            yield f"{name} are not all finite"
            return
    if not len(mesh.faces) or mesh.faces.max() >= n:
        yield "faces name vertices that are not there" if len(mesh.faces) else "has no faces"
        return
    if not (len(mesh.normals) == len(mesh.uvs) == len(mesh.slots) == len(mesh.ao) == n):
        yield "its arrays differ in length"
        return
    if mesh.slots.max() >= len(asset.materials):
        yield f"slot {mesh.slots.max()} has no material"
    if (mesh.slots[mesh.faces] != mesh.slots[mesh.faces[:, :1]]).any():
        yield "a face's corners differ in material"
    yield from _of_faces(mesh)
    if mesh.joints is not None and mesh.weights is not None:
        if asset.skeleton is None or mesh.joints[mesh.weights > 0].max() >= len(asset.skeleton.names):
            yield "a vertex follows a joint that is not there"
        if np.abs(mesh.weights.sum(axis=1) - 1).max() > _UNIT or mesh.weights.min() < 0:
            yield "weights do not sum to 1"


def _of_faces(mesh: Mesh) -> Iterator[str]:
    off = np.abs(np.linalg.norm(mesh.normals[np.unique(mesh.faces)], axis=1) - 1)
    if off.max() > _UNIT:
        yield f"{(off > _UNIT).sum()} normals are not of unit length"
    area = doubled_areas(mesh.positions, mesh.faces) / 2
    if (area < LEAST_AREA_M2).any():
        yield f"{(area < LEAST_AREA_M2).sum()} of {len(area)} faces have no area"
    if mesh.two_sided:
        return  # drawn from both sides; leaves are lit as the crown that they belong to
    corners = mesh.positions.astype(np.float64)[mesh.faces]
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    facing = np.einsum("tk,tk->t", flat, mesh.normals[mesh.faces].astype(np.float64).mean(axis=1))
    wrong = facing < _INVERTED * 2 * area
    if area[wrong].sum() > _FEW * area.sum():
        yield f"{wrong.sum()} of {len(area)} faces are wound against their normals"
    if _volume(corners, area) < 0:
        yield "is inside out"


def _volume(corners: NDArray[np.float64], area: NDArray[np.float64]) -> float:
    """Signed volume of (T, 3, 3) triangles about the middle of the surface: negative for what is turned inside out, about 0 for a sheet."""
    middle = (corners.mean(axis=1) * area[:, None]).sum(axis=0) / max(float(area.sum()), 1e-12)
    a, b, c = np.moveaxis(corners - middle, 1, 0)
    return float(np.einsum("tk,tk->t", a, np.cross(b, c)).sum() / 6)


def _of_levels(asset: Asset) -> Iterator[str]:
    if len(asset.lod_distances_m) != len(asset.lods) - 1:
        yield f"{len(asset.lods)} levels need {len(asset.lods) - 1} distances, not {len(asset.lod_distances_m)}"
        return
    if list(asset.lod_distances_m) != sorted(asset.lod_distances_m):
        yield f"the distances of its levels, {asset.lod_distances_m}, do not rise"
    counts = [len(m.faces) for m in asset.lods]
    if counts != sorted(counts, reverse=True):
        yield f"coarser levels have more faces: {counts}"
    budget = _BUDGETS.get(_NAMES[asset.semantic], _BUDGET)
    if counts[0] > budget:
        yield f"{counts[0]} faces are more than the {budget} allowed"
    for i, distance in enumerate(asset.lod_distances_m):
        if asset.lods[i].two_sided:
            continue  # crowns: whole sprays of leaves give way to larger ones
        coarse, fine = asset.lods[i + 1], asset.lods[i]
        shift = np.minimum(np.abs(coarse.bounds - fine.bounds), np.abs(_extent(coarse) - _extent(fine)))
        off = float(shift.max()) * LOD_FOCAL_PX / max(distance, 1e-6)
        if off > _LEVEL_PX:
            yield f"level {i + 1} differs by {off:.1f} px from the finer one where it takes over, at {distance:g} m"


def _extent(mesh: Mesh) -> NDArray[np.float64]:
    """(2, 3) bounds of a mesh but for what sticks out and has little surface."""
    weight = np.repeat(doubled_areas(mesh.positions, mesh.faces), 3)
    corners = mesh.positions.astype(np.float64)[mesh.faces].reshape(-1, 3)
    out = np.empty((2, 3))
    for axis in range(3):
        order = np.argsort(corners[:, axis])
        share = np.cumsum(weight[order]) / weight.sum()
        ends = np.searchsorted(share, (_THIN, 1 - _THIN))
        out[:, axis] = corners[order[np.minimum(ends, len(order) - 1)], axis]
    return out


def _of_size(asset: Asset, footing: Footing) -> Iterator[str]:
    low, high = asset.bounds.astype(np.float64)
    depth = {"stands": _GROUND_M, "sunk": _SUNK_M}.get(footing, np.inf)
    if low[2] < -depth or (footing != "mounted" and low[2] > _GROUND_M):
        yield f"its lowest point is {low[2] * 1000:.0f} mm from the ground"
    for axis, name in enumerate(("length_m", "width_m", "height_m")):
        declared = asset.parameters.get(name)
        if declared is None or footing == "mounted":
            continue  # parts are declared as they are sold, without what fixes them
        real = float(high[axis] - low[axis])
        above = _MIRRORS_M if name == "width_m" and asset.skeleton is not None else 0.0
        if not declared * (1 - _DECLARED) <= real <= declared * (1 + _DECLARED) + above:
            yield f"{name} is declared as {declared:.3f} and measures {real:.3f}"
    if asset.skeleton is None or asset.lods[0].joints is None or footing != "stands":
        return
    mesh = asset.lods[0]
    for j, joint in enumerate(asset.skeleton.names):
        of = mesh.joints[:, 0] == j if mesh.joints is not None else np.zeros(0, bool)
        if joint.startswith("wheel_") and of.any() and abs(mesh.positions[of, 2].min()) > _GROUND_M:
            yield f"{joint} is {mesh.positions[of, 2].min() * 1000:.0f} mm from the ground"


def _of_body(asset: Asset) -> Iterator[str]:
    if asset.semantic not in _NAMES:
        yield f"class {asset.semantic} is not in the ontology"
    if not (np.isfinite(asset.mass_kg) and asset.mass_kg > 0):
        yield f"mass {asset.mass_kg} kg is none"
    low, high = asset.bounds.astype(np.float64)
    for i, hull in enumerate(asset.hulls):
        if len(hull) < 4 or not np.isfinite(hull).all():
            yield f"hull {i} has no volume"
        elif (hull.min(axis=0) < low - _HULL_M).any() or (hull.max(axis=0) > high + _HULL_M).any():
            yield f"hull {i} reaches beyond what is drawn"
    for material in asset.materials:
        values = (*material.base_color, material.roughness, material.metallic, material.transmittance, material.clearcoat, material.dirt)
        if not all(np.isfinite(v) and v >= 0 for v in (*values, *material.emissive)):
            yield f"material {material.name!r} has a value below 0 or none"
    joints = len(asset.skeleton.names) if asset.skeleton is not None else 1
    for name, (joint, at) in asset.keypoints.items():
        if not 0 <= joint < joints or not np.isfinite(at).all():
            yield f"keypoint {name!r} follows no joint"
    for name, T in asset.anchors.items():
        if not np.allclose(T[:3, :3] @ T[:3, :3].T, np.eye(3), atol=_UNIT) or np.linalg.det(T[:3, :3]) < 0:
            yield f"anchor {name!r} is not rigid"
    for name, hinge in asset.hinges.items():
        if not 0 <= hinge.joint < joints or abs(float(np.linalg.norm(hinge.axis)) - 1) > _UNIT:
            yield f"hinge {name!r} is not about a unit axis of a joint"
        if not np.isfinite(hinge.slide_m).all() or not (hinge.open_rad > 0 or any(hinge.slide_m)):
            yield f"hinge {name!r} does not move"
    try:
        json.dumps(dict(asset.parameters), allow_nan=False)
    except (TypeError, ValueError) as e:
        yield f"its parameters are not plain data: {e}"
