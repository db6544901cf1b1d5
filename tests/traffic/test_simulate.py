import subprocess
import sys

import numpy as np
import pytest
import shapely

from simgen.errors import SimgenError
from simgen.recipe import Clip, Traffic
from simgen.scene import Draws
from simgen.traffic.demand import Shares
from simgen.traffic.engine import simulation
from simgen.traffic.routing import routing_graph
from simgen.traffic.simulate import simulate

WHO = Shares({"adult": 0.7, "child": 0.3}, {"bicycle": 1.0}, 0.0)
RATES = {"vehicles_per_km": 30.0, "bicycles_per_km": 8.0, "pedestrians_per_km": 60.0, "shares": WHO}


def run(town, catalogue, *, index=0, clip=None, rates=RATES, recipe=None):
    recipe = recipe or Traffic(warmup_s=12)
    return simulate(town, recipe, clip or Clip(frames=4, rate_hz=2), Draws(5, index, 0), catalogue, **rates)


@pytest.fixture(scope="module")
def log(town, catalogue):
    return run(town, catalogue)


def flat(log):
    return [np.concatenate([t.position.ravel(), t.yaw, t.speed, t.accel, t.curvature, t.travelled])
            for t in (log.ego, *log.tracks)]


def test_densities_are_what_was_asked_for(log, town):
    km = routing_graph(town).street_km
    here = [t.family for t in log.tracks if t.present[0]]
    people = sum(f in {"adult", "child"} for f in here)
    bicycles = here.count("bicycle")
    assert (len(here) + 1 - people - bicycles) / km == pytest.approx(30, rel=0.1)
    assert bicycles / km == pytest.approx(8, rel=0.2)
    assert people / km == pytest.approx(60, rel=0.1)
    assert here.count("child") / people == pytest.approx(0.3, abs=0.12)


def test_instants_and_shapes(log):
    np.testing.assert_allclose(log.times_s, [0, 0.5, 1, 1.5, 2])
    for t in (log.ego, *log.tracks):
        assert t.position.shape == (5, 2) and len(t.lights) == 5
        assert np.isfinite(t.position[t.present]).all()
    assert log.signals and all(len(states) == 5 for states in log.signals.values())


def test_ego_is_on_a_street_with_a_view(log, town):
    inside = shapely.union_all([shapely.Polygon(j.polygon) for j in town.junctions.values() if j.polygon is not None])
    assert not inside.contains(shapely.Point(log.ego.position[0]))
    assert log.ego.family == "ego" and log.ego.present.all()


def test_scenes_that_ask_for_a_close_rider_wait_for_one(town, catalogue):
    def close(asked: bool) -> int:
        rates = RATES | {"bicycles_per_km": 25.0, "close_rider": asked}
        logs = [run(town, catalogue, index=i, clip=Clip(frames=1), rates=rates) for i in range(6)]
        return sum(rider_ahead(log) < 14 for log in logs)

    def rider_ahead(log) -> float:
        """Metres from the ego's origin, which lies some 3.5 m behind its bumper."""
        c, s = np.cos(log.ego.yaw[0]), np.sin(log.ego.yaw[0])
        riders = [t.position[0] for t in log.tracks if t.family == "bicycle" and t.present[0]]
        local = [(at - log.ego.position[0]) @ np.array([[c, -s], [s, c]]) for at in riders]
        return min((float(x) for x, y in local if x > 3 and abs(y) < 2), default=np.inf)

    asked, usual = close(True), close(False)
    assert asked >= 3 and asked > usual + 1


def test_nobody_overlaps_at_the_start(log):
    from simgen.traffic.overlap import without_overlaps

    sizes = {"bus": (-3.4, 8.6, 2.55), "truck": (-2.2, 6.2, 2.5), "bicycle": (-0.35, 1.4, 0.6), "motorcycle": (-0.3, 1.8, 0.8)}
    everyone = [log.ego, *log.tracks]
    extents = {t.id: sizes.get(t.family, (-0.75, 3.3, 1.75)) for t in everyone if t.family not in {"adult", "child"}}
    assert len(without_overlaps(everyone, extents)) == len(everyone)


def test_people_move_at_walking_pace(log):
    steps = np.concatenate([np.linalg.norm(np.diff(t.position, axis=0), axis=1)
                            for t in log.tracks if t.family in {"adult", "child"} and t.present.all()])
    assert steps.max() < 1.5  # m in half a second
    assert np.median(steps) > 0.3


def test_same_draws_same_clip_and_other_scenes_differ(town, catalogue, log):
    again, other = run(town, catalogue), run(town, catalogue, index=1)
    assert [t.id for t in again.tracks] == [t.id for t in log.tracks]
    for a, b in zip(flat(log), flat(again), strict=True):
        np.testing.assert_array_equal(a, b)
    assert np.linalg.norm(other.ego.position[0] - log.ego.position[0]) > 1


def test_rate_does_not_change_what_happens(town, catalogue, log):
    fine = run(town, catalogue, clip=Clip(frames=14, rate_hz=7))  # 7 Hz does not divide SUMO's 10
    coarse = {t.id: t for t in log.tracks}
    shared = [t for t in fine.tracks if t.id in coarse]
    assert len(shared) > 0.9 * len(coarse)
    for t in shared:
        np.testing.assert_allclose(t.position[[0, 7, 14]], coarse[t.id].position[[0, 2, 4]], atol=0.05)


def test_an_empty_town_has_an_ego(town, catalogue):
    log = run(town, catalogue, rates={"vehicles_per_km": 0, "bicycles_per_km": 0, "pedestrians_per_km": 0, "shares": WHO})
    assert not log.tracks and log.ego.present.all()


def test_unknown_family_is_refused(town, catalogue):
    with pytest.raises(SimgenError, match=r"traffic\.mix.*tank"):
        run(town, catalogue, recipe=Traffic(mix={"tank": 1.0}))


def test_a_broken_network_is_reported_quietly_and_the_engine_is_free_again(town, catalogue, tmp_path, capfd):
    broken, routes = tmp_path / "broken.net.xml", tmp_path / "none.rou.xml"
    broken.write_text(town.net_file.read_text()[:50_000])
    routes.write_text("<routes/>")
    with pytest.raises(SimgenError, match=r"broken\.net\.xml"), simulation(broken, routes, seed=1):
        pass
    broken.write_text("<net/>")
    with pytest.raises(SimgenError, match="version"), simulation(broken, routes, seed=1):
        pass
    with pytest.raises(ZeroDivisionError), simulation(town.net_file, routes, seed=1) as sim:
        sim.advance(3 // 0)
    with simulation(town.net_file, routes, seed=1) as sim:
        sim.advance(2)
    assert capfd.readouterr() == ("", "")


def test_importing_traffic_does_not_import_sumo():
    code = "import simgen.traffic.simulate, sys; sys.exit('libsumo' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_idle_people_stand_on_the_pavement(log, town):
    idle = [t for t in log.tracks if ".idle" in t.id]
    assert len(idle) >= 4
    pavements = shapely.union_all([shapely.LineString(lane.center).buffer(lane.width_m / 2, cap_style="flat")
                                   for lane in town.lanes if lane.kind == "sidewalk"])
    for t in idle:
        assert not t.speed.any() and pavements.contains(shapely.Point(t.position[0]).buffer(0.15))
