"""The banks of a river: barriers on its quays, boats on its water."""

from pathlib import Path

import numpy as np
import pytest
import shapely

from simgen.assets.catalogue import DiskCatalogue
from simgen.ontology import class_id
from simgen.recipe import Network, Recipe, Streetscape
from simgen.roads.network import generate_network
from simgen.roads.reader import read_network
from simgen.roads.surface import StreetGround, build_ground
from simgen.roads.terrain import draw_terrain
from simgen.roads.water import draw_river
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement, footprint
from simgen.scenes.urban.frontages import frontages
from simgen.scenes.urban.quays import quays

NETWORK = Network(kind="grid", size=3, block_m=80, relief_m=1, water=1.0)
Banks = tuple[StreetGround, list[Placement], list[Placement]]


@pytest.fixture(scope="module")
def banks(tmp_path_factory: pytest.TempPathFactory) -> Banks:
    """The ground of a town on a river, what stands on its banks, and its houses."""
    folder: Path = tmp_path_factory.mktemp("banks")
    draws = Draws(3, 0, 0)
    road_map = read_network(generate_network(NETWORK, draws, folder))
    points = np.concatenate([lane.center for lane in road_map.lanes])
    bounds = (*points.min(axis=0), *points.max(axis=0))
    ground = build_ground(road_map, draw_terrain(NETWORK, draws, bounds), draws.rng("g"), river=draw_river(NETWORK, draws, bounds))  # type: ignore[arg-type]
    plan, catalogue, center = GroundPlan(), DiskCatalogue(folder / "cache"), points.mean(axis=0)
    built = quays(ground, plan, catalogue, draws, center, 400.0, country="uk")
    return ground, built, frontages(road_map, ground, plan, catalogue, draws, Streetscape(), center, 400.0)


def test_boats_float_in_the_water_and_do_not_touch(banks: Banks) -> None:
    ground, built, _ = banks
    boats = [p for p in built if p.asset is not None and p.asset.family == "boat"]
    areas = [footprint(p.T_world_obj, p.asset.bounds) for p in boats if p.asset is not None]
    assert len(boats) >= 3 and {p.semantic for p in boats} == {class_id("dynamic")}
    for boat, area in zip(boats, areas, strict=True):
        basin = next(b for b in ground.basins if b.area.contains(area.centroid))
        assert boat.T_world_obj[2, 3] == pytest.approx(basin.level_m)
        assert shapely.difference(area, basin.area).area < 0.02 * area.area
    for i, area in enumerate(areas):
        assert all(shapely.intersection(area, other).area < 0.05 for other in areas[:i])


def test_every_bank_has_its_barrier_behind_the_pavement(banks: Banks) -> None:
    ground, built, _ = banks
    barriers = [p for p in built if p.mesh is not None]
    points = np.concatenate([p.mesh.positions[:, :2] + p.T_world_obj[:2, 3] for p in barriers if p.mesh is not None])
    assert not shapely.contains_xy(ground.street.buffer(-0.05), points[:, 0], points[:, 1]).any()
    cloud = shapely.MultiPoint(points)
    for basin in ground.basins:
        along = [basin.area.exterior.interpolate(s) for s in np.arange(0.0, basin.area.exterior.length, 5.0)]
        assert max(p.distance(cloud) for p in along) < 3.0


def test_no_house_stands_in_the_water(banks: Banks) -> None:
    ground, _, houses = banks
    water = shapely.union_all([b.area for b in ground.basins])
    for house in houses:
        if house.asset is not None and house.asset.family == "building":
            assert not footprint(house.T_world_obj, house.asset.bounds).intersects(water)


def test_a_recipe_without_boats_has_none(banks: Banks, tmp_path: Path) -> None:
    from simgen.assets.selection import SelectedCatalogue, selection_of

    recipe = Recipe.model_validate({"name": "dry", "assets": {"exclude": ["boat"]}})
    catalogue = SelectedCatalogue(DiskCatalogue(tmp_path), selection_of(recipe.assets))
    ground = banks[0]
    center = np.array(ground.street.centroid.coords[0])
    assert all(p.asset is None for p in quays(ground, GroundPlan(), catalogue, Draws(3, 0, 0), center, 400.0))
