"""Motor scooters: classic steel ones, city scooters on big wheels, maxi scooters with windshields, small ones for deliveries."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.vehicles.bicycle import steering_frame
from simgen.assets.vehicles.cycleasset import bar_hull, cycle_asset, frame_hull
from simgen.assets.vehicles.cyclekit import SIDES, Kit, curve
from simgen.assets.vehicles.cycleslots import (
    ALLOY,
    BLACK,
    BODY,
    CHROME,
    CLOTH,
    ENGINE,
    FRONT,
    GLASS,
    GLOSS,
    LAMP,
    LEFT,
    PAINT,
    PAINT2,
    REAR,
    RIGHT,
    SEAT,
    STEER,
    cycle_materials,
)  # fmt: skip
from simgen.assets.vehicles.cyclewheels import CycleWheel, add_mudguard, add_wheel
from simgen.assets.vehicles.motoengine import add_spring
from simgen.assets.vehicles.motofairing import add_panels, add_screen
from simgen.assets.vehicles.motofront import add_controls, add_rear_end
from simgen.assets.vehicles.plates import plate_text
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.sidestand import Stand, add_stand
from simgen.geometry import transform
from simgen.mesh import Material, Mesh

_BAR = np.array([(0, 0, 0.0), (0.0, 0.10, 0.005), (-0.01, 0.22, 0.02), (-0.055, 0.345, 0.015)])


@dataclass(frozen=True)
class ScooterSpec:
    """Metres and radians. style : "classic" (round, steel), "city" (big wheels), "maxi", "fifty". floor_z : of the floorboard. shield :
    height of the leg shield's top and its half width. screen : height of a windshield, 0 for none. kit : "top box", "delivery box",
    "rack", "apron"."""

    design: str
    style: str
    front: tuple[float, float]
    rear: tuple[float, float]
    wheelbase: float
    seat_z: float
    head_rad: float
    floor_z: float
    shield: tuple[float, float]
    tail: float
    screen: float = 0.0
    kit: tuple[str, ...] = ()
    stand: str = "centre"
    mass_kg: float = 120.0
    plate: str = ""

    @property
    def steer_axis(self) -> Floats:
        """(3,) unit vector up the steering axis."""
        return np.array([-np.cos(self.head_rad), 0, np.sin(self.head_rad)])

    def on_axis(self, z: float) -> Floats:
        """(3,) point of the steering axis at height z (hub 25 mm ahead of it)."""
        return np.array([self.wheelbase - 0.025 / np.sin(self.head_rad) - (z - self.front[0]) / np.tan(self.head_rad), 0, z])

    @property
    def bridge(self) -> Floats:
        """(3,) middle of the handlebar."""
        return self.on_axis(self.shield[0] + (0.13 if self.style != "maxi" else 0.10))

    @property
    def bar_path(self) -> Floats:
        """(N, 3) left half of the handlebar."""
        return self.bridge + _BAR

    @property
    def grip(self) -> Floats:
        """(3,) middle of the left grip."""
        p = self.bar_path
        return p[-1] + 0.06 * (p[-2] - p[-1]) / np.linalg.norm(p[-2] - p[-1])


# Wheels, wheelbases and seats after makers' sheets: Vespa Primavera and GTS, Honda SH 125, Peugeot Kisbee, Yamaha NMAX and XMAX, BMW C 400.
SCOOTERS: tuple[ScooterSpec, ...] = (
    ScooterSpec("classic", "classic", (0.232, 0.110), (0.228, 0.120), 1.335, 0.780, 1.12, 0.265, (0.80, 0.225), -0.27, mass_kg=130),
    ScooterSpec("city sixteen", "city", (0.285, 0.100), (0.292, 0.120), 1.340, 0.795, 1.10, 0.285, (0.82, 0.215), -0.34, kit=("top box",),
    mass_kg=137),
    ScooterSpec("maxi", "maxi", (0.270, 0.120), (0.262, 0.140), 1.540, 0.795, 1.10, 0.335, (0.90, 0.245), -0.30, 1.36, mass_kg=180),
    ScooterSpec("delivery fifty", "fifty", (0.215, 0.095), (0.218, 0.100), 1.270, 0.765, 1.12, 0.265, (0.79, 0.200), -0.29,
    kit=("delivery box",), mass_kg=100),
    ScooterSpec("classic with screen", "classic", (0.240, 0.120), (0.236, 0.130), 1.370, 0.790, 1.12, 0.270, (0.81, 0.235), -0.28, 1.34,
    ("rack",), mass_kg=158),
    ScooterSpec("sport fifty", "fifty", (0.225, 0.110), (0.228, 0.120), 1.290, 0.775, 1.11, 0.270, (0.80, 0.205), -0.36, stand="side",
    mass_kg=97),
    ScooterSpec("maxi sport", "maxi", (0.285, 0.120), (0.270, 0.150), 1.560, 0.800, 1.11, 0.345, (0.88, 0.250), -0.30, 1.20, (), "side",
    205),
    ScooterSpec("electric", "city", (0.235, 0.100), (0.235, 0.110), 1.320, 0.780, 1.11, 0.265, (0.81, 0.200), -0.30, kit=("rack",),
    mass_kg=110),
)  # fmt: skip


def scooter_mesh(s: ScooterSpec, detail: int) -> Mesh:
    """The mesh at a level of detail (0 finest, 3 far)."""
    k = Kit(detail)
    rim = BLACK if s.style in ("maxi", "fifty") else ALLOY
    for (r, w), x, joint, sides in ((s.front, s.wheelbase, FRONT, (1.0,)), (s.rear, 0.0, REAR, (-1.0,))):
        wheel = CycleWheel(r, w, section=min(0.8 * w, 0.1), rim=0.022, style="cast", spokes=5, hub=0.05, hub_half=0.045, disc=0.1,
                           disc_sides=sides, disc_y=0.055, rim_slot=rim)  # fmt: skip
        add_wheel(k, wheel, x, joint)
    _front(k, s)
    _shield_and_floor(k, s)
    _rear_body(k, s)
    _engine(k, s)
    _extras(k, s)
    if detail < 3:
        add_stand(k, scooter_stand(s))
    return k.build()


def scooter_anchors(s: ScooterSpec) -> dict[str, Floats]:
    """Seats, grips, where the feet stand, and the steering axis."""
    flip = np.array([1.0, -1.0, 1.0])
    foot = np.array([s.wheelbase - (0.66 if s.style != "maxi" else 0.56), 0.145 if s.style != "maxi" else 0.20, s.floor_z + 0.015])
    return {
        "seat": transform(None, (0.32 if s.style != "maxi" else 0.38, 0, s.seat_z)),
        "seat_rear": transform(None, (-0.02, 0, s.seat_z + 0.03)),
        "grip_left": transform(None, s.grip),
        "grip_right": transform(None, s.grip * flip),
        "pedal_left": transform(None, foot),
        "pedal_right": transform(None, foot * flip),
        "crank": transform(None, (foot[0], 0, foot[2])),
        "steer_axis": steering_frame(s.steer_axis, s.on_axis(0.6)),
    }


def scooter_stand(s: ScooterSpec) -> Stand:
    """Its stand under the engine."""
    return (s.stand, np.array([0.26, 0.0 if s.stand == "centre" else 0.10, 0.215]), 0.011)


def scooter(rng: np.random.Generator, variant: int, *, design: str | None = None, paint: Material | None = None) -> Asset:
    """A motor scooter of one of the designs above: 1.7..2.2 m long, 97..205 kg."""
    s = SCOOTERS[variant % len(SCOOTERS)]
    if design is not None:
        s = next(d for d in SCOOTERS if d.design == design)
    tones = _PASTEL if s.style == "classic" else _PLAIN
    tone = tones[int(rng.integers(len(tones)))]
    s = replace(s, plate=plate_text(rng))
    tan = s.style == "classic" and bool(rng.random() < 0.6)
    delivery = "delivery box" in s.kit
    box = ((0.45, 0.02, 0.015), (0.62, 0.20, 0.01), (0.04, 0.30, 0.08), (0.02, 0.30, 0.32))[int(rng.integers(4))]
    materials = cycle_materials(
        paint or Material("scooter paint", box if delivery else tone, 0.34, 0.0, clearcoat=1.0, dirt=0.06),
        Material("scooter trim", (0.06, 0.06, 0.063), 0.55),
        cloth=Material("delivery box", box, 0.5),
        **({"seat": Material("tan seat", (0.24, 0.11, 0.05), 0.55)} if tan else {}),
    )
    rest = np.array([[0.5 * s.wheelbase, 0, 0], [s.wheelbase, 0, s.front[0]], [0, 0, s.rear[0]], s.on_axis(0.6),
        [s.wheelbase - 0.66, 0, s.floor_z], scooter_stand(s)[1]])
    return cycle_asset(
        f"scooter/{variant}", "motorcycle", lambda d: scooter_mesh(s, d), materials, mass_kg=s.mass_kg, rest=rest,
        anchors=scooter_anchors(s),
        hulls=(frame_hull(s.wheelbase, s.rear[0], s.seat_z, 0.18), bar_hull(s.grip)), riding="scooter", stand=scooter_stand(s), motor=True,
        lod_distances_m=(14.0, 34.0, 80.0), error_px=(1.0, 0.9, 0.9),
        parameters={"design": s.design, "style": s.style, "wheels": 2, "plate": s.plate},
    )  # fmt: skip


_PASTEL = ((0.66, 0.62, 0.48), (0.36, 0.55, 0.48), (0.45, 0.02, 0.015), (0.72, 0.72, 0.70), (0.02, 0.05, 0.16), (0.62, 0.42, 0.06),
    (0.10, 0.22, 0.30), (0.05, 0.055, 0.06))
_PLAIN = ((0.015, 0.015, 0.016), (0.72, 0.72, 0.71), (0.10, 0.105, 0.11), (0.33, 0.34, 0.35), (0.02, 0.05, 0.20), (0.40, 0.014, 0.012),
    (0.06, 0.07, 0.055))


def _front(k: Kit, s: ScooterSpec) -> None:
    """Fork, mudguard, handlebar in its cowl with headlamp and instruments."""
    r, axis = s.front[0], s.steer_axis
    axle = np.array([s.wheelbase, 0, r])
    width = s.front[1]
    if s.style == "classic":  # a trailing arm on the left and a big fairing-like guard
        k.tube([s.on_axis(s.floor_z + 0.28), s.on_axis(r + 0.16) + [0, 0.075, 0], axle + [-0.04, 0.085, 0.01]], [0.028, 0.028, 0.022],
            PAINT2, STEER)
        add_spring(k, axle + [0.02, 0.085, 0.03], s.on_axis(r + 0.24) + [0.03, 0.075, 0], 0.026, CHROME, BLACK)
        a = np.linspace(0.1, np.pi - 0.1, k.pick(12, 8, 5))
        u = np.linspace(-1, 1, k.pick(9, 6, 5))
        rise = r + 0.045 + 0.03 * np.sin(a)[:, None] - 0.09 * np.abs(u)[None] ** 3
        half = width / 2 + 0.035 + 0.012 * np.sin(a)[:, None]
        grid = np.stack([axle[0] + rise * np.cos(a)[:, None] * 1.02, -u[None] * half, r + rise * np.sin(a)[:, None]], axis=-1)
        k.shell(grid, 0.003, PAINT, STEER)
        k.tube([axle + [0, 0.10, 0], axle - [0, 0.05, 0]], 0.014, CHROME, STEER)
    else:
        for side in SIDES:
            out = np.array([0, side * (width / 2 + 0.028), 0])
            k.tube([axle + out - 0.01 * axis, s.on_axis(2 * r + 0.03) + out * 0.95 + [0.02, 0, 0]], [0.024, 0.022], BLACK, STEER)
            k.tube([s.on_axis(2 * r) + out + [0.02, 0, 0], s.on_axis(2 * r + 0.12) + out * 0.9 + [0.01, 0, 0]], 0.016, CHROME, STEER)
        add_mudguard(k, axle[0], r, r + 0.03, width + 0.06, 0.55, 2.75, PAINT, STEER, flare=0.05, thickness=0.004)
        k.tube([axle + [0, 0.085, 0], axle - [0, 0.085, 0]], 0.012, CHROME, STEER)
    add_controls(k, s.bar_path, s.grip, finish=BLACK, mirrors="round" if s.style == "classic" else "square")
    k.tube([s.on_axis(2 * r), s.bridge], 0.026, BLACK, STEER)
    b = s.bridge
    bar_x, bar_z = float(b[0]), float(b[2])
    n = k.pick(16, 10, 7, 5)
    if s.style == "maxi":
        k.box((0.10, 0.30, 0.05), b + [0.02, 0, 0.005], PAINT2, STEER, bevel=0.02)
        return
    for side in SIDES:  # the cowl about the bar tapers to the grips
        rings = []
        for y, hx, hz in ((0.0, 0.095, 0.060), (0.10, 0.085, 0.052), (0.17, 0.050, 0.035), (0.215, 0.028, 0.026)):
            t = np.linspace(0, 2 * np.pi, n, endpoint=False)
            ring = [bar_x + 0.012 - 0.06 * y + hx * np.cos(t), np.full(n, side * y), bar_z + 0.012 + hz * np.sin(t)]
            rings.append(np.stack(ring, axis=1)[:: -int(side)])
        k.b.add_loft(np.array(rings), PAINT, capped=True, joint=STEER, crease_deg=60)
    at = b + [0.085, 0, 0.004]
    if s.style == "classic":
        k.turned([(0.0, -0.08), (0.075, -0.06), (0.082, 0.0), (0.084, 0.01), (0.076, 0.014)], CHROME, at, (1, 0, -0.1), STEER,
            segments=k.pick(18, 11, 7))
        k.turned([(0.077, 0.010), (0.05, 0.022), (0.0, 0.030)], LAMP, at, (1, 0, -0.1), STEER, segments=k.pick(18, 11, 7))
    elif s.style == "fifty":
        k.ball((0.055, 0.19, 0.075), at + [-0.005, 0, 0.002], LAMP, STEER, square=2.8)
    else:
        k.ball((0.05, 0.10, 0.045), at + [-0.012, 0, 0.01], GLOSS, STEER, square=3.0)
    k.box((0.05, 0.11, 0.012), b + [-0.045, 0, 0.062], GLOSS, STEER, bevel=0.004)


def _shield_and_floor(k: Kit, s: ScooterSpec) -> None:
    """Leg shield, its dark inner side, floorboard, and what carries lamps in front of it."""
    top, w = s.shield
    f, r = s.floor_z, s.front[0]
    a_top, a_low = s.on_axis(top)[0] + 0.035, s.on_axis(f + 0.13)[0] - 0.075
    u = np.linspace(-1, 1, k.pick(15, 9, 5))
    outline = curve(np.array([(0, 0.66), (0.22, 0.82), (0.45, 0.95), (0.65, 1.0), (0.82, 0.95), (0.93, 0.80), (0.985, 0.55),
        (1.0, 0.30)]), k.pick(2, 1))
    t, half = outline[:, :1], w * outline[:, 1:]
    x = a_low + (a_top - a_low) * t - (0.075 if s.style == "classic" else 0.10) * np.abs(u) ** 2.2 * (1 - 0.25 * t)
    z = f + 0.02 + (top - f - 0.02) * t - 0.02 * np.abs(u) ** 2 * t
    grid = np.stack([x, u[None] * half, z], axis=-1)
    k.shell(grid, 0.018, PAINT, inner=PAINT2)
    d = k.pick(14, 9, 7, 5)
    if s.style == "classic":  # the horn cover down the middle
        k.body([(a_top - 0.02, top - 0.16, top + 0.03, 0.055, 2.4, 0.5), (a_top + 0.025, top - 0.10, top + 0.02, 0.045, 2.4, 0.5),
            (a_top + 0.045, top - 0.05, top, 0.02, 2.2, 0.5)], PAINT, sides=d)
        k.tube([(a_top + 0.015, 0, top - 0.05), (0.5 * (a_top + a_low) + 0.022, 0, 0.5 * (top + f) + 0.02), (a_low + 0.028, 0, f + 0.10)],
            [0.03, 0.026, 0.02], PAINT, sides=d)
        for side in SIDES:
            k.ball((0.05, 0.075, 0.055), (a_top - 0.045, side * w * 0.72, top - 0.10), LEFT if side > 0 else RIGHT, square=2.6)
    else:
        nose = a_top + (0.14 if s.style == "maxi" else 0.085)
        low = max(2 * r + 0.03, top - 0.34)
        wide = w * (0.95 if s.style == "maxi" else 0.74)
        k.body([(a_top - 0.10, low + 0.02, top + 0.01, wide, 2.8, 0.5), (a_top, low, top + 0.015, wide * 0.95, 2.7, 0.5),
            (0.5 * (a_top + nose), low + 0.03, top - 0.03, wide * 0.72, 2.6, 0.5), (nose, low + 0.08, top - 0.10, wide * 0.34, 2.4, 0.5)],
               PAINT, sides=d + 2)  # fmt: skip
        h = top - 0.14
        for side in SIDES:
            if s.style in ("maxi", "city"):
                k.ball((0.10, 0.13 if s.style == "maxi" else 0.105, 0.07), (nose - 0.045, side * wide * 0.40, h), LAMP, square=2.6)
            k.ball((0.08, 0.05, 0.045), (a_top + 0.015, side * wide * 0.83, h - 0.015), LEFT if side > 0 else RIGHT, square=2.6)
    if s.screen:
        base = top - 0.02 if s.style == "maxi" else s.bridge[2] - 0.02
        x0 = a_top + (0.05 if s.style == "maxi" else 0.10)
        rise = s.screen - base
        joint = BODY if s.style == "maxi" else STEER
        hw = 0.19 if rise < 0.35 else 0.23
        add_screen(k, [(x0, base, hw * 0.8, 0.09), (x0 - 0.22 * rise, base + 0.4 * rise, hw * 1.05, 0.12),
            (x0 - 0.5 * rise, base + 0.8 * rise, hw, 0.13), (x0 - 0.62 * rise, s.screen, hw * 0.7, 0.07)], joint, slot=GLASS)
    # floor: flat, or with a tunnel
    back = 0.44 if s.style != "maxi" else 0.36
    fw = 0.165 if s.style != "maxi" else 0.22
    front = a_low + 0.02
    k.body([(back - 0.06, f - 0.075, f - 0.005, fw * 0.85, 5, 0.6), (back + 0.02, f - 0.075, f, fw, 5, 0.6),
        (front - 0.06, f - 0.07, f, fw, 5, 0.6), (front + 0.02, f - 0.04, f + 0.03, fw * 0.8, 4, 0.6)],
        PAINT if s.style == "classic" else PAINT2, sides=d)
    if k.detail < 2:
        for y in (-0.11, -0.055, 0.055, 0.11) if s.style != "maxi" else (-0.18, -0.14, 0.14, 0.18):
            k.box((front - back - 0.12, 0.016, 0.006), (0.5 * (front + back), y, f + 0.002), BLACK)
    if s.style == "maxi":
        k.body([(0.30, f - 0.02, s.seat_z - 0.05, 0.12, 3, 0.4), (0.55, f - 0.02, s.seat_z - 0.10, 0.095, 3, 0.4),
            (front - 0.16, f, s.seat_z - 0.12, 0.085, 3, 0.4), (front - 0.04, f + 0.1, top - 0.16, 0.08, 3, 0.4)], PAINT2, sides=d)
        add_panels(k, [((0.10, 0.20, f + 0.02), (0.50, 0.235, f + 0.01), (0.85, 0.24, f + 0.015), (front, 0.22, f + 0.09)),
            ((0.12, 0.19, f - 0.05), (0.50, 0.215, f - 0.07), (0.85, 0.215, f - 0.07), (front + 0.04, 0.17, f - 0.03)),
                       ((0.15, 0.15, f - 0.09), (0.50, 0.16, f - 0.115), (0.85, 0.16, f - 0.115), (front + 0.02, 0.12, f - 0.07))],
                       PAINT)  # fmt: skip


def _rear_body(k: Kit, s: ScooterSpec) -> None:
    """Side panels in one swelling body, seat, tail lamp, grab rail."""
    z, t, r = s.seat_z, s.tail, s.rear[0]
    d = k.pick(18, 11, 7, 5)
    full = {"classic": 0.20, "city": 0.165, "maxi": 0.185, "fifty": 0.16}[s.style]
    lift = {"classic": -0.02, "city": 0.0, "maxi": 0.08, "fifty": 0.05}[s.style]
    low = r + 0.06
    k.body([
        (t + 0.0, z - 0.17 + lift, z - 0.09 + lift, 0.045, 2.5, 0.55), (t + 0.06, z - 0.24 + lift, z - 0.055 + lift * 0.8, full * 0.58,
        2.6, 0.5), (t + 0.22, low + 0.03 + lift, z - 0.05 + lift * 0.5, full * 0.9, 2.6, 0.42),
        (0.0, low - (0.05 if s.style == "classic" else -0.02), z - 0.05, full, 2.6, 0.38),
        (0.20, low - 0.02, z - 0.06, full * 0.95, 2.6, 0.40), (0.36, s.floor_z + 0.04, z - 0.08, full * 0.80, 2.8, 0.45),
        (0.45, s.floor_z, z - 0.13, full * 0.66, 3.0, 0.5), (0.49, s.floor_z - 0.01, s.floor_z + 0.25, full * 0.55, 3.0, 0.5),
    ], PAINT, sides=d, crease=60)  # fmt: skip
    step = 0.055 if s.style == "maxi" else 0.02
    k.body([
        (t + 0.10, z - 0.03 + lift * 0.6, z + 0.01 + lift * 0.6, 0.08, 2.8, 0.5),
        (t + 0.15, z - 0.055 + lift * 0.6, z + 0.025 + step + lift * 0.3, 0.125, 3, 0.5),
        (-0.02, z - 0.065, z + 0.025 + step, 0.150, 3, 0.5),
        (0.12, z - 0.07, z + 0.01 + step * 0.4, 0.155, 3, 0.5), (0.20, z - 0.07, z, 0.155, 3, 0.5),
        (0.40, z - 0.08, z - 0.005, 0.13, 3, 0.5), (0.50, z - 0.085, z - 0.015, 0.085, 2.8, 0.5),
        (0.535, z - 0.08, z - 0.035, 0.05, 2.4, 0.5),
    ], SEAT, sides=k.pick(14, 9, 7, 5), crease=55)  # fmt: skip
    k.tube([(0.06, 0.165, z - 0.03), (t + 0.2, 0.17, z + 0.0 + lift * 0.5), (t + 0.04, 0.09, z + 0.03 + lift * 0.7),
        (t + 0.04, -0.09, z + 0.03 + lift * 0.7), (t + 0.2, -0.17, z + 0.0 + lift * 0.5), (0.06, -0.165, z - 0.03)],
           0.012, CHROME if s.style == "classic" else BLACK, sides=k.pick(7, 5, 3))  # fmt: skip
    add_rear_end(k, t + 0.01, z - 0.125 + lift, s.plate, wheel=CycleWheel(*s.rear), guard="none", hang=0.21)
    add_mudguard(k, 0.0, r, r + 0.035, s.rear[1] + 0.02, 1.2, 2.85, BLACK, BODY, flare=0.02)
    if s.style == "classic" and k.detail < 2:
        for side in SIDES:
            k.tube([(0.24, side * full * 0.985, z - 0.30), (0.0, side * full * 1.02, z - 0.31), (-0.20, side * full * 0.93, z - 0.29)],
                0.006, CHROME, sides=4)
    elif k.detail < 2:
        for side in SIDES:
            k.body([(-0.30, z - 0.16 + lift, z - 0.13 + lift, 0.006, 3, 0.5), (-0.05, z - 0.19, z - 0.14, 0.010, 3, 0.5),
                (0.18, z - 0.23, z - 0.19, 0.006, 3, 0.5)], PAINT2, y=side * (full * 0.985), sides=8)


def _engine(k: Kit, s: ScooterSpec) -> None:
    """The swinging drive unit on the left, the silencer on the right, shocks."""
    r = s.rear[0]
    y = s.rear[1] / 2 + 0.055
    if s.design == "electric":
        k.spin([(0.0, -0.06), (0.105, -0.055), (0.12, 0.0), (0.105, 0.055), (0.0, 0.06)], BLACK, 0.0, r, joint=REAR,
            segments=k.pick(20, 12, 7))
        for side in SIDES:
            k.tube([(0.34, side * 0.10, r + 0.06), (0.12, side * 0.095, r + 0.02), (0.0, side * 0.09, r)], [0.03, 0.028, 0.022], ALLOY)
    else:
        k.body([(-0.12, r - 0.05, r + 0.05, 0.025, 2.6, 0.5), (-0.07, r - 0.085, r + 0.085, 0.05, 2.8, 0.5),
            (0.12, r - 0.075, r + 0.075, 0.055, 2.8, 0.5), (0.32, r - 0.085, r + 0.085, 0.06, 2.8, 0.5),
            (0.43, r - 0.05, r + 0.05, 0.035, 2.6, 0.5)], ENGINE, y=y, sides=k.pick(14, 9, 6))
        k.turned([(0.075, 0.0), (0.07, 0.02), (0.0, 0.026)], BLACK, (0.31, y + 0.052, r), (0, 1, 0), segments=k.pick(14, 8))
        k.body([(0.20, r - 0.06, r + 0.10, 0.06, 3, 0.5), (0.28, r - 0.09, r + 0.13, 0.09, 3, 0.5),
            (0.46, r - 0.06, r + 0.06, 0.08, 3, 0.5), (0.52, r - 0.03, r + 0.03, 0.05, 3, 0.5)], ENGINE, sides=k.pick(12, 8, 5))
        k.body([(-0.02, r + 0.08, r + 0.15, 0.03, 3, 0.5), (0.03, r + 0.07, r + 0.19, 0.045, 3, 0.5),
            (0.20, r + 0.07, r + 0.18, 0.045, 3, 0.5), (0.25, r + 0.09, r + 0.15, 0.03, 3, 0.5)], BLACK, y=y + 0.005,
            sides=k.pick(10, 7, 5))
        k.tube([(0.40, -0.05, r - 0.05), (0.32, -0.12, r - 0.10), (0.22, -0.15, r - 0.03)], 0.018, BLACK)
        k.tube([(0.24, -0.155, r - 0.03), (0.17, -0.165, r - 0.01), (-0.20, -0.185, r + 0.085), (-0.26, -0.188, r + 0.10)],
            [0.025, 0.058, 0.060, 0.035], BLACK, sides=k.pick(10, 7, 5), smooth=False)
        if k.detail < 2:
            k.tube([(0.12, -0.215, r + 0.01), (-0.12, -0.235, r + 0.075)], 0.030, CHROME if s.style == "classic" else ALLOY, sides=6)
    for side in SIDES if s.style == "maxi" else (1.0,):
        add_spring(k, (-0.03, side * 0.105, r + 0.05), (0.06, side * 0.11, s.seat_z - 0.22), 0.032, CHROME, BLACK)


def _extras(k: Kit, s: ScooterSpec) -> None:
    z, t = s.seat_z, s.tail
    if s.kit:
        h = z + 0.075
        k.tube([(t + 0.16, 0.08, h - 0.04), (t + 0.02, 0.09, h), (t - 0.14, 0.085, h), (t - 0.14, -0.085, h), (t + 0.02, -0.09, h),
            (t + 0.16, -0.08, h - 0.04)], 0.009, CHROME if s.style == "classic" else BLACK, sides=k.pick(7, 4, 3))
        k.tube([(t + 0.0, 0.09, h), (t + 0.0, -0.09, h)], 0.008, BLACK, sides=k.pick(6, 4, 3))
    if "top box" in s.kit:
        k.body([(t - 0.24, h + 0.04, h + 0.20, 0.15, 3.4, 0.5), (t - 0.20, h + 0.01, h + 0.24, 0.20, 3.4, 0.42),
            (t + 0.0, h + 0.01, h + 0.30, 0.205, 3.2, 0.42), (t + 0.12, h + 0.03, h + 0.22, 0.17, 3.0, 0.45)], BLACK,
            sides=k.pick(16, 10, 7, 5))
        k.box((0.012, 0.22, 0.03), (t - 0.235, 0, h + 0.13), PAINT2, bevel=0.004)
    if "delivery box" in s.kit:
        c = np.array([t - 0.04, 0, h + 0.215])
        k.box((0.42, 0.42, 0.40), c, CLOTH, bevel=0.02)
        k.box((0.43, 0.43, 0.035), c + [0, 0, 0.165], BLACK, bevel=0.01)
        if k.detail < 2:
            k.box((0.006, 0.26, 0.12), c + [-0.211, 0, -0.02], PAINT2)
            for side in SIDES:
                k.box((0.28, 0.006, 0.12), c + [0, side * 0.211, -0.02], PAINT2)
