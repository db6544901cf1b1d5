"""Construction lorries: tippers with steel bodies, a skip loader and a concrete mixer."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder, grid_quads
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.cabfit import CabTrim
from simgen.assets.vehicles.coachwork import Anchors
from simgen.assets.vehicles.fleetpaint import CAB_COLORS, contrast, ink, paints, pick
from simgen.assets.vehicles.heavyslots import RGB, large_materials
from simgen.assets.vehicles.plates import plate_materials
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.solids import add_block, add_chevrons, add_side_text, add_solid, add_tubes, end_frame
from simgen.assets.vehicles.truck import Rigid, RigidDesign, rigid
from simgen.geometry import rotation, transform

_T = CabTrim
TIPPERS: tuple[RigidDesign, ...] = (
    RigidDesign("three-way tipper", "small", 6.1, 2.60, "ribbed", 0.40, 2.30, trim=_T(beacons=1), mass_kg=4800),
    RigidDesign("three-axle tipper", "day", 7.7, 3.05, "ribbed", 0.505, 2.5, rear_axles=(0.0, -1.37), second_front=False,
        trim=_T(beacons=2, visor=True), mass_kg=11500),
    RigidDesign("four-axle tipper", "day", 8.9, 3.10, "smooth", 0.505, 2.5, rear_axles=(0.0, -1.37), second_front=True,
        trim=_T(beacons=2), mass_kg=13500),
    RigidDesign("long-nosed tipper", "long_nose", 8.6, 3.56, "ribbed", 0.505, 2.5, rear_axles=(0.0, -1.37),
        trim=_T(stacks=True, beacons=1), tank="round", mass_kg=12000),
    RigidDesign("skip loader", "medium", 6.9, 2.80, "skip", 0.45, 2.5, trim=_T(beacons=2), mass_kg=8600),
    RigidDesign("concrete mixer", "day", 8.8, 3.80, "mixer", 0.505, 2.5, rear_axles=(0.0, -1.37), second_front=True,
        trim=_T(beacons=2, visor=True), mass_kg=14500),
)  # fmt: skip
# Linear albedos of dry sand, gravel, soil and broken brick.
LOADS: tuple[RGB, ...] = ((0.40, 0.31, 0.19), (0.27, 0.26, 0.245), (0.13, 0.085, 0.052), (0.30, 0.15, 0.10))


def tipper(rng: np.random.Generator, variant: int, *, color: RGB | None = None, loaded: bool | None = None) -> Asset:
    """A tipper, skip loader or mixer. color : of the cab; loaded : whether a heap shows above the sides."""
    design = TIPPERS[variant % len(TIPPERS)]
    cab, third = pick(rng, CAB_COLORS), pick(rng, CAB_COLORS)
    body = contrast(rng, cab)
    load = LOADS[int(rng.integers(len(LOADS)))]
    full = bool(rng.random() < 0.7) if loaded is None else loaded
    paint, paint2, paint3 = paints(color or cab, body, third)
    materials = large_materials(paint, paint2=paint2, paint3=paint3, letter=ink(body), load=load, plates=plate_materials(rng))
    text = ("AGGREGATES", "DEMOLITION", "GROUNDWORKS", "SKIP HIRE", "READY MIX")[
        int(rng.integers(3)) if design.body in ("ribbed", "smooth") else (3 if design.body == "skip" else 4)]

    def add(builder: MeshBuilder, r: Rigid, detail: int) -> Anchors:
        if design.body == "skip":
            _skip_loader(builder, r, detail, full)
        elif design.body == "mixer":
            _mixer(builder, r, detail)
        else:
            _tipping_body(builder, r, detail, full, smooth=design.body == "smooth")
        return {}

    return rigid(rng, design, f"tipper/{variant}", "tipper", materials, text=text, add_body=add)


def _tipping_body(builder: MeshBuilder, r: Rigid, detail: int, full: bool, *, smooth: bool) -> None:
    hold = r.hold
    (x0, x1), top = hold.x, min(hold.z[1], r.frame_top + (1.15 if r.half < 1.2 else 1.65))
    floor = r.frame_top + 0.10
    w = r.half - 0.02
    add_block(builder, (x0, x1), w - 0.15, (r.frame_top, floor), H.MACHINE, steps=0)
    # Cross section from the top edge down: half-pipe or upright walls on a narrower floor, 5 cm thick at the rim.
    if smooth:
        angle = np.linspace(0.1, np.pi / 2, (8, 5, 3)[detail])
        outer = np.column_stack([w * np.cos(angle) ** 0.7, top - (top - floor) * np.sin(angle)])
        outer = np.concatenate([[[w, top]], outer])
    else:
        outer = np.array([[w, top], [w, top - 0.06], [w - 0.02, top - 0.07], [w - 0.10, floor + 0.12], [w - 0.30, floor], [0, floor]])
    inner = np.column_stack([np.maximum(outer[:, 0] - 0.06, 0), outer[:, 1] + 0.05])
    inner[0, 1] = top
    ring = np.concatenate([outer, (outer * [-1, 1])[::-1][1:], (inner * [-1, 1]), inner[::-1][1:]])
    rings = np.stack([np.column_stack([np.full(len(ring), x), ring[::-1]]) for x in (x0 + 0.05, x1 - 0.05)])
    builder.add_loft(rings[::-1], S.PAINT2, crease_deg=35)
    outline = np.concatenate([outer, (outer * [-1, 1])[::-1][1:]])
    for x, lean in ((x0, 0.10), (x1 - 0.07, 0.0)):  # tailgate and headboard
        plate = np.stack([np.column_stack([x + t + lean * (outline[:, 1] - floor) / (top - floor) * (-1 if x == x0 else 0), outline])
            for t in (0.0, 0.07)])
        builder.add_loft(plate[::-1], S.PAINT2, capped=True, crease_deg=35)
    add_block(builder, (x1 - 0.05, x1 + 0.55), w - 0.25, (top - 0.02, top + 0.05), S.PAINT2, radius=0.02,
        steps=(1, 0, 0)[detail])  # cab guard
    add_block(builder, (x1 - 0.06, x1), w - 0.2, (top - 0.2, top + 0.03), S.PAINT2, steps=0)
    if detail < 2:
        if not smooth:
            for side in (1.0, -1.0):
                for x in np.linspace(x0 + 0.15, x1 - 0.2, max(4, round((x1 - x0) / 0.62))):
                    a = np.array([[w - 0.02, top - 0.07], [w - 0.10, floor + 0.10]])
                    path = np.array([[x, side * a[0, 0], a[0, 1]], [x, side * a[1, 0], a[1, 1]]])
                    _rib(builder, path, side)
        for side in (1.0, -1.0):
            add_tubes(builder, [[[x0, side * w, top - 0.03], [x1, side * w, top - 0.03]]], 0.045, S.PAINT2, (8, 4)[detail])
        ram = [[x1 + 0.04, 0.0, r.frame_top - 0.1], [x1 + 0.04, 0.0, top - 0.35]]
        add_tubes(builder, [ram], 0.085, H.MACHINE, 8)
        add_tubes(builder, [[ram[0], [x1 + 0.04, 0.0, top - 0.15]]], 0.06, S.METAL, 8)
        if smooth:
            add_side_text(builder, r.text, 0.5 * (x0 + x1), w + 0.012, top - 0.42, 0.5 * (x1 - x0), 0.3)
    if detail == 0 and not smooth:
        add_side_text(builder, r.text, 0.5 * (x0 + x1), w + 0.035, 0.5 * (top + floor) + 0.15, 0.55 * (x1 - x0), 0.26)
        T = end_frame(x0 - 0.09, 0.0, floor + 0.3, front=False)
        add_chevrons(builder, T, w - 0.35, 0.22, (H.CHEVRON_RED, H.WHITE), 0.22)
    if full:
        _heap(builder, (x0 + 0.1, x1 - 0.1), w - 0.08, top - 0.08, 0.42, r.seed, detail)
    else:
        builder.add([[x0 + 0.08, -w + 0.1, floor + 0.2], [x1 - 0.08, -w + 0.1, floor + 0.2], [x1 - 0.08, w - 0.1, floor + 0.2],
            [x0 + 0.08, w - 0.1, floor + 0.2]],
                    [[0, 1, 2, 3]], H.LOAD)  # fmt: skip


def _rib(builder: MeshBuilder, path: Floats, side: float) -> None:
    (x, y0, z0), (_, y1, z1) = path
    deep, wide = 0.05 * side, 0.045
    p = np.array([[x - wide, y1, z1], [x + wide, y1, z1], [x + wide, y1 + deep, z1], [x - wide, y1 + deep, z1],
                  [x - wide, y0, z0], [x + wide, y0, z0], [x + wide, y0 + deep, z0], [x - wide, y0 + deep, z0]])  # fmt: skip
    quads = np.array([[3, 2, 6, 7], [0, 3, 7, 4], [2, 1, 5, 6], [4, 7, 6, 5]])
    builder.add(p, quads[:, ::-1] if side > 0 else quads, S.PAINT2)


def _heap(builder: MeshBuilder, x: tuple[float, float], half: float, z: float, tall: float, seed: int, detail: int) -> None:
    """A heap of bulk load, steepest at about 35 degrees, uneven."""
    rng = np.random.default_rng(seed)
    n, m = ((18, 10), (9, 6), (4, 3))[detail]
    u, v = np.meshgrid(np.linspace(0, 1, n), np.linspace(-1, 1, m), indexing="ij")
    shape = np.minimum(1.0, 3.2 * np.minimum(u, 1 - u)) * (1 - np.abs(v) ** 1.6)
    bumps = 0.75 + 0.25 * np.sin(9 * u + rng.uniform(0, 6)) * np.cos(3 * v + rng.uniform(0, 6))
    height = z - 0.12 + tall * shape * bumps + (0.035 * rng.random(u.shape) if detail < 2 else 0.0)
    p = np.stack([x[0] + u * (x[1] - x[0]), v * half, height], axis=-1).reshape(-1, 3)
    builder.add(p, grid_quads(n, m)[:, ::-1], H.LOAD, crease_deg=70)


def _skip_loader(builder: MeshBuilder, r: Rigid, detail: int, full: bool) -> None:
    """Lifting arms over a skip that stands on the flat bed."""
    (x0, x1), _ = r.hold.x, r.hold.z
    floor = r.frame_top + 0.12
    add_block(builder, (x0, x1), r.half - 0.1, (r.frame_top, floor), H.MACHINE, steps=0)
    xs, xe = x0 + 0.5, x1 - 0.45
    top = floor + 1.25
    lower = [(xs + 0.85, 0.62), (xe - 0.75, 0.62)]
    upper = [(xs, 0.86), (xe, 0.86)]
    ring = np.array([[lower[0][0], -lower[0][1], floor + 0.02], [lower[1][0], -lower[1][1], floor + 0.02],
        [lower[1][0], lower[1][1], floor + 0.02], [lower[0][0], lower[0][1], floor + 0.02]])
    rim = np.array([[upper[0][0], -upper[0][1], top], [upper[1][0], -upper[1][1], top], [upper[1][0], upper[1][1], top],
        [upper[0][0], upper[0][1], top]])
    builder.add_loft(np.stack([ring, rim]), H.PAINT3, capped=False, crease_deg=20)
    builder.add(rim, [[0, 1, 2, 3]], H.LOAD) if not full else _heap(builder, (xs + 0.05, xe - 0.05), 0.8, top - 0.05, 0.35, r.seed, detail)
    for k in range(4):
        add_tubes(builder, [[rim[k], rim[(k + 1) % 4]]], 0.045, H.PAINT3, (6, 4, 3)[detail])
    for side in (1.0, -1.0):
        y = side * (r.half - 0.22)
        elbow, tip = [x0 + 0.55, y, floor + 0.15], [0.5 * (xs + xe) - 0.5, y, top + 0.42]
        add_tubes(builder, [[elbow, [x0 + 0.35, y, floor + 0.9], tip]], 0.11, S.PAINT2, (4, 4, 3)[detail])
        if detail < 2:
            add_tubes(builder, [[[x1 - 0.4, y, floor + 0.1], [x0 + 0.5, y, floor + 0.75]]], 0.07, H.MACHINE, 7)
            add_tubes(builder, [[[x1 - 0.4, y, floor + 0.1], [x0 + 0.9, y, floor + 0.62]]], 0.09, S.PAINT2, 7)
            for corner in (0.25, 0.75):
                add_tubes(builder, [[tip, [xs + corner * (xe - xs), side * 0.88, top - 0.25]]], 0.014, S.METAL, 4)
    if detail == 0:
        add_side_text(builder, r.text, 0.5 * (xs + xe), 0.80, floor + 0.75, 1.3, 0.22)


def _mixer(builder: MeshBuilder, r: Rigid, detail: int) -> None:
    """A drum on a slope, hopper and chute at the rear, water tank behind the cab."""
    (x0, x1), _ = r.hold.x, r.hold.z
    floor = r.frame_top
    a, b = np.array([x1 - 0.55, 0, floor + 0.85]), np.array([x0 + 0.75, 0, floor + 1.75])
    along = (b - a) / np.linalg.norm(b - a)
    length = float(np.linalg.norm(b - a))
    T = transform(rotation(pitch=-(np.pi / 2 - np.arcsin(along[2]))), a)
    profile = [[0.0, -0.1], [0.72, -0.08], [0.95, 0.25], [1.13, 0.33 * length], [1.15, 0.45 * length], [1.06, 0.60 * length],
        [0.62, 0.95 * length], [0.55, length], [0.0, length]]
    builder.add_lathe(profile, S.PAINT2, segments=(28, 14, 9)[detail], T=T, crease_deg=50)
    builder.add_lathe([[1.162, 0.40 * length], [1.165, 0.41 * length], [1.165, 0.47 * length], [1.15, 0.48 * length]], H.PAINT3,
        segments=(28, 14, 9)[detail], T=T)
    add_solid(builder, (x1 - 0.45, x1), (-0.6, 0.6), (floor, floor + 1.3), S.PAINT2, radius=0.05, steps=(1, 0, 0)[detail])
    builder.add_tube([[x1 - 0.2, -0.9, floor + 1.55], [x1 - 0.2, 0.9, floor + 1.55]], 0.26, H.ALUMINIUM, segments=(14, 8, 6)[detail])
    for side in (1.0, -1.0):
        add_tubes(builder, [[[x0 + 0.5, side * 0.55, floor], [x0 + 0.85, side * 0.5, floor + 1.9]],
            [[x0 + 1.5, side * 0.5, floor], [x0 + 0.95, side * 0.5, floor + 1.3]]], 0.06, H.MACHINE, (6, 4, 3)[detail])
    hopper = [[0.16, 0.0], [0.55, 0.55], [0.52, 0.55], [0.14, 0.02]]
    builder.add_lathe(hopper, H.MACHINE, segments=(14, 8, 6)[detail], T=transform(None, (x0 + 0.62, 0, r.design.height - 0.62)),
        crease_deg=30)
    t = np.linspace(0, np.pi, (7, 7, 4)[detail])
    trough = np.column_stack([0.2 * np.cos(t), 0 * t, -0.2 * np.sin(t)])
    ends = (np.array([x0 + 0.45, 0.0, floor + 1.15]), np.array([x0 + 0.10, 0.75, floor + 0.35]))
    for flip in (1, -1):
        builder.add_loft(np.stack([e + trough for e in ends])[:: flip], H.MACHINE, closed=False)
    if detail < 2:
        for y in (-0.62, -0.9):
            add_tubes(builder, [[[x0 + 0.25, y, floor - 0.1], [x0 + 0.35, y, floor + 1.8]]], 0.02, S.METAL, 5)
        for z in np.arange(floor, floor + 1.8, 0.3):
            add_tubes(builder, [[[x0 + 0.3, -0.62, z], [x0 + 0.3, -0.9, z]]], 0.015, S.METAL, 4)
