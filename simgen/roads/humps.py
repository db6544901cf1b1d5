"""Road humps: raised asphalt across quiet streets, and what is painted on them.

A hump is a surface of its own that lies on the carriageway and reaches a little below it all round, so the ground's height and the
wheels that stand on it follow from what is drawn. Dimensions: Highways (Road Humps) Regulations 1999 and LTN 1/07 (25 to 100 mm high,
3.7 m long, round or sinusoidal; flat tops of 2.5 m and more with ramps of 1 in 10 to 1 in 15; no face of more than 6 mm; sides tapered
to leave a channel along kerbs), NF P 98-300 (France: 100 mm, ramps of 7 to 10 %).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.countries import MarkingHabits
from simgen.roads.ribbons import quads, track
from simgen.roads.roadmap import Edge, Hump, Lane, RoadMap
from simgen.roads.triangulate import earcut, polygons_of

Floats = NDArray[np.float64]

_ROUND_M, _TOP_M, _RAMP = 3.7, 2.6, 1 / 11
_FACE_M, _TUCK_M = 0.006, 0.012
_CHANNEL_M, _TAPER_M = 0.2, 0.35
_ENDS_M, _APART_M, _SHORTEST_M = 26.0, 55.0, 62.0  # from junctions; LTN 1/07: 60 to 100 m between humps
_SLOW_MPS, _USUAL_MPS = 8.4, 11.2  # limits of 30 and 40 km/h
_OF_SLOW, _OF_USUAL = 0.85, 0.2  # shares of such streets, where a place has humps
_STRAIGHT = float(np.cos(np.radians(2.0)))
_ROUND_SURFACES, _PAVED = ("asphalt", "asphalt_dark", "asphalt_worn"), ("paving_brick", "paving_small")
_FLAT_SURFACES = (*_PAVED, "lane_red", "asphalt_dark")
_TOOTH_M = 0.7  # base of triangles that fill a ramp: French instruction on signs and markings, part 7, article 118-9


def with_humps(road_map: RoadMap, habits: MarkingHabits, rng: np.random.Generator, but: Set[str] = frozenset()) -> RoadMap:
    """The map with humps on quiet streets of one lane each way, if the country and the place have them. but : edges that have none."""
    chance, flat, surface = rng.random(3)
    manner = habits.humps
    if chance >= manner.share:
        return road_map
    raised = "flat" if flat < manner.flat else "round"
    materials = _ROUND_SURFACES if raised == "round" else _FLAT_SURFACES if manner.triangles else _PAVED
    material = materials[int(surface * len(materials))]
    humps = []
    for edge in road_map.edges.values():
        wanted, shift = rng.random(2)
        opposite = road_map.edges.get(edge.opposite or "")
        lane = _only_lane(edge)
        back = _only_lane(opposite) if opposite is not None else None
        if lane is None or (opposite is not None and (_driven(opposite) and (back is None or edge.id > opposite.id))):
            continue
        share = _OF_SLOW if lane.speed_mps < _SLOW_MPS else _OF_USUAL if lane.speed_mps < _USUAL_MPS else 0.0
        if wanted < share and edge.id not in but and (opposite is None or opposite.id not in but):
            for s in _places(lane, float(shift)):
                humps.append(_hump(lane, back, s, road_map.lefthand, raised, manner.height_m, material))
    return replace(road_map, humps=tuple(humps))


@dataclass(frozen=True, eq=False)
class HumpSurface:
    """A hump as a surface. triangles : (T, 3, 2) plan. area : its outline."""

    hump: Hump
    triangles: Floats
    area: shapely.Polygon

    def rise(self, xy: Floats) -> Floats:
        """(N,) metres over the carriageway at (N, 2); below 0 at its rim, which is hidden."""
        along, across = self._local(xy)
        edge = np.minimum(across + self.hump.right_m, self.hump.left_m - across) / _TAPER_M
        f = np.interp(along, *_section(self.hump))
        return np.asarray(-_TUCK_M + (f + _TUCK_M) * np.clip(edge, 0.0, 1.0))

    def slope(self, xy: Floats) -> Floats:
        """(N, 2) of the rise, smoothed over a decimetre or two."""
        step = 0.08
        out = []
        for axis in (self.hump.ahead, np.array([-self.hump.ahead[1], self.hump.ahead[0]])):
            out.append((self.rise(xy + step * axis) - self.rise(xy - step * axis))[:, None] / (2 * step) * axis)
        return np.asarray(out[0] + out[1])

    def painted(self, triangles_per_lane: int) -> Floats:
        """(T, 3, 2) plan triangles of the marks on its ramps, their bases at the foot on the side that traffic comes from, cut where the
        surface bends."""
        if not triangles_per_lane:
            return np.empty((0, 3, 2))
        knots = _section(self.hump)[0]
        shapes = shapely.union_all(self._marks(triangles_per_lane))
        strips = [shapely.intersection(shapes, shapely.box(a, -50.0, b, 50.0)) for a, b in pairwise(knots.tolist())]
        local = earcut(polygons_of(strips))
        return self._world(local.reshape(-1, 2)).reshape(-1, 3, 2)

    def _marks(self, count: int) -> list[shapely.Polygon]:
        h = self.hump
        foot = h.length_m / 2 - 0.12
        top = h.length_m / 2 - _ramp_m(h) if h.profile == "flat" else 0.15
        out = []
        for side, reach in ((-1.0, h.right_m), (1.0, h.left_m)):
            # Traffic that keeps right drives ahead on the right of the middle; the middle of a one-way street is its edge.
            ahead = 1.0 if (side < 0) != h.lefthand else -1.0
            room = reach - _TAPER_M - 0.25
            if room < 1.2:
                continue
            if h.profile == "flat":
                teeth = max(int(room / _TOOTH_M), 1)
                base, at = room / teeth, side * (0.15 + (np.arange(teeth) + 0.5) * room / teeth)
            else:
                base, at = 0.62, side * (0.15 + room * (np.arange(count) + 0.5) / count)
            foot_at, tip_at = -ahead * foot, -ahead * top
            out += [shapely.Polygon([(foot_at, y - base / 2), (foot_at, y + base / 2), (tip_at, y)]) for y in at.tolist()]
        return out

    def _local(self, xy: Floats) -> tuple[Floats, Floats]:
        d = np.asarray(xy, np.float64) - self.hump.middle
        a = self.hump.ahead
        return d @ a, d @ np.array([-a[1], a[0]])

    def _world(self, local: Floats) -> Floats:
        a = self.hump.ahead
        return np.asarray(self.hump.middle + local[:, :1] * a + local[:, 1:] * np.array([-a[1], a[0]]))


def hump_surface(hump: Hump) -> HumpSurface:
    """The surface of a hump: rows along the street where its section bends, columns where its sides begin to taper."""
    rows, _ = _section(hump)
    columns = np.array([-hump.right_m, -hump.right_m + _TAPER_M, hump.left_m - _TAPER_M, hump.left_m])
    s, t = np.meshgrid(rows, columns, indexing="ij")
    bare = HumpSurface(hump, np.empty((0, 3, 2)), shapely.Polygon())
    grid = bare._world(np.stack([s.ravel(), t.ravel()], axis=1)).reshape(*s.shape, 2)
    k, j = slice(None, -1), slice(1, None)
    triangles = quads(*(grid[rows, columns].reshape(-1, 2) for rows, columns in ((k, k), (j, k), (j, j), (k, j))))
    corners = [grid[0, 0], grid[-1, 0], grid[-1, -1], grid[0, -1]]
    return HumpSurface(hump, triangles, shapely.Polygon(corners))


def outside(triangles: Floats, area: shapely.Geometry) -> Floats:
    """Plan triangles (T, 3, 2) with what lies within an area left out."""
    shapes = shapely.polygons(triangles)
    shapely.prepare(area)
    near = shapely.intersects(area, shapes)
    if not near.any():
        return triangles
    rest = shapely.difference(shapes[near], area)
    return np.concatenate([triangles[~near], earcut(polygons_of(list(rest)))])


def first_hump_m(edge: Edge, humps: Sequence[Hump]) -> float | None:
    """How far along an edge its first hump lies; None if there is none."""
    lane = next((lane for lane in edge.lanes if lane.kind == "driving" and len(lane.center) > 1), None)
    if lane is None:
        return None
    line = shapely.LineString(lane.center)
    found = [float(line.project(shapely.Point(h.middle))) for h in humps if edge.id in h.edges]
    return min(found, default=None)


def _section(hump: Hump) -> tuple[Floats, Floats]:
    """Knots along the street, metres from its middle, and heights there."""
    half = hump.length_m / 2
    if hump.profile == "flat":
        ramp = _ramp_m(hump)
        s = np.array([-half + 0.03, -half + ramp, half - ramp, half - 0.03])
        z = np.array([_FACE_M, hump.height_m, hump.height_m, _FACE_M])
    else:
        s = np.linspace(-half + 0.03, half - 0.03, 17)
        z = np.maximum(hump.height_m / 2 * (1 + np.cos(np.pi * s / half)), _FACE_M)
    return np.concatenate([[-half], s, [half]]), np.concatenate([[-_TUCK_M], z, [-_TUCK_M]])


def _ramp_m(hump: Hump) -> float:
    return hump.height_m / _RAMP


def _hump(lane: Lane, back: Lane | None, s: float, lefthand: bool, profile: str, height_m: float, material: str) -> Hump:
    line = track(lane.center)
    inner = -1.0 if lefthand else 1.0
    at = np.array([s])
    middle, ahead = line.at(at, inner * lane.width_m / 2)[0], line.direction(at)[0]
    outer_m, inner_m = lane.width_m - _CHANNEL_M, (back.width_m - _CHANNEL_M if back is not None else -_CHANNEL_M)
    right, left = (inner_m, outer_m) if lefthand else (outer_m, inner_m)
    length = _ROUND_M if profile == "round" else _TOP_M + 2 * height_m / _RAMP
    edges = (lane.edge,) if back is None else (lane.edge, back.edge)
    return Hump(edges, middle, ahead, length, height_m, right, left, profile, material, lefthand)


def _places(lane: Lane, shift: float) -> list[float]:
    """Where humps are: straight places well away from junctions, one or more with the usual distance between them."""
    line = track(lane.center)
    room = line.length_m - 2 * _ENDS_M
    if line.length_m < _SHORTEST_M:
        return []
    count = 1 + int(room // _APART_M)
    s = _ENDS_M + room * (np.arange(count) + 0.35 + 0.3 * shift) / count
    straight = (line.direction(s - 4.0) * line.direction(s + 4.0)).sum(axis=1) > _STRAIGHT
    return [float(v) for v in s[straight]]


def _only_lane(edge: Edge) -> Lane | None:
    """The driving lane of an edge that has one, and no cycle lane."""
    driving = [lane for lane in edge.lanes if lane.kind == "driving" and len(lane.center) > 1]
    return driving[0] if len(driving) == 1 and not any(lane.kind == "bike" for lane in edge.lanes) else None


def _driven(edge: Edge) -> bool:
    return any(lane.kind == "driving" for lane in edge.lanes)
