"""Bicycles: diamond and low-step frames with flat, swept and dropped bars."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles.cyclewheels import add_mudguard, add_pod, add_ring, add_wire_spokes, axle_frame
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import transform
from simgen.mesh import Material, Mesh

FRAME, RUBBER, ALLOY, STEEL, BLACK, SADDLE, LAMP, TAIL = range(8)
BODY, FRONT, REAR, STEER, CRANK = range(5)
JOINTS = ("body", "wheel_f", "wheel_r", "steer", "crank")
CRANK_M = 0.17


@dataclass(frozen=True)
class BicycleSpec:
    """Dimensions in metres of an adult's bicycle (ISO 4210 city and sports bicycles; 28" wheels: 622 mm rims).

    bar : "flat", "swept" or "drop". step : low-step frame. equipped : mudguards, rack and lamps."""

    wheel_radius: float
    tyre: float
    wheelbase: float
    seat_tube: float
    saddle_z: float
    bar: str
    step: bool
    equipped: bool
    head_angle: float = 1.25

    @property
    def bottom(self) -> Floats:
        """(3,) bottom bracket."""
        return np.array([0.43, 0.0, 0.275])

    @property
    def seat_axis(self) -> Floats:
        """(3,) unit vector up the seat tube (73 degrees)."""
        return np.array([-np.cos(1.274), 0.0, np.sin(1.274)])

    @property
    def steer_axis(self) -> Floats:
        """(3,) unit vector up the steering axis."""
        return np.array([-np.cos(self.head_angle), 0.0, np.sin(self.head_angle)])

    def on_axis(self, z: float) -> Floats:
        """(3,) point of the steering axis at height z (fork offset 45 mm)."""
        x = self.wheelbase - 0.045 / np.sin(self.head_angle) - (z - self.wheel_radius) / np.tan(self.head_angle)
        return np.array([x, 0.0, z])

    @property
    def saddle(self) -> Floats:
        """(3,) middle of the saddle's top."""
        d = self.seat_axis
        return self.bottom + d * ((self.saddle_z - self.bottom[2]) / d[2])

    @property
    def grips(self) -> Floats:
        """(3,) left grip."""
        stem = self.on_axis(self.wheel_radius + 0.62)
        x, y, z = {"flat": (-0.02, 0.27, 0.03), "swept": (-0.17, 0.26, 0.07), "drop": (0.09, 0.20, 0.01)}[self.bar]
        return stem + [x + 0.05, y, z]


def bicycle_mesh(s: BicycleSpec, detail: int) -> Mesh:
    """The mesh at a level of detail (0 finest)."""
    b = MeshBuilder()
    sides = (8, 5, 3)[detail]
    _wheels(b, s, detail)
    _frame(b, s, sides)
    _front(b, s, sides, detail)
    _drive(b, s, detail)
    saddle = s.saddle
    b.add_tube([s.bottom + s.seat_axis * s.seat_tube * 0.9, saddle - [0, 0, 0.045]], 0.0135, ALLOY, segments=sides)
    x, z = saddle[0], saddle[2]
    add_pod(
        b,
        [
            (x - 0.135, z - 0.022, 0.06, 0.02),
            (x - 0.12, z - 0.015, 0.15, 0.045),
            (x - 0.06, z - 0.020, 0.155, 0.05),
            (x + 0.0, z - 0.022, 0.08, 0.045),
            (x + 0.09, z - 0.020, 0.045, 0.04),
            (x + 0.13, z - 0.026, 0.025, 0.02),
        ],
        SADDLE,
        segments=(10, 8, 5)[detail],
    )
    if s.equipped and detail < 2:
        _equipment(b, s, detail)
    return b.build(skinned=True)


def bicycle_anchors(s: BicycleSpec) -> dict[str, Floats]:
    """Where a rider sits, holds and steps (crank angle 0: right pedal forward), and the steering axis (z of "steer_axis")."""
    g, c, flip = s.grips, s.bottom, np.array([1.0, -1.0, 1.0])
    axis = s.steer_axis
    return {
        "seat": transform(None, s.saddle),
        "grip_left": transform(None, g),
        "grip_right": transform(None, g * flip),
        "pedal_left": transform(None, c + [-CRANK_M, 0.135, 0.012]),
        "pedal_right": transform(None, c + [CRANK_M, -0.135, 0.012]),
        "crank": transform(None, c),
        "steer_axis": transform(np.stack([np.cross([0, 1.0, 0], axis), [0, 1.0, 0], axis], axis=1), s.on_axis(s.wheel_radius + 0.4)),
    }


def bicycle_rest(s: BicycleSpec) -> Floats:
    """(5, 3) joint positions."""
    r = s.wheel_radius
    return np.array([[0.5 * s.wheelbase, 0, 0], [s.wheelbase, 0, r], [0, 0, r], s.on_axis(r + 0.4), s.bottom])


def bicycle_materials(paint: Material) -> tuple[Material, ...]:
    """By slot."""
    return (
        paint,
        Material("bicycle tyre", (0.02, 0.02, 0.02), 0.85),
        Material("bicycle alloy", (0.55, 0.55, 0.56), 0.3, 0.9),
        Material("spoke steel", (0.6, 0.6, 0.6), 0.3, 0.9),
        Material("bicycle black", (0.02, 0.02, 0.021), 0.5),
        Material("saddle", (0.03, 0.024, 0.02), 0.6),
        Material("bicycle lamp", (0.75, 0.75, 0.75), 0.15),
        Material("bicycle tail lamp", (0.4, 0.01, 0.01), 0.15),
    )


def _wheels(b: MeshBuilder, s: BicycleSpec, detail: int) -> None:
    for x, joint in ((s.wheelbase, FRONT), (0.0, REAR)):
        T = axle_frame(x, s.wheel_radius)
        ring = s.wheel_radius - s.tyre / 2
        add_ring(b, T, ring, s.tyre / 2, RUBBER, joint, (36, 20, 12)[detail], (6, 4, 3)[detail])
        if detail < 2:
            add_ring(b, T, ring - s.tyre * 0.62, 0.011, ALLOY, joint, (36, 18, 12)[detail], 4, depth=1.3)
        add_wire_spokes(b, T, 0.02, ring - s.tyre * 0.7, 0.03, (32, 12, 8)[detail], STEEL, joint, radius=(0.0016, 0.0025, 0.004)[detail])
        b.add_lathe(
            [[0, -0.05], [0.012, -0.05], [0.022, -0.032], [0.016, -0.02], [0.016, 0.02], [0.022, 0.032], [0.012, 0.05], [0, 0.05]][
                :: 1 if detail == 0 else 2
            ],
            ALLOY,
            segments=(10, 6, 4)[detail],
            T=T,
            joint=joint,
        )


def _frame(b: MeshBuilder, s: BicycleSpec, sides: int) -> None:
    r = s.wheel_radius
    top = s.bottom + s.seat_axis * s.seat_tube
    head_low, head_top = s.on_axis(r + 0.385), s.on_axis(r + 0.51)
    b.add_tube([s.bottom, top], 0.0155, FRAME, segments=sides)
    b.add_tube([head_low, head_top], 0.019, FRAME, segments=sides)
    b.add_tube([s.bottom, head_low + s.steer_axis * 0.02], 0.019 if not s.step else 0.023, FRAME, segments=sides)
    if s.step:
        low = s.bottom + s.seat_axis * s.seat_tube * 0.35
        b.add_tube([low, 0.5 * (low + head_low) + [0, 0, -0.03], head_low + s.steer_axis * 0.07], 0.015, FRAME, segments=sides)
    else:
        b.add_tube([top - s.seat_axis * 0.03, head_top - s.steer_axis * 0.025], 0.0155, FRAME, segments=sides)
    for y in (0.062, -0.062):
        axle = np.array([0.0, y, r])
        b.add_tube([s.bottom + [-0.01, np.sign(y) * 0.028, 0], s.bottom + [-0.14, y * 0.8, 0.01], axle], 0.009, FRAME, segments=sides)
        b.add_tube(
            [top - s.seat_axis * 0.045 + [0, np.sign(y) * 0.014, 0], top * 0.6 + axle * 0.4 + [0, y * 0.2, -0.03], axle],
            0.0075,
            FRAME,
            segments=sides,
        )


def _front(b: MeshBuilder, s: BicycleSpec, sides: int, detail: int) -> None:
    r = s.wheel_radius
    crown = s.on_axis(r + 0.365)
    for y in (0.052, -0.052):
        b.add_tube(
            [crown + [0, np.sign(y) * 0.02, 0.01], crown + [0.0, y, -0.02], s.on_axis(r + 0.12) + [0.004, y, 0], [s.wheelbase, y, r]],
            [0.014, 0.013, 0.011, 0.008],
            FRAME,
            segments=sides,
            joint=STEER,
        )
    stem = s.on_axis(r + 0.62)
    b.add_tube([s.on_axis(r + 0.50), stem, stem + [0.05, 0, 0.005]], 0.014, ALLOY, segments=sides, joint=STEER)
    g = s.grips
    mid = stem + [0.05, 0, 0.005]
    for side in (1.0, -1.0):
        f = np.array([1.0, side, 1.0])
        if s.bar == "drop":
            path = [
                mid,
                mid + [0.0, 0.19, 0],
                mid + [0.07, 0.205, -0.005],
                mid + [0.10, 0.205, -0.05],
                mid + [0.08, 0.205, -0.12],
                mid + [0.0, 0.205, -0.14],
            ]
        elif s.bar == "swept":
            path = [mid, mid + [0.02, 0.10, 0.03], mid + [-0.02, 0.22, 0.07], g + [0.05, -0.01, 0.0], g + [-0.06, 0.02, 0]]
        else:
            path = [mid, mid + [0.0, 0.12, 0.01], g + [0.0, -0.06, 0], g + [-0.012, 0.06, 0]]
        b.add_tube(np.array(path) * f, 0.0115, ALLOY if s.bar != "drop" else BLACK, segments=sides, joint=STEER)
        if detail < 2 and s.bar != "drop":
            b.add_tube(
                np.array([path[-1] + (path[-2] - path[-1]) / np.linalg.norm(path[-2] - path[-1]) * 0.12, path[-1]]) * f,
                0.016,
                BLACK,
                segments=sides,
                joint=STEER,
            )
            b.add_tube(np.array([g + [0.03, -0.09, -0.012], g + [0.055, -0.01, -0.03]]) * f, 0.006, BLACK, segments=4, joint=STEER)


def _drive(b: MeshBuilder, s: BicycleSpec, detail: int) -> None:
    r, c, y = s.wheel_radius, s.bottom, -0.045
    ring, cog = 0.088, 0.034
    T = axle_frame(float(c[0]), float(c[2]), y)
    segments = (24, 12, 8)[detail]
    for z, flip in ((0.003, 1), (-0.003, -1)):
        b.add_lathe([[ring, z], [ring * 0.82, z], [ring * 0.80, z * 0.2]][::flip], STEEL, segments=segments, T=T, joint=CRANK)
        b.add_lathe([[0.03, z * 2], [0.0, z * 2]][::flip], ALLOY, segments=8, T=T, joint=CRANK)
    for k in range(5):
        a = 2 * np.pi * k / 5
        p = np.array([[0.01 * np.cos(a), 0.01 * np.sin(a), 0], [ring * 0.84 * np.cos(a), ring * 0.84 * np.sin(a), 0]])
        if detail < 2:
            b.add_tube(p, 0.006, ALLOY, segments=4, T=T, joint=CRANK)
    for side, sign in ((1.0, -1.0), (-1.0, 1.0)):  # left crank points back, right one forward
        root, end = c + [0, side * 0.060, 0], c + [sign * CRANK_M, side * 0.078, 0]
        b.add_tube([c + [0, side * 0.02, 0], root], 0.014, ALLOY, segments=6, joint=CRANK)
        b.add_tube([root, end], [0.014, 0.010], ALLOY, segments=6, joint=CRANK)
        add_pod(
            b,
            [
                (end[0] - 0.045, end[2], 0.07, 0.012),
                (end[0] - 0.04, end[2], 0.09, 0.022),
                (end[0] + 0.04, end[2], 0.09, 0.022),
                (end[0] + 0.045, end[2], 0.07, 0.012),
            ],
            BLACK,
            joint=CRANK,
            segments=8,
            square=5.0,
            y=float(end[1]) + side * 0.055,
        )
    if detail == 2:
        return
    b.add_lathe([[cog, -0.012], [cog, 0.012], [0, 0.012]], STEEL, segments=12, T=axle_frame(0.0, r, y), joint=REAR)
    b.add_lathe([[0, -0.012], [cog, -0.012]], STEEL, segments=12, T=axle_frame(0.0, r, y), joint=REAR)
    for z in (1.0, -1.0):  # chain: upper and lower run
        b.add_tube([[0.0, y, r + z * cog], [c[0], y, c[2] + z * ring * 0.97]], 0.004, BLACK, segments=4)


def _equipment(b: MeshBuilder, s: BicycleSpec, detail: int) -> None:
    r = s.wheel_radius
    steps = (14, 7)[detail]
    add_mudguard(b, 0.0, r, r + 0.018, 0.052, 0.15, np.pi + 0.25, BLACK, BODY, steps)
    add_mudguard(b, s.wheelbase, r, r + 0.018, 0.052, 0.75, np.pi + 0.45, BLACK, STEER, steps)
    z = 2 * r + 0.055
    for y in (0.05, -0.05):
        b.add_tube([[0.20, y * 0.4, z - 0.02], [0.14, y, z], [-0.22, y, z]], 0.005, BLACK, segments=5)
        b.add_tube([[-0.10, y, z], [0.0, y * 1.25, r + 0.02]], 0.005, BLACK, segments=5)
    for x in (0.10, -0.04, -0.18):
        b.add_tube([[x, 0.05, z], [x, -0.05, z]], 0.004, BLACK, segments=4)
    lamp = s.on_axis(r + 0.40) + [0.065, 0, 0]
    b.add_tube([lamp + [-0.05, 0, -0.01], lamp + [0.02, 0, 0]], [0.012, 0.028], BLACK, segments=8, joint=STEER)
    b.add_lathe([[0.027, 0.0], [0.02, 0.008], [0, 0.011]], LAMP, segments=8, joint=STEER, T=_towards_x(lamp + [0.02, 0, 0]))
    b.add_box((0.025, 0.07, 0.04), TAIL, center=(-0.235, 0, z - 0.01), bevel=0.01)


def _towards_x(point: Floats) -> Floats:
    return transform(np.array([[0, 0, 1.0], [0, 1.0, 0], [-1.0, 0, 0]]), point)
