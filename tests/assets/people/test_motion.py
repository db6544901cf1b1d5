"""Gait on the ground without sliding, waiting, and riders whose hands and feet are where they belong."""

from itertools import pairwise

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import build
from simgen.assets.people.motion import Walker, gait, ride_pose, stand_pose, walk_pose
from simgen.assets.vehicles.pose import bicycle_pose
from simgen.geometry import apply
from simgen.mesh import skinned_positions


@pytest.fixture(scope="module", params=[("adult", 0), ("adult", 5), ("child", 3)])
def person(request: pytest.FixtureRequest) -> Asset:
    return build(*request.param)


@pytest.mark.parametrize("speed", [0.6, 1.35, 1.9])
def test_feet_stay_on_the_ground_and_do_not_slide(person: Asset, speed: float) -> None:
    walker, steps = Walker(person, speed), 40
    ahead = walker.gait.stride_m / steps
    shifts = [np.array([i * ahead, 0, 0]) for i in range(steps + 1)]
    points = np.array([skinned_positions(person.lods[0], walker.pose(s[0])) + s for s in shifts])
    lowest = points[:, :, 2].min(axis=1)
    assert np.abs(lowest).max() < 0.005
    slips = []
    for now, then in pairwise(points):
        down = (now[:, 2] < 0.004) & (then[:, 2] < 0.004)
        assert down.any()
        slips.append(np.median(np.linalg.norm((then - now)[down, :2], axis=1)) / ahead)
    assert np.mean(np.array(slips) < 0.05) >= 0.95  # but for the step in which toes leave the ground
    assert np.median(slips) < 0.005


def test_the_cycle_closes_and_has_no_jumps(person: Asset) -> None:
    walker = Walker(person, 1.3)
    stride = walker.gait.stride_m
    np.testing.assert_allclose(walker.pose(0.0), walker.pose(stride), atol=1e-5)
    np.testing.assert_array_equal(walk_pose(person, travelled_m=0.4, speed_mps=1.3), walker.pose(0.4))
    poses = [skinned_positions(person.lods[2], walker.pose(stride * i / 200)) for i in range(201)]
    fastest = max(float(np.linalg.norm(b - a, axis=1).max()) for a, b in pairwise(poses))
    assert fastest < 0.03 * stride  # 200 steps a stride: the swinging foot moves at most some four times as fast as the body


def test_strides_grow_with_speed_and_legs() -> None:
    adult, child = build("adult", 0), build("child", 0)
    assert gait(adult, 0.8).stride_m < gait(adult, 1.4).stride_m
    assert gait(child, 1.2).stride_m < gait(adult, 1.2).stride_m
    assert 1.2 < gait(adult, 1.35).stride_m < 1.6


@pytest.mark.parametrize("phase", [0.0, 0.2, 0.45, 0.7, 0.95])
def test_waiting_feet_are_flat_on_the_ground(person: Asset, phase: float) -> None:
    posed = skinned_positions(person.lods[0], stand_pose(person, phase))
    assert abs(float(posed[:, 2].min())) < 0.005
    soles = person.lods[0].positions[:, 2] < 0.001
    assert posed[soles, 2].max() < 0.008


@pytest.mark.parametrize(("family", "rider"), [("bicycle", "cyclist"), ("motorcycle", "motorcyclist")])
def test_riders_hold_the_grips_and_tread_the_pedals(family: str, rider: str) -> None:
    mount, person = build(family, 0), build(rider, 0)
    skeleton = person.skeleton
    assert skeleton is not None and mount.skeleton is not None
    for crank, curvature in ((0.0, 0.0), (1.2, 0.1), (3.9, -0.1)):
        mount_pose = bicycle_pose(mount, travelled_m=0, curvature=curvature, crank_rad=crank if family == "bicycle" else 0.0)
        pose, T = ride_pose(person, mount, mount_pose=mount_pose)
        for side in ("left", "right"):
            palm = apply(T @ pose[skeleton.index(f"{side}_hand")], person.anchors[f"{side}_palm"][:3, 3])
            grip = apply(mount_pose[mount.skeleton.index("steer")], mount.anchors[f"grip_{side}"][:3, 3])
            assert np.linalg.norm(palm - grip) < 0.05
            ball = apply(T @ pose[skeleton.index(f"{side}_foot")], person.anchors[f"{side}_ball"][:3, 3])
            pedal = apply(mount_pose[mount.skeleton.index("crank")], mount.anchors[f"pedal_{side}"][:3, 3])
            assert np.linalg.norm(ball - pedal) < 0.09
        seat = apply(T @ pose[0], person.anchors["seat"][:3, 3])
        assert np.linalg.norm(seat - mount.anchors["seat"][:3, 3]) < 0.06


def test_posing_needs_a_skeleton() -> None:
    from dataclasses import replace

    with pytest.raises(ValueError, match="no skeleton"):
        stand_pose(replace(build("child", 0), skeleton=None))


def test_hands_of_who_sits_lie_on_the_clothes() -> None:
    from simgen.assets.catalogue import build
    from simgen.assets.people.draft import body_scale, lap_m
    from simgen.assets.people.motion import pose
    from simgen.assets.people.props import hand_place

    rise = []
    for outfit in ("fitted t-shirt", "summer dress"):
        person = build("adult", 9, outfit=outfit)
        placed = pose(person, "sit", time_s=1.0)
        rise.append((lap_m(person) / body_scale(person), min(float(hand_place(person, placed, s)[2]) for s in ("left", "right"))))
    (bare, low), (skirt, high) = rise
    assert bare < 0.11 < 0.14 < skirt and high > low + 0.03
