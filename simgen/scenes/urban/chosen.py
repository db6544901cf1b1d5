"""What a recipe's choice of assets means for a town: the mix of its traffic, and the user's own furniture on its pavements."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from simgen.assets.selection import Selection
from simgen.errors import SimgenError
from simgen.geometry import pose
from simgen.recipe import Traffic
from simgen.roads.ground import Ground
from simgen.roads.roadmap import RoadMap
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement, footprint, place
from simgen.scenes.urban.kerbside import sides
from simgen.traffic.demand import Shares
from simgen.world import Catalogue

_REACH_M = 60.0  # round the ego
_PER_M = 100.0  # a weight of 1 is one piece to so much pavement
_FROM_KERB_M = 0.45
_DROP_M = 0.02  # physics lets it down from there


def chosen_traffic(traffic: Traffic, shares: Shares, selection: Selection) -> tuple[Traffic, Shares]:
    """The traffic and who is out, with only what the recipe's assets leave. SimgenError if nothing of its mix is left."""
    mix = selection.weighted({**traffic.mix, **selection.imported("driving")})
    if not mix:
        raise SimgenError(f"assets leave nothing of traffic.mix ({', '.join(traffic.mix)}); exclude less, or set vehicles_per_km to 0")
    out = replace(shares, walkers=selection.weighted(shares.walkers), cycles=selection.weighted(shares.cycles))
    return (traffic if mix == traffic.mix else traffic.model_copy(update={"mix": dict(sorted(mix.items()))})), out


def users_furniture(
    selection: Selection, catalogue: Catalogue, road_map: RoadMap, ground: Ground, plan: GroundPlan, draws: Draws,
    center_xy: NDArray[np.float64],
) -> list[Placement]:
    """The user's own pieces of furniture on the pavements near (2,) `center_xy`, facing the road, to be settled by physics. They stand
    along the kerb on free ground, off the carriageway; their choices have streams named after the street."""
    kinds = selection.imported("furniture")
    out: list[Placement] = []
    if not kinds:
        return out
    for side in sides(road_map, center_xy, _REACH_M):
        rng = draws.rng(f"network.imported.{side.edge.id}")
        for family, weight in kinds.items():
            asset = catalogue.get(family)
            low, high = asset.bounds.astype(float)
            for s in rng.uniform(2.0, max(side.length_m - 2.0, 2.1), rng.poisson(weight * side.length_m / _PER_M)):
                # Its front is behind the line of the posts, its back within the pavement.
                xy = side.point(float(s), _FROM_KERB_M + float(high[0]))
                T = pose(float(xy[0]), float(xy[1]), 0.0, side.towards_road(float(s)))
                area = footprint(T, asset.bounds, 0.05)
                if _FROM_KERB_M + high[0] - low[0] > side.width_m or ground.carriageway.intersects(area) or not plan.claim(area):
                    continue
                T[2, 3] = float(ground.height(xy[None])[0]) - float(low[2]) + _DROP_M
                out.append(place(asset, T, settle=True))
    return out
