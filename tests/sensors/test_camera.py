import numpy as np
import pytest

from simgen.sensors.camera import METERED, develop, metered_exposure, planck_rgb

PLAIN = {"exposure_ev": 0.0, "contrast": 1.0, "saturation": 1.0, "white_balance_k": 6500.0, "noise": 0.0, "shade_lift": 0.25}
GREY = 93  # the 8-bit value of what is metered: published driving pictures have medians of 50 to 120


def _develop(radiance, seed=0, **changes):
    return develop(np.asarray(radiance, np.float32), **{**PLAIN, **changes}, rng=np.random.default_rng(seed))


def _flat(value, size=(64, 96)):
    return np.full((*size, 3), value, np.float32)


@pytest.mark.parametrize("level", [1e-5, 0.3, 40.0])
def test_automatic_exposure_brings_any_even_scene_to_the_same_grey(level):
    assert np.abs(_develop(_flat(level)).astype(int) - GREY).max() <= 2


def test_exposure_compensation_works_in_stops():
    dark, normal, bright = (_develop(_flat(1.0), exposure_ev=ev).mean() for ev in (-1, 0, 1))
    assert dark < normal - 30 and bright > normal + 30


def test_the_road_half_counts_more_than_the_sky():
    scene = _flat(1.0)
    scene[:32] = 10.0
    upside_down = scene[::-1].copy()
    assert metered_exposure(scene) > 1.3 * metered_exposure(upside_down)


def test_a_few_lamps_do_not_change_the_exposure():
    scene = _flat(1.0)
    with_lamps = scene.copy()
    with_lamps[10, 20:24] = 5000.0
    assert metered_exposure(with_lamps) == pytest.approx(metered_exposure(scene), rel=0.01)


def test_tone_curve_rises_and_rolls_off():
    out = np.array([int(_develop(_flat(1.0), exposure_ev=ev)[30, 40, 0]) for ev in np.linspace(-10, 6, 65)])
    steps = np.diff(out)
    assert (steps >= 0).all() and out[0] < 5 and out[-1] == 255
    assert steps[out[:-1] > 235].max() < steps.max() / 2  # highlights are compressed before they burn out


def test_a_bright_sky_does_not_darken_a_shaded_street():
    street = _flat(0.1)
    street[:32, 40:60] = 1.0
    brighter = street.copy()
    brighter[:32, 40:60] = 4.0
    road, under_brighter_sky = (int(_develop(s)[-10, 10, 0]) for s in (street, brighter))
    assert abs(road - under_brighter_sky) <= 12 and under_brighter_sky > 70
    assert _develop(brighter)[5, 50, 0] >= 250  # the sky burns out instead


def test_shade_is_raised_as_an_area_and_keeps_its_own_contrast():
    scene = _flat(1.0, (120, 200))
    scene[:, :100] = 0.05  # deep shade on one half, with a pattern 0.5 stop apart in it
    scene[::2, :100] *= 2**0.5
    picture = _develop(scene)[..., 1].astype(int)
    stops = np.log2(metered_exposure(scene) * np.array([0.05, 0.05 * 2**0.5]))
    plain = [int(_develop(_flat(1.0), exposure_ev=s - np.log2(METERED), contrast=1.0)[30, 30, 1]) for s in stops]
    assert picture[61, 40] > GREY * 0.2 and picture[61, 40] >= plain[0]
    assert picture[60, 40] - picture[61, 40] >= 0.6 * (plain[1] - plain[0])


def test_shade_lift_says_by_how_much_shade_is_raised():
    scene = _flat(1.0, (120, 200))
    scene[:, :100] = 0.05
    dark, some, much = (_develop(scene, shade_lift=lift).astype(int) for lift in (0.0, 0.25, 0.5))
    assert dark[60, 40, 1] + 8 < some[60, 40, 1] < much[60, 40, 1] - 8
    assert np.abs(dark[60, 170] - much[60, 170]).max() <= 2


def test_contrast_turns_about_middle_grey_and_saturation_about_luminance():
    scene = _flat(1.0)
    scene[::2] = [0.3, 0.3, 0.3]
    low, high = (np.ptp(_develop(scene, contrast=c)[..., 0].astype(int)) for c in (0.7, 1.4))
    assert high > low + 25
    red = _flat([1.0, 0.4, 0.3])
    grey = _develop(red, saturation=0.0).reshape(-1, 3).astype(int)
    assert np.ptp(grey, axis=1).max() <= 1
    assert np.ptp(_develop(red, saturation=1.5)[0, 0].astype(int)) > np.ptp(_develop(red)[0, 0].astype(int))


def test_white_balance_makes_its_own_light_grey_and_leaves_daylight_alone():
    lamp = _flat(planck_rgb(3200.0))
    r, _, b = _develop(lamp)[0, 0].astype(int)
    assert r > b + 40  # half of the cast goes by itself
    balanced = _develop(lamp, white_balance_k=3200.0)[0, 0].astype(int)
    assert np.ptp(balanced) <= 16
    assert np.ptp(_develop(_flat(1.0))[0, 0].astype(int)) <= 1


def test_noise_grows_with_the_setting_and_repeats_with_the_seed():
    scene = _flat(1.0, (200, 300))
    weak, strong = (_develop(scene, noise=n).astype(float).std() for n in (0.1, 1.0))
    assert 0.2 < weak < strong < 12
    assert np.array_equal(_develop(scene, 5, noise=0.5), _develop(scene, 5, noise=0.5))
    assert not np.array_equal(_develop(scene, 5, noise=0.5), _develop(scene, 6, noise=0.5))
    assert abs(_develop(scene, noise=0.5).mean() - _develop(scene).mean()) < 1


def test_noise_has_no_pattern_from_row_to_row():
    picture = _develop(_flat(1.0, (120, 400)), noise=1.0)[..., 1].astype(float)
    picture -= picture.mean()
    neighbours = [np.corrcoef(picture[i], picture[i + 1])[0, 1] for i in range(119)]
    assert np.abs(neighbours).max() < 0.35


def test_broken_radiance_gives_a_picture_all_the_same():
    scene = _flat(1.0)
    scene[0, 0] = np.nan
    scene[1, 1] = np.inf
    scene[2, 2] = -1.0
    out = _develop(scene)
    assert out.dtype == np.uint8 and abs(int(out[30, 30, 0]) - GREY) <= 2
    assert (_develop(_flat(0.0)) == 0).all()
