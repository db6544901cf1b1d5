"""Parked cars and debris before physics brings them to rest."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.geometry import pose
from simgen.mesh import Material, TextureMaps
from simgen.roads.ground import GroundPiece
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, footprint
from simgen.scenes.urban.debris import debris
from simgen.scenes.urban.looks import Looks
from simgen.scenes.urban.parked import parked_cars

SIZES = {
    "hatchback": (4.0, 1.75, 1.5), "saloon": (4.7, 1.8, 1.45), "suv": (4.6, 1.9, 1.7), "van": (6.2, 2.0, 2.5),
    "motorcycle": (2.1, 0.8, 1.1), "scooter": (1.9, 0.7, 1.1), "estate": (4.7, 1.8, 1.5), "coupe": (4.4, 1.8, 1.3),
    "pickup": (5.3, 1.9, 1.8), "taxi": (4.8, 1.8, 1.6), "minibus": (6.5, 2.0, 2.6),
}  # fmt: skip


@dataclass
class Boxes:
    """A catalogue of plain boxes of about the right size."""

    textures: dict[str, TextureMaps] = field(default_factory=dict)

    def get(self, family: str, variant: int = 0) -> Asset:
        size = np.array(SIZES.get(family, (0.4, 0.4, 0.4)))
        b = MeshBuilder()
        b.add_box(size, 0, center=(0.5 * size[0] - 0.9 * (family in SIZES), 0, 0.5 * size[2]))
        return Asset(f"{family}:{variant}", family, 26, (b.build(),), (Material("grey"),), 1000.0, tags={"paint": 0})


@dataclass
class Slope:
    """A plane that rises by 3 % to the east, all of it street."""

    pieces: tuple[GroundPiece, ...] = ()
    carriageway: shapely.MultiPolygon = field(default_factory=lambda: shapely.MultiPolygon([shapely.box(-200, -4, 200, 4)]))
    street: shapely.MultiPolygon = field(default_factory=lambda: shapely.MultiPolygon([shapely.box(-200, -8, 200, 8)]))

    def height(self, xy: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        return 0.03 * np.asarray(xy)[:, 0]

    base_height = height

    def triangles(self, center_xy: np.ndarray, radius_m: float) -> np.ndarray:  # type: ignore[type-arg]
        raise NotImplementedError


LOOKS = Looks("eu", 0, 0.0)
BAYS = [(6.0 * k, -3.0, 0.0 if k % 2 else np.pi, 5.7) for k in range(30)]


def test_parked_cars_stay_in_their_bays() -> None:
    plan = GroundPlan()
    cars = parked_cars(BAYS, Slope(), plan, Boxes(), Draws(3, 0, 0), LOOKS, 1.0, np.zeros(2))
    assert len(cars) == 30
    assert all(c.settle for c in cars)
    assert len({c.materials[0].base_color for c in cars}) > 4
    for car in cars:
        assert car.asset is not None and car.asset.family not in ("van", "minibus")  # longer than 6 m, they do not fit
        shape = footprint(car.T_world_obj, car.asset.bounds)
        bay = min(BAYS, key=lambda b: float(np.hypot(b[0] - shape.centroid.x, b[1] - shape.centroid.y)))
        assert abs(shape.centroid.x - bay[0]) < 1.9 and abs(shape.centroid.y - bay[1]) < 0.3
        x0, _, x1, _ = shape.bounds
        assert x0 > bay[0] - bay[3] / 2 - 0.05 and x1 < bay[0] + bay[3] / 2 + 0.05
        assert car.T_world_obj[2, 3] >= 0.03 * car.T_world_obj[0, 3]


def test_each_bay_draws_for_itself() -> None:
    def keys(bays: list[tuple[float, float, float, float]], share: float) -> dict[float, str]:
        cars = parked_cars(bays, Slope(), GroundPlan(), Boxes(), Draws(3, 0, 0), LOOKS, share, np.zeros(2))
        return {round(c.T_world_obj[0, 3], 6): c.asset.key for c in cars if c.asset}

    full = keys(BAYS, 1.0)
    half = keys(BAYS[::-1], 0.5)
    assert 5 < len(half) < 25
    assert half.items() <= full.items()


def test_debris_falls_ahead_of_the_ego_and_apart() -> None:
    T = pose(-50.0, 1.0, -1.5, 0.0)
    plan = GroundPlan()
    car = shapely.box(-30, -8, -20, 8)  # somebody stands across the road
    assert plan.claim(car)
    things = debris(12, Slope(), plan, Boxes(), Draws(1, 0, 0), T)
    assert len(things) == 12
    for p in things:
        assert p.settle and p.asset is not None
        ahead = p.T_world_obj[0, 3] + 50
        assert 7 < ahead < 41
        corners = p.asset.lods[0].positions @ p.T_world_obj[:3, :3].T + p.T_world_obj[:3, 3]
        gap = (corners[:, 2] - 0.03 * corners[:, 0]).min()
        assert 0.2 < gap < 2.3
        assert not car.intersects(shapely.Point(p.T_world_obj[:2, 3]))
    assert debris(0, Slope(), GroundPlan(), Boxes(), Draws(1, 0, 0), T) == []
