import time

import numpy as np
import pytest
from sloped_ground import KERB_M, Slope
from small_assets import car, crate

from simgen.geometry import pose
from simgen.physics.contact import contact_report, distance_to_triangles
from simgen.physics.settle import settle, wheel_travel
from simgen.physics.wheels import wheel_contacts
from simgen.scenes.placement import Placement, place

BAR_M = 0.005


@pytest.fixture(scope="module")
def scene() -> list[Placement]:
    rng = np.random.default_rng(7)
    cars = [place(car(), pose(x, y, 0.0, yaw), settle=True) for x, y, yaw in
            zip(rng.uniform(-30, 30, 60), rng.uniform(3, 30, 60), rng.uniform(-3, 3, 60))]
    crates = [place(crate(), pose(-20 + 4 * i, -0.4 + 0.13 * i, 1.2, *rng.uniform(-3, 3, 3)), settle=True) for i in range(10)]
    return cars + crates


@pytest.fixture(scope="module")
def settled(scene):
    start = time.process_time()
    out = settle(scene, Slope(swell_m=0.3))
    return out, time.process_time() - start


def test_everything_touches_and_nothing_sinks_in(scene, settled):
    report = contact_report(scene, settled[0], Slope(swell_m=0.3))
    assert len(report.index) == 70
    assert report.max_float_m <= BAR_M
    assert report.max_penetration_m <= BAR_M


def test_it_is_the_same_every_time(scene, settled):
    for a, b in zip(settled[0], settle(scene, Slope(swell_m=0.3)), strict=True):
        np.testing.assert_array_equal(a, b)


def test_poses_stay_rigid(settled):
    for T in settled[0]:
        np.testing.assert_allclose(T[:3, :3] @ T[:3, :3].T, np.eye(3), atol=1e-9)


def test_a_car_takes_the_slope():
    T = settle([place(car(), pose(0.3, 10.2, 0.0), settle=True)], Slope())[0]
    assert T[2, 0] == pytest.approx(np.sin(np.arctan(0.05)), abs=1e-3)
    np.testing.assert_allclose(T[:2, 3], [0.3, 10.2], atol=0.01)  # it does not slide off its place


def test_wheels_of_a_car_astride_a_kerb_reach_the_ground():
    # Turned a little, so that one wheel alone is on the pavement and no plane fits all four.
    parked = [place(car(), pose(0.0, 0.95, 0.0, -0.15), settle=True), place(car(), pose(20.0, 10.0, 0.0), settle=True)]
    poses = settle(parked, Slope())
    moved, level = wheel_travel(parked, poses, Slope())
    assert level is None and moved is not None and np.abs(moved[1:, 2, 3]).max() > 4 * BAR_M
    contacts = np.insert(wheel_contacts(car()), 2, 0.0, axis=1)
    feet = (contacts + moved[1:, :3, 3]) @ poses[0][:3, :3].T + poses[0][:3, 3]
    np.testing.assert_allclose(feet[:, 2], Slope().height(feet[:, :2]), atol=BAR_M)


def test_crates_pile_up():
    stack = [place(crate(), pose(0, -5, z), settle=True) for z in (0.3, 0.9, 1.5)]
    out = settle(stack, Slope())
    heights = np.array([T[2, 3] for T in out])
    np.testing.assert_allclose(np.diff(heights), 0.3, atol=0.02)
    assert contact_report(stack, out, Slope()).max_float_m <= BAR_M


def test_a_fixed_thing_stays_and_stops_what_falls_on_it():
    table = place(crate((1.0, 1.0, 0.8)), pose(0, -5, KERB_M))
    out = settle([table, place(crate(), pose(0, -5, 1.5), settle=True)], Slope())
    np.testing.assert_array_equal(out[0], table.T_world_obj)
    assert out[1][2, 3] > 0.85


def test_the_report_sees_faults():
    one = [place(car(), pose(0, 10, 0), settle=True), place(crate(), pose(0, 20, 0), settle=True)]
    out = settle(one, Slope())
    lifted = [T + np.array([[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0.02], [0, 0, 0, 0]]) for T in out]
    sunk = [2 * T - lift for T, lift in zip(out, lifted)]
    assert (contact_report(one, lifted, Slope()).float_m > 0.015).all()
    assert (contact_report(one, sunk, Slope()).penetration_m > 0.015).all()


def test_distance_to_triangles():
    triangle = np.array([[[0, 0, 0], [2, 0, 0], [0, 2, 0]]], float)
    points = np.array([[0.5, 0.5, 0.3], [-1, 0, 0], [2, 2, 0], [3, 0, 0]], float)
    np.testing.assert_allclose(distance_to_triangles(points, triangle), [0.3, 1, np.sqrt(2), 1])


def test_time(settled):
    assert settled[1] < 3.0  # 0.6 s alone on the machine it was measured on
