import numpy as np
import pytest

from simgen.weather import sky as sky_module
from simgen.weather.atmosphere import Atmosphere, aerosol_phase, rayleigh_phase
from simgen.weather.sky import horizontal_klx, make_sky

NOON = {"hour": 12.0, "day": 172, "latitude_deg": 45.0, "turbidity": 2.5, "visibility_m": 30_000.0}


@pytest.fixture(autouse=True)
def small_map(monkeypatch):
    monkeypatch.setattr(sky_module, "MAP_HEIGHT_PX", 128)


def _sky(seed=0, **changes):
    return make_sky(**{"cloud_cover": 0.0, **NOON, **changes}, rng=np.random.default_rng(seed))


def _upper_klx(sky):
    h = len(sky.radiance) // 2
    elevation = np.pi / 2 * (1 - (np.arange(h) + 0.5) / h)
    return horizontal_klx(sky.radiance[:h], elevation)


def test_phase_functions_scatter_all_of_the_light():
    mu = np.linspace(-1, 1, 200_001, dtype=np.float32)
    for phase in (rayleigh_phase, aerosol_phase):
        assert np.trapezoid(phase(mu).astype(float), mu) * 2 * np.pi == pytest.approx(1, abs=2e-3)


def test_illuminance_of_a_clear_noon_is_that_of_the_textbooks():
    # Direct normal 80..110 klx and diffuse horizontal 8..25 klx for a high sun (IES Lighting Handbook).
    sky = _sky()
    assert 80 < sky.sun_irradiance @ [0.2126, 0.7152, 0.0722] < 112
    assert 8 < _upper_klx(sky).mean() < 26
    assert 2 < sky.radiance[0].mean() < 14


def test_clear_sky_is_blue_above_brighter_and_whiter_at_the_horizon():
    sky = _sky(hour=9.0)
    h = len(sky.radiance) // 2
    away = round((np.arctan2(-sky.sun_direction[1], -sky.sun_direction[0]) % (2 * np.pi)) / (2 * np.pi) * 256) % 256
    column = sky.radiance[:h, away]
    high, low = column[h // 4], column[h - 3]
    assert high[2] > 1.5 * high[0]
    assert low.mean() > 1.5 * high.mean()
    assert low[2] / low[0] < 0.75 * high[2] / high[0]


def test_a_low_sun_is_dimmer_and_redder_and_gone_at_night():
    noon, late, night = _sky(), _sky(hour=18.9), _sky(hour=0.0)
    assert late.sun_irradiance.sum() < 0.3 * noon.sun_irradiance.sum()
    assert late.sun_irradiance[0] / late.sun_irradiance[2] > 3
    assert not night.sun_irradiance.any()
    assert 0 < night.radiance.max() < 1e-3


def test_brightest_near_the_sun():
    sky = _sky(hour=9.5)
    row, column = np.unravel_index(sky.radiance.sum(-1).argmax(), sky.radiance.shape[:2])
    elevation, azimuth = np.pi / 2 - (row + 0.5) / 128 * np.pi, (column + 0.5) / 256 * 2 * np.pi
    found = np.array([np.cos(elevation) * np.cos(azimuth), np.cos(elevation) * np.sin(azimuth), np.sin(elevation)])
    assert found @ sky.sun_direction > np.cos(np.radians(4))


def test_overcast_is_grey_without_sun_and_three_times_brighter_above():
    sky = _sky(cloud_cover=1.0)
    h = len(sky.radiance) // 2
    assert not sky.sun_irradiance.any()
    zenith, horizon = sky.radiance[:6].mean(), sky.radiance[h - 3 : h].mean()
    assert 2 < zenith / horizon < 4  # CIE standard overcast: 3
    assert np.ptp(sky.radiance[h // 3].mean(0)) < 0.15 * sky.radiance[h // 3].mean()


def test_more_cover_means_less_sun_on_average():
    through = [np.mean([_sky(seed, cloud_cover=c).sun_irradiance.sum() for seed in range(3)]) for c in (0.0, 0.6, 0.93)]
    assert through[0] > through[1] > through[2]


def test_clouds_differ_by_seed_and_repeat_by_seed():
    a, b, c = _sky(1, cloud_cover=0.5), _sky(1, cloud_cover=0.5), _sky(2, cloud_cover=0.5)
    assert a.radiance.tobytes() == b.radiance.tobytes()
    assert np.array_equal(a.sun_irradiance, b.sun_irradiance)
    assert np.abs(a.radiance - c.radiance).mean() > 0.3


def test_ground_half_reflects_the_light_and_haze_follows_visibility():
    clear, fog = _sky(), _sky(visibility_m=120.0)
    flux = _upper_klx(clear) + clear.sun_irradiance * clear.sun_direction[2]
    assert np.allclose(clear.radiance[-1, 0], sky_module.GROUND_ALBEDO * flux / np.pi, rtol=0.1)
    assert clear.extinction_per_m == pytest.approx(3.912 / 30_000)
    assert fog.sun_irradiance.sum() < 0.01 * clear.sun_irradiance.sum()
    h = len(fog.radiance) // 2
    assert np.allclose(fog.radiance[h - 2].mean(0), fog.haze_color, rtol=0.1)


@pytest.mark.parametrize("hour", [4.0, 12.0, 20.3])
@pytest.mark.parametrize("cover", [0.3, 0.9])
def test_map_is_finite_and_positive_everywhere(hour, cover):
    sky = _sky(3, hour=hour, cloud_cover=cover, turbidity=9.0, visibility_m=60.0, latitude_deg=-60.0)
    assert sky.radiance.dtype == np.float32 and sky.radiance.shape == (128, 256, 3)
    assert np.isfinite(sky.radiance).all() and (sky.radiance > 0).all()
    assert np.isfinite(sky.haze_color).all() and (sky.sun_irradiance >= 0).all()


def test_turbidity_takes_light_from_the_beam():
    mu = 0.8
    beam = [Atmosphere(t).transmittance(0.0, mu) for t in (2.0, 4.0, 8.0)]
    assert beam[0][1] > beam[1][1] > beam[2][1]
    # Optical depth at 550 nm by hand: turbidity times that of air, plus ozone.
    tau = 2.0 * 13.558e-6 * 8000 / mu + 1.881e-6 * 15_000 / mu
    assert beam[0][1] == pytest.approx(np.exp(-tau), rel=0.02)
