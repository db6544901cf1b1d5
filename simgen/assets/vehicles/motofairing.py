"""Fairings and windshields of motorcycles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simgen.assets.vehicles.cyclekit import SIDES, Kit, curve
from simgen.assets.vehicles.cycleslots import BLACK, BODY, GLASS, GLOSS, LAMP, LEFT, MIRROR, PAINT, PAINT2, RIGHT, SHELL
from simgen.assets.vehicles.motospec import MotorcycleSpec

Point = tuple[float, float, float]


def add_fairing(k: Kit, s: MotorcycleSpec) -> None:
    """What the design has: nose and side panels of sports and touring machines, the beak of an adventure one."""
    if s.fairing == "full":
        _sport(k, s)
    elif s.fairing == "tour":
        _touring(k, s)
    elif s.fairing == "beak":
        _beak(k, s)


def add_panels(k: Kit, rows: Sequence[Sequence[Point]], slot: int, *, thickness: float = 0.005) -> None:
    """A bent panel and its mirror image: the left one's rows run from its upper to its lower edge, each from the rear to the front."""
    n = k.pick(2, 2, 1)
    grid = np.array(rows, float)
    along = curve(grid.transpose(1, 0, 2).reshape(grid.shape[1], -1), n).reshape(-1, grid.shape[0], 3).transpose(1, 0, 2)
    fine = curve(along.reshape(len(along), -1), n).reshape(-1, along.shape[1], 3)
    k.shell(fine, thickness, slot, inner=BLACK)
    k.shell(fine[:, ::-1] * [1, -1, 1], thickness, slot, inner=BLACK)


def add_screen(k: Kit, rows: Sequence[tuple[float, float, float, float]], joint: int, *, slot: int = GLASS) -> None:
    """A windshield bent about the rider through rows (x at the middle, z, half width, sweep of its sides backwards), lowest first."""
    r = curve(np.array(rows, float), k.pick(3, 2, 1))
    u = np.linspace(-1, 1, k.pick(11, 7, 5))
    grid = np.stack([r[:, [0]] - r[:, [3]] * u**2, -r[:, [2]] * u, np.broadcast_to(r[:, [1]], (len(r), len(u)))], axis=-1)
    k.shell(grid, 0.004, slot, joint)


def _sport(k: Kit, s: MotorcycleSpec) -> None:
    d, z = s.wheelbase - 1.43, s.seat_z - 0.82
    nose = [(1.04, 0.84, 1.00, 0.20, 2.8, 0.55), (1.18, 0.78, 1.035, 0.215, 2.8, 0.55), (1.32, 0.775, 1.00, 0.19, 2.7, 0.5),
        (1.43, 0.80, 0.94, 0.13, 2.6, 0.5), (1.485, 0.83, 0.90, 0.06, 2.4, 0.5)]
    k.body([(x + d, a + z, b + z, w, e, m) for x, a, b, w, e, m in nose], PAINT, sides=k.pick(18, 12, 8, 6), crease=60)
    add_screen(k, [(x + d, h + z, w, q) for x, h, w, q in ((1.40, 0.965, 0.10, 0.06), (1.29, 1.05, 0.135, 0.14), (1.15, 1.13, 0.13, 0.15),
        (1.06, 1.155, 0.09, 0.10))], BODY)
    for side in SIDES:
        k.ball((0.13, 0.115, 0.05), (1.415 + d, side * 0.078, 0.872 + z), LAMP, square=2.4)
        k.ball((0.05, 0.03, 0.02), (1.28 + d, side * 0.20, 0.90 + z), LEFT if side > 0 else RIGHT)
        k.box((0.02, 0.006, 0.05), (1.465 + d, side * 0.03, 0.85 + z), GLOSS)
        if k.detail < 3:
            tip = np.array([1.25 + d, side * 0.33, 1.06 + z])
            k.tube([(1.32 + d, side * 0.16, 0.98 + z), (1.29 + d, side * 0.24, 1.03 + z), tip], 0.010, SHELL, sides=k.pick(6, 4, 3))
            k.ball((0.06, 0.16, 0.085), tip, SHELL, square=2.8)
            k.box((0.003, 0.12, 0.06), tip - [0.0275, 0, 0], MIRROR)
    add_panels(k, [[(x + d, y, h + z) for x, y, h in row] for row in (
        ((0.93, 0.175, 0.86), (1.08, 0.215, 0.88), (1.22, 0.222, 0.90), (1.36, 0.15, 0.85)),
        ((0.82, 0.215, 0.72), (1.00, 0.250, 0.70), (1.16, 0.240, 0.72), (1.28, 0.15, 0.74)),
        ((0.66, 0.215, 0.52), (0.84, 0.245, 0.46), (1.00, 0.235, 0.48), (1.10, 0.16, 0.54)),
        ((0.52, 0.16, 0.36), (0.74, 0.19, 0.28), (0.94, 0.18, 0.28), (1.05, 0.11, 0.36)),
        ((0.48, 0.07, 0.28), (0.72, 0.075, 0.215), (0.93, 0.07, 0.215), (1.04, 0.04, 0.29)),
    )], PAINT)  # fmt: skip
    if k.detail < 2:
        for side in SIDES:  # the second colour and the vent
            k.body([(0.74 + d, 0.44 + z, 0.50 + z, 0.008, 3, 0.5), (0.92 + d, 0.50 + z, 0.60 + z, 0.012, 3, 0.5),
                (1.06 + d, 0.60 + z, 0.66 + z, 0.008, 3, 0.5)], PAINT2, y=side * 0.247, sides=8)
            k.body([(0.88 + d, 0.70 + z, 0.76 + z, 0.006, 3, 0.5), (1.04 + d, 0.70 + z, 0.80 + z, 0.010, 3, 0.5),
                (1.12 + d, 0.74 + z, 0.79 + z, 0.006, 3, 0.5)], GLOSS, y=side * 0.246, sides=8)


def _touring(k: Kit, s: MotorcycleSpec) -> None:
    d, z = s.wheelbase - 1.49, s.seat_z - 0.815
    nose = [(1.02, 0.82, 1.05, 0.28, 3.0, 0.55), (1.18, 0.74, 1.09, 0.315, 3.0, 0.5), (1.36, 0.72, 1.06, 0.285, 2.8, 0.5),
        (1.50, 0.75, 0.98, 0.20, 2.7, 0.5), (1.57, 0.80, 0.92, 0.10, 2.5, 0.5)]
    k.body([(x + d, a + z, b + z, w, e, m) for x, a, b, w, e, m in nose], PAINT, sides=k.pick(18, 12, 8, 6), crease=60)
    add_screen(k, [(x + d, h + z, w, q) for x, h, w, q in ((1.44, 1.00, 0.17, 0.08), (1.33, 1.14, 0.24, 0.15), (1.20, 1.28, 0.255, 0.17),
        (1.09, 1.40, 0.22, 0.13))], BODY)
    for side in SIDES:
        k.ball((0.15, 0.17, 0.10), (1.47 + d, side * 0.105, 0.87 + z), LAMP, square=2.6)
        k.ball((0.10, 0.05, 0.035), (1.38 + d, side * 0.245, 0.95 + z), LEFT if side > 0 else RIGHT)
        if k.detail < 3:
            tip = np.array([1.20 + d, side * 0.40, 0.99 + z])
            k.ball((0.12, 0.20, 0.12), tip, PAINT, square=2.8)
            k.box((0.003, 0.14, 0.085), tip - [0.055, 0, 0], MIRROR)
    add_panels(k, [[(x + d, y, h + z) for x, y, h in row] for row in (
        ((0.90, 0.26, 0.90), (1.08, 0.31, 0.92), (1.25, 0.325, 0.92), (1.42, 0.24, 0.86)),
        ((0.82, 0.29, 0.76), (1.02, 0.345, 0.74), (1.18, 0.335, 0.74), (1.32, 0.22, 0.76)),
        ((0.80, 0.27, 0.58), (0.96, 0.32, 0.54), (1.08, 0.30, 0.54), (1.17, 0.20, 0.58)),
    )], PAINT)  # fmt: skip
    k.body([(0.78, 0.20, 0.30, 0.05, 3, 0.5), (0.86, 0.17, 0.36, 0.12, 3, 0.5), (1.0, 0.20, 0.42, 0.12, 3, 0.5),
        (1.06, 0.28, 0.42, 0.07, 3, 0.5)], BLACK, sides=k.pick(12, 8, 5))


def _beak(k: Kit, s: MotorcycleSpec) -> None:
    d, z = s.wheelbase - 1.52, s.seat_z - 0.85
    beak = [(1.18, 0.90, 1.00, 0.11, 2.8, 0.5), (1.40, 0.90, 0.965, 0.105, 3.0, 0.5), (1.62, 0.87, 0.91, 0.07, 3.0, 0.5),
        (1.74, 0.845, 0.865, 0.03, 2.6, 0.5)]
    k.body([(x + d, a + z, b + z, w, e, m) for x, a, b, w, e, m in beak], PAINT, sides=k.pick(14, 9, 6))
    k.body([(1.16 + d, 0.96 + z, 1.10 + z, 0.13, 2.8, 0.5), (1.30 + d, 0.94 + z, 1.13 + z, 0.15, 2.8, 0.5),
        (1.41 + d, 0.965 + z, 1.08 + z, 0.10, 2.6, 0.5)], BLACK, sides=k.pick(16, 10, 6))
    for side, size in ((1.0, 0.105), (-1.0, 0.085)):
        k.ball((0.08, size, 0.095), (1.37 + d, side * 0.062, 1.035 + z), LAMP, square=2.3)
    add_screen(k, [(x + d, h + z, w, q) for x, h, w, q in ((1.36, 1.11, 0.13, 0.08), (1.28, 1.24, 0.165, 0.10), (1.20, 1.36, 0.15, 0.09),
        (1.16, 1.41, 0.11, 0.06))], BODY)
    add_panels(k, [[(x + d, y, h + z) for x, y, h in row] for row in (
        ((0.78, 0.20, 0.95), (0.98, 0.235, 0.98), (1.14, 0.21, 0.98), (1.24, 0.13, 0.96)),
        ((0.82, 0.24, 0.80), (0.98, 0.285, 0.80), (1.12, 0.25, 0.82), (1.20, 0.15, 0.85)),
        ((0.92, 0.20, 0.68), (1.00, 0.23, 0.66), (1.08, 0.21, 0.68), (1.14, 0.14, 0.74)),
    )], PAINT)  # fmt: skip
