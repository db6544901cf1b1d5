import numpy as np
import pytest
from sloped_ground import KERB_M, Slope
from small_assets import car

from simgen.asset import Asset, Skeleton
from simgen.physics.stance import stances
from simgen.physics.wheels import EGO_CONTACTS, points_of, wheel_contacts, wheels_on_ground
from simgen.traffic.log import Track, TrafficLog

F = 9
TIMES = np.arange(F) / 4


def track(name, family, *, y=10.0, speed=8.0, accel=0.0, curvature=0.0, yaw=0.0):
    along = speed * TIMES - 10
    full = np.ones(F)
    return Track(name, family, 0, full > 0, np.stack([along * np.cos(yaw), y + along * np.sin(yaw)], axis=-1), yaw * full,
                 speed * full, accel * full, curvature * full, speed * TIMES, (frozenset(),) * F)


class Garage:
    textures = {}  # noqa: RUF012

    def get(self, family: str, variant: int = 0) -> Asset:
        a = car()
        if family == "bicycle":
            wheels = Skeleton(("wheel_f", "wheel_r"), (-1, -1), np.array([[1.05, 0, 0.34], [0, 0, 0.34]]))
            return Asset("bicycle-0", "bicycle", 33, a.lods, a.materials, 90.0, skeleton=wheels)
        return a


def stand(*tracks, ground=None):
    ego = track("ego", "ego", y=20.0)
    return stances(TrafficLog(TIMES, ego, tracks, {}), ground or Slope(), Garage())


def test_wheels_touch_the_slope():
    out = stand(track("a", "saloon", yaw=0.3))
    for name, contacts in (("a", wheel_contacts(car())), ("ego", EGO_CONTACTS)):
        at = points_of(out[name].T_world_obj, np.broadcast_to(contacts, (F, *contacts.shape)))
        np.testing.assert_allclose(at[..., 2].ravel(), Slope().height(at[..., :2].reshape(-1, 2)), atol=1e-3)


def test_gaps_on_uneven_ground_are_reported_and_balanced():
    ground = Slope(swell_m=0.3)
    out = stand(track("a", "saloon", yaw=0.7), ground=ground)["a"]
    contacts = wheel_contacts(car())
    at = points_of(out.T_world_obj, np.broadcast_to(contacts, (F, *contacts.shape)))
    np.testing.assert_allclose(at[..., 2] - ground.height(at[..., :2].reshape(-1, 2)).reshape(F, -1), out.gaps, atol=1e-3)
    np.testing.assert_allclose(out.gaps.max(axis=1), -out.gaps.min(axis=1), atol=1e-6)


def test_bodies_dive_when_braking_and_lean_out_of_bends():
    out = stand(track("brake", "saloon", accel=-4.9), track("left", "saloon", curvature=0.04))
    assert np.degrees(out["brake"].pitch[0]) == pytest.approx(1.5, abs=0.1)  # 3 degrees per g
    assert (np.degrees(out["left"].roll) > 0.5).all()  # left side up
    assert np.abs(out["left"].pitch).max() < 1e-9


def test_springs_overshoot_and_calm_down():
    t = track("a", "saloon")
    accel = np.where(TIMES < 0.6, 0.0, -4.0)
    changed = Track(**{**t.__dict__, "accel": accel})
    pitch = stand(changed)["a"].pitch
    steady = np.radians(3.0) * 4 / 9.81
    assert pitch[0] == 0
    assert pitch.max() > 1.05 * steady
    assert pitch[-1] == pytest.approx(steady, rel=0.1)


def test_bicycles_lean_into_bends():
    T = stand(track("b", "bicycle", speed=5.0, curvature=0.1))["b"].T_world_obj
    lean = np.arctan2(T[:, 2, 1], T[:, 2, 2])
    np.testing.assert_allclose(lean, -np.arctan(2.5 / 9.81), atol=2e-3)  # left side down
    np.testing.assert_allclose(T[:, 2, 3], Slope().height(T[:, :2, 3]), atol=1e-3)


def test_people_stand_upright_on_the_pavement():
    T = stand(track("p", "adult", y=-3.0, speed=1.4))["p"].T_world_obj
    np.testing.assert_allclose(T[:, :3, 2], np.tile([0, 0, 1.0], (F, 1)), atol=1e-12)
    np.testing.assert_allclose(T[:, 2, 3], 0.05 * T[:, 0, 3] + KERB_M, atol=1e-9)


def test_absent_rows_do_not_disturb():
    t = track("a", "saloon", accel=-3.0)
    late = Track(**{**t.__dict__, "present": TIMES > 1.0})
    out = stand(late)["a"]
    assert np.isfinite(out.T_world_obj).all() and np.isfinite(out.pitch).all()
    np.testing.assert_array_equal(out.T_world_obj[0], np.eye(4))


def test_suspension_brings_every_wheel_to_the_ground():
    ground, asset = Slope(swell_m=2.0), car()
    out = stand(track("a", "saloon", yaw=0.7), ground=ground)["a"]
    assert np.abs(out.gaps).max() > 0.005
    contacts = np.column_stack([wheel_contacts(asset), np.zeros(4)])
    for T, gaps in zip(out.T_world_obj, out.gaps):
        pose = wheels_on_ground(np.tile(np.eye(4), (5, 1, 1)), asset.skeleton, gaps)[1:]
        at = np.einsum("ij,wjk,wk->wi", T, pose, np.column_stack([contacts, np.ones(4)]))
        np.testing.assert_allclose(at[:, 2], ground.height(at[:, :2]), atol=2e-3)
