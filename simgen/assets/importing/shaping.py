"""From a model's triangles to an asset's geometry: frame and size, one mesh, its levels of detail and its collision hulls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.asset import LOD_FOCAL_PX
from simgen.assets.importing import limits
from simgen.assets.importing.model import Floats, Model, Piece
from simgen.assets.importing.surfacing import Palette
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.simplify import clustered
from simgen.errors import SimgenError
from simgen.mesh import Mesh

METERS = {"m": 1.0, "cm": 0.01, "mm": 0.001, "in": 0.0254}
_GUESSED = ("m", "cm", "mm")  # inches are too near to centimetres
_AXES = {"x": (1, 0, 0), "y": (0, 1, 0), "z": (0, 0, 1), "-x": (-1, 0, 0), "-y": (0, -1, 0), "-z": (0, 0, -1)}
# Longest side of real things, metres, from which units are guessed: rough figures of ours.
_LONGEST_M = {"car": (2.3, 6.5), "truck": (4.5, 20.0), "bus": (5.0, 20.0), "motorcycle": (1.5, 2.8), "bicycle": (1.0, 2.2),
              "person": (0.5, 2.3), "rider": (0.5, 2.3), "bench": (1.0, 3.5), "bin": (0.4, 2.0), "bollard": (0.4, 1.5),
              "traffic cone": (0.25, 1.1), "street lamp": (2.5, 15.0), "building": (3.0, 80.0)}  # fmt: skip
_ANYTHING_M = (0.1, 12.0)
_LONG_AHEAD = {"car", "truck", "bus", "caravan", "trailer", "motorcycle", "bicycle", "train"}  # longer than wide
_LEVELS_M = (8.0, 25.0, 75.0)  # where coarser levels take over
_CELL_PX = 0.8  # of their grids there
_OPEN_SHARE = 0.02  # of edges with one face only, above which a mesh is drawn from both sides
_CREASE_DEG = 45.0
_HULL_CORNERS = 64  # about; more are thinned out


@dataclass(frozen=True)
class Frame:
    """How a file's frame was read. guessed : which of the entries nobody gave."""

    units: str
    up: str
    forward: str
    pivot: str
    scale: float
    guessed: tuple[str, ...]


def framed(
    model: Model, class_name: str, *, units: str = "auto", up: str = "auto", forward: str = "auto", pivot: str = "ground",
    length_m: float | None = None,
) -> tuple[list[Piece], Frame]:
    """The model's pieces in metres, x forward, y left, z up, and how that was done. length_m : along x, in place of the units.
    SimgenError if it has no size, or none that a thing in a street could have."""
    points = np.concatenate([p.positions for p in model.pieces]) if model.pieces else np.zeros((0, 3))
    if not len(points):
        raise SimgenError("has no triangles")
    if not np.isfinite(points).all() or np.abs(points).max() > 1e12:
        raise SimgenError("has vertices that are not numbers, or beyond measure")
    guessed = [name for name, value, own in (("up", up, model.up), ("forward", forward, model.forward)) if value == "auto" and own is None]
    vertical = model.up or model.usual_up if up == "auto" else up
    ahead = _forward(model, points, vertical, class_name) if forward == "auto" else forward
    if ahead.lstrip("-") == vertical.lstrip("-"):
        raise SimgenError(f"cannot be {vertical} up and face {ahead}; choose another --forward")
    x, z = np.array(_AXES[ahead], float), np.array(_AXES[vertical], float)
    R = np.stack([x, np.cross(z, x), z])
    turned = points @ R.T
    extent = np.ptp(turned, axis=0)
    if extent.max() <= 0:
        raise SimgenError("has no size: all its vertices are in one place")
    if length_m is not None:
        scale, unit = length_m / max(float(extent[0]), 1e-30), "scaled"
    elif units != "auto":
        scale, unit = METERS[units], units
    elif model.meters is not None:
        scale, unit = model.meters, "m"
    else:
        unit = _units(float(extent.max()), class_name)
        scale, guessed = METERS[unit], [*guessed, "units"]
    size = extent * scale
    if not limits.SMALLEST_M <= size.max() <= limits.LARGEST_M:
        raise SimgenError(f"would be {size.max():.3g} m long; say --units or --scale-to-length")
    low, high = turned.min(axis=0) * scale, turned.max(axis=0) * scale
    middle = (low + high) / 2
    shift = {"ground": np.array([middle[0], middle[1], low[2]]), "centre": middle, "keep": np.zeros(3)}[pivot]
    T = np.eye(4)
    T[:3, :3], T[:3, 3] = R * scale, -shift
    return [p.moved(T) for p in model.pieces], Frame(unit, vertical, ahead, pivot, float(scale), tuple(guessed))


def _forward(model: Model, points: Floats, up: str, class_name: str) -> str:
    own = model.forward or ("z" if up == "y" else "x")
    level = [axis for axis in ("x", "y", "z") if axis != up.lstrip("-")]
    if class_name not in _LONG_AHEAD:
        return own if own in level else level[0]
    extent = dict(zip(("x", "y", "z"), np.ptp(points, axis=0), strict=True))
    longest = max(level, key=lambda axis: (extent[axis], axis == own))
    return longest if model.forward is None or extent[longest] > 1.2 * extent[own] else own


def _units(longest: float, class_name: str) -> str:
    """The unit in which the longest side is likeliest for the class: metres if that may be, else what comes nearest to the usual."""
    low, high = _LONGEST_M.get(class_name, _ANYTHING_M)
    if low <= longest <= high:
        return "m"
    usual = np.sqrt(low * high)
    return min(_GUESSED, key=lambda unit: abs(float(np.log(longest * METERS[unit] / usual))))


def unusual(longest_m: float, class_name: str) -> str:
    """A word of doubt about a size, for the user: empty if things of the class are about so large, or may be of any size."""
    low, high = _LONGEST_M.get(class_name, (0.0, np.inf))
    if 0.7 * low <= longest_m <= 1.4 * high:
        return ""
    return f"{longest_m:.3g} m is unusual for a {class_name} ({low:g} to {high:g} m): --units or --scale-to-length says otherwise"


def joined(pieces: Sequence[Piece], palette: Palette) -> Mesh:
    """One mesh of all pieces with at most `TRIANGLES_KEPT` faces: smooth where faces meet at less than 45 degrees, with its outside
    outside. SimgenError if nothing with an area is left."""
    builder, merged = MeshBuilder(), []
    for piece in pieces:
        slots = palette.slots(piece)
        for slot in np.unique(slots):
            used, faces = np.unique(piece.faces[slots == slot], return_inverse=True)
            faces = _with_area(piece.positions[used], faces.reshape(-1, 3))
            if len(faces):
                uvs = None if piece.uvs is None else piece.uvs[used]
                merged.append((piece.positions[used], faces, int(slot), uvs))
    if not merged:
        raise SimgenError("has no faces with an area")
    positions = np.concatenate([p for p, _, _, _ in merged])
    starts = np.cumsum([0, *(len(p) for p, _, _, _ in merged[:-1])])
    faces = np.concatenate([f + s for (_, f, _, _), s in zip(merged, starts, strict=True)])
    inside_out = _is_inside_out(positions, faces)
    for points, own, slot, uvs in merged:
        builder.add(points, own[:, ::-1] if inside_out else own, slot, uvs=uvs, crease_deg=_CREASE_DEG)
    mesh = builder.build(two_sided=palette.two_sided or _open_share(positions, faces) > _OPEN_SHARE)
    cell = float(np.linalg.norm(np.diff(mesh.bounds, axis=0))) / 2000
    out = mesh
    while len(out.faces) > limits.TRIANGLES_KEPT:
        out, cell = _decimated(mesh, cell), cell * 1.3
    return out


def levels(mesh: Mesh) -> tuple[tuple[Mesh, ...], tuple[float, ...]]:
    """Levels of detail, finest first, and the distances at which they take over; only those that save a good part."""
    out, distances = [mesh], []
    for distance in _LEVELS_M:
        coarse = _decimated(mesh, distance / LOD_FOCAL_PX * _CELL_PX)
        if len(coarse.faces) < 0.7 * len(out[-1].faces):
            out.append(coarse)
            distances.append(distance)
    return tuple(out), tuple(distances)


def _decimated(mesh: Mesh, cell_m: float) -> Mesh:
    coarse = clustered(mesh, cell_m)
    corners = coarse.positions.astype(np.float64)[coarse.faces]
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    # What the drawing together has folded over lies on what it has not.
    along = np.einsum("tk,tk->t", flat, coarse.normals[coarse.faces].astype(np.float64).mean(axis=1))
    area = np.linalg.norm(flat, axis=1)
    kept = (area > 1e-10) & (along > -0.1 * area)
    if not kept.any():
        return mesh
    faces, flat = coarse.faces[kept], flat[kept]
    normals = coarse.normals.astype(np.float64)
    lost = np.linalg.norm(normals, axis=1) < 0.5  # where opposite sides were drawn together
    if lost.any():
        own = np.zeros_like(normals)
        np.add.at(own, faces.reshape(-1), np.repeat(flat, 3, axis=0))
        length = np.linalg.norm(own, axis=1, keepdims=True)
        normals[lost] = np.where(length > 1e-12, own / np.maximum(length, 1e-12), (0.0, 0.0, 1.0))[lost]
    return Mesh(coarse.positions, normals.astype(np.float32), coarse.uvs, coarse.slots, faces, coarse.ao, two_sided=coarse.two_sided)


def _with_area(positions: Floats, faces: NDArray[np.int64]) -> NDArray[np.int64]:
    a, b, c = np.moveaxis(positions.astype(np.float32).astype(np.float64)[faces], 1, 0)
    return faces[np.linalg.norm(np.cross(b - a, c - a), axis=1) > 1e-10]


def _welded(positions: Floats, faces: NDArray[np.int64]) -> NDArray[np.int64]:
    """The faces over positions that are different to a micrometre."""
    _, of = np.unique(np.round(positions, 6), axis=0, return_inverse=True)
    return np.asarray(of.reshape(-1)[faces])


def _open_share(positions: Floats, faces: NDArray[np.int64]) -> float:
    welded = _welded(positions, faces)
    edges = np.sort(np.concatenate([welded[:, [0, 1]], welded[:, [1, 2]], welded[:, [2, 0]]]), axis=1)
    _, count = np.unique(edges, axis=0, return_counts=True)
    return float((count == 1).mean())


def _is_inside_out(positions: Floats, faces: NDArray[np.int64]) -> bool:
    corners = positions[faces] - positions[faces].mean(axis=(0, 1))
    return float(np.einsum("tk,tk->t", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum()) < 0


def hulls_of(mesh: Mesh) -> tuple[Floats, ...]:
    """Convex hulls (N, 3) of the parts that hang together, the largest ones each, the rest in one; at most `HULLS`."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    corners, of = np.unique(np.round(mesh.positions.astype(np.float64), 5), axis=0, return_inverse=True)
    points, faces = np.asarray(corners, np.float64), of.reshape(-1)[mesh.faces]
    ends = np.concatenate([faces[:, :2], faces[:, 1:]])
    graph = coo_matrix((np.ones(len(ends), bool), (ends[:, 0], ends[:, 1])), shape=(len(points), len(points)))
    _, part = connected_components(graph, directed=False)
    order = np.argsort(part, kind="stable")
    groups = np.split(points[order], np.cumsum(np.bincount(part))[:-1])
    groups.sort(key=lambda g: (-float(np.prod(np.ptp(g, axis=0) + 1e-3)), len(g)))
    if len(groups) > limits.HULLS:
        groups = [*groups[: limits.HULLS - 1], np.concatenate(groups[limits.HULLS - 1 :])]
    found = [hull for g in groups if (hull := _hull(g)) is not None]
    return tuple(found) or (_box(points),)


def _hull(points: Floats) -> Floats | None:
    from scipy.spatial import ConvexHull, QhullError

    if len(points) < 4 or np.ptp(points, axis=0).min() < 1e-3:
        return None
    try:
        corners = points[ConvexHull(points).vertices]
    except QhullError:
        return None
    if len(corners) > _HULL_CORNERS:  # those farthest in so many directions, evenly spread (a Fibonacci sphere)
        i = np.arange(_HULL_CORNERS) + 0.5
        polar, azimuth = np.arccos(1 - 2 * i / _HULL_CORNERS), np.pi * (1 + 5**0.5) * i
        directions = np.stack([np.cos(azimuth) * np.sin(polar), np.sin(azimuth) * np.sin(polar), np.cos(polar)], axis=1)
        directions = np.concatenate([directions, np.eye(3), -np.eye(3)])
        corners = corners[np.unique((corners @ directions.T).argmax(axis=0))]
    return np.asarray(corners)


def _box(points: Floats) -> Floats:
    low, high = points.min(axis=0), np.maximum(points.max(axis=0), points.min(axis=0) + 2e-3)
    return np.array([(x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
