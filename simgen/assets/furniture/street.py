"""Benches, bins, bollards and bus shelters. Seats and openings face +x."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import (
    CAST_IRON,
    DARK_GLASS,
    FOUNDATION_M,
    GALVANISED,
    RUBBER,
    STAINLESS,
    Floats,
    add_timber,
    arc,
    assemble,
    box_hull,
    cylinder_hull,
    frame,
    moved,
    painted,
    plastic,
)
from simgen.assets.materials import material, tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material, Mesh

_LOD_DISTANCES_M = (22.0, 55.0)


def bench(rng: np.random.Generator, variant: int) -> Asset:
    """0: slatted with cast-iron sides, 1.8 m; 1: modern with steel legs; 2: concrete with a timber seat, no back."""
    del rng
    wood = tinted("wood", (1.15, 0.95, 0.75))
    build, metal, mass, depth, height = (
        (_slatted_bench, CAST_IRON, 65.0, 0.62, 0.82),
        (_modern_bench, painted("bench anthracite", (0.05, 0.052, 0.055)), 60.0, 0.6, 0.82),
        (_block_bench, material("concrete"), 420.0, 0.5, 0.46),
    )[variant % 3]
    return assemble(
        "bench", variant, "bench", build, (wood, metal), mass, lod_distances_m=_LOD_DISTANCES_M,
        hulls=[box_hull((depth, 1.8, height), (0, 0, height / 2))],
    )  # fmt: skip


def bin(rng: np.random.Generator, variant: int) -> Asset:
    """0: wheelie bin, 240 l; 1: litter bin with a roof; 2: wheelie bin for paper (blue lid); 3: dog-waste bin on a post."""
    del rng
    kind = variant % 4
    if kind in (0, 2):
        body = plastic("bin body", (0.035, 0.05, 0.035) if kind == 0 else (0.05, 0.052, 0.055))
        lid = plastic("bin lid", (0.03, 0.042, 0.03) if kind == 0 else (0.02, 0.07, 0.22))
        materials: tuple[Material, ...] = (body, lid, RUBBER)
        return assemble(
            "bin", variant, "bin", _wheelie_bin, materials, 16.0, lod_distances_m=_LOD_DISTANCES_M,
            hulls=[box_hull((0.7, 0.58, 1.05), (0.0, 0, 0.53))],
        )  # fmt: skip
    if kind == 1:
        inside = Material("bin inside", (0.008, 0.008, 0.008), 0.9)
        materials = (painted("litter bin green", (0.02, 0.065, 0.04)), STAINLESS, inside)
        return assemble(
            "bin", variant, "bin", _litter_bin, materials, 38.0, lod_distances_m=_LOD_DISTANCES_M,
            hulls=[cylinder_hull(0.24, 0, 1.05)],
        )  # fmt: skip
    materials = (GALVANISED, painted("dog bin red", (0.42, 0.03, 0.025)), painted("dog bin lid", (0.02, 0.02, 0.02)))
    return assemble(
        "bin", variant, "bin", _dog_bin, materials, 22.0, lod_distances_m=_LOD_DISTANCES_M[:1],
        hulls=[box_hull((0.3, 0.36, 0.55), (0.16, 0, 0.95)), cylinder_hull(0.03, -FOUNDATION_M, 1.3)],
    )  # fmt: skip


def bollard(rng: np.random.Generator, variant: int) -> Asset:
    """0: cast iron, 1.0 m; 1: steel with a reflective band, 0.9 m; 2: concrete, 0.7 m."""
    del rng
    profiles = (
        [(0.11, -FOUNDATION_M), (0.11, 0.1), (0.085, 0.14), (0.075, 0.62), (0.1, 0.66), (0.1, 0.7), (0.07, 0.74), (0.07, 0.8),
         (0.095, 0.86), (0.08, 0.95), (0.03, 1.0), (0.0, 1.01)],
        [(0.052, -FOUNDATION_M), (0.052, 0.88), (0.04, 0.9), (0.0, 0.905)],
        [(0.17, -FOUNDATION_M), (0.17, 0.02), (0.15, 0.5), (0.13, 0.62), (0.09, 0.69), (0.0, 0.72)],
    )  # fmt: skip
    profile = np.array(profiles[variant % 3])
    body = (CAST_IRON, painted("bollard grey", (0.1, 0.1, 0.105)), material("concrete"))[variant % 3]
    band = Material("reflective white", (0.75, 0.75, 0.74), roughness=0.35)

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        b.add_lathe(profile, 0, segments=(16, 8, 5)[level])
        if variant % 3 == 1:
            b.add_lathe([(0.053, 0.7), (0.0545, 0.702), (0.0545, 0.798), (0.053, 0.8)], 1, segments=(16, 8, 5)[level])
        return b.build()

    return assemble(
        "bollard", variant, "bollard", build, (body, band), (42.0, 14.0, 70.0)[variant % 3], lod_distances_m=_LOD_DISTANCES_M,
        hulls=[cylinder_hull(float(profile[:, 0].max()), -FOUNDATION_M, float(profile[:, 1].max()))],
    )  # fmt: skip


def bus_shelter(rng: np.random.Generator, variant: int) -> Asset:
    """A shelter 3.9 m long along y, open towards +x, with a bench, a timetable and a poster. 0: flat roof; 1: curved roof.

    The panes are frames with narrow mullions round dark glass: what is behind them does not shine through.
    """
    del rng
    length, depth, height = 3.9, 1.45, 2.45

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        for y in (-length / 2, -length / 6, length / 6, length / 2):
            post = (0.06, 0.06, height + FOUNDATION_M)
            b.add_box(post, 0, center=(-depth / 2, y, (height - FOUNDATION_M) / 2), bevel=0.006 * (level == 0))
        _roof(b, variant, length, depth, height, level)
        _panes(b, length, depth, level)
        _seat(b, level, length)
        # The display case: a poster inside and out at the end that approaching people see.
        y = length / 2 - 0.02
        b.add_box((1.28, 0.12, 1.95), 0, center=(-depth / 2 + 0.72, y, 1.28), bevel=0.01 * (level == 0))
        for sign in (-1, 1):
            b.add_picture(_upright(-depth / 2 + 0.72, y + 0.064 * sign, 1.28, 1.12, 1.72, np.pi / 2 * sign), 3)
        b.add_picture(_upright(-depth / 2 + 0.045, -length / 3, 1.45, 0.62, 0.86, 0.0), 4)
        b.add_box((0.03, 0.68, 0.92), 0, center=(-depth / 2 + 0.025, -length / 3, 1.45))
        return b.build()

    materials = (
        painted("shelter frame", (0.06, 0.065, 0.07) if variant % 2 == 0 else (0.03, 0.085, 0.06)),
        DARK_GLASS, tinted("wood", (1.1, 0.9, 0.7)),
        Material("poster", (0.85, 0.85, 0.85), roughness=0.12, texture="sign:advert"),
        Material("timetable", (0.9, 0.9, 0.9), roughness=0.25, texture="sign:timetable"),
        painted("roof sheet", (0.33, 0.34, 0.35)),
    )  # fmt: skip
    hulls = [
        box_hull((0.1, length, height), (-depth / 2, 0, height / 2)),
        box_hull((depth, length + 0.3, 0.15), (0, 0, height)),
        box_hull((1.3, 0.14, 2.1), (-depth / 2 + 0.72, length / 2, 1.2)),
        box_hull((0.45, 2.4, 0.48), (-depth / 2 + 0.38, -0.3, 0.24)),
    ]  # fmt: skip
    return assemble("bus_shelter", variant, "static", build, materials, 620.0, lod_distances_m=_LOD_DISTANCES_M, hulls=hulls)


def _upright(x: float, y: float, z: float, width: float, height: float, yaw: float) -> Floats:
    """(4, 3) corners of an upright picture that faces along `yaw`."""
    right = np.array([-np.sin(yaw), np.cos(yaw), 0.0]) * width / 2
    up = np.array([0, 0, height / 2])
    c = np.array([x, y, z])
    return np.stack([c - right - up, c + right - up, c + right + up, c - right + up])


def _roof(b: MeshBuilder, variant: int, length: float, depth: float, height: float, level: int) -> None:
    if variant % 2 == 0:
        b.add_box((depth + 0.35, length + 0.35, 0.09), 5, center=(0.08, 0, height + 0.04), bevel=0.015 * (level == 0))
        b.add_box((0.07, length, 0.12), 0, center=(-depth / 2, 0, height - 0.07))
        for y in (-length / 2, length / 2):
            b.add_box((depth, 0.05, 0.08), 0, center=(0.0, y, height - 0.04))
        return
    a = np.radians(np.linspace(118, 52, (9, 5, 3)[level]))
    top = np.column_stack([1.6 * np.cos(a), 0 * a, 1.6 * np.sin(a) - 1.38 + height])
    section = np.concatenate([top, moved(top, z=-0.05)[::-1]])
    ends = np.stack([moved(section, 0.05, s * (length / 2 + 0.15)) for s in (1, -1)])
    b.add_loft(ends[:, ::-1], 5, capped=False)
    for s in ends:
        strip = np.arange(len(a) - 1)
        quads = np.stack([strip, strip + 1, 2 * len(a) - 2 - strip, 2 * len(a) - 1 - strip], axis=1)
        b.add(s, quads if s[0, 1] > 0 else quads[:, ::-1], 5)
    b.add_box((0.07, length, 0.1), 0, center=(-depth / 2, 0, height - 0.1))


def _panes(b: MeshBuilder, length: float, depth: float, level: int) -> None:
    width = length / 3 - 0.09
    for k in (-1, 0, 1):
        b.add_box((0.012, width, 1.9), 1, center=(-depth / 2, k * length / 3, 1.2))
        if level == 0:
            for z in (0.24, 2.16):
                b.add_box((0.04, width, 0.04), 0, center=(-depth / 2, k * length / 3, z))
    b.add_box((depth * 0.75, 0.012, 1.9), 1, center=(-depth * 0.1, -length / 2, 1.2))
    b.add_box((0.05, 0.05, 2.4 + FOUNDATION_M), 0, center=(depth * 0.3, -length / 2, 1.2 - FOUNDATION_M / 2))


def _seat(b: MeshBuilder, level: int, length: float) -> None:
    x, y = -0.34, -0.35
    for k in range(3 if level < 2 else 1):
        add_timber(b, (0.11 if level < 2 else 0.36, 2.2, 0.035), 2, (x + 0.125 * (k - 1 if level < 2 else 0), y, 0.47))
    for dy in (-0.85, 0.85):
        b.add_box((0.06, 0.06, 0.46), 0, center=(x, y + dy, 0.23))


def _slatted_bench(level: int) -> Mesh:
    b = MeshBuilder()
    bevel = 0.006 if level == 0 else 0.0
    seat, back = (6, 5) if level < 2 else (1, 1)
    for k in range(seat):
        w = 0.40 / seat
        dip = 0.012 * abs(k - 2.5) / 2.5
        add_timber(b, (w * 0.82 if seat > 1 else w, 1.8, 0.032), 0, (-0.13 + w * (k + 0.5), 0, 0.44 + dip), bevel=bevel)
    for k in range(back):
        h = 0.36 / back
        T = frame(-0.17, 0, 0.47, pitch=np.radians(-14))
        add_timber(b, (0.03, 1.8, h * 0.8 if back > 1 else h), 0, (0, 0, h * (k + 0.5)), bevel=bevel, T=T)
    n = (8, 5, 3)[level]
    for y in (-0.72, 0.72) if level else (-0.72, 0.0, 0.72):
        rear = [[-0.28, y, 0.0], [-0.22, y, 0.2], [-0.14, y, 0.41], [-0.2, y, 0.6], [-0.27, y, 0.83]]
        b.add_tube(rear, 0.022, 1, segments=n)
        b.add_tube([[0.27, y, 0.0], [0.26, y, 0.2], [0.24, y, 0.41], [-0.14, y, 0.41]], 0.022, 1, segments=n)
        if level < 2 and y != 0:
            curl = arc((0.2, y, 0.58), 0.07, 0, 180, 7).tolist()
            b.add_tube([[0.24, y, 0.41], *curl, [-0.18, y, 0.6]], 0.016, 1, segments=n)
    return b.build()


def _modern_bench(level: int) -> Mesh:
    b = MeshBuilder()
    bevel = 0.006 if level == 0 else 0.0
    for x in (-0.12, 0.04, 0.2) if level < 2 else (0.04,):
        add_timber(b, (0.145 if level < 2 else 0.46, 1.8, 0.045), 0, (x, 0, 0.44), bevel=bevel)
    for z in (0.58, 0.74) if level < 2 else (0.66,):
        add_timber(b, (0.035, 1.8, 0.13 if level < 2 else 0.28), 0, (-0.25 - 0.05 * (z - 0.58), 0, z), bevel=bevel)
    for y in (-0.62, 0.62):
        b.add_box((0.42, 0.06, 0.03), 1, center=(0.02, y, 0.405))
        b.add_box((0.06, 0.06, 0.41), 1, center=(0.12, y, 0.2))
        b.add_box((0.05, 0.06, 0.82), 1, center=(-0.23, y, 0.41), bevel=bevel)
        b.add_box((0.44, 0.08, 0.015), 1, center=(0.0, y, 0.0075))
    return b.build()


def _block_bench(level: int) -> Mesh:
    b = MeshBuilder()
    for y in (-0.66, 0.66):
        b.add_box((0.46, 0.2, 0.41), 1, center=(0, y, 0.205), bevel=0.015 * (level == 0))
    for k in range(4 if level < 2 else 1):
        w = 0.5 / (4 if level < 2 else 1)
        add_timber(b, (w * 0.9, 1.8, 0.05), 0, (-0.25 + w * (k + 0.5), 0, 0.435), bevel=0.006 * (level == 0))
    return b.build()


def _wheelie_bin(level: int) -> Mesh:
    """A 240-litre two-wheeled bin (EN 840): 0.58 m wide, 0.73 m deep, 1.07 m high, its front towards +x."""
    b = MeshBuilder()
    levels = ((0.06, 0.36, 0.46), (0.1, 0.42, 0.48), (0.55, 0.52, 0.52), (0.95, 0.62, 0.56))
    steps = (4, 2, 1)[level]
    rings = np.stack([moved(_rounded_ring(d, w, 0.05, steps), 0.01 + 0.02 * z, z=z) for z, d, w in levels])
    b.add_loft(rings, 0, capped=True, crease_deg=50)
    lip = ((0.9, 0.63, 0.57), (0.9, 0.68, 0.6), (0.95, 0.68, 0.6))
    b.add_loft(np.stack([moved(_rounded_ring(d, w, 0.05, steps), 0.03, z=z) for z, d, w in lip]), 0)
    # The lid slopes to the front and has a crown in the middle.
    shape = ((0.945, 0.7, 0.61), (0.985, 0.7, 0.61), (1.03, 0.6, 0.52), (1.045, 0.4, 0.36))
    lid = np.stack([moved(_rounded_ring(d, w, 0.06, steps), 0.02, z=z) for z, d, w in shape])
    lid[..., 2] -= 0.06 * np.clip(lid[..., 0] + 0.05, 0, 1)
    b.add_loft(lid, 1, capped=True, crease_deg=35)
    if level < 2:
        b.add_tube([[-0.36, -0.2, 0.93], [-0.42, -0.19, 0.97], [-0.42, 0.19, 0.97], [-0.36, 0.2, 0.93]], 0.016, 0, segments=5)
    for y in (-0.25, 0.25):
        wheel = [(0.0, -0.025), (0.085, -0.025), (0.1, -0.015), (0.1, 0.015), (0.085, 0.025), (0.0, 0.025)]
        b.add_lathe(wheel, 2, segments=(14, 8, 6)[level], T=frame(-0.24, y, 0.1, roll=np.pi / 2))
    b.add_box((0.1, 0.4, 0.06), 0, center=(0.17, 0, 0.03))
    return b.build()


def _litter_bin(level: int) -> Mesh:
    b = MeshBuilder()
    n = (20, 10, 6)[level]
    b.add_lathe([(0.2, -0.05), (0.2, 0.04), (0.225, 0.05), (0.225, 0.72), (0.2, 0.72), (0.2, 0.6), (0.0, 0.6)], 0, segments=n)
    b.add_lathe([(0.23, 0.66), (0.232, 0.66), (0.232, 0.7), (0.225, 0.7)], 1, segments=n)
    b.add_lathe([(0.195, 0.58), (0.19, 0.86)], 2, segments=n)
    for a in np.radians([45, 135, 225, 315]):
        b.add_box((0.03, 0.08, 0.2), 0, center=(0.21, 0, 0.8), T=frame(0, 0, 0, a))
    b.add_lathe([(0.19, 0.88), (0.235, 0.88), (0.235, 0.93), (0.2, 0.97), (0.1, 1.02), (0.0, 1.04)], 0, segments=n)
    if level == 0:
        for a in np.linspace(0, 2 * np.pi, 20, endpoint=False):
            b.add_box((0.008, 0.03, 0.5), 0, center=(0.227, 0, 0.36), T=frame(0, 0, 0, a))
    return b.build()


def _dog_bin(level: int) -> Mesh:
    b = MeshBuilder()
    n = 10 if level == 0 else 5
    b.add_lathe([(0.03, -FOUNDATION_M), (0.03, 1.3), (0.0, 1.31)], 0, segments=n)
    ring = _rounded_ring(0.26, 0.36, 0.05, 3 if level == 0 else 1)
    b.add_loft(np.stack([moved(ring * (0.85, 0.9, 1), 0.17, z=0.68), moved(ring, 0.17, z=0.74), moved(ring, 0.17, z=1.1)]), 1, capped=True)
    lid = np.stack([moved(ring * k, 0.17, z=z) for k, z in ((1.05, 1.1), (1.05, 1.14), (0.8, 1.2))])
    b.add_loft(lid, 2, capped=True, crease_deg=50)
    b.add_box((0.012, 0.2, 0.09), 2, center=(0.305, 0, 1.0))
    return b.build()


def _rounded_ring(depth: float, width: float, r: float, steps: int) -> Floats:
    """(N, 3) rounded rectangle in z = 0, counter-clockwise from above."""
    out = []
    for cx, cy, a0 in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
        a = np.radians(np.linspace(a0, a0 + 90, steps + 1))
        out.append(np.column_stack([cx * (depth / 2 - r) + r * np.cos(a), cy * (width / 2 - r) + r * np.sin(a), 0 * a]))
    return np.concatenate(out)
