"""Passenger cars: designs that differ, real proportions, cabins behind glass, doors that open."""

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.catalogue import FAMILIES, build
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.appearance import appearance
from simgen.assets.vehicles.carspec import Design, car_shape
from simgen.assets.vehicles.designs import HATCHBACKS, SALOONS, SUVS
from simgen.assets.vehicles.editions import edition
from simgen.assets.vehicles.moredesigns import COUPES, ESTATES, PICKUPS
from simgen.assets.vehicles.paint import STRIPE
from simgen.assets.vehicles.pose import vehicle_pose
from simgen.mesh import Mesh, skinned_positions

CARS = ("hatchback", "saloon", "estate", "suv", "coupe", "pickup", "taxi", "police")
TABLES = {"hatchback": HATCHBACKS, "saloon": SALOONS, "suv": SUVS, "estate": ESTATES, "coupe": COUPES, "pickup": PICKUPS}


@cache
def asset(family: str, variant: int = 0) -> Asset:
    return build(family, variant)


def silhouette(d: Design) -> NDArray[np.bool_]:
    """Side view on a grid of 2 cm, the front wheels' axle and the ground in place."""
    x, z = np.meshgrid(np.arange(-3.9, 1.3, 0.02), np.arange(0.0, 2.1, 0.02))
    p = np.stack([x.ravel() + d.wheelbase, np.zeros(x.size), z.ravel()], axis=1)
    return car_shape(d).value(p).reshape(x.shape) < 0


@pytest.mark.parametrize("family", TABLES)
def test_designs_of_a_family_differ_in_outline(family: str) -> None:
    views = [silhouette(d) for d in TABLES[family]]
    assert len(views) >= {"hatchback": 8, "saloon": 8, "suv": 8}.get(family, 4)
    for i, a in enumerate(views):
        for b in views[:i]:
            assert (a & b).sum() / (a | b).sum() < 0.96


def test_variants_of_a_design_differ() -> None:
    first, later = asset("hatchback", 3), asset("hatchback", 11)
    assert first.parameters["design"] == later.parameters["design"]
    assert (first.parameters["lamp"], first.parameters["grille"]) != (later.parameters["lamp"], later.parameters["grille"])
    names = {edition(HATCHBACKS[3], n, np.random.default_rng(0)).lamp for n in range(3)}
    assert len(names) == 3


@pytest.mark.parametrize("family", CARS)
def test_sizes_are_those_of_real_cars(family: str) -> None:
    sizes = FAMILIES[family].dimensions
    assert sizes is not None and sizes.length_m and sizes.width_m and sizes.height_m
    for variant in (0, 1, 3):
        drawn = asset(family, variant).parameters
        extra = {"taxi": 0.2, "police": 0.16}.get(family, 0.10)  # signs, light bars, rails, aerials
        assert 0.95 * sizes.length_m[0] < drawn["length_m"] < 1.05 * sizes.length_m[4]
        assert 0.97 * sizes.width_m[0] < drawn["width_m"] < 1.03 * sizes.width_m[4]
        assert 0.95 * sizes.height_m[0] < drawn["height_m"] < 1.05 * sizes.height_m[4] + extra


@pytest.mark.parametrize("family", CARS)
def test_body_is_as_wide_as_declared(family: str) -> None:
    a = asset(family)
    mesh = a.lods[0]
    skin = np.isin(mesh.slots, (S.PAINT, S.PAINT2)) & (mesh.joints[:, 0] == 0)  # type: ignore[index]
    low = skin & (mesh.positions[:, 2] < 0.85 * a.parameters["height_m"] * 0.6)
    width = 2 * float(np.abs(mesh.positions[low, 1]).max())
    assert width == pytest.approx(a.parameters["width_m"], rel=0.012)


@pytest.mark.parametrize("family", CARS)
def test_budgets_ground_and_far_outlines(family: str) -> None:
    a = asset(family)
    fine, middle, coarse, far = (len(m.faces) for m in a.lods)
    assert fine < 26_000 and middle < 6_500 and coarse < 1_700 and far < 900
    assert abs(float(a.bounds[0, 2])) < 2e-3
    for mesh in a.lods[1:3]:
        assert np.abs(mesh.bounds - a.bounds).max() < 0.12


def first_hit(mesh: Mesh, origin: NDArray[np.float64], target: NDArray[np.float64]) -> list[int]:
    """Slots that a ray meets from the front of its faces, near to far, up to the target."""
    p = mesh.positions.astype(float)[mesh.faces]
    d = target - origin
    e1, e2 = p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]
    h = np.cross(d, e2)
    det = (e1 * h).sum(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        s = origin - p[:, 0]
        u = (s * h).sum(1) / det
        q = np.cross(s, e1)
        v, t = (q @ d) / det, (e2 * q).sum(1) / det
        hit = (det > 1e-12) & (u >= 0) & (v >= 0) & (u + v <= 1) & (t > 0) & (t < 1)
    order = np.argsort(t[hit])
    return [int(k) for k in mesh.slots[mesh.faces[hit][:, 0]][order]]


@pytest.mark.parametrize("family", CARS)
@pytest.mark.parametrize("level", [0, 1])
def test_one_sees_the_seats_through_the_glass(family: str, level: int) -> None:
    a = asset(family)
    seat = a.anchors["seat_driver"][:3, 3]
    inside = {S.SEAT, S.CLOTH, S.INTERIOR, S.DARK, S.METAL, S.SCREEN, S.TRIM}
    for side in (1.0, -1.0):
        eye, far = np.array([seat[0] + 0.2, 3.0 * side, 1.6]), np.array([seat[0] + 0.10, -0.5 * side, seat[2] + 0.25])
        met = first_hit(a.lods[level], eye, far)
        assert met and met[0] in (S.GLASS, S.GLASS_REAR)
        assert set(met[1:]) <= inside | {S.GLASS, S.GLASS_REAR}
    ahead = first_hit(a.lods[level], np.array([8.0, 0.2, 1.9]), np.array([seat[0] - 0.3, 0.30, seat[2] + 0.3]))
    assert ahead and ahead[0] == S.GLASS and set(ahead[1:]) <= inside | {S.GLASS}
    assert (a.lods[2].slots != S.GLASS).all()  # nothing is modelled behind the coarsest panes


@pytest.mark.parametrize("family", CARS)
def test_doors_open_outwards_and_shut_again(family: str) -> None:
    a = asset(family)
    assert a.skeleton is not None and {"door_fl", "door_fr", "boot"} <= set(a.hinges)
    mesh = a.lods[0]
    closed = skinned_positions(mesh, vehicle_pose(a))
    assert np.abs(closed - mesh.positions).max() < 1e-5
    half = a.parameters["width_m"] / 2
    for name, hinge in a.hinges.items():
        own = mesh.joints[:, 0] == hinge.joint  # type: ignore[index]
        assert own.sum() > 30
        moved = skinned_positions(mesh, vehicle_pose(a, open={name: 1.0}))
        assert np.abs(moved[~own] - mesh.positions[~own]).max() < 1e-5
        if name.startswith("door"):
            side = 1.0 if name.endswith("l") else -1.0
            assert (side * moved[own, 1]).max() > half + 0.45
            rest = a.skeleton.rest[hinge.joint]
            assert side * moved[own, 1].mean() > side * rest[1]  # none of it swings into the cabin
            assert (side * moved[own, 1]).min() > half - 0.42
    both = vehicle_pose(a, roll_rad=0.05, open={"door_fl": 0.5})
    only = vehicle_pose(a, open={"door_fl": 0.5})
    joint = a.hinges["door_fl"].joint
    assert np.allclose(both[joint], both[0] @ only[joint], atol=1e-5)  # doors follow the body


def test_unknown_hinges_are_refused() -> None:
    with pytest.raises(KeyError):
        vehicle_pose(asset("saloon"), open={"hatch": 1.0})


@pytest.mark.parametrize("family", CARS)
def test_anchors(family: str) -> None:
    a = asset(family)
    roof, tow = a.anchors["roof"][:3, 3], a.anchors["tow"][:3, 3]
    assert abs(roof[2] - a.parameters["height_m"]) < (0.25 if family in ("taxi", "police") else 0.14)
    assert tow[0] == pytest.approx(a.bounds[0, 0], abs=0.3)
    left, right = a.anchors["seat_driver"], a.anchors["seat_passenger"]
    assert left[1, 3] == pytest.approx(-right[1, 3]) and a.parameters["roof_length_m"] > 0.3


def test_beacons_and_signs_light() -> None:
    police, cab = asset("police"), asset("taxi")
    assert police.lamps["beacon_left"].keys() != police.lamps["beacon_right"].keys()
    for slot in police.lamps["beacon"]:
        used = police.lods[0].slots == slot
        if slot in (S.BEACON_LEFT, S.BEACON_RIGHT):
            assert police.lods[0].positions[used, 2].min() > 1.3
    assert any(name.startswith("taxi_sign") for name in cab.lamps)


def test_load_bed_is_open() -> None:
    a = asset("pickup")
    met = first_hit(a.lods[0], np.array([0.3, 0.0, 4.0]), np.array([0.3, 0.0, 0.3]))
    assert met and met[0] == S.TRIM  # the bed's floor, no lid
    floor = a.lods[0].positions[(a.lods[0].slots == S.TRIM)]
    assert (np.abs(floor[:, :2] - [0.3, 0.0]) < 0.5).all(axis=1).any()


def test_some_sporting_cars_have_stripes_that_stand_out_and_keep_them_when_repainted() -> None:
    striped = [a for a in (asset("coupe", v) for v in range(16)) if a.materials[S.LIVERY].name == STRIPE]
    assert 0 < len(striped) < 8
    for a in striped:
        mesh = a.lods[0]
        drawn = mesh.positions[mesh.slots == S.LIVERY]
        assert len(drawn) and np.abs(drawn[:, 1]).max() < 0.3 < np.ptp(drawn[:, 0])
        for seed in range(6):
            look = a.materials_with(appearance(a, np.random.default_rng(seed)).recolor)
            assert abs(sum(look[S.LIVERY].base_color) - sum(look[S.PAINT].base_color)) > 0.25
