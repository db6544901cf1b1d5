"""Bodies: size, budget, watertight skinning, keypoints, variety."""

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import build
from simgen.assets.people.figure import NAMES, Figure
from simgen.assets.people.wardrobe import adult_look, child_look
from simgen.mesh import skinned_positions
from simgen.seeding import stream

COCO = ("nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
        "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle")
SOME = [("adult", 0), ("adult", 3), ("adult", 5), ("adult", 22), ("child", 1)]


@pytest.fixture(scope="module")
def people() -> list[Asset]:
    return [build(*which) for which in SOME]


def test_triangle_budgets(people: list[Asset]) -> None:
    for asset in people:
        fine, middle, coarse, far = (len(m.faces) for m in asset.lods)
        assert 4000 <= fine <= 9000 and 900 <= middle <= 2200 and 250 <= coarse <= 700 and far < 0.75 * coarse


def test_stands_on_the_ground_facing_x(people: list[Asset]) -> None:
    for asset in people:
        for mesh in asset.lods:
            lo, hi = mesh.bounds
            assert abs(lo[2]) < 2e-3
            assert abs(lo[1] + hi[1]) < 0.15  # a bag may hang on one side
        assert asset.keypoints["nose"][1][0] > asset.keypoints["left_ear"][1][0] + 0.05
        assert asset.keypoints["left_wrist"][1][1] > 0.2


def test_keypoints_are_cocos_and_lie_in_the_body(people: list[Asset]) -> None:
    for asset in people:
        assert tuple(asset.keypoints) == COCO
        lo, hi = asset.bounds
        for joint, p in asset.keypoints.values():
            assert 0 <= joint < len(NAMES)
            assert np.all(p > lo - 0.01) and np.all(p < hi + 0.01)


def test_skin_weights(people: list[Asset]) -> None:
    for asset in people:
        for mesh in asset.lods:
            assert mesh.joints is not None and mesh.weights is not None
            np.testing.assert_allclose(mesh.weights.sum(axis=1), 1, atol=1e-5)
            assert mesh.weights.min() >= 0 and mesh.joints.max() < len(NAMES)


def test_normals_point_outwards(people: list[Asset]) -> None:
    """The signed volume of a body is about its mass over the density of water, so faces are turned the right way."""
    for asset in people:
        mesh = asset.lods[0]
        a, b, c = (mesh.positions[mesh.faces[:, i]].astype(float) for i in range(3))
        volume = float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)
        assert 0.6 * asset.mass_kg < 1000 * volume < 2.4 * asset.mass_kg
        geometric = np.cross(b - a, c - a)
        shading = mesh.normals[mesh.faces].mean(axis=1)
        assert (np.einsum("ij,ij->i", geometric, shading) > 0).mean() > 0.97


def test_a_bent_knee_keeps_its_girth(people: list[Asset]) -> None:
    from simgen.assets.people.kinematics import about, forward

    asset = people[0]
    assert asset.skeleton is not None
    pose = forward(asset.skeleton, {"left_shin": about("y", np.radians(60))})
    mesh = asset.lods[0]
    knee = asset.skeleton.rest[asset.skeleton.index("left_shin")]
    near = np.linalg.norm(mesh.positions - knee, axis=1) < 0.10
    posed = skinned_positions(mesh, pose)[near]
    breadth = np.ptp(posed[:, 1]) / np.ptp(mesh.positions[near][:, 1])
    assert 0.9 < breadth < 1.1
    depth = np.linalg.norm(posed[:, [0, 2]] - knee[[0, 2]], axis=1).max()
    assert depth > 0.05


def test_statures_and_proportions() -> None:
    adults = [adult_look(stream(0, v, "asset.adult"), v).figure for v in range(24)]
    children = [child_look(stream(0, v, "asset.child"), v).figure for v in range(8)]
    assert all(1.52 <= f.stature_m <= 1.95 for f in adults) and np.std([f.stature_m for f in adults]) > 0.04
    assert all(1.05 <= f.stature_m <= 1.5 for f in children)
    assert min(f.head_m / f.stature_m for f in children) > max(f.head_m / f.stature_m for f in adults)
    assert Figure(1.75, False).head_m / 1.75 == pytest.approx(0.13, abs=0.005)


def test_variants_differ_and_repeat() -> None:
    assert build("child", 2).lods[2].key == build("child", 2).lods[2].key
    looks = [adult_look(stream(0, v, "asset.adult"), v) for v in range(24)]
    assert len({m.materials for m in looks}) == 24
    assert len({look.hair for look in looks}) >= 6
