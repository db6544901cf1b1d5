"""Dependencies point one way; heavy packages are imported in one module each, and late; the links refuse to be packages."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import simgen

ROOT = Path(simgen.__file__).parent

# Who may import whom: package -> packages of ours that it may use (itself always). The value types are free for all.
VALUES = {"simgen", "errors", "seeding", "distributions", "geometry", "ontology", "mesh", "asset", "snapshot", "buffers", "frame",
          "recipe", "scene", "world", "quiet", "kinds", "countries", "plugins", "bullet", "libraries", "massproperties"}
ALLOWED = {
    "assets": VALUES,  # generators are found through simgen.plugins
    "roads": VALUES | {"assets"},
    "weather": VALUES,
    "traffic": VALUES | {"roads"},
    "physics": VALUES | {"roads", "traffic", "scenes.placement"},
    "scenes": VALUES | {"assets", "roads", "traffic", "physics", "weather"},
    "renderers": VALUES,
    "sensors": VALUES,
    "labels": VALUES,
    "dataset": VALUES | {"labels"},
    "engines": VALUES,
}
ONE_MODULE = {"pybullet", "libsumo", "moderngl", "pyrender", "torch", "albumentations", "trimesh"}


def imports(path: Path) -> list[tuple[str, bool]]:
    """(imported module, whether at module level) of a source file."""
    tree = ast.parse(path.read_text())
    top = set(map(id, tree.body))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(a.name, id(node) in top) for a in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, id(node) in top))
    return found


def test_dependencies_point_one_way() -> None:
    wrong = []
    for package, allowed in ALLOWED.items():
        for path in (ROOT / package).rglob("*.py"):
            for module, _ in imports(path):
                if not module.startswith("simgen.") or module.startswith(f"simgen.{package}"):
                    continue
                inner = module.removeprefix("simgen.")
                if inner.split(".")[0] not in allowed and inner not in allowed:
                    wrong.append(f"{path.relative_to(ROOT)} imports {module}")
    assert not wrong, "\n".join(wrong)


def test_values_know_nobody() -> None:
    for name in VALUES - {"simgen"}:
        for module, _ in imports(ROOT / f"{name}.py"):
            if module.startswith("simgen."):
                assert module.removeprefix("simgen.") in VALUES, f"{name} imports {module}"


def test_heavy_packages_have_one_door_and_are_opened_late() -> None:
    doors: dict[str, set[str]] = {}
    for path in ROOT.rglob("*.py"):
        for module, top in imports(path):
            package = module.split(".")[0]
            if package in ONE_MODULE:
                doors.setdefault(package, set()).add(str(path.relative_to(ROOT)))
                assert not top or path.name == "torch.py", f"{path} imports {package} at module level"
    for package, paths in doors.items():
        folders = {str(Path(p).parent) for p in paths}
        assert len(paths) == 1 or (len(folders) == 1 and package in {"moderngl", "pybullet"}), f"{package} is imported in {sorted(paths)}"


@pytest.mark.parametrize("link", ["assets", "scenes", "renderers", "configs"])
def test_links_are_relative_and_refuse_the_short_name(link: str) -> None:
    top = ROOT.parent / link
    if not top.is_symlink():
        pytest.skip("installed without the repository's links")
    assert str(top.readlink()) == f"simgen/{link}"
    done = subprocess.run([sys.executable, "-c", f"import {link}"], cwd=ROOT.parent, capture_output=True, text=True, check=False)
    assert done.returncode and f"import simgen.{link}" in done.stderr
