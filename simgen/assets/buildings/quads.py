"""Collecting a building's quads. Walls have facade coordinates: s along the wall to the right as seen from outside, z up,
n outwards. Calls only record; everything is placed at once at the end, because a building has many small parts."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simgen.assets.buildings.spec import Slot
from simgen.mesh import Mesh

Floats = NDArray[np.float64]

FOOT_M = 1.1  # height to which walls are darker
# Splashes and soot by height above the pavement (m), down to the joint of wall and pavement, which hardly sees the sky: share of light.
_FOOT_SHADE = ((0.0, 0.03, 0.3, FOOT_M), (0.40, 0.55, 0.84, 1.0))
_COARSE_SHADE = ((0.0, FOOT_M), (0.66, 1.0))  # the same where there is no cut
# What stands round building sites for some months has had no time for that, and looks the same in all levels of detail.
_FRESH = (Slot.BOARDING, Slot.PRINT, Slot.SHEET, Slot.TUBE, Slot.DECK, Slot.CAP)
_CUTS_M = (0.03, 0.3)  # where walls that stand in the ground are cut, so that they can have that shade
# Corners (s, z, n) of each face of a box: 0 takes the low, 1 the high bound; counter-clockwise seen from outside.
_FACES = "FKRLTB"  # front, back, right, left, top, bottom
_CORNERS = np.array([
    [(0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1)],
    [(1, 0, 0), (0, 0, 0), (0, 1, 0), (1, 1, 0)],
    [(1, 0, 1), (1, 0, 0), (1, 1, 0), (1, 1, 1)],
    [(0, 0, 0), (0, 0, 1), (0, 1, 1), (0, 1, 0)],
    [(0, 1, 1), (1, 1, 1), (1, 1, 0), (0, 1, 0)],
    [(0, 0, 0), (1, 0, 0), (1, 0, 1), (0, 0, 1)],
])
# Column of (s0, s1, z0, z1, n0, n1) that gives each coordinate of each corner: (6 faces, 4 corners, 3).
_COLUMNS = _CORNERS + np.array([0, 2, 4])


class Quads:
    """Quads of a building over the walls of `footprint` (N, 2), counter-clockwise; wall i runs from vertex i to i + 1."""

    def __init__(self, footprint: Floats, *, foot: bool = True) -> None:
        """foot : walls are darker near the level 0."""
        self.footprint, self._foot = footprint, foot
        along = np.concatenate([footprint[1:], footprint[:1]]) - footprint
        self.length = np.sqrt((along * along).sum(axis=1))
        self.direction = along / self.length[:, None]
        self.outward = np.stack([self.direction[:, 1], -self.direction[:, 0]], axis=1)
        self._origin = footprint
        self._boxes: list[Floats] = []  # (M, 7): wall and bounds
        self._box_marks: list[tuple[int, int, int, bool, int]] = []  # rows, faces (bits), slot, inside, ao
        self._quads: list[Floats] = []  # (Q, 4, 3), facade or building coordinates
        self._quad_marks: list[tuple[int, int, ArrayLike, Floats | None]] = []  # rows, slot, ao, uv
        self._quad_walls: list[NDArray[np.int64]] = []  # (Q,) wall, or -1 for building coordinates

    def add_walls(self, wall: int, corners: Floats) -> list[int]:
        """Walls between corners (C, 2), each (s, n) in the plan of `wall`, from left to right as seen from outside: their numbers.
        They are not part of the footprint, but take openings and boxes like those that are."""
        xy = self._origin[wall] + corners[:, :1] * self.direction[wall] + corners[:, 1:] * self.outward[wall]
        along = np.diff(xy, axis=0)
        length = np.sqrt((along * along).sum(axis=1))
        direction = along / length[:, None]
        first = len(self.length)
        self._origin = np.concatenate([self._origin, xy[:-1]])
        self.length = np.concatenate([self.length, length])
        self.direction = np.concatenate([self.direction, direction])
        self.outward = np.concatenate([self.outward, np.stack([direction[:, 1], -direction[:, 0]], axis=1)])
        return list(range(first, len(self.length)))

    def boxes(
        self, wall: ArrayLike, s0: ArrayLike, s1: ArrayLike, z0: ArrayLike, z1: ArrayLike, n0: ArrayLike, n1: ArrayLike,
        slot: int, faces: str = "FLRTB", *, inside: bool = False, ao: int = 255,
    ) -> None:
        """Boxes between bounds, each a scalar or (M,). faces : of front, back (K), left, right, top, bottom.
        inside : seen from within (reveals)."""
        columns = (wall, s0, s1, z0, z1, n0, n1)
        sizes = [c.size for c in columns if isinstance(c, np.ndarray)]
        if 0 in sizes:
            return
        count = max(sizes, default=1)
        row = np.empty((count, 7))
        for k, column in enumerate(columns):
            row[:, k] = column
        self._boxes.append(row)
        self._box_marks.append((count, _face_bits(faces), int(slot), inside, ao))

    def on_wall(self, wall: ArrayLike, corners: Floats, slot: int, *, uv: Floats | None = None, ao: ArrayLike = 255) -> None:
        """Quads (Q, 4, 3) in facade coordinates of `wall` (scalar or (Q,)). ao : 0..255, a scalar or one for each corner (Q, 4)."""
        self._quads.append(corners)
        self._quad_marks.append((len(corners), int(slot), ao, uv))
        walls = np.empty(len(corners), np.int64)
        walls[:] = wall
        self._quad_walls.append(walls)

    def local(self, corners: Floats, slot: int, *, uv: Floats | None = None, ao: ArrayLike = 255) -> None:
        """Quads (Q, 4, 3) in the building's frame; a triangle repeats its last corner."""
        self.on_wall(-1, corners, slot, uv=uv, ao=ao)

    def build(self, *, grounded: bool = False) -> Mesh:
        """The mesh: flat normals, UVs in metres (u level, v up the slope) where none were given. grounded : walls are cut near the
        pavement, so that they are dirty there and nowhere else."""
        parts = [part for part in (self._expanded_boxes(), self._placed_quads()) if part is not None]
        p, slots, ao, uv = (np.concatenate([part[k] for part in parts]) for k in range(4))
        if grounded:
            p, slots, ao, uv = _cut_at_foot(p, slots, ao, uv)
        shade = foot_shade(p[..., 2]) if self._foot else np.ones(p.shape[:2])
        if grounded:
            shade = np.where(np.isin(slots, _FRESH)[:, None], shade, np.interp(p[..., 2], *_FOOT_SHADE))
        p = p.astype(np.float32)  # the mesh's own precision; half the work
        normal = _cross(p[:, 2] - p[:, 0], p[:, 3] - p[:, 1])
        normal /= np.maximum(np.sqrt((normal * normal).sum(axis=1, keepdims=True)), 1e-12)
        level = np.stack([-normal[:, 1], normal[:, 0]], axis=1)  # z x n
        size = np.sqrt((level * level).sum(axis=1, keepdims=True))
        level = np.where(size < 0.02, np.array([1.0, 0.0], np.float32), level / np.maximum(size, 1e-12))
        up = _cross(normal, np.concatenate([level, np.zeros((len(level), 1), np.float32)], axis=1))
        metres = np.concatenate([p[..., :2] @ level[..., None], p @ up[..., None]], axis=-1)
        uv = np.where(np.isnan(uv), metres, uv)
        first = np.arange(0, 4 * len(p), 4)
        whole = np.any(p[:, 2] != p[:, 3], axis=1)
        upper, lower = first[:, None] + np.array([0, 1, 2]), first[whole, None] + np.array([0, 2, 3])
        return Mesh(
            positions=np.ascontiguousarray(p.reshape(-1, 3), np.float32),
            normals=np.repeat(normal, 4, axis=0),
            uvs=np.ascontiguousarray(uv.reshape(-1, 2), np.float32),
            slots=np.repeat(slots.astype(np.uint8), 4),
            faces=np.concatenate([upper, lower]).astype(np.uint32),
            ao=np.round(ao * shade).astype(np.uint8).reshape(-1),
        )

    def _expanded_boxes(self) -> tuple[Floats, NDArray[np.int64], Floats, Floats] | None:
        if not self._boxes:
            return None
        rows = np.concatenate(self._boxes)
        marks = np.array(self._box_marks)
        _, faces, slot, inside, ao = np.repeat(marks, marks[:, 0], axis=0).T
        box, face = np.nonzero((faces[:, None] >> np.arange(6)) & 1)
        corners = np.take_along_axis(rows[box, 1:], _COLUMNS[face].reshape(-1, 12), axis=1).reshape(-1, 4, 3)
        turned = inside[box] == 1
        corners[turned] = corners[turned, ::-1]
        return (self._placed(corners, rows[box, 0].astype(np.int64)), slot[box],
                np.repeat(ao[box].astype(np.float64), 4).reshape(-1, 4), np.full((len(box), 4, 2), np.nan))

    def _placed_quads(self) -> tuple[Floats, NDArray[np.int64], Floats, Floats] | None:
        if not self._quads:
            return None
        corners, walls = np.concatenate(self._quads).astype(np.float64), np.concatenate(self._quad_walls)
        on = walls >= 0
        corners[on] = self._placed(corners[on], walls[on])
        uv = np.full((len(corners), 4, 2), np.nan)
        slots, ao = np.empty(len(corners), np.int64), np.empty((len(corners), 4))
        start = 0
        for count, slot, shade, given in self._quad_marks:
            rows = slice(start, start + count)
            slots[rows], ao[rows] = slot, shade
            if given is not None:
                uv[rows] = given
            start += count
        return corners, slots, ao, uv

    def _placed(self, corners: Floats, wall: NDArray[np.int64]) -> Floats:
        """Facade coordinates (Q, 4, 3) of walls (Q,) in the building's frame."""
        out = np.empty_like(corners)
        s, n = corners[..., :1], corners[..., 2:]
        out[..., :2] = self._origin[wall][:, None] + s * self.direction[wall][:, None] + n * self.outward[wall][:, None]
        out[..., 2] = corners[..., 1]
        return out


@cache
def _face_bits(faces: str) -> int:
    return sum(1 << _FACES.index(f) for f in faces)


def rectangles(s0: ArrayLike, s1: ArrayLike, z0: ArrayLike, z1: ArrayLike, n: ArrayLike) -> Floats:
    """Quads (M, 4, 3) in facade coordinates that face outwards, from bounds and depths that are scalars or (M,)."""
    a, b, c, d, e = (np.atleast_1d(np.asarray(x, np.float64)) for x in (s0, s1, z0, z1, n))
    sizes = [len(x) for x in (a, b, c, d, e)]
    out = np.empty((0 if 0 in sizes else max(sizes), 4, 3))
    out[:, 0::3, 0], out[:, 1:3, 0] = a[:, None], b[:, None]
    out[:, :2, 1], out[:, 2:, 1] = c[:, None], d[:, None]
    out[..., 2] = e[:, None]
    return out


def _cut_at_foot(p: Floats, slots: NDArray[np.int64], ao: Floats, uv: Floats) -> tuple[Floats, NDArray[np.int64], Floats, Floats]:
    """Quads with those that rise upright from below the pavement cut at the heights of `_CUTS_M`. Corners are those of boxes: low,
    low, high, high."""
    for cut in _CUTS_M:
        z = p[..., 2]
        low, high = z[:, :2].max(axis=1), z[:, 2:].min(axis=1)
        plain = np.isnan(uv).any(axis=(1, 2)) & (z[:, 0] == z[:, 1]) & (z[:, 2] == z[:, 3])
        k = np.flatnonzero(plain & ~np.isin(slots, _FRESH) & (low < cut - 0.01) & (high > cut + 0.15))
        t = ((cut - low[k]) / (high[k] - low[k]))[:, None, None]
        upper, shade = p[k].copy(), ao[k].copy()
        upper[:, :2] += t * (p[k][:, [3, 2]] - p[k][:, :2])
        shade[:, :2] += t[..., 0] * (ao[k][:, [3, 2]] - ao[k][:, :2])
        p, ao = p.copy(), ao.copy()
        p[k, 2:], ao[k, 2:] = upper[:, [1, 0]], shade[:, [1, 0]]
        p, ao = np.concatenate([p, upper]), np.concatenate([ao, shade])
        slots, uv = np.concatenate([slots, slots[k]]), np.concatenate([uv, uv[k]])
    return p, slots, ao, uv


def foot_shade(z: Floats) -> Floats:
    """Share of the sky's light by height above the pavement: splashes and the pavement's nearness darken the foot of a wall."""
    return np.interp(z, *_COARSE_SHADE)


def _cross(a: Floats, b: Floats) -> Floats:
    """Cross products of (N, 3) rows; numpy's own takes three times as long on small arrays."""
    out = np.empty_like(a)
    for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        out[:, i] = a[:, j] * b[:, k] - a[:, k] * b[:, j]
    return out
