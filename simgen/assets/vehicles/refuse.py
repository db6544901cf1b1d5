"""Refuse lorries: a low crew cab, a smooth compacting body and a rear loader with bin lift."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.cabfit import CabTrim
from simgen.assets.vehicles.chassis import add_lamp_row
from simgen.assets.vehicles.coachwork import Anchors
from simgen.assets.vehicles.fleetpaint import ink, paints, pick
from simgen.assets.vehicles.heavyslots import RGB, large_materials
from simgen.assets.vehicles.plates import plate_materials
from simgen.assets.vehicles.solids import (
    add_beacon,
    add_block,
    add_chevrons,
    add_flat,
    add_side_text,
    add_solid,
    add_tubes,
    ears,
    end_frame,
    side_frame,
)
from simgen.assets.vehicles.truck import Rigid, RigidDesign, rigid

_T = CabTrim
REFUSE: tuple[RigidDesign, ...] = (
    RigidDesign("rear loader, three axles", "low_entry", 9.7, 3.45, "refuse", 0.505, 2.5, rear_axles=(0.0, -1.37), trim=_T(bar=H.AMBER),
        rear_overhang=3.2, mass_kg=14800),
    RigidDesign("rear loader, two axles", "medium", 7.9, 3.20, "refuse", 0.45, 2.4, trim=_T(beacons=2), rear_overhang=2.5, mass_kg=9800),
    RigidDesign("rear loader, crew cab", "crew", 8.6, 3.30, "refuse", 0.45, 2.45, trim=_T(bar=H.AMBER), rear_overhang=2.6, mass_kg=11000),
    RigidDesign("side loader", "day", 8.8, 3.50, "refuse", 0.505, 2.5, rear_axles=(0.0, -1.37), trim=_T(beacons=2), rear_overhang=2.2,
        mass_kg=14000),
)  # fmt: skip
_COLORS: tuple[RGB, ...] = ((0.74, 0.74, 0.72), (0.58, 0.17, 0.01), (0.04, 0.26, 0.08), (0.66, 0.44, 0.02), (0.03, 0.17, 0.40))


def refuse_lorry(rng: np.random.Generator, variant: int, *, color: RGB | None = None) -> Asset:
    """A refuse lorry. color : of cab and body."""
    design = REFUSE[variant % len(REFUSE)]
    main = pick(rng, _COLORS)
    second, third = pick(rng, _COLORS), pick(rng, _COLORS)
    body = main if rng.random() < 0.6 else second
    paint, paint2, paint3 = paints(color or main, body, third)
    materials = large_materials(paint, paint2=paint2, paint3=paint3, letter=ink(body), machine=(0.09, 0.095, 0.10),
        plates=plate_materials(rng))
    text = ("CITY CLEANING", "RECYCLING", "WASTE SERVICE", "KEEP IT CLEAN")[int(rng.integers(4))]

    def add(builder: MeshBuilder, r: Rigid, detail: int) -> Anchors:
        _compactor(builder, r, detail)
        if design.name == "side loader":
            _side_lift(builder, r, detail)
        else:
            _rear_loader(builder, r, detail)
        return {}

    return rigid(rng, design, f"refuse_lorry/{variant}", "refuse_lorry", materials, text=text, add_body=add)


def _compactor(builder: MeshBuilder, r: Rigid, detail: int) -> None:
    """A body with barrel sides and a vaulted roof, ribbed at both ends."""
    (x0, x1), top, floor, w = r.hold.x, r.design.height, r.frame_top + 0.05, r.half
    x0 = x0 + (1.5 if r.design.name != "side loader" else 0.05)
    n = (7, 4, 2)[detail]
    t = np.linspace(0, 1, n)
    side = np.column_stack([w - 0.10 + 0.10 * np.sin(np.pi * (0.12 + 0.72 * t)), floor + (top - 0.30 - floor) * t])
    a = np.linspace(0.15, np.pi / 2, n)
    roof = np.column_stack([(w - 0.06) * np.cos(a) ** 0.45, top - 0.30 + 0.30 * np.sin(a)])
    right = np.concatenate([[[w - 0.25, floor]], side, roof[:-1], [[0.0, top]]])
    ring = np.concatenate([right, (right * [-1, 1])[::-1][1:]])
    rings = np.stack([np.column_stack([np.full(len(ring), x), ring]) for x in (x0, x1)])
    builder.add_loft(rings, S.PAINT2, capped=True, crease_deg=40)
    if detail < 2:
        for x in (x0 + 0.06, 0.5 * (x0 + x1), x1 - 0.12):
            hoop = np.column_stack([np.zeros(len(ring)), (ring - [0, 0.5 * (floor + top)]) * 1.018 + [0, 0.5 * (floor + top)]])
            builder.add_loft(np.stack([hoop + [x - 0.05, 0, 0], hoop + [x + 0.05, 0, 0]]), S.PAINT2, crease_deg=40)
        for sign in (1.0, -1.0):  # reflective band along the side
            T = side_frame(0.5 * (x0 + x1), sign * (w - 0.012), floor + 0.30)
            half = 0.5 * (x1 - x0) - 0.2
            add_flat(builder, T, [(-half, -0.06), (half, -0.06), (half, 0.06), (-half, 0.06)], H.CHEVRON_YELLOW if r.seed % 2 else H.PAINT3)
        add_side_text(builder, r.text, 0.5 * (x0 + x1), w + 0.022, 0.5 * (floor + top) + 0.15, 0.72 * (x1 - x0), 0.36)
    for side_ in (1.0, -1.0):
        add_beacon(builder, (x0 + 0.2, side_ * 0.7, top - 0.06), H.AMBER, detail)


def _rear_loader(builder: MeshBuilder, r: Rigid, detail: int) -> None:
    """The tailgate with its hopper, packer cylinders, lifting comb, foot boards, chevrons."""
    x0, top, floor, w = r.hold.x[0] + 0.05, r.design.height - 0.06, r.frame_top - 0.05, r.half
    x1 = x0 + 1.52
    lip = floor + 0.42  # of the hopper, 1.4 m above the road
    profile = np.array([(x1, floor + 0.05), (x1, top), (x1 - 0.35, top + 0.02), (x0 + 0.42, top - 0.30), (x0 + 0.18, lip + 1.05),
        (x0 + 0.62, lip + 0.95), (x0 + 0.62, lip + 0.30),
                        (x0, lip), (x0 + 0.02, floor - 0.10), (x0 + 0.50, floor - 0.28)])  # fmt: skip
    cheeks = np.array([(x1, floor + 0.05), (x1, top), (x1 - 0.35, top + 0.02), (x0 + 0.42, top - 0.30), (x0, lip + 0.95), (x0, lip),
        (x0 + 0.02, floor - 0.10), (x0 + 0.50, floor - 0.28)])
    inner = np.stack([np.column_stack([profile[:, 0], np.full(len(profile), y), profile[:, 1]]) for y in (w - 0.20, -w + 0.20)])
    _prism(builder, inner, H.MACHINE)
    for sign in (1.0, -1.0):
        faces = (w - 0.09, w - 0.20) if sign > 0 else (-w + 0.20, -w + 0.09)
        plate = np.stack([np.column_stack([cheeks[:, 0], np.full(len(cheeks), v), cheeks[:, 1]]) for v in faces])
        _prism(builder, plate, S.PAINT2)
        if detail < 2:
            add_tubes(builder, [[[x0 + 0.34, sign * (w - 0.06), lip + 0.35], [x1 - 0.45, sign * (w - 0.06), top - 0.25]]], 0.055, S.METAL,
                7)
            add_tubes(builder, [[[x0 + 0.75, sign * (w - 0.06), lip + 0.95], [x1 - 0.45, sign * (w - 0.06), top - 0.25]]], 0.08,
                H.MACHINE, 7)
            add_lamp_row(builder, x0 + 0.005, sign, w - 0.085, lip + 0.80, detail, upright=True)
            outline = np.array([[-0.18, -0.5], [0.18, -0.5], [0.18, 0.5], [-0.18, 0.5]])
            add_flat(builder, side_frame(x0 + 0.45, sign * (w - 0.086), lip - 0.1), outline * [1, 0.5], H.CHEVRON_YELLOW)
            add_tubes(builder, [[[x0 - 0.05, sign * (w - 0.08), lip + 0.1], [x0 - 0.05, sign * (w - 0.08), lip + 0.75]]], 0.016, S.METAL,
                5)  # hand rail
            y2 = sorted((sign * (w - 0.02), sign * (w - 0.42)))
            add_solid(builder, (x0 - 0.30, x0 + 0.05), (y2[0], y2[1]), (0.44, 0.48), H.MACHINE, steps=0)  # foot board
    if detail < 2:
        add_chevrons(builder, end_frame(x0 - 0.004, 0.0, lip - 0.17, front=False), w - 0.22, 0.30, (H.CHEVRON_RED, H.CHEVRON_YELLOW), 0.20)
        add_chevrons(builder, end_frame(x0 + 0.285, 0.0, top - 0.62, front=False), w - 0.3, 0.22, (H.CHEVRON_RED, H.WHITE), 0.18)
        add_block(builder, (x0 - 0.10, x0 - 0.02), w - 0.25, (lip - 0.02, lip + 0.05), H.MACHINE, radius=0.02, steps=(1, 0)[detail])  # comb
        for tooth in np.linspace(-w + 0.4, w - 0.4, 9):
            builder.add_box((0.05, 0.05, 0.12), H.MACHINE, center=(x0 - 0.09, tooth, lip + 0.08))
        for y in (-0.55, 0.55):
            add_tubes(builder, [[[x0 + 0.06, y, floor - 0.02], [x0 - 0.10, y, lip - 0.25], [x0 - 0.06, y, lip]]], 0.05, H.MACHINE, 6)
        builder.add_box((0.06, 0.10, 0.08), S.GAP, center=(x0 + 0.16, 0.0, top - 0.30))  # camera


def _prism(builder: MeshBuilder, rings: np.ndarray, slot: int) -> None:
    """A flat body between two equal outlines (2, N, 3), which may be concave: walls and ends cut into triangles."""
    outline = rings[0][:, [0, 2]]
    tri = ears(outline)
    n = len(outline)
    i = np.arange(n)
    j = (i + 1) % n
    walls = np.stack([i, j, n + j, n + i], axis=1)
    points = rings.reshape(-1, 3)
    area = float(np.sum(outline[:, 0] * np.roll(outline[:, 1], -1) - np.roll(outline[:, 0], -1) * outline[:, 1]))
    # Ends: the first outline looks to +y (first ring is the left one).
    a, b, c = (outline[tri[:, k]] for k in range(3))
    turn = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    left = np.where((turn > 0)[:, None], tri[:, ::-1], tri)  # clockwise in (x, z) is counter-clockwise seen from +y
    builder.add(points, left, slot)
    builder.add(points, left[:, ::-1] + n, slot)
    builder.add(points, walls if area > 0 else walls[:, ::-1], slot, crease_deg=25)


def _side_lift(builder: MeshBuilder, r: Rigid, detail: int) -> None:
    """A grab arm behind the cab on the kerb side, and a plain rear with chevrons."""
    (x0, x1), floor, w = r.hold.x, r.frame_top + 0.05, r.half
    kerb = -w + 0.05
    add_solid(builder, (x1 - 0.75, x1 - 0.10), (kerb - 0.03, kerb + 0.5), (0.55, floor + 0.75), H.MACHINE, radius=0.03,
        steps=(1, 0, 0)[detail])
    if detail < 2:
        add_tubes(builder, [[[x1 - 0.42, kerb - 0.04, 0.9], [x1 - 0.42, kerb - 0.08, 1.75], [x1 - 0.42, kerb + 0.02, 2.35]]], 0.075,
            H.CHEVRON_YELLOW, 4)
        for x in (x1 - 0.70, x1 - 0.14):
            add_tubes(builder, [[[x1 - 0.42, kerb - 0.04, 1.0], [x, kerb - 0.09, 1.0],
                [x + 0.05 * np.sign(x - x1 + 0.42), kerb - 0.11, 1.12]]],
                0.04, H.CHEVRON_YELLOW, 5)
        add_chevrons(builder, end_frame(x0 + 0.046, 0.0, floor + 0.6, front=False), w - 0.3, 0.9, (H.CHEVRON_RED, H.CHEVRON_YELLOW), 0.3)
