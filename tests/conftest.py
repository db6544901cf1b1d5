"""Shared fixtures: one small dataset, made once, that many tests look at from their own side."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from simgen.dataset.store import Store
from simgen.generate import generate
from simgen.recipe import MODALITIES, Recipe, load_recipe


@pytest.fixture(scope="session")
def smoke_recipe() -> Recipe:
    """The shipped recipe for tests."""
    return load_recipe("smoke", [f"outputs={list(MODALITIES)}"])


@pytest.fixture(scope="session")
def smoke_store(smoke_recipe: Recipe, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A finished dataset of two scenes with every modality. Not to be changed: copy it first."""
    return generate(smoke_recipe, tmp_path_factory.mktemp("smoke") / "dataset").store


@pytest.fixture
def smoke_copy(smoke_store: Store, tmp_path: Path) -> Store:
    """A copy of that dataset to be damaged."""
    return Store(Path(shutil.copytree(smoke_store.folder, tmp_path / "dataset")))
