"""Finding the surface under a point: solid triangles sorted into square bins."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BIN_M = 2.5

Floats = NDArray[np.float64]


class TriangleIndex:
    """Height and neighbourhood queries over (T, 3, 3) triangles; vertical ones only appear in `near`."""

    def __init__(self, triangles: Floats) -> None:
        self.triangles = triangles
        a, b, c = triangles[:, 0, :2], triangles[:, 1, :2], triangles[:, 2, :2]
        self._det = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
        low, high = triangles[..., :2].min(axis=1), triangles[..., :2].max(axis=1)
        self._origin = np.floor(low.min(axis=0) / _BIN_M).astype(np.int64)
        i0 = np.floor(low / _BIN_M).astype(np.int64) - self._origin
        i1 = np.floor(high / _BIN_M).astype(np.int64) - self._origin
        self._shape = i1.max(axis=0) + 1
        span = i1 - i0 + 1
        count = span[:, 0] * span[:, 1]
        owner = np.repeat(np.arange(len(triangles)), count)
        k = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        rows = span[owner, 1]
        cell = (i0[owner, 0] + k // rows) * self._shape[1] + i0[owner, 1] + k % rows
        order = np.argsort(cell, kind="stable")
        self._members = owner[order]
        self._starts = np.searchsorted(cell[order], np.arange(int(self._shape.prod()) + 1))

    def height(self, xy: Floats) -> Floats:
        """(N,) z of the highest triangle over each of (N, 2) positions; NaN where there is none."""
        p = np.asarray(xy, np.float64).reshape(-1, 2)
        out = np.full(len(p), -np.inf)
        cell = np.floor(p / _BIN_M).astype(np.int64) - self._origin
        on = ((cell >= 0) & (cell < self._shape)).all(axis=1)
        flat = np.where(on, cell[:, 0] * self._shape[1] + cell[:, 1], 0)
        begin = self._starts[flat]
        count = np.where(on, self._starts[flat + 1] - begin, 0)
        point = np.repeat(np.arange(len(p)), count)
        k = np.arange(len(point)) - np.repeat(np.cumsum(count) - count, count)
        member = self._members[begin[point] + k]
        det = self._det[member]
        flatish = np.abs(det) > 1e-9
        point, member, det = point[flatish], member[flatish], det[flatish]
        t = self.triangles[member]
        d = p[point] - t[:, 0, :2]
        e1, e2 = t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]
        u = (d[:, 0] * e2[:, 1] - d[:, 1] * e2[:, 0]) / det
        v = (e1[:, 0] * d[:, 1] - e1[:, 1] * d[:, 0]) / det
        slack = 2e-4 / np.sqrt(np.abs(det))  # vertices are snapped to a quarter of a millimetre
        hit = (u >= -slack) & (v >= -slack) & (u + v <= 1 + slack)
        z = t[:, 0, 2] + u * e1[:, 2] + v * e2[:, 2]
        np.maximum.at(out, point[hit], z[hit])
        return np.where(np.isfinite(out), out, np.nan)

    def near(self, center_xy: Floats, radius_m: float) -> Floats:
        """(T', 3, 3) triangles whose bounds reach into the square of half-size `radius_m` about (2,) center."""
        center = np.asarray(center_xy, np.float64)
        lo, hi = (np.floor((center + s * radius_m) / _BIN_M).astype(np.int64) - self._origin for s in (-1, 1))
        lo, hi = np.maximum(lo, 0), np.minimum(hi, self._shape - 1)
        if (hi < lo).any():
            return np.empty((0, 3, 3))
        rows = [
            self._members[self._starts[i * self._shape[1] + lo[1]] : self._starts[i * self._shape[1] + hi[1] + 1]]
            for i in range(lo[0], hi[0] + 1)
        ]
        t = self.triangles[np.unique(np.concatenate(rows))]
        xy = t[..., :2]
        reach = ((xy.max(axis=1) >= center - radius_m) & (xy.min(axis=1) <= center + radius_m)).all(axis=1)
        return t[reach]
