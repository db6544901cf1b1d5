"""What farm tractors, excavators and trams share: material slots and lamps, see-through cabs, lugged tyres, assets from meshes."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from simgen.asset import Asset, Skeleton
from simgen.assets.collapse import with_coarse_levels
from simgen.assets.vehicles.cyclekit import SIDES, Kit
from simgen.assets.vehicles.profiles import Floats
from simgen.mesh import Material, Mesh
from simgen.ontology import class_id

(
    PAINT, PAINT2, TYRE, RIM, GLASS, BLACK, METAL, DARK, SEAT, LAMP, TAIL, BRAKE, LEFT, RIGHT, REVERSE, PLATE, GLYPHS, CHROME, BEACON,
    INSIDE, MIRROR, SHELL, SIGN, WORN,
    FLOOR,
) = range(25)  # fmt: skip


def machine_materials(paint: Material, paint2: Material, **changes: Material) -> tuple[Material, ...]:
    """By slot. changes : by the slot's name in lower case, in place of the usual material."""
    table = {
        "paint": paint, "paint2": paint2,
        "tyre": Material("machine tyre", (0.024, 0.023, 0.022), 0.88, dirt=0.7),
        "rim": Material("machine rim", (0.70, 0.68, 0.62), 0.5, dirt=0.4),
        "glass": Material("cab pane", (0.05, 0.06, 0.06), 0.05, transmittance=0.78, clearcoat=0.4),
        "black": Material("machine black", (0.022, 0.022, 0.023), 0.55, dirt=0.3),
        "metal": Material("machine steel", (0.40, 0.40, 0.41), 0.4, 0.85, dirt=0.3),
        "dark": Material("machine gap", (0.008, 0.008, 0.008), 0.9),
        "seat": Material("driver's seat", (0.035, 0.036, 0.04), 0.8),
        "lamp": Material("machine headlamp", (0.74, 0.75, 0.77), 0.08, 0.4, clearcoat=1.0),
        "tail": Material("machine tail lamp", (0.33, 0.008, 0.009), 0.12, clearcoat=1.0),
        "brake": Material("machine brake lamp", (0.42, 0.010, 0.012), 0.12, clearcoat=1.0),
        "left": Material("indicator left", (0.60, 0.28, 0.06), 0.15, clearcoat=0.6),
        "right": Material("indicator right", (0.60, 0.28, 0.06), 0.15, clearcoat=0.6),
        "reverse": Material("reversing lamp", (0.70, 0.70, 0.70), 0.12, clearcoat=1.0),
        "plate": Material("number plate", (0.80, 0.80, 0.78), 0.35),
        "glyphs": Material("plate characters", (0.02, 0.02, 0.022), 0.4, texture="glyphs", alpha="mask"),
        "chrome": Material("ram chrome", (0.66, 0.66, 0.67), 0.12, 1.0),
        "beacon": Material("beacon", (0.70, 0.28, 0.01), 0.12, clearcoat=1.0),
        "inside": Material("cab lining", (0.10, 0.10, 0.105), 0.8),
        "mirror": Material("mirror glass", (0.62, 0.64, 0.66), 0.04, 1.0),
        "shell": Material("mirror shell", (0.022, 0.022, 0.023), 0.5),
        "sign": Material("display", (0.75, 0.38, 0.03), 0.4, emissive=(0.9, 0.42, 0.03), texture="glyphs", alpha="mask"),
        "worn": Material("worn steel", (0.20, 0.19, 0.18), 0.42, 0.8, dirt=0.6),
        "floor": Material("cab floor", (0.05, 0.05, 0.052), 0.85),
    }  # fmt: skip
    return tuple({**table, **changes}.values())


def machine_lamps(m: tuple[Material, ...]) -> dict[str, Mapping[int, Material]]:
    """Lit materials by lamp state."""
    tail, amber = replace(m[TAIL], emissive=(1.4, 0.05, 0.04)), (10.0, 3.4, 0.3)
    return {
        "head": {LAMP: replace(m[LAMP], emissive=(24.0, 23.4, 22.0)), TAIL: tail},
        "tail": {TAIL: tail},
        "brake": {BRAKE: replace(m[BRAKE], emissive=(14.0, 0.40, 0.28))},
        "indicator_left": {LEFT: replace(m[LEFT], emissive=amber)},
        "indicator_right": {RIGHT: replace(m[RIGHT], emissive=amber)},
        "reverse": {REVERSE: replace(m[REVERSE], emissive=(9.0, 9.0, 8.6))},
        "beacon": {BEACON: replace(m[BEACON], emissive=(14.0, 5.0, 0.3))},
    }


def machine_asset(
    key: str, semantic: str, mesh: Callable[[int], Mesh], materials: tuple[Material, ...], *, mass_kg: float,
    joints: Sequence[tuple[str, int, ArrayLike]],
    anchors: Mapping[str, Floats], hulls: Sequence[Floats], parameters: Mapping[str, Any],
    lod_distances_m: tuple[float, ...] = (28.0, 60.0, 140.0),
) -> Asset:
    """An asset of four levels of detail. joints : name, index of the parent, (3,) rest position of each."""
    lods = tuple(mesh(d) for d in range(4))
    lo, hi = lods[0].bounds
    y = lods[0].positions[~np.isin(lods[0].slots, (MIRROR, SHELL)), 1]
    skeleton = Skeleton(tuple(j[0] for j in joints), tuple(j[1] for j in joints), np.array([np.asarray(j[2], float) for j in joints]))
    asset = Asset(
        key, key.partition("/")[0], class_id(semantic), lods, materials, mass_kg, lod_distances_m, machine_lamps(materials),
        {"paint": PAINT, "paint2": PAINT2},
        tuple(np.clip(h, lo.astype(float), hi.astype(float)) for h in hulls), skeleton, anchors,
        parameters={"length_m": float(hi[0] - lo[0]), "width_m": float(y.max() - y.min()), "height_m": float(hi[2] - lo[2]), **parameters},
    )  # fmt: skip
    return with_coarse_levels(asset, error_px=(0.45, 0.6, 0.5))


def box_hull(low: ArrayLike, high: ArrayLike) -> Floats:
    """The eight corners of a box."""
    a, b = np.asarray(low, float), np.asarray(high, float)
    return np.array([(x, y, z) for x in (a[0], b[0]) for y in (a[1], b[1]) for z in (a[2], b[2])])


def add_pane(k: Kit, corners: ArrayLike, slot: int, joint: int = 0, *, thickness: float = 0.008) -> None:
    """A flat pane or panel through four corners, counter-clockwise from outside."""
    c = np.asarray(corners, float)
    k.shell(np.stack([c[[0, 1]], c[[3, 2]]]), thickness, slot, joint)


def add_cab(k: Kit, low: Sequence[Floats], high: Sequence[Floats], joint: int, *, door: float = 0.0, pillar: float = 0.035,
    slot: int = BLACK) -> None:
    """A cab of panes between pillars. low, high : its corners (3,) front left, rear left, rear right, front right, at the sill and below
    the roof. door : how far the side and front panes reach below the sill."""
    lo, hi = [np.asarray(p, float) for p in low], [np.asarray(p, float) for p in high]
    for p, q in zip(lo, hi, strict=True):
        k.tube([p - [0, 0, door], q], pillar, slot, joint, sides=k.pick(6, 4, 4, 3))
    for ring in (lo, hi):
        for p, q in zip(ring, ring[1:] + ring[:1], strict=True):
            k.tube([p, q], pillar * 0.8, slot, joint, sides=k.pick(6, 4, 3))
    for i, deep in ((0, door), (1, 0.0), (2, door), (3, door)):  # left, rear, right, front
        p, q = lo[i] - [0, 0, deep], lo[(i + 1) % 4] - [0, 0, deep]
        add_pane(k, [q, p, hi[i], hi[(i + 1) % 4]], GLASS, joint)


def add_driver_place(k: Kit, at: ArrayLike, joint: int, *, wheel: bool, scale: float = 1.0) -> None:
    """Seat with armrests at its floor point, and a steering wheel or two joysticks ahead of it."""
    if k.detail > 1:
        return
    p = np.asarray(at, float)
    size = scale * np.ones(3)
    k.box(size * (0.44, 0.46, 0.12), p + size * [0, 0, 0.42], SEAT, joint, bevel=0.04)
    k.box(size * (0.13, 0.44, 0.62), p + size * [-0.22, 0, 0.76], SEAT, joint, bevel=0.04)
    k.box(size * (0.30, 0.30, 0.36), p + size * [0, 0, 0.18], BLACK, joint)
    for side in SIDES:
        k.box(size * (0.30, 0.07, 0.06), p + size * [0.06, side * 0.27, 0.62], BLACK, joint, bevel=0.02)
        if not wheel:
            k.tube([p + size * [0.20, side * 0.27, 0.62], p + size * [0.22, side * 0.27, 0.80]], 0.018, BLACK, joint)
    if wheel:
        c = p + [0.48, 0, 0.74]
        k.tube([p + [0.66, 0, 0.0], c], 0.035, BLACK, joint)
        a = np.linspace(0, 2 * np.pi, k.pick(13, 9))
        k.tube(c + np.stack([0.10 * np.cos(a), 0.20 * np.sin(a), 0.17 * np.cos(a)], axis=1), 0.014, BLACK, joint, smooth=False)
        k.rods([c, c], [c + [0.0, 0.19, 0], c - [0.0, 0.19, 0]], 0.012, BLACK, joint, sides=4)


def add_lugged_wheel(k: Kit, x: float, y: float, radius: float, width: float, rim: float, joint: int, *, lugs: int = 20,
    height: float = 0.045, rim_slot: int = RIM) -> None:
    """A tractor's or excavator's wheel whose tread bars form a V that points down in front. y : of its middle plane."""
    side = np.sign(y) or 1.0
    h = 0.5 * width
    carcass = radius - height
    shoulder = carcass - 0.18 * (carcass - rim)
    k.spin([(rim, -h * 0.78), (rim + 0.35 * (carcass - rim), -h), (shoulder, -h * 0.96), (carcass, -h * 0.7), (carcass, h * 0.7),
        (shoulder, h * 0.96), (rim + 0.35 * (carcass - rim), h), (rim, h * 0.78)],
           TYRE, x, radius, y, joint, segments=k.pick(32, 18, 12, 10), crease=50)  # fmt: skip
    for out in (1.0, -1.0):
        dish = [(rim, h * 0.78), (rim - 0.03, h * 0.70), (rim * 0.86, h * 0.25 * (1 if out == side else 0.4)), (rim * 0.45, h * 0.30),
            (rim * 0.36, h * 0.52), (0.0, h * 0.52)]
        k.spin([(r, out * v) for r, v in (dish if out > 0 else dish[::-1])], rim_slot, x, radius, y, joint, segments=k.pick(24, 14, 9, 7))
    if k.detail < 2:
        a = np.arange(8) * np.pi / 4
        p = np.stack([x + rim * 0.27 * np.cos(a), np.full(8, y + side * h * 0.50), radius + rim * 0.27 * np.sin(a)], axis=1)
        k.rods(p, p + [0, side * 0.035, 0], 0.018, BLACK, joint, sides=k.pick(6, 4))
    if k.detail > 1:
        return
    n = lugs if k.detail == 0 else lugs // 2
    for half in SIDES:
        t = 2 * np.pi * (np.arange(n) + (0.25 if half > 0 else 0.75)) / n
        sweep, thick = 0.5 * width / radius * 0.9, (0.20 if k.detail == 0 else 0.26) * 2 * np.pi / n
        corner = []
        for r, drop in ((radius, 0.0), (carcass - 0.02, 0.0)):
            for across, lag in ((0.0, 0.0), (half * h * 0.98, sweep)):
                for edge in (-0.5, 0.5):
                    angle = t - lag + edge * thick
                    rr = r - (0.012 if across else 0.0) + drop
                    corner.append(np.stack([x + rr * np.sin(angle), np.full(n, y + across), radius - rr * np.cos(angle)], axis=1))
        c = np.stack(corner, axis=1)  # (n, 8, 3): outer middle -+, outer shoulder -+, inner middle -+, inner shoulder -+
        quads = np.array([[0, 1, 3, 2], [0, 2, 6, 4], [1, 5, 7, 3], [2, 3, 7, 6], [0, 4, 5, 1]])
        quads = quads if half < 0 else quads[:, ::-1]
        f = (np.arange(n)[:, None, None] * 8 + quads[None]).reshape(-1, 4)
        k.b.add(c.reshape(-1, 3), f, TYRE, joint=joint, crease_deg=30)


def add_work_lamp(k: Kit, at: ArrayLike, way: ArrayLike, joint: int, slot: int = LAMP, *, radius: float = 0.055) -> None:
    """A round lamp in its housing."""
    n = k.pick(12, 8, 5)
    k.turned([(0.0, -0.05), (radius * 0.8, -0.045), (radius, 0.0), (radius, 0.02)], BLACK, at, way, joint, segments=n)
    k.turned([(radius, 0.018), (radius * 0.6, 0.03), (0.0, 0.034)], slot, at, way, joint, segments=n)


def add_beacon(k: Kit, at: ArrayLike, joint: int) -> None:
    """An amber rotating beacon."""
    k.turned([(0.06, 0.0), (0.06, 0.03), (0.05, 0.035)], BLACK, at, (0, 0, 1), joint, segments=k.pick(10, 7, 5))
    k.turned([(0.05, 0.03), (0.048, 0.12), (0.03, 0.145), (0.0, 0.15)], BEACON, at, (0, 0, 1), joint, segments=k.pick(10, 7, 5))
