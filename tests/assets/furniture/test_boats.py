"""Boats: they float upright at z = 0, in the sizes of real ones, bow first."""

from functools import cache

import numpy as np
import pytest

from simgen.assets import catalogue
from simgen.assets.catalogue import variants
from simgen.assets.furniture.boats import length_of, width_of

build = cache(catalogue.build)


@pytest.mark.parametrize("variant", range(variants("boat")))
def test_a_boat(variant: int) -> None:
    asset = build("boat", variant)
    low, high = asset.bounds
    assert high[0] - low[0] == pytest.approx(length_of(variant), abs=0.2)
    assert width_of(variant) <= high[1] - low[1] < width_of(variant) + 0.35  # with fenders
    assert -0.6 < low[2] < -0.3 and 0.4 < high[2] < 4.0
    counts = [len(m.faces) for m in asset.lods]
    assert counts[0] < 6000 and counts == sorted(counts, reverse=True) and counts[2] < 700
    for mesh in asset.lods:
        corners = mesh.positions[mesh.faces].astype(float)
        flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        facing = np.einsum("ij,ij->i", flat, mesh.normals[mesh.faces].astype(float).mean(axis=1))
        assert facing[np.linalg.norm(flat, axis=1) > 1e-8].min() > 0
    hull = asset.lods[0].positions[asset.lods[0].slots == 0].astype(float)  # narrow at the bow, even on both sides
    bow = hull[hull[:, 0] > hull[:, 0].max() - 0.05]
    assert np.ptp(bow[:, 1]) < 0.4 * np.ptp(hull[:, 1])
    assert abs(hull[:, 1].max() + hull[:, 1].min()) < 1e-3


def test_designs_differ() -> None:
    assert len({build("boat", v).parameters["design"] for v in range(variants("boat"))}) == variants("boat")
