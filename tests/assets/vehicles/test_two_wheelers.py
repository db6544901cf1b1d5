"""Two-wheelers stand, steer, lean on their stands and have a place for an adult rider."""

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import FAMILIES, build
from simgen.assets.people.motion import ride_pose
from simgen.assets.vehicles.cycleslots import MIRRORS
from simgen.assets.vehicles.pose import bicycle_pose, parked_pose
from simgen.mesh import skinned_positions

TRIANGLES = {"bicycle": 10200, "cargo_bike": 10200, "e_scooter": 6000, "scooter": 12000, "motorcycle": 16000}
RIDING = {"cycle", "upright", "sport", "cruiser", "scooter", "standing"}
ALL = [(family, variant) for family in TRIANGLES for variant in range(FAMILIES[family].variants)]
SOME = [("bicycle", 0), ("bicycle", 2), ("bicycle", 6), ("motorcycle", 1), ("motorcycle", 3), ("scooter", 0), ("e_scooter", 0),
    ("cargo_bike", 0), ("cargo_bike", 1), ("cargo_bike", 2)]


@cache
def asset(family: str, variant: int) -> Asset:
    return build(family, variant)


@cache
def adult() -> Asset:
    return build("adult", 0) if "adult" in FAMILIES else build(next(f for f, row in FAMILIES.items() if "person" in row.tags), 0)


@pytest.mark.parametrize(("family", "variant"), ALL)
def test_wheels_touch_the_ground_and_sizes_are_declared(family: str, variant: int) -> None:
    a = asset(family, variant)
    assert a.skeleton is not None
    for joint, name in enumerate(a.skeleton.names):
        if name.startswith("wheel_"):
            own = a.lods[0].positions[a.lods[0].joints[:, 0] == joint]  # type: ignore[index]
            assert abs(own[:, 2].min()) < 0.005
    mesh = a.lods[0]
    y = mesh.positions[~np.isin(mesh.slots, MIRRORS), 1]
    assert a.parameters["length_m"] == pytest.approx(a.size_m[0], rel=0.01)
    assert a.parameters["width_m"] == pytest.approx(float(np.ptp(y)), rel=0.01)
    assert a.parameters["height_m"] == pytest.approx(a.size_m[2], rel=0.01)
    assert a.parameters["riding"] in RIDING
    counts = [len(m.faces) for m in a.lods]
    assert len(counts) == 4 and counts[0] <= TRIANGLES[family]
    assert all(b < 0.75 * c for c, b in pairwise(counts[:3])) and counts[3] < 0.85 * counts[2]
    for k, level in enumerate(a.lods):  # coarse meshes keep the outline; far ones lose mirrors, whose stalks are thinner than a pixel
        assert np.abs(level.bounds - a.bounds).max() < (0.1 if k < 2 else 0.25)


@pytest.mark.parametrize("family", TRIANGLES)
def test_sizes_lie_within_those_of_real_ones(family: str) -> None:
    dimensions = FAMILIES[family].dimensions
    assert dimensions is not None
    for variant in range(FAMILIES[family].variants):
        parameters = asset(family, variant).parameters
        for name in ("length_m", "width_m", "height_m"):
            least, *_, greatest = getattr(dimensions, name)
            spare = 1.06 if name != "height_m" else 1.12  # sheets give heights without mirrors
            assert least / spare < parameters[name] < greatest * spare, (variant, name)


@pytest.mark.parametrize("family", TRIANGLES)
def test_variants_are_distinct(family: str) -> None:
    made = [asset(family, v) for v in range(FAMILIES[family].variants)]
    assert len({a.parameters["design"] for a in made}) == len(made)
    assert len({a.lods[0].key for a in made}) == len(made)


@pytest.mark.parametrize(("family", "variant"), ALL)
def test_an_adult_reaches_grips_and_pedals(family: str, variant: int) -> None:
    mount = asset(family, variant)
    if mount.parameters.get("rider") == "child":
        pytest.skip("made for children")
    rider = adult()
    assert rider.skeleton is not None
    pose, T = ride_pose(rider, mount)
    at = {name: (pose[i] @ [*rider.skeleton.rest[i], 1.0])[:3] + T[:3, 3] for i, name in enumerate(rider.skeleton.names)}
    for side in ("left", "right"):
        assert np.linalg.norm(at[f"{side}_hand"] - mount.anchors[f"grip_{side}"][:3, 3]) < 0.2
        if mount.parameters["riding"] == "standing":  # either foot ahead, anywhere on the deck
            front, rear = (mount.anchors[f"deck_{end}"][:3, 3] for end in ("front", "rear"))
            assert rear[0] - 0.2 < at[f"{side}_foot"][0] < front[0] + 0.15 and 0 < at[f"{side}_foot"][2] - front[2] < 0.2
            continue
        foot = at[f"{side}_foot"] - mount.anchors[f"pedal_{side}"][:3, 3]
        assert np.hypot(foot[0], foot[1]) < 0.28 and -0.02 < foot[2] < 0.3


@pytest.mark.parametrize(("family", "variant"), SOME)
def test_steering_turns_the_front_wheel_about_the_steering_axis(family: str, variant: int) -> None:
    a = asset(family, variant)
    assert a.skeleton is not None
    pose = bicycle_pose(a, travelled_m=0.0, curvature=0.3, crank_rad=0.0)
    axis = a.anchors.get("fork_axis", a.anchors["steer_axis"])
    wheels = [i for i, name in enumerate(a.skeleton.names) if name.startswith("wheel_f")]
    moved = skinned_positions(a.lods[0], pose)
    for i in wheels:
        on_axis = axis @ np.array([0.0, 0.0, 0.3, 1.0])
        assert np.allclose(pose[i] @ on_axis, on_axis, atol=1e-4)
        assert pose[i][1, 0] > 0.2  # it turns to the left
        own = a.lods[0].joints[:, 0] == i  # type: ignore[index]
        assert abs(moved[own, 2].min()) < 0.02  # trail lifts or lowers it by millimetres
    grip = pose[a.skeleton.index("steer")] @ a.anchors["grip_left"][:, 3]
    assert grip[0] < a.anchors["grip_left"][0, 3]


@pytest.mark.parametrize(("family", "variant"), ALL)
def test_stands_reach_the_ground(family: str, variant: int) -> None:
    a = asset(family, variant)
    assert a.skeleton is not None
    lean = a.parameters["lean_rad"]
    pose = parked_pose(a)
    moved = skinned_positions(a.lods[0], pose)
    assert moved[:, 2].min() > -0.04
    if a.parameters["stand"] == "side":
        assert 0.13 < -lean < 0.22  # 8 to 12 degrees to the left
    if a.parameters["stand"] != "none":
        own = a.lods[0].joints[:, 0] == a.skeleton.index("stand")  # type: ignore[index]
        assert abs(moved[own, 2].min()) < 0.035
        assert abs(a.parameters["stand_rad"]) > 0.5


def test_lamps_light_up() -> None:
    for family in TRIANGLES:
        a = asset(family, 0)
        for lamp in ("head", "tail"):
            for slot, material in a.lamps[lamp].items():
                assert max(material.emissive) >= 1.0
                assert (a.lods[0].slots == slot).any()


def test_chosen_designs_and_colours() -> None:
    a = build("bicycle", 0)
    rng = np.random.default_rng(5)
    from simgen.assets.vehicles.two_wheelers import bicycle

    b = bicycle(rng, 0, design="folding", saddle_z=0.9)
    assert b.parameters["design"] == "folding" and b.anchors["seat"][2, 3] == pytest.approx(0.9)
    assert b.lods[0].key != a.lods[0].key
