"""The store: files, hashes, resuming, and what it refuses to touch."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from simgen import pipeline
from simgen.dataset.files import digest
from simgen.dataset.reader import frame_keys, read_frame
from simgen.dataset.store import Store, create_store
from simgen.errors import SimgenError
from simgen.generate import generate
from simgen.recipe import MODALITIES, Recipe, load_recipe
from simgen.world import Catalogue


def contents(store: Store) -> dict[str, str]:
    """Relative name -> hash of every file."""
    return {str(p.relative_to(store.folder)): digest(p.read_bytes()) for p in store.folder.rglob("*") if p.is_file()}


def test_every_modality_of_every_frame_is_there(smoke_store: Store, smoke_recipe: Recipe) -> None:
    keys = list(frame_keys(smoke_store))
    assert keys == [(s, "front", f) for s in range(2) for f in range(2)]
    for key in keys:
        frame = read_frame(smoke_store, *key)
        for modality in MODALITIES:
            assert getattr(frame, modality) is not None
        assert frame.rgb is not None and frame.rgb.shape == (180, 320, 3)


def test_passports_hold_the_draws_and_all_hashes(smoke_store: Store) -> None:
    passport = smoke_store.passport(1)
    assert passport["draws"]["weather.hour"] == 13 and passport["index"] == 1
    for name, sha in passport["files"].items():
        assert digest((smoke_store.scene_folder(1) / name).read_bytes()) == sha


def test_tables_have_a_row_for_each_frame_and_object(smoke_store: Store) -> None:
    frames = pq.read_table(smoke_store.folder / "frames.parquet").to_pylist()
    objects = pq.read_table(smoke_store.folder / "objects.parquet").to_pylist()
    assert len(frames) == 4
    for row in frames:
        assert row["objects"] == sum((o["scene"], o["frame"]) == (row["scene"], row["frame"]) for o in objects)
    assert any(o["class"] in {"car", "person"} and o["visible_px"] > 50 for o in objects)


def test_keypoints_stand_in_the_table(smoke_store: Store) -> None:
    rows = pq.read_table(smoke_store.folder / "objects.parquet").to_pylist()
    people = [r for r in rows if r["class"] in ("person", "rider")]
    assert people and all(r["keypoints_kind"] == "person" and len(r["keypoints"]) == 3 * 17 for r in people)
    assert all(set(r["keypoints"][2::3]) <= {0, 1, 2} for r in people)
    assert all(r["keypoints_kind"] is None and r["keypoints"] is None for r in rows if r["class"] == "car")


def test_a_second_run_changes_nothing(smoke_copy: Store, smoke_recipe: Recipe) -> None:
    before = contents(smoke_copy)
    summary = generate(smoke_recipe, smoke_copy.folder)
    assert summary.frames == 0 and summary.resumed == 2
    assert contents(smoke_copy) == before


def test_an_unfinished_run_resumes_to_the_same_bytes(smoke_copy: Store, smoke_recipe: Recipe) -> None:
    before = contents(smoke_copy)
    folder = smoke_copy.scene_folder(1)
    (folder / "scene.json").unlink()
    (folder / "front" / "rgb" / "0001.png").write_bytes(b"half")
    (folder / "front" / "rgb" / ".0001.png.123.tmp").write_bytes(b"left over")
    (smoke_copy.folder / "objects.parquet").unlink()
    assert generate(smoke_recipe, smoke_copy.folder).frames == 2
    assert contents(smoke_copy) == before


def test_a_scene_that_fails_stops_no_other_and_is_tried_again(
    smoke_copy: Store, smoke_recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(smoke_copy)
    for i in (0, 1):
        (smoke_copy.scene_folder(i) / "scene.json").unlink()

    def build(recipe: Recipe, index: int, catalogue: Catalogue) -> pipeline.BuiltScene:
        if index == 0:
            raise ZeroDivisionError("no such street")
        return pipeline_build(recipe, index, catalogue)

    pipeline_build = pipeline.build_scene
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "build_scene", build)
        with pytest.raises(SimgenError, match=r"1 of 2 scenes failed \(0\), scene 0 by ZeroDivisionError: no such street; 1 are complete"):
            generate(smoke_recipe, smoke_copy.folder)
    assert smoke_copy.scenes() == [1] and 'raise ZeroDivisionError("no such street")' in smoke_copy.failure(0).read_text()
    assert {row["scene"] for row in pq.read_table(smoke_copy.folder / "frames.parquet").to_pylist()} == {1}
    assert generate(smoke_recipe, smoke_copy.folder).frames == 2
    assert contents(smoke_copy) == before


def test_a_run_of_nothing_but_failures_stops(tmp_path: Path, smoke_recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def build(recipe: Recipe, index: int, catalogue: Catalogue) -> pipeline.BuiltScene:
        tried.append(index)
        raise RuntimeError("the driver is gone")

    monkeypatch.setattr(pipeline, "build_scene", build)
    with pytest.raises(SimgenError, match="5 of 100 scenes failed"):
        generate(smoke_recipe.model_copy(update={"scenes": 100}), tmp_path / "out")
    assert len(tried) == 5


def test_foreign_folders_and_other_recipes_are_left_alone(smoke_copy: Store, tmp_path) -> None:
    foreign = tmp_path / "photos"
    foreign.mkdir()
    (foreign / "holiday.jpg").write_bytes(b"x")
    recipe = load_recipe("smoke", ["seed=1"])
    for overwrite in (False, True):
        with pytest.raises(SimgenError, match="not a simgen dataset"):
            create_store(foreign, recipe.resolved(), recipe.content_hash(), "raster", overwrite=overwrite)
    assert [p.name for p in foreign.iterdir()] == ["holiday.jpg"]
    before = contents(smoke_copy)
    with pytest.raises(SimgenError, match="--overwrite"):
        create_store(smoke_copy.folder, recipe.resolved(), recipe.content_hash(), "raster")
    assert contents(smoke_copy) == before
    with pytest.raises(SimgenError, match="is a file"):
        create_store(foreign / "holiday.jpg", recipe.resolved(), recipe.content_hash(), "raster")


def test_overwrite_starts_anew_but_keeps_what_is_not_ours(smoke_copy: Store) -> None:
    (smoke_copy.folder / "notes.txt").write_text("mine")
    recipe = load_recipe("smoke", ["seed=1"])
    store = create_store(smoke_copy.folder, recipe.resolved(), recipe.content_hash(), "raster", overwrite=True)
    assert store.scenes() == [] and (store.folder / "notes.txt").read_text() == "mine"
    assert json.loads((store.folder / "manifest.json").read_text())["seed"] == 1
