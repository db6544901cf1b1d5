"""The neutral road map: lanes, junctions, crossings, pavements and signals, read once from a SUMO network.

Everything that is drawn, walked or driven on is derived from this one source. Coordinates: world x east, y north, metres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray

_BESIDE_M = 4.0  # more than half a lane's width

# parking: beside the driving lanes, median: between them and the other direction, no traffic on either
LaneKind = Literal["driving", "sidewalk", "bike", "parking", "median"]


@dataclass(frozen=True, eq=False)
class Lane:
    """A lane of an edge. center : (N, 2) centre line in the driving direction. index : 0 is the outermost lane."""

    id: str
    edge: str
    index: int
    kind: LaneKind
    width_m: float
    center: NDArray[np.float64]
    speed_mps: float
    turns: frozenset[str]  # of "left", "straight", "right": where the lane leads at its end (driving lanes)


@dataclass(frozen=True, eq=False)
class Edge:
    """A directed street section between two junctions; its opposite direction is another edge (or None)."""

    id: str
    from_junction: str
    to_junction: str
    lanes: tuple[Lane, ...]
    opposite: str | None
    signalled: bool  # traffic lights at its end
    priority: bool  # has right of way at its end (no signals): no stop or give-way line


@dataclass(frozen=True, eq=False)
class Junction:
    """A junction. polygon : (N, 2) outline, or None for a dead end of no area."""

    id: str
    position: NDArray[np.float64]
    polygon: NDArray[np.float64] | None
    signal: str | None  # id of its traffic light system
    kind: str  # SUMO's type: "traffic_light", "priority", "dead_end", ...


@dataclass(frozen=True, eq=False)
class Crossing:
    """A pedestrian crossing. outline : (N, 2) polygon. center : (M, 2) walking line. across : edges that it crosses."""

    id: str
    junction: str
    outline: NDArray[np.float64]
    center: NDArray[np.float64]
    width_m: float
    across: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class SignalLink:
    """One controlled movement: character `index` of the system's state string governs `from_lane` -> `to_lane`
    (pedestrian crossings too: then `crossing` is set)."""

    signal: str
    index: int
    from_lane: str
    to_lane: str
    crossing: str | None


@dataclass(frozen=True)
class BusLane:
    """How a driving lane is marked as kept for buses at certain hours. colour : of its surface, "" for the street's own. broken : whether
    the line beside it may be crossed."""

    colour: str = ""
    broken: bool = False


@dataclass(frozen=True, eq=False)
class Hump:
    """A road hump. edges : that it lies on. middle : (2,) on the line between opposite directions (or a one-way street's inner edge).
    ahead : (2,) unit direction of the first edge. length_m : along the street. right_m, left_m : how far it reaches across from the middle.
    profile : "round" or "flat" on top. material : of its surface."""

    edges: tuple[str, ...]
    middle: NDArray[np.float64]
    ahead: NDArray[np.float64]
    length_m: float
    height_m: float
    right_m: float
    left_m: float
    profile: str
    material: str
    lefthand: bool


@dataclass(frozen=True, eq=False)
class Island:
    """Ground within kerbs that traffic passes on both sides. line : (N, 2) from the middle of one rounded end to that of the other, along
    the street. half_m : half its breadth."""

    line: NDArray[np.float64]
    half_m: float

    @property
    def area(self) -> shapely.Polygon:
        """Its outline in the plan."""
        return shapely.buffer(shapely.LineString(self.line), self.half_m, quad_segs=6)


@dataclass(frozen=True, eq=False)
class Median:
    """The strip between the directions of a street. edges : ids of the two. middle : (N, 2) along the first of them. painted : whether
    slanting bars fill what is no island. surface : of the islands, "" for that of the pavement."""

    edges: tuple[str, str]
    middle: NDArray[np.float64]
    width_m: float
    islands: tuple[Island, ...] = ()
    painted: bool = True
    surface: str = ""


@dataclass(frozen=True, eq=False)
class RoadMap:
    """A road network. net_file : the SUMO network that traffic runs on. lefthand : traffic keeps left. bus_lanes : by the id of the lane;
    their markings and signs alone, since other traffic may use them too. humps : raised parts of the carriageway. medians : strips
    between the directions of streets."""

    net_file: Path
    edges: Mapping[str, Edge]
    junctions: Mapping[str, Junction]
    crossings: tuple[Crossing, ...]
    walking_areas: tuple[NDArray[np.float64], ...]  # (N, 2) polygons where pavements meet at junctions
    internal_lanes: tuple[Lane, ...]  # paths of vehicles across junctions
    signal_links: tuple[SignalLink, ...]
    lefthand: bool
    bus_lanes: Mapping[str, BusLane] = field(default_factory=dict)
    humps: tuple[Hump, ...] = ()
    medians: tuple[Median, ...] = ()

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """All lanes of all edges."""
        return tuple(lane for edge in self.edges.values() for lane in edge.lanes)

    def edges_within(self, area: shapely.Geometry | None) -> frozenset[str]:
        """Ids of the edges that have a lane in an area of the plan (None: everywhere) or a little beside it."""
        lanes = [lane for lane in self.lanes if len(lane.center) > 1]
        if area is None or not lanes:
            return frozenset(self.edges)
        near = shapely.dwithin(area, [shapely.LineString(lane.center) for lane in lanes], _BESIDE_M)
        return frozenset(lane.edge for lane, is_near in zip(lanes, near, strict=True) if is_near)
