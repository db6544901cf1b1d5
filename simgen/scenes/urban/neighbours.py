"""What stands on the lots of a row, and which walls of a house its neighbours leave free."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.assets.buildings import GroundUse, RoofKind, StyleName, WallKind
from simgen.scenes.urban.lots import Lot

_ASIDE_M = 0.6  # a neighbour whose wall is farther than this leaves one free
_ALONG = (0.12, 0.5, 0.88)  # places along a wall at which somebody is looked for, as shares of its length
_STOREY_M = {"brick_terrace": 3.2, "townhouse": 3.3, "postwar": 2.8, "slab": 3.1, "modern": 3.4, "glass": 3.7, "clad": 3.5,
             "house": 2.7, "warehouse": 3.4}
_ROOF_M = {"flat": 0.8, "gable": 3.5, "hip": 3.5, "mansard": 3.1}


@dataclass(frozen=True, eq=False)
class Design:
    """What stands on a lot: a house, or nothing but a filler of the gap. own, common : the lot's and its terrace's generators, to
    draw on from where the design left them. lot : as the house takes it up, which may be less than was cut."""

    lot: Lot
    own: np.random.Generator
    common: np.random.Generator
    style: StyleName | None = None
    floors: int = 0
    use: GroundUse = "flat"
    roof: RoofKind = "flat"
    sign: str = ""

    @property
    def top_m(self) -> float:
        """Height of the roof's top above the pavement, roughly."""
        return 0.0 if self.style is None else 0.6 + self.floors * _STOREY_M[self.style] + _ROOF_M[self.roof]


@dataclass(frozen=True)
class Exposure:
    """walls : a lot's kinds of walls, of which "party" walls that no house touches have become "side" walls. free_above_m : for
    each wall the height above which it shows."""

    walls: tuple[WallKind, ...]
    free_above_m: tuple[float, ...]


class Row:
    """The lots round a block, designed when they are asked for."""

    def __init__(self, lots: Sequence[Lot], design: Callable[[Lot], Design]) -> None:
        self._lots, self._make = lots, design
        self._designs: dict[int, Design] = {}
        self._tree = shapely.STRtree([shapely.Polygon(lot.polygon) for lot in lots])

    def design(self, k: int) -> Design:
        """What stands on lot k."""
        if k not in self._designs:
            self._designs[k] = self._make(self._lots[k])
        return self._designs[k]

    def exposure(self, k: int) -> Exposure:
        """Which walls of the house on lot k show, and from which height."""
        lot = self.design(k).lot
        walls, above = list(lot.walls), [0.0] * len(lot.walls)
        party = [i for i, kind in enumerate(walls) if kind == "party"]
        if not party:
            return Exposure(lot.walls, tuple(above))
        places = np.concatenate([self._before(lot.polygon, i) for i in party])
        place, neighbour = self._tree.query(shapely.points(places), predicate="within")
        for n, i in enumerate(party):
            tops = [self._top_at(int(other), places[at]) for at, other in zip(place, neighbour, strict=True)
                    if at // len(_ALONG) == n and other != k]
            # Where it touches in part only, what lies open is hardly more than a corner: the rest counts.
            above[i] = max(tops, default=0.0)
            if above[i] == 0.0:
                walls[i] = "side"
        return Exposure(tuple(walls), tuple(above))

    def _top_at(self, k: int, xy: NDArray[np.float64]) -> float:
        design = self.design(k)
        inside = design.style is not None and shapely.Polygon(design.lot.polygon).contains(shapely.Point(xy))
        return design.top_m if inside else 0.0

    @staticmethod
    def _before(polygon: NDArray[np.float64], wall: int) -> NDArray[np.float64]:
        """(A, 2) places before a wall."""
        a, b = polygon[wall], polygon[(wall + 1) % len(polygon)]
        d = (b - a) / np.linalg.norm(b - a)
        outward = np.array([d[1], -d[0]])
        return np.asarray(a + np.array(_ALONG)[:, None] * (b - a) + _ASIDE_M * outward)
