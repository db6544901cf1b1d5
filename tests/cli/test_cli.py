"""The command line as a user meets it: every mistake is one line with the remedy and exit status 2."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from simgen.cli import main
from simgen.dataset.store import Store


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


class Simgen(Protocol):
    def __call__(self, *arguments: str) -> Done: ...


@pytest.fixture
def simgen(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Simgen:
    """The command line in this process, which spares the seconds of starting a new one."""

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["simgen", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        return Done(int(end.value.code or 0), *capfd.readouterr())

    return run


def test_a_process_of_its_own_ends_with_the_same_words_and_status(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from simgen.cli import main; main()", "generate", recipe(tmp_path, "wether: {}"), "--out", "x"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 2 and done.stderr.startswith("simgen: error: ") and "did you mean 'weather'?" in done.stderr


def recipe(folder: Path, text: str) -> str:
    path = folder / "mine.yaml"
    path.write_text(text)
    return str(path)


@pytest.mark.parametrize(
    ("text", "extra", "word"),
    [
        ("wether: {}", [], "weather"),
        ("scenes: many", [], "scenes"),
        ("weather: {hour: {uniform: [9, 4]}}", [], "impossible range"),
        ("builder: rural-ish", [], "urban"),
        ("{traffic: {mix: {spaceship: 1}}, network: {kind: grid, size: 2, block_m: 50, relief_m: 0}}", [], "spaceship"),
        ("scenes: 1", ["--set", "render.backend=vulkan"], "vulkan"),
        ("scenes: 1", ["--scenes", "0"], "--scenes"),
        ("scenes: 1", ["--workers", "two"], "--workers"),
        ("a: [", [], "YAML"),
        ("cameras: [{augment: [{Rotate: {limit: 5}}]}]", [], "camera 'front': augment[0]: 'Rotate' is not a transform that leaves"),
    ],
)
def test_mistakes_are_one_line(simgen: Simgen, tmp_path: Path, text: str, extra: list[str], word: str) -> None:
    done = simgen("generate", recipe(tmp_path, text), "--out", str(tmp_path / "out"), *extra)
    assert done.returncode == 2, done.stderr
    assert word in done.stderr and done.stderr.startswith("simgen: error: ") and len(done.stderr.splitlines()) == 1


def test_unusable_folders(simgen: Simgen, tmp_path: Path) -> None:
    foreign = tmp_path / "photos"
    foreign.mkdir()
    (foreign / "a.jpg").write_bytes(b"x")
    done = simgen("generate", "smoke", "--out", str(foreign), "--overwrite")
    assert done.returncode == 2 and "not a simgen dataset" in done.stderr and (foreign / "a.jpg").exists()
    done = simgen("generate", "smoke", "--out", str(foreign / "a.jpg" / "x"))
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    done = simgen("audit", str(foreign))
    assert done.returncode == 2 and "manifest.json" in done.stderr


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from simgen.dataset import files
    from simgen.errors import SimgenError

    def full(*a: object, **k: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    files.write_atomic(tmp_path / "a", b"old")
    monkeypatch.setattr(files.os, "replace", full)
    with pytest.raises(SimgenError, match=r"disk is full.*resumes"):
        files.write_atomic(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old" and [p.name for p in tmp_path.iterdir()] == ["a"]


def test_listings(simgen: Simgen) -> None:
    assert "quickstart" in simgen("recipes").stdout
    assert "scenes: 8" in simgen("recipes", "quickstart").stdout
    assert '"Weather"' in simgen("schema").stdout
    assert simgen("--version").stdout.startswith("simgen")


def test_audit_and_preview_and_replay(simgen: Simgen, smoke_store: Store, tmp_path: Path) -> None:
    done = simgen("audit", str(smoke_store.folder))
    assert done.returncode == 0 and "sound" in done.stdout, done.stdout + done.stderr
    done = simgen("preview", str(smoke_store.folder), "--out", str(tmp_path), "--animate")
    assert done.returncode == 0 and (tmp_path / "places.jpg").exists()
    done = simgen("replay", str(smoke_store.folder), "0", "1")
    assert done.returncode == 0 and "DIFFERENT" not in done.stdout
    assert simgen("replay", str(smoke_store.folder), "0", "9").returncode == 2


def test_audit_with_findings_exits_1(simgen: Simgen, smoke_copy: Store) -> None:
    next(smoke_copy.folder.rglob("rgb/*.png")).unlink()
    done = simgen("audit", str(smoke_copy.folder), "--json")
    assert done.returncode == 1 and "missing" in done.stdout
