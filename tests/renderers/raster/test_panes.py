from dataclasses import replace

import numpy as np
import pytest
import raster_scenes as scenes

from simgen.buffers import Buffers, RenderRequest
from simgen.geometry import pose
from simgen.mesh import Material, TextureMaps
from simgen.renderers.raster import RasterRenderer
from simgen.snapshot import Instance, Sky

ALL = frozenset({"radiance", "depth", "instance", "semantic", "normal", "flow", "amodal"})
BLACK = (Material("black", (0.0, 0.0, 0.0), 1.0),)


def glass(transmittance: float) -> tuple[Material, ...]:
    return (Material("pane", (0.0, 0.0, 0.0), 0.05, transmittance=transmittance),)


def shot(renderer: RasterRenderer, things: list[Instance], samples: int = 1, light: Sky | None = None) -> Buffers:
    scene = scenes.scene([scenes.ground()], things, light or scenes.sky(5.0, 0.0))
    return renderer.render(scene, scenes.camera(), RenderRequest(ALL, samples=samples))


def seen(b: Buffers) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    assert b.radiance is not None and b.instance is not None and b.depth is not None
    return b.radiance[..., 1], b.instance, b.depth


@pytest.mark.gl
@pytest.mark.parametrize("samples", [1, 4])
def test_a_pane_dims_what_is_behind_it_and_is_the_surface_in_labels(renderer: RasterRenderer, samples: int) -> None:
    behind = Instance(scenes.box((1, 6, 6)), BLACK, pose(12, 0, 1), 11, 1)
    lamp = (Material("lamp", (0.0, 0.0, 0.0), 1.0, emissive=(30.0, 30.0, 30.0)),)
    lit = Instance(scenes.box((0.5, 1, 1)), lamp, pose(10, 0, 1.5), 11, 2)
    pane = Instance(scenes.box((0.02, 4, 4)), glass(0.5), pose(8, 0, 1.5), scenes.CAR, 3)
    open_, ids, _ = seen(shot(renderer, [behind, lit], samples))
    shut, pane_ids, depth = seen(shot(renderer, [behind, lit, pane], samples))
    row, column = 60, 80
    assert ids[row, column] == 2 and pane_ids[row, column] == 3
    assert depth[row, column] == pytest.approx(7.99, abs=0.02)
    # Straight on, glass mirrors 8 % (two faces) and lets half of the rest through; the mirror image is of a sky of radiance 5.
    assert shut[row, column] == pytest.approx(0.5 * 0.92 * open_[row, column], abs=0.6)
    assert shut[row, column] < 0.6 * open_[row, column]


@pytest.mark.gl
def test_panes_hide_nothing_from_the_picture_and_everything_from_the_labels(renderer: RasterRenderer) -> None:
    lamp = (Material("lamp", (0.0, 0.0, 0.0), 1.0, emissive=(30.0, 30.0, 30.0)),)
    # Larger than all else and nearest: it would be the occluder that hides the rest.
    pane = Instance(scenes.box((0.02, 9, 9)), glass(0.8), pose(5, 0, 1.5), scenes.CAR, 3)
    lit = Instance(scenes.box((0.5, 1, 1)), lamp, pose(20, 0, 1.5), 11, 2)
    b = shot(renderer, [pane, lit])
    radiance, ids, _ = seen(b)
    assert radiance[60, 80] > 20
    assert set(np.unique(ids[ids > 0])) == {3}
    assert b.amodal is not None and 3 in b.amodal and 2 in b.amodal
    assert b.amodal[3].mask.all() or b.amodal[3].mask.mean() > 0.9


@pytest.mark.gl
def test_of_two_panes_the_nearer_one_counts_and_light_falls_through_both(renderer: RasterRenderer) -> None:
    far, near = (Instance(scenes.box((0.02, 4, 4)), glass(0.5), pose(x, 0, 1.5), scenes.CAR, k) for x, k in ((9, 4), (7, 3)))
    for order in ([far, near], [near, far]):
        _, ids, depth = seen(shot(renderer, order))
        assert ids[60, 80] == 3 and depth[60, 80] == pytest.approx(6.99, abs=0.02)
    # No shadow: the ground behind a standing pane is as bright in the sun as without it.
    sunny = scenes.sky(0.5, 90.0)
    plain, _, _ = seen(shot(renderer, [], light=sunny))
    shaded, ids, _ = seen(shot(renderer, [near], light=sunny))
    ground = ids == 0
    assert np.quantile(np.abs(shaded - plain)[ground] / plain[ground], 0.9) < 0.05


@pytest.mark.gl
def test_dust_lies_where_little_sky_is_seen(renderer: RasterRenderer) -> None:
    def brightness(dirt: float) -> float:
        mesh = scenes.box((1, 6, 6))
        low = type(mesh)(mesh.positions, mesh.normals, mesh.uvs, mesh.slots, mesh.faces, np.full_like(mesh.ao, 128))
        wall = Instance(low, (Material("paint", (0.01, 0.01, 0.01), 0.4, clearcoat=1.0, dirt=dirt),), pose(10, 0, 1), 11, 1)
        return float(seen(shot(renderer, [wall]))[0][60, 80])

    assert brightness(1.0) > 1.5 * brightness(0.5) > 1.5 * brightness(0.0)


@pytest.mark.gl
def test_uv_offset_chooses_a_cell_of_a_texture(renderer: RasterRenderer) -> None:
    albedo = np.zeros((512, 512, 4), np.uint8)
    albedo[..., 3] = 255
    albedo[:, 256:, :3] = 255
    detail = np.zeros_like(albedo)
    detail[...] = (128, 128, 255, 255)
    mesh = scenes.box((1, 6, 6))
    halved = type(mesh)(mesh.positions, mesh.normals, np.full_like(mesh.uvs, 0.25), mesh.slots, mesh.faces, mesh.ao)
    values = []
    for offset in (0.0, 0.5):
        paper = Material("paper", (0.8, 0.8, 0.8), 1.0, texture="cells:0", uv_offset=(offset, 0.0))
        scene = scenes.scene([scenes.ground()], [Instance(halved, (paper,), pose(10, 0, 1), 11, 1)], scenes.sky(5.0, 0.0))
        scene = replace(scene, textures={"cells:0": TextureMaps(albedo, detail)})
        out = renderer.render(scene, scenes.camera(), RenderRequest(frozenset({"radiance"}), samples=1))
        assert out.radiance is not None
        values.append(float(out.radiance[60, 80, 1]))
    assert values[1] > 5 * values[0]


@pytest.mark.gl
def test_upright_panes_mirror_a_broken_street_and_lying_ones_an_even_sky(renderer: RasterRenderer) -> None:
    def mirrored(pitch: float) -> np.ndarray:
        behind = Instance(scenes.box((1, 9, 9)), BLACK, pose(9, 0, 1.5), 11, 1)
        pane = Instance(scenes.box((0.02, 5, 5)), glass(0.9), pose(7, 0, 1.5) @ tilt(pitch), scenes.CAR, 3)
        radiance, ids, _ = seen(shot(renderer, [behind, pane]))
        middle = np.s_[45:75, 60:100]
        assert (ids[middle] == 3).all()
        return radiance[middle]

    def steps(picture: np.ndarray) -> float:
        return float(np.abs(np.diff(picture, axis=1)).mean() / picture.mean())

    upright, leaning = mirrored(0.0), mirrored(0.5)
    assert 0.03 < upright.mean() < 0.083 * 5 * 1.2  # two faces mirror 8 % of a sky of radiance 5, less what stands before it
    assert steps(upright) > 0.003 > 3 * steps(leaning)
    assert np.array_equal(upright, mirrored(0.0))


def tilt(pitch: float) -> np.ndarray:
    """A turn about y that lifts the side towards the camera."""
    c, s = np.cos(pitch), np.sin(pitch)
    return np.array([[c, 0, s, 0], [0, 1, 0, 0], [-s, 0, c, 0], [0, 0, 0, 1.0]])
