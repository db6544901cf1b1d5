"""Zig-zag lines before and after British zebra crossings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from simgen.countries import COUNTRIES
from simgen.recipe import Network
from simgen.roads.buslanes import with_bus_lanes
from simgen.roads.markings import Markings, paint_markings
from simgen.roads.network import generate_network
from simgen.roads.outlines import street_outlines
from simgen.roads.reader import read_network
from simgen.roads.ribbons import track
from simgen.roads.roadmap import RoadMap
from simgen.roads.zebras import Controlled, along_kerb, controlled_areas, zigzag
from simgen.scene import Draws

Painted = tuple[RoadMap, Markings]


@pytest.fixture(scope="module", params=[1, 2])
def british(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Painted:
    network = Network(kind="grid", size=3, lanes=request.param, parking=0.3, signals=0.3, irregularity=0.3, country="uk", block_m=90)
    road_map = read_network(generate_network(network, Draws(4, 0, 0), tmp_path_factory.mktemp("uk")))
    road_map = with_bus_lanes(road_map, COUNTRIES["uk"].markings, np.random.default_rng(3))
    assert bool(road_map.bus_lanes) == (request.param > 1)
    return road_map, painted(road_map, "uk")


def painted(road_map: RoadMap, country: str) -> Markings:
    carriageway = street_outlines(road_map).carriageway
    return paint_markings(road_map, carriageway, np.random.default_rng(3), habits=COUNTRIES[country].markings)


def triangles(paint: Markings) -> np.ndarray:
    return np.concatenate([t for kind in (paint.lines, paint.centre, paint.kerbs, paint.stops) for t in kind.values()])


def test_marks_are_as_prescribed() -> None:
    line = track(np.array([[0.0, 0.0], [80.0, 0.0]]))
    (before,) = zigzag(line, Controlled(0, 8), 0.0)
    marks = shapely.get_parts(shapely.union_all(shapely.buffer(shapely.polygons(before), 1e-6)))
    assert len(marks) == 8
    bounds = shapely.bounds(marks)
    bounds = bounds[np.argsort(bounds[:, 0])]
    length = np.hypot(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1] - 0.1)
    assert np.allclose(length, 2.0, atol=0.01)
    assert np.allclose(bounds[1:, 0] - bounds[:-1, 2], 0.15, atol=1e-3)
    # 17.585 m of controlled area, less the gaps at its two ends (and the breadths of the lines there, 0.35 m).
    assert bounds[-1, 2] - bounds[0, 0] == pytest.approx(8 * 1.979 + 7 * 0.15, abs=1e-3)
    assert bounds[-1, 2] < 80 - 0.65
    first = before[before[..., 0].max(axis=1) < bounds[1, 0]].reshape(-1, 2)
    assert first[first[:, 0] < bounds[0, 0] + 0.01, 1].mean() < -0.1 and first[first[:, 0] > bounds[0, 2] - 0.01, 1].mean() > 0.1
    (kerb,) = along_kerb(line, Controlled(8, 0), 1.5)
    assert kerb[..., 1].max() == pytest.approx(1.25, abs=0.01) and kerb[..., 0].max() < 20


def test_they_lead_to_zebras_without_signals_on_both_sides(british: Painted) -> None:
    road_map, paint = british
    assert len(paint.zebras) >= 3
    by_id = {c.id: c for c in road_map.crossings}
    assert all(road_map.junctions[by_id[z].junction].signal is None for z in paint.zebras)
    areas = controlled_areas(road_map, [by_id[z] for z in paint.zebras])
    white = shapely.polygons(np.concatenate(list(paint.lines.values())))
    tree = shapely.STRtree(white)
    seen = {"start": 0, "end": 0}
    for edge_id, area in areas.items():
        edge = road_map.edges[edge_id]
        driving = [lane for lane in edge.lanes if lane.kind == "driving"]
        if driving[0].index != 1:  # bays or a cycle lane lie between
            continue
        line = track(driving[0].center)
        inner = -1.0 if road_map.lefthand else 1.0
        for marks in along_kerb(line, area, -inner * driving[0].width_m / 2):
            there = tree.query(shapely.points(marks.mean(axis=1)), predicate="within")[0]
            assert len(set(there.tolist())) == len(marks)
        seen["start"] += area.start > 0
        seen["end"] += area.end > 0
    assert seen["start"] and seen["end"]


def test_other_lines_make_room_for_them(british: Painted) -> None:
    road_map, paint = british
    areas = controlled_areas(road_map, [c for c in road_map.crossings if c.id in paint.zebras])
    every = shapely.polygons(triangles(paint))
    tree, checked = shapely.STRtree(every), 0
    inner = -1.0 if road_map.lefthand else 1.0
    for edge_id, area in areas.items():
        for lane in road_map.edges[edge_id].lanes:
            if lane.kind == "driving" and lane.index == 1:
                ours = np.concatenate(along_kerb(track(lane.center), area, -inner * lane.width_m / 2))
                marks = shapely.union_all(shapely.polygons(ours))
                near = every[tree.query(marks, predicate="intersects")]
                others = near[~shapely.contains(shapely.buffer(marks, 1e-3), near)]
                assert shapely.area(shapely.intersection(others, marks)).sum() < 1e-4
                zone = shapely.buffer(marks, 0.2)
                yellow = shapely.polygons(np.concatenate(list(paint.kerbs.values())))
                assert shapely.area(shapely.intersection(yellow, zone)).sum() < 0.02
                checked += 1
    assert checked


def test_short_streets_have_fewer_or_none(tmp_path: Path) -> None:
    network = Network(kind="grid", size=3, lanes=1, signals=0.0, country="uk", block_m=40, irregularity=0.0, parking=0.0)
    road_map = read_network(generate_network(network, Draws(1, 0, 0), tmp_path))
    areas = controlled_areas(road_map, road_map.crossings)
    for edge_id, area in areas.items():
        length = min(track(lane.center).length_m for lane in road_map.edges[edge_id].lanes if lane.kind == "driving")
        low, high = area.free(length)
        assert 0 <= low < high <= length and set((area.start, area.end)) <= {0, *range(2, 9)}
    assert {max(a.start, a.end) for a in areas.values()} - {8}


def test_no_other_country_has_them(british: Painted) -> None:
    road_map, paint = british
    uk = np.concatenate(list(paint.lines.values()))
    slanted = sum(_slants(uk))
    assert slanted > 40 > sum(_slants(np.concatenate(list(painted(road_map, "germany").lines.values()))))


def _slants(t: np.ndarray) -> np.ndarray:
    """Which triangles are halves of marks: two sides of about 2 m, one of a decimetre."""
    sides = np.sort(np.linalg.norm(t - np.roll(t, 1, axis=1), axis=2), axis=1)
    return (np.abs(sides[:, 0] - 0.1) < 0.01) & (np.abs(sides[:, 1] - 2.0) < 0.02) & (np.abs(sides[:, 2] - 2.01) < 0.03)
