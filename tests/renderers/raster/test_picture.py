import cv2
import numpy as np
import pytest
import raster_scenes as scenes

from simgen.buffers import Buffers, RenderRequest
from simgen.errors import SimgenError
from simgen.geometry import pose
from simgen.mesh import Material, Mesh
from simgen.renderers.raster import RasterRenderer
from simgen.renderers.raster.environment import directions, harmonics, irradiance_coefficients, prefiltered
from simgen.renderers.raster.picture import sample_offsets
from simgen.renderers.raster.textures import covering_mip_levels
from simgen.snapshot import Instance, Snapshot

PICTURE = RenderRequest(frozenset({"radiance"}), samples=1)


def street() -> Snapshot:
    wall = Instance(scenes.box((1, 6, 4)), scenes.GREY, pose(14, -4, 2), 11)
    paint = (Material("paint", (0.5, 0.02, 0.02), roughness=0.3, clearcoat=1.0, variation=0.3),)
    car = Instance(scenes.box((4, 1.8, 1.4)), paint, pose(9, 1, 0.7), scenes.CAR, 1)
    return scenes.scene([scenes.ground(), wall], [car], scenes.sky(5.0, 90.0))


@pytest.mark.gl
def test_matt_ground_reflects_the_light_that_falls_on_it(renderer: RasterRenderer) -> None:
    cam = scenes.camera()
    for sky_radiance, sun in ((5.0, 0.0), (0.0, 90.0)):
        out = renderer.render(scenes.scene([scenes.ground()], light=scenes.sky(sky_radiance, sun)), cam, PICTURE)
        assert out.radiance is not None
        expected = 0.5 * sky_radiance + 0.5 * sun * 0.8 / np.pi
        assert out.radiance[110, 80] == pytest.approx(np.full(3, expected), rel=0.12)


@pytest.mark.gl
def test_the_sun_casts_shadows_where_they_belong(renderer: RasterRenderer) -> None:
    # The sun stands at (-0.36, -0.48, 0.8): the shadow of a plate 2 m above (8, 0) falls on (8.9, 1.2).
    plate = Instance(scenes.box((1, 1, 0.05)), scenes.GREY, pose(8, 0, 2.0), 11)
    cam = scenes.camera()
    out = renderer.render(scenes.scene([scenes.ground(), plate], light=scenes.sky(0.5, 90.0)), cam, PICTURE)
    assert out.radiance is not None
    def at(x: float, y: float) -> float:
        u, v, w = cam.K @ np.array([-y, 1.5, x])
        return float(out.radiance[round(v / w), round(u / w), 1])
    assert at(8.9, 1.2) < 0.15 * at(8.9, 3.0)
    assert at(8.9, -0.3) > 0.9 * at(8.9, 3.0)


@pytest.mark.gl
@pytest.mark.parametrize("x, coarse", [(4.0, False), (20.0, True)])
def test_a_coarser_caster_throws_shadows_where_they_are_coarse(renderer: RasterRenderer, x: float, coarse: bool) -> None:
    # As above; the caster is a plate three times as long, whose shadow reaches 1 m farther to either side.
    plate, long = scenes.box((1, 1, 0.05)), scenes.box((1, 3, 0.05))
    request = RenderRequest(frozenset({"radiance", "depth", "instance", "amodal"}), samples=1)
    cam = scenes.camera(width=640, height=480)

    def shot(caster: Mesh | None) -> Buffers:
        thing = Instance(plate, scenes.GREY, pose(x, 0, 2.0), 11, 1, caster=caster)
        return renderer.render(scenes.scene([scenes.ground(), thing], light=scenes.sky(0.5, 90.0)), cam, request)

    own, other = shot(None), shot(long)
    u, v, w = cam.K @ np.array([-2.2, 1.5, x + 0.9])
    at = (round(v / w), round(u / w), 1)
    assert own.radiance is not None and other.radiance is not None and own.amodal is not None and other.amodal is not None
    assert (other.radiance[at] < 0.15 * own.radiance[at]) == coarse
    assert np.array_equal(own.depth, other.depth) and np.array_equal(own.instance, other.instance)
    assert np.array_equal(own.amodal[1].mask, other.amodal[1].mask)


@pytest.mark.gl
def test_samples_smooth_edges_and_keep_the_mean(renderer: RasterRenderer) -> None:
    cam = scenes.camera()
    one = renderer.render(street(), cam, PICTURE).radiance
    many = renderer.render(street(), cam, RenderRequest(frozenset({"radiance"}), samples=6)).radiance
    assert one is not None and many is not None
    assert np.isfinite(many).all() and many.min() >= 0
    assert many.mean() == pytest.approx(one.mean(), rel=0.02)
    assert len(np.unique(many.round(3))) > len(np.unique(one.round(3)))


@pytest.mark.gl
def test_same_bytes_whatever_was_drawn_before(renderer: RasterRenderer) -> None:
    request = RenderRequest(samples=2)

    def shot(backend: RasterRenderer) -> bytes:
        out = backend.render(street(), scenes.camera(), request)
        assert out.amodal is not None
        arrays = [out.radiance, out.depth, out.semantic, out.instance, out.normal, out.flow, out.flow_valid]
        return b"".join(a.tobytes() for a in arrays if a is not None) + out.amodal[1].mask.tobytes()

    first = shot(renderer)
    other = Instance(scenes.sphere(2.0, 40), scenes.GREY, pose(6, 0, 1), scenes.CAR, 4)
    renderer.render(scenes.scene([other], light=scenes.sky(2.0, 10.0)), scenes.camera(width=64, height=48), request)
    assert shot(renderer) == first
    with RasterRenderer() as fresh:
        assert shot(fresh) == first


@pytest.mark.gl
def test_bad_input_is_named(renderer: RasterRenderer) -> None:
    def render(instance: Instance, request: RenderRequest = PICTURE) -> None:
        renderer.render(scenes.scene([instance]), scenes.camera(), request)

    mesh = scenes.box((1, 1, 1))
    with pytest.raises(SimgenError, match="'nowhere'"):
        render(Instance(mesh, (Material("m", texture="nowhere"),), pose(5, 0), 11))
    with pytest.raises(SimgenError, match="0 materials"):
        render(Instance(mesh, (), pose(5, 0), 11))
    with pytest.raises(SimgenError, match="thermal"):
        render(Instance(mesh, scenes.GREY, pose(5, 0), 11), RenderRequest(frozenset({"thermal"})))
    with pytest.raises(SimgenError, match="samples is 0"):
        render(Instance(mesh, scenes.GREY, pose(5, 0), 11), RenderRequest(samples=0))


def test_irradiance_and_lobes_of_a_uniform_sky() -> None:
    radiance = np.full((32, 64, 3), 2.0, np.float32)
    d, _ = directions(8)
    assert harmonics(d) @ irradiance_coefficients(radiance) == pytest.approx(np.full((8, 16, 3), 2 * np.pi), rel=0.01)
    assert prefiltered(radiance) == pytest.approx(2.0, rel=1e-4)


def test_irradiance_of_a_half_sky() -> None:
    radiance = np.zeros((64, 128, 3), np.float32)
    radiance[:32] = 1.0
    got = harmonics(np.array([[0, 0, 1.0], [1.0, 0, 0]])) @ irradiance_coefficients(radiance)
    assert got[0] == pytest.approx(np.full(3, np.pi), rel=0.06)
    assert got[1] == pytest.approx(np.full(3, np.pi / 2), rel=0.06)


def test_sample_offsets_begin_at_the_pixel_centre_and_stay_in_the_pixel() -> None:
    offsets = np.array(sample_offsets(16))
    assert tuple(offsets[0]) == (0.0, 0.0)
    assert np.abs(offsets).max() <= 0.5
    assert np.abs(offsets.mean(axis=0)).max() < 0.06


def test_mip_levels_keep_the_share_of_holes() -> None:
    rng = np.random.default_rng(3)
    noise = cv2.GaussianBlur(rng.standard_normal((512, 512)), (0, 0), 3)
    for share in (0.15, 0.5, 0.8):
        maps = np.full((512, 512, 4), 90, np.uint8)
        maps[..., 3] = np.where(noise > np.quantile(noise, 1 - share), 255, 0)
        levels = covering_mip_levels(maps)
        assert [len(level) for level in levels] == [512 >> k for k in range(10)]
        for level in levels[1:6]:
            assert (level[..., 3] >= 128).mean() == pytest.approx(share, abs=0.05)
            assert (level[..., :3] == 90).all()
    clear = np.full((512, 512, 4), 90, np.uint8)
    clear[..., 3] = 0
    assert all((level[..., 3] < 128).all() for level in covering_mip_levels(clear))
