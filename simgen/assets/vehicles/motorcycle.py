"""Motorcycles: naked roadsters and scooters."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles.cyclewheels import add_mudguard, add_pod, axle_frame
from simgen.assets.vehicles.fittings import add_lump
from simgen.assets.vehicles.plates import add_text
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import rotation, transform
from simgen.mesh import Material, Mesh

PAINT, RUBBER, ALLOY, CHROME, BLACK, SEAT, LAMP, TAIL, BRAKE, LEFT, RIGHT, PLATE, ENGINE, GLYPHS = range(14)
BODY, FRONT, REAR, STEER, CRANK = range(5)


@dataclass(frozen=True)
class MotorcycleSpec:
    """Dimensions in metres after middle-class roadsters (Yamaha MT-07, BMW F 900 R: wheelbase 1.40..1.52 m, seat 0.79..0.84 m, 120/70
    and 180/55 R17 tyres) and 300 cm3 scooters (Vespa GTS, Honda SH: wheelbase 1.37..1.45 m, 12..16" wheels)."""

    scooter: bool
    front_radius: float
    rear_radius: float
    front_tyre: float
    rear_tyre: float
    wheelbase: float
    seat_z: float
    head_angle: float
    round_lamp: bool
    fairing: bool
    offset: float = 0.04
    plate: str = ""

    @property
    def steer_axis(self) -> Floats:
        """(3,) unit vector up the steering axis."""
        return np.array([-np.cos(self.head_angle), 0, np.sin(self.head_angle)])

    def on_axis(self, z: float) -> Floats:
        """(3,) point of the steering axis at height z."""
        return np.array([self.wheelbase - self.offset - (z - self.front_radius) / np.tan(self.head_angle), 0, z])

    @property
    def grip(self) -> Floats:
        """(3,) left grip."""
        return self.on_axis(1.0) + [-0.03, 0.35, 0.06]


def motorcycle_mesh(s: MotorcycleSpec, detail: int) -> Mesh:
    """The mesh at a level of detail (0 finest)."""
    b = MeshBuilder()
    for x, r, tyre, joint in ((s.wheelbase, s.front_radius, s.front_tyre, FRONT), (0.0, s.rear_radius, s.rear_tyre, REAR)):
        _wheel(b, x, r, tyre, joint, detail)
    _front(b, s, detail)
    if s.scooter:
        _scooter_body(b, s, detail)
    else:
        _roadster_body(b, s, detail)
    return b.build(skinned=True)


def motorcycle_anchors(s: MotorcycleSpec) -> dict[str, Floats]:
    """Where a rider sits, holds and rests the feet, and the steering axis."""
    flip = np.array([1.0, -1.0, 1.0])
    foot = np.array([0.62, 0.13, 0.26]) if s.scooter else np.array([0.42, 0.22, 0.36])
    axis = s.steer_axis
    return {
        "seat": transform(None, (0.36, 0, s.seat_z)),
        "grip_left": transform(None, s.grip),
        "grip_right": transform(None, s.grip * flip),
        "pedal_left": transform(None, foot),
        "pedal_right": transform(None, foot * flip),
        "crank": transform(None, (foot[0], 0, foot[2])),
        "steer_axis": transform(np.stack([np.cross([0, 1.0, 0], axis), [0, 1.0, 0], axis], axis=1), s.on_axis(0.75)),
    }


def motorcycle_rest(s: MotorcycleSpec) -> Floats:
    """(5, 3) joint positions."""
    return np.array([[0.5 * s.wheelbase, 0, 0], [s.wheelbase, 0, s.front_radius], [0, 0, s.rear_radius], s.on_axis(0.75), [0.45, 0, 0.36]])


def motorcycle_materials(paint: Material) -> tuple[Material, ...]:
    """By slot."""
    return (
        paint,
        Material("motorcycle tyre", (0.02, 0.02, 0.02), 0.8),
        Material("wheel alloy", (0.10, 0.10, 0.105), 0.4, 0.7),
        Material("chrome", (0.7, 0.7, 0.71), 0.15, 1.0),
        Material("motorcycle black", (0.02, 0.02, 0.021), 0.5),
        Material("seat", (0.016, 0.015, 0.015), 0.65),
        Material("headlamp", (0.75, 0.76, 0.78), 0.08, 0.4, clearcoat=1.0),
        Material("tail lamp", (0.3, 0.006, 0.008), 0.1, clearcoat=1.0),
        Material("brake lamp", (0.42, 0.01, 0.012), 0.1, clearcoat=1.0),
        Material("indicator left", (0.6, 0.3, 0.08), 0.15),
        Material("indicator right", (0.6, 0.3, 0.08), 0.15),
        Material("number plate", (0.8, 0.8, 0.78), 0.35),
        Material("engine", (0.20, 0.20, 0.21), 0.45, 0.7),
        Material("plate characters", (0.02, 0.02, 0.022), 0.4, texture="glyphs", alpha="mask"),
    )


def _wheel(b: MeshBuilder, x: float, r: float, tyre: float, joint: int, detail: int) -> None:
    T = axle_frame(x, r)
    segments = (30, 16, 10)[detail]
    section = 0.5 * tyre
    a = np.linspace(-2.2, 2.2, (9, 5, 4)[detail])
    depth = min(section * 1.25, 0.09)
    profile = np.stack([r - depth + depth * np.cos(a), section * np.sin(a)], axis=1)
    b.add_lathe(profile, RUBBER, segments=segments, T=T, joint=joint, crease_deg=70)
    rim = float(profile[0, 0])
    inner = float(abs(profile[0, 1]))
    b.add_lathe(
        [[rim + 0.004, inner], [rim - 0.025, inner * 0.6], [rim - 0.025, -inner * 0.6], [rim + 0.004, -inner]],
        ALLOY,
        segments=segments,
        T=T,
        joint=joint,
    )
    spokes = (10, 5, 5)[detail]
    for k in range(spokes):
        t = 2 * np.pi * (k // 2 if spokes == 10 else k) / 5 + (0.18 if k % 2 and spokes == 10 else 0.0)
        p = np.array([[0.03 * np.cos(t), 0.03 * np.sin(t), 0], [(rim - 0.02) * np.cos(t), (rim - 0.02) * np.sin(t), 0]])
        b.add_tube(p, 0.013, ALLOY, segments=(6, 4, 3)[detail], T=T, joint=joint, capped=False)
    b.add_lathe([[0, -0.07], [0.035, -0.06], [0.035, 0.06], [0, 0.07]], ALLOY, segments=8, T=T, joint=joint)
    if detail == 0:
        for y in (0.065, -0.065):
            for z, flip in ((y + 0.002, 1), (y - 0.002, -1)):
                b.add_lathe([[rim * 0.72, z], [rim * 0.5, z]][::flip], CHROME, segments=20, T=T, joint=joint)


def _front(b: MeshBuilder, s: MotorcycleSpec, detail: int) -> None:
    sides = (8, 6, 4)[detail]
    top = s.on_axis(0.94)
    for y in (0.095, -0.095):
        foot = np.array([s.wheelbase, y, s.front_radius])
        offset = foot - s.on_axis(s.front_radius)
        if s.scooter:
            b.add_tube([foot, s.on_axis(0.72) + [-0.01, y * 0.3, 0]], 0.022, BLACK, segments=sides, joint=STEER)
        else:
            b.add_tube([foot - s.steer_axis * 0.03, s.on_axis(0.55) + offset], 0.030, BLACK, segments=sides, joint=STEER)
            b.add_tube([s.on_axis(0.55) + offset, top + offset], 0.023, CHROME, segments=sides, joint=STEER)
    add_mudguard(b, s.wheelbase, s.front_radius, s.front_radius + 0.018, s.front_tyre + 0.03, 0.35, 2.6, PAINT, STEER, (10, 6, 4)[detail])
    if not s.scooter:
        for z in (0.76, 0.93):
            b.add_box((0.09, 0.24, 0.03), ALLOY, center=s.on_axis(z) + [0.02, 0, 0], bevel=0.01, joint=STEER)
    g = s.grip
    mid = s.on_axis(1.0)
    for side in (1.0, -1.0):
        f = np.array([1.0, side, 1.0])
        b.add_tube(
            np.array([mid, mid + [0.02, 0.12, 0.05], g + [0.03, -0.12, 0.0], g + [-0.01, 0.07, -0.005]]) * f,
            0.011,
            BLACK,
            segments=sides,
            joint=STEER,
        )
        b.add_tube(np.array([g + [0.015, -0.06, 0], g + [-0.012, 0.075, -0.005]]) * f, 0.017, BLACK, segments=sides, joint=STEER)
        add_lump_joint(b, (0.035, 0.13, 0.085), BLACK, (g + [0.05, 0.02, 0.19]) * f, STEER)
        if detail < 2:
            b.add_tube(np.array([g + [0.05, -0.06, 0.0], g + [0.06, 0.05, -0.01]]) * f, 0.006, CHROME, segments=4, joint=STEER)
            b.add_tube(np.array([g + [0.03, -0.08, 0.0], g + [0.05, 0.0, 0.15]]) * f, 0.006, BLACK, segments=4, joint=STEER)
            x, z = mid[0] + 0.10, mid[2] - 0.14
            b.add_tube(np.array([[x, 0.10, z], [x, 0.20, z]]) * f, 0.007, BLACK, segments=4, joint=STEER)
            add_lump_joint(b, (0.06, 0.05, 0.045), LEFT if side > 0 else RIGHT, np.array([x, 0.22, z]) * f, STEER)
    z = 0.86 if not s.scooter else 0.99
    lamp = s.on_axis(z) + [0.13, 0, 0]
    R = rotation(pitch=np.pi / 2 + 0.08)
    segments = (16, 10, 6)[detail]
    b.add_lathe(
        [[0, -0.13], [0.05, -0.12], [0.085, -0.06], [0.092, 0.0]],
        BLACK if s.round_lamp else PAINT,
        segments=segments,
        T=transform(R, lamp),
        joint=STEER,
    )
    b.add_lathe([[0.092, 0.0], [0.08, 0.018], [0, 0.03]], LAMP, segments=segments, T=transform(R, lamp), joint=STEER)
    if s.fairing:
        rings = np.array(
            [
                [
                    lamp + [0.05 - 0.30 * t - 0.10 * (y / 0.17) ** 2 * (1 - 0.3 * t), y * (1 - 0.25 * t), 0.06 + 0.24 * t]
                    for y in np.linspace(-0.17, 0.17, 7)
                ]
                for t in np.linspace(0, 1, 4)
            ]
        )
        b.add_loft(rings, BLACK, closed=False, joint=STEER)
        b.add_loft(rings[:, ::-1] - [0.004, 0, 0], BLACK, closed=False, joint=STEER)


def _roadster_body(b: MeshBuilder, s: MotorcycleSpec, detail: int) -> None:
    n, sides = (14, 10, 6)[detail], (8, 6, 4)[detail]
    head, z = s.on_axis(0.80), s.seat_z
    add_pod(
        b,
        [
            (0.46, z - 0.02, 0.14, 0.06),
            (0.52, z + 0.02, 0.22, 0.15),
            (0.64, z + 0.075, 0.31, 0.24),
            (0.78, z + 0.095, 0.34, 0.25),
            (0.90, z + 0.07, 0.30, 0.20),
            (0.97, z + 0.04, 0.16, 0.10),
        ],
        PAINT,
        segments=n,
    )
    add_pod(
        b,
        [
            (-0.22, z + 0.075, 0.12, 0.03),
            (-0.16, z + 0.07, 0.18, 0.07),
            (0.06, z + 0.055, 0.22, 0.08),
            (0.18, z - 0.01, 0.25, 0.08),
            (0.36, z - 0.035, 0.27, 0.08),
            (0.50, z - 0.01, 0.18, 0.07),
            (0.54, z, 0.12, 0.03),
        ],
        SEAT,
        segments=n,
    )
    add_pod(
        b,
        [
            (-0.30, z + 0.03, 0.06, 0.03),
            (-0.24, z + 0.03, 0.15, 0.08),
            (0.0, z - 0.01, 0.20, 0.11),
            (0.30, z - 0.10, 0.20, 0.14),
            (0.44, z - 0.12, 0.14, 0.08),
        ],
        PAINT,
        segments=n,
    )
    add_pod(
        b,
        [(0.42, 0.50, 0.20, 0.18), (0.48, 0.48, 0.30, 0.36), (0.70, 0.46, 0.36, 0.38), (0.86, 0.48, 0.32, 0.30), (0.92, 0.50, 0.20, 0.18)],
        ENGINE,
        segments=n,
        square=4.0,
    )
    add_pod(
        b,
        [(0.62, 0.66, 0.26, 0.10), (0.68, 0.68, 0.30, 0.22), (0.84, 0.70, 0.30, 0.22), (0.90, 0.68, 0.24, 0.10)],
        ENGINE,
        segments=n,
        square=4.0,
    )
    if detail == 0:
        for k in range(5):
            b.add_box((0.26, 0.33, 0.008), BLACK, center=(0.76, 0, 0.60 + 0.035 * k))
        for side in (1.0, -1.0):
            b.add_lathe(
                [[0.10, 0.0], [0.09, 0.025], [0, 0.03]],
                BLACK,
                segments=16,
                T=transform(rotation(roll=-side * np.pi / 2), (0.56, side * 0.17, 0.45)),
            )
            b.add_tube([[0.40, side * 0.12, 0.36], [0.40, side * 0.27, 0.36]], 0.013, BLACK, segments=6)
        b.add_box((0.05, 0.34, 0.26), BLACK, center=(0.99, 0, 0.62), bevel=0.015)  # radiator
    for side in (1.0, -1.0):
        b.add_tube(
            np.array([head + [-0.02, side * 0.04, 0], [0.80, side * 0.15, z - 0.08], [0.52, side * 0.14, 0.58], [0.40, side * 0.12, 0.36]]),
            0.024,
            BLACK,
            segments=sides,
        )
        b.add_tube([[0.42, side * 0.10, 0.40], [0.0, side * 0.12, s.rear_radius]], [0.034, 0.026], BLACK, segments=sides)
        b.add_tube(
            [[0.78, side * 0.10, 0.40], [0.92, side * 0.07, 0.38], [0.86, side * 0.05, 0.26], [0.60, -0.08, 0.22]],
            0.022,
            CHROME,
            segments=sides,
        )
    b.add_tube([[0.60, -0.08, 0.22], [0.34, -0.16, 0.28], [0.16, -0.19, 0.36]], 0.026, CHROME, segments=sides)
    b.add_tube([[0.20, -0.19, 0.34], [0.12, -0.20, 0.38], [-0.22, -0.22, 0.52]], [0.04, 0.058, 0.055], BLACK, segments=(12, 8, 5)[detail])
    b.add_tube([[0.30, 0, z - 0.12], [0.18, 0, 0.42]], 0.03, CHROME, segments=sides)
    _rear(b, s, -0.30, z + 0.03, detail)


def _scooter_body(b: MeshBuilder, s: MotorcycleSpec, detail: int) -> None:
    n, z = (16, 10, 6)[detail], s.seat_z
    add_pod(
        b,
        [
            (-0.26, z - 0.22, 0.10, 0.10),
            (-0.20, z - 0.23, 0.26, 0.22),
            (0.0, z - 0.26, 0.40, 0.34),
            (0.22, z - 0.28, 0.42, 0.40),
            (0.42, z - 0.30, 0.34, 0.44),
            (0.50, z - 0.32, 0.24, 0.40),
        ],
        PAINT,
        segments=n,
    )
    add_pod(
        b,
        [
            (-0.24, z - 0.03, 0.14, 0.05),
            (-0.18, z - 0.03, 0.25, 0.12),
            (0.10, z - 0.04, 0.30, 0.13),
            (0.30, z - 0.06, 0.32, 0.12),
            (0.50, z - 0.05, 0.24, 0.10),
            (0.56, z - 0.05, 0.12, 0.05),
        ],
        SEAT,
        segments=n,
    )
    add_pod(
        b,
        [(0.30, 0.23, 0.28, 0.06), (0.36, 0.22, 0.36, 0.11), (0.96, 0.22, 0.36, 0.11), (1.03, 0.25, 0.30, 0.08)],
        BLACK,
        segments=n,
        square=5.0,
    )
    t = np.linspace(0, 1, (9, 6, 4)[detail])  # leg shield
    center = np.stack([1.01 + 0.08 * np.sin(np.pi * t) - 0.05 * t, 0 * t, 0.24 + 0.72 * t], axis=1)
    width = 0.36 + 0.12 * np.sin(np.pi * np.clip(t * 1.2, 0, 1)) - 0.16 * t**3
    v = np.linspace(-1, 1, 9)
    outer = np.stack(
        [np.stack([c[0] + 0.06 - 0.13 * v**2, 0.5 * w * v, np.full(9, c[2])], axis=1) for c, w in zip(center, width, strict=True)]
    )
    b.add_loft(outer, PAINT, closed=False, crease_deg=70)
    b.add_loft(outer[:, ::-1] - [0.02, 0, 0], BLACK, closed=False, crease_deg=70)
    add_pod(
        b,
        [(-0.12, s.rear_radius, 0.12, 0.10), (0.0, s.rear_radius, 0.20, 0.18), (0.30, 0.32, 0.26, 0.22), (0.42, 0.32, 0.20, 0.12)],
        ENGINE,
        segments=n,
        y=0.06,
    )
    b.add_tube([[0.22, -0.14, 0.26], [0.10, -0.17, 0.27], [-0.20, -0.18, 0.34]], [0.045, 0.06, 0.05], BLACK, segments=(12, 8, 5)[detail])
    add_pod(
        b,
        [
            (s.on_axis(0.99)[0] - 0.10, 1.0, 0.16, 0.08),
            (s.on_axis(0.99)[0], 1.0, 0.34, 0.16),
            (s.on_axis(0.99)[0] + 0.10, 0.985, 0.24, 0.15),
            (s.on_axis(0.99)[0] + 0.14, 0.98, 0.16, 0.10),
        ],
        PAINT,
        segments=n,
        joint=STEER,
    )
    _rear(b, s, -0.26, z - 0.16, detail)


def _rear(b: MeshBuilder, s: MotorcycleSpec, x: float, z: float, detail: int) -> None:
    add_lump_joint(b, (0.05, 0.14, 0.05), TAIL, np.array([x + 0.005, 0, z]), BODY)
    b.add_box((0.03, 0.08, 0.028), BRAKE, center=(x - 0.014, 0, z), bevel=0.008)
    add_mudguard(b, 0.0, s.rear_radius, s.rear_radius + 0.04, s.rear_tyre + 0.02, 1.75, 3.0, BLACK, BODY, 6)
    plate = transform(rotation(pitch=0.35), (x - 0.05, 0, z - 0.20))
    b.add_box((0.006, 0.20, 0.20), BLACK, T=plate)
    b.add_picture([[-0.005, 0.09, -0.09], [-0.005, -0.09, -0.09], [-0.005, -0.09, 0.09], [-0.005, 0.09, 0.09]], PLATE, T=plate)
    if detail < 2 and s.plate:  # on two lines: letters, digits
        facing = np.array([[0.0, 0, -1], [-1, 0, 0], [0, 1, 0]])
        letters, digits = s.plate.rsplit(" ", 1)
        for line, up in ((letters, 0.04), (digits, -0.04)):
            add_text(b, line, plate @ transform(facing, (-0.008, 0, up)), width=0.16, height=0.06, slot=GLYPHS)
    b.add_tube([[x + 0.03, 0, z - 0.03], [x, 0, z - 0.14]], 0.012, BLACK, segments=5)
    if detail < 2:
        for side in (1.0, -1.0):
            b.add_tube([[x, 0, z - 0.06], [x - 0.01, side * 0.14, z - 0.06]], 0.007, BLACK, segments=4)
            add_lump_joint(b, (0.06, 0.05, 0.045), LEFT if side > 0 else RIGHT, np.array([x - 0.01, side * 0.16, z - 0.06]), BODY)


def add_lump_joint(b: MeshBuilder, size: tuple[float, float, float], slot: int, center: Floats, joint: int) -> None:
    """A small rounded lump on a joint."""
    add_lump(b, size, slot, transform(None, center), rings=4, segments=6, joint=joint)
