"""Loose objects that fall, roll and lie about. Origins are below the middle; hulls follow the shape closely for physics."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import RUBBER, Floats, assemble, box_hull, frame, moved, plastic
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material, Mesh

_LOD_DISTANCES_M = (18.0,)
_CARDBOARD = Material("cardboard", (0.36, 0.25, 0.155), roughness=0.92, variation=0.12)
_INSIDE = Material("cardboard inside", (0.28, 0.19, 0.115), roughness=0.95)
_TAPE = Material("packing tape", (0.45, 0.32, 0.17), roughness=0.25)
_LABEL = Material("parcel label", (0.72, 0.72, 0.7), roughness=0.6, texture="sign:timetable")


def cardboard_box(rng: np.random.Generator, variant: int) -> Asset:
    """Boxes of 0.3 to 0.6 m. 0 and 1: taped shut, with a label; 2 and 3: open, the flaps hanging at odd angles."""
    size = np.array([(0.45, 0.34, 0.32), (0.32, 0.24, 0.2), (0.5, 0.4, 0.35), (0.6, 0.42, 0.26)][variant % 4])
    opened = variant % 4 >= 2
    flaps = rng.uniform(-0.6, 0.9, 4)
    dents = rng.normal(0, 0.006, (8, 3))

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        walls = _crushed(size, dents)
        if opened:
            _open_walls(b, walls)
            for side, angle in enumerate(flaps):
                b.add(_flap_corners(walls, side, float(angle)), [[0, 1, 2, 3]], 0)
        else:
            b.add(walls, _BOX_QUADS, 0, crease_deg=10)
            top = 0.5 * (walls[4:].max(axis=0)[2] + walls[4:].min(axis=0)[2])
            for z in (top, 0.0):
                b.add_box((size[0] * 0.99, 0.05, 0.004), 2, center=(0, 0, z))
            for s in (-1, 1):
                b.add_box((0.006, 0.05, 0.09), 2, center=(s * size[0] / 2, 0, top - 0.045))
            if level == 0:
                x, y, z = 0.5 * size
                w = 0.1
                corners = [(-w / 2 + 0.3 * x, -y - 0.008, z - 0.02), (w / 2 + 0.3 * x, -y - 0.008, z - 0.02),
                           (w / 2 + 0.3 * x, -y - 0.008, z + 0.05), (-w / 2 + 0.3 * x, -y - 0.008, z + 0.05)]  # fmt: skip
                b.add_picture(corners, 3)
        return b.build(two_sided=opened)

    mass = (1.2, 0.7, 0.9, 0.8)[variant % 4] + (3.0 if not opened else 0.0)
    materials = (_CARDBOARD, _INSIDE, _TAPE, _LABEL)
    walls = _crushed(size, dents)
    sheets = [_flap_corners(walls, side, float(angle)) for side, angle in enumerate(flaps)] if opened else []
    hulls = [walls, *(np.concatenate([moved(s, z=-0.002), moved(s, z=0.002)]) for s in sheets)]
    return assemble(
        "cardboard_box", variant, "debris", build, materials, mass, lod_distances_m=_LOD_DISTANCES_M, hulls=hulls
    )


def bag(rng: np.random.Generator, variant: int) -> Asset:
    """0: a full black bin bag with a tied neck; 1: a grey one, half full; 2: a paper-white carrier bag with handles."""
    kind = variant % 3
    phases = rng.uniform(0, 2 * np.pi, (6, 3))
    radius, height = ((0.27, 0.5), (0.3, 0.36), (0.17, 0.3))[kind]

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        if kind == 2:
            _carrier(b, phases, level)
        else:
            _sack(b, radius, height, phases, level)
        return b.build(two_sided=kind == 2)

    material = (
        Material("bin bag black", (0.012, 0.012, 0.013), roughness=0.28, variation=0.1),
        Material("bin bag grey", (0.16, 0.17, 0.19), roughness=0.35, variation=0.1),
        Material("carrier bag", (0.66, 0.66, 0.63), roughness=0.55, translucency=0.25),
    )[kind]
    tie = plastic("bag tie", (0.5, 0.36, 0.03) if kind < 2 else (0.05, 0.16, 0.36))
    hull = _extremes(build(0).positions.astype(float))
    return assemble(
        "bag", variant, "debris", build, (material, tie), (5.5, 3.0, 1.6)[kind], lod_distances_m=_LOD_DISTANCES_M, hulls=[hull]
    )


def cone(rng: np.random.Generator, variant: int) -> Asset:
    """Traffic cones with white bands on a square foot. 0: 0.75 m; 1: 0.5 m."""
    del rng
    height, foot, mass = ((0.75, 0.42, 4.2), (0.5, 0.3, 1.9))[variant % 2]
    base, tip, plinth = 0.37 * foot, 0.028, 0.035

    def radius(z: float) -> float:
        return base + (tip - base) * (z - plinth) / (height - plinth)

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        n = 20 if level == 0 else 9
        b.add_box((foot, foot, plinth), 2, center=(0, 0, plinth / 2), bevel=0.012 if level == 0 else 0.0)
        stops = [plinth, 0.28 * height, 0.47 * height, 0.64 * height, 0.8 * height, height]
        for k, (z0, z1) in enumerate(pairwise(stops)):
            b.add_lathe([(radius(z0), z0), (radius(z1), z1)], k % 2, segments=n)
        b.add_lathe([(radius(height), height), (tip * 0.7, height + 0.006), (0.0, height - 0.02)], 0, segments=n)
        if level == 0:
            b.add_lathe([(base + 0.02, plinth), (base + 0.015, plinth + 0.012), (base - 0.003, plinth + 0.03)], 0, segments=n)
        return b.build()

    black = variant % 2 == 0
    materials = (
        plastic("cone orange", (0.72, 0.11, 0.015), 0.5), Material("cone band", (0.78, 0.78, 0.77), roughness=0.4),
        plastic("cone foot", (0.03, 0.03, 0.032), 0.8) if black else plastic("cone foot orange", (0.6, 0.09, 0.015), 0.55),
    )  # fmt: skip
    a = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    ends = ((base, plinth), (tip, height))
    body = np.concatenate([np.column_stack([r * np.cos(a), r * np.sin(a), np.full(20, z)]) for r, z in ends])
    return assemble(
        "cone", variant, "traffic cone", build, materials, mass, lod_distances_m=_LOD_DISTANCES_M,
        hulls=[box_hull((foot, foot, plinth), (0, 0, plinth / 2)), body],
    )  # fmt: skip


def tyre(rng: np.random.Generator, variant: int) -> Asset:
    """A car tyre without its rim, lying flat. 0: 0.63 m; 1: 0.58 m with a worn tread."""
    del rng
    outer, inner, width = ((0.315, 0.2, 0.2), (0.29, 0.185, 0.18))[variant % 2]

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        n = 36 if level == 0 else 14
        shoulder = 0.05
        section = np.array([
            (inner, 0.18), (inner + 0.012, 0.06), (0.6 * inner + 0.4 * outer, 0.0), (outer - shoulder, 0.02), (outer - 0.012, 0.12),
            (outer, 0.25), (outer, 0.75), (outer - 0.012, 0.88), (outer - shoulder, 0.98), (0.6 * inner + 0.4 * outer, 1.0),
            (inner + 0.012, 0.94), (inner, 0.82), (outer - 0.02, 0.75), (outer - 0.02, 0.25), (inner, 0.18),
        ])  # fmt: skip
        section[:, 1] *= width
        b.add_lathe(section, 0, segments=n)
        if level == 0:
            for k in range(36):  # tread blocks in two staggered rows
                for row in (-1, 1):
                    T = frame(0, 0, 0, 2 * np.pi * (k + 0.25 * row) / 36)
                    b.add_box((0.007, 0.04, 0.19 * width), 0, center=(outer + 0.002, 0, width * (0.5 + 0.13 * row)), T=T)
        return b.build()

    sides = 18
    middle = 0.6 * inner + 0.4 * outer
    section = [(inner, 0.1), (inner, 0.9), (middle, 0.0), (middle, 1.0), (outer + 0.004, 0.22), (outer + 0.004, 0.78)]
    # A ring of convex wedges keeps the hole open for physics.
    hulls = []
    for k in range(sides):
        a = 2 * np.pi * (k + np.array([0.0, 1.0])) / sides
        hulls.append(np.array([(r * np.cos(t), r * np.sin(t), z * width) for r, z in section for t in a]))
    mass = (9.5, 7.5)[variant % 2]
    return assemble("tyre", variant, "debris", build, (RUBBER,), mass, lod_distances_m=_LOD_DISTANCES_M, hulls=hulls)


_BOX_QUADS = np.array([[3, 2, 1, 0], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]])


def _crushed(size: Floats, dents: Floats) -> Floats:
    """(8, 3) corners of a box on z = 0 (lower four, then upper four, counter-clockwise), a little out of true."""
    x, y = size[0] / 2, size[1] / 2
    ring = np.array([(-x, -y), (x, -y), (x, y), (-x, y)])
    low, high = np.column_stack([ring, np.zeros(4)]), np.column_stack([ring, np.full(4, size[2])])
    moved = np.concatenate([low, high]) + dents * ([[1, 1, 0]] * 4 + [[1, 1, 1]] * 4)
    return np.asarray(np.clip(moved, [-x, -y, 0], [x, y, size[2]]))


def _open_walls(b: MeshBuilder, walls: Floats) -> None:
    b.add(walls, _BOX_QUADS[[0, 2, 3, 4, 5]], 0, crease_deg=10)
    inner = walls * (0.985, 0.98, 1.0) + (0, 0, 0.004)
    inner[4:] = walls[4:] * (0.985, 0.98, 1.0)
    ao = np.array([90] * 4 + [230] * 4, np.uint8)
    b.add(inner, _BOX_QUADS[[0, 2, 3, 4, 5]][:, ::-1], 1, crease_deg=10, ao=ao)


def _flap_corners(walls: Floats, side: int, angle: float) -> Floats:
    """(4, 3) corners of a flap hinged on the upper edge of a wall; angle 0 is level, positive hangs outwards and down."""
    a, c = walls[4 + side], walls[4 + (side + 1) % 4]
    edge = (c - a) / np.linalg.norm(c - a)
    out = np.cross(edge, (0, 0, 1.0))
    reach = 0.16 if side % 2 == 0 else 0.14
    away = reach * (np.cos(angle) * out - np.sin(angle) * np.array([0, 0, 1.0]))
    cut = 0.012 * edge
    return np.array([a, a + away + cut, c + away - cut, c])


def _extremes(points: Floats, directions: int = 160) -> Floats:
    """(N, 3) points that lie farthest out in directions spread evenly over the sphere: a light convex hull."""
    k = np.arange(directions) + 0.5
    z, a = 1 - 2 * k / directions, np.pi * (1 + np.sqrt(5)) * k
    around = np.column_stack([np.sqrt(1 - z**2) * np.cos(a), np.sqrt(1 - z**2) * np.sin(a), z])
    around = np.concatenate([around, np.eye(3), -np.eye(3)])
    return points[np.unique(np.argmax(points @ around.T, axis=0))]


def _sack(b: MeshBuilder, radius: float, height: float, phases: Floats, level: int) -> None:
    """A tied bin bag: folds gather towards the neck and the lower part bulges."""
    n, rows = ((40, 16), (16, 8))[min(level, 1)]
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)
    rings = []
    for t in np.linspace(0, 1, rows):
        body = np.interp(t, [0, 0.06, 0.25, 0.55, 0.78, 0.88, 0.93, 1.0], [0.5, 0.78, 0.97, 0.92, 0.55, 0.17, 0.16, 0.3])
        twist = 2.5 * np.sin(phases[:, 1] + 3 * t)
        waves = [np.sin((3 + 3 * k) * a + phases[k, 0] + twist[k]) / (1 + 0.45 * k) for k in range(6)]
        folds = (0.02 + 0.05 * t) * np.sum(waves, axis=0)
        crumple = 0.035 * np.sin(9 * a + 11 * t + phases[0, 2]) * np.sin(14 * t + phases[1, 2])
        r = np.minimum(radius * body * (1 + folds + crumple * (t > 0.05)), radius * 1.02)
        rings.append(np.column_stack([r * np.cos(a), r * np.sin(a), np.full(n, t * height)]))
    b.add_loft(np.stack(rings), 0, capped=True, crease_deg=55)
    b.add_lathe([(0.17 * radius, 0.885 * height), (0.2 * radius, 0.9 * height), (0.17 * radius, 0.925 * height)], 1, segments=10)


def _carrier(b: MeshBuilder, phases: Floats, level: int) -> None:
    """A slumped carrier bag with two handles."""
    n, rows = ((36, 12), (16, 6))[min(level, 1)]
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)
    rings = []
    for t in np.linspace(0, 1, rows):
        w = np.interp(t, [0, 0.08, 0.5, 1.0], [0.12, 0.155, 0.165, 0.13])
        d = np.interp(t, [0, 0.08, 0.5, 1.0], [0.07, 0.1, 0.11, 0.03])
        wave = 1 + (0.03 + 0.05 * t) * sum(np.sin((2 + 2 * k) * a + phases[k, 0] + 4 * t) / (1 + 0.5 * k) for k in range(5))
        shape = np.sign(np.cos(a)) * np.abs(np.cos(a)) ** 0.6, np.sign(np.sin(a)) * np.abs(np.sin(a)) ** 0.6
        rings.append(np.column_stack([w * wave * shape[0], d * wave * shape[1], np.full(n, 0.3 * t)]))
    b.add_loft(np.stack(rings), 0, crease_deg=60)
    b.add(np.concatenate([rings[0], [[0, 0, 0]]]), [[n, (i + 1) % n, i] for i in range(n)], 0)
    for y, lean in ((0.03, 0.06), (-0.03, -0.05)):
        t = np.linspace(0, np.pi, 9)
        loop = np.column_stack([0.05 * np.cos(t), y + lean * np.sin(t), 0.29 + 0.1 * np.sin(t)])
        b.add_tube(loop, 0.006, 1, segments=4)
