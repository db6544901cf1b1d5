from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from simgen.countries import country_of
from simgen.recipe import Network
from simgen.roads.medians import with_islands
from simgen.roads.network import generate_network
from simgen.roads.reader import read_network
from simgen.roads.roadmap import RoadMap
from simgen.roads.surface import StreetGround, build_ground
from simgen.roads.terrain import Terrain, draw_terrain
from simgen.scene import Draws


@dataclass(frozen=True)
class Town:
    recipe: Network
    road_map: RoadMap
    terrain: Terrain
    ground: StreetGround


def make_town(recipe: Network, index: int, folder: Path) -> Town:
    draws = Draws(5, index, index)
    road_map = with_islands(read_network(generate_network(recipe, draws, folder)), draws.rng("network.islands"))
    points = np.concatenate([lane.center for lane in road_map.lanes])
    low, high = points.min(axis=0) - 170, points.max(axis=0) + 170
    terrain = draw_terrain(recipe, draws, (float(low[0]), float(low[1]), float(high[0]), float(high[1])))
    habits = country_of(recipe, draws).markings
    return Town(recipe, road_map, terrain, build_ground(road_map, terrain, draws.rng("network.surface"), habits=habits))


RECIPES = {
    "grid": Network(kind="grid", size=3, irregularity=0.6, relief_m=5, signals=0.6, country="germany", median=0),
    "random": Network(kind="random", size=3, irregularity=1.0, lanes=2, sidewalk_m=1.2, relief_m=0, country="usa", median=0.7,
                      median_m=3),
    "lefthand": Network(kind="random", size=3, irregularity=0.5, lanes={"choice": [1, 2, 3]}, country="uk", relief_m=8, lane_width_m=2.6,
                        median=0.5),
}


@pytest.fixture(scope="session", params=list(RECIPES))
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Town:
    return make_town(RECIPES[request.param], list(RECIPES).index(request.param), tmp_path_factory.mktemp(request.param))
