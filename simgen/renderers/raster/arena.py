"""The arena: every mesh in one vertex and one index buffer, so that a whole frame is a few multi-draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.errors import SimgenError
from simgen.mesh import Mesh

VERTEX = np.dtype([("position", "<f4", 3), ("normal", "<i2", 2), ("uv", "<f4", 2), ("surface", "u1", 4)])
VERTEX_FORMAT = "3f4 1u4 2f4 4u1"
VERTEX_ATTRIBUTES = ("in_position", "in_normal", "in_uv", "in_surface")
SKIN = np.dtype([("joints", "u1", 4), ("weights", "<u2", 4)])
_UPLOADED_TOGETHER = 128  # meshes
BULKY_M = 9.0  # radius of the bounding sphere
_PLAN_CELLS, _PLAN_POINTS = 16, 4000  # cells to a side; points over a mesh
BUDGET_BYTES = 128 << 20  # past it the meshes of other scenes are thrown out
# Of the budget, for vertices, indices and skins: so much is reserved at once, so that buffers seldom grow (growing copies them,
# and leaves holes in the heap where the GPU is the CPU).
_SHARES = (0.75, 0.23, 0.02)


@dataclass(frozen=True)
class Segment:
    """A run of indices that one matrix moves, sorted by material slot: those of slot s end at slot_ends[s], from first_index.
    joint : the one that moves it; None for the whole of a mesh without joints, or with several at a vertex."""

    joint: int | None
    first_index: int
    slot_ends: tuple[int, ...]


@dataclass(frozen=True)
class MeshSlot:
    """Where a mesh lies in the arena, and its rest-pose bounds (2, 3) and bounding sphere x, y, z, radius."""

    segments: tuple[Segment, ...]
    base_vertex: int
    blended: bool  # whether some vertex follows several joints
    skin_shift: int  # add to gl_VertexID for the row in the skin buffer; only where blended
    slot_count: int
    bounds: NDArray[np.float64]
    sphere: NDArray[np.float64]
    plan_m2: float  # what it covers seen from above; nan for things too large to stand on the ground like a box
    joint_bounds: NDArray[np.float64] | None  # (J, 2, 3) rest-pose bounds of what each joint moves; NaN where it moves nothing


class Arena:
    """Meshes on the GPU by `Mesh.key`.

    `generation` changes whenever slots handed out earlier are void; `buffers_version` whenever the buffer objects are new.
    """

    def __init__(self, gl: Any) -> None:
        self._gl = gl
        self.generation = 0
        self.buffers_version = 0
        self._slots: dict[str, MeshSlot] = {}
        self._pools = [_Pool(gl, size, share) for size, share in zip((VERTEX.itemsize, 4, SKIN.itemsize), _SHARES, strict=True)]

    @property
    def vertices(self) -> Any:
        """Vertex buffer."""
        return self._pools[0].buffer

    @property
    def indices(self) -> Any:
        """Index buffer, uint32."""
        return self._pools[1].buffer

    @property
    def skins(self) -> Any:
        """Joint indices and weights as a storage buffer, 12 bytes a vertex."""
        return self._pools[2].buffer

    @property
    def used_bytes(self) -> int:
        """Bytes that meshes take."""
        return sum(p.used * p.itemsize for p in self._pools)

    def require(self, meshes: Iterable[Mesh]) -> None:
        """Make sure that all these meshes are here. Past the budget everything else is thrown out first."""
        wanted = {m.key: m for m in meshes}
        missing = [m for key, m in wanted.items() if key not in self._slots]
        if not missing:
            return
        if self.used_bytes + sum(_bytes_of(m) for m in missing) > BUDGET_BYTES and len(self._slots) > len(wanted) - len(missing):
            self._clear()
            missing = list(wanted.values())
        for start in range(0, len(missing), _UPLOADED_TOGETHER):
            self._upload(missing[start : start + _UPLOADED_TOGETHER])

    def slot(self, mesh: Mesh) -> MeshSlot:
        """Where a required mesh lies."""
        return self._slots[mesh.key]

    def release(self) -> None:
        """Free the buffers."""
        for pool in self._pools:
            pool.buffer.release()

    def _clear(self) -> None:
        self._slots.clear()
        self.generation += 1
        for pool in self._pools:
            pool.used = 0

    def _upload(self, meshes: Sequence[Mesh]) -> None:
        """Pack meshes as one array each of vertices, indices and skins: a street has hundreds of small ones."""
        vertex = np.cumsum([0] + [len(m.positions) for m in meshes])
        face = np.cumsum([0] + [len(m.faces) for m in meshes])
        faces = _checked_faces(meshes)
        positions = np.concatenate([m.positions for m in meshes])
        slots = np.concatenate([m.slots for m in meshes])
        packed = packed_vertices(
            positions, np.concatenate([m.normals for m in meshes]), np.concatenate([m.uvs for m in meshes]), slots,
            np.concatenate([m.ao for m in meshes]),
        )  # fmt: skip
        bounds, spheres = _extents(positions, vertex)
        slot_counts = np.maximum.reduceat(slots, vertex[:-1]).astype(int) + 1
        owner = np.repeat(np.arange(len(meshes)), np.diff(face))
        slot_of_face = slots[faces[:, 0] + vertex[owner]].astype(np.int64)
        followed = [followed_joints(m) for m in meshes]
        none = [np.zeros(len(m.faces), np.int64) for m in meshes]
        joint_of_face = np.concatenate([n if j is None else j for n, j in zip(none, followed, strict=True)])
        order = np.argsort((owner * 256 + joint_of_face) * 256 + slot_of_face, kind="stable")
        faces, slot_of_face, joint_of_face = faces[order], slot_of_face[order], joint_of_face[order]
        base, first = self._append(0, packed), self._append(1, faces.reshape(-1).astype(np.uint32, copy=False))
        blended = [m.joints is not None and j is None for m, j in zip(meshes, followed, strict=True)]
        skins = [packed_skin(m) for m, b in zip(meshes, blended, strict=True) if b]
        skin_row = self._append(2, np.concatenate(skins)) if skins else 0
        for k, mesh in enumerate(meshes):
            own = slice(face[k], face[k + 1])
            segments = _segments(first + 3 * int(face[k]), joint_of_face[own], slot_of_face[own], jointed=followed[k] is not None)
            own_base = base + int(vertex[k])
            shift = skin_row - own_base if blended[k] else 0
            skin_row += len(mesh.positions) if blended[k] else 0
            self._slots[mesh.key] = MeshSlot(
                segments, own_base, blended[k], shift, int(slot_counts[k]),
                bounds[k], spheres[k], plan_area(mesh) if spheres[k, 3] < BULKY_M else np.nan, _joint_bounds(mesh),
            )  # fmt: skip

    def _append(self, pool: int, items: NDArray[Any]) -> int:
        start, renewed = self._pools[pool].append(items)
        self.buffers_version += renewed
        return start


class _Pool:
    """A growing buffer of equal items."""

    def __init__(self, gl: Any, itemsize: int, share: float) -> None:
        self._gl, self.itemsize, self.used = gl, itemsize, 0
        self.buffer = gl.buffer(reserve=int(share * BUDGET_BYTES) // itemsize * itemsize)

    def append(self, items: NDArray[Any]) -> tuple[int, bool]:
        """-> index of the first new item, and whether the buffer object was replaced."""
        start, end = self.used, self.used + len(items)
        grow = end * self.itemsize > self.buffer.size
        if grow:
            bigger = self._gl.buffer(reserve=int(end * 1.2) * self.itemsize)
            if start:
                self._gl.copy_buffer(bigger, self.buffer, start * self.itemsize)
            self.buffer.release()
            self.buffer = bigger
        self.buffer.write(items.tobytes(), offset=start * self.itemsize)
        self.used = end
        return start, grow


def _checked_faces(meshes: Sequence[Mesh]) -> NDArray[np.uint32]:
    """(T, 3) the faces of all meshes. SimgenError for a mesh without any, and for faces without vertices."""
    for mesh in meshes:
        if len(mesh.faces) == 0 or len(mesh.positions) == 0:
            raise SimgenError(f"mesh {mesh.key}: {len(mesh.faces)} faces over {len(mesh.positions)} vertices; it needs some of both")
    faces = np.concatenate([m.faces for m in meshes])
    starts = np.cumsum([0] + [len(m.faces) for m in meshes[:-1]])
    highest = np.maximum.reduceat(faces.max(axis=1), starts)
    for mesh, top in zip(meshes, highest, strict=True):
        if top >= len(mesh.positions):
            raise SimgenError(f"mesh {mesh.key}: a face names vertex {top} of {len(mesh.positions)}; faces must index vertices")
    return faces


def _extents(positions: NDArray[np.float32], vertex: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(M, 2, 3) bounds and (M, 4) bounding spheres of M meshes, whose vertices are positions[vertex[k] : vertex[k + 1]]."""
    low, high = (f.reduceat(positions, vertex[:-1]).astype(np.float64) for f in (np.minimum, np.maximum))
    center = (low + high) / 2
    away = positions - np.repeat(center, np.diff(vertex), axis=0)
    radius = np.sqrt(np.maximum.reduceat(np.einsum("vi,vi->v", away, away), vertex[:-1]))
    return np.stack([low, high], axis=1), np.column_stack([center, radius])


def plan_area(mesh: Mesh) -> float:
    """How much ground a mesh covers seen from above, m2: the cells of a grid over its outline that hold vertices, or points spread
    over the faces where these are few."""
    points = mesh.positions[:, :2]
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.maximum(high - low, 1e-3)
    if len(mesh.faces) < _PLAN_POINTS:
        n = int(np.clip(np.sqrt(2 * _PLAN_POINTS / len(mesh.faces)), 1, 40))  # points to an edge of a face
        i, j = (a[np.add(*np.indices((n, n))) < n] for a in np.indices((n, n)))
        u, v = (i + 1 / 3) / n, (j + 1 / 3) / n
        weights = np.stack([1 - u - v, u, v], axis=1).astype(np.float32)
        points = (weights @ points[mesh.faces]).reshape(-1, 2)
    cell = np.minimum((points - low) * (_PLAN_CELLS / size), _PLAN_CELLS - 1).astype(np.int64)
    filled = np.bincount(cell[:, 0] * _PLAN_CELLS + cell[:, 1], minlength=_PLAN_CELLS**2) > 0
    return float(filled.mean() * size.prod())


def packed_vertices(
    positions: NDArray[np.float32], normals: NDArray[np.float32], uvs: NDArray[np.float32], slots: NDArray[np.uint8],
    ao: NDArray[np.uint8],
) -> NDArray[Any]:
    """(V,) VERTEX records; the normal is an octahedral map in two signed 16-bit numbers, one word for the shaders."""
    out = np.zeros(len(positions), VERTEX)
    out["position"], out["uv"] = positions, uvs
    out["normal"] = np.round(octahedral(normals) * np.float32(32767))
    out["surface"][:, 0], out["surface"][:, 1] = slots, ao
    return out


def packed_skin(mesh: Mesh) -> NDArray[Any]:
    """(V,) SKIN records; the weights of a vertex sum to exactly 65535."""
    if mesh.joints is None or mesh.weights is None:
        raise SimgenError(f"mesh {mesh.key} has no joints")
    out = np.zeros(len(mesh.positions), SKIN)
    weights = np.round(mesh.weights / np.maximum(mesh.weights.sum(axis=1, keepdims=True), 1e-9) * 65535).astype(np.int64)
    weights[np.arange(len(weights)), weights.argmax(axis=1)] += 65535 - weights.sum(axis=1)
    out["joints"], out["weights"] = mesh.joints, weights
    return out


def octahedral(n: NDArray[np.float32]) -> NDArray[np.float32]:
    """(N, 2) in -1..1 of (N, 3) directions (Cigolla et al., JCGT 2014)."""
    x, y, z = np.ascontiguousarray(n.T)
    scale = 1 / np.maximum(np.abs(x) + np.abs(y) + np.abs(z), np.float32(1e-12))
    x, y = x * scale, y * scale
    below = z < 0
    out = np.empty((len(n), 2), np.float32)
    out[:, 0] = np.where(below, np.copysign(1 - np.abs(y), x), x)
    out[:, 1] = np.where(below, np.copysign(1 - np.abs(x), y), y)
    return out


def followed_joints(mesh: Mesh) -> NDArray[np.int64] | None:
    """(F,) the one joint that each face follows, of a mesh like a car with its wheels; None where a vertex follows several
    joints or a face's vertices different ones, and for a mesh without joints."""
    if mesh.joints is None or mesh.weights is None or bool((mesh.weights.max(axis=1) < 1).any()):
        return None
    strongest = np.argmax(mesh.weights, axis=1)
    joints = mesh.joints[np.arange(len(strongest)), strongest].astype(np.int64)[mesh.faces]
    return joints[:, 0] if bool((joints == joints[:, :1]).all()) else None


def _segments(first_index: int, joint_of_face: NDArray[np.int64], slot_of_face: NDArray[np.int64], *, jointed: bool) -> tuple[Segment, ...]:
    """Of faces sorted by joint, then by slot."""
    starts = np.flatnonzero(np.diff(joint_of_face, prepend=-1))
    ends = np.append(starts[1:], len(joint_of_face))
    return tuple(
        Segment(
            int(joint_of_face[a]) if jointed else None, first_index + 3 * int(a),
            tuple(int(n) * 3 for n in np.cumsum(np.bincount(slot_of_face[a:b]))),
        )
        for a, b in zip(starts, ends, strict=True)
    )  # fmt: skip


def _joint_bounds(mesh: Mesh) -> NDArray[np.float64] | None:
    if mesh.joints is None or mesh.weights is None:
        return None
    out = np.full((int(mesh.joints.max()) + 1, 2, 3), np.nan)
    moved = mesh.weights > 0
    for joint in np.unique(mesh.joints[moved]):
        own = mesh.positions[(moved & (mesh.joints == joint)).any(axis=1)]
        out[joint] = own.min(axis=0), own.max(axis=0)
    return out


def _bytes_of(mesh: Mesh) -> int:
    skin = 0 if mesh.joints is None else SKIN.itemsize
    return len(mesh.positions) * (VERTEX.itemsize + skin) + mesh.faces.size * 4
