"""How the boards of a hoarding follow each other: runs of printed ones between plain ones, each a little out of plane."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.assets.buildings.quads import Floats
from simgen.assets.textures.prints import COLUMNS, PICTURES, ROWS

BOARD_M = 1.22  # a sheet of plywood, EN 315
GAP_M = 0.004  # between boards
KICKER_M = 0.15  # height of the board at the foot
_CELLS = ROWS * COLUMNS
# Shares of boards with prints on them, and how many plain boards lie between two pictures (our estimates).
_LAYOUTS: tuple[tuple[float, tuple[int, int]], ...] = ((0.34, (0, 1)), (0.28, (1, 2)), (0.22, (2, 5)), (0.16, (0, 0)))


@dataclass(frozen=True, eq=False)
class Boards:
    """Boards from left to right. s : (N, 2) where they begin and end, metres. printed : (N,). uv : (N, 4, 2), as `print_uv` gives them.
    out : (N, 2) metres before the plane at either end. ao : (N, 4) 0..255: darker at the foot, a shade of its own."""

    s: Floats
    printed: NDArray[np.bool_]
    uv: Floats
    out: Floats
    ao: Floats


def board_uv(cell: int | np.integer) -> Floats:
    """(4, 2) UVs of a board of the atlases of prints and boards: lower left, lower right, upper right, upper left."""
    return pieces_uv(np.array([int(cell) % _CELLS]))[0]


def pieces_uv(cells: NDArray[np.integer]) -> Floats:
    """(N, 4, 2) UVs of boards of an atlas."""
    row, column = np.divmod(cells, COLUMNS)
    inset = 0.002
    a, b = column / COLUMNS + inset, (column + 1) / COLUMNS - inset
    low, high = 1 - (row + 1) / ROWS + inset, 1 - row / ROWS - inset  # v runs up the picture
    return np.stack([np.stack(c, axis=-1) for c in ((a, low), (b, low), (b, high), (a, high))], axis=1)


def boards_along(length: float, rng: np.random.Generator, *, printed: bool) -> Boards:
    """Boards over a length in metres. printed : with pictures among them."""
    n = max(1, round(length / BOARD_M))
    cells, pictured = rng.integers(0, _CELLS - 1, n), np.zeros(n, bool)
    if n > 4 and rng.uniform() < 0.5:
        cells[int(rng.integers(1, n - 1))] = _CELLS - 1  # the door
    if printed:
        _hang(cells, pictured, rng)
    edge = np.linspace(0.0, length, n + 1)
    s = np.stack([edge[:-1] + GAP_M / 2, edge[1:] - GAP_M / 2], axis=1)
    out = np.clip(rng.uniform(0.0, 0.008, (n, 1)) + rng.normal(0, 0.0025, (n, 2)), 0.0, 0.012)
    shade = rng.uniform(0.86, 1.0, (n, 1)) * np.array([0.72, 0.72, 0.97, 0.97])
    return Boards(s, pictured, pieces_uv(cells), out, 255 * shade)


def _hang(cells: NDArray[np.integer], pictured: NDArray[np.bool_], rng: np.random.Generator) -> None:
    """Pictures over runs of boards, each once before any comes again."""
    shares, between = zip(*_LAYOUTS, strict=True)
    low, high = between[int(rng.choice(len(_LAYOUTS), p=shares))]
    at, left = int(rng.integers(0, high + 1)), list(rng.permutation(len(PICTURES)))
    while at < len(cells):
        first, count = PICTURES[int(left.pop(0))]
        left = left or list(rng.permutation(len(PICTURES)))
        if at + count > len(cells):
            break
        cells[at : at + count], pictured[at : at + count] = np.arange(first, first + count), True
        at += count + int(rng.integers(low, high + 1))
