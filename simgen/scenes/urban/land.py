"""Open land behind a pavement as a strip: places by the distance along the street and behind the pavement's edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.scenes.placement import GroundPlan
from simgen.scenes.urban.lots import Lot

Floats = NDArray[np.float64]

INSET_M = 0.22  # of the boundary behind the pavement's edge
_BACK_M = (10.0, 7.0, 4.5, 2.5)  # tried depths of the land behind the lots


@dataclass(eq=False)
class Land:
    """A stretch's row lots as one strip: s along the pavement's edge, n behind it. depth : (K,) of each lot's land."""

    lots: list[Lot]
    shown: list[bool]
    origin: Floats
    d: Floats
    begin: Floats
    end: Floats
    depth: Floats
    built: list[tuple[float, float, float, float]] = field(default_factory=list)  # s0, s1, n0, n1 of houses

    @property
    def inward(self) -> Floats:
        return np.array([-self.d[1], self.d[0]])

    def at(self, s: float, n: float) -> Floats:
        return np.asarray(self.origin + s * self.d + n * self.inward)

    def lot_at(self, s: float) -> int:
        """The shown lot at s, or -1."""
        k = np.flatnonzero((self.begin <= s) & (s <= self.end))
        return int(k[0]) if len(k) and self.shown[int(k[0])] else -1

    def free(self, s: float, n: float, room: float, among: Sequence[tuple[float, float, float, float]] | None = None) -> bool:
        """Whether a place is on shown land and so far from its ends and what is built (or `among`)."""
        k = self.lot_at(s)
        inside = k >= 0 and n < self.depth[k] - 0.6 and self.begin[0] + room <= s <= self.end[-1] - room
        return inside and not any(
            s0 - room < s < s1 + room and n0 - room < n < n1 + room for s0, s1, n0, n1 in (self.built if among is None else among)
        )


def land_of(rows: list[Lot], claimed: Mapping[Lot, bool], plan: GroundPlan, street: shapely.Geometry) -> Land:
    """The strip of the row lots, made deeper where nothing is behind them."""
    a, b = (rows[0].pavement[0], rows[-1].pavement[1]) if rows else (np.zeros(2), np.array([1.0, 0.0]))
    d = (b - a) / np.linalg.norm(b - a)
    inward = np.array([-d[1], d[0]])
    begin = np.array([(lot.pavement[0] - a) @ d for lot in rows])
    end = np.array([(lot.pavement[1] - a) @ d for lot in rows])
    depth = np.array([min((lot.polygon[2] - a) @ inward, (lot.polygon[3] - a) @ inward) for lot in rows])
    for k, lot in enumerate(rows):
        right, left = lot.polygon[2], lot.polygon[3]
        for more in _BACK_M:
            area = shapely.Polygon([left, right, right + more * inward, left + more * inward]).buffer(-0.05)
            if not area.is_empty and not area.intersects(street) and plan.claim(area):
                depth[k] += more
                break
    return Land(rows, [claimed[lot] for lot in rows], a, d, begin, end, depth)
