"""Signals for cycles: three lamps that show a bicycle in red, amber or green on black.

RiLSA 2015 (German guideline for traffic signals) and TSRGD 2016, schedule 14: heads of 200 mm as for vehicles, or small ones of about
100 mm at the height of riders' eyes; MUTCD interim approval IA-16: 200 mm (8 in).
"""

from __future__ import annotations

from functools import cache

import numpy as np
import shapely

from simgen.asset import Asset
from simgen.assets.furniture.common import Floats, assemble, box_hull, frame
from simgen.assets.furniture.signals import (
    BLACK_HOUSING,
    LENSES,
    LOD_DISTANCES_M,
    MODULE_M,
    YELLOW_HOUSING,
    bracket,
    lamp_unit,
    lit_lens,
)
from simgen.assets.meshbuilder import MeshBuilder
from simgen.geometry import transform
from simgen.mesh import Material, Mesh
from simgen.roads.glyphs import bicycle
from simgen.roads.triangulate import earcut, polygons_of

_MASK, _RED, _AMBER, _GREEN = 1, 2, 3, 4
_SCALES = (0.55, 1.0, 1.0)  # of 200 mm units
_SYMBOL_M = 0.155  # breadth of the bicycle on a lens of 200 mm


def cycle_head(rng: np.random.Generator, variant: int) -> Asset:
    """A signal for cycles. 0: small, 0.5 m tall; 1: of full size; 2: the same with a yellow housing."""
    del rng
    scale = _SCALES[variant % 3]
    T = transform(scale * np.eye(3))

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        for i, slot in enumerate((_GREEN, _AMBER, _RED)):
            z = 0.03 + (i + 0.5) * MODULE_M
            lamp_unit(b, z, _MASK, level)
            symbol = _symbol(level)
            points = np.concatenate([np.zeros((*symbol.shape[:2], 1)), symbol], axis=2).reshape(-1, 3)
            faces = np.arange(len(points)).reshape(-1, 3)
            b.add(points, faces, slot, T=frame(0.2625, 0, z), normals=np.tile([1.0, 0, 0], (len(points), 1)))
        bracket(b, 3 * MODULE_M, level)
        if scale == 1.0:
            return b.build()
        smaller = MeshBuilder()
        smaller.add_mesh(b.build(), T=T)
        return smaller.build()

    mask = Material("signal mask", (0.01, 0.01, 0.011), roughness=0.25)
    materials = (YELLOW_HOUSING if variant % 3 == 2 else BLACK_HOUSING, mask, LENSES["red"], LENSES["amber"], LENSES["green"])
    lamps = {name: {slot: lit_lens(name)} for name, slot in (("red", _RED), ("amber", _AMBER), ("green", _GREEN))}
    hull = box_hull(scale * np.array([0.22, 0.3, 0.9]), scale * np.array([0.17, 0, 0.45]))
    return assemble(
        "cycle_head", variant, "traffic light", build, materials, 12.0 * scale**2, lod_distances_m=LOD_DISTANCES_M, lamps=lamps,
        hulls=[hull],
    )  # fmt: skip


@cache
def _symbol(level: int) -> Floats:
    """(T, 3, 2) triangles of a bicycle about the origin, to the viewer's right and up: in full, of bare strokes, or as two wheels."""
    if level == 0:
        t = bicycle() / [1.0, 2.1]
    else:
        corners = (6, 4)[level - 1]
        a = np.arange(corners) * 2 * np.pi / corners + np.pi / corners
        wheels = [shapely.Polygon(np.column_stack([x + 0.27 * np.cos(a), 0.3 + 0.27 * np.sin(a)])) for x in (-0.32, 0.32)]
        frame_ = shapely.Polygon([(-0.32, 0.3), (0.0, 0.3), (0.3, 0.78), (-0.16, 0.76)])
        t = earcut(polygons_of(shapely.union_all([*wheels, frame_])))
    low, high = t.reshape(-1, 2).min(axis=0), t.reshape(-1, 2).max(axis=0)
    return np.asarray((t - (low + high) / 2) * _SYMBOL_M / (high[0] - low[0]))
