"""One welded piece of skin or cloth: vertex grids that share borders, smooth across them, skinned by body part."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.assets.meshbuilder import MeshBuilder, grid_quads, triangulated
from simgen.assets.people.figure import Figure, Floats

_LEAST_AREA_M2 = 1e-10  # faces below this are points or lines in the mesh's single precision


@dataclass(frozen=True)
class Detail:
    """How finely a level of detail samples the body. level : 0 finest. columns : round the trunk (a multiple of 4).
    hole_columns, hole_rows : quads of the trunk that an arm takes. limb : round free limbs. head : round the head."""

    level: int
    columns: int
    hole_columns: int
    hole_rows: int
    limb: int
    head: int

    def pick(self, fine: list[float], middle: list[float], coarse: list[float]) -> list[float]:
        """The sampling for this level."""
        return (fine, middle, coarse)[self.level]


DETAILS = (Detail(0, 28, 4, 4, 12, 32), Detail(1, 12, 2, 2, 6, 14), Detail(2, 8, 2, 1, 4, 7))


class Shell:
    """Collects grids; vertices at one position share their normal when the shell is emitted as one part."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self._p: list[Floats] = []
        self._uv: list[Floats] = []
        self._f: list[NDArray[np.int64]] = []
        self._j: list[NDArray[np.uint8]] = []
        self._w: list[Floats] = []
        self._ao: list[Floats] = []
        self._count = 0

    def grid(self, points: Floats, part: str, *, closed: bool = True, keep: NDArray[np.bool_] | None = None,
             mirror: bool = False, skin_at: Floats | None = None, ao: Floats | None = None, uv: Floats | None = None) -> None:
        """Add rows (R, N, 3), lowest first, each counter-clockwise seen from above (more precisely from the last row's side).

        keep : (R-1, N) or (R-1, N-1) quads to make. mirror : of a left part, add the right one (part named for the left).
        skin_at : (R, N, 3) positions to take skin weights at, if not the points. ao : (R,) or (R, N) openness 0..1.
        uv : (R, N, 2) texture coordinates, metres along the surface if not given; of a closed grid (R, N + 1, 2).
        """
        skin = points if skin_at is None else skin_at
        openness = np.ones(points.shape[:2]) if ao is None else np.broadcast_to(ao if ao.ndim == 2 else ao[:, None], points.shape[:2])
        if closed:
            points, skin = (np.concatenate([a, a[:, :1]], axis=1) for a in (points, skin))
            openness = np.concatenate([openness, openness[:, :1]], axis=1)
        rows, columns = points.shape[:2]
        quads = grid_quads(rows, columns)
        if keep is not None:
            quads = quads[keep.reshape(-1)]
        if uv is None:
            uv = _metres(points)
        p = points.reshape(-1, 3)
        joints, weights = self.figure.weights(skin.reshape(-1, 3), part)
        self._append(p, uv.reshape(-1, 2), quads, joints, weights, openness.reshape(-1))
        if mirror:
            flip = np.array([1.0, -1.0, 1.0])
            joints, weights = self.figure.weights(skin.reshape(-1, 3) * flip, part.replace("left", "right"))
            self._append(p * flip, uv.reshape(-1, 2), quads[:, ::-1], joints, weights, openness.reshape(-1))

    def emit(self, builder: MeshBuilder, slot: int, *, crease_deg: float = 100.0) -> None:
        """Add the welded piece to a builder."""
        if not self._p:
            return
        offsets = np.cumsum([0] + [len(p) for p in self._p[:-1]])
        points = np.concatenate(self._p)
        faces = triangulated(np.concatenate([f + o for f, o in zip(self._f, offsets, strict=True)]))
        corners = points.astype(np.float32)[faces].astype(np.float64)
        area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
        # Where grids meet, the later one moves with the earlier one: seams do not open.
        _, first, same = np.unique(np.round(points, 6), axis=0, return_index=True, return_inverse=True)
        one = first[same.reshape(-1)]
        builder.add(
            points, faces[area > _LEAST_AREA_M2], slot, uvs=np.concatenate(self._uv), joints=np.concatenate(self._j)[one],
            weights=np.concatenate(self._w)[one], ao=np.round(np.clip(np.concatenate(self._ao), 0, 1) * 255).astype(np.uint8),
            crease_deg=crease_deg,
        )

    def _append(self, p: Floats, uv: Floats, f: NDArray[np.int64], j: NDArray[np.uint8], w: Floats, ao: Floats) -> None:
        self._p.append(p)
        self._uv.append(uv)
        self._f.append(f)
        self._j.append(j)
        self._w.append(w)
        self._ao.append(ao)


def _metres(points: Floats) -> Floats:
    """(R, N, 2) metres round and along a grid."""
    around = np.concatenate([np.zeros((len(points), 1)), np.cumsum(np.linalg.norm(np.diff(points, axis=1), axis=2), axis=1)], axis=1)
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=2).mean(axis=1))])
    return np.stack([around.mean(axis=0)[None, :] + 0 * around, np.broadcast_to(along[:, None], around.shape)], axis=-1)


def uv_grid(u: Floats, v: Floats) -> Floats:
    """(R, N, 2) coordinates of rows at v (R,) and columns at u (N,)."""
    return np.stack(np.broadcast_arrays(u[None, :], v[:, None]), axis=-1)


def tube_rows(centers: Floats, u: Floats, v: Floats, ru: Floats, rv: Floats, columns: int, power: float = 1.0) -> Floats:
    """(R, columns, 3) elliptic rings about centres (R, 3) with half axes `ru` along u and `rv` along v ((3,) or (R, 3) each);
    power < 1 makes them squarer."""
    angle = np.arange(columns) * 2 * np.pi / columns
    c, s = np.cos(angle), np.sin(angle)
    c, s = np.sign(c) * np.abs(c) ** power, np.sign(s) * np.abs(s) ** power
    u, v = np.broadcast_to(u, centers.shape), np.broadcast_to(v, centers.shape)
    return np.asarray(
        centers[:, None, :] + (ru[:, None] * c)[..., None] * u[:, None, :] + (rv[:, None] * s)[..., None] * v[:, None, :]
    )


def closed_end(rows: Floats, *, first: bool = False, last: bool = False) -> Floats:
    """Rows with their first or last ring closed to a point."""
    parts = [rows]
    if first:
        parts.insert(0, np.broadcast_to(rows[0].mean(axis=0), rows[:1].shape))
    if last:
        parts.append(np.broadcast_to(rows[-1].mean(axis=0), rows[:1].shape))
    return np.concatenate(parts)
