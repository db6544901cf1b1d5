import logging
import subprocess

import pytest

from simgen.errors import MissingDependencyError, SimgenError
from simgen.renderers import choose_backend, open_renderer, probe


def test_named_backends_are_taken_at_their_word():
    assert [choose_backend(name) for name in ("raster", "pyrender", "tiny")] == ["raster", "pyrender", "tiny"]
    with pytest.raises(SimgenError, match="no rendering backend 'opengl'; known: raster, pyrender, tiny"):
        open_renderer("opengl")


def test_auto_falls_back_to_tiny_with_one_warning(monkeypatch, caplog):
    def none(device=None):
        raise MissingDependencyError("OpenGL", "the raster renderer", "install libegl1")

    monkeypatch.setattr(probe, "probe_gl", none)
    with caplog.at_level(logging.WARNING, logger="simgen"):
        assert open_renderer("auto").name == "tiny"
    assert len(caplog.records) == 1
    assert "install libegl1" in caplog.records[0].getMessage()


@pytest.mark.gl
def test_a_device_that_is_asked_for_is_taken_or_refused() -> None:
    assert choose_backend("auto", 0) == "raster"
    with pytest.raises(SimgenError, match=r"device 99: OpenGL .* is not available; choose another, or none for the first one"):
        choose_backend("auto", 99)


@pytest.mark.parametrize("answer", ['{"error": "no display"}', "", "Segmentation fault"])
def test_a_driver_that_complains_or_dies_is_reported_and_not_fatal(monkeypatch, answer):
    def run(command, **kw):
        return subprocess.CompletedProcess(command, -11, stdout=answer, stderr="")

    monkeypatch.setattr(probe.subprocess, "run", run)
    probe.probe_gl.cache_clear()
    with pytest.raises(MissingDependencyError, match="no display" if "error" in answer else "by signal 11"):
        probe.probe_gl()
    probe.probe_gl.cache_clear()


@pytest.mark.gl
def test_probe_names_the_driver():
    probe.probe_gl.cache_clear()
    assert probe.probe_gl().renderer
