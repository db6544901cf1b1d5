"""Paving that is felt under foot: where it lies, and that it takes the place of the pavement's own surface."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from simgen.assets.materials import material
from simgen.assets.textures import generate_texture
from simgen.countries import COUNTRIES, TactileHabits
from simgen.recipe import Network
from simgen.roads.kerbs import DROPPED_M, KERB_WIDTH_M, LIFT_M
from simgen.roads.network import generate_network
from simgen.roads.outlines import Outlines, street_outlines
from simgen.roads.reader import read_network
from simgen.roads.roadmap import RoadMap
from simgen.roads.surface import build_ground
from simgen.roads.tactile import draw_tactile
from simgen.roads.terrain import draw_terrain
from simgen.scene import Draws

TOWN = Network(kind="grid", size=3, lanes=1, sidewalk_m=3.0, signals=0.5, irregularity=0.4, country="uk", relief_m=3, median=0.4)


def sure(country: str, **more: object) -> TactileHabits:
    return replace(COUNTRIES[country].markings.tactile, share=1.1, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[RoadMap, Outlines, shapely.Geometry]:
    road_map = read_network(generate_network(TOWN, Draws(4, 0, 0), tmp_path_factory.mktemp("town")))
    outlines = street_outlines(road_map)
    return road_map, outlines, shapely.difference(outlines.street, shapely.buffer(outlines.carriageway, KERB_WIDTH_M))


@pytest.mark.parametrize("country", list(COUNTRIES))
def test_fields_lie_behind_the_kerb_and_overlap_nothing(town: tuple[RoadMap, Outlines, shapely.Geometry], country: str) -> None:
    road_map, outlines, walk = town
    habits = sure(country, lines=1.1 if COUNTRIES[country].markings.tactile.lines else 0.0)
    inlays = draw_tactile(road_map, walk, outlines.carriageway, habits, np.random.default_rng(0))
    areas = np.array([inlay.area for inlay in inlays])
    assert len(areas) > len(road_map.crossings)
    assert shapely.area(areas).sum() == pytest.approx(shapely.union_all(areas).area, rel=1e-4)
    assert shapely.difference(shapely.union_all(areas), walk).area < 1e-3
    fields = [i.area for i in inlays if i.material in habits.signalled + habits.free]
    from_kerb = shapely.distance(fields, outlines.carriageway) - KERB_WIDTH_M - habits.gap_m
    assert from_kerb.min() > -0.02 and np.median(from_kerb) < 0.02
    for inlay in inlays:
        assert material(inlay.material).texture


def test_every_crossing_has_them_at_both_ends(town: tuple[RoadMap, Outlines, shapely.Geometry]) -> None:
    road_map, outlines, walk = town
    inlays = draw_tactile(road_map, walk, outlines.carriageway, sure("uk"), np.random.default_rng(0))
    tips = np.concatenate([c.center[[0, -1]] for c in road_map.crossings])
    gaps = [min(shapely.distance(shapely.Point(tip), i.area) for i in inlays) for tip in tips]
    assert np.mean(np.array(gaps) < 1.2) > 0.9


def test_those_at_signals_are_red_in_the_united_kingdom(town: tuple[RoadMap, Outlines, shapely.Geometry]) -> None:
    road_map, outlines, walk = town
    inlays = draw_tactile(road_map, walk, outlines.carriageway, sure("uk"), np.random.default_rng(0))
    signalled = {link.crossing for link in road_map.signal_links if link.crossing is not None}
    tips = np.concatenate([c.center[[0, -1]] for c in road_map.crossings])
    controlled = np.repeat([c.id in signalled for c in road_map.crossings], 2)
    assert controlled.any() and not controlled.all()
    for inlay in inlays:
        k = int(np.argmin(np.hypot(*(tips - inlay.origin).T)))
        assert ("red" in inlay.material) == controlled[k]


def test_towns_have_them_in_shares(town: tuple[RoadMap, Outlines, shapely.Geometry]) -> None:
    road_map, outlines, walk = town
    habits = COUNTRIES["germany"].markings.tactile
    few = [c for c in road_map.crossings][:1]
    small = replace(road_map, crossings=tuple(few))
    have = [bool(draw_tactile(small, walk, outlines.carriageway, habits, np.random.default_rng(k))) for k in range(60)]
    assert 18 <= sum(have) <= 42  # share 0.5


def test_the_pavement_has_one_surface_everywhere(tmp_path: Path) -> None:
    road_map = read_network(generate_network(TOWN.model_copy(update={"country": "japan"}), Draws(4, 0, 0), tmp_path))
    points = np.concatenate([lane.center for lane in road_map.lanes])
    terrain = draw_terrain(TOWN, Draws(4, 0, 0), (*points.min(axis=0) - 170, *points.max(axis=0) + 170))
    habits = replace(COUNTRIES["japan"].markings, tactile=sure("japan", lines=1.1))
    with_them, without = (
        build_ground(road_map, terrain, np.random.default_rng(0), habits=h)
        for h in (habits, replace(habits, tactile=replace(habits.tactile, share=0.0)))
    )
    laid = [p for p in with_them.pieces if p.material.startswith("tactile")]
    assert len(laid) == 2 and not any(p.material.startswith("tactile") for p in without.pieces)

    def area(ground: object) -> float:
        meshes = [p.mesh for p in ground.pieces if p.kind == "sidewalk" and p.solid]  # type: ignore[attr-defined]
        corners = [m.positions[m.faces][..., :2].astype(np.float64) for m in meshes]
        return float(sum(shapely.area(shapely.polygons(c)).sum() for c in corners))

    assert area(with_them) == pytest.approx(area(without), rel=1e-4)
    spots = np.concatenate([p.mesh.positions[p.mesh.faces].mean(axis=1)[:, :2] for p in laid]).astype(np.float64)
    gap = with_them.height(spots) - without.height(spots)
    assert np.abs(gap).max() < 0.02 and np.mean(np.abs(gap) > 0.004) < 0.05  # ramps may be cut into other triangles
    assert (with_them.height(spots) - terrain.height(spots)).min() > DROPPED_M - LIFT_M


@pytest.mark.parametrize(("name", "across"), [("tactile_blister", 18), ("tactile_domes", 20), ("tactile_bars", 16), ("tactile_ribs", 28)])
def test_textures_stand_out_in_rows(name: str, across: int) -> None:
    maps = generate_texture(f"{name}:0")
    slopes = (maps.detail[..., 0].astype(np.float64) - 127.5).mean(axis=0)
    assert int(np.argmax(np.abs(np.fft.rfft(slopes)))) == across
