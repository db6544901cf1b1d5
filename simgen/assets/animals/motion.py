"""Motions of animals: one entrance for all families."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.animals import bird_motion, quadruped_motion

Pose = NDArray[np.float32]

BIRDS = ("pigeon", "crow", "gull", "sparrow", "duck")
GAITS: Mapping[str, tuple[str, ...]] = {
    "dog": ("stand", "walk", "trot", "gallop", "sniff", "sit", "lie"),
    "cat": ("stand", "walk", "trot", "gallop", "sit", "lie"),
    "deer": ("stand", "walk", "trot", "gallop", "graze"),
    "cow": ("stand", "walk", "trot", "graze", "lie"),
    "horse": ("stand", "walk", "trot", "canter", "gallop", "graze"),
    "sheep": ("stand", "walk", "trot", "graze", "lie"),
    **{bird: ("stand", "peck", "walk", "fly", "glide") for bird in BIRDS},
}
MOVING = ("walk", "trot", "canter", "gallop")


def animal_pose(
    asset: Asset, *, gait: str, speed_mps: float = 0.0, travelled_m: float = 0.0, phase: float = 0.0, time_s: float = 0.0
) -> Pose:
    """(J, 4, 4) float32 skinning matrices of an animal, in the frame in which it stands at the origin facing +x.

    gait : one of GAITS of its family. speed_mps : sets stride and beat; keep it the same through a clip, as a changed stride moves
    the feet.
    travelled_m : path length since any fixed moment; gaits follow it, so that feet keep their place on the ground. phase : 0..1
    offset of the
    cycle, or which posture of those that stay. time_s : clock for breath, tail, ears, pecking and wings. Raises ValueError for an
    unknown gait.
    """
    if gait not in GAITS.get(asset.family, ()):
        raise ValueError(f"a {asset.family} does not {gait!r}; it can: {', '.join(GAITS.get(asset.family, ()))}")
    if asset.family in BIRDS:
        return bird_motion.bird_pose(asset, gait, speed_mps, travelled_m, phase, time_s)
    if gait in MOVING:
        return quadruped_motion.moving_pose(asset, gait, speed_mps, travelled_m, phase, time_s)
    return quadruped_motion.still_pose(asset, gait, phase, time_s)
