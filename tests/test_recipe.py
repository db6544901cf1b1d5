"""Recipes: what is right loads and survives a round trip, what is wrong is named with its remedy."""

import json

import pytest
import yaml

from simgen.errors import SimgenError
from simgen.recipe import Recipe, load_recipe, recipe_from, shipped_recipes


def test_shipped_recipes_load_and_describe_themselves() -> None:
    assert {"quickstart", "urban-day", "smoke"} <= set(shipped_recipes())
    for name in shipped_recipes():
        assert load_recipe(name).description


def test_resolved_recipe_is_the_same_recipe() -> None:
    for name in shipped_recipes():
        recipe = load_recipe(name)
        text = yaml.safe_dump(recipe.resolved())
        assert recipe_from(yaml.safe_load(text)) == recipe


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"wether": {}}, ["wether", "did you mean 'weather'"]),
        ({"weather": {"cloud_kover": 1}}, ["weather.cloud_kover", "cloud_cover"]),
        ({"weather": {"hour": 30}}, ["weather.hour", "30", "0 to 24"]),
        ({"weather": {"hour": "noon"}}, ["weather.hour", "noon"]),
        ({"weather": {"hour": {"uniform": [9, 4]}}}, ["9", "4", "impossible range"]),
        ({"weather": {"hour": {"uniform": [9, 26]}}}, ["[9, 26]", "0 to 24"]),
        ({"weather": {"hour": {"gaussian": [9, 26]}}}, ["uniform", "gaussian"]),
        ({"network": {"size": 2.5}}, ["2.5", "whole number"]),
        ({"scenes": "many"}, ["scenes", "many"]),
        ({"scenes": 0}, ["scenes"]),
        ({"cameras": []}, ["cameras"]),
        ({"cameras": [{"name": "a"}, {"name": "a"}]}, ["not all different"]),
        ({"cameras": [{"widht": 3}]}, ["cameras.0.widht", "width"]),
        ({"outputs": ["rgb", "lidar"]}, ["outputs.1"]),
        ({"clip": {"frames": -1}}, ["clip.frames"]),
    ],
)
def test_faults_are_named(data: dict, words: list[str]) -> None:
    with pytest.raises(SimgenError) as caught:
        recipe_from({"name": "x", **data})
    message = str(caught.value)
    assert "\n" not in message
    for word in words:
        assert word in message


def test_overrides(tmp_path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("seed: 3\ncameras: [{name: front}]\n")
    recipe = load_recipe(path, ["weather.hour={uniform: [9, 10]}", "cameras.0.width=640", "clip.frames=2"])
    assert recipe.name == "mine" and recipe.seed == 3
    assert recipe.cameras[0].width == 640 and recipe.clip.frames == 2
    assert recipe.resolved()["weather"]["hour"] == {"uniform": [9.0, 10.0]}
    for bad in ("weather", "weather.hour.x=1", "cameras.3.width=1", "weather.hour=[", "seed.a=1"):
        with pytest.raises(SimgenError):
            load_recipe(path, [bad])


def test_unreadable_files_are_refused(tmp_path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("a: [1,\n b: }")
    listed = tmp_path / "list.yaml"
    listed.write_text("- 1\n")
    for source in (broken, listed, tmp_path / "absent.yaml", "quickstrat"):
        with pytest.raises(SimgenError):
            load_recipe(source)
    with pytest.raises(SimgenError, match="quickstart"):
        load_recipe("quickstrat")


def test_content_hash_covers_what_frames_depend_on() -> None:
    recipe = load_recipe("smoke")
    assert load_recipe("smoke", ["scenes=9"]).content_hash() == recipe.content_hash()
    for change in ("seed=2", "weather.hour=9", "cameras.0.noise=0.2", "render.samples=2"):
        assert load_recipe("smoke", [change]).content_hash() != recipe.content_hash()


def test_schema_is_json_and_names_every_section() -> None:
    text = json.dumps(Recipe.model_json_schema())
    for name in Recipe.model_fields:
        assert f'"{name}"' in text


def test_the_order_of_keys_does_not_matter() -> None:
    a = recipe_from({"name": "x", "traffic": {"mix": {"bus": 1, "suv": 2}}})
    b = recipe_from({"traffic": {"mix": {"suv": 2, "bus": 1}}, "name": "x"})
    assert list(a.traffic.mix) == list(b.traffic.mix) and a.content_hash() == b.content_hash()
