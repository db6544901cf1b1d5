"""What holds of every family: sound geometry, honest sizes, the same asset each time, and no two variants alike."""

from __future__ import annotations

import numpy as np
import pytest

from simgen.assets.catalogue import FAMILIES, DiskCatalogue, build
from simgen.assets.soundness import Footing, faults

_MOUNTED = {"sign", "signal_head", "pedestrian_head", "cycle_head", "wall_lamp", "boat"}
SAMPLE = [(f, v) for f, family in FAMILIES.items() for v in sorted({0, family.variants - 1})]
ALL = [(f, v) for f, family in FAMILIES.items() for v in range(family.variants)]


def footing(family: str) -> Footing:
    tags = set(FAMILIES[family].tags)
    if family in _MOUNTED or {"part", "held", "worn"} & tags:
        return "mounted"
    return "sunk" if {"furniture", "plant"} & tags else "stands"


@pytest.fixture(scope="module")
def catalogue() -> DiskCatalogue:
    return DiskCatalogue()


@pytest.mark.parametrize(("family", "variant"), SAMPLE)
def test_is_sound(catalogue: DiskCatalogue, family: str, variant: int) -> None:
    assert faults(catalogue.get(family, variant), footing=footing(family)) == []


@pytest.mark.heavy
@pytest.mark.parametrize(("family", "variant"), ALL)
def test_every_variant_is_sound(catalogue: DiskCatalogue, family: str, variant: int) -> None:
    assert faults(catalogue.get(family, variant), footing=footing(family)) == []


@pytest.mark.heavy
@pytest.mark.parametrize("family", FAMILIES)
def test_no_two_variants_are_alike(catalogue: DiskCatalogue, family: str) -> None:
    seen = {(a.lods[0].key, a.materials) for a in (catalogue.get(family, v) for v in range(FAMILIES[family].variants))}
    assert len(seen) == FAMILIES[family].variants


@pytest.mark.parametrize("family", ["saloon", "adult", "cone"])
def test_an_asset_is_the_same_each_time(catalogue: DiskCatalogue, family: str) -> None:
    again, kept = build(family, 1), catalogue.get(family, 1)
    assert [m.key for m in again.lods] == [m.key for m in kept.lods]
    assert again.materials == kept.materials
    assert np.array_equal(np.concatenate(again.hulls or (np.zeros((1, 3)),)), np.concatenate(kept.hulls or (np.zeros((1, 3)),)))
