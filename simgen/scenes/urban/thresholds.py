"""Where houses stand and have their doors, for what is put before them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.geometry import transform
from simgen.scenes.placement import Placement, footprint
from simgen.scenes.urban.kerbside import Floats

_WIDE_M, _DEEP_M = 1.3, 1.3  # of the ground before a door that stays free


class Houses:
    """The buildings of a street. attributes "ground_use" tells them from what else is built."""

    def __init__(self, built: Sequence[Placement]) -> None:
        self.placements = [p for p in built if p.asset is not None and "ground_use" in p.attributes]
        self._all = shapely.STRtree([footprint(p.T_world_obj, p.asset.bounds) for p in self.placements if p.asset is not None])
        self._doors = shapely.STRtree([area for p in self.placements for area in _doorways(p)])

    def before_a_door(self, area: shapely.Polygon) -> bool:
        """Whether something on an area of the plan would be in somebody's way in."""
        return len(self._doors.geometries) > 0 and len(self._doors.query(area, predicate="intersects")) > 0

    def behind(self, xy: Floats, within_m: float) -> bool:
        """Whether a house stands within a distance of (2,) a place."""
        return len(self._all.query(shapely.Point(xy), predicate="dwithin", distance=within_m)) > 0

    def shops(self) -> list[Placement]:
        """Those with shops."""
        return [p for p in self.placements if p.attributes["ground_use"] == "shop"]

    def before_a_shop(self, xy: Floats, within_m: float) -> bool:
        """Whether (2,) a place is before a shop's panes."""
        near = self._all.query(shapely.Point(xy), predicate="dwithin", distance=within_m)
        return any(self.placements[int(k)].attributes["ground_use"] == "shop" for k in near)

    def in_doorways(self, points: NDArray[np.object_]) -> NDArray[np.bool_]:
        """(N,) which of some points are before a door."""
        out = np.zeros(len(points), bool)
        if len(self._doors.geometries):
            out[self._doors.query(points, predicate="intersects")[0]] = True
        return out

    def beside_shops(self, points: NDArray[np.object_], within_m: float) -> NDArray[np.bool_]:
        """(N,) which of some points are before a shop's panes."""
        out = np.zeros(len(points), bool)
        shops = np.array([p.attributes["ground_use"] == "shop" for p in self.placements], bool)
        if shops.any():
            point, house = self._all.query(points, predicate="dwithin", distance=within_m)
            out[point[shops[house]]] = True
        return out


def _doorways(p: Placement) -> list[shapely.Polygon]:
    """The ground before the door of a building, if it has one."""
    door = None if p.asset is None else p.asset.anchors.get("door")
    if door is None:
        return []
    at = p.T_world_obj @ transform(translation=door[:3, 3])
    return [footprint(at, np.array([(-0.2, -_WIDE_M / 2, 0.0), (_DEEP_M, _WIDE_M / 2, 0.0)]))]
