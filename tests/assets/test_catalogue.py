"""The catalogue: parameters, the cache that follows the code, masses and the table of families."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from simgen.asset import Asset
from simgen.assets import catalogue, sources
from simgen.assets.catalogue import FAMILIES, DiskCatalogue
from simgen.assets.family import Family
from simgen.assets.listing import listed, measured
from simgen.assets.meshbuilder import MeshBuilder
from simgen.errors import SimgenError
from simgen.massproperties import mass_properties
from simgen.mesh import Material


def crate(rng: np.random.Generator, variant: int, *, side_m: float | None = None, lid: bool = True) -> Asset:
    """A box whose side may be given."""
    drawn = float(rng.uniform(0.3, 0.6))
    side = drawn if side_m is None else side_m
    builder = MeshBuilder()
    builder.add_box((side, side, side), 0, center=(0, 0, side / 2))
    return Asset(f"crate/{variant}", "crate", 4, (builder.build(),), (Material("wood"),), 5.0, parameters={"side_m": side, "lid": lid})


@pytest.fixture
def crates(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DiskCatalogue:
    monkeypatch.setitem(sys.modules, "simgen.assets.crates", sys.modules[__name__])
    monkeypatch.setitem(FAMILIES, "crate", Family("simgen.assets.crates:crate", 5, ("loose",)))
    return DiskCatalogue(tmp_path)


def test_parameters_take_the_place_of_what_is_drawn(crates: DiskCatalogue) -> None:
    drawn, given = crates.get("crate", 1), crates.get("crate", 1, side_m=1.25)
    assert given.size_m == pytest.approx((1.25,) * 3)
    assert 0.3 <= drawn.size_m[0] <= 0.6
    assert crates.get("crate", 1) is drawn
    assert crates.get("crate", 6, side_m=np.float64(1.25)) is given
    assert crates.get("crate", 1, side_m=1.25, lid=False) is not given


def test_parameters_are_part_of_the_cache_on_disk(crates: DiskCatalogue, tmp_path: Path) -> None:
    crates.get("crate", 0, side_m=1.0)
    crates.get("crate", 0, side_m=2.0)
    crates.get("crate", 0)
    assert len(list(tmp_path.glob("crate-0*.arrays"))) == 3
    again = DiskCatalogue(tmp_path).get("crate", 0, side_m=2.0)
    assert again.size_m == pytest.approx((2.0,) * 3)
    assert again.parameters == {"side_m": 2.0, "lid": True}


def test_the_cache_stays_within_its_limit_and_keeps_what_was_used_last(
    crates: DiskCatalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variant in range(4):
        crates.get("crate", variant)
    files = {variant: next(tmp_path.glob(f"crate-{variant}-*")) for variant in range(4)}
    long_ago = 1_600_000_000
    for variant, path in files.items():
        os.utime(path, (long_ago + variant, long_ago + variant))
    DiskCatalogue(tmp_path).get("crate", 0)  # read again: now the one used last
    monkeypatch.setenv("SIMGEN_CACHE", str(tmp_path))
    assert catalogue.prune_cache() == 0
    size = files[0].stat().st_size
    monkeypatch.setenv("SIMGEN_CACHE_GB", str(2.5 * size / 1e9))
    assert catalogue.prune_cache() > 0
    assert [variant for variant, path in files.items() if path.exists()] == [0, 3]


@pytest.mark.parametrize("text", ["ten", "0", "-1", "inf", "nan"])
def test_a_limit_of_the_cache_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SIMGEN_CACHE_GB", text)
    with pytest.raises(SimgenError, match="positive number of gigabytes"):
        catalogue.prune_cache()


def test_unknown_parameters_are_refused_with_the_nearest(crates: DiskCatalogue) -> None:
    for get in (crates.get, catalogue.build):
        with pytest.raises(SimgenError, match="did you mean 'side_m'"):
            get("crate", 0, sidem=1.0)  # type: ignore[operator]
    with pytest.raises(SimgenError, match="plain data"):
        crates.get("crate", 0, side_m=object())


def test_unknown_families_are_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(SimgenError, match="did you mean 'saloon'"):
        DiskCatalogue(tmp_path).get("salon")
    with pytest.raises(SimgenError, match="no imported asset 'user/none'"):
        DiskCatalogue(tmp_path, tmp_path).get("user/none")


def test_the_digest_follows_imports_and_nothing_else() -> None:
    cars = sources.dependencies("simgen.assets.vehicles.cars")
    assert {"simgen.mesh", "simgen.asset", "simgen.assets.meshbuilder", "simgen.assets.vehicles.body"} <= cars
    assert "simgen.assets.people.person" not in cars
    assert "simgen.assets.people.person" in sources.dependencies("simgen.scenes.urban.actors")  # across packages
    assert "simgen.assets.textures.ground" in sources.dependencies("simgen.assets.materials")  # `from package import module`
    assert sources.source_digest("simgen.assets.vehicles.cars") != sources.source_digest("simgen.assets.vehicles.vans")
    assert not any(name.startswith(("simgen.scenes", "simgen.renderers", "simgen.dataset")) for name in cars)


def test_the_digest_changes_with_a_module_far_down(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sources.source_digest("simgen.assets.vehicles.cars")
    original = sources._source

    def changed(module: str) -> bytes:
        return original(module) + (b"# another line\n" if module == "simgen.geometry" else b"")

    sources.source_digest.cache_clear()
    monkeypatch.setattr(sources, "_source", changed)
    assert sources.source_digest("simgen.assets.vehicles.cars") != before
    sources.source_digest.cache_clear()


def corners(size: tuple[float, float, float], at: tuple[float, float, float] = (0, 0, 0)) -> np.ndarray:
    unit = np.array([(x, y, z) for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)])
    return unit * size + at


def test_inertia_of_a_box_and_of_a_dumb_bell() -> None:
    center, inertia = mass_properties([corners((4, 2, 1), (1, 0, 3))], 24.0)
    assert np.allclose(center, (1, 0, 3))
    assert np.allclose(inertia, np.diag([2 * (4 + 1), 2 * (16 + 1), 2 * (16 + 4)]))
    center, inertia = mass_properties([corners((1, 1, 1), (-2, 0, 0)), corners((1, 1, 1), (2, 0, 0))], 2.0)
    assert np.allclose(center, 0)
    assert np.allclose(inertia, np.diag([2 / 6, 2 / 6 + 8, 2 / 6 + 8]))


def test_inertia_of_flat_hulls_is_sound() -> None:
    flat = corners((2, 1, 1)) * (1, 1, 0)
    _, inertia = mass_properties([flat], 6.0)
    assert np.allclose(np.diag(inertia), (0.5, 2.0, 2.5), rtol=1e-3)


def test_assets_have_mass_properties() -> None:
    car = catalogue.build("saloon", 0)
    assert 0.2 * car.size_m[2] < car.center_of_mass[2] < 0.6 * car.size_m[2]
    # NHTSA's inertia data base: yaw inertia of cars of 1200 to 1700 kg is 1700 to 3200 kg m^2.
    assert 1200 < car.inertia_kgm2[2, 2] < 5000
    assert np.linalg.eigvalsh(car.inertia_kgm2).min() > 0


def test_the_list() -> None:
    rows = {row["family"]: row for row in listed()}
    assert set(FAMILIES) <= set(rows)
    assert {row["family"] for row in listed("plant")} == {f for f, family in FAMILIES.items() if "plant" in family.tags}
    assert rows["sign"]["shared"] and not rows["saloon"]["shared"]
    with pytest.raises(SimgenError, match="did you mean 'vehicle'"):
        listed("vehicel")
    drawn = measured("cone", [0, 1])["drawn"]["height_m"]
    assert 0.4 < drawn[0] <= drawn[1] <= drawn[2] < 0.9
