"""Actors: ids, classes, continuity from frame to frame, riders on their mounts."""

import numpy as np
import pytest

from simgen.asset import LOD_FOCAL_PX
from simgen.assets.catalogue import DiskCatalogue
from simgen.mesh import skinned_positions
from simgen.ontology import class_id
from simgen.physics.stance import Stance
from simgen.scene import Draws
from simgen.scenes.urban.actors import Actors
from simgen.traffic.log import Track, TrafficLog

FRAMES = 3


def track(name: str, family: str, variant: int, x: float, speed: float, present: tuple[bool, ...] = (True,) * (FRAMES + 1)) -> Track:
    t = np.arange(FRAMES + 1) * 0.5
    return Track(
        name, family, variant, np.array(present), np.stack([x + speed * t, 0 * t], axis=1), 0 * t, np.full(FRAMES + 1, speed), 0 * t, 0 * t,
        speed * t, (frozenset({"brake"}),) * (FRAMES + 1) if family == "bicycle" else (frozenset(),) * (FRAMES + 1),
    )


@pytest.fixture(scope="module")
def actors() -> Actors:
    tracks = (
        track("walker", "adult", 0, 5, 1.3), track("bike", "bicycle", 0, 10, 4.0), track("child", "child", 0, 20, 0.0),
        track("late", "adult", 21, 30, 1.0, (False, True, True, False)), track("away", "adult", 1, 5000, 1.0),
    )
    log = TrafficLog(np.arange(FRAMES + 1) * 0.5, track("ego", "ego", 0, 0, 0), tracks, {})
    stances = {}
    for one in tracks:
        T = np.tile(np.eye(4), (FRAMES + 1, 1, 1))
        T[:, :2, 3] = one.position
        zero = np.zeros(FRAMES + 1)
        stances[one.id] = Stance(T, zero, zero, zero)
    return Actors(log, stances, DiskCatalogue(), Draws(0, 0, 0), first_id=7)


def test_ids_are_constant_and_count_riders(actors: Actors) -> None:
    first, second = (actors.instances(i, np.zeros(3)) for i in (0, 1))
    assert [i.instance_id for i in first] == [7, 8, 9, 10]
    assert [i.instance_id for i in second] == [7, 8, 9, 10, 11]
    assert actors.following_id == 13
    person, rider, bicycle = (class_id(n) for n in ("person", "rider", "bicycle"))
    assert [i.semantic for i in second] == [person, bicycle, rider, person, person]
    assert second[2].attributes["mount"] == 8
    assert second[4].attributes["asset"] == "adult/21"


def test_the_next_frame_is_what_was_announced(actors: Actors) -> None:
    first, second = (actors.instances(i, np.zeros(3)) for i in (0, 1))
    for now, then in zip(first, second, strict=False):
        assert now.instance_id == then.instance_id and now.materials == then.materials
        np.testing.assert_allclose(now.T_world_obj_next, then.T_world_obj, atol=1e-9)
        np.testing.assert_array_equal(now.pose_next, then.pose)


def test_who_leaves_goes_straight_on(actors: Actors) -> None:
    late = actors.instances(2, np.zeros(3))[-1]
    assert late.T_world_obj_next is not None
    np.testing.assert_allclose(late.T_world_obj_next[0, 3] - late.T_world_obj[0, 3], 0.5)


def test_riders_sit_on_their_bicycles(actors: Actors) -> None:
    _, bicycle, rider, *_ = actors.instances(0, np.zeros(3))
    low = skinned_positions(rider.mesh, rider.pose) @ rider.T_world_obj[:3, :3].T + rider.T_world_obj[:3, 3]
    assert low[:, 2].min() > 0.03 and 1.5 < low[:, 2].max() < 2.2
    assert bicycle.box is not None and rider.box is None


def test_levels_of_detail_follow_the_viewpoint(actors: Actors) -> None:
    near, far = (actors.instances(0, np.array([x, 0.0, 1.5]))[0].mesh for x in (5.0, 105.0))
    assert len(near.faces) > 5 * len(far.faces)


def test_levels_of_detail_follow_the_focal_length(actors: Actors) -> None:
    eye = np.array([30.0, 0.0, 1.5])
    wide, usual, long = (len(actors.instances(0, eye, None, LOD_FOCAL_PX * k)[0].mesh.faces) for k in (0.2, 1.0, 8.0))
    assert wide < usual < long


def test_wheels_reach_uneven_ground_now_and_next() -> None:
    car = track("car", "hatchback", 0, 0, 4.0)
    log = TrafficLog(np.arange(FRAMES + 1) * 0.5, track("ego", "ego", 0, -20, 0), (car,), {})
    T = np.tile(np.eye(4), (FRAMES + 1, 1, 1))
    T[:, :2, 3] = car.position
    gaps = 0.01 * np.arange(FRAMES + 1)[:, None] * np.array([1, -1, -1, 1])
    zero = np.zeros(FRAMES + 1)
    catalogue = DiskCatalogue()
    (instance,) = Actors(log, {"car": Stance(T, zero, zero, zero, gaps)}, catalogue, Draws(0, 0, 0)).instances(1, np.zeros(3))
    skeleton = catalogue.get("hatchback", 0).skeleton
    assert skeleton is not None and instance.pose is not None and instance.pose_next is not None
    wheels = [i for i, name in enumerate(skeleton.names) if name.startswith("wheel")]
    for pose, gap in ((instance.pose, gaps[1]), (instance.pose_next, gaps[2])):
        centres = np.einsum("jik,jk->ji", pose[wheels], np.column_stack([skeleton.rest[wheels], np.ones(4)]))[:, :3]
        np.testing.assert_allclose(centres - skeleton.rest[wheels], -gap[:, None] * [0, 0, 1], atol=1e-5)
