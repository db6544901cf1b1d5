"""A template and a breed brought together: outlines in metres, legs, and the skeleton."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Skeleton
from simgen.assets.animals.surface import POLL_U, SPINE_JOINTS, WITHERS_U, Spine, chain_weights
from simgen.assets.animals.template import Build, Floats, Template

SIDES = (("left", 1.0), ("right", -1.0))
PAIRS = ("fore", "hind")
LEG_JOINTS = ("upper", "lower", "cannon", "foot")
TAIL_JOINTS = ("tail1", "tail2", "tail3", "tail4")


@dataclass(frozen=True)
class Leg:
    """One leg. joints : (6, 3) m: blade or croup, shoulder or hip, elbow or stifle, carpus or hock, fetlock, toe. rows : (L, 4)
    level, front,
    back and half thickness, m but for the level."""

    name: str
    joints: Floats
    rows: Floats


class Figure:
    """Measures of one animal in metres: `spine`, `legs` by name ("left_fore"), `tail` (N, 3) path, `skeleton`, `unit_m` (height at
    the withers)."""

    def __init__(self, template: Template, build: Build, unit_m: float, tail: Floats) -> None:
        self.template, self.build, self.unit_m = template, build, unit_m
        self._elbow = template.fore[2][1]
        self.up = (1 - (build.elbow_z or self._elbow)) / (1 - self._elbow)  # how much higher all above the elbow is than in the template
        self.spine = self._spine()
        self.legs = {f"{side}_{pair}": self._leg(side, sign, pair) for side, sign in SIDES for pair in PAIRS}
        root = self.spine.points(np.array([0.012]), np.array([0.35, -0.35]))[0].mean(axis=0)
        self.tail = root + tail * unit_m
        self.skeleton = self._skeleton()

    def j(self, name: str) -> int:
        """Index of a joint."""
        return self.skeleton.index(name)

    def head_point(self, x: float, z: float, y: float = 0.0) -> Floats:
        """(3,) m of a place in head lengths along and above the head's axis."""
        axis, up, at, length = self._head_frame
        xz = at + (x * axis + z * up) * length
        return np.array([xz[0], y * length, xz[1]])

    @property
    def head_m(self) -> float:
        """Length of the head."""
        return self._head_frame[3]

    @property
    def head_R(self) -> Floats:
        """(3, 3) columns: along the head, left, up."""
        axis, up, _, _ = self._head_frame
        return np.array([[axis[0], 0.0, up[0]], [0.0, 1.0, 0.0], [axis[1], 0.0, up[1]]])

    def head_u(self, x: float) -> float:
        """Atlas coordinate of a place along the head (head lengths of the template's proportions)."""
        table = np.array(self.template.head)[:, 0]
        return float(np.interp(x, table, np.linspace(0.69, 0.995, len(table))))

    def spine_weights(self, u: Floats) -> tuple[NDArray[np.uint8], Floats]:
        """Skin of the tube at atlas coordinates (N,)."""
        return chain_weights(u, [b for _, b in SPINE_JOINTS], [self.j(n) for n, _ in SPINE_JOINTS], 0.042)

    def _warp(self, x: float, z: float) -> tuple[float, float]:
        e0, e1 = self._elbow, self.build.elbow_z or self._elbow
        return x * self.build.length, z * e1 / e0 if z < e0 else e1 + (z - e0) * self.up

    def _spine(self) -> Spine:
        t, b = self.template, self.build
        trunk = [self._trunk_row(row) for row in t.trunk]
        withers_x = t.trunk[-1][0]
        shift = withers_x * b.length - withers_x

        def forward(x: float, z: float, reach: float = b.neck) -> tuple[float, float]:
            """Places before the withers keep their distance from them, scaled with the trunk's thickness and the neck's length."""
            dx, dz = x - withers_x, z - 1.0
            zz = self._warp(0.0, z)[1] if z < 1.0 else 1.0 + dz * self.up
            return withers_x + shift + dx * reach * self.up**0.8, 1.0 + (zz - 1.0) * (reach if zz > 1 else 1.0)

        necks = []
        for (x0, z0, x1, z1, w), share in zip(t.neck, (0.0, 0.6, 1.0), strict=True):
            reach = 1 + (b.neck - 1) * share  # the chest stays where it is, however long the neck
            p, q = forward(x0, z0, reach), forward(x1, z1, reach)
            necks.append((*p, *q, w * b.width * self.up**0.8))
        pitch = np.radians(t.head_pitch_deg + b.head_pitch_deg)
        axis, up = np.array([np.cos(pitch), -np.sin(pitch)]), np.array([np.sin(pitch), np.cos(pitch)])
        at = np.array(forward(*t.head_at))
        length = t.head_length * b.head * self.up**0.8
        heads = []
        for row in self._head_rows():
            x, z0, z1, w = row
            p, q = at + (x * axis + z0 * up) * length, at + (x * axis + z1 * up) * length
            heads.append((*p, *q, w * length))
        self._head_frame = (axis, up, at * self.unit_m, float(length * self.unit_m))
        rows = np.array([*trunk, *necks, *heads]) * self.unit_m
        n, m, k = len(trunk), len(necks), len(heads)
        u = np.concatenate(
            [
                np.linspace(0.012, WITHERS_U, n),
                np.linspace(WITHERS_U, POLL_U + 0.01, m + 2)[1:-1],
                np.linspace(0.69, 0.995, k),
            ]
        )
        return Spine(u, rows[:, 2:4], rows[:, 0:2], rows[:, 4], tuple((a, b_, c * self.unit_m, d, e) for a, b_, c, d, e in t.bumps))

    def _trunk_row(self, row: tuple[float, ...]) -> tuple[float, ...]:
        b = self.build
        x0, z0, x1, z1, w = row
        loin, chest = np.exp(-(((x1 + 0.22) / 0.17) ** 2)), np.exp(-(((x1 - 0.30) / 0.20) ** 2))
        p, q = self._warp(x0, z0), self._warp(x1, z1)
        return *p, q[0], q[1] + b.tuck * float(loin) - b.depth * float(chest), w * b.width * self.up**0.6

    def _head_rows(self) -> list[tuple[float, float, float, float]]:
        t, b = self.template, self.build
        edge = t.stop_at
        out = []
        brow = float(np.interp(edge, [r[0] for r in t.head], [r[1] for r in t.head]))
        for x, z0, z1, w in t.head:
            if x <= edge:
                out.append((x, z0 * (b.stop if x > 0.1 else 1.0), z1, w * b.skull))
                continue
            s = min(1.0, (x - edge) / 0.10)
            mid = (z0 + z1) / 2
            deep = 1 + (b.muzzle_depth - 1) * s
            # A steep stop lowers the muzzle's ridge; without one it is a straight line from the brow.
            ridge = z0 + (1 - b.stop) * 0.35 * (brow - z0) * s
            out.append(
                (
                    edge + (x - edge) * b.muzzle,
                    mid + (ridge - mid) * deep,
                    mid + (z1 - mid) * deep,
                    w * (b.skull * (1 - s) + b.muzzle_width * s),
                )
            )
        return out

    def _leg(self, side: str, sign: float, pair: str) -> Leg:
        t, b = self.template, self.build
        points = t.fore if pair == "fore" else t.hind
        y = (t.fore_y if pair == "fore" else t.hind_y) * b.width**0.8 * self.up**0.6
        middle = points[4][0]  # feet stay below their joints whatever the trunk's length
        joints = np.array([(*self._warp(x, z),) for x, z in points])
        joints[:, 0] = middle * b.length + (np.array([p[0] for p in points]) - middle) * (1 + 0.4 * (b.length - 1))
        inward = np.array([0.80, 0.86, 1.0, 1.0, 1.0, 1.0])
        full = np.stack([joints[:, 0], sign * y * inward, joints[:, 1]], axis=1) * self.unit_m
        rows = np.array(t.fore_rows if pair == "fore" else t.hind_rows)
        thick = np.where(rows[:, [0]] < 2.1, b.bone**0.4 * self.up**0.9, b.bone) * self.unit_m
        return Leg(f"{side}_{pair}", full, np.concatenate([rows[:, :1], rows[:, 1:] * thick], axis=1))

    def _skeleton(self) -> Skeleton:
        names: list[str] = []
        parents: list[int] = []
        rest: list[Floats] = []

        def joint(name: str, parent: str | None, at: Floats) -> None:
            names.append(name)
            parents.append(-1 if parent is None else names.index(parent))
            rest.append(np.asarray(at, float))

        places = {"body": 0.10, "spine": 0.17, "chest": 0.33, "neck1": 0.49, "neck2": 0.585, "head": 0.69}
        above = None
        for name, u in places.items():
            low, high, _ = self.spine.section(u)
            share = 0.72 if name in ("spine", "chest", "body", "neck1") else 0.6  # the column lies above the middle
            at = low + share * (high - low)
            joint(name, above, np.array([at[0], 0.0, at[1]]))
            above = name
        for k, name in enumerate(TAIL_JOINTS):
            joint(name, TAIL_JOINTS[k - 1] if k else "body", self.tail[round(k * (len(self.tail) - 1) / len(TAIL_JOINTS))])
        for side, sign in SIDES:
            joint(f"{side}_ear", "head", self.head_point(0.2, 0.2, sign * 0.18))
        for name, leg in self.legs.items():
            side, pair = name.split("_")
            last = "body"
            if pair == "fore":
                last = f"{side}_blade"
                joint(last, "chest", leg.joints[0])
            for k, part in enumerate(LEG_JOINTS):
                joint(f"{name}_{part}", last, leg.joints[k + 1])
                last = f"{name}_{part}"
        return Skeleton(tuple(names), tuple(parents), np.array(rest))


def sized(build: Build, rng: np.random.Generator) -> tuple[Build, float]:
    """A breed's individual: the build with small differences, and its height at the withers (m)."""
    height = float(rng.uniform(*build.withers_m))
    vary = rng.normal(0, 1, 4)
    return replace(
        build,
        length=build.length * (1 + 0.012 * vary[0]),
        width=build.width * (1 + 0.02 * vary[1]),
        bone=build.bone * (1 + 0.02 * vary[2]),
        head=build.head * (1 + 0.012 * vary[3]),
    ), height
