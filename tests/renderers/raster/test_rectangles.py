"""Maxima over rectangles against the plain way."""

from __future__ import annotations

import numpy as np

from simgen.renderers.raster.rectangles import RectangleMaxima


def test_maxima_of_random_rectangles_and_the_empty_one() -> None:
    rng = np.random.default_rng(1)
    for shape in ((1, 1), (1, 9), (7, 1), (23, 40)):
        grid = rng.normal(size=shape).astype(np.float32)
        a = rng.integers(0, shape[::-1], (200, 2))
        first, end = a, a + 1 + rng.integers(0, shape[::-1] - a)
        got = RectangleMaxima(grid).over(first, end)
        want = [grid[y0:y1, x0:x1].max() for (x0, y0), (x1, y1) in zip(first, end, strict=True)]
        assert np.array_equal(got, want)
        assert np.isneginf(RectangleMaxima(grid).over(first, first)).all()
