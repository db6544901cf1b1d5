"""Heads of street lamps, drawn at a frame whose origin is where they are fixed."""

from __future__ import annotations

import numpy as np

from simgen.assets.furniture.common import Floats, frame
from simgen.assets.furniture.pieces import block, sides, turned
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

POLE, BODY, LIGHT = 0, 1, 2  # slots of every lamp
LED = Material("luminaire glass", (0.72, 0.72, 0.7), roughness=0.12)
OPAL = Material("opal lantern", (0.82, 0.81, 0.77), roughness=0.35)


def cobra(b: MeshBuilder, level: int, T: Floats, scale: float = 1.0) -> None:
    """A flat luminaire 0.62 m long; the light shines down."""
    x = np.array([0.0, 0.08, 0.2, 0.42, 0.58, 0.62]) * scale
    width = np.array([0.07, 0.12, 0.22, 0.24, 0.19, 0.08]) * scale
    top = np.array([0.035, 0.05, 0.06, 0.05, 0.03, 0.008]) * scale
    glass = (0.36 * scale, 0.17 * scale, 0.014)
    if level == 2:
        block(b, BODY, (0.6 * scale, 0.22 * scale, 0.07), (0.3 * scale, 0, 0.01), T=T)
        block(b, LIGHT, (glass[0], glass[1], 0.02), (0.36 * scale, 0, -0.035), T=T)
        return
    outline = np.array([[-0.5, -0.3], [0.5, -0.3], [0.5, 0.1], [0.32, 0.8], [0.0, 1.0], [-0.32, 0.8], [-0.5, 0.1]])
    rings = np.stack(
        [
            np.column_stack([np.full(len(outline), xi), outline[:, 0] * w, outline[:, 1] * t - 0.01])
            for xi, w, t in zip(x, width, top, strict=True)
        ]
    )
    b.add_loft(rings, BODY, capped=True, T=T, crease_deg=50)
    block(b, LIGHT, glass, (0.36 * scale, 0, -0.026 * scale), level, bevel=0.005, T=T)


def slab(b: MeshBuilder, level: int, T: Floats) -> None:
    """A luminaire like a slate, 0.6 m by 0.26 m by 5 cm, with cooling fins."""
    block(b, BODY, (0.6, 0.26, 0.045), (0.33, 0, 0.01), level, bevel=0.012, T=T)
    block(b, LIGHT, (0.4, 0.2, 0.012), (0.38, 0, -0.014), T=T)
    if level == 0:
        for y in np.linspace(-0.09, 0.09, 6):
            block(b, BODY, (0.3, 0.006, 0.03), (0.3, float(y), 0.045), T=T)


def drum(b: MeshBuilder, level: int, z: float) -> None:
    """An opal cone under a hat."""
    turned(b, BODY, [(0.0, z), (0.12, z + 0.02), (0.13, z + 0.05), (0.0, z + 0.05)], level)
    turned(b, LIGHT, [(0.11, z + 0.05), (0.2, z + 0.42), (0.0, z + 0.42)], level)
    cap = [(0.21, z + 0.41), (0.3, z + 0.43), (0.29, z + 0.47), (0.1, z + 0.55), (0.0, z + 0.56)]
    turned(b, BODY, [(0.0, z + 0.41), *cap], level)


def four_sided(b: MeshBuilder, level: int, T: Floats) -> None:
    """A lantern of four panes with a chimney, as gas lamps had."""
    z0, z1 = 0.06, 0.55
    b.add_lathe([(0.0, 0.0), (0.1, 0.0), (0.13, z0), (0.0, z0)], POLE, segments=4, crease_deg=10, T=T)
    b.add_lathe([(0.13, z0), (0.23, z1), (0, z1)], LIGHT, segments=4, crease_deg=10, T=T)
    roof = [(0.0, -0.01), (0.26, 0.0), (0.1, 0.16), (0.1, 0.2), (0.07, 0.24), (0.015, 0.27), (0.0, 0.38)]
    b.add_lathe([(r, z1 + z) for r, z in roof], POLE, segments=4, crease_deg=10, T=T)
    if level < 2:
        for a in np.arange(4) * np.pi / 2:
            c, s = float(np.cos(a)), float(np.sin(a))
            b.add_tube([(0.133 * c, 0.133 * s, z0), (0.233 * c, 0.233 * s, z1)], 0.012, POLE, segments=4, T=T)


def bell(b: MeshBuilder, level: int, T: Floats, scale: float = 1.0) -> None:
    """A bell that hangs from its frame's origin, with an opal bowl in its mouth."""
    n = sides(level, 16)
    hat = [(0.22, -0.42), (0.225, -0.4), (0.19, -0.26), (0.1, -0.17), (0.05, -0.12), (0.035, -0.02), (0.0, 0.0)]
    b.add_lathe([(r * scale, z * scale) for r, z in (hat if level < 2 else [hat[0], hat[2], hat[-1]])], BODY, segments=n, T=T)
    bowl = [(0.0, -0.54), (0.09, -0.52), (0.17, -0.46), (0.21, -0.41)]
    b.add_lathe([(r * scale, z * scale) for r, z in (bowl if level < 2 else [bowl[0], bowl[-1]])], LIGHT, segments=n, T=T)


def globe(b: MeshBuilder, level: int, T: Floats, radius: float) -> None:
    """An opal ball on a collar."""
    turned(b, BODY, [(0.0, -0.01), (0.07, 0.0), (0.075, 0.05), (0.05, 0.08)], level, 12, T)
    a = np.linspace(-np.pi / 2 * 0.85, np.pi / 2, (10, 6, 4)[level])
    ball = [(radius * float(np.cos(t)), 0.05 + radius * (0.99 + float(np.sin(t)))) for t in a]
    turned(b, LIGHT, ball, level, 16, T @ frame(0, 0, 0), crease=70)
