"""Passengers of buses and trams: on seats inside the body, moving with the unit that the seat is in, different from bus to bus."""

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets.catalogue import DiskCatalogue, build
from simgen.assets.vehicles.appearance import appearance, with_appearance
from simgen.geometry import apply

VEHICLES = [("bus", 0), ("bus", 1), ("bus", 2), ("bus", 3), ("coach", 0), ("tram", 0), ("tram", 2)]


@pytest.mark.parametrize(("family", "variant"), VEHICLES)
def test_seats_lie_inside_and_stand_apart(family: str, variant: int) -> None:
    asset = build(family, variant)
    seats = np.array([T[:3, 3] for name, T in asset.anchors.items() if name.startswith("ride_")])
    assert len(seats) >= 15
    lo, hi = asset.bounds
    assert (seats[:, :2] > lo[:2] + 0.2).all() and (seats[:, :2] < hi[:2] - 0.2).all() and seats[:, 2].min() > 0.6
    gaps = np.linalg.norm(seats[:, None] - seats[None], axis=-1) + 9 * np.eye(len(seats))
    assert gaps.min() > 0.36


def ridden(family: str, variant: int, seed: int = 0) -> tuple[Asset, Asset, tuple]:
    asset = build(family, variant)
    look = appearance(asset, np.random.default_rng(seed), moving=True)
    return asset, with_appearance(asset, look, DiskCatalogue().get), look.occupants


@pytest.mark.parametrize(("family", "variant"), [("bus", 3), ("tram", 0)])
def test_riders_sit_in_the_unit_that_carries_them(family: str, variant: int) -> None:
    asset, full, riders = ridden(family, variant)
    assert len(riders) > 3 and riders[0].name == "driver" and len({r.anchor for r in riders}) == len(riders)
    assert full.lods[0].slots.max() < len(full.materials) <= 256
    assert len({r.joint for r in riders}) > 1  # several units
    skeleton = asset.skeleton
    assert skeleton is not None
    start = len(asset.lods[0].positions)
    for rider in riders:
        part = DiskCatalogue().get(rider.family, rider.variant).lods[0]
        rows = slice(start, start + len(part.positions))
        start = rows.stop
        joint = skeleton.index(rider.joint) if rider.joint else 0
        assert (full.lods[0].joints[rows, 0] == joint).all()  # type: ignore[index]
        expected = apply(asset.anchors[rider.anchor], part.positions.astype(float))
        assert np.allclose(full.lods[0].positions[rows], expected, atol=1e-4)
    assert start == len(full.lods[0].positions)
    lo, hi = asset.bounds
    body = full.lods[0].positions
    assert (body.min(axis=0) > lo - 0.02).all() and (body.max(axis=0) < hi + 0.02).all()


def test_loads_differ_and_parked_buses_are_empty() -> None:
    counts = {len(ridden("bus", 0, seed)[2]) for seed in range(8)}
    assert len(counts) > 2
    asset = build("bus", 0)
    assert all(not appearance(asset, np.random.default_rng(k)).occupants[1:] for k in range(8))
