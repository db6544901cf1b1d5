"""Deer, cattle, horses and sheep."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from simgen.asset import Asset
from simgen.assets.animals.quadruped import Color, quadruped
from simgen.assets.animals.template import COW, DEER, HORSE, SHEEP, Build

_DARK_EYE = (0.018, 0.010, 0.006)
_D: dict[str, Any] = {"ear": ("deer", 0.88), "eye": _DARK_EYE}
# Shoulder heights and masses: Geist, Deer of the World (1998); Prior, The Roe Deer (1995).
DEERS: tuple[Build, ...] = (
    Build("roe doe", (0.62, 0.72), 22.0, "coat_roe", tail=("scut", 1.0), bone=0.90, head=1.02, **_D),
    Build("roe buck", (0.65, 0.76), 25.0, "coat_roe", tail=("scut", 1.0), bone=0.92, neck=0.98, extras=("antlers roe",), **_D),
    Build("fallow doe", (0.75, 0.85), 42.0, "coat_fallow", tail=("deer", 1.35), head=0.98, **_D),
    Build(
        "fallow buck",
        (0.85, 0.95),
        70.0,
        "coat_fallow",
        tail=("deer", 1.35),
        width=1.08,
        bone=1.04,
        extras=("antlers fallow", "pale horn"),
        **_D,
    ),
    Build("red hind", (1.00, 1.12), 95.0, "coat_red_deer", tail=("deer", 0.8), head=0.98, width=1.04, **_D),
    Build(
        "red stag",
        (1.12, 1.28),
        160.0,
        "coat_red_deer",
        hair=(0.10, 0.055, 0.028),
        tail=("deer", 0.8),
        width=1.12,
        bone=1.08,
        fluff=0.012,
        fringe=("chest", "neck"),
        extras=("antlers red",),
        **_D,
    ),
)
# Heights at the withers of cows: Porter, Mason's World Encyclopedia of Livestock Breeds (2016).
CATTLE: tuple[Build, ...] = (
    Build(
        "black and white",
        (1.38, 1.48),
        650.0,
        "coat_holstein",
        (1.0, 1.0, 1.0),
        (0.55, 0.52, 0.47),
        ear=("cow", 1.0),
        tail=("cow", 1.0),
        extras=("udder", "light feet"),
    ),
    Build(
        "brown",
        (1.22, 1.32),
        450.0,
        "coat_jersey",
        hair=(0.06, 0.035, 0.022),
        ear=("cow", 1.0),
        tail=("cow", 1.0),
        width=0.92,
        bone=0.94,
        head=0.98,
        extras=("udder", "short horns"),
    ),
    Build(
        "highland",
        (1.08, 1.20),
        480.0,
        "coat_shaggy",
        (0.36, 0.155, 0.05),
        (0.34, 0.15, 0.05),
        ear=("cow", 1.05),
        tail=("cow", 0.95),
        length=1.02,
        elbow_z=0.44,
        fluff=0.035,
        nose=(0.4, 0.25, 0.2),
        head=1.02,
        fringe=("belly", "chest", "neck", "legs", "brow", "ears"),
        extras=("long horns", "pale horn"),
    ),
    Build(
        "cream",
        (1.35, 1.48),
        800.0,
        "coat_plain",
        (0.72, 0.63, 0.47),
        (0.55, 0.48, 0.36),
        ear=("cow", 1.0),
        tail=("cow", 1.0),
        width=1.14,
        bone=1.10,
        nose=(0.5, 0.32, 0.27),
        head=0.98,
        extras=("udder", "light feet", "short horns", "pale horn"),
    ),
    Build(
        "red and white",
        (1.34, 1.44),
        640.0,
        "coat_red_pied",
        hair=(0.5, 0.46, 0.40),
        ear=("cow", 1.0),
        tail=("cow", 1.0),
        width=1.04,
        extras=("udder", "light feet"),
    ),
)
_T = ("mane", "tack")
_H: dict[str, Any] = {"ear": ("horse", 1.0), "tail": ("horse", 1.0), "eye": _DARK_EYE}
# Riding horses, 1.50 to 1.72 m at the withers: height classes of the FEI and of the studbooks of the Hanoverian, Trakehner and Haflinger.
HORSES: tuple[Build, ...] = (
    Build("bay", (1.60, 1.70), 560.0, "coat_bay", hair=(0.012, 0.010, 0.009), extras=_T, **_H),
    Build("chestnut", (1.58, 1.68), 550.0, "coat_chestnut", hair=(0.22, 0.095, 0.035), extras=_T, **_H),
    Build("dapple grey", (1.58, 1.70), 560.0, "coat_dapple", hair=(0.30, 0.29, 0.28), extras=_T, **_H),
    Build(
        "black",
        (1.55, 1.65),
        560.0,
        "coat_plain",
        (0.018, 0.016, 0.016),
        (0.010, 0.009, 0.009),
        width=1.06,
        bone=1.06,
        fringe=("feather",),
        extras=_T,
        **_H,
    ),
    Build("palomino", (1.44, 1.54), 450.0, "coat_chestnut", (1.9, 2.3, 2.5), (0.62, 0.55, 0.42), width=1.08, bone=1.04, extras=_T, **_H),
    Build("pinto", (1.50, 1.62), 520.0, "coat_pinto", hair=(0.07, 0.035, 0.02), extras=_T, **_H),
)
# Ewes of lowland and hill breeds, 0.60 to 0.80 m (Porter, 2016).
SHEEPS: tuple[Build, ...] = (
    Build(
        "blackface",
        (0.66, 0.74),
        68.0,
        "coat_wool",
        ear=("sheep", 1.0),
        tail=("sheep", 0.7),
        fluff=0.040,
        curl=0.012,
        eye=(0.25, 0.16, 0.05),
        bone=0.95,
    ),
    Build(
        "white-faced",
        (0.68, 0.78),
        80.0,
        "coat_wool_white",
        ear=("sheep", 1.0),
        tail=("sheep", 0.9),
        fluff=0.050,
        curl=0.014,
        eye=(0.25, 0.16, 0.05),
    ),
    Build(
        "brown",
        (0.60, 0.68),
        52.0,
        "coat_wool_brown",
        ear=("sheep", 0.9),
        tail=("sheep", 0.7),
        fluff=0.034,
        curl=0.011,
        eye=(0.25, 0.16, 0.05),
        bone=0.92,
        extras=("short horns", "pale horn"),
    ),
)


def deer(rng: np.random.Generator, variant: int, *, kind: str | None = None) -> Asset:
    """A roe, fallow or red deer; bucks have antlers. kind : by name ("roe buck"). Frame: standing at the origin on z = 0, facing +x."""
    return quadruped("deer", rng, variant, DEER, _chosen(DEERS, variant, kind))


def cow(rng: np.random.Generator, variant: int, *, kind: str | None = None) -> Asset:
    """A cow. kind : by name ("highland"). Frame: standing at the origin on z = 0, facing +x."""
    return quadruped("cow", rng, variant, COW, _chosen(CATTLE, variant, kind))


def horse(rng: np.random.Generator, variant: int, *, kind: str | None = None, cloth: Color | None = None, tacked: bool = True) -> Asset:
    """A saddled riding horse. kind : coat by name. cloth : colour of the saddle cloth. tacked : with saddle and bridle. Its
    anchors "seat", "grip_left", "grip_right", "pedal_left" and
    "pedal_right" (stirrups) place a rider. Frame: standing at the origin on z = 0, facing +x."""
    build = _chosen(HORSES, variant, kind)
    if not tacked:
        build = replace(build, extras=("mane",))
    return quadruped("horse", rng, variant, HORSE, build, collar=cloth, parameters={"riding": "horse"} if tacked else None)


def sheep(rng: np.random.Generator, variant: int, *, kind: str | None = None) -> Asset:
    """A sheep in fleece. kind : by name. Frame: standing at the origin on z = 0, facing +x."""
    return quadruped("sheep", rng, variant, SHEEP, _chosen(SHEEPS, variant, kind))


def _chosen(builds: tuple[Build, ...], variant: int, kind: str | None) -> Build:
    return builds[variant % len(builds)] if kind is None else next(b for b in builds if b.name == kind)
