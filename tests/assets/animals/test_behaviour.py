"""What animals do, where flocks stand, and how birds fly through the air."""

import numpy as np
import pytest

from simgen.assets.animals.behaviour import SPEEDS_MPS, draw_activity, flight_path, flock, flying_flock
from simgen.assets.animals.families import FAMILIES
from simgen.assets.animals.motion import GAITS, MOVING
from simgen.seeding import stream


@pytest.mark.parametrize("family", list(FAMILIES))
def test_activities_are_ones_that_the_animal_can_do(family: str) -> None:
    drawn = [draw_activity(stream(0, i, "test"), family) for i in range(60)]
    assert {a.gait for a in drawn} <= set(GAITS[family]) and len({a.gait for a in drawn}) >= 2
    for a in drawn:
        assert (a.speed_mps > 0) == (a.gait in MOVING)
        if a.speed_mps:
            low, high = SPEEDS_MPS[family][a.gait]
            assert low <= a.speed_mps <= high
    assert all(draw_activity(stream(0, i, "test"), family, moving=True).gait in MOVING for i in range(10))


def test_flocks_stay_on_their_patch_and_apart() -> None:
    places = flock(stream(0, 1, "test"), 40, patch_m=(5.0, 4.0))
    assert len(places) == 40
    assert np.abs(places[:, 0]).max() <= 2.5 and np.abs(places[:, 1]).max() <= 2.0
    d = np.linalg.norm(places[:, None, :2] - places[None, :, :2], axis=2) + 10 * np.eye(40)
    assert d.min() >= 0.22
    assert np.array_equal(places, flock(stream(0, 1, "test"), 40, patch_m=(5.0, 4.0)))


def test_flights_keep_their_speed_and_lean_into_turns() -> None:
    path = flight_path(stream(0, 2, "test"), start=(1.0, 2.0, 20.0), heading_rad=0.5, speed_mps=12.0, duration_s=10.0)
    p = path.T_world_bird[:, :3, 3]
    assert np.allclose(p[0], [1, 2, 20])
    assert np.allclose(np.linalg.norm(np.diff(p, axis=0), axis=1) / 0.1, 12.0, rtol=1e-6)
    R = path.T_world_bird[:, :3, :3]
    assert np.allclose(R @ R.transpose(0, 2, 1), np.eye(3), atol=1e-9) and np.allclose(np.linalg.det(R), 1)
    way = np.diff(p, axis=0)
    turning = way[:-1, 0] * way[1:, 1] - way[:-1, 1] * way[1:, 0]
    inward = R[1:-1, 2, 1]  # height of the left wing's axis: negative when banked to the left
    strong = np.abs(turning) > 0.3 * np.abs(turning).max()
    assert (np.sign(turning[strong]) == -np.sign(inward[strong])).mean() > 0.9
    assert np.allclose(path.at(3.05)[:3, 3], (p[30] + p[31]) / 2)


def test_flying_flocks_keep_together() -> None:
    rng = stream(0, 3, "test")
    lead = flight_path(rng, start=(0, 0, 15), heading_rad=0, speed_mps=14, duration_s=6)
    birds = flying_flock(rng, lead, 12)
    end = np.array([b.T_world_bird[-1, :3, 3] for b in birds])
    assert len(birds) == 12 and np.linalg.norm(end - end[0], axis=1).max() < 20
