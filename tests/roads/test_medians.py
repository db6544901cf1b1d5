"""Strips between the directions of a street: where islands are, what is painted, what stands on them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from simgen.assets.catalogue import DiskCatalogue
from simgen.countries import COUNTRIES
from simgen.recipe import Network
from simgen.roads.ground import KERB_HEIGHT_M
from simgen.roads.kerbs import DROPPED_M, LIFT_M
from simgen.roads.medians import island_areas, paint_median, with_islands
from simgen.roads.network import generate_network
from simgen.roads.outlines import lane_area
from simgen.roads.reader import read_network
from simgen.roads.roadmap import Median, RoadMap
from simgen.roads.surface import build_ground
from simgen.roads.terrain import draw_terrain
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan
from simgen.scenes.urban.kerbside import Crew, sides
from simgen.scenes.urban.signage import put_signs

BROAD = Network(kind="grid", size=3, lanes=2, median=1.0, median_m=3.0, irregularity=0.4, country="germany", block_m=110, relief_m=4)


def network(folder: Path, **changes: object) -> RoadMap:
    recipe = BROAD.model_copy(update=changes)
    return with_islands(read_network(generate_network(recipe, Draws(1, 0, 0), folder)), np.random.default_rng(1))


@pytest.fixture(scope="module", params=["right", "left"])
def split(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> RoadMap:
    return network(tmp_path_factory.mktemp(request.param), country="germany" if request.param == "right" else "uk")


def test_strips_lie_between_the_directions(split: RoadMap) -> None:
    assert len(split.medians) > 4
    for median in split.medians:
        a, b = (split.edges[edge] for edge in median.edges)
        assert [lane.kind for lane in a.lanes].count("median") == 1 and a.lanes[-1].kind == "median"
        inner = [next(lane for lane in reversed(edge.lanes) if lane.kind == "driving") for edge in (a, b)]
        middle = shapely.LineString(median.middle).interpolate(0.5, normalized=True)
        for lane in inner:
            assert shapely.distance(middle, shapely.LineString(lane.center)) == pytest.approx((median.width_m + lane.width_m) / 2, abs=0.05)


def test_a_network_without_them_is_as_it_was(tmp_path: Path) -> None:
    none = network(tmp_path, median=0.0)
    assert not none.medians and not any(lane.kind == "median" for lane in none.lanes)
    assert none.medians == with_islands(none, np.random.default_rng(0)).medians


def test_islands_leave_room_for_traffic(split: RoadMap) -> None:
    islands = [island.area for median in split.medians for island in median.islands]
    assert len(islands) > 5
    paths = [lane for lane in split.internal_lanes if lane.kind == "driving" and len(lane.center) > 1]
    swept = shapely.union_all([lane_area(lane) for lane in split.lanes if lane.kind in ("driving", "bike")])
    swept = swept.union(shapely.union_all([lane_area(lane, 1.3) for lane in paths]))
    assert max(shapely.area(shapely.intersection(islands, swept))) < 1e-6
    assert shapely.union_all(islands).area == pytest.approx(sum(i.area for i in islands))  # none overlaps another


def test_railed_streets_have_paint_alone(split: RoadMap) -> None:
    bare = replace(split, medians=tuple(Median(m.edges, m.middle, m.width_m) for m in split.medians))
    kept = split.medians[0].edges[1]
    again = with_islands(bare, np.random.default_rng(1), {kept})
    assert not again.medians[0].islands and again.medians[0].painted
    assert sum(len(m.islands) for m in again.medians) > 0


def test_people_cross_them_over_dropped_kerbs(split: RoadMap) -> None:
    points = np.concatenate([lane.center for lane in split.lanes])
    terrain = draw_terrain(BROAD, Draws(1, 0, 0), (*points.min(axis=0) - 170, *points.max(axis=0) + 170))
    ground = build_ground(split, terrain, np.random.default_rng(0))
    islands = island_areas(split)
    assert shapely.intersection(ground.carriageway, islands).area < 1e-6
    rng = np.random.default_rng(0)
    low, high = np.array(islands.bounds[:2]), np.array(islands.bounds[2:])
    xy = rng.uniform(low, high, (400_000, 2))
    xy = xy[shapely.contains_xy(shapely.buffer(islands, -0.2), xy)]
    above = ground.height(xy) - terrain.height(xy)
    crossings = shapely.union_all([shapely.Polygon(c.outline) for c in split.crossings])
    away = shapely.distance(shapely.points(xy), crossings)
    assert (away == 0).sum() > 20 and (away > 1.3).sum() > 200
    assert np.abs(above[away == 0] - DROPPED_M).max() < LIFT_M + 2e-3
    assert np.abs(above[away > 1.3] - KERB_HEIGHT_M).max() < LIFT_M + 2e-3


def test_bars_fill_what_is_painted_and_overlap_nothing(split: RoadMap) -> None:
    painted = [m for m in split.medians if m.painted]
    assert painted
    for median in painted:
        lines = paint_median(median, 0.12, True, split.lefthand)
        shapes = shapely.polygons(np.concatenate(lines))
        assert shapely.area(shapes).sum() == pytest.approx(shapely.union_all(shapes).area, abs=0.02)
        strip = shapely.LineString(median.middle).buffer(median.width_m / 2 + 0.06, cap_style="flat", join_style="mitre")
        assert shapely.difference(shapely.union_all(shapes), strip).area < 0.05
        for island in median.islands:
            assert shapely.intersection(shapely.union_all(shapes), island.area).area < 1e-6
        assert 0.08 < shapely.area(shapely.polygons(lines[2])).sum() / strip.area < 0.3


@pytest.mark.parametrize("lefthand", [False, True])
def test_bars_lead_back_into_the_lane(lefthand: bool) -> None:
    bars = paint_median(Median(("a", "b"), np.array([[0.0, 0.0], [60.0, 0.0]]), 2.4), 0.12, True, lefthand)[2]
    assert len(bars) > 40
    for first, second in zip(bars[: len(bars) // 2], bars[len(bars) // 2 :], strict=True):  # the two triangles of a bar
        corners = np.concatenate([first, second])
        leftmost, rightmost = (corners[np.isclose(corners[:, 1], y)][:, 0].mean() for y in (corners[:, 1].max(), corners[:, 1].min()))
        assert (leftmost > rightmost) == lefthand


@pytest.mark.parametrize("lined", [True, False])
def test_islands_without_bars_have_lines_where_the_place_paints_edges(split: RoadMap, lined: bool) -> None:
    kerbed = [m for m in split.medians if not m.painted]
    for median in kerbed:
        assert len(paint_median(median, 0.12, lined, split.lefthand)) == (2 if lined else 0)


@pytest.mark.parametrize(("country", "sign"), [("germany", "D2a"), ("uk", "D2a"), ("usa", "R4-7")])
def test_signs_say_on_which_side_to_pass(country: str, sign: str, tmp_path: Path) -> None:
    road_map = network(tmp_path, country=country)
    center = np.concatenate([lane.center for lane in road_map.lanes]).mean(axis=0)
    points = np.concatenate([lane.center for lane in road_map.lanes])
    terrain = draw_terrain(BROAD, Draws(1, 0, 0), (*points.min(axis=0) - 170, *points.max(axis=0) + 170))
    ground = build_ground(road_map, terrain, np.random.default_rng(0))
    crew = Crew(ground, GroundPlan(), DiskCatalogue(tmp_path / "cache"), center, 500.0)
    put_signs(crew, road_map, sides(road_map, center, 500.0), Draws(1, 0, 0), country=COUNTRIES[country])
    found = [p for p in crew.placements() if str(p.attributes.get("sign", "")).endswith(sign)]
    ends = np.array([(*i.line[e], *(i.line[e] - i.line[k])) for m in road_map.medians for i in m.islands for e, k in ((0, 1), (-1, -2))])
    assert len(found) > 0.4 * len(ends)
    for p in found:
        k = int(np.argmin(np.hypot(*(ends[:, :2] - p.T_world_obj[:2, 3]).T)))
        assert np.hypot(*(ends[k, :2] - p.T_world_obj[:2, 3])) < 0.3
        facing = p.T_world_obj[:2, 0]
        assert facing @ ends[k, 2:] / np.hypot(*ends[k, 2:]) > 0.9  # towards those who come
