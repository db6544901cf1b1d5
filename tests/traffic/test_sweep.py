import pytest
import shapely

from simgen.recipe import Clip, Traffic
from simgen.scene import Draws
from simgen.traffic.demand import Shares
from simgen.traffic.simulate import simulate
from simgen.traffic.sweep import swept_areas


@pytest.fixture(scope="module")
def log(town, catalogue):
    return simulate(town, Traffic(warmup_s=8), Clip(frames=3, rate_hz=2), Draws(1, 0, 0), catalogue, vehicles_per_km=20.0,
                    bicycles_per_km=5.0, pedestrians_per_km=20.0, shares=Shares({"adult": 1.0}, {"bicycle": 1.0}, 0.0))


def test_everybody_stays_on_the_swept_ground(log, catalogue):
    ground = shapely.union_all(swept_areas(log, catalogue))
    for track in (log.ego, *log.tracks):
        assert shapely.contains_xy(ground, track.position[track.present]).all()
        between = (track.position[:-1] + track.position[1:])[track.present[:-1] & track.present[1:]] / 2
        assert shapely.contains_xy(ground, between).all()


def test_it_is_no_wider_than_they_are(log, catalogue):
    standing = [t for t in log.tracks if ".idle" in t.id]
    assert standing
    alone = type(log)(log.times_s, log.ego, (standing[0],), {})
    assert min(a.area for a in swept_areas(alone, catalogue)) == pytest.approx(0.9**2, abs=0.01)
