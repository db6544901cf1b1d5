import numpy as np
import pytest

from simgen.weather.sun import distance_factor, solar_declination, sun_direction


def _elevation(**kw):
    return np.degrees(np.arcsin(sun_direction(**kw)[2]))


def test_noon_elevation_at_the_solstices_and_equinox():
    # 90 - latitude + declination; declination is +-23.44 degrees at the solstices.
    assert _elevation(hour=12, day=172, latitude_deg=50) == pytest.approx(40 + 23.44, abs=0.1)
    assert _elevation(hour=12, day=355, latitude_deg=50) == pytest.approx(40 - 23.44, abs=0.1)
    assert np.degrees(solar_declination(80)) == pytest.approx(0, abs=0.6)


def test_rises_in_the_east_and_stands_south_at_noon_in_the_north():
    morning, noon, evening = (sun_direction(hour=h, day=80, latitude_deg=48) for h in (7, 12, 17))
    assert morning[0] > 0.5 and evening[0] < -0.5
    assert abs(noon[0]) < 1e-9 and noon[1] < -0.5
    assert sun_direction(hour=12, day=80, latitude_deg=-35)[1] > 0.5  # in the south it stands north
    assert np.linalg.norm(morning) == pytest.approx(1)


def test_day_and_night_are_equally_long_at_the_equinox():
    assert _elevation(hour=6, day=81, latitude_deg=50) == pytest.approx(0, abs=0.5)
    assert _elevation(hour=0, day=81, latitude_deg=50) < -35


def test_the_sun_is_nearer_in_january():
    assert distance_factor(3) == pytest.approx(1.034, abs=0.002)
    assert distance_factor(185) == pytest.approx(0.967, abs=0.002)
