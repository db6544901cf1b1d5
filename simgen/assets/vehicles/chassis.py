"""Ladder frames of lorries and trailers: rails, tanks, side guards, mudguards, underrun bars, rear lamps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.coachwork import Anchors, WheelSet
from simgen.assets.vehicles.plates import add_plate
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.solids import add_mudguard, add_solid, add_tubes
from simgen.geometry import rotation, transform

RAIL_M = (0.08, 0.26)  # flange and web of a frame rail: 270 x 80 x 7 mm is the common section
RAIL_Y = 0.40  # the rails' outer faces stand 762 to 860 mm apart


@dataclass(frozen=True)
class Chassis:
    """x_rear, x_front : ends of the frame. top : height of the rails' upper edge. half : half the vehicle's width. axles : front first.
    guard : x span of the space between the axles (None = no guards, tanks). tank : kind of fuel tank, "round", "box" or "" (trailers)."""

    x_rear: float
    x_front: float
    top: float
    half: float
    axles: tuple[WheelSet, ...]
    guard: tuple[float, float] | None
    tank: str = "box"
    wings: bool = True  # mudguards over the rear axles
    spare: bool = False
    legs: float | None = None  # x of a trailer's landing legs


def fit_chassis(builder: MeshBuilder, c: Chassis, detail: int, *, plate_name: str = "plate_rear") -> Anchors:
    """The frame and all that hangs on it; anchors of the plate."""
    half, r = c.half, c.axles[-1].wheel.radius
    low = c.top - RAIL_M[1]
    for side in (1.0, -1.0):
        web = sorted((side * RAIL_Y, side * (RAIL_Y - 0.02)))
        add_solid(builder, (c.x_rear, c.x_front), (web[0], web[1]), (low, c.top), H.FRAME, steps=0)
        if detail == 0:
            f = sorted((side * RAIL_Y, side * (RAIL_Y - RAIL_M[0])))
            for z in (low, c.top - 0.012):
                add_solid(builder, (c.x_rear, c.x_front), (f[0], f[1]), (z, z + 0.012), H.FRAME, steps=0)
    if detail < 2:
        for x in np.linspace(c.x_rear + 0.3, c.x_front - 0.3, 5):
            add_solid(builder, (x - 0.04, x + 0.04), (-RAIL_Y, RAIL_Y), (low + 0.05, c.top - 0.05), H.FRAME, steps=0)
    rear = [a for a in c.axles if not a.name.startswith("f")]
    for axle in c.axles:
        add_tubes(builder, [[[axle.x, -axle.outer_y + 0.1, axle.wheel.radius], [axle.x, axle.outer_y - 0.1, axle.wheel.radius]]],
                  0.075 if axle.twin else 0.055, H.FRAME, (8, 6, 4)[detail])  # fmt: skip
        if axle.twin and detail < 2:
            T = transform(rotation(pitch=np.pi / 2), (axle.x - 0.16, 0, axle.wheel.radius))
            drum = np.array([[0.0, 0.0], [0.17, 0.03], [0.21, 0.14], [0.15, 0.27], [0.05, 0.42], [0.0, 0.42]])  # final drive
            builder.add_lathe(drum, H.FRAME, segments=10, T=T, crease_deg=60)
    if c.wings:
        for axle in (*rear, *[a for a in c.axles if a.name.startswith("f2")]):
            width = axle.wheel.width * (2.05 if axle.twin else 1.1) + 0.05
            for side in (1.0, -1.0):
                y = (side * (axle.outer_y - width), side * (axle.outer_y + 0.01))
                add_mudguard(builder, axle.x, r, r + 0.075, y, S.TRIM, detail=detail, low=0.35, roof=c.top + 0.06)
    last = min(a.x for a in c.axles) - r - 0.13
    if last > c.x_rear + 0.05:
        for side in (1.0, -1.0):
            flap = sorted((side * (half - 0.03), side * (half - 0.58)))
            add_solid(builder, (last - 0.012, last), (flap[0], flap[1]), (0.24, min(0.80, c.top)), S.TRIM, steps=0)
    if c.guard is not None:
        _add_flanks(builder, c, detail)
    if c.legs is not None:
        for side in (1.0, -1.0):
            leg = side * 0.72
            add_solid(builder, (c.legs - 0.07, c.legs + 0.07), (leg - 0.07, leg + 0.07), (0.46, c.top), H.FRAME, steps=0)
            if detail < 2:
                add_solid(builder, (c.legs - 0.13, c.legs + 0.13), (leg - 0.12, leg + 0.12), (0.40, 0.46), H.MACHINE, steps=0)
    return _add_rear(builder, c, detail, plate_name)


def _add_flanks(builder: MeshBuilder, c: Chassis, detail: int) -> None:
    """Side guards, tanks and boxes between the axles."""
    x0, x1 = c.guard or (0.0, 0.0)
    half = c.half
    tank = min(1.25, 0.45 * (x1 - x0)) if c.tank else 0.0
    box = min(0.85, 0.32 * (x1 - x0)) if c.tank else 0.0
    z = (0.50, 1.0 if c.top > 0.95 else c.top - 0.02)
    if c.tank == "round":
        for side in (1.0, -1.0):
            path = [[x1 - tank, side * (half - 0.36), 0.72], [x1, side * (half - 0.36), 0.72]]
            builder.add_tube(path, 0.31, S.METAL, segments=(20, 10, 6)[detail])
            box = tank
    elif c.tank:
        add_solid(builder, (x1 - tank, x1), (half - 0.64, half - 0.06), z, H.ALUMINIUM, radius=0.10, steps=(3, 1, 0)[detail])
        add_solid(builder, (x1 - box, x1), (-half + 0.06, -half + 0.56), z, S.TRIM, radius=0.03, steps=(1, 0, 0)[detail])
    if detail == 0 and c.tank:
        if c.tank != "round":
            for x in (x1 - 0.78 * tank, x1 - 0.22 * tank):  # straps round the tank, its cap, lid of the battery box
                add_solid(builder, (x - 0.025, x + 0.025), (half - 0.655, half - 0.05), (z[0] - 0.008, z[1] + 0.008), H.FRAME,
                    radius=0.10, steps=2)
            builder.add_tube([[x1 - 0.5 * tank, half - 0.08, z[1] - 0.12], [x1 - 0.5 * tank, half - 0.03, z[1] - 0.10]], 0.05, S.TRIM,
                segments=10)
            add_solid(builder, (x1 - box + 0.04, x1 - 0.04), (-half + 0.055, -half + 0.075), (z[0] + 0.05, z[1] - 0.05), H.FRAME, steps=1)
        for x in (x1 - box - 0.32, x1 - box - 0.80):  # air tanks
            if x - 0.3 > x0:
                builder.add_tube([[x - 0.22, -0.66, 0.66], [x + 0.22, -0.66, 0.66]], 0.13, H.FRAME, segments=10)
    for side, start in ((1.0, tank), (-1.0, box)):
        a, b = x0, x1 - start - 0.06
        if b - a < 0.5:
            continue
        y = sorted((side * (half - 0.035), side * (half - 0.06)))
        for low in (0.42, 0.68) if detail < 2 else (0.5,):
            add_solid(builder, (a, b), (y[0], y[1]), (low, low + (0.14 if detail < 2 else 0.28)), H.ALUMINIUM, radius=0.01,
                steps=(1, 0, 0)[detail])
        if detail == 0:
            for x in np.arange(a + 0.25, b, max(0.5 * (b - a - 0.5), 0.5)):
                y2 = sorted((side * (half - 0.06), side * (half - 0.10)))
                add_solid(builder, (x - 0.03, x + 0.03), (y2[0], y2[1]), (0.40, c.top), H.FRAME, steps=0)
    if detail < 2:  # side marker lamps, at most 3 m apart
        for x in np.linspace(x0 + 0.15, x1 - 0.15, max(2, round((x1 - x0) / 2.5))):
            for side in (1.0, -1.0):
                builder.add_box((0.10, 0.02, 0.04), H.MARKER, center=(x, side * (half - 0.025), 0.90 if c.top > 0.95 else c.top - 0.06))


def _add_rear(builder: MeshBuilder, c: Chassis, detail: int, plate_name: str) -> Anchors:
    x, half = c.x_rear, c.half
    z = min(0.80, c.top - 0.16)
    steps = (2, 0, 0)[detail]
    add_solid(builder, (x + 0.02, x + 0.12), (-half + 0.04, half - 0.04), (0.42, 0.55), H.FRAME, radius=0.03, steps=steps)  # underrun bar
    for side in (1.0, -1.0):
        if detail < 2:
            y = sorted((side * 0.36, side * 0.44))
            add_solid(builder, (x + 0.06, x + 0.14), (y[0], y[1]), (0.50, c.top), H.FRAME, steps=0)
        y = sorted((side * (half - 0.02), side * (half - 0.50)))
        add_solid(builder, (x + 0.03, x + 0.12), (y[0], y[1]), (z - 0.09, z + 0.09), S.TRIM, radius=0.02, steps=steps)
        add_lamp_row(builder, x + 0.03, side, half - 0.04, z, detail)
        if detail == 0:  # red bars of the rear marking, white and amber at the sides
            y = sorted((side * (half - 0.08), side * (half - 0.42)))
            add_solid(builder, (x + 0.012, x + 0.02), (y[0], y[1]), (0.455, 0.515), H.CHEVRON_RED, steps=0)
    if detail == 2:
        return {}
    if c.spare:
        T = transform(None, (x + 1.3, 0.0, 0.55))
        wheel = c.axles[-1].wheel
        builder.add_lathe([[0.2, 0], [wheel.radius, 0.04], [wheel.radius, 0.22], [0.2, 0.26]], S.TYRE, segments=12, T=T)
    return {plate_name: add_plate(builder, np.array([x + 0.018, 0.0, z]), np.array([-1.0, 0, 0]))}


def add_lamp_row(builder: MeshBuilder, x: float, side: float, edge: float, z: float, detail: int, *, upright: bool = False) -> None:
    """A cluster of rear lamps whose outer end is at y = side * edge (upright: a column down from z)."""
    first = S.INDICATOR_LEFT if side > 0 else S.INDICATOR_RIGHT
    for k, slot in enumerate((first, S.BRAKE, S.TAIL, S.REVERSE)):
        at: Floats = np.array([x - 0.008, side * (edge - 0.05 - 0.105 * k), z])
        if upright:
            at = np.array([x - 0.008, side * (edge - 0.05), z - 0.115 * k])
        builder.add_box((0.03, 0.095, 0.11), slot, center=at, bevel=0.012 if detail == 0 else 0.0)
