"""Where the sun stands, from latitude, day and local solar time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def sun_direction(*, hour: float, day: int, latitude_deg: float) -> NDArray[np.float64]:
    """(3,) unit vector towards the sun's centre in the world frame (x east, y north, z up).

    hour : local solar time, 12 = culmination. day : 1..365. Refraction (0.6 degrees at the horizon) is left out.
    The hour-angle equations are those of Duffie & Beckman, Solar Engineering of Thermal Processes, 4th ed., eq. 1.6.
    """
    declination, latitude = solar_declination(day), np.radians(latitude_deg)
    angle = np.radians(15.0 * (hour - 12.0))
    east = -np.cos(declination) * np.sin(angle)
    north = np.sin(declination) * np.cos(latitude) - np.cos(declination) * np.sin(latitude) * np.cos(angle)
    up = np.sin(declination) * np.sin(latitude) + np.cos(declination) * np.cos(latitude) * np.cos(angle)
    direction: NDArray[np.float64] = np.array([east, north, up])
    return direction / np.linalg.norm(direction)


def solar_declination(day: int) -> float:
    """Declination in radians (positive in northern summer), within 0.04 degrees. Spencer, Search 2(5), 1971."""
    t = _day_angle(day)
    return float(
        0.006918
        - 0.399912 * np.cos(t) + 0.070257 * np.sin(t)
        - 0.006758 * np.cos(2 * t) + 0.000907 * np.sin(2 * t)
        - 0.002697 * np.cos(3 * t) + 0.00148 * np.sin(3 * t)
    )


def distance_factor(day: int) -> float:
    """Irradiance relative to that at the mean distance of the sun, 0.967..1.035. Spencer, Search 2(5), 1971."""
    t = _day_angle(day)
    return float(
        1.00011 + 0.034221 * np.cos(t) + 0.00128 * np.sin(t) + 0.000719 * np.cos(2 * t) + 0.000077 * np.sin(2 * t)
    )


def _day_angle(day: int) -> float:
    return 2.0 * np.pi * (day - 1) / 365.0
