"""Bus lanes: where they are, what is painted of them, and that nothing is painted over anything else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from simgen.assets.catalogue import DiskCatalogue
from simgen.assets.materials import material
from simgen.countries import COUNTRIES, MarkingHabits
from simgen.recipe import Network
from simgen.roads.buslanes import LINE_M, bus_words, legend, line_beside, stretches, with_bus_lanes
from simgen.roads.markings import Markings, paint_markings
from simgen.roads.network import generate_network
from simgen.roads.outlines import street_outlines
from simgen.roads.reader import read_network
from simgen.roads.ribbons import track
from simgen.roads.roadmap import RoadMap
from simgen.roads.surface import build_ground
from simgen.roads.terrain import draw_terrain
from simgen.roads.wear import soiled_lanes
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan
from simgen.scenes.urban.kerbside import Crew, sides
from simgen.scenes.urban.signage import put_signs

BROAD = Network(kind="grid", size=3, lanes=2, parking=0.3, signals=0.5, irregularity=0.3, country="uk", block_m=100)


def sure(country: str, **more: object) -> MarkingHabits:
    """A country's habits with bus lanes in every place, and nothing before zebras that would shorten them."""
    habits = COUNTRIES[country].markings
    assert habits.bus_lane is not None
    return replace(habits, zigzag=False, bus_lane=replace(habits.bus_lane, share=1.0, **more))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def broad(tmp_path_factory: pytest.TempPathFactory) -> RoadMap:
    return read_network(generate_network(BROAD, Draws(2, 0, 0), tmp_path_factory.mktemp("broad")))


def painted(road_map: RoadMap, habits: MarkingHabits, seed: int = 0) -> Markings:
    return paint_markings(road_map, street_outlines(road_map).carriageway, np.random.default_rng(seed), habits=habits)


def test_outermost_lanes_of_broad_streets_are_kept_for_buses(broad: RoadMap) -> None:
    found = with_bus_lanes(broad, sure("uk"), np.random.default_rng(0))
    assert len(found.bus_lanes) > 4
    for edge in found.edges.values():
        driving = [lane for lane in edge.lanes if lane.kind == "driving"]
        for lane in driving:
            if lane.id in found.bus_lanes:
                assert lane is driving[0] and len(driving) > 1 and not any(other.kind == "bike" for other in edge.lanes)
    but = {lane.rpartition("_")[0] for lane in found.bus_lanes}
    assert not with_bus_lanes(broad, sure("uk"), np.random.default_rng(0), but).bus_lanes
    assert not with_bus_lanes(broad, COUNTRIES["japan"].markings, np.random.default_rng(0)).bus_lanes
    places = [bool(with_bus_lanes(broad, COUNTRIES["usa"].markings, np.random.default_rng(k)).bus_lanes) for k in range(60)]
    assert 8 < sum(places) < 36  # share 0.35


def test_narrow_streets_have_none(tmp_path: Path) -> None:
    narrow = read_network(generate_network(BROAD.model_copy(update={"lanes": 1}), Draws(2, 0, 0), tmp_path))
    assert not with_bus_lanes(narrow, sure("uk"), np.random.default_rng(0)).bus_lanes


@pytest.mark.parametrize("country", ["uk", "usa", "france"])
def test_a_broad_line_and_words_mark_them_and_overlap_nothing(broad: RoadMap, country: str) -> None:
    habits = sure(country, broken=0.0)
    marked = with_bus_lanes(broad, habits, np.random.default_rng(1))
    assert habits.bus_lane is not None
    paint = painted(marked, habits)
    every = np.concatenate([t for kind in (paint.lines, paint.centre, paint.kerbs, paint.stops) for t in kind.values()])
    key = np.array([1.0, 3.7, 17.3, 41.9, 73.1, 97.7])
    white = shapely.polygons(np.concatenate(list(paint.lines.values())))
    inner = -1.0 if broad.lefthand else 1.0
    for edge in marked.edges.values():
        for lane_id, (start, end) in stretches(edge, marked.bus_lanes).items():
            lane = next(lane for lane in edge.lanes if lane.id == lane_id)
            line = track(lane.center)
            assert end < line.length_m - 25  # all may turn
            middles = shapely.points(line.at(np.linspace(start + 0.5, end - 0.5, 40), inner * lane.width_m / 2))
            own = shapely.union_all(white[shapely.STRtree(white).query(shapely.buffer(shapely.MultiPoint(middles), 0.4)).tolist()])
            assert shapely.contains(own, middles).all()  # unbroken
            across = shapely.LineString(line.at(np.full(2, (start + end) / 2), inner * (lane.width_m / 2 + np.array([-0.3, 0.3]))))
            assert abs(shapely.intersection(across, own).length - LINE_M) < 0.02
            words = np.concatenate(bus_words(line, (start, end), lane, habits.bus_lane.words))
            ours = np.concatenate([line_beside(line, (start, end), marked.bus_lanes[lane_id], inner * lane.width_m / 2), words])
            mine = np.isin(np.round(every.reshape(-1, 6) @ key, 6), np.round(ours.reshape(-1, 6) @ key, 6))
            assert mine.sum() == len(ours) and len(words) >= len(legend(habits.bus_lane.words, lane.width_m))
            one, rest = shapely.union_all(shapely.polygons(ours)), shapely.polygons(every[~mine])
            assert shapely.area(shapely.intersection(rest, one)).sum() < 1e-4
            assert abs(shapely.area(shapely.polygons(ours)).sum() - one.area) < 1e-2  # nor words each other or the line


def test_words_are_read_in_each_countrys_order_and_fit_the_lane() -> None:
    lane_m = 2.8
    for words in (("BUS", "LANE"), ("ONLY", "BUS")):
        drawn, near = legend(words, lane_m), legend(words[1:], 9.0)
        assert np.ptp(drawn[..., 0]) < lane_m - 1.0
        rows = drawn[drawn[..., 1].mean(axis=1) < 0.48 * drawn[..., 1].max()]  # the second word lies nearer
        assert np.ptp(rows[..., 0]) / np.ptp(rows[..., 1]) == pytest.approx(np.ptp(near[..., 0]) / np.ptp(near[..., 1]), rel=0.02)


def test_their_coloured_surface_is_soiled_in_its_own_colour(broad: RoadMap) -> None:
    habits = sure("uk", colours=(("red", 1.0),))
    marked = with_bus_lanes(broad, habits, np.random.default_rng(0))
    points = np.concatenate([lane.center for lane in marked.lanes])
    terrain = draw_terrain(BROAD, Draws(2, 0, 0), (*points.min(axis=0) - 170, *points.max(axis=0) + 170))
    ground = build_ground(marked, terrain, np.random.default_rng(0), habits=habits)
    names = {p.material for p in ground.pieces if p.material.startswith("lane_red")}
    assert len(names) > 2 and all(material(name).name == name for name in names)
    red = shapely.union_all(shapely.polygons(painted(marked, habits).surfaces["lane_red"]))
    for piece in ground.pieces:
        if piece.kind == "road" and not piece.solid and piece.material.rpartition("_")[2] in ("soiled", "polished", "oily"):
            middle = piece.mesh.positions[piece.mesh.faces].mean(axis=1)
            on = shapely.contains_xy(shapely.buffer(red, -0.3 if "lane" not in piece.material else 0.3), middle[:, 0], middle[:, 1])
            assert on.mean() > 0.9 if "lane" in piece.material else on.mean() < 0.05, piece.material


def test_no_wear_is_lost_where_it_takes_a_lanes_colour() -> None:
    square = np.array([[[0.0, 0.0], [1, 0], [1, 1]], [[0, 0], [1, 1], [0, 1]]])
    wear = {"asphalt_dark_oily": np.concatenate([square * 0.5, square + 3])}
    parted = soiled_lanes(wear, {"lane_red": square})
    assert {name: len(t) for name, t in parted.items()} == {"lane_red_oily": 2, "asphalt_dark_oily": 2}


def test_signs_stand_where_they_begin(broad: RoadMap, tmp_path: Path) -> None:
    marked = with_bus_lanes(broad, sure("uk"), np.random.default_rng(0))
    center = np.concatenate([lane.center for lane in marked.lanes]).mean(axis=0)
    points = np.concatenate([lane.center for lane in marked.lanes])
    terrain = draw_terrain(BROAD, Draws(2, 0, 0), (*points.min(axis=0) - 170, *points.max(axis=0) + 170))
    ground = build_ground(marked, terrain, np.random.default_rng(0))

    def signs(road_map: RoadMap) -> list[np.ndarray]:
        crew = Crew(ground, GroundPlan(), DiskCatalogue(tmp_path / "cache"), center, 500.0)
        put_signs(crew, road_map, sides(road_map, center, 500.0), Draws(2, 0, 0), country=COUNTRIES["uk"])
        return [p.T_world_obj[:2, 3] for p in crew.placements() if p.attributes.get("meaning") == "bus lane"]

    lanes = {lane.id: lane for lane in marked.lanes}
    starts = np.array([lanes[i].center[0] for i in marked.bus_lanes])
    found = signs(marked)
    assert len(found) > 0.7 * len(starts) and not signs(broad)
    assert max(np.hypot(*(starts - at).T).min() for at in found) < 15
