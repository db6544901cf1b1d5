"""Rivers: the blocks they fill, their walls and their water."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from simgen.recipe import Network
from simgen.roads.ground import KERB_HEIGHT_M
from simgen.roads.surface import StreetGround, build_ground
from simgen.roads.water import River, basins_of, draw_river
from simgen.scene import Draws
from tests.roads.conftest import Town


def river_through(town: Town) -> River:
    """A river through the middle of the largest block."""
    holes = [shapely.Polygon(hole) for part in town.ground.street.geoms for hole in part.interiors]
    middle = np.array(max(holes, key=lambda hole: hole.area).representative_point().coords[0])
    return River(middle, np.array([0.8, 0.6]), 1.5, "stone_ashlar")


def level(town: Town) -> Town:
    """The town without hills, which keep rivers out of blocks."""
    return replace(town, terrain=replace(town.terrain, scale_m=0.0))


@pytest.fixture(scope="module")
def wet(town: Town) -> StreetGround:
    return build_ground(town.road_map, level(town).terrain, np.random.default_rng(2), river=river_through(town))


def test_a_river_fills_the_blocks_on_its_course_and_nothing_else(town: Town, wet: StreetGround) -> None:
    river = river_through(town)
    course = shapely.LineString([river.at - 1e3 * river.along, river.at + 1e3 * river.along])
    assert wet.basins
    for basin in wet.basins:
        assert basin.area.intersects(course)
        assert shapely.distance(basin.area, wet.street) == pytest.approx(0.5, abs=0.02)
        assert basin.level_m == pytest.approx(town.terrain.offset_m + KERB_HEIGHT_M - 1.5)
    hilly = replace(town.terrain, scale_m=40.0, wave=np.full_like(town.terrain.wave, 0.03))
    assert len(basins_of(river, wet.street, 0.5, hilly)) < len(wet.basins)


def test_nothing_gapes_between_bank_wall_and_water(wet: StreetGround) -> None:
    rng = np.random.default_rng(0)
    for basin in wet.basins:
        ring = basin.area.exterior
        edge = shapely.get_coordinates(shapely.line_interpolate_point(ring, rng.uniform(0, ring.length, 3000)))
        at = edge + rng.uniform(-0.6, 0.6, edge.shape)
        height = wet._index.height(at)
        assert np.isfinite(height).all()
        inside = shapely.contains_xy(basin.area.buffer(-0.03), at[:, 0], at[:, 1])
        bank = ~shapely.contains_xy(basin.area.buffer(0.03), at[:, 0], at[:, 1])
        np.testing.assert_allclose(height[inside], basin.level_m, atol=1e-3)
        assert height[bank].min() > basin.level_m + 1.3


def test_walls_face_the_water_and_reach_below_it(wet: StreetGround) -> None:
    wall = next(p.mesh for p in wet.pieces if p.kind == "wall")
    low = min(basin.level_m for basin in wet.basins)
    assert wall.positions[:, 2].min() < low - 0.3
    upright = wall.positions[wall.faces][np.abs(wall.normals[wall.faces[:, 0], 2]) < 0.1].astype(np.float64)
    tall = upright[np.ptp(upright[..., 2], axis=1) > 1.0]
    normal = np.cross(tall[:, 1] - tall[:, 0], tall[:, 2] - tall[:, 0])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    before = tall.mean(axis=1)[:, :2] + 0.1 * normal[:, :2]
    water = shapely.union_all([basin.area for basin in wet.basins])
    assert len(tall) > 10 and shapely.contains_xy(water, before[:, 0], before[:, 1]).mean() > 0.99


def test_a_river_leaves_the_streets_as_they_were(town: Town, wet: StreetGround) -> None:
    dry = build_ground(town.road_map, level(town).terrain, np.random.default_rng(2))
    road = {name: [p.mesh.key for p in ground.pieces if p.kind in ("road", "kerb", "lane marking")] for name, ground in
            (("wet", wet), ("dry", dry))}
    assert road["wet"] == road["dry"]
    assert {p.kind for p in wet.pieces} - {p.kind for p in dry.pieces} == {"wall", "water"}


def test_rivers_are_as_frequent_as_asked() -> None:
    def share(water: float) -> float:
        drawn = [draw_river(Network(water=water), Draws(1, k, k), (0.0, 0.0, 300.0, 300.0)) for k in range(200)]
        return sum(r is not None for r in drawn) / 200

    assert share(0.0) == 0.0 and share(1.0) == 1.0
    assert share(0.3) == pytest.approx(0.3, abs=0.1)
