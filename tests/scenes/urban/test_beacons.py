"""Beacons at zebra crossings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely

from simgen.assets.catalogue import DiskCatalogue
from simgen.countries import COUNTRIES
from simgen.recipe import Network
from simgen.roads.network import generate_network
from simgen.roads.reader import read_network
from simgen.roads.surface import build_ground
from simgen.roads.terrain import draw_terrain
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan
from simgen.scenes.urban.beacons import put_beacons
from simgen.scenes.urban.kerbside import Crew


def test_beacons_stand_at_both_ends_of_zebras_alone(tmp_path: Path) -> None:
    network, draws = Network(kind="grid", size=3, lanes=1, signals=0.3, country="uk", sidewalk_m=2.4), Draws(4, 0, 0)
    road_map = read_network(generate_network(network, draws, tmp_path))
    points = np.concatenate([lane.center for lane in road_map.lanes])
    terrain = draw_terrain(network, draws, (*points.min(axis=0) - 170, *points.max(axis=0) + 170))
    ground = build_ground(road_map, terrain, np.random.default_rng(0), habits=COUNTRIES["uk"].markings)
    crew = Crew(ground, GroundPlan(), DiskCatalogue(tmp_path / "cache"), points.mean(axis=0), 500.0)
    put_beacons(crew, road_map, draws)
    beacons = crew.placements()
    assert ground.zebras and len(beacons) > 1.7 * len(ground.zebras)
    zebras = [c for c in road_map.crossings if c.id in ground.zebras]
    ends = np.array([c.center[k] for c in zebras for k in (0, -1)])
    at = np.array([p.T_world_obj[:2, 3] for p in beacons])
    gap = np.hypot(*(at[:, None] - ends[None]).transpose(2, 0, 1))
    assert gap.min(axis=1).max() < 4.5 and len(set(gap.argmin(axis=1).tolist())) == len(at)
    bars = shapely.union_all([shapely.Polygon(c.outline) for c in zebras])
    assert not shapely.intersects(ground.carriageway, shapely.buffer(shapely.points(at), 0.1)).any()
    assert not shapely.intersects(bars, shapely.points(at)).any()
    lit = [max(m.emissive[0] for m in p.materials) > 0 for p in beacons]
    assert any(lit) and not all(lit)  # they flash
    assert len({p.asset.key for p in beacons if p.asset is not None}) == 1
