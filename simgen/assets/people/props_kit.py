"""How props are put together: parts at several levels of detail, grips for hands, wheels that turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from simgen.asset import Asset, Skeleton
from simgen.assets.collapse import collapsed
from simgen.assets.meshbuilder import Floats, MeshBuilder
from simgen.mesh import Material
from simgen.ontology import class_id

LOD_DISTANCES_M = (9.0, 26.0, 60.0)
PALM_M = 0.016  # from a hand's middle to the middle of a rod in its grip


@dataclass(frozen=True)
class Wheel:
    """A wheel that turns about an axis along y. name : "wheel_...". centre : (3,) m. radius_m, width_m : of its tyre."""

    name: str
    centre: tuple[float, float, float]
    radius_m: float
    width_m: float


@dataclass
class Parts:
    """One level of detail in the making. level : 0 finest, 1, 2. slots : names of materials, in order."""

    level: int
    slots: tuple[str, ...]
    wheels: tuple[Wheel, ...] = ()
    builder: MeshBuilder = field(default_factory=MeshBuilder)

    @property
    def fine(self) -> bool:
        """Whether this is the finest level."""
        return self.level == 0

    def segments(self, finest: int) -> int:
        """Of something round: fewer at coarser levels."""
        return max(3, round(finest / (1.0, 1.8, 3.0)[self.level]))

    def slot(self, name: str) -> int:
        """Index of a material."""
        return self.slots.index(name)

    def tube(self, path: Sequence[Sequence[float]] | Floats, radius_m: float, slot: str, *, segments: int = 8, joint: int = 0) -> None:
        """A round bar along a path."""
        self.builder.add_tube(np.asarray(path, float), radius_m, self.slot(slot), segments=self.segments(segments), joint=joint)

    def box(
        self, size: Sequence[float], center: Sequence[float], slot: str, *, bevel: float = 0.0, T: Floats | None = None, joint: int = 0
    ) -> None:
        """A box, its edges cut by `bevel` at the finest two levels."""
        self.builder.add_box(size, self.slot(slot), center=center, bevel=bevel if self.level < 2 else 0.0, T=T, joint=joint)

    def wheel(self, joint: int, tyre: str, hub: str, spokes: int = 0) -> None:
        """The joint's wheel: a round tyre, and a disc or spokes."""
        w = self.wheels[joint - 1]
        cx, cy, cz = w.centre
        r, half = w.radius_m, w.width_m / 2
        turned = np.array([[1.0, 0, 0, cx], [0, 0, 1.0, cy], [0, -1.0, 0, cz], [0, 0, 0, 1]])  # the lathe's axis z along y
        n = self.segments(28 if r > 0.2 else 18)
        inner = r - min(0.7 * w.width_m, 0.45 * r)
        profile = [
            [inner, -half * 0.8],
            [r - 0.2 * half, -half],
            [r, -half * 0.45],
            [r, half * 0.45],
            [r - 0.2 * half, half],
            [inner, half * 0.8],
        ]
        disc = not spokes or self.level == 2
        profile = [[0.0, -half * 0.5], *profile, [0.0, half * 0.5]] if disc else [*profile, profile[0]]
        self.builder.add_lathe(profile, self.slot(tyre), segments=n, T=turned, joint=joint)
        if spokes and self.level < 2:
            for k in range(spokes if self.fine else spokes // 2):
                a = 2 * np.pi * k / (spokes if self.fine else spokes // 2)
                end = [cx + inner * 1.01 * np.cos(a), cy, cz + inner * 1.01 * np.sin(a)]
                self.tube([[cx, cy + (0.3 if k % 2 else -0.3) * half, cz], end], min(0.004, 0.03 * r), hub, segments=4, joint=joint)
        self.builder.add_lathe(
            [[0, -half * 0.9], [0.16 * r, -half * 0.9], [0.16 * r, half * 0.9], [0, half * 0.9]],
            self.slot(hub),
            segments=self.segments(10),
            T=turned,
            joint=joint,
        )


def prop(
    family: str,
    variant: int,
    draw: Callable[[Parts], None],
    materials: Mapping[str, Material],
    *,
    mass_kg: float,
    anchors: Mapping[str, Floats],
    tags: Sequence[str] = (),
    wheels: Sequence[Wheel] = (),
    parameters: Mapping[str, Any] | None = None,
    far_cell_m: float = 0.05,
) -> Asset:
    """An asset of three drawn levels and one made from the third, which it departs from by half far_cell_m at most. draw : adds one level's
    parts. Its measures and wheels' radii go to the parameters."""
    slots = tuple(materials)
    lods = []
    for level in range(3):
        parts = Parts(level, slots, tuple(wheels))
        draw(parts)
        lods.append(parts.builder.build(skinned=bool(wheels)))
    lods.append(collapsed(lods[-1], 0.5 * far_cell_m))
    skeleton = None
    if wheels:
        names = ("body", *(w.name for w in wheels))
        skeleton = Skeleton(names, (-1, *[0] * len(wheels)), np.array([[0.0, 0, 0], *(w.centre for w in wheels)]))
    lo, hi = lods[0].bounds.astype(float)
    corners = np.array([[x, y, z] for x in (lo[0], hi[0]) for y in (lo[1], hi[1]) for z in (lo[2], hi[2])])
    size = {f"{name}_m": round(float(hi[i] - lo[i]), 4) for i, name in enumerate(("length", "width", "height"))}
    return Asset(
        key=f"{family}/{variant}",
        family=family,
        semantic=class_id("dynamic"),
        lods=tuple(lods),
        materials=tuple(materials.values()),
        mass_kg=mass_kg,
        lod_distances_m=LOD_DISTANCES_M,
        tags={t: slots.index(t) for t in tags},
        hulls=(corners,),
        skeleton=skeleton,
        anchors=dict(anchors),
        parameters={**size, "wheel_radius_m": {w.name: w.radius_m for w in wheels}, **(parameters or {})},
    )


def at(x: float, y: float, z: float) -> Floats:
    """(4, 4) a place."""
    T = np.eye(4)
    T[:3, 3] = x, y, z
    return T


def grips(point: Sequence[float], *, fingers: Sequence[float], thumb: Sequence[float], off_m: float = PALM_M) -> dict[str, Floats]:
    """Anchors "grip_left" and "grip_right" of something held by one hand: frames whose x points where the fingers do, whose z lies to the
    thumb's side, and whose origin is where the hand's middle comes: `off_m` away from `point`, which the palm faces."""
    f = np.asarray(fingers, float) / np.linalg.norm(fingers)
    t = np.asarray(thumb, float) - f * (np.asarray(thumb, float) @ f)
    t /= np.linalg.norm(t)
    out = {}
    for side in ("left", "right"):
        T = np.eye(4)
        T[:3, :3] = np.stack([f, np.cross(t, f), t], axis=1)
        normal = np.cross(f, t) if side == "left" else np.cross(t, f)
        T[:3, 3] = np.asarray(point, float) - off_m * normal
        out[f"grip_{side}"] = T
    return out


def arc(a: Sequence[float], b: Sequence[float], rise: Sequence[float], count: int = 9) -> Floats:
    """(count, 3) points from a to b, bowed by `rise` in the middle like a handle."""
    t = np.linspace(0, 1, count)[:, None]
    return np.asarray(a) * (1 - t) + np.asarray(b) * t + np.asarray(rise) * np.sin(np.pi * t) ** 0.8


def ring(half_x: float, half_y: float, z: float, count: int = 16, power: float = 0.5, center: tuple[float, float] = (0.0, 0.0)) -> Floats:
    """(count, 3) a rounded rectangle, counter-clockwise seen from above. power : 1 an ellipse, 0 a rectangle."""
    a = 2 * np.pi * (np.arange(count) + 0.5) / count
    c, s = np.cos(a), np.sin(a)
    return np.stack(
        [center[0] + half_x * np.sign(c) * np.abs(c) ** power, center[1] + half_y * np.sign(s) * np.abs(s) ** power, np.full(count, z)],
        axis=1,
    )


def cloth_material(name: str, color: Sequence[float], roughness: float = 0.8) -> Material:
    """Woven stuff or leather."""
    return Material(name, (float(color[0]), float(color[1]), float(color[2])), roughness, variation=0.12)


METAL = Material("prop metal", (0.55, 0.56, 0.58), 0.35, 0.9)
DARK_METAL = Material("prop dark metal", (0.045, 0.045, 0.05), 0.4, 0.6)
BLACK = Material("prop black", (0.02, 0.02, 0.022), 0.6)
RUBBER = Material("prop rubber", (0.03, 0.03, 0.032), 0.85)
GREY = Material("prop grey", (0.25, 0.25, 0.26), 0.6)
