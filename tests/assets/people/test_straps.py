"""Straps and wound cloth lie on what is worn under them."""

import numpy as np
import pytest

from simgen.assets.people.figure import Figure
from simgen.assets.people.garments import Draped
from simgen.assets.people.outfits import TOPS
from simgen.assets.people.shell import DETAILS
from simgen.assets.people.straps import backpack_shells, over_shoulder, shoulder_bag_shells
from simgen.assets.people.wraps import pallu_shell

FIGURES = (Figure(1.78, False, 1.1), Figure(1.60, True, 0.95), Figure(1.2, False, age=7.0))


def _off(draped: Draped, points: np.ndarray) -> np.ndarray:
    """(N,) distance of each point from the nearest of many on the cloth (m)."""
    height, theta = np.meshgrid(np.linspace(0.5, 0.855, 90), np.linspace(0, 2 * np.pi, 120))
    cloth = draped.at(height, theta).reshape(-1, 3)
    return np.array([np.linalg.norm(cloth - p, axis=1).min() for p in points])


@pytest.mark.parametrize("top", ["tee", "hoodie", "puffer", "blazer", "tucked shirt"])
def test_straps_lie_on_the_cloth(top: str) -> None:
    for figure in FIGURES:
        draped = Draped(figure, TOPS[top].cut)
        for shells in (backpack_shells(draped, DETAILS[0], 1.0), shoulder_bag_shells(draped, DETAILS[0])):
            points = np.concatenate(shells["strap"]._p)
            points = points[points[:, 2] > figure.z(0.66)]
            assert np.percentile(_off(draped, points[::3]), 95) < 0.030, top


def test_a_way_over_the_shoulder_stays_as_far_out_at_the_top() -> None:
    for figure in FIGURES:
        draped = Draped(figure, TOPS["shirt"].cut)
        heights, theta = over_shoulder(draped, 0.74, 0.79, 0.11 * figure.k, 0.09 * figure.k, 11)
        way = draped.at(heights, theta)
        assert way[0, 0] > 0.02 > -0.02 > way[-1, 0] and heights.argmax() == 5
        np.testing.assert_allclose(way[5:, 1], 0.09 * figure.k, atol=0.02)


def test_the_end_of_a_sari_goes_from_the_hip_over_the_left_shoulder_down_the_back() -> None:
    figure = FIGURES[1]
    p = np.concatenate(pallu_shell(figure, DETAILS[0])._p)
    front, back = p[p[:, 0] > 0.05], p[p[:, 0] < -0.05]
    assert front[front[:, 2].argmin(), 1] < 0 < p[p[:, 2].argmax(), 1]
    assert back[:, 2].min() < figure.z(0.45) and back[:, 2].max() > figure.z(0.78)
