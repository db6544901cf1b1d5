"""How four-legged animals step: footfalls, strides and duty factors by gait and speed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_G = 9.81
LEGS = ("left_hind", "left_fore", "right_hind", "right_fore")

# When each foot comes down, as a share of the stride, in the order of LEGS: symmetrical gaits after Hildebrand (Science 150,
# 1965), asymmetrical
# ones after Hildebrand (BioScience 27, 1977): walk in lateral sequence, trot on diagonals, canter in three beats, gallop
# transverse (hoofed) or rotary (dogs, cats).
FOOTFALLS: dict[str, tuple[float, float, float, float]] = {
    "walk": (0.0, 0.22, 0.5, 0.72),
    "trot": (0.0, 0.5, 0.5, 0.0),
    "canter": (0.0, 0.30, 0.28, 0.56),
    "gallop": (0.0, 0.44, 0.10, 0.56),
    "rotary": (0.0, 0.58, 0.10, 0.46),
}
SYMMETRICAL = ("walk", "trot")


@dataclass(frozen=True)
class Stride:
    """One cycle. length_m : between two falls of one foot. duty : share of it that a foot is down. footfalls : of LEGS, shares of
    the cycle.
    lift : height that feet pass at, in leg lengths. bounce : rise and fall of the trunk, in leg lengths. flex : bending of the
    back, rad."""

    length_m: float
    duty: float
    footfalls: tuple[float, float, float, float]
    lift: float
    bounce: float
    flex: float


def stride(gait: str, speed_mps: float, hip_m: float, *, rotary: bool = False) -> Stride:
    """The stride at a speed of an animal with hips at a height.

    Animals of all sizes move alike at equal Froude numbers F = v^2 / (g h): relative stride 2.4 F^0.34 h in symmetrical and 1.9 F^0.40 h in
    asymmetrical gaits, duty factor 0.52 F^-0.14 and 0.53 F^-0.28 (Alexander & Jayes, J. Zool. 201, 1983, cursorial mammals).
    """
    v = max(speed_mps, 0.25 * np.sqrt(_G * hip_m))
    froude = v * v / (_G * hip_m)
    if gait in SYMMETRICAL:
        relative, duty = 2.4 * froude**0.34, 0.52 * froude**-0.14
        duty = float(np.clip(duty, 0.60, 0.74)) if gait == "walk" else float(np.clip(duty, 0.38, 0.50))
    else:
        relative, duty = 1.9 * froude**0.40, float(np.clip(0.53 * froude**-0.28, 0.22, 0.42))
    falls = FOOTFALLS["rotary" if gait == "gallop" and rotary else gait]
    # A foot cannot sweep more than the leg spans while it is down: about 0.8 leg lengths.
    length = min(relative, (0.72 if gait == "gallop" else 0.80) / duty) * hip_m
    return Stride(
        float(length),
        duty,
        falls,
        lift={"walk": 0.10, "trot": 0.14}.get(gait, 0.10),
        bounce={"walk": 0.010, "trot": 0.030, "canter": 0.030}.get(gait, 0.035),
        flex={"walk": 0.0, "trot": 0.0, "canter": 0.07}.get(gait, 0.16),
    )
