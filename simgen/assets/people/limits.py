"""How far people's joints go, and by how much a pose goes farther."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Skeleton
from simgen.assets.people.draft import twist_about
from simgen.assets.people.kinematics import Floats, aligning, cross

Range = tuple[float, float]


@dataclass(frozen=True)
class Limit:
    """Degrees: flexion (negative: extension), abduction (away from the body's middle; for the trunk and head to the left; negative: the
    other way) and twist about the bone (inwards positive for limbs, left for trunk and head)."""

    flexion: Range
    abduction: Range
    twist: Range


# Active ranges after AAOS, *Joint Motion: Method of Measuring and Recording* (1965; Greene and Heckman, 1994), those of single parts
# of the spine after Kapandji, *The Physiology of the Joints* (2008): thoracolumbar flexion 80, extension 30, lateral 35, rotation 45;
# cervical flexion 45, extension 60, lateral 45, rotation 80, shared by lower and upper neck; shoulder flexion 180, extension 60,
# abduction 180, adduction 50, internal rotation 70, external 90; elbow 150 with a carrying angle of up to 16; forearm 80 to 90 each
# way, shared by the joints "forearm" and "hand"; wrist flexion 80, extension 70, radial 20, ulnar 30; hip flexion 120, extension 30,
# abduction 45, adduction 30, rotation 45 each way; knee 135 to 150; ankle plantar 50, dorsal 20, but 38 with weight on it (Bennell et
# al., 1998); toes up 70.
LIMITS: Mapping[str, Limit] = {
    "spine": Limit((-25, 60), (-25, 25), (-15, 15)),
    "chest": Limit((-20, 40), (-20, 20), (-35, 35)),
    "neck": Limit((-40, 35), (-35, 35), (-45, 45)),
    "head": Limit((-35, 30), (-15, 15), (-45, 45)),
    "shoulder": Limit((-20, 30), (-12, 40), (-25, 25)),  # the girdle: forwards, upwards
    "upper_arm": Limit((-60, 180), (-60, 180), (-90, 90)),
    "forearm": Limit((-5, 150), (-16, 16), (-55, 55)),
    "hand": Limit((-72, 80), (-32, 32), (-55, 55)),  # towards the palm, towards the thumb
    "thigh": Limit((-30, 125), (-30, 50), (-45, 50)),
    "shin": Limit((-6, 150), (-12, 12), (-35, 35)),  # twist of the bent knee: 30 to 40
    "foot": Limit((-38, 56), (-35, 35), (-30, 30)),  # plantar flexion is positive
    "toe": Limit((-75, 40), (-12, 12), (-12, 12)),
}
_AXIS_OF = {  # where each part points at rest: the joint at its far end
    "spine": "chest",
    "chest": "neck",
    "neck": "head",
    "upper_arm": "forearm",
    "forearm": "hand",
    "thigh": "shin",
    "shin": "foot",
}


def within_limits(skeleton: Skeleton, pose: NDArray[np.floating]) -> dict[str, float]:
    """By how many radians each joint that goes too far does so, on its worst axis; empty if all are within `LIMITS`.

    pose : (J, 4, 4) skinning matrices. Rotations are measured as swing (of the bone) and twist (about it); swing's two angles are the
    components of its rotation vector.
    """
    out = {}
    for joint, angles in joint_angles(skeleton, pose).items():
        limit = LIMITS[joint.removeprefix("left_").removeprefix("right_")]
        ranges = (limit.flexion, limit.abduction, limit.twist)
        excess = max(max(np.radians(lo) - a, a - np.radians(hi)) for (lo, hi), a in zip(ranges, angles, strict=True))
        if excess > 1e-6:
            out[joint] = float(excess)
    return out


def joint_angles(skeleton: Skeleton, pose: NDArray[np.floating]) -> dict[str, tuple[float, float, float]]:
    """Flexion, abduction and twist (rad) of every limited joint; see `Limit`."""
    R = _rotations(pose)
    out = {}
    for i, (name, parent) in enumerate(zip(skeleton.names, skeleton.parents, strict=True)):
        part = name.removeprefix("left_").removeprefix("right_")
        if parent < 0 or part not in LIMITS:
            continue
        sign = -1.0 if name.startswith("right_") else 1.0
        out[name] = _angles(skeleton, i, part, sign, R[parent].T @ R[i])
    return out


def _angles(skeleton: Skeleton, i: int, part: str, sign: float, R: Floats) -> tuple[float, float, float]:
    limb = skeleton.names[i].startswith(("left_", "right_"))
    axis, flex = _axes(skeleton, i, part, sign)
    if part == "upper_arm":  # measured from the arm hanging straight down
        down = np.array([0.0, 0.0, -1.0])
        R = R @ aligning(down, axis, np.array([1.0, 0.0, 0.0]), np.array([1.0, 0.0, 0.0]))
        axis = down
    twist = twist_about(R, axis)
    moved = R @ axis
    swing = cross(axis, moved)
    sine = float(np.linalg.norm(swing))
    vector = swing / max(sine, 1e-12) * float(np.arctan2(sine, axis @ moved))
    aside = cross(flex, axis)  # positive about it: ...
    outwards = float(vector @ aside)
    flexion = float(vector @ flex)
    if limb:
        return flexion, sign * outwards, sign * twist * (1.0 if axis[2] > 0 else -1.0)
    return flexion, -outwards, twist


def _axes(skeleton: Skeleton, i: int, part: str, sign: float) -> tuple[Floats, Floats]:
    """Unit direction of the part at rest, and the axis that flexion turns about."""
    rest, name = skeleton.rest, skeleton.names[i]
    side = name.split("_")[0] + "_" if sign < 0 or name.startswith("left_") else ""
    if part in ("foot", "toe"):
        axis = np.array([1.0, 0.0, 0.0])
        return axis, np.array([0.0, 1.0, 0.0])
    if part == "head":
        return np.array([0.0, 0.0, 1.0]), np.array([0.0, 1.0, 0.0])
    if part == "shoulder":
        return np.array([0.0, sign, 0.0]), np.array([0.0, 0.0, -sign])
    far = _AXIS_OF.get(part)
    start = rest[i] if far else rest[skeleton.index(f"{side}forearm")]
    axis = (rest[skeleton.index(side + far)] if far else rest[i]) - start
    axis = axis / np.linalg.norm(axis)
    if part in ("spine", "chest", "neck"):
        return axis, np.array([0.0, 1.0, 0.0])
    if part == "shin":
        return axis, np.array([0.0, 1.0, 0.0])
    if part == "forearm":  # bends forwards and a little inwards
        flex = cross(axis, np.array([1.0, -sign * 0.03, 0.0]))
        return axis, flex / np.linalg.norm(flex)
    if part == "hand":  # towards the palm, which faces the thigh
        return axis, np.array([sign, 0.0, 0.0]) * -1.0
    flex = cross(axis, np.array([1.0, 0.0, 0.0]))
    return axis, flex / np.linalg.norm(flex)


def _rotations(pose: NDArray[np.floating]) -> Floats:
    """(J, 3, 3) rotations without the breathing chest's stretch."""
    columns = np.asarray(pose[:, :3, :3], float)
    return columns / np.linalg.norm(columns, axis=1, keepdims=True)
