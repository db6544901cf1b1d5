"""Rigid transforms, quaternions and pinhole projection in the project's conventions.

World: x east, y north, z up. Rig: x forward, y left, z up (ISO 8855). Camera: x right, y down, z forward (OpenCV),
the centre of the top-left pixel at (0, 0). ``T_a_b`` takes points of frame b to frame a: 4x4 float64.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

# Columns are the camera's x, y, z axes written in the rig's axes: right = -y, down = -z, forward = x.
R_RIG_CAM: Array = np.array([[0.0, 0.0, 1.0], [-1.0, 0.0, 0.0], [0.0, -1.0, 0.0]])


def transform(rotation: ArrayLike | None = None, translation: ArrayLike | None = None) -> Array:
    """(4, 4) rigid transform from a (3, 3) rotation and a (3,) translation in metres; either may be left out."""
    T = np.eye(4)
    if rotation is not None:
        T[:3, :3] = rotation
    if translation is not None:
        T[:3, 3] = translation
    return T


def inverse(T: Array) -> Array:
    """Inverse of a rigid (..., 4, 4) transform."""
    R = np.swapaxes(T[..., :3, :3], -1, -2)
    out = np.zeros_like(T)
    out[..., :3, :3] = R
    out[..., :3, 3] = -np.einsum("...ij,...j->...i", R, T[..., :3, 3])
    out[..., 3, 3] = 1.0
    return out


def apply(T: Array, points: ArrayLike) -> Array:
    """Points (..., 3) of frame b expressed in frame a, for T = T_a_b (4, 4)."""
    p = np.asarray(points, dtype=np.float64)
    return p @ T[:3, :3].T + T[:3, 3]


def rotation(roll: float = 0.0, pitch: float = 0.0, yaw: float = 0.0) -> Array:
    """(3, 3) rotation Rz(yaw) Ry(pitch) Rx(roll), radians. In the rig frame a positive pitch lowers the nose."""
    cr, sr, cp, sp, cy, sy = np.cos(roll), np.sin(roll), np.cos(pitch), np.sin(pitch), np.cos(yaw), np.sin(yaw)
    return np.array([
        [cy * cp, cy * sp * sr - sy * cr, cy * sp * cr + sy * sr],
        [sy * cp, sy * sp * sr + cy * cr, sy * sp * cr - cy * sr],
        [-sp, cp * sr, cp * cr],
    ])


def pose(x: float, y: float, z: float = 0.0, yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> Array:
    """(4, 4) transform from a position in metres and Euler angles in radians (see `rotation`)."""
    return transform(rotation(roll, pitch, yaw), (x, y, z))


def yaw_of(T: Array) -> float:
    """Heading of a pose's x axis in the x-y plane, radians in (-pi, pi]."""
    return float(np.arctan2(T[1, 0], T[0, 0]))


def quaternion_wxyz(R: Array) -> Array:
    """(4,) unit quaternion w, x, y, z with w >= 0 of a (3, 3) rotation. Shepperd's method (1978)."""
    m = np.asarray(R, dtype=np.float64)
    t = np.array([np.trace(m), m[0, 0], m[1, 1], m[2, 2]])
    k = int(np.argmax(t))
    if k == 0:
        q = np.array([1 + t[0], m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]])
    else:
        i, j, n = k - 1, k % 3, (k + 1) % 3
        q = np.empty(4)
        q[0] = m[n, j] - m[j, n]
        q[1 + i] = 1 + m[i, i] - m[j, j] - m[n, n]
        q[1 + j] = m[j, i] + m[i, j]
        q[1 + n] = m[n, i] + m[i, n]
    q /= np.linalg.norm(q)
    return q if q[0] >= 0 else -q


def rotation_from_quaternion(q_wxyz: ArrayLike) -> Array:
    """(3, 3) rotation of a (4,) quaternion w, x, y, z (normalised here)."""
    w, x, y, z = np.asarray(q_wxyz, dtype=np.float64) / np.linalg.norm(q_wxyz)
    return np.array([
        [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
        [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
        [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ])


def intrinsics(width: int, height: int, hfov_rad: float) -> Array:
    """(3, 3) K of a centred pinhole: square pixels, principal point ((W-1)/2, (H-1)/2) px, field of view across W."""
    f = width / (2 * np.tan(hfov_rad / 2))
    return np.array([[f, 0, (width - 1) / 2], [0, f, (height - 1) / 2], [0, 0, 1.0]])


def project(K: Array, points_cam: ArrayLike) -> Array:
    """(..., 2) pixel positions of (..., 3) camera-frame points; z must not be 0 (negative z gives mirrored pixels)."""
    p = np.asarray(points_cam, dtype=np.float64)
    uv = p @ K.T
    return uv[..., :2] / uv[..., 2:3]


def unproject(K: Array, depth: ArrayLike) -> Array:
    """(H, W, 3) camera-frame points of a (H, W) depth image along z in metres."""
    d = np.asarray(depth, dtype=np.float64)
    v, u = np.mgrid[0 : d.shape[0], 0 : d.shape[1]]
    return np.stack([(u - K[0, 2]) / K[0, 0] * d, (v - K[1, 2]) / K[1, 1] * d, d], axis=-1)


def box_corners(center: ArrayLike, size_lwh: ArrayLike, R: ArrayLike | None = None) -> Array:
    """(8, 3) corners of an oriented box; corner i has the signs of bits (x: 4, y: 2, z: 1) of i, 0 meaning minus."""
    signs = np.array([[(i >> 2) & 1, (i >> 1) & 1, i & 1] for i in range(8)]) * 2.0 - 1.0
    local = signs * np.asarray(size_lwh, dtype=np.float64) / 2
    return local @ (np.eye(3) if R is None else np.asarray(R)).T + np.asarray(center, dtype=np.float64)
