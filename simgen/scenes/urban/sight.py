"""What the cameras can see of the plan, so that the rest is built coarsely or left out."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

_BEHIND_M = 25.0  # the cone of view starts so far behind the camera: what is beside it counts as seen
_ASIDE_RAD = np.radians(6.0)  # room at the sides, for lens distortion and roll
ALWAYS_M = 45.0  # what is nearer than this to a camera counts though no camera sees it
_ROOM_M = 15.0  # for the size of what stands there
_FAR_M = 2000.0
_SHADOWED_M = 150.0  # shadows farther from the cameras than this are too small to tell
_STEP_M = 8.0  # along a shadow
_LEVEL = 0.8  # cameras that look down or up more steeply than this cosine see all around


class Sight:
    """The horizontal cones of view of cameras at one or more instants, and the light that throws shadows into them."""

    def __init__(self, views: Iterable[tuple[Array, int, Array]], sun_direction: ArrayLike | None = None) -> None:
        """views : (K (3, 3), width in pixels, T_world_cam (4, 4)) of each camera at each instant. sun_direction : (3,) towards the
        sun, None or below the horizon for no shadows."""
        apexes, directions, cosines, at = [], [], [], []
        self._everything = False
        for K, width, T in views:
            at.append(T[:2, 3])
            forward, level = T[:2, 2], float(np.linalg.norm(T[:2, 2]))
            half = float(np.arctan(0.5 * width / K[0, 0])) + _ASIDE_RAD
            if level < _LEVEL or half > np.radians(85):
                self._everything = True
                continue
            direction = forward / level
            apexes.append(T[:2, 3] - _BEHIND_M * direction)
            directions.append(direction)
            cosines.append(np.cos(half))
        self._apex, self._direction = np.array(apexes).reshape(-1, 1, 2), np.array(directions).reshape(-1, 2, 1)
        self._cosine, self._at = np.array(cosines).reshape(-1, 1), np.array(at).reshape(-1, 1, 2)
        sun = np.zeros(3) if sun_direction is None else np.asarray(sun_direction, np.float64)
        self._shadow = -sun[:2] / max(float(sun[2]), 0.02) if sun[2] > 0 else np.zeros(2)  # metres per metre of height

    def covers(self, xy: ArrayLike) -> NDArray[np.bool_]:
        """(N,) which of (N, 2) places any camera may see, if nothing stands between."""
        at = np.asarray(xy, np.float64).reshape(-1, 2)
        if self._everything or not len(self._apex):
            return np.full(len(at), self._everything)
        ray = at - self._apex
        seen = (ray @ self._direction)[..., 0] >= self._cosine * np.sqrt(np.einsum("cni,cni->cn", ray, ray))
        return np.asarray(seen.any(axis=0))

    def distance(self, xy: ArrayLike) -> Array:
        """(N,) metres from (N, 2) places to the nearest camera; infinite without one."""
        gap = np.asarray(xy, np.float64).reshape(-1, 2) - self._at
        return np.asarray(np.sqrt(np.einsum("cni,cni->cn", gap, gap).min(axis=0, initial=np.inf)))

    def area(self) -> shapely.Geometry | None:
        """All that cameras may see of the plan, and some land round each of them; None if that is everything."""
        if self._everything:
            return None
        across = np.stack([-self._direction[:, 1, 0], self._direction[:, 0, 0]], axis=1)
        c, s = self._cosine, np.sqrt(1 - self._cosine**2)
        ends = [_FAR_M * (c * self._direction[:, :, 0] + side * s * across) for side in (-1, 1)]
        cones = shapely.polygons(np.stack([self._apex[:, 0], *(self._apex[:, 0] + e for e in ends)], axis=1))
        return shapely.union_all([*cones, *shapely.buffer(shapely.points(self._at[:, 0]), ALWAYS_M + _ROOM_M, quad_segs=3)])

    def matters(self, xy: ArrayLike, height_m: float) -> NDArray[np.bool_]:
        """(N,) which of (N, 2) places make a difference to what cameras see if something of a height stands there: they see it, it
        throws its shadow where they see it, or it is so near that its reflection and the light that it takes away count."""
        at = np.asarray(xy, np.float64).reshape(-1, 2)
        out = self.covers(at) | (self.distance(at) < ALWAYS_M)
        reach = self._shadow * height_m
        length = float(np.hypot(*reach))
        if length > _STEP_M:
            reach *= min(1.0, _SHADOWED_M / length)
            share = np.linspace(0, 1, int(np.ceil(min(length, _SHADOWED_M) / _STEP_M)) + 1)[1:]
            left = np.flatnonzero(~out)
            falls = (at[left, None] + share[:, None] * reach).reshape(-1, 2)
            seen = self.covers(falls) & (self.distance(falls) < _SHADOWED_M)
            out[left] = seen.reshape(len(left), len(share)).any(axis=1)
        return out
