"""Cargo bicycles: long-johns with the load between bars and front wheel, tricycles with a box, longtails."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.vehicles import bicycle as bike
from simgen.assets.vehicles.bikedrive import add_drive, add_motor
from simgen.assets.vehicles.bikegear import add_equipment, bicycle_stand
from simgen.assets.vehicles.bikespec import BicycleSpec
from simgen.assets.vehicles.cargobox import add_bench, add_box, add_cover, add_flat_box
from simgen.assets.vehicles.cycleasset import bar_hull, cycle_asset, frame_hull
from simgen.assets.vehicles.cyclekit import SIDES, Kit
from simgen.assets.vehicles.cycleslots import (
    ALLOY,
    BLACK,
    BODY,
    CLOTH,
    FRONT,
    LAMP,
    PAINT,
    PAINT2,
    REAR,
    SEAT,
    STEER,
    TAIL,
    cycle_materials,
)  # fmt: skip
from simgen.assets.vehicles.cyclewheels import CycleWheel, add_mudguard, add_stays, add_wheel
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.sidestand import Stand
from simgen.geometry import transform
from simgen.mesh import Material, Mesh

_FORK = 6  # joint of the long-john's front fork, after the six that all cycles have
_FRONT2 = 6  # joint of a tricycle's second front wheel


@dataclass(frozen=True)
class CargoSpec:
    """design : its name. kind : "long-john", "trike" or "longtail". base : the rear half, a bicycle. front : distance of the front axle
    from the rear one. wheel : bead radius of the front wheels. load : what it carries: "wood", "plastic", "delivery", "deck", "children".
    track : between a tricycle's front wheels."""

    design: str
    kind: str
    base: BicycleSpec
    front: float
    wheel: float
    load: str
    cover: bool = False
    track: float = 0.0

    @property
    def radius(self) -> float:
        """Rolling radius of the front wheels."""
        return self.wheel + 0.86 * self.base.tyre

    @property
    def fork_axis(self) -> Floats:
        """(3,) unit vector up the axis that the front wheels turn about."""
        return np.array([-np.cos(1.22), 0.0, np.sin(1.22)]) if self.kind == "long-john" else np.array([0.0, 0.0, 1.0])

    def fork_at(self, z: float) -> Floats:
        """(3,) point of that axis at height z."""
        if self.kind == "trike":
            return np.array([self.front - 0.03, 0.0, z])
        return np.array([self.front - 0.04 / np.sin(1.22) - (z - self.radius) / np.tan(1.22), 0.0, z])


_REAR = BicycleSpec("cargo", 0.279, 0.050, 1.02, "wave", "swept", "comfort", 0.93, 0.44, 0.46, 0.285, 1.20, 1.25, 0.0, 0.05, 0.20, 0.12,
    0.04, gear="hub", guard="half",
                    brake="disc", stand="centre", kit=("mudguards", "bell", "lights", "reflectors"), tube=1.3)  # fmt: skip
_TAIL = BicycleSpec("longtail", 0.2025, 0.056, 1.26, "ebike", "swept", "comfort", 0.90, 0.40, 0.66, 0.290, 1.22, 1.25, 0.045, 0.16, 0.20,
    0.16, 0.05, gear="hub",
                    guard="half", brake="disc", stand="centre", kit=("mudguards", "bell", "reflectors"), tube=1.3)  # fmt: skip

# Lengths and wheels after makers' sheets: Urban Arrow Family, Riese & Mueller Load, Babboe, Christiania, Nihola, Tern GSD.
CARGO_BIKES: tuple[CargoSpec, ...] = (
    CargoSpec("long-john with wooden box", "long-john", _REAR, 1.96, 0.2025, "wood"),
    CargoSpec("tricycle with cover", "trike", replace(_REAR, bar="upright", wheelbase=0.97, head_rad=1.45, reach=0.0), 1.34, 0.279,
    "wood", True, 0.78),
    CargoSpec("longtail with children's seats", "longtail", _TAIL, 1.26, 0.2025, "children"),
    CargoSpec("long-john with cover", "long-john", _REAR, 2.00, 0.2025, "plastic", True),
    CargoSpec("delivery tricycle", "trike", replace(_REAR, bar="upright", wheelbase=0.97, head_rad=1.45, reach=0.0, stem=0.12), 1.36,
    0.2025, "delivery", False, 0.80),
    CargoSpec("long-john with flight case", "long-john", _REAR, 1.92, 0.2025, "deck"),
)  # fmt: skip


def cargo_bike(rng: np.random.Generator, variant: int, *, design: str | None = None, paint: Material | None = None) -> Asset:
    """A cargo bicycle: 1.8..2.6 m long, tricycles 0.85 m wide. 28..50 kg.

    Long-johns have a joint "fork" and an anchor "fork_axis" for the wheel at the end of the steering rod; tricycles have front wheels
    "wheel_fl" and "wheel_fr" that turn together with the box and the bar.
    """
    s = CARGO_BIKES[variant % len(CARGO_BIKES)]
    if design is not None:
        s = next(d for d in CARGO_BIKES if d.design == design)
    tones = ((0.02, 0.02, 0.021), (0.30, 0.31, 0.32), (0.03, 0.12, 0.07), (0.40, 0.02, 0.015), (0.02, 0.07, 0.25), (0.70, 0.70, 0.68))
    tone = tones[int(rng.integers(len(tones)))]
    cloth = ((0.03, 0.035, 0.04), (0.05, 0.09, 0.05), (0.30, 0.03, 0.02), (0.02, 0.05, 0.16))[int(rng.integers(4))]
    wood = float(rng.uniform(0.8, 1.2))
    second = ((0.10, 0.105, 0.11), (0.62, 0.45, 0.02), (0.02, 0.22, 0.30))[int(rng.integers(3))]
    materials = cycle_materials(
        paint or Material("cargo enamel", tone, 0.4, clearcoat=0.7, dirt=0.1), Material("cargo plastic", second, 0.55, dirt=0.1),
        cloth=Material("cargo cover", cloth, 0.75),
        wood=Material("box plywood", (0.42 * wood, 0.27 * wood, 0.14 * wood), 0.55, variation=0.15),
    )  # fmt: skip
    stand: Stand | None = bicycle_stand(s.base) if s.kind != "trike" else None
    wheels = 3 if s.kind == "trike" else 2
    parameters: dict[str, object] = {"design": s.design, "kind": s.kind, "wheels": wheels, "electric": True, "rider": "adult"}
    if s.kind == "trike":
        parameters |= {"lean_rad": 0.0}
    width = max(0.5 * s.track, 0.30 if s.kind != "longtail" else 0.08)
    names: tuple[str, ...] = ("body", "wheel_f", "wheel_r", "steer", "crank", "stand")
    parents: tuple[int, ...] = (-1, 3, 0, 0, 0, 0)
    if s.kind == "long-john":
        names, parents = (*names, "fork"), (-1, 3, 0, 0, 0, 0, 0)
    elif s.kind == "trike":
        names, parents = ("body", "wheel_fl", "wheel_r", "steer", "crank", "stand", "wheel_fr"), (-1, 3, 0, 0, 0, 0, 3)
    return cycle_asset(
        f"cargo_bike/{variant}", "bicycle", lambda d: cargo_mesh(s, d), materials, mass_kg=42.0,
        rest=_rest(s, stand[1] if stand else s.base.bottom),
        anchors=cargo_anchors(s), hulls=(frame_hull(s.front, s.base.radius, 0.85, 0.10), bar_hull(s.base.grip), _load_hull(s, width)),
        riding="cycle", stand=stand,
        motor=False, parameters=parameters, joints=names, parents=parents,
    )  # fmt: skip


def cargo_anchors(s: CargoSpec) -> dict[str, Floats]:
    """Those of a bicycle; with the axis of the front wheel of a long-john, and where children sit."""
    out = bike.bicycle_anchors(s.base)
    if s.kind == "trike":
        out["steer_axis"] = bike.steering_frame(s.fork_axis, s.fork_at(s.radius))
    elif s.kind == "long-john":
        out["fork_axis"] = bike.steering_frame(s.fork_axis, s.fork_at(s.radius + 0.3))
    if s.load in ("wood", "plastic", "children"):
        x, z = (-0.12, 0.72) if s.kind == "longtail" else (s.front - (0.62 if s.kind == "long-john" else 0.10), 0.55)
        out["child"] = transform(None, (x, 0, z))
    return out


def cargo_mesh(s: CargoSpec, detail: int) -> Mesh:
    """The mesh at a level of detail (0 finest, 3 far)."""
    if s.kind == "longtail":
        return _longtail(s, detail)
    k = Kit(detail)
    b = s.base
    add_wheel(k, CycleWheel(b.radius, b.tyre, hub=0.032, disc=0.085), 0.0, REAR)
    if s.kind == "long-john":
        add_wheel(k, CycleWheel(s.radius, b.tyre, spokes=28, hub=0.03, disc=0.08), s.front, FRONT)
        _long_john(k, s)
    else:
        for side, joint in ((1.0, FRONT), (-1.0, _FRONT2)):
            add_wheel(k, CycleWheel(s.radius, b.tyre, spokes=28, hub=0.04), s.front, joint, y=side * 0.5 * s.track)
        _trike(k, s)
    bike.add_saddle(k, b)
    bike.add_bars(k, b)
    add_drive(k, b)
    add_motor(k, b)
    _guards_and_lamps(k, s)
    add_equipment(k, replace(b, kit=(), stand=b.stand if s.kind == "long-john" else "none"))
    return k.build()


def _rest(s: CargoSpec, stand: Floats) -> Floats:
    b = s.base
    front = [s.front, 0.5 * s.track, s.radius]
    rest = [[0.5 * s.front, 0, 0], front, [0, 0, b.radius], cargo_anchors(s)["steer_axis"][:3, 3].tolist(), b.bottom.tolist(),
        stand.tolist()]
    if s.kind == "trike":
        rest.append([s.front, -0.5 * s.track, s.radius])
    elif s.kind == "long-john":
        rest.append(s.fork_at(s.radius + 0.3).tolist())
    return np.array(rest)


def _load_hull(s: CargoSpec, half: float) -> Floats:
    x0, x1 = {"long-john": (1.0, s.front - 0.25), "trike": (s.front - 0.42, s.front + 0.35), "longtail": (-0.4, 0.25)}[s.kind]
    return np.array([(x, y, z) for x in (x0, x1) for y in (half, -half) for z in (0.2, 0.75)])


def _rear_half(k: Kit, s: CargoSpec) -> tuple[Floats, Floats]:
    """Seat tube, stays and head tube of the rear half. -> lower and upper end of the handlebar's head tube."""
    b, t = s.base, 0.0165 * s.base.tube
    bb, up, (low, high) = b.bottom, b.seat_axis, b.head
    k.tube([bb, b.seat_top], t, PAINT)
    k.tube([b.seat_top - 0.012 * up, b.seat_top + 0.01 * up], t + 0.004, BLACK)
    for side in SIDES:
        axle = np.array([0.0, side * 0.065, b.radius])
        k.tube([bb + [0, side * 0.03, 0], bb + [-0.14, side * 0.055, 0.01], axle], 0.012, PAINT)
        k.tube([b.seat_top - 0.12 * up + [0, side * 0.016, 0], axle], 0.009, PAINT)
    return low, high


def _long_john(k: Kit, s: CargoSpec) -> None:
    b, t, r = s.base, 0.0165 * s.base.tube, s.radius
    bb = b.bottom
    low, high = _rear_half(k, s)
    k.tube([high - 0.04 * b.steer_axis, bb + b.seat_axis * b.seat_tube * 0.55], t, PAINT)
    k.tube([low, high], t + 0.005, PAINT)
    floor = 0.245
    beam = [bb, bb + [0.20, 0, -0.05], (1.05, 0, floor), (s.front - 0.50, 0, floor), (s.front - 0.30, 0, floor + 0.12),
        s.fork_at(2 * r + 0.10) + [0.0, 0, 0.02]]
    k.tube(beam, t * 1.35, PAINT)
    k.tube([low + [0, 0, 0.01], (low[0] + 0.05, 0, floor + 0.02)], t, PAINT)
    k.pair([(1.02, 0.02, floor), (1.08, 0.24, floor + 0.01), (s.front - 0.52, 0.24, floor + 0.01), (s.front - 0.44, 0.02, floor + 0.03)],
        0.012, PAINT)
    a, c = s.fork_at(2 * r + 0.045), s.fork_at(2 * r + 0.16)
    k.tube([a, c], t + 0.006, PAINT)
    for side in SIDES:
        k.tube([a + [0, side * 0.02, -0.01], a + [0.01, side * 0.055, -0.04], (s.front, side * 0.055, r)], [0.015, 0.015, 0.010], PAINT,
            _FORK)
    k.box((0.035, 0.13, 0.03), a - [0, 0, 0.012], PAINT, _FORK, bevel=0.008)
    k.tube([(low[0] + 0.03, 0.07, low[2] - 0.10), (0.5 * (low[0] + s.front), 0.10, floor - 0.035), (s.front - 0.06, 0.06, r + 0.10)],
        0.007, BLACK, sides=k.pick(6, 4, 3))
    x0, x1 = 1.02, s.front - 0.34
    if s.load == "deck":
        k.box((x1 - x0 - 0.06, 0.46, 0.02), (0.5 * (x0 + x1), 0, floor + 0.03), ALLOY, bevel=0.004)
        add_flat_box(k, (x0 + 0.02, x1 - 0.05), 0.25, floor + 0.045, 0.50)
        return
    add_box(k, (x0, x1), 0.27, floor + 0.025, 0.47, wood=s.load == "wood", joint=BODY)
    add_bench(k, x0 + 0.16, 0.25, floor + 0.30, BODY)
    if s.cover:
        add_cover(k, (x0 + 0.02, x1 - 0.02), 0.26, floor + 0.48, 0.48, BODY)


def _trike(k: Kit, s: CargoSpec) -> None:
    b, t = s.base, 0.0165 * s.base.tube
    bb, r = b.bottom, s.radius
    _rear_half(k, s)
    pivot = s.fork_at(r)
    k.tube([bb, bb + [0.25, 0, -0.02], (pivot[0] - 0.30, 0, r - 0.03), pivot], t * 1.35, PAINT)
    k.tube([bb + b.seat_axis * b.seat_tube * 0.5, bb + [0.36, 0, 0.03]], t, PAINT)
    k.tube([pivot - [0, 0, 0.08], pivot + [0, 0, 0.10]], t + 0.008, PAINT)
    half = 0.5 * s.track
    k.tube([(s.front, half - 0.03, r), (s.front, 0.3, r + 0.02), (s.front, -0.3, r + 0.02), (s.front, -half + 0.03, r)], 0.017, BLACK,
        STEER, smooth=False)
    z = r + 0.06
    box_half = half - 0.075
    x0, x1 = s.front - 0.43, s.front + 0.42
    k.box((x1 - x0 - 0.06, 2 * box_half - 0.06, 0.03), (s.front, 0, z - 0.005), BLACK, STEER)
    tall = 0.50
    if s.load == "delivery":
        add_flat_box(k, (x0, x1), box_half, z, 0.62, joint=STEER)
        tall = 0.62
    else:
        add_box(k, (x0, x1), box_half, z, tall, wood=True, joint=STEER)
        add_bench(k, x0 + 0.20, box_half - 0.02, z + 0.26, STEER)
        if s.cover:
            add_cover(k, (x0 + 0.01, x1 - 0.01), box_half, z + tall + 0.01, 0.52, STEER)
    clamp = b.clamp
    for side in SIDES:
        k.tube([(x0 - 0.005, side * 0.22, z + tall * 0.5), (x0 - 0.02, side * 0.20, z + tall),
            (clamp[0] + 0.02, side * 0.10, clamp[2] - 0.02), (clamp[0], side * 0.02, clamp[2])], 0.013, PAINT, STEER)


def _guards_and_lamps(k: Kit, s: CargoSpec) -> None:
    b, r = s.base, s.radius
    add_mudguard(k, 0.0, b.radius, b.radius + 0.02, b.tyre + 0.016, 0.05, np.pi + 0.2, BLACK, BODY)
    add_stays(k, 0.0, b.radius, b.radius + 0.008, b.tyre / 2, (np.pi + 0.1,), BLACK, BODY)
    tail = np.array([(b.radius + 0.03) * np.cos(2.7), 0, b.radius + (b.radius + 0.03) * np.sin(2.7)])
    k.box((0.02, 0.05, 0.035), tail, TAIL, bevel=0.005)
    if s.kind == "long-john":
        add_mudguard(k, s.front, r, r + 0.018, b.tyre + 0.014, 0.5, np.pi + 0.3, BLACK, _FORK)
        at = s.fork_at(2 * r + 0.16) + [0.05, 0, 0.0]
        joint = BODY
    else:
        for side in SIDES:
            k.box((0.34, 0.075, 0.010), (s.front, side * 0.5 * s.track, 2 * r + 0.025), BLACK, STEER, bevel=0.003)
        at = np.array([s.front + 0.44, 0.0, r + 0.14])
        joint = STEER
    k.turned([(0.0, -0.04), (0.022, -0.035), (0.032, 0.0)], BLACK, at, (1, 0, 0), joint, segments=k.pick(12, 8, 5))
    k.turned([(0.032, 0.0), (0.02, 0.008), (0.0, 0.010)], LAMP, at, (1, 0, 0), joint, segments=k.pick(12, 8, 5))


def _longtail(s: CargoSpec, detail: int) -> Mesh:
    """A long low rack over a small rear wheel, with a cushion, a rail for children and running boards."""
    k = Kit(detail)
    b = s.base
    add_wheel(k, CycleWheel(b.front_radius, b.tyre, spokes=28, hub=0.03, disc=0.085), b.wheelbase, FRONT)
    add_wheel(k, CycleWheel(b.radius, b.tyre, spokes=28, hub=0.035, disc=0.085), 0.0, REAR)
    bike.add_frame(k, b)
    bike.add_fork(k, b)
    bike.add_bars(k, b)
    bike.add_saddle(k, b)
    add_drive(k, b)
    add_equipment(k, b)
    z, r = 0.60, b.radius
    k.pair([(0.36, 0.05, z - 0.02), (0.25, 0.085, z), (-0.36, 0.085, z), (-0.40, 0.05, z)], 0.011, PAINT)
    k.tube([(-0.40, 0.05, z), (-0.40, -0.05, z)], 0.011, PAINT)
    k.pair([(0.02, 0.085, z), (0.0, 0.07, r)], 0.011, PAINT)
    k.pair([(-0.30, 0.085, z), (-0.02, 0.075, r + 0.02)], 0.010, PAINT)
    k.body([(-0.38, z + 0.01, z + 0.045, 0.10, 4, 0.5), (-0.34, z + 0.01, z + 0.06, 0.115, 4, 0.5),
        (0.20, z + 0.01, z + 0.06, 0.115, 4, 0.5), (0.24, z + 0.01, z + 0.045, 0.10, 4, 0.5)], SEAT, sides=k.pick(12, 8, 6, 5))
    rail = [(0.20, 0.13, z + 0.03), (0.18, 0.17, z + 0.25), (-0.30, 0.17, z + 0.27), (-0.40, 0.10, z + 0.27), (-0.40, -0.10, z + 0.27),
        (-0.30, -0.17, z + 0.27), (0.18, -0.17, z + 0.25), (0.20, -0.13, z + 0.03)]
    k.tube(rail, 0.0115, BLACK)
    k.pair([(-0.36, 0.10, z), (-0.36, 0.165, z + 0.26)], 0.010, BLACK)
    for side in SIDES:
        k.box((0.42, 0.11, 0.018), (0.02, side * 0.19, 0.235), BLACK, bevel=0.006)
        k.tube([(0.12, side * 0.07, r), (0.10, side * 0.18, 0.235)], 0.009, BLACK)
        k.body([(-0.28, 0.30, z - 0.04, 0.02, 4, 0.5), (-0.22, 0.26, z - 0.01, 0.05, 4, 0.5), (0.10, 0.26, z - 0.01, 0.05, 4, 0.5),
            (0.16, 0.30, z - 0.04, 0.02, 4, 0.5)], CLOTH, y=side * 0.135, sides=k.pick(12, 8, 6, 5))
    k.box((0.02, 0.09, 0.035), (-0.415, 0, z), PAINT2, bevel=0.005)
    at = b.on_axis(2 * b.front_radius + 0.20) + [0.07, 0, 0]
    k.turned([(0.0, -0.05), (0.022, -0.04), (0.032, 0.0)], BLACK, at, (1, 0, -0.1), BODY, segments=k.pick(12, 8, 5))
    k.turned([(0.032, 0.0), (0.02, 0.008), (0.0, 0.010)], LAMP, at, (1, 0, -0.1), BODY, segments=k.pick(12, 8, 5))
    k.box((0.014, 0.08, 0.028), (-0.428, 0, z), TAIL, bevel=0.004)
    return k.build()
