from functools import cache

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import build
from simgen.assets.vehicles.paint import car_paint
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.pose import bicycle_pose, vehicle_pose
from simgen.mesh import skinned_positions

# family: variant, length, width with mirrors, height ranges (metres), most triangles of the finest mesh.
SIZES = {
    "hatchback": (1, (3.55, 4.35), (1.9, 2.3), (1.36, 1.60), 27000),
    "saloon": (2, (4.4, 4.95), (2.0, 2.35), (1.38, 1.52), 27000),
    "suv": (0, (4.0, 4.95), (2.0, 2.45), (1.50, 1.90), 27000),
    "motorcycle": (0, (1.8, 2.2), (0.7, 0.95), (1.0, 1.35), 14000),
    "bicycle": (1, (1.6, 1.9), (0.4, 0.75), (0.9, 1.15), 10000),
}
MOTOR = [f for f in SIZES if f not in ("motorcycle", "bicycle")]


@cache
def asset(family: str) -> Asset:
    return build(family, SIZES[family][0])


@pytest.mark.parametrize("family", SIZES)
def test_size_ground_detail(family: str) -> None:
    a = asset(family)
    _, *ranges, most = SIZES[family]
    for size, (lo, hi) in zip(a.size_m, ranges, strict=True):
        assert lo < size < hi
    assert abs(a.bounds[0, 2]) < 2e-3  # tyres touch the ground
    fine, middle, coarse, *far = (len(m.faces) for m in a.lods)
    assert fine < most and middle < 0.62 * fine and coarse < 0.62 * middle and all(n < 0.8 * coarse for n in far)
    for k, mesh in enumerate(a.lods):
        assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3
        assert mesh.slots.max() < len(a.materials)
        assert mesh.joints is not None and a.skeleton is not None and mesh.joints.max() < len(a.skeleton.names)
        # Coarse meshes keep the outline; far ones lose mirrors, whose stalks are thinner than a pixel.
        assert np.abs(mesh.bounds - a.bounds).max() < (0.12 if k < 2 else 0.25)
    for hull in a.hulls:
        assert (hull.min(axis=0) > a.bounds[0] - 0.06).all() and (hull.max(axis=0) < a.bounds[1] + 0.06).all()


@pytest.mark.parametrize("family", SIZES)
def test_faces_agree_with_their_normals(family: str) -> None:
    for mesh in asset(family).lods:
        p = mesh.positions[mesh.faces].astype(float)
        n = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
        area = np.linalg.norm(n, axis=1)
        agree = np.einsum("ij,ij->i", n, mesh.normals[mesh.faces].mean(axis=1)) > 0
        assert area[~agree].sum() < 0.01 * area.sum()


@pytest.mark.parametrize("family", MOTOR)
def test_left_and_right_are_mirror_images(family: str) -> None:
    body = asset(family).lods[0]
    paint = body.slots == 0
    p = body.positions[paint]
    left, right = p[p[:, 1] > 1e-4], p[p[:, 1] < -1e-4] * [1, -1, 1]
    assert np.allclose(left.max(axis=0), right.max(axis=0), atol=1e-4) and np.allclose(left.min(axis=0), right.min(axis=0), atol=1e-4)


@pytest.mark.parametrize("family", MOTOR)
def test_lamps_and_anchors(family: str) -> None:
    a = asset(family)
    for lamp in ("brake", "indicator_left", "indicator_right", "head", "tail", "reverse"):
        for slot, material in a.lamps[lamp].items():
            assert max(material.emissive) >= 1.0
            assert (a.lods[0].slots == slot).any()
    lods = a.lods[0]
    left = lods.positions[lods.slots == next(iter(a.lamps["indicator_left"]))]
    assert (left[:, 1] > 0).all() and left[:, 0].max() > 1.5 > left[:, 0].min()  # front and rear, on the left only
    assert a.anchors["plate_front"][0, 3] > a.anchors["plate_rear"][0, 3]


def test_wheels_roll_and_steer_on_the_ground() -> None:
    a = asset("saloon")
    assert a.skeleton is not None
    mesh = a.lods[0]
    pose = vehicle_pose(a, travelled_m=3.7, curvature=0.1, pitch_rad=0.02, roll_rad=0.03)
    assert pose.shape == (len(a.skeleton.names), 4, 4) and pose.dtype == np.float32
    moved = skinned_positions(mesh, pose)
    wheels = mesh.joints[:, 0] > 0  # type: ignore[index]
    assert abs(moved[wheels, 2].min()) < 5e-3
    radius = a.skeleton.rest[3, 2]
    turn = vehicle_pose(a, travelled_m=0.1, curvature=0.0, pitch_rad=0.0, roll_rad=0.0)
    top = turn[3] @ np.array([0.0, a.skeleton.rest[3, 1], 2 * radius, 1.0])
    assert top[0] == pytest.approx(radius * np.sin(0.1 / radius), abs=1e-4)  # the wheel's top moves forwards
    pose = vehicle_pose(a, travelled_m=0.0, curvature=0.1, pitch_rad=0.0, roll_rad=0.0)
    left, right = (np.arctan2(pose[i, 1, 0], pose[i, 0, 0]) for i in (1, 2))
    assert left > right > 0.1  # Ackermann: the inner wheel turns more


def test_bicycle_turns_its_bars_and_cranks() -> None:
    a = asset("bicycle")
    assert a.skeleton is not None
    pose = bicycle_pose(a, travelled_m=0.0, curvature=0.1, lean_rad=0.0, crank_rad=np.pi / 2)
    right_pedal = pose[a.skeleton.index("crank")] @ a.anchors["pedal_right"][:, 3]
    assert right_pedal[2] < a.anchors["crank"][2, 3] - 0.1  # a quarter turn forwards brings the front pedal down
    grip = pose[a.skeleton.index("steer")] @ a.anchors["grip_left"][:, 3]
    assert grip[0] < a.anchors["grip_left"][0, 3]  # turning left pulls the left grip back
    lean = bicycle_pose(a, travelled_m=0.0, curvature=0.0, lean_rad=0.2)
    assert (lean[0] @ np.array([0, 0, 1.0, 1]))[1] < -0.15


def test_same_variant_same_mesh() -> None:
    assert build("suv", 0).lods[0].key == asset("suv").lods[0].key
    assert build("bicycle", 2).lods[0].key != asset("bicycle").lods[0].key


def test_paint_shares_follow_the_fleet() -> None:
    names = [car_paint(np.random.default_rng(i)).name for i in range(400)]
    assert 0.18 < sum("white" in n for n in names) / 400 < 0.36
    assert len(set(names)) >= 7


def test_cuts_follow_the_field() -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 9), np.linspace(0, 2, 9), indexing="ij")
    p = np.stack([x.ravel(), y.ravel(), 0 * x.ravel()], axis=1)
    i = (np.arange(8)[:, None] * 9 + np.arange(8)).ravel()
    panels = Panels(p, np.concatenate([np.stack([i, i + 9, i + 10], 1), np.stack([i, i + 10, i + 1], 1)]), 0)
    panels.draw(lambda q: np.hypot(q[:, 0], q[:, 1] - 1) - 0.6, 1)
    q = panels.positions[panels.faces]
    area = 0.5 * np.linalg.norm(np.cross(q[:, 1] - q[:, 0], q[:, 2] - q[:, 0]), axis=1)
    assert area.sum() == pytest.approx(4.0)
    assert area[panels.slots == 1].sum() == pytest.approx(np.pi * 0.36, rel=0.03)
