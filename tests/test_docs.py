"""The docs keep their word: links lead somewhere, commands and recipe examples exist."""

import re
from pathlib import Path

import pytest
import yaml

import simgen
from simgen.cli import cli
from simgen.recipe import recipe_from

ROOT = Path(simgen.__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text()):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_exist(page: Path) -> None:
    for name in re.findall(r"^simgen ([a-z]+)", page.read_text(), re.MULTILINE):
        assert name in cli.commands


def test_recipe_examples_load() -> None:
    for block in re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "recipes.md").read_text(), re.DOTALL):
        recipe_from(yaml.safe_load(block))


def test_no_addresses_in_the_locks() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        assert "://" not in lock.read_text() and "--hash=sha256:" in lock.read_text()
