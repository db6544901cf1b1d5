import numpy as np
import pytest

from simgen.errors import SimgenError
from simgen.sensors.augment import augment, check_augment


def _picture():
    return np.random.default_rng(0).integers(0, 255, (40, 60, 3), dtype=np.uint8)


def test_the_same_generator_state_gives_the_same_picture():
    recipe = [{"GaussNoise": {"p": 1.0}}, {"RandomBrightnessContrast": {"p": 0.5}}]
    a, b, c = (augment(_picture(), recipe, np.random.default_rng(s)) for s in (1, 1, 2))
    assert np.array_equal(a, b) and not np.array_equal(a, c)
    assert a.shape == (40, 60, 3) and a.dtype == np.uint8


def test_nothing_asked_nothing_changed():
    picture = _picture()
    assert augment(picture, [], np.random.default_rng(0)) is picture


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"HorizontalFlip": {"p": 1}}, ("HorizontalFlip", "allowed: ")),
        ({"GaussBlur": {}}, ("did you mean GaussianBlur?",)),
        ({"GaussNoise": {"sigma": 3}}, ("sigma", "std_range")),
        ({"GaussNoise": {"std_range": [3, 1]}}, ("GaussNoise", "std_range")),
        ({"MotionBlur": {}}, ("MotionBlur", "leaves every pixel in its place")),
        ({"GaussNoise": 3}, ("mapping",)),
        ({"GaussNoise": {}, "Blur": {}}, ("one transform per entry",)),
    ],
)
def test_what_would_break_labels_or_is_wrong_is_refused(entry, words):
    with pytest.raises(SimgenError) as error:
        check_augment([entry])
    assert all(word in str(error.value) for word in words)


@pytest.mark.parametrize("name", ["AdvancedBlur", "Blur", "Defocus", "Downscale", "GaussianBlur", "MedianBlur", "UnsharpMask"])
def test_blurs_stay_centred(name):
    picture = np.zeros((48, 48, 3), np.uint8)
    picture[16:32, 16:32] = 255
    y, x = np.indices(picture.shape[:2])
    for seed in range(4):
        out = augment(picture, [{name: {"p": 1.0}}], np.random.default_rng(seed))[..., 0].astype(float)
        assert abs((out * x).sum() / out.sum() - 23.5) < 0.5
        assert abs((out * y).sum() / out.sum() - 23.5) < 0.5
