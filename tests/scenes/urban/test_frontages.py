"""Streets lined with buildings, on a small made-up town: two crossing streets and a ring street round them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from scipy.spatial import cKDTree

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.errors import SimgenError
from simgen.mesh import Material
from simgen.recipe import Streetscape
from simgen.roads.ground import Basin
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement
from simgen.scenes.urban.frontages import detached, frontages
from simgen.scenes.urban.lots import Lot


class Slope:
    """A town on an inclined plane."""

    pieces = ()

    basins: tuple[Basin, ...] = ()

    def __init__(self) -> None:
        lines = [[(-90, 0), (90, 0)], [(10, -70), (10, 70)]]
        ring = shapely.LinearRing([(-90, -70), (90, -60), (95, 70), (-85, 75)])
        self.street = shapely.MultiPolygon([shapely.union_all([shapely.LineString(s).buffer(7) for s in lines] + [ring.buffer(7)])])
        self.carriageway = self.street

    def height(self, xy: np.ndarray) -> np.ndarray:
        return self.base_height(xy) + 0.12

    def base_height(self, xy: np.ndarray) -> np.ndarray:
        return 0.03 * np.asarray(xy)[:, 0] + 0.02 * np.asarray(xy)[:, 1]


class Trees:
    """A catalogue whose plants, benches and bicycles are posts."""

    textures: dict = {}  # noqa: RUF012

    def get(self, family: str, variant: int = 0) -> Asset:
        if not family.startswith(("tree", "bench", "bicycle")):
            raise SimgenError(family)
        b = MeshBuilder()
        b.add_box((0.4, 0.4, 6.0), 0, center=(0, 0, 3.0))
        return Asset(f"{family}-{variant}", family, 21, (b.build(),), (Material("post"),), 100.0)


def lined(center: tuple[float, float] = (10.0, 0.0), radius_m: float = 400.0, seed: int = 4, **kw: object) -> tuple[list[Placement], Slope]:
    ground = Slope()
    streetscape = Streetscape(**{"open": 0.0, **kw})  # type: ignore[arg-type]
    placements = frontages(None, ground, GroundPlan(), Trees(), Draws(seed, 0, 0), streetscape, np.array(center), radius_m)  # type: ignore[arg-type]
    return placements, ground


def outline(p: Placement) -> shapely.Polygon:
    """Where the building's walls stand: the hull of its coarse mesh at its foot."""
    mesh = p.asset.lods[-1]  # type: ignore[union-attr]
    foot = mesh.positions[mesh.positions[:, 2] < mesh.bounds[0, 2] + 0.01].astype(float)
    return shapely.convex_hull(shapely.MultiPoint((foot @ p.T_world_obj[:3, :3].T + p.T_world_obj[:3, 3])[:, :2]))


@pytest.fixture(scope="module")
def town() -> tuple[list[Placement], Slope]:
    return lined(setback_m=0.0, closed=1.0)


def buildings(placements: list[Placement]) -> list[Placement]:
    return [p for p in placements if p.attributes.get("family") == "building"]


def test_buildings_overlap_neither_each_other_nor_the_street(town: tuple[list[Placement], Slope]) -> None:
    placements, ground = town
    outlines = np.array([outline(p) for p in buildings(placements)])
    assert len(outlines) > 60
    # Hoardings stand 5 cm on the pavement, along all fronts of a corner, more than half of an outline.
    assert all(o.intersection(ground.street).area < max(0.6, 0.03 * o.length) for o in outlines)
    a, b = shapely.STRtree(outlines).query(outlines, predicate="intersects")
    assert shapely.area(shapely.intersection(outlines[a[a < b]], outlines[b[a < b]])).max(initial=0.0) < 0.6


def test_street_views_are_closed(town: tuple[list[Placement], Slope]) -> None:
    """From points on the streets, nearly every line of sight ends at a building."""
    placements, _ = town
    solid = shapely.union_all([outline(p).buffer(0.1) for p in buildings(placements)])
    shapely.prepare(solid)
    seen = []
    for x, y in ((-60, 0), (60, 1), (10, 40), (10, -40), (0, 72), (92, 5)):
        angle = np.linspace(0, 2 * np.pi, 180, endpoint=False)
        rays = [shapely.LineString([(x, y), (x + 230 * np.cos(t), y + 230 * np.sin(t))]) for t in angle]
        seen.append(float(np.mean(shapely.intersects(solid, rays))))
    assert min(seen) > 0.96


def test_walls_reach_into_the_ground_and_doors_stand_on_it(town: tuple[list[Placement], Slope]) -> None:
    placements, ground = town
    for p in buildings(placements):
        foot = np.asarray(outline(p).exterior.coords)
        assert p.T_world_obj[2, 3] + p.asset.bounds[0, 2] < ground.height(foot).min()  # type: ignore[union-attr]
        front = p.T_world_obj[:3, 3]
        assert abs(front[2] - ground.height(front[None, :2])[0]) < 1.0


def test_the_same_place_gets_the_same_buildings_whatever_the_centre() -> None:
    def near(placements: list[Placement]) -> dict[tuple[float, ...], str]:
        return {tuple(np.round(p.T_world_obj[:2, 3], 3)): p.asset.key for p in buildings(placements)  # type: ignore[union-attr]
                if np.linalg.norm(p.T_world_obj[:2, 3]) < 60 and p.attributes["style"] != "warehouse"}

    a, b = near(lined((0, 0), 100.0)[0]), near(lined((20, 10), 120.0)[0])
    assert a and a == b


def test_fronts_of_glass_and_panels_stand_in_tall_streets_only() -> None:
    def styles(floors: float) -> list[tuple[str, int, str]]:
        towns = [lined(radius_m=110.0, seed=seed, setback_m=0.0, closed=1.0, floors=floors)[0] for seed in range(5)]
        return [(str(p.attributes["style"]), int(p.attributes["floors"]), str(p.attributes["ground_use"]))  # type: ignore[call-overload]
                for placements in towns for p in buildings(placements) if "style" in p.attributes]

    low, tall = styles(2), styles(5)
    assert not {"glass", "clad"} & {style for style, _, _ in low}
    new = [(floors, use) for style, floors, use in tall if style in ("glass", "clad")]
    assert 0.06 < len(new) / len(tall) < 0.25
    assert all(floors >= 3 and use in ("shop", "office", "site") for floors, use in new)


def test_gaps_and_setbacks_get_boundaries_and_gardens() -> None:
    placements, _ = lined(setback_m=4.0, closed=0.3)
    kinds = {p.semantic for p in placements}
    assert {11, 12, 21} <= kinds and kinds & {13, 44}
    bare, _ = lined(setback_m=0.0, closed=1.0)
    assert len(buildings(bare)) > len(buildings(placements)) * 0.9


def test_the_open_share_of_frontage_is_what_the_recipe_says() -> None:
    built, half, none = (len(front_row(lined(setback_m=0.0, closed=1.0, open=share)[0])) for share in (0.0, 0.5, 1.0))
    assert none < half < built
    assert half > 0.3 * built


def front_row(placements: list[Placement]) -> list[Placement]:
    """Houses that stand on the pavement's edge."""
    street = Slope().street
    return [p for p in buildings(placements) if outline(p).distance(street) < 0.3]


def test_open_land_is_closed_by_boundaries_and_trees_and_never_by_nothing() -> None:
    """Along the street hardly a place has neither a house nor a boundary; houses, trunks and boundaries keep apart and off the street."""
    placements, ground = lined(setback_m=0.0, closed=1.0, open=1.0)
    houses = shapely.union_all([outline(p) for p in buildings(placements)])
    points = np.concatenate([
        (p.mesh.positions[:, :2] + p.T_world_obj[:2, 3]).astype(float)  # type: ignore[union-attr]
        for p in placements if p.attributes.get("family") == "boundary" and p.semantic in (11, 12, 13, 21, 44)
    ])
    edge = shapely.union_all([shapely.Polygon(r) for part in ground.street.geoms for r in part.interiors]).boundary
    around = [edge.interpolate(s).coords[0] for s in np.arange(0, edge.length, 1.5)]
    nearest, _ = cKDTree(points).query(around)
    assert np.mean((nearest < 1.3) | (shapely.distance(houses, shapely.points(around)) < 0.8)) > 0.93
    trunks = [p.T_world_obj[:2, 3] for p in placements if p.attributes.get("family", "").startswith("tree")]
    assert len(trunks) > 60
    at = shapely.points(np.array(trunks))
    assert shapely.distance(at, houses).min() > 1.5
    assert shapely.distance(at, ground.street).min() > 0.8
    assert np.mean(shapely.distance(at, ground.street) < 4.0) > 0.3  # crowns hang over the pavement


def test_open_land_follows_the_slope() -> None:
    placements, ground = lined(setback_m=0.0, closed=1.0, open=1.0)
    for p in placements:
        if p.attributes.get("family", "").startswith(("tree", "bench")):
            assert abs(p.T_world_obj[2, 3] - ground.height(p.T_world_obj[None, :2, 3])[0]) < 0.05
        elif p.mesh is not None and p.semantic in (6, 8, 9, 22):  # paving lies just above the land
            xyz = p.mesh.positions.astype(float) + p.T_world_obj[:3, 3]
            above = xyz[:, 2] - ground.height(xyz[:, :2])
            assert above.min() > 0.01 and above.max() < 0.03


def test_the_same_open_land_whatever_the_centre() -> None:
    def near(center: tuple[float, float], radius_m: float) -> set[tuple[float, ...]]:
        placements, _ = lined(center, radius_m, open=0.6)
        return {tuple(np.round(p.T_world_obj[:2, 3], 3)) for p in placements
                if p.attributes.get("family", "").startswith("tree") and np.linalg.norm(p.T_world_obj[:2, 3]) < 45}

    a, b = near((0, 0), 110.0), near((20, 10), 130.0)
    assert a and a == b


def test_bays_of_car_parks_keep_off_streets_and_houses(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from simgen.scenes.urban import uses

    for use, layout in uses.LAYOUTS.items():
        monkeypatch.setitem(uses.LAYOUTS, use, replace(layout, share=1.0 if use == "car_park" else 0.0))
    ground, bays = Slope(), []
    placements = frontages(
        None, ground, GroundPlan(), Trees(), Draws(4, 0, 0), Streetscape(open=0.8, setback_m=0.0), np.array([10.0, 0.0]), 400.0, bays=bays,  # type: ignore[arg-type]
    )
    houses = shapely.union_all([outline(p) for p in buildings(placements)])
    assert len(bays) > 20
    for x, y, yaw, length in bays:
        d = np.array([np.cos(yaw), np.sin(yaw)]) * length / 2
        line = shapely.LineString([(x - d[0], y - d[1]), (x + d[0], y + d[1])]).buffer(1.0, cap_style="flat")
        assert not line.intersects(houses)
        assert not line.intersects(ground.street)


@pytest.mark.parametrize("rear_m", [11.0, 2.4, 0.5])
def test_detached_houses_have_air_on_both_sides_and_a_rear_however_their_lot_tapers(rear_m: float) -> None:
    polygon = np.array([[0.0, 0.0], [11.0, 0.0], [5.5 + rear_m / 2, 12.0], [5.5 - rear_m / 2, 12.0]])
    lot = Lot("row", polygon, ("street", "party", "rear", "party"), 3, 4.0, np.array([[0.0, -4.0], [11.0, -4.0]]))
    corners = detached(lot, np.random.default_rng(0)).polygon
    house = shapely.Polygon(corners)
    assert house.exterior.is_ccw and house.is_valid and house.equals(house.convex_hull)
    assert house.within(shapely.Polygon(polygon)) and 5.0 < np.linalg.norm(corners[1] - corners[0]) < 10.95
