"""How the second unit of an articulated vehicle follows the first."""

from __future__ import annotations

import numpy as np

MAX_BEND_RAD = 1.2  # a semi-trailer may come up to some 70 to 90 degrees before its corner or the landing legs foul the tractor


def trailer_angle(curvature: float, hitch_x_m: float, trailer_length_m: float) -> float:
    """Yaw of the second unit relative to the first in a steady circle, rad (counter-clockwise positive).

    curvature : of the path of the first unit's rear axle, 1/m, left positive. hitch_x_m : of the hitch ahead of that axle (negative
    behind it). trailer_length_m : from the hitch to the middle of the second unit's axles. In a steady circle every axle's middle moves
    at right angles to the line to the centre, so that the hitch's radius is the hypotenuse of the radii of either axle; where the circle
    is too small for that (the second unit would pivot on the spot) the angle stays at the limit.
    """
    if abs(curvature) < 1e-9:
        return 0.0
    k = abs(curvature)
    hitch_curvature = k / np.hypot(1.0, k * hitch_x_m)
    lag = float(np.arcsin(min(trailer_length_m * hitch_curvature, 1.0)) - np.arctan(hitch_x_m * k))
    return float(-np.sign(curvature) * np.clip(lag, -MAX_BEND_RAD, MAX_BEND_RAD))
