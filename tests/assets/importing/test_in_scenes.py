"""Imported assets in a scene: placed, at rest, labelled, and on record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pybullet_data
import pytest
import trimesh

from simgen.assets.catalogue import DiskCatalogue
from simgen.assets.importing.importer import Options, import_file
from simgen.dataset.audit import audit
from simgen.errors import SimgenError
from simgen.generate import generate
from simgen.pipeline import build_scene
from simgen.recipe import load_recipe
from simgen.replay import replay

BULLET = Path(pybullet_data.getDataPath())
USES = ("furniture", "parked", "debris", "driving")


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SIMGEN_ASSETS", str(tmp_path / "assets"))


def recipe_with(*items: tuple[str, str, float], more: tuple[str, ...] = ()) -> Any:
    imported = [{"name": f"user/{name}", "as": use, "weight": weight} for name, use, weight in items]
    return load_recipe("smoke", [f"assets={{imported: {imported}}}", "scenes=1", "debris.count=6", *more])


def brought(folder: Path, name: str, class_name: str, mesh: trimesh.Trimesh) -> str:
    mesh.export(folder / f"{name}.stl")
    return import_file(folder / f"{name}.stl", Options(class_name, "CC-BY-4.0", "Jane Doe", units="m", forward="x")).about.hash


def test_every_use_is_placed_and_rests(tmp_path: Path) -> None:
    brought(tmp_path, "crate", "debris", trimesh.creation.box((0.4, 0.3, 0.3)))
    brought(tmp_path, "wagon", "car", trimesh.creation.box((3.2, 1.5, 1.4)))
    brought(tmp_path, "column", "bollard", trimesh.creation.cylinder(0.2, 1.1))
    recipe = recipe_with(("column", "furniture", 8), ("wagon", "parked", 50), ("crate", "debris", 50), ("wagon", "driving", 500))
    world = build_scene(recipe, 0, DiskCatalogue()).world
    snapshot = world.snapshot(0)
    shown = {str(i.attributes.get("family")): i for i in snapshot.static}
    assert {"user/column", "user/crate", "user/wagon"} <= set(shown)
    upright = [i for i in snapshot.static if i.attributes.get("family") == "user/column"]
    assert all(i.T_world_obj[2, 2] > 0.98 for i in upright)
    assert any(i.attributes.get("family") == "user/wagon" for i in snapshot.dynamic)
    driving = [track for track in world.log.tracks if track.family == "user/wagon"]
    assert max(float(track.speed[track.present].max()) for track in driving if track.present.any()) > 1.0


def test_a_dataset_says_whose_assets_it_has(tmp_path: Path) -> None:
    mark = brought(tmp_path, "column", "traffic cone", trimesh.creation.cylinder(0.3, 1.3))
    recipe = recipe_with(("column", "furniture", 60), more=("render.samples=1",))
    store = generate(recipe, tmp_path / "out").store
    assert store.manifest["imported_assets"] == [
        {"name": "user/column", "hash": mark, "licence": "CC-BY-4.0", "author": "Jane Doe"}
    ]
    assert store.passport(0)["recipe"]["assets"]["imported"][0]["hash"] == mark
    assert audit(store.folder) == []
    seen = {o["attributes"].get("asset"): o["class"] for _, _, labels in store.labels(0) for o in labels["objects"]}
    assert seen.get("user/column/0") == "traffic cone"
    assert all(f.same for f in replay(store, 0, 0))
    brought_again = tmp_path / "column.stl"
    trimesh.creation.cylinder(0.35, 1.3).export(brought_again)
    import_file(brought_again, Options("traffic cone", "CC-BY-4.0", "Jane Doe", units="m"), overwrite=True)
    with pytest.raises(SimgenError, match="has hash"):
        replay(store, 0, 0)


@pytest.mark.heavy
@pytest.mark.parametrize(("file", "up", "class_name", "use", "length_m"), [
    ("duck_vhacd.urdf", "y", "debris", "debris", 0.5), ("husky/husky.urdf", "z", "car", "parked", 1.0),
    ("r2d2.urdf", "z", "traffic cone", "furniture", None), ("laikago/laikago.urdf", "y", "dynamic", "furniture", 0.9),
    ("racecar/racecar.urdf", "z", "car", "driving", 3.0),
])  # fmt: skip
def test_robots_stand_in_streets(tmp_path: Path, file: str, up: str, class_name: str, use: str, length_m: float | None) -> None:
    options = Options(class_name, "unknown", "unknown", "robot", up=up, forward="x", length_m=length_m)
    done = import_file(BULLET / file, options)
    if file.startswith(("duck", "laikago")):
        assert list((tmp_path / "assets/robot").glob("texture-*.arrays"))
    if length_m:
        assert done.about.size_m[0] == pytest.approx(length_m, rel=1e-3)
    recipe = recipe_with(("robot", use, 200 if use != "furniture" else 40), more=("debris.count=12", "streetscape.parked=0.9"))
    store = generate(recipe, tmp_path / "out").store
    assert audit(store.folder) == []
    world = build_scene(recipe, 0, DiskCatalogue()).world
    assert any(i.attributes.get("family") == "user/robot" for i in world.snapshot(0).instances)
