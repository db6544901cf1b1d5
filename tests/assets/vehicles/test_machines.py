"""Trams bend along their track; excavators dig with their rams attached; tractors stand on their wheels."""

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import FAMILIES, build
from simgen.assets.vehicles.excavator import dig_pose
from simgen.assets.vehicles.pose import vehicle_pose
from simgen.assets.vehicles.tram import tram_pose
from simgen.errors import SimgenError
from simgen.mesh import skinned_positions

FAMILY = ("tram", "excavator", "farm_tractor")
ALL = [(family, variant) for family in FAMILY for variant in range(FAMILIES[family].variants)]
SEMANTIC = {"tram": 31, "excavator": 27, "farm_tractor": 27}  # Cityscapes: train, truck


@cache
def asset(family: str, variant: int) -> Asset:
    return build(family, variant)


@pytest.mark.parametrize(("family", "variant"), ALL)
def test_meshes(family: str, variant: int) -> None:
    a = asset(family, variant)
    assert a.semantic == SEMANTIC[family]
    assert abs(a.bounds[0, 2]) < 0.005
    counts = [len(m.faces) for m in a.lods]
    assert len(counts) == 4 and counts[0] <= (40000 if family == "tram" else 20000)
    assert all(b < 0.8 * c for c, b in pairwise(counts[:3])) and counts[3] <= counts[2]
    for mesh in a.lods:
        p = mesh.positions[mesh.faces].astype(float)
        n = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
        area = np.linalg.norm(n, axis=1)
        agree = np.einsum("ij,ij->i", n, mesh.normals[mesh.faces].mean(axis=1)) > 0
        assert np.isfinite(mesh.positions).all() and area.min() > 0
        assert area[~agree].sum() < 0.002 * area.sum()
        assert np.abs(mesh.bounds - a.bounds).max() < 0.12
    dimensions = FAMILIES[family].dimensions
    assert dimensions is not None
    for name in ("length_m", "width_m", "height_m"):
        row = getattr(dimensions, name)
        assert row is None or row[0] / 1.07 < a.parameters[name] < row[-1] * 1.07, name


@pytest.mark.parametrize("family", FAMILY)
def test_variants_are_distinct(family: str) -> None:
    made = [asset(family, v) for v in range(FAMILIES[family].variants)]
    assert len({a.parameters["design"] for a in made}) == len(made) and len({a.lods[0].key for a in made}) == len(made)


@pytest.mark.parametrize("variant", range(4))
@pytest.mark.parametrize("curvature", [0.0, 1 / 25, -1 / 18])
def test_tram_sections_stay_together_in_curves(variant: int, curvature: float) -> None:
    a = asset("tram", variant)
    assert a.skeleton is not None
    pose = tram_pose(a, travelled_m=3.0, curvature=curvature).astype(float)
    sections = [i for i, name in enumerate(a.skeleton.names) if name == "body" or name.startswith("section_")]
    for n, (rear, front) in enumerate(pairwise(sections)):
        pivot = a.anchors[f"pivot_{n + 1}"][:, 3]
        slack = 0.002
        assert np.linalg.norm((pose[rear] - pose[front]) @ pivot) < slack
    for i, name in enumerate(a.skeleton.names):
        if name.startswith("bogie_"):
            x, y, _ = (pose[i] @ [*a.skeleton.rest[i], 1.0])[:3]
            if curvature:
                r = 1 / curvature
                assert np.hypot(x, y - r) == pytest.approx(abs(r), abs=0.01)  # on the rails
            else:
                assert np.allclose(pose[i], np.eye(4), atol=1e-6)
    moved = skinned_positions(a.lods[0], pose.astype(np.float32))
    assert abs(moved[:, 2].min()) < 0.005


def test_tram_follows_any_track() -> None:
    a = asset("tram", 0)

    def track(s: float) -> tuple[float, float, float]:
        return s, 0.5 * (1 - np.cos(s / 12)), float(np.arctan(0.5 / 12 * np.sin(s / 12)))

    pose = tram_pose(a, travelled_m=0.0, track=track)
    assert a.skeleton is not None
    i = a.skeleton.index("bogie_3")
    x, y, _ = (pose[i] @ [*a.skeleton.rest[i], 1.0])[:3]
    assert y == pytest.approx(0.5 * (1 - np.cos(x / 12)), abs=0.02)
    with pytest.raises(SimgenError, match="no tram"):
        tram_pose(asset("excavator", 0), travelled_m=0.0)


@pytest.mark.parametrize("variant", range(4))
@pytest.mark.parametrize("angles", [(0.0, 0.0, 0.0, 0.0), (0.7, 0.2, 0.4, 0.5), (-1.2, -0.35, 0.25, -0.3)])
def test_rams_stay_attached(variant: int, angles: tuple[float, float, float, float]) -> None:
    a = asset("excavator", variant)
    assert a.skeleton is not None
    pose = dig_pose(a, *angles).astype(float)
    names = a.skeleton.names
    for ram, (first, second) in {"boom_ram": ("house", "boom"), "stick_ram": ("boom", "stick"), "bucket_ram": ("stick", "bucket")}.items():
        p, q = [*a.anchors[f"{ram}_a"][:3, 3], 1.0], [*a.anchors[f"{ram}_b"][:3, 3], 1.0]
        barrel, rod = pose[names.index(f"{ram}_a")], pose[names.index(f"{ram}_b")]
        assert np.allclose(barrel @ p, pose[names.index(first)] @ p, atol=1e-4)  # each end sits on its pin
        assert np.allclose(rod @ q, pose[names.index(second)] @ q, atol=1e-4)
        rest = np.subtract(q, p)
        way = rod @ q - barrel @ p
        for half in (barrel, rod):  # and the halves slide along one line
            turned = half @ rest
            assert turned @ way == pytest.approx(np.linalg.norm(turned) * np.linalg.norm(way), rel=1e-4)
        assert 0.75 < np.linalg.norm(way) / np.linalg.norm(rest) < 1.4  # within a ram's stroke
    if not any(angles):
        assert np.allclose(pose, np.eye(4), atol=1e-6)


def test_digging_moves_the_right_way() -> None:
    a = asset("excavator", 0)
    assert a.skeleton is not None
    bucket = a.skeleton.index("bucket")
    teeth = np.append(a.anchors["teeth"][:3, 3], 1.0)
    up = dig_pose(a, 0.0, 0.2, 0.0, 0.0)[bucket] @ teeth
    out = dig_pose(a, 0.0, 0.0, 0.4, 0.0)[bucket] @ teeth
    left = dig_pose(a, 0.5, 0.0, 0.0, 0.0)[bucket] @ teeth
    assert up[2] > teeth[2] + 0.3 and out[0] > teeth[0] + 0.3 and left[1] > 0.5
    with pytest.raises(SimgenError, match="no excavator"):
        dig_pose(asset("tram", 0), 0, 0, 0, 0)


def test_tractor_wheels_roll() -> None:
    a = asset("farm_tractor", 0)
    pose = vehicle_pose(a, travelled_m=1.3, curvature=0.1, pitch_rad=0.0, roll_rad=0.0)
    moved = skinned_positions(a.lods[0], pose)
    wheels = a.lods[0].joints[:, 0] > 0  # type: ignore[index]
    assert abs(moved[wheels, 2].min()) < 0.02  # lugs leave little gaps
