"""Things that stand on the ground darken it, solid ones more than those that one sees through."""

import numpy as np
import pytest
import raster_scenes as scenes

from simgen.assets.meshbuilder import MeshBuilder
from simgen.buffers import RenderRequest
from simgen.geometry import pose
from simgen.mesh import Mesh
from simgen.renderers.raster import RasterRenderer
from simgen.renderers.raster.arena import plan_area
from simgen.snapshot import Instance

PICTURE = RenderRequest(frozenset({"radiance"}), samples=1)


def frame() -> Mesh:
    """A table of 4 x 2 x 1.4 m without its top: posts and bars 5 cm thick."""
    b = MeshBuilder()
    for side in (-1, 1):
        b.add_box((4, 0.05, 0.05), 0, center=(0, 0.97 * side, 0.67))
        b.add_box((0.05, 2, 0.05), 0, center=(1.97 * side, 0, 0.67))
        for x in (-1.97, 1.97):
            b.add_box((0.05, 0.05, 1.4), 0, center=(x, 0.97 * side, 0))
    return b.build()


def test_plan_area_is_what_is_covered_seen_from_above() -> None:
    assert plan_area(scenes.box((4, 2, 1))) == pytest.approx(8.0)
    assert plan_area(frame()) < 0.35 * 8.0


@pytest.mark.gl
def test_ground_is_darker_by_a_solid_thing_than_by_a_frame(renderer: RasterRenderer) -> None:
    cam = scenes.camera()

    def ground_before(mesh: Mesh) -> float:
        """Radiance of the ground 0.3 m before the thing, beside what it is without it."""
        thing = Instance(mesh, scenes.GREY, pose(9, 0, 0.7), scenes.CAR, 1)
        u, v, w = cam.K @ np.array([0.0, 1.5, 6.7])
        lit = []
        for things in ([thing], []):
            out = renderer.render(scenes.scene([scenes.ground()], things, scenes.sky(5.0, 0.0)), cam, PICTURE)
            assert out.radiance is not None
            lit.append(float(out.radiance[round(v / w), round(u / w), 1]))
        return lit[0] / lit[1]

    assert ground_before(scenes.box((4, 2, 1.4))) < 0.8
    assert ground_before(frame()) > 0.93
