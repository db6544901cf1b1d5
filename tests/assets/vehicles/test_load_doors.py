"""Vans and lorries whose doors open: how they move, that nothing gapes, and what one sees inside."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.catalogue import build
from simgen.assets.storage import load_asset, save_asset
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.appearance import appearance
from simgen.assets.vehicles.pose import vehicle_pose
from simgen.mesh import skinned_positions

VANS = (("van", 0), ("van", 6), ("van", 11), ("van", 13), ("minibus", 1), ("ambulance", 0), ("ambulance", 5))
BOXES = (("van", 4), ("truck", 0), ("truck", 1), ("truck", 2), ("truck", 8), ("truck", 11), ("ambulance", 1))
SHUT = (("truck", 6), ("tractor_trailer", 0), ("bus", 0))


@cache
def asset(family: str, variant: int) -> Asset:
    return build(family, variant)


def moved(a: Asset, level: int, opened: dict[str, float]) -> NDArray[np.float64]:
    return skinned_positions(a.lods[level], vehicle_pose(a, open=opened)).astype(float)


def of(a: Asset, level: int, name: str) -> NDArray[np.bool_]:
    joints = a.lods[level].joints
    assert joints is not None
    return np.asarray(joints[:, 0] == a.hinges[name].joint)


def met(a: Asset, p: NDArray[np.float64], origin: NDArray[np.float64], target: NDArray[np.float64], level: int = 0) -> list[str]:
    """Materials that a ray meets from the front of its faces, near to far, up to the target."""
    mesh = a.lods[level]
    q = p[mesh.faces]
    d = target - origin
    e1, e2 = q[:, 1] - q[:, 0], q[:, 2] - q[:, 0]
    h = np.cross(d, e2)
    det = (e1 * h).sum(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        s = origin - q[:, 0]
        u = (s * h).sum(1) / det
        c = np.cross(s, e1)
        v, t = (c @ d) / det, (e2 * c).sum(1) / det
        hit = (det > 1e-12) & (u >= 0) & (v >= 0) & (u + v <= 1) & (t > 0) & (t < 1)
    order = np.argsort(t[hit])
    return [a.materials[int(k)].name for k in mesh.slots[mesh.faces[hit][:, 0]][order]]


@pytest.mark.parametrize(("family", "variant"), VANS)
def test_vans_have_cab_doors_a_sliding_door_and_two_leaves(family: str, variant: int) -> None:
    assert set(asset(family, variant).hinges) == {"door_fl", "door_fr", "side_r", "rear_l", "rear_r"}


@pytest.mark.parametrize(("family", "variant"), BOXES)
def test_boxes_have_two_leaves_and_some_a_tail_lift(family: str, variant: int) -> None:
    names = set(asset(family, variant).hinges)
    assert {"rear_l", "rear_r"} <= names
    assert ("rear_lift" in names) == ((family, variant) == ("truck", 1))


@pytest.mark.parametrize(("family", "variant"), SHUT)
def test_others_have_nothing_to_open(family: str, variant: int) -> None:
    assert not asset(family, variant).hinges


@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize(("family", "variant"), VANS + BOXES)
def test_each_moves_alone_and_stays_above_the_ground(family: str, variant: int, level: int) -> None:
    a, mesh = asset(family, variant), asset(family, variant).lods[level]
    assert np.abs(moved(a, level, {}) - mesh.positions).max() < 1e-5
    for name in a.hinges:
        own = of(a, level, name)
        assert own.sum() > 8, name
        for share in (0.3, 0.6, 1.0):
            p = moved(a, level, {name: share})
            assert np.abs(p[~own] - mesh.positions[~own]).max() < 1e-5
            assert np.abs(p[own] - mesh.positions[own]).max() > 0.15 * share
            assert p[own, 2].min() > 0.12, (name, share)
    low = a.lods[2].joints
    assert low is not None and not np.isin(low[:, 0], [h.joint for h in a.hinges.values()]).any()


@pytest.mark.parametrize(("family", "variant"), VANS + BOXES)
def test_leaves_swing_outwards_past_the_rear_and_then_the_sides(family: str, variant: int) -> None:
    a, rear, half = asset(family, variant), float(asset(family, variant).bounds[0, 0]), asset(family, variant).parameters["width_m"] / 2
    for name, side in (("rear_l", 1.0), ("rear_r", -1.0)):
        own, turn = of(a, 0, name), a.hinges[name].open_rad
        assert (side * a.lods[0].positions[own, 1]).min() > -0.20  # each its own half; a number plate is as wide as that
        across = moved(a, 0, {name: np.pi / 2 / turn})[own]
        assert across[:, 0].min() < rear - 0.45 and (side * across[:, 1]).max() < half + 0.10
        wide = moved(a, 0, {name: 1.0})[own]
        assert (side * wide[:, 1]).min() > 0.72 * half and wide[:, 0].min() > rear - 0.25


@pytest.mark.parametrize(("family", "variant"), VANS)
def test_a_sliding_door_comes_out_before_it_runs_back(family: str, variant: int) -> None:
    a = asset(family, variant)
    own = of(a, 0, "side_r")
    rest = a.lods[0].positions[own].astype(float)
    assert rest[:, 1].max() < 0 and a.hinges["side_r"].open_rad == 0
    ways = [moved(a, 0, {"side_r": share})[own] - rest for share in (0.06, 0.12, 0.5, 1.0)]
    assert all(np.ptp(way, axis=0).max() < 1e-4 for way in ways)  # it does not turn
    back, out = zip(*((-float(way[0, 0]), -float(way[0, 1])) for way in ways), strict=True)
    assert out[0] == pytest.approx(out[1] / 2, abs=1e-3) and out[1] == pytest.approx(out[3], abs=1e-4) and out[3] > 0.08
    assert back[1] < 0.2 and all(a < b for a, b in pairwise(back)) and back[3] > 0.8


def test_hinges_that_slide_are_kept(tmp_path: Path) -> None:
    a = asset("van", 0)
    save_asset(tmp_path / "van.npz", a)
    again = load_asset(tmp_path / "van.npz")
    assert again is not None
    for name, hinge in a.hinges.items():
        assert again.hinges[name].slide_m == pytest.approx(hinge.slide_m) and again.hinges[name].open_rad == hinge.open_rad


INSIDE = {
    "plywood lining", "cabin floor", "carton", "pale carton", "plastic crate", "reflective white", "cabin lining", "aluminium profile",
}  # fmt: skip


@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize(("family", "variant"), [v for v in VANS if v[0] != "minibus"] + list(BOXES))
def test_one_looks_into_a_room_and_not_into_a_void(family: str, variant: int, level: int) -> None:
    a = asset(family, variant)
    rear, half, top = float(a.bounds[0, 0]), a.parameters["width_m"] / 2, a.parameters["height_m"]
    opened = {name: 1.0 for name in a.hinges if name.startswith("rear_")}
    p = moved(a, level, opened)
    base = 1.15 if (family, variant) in BOXES else 0.75
    names: set[str] = set()
    for z in np.linspace(base, (2.6 if base > 1 else min(top, 2.2)) - 0.35, 7):
        for y in np.linspace(-0.7, 0.7, 9) * half:
            first = met(a, p, np.array([rear - 4.0, 0.2 * y, 1.5]), np.array([rear + 12.0, 3.4 * y, z + 2.5 * (z - 1.5)]), level)
            assert first, (y, z)
            assert first[0] not in {"underbody", "shut line", "vehicle pane"}, (y, z, first)
            names.add(first[0])
    assert names & INSIDE
    shut = moved(a, level, {})
    for y in (-0.3, 0.3):
        near = met(a, shut, np.array([rear - 4.0, y, 1.3]), np.array([rear + 2.0, y, 1.3]), level)
        assert near and near[0] not in INSIDE - {"aluminium profile", "reflective white"}


@pytest.mark.parametrize(("family", "variant"), VANS + BOXES)
def test_doors_have_an_inner_face_where_they_have_an_outer_one(family: str, variant: int) -> None:
    """Closed leaves show about as much surface backwards as forwards."""
    a = asset(family, variant)
    for level in (0, 1):
        own = of(a, level, "rear_l")
        mesh = a.lods[level]
        q = mesh.positions.astype(float)[mesh.faces[own[mesh.faces[:, 0]]]]
        area = np.cross(q[:, 1] - q[:, 0], q[:, 2] - q[:, 0])[:, 0] / 2
        outer, inner = -area[area < 0].sum(), area[area > 0].sum()
        assert 0.7 < inner / outer < 1.2  # marking lies on some


def test_a_rear_leaf_carries_its_pane_and_the_plate() -> None:
    a = asset("van", 0)
    for slot in (H.FAR_PANE, S.PLATE_REAR):
        own = a.lods[0].slots == slot
        assert (own & of(a, 0, "rear_l")).any()
    plates = a.lods[0].slots == S.PLATE_REAR
    assert not (plates & ~of(a, 0, "rear_l")).any()


def test_lettering_moves_with_the_sliding_door() -> None:
    a = asset("van", 1)
    mesh = a.lods[0]
    letters = np.isin(mesh.slots, (S.LIVERY, H.LETTER)) & (mesh.positions[:, 1] < 0)
    on, rest = letters & of(a, 0, "side_r"), letters & ~of(a, 0, "side_r")
    assert on.any() and rest.any()
    assert mesh.positions[on, 0].mean() > mesh.positions[rest, 0].mean()


def test_an_open_vehicle_is_measured_as_it_stands() -> None:
    a = asset("van", 6)
    assert np.allclose(a.box(vehicle_pose(a)), a.bounds)  # type: ignore[arg-type]
    assert a.box(vehicle_pose(a, open={"side_r": 0.5})) is None  # the posed mesh's own box, as for cars


@pytest.mark.parametrize(("family", "variant"), [("van", 6), ("truck", 1)])
def test_a_share_of_those_that_are_parked_is_open_and_none_that_drive(family: str, variant: int) -> None:
    a = asset(family, variant)
    looks = [appearance(a, np.random.default_rng(i)).open for i in range(1500)]
    opened = [o for o in looks if o]
    assert 0.06 < len(opened) / len(looks) < 0.10
    assert not any(appearance(a, np.random.default_rng(i), moving=True).open for i in range(300))
    rear = [o for o in opened if "rear_l" in o]
    assert len(rear) / len(opened) > 0.4
    assert all({"rear_l", "rear_r"} <= set(o) for o in rear)
    if "rear_lift" in a.hinges:
        assert all(o["rear_lift"] == 1.0 for o in rear)  # leaves would strike a lift that is up
    else:
        assert any("side_r" in o for o in opened)


def test_cars_are_open_as_seldom_as_before() -> None:
    a = asset("hatchback", 1)
    share = np.mean([bool(appearance(a, np.random.default_rng(i)).open) for i in range(2000)])
    assert 0.02 < share < 0.04
