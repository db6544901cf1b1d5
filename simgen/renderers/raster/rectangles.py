"""Maxima over many rectangles of a grid at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class RectangleMaxima:
    """Answers for any rectangle of a grid (H, W) what its largest number is, from tables of the maxima over all squares and
    oblongs whose sides are powers of two (a sparse table in two dimensions): four of them cover any rectangle."""

    def __init__(self, grid: NDArray[np.floating]) -> None:
        self._tables = {(0, 0): grid}
        for i in range(grid.shape[0].bit_length()):
            if i > 0:
                above = self._tables[i - 1, 0]
                self._tables[i, 0] = np.maximum(above[: -(1 << i - 1)], above[1 << i - 1 :])
            for j in range(1, grid.shape[1].bit_length()):
                left = self._tables[i, j - 1]
                self._tables[i, j] = np.maximum(left[:, : -(1 << j - 1)], left[:, 1 << j - 1 :])

    def over(self, first: Ints, end: Ints) -> NDArray[np.floating]:
        """(n,) maxima over the cells first <= (x, y) < end, (n, 2) each, within the grid; -inf for those without a cell."""
        out = np.full(len(first), -np.inf, self._tables[0, 0].dtype)
        size = end - first
        (x0, y0), (x1, y1) = first.T, end.T
        columns, rows = np.log2(np.maximum(size, 1)).astype(np.int64).T
        full = (size > 0).all(axis=1)
        for i, j in {(int(i), int(j)) for i, j in zip(rows[full], columns[full], strict=True)}:
            own = np.flatnonzero(full & (rows == i) & (columns == j))
            table, top, left = self._tables[i, j], y0[own], x0[own]
            bottom, right = y1[own] - (1 << i), x1[own] - (1 << j)
            out[own] = np.max([table[top, left], table[top, right], table[bottom, left], table[bottom, right]], axis=0)
        return out
