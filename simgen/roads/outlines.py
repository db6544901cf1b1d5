"""Plan outlines of a street network: where vehicles drive and where people walk, free of gaps and splinters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from simgen.errors import SimgenError
from simgen.roads.medians import island_areas
from simgen.roads.roadmap import Lane, RoadMap
from simgen.roads.triangulate import polygons_of

_CLOSE_M = 0.7  # gaps up to twice this are healed
_TURNING_HALF_WIDTH_M = 1.2  # what a turning car sweeps beside its path
_MIN_HOLE_M2 = 12.0  # smaller islands of nothing are paved over


@dataclass(frozen=True, eq=False)
class Outlines:
    """Areas in the plan, metres. carriageway : lanes and junctions. street : carriageway and pavements. The pavements, and islands in the
    road, are what lies between the two."""

    carriageway: MultiPolygon
    street: MultiPolygon


def street_outlines(road_map: RoadMap) -> Outlines:
    """Outlines of a network. Raises SimgenError if it has no lane to drive on."""
    driven = [lane_area(lane) for lane in road_map.lanes if lane.kind != "sidewalk"]
    if not driven:
        raise SimgenError(f"the road network {road_map.net_file} has no lane for vehicles; use a network with streets")
    walked = [lane_area(lane) for lane in road_map.lanes if lane.kind == "sidewalk"]
    walked += [shapely.make_valid(shapely.Polygon(w)) for w in road_map.walking_areas if len(w) >= 3]
    pavements = shapely.union_all(walked) if walked else shapely.MultiPolygon()
    paths = [lane for lane in road_map.internal_lanes if lane.kind == "driving" and len(lane.center) > 1]
    turning = shapely.union_all([lane_area(lane, _TURNING_HALF_WIDTH_M) for lane in paths])
    inner = [shapely.make_valid(shapely.Polygon(j.polygon)) for j in road_map.junctions.values() if j.polygon is not None]
    # Junction outlines bulge beyond the pavement at wide angles: keep only what a vehicle can get to.
    used = shapely.union_all([*driven, turning])
    shapely.prepare(used)
    crossroads = polygons_of(shapely.buffer(shapely.difference(shapely.union_all(inner), pavements), -0.05, join_style="mitre"))
    crossroads = [p for p in crossroads if shapely.area(shapely.intersection(used, p)) > 0.15 * p.area]
    crossroads = list(shapely.buffer(crossroads, 0.06, join_style="mitre"))
    driveable = shapely.union_all([used, *crossroads])
    core = shapely.buffer(shapely.buffer(pavements, -0.8), 0.6)
    carriageway = shapely.union(driveable, shapely.difference(_rounded(driveable), core))
    kept = [p for p in polygons_of(carriageway) if shapely.intersects(used, p)]
    carriageway = _multi(kept)
    # Walking areas overlap nothing that is driven on; closing must not leave slits between pavement and carriageway either.
    street = _healed(shapely.union_all([carriageway, pavements]))
    street = _multi(polygons_of(shapely.union(street, carriageway)))
    islands = island_areas(road_map)
    if not islands.is_empty:
        carriageway = MultiPolygon([shapely.geometry.polygon.orient(p, 1.0) for p in polygons_of(shapely.difference(carriageway, islands))])
    return Outlines(carriageway, _without_small_holes(street))


def lane_area(lane: Lane, half_width_m: float | None = None) -> shapely.Geometry:
    """The strip that a lane covers."""
    half = lane.width_m / 2 if half_width_m is None else half_width_m
    return shapely.buffer(shapely.LineString(lane.center), half, cap_style="flat", join_style="mitre", mitre_limit=2.0)


def _rounded(area: shapely.Geometry) -> shapely.Geometry:
    """Gaps closed and corners eased: outward ones of the pavement to 1.5 m radius, inward ones to 0.7 m."""
    closed = shapely.buffer(shapely.buffer(area, 1.5, quad_segs=5), -1.5, quad_segs=5)
    opened = shapely.buffer(shapely.buffer(closed, -0.7, quad_segs=4), 0.7, quad_segs=4)
    return shapely.simplify(opened, 0.015)


def _healed(area: shapely.Geometry) -> shapely.Geometry:
    """Closed by a small outward and inward offset, opened against splinters, simplified to a centimetre."""
    closed = area
    for step in (_CLOSE_M, -_CLOSE_M):
        closed = shapely.buffer(closed, step, join_style="mitre", mitre_limit=2.0)
    opened = closed
    for step in (-0.3, 0.3):
        opened = shapely.buffer(opened, step, join_style="mitre", mitre_limit=2.0)
    smooth = shapely.simplify(opened, 0.015)
    return smooth if shapely.is_valid(smooth) else shapely.make_valid(smooth)


def _without_small_holes(area: MultiPolygon) -> MultiPolygon:
    out = []
    for p in area.geoms:
        holes = [r for r in p.interiors if shapely.Polygon(r).area >= _MIN_HOLE_M2]
        out.append(shapely.Polygon(p.exterior, holes))
    return MultiPolygon(out)


def _multi(parts: list[shapely.Polygon]) -> MultiPolygon:
    """One multipolygon with exteriors counter-clockwise and holes clockwise, small islands dropped."""
    big = [p for p in parts if p.area > 4.0]
    oriented = [shapely.geometry.polygon.orient(p, 1.0) for p in big]
    return _without_small_holes(MultiPolygon(oriented))


def rings_of(area: MultiPolygon) -> list[NDArray[np.float64]]:
    """All rings, each (N, 2) closed, with the area on their left."""
    rings = []
    for p in area.geoms:
        oriented = shapely.geometry.polygon.orient(p, 1.0)
        rings += [shapely.get_coordinates(r) for r in (oriented.exterior, *oriented.interiors)]
    return rings
