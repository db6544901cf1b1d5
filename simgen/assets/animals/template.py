"""What a four-legged animal is before it has a size: outlines seen from the side, section widths, and the places of its joints.

Lengths are in heights at the withers (the shoulder's top, the usual measure of an animal); x forward from the middle between the feet, z up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = tuple[tuple[float, ...], ...]
Foot = Literal["paw", "hoof", "cloven"]


@dataclass(frozen=True)
class Template:
    """A species. trunk, neck : stations from the rump to the poll: upper outline x, z, lower outline x, z, half width.
    head : stations from the occiput to the nose in head lengths, along the head's axis: x, upper z, lower z, half width.
    head_at : x, z of the head's joint. head_length, head_pitch_deg : nose down positive. fore, hind : x, z of blade, shoulder, elbow, carpus, fetlock
    and toe; of croup, hip, stifle, hock, fetlock and toe. fore_y, hind_y : half distance of the legs. fore_rows, hind_rows : sections
    of the legs: level (0 first joint, 1 second ...), reach to the front, to the back, half thickness. eye : x in head lengths, angle
    from the top (rad), radius in head lengths. stop_at : x where the muzzle begins.
    """

    trunk: Rows
    neck: Rows
    head: Rows
    head_at: tuple[float, float]
    head_length: float
    head_pitch_deg: float
    fore: Rows
    hind: Rows
    fore_y: float
    hind_y: float
    fore_rows: Rows
    hind_rows: Rows
    eye: tuple[float, float, float]
    stop_at: float
    foot: Foot


@dataclass(frozen=True)
class Build:
    """One breed: how it differs from its species' template. Factors are 1 for the template.

    withers_m : height. length : of the trunk. elbow_z : height of the elbow (legs' share of the height). width, bone : of trunk and legs.
    tuck : raises the belly, depth : lowers the chest, in withers heights. head, muzzle, muzzle_depth, muzzle_width, stop, skull : of the head.
    neck : length of the neck. ear : kind and size. tail : kind and length. fluff : thickness of the coat (withers heights).
    fringe : where long hair hangs: "chest", "belly", "legs", "tail", "neck", "face", "brow". curl : height of curls (withers heights).
    coat : texture. tint : multiplies it. hair : colour of mane, tail and fringes. nose : colour. extras : horns, antlers, tack, collar ...
    """

    name: str
    withers_m: tuple[float, float]
    mass_kg: float
    coat: str
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    hair: tuple[float, float, float] = (0.1, 0.08, 0.06)
    length: float = 1.0
    elbow_z: float | None = None
    width: float = 1.0
    bone: float = 1.0
    tuck: float = 0.0
    depth: float = 0.0
    head: float = 1.0
    head_pitch_deg: float = 0.0
    muzzle: float = 1.0
    muzzle_depth: float = 1.0
    muzzle_width: float = 1.0
    stop: float = 1.0
    skull: float = 1.0
    neck: float = 1.0
    ear: tuple[str, float] = ("prick", 1.0)
    tail: tuple[str, float] = ("saber", 1.0)
    fluff: float = 0.0
    curl: float = 0.0
    fringe: tuple[str, ...] = ()
    nose: tuple[float, float, float] = (0.012, 0.011, 0.011)
    eye: tuple[float, float, float] = (0.03, 0.015, 0.006)
    extras: tuple[str, ...] = field(default=())


# Proportions after Evans & de Lahunta, Miller's Anatomy of the Dog (2013), and Goody, Horse Anatomy (2000); outlines are ours.
_PAW_FORE: Rows = (
    (0.25, 0.05, 0.08, 0.030), (0.6, 0.085, 0.12, 0.045), (1.0, 0.040, 0.20, 0.060), (1.5, 0.055, 0.130, 0.060), (2.0, 0.070, 0.060, 0.047),
    (2.25, 0.050, 0.045, 0.041), (2.6, 0.035, 0.034, 0.033), (2.9, 0.030, 0.029, 0.030), (3.0, 0.031, 0.031, 0.031), (3.15, 0.028, 0.031, 0.029),
    (3.6, 0.027, 0.028, 0.029), (4.0, 0.034, 0.032, 0.034), (4.5, 0.040, 0.034, 0.036),
)  # fmt: skip
_PAW_HIND: Rows = (
    (0.3, 0.06, 0.10, 0.030), (0.7, 0.13, 0.15, 0.055), (1.0, 0.165, 0.170, 0.070), (1.4, 0.150, 0.190, 0.080), (1.75, 0.110, 0.175, 0.075),
    (2.0, 0.060, 0.165, 0.065), (2.25, 0.053, 0.110, 0.052), (2.55, 0.044, 0.062, 0.038), (2.8, 0.036, 0.038, 0.028), (2.92, 0.036, 0.040, 0.027),
    (3.0, 0.038, 0.046, 0.028), (3.12, 0.034, 0.036, 0.027), (3.5, 0.026, 0.026, 0.025), (4.0, 0.033, 0.030, 0.032), (4.5, 0.040, 0.034, 0.035),
)  # fmt: skip
_HOOF_FORE: Rows = (
    (0.25, 0.05, 0.08, 0.030), (0.6, 0.090, 0.13, 0.050), (1.0, 0.040, 0.20, 0.068), (1.5, 0.050, 0.140, 0.066), (2.0, 0.065, 0.066, 0.052),
    (2.25, 0.050, 0.050, 0.044), (2.6, 0.036, 0.036, 0.034), (2.85, 0.031, 0.030, 0.029), (3.0, 0.036, 0.034, 0.033), (3.15, 0.028, 0.031, 0.028),
    (3.5, 0.021, 0.024, 0.020), (3.85, 0.023, 0.027, 0.022), (4.0, 0.026, 0.033, 0.027), (4.25, 0.023, 0.025, 0.023), (4.55, 0.028, 0.026, 0.028),
)  # fmt: skip
_HOOF_HIND: Rows = (
    (0.3, 0.06, 0.10, 0.030), (0.7, 0.15, 0.13, 0.060), (1.0, 0.190, 0.150, 0.080), (1.4, 0.180, 0.180, 0.090), (1.75, 0.130, 0.185, 0.085),
    (2.0, 0.065, 0.175, 0.074), (2.25, 0.056, 0.120, 0.058), (2.55, 0.046, 0.062, 0.042), (2.8, 0.036, 0.042, 0.031), (2.92, 0.036, 0.046, 0.031),
    (3.0, 0.040, 0.052, 0.033), (3.12, 0.036, 0.042, 0.030), (3.45, 0.023, 0.027, 0.022), (3.85, 0.023, 0.028, 0.022), (4.0, 0.027, 0.035, 0.027),
    (4.25, 0.023, 0.026, 0.023), (4.55, 0.028, 0.026, 0.028),
)  # fmt: skip

DOG = Template(
    trunk=(
        (-0.585, 0.86, -0.565, 0.73, 0.050), (-0.53, 0.925, -0.535, 0.66, 0.098), (-0.42, 0.965, -0.44, 0.62, 0.125), (-0.28, 0.975, -0.28, 0.60, 0.125),
        (-0.12, 0.968, -0.12, 0.585, 0.118), (0.06, 0.965, 0.06, 0.535, 0.138), (0.22, 0.975, 0.22, 0.495, 0.150), (0.36, 1.0, 0.38, 0.485, 0.140),
    ),
    neck=((0.445, 1.02, 0.505, 0.555, 0.122), (0.515, 1.085, 0.60, 0.735, 0.098), (0.575, 1.165, 0.665, 0.90, 0.086)),
    head=(
        (0.03, 0.15, -0.26, 0.19), (0.17, 0.215, -0.285, 0.225), (0.32, 0.24, -0.265, 0.235), (0.44, 0.215, -0.235, 0.20), (0.52, 0.145, -0.215, 0.150),
        (0.60, 0.085, -0.20, 0.122), (0.78, 0.060, -0.185, 0.100), (0.92, 0.050, -0.17, 0.090), (0.985, 0.025, -0.145, 0.066),
    ),
    head_at=(0.63, 1.175), head_length=0.445, head_pitch_deg=16.0,
    fore=((0.33, 0.955), (0.50, 0.70), (0.355, 0.535), (0.375, 0.20), (0.40, 0.055), (0.455, 0.0)),
    hind=((-0.44, 0.93), (-0.44, 0.80), (-0.315, 0.535), (-0.535, 0.265), (-0.495, 0.055), (-0.44, 0.0)),
    fore_y=0.108, hind_y=0.098, fore_rows=_PAW_FORE, hind_rows=_PAW_HIND, eye=(0.465, 0.92, 0.048), stop_at=0.50, foot="paw",
)  # fmt: skip

CAT = Template(
    trunk=(
        (-0.74, 0.90, -0.72, 0.74, 0.055), (-0.67, 0.965, -0.67, 0.65, 0.110), (-0.54, 1.03, -0.54, 0.58, 0.150), (-0.36, 1.055, -0.36, 0.52, 0.160),
        (-0.14, 1.035, -0.14, 0.48, 0.165), (0.08, 1.0, 0.08, 0.47, 0.165), (0.28, 0.99, 0.28, 0.48, 0.155), (0.44, 1.0, 0.46, 0.50, 0.140),
    ),
    neck=((0.55, 1.03, 0.60, 0.58, 0.125), (0.63, 1.09, 0.70, 0.72, 0.115), (0.69, 1.15, 0.77, 0.83, 0.115)),
    head=(
        (0.03, 0.22, -0.34, 0.27), (0.20, 0.33, -0.38, 0.37), (0.40, 0.38, -0.38, 0.42), (0.58, 0.345, -0.36, 0.40), (0.72, 0.25, -0.335, 0.33),
        (0.82, 0.135, -0.31, 0.245), (0.91, 0.075, -0.28, 0.19), (0.975, 0.045, -0.23, 0.14), (1.0, 0.01, -0.18, 0.09),
    ),
    head_at=(0.72, 1.055), head_length=0.415, head_pitch_deg=8.0,
    fore=((0.40, 0.97), (0.57, 0.70), (0.42, 0.515), (0.46, 0.17), (0.48, 0.055), (0.56, 0.0)),
    hind=((-0.52, 0.97), (-0.52, 0.80), (-0.34, 0.50), (-0.66, 0.25), (-0.61, 0.05), (-0.53, 0.0)),
    fore_y=0.115, hind_y=0.125, fore_rows=tuple((a, 1.12 * f, 1.12 * b, 1.2 * w) for a, f, b, w in _PAW_FORE),
    hind_rows=tuple((a, 1.22 * f, 1.22 * b, 1.2 * w) for a, f, b, w in _PAW_HIND), eye=(0.72, 0.86, 0.085), stop_at=0.74, foot="paw",
)  # fmt: skip

DEER = Template(
    trunk=(
        (-0.545, 0.90, -0.525, 0.77, 0.050), (-0.50, 0.965, -0.50, 0.69, 0.095), (-0.40, 1.005, -0.41, 0.65, 0.120), (-0.25, 1.00, -0.25, 0.60, 0.125),
        (-0.08, 0.98, -0.08, 0.565, 0.135), (0.10, 0.975, 0.10, 0.545, 0.138), (0.25, 0.985, 0.25, 0.535, 0.132), (0.37, 1.0, 0.40, 0.54, 0.118),
    ),
    neck=((0.445, 1.005, 0.525, 0.64, 0.095), (0.54, 1.085, 0.635, 0.83, 0.064), (0.62, 1.19, 0.705, 1.01, 0.053)),
    head=(
        (0.03, 0.14, -0.22, 0.145), (0.16, 0.205, -0.255, 0.175), (0.30, 0.225, -0.255, 0.195), (0.42, 0.20, -0.235, 0.185), (0.54, 0.145, -0.205, 0.140),
        (0.68, 0.105, -0.175, 0.105), (0.84, 0.080, -0.155, 0.090), (0.95, 0.065, -0.150, 0.088), (0.995, 0.03, -0.125, 0.066),
    ),
    head_at=(0.665, 1.245), head_length=0.325, head_pitch_deg=27.0,
    fore=((0.335, 0.955), (0.475, 0.73), (0.345, 0.575), (0.365, 0.305), (0.37, 0.085), (0.41, 0.0)),
    hind=((-0.42, 0.95), (-0.42, 0.83), (-0.30, 0.595), (-0.50, 0.365), (-0.45, 0.085), (-0.41, 0.0)),
    fore_y=0.082, hind_y=0.080, fore_rows=tuple((a, (0.95 if a < 2.2 else 0.76) * f, (0.95 if a < 2.2 else 0.74) * b, 0.76 * w) for a, f, b, w in _HOOF_FORE),
    hind_rows=tuple((a, (0.92 if a < 2.2 else 0.76) * f, (0.92 if a < 2.2 else 0.76) * b, 0.76 * w) for a, f, b, w in _HOOF_HIND),
    eye=(0.40, 1.05, 0.062), stop_at=0.50, foot="cloven",
)  # fmt: skip

COW = Template(
    trunk=(
        (-0.615, 0.93, -0.605, 0.77, 0.095), (-0.575, 0.985, -0.575, 0.64, 0.165), (-0.46, 1.01, -0.47, 0.55, 0.200), (-0.36, 1.015, -0.34, 0.475, 0.225),
        (-0.13, 0.985, -0.13, 0.435, 0.245), (0.08, 0.975, 0.08, 0.425, 0.250), (0.26, 0.98, 0.26, 0.445, 0.225), (0.41, 1.0, 0.43, 0.46, 0.180),
    ),
    neck=((0.50, 0.995, 0.57, 0.50, 0.140), (0.61, 1.0, 0.675, 0.60, 0.100), (0.70, 1.02, 0.745, 0.72, 0.088)),
    head=(
        (0.02, 0.19, -0.23, 0.155), (0.13, 0.215, -0.26, 0.195), (0.27, 0.205, -0.26, 0.225), (0.40, 0.185, -0.245, 0.215), (0.53, 0.16, -0.205, 0.175),
        (0.68, 0.14, -0.165, 0.145), (0.84, 0.125, -0.15, 0.145), (0.95, 0.10, -0.145, 0.150), (1.0, 0.045, -0.115, 0.112),
    ),
    head_at=(0.775, 0.975), head_length=0.405, head_pitch_deg=36.0,
    fore=((0.36, 0.96), (0.545, 0.68), (0.385, 0.51), (0.405, 0.275), (0.405, 0.10), (0.45, 0.0)),
    hind=((-0.46, 0.97), (-0.47, 0.80), (-0.335, 0.545), (-0.555, 0.365), (-0.525, 0.10), (-0.48, 0.0)),
    fore_y=0.125, hind_y=0.125, fore_rows=tuple((a, 1.15 * f, 1.15 * b, 1.22 * w) for a, f, b, w in _HOOF_FORE),
    hind_rows=tuple((a, 1.12 * f, 1.12 * b, 1.18 * w) for a, f, b, w in _HOOF_HIND), eye=(0.37, 1.10, 0.042), stop_at=0.50, foot="cloven",
)  # fmt: skip

HORSE = Template(
    trunk=(
        (-0.545, 0.90, -0.53, 0.76, 0.075), (-0.50, 0.96, -0.505, 0.66, 0.135), (-0.39, 1.0, -0.40, 0.60, 0.165), (-0.26, 1.005, -0.26, 0.56, 0.175),
        (-0.08, 0.955, -0.08, 0.53, 0.180), (0.10, 0.935, 0.10, 0.515, 0.180), (0.24, 0.965, 0.24, 0.515, 0.165), (0.35, 1.0, 0.375, 0.535, 0.140),
    ),
    neck=((0.43, 1.03, 0.53, 0.60, 0.122), (0.55, 1.165, 0.665, 0.82, 0.088), (0.68, 1.315, 0.765, 1.03, 0.068)),
    head=(
        (0.02, 0.155, -0.21, 0.105), (0.13, 0.185, -0.275, 0.140), (0.27, 0.17, -0.285, 0.165), (0.40, 0.15, -0.25, 0.160), (0.54, 0.125, -0.185, 0.125),
        (0.70, 0.10, -0.14, 0.100), (0.85, 0.095, -0.135, 0.100), (0.95, 0.07, -0.14, 0.098), (1.0, 0.02, -0.115, 0.070),
    ),
    head_at=(0.755, 1.285), head_length=0.385, head_pitch_deg=48.0,
    fore=((0.31, 0.965), (0.49, 0.715), (0.35, 0.565), (0.365, 0.315), (0.37, 0.115), (0.425, 0.0)),
    hind=((-0.37, 0.97), (-0.40, 0.83), (-0.285, 0.60), (-0.49, 0.375), (-0.455, 0.115), (-0.40, 0.0)),
    fore_y=0.105, hind_y=0.105, fore_rows=_HOOF_FORE, hind_rows=_HOOF_HIND, eye=(0.36, 1.08, 0.042), stop_at=0.50, foot="hoof",
)  # fmt: skip

SHEEP = Template(
    trunk=(
        (-0.575, 0.86, -0.56, 0.70, 0.080), (-0.53, 0.955, -0.53, 0.56, 0.160), (-0.42, 1.0, -0.42, 0.48, 0.205), (-0.27, 1.01, -0.27, 0.43, 0.225),
        (-0.08, 1.005, -0.08, 0.40, 0.235), (0.12, 1.0, 0.12, 0.40, 0.235), (0.28, 1.0, 0.28, 0.42, 0.215), (0.40, 1.0, 0.42, 0.46, 0.180),
    ),
    neck=((0.48, 1.02, 0.555, 0.54, 0.150), (0.555, 1.06, 0.635, 0.68, 0.118), (0.615, 1.10, 0.685, 0.80, 0.095)),
    head=(
        (0.02, 0.16, -0.27, 0.165), (0.15, 0.215, -0.285, 0.195), (0.30, 0.235, -0.27, 0.205), (0.43, 0.22, -0.24, 0.185), (0.56, 0.185, -0.205, 0.145),
        (0.70, 0.145, -0.185, 0.118), (0.85, 0.10, -0.175, 0.105), (0.95, 0.06, -0.165, 0.098), (1.0, 0.015, -0.135, 0.07),
    ),
    head_at=(0.66, 1.085), head_length=0.39, head_pitch_deg=32.0,
    fore=((0.34, 0.955), (0.49, 0.68), (0.36, 0.52), (0.375, 0.275), (0.375, 0.095), (0.42, 0.0)),
    hind=((-0.43, 0.95), (-0.43, 0.80), (-0.32, 0.55), (-0.51, 0.335), (-0.47, 0.095), (-0.425, 0.0)),
    fore_y=0.105, hind_y=0.105, fore_rows=_HOOF_FORE, hind_rows=_HOOF_HIND, eye=(0.40, 1.05, 0.05), stop_at=0.50, foot="cloven",
)  # fmt: skip
