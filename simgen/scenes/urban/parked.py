"""Parked cars in their bays."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from simgen.assets.selection import selection_in
from simgen.geometry import pose
from simgen.roads.ground import Ground
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement, footprint, place
from simgen.world import Catalogue

Bay = tuple[float, float, float, float]

# Shares of a European street's parked vehicles.
_FAMILIES = {"hatchback": 0.37, "saloon": 0.22, "suv": 0.27, "van": 0.11, "motorcycle": 0.03}
_VARIANTS = 8  # asked for modulo what the family has
_GAP_M = 0.35  # to the ends of the bay
_DROP_M = 0.03  # physics lets them down from there


def parked_cars(
    bays: Iterable[Bay], ground: Ground, plan: GroundPlan, catalogue: Catalogue, draws: Draws, share: float
) -> list[Placement]:
    """Cars in a `share` (0..1) of the bays, to be settled by physics.

    bays : (x, y, yaw, length_m), the middle of each bay and the direction of its cars, radians. Each bay has its own stream,
    named after its place, so that the share or a changed order leaves the other cars alone. Cars stand up to 2 degrees askew and
    0.2 m off the middle, and claim their ground; a bay that is too short for any car, or taken, stays empty.
    """
    from simgen.assets.vehicles.paint import car_paint, van_paint

    selection = selection_in(catalogue)
    kinds = selection.weighted({**_FAMILIES, **selection.imported("parked")})
    families, weights = list(kinds), np.array(list(kinds.values()))
    chosen = []
    for x, y, yaw, length in bays:
        rng = draws.rng(f"network.parked.{x:.2f}.{y:.2f}")
        if rng.random() >= share or not families:
            continue
        turn, along, across = rng.normal(0, np.radians(0.9)), rng.normal(0, 0.12), rng.normal(0, 0.05)
        turn = float(np.clip(turn, -np.radians(2), np.radians(2)))
        variant = int(rng.integers(_VARIANTS))
        for family in rng.choice(families, size=min(3, len(families)), replace=False, p=weights / weights.sum()):
            asset = catalogue.get(str(family), variant)
            slack = length - asset.size_m[0] - _GAP_M
            if slack < 0:
                continue
            lo, hi = asset.bounds
            middle = float(lo[0] + hi[0]) / 2  # the origin is below the rear axle
            heading = yaw + turn
            shift = float(np.clip(along, -slack / 2, slack / 2)) - middle
            c, s = np.cos(heading), np.sin(heading)
            at = (x + shift * c - across * s, y + shift * s + across * c)
            if plan.claim(footprint(pose(*at, 0.0, heading), asset.bounds, 0.05)):
                chosen.append((asset, at, heading, van_paint(rng) if family == "van" else car_paint(rng)))
            break
    if not chosen:
        return []
    heights = ground.height(np.array([at for _, at, _, _ in chosen]))
    return [
        place(asset, pose(*at, float(z) + _DROP_M, heading), materials=asset.materials_with(recolor={"paint": coat}), settle=True)
        for (asset, at, heading, coat), z in zip(chosen, heights, strict=True)
    ]
