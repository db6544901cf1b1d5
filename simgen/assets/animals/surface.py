"""Smooth skins over outlines: the tube from rump to nose, and legs, as vertex grids with normals, UVs and skin weights.

UVs lie in one atlas that all coats share: u runs from the rump (0) over withers (0.5) and poll (0.68) to the nose (1); v from the
left side's
belly (1) over the back (2/3) to the right side's belly (1/3). Legs, tail and ears lie below 1/3: see `LEG_UV`, `TAIL_UV`, `EAR_UV`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import PchipInterpolator

from simgen.assets.meshbuilder import MeshBuilder, grid_quads, triangulated

Floats = NDArray[np.float64]

LEG_UV = 0.18  # width of one leg's field: left fore, right fore, left hind, right hind, each 0..LEG_UV along u
TAIL_UV = (0.73, 0.85)
EAR_UV = (0.87, 1.0)
TOP_UV = 1 / 3 - 0.01
WITHERS_U, POLL_U = 0.5, 0.68
# Where along the atlas's u each joint of the spine begins.
SPINE_JOINTS = (("body", 0.0), ("spine", 0.17), ("chest", 0.33), ("neck1", 0.49), ("neck2", 0.585), ("head", 0.69))


@dataclass(frozen=True)
class Spine:
    """The tube from rump to nose. u : (S,) atlas coordinate of the stations. low, high : (S, 2) x, z of the lower and upper outline.
    half : (S,) half widths. All metres. bumps : bones and muscles: atlas u, angle from the back, height (m), reach in u and in angle."""

    u: Floats
    low: Floats
    high: Floats
    half: Floats
    bumps: tuple[tuple[float, float, float, float, float], ...] = ()

    def section(self, u: ArrayLike) -> tuple[Floats, Floats, Floats]:
        """Lower and upper outline points (..., 2) and half widths (...) at atlas coordinates."""
        at = np.asarray(u, float)
        all_ = PchipInterpolator(self.u, np.concatenate([self.low, self.high, self.half[:, None]], axis=1))(at)
        return all_[..., :2], all_[..., 2:4], all_[..., 4]

    def centre(self, u: float) -> Floats:
        """(3,) middle of the section at u."""
        low, high, _ = self.section(u)
        middle = (low + high) / 2
        return np.array([middle[0], 0.0, middle[1]])

    def points(self, u: ArrayLike, theta: ArrayLike, lift: ArrayLike = 0.0) -> Floats:
        """(R, C, 3) of the surface at atlas u (R,) and angles (C,) or (R, C) from the back (0; right side positive), raised by `lift`."""
        low, high, half = self.section(u)
        t = np.broadcast_to(np.asarray(theta, float), (len(low), np.shape(theta)[-1]))
        c, s = np.cos(t), np.sin(t)
        raised = np.broadcast_to(np.asarray(lift, float), t.shape)
        for at, angle, height, reach, turn in self.bumps:
            raised = raised + height * np.exp(-(((np.asarray(u, float)[:, None] - at) / reach) ** 2) - ((np.abs(t) - angle) / turn) ** 2)
        centre, axis = (low + high) / 2, (high - low) / 2
        size = np.linalg.norm(axis, axis=1, keepdims=True)
        # Ribs are widest a little below the middle; sections are fuller than ellipses.
        side = np.sign(s) * np.abs(s) ** 0.88 * (1 - 0.10 * c)
        up = np.sign(c) * np.abs(c) ** 0.96
        xz = centre[:, None, :] + (axis / size)[:, None, :] * ((size + raised) * up)[..., None]
        y = -(half[:, None] + raised) * side
        return np.stack([xz[..., 0], y, xz[..., 1]], axis=-1)


def atlas_uv(u: Floats, theta: Floats) -> Floats:
    """(R, C, 2) atlas UVs of the tube."""
    return np.stack(np.broadcast_arrays(u[:, None], 2 / 3 - np.asarray(theta) / (3 * np.pi) * 0.985), axis=-1)


def chain_weights(at: Floats, begins: Sequence[float], joints: Sequence[int], blend: float) -> tuple[NDArray[np.uint8], Floats]:
    """Joints (N, 4) and weights (N, 4) along a chain: joint k takes over at begins[k], blended over +- `blend`."""
    share = np.stack([_smooth((at - b + blend) / (2 * blend)) if k else np.ones_like(at) for k, b in enumerate(begins)], axis=1)
    weight = share.copy()
    weight[:, :-1] *= 1 - share[:, 1:]
    for k in range(len(begins) - 2):  # a joint that later ones have wholly replaced keeps nothing
        weight[:, k] *= np.prod(1 - share[:, k + 2 :], axis=1)
    order = np.argsort(-weight, axis=1)[:, :4]
    if order.shape[1] < 4:
        order = np.pad(order, ((0, 0), (0, 4 - order.shape[1])), mode="edge")
        w = np.take_along_axis(weight, order, axis=1)
        w[:, weight.shape[1] :] = 0.0
    else:
        w = np.take_along_axis(weight, order, axis=1)
    return np.asarray(joints, np.uint8)[order], w / w.sum(axis=1, keepdims=True)


def grid_normals(points: Floats, closed: bool) -> Floats:
    """(R, C, 3) unit normals of a grid whose outside is where columns turn counter-clockwise as rows go up. closed : the last
    column repeats
    the first. Where a row is a single point the normal is the next row's mean."""
    if closed:
        ring = points[:, :-1]
        around = np.roll(ring, -1, axis=1) - np.roll(ring, 1, axis=1)
        around = np.concatenate([around, around[:, :1]], axis=1)
    else:
        around = np.gradient(points, axis=1)
    n = np.cross(around, np.gradient(points, axis=0))
    length = np.linalg.norm(n, axis=2, keepdims=True)
    n = n / np.maximum(length, 1e-12)
    for row, near in ((0, 1), (-1, -2)):
        if np.ptp(points[row], axis=0).max() < 1e-9:
            mean = n[near].mean(axis=0)
            outward = (points[row, 0] - points[near].mean(axis=0)) if np.linalg.norm(mean) < 1e-6 else mean
            n[row] = outward / max(float(np.linalg.norm(outward)), 1e-12)
    return n


def add_grid(
    builder: MeshBuilder,
    points: Floats,
    slot: int,
    joints: NDArray[np.uint8],
    weights: Floats,
    *,
    uvs: Floats | None = None,
    closed: bool = True,
    normals: Floats | None = None,
    ao: ArrayLike | None = None,
) -> None:
    """Add a grid (R, C, 3) whose last column repeats the first if closed. joints, weights : (R, 4) or (R*C, 4). ao : openness 0..1."""
    rows, columns = points.shape[:2]
    if len(joints) == rows != rows * columns:
        joints, weights = np.repeat(joints, columns, axis=0), np.repeat(weights, columns, axis=0)
    n = (grid_normals(points, closed) if normals is None else normals).reshape(-1, 3)
    faces = triangulated(grid_quads(rows, columns))
    p = points.reshape(-1, 3)
    flat = np.cross(p[faces[:, 1]] - p[faces[:, 0]], p[faces[:, 2]] - p[faces[:, 0]])
    area = np.linalg.norm(flat, axis=1)
    none = np.linalg.norm(n, axis=1) < 0.5
    if none.any():  # where a grid is pinched: the mean of the faces about
        mean = np.zeros_like(p)
        for k in range(3):
            np.add.at(mean, faces[:, k], flat)
        mean[np.linalg.norm(mean, axis=1) < 1e-14] = [0.0, 0.0, 1.0]
        n = np.where(none[:, None], mean / np.linalg.norm(mean, axis=1, keepdims=True), n)
    open_ = None if ao is None else np.round(np.broadcast_to(np.asarray(ao, float), (rows, columns)).reshape(-1) * 255).astype(np.uint8)
    builder.add(
        p, faces[area > 1e-11], slot, normals=n, uvs=None if uvs is None else uvs.reshape(-1, 2), joints=joints, weights=weights, ao=open_
    )


def rigid(joint: int, count: int) -> tuple[NDArray[np.uint8], Floats]:
    """Joints and weights (count, 4) of vertices that follow one joint."""
    return np.tile(np.array([joint, 0, 0, 0], np.uint8), (count, 1)), np.tile([1.0, 0.0, 0.0, 0.0], (count, 1))


def blob(
    builder: MeshBuilder,
    centre: ArrayLike,
    radii: ArrayLike,
    slot: int,
    joint: int,
    *,
    columns: int = 8,
    rows: int = 5,
    R: Floats | None = None,
    flat_below: float | None = None,
    uv: tuple[float, float] | None = None,
) -> None:
    """An ellipsoid. R : (3, 3) turns it. flat_below : nothing reaches below this height. uv : one atlas place for all of it."""
    polar, turn = np.linspace(np.pi, 0, rows + 1), np.linspace(0, 2 * np.pi, columns + 1)
    unit = np.stack(
        [
            np.sin(polar)[:, None] * np.cos(turn),
            np.sin(polar)[:, None] * np.sin(turn),
            np.broadcast_to(np.cos(polar)[:, None], (rows + 1, columns + 1)),
        ],
        axis=-1,
    )
    unit[[0, -1], :, :2] = 0.0
    r = np.asarray(radii, float)
    points, normals = unit * r, unit / r
    if R is not None:
        points, normals = points @ R.T, normals @ R.T
    points = points + np.asarray(centre, float)
    if flat_below is not None:
        points[..., 2] = np.maximum(points[..., 2], flat_below + 1e-4 * (unit[..., 2] + 1))
    normals = normals / np.linalg.norm(normals, axis=2, keepdims=True)
    j, w = rigid(joint, points.shape[0] * points.shape[1])
    uvs = None if uv is None else np.stack(np.broadcast_arrays(uv[0] + 0.02 * unit[..., 0], uv[1] + 0.01 * unit[..., 1]), axis=-1)
    add_grid(builder, points, slot, j, w, normals=normals, uvs=uvs)


def _smooth(t: Floats) -> Floats:
    t = np.clip(t, 0, 1)
    return np.asarray(t * t * (3 - 2 * t))
