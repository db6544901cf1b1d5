import dataclasses
import resource
from pathlib import Path

import numpy as np
import pytest
import raster_scenes as scenes

from simgen.buffers import RenderRequest
from simgen.geometry import pose
from simgen.mesh import Material, Mesh, TextureMaps
from simgen.renderers.raster import RasterRenderer, arena, textures
from simgen.snapshot import Instance, Snapshot

pytestmark = pytest.mark.gl


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def test_memory_stays_flat_over_many_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arena, "BUDGET_BYTES", 2 << 20)
    monkeypatch.setattr(textures, "LAYERS_AT_FIRST", 2)
    monkeypatch.setattr(textures, "_GROWN_BY", 1)
    ball = scenes.sphere(1.0, 64)
    maps = TextureMaps(np.full((512, 512, 4), 200, np.uint8), np.full((512, 512, 4), 128, np.uint8))
    cam = scenes.camera(width=64, height=48)
    request = RenderRequest(frozenset({"radiance", "instance"}), samples=1)

    def fresh(index: int) -> Snapshot:
        mesh: Mesh = dataclasses.replace(ball, positions=ball.positions * np.float32(1 + index * 1e-3), key="")
        material = (Material(f"m{index}", texture=f"t{index}"),)
        return scenes.scene([Instance(mesh, material, pose(8, 0, 1), 11, 1)], textures={f"t{index}": maps})

    with RasterRenderer() as renderer:
        sizes = []
        for index in range(24):
            out = renderer.render(fresh(index), cam, request)
            assert out.instance is not None and (out.instance == 1).any()
            sizes.append(resident_mb())
    assert sizes[-1] < 1.05 * sizes[8]


def test_a_closed_renderer_can_be_closed_and_used_again() -> None:
    renderer = RasterRenderer()
    renderer.close()
    request = RenderRequest(frozenset({"depth"}))
    first = renderer.render(scenes.scene([scenes.ground()]), scenes.camera(), request).depth
    renderer.close()
    renderer.close()
    again = renderer.render(scenes.scene([scenes.ground()]), scenes.camera(), request).depth
    renderer.close()
    assert first is not None and again is not None and np.array_equal(first, again)


def test_more_sizes_than_are_kept_come_and_go() -> None:
    request = RenderRequest(frozenset({"instance"}), samples=1)
    with RasterRenderer() as renderer:
        for width in (32, 34, 36, 38, 32, 40, 32, 42, 44, 32):
            out = renderer.render(scenes.scene([scenes.ground()]), scenes.camera(width=width, height=24), request).instance
            assert out is not None and out.shape == (24, width)
