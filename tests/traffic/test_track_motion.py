import numpy as np

from simgen.traffic.engine import Recording
from simgen.traffic.fleet import VehicleType
from simgen.traffic.motion import vehicle_tracks

STEP = 0.1


def recorded(front, angle, speed):
    steps = len(front)
    return Recording(np.arange(steps) * STEP, ("car",), front[:, None], angle[:, None], speed[:, None],
                     np.full((steps, 1), 8 | 2), [["x"]] * steps)


def tracked(recording, times):
    types = {"car": VehicleType("t", "saloon", 0, 4.6, 1.8, 3.6)}
    return vehicle_tracks(recording, types, times, np.zeros(recording.speed.shape))[0]


def test_rear_axle_follows_a_circle():
    radius, speed = 20.0, 6.0
    t = np.arange(100) * STEP
    phi = speed * t / radius
    front = radius * np.stack([np.cos(phi), np.sin(phi)], axis=-1)
    track = tracked(recorded(front, phi + np.pi / 2 + 0.1, np.full(100, speed)), np.arange(5.0, 9.0, 0.5))
    rear_radius = np.sqrt(radius**2 - 3.6**2)  # the rear axle's circle is the one that the rod touches
    np.testing.assert_allclose(np.linalg.norm(track.position, axis=1), rear_radius, atol=0.02)
    np.testing.assert_allclose(track.curvature, 1 / rear_radius, rtol=0.02)
    np.testing.assert_allclose(np.diff(track.travelled), speed * 0.5 * rear_radius / radius, rtol=0.01)
    radial = np.arctan2(track.position[:, 1], track.position[:, 0])
    np.testing.assert_allclose(np.cos(track.yaw - radial - np.pi / 2), 1, atol=1e-3)


def test_a_standing_car_stays_put():
    track = tracked(recorded(np.tile([10.0, 5.0], (60, 1)), np.full(60, 1.0), np.zeros(60)), np.arange(3.0, 5.0, 0.5))
    np.testing.assert_allclose(track.position, [[10 - 3.6 * np.cos(1), 5 - 3.6 * np.sin(1)]] * 4)
    assert not track.travelled.any() and not track.curvature.any()


def test_a_jump_to_the_next_lane_turns_nothing_round():
    x = np.arange(80) * 1.0
    front = np.stack([x, np.where(x < 40, 0.0, 3.2)], axis=-1)
    track = tracked(recorded(front, np.zeros(80), np.full(80, 10.0)), np.arange(0, 7.0, 0.1))
    assert np.abs(track.yaw).max() < 1.0
    assert abs(track.yaw[-1]) < 0.01


def test_acceleration_and_lamps():
    t = np.arange(80) * STEP
    front = np.stack([10 * t - t**2, 0 * t], axis=-1)
    track = tracked(recorded(front, 0 * t, 10 - 2 * t), np.arange(1.0, 4.0, 0.1))
    np.testing.assert_allclose(track.accel, -2, atol=1e-6)
    assert all("brake" in lit for lit in track.lights)
    blinks = np.array(["indicator_left" in lit for lit in track.lights])
    assert 0.3 < blinks.mean() < 0.7  # on and off
