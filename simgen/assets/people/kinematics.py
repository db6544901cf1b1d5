"""Posing a skeleton: joint rotations to skinning matrices, and two-bone inverse kinematics."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simgen.asset import Skeleton

Floats = NDArray[np.float64]


def forward(skeleton: Skeleton, rotations: Mapping[str, Floats], root: ArrayLike = (0.0, 0.0, 0.0)) -> Floats:
    """(J, 4, 4) skinning matrices.

    rotations : (3, 3) by joint name, in the object's axes, relative to the parent. root : (3,) m, moves the whole.
    """
    out = np.empty((len(skeleton.names), 4, 4))
    start = np.eye(4)
    start[:3, 3] = np.asarray(root, float)
    for i, (name, parent) in enumerate(zip(skeleton.names, skeleton.parents, strict=True)):
        above = start if parent < 0 else out[parent]
        out[i] = above @ turned(skeleton.rest[i], rotations[name]) if name in rotations else above
    return out


def carried(skeleton: Skeleton, rotations: Mapping[str, Floats], root: ArrayLike, name: str) -> Floats:
    """(4, 4) skinning matrix of one joint, as `forward` gives it."""
    T = np.eye(4)
    i = skeleton.index(name)
    while i >= 0:
        if skeleton.names[i] in rotations:
            T = turned(skeleton.rest[i], rotations[skeleton.names[i]]) @ T
        i = skeleton.parents[i]
    T[:3, 3] += np.asarray(root, float)
    return T


def turned(point: Floats, R: Floats) -> Floats:
    """(4, 4) rotation R (3, 3) about a point (3,)."""
    T = np.zeros((4, 4))
    T[:3, :3] = R
    T[:3, 3] = point - R @ point
    T[3, 3] = 1.0
    return T


def cross(a: Floats, b: Floats) -> Floats:
    """Cross product of two (3,) vectors; many times faster than numpy's for single ones."""
    return np.array([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]])


def two_bone(root: Floats, middle: Floats, end: Floats, target: Floats, pole: Floats) -> tuple[Floats, Floats, float]:
    """Directions of two bones that reach from `root` to `target`.

    root, middle, end : (3,) rest positions that give the bones' lengths. pole : (3,) direction that the middle joint points
    to. -> unit direction of the first bone, of the second, and by how many metres the target is out of reach (0: reached).
    Law of cosines.
    """
    a, b = float(np.linalg.norm(middle - root)), float(np.linalg.norm(end - middle))
    way = target - root
    full = float(np.linalg.norm(way))
    d = min(max(full, abs(a - b) + 1e-4), a + b - 1e-5)
    axis = way / max(full, 1e-9)
    side = pole - axis * (pole @ axis)
    side = side / max(float(np.linalg.norm(side)), 1e-9)
    cos = (a * a + d * d - b * b) / (2 * a * d)
    knee = axis * (a * cos) + side * (a * np.sqrt(max(0.0, 1 - cos * cos)))
    return knee / a, (axis * d - knee) / b, max(0.0, full - d)


def aligning(source: Floats, target: Floats, source_side: Floats, target_side: Floats) -> Floats:
    """(3, 3) rotation that takes direction `source` to `target` and `source_side` as nearly as possible to `target_side`."""
    return frame(target, target_side) @ frame(source, source_side).T


def frame(axis: Floats, side: Floats) -> Floats:
    """(3, 3) orthonormal columns: the axis, the part of `side` across it, and their cross product."""
    x = axis / np.sqrt(axis @ axis)
    y = side - x * (side @ x)
    y = y / np.sqrt(y @ y)
    return np.array([x, y, cross(x, y)]).T


def about(axis: str, angle: float) -> Floats:
    """(3, 3) right-handed rotation about "x", "y" or "z" in radians."""
    c, s = math.cos(angle), math.sin(angle)
    if axis == "x":
        return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])
    if axis == "y":
        return np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def about_axis(axis: Floats, angle: float) -> Floats:
    """(3, 3) right-handed rotation about any axis (3,) by Rodrigues' formula."""
    x, y, z = axis / math.sqrt(axis @ axis)
    K = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.asarray(np.eye(3) + math.sin(angle) * K + (1 - math.cos(angle)) * (K @ K))


def smooth_interp(x: float, table: Floats) -> float:
    """Interpolation in a table (N, 2) with zero slope at its points."""
    i = int(np.clip(np.searchsorted(table[:, 0], x) - 1, 0, len(table) - 2))
    t = (x - table[i, 0]) / (table[i + 1, 0] - table[i, 0])
    return float(table[i, 1] + (table[i + 1, 1] - table[i, 1]) * t * t * (3 - 2 * t))
