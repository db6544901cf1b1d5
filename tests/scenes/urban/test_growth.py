"""Grass, weeds and beds: where they may grow, the same every time, as the season and the town's care have it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from simgen.assets.materials import material
from simgen.assets.meshbuilder import MeshBuilder
from simgen.geometry import transform
from simgen.ontology import class_id
from simgen.recipe import Recipe
from simgen.roads.ground import KERB_HEIGHT_M
from simgen.roads.network import generate_network
from simgen.roads.outlines import lane_area
from simgen.roads.reader import read_network
from simgen.roads.surface import build_ground
from simgen.roads.terrain import draw_terrain
from simgen.scene import Draws
from simgen.scenes.placement import Placement
from simgen.scenes.urban.boundaries import Boundaries
from simgen.scenes.urban.cover import GRASS, LAID, LOOSE, PAVED, ROAD, WALL, cover_of
from simgen.scenes.urban.growth import growth
from simgen.scenes.urban.land import Land
from simgen.scenes.urban.lawns import palette
from simgen.scenes.urban.plots import Plot
from simgen.scenes.urban.seasons import Season

Floats = NDArray[np.float64]
RECIPE = Recipe.model_validate({
    "name": "green", "seed": 4,
    "network": {"kind": "grid", "size": 2, "block_m": 90, "irregularity": 0, "signals": 0, "sidewalk_m": 2.5, "relief_m": 3, "lanes": 1,
                "parking": 0, "median": 0, "water": 0, "country": "germany"},
})  # fmt: skip
SUMMER, WINTER = Season(180, 50.0), Season(20, 50.0)
EVERYWHERE: Any = SimpleNamespace(covers=lambda xy: np.ones(len(xy), bool))


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """A bare town; the land begins behind the pavement of a straight street. at(s, n) : places along it and behind the land's edge."""
    draws = Draws(RECIPE.seed, 0, 0)
    road_map = read_network(generate_network(RECIPE.network, draws, Path(tmp_path_factory.mktemp("town"))))
    points = np.concatenate([lane.center for lane in road_map.lanes])
    terrain = draw_terrain(RECIPE.network, draws, (*points.min(axis=0), *points.max(axis=0)))
    ground = build_ground(road_map, terrain, draws.rng("network.ground"))
    edge = next(e for e in road_map.edges.values() if len(e.lanes[0].center) == 2 and e.lanes[0].kind == "sidewalk")
    walk, lane = edge.lanes[0], edge.lanes[-1]
    a, b = lane.center
    d = (b - a) / np.linalg.norm(b - a)
    out = np.array([d[1], -d[0]])
    corner = walk.center[0] + out * walk.width_m / 2

    def at(s: float, n: float) -> Floats:
        return np.asarray(corner + s * d + n * out)

    boundaries = Boundaries(np.round(corner), lambda xy: ground.base_height(xy) + KERB_HEIGHT_M)
    line, z = boundaries.stepped(at(25, 0.3), at(40, 0.3))
    boundaries.run("wall", material("concrete"), line, z, -0.3, 1.0, 0.2)
    for n, kind in ((2.0, "paving_flags"), (6.0, "gravel")):
        boundaries.pave(np.array([at(30, n + 2), at(36, n + 2), at(36, n), at(30, n)])[::-1], kind)  # type: ignore[arg-type]
    land = Land([None], [True], at(24, 0.0), -d, np.array([0.0]), np.array([16.0]), np.array([14.0]))  # type: ignore[list-item]
    return SimpleNamespace(
        road_map=road_map, ground=ground, at=at, path=a + np.linspace(12, 28, 5)[:, None] * d, standing=boundaries.placements(),
        plots=[Plot("park", land, seed, True) for seed in range(6)], away=out,
    )  # fmt: skip


def grown(
    town: SimpleNamespace, *, season: Season = SUMMER, weeds: float = 1.0, plots: Sequence[Plot] = (), more: Sequence[Placement] = (),
    seed: int = 4,
) -> list[Placement]:
    standing = [*town.standing, *more]
    return growth(town.road_map, town.ground, standing, [], plots, season, Draws(seed, 0, 0), town.path, EVERYWHERE, weeds)


def vertices(placed: Sequence[Placement]) -> Floats:
    return np.concatenate([p.mesh.positions for p in placed if p.mesh is not None]).astype(np.float64)


def within(area: shapely.Geometry, p: Floats) -> int:
    return int(shapely.contains_xy(area, p[:, 0], p[:, 1]).sum())


def test_the_cover_is_what_lies_on_top_wherever_it_is_asked_from(town: SimpleNamespace) -> None:
    at = town.at
    places = np.array([at(20, 3.0), at(20, -1.0), at(20, -5.0), at(32, 0.3), at(33, 3.0), at(33, 7.0)])
    wanted = [GRASS, PAVED, ROAD, WALL, LAID, LOOSE]
    assert cover_of(town.ground, town.standing, town.path, 40.0).at(places).tolist() == wanted
    shifted = cover_of(town.ground, town.standing, town.path + 3.3 * town.away, 50.0)
    assert shifted.at(places).tolist() == wanted
    here, there = (cover.tile(0, 0) for cover in (cover_of(town.ground, town.standing, town.path, 60.0), shifted))
    assert (here != there).mean() < 0.002


def test_the_same_town_grows_the_same_plants_and_another_does_not(town: SimpleNamespace) -> None:
    keys = [[p.mesh.key for p in grown(town, plots=town.plots, seed=seed) if p.mesh is not None] for seed in (4, 4, 5)]
    assert keys[0] == keys[1] != keys[2]


def test_nothing_grows_where_cars_drive_or_through_paving(town: SimpleNamespace) -> None:
    p = vertices(grown(town, weeds=3.0))
    lanes = shapely.union_all([lane_area(lane) for lane in town.road_map.lanes if lane.kind == "driving"])
    assert within(lanes.buffer(-0.35), p) == 0
    land = shapely.Polygon([town.at(30, 2), town.at(36, 2), town.at(36, 4), town.at(30, 4)])
    assert within(land.buffer(-0.5), p) <= 0.002 * len(p)  # in joints now and then
    z = town.ground.height(p[:, :2])
    assert (p[:, 2] > z - KERB_HEIGHT_M - 0.03).all()  # a leaf from the gutter reaches over the kerb at most
    assert (p[:, 2] < z + 0.9).all() and (p[:, 2] - z > -0.03).mean() > 0.97
    assert within(town.ground.street, p) < 0.5 * len(p)


def test_nothing_grows_in_what_stands_there(town: SimpleNamespace) -> None:
    builder = MeshBuilder()
    builder.add_box((8, 6, 4), 0, center=(*town.at(18, 5), 2.0))
    house = Placement(transform(), class_id("wall"), (material("concrete"),), mesh=builder.build())
    x, y = town.at(18, 5)
    inside = shapely.box(x - 3.7, y - 2.7, x + 3.7, y + 2.7)
    assert within(inside, vertices(grown(town))) > 500
    assert within(inside, vertices(grown(town, more=[house]))) == 0


def test_grass_has_the_colour_of_the_lawn_in_every_season(town: SimpleNamespace) -> None:
    for season in (SUMMER, WINTER):
        assert palette(season)[0].base_color == season.ground("grass").base_color
        assert palette(season)[0].texture == season.ground("grass").texture
    assert palette(SUMMER)[0].base_color != palette(WINTER)[0].base_color
    summer, winter = (grown(town, season=season)[0].mesh for season in (SUMMER, WINTER))
    assert summer is not None and winter is not None

    def straw(slots: NDArray[np.uint8]) -> float:
        return float((slots == 3).mean())

    assert straw(winter.slots) > 1.5 * straw(summer.slots)
    assert {5, 6} & set(np.unique(summer.slots)) and not {5, 6} & set(np.unique(winter.slots))


def test_a_well_kept_town_has_few_weeds(town: SimpleNamespace) -> None:
    street = town.ground.street.buffer(-0.15)
    few, many = (within(street, vertices(grown(town, weeds=weeds))) for weeds in (0.05, 3.0))
    assert few < many / 5
    assert many > 300


def test_budgets(town: SimpleNamespace) -> None:
    for season in (SUMMER, WINTER):
        placed = grown(town, season=season, weeds=3.0, plots=town.plots)
        assert sum(len(p.mesh.faces) for p in placed if p.mesh is not None) < 90_000
        assert len(placed) <= 3
        for p in placed:
            assert p.mesh is not None and not p.casts_shadow
            assert np.isfinite(p.mesh.positions).all() and np.isfinite(p.mesh.normals).all()
            np.testing.assert_allclose(np.linalg.norm(p.mesh.normals, axis=1), 1.0, atol=1e-3)


def test_beds_take_the_place_of_lawn(town: SimpleNamespace) -> None:
    without = grown(town)
    beds = grown(town, plots=town.plots)
    kinds = {p.semantic for p in beds}
    assert class_id("static") in kinds or class_id("vegetation") in kinds
    blooms = [set(np.unique(p.mesh.slots)) for p in beds if p.mesh is not None and p.semantic != class_id("static")]
    assert any(slot >= 9 for slots in blooms for slot in slots)  # soil and what grows in it
    assert not any(s >= 9 for p in without if p.mesh is not None and p.semantic != class_id("static") for s in np.unique(p.mesh.slots))
