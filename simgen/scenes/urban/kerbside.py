"""The strips of pavement along the streets, and a crew that puts furniture on them without blocking or overlapping anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.furniture.pieces import other_bills
from simgen.assets.selection import selection_in
from simgen.geometry import pose, rotation, transform
from simgen.mesh import Material
from simgen.roads.ground import Ground
from simgen.roads.roadmap import Edge, RoadMap
from simgen.scenes.placement import GroundPlan, Placement, footprint, place
from simgen.seeding import stable_hash
from simgen.world import Catalogue

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Side:
    """The pavement along one edge, on the outer side of its traffic.

    kerb : (N, 2) the kerb line in the edge's direction. along : (N,) metres from its start. width_m : of the pavement.
    outward : +1 when the pavement lies to the right of the direction (traffic keeps right), -1 to the left.
    """

    edge: Edge
    kerb: Floats
    along: Floats
    width_m: float
    outward: float

    @property
    def length_m(self) -> float:
        """Length of the kerb."""
        return float(self.along[-1])

    def direction(self, s: float) -> float:
        """Heading of the street's traffic at distance s, radians."""
        x, y = self._tangents(np.array([s]))[0]
        return float(np.arctan2(y, x))

    def towards_road(self, s: float) -> float:
        """Heading from the pavement to the carriageway, radians."""
        return self.direction(s) + self.outward * np.pi / 2

    def point(self, s: float, back_m: float) -> Floats:
        """(2,) position `back_m` behind the kerb (negative: on the road)."""
        return self.points(np.array([s]), back_m)[0]

    def points(self, s: Floats, back_m: float) -> Floats:
        """(N, 2) positions at (N,) distances, all `back_m` behind the kerb."""
        t = self._tangents(s)
        outwards = self.outward * np.stack([t[:, 1], -t[:, 0]], axis=1)
        on_kerb = np.stack([np.interp(s, self.along, self.kerb[:, 0]), np.interp(s, self.along, self.kerb[:, 1])], axis=1)
        return np.asarray(on_kerb + back_m * outwards)

    def _tangents(self, s: Floats) -> Floats:
        """(N, 2) unit directions of the traffic."""
        i = np.minimum(np.maximum(self.along.searchsorted(s) - 1, 0), len(self.kerb) - 2)
        d = self.kerb[i + 1] - self.kerb[i]
        return np.asarray(d / np.sqrt((d**2).sum(axis=1, keepdims=True)))


def sides(road_map: RoadMap, center_xy: Floats, radius_m: float) -> list[Side]:
    """The pavements that come within `radius_m` of a place, in the map's order."""
    outward = -1.0 if road_map.lefthand else 1.0
    out = []
    for edge in road_map.edges.values():
        walk = next((lane for lane in edge.lanes if lane.kind == "sidewalk"), None)
        if walk is None or len(walk.center) < 2:
            continue
        if _distance(walk.center, center_xy) > radius_m + 10:
            continue
        line = shapely.offset_curve(shapely.LineString(walk.center), outward * walk.width_m / 2, join_style="mitre")
        if line.is_empty or line.geom_type != "LineString":
            continue
        kerb = np.asarray(line.coords)
        along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(kerb, axis=0), axis=1))])
        if along[-1] > 6:
            out.append(Side(edge, kerb, along, walk.width_m, outward))
    return out


@dataclass(frozen=True, eq=False)
class _Job:
    asset: Asset
    xy: Floats
    yaw: float
    tilted: bool
    lean_rad: float
    options: dict[str, Any]


@dataclass(eq=False)
class Crew:
    """Collects what is to stand where; every piece must be off the carriageway and the crossings and on free ground.

    `placements` puts all pieces on the ground at once.
    """

    ground: Ground
    plan: GroundPlan
    catalogue: Catalogue
    center_xy: Floats
    radius_m: float
    keep_clear: Sequence[shapely.Polygon] = ()
    paint: Material | None = None  # of what the town has painted in its own colour
    in_the_way: Callable[[shapely.Polygon], bool] = lambda area: False  # whether something on an area would be before a door
    _jobs: list[_Job] = field(default_factory=list)
    _extra: list[tuple[Placement, Floats]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._carriageway = self.ground.carriageway
        shapely.prepare(self._carriageway)
        self._clear = shapely.STRtree(self.keep_clear) if self.keep_clear else None
        self._before = shapely.STRtree(self.plan.areas) if self.plan.areas else None

    def reaches(self, xy: Floats) -> bool:
        """Whether a place lies within the radius."""
        return bool(np.hypot(*(xy - self.center_xy)) <= self.radius_m)

    def allows(self, family: str) -> bool:
        """Whether the recipe lets scenes have a family."""
        return selection_in(self.catalogue).allows(family)

    def clearances(self, points: Floats) -> Floats:
        """(N,) metres from (N, 2) points to the nearest ground that was taken before this crew began."""
        if self._before is None or not len(points):
            return np.full(len(points), np.inf)
        places = shapely.points(points)
        return np.asarray(shapely.distance(places, self._before.geometries[self._before.nearest(places)]))

    def _off_the_way(self, area: shapely.Polygon, on_crossing: bool) -> bool:
        if self._carriageway.intersects(area):
            return False
        return on_crossing or self._clear is None or len(self._clear.query(area, predicate="intersects")) == 0

    def put(
        self, family: str, variant: int, xy: Floats, yaw: float, *, room_m: float | None = None, margin_m: float = 0.05,
        tilted: bool = False, lean_rad: float = 0.0, on_crossing: bool = False, **options: Any,
    ) -> bool:
        """Stand an asset at (2,) xy facing `yaw` if there is room; whether there was.

        room_m : half the width of the square that it needs, by default its outline with a margin. tilted : follow the slope of
        the ground instead of standing upright. lean_rad : about its own x axis, to the right. options : of `place`.
        """
        if not self.reaches(xy) or not selection_in(self.catalogue).allows(family):
            return False
        asset = self.catalogue.get(family, variant)
        x, y = float(xy[0]), float(xy[1])
        if room_m is None:
            area = footprint(pose(x, y, 0.0, yaw), asset.bounds, margin_m)
        else:
            area = shapely.box(x - room_m, y - room_m, x + room_m, y + room_m)
        if not self._off_the_way(area, on_crossing) or self.in_the_way(area) or not self.plan.claim(area):
            return False
        self.add(asset, xy, yaw, tilted=tilted, lean_rad=lean_rad, **options)
        return True

    def add(self, asset: Asset, xy: Floats, yaw: float, *, tilted: bool = False, lean_rad: float = 0.0, **options: Any) -> None:
        """Stand an asset on ground that was claimed before."""
        recolor = {"town_paint": self.paint} if self.paint is not None else {}
        if "bills" in asset.tags:
            recolor["bills"] = other_bills(asset.materials[asset.tags["bills"]], stable_hash("bills", *np.round(xy, 1).tolist()))
        if recolor.keys() & asset.tags.keys():
            options.setdefault("materials", asset.materials_with(recolor=recolor))
        self._jobs.append(_Job(asset, np.asarray(xy, float), yaw, tilted, lean_rad, options))

    def add_on(self, T_world_parent: Floats, asset: Asset, T_parent_obj: Floats, **options: Any) -> None:
        """Fix an asset to something that stands at a planar pose (z is added later from the ground at its foot)."""
        T = T_world_parent @ T_parent_obj
        self._extra.append((place(asset, T, **options), T_world_parent[:2, 3]))

    def placements(self) -> list[Placement]:
        """Everything, standing on `ground.height`."""
        jobs, extra = self._jobs, self._extra
        if not jobs:
            return []
        corners = np.array([_corners(job) for job in jobs])  # (N, 5, 2): the origin and four points round it
        feet = np.array([foot for _, foot in extra]).reshape(-1, 2)
        z = self.ground.height(np.concatenate([corners.reshape(-1, 2), feet]))
        heights = z[: 5 * len(jobs)].reshape(-1, 5)
        standing = [_leaning(_standing(job, c, h), job.lean_rad) for job, c, h in zip(jobs, corners, heights, strict=True)]
        out = [place(job.asset, T, **job.options) for job, T in zip(jobs, standing, strict=True)]
        for (placement, _), foot_z in zip(extra, z[5 * len(jobs) :], strict=True):
            T = placement.T_world_obj.copy()
            T[2, 3] += foot_z
            out.append(replace(placement, T_world_obj=T))
        return out


def _corners(job: _Job) -> Floats:
    lo, hi = job.asset.bounds.astype(float)
    local = np.array([(0, 0), (hi[0], hi[1]), (lo[0], hi[1]), (lo[0], lo[1]), (hi[0], lo[1])]) * (1.0 if job.tilted else 0.5)
    c, s = np.cos(job.yaw), np.sin(job.yaw)
    return np.asarray(job.xy + local @ np.array([[c, s], [-s, c]]))


def _standing(job: _Job, corners: Floats, heights: Floats) -> Floats:
    if not job.tilted:
        c, s = np.cos(job.yaw), np.sin(job.yaw)
        return np.array([[c, -s, 0, job.xy[0]], [s, c, 0, job.xy[1]], [0, 0, 1, heights[0]], [0, 0, 0, 1.0]])
    design = np.column_stack([corners - job.xy, np.ones(5)])
    gx, gy, z = np.linalg.lstsq(design, heights, rcond=None)[0]
    up = np.array([-gx, -gy, 1.0]) / np.sqrt(gx**2 + gy**2 + 1)
    x = np.array([np.cos(job.yaw), np.sin(job.yaw), 0.0])
    x -= up * (x @ up)
    x /= np.linalg.norm(x)
    return transform(np.column_stack([x, np.cross(up, x), up]), (job.xy[0], job.xy[1], z))


def _leaning(T: Floats, lean_rad: float) -> Floats:
    return T @ transform(rotation(roll=lean_rad)) if lean_rad else T


def _distance(line: Floats, xy: Floats) -> float:
    return float(shapely.distance(shapely.LineString(line), shapely.Point(xy)))
