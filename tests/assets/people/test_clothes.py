"""Clothes cover the body in motion; levels of detail keep the outline."""

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import build
from simgen.assets.people.figure import ARM_ANGLE_RAD, Figure
from simgen.assets.people.kinematics import about, forward
from simgen.assets.people.motion import Walker
from simgen.assets.people.wardrobe import SLOTS
from simgen.mesh import skinned_positions

COVERED = [("adult", 0), ("adult", 4), ("adult", 10), ("adult", 14), ("adult", 18), ("child", 2), ("worker", 0)]


def _sitting(asset: Asset) -> np.ndarray:
    assert asset.skeleton is not None
    rotations = {}
    for side, sign in (("left", 1), ("right", -1)):
        rotations |= {f"{side}_thigh": about("y", -np.radians(90)), f"{side}_shin": about("y", np.radians(95)),
                      f"{side}_upper_arm": about("y", -0.5) @ about("x", -sign * 0.35), f"{side}_forearm": about("y", -1.0)}
    return forward(asset.skeleton, rotations)


def _body(figure: Figure) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Points of the bare thighs, shins and trunk under any clothes, the way out at each, and their skin."""
    angle = 2 * np.pi * np.arange(10) / 10
    points, outward, joints, weights = [], [], [], []
    for h in (0.12, 0.18, 0.24, 0.285, 0.33, 0.38, 0.42):
        c, w, d = figure.leg_section(h)
        out = np.stack([np.cos(angle), np.sin(angle), 0 * angle], axis=1)
        keep = out[:, 1] > -0.5
        p = (c + out * [d, w, 0])[keep]
        j, v = figure.weights(p, "left_leg")
        for into, what in ((points, p), (outward, out[keep]), (joints, j), (weights, v)):
            into.append(what)
    for h in (0.55, 0.60, 0.65, 0.70):
        p = figure.trunk_ring(h, angle)
        j, v = figure.weights(p, "trunk")
        for into, what in ((points, p), (outward, np.stack([np.cos(angle), np.sin(angle), 0 * angle], axis=1)), (joints, j), (weights, v)):
            into.append(what)
    return tuple(np.concatenate(x) for x in (points, outward, joints, weights))  # type: ignore[return-value]


def _hits(origin: np.ndarray, way: np.ndarray, triangles: np.ndarray, reach: float) -> np.ndarray:
    """(N,) whether each ray meets a triangle within reach (Moeller and Trumbore, 1997)."""
    a, e1, e2 = triangles[:, 0], triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    out = np.zeros(len(origin), bool)
    for i, (o, d) in enumerate(zip(origin, way, strict=True)):
        near = np.linalg.norm(triangles.mean(axis=1) - o, axis=1) < reach + 0.12
        h = np.cross(d, e2[near])
        det = np.einsum("ij,ij->i", e1[near], h)
        with np.errstate(divide="ignore", invalid="ignore"):
            s = o - a[near]
            u = np.einsum("ij,ij->i", s, h) / det
            q = np.cross(s, e1[near])
            v = q @ d / det
            t = np.einsum("ij,ij->i", e2[near], q) / det
        out[i] = bool(((u > -1e-3) & (v > -1e-3) & (u + v < 1.002) & (t > -0.003) & (t < reach)).any())
    return out


@pytest.mark.parametrize("which", COVERED)
def test_the_body_stays_inside_its_clothes(which: tuple[str, int]) -> None:
    asset = build(*which)
    parameters = asset.parameters
    from simgen.assets.people.who import someone
    from simgen.seeding import stream

    figure = someone(which[0], stream(0, which[1], f"asset.{which[0]}"), which[1]).figure
    assert figure.stature_m == parameters["stature_m"]
    p, out, joints, weights = _body(figure)
    mesh = asset.lods[0]
    cloth = np.isin(mesh.slots[mesh.faces[:, 0]], [SLOTS[s] for s in ("top", "bottom", "shoe", "vest")])
    poses = [Walker(asset, 1.3).pose(s) for s in (0.0, 0.35, 0.7)] + [_sitting(asset)]
    for pose in poses:
        T = np.einsum("vk,vkij->vij", weights, np.asarray(pose, float)[joints])
        at = np.einsum("vij,vj->vi", T[:, :3, :3], p) + T[:, :3, 3]
        way = np.einsum("vij,vj->vi", T[:, :3, :3], out)
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        triangles = skinned_positions(mesh, pose)[mesh.faces[cloth]].astype(float)
        assert _hits(at, way, triangles, 0.12).mean() > 0.96


def test_coarser_levels_keep_the_outline() -> None:
    """Widths from the front and from the side at many heights differ by less than a pixel where levels change (914 px)."""
    for which in (("adult", 0), ("adult", 5), ("adult", 2), ("child", 1), ("elder", 0)):
        asset = build(*which)
        for finer, coarser, distance in zip(asset.lods, asset.lods[1:], asset.lod_distances_m, strict=False):
            pixel = distance / 914
            worst = []
            for axis in (0, 1):
                spans = [_spans(m.positions[m.faces].astype(float), axis) for m in (finer, coarser)]
                worst.append(np.abs(spans[0] - spans[1]))
            assert np.nanpercentile(np.concatenate(worst), 90) < 1.6 * pixel, (which, distance)


def _spans(triangles: np.ndarray, axis: int) -> np.ndarray:
    """(H, 2) least and greatest coordinate of the edges that cross each of some heights."""
    heights = np.linspace(0.04, triangles[..., 2].max() * 0.96, 60)
    a = triangles[:, [0, 1, 2]].reshape(-1, 3)
    b = triangles[:, [1, 2, 0]].reshape(-1, 3)
    out = []
    for h in heights:
        cross = (a[:, 2] - h) * (b[:, 2] - h) <= 0
        t = (h - a[cross, 2]) / np.where(np.abs(b[cross, 2] - a[cross, 2]) < 1e-9, 1e-9, b[cross, 2] - a[cross, 2])
        x = a[cross, axis] + np.clip(t, 0, 1) * (b[cross, axis] - a[cross, axis])
        out.append((x.min(), x.max()) if len(x) else (np.nan, np.nan))
    return np.array(out)


def test_arms_hang_out_at_rest() -> None:
    asset = build("adult", 0)
    assert asset.skeleton is not None
    arm = asset.skeleton.rest[asset.skeleton.index("left_hand")] - asset.skeleton.rest[asset.skeleton.index("left_upper_arm")]
    assert np.arctan2(arm[1], -arm[2]) == pytest.approx(ARM_ANGLE_RAD, abs=1e-6)


@pytest.mark.parametrize("which", [("adult", 2), ("adult", 10), ("elder", 8), ("adult", 51)])
def test_sleeves_stay_sewn_to_the_trunk(which: tuple[str, int]) -> None:
    """With raised arms no seam of the top opens: vertices that lie together at rest stay together."""
    asset = build(*which)
    assert asset.skeleton is not None
    rotations = {f"{side}_upper_arm": about("y", -0.9) @ about("x", -sign * 0.3) for side, sign in (("left", 1), ("right", -1))}
    mesh = asset.lods[0]
    own = mesh.slots == SLOTS["top"]
    rest = mesh.positions[own].astype(float)
    posed = skinned_positions(mesh, forward(asset.skeleton, rotations))[own].astype(float)
    _, first, same = np.unique(np.round(rest, 4), axis=0, return_index=True, return_inverse=True)
    assert np.linalg.norm(posed - posed[first[same.reshape(-1)]], axis=1).max() < 2e-3
