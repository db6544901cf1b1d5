"""British zebra crossings: the controlled areas before and after them, marked by zig-zag lines, and their give-way lines.

Dimensions: Traffic Signs Manual, chapter 5 (2003), 15.17 and table 15-1, for TSRGD diagrams 1001.3 and 1001.5: eight marks of 2 m with
gaps of 150 mm before and after a crossing, fewer where there is no room, two at least.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.roads.ribbons import Track, quads, track
from simgen.roads.roadmap import Crossing, Edge, RoadMap

Floats = NDArray[np.float64]

_MOST, _FEWEST = 8, 2
_MARK_M, _ALONG_M, _GAP_M, _LINE_M = 2.0, 1.979, 0.15, 0.1
_SWING_M = float(np.sqrt(_MARK_M**2 - _ALONG_M**2))  # between the two ends of a mark, across the lane
_FROM_KERB_M = 0.25 + (_SWING_M + _LINE_M) / 2  # of the middle; as lines that forbid waiting
_FROM_END_M = 0.8  # of the first mark: behind a stop or give-way line
_REACH = 0.45  # share of a lane that is controlled at most, since the next crossing may be near
_GIVE_WAY_M = (0.2, 0.5, 0.5)  # diagram 1001.5: breadth, marks, gaps


@dataclass(frozen=True)
class Controlled:
    """How many marks there are at the start and at the end of an edge's lanes."""

    start: int = 0
    end: int = 0

    def free(self, length_m: float, clear_m: float = 0.0) -> tuple[float, float]:
        """Where other lines may be along a lane, whose stop line takes its last `clear_m`."""
        low = _FROM_END_M + _long(self.start) if self.start else 0.0
        high = length_m - (_FROM_END_M + _long(self.end) if self.end else clear_m)
        return low, high


NOT_CONTROLLED = Controlled()


def controlled_areas(road_map: RoadMap, zebras: Collection[Crossing]) -> Mapping[str, Controlled]:
    """The marks of each edge that a zebra crosses, by edge."""
    out: dict[str, Controlled] = {}
    for zebra in zebras:
        for edge_id in zebra.across:
            edge = road_map.edges.get(edge_id)
            marks = _marks(edge) if edge is not None else 0
            if edge is None or not marks:
                continue
            known = out.get(edge_id, NOT_CONTROLLED)
            at_end = edge.to_junction == zebra.junction
            out[edge_id] = Controlled(known.start, marks) if at_end else Controlled(marks, known.end)
    return out


def zigzag(line: Track, controlled: Controlled, offset_m: float) -> list[Floats]:
    """(T, 3, 2) triangles of the marks at both ends of a lane, about a line `offset_m` to its left."""
    out = []
    for marks, first in ((controlled.start, _FROM_END_M), (controlled.end, line.length_m - _FROM_END_M - _long(controlled.end))):
        if marks:
            k = np.arange(marks)
            s: Floats = np.asarray(first + _GAP_M + k * (_ALONG_M + _GAP_M), np.float64)
            swing = np.where(k % 2 == 0, -0.5, 0.5) * _SWING_M
            right, left = offset_m - _LINE_M / 2, offset_m + _LINE_M / 2
            end = s + _ALONG_M
            out.append(quads(line.at(s, right + swing), line.at(end, right - swing), line.at(end, left - swing), line.at(s, left + swing)))
    return out


def along_kerb(line: Track, controlled: Controlled, kerb_m: float) -> list[Floats]:
    """The marks beside a kerb that lies `kerb_m` to the left of the lane's middle."""
    return zigzag(line, controlled, kerb_m - np.sign(kerb_m) * _FROM_KERB_M)


def give_way_line(line: Track, width_m: float, back_m: float) -> Floats:
    """A broken line across the end of a lane that a zebra follows."""
    broad, mark, gap = _GIVE_WAY_M
    half = width_m / 2 - 0.1
    first = np.arange(-half, half - mark + 1e-6, mark + gap)
    right: Floats = np.asarray(first + ((half - (first[-1] + mark)) / 2 if len(first) else 0.0), np.float64)
    far = np.full(len(right), line.length_m - back_m)
    near = far - broad
    return quads(line.at(near, right), line.at(far, right), line.at(far, right + mark), line.at(near, right + mark))


def _marks(edge: Edge) -> int:
    """As many as there is room for."""
    lengths = [track(lane.center).length_m for lane in edge.lanes if lane.kind == "driving" and len(lane.center) > 1]
    if not lengths:
        return 0
    room = _REACH * min(lengths) - _FROM_END_M - _GAP_M
    count = min(int(room // (_ALONG_M + _GAP_M)), _MOST)
    return count if count >= _FEWEST else 0


def _long(marks: int) -> float:
    return marks * _ALONG_M + (marks + 1) * _GAP_M
