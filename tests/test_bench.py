import json
import runpy
from pathlib import Path

import numpy as np
import pytest

from simgen import bench
from simgen.assets.meshbuilder import MeshBuilder
from simgen.buffers import Buffers
from simgen.errors import MissingDependencyError, SimgenError
from simgen.mesh import Material
from simgen.snapshot import Camera, Instance, Sky, Snapshot


def _snapshot():
    b = MeshBuilder()
    b.add_box((1, 1, 1), 0)
    mesh = b.build()
    one = tuple(Instance(mesh, (Material("grey"),), np.eye(4), 26, i) for i in range(3))
    cam = Camera("front", 320, 180, np.eye(3), np.eye(4), np.eye(4), np.eye(4))
    sky = Sky(np.array([0, 0, 1.0]), np.ones(3), np.ones((4, 8, 3), np.float32), np.ones(3), 1e-4)
    return Snapshot(one[:2], one[2:], sky, (cam,), {}, np.eye(4))


class _Fake:
    def __init__(self, seconds):
        self.seconds = seconds

    def render(self, snapshot, camera, request):
        if self.seconds is None:
            raise MissingDependencyError("OpenGL", "it", "get it")
        _Clock.now += self.seconds * (1 + request.samples)
        return Buffers()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


class _Clock:
    now = 0.0


@pytest.fixture
def backends(monkeypatch):
    speed = {"raster": 0.05, "pyrender": 1.0, "tiny": 2.0}
    monkeypatch.setattr(bench, "_snapshot", lambda recipe: _snapshot())
    monkeypatch.setattr(bench.time, "perf_counter", lambda: _Clock.now)
    monkeypatch.setattr("simgen.renderers.open_renderer", lambda name, device: _Fake(speed[name]))
    monkeypatch.setattr(bench, "hardware", lambda device: {"cpu": "A CPU", "cores": 2, "gl_renderer": "a driver"})
    return speed


def test_ratio_is_pyrender_over_raster_with_all_labels(backends):
    figures = bench.run_bench(repeats=1)
    assert figures["raster_over_pyrender"] == pytest.approx(20)
    text = bench.table(figures)
    assert "20.0 times as fast" in text and "A CPU" in text
    row = next(line for line in text.splitlines() if line.startswith("tiny"))
    assert "40.00x" in row


def test_a_missing_backend_is_a_row_and_not_an_end(backends):
    backends["pyrender"] = None
    figures = bench.run_bench(repeats=1)
    assert figures["raster_over_pyrender"] is None
    assert any("OpenGL is not available" in row.get("error", "") for row in figures["rows"])
    assert "OpenGL is not available" in bench.table(figures)
    backends.update(raster=None, tiny=None)
    with pytest.raises(SimgenError, match="no rendering backend runs here"):
        bench.run_bench(repeats=1)


def test_scene_facts_count_what_is_drawn(backends):
    scene = bench.run_bench(repeats=1)["scene"]
    assert scene["objects"] == 3 and scene["width"] == 320
    assert scene["triangles"] == int(np.sum([len(i.mesh.faces) for i in bench._snapshot(None).instances]))


@pytest.mark.parametrize("extra", [[], ["--recipe", "smoke"]])
def test_the_command_writes_figures_that_machines_can_read(backends, monkeypatch, tmp_path, capsys, extra):
    from simgen.cli import main

    seen = []
    monkeypatch.setattr(bench, "_snapshot", lambda recipe: seen.append(recipe) or _snapshot())
    monkeypatch.setattr("sys.argv", ["simgen", "bench", "--json", str(tmp_path / "f.json"), *extra])
    with pytest.raises(SystemExit) as end:
        main()
    figures = json.loads((tmp_path / "f.json").read_text())
    assert "20.0 times as fast" in capsys.readouterr().out
    assert end.value.code == 0 and {r["backend"] for r in figures["rows"]} == {"raster", "pyrender", "tiny"}
    assert [r and r.name for r in seen] == (["smoke"] if extra else [None])


def test_results_are_kept_under_the_hardwares_name_and_gpus_are_not_imagined(backends, monkeypatch, tmp_path, capsys):
    runner = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "run.py"))
    run, settings = runner["main"], runner["main"].__globals__
    machine = {"cpu": "A(R) CPU @ 2 GHz", "cores": 2, "gl_renderer": "llvmpipe (LLVM 15)", "gl_software": True}
    monkeypatch.setitem(settings, "hardware", lambda device: machine)
    monkeypatch.setitem(settings, "RESULTS", tmp_path)
    monkeypatch.setattr("sys.argv", ["run.py", "--gpu"])
    run()
    assert "skipped" in capsys.readouterr().out and not list(tmp_path.iterdir())
    monkeypatch.setattr("sys.argv", ["run.py"])
    run()
    (kept,) = tmp_path.iterdir()
    assert kept.name == "a-cpu-2-ghz-2-cores-llvmpipe.json" and json.loads(kept.read_text())["scene"]["objects"] == 3
    monkeypatch.setattr("sys.argv", ["run.py", "--recipe", "smoke"])
    run()
    assert (tmp_path / "a-cpu-2-ghz-2-cores-llvmpipe-smoke.json").exists()
