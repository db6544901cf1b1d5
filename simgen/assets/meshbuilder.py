"""Building meshes from parts: primitives, lathes, sweeps and lofts collected into one `Mesh`.

All sizes are metres. UVs are metres along the surface unless a method says otherwise, so that tiling materials keep
their scale. Faces are counter-clockwise seen from outside.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simgen.mesh import Mesh

Floats = NDArray[np.float64]

LEAST_AREA_M2 = 1e-11  # of a face: a triangle of some micrometres


class MeshBuilder:
    """Collects pieces; `build` merges them. Every `add_*` takes the material `slot`, an optional (4, 4) `T` that places the
    piece, and for articulated meshes a rigid `joint`."""

    def __init__(self) -> None:
        self._parts: list[tuple[Floats, Floats, Floats, NDArray[np.int64], int, NDArray[np.uint8], NDArray[np.uint8], Floats]] = []

    def add(
        self,
        positions: ArrayLike,
        faces: ArrayLike,
        slot: int,
        *,
        normals: ArrayLike | None = None,
        uvs: ArrayLike | None = None,
        T: Floats | None = None,
        joint: int = 0,
        joints: ArrayLike | None = None,
        weights: ArrayLike | None = None,
        crease_deg: float = 40.0,
        ao: ArrayLike | None = None,
    ) -> None:
        """Add triangles (T, 3) or quads (Q, 4) over positions (V, 3).

        Without normals they are smooth where faces meet at less than `crease_deg` and sharp elsewhere. Without UVs they are
        projected along each face's main axis in metres. ao : (V,) uint8.
        """
        p = np.asarray(positions, dtype=np.float64)
        f = triangulated(np.asarray(faces, dtype=np.int64))
        n = len(p)
        a = np.full(n, 255, np.uint8) if ao is None else np.asarray(ao, np.uint8)
        j = np.zeros((n, 4), np.uint8) if joints is None else np.asarray(joints, np.uint8)
        w = np.tile([1.0, 0, 0, 0], (n, 1)) if weights is None else np.asarray(weights, np.float64)
        if joints is None:
            j[:, 0] = joint
        if T is not None:
            p = p @ T[:3, :3].T + T[:3, 3]
            if np.linalg.det(T[:3, :3]) < 0:
                f = f[:, ::-1]
        if normals is None:
            keep, f, nrm = creased_normals(p, f, crease_deg)
            p, a, j, w = p[keep], a[keep], j[keep], w[keep]
            uv = None if uvs is None else np.asarray(uvs, np.float64)[keep]
        else:
            nrm = np.asarray(normals, np.float64)
            if T is not None:
                nrm = nrm @ np.linalg.inv(T[:3, :3])
                nrm = nrm / np.maximum(np.linalg.norm(nrm, axis=1, keepdims=True), 1e-12)
            uv = None if uvs is None else np.asarray(uvs, np.float64)
        if uv is None:
            uv = box_uvs(p, nrm)
        self._parts.append((p, nrm, uv, f, slot, a, j, w))

    def add_box(self, size: ArrayLike, slot: int, *, center: ArrayLike = (0, 0, 0), bevel: float = 0.0, **kw: object) -> None:
        """A box of (x, y, z) size, its edges rounded off by `bevel` (one flat step with smooth shading)."""
        positions, faces = beveled_box(np.asarray(size, float), bevel)
        self.add(positions + np.asarray(center, float), faces, slot, crease_deg=60.0 if bevel else 40.0, **kw)  # type: ignore[arg-type]

    def add_lathe(self, profile: ArrayLike, slot: int, *, segments: int = 16, **kw: object) -> None:
        """A surface of revolution about z. profile : (N, 2) radius and z, listed so that the outside lies to the right when
        walking along it upwards (z rising means facing outwards). Radius 0 closes an end."""
        positions, faces, uvs = lathe(np.asarray(profile, float), segments)
        self.add(positions, faces, slot, uvs=uvs, **kw)  # type: ignore[arg-type]

    def add_tube(self, path: ArrayLike, radius: ArrayLike, slot: int, *, segments: int = 8, capped: bool = True, **kw: object) -> None:
        """A round tube along path (N, 3) of constant or per-point radius."""
        positions, faces, uvs = tube(np.asarray(path, float), np.asarray(radius, float), segments, capped)
        self.add(positions, faces, slot, uvs=uvs, **kw)  # type: ignore[arg-type]

    def add_loft(self, rings: ArrayLike, slot: int, *, closed: bool = True, capped: bool = False, **kw: object) -> None:
        """A surface through rings (R, N, 3), each counter-clockwise seen from the *last* ring's side (looking back along
        the loft). closed : each ring is a loop. capped : both ends closed with a fan."""
        positions, faces, uvs = loft(np.asarray(rings, float), closed, capped)
        self.add(positions, faces, slot, uvs=uvs, **kw)  # type: ignore[arg-type]

    def add_picture(self, corners: ArrayLike, slot: int, uv_rect: tuple[float, float, float, float] = (0, 0, 1, 1), **kw: object) -> None:
        """A flat quad for a picture texture. corners : (4, 3) lower left, lower right, upper right, upper left as the viewer
        sees it. uv_rect : u0, v0, u1, v1 in 0..1 with v = 0 at the picture's bottom."""
        u0, v0, u1, v1 = uv_rect
        self.add(corners, [[0, 1, 2, 3]], slot, uvs=[(u0, v0), (u1, v0), (u1, v1), (u0, v1)], **kw)  # type: ignore[arg-type]

    def add_mesh(self, mesh: Mesh, *, slot_offset: int = 0, T: Floats | None = None) -> None:
        """Another mesh, its slots shifted; with `T` placed (rigid or uniformly scaled)."""
        for slot in np.unique(mesh.slots):
            used = mesh.slots == slot
            index = np.cumsum(used) - 1
            faces = index[mesh.faces[used[mesh.faces[:, 0]]]]
            self.add(mesh.positions[used], faces, int(slot) + slot_offset, normals=mesh.normals[used], uvs=mesh.uvs[used],
                     T=T, ao=mesh.ao[used], joints=None if mesh.joints is None else mesh.joints[used],
                     weights=None if mesh.weights is None else mesh.weights[used])

    def build(self, *, two_sided: bool = False, skinned: bool = False) -> Mesh:
        """The merged mesh, without faces that have no area. skinned : keep joints and weights."""
        offsets = np.cumsum([0] + [len(p[0]) for p in self._parts[:-1]])
        def cat(i: int, dtype: type) -> NDArray:  # type: ignore[type-arg]
            return np.ascontiguousarray(np.concatenate([part[i] for part in self._parts]).astype(dtype))
        positions = cat(0, np.float32)
        faces = np.concatenate([p[3] + o for p, o in zip(self._parts, offsets, strict=True)]).astype(np.uint32)
        return Mesh(
            positions=positions, normals=cat(1, np.float32), uvs=cat(2, np.float32),
            slots=np.concatenate([np.full(len(p[0]), p[4], np.uint8) for p in self._parts]),
            faces=faces[doubled_areas(positions, faces) > 2 * LEAST_AREA_M2],
            ao=cat(5, np.uint8), joints=cat(6, np.uint8) if skinned else None, weights=cat(7, np.float32) if skinned else None,
            two_sided=two_sided,
        )


def doubled_areas(positions: NDArray[np.floating], faces: NDArray[np.integer]) -> Floats:
    """(T,) twice the areas of faces (T, 3) over positions (V, 3)."""
    a, b, c = np.moveaxis(positions.astype(np.float64)[faces], 1, 0)
    out: Floats = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    return out


def triangulated(faces: NDArray[np.int64]) -> NDArray[np.int64]:
    """(T, 3) triangles of (F, 3) or (F, 4) faces."""
    if faces.shape[1] == 3:
        return faces
    return np.concatenate([faces[:, [0, 1, 2]], faces[:, [0, 2, 3]]])


def creased_normals(p: Floats, f: NDArray[np.int64], crease_deg: float) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Split vertices at creases. -> (source vertex of each new vertex (V',), faces (T, 3), unit normals (V', 3)).

    A corner's normal is the area-weighted mean of the faces around its *position* that bend less than `crease_deg` from its own.
    Faces of no area are dropped.
    """
    e = np.cross(p[f[:, 1]] - p[f[:, 0]], p[f[:, 2]] - p[f[:, 0]])
    area = np.linalg.norm(e, axis=1)
    f, e, area = f[area > 1e-14], e[area > 1e-14], area[area > 1e-14]
    unit = e / area[:, None]
    _, point = np.unique(np.round(p, 6), axis=0, return_inverse=True)
    corner_point = point.reshape(-1)[f].reshape(-1)  # (3T,)
    corner_face = np.repeat(np.arange(len(f)), 3)
    order = np.argsort(corner_point, kind="stable")
    starts = np.searchsorted(corner_point[order], np.arange(corner_point.max() + 2))
    count = np.diff(starts)
    # All pairs of corners that share a position.
    own = np.repeat(order, count[corner_point[order]])
    base = np.repeat(starts[corner_point[order]], count[corner_point[order]])
    k = np.arange(len(own)) - np.repeat(np.cumsum(count[corner_point[order]]) - count[corner_point[order]], count[corner_point[order]])
    other = order[base + k]
    near = np.einsum("ij,ij->i", unit[corner_face[own]], unit[corner_face[other]]) > np.cos(np.radians(crease_deg))
    normal = np.zeros((len(corner_face), 3))
    np.add.at(normal, own[near], e[corner_face[other[near]]])
    length = np.linalg.norm(normal, axis=1, keepdims=True)
    normal = np.where(length > 1e-14, normal / np.maximum(length, 1e-14), unit[corner_face])
    keys = np.concatenate([f.reshape(-1, 1), np.round(normal * 4096).astype(np.int64)], axis=1)
    _, first, inverse = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    return f.reshape(-1)[first], inverse.reshape(-1, 3), normal[first]


def box_uvs(p: Floats, n: Floats) -> Floats:
    """(V, 2) UVs in metres: each vertex projected along the main axis of its normal (v upwards on walls)."""
    axis = np.argmax(np.abs(n), axis=1)
    uv = np.where((axis == 0)[:, None], p[:, [1, 2]], np.where((axis == 1)[:, None], p[:, [0, 2]], p[:, [0, 1]]))
    flip = ((axis == 0) & (n[:, 0] < 0)) | ((axis == 1) & (n[:, 1] > 0)) | ((axis == 2) & (n[:, 2] < 0))
    uv = uv.copy()
    uv[flip, 0] *= -1
    return uv


def beveled_box(size: Floats, bevel: float) -> tuple[Floats, NDArray[np.int64]]:
    """Positions and quads of a box centred at the origin. With a bevel every edge and corner is cut once."""
    h = size / 2
    if bevel <= 0:
        corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]) * h
        quads = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])
        positions = corners[quads.reshape(-1)]
        return positions, np.arange(24).reshape(6, 4)
    b = min(bevel, float(h.min()) * 0.999)
    index: dict[tuple[int, int, int, int], int] = {}
    points: list[Floats] = []
    for sx in (-1, 1):
        for sy in (-1, 1):
            for sz in (-1, 1):
                for axis in range(3):
                    s = np.array([sx, sy, sz])
                    q = s * (h - b)
                    q[axis] = s[axis] * h[axis]
                    index[(sx, sy, sz, axis)] = len(points)
                    points.append(q)
    faces: list[list[int]] = []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        for side in (-1, 1):
            ring = []
            for su, sv in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                sign = [0, 0, 0]
                sign[axis], sign[u], sign[v] = side, su, sv
                ring.append(index[(sign[0], sign[1], sign[2], axis)])
            faces.append(ring if side > 0 else ring[::-1])
        for su in (-1, 1):
            for sv in (-1, 1):
                lo, hi = [0, 0, 0], [0, 0, 0]
                lo[axis], hi[axis] = -1, 1
                lo[u] = hi[u] = su
                lo[v] = hi[v] = sv
                quad = [index[(*lo, u)], index[(*hi, u)], index[(*hi, v)], index[(*lo, v)]]  # type: ignore[index]
                faces.append(quad if su * sv < 0 else quad[::-1])
    tri = []
    for (sx, sy, sz) in [(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]:
        t = [index[(sx, sy, sz, a)] for a in range(3)]
        t = t if sx * sy * sz > 0 else t[::-1]
        tri.append([t[0], t[1], t[2], t[2]])
    return np.array(points), np.array(faces + tri)


def lathe(profile: Floats, segments: int) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Positions, quads and UVs (metres round the widest girth, metres along the profile)."""
    angle = np.linspace(0, 2 * np.pi, segments + 1)
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    p = np.stack([np.concatenate([r * ring, np.full((segments + 1, 1), z)], axis=1) for r, z in profile])
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(profile, axis=0), axis=1))])
    u = angle * max(float(profile[:, 0].max()), 1e-6)
    uv = np.stack(np.broadcast_arrays(u[None, :], along[:, None]), axis=-1)
    return p.reshape(-1, 3), grid_quads(len(profile), segments + 1), uv.reshape(-1, 2)


def tube(path: Floats, radius: Floats, segments: int, capped: bool) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Positions, quads and UVs of a tube along (N, 3) with rotation-minimising frames."""
    radius = np.broadcast_to(radius, len(path))
    tangent = np.gradient(path, axis=0)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-12)
    side = np.cross(tangent[0], [0, 0, 1.0] if abs(tangent[0][2]) < 0.9 else [1.0, 0, 0])
    angle = np.linspace(0, 2 * np.pi, segments + 1)
    rings = []
    for point, t, r in zip(path, tangent, radius, strict=True):
        side = side - t * (side @ t)
        side /= np.linalg.norm(side)
        up = np.cross(t, side)
        rings.append(point + r * (np.cos(angle)[:, None] * side + np.sin(angle)[:, None] * up))
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    uv = np.stack(np.broadcast_arrays(angle[None, :] * float(radius.max()), along[:, None]), axis=-1).reshape(-1, 2)
    p, quads = np.concatenate(rings), grid_quads(len(path), segments + 1)
    if capped:
        n = len(p)
        p = np.concatenate([p, path[[0]], path[[-1]]])
        uv = np.concatenate([uv, np.zeros((2, 2))])
        i = np.arange(segments)
        last = (len(path) - 1) * (segments + 1)
        first_cap = np.stack([np.full(segments, n), i + 1, i, i], axis=1)
        last_cap = np.stack([np.full(segments, n + 1), last + i, last + i + 1, last + i + 1], axis=1)
        quads = np.concatenate([quads, first_cap, last_cap])
    return p, quads, uv


def loft(rings: Floats, closed: bool, capped: bool) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Positions, quads and UVs of a surface through (R, N, 3) rings."""
    if closed:
        rings = np.concatenate([rings, rings[:, :1]], axis=1)
    count, n = rings.shape[:2]
    u = np.concatenate([np.zeros((count, 1)), np.cumsum(np.linalg.norm(np.diff(rings, axis=1), axis=2), axis=1)], axis=1)
    v = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(rings, axis=0), axis=2).mean(axis=1))])
    uv = np.stack([u, np.broadcast_to(v[:, None], u.shape)], axis=-1).reshape(-1, 2)
    p, quads = rings.reshape(-1, 3), grid_quads(count, n)
    if capped:
        base = len(p)
        p = np.concatenate([p, rings[[0]].mean(axis=1), rings[[-1]].mean(axis=1)])
        uv = np.concatenate([uv, np.zeros((2, 2))])
        i = np.arange(n - 1)
        last = (count - 1) * n
        quads = np.concatenate([
            quads,
            np.stack([np.full(n - 1, base), i + 1, i, i], axis=1),
            np.stack([np.full(n - 1, base + 1), last + i, last + i + 1, last + i + 1], axis=1),
        ])
    return p, quads, uv


def grid_quads(rows: int, columns: int) -> NDArray[np.int64]:
    """Quads of a (rows, columns) vertex grid: outside is where columns turn counter-clockwise as rows go up."""
    i = np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)[None, :]
    return np.stack([i, i + 1, i + columns + 1, i + columns], axis=-1).reshape(-1, 4)


def polyline_offsets(points: Sequence[Sequence[float]] | Floats) -> Floats:
    """(N,) distance along an (N, D) polyline from its start."""
    p = np.asarray(points, float)
    return np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))])
