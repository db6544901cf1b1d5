"""Towns' furniture: one style to a town, nothing on lanes or in other things, wires from pole to pole, cafés before shops."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from simgen.asset import Asset
from simgen.assets.catalogue import DiskCatalogue
from simgen.assets.furniture.bins import BANKS, LARGE
from simgen.countries import COUNTRIES
from simgen.geometry import pose
from simgen.ontology import class_id
from simgen.recipe import Recipe
from simgen.roads.network import generate_network
from simgen.roads.parking import parking_bays
from simgen.roads.reader import read_network
from simgen.roads.surface import StreetGround, build_ground
from simgen.roads.terrain import draw_terrain
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement, footprint, place
from simgen.scenes.urban.cafes import put_cafes
from simgen.scenes.urban.furnishing import furnish
from simgen.scenes.urban.kerbside import Crew, sides
from simgen.scenes.urban.townstyle import town_style
from simgen.scenes.urban.utilitylines import put_lines

KIT = {
    "cabinet", "post_box", "hydrant", "parking_meter", "ev_charger", "citylight", "phone_box", "advertising_column", "kiosk", "fountain",
    "planter",
    "guard_rail", "cafe_set", "a_board", "cycle_stand", "utility_pole", "bench", "bin", "bus_shelter",
}  # fmt: skip
BAYS = {"skip", "barrier", "heap", "pallet", "site_cabin", "cone"}


class Furnished:
    """A small town, furnished with much of everything."""

    def __init__(self, seed: int, folder: Path) -> None:
        recipe = Recipe.model_validate({
            "name": "kit", "seed": seed,
            "network": {"kind": "grid", "size": 3, "block_m": 80, "sidewalk_m": 4.0, "lanes": 1, "parking": 0.8, "relief_m": 3},
            "streetscape": {"trees": 0.2, "furniture": 2.0, "overhead": 0.6},
        })  # fmt: skip
        self.draws = draws = Draws(recipe.seed, 0, 0)
        self.road_map = read_network(generate_network(recipe.network, draws, folder))
        points = np.concatenate([lane.center for lane in self.road_map.lanes])
        terrain = draw_terrain(recipe.network, draws, (*points.min(axis=0), *points.max(axis=0)))  # type: ignore[arg-type]
        self.ground: StreetGround = build_ground(self.road_map, terrain, draws.rng("network.ground"))
        self.plan, self.catalogue = GroundPlan(), DiskCatalogue()
        self.bays = parking_bays(self.road_map, draws.rng("network.bays"), 0.9)
        self.center = points.mean(axis=0)
        self.shops = [self._shop(side) for side in sides(self.road_map, self.center, 500.0)]
        self.placed = furnish(self.road_map, self.ground, self.plan, self.catalogue, draws, recipe.streetscape, self.center, 500.0,
                              built=self.shops, bays=self.bays)  # fmt: skip

    def _shop(self, side) -> Placement:  # type: ignore[no-untyped-def]
        """A house of 16 m behind the pavement, its door in the middle."""
        s = side.length_m / 2
        lo, hi = np.array([-8.0, 0.0, 0.0]), np.array([0.0, 16.0, 9.0])
        out = side.towards_road(s)
        corner = side.point(s, side.width_m + 0.02) - 8.0 * np.array([-np.sin(out), np.cos(out)])
        block = self.catalogue.get("cabinet", 0)
        mesh = block.lods[0]
        scaled = (mesh.positions - mesh.bounds[0]) / np.ptp(mesh.bounds, axis=0) * (hi - lo) + lo

        house: Asset = replace(block, lods=(replace(mesh, positions=scaled.astype(np.float32), key=""),), lod_distances_m=(),
                               anchors={"door": pose(0.0, 8.0)}, family="building")  # fmt: skip
        T = pose(float(corner[0]), float(corner[1]), 0.0, out)
        self.plan.occupy(footprint(T, house.bounds))
        return place(house, T, attributes={"ground_use": "shop", "sign": "BISTRO"})

    def of(self, *families: str) -> list[Placement]:
        return [p for p in self.placed if p.asset is not None and p.asset.family in families]

    def on_pavements(self) -> list[Placement]:
        """Without the containers that stand in bays."""
        return [p for p in self.of(*KIT) if p.asset is not None and p.asset.key not in {f"bin:{v}" for v in (*LARGE, *BANKS)}]


@pytest.fixture(scope="module", params=[3, 8])
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    return Furnished(request.param, tmp_path_factory.mktemp("kit"))


def area_of(p: Placement, margin_m: float = 0.0) -> shapely.Polygon:
    assert p.asset is not None
    return footprint(p.T_world_obj, p.asset.bounds, margin_m)


def test_there_is_a_good_deal_of_it(town: Furnished) -> None:
    there = {p.asset.family for p in town.placed if p.asset is not None}
    assert len(there & KIT) >= 14, KIT - there
    assert there & BAYS


def test_nothing_stands_on_a_lane_or_a_crossing(town: Furnished) -> None:
    lanes = shapely.union_all(
        [
            shapely.LineString(lane.center).buffer(lane.width_m / 2, cap_style="flat")
            for lane in town.road_map.lanes
            if lane.kind == "driving"
        ]
    )
    crossings = shapely.union_all([shapely.Polygon(c.outline) for c in town.road_map.crossings])
    for p in town.on_pavements():
        foot = area_of(p, -0.03) if p.asset.family != "utility_pole" else shapely.Point(p.T_world_obj[:2, 3]).buffer(0.15)  # type: ignore[union-attr]
        assert not town.ground.carriageway.intersects(foot), p.asset and p.asset.key
        assert not crossings.intersects(foot), p.asset and p.asset.key
    for p in town.of(*BAYS):
        assert area_of(p).intersection(lanes).area < 0.12 * area_of(p).area, p.asset and p.asset.key
        assert town.ground.street.contains(area_of(p, -0.05))


def test_nothing_stands_in_another_thing(town: Furnished) -> None:
    solid = [p for p in town.of(*(KIT - {"utility_pole", "cycle_stand"}), "skip")]
    areas = [area_of(p, -0.06) for p in solid]
    first, second = shapely.STRtree(areas).query(areas, predicate="intersects")
    clashes = [(solid[i].asset.key, solid[j].asset.key) for i, j in zip(first, second, strict=True) if i < j]  # type: ignore[union-attr]
    assert clashes == []
    walls = shapely.union_all([area_of(p, -0.02) for p in town.shops])
    assert not any(walls.intersects(a) for a in areas)


def test_people_can_walk_past(town: Furnished) -> None:
    """Every piece leaves 1.2 m of its pavement free on one side at least."""
    pavements = sides(town.road_map, town.center, 500.0)
    kerbs = [shapely.LineString(side.kerb) for side in pavements]
    for p in town.on_pavements():
        if p.asset is None or p.asset.family == "utility_pole":
            continue
        foot = area_of(p)
        k = int(np.argmin([line.distance(foot.centroid) for line in kerbs]))
        reach = [kerbs[k].distance(shapely.Point(c)) for c in foot.exterior.coords]
        assert max(min(reach), pavements[k].width_m - max(reach)) > 1.15, p.asset and p.asset.key


def test_doors_stay_free(town: Furnished) -> None:
    for shop in town.shops:
        door = shapely.Point((shop.T_world_obj @ np.array([0.6, 8.0, 0, 1]))[:2]).buffer(0.4)
        for p in town.of("cafe_set", "a_board", "planter", "parasol"):
            if np.hypot(*(p.T_world_obj[:2, 3] - shop.T_world_obj[:2, 3])) < 20 and p.asset is not None:
                foot = area_of(p) if p.asset.family != "parasol" else shapely.Point(p.T_world_obj[:2, 3]).buffer(0.3)
                assert not door.intersects(foot)


def test_a_town_has_few_designs_of_a_kind(town: Furnished) -> None:
    designs = defaultdict(set)
    for p in town.placed:
        if p.asset is not None:
            designs[p.asset.family].add(p.asset.key)
    for family, most in (
        ("street_lamp", 2),
        ("bench", 1),
        ("bollard", 1),
        ("guard_rail", 1),
        ("post_box", 1),
        ("bus_shelter", 1),
        ("cabinet", 3),
        ("utility_pole", 2),
    ):
        assert len(designs[family]) <= most, family
    painted = {p.materials[p.asset.tags["town_paint"]] for p in town.placed if p.asset is not None and "town_paint" in p.asset.tags}
    paint = town_style(town.draws, COUNTRIES["europe"]).paint
    assert paint is None or painted == {paint}


def test_neighbouring_posters_differ(town: Furnished) -> None:
    lit = [p for p in town.of("citylight", "bus_shelter", "advertising_column") if p.asset is not None and "bills" in p.asset.tags]
    shown = {p.materials[p.asset.tags["bills"]].uv_offset for p in lit if p.asset is not None}
    assert len(shown) > min(len(lit), 8) / 2


def test_one_sits_before_places_to_eat_alone(town: Furnished) -> None:
    assert town.of("cafe_set")
    banks = [replace(shop, attributes={**shop.attributes, "sign": "BANK"}) for shop in town.shops]
    crew = Crew(town.ground, GroundPlan(), town.catalogue, town.center, 500.0)
    put_cafes(crew, sides(town.road_map, town.center, 500.0), banks, town.draws, 2.0)
    assert not [p for p in crew.placements() if p.asset is not None and p.asset.family == "cafe_set"]


def test_towns_differ() -> None:
    styles = [town_style(Draws(seed, 0, 0), COUNTRIES["europe"]).variants for seed in range(12)]
    for family in ("street_lamp", "bench", "bollard", "wheelie", "cabinet"):
        assert len({s[family] for s in styles}) > 4, family
    assert len({town_style(Draws(0, 0, 0), country).variants["post_box"] for country in COUNTRIES.values()}) > 4


def test_wires_hang_between_the_ties_of_their_poles(town: Furnished) -> None:
    poles = town.of("utility_pole")
    ties = np.concatenate([np.array([(p.T_world_obj @ T)[:3, 3] for T in p.asset.anchors.values()]) for p in poles])  # type: ignore[union-attr]
    (wires,) = [p for p in town.placed if p.asset is None and p.materials[0].name == "overhead wire"]
    assert wires.semantic == class_id("static") and wires.mesh is not None
    points = wires.mesh.positions.astype(float)
    for tie in ties:
        assert np.linalg.norm(points - tie, axis=1).min() < 0.1
    ground = town.ground.base_height(points[:, :2])
    assert (points[:, 2] - ground).min() > 2.5
    assert points[:, 2].max() < ties[:, 2].max() + 0.1, "they sag"


def test_no_wires_without_poles(town: Furnished) -> None:
    crew = Crew(town.ground, GroundPlan(), town.catalogue, town.center, 500.0)
    pavements = sides(town.road_map, town.center, 500.0)
    style = town_style(town.draws, COUNTRIES["europe"])
    assert put_lines(crew, pavements, style, town.draws, 0.0, (), frozenset()) == []
    everything = frozenset(side.edge.id for side in pavements)
    assert put_lines(crew, pavements, style, town.draws, 1.0, (), everything) == []
    assert crew.placements() == []
