"""Values of a recipe that go together: variants, and the types of street that are shipped."""

from pathlib import Path

import pytest

from simgen.assets.catalogue import DiskCatalogue
from simgen.errors import SimgenError
from simgen.pipeline import build_scene
from simgen.recipe import load_recipe, recipe_from, street_types


def written(folder: Path, text: str) -> Path:
    file = folder / "mine.yaml"
    file.write_text(text)
    return file


def test_every_shipped_type_of_street_is_valid_and_sets_what_a_street_has(tmp_path: Path) -> None:
    recipe = load_recipe(written(tmp_path, f"variants: {{{', '.join(f'{name}: 1' for name in street_types())}}}"))
    assert len(recipe.variants) >= 6
    for variant in recipe.variants.values():
        assert {"floors", "closed", "trees", "shops", "furniture"} <= variant.streetscape.keys()
        assert {"lanes", "sidewalk_m", "parking"} <= variant.network.keys()
        varied = recipe.varied(variant)
        assert varied.streetscape != recipe.streetscape and varied.weather == recipe.weather and not varied.variants
    assert recipe_from(recipe.resolved()) == recipe


@pytest.mark.parametrize(
    "variants, words",
    [
        ("{canyn: 2}", ["variants.canyn", "canyon"]),
        ("{a: {streetscape: {flors: 2}}}", ["variants.a", "streetscape.flors", "floors"]),
        ("{a: {streetscape: {floors: 200}}}", ["variants.a", "200", "1 to 30"]),
        ("{a: {weight: 0}}", ["weights of 0"]),
        ("{a: {weight: -1}}", ["variants.a.weight", "0"]),
        ("{a: {cameras: {}}}", ["variants.a.cameras", "streetscape"]),
        ("{a: {network: {scenes_per_network: 3}}}", ["variants.a", "scenes_per_network"]),
    ],
)
def test_faults_are_named(tmp_path: Path, variants: str, words: list[str]) -> None:
    with pytest.raises(SimgenError) as fault:
        load_recipe(written(tmp_path, f"variants: {variants}"))
    assert all(word in str(fault.value) for word in words), fault.value


def test_what_is_set_by_hand_holds_in_all_variants(tmp_path: Path) -> None:
    file = written(tmp_path, "variants: {canyon: 3, suburb: 1}")
    recipe = load_recipe(file, ["streetscape.trees=0.5", "variants.suburb=2"])
    assert [v.weight for v in recipe.variants.values()] == [3, 2]
    assert all(recipe.varied(v).streetscape.trees == 0.5 for v in recipe.variants.values())
    assert load_recipe(file).content_hash() != recipe.content_hash()


def test_a_variant_is_drawn_per_network_by_weight_and_recorded() -> None:
    base = load_recipe("smoke").resolved() | {"seed": 2}
    catalogue = DiskCatalogue()
    one = {"low": {"streetscape": {"floors": 1}}, "high": {"weight": 0, "streetscape": {"floors": 9}}}
    built = build_scene(recipe_from(base | {"variants": one}), 0, catalogue)
    assert built.scene.draws["network.variant"] == "low"
    floors = [i.attributes["floors"] for i in built.world.snapshot(0).static if "floors" in i.attributes]
    assert floors and max(floors) <= 6  # what stands behind the front row is taller
    high = {"low": {**one["low"], "weight": 0}, "high": {**one["high"], "weight": 1}}
    recipe = recipe_from(base | {"variants": high})
    taller = [i.attributes["floors"] for i in build_scene(recipe, 0, catalogue).world.snapshot(0).static if "floors" in i.attributes]
    assert max(taller) >= 8
    assert recipe_from(base | {"variants": dict(reversed(high.items()))}).content_hash() == recipe.content_hash()
    again = build_scene(recipe, 0, catalogue, recorded=built.scene.draws)  # the passport decides
    assert again.scene.draws["network.variant"] == "low"
