"""Bodies that carry loads: boxes, curtain-siders, refrigerated boxes, flatbeds, containers, tanks."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder, grid_quads
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.boxdoors import add_leaves, add_lift, add_room, add_shell, room_of
from simgen.assets.vehicles.liveries import ASPECT, add_livery
from simgen.assets.vehicles.plates import add_text
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.solids import (
    add_block,
    add_flat,
    add_side_text,
    add_solid,
    add_tubes,
    end_frame,
    side_frame,
)
from simgen.geometry import transform


@dataclass(frozen=True)
class Hold:
    """Where a load body goes: x span, half width, z span (floor's underside to roof), metres. text : lettering; sweep : kind of second
    colour on the sides (0 = none); load : kind of load that lies open; seed : of its disorder. picture : whether
    there is a field for a livery on either side. doors, lift : joints of the rear leaves and of the tail lift; with none what is inside
    is not made. goods : what lies inside, see `goods.add_goods`."""

    x: tuple[float, float]
    half: float
    z: tuple[float, float]
    text: str = ""
    sweep: int = 0
    load: int = 0
    seed: int = 0
    tail_lift: bool = False
    picture: bool = False
    doors: tuple[int, int] = (0, 0)
    lift: int = 0
    goods: str = "empty"

    @property
    def length(self) -> float:
        """Along x."""
        return self.x[1] - self.x[0]


def add_load_body(builder: MeshBuilder, kind: str, hold: Hold, detail: int) -> None:
    """A body of a kind: box, curtain, reefer, flatbed, container, tank, drinks."""
    {"box": _box, "curtain": _curtain, "reefer": _reefer, "flatbed": _flatbed, "container": _container, "tank": _tank, "drinks": _drinks}[
        kind](
        builder, hold, detail
    )
    if hold.picture and kind in ("box", "reefer", "curtain", "drinks") and detail < 2:
        _picture(builder, hold)
    if hold.tail_lift and detail < 2:
        add_lift(builder, hold.x[0], hold.half, hold.z[0], hold.lift, detail)


def _box(builder: MeshBuilder, h: Hold, detail: int) -> None:
    steps = (3, 2, 0)[detail]
    if any(h.doors) and detail < 2:
        bay = room_of(h.x, h.half, h.z)
        add_shell(builder, h.x, h.half - 0.006, h.z, S.PAINT2, bay, radius=0.07, steps=steps)
        add_room(builder, bay, H.LINING, detail, goods=h.goods, seed=h.seed)
    else:
        add_block(builder, h.x, h.half - 0.006, h.z, S.PAINT2, radius=0.07, steps=steps)
    _edges(builder, h, detail)
    _livery(builder, h, detail)
    _rear_doors(builder, h, detail)


def _reefer(builder: MeshBuilder, h: Hold, detail: int) -> None:
    _box(builder, h, detail)
    x1, z1 = h.x[1], h.z[1]
    steps = (3, 1, 0)[detail]
    tall = min(1.9, 0.6 * (z1 - h.z[0]))
    add_block(builder, (x1 - 0.02, x1 + 0.42), h.half - 0.22, (z1 - tall - 0.12, z1 - 0.12), H.WHITE, radius=0.10, steps=steps)
    if detail == 0:
        for k in range(6):
            z = z1 - 0.35 - 0.07 * k
            add_block(builder, (x1 + 0.415, x1 + 0.425), h.half - 0.45, (z, z + 0.035), S.GAP, steps=0)
        for side in (1.0, -1.0):
            add_solid(builder, (x1 + 0.05, x1 + 0.36), _sorted(side * (h.half - 0.215), side * (h.half - 0.225)),
                (z1 - tall + 0.1, z1 - tall + 0.6), S.GAP, steps=0)


def _curtain(builder: MeshBuilder, h: Hold, detail: int) -> None:
    """Front and rear walls, roof beams, and curtains in folds with straps and buckles."""
    (x0, x1), (z0, z1) = h.x, h.z
    walls: tuple[tuple[float, float], ...] = ((x0, x0 + 0.09), (x1 - 0.09, x1))
    if any(h.doors) and detail < 2:
        bay = room_of(h.x, h.half, h.z)
        add_shell(builder, walls[0], h.half, h.z, S.PAINT2, bay, radius=0.04, steps=(2, 1)[detail], front=False)
        add_room(builder, bay, H.CANVAS, detail, goods=h.goods, seed=h.seed, posts=True)
        walls = walls[1:]
    else:
        add_block(builder, (x0 + 0.05, x1 - 0.05), h.half - 0.05, (z0 + 0.02, z1 - 0.02), H.CANVAS, steps=0)
    for x in walls:
        add_block(builder, x, h.half, (z0, z1), S.PAINT2, radius=0.04, steps=(2, 1, 0)[detail])
    add_block(builder, (x0, x1), h.half, (z1 - 0.12, z1), H.ALUMINIUM, radius=0.05, steps=(2, 1, 0)[detail])
    add_block(builder, (x0, x1), h.half, (z0 - 0.02, z0 + 0.11), H.ALUMINIUM, radius=0.02, steps=(1, 0, 0)[detail])
    if detail < 2:
        rng = np.random.default_rng(h.seed)
        columns = max(6, round(h.length / (0.11 if detail == 0 else 0.5)))
        rows = 5 if detail == 0 else 2
        xs = np.linspace(x0 + 0.09, x1 - 0.09, columns)
        z = np.linspace(z0 + 0.05, z1 - 0.05, rows)
        wave = 0.012 * np.sin(2 * np.pi * xs / 0.62 + rng.uniform(0, 6)) + 0.008 * np.sin(2 * np.pi * xs / 0.37 + rng.uniform(0, 6))
        belly = 1.0 - 0.55 * np.abs(np.linspace(-1, 1, rows))
        for side in (1.0, -1.0):
            y = side * (h.half - 0.025 + (wave[None, :] + 0.008) * belly[:, None] * (detail == 0))
            p = np.stack([np.broadcast_to(xs, y.shape), y, np.broadcast_to(z[:, None], y.shape)], axis=-1).reshape(-1, 3)
            quads = grid_quads(rows, columns)
            builder.add(p, quads[:, ::-1] if side > 0 else quads, H.CANVAS, crease_deg=80)
            if detail == 0:
                for k in np.arange(x0 + 0.45, x1 - 0.3, 0.62):
                    add_solid(builder, (k - 0.022, k + 0.022), _sorted(side * (h.half - 0.02), side * h.half), (z0 - 0.07, z1 - 0.1),
                        S.TRIM, steps=0)
                    add_solid(builder, (k - 0.03, k + 0.03), _sorted(side * (h.half - 0.015), side * (h.half + 0.004)),
                        (z0 - 0.05, z0 + 0.07), S.METAL, steps=0)
        if h.text:
            add_side_text(builder, h.text, 0.5 * (x0 + x1), h.half + 0.008, z0 + 0.58 * (z1 - z0), 0.72 * h.length,
                min(0.62, 0.26 * (z1 - z0)))
    _rear_doors(builder, h, detail)


def _drinks(builder: MeshBuilder, h: Hold, detail: int) -> None:
    """A low curtain body with a bulging roof."""
    _curtain(builder, h, detail)
    (x0, x1), z1 = h.x, h.z[1]
    angle = np.linspace(0, np.pi, (9, 7, 5)[detail])
    arc = np.column_stack([h.half * np.cos(angle), z1 - 0.03 + 0.16 * np.sin(angle)])
    rings = np.stack([np.column_stack([np.full(len(arc), x), arc]) for x in (x0, x1)])
    builder.add_loft(rings, H.CANVAS, capped=True, crease_deg=50)


def _flatbed(builder: MeshBuilder, h: Hold, detail: int) -> None:
    """Planks in a steel rim, drop sides, headboard, a load."""
    (x0, x1), z0 = h.x, h.z[0]
    floor = z0 + 0.14
    add_block(builder, (x0, x1), h.half, (z0, floor), H.FRAME, steps=0)
    wall = 0.42
    for side in (1.0, -1.0):
        y = _sorted(side * (h.half - 0.035), side * h.half)
        add_solid(builder, (x0, x1), y, (floor, floor + wall), S.PAINT2, radius=0.012, steps=(1, 0, 0)[detail])
        if detail == 0:
            for x in np.linspace(x0 + 0.05, x1 - 0.05, max(3, round(h.length / 1.7))):
                add_solid(builder, (x - 0.04, x + 0.04), _sorted(side * (h.half - 0.05), side * (h.half + 0.012)),
                    (z0, floor + wall + 0.02), H.MACHINE, steps=0)
            for z in (floor + 0.10, floor + 0.22, floor + 0.34):
                add_solid(builder, (x0 + 0.1, x1 - 0.1), _sorted(side * h.half, side * (h.half + 0.006)), (z, z + 0.03), S.PAINT2, steps=0)
    add_block(builder, (x0, x0 + 0.035), h.half, (floor, floor + wall), S.PAINT2, steps=0)
    head = (x1 - 0.05, x1)
    for z in (floor + 0.02, floor + 0.55, h.z[1] - 0.08):
        add_block(builder, head, h.half, (z, z + 0.08), H.MACHINE, steps=0)
    for y in np.linspace(-h.half + 0.05, h.half - 0.05, 7 if detail == 0 else 3):
        add_solid(builder, head, (y - 0.03, y + 0.03), (floor, h.z[1]), H.MACHINE, steps=0)
    _open_load(builder, h, floor, detail)


def _open_load(builder: MeshBuilder, h: Hold, floor: float, detail: int) -> None:
    rng = np.random.default_rng(h.seed)
    x0, x1 = h.x[0] + 0.2, h.x[1] - 0.2
    if h.load == 1:  # pallets of bricks or sacks under wrapping
        for x in np.arange(x0, x1 - 1.0, 1.1):
            for y in (-0.55, 0.55):
                if rng.random() < 0.85:
                    tall = float(rng.uniform(0.6, 1.15))
                    add_solid(builder, (x, x + 0.98), (y - 0.5, y + 0.5), (floor + 0.14, floor + 0.14 + tall), H.LOAD, radius=0.05,
                        steps=(1, 1, 0)[detail])
                    add_solid(builder, (x - 0.02, x + 1.0), (y - 0.52, y + 0.52), (floor, floor + 0.14), H.MACHINE, steps=0)
    elif h.load == 2:  # pipes
        for k in range(7):
            y = -0.75 + 0.25 * k
            for row in range(2 - k % 2):
                builder.add_tube([[x0, y, floor + 0.13 + 0.22 * row], [x1, y, floor + 0.13 + 0.22 * row]], 0.115, H.LOAD,
                    segments=(10, 7, 5)[detail])
    elif h.load == 3:  # bundled planks
        for k in range(2):
            for y in (-0.55, 0.5):
                z = floor + 0.08 + 0.48 * k
                add_solid(builder, (x0 + rng.uniform(0, 0.4), x1 - rng.uniform(0, 0.5)), (y - 0.45, y + 0.45), (z, z + 0.40), H.LOAD,
                    steps=0)
    if h.load in (2, 3) and detail == 0:
        for x in np.linspace(x0 + 0.6, x1 - 0.6, 3):
            top = floor + (0.50 if h.load == 2 else 0.98)
            add_tubes(builder, [[[x, -h.half, floor + 0.3], [x, -0.9, top], [x, 0.9, top], [x, h.half, floor + 0.3]]], 0.018,
                H.CHEVRON_YELLOW, 4)


def _container(builder: MeshBuilder, h: Hold, detail: int) -> None:
    """A freight container of corrugated steel with corner castings (ISO 668, ISO 1161)."""
    (x0, x1), (z0, z1) = h.x, h.z
    add_block(builder, (x0 + 0.04, x1 - 0.04), h.half - 0.045, (z0 + 0.02, z1 - 0.02), S.PAINT2, steps=0)
    steps = (1, 0, 0)[detail]
    for side in (1.0, -1.0):
        y = _sorted(side * (h.half - 0.09), side * h.half)
        for z in ((z0, z0 + 0.14), (z1 - 0.08, z1)):
            add_solid(builder, (x0, x1), y, z, S.PAINT2, radius=0.01, steps=steps)
        for x in ((x0, x0 + 0.12), (x1 - 0.12, x1)):
            add_solid(builder, x, y, (z0, z1), S.PAINT2, radius=0.01, steps=steps)
            if detail == 0:
                for z in ((z0 - 0.004, z0 + 0.115), (z1 - 0.115, z1 + 0.004)):
                    add_solid(builder, (x[0] - 0.004, x[1] + 0.05), _sorted(side * (h.half - 0.12), side * (h.half + 0.004)), z,
                        H.MACHINE, steps=0)
        if detail == 0:
            _corrugation(builder, h, side)
    for x in ((x0, x0 + 0.05), (x1 - 0.05, x1)):
        for z in ((z0, z0 + 0.12), (z1 - 0.10, z1)):
            add_block(builder, x, h.half, z, S.PAINT2, steps=0)
    if detail < 2 and h.text:
        add_side_text(builder, h.text, x0 + 0.26 * h.length, h.half + 0.004, z1 - 0.55, 0.42 * h.length, 0.42)
        add_side_text(builder, f"GXLU {100000 + h.seed % 899999}", x1 - 1.3, h.half + 0.004, z1 - 0.28, 1.6, 0.13)
    _rear_doors(builder, h, detail)


def _corrugation(builder: MeshBuilder, h: Hold, side: float) -> None:
    (x0, x1), (z0, z1) = h.x, h.z
    pitch, deep = 0.278, 0.036  # of common side panels
    waves = int((x1 - x0 - 0.26) / pitch)
    start = x0 + 0.13 + 0.5 * (x1 - x0 - 0.26 - waves * pitch)
    t = (np.arange(waves)[:, None] + np.array([0.0, 0.25, 0.5, 0.75])[None, :]).reshape(-1)
    x = np.append(start + pitch * t, x1 - 0.13)
    inset = np.append(np.tile([0.0, 0.0, deep, deep], waves), 0.0)
    y = side * (h.half - 0.008 - inset)
    p = np.concatenate([np.column_stack([x, y, np.full_like(x, z)]) for z in (z0 + 0.13, z1 - 0.07)])
    quads = grid_quads(2, len(x))
    builder.add(p, quads[:, ::-1] if side > 0 else quads, S.PAINT2, crease_deg=20)


def _tank(builder: MeshBuilder, h: Hold, detail: int) -> None:
    """An elliptical tank with dished ends, catwalk, domes, hose box and danger boards."""
    (x0, x1), (z0, z1) = h.x, h.z
    cz, ry, rz = 0.5 * (z0 + z1) + 0.02, h.half - 0.02, 0.5 * (z1 - z0) - 0.06
    angle = np.linspace(0, 2 * np.pi, (29, 15, 9)[detail])[:-1]
    ring = np.column_stack([ry * np.cos(angle), rz * np.sin(angle)])
    ends = ((0.0, 0.30), (0.03, 0.72), (0.12, 0.94), (0.28, 1.0))
    stations = [(x0 + a, s) for a, s in ends] + [(x1 - a, s) for a, s in ends[::-1]]
    if detail == 2:
        stations = [stations[0], stations[3], stations[4], stations[7]]
    rings = np.stack([np.column_stack([np.full(len(ring), x), ring * s]) for x, s in stations]) + [0, 0, cz]
    builder.add_loft(rings, S.PAINT2, capped=True, crease_deg=50)
    if detail < 2:
        for x in np.linspace(x0 + 0.4, x1 - 0.4, 5):
            band = np.stack([np.column_stack([np.full(len(ring), x + d), ring * 1.008]) for d in (-0.04, 0.04)]) + [0, 0, cz]
            builder.add_loft(band, H.ALUMINIUM, crease_deg=50)
        add_solid(builder, (x0 + 0.6, x1 - 0.6), (-0.30, 0.30), (z1 - 0.09, z1 - 0.04), H.MACHINE, steps=0)
        for x in np.linspace(x0 + 1.0, x1 - 1.0, 4):
            builder.add_lathe([[0.27, 0], [0.27, 0.10], [0.22, 0.16], [0, 0.17]], H.ALUMINIUM, segments=(14, 8, 6)[detail],
                T=transform(None, (x, 0, z1 - 0.17)))
        rail = z1 - 0.02
        add_tubes(builder, [[[x0 + 0.6, 0.34, rail], [x1 - 0.6, 0.34, rail]]], 0.018, S.METAL, 5)
        for rung in (-0.2, 0.2):  # ladder at the rear
            add_tubes(builder, [[[x0 - 0.06, rung, z0], [x0 - 0.06, rung, z1 - 0.2], [x0 + 0.2, rung, z1 - 0.03]]], 0.018, S.METAL, 5)
        if detail == 0:
            for z in np.arange(z0 + 0.15, z1 - 0.2, 0.28):
                add_tubes(builder, [[[x0 - 0.06, -0.2, z], [x0 - 0.06, 0.2, z]]], 0.014, S.METAL, 4)
    for side in (1.0, -1.0):  # walkable skirts, hose tubes
        y = _sorted(side * (h.half - 0.12), side * h.half)
        add_solid(builder, (x0 + 0.3, x1 - 0.3), y, (z0 + 0.02, z0 + 0.22), H.PAINT3, radius=0.03, steps=(1, 0, 0)[detail])
    if detail < 2:
        for T in (end_frame(x0 - 0.075, 0.55, z0 + 0.42, front=False), side_frame(0.5 * (x0 + x1), h.half + 0.006, z0 + 0.12)):
            board = np.array([[-0.2, -0.15], [0.2, -0.15], [0.2, 0.15], [-0.2, 0.15]])
            add_flat(builder, T, board * ([1, 1] if abs(T[0, 2]) > 0.5 else [1, 0.6]), H.CHEVRON_YELLOW)
        add_text(builder, "30", end_frame(x0 - 0.079, 0.55, z0 + 0.49, front=False), width=0.3, height=0.11, slot=S.GLYPHS)
        add_text(builder, "1202", end_frame(x0 - 0.079, 0.55, z0 + 0.35, front=False), width=0.3, height=0.11, slot=S.GLYPHS)
        if h.text:
            add_side_text(builder, h.text, 0.5 * (x0 + x1), h.half + 0.002, cz, 0.55 * h.length, 0.42)


def _edges(builder: MeshBuilder, h: Hold, detail: int) -> None:
    """Aluminium profiles along a box's edges."""
    if detail == 2:
        return
    (x0, x1), (z0, z1) = h.x, h.z
    steps = (2, 0)[detail]
    for side in (1.0, -1.0):
        y = _sorted(side * (h.half - 0.07), side * h.half)
        add_solid(builder, (x0, x1), y, (z0 - 0.01, z0 + 0.13), H.ALUMINIUM, radius=0.012, steps=min(steps, 1))
        add_solid(builder, (x0, x1), y, (z1 - 0.075, z1 + 0.003), H.ALUMINIUM, radius=0.035, steps=steps)
        for x in ((x0 - 0.003, x0 + 0.075), (x1 - 0.075, x1 + 0.003)):
            add_solid(builder, x, y, (z0, z1), H.ALUMINIUM, radius=0.035, steps=steps)
    for x in ((x0 - 0.004, x0 + 0.05), (x1 - 0.05, x1 + 0.004)):
        add_block(builder, x, h.half - 0.03, (z1 - 0.08, z1 + 0.002), H.ALUMINIUM, radius=0.02, steps=min(steps, 1))
    if detail == 0:
        for side in (1.0, -1.0):  # outline markers of the rear, high up
            builder.add_box((0.03, 0.08, 0.05), S.TAIL, center=(x0 - 0.01, side * (h.half - 0.10), z1 - 0.035))
            builder.add_box((0.03, 0.08, 0.05), S.DRL, center=(x1 + 0.01, side * (h.half - 0.10), z1 - 0.035))


def _livery(builder: MeshBuilder, h: Hold, detail: int) -> None:
    """A second colour on the sides and the lettering."""
    (x0, x1), (z0, z1) = h.x, h.z
    length, tall = h.length - 0.18, z1 - z0 - 0.22
    shapes = {
        1: [[(-0.5, -0.5), (0.5, -0.5), (0.5, -0.22), (-0.5, -0.22)]],
        2: [[(0.10, -0.5), (0.5, -0.5), (0.5, 0.5), (0.32, 0.5)]],
        3: [[(-0.5, -0.5), (0.0, -0.5), (-0.32, 0.02), (-0.5, 0.16)],
            [(0.04, -0.5), (0.12, -0.5), (-0.24, 0.10), (-0.5, 0.30), (-0.5, 0.22), (-0.28, 0.06)]],
        4: [[(-0.5, 0.28), (0.5, 0.28), (0.5, 0.36), (-0.5, 0.36)], [(-0.5, 0.42), (0.5, 0.42), (0.5, 0.45), (-0.5, 0.45)]],
        5: [[(0.5 * np.cos(a) * 0.30 + 0.24, 0.42 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 25)[:-1]]],
    }.get(h.sweep, [])  # fmt: skip
    mid, zc = 0.5 * (x0 + x1), 0.5 * (z0 + z1) + 0.03
    for side in (1.0, -1.0):
        T = side_frame(mid, side * (h.half - 0.003), zc)
        for outline in shapes:
            # Towards the front on both sides: the frame's x axis looks aft on the left side.
            q = np.array(outline, float) * [length * (-1.0 if side > 0 else 1.0), tall]
            for part in _convex(q if side < 0 else q[::-1]):
                add_flat(builder, T, part, H.PAINT3)
    if h.text and detail < 2:
        z = zc + (0.12 if h.sweep in (1, 3) else -0.05) * tall
        x = mid - (0.20 * length if h.sweep in (2, 5) else 0.0)
        add_side_text(builder, h.text, x, h.half + 0.001, z, (0.50 if h.sweep in (2, 5) else 0.75) * length, min(0.55, 0.24 * tall))
        add_text(builder, h.text, end_frame(x1 + 0.004, 0.0, z1 - 0.30, front=True), width=1.6, height=0.22, slot=H.LETTER)


def _picture(builder: MeshBuilder, h: Hold) -> None:
    (x0, x1), (z0, z1) = h.x, h.z
    half = 0.5 * min(0.80 * h.length, ASPECT * 0.62 * (z1 - z0))
    zc = z0 + 0.54 * (z1 - z0)
    for side in (1.0, -1.0):
        T = side_frame(0.5 * (x0 + x1), side * (h.half + 0.006), zc)
        flat = np.array([[-half, -half / ASPECT], [half, -half / ASPECT], [half, half / ASPECT], [-half, half / ASPECT]])
        add_livery(builder, np.column_stack([flat, np.zeros(4)]) @ T[:3, :3].T + T[:3, 3])


def _convex(outline: Floats) -> list[Floats]:
    """Triangles of an outline that may be concave at its last corners (fan from its second corner does for the sweeps here)."""
    n = len(outline)
    if n <= 4 or n > 8:
        return [outline]
    return [outline[[0, i, i + 1]] for i in range(1, n - 1)]


def _rear_doors(builder: MeshBuilder, h: Hold, detail: int) -> None:
    """Two door leaves, and what is round them."""
    if detail == 2:
        return
    x0, (z0, z1) = h.x[0], h.z
    add_leaves(builder, x0, h.half, h.z, h.doors, detail)
    if detail == 0:  # contour marking in red at the rear (UN Regulation 104)
        for z in (z0 + 0.06, z1 - 0.06):
            add_block(builder, (x0 - 0.012, x0 - 0.004), h.half - 0.1, (z - 0.025, z + 0.025), H.CHEVRON_RED, steps=0)


def _sorted(a: float, b: float) -> tuple[float, float]:
    return (a, b) if a < b else (b, a)
