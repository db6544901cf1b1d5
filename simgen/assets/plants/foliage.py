"""Foliage as many small bent cards, shaded as one soft volume: normals and darkness come from the density of the crown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from simgen.assets.meshbuilder import MeshBuilder

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Leaves:
    """Sprays of leaves. center : (N, 3) m. along : (N, 3) unit direction of the twig (bottom of the picture to its top).
    outward : (N, 3) unit normal of the crown there. open : (N,) 0 deep inside to 1 at the surface. size : (N, 2) width, length."""

    center: Floats
    along: Floats
    outward: Floats
    open: Floats
    size: Floats


def sprays(
    center: Floats, along: Floats, size: Floats, crown_center: Floats, *, radius_m: float, sky: float = 0.25
) -> Leaves:
    """Sprays with the crown's normals and openness.

    A spray's neighbours within `radius_m` lie on all sides of it inside the crown and on one side at the surface, so their mean
    offset tells both which way is out and how deep it is. sky : upward bias of the normals.
    """
    tree = cKDTree(center)
    pairs = tree.query_pairs(radius_m, output_type="ndarray")
    offset, count = np.zeros_like(center), np.ones(len(center))
    delta = center[pairs[:, 1]] - center[pairs[:, 0]]
    np.add.at(offset, pairs[:, 0], delta)
    np.add.at(offset, pairs[:, 1], -delta)
    np.add.at(count, pairs.reshape(-1), 1)
    offset /= count[:, None] * radius_m
    depth = np.linalg.norm(offset, axis=1)
    density = np.clip(count / np.percentile(count, 90), 0, 1)
    openness = np.clip(depth / 0.45 + 0.6 * (1 - density), 0, 1)
    # Light is lost along the whole way into the crown, also where the leaves nearby stand thinly.
    away = np.linalg.norm(center - crown_center, axis=1)
    openness *= 0.62 + 0.38 * np.clip(away / np.percentile(away, 75), 0, 1)
    outward = 0.8 * -offset / np.maximum(depth[:, None], 0.15) + 0.55 * _unit(center - crown_center) + (0, 0, sky)
    return Leaves(center, _unit(along), _unit(outward), openness, size)


def add_cards(
    builder: MeshBuilder, leaves: Leaves, slot: int, rng: np.random.Generator, *, keep: int | None = None, tilt: float = 0.8,
    darkest: float = 0.34, crop: float = 0.0,
) -> None:
    """One bent quad a spray. keep : use that many of them, enlarged to cover as much. tilt : how far the cards' own planes
    stray from the crown's surface. darkest : ambient occlusion in the middle of the crown.
    crop : share of the picture left out at its foot; what is left is used in halves, right or left of the twig."""
    order = rng.permutation(len(leaves.center))
    chosen = np.sort(order[: min(keep or len(order), len(order))])
    grow = min(np.sqrt(len(order) / len(chosen)), 2.6)
    n = len(chosen)
    along, outward = leaves.along[chosen], leaves.outward[chosen]
    normal = _unit(outward + tilt * rng.normal(0, 1, (n, 3)))
    normal *= np.sign(np.einsum("ij,ij->i", normal, outward))[:, None] + 1e-9  # fronts face out, where they are seen from
    side = _unit(np.cross(along, normal))
    normal = np.cross(side, along)
    turned = np.einsum("ij,ij->i", normal, outward) < 0
    side[turned], normal[turned] = -side[turned], -normal[turned]
    size = leaves.size[chosen] * grow * rng.uniform(0.8, 1.2, (n, 1))
    corner = np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]])
    bend = np.array([-1.0, 1.0, -1.0, 1.0]) * 0.16
    p = (
        leaves.center[chosen][:, None]
        + corner[None, :, :1] * (size[:, :1] * side)[:, None]
        + corner[None, :, 1:] * (size[:, 1:] * along)[:, None]
        + bend[None, :, None] * (size.mean(axis=1, keepdims=True) * normal)[:, None]
    )
    n_vertex = _unit(outward[:, None] + 0.2 * normal[:, None] + 0.35 * _unit(p - leaves.center[chosen][:, None]))
    shade = darkest + (1 - darkest) * leaves.open[chosen] ** 1.2
    ao = np.repeat(np.round(255 * np.clip(shade, 0, 1)).astype(np.uint8), 4)
    uv = np.broadcast_to(corner + 0.5, (n, 4, 2)).copy()
    uv[..., 1] = crop + (1 - crop) * uv[..., 1]
    mirrored, right = rng.random(n) < 0.5, rng.random(n) < 0.5
    uv[mirrored, :, 0] = 1 - uv[mirrored, :, 0]
    if crop > 0:
        uv[..., 0] = 0.5 * (uv[..., 0] + right[:, None])
    faces = np.arange(4 * n).reshape(n, 4)
    builder.add(p.reshape(-1, 3), faces, slot, normals=n_vertex.reshape(-1, 3), uvs=uv.reshape(-1, 2), ao=ao)


def _unit(v: Floats) -> Floats:
    return np.asarray(v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-9))
