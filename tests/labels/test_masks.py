"""Masks and their run-length code, against pycocotools."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from simgen.labels.masks import mask_box, mask_from_runs, run_lengths

masks = st.tuples(st.integers(1, 9), st.integers(1, 9)).flatmap(lambda shape: arrays(bool, shape))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # busy machines are slow
@given(masks)
def test_code_is_cocos(mask: np.ndarray) -> None:
    codec = pytest.importorskip("pycocotools.mask")
    counts, (h, w) = run_lengths(mask), mask.shape
    assert np.array_equal(mask_from_runs(counts, h, w), mask)
    assert np.array_equal(codec.decode(codec.frPyObjects({"size": [h, w], "counts": counts}, h, w)), mask)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # busy machines are slow
@given(masks)
def test_box_is_the_extent(mask: np.ndarray) -> None:
    box = mask_box(mask, 10, 20)
    if not mask.any():
        assert box is None
        return
    ys, xs = np.nonzero(mask)
    assert box == (10 + xs.min(), 20 + ys.min(), 10 + xs.max() + 1, 20 + ys.max() + 1)


def test_wrong_area_is_refused() -> None:
    with pytest.raises(ValueError, match="add up to 5"):
        mask_from_runs([2, 3], 2, 2)
