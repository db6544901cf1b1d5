"""Paving that is felt under foot and cane: fields of domes behind dropped kerbs, strips that lead to them, lines along pavements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.countries import TactileHabits
from simgen.roads.kerbs import KERB_WIDTH_M
from simgen.roads.medians import island_areas
from simgen.roads.ribbons import Track, track
from simgen.roads.roadmap import Crossing, RoadMap

Floats = NDArray[np.float64]

_BACK_M = 4.0  # behind the kerb that leading strips reach at most
_LEAD_M = 0.6  # breadth of leading strips (DIN 32984: 0.6 m)
_LINE_M, _OFF_MIDDLE_M, _LEAST_WALK_M = 0.3, 0.25, 1.9  # of lines along pavements (one plate of JIS T 9251), and where they fit
_LEAST_M2 = 0.1  # smaller pieces are left out
_KEEP_M = 0.8  # of lines from the ends of a pavement


@dataclass(frozen=True, eq=False)
class Inlay:
    """A part of the pavements that is laid in its own frame. origin : (2,). ahead : (2,) unit direction of the texture's v."""

    material: str
    area: shapely.Geometry
    origin: Floats
    ahead: Floats

    def uv(self, xy: Floats) -> Floats:
        """(..., 2) metres across and along."""
        d = xy - self.origin
        right = np.array([self.ahead[1], -self.ahead[0]])
        return np.stack([d @ right, d @ self.ahead], axis=-1)


def draw_tactile(
    road_map: RoadMap, walk: shapely.Geometry, carriageway: shapely.Geometry, habits: TactileHabits, rng: np.random.Generator
) -> tuple[Inlay, ...]:
    """The inlays of the pavements `walk`, none of which overlap; none where the town has no such paving."""
    wanted, color, lines, depth, leads = rng.random(5).tolist()
    along = rng.random(len(road_map.edges)).tolist()
    if wanted >= habits.share or walk.is_empty:
        return ()
    signalled = {link.crossing for link in road_map.signal_links if link.crossing is not None}
    low, high = habits.depth_m
    town = _Town(walk, carriageway, habits, low + depth * (high - low), _one(habits.leads, leads))
    islands = island_areas(road_map)
    out: list[Inlay] = []
    at_junction: dict[str, list[shapely.Geometry]] = {}  # crossings of one corner may share some of it
    for crossing in road_map.crossings:
        field = _one(habits.signalled if crossing.id in signalled else habits.free, color)
        earlier = at_junction.setdefault(crossing.junction, [])
        for inlay in town.at_crossing(crossing, field, islands):
            area = shapely.difference(inlay.area, shapely.union_all(earlier))
            if area.area > _LEAST_M2:
                out.append(replace(inlay, area=area))
                earlier.append(area)
    taken = shapely.union_all([i.area for i in out])
    if lines < habits.lines:
        for edge, dice in zip(road_map.edges.values(), along, strict=True):
            for lane in edge.lanes:
                if lane.kind == "sidewalk" and lane.width_m >= _LEAST_WALK_M and dice < 0.7 and len(lane.center) > 1:
                    out += _line(track(lane.center), -1.0 if road_map.lefthand else 1.0, walk, taken, _one(habits.bars, color))
    return tuple(out)


@dataclass(frozen=True, eq=False)
class _Town:
    """How a town lays fields. depth_m : of the fields. lead : material of strips that lead to them, "" for none."""

    walk: shapely.Geometry
    carriageway: shapely.Geometry
    habits: TactileHabits
    depth_m: float
    lead: str

    def at_crossing(self, crossing: Crossing, material: str, islands: shapely.Geometry) -> Iterator[Inlay]:
        """The fields at both ends of a crossing, as deep everywhere along the kerb, and the strips behind them."""
        for tip, inner in ((crossing.center[0], crossing.center[1]), (crossing.center[-1], crossing.center[-2])):
            out = (tip - inner) / max(float(np.linalg.norm(tip - inner)), 1e-9)
            near = shapely.Point(tip).buffer(_BACK_M + crossing.width_m)
            walk = shapely.difference(shapely.intersection(self.walk, near), islands)
            road = shapely.intersection(self.carriageway, near)
            if walk.is_empty or road.is_empty:
                continue
            first = KERB_WIDTH_M + self.habits.gap_m
            before, behind = (shapely.buffer(road, d, quad_segs=3) for d in (first, first + self.depth_m))
            reach = shapely.intersection(walk, _strip(tip - 2.5 * out, tip + _BACK_M * out, crossing.width_m / 2 - 0.15))
            field = shapely.difference(shapely.intersection(reach, behind), before)
            yield Inlay(material, field, tip, out)
            if self.lead:
                strip = shapely.difference(shapely.intersection(walk, _strip(tip, tip + _BACK_M * out, _LEAD_M / 2)), behind)
                yield Inlay(self.lead, strip, tip, out)


def _line(line: Track, left: float, walk: shapely.Geometry, taken: shapely.Geometry, material: str) -> Iterator[Inlay]:
    """A line along a pavement, a little nearer to the fronts than its middle, piece by piece so that bars follow its bends."""
    s = np.concatenate([[_KEEP_M], line.along[1:-1], [line.length_m - _KEEP_M]])
    s = s[(s >= _KEEP_M) & (s <= line.length_m - _KEEP_M)]
    points = line.at(s, -left * _OFF_MIDDLE_M)
    before: shapely.Geometry = shapely.Polygon()
    for a, b in pairwise(points):
        length = float(np.linalg.norm(b - a))
        if length > 0.3:
            strip = _strip(a, b, _LINE_M / 2)
            area = shapely.difference(shapely.difference(shapely.intersection(strip, walk), taken), before)
            before = strip
            if area.area > _LEAST_M2:
                yield Inlay(material, area, a, (b - a) / length)


def _strip(a: Floats, b: Floats, half_m: float) -> shapely.Polygon:
    return shapely.LineString([a, b]).buffer(half_m, cap_style="flat")


def _one(options: tuple[str, ...], dice: float) -> str:
    return options[min(int(dice * len(options)), len(options) - 1)] if options else ""
