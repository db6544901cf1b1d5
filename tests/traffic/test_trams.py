"""Trams in traffic: on their rails, both ways, never an ego, in nobody's way."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from simgen.errors import SimgenError
from simgen.recipe import Clip, Network, Traffic
from simgen.roads.network import generate_network
from simgen.roads.reader import read_network
from simgen.roads.tramway import draw_tramway
from simgen.scene import Draws
from simgen.traffic.demand import Shares
from simgen.traffic.engine import Recording
from simgen.traffic.fleet import VehicleType
from simgen.traffic.log import Track
from simgen.traffic.overlap import without_overlaps
from simgen.traffic.simulate import simulate
from simgen.traffic.sweep import swept_areas
from simgen.traffic.trams import Ride, on_rails

WHO = Shares({"adult": 1.0}, {"bicycle": 1.0}, 0.0)
RECIPE = Network(kind="grid", size=3, block_m=110, irregularity=0.4, lanes=2, tramways=1)


@pytest.fixture(scope="module")
def line(tmp_path_factory):
    draws = Draws(2, 0, 0)
    road_map = read_network(generate_network(RECIPE, draws, tmp_path_factory.mktemp("line")))
    return road_map, draw_tramway(RECIPE, draws, road_map)


@pytest.fixture(scope="module")
def logs(line, catalogue):
    road_map, tramway = line
    return [
        simulate(
            road_map, Traffic(warmup_s=20), Clip(frames=8, rate_hz=1), Draws(2, k, 0), catalogue, vehicles_per_km=20.0,
            bicycles_per_km=4.0, pedestrians_per_km=20.0, shares=WHO, tramway=tramway, trams_per_km=15.0,
        )
        for k in range(3)
    ]


def trams(log):
    return [t for t in log.tracks if t.family == "tram"]


def test_trams_go_both_ways_and_move(logs, line):
    _, tramway = line
    rails = [t.rail.track for log in logs for t in trams(log)]
    assert {id(r) for r in rails} == {id(t) for t in tramway.tracks}
    assert max(t.travelled[-1] for log in logs for t in trams(log)) > 20
    wanted = round(15 * tramway.km)
    assert all(wanted / 3 <= len(trams(log)) <= wanted for log in logs)


def test_trams_are_exactly_on_their_rails(logs):
    for log in logs:
        for t in trams(log):
            at = t.rail.at_m
            np.testing.assert_allclose(t.position, t.rail.track.at(at), atol=1e-9)
            np.testing.assert_allclose(np.cos(t.yaw - t.rail.track.headed(at)), 1, atol=1e-12)
            assert (np.diff(at) >= 0).all() and (np.diff(at)[:-1] < 20).all()
            assert at.max() + 5 < t.rail.track.length_m  # not over the end
            np.testing.assert_allclose(t.travelled, at - at[0])
            assert all(lit <= {"brake"} for lit in t.lights)


def test_the_ego_is_never_a_tram(logs):
    assert all(log.ego.rail is None for log in logs)


def test_nobody_is_in_a_tram(logs, catalogue):
    for log in logs:
        for t in trams(log):
            body = t.rail.track.strip(t.rail.at_m[0] - 4.0, t.rail.at_m[0] + 20.0, 1.2)
            others = [o for o in (log.ego, *log.tracks) if o.id != t.id]
            assert not shapely.contains_xy(body, *np.array([o.position[0] for o in others]).T).any()
        ground = shapely.union_all(swept_areas(log, catalogue))
        for t in trams(log):
            assert shapely.contains_xy(ground, *t.position.T).all()


def test_who_is_run_over_by_a_tram_is_left_out(logs):
    tram = trams(logs[0])[0]
    bend = replace(tram, rail=replace(tram.rail))
    ahead = tram.rail.track.at(tram.rail.at_m + 15.0)
    person = replace(logs[0].tracks[0], id="someone", family="adult", position=ahead, present=np.ones(len(ahead), bool), rail=None)
    extents = {tram.id: (-4.1, 20.0, 2.4)}
    assert [t.id for t in without_overlaps([bend, person], extents)] == [tram.id]
    aside = replace(person, position=tram.rail.track.beside(tram.rail.at_m + 15.0, 3.0))
    assert len(without_overlaps([bend, aside], extents)) == 2


def test_a_tram_in_another_lane_is_left_out(line):
    _, tramway = line
    rail = tramway.tracks[0]
    times = np.arange(5) * 0.1
    s = 40 + np.arange(5.0)
    kind = VehicleType("tram_0", "tram", 0, 20.0, 2.4, 18.0)
    zero = np.zeros(5)
    lights = (frozenset({"indicator_left", "brake"}),) * 5
    track = Track("tram.0", "tram", 0, np.ones(5, bool), rail.at(s), zero, zero, zero, zero, zero, lights)
    for off, left in ((0.1, 1), (3.0, 0)):
        recording = Recording(
            times, ("tram.0",), rail.beside(s, off)[:, None], zero[:, None], zero[:, None], np.zeros((5, 1), int), [[""]] * 5
        )
        out = on_rails(recording, [track], {"tram.0": Ride(rail, 0, 40.0, 0.0)}, {"tram.0": kind}, times)
        assert len(out) == left
    out = on_rails(
        Recording(times, ("tram.0",), rail.at(s)[:, None], zero[:, None], zero[:, None], np.zeros((5, 1), int), [[""]] * 5), [track],
        {"tram.0": Ride(rail, 0, 40.0, 0.0)}, {"tram.0": kind}, times,
    )
    np.testing.assert_allclose(out[0].rail.at_m, s - 18.0, atol=1e-6)
    assert out[0].lights == (frozenset({"brake"}),) * 5


def test_trams_are_refused_in_the_mix(town, catalogue):
    with pytest.raises(SimgenError, match=r"network\.tramways"):
        simulate(town, Traffic(mix={"tram": 1.0}), Clip(), Draws(1, 0, 0), catalogue, vehicles_per_km=10, bicycles_per_km=0,
                 pedestrians_per_km=0, shares=WHO)


def test_without_a_line_nothing_changes(town, catalogue):
    rates = {"vehicles_per_km": 20.0, "bicycles_per_km": 4.0, "pedestrians_per_km": 20.0, "shares": WHO}
    one, other = (
        simulate(town, Traffic(warmup_s=8), Clip(frames=2), Draws(3, 0, 0), catalogue, trams_per_km=t, **rates) for t in (0.0, 20.0)
    )
    assert [t.id for t in one.tracks] == [t.id for t in other.tracks]
    np.testing.assert_array_equal(one.ego.position, other.ego.position)
