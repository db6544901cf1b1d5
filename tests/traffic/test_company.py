"""Walkers in company: shapes of groups, pavements, hands, queues."""

from collections import defaultdict

import numpy as np
import pytest
import shapely

from simgen.kinds import WALKERS
from simgen.recipe import Clip, Traffic
from simgen.scene import Draws
from simgen.traffic.company import circle, company_of, grouped, queue, seated, standing, workers
from simgen.traffic.demand import Shares
from simgen.traffic.overlap import without_overlaps
from simgen.traffic.simulate import simulate


def walker(name="adult.0", family="adult", at=(0.0, 0.0), yaw=0.0, instants=5):
    track = standing(name, family, 3, np.array(at), yaw, instants)
    along = np.arange(instants) * 0.5
    from dataclasses import replace

    way = np.outer(along, [np.cos(yaw), np.sin(yaw)])
    return replace(track, position=track.position + way, speed=np.full(instants, 1.0), travelled=along)


def local(track, leader):
    c, s = np.cos(leader.yaw[0]), np.sin(leader.yaw[0])
    return (track.position - leader.position) @ np.array([[c, -s], [s, c]])


def test_two_walk_side_by_side_and_three_in_a_v():
    for seed in range(20):
        rng = np.random.default_rng(seed)
        pair = company_of(walker(yaw=0.8), 2, [], children=0.0, rng=rng)
        assert len(pair) == 2 and pair[0].company == pair[1].company != ""
        d = local(pair[1], pair[0])
        assert np.abs(d[:, 1]).min() > 0.55 and np.abs(d[:, 1]).max() < 0.8 and np.abs(d[:, 0]).max() < 0.2
        three = company_of(walker(), 3, [], children=0.0, rng=rng)
        places = np.array([local(t, three[0])[0] for t in three])
        middle = places[np.argsort(places[:, 1])[1]]
        ends = places[np.argsort(places[:, 1])[[0, 2]]]
        assert (middle[0] < ends[:, 0] - 0.05).all()
        assert np.ptp(places[:, 1]) < 1.9


def test_companions_keep_their_places_and_own_way():
    pair = company_of(walker(), 2, [], children=0.0, rng=np.random.default_rng(1))
    np.testing.assert_allclose(local(pair[1], pair[0]), np.tile(local(pair[1], pair[0])[0], (5, 1)), atol=1e-9)
    np.testing.assert_allclose(pair[1].travelled, pair[0].travelled, atol=1e-9)


def test_children_hold_a_grown_ups_hand():
    held = 0
    for seed in range(30):
        group = company_of(walker("child.0", "child"), 2, [], children=0.3, rng=np.random.default_rng(seed))
        by_id = {t.id: t for t in group}
        for t in group:
            if not t.hand_of:
                continue
            held += 1
            other = by_id[t.hand_of]
            assert other.hand_of == t.id and {t.hand, other.hand} == {"left", "right"}
            assert len({t.family, other.family} & {"child", "toddler"}) == 1
            aside = local(other, t)[0, 1]
            assert (aside > 0) == (t.hand == "left")
    assert held > 30


@pytest.fixture(scope="module")
def log(town, catalogue):
    return simulate(
        town,
        Traffic(warmup_s=12),
        Clip(frames=4, rate_hz=2),
        Draws(5, 0, 0),
        catalogue,
        vehicles_per_km=20.0,
        bicycles_per_km=4.0,
        pedestrians_per_km=90.0,
        shares=Shares({"adult": 0.6, "elder": 0.15, "child": 0.25}, {"bicycle": 1.0}, groups=0.6),
    )


def companies(log):
    out = defaultdict(list)
    for t in log.tracks:
        if t.company and ".idle" not in t.id:
            out[t.company].append(t)
    return out


def test_the_share_in_company_is_what_was_asked_for(log, town, catalogue):
    walkers = [t for t in log.tracks if t.family in WALKERS and ".idle" not in t.id]
    share = sum(bool(t.company) for t in walkers) / len(walkers)
    assert 0.4 < share < 0.75
    assert all(len(g) >= 2 for g in companies(log).values()) or share > 0.4


def test_nobody_in_company_leaves_the_pavement(log, town):
    paved = shapely.union_all(
        [
            *(shapely.LineString(lane.center).buffer(lane.width_m / 2, cap_style="flat") for lane in town.lanes if lane.kind == "sidewalk"),
            *(shapely.Polygon(j.polygon).buffer(0.5) for j in town.junctions.values() if j.polygon is not None),
        ]
    )
    leaders = {name: g[0] for name, g in companies(log).items()}
    checked = 0
    for name, group in companies(log).items():
        for t in group[1:]:
            for k in np.flatnonzero(t.present):
                if paved.contains(shapely.Point(leaders[name].position[k])):
                    assert paved.buffer(0.05).contains(shapely.Point(t.position[k]))
                    checked += 1
    assert checked > 20


def test_friends_survive_the_search_for_overlaps():
    a = walker()
    group = company_of(a, 3, [], children=0.0, rng=np.random.default_rng(3))
    from dataclasses import replace

    close = [group[0], replace(group[1], position=group[0].position + np.array([0, 0.3]))]
    assert len(without_overlaps(close, {})) == 2
    assert len(without_overlaps([replace(t, company="") for t in close], {})) == 1


def test_grouping_repeats_and_keeps_the_number():
    walkers = [walker(f"adult.{i}", at=(0.0, 5.0 * i)) for i in range(30)]
    first, again = (grouped(walkers, [], groups=0.5, children=0.2, rng=np.random.default_rng(2)) for _ in range(2))
    assert len(first) == 30 and len({t.id for t in first}) == 30
    assert [t.id for t in first] == [t.id for t in again]
    assert all(np.array_equal(a.position, b.position) for a, b in zip(first, again, strict=True))
    assert grouped(walkers, [], groups=0.0, children=0.2, rng=np.random.default_rng(2)) == walkers


def test_queues_circles_benches_and_workers():
    rng = np.random.default_rng(0)
    line = queue(np.array([10.0, 2.0]), np.pi / 2, 6, instants=3, name="stop", rng=rng)
    y = [t.position[0, 1] for t in line]
    assert len(line) == 6 and y[0] == max(y) and y[0] - y[-1] > 1.2
    assert all(t.role == "queue" and not t.speed.any() for t in line)
    gaps = [np.linalg.norm(a.position[0] - b.position[0]) for i, a in enumerate(line) for b in line[:i]]
    assert min(gaps) > 0.35
    ring = circle(np.zeros(2), 4, instants=3, name="talk", rng=rng)
    for t in ring:
        towards = -t.position[0] / np.linalg.norm(t.position[0])
        assert towards @ [np.cos(t.yaw[0]), np.sin(t.yaw[0])] > 0.9
    seats = [(np.array([0.55 * i, 0.0]), 0.0) for i in range(40)]
    on = seated(seats, instants=3, name="bench", rng=rng, share=0.5)
    assert 8 < len(on) < 32 and all(t.role == "sit" for t in on)
    assert [t.role for t in workers(seats[:2], instants=3, name="site", rng=rng)] == ["worker"] * 2
