"""Collecting a building's quads. Walls have facade coordinates: s along the wall to the right as seen from outside, z up,
n outwards; each batch names the wall of each of its quads, and everything is placed at once at the end."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simgen.mesh import Mesh

Floats = NDArray[np.float64]

# Corner (s, z, n) of each face of a box: 0 takes the low, 1 the high bound; counter-clockwise seen from outside.
_FACE_CORNERS = {
    "F": [(0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1)],
    "K": [(1, 0, 0), (0, 0, 0), (0, 1, 0), (1, 1, 0)],
    "R": [(1, 0, 1), (1, 0, 0), (1, 1, 0), (1, 1, 1)],
    "L": [(0, 0, 0), (0, 0, 1), (0, 1, 1), (0, 1, 0)],
    "T": [(0, 1, 1), (1, 1, 1), (1, 1, 0), (0, 1, 0)],
    "B": [(0, 0, 0), (1, 0, 0), (1, 0, 1), (0, 0, 1)],
}
_BOX = {name: np.array(corners, np.float64) for name, corners in _FACE_CORNERS.items()}


class Quads:
    """Quads of a building over the walls of `footprint` (N, 2), counter-clockwise; wall i runs from vertex i to i + 1."""

    def __init__(self, footprint: Floats) -> None:
        self.footprint = footprint
        along = np.roll(footprint, -1, axis=0) - footprint
        self.length = np.linalg.norm(along, axis=1)
        self.direction = along / self.length[:, None]
        self.outward = np.stack([self.direction[:, 1], -self.direction[:, 0]], axis=1)
        self._corners: list[Floats] = []
        self._uvs: list[Floats] = []
        self._slots: list[NDArray[np.uint8]] = []
        self._ao: list[NDArray[np.uint8]] = []

    def boxes(
        self, wall: ArrayLike, s0: ArrayLike, s1: ArrayLike, z0: ArrayLike, z1: ArrayLike, n0: ArrayLike, n1: ArrayLike,
        slot: int, faces: str = "FLRTB", *, inside: bool = False, ao: int = 255,
    ) -> None:
        """Boxes between bounds, each a scalar or (M,). faces : of front, back (K), left, right, top, bottom.
        inside : seen from within (reveals)."""
        w, a0, a1, b0, b1, c0, c1 = np.broadcast_arrays(wall, s0, s1, z0, z1, n0, n1)
        lo = np.stack([a0, b0, c0], axis=-1).reshape(-1, 1, 1, 3).astype(np.float64)
        hi = np.stack([a1, b1, c1], axis=-1).reshape(-1, 1, 1, 3).astype(np.float64)
        corners = lo + np.stack([_BOX[f] for f in faces]) * (hi - lo)  # (M, F, 4, 3)
        if inside:
            corners = corners[:, :, ::-1]
        self.on_wall(np.repeat(w.reshape(-1), len(faces)), corners.reshape(-1, 4, 3), slot, ao=ao)

    def on_wall(self, wall: ArrayLike, corners: Floats, slot: int, *, uv: Floats | None = None, ao: ArrayLike = 255) -> None:
        """Quads (Q, 4, 3) in facade coordinates of `wall` (scalar or (Q,))."""
        w = np.broadcast_to(np.asarray(wall, np.int64), len(corners))
        s, z, n = corners[..., 0], corners[..., 1], corners[..., 2]
        xy = self.footprint[w][:, None] + s[..., None] * self.direction[w][:, None] + n[..., None] * self.outward[w][:, None]
        self.local(np.concatenate([xy, z[..., None]], axis=-1), slot, uv=uv, ao=ao)

    def local(self, corners: Floats, slot: int, *, uv: Floats | None = None, ao: ArrayLike = 255) -> None:
        """Quads (Q, 4, 3) in the building's frame; a triangle repeats its last corner."""
        q = len(corners)
        self._corners.append(corners)
        self._uvs.append(np.full((q, 4, 2), np.nan) if uv is None else uv)
        self._slots.append(np.full(q, slot, np.uint8))
        a = np.asarray(ao, np.uint8)
        self._ao.append(np.broadcast_to(a if a.ndim == 2 else a.reshape(-1, 1), (q, 4)))

    def build(self) -> Mesh:
        """The mesh: flat normals, UVs in metres (u level, v up the slope) where none were given."""
        p = np.concatenate(self._corners)
        uv = np.concatenate(self._uvs)
        diagonal = np.cross(p[:, 2] - p[:, 0], p[:, 3] - p[:, 1])
        normal = diagonal / np.maximum(np.linalg.norm(diagonal, axis=1, keepdims=True), 1e-12)
        level = np.stack([-normal[:, 1], normal[:, 0], np.zeros(len(p))], axis=1)  # z x n
        flat = np.linalg.norm(level, axis=1) < 0.02
        level[flat] = [1.0, 0.0, 0.0]
        level /= np.linalg.norm(level, axis=1, keepdims=True)
        up = np.cross(normal, level)
        metres = np.stack([np.einsum("qcd,qd->qc", p, level), np.einsum("qcd,qd->qc", p, up)], axis=-1)
        uv = np.where(np.isnan(uv), metres, uv)
        base = 4 * np.arange(len(p))[:, None]
        first, second = base + [0, 1, 2], base + [0, 2, 3]
        whole = np.any(p[:, 2] != p[:, 3], axis=1)
        faces = np.concatenate([first, second[whole]])
        return Mesh(
            positions=np.ascontiguousarray(p.reshape(-1, 3), np.float32),
            normals=np.repeat(normal, 4, axis=0).astype(np.float32),
            uvs=np.ascontiguousarray(uv.reshape(-1, 2), np.float32),
            slots=np.repeat(np.concatenate(self._slots), 4),
            faces=faces.astype(np.uint32),
            ao=np.ascontiguousarray(np.concatenate(self._ao).reshape(-1)),
        )
