"""Bodies: size, budget, sound skin, keypoints, joints that keep their volume, variety."""

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import build
from simgen.assets.people import limbs
from simgen.assets.people.families import FAMILIES, riders
from simgen.assets.people.figure import ARM_ANGLE_RAD, NAMES, Figure
from simgen.assets.people.hair import STYLES
from simgen.assets.people.kinematics import about, forward
from simgen.assets.people.outfits import BOTTOMS, TOPS
from simgen.assets.people.shell import closed_end, tube_rows
from simgen.assets.people.wardrobe import SLOTS
from simgen.assets.people.who import Who, someone
from simgen.mesh import Mesh, skinned_positions
from simgen.seeding import stream

COCO = ("nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
        "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle")
SOME = [("adult", 0), ("adult", 3), ("adult", 45), ("motorcyclist", 0), ("child", 1), ("toddler", 1), ("elder", 3), ("worker", 1),
        ("police_officer", 1), ("cyclist", 0), ("teenager", 3)]


@pytest.fixture(scope="module")
def people() -> list[Asset]:
    return [build(*which) for which in SOME]


def everybody() -> list[Who]:
    return [someone(f, stream(0, v, f"asset.{f}"), v) for f, family in FAMILIES.items() for v in range(family.variants)]


def test_triangle_budgets(people: list[Asset]) -> None:
    for asset in people:
        fine, middle, coarse, far = (len(m.faces) for m in asset.lods)
        assert 5000 <= fine <= 12000 and 900 <= middle <= 2900 and 250 <= coarse <= 900 and far < 0.85 * coarse, asset.key


def test_stands_on_the_ground_facing_x(people: list[Asset]) -> None:
    for asset in people:
        for mesh in asset.lods:
            lo, hi = mesh.bounds
            assert abs(lo[2]) < 2e-3
            assert abs(lo[1] + hi[1]) < 0.15  # a bag may hang on one side
        assert asset.keypoints["nose"][1][0] > asset.keypoints["left_ear"][1][0] + 0.04
        assert asset.keypoints["left_wrist"][1][1] > 0.1
        np.testing.assert_allclose(asset.size_m, [asset.parameters[f"{m}_m"] for m in ("length", "width", "height")], rtol=1e-3)


def test_geometry_is_sound(people: list[Asset]) -> None:
    for asset in people:
        for mesh in asset.lods:
            p = mesh.positions[mesh.faces].astype(float)
            area = np.linalg.norm(np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]), axis=1)
            assert area.min() > 0
            assert np.isfinite(mesh.uvs).all() and np.isfinite(mesh.positions).all()
            np.testing.assert_allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-3)


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
        assert 0.6 * asset.mass_kg < 1000 * volume < 4.2 * asset.mass_kg, asset.key
        geometric = np.cross(b - a, c - a)
        shading = mesh.normals[mesh.faces].mean(axis=1)
        assert (np.einsum("ij,ij->i", geometric, shading) > 0).mean() > 0.97, asset.key


def _limb(figure: Figure, part: str, stations: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A closed tube of a limb's own cross-sections: positions and triangles."""
    sections = [figure.arm_section(s) if part == "left_arm" else figure.leg_section(s) for s in stations]
    centers, width, depth = (np.array(x) for x in zip(*sections, strict=True))
    across = np.array([0, np.cos(ARM_ANGLE_RAD), np.sin(ARM_ANGLE_RAD)]) if part == "left_arm" else np.array([0.0, 1, 0])
    rows = closed_end(tube_rows(centers, np.array([1.0, 0, 0]), across, depth, width, 14), first=True, last=True)
    n, index = rows.shape[1], []
    for i in range(len(rows) - 1):
        for j in range(n):
            a, b = i * n + j, i * n + (j + 1) % n
            index += [(a, b, b + n), (a, b + n, a + n)]
    return rows.reshape(-1, 3), np.array(index)


def _closed(mesh: Mesh, slot: int) -> np.ndarray:
    """One slot's triangles over the mesh's vertices, its holes closed by fans whose third corner is -1 - (a vertex of the rim)."""
    faces = mesh.faces[mesh.slots[mesh.faces[:, 0]] == slot].astype(int)
    _, first, weld = np.unique(np.round(mesh.positions, 5), axis=0, return_index=True, return_inverse=True)
    faces = first[weld.reshape(-1)][faces]
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    there = {(int(a), int(b)) for a, b in edges}
    rims = {a: b for a, b in there if (b, a) not in there}
    fans = []
    while rims:
        start, b = next(iter(rims.items()))
        loop = [start]
        while b in rims and b not in loop:
            loop.append(b)
            b = rims[b]
        fans += [(rims[a], a, -1 - loop[0]) for a in loop]
        for a in loop:
            del rims[a]
    return np.concatenate([faces, np.array(fans, int).reshape(-1, 3)])


def _closed_volume(p: np.ndarray, faces: np.ndarray) -> float:
    """Volume of `_closed` faces: a fan's middle is the mean of its rim."""
    p = np.concatenate([p, np.zeros_like(p)])
    fans = faces[:, 2] < 0
    for key in np.unique(faces[fans, 2]):
        own = faces[:, 2] == key
        p[len(p) // 2 - 1 - key] = p[faces[own, 0]].mean(axis=0)
    whole = faces.copy()
    whole[fans, 2] = len(p) // 2 - 1 - faces[fans, 2]
    return _volume(p, whole)


def _volume(p: np.ndarray, f: np.ndarray) -> float:
    return float(np.einsum("ij,ij->i", p[f[:, 0]], np.cross(p[f[:, 1]], p[f[:, 2]])).sum() / 6)


@pytest.mark.parametrize(("part", "joint", "stations"), [
    ("left_arm", "left_forearm", np.linspace(0.26, 0.11, 25)), ("left_leg", "left_shin", np.linspace(0.215, 0.36, 25))])
@pytest.mark.parametrize("deg", [60, 100, 130])
def test_bent_joints_keep_their_volume(part: str, joint: str, stations: np.ndarray, deg: float) -> None:
    """Elbows and knees, from a hand's breadth above to one below the joint: at most 15 % less when bent."""
    for figure in (Figure(1.78, False, 1.1, muscle=0.5), Figure(1.62, True, 0.95), Figure(1.15, False, 1.0, age=6.0)):
        p, faces = _limb(figure, part, stations)
        across = np.array([0, -np.cos(ARM_ANGLE_RAD), -np.sin(ARM_ANGLE_RAD)]) if part == "left_arm" else np.array([0.0, 1, 0])
        K = np.array([[0, -across[2], across[1]], [across[2], 0, -across[0]], [-across[1], across[0], 0]])
        angle = np.radians(deg)
        pose = forward(figure.skeleton, {joint: np.eye(3) + np.sin(angle) * K + (1 - np.cos(angle)) * K @ K})
        joints, weights = figure.weights(p, part)
        T = np.einsum("vk,vkij->vij", weights, pose[joints])
        posed = np.einsum("vij,vj->vi", T[:, :3, :3], p) + T[:, :3, 3]
        assert _volume(posed, faces) > 0.85 * _volume(p, faces)


@pytest.mark.parametrize(("slot", "rotations"), [
    ("bottom", {f"{s}_thigh": about("y", -np.radians(110)) for s in ("left", "right")}),
    ("top", {"left_upper_arm": about("x", np.radians(125)), "right_upper_arm": about("x", -np.radians(125))})])
def test_hips_and_shoulders_keep_their_volume(slot: str, rotations: dict[str, np.ndarray]) -> None:
    """Trousers with thighs raised to 110 degrees, tops with arms raised to 150: at most 15 % less."""
    for asset in (build("adult", 0), build("adult", 6), build("child", 0)):
        assert asset.skeleton is not None
        mesh = asset.lods[0]
        faces = _closed(mesh, SLOTS[slot])
        posed = skinned_positions(mesh, forward(asset.skeleton, rotations)).astype(float)
        kept = _closed_volume(posed, faces) / _closed_volume(mesh.positions.astype(float), faces)
        assert 0.85 < kept < 1.15, (asset.key, kept)


def test_statures_builds_and_proportions() -> None:
    for family, f in FAMILIES.items():
        statures = [someone(family, stream(0, v, f"asset.{family}"), v).figure.stature_m for v in range(f.variants)]
        assert f.dimensions is not None and f.dimensions.height_m is not None
        least, p5, p50, p95, most = f.dimensions.height_m
        assert least <= min(statures) and max(statures) <= most, family
        assert abs(np.median(statures) - p50) < 0.06, family
        if f.variants >= 16:
            assert abs(np.percentile(statures, 5) - p5) < 0.05 and abs(np.percentile(statures, 95) - p95) < 0.05, family
    assert Figure(1.75, False).head_m / 1.75 == pytest.approx(0.13, abs=0.005)
    small, grown = Figure(0.88, False, age=2.0), Figure(1.75, False)
    assert small.head_m / 0.88 > 1.5 * grown.head_m / 1.75
    assert small.crotch_m / 0.88 < 0.44 < 0.46 < grown.crotch_m / 1.75


def test_variety() -> None:
    who = everybody()
    adults = who[:96]
    assert {w.tone for w in adults} == set(range(1, 11)) == {w.tone for w in who[96:]}
    assert len({w.hair for w in who}) >= 20 and {w.hair for w in who} <= set(STYLES)
    assert len({w.outfit.name for w in adults}) >= 45
    assert 0.4 < np.mean([w.figure.female for w in adults]) < 0.6
    builds = [w.figure.build for w in adults]
    assert min(builds) < 0.92 and max(builds) > 1.22
    assert {s for w in adults for s in w.outfit.season} == {"cold", "mild", "warm"}
    assert len({(w.figure, w.tone, w.hair, w.outfit.name, w.hat, w.glasses) for w in who}) == len(who)


def test_variants_differ_and_repeat() -> None:
    assert build("child", 2).lods[2].key == build("child", 2).lods[2].key
    some = [build("adult", v) for v in (0, 12, 24, 36, 56)]
    assert len({a.lods[0].key for a in some}) == len({a.materials for a in some}) == 5


@pytest.mark.parametrize("helmet", [True, False])
def test_riders_wear_what_one_can_ride_in(helmet: bool) -> None:
    family, variants = riders("bicycle", helmet=helmet)
    who = [someone(family, stream(0, v, f"asset.{family}"), v) for v in variants]
    assert all((w.hat == "bicycle") == helmet for w in who)
    assert all(BOTTOMS[w.outfit.bottom].cut is not None and TOPS[w.outfit.top].cut.hem > 0.38 for w in who)
    assert len({(w.outfit.name, w.figure.female) for w in who}) == len(variants)
    for season in ("cold", "mild", "warm"):
        assert sum(season in w.outfit.season for w in who) >= 6


def test_roles_wear_what_makes_them_known() -> None:
    for kind in ("bicycle", "motorcycle"):
        family, variants = riders(kind, helmet=True)
        assert all(build(family, v).parameters["role"] == family for v in list(variants)[:2])
    assert all(someone("motorcyclist", stream(0, v, "asset.motorcyclist"), v).hat in ("motorcycle", "open face") for v in range(8))
    for family, slot in (("worker", "reflective tape"), ("police_officer", "badge")):
        asset = build(family, 0)
        index = [m.name for m in asset.materials].index(slot)
        assert (asset.lods[0].slots == index).any()


def test_an_outfit_and_a_skin_may_be_asked_for() -> None:
    from simgen.assets.people.person import adult

    asset = adult(stream(0, 4, "asset.adult"), 4, outfit="suit", skin_monk=9)
    assert asset.parameters["outfit"] == "suit" and asset.parameters["skin_monk"] == 9
    with pytest.raises(ValueError, match="no outfit 'armour'"):
        adult(stream(0, 4, "asset.adult"), 4, outfit="armour")


def test_feet_have_soles_of_another_material() -> None:
    for kind in limbs.SHOES:
        from simgen.assets.people.shell import DETAILS

        shells = limbs.shoes(Figure(1.7, True), DETAILS[0], kind, 0.02)
        assert set(shells) >= {"shoe", "sole"}


def test_hands_close_round_what_they_hold() -> None:
    """Fingertips come back to the palm's anchor; the other hand stays as it is."""
    plain, holding = build("adult", 0), build("adult", 0, hands="grip_right")
    assert plain.skeleton is not None and (plain.parameters["hands"], holding.parameters["hands"]) == ("open", "grip_right")

    def reach(asset: Asset, side: str) -> float:
        """How far the hand extends beyond its palm, away from the wrist."""
        wrist, palm = asset.skeleton.rest[NAMES.index(f"{side}_hand")], asset.anchors[f"{side}_palm"][:3, 3]  # type: ignore[union-attr]
        mesh = asset.lods[0]
        p = mesh.positions[mesh.slots == SLOTS["skin"]].astype(float)
        p = p[np.linalg.norm(p - palm, axis=1) < 0.15]
        return float(((p - palm) @ ((palm - wrist) / np.linalg.norm(palm - wrist))).max())

    assert reach(holding, "right") < 0.045 < 0.06 < reach(plain, "right")
    assert reach(holding, "left") == pytest.approx(reach(plain, "left"), abs=1e-6)
    with pytest.raises(ValueError, match="no hands 'clap'"):
        build("adult", 0, hands="clap")


def test_long_hair_ends_in_points_of_its_own() -> None:
    from simgen.assets.people.hair import hair_shell
    from simgen.assets.people.head import Face, Head
    from simgen.assets.people.shell import DETAILS

    head = Head(Figure(1.65, True), Face())
    lowest = []
    for name in ("long straight", "bob"):
        shell = hair_shell(head, name, DETAILS[0], np.random.default_rng(3))
        tips = [float(p[:, 2].min()) for p in shell._p[1:]]
        assert len(tips) >= 20 and np.ptp(tips) > 0.01, name
        lowest.append(min(tips))
    assert lowest[0] < lowest[1] - 0.08
