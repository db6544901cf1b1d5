"""Motorcycles: frames, tanks, seats, tails, suspension and luggage, after the table in `motospec`."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np

from simgen.assets.vehicles.bicycle import steering_frame
from simgen.assets.vehicles.cyclekit import SIDES, Kit
from simgen.assets.vehicles.cycleslots import (
    ALLOY,
    BLACK,
    CHROME,
    FRONT,
    GLOSS,
    PAINT,
    PAINT2,
    REAR,
    SEAT,
    STEER,
)  # fmt: skip
from simgen.assets.vehicles.cyclewheels import add_mudguard, add_wheel
from simgen.assets.vehicles.motoengine import add_engine, add_spring
from simgen.assets.vehicles.motofairing import add_fairing
from simgen.assets.vehicles.motofront import add_controls, add_fork, add_headlamp, add_rear_end
from simgen.assets.vehicles.motospec import MotorcycleSpec, Stations
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.sidestand import Stand, add_stand
from simgen.geometry import transform
from simgen.mesh import Mesh


def motorcycle_mesh(s: MotorcycleSpec, detail: int) -> Mesh:
    """The mesh at a level of detail (0 finest, 3 far)."""
    k = Kit(detail)
    add_wheel(k, s.front, s.wheelbase, FRONT)
    add_wheel(k, s.rear, 0.0, REAR)
    add_fork(k, s)
    cowl = s.fairing in ("full", "tour")
    add_controls(k, s.bar_path, s.grip, finish=s.finish, mirrors="none" if cowl else "round" if s.lamp == "round" else "square")
    add_headlamp(k, s)
    _frame(k, s)
    add_engine(k, s)
    _bodywork(k, s)
    add_fairing(k, s)
    _luggage(k, s)
    if detail < 3:
        add_stand(k, motorcycle_stand(s))
    return k.build()


def motorcycle_anchors(s: MotorcycleSpec) -> dict[str, Floats]:
    """Where a rider and a passenger sit, where the rider holds and rests the feet, and the steering axis."""
    flip, foot = np.array([1.0, -1.0, 1.0]), np.array(s.peg)
    return {
        "seat": transform(None, (s.seat_x, 0, s.seat_z)),
        "seat_rear": transform(None, (-0.02, 0, s.seat_z + 0.06)),
        "grip_left": transform(None, s.grip),
        "grip_right": transform(None, s.grip * flip),
        "pedal_left": transform(None, foot + [0, 0, 0.015]),
        "pedal_right": transform(None, (foot + [0, 0, 0.015]) * flip),
        "crank": transform(None, (foot[0], 0, foot[2])),
        "steer_axis": steering_frame(s.steer_axis, s.on_axis(0.75)),
    }


def motorcycle_rest(s: MotorcycleSpec) -> Floats:
    """(6, 3) joint positions."""
    return np.array([[0.5 * s.wheelbase, 0, 0], [s.wheelbase, 0, s.front.radius], [0, 0, s.rear.radius], s.on_axis(0.75),
        [s.peg[0], 0, s.peg[2]],
                     motorcycle_stand(s)[1]])  # fmt: skip


def motorcycle_stand(s: MotorcycleSpec) -> Stand:
    """Its side or centre stand."""
    return (s.stand, np.array([0.50, 0.12, 0.27]), 0.011) if s.stand == "side" else (s.stand, np.array([0.38, 0.0, 0.24]), 0.013)


def raised(stations: Stations, z: float) -> list[tuple[float, ...]]:
    """Stations whose heights count from z."""
    return [(x, low + z, high + z, w, e, m) for x, low, high, w, e, m in stations]


def _frame(k: Kit, s: MotorcycleSpec) -> None:
    """Frame tubes, swing arm, shocks, pegs."""
    z, r, sides = s.seat_z, s.rear.radius, k.pick(8, 5, 3)
    head = s.on_axis(s.bridge[2] - 0.10)
    low = s.on_axis(2 * s.front.radius + 0.13)
    pivot = np.array([0.50, 0.0, 0.40])
    slot = PAINT2 if s.frame == "trellis" else BLACK if s.frame == "cradle" else ALLOY
    for side in SIDES:
        f = np.array([1.0, side, 1.0])
        if s.frame == "beam":
            rings = []
            for x, y, h, tall, wide in ((head[0] - 0.02, 0.05, z + 0.0, 0.16, 0.035), (0.86, 0.165, z - 0.06, 0.15, 0.04),
                (0.62, 0.17, z - 0.16, 0.14, 0.04), (0.50, 0.15, 0.50, 0.16, 0.04), (0.47, 0.14, 0.36, 0.12, 0.04)):
                ring = np.array([(x - 0.3 * tall * 0.5, y - wide / 2, h - tall / 2),
                    (x - 0.3 * tall * 0.5, y + wide / 2, h - tall / 2 + 0.01), (x + 0.1 * tall, y + wide / 2, h + tall / 2 - 0.01),
                    (x + 0.1 * tall, y - wide / 2, h + tall / 2)])
                rings.append((ring * f)[:: int(side)])
            k.b.add_loft(np.array(rings), slot, capped=True, crease_deg=35)
        elif s.frame == "trellis":
            a = [head + [-0.02, 0.05, 0], np.array([0.86, 0.15, z - 0.03]), np.array([0.60, 0.14, z - 0.13]), np.array([0.50, 0.13, 0.44])]
            b = [low + [-0.02, 0.05, 0.02], np.array([0.90, 0.16, z - 0.17]), np.array([0.64, 0.155, z - 0.28]),
                np.array([0.49, 0.13, 0.38])]
            k.tube(np.array(a) * f, 0.016, slot, sides=sides, smooth=False)
            k.tube(np.array(b) * f, 0.016, slot, sides=sides, smooth=False)
            if k.detail < 2:
                for i, j in ((0, 1), (1, 1), (1, 2), (2, 2)):
                    k.tube([a[i] * f, b[j] * f], 0.012, slot, sides=sides)
        else:
            k.tube(np.array([head + [-0.02, 0.03, 0], [0.86 + s.stretch, 0.06, z - 0.03], [0.52, 0.10, z - 0.09], [0.46, 0.12, 0.52],
                [0.46, 0.12, 0.36]]) * f, 0.0165, slot, sides=sides)
            k.tube(np.array([low + [-0.02, 0.03, 0], [low[0] - 0.08, 0.10, 0.55], [0.93 + s.stretch, 0.13, 0.24], [0.52, 0.14, 0.22],
                [0.46, 0.12, 0.36]]) * f, 0.0165, slot, sides=sides)
        rear = [(0.52, 0.10, z - 0.10), (0.16, 0.105, z - 0.055), (-0.18, 0.07, z + (0.03 if s.tail else -0.02))]
        k.tube(np.array(rear) * f, 0.0135, BLACK, sides=sides)
        k.tube(np.array([(0.46, 0.115, 0.46), (0.12, 0.11, z - 0.08)]) * f, 0.0125, BLACK, sides=sides)
        k.tube(np.array([pivot + [0, 0.10, 0], [0.25, 0.115, 0.5 * (pivot[2] + r) + 0.02], [0.0, 0.112, r], [-0.05, 0.112, r]]) * f,
            [0.032, 0.030, 0.026, 0.024], CHROME if s.finish == CHROME and s.frame == "cradle" else BLACK, sides=k.pick(8, 6, 4))
        if s.shocks == 2:
            add_spring(k, np.array([0.04, 0.135, r + 0.03]) * f, np.array([0.15, 0.13, z - 0.07]) * f, 0.034, CHROME, BLACK)
        peg, root = np.array(s.peg), np.array([s.peg[0] + 0.03, 0.13, s.peg[2] + 0.03])
        k.tube([root * f, (peg + [0, -0.07, 0.0]) * f], 0.011, BLACK, sides=k.pick(6, 4, 3))
        k.tube([(peg + [0, -0.07, 0]) * f, (peg + [0, 0.055, 0.002]) * f], 0.0145, BLACK, sides=k.pick(8, 5, 3))
        if k.detail < 2 and s.seat[0][0] < 0:
            k.tube([np.array([0.18, 0.12, s.peg[2] + 0.12]) * f, np.array([0.20, 0.22, s.peg[2] + 0.11]) * f], 0.013, BLACK, sides=6)
            k.tube([np.array([0.18, 0.12, s.peg[2] + 0.12]) * f, np.array([0.34, 0.115, 0.52]) * f], 0.010, BLACK, sides=5)
    if s.shocks == 1:
        add_spring(k, (0.30, 0.0, 0.40), (0.46, 0.0, z - 0.13), 0.045, PAINT2 if s.frame != "cradle" else CHROME, BLACK)
    k.tube([(0, 0.14, r), (0, -0.14, r)], 0.014, CHROME, sides=k.pick(8, 5, 3))
    if k.detail < 2:
        k.box((0.07, 0.04, 0.045), (0.12, -s.rear.disc_y, r + 0.07), BLACK, bevel=0.01)


def _bodywork(k: Kit, s: MotorcycleSpec) -> None:
    """Tank, seat, tail, side covers, rear mudguard, lamps and plate."""
    z = s.seat_z
    sides = k.pick(18, 11, 8, 6)
    tank = [(x + s.stretch * (i + 1) / len(s.tank), *rest) for i, (x, *rest) in enumerate(raised(s.tank, z))]
    k.body(tank, PAINT, sides=sides, steps=k.pick(3, 2, 1), crease=60)
    top = max(s.tank, key=lambda row: row[2])
    if k.detail < 2:
        k.turned([(0.042, -0.01), (0.042, 0.006), (0.034, 0.011), (0.0, 0.011)], CHROME if s.finish == CHROME else BLACK,
            (top[0] + 0.05 + 0.7 * s.stretch, 0, z + top[2] - 0.004), (0.12, 0, 1), segments=k.pick(16, 9))
        for side in SIDES if s.lamp == "round" else ():  # badges
            k.ball((0.16, 0.012, 0.075), (0.70 + 0.5 * s.stretch, side * s.tank[2][3], z + 0.03), PAINT2, square=3.0)
    k.body(raised(s.seat, z), SEAT, sides=k.pick(12, 9, 7, 5), steps=k.pick(2, 2, 1), crease=55)
    if s.tail:
        k.body(raised(s.tail, z), PAINT, sides=k.pick(12, 9, 7, 5), crease=55)
    cover = PAINT if s.lamp in ("round", "enduro") else BLACK
    for side in SIDES:
        k.body([(0.24, z - 0.22, z - 0.10, 0.012, 3, 0.5), (0.30, z - 0.27, z - 0.075, 0.028, 3, 0.5),
            (0.46, z - 0.27, z - 0.075, 0.03, 3, 0.5), (0.53, z - 0.22, z - 0.10, 0.015, 3, 0.5)], cover, y=side * 0.118,
            sides=k.pick(10, 7, 5), steps=k.pick(2, 1))
    k.box((0.20, 0.18, 0.20), (0.40, 0, z - 0.19), BLACK, bevel=0.03)
    r = s.rear.radius
    slot = PAINT if s.rear_fender in ("long", "high") else BLACK
    if s.rear_fender == "long":
        add_mudguard(k, 0.0, r, r + 0.055, s.rear.tyre + 0.045, 0.55, 2.75, slot, 0, flare=0.06, thickness=0.004)
    elif s.rear_fender == "high":
        k.body([(-0.46, z + 0.015, z + 0.04, 0.05, 4, 0.6), (-0.30, z - 0.02, z + 0.03, 0.085, 4, 0.6),
            (0.0, z - 0.09, z - 0.02, 0.095, 4, 0.6), (0.25, z - 0.14, z - 0.05, 0.08, 4, 0.6)], slot, sides=k.pick(12, 8, 6))
    else:
        add_mudguard(k, 0.0, r, r + 0.03, s.rear.tyre + 0.02, 0.6, 2.0, BLACK, 0, flare=0.03)
    ends = {"long": (-0.36, r + 0.20, "round"), "high": (-0.42, z - 0.03, "bar"), "short": (-0.285, z + 0.015, "round"),
        "tail": (-0.335, z + 0.045, "bar")}
    x, h, lamp = ends[s.rear_fender]
    if s.rear_fender == "tail" and s.tail[0][1] > 0.08:
        h = z + 0.125
    add_rear_end(k, x, h, s.plate, wheel=s.rear, guard="none", lamp=lamp, hang=0.19 if s.rear_fender != "long" else 0.14)


def _luggage(k: Kit, s: MotorcycleSpec) -> None:
    z = s.seat_z
    if "cases" in s.luggage:
        for side in SIDES:
            k.body([(-0.36, z - 0.20, z - 0.02, 0.06, 3.4, 0.5), (-0.32, z - 0.34, z + 0.03, 0.11, 3.6, 0.5),
                (0.02, z - 0.37, z + 0.03, 0.115, 3.6, 0.5), (0.16, z - 0.30, z - 0.02, 0.07, 3.4, 0.5)],
                   PAINT, y=side * 0.315, sides=k.pick(14, 10, 7, 5))  # fmt: skip
            k.box((0.40, 0.008, 0.022), (-0.10, side * 0.432, z - 0.16), BLACK, bevel=0.003)
    if "alloy cases" in s.luggage:
        for side in SIDES:
            k.box((0.44, 0.22, 0.36), (-0.12, side * 0.33, z - 0.18), ALLOY, bevel=0.02)
            k.box((0.445, 0.225, 0.03), (-0.12, side * 0.33, z + 0.005), BLACK, bevel=0.008)
            if k.detail < 2:
                for x in (-0.32, 0.08):
                    k.box((0.03, 0.232, 0.365), (x, side * 0.33, z - 0.18), BLACK, bevel=0.006)
            k.tube([(0.10, side * 0.14, z - 0.05), (0.10, side * 0.23, z - 0.05), (-0.30, side * 0.23, z - 0.05),
                (-0.30, side * 0.10, z + 0.0)], 0.009, BLACK, sides=k.pick(6, 4, 3))
    if "top case" in s.luggage or "top box" in s.luggage:
        w, size = (0.23, 0.30) if "top case" in s.luggage else (0.20, 0.27)
        x0 = -0.36
        k.body([(x0 - 0.14, z + 0.19, z + 0.34, w * 0.8, 3.6, 0.5), (x0 - 0.10, z + 0.15, z + 0.19 + size * 0.75, w, 3.6, 0.45),
            (x0 + 0.12, z + 0.15, z + 0.17 + size, w, 3.4, 0.45), (x0 + 0.24, z + 0.17, z + 0.15 + size * 0.8, w * 0.85, 3.2, 0.5)],
               PAINT if "top case" in s.luggage else BLACK, sides=k.pick(18, 11, 7, 5))  # fmt: skip
        k.box((0.34, 0.24, 0.02), (x0 + 0.06, 0, z + 0.14), BLACK, bevel=0.006)
        k.pair([(x0 + 0.18, 0.09, z + 0.13), (0.02, 0.11, z + 0.06)], 0.011, BLACK)
    if "grab rail" in s.luggage:
        k.tube([(0.06, 0.15, z - 0.02), (-0.12, 0.155, z + 0.04), (-0.27, 0.10, z + 0.08), (-0.27, -0.10, z + 0.08),
            (-0.12, -0.155, z + 0.04), (0.06, -0.15, z - 0.02)], 0.011, CHROME, sides=k.pick(7, 5, 3))
    if "hand guards" in s.luggage:
        g = s.grip
        for side in SIDES:
            f = np.array([1.0, side, 1.0])
            rows = np.array([[g + [0.075 - 0.02 * abs(t), 0.02 - 0.15 * u, 0.055 * t] for u in np.linspace(-0.55, 0.9, 5)] for t in (-1.0,
                0.0, 1.0)]) * f
            rows[:, 0, 0] -= 0.055
            k.shell(rows[:, :: 1 if side > 0 else -1], 0.005, BLACK, STEER)
    if "engine bars" in s.luggage:
        k.pair([(0.98, 0.05, 0.62), (0.93, 0.42, 0.60), (0.78, 0.46, 0.45), (0.72, 0.36, 0.30), (0.72, 0.12, 0.24)], 0.013, GLOSS,
            sides=k.pick(7, 4, 3))
