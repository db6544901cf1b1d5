"""What this machine has, what it lacks, and how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from simgen.errors import MissingDependencyError
from simgen.libraries import EGL_PACKAGES, EGL_REMEDY, SUMO_PACKAGES, import_remedy

# distribution -> import name
PACKAGES = {
    "numpy": "numpy", "scipy": "scipy", "opencv-python-headless": "cv2", "pillow": "PIL", "pydantic": "pydantic", "pyyaml": "yaml",
    "click": "click", "tqdm": "tqdm", "platformdirs": "platformdirs", "pyarrow": "pyarrow", "shapely": "shapely",
    "mapbox-earcut": "mapbox_earcut", "trimesh": "trimesh", "moderngl": "moderngl", "pybullet": "pybullet",
    "libsumo": "libsumo", "sumolib": "sumolib", "eclipse-sumo": "sumo",
}  # fmt: skip
# distribution -> import name, what it is for, how to get it.
OPTIONAL = {
    "pyrender": ("pyrender", "the pyrender backend", "pip install pyrender"),
    "albumentations": ("albumentations", "cameras[].augment", "pip install albumentations==2.0.8"),
    "torch": ("torch", "simgen.torch.SceneStream", "pip install 'simgen-drive[torch]'"),
    "pycocotools": ("pycocotools", "checking COCO exports with COCOeval", "pip install 'simgen-drive[coco]'"),
}


@dataclass(frozen=True)
class Check:
    """One finding. needed : simgen cannot do its main work without it. remedy : what to do, if it is not ok."""

    name: str
    ok: bool
    detail: str
    needed: bool = True
    remedy: str = ""

    def __str__(self) -> str:
        mark = "ok     " if self.ok else ("MISSING" if self.needed else "absent ")
        return f"{mark}  {self.name:<24} {self.detail}" + ("" if self.ok or not self.remedy else f"; {self.remedy}")


def examine() -> list[Check]:
    """Every check, in the order in which a person would mend things. Takes about three seconds."""
    # Each of the three waits for processes of its own.
    with ThreadPoolExecutor(3) as pool:
        packages, opengl, sumo = pool.submit(_packages), pool.submit(_opengl), pool.submit(_sumo)
    return [_python(), *packages.result(), opengl.result(), *sumo.result(), _cache(), _memory()]


def _python() -> Check:
    ok = sys.version_info[:2] == (3, 11)
    return Check("Python", ok, sys.version.split()[0], remedy="use Python 3.11, the last one that PyBullet has wheels for")


def _packages() -> list[Check]:
    """Every needed package and pyrender, imported for real: a wheel may be there and yet miss a system library. The large
    optional ones, which need none, are only looked for."""
    faults = _import_faults([*PACKAGES.values(), "pyrender"])
    for module, _, _ in OPTIONAL.values():
        if module not in faults:
            faults[module] = "" if util.find_spec(module) else "not installed"
    needed = [
        Check(
            name,
            not faults[module],
            faults[module] or _version(name),
            remedy=import_remedy(faults[module], f"pip install {name}", SUMO_PACKAGES),
        )
        for name, module in PACKAGES.items()
    ]
    return needed + [
        Check(
            name, not faults[module], f"{faults[module] or _version(name)} (for {use})", needed=False,
            remedy=import_remedy(faults[module], remedy, EGL_PACKAGES),
        )
        for name, (module, use, remedy) in OPTIONAL.items()
    ]  # fmt: skip


def _import_faults(modules: list[str]) -> dict[str, str]:
    """Module -> what its import raises, or nothing. Tried in another process, begun anew after a module that kills it."""
    script = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    try:\n"
        "        module, fault = importlib.import_module(name), ''\n"
        "        if name == 'pybullet': module.disconnect(module.connect(module.DIRECT))\n"
        "    except Exception as e: fault = f'{type(e).__name__}: {e}'.splitlines()[0]\n"
        "    print(f'\\n@{name}={fault}', flush=True)\n"
    )
    faults: dict[str, str] = {}
    environment = {**os.environ, "PYOPENGL_PLATFORM": "egl"}
    while left := [m for m in modules if m not in faults]:
        done = subprocess.run([sys.executable, "-c", script, *left], capture_output=True, text=True, env=environment, check=False)
        for line in done.stdout.splitlines():
            name, equals, fault = line.removeprefix("@").partition("=")
            if line.startswith("@") and equals:
                faults[name] = fault
        if rest := [m for m in left if m not in faults]:
            faults[rest[0]] = f"crashes when started (status {done.returncode})"
    return faults


def _opengl() -> Check:
    from simgen.renderers.probe import probe_gl

    try:
        info = probe_gl()
    except MissingDependencyError as e:
        # Not needed: `tiny` does without.
        return Check("OpenGL", False, e.what, needed=False, remedy=EGL_REMEDY)
    note = " (software: works, a GPU is many times faster)" if info.software else ""
    return Check("OpenGL", True, f"{info.renderer}, {info.version}{note}")


def _sumo() -> list[Check]:
    found = []
    for program in ("netgenerate", "netconvert"):
        path = _sumo_program(program)
        detail, ok = "not found", False
        if path is not None:
            ok, detail = _first_line([str(path), "--version"])
        found.append(Check(f"SUMO {program}", ok, detail, remedy="pip install eclipse-sumo"))
    return found


def _sumo_program(name: str) -> Path | None:
    spec = util.find_spec("sumo")
    places = [Path(p) / "bin" for p in (spec.submodule_search_locations or [] if spec else [])]
    if os.environ.get("SUMO_HOME"):
        places.append(Path(os.environ["SUMO_HOME"]) / "bin")
    for place in places:
        if (place / name).exists():
            return place / name
    on_path = shutil.which(name)
    return Path(on_path) if on_path else None


def _cache() -> Check:
    from simgen.assets.catalogue import default_cache_folder

    folder = default_cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        free = shutil.disk_usage(folder).free / 1e9
    except OSError as e:
        return Check(
            "asset cache", False, f"{folder}: {e.strerror}", needed=False, remedy="set SIMGEN_CACHE to a folder that can be written"
        )
    return Check("asset cache", free > 1, f"{folder}, {free:.1f} GB free", needed=False, remedy="make room: 1 GB is wanted")


def _memory() -> Check:
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    detail = f"{total:.0f} GB, {os.cpu_count()} cores"
    return Check("memory", total > 3, detail, needed=False, remedy="use --workers 1; 2 GB per worker is wanted")


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "unknown version"


def _first_line(command: list[str]) -> tuple[bool, str]:
    """Whether a command ran, and the first line it said (or what stopped it)."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as e:
        return False, str(e)
    lines = [line for line in (done.stdout if done.returncode == 0 else done.stderr).splitlines() if line.strip()]
    detail = lines[0 if done.returncode == 0 else -1].strip() if lines else f"exit status {done.returncode}"
    return done.returncode == 0, detail
