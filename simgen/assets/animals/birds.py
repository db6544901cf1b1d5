"""Birds: pigeons, crows, gulls, sparrows and ducks, standing with folded wings that spread in flight."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from simgen.asset import Asset, Skeleton
from simgen.assets.animals.surface import TOP_UV, Floats, Spine, add_grid, atlas_uv, blob, chain_weights, grid_normals, rigid
from simgen.assets.animals.wings import COLUMNS, add_tail, add_wing, folded_frames, spread_frames
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.simplify import with_far_level
from simgen.mesh import Material, Mesh
from simgen.ontology import class_id

Color = tuple[float, float, float]
SLOTS = {name: i for i, name in enumerate(("body", "wing", "under", "bill", "leg", "eye", "cere", "pupil"))}
_SIDES = (("left", 1.0), ("right", -1.0))

# Outlines of a standing bird from tail to forehead in body lengths: upper outline x, z, lower outline x, z, half width.
_TRUNK = (
    (-0.37, 0.288, -0.36, 0.262, 0.030),
    (-0.27, 0.345, -0.24, 0.262, 0.062),
    (-0.17, 0.402, -0.14, 0.258, 0.092),
    (-0.05, 0.475, -0.03, 0.245, 0.122),
    (0.07, 0.535, 0.085, 0.250, 0.136),
    (0.15, 0.580, 0.195, 0.305, 0.126),
)
_NECK = ((0.190, 0.640, 0.258, 0.405, 0.098), (0.188, 0.692, 0.290, 0.505, 0.082), (0.198, 0.742, 0.294, 0.590, 0.066))
_HEAD = (
    (0.208, 0.785, 0.296, 0.645, 0.062),
    (0.235, 0.820, 0.312, 0.675, 0.063),
    (0.275, 0.832, 0.335, 0.695, 0.062),
    (0.315, 0.815, 0.352, 0.712, 0.050),
    (0.345, 0.782, 0.360, 0.728, 0.030),
)


@dataclass(frozen=True)
class Bird:
    """A species or plumage. length_m : from bill to tail. wingspan : in lengths. pitch_deg : how far the body is leant down
    against a pigeon's. neck, head, bill, leg, tail :
    sizes against a pigeon's. bill_deep : of the bill; flat : a duck's. web : between the toes. chord : width of the wing in lengths."""

    name: str
    length_m: tuple[float, float]
    mass_kg: float
    body: str
    wing: str
    wingspan: float = 2.0
    pitch_deg: float = 0.0
    neck: float = 1.0
    head: float = 1.0
    bill: float = 1.0
    bill_deep: float = 1.0
    flat: bool = False
    leg: float = 1.0
    tail: float = 1.0
    girth: float = 1.0
    chord: float = 0.40
    web: bool = False
    bill_color: Color = (0.045, 0.042, 0.042)
    leg_color: Color = (0.35, 0.09, 0.075)
    eye_color: Color = (0.42, 0.11, 0.015)
    cere: Color | None = None
    under: Color = (0.45, 0.46, 0.48)
    extras: tuple[str, ...] = field(default=())


_P: dict[str, Any] = {
    "neck": 0.66,
    "head": 1.10,
    "girth": 1.14,
    "mass_kg": 0.30,
    "length_m": (0.31, 0.34),
    "cere": (0.60, 0.58, 0.55),
    "wingspan": 2.0,
}
# Lengths, wingspans and masses: Cramp & Simmons (eds.), The Birds of the Western Palearctic, vols. 1, 3, 4 and 8 (1977-1994).
PIGEONS = (
    Bird("blue bar", body="plumage_pigeon", wing="wing_pigeon", **_P),
    Bird("checker", body="plumage_pigeon", wing="wing_pigeon_checked", **_P),
    Bird("dark", body="plumage_pigeon_dark", wing="wing_pigeon_dark", **_P),
    Bird("red bar", body="plumage_pigeon_red", wing="wing_pigeon_red", **_P),
    Bird("pied", body="plumage_pigeon_pied", wing="wing_white", **_P),
)
_BLACK_LEG = (0.018, 0.017, 0.017)
_K: dict[str, Any] = {
    "length_m": (0.45, 0.49),
    "wingspan": 2.02,
    "pitch_deg": 6.0,
    "neck": 0.55,
    "head": 1.22,
    "bill": 1.55,
    "bill_deep": 1.45,
    "leg": 1.16,
    "tail": 1.0,
    "girth": 1.06,
    "mass_kg": 0.51,
    "chord": 0.42,
    "leg_color": _BLACK_LEG,
    "bill_color": (0.016, 0.015, 0.015),
    "eye_color": (0.02, 0.012, 0.008),
    "under": (0.03, 0.03, 0.034),
}
CROWS = (
    Bird("carrion crow", body="plumage_crow", wing="wing_black", **_K),
    Bird("hooded crow", body="plumage_hooded", wing="wing_black", **_K),
)
_M: dict[str, Any] = {
    "length_m": (0.54, 0.62),
    "wingspan": 2.35,
    "pitch_deg": 16.0,
    "neck": 0.62,
    "head": 1.08,
    "bill": 1.45,
    "bill_deep": 1.35,
    "leg": 1.02,
    "tail": 0.66,
    "girth": 1.04,
    "mass_kg": 1.0,
    "chord": 0.27,
    "web": True,
    "leg_color": (0.48, 0.24, 0.22),
    "bill_color": (0.55, 0.36, 0.03),
    "eye_color": (0.55, 0.45, 0.12),
    "under": (0.62, 0.62, 0.61),
}
GULLS = (
    Bird("herring gull", body="plumage_gull", wing="wing_gull", **_M),
    Bird(
        "lesser black-backed gull",
        body="plumage_gull_dark",
        wing="wing_gull_dark",
        **{**_M, "length_m": (0.51, 0.56), "leg_color": (0.55, 0.38, 0.03)},
    ),
    Bird(
        "young herring gull",
        body="plumage_gull_young",
        wing="wing_gull_young",
        **{**_M, "bill_color": (0.03, 0.027, 0.025), "eye_color": (0.03, 0.02, 0.01), "under": (0.20, 0.155, 0.11)},
    ),
)
_R: dict[str, Any] = {
    "length_m": (0.14, 0.155),
    "wingspan": 1.55,
    "pitch_deg": -2.0,
    "neck": 0.28,
    "head": 1.55,
    "bill": 0.95,
    "bill_deep": 1.7,
    "leg": 0.95,
    "tail": 1.0,
    "girth": 1.22,
    "mass_kg": 0.03,
    "chord": 0.34,
    "leg_color": (0.25, 0.13, 0.09),
    "bill_color": (0.05, 0.042, 0.036),
    "eye_color": (0.015, 0.01, 0.008),
    "under": (0.33, 0.28, 0.22),
}
SPARROWS = (
    Bird("house sparrow", body="plumage_sparrow", wing="wing_sparrow", **_R),
    Bird("house sparrow hen", body="plumage_sparrow_hen", wing="wing_sparrow", **_R),
)
_A: dict[str, Any] = {
    "length_m": (0.52, 0.60),
    "wingspan": 1.6,
    "pitch_deg": 22.0,
    "neck": 0.88,
    "head": 1.08,
    "bill": 1.75,
    "flat": True,
    "leg": 0.70,
    "tail": 0.42,
    "girth": 1.18,
    "mass_kg": 1.1,
    "chord": 0.24,
    "web": True,
    "leg_color": (0.60, 0.19, 0.02),
    "eye_color": (0.02, 0.012, 0.008),
    "under": (0.50, 0.48, 0.45),
}
DUCKS = (
    Bird("mallard drake", body="plumage_drake", wing="wing_drake", bill_color=(0.42, 0.40, 0.06), **_A),
    Bird("mallard hen", body="plumage_duck", wing="wing_duck", bill_color=(0.34, 0.15, 0.035), **_A),
)


def pigeon(rng: np.random.Generator, variant: int, *, length_m: float | None = None) -> Asset:
    """A feral pigeon. Frame: standing at the origin on z = 0, facing +x, wings folded."""
    return _bird("pigeon", rng, variant, PIGEONS, length_m)


def crow(rng: np.random.Generator, variant: int, *, length_m: float | None = None) -> Asset:
    """A carrion or hooded crow. Frame as `pigeon`."""
    return _bird("crow", rng, variant, CROWS, length_m)


def gull(rng: np.random.Generator, variant: int, *, length_m: float | None = None) -> Asset:
    """A large gull. Frame as `pigeon`."""
    return _bird("gull", rng, variant, GULLS, length_m)


def sparrow(rng: np.random.Generator, variant: int, *, length_m: float | None = None) -> Asset:
    """A house sparrow. Frame as `pigeon`."""
    return _bird("sparrow", rng, variant, SPARROWS, length_m)


def duck(rng: np.random.Generator, variant: int, *, length_m: float | None = None) -> Asset:
    """A mallard. Frame as `pigeon`."""
    return _bird("duck", rng, variant, DUCKS, length_m)


class Shape:
    """Measures of one bird in metres: `spine`, joints of legs, base of the bill and the tail, wing frames and skeleton."""

    def __init__(self, bird: Bird, unit_m: float) -> None:
        self.bird, self.unit_m = bird, unit_m
        rows = self._rows()
        u = np.concatenate(
            [np.linspace(0.012, 0.5, len(_TRUNK)), np.linspace(0.5, 0.69, len(_NECK) + 2)[1:-1], np.linspace(0.69, 0.995, len(_HEAD))]
        )
        self.spine = Spine(u, rows[:, 2:4] * unit_m, rows[:, 0:2] * unit_m, rows[:, 4] * unit_m)
        k = bird.leg * unit_m
        self.knee, self.ankle, self.foot = (
            np.array([x * unit_m, 0.060 * unit_m * bird.girth**0.5, z * k]) for x, z in ((0.045, 0.245), (-0.030, 0.088), (0.012, 0.010))
        )
        end = self.spine.section(0.012)
        self.tail_base = np.array([end[1][0] + 0.09 * unit_m, 0.0, (end[0][1] + end[1][1]) / 2 + 0.004 * unit_m])
        self.tail_way = self._turned(np.array([-0.93, -0.36]))
        self.folded = folded_frames(self.spine, unit_m, bird.chord, self.tail_base, self.tail_way, bird.tail)
        self.spread = spread_frames(self.spine, unit_m, bird.wingspan)
        self.skeleton = self._skeleton()

    def j(self, name: str) -> int:
        """Index of a joint."""
        return self.skeleton.index(name)

    def _turned(self, xz: Floats) -> Floats:
        a = np.radians(self.bird.pitch_deg)
        return np.array([np.cos(a) * xz[..., 0] + np.sin(a) * xz[..., 1], -np.sin(a) * xz[..., 0] + np.cos(a) * xz[..., 1]]).T

    def _rows(self) -> Floats:
        b = self.bird
        hip = np.array([0.0, 0.30])
        raise_ = (b.leg - 1.0) * 0.20 - 0.058
        trunk = np.array(_TRUNK)
        mid = (trunk[:, :2] + trunk[:, 2:4]) / 2
        for cols in (slice(0, 2), slice(2, 4)):
            trunk[:, cols] = mid + (trunk[:, cols] - mid) * (1 + 0.7 * (b.girth - 1))
            trunk[:, cols] = hip + self._turned(trunk[:, cols] - hip)
        trunk[:, 4] *= b.girth
        base = np.array([0.20, 0.50])
        moved = hip + self._turned(base - hip)
        neck = np.array(_NECK)
        top = np.array([0.25, 0.62])
        for cols in (slice(0, 2), slice(2, 4)):
            neck[:, cols] = moved + (neck[:, cols] - base) * [1.0, b.neck]
        neck[:, 4] *= 0.5 + 0.5 * b.girth
        new_top = moved + (top - base) * [1.0, b.neck]
        head = np.array(_HEAD)
        for cols in (slice(0, 2), slice(2, 4)):
            head[:, cols] = new_top + (head[:, cols] - top) * b.head
        head[:, 4] *= b.head
        rows = np.concatenate([trunk, neck, head])
        rows[:, [1, 3]] += raise_
        return rows

    def _skeleton(self) -> Skeleton:
        names, parents = ["body", "neck", "head"], [-1, 0, 1]
        centre = self.spine.centre
        rest = [centre(0.25), centre(0.47), centre(0.66)]
        for k in range(5):
            names.append(f"tail{k}")
            parents.append(0)
            rest.append(self.tail_base)
        for side, sign in _SIDES:
            flip = np.array([1.0, sign, 1.0])
            for k, (name, at) in enumerate((("tibia", self.knee), ("tarsus", self.ankle), ("toes", self.foot))):
                parents.append(0 if k == 0 else len(names) - 1)
                names.append(f"{side}_{name}")
                rest.append(at * flip)
        for side, sign in _SIDES:
            for k in range(COLUMNS):
                names.append(f"{side}_w{k}")
                parents.append(0)
                rest.append(self.folded[k][:3, 3] * [1.0, sign, 1.0])
        return Skeleton(tuple(names), tuple(parents), np.array(rest))


def _bird(family: str, rng: np.random.Generator, variant: int, birds: tuple[Bird, ...], length_m: float | None) -> Asset:
    bird = birds[variant % len(birds)]
    drawn = float(rng.uniform(*bird.length_m))
    length = length_m or drawn
    shape = Shape(bird, length)
    lods = tuple(_mesh(shape, level) for level in range(3))
    size = lods[0].bounds[1] - lods[0].bounds[0]
    anchors = {}
    for side, sign in _SIDES:
        flip = np.diag([1.0, sign, 1.0, 1.0])
        for k in range(COLUMNS):
            anchors[f"{side}_w{k}"] = flip @ shape.folded[k] @ flip
            anchors[f"{side}_spread_w{k}"] = flip @ shape.spread[k] @ flip
        anchors[f"{side}_toe"] = _at(shape.foot * [1.0, sign, 0.0])
        anchors[f"{side}_shoulder"] = _at(_shoulder(shape) * [1.0, sign, 1.0])
    low, high, _ = shape.spine.section(0.995)
    tip = (low + high) / 2
    anchors["mouth"] = _at(np.array([tip[0] + 0.06 * bird.bill * length, 0.0, tip[1]]))
    theta = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    hull = np.concatenate(
        [
            shape.spine.points(np.array([0.02, 0.25, 0.45, 0.7, 0.9]), theta).reshape(-1, 3),
            shape.foot[None] * [1, 1, 0],
            shape.foot[None] * [1, -1, 0],
        ]
    )
    asset = Asset(
        key=f"{family}/{variant}",
        family=family,
        semantic=class_id("animal"),
        lods=lods,
        materials=_materials(bird),
        mass_kg=round(bird.mass_kg * float(length / np.mean(bird.length_m)) ** 3, 4),
        lod_distances_m=(6.0 + 18.0 * length, 10.0 + 36.0 * length),
        hulls=(hull,),
        skeleton=shape.skeleton,
        anchors=anchors,
        keypoints={"bill": (shape.j("head"), anchors["mouth"][:3, 3]), "tail": (shape.j("tail2"), shape.tail_base)},
        parameters={
            "breed": bird.name,
            "design": bird.name,
            "body_length_m": length,
            "wingspan_m": length * bird.wingspan,
            "pitch_deg": bird.pitch_deg,
            "length_m": float(size[0]),
            "width_m": float(size[1]),
            "height_m": float(size[2]),
        },
    )
    return with_far_level(asset, 20.0 + 60.0 * length, 0.12 * length)


def _shoulder(shape: Shape) -> Floats:
    return shape.spine.points(np.array([0.44]), np.array([-0.85]))[0, 0]


def _mesh(shape: Shape, level: int) -> Mesh:
    builder = MeshBuilder()
    bird, h = shape.bird, shape.unit_m
    u = np.unique(
        np.concatenate(
            [
                np.linspace(0.012, 0.5, (14, 8, 5)[level]),
                np.linspace(0.5, 0.69, (7, 4, 2)[level]),
                np.linspace(0.69, 0.995, (12, 6, 4)[level]),
            ]
        )
    )
    theta = np.linspace(-np.pi, np.pi, (18, 10, 6)[level] + 1)
    points = shape.spine.points(u, theta)
    points = np.concatenate(
        [
            np.broadcast_to(points[:1].mean(axis=1, keepdims=True), points[:1].shape),
            points,
            np.broadcast_to(points[-1:].mean(axis=1, keepdims=True), points[:1].shape),
        ]
    )
    rows = np.concatenate([[0.005], u, [0.999]])
    j, w = chain_weights(rows, [0.0, 0.50, 0.665], [shape.j(n) for n in ("body", "neck", "head")], 0.075)
    add_grid(
        builder,
        points,
        SLOTS["body"],
        j,
        w,
        uvs=atlas_uv(rows, theta),
        normals=grid_normals(points, True),
        ao=0.75 + 0.25 * np.clip(np.cos(theta) + 1, 0, 1)[None, :],
    )
    _add_bill(builder, shape, level)
    head = shape.j("head")
    radius = 0.0165 * h * bird.head**0.6
    for sign in (-1.0, 1.0):
        at = shape.spine.points(np.array([0.855]), np.array([sign * 1.12]))[0, 0]
        blob(
            builder,
            at - [0, -sign * radius * 0.45, 0],
            (radius, radius * 0.8, radius),
            SLOTS["eye"],
            head,
            columns=(8, 6, 4)[level],
            rows=(6, 4, 3)[level],
        )
        if level == 0:
            blob(
                builder,
                at - np.array([0.0, sign * radius * 0.12, 0.0]),
                (radius * 0.5, radius * 0.4, radius * 0.5),
                SLOTS["pupil"],
                head,
                columns=7,
                rows=5,
            )
    for side, sign in _SIDES:
        _add_leg(builder, shape, level, side, sign)
        add_wing(
            builder,
            shape.folded,
            [shape.j(f"{side}_w{k}") for k in range(COLUMNS)],
            sign,
            h,
            bird.chord,
            bird.wingspan,
            (SLOTS["wing"], SLOTS["under"]),
            level,
        )
    add_tail(
        builder,
        shape.tail_base,
        shape.tail_way,
        0.33 * bird.tail * h,
        0.062 * h * (0.6 + 0.4 * bird.tail),
        [shape.j(f"tail{k}") for k in range(5)],
        SLOTS["body"],
        TOP_UV,
        level,
    )
    return builder.build(two_sided=True, skinned=True)


def _add_bill(builder: MeshBuilder, shape: Shape, level: int) -> None:
    bird, h, head = shape.bird, shape.unit_m, shape.j("head")
    low, high, _half = shape.spine.section(0.985)
    base = (low + high) / 2
    deep, wide = 0.030 * h * bird.bill_deep * bird.head**0.5, 0.020 * h * bird.bill_deep**0.5 * bird.head**0.5
    long = 0.066 * h * bird.bill
    t = np.linspace(0, 1, (8, 5, 3)[level])
    angle = np.linspace(-np.pi, np.pi, (10, 7, 5)[level] + 1)
    if bird.flat:
        height, width = (
            np.interp(t, [0, 0.3, 0.8, 1], [0.040, 0.022, 0.014, 0.008]) * h,
            np.interp(t, [0, 0.3, 0.85, 1], [0.030, 0.030, 0.036, 0.020]) * h,
        )
        drop = -0.10 * t * long
    else:
        height, width = deep * (1 - t**1.8 * 0.92), wide * (1 - t**1.3 * 0.92)
        drop = -0.12 * long * t - 0.14 * long * t**3 * bird.bill_deep
    centre = np.stack([base[0] - 0.012 * h + t * (long + 0.012 * h), 0 * t, base[1] + drop - 0.004 * h], axis=1)
    ring = centre[:, None] + np.stack(
        [np.zeros((len(t), len(angle))), -width[:, None] * np.sin(angle), height[:, None] * np.cos(angle) * 0.8], axis=-1
    )
    ring = np.concatenate([ring, np.broadcast_to(centre[-1] + [0.004 * h, 0, -0.002 * h], ring[:1].shape)])
    j, w = rigid(head, ring.shape[0] * ring.shape[1])
    add_grid(builder, ring, SLOTS["bill"], j, w)
    if bird.cere is not None and level < 2:
        for sign in (-1.0, 1.0):
            blob(
                builder,
                (base[0] + 0.006 * h, sign * 0.008 * h, base[1] + 0.017 * h),
                (0.017 * h, 0.010 * h, 0.010 * h),
                SLOTS["cere"],
                head,
                columns=7,
                rows=5,
            )


def _add_leg(builder: MeshBuilder, shape: Shape, level: int, side: str, sign: float) -> None:
    bird, h = shape.bird, shape.unit_m
    flip = np.array([1.0, sign, 1.0])
    knee, ankle, foot = shape.knee * flip, shape.ankle * flip, shape.foot * flip
    segments = (8, 6, 4)[level]
    # The feathered thigh, then scaly tarsus and toes.
    t = np.linspace(0, 1, 6)
    thigh = knee + t[:, None] * (ankle - knee) * 0.92
    _limb(
        builder,
        thigh,
        np.interp(t, [0, 0.35, 0.8, 1], [0.070, 0.060, 0.030, 0.010]) * h,
        SLOTS["body"],
        shape.j(f"{side}_tibia"),
        segments,
        uv=(0.2, 0.85),
    )
    thin = 0.0105 * h
    _limb(
        builder,
        np.array([ankle + 0.10 * (knee - ankle), ankle, (ankle + foot) / 2, foot]),
        np.array([0.9, 1.15, 0.9, 1.0]) * thin,
        SLOTS["leg"],
        shape.j(f"{side}_tarsus"),
        segments,
    )
    toes = shape.j(f"{side}_toes")
    tips = []
    for angle, long in ((0.0, 0.105), (0.62, 0.085), (-0.62, 0.085), (np.pi - 0.1, 0.055)):
        way = np.array([np.cos(angle), np.sin(angle), 0.0])
        if level == 2 and abs(angle) > 2:
            continue
        tip = foot + way * long * h
        path = np.array([foot, foot + way * long * h * 0.5 + [0, 0, -0.002 * h], tip])
        path[:, 2] = np.array([0.012, 0.0085, 0.0045]) * h
        _limb(builder, path, np.array([1.0, 0.85, 0.4]) * 0.0085 * h, SLOTS["leg"], toes, max(4, segments - 2), floor=True)
        tips.append(tip)
    if bird.web and level < 2:
        p = np.array(
            [foot, tips[1], (tips[0] + tips[1]) / 2 - [0.012 * h, 0, 0], tips[0], (tips[0] + tips[2]) / 2 - [0.012 * h, 0, 0], tips[2]]
        )
        p[:, 2] = 0.006 * h
        jj, ww = rigid(toes, len(p))
        builder.add(
            p,
            [[0, 2, 1], [0, 3, 2], [0, 4, 3], [0, 5, 4]],
            SLOTS["leg"],
            normals=np.tile([0, 0, 1.0], (6, 1)),
            uvs=p[:, :2],
            joints=jj,
            weights=ww,
        )


def _limb(
    builder: MeshBuilder,
    path: Floats,
    radius: Floats,
    slot: int,
    joint: int,
    segments: int,
    uv: tuple[float, float] | None = None,
    floor: bool = False,
) -> None:
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    side = np.cross(tangent, [0.0, 1.0, 0.0])
    side = np.where(np.linalg.norm(side, axis=1, keepdims=True) < 0.2, np.array([0.0, 0.0, 1.0]), side)
    side -= tangent * np.einsum("nk,nk->n", side, tangent)[:, None]
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    up = np.cross(tangent, side)
    angle = np.linspace(0, 2 * np.pi, segments + 1)
    rings = path[:, None] + radius[:, None, None] * (
        np.cos(angle)[None, :, None] * side[:, None] + np.sin(angle)[None, :, None] * up[:, None]
    )
    if floor:
        rings[..., 2] = np.maximum(rings[..., 2], 0.0)
    ends = [np.broadcast_to(p, rings[:1].shape) for p in (path[:1, None], path[-1:, None] + tangent[-1:, None] * radius[-1] * 0.8)]
    rings = np.concatenate([ends[0], rings, ends[1]])
    j, w = rigid(joint, rings.shape[0] * rings.shape[1])
    uvs = None if uv is None else np.broadcast_to(np.array(uv), (*rings.shape[:2], 2)) + 0.01 * rings[..., :2]
    add_grid(builder, rings, slot, j, w, uvs=uvs)


def _materials(bird: Bird) -> tuple[Material, ...]:
    return (
        Material("plumage", (1.0, 1.0, 1.0), 0.62, texture=bird.body),
        Material("wing", (1.0, 1.0, 1.0), 0.6, texture=bird.wing, alpha="mask"),
        Material("underwing", bird.under, 0.7, texture="wing_white", alpha="mask", translucency=0.25)
        if bird.wing != "wing_black"
        else Material("underwing", (1.4, 1.4, 1.5), 0.7, texture="wing_black", alpha="mask"),
        Material("bill", bird.bill_color, 0.42),
        Material("leg", bird.leg_color, 0.55),
        Material("eye", bird.eye_color, 0.15, clearcoat=1.0),
        Material("cere", bird.cere or bird.bill_color, 0.7),
        Material("pupil", (0.006, 0.005, 0.005), 0.2, clearcoat=1.0),
    )


def _at(p: Floats) -> Floats:
    T = np.eye(4)
    T[:3, 3] = p
    return T
