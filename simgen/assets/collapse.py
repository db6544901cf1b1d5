"""Coarser meshes by drawing vertices together along edges wherever the surface stays within a distance (Garland and Heckbert 1997)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import LOD_FOCAL_PX, Asset
from simgen.assets.meshbuilder import LEAST_AREA_M2, doubled_areas
from simgen.assets.thinning import Edges, Flags, Floats, Ints, apart, best_ways, edges_of, fans, stays_surface
from simgen.mesh import Mesh

_PASSES, _ROUNDS = 24, 3
_WELD_M = 2e-5
_LEAST_TURN = 0.3  # cosine of the angle by which a face may turn from the one that it was
_KNIFE = 0.4  # length of the sum of two unit normals: faces that turn their backs on one another
_LEAST_SHAPE = 0.02  # doubled area over the square of the longest side


@dataclass(eq=False)
class _Surface:
    """Points (P, 3), faces over them (T, 3), their slots and the corners (T, 3: vertices) and unit normals (T, 3) that they had at first,
    and, per point, the summed quadrics and weights of the planes of faces and of those through outlines."""

    p: Floats
    faces: Ints
    corners: Ints
    slots: Ints
    normals: Floats
    flat: Floats
    flat_weight: Floats
    outline: Floats
    outline_weight: Floats
    fixed: Flags


def with_coarse_levels(asset: Asset, *, far_m: float | None = None, error_px: Sequence[float] = (0.4, 0.4, 0.4)) -> Asset:
    """The asset with each level of detail after the finest `collapsed` by so many pixels at the distance where it takes over. Beyond the
    first two levels nothing is modelled behind panes: they become opaque.

    far_m : where one more level takes over, made from the coarsest. error_px : by level after the finest.
    """
    lods, distances = asset.lods, asset.lod_distances_m
    if far_m is not None:
        lods, distances = (*lods, lods[-1]), (*distances, far_m)
    coarse = [collapsed(mesh, e * d / LOD_FOCAL_PX) for mesh, d, e in zip(lods[1:], distances, error_px, strict=True)]
    panes = [i for i, m in enumerate(asset.materials) if m.transmittance > 0 and any((mesh.slots == i).any() for mesh in coarse[1:])]
    instead = np.arange(len(asset.materials), dtype=lods[0].slots.dtype)
    instead[panes] = len(instead) + np.arange(len(panes))
    coarse[1:] = [replace(mesh, slots=instead[mesh.slots]) for mesh in coarse[1:]]
    far = tuple(replace(asset.materials[i], name=f"{asset.materials[i].name} far off", transmittance=0.0) for i in panes)
    return replace(asset, lods=(lods[0], *coarse), lod_distances_m=distances, materials=(*asset.materials, *far))


def collapsed(mesh: Mesh, deviation_m: float, *, outline_m: float | None = None) -> Mesh:
    """The mesh with fewer vertices, each of which was there before, whose surface stays within about deviation_m of what it was.

    outline_m : how far the lines between slots may move; by default as far as the surface. Parts of twice
    deviation_m and less are left out. What follows one joint most stays apart from what follows another.
    """
    point, p = _welded(mesh)
    faces = point[mesh.faces.astype(np.int64)]
    slots = mesh.slots[mesh.faces[:, 0]].astype(np.int64)
    kept = _distinct(faces) & ~_small(p, faces, 2 * deviation_m)
    if not kept.any():
        return mesh
    surface = _surface(p, faces[kept], mesh.faces[kept].astype(np.int64), slots[kept])
    for _ in range(_PASSES):
        target = _targets(surface, deviation_m**2, (outline_m or deviation_m) ** 2)
        moved = target != np.arange(len(p))
        if not moved.any():
            break
        for total in (surface.flat, surface.outline):
            np.add.at(total, target[moved], total[moved])
        for weight in (surface.flat_weight, surface.outline_weight):  # not summed: what comes together must not hide what each has moved
            np.maximum.at(weight, target[moved], weight[moved])
        faces = target[surface.faces]
        kept = _distinct(faces)
        surface.faces, surface.corners = faces[kept], surface.corners[kept]
        surface.slots, surface.normals = surface.slots[kept], surface.normals[kept]
    return _rebuilt(mesh, point, surface)


def _welded(mesh: Mesh) -> tuple[Ints, Floats]:
    """(V,) the point of each vertex, (P, 3) their positions: one for all vertices in one place that follow the same joint most."""
    key = np.round(mesh.positions.astype(np.float64) / _WELD_M).astype(np.int64)
    if mesh.joints is not None and mesh.weights is not None:
        lead = np.take_along_axis(mesh.joints, mesh.weights.argmax(axis=1)[:, None], axis=1)
        key = np.concatenate([key, lead.astype(np.int64)], axis=1)
    _, first, point = np.unique(key, axis=0, return_index=True, return_inverse=True)
    return point.reshape(-1).astype(np.int64), mesh.positions[first].astype(np.float64)


def _distinct(faces: Ints) -> Flags:
    a, b, c = faces.T
    result: Flags = (a != b) & (b != c) & (c != a)
    return result


def _small(p: Floats, faces: Ints, size_m: float) -> Flags:
    """(T,) whether a face belongs to a connected piece whose box has a diagonal below size_m."""
    root = _pieces(faces, len(p))
    low, high = np.full((len(p), 3), np.inf), np.full((len(p), 3), -np.inf)
    np.minimum.at(low, root, p)
    np.maximum.at(high, root, p)
    result: Flags = np.linalg.norm(high - low, axis=1)[root[faces[:, 0]]] < size_m
    return result


def _pieces(faces: Ints, count: int) -> Ints:
    """(P,) the least point of the connected piece that each point belongs to."""
    root = np.arange(count)
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]]])
    while True:  # hook the larger root on to the smaller, then shorten
        a, b = root[edges[:, 0]], root[edges[:, 1]]
        if (a == b).all():
            break
        np.minimum.at(root, np.maximum(a, b), np.minimum(a, b))
        while (root[root] != root).any():
            root = root[root]
    return root


def _ends(p: Floats, faces: Ints) -> Flags:
    """(P,) the points farthest out along each axis in every connected piece: they stay, so that pieces and the whole keep their size."""
    root, used = _pieces(faces, len(p)), np.unique(faces)
    ends = np.zeros(len(p), bool)
    for axis in range(3):
        order = used[np.lexsort((p[used, axis], root[used]))]
        first = np.concatenate([[True], np.diff(root[order]) > 0])
        ends[order[first]] = True
        ends[order[np.roll(first, -1)]] = True
    return ends


def _surface(p: Floats, faces: Ints, corners: Ints, slots: Ints) -> _Surface:
    corner = p[faces]
    area = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    size = np.linalg.norm(area, axis=1)
    normals = area / np.maximum(size, 1e-20)[:, None]
    count = len(p)
    flat, flat_weight = np.zeros((count, 10)), np.zeros(count)
    planes = _quadric(normals, -(normals * corner[:, 0]).sum(axis=1), size)
    for k in range(3):
        np.add.at(flat, faces[:, k], planes)
        np.add.at(flat_weight, faces[:, k], size)
    outline, outline_weight = np.zeros((count, 10)), np.zeros(count)
    half = faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2)
    own = np.repeat(np.arange(len(faces)), 3)
    line = _is_outline(faces, slots, normals, count)
    half, own = half[line], own[line]
    along = p[half[:, 1]] - p[half[:, 0]]
    length = np.linalg.norm(along, axis=1)
    across = np.cross(along, normals[own])
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-20)
    planes = _quadric(across, -(across * p[half[:, 0]]).sum(axis=1), length)
    for k in range(2):
        np.add.at(outline, half[:, k], planes)
        np.add.at(outline_weight, half[:, k], length)
    return _Surface(p, faces, corners, slots, normals, flat, flat_weight, outline, outline_weight, _ends(p, faces))


def _is_outline(faces: Ints, slots: Ints, normals: Floats, count: int) -> Flags:
    """(3 T,) whether a face's side lies between slots, does not have one face on either side, or is the end of a sheet with two sides."""
    edges = edges_of(faces, count)
    total = np.stack([np.bincount(edges.of_side, np.repeat(n, 3), len(edges.keys)) for n in normals.T], axis=1)
    result: Flags = (edges.divide(slots) | (edges.sharing != 2) | (np.linalg.norm(total, axis=1) < _KNIFE))[edges.of_side]
    return result


def _quadric(n: Floats, d: Floats, weight: Floats) -> Floats:
    """(N, 10) upper triangles of weight * (n, d)(n, d)^T."""
    v = np.column_stack([n, d])
    rows, columns = np.triu_indices(4)
    return np.asarray(v[:, rows] * v[:, columns] * weight[:, None])


def _error(quadric: Floats, weight: Floats, at: Floats) -> Floats:
    """(N,) mean square distance of points from the planes of quadrics."""
    v = np.column_stack([at, np.ones(len(at))])
    rows, columns = np.triu_indices(4)
    twice = np.where(rows == columns, 1.0, 2.0)
    return np.asarray((quadric * v[:, rows] * v[:, columns] * twice).sum(axis=1) / np.maximum(weight, 1e-20))


def _targets(s: _Surface, most: float, most_outline: float) -> Ints:
    """(P,) the point that each goes to in this pass: itself for most. Those that go are no neighbours."""
    edges = edges_of(s.faces, len(s.p))
    v, u = np.concatenate([edges.ends, edges.ends[:, ::-1]]).T
    error = _error(s.flat[v], s.flat_weight[v], s.p[u])
    line = _error(s.outline[v], s.outline_weight[v], s.p[u])
    ok = np.flatnonzero((error < most) & (line < most_outline) & ~s.fixed[v])
    # Short ways first among those that cost alike.
    cost = error[ok] / most + line[ok] / most_outline + 0.02 * ((s.p[u[ok]] - s.p[v[ok]]) ** 2).sum(axis=1) / most
    best = best_ways(v[ok], cost)
    ok, cost = ok[best], cost[best]
    fits = _fits(s, v[ok], u[ok], edges.sharing[ok % len(edges.keys)], edges)
    return apart(v[ok[fits]], u[ok[fits]], cost[fits], edges, _ROUNDS)


def _fits(s: _Surface, v: Ints, u: Ints, shared: Ints, edges: Edges) -> Flags:
    """(K,) whether drawing v to u turns no face over, makes no sliver, and leaves the surface a surface."""
    fan = fans(s.faces, v, len(s.p))
    b, c, goal = fan.b, fan.c, u[fan.which]
    stays = (b != goal) & (c != goal)
    e1, e2 = s.p[b] - s.p[goal], s.p[c] - s.p[goal]
    area = np.cross(e1, e2)
    twice = np.linalg.norm(area, axis=1)
    longest = np.maximum(np.maximum((e1**2).sum(axis=1), (e2**2).sum(axis=1)), ((s.p[c] - s.p[b]) ** 2).sum(axis=1))
    good = (twice > _LEAST_SHAPE * longest) & ((area * s.normals[fan.face]).sum(axis=1) > _LEAST_TURN * twice)
    bad = np.bincount(fan.which, stays & ~good, len(v)) > 0
    result: Flags = ~bad & stays_surface(fan, u, shared, edges) & (fan.faces > 0)
    return result


def _rebuilt(mesh: Mesh, point: Ints, s: _Surface) -> Mesh:
    """The mesh of what is left: each corner takes the vertex in its place that has the face's slot, faces most as it does and lies nearest
    in the texture."""
    faces, slots, corners = s.faces, s.slots, s.corners
    area = doubled_areas(s.p.astype(np.float32), faces)
    kept = area > 4 * LEAST_AREA_M2
    turn = faces.argmin(axis=1)[:, None]
    same = np.take_along_axis(faces, (turn + np.arange(3)) % 3, axis=1)  # the same face twice would flicker
    _, first = np.unique(np.column_stack([same, slots]), axis=0, return_index=True)
    once = np.zeros(len(faces), bool)
    once[first] = True
    faces, slots, corners = faces[kept & once], slots[kept & once], corners[kept & once]
    if len(faces) == 0:
        return mesh
    e = s.p[faces]
    normal = np.cross(e[:, 1] - e[:, 0], e[:, 2] - e[:, 0])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    corner_point, corner_slot, corner_normal = faces.ravel(), np.repeat(slots, 3), np.repeat(normal, 3, axis=0)
    order = np.argsort(point, kind="stable")
    start = np.searchsorted(point[order], np.arange(len(s.p) + 1))
    size = start[corner_point + 1] - start[corner_point]
    which = np.repeat(np.arange(len(corner_point)), size)
    candidate = order[start[corner_point[which]] + np.arange(len(which)) - np.repeat(np.cumsum(size) - size, size)]
    likeness = (mesh.normals[candidate] * corner_normal[which]).sum(axis=1) - 4.0 * (mesh.slots[candidate] != corner_slot[which])
    near = np.minimum(np.linalg.norm(mesh.uvs[candidate] - mesh.uvs[corners.ravel()[which]], axis=1), 1.0)
    best = np.lexsort((near - likeness, which))
    best = best[np.searchsorted(which[best], np.arange(len(corner_point)))]
    vertex, likeness = candidate[best], likeness[best]
    plain = likeness < 0.25  # nothing there faces as the face does: it is lit flat
    keys = np.column_stack([vertex, np.where(plain, np.arange(len(vertex)) // 3, -1), corner_slot])
    _, first, index = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    source = vertex[first]
    normals = np.where(plain[first, None], corner_normal[first], mesh.normals[source])
    return Mesh(
        positions=mesh.positions[source],
        normals=normals.astype(np.float32),
        uvs=mesh.uvs[source],
        slots=corner_slot[first].astype(mesh.slots.dtype),
        faces=index.reshape(-1, 3).astype(np.uint32),
        ao=mesh.ao[source],
        joints=None if mesh.joints is None else mesh.joints[source],
        weights=None if mesh.weights is None else mesh.weights[source],
        two_sided=mesh.two_sided,
    )
