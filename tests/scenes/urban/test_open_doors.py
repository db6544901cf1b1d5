"""Parked vans and lorries that stand open: they take the ground that their doors need, and are unloaded."""

import numpy as np
import pytest
import shapely

from simgen.asset import Asset
from simgen.assets.catalogue import DiskCatalogue
from simgen.assets.vehicles.pose import vehicle_pose
from simgen.geometry import pose
from simgen.mesh import skinned_positions
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, footprint, place
from simgen.scenes.urban.incidents import loading
from simgen.scenes.urban.parked import _opened

LEAVES = {"rear_l": 0.52, "rear_r": 0.52}


@pytest.fixture(scope="module")
def van() -> Asset:
    return DiskCatalogue().get("van", 1)


def test_open_doors_take_their_ground(van: Asset) -> None:
    T, plan = pose(5.0, 3.0, 0.0, 0.7), GroundPlan()
    plan.occupy(footprint(T, van.bounds, 0.05))
    before = len(plan.areas)
    opened = _opened(van, LEAVES, T, plan)
    assert opened is not None and len(plan.areas) == before + 2
    moved = skinned_positions(van.lods[1], opened)
    own = van.lods[1].joints[:, 0] == van.hinges["rear_l"].joint  # type: ignore[index]
    tip = moved[own][np.argmin(moved[own, 0])].astype(float)
    at = (T[:3, :3] @ tip + T[:3, 3])[:2]
    assert not plan.is_free(shapely.Point(at).buffer(0.05))


def test_doors_stay_shut_where_something_stands_behind(van: Asset) -> None:
    T, plan = pose(0.0, 0.0, 0.0, 0.0), GroundPlan()
    plan.occupy(footprint(T, van.bounds, 0.05))
    behind = pose(float(van.bounds[0, 0]) - 0.6, 0.0, 0.0, 0.0)
    plan.occupy(footprint(behind, [[-0.4, -1.0, 0], [0.4, 1.0, 1]]))
    before = len(plan.areas)
    assert _opened(van, LEAVES, T, plan) is None and len(plan.areas) == before
    assert _opened(van, {"side_r": 1.0}, T, plan) is not None  # runs along the side
    assert _opened(van, {}, T, plan) is None


def test_lids_above_heads_need_no_ground() -> None:
    car, plan = DiskCatalogue().get("hatchback", 1), GroundPlan()
    T = pose(0.0, 0.0, 0.0, 0.0)
    plan.occupy(footprint(pose(float(car.bounds[0, 0]) - 0.5, 0.0, 0.0, 0.0), [[-0.4, -1.0, 0], [0.4, 1.0, 1]]))
    assert _opened(car, {"boot": 1.0}, T, plan) is not None


def test_who_unloads_a_van_stands_between_its_leaves(van: Asset) -> None:
    plan, placed = GroundPlan(), []
    for k in range(12):
        T = pose(0.0, 6.0 * k, 0.0, 0.0)
        plan.occupy(footprint(T, van.bounds, 0.05))
        opened = _opened(van, LEAVES, T, plan)
        placed.append(place(van, T, pose=opened, attributes={"open": sorted(LEAVES)}))
    people = loading(placed, plan, Draws(1, 0, 0), instants=3)
    assert 3 <= len(people) <= 11 and {t.role for t in people} == {"load"}
    sides = place(van, pose(40.0, 0.0, 0.0, 0.0), pose=vehicle_pose(van, open={"side_r": 1.0}), attributes={"open": ["side_r"]})
    assert not loading([sides], plan, Draws(1, 0, 0), instants=3)
