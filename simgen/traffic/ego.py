"""Which of the cars becomes the ego."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from simgen.traffic.engine import Simulation
from simgen.traffic.fleet import CARS
from simgen.traffic.routing import RoutingGraph

MIN_DRIVEN_M, MIN_VIEW_M = 15.0, 30.0
_MIN_ON_LANE_M = 6.0  # so that the whole car has left the junction behind it


@dataclass(frozen=True)
class Candidate:
    """A car that could be the ego. proper : on a street, after some driving, with enough of the street ahead."""

    vehicle: str
    proper: bool
    weight: float


def ranked(sim: Simulation, vehicles: Iterable[str], graph: RoutingGraph, rng: np.random.Generator) -> list[Candidate]:
    """All cars on the road, in a random order that favours moving cars with some room ahead; improper ones at the end."""
    candidates = []
    for vehicle in sorted(vehicles):
        if vehicle.split(".")[0] not in CARS:
            continue
        state = sim.state(vehicle)
        edge = state.lane.rpartition("_")[0]
        on_street = edge in graph.streets
        view = graph.length_m.get(edge, 0.0) - state.lane_position_m
        settled = state.driven_m >= MIN_DRIVEN_M and state.lane_position_m >= _MIN_ON_LANE_M
        proper = on_street and settled and view >= MIN_VIEW_M
        weight = (1.0 if state.speed_mps > 2.0 else 0.15) * (1.0 if state.leader_gap_m > 6.0 else 0.5)
        # Among the improper, the street counts most, then the view.
        candidates.append(Candidate(vehicle, proper, weight if proper else 1e-3 * on_street * max(view, 0.0) + 1e-6))
    # Efraimidis and Spirakis (2006): exponential keys divided by weights give a weighted order without replacement.
    keys = rng.exponential(size=len(candidates)) / np.array([c.weight for c in candidates] or [1.0])[: len(candidates)]
    order = sorted(range(len(candidates)), key=lambda i: (not candidates[i].proper, keys[i]))
    return [candidates[i] for i in order]
