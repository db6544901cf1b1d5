"""Small assets to drop: a car of boxes and a crate."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset, Skeleton
from simgen.mesh import Material, Mesh

_FACES = np.array([[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
                   [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3]], np.uint32)


def cuboid(low, high):
    corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])], float)
    normals = corners - corners.mean(axis=0)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return Mesh(corners.astype(np.float32), normals.astype(np.float32), np.zeros((8, 2), np.float32), np.zeros(8, np.uint8),
                _FACES, np.full(8, 255, np.uint8)), corners


def crate(size=(0.5, 0.4, 0.3)):
    mesh, corners = cuboid((-size[0] / 2, -size[1] / 2, 0), (size[0] / 2, size[1] / 2, size[2]))
    return Asset("cardboard_box-0", "cardboard_box", 43, (mesh,), (Material("card"),), 4.0, hulls=(corners,))


def car():
    mesh, corners = cuboid((-0.9, -0.9, 0.0), (3.6, 0.9, 1.5))
    rest = np.array([[1.3, 0, 0.5], [2.7, 0.77, 0.31], [2.7, -0.77, 0.31], [0, 0.77, 0.31], [0, -0.77, 0.31]])
    names = ("body", "wheel_fl", "wheel_fr", "wheel_rl", "wheel_rr")
    return Asset("saloon-0", "saloon", 26, (mesh,), (Material("paint"),), 1400.0, hulls=(corners + np.array([0, 0, 0.2]),),
                 skeleton=Skeleton(names, (-1, 0, 0, 0, 0), rest))
