"""Posts of traffic signs: round tubes, American U-channels and square tubes, timber, and brackets on walls.

Anchors: "sign_0" where the plate's lower edge goes, "sign_1" on the back and "sign_low" for a plate below. Two posts carry wide plates.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M, GALVANISED, assemble, box_hull, cylinder_hull, frame, painted
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material, Mesh

_LOD_DISTANCES_M = (30.0,)
_STICKERS = ((0.8, 0.8, 0.76), (0.55, 0.05, 0.04), (0.05, 0.16, 0.5), (0.75, 0.5, 0.04), (0.02, 0.02, 0.022), (0.08, 0.35, 0.12))


@dataclass(frozen=True)
class _Design:
    """A kind of post. lower_m : of the plate's lower edge (2.2 m over footways: VwV-StVO 39-43; 7 ft: MUTCD 2009, 2A.18)."""

    name: str
    height: float
    lower_m: float
    shaft: str
    material: Material
    half_gap: float = 0.0  # between two posts and the middle


_GREEN = painted("U-channel post", (0.035, 0.085, 0.05), 0.5)
_TIMBER = tinted("wood", (0.62, 0.58, 0.53))
_DARK = painted("dark post", (0.05, 0.052, 0.055))
DESIGNS: tuple[_Design, ...] = (
    _Design("tube", 3.0, 2.2, "tube", GALVANISED), _Design("high tube", 3.25, 2.3, "tube", GALVANISED),
    _Design("dark tube", 2.95, 2.2, "tube", _DARK), _Design("U-channel", 3.1, 2.13, "channel", _GREEN),
    _Design("galvanised U-channel", 3.1, 2.13, "channel", GALVANISED), _Design("square tube", 3.2, 2.13, "square", GALVANISED),
    _Design("timber", 3.1, 2.2, "timber", _TIMBER), _Design("two tubes", 2.85, 1.95, "tube", GALVANISED, 0.45),
    _Design("two tubes, wide", 2.9, 1.95, "tube", GALVANISED, 0.7), _Design("two timbers", 2.85, 1.9, "timber", _TIMBER, 0.45),
    _Design("two low tubes", 0.8, 0.56, "tube", _DARK, 0.28), _Design("street name post", 2.95, 2.65, "tube", GALVANISED),
    _Design("low tube", 1.25, 0.65, "tube", GALVANISED),
)  # fmt: skip
POSTS: dict[str, int] = {d.name: i for i, d in enumerate(DESIGNS)}


def sign_pole(rng: np.random.Generator, variant: int) -> Asset:
    """A post of `DESIGNS`; those after them are the same with stickers (tubes) or a duller finish."""
    design = DESIGNS[variant % len(DESIGNS)]
    count = 3 if variant >= len(DESIGNS) and design.shaft == "tube" else 0
    stickers = rng.uniform(0, 1, (count, 4))
    colors = rng.integers(len(_STICKERS), size=len(stickers))
    tops = (-design.half_gap, design.half_gap) if design.half_gap else (0.0,)

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        for y in tops:
            _SHAFTS[design.shaft](b, y, design.height, level)
        if level == 0:
            for k, (u, v, w, h) in enumerate(stickers.tolist()):
                _add_sticker(b, design, 1 + int(colors[k]) % 2, u, v, w, h)
        return b.build()

    anchors = {"sign_0": frame(0, 0, design.lower_m), "sign_1": frame(0, 0, design.lower_m, np.pi), "sign_low": frame(0, 0,
        design.lower_m - 0.65)}
    hulls = [cylinder_hull(0.04, -FOUNDATION_M, design.height, y=y) if design.shaft == "tube" else box_hull((0.1, 0.1, design.height), (0,
        y, design.height / 2)) for y in tops]
    labels = tuple(Material("sticker", _STICKERS[(int(colors[k]) if k < len(colors) else k) % len(_STICKERS)],
        roughness=0.5) for k in range(2)) if len(stickers) else ()
    finish = design.material if variant < len(DESIGNS) else replace(design.material, roughness=design.material.roughness + 0.12, dirt=0.25)
    return assemble("sign_pole", variant, "pole", build, (finish, *labels), 14.0 * len(tops), lod_distances_m=_LOD_DISTANCES_M,
        hulls=hulls, anchors=anchors)


def _tube(b: MeshBuilder, y: float, height: float, level: int) -> None:
    """A tube of 76 mm with a cap and a collar at its foot (IVZ standard: 60 and 76 mm)."""
    n = 10 if level == 0 else 5
    b.add_lathe([(0.038, -FOUNDATION_M), (0.038, height), (0.0, height + 0.01)], 0, segments=n, T=frame(0, y, 0))
    if level == 0:
        b.add_lathe([(0.075, 0.0), (0.07, 0.02), (0.04, 0.03)], 0, segments=n, T=frame(0, y, 0))


def _channel(b: MeshBuilder, y: float, height: float, level: int) -> None:
    """A rolled flanged U, 80 x 38 mm, open to the back; its holes are too small to matter."""
    # Counter-clockwise from above: the web towards +x.
    section = np.array([(0.019, -0.016), (0.019, 0.016), (-0.015, 0.024), (-0.015, 0.04), (-0.019, 0.04), (-0.019, 0.021), (0.014, 0.012),
        (0.014, -0.012),
                        (-0.019, -0.021), (-0.019, -0.04), (-0.015, -0.04), (-0.015, -0.024)])  # fmt: skip
    if level:
        section = np.array([(0.019, -0.02), (0.019, 0.02), (-0.019, 0.04), (-0.019, -0.04)])
    rings = [np.column_stack([section + np.array([0.0, y]), np.full(len(section), z)]) for z in (-FOUNDATION_M, height)]
    b.add_loft(np.stack(rings), 0, capped=level > 0)
    if level == 0:
        for k in range(4, int(height / 0.1)):
            b.add_box((0.0015, 0.009, 0.009), 0, center=(0.0192, y, 0.1 * k))


def _square(b: MeshBuilder, y: float, height: float, level: int) -> None:
    """A perforated square tube of 51 mm in its sleeve."""
    b.add_box((0.051, 0.051, height + FOUNDATION_M), 0, center=(0, y, (height - FOUNDATION_M) / 2), bevel=0.004 * (level == 0))
    if level == 0:
        b.add_box((0.06, 0.06, 0.2 + FOUNDATION_M), 0, center=(0, y, (0.2 - FOUNDATION_M) / 2), bevel=0.004)


def _timber(b: MeshBuilder, y: float, height: float, level: int) -> None:
    """Sawn timber of 90 mm with a bevelled head."""
    b.add_box((0.09, 0.09, height + FOUNDATION_M), 0, center=(0, y, (height - FOUNDATION_M) / 2), bevel=0.008 * (level == 0))


_SHAFTS: dict[str, Callable[[MeshBuilder, float, float, int], None]] = {"tube": _tube, "channel": _channel, "square": _square,
    "timber": _timber}


def _add_sticker(b: MeshBuilder, design: _Design, slot: int, u: float, v: float, w: float, h: float) -> None:
    """A label wrapped round a third of the shaft."""
    z, height, reach = design.lower_m * (0.4 + 0.4 * v), 0.05 + 0.07 * h, 0.8 + 0.7 * w
    a = 2 * np.pi * u + np.linspace(0, reach, 5)
    r = 0.0392
    y = -design.half_gap
    low, high = (np.column_stack([r * np.cos(a), y + r * np.sin(a), np.full(5, z + d)]) for d in (0.0, height))
    faces = [[k, k + 1, k + 6, k + 5] for k in range(4)]
    b.add(np.concatenate([low, high]), faces, slot)
