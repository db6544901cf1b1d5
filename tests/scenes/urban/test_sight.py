"""What cameras see of the plan."""

import numpy as np

from simgen.geometry import R_RIG_CAM, intrinsics, pose, transform
from simgen.scenes.urban.sight import Sight

K = intrinsics(640, 360, np.radians(70))
PLACES = np.array([[100, 0], [100, 60], [100, 120], [-100, 0], [5, 12], [0, 100]])


def view(yaw: float = 0.0, pitch: float = 0.0) -> tuple[np.ndarray, int, np.ndarray]:  # type: ignore[type-arg]
    return K, 640, pose(0, 0, 1.5, yaw, pitch) @ transform(R_RIG_CAM)


def test_a_camera_covers_its_cone_and_what_is_beside_it() -> None:
    assert Sight([view()]).covers(PLACES).tolist() == [True, True, False, False, True, False]


def test_views_add_up() -> None:
    assert Sight([view(), view(np.pi / 2)]).covers(PLACES).tolist() == [True, True, True, False, True, True]
    assert not Sight([]).covers(PLACES).any()


def test_a_camera_that_looks_down_may_see_anything() -> None:
    assert Sight([view(pitch=1.2)]).covers(PLACES).all()
