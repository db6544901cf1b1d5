"""Strips between the directions of a street: islands within kerbs, refuges at crossings, and slanting bars of paint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.roads.ribbons import Track, quads, ribbon, solid, track
from simgen.roads.roadmap import Edge, Island, Median, RoadMap
from simgen.roads.triangulate import earcut, polygons_of

Floats = NDArray[np.float64]

_KERB_TO_LANE_M = 0.3  # room for a line beside the kerb
_LEAST_HALF_M = 0.45  # of islands
_END_M = 0.4  # before the end of the lanes, where an island ends if it does not reach through a crossing
_NOSE_M = 0.7  # between a crossing and the rounded end of an island, where turning traffic leaves room for one
_LOOK_M = 9.0  # how far beyond the end of the lanes a crossing begins at most
_SWEPT_M = 1.4  # beside the path of a vehicle: half a lorry and some room
_LONG_M, _GAP_M = 90.0, 7.0  # islands that are longer have a gap at times
_GRASS_M = 0.8  # half the breadth of islands of grass
_SURFACES = ("", "paving_setts", "paving_small_grey", "paving_asphalt_old", "concrete_soiled")
# Bars of areas that traffic keeps off: RMS has them 0.5 m broad and more than as far apart, at 1 in 2 or steeper.
_BAR_M, _PITCH_M, _CLEAR_M = 0.4, 2.2, 0.35
_APART_M = 0.07  # of bars and lines, whose pieces are straight in bends


def strips(edges: Mapping[str, Edge], lefthand: bool) -> tuple[Median, ...]:
    """The strips of a network, painted all over: where both directions of a street have such a lane."""
    inner = -1.0 if lefthand else 1.0
    out = []
    for edge in edges.values():
        back = edges.get(edge.opposite or "")
        if back is None or edge.id > back.id or edge.lanes[-1].kind != "median" or back.lanes[-1].kind != "median":
            continue
        lane = edge.lanes[-1]
        if len(lane.center) > 1:
            line = track(lane.center)
            middle = line.points + inner * lane.width_m / 2 * line.left
            out.append(Median((edge.id, back.id), middle, lane.width_m + back.lanes[-1].width_m))
    return tuple(out)


def with_islands(road_map: RoadMap, rng: np.random.Generator, but: Set[str] = frozenset()) -> RoadMap:
    """The map with islands on some of its strips; a town builds most of them in one manner. but : edges whose strips stay painted."""
    usual, surface = _manner(float(rng.random())), int(rng.integers(len(_SURFACES)))
    junctions = _Junctions(road_map)
    medians = []
    for median in road_map.medians:
        chance = rng.random(7)
        half = median.width_m / 2 - _KERB_TO_LANE_M
        manner = usual if chance[0] < 0.6 else _manner(float(chance[1]))
        if half < _LEAST_HALF_M or manner == "painted" or but & set(median.edges):
            medians.append(median)
            continue
        line, reach = track(median.middle), junctions.reaches(median, half)
        stretches = _kerbed(line.length_m, reach, chance) if manner == "kerbed" else _refuges(line.length_m, reach, chance)
        islands = tuple(_island(line, a, b, half) for a, b in stretches if b - a > 0.5)
        grass = manner == "kerbed" and half >= _GRASS_M and chance[6] < 0.6
        painted = manner == "refuges" or not islands
        medians.append(replace(median, islands=islands, painted=painted, surface="grass" if grass else _SURFACES[surface]))
    return replace(road_map, medians=tuple(medians))


def paint_median(median: Median, breadth_m: float, lined: bool, lefthand: bool) -> list[Floats]:
    """(T, 3, 2) plan triangles of lines along both sides and of the bars between them. breadth_m : of the lines. lined : whether there
    are lines where there are no bars."""
    line = track(median.middle)
    if line.length_m < 2.0 or not (lined or median.painted):
        return []
    side = median.width_m / 2 - breadth_m / 2
    out = [ribbon(line, solid(0.3, line.length_m - 0.3), s * side, breadth_m) for s in (-1.0, 1.0)]
    if median.painted:
        half = side - breadth_m / 2 - _APART_M
        slant = (2.0 if lefthand else -2.0) * half  # so that they lead back into the lane
        at = np.arange(0.5 + max(-slant, 0.0), line.length_m - 0.7 - _BAR_M - max(slant, 0.0), _PITCH_M)
        bars = quads(line.at(at, -half), line.at(at + _BAR_M, -half), line.at(at + _BAR_M + slant, half), line.at(at + slant, half))
        out.append(_off(bars, [shapely.buffer(island.area, _CLEAR_M) for island in median.islands]))
    return out


def island_areas(road_map: RoadMap) -> shapely.Geometry:
    """All islands in the plan."""
    return shapely.union_all([island.area for median in road_map.medians for island in median.islands])


@dataclass(frozen=True)
class _Reach:
    """How far an island may reach at one end: past the end of the lanes, through the crossing there; 0 where it may not. crossed : whether
    there is a crossing."""

    beyond_m: float
    crossed: bool

    @property
    def start_m(self) -> float:
        """Of the outermost point of an island, from the lanes' end, inwards."""
        return -self.beyond_m if self.beyond_m > 0 else _END_M


class _Junctions:
    """What is in the way of islands that reach into junctions."""

    def __init__(self, road_map: RoadMap) -> None:
        self._crossings = {c.id: shapely.Polygon(c.outline).buffer(0) for c in road_map.crossings}
        self._of_edge: dict[tuple[str, str], list[str]] = {}
        for c in road_map.crossings:
            for edge in c.across:
                self._of_edge.setdefault((edge, c.junction), []).append(c.id)
        paths = [lane for lane in road_map.internal_lanes if lane.kind in ("driving", "bike") and len(lane.center) > 1]
        self._turning = shapely.STRtree(
            [shapely.buffer(shapely.LineString(p.center), _SWEPT_M if p.kind == "driving" else 0.8, cap_style="flat") for p in paths]
        )
        self._edges = road_map.edges

    def reaches(self, median: Median, half_m: float) -> tuple[_Reach, _Reach]:
        """At the start and the end of a median."""
        edge = self._edges[median.edges[0]]
        first, last = median.middle[:2], median.middle[-2:]
        return (
            self._reach(first[0], first[0] - first[1], (edge.id, edge.from_junction), half_m),
            self._reach(last[1], last[1] - last[0], (edge.id, edge.to_junction), half_m),
        )

    def _reach(self, end: Floats, out: Floats, key: tuple[str, str], half_m: float) -> _Reach:
        out = out / float(np.linalg.norm(out))
        ahead = shapely.LineString([end, end + (_LOOK_M + 6.0) * out])
        for name in self._of_edge.get(key, ()):
            crossed = shapely.intersection(ahead, self._crossings[name])
            if crossed.is_empty or shapely.distance(shapely.Point(end), crossed) > _LOOK_M:
                continue
            far = float(np.max((shapely.get_coordinates(crossed) - end) @ out))
            for nose in (_NOSE_M + half_m, 0.0):
                beyond = far + nose
                area = shapely.buffer(shapely.LineString([end, end + (beyond - half_m) * out]), half_m)
                others = [other for k, other in self._crossings.items() if k != name and other.intersects(area)]
                if not others and not len(self._turning.query(area, predicate="intersects")):
                    return _Reach(beyond, True)
            return _Reach(0.0, True)
        return _Reach(0.0, False)


def _manner(chance: float) -> str:
    return "kerbed" if chance < 0.45 else "refuges" if chance < 0.85 else "painted"


def _kerbed(length_m: float, reach: tuple[_Reach, _Reach], chance: Floats) -> list[tuple[float, float]]:
    """From end to end, with a gap to turn in at times."""
    a, b = reach[0].start_m, length_m - reach[1].start_m
    if length_m > _LONG_M and chance[2] < 0.4:
        gap = (0.3 + 0.4 * float(chance[3])) * length_m
        return [(a, gap - _GAP_M / 2), (gap + _GAP_M / 2, b)]
    return [(a, b)]


def _refuges(length_m: float, reach: tuple[_Reach, _Reach], chance: Floats) -> list[tuple[float, float]]:
    """At crossings, and on the way."""
    inner = 4.0 + 3.5 * float(chance[2])
    at_ends = [(r.start_m, min(inner, length_m / 3)) if r.crossed else None for r in reach]
    every, long = 40.0 + 30.0 * float(chance[3]), 3.0 + 6.0 * float(chance[4])
    between = np.linspace(0.0, length_m, max(round(length_m / every), 1) + 1)[1:-1]
    out = [at_ends[0]] if at_ends[0] else []
    out += [(float(s) - long / 2, float(s) + long / 2) for s in between]
    if at_ends[1]:
        a, b = at_ends[1]
        out.append((length_m - b, length_m - a))
    return out


def _island(line: Track, a: float, b: float, half_m: float) -> Island:
    """The island whose outermost points are at distances a and b; beyond its ends the line goes straight on."""
    s = np.array([a + half_m, b - half_m])
    on = np.concatenate([s[:1], line.along[(line.along > s[0] + 0.05) & (line.along < s[1] - 0.05)], s[1:]])
    return Island(line.at(on), half_m)


def _off(triangles: Floats, taken: Sequence[shapely.Geometry]) -> Floats:
    """Triangles with what lies on some areas left out."""
    if not taken or not len(triangles):
        return triangles
    tree = shapely.union_all(list(taken))
    shapely.prepare(tree)
    shapes = shapely.polygons(triangles)
    hit = shapely.intersects(tree, shapes)
    return np.concatenate([triangles[~hit], earcut(polygons_of(list(shapely.difference(shapes[hit], tree))))])
