"""Walls, railings, fences and hedges as meshes."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from simgen.ontology import BY_NAME
from simgen.scenes.placement import Placement
from simgen.scenes.urban.barriers import BarrierKind, draw_barrier, leaves, masonry, put_barrier, put_gate
from simgen.scenes.urban.boundaries import Boundaries

KINDS = get_args(BarrierKind)
SLOPE = np.array([0.04, 0.02])
A, B = np.array([3.0, 2.0]), np.array([15.0, 7.0])


def made(kind: str, seed: int = 0, *, coarse: bool = False, gate: bool = False) -> list[Placement]:
    out = Boundaries(np.array([1.0, 1.0]), lambda xy: np.asarray(xy) @ SLOPE)
    rng = np.random.default_rng(seed)
    barrier = draw_barrier(kind, rng)  # type: ignore[arg-type]
    if gate:
        put_gate(out, barrier, A, A + (B - A) / 4, rng, ajar=True)
    else:
        put_barrier(out, barrier, A, B, rng, coarse=coarse)
    return out.placements()


def world(p: Placement) -> np.ndarray:
    return np.asarray(p.mesh.positions.astype(float) + p.T_world_obj[:3, 3])  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("gate", [False, True])
def test_barriers_stand_on_sloping_ground_between_their_ends(kind: str, gate: bool) -> None:
    for seed in range(3):
        parts = made(kind, seed, gate=gate)
        xyz = np.concatenate([world(p) for p in parts])
        above = xyz[:, 2] - xyz[:, :2] @ SLOPE
        assert np.isfinite(xyz).all()
        assert above.min() < 0.12 and 0.4 < above.max() < 4.2
        along = (B - A) / np.linalg.norm(B - A)
        s = (xyz[:, :2] - A) @ along
        assert s.min() > -0.6 and s.max() < np.linalg.norm(B - A) + 0.6
        for p in parts:
            mesh = p.mesh
            assert mesh is not None and np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-3)
            assert mesh.slots.max() < len(p.materials)


@pytest.mark.parametrize(("kind", "classes"), [
    ("high_wall", {"wall"}), ("low_wall", {"wall"}), ("hedge", {"hedge"}), ("wall_hedge", {"wall", "hedge"}), ("chain", {"fence"}),
    ("hoarding", {"wall"}), ("boards", {"fence"}), ("picket", {"fence"}), ("railed_wall", {"wall", "fence"}),
])
def test_classes(kind: str, classes: set[str]) -> None:
    found = {p.semantic for p in made(kind, 1)}
    assert {BY_NAME[c].id for c in classes} <= found <= {BY_NAME[c].id for c in classes | {"hedge"}}


@pytest.mark.parametrize("kind", ["railed_wall", "railings", "mesh", "chain"])
def test_far_railings_have_fewer_bars_that_cover_as_much(kind: str) -> None:
    """The area that bars take of the fence, seen square on, and its outline stay."""
    area, count, box = [], [], []
    side = np.array([(B - A)[1], -(B - A)[0]]) / np.linalg.norm(B - A)
    for coarse in (False, True):
        fence = next(p for p in made(kind, 2, coarse=coarse) if p.semantic == BY_NAME["fence"].id)
        t = world(fence)[fence.mesh.faces]  # type: ignore[union-attr]
        normal = np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]) / 2
        facing = normal[:, :2] @ side
        area.append(facing[facing > 0].sum())
        count.append(len(t))
        box.append(np.concatenate([t.reshape(-1, 3).min(axis=0), t.reshape(-1, 3).max(axis=0)]))
    assert count[1] < 0.6 * count[0]
    assert 0.7 < area[1] / area[0] < 1.3
    assert np.abs(box[0] - box[1]).max() < 0.25


def test_designs_vary_in_height_and_material() -> None:
    heights = {kind: [np.ptp(np.concatenate([world(p) for p in made(kind, seed)])[:, 2]) for seed in range(8)] for kind in KINDS}
    assert all(max(h) - min(h) > 0.15 for h in heights.values())
    assert len({draw_barrier("high_wall", np.random.default_rng(k)).wall[0].name for k in range(20)}) > 8  # type: ignore[index]


def test_walls_are_closed_and_face_outwards() -> None:
    for kind in ("low_wall", "high_wall"):
        for seed in range(4):
            (wall,) = made(kind, seed)
            t = world(wall)[wall.mesh.faces]  # type: ignore[union-attr]
            assert np.einsum("ij,ij->i", t[:, 0], np.cross(t[:, 1], t[:, 2])).sum() / 6 > 1.0


def test_shrubs_stand_where_they_are_put() -> None:
    out = Boundaries(np.zeros(2), lambda xy: np.asarray(xy) @ SLOPE)
    at = np.array([[2.0, 3.0], [8.0, -4.0]])
    out.shrubs(at, np.array([0.5, 0.8]), np.array([0.9, 1.5]), np.random.default_rng(0), leaves(np.random.default_rng(1)))
    (p,) = out.placements()
    xyz = world(p)
    nearest = np.linalg.norm(xyz[:, None, :2] - at, axis=2)
    assert nearest.min(axis=1).max() < 1.4
    assert {int(k) for k in nearest.argmin(axis=1)} == {0, 1}
    assert xyz[:, 2].max() - (at @ SLOPE).min() < 2.4


def test_most_walls_along_pavements_are_of_the_greys_of_stone_render_and_gault() -> None:
    names = [masonry(np.random.default_rng(k)).name for k in range(300)]
    warm = sum(n.startswith(("brick_red", "brick_brown")) for n in names) / len(names)
    grey = sum(n.startswith(("stone", "plaster", "concrete")) for n in names) / len(names)
    assert 0.1 < warm < 0.35 and 0.4 < grey < 0.75


def test_low_walls_have_joints_in_their_coping_and_are_dark_at_the_foot_on_any_slope() -> None:
    for seed in range(4):
        (wall,) = made("low_wall", seed)
        mesh = wall.mesh
        assert mesh is not None and mesh.ao is not None
        names = np.array([m.name.partition("*")[0] for m in wall.materials])[mesh.slots]
        assert (names == "joint").any() and np.char.startswith(names, "wall_foot").any()
        xyz = world(wall)
        above = xyz[:, 2] - xyz[:, :2] @ SLOPE
        assert mesh.ao[above < 0.02].max() < 190 and mesh.ao[above > 0.4].min() > 190
        assert not (np.array([m.name for m in made("low_wall", seed, coarse=True)[0].materials]) == "joint").any()
