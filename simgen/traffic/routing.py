"""Ways through the network: random walks for vehicles along lane connections and for people along pavements."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simgen.errors import SimgenError
from simgen.roads.roadmap import Edge, Lane, RoadMap

# How often drivers take each direction of SUMO's connections (s straight, r/l turns, R/L slight turns, t turn back).
_TURN_WEIGHT = {"s": 3.0, "R": 2.0, "L": 2.0, "r": 1.3, "l": 1.3, "t": 0.0}


@dataclass(frozen=True, eq=False)
class RoutingGraph:
    """What leads where. streets : edges with driving lanes, by id. pavements : edges with a sidewalk, by id.
    exits : edge -> following edges with SUMO's direction letters.
    at : junction -> pavement edges that meet there. length_m : of each edge."""

    streets: Mapping[str, Edge]
    pavements: Mapping[str, Edge]
    exits: Mapping[str, Mapping[str, str]]
    at: Mapping[str, tuple[str, ...]]
    length_m: Mapping[str, float]

    @property
    def street_km(self) -> float:
        """Kilometres of street; the two directions of one street count once."""
        return sum(self.length_m[e] / (2 if s.opposite in self.streets else 1) for e, s in self.streets.items()) / 1000

    def drive(self, start: str, length_m: float, rng: np.random.Generator) -> list[str]:
        """A random way of at least this length from `start` on (shorter if it ends at a sink). Turns back at dead ends only."""
        way, done = [start], self.length_m[start]
        while done < length_m:
            choice = self.exits.get(way[-1], {})
            if not choice:
                break
            weight = np.array([_TURN_WEIGHT.get(d, 1.0) for d in choice.values()]) + 1e-9
            way.append(list(choice)[int(rng.choice(len(weight), p=weight / weight.sum()))])
            done += self.length_m[way[-1]]
        return way

    def walk(self, start: str, length_m: float, rng: np.random.Generator) -> list[str]:
        """A random way of about this length along pavements, from edge `start` on, crossing streets at junctions."""
        edge = self.pavements[start]
        junction = edge.to_junction if rng.random() < 0.5 else edge.from_junction
        way, done = [start], 0.0
        while done < length_m:
            choice = [e for e in self.at[junction] if e != way[-1]]
            if not choice:
                break
            step = choice[int(rng.integers(len(choice)))]
            edge = self.pavements[step]
            junction = edge.from_junction if junction == edge.to_junction else edge.to_junction
            way.append(step)
            done += self.length_m[step]
        return way


def routing_graph(road_map: RoadMap) -> RoutingGraph:
    """Read the connections of the road map's network. SimgenError if nothing can be driven on."""
    streets = {e.id: e for e in road_map.edges.values() if lanes_of(e, "driving")}
    if not streets:
        raise SimgenError(f"network {road_map.net_file} has no driving lane; use a network with streets")
    pavements = {e.id: e for e in road_map.edges.values() if lanes_of(e, "sidewalk")}
    at: dict[str, list[str]] = defaultdict(list)
    for e in pavements.values():
        at[e.from_junction].append(e.id)
        at[e.to_junction].append(e.id)
    exits = _connections(road_map.net_file, streets)
    length = {e.id: polyline_length(max(e.lanes, key=lambda lane: lane.index)) for e in road_map.edges.values()}
    return RoutingGraph(streets, pavements, exits, {j: tuple(ids) for j, ids in at.items()}, length)


def lanes_of(edge: Edge, kind: str) -> list[Lane]:
    """The lanes of one kind, outermost first."""
    return [lane for lane in edge.lanes if lane.kind == kind]


def polyline_length(lane: Lane) -> float:
    """Metres along the lane's centre line."""
    return float(np.linalg.norm(np.diff(lane.center, axis=0), axis=1).sum())


def _connections(net_file: Path, streets: Mapping[str, Edge]) -> dict[str, dict[str, str]]:
    exits: dict[str, dict[str, str]] = defaultdict(dict)
    driving = {lane.id for e in streets.values() for lane in lanes_of(e, "driving")}
    for _, element in ET.iterparse(net_file):
        if element.tag == "connection":
            a, b = element.get("from", ""), element.get("to", "")
            if f"{a}_{element.get('fromLane')}" in driving and f"{b}_{element.get('toLane')}" in driving:
                exits[a][b] = element.get("dir", "s")
        element.clear()
    return exits
