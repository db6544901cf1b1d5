"""A tram line through the streets: the lanes that carry its rails, and the exact course of each track.

A line goes straight on from junction to junction. Its tracks lie in the middle of lanes and follow SUMO's own paths across junctions,
rounded off as rails are; what runs on them takes its place from the track, so that it is on the rails wherever it is.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely
import shapely.ops
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import gaussian_filter1d

from simgen.recipe import Network
from simgen.roads.roadmap import Lane, RoadMap
from simgen.scene import Draws

Floats = NDArray[np.float64]
Links = Mapping[str, Mapping[str, Floats]]  # lane -> lanes that follow it, with the (N, 2) path across the junction

GAUGE_M = 1.435  # standard gauge, between the rails' running edges
MIN_LINE_M = 120.0  # a shorter way gets no rails
_MIN_BACK_M = 60.0  # nor does a shorter piece of the opposite direction
MIN_RADIUS_M = 16.0  # BOStrab guidelines for track: 25 m on new lines, 15 to 18 m in old streets
_STRAIGHT = frozenset("sLR")  # SUMO's directions: straight, slightly left, slightly right
_STEP_M, _ROUNDING_M = 0.5, 2.0  # points of a track, and the deviation of the Gauss curve that rounds SUMO's polylines off
_BEYOND_M = 60.0  # tracks go straight on in thought, for what hangs over their ends
_LOOK_M = 25.0  # of the lanes on both sides of a junction when the bend in it is judged
_PER_RAD_M, _MOST_TURNED_RAD = 80.0, 2.5  # so much length is given for going straight on, and lines turn no more than this in all
_INNER_M = 20.0  # a lane farther in is worth so much length
_NEARLY = 0.7  # lines of at least this share of the best one's length may be chosen
_BEDS = ("", "", "", "paving_small", "asphalt_dark", "asphalt_pale")  # between the rails, where it is not the street's own asphalt


@dataclass(frozen=True, eq=False)
class RailTrack:
    """One track in one direction. lanes : ids in driving order, no junctions. along : (N,) metres from the start of the rails, beyond both
    ends too. points : (N, 2). heading : (N,) rad, unwrapped. curvature : (N,) 1/m, left positive. length_m : of the rails."""

    lanes: tuple[str, ...]
    along: Floats
    points: Floats
    heading: Floats
    curvature: Floats
    length_m: float

    def at(self, s: ArrayLike) -> Floats:
        """(..., 2) middle of the track at distances (...,) from its start."""
        at = np.asarray(s, np.float64)
        return np.stack([np.interp(at, self.along, self.points[:, 0]), np.interp(at, self.along, self.points[:, 1])], axis=-1)

    def headed(self, s: ArrayLike) -> Floats:
        """(...,) rad."""
        return np.asarray(np.interp(np.asarray(s, np.float64), self.along, self.heading))

    def bend(self, s: ArrayLike) -> Floats:
        """(...,) curvature, 1/m, left positive."""
        return np.asarray(np.interp(np.asarray(s, np.float64), self.along, self.curvature))

    def beside(self, s: Floats, left_m: Floats | float) -> Floats:
        """(N, 2) points so far to the left of the track at (N,) distances."""
        a = self.headed(s)
        return self.at(s) + np.stack([-np.sin(a), np.cos(a)], axis=-1) * np.reshape(left_m, (-1, 1))

    def nearest(self, xy: Floats) -> Floats:
        """(N,) distances along the track of the places nearest to (N, 2) points."""
        return np.asarray(shapely.line_locate_point(self._line, shapely.points(xy)) + self.along[0])

    def strip(self, rear_m: float, front_m: float, half_m: float) -> shapely.Polygon:
        """The ground that a vehicle covers between two places on the track, as wide as it is in bends: its ends swing out by the square
        of what hangs over behind a bogie (5 m) over the diameter."""
        s = np.arange(rear_m, front_m, 1.0)
        s = np.append(s, front_m)
        swing = min(12.5 * float(np.abs(self.bend(s)).max()), 0.8)
        return shapely.LineString(self.at(s)).buffer(half_m + swing, cap_style="flat", join_style="mitre")

    @cached_property
    def stations(self) -> Floats:
        """(S,) distances close enough for straight pieces between them to lie within 2 mm of the track."""
        inside = (self.along > 0) & (self.along < self.length_m)
        s = np.concatenate([[0.0], self.along[inside], [self.length_m]])
        kept = shapely.get_coordinates(shapely.LineString(self.at(s)).simplify(0.002))
        s = self.nearest(kept)
        pieces = [np.linspace(a, b, int(np.ceil((b - a) / 5.0)), endpoint=False) for a, b in pairwise(s.tolist())]
        return np.append(np.concatenate(pieces), self.length_m)

    @cached_property
    def _line(self) -> shapely.LineString:
        return shapely.LineString(self.points)


@dataclass(frozen=True, eq=False)
class Tramway:
    """A line. tracks : one or two, of opposite directions. bed : material between the rails, "" for the street's own."""

    tracks: tuple[RailTrack, ...]
    bed: str

    @property
    def km(self) -> float:
        """Length of the line; its two directions count once."""
        return max(track.length_m for track in self.tracks) / 1000

    @property
    def edges(self) -> frozenset[str]:
        """Ids of the edges that have rails."""
        return frozenset(lane.rpartition("_")[0] for track in self.tracks for lane in track.lanes)

    @cached_property
    def rails(self) -> shapely.MultiLineString:
        """The middle lines of all rails."""
        half = GAUGE_M / 2
        return shapely.MultiLineString([t.beside(t.stations, side * half) for t in self.tracks for side in (-1, 1)])


def draw_tramway(recipe: Network, draws: Draws, road_map: RoadMap) -> Tramway | None:
    """The tram line of a network, if one is drawn and the network has a way for it; draws under "network.tramway" only."""
    share = float(draws.value("network.tramways", recipe.tramways))
    rng = draws.rng("network.tramway")
    chance, pick, bed = rng.random(3)
    if chance >= share:
        return None
    lines = _lines(road_map)
    if not lines:
        return None
    lengths = np.array([sum(track.length_m for track in line) for line in lines])
    good = np.flatnonzero(lengths >= _NEARLY * lengths.max())
    weight = np.cumsum(lengths[good] ** 2)
    line = lines[int(good[min(int(np.searchsorted(weight, pick * weight[-1], side="right")), len(good) - 1)])]
    return Tramway(line, _BEDS[int(bed * len(_BEDS))])


def rail_track(lanes: Sequence[str], course: Floats) -> RailTrack:
    """A track along an (N, 2) polyline, rounded off."""
    first, last = course[0] - course[1], course[-1] - course[-2]
    ends = [course[0] + _BEYOND_M * first / np.linalg.norm(first), course[-1] + _BEYOND_M * last / np.linalg.norm(last)]
    points = _rounded(np.concatenate([ends[:1], course, ends[1:]]))
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    d = np.gradient(points, along, axis=0)
    heading = np.unwrap(np.arctan2(d[:, 1], d[:, 0]))
    line = shapely.LineString(points)
    start, end = (float(line.project(shapely.Point(p))) for p in (course[0], course[-1]))
    return RailTrack(tuple(lanes), along - start, points, heading, np.gradient(heading, along), end - start)


def _rounded(course: Floats) -> Floats:
    """The polyline with a point every half metre and its corners rounded."""
    keep = np.concatenate([[True], np.linalg.norm(np.diff(course, axis=0), axis=1) > 1e-6])
    course = course[keep]
    s = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(course, axis=0), axis=1))])
    at = np.linspace(0.0, s[-1], max(int(s[-1] / _STEP_M), 2) + 1)
    fine = np.column_stack([np.interp(at, s, course[:, k]) for k in (0, 1)])
    pad = min(len(fine) - 1, int(4 * _ROUNDING_M / _STEP_M))
    longer = np.pad(fine, ((pad, pad), (0, 0)), mode="reflect", reflect_type="odd")  # straight on at both ends
    return np.asarray(gaussian_filter1d(longer, _ROUNDING_M / float(at[1]), axis=0)[pad : pad + len(fine)])


def _sharpest(course: Floats) -> float:
    """Greatest curvature of the rounded polyline, 1/m."""
    p = _rounded(course)
    d = np.diff(p, axis=0)
    a = np.unwrap(np.arctan2(d[:, 1], d[:, 0]))
    return float(np.abs(np.diff(a)).max(initial=0.0) / np.linalg.norm(d[0]))


def _lines(road_map: RoadMap) -> list[tuple[RailTrack, ...]]:
    """All lines that go straight on for as long as they can, each once."""
    lanes = {
        lane.id: lane for lane in road_map.lanes
        if lane.kind == "driving" and len(lane.center) > 1 and _sharpest(lane.center) < 1 / MIN_RADIUS_M
    }  # fmt: skip
    links = _links(road_map, lanes)
    best: dict[frozenset[str], tuple[float, tuple[RailTrack, ...]]] = {}
    for way in _ways(lanes, links, road_map):
        forth = _track(way, lanes, links)
        if forth.length_m < MIN_LINE_M:
            continue
        back = _back([road_map.edges[lanes[lane].edge].opposite for lane in reversed(way)], road_map, lanes, links)
        tracks = (forth,) if back is None else (forth, back)
        edges = frozenset(min(e, road_map.edges[e].opposite or e) for e in (lanes[lane].edge for lane in way))
        inner = sum(lanes[lane].index for track in tracks for lane in track.lanes)  # inner lanes are preferred
        rank = sum(track.length_m for track in tracks) + _INNER_M * inner
        if edges not in best or rank > best[edges][0]:
            best[edges] = rank, tracks
    return [tracks for _, tracks in best.values()]


def _ways(lanes: Mapping[str, Lane], links: Links, road_map: RoadMap) -> tuple[tuple[str, ...], ...]:
    """Of the ways along links that come to no street twice, the pieces that are long and wind little."""
    street = {lane: min(e, road_map.edges[e].opposite or e) for lane, e in ((lane.id, lane.edge) for lane in lanes.values())}
    followed = {after for follows in links.values() for after in follows}
    todo: list[tuple[str, ...]] = [(lane,) for lane in lanes if lane not in followed] or [(lane,) for lane in lanes]
    done: dict[tuple[str, ...], None] = {}  # in the map's order
    while todo:
        way = todo.pop()
        been = {street[lane] for lane in way}
        further = [(*way, after) for after in links.get(way[-1], ()) if street[after] not in been]
        todo += further
        if not further:
            done[_best_piece(way, lanes)] = None
    return tuple(done)


def _best_piece(way: tuple[str, ...], lanes: Mapping[str, Lane]) -> tuple[str, ...]:
    """The piece whose length, less a price for all that it turns, is greatest."""
    courses = [lanes[lane].center for lane in way]
    pieces = [(i, j) for i in range(len(way)) for j in range(i + 1, len(way) + 1)]
    worth = {}
    for i, j in pieces:
        d = np.concatenate([np.diff(course, axis=0) for course in courses[i:j]])
        turned = float(np.abs(np.diff(np.unwrap(np.arctan2(d[:, 1], d[:, 0])))).sum())
        worth[i, j] = float(np.linalg.norm(d, axis=1).sum()) - _PER_RAD_M * turned - (1e6 if turned > _MOST_TURNED_RAD else 0.0)
    i, j = max(pieces, key=worth.__getitem__)
    return way[i:j]


def _back(edges: Sequence[str | None], road_map: RoadMap, lanes: Mapping[str, Lane], links: Links) -> RailTrack | None:
    """The longest track along a piece of a chain of streets."""
    ways: list[tuple[str, ...]] = []
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    for edge in edges:
        here = [lane.id for lane in road_map.edges[edge].lanes if lane.id in lanes] if edge else []
        after = []
        for lane in here:
            on = [way for way in ways if lane in links.get(way[-1], ())]
            after.append((*max(on, key=lambda way: _rank(way, lanes), default=()), lane))
        ways = after
        best = max([best, *((_rank(way, lanes), way) for way in ways)])
    if not best[1]:
        return None
    track = _track(best[1], lanes, links)
    return track if track.length_m >= _MIN_BACK_M else None


def _rank(way: Sequence[str], lanes: Mapping[str, Lane]) -> float:
    return sum(float(np.linalg.norm(lanes[i].center[-1] - lanes[i].center[0])) + _INNER_M * lanes[i].index for i in way)


def _track(way: Sequence[str], lanes: Mapping[str, Lane], links: Links) -> RailTrack:
    course = [lanes[way[0]].center]
    for a, b in pairwise(way):
        course += [links[a][b], lanes[b].center]
    return rail_track(way, np.concatenate(course))


def _links(road_map: RoadMap, lanes: Mapping[str, Lane]) -> Links:
    """What leads straight on, in bends that a tram can take."""
    across = {lane.id: lane.center for lane in road_map.internal_lanes}
    out: dict[str, dict[str, Floats]] = defaultdict(dict)
    for a, b, via in _connections(road_map.net_file):
        if a not in lanes or b not in lanes or not all(lane in across for lane in via):
            continue
        path = np.concatenate([np.empty((0, 2)), *(across[lane] for lane in via)])
        near = np.concatenate([_end(lanes[a].center[::-1])[::-1], path, _end(lanes[b].center)])
        if _sharpest(near) < 1 / MIN_RADIUS_M:
            out[a][b] = path
    return out


def _end(line: Floats) -> Floats:
    """The first metres of a polyline."""
    return shapely.get_coordinates(shapely.ops.substring(shapely.LineString(line), 0.0, _LOOK_M))


def _connections(net_file: Path) -> list[tuple[str, str, list[str]]]:
    """Straight connections of a SUMO network: from lane, to lane, and the internal lanes between them."""
    through: dict[str, str] = {}  # internal lane -> the internal lane that goes on from it
    found = []
    for _, element in ET.iterparse(net_file):
        if element.tag == "connection":
            a, b = f"{element.get('from')}_{element.get('fromLane')}", f"{element.get('to')}_{element.get('toLane')}"
            via = element.get("via")
            if a.startswith(":") and via:
                through[a] = via
            elif via and element.get("dir") in _STRAIGHT:
                found.append((a, b, via))
        element.clear()
    out = []
    for a, b, via in found:
        path = [via]
        while path[-1] in through and len(path) < 4:
            path.append(through[path[-1]])
        out.append((a, b, path))
    return out
