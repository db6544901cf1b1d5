"""Holes of alpha-masked textures cut into the triangles, for rasterisers that know no alpha."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from simgen.mesh import TextureMaps
from simgen.renderers.parts import Part

MAX_DIVISIONS = 12


def cut_out(part: Part, maps: TextureMaps, max_triangles: int) -> Part:
    """The part without the triangles that lie in holes (texture alpha < 0.5 at their centre), each of its triangles first
    divided into n x n, with n as large as `max_triangles` lets it be but at most 12."""
    count = len(part.faces)
    n = int(np.clip(np.sqrt(max_triangles / max(count, 1)), 1, MAX_DIVISIONS))
    weights, small = _divided_triangle(n)
    corners = part.faces.astype(np.int64)

    def spread(values: NDArray[np.floating]) -> NDArray[np.float32]:
        """(V, C) values at the corners to (faces * points, C) at the points of the division."""
        out = np.einsum("pk,fkc->fpc", weights, values[corners])
        return out.reshape(-1, values.shape[1]).astype(np.float32)

    uvs = spread(part.uvs)
    faces = (small[None] + np.arange(count)[:, None, None] * len(weights)).reshape(-1, 3)
    height, width = maps.albedo.shape[:2]
    center = uvs[faces].mean(axis=1)
    column = np.floor(center[:, 0] * width).astype(int) % width
    row = np.floor((1 - center[:, 1]) * height).astype(int) % height
    faces = faces[maps.albedo[row, column, 3] >= 128]
    used, faces = np.unique(faces, return_inverse=True)
    ao = np.clip(spread(part.ao[:, None].astype(np.float32))[used, 0], 0, 255).astype(np.uint8)
    return replace(
        part, positions=spread(part.positions)[used], normals=spread(part.normals)[used], uvs=uvs[used], ao=ao,
        faces=faces.reshape(-1, 3).astype(np.uint32),
    )  # fmt: skip


def _divided_triangle(n: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Barycentric weights (P, 3) of the points that divide a triangle into n x n, and its small triangles (n * n, 3)."""
    index: dict[tuple[int, int], int] = {}
    points: list[tuple[float, float, float]] = []
    for i in range(n + 1):
        for j in range(n + 1 - i):
            index[i, j] = len(points)
            points.append(((n - i - j) / n, i / n, j / n))
    faces = []
    for i in range(n):
        for j in range(n - i):
            faces.append((index[i, j], index[i + 1, j], index[i, j + 1]))
            if i + j < n - 1:
                faces.append((index[i + 1, j], index[i + 1, j + 1], index[i, j + 1]))
    return np.array(points), np.array(faces)
