"""Signals for cycles: three lamps that show a bicycle in red, amber or green on black.

RiLSA 2015 (German guideline for traffic signals) and TSRGD 2016, schedule 14: heads of 200 mm as for vehicles, or small ones of about
100 mm at the height of riders' eyes; MUTCD interim approval IA-16: 200 mm (8 in).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np

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

_MASK, _RED, _AMBER, _GREEN = 1, 2, 3, 4
_SCALES = (0.55, 1.0, 1.0)  # of 200 mm units
_SYMBOL_M = 0.155  # breadth of the bicycle on a lens of 200 mm
# The bicycle from its side, to the right and up, its wheelbase 0.64: hubs, then strokes of frame, saddle and bars.
_HUBS, _WHEEL, _RIM, _STROKE = ((-0.32, 0.3), (0.32, 0.3)), 0.27, 0.075, 0.07
_STROKES = (
    ((-0.32, 0.3), (-0.14, 0.66), (0.2, 0.66), (0.32, 0.3)), ((-0.32, 0.3), (0.0, 0.3), (0.2, 0.66)), ((0.0, 0.3), (-0.17, 0.76)),
    ((-0.27, 0.77), (-0.07, 0.77)), ((0.2, 0.66), (0.16, 0.86), (0.3, 0.88)),
)  # fmt: skip


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
    """(T, 3, 2) triangles of a bicycle about the origin, to the viewer's right and up; wheels are filled where they are far away."""
    corners, hole = ((16, 1.0), (8, 0.6), (4, 0.0))[level]
    parts = [_ring(hub, corners, hole * (_WHEEL - _RIM)) for hub in _HUBS]
    parts += [_stroke(line) for line in _STROKES[: (5, 2, 1)[level]]]
    t = np.concatenate(parts)
    low, high = t.reshape(-1, 2).min(axis=0), t.reshape(-1, 2).max(axis=0)
    return np.asarray((t - (low + high) / 2) * _SYMBOL_M / (high[0] - low[0]))


def _ring(hub: tuple[float, float], corners: int, inner: float) -> Floats:
    a = np.linspace(0, 2 * np.pi, corners + 1)
    rim = np.stack([np.cos(a), np.sin(a)], axis=1)
    out, inn = np.array(hub) + _WHEEL * rim, np.array(hub) + inner * rim
    return _quads(inn[:-1], out[:-1], out[1:], inn[1:]) if inner > 0 else np.stack([inn[:-1], out[:-1], out[1:]], axis=1)


def _stroke(line: Sequence[tuple[float, float]]) -> Floats:
    """A broken line, its pieces a little longer than they are so that corners close."""
    out = []
    for start, end in pairwise(line):
        a, b = np.array(start), np.array(end)
        d = (b - a) / np.linalg.norm(b - a)
        side, more = _STROKE / 2 * np.array([-d[1], d[0]]), 0.4 * _STROKE * d
        corners = (a - more - side, b + more - side, b + more + side, a - more + side)
        out.append(_quads(*(corner[None] for corner in corners)))
    return np.concatenate(out)


def _quads(a: Floats, b: Floats, c: Floats, d: Floats) -> Floats:
    return np.concatenate([np.stack([a, b, c], axis=1), np.stack([a, c, d], axis=1)])
