import numpy as np
import pytest
import raster_scenes as scenes

from simgen.buffers import Buffers, RenderRequest
from simgen.geometry import pose
from simgen.mesh import Material
from simgen.renderers.raster import RasterRenderer, culling
from simgen.renderers.raster.horizon import LEVELS, SIDE_M, SIDE_PX, horizons
from simgen.renderers.raster.table import MASKED
from simgen.snapshot import Instance, Snapshot


def crowd() -> Snapshot:
    """Walls at several distances, and two hundred balls before, between and behind them."""
    rng = np.random.default_rng(5)
    walls = [Instance(scenes.box((0.3, 6, 5)), scenes.GREY, pose(x, y, 1, yaw=0.2 * y), 11) for x, y in ((9, 2), (14, -4), (25, 3))]
    ball = scenes.sphere(0.4, 12)
    places = np.stack([rng.uniform(5, 60, 200), rng.uniform(-12, 12, 200), rng.uniform(0.4, 4, 200)], axis=1)
    balls = [Instance(ball, scenes.GREY, pose(*p), scenes.CAR, i + 1) for i, p in enumerate(places)]
    return scenes.scene([scenes.ground(), *walls], balls, scenes.sky(2.0, 80.0))


@pytest.mark.gl
def test_culling_changes_no_label(renderer: RasterRenderer, monkeypatch: pytest.MonkeyPatch) -> None:
    def shot() -> Buffers:
        return renderer.render(crowd(), scenes.camera(width=320, height=240), RenderRequest(samples=1))

    counts: list[int] = []
    hidden = culling.DepthTiles.hidden

    def counted(self: culling.DepthTiles, *args: object) -> np.ndarray:
        out = hidden(self, *args)  # type: ignore[arg-type]
        counts.append(int(out.sum()))
        return out

    monkeypatch.setattr(culling.DepthTiles, "hidden", counted)
    culled = shot()
    assert culled.instance is not None and culled.radiance is not None
    assert counts[0] > 20 and len(np.unique(culled.instance)) > 20
    monkeypatch.setattr(culling.DepthTiles, "hidden", lambda self, table, camera, index: np.zeros(len(index), bool))
    monkeypatch.setattr(culling.Receivers, "shadowed_by", lambda self, low, high, middle, radius: np.ones(len(low), bool))
    whole = shot()
    for name in ("depth", "semantic", "instance", "normal", "flow"):
        assert np.array_equal(getattr(culled, name), getattr(whole, name)), name
    # Shadows on what is smaller than the step between receivers may be missed.
    assert (culled.radiance != whole.radiance).any(axis=-1).mean() < 1e-3


@pytest.mark.gl
def test_a_narrow_street_gets_less_of_the_sky(renderer: RasterRenderer) -> None:
    def brightness(width: float) -> float:
        walls = [Instance(scenes.box((200, 4, 16)), scenes.GREY, pose(60, y * (width / 2 + 2), 8), 11) for y in (-1, 1)]
        out = renderer.render(scenes.scene([scenes.ground(), *walls]), scenes.camera(), RenderRequest(frozenset({"radiance"}), samples=1))
        assert out.radiance is not None
        return float(out.radiance[110, 80, 1])

    assert brightness(6.0) < 0.85 * brightness(16.0) < 0.75 * brightness(70.0)


@pytest.mark.gl
def test_things_darken_the_ground_below_them(renderer: RasterRenderer) -> None:
    def ground(height: float) -> float:
        car = Instance(scenes.box((4, 1.8, 1.2)), (Material("black", (0.0, 0.0, 0.0)),), pose(7, 0, height), scenes.CAR, 1)
        out = renderer.render(scenes.scene([scenes.ground()], [car]), scenes.camera(), RenderRequest(frozenset({"radiance"}), samples=1))
        assert out.radiance is not None
        u, v, w = scenes.camera().K @ np.array([-0.0, 1.5, 4.8])
        return float(out.radiance[round(v / w), round(u / w), 1])

    assert ground(0.6) < 0.8 * ground(8.0)


def test_horizon_of_a_long_wall() -> None:
    heights = np.zeros((SIDE_PX, SIDE_PX), np.float32)
    heights[:, 140:] = 9.0  # to the east
    sines = horizons(heights, 0.0)
    assert sines.shape == (2, LEVELS, SIDE_PX, SIDE_PX, 4)
    away = 8
    east, *others = sines[0, 0, 128, 140 - away]
    assert others == [0, 0, 0]  # along the wall one sees the sky down to the ground
    distance = away * SIDE_M / SIDE_PX
    assert 0.75 < east < 9 / np.hypot(9, distance)
    northeast, northwest, southwest, southeast = sines[1, 0, 128, 140 - away]
    assert northwest == southwest == 0
    assert 0.55 < northeast < east and 0.55 < southeast < east
    assert sines[:, -1].max() == 0


def test_what_is_mostly_solid_and_looks_large_is_drawn_first() -> None:
    class Table:
        item_row = np.array([0, 1, 1, 2, 2, 3])  # a wall, a house with ivy, a tree, a wall far away
        item_batch = np.array([0, 0, MASKED, 0, MASKED, 0])
        item_draw = np.array([[n, 0, 0] for n in (30, 300, 60, 60, 3000, 30)])

        def __len__(self) -> int:
            return 4

    spheres = np.array([[0, 0, 10.0, 3]] * 4)
    in_front = culling.occluders(Table(), np.ones(4, bool), spheres, np.array([7.0, 7.0, 7.0, 500.0]))  # type: ignore[arg-type]
    assert in_front.tolist() == [True, True, False, False]
