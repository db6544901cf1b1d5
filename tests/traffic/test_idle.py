import numpy as np

from simgen.traffic.idle import NEAR_SHARE, idle_people
from simgen.traffic.routing import routing_graph


def _people(town, near, count=40):
    graph = routing_graph(town)
    return idle_people(graph, count, children=0.2, lefthand=town.lefthand, instants=2, rng=np.random.default_rng(1), near=near)


def test_some_of_those_who_stand_about_do_so_before_the_ego(town):
    lane = max((lane for lane in town.lanes if lane.kind == "driving"), key=lambda k: float(np.linalg.norm(k.center[-1] - k.center[0])))
    at, ahead = lane.center[0], lane.center[-1] - lane.center[0]
    yaw = float(np.arctan2(ahead[1], ahead[0]))

    def share_before(people):
        places = np.array([p.position[0] for p in people]) - at
        local = places @ np.array([[np.cos(yaw), -np.sin(yaw)], [np.sin(yaw), np.cos(yaw)]])
        return float(((local[:, 0] > 6) & (local[:, 0] < 44) & (np.abs(local[:, 1]) < 17)).mean())

    people = _people(town, (at, yaw))
    assert len(people) == 40 and len({p.id for p in people}) == 40
    assert share_before(people) > share_before(_people(town, None)) + 0.3 * NEAR_SHARE
    again = _people(town, (at, yaw))
    assert all(np.array_equal(p.position, q.position) for p, q in zip(people, again, strict=True))
