"""Dogs of twelve breeds."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.animals.quadruped import Color, quadruped
from simgen.assets.animals.template import DOG, Build

_C = ("collar",)
# Heights at the withers and masses: breed standards of the FCI (nos. 111, 166, 345, 172, 148, 149, 270, 161, 156, 162) and the American Kennel Club;
# doodle and mongrel are no breeds: the range of the parents.
BREEDS: tuple[Build, ...] = (
    Build("retriever", (0.53, 0.61), 31.0, "coat_plain", (0.50, 0.31, 0.125), (0.42, 0.27, 0.12), ear=("drop", 0.92), tail=("plume", 1.0), fluff=0.018, muzzle_depth=1.16,
          muzzle_width=1.18, stop=1.05, head=1.02, fringe=("chest", "belly", "legs", "tail"), extras=_C),
    Build("shepherd", (0.57, 0.64), 34.0, "coat_saddle", length=1.07, hair=(0.22, 0.11, 0.045), ear=("prick", 1.15), tail=("brush", 1.0), fluff=0.014, stop=0.85,
          muzzle=1.06, fringe=("neck", "legs"), extras=_C),
    Build("terrier", (0.27, 0.32), 6.5, "coat_terrier", ear=("button", 1.05), tail=("up", 0.75), length=1.04, head=1.17, bone=1.0, muzzle_width=1.15, stop=0.92, width=1.05, extras=_C),
    Build("poodle", (0.46, 0.58), 24.0, "coat_curly", (0.022, 0.020, 0.020), (0.02, 0.018, 0.018), length=0.95, ear=("hound", 1.0), tail=("pom", 1.1), fluff=0.028, curl=0.008, muzzle=1.1,
          muzzle_width=0.80, muzzle_depth=0.86, stop=1.06, head=0.98, neck=1.12, head_pitch_deg=-6, fringe=("ears",), extras=_C),
    Build("dachshund", (0.20, 0.24), 8.5, "coat_black_tan", length=1.62, elbow_z=0.37, ear=("hound", 0.86), tail=("level", 1.15), muzzle=1.10, muzzle_width=0.95, stop=0.80, bone=1.45, head=0.86,
          width=1.55, neck=0.92, tuck=0.02, extras=_C),
    Build("bulldog", (0.33, 0.38), 23.5, "coat_bulldog", length=1.10, elbow_z=0.46, width=1.62, bone=1.55, ear=("rose", 1.1), tail=("stump", 1.0), muzzle=0.46, muzzle_depth=1.62, muzzle_width=1.85, stop=1.12,
          skull=1.30, head=1.08, neck=0.52, depth=0.03, head_pitch_deg=-8, extras=_C),
    Build("husky", (0.51, 0.60), 23.0, "coat_husky", hair=(0.42, 0.40, 0.38), ear=("prick", 0.92), tail=("curl", 1.0), fluff=0.026, eye=(0.20, 0.38, 0.55), stop=0.98, fringe=("neck", "chest"), extras=_C),
    Build("beagle", (0.34, 0.40), 12.0, "coat_tricolour", length=1.04, ear=("hound", 1.0), tail=("up", 0.95), muzzle_depth=1.15, muzzle_width=1.15, head=1.08, bone=1.15, elbow_z=0.50, extras=_C),
    Build("collie", (0.52, 0.60), 25.0, "coat_collie", hair=(0.50, 0.44, 0.36), length=1.05, ear=("semi", 0.80), tail=("plume", 1.05), fluff=0.042, muzzle=1.14, muzzle_width=0.84, muzzle_depth=0.90, stop=0.78, head=1.04,
          fringe=("neck", "chest", "belly", "legs", "tail"), extras=_C),
    Build("whippet", (0.44, 0.51), 13.5, "coat_brindle", length=1.03, elbow_z=0.565, tuck=0.125, depth=0.035, width=0.82, bone=0.74, ear=("rose", 1.0), tail=("whip", 1.1), muzzle=1.14, muzzle_width=0.74, muzzle_depth=0.80,
          stop=0.74, skull=0.86, neck=1.18, head=0.98, extras=_C),
    Build("doodle", (0.52, 0.62), 28.0, "coat_curly", (0.52, 0.38, 0.20), (0.46, 0.34, 0.19), ear=("drop", 0.95), tail=("saber", 0.95), fluff=0.048, curl=0.012, muzzle_width=1.12, muzzle_depth=1.2,
          fringe=("ears", "face", "brow", "belly", "chest", "tail", "legs"), extras=_C),
    Build("mongrel", (0.40, 0.52), 17.0, "coat_mongrel", hair=(0.18, 0.11, 0.06), ear=("semi", 1.05), tail=("curl", 0.8), fluff=0.010, muzzle=1.02, stop=0.92, fringe=("tail", "neck"), extras=_C),
)  # fmt: skip


def dog(rng: np.random.Generator, variant: int, *, breed: str | None = None, collar: Color | None = None, withers_m: float | None = None) -> Asset:
    """A dog: variant chooses the breed, `breed` a breed by its name instead. Frame: standing at the origin on z = 0, facing +x. The anchor
    "collar" is where a lead is clipped on, "mouth" where something is carried."""
    build = BREEDS[variant % len(BREEDS)]
    if breed is not None:
        build = next(b for b in BREEDS if b.name == breed)
    return quadruped("dog", rng, variant, DOG, build, collar=collar, withers_m=withers_m)
