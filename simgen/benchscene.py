"""The standard scene of `simgen bench`: a straight street of catalogue assets, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from simgen.asset import Asset
from simgen.assets.buildings import STYLES, BuildingSpec, building_asset, rectangular_lot, without_climbers
from simgen.assets.materials import material
from simgen.assets.meshbuilder import MeshBuilder
from simgen.geometry import R_RIG_CAM, intrinsics, pose, rotation, transform
from simgen.ontology import class_id
from simgen.seeding import stream
from simgen.snapshot import Camera, Instance, Snapshot
from simgen.weather.sky import make_sky
from simgen.world import Catalogue

WIDTH_PX, HEIGHT_PX = 1280, 720
LENGTH_M, HALF_ROAD_M, FRONT_M = 260.0, 5.5, 9.0


def street(catalogue: Catalogue) -> Snapshot:
    """A street 260 m long under a clear sky: houses, trees, parked and moving cars, people and furniture, more than 300
    objects and 300,000 triangles at the level of detail of their distance."""
    static = (*_ground(), *_houses(), *_furnishing(catalogue))
    moving = tuple(_moving(catalogue, first_id=1 + sum(1 for i in static if i.instance_id)))
    sky = make_sky(
        hour=10.0, day=150, latitude_deg=48.0, cloud_cover=0.25, turbidity=3.0, visibility_m=20_000.0,
        rng=stream(0, 0, "bench.sky"),
    )  # fmt: skip
    T = transform(rotation(0, 0.02, 0) @ R_RIG_CAM, (0.0, -1.8, 1.5))
    K = intrinsics(WIDTH_PX, HEIGHT_PX, np.radians(70.0))
    camera = Camera("front", WIDTH_PX, HEIGHT_PX, K, T, pose(0.5, 0) @ T, transform(rotation(0, 0.02, 0) @ R_RIG_CAM, (1.7, 0, 1.5)))
    return Snapshot(static, moving, sky, (camera,), catalogue.textures, pose(-1.7, -1.8))


def _ground() -> Iterator[Instance]:
    """Carriageway, raised pavements with kerbs, and the land behind."""
    x0, x1 = -60.0, LENGTH_M + 40
    for name, semantic, y0, y1, z in (
        ("asphalt", "road", -HALF_ROAD_M, HALF_ROAD_M, 0.0),
        ("paving_slabs", "sidewalk", HALF_ROAD_M, FRONT_M, 0.12),
        ("paving_slabs", "sidewalk", -FRONT_M, -HALF_ROAD_M, 0.12),
        ("grass", "terrain", FRONT_M, 120.0, 0.1),
        ("grass", "terrain", -120.0, -FRONT_M, 0.1),
    ):
        b = MeshBuilder()
        x = np.linspace(x0, x1, 61)
        for left, right in pairwise(x):
            b.add([[left, y0, z], [right, y0, z], [right, y1, z], [left, y1, z]], [[0, 1, 2, 3]], 0)
        yield Instance(b.build(), (material(name),), np.eye(4), class_id(semantic))
    for side in (-1.0, 1.0):
        b = MeshBuilder()
        b.add_box((x1 - x0, 0.15, 0.24), 0, center=((x0 + x1) / 2, side * (HALF_ROAD_M - 0.05), 0.0), bevel=0.02)
        yield Instance(b.build(), (material("kerb_stone"),), np.eye(4), class_id("kerb"))


def _houses() -> Iterator[Instance]:
    styles = list(STYLES)
    width = 13.0
    for i in range(int(LENGTH_M / width)):
        for side in (-1, 1):
            rng = stream(0, 2 * i + (side > 0), "bench.house")
            footprint, walls = rectangular_lot(width, 11.0)
            spec = BuildingSpec(footprint, walls, int(rng.integers(2, 6)), styles[int(rng.integers(len(styles)))])
            asset = building_asset(f"bench-{i}-{side}", spec, rng)
            x = i * width + (0.0 if side < 0 else width)
            # A building's front faces its own +x: turned towards the street.
            T = pose(x + (width if side < 0 else -width), side * FRONT_M, 0.1, yaw=-side * np.pi / 2)
            house, ivy = without_climbers(asset)
            yield _placed(house, T)
            if ivy is not None:
                yield _placed(ivy, T)


def _furnishing(catalogue: Catalogue) -> Iterator[Instance]:
    """Everything along the kerbs that stands still, with ids for things."""
    count = 0
    cars = ("hatchback", "saloon", "suv", "van")
    kinds = (("bollard", 4.0), ("bin", 17.0), ("bench", 23.0), ("street_lamp", 26.0), ("sign_pole", 21.0))
    trees = ("tree_broad", "tree_columnar", "tree_conifer")
    for side in (-1, 1):
        for i, x in enumerate(np.arange(6.0, LENGTH_M, 6.5)):
            count += 1
            T = pose(x, side * (HALF_ROAD_M - 1.15), yaw=0.0 if side < 0 else np.pi)
            yield _placed(catalogue.get(cars[(i + side) % 4], i % 2), T, count)
        for i, x in enumerate(np.arange(9.0, LENGTH_M, 9.0)):
            yield _placed(catalogue.get(trees[i % 3], i), pose(x, side * (HALF_ROAD_M + 0.9), 0.12, yaw=i))
        for i, x in enumerate(np.arange(12.0, LENGTH_M, 19.0)):
            yield _placed(catalogue.get("hedge", i), pose(x, side * (FRONT_M - 0.6), 0.12, yaw=-side * np.pi / 2))
        for family, step in kinds:
            for i, x in enumerate(np.arange(3.0 + step / 3, LENGTH_M, step)):
                yield _placed(catalogue.get(family, i), pose(x, side * (HALF_ROAD_M + 0.55), 0.12, yaw=-side * np.pi / 2))


def _moving(catalogue: Catalogue, first_id: int) -> Iterator[Instance]:
    """Traffic and people, with their place at the next frame."""
    count = first_id
    for i, x in enumerate(np.arange(14.0, LENGTH_M, 22.0)):
        for lane, heading in ((-1.8, 0.0), (1.8, np.pi)):
            family = ("saloon", "hatchback", "bus", "suv", "truck")[(i + (heading > 0)) % 5]
            T = pose(x + 9 * (heading > 0), lane, yaw=heading)
            yield _placed(catalogue.get(family, i % 2), T, count, following=T @ pose(4.0, 0))
            count += 1
    for i, x in enumerate(np.arange(7.0, LENGTH_M, 5.0)):
        for side in (-1, 1):
            T = pose(x, side * (HALF_ROAD_M + 2.2), 0.12, yaw=np.pi * (i % 2))
            yield _placed(catalogue.get("child" if i % 6 == 5 else "adult", i % 8), T, count, following=T @ pose(0.6, 0))
            count += 1


def _placed(asset: Asset, T: np.ndarray, instance_id: int = 0, following: np.ndarray | None = None) -> Instance:
    distance_m = float(np.linalg.norm(T[:3, 3]))
    rest = None if asset.skeleton is None else np.tile(np.eye(4, dtype=np.float32), (len(asset.skeleton.names), 1, 1))
    return Instance(
        asset.lod(distance_m), asset.materials, T, asset.semantic, instance_id, following, rest, rest, caster=asset.caster(distance_m)
    )
