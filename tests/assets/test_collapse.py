"""Edges drawn together: how far the surface moves, what stays, what becomes of panes."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.collapse import collapsed, with_coarse_levels
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material, Mesh

DEVIATION_M = 0.02


def ball() -> Mesh:
    b = MeshBuilder()
    angle = np.linspace(-np.pi / 2, np.pi / 2, 40)
    b.add_lathe(np.stack([np.cos(angle), np.sin(angle)], axis=1), 0, segments=60)
    return b.build()


def test_fewer_faces_near_the_surface_that_fill_the_same_bounds() -> None:
    fine, coarse = ball(), collapsed(ball(), DEVIATION_M)
    assert len(coarse.faces) < 0.2 * len(fine.faces)
    middle = np.linalg.norm(coarse.positions[coarse.faces].mean(axis=1), axis=1)
    assert middle.min() > 1 - 3 * DEVIATION_M and np.allclose(np.linalg.norm(coarse.positions, axis=1), 1, atol=1e-5)
    assert np.allclose(coarse.bounds, fine.bounds, atol=1e-6)


def test_faces_keep_their_side_and_their_normals() -> None:
    coarse = collapsed(ball(), DEVIATION_M)
    a, b, c = coarse.positions[coarse.faces].transpose(1, 0, 2)
    assert (np.einsum("ij,ij->i", np.cross(b - a, c - a), a + b + c) > 0).all()
    assert np.allclose(coarse.normals, coarse.positions, atol=0.1)


def test_a_box_of_many_squares_becomes_one_of_few_with_the_same_corners() -> None:
    b = MeshBuilder()
    u, v = (g.ravel() for g in np.meshgrid(np.linspace(-1, 1, 9), np.linspace(-1, 1, 9), indexing="ij"))
    i = (np.arange(8)[:, None] * 9 + np.arange(8)).ravel()
    quads = np.stack([i, i + 9, i + 10, i + 1], axis=1)
    for axis in range(3):
        for sign in (1.0, -1.0):
            side = np.roll(np.column_stack([u, v, np.full(81, sign)]), axis, axis=1)
            b.add(side, quads if sign > 0 else quads[:, ::-1], 0, crease_deg=30)
    coarse = collapsed(b.build(), 0.01)
    corners = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
    assert len(coarse.faces) <= 24 and np.allclose(np.abs(coarse.positions).max(axis=1), 1)
    assert all(np.linalg.norm(coarse.positions - c, axis=1).min() < 1e-6 for c in corners)


def test_sheets_with_two_sides_keep_their_ends_and_specks_go() -> None:
    b = MeshBuilder()
    p = np.array([[x, 0.0, z] for z in (0.0, 0.5) for x in np.linspace(0, 1, 6)])
    quads = np.array([[i, i + 1, i + 7, i + 6] for i in range(5)])
    for faces in (quads, quads[:, ::-1]):
        b.add(p, faces, 0, crease_deg=30)
    b.add_box((0.01, 0.01, 0.01), 1, center=(0.5, 0.5, 0.2))
    coarse = collapsed(b.build(), DEVIATION_M)
    assert set(coarse.slots.tolist()) == {0} and len(coarse.faces) <= 20
    assert np.allclose(coarse.bounds, [[0, 0, 0], [1, 0, 0.5]])


def test_panes_are_opaque_beyond_the_second_level() -> None:
    mesh = ball()
    asset = Asset("ball/0", "ball", 20, (mesh, mesh, mesh), (Material("pane", transmittance=0.7),), 1.0, (10.0, 30.0))
    coarse = with_coarse_levels(asset, far_m=90.0)
    assert len(coarse.lods) == 4 and coarse.lod_distances_m == (10.0, 30.0, 90.0)
    clear = [{coarse.materials[s].transmittance for s in set(m.slots.tolist())} for m in coarse.lods]
    assert clear == [{0.7}, {0.7}, {0.0}, {0.0}]
    assert [len(m.faces) for m in coarse.lods] == sorted((len(m.faces) for m in coarse.lods), reverse=True)
