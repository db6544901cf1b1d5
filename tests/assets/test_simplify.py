"""Coarser meshes: what clustering keeps."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.simplify import clustered, with_far_level
from simgen.mesh import Mesh

CELL_M = 0.25


def ball() -> Mesh:
    b = MeshBuilder()
    angle = np.linspace(-np.pi / 2, np.pi / 2, 40)
    b.add_lathe(np.stack([np.cos(angle), np.sin(angle)], axis=1), 0, segments=60)
    b.add_box((0.5, 0.5, 0.5), 1, center=(0, 0, 1.5))
    return b.build()


def test_fewer_faces_within_a_cell_of_the_surface() -> None:
    fine, coarse = ball(), clustered(ball(), CELL_M)
    assert len(coarse.faces) < 0.3 * len(fine.faces)
    radius = np.linalg.norm(coarse.positions[coarse.slots == 0], axis=1)
    assert np.all(np.abs(radius - 1) < CELL_M * np.sqrt(3))
    assert np.allclose(coarse.bounds, fine.bounds, atol=1e-6)
    assert set(coarse.slots) == {0, 1}
    assert np.allclose(np.linalg.norm(coarse.normals, axis=1), 1, atol=1e-5)


def test_faces_keep_their_winding_and_none_comes_twice() -> None:
    coarse = clustered(ball(), CELL_M)
    own = coarse.faces[coarse.slots[coarse.faces[:, 0]] == 0]
    a, b, c = coarse.positions[own].transpose(1, 0, 2)
    outwards = np.einsum("ij,ij->i", np.cross(b - a, c - a), a + b + c)
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    assert area[outwards < 0].sum() < 0.02 * area.sum()
    turned = [tuple(np.roll(face, -int(face.argmin()))) for face in coarse.faces]
    assert len(set(turned)) == len(turned)


def test_a_mesh_smaller_than_a_cell_stays_itself() -> None:
    b = MeshBuilder()
    b.add_box((0.01, 0.01, 0.01), 0, center=(0.1, 0.1, 0.1))
    mesh = b.build()
    assert clustered(mesh, CELL_M) is mesh


def test_the_far_level_is_the_last_and_casts_for_the_one_before() -> None:
    fine = ball()
    asset = with_far_level(Asset("ball:0", "ball", 20, (fine,), (), 1.0), 80.0, CELL_M)
    assert asset.lod(79.0) is fine and asset.lod(80.0) is asset.lods[1] and asset.lod(1e6) is asset.lods[1]
    assert asset.caster(79.0) is asset.lods[1] and asset.caster(81.0) is None
