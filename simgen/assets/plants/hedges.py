"""Clipped hedges: panels that run along +x from 0 to 2 m and continue each other."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M, RGB, Floats, assemble, box_hull
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.plants.foliage import Leaves, add_cards
from simgen.mesh import Material, Mesh

PANEL_M = 2.0
_CARDS = (620, 200, 70)
# height, thickness, width of a spray, tint
_KINDS: tuple[tuple[float, float, float, RGB], ...] = (
    (0.95, 0.5, 0.24, (1.0, 1.0, 1.0)),  # privet
    (1.45, 0.65, 0.27, (0.8, 0.95, 0.75)),  # hornbeam
    (1.85, 0.75, 0.28, (0.7, 0.85, 0.7)),  # yew
    (0.65, 0.45, 0.2, (1.2, 1.1, 0.8)),  # box
)


def hedge(rng: np.random.Generator, variant: int) -> Asset:
    """A hedge panel, 0.65 to 1.85 m tall, standing on both sides of the x axis."""
    height, thick, spray, tint = _KINDS[variant % len(_KINDS)]
    seed = int(rng.integers(2**31))
    leaves = _shell(rng, height, thick, spray)
    core = Material("hedge inside", (0.012, 0.02, 0.008), roughness=1.0)

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        inset = 0.07
        size = (PANEL_M, thick - 2 * inset, height - inset + FOUNDATION_M)
        b.add_box(size, 0, center=(PANEL_M / 2, 0, (height - inset - FOUNDATION_M) / 2))
        add_cards(b, leaves, 1, np.random.default_rng(seed), keep=_CARDS[level], tilt=0.42, darkest=0.45)
        return b.build(two_sided=True)

    volume = PANEL_M * thick * height
    return assemble(
        "hedge", variant, "hedge", build, (core, tinted("hedge_leaves", tint)), 25.0 * volume, lod_distances_m=(18.0, 45.0),
        hulls=[box_hull((PANEL_M, thick, height + FOUNDATION_M), (PANEL_M / 2, 0, (height - FOUNDATION_M) / 2))],
    )  # fmt: skip


def _shell(rng: np.random.Generator, height: float, thick: float, spray: float) -> Leaves:
    """Sprays over both sides, the top, which bulges a little, and sparsely over the ends, which mostly meet the next panel."""
    n = _CARDS[0]
    perimeter = 2 * height + thick
    s = rng.uniform(0, perimeter, n)
    x = (np.arange(n) + rng.random(n)) % n / n * PANEL_M
    rng.shuffle(x)
    y = np.where(s < height, -thick / 2, np.where(s < height + thick, s - height - thick / 2, thick / 2))
    z = np.where(s < height, s, np.where(s < height + thick, height, perimeter - s))
    top = (s >= height) & (s < height + thick)
    out: Floats = np.column_stack([np.zeros(n), np.where(top, 0.7 * y / thick, np.sign(y)), np.where(top, 1.0, 0.25)])
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    bulge = 0.025 * np.sin(3.1 * x * np.pi) + rng.normal(0, 0.03, n) - 0.09
    center = np.column_stack([x, y, z]) + bulge[:, None] * out
    ends = np.flatnonzero(rng.random(n) < 0.13)
    sign = np.where(rng.random(len(ends)) < 0.5, -1.0, 1.0)
    center[ends, 0] = PANEL_M / 2 + sign * (PANEL_M / 2 + 0.02)
    center[ends, 1:] = np.column_stack([rng.uniform(-0.45, 0.45, len(ends)) * thick, rng.uniform(0.1, 0.98, len(ends)) * height])
    out[ends] = np.column_stack([sign, np.zeros(len(ends)), np.full(len(ends), 0.2)])
    center[:, 2] = np.maximum(center[:, 2], 0.3 * spray)
    sideways = np.where(top, rng.normal(0, 1.0, n), 0.25 * np.sign(y))
    along = np.column_stack([rng.normal(0, 0.5, n), sideways, np.where(top, 0.3, 1.0)])
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    openness = np.clip(0.35 + 0.65 * z / height + rng.normal(0, 0.15, n), 0, 1)
    return Leaves(center, along, out, openness, np.full((n, 2), spray))
