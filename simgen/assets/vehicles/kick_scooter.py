"""Electric kick scooters: rental ones and private ones, ridden standing."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.asset import Asset
from simgen.assets.vehicles.bicycle import steering_frame
from simgen.assets.vehicles.cycleasset import bar_hull, cycle_asset
from simgen.assets.vehicles.cyclekit import SIDES, Kit
from simgen.assets.vehicles.cycleslots import (
    ALLOY,
    AMBER,
    BLACK,
    BODY,
    CHROME,
    CLEAR,
    FRONT,
    GLOSS,
    GRIP,
    LAMP,
    PAINT,
    PAINT2,
    REAR,
    RUBBER,
    STEER,
    TAIL,
    cycle_materials,
)  # fmt: skip
from simgen.assets.vehicles.cyclewheels import CycleWheel, add_mudguard, add_wheel
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.sidestand import Stand, add_stand
from simgen.geometry import transform
from simgen.mesh import Material, Mesh

_HIP_M = 0.83  # from the soles to where a standing adult would sit


@dataclass(frozen=True)
class KickScooterSpec:
    """Metres. radius, tyre : of the wheels. deck : length, width, height of its top. bar_z : height of the handlebar. rental : sturdy
    stem, vehicle number, double stand. colour : of frame and accents. suspension : springs at the front."""

    design: str
    radius: float
    tyre: float
    wheelbase: float
    deck: tuple[float, float, float]
    bar_z: float
    rental: bool
    colour: tuple[float, float, float]
    accent: tuple[float, float, float]
    suspension: bool = False
    bar_half: float = 0.25

    @property
    def steer_axis(self) -> Floats:
        """(3,) unit vector up the stem (78 degrees)."""
        return np.array([-np.cos(1.36), 0, np.sin(1.36)])

    def on_axis(self, z: float) -> Floats:
        """(3,) point of the stem at height z (hub 15 mm ahead of it)."""
        return np.array([self.wheelbase - 0.015 - (z - self.radius) / np.tan(1.36), 0, z])

    @property
    def grip(self) -> Floats:
        """(3,) middle of the left grip."""
        return self.on_axis(self.bar_z) + [-0.01, self.bar_half - 0.06, 0.0]


# Wheels, decks and bars after makers' sheets: Segway Ninebot Max and F2, Xiaomi Mi 4, rental scooters of 2021..2024 generations.
KICK_SCOOTERS: tuple[KickScooterSpec, ...] = (
    KickScooterSpec("rental green", 0.125, 0.062, 0.92, (0.56, 0.185, 0.165), 1.12, True, (0.03, 0.42, 0.12), (0.75, 0.75, 0.74), True),
    KickScooterSpec("private black", 0.108, 0.050, 0.86, (0.49, 0.155, 0.135), 1.08, False, (0.02, 0.02, 0.021), (0.55, 0.03, 0.02),
    False, 0.22),
    KickScooterSpec("rental orange", 0.127, 0.064, 0.95, (0.58, 0.190, 0.170), 1.14, True, (0.62, 0.14, 0.010), (0.03, 0.03, 0.032), False),
    KickScooterSpec("private grey", 0.125, 0.058, 0.91, (0.52, 0.165, 0.155), 1.12, False, (0.14, 0.145, 0.15), (0.62, 0.45, 0.02), True,
    0.24),
    KickScooterSpec("rental turquoise", 0.125, 0.062, 0.93, (0.57, 0.190, 0.165), 1.13, True, (0.74, 0.74, 0.73), (0.02, 0.42, 0.40), True),
    KickScooterSpec("private white", 0.108, 0.050, 0.85, (0.48, 0.150, 0.132), 1.10, False, (0.70, 0.70, 0.69), (0.03, 0.10, 0.30), False,
    0.22),
)  # fmt: skip


def kick_scooter_mesh(s: KickScooterSpec, detail: int) -> Mesh:
    """The mesh at a level of detail (0 finest, 3 far)."""
    k = Kit(detail)
    r, wb = s.radius, s.wheelbase
    for x, joint, hub in ((wb, FRONT, 0.055 if not s.rental else 0.04), (0.0, REAR, 0.04 if not s.rental else 0.062)):
        add_wheel(k, CycleWheel(r, s.tyre, section=0.75 * s.tyre, rim=0.012, style="dish", hub=hub, hub_half=0.032, rim_slot=BLACK,
            hub_slot=BLACK), x, joint)
    _deck(k, s)
    _stem(k, s)
    if detail < 3:
        add_stand(k, kick_scooter_stand(s))
    return k.build()


def kick_scooter_anchors(s: KickScooterSpec) -> dict[str, Floats]:
    """Where the feet stand (the left one ahead), where the hands hold, and "seat": the hips' place of an adult who stands there."""
    flip = np.array([1.0, -1.0, 1.0])
    x1, x0 = _deck_span(s)
    z = s.deck[2]
    front, rear = np.array([x1 - 0.17, 0.035, z]), np.array([x0 + 0.14, -0.03, z])
    return {
        "seat": transform(None, (0.5 * (front[0] + rear[0]) - 0.02, 0, z + _HIP_M)),
        "deck": transform(None, 0.5 * (front + rear) * [1, 0, 1]),
        "deck_front": transform(None, front),
        "deck_rear": transform(None, rear),
        "pedal_left": transform(None, front),
        "pedal_right": transform(None, rear),
        "crank": transform(None, (0.5 * (front[0] + rear[0]), 0, z)),
        "grip_left": transform(None, s.grip),
        "grip_right": transform(None, s.grip * flip),
        "steer_axis": steering_frame(s.steer_axis, s.on_axis(0.4)),
    }


def kick_scooter_stand(s: KickScooterSpec) -> Stand:
    """Its side stand under the deck."""
    return "side", np.array([_deck_span(s)[1] + 0.16, 0.5 * s.deck[1] - 0.02, s.deck[2] - 0.05]), 0.007


def e_scooter(rng: np.random.Generator, variant: int, *, design: str | None = None, paint: Material | None = None) -> Asset:
    """An electric kick scooter: 1.05..1.25 m long, 1.1..1.2 m high, 13..30 kg."""
    s = KICK_SCOOTERS[variant % len(KICK_SCOOTERS)]
    if design is not None:
        s = next(d for d in KICK_SCOOTERS if d.design == design)
    shade = float(rng.uniform(0.9, 1.1))
    r, g, b = (min(0.85, c * shade) for c in s.colour)
    materials = cycle_materials(paint or Material("kick scooter paint", (r, g, b), 0.45, dirt=0.15),
        Material("kick scooter accent", s.accent, 0.45, dirt=0.1))
    rest = np.array([[0.5 * s.wheelbase, 0, 0], [s.wheelbase, 0, s.radius], [0, 0, s.radius], s.on_axis(0.4), [0.45, 0, s.deck[2]],
        kick_scooter_stand(s)[1]])
    x1, x0 = _deck_span(s)
    deck = np.array([(x, y, z) for x in (x0, x1) for y in (0.09, -0.09) for z in (0.05, s.deck[2])])
    stem = np.array([(x, y, z) for x, z in ((s.wheelbase + 0.1, 0.05), (s.wheelbase - 0.12, 0.05),
        tuple(s.on_axis(s.bar_z)[[0, 2]])) for y in (0.04, -0.04)])
    return cycle_asset(
        f"e_scooter/{variant}", "bicycle", lambda d: kick_scooter_mesh(s, d), materials, mass_kg=28.0 if s.rental else 15.0, rest=rest,
        anchors=kick_scooter_anchors(s),
        hulls=(deck, stem, bar_hull(s.grip)), riding="standing", stand=kick_scooter_stand(s), motor=False,
        lod_distances_m=(10.0, 25.0, 60.0), error_px=(0.6, 0.5, 0.5),
        parameters={"design": s.design, "rental": s.rental, "wheels": 2},
    )  # fmt: skip


def _deck_span(s: KickScooterSpec) -> tuple[float, float]:
    """Front and rear end of the deck's floor."""
    x0 = s.radius + 0.045
    return x0 + s.deck[0], x0


def _deck(k: Kit, s: KickScooterSpec) -> None:
    x1, x0 = _deck_span(s)
    _, w, z = s.deck
    r, d = s.radius, k.pick(12, 8, 7, 5)
    k.body([(x0 - 0.03, z - 0.075, z - 0.012, w * 0.36, 5, 0.6), (x0 + 0.04, z - 0.085, z - 0.004, w * 0.5, 5, 0.6),
        (x1 - 0.05, z - 0.085, z - 0.004, w * 0.5, 5, 0.6), (x1 + 0.02, z - 0.07, z - 0.004, w * 0.33, 5, 0.6)],
           PAINT, sides=d)  # fmt: skip
    k.body([(x0 + 0.0, z - 0.008, z, w * 0.40, 6, 0.5), (x0 + 0.05, z - 0.008, z, w * 0.46, 6, 0.5),
        (x1 - 0.05, z - 0.008, z, w * 0.46, 6, 0.5), (x1 - 0.01, z - 0.008, z, w * 0.33, 6, 0.5)], RUBBER, sides=k.pick(8, 6), steps=1)
    if k.detail < 2:
        for side in SIDES:
            k.box((s.deck[0] - 0.14, 0.004, 0.016), (0.5 * (x0 + x1), side * w * 0.5, z - 0.042), PAINT2)
    # neck up to the stem
    low = s.on_axis(2 * r + 0.035)
    k.tube([(x1 - 0.04, 0, z - 0.04), (x1 + 0.05, 0, z - 0.01), (low[0] - 0.04, 0, low[2] - 0.03), low], [0.045, 0.042, 0.036, 0.032],
        PAINT, sides=k.pick(9, 6, 4))
    for side in SIDES:
        k.tube([(x0, side * w * 0.28, z - 0.05), (0.05, side * (s.tyre / 2 + 0.026), r + 0.005), (0.0, side * (s.tyre / 2 + 0.024), r)],
            [0.02, 0.016, 0.014], PAINT, sides=k.pick(7, 5, 3))
        k.ball((0.05, 0.018, 0.05), (0.0, side * (s.tyre / 2 + 0.032), r), BLACK)
    add_mudguard(k, 0.0, r, r + 0.018, s.tyre + 0.02, 0.5, 2.75, BLACK, BODY, flare=0.012)
    a = 2.65
    tail = np.array([(r + 0.03) * np.cos(a), 0, r + (r + 0.03) * np.sin(a)])
    k.box((0.018, 0.06, 0.03), tail, TAIL, bevel=0.005)
    if s.rental:
        k.box((0.008, 0.09, 0.075), tail + [-0.013, 0, -0.05], CLEAR)  # insurance plate
        k.body([(-0.02, r + 0.055, r + 0.075, 0.03, 4, 0.5), (x0, z - 0.02, z + 0.02, 0.035, 4, 0.5)], PAINT, sides=d)


def _stem(k: Kit, s: KickScooterSpec) -> None:
    r, axis, tyre = s.radius, s.steer_axis, s.tyre
    axle = np.array([s.wheelbase, 0, r])
    crown = s.on_axis(2 * r + 0.03)
    for side in SIDES:
        y = np.array([0, side * (tyre / 2 + 0.02), 0])
        k.tube([axle + y, crown + y * 0.95 - 0.035 * axis, crown + y * 0.4], [0.014, 0.016, 0.018], BLACK if s.suspension else PAINT,
            STEER, sides=k.pick(7, 5, 3))
        if s.suspension and k.detail < 2:
            for i in range(k.pick(5, 3)):
                at = axle + y * 1.25 + axis * (0.03 + 0.016 * i) + [0.012, 0, 0]
                k.turned([(0.010, 0), (0.014, 0.004), (0.010, 0.008)], CHROME, at, axis, STEER, segments=7)
        k.ball((0.045, 0.018, 0.045), axle + y * 1.3, BLACK, STEER)
        if k.detail < 2:
            k.box((0.03, 0.004, 0.016), axle + y * 1.45 + [0.0, 0, 0.05], AMBER, STEER)
    add_mudguard(k, s.wheelbase, r, r + 0.018, tyre + 0.02, 0.5, 2.5, BLACK, STEER, flare=0.012)
    fat = 0.030 if s.rental else 0.023
    k.tube([crown - 0.02 * axis, s.on_axis(2 * r + 0.15)], fat + 0.006, BLACK, STEER, sides=k.pick(9, 6, 4))
    k.tube([s.on_axis(2 * r + 0.13), s.on_axis(s.bar_z - 0.015)], fat, PAINT, STEER, sides=k.pick(10, 6, 4))
    k.tube([s.on_axis(0.45), s.on_axis(0.80)], fat + 0.0008, PAINT2, STEER, sides=k.pick(10, 6, 4))
    bar = s.on_axis(s.bar_z)
    left = bar + np.array([(0, 0, 0), (0.005, 0.10, 0.0), (-0.012, s.bar_half, -0.002)])
    k.tube(np.concatenate([(left * [1, -1, 1])[:0:-1], left]), 0.0125, BLACK, STEER, sides=k.pick(8, 5, 3))
    way = (left[-2] - left[-1]) / np.linalg.norm(left[-2] - left[-1])
    for side in SIDES:
        f = np.array([1.0, side, 1.0])
        k.tube([left[-1] * f, (left[-1] + 0.12 * way) * f], 0.0175, GRIP, STEER, sides=k.pick(8, 5, 4))
        if k.detail < 2:
            root = left[-1] + 0.14 * way
            k.tube([root * f, (root + [0.035, 0, -0.01]) * f, (left[-1] + 0.03 * way + [0.045, 0, -0.015]) * f], [0.009, 0.007, 0.005],
                BLACK, STEER, sides=5)
    k.body([(bar[0] - 0.05, s.bar_z - 0.02, s.bar_z + 0.02, 0.035, 3.5, 0.5),
        (bar[0] - 0.03, s.bar_z - 0.03, s.bar_z + 0.030, 0.045, 3.5, 0.5),
        (bar[0] + 0.04, s.bar_z - 0.035, s.bar_z + 0.022, 0.042, 3.5, 0.5),
        (bar[0] + 0.058, s.bar_z - 0.02, s.bar_z + 0.005, 0.03, 3, 0.5)],
           BLACK, STEER, sides=k.pick(12, 8, 6))  # fmt: skip
    k.box((0.05, 0.055, 0.004), (bar[0] - 0.012, 0, s.bar_z + 0.031), GLOSS, STEER)
    at = s.on_axis(s.bar_z - 0.065) + [fat + 0.012, 0, 0]
    k.turned([(0.0, -0.02), (0.022, -0.018), (0.026, 0.012)], BLACK, at, (1, 0, -0.1), STEER, segments=k.pick(12, 8, 6))
    k.turned([(0.025, 0.010), (0.018, 0.016), (0.0, 0.018)], LAMP, at, (1, 0, -0.1), STEER, segments=k.pick(12, 8, 6))
    if k.detail == 0:
        root = left[1] + [0.02, 0, 0]
        k.tube([root, bar + [0.09, 0.03, -0.02], s.on_axis(s.bar_z - 0.18) + [0.04, 0.01, 0]], 0.003, BLACK, STEER, sides=4)
        k.turned([(0.018, 0.0), (0.016, 0.012), (0.0, 0.016)], ALLOY, left[1] + [-0.005, 0.03, 0.014], (0, 0, 1), STEER, segments=9)
    if s.rental:
        k.box((0.012, 0.05, 0.09), s.on_axis(s.bar_z - 0.22) + [fat + 0.006, 0, 0], PAINT2, STEER, bevel=0.004)
        k.box((0.05, 0.075, 0.12), s.on_axis(0.36) + [-0.045, 0, 0], BLACK, STEER, bevel=0.012)
