"""Which of the cars becomes the ego."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from simgen.kinds import CARS, CYCLES, LARGE
from simgen.roads.roadmap import RoadMap
from simgen.traffic.engine import Simulation
from simgen.traffic.routing import RoutingGraph

Array = NDArray[np.float64]

MIN_DRIVEN_M, MIN_VIEW_M = 15.0, 30.0
_MIN_ON_LANE_M = 6.0  # so that the whole car has left the junction behind it
_FULL_VIEW_M = 60.0  # road users farther ahead hardly show
_DEEP_VIEW_M = 110.0  # more street ahead than this counts no more
_STRAIGHT_RAD = np.radians(15)  # what lies within is ahead
_SEEN_RAD = np.radians(33)  # half of what a usual front camera sees
_SAMPLE_M, _BIN_M = 3.0, 6.0
_ASIDE_M = 13.0  # road users farther than this from every visible lane are behind houses
_MANY = 8.0  # road users ahead: more hardly count
_NEAR_M, _SEVERAL = (5.0, 40.0), 2.0  # people so near ahead make a view worth more; several are enough
_RIDER_M, _RIDER_ASIDE_M = (1.5, 9.0), 1.8  # who rides so far ahead of the bumper, in the same lane, is large in the picture
_TAILGATING_M = 7.0
_RAILED = 6.0
_AT_JUNCTION_M = 12.0  # cars wait here, so that most of them are; they are to be egos no oftener than others


@dataclass(frozen=True)
class Candidate:
    """A car that could be the ego. proper : on a street, after some driving, with enough of the street ahead. rider : whether
    somebody rides a cycle close ahead."""

    vehicle: str
    proper: bool
    weight: float
    rider: bool = False


class Lookout:
    """What could be seen from places on the road. lanes : (N, 2) points on the driving lanes, internal ones included."""

    def __init__(self, road_map: RoadMap) -> None:
        lanes = [*road_map.lanes, *road_map.internal_lanes]
        self._lanes = np.concatenate([_sampled(lane.center) for lane in lanes if lane.kind == "driving"])

    def view_m(self, at: Array, angle: float) -> float:
        """How far the street goes on ahead, within 15 degrees of the heading, up to 120 m."""
        ahead = _in_frame(self._lanes, at, angle)
        ahead = ahead[(ahead[:, 0] > 0) & (np.abs(ahead[:, 1]) < 3.0 + np.tan(_STRAIGHT_RAD) * np.maximum(ahead[:, 0] - 10.0, 0.0))]
        filled = np.bincount((ahead[:, 0] // _BIN_M).astype(int), minlength=21)[:21] > 0
        return float(_BIN_M * np.argmin(filled)) if not filled.all() else 21 * _BIN_M

    def seen(self, at: Array, angle: float, things: Array) -> NDArray[np.bool_]:
        """Which of (K, 2) things stand by a lane that is in view, up to 60 m ahead."""
        lanes, local = _in_frame(self._lanes, at, angle), _in_frame(things, at, angle)
        visible = lanes[(lanes[:, 0] > 0) & (lanes[:, 0] < _FULL_VIEW_M) & (np.abs(lanes[:, 1]) < 4.0 + 0.35 * lanes[:, 0])]
        bearing = np.abs(np.arctan2(local[:, 1], local[:, 0]))
        close = (local[:, 0] > 4.0) & (local[:, 0] < _FULL_VIEW_M) & (bearing < _SEEN_RAD)
        if not len(visible) or not close.any():
            return np.zeros(len(things), bool)
        distance = np.full(len(things), np.inf)
        distance[close] = cKDTree(visible).query(local[close], distance_upper_bound=_ASIDE_M)[0]
        out: NDArray[np.bool_] = distance < _ASIDE_M
        return out


def ranked(
    sim: Simulation, vehicles: Sequence[str], graph: RoutingGraph, lookout: Lookout, standing: Array, rng: np.random.Generator,
    spare: frozenset[str] = frozenset(), railed: frozenset[str] = frozenset(), *, close_rider: bool = False,
) -> list[Candidate]:
    """All cars on the road, in a random order that favours those that look down a street with other road users in it; improper
    ones at the end.

    standing : (K, 2) m, what stands about and is not in the simulation: parked cars, people. spare : vehicles that will be
    taken off the road, which count for nobody's view. railed : edges with tram rails, which few networks have: they are favoured.
    close_rider : whether those behind somebody who rides a cycle are favoured, by far.
    """
    states = {name: sim.state(name) for name in sorted(vehicles)}
    others = {name: s.position for name, s in states.items() if name not in spare}
    people = {name: sim.person_position(name) for name in sim.people()}
    moving, walking = _positions(others | people), _positions(people)
    large = _positions({name: at for name, at in others.items() if name.split(".")[0] in LARGE})
    riding = _positions({name: at for name, at in others.items() if name.split(".")[0] in CYCLES})
    candidates = []
    for name, state in states.items():
        if name.split(".")[0] not in CARS:
            continue
        edge = state.lane.rpartition("_")[0]
        on_street = edge in graph.streets
        at = np.array(state.position)
        view = lookout.view_m(at, state.angle)
        settled = state.driven_m >= MIN_DRIVEN_M and state.lane_position_m >= _MIN_ON_LANE_M
        proper = on_street and settled and view >= MIN_VIEW_M
        if not proper:  # among the improper, the street counts most, then the view
            candidates.append(Candidate(name, False, 1e-3 * on_street * max(view, 0.0) + 1e-6))
            continue
        users = lookout.seen(at, state.angle, moving).sum() + 0.4 * lookout.seen(at, state.angle, standing).sum()
        local = _in_frame(large, at, state.angle)
        hidden = bool(((local[:, 0] > 1) & (local[:, 0] < 18) & (np.abs(local[:, 1]) < 1.8)).any())
        weight = min(view / _DEEP_VIEW_M, 1.0) ** 1.5 * (0.02 + (1 - np.exp(-users / _MANY)) ** 2)
        weight *= (1.0 if state.speed_mps > 2.0 else 0.3) * (1.0 if state.leader_gap_m > _TAILGATING_M else 0.5) * (0.15 if hidden else 1.0)
        passers = _ahead(_in_frame(walking, at, state.angle), _NEAR_M, _ASIDE_M)
        weight *= 0.3 + 0.7 * (1 - np.exp(-passers / _SEVERAL))
        riders = _ahead(_in_frame(riding, at, state.angle), _RIDER_M, _RIDER_ASIDE_M)
        weight *= 0.01 + 0.99 * (1 - np.exp(-riders)) if close_rider else 1.0
        weight *= _RAILED if edge in railed else 1.0
        left = graph.length_m[edge] - state.lane_position_m
        weight *= 0.3 if left < _AT_JUNCTION_M else 1.0
        candidates.append(Candidate(name, True, float(weight) ** 1.5, riders > 0))
    # Efraimidis and Spirakis (2006): exponential keys divided by weights give a weighted order without replacement.
    keys = rng.exponential(size=len(candidates)) / np.array([c.weight for c in candidates])
    order = sorted(range(len(candidates)), key=lambda i: (not candidates[i].proper, keys[i]))
    return [candidates[i] for i in order]


def _ahead(local: Array, reach_m: tuple[float, float], aside_m: float) -> int:
    """How many of (K, 2) places in somebody's frame lie within a range ahead and within `aside_m` to either side."""
    return int(((local[:, 0] > reach_m[0]) & (local[:, 0] < reach_m[1]) & (np.abs(local[:, 1]) < aside_m)).sum())


def _positions(by_name: Mapping[str, tuple[float, float]]) -> Array:
    return np.array([by_name[name] for name in sorted(by_name)], float).reshape(-1, 2)


def _in_frame(points: Array, at: Array, angle: float) -> Array:
    """(K, 2) ahead and to the left of somebody at a place who looks along an angle."""
    c, s = np.cos(angle), np.sin(angle)
    out: Array = (points - at) @ np.array([[c, -s], [s, c]])
    return out


def _sampled(line: Array) -> Array:
    """Points about 3 m apart along a polyline."""
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    s = np.linspace(0.0, along[-1], max(2, int(np.ceil(along[-1] / _SAMPLE_M)) + 1))
    return np.column_stack([np.interp(s, along, line[:, 0]), np.interp(s, along, line[:, 1])])
