"""Tram lines: tracks along lanes, straight on through junctions, and rails of the right gauge without gaps."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

from simgen.recipe import Network
from simgen.roads.network import generate_network
from simgen.roads.rails import GROOVE_M, HEAD_M
from simgen.roads.reader import read_network
from simgen.roads.roadmap import RoadMap
from simgen.roads.surface import StreetGround, build_ground
from simgen.roads.terrain import draw_terrain
from simgen.roads.tramway import GAUGE_M, MIN_LINE_M, MIN_RADIUS_M, Tramway, draw_tramway, rail_track
from simgen.scene import Draws

RECIPES = {
    "grid": Network(kind="grid", size=3, block_m=90, irregularity=0.5, lanes=2, relief_m=5, tramways=1),
    "lefthand": Network(kind="random", size=4, block_m=90, irregularity=0.4, lanes=1, lefthand=True, relief_m=0, tramways=1),
}
Line = tuple[RoadMap, Tramway, StreetGround]


@pytest.fixture(scope="module", params=list(RECIPES))
def line(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Line:
    recipe, draws = RECIPES[request.param], Draws(3, 0, 0)
    road_map = read_network(generate_network(recipe, draws, tmp_path_factory.mktemp("line")))
    tramway = draw_tramway(recipe, draws, road_map)
    assert tramway is not None
    points = np.concatenate([lane.center for lane in road_map.lanes])
    terrain = draw_terrain(recipe, draws, (*points.min(axis=0), *points.max(axis=0)))  # type: ignore[arg-type]
    return road_map, tramway, build_ground(road_map, terrain, draws.rng("network.ground"), tramway=tramway)


def test_tracks_lie_in_lanes_and_junctions(line: Line) -> None:
    road_map, tramway, _ = line
    lanes = {lane.id: lane for lane in road_map.lanes}
    across = shapely.union_all([shapely.LineString(lane.center) for lane in road_map.internal_lanes if len(lane.center) > 1])
    for track in tramway.tracks:
        own = shapely.union_all([across, *(shapely.LineString(lanes[i].center) for i in track.lanes)])
        s = np.arange(0.0, track.length_m, 0.5)
        assert shapely.distance(shapely.points(track.at(s)), own).max() < 0.2  # rounding corners takes it no farther off
        assert all(lanes[i].kind == "driving" for i in track.lanes)
        assert np.abs(track.curvature).max() < 1.1 / MIN_RADIUS_M
    assert tramway.tracks[0].length_m >= MIN_LINE_M


def test_the_tracks_run_opposite_ways_side_by_side(line: Line) -> None:
    road_map, tramway, _ = line
    forth, back = tramway.tracks
    s = np.arange(0.0, back.length_m, 5.0)
    there = forth.nearest(back.at(s))
    gap = np.linalg.norm(forth.at(there) - back.at(s), axis=1)
    assert gap.min() > 2.4 and np.median(gap) < 8.0  # cars 2.4 m wide pass each other
    assert (np.cos(forth.headed(there) - back.headed(s)) < -0.9).mean() > 0.95
    over = forth.at(there) - back.at(s)
    side = np.cos(back.headed(s)) * over[:, 1] - np.sin(back.headed(s)) * over[:, 0]
    assert ((side > 0) != road_map.lefthand).mean() > 0.95  # on the left of those who keep right


def test_distances_along_a_track(line: Line) -> None:
    track = line[1].tracks[0]
    s = np.array([0.0, 10.0, track.length_m / 2, track.length_m])
    np.testing.assert_allclose(track.nearest(track.at(s)), s, atol=1e-6)
    step = np.linalg.norm(np.diff(track.at(np.arange(0, track.length_m, 0.1)), axis=0), axis=1)
    np.testing.assert_allclose(step, 0.1, atol=2e-3)
    beyond = track.at([-30.0, -10.0])  # straight on beyond the end
    np.testing.assert_allclose(np.linalg.norm(beyond[1] - beyond[0]), 20.0, atol=0.05)


def test_rails_have_the_gauge_and_no_gaps(line: Line) -> None:
    _, tramway, ground = line
    parts = {}
    for name in ("steel", "black", "iron"):
        pieces = [p for p in ground.pieces if p.kind == "tram rail" and p.material == name]
        triangles = np.concatenate([p.mesh.positions[p.mesh.faces][..., :2] for p in pieces])
        parts[name] = shapely.union_all(shapely.polygons(triangles)).buffer(2e-3)
    for track in tramway.tracks:
        s = np.arange(0.2, track.length_m - 0.2, 0.3)
        for side in (-1.0, 1.0):
            for name, across in (("steel", GAUGE_M / 2 + HEAD_M / 2), ("black", GAUGE_M / 2 - GROOVE_M / 2)):
                at = track.beside(s, side * across)
                assert shapely.contains_xy(parts[name], at[:, 0], at[:, 1]).all(), name
            edge = track.beside(s, side * (GAUGE_M / 2 - 0.006))
            on_head = shapely.contains_xy(parts["steel"], edge[:, 0], edge[:, 1])
            assert on_head.mean() < 0.02  # the running edge is where the gauge is measured (other tracks' rails may cross here)


def test_nothing_is_painted_or_laid_over_rails(line: Line) -> None:
    _, tramway, ground = line
    terrain = ground.terrain
    lift = {}
    for p in ground.pieces:
        if not p.solid:
            z = p.mesh.positions[:, 2] - terrain.height(p.mesh.positions[:, :2].astype(float))
            lift.setdefault(p.kind, []).append((float(np.median(z)), p.material))
    rails = min(z for z, _ in lift["tram rail"])
    assert all(z < rails - 5e-4 for kind, rows in lift.items() if kind != "tram rail" for z, _ in rows)
    covers = next(p for p in ground.pieces if p.kind == "manhole").mesh
    middles = covers.positions[covers.faces][..., :2].mean(axis=1)
    assert shapely.distance(shapely.points(middles), tramway.rails).min() > 0.1
    shapely.prepare(ground.carriageway)
    for track in tramway.tracks:
        assert shapely.contains_xy(ground.carriageway, *track.beside(np.arange(1.0, track.length_m - 1), 0.8).T).all()


def test_the_same_line_in_every_process(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from simgen.recipe import Network; from simgen.roads.network import generate_network\n"
        "from simgen.roads.reader import read_network; from simgen.roads.tramway import draw_tramway; from simgen.scene import Draws\n"
        "n, d = Network(kind='random', size=4, tramways=1), Draws(8, 0, 0)\n"
        "print([t.lanes for t in draw_tramway(n, d, read_network(generate_network(n, d, pathlib.Path(sys.argv[1])))).tracks])\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / seed)], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert said[0] == said[1] and said[0].strip()


def test_few_networks_have_a_line_and_small_ones_none(tmp_path: Path) -> None:
    recipe = Network(kind="grid", size=2, block_m=45, irregularity=0, tramways=1)
    road_map = read_network(generate_network(recipe, Draws(1, 0, 0), tmp_path))
    tramway = draw_tramway(recipe, Draws(1, 0, 0), road_map)
    assert tramway is None or tramway.tracks[0].length_m >= MIN_LINE_M
    long = Network(kind="grid", size=3, block_m=100, irregularity=0.1)
    road_map = read_network(generate_network(long, Draws(1, 0, 0), tmp_path / "long"))
    drawn = [draw_tramway(long.model_copy(update={"tramways": 0.3}), Draws(1, k, k), road_map) is not None for k in range(60)]
    assert 0.1 < np.mean(drawn) < 0.55
    assert draw_tramway(long.model_copy(update={"tramways": 0.0}), Draws(1, 0, 0), road_map) is None


def test_corners_are_rounded() -> None:
    track = rail_track(("a_0",), np.array([[0, 0], [50, 0], [60, 3], [100, 15.0]]))
    assert np.abs(np.diff(track.headed(np.arange(0, track.length_m, 0.5)))).max() < 0.05
    assert np.hypot(*(track.at(0.0) - [0, 0])) < 0.01 and np.hypot(*(track.at(track.length_m) - [100, 15])) < 0.01
    strip = track.strip(10.0, 30.0, 1.2)
    assert strip.area == pytest.approx(20 * 2.4, rel=0.02)
    assert track.strip(35.0, 65.0, 1.2).area > 30 * 2.4 * 1.02  # wider where it bends
