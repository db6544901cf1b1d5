"""Masks, their boxes and their run-length code."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def mask_box(mask: NDArray[np.bool_], x0: int = 0, y0: int = 0) -> tuple[int, int, int, int] | None:
    """xyxy pixel box of a (h, w) mask whose top-left pixel is (x0, y0): half-open, None for an empty mask."""
    rows = np.flatnonzero(mask.any(axis=1))
    if not len(rows):
        return None
    columns = np.flatnonzero(mask.any(axis=0))
    return x0 + int(columns[0]), y0 + int(rows[0]), x0 + int(columns[-1]) + 1, y0 + int(rows[-1]) + 1


def run_lengths(mask: NDArray[np.bool_]) -> list[int]:
    """COCO's uncompressed run-length code of a (h, w) mask: column-major runs, beginning with a run of False."""
    flat = mask.ravel(order="F")
    starts = np.flatnonzero(np.concatenate([flat[:1], flat[1:] != flat[:-1]]))  # where a run begins that is not the first False
    return np.diff(np.concatenate([[0], starts, [flat.size]])).tolist()


def mask_from_runs(counts: list[int], height: int, width: int) -> NDArray[np.bool_]:
    """The (height, width) mask of a run-length code. ValueError when the runs do not add up to its area."""
    if sum(counts) != height * width:
        raise ValueError(f"runs add up to {sum(counts)}, but a {width}x{height} mask has {height * width} pixels")
    values = np.arange(len(counts)) % 2 == 1
    return np.repeat(values, counts).reshape((height, width), order="F")
