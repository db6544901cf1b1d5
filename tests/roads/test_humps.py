"""Road humps: where they are, their section, and that wheels stand on them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from simgen.assets.catalogue import DiskCatalogue
from simgen.countries import COUNTRIES, MarkingHabits
from simgen.physics.wheels import stand
from simgen.recipe import Network
from simgen.roads.humps import first_hump_m, hump_surface, with_humps
from simgen.roads.network import generate_network
from simgen.roads.reader import read_network
from simgen.roads.ribbons import track
from simgen.roads.roadmap import Hump, RoadMap
from simgen.roads.surface import StreetGround, build_ground
from simgen.roads.terrain import Terrain, draw_terrain
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan
from simgen.scenes.urban.kerbside import Crew, sides
from simgen.scenes.urban.signage import put_signs

QUIET = Network(kind="grid", size=4, lanes=1, parking=0.3, signals=0.2, irregularity=0.3, country="france", block_m=100, relief_m=5)
Raised = tuple[RoadMap, Terrain, StreetGround, MarkingHabits]


def sure(country: str, **more: object) -> MarkingHabits:
    """A country's habits with humps in every place."""
    habits = COUNTRIES[country].markings
    return replace(habits, humps=replace(habits.humps, share=1.0, **more))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> RoadMap:
    return read_network(generate_network(QUIET, Draws(1, 0, 0), tmp_path_factory.mktemp("quiet")))


@pytest.fixture(scope="module", params=[("france", 0.0), ("france", 1.0), ("uk", 0.0), ("germany", 1.0)])
def raised(request: pytest.FixtureRequest, quiet: RoadMap) -> Raised:
    country, flat = request.param
    habits = sure(country, flat=flat)
    road_map = with_humps(quiet, habits, np.random.default_rng(1))
    points = np.concatenate([lane.center for lane in road_map.lanes])
    terrain = draw_terrain(QUIET, Draws(1, 0, 0), (*points.min(axis=0) - 170, *points.max(axis=0) + 170))
    return road_map, terrain, build_ground(road_map, terrain, np.random.default_rng(0), habits=habits), habits


def world(hump: Hump, along: np.ndarray, across: np.ndarray) -> np.ndarray:
    left = np.array([-hump.ahead[1], hump.ahead[0]])
    return np.asarray(hump.middle + along[:, None] * hump.ahead + across[:, None] * left)


def test_they_lie_across_quiet_streets_alone(quiet: RoadMap) -> None:
    found = with_humps(quiet, sure("france"), np.random.default_rng(0))
    assert len(found.humps) > 3
    ends = np.array([lane.center[k] for e in found.edges.values() for lane in e.lanes if lane.kind == "driving" for k in (0, -1)])
    for hump in found.humps:
        for edge_id in hump.edges:
            lanes = [lane for lane in found.edges[edge_id].lanes if lane.kind == "driving"]
            assert len(lanes) == 1 and lanes[0].speed_mps < 11.2
            assert not any(lane.kind == "bike" for lane in found.edges[edge_id].lanes)
        assert np.hypot(*(ends - hump.middle).T).min() > 20
    but = {edge for hump in found.humps for edge in hump.edges}
    assert not with_humps(quiet, sure("france"), np.random.default_rng(0), but).humps
    places = [bool(with_humps(quiet, COUNTRIES["uk"].markings, np.random.default_rng(k)).humps) for k in range(60)]
    assert 15 < sum(places) < 42  # share 0.45


def test_the_ground_rises_as_the_hump_does(raised: Raised) -> None:
    road_map, _, ground, habits = raised
    for hump in road_map.humps[:6]:
        along = np.arange(-round(50 * hump.length_m) - 50, round(50 * hump.length_m) + 51) / 100
        xy = world(hump, along, np.full(len(along), -hump.right_m / 2))
        rise = ground.height(xy) - ground.base_height(xy)
        assert rise.max() == pytest.approx(habits.humps.height_m, abs=0.003)
        assert abs(along[rise > 1e-3].max() - along[rise > 1e-3].min() - hump.length_m) < 0.08
        assert np.abs(np.diff(rise)).max() < 0.006  # no face that one would feel
        assert np.abs(rise - rise[::-1]).max() < 0.004
        if hump.profile == "flat":
            assert 2.4 < 0.01 * (rise > habits.humps.height_m - 0.001).sum() < 2.8
            steep = np.abs(np.diff(rise)) / 0.01
            assert 0.07 < np.median(steep[(rise[1:] > 0.02) & (rise[1:] < habits.humps.height_m - 0.02)]) < 0.1
        across = world(hump, np.zeros(2), np.array([-hump.right_m - 0.02, hump.left_m + 0.02]))
        assert np.abs(ground.height(across) - ground.base_height(across)).max() < 2e-3  # a channel along the kerb


def test_marks_lie_on_them_and_nothing_else_does(raised: Raised) -> None:
    road_map, _, ground, habits = raised
    areas = [hump_surface(h).area for h in road_map.humps]
    inner = shapely.union_all([shapely.buffer(a, -0.05) for a in areas])
    marks = 0
    for piece in ground.pieces:
        if piece.solid or piece.kind not in ("lane marking", "crosswalk", "stop line", "manhole"):
            continue
        corners = piece.mesh.positions[piece.mesh.faces].astype(float)
        on = shapely.contains_xy(inner, *corners.mean(axis=1)[:, :2].T)
        if not on.any():
            continue
        assert on.all() and piece.kind == "lane marking" and habits.humps.triangles
        vertex = piece.mesh.positions.astype(float)
        lift = vertex[:, 2] - ground.height(vertex[:, :2])
        assert lift.min() > 0.004 and lift.max() < 0.009
        middle = corners.mean(axis=1)
        lift = middle[:, 2] - ground.height(middle[:, :2])
        assert lift.min() > 0.003 and lift.max() < 0.011
        marks += 1
    assert marks == (len(road_map.humps) if habits.humps.triangles else 0)


def test_marks_point_the_way_of_traffic(raised: Raised) -> None:
    road_map, _, _, habits = raised
    if not habits.humps.triangles:
        pytest.skip("paved instead")
    surface = hump_surface(road_map.humps[0])
    hump = surface.hump
    t = surface.painted(habits.humps.triangles)
    area = shapely.area(shapely.polygons(t))
    along = (t.mean(axis=1) - hump.middle) @ hump.ahead
    across = (t.mean(axis=1) - hump.middle) @ np.array([-hump.ahead[1], hump.ahead[0]])
    for side in (-1.0, 1.0):  # on their own side of the street, before the top, broader below than above
        mine = np.sign(across) == side
        forth = (side < 0) != road_map.lefthand
        assert (along[mine] < 0).all() if forth else (along[mine] > 0).all()
        corners = np.abs((t[mine] - hump.middle) @ hump.ahead)
        assert np.average(np.abs(along[mine]), weights=area[mine]) > corners.min() + 0.6 * np.ptp(corners)


def test_wheels_stand_on_them(raised: Raised) -> None:
    road_map, _, ground, habits = raised
    hump = road_map.humps[0]
    contacts = np.array([(2.7, 0.75), (2.7, -0.75), (0.0, 0.75), (0.0, -0.75)])
    along = np.array([-12.0, -2.7])
    position = world(hump, along, np.full(2, -hump.right_m / 2))
    yaw = np.full(2, np.arctan2(hump.ahead[1], hump.ahead[0]))
    T, gaps = stand(position, yaw, contacts, ground.height)
    at = np.einsum("kij,wj->kwi", T[:, :3, :2], contacts) + T[:, None, :3, 3]
    assert np.abs(at[..., 2] - gaps - ground.height(at[..., :2].reshape(-1, 2)).reshape(2, 4)).max() < 2e-3
    assert np.abs(gaps).max() < 0.03
    pitch = T[:, 2, 0] - [(ground.base_height((p + 2.7 * hump.ahead)[None]) - ground.base_height(p[None]))[0] / 2.7 for p in position]
    assert abs(pitch[0]) < 0.004 and pitch[1] == pytest.approx(habits.humps.height_m / 2.7, abs=0.006)  # front wheels on top


def test_a_part_has_the_same_humps(raised: Raised) -> None:
    road_map, terrain, ground, habits = raised
    hump = road_map.humps[0]
    near = build_ground(road_map, terrain, np.random.default_rng(0), within=shapely.Point(hump.middle).buffer(40), habits=habits)
    xy = hump.middle + np.random.default_rng(0).uniform(-3, 3, (400, 2))
    assert np.abs(near.height(xy) - ground.height(xy)).max() < 5e-3
    assert np.ptp(near.height(xy) - near.base_height(xy)) > 0.05


def test_signs_warn_of_them(raised: Raised, tmp_path_factory: pytest.TempPathFactory) -> None:
    road_map, _, ground, _ = raised
    center = np.concatenate([lane.center for lane in road_map.lanes]).mean(axis=0)
    crew = Crew(ground, GroundPlan(), DiskCatalogue(tmp_path_factory.mktemp("cache")), center, 900.0)
    put_signs(crew, road_map, sides(road_map, center, 900.0), Draws(1, 0, 0), country=COUNTRIES["germany"])
    signs = np.array([p.T_world_obj[:2, 3] for p in crew.placements() if str(p.attributes.get("sign")) == "vienna/A7b"])
    edges = [edge for edge in road_map.edges.values() if first_hump_m(edge, road_map.humps) is not None]
    before = 0
    for edge in edges:
        lane = next(lane for lane in edge.lanes if lane.kind == "driving")
        s = first_hump_m(edge, road_map.humps)
        assert s is not None
        start = track(lane.center).at(np.array([max(s - 32.0, 6.5)]))[0]
        before += bool(np.hypot(*(signs - start).T).min() < 14)
    assert before > 0.7 * len(edges)
