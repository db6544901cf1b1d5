"""Animals move without sliding, jumping, or bending joints the wrong way; birds fold and beat their wings."""

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.animals.behaviour import SPEEDS_MPS
from simgen.assets.animals.bird_motion import bird_stride_m
from simgen.assets.animals.families import FAMILIES
from simgen.assets.animals.gaits import stride
from simgen.assets.animals.motion import BIRDS, GAITS, MOVING, animal_pose
from simgen.assets.animals.quadruped_motion import hip_m
from simgen.assets.catalogue import build
from simgen.mesh import skinned_positions

LEGS = ("left_fore", "right_fore", "left_hind", "right_hind")
FOUR_LEGGED = [(f, v) for f, v in (("dog", 1), ("dog", 4), ("dog", 9), ("cat", 0), ("deer", 0), ("cow", 0), ("horse", 0), ("sheep", 0))]
MOVES = [(f, v, g) for f, v in FOUR_LEGGED for g in GAITS[f] if g in MOVING]


def _cycle_m(asset: Asset, gait: str, speed: float) -> float:
    if asset.family in BIRDS:
        return bird_stride_m(asset, speed)
    return stride(gait, speed, hip_m(asset), rotary=asset.family in ("dog", "cat")).length_m


def _at(asset: Asset, pose: np.ndarray, joint: str, anchor: str) -> np.ndarray:
    assert asset.skeleton is not None
    return np.asarray((pose[asset.skeleton.index(joint)] @ asset.anchors[anchor][:, 3])[:3])


def _speed(family: str, gait: str) -> float:
    return float(np.mean(SPEEDS_MPS[family][gait]))


@pytest.mark.parametrize("family,variant,gait", MOVES)
def test_feet_keep_their_place_on_the_ground(family: str, variant: int, gait: str) -> None:
    asset = build(family, variant)
    v = _speed(family, gait)
    s = stride(gait, v, hip_m(asset), rotary=family in ("dog", "cat"))
    way = np.linspace(0, s.length_m, 49)
    toes = {
        leg: np.array(
            [
                _at(asset, animal_pose(asset, gait=gait, speed_mps=v, travelled_m=x), f"{leg}_foot", f"{leg}_toe") + np.array([x, 0, 0])
                for x in way
            ]
        )
        for leg in LEGS
    }
    for leg, p in toes.items():
        down = p[:, 2] < 0.0025
        assert 0.15 < down.mean() < 0.85, (leg, down.mean())
        assert p[:, 2].min() > -0.006 and p[:, 2].max() > 0.03 * hip_m(asset)
        runs = np.split(np.arange(len(way)), np.flatnonzero(np.diff(down.astype(int))) + 1)
        for run in runs:
            if down[run[0]]:
                assert np.ptp(p[run, 0]) < 0.02 and np.ptp(p[run, 1]) < 0.02


@pytest.mark.parametrize("family,variant,gait", MOVES)
def test_cycles_close_and_flow(family: str, variant: int, gait: str) -> None:
    asset = build(family, variant)
    v = _speed(family, gait)
    length = _cycle_m(asset, gait, v)
    poses = np.array([animal_pose(asset, gait=gait, speed_mps=v, travelled_m=x) for x in np.linspace(0, length, 121)])
    assert np.isfinite(poses).all()
    assert np.allclose(poses[0], poses[-1], atol=1e-4)
    mesh = asset.lods[2]
    moved = np.array([skinned_positions(mesh, p) for p in poses])
    steps = np.linalg.norm(np.diff(moved, axis=0), axis=2).max()
    assert steps < 0.16 * asset.parameters["withers_m"]
    assert np.allclose(np.linalg.det(poses[..., :3, :3]), 1, atol=1e-3)


@pytest.mark.parametrize("family,variant,gait", MOVES)
def test_joints_bend_the_right_way(family: str, variant: int, gait: str) -> None:
    asset = build(family, variant)
    assert asset.skeleton is not None
    v = _speed(family, gait)
    for x in np.linspace(0, _cycle_m(asset, gait, v), 25):
        pose = animal_pose(asset, gait=gait, speed_mps=v, travelled_m=float(x))
        for leg in LEGS:
            names = [f"{leg}_{n}" for n in ("upper", "lower", "cannon", "foot")]
            p = np.array([(pose[asset.skeleton.index(n)] @ np.append(asset.skeleton.rest[asset.skeleton.index(n)], 1))[:3] for n in names])
            a, b, c = (np.diff(p, axis=0)[k] for k in range(3))
            bend = np.degrees(np.arctan2(a[2] * b[0] - a[0] * b[2], a @ b))  # of elbow or stifle, about y
            hock = np.degrees(np.arctan2(b[2] * c[0] - b[0] * c[2], b @ c))
            assert (-165 < bend < 5) if "fore" in leg else (-5 < bend < 165), (leg, bend)
            assert (-60 < (hock + 90) % 360 - 90 < 245) if "fore" in leg else (-165 < hock < 40), ("lower", leg, hock)
        tops = skinned_positions(asset.lods[2], pose)
        assert tops[:, 2].min() > -0.04 * asset.parameters["withers_m"]


@pytest.mark.parametrize("family", [f for f in FAMILIES if f not in BIRDS])
def test_those_that_stay_stand_on_the_ground(family: str) -> None:
    for variant in range(FAMILIES[family].variants):
        asset = build(family, variant)
        h = asset.parameters["withers_m"]
        for gait in GAITS[family]:
            if gait in MOVING:
                continue
            for phase in (0.0, 0.4):
                pose = animal_pose(asset, gait=gait, phase=phase, time_s=3 * phase)
                low = float(skinned_positions(asset.lods[1], pose)[:, 2].min())
                assert -0.06 * h < low < 0.03 * h, (gait, variant, low / h)
                if gait in ("stand", "graze", "sniff"):
                    for leg in LEGS:
                        assert abs(_at(asset, pose, f"{leg}_foot", f"{leg}_toe")[2]) < 0.006
                if gait in ("graze", "sniff"):
                    assert _at(asset, pose, "head", "mouth")[2] < 0.22 * h


def test_sitting_dogs_sit_and_lying_ones_lie() -> None:
    dog = build("dog", 0)
    tops = {g: float(skinned_positions(dog.lods[1], animal_pose(dog, gait=g))[:, 2].max()) for g in ("stand", "sit", "lie")}
    assert tops["lie"] < 0.75 * tops["stand"]
    assert dog.skeleton is not None
    hips = {
        g: float(
            (animal_pose(dog, gait=g)[dog.skeleton.index("body")] @ np.append(dog.skeleton.rest[dog.skeleton.index("left_hind_upper")], 1))[
                2
            ]
        )
        for g in ("stand", "sit")
    }
    assert hips["sit"] < 0.45 * hips["stand"] and tops["sit"] > 0.85 * tops["stand"]


def test_tails_wag_and_heads_turn_with_time() -> None:
    dog = build("dog", 0)
    assert dog.skeleton is not None
    poses = [animal_pose(dog, gait="stand", phase=0.2, time_s=t) for t in np.linspace(0, 6, 60)]
    for joint, least in (("tail4", 0.02), ("head", 0.02)):
        at = np.array(
            [p[dog.skeleton.index(joint)] @ np.append(dog.skeleton.rest[dog.skeleton.index(joint)] + [-0.1, 0, 0], 1) for p in poses]
        )
        assert np.ptp(at[:, 1]) > least


def test_stride_grows_with_speed_and_size() -> None:
    lengths = [stride("trot", v, 0.5).length_m for v in (1.5, 2.5, 3.5)]
    assert lengths == sorted(lengths)
    assert stride("walk", 1.2, 1.2).length_m > stride("walk", 1.2, 0.3).length_m
    assert stride("walk", 1.2, 0.5).duty > 0.5 > stride("gallop", 8.0, 0.5).duty


def test_unknown_gaits_are_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="graze"):
        animal_pose(build("cow", 0), gait="fly")


@pytest.mark.parametrize("family", BIRDS)
def test_birds_walk_without_sliding(family: str) -> None:
    asset = build(family, 0)
    v = _speed(family, "walk")
    way = np.linspace(0, bird_stride_m(asset, v), 49)
    for side in ("left", "right"):
        p = np.array(
            [
                _at(asset, animal_pose(asset, gait="walk", speed_mps=v, travelled_m=x), f"{side}_toes", f"{side}_toe") + np.array([x, 0, 0])
                for x in way
            ]
        )
        down = p[:, 2] < 0.001
        assert 0.4 < down.mean() < 0.85
        for run in np.split(np.arange(len(way)), np.flatnonzero(np.diff(down.astype(int))) + 1):
            if down[run[0]]:
                assert np.ptp(p[run, 0]) < 0.01


def test_pigeons_hold_their_heads_still_between_thrusts() -> None:
    asset = build("pigeon", 0)
    way = np.linspace(0, bird_stride_m(asset, 0.4) / 2, 41)
    head = np.array([_at(asset, animal_pose(asset, gait="walk", speed_mps=0.4, travelled_m=x), "head", "mouth")[0] + x for x in way])
    speed = np.diff(head) / np.diff(way)
    assert np.quantile(speed, 0.4) < 0.25 and speed.max() > 1.8


@pytest.mark.parametrize("family", BIRDS)
def test_wings_fold_and_spread(family: str) -> None:
    asset = build(family, 0)
    mesh = asset.lods[0]
    folded = np.ptp(mesh.positions[:, 1])
    for gait, pose in ((g, animal_pose(asset, gait=g)) for g in ("stand", "peck")):
        assert np.ptp(skinned_positions(mesh, pose)[:, 1]) < 1.25 * folded, gait
    span = np.ptp(skinned_positions(mesh, animal_pose(asset, gait="glide"))[:, 1])
    assert span == pytest.approx(asset.parameters["wingspan_m"], rel=0.15)
    assert span > 3 * folded
    spread = skinned_positions(mesh, animal_pose(asset, gait="glide"))
    assert abs(spread[:, 1].max() + spread[:, 1].min()) < 0.02 * span  # both sides alike


@pytest.mark.parametrize("family", BIRDS)
def test_wings_beat_up_and_down_smoothly(family: str) -> None:
    asset = build(family, 0)
    assert asset.skeleton is not None
    k = asset.skeleton.index("left_w13")
    tip = np.append(asset.anchors["left_w13"][:3, 3], 1)
    z = np.array([(animal_pose(asset, gait="fly", time_s=t, phase=0.1)[k] @ tip)[2] for t in np.linspace(1.5, 2.5, 401)])
    assert np.ptp(z) > 0.3 * asset.parameters["body_length_m"]
    assert np.abs(np.diff(z)).max() < 0.25 * asset.parameters["body_length_m"]


def test_pecking_birds_reach_the_ground() -> None:
    for family in BIRDS:
        asset = build(family, 0)
        low = min(_at(asset, animal_pose(asset, gait="peck", time_s=t), "head", "mouth")[2] for t in np.linspace(0, 1, 21))
        assert -0.03 < low / asset.parameters["body_length_m"] < 0.12, (family, low)
