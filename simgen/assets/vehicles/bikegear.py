"""What is fixed to a bicycle: mudguards, rack, lamps, reflectors, stand, baskets, bags, child seat, bottle, lock and more."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simgen.assets.vehicles.bikespec import BicycleSpec
from simgen.assets.vehicles.cyclekit import SIDES, Kit, arc
from simgen.assets.vehicles.cycleslots import (
    AMBER,
    BLACK,
    BODY,
    CHROME,
    CLEAR,
    CLOTH,
    FRONT,
    LAMP,
    PAINT,
    PAINT2,
    REAR,
    RED,
    RUBBER,
    STEER,
    TAIL,
    WOOD,
)  # fmt: skip
from simgen.assets.vehicles.cyclewheels import add_mudguard, add_stays
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.sidestand import add_stand


def add_equipment(k: Kit, s: BicycleSpec) -> None:
    """Everything of `s.kit`, and the stand."""
    for item in s.kit:
        if item in _FITTERS:
            _FITTERS[item](k, s)
    if s.stand != "none" and k.detail < 3:
        add_stand(k, bicycle_stand(s))


def bicycle_stand(s: BicycleSpec) -> tuple[str, Floats, float]:
    """Kind, pivot (3,) and leg radius of the stand."""
    if s.stand == "centre":
        return "centre", s.bottom + [-0.06, 0, -0.03], 0.008
    return "side", np.array([0.10, 0.062, s.radius - 0.015]) if s.size == 1 else s.bottom + [-0.05, 0.03, -0.015], 0.008


def rack_z(s: BicycleSpec) -> float:
    """Height of the rack's deck."""
    return 2 * s.radius + 0.055 if s.frame != "fold" else 2 * s.radius + 0.07


def _mudguards(k: Kit, s: BicycleSpec) -> None:
    wide = "wide mudguards" in s.kit
    slot = PAINT if wide or s.size < 1 or s.frame in ("dutch", "mixte") else BLACK
    width, gap = s.tyre + (0.028 if wide else 0.014), 0.018
    for x, r, start, end, joint in ((0.0, s.radius, 0.05, np.pi + 0.28, BODY), (s.wheelbase, s.front_radius, 0.62, np.pi + 0.55, STEER)):
        add_mudguard(k, x, r, r + gap, width, start, end, slot, joint)
        add_stays(k, x, r, r + gap - 0.012, width / 2, (np.pi + 0.2, 2.55) if joint == BODY else (np.pi + 0.35,), CHROME, joint)
        if joint == STEER and k.detail < 2:
            a = np.pi + 0.5
            k.box((0.004, width * 0.9, 0.06), (x + (r + gap) * np.cos(a), 0, r + (r + gap) * np.sin(a) - 0.03), RUBBER, joint)


def _rack(k: Kit, s: BicycleSpec) -> None:
    z, r = rack_z(s), s.radius
    back = -0.30 if s.size == 1 and s.frame != "fold" else -0.22
    w = 0.062
    radius = 0.005
    front = 0.14
    k.pair([(front, w * 0.75, z), (front - 0.03, w, z), (back + 0.03, w, z), (back, w * 0.7, z)], radius, BLACK, sides=k.pick(5, 4, 3))
    k.tube([(front, w * 0.75, z), (front, -w * 0.75, z)], radius, BLACK)
    k.tube([(back, w * 0.7, z), (back, -w * 0.7, z)], radius, BLACK)
    k.pair([(0.02, w, z), (0.0, 0.070, r + 0.02)], radius, BLACK, sides=k.pick(5, 4, 3))
    k.pair([(back + 0.06, w, z), (0.0, 0.074, r + 0.02)], radius, BLACK, sides=k.pick(5, 4, 3))
    if k.detail < 2:
        x = np.array([0.08, 0.0, -0.10, -0.20])
        k.rods(np.stack([x, 0 * x + w, 0 * x + z], 1), np.stack([x, 0 * x - w, 0 * x + z], 1), 0.0038, BLACK, sides=4)
        k.pair([(front, w * 0.5, z), s.seat_top - 0.09 * s.seat_axis + [-0.01, 0.012, 0]], 0.004, BLACK)
    if k.detail == 0:
        k.box((0.30, 0.022, 0.012), (-0.07, 0.0, z + 0.010), BLACK, bevel=0.004)  # spring clip


def _lights(k: Kit, s: BicycleSpec) -> None:
    at = s.on_axis(2 * s.front_radius + 0.045) + [0.075, 0, 0.01]
    if "basket" in s.kit or "tray" in s.kit:
        at = at + [0.02, 0, -0.03]
    k.tube([s.on_axis(at[2] - 0.01) + [0.012, 0, 0], at + [-0.03, 0, -0.005]], 0.005, BLACK, STEER, sides=4)
    k.turned([(0.0, -0.05), (0.020, -0.045), (0.030, -0.02), (0.033, 0.0)], BLACK, at, (1, 0, -0.08), STEER, segments=k.pick(14, 8, 5))
    k.turned([(0.033, 0.0), (0.028, 0.006), (0.0, 0.009)], LAMP, at, (1, 0, -0.08), STEER, segments=k.pick(14, 8, 5))
    if "rack" in s.kit:
        back = (-0.308 if s.size == 1 and s.frame != "fold" else -0.228, 0.0, rack_z(s) - 0.012)
        k.box((0.022, 0.09, 0.038), back, BLACK, bevel=0.008)
        k.box((0.010, 0.082, 0.030), (back[0] - 0.012, 0, back[2]), TAIL, bevel=0.004)
    else:
        r = s.radius + 0.03
        point = np.array([r * np.cos(2.75), 0,
            s.radius + r * np.sin(2.75)]) if "mudguards" in s.kit or "wide mudguards" in s.kit else s.seat_top + [-0.035, 0, 0.06]
        k.box((0.028, 0.045, 0.040), point, BLACK, bevel=0.008)
        k.box((0.010, 0.040, 0.034), point + [-0.016, 0, 0], TAIL, bevel=0.004)


def _reflectors(k: Kit, s: BicycleSpec) -> None:
    if k.detail > 1:
        return
    for x, r, joint in ((s.wheelbase, s.front_radius, FRONT), (0.0, s.radius, REAR)):
        for a in (0.6, 0.6 + np.pi):
            ring = r - s.tyre - 0.055
            p = (x + ring * np.cos(a), 0.0, r + ring * np.sin(a))
            T = np.eye(4)
            c, d = np.cos(a - np.pi / 2), np.sin(a - np.pi / 2)
            T[:3, :3] = [[c, 0, -d], [0, 1, 0], [d, 0, c]]
            T[:3, 3] = p
            k.box((0.085, 0.012, 0.026), (0, 0, 0), AMBER, joint, T=T)
    k.box((0.008, 0.045, 0.028), s.on_axis(2 * s.front_radius + 0.10) + [0.045, 0, 0.0], CLEAR, STEER)
    r = s.radius + 0.014
    a = 2.95
    k.turned([(0.024, 0), (0.022, 0.006), (0, 0.008)], RED, (r * np.cos(a), 0, s.radius + r * np.sin(a)), (-1, 0, 0.1), segments=10)


def _basket(k: Kit, s: BicycleSpec) -> None:
    """A wicker or wire basket on the handlebar."""
    x0, z1 = s.head[1][0] + 0.085, s.clamp[2] + 0.005
    low, high = (0.13, 0.16), (0.155, 0.20)  # half length and half width at the bottom and the top
    z0 = z1 - 0.245
    cx = x0 + high[0]
    n = k.pick(22, 14, 8, 8)
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)

    def ring(t: float) -> Floats:
        hx, hy = low[0] + t * (high[0] - low[0]), low[1] + t * (high[1] - low[1])
        e = 0.45
        return np.stack([cx + hx * np.sign(np.cos(a)) * np.abs(np.cos(a)) ** e, hy * np.sign(np.sin(a)) * np.abs(np.sin(a)) ** e,
            np.full(n, z0 + t * (z1 - z0))], axis=1)

    if k.detail > 1:
        for t in (0.0, 0.5, 1.0):
            k.tube(np.concatenate([ring(t), ring(t)[:1]]), 0.008, WOOD, STEER, smooth=False, capped=False, sides=3)
        k.box((2 * low[0] * 0.9, 2 * low[1] * 0.9, 0.006), (cx, 0, z0), WOOD, STEER)
        return
    for t in np.linspace(0, 1, k.pick(9, 5)):
        p = ring(float(t))
        q = np.roll(p, -1, axis=0)
        k.rods(p, q, 0.0095 if t in (0.0, 1.0) else k.pick(0.0055, 0.007), WOOD, STEER, sides=4 if t in (0.0, 1.0) else 3)
    k.rods(ring(0.0), ring(1.0), 0.004, WOOD, STEER, sides=3)
    k.box((2 * low[0] * 0.95, 2 * low[1] * 0.95, 0.008), (cx, 0, z0), WOOD, STEER)
    k.pair([(x0 + 0.01, 0.05, z1 - 0.02), s.clamp + [0, 0.05, 0]], 0.004, BLACK, STEER)


def _tray(k: Kit, s: BicycleSpec) -> None:
    """The moulded carrier in front of a hire bicycle."""
    x, z = s.head[1][0] + 0.20, s.head[1][2] - 0.05
    k.box((0.27, 0.30, 0.016), (x, 0, z), BLACK, STEER, bevel=0.005)
    for y in (0.15, -0.15):
        k.box((0.27, 0.014, 0.10), (x, y, z + 0.05), PAINT2, STEER, bevel=0.005)
    k.box((0.014, 0.30, 0.15), (x - 0.13, 0, z + 0.07), PAINT2, STEER, bevel=0.005)
    k.tube([(x + 0.13, 0.15, z + 0.02), (x + 0.14, 0.14, z + 0.11), (x + 0.14, -0.14, z + 0.11), (x + 0.13, -0.15, z + 0.02)], 0.007,
        BLACK, STEER)
    k.pair([(x - 0.1, 0.03, z), s.head[1] + [0.01, 0.01, -0.02]], 0.010, BLACK, STEER)


def _panniers(k: Kit, s: BicycleSpec) -> None:
    z = rack_z(s)
    for side in SIDES:
        for x, half, low in ((-0.13, 0.155, 0.33),):
            stations = [(x - half, z - 0.22, z - 0.03, 0.045, 4.0, 0.5), (x - half + 0.02, z - low + 0.02, z + 0.0, 0.075, 4.0, 0.5),
                        (x + half - 0.06, z - low, z + 0.005, 0.075, 4.0, 0.5),
                        (x + half, z - low + 0.09, z - 0.01, 0.055, 4.0, 0.5)]  # fmt: skip
            k.body(stations, CLOTH, y=side * 0.155, sides=k.pick(14, 10, 7))
            if k.detail < 2:
                k.body([(x - half + 0.005, z - 0.085, z + 0.014, 0.075, 4, 0.5), (x + half - 0.005, z - 0.085, z + 0.018, 0.075, 4, 0.5)],
                    PAINT2, y=side * 0.162, sides=12)
                for dx in (-0.08, 0.07):
                    k.box((0.024, 0.006, 0.14), (x + dx, side * 0.236, z - 0.11), BLACK)
                k.box((0.05, 0.004, 0.03), (x, side * 0.233, z - 0.20), CLEAR)


def _child_seat(k: Kit, s: BicycleSpec) -> None:
    z = rack_z(s) + 0.05
    x = -0.08
    steps = k.pick(9, 6, 4)
    t = np.linspace(0, 1, steps)
    back = np.stack([x - 0.10 - 0.10 * t, z + 0.50 * t], axis=1)
    seat = np.array([(x + 0.22, z - 0.03), (x + 0.1, z + 0.0), (x - 0.04, z - 0.01)])
    line = np.concatenate([seat, back])
    half = np.concatenate([[0.10, 0.13, 0.15], np.interp(t, [0, 0.3, 0.75, 1], [0.155, 0.16, 0.15, 0.10])])
    side_up = np.concatenate([[0.04, 0.08, 0.11], np.interp(t, [0, 0.3, 0.7, 1], [0.12, 0.13, 0.14, 0.05])])
    u = np.array([-1.0, -1.0, -0.85, -0.4, 0.4, 0.85, 1.0, 1.0])
    lift = np.array([1.0, 0.4, 0.08, 0.0, 0.0, 0.08, 0.4, 1.0])
    way = np.gradient(line, axis=0)
    n = np.stack([way[:, 1], -way[:, 0]], axis=1) * -1
    n = -n / np.linalg.norm(n, axis=1, keepdims=True)
    grid = np.stack([line[:, [0]] + n[:, [0]] * side_up[:, None] * lift, u * half[:, None],
        line[:, [1]] + n[:, [1]] * side_up[:, None] * lift], axis=-1)
    k.shell(grid, -0.012, BLACK, crease=60)
    k.body([(x - 0.02, z + 0.012, z + 0.03, 0.10, 4, 0.5), (x + 0.16, z + 0.01, z + 0.03, 0.09, 4, 0.5)], PAINT2, sides=k.pick(10, 6))
    k.pair([(0.16, 0.02, z - 0.10), (0.06, 0.06, z - 0.05), (x - 0.06, 0.06, z - 0.02)], 0.007, CHROME)
    for side in SIDES:
        k.tube([(x + 0.05, side * 0.135, z), (x + 0.12, side * 0.15, z - 0.14), (x + 0.16, side * 0.15, z - 0.28)], 0.022, BLACK,
            sides=k.pick(8, 5, 3))
        k.box((0.15, 0.085, 0.02), (x + 0.19, side * 0.15, z - 0.29), BLACK, bevel=0.006)
        k.box((0.012, 0.03, 0.26), (x - 0.128, side * 0.055, z + 0.24), BLACK)


def _bottle(k: Kit, s: BicycleSpec) -> None:
    a, b = s.bottom, s.head[0]
    way = (b - a) / np.linalg.norm(b - a)
    n = np.array([-way[2], 0, way[0]])
    at = a + 0.20 * way + 0.058 * n
    k.turned([(0.0, 0.0), (0.034, 0.004), (0.036, 0.02), (0.036, 0.10), (0.032, 0.115), (0.036, 0.13), (0.034, 0.155), (0.022, 0.172)],
        PAINT2, at, way, segments=k.pick(14, 8, 5))
    k.turned([(0.022, 0.172), (0.018, 0.185), (0.010, 0.188), (0.010, 0.205), (0.0, 0.206)], BLACK, at, way, segments=k.pick(12, 7, 4))
    if k.detail == 0:
        for h in (0.02, 0.10):
            k.turned([(0.039, h), (0.039, h + 0.008)], BLACK, at, way, segments=12)


def _lock(k: Kit, s: BicycleSpec) -> None:
    if k.detail > 1:
        return
    c = np.array([0.30, 0.0, 0.954]) * (s.radius - 0.03) + [0, 0, s.radius]
    a = np.linspace(-0.75 * np.pi, 0.75 * np.pi, k.pick(11, 6)) + np.pi / 2
    ring = c + np.stack([0 * a, 0.055 * np.cos(a), 0.055 * np.sin(a)], axis=1)
    k.tube(ring, 0.012, BLACK, smooth=False, sides=6)
    p = s.seat_top - 0.12 * s.seat_axis
    t = np.linspace(0, 5 * np.pi, k.pick(22, 12))
    coil = p + np.stack([0.045 * np.cos(t) + 0.01, 0.035 * np.sin(t), -0.006 * t + 0.04], axis=1)
    k.tube(coil, 0.0075, PAINT2, smooth=False, sides=4)


def _coat_guard(k: Kit, s: BicycleSpec) -> None:
    r = s.radius
    for side in SIDES:
        pts = arc((0.0, r), r + 0.012, 0.25, 2.0, k.pick(10, 6, 4), side * 0.046)
        inner = arc((0.0, r), r * 0.42, 0.1, 2.1, k.pick(10, 6, 4), side * 0.056)
        grid = np.stack([pts, inner]) if side < 0 else np.stack([inner, pts])
        k.shell(grid, 0.002, BLACK, crease=70)


def _crate(k: Kit, s: BicycleSpec) -> None:
    """A plastic crate tied to the rack."""
    z, x, (lx, ly, lz) = rack_z(s) + 0.008, -0.12, (0.38, 0.29, 0.24)
    k.box((lx, ly, 0.008), (x, 0, z + 0.004), PAINT2)
    rails = (0.02, 0.075, 0.13, 0.185, lz) if k.detail < 2 else (0.05, 0.19)
    for h in rails:
        thick = 0.034 if k.detail < 2 else 0.09
        for y in SIDES:
            k.box((lx, 0.007, thick), (x, y * ly / 2, z + h - 0.01), PAINT2)
        for d in SIDES:
            k.box((0.007, ly, thick), (x + d * lx / 2, 0, z + h - 0.01), PAINT2)
    for d in SIDES:
        for y in SIDES:
            k.box((0.028, 0.028, lz + 0.01), (x + d * (lx / 2 - 0.01), y * (ly / 2 - 0.01), z + lz / 2), PAINT2, bevel=0.004)


def _stabilisers(k: Kit, s: BicycleSpec) -> None:
    for side in SIDES:
        k.tube([(0.0, side * 0.06, s.radius), (-0.01, side * 0.10, s.radius - 0.02), (-0.01, side * 0.15, 0.075)], 0.007, CHROME,
            sides=k.pick(6, 4, 3))
        k.spin([(0.0, -0.016), (0.062, -0.014), (0.064, 0.0), (0.062, 0.014), (0.0, 0.016)], BLACK, -0.01, 0.066, side * 0.172,
            segments=k.pick(16, 10, 7))
        k.tube([(-0.01, side * 0.15, 0.07), (-0.01, side * 0.192, 0.066)], 0.008, CHROME, sides=5)


def _flag(k: Kit, s: BicycleSpec) -> None:
    """The pennant on a whip behind a child's bicycle."""
    foot = np.array([0.0, 0.07, s.radius])
    top = np.array([-0.10, 0.085, 0.82])
    k.tube([foot, 0.5 * (foot + top) + [-0.01, 0, 0], top], 0.0028, CLEAR, sides=k.pick(5, 4, 3))
    grid = np.array([[top + [-0.17, 0.012, -0.055], top + [-0.17, 0.012, -0.05]], [top + [0, 0, -0.11], top + [0, 0, 0.0]]])
    k.shell(grid, 0.002, AMBER)


def _pump(k: Kit, s: BicycleSpec) -> None:
    a, b = s.bottom + 0.1 * s.seat_axis, s.seat_top - 0.08 * s.seat_axis
    k.tube([a + [0.03, 0, 0], b + [0.03, 0, 0]], 0.011, CHROME, sides=k.pick(8, 5, 3))


def _saddle_bag(k: Kit, s: BicycleSpec) -> None:
    x, _, z = s.saddle_top
    k.body([(x - 0.38, z - 0.06, z + 0.02, 0.05, 3, 0.5), (x - 0.30, z - 0.12, z + 0.03, 0.075, 3, 0.5),
        (x - 0.16, z - 0.15, z - 0.03, 0.065, 3, 0.5),
            (x - 0.03, z - 0.16, z - 0.06, 0.03, 3, 0.5)], CLOTH, sides=k.pick(12, 8, 6))  # fmt: skip
    k.box((0.02, 0.155, 0.02), (x - 0.30, 0, z + 0.03), BLACK)


def _frame_bag(k: Kit, s: BicycleSpec) -> None:
    a, b = s.seat_top - 0.05 * s.seat_axis, s.head[1] - 0.05 * s.steer_axis
    low = s.head[0] + 0.045 * s.steer_axis
    k.plate([(a[0] + 0.05, a[2] - 0.10), (low[0] - 0.09, low[2] - 0.03), (b[0] - 0.02, b[2] - 0.012), (a[0] + 0.03, a[2] - 0.012)],
        -0.028, 0.028, CLOTH)


_FITTERS: dict[str, Callable[[Kit, BicycleSpec], None]] = {
    "mudguards": _mudguards, "wide mudguards": _mudguards, "rack": _rack, "lights": _lights, "reflectors": _reflectors, "basket": _basket,
    "tray": _tray,
    "panniers": _panniers, "child seat": _child_seat, "bottle": _bottle, "lock": _lock, "coat": _coat_guard, "crate": _crate,
    "stabilisers": _stabilisers, "flag": _flag, "pump": _pump, "saddle bag": _saddle_bag, "frame bag": _frame_bag,
}  # fmt: skip
