from __future__ import annotations

import numpy as np
import pytest
import shapely

from simgen.ontology import BY_NAME
from simgen.roads.ground import KERB_HEIGHT_M
from simgen.roads.kerbs import DROPPED_M
from simgen.roads.medians import island_areas
from simgen.roads.parking import parking_bays
from simgen.roads.paving import draw_pavings
from simgen.roads.surface import build_ground
from simgen.roads.terrain import MAX_SLOPE
from tests.roads.conftest import Town


def _corners(mesh) -> np.ndarray:  # type: ignore[no-untyped-def,type-arg]
    return mesh.positions[mesh.faces].astype(np.float64)


def test_lanes_lie_on_their_areas(town: Town) -> None:
    ground = town.ground
    walk = shapely.difference(ground.street, ground.carriageway)
    for lane in town.road_map.lanes:
        line = shapely.LineString(lane.center)
        area = walk if lane.kind == "sidewalk" else ground.street if lane.kind == "median" else ground.carriageway
        assert shapely.difference(line, area).length < 0.05 * line.length, lane.id
    for lane in town.road_map.internal_lanes:
        if lane.kind == "driving" and len(lane.center) > 1:
            swept = shapely.buffer(shapely.LineString(lane.center), 0.9, cap_style="flat")
            assert shapely.difference(swept, ground.carriageway).area < 0.01
    assert shapely.difference(ground.carriageway, ground.street).area < 0.01


def test_surfaces_have_no_hole_and_the_right_heights(town: Town) -> None:
    ground, terrain = town.ground, town.terrain
    x0, y0, x1, y1 = ground.street.bounds
    xy = np.random.default_rng(0).uniform([x0 - 30, y0 - 30], [x1 + 30, y1 + 30], (20_000, 2))
    above = ground._index.height(xy) - terrain.height(xy)
    assert np.isfinite(above).all()
    road = shapely.contains_xy(shapely.buffer(ground.carriageway, -0.03), xy)
    walk = shapely.contains_xy(shapely.buffer(shapely.difference(ground.street, ground.carriageway), -0.2), xy)
    land = ~shapely.contains_xy(shapely.buffer(ground.street, 0.2), xy)
    assert road.sum() > 500 and walk.sum() > 200
    assert np.abs(above[road]).max() < 1e-3
    assert above[walk].min() > DROPPED_M - 1e-3 and above[walk].max() < KERB_HEIGHT_M + 1e-3
    assert np.abs(above[land] - KERB_HEIGHT_M).max() < 0.006
    assert np.array_equal(ground.height(xy), ground._index.height(xy))
    far = np.array([[x0 - 5000, y0]])
    assert np.allclose(ground.height(far), terrain.height(far))


def test_kerbs_are_dropped_at_crossings_only(town: Town) -> None:
    kerb = next(p.mesh for p in town.ground.pieces if p.kind == "kerb")
    top = kerb.positions[kerb.normals[:, 2] > 0.99].astype(np.float64)
    above = top[:, 2] - town.terrain.height(top[:, :2])
    crossings = shapely.union_all([shapely.Polygon(c.outline) for c in town.road_map.crossings])
    distance = shapely.distance(shapely.points(top[:, :2]), crossings)
    assert (distance < 0.05).any()
    assert above[distance < 0.05].max() < DROPPED_M + 0.012
    assert above[distance > 1.5].min() > KERB_HEIGHT_M - 0.001


def test_meshes_are_sound(town: Town) -> None:
    for piece in town.ground.pieces:
        assert piece.kind in BY_NAME
        mesh = piece.mesh
        t = _corners(mesh)
        assert np.isfinite(mesh.positions).all() and np.isfinite(mesh.uvs).all()
        assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-4)
        face = np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0])
        area = np.linalg.norm(face, axis=1)
        turned = np.einsum("ij,ij->i", face, mesh.normals[mesh.faces[:, 0]]) < -0.2 * area
        assert area[turned].sum() < 1e-3 * area.sum(), piece.kind


def test_road_mesh_has_no_cracks_inside(town: Town) -> None:
    """Every edge of the carriageway's mesh that only one triangle uses lies on the carriageway's outline."""
    mesh = next(p.mesh for p in town.ground.pieces if p.kind == "road" and p.solid)
    edges = np.sort(np.concatenate([mesh.faces[:, [0, 1]], mesh.faces[:, [1, 2]], mesh.faces[:, [2, 0]]]).astype(np.int64), axis=1)
    unique, count = np.unique(edges, axis=0, return_counts=True)
    assert count.max() == 2
    middle = mesh.positions[unique[count == 1]].mean(axis=1)[:, :2]
    outline = shapely.boundary(shapely.buffer(town.ground.carriageway, 0.02, join_style="mitre", mitre_limit=2.0))
    inside = shapely.distance(shapely.points(middle), outline) > 0.002
    assert inside.sum() <= 0.004 * len(unique)


def test_paint_lies_on_the_road_and_out_of_junctions(town: Town) -> None:
    ground = town.ground
    inner = shapely.union_all([shapely.buffer(shapely.Polygon(j.polygon), -0.35) for j in town.road_map.junctions.values()])
    kinds = {p.kind for p in ground.pieces}
    assert {"road", "sidewalk", "kerb", "terrain", "lane marking", "crosswalk", "stop line", "manhole"} <= kinds
    for piece in ground.pieces:
        if piece.solid:
            continue
        t = _corners(piece.mesh)
        center = t.mean(axis=1)[:, :2]
        # Draped: exactly parallel to the road, so never through it (covers are flat pictures: they may bend less).
        lift = t.reshape(-1, 3)[:, 2] - town.terrain.height(t.reshape(-1, 3)[:, :2])
        assert lift.min() > 0.002 and lift.max() < 0.009
        area = shapely.union(ground.carriageway, island_areas(town.road_map)) if piece.kind == "road" else ground.carriageway
        assert shapely.contains_xy(shapely.buffer(area, 0.02), center).mean() > 0.999, piece.kind
        if piece.kind in ("lane marking", "stop line"):
            assert not shapely.contains_xy(inner, center).any()


def test_slopes_are_gentle(town: Town) -> None:
    x0, y0, x1, y1 = town.ground.street.bounds
    xy = np.random.default_rng(1).uniform([x0, y0], [x1, y1], (4000, 2))
    assert np.linalg.norm(town.terrain.slope(xy), axis=1).max() <= MAX_SLOPE
    relief = float(np.ptp(town.terrain.height(xy)))
    assert relief <= float(town.recipe.relief_m) + 1e-6


def test_triangles_are_those_of_the_surface(town: Town) -> None:
    ground = town.ground
    center = town.road_map.lanes[0].center[0]
    t = ground.triangles(center, 6.0)
    assert (t[..., :2].max(axis=1) >= center - 6).all() and (t[..., :2].min(axis=1) <= center + 6).all()
    inside = t.mean(axis=1)
    det = np.cross(np.pad(t[:, 1, :2] - t[:, 0, :2], ((0, 0), (0, 1))), np.pad(t[:, 2, :2] - t[:, 0, :2], ((0, 0), (0, 1))))[:, 2]
    flat = np.abs(det) > 0.02
    gap = ground.height(inside[flat, :2]) - inside[flat, 2]
    assert (gap > -1e-4).all() and (gap < 1e-3).mean() > 0.9


def test_parked_cars_stand_beside_the_traffic(town: Town) -> None:
    bays = parking_bays(town.road_map, np.random.default_rng(0), 1.0)
    assert len(bays) > 10
    driving = shapely.union_all([
        shapely.buffer(shapely.LineString(lane.center), lane.width_m / 2 - 0.12, cap_style="flat")
        for lane in town.road_map.lanes if lane.kind in ("driving", "bike")
    ])
    crossings = shapely.union_all([shapely.Polygon(c.outline) for c in town.road_map.crossings])
    cars = []
    for x, y, yaw, length in bays:
        c, s = np.cos(yaw), np.sin(yaw)
        corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [2.3, 0.88]
        cars.append(shapely.Polygon(corners @ np.array([[c, s], [-s, c]]) + [x, y]))
        assert length > 5
    assert max(shapely.area(shapely.intersection(cars, driving))) < 0.05
    assert shapely.distance(cars, crossings).min() > 1.0
    assert shapely.difference(shapely.union_all(cars), town.ground.carriageway).area < 0.02 * len(cars)
    assert len(parking_bays(town.road_map, np.random.default_rng(0), 0.0)) == 0


def test_the_ground_is_the_same_every_time(town: Town) -> None:
    if town.recipe.country == "uk" or town.recipe.kind == "random":
        pytest.skip("one network is enough")
    again, twice = (build_ground(town.road_map, town.terrain, np.random.default_rng(3)) for _ in range(2))
    assert [p.mesh.key for p in again.pieces] == [p.mesh.key for p in twice.pieces]


def test_a_part_of_the_ground_is_the_same_as_in_the_whole(town: Town) -> None:
    middle = np.array(town.ground.street.centroid.coords[0])
    rng = np.random.default_rng(3)
    within = shapely.Point(middle).buffer(70)
    part = build_ground(town.road_map, town.terrain, np.random.default_rng(3), within=within)
    whole = build_ground(town.road_map, town.terrain, np.random.default_rng(3))
    places = middle + rng.uniform(-45, 45, (4000, 2))
    gap = np.abs(part.height(places) - whole.height(places))
    assert gap.max() < 5e-3 and (gap > 1e-4).mean() < 0.02  # ramps may be cut into other triangles
    size = {id(g): sum(len(p.mesh.faces) for p in g.pieces) for g in (part, whole)}
    assert size[id(part)] < 0.5 * size[id(whole)]
    assert {p.material for p in part.pieces} <= {p.material for p in whole.pieces}
    assert part.street.equals(whole.street)


def test_streets_are_paved_on_both_sides_alike_and_towns_differ(town: Town) -> None:
    edges = town.road_map.edges
    found = set()
    for seed in range(30):
        pavings, _ = draw_pavings(town.road_map, np.random.default_rng(seed))
        assert pavings.keys() == edges.keys()
        assert all(pavings[e.opposite] == pavings[e.id] for e in edges.values() if e.opposite in edges)
        values = list(pavings.values())
        found.add(max(values, key=values.count))
    assert len(found) > 6
    assert any(len(set(draw_pavings(town.road_map, np.random.default_rng(seed))[0].values())) > 1 for seed in range(5))


def test_pavements_are_hardly_lighter_than_roads() -> None:
    """Mean albedo of all pavings, each as often as it is drawn, against the range of trodden surfaces."""
    from simgen.assets.materials import material
    from simgen.assets.textures import generate_texture
    from simgen.roads.paving import _PAVINGS

    tones = []
    for name in _PAVINGS:
        m = material(name)
        c = generate_texture(str(m.texture)).albedo[..., :3] / 255.0
        linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4).mean((0, 1)) * np.array(m.base_color)
        tones.append(float(linear @ [0.2126, 0.7152, 0.0722]))
    assert min(tones) > 0.045 and max(tones) < 0.2
    assert 0.075 < np.average(tones, weights=list(_PAVINGS.values())) < 0.115
