import numpy as np
import pytest

from simgen.sensors.camera import develop, metered_exposure, planck_rgb

PLAIN = {"exposure_ev": 0.0, "contrast": 1.0, "saturation": 1.0, "white_balance_k": 6500.0, "noise": 0.0}


def _develop(radiance, seed=0, **changes):
    return develop(np.asarray(radiance, np.float32), **{**PLAIN, **changes}, rng=np.random.default_rng(seed))


def _flat(value, size=(64, 96)):
    return np.full((*size, 3), value, np.float32)


@pytest.mark.parametrize("level", [1e-5, 0.3, 40.0])
def test_automatic_exposure_brings_any_even_scene_to_the_same_grey(level):
    # Of the value that roads have in published driving pictures, 50 to 110.
    assert np.abs(_develop(_flat(level)).astype(int) - 84).max() <= 2


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
    ramp = np.repeat(np.geomspace(0.001, 100, 512, dtype=np.float32)[None, :, None], 3, axis=2)
    scene = np.concatenate([np.repeat(ramp, 4, axis=0), np.repeat(_flat(1.0, (1, 512)), 60, axis=0)])
    out = _develop(scene)[0, :, 0].astype(int)
    assert (np.diff(out) >= 0).all() and out[0] < 5 and out[-1] == 255


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
    assert out.dtype == np.uint8 and abs(int(out[30, 30, 0]) - 84) <= 2
    assert (_develop(_flat(0.0)) == 0).all()
