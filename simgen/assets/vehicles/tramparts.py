"""What is inside, on top of and below trams: seats, poles, driver's desk, roof boxes, pantograph, bogies."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np

from simgen.assets.vehicles.cyclekit import SIDES, Kit
from simgen.assets.vehicles.machineparts import BLACK, CHROME, DARK, FLOOR, INSIDE, METAL, PAINT, PAINT2, SEAT, WORN
from simgen.assets.vehicles.tramspec import AXLES_M, WHEEL_M, WIRE_M, Section, TramSpec

_PITCH_M, _CUSHION_M = 0.82, 0.43  # between rows; height of the cushions' middle over the floor


def add_inside(k: Kit, s: TramSpec, c: Section, joint: int) -> None:
    """Floor, ceiling lamps' band, rows of seats, poles, and the driver's place with its wall in a nose."""
    x0, x1 = c.x0 + (0.5 * s.nose if c.nose < 0 else 0.02), c.x1 - (0.5 * s.nose if c.nose > 0 else 0.02)
    w = s.half - 0.06
    k.box((x1 - x0, 2 * w, 0.08), (0.5 * (x0 + x1), 0, s.floor - 0.04), FLOOR, joint)
    if k.detail > 1:
        return
    for x, y, wide in _benches(s, c):
        k.box((0.42, wide, 0.07), (x, y, s.floor + _CUSHION_M), SEAT, joint)
        k.box((0.07, wide, 0.62), (x - 0.20, y, s.floor + 0.75), SEAT, joint)
        if k.detail == 0:
            pole = float(np.sign(y)) * 0.38
            k.tube([(x - 0.18, pole, s.floor), (x - 0.18, pole, s.roof - 0.32)], 0.018, METAL, joint, sides=5)
    for d0, d1 in _doorways(s, c):
        for x in (d0 + 0.3, d1 - 0.3):
            for side in (SIDES if s.modern else (-1.0,)):
                k.tube([(x, side * (w - 0.25), s.floor), (x, side * (w - 0.25), s.roof - 0.32)], 0.018, METAL, joint, sides=5)
    for side in SIDES:
        k.tube([(x0 + 0.4, side * 0.45, s.roof - 0.42), (x1 - 0.4, side * 0.45, s.roof - 0.42)], 0.016, METAL, joint, sides=4)
    if c.nose:
        way = float(c.nose)
        wall = (c.x1 if way > 0 else c.x0) - way * (s.nose + (0.9 if s.modern else 0.75))
        k.box((0.05, 2 * w, 1.2), (wall, 0, s.floor + 0.6), INSIDE, joint)
        k.box((0.04, 1.84 * w, 0.36), (wall, 0, s.roof - 0.60), INSIDE, joint)
        desk = desk_x(s, c)
        k.box((0.34, 1.3, 0.12), (desk, 0, s.sill + 0.02), BLACK, joint, bevel=0.03)
        k.box((0.40, 0.45, 0.10), (desk - way * 0.62, 0, s.floor + 0.52), SEAT, joint, bevel=0.03)
        k.box((0.10, 0.45, 0.66), (desk - way * 0.86, 0, s.floor + 0.88), SEAT, joint, bevel=0.03)


def desk_x(s: TramSpec, c: Section) -> float:
    """Where the driver's desk of a section with a nose stands."""
    way = float(c.nose)
    return (c.x1 if way > 0 else c.x0) - way * (0.75 * s.nose + 0.12 if s.modern else 0.55)


def seat_places(s: TramSpec, c: Section) -> list[tuple[float, float, float]]:
    """Hip points of a section's seats (SAE J826: 95 mm over the cushion, 140 mm before the backrest): two on a broad bench."""
    z = s.floor + _CUSHION_M + 0.035 + 0.095
    return [(x - 0.02, at, z) for x, y, wide in _benches(s, c) for at in ((y - 0.21, y + 0.21) if wide > 0.5 else (y,))]


def _benches(s: TramSpec, c: Section) -> list[tuple[float, float, float]]:
    """(x, y, breadth) of a section's seats, which face forwards and leave the doors free."""
    w = s.half - 0.06
    first = c.x0 + (s.nose + 1.2 if c.nose < 0 else 0.55)
    last = c.x1 - (s.nose + 1.2 if c.nose > 0 else 0.55)
    count = max(int((last - first) / _PITCH_M), 1)
    doors, out = _doorways(s, c), []
    for i in range(count):
        x = first + (i + 0.5) * (last - first) / count
        at_door = any(d0 < x < d1 for d0, d1 in doors)
        for side in SIDES:
            single = side < 0 and s.modern
            if not (at_door and (side < 0 or s.modern)):
                out.append((x, side * (w - (0.25 if single else 0.44)), 0.40 if single else 0.78))
    return out


def _doorways(s: TramSpec, c: Section) -> list[tuple[float, float]]:
    """x of the doors' ends, with room beside them."""
    shares = {"w": 1.55, "n": 0.85, "d": 1.35, "s": 0.7}
    a, b = c.x0 + (s.nose if c.nose < 0 else 0.0), c.x1 - (s.nose if c.nose > 0 else 0.0)
    edges = a + np.concatenate([[0], np.cumsum([shares[bay] for bay in c.bays])]) * (b - a) / sum(shares[bay] for bay in c.bays)
    return [(float(edges[i]) - 0.35, float(edges[i + 1]) + 0.35) for i, bay in enumerate(c.bays) if bay == "d"]


def add_roof(k: Kit, s: TramSpec, c: Section, joint: int) -> None:
    """Boxes of air conditioning and resistors, cable ducts, and the pantograph on one section."""
    x0, x1 = c.x0 + (s.nose if c.nose < 0 else 0.3), c.x1 - (s.nose if c.nose > 0 else 0.3)
    z = s.roof - 0.02
    with_pantograph = joint == (len(s.sections) // 2 if s.modern else 0)
    length = x1 - x0
    if s.modern:
        for a, b in ((0.04, 0.38), (0.60, 0.95)):
            if with_pantograph and a > 0.5 and length < 5:
                continue
            lx = (b - a) * length
            k.box((lx, 1.5, 0.32), (x0 + 0.5 * (a + b) * length, 0, z + 0.14), PAINT2, joint, bevel=0.08)
            if k.detail < 2:
                for side in SIDES:
                    k.box((lx * 0.7, 0.01, 0.16), (x0 + 0.5 * (a + b) * length, side * 0.752, z + 0.15), DARK, joint)
                k.turned([(0.28, 0.0), (0.28, 0.05), (0.0, 0.06)], DARK, (x0 + 0.5 * (a + b) * length, 0, z + 0.30), (0, 0, 1), joint,
                    segments=k.pick(14, 8))
        if k.detail < 3:
            for side in SIDES:
                k.box((length, 0.04, 0.22), (0.5 * (x0 + x1), side * 0.98, z - 0.02), PAINT2, joint)
    else:
        k.box((length * 0.30, 1.1, 0.20), (x0 + 0.72 * length, 0, z + 0.09), PAINT2, joint, bevel=0.05)
        k.box((length * 0.16, 0.9, 0.16), (x0 + 0.15 * length, 0, z + 0.07), WORN, joint, bevel=0.04)
        if k.detail < 2:
            for y in (0.25, -0.25):
                k.tube([(x0 + 0.1, y, z + 0.06), (x1 - 0.1, y, z + 0.06)], 0.025, BLACK, joint, sides=4)
    if with_pantograph:
        _pantograph(k, x0 + (0.5 if s.modern else 0.46) * length, z, joint)


_STRIP_M = 0.0575  # from the head's middle to the top of its carbon strips


def _pantograph(k: Kit, x: float, z: float, joint: int) -> None:
    """A half pantograph raised to the wire, with its double head."""
    k.box((1.3, 0.95, 0.05), (x, 0, z + 0.18), BLACK, joint)
    for dx in (-0.6, 0.6):
        for y in (0.4, -0.4):
            k.turned([(0.05, 0.0), (0.07, 0.04), (0.05, 0.08), (0.07, 0.12), (0.05, 0.16)], PAINT, (x + dx, y, z), (0, 0, 1), joint,
                segments=k.pick(8, 6, 5))
    top = WIRE_M - _STRIP_M
    foot, head = np.array([x - 0.45, 0, z + 0.22]), np.array([x - 0.35, 0, top])
    knee = np.array([x + 0.75, 0, 0.5 * (z + 0.22 + top)])
    k.pair([foot + [0, 0.30, 0], knee + [0, 0.18, 0]], 0.028, METAL, joint)
    k.tube([foot + [0.3, 0, -0.02], knee + [-0.05, 0, -0.05]], 0.018, METAL, joint)
    k.pair([knee + [0, 0.18, 0], head + [0, 0.42, 0]], 0.022, METAL, joint)
    k.tube([knee + [0, 0.22, 0], knee + [0, -0.22, 0]], 0.03, METAL, joint)
    for dx in (-0.16, 0.16):
        p = head + [dx, 0, 0.03]
        k.tube([p + [0, 0.80, -0.14], p + [0, 0.62, 0.0], p + [0, -0.62, 0.0], p + [0, -0.80, -0.14]], 0.018, BLACK, joint)
        k.box((0.05, 1.1, 0.025), p + [0, 0, 0.015], CHROME, joint)


def add_bogie(k: Kit, s: TramSpec, x: float, joint: int, wheel: int) -> None:
    """Frame, sand boxes and two wheelsets of a bogie at x. wheel : joint of its rear wheelset, the front one's follows."""
    half = 0.5 * 1.435  # standard gauge
    k.box((2 * AXLES_M + 0.75, 1.75, 0.18), (x, 0, WHEEL_M + 0.04), BLACK, joint, bevel=0.04)
    for side in SIDES:
        k.box((2 * AXLES_M + 0.9, 0.10, 0.16), (x, side * (half + 0.17), WHEEL_M - 0.01), BLACK, joint, bevel=0.03)
        if k.detail < 2:
            for dx in (-AXLES_M, AXLES_M):
                k.turned([(0.10, 0.0), (0.10, 0.05), (0.0, 0.07)], BLACK, (x + dx, side * (half + 0.21), WHEEL_M), (0, side, 0), joint,
                    segments=k.pick(12, 8))
    for i, dx in enumerate((-AXLES_M, AXLES_M)):
        for side in SIDES:
            y = side * half
            profile = [(0.0, -0.06), (WHEEL_M * 0.55, -0.05), (WHEEL_M * 0.85, -0.065), (WHEEL_M, -0.065), (WHEEL_M - 0.002, 0.055),
                (WHEEL_M * 0.85, 0.065), (WHEEL_M * 0.55, 0.04), (0.0, 0.06)]
            k.spin([(r, v) for r, v in profile], WORN, x + dx, WHEEL_M, y, wheel + i, segments=k.pick(24, 14, 8, 6))
        k.tube([(x + dx, half, WHEEL_M), (x + dx, -half, WHEEL_M)], 0.06, BLACK, wheel + i, sides=k.pick(8, 5, 3))
    if not s.modern and k.detail < 3:
        for side in SIDES:
            k.box((0.9, 0.05, 0.10), (x, side * (half + 0.05), 0.14), WORN, joint, bevel=0.02)  # magnetic track brake
