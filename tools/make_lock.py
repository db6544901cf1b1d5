"""Write requirements.lock and requirements-test.lock: names, versions and hashes of what pip resolves here, no addresses.

Usage: python tools/make_lock.py (in a virtual environment, on the platform that the lock is for).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ["setuptools>=77", "wheel"]


def resolve(*arguments: str) -> dict[str, tuple[str, str]]:
    """Name -> (version, sha256) of everything that pip would install, itself already installed or not."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--report", str(report)]
        subprocess.run([*command, *arguments], check=True, cwd=ROOT)
        rows = json.loads(report.read_text())["install"]
    return {
        row["metadata"]["name"].lower().replace("_", "-"): (
            row["metadata"]["version"], row["download_info"]["archive_info"]["hashes"]["sha256"]
        )
        for row in rows
        if "archive_info" in row["download_info"]
    }


def write(path: Path, packages: dict[str, tuple[str, str]]) -> None:
    """One requirement a line, with its hash."""
    lines = [f"{name}=={version} --hash=sha256:{sha}" for name, (version, sha) in sorted(packages.items())]
    path.write_text("\n".join(lines) + "\n")


def main() -> None:
    """Resolve the package's own needs first, then those of the tests with the former fixed."""
    base = resolve(*BUILD, ".")
    write(ROOT / "requirements.lock", base)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as constraints:
        constraints.write("\n".join(f"{n}=={v}" for n, (v, _) in base.items()))
        constraints.flush()
        test = resolve("-c", constraints.name, "-r", "requirements-test.in")
    write(ROOT / "requirements-test.lock", {n: p for n, p in test.items() if n not in base})


if __name__ == "__main__":
    main()
