"""Backends that share no drawing code agree on what is where: raster against pyrender and tiny on streets.

The rims of leaves count as edges in both images: raster looks holes up in mip levels that keep their share, pyrender in the
finest level, tiny cuts whole small triangles away. So foliage, and twigs in winter above all, agrees in share, not pixel by pixel."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from agreement import agreement, in_view
from analytic import camera as analytic_camera
from analytic import snapshot as analytic_snapshot

from simgen.assets.catalogue import DiskCatalogue
from simgen.buffers import Renderer, RenderRequest
from simgen.geometry import inverse, pose
from simgen.pipeline import build_scene
from simgen.recipe import load_recipe
from simgen.renderers import open_renderer
from simgen.snapshot import Snapshot

pytestmark = pytest.mark.gl

WHAT = RenderRequest(frozenset({"depth", "semantic", "instance"}), samples=1)
STREET_VIEWS = 20


@pytest.fixture(scope="module")
def backends() -> Iterator[dict[str, Renderer]]:
    with open_renderer("raster") as raster, open_renderer("pyrender") as pyrender, open_renderer("tiny") as tiny:
        yield {"raster": raster, "pyrender": pyrender, "tiny": tiny}


@pytest.fixture(scope="module")
def small_street() -> Snapshot:
    return build_scene(load_recipe("smoke"), 0, DiskCatalogue()).world.snapshot(0)


def check(snapshot: Snapshot, backends: dict[str, Renderer]) -> None:
    camera = snapshot.cameras[0]
    part = in_view(snapshot, camera)
    drawn = {name: one.render(snapshot if name == "raster" else part, camera, WHAT) for name, one in backends.items()}
    assert len(np.unique(drawn["raster"].instance)) > 3, "an empty view proves nothing"
    by_pyrender = agreement(drawn["raster"], drawn["pyrender"])
    assert by_pyrender.inner > 0.4, by_pyrender
    assert by_pyrender.depth >= 0.999 and by_pyrender.ids >= 0.999, by_pyrender
    assert by_pyrender.everywhere >= 0.99 and by_pyrender.foliage > 0.85 and by_pyrender.paint > 0.9, by_pyrender
    by_tiny = agreement(drawn["raster"], drawn["tiny"])
    assert by_tiny.inner > 0.4, by_tiny
    assert by_tiny.ids >= 0.995 and by_tiny.depth >= 0.995, by_tiny
    assert by_tiny.everywhere >= 0.99 and by_tiny.foliage > 0.7 and by_tiny.paint > 0.8, by_tiny


@pytest.mark.parametrize("turn_deg", [0, 160])
def test_small_street_through_three_rasterisers(backends: dict[str, Renderer], small_street: Snapshot, turn_deg: float) -> None:
    camera, ego = small_street.cameras[0], small_street.T_world_ego
    T = ego @ pose(0, 0, yaw=np.radians(turn_deg)) @ inverse(ego) @ camera.T_world_cam
    check(replace(small_street, cameras=(replace(camera, T_world_cam=T),)), backends)


@pytest.mark.heavy
@pytest.mark.parametrize("scene", range(STREET_VIEWS))
def test_street_views_through_three_rasterisers(backends: dict[str, Renderer], scene: int) -> None:
    recipe = load_recipe("urban-day", ["cameras.0.width=480", "cameras.0.height=270", "clip.frames=1"])
    check(build_scene(recipe, scene, DiskCatalogue()).world.snapshot(0), backends)


def test_what_differs_is_noticed(backends: dict[str, Renderer]) -> None:
    """A ball 5 cm nearer is found by depth, one a metre to the side by ids."""
    scene, camera = analytic_snapshot(), analytic_camera()
    ball = scene.dynamic[0]

    def drawn(offset_m: tuple[float, float, float], by: str):
        moved = replace(ball, T_world_obj=pose(*offset_m) @ ball.T_world_obj)
        return backends[by].render(replace(scene, dynamic=(moved,)), camera, WHAT)

    same = agreement(drawn((0, 0, 0), "raster"), drawn((0, 0, 0), "tiny"))
    assert same.ids == same.depth == 1.0 and same.inner > 0.9
    assert agreement(drawn((0, 0, 0), "raster"), drawn((-0.05, 0, 0), "tiny")).depth < 0.995
    assert agreement(drawn((0, 0, 0), "raster"), drawn((0, 1, 0), "tiny")).ids < 0.995
