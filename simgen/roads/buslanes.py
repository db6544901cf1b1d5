"""Bus lanes: outermost lanes of broad streets that are kept for buses at certain hours, by their line, their words and at times the
colour of their surface.

They are lanes like any other to traffic, which may use them outside those hours, and end before the stop line, so that all may turn
(Traffic Signs Manual 2019, chapter 5, section 7: setbacks).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from simgen.countries import BusLaneHabits, MarkingHabits
from simgen.roads.glyphs import word
from simgen.roads.ribbons import Track, dashes, placed, ribbon, solid, track
from simgen.roads.roadmap import BusLane, Edge, Lane, RoadMap

Floats = NDArray[np.float64]

LINE_M = 0.25  # RMS: broad line; TSRGD 2016, diagram 1049B: 0.25 or 0.3 m
_OF_STREETS = 0.6  # share of broad streets with bus lanes, where a place has any
_START_M, _SETBACK_M = 1.5, 30.0  # of the lane from the start of the street's lanes and before their end, where arrows are
_SHORTEST_M = 24.0
_DASH_M = (3.0, 1.33)  # Instruction interministerielle sur la signalisation routiere, part 7: T3, 5u broad
_FIRST_WORD_M, _WORDS_EVERY_M = 5.0, (32.0, 55.0)
_ROW_M = 1.1  # between rows of words
_MARGIN_M, _LARGEST = 0.52, 1.4  # of words from both sides, for lines along the kerb; how much larger than other words they are at most
_STRAIGHT = float(np.cos(np.radians(4.0)))  # words are not bent


def with_bus_lanes(road_map: RoadMap, habits: MarkingHabits, rng: np.random.Generator, but: Set[str] = frozenset()) -> RoadMap:
    """The map with the outermost driving lanes of some streets of two lanes and more kept for buses, if the country has such lanes and
    the place happens to. but : edges that have none, such as those with rails."""
    manner = habits.bus_lane
    chance, colour, broken = rng.random(3)
    if manner is None or chance >= manner.share:
        return road_map
    kind = BusLane(_colour(manner, float(colour)), bool(broken < manner.broken))
    lanes = {}
    for edge in road_map.edges.values():
        wanted = rng.random() < _OF_STREETS
        lane = _outermost(edge)
        if wanted and lane is not None and edge.id not in but:
            lanes[lane.id] = kind
    return replace(road_map, bus_lanes=lanes)


def bus_stretch(lane: Lane, after_m: float = 0.0) -> tuple[float, float] | None:
    """Where along a lane it may be marked as a bus lane, metres from its start; None if it is too short. after_m : what other markings
    take there."""
    start, end = after_m + _START_M, track(lane.center).length_m - _SETBACK_M
    return (start, end) if end - start >= _SHORTEST_M else None


def line_beside(line: Track, stretch: tuple[float, float], kind: BusLane, offset_m: float) -> Floats:
    """(T, 3, 2) triangles of the broad line between a bus lane and the next lane."""
    pieces = dashes(*stretch, *_DASH_M) if kind.broken else solid(*stretch)
    return ribbon(line, pieces, offset_m, LINE_M)


def surface(line: Track, stretch: tuple[float, float], lane: Lane, inner: float) -> Floats:
    """(T, 3, 2) triangles of its coloured surface, up to the line beside it; the gutter keeps its own."""
    gutter = 0.25
    return ribbon(line, solid(*stretch), inner * (gutter - LINE_M / 2) / 2, lane.width_m - LINE_M / 2 - gutter)


def bus_words(line: Track, stretch: tuple[float, float], lane: Lane, words: Sequence[str]) -> list[Floats]:
    """The words at its start and again all along, to be read by those who approach."""
    drawn = legend(tuple(words), lane.width_m)
    long = float(drawn[..., 1].max())
    last = stretch[1] - long - 1.0
    free = last - stretch[0] - _FIRST_WORD_M
    if free < 0:
        return []
    count = 1 + int(free / _WORDS_EVERY_M[0]) if free < _WORDS_EVERY_M[1] else 1 + round(free / _WORDS_EVERY_M[1])
    s = np.linspace(stretch[0] + _FIRST_WORD_M, last, count) if count > 1 else np.array([stretch[0] + _FIRST_WORD_M])
    s = s[(line.direction(s) * line.direction(s + long)).sum(axis=1) > _STRAIGHT]
    return [placed(drawn, line.at(s), line.direction(s + long / 2))] if len(s) else []


def legend(words: tuple[str, ...], lane_m: float) -> Floats:
    """(T, 3, 2) triangles of words above one another, the first farthest away, as large as the lane's breadth allows."""
    rows = [word(text) for text in words]
    scale = min((lane_m - 2 * _MARGIN_M) / max(float(np.ptp(row[..., 0])) for row in rows), _LARGEST)
    out, y = [], 0.0
    for row in reversed(rows):
        out.append(row * scale + [0.0, y])
        y += float(row[..., 1].max()) * scale + _ROW_M
    return np.concatenate(out)


def stretches(edge: Edge, bus_lanes: Mapping[str, BusLane], after_m: float = 0.0) -> dict[str, tuple[float, float]]:
    """The marked stretch of each bus lane of an edge, by lane."""
    found = {lane.id: bus_stretch(lane, after_m) for lane in edge.lanes if lane.id in bus_lanes}
    return {lane: stretch for lane, stretch in found.items() if stretch is not None}


def _outermost(edge: Edge) -> Lane | None:
    """The lane that buses would have: none beside a cycle lane, nor where no other is left to driving."""
    driving = [lane for lane in edge.lanes if lane.kind == "driving" and len(lane.center) > 1]
    if len(driving) < 2 or any(lane.kind == "bike" for lane in edge.lanes) or bus_stretch(driving[0]) is None:
        return None
    return driving[0]


def _colour(manner: BusLaneHabits, chance: float) -> str:
    for name, share in manner.colours:
        if chance < share:
            return name
        chance -= share
    return ""
