"""Wheels of bicycles, motorcycles and scooters: tyre, rim, wire or cast spokes, hub, brake disc; and mudguards over them.

Wheels stand in the x-z plane at y = 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.vehicles.cyclekit import Kit
from simgen.assets.vehicles.cycleslots import ALLOY, CHROME, DISC, RUBBER, SKIN


@dataclass(frozen=True)
class CycleWheel:
    """A wheel. radius : rolling radius. tyre : section width; section : section height (= width if 0). rim : depth of the rim.

    style : "wire" (laced spokes), "cast" (`spokes` arms, in pairs if `twin`), "dish" (pressed or moulded disc), "mag" (three arms).
    disc : radius of a brake disc, 0 for none, on the sides `disc_sides` (1 left, -1 right, each `disc_y` from the middle). tread : depth
    of cross grooves. white : tan or white tyre walls.
    """

    radius: float
    tyre: float
    section: float = 0.0
    rim: float = 0.016
    style: str = "wire"
    spokes: int = 32
    twin: bool = False
    hub: float = 0.018
    hub_half: float = 0.033
    disc: float = 0.0
    disc_sides: tuple[float, ...] = (1.0,)
    disc_y: float = 0.04
    rim_slot: int = ALLOY
    hub_slot: int = ALLOY
    spoke_m: float = 0.0010
    tread: float = 0.0
    tan: bool = False

    @property
    def height(self) -> float:
        """Section height of the tyre."""
        return self.section or self.tyre

    @property
    def seat(self) -> float:
        """Radius at which the tyre meets the rim."""
        return self.radius - 0.86 * self.height


def add_wheel(k: Kit, w: CycleWheel, x: float, joint: int, *, y: float = 0.0) -> None:
    """The wheel with its axle at (x, y, radius), moving with a joint."""
    _tyre(k, w, x, y, joint)
    half = 0.5 * w.tyre * (0.72 if w.tyre < 0.08 else 0.8)
    s, d, z = w.seat, w.rim, w.radius
    profile = [(s, half), (s - 0.35 * d, half * 0.96), (s - d, half * 0.5), (s - d, -half * 0.5), (s - 0.35 * d, -half * 0.96), (s, -half)]
    if k.detail == 3:
        profile = [profile[0], (s - d, 0.0), profile[-1]]
    k.spin(profile, w.rim_slot, x, z, y, joint, segments=k.pick(30, 16, 10, 8))
    {"wire": _wire, "cast": _cast, "dish": _dish, "mag": _cast}[w.style](k, w, x, y, joint)
    if w.disc and k.detail < (2 if w.disc < 0.1 else 3):
        for side in w.disc_sides:
            at = y + side * w.disc_y
            face = [(w.disc * 0.66, 0.002), (w.disc, 0.002), (w.disc, -0.002), (w.disc * 0.66, -0.002)]
            k.spin([(r, at - h) for r, h in face], DISC, x, z, joint=joint, segments=k.pick(28, 14, 8))
            if k.detail == 2:
                continue
            k.spin([(r, at + h) for r, h in [(w.hub, 0.004), (w.hub, -0.004)]][::-1], w.hub_slot, x, z, joint=joint, segments=8)
            a = np.arange(5) * 2 * np.pi / 5 + 0.4
            ends = [np.stack([x + r * np.cos(a + lead), np.full(5, at), z + r * np.sin(a + lead)], axis=1)
                    for r, lead in ((w.hub, -0.35), (w.disc * 0.68, 0.0))]  # fmt: skip
            k.rods(ends[0], ends[1], 0.0045, w.hub_slot, joint, sides=4)


def add_mudguard(
    k: Kit, x: float, z: float, radius: float, width: float, start: float, end: float, slot: int, joint: int, *, flare: float = 0.014,
    thickness: float = 0.002,
) -> None:
    """A guard over a wheel from angle `start` to `end` (rad, 0 = forward, rising towards up). flare : how far its edges hang down."""
    angle = np.linspace(start, end, k.pick(15, 9, 6, 4))
    section = k.pick(np.array([-1, -0.7, 0.0, 0.7, 1.0]), np.array([-1, -0.5, 0.5, 1.0]), np.array([-1.0, 0, 1.0]))
    drop = -flare * np.abs(section) ** 2.5
    r = radius + drop[None] + 0 * angle[:, None]
    grid = np.stack([x + r * np.cos(angle)[:, None], np.broadcast_to(-0.5 * width * section, r.shape), z + r * np.sin(angle)[:, None]],
        axis=-1)
    k.shell(grid, thickness, slot, joint)


def add_stays(k: Kit, x: float, z: float, radius: float, half: float, angles: tuple[float, ...], slot: int, joint: int) -> None:
    """Wire stays from the axle to a mudguard's edges."""
    if k.detail > 1:
        return
    points = [(x + radius * np.cos(a), side * half, z + radius * np.sin(a)) for a in angles for side in (1.0, -1.0)]
    hub = [(x + 0.01 * np.cos(a), side * half * 1.25, z) for a in angles for side in (1.0, -1.0)]
    k.rods(hub, points, 0.0018, slot, joint)


def _tyre(k: Kit, w: CycleWheel, x: float, y: float, joint: int) -> None:
    rows, count = k.pick(36, 20, 12, 10), k.pick(7, 5, 4, 3)
    if w.tread and k.detail == 0:
        rows = 60
    a = np.linspace(-2.3, 2.3, count)
    t = np.linspace(0, 2 * np.pi, rows + 1)[:-1]
    middle = w.radius - 0.5 * w.height
    r = np.broadcast_to(middle + 0.5 * w.height * np.cos(a), (rows, count)).copy()
    if w.tread and k.detail == 0:
        r[1::2, np.abs(a) < 1.6] -= w.tread
    across = 0.5 * w.tyre * np.sin(a)
    if k.detail > 1:
        across *= 0.5 * w.tyre / across.max()  # a section of few points is as wide as a round one: from the front it is all there is to see
    p = np.stack([x + r * np.sin(t)[:, None], np.broadcast_to(y + across, r.shape), w.radius - r * np.cos(t)[:, None]], axis=-1)
    i = np.arange(rows)[:, None] * count + np.arange(count - 1)[None]
    j = (np.arange(rows)[:, None] + 1) % rows * count + np.arange(count - 1)[None]
    quads = np.stack([i, i + 1, j + 1, j], axis=-1)
    crease = 20.0 if w.tread and k.detail == 0 else 70.0
    wall = np.abs(0.5 * (a[1:] + a[:-1])) > 1.0
    if w.tan and k.detail < 2:
        k.b.add(p.reshape(-1, 3), quads[:, wall].reshape(-1, 4), SKIN, joint=joint, crease_deg=crease)
        k.b.add(p.reshape(-1, 3), quads[:, ~wall].reshape(-1, 4), RUBBER, joint=joint, crease_deg=crease)
    else:
        k.b.add(p.reshape(-1, 3), quads.reshape(-1, 4), RUBBER, joint=joint, crease_deg=crease)


def _wire(k: Kit, w: CycleWheel, x: float, y: float, joint: int) -> None:
    count = k.pick(w.spokes, w.spokes // 2, 10, 6)
    i = np.arange(count)
    angle = 2 * np.pi * i / count
    lead = angle + np.where((i // 2) % 2 == 0, 1.0, -1.0) * min(1.1, 0.3 + 24 * w.hub)
    flange = np.where(i % 2 == 0, 1.0, -1.0) * w.hub_half * 0.85
    r = w.seat - 0.9 * w.rim
    a = np.stack([x + w.hub * np.cos(lead), y + flange, w.radius + w.hub * np.sin(lead)], axis=1)
    b = np.stack([x + r * np.cos(angle), np.full(count, y), w.radius + r * np.sin(angle)], axis=1)
    k.rods(a, b, w.spoke_m * k.pick(1.0, 1.5, 2.2, 3.5), CHROME, joint)
    h, f = w.hub_half, w.hub
    shell = [(0.006, -h - 0.016), (0.008, -h), (f * 1.05, -h * 0.95), (f * 1.05, -h * 0.8), (f * 0.72, -h * 0.6)]
    shell = [*shell, *((r, -z) for r, z in shell[::-1])]
    k.spin(shell if k.detail < 2 else [(f, -h), (f, h)], w.hub_slot, x, w.radius, y, joint, segments=k.pick(8, 6, 5))


def _cast(k: Kit, w: CycleWheel, x: float, y: float, joint: int) -> None:
    twin = w.twin and k.detail < 3
    arms = w.spokes * (2 if twin else 1)
    for n in range(arms):
        base = 2 * np.pi * (n // 2 if twin else n) / w.spokes + 0.3
        spread = (n % 2 - 0.5) * 2.0 if twin else 0.0
        a0, a1 = base + spread * 0.22, base + spread * 0.15
        r0, r1 = w.hub * 0.9, w.seat - w.rim * 0.8
        half = np.array([0.42, 0.30]) * w.hub_half
        wide = np.array([0.020, 0.014]) * (0.75 if w.twin else 1.15) * (1.3 if w.style == "mag" else 1.0)
        rings = []
        for r, a, h, v in ((r0, a0, half[0], wide[0]), (r1, a1, half[1], wide[1])):
            c, s = np.cos(a), np.sin(a)
            rings.append([[x + r * c - u * v * s, y + e * h, w.radius + r * s + u * v * c] for u,
                e in ((-1, 0.6), (-0.6, 1), (0.6, 1), (1, 0.6), (1, -0.6), (0.6, -1), (-0.6, -1), (-1, -0.6))[:: k.pick(1, 2)]])
        k.b.add_loft(np.array(rings), w.rim_slot, joint=joint, crease_deg=50)
    _hub(k, w, x, y, joint)


def _dish(k: Kit, w: CycleWheel, x: float, y: float, joint: int) -> None:
    r, h = w.seat - w.rim * 0.6, w.hub_half
    k.spin([(0.0, -h * 0.7), (w.hub, -h * 0.7), (r * 0.55, -h * 0.32), (r, -h * 0.5)], w.rim_slot, x, w.radius, y, joint)
    k.spin([(r, h * 0.5), (r * 0.55, h * 0.32), (w.hub, h * 0.7), (0.0, h * 0.7)], w.rim_slot, x, w.radius, y, joint)
    _hub(k, w, x, y, joint)


def _hub(k: Kit, w: CycleWheel, x: float, y: float, joint: int) -> None:
    if k.detail == 3:
        return
    f, h = w.hub, w.hub_half
    k.spin([(0.0, -h - 0.008), (f * 0.4, -h - 0.006), (f * 0.5, -h), (f, -h * 0.9), (f, h * 0.9), (f * 0.5, h), (f * 0.4, h + 0.006),
        (0.0, h + 0.008)],
           w.hub_slot, x, w.radius, y, joint, segments=k.pick(14, 8, 5))  # fmt: skip
