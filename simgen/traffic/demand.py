"""The demand of one scene: who starts where, written as SUMO's route file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy as np

from simgen.kinds import CARS, NEAR_KERB
from simgen.roads.roadmap import Lane
from simgen.roads.tramway import Tramway
from simgen.traffic.fleet import Fleet, VehicleType, type_elements
from simgen.traffic.routing import RoutingGraph, lanes_of
from simgen.traffic.trams import Ride, find_ride

_FAST_MPS, _WALK_MPS = 13.0, 1.7
_START_SPACING_M = 2.0  # at least, between two vehicles at their start


@dataclass(frozen=True)
class Counts:
    """How many road users are to be on the road."""

    vehicles: int
    bicycles: int
    people: int


@dataclass(frozen=True)
class Shares:
    """Who is out: weights by family of those who walk and of what is ridden where bicycles may go; groups : 0..1 of those who walk that
    do so in company."""

    walkers: Mapping[str, float]
    cycles: Mapping[str, float]
    groups: float = 0.45

    @property
    def children(self) -> float:
        """Share 0..1 of children among those who walk."""
        total = sum(self.walkers.values())
        return self.walkers.get("child", 0.0) / total if total else 0.0


@dataclass(frozen=True, eq=False)
class Trams:
    """How many trams are to be on a line, and the stream that their places come from."""

    tramway: Tramway
    count: int
    rng: np.random.Generator


@dataclass(frozen=True, eq=False)
class Demand:
    """Everybody who starts. types : vehicle id -> its type. people : person id -> (family, variant). spare : ids of extra
    cars beyond the number asked for, there only so that an ego can be chosen. rides : of trams, by their ids."""

    types: Mapping[str, VehicleType]
    people: Mapping[str, tuple[str, int]]
    spare: frozenset[str]
    xml: str
    rides: Mapping[str, Ride]

    def write(self, folder: Path) -> Path:
        """The route file, in a folder."""
        path = folder / "demand.rou.xml"
        path.write_text(self.xml, encoding="utf-8")
        return path


def demand(
    graph: RoutingGraph, fleet: Fleet, counts: Counts, *, mix: Mapping[str, float], shares: Shares,
    duration_s: float, spare_cars: int, rng: np.random.Generator, trams: Trams | None = None,
) -> Demand:
    """Draw a demand whose road users all enter at the start and have ways that last `duration_s`, so that their number on
    the road stays what it was. Vehicles stand on free places of random lanes, people anywhere on the pavements. mix : weights of the
    motor vehicles' families. trams : those of a tram line, which take their places before all others."""
    families = [f for f in mix if mix[f] > 0]
    chosen = _drawn(mix, counts.vehicles, rng)
    cars = [f for f in families if f in CARS] or ["saloon"]
    chosen += [cars[int(i)] for i in rng.integers(len(cars), size=spare_cars)]
    first_spare = counts.vehicles
    chosen += _drawn(shares.cycles, counts.bicycles, rng)

    parking = _StartPlaces(graph, rng)
    lines: list[str] = []
    by_id: dict[str, VehicleType] = {}
    spare = set()
    rides: dict[str, Ride] = {}
    for number in range(trams.count if trams is not None else 0):
        kind, name = fleet.deal("tram"), f"tram.{number}"
        ride = None if trams is None else find_ride(trams.tramway, kind, number, graph.length_m, parking.take, trams.rng)
        if ride is not None:
            by_id[name], rides[name] = kind, ride
            lines.append(ride.element(name, kind, graph.length_m))
    for number, family in enumerate(chosen):
        kind = fleet.deal(family)
        place = parking.find(kind.length_m, bicycle=family in NEAR_KERB)
        if place is None:
            continue
        lane, position = place
        way = graph.drive(lane.edge, position + _FAST_MPS * duration_s, rng)
        name = f"{family}.{number}"
        by_id[name] = kind
        if first_spare <= number < first_spare + spare_cars:
            spare.add(name)
        lines.append(
            f'<vehicle id={quoteattr(name)} type={quoteattr(kind.name)} depart="0" departLane="{lane.index}" '
            f'departPos="{position:.2f}" departSpeed="0"><route edges={quoteattr(" ".join(way))}/></vehicle>')

    people: dict[str, tuple[str, int]] = {}
    edges = _sample_edges(graph, counts.people, rng)
    for number, (edge, family) in enumerate(zip(edges, _drawn(shares.walkers, len(edges), rng), strict=False)):
        name = f"{family}.{number}"
        people[name] = (family, int(rng.integers(1 << 16)))
        way = graph.walk(edge, _WALK_MPS * duration_s, rng)
        start = rng.uniform(0.02, 0.98) * graph.length_m[edge]
        lines.append(
            f'<person id={quoteattr(name)} type="{family}" depart="0" departPos="{start:.2f}">'
            f'<walk edges={quoteattr(" ".join(way))} departPosLat="random"/></person>')
    xml = "\n".join(["<routes>", *type_elements(fleet.types), *lines, "</routes>\n"])
    return Demand(by_id, people, frozenset(spare), xml, rides)


def _drawn(weights: Mapping[str, float], count: int, rng: np.random.Generator) -> list[str]:
    """Names by their weights; none if there are none to choose from."""
    names = [name for name in weights if weights[name] > 0]
    if not names:
        return []
    w = np.array([weights[name] for name in names], float)
    return [names[int(i)] for i in rng.choice(len(names), count, p=w / w.sum())]


class _StartPlaces:
    """Free stretches of driving lanes, handed out at random."""

    def __init__(self, graph: RoutingGraph, rng: np.random.Generator) -> None:
        self._rng, self._graph = rng, graph
        lanes = [(lane, lanes_of(e, "bike")) for e in graph.streets.values() for lane in lanes_of(e, "driving")]
        self._lanes: list[Lane] = [lane for lane, _ in lanes]
        outermost: dict[str, Lane] = {}
        for lane in reversed(self._lanes):
            outermost[lane.edge] = lane
        self._outer = list(outermost.values())
        self._taken: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self._weights = {id(group): _weights([graph.length_m[lane.edge] for lane in group])
                         for group in (self._lanes, self._outer)}

    def find(self, length_m: float, *, bicycle: bool) -> tuple[Lane, float] | None:
        """A lane and the front's position on it, in metres; None if 40 tries find no free place."""
        group = self._outer if bicycle else self._lanes
        picks = self._rng.choice(len(group), 40, p=self._weights[id(group)])
        for pick, share in zip(picks, self._rng.random(40), strict=True):
            lane = group[int(pick)]
            room = self._graph.length_m[lane.edge] - length_m - 2.0
            if room <= 0:
                continue
            front = length_m + 1.0 + share * room
            if self.take(lane.id, front - length_m, front):
                return lane, front
        return None

    def take(self, lane: str, rear_m: float, front_m: float) -> bool:
        """Take a stretch of a lane if it is free; whether it was."""
        if any(front_m + _START_SPACING_M >= a and rear_m - _START_SPACING_M <= b for a, b in self._taken[lane]):
            return False
        self._taken[lane].append((rear_m, front_m))
        return True


def _sample_edges(graph: RoutingGraph, count: int, rng: np.random.Generator) -> list[str]:
    ids = list(graph.pavements)
    if not ids or not count:
        return []
    return [ids[int(i)] for i in rng.choice(len(ids), count, p=_weights([graph.length_m[e] for e in ids]))]


def _weights(lengths: Sequence[float]) -> np.ndarray:
    w = np.maximum(np.asarray(lengths, float), 1e-6)
    return w / w.sum()
