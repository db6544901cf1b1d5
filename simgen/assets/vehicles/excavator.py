"""Excavators on tracks and on wheels, whose house, boom, stick and bucket move and whose rams stay attached."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simgen.asset import Asset
from simgen.assets.vehicles.cyclekit import SIDES, Kit
from simgen.assets.vehicles.excavatorbase import add_tracks, add_wheeled_base, wheel_places
from simgen.assets.vehicles.machineparts import (
    BLACK,
    BRAKE,
    CHROME,
    DARK,
    INSIDE,
    LAMP,
    LEFT,
    METAL,
    MIRROR,
    PAINT,
    PAINT2,
    RIGHT,
    SHELL,
    TAIL,
    WORN,
    add_beacon,
    add_cab,
    add_driver_place,
    add_work_lamp,
    box_hull,
    machine_asset,
    machine_materials,
)  # fmt: skip
from simgen.assets.vehicles.pose import about
from simgen.assets.vehicles.profiles import Floats
from simgen.errors import SimgenError
from simgen.geometry import rotation, transform
from simgen.mesh import Material, Mesh

HOUSE, BOOM, STICK, BUCKET = 1, 2, 3, 4
_RAMS = ("boom_ram", "stick_ram", "bucket_ram")
_FIRST_RAM = 5
_ARMS = ("house", "boom", "stick", "bucket")
_RAM_ENDS = {"boom_ram": ("house", "boom"), "stick_ram": ("boom", "stick"), "bucket_ram": ("stick", "bucket")}
Tone = tuple[float, float, float]


@dataclass(frozen=True)
class ExcavatorSpec:
    """Metres. scale : of house and arm against a machine of 14 t. track : length, width of a track, and gauge; of wheeled ones wheelbase,
    tyre radius, gauge. tail : radius of the house's rear. arm : angles of boom, stick and bucket at rest against the horizon, rad."""

    design: str
    wheeled: bool
    scale: float
    track: tuple[float, float, float]
    house_z: float
    tail: float
    arm: tuple[float, float, float]
    colour: Tone
    mass_kg: float

    @property
    def turn_x(self) -> float:
        """Place of the slewing axis."""
        return 0.5 * self.track[0]

    @cached_property
    def points(self) -> dict[str, Floats]:
        """(3,) pivots in the rest pose: "boom", "stick", "bucket", the bucket's tip, and both ends of each ram."""
        k = self.scale
        boom_a, stick_a, bucket_a = self.arm
        foot = np.array([self.turn_x + 0.28 * k, 0.0, self.house_z + 0.42 * k])
        knee = foot + k * 2.3 * _way(boom_a + 0.32)
        tip = knee + k * 2.25 * _way(boom_a - 0.42)
        end = tip + k * 2.25 * _way(stick_a)
        up, out = _way(boom_a + 0.32 + np.pi / 2), _way(stick_a + np.pi / 2)
        back = tip - k * 0.42 * _way(stick_a) + k * 0.10 * out
        lug = end + k * 0.36 * _way(bucket_a + 1.35)
        return {
            "boom": foot, "knee": knee, "stick": tip, "bucket": end, "teeth": end + k * 1.15 * _way(bucket_a),
            "boom_ram_a": foot + np.array([0.42 * k, 0, -0.22 * k]), "boom_ram_b": knee - 0.18 * k * up,
            "stick_ram_a": knee - 0.25 * k * _way(boom_a + 0.32) + 0.30 * k * up, "stick_ram_b": back,
            "bucket_ram_a": tip + 0.30 * k * _way(stick_a) + 0.30 * k * out, "bucket_ram_b": lug, "back": back,
        }  # fmt: skip


# Lengths, gauges and weights after makers' sheets: Caterpillar 313 and 308, Liebherr A 914, Kubota KX and Takeuchi TB minis.
EXCAVATORS: tuple[ExcavatorSpec, ...] = (
    ExcavatorSpec("crawler 14 t", False, 1.0, (2.75, 0.50, 1.99), 1.02, 2.15, (0.62, -1.75, -2.5), (0.62, 0.36, 0.012), 14000),
    ExcavatorSpec("wheeled 15 t", True, 1.0, (2.60, 0.50, 1.96), 1.24, 2.05, (0.70, -1.85, -2.6), (0.62, 0.42, 0.02), 15500),
    ExcavatorSpec("mini 3 t", False, 0.52, (1.55, 0.30, 1.20), 0.58, 0.82, (0.80, -1.7, -2.4), (0.60, 0.14, 0.010), 2800),
    ExcavatorSpec("midi 8 t", False, 0.80, (2.20, 0.45, 1.75), 0.82, 1.30, (0.72, -1.65, -2.3), (0.70, 0.70, 0.68), 8200),
)  # fmt: skip


def excavator(rng: np.random.Generator, variant: int, *, design: str | None = None, paint: Material | None = None) -> Asset:
    """An excavator of one of the designs above. Joints "house", "boom", "stick" and "bucket", see `dig_pose`; wheeled ones have the joints
    "wheel_..." of other vehicles."""
    s = EXCAVATORS[variant % len(EXCAVATORS)]
    if design is not None:
        s = next(d for d in EXCAVATORS if d.design == design)
    shade = float(rng.uniform(0.85, 1.1))
    r, g, b = (min(0.85, c * shade) for c in s.colour)
    materials = machine_materials(
        paint or Material("excavator enamel", (r, g, b), 0.45, clearcoat=0.3, dirt=0.6),
        Material("excavator grey", (0.045, 0.046, 0.05), 0.5, dirt=0.4),
        rim=Material("excavator rim", (r, g, b), 0.5, dirt=0.6),
    )  # fmt: skip
    p = s.points
    joints: list[tuple[str, int, ArrayLike]] = [("body", -1, (s.turn_x, 0, 0)), ("house", 0, (s.turn_x, 0, s.house_z)),
        ("boom", 1, p["boom"]), ("stick", 2, p["stick"]), ("bucket", 3, p["bucket"])]
    for ram in _RAMS:
        joints += [(f"{ram}_a", 1 + _ARMS.index(_RAM_ENDS[ram][0]), p[f"{ram}_a"]),
            (f"{ram}_b", 1 + _ARMS.index(_RAM_ENDS[ram][1]), p[f"{ram}_b"])]
    joints += [(name, 0, place) for name, place in wheel_places(s.track, s.scale)] if s.wheeled else []
    k = s.scale
    anchors = {name: transform(None, place) for name, place in p.items()} | {
        "seat": transform(None, (s.turn_x + 0.15 * k, 0.62 * k, s.house_z + 0.75 * k)), "steer_axis": np.eye(4),
        "slew": transform(None, (s.turn_x, 0, s.house_z)),
    }  # fmt: skip
    half = 0.5 * (s.track[2] + s.track[1])
    hulls = (box_hull((-0.4, -half, 0.0), (s.track[0] + 0.4, half, s.house_z)),
        box_hull((s.turn_x - s.tail, -0.95 * k, s.house_z), (s.turn_x + 1.0 * k, 1.2 * k, s.house_z + 1.75 * k)),
             _arm_hull(p["boom"], p["knee"], 0.25 * k), _arm_hull(p["knee"], p["stick"], 0.2 * k),
             _arm_hull(p["stick"], p["bucket"], 0.2 * k))  # fmt: skip
    return machine_asset(
        f"excavator/{variant}", "truck", lambda d: excavator_mesh(s, d), materials, mass_kg=s.mass_kg, joints=joints, anchors=anchors,
        hulls=hulls,
        parameters={"design": s.design, "wheeled": s.wheeled, "drives": s.wheeled},
    )  # fmt: skip


def dig_pose(asset: Asset, house_rad: float, boom_rad: float, stick_rad: float, bucket_rad: float) -> NDArray[np.float32]:
    """(J, 4, 4) float32 skinning matrices of an excavator at work, the undercarriage at rest.

    house_rad : slew, left positive. boom_rad : raised, stick_rad : stretched out, bucket_rad : opened, each against the rest pose,
    positive as said. Both halves of each ram point at each other. SimgenError for an asset without these joints.
    """
    skeleton = asset.skeleton
    if skeleton is None or not {*_ARMS} <= {*skeleton.names}:
        raise SimgenError(f"asset {asset.key!r} is no excavator: it lacks the joints {', '.join(_ARMS)}")
    out = np.tile(np.eye(4), (len(skeleton.names), 1, 1))
    at = {name: skeleton.rest[skeleton.index(name)] for name in skeleton.names}
    arm = {"house": np.eye(4)}
    for parent, name, angle in zip(_ARMS, _ARMS[1:], (boom_rad, stick_rad, bucket_rad), strict=False):
        arm[name] = arm[parent] @ about(at[name], rotation(pitch=-angle))
    slew = about(at["house"], rotation(yaw=house_rad))
    for name, T in arm.items():
        out[skeleton.index(name)] = slew @ T
    for ram, (first, second) in _RAM_ENDS.items():
        a, b = at[f"{ram}_a"], at[f"{ram}_b"]
        p, q = (arm[end] @ [*point, 1.0] for end, point in ((first, a), (second, b)))
        turn = _elevation(q - p) - _elevation(b - a)
        for end, point, place in (("a", a, p), ("b", b, q)):
            T = about(point, rotation(pitch=-turn))
            T[:3, 3] += place[:3] - point
            out[skeleton.index(f"{ram}_{end}")] = slew @ T
    return out.astype(np.float32)


def excavator_mesh(s: ExcavatorSpec, detail: int) -> Mesh:
    """The mesh at a level of detail (0 finest, 3 far)."""
    kit = Kit(detail)
    if s.wheeled:
        add_wheeled_base(kit, s.track, s.house_z, s.scale, _FIRST_RAM + 2 * len(_RAMS))
    else:
        add_tracks(kit, s.track, s.house_z, s.scale)
    _house(kit, s)
    _arm(kit, s)
    for i, ram in enumerate(_RAMS):
        _ram(kit, s, ram, _FIRST_RAM + 2 * i)
    return kit.build()


def _way(angle: float) -> Floats:
    """(3,) unit vector in the arm's plane, angle rising from forward to up."""
    return np.array([np.cos(angle), 0.0, np.sin(angle)])


def _elevation(v: Floats) -> float:
    return float(np.arctan2(v[2], v[0]))


def _arm_hull(a: Floats, b: Floats, half: float) -> Floats:
    return np.array([p + [dx, y, dz] for p in (a, b) for y in (half, -half) for dx, dz in ((half, 0), (-half, 0), (0, half), (0, -half))])


def _house(kit: Kit, s: ExcavatorSpec) -> None:
    """Slewing ring, deck, engine cover and counterweight, cab with the driver's place, lamps, rails."""
    k, x, z = s.scale, s.turn_x, s.house_z
    kit.turned([(0.60 * k, -0.14 * k), (0.60 * k, 0.02), (0.0, 0.02)], BLACK, (x, 0, z), (0, 0, 1), HOUSE, segments=kit.pick(24, 14, 8))
    w, t = 1.22 * k, s.tail
    front = 1.12 * k
    kit.box((front + t * 0.7, 2 * w * 0.96, 0.14 * k), (x + 0.5 * (front - t * 0.7), 0, z + 0.09 * k), PAINT2, HOUSE, bevel=0.02)
    # the counterweight is round at the back
    a = np.linspace(-1.0, 1.0, kit.pick(11, 7, 5))
    edge = np.stack([x - t + 0.42 * k * np.abs(a) ** 3, w * np.sin(a * np.pi / 2) * 1.0], axis=1)
    low, high = z + 0.05 * k, z + 1.02 * k
    inner = x - 0.62 * t
    rings = []
    for h, shrink in ((low, 0.97), (low + 0.06 * k, 1.0), (high - 0.08 * k, 1.0), (high, 0.95)):
        ring = np.concatenate([np.stack([x + (edge[:, 0] - x) * shrink, edge[:, 1] * shrink, np.full(len(a), h)], axis=1),
            [[inner, w * shrink, h], [inner, -w * shrink, h]]])
        rings.append(ring[::-1])
    kit.b.add_loft(np.array(rings), PAINT2, capped=True, joint=HOUSE, crease_deg=40)
    kit.box((0.62 * t + 0.02 * k, 2 * w * 0.97, 0.82 * k), (x - 0.31 * t, 0, z + 0.56 * k), PAINT, HOUSE, bevel=0.05 * k)
    kit.box((0.45 * t, 1.5 * k, 0.10 * k), (x - 0.42 * t, -0.1 * k, z + 1.0 * k), PAINT, HOUSE, bevel=0.03 * k)
    kit.box((0.95 * k, 0.62 * k, 0.62 * k), (x + 0.50 * k, -0.86 * k, z + 0.46 * k), PAINT, HOUSE, bevel=0.05 * k)
    if kit.detail < 2:
        for i in range(4):
            kit.box((0.34 * t, 0.012, 0.03 * k), (x - 0.34 * t, -w * 0.975, z + (0.45 + 0.09 * i) * k), DARK, HOUSE)
            kit.box((0.28 * t, 0.012, 0.03 * k), (x - 0.36 * t, w * 0.975, z + (0.45 + 0.09 * i) * k), DARK, HOUSE)
        rail = [(x + 0.9 * k, -1.1 * k, z + 0.75 * k), (x + 0.85 * k, -1.1 * k, z + 1.15 * k), (x + 0.1 * k, -1.1 * k, z + 1.15 * k),
            (x - 0.1 * k, -1.08 * k, z + 0.95 * k)]
        kit.tube(rail, 0.018, BLACK, HOUSE, smooth=False)
    kit.tube([(x - 0.5 * t, -0.55 * k, z + 0.98 * k), (x - 0.5 * t, -0.55 * k, z + 1.32 * k),
        (x - 0.5 * t - 0.05, -0.55 * k, z + 1.38 * k)], 0.055 * k, BLACK, HOUSE)
    for side in SIDES:
        at = (x - t * 0.985, side * 0.75 * k, z + 0.72 * k)
        kit.box((0.05, 0.12 * k, 0.09 * k), (at[0] + 0.08 * k, at[1], at[2]), TAIL, HOUSE)
        kit.box((0.05, 0.09 * k, 0.09 * k), (at[0] + 0.13 * k, at[1] + side * 0.12 * k, at[2]), LEFT if side > 0 else RIGHT, HOUSE)
        kit.box((0.05, 0.07 * k, 0.09 * k), (at[0] + 0.065 * k, at[1] - side * 0.12 * k, at[2]), BRAKE, HOUSE)
    _cab(kit, s)
    # boom foot
    p = s.points
    for side in SIDES:
        kit.plate(np.array([(x - 0.05 * k, z + 0.1 * k), (p["boom_ram_a"][0] + 0.12 * k, z + 0.1 * k),
            (p["boom_ram_a"][0] + 0.10 * k, p["boom_ram_a"][2] + 0.08 * k), (p["boom"][0] + 0.14 * k, p["boom"][2] + 0.12 * k),
            (p["boom"][0] - 0.12 * k, p["boom"][2] + 0.12 * k)]),
                  side * 0.27 * k - 0.03 * k, side * 0.27 * k + 0.03 * k, PAINT, HOUSE)  # fmt: skip
    add_work_lamp(kit, (x + 0.98 * k, -0.86 * k, z + 0.70 * k), (1, 0, 0), HOUSE, radius=0.06 * k)


def _cab(kit: Kit, s: ExcavatorSpec) -> None:
    k, x, z = s.scale, s.turn_x, s.house_z
    tall = 1.0 + 0.25 * (k < 0.7)  # a driver does not shrink with the machine
    y0, y1 = 0.34 * k, 1.20 * k
    x0, x1 = x - 0.52 * k, x + 1.08 * k
    base, roof = z + 0.16 * k, z + 1.72 * k * tall
    sill = base + 0.42 * k
    low = [np.array(p) for p in ((x1, y1, sill), (x0, y1, sill), (x0, y0, sill), (x1, y0, sill))]
    high = [np.array(p) for p in ((x1 - 0.28 * k, y1 * 0.97, roof), (x0 + 0.04 * k, y1 * 0.97, roof), (x0 + 0.04 * k, y0 + 0.02, roof),
        (x1 - 0.28 * k, y0 + 0.02, roof))]
    add_cab(kit, low, high, HOUSE, door=sill - base - 0.02 if kit.detail < 3 else 0.0, pillar=0.045 * k)
    kit.box((x1 - x0, y1 - y0, 0.05), (0.5 * (x0 + x1), 0.5 * (y0 + y1), base), BLACK, HOUSE)
    kit.box((0.55 * (x1 - x0), y1 - y0, sill - base), (x0 + 0.275 * (x1 - x0), 0.5 * (y0 + y1), 0.5 * (base + sill)), PAINT, HOUSE,
        bevel=0.03 * k)
    kit.body([(x0 - 0.01, roof - 0.02, roof + 0.08 * k, 0.40 * k, 5, 0.4),
        (x0 + 0.10 * k, roof - 0.03, roof + 0.13 * k, 0.46 * k, 5, 0.4), (x1 - 0.42 * k, roof - 0.03, roof + 0.13 * k, 0.46 * k, 5, 0.4),
        (x1 - 0.22 * k, roof - 0.02, roof + 0.07 * k, 0.40 * k, 5, 0.4)],
             PAINT, HOUSE, y=0.5 * (y0 + y1), sides=kit.pick(14, 9, 6, 5))  # fmt: skip
    add_driver_place(kit, (x + 0.12 * k, 0.5 * (y0 + y1), base + 0.02), HOUSE, wheel=s.wheeled, scale=min(1.0, 1.25 * k))
    kit.box((0.10, 0.05, 0.45 * k), (x1 - 0.18 * k, y0 + 0.12 * k, sill - 0.05), INSIDE, HOUSE)
    for y in (y0 + 0.12 * k, y1 - 0.12 * k):
        add_work_lamp(kit, (x1 - 0.20 * k, y, roof + 0.09 * k), (1, 0, -0.2), HOUSE, radius=0.055 * k)
    add_beacon(kit, (x0 + 0.3 * k, 0.5 * (y0 + y1), roof + 0.11 * k), HOUSE)
    kit.tube([(x1 - 0.12 * k, y1, sill + 0.5 * k), (x1 + 0.05 * k, y1 + 0.14 * k, sill + 0.55 * k)], 0.015, SHELL, HOUSE)
    kit.box((0.05, 0.17 * k, 0.28 * k), (x1 + 0.05 * k, y1 + 0.15 * k, sill + 0.55 * k), SHELL, HOUSE, bevel=0.02)
    kit.box((0.004, 0.14 * k, 0.24 * k), (x1 + 0.023 * k, y1 + 0.15 * k, sill + 0.55 * k), MIRROR, HOUSE)


def _beam(kit: Kit, path: Floats, heights: tuple[float, ...], half: float, slot: int, joint: int) -> None:
    """A box girder along points of the arm's plane."""
    way = np.gradient(path, axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    up = np.stack([-way[:, 2], 0 * way[:, 0], way[:, 0]], axis=1)
    rings = []
    for p, n, h in zip(path, up, heights, strict=True):
        c, y = 0.012 * min(1.0, h * 8), np.array([0, 1.0, 0])
        corners = [(half, h / 2 - c), (half - c, h / 2), (-half + c, h / 2), (-half, h / 2 - c), (-half, -h / 2 + c), (-half + c, -h / 2),
            (half - c, -h / 2), (half, -h / 2 + c)]
        rings.append([p + u * y + v * n for u, v in corners])
    r = np.array(rings)
    kit.b.add_loft(r if kit.detail < 2 else r[:, [0, 3, 4, 7]], slot, capped=True, joint=joint, crease_deg=35)


def _arm(kit: Kit, s: ExcavatorSpec) -> None:
    """Boom, stick and bucket with their pins."""
    k, p = s.scale, s.points
    foot, knee, tip, end = p["boom"], p["knee"], p["stick"], p["bucket"]
    path = np.array([foot, foot + 0.35 * (knee - foot), foot + 0.8 * (knee - foot), knee + 0.12 * (tip - knee), knee + 0.6 * (tip - knee),
        tip])
    _beam(kit, path, tuple(h * k for h in (0.24, 0.42, 0.52, 0.50, 0.36, 0.20)), 0.19 * k, PAINT, BOOM)
    up = (p["stick_ram_a"] - knee) / np.linalg.norm(p["stick_ram_a"] - knee)
    kit.rods([p["stick_ram_a"] + [0, y * k, 0] - 0.30 * k * up for y in (0.09, -0.09)],
        [p["stick_ram_a"] + [0, y * k, 0] + 0.05 * k * up for y in (0.09, -0.09)], 0.07 * k, PAINT, BOOM, sides=4)
    _beam(kit, np.array([p["back"], tip, tip + 0.25 * (end - tip), tip + 0.85 * (end - tip), end]),
        tuple(h * k for h in (0.16, 0.40, 0.36, 0.24, 0.16)), 0.14 * k, PAINT, STICK)
    lift = p["bucket_ram_a"] - tip
    along = (end - tip) / np.linalg.norm(end - tip)
    root = tip + along * (lift @ along)
    kit.rods([root + [0, y * k, 0] for y in (0.08, -0.08)], [p["bucket_ram_a"] + [0, y * k, 0] for y in (0.08, -0.08)], 0.06 * k, PAINT,
        STICK, sides=4)
    for point, joint, half in ((foot, BOOM, 0.33), (tip, STICK, 0.24), (end, BUCKET, 0.22), (p["stick_ram_a"], BOOM, 0.14),
        (p["bucket_ram_a"], STICK, 0.13), (p["back"], STICK, 0.16), (p["bucket_ram_b"], BUCKET, 0.15)):
        kit.tube([point + [0, half * k, 0], point - [0, half * k, 0]], 0.055 * k, METAL, joint, sides=kit.pick(10, 6, 4))
    kit.tube([p["boom_ram_b"] + [0, 0.36 * k, 0], p["boom_ram_b"] - [0, 0.36 * k, 0]], 0.055 * k, METAL, BOOM, sides=kit.pick(10, 6, 4))
    if kit.detail < 2:  # hoses along the boom, and its work lamp
        for y in (0.06, -0.06):
            kit.tube([q + [0, y * k, (0.5 * h + 0.03) * k] for q, h in zip(path, (0.24, 0.42, 0.52, 0.50, 0.36, 0.20), strict=True)],
                0.022 * k, BLACK, BOOM, sides=5)
        add_work_lamp(kit, path[2] + [0.05 * k, 0.27 * k, 0.02 * k], (1, 0, -0.2), BOOM, LAMP, radius=0.06 * k)
    _bucket(kit, s)


def _bucket(kit: Kit, s: ExcavatorSpec) -> None:
    """A digging bucket: bent shell, cheeks, ears and teeth, in the frame of its pin."""
    k, p = s.scale, s.points
    end, teeth = p["bucket"], p["teeth"]
    d = (teeth - end) / np.linalg.norm(teeth - end)  # from pin to teeth
    n = np.array([-d[2], 0.0, d[0]])  # towards its back
    wide = 0.50 * k
    lug = p["bucket_ram_b"] - end
    n = n if lug @ n > 0 else -n
    outline = np.array([(0.02, 0.18), (0.10, 0.42), (0.42, 0.66), (0.80, 0.60), (1.02, 0.36), (1.15, 0.02)]) * k
    pts = end + outline[:, :1] * d + outline[:, 1:] * n
    grid = np.stack([pts + [0, y, 0] for y in np.linspace(wide, -wide, kit.pick(3, 2))], axis=1)
    normal = np.cross(grid[1, -1] - grid[1, 0], grid[2, 0] - grid[1, 0])
    grid = grid if normal @ n > 0 else grid[:, ::-1]
    kit.shell(grid, 0.025 * k, BLACK, BUCKET, crease=40)
    cheek = np.concatenate([pts, [end + 0.25 * k * d - 0.02 * k * n]])[:, [0, 2]]
    area = 0.5 * float(np.sum(cheek[:, 0] * np.roll(cheek[:, 1], -1) - np.roll(cheek[:, 0], -1) * cheek[:, 1]))
    cheek = cheek if area > 0 else cheek[::-1]
    for side in SIDES:
        kit.plate(cheek, side * wide - 0.015 * k, side * wide + 0.015 * k, BLACK, BUCKET)
        ear = np.array([end - 0.10 * k * d, end + 0.12 * k * d, end + 0.2 * k * d + 0.45 * k * n, p["bucket_ram_b"] + 0.06 * k * d,
            p["bucket_ram_b"] - 0.06 * k * d])[:, [0, 2]]
        area = 0.5 * float(np.sum(ear[:, 0] * np.roll(ear[:, 1], -1) - np.roll(ear[:, 0], -1) * ear[:, 1]))
        kit.plate(ear if area > 0 else ear[::-1], side * 0.18 * k - 0.02 * k, side * 0.18 * k + 0.02 * k, BLACK, BUCKET)
    if kit.detail < 3:
        y = np.linspace(-0.9, 0.9, 5)[:, None] * wide * np.array([[0, 1.0, 0]])
        kit.rods(pts[-1] - 0.06 * k * d + y, pts[-1] + 0.13 * k * d - 0.02 * k * n + y, 0.035 * k, WORN, BUCKET, sides=4)


def _ram(kit: Kit, s: ExcavatorSpec, name: str, joint: int) -> None:
    """Barrel on the first joint, rod on the second; the boom's come in pairs."""
    k = s.scale
    a, b = s.points[f"{name}_a"], s.points[f"{name}_b"]
    length = float(np.linalg.norm(b - a))
    way = (b - a) / length
    for y in (0.30 * k, -0.30 * k) if name == "boom_ram" else (0.0,):
        shift = np.array([0, y, 0])
        kit.tube([a + shift, a + shift + 0.62 * length * way], 0.065 * k, PAINT if name != "boom_ram" else BLACK, joint,
            sides=kit.pick(10, 6, 4))
        kit.tube([b + shift, b + shift - 0.75 * length * way], 0.038 * k, CHROME, joint + 1, sides=kit.pick(8, 5, 3))
        kit.tube([b + shift + [0, 0.05 * k, 0], b + shift - [0, 0.05 * k, 0]], 0.07 * k, METAL, joint + 1, sides=kit.pick(8, 5, 4))
