"""`simgen assets` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import trimesh
from click.testing import CliRunner
from PIL import Image

from simgen.cli import cli
from simgen.errors import SimgenError


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SIMGEN_ASSETS", str(tmp_path / "assets"))


def run(*arguments: str) -> str:
    """What a command prints; what it raises is raised."""
    return CliRunner().invoke(cli, ["assets", *arguments], catch_exceptions=False, standalone_mode=False).output


def failure(*arguments: str) -> str:
    with pytest.raises(SimgenError) as error:
        run(*arguments)
    return str(error.value)


def test_sheet_of_signs(tmp_path: Path) -> None:
    out = tmp_path / "signs.png"
    assert run("signs", "--country", "japan", "--out", str(out)).strip() == str(out)
    with Image.open(out) as picture:
        assert picture.width == 21 * 72 and picture.height > 2 * 72
    assert "did you mean 'japan'" in failure("signs", "--country", "japn", "--out", str(out))
    assert "must end in" in failure("signs", "--out", str(tmp_path / "signs.txt"))


def test_list_by_tag_and_split() -> None:
    rows = json.loads(run("list", "--tag", "person", "--split", "test", "--json"))
    assert {"adult", "child"} <= {r["family"] for r in rows}
    assert all(r["variants"] == len(r["members"]) for r in rows)
    assert "saloon" in run("list")
    assert "did you mean 'plant'" in failure("list", "--tag", "plnt")


def test_stats_stand_beside_the_families() -> None:
    text = run("list", "--tag", "loose", "--stats")
    assert "height_m" in text and "cone" in text


def test_preview_writes_a_sheet(tmp_path: Path) -> None:
    out = tmp_path / "cone.png"
    run("preview", "cone", "--variants", "0-1", "--out", str(out))
    with Image.open(out) as picture:
        assert picture.size[0] > 1000 and picture.size[1] > 300


@pytest.mark.parametrize(("arguments", "word"), [
    (("preview", "conr", "--out", "x.png"), "did you mean 'cone'"),
    (("preview", "cone", "--out", "x.gif"), ".png"),
    (("preview", "cone", "--variants", "a-b", "--out", "x.png"), "--variants"),
    (("preview", "cone", "--set", "size", "--out", "x.png"), "--set"),
    (("preview", "cone", "--set", "sise=1", "--out", "x.png"), "no parameter 'sise'"),
    (("gallery", "conr", "--out", "x"), "did you mean 'cone'"),
])  # fmt: skip
def test_mistakes_are_one_line(arguments: tuple[str, ...], word: str) -> None:
    message = failure(*arguments)
    assert word in message and "\n" not in message


def test_gallery_pages_fit_and_are_listed(tmp_path: Path) -> None:
    run("gallery", "cone", "tyre", "--out", str(tmp_path / "g"))
    for name in ("cone", "tyre"):
        assert 10_000 < (tmp_path / f"g/{name}.jpg").stat().st_size <= 110_000
    index = (tmp_path / "g/index.md").read_text()
    assert "(cone.jpg)" in index and "(tyre.jpg)" in index


def test_import_asks_for_licence_author_and_class(tmp_path: Path) -> None:
    path = tmp_path / "seat.stl"
    trimesh.creation.box((1.6, 0.5, 0.8)).export(path)
    assert "--class" in failure("import", str(path), "--licence", "MIT", "--author", "me")
    assert "--licence unknown" in failure("import", str(path), "--class", "bench", "--author", "me")
    assert "--author unknown" in failure("import", str(path), "--class", "bench", "--licence", "MIT")
    assert not (tmp_path / "assets").exists()
    text = run("import", str(path), "--class", "bench", "--licence", "MIT", "--author", "me")
    assert text.startswith("user/seat ") and "guessed units m" in text
    assert "user/seat" in run("list", "--tag", "imported")
    (tmp_path / "assets/seat/about.json").write_text("{")
    assert "damaged" in run("list", "--tag", "imported")
    assert "import 'seat' again" in failure("preview", "user/seat", "--variants", "0", "--out", str(tmp_path / "x.png"))
