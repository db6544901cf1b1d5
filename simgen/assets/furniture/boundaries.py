"""Fences and garden walls: panels that run along +x from 0 to 2 m and continue each other."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M, GALVANISED, Floats, add_timber, assemble, box_hull, frame, moved, painted
from simgen.assets.materials import material, tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material, Mesh

PANEL_M = 2.0
_LOD_DISTANCES_M = (22.0, 55.0)


def fence(rng: np.random.Generator, variant: int) -> Asset:
    """0: iron railing, 1.15 m; 1: close-boarded timber, 1.7 m; 2: welded mesh, 1.2 m; 3: white picket, 0.95 m."""
    seed = int(rng.integers(2**31))
    build, height, mass = ((_railing, 1.15, 34.0), (_boarded, 1.7, 46.0), (_mesh, 1.25, 14.0), (_picket, 0.95, 15.0))[variant % 4]
    materials: tuple[Material, ...] = (
        (painted("black iron", (0.018, 0.019, 0.02), 0.5), material("concrete")),
        (tinted("wood", (0.95, 0.8, 0.62)), material("concrete")),
        (painted("mesh green", (0.025, 0.075, 0.045), 0.5), GALVANISED),
        (painted("picket white", (0.72, 0.71, 0.68), 0.6), GALVANISED),
    )[variant % 4]

    def lod(level: int) -> Mesh:
        return build(np.random.default_rng(seed), level)

    return assemble(
        "fence", variant, "fence", lod, materials, mass, lod_distances_m=_LOD_DISTANCES_M,
        hulls=[box_hull((PANEL_M, 0.07, height + FOUNDATION_M), (PANEL_M / 2, 0, (height - FOUNDATION_M) / 2))],
    )  # fmt: skip


def garden_wall(rng: np.random.Generator, variant: int) -> Asset:
    """0: red brick with a coping, 0.9 m; 1: rendered wall, 1.25 m; 2: natural stone, 0.75 m."""
    del rng
    height, body, cap = (
        (0.9, material("brick_red"), material("concrete")),
        (1.25, material("plaster"), material("roof_tiles")),
        (0.75, material("stone_ashlar"), material("concrete")),
    )[variant % 3]
    thick = 0.22

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        b.add_box((PANEL_M, thick, height + FOUNDATION_M), 0, center=(PANEL_M / 2, 0, (height - FOUNDATION_M) / 2))
        if variant % 3 == 1:  # a little roof of tiles
            ridge = np.array([[0.0, -0.19, 0.0], [0.0, 0.0, 0.09], [0.0, 0.19, 0.0], [0.0, 0.19, -0.03], [0.0, -0.19, -0.03]])
            roof = moved(ridge[::-1], z=height + 0.02)
            b.add_loft(np.stack([roof, moved(roof, PANEL_M)]), 1, capped=True)
        else:
            bevel = 0.012 if level == 0 else 0.0
            b.add_box((PANEL_M, thick + 0.08, 0.07), 1, center=(PANEL_M / 2, 0, height + 0.03), bevel=bevel)
        return b.build()

    mass = 1900.0 * PANEL_M * thick * height
    return assemble(
        "garden_wall", variant, "wall", build, (body, cap), mass, lod_distances_m=_LOD_DISTANCES_M[:1],
        hulls=[box_hull((PANEL_M, thick, height + FOUNDATION_M), (PANEL_M / 2, 0, (height - FOUNDATION_M) / 2))],
    )  # fmt: skip


def _railing(rng: np.random.Generator, level: int) -> Mesh:
    """Round bars with spear heads between two rails on a stone plinth."""
    b = MeshBuilder()
    b.add_box((PANEL_M, 0.24, 0.2 + FOUNDATION_M), 1, center=(PANEL_M / 2, 0, 0.1 - FOUNDATION_M / 2))
    for z in (0.3, 1.02):
        b.add_box((PANEL_M, 0.035, 0.012), 0, center=(PANEL_M / 2, 0, z))
    count = (16, 16, 8)[level]
    for x in (np.arange(count) + 0.5) * PANEL_M / count:
        if level == 0:
            b.add_lathe([(0.009, 0.18), (0.009, 1.06), (0.017, 1.1), (0.0, 1.19)], 0, segments=5, T=_at(x))
        else:
            w = 0.018 if level == 1 else 0.03
            b.add_box((w, w, 0.98), 0, center=(x, 0, 0.67))
    b.add_lathe([(0.024, 0.18), (0.024, 1.14), (0.032, 1.17), (0.0, 1.22)], 0, segments=(8, 5, 4)[level], T=_at(0.03))
    return b.build()


def _boarded(rng: np.random.Generator, level: int) -> Mesh:
    """Vertical boards that overlap, on two rails and posts."""
    b = MeshBuilder()
    b.add_box((0.09, 0.09, 1.75 + FOUNDATION_M), 0, center=(0.045, 0, (1.75 - FOUNDATION_M) / 2), bevel=0.008 if level == 0 else 0)
    if level == 2:
        b.add_box((PANEL_M, 0.035, 1.65), 0, center=(PANEL_M / 2, 0.03, 0.87))
        return b.build()
    for z in (0.35, 1.4):
        add_timber(b, (PANEL_M, 0.04, 0.07), 0, (PANEL_M / 2, -0.012, z))
    count = 15
    for k, x in enumerate((np.arange(count) + 0.5) * PANEL_M / count):
        tall = 1.66 + rng.normal(0, 0.006)
        add_timber(b, (0.136, 0.016, tall), 0, (x, 0.022 + 0.012 * (k % 2), 0.05 + tall / 2))
    return b.build()


def _mesh(rng: np.random.Generator, level: int) -> Mesh:
    """Welded wire: upright wires 6 mm thick every 50 mm (100 mm far away) and double horizontal ones."""
    b = MeshBuilder()
    b.add_box((0.05, 0.05, 1.27 + FOUNDATION_M), 0, center=(0.025, 0, (1.27 - FOUNDATION_M) / 2))
    spacing, wire = ((0.05, 0.006), (0.1, 0.009), (0.2, 0.014))[level]
    for x in np.arange(spacing, PANEL_M - 0.01, spacing):
        b.add_tube([[x, 0, 0.05], [x, 0, 1.25]], wire / 2 * 1.1, 0, segments=3, capped=False)
    for z in np.linspace(0.08, 1.22, (7, 5, 3)[level]):
        for y in (-0.006, 0.006) if level == 0 else (0.0,):
            b.add_tube([[0, y, z], [PANEL_M, y, z]], wire / 2 * 1.2, 0, segments=3, capped=False)
    return b.build()


def _picket(rng: np.random.Generator, level: int) -> Mesh:
    """Pointed pickets on two rails."""
    b = MeshBuilder()
    b.add_box((0.085, 0.085, 1.0 + FOUNDATION_M), 0, center=(0.045, 0, (1.0 - FOUNDATION_M) / 2), bevel=0.01 if level == 0 else 0)
    for z in (0.25, 0.7):
        b.add_box((PANEL_M, 0.03, 0.07), 0, center=(PANEL_M / 2, 0, z))
    if level == 2:
        for x in (np.arange(7) + 0.5) * PANEL_M / 7:
            b.add_box((0.15, 0.02, 0.85), 0, center=(x, 0.024, 0.5))
        return b.build()
    shape = np.array([(-0.036, 0.06), (0.036, 0.06), (0.036, 0.87), (0.0, 0.93), (-0.036, 0.87)])
    for x in (np.arange(14) + 0.5) * PANEL_M / 14:
        back = np.column_stack([x + shape[:, 0], np.full(5, 0.014), shape[:, 1] + rng.normal(0, 0.004)])
        b.add_loft(np.stack([moved(back, y=0.018), back]), 0, capped=True)  # counter-clockwise seen from -y
    return b.build()


def _at(x: float) -> Floats:
    return frame(x, 0, 0)
