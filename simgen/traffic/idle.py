"""People who stand about on the pavements, alone or talking in small groups; SUMO's people only walk."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgen.roads.roadmap import Lane
from simgen.traffic.company import standing
from simgen.traffic.log import Track
from simgen.traffic.routing import RoutingGraph, lanes_of

Array = NDArray[np.float64]

_GROUP_SIZES = {1: 0.6, 2: 0.3, 3: 0.1}
_GROUP_RADIUS_M = 0.5  # people who talk stand about a metre apart (Hall 1966, personal distance)
NEAR_SHARE, NEAR_MOST = 0.2, 8  # of those who stand about, who do so before the ego: a share, but about so many at most
_NEAR_M, _ASIDE_M = (7.0, 42.0), 15.0
_FROM_EDGE_M = 0.4  # to the side away from the street, out of the walkers' way


def idle_people(
    graph: RoutingGraph, count: int, *, children: float, lefthand: bool, instants: int, rng: np.random.Generator,
    near: tuple[Array, float] | None = None,
) -> list[Track]:
    """Tracks of `count` people who do not move, spread over the pavements by length. Some of them (`NEAR_SHARE`, `NEAR_MOST`) stand
    before somebody; near : that one's place (2,) and heading, radians."""
    lanes = [lane for e in graph.pavements.values() for lane in lanes_of(e, "sidewalk")]
    if not lanes or count <= 0:
        return []
    weights = np.array([graph.length_m[lane.edge] for lane in lanes])
    before = [] if near is None else _places_before(lanes, *near)
    out: list[Track] = []
    while len(out) < count:
        size = min(int(rng.choice(list(_GROUP_SIZES), p=list(_GROUP_SIZES.values()))), count - len(out))
        lane, share = lanes[int(rng.choice(len(lanes), p=weights / weights.sum()))], float(rng.uniform(0.05, 0.95))
        if before and rng.random() < min(NEAR_SHARE, NEAR_MOST / count):
            lane, share = before[int(rng.integers(len(before)))]
        radius = _GROUP_RADIUS_M if size > 1 and lane.width_m > 2 * (_GROUP_RADIUS_M + _FROM_EDGE_M) else 0.0
        centre, along = _place(lane, radius, share, -1.0 if lefthand else 1.0)
        turn = rng.uniform(-np.pi, np.pi)
        for k in range(size if radius else 1):
            angle = turn + 2 * np.pi * k / size
            at = centre + radius * np.array([np.cos(angle), np.sin(angle)])
            # Groups face each other; those alone look along the street or across it.
            yaw = angle + np.pi if radius else along + float(rng.choice([0, np.pi, np.pi / 2])) + rng.normal(0, 0.4)
            family = "child" if rng.random() < children and k else "adult"
            name = f"{family}.idle{len(out)}"
            company = f"idle{len(out) - k}.group" if radius else ""
            role = "talk" if radius else ""
            out.append(standing(name, family, int(rng.integers(1 << 16)), at, float(yaw), instants, role=role, company=company))
    return out


def _places_before(lanes: list[Lane], at: Array, angle: float) -> list[tuple[Lane, float]]:
    """Places as (lane, share of its length) about a metre apart, `_NEAR_M` ahead of somebody and not far aside."""
    c, s = np.cos(angle), np.sin(angle)
    out = []
    for lane in lanes:
        steps = np.linalg.norm(np.diff(lane.center, axis=0), axis=1)
        along = np.concatenate([[0.0], np.cumsum(steps)])
        shares = np.linspace(0.02, 0.98, max(int(along[-1]), 2))
        points = np.column_stack([np.interp(shares * along[-1], along, lane.center[:, k]) for k in range(2)])
        ahead, aside = ((points - at) @ np.array([[c, -s], [s, c]])).T
        seen = (ahead > _NEAR_M[0]) & (ahead < _NEAR_M[1]) & (np.abs(aside) < np.minimum(3.0 + 0.6 * ahead, _ASIDE_M))
        out += [(lane, float(share)) for share in shares[seen]]
    return out


def _place(lane: Lane, radius_m: float, share: float, right: float) -> tuple[Array, float]:
    """A point at a share of the lane's length near the edge away from the street, and the lane's direction there."""
    steps = np.diff(lane.center, axis=0)
    lengths = np.linalg.norm(steps, axis=1)
    ends = np.cumsum(lengths)
    at = share * ends[-1]
    i = min(int(np.searchsorted(ends, at)), len(steps) - 1)
    direction = steps[i] / max(float(lengths[i]), 1e-9)
    point = lane.center[i] + direction * (at - (ends[i] - lengths[i]))
    aside = max(lane.width_m / 2 - _FROM_EDGE_M - radius_m, 0.0)
    return point + right * aside * np.array([direction[1], -direction[0]]), float(np.arctan2(direction[1], direction[0]))
