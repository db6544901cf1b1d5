"""Lamps on the fronts of narrow streets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import DiskCatalogue
from simgen.assets.meshbuilder import MeshBuilder
from simgen.countries import COUNTRIES
from simgen.geometry import pose
from simgen.mesh import Material
from simgen.recipe import Network
from simgen.roads.network import generate_network
from simgen.roads.reader import read_network
from simgen.roads.surface import StreetGround, build_ground
from simgen.roads.terrain import draw_terrain
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement
from simgen.scenes.urban.kerbside import Crew, Side, sides
from simgen.scenes.urban.townstyle import town_style
from simgen.scenes.urban.walllamps import WallLamps, wall_lamps

NARROW = Network(kind="grid", size=3, lanes=1, signals=0.0, sidewalk_m=1.8, irregularity=0.0, parking=0.0, relief_m=2, country="france")
BACK_M, PANE_M, EVERY_M = 0.3, 3.4, 6.0
Street = tuple[StreetGround, list[Side], DiskCatalogue]


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Street:
    folder: Path = tmp_path_factory.mktemp("narrow")
    draws = Draws(2, 0, 0)
    road_map = read_network(generate_network(NARROW, draws, folder))
    points = np.concatenate([lane.center for lane in road_map.lanes])
    terrain = draw_terrain(NARROW, draws, (*points.min(axis=0) - 170, *points.max(axis=0) + 170))
    ground = build_ground(road_map, terrain, np.random.default_rng(0))
    return ground, [s for s in sides(road_map, points.mean(axis=0), 500.0) if len(s.kerb) == 2], DiskCatalogue(folder / "cache")


def terrace(side: Side, ground: StreetGround) -> Placement:
    """A wall along a side with panes that take a part of it, a centimetre before it."""
    b = MeshBuilder()
    b.add_box((6.0, side.length_m, 9.0), 0, center=(-3.0, 0.0, 4.0))
    for y in np.arange(-side.length_m / 2 + PANE_M, side.length_m / 2 - PANE_M, EVERY_M):
        b.add_box((0.02, PANE_M, 6.0), 1, center=(0.0, float(y), 4.0))
    asset = Asset("terrace", "house", 11, (b.build(),), (Material("wall", roughness=0.9), Material("pane", roughness=0.05)), 1e5)
    middle = side.length_m / 2
    xy = side.point(middle, side.width_m + BACK_M)
    T = pose(float(xy[0]), float(xy[1]), float(ground.height(xy[None])[0]), side.towards_road(middle))
    return Placement(T, 11, asset.materials, asset, attributes={"ground_use": "dwelling"})


def hung(street: Street, built: list[Placement], side: Side, design: int | None = 0) -> tuple[bool, list[Placement]]:
    ground, _, catalogue = street
    crew = Crew(ground, GroundPlan(), catalogue, side.point(0.0, 0.0), 500.0)
    lit = WallLamps(built, design, 4.4).light(crew, side, 18.0)
    crew.put("bin", 0, side.point(side.length_m / 2, 0.6), 0.0)  # a crew with nothing to stand has nothing to place
    return lit, [p for p in crew.placements() if p.asset is not None and p.asset.family == "wall_lamp"]


def test_they_hang_on_bare_wall_and_reach_over_the_pavement(street: Street) -> None:
    ground, pavements, _ = street
    side = max(pavements, key=lambda s: s.length_m)
    house = terrace(side, ground)
    lit, lamps = hung(street, [house], side)
    assert lit and len(lamps) == max(1, round(side.length_m / 18.0))
    for p in lamps:
        local = np.linalg.inv(house.T_world_obj) @ p.T_world_obj
        assert abs(local[0, 3]) < 0.005 and local[0, 0] > 0.999  # on the wall, facing away from it
        offset = (local[1, 3] + side.length_m / 2 - PANE_M + EVERY_M / 2) % EVERY_M - EVERY_M / 2
        assert abs(offset) > PANE_M / 2 + 0.1  # beside the panes
        foot = p.T_world_obj[:2, 3]
        assert p.T_world_obj[2, 3] - ground.height(foot[None])[0] == pytest.approx(4.4, abs=1e-6)
        assert p.T_world_obj[:2, 0] @ (side.point(side.length_m / 2, 0.0) - side.point(side.length_m / 2, 2.0)) > 0


def test_posts_stand_where_no_wall_bears_a_lamp(street: Street) -> None:
    ground, pavements, _ = street
    side, other = pavements[0], pavements[1]
    assert hung(street, [], side) == (False, [])
    assert hung(street, [terrace(other, ground)], side)[0] is False
    assert hung(street, [terrace(side, ground)], side, None)[0] is False
    away = terrace(side, ground)
    back = away.T_world_obj.copy()
    back[:2, 3] -= 3.0 * back[:2, 0]  # behind a front garden
    assert hung(street, [Placement(back, 11, away.materials, away.asset)], side)[0] is False


def test_some_towns_of_some_countries_have_them() -> None:
    def with_lamps(name: str) -> int:
        found = 0
        for k in range(40):
            draws = Draws(k, k, k)
            found += wall_lamps(town_style(draws, COUNTRIES[name]), draws, []).design is not None
        return found

    assert 10 < with_lamps("france") < 32 and with_lamps("usa") == 0 == with_lamps("japan")
