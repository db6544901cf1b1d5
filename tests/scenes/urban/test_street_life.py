"""What lives in a street beside its traffic: animals, roadworks, people on benches and at stops, cycles left on pavements."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from simgen.assets.catalogue import DiskCatalogue
from simgen.geometry import pose
from simgen.ontology import class_id
from simgen.physics.stance import Stance
from simgen.pipeline import BuiltScene, build_scene
from simgen.recipe import load_recipe
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, footprint, place
from simgen.scenes.urban.bystanders import bystanders, clear_of, with_bystanders
from simgen.scenes.urban.incidents import loading
from simgen.snapshot import Instance, Snapshot
from simgen.traffic.company import standing
from simgen.traffic.log import Track, TrafficLog

LIVELY = [
    "animals.flying=9", "animals.flocks_per_km=50", "animals.cats_per_km=50", "animals.dogs=0.5", "streetscape.roadworks=1.0",
    "streetscape.parked=1.0", "streetscape.furniture=2.5", "traffic.pedestrians_per_km=200", "traffic.lying=1.0",
    "seed=3",
]  # fmt: skip


@pytest.fixture(scope="module")
def built() -> BuiltScene:
    return build_scene(load_recipe("smoke", LIVELY), 0, DiskCatalogue())


@pytest.fixture(scope="module")
def snapshot(built: BuiltScene) -> Snapshot:
    return built.world.snapshot(0)


def of(snapshot: Snapshot, *families: str) -> list[Instance]:
    return [i for i in snapshot.instances if i.attributes.get("family") in families]


def test_birds_are_on_the_ground_and_in_the_air(snapshot: Snapshot) -> None:
    birds = of(snapshot, "pigeon", "sparrow", "gull", "crow")
    flying = [b for b in birds if b.attributes["gait"] in ("fly", "glide")]
    feeding = [b for b in birds if b.attributes["gait"] in ("peck", "stand")]
    assert len(flying) >= 3 and len(feeding) >= 3
    assert all(b.semantic == class_id("animal") and b.skeleton is not None for b in birds)
    ego_z = snapshot.T_world_ego[2, 3]
    for bird in flying:
        assert bird.T_world_obj_next is not None
        step = np.linalg.norm(bird.T_world_obj_next[:3, 3] - bird.T_world_obj[:3, 3])
        assert step > 0.3 and bird.T_world_obj[2, 3] > ego_z + 2
    for bird in feeding:
        assert abs(bird.T_world_obj[2, 3] - ego_z) < 4 and bird.pose is not None


def test_what_was_announced_comes(built: BuiltScene) -> None:
    animal = class_id("animal")
    first, second = (
        {i.instance_id: i for i in built.world.snapshot(f).dynamic if i.semantic == animal and i.skeleton is not None} for f in (0, 1)
    )
    both = first.keys() & second.keys()
    assert len(both) > 5
    for k in both:
        announced = first[k].T_world_obj_next
        assert announced is not None
        np.testing.assert_allclose(announced, second[k].T_world_obj, atol=1e-9)
        np.testing.assert_array_equal(first[k].pose_next, second[k].pose)


def test_the_road_is_up_behind_cones_and_people_work_there(snapshot: Snapshot) -> None:
    (excavator,) = of(snapshot, "excavator")
    middle = excavator.T_world_obj[:2, 3]
    cones = [c for c in of(snapshot, "cone") if np.linalg.norm(c.T_world_obj[:2, 3] - middle) < 12]
    assert len(cones) >= 6 and excavator.pose is not None
    workers = [w for w in of(snapshot, "worker") if np.linalg.norm(w.T_world_obj[:2, 3] - middle) < 8]
    assert workers
    assert excavator.box is None  # it digs: its box is that of its pose
    own = footprint(excavator.T_world_obj, excavator.mesh.bounds)
    for car in of(snapshot, "hatchback", "saloon", "suv", "estate", "van"):
        if "track" not in car.attributes and car.box is not None:
            assert not own.intersects(footprint(car.T_world_obj, car.box))


def test_cycles_lean_on_the_pavement(snapshot: Snapshot) -> None:
    left = [i for i in of(snapshot, "bicycle", "cargo_bike", "e_scooter") if "track" not in i.attributes]
    assert len(left) >= 3
    leans = [abs(float(np.arcsin(np.clip(i.T_world_obj[2, 1], -1, 1)))) for i in left]
    assert max(leans) < np.radians(20) and np.median(leans) > np.radians(3)


def test_ids_belong_to_one_thing_each(snapshot: Snapshot) -> None:
    tracks: dict[int, set[tuple[int, object]]] = {}
    for i in snapshot.instances:
        if i.instance_id:
            tracks.setdefault(i.instance_id, set()).add((i.semantic, i.attributes.get("asset")))
    assert all(len(kinds) == 1 for kinds in tracks.values())


def log_of(*tracks: Track) -> TrafficLog:
    ego = standing("ego", "ego", 0, np.zeros(2), 0.0, 3)
    return TrafficLog(np.arange(3) * 0.5, ego, tuple(tracks), {})


class Flat:
    """Ground at one height."""

    def height(self, xy: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        return np.full(len(xy), 0.3)


def test_nobody_stands_in_a_bin() -> None:
    people = [standing(f"p{k}", "adult", k, np.array([float(k), 0.0]), 0.0, 3) for k in range(5)]
    car = replace(standing("car", "saloon", 0, np.array([2.0, 0.0]), 0.0, 3), family="saloon")
    kept = clear_of(log_of(*people, car), [shapely.box(1.6, -0.3, 2.4, 0.3)]).tracks
    assert [t.id for t in kept] == ["p0", "p1", "p3", "p4", "car"]


def test_people_sit_on_benches_and_wait_at_stops() -> None:
    catalogue = DiskCatalogue()
    benches = [place(catalogue.get("bench"), pose(4.0 * k, 5.0, 0.3, np.pi / 2)) for k in range(12)]
    shelters = [place(catalogue.get("bus_shelter"), pose(6.0 * k, -6.0, 0.3, 0.0)) for k in range(6)]
    log = log_of()
    people = bystanders([*benches, *shelters], [(np.array([1.0, 2.0]), 0.5)], [], Draws(1, 0, 0), log, busy=1.0)
    roles = [t.role for t in people]
    assert 3 <= roles.count("sit") <= 15 and roles.count("queue") >= 4 and roles.count("worker") == 1
    for t in people:
        if t.role == "sit":
            bench = min(benches, key=lambda b: float(np.linalg.norm(b.T_world_obj[:2, 3] - t.position[0])))
            assert np.linalg.norm(bench.T_world_obj[:2, 3] - t.position[0]) == pytest.approx(0.45)
            assert t.yaw[0] == pytest.approx(np.pi / 2)
    tables = [place(catalogue.get("cafe_set", k), pose(3.0 * k, 9.0, 0.3, 0.4)) for k in range(8)]
    guests = bystanders(tables, [], [], Draws(1, 0, 0), log, busy=1.5)
    assert 3 <= len(guests) <= 18 and {t.role for t in guests} == {"sit"}
    for t in guests:
        table = min(tables, key=lambda b: float(np.linalg.norm(b.T_world_obj[:2, 3] - t.position[0])))
        away = table.T_world_obj[:2, 3] - t.position[0]
        assert 0.4 < np.linalg.norm(away) < 0.8 and np.cos(t.yaw[0] - np.arctan2(away[1], away[0])) > 0.8, "they face their table"
    extended, stances = with_bystanders(log, {}, people, Flat())  # type: ignore[arg-type]
    assert len(extended.tracks) == len(people) == len(stances)
    assert all(isinstance(s, Stance) and s.T_world_obj[0, 2, 3] == pytest.approx(0.3) for s in stances.values())
    assert not bystanders(benches, [], [], Draws(1, 0, 0), log, busy=0.0)


def test_who_loads_a_car_bends_into_its_open_boot() -> None:
    catalogue = DiskCatalogue()
    cars = [
        place(catalogue.get("saloon", k), pose(0.0, 5.0 * k, 0.0, np.pi / 2 * (k % 2)), attributes={"open": [("door_fl", "boot")[k > 2]]})
        for k in range(12)
    ]
    people = loading(cars, GroundPlan(), Draws(1, 0, 0), instants=3)
    assert 3 <= len(people) <= 9 and {t.role for t in people} == {"load"}
    for t in people:
        car = min(cars[3:], key=lambda c: float(np.linalg.norm((c.T_world_obj @ [*c.asset.bounds[0, :1], 0, 0, 1])[:2] - t.position[0])))
        local = np.linalg.inv(car.T_world_obj) @ np.array([*t.position[0], 0.0, 1.0])
        assert -0.6 < local[0] - car.asset.bounds[0, 0] < -0.3 and abs(local[1]) < 1e-6
        assert np.cos(t.yaw[0]) == pytest.approx(car.T_world_obj[0, 0])
    full = GroundPlan()
    full.occupy(shapely.box(-99, -99, 99, 99))
    assert not loading(cars, full, Draws(1, 0, 0), instants=3)


def test_who_lies_on_the_pavement_is_not_alone(built: BuiltScene, snapshot: Snapshot) -> None:
    lies = next(i for i in snapshot.instances if i.attributes.get("motion") == "lie")
    helpers = [i for i in snapshot.instances if str(i.attributes.get("track", "")).startswith("lying.") and i is not lies]
    assert [i.attributes["motion"] for i in helpers][:1] == ["crouch"] and 1 <= len(helpers) <= 2
    apart = [np.linalg.norm(i.T_world_obj[:3, 3] - lies.T_world_obj[:3, 3]) for i in helpers]
    assert min(apart) > 0.5 and max(apart) < 1.5
    ahead = (np.linalg.inv(snapshot.T_world_ego) @ lies.T_world_obj)[:3, 3]
    assert 9 < ahead[0] < 40 and abs(ahead[2]) < 1.5
