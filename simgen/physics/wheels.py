"""Standing on wheels: the pose of a rigid chassis whose tyres touch the ground."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset, Skeleton

Array = NDArray[np.float64]
Height = Callable[[Array], Array]

# The ego has no asset of its own: wheelbase and track of a mid-size car.
EGO_CONTACTS: Array = np.array([[2.7, 0.78], [2.7, -0.78], [0.0, 0.78], [0.0, -0.78]])


def wheel_contacts(asset: Asset) -> Array:
    """(W, 2) x, y of the tyres' contact points in the asset's frame: below each joint whose name starts with "wheel".
    Two for two-wheelers; none for what has no wheels (and for people)."""
    if asset.skeleton is None:
        return np.zeros((0, 2))
    wheels = [i for i, name in enumerate(asset.skeleton.names) if name.startswith("wheel")]
    return np.asarray(asset.skeleton.rest, float)[wheels][:, :2].reshape(-1, 2)


def wheel_radii(asset: Asset) -> Array:
    """(W,) metres: height of each wheel joint above the ground plane of the asset."""
    if asset.skeleton is None:
        return np.zeros(0)
    wheels = [i for i, name in enumerate(asset.skeleton.names) if name.startswith("wheel")]
    return np.asarray(asset.skeleton.rest, float)[wheels][:, 2].reshape(-1)


def stand(position: Array, yaw: Array, contacts: Array, height: Height) -> tuple[Array, Array]:
    """Poses of chassis on the ground.

    position : (K, 2) m, world position of the origins. yaw : (K,). contacts : (K, W, 2) or (W, 2) contact points. height :
    ground height at (N, 2) positions. Returns T_world_obj (K, 4, 4), on the least-squares plane through the ground under the
    wheels, moved along z so that the largest gap and the largest penetration are equal; and the remaining gaps (K, W) in
    metres, positive above the ground. What has two wheels in line stands upright across its direction; what has one or no
    contact stands level on its origin.
    """
    K = len(position)
    contacts = np.broadcast_to(contacts, (K, *contacts.shape[-2:]))
    if contacts.shape[1] < 2:
        T = poses_on_plane(position, height(position), yaw, np.zeros(K), np.zeros(K))
        return T, np.zeros((K, contacts.shape[1]))
    in_line = np.ptp(contacts[..., 1], axis=1) < 0.05
    columns = np.concatenate([np.ones((K, contacts.shape[1], 1)), contacts], axis=-1)
    columns[in_line, :, 2] = 0.0
    solve = np.linalg.pinv(columns)  # (K, 3, W)
    plane = np.zeros((K, 3))
    ground: Array = np.zeros(contacts.shape[:2])
    for _ in range(2):  # a tilted wheelbase is a little shorter seen from above
        T = poses_on_plane(position, plane[:, 0], yaw, plane[:, 1], plane[:, 2])
        at = points_of(T, contacts)
        ground = height(at[..., :2].reshape(-1, 2)).reshape(K, -1)
        plane = np.einsum("kij,kj->ki", solve, ground)
    T = poses_on_plane(position, plane[:, 0], yaw, plane[:, 1], plane[:, 2])
    gaps = points_of(T, contacts)[..., 2] - ground
    middle = (gaps.max(axis=1) + gaps.min(axis=1)) / 2
    T[:, 2, 3] -= middle
    return T, gaps - middle[:, None]


def wheels_on_ground(pose: NDArray[np.floating], skeleton: Skeleton, gaps: Array) -> NDArray[np.float32]:
    """Skinning matrices (J, 4, 4) with each wheel moved along the chassis' z by what is missing to the ground.

    gaps : (W,) m, what is missing under each wheel to the ground, in the order of the joints whose names start with "wheel".
    """
    out = np.array(pose, np.float32)
    wheels = [i for i, name in enumerate(skeleton.names) if name.startswith("wheel")]
    for joint, gap in zip(wheels, gaps, strict=True):
        out[joint, 2, 3] -= gap
    return out


def points_of(T: Array, contacts: Array) -> Array:
    """(K, W, 3) world positions of (K, W, 2) contact points under (K, 4, 4) poses."""
    return np.einsum("kij,kwj->kwi", T[:, :3, :2], contacts) + T[:, None, :3, 3]


def poses_on_plane(position: Array, z: Array, yaw: Array, slope_x: Array, slope_y: Array) -> Array:
    """(K, 4, 4) poses whose x-y plane rises by slope_x forward and slope_y to the left (height over horizontal distance)."""
    c, s = np.cos(yaw), np.sin(yaw)
    forward = np.stack([c, s, slope_x], axis=-1)
    left = np.stack([-s, c, slope_y], axis=-1)
    normal: Array = np.cross(forward, left)
    forward /= np.linalg.norm(forward, axis=-1, keepdims=True)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    T = np.zeros((len(c), 4, 4))
    T[:, :3, 0], T[:, :3, 1], T[:, :3, 2] = forward, np.cross(normal, forward), normal
    T[:, :3, 3] = np.stack([position[:, 0], position[:, 1], z], axis=-1)
    T[:, 3, 3] = 1.0
    return T
