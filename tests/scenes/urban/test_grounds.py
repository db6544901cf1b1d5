"""Open land between buildings."""

import numpy as np

from simgen.scenes.urban.grounds import inset
from simgen.scenes.urban.land import INSET_M


def test_boundaries_go_round_corners_whose_points_come_twice() -> None:
    corner = np.array([[93.228, 106.475], [98.459, 116.549], [98.459, 116.549 - 1e-14], [96.775, 126.892]])
    line = inset(corner)
    assert line.shape == (3, 2)
    way = (corner[1] - corner[0]) / np.linalg.norm(corner[1] - corner[0])
    np.testing.assert_allclose((line[0] - corner[0]) @ [-way[1], way[0]], INSET_M, atol=1e-6)


def test_nothing_is_left_of_a_line_that_turns_in_itself() -> None:
    assert inset(np.array([[0.0, 0.0], [0.0, 0.0]])).shape == (0, 2)
