"""A ground to test on: a 5 % slope with a kerb along y = 0 and a gentle swell."""

from __future__ import annotations

import numpy as np
from shapely import MultiPolygon, box

KERB_M = 0.12


class Slope:
    """Road for y > 0, pavement for y <= 0. Piecewise linear over 1 m squares, so heights are exact."""

    pieces = ()
    carriageway = MultiPolygon([box(-40, 0, 40, 40)])
    street = MultiPolygon([box(-40, -40, 40, 40)])

    def __init__(self, swell_m: float = 0.0) -> None:
        self._ticks = np.arange(-40.0, 41.0)
        self._z = 0.05 * self._ticks[:, None] + swell_m * np.sin(self._ticks[:, None] / 8) * np.cos(self._ticks[None] / 9)

    def base_height(self, xy):
        i, j, u, v = self._cell(xy)
        z = self._z
        lower = z[i, j] + u * (z[i + 1, j] - z[i, j]) + v * (z[i + 1, j + 1] - z[i + 1, j])
        upper = z[i, j] + v * (z[i, j + 1] - z[i, j]) + u * (z[i + 1, j + 1] - z[i, j + 1])
        return np.where(u >= v, lower, upper)

    def height(self, xy):
        return self.base_height(xy) + np.where(xy[:, 1] > 0, 0.0, KERB_M)

    def triangles(self, center_xy, radius_m):
        t = self._ticks
        i0, j0 = (np.clip(np.floor(np.asarray(center_xy) - radius_m).astype(int) + 40, 0, 79))
        i1, j1 = (np.clip(np.ceil(np.asarray(center_xy) + radius_m).astype(int) + 40, 1, 80))
        out = []
        for i in range(i0, i1):
            for j in range(j0, j1):
                lift = KERB_M if t[j + 1] <= 0 else 0.0
                a, b, c, d = (np.array([t[p], t[q], self._z[p, q] + lift]) for p, q in
                              ((i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)))
                out += [[a, b, c], [a, c, d]]
                if t[j] == 0:  # the kerb's face, seen from the road
                    up = np.array([0, 0, KERB_M])
                    out += [[a, a + up, b + up], [a, b + up, b]]
        return np.array(out).reshape(-1, 3, 3)

    def _cell(self, xy):
        i, j = np.clip(np.floor(np.asarray(xy)).astype(int) + 40, 0, 79).T
        return i, j, xy[:, 0] - self._ticks[i], xy[:, 1] - self._ticks[j]
