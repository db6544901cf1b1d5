"""Fifty networks of all kinds: the ground is closed and even, paint lies once and on the road, furniture stands free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import shapely

from simgen.assets.catalogue import DiskCatalogue
from simgen.countries import COUNTRIES, Country, country_of
from simgen.recipe import Network, Streetscape
from simgen.roads.humps import with_humps
from simgen.roads.medians import with_islands
from simgen.roads.network import generate_network
from simgen.roads.plan import UNIT_INTERVAL, bent_spider, without_bends, without_dead_ends
from simgen.roads.reader import read_network
from simgen.roads.roadmap import RoadMap
from simgen.roads.surface import StreetGround, build_ground
from simgen.roads.terrain import Terrain, draw_terrain
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement
from simgen.scenes.urban.furnishing import furnish

COUNT = 50
KINDS = ("grid", "spider", "random")
STEP_M = 0.02
PAINTED = ("lane marking", "crosswalk", "stop line")


@dataclass(frozen=True)
class Made:
    country: Country
    road_map: RoadMap
    terrain: Terrain
    ground: StreetGround
    draws: Draws


def made(index: int, folder: Path) -> Made:
    """Two to six lanes, every country, level or not."""
    recipe = Network(
        kind=KINDS[index % 3], size=3, lanes=1 + index // 3 % 3, irregularity=(index * 0.37) % 1, relief_m=(index * 1.7) % 9,
        country=list(COUNTRIES)[index % len(COUNTRIES)], median=(index * 0.29) % 1, parking=(index * 0.41) % 1, block_m=90,
    )  # fmt: skip
    draws = Draws(17, index, index)
    country = country_of(recipe, draws)
    road_map = with_islands(read_network(generate_network(recipe, draws, folder)), draws.rng("network.islands"))
    split = frozenset(edge for median in road_map.medians for edge in median.edges)
    road_map = with_humps(road_map, country.markings, draws.rng("network.humps"), split)
    points = np.concatenate([lane.center for lane in road_map.lanes])
    terrain = draw_terrain(recipe, draws, (*points.min(axis=0) - 170, *points.max(axis=0) + 170))
    ground = build_ground(road_map, terrain, draws.rng("network.surface"), outskirts_m=20, habits=country.markings)
    return Made(country, road_map, terrain, ground, draws)


def test_rings_meet_at_wide_angles() -> None:
    for seed in range(60):
        nodes, links = bent_spider(2 + seed % 3, 100.0, 1.0, np.random.default_rng(seed))
        for name, at in nodes.items():
            ways = [nodes[b if a == name else a] - at for a, b in links if name in (a, b)]
            angles = np.sort([np.arctan2(y, x) for x, y in ways])
            assert np.diff(angles, append=angles[0] + 2 * np.pi).min() > np.radians(45)
        assert len(without_bends(*without_dead_ends(nodes, links))[1]) >= 3


def test_mixed_networks_are_of_all_kinds() -> None:
    shares = [Draws(3, k, k).value("network.kind", UNIT_INTERVAL) for k in range(300)]
    assert 0.08 < np.mean(np.array(shares) > 0.85) < 0.24


@pytest.mark.heavy
@pytest.mark.parametrize("index", range(COUNT))
def test_network(index: int, tmp_path: Path) -> None:
    place = made(index, tmp_path / "network")
    check_evenness(place)
    check_paint(place)
    check_furniture(place, tmp_path / "cache")


def check_evenness(place: Made) -> None:
    """No hole, and no step of more than `STEP_M` but at kerbs."""
    ground, rng = place.ground, np.random.default_rng(0)
    x0, y0, x1, y1 = ground.street.bounds
    xy = rng.uniform([x0 - 10, y0 - 10], [x1 + 10, y1 + 10], (30_000, 2))
    turn = rng.uniform(0, 2 * np.pi, len(xy))
    beside = xy + 0.01 * np.column_stack([np.cos(turn), np.sin(turn)])
    low, high = ground.height(xy), ground.height(beside)
    assert np.isfinite(low).all() and np.isfinite(high).all()
    slope = np.abs(np.einsum("ij,ij->i", place.terrain.slope(xy), beside - xy))
    steps = np.flatnonzero(np.abs(high - low) > STEP_M + slope)
    kerbs = shapely.union(shapely.boundary(ground.carriageway), shapely.boundary(ground.street))
    assert all(shapely.distance(shapely.points(xy[steps]), kerbs) < 0.25)


def check_paint(place: Made) -> None:
    """Nothing is painted twice, and nothing off the carriageway."""
    triangles = np.concatenate([p.mesh.positions[p.mesh.faces][..., :2] for p in place.ground.pieces if p.kind in PAINTED]).astype(float)
    shapes = shapely.polygons(triangles)
    once = shapely.union_all(shapes, grid_size=1e-4).area
    assert shapely.area(shapes).sum() == pytest.approx(once, rel=2e-3)
    middle = triangles.mean(axis=1)
    assert shapely.contains_xy(shapely.buffer(place.ground.carriageway, 0.02), middle[:, 0], middle[:, 1]).mean() > 0.9995


def check_furniture(place: Made, cache: Path) -> None:
    """What stands on the ground stands off the lanes and in nothing else."""
    middle = np.array(place.ground.street.centroid.coords[0])
    placed = furnish(
        place.road_map, place.ground, GroundPlan(), DiskCatalogue(cache), place.draws, Streetscape(), middle, 120.0, country=place.country
    )
    feet = list(standing(placed, place))
    assert len(feet) > 20
    lanes = shapely.union_all([shapely.LineString(x.center).buffer(x.width_m / 2 - 0.05, cap_style="flat")
                               for x in place.road_map.lanes if x.kind in ("driving", "bike") and len(x.center) > 1])  # fmt: skip
    shapely.prepare(lanes)
    on_lanes = [name for name, foot in feet if lanes.intersects(foot)]
    assert not on_lanes
    tree = shapely.STRtree([foot for _, foot in feet])
    pairs = tree.query([foot for _, foot in feet], predicate="intersects").T
    clashes = [(feet[a][0], feet[b][0]) for a, b in pairs if a < b and feet[a][1].intersection(feet[b][1]).area > 0.005]
    assert not clashes


def standing(placed: list[Placement], place: Made) -> Iterator[tuple[str, shapely.Geometry]]:
    """(key, plan of what is of it up to 0.6 m above the ground) of what is not fixed to something else."""
    for p in placed:
        mesh = p.asset.lods[0] if p.asset is not None else None
        if p.asset is None or mesh is None:
            continue
        points = mesh.positions.astype(float) @ p.T_world_obj[:3, :3].T + p.T_world_obj[:3, 3]
        above = points[:, 2] - place.ground.height(p.T_world_obj[None, :2, 3])[0]
        if above.min() > 0.3:
            continue
        near = points[above < 0.6, :2]
        if len(near) >= 3:
            yield p.asset.key, shapely.MultiPoint(near).convex_hull
