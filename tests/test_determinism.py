"""The same bytes, whatever the workers, the order, the interruptions."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simgen.assets.catalogue import DiskCatalogue
from simgen.dataset.files import digest
from simgen.dataset.images import encode
from simgen.dataset.store import Store
from simgen.generate import generate
from simgen.pipeline import build_scene, render_frame
from simgen.recipe import Recipe
from simgen.renderers import open_renderer


def contents(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): digest(p.read_bytes()) for p in folder.rglob("*") if p.is_file()}


def test_two_workers_write_the_same_bytes(smoke_store: Store, smoke_recipe: Recipe, tmp_path: Path) -> None:
    generate(smoke_recipe, tmp_path / "out", workers=2)
    assert contents(tmp_path / "out") == contents(smoke_store.folder)


def test_one_scene_alone_last_frame_first(smoke_store: Store, smoke_recipe: Recipe) -> None:
    recorded = smoke_store.passport(1)["files"]
    built = build_scene(smoke_recipe, 1, DiskCatalogue())
    with open_renderer(smoke_store.manifest["backend"]) as renderer:
        for index in (1, 0):
            (frame,) = render_frame(built, renderer, index)
            for modality in smoke_recipe.outputs:
                name = str(smoke_store.file(1, "front", modality, index).relative_to(smoke_store.scene_folder(1)))
                assert digest(encode(frame, modality)) == recorded[name], name


@pytest.mark.heavy
def test_killed_twenty_times_and_resumed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from simgen.cli import main; main()", "generate", "smoke", "--scenes", "12", "--workers", "2"]
    subprocess.run([*command, "--out", str(tmp_path / "whole")], check=True, capture_output=True)
    rng, kills = random.Random(0), 0
    while kills < 20:
        run = subprocess.Popen([*command, "--out", str(tmp_path / "killed")], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(rng.uniform(0.5, 9))
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        kills += 1
    subprocess.run([*command, "--out", str(tmp_path / "killed")], check=True, capture_output=True)
    assert contents(tmp_path / "killed") == contents(tmp_path / "whole")
