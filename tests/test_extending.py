"""The examples of docs/extending.md work as they stand."""

from pathlib import Path

import numpy as np
import pytest

from simgen.assets.catalogue import DiskCatalogue
from simgen.dataset.export import find_exporter
from simgen.dataset.reader import read_frame
from simgen.dataset.store import Store
from simgen.generate import generate
from simgen.recipe import Recipe, recipe_from

FOLDER = Path(__file__).parent.parent / "examples" / "extending"


@pytest.fixture(autouse=True)
def on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))


def recipe(**extra: object) -> Recipe:
    cameras = [{"name": "front", "width": 160, "height": 96}]
    clip = {"frames": 2, "rate_hz": 5}
    return recipe_from({"name": "mine", "builder": "my_scene:build", "scenes": 1, "clip": clip, "cameras": cameras, **extra})


def test_own_asset() -> None:
    a, b = (DiskCatalogue().get("my_asset:kiosk") for _ in range(2))
    assert a.lods[0].key == b.lods[0].key and 2.2 < a.size_m[2] < 3


def test_own_scene(tmp_path: Path) -> None:
    store = generate(recipe(), tmp_path / "out").store
    frame = read_frame(store, 0, "front", 0)
    assert {o["class"] for o in frame.labels["objects"]} == {"car"}
    assert (frame.semantic == 9).mean() > 0.2 and (frame.semantic == 11).any()


def test_own_renderer(tmp_path: Path) -> None:
    store = generate(recipe(render={"backend": "my_renderer:PainterRenderer"}, outputs=["rgb", "labels"]), tmp_path / "out").store
    picture = read_frame(store, 0, "front", 0).rgb
    assert picture is not None and len(np.unique(picture.reshape(-1, 3), axis=0)) > 5


def test_own_exporter(smoke_store: Store, tmp_path: Path) -> None:
    find_exporter("my_exporter:export_yolo")(smoke_store, tmp_path)
    rows = [line.split() for path in (tmp_path / "labels").iterdir() for line in path.read_text().splitlines()]
    assert len(list((tmp_path / "labels").iterdir())) == 4 and rows
    assert all(0 <= float(v) <= 1 for row in rows for v in row[1:])
