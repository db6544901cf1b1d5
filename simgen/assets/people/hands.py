"""Two people who hold hands: where the hands meet, in each one's frame."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.people.draft import body_scale
from simgen.assets.people.fit import Fit
from simgen.assets.people.kinematics import Floats
from simgen.geometry import apply, inverse

_LOW_M = 0.775  # height of the palm of a hanging arm, a little bent, of a body of 1.75 m
_AHEAD_M = 0.04


def joined_hands(first: Asset, T_world_first: Floats, second: Asset, T_world_second: Floats) -> tuple[Fit, Fit]:
    """Fits for the motion "hand_in_hand" of two people side by side, so that their palms meet: as low as the taller one's arm hangs, nearer
    to the smaller one's shoulder than half-way if that is a child's. Their styles' `side` says which hand it is."""
    tall, small = (first, second) if body_scale(first) >= body_scale(second) else (second, first)
    a, b = T_world_first[:3, 3], T_world_second[:3, 3]
    share = 0.5 if body_scale(small) > 0.85 * body_scale(tall) else 0.46 if tall is second else 0.54
    meet = a + share * (b - a) + _AHEAD_M * T_world_first[:3, 0]
    meet[2] = (a[2] + b[2]) / 2 + _LOW_M * body_scale(tall)
    return _fit(T_world_first, meet), _fit(T_world_second, meet)


def _fit(T_world_person: Floats, meet: Floats) -> Fit:
    x, y, z = apply(inverse(T_world_person), meet)
    return Fit(hold=(float(x), float(np.abs(y)), float(z)))
