"""What drives and stops a bicycle: cranks, pedals, chain and its guard, sprockets, derailleur or hub gear, motor, brakes, cables."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np

from simgen.assets.vehicles.bikespec import CRANK_M, BicycleSpec
from simgen.assets.vehicles.cyclekit import SIDES, Kit, arc
from simgen.assets.vehicles.cycleslots import (
    ALLOY,
    AMBER,
    BLACK,
    BODY,
    CHROME,
    CRANK,
    ENGINE,
    PAINT,
    REAR,
    RUST,
    STEER,
)  # fmt: skip
from simgen.assets.vehicles.profiles import Floats

_CHAIN_Y = -0.044


def add_drive(k: Kit, s: BicycleSpec) -> None:
    """Chainring, cranks, pedals, chain, sprockets, derailleur, chain guard."""
    c, r = s.bottom, s.radius
    ring = (0.092 if s.gear == "hub" else 0.096 if s.bar == "drop" else 0.085) * (0.45 + 0.55 * s.size)
    cog = 0.040 if s.gear == "derailleur" else 0.036
    add_cranks(k, c, s.size, ring)
    if k.detail == 3:
        return
    axle = np.array([0.0, _CHAIN_Y, r])
    count = 7 if s.gear == "derailleur" else 1
    for i in range(k.pick(count, 1)):
        radius, y = (0.022 + 0.005 * i, -0.026 - 0.0046 * (count - 1 - i)) if s.gear == "derailleur" else (cog, _CHAIN_Y)
        if k.detail:
            radius = 0.05 if s.gear == "derailleur" else cog
        k.spin([(0.0, y - 0.001), (radius, y - 0.001), (radius, y + 0.001), (0.0, y + 0.001)], CHROME if k.detail == 0 else RUST, 0.0, r,
            joint=REAR, segments=k.pick(16, 10, 6))
    if s.guard == "full":
        _chain_case(k, s, ring)
    else:
        _chain(k, c, axle, ring, cog)
    if s.guard == "half" and k.detail < 2:
        top = [c + [0.02, 0, ring + 0.012], c + [-0.1, 0, ring * 0.9 + 0.012], [0.14, 0, r + cog + 0.02]]
        for shift in (0.0, -0.022):
            k.tube([p + np.array([0, _CHAIN_Y - 0.008, shift]) for p in top], 0.008, PAINT if s.size < 1 else BLACK, sides=k.pick(6, 4))
        k.tube(arc((c[0], c[2]), ring + 0.012, 0.5 * np.pi - 1.5, 0.5 * np.pi, 5, _CHAIN_Y - 0.008), 0.007,
            BLACK if s.size == 1 else PAINT, sides=k.pick(6, 4))
    if s.gear == "derailleur" and k.detail < 2:
        for x, z in ((0.012, r - 0.075), (0.035, r - 0.135)):
            k.spin([(0, -0.052), (0.021, -0.052), (0.021, -0.046), (0, -0.046)], BLACK, x, z, segments=k.pick(10, 6))
        k.plate([(-0.002, r - 0.075), (0.022, r - 0.138), (0.046, r - 0.130), (0.026, r - 0.068)], -0.058, -0.054, ALLOY)
        k.tube([(0.0, -0.064, r - 0.01), (-0.012, -0.070, r - 0.045), (0.012, -0.056, r - 0.075)], 0.010, BLACK, sides=k.pick(6, 4))
        k.box((0.03, 0.02, 0.05), c + [-0.012, -0.042, ring + 0.012], BLACK, bevel=0.004)


def add_cranks(k: Kit, c: Floats, size: float, ring: float) -> None:
    """Chainring with its arms, both cranks (the left one back, the right one forward), pedals with reflectors."""
    crank = CRANK_M * size
    y, segments = _CHAIN_Y, k.pick(28, 14, 8, 6)
    inner = 0.80 if k.detail < 2 else 0.0
    k.spin([(ring * inner, y - 0.0015), (ring, y - 0.0015), (ring, y + 0.0015), (ring * inner, y + 0.0015)],
        RUST if ring > 0.088 else ALLOY, c[0], c[2], joint=CRANK, segments=segments)
    if k.detail < 2:
        a = np.arange(5) * 2 * np.pi / 5 + 0.3
        at = [np.stack([c[0] + r * np.cos(a), np.full(5, y), c[2] + r * np.sin(a)], axis=1) for r in (0.012, ring * 0.84)]
        k.rods(at[0], at[1], 0.0055, ALLOY, CRANK, sides=4)
        teeth = k.pick(22, 0)
        if teeth:
            a = np.arange(teeth) * 2 * np.pi / teeth
            at = [np.stack([c[0] + r * np.cos(a), np.full(teeth, y), c[2] + r * np.sin(a)], axis=1) for r in (ring, ring + 0.0045)]
            k.rods(at[0], at[1], 0.0016, RUST, CRANK)
    for side, sign in ((1.0, -1.0), (-1.0, 1.0)):
        root, end = c + [0, side * 0.060, 0], c + [sign * crank, side * 0.074, 0]
        k.tube([c + [0, side * 0.03, 0], root + [0, side * 0.004, 0]], 0.015, ALLOY, CRANK, sides=k.pick(7, 5, 4))
        k.tube([root, root * 0.4 + end * 0.6, end + [sign * 0.008, 0, 0]], [0.0145, 0.0105, 0.011], ALLOY, CRANK, sides=k.pick(6, 5, 3))
        middle = end + [0, side * (0.012 + 0.05 * size), 0]
        width = 0.085 * (0.4 + 0.6 * size)
        if k.detail < 2:
            k.tube([end, end + [0, side * (0.02 + width), 0]], 0.0065, CHROME, CRANK, sides=5)
        k.box((0.088, width, 0.020), middle, BLACK, CRANK)
        if k.detail == 0:
            for x in (0.046, -0.046):
                k.box((0.004, 0.045, 0.012), middle + [x, 0, 0], AMBER, CRANK)


def add_motor(k: Kit, s: BicycleSpec) -> None:
    """A motor about the bottom bracket."""
    c = s.bottom
    k.spin([(0.0, -0.052), (0.05, -0.050), (0.066, -0.035), (0.068, 0.035), (0.05, 0.052), (0.0, 0.054)], BLACK, c[0] + 0.018,
        c[2] + 0.012, segments=k.pick(16, 9, 6))
    k.spin([(0.044, 0.0535), (0.0, 0.0545)], ENGINE, c[0] + 0.018, c[2] + 0.012, segments=k.pick(16, 9, 6))


def add_brakes(k: Kit, s: BicycleSpec) -> None:
    """Callipers, V-brake arms or disc callipers at both wheels."""
    if k.detail > 1 or s.brake == "drum":
        return
    for x, r, joint, front in ((s.wheelbase, s.front_radius, STEER, True), (0.0, s.radius, BODY, False)):
        bead = r - 0.86 * s.tyre - 0.006
        if s.brake == "disc":
            back = np.array([-0.050, 0.046, 0.055]) if front else np.array([0.045, 0.046, 0.055])
            k.box((0.035, 0.03, 0.055), np.array([x, 0, r]) + back, BLACK, joint, bevel=0.006)
            continue
        axis = s.steer_axis if front else np.array([0.30, 0, 0.954])
        up = np.array([x, 0, r]) + (bead + 0.005) * axis
        if front:
            up = up + [0.035, 0, 0]
        for side in SIDES:
            pad = up + [0, side * 0.020, 0]
            k.box((0.055, 0.012, 0.011), pad, BLACK, joint)
            if s.brake == "v":
                k.tube([pad + [0, side * 0.02, -0.02], pad + [0.004, side * 0.018, 0.03], pad + [0, side * 0.012, 0.085]],
                    [0.009, 0.008, 0.005], ALLOY, joint, sides=k.pick(5, 4))
            else:
                k.tube([pad, pad + [0, side * 0.016, 0.03], [up[0], 0, up[2] + 0.055 + s.tyre * 0.4]], 0.0065, ALLOY, joint,
                    sides=k.pick(5, 4))
        if s.brake == "v":
            k.tube([up + [0, 0.033, 0.082], up + [0, -0.05, 0.086]], 0.0016, CHROME, joint, sides=3)


def add_cables(k: Kit, s: BicycleSpec) -> None:
    """Brake and gear cables in their outer casings."""
    left, (low, high) = s.bar_path, s.head
    out = left[min(2, len(left) - 2)] if s.bar != "drop" else left[3]
    for side in SIDES:
        f = np.array([1.0, side, 1.0])
        lever = (out + [0.02, -0.03, -0.004]) * f
        bow = np.array([0.5 * (lever[0] + high[0]) + 0.075, 0.4 * lever[1], 0.5 * (lever[2] + high[2]) + 0.02])
        if side > 0:
            end = s.on_axis(2 * s.front_radius + 0.03) + [0.03, 0.02, 0]
            k.tube([lever, bow, high + [0.055, 0.02, -0.03], low + [0.035, 0.024, 0.02], end], 0.0028, BLACK, STEER, sides=3)
        else:
            down = 0.5 * (low + s.bottom) + [0.015, -0.022, -0.01]
            k.tube([lever, bow + [0.01, 0.02, 0.01], high + [0.05, -0.025, -0.05], low + [0.0, -0.026, 0.03], down], 0.0028, BLACK, STEER,
                sides=3)
    if s.gear != "single":
        k.tube([s.bottom + [-0.05, -0.025, -0.01], [0.10, -0.06, s.radius - 0.02], [-0.03, -0.075, s.radius - 0.02],
            [-0.012, -0.072, s.radius - 0.05]], 0.0026, BLACK, sides=3)


def _chain(k: Kit, c: Floats, axle: Floats, ring: float, cog: float) -> None:
    """The chain about ring and sprocket."""
    way = np.array([axle[0] - c[0], axle[2] - c[2]])
    length = float(np.hypot(*way))
    base = np.arctan2(way[1], way[0])
    lead = np.arccos((ring - cog) / length)
    n = k.pick(9, 5, 2)
    front = arc((c[0], c[2]), ring + 0.002, base - lead, base + lead - 2 * np.pi, n, _CHAIN_Y)
    back = arc((0.0, axle[2]), cog + 0.002, base + lead, base - lead, n, _CHAIN_Y)
    loop = np.concatenate([front, back, front[:1]])
    k.tube(loop, k.pick(0.0045, 0.005, 0.006), RUST, smooth=False, capped=False, sides=k.pick(4, 4, 3))


def _chain_case(k: Kit, s: BicycleSpec, ring: float) -> None:
    """A closed case about the whole chain."""
    c, r = s.bottom, s.radius
    n = k.pick(9, 6, 4)
    front = arc((c[0], c[2]), ring + 0.016, -0.5 * np.pi, 0.5 * np.pi, n)
    back = arc((0.0, r), 0.055, 0.5 * np.pi, 1.5 * np.pi, n)
    k.plate(np.concatenate([front, back])[:, [0, 2]], _CHAIN_Y - 0.018, _CHAIN_Y + 0.014, BLACK, crease=50)
