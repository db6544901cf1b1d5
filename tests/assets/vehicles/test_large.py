from functools import cache

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import build
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.articulation import MAX_BEND_RAD, trailer_angle
from simgen.assets.vehicles.cab import CABS
from simgen.assets.vehicles.families import FAMILIES
from simgen.assets.vehicles.pose import vehicle_pose
from simgen.assets.vehicles.solids import ears
from simgen.assets.vehicles.trailer import FRONT_SWING_M, TRACTORS
from simgen.mesh import skinned_positions
from simgen.ontology import class_id

# Family: Cityscapes class, one variant looked at closely.
LARGE = {
    "van": ("car", 5), "minibus": ("car", 1), "ambulance": ("car", 0), "bus": ("bus", 0), "coach": ("bus", 1), "truck": ("truck", 8),
    "tipper": ("truck", 2), "tractor_trailer": ("truck", 0), "refuse_lorry": ("truck", 0), "fire_engine": ("truck", 1),
}  # fmt: skip
ARTICULATED = (("tractor_trailer", 0), ("tractor_trailer", 6), ("bus", 3))


@cache
def asset(family: str, variant: int = -1) -> Asset:
    return build(family, LARGE[family][1] if variant < 0 else variant)


@pytest.mark.parametrize("family", LARGE)
def test_it_is_as_large_as_the_real_ones_and_stands_on_its_wheels(family: str) -> None:
    a, d = asset(family), FAMILIES[family].dimensions
    assert a.semantic == class_id(LARGE[family][0])
    assert d is not None and d.length_m is not None and d.width_m is not None and d.height_m is not None
    for name, real in (("length_m", d.length_m), ("width_m", d.width_m), ("height_m", d.height_m)):
        assert 0.96 * real[0] < a.parameters[name] < 1.04 * real[4]
    mesh = a.lods[0]
    assert a.parameters["length_m"] == pytest.approx(a.size_m[0], rel=0.01)
    behind = mesh.positions[mesh.positions[:, 0] < 1.0]  # where no mirrors are
    assert np.ptp(behind[:, 1]) == pytest.approx(a.parameters["width_m"], abs=0.07)  # lamps, handles and hubs stand out a little
    assert a.skeleton is not None and mesh.joints is not None
    for i, name in enumerate(a.skeleton.names):
        if name.startswith("wheel_"):
            own = mesh.positions[mesh.joints[:, 0] == i]
            assert abs(own[:, 2].min()) < 5e-3
            assert np.abs(own[:, [0, 2]].mean(axis=0) - a.skeleton.rest[i, [0, 2]]).max() < 0.05


@pytest.mark.parametrize("family", LARGE)
def test_levels_of_detail_get_cheaper_and_keep_the_outline(family: str) -> None:
    a = asset(family)
    counts = [len(m.faces) for m in a.lods]
    assert len(counts) == 4 and counts[0] < 40000 and counts[1] < 0.5 * counts[0] and counts[2] < 0.5 * counts[1] and counts[3] < 2000
    for mesh in a.lods:
        assert np.isfinite(mesh.positions).all() and np.isfinite(mesh.uvs).all()
        assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3
        assert mesh.slots.max() < len(a.materials)
        assert np.abs(mesh.bounds - a.bounds).max() < 0.25


@pytest.mark.parametrize("family", LARGE)
def test_faces_agree_with_their_normals(family: str) -> None:
    mesh = asset(family).lods[0]
    p = mesh.positions[mesh.faces].astype(float)
    n = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    area = np.linalg.norm(n, axis=1)
    agree = np.einsum("ij,ij->i", n, mesh.normals[mesh.faces].mean(axis=1)) > 0
    assert area[~agree].sum() < 0.005 * area.sum()


@pytest.mark.parametrize("family", LARGE)
def test_lamps_light_what_is_there(family: str) -> None:
    a = asset(family)
    slots = set(np.unique(a.lods[0].slots).tolist())
    for lamp in ("head", "tail", "brake", "reverse", "indicator_left", "indicator_right"):
        assert set(a.lamps[lamp]) & slots, lamp
    for lamp, sign in (("indicator_left", 1), ("indicator_right", -1)):
        own = a.lods[0].positions[np.isin(a.lods[0].slots, list(a.lamps[lamp]))]
        assert (sign * own[:, 1] > 0).all() and own[:, 0].max() > 1.0 and own[:, 0].min() < 0.0
    if "emergency" in FAMILIES[family].tags or family == "refuse_lorry":
        for lamp, sign in (("beacon_left", 1), ("beacon_right", -1)):
            own = a.lods[0].positions[np.isin(a.lods[0].slots, list(a.lamps[lamp]))]
            assert len(own) and (sign * own[:, 1] > 0).all() and own[:, 2].max() > 0.75 * a.size_m[2]


@pytest.mark.parametrize("family", LARGE)
def test_one_sees_seats_and_the_driver_s_place_through_the_panes(family: str) -> None:
    a, mesh = asset(family), asset(family).lods[0]
    pane, seat = mesh.positions[mesh.slots == H.PANE], mesh.positions[mesh.slots == H.SEAT]
    assert 0.2 < a.materials[H.PANE].transmittance < 1 and len(pane) and len(seat)
    low, high = pane.min(axis=0), pane.max(axis=0)
    inside = (seat > low - [0.6, 0, 0.7]).all(axis=1) & (seat < high + 0.05).all(axis=1)
    assert inside.mean() > 0.8
    hip = a.anchors["seat_driver"][:3, 3]
    assert 0.1 < hip[1] < 1.0 and low[0] - 1 < hip[0] < high[0] and abs(hip[2] - seat[:, 2].min()) < 2.5
    forward = pane[(pane[:, 0] > hip[0] + 0.4) & (np.abs(pane[:, 1]) < 0.3)]
    assert len(forward)  # a windscreen before the driver
    assert not (a.lods[2].slots == H.PANE).any()  # far off nothing is behind the panes, so they are opaque


@pytest.mark.parametrize("family", ["bus", "coach"])
def test_doors_are_on_the_kerb_side(family: str) -> None:
    mesh = asset(family).lods[0]
    low = mesh.positions[(mesh.slots == H.PANE) & (mesh.positions[:, 2] < 0.8)]
    assert len(low) and (low[:, 1] < 0).all()


@pytest.mark.parametrize(("family", "variant"), ARTICULATED)
def test_the_second_unit_bends_about_its_hitch(family: str, variant: int) -> None:
    a = asset(family, variant)
    assert a.skeleton is not None
    k = a.skeleton.index("trailer")
    hitch = np.append(a.skeleton.rest[k], 1.0)
    pose = vehicle_pose(a, travelled_m=2.0, curvature=1 / 14, pitch_rad=0.01, roll_rad=0.01)
    assert np.allclose(pose[k] @ hitch, pose[0] @ hitch, atol=1e-5)
    assert np.arctan2(pose[k, 1, 0], pose[k, 0, 0]) < -0.25  # turning left, it still points to the right
    moved = skinned_positions(a.lods[0], pose)
    wheel = next(i for i, n in enumerate(a.skeleton.names) if n.startswith("wheel_t1"))
    own = a.lods[0].joints[:, 0] == wheel  # type: ignore[index]
    assert abs(moved[own, 2].min()) < 5e-3
    # Its axle moves along its own wheels: at right angles to the line to the centre of the circle.
    centre = np.array([0.0, 14.0])
    wheels = [i for i, p in enumerate(a.skeleton.parents) if p == k]
    axle = np.append(a.skeleton.rest[wheels].mean(axis=0), 1.0)
    at, heading = (pose[k] @ axle)[:2], pose[k, :2, 0]
    assert abs(float((centre - at) @ heading)) < 0.15
    straight = vehicle_pose(a, travelled_m=2.0, curvature=0.0, pitch_rad=0.0, roll_rad=0.0)
    assert np.allclose(straight[k], np.eye(4), atol=1e-6)


def test_trailer_angle_follows_the_circle() -> None:
    assert trailer_angle(0.0, 0.5, 7.7) == 0.0
    assert trailer_angle(0.05, 0.5, 7.7) == -trailer_angle(-0.05, 0.5, 7.7) < 0
    assert abs(trailer_angle(0.08, 0.5, 7.7)) > abs(trailer_angle(0.04, 0.5, 7.7))
    assert trailer_angle(1.0, 0.5, 7.7) >= -MAX_BEND_RAD
    # The legal circle of 12.5 m outer and 5.3 m inner radius (Directive 96/53/EC) is well within the limit.
    assert abs(trailer_angle(1 / 9.0, 0.55, 7.7)) < MAX_BEND_RAD


@pytest.mark.parametrize("design", TRACTORS, ids=lambda d: d.name)
def test_the_trailer_s_front_clears_the_cab(design) -> None:  # type: ignore[no-untyped-def]
    cab = CABS[design.cab]
    back = design.wheelbase + cab.overhang - cab.depth - (0.25 if design.trim.stacks else 0.0)
    at_sides = back - (0.44 if design.trim.fairings else 0.0)  # the fairings behind the cab's edges
    half = 1.22 if design.body == "container" else 1.275
    front = design.nose + (0.42 if design.body == "reefer" else 0.0)
    corners = np.array([[design.nose, half], [design.nose, -half], [front, half - 0.22], [front, 0.22 - half]])
    assert design.body == "reefer" or np.hypot(design.nose, half) < FRONT_SWING_M + 0.01
    for yaw in np.linspace(-MAX_BEND_RAD, MAX_BEND_RAD, 49):
        x = design.kingpin + corners[:, 0] * np.cos(yaw) - corners[:, 1] * np.sin(yaw)
        y = corners[:, 0] * np.sin(yaw) + corners[:, 1] * np.cos(yaw)
        edge = np.abs(y) > cab.width / 2 - 0.10
        assert (x[(np.abs(y) < cab.width / 2) & ~edge] < back).all() and (x[edge & (np.abs(y) < cab.width / 2)] < at_sides).all()


@pytest.mark.parametrize("family", LARGE)
def test_variants_differ(family: str) -> None:
    made = [build(family, v) for v in range(FAMILIES[family].variants)]
    assert len({a.lods[0].key for a in made}) == len(made)
    looks = {(a.parameters["design"], a.parameters.get("body"), a.materials[S.PAINT].base_color) for a in made}
    assert len(looks) == len(made)
    if family in ("truck", "bus", "coach", "tipper", "tractor_trailer", "refuse_lorry", "fire_engine"):
        assert len({a.parameters["design"] for a in made}) == len(made)


def test_parameters_take_the_place_of_draws() -> None:
    from simgen.assets.vehicles.truck import truck

    plain = truck(np.random.default_rng(5), 4)
    green = truck(np.random.default_rng(5), 4, color=(0.0, 0.5, 0.0))
    assert green.materials[S.PAINT].base_color == (0.0, 0.5, 0.0)
    assert green.lods[0].key == plain.lods[0].key and green.materials[S.PAINT2] == plain.materials[S.PAINT2]


def test_ears_cover_a_concave_outline() -> None:
    outline = np.array([[0, 0], [4, 0], [4, 3], [2, 1], [0, 3]], float)
    for points in (outline, outline[::-1]):
        a, b, c = (points[ears(points)[:, k]] for k in range(3))
        area = 0.5 * ((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0])
        assert (area > 0).all() and area.sum() == pytest.approx(8.0)
