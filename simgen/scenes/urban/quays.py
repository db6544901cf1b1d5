"""The banks of a town's river: railings or parapets on the quay walls, and the boats that lie there."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.assets.furniture.boats import length_of, width_of
from simgen.assets.selection import selection_in
from simgen.geometry import pose
from simgen.roads.ground import KERB_HEIGHT_M, Basin
from simgen.roads.kerbs import LIFT_M
from simgen.roads.surface import StreetGround
from simgen.roads.water import COPING_M, COPING_UP_M
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement, place
from simgen.scenes.urban.barriers import Barrier, BarrierKind, draw_barrier, put_barrier
from simgen.scenes.urban.boundaries import Boundaries
from simgen.scenes.urban.sight import Sight
from simgen.world import Catalogue

Floats = NDArray[np.float64]

_FAR_M = 42.0  # barriers farther from all cameras are coarse
_PIECE_M = 25.0
_MOORED = 0.55  # share of quays with boats (our estimate)
_BOAT_UP_M = 2.5  # of a boat above the water, for how far it is seen
# Weights of the designs of boats; narrowboats are the boats of English canals.
_BOATS = {"uk": (5.0, 3.0, 0.5, 1.5, 0.3, 0.7, 0.7, 0.3), "": (0.0, 0.0, 1.5, 3.0, 1.0, 2.0, 2.0, 0.7)}
# What stands on quays (our estimate for European towns).
_BARRIERS: dict[BarrierKind, float] = {"railings": 4.0, "rail": 2.0, "low_wall": 2.5, "railed_wall": 1.0}


def quays(
    ground: StreetGround, plan: GroundPlan, catalogue: Catalogue, draws: Draws, center_xy: Floats, radius_m: float,
    sight: Sight | None = None, country: str = "",
) -> list[Placement]:
    """What stands along the water within `radius_m` of `center_xy`, of one design in a town, and the boats of a country that are moored
    there. Draws under "network." names; the water's area is taken in `plan`."""
    rng = draws.rng("network.quays")
    kinds, weights = list(_BARRIERS), np.array(list(_BARRIERS.values()))
    barrier = draw_barrier(kinds[int(rng.choice(len(kinds), p=weights / weights.sum()))], rng)
    near = shapely.Point(center_xy).buffer(radius_m)
    out: list[Placement] = []
    for basin in ground.basins:
        if basin.area.intersects(near):
            plan.occupy(basin.area)
            out += _bank(basin, barrier, ground, draws, sight)
            if selection_in(catalogue).allows("boat"):
                out += _boats(basin, catalogue, draws, sight, np.array(_BOATS.get(country, _BOATS[""])))
    return out


def _bank(basin: Basin, barrier: Barrier, ground: StreetGround, draws: Draws, sight: Sight | None) -> list[Placement]:
    """The barrier on the coping stones round a basin."""
    x, y = basin.area.centroid.coords[0]
    rng = draws.rng(f"network.quay.{x:.0f},{y:.0f}")
    boundaries = Boundaries(
        np.round([x, y]), lambda xy: ground.base_height(xy) + KERB_HEIGHT_M - LIFT_M + COPING_UP_M
    )
    line = basin.area.buffer(COPING_M / 2, join_style="mitre").simplify(0.05)
    ring = np.asarray(shapely.orient_polygons(line).exterior.segmentize(_PIECE_M).coords)
    for a, b in pairwise(ring):
        middle = (a + b) / 2
        if sight is None or sight.matters(middle[None], 1.5)[0]:
            far = sight is not None and float(sight.distance(middle[None])[0]) > _FAR_M
            put_barrier(boundaries, barrier, a, b, rng, coarse=far, last=False)
    return boundaries.placements()


def _boats(basin: Basin, catalogue: Catalogue, draws: Draws, sight: Sight | None, weights: Floats) -> list[Placement]:
    """Boats in rows along some of a basin's walls, a little apart from them and from each other."""
    x, y = basin.area.centroid.coords[0]
    rng = draws.rng(f"network.boats.{x:.0f},{y:.0f}")
    ring = np.asarray(shapely.orient_polygons(basin.area.simplify(0.3)).exterior.coords)
    out: list[Placement] = []
    taken: list[shapely.Polygon] = []
    for a, b in pairwise(ring):
        long = float(np.linalg.norm(b - a))
        d = (b - a) / long
        inward = np.array([-d[1], d[0]])
        s = float(rng.uniform(1.5, 12.0))
        last = long * float(rng.uniform(0.5, 1.0)) if rng.random() < _MOORED else 0.0
        while s < last:
            variant = int(rng.choice(len(weights), p=weights / weights.sum()))
            length, width = length_of(variant), width_of(variant)
            off, gap, turned = float(rng.uniform(0.15, 0.5)), float(rng.uniform(0.8, 6.0)), bool(rng.random() < 0.5)
            middle = a + (s + length / 2) * d + (width / 2 + off) * inward
            corners = [middle + i * length / 2 * d + j * width / 2 * inward for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
            hull = shapely.Polygon(corners).buffer(0.05)
            s += length + gap
            if not basin.area.contains(hull) or any(hull.intersects(other) for other in taken):
                continue
            taken.append(hull)
            if sight is None or sight.matters(np.array(corners), _BOAT_UP_M).any():
                yaw = float(np.arctan2(d[1], d[0])) + np.pi * turned
                out.append(place(catalogue.get("boat", variant), pose(float(middle[0]), float(middle[1]), basin.level_m, yaw)))
    return out
