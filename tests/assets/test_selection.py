"""Splits share no asset, recipes choose by family and tag, and a scene has nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simgen.assets.catalogue import FAMILIES, DiskCatalogue, variants
from simgen.assets.family import Family
from simgen.assets.selection import SPLITS, SelectedCatalogue, Selection, choose_family, members, selection_of, shared
from simgen.errors import SimgenError
from simgen.pipeline import build_scene, check_recipe
from simgen.recipe import Assets, Recipe, load_recipe, recipe_from
from simgen.scenes.urban.seasons import Season, SeasonalCatalogue


def choice(**values: Any) -> Selection:
    return selection_of(Assets.model_validate(values))


@pytest.mark.parametrize("family", FAMILIES)
def test_splits_part_a_family(family: str) -> None:
    train, val, test = (set(members(family, split)) for split in SPLITS[1:])
    everything = set(range(variants(family)))
    assert train | val | test == everything == set(members(family, "all"))
    assert train and val and test
    if FAMILIES[family].held_out and variants(family) >= 3 and not FAMILIES[family].roles:
        assert not train & val and not train & test and not val & test
        assert len(train) >= max(len(val), len(test))
        assert not shared(family)
    if not FAMILIES[family].held_out:
        assert train == val == test and shared(family)


def test_a_tree_keeps_its_season_and_a_split_its_species() -> None:
    asked = []

    class Recorded:
        textures: dict[str, Any] = {}  # noqa: RUF012

        def get(self, family: str, variant: int = 0, **_: Any) -> Any:
            asked.append((family, variant))

    summer = Season(day=180, latitude_deg=50)
    for split in SPLITS[1:]:
        catalogue = SeasonalCatalogue(SelectedCatalogue(Recorded(), choice(split=split)), summer)
        for species in range(6):
            catalogue.get("tree_broad", species)
    seasons = {v // 6 for _, v in asked}
    assert len(seasons) == 1  # all in summer leaves
    species = [{v % 6 for _, v in asked[6 * k : 6 * k + 6]} for k in range(3)]
    assert not species[0] & species[1] and not species[0] & species[2] and not species[1] & species[2]


def test_what_has_a_role_is_replaced_by_another_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FAMILIES, "troupe", Family("nowhere:troupe", 24, roles=(20, 22)))
    for split in SPLITS:
        taken = [choice(split=split).variant("troupe", v) for v in range(24)]
        assert max(taken[:20]) < 20 and set(taken[20:22]) <= {20, 21} and set(taken[22:]) <= {22, 23}


def test_only_exclude_and_weights() -> None:
    usual = {"hatchback": 3.0, "suv": 1.0, "bus": 1.0, "bicycle": 1.0}
    assert choice().weighted(usual) == usual
    assert choice(exclude=["heavy", "suv"]).weighted(usual) == {"hatchback": 3.0, "bicycle": 1.0}
    assert choice(only=["car"]).weighted(usual) == {"hatchback": 3.0, "suv": 1.0}
    assert choice(only=["car"]).weighted({"adult": 1.0, "child": 1.0}) == {"adult": 1.0, "child": 1.0}  # nothing to prefer there
    assert choice(only=["car"], exclude=["suv"]).weighted(usual) == {"hatchback": 3.0}
    assert choice(weights={"car": 2, "suv": 0.5, "bus": 0}).weighted(usual) == {"hatchback": 6.0, "suv": 1.0, "bicycle": 1.0}
    assert choice(exclude=["vehicle"]).weighted(usual) == {}


def test_families_are_chosen_by_their_weights() -> None:
    rng = np.random.default_rng(1)
    drawn = Counter(choose_family({"suv": 3.0, "van": 1.0, "bus": 5.0}, choice(exclude=["bus"]), rng) for _ in range(4000))
    assert set(drawn) == {"suv", "van"}
    assert 0.72 < drawn["suv"] / 4000 < 0.78
    assert choose_family({"bus": 1.0}, choice(exclude=["bus"]), rng) is None


@pytest.mark.parametrize(("assets", "word"), [
    ({"only": ["salon"]}, "assets.only names 'salon'.*did you mean 'saloon'"),
    ({"exclude": ["furnitur"]}, "assets.exclude names 'furnitur'.*did you mean 'furniture'"),
    ({"weights": {"buss": 2}}, "assets.weights names 'buss'.*did you mean 'bus'"),
    ({"imported": [{"name": "user/nothing"}]}, "no imported asset 'user/nothing'"),
])  # fmt: skip
def test_recipes_are_checked(assets: dict[str, Any], word: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SIMGEN_ASSETS", str(tmp_path))
    with pytest.raises(SimgenError, match=word):
        check_recipe(recipe_from({"name": "a", "assets": assets}))


@pytest.mark.parametrize(("assets", "word"), [
    ({"split": "dev"}, "assets.split"), ({"weights": {"bus": -1}}, "0 to 1000"), ({"exlude": []}, "did you mean 'exclude'"),
    ({"imported": [{"name": "bench"}]}, "assets.imported.0.name"), ({"imported": [{"name": "user/a", "as": "hat"}]}, "as"),
    ({"imported": [{"name": "user/a"}, {"name": "user/a"}]}, "named twice"),
])  # fmt: skip
def test_the_section_is_validated(assets: dict[str, Any], word: str) -> None:
    with pytest.raises(SimgenError, match=word):
        recipe_from({"name": "a", "assets": assets})


def test_the_section_survives_writing_and_reading() -> None:
    imported = [{"name": "user/a", "as": "debris"}]
    recipe = recipe_from({"name": "a", "assets": {"split": "val", "imported": imported, "weights": {"b": 1, "a": 2}}})
    assert recipe_from(recipe.resolved()) == recipe
    assert recipe.resolved()["assets"]["imported"][0]["as"] == "debris"
    assert recipe.content_hash() != recipe_from({"name": "a"}).content_hash()


def assets_in(recipe: Recipe) -> set[tuple[str, int]]:
    """(family, variant) of all that comes from the catalogue into a scene."""
    used = set()

    class Watched(DiskCatalogue):
        def get(self, family: str, variant: int = 0, **parameters: Any) -> Any:
            used.add((family, variant % variants(family)))
            return super().get(family, variant, **parameters)

    world = build_scene(recipe, 0, Watched()).world
    shown = world.snapshot(0).instances
    assert shown
    used |= {("shown", 0)} | {(str(i.attributes.get("family")), -1) for i in shown}
    return used


def test_a_scene_obeys_its_split_and_exclusions() -> None:
    recipe = load_recipe("smoke", ["assets={split: val, exclude: [suv, bench, bus, cone]}"])
    used = assets_in(recipe)
    families = {f for f, v in used if v >= 0}
    assert not families & {"suv", "bench", "bus", "cone"}
    assert {"adult", "saloon"} & families
    for family, variant in used:
        if variant >= 0 and family in FAMILIES:
            assert variant in members(family, "val"), (family, variant)


def test_nothing_left_to_drive_is_said() -> None:
    recipe = load_recipe("smoke", ["assets={exclude: [vehicle]}"])
    with pytest.raises(SimgenError, match=r"nothing of traffic\.mix"):
        build_scene(recipe, 0, DiskCatalogue())
