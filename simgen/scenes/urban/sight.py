"""What the cameras can see of the plan, so that the rest is built coarsely or left out."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

_BEHIND_M = 25.0  # the cone of view starts so far behind the camera: what is beside it counts as seen
_ASIDE_RAD = np.radians(6.0)  # room at the sides, for lens distortion and roll
_LEVEL = 0.8  # cameras that look down or up more steeply than this cosine see all around


class Sight:
    """The horizontal cones of view of cameras at one or more instants."""

    def __init__(self, views: Iterable[tuple[Array, int, Array]]) -> None:
        """views : (K (3, 3), width in pixels, T_world_cam (4, 4)) of each camera at each instant."""
        self._cones: list[tuple[Array, Array, float]] = []  # apex, direction, cosine of half the angle
        self._everything = False
        for K, width, T in views:
            forward, level = T[:2, 2], float(np.linalg.norm(T[:2, 2]))
            half = float(np.arctan(0.5 * width / K[0, 0])) + _ASIDE_RAD
            if level < _LEVEL or half > np.radians(85):
                self._everything = True
                continue
            direction = forward / level
            self._cones.append((T[:2, 3] - _BEHIND_M * direction, direction, float(np.cos(half))))

    def covers(self, xy: ArrayLike) -> NDArray[np.bool_]:
        """(N,) which of (N, 2) places any camera may see, if nothing stands between."""
        at = np.asarray(xy, np.float64).reshape(-1, 2)
        out = np.full(len(at), self._everything)
        for apex, direction, cosine in self._cones:
            ray = at - apex
            out |= ray @ direction >= cosine * np.sqrt((ray * ray).sum(axis=1))
        return out
