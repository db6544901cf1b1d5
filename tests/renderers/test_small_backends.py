"""The small backends against closed-form geometry."""

import numpy as np
import pytest
from analytic import camera, card, snapshot, truth

from simgen.buffers import RenderRequest
from simgen.ontology import class_id
from simgen.renderers import open_renderer
from simgen.snapshot import Camera

ALL = RenderRequest(frozenset({"radiance", "depth", "semantic", "instance"}), samples=1)


@pytest.fixture(params=[pytest.param("pyrender", marks=pytest.mark.gl), "tiny"], scope="module")
def renderer(request):
    with open_renderer(request.param) as opened:
        yield opened


@pytest.fixture(scope="module")
def scene(renderer):
    one = snapshot()
    return one, renderer.render(one, camera(), ALL)


def test_ids_are_those_of_the_surface_behind_each_pixel_centre(scene):
    _, buffers = scene
    _, ids, inner = truth(camera())
    sky = buffers.semantic == class_id("sky")
    found = np.where(sky, -1, buffers.instance.astype(int))
    assert (found == ids)[inner].all()
    assert (found == ids)[~inner].mean() > 0.97
    assert set(np.unique(buffers.semantic)) == {class_id(n) for n in ("sky", "road", "car", "person")}


def test_depth_is_along_the_camera_axis_to_the_precision_of_the_buffer(scene):
    _, buffers = scene
    depth, ids, inner = truth(camera())
    inner &= ids >= 0
    step = depth**2 / (camera().near_m * 2**24)
    error = np.abs(buffers.depth - depth)
    polyhedron = np.where(ids == 300_000, 0.005, 0.001)  # the sphere's facets stand off by 0.8 mm, more where seen aslant
    assert (error <= 3 * step + polyhedron)[inner].all()
    assert (buffers.depth == 0)[buffers.semantic == class_id("sky")].all()
    assert buffers.depth.dtype == np.float32


def test_the_same_arguments_give_the_same_bytes(renderer, scene):
    one, first = scene
    other, cam = card(np.full((512, 512), 255, np.uint8))
    renderer.render(other, cam, ALL)
    again = renderer.render(one, camera(), ALL)
    for name in ("rgb", "depth", "semantic", "instance"):
        assert getattr(first, name).tobytes() == getattr(again, name).tobytes()


def test_picture_is_lit_and_has_a_sky(scene):
    _, buffers = scene
    assert buffers.rgb.shape == (180, 320, 3) and buffers.rgb.dtype == np.uint8
    road = buffers.rgb[buffers.semantic == class_id("road")].mean()
    assert 60 < road < 250
    assert buffers.radiance is None and buffers.normal is None


def test_holes_of_masked_textures_are_holes_and_both_sides_of_sheets_are_drawn(renderer):
    alpha = np.zeros((512, 512), np.uint8)
    alpha[:256, :256] = 255  # the picture's upper left; seen from behind it is on the right
    scene, cam = card(alpha)
    buffers = renderer.render(scene, cam, ALL)
    leaf = buffers.semantic == class_id("vegetation")
    assert leaf[5:85, 165:315].all()
    assert not leaf[5:85, 5:155].any() and not leaf[95:175].any()
    assert np.abs(buffers.depth[leaf] - 5).max() < 1e-3


def test_back_faces_are_culled(renderer):
    one = snapshot()
    inside = camera()
    T = inside.T_world_cam.copy()
    T[:3, 3] = (15.0, -2.0, 1.2)  # in the middle of the box
    cam = Camera("inside", inside.width, inside.height, inside.K, T, T, np.eye(4))
    buffers = renderer.render(one, cam, ALL)
    assert 7 not in buffers.instance
    assert 300_000 in buffers.instance


def test_moved_objects_are_drawn_where_they_are(renderer, scene):
    from dataclasses import replace

    one, before = scene
    ball = one.dynamic[0]
    T = ball.T_world_obj.copy()
    T[1, 3] += 2.0
    moved = replace(one, dynamic=(replace(ball, T_world_obj=T),))
    after = renderer.render(moved, camera(), ALL)
    left = [np.argwhere(b.instance == 300_000)[:, 1].mean() for b in (before, after)]
    # 2 m at about 19.7 m with this lens.
    assert left[0] - left[1] == pytest.approx(2.0 / 19.7 * camera().K[0, 0], rel=0.05)


def test_closing_twice_is_harmless(renderer):
    with open_renderer(renderer.name) as opened:
        opened.close()
        opened.close()
