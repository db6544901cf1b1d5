"""Actors: ids, classes, continuity from frame to frame, riders on their mounts."""

from dataclasses import replace

import numpy as np
import pytest

from simgen.asset import LOD_FOCAL_PX
from simgen.assets.catalogue import DiskCatalogue
from simgen.assets.people.errands import Context
from simgen.mesh import skinned_positions
from simgen.ontology import class_id
from simgen.physics.stance import Stance
from simgen.scene import Draws
from simgen.scenes.urban.actors import Actors
from simgen.scenes.urban.looks import Looks
from simgen.scenes.urban.walkers import IDS
from simgen.traffic.log import Track, TrafficLog

FRAMES = 3


def track(name: str, family: str, variant: int, x: float, speed: float, present: tuple[bool, ...] = (True,) * (FRAMES + 1)) -> Track:
    t = np.arange(FRAMES + 1) * 0.5
    return Track(
        name, family, variant, np.array(present), np.stack([x + speed * t, 0 * t], axis=1), 0 * t, np.full(FRAMES + 1, speed), 0 * t, 0 * t,
        speed * t, (frozenset({"brake"}),) * (FRAMES + 1) if family == "bicycle" else (frozenset(),) * (FRAMES + 1),
    )


def made(log: TrafficLog, stances: dict[str, Stance], *, dogs: float = 0.0, dim: bool = False, first_id: int = 1) -> Actors:
    looks = Looks("eu", 0, 0.0)
    return Actors(log, stances, DiskCatalogue(), Draws(0, 0, 0), looks, context=Context(), dogs=dogs, dim=dim, first_id=first_id)


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
    return made(log, stances, first_id=7)


def test_ids_are_constant_and_count_riders(actors: Actors) -> None:
    first, second = (actors.instances(i, np.zeros(3)) for i in (0, 1))
    bike, child, late, away = 7 + IDS, 9 + IDS, 9 + 2 * IDS, 9 + 3 * IDS
    assert [i.instance_id for i in first] == [7, bike, bike + 1, child]
    assert [i.instance_id for i in second] == [7, bike, bike + 1, child, late]
    assert actors.following_id == away + IDS
    person, rider, bicycle = (class_id(n) for n in ("person", "rider", "bicycle"))
    assert [i.semantic for i in second] == [person, bicycle, rider, person, person]
    assert second[2].attributes["mount"] == bike
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
    (instance,) = made(log, {"car": Stance(T, zero, zero, zero, gaps)}).instances(1, np.zeros(3))
    skeleton = catalogue.get("hatchback", 0).skeleton
    assert skeleton is not None and instance.pose is not None and instance.pose_next is not None
    wheels = [i for i, name in enumerate(skeleton.names) if name.startswith("wheel")]
    assert instance.attributes["asset"].startswith("hatchback/0")
    for pose, gap in ((instance.pose, gaps[1]), (instance.pose_next, gaps[2])):
        centres = np.einsum("jik,jk->ji", pose[wheels], np.column_stack([skeleton.rest[wheels], np.ones(4)]))[:, :3]
        np.testing.assert_allclose(centres - skeleton.rest[wheels], -gap[:, None] * [0, 0, 1], atol=1e-5)


def standing(name: str, family: str, variant: int, x: float, role: str = "") -> Track:
    return replace(track(name, family, variant, x, 0.0), role=role)


def upright(*tracks: Track) -> dict[str, Stance]:
    out = {}
    for one in tracks:
        T = np.tile(np.eye(4), (FRAMES + 1, 1, 1))
        T[:, :2, 3] = one.position
        zero = np.zeros(FRAMES + 1)
        out[one.id] = Stance(T, zero, zero, zero)
    return out


def test_no_two_cars_wear_the_same_plate_or_paint_and_drivers_sit_in_them() -> None:
    cars = [track(f"car{k}", "hatchback", 3, 8.0 * k, 5.0) for k in range(5)]
    log = TrafficLog(np.arange(FRAMES + 1) * 0.5, track("ego", "ego", 0, -5, 0), tuple(cars), {})
    seen = made(log, upright(*cars)).instances(0, np.zeros(3))
    assert len(seen) == 5
    assert len({i.materials for i in seen}) == 5
    assert all("occupant" in i.attributes["asset"] for i in seen)


def test_lamps_are_lit_when_the_light_is_low() -> None:
    car = track("car", "saloon", 1, 8.0, 5.0)
    log = TrafficLog(np.arange(FRAMES + 1) * 0.5, track("ego", "ego", 0, -5, 0), (car,), {})
    (dim,) = made(log, upright(car), dim=True).instances(0, np.zeros(3))
    assert {"head", "tail"} <= set(dim.attributes["lights"])
    assert any(m.emissive[0] > 1 for m in dim.materials)


def test_dogs_are_led_and_keep_beside_their_people() -> None:
    people = [track(f"walker{k}", "adult", k, 6.0 + 3 * k, 1.3) for k in range(12)]
    log = TrafficLog(np.arange(FRAMES + 1) * 0.5, track("ego", "ego", 0, 0, 0), tuple(people), {})
    actors = made(log, upright(*people), dogs=50.0)
    instances = actors.instances(0, np.zeros(3))
    dogs = [i for i in instances if i.attributes.get("family") == "dog" and i.skeleton is not None]
    assert len(dogs) > 6
    by_id = {i.instance_id: i for i in instances if i.semantic == class_id("person")}
    for dog in dogs:
        leader = by_id[dog.attributes["led_by"]]
        assert np.linalg.norm(dog.T_world_obj[:3, 3] - leader.T_world_obj[:3, 3]) < 1.4
        lead = next(i for i in instances if i.instance_id == leader.instance_id + 2)
        assert dog.semantic == class_id("animal") and lead.semantic == class_id("dynamic")
        assert lead.attributes["led_by"] == leader.instance_id == dog.instance_id - 1


def test_who_stands_breathes() -> None:
    one = standing("idle", "adult", 2, 6.0, role="talk")
    log = TrafficLog(np.arange(FRAMES + 1) * 0.5, track("ego", "ego", 0, 0, 0), (one,), {})
    (instance,) = made(log, upright(one)).instances(0, np.zeros(3))
    assert instance.pose is not None and instance.pose_next is not None
    moved = np.abs(skinned_positions(instance.mesh, instance.pose) - skinned_positions(instance.mesh, instance.pose_next)).max()
    assert 1e-4 < moved < 0.5
    assert len(instance.keypoints) == 17
