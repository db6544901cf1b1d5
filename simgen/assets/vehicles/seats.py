"""Seats: cushion, backrest, headrest, about the hip point of who sits in them (x forward, y left, z up, metres)."""

from __future__ import annotations

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles.fittings import add_lump
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.slots import DARK, METAL, SEAT
from simgen.geometry import rotation, transform

# The hip point lies about 95 mm over the pressed cushion and 140 mm before the backrest, whose usual lean is 22 degrees (SAE J826).
CUSHION_Z, BACK_X, LEAN_RAD = -0.095, -0.14, 0.38


def add_seat(builder: MeshBuilder, hip: Floats, detail: int, *, floor_z: float, sport: float = 0.5) -> None:
    """A single front seat. hip : (3,) hip point. floor_z : where its rails stand. sport : 0 flat .. 1 deep bolsters. detail : 0 or 1."""
    T = transform(None, hip)
    _add_cushion(builder, T, 0.25, detail, 0.018 + 0.03 * sport, joins=1)
    _add_back(builder, T, 0.25, 0.62, detail, 0.025 + 0.04 * sport, joins=1)
    _add_headrest(builder, T, 0.0, 0.655, detail, posts=detail == 0)
    depth = float(hip[2]) + CUSHION_Z - 0.10 - floor_z
    if depth > 0.03 and detail == 0:
        builder.add_box((0.40, 0.36, depth), DARK, center=(hip[0] + 0.08, hip[1], floor_z + depth / 2))


def add_bench(
    builder: MeshBuilder, hip: Floats, half: float, detail: int, *, floor_z: float, headrests: int = 3, single: bool = False
) -> None:
    """A bench of three seats, `half` its half width. hip : (3,) hip point of its middle. single : lower, without shaped places."""
    T = transform(None, hip)
    _add_cushion(builder, T, half, detail, 0.012, joins=1 if single else 2)
    _add_back(builder, T, half, 0.56, detail, 0.014, joins=1 if single else 2)
    for k in range(headrests):
        y = (k - (headrests - 1) / 2) * (1.2 * half / max(headrests - 1, 1))
        _add_headrest(builder, T, y, 0.575 if k != 1 or headrests < 3 else 0.55, detail, posts=False)
    depth = float(hip[2]) + CUSHION_Z - 0.10 - floor_z
    if depth > 0.03 and detail == 0:
        builder.add_box((0.42, 1.9 * half, depth), SEAT, center=(hip[0] + 0.10, hip[1], floor_z + depth / 2))


def _places(half: float, joins: int) -> list[tuple[float, float]]:
    """Middle and half width of the shaped places of a seat."""
    width = half / joins
    return [((2 * k + 1 - joins) * width, width) for k in range(joins)]


def _add_cushion(builder: MeshBuilder, T: Floats, half: float, detail: int, bolster: float, joins: int) -> None:
    stations = (
        ((-0.16, 0.0), (0.0, -0.008), (0.18, 0.002), (0.33, 0.030), (0.375, -0.015)) if detail == 0 else ((-0.16, 0.0), (0.34, 0.025))
    )
    for y, w in _places(half, joins):
        rings = []
        for x, rise in stations:
            z = CUSHION_Z + rise
            if detail == 0:
                # Counter-clockwise seen from the front: left edge, over the top to the right, back below.
                edge = 0.97 * w
                section = [(-edge, -0.12), (edge, -0.12), (w, bolster - 0.03), (0.84 * w, bolster), (0.55 * w, 0), (-0.55 * w, 0),
                           (-0.84 * w, bolster),
                           (-w, bolster - 0.03)]  # fmt: skip
            else:
                section = [(-w, -0.11), (w, -0.11), (w, bolster * 0.5), (-w, bolster * 0.5)]
            rings.append([[x, y + a, z + b] for a, b in section])
        builder.add_loft(np.array(rings), SEAT, capped=True, T=T, crease_deg=50)


def _add_back(builder: MeshBuilder, T: Floats, half: float, tall: float, detail: int, bolster: float, joins: int) -> None:
    lean = transform(rotation(pitch=-LEAN_RAD), (BACK_X, 0.0, CUSHION_Z))
    # Height along the back, breadth, thickness, forward bow (the lumbar support).
    stations = (
        ((-0.06, 0.92, 0.10, 0.0), (0.10, 1.0, 0.12, 0.018), (0.24, 1.0, 0.11, 0.022), (0.42, 0.96, 0.09, 0.0), (0.56, 0.86, 0.075,
        -0.008), (tall, 0.66, 0.04, -0.02))
        if detail == 0
        else ((-0.06, 0.95, 0.10, 0.0), (0.42, 0.97, 0.09, 0.01), (tall, 0.72, 0.05, -0.015))
    )  # fmt: skip
    for y, w0 in _places(half, joins):
        rings = []
        for z, breadth, thick, bow in stations:
            w = w0 * (breadth if joins == 1 and half < 0.4 else 0.5 + 0.5 * breadth)
            b = bolster * min(1.0, 3 * max(tall - z, 0.0))
            if detail == 0:
                section = [
                    (b - 0.015, -w),
                    (b, -0.84 * w),
                    (0.0, -0.52 * w),
                    (0.0, 0.52 * w),
                    (b, 0.84 * w),
                    (b - 0.015, w),
                    (-thick, 0.88 * w),
                    (-thick, -0.88 * w),
                ]
            else:
                section = [(0.5 * b, -w), (0.5 * b, w), (-thick, w), (-thick, -w)]
            rings.append([[bow + f, y + s, z] for f, s in section])
        builder.add_loft(np.array(rings), SEAT, capped=True, T=T @ lean, crease_deg=50)


def _add_headrest(builder: MeshBuilder, T: Floats, y: float, base: float, detail: int, *, posts: bool) -> None:
    lean = T @ transform(rotation(pitch=-LEAN_RAD), (BACK_X, y, CUSHION_Z))
    at = lean @ transform(rotation(pitch=0.2), (-0.005, 0.0, base + 0.10))
    if detail:
        builder.add_box((0.09, 0.25, 0.15), SEAT, T=at)
        return
    add_lump(builder, (0.105, 0.27, 0.18), SEAT, at, rings=4, segments=8, square=3.2)
    if posts:
        for s in (-0.055, 0.055):
            builder.add_tube([[-0.03, s, base - 0.06], [-0.012, s, base + 0.05]], 0.006, METAL, segments=4, capped=False, T=lean)
