"""Street lamps. The arm, where there is one, points along +x, over the road; anchors "light_0", ... are the sources.

Luminance when lit: an 8,000 lm luminaire of 0.04 m^2 emits about 60 kcd/m^2 (flux / (pi area));
lanterns with a large opal body less.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import (
    CAST_IRON,
    FOUNDATION_M,
    GALVANISED,
    Floats,
    arc,
    assemble,
    cylinder_hull,
    frame,
    painted,
)
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material, Mesh

POLE, BODY, LIGHT = 0, 1, 2
_LED = Material("luminaire glass", (0.72, 0.72, 0.7), roughness=0.12)
_OPAL = Material("opal lantern", (0.82, 0.81, 0.77), roughness=0.35)
_WARM = (1.0, 0.82, 0.58)  # about 3500 K
_LOD_DISTANCES_M = (25.0, 70.0)
# Mesh of a level, anchors, height m, materials, mass kg, luminance kcd/m^2 when lit.
_Design = tuple[Callable[[int], Mesh], dict[str, Floats], float, tuple[Material, ...], float, float]


def street_lamp(rng: np.random.Generator, variant: int) -> Asset:
    """0: post-top lantern, 4.6 m; 1: single arm, 8 m; 2: double arm, 8.5 m; 3: cast-iron heritage lantern, 4.9 m."""
    del rng
    build, anchors, height, materials, mass, lit = (_post_top, _arm, _double_arm, _heritage)[variant % 4]()
    luminance = (lit * _WARM[0], lit * _WARM[1], lit * _WARM[2])
    glow = replace(materials[LIGHT], emissive=luminance)
    return assemble(
        "street_lamp", variant, "street lamp", build, materials, mass, lod_distances_m=_LOD_DISTANCES_M,
        lamps={"on": {LIGHT: glow}}, hulls=[cylinder_hull(0.09, -FOUNDATION_M, height)], anchors=anchors,
    )  # fmt: skip


def _sides(level: int) -> int:
    return (14, 8, 5)[level]


def _post(b: MeshBuilder, level: int, height: float, foot: float, top: float, door: bool = True) -> None:
    """A tapered steel column with a thicker base that holds the door of the fuse box."""
    n = _sides(level)
    profile = [(foot, -FOUNDATION_M), (foot, 0.95), (foot * 0.8, 1.02), (top, height), (0, height)]
    if level == 2:
        profile = [(foot, -FOUNDATION_M), (foot, 0.95), (top, height)]
    b.add_lathe(profile, POLE, segments=n)
    if door and level == 0:
        b.add_box((0.012, 0.09, 0.4), BODY, center=(-foot - 0.001, 0, 0.6), bevel=0.004)
        b.add_lathe([(foot + 0.03, 0.0), (foot + 0.03, 0.02), (foot, 0.03)], POLE, segments=n)


def _cobra(b: MeshBuilder, level: int, T: Floats) -> None:
    """A flat LED luminaire 0.62 m long whose root lies at T's origin; the light shines down."""
    x = np.array([0.0, 0.08, 0.2, 0.42, 0.58, 0.62])
    width = np.array([0.07, 0.12, 0.22, 0.24, 0.19, 0.08])
    top = np.array([0.035, 0.05, 0.06, 0.05, 0.03, 0.008])
    if level == 2:
        b.add_box((0.6, 0.22, 0.07), BODY, center=(0.3, 0, 0.01), T=T)
        b.add_box((0.36, 0.17, 0.02), LIGHT, center=(0.36, 0, -0.035), T=T)
        return
    outline = np.array([[-0.5, -0.3], [0.5, -0.3], [0.5, 0.1], [0.32, 0.8], [0.0, 1.0], [-0.32, 0.8], [-0.5, 0.1]])
    rings = np.stack([
        np.column_stack([np.full(len(outline), xi), outline[:, 0] * w, outline[:, 1] * t - 0.01])
        for xi, w, t in zip(x, width, top, strict=True)
    ])
    b.add_loft(rings, BODY, capped=True, T=T, crease_deg=50)
    b.add_box((0.36, 0.17, 0.014), LIGHT, center=(0.36, 0, -0.026), bevel=0.005, T=T)


def _arm() -> _Design:
    height, reach = 7.6, 1.6

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        _post(b, level, height - 0.5, 0.085, 0.055)
        bend = arc((0.6, 0, height - 0.55), 0.6, 180, 84, (9, 6, 4)[level])
        path = np.concatenate([bend, [[reach, 0, height + 0.12]]])
        b.add_tube(path, np.linspace(0.05, 0.032, len(path)), POLE, segments=max(5, _sides(level) - 4))
        _cobra(b, level, frame(reach - 0.05, 0, height + 0.115, 0, -0.07))
        return b.build()

    light = frame(reach + 0.33, 0, height + 0.08)
    return build, {"light_0": light}, height, (GALVANISED, painted("luminaire grey", (0.3, 0.31, 0.32)), _LED), 95.0, 55.0


def _double_arm() -> _Design:
    height, reach = 8.3, 1.15

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        _post(b, level, height, 0.095, 0.055)
        for yaw in (0.0, np.pi):
            T = frame(0, 0, height - 0.06, yaw)
            b.add_tube([[0.0, 0, 0], [reach, 0, 0.16]], 0.032, POLE, segments=max(5, _sides(level) - 4), T=T)
            _cobra(b, level, frame(0, 0, 0, yaw) @ frame(reach - 0.05, 0, height + 0.095, 0, -0.13))
        return b.build()

    anchors = {f"light_{i}": frame(0, 0, 0, yaw) @ frame(reach + 0.33, 0, height + 0.05) for i, yaw in enumerate((0.0, np.pi))}
    green, dark = painted("column green", (0.03, 0.07, 0.055)), painted("luminaire dark", (0.05, 0.055, 0.06))
    return build, anchors, height, (green, dark, _LED), 140.0, 55.0


def _post_top() -> _Design:
    height = 4.0

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        n = _sides(level)
        _post(b, level, height, 0.07, 0.045)
        b.add_lathe([(0.0, height), (0.12, height + 0.02), (0.13, height + 0.05), (0.0, height + 0.05)], BODY, segments=n)
        b.add_lathe([(0.11, height + 0.05), (0.2, height + 0.42), (0.0, height + 0.42)], LIGHT, segments=n)
        cap = [(0.21, height + 0.41), (0.3, height + 0.43), (0.29, height + 0.47), (0.1, height + 0.55), (0.0, height + 0.56)]
        b.add_lathe([(0.0, height + 0.41), *cap], BODY, segments=n)
        return b.build()

    dark = painted("anthracite", (0.045, 0.048, 0.052))
    return build, {"light_0": frame(0, 0, height + 0.25)}, height, (dark, dark, _OPAL), 62.0, 9.0


def _heritage() -> _Design:
    height = 3.9

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        n = _sides(level)
        shaft = [
            (0.17, -FOUNDATION_M), (0.17, 0.12), (0.14, 0.16), (0.15, 0.3), (0.11, 0.42), (0.1, 0.8), (0.13, 0.86), (0.13, 0.92),
            (0.07, 1.0), (0.058, 2.9), (0.09, 2.98), (0.06, 3.06), (0.05, height - 0.1), (0.09, height), (0.0, height),
        ]  # fmt: skip
        b.add_lathe(shaft if level < 2 else shaft[:1] + shaft[5:6] + shaft[9:10] + shaft[-2:-1], POLE, segments=n)
        if level < 2:
            b.add_tube([[0, -0.32, 3.0], [0, 0.32, 3.0]], 0.018, POLE, segments=6)  # the lamplighter's rest
            for y in (-0.33, 0.33):
                b.add_lathe([(0, -0.035), (0.03, -0.015), (0.03, 0.015), (0, 0.035)], POLE, segments=6, T=frame(0, y, 3.0))
        z0, z1 = height + 0.06, height + 0.55
        b.add_lathe([(0.0, height), (0.1, height), (0.13, z0), (0.0, z0)], POLE, segments=4, crease_deg=10)
        b.add_lathe([(0.13, z0), (0.23, z1), (0, z1)], LIGHT, segments=4, crease_deg=10)
        roof = [(0.0, -0.01), (0.26, 0.0), (0.1, 0.16), (0.1, 0.2), (0.07, 0.24), (0.015, 0.27), (0.0, 0.38)]
        b.add_lathe([(r, z1 + z) for r, z in roof], POLE, segments=4, crease_deg=10)
        if level < 2:
            for k in range(4):
                a = k * np.pi / 2
                foot, head = (0.133 * np.cos(a), 0.133 * np.sin(a), z0), (0.233 * np.cos(a), 0.233 * np.sin(a), z1)
                b.add_tube([foot, head], 0.012, POLE, segments=4)
        return b.build()

    opal = replace(_OPAL, name="lantern panes", base_color=(0.7, 0.69, 0.64), roughness=0.15)
    return build, {"light_0": frame(0, 0, height + 0.3)}, height, (CAST_IRON, CAST_IRON, opal), 160.0, 6.0
