"""Engines, exhausts and final drives of motorcycles."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from simgen.assets.vehicles.cyclekit import SIDES, Kit, arc
from simgen.assets.vehicles.cycleslots import ALLOY, BLACK, BODY, CHROME, DISC, ENGINE, REAR, RUST
from simgen.assets.vehicles.motospec import MotorcycleSpec
from simgen.assets.vehicles.profiles import Floats

_CRANK = np.array([0.70, 0.0, 0.40])  # middle of the crankcase on a wheelbase of 1.45 m


def crank_place(s: MotorcycleSpec) -> Floats:
    """(3,) middle of the crankcase: on long frames further ahead."""
    return _CRANK + [s.stretch, 0.0, 0.0]


def add_engine(k: Kit, s: MotorcycleSpec) -> None:
    """Crankcase with its covers, cylinders, exhaust, chain."""
    crank = crank_place(s)
    x, z = crank[0], crank[2]
    w = 0.15 * s.engine_width
    case = [(x - 0.24, z - 0.05, z + 0.09, w * 0.75, 3.5, 0.5), (x - 0.20, z - 0.12, z + 0.13, w * 0.95, 3.5, 0.5),
        (x + 0.0, z - 0.16, z + 0.12, w, 3.5, 0.5),
            (x + 0.13, z - 0.15, z + 0.10, w * 0.95, 3.5, 0.5), (x + 0.18, z - 0.09, z + 0.05, w * 0.7, 3.5, 0.5)]  # fmt: skip
    k.body(case, ENGINE, sides=k.pick(16, 10, 6, 5), steps=k.pick(2, 1))
    if k.detail < 2:
        cover = ALLOY if s.finish == CHROME else BLACK
        for side in SIDES:
            for dx, dz, r in ((0.04, -0.02, 0.085), (-0.13, 0.0, 0.062 if side > 0 else 0.09)):
                profile = [(r, 0.0), (r, 0.018), (r * 0.86, 0.030), (r * 0.3, 0.036), (0.0, 0.036)]
                k.turned(profile, cover, (x + dx, side * (w - 0.006), z + dz), (0, side, 0), segments=k.pick(14, 9))
                if k.detail == 0:
                    a = np.arange(6) * np.pi / 3
                    p = np.stack([x + dx + r * 0.86 * np.cos(a), np.full(6, side * (w + 0.012)), z + dz + r * 0.86 * np.sin(a)], axis=1)
                    k.rods(p, p + [0, side * 0.014, 0], 0.006, CHROME, sides=4)
        k.tube([(x - 0.22, w, z - 0.1), (x - 0.22, w + 0.05, z - 0.1), (x - 0.10, w + 0.06, z - 0.09)], 0.006, CHROME, sides=4)
    {"twin": _row, "four": _row, "single": _row, "vtwin": _vee, "boxer": _boxer}[s.engine](k, s)
    _exhaust(k, s)
    _chain(k, s)


def add_fins(k: Kit, at: ArrayLike, axis: ArrayLike, radius: float, length: float, count: int, slot: int) -> None:
    """A cylinder with round cooling fins."""
    n = k.pick(count, 3, 0)
    profile = [(0.0, 0.0), (radius * 0.8, 0.0)]
    for i in range(n):
        h = length * (i + 0.5) / n
        t = 0.22 * length / n
        profile += [(radius * 0.8, h - t), (radius, h - t), (radius, h + t), (radius * 0.8, h + t)]
    k.turned([*profile, (radius * 0.8, length), (0.0, length)], slot, at, axis, segments=k.pick(12, 8, 6))


def add_spring(k: Kit, a: ArrayLike, b: ArrayLike, radius: float, coil: int, body: int) -> None:
    """A coil spring over its damper."""
    p, q = np.asarray(a, float), np.asarray(b, float)
    length = float(np.linalg.norm(q - p))
    k.tube([p, q], radius * 0.42, CHROME, sides=k.pick(7, 5, 3))
    k.tube([p, p + 0.4 * (q - p)], radius * 0.62, body, sides=k.pick(7, 5, 3))
    turns = k.pick(7, 4, 0)
    for i in range(turns):
        h = length * (0.12 + 0.72 * i / turns)
        k.turned([(radius * 0.74, h), (radius, h + 0.006), (radius * 0.74, h + 0.012)], coil, p, q - p, segments=k.pick(8, 6))


def _row(k: Kit, s: MotorcycleSpec) -> None:
    """Cylinders in a row, leaning forward, with fins, head and camshaft cover, and a radiator before water-cooled ones."""
    crank = crank_place(s)
    width = {"single": 0.15, "twin": 0.26, "four": 0.42}[s.engine] * (0.5 + 0.5 * s.engine_width)
    tilt = 0.30
    c, d = np.cos(tilt), np.sin(tilt)
    T = np.eye(4)
    T[:3, :3] = [[c, 0, d], [0, 1, 0], [-d, 0, c]]
    T[:3, 3] = crank + [0.05, 0, 0.09]
    count = k.pick(7, 4, 0)
    k.box((0.15, width * 0.9, 0.15), (0, 0, 0.075), ENGINE, T=T)
    for i in range(count):
        k.box((0.20, width + 0.02, 0.007 if k.detail == 0 else 0.012), (0, 0, 0.02 + 0.13 * i / count), ENGINE, T=T)
    k.box((0.19, width, 0.055), (0, 0, 0.178), ENGINE, bevel=0.01, T=T)
    k.box((0.16, width - 0.02, 0.05), (0, 0, 0.225), ALLOY if s.finish == CHROME else BLACK, bevel=0.018, T=T)
    if s.shocks == 1 and s.engine != "single" and k.detail < 3:
        z = crank[2] + 0.20
        k.box((0.035, 0.36, 0.24), (crank[0] + 0.30, 0, z), BLACK, bevel=0.01)
        if k.detail == 0:
            h = np.linspace(z - 0.10, z + 0.10, 14)
            k.rods(np.stack([0 * h + crank[0] + 0.320, 0 * h + 0.16, h], 1), np.stack([0 * h + crank[0] + 0.320, 0 * h - 0.16, h], 1),
                0.003, ENGINE)
    if k.detail < 2:
        k.tube([crank + [-0.03, 0.03, 0.27], crank + [-0.13, 0.03, 0.29], crank + [-0.18, 0.03, 0.31]], 0.035, BLACK, sides=k.pick(8, 5))


def _vee(k: Kit, s: MotorcycleSpec) -> None:
    """Two finned cylinders in a narrow V with chromed rocker boxes and a round air cleaner on the right."""
    crank = crank_place(s)
    for lean in (0.40, -0.40):
        axis = np.array([np.sin(lean), 0, np.cos(lean)])
        root = crank + [0.02, 0, 0.06] + 0.05 * axis
        add_fins(k, root, axis, 0.092, 0.20, 7, ENGINE)
        T = np.eye(4)
        T[:3, :3] = [[axis[2], 0, axis[0]], [0, 1, 0], [-axis[0], 0, axis[2]]]
        T[:3, 3] = root + 0.235 * axis
        k.box((0.15, 0.13, 0.075), (0, 0, 0), CHROME if s.finish == CHROME else BLACK, bevel=0.025, T=T)
        k.tube([root + [0.03, -0.10, -0.05], root + 0.22 * axis + [0.02, -0.075, 0]], 0.012, CHROME, sides=k.pick(7, 4, 3))
    k.turned([(0.0, -0.02), (0.10, -0.02), (0.105, 0.03), (0.085, 0.05), (0.0, 0.055)], CHROME if s.finish == CHROME else BLACK,
        crank + [0.02, -0.14, 0.21], (0, -1, 0), segments=k.pick(20, 10, 6))


def _boxer(k: Kit, s: MotorcycleSpec) -> None:
    """A finned cylinder to each side with its valve cover."""
    crank = crank_place(s)
    for side in SIDES:
        add_fins(k, crank + [0.06, side * 0.12, 0.03], (0, side, 0.06), 0.105, 0.15, 6, ENGINE)
        at = crank + [0.06, side * 0.315, 0.042]
        k.ball((0.23, 0.15, 0.17), at, ALLOY, square=3.2)
        k.tube([crank + [-0.04, side * 0.25, 0.05], crank + [-0.16, side * 0.18, 0.12]], 0.034, BLACK, sides=k.pick(8, 5, 4))
    k.box((0.16, 0.22, 0.20), crank + [0.06, 0, 0.15], BLACK, bevel=0.03)


def _exhaust(k: Kit, s: MotorcycleSpec) -> None:
    crank = crank_place(s)
    x, z = crank[0], crank[2]
    pipe = CHROME if s.finish == CHROME else ALLOY
    can = CHROME if s.finish == CHROME else BLACK
    r = 0.021
    n = {"single": 1, "twin": 2, "four": 4, "vtwin": 0, "boxer": 0}[s.engine]
    low = z - 0.19
    for i in range(n if k.detail < 2 else min(n, 1)):
        y = (i - 0.5 * (n - 1)) * (0.105 if n == 4 else 0.13)
        if s.exhaust == "high":
            k.tube([(x + 0.15, y, z + 0.26), (x + 0.24, y - 0.05, z + 0.22), (x + 0.20, -0.13, z + 0.13), (x, -0.17, z + 0.17),
                (x - 0.28, -0.15, z + 0.27), (0.20, -0.14, s.seat_z - 0.16)], r, pipe, sides=k.pick(8, 5, 4))
            continue
        target = y * 0.35 + (0.11 * np.sign(y) if s.exhaust == "twin" and n > 1 else -0.05)
        k.tube([(x + 0.14, y, z + 0.23), (x + 0.24, y, z + 0.20), (x + 0.29, y, z + 0.05), (x + 0.24, y * 0.8, z - 0.12),
            (x + 0.10, target, low), (x - 0.15, target, low + 0.01)], r, pipe, sides=k.pick(8, 5, 4))
    if s.engine == "boxer":
        for side in SIDES:
            k.tube([(x + 0.12, side * 0.22, z - 0.0), (x + 0.15, side * 0.21, z - 0.09), (x + 0.05, side * 0.15, z - 0.17),
                (x - 0.2, -0.08, low)], r, pipe, sides=k.pick(8, 5, 4))
    if s.engine == "vtwin":
        for dx, dz, y in ((0.14, 0.20, -0.145), (-0.10, 0.17, -0.165)):
            k.tube([(x + dx, -0.06, z + dz), (x + dx + 0.06, y + 0.02, z + dz - 0.04), (x + dx + 0.04, y - 0.015, z - 0.05),
                (x + dx - 0.10, y - 0.02, z - 0.13 + 0.2 * (dx < 0) * 0.3), (0.30, y - 0.03, z - 0.13 + 0.06 * (dx < 0))],
                   r + 0.004, pipe, sides=k.pick(9, 6, 4))  # fmt: skip
    if s.exhaust == "slash":
        for h in (0.0, 0.075):
            k.tube([(0.36, -0.19, z - 0.14 + h), (0.26, -0.20, z - 0.135 + h), (-0.20, -0.215, z - 0.115 + h),
                (-0.30, -0.215, z - 0.11 + h)], [0.028, 0.042, 0.045, 0.038], can, sides=k.pick(12, 7, 5), smooth=False)
    elif s.exhaust == "twin":
        for side in SIDES:
            k.tube([(x - 0.12, side * 0.12, low + 0.01), (0.36, side * 0.17, low + 0.05)], r, pipe, sides=k.pick(8, 5, 4))
            k.tube([(0.38, side * 0.17, low + 0.045), (0.30, side * 0.18, low + 0.06), (-0.16, side * 0.215, low + 0.155),
                (-0.24, side * 0.218, low + 0.165)], [0.026, 0.040, 0.046, 0.030], can, sides=k.pick(12, 7, 5), smooth=False)
    elif s.exhaust == "stub":
        k.body([(0.30, low - 0.0, low + 0.10, 0.06, 3, 0.5), (0.36, low - 0.03, low + 0.13, 0.11, 3, 0.5),
            (0.58, low - 0.03, low + 0.10, 0.12, 3, 0.5), (0.66, low, low + 0.06, 0.07, 3, 0.5)], BLACK, sides=k.pick(14, 8, 5))
        k.tube([(0.40, -0.11, low + 0.06), (0.28, -0.15, low + 0.10), (0.19, -0.165, low + 0.13)], 0.036, can, sides=k.pick(12, 7, 4))
    elif s.exhaust == "high":
        a, b = np.array([0.20, -0.14, s.seat_z - 0.16]), np.array([-0.24, -0.155, s.seat_z - 0.02])
        k.tube([a, a + 0.12 * (b - a), b - 0.06 * (b - a), b], [0.028, 0.052, 0.052, 0.034], ALLOY, sides=k.pick(12, 7, 5), smooth=False)
    else:
        k.tube([(x - 0.15, -0.06, low + 0.01), (0.40, -0.13, low + 0.05), (0.26, -0.19, low + 0.11)], 0.026, pipe, sides=k.pick(9, 6, 4))
        a, b = np.array([0.28, -0.195, low + 0.10]), np.array([-0.22, -0.235, low + 0.34])
        k.tube([a, a + 0.14 * (b - a), b - 0.08 * (b - a), b], [0.028, 0.058, 0.060, 0.040], can, sides=k.pick(12, 7, 5), smooth=False)
        if k.detail == 0:
            k.turned([(0.024, 0.0), (0.024, 0.014), (0.018, 0.014), (0.018, -0.01)], RUST, b, b - a, segments=10)


def _chain(k: Kit, s: MotorcycleSpec) -> None:
    """Rear sprocket and chain on the left, or a shaft drive's bevel box."""
    crank = crank_place(s)
    r = s.rear.radius
    if k.detail > 1:
        return
    if s.engine == "boxer":
        k.spin([(0.0, -0.05), (0.07, -0.05), (0.085, 0.0), (0.06, 0.045), (0.0, 0.05)], BLACK, 0.0, r, -0.115, segments=k.pick(14, 8))
        return
    y, ring = 0.098, 0.100
    k.spin([(0.05, y - 0.003), (ring, y - 0.003), (ring, y + 0.003), (0.05, y + 0.003)], DISC, 0.0, r, joint=REAR, segments=k.pick(28, 14))
    root = crank + [-0.16, 0, 0.02]
    n = k.pick(8, 4)
    lead = 0.5 * np.pi
    loop = np.concatenate([arc((0.0, r), ring, lead, 3 * lead, n, y), arc((root[0], root[2]), 0.045, -lead, lead, n, y)])
    k.tube(np.concatenate([loop, loop[:1]]), 0.007, RUST, BODY, smooth=False, capped=False, sides=4)
    k.tube([(root[0], y, root[2] + 0.065), (0.06, y, r + ring + 0.03)], 0.014, BLACK, BODY, sides=4)
