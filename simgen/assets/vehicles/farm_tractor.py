"""Farm tractors: small old ones, compact ones, and large ones with cab, loader, weights or implements."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.asset import Asset
from simgen.assets.vehicles.cyclekit import SIDES, Kit
from simgen.assets.vehicles.machineparts import (
    BLACK,
    BRAKE,
    DARK,
    GLYPHS,
    INSIDE,
    LAMP,
    LEFT,
    METAL,
    MIRROR,
    PAINT,
    PAINT2,
    PLATE,
    REVERSE,
    RIGHT,
    SHELL,
    TAIL,
    WORN,
    add_beacon,
    add_cab,
    add_driver_place,
    add_lugged_wheel,
    add_work_lamp,
    box_hull,
    machine_asset,
    machine_materials,
)  # fmt: skip
from simgen.assets.vehicles.plates import add_text, plate_text
from simgen.geometry import transform
from simgen.mesh import Material, Mesh

_JOINTS = ("body", "wheel_fl", "wheel_fr", "wheel_rl", "wheel_rr")
Tone = tuple[float, float, float]


@dataclass(frozen=True)
class TractorSpec:
    """Metres. rear, front : radius and width of the tyres. track : between the middles of the rear wheels. cab : with one, else a roll bar.
    bonnet : height of its top at the cab. extras : "weights", "loader", "cultivator", "mower", "dual lamps"."""

    design: str
    wheelbase: float
    rear: tuple[float, float]
    front: tuple[float, float]
    track: float
    cab: bool
    roof_z: float
    bonnet: float
    colour: Tone
    rims: Tone
    trim: Tone
    extras: tuple[str, ...] = ()
    mass_kg: float = 5000.0
    sharp: bool = False


_GREEN, _YELLOW, _RED, _BLUE = (0.02, 0.14, 0.025), (0.62, 0.44, 0.01), (0.38, 0.015, 0.012), (0.015, 0.06, 0.26)
# Wheelbases, heights and tyres after makers' sheets: John Deere 6130R, New Holland T6, Massey Ferguson 5S,
# Fendt 724, Kubota L1, Fordson and Deutz of the 1960s.
TRACTORS: tuple[TractorSpec, ...] = (
    TractorSpec("row crop", 2.58, (0.90, 0.54), (0.66, 0.44), 1.84, True, 2.95, 1.72, _GREEN, _YELLOW, (0.03, 0.03, 0.032), ("weights",),
    6300),
    TractorSpec("loader tractor", 2.44, (0.84, 0.50), (0.62, 0.42), 1.76, True, 2.80, 1.62, _RED, (0.55, 0.55, 0.54), (0.10, 0.10, 0.10),
    ("loader",), 5200),
    TractorSpec("veteran", 2.02, (0.66, 0.36), (0.38, 0.20), 1.40, False, 2.30, 1.38, (0.30, 0.34, 0.10), (0.42, 0.03, 0.02),
    (0.04, 0.04, 0.04), (), 1900),
    TractorSpec("large", 2.85, (0.97, 0.65), (0.74, 0.54), 1.95, True, 3.12, 1.85, (0.055, 0.13, 0.05), (0.36, 0.02, 0.015),
    (0.16, 0.165, 0.16), ("weights", "dual lamps"), 8500, True),
    TractorSpec("compact", 1.80, (0.60, 0.34), (0.40, 0.24), 1.16, True, 2.32, 1.28, (0.62, 0.15, 0.008), (0.10, 0.10, 0.10),
    (0.05, 0.05, 0.05), ("mower",), 1900),
    TractorSpec("with cultivator", 2.62, (0.90, 0.56), (0.67, 0.46), 1.86, True, 2.98, 1.74, _BLUE, (0.70, 0.70, 0.69),
    (0.04, 0.04, 0.042), ("weights", "cultivator"), 6100, True),
)  # fmt: skip


def farm_tractor(rng: np.random.Generator, variant: int, *, design: str | None = None, paint: Material | None = None) -> Asset:
    """A farm tractor of one of the designs above: 3.1..6.4 m long with what it carries, 1.5..2.6 m wide. 1.9..8.5 t."""
    s = TRACTORS[variant % len(TRACTORS)]
    if design is not None:
        s = next(d for d in TRACTORS if d.design == design)
    shade = float(rng.uniform(0.85, 1.1))
    plate = plate_text(rng)
    r, g, b = (min(0.85, c * shade) for c in s.colour)
    materials = machine_materials(
        paint or Material("tractor enamel", (r, g, b), 0.4, clearcoat=0.5, dirt=0.5), Material("tractor trim", s.trim, 0.5, dirt=0.4),
        rim=Material("tractor rim", s.rims, 0.45, dirt=0.5),
    )  # fmt: skip
    (rr, _), (fr, _) = s.rear, s.front
    y, yf = 0.5 * s.track, 0.5 * s.track * 0.97
    joints = [("body", -1, (0.5 * s.wheelbase, 0, 0)), ("wheel_fl", 0, (s.wheelbase, yf, fr)), ("wheel_fr", 0, (s.wheelbase, -yf, fr)),
        ("wheel_rl", 0, (0, y, rr)), ("wheel_rr", 0, (0, -y, rr))]
    hulls = (box_hull((-0.8, -0.6, 0.5), (s.wheelbase + 0.6, 0.6, s.bonnet)), box_hull((-0.5, -0.7, 1.0), (1.0, 0.7, s.roof_z)),
             *(box_hull((x - 0.8 * w, yy - 0.2, 0.0), (x + 0.8 * w, yy + 0.2, 2 * w)) for x, w,
             yy in ((0.0, rr, y), (0.0, rr, -y), (s.wheelbase, fr, yf), (s.wheelbase, fr, -yf))))  # fmt: skip
    seat = np.array([0.12 if s.cab else 0.1, 0.0, _floor_z(s) + (0.48 if s.cab else 0.40)])
    return machine_asset(
        f"farm_tractor/{variant}", "truck", lambda d: tractor_mesh(s, d, plate), materials, mass_kg=s.mass_kg, joints=joints,
        anchors={"seat": transform(None, seat), "driver": transform(None, seat), "hitch": transform(None, (-0.75, 0, 0.5))}, hulls=hulls,
        parameters={"design": s.design, "cab": s.cab, "extras": list(s.extras), "plate": plate},
    )  # fmt: skip


def _floor_z(s: TractorSpec) -> float:
    return s.rear[0] + (0.18 if s.cab else 0.05)


def tractor_mesh(s: TractorSpec, detail: int, plate: str) -> Mesh:
    """The mesh at a level of detail (0 finest, 3 far)."""
    k = Kit(detail)
    for x, y, (r, w), joint in ((s.wheelbase, 0.5 * s.track * 0.97, s.front, 1), (0.0, 0.5 * s.track, s.rear, 3)):
        for side in SIDES:
            add_lugged_wheel(k, x, side * y, r, w, r * (0.60 if r > 0.5 else 0.55), joint + (side < 0), lugs=22,
                height=0.05 if r > 0.7 else 0.035)
    _chassis(k, s)
    _bonnet(k, s)
    if s.cab:
        _cab(k, s)
    else:
        _open_place(k, s)
    _fenders_and_lamps(k, s, plate)
    for item in s.extras:
        if item in _EXTRAS:
            _EXTRAS[item](k, s)
    return k.build()


def _chassis(k: Kit, s: TractorSpec) -> None:
    rr, fr, wb = s.rear[0], s.front[0], s.wheelbase
    slot = BLACK if s.cab else PAINT
    k.body([(-0.42, rr - 0.22, rr + 0.15, 0.20, 4, 0.5), (-0.30, rr - 0.32, rr + 0.22, 0.26, 4, 0.5),
        (0.25, rr - 0.32, rr + 0.18, 0.27, 4, 0.5), (0.6, rr - 0.30, rr + 0.10, 0.22, 4, 0.5),
        (wb - 0.5, fr - 0.02, rr + 0.02, 0.20, 4, 0.5), (wb + 0.25, fr + 0.02, rr + 0.05, 0.18, 4, 0.5)], slot, sides=k.pick(14, 9, 6))
    k.tube([(0, 0.5 * s.track - 0.05, rr), (0, -0.5 * s.track + 0.05, rr)], [0.13, 0.13], slot, sides=k.pick(10, 7, 5))
    half = 0.5 * s.track * 0.97
    k.tube([(wb, half - 0.08, fr), (wb, 0.18, fr + 0.05), (wb, -0.18, fr + 0.05), (wb, -half + 0.08, fr)], [0.09, 0.11, 0.11, 0.09], slot,
        sides=k.pick(8, 6, 4), smooth=False)
    for side in SIDES:
        k.turned([(0.0, 0.0), (0.15, 0.0), (0.16, 0.08), (0.10, 0.14), (0.0, 0.14)], slot, (wb, side * (half - 0.16), fr), (0, side, 0),
            segments=k.pick(12, 8, 5))
        k.tube([(-0.35, side * 0.30, rr + 0.12), (-0.66, side * 0.42, rr + 0.02), (-0.80, side * 0.44, 0.52)], 0.035, METAL)
        k.tube([(-0.30, side * 0.26, rr - 0.25), (-0.90, side * 0.43, 0.50)], 0.035, BLACK)
        if s.cab:
            k.body([(0.62, rr - 0.33, rr + 0.05, 0.10, 4, 0.5), (0.70, rr - 0.38, rr + 0.12, 0.15, 4, 0.5),
                (1.18, rr - 0.36, rr + 0.12, 0.15, 4, 0.5), (1.26, rr - 0.30, rr + 0.05, 0.10, 4, 0.5)], BLACK, y=side * 0.47,
                sides=k.pick(12, 8, 6))
            for i in range(3):
                k.box((0.30, 0.22, 0.03), (0.98, side * (0.66 - 0.02 * i), 0.46 + 0.27 * i), BLACK)
    if k.detail < 2:
        k.tube([(-0.40, 0, 0.62), (-0.56, 0, 0.62)], 0.035, METAL)
        k.box((0.24, 0.10, 0.05), (-0.55, 0, 0.42), BLACK)


def _bonnet(k: Kit, s: TractorSpec) -> None:
    wb, top, fr = s.wheelbase, s.bonnet, s.front[0]
    back = 0.98 if s.cab else 0.62
    nose = wb + (0.52 if s.cab else 0.40)
    low = s.rear[0] + 0.02
    w = 0.31 if s.wheelbase > 2.2 else 0.26
    e = 5.0 if s.sharp else 3.6
    drop = 0.16 if s.cab else 0.03
    k.body([(back, low, top, w * 1.08, e, 0.6), (back + 0.12, low, top, w * 1.05, e, 0.6),
        (wb - 0.2, low + 0.02, top - 0.5 * drop, w, e, 0.6), (nose - 0.16, fr + 0.12, top - drop, w * 0.94, e, 0.6),
        (nose - 0.03, fr + 0.16, top - drop - 0.06, w * 0.86, e, 0.6),
            (nose, fr + 0.22, top - drop - 0.14, w * 0.74, e, 0.6)], PAINT, sides=k.pick(20, 12, 8, 6), crease=45)  # fmt: skip
    gz, gh = 0.5 * (fr + 0.26 + top - drop - 0.16), 0.8 * (top - drop - 0.16 - fr - 0.26)
    k.box((0.03, w * 1.25, gh), (nose - 0.004, 0, gz), BLACK, bevel=0.02)
    if k.detail == 0:
        h = np.linspace(gz - 0.4 * gh, gz + 0.35 * gh, 9)
        k.rods(np.stack([0 * h + nose + 0.012, 0 * h + w * 0.56, h], 1), np.stack([0 * h + nose + 0.012, 0 * h - w * 0.56, h], 1), 0.006,
            METAL, sides=4)
    for side in SIDES:
        lamp_z = gz + 0.30 * gh
        if s.cab:
            k.box((0.05, 0.15, 0.085), (nose - 0.005, side * w * 0.52, lamp_z), LAMP, bevel=0.015)
        else:
            add_work_lamp(k, (nose - 0.25, side * (w + 0.10), top - 0.12), (1, 0, 0), 0, radius=0.085)
        if k.detail < 2:  # side grilles and the stripe
            k.box((0.62, 0.012, 0.24), (0.5 * (back + nose) + 0.05, side * w * 0.985, low + 0.26), DARK if s.cab else BLACK, bevel=0.004)
            k.box((wb - back - 0.1, 0.010, 0.05), (0.5 * (back + wb), side * w * 1.012, top - 0.24), PAINT2)
    y = -0.42 if s.cab else -0.17
    x = back + (0.10 if s.cab else 0.50)
    z0, z1 = top - (0.35 if s.cab else 0.1), s.roof_z - 0.05 if s.cab else top + 0.75
    k.tube([(x, y * 0.8, z0 - 0.1), (x, y, z0)], 0.04, METAL)
    k.tube([(x, y, z0), (x, y, z0 + 0.25 * (z1 - z0)), (x, y, z1 - 0.25)], [0.075, 0.075, 0.07], BLACK, smooth=False,
        sides=k.pick(10, 7, 5))
    k.tube([(x, y, z1 - 0.27), (x, y, z1 - 0.08), (x - 0.06, y, z1)], 0.038, METAL, sides=k.pick(8, 5, 4))


def _cab(k: Kit, s: TractorSpec) -> None:
    z0, z1 = _floor_z(s), s.roof_z - 0.24
    small = s.wheelbase < 2.0
    w = 0.50 if small else 0.66
    x0, x1 = (-0.30, 0.86) if small else (-0.48, 0.98)
    sill = s.rear[0] * 2 + 0.02
    low = [np.array(p) for p in ((x1, w * 0.80, sill), (x0, w, sill), (x0, -w, sill), (x1, -w * 0.80, sill))]
    high = [np.array(p) for p in ((x1 - 0.12, w * 0.90, z1), (x0 + 0.02, w * 0.95, z1), (x0 + 0.02, -w * 0.95, z1),
        (x1 - 0.12, -w * 0.90, z1))]
    add_cab(k, low, high, 0, door=sill - z0 - 0.05 if k.detail < 3 else 0.0)
    k.box((x1 - x0 - 0.05, 2 * w * 0.72, 0.08), (0.5 * (x0 + x1), 0, z0), BLACK)
    k.box((0.30, 2 * w * 0.66, sill - z0 + 0.05), (x0 + 0.13, 0, 0.5 * (z0 + sill)), INSIDE)
    k.body([(x0 - 0.10, z1 + 0.02, z1 + 0.14, w * 0.82, 4, 0.4), (x0 - 0.03, z1 - 0.01, z1 + 0.21, w * 1.02, 4, 0.4),
        (x1 - 0.25, z1 - 0.01, z1 + 0.23, w * 1.0, 4, 0.4), (x1 - 0.02, z1 + 0.0, z1 + 0.20, w * 0.93, 4, 0.4),
        (x1 + 0.07, z1 + 0.04, z1 + 0.13, w * 0.8, 4, 0.4)],
           PAINT if not s.sharp else PAINT2, sides=k.pick(16, 10, 7, 5))  # fmt: skip
    add_driver_place(k, (0.10, 0, z0 + 0.04), 0, wheel=True)
    k.box((0.14, 0.34, sill - z0 + 0.1), (x1 - 0.18, 0, 0.5 * (z0 + sill)), INSIDE, bevel=0.03)
    lamps = (0.45, 0.75) if "dual lamps" in s.extras else (0.7,)
    for side in SIDES:
        for f in lamps:
            k.box((0.05, 0.12, 0.07), (x1 + 0.055, side * w * f, z1 + 0.095), LAMP, bevel=0.01)
            k.box((0.05, 0.12, 0.07), (x0 - 0.09, side * w * f, z1 + 0.095), REVERSE, bevel=0.01)
        k.tube([high[0] * [1, side, 1] + [0, 0, -0.15], high[0] * [1, side, 1] + [0.05, side * 0.32, -0.12],
            high[0] * [1, side, 1] + [0.03, side * 0.38, -0.30]], 0.014, SHELL)
        k.box((0.06, 0.20, 0.34), high[0] * [1, side, 1] + [0.03, side * 0.38, -0.34], SHELL, bevel=0.02)
        k.box((0.004, 0.17, 0.30), high[0] * [1, side, 1] + [-0.003, side * 0.38, -0.34], MIRROR)
        if k.detail < 2:
            k.tube([low[0] * [1, side, 1] + [-0.03, side * 0.04, 0.55], low[0] * [1, side, 1] + [-0.02, side * 0.05, -0.1]], 0.013, BLACK)
    add_beacon(k, (x0 + 0.1, w * 0.75, z1 + 0.19), 0)


def _open_place(k: Kit, s: TractorSpec) -> None:
    z, rr = _floor_z(s), s.rear[0]
    k.box((0.62, 0.9, 0.03), (0.38, 0, z - 0.18), BLACK)
    k.body([(-0.14, z + 0.32, z + 0.40, 0.16, 3, 0.5), (-0.06, z + 0.26, z + 0.36, 0.23, 3, 0.5),
        (0.22, z + 0.28, z + 0.33, 0.22, 3, 0.5), (0.28, z + 0.29, z + 0.32, 0.15, 3, 0.5)], BLACK, sides=k.pick(12, 8, 6))
    k.box((0.05, 0.40, 0.16), (-0.14, 0, z + 0.46), BLACK, bevel=0.02)
    k.tube([(0.08, 0, z + 0.3), (-0.05, 0, z - 0.05)], 0.03, METAL)
    c = np.array([0.42, 0, z + 0.56])
    k.tube([(0.66, 0, z + 0.35), c], 0.022, METAL)
    a = np.linspace(0, 2 * np.pi, k.pick(15, 9, 6))
    k.tube(c + np.stack([0.11 * np.cos(a), 0.21 * np.sin(a), 0.18 * np.cos(a)], axis=1), 0.014, BLACK, smooth=False)
    k.rods([c, c, c], [c + [0, 0.2, 0], c + [0.08, -0.12, 0.12], c + [-0.08, -0.12, -0.12]], 0.009, METAL, sides=4)
    k.tube([(-0.30, 0.42, rr + 0.1), (-0.32, 0.42, s.roof_z - 0.1), (-0.32, 0.34, s.roof_z), (-0.32, -0.34, s.roof_z),
        (-0.32, -0.42, s.roof_z - 0.1), (-0.30, -0.42, rr + 0.1)], 0.035, PAINT)


def _fenders_and_lamps(k: Kit, s: TractorSpec, plate: str) -> None:
    (rr, rw), y = s.rear, 0.5 * s.track
    a = np.linspace(0.15 * np.pi, 0.96 * np.pi, k.pick(13, 9, 6, 5))
    inner, outer = y - 0.5 * rw - 0.02, y + (0.12 if s.cab else 0.2) * rw
    r = rr + 0.06
    for side in SIDES:
        rows = np.stack([np.stack([r * np.cos(a), np.full(len(a), side * v), rr + r * np.sin(a) - drop], axis=1)
            for v, drop in ((inner, 0.0), (outer, 0.0), (outer + 0.03, 0.035))], axis=1)
        k.shell(rows if side < 0 else rows[:, ::-1], 0.02, PAINT, crease=60)
        flat = np.stack([np.stack([r * np.cos(a), np.full(len(a), side * inner), rr + r * np.sin(a)], axis=1),
            np.stack([0.75 * r * np.cos(a), np.full(len(a), side * (inner - 0.02)), rr + 0.70 * r * np.sin(a)], axis=1)])
        k.shell(flat if side > 0 else flat[:, ::-1], 0.02, PAINT)
        at = np.array([r * np.cos(2.55), side * (inner + 0.10), rr + r * np.sin(2.55) + 0.02])
        k.box((0.05, 0.10, 0.09), at + [-0.03, -side * 0.05, 0], TAIL, bevel=0.012)
        k.box((0.05, 0.09, 0.09), at + [-0.03, side * 0.045, 0], BRAKE, bevel=0.012)
        slot = LEFT if side > 0 else RIGHT
        k.box((0.05, 0.07, 0.09), at + [-0.03, side * 0.13, 0], slot, bevel=0.012)
        front = np.array([0.72, side * (0.62 if s.cab else 0.5), 2 * rr + 0.0]) if s.cab else np.array(
            [0.45, side * (outer - 0.1), 2 * rr + 0.02])
        k.box((0.05, 0.06, 0.11), front + [0.2 if s.cab else 0.0, 0, 0.1], slot, bevel=0.01)
        # front mudguards
        if s.cab and s.front[0] > 0.5:
            fr, fw = s.front
            b = np.linspace(0.15 * np.pi, 0.85 * np.pi, k.pick(8, 6, 4))
            yy = side * 0.5 * s.track * 0.97
            joint = 0
            rows = np.stack([np.stack([s.wheelbase + (fr + 0.07) * np.cos(b), np.full(len(b), yy + v * fw), fr + (fr + 0.07) * np.sin(b)],
                axis=1) for v in (-0.42, 0.42)], axis=1)
            k.shell(rows[:, ::-1], 0.012, BLACK, joint)
            k.tube([(s.wheelbase, yy - side * 0.3, fr + 0.1), (s.wheelbase, yy - side * 0.28, 2 * fr + 0.06)], 0.02, BLACK)
    k.box((0.01, 0.27, 0.20), (-0.52, -0.28, 2 * rr - 0.05), BLACK)
    k.b.add_picture([[-0.527, -0.15, 2 * rr - 0.14], [-0.527, -0.41, 2 * rr - 0.14], [-0.527, -0.41, 2 * rr + 0.04],
        [-0.527, -0.15, 2 * rr + 0.04]], PLATE)
    if k.detail < 2:
        facing = np.array([[0.0, 0, -1], [-1, 0, 0], [0, 1, 0]])
        letters, digits = plate.rsplit(" ", 1)
        for line, up in ((letters, 0.04), (digits, -0.04)):
            add_text(k.b, line, transform(facing, (-0.531, -0.28, 2 * rr - 0.05 + up)), width=0.2, height=0.065, slot=GLYPHS)


def _weights(k: Kit, s: TractorSpec) -> None:
    x, z = s.wheelbase + 0.62, s.front[0] + 0.02
    k.box((0.24, 0.5, 0.12), (x - 0.14, 0, z), BLACK)
    for i in range(k.pick(8, 8, 1)):
        wide, y = (0.072, (i - 3.5) * 0.09) if k.detail < 2 else (0.72, 0.0)
        k.box((0.26, wide, 0.42), (x + 0.08, y, z - 0.06), PAINT2 if not s.sharp else BLACK, bevel=0.02)


def _loader(k: Kit, s: TractorSpec) -> None:
    wb = s.wheelbase
    for side in SIDES:
        y = side * 0.46
        k.box((0.14, 0.10, 0.95), (1.22, y, 1.35), BLACK, bevel=0.01)
        arm = np.array([(1.22, y, 1.80), (wb + 0.25, y, 1.42), (wb + 0.85, y, 0.55)])
        k.tube(arm, [0.075, 0.085, 0.065], BLACK, smooth=False, sides=k.pick(6, 4, 4))
        k.tube([(1.24, y, 1.05), (wb - 0.25, y, 1.38)], 0.05, BLACK)
        k.tube([(wb - 0.6, y, 1.27), (wb - 0.1, y, 1.45)], 0.028, METAL)
        k.tube([(wb + 0.22, y, 1.55), (wb + 0.82, y, 0.85)], 0.035, METAL)
    outline = np.array([(0.62, 0.62), (0.60, 0.08), (0.75, 0.015), (1.45, 0.0), (1.45, 0.03), (0.80, 0.08), (0.66, 0.16),
        (0.67, 0.62)]) + [wb + 0.22, 0.02]
    grid = np.stack([np.insert(outline, 1, y, axis=1)[:4] for y in np.linspace(1.0, -1.0, 5)], axis=0)
    k.shell(grid, 0.02, BLACK)
    for side in SIDES:
        k.plate(np.array([(wb + 0.82, 0.64), (wb + 0.80, 0.10), (wb + 0.97, 0.03), (wb + 1.55, 0.02), (wb + 1.5, 0.14)]),
            side * 1.0 - 0.012, side * 1.0 + 0.012, BLACK)
    k.box((0.10, 2.0, 0.03), (wb + 1.62, 0, 0.03), WORN)


def _cultivator(k: Kit, s: TractorSpec) -> None:
    z = 0.80
    for x in (-1.35, -1.75, -2.15):
        k.tube([(x, 1.25, z), (x, -1.25, z)], 0.05, WORN, sides=k.pick(6, 4, 4))
        for y in np.linspace(-1.1, 1.1, 6 if k.detail < 2 else 3):
            shift = 0.13 * ((x * 10) % 3 - 1)
            k.tube([(x, y + shift, z), (x - 0.22, y + shift, z - 0.15), (x - 0.22, y + shift, z - 0.42), (x - 0.02, y + shift, z - 0.62)],
                0.022, BLACK, sides=k.pick(5, 4, 3))
            if k.detail < 2:
                k.box((0.16, 0.10, 0.015), (x + 0.02, y + shift, z - 0.63), WORN)
    k.pair([(-1.25, 0.40, z), (-2.2, 0.40, z)], 0.05, WORN, sides=4)
    k.pair([(-0.85, 0.43, 0.52), (-1.3, 0.40, z)], 0.03, WORN, sides=5)
    k.tube([(-0.45, 0, s.rear[0] + 0.15), (-1.35, 0, z + 0.5)], 0.03, BLACK, sides=5)
    k.pair([(-1.35, 0.30, z), (-1.35, 0.03, z + 0.52)], 0.035, WORN, sides=5)
    k.tube([(-2.45, 1.2, 0.40), (-2.45, -1.2, 0.40)], 0.17, BLACK, sides=k.pick(12, 8, 6))
    k.pair([(-2.2, 0.9, z), (-2.45, 0.9, 0.40)], 0.03, WORN, sides=4)


def _mower(k: Kit, s: TractorSpec) -> None:
    k.body([(-1.45, 0.22, 0.52, 0.62, 5, 0.5), (-1.35, 0.18, 0.62, 0.66, 5, 0.5), (-0.95, 0.18, 0.58, 0.66, 5, 0.5),
        (-0.88, 0.25, 0.45, 0.6, 5, 0.5)], PAINT2, sides=k.pick(12, 8, 6))
    k.tube([(-1.5, 0.6, 0.16), (-1.5, -0.6, 0.16)], 0.10, BLACK, sides=k.pick(10, 6, 5))
    k.tube([(-0.40, 0, 0.85), (-1.05, 0, 0.85), (-1.1, 0, 0.58)], 0.03, BLACK, smooth=False)


_EXTRAS = {"weights": _weights, "loader": _loader, "cultivator": _cultivator, "mower": _mower}
