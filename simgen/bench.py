"""`simgen bench`: the same snapshot through every backend, seconds per frame and what they deliver for them."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from simgen import __version__
from simgen.buffers import Renderer, RenderRequest
from simgen.errors import MissingDependencyError, SimgenError
from simgen.recipe import Recipe
from simgen.renderers.probe import probe_gl
from simgen.snapshot import Camera, Snapshot

LABELS = frozenset({"depth", "semantic", "instance", "normal", "flow", "amodal"})
PLAIN_LABELS = frozenset({"depth", "semantic", "instance"})

# Backend -> rows of the table: what is asked for, and how.
JOBS: dict[str, tuple[tuple[str, RenderRequest], ...]] = {
    "raster": (
        ("rgb + shadows, 1 sample, all labels", RenderRequest(LABELS | {"radiance"}, samples=1)),
        ("rgb + shadows, 4 samples, all labels", RenderRequest(LABELS | {"radiance"}, samples=4)),
        ("rgb + shadows, 1 sample", RenderRequest(frozenset({"radiance"}), samples=1)),
        ("rgb, no shadows, 1 sample", RenderRequest(frozenset({"radiance"}), samples=1, shadows=False)),
        ("all labels", RenderRequest(LABELS, samples=1)),
        ("depth, semantic, instance", RenderRequest(PLAIN_LABELS, samples=1)),
        ("amodal masks", RenderRequest(frozenset({"amodal"}), samples=1)),
    ),
    "pyrender": (
        ("rgb + shadows, depth, semantic, instance", RenderRequest(PLAIN_LABELS | {"radiance"}, samples=1)),
        ("rgb, no shadows, depth, semantic, instance", RenderRequest(PLAIN_LABELS | {"radiance"}, samples=1, shadows=False)),
        ("depth, semantic, instance", RenderRequest(PLAIN_LABELS, samples=1)),
    ),
    "tiny": (
        ("rgb, depth, semantic, instance", RenderRequest(PLAIN_LABELS | {"radiance"}, samples=1)),
        ("depth, semantic, instance", RenderRequest(PLAIN_LABELS, samples=1)),
    ),
}  # fmt: skip
# The figure that the project is held to: everything from raster against what pyrender can give.
REFERENCE = ("raster", "rgb + shadows, 1 sample, all labels")
COMPARED = ("pyrender", "rgb + shadows, depth, semantic, instance")


def run_bench(
    recipe: Recipe | None = None, device: int | None = None, *, repeats: int = 3, size: tuple[int, int] | None = None
) -> dict[str, Any]:
    """Time every backend on the standard street, or on the first frame of a recipe's scene 0.

    repeats : timed frames per row after one untimed; the median counts. size : (width, height) px instead of 1280x720.
    Returns JSON-able figures: "hardware", "scene", "rows" (backend, outputs, seconds, or error where it cannot run) and
    "raster_over_pyrender", how many times faster raster is with all labels than pyrender with what it has: the median of pairs
    drawn one right after the other, so that a machine that slows down for a while does so for both. Raises SimgenError if no
    backend runs.
    """
    snapshot = _snapshot(recipe)
    camera = snapshot.cameras[0] if size is None else _resized(snapshot.cameras[0], *size)
    from simgen.renderers import open_renderer

    rows: list[dict[str, Any]] = []
    ratio = None
    # All stay open: a second context of one backend in the same process would lie in the holes of the first, and be slower.
    with ExitStack() as stack:
        opened: dict[str, Renderer] = {}
        for backend, jobs in JOBS.items():
            try:
                opened[backend] = stack.enter_context(open_renderer(backend, device))
                rows += _rows(backend, jobs, opened[backend], snapshot, camera, repeats)
            except MissingDependencyError as e:
                opened.pop(backend, None)
                rows.append({"backend": backend, "outputs": "", "error": str(e)})
        if {REFERENCE[0], COMPARED[0]} <= set(opened):
            ratio = _head_to_head(opened, snapshot, camera, repeats)
    if not opened:
        raise SimgenError("no rendering backend runs here; `simgen doctor` says what is missing")
    return {
        "version": __version__,
        "hardware": hardware(device),
        "scene": _facts(snapshot, camera, recipe),
        "rows": rows,
        "raster_over_pyrender": None if ratio is None else round(ratio, 2),
    }


def table(figures: dict[str, Any]) -> str:
    """The figures as text for a terminal."""
    scene, machine = figures["scene"], figures["hardware"]
    lines = [
        f"{machine['cpu']}, {machine['cores']} cores; OpenGL: {machine['gl_renderer'] or 'none'}",
        f"{scene['name']}: {scene['objects']} objects, {scene['triangles']:,} triangles, {scene['width']}x{scene['height']}",
        "",
        f"{'backend':<10}{'outputs':<46}{'s/frame':>9}{'vs raster':>11}",
    ]
    base = next((r["seconds"] for r in figures["rows"] if (r["backend"], r["outputs"]) == REFERENCE and "seconds" in r), None)
    for row in figures["rows"]:
        if "error" in row:
            lines.append(f"{row['backend']:<10}{row['error']}")
            continue
        share = "" if base is None else f"{row['seconds'] / base:>10.2f}x"
        lines.append(f"{row['backend']:<10}{row['outputs']:<46}{row['seconds']:>9.3f}{share:>11}")
    if figures["raster_over_pyrender"] is not None:
        lines += ["", f"raster with all labels is {figures['raster_over_pyrender']:.1f} times as fast as pyrender with rgb, depth and ids"]
    return "\n".join(lines)


def hardware(device: int | None = None) -> dict[str, Any]:
    """Names of the processor and of the OpenGL driver (empty without one)."""
    try:
        gl = probe_gl(device)
        name, version, software = gl.renderer, gl.version, gl.software
    except MissingDependencyError:
        name, version, software = "", "", True
    return {
        "cpu": _cpu_name(), "cores": os.cpu_count(), "gl_renderer": name, "gl_version": version, "gl_software": software,
        "python": platform.python_version(), "system": platform.system(),
    }  # fmt: skip


def _snapshot(recipe: Recipe | None) -> Snapshot:
    from simgen.assets.catalogue import DiskCatalogue

    catalogue = DiskCatalogue()
    if recipe is None:
        from simgen.benchscene import street

        return street(catalogue)
    from simgen.pipeline import build_scene, check_recipe

    check_recipe(recipe)
    return build_scene(recipe, 0, catalogue).world.snapshot(0)


def _rows(
    backend: str, jobs: tuple[tuple[str, RenderRequest], ...], renderer: Renderer, snapshot: Snapshot, camera: Camera, repeats: int
) -> list[dict[str, Any]]:
    seconds = [_median_seconds(_frame(renderer, snapshot, camera, request), repeats) for _, request in jobs]
    return [{"backend": backend, "outputs": outputs, "seconds": round(s, 4)} for (outputs, _), s in zip(jobs, seconds, strict=True)]


def _head_to_head(opened: Mapping[str, Renderer], snapshot: Snapshot, camera: Camera, repeats: int) -> float:
    """Seconds of COMPARED over those of REFERENCE, the median of pairs. Each is drawn once untimed before, as in the rows: the
    other one has just had the caches."""
    jobs = [_frame(opened[backend], snapshot, camera, dict(JOBS[backend])[outputs]) for backend, outputs in (COMPARED, REFERENCE)]
    pairs = [[_median_seconds(job, 1) for job in jobs] for _ in range(repeats)]
    return statistics.median(compared / reference for compared, reference in pairs)


def _frame(renderer: Renderer, snapshot: Snapshot, camera: Camera, request: RenderRequest) -> Callable[[], object]:
    return lambda: renderer.render(snapshot, camera, request)


def _median_seconds(action: Callable[[], object], repeats: int) -> float:
    action()
    return statistics.median(_seconds(action) for _ in range(repeats))


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _facts(snapshot: Snapshot, camera: Camera, recipe: Recipe | None) -> dict[str, Any]:
    return {
        "name": "standard street" if recipe is None else recipe.name,
        "objects": len(snapshot.instances),
        "triangles": int(sum(len(i.mesh.faces) for i in snapshot.instances)),
        "width": camera.width,
        "height": camera.height,
    }


def _resized(camera: Camera, width: int, height: int) -> Camera:
    from dataclasses import replace

    K = camera.K.copy()
    scale = width / camera.width
    K[0, 0], K[1, 1] = K[0, 0] * scale, K[1, 1] * scale
    K[0, 2], K[1, 2] = (width - 1) / 2, (height - 1) / 2
    return replace(camera, width=width, height=height, K=K)


def _cpu_name() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
