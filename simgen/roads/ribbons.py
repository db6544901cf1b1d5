"""Paint along lanes: positions and offsets measured along a line, turned into plan triangles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Track:
    """A polyline with distances along it. points : (N, 2). left : (N, 2) vectors for parallel offsets. along : (N,) metres."""

    points: Floats
    left: Floats
    along: Floats

    @property
    def length_m(self) -> float:
        """Length of the line."""
        return float(self.along[-1])

    def at(self, s: Floats, offset: Floats | float = 0.0) -> Floats:
        """(M, 2) points at distances s, `offset` metres to the left."""
        k = self._segment(s)
        f = ((s - self.along[k]) / (self.along[k + 1] - self.along[k]))[:, None]
        p = self.points[k] * (1 - f) + self.points[k + 1] * f
        n = self.left[k] * (1 - f) + self.left[k + 1] * f
        return np.asarray(p + n * np.asarray(offset, np.float64).reshape(-1, 1))

    def direction(self, s: Floats) -> Floats:
        """(M, 2) unit directions at distances s."""
        k = self._segment(s)
        d = self.points[k + 1] - self.points[k]
        return np.asarray(d / np.linalg.norm(d, axis=1, keepdims=True))

    def _segment(self, s: Floats) -> NDArray[np.int64]:
        if len(self.points) == 2:
            return np.zeros(len(s), np.int64)
        return np.searchsorted(self.along[1:-1], s, side="right").astype(np.int64)


def track(points: Floats) -> Track:
    """The track of an (N, 2) polyline without repeated points."""
    d = np.diff(points, axis=0)
    length = np.linalg.norm(d, axis=1)
    d = d / length[:, None]
    left = np.stack([-d[:, 1], d[:, 0]], axis=1)
    m = np.concatenate([left[:1], left]) + np.concatenate([left, left[-1:]])
    m /= np.maximum(np.linalg.norm(m, axis=1, keepdims=True), 1e-9)
    cos = np.maximum((m * np.concatenate([left, left[-1:]])).sum(axis=1, keepdims=True), 0.5)
    return Track(points, m / cos, np.concatenate([[0], np.cumsum(length)]))


def dashes(start_m: float, end_m: float, dash_m: float, gap_m: float) -> tuple[Floats, Floats]:
    """Starts and ends (D,) of dashes that fill [start, end], the last one whole, beginning with half a gap."""
    count = int((end_m - start_m - gap_m / 2) // (dash_m + gap_m)) if end_m > start_m else 0
    first: Floats = np.asarray(start_m + gap_m / 2 + np.arange(max(count, 0)) * (dash_m + gap_m), np.float64)
    return first, np.asarray(first + dash_m)


def solid(start_m: float, end_m: float, step_m: float = 2.5) -> tuple[Floats, Floats]:
    """Starts and ends of the pieces of an unbroken line, short enough to follow bends."""
    if end_m - start_m < 0.1:
        return np.empty(0), np.empty(0)
    count = max(int(np.ceil((end_m - start_m) / step_m)), 1)
    cuts: Floats = np.asarray(start_m + (end_m - start_m) / count * np.arange(count + 1), np.float64)
    return cuts[:-1], cuts[1:]


def ribbon(line: Track, pieces: tuple[Floats, Floats], offset_m: float, width_m: float) -> Floats:
    """(T, 3, 2) counter-clockwise triangles of a painted line `width_m` wide, its middle `offset_m` left of the track."""
    a, b = pieces
    side = np.repeat(offset_m + width_m / 2 * np.array([-1.0, -1.0, 1.0, 1.0]), len(a))
    corners = line.at(np.concatenate([a, b, b, a]), side).reshape(4, -1, 2)
    return quads(corners[0], corners[1], corners[2], corners[3])


def band(
    line: Track, s: Floats, right_m: Floats | float, left_m: Floats | float, *, u: tuple[float, float], v_per_m: float = 1.0
) -> Floats:
    """(T, 3, 4) triangles of a strip between two offsets, (S,) or one for all, at distances s (S,): x, y, then texture coordinates, u
    from the right edge to the left, v along."""
    right, left = (
        np.column_stack([line.at(s, offset), np.full(len(s), across), s * v_per_m])
        for offset, across in ((right_m, u[0]), (left_m, u[1]))
    )
    return quads(right[:-1], right[1:], left[1:], left[:-1])


def steps(line: Track, start_m: float, end_m: float, step_m: float = 2.5) -> Floats:
    """Distances from start to end close enough to follow the line's bends; the two ends alone where it is straight."""
    if end_m <= start_m:
        return np.empty(0)
    count = 1 if len(line.points) == 2 else max(int(np.ceil((end_m - start_m) / step_m)), 1)
    return np.linspace(start_m, end_m, count + 1)


def quads(a: Floats, b: Floats, c: Floats, d: Floats) -> Floats:
    """(2Q, 3, K) triangles of quads with corners (Q, K) each, counter-clockwise; the first two coordinates are x and y."""
    return np.concatenate([np.stack([a, b, c], axis=1), np.stack([a, c, d], axis=1)])


def placed(shape: Floats, origin: Floats, direction: Floats) -> Floats:
    """(K*T, 3, 2) copies of triangles (T, 3, 2), drawn with x to the right and y ahead, at K origins (K, 2) facing unit
    directions (K, 2)."""
    ahead, right = direction, np.stack([direction[:, 1], -direction[:, 0]], axis=1)
    out = origin[:, None, None] + shape[None, ..., :1] * right[:, None, None] + shape[None, ..., 1:] * ahead[:, None, None]
    return np.asarray(out.reshape(-1, 3, 2))
