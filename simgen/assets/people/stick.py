"""A walking stick: it is set down with the foot of the other side, stays there, and is carried ahead."""

from __future__ import annotations

import numpy as np

from simgen.assets.people.draft import FORWARD, Draft
from simgen.assets.people.fit import Fit, Moment
from simgen.assets.people.gait import Gait
from simgen.assets.people.kinematics import Floats, about
from simgen.assets.people.style import Style

_STANCE = 0.56  # share of the cycle that the tip is on the ground
_LIFT_M = 0.06
STICK_SHARE = 0.81  # metres for a body of 1.75 m
GRIP_RAD = 0.42  # between the fingers and the shaft: the forearm points ahead when the stick is upright


def stick_m(draft: Draft, fit: Fit) -> float:
    """Length of a stick that suits somebody: to the wrist's crease (Jebsen, 1967), 0.46 of stature."""
    return fit.stick_m if fit.stick_m is not None else STICK_SHARE * draft.k


def stick_walk(draft: Draft, style: Style, g: Gait, cycle: float, fit: Fit) -> None:
    """The leading hand and its stick at a phase of the gait (0..1)."""
    length = stick_m(draft, fit)
    other_strike = 0.0 if style.side < 0 else g.right  # a stick in the right hand goes with the left foot
    c = (cycle - other_strike) % 1.0
    ahead = 0.5 * g.stride_m * _STANCE + 0.11 * draft.k
    lift = 0.0
    if c < _STANCE:
        tip = ahead - g.stride_m * c
    else:
        u = (c - _STANCE) / (1 - _STANCE)
        way, pace = g.stride_m * _STANCE, g.stride_m * (1 - _STANCE)
        tip = ahead - way + way * u * u * (3 - 2 * u) - pace * (u**3 - u * u + u**3 - 2 * u * u + u)
        lift = _LIFT_M * np.sin(np.pi * u) ** 2
    mean = ahead - g.stride_m * _STANCE / 2
    _hold(draft, style, np.array([tip, style.side * 0.27 * draft.k, lift]), mean - 0.03 * draft.k + 0.68 * (tip - mean), length)


def stick_stand(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Leans on a stick that stands beside a foot."""
    length = stick_m(draft, fit)
    _hold(draft, style, np.array([0.20, style.side * 0.24, 0.0]) * draft.k, 0.13 * draft.k, length)


def _hold(draft: Draft, style: Style, tip: Floats, x: float, length: float) -> None:
    """The palm on the handle: over the tip by the stick's length, at x ahead of the body."""
    sign, k = style.side, draft.k
    aside = sign * 0.275 * k - tip[1]
    dx = x - tip[0]
    up = np.array([dx, aside, np.sqrt(max(length**2 - dx * dx - aside * aside, 0.01))])
    draft.reach(
        style.lead,
        tip + up,
        about("y", -GRIP_RAD) @ -up,
        FORWARD + np.array([0.0, -0.15 * sign, 0.0]),
        pole=np.array([-0.8, 0.5 * sign, -0.3]),
    )
