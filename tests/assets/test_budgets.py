"""How many triangles levels of detail may have, and that beyond the second nothing is seen through."""

from __future__ import annotations

import pytest

from simgen.assets.catalogue import FAMILIES, DiskCatalogue, variants

CAR, LORRY, BUS = (60_000, 5_000, 1_400, 800), (90_000, 7_000, 1_800, 1_700), (90_000, 7_000, 1_800, 1_300)
MOTORCYCLE, BICYCLE, MACHINE = (60_000, 3_100, 1_100, 660), (60_000, 2_500, 1_100, 570), (60_000, 7_500, 2_500, 1_500)
PERSON, QUADRUPED, BIRD = (12_000, 3_000, 900, 600), (12_000, 2_200, 800, 400), (6_000, 1_600, 700, 400)
MOST: dict[str, tuple[int, ...]] = {  # triangles by level of detail, finest first; by family, else by tag
    "motorcycle": MOTORCYCLE, "scooter": MOTORCYCLE, "bicycle": BICYCLE, "cargo_bike": BICYCLE, "e_scooter": BICYCLE,
    "bus": BUS, "coach": BUS, "tram": (90_000, 14_000, 3_400, 2_200), "ambulance": LORRY, "excavator": MACHINE, "farm_tractor": MACHINE,
    "van": (60_000, 5_000, 1_400, 900),
    "truck": LORRY, "tipper": LORRY, "tractor_trailer": LORRY, "refuse_lorry": LORRY, "fire_engine": LORRY,
    "occupant": (2_000, 800, 500),
    "pigeon": BIRD, "crow": BIRD, "gull": BIRD, "sparrow": BIRD, "duck": BIRD,
    "person": PERSON, "animal": QUADRUPED, "vehicle": CAR,
}  # fmt: skip
MOVING = [name for name, f in FAMILIES.items() if {"vehicle", "person", "animal"} & set(f.tags)]


def budget(family: str) -> tuple[int, ...]:
    tag = next(tag for tag in ("person", "animal", "vehicle") if tag in FAMILIES[family].tags)
    return MOST.get(family, MOST[tag])


@pytest.fixture(scope="module")
def catalogue() -> DiskCatalogue:
    return DiskCatalogue()


@pytest.mark.parametrize("family", MOVING)
def test_no_level_is_heavier_than_it_may_be(catalogue: DiskCatalogue, family: str) -> None:
    for variant in (0, variants(family) - 1):
        check(catalogue, family, variant)


@pytest.mark.heavy
@pytest.mark.parametrize("family", MOVING)
def test_no_level_of_any_variant_is_heavier_than_it_may_be(catalogue: DiskCatalogue, family: str) -> None:
    for variant in range(variants(family)):
        check(catalogue, family, variant)


def check(catalogue: DiskCatalogue, family: str, variant: int) -> None:
    most = budget(family)
    faces = [len(mesh.faces) for mesh in catalogue.get(family, variant).lods]
    assert len(faces) == len(most) and all(n <= m for n, m in zip(faces, most, strict=True)), (variant, faces, most)
    assert faces == sorted(faces, reverse=True)


@pytest.mark.parametrize("family", [f for f in MOVING if "vehicle" in FAMILIES[f].tags])
def test_far_vehicles_have_opaque_panes(catalogue: DiskCatalogue, family: str) -> None:
    asset = catalogue.get(family, variants(family) - 1)
    for mesh in asset.lods[2:]:
        used = {asset.materials[slot].name for slot in set(mesh.slots.tolist()) if asset.materials[slot].transmittance > 0}
        assert not used
