"""The package as users get it: sdist -> wheel -> installed away from the checkout -> a frame."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import simgen

ROOT = Path(simgen.__file__).parent.parent


@pytest.mark.heavy
def test_the_wheel_alone_makes_a_frame(tmp_path: Path) -> None:
    if not (ROOT / "pyproject.toml").exists():
        pytest.skip("not a checkout")
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(tmp_path / "dist"), str(ROOT)], check=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    site = tmp_path / "site"
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)], check=True)
    assert sorted(p.name for p in site.iterdir() if p.suffix != ".dist-info" and p.name not in {"bin", "__pycache__"}) == ["simgen"]
    code = "import simgen, sys; assert simgen.__file__.startswith(sys.argv.pop(1)); from simgen.cli import main; main()"
    others = sysconfig.get_paths()["purelib"]
    environment = {**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{others}"}
    subprocess.run([sys.executable, "-S", "-c", code, str(site), "generate", "smoke", "--scenes", "1", "--out", str(tmp_path / "out")],
                   check=True, cwd=tmp_path, env=environment)
    assert list((tmp_path / "out").rglob("rgb/*.png"))
