"""The conventions of space: frames, rotations, projection."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simgen import geometry as g

angles = st.floats(-3.1, 3.1)


@given(angles, st.floats(-1.5, 1.5), angles)
def test_quaternion_round_trip(roll: float, pitch: float, yaw: float) -> None:
    R = g.rotation(roll, pitch, yaw)
    q = g.quaternion_wxyz(R)
    assert q[0] >= 0 and np.linalg.norm(q) == pytest.approx(1)
    assert np.allclose(g.rotation_from_quaternion(q), R, atol=1e-12)


def test_yaw_turns_left_pitch_lowers_the_nose_roll_lifts_the_left() -> None:
    assert np.allclose(g.rotation(yaw=np.pi / 2) @ [1, 0, 0], [0, 1, 0])
    assert (g.rotation(pitch=0.1) @ [1, 0, 0])[2] < 0
    assert (g.rotation(roll=0.1) @ [0, 1, 0])[2] > 0


def test_inverse_undoes() -> None:
    T = g.pose(3, -2, 1, 0.4, 0.1, -0.2)
    assert np.allclose(g.inverse(T) @ T, np.eye(4), atol=1e-12)
    assert np.allclose(g.apply(g.inverse(T), g.apply(T, [[1, 2, 3]])), [[1, 2, 3]])


def test_camera_axes_in_the_rig() -> None:
    assert np.allclose(g.R_RIG_CAM @ [0, 0, 1], [1, 0, 0])  # forward
    assert np.allclose(g.R_RIG_CAM @ [1, 0, 0], [0, -1, 0])  # camera's right is the rig's -left
    assert np.allclose(g.R_RIG_CAM @ [0, 1, 0], [0, 0, -1])  # down
    assert np.linalg.det(g.R_RIG_CAM) == pytest.approx(1)


def test_pixel_centres() -> None:
    K = g.intrinsics(640, 480, np.pi / 2)
    assert np.allclose(g.project(K, [0, 0, 5]), [319.5, 239.5])
    # Half the width lies between the axis and the outer edge of the last column, at 45 degrees.
    assert np.allclose(g.project(K, [1, 0, 1]), [639.5, 239.5])


def test_unproject_inverts_project() -> None:
    K = g.intrinsics(20, 10, 1.2)
    depth = np.linspace(1, 50, 200).reshape(10, 20)
    points = g.unproject(K, depth)
    v, u = np.mgrid[0:10, 0:20]
    assert np.allclose(g.project(K, points), np.stack([u, v], axis=-1))


def test_box_corners() -> None:
    corners = g.box_corners([1, 2, 3], [2, 4, 6])
    assert np.allclose(corners.min(axis=0), [0, 0, 0]) and np.allclose(corners.max(axis=0), [2, 4, 6])
