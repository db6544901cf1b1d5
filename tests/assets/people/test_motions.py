"""Every motion of people of all ages: planted feet, joints within their range, closed cycles, no pops, breath."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import build
from simgen.assets.people.gait import gait
from simgen.assets.people.limits import LIMITS, joint_angles, within_limits
from simgen.assets.people.motion import MOTIONS, Fit, Style, pose, ride_pose, runner, style_of, walker, years_of
from simgen.geometry import apply
from simgen.mesh import skinned_positions

PEOPLE = [
    *(("adult", v) for v in (0, 1, 3, 7, 11)),
    ("elder", 2),
    ("elder", 5),
    ("teenager", 1),
    ("worker", 0),
    ("child", 1),
    ("child", 4),
    ("toddler", 0),
]
person = cache(build)
SPEED = {"run": 4.2, "jog": 2.2, "walk_stick": 0.8, "limp": 0.7}
NOT_PLANTED = {"run", "sit", "propel", "lie"}


def style(i: int) -> Style:
    return style_of(person(*PEOPLE[i]), np.random.default_rng(i))


@pytest.mark.parametrize("motion", MOTIONS)
def test_twelve_people_can_do_it(motion: str) -> None:
    what = MOTIONS[motion]
    for i, which in enumerate(PEOPLE):
        asset, manner = person(*which), style(i)
        assert asset.skeleton is not None
        for k in range(3):
            p = pose(
                asset,
                motion,
                time_s=1.3 * k + i,
                travelled_m=0.31 * k if what.moves else 0.0,
                speed_mps=SPEED.get(motion, 1.25),
                style=manner,
            )
            assert p.shape == (len(asset.skeleton.names), 4, 4) and p.dtype == np.float32 and np.isfinite(p).all()
            assert not (over := within_limits(asset.skeleton, p)), (which, {j: round(float(np.degrees(e)), 1) for j, e in over.items()})
            if what.base not in NOT_PLANTED:
                lowest = float(skinned_positions(asset.lods[0], p)[:, 2].min())
                assert -0.006 < lowest < 0.006, (which, lowest)


@pytest.mark.parametrize("speed", [0.3, 0.8, 1.3, 1.8, 2.4])
def test_walkers_of_all_ages_do_not_slide(speed: float) -> None:
    for i in (0, 5, 9):
        assert _slide(person(*PEOPLE[i]), walker(person(*PEOPLE[i]), speed, style(i)), speed) < 0.02


@pytest.mark.parametrize("speed", [1.8, 3.0, 5.0])
def test_runners_do_not_slide_and_fly(speed: float) -> None:
    for i in (0, 7, 10):
        asset = person(*PEOPLE[i])
        own = runner(asset, speed, style(i))
        assert _slide(asset, own, speed) < 0.02
        heights = [float(skinned_positions(asset.lods[1], own.pose(own.run.stride_m * k / 60))[:, 2].min()) for k in range(60)]
        assert min(heights) > -0.006
        flying = np.mean(np.array(heights) > 0.012)
        assert flying > 0.05 if speed > 2 else flying >= 0.0


def test_a_limp_is_uneven_and_does_not_slide() -> None:
    asset = person("adult", 0)
    manner = replace(style(0), limp=0.9, side=1.0)
    g = gait(asset, 0.8, manner)
    assert g.stance[0] < g.stance[1] - 0.05 and g.right < 0.5
    assert _slide(asset, walker(asset, 0.8, manner), 0.8) < 0.02


def _slide(asset: Asset, own, speed: float) -> float:  # type: ignore[no-untyped-def]
    """Greatest way (m) over the ground of a sole's vertex while it is down without a break."""
    stride = own.gait.stride_m if hasattr(own, "gait") else own.run.stride_m
    mesh, steps = asset.lods[0], 120
    soles = np.flatnonzero(mesh.positions[:, 2] < 0.004)
    part = replace(mesh, positions=mesh.positions[soles], joints=mesh.joints[soles], weights=mesh.weights[soles], key="soles")
    places = np.array(
        [skinned_positions(part, own.pose(stride * k / steps)) + np.array([stride * k / steps, 0, 0]) for k in range(2 * steps)]
    )
    down = places[:, :, 2] < 0.0025
    worst = 0.0
    for v in range(len(soles)):
        runs = np.flatnonzero(np.diff(np.concatenate([[0], down[:, v].astype(int), [0]])))
        for a, b in runs.reshape(-1, 2):
            if b - a > 2:
                worst = max(worst, float(np.ptp(places[a:b, v, :2], axis=0).max()))
    return worst


@pytest.mark.parametrize("motion", [m for m, what in MOTIONS.items() if what.moves and what.base != "sit" and what.base != "propel"])
def test_cycles_close(motion: str) -> None:
    for i in (1, 5, 10):
        asset, manner, speed = person(*PEOPLE[i]), style(i), SPEED.get(motion, 1.25)
        if MOTIONS[motion].base == "run":
            stride = runner(asset, speed, manner).run.stride_m
        else:
            stride = gait(asset, speed, replace(manner, limp=0.8) if motion == "limp" else manner).stride_m
        first, last = (pose(asset, motion, time_s=2.0, travelled_m=s, speed_mps=speed, style=manner) for s in (0.0, stride))
        np.testing.assert_allclose(first, last, atol=1e-4)


@pytest.mark.parametrize("motion", MOTIONS)
def test_nothing_jumps(motion: str) -> None:
    """At 25 Hz no joint turns faster than a fast runner's knee (some 1,000 deg/s; Novacheck, 1998), and turning changes smoothly."""
    what, speed = MOTIONS[motion], SPEED.get(motion, 1.25)
    fit = Fit(seat_m=0.5, rim=(0.0, 0.30, 0.305, 0.265)) if what.base == "propel" else Fit()
    for i in (0,) if what.base == "propel" else (0, 9):
        asset, manner = person(*PEOPLE[i]), style(i)
        assert asset.skeleton is not None
        poses = [
            pose(asset, motion, time_s=k / 25, travelled_m=speed * k / 25 if what.moves else 0.0, speed_mps=speed, style=manner, fit=fit)
            for k in range(100)
        ]
        R = np.array(poses, float)[:, :, :3, :3]
        parents = np.array(asset.skeleton.parents)
        rel = np.einsum("tjba,tjbc->tjac", R[:, np.maximum(parents, 0)], R)
        rel[:, 0] = R[:, 0]
        turn = np.einsum("tjba,tjbc->tjac", rel[:-1], rel[1:])
        w = (
            25
            * np.stack([turn[..., 2, 1] - turn[..., 1, 2], turn[..., 0, 2] - turn[..., 2, 0], turn[..., 1, 0] - turn[..., 0, 1]], axis=-1)
            / 2
        )
        running = what.base == "run"
        assert np.linalg.norm(w, axis=-1).max() < (20 if running else 12)
        assert np.linalg.norm(np.diff(w, axis=0), axis=-1).max() < (30 if running else 14)
        roots = np.array([p[0, :3, 3] + [speed * k / 25 if what.moves else 0.0, 0, 0] for k, p in enumerate(poses)], float)
        assert np.linalg.norm(np.diff(roots, 2, axis=0), axis=1).max() < 0.02


def test_people_who_stand_breathe_and_sway() -> None:
    for i in (2, 5, 11):
        asset, manner = person(*PEOPLE[i]), style(i)
        assert asset.skeleton is not None
        times = np.arange(0, 60, 0.2)
        chest, depth, head = asset.skeleton.index("chest"), [], []
        for t in times:
            p = pose(asset, "stand", time_s=float(t), style=manner)
            depth.append(float(np.linalg.norm(p[chest, :3, 0])))
            head.append(p[asset.skeleton.index("head"), :3, 3])
        wave = np.array(depth) - np.mean(depth)
        breaths = int(((wave[:-1] < 0) & (wave[1:] >= 0)).sum())
        grown = years_of(asset) > 12
        assert (12 if grown else 18) - 1 <= breaths <= (20 if grown else 25) + 1
        assert 0.01 < np.ptp(wave) < 0.06
        assert np.ptp(np.array(head)[:, :2], axis=0).max() > 0.004


def test_no_two_people_move_alike() -> None:
    asset = person("adult", 0)
    poses = [pose(asset, "walk", time_s=0.0, travelled_m=0.2, speed_mps=1.3, style=replace(style(i), phase=0.0)) for i in range(6)]
    for a, b in pairwise(poses):
        assert np.abs(a - b).max() > 0.01
    assert Style.draw(np.random.default_rng(4)) == Style.draw(np.random.default_rng(4))
    old, young = (Style.draw(np.random.default_rng(4), years=y) for y in (85, 30))
    assert old.stoop > young.stoop and old.stride < young.stride and old.arm_swing < young.arm_swing


def test_limits_notice_a_broken_elbow() -> None:
    from simgen.assets.people.kinematics import about, forward

    asset = person("adult", 0)
    assert asset.skeleton is not None
    backwards = forward(asset.skeleton, {"left_forearm": about("y", 0.6)})
    assert within_limits(asset.skeleton, backwards)["left_forearm"] > 0.4
    knee = forward(asset.skeleton, {"right_shin": about("y", 1.0)})
    assert not within_limits(asset.skeleton, knee)
    assert joint_angles(asset.skeleton, knee)["right_shin"][0] == pytest.approx(1.0, abs=1e-3)
    head = forward(asset.skeleton, {"head": about("z", 1.2)})
    assert set(within_limits(asset.skeleton, head)) == {"head"}
    assert set(LIMITS) <= {n.removeprefix("left_").removeprefix("right_") for n in asset.skeleton.names}


def test_seated_people_sit_on_the_seat() -> None:
    for i in (0, 5, 9):
        asset = person(*PEOPLE[i])
        for seat in (0.42, 0.5):
            p = pose(asset, "sit", time_s=2.0, style=style(i), fit=Fit(seat_m=seat))
            assert asset.skeleton is not None
            at = apply(p[asset.skeleton.index("pelvis")].astype(float), asset.anchors["seat"][:3, 3])
            np.testing.assert_allclose(at, [0.0, 0.0, seat], atol=0.035)
            assert skinned_positions(asset.lods[0], p)[:, 2].min() > -0.006


@pytest.mark.parametrize("stopped", [False, True])
def test_riders_of_kick_scooters_stand_on_them(stopped: bool) -> None:
    mount, who = build("e_scooter", 0), person("adult", 0)
    assert who.skeleton is not None
    p, T = ride_pose(who, mount, foot_down=stopped, style=style(0), time_s=2.0)
    assert not within_limits(who.skeleton, p)
    soles = skinned_positions(who.lods[0], p)[who.lods[0].positions[:, 2] < 0.004] + T[:3, 3]
    deck = mount.anchors["pedal_left"][2, 3]
    assert abs(float(soles[:, 2].min()) - (0.0 if stopped else deck)) < 0.02
    for side in ("left", "right"):
        palm = apply(T @ p[who.skeleton.index(f"{side}_hand")], who.anchors[f"{side}_palm"][:3, 3])
        assert np.linalg.norm(palm - mount.anchors[f"grip_{side}"][:3, 3]) < 0.05


def test_who_stops_on_a_bicycle_has_a_foot_on_the_ground() -> None:
    for v in (0, 4, 8):
        mount, who = build("bicycle", v), person("adult", 3)
        p, T = ride_pose(who, mount, foot_down=True, style=style(2), time_s=1.0)
        mesh = who.lods[0]
        left = (mesh.positions[:, 2] < 0.004) & (mesh.positions[:, 1] > 0)
        assert abs(float((skinned_positions(mesh, p)[left] + T[:3, 3])[:, 2].min())) < 0.02
