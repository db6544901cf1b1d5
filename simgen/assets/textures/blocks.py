"""Laid units (bricks, slabs, tiles): for every pixel which unit it lies in and how far from its edge."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.assets.textures.noise import F32, N, grid


@dataclass(frozen=True, eq=False)
class Layout:
    """unit : (N, N) index of the laid unit. edge_m : (N, N) distance to the unit's nearest edge, metres.
    local_u, local_r : position in the unit, 0..1 to the right and downwards."""

    unit: NDArray[np.int64]
    edge_m: F32
    local_u: F32
    local_r: F32

    def per_unit(self, rng: np.random.Generator, deviation: float) -> F32:
        """A normal draw for each unit, spread to its pixels."""
        values = rng.normal(0, deviation, int(self.unit.max()) + 1).astype(np.float32)
        return values[self.unit]


def courses(
    tile_m: float, rows: int, columns: int, offsets: tuple[float, ...], split: tuple[tuple[float, ...], ...] = ((1.0,),)
) -> Layout:
    """Rows of units. offsets : shift of each row in units, repeating. split : lengths (sum 1) into which each column of the
    row is divided, per row, repeating: ((1,),) is running bond, ((2/3, 1/3),) Flemish, ((1,), (.5, .5)) English."""
    u, r = grid()
    row = np.minimum((r * rows).astype(int), rows - 1)
    local_r = r * rows - row
    along = (u * columns + np.asarray(offsets, np.float32)[row % len(offsets)]) % columns
    column = np.minimum(along.astype(int), columns - 1)
    inside = along - column
    piece, start, length = np.zeros((N, N), int), np.zeros((N, N), np.float32), np.ones((N, N), np.float32)
    for k, lengths in enumerate(split):
        here = row % len(split) == k
        edges = np.concatenate([[0], np.cumsum(lengths)])
        index = np.clip(np.searchsorted(edges, inside[here], side="right") - 1, 0, len(lengths) - 1)
        piece[here], start[here], length[here] = index, edges[index], np.asarray(lengths)[index]
    local_u = (inside - start) / length
    width, height = length * tile_m / columns, tile_m / rows
    edge = np.minimum(np.minimum(local_u, 1 - local_u) * width, np.minimum(local_r, 1 - local_r) * height)
    most = max(len(s) for s in split)
    unit = (row * columns + column) * most + piece
    return Layout(unit, edge.astype(np.float32), local_u.astype(np.float32), local_r.astype(np.float32))


def ragged_courses(
    rng: np.random.Generator, tile_m: float, heights_m: tuple[float, float], lengths_m: tuple[float, float]
) -> Layout:
    """Courses of different heights, in each of which every unit has a length of its own (rubble, flags, setts)."""
    u, r = grid()
    rows = _divided(rng, tile_m, heights_m)
    row = np.clip(np.searchsorted(rows, r[:, 0] * tile_m, side="right") - 1, 0, len(rows) - 2)
    unit, local_u, width = np.zeros((N, N), np.int64), np.zeros((N, N), np.float32), np.zeros((N, N), np.float32)
    first = 0
    for k in range(len(rows) - 1):
        cuts, shift = _divided(rng, tile_m, lengths_m), float(rng.uniform(0, tile_m))
        at = (u[0] * tile_m + shift) % tile_m
        piece = np.clip(np.searchsorted(cuts, at, side="right") - 1, 0, len(cuts) - 2)
        here = row == k
        unit[here], width[here] = first + piece, np.diff(cuts)[piece]
        local_u[here] = (at - cuts[piece]) / np.diff(cuts)[piece]
        first += len(cuts) - 1
    height = np.diff(rows)[row][:, None]
    local_r = ((r[:, :1] * tile_m - rows[row][:, None]) / height + np.zeros((1, N))).astype(np.float32)
    edge = np.minimum(np.minimum(local_u, 1 - local_u) * width, np.minimum(local_r, 1 - local_r) * height)
    return Layout(unit, edge.astype(np.float32), local_u, local_r)


def _divided(rng: np.random.Generator, length: float, sizes: tuple[float, float]) -> NDArray[np.float64]:
    """Edges of pieces of about the given sizes that fill a length."""
    count = max(1, round(length / np.mean(sizes)))
    pieces = rng.uniform(*sizes, count)
    return np.concatenate([[0.0], np.cumsum(pieces)]) * length / pieces.sum()


def herringbone(tile_m: float, cells: int) -> Layout:
    """Bricks of 2:1 at right angles to each other. cells : short sides per tile, a multiple of 4."""
    u, r = grid()
    i, j = (u * cells).astype(int), (r * cells).astype(int)
    fu, fr = u * cells - i, r * cells - j
    k = (i - j) % 4
    lying = k < 2
    local_u = np.where(lying, (fu + k) / 2, fu)
    local_r = np.where(lying, fr, (fr + (k == 2)) / 2)
    i0 = np.where(k == 1, i - 1, i) % cells
    j0 = np.where(k == 2, j - 1, j) % cells
    size = tile_m / cells
    to_side, to_end = np.minimum(local_u, 1 - local_u), np.minimum(local_r, 1 - local_r)
    edge = size * np.minimum(to_side * np.where(lying, 2, 1), to_end * np.where(lying, 1, 2))
    return Layout(j0 * cells + i0, edge.astype(np.float32), local_u.astype(np.float32), local_r.astype(np.float32))
