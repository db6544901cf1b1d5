"""Props: sizes and meshes; in the palm, at the hands, on the ground."""

from functools import cache

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import build as build_asset
from simgen.assets.people.motion import Style, pose
from simgen.assets.people.props import equip, fit_of, hand_place, lead_mesh, pushed_placement, rolled, seated_placement
from simgen.assets.people.props_families import FAMILIES
from simgen.geometry import apply, inverse
from simgen.geometry import pose as placed
from simgen.mesh import skinned_positions
from simgen.plugins import find_part
from simgen.seeding import stream

PUSHED = ("pushchair", "shopping_trolley", "rollator", "wheelchair")
HELD = ("phone", "umbrella", "coffee_cup", "walking_stick", "handbag", "tote", "shopping_bag", "briefcase")
PEOPLE = [("adult", 0), ("adult", 3), ("elder", 4), ("child", 7)]
person = cache(build_asset)


@cache
def prop(family: str, variant: int) -> Asset:
    make = find_part(family, {name: f.generator for name, f in FAMILIES.items()}, "simgen.assets", "prop")
    asset: Asset = make(stream(0, variant, f"asset.{family}"), variant)  # type: ignore[operator]
    return asset


@pytest.mark.parametrize("family", FAMILIES)
def test_meshes_are_sound(family: str) -> None:
    for v in range(min(FAMILIES[family].variants, 4)):
        asset = prop(family, v)
        assert len(asset.lods) == len(asset.lod_distances_m) + 1 and len(asset.lods[0].faces) < 6000
        assert all(len(a.faces) >= len(b.faces) for a, b in zip(asset.lods, asset.lods[1:], strict=False))
        assert abs(float(asset.bounds[0, 2])) < 0.005
        for i, name in enumerate(("length_m", "width_m", "height_m")):
            assert asset.size_m[i] == pytest.approx(asset.parameters[name], rel=0.01)
        for mesh in asset.lods[:3]:
            assert np.isfinite(mesh.positions).all() and np.isfinite(mesh.uvs).all()
            np.testing.assert_allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-3)
            a, b, c = (mesh.positions[mesh.faces[:, k]].astype(float) for k in range(3))
            cross = np.cross(b - a, c - a)
            facing = np.einsum("ij,ij->i", cross, mesh.normals[mesh.faces].mean(axis=1))
            assert (facing[np.linalg.norm(cross, axis=1) > 1e-9] > 0).mean() > 0.995


@pytest.mark.parametrize("family", FAMILIES)
def test_variants_differ_and_repeat(family: str) -> None:
    count = FAMILIES[family].variants
    seen = {(prop(family, v).lods[0].key, prop(family, v).materials) for v in range(count)}
    assert len(seen) == count
    make = find_part(family, {family: FAMILIES[family].generator}, "simgen.assets", "prop")
    assert make(stream(0, 1, f"asset.{family}"), 1).lods[0].key == prop(family, 1).lods[0].key  # type: ignore[operator]


@pytest.mark.parametrize("family", HELD)
def test_held_props_lie_in_the_palm(family: str) -> None:
    for which in PEOPLE:
        who, what = person(*which), prop(family, 1)
        for hand in ("left", "right"):
            both = equip(who, what, hand)
            assert both.key == equip(who, what, hand).key != who.key and both.semantic == who.semantic
            grip = both.anchors[f"{family}.grip_{hand}"][:3, 3]
            assert np.linalg.norm(grip - who.anchors[f"{hand}_palm"][:3, 3]) < 0.02
            joint = who.skeleton.index(f"{hand}_hand")  # type: ignore[union-attr]
            mesh = both.lods[0]
            assert mesh.joints is not None
            own = np.flatnonzero(mesh.slots >= len(who.materials))
            assert len(own) == len(what.lods[0].positions) and (mesh.joints[own, 0] == joint).all()
            assert np.linalg.norm(mesh.positions[own] - grip, axis=1).min() < 0.08


def test_what_hangs_hangs_upright_and_what_is_held_up_stands() -> None:
    for which in PEOPLE:
        who = person(*which)
        for family, motion, limit in (("handbag", "carry_bag", 2), ("umbrella", "walk_umbrella", 16), ("coffee_cup", "walk_cup", 12)):
            for t in (0.0, 0.7, 1.9):
                style = Style(seed=0.4)
                both = equip(who, prop(family, 0), style.lead)
                p = pose(who, motion, time_s=t, travelled_m=t, speed_mps=1.2, style=style)
                i = who.skeleton.index("right_hand")  # type: ignore[union-attr]
                T = p[i] @ both.anchors[f"{family}.grip_right"] @ inverse(prop(family, 0).anchors["grip_right"])
                assert np.degrees(np.arccos(np.clip(T[2, 2], -1, 1))) < limit + 20 * (family == "coffee_cup")


def test_a_stick_stands_on_the_ground_without_sliding() -> None:
    who, stick = person("elder", 4), prop("walking_stick", 3)
    style, fit = Style(), fit_of(who, stick)
    both = equip(who, stick, "right")
    tips = []
    for k in range(80):
        p = pose(who, "walk_stick", time_s=1.0, travelled_m=k * 0.02, speed_mps=0.8, style=style, fit=fit)
        mesh = both.lods[0]
        points = skinned_positions(mesh, p)[mesh.slots >= len(who.materials)]
        tips.append(points[np.argmin(points[:, 2])] + [k * 0.02, 0, 0])
    tip = np.array(tips)
    down = tip[:, 2] < 0.012
    assert 0.4 < down.mean() < 0.9 and tip[:, 2].min() > -0.02
    steps = np.linalg.norm(np.diff(tip[:, :2], axis=0), axis=1)[down[1:] & down[:-1]]
    assert np.median(steps) < 0.006


@pytest.mark.parametrize("family", PUSHED)
def test_pushed_props_stand_on_the_ground_with_the_bar_at_the_hands(family: str) -> None:
    T = placed(3.0, -2.0, 0.4, yaw=0.7)
    for which in PEOPLE[:3]:
        who = person(*which)
        for v in range(3):
            what = prop(family, v)
            for k in range(5):
                p = pose(who, "push", time_s=0.3 * k, travelled_m=0.3 * k, speed_mps=1.1, style=Style(seed=0.2), fit=fit_of(who, what))
                at = pushed_placement(T, who, what, p)
                for hand in ("left", "right"):
                    palm = apply(T, hand_place(who, p, hand))
                    assert np.linalg.norm(palm - apply(at, what.anchors[f"grip_{hand}"][:3, 3])) < 0.04
                wheels = apply(at, skinned_positions(what.lods[0], rolled(what, 0.3 * k)))
                assert abs(float(wheels[:, 2].min()) - 0.4) < 0.006


def test_a_suitcase_is_pulled_by_its_handle_on_its_front_wheels() -> None:
    for which in PEOPLE:
        who = person(*which)
        for v in range(3):
            what = prop("suitcase", v)
            for k in range(4):
                style = Style(side=1.0)
                p = pose(who, "pull", time_s=0.1, travelled_m=0.3 * k, speed_mps=1.2, style=style, fit=fit_of(who, what))
                T = pushed_placement(np.eye(4), who, what, p, style.lead)
                assert np.linalg.norm(hand_place(who, p, "left") - apply(T, what.anchors["handle"][:3, 3])) < 0.04
                points = apply(T, what.lods[0].positions.astype(float))
                assert -0.006 < points[:, 2].min() < 0.006
                assert points[:, 0].max() < 0.1 and points[:, 2].max() < 1.1


def test_who_sits_in_a_wheelchair_sits_on_it() -> None:
    who = person("adult", 0)
    for v in (0, 1):
        chair = prop("wheelchair", v)
        T = seated_placement(np.eye(4), chair)
        for motion in ("wheelchair", "propel"):
            p = pose(who, motion, time_s=1.0, travelled_m=0.4, speed_mps=1.0, fit=fit_of(who, chair, seated=True))
            points = apply(T, skinned_positions(who.lods[0], p).astype(float))
            seat = chair.anchors["seat"][:3, 3]
            near = np.linalg.norm(points[:, :2] - seat[:2], axis=1) < 0.1
            assert abs(float(points[near, 2].min()) - seat[2]) < 0.05
            assert points[:, 2].min() > 0.1
        hands = [
            apply(
                T,
                hand_place(who, pose(who, "propel", time_s=1.0, travelled_m=s, speed_mps=1.0, fit=fit_of(who, chair, seated=True)), "left"),
            )
            for s in np.linspace(0, 0.3, 5)
        ]
        rim = chair.anchors["rim"][:3, 3]
        for hand in hands:
            assert abs(float(np.hypot(hand[0] - rim[0], hand[2] - rim[2])) - chair.parameters["rim_radius_m"]) < 0.03


def test_wheels_roll() -> None:
    chair = prop("wheelchair", 0)
    assert chair.skeleton is not None
    p = rolled(chair, 0.305 * np.pi / 2)
    assert p is not None
    i = chair.skeleton.index("wheel_rear_left")
    top = chair.skeleton.rest[i] + [0, 0, 0.305]
    np.testing.assert_allclose(apply(p[i].astype(float), top), chair.skeleton.rest[i] + [0.305, 0, 0], atol=1e-5)
    assert rolled(prop("box", 0), 1.0) is None


def test_a_lead_hangs_between_hand_and_collar() -> None:
    hand, collar = np.array([0.0, 0, 0.9]), np.array([1.2, 0.3, 0.45])
    mesh = lead_mesh(hand, collar)
    assert np.linalg.norm(mesh.positions - hand, axis=1).min() < 0.01 and np.linalg.norm(mesh.positions - collar, axis=1).min() < 0.01
    middle = mesh.positions[np.abs(mesh.positions[:, 0] - 0.6) < 0.05, 2].mean()
    assert middle < 0.675 - 0.08


def test_what_is_pushed_cannot_be_held() -> None:
    with pytest.raises(ValueError, match="pushed_placement"):
        equip(person("adult", 0), prop("rollator", 0), "left")


def test_hands_that_hold_hands_meet() -> None:
    from simgen.assets.people.hands import joined_hands

    for big, small, gap in ((("adult", 0), ("child", 0), 0.52), (("adult", 3), ("toddler", 1), 0.50), (("adult", 5), ("adult", 12), 0.66)):
        a, b = person(*big), person(*small)
        T_a, T_b = placed(0.0, 0.0, 0.0, yaw=0.5), placed(-gap * np.sin(0.5), gap * np.cos(0.5), 0.0, yaw=0.5)  # b on the left
        fit_a, fit_b = joined_hands(a, T_a, b, T_b)
        for k in range(4):
            p = pose(a, "hand_in_hand", time_s=0.4 * k, travelled_m=0.3 * k, speed_mps=1.0, style=Style(side=1.0), fit=fit_a)
            q = pose(b, "hand_in_hand", time_s=0.4 * k, travelled_m=0.3 * k, speed_mps=1.0, style=Style(side=-1.0), fit=fit_b)
            assert np.linalg.norm(apply(T_a, hand_place(a, p, "left")) - apply(T_b, hand_place(b, q, "right"))) < 0.04
