"""Interiors and who sits in them."""

from __future__ import annotations

import numpy as np
import pytest

from simgen.assets.catalogue import build
from simgen.assets.compose import with_part
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.cabin import CabinSpace
from simgen.assets.vehicles.interior import WHEEL_FORWARD_M, WHEEL_UP_M, add_interior, interior_materials, seat_anchors
from simgen.mesh import Mesh

SPACE = CabinSpace(0.30, (1.25, 0.42), (0.52, 0.56), 0.66, 0.74, 0.93, 1.40, 2.35, 1.85, 0.93, -0.35)
VAN = CabinSpace(0.55, (1.9,), (0.85,), 0.80, 0.88, 1.25, 1.90, 3.0, 2.5, 1.22, 1.3, right_hand_drive=True)


def interior(space: CabinSpace, detail: int, seed: int = 2) -> Mesh:
    builder = MeshBuilder()
    add_interior(builder, space, detail, np.random.default_rng(seed))
    return builder.build()


@pytest.mark.parametrize("space", [SPACE, VAN])
@pytest.mark.parametrize("seed", range(4))
def test_interior_stays_inside_the_cabin(space: CabinSpace, seed: int) -> None:
    for detail, most in ((0, 1530), (1, 330)):
        mesh = interior(space, detail, seed)
        assert len(mesh.faces) < most
        lo, hi = mesh.bounds
        assert lo[0] >= space.rear_x - 1e-4 and hi[0] <= space.cowl_x + 1e-4
        assert np.abs(mesh.positions[:, 1]).max() <= space.shoulder_half_width + 1e-4
        assert lo[2] >= space.floor_z - 1e-4 and hi[2] <= space.roof_z + 1e-4
        p = mesh.positions[mesh.faces].astype(float)
        n = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
        assert (np.einsum("ij,ij->i", n, mesh.normals[mesh.faces].mean(axis=1)) > 0).mean() > 0.995


def test_lining_looks_inwards() -> None:
    mesh = interior(SPACE, 0)
    p = mesh.positions[mesh.faces].mean(axis=1)
    n = np.cross(*(mesh.positions[mesh.faces[:, k]] - mesh.positions[mesh.faces[:, 0]] for k in (1, 2)))
    left = (p[:, 1] > SPACE.shoulder_half_width - 0.06) & (p[:, 2] > SPACE.belt_z - 0.2) & (p[:, 0] < 1.8) & (p[:, 2] < SPACE.belt_z)
    assert left.any() and (n[left, 1] <= 0).all()
    roof = (p[:, 2] > SPACE.roof_z - 0.002) & (mesh.slots[mesh.faces[:, 0]] == S.CLOTH)
    assert roof.any() and (n[roof, 2] < 0).all()


def test_seats_steering_wheel_and_screens_are_there() -> None:
    assert set(seat_anchors(SPACE)) == {"seat_driver", "seat_passenger", "seat_rear_left", "seat_rear_right"}
    assert seat_anchors(SPACE)["seat_driver"][1, 3] > 0 > seat_anchors(VAN)["seat_driver"][1, 3]
    mesh = interior(SPACE, 0)
    assert (mesh.slots == S.SEAT).any() and (mesh.slots == S.SCREEN).any()
    hub = seat_anchors(SPACE)["seat_driver"][:3, 3] + [WHEEL_FORWARD_M, 0, WHEEL_UP_M]
    assert np.linalg.norm(mesh.positions[mesh.slots == S.INTERIOR] - hub, axis=1).min() < 0.06


def test_same_generator_same_cabin_and_coarse_ones_agree() -> None:
    assert interior(SPACE, 0).key == interior(SPACE, 0).key
    fine, coarse = interior(SPACE, 0), interior(SPACE, 1)
    a, b = (m.positions[m.slots == S.SEAT] for m in (fine, coarse))
    assert np.abs(a.max(axis=0) - b.max(axis=0)).max() < 0.16 and np.abs(a.min(axis=0) - b.min(axis=0)).max() < 0.16
    builder = MeshBuilder()
    assert add_interior(builder, SPACE, 2, np.random.default_rng(0)).keys() == seat_anchors(SPACE).keys()


def test_interior_colours_vary() -> None:
    seats = {interior_materials(np.random.default_rng(k))["seat"] for k in range(60)}
    assert len(seats) >= 5


@pytest.mark.parametrize("variant", range(16))
def test_occupants_sit(variant: int) -> None:
    a = build("occupant", variant)
    fine, *coarser = (len(m.faces) for m in a.lods)
    assert fine < 1900 and all(n < fine for n in coarser)
    lo, hi = a.bounds
    assert 0.55 < hi[2] < 0.95 and lo[2] > -0.55  # a head well over the hips; no feet
    assert -0.5 < lo[0] < -0.1 and 0.37 < hi[0] < 0.85 and max(-lo[1], hi[1]) < 0.42
    assert a.lods[0].joints is None
    assert all(m.slots.max() < len(a.materials) for m in a.lods)
    belt = a.lods[0].positions[a.lods[0].slots == len(a.materials) - 1]
    assert np.ptp(belt[:, 1]) > 0.3 and np.ptp(belt[:, 2]) > 0.4
    p = a.lods[0].positions
    grips = [[WHEEL_FORWARD_M, s * 0.17, WHEEL_UP_M + 0.05] for s in (1, -1)]
    reach = max(np.linalg.norm(p - g, axis=1).min() for g in grips)
    assert (reach < 0.09) == a.parameters["driving"]


def test_occupants_fit_the_seats() -> None:
    builder = MeshBuilder()
    anchors = add_interior(builder, SPACE, 0, np.random.default_rng(1))
    mesh = builder.build()
    cabin = build("roof_box", 0)
    from dataclasses import replace

    cabin = replace(cabin, lods=(mesh,), anchors=anchors)
    seated = with_part(cabin, build("occupant", 0), anchors["seat_driver"], name="driver", collides=False)
    assert seated.bounds[1, 2] < SPACE.roof_z + 0.02
    assert len(seated.lods[0].faces) == len(mesh.faces) + len(build("occupant", 0).lods[0].faces)
