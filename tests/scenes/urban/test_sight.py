"""What cameras see of the plan."""

import numpy as np
import shapely

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


def test_what_throws_its_shadow_into_view_matters_and_what_is_near() -> None:
    behind, far = np.array([[-60.0, 0.0]]), np.array([[-300.0, 0.0]])
    low_sun = np.array([-np.cos(0.2), 0.0, np.sin(0.2)])  # behind the camera: 10 m throw 49 m of shadow
    assert not Sight([view()]).matters(behind, 20.0)[0]
    assert Sight([view()], low_sun).matters(behind, 20.0)[0] and not Sight([view()], low_sun).matters(behind, 1.0)[0]
    assert not Sight([view()], low_sun).matters(far, 60.0)[0]  # too far from the camera
    assert Sight([view()]).matters([[-40.0, 0.0]], 1.0)[0]


def test_the_area_holds_all_that_is_covered() -> None:
    area = Sight([view(), view(2.0)]).area()
    places = np.random.default_rng(0).uniform(-200, 200, (500, 2))
    covered = Sight([view(), view(2.0)]).covers(places)
    assert covered.any() and not covered.all()
    assert shapely.contains_xy(area, places[covered]).all() and not shapely.contains_xy(area, places).all()
    assert Sight([view(pitch=1.2)]).area() is None
