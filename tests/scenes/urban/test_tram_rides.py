"""Trams in a scene: every wheel on its rail in bends and on hills, the pantograph at the wire, poles off the road."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely

from simgen.assets.catalogue import DiskCatalogue
from simgen.assets.people.errands import Context
from simgen.geometry import intrinsics
from simgen.mesh import skinned_positions
from simgen.ontology import class_id
from simgen.physics.stance import stances
from simgen.recipe import Recipe
from simgen.roads.ground import KERB_HEIGHT_M
from simgen.roads.tramway import GAUGE_M, RailTrack, Tramway, rail_track
from simgen.scene import Draws, Scene
from simgen.scenes.placement import GroundPlan
from simgen.scenes.urban.actors import Actors
from simgen.scenes.urban.furnishing import approach
from simgen.scenes.urban.looks import Looks
from simgen.scenes.urban.overhead import overhead_line
from simgen.scenes.urban.sight import Sight
from simgen.scenes.urban.town import Streets, build_streets
from simgen.snapshot import Instance
from simgen.traffic.log import OnRails, Track, TrafficLog

TIMES = np.arange(9) * 1.0


class Hills:
    """A rolling road with a crossfall."""

    pieces = ()

    def height(self, xy: np.ndarray) -> np.ndarray:
        return 0.03 * xy[:, 1] + 1.4 * np.sin(xy[:, 0] / 40) + 0.01 * xy[:, 0]

    base_height = height


def bend() -> RailTrack:
    """Straight on, a bend of 20 m radius to the left, a junction's swerve to the right, straight on."""
    a = np.linspace(0, np.pi / 2, 20)
    arc = np.column_stack([60 + 20 * np.sin(a), 20 - 20 * np.cos(a)])
    up = np.arange(30, 60.0, 2.0)
    swerve = np.column_stack([80 + 3.0 * (0.5 - 0.5 * np.cos((up - 30) / 30 * np.pi)), up])
    return rail_track(("a_0",), np.concatenate([[[0.0, 0.0]], arc, swerve, [[83.0, 130.0]]]))


def on_track(name: str, variant: int, rail: RailTrack, start: float, speed: float) -> Track:
    at = start + speed * TIMES
    n = len(TIMES)
    return Track(
        name, "tram", variant, np.ones(n, bool), rail.at(at), rail.headed(at), np.full(n, speed), np.zeros(n), rail.bend(at), at - start,
        (frozenset(),) * n, rail=OnRails(rail, at),
    )


@pytest.fixture(scope="module")
def ride() -> tuple[TrafficLog, Actors]:
    rail = bend()
    n = len(TIMES)
    ego = Track("ego", "ego", 0, np.ones(n, bool), np.tile([40.0, -4.0], (n, 1)), *(np.zeros(n),) * 5, (frozenset(),) * n)
    log = TrafficLog(TIMES, ego, tuple(on_track(f"tram.{v}", v, rail, 20.0, 9.0) for v in range(4)), {})
    catalogue, ground = DiskCatalogue(), Hills()
    actors = Actors(
        log, stances(log, ground, catalogue), catalogue, Draws(0, 0, 0), Looks("eu", 0, 0.0), context=Context(), dogs=0.0, dim=False
    )  # type: ignore[arg-type]
    return log, actors


def seen(actors: Actors, frame: int) -> list[Instance]:
    return list(actors.instances(frame, np.array([60.0, 10.0, 2.0])))


@pytest.mark.parametrize("frame", range(len(TIMES) - 1))
def test_wheels_are_on_the_rails(ride: tuple[TrafficLog, Actors], frame: int) -> None:
    log, actors = ride
    rail, ground = bend(), Hills()
    for tram, track in zip(seen(actors, frame), log.tracks, strict=True):
        asset = DiskCatalogue().get("tram", track.variant)
        assert asset.skeleton is not None and tram.pose is not None
        for joint, name in enumerate(asset.skeleton.names):
            if not name.startswith("wheel_"):
                continue
            x, _, radius = asset.skeleton.rest[joint]
            for side in (-1.0, 1.0):
                hub = tram.pose[joint].astype(float) @ [x, side * GAUGE_M / 2, radius, 1.0]
                foot = (tram.T_world_obj @ (hub - [0, 0, radius, 0]))[:3]
                where = rail.beside(rail.nearest(foot[None, :2]), side * GAUGE_M / 2)[0]
                assert np.linalg.norm(where - foot[:2]) < 0.05
                assert abs(foot[2] - ground.height(foot[None, :2])[0]) < 0.03


def test_sections_stay_together_on_hills(ride: tuple[TrafficLog, Actors]) -> None:
    log, actors = ride
    for frame in range(len(TIMES) - 1):
        for tram, track in zip(seen(actors, frame), log.tracks, strict=True):
            asset = DiskCatalogue().get("tram", track.variant)
            assert asset.skeleton is not None and tram.pose is not None
            sections = [i for i, name in enumerate(asset.skeleton.names) if name == "body" or name.startswith("section_")]
            for n, (rear, front) in enumerate(pairwise(sections)):
                pivot = asset.anchors[f"pivot_{n + 1}"][:, 3]
                assert np.linalg.norm((tram.pose[rear] - tram.pose[front]) @ pivot) < 0.01


def test_the_box_is_that_of_the_pose(ride: tuple[TrafficLog, Actors]) -> None:
    tram = seen(ride[1], 3)[0]  # in the bend
    assert tram.box is None and tram.semantic == class_id("train")
    straight = next(i for i in seen(ride[1], 0) if i.attributes["track"] == "tram.2")
    assert straight.pose is not None
    low, high = (f(skinned_positions(straight.mesh, straight.pose), axis=0) for f in (np.min, np.max))
    assert 19 < high[0] - low[0] < 21


def test_the_next_frame_is_what_was_announced(ride: tuple[TrafficLog, Actors]) -> None:
    for now, then in zip(seen(ride[1], 2), seen(ride[1], 3), strict=True):
        np.testing.assert_allclose(now.T_world_obj_next, then.T_world_obj)
        np.testing.assert_array_equal(now.pose_next, then.pose)


def test_a_near_front_counts(ride: tuple[TrafficLog, Actors]) -> None:
    """The tram's origin is at its rear end; who stands at its front sees it in full detail."""
    log, actors = ride
    front = log.tracks[0].rail
    assert front is not None
    at = front.track.at(front.at_m[0] + 32.0)
    tram = next(i for i in actors.instances(0, np.array([*at, 1.5])) if i.attributes["track"] == "tram.0")
    assert len(tram.mesh.faces) > len(DiskCatalogue().get("tram", 0).lods[0].faces)  # with the people in it


RECIPE = Recipe.model_validate({
    "name": "trams", "seed": 2, "network": {"kind": "grid", "size": 3, "block_m": 100, "lanes": 1, "tramways": 1, "scenes_per_network": 2},
})  # fmt: skip


@pytest.fixture(scope="module")
def streets() -> Streets:
    return build_streets(RECIPE, Scene(RECIPE, 0).new_draws())


def test_scenes_of_a_network_have_the_same_line(streets: Streets) -> None:
    other = build_streets(RECIPE, Scene(RECIPE, 1).new_draws())
    assert streets.tramway is not None and other.tramway is not None
    assert [t.lanes for t in other.tramway.tracks] == [t.lanes for t in streets.tramway.tracks]
    assert streets.drawn["network.tramways"] == 1


def test_the_overhead_line(streets: Streets) -> None:
    draws = Scene(RECIPE, 0).new_draws()
    ground = streets.ground(draws, None)
    assert streets.tramway is not None
    rail = streets.tramway.tracks[0]
    center = rail.at(rail.length_m / 2)
    sight = Sight([(intrinsics(640, 360, 1.2), 640, np.eye(4))])  # of a camera that looks down: it sees all
    clear = [approach(c) for c in streets.road_map.crossings]

    def made(tramway: Tramway | None, plan: GroundPlan) -> dict[str, np.ndarray]:
        placed = overhead_line(tramway, ground, plan, draws, clear, center, 120.0, sight)
        return {"pole" if p.semantic == class_id("pole") else "wire": p.mesh.positions.astype(float) for p in placed if p.mesh is not None}

    plan = GroundPlan()
    found = made(streets.tramway, plan)
    assert len(plan.areas) >= 4
    for area in plan.areas:
        assert not ground.carriageway.intersects(area) and not any(c.intersects(area) for c in clear)
    poles = found["pole"]
    height = poles[:, 2] - ground.base_height(poles[:, :2])
    assert 6 < height.max() < 9 and height.min() < KERB_HEIGHT_M  # down into the ground
    wire = found["wire"]
    over = wire[:, 2] - ground.base_height(wire[:, :2])
    assert over.min() > 5.45
    low = wire[over < 5.6]  # contact wires, all but their droppers' heads
    middles = shapely.MultiLineString([t.at(t.stations) for t in streets.tramway.tracks])
    assert shapely.distance(middles, shapely.points(low[:, :2])).max() < 0.5  # within the pantograph's strips, 1.1 m wide
    for track in streets.tramway.tracks:  # and without gaps
        own = low[shapely.distance(shapely.LineString(track.at(track.stations)), shapely.points(low[:, :2])) < 0.5]
        along = np.sort(track.nearest(own[:, :2]))
        assert np.diff(along).max() < 31 and along[-1] - along[0] > min(track.length_m, 240) - 40
    assert made(None, GroundPlan()) == {}
    again = made(streets.tramway, GroundPlan())
    np.testing.assert_array_equal(again["wire"], wire)


def test_pantographs_reach_the_wire() -> None:
    from simgen.assets.vehicles.tramspec import WIRE_M

    for variant in range(4):
        assert DiskCatalogue().get("tram", variant).bounds[1, 2] == pytest.approx(WIRE_M, abs=0.005)
