"""Bicycles: frames, forks, bars and saddles of many kinds, after the table of designs in `bikespec`."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np

from simgen.assets.vehicles.bikedrive import add_brakes, add_cables, add_drive, add_motor
from simgen.assets.vehicles.bikegear import add_equipment
from simgen.assets.vehicles.bikespec import CRANK_M, BicycleSpec
from simgen.assets.vehicles.cyclekit import SIDES, Kit
from simgen.assets.vehicles.cycleslots import (
    ALLOY,
    BLACK,
    BODY,
    CHROME,
    FRONT,
    GLOSS,
    GRIP,
    PAINT,
    PAINT2,
    REAR,
    SEAT,
    STEER,
)  # fmt: skip
from simgen.assets.vehicles.cyclewheels import CycleWheel, add_wheel
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import transform
from simgen.mesh import Mesh

_SADDLES = {  # sections along the saddle: x, bottom, top, half width, squareness, height of the widest point
    "sport": (
        (-0.135, -0.034, -0.016, 0.045, 2.4, 0.6), (-0.118, -0.046, 0.0, 0.070, 2.6, 0.65), (-0.06, -0.052, -0.002, 0.070, 2.6, 0.7),
        (-0.005, -0.046, -0.008, 0.042, 2.6, 0.7), (0.06, -0.040, -0.007, 0.026, 2.4, 0.6), (0.115, -0.038, -0.008, 0.021, 2.3, 0.5),
        (0.138, -0.034, -0.018, 0.012, 2.2, 0.5),
    ),
    "comfort": (
        (-0.130, -0.052, -0.012, 0.070, 2.3, 0.6), (-0.112, -0.070, 0.006, 0.098, 2.5, 0.62), (-0.05, -0.072, 0.002, 0.100, 2.5, 0.65),
        (0.005, -0.060, -0.008, 0.064, 2.5, 0.65), (0.06, -0.050, -0.010, 0.036, 2.4, 0.6), (0.105, -0.046, -0.010, 0.028, 2.3, 0.5),
        (0.128, -0.040, -0.020, 0.014, 2.2, 0.5),
    ),
}  # fmt: skip
_SADDLES["child"] = _SADDLES["comfort"]


def bicycle_mesh(s: BicycleSpec, detail: int) -> Mesh:
    """The mesh at a level of detail (0 finest, 3 far)."""
    k = Kit(detail)
    disc = 0.085 if s.brake == "disc" else 0.0
    for x, joint, bead in ((s.wheelbase, FRONT, s.front_radius), (0.0, REAR, s.radius)):
        deep = s.rim > 0.025
        hub = 0.032 if s.brake == "drum" or (s.gear == "hub" and joint == REAR) else 0.017
        add_wheel(k, CycleWheel(bead, s.tyre, rim=s.rim, spokes=24 if deep else 32, hub=hub, disc=disc, tread=s.tread, tan=s.tan,
                                rim_slot=GLOSS if deep else ALLOY, hub_slot=BLACK if deep else ALLOY), x, joint)  # fmt: skip
    add_frame(k, s)
    add_fork(k, s)
    add_bars(k, s)
    add_saddle(k, s)
    add_drive(k, s)
    add_brakes(k, s)
    if detail == 0:
        add_cables(k, s)
    add_equipment(k, s)
    return k.build()


def bicycle_anchors(s: BicycleSpec) -> dict[str, Floats]:
    """Where a rider sits, holds and steps (crank angle 0: right pedal forward), and the steering axis (z of "steer_axis")."""
    c, flip, crank = s.bottom, np.array([1.0, -1.0, 1.0]), CRANK_M * s.size
    return {
        "seat": transform(None, s.saddle_top),
        "grip_left": transform(None, s.grip),
        "grip_right": transform(None, s.grip * flip),
        "pedal_left": transform(None, c + [-crank, 0.135 * s.size, 0.012]),
        "pedal_right": transform(None, c + [crank, -0.135 * s.size, 0.012]),
        "crank": transform(None, c),
        "steer_axis": steering_frame(s.steer_axis, s.head[0]),
    }


def steering_frame(axis: Floats, point: Floats) -> Floats:
    """(4, 4) frame at a point whose z axis is a steering axis in the x-z plane."""
    return transform(np.stack([np.cross([0, 1.0, 0], axis), [0, 1.0, 0], axis], axis=1), point)


def bicycle_rest(s: BicycleSpec, stand: Floats) -> Floats:
    """(6, 3) joint positions."""
    return np.array([[0.5 * s.wheelbase, 0, 0], [s.wheelbase, 0, s.front_radius], [0, 0, s.radius], s.head[0], s.bottom, stand])


def add_frame(k: Kit, s: BicycleSpec) -> None:
    """Main tubes, stays, bracket and head tube."""
    t = 0.0145 * s.tube
    bb, top, (low, high) = s.bottom, s.seat_top, s.head
    axis, up = s.steer_axis, s.seat_axis
    k.tube([bb, top], t, PAINT)
    k.tube([low, high], t + 0.004, PAINT)
    for at in (low, high):
        k.tube([at - 0.006 * axis, at + 0.006 * axis], t + 0.0065, BLACK)
    k.spin([(0, -0.036), (0.022, -0.036), (0.022, 0.036), (0, 0.036)], PAINT, bb[0], bb[2], segments=k.pick(12, 8, 5))
    k.tube([top - 0.012 * up, top + 0.008 * up], t + 0.004, BLACK)
    stays_from = top - 0.05 * up
    down = low + 0.03 * axis
    if s.frame in ("diamond", "mtb", "child"):
        k.tube([bb, down], t * 1.18, PAINT)
        k.tube([top - 0.03 * up, high - 0.025 * axis], t * 1.05, PAINT)
        k.tube([bb + 0.25 * (down - bb), bb + 0.55 * (down - bb)], t * 1.18 + 0.0006, PAINT2, smooth=False)
    elif s.frame == "wave":
        k.tube([high - 0.05 * axis, 0.70 * low + 0.30 * bb + [-0.015, 0, -0.015], 0.34 * low + 0.66 * bb + [0.0, 0, -0.02],
            bb + [0.03, 0, 0.008]], t * 1.55, PAINT)
        k.tube([low + 0.015 * axis, 0.62 * low + 0.38 * bb + [-0.01, 0, -0.05], bb + [0.05, 0, 0.0]], t * 1.1, PAINT)
        stays_from = bb + up * s.seat_tube * 0.66
    elif s.frame == "dutch":
        k.tube([low + 0.02 * axis, 0.6 * low + 0.4 * bb + [0.0, 0, -0.055], bb + [0.03, 0, 0.0]], t * 1.1, PAINT)
        k.tube([high - 0.04 * axis, 0.62 * high + 0.38 * bb + [-0.02, 0, -0.075], bb + up * s.seat_tube * 0.30], t, PAINT)
        stays_from = top - 0.06 * up
    elif s.frame == "mixte":
        k.tube([bb, down], t * 1.15, PAINT)
        for side in SIDES:
            k.tube([high - 0.03 * axis + [0, side * 0.012, 0], bb + up * s.seat_tube * 0.62 + [0, side * 0.024, 0],
                [0.02, side * 0.062, s.radius + 0.01]], t * 0.62, PAINT)
    elif s.frame == "fold":
        hinge = 0.5 * (low + bb + up * s.seat_tube * 0.45) + [0.0, 0, 0.02]
        k.tube([low + 0.5 * s.head_tube * axis, hinge, bb + up * s.seat_tube * 0.42], t * 1.75, PAINT)
        k.box((0.035, 0.062, 0.085), hinge, BLACK, bevel=0.006)
        k.tube([hinge + [-0.02, 0, -0.02], bb], t * 0.8, PAINT)
    elif s.frame == "ebike":
        path = np.array([high - 0.07 * axis, 0.66 * low + 0.34 * bb + [-0.02, 0, 0.0], 0.34 * low + 0.66 * bb + [-0.02, 0, -0.005],
            bb + [0.02, 0, 0.02]])
        k.tube(path, t * 2.2, PAINT)
        a, b = path[1] + [0.03, 0, 0.02], path[2] + [0.0, 0, 0.025]
        k.tube([a, b], 0.036, BLACK, smooth=False)
        add_motor(k, s)
        stays_from = bb + up * s.seat_tube * 0.70
    if "battery" in s.kit:
        add_motor(k, s)
        way = (down - bb) / np.linalg.norm(down - bb)
        n = np.array([-way[2], 0.0, way[0]])
        k.tube([bb + 0.12 * way + 0.024 * n, bb + 0.46 * way + 0.024 * n], 0.036, BLACK, smooth=False)
        k.tube([bb + 0.14 * way + 0.027 * n, bb + 0.20 * way + 0.027 * n], 0.0365, PAINT2, smooth=False)
    for side in SIDES:
        axle = np.array([0.0, side * 0.062, s.radius])
        k.tube([bb + [-0.012, side * 0.026, 0], bb + [-0.12, side * 0.052, 0.25 * (s.radius - s.bracket_z)], axle], [0.011, 0.010, 0.008],
            PAINT)
        k.tube([stays_from + [0, side * 0.013, 0], stays_from * 0.62 + axle * 0.38 + [0, side * 0.018, 0], axle],
            [0.0075, 0.0075, 0.0065], PAINT)
        if k.detail < 2:
            k.box((0.045, 0.005, 0.030), axle, PAINT)
            k.turned([(0.009, 0), (0.009, 0.008), (0, 0.009)], CHROME, axle, (0, side, 0), segments=6)
            k.turned([(0.009, 0), (0.009, 0.008), (0, 0.009)], CHROME, (s.wheelbase, side * 0.056, s.front_radius), (0, side, 0), STEER,
                segments=6)


def add_fork(k: Kit, s: BicycleSpec) -> None:
    """Steerer, crown and blades with their rake, or a suspension fork with stanchions."""
    low, axis, r = s.head[0], s.steer_axis, s.front_radius
    half = 0.052 if s.fork != "suspension" else 0.066
    axle = np.array([s.wheelbase, 0.0, r])
    ahead = axle - s.on_axis(r) if s.fork == "suspension" else np.zeros(3)
    if s.fork == "suspension":
        crown = low - 0.02 * axis
        k.box((0.055, 2 * half + 0.03, 0.034), crown + ahead * 0.55, BLACK, STEER, bevel=0.012)
        for side in SIDES:
            y = np.array([0, side * half, 0.0])
            k.tube([crown + ahead + y, crown + ahead + y - 0.16 * axis], 0.0155, CHROME, STEER)
            k.tube([crown + ahead + y - 0.10 * axis, axle + y + 0.03 * axis, axle + y - 0.008 * axis], [0.021, 0.020, 0.014], BLACK,
                STEER, smooth=False)
        z = 2 * r + 0.03
        k.tube([s.on_axis(z) + ahead + [0, half, -0.05], s.on_axis(z) + ahead + [0.02, 0, 0], s.on_axis(z) + ahead + [0, -half, -0.05]],
            0.012, BLACK, STEER)
        return
    crown = low - 0.018 * axis
    k.tube([low, crown - 0.012 * axis], 0.018, PAINT, STEER)
    for side in SIDES:
        y = np.array([0, side, 0.0])
        mid = s.on_axis(r + 0.45 * (crown[2] - r)) + half * y
        if s.fork == "straight":
            k.tube([crown + 0.018 * y, crown - 0.03 * axis + (half - 0.006) * y, axle + half * y], [0.016, 0.0145, 0.009], PAINT, STEER)
        else:
            k.tube([crown + 0.02 * y, crown - 0.02 * axis + half * y, mid,
                s.on_axis(r + 0.28 * (crown[2] - r)) + half * y + [0.004, 0, 0], axle + half * y],
                   [0.0125, 0.0135, 0.0115, 0.0095, 0.0075], PAINT, STEER)  # fmt: skip


def add_bars(k: Kit, s: BicycleSpec) -> None:
    """Stem, handlebar, grips or tape, levers, bell."""
    high, axis, clamp = s.head[1], s.steer_axis, s.clamp
    metal = BLACK if s.bar in ("drop", "riser", "flat") else ALLOY
    knee = high + axis * s.stem
    k.tube([high, knee + 0.01 * axis], 0.0135 if s.bar != "riser" else 0.017, metal, STEER)
    if s.reach > 0.02:
        k.tube([knee, clamp], 0.0145, metal, STEER)
        k.tube([clamp + [0, -0.025, 0], clamp + [0, 0.025, 0]], 0.018, metal, STEER)
    left = s.bar_path
    k.tube(np.concatenate([(left * [1, -1, 1])[:0:-1], left]), 0.0115 if s.bar != "drop" else 0.013, metal, STEER)
    for side in SIDES:
        f = np.array([1.0, side, 1.0])
        if s.bar == "drop":
            k.tube(left[2:] * f, 0.0155, GRIP, STEER)
            h = left[3] * f
            k.tube([h + [-0.035, 0, 0.005], h + [0.0, 0, 0.018], h + [0.035, 0, 0.045]], [0.016, 0.018, 0.013], GRIP, STEER)
            k.tube([h + [0.025, 0, 0.03], h + [0.042, side * 0.004, -0.01], h + [0.028, side * 0.006, -0.08]], [0.008, 0.007, 0.005],
                BLACK, STEER, sides=k.pick(5, 4, 3))
            continue
        end = left[-1]
        way = (left[-2] - end) / np.linalg.norm(left[-2] - end)
        length = min(0.125, 0.9 * float(np.linalg.norm(left[-2] - end)))
        k.tube([end * f, (end + 0.008 * way) * f, (end + (length - 0.006) * way) * f, (end + length * way) * f],
            [0.0165, 0.0165, 0.0155, 0.018], GRIP, STEER, smooth=False)
        if k.detail < 2 and (s.brake != "drum" or side < 0 or s.gear != "single"):
            root = end + (length + 0.03) * way
            out = np.array([0.042, 0.0, -0.012]) if abs(way[1]) > 0.6 else np.array([0.02, 0.035, -0.02]) * [1, -1, 1]
            k.tube([root * f, (root + 0.5 * out) * f, (root + out - 0.03 * way) * f, (end + 0.03 * way + out * 1.05) * f],
                [0.009, 0.008, 0.006, 0.005], BLACK if metal == BLACK else ALLOY,
                   STEER, sides=k.pick(5, 3))  # fmt: skip
            k.tube([(root - 0.012 * way) * f, (root + 0.012 * way) * f], 0.0165, BLACK, STEER)
    if "bell" in s.kit and k.detail < 2:
        at = left[min(2, len(left) - 1)] * 0.55 + left[1] * 0.45
        k.turned([(0.026, 0.012), (0.026, 0.022), (0.019, 0.036), (0.0, 0.042)], CHROME, at, (0.1, 0, 1.0), STEER, segments=k.pick(12, 7))
        k.turned([(0.0, 0.011), (0.026, 0.012)], BLACK, at, (0.1, 0, 1.0), STEER, segments=k.pick(12, 7))


def add_saddle(k: Kit, s: BicycleSpec) -> None:
    """Seat post, rails, springs of comfortable ones, and the saddle's cover."""
    top, scale = s.saddle_top, 0.5 + 0.5 * s.size
    under = top - [0, 0, 0.058]
    k.tube([s.seat_top - 0.02 * s.seat_axis, under + [0.0, 0, 0.004]], 0.0136, ALLOY if s.bar != "drop" else BLACK)
    rows = np.array(_SADDLES[s.saddle]) * [scale, 1, 1, scale, 1, 1] + [top[0], top[2], top[2], 0, 0, 0]
    k.body(rows.tolist(), SEAT, sides=k.pick(12, 8, 6, 5), steps=k.pick(2, 2, 1))
    if k.detail > 1:
        return
    k.pair([top + [-0.10, 0.028, -0.045], under + [-0.03, 0.022, -0.004], under + [0.04, 0.022, -0.004], top + [0.105, 0.010, -0.036]],
        0.0036, CHROME, sides=3)
    k.box((0.035, 0.05, 0.022), under, BLACK, bevel=0.006)
    if s.saddle == "comfort":
        for side in SIDES:
            at = top + [-0.085, side * 0.055, -0.125]
            for i in range(k.pick(3, 0)):
                k.turned([(0.016, 0.0), (0.020, 0.005), (0.016, 0.010)], CHROME, at + [0, 0, 0.018 * i], (0, 0, 1), segments=7)
            k.tube([under + [-0.02, side * 0.02, -0.02], at + [0, 0, 0.0]], 0.005, BLACK, BODY, sides=4)
            k.tube([at + [0, 0, -0.002], at + [0, 0, 0.062]], 0.011, BLACK, sides=6)
