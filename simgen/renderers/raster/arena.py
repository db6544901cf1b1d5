"""The arena: every mesh in one vertex and one index buffer, so that a whole frame is a few multi-draws."""

from __future__ import annotations

from collections.abc import Iterable
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
BUDGET_BYTES = 192 << 20  # past it the meshes of other scenes are thrown out


@dataclass(frozen=True)
class MeshSlot:
    """Where a mesh lies in the arena, and its rest-pose bounds (2, 3) and bounding sphere x, y, z, radius."""

    first_index: int
    index_count: int
    base_vertex: int
    skin_shift: int  # add to gl_VertexID for the row in the skin buffer; only where the mesh has joints
    slot_count: int
    slot_ends: tuple[int, ...]  # indices are sorted by material slot: those of slot s end at slot_ends[s], from first_index
    bounds: NDArray[np.float64]
    sphere: NDArray[np.float64]


class Arena:
    """Meshes on the GPU by `Mesh.key`.

    `generation` changes whenever slots handed out earlier are void; `buffers_version` whenever the buffer objects are new.
    """

    def __init__(self, gl: Any) -> None:
        self._gl = gl
        self.generation = 0
        self.buffers_version = 0
        self._slots: dict[str, MeshSlot] = {}
        self._pools = [_Pool(gl, VERTEX.itemsize), _Pool(gl, 4), _Pool(gl, SKIN.itemsize)]

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
        for mesh in missing:
            self._slots[mesh.key] = self._upload(mesh)

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

    def _upload(self, mesh: Mesh) -> MeshSlot:
        if len(mesh.faces) == 0 or int(mesh.faces.max()) >= len(mesh.positions):
            raise SimgenError(f"mesh {mesh.key}: {len(mesh.faces)} faces over {len(mesh.positions)} vertices; faces must index vertices")
        lo, hi = mesh.bounds.astype(np.float64)
        center = (lo + hi) / 2
        radius = float(np.sqrt(((mesh.positions - center) ** 2).sum(axis=1).max()))
        base = self._append(0, packed_vertices(mesh))
        slot_of_face = mesh.slots[mesh.faces[:, 0]]
        faces = mesh.faces[np.argsort(slot_of_face, kind="stable")]
        ends = tuple(int(n) * 3 for n in np.cumsum(np.bincount(slot_of_face)))
        first = self._append(1, faces.reshape(-1).astype(np.uint32))
        shift = 0 if mesh.joints is None else self._append(2, packed_skin(mesh)) - base
        return MeshSlot(
            first, mesh.faces.size, base, shift, int(mesh.slots.max()) + 1, ends, np.stack([lo, hi]), np.array([*center, radius])
        )

    def _append(self, pool: int, items: NDArray[Any]) -> int:
        start, renewed = self._pools[pool].append(items)
        self.buffers_version += renewed
        return start


class _Pool:
    """A growing buffer of equal items."""

    def __init__(self, gl: Any, itemsize: int) -> None:
        self._gl, self.itemsize, self.used = gl, itemsize, 0
        self.buffer = gl.buffer(reserve=itemsize << 16)

    def append(self, items: NDArray[Any]) -> tuple[int, bool]:
        """-> index of the first new item, and whether the buffer object was replaced."""
        start, end = self.used, self.used + len(items)
        grow = end * self.itemsize > self.buffer.size
        if grow:
            bigger = self._gl.buffer(reserve=int(end * 1.5) * self.itemsize)
            if start:
                self._gl.copy_buffer(bigger, self.buffer, start * self.itemsize)
            self.buffer.release()
            self.buffer = bigger
        self.buffer.write(items.tobytes(), offset=start * self.itemsize)
        self.used = end
        return start, grow


def packed_vertices(mesh: Mesh) -> NDArray[Any]:
    """(V,) VERTEX records; the normal is an octahedral map in two signed 16-bit numbers, one word for the shaders."""
    out = np.zeros(len(mesh.positions), VERTEX)
    out["position"], out["uv"] = mesh.positions, mesh.uvs
    out["normal"] = np.round(octahedral(mesh.normals) * 32767)
    out["surface"][:, 0], out["surface"][:, 1] = mesh.slots, mesh.ao
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


def octahedral(n: NDArray[np.floating]) -> NDArray[np.float64]:
    """(N, 2) in -1..1 of (N, 3) directions (Cigolla et al., JCGT 2014)."""
    n = np.asarray(n, np.float64)
    p = n / np.maximum(np.abs(n).sum(axis=1, keepdims=True), 1e-12)
    folded = (1 - np.abs(p[:, [1, 0]])) * np.where(p[:, :2] >= 0, 1, -1)
    return np.where(p[:, 2:] < 0, folded, p[:, :2])


def _bytes_of(mesh: Mesh) -> int:
    skin = 0 if mesh.joints is None else SKIN.itemsize
    return len(mesh.positions) * (VERTEX.itemsize + skin) + mesh.faces.size * 4
