"""Roadworks in parking bays: an excavator within a row of cones, and the people who work there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from simgen.assets.selection import selection_in
from simgen.assets.vehicles.excavator import dig_pose
from simgen.geometry import pose
from simgen.roads.ground import Ground
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement, footprint, place
from simgen.scenes.urban.parked import Bay
from simgen.world import Catalogue

Floats = NDArray[np.float64]
_AHEAD_M = (14.0, 60.0)
_CONE_STEP_M, _MARGIN_M = 2.2, 0.55
_ANY_VARIANT = 1 << 16


def roadworks(
    share: float, bays: Sequence[Bay], ground: Ground, plan: GroundPlan, catalogue: Catalogue, draws: Draws, T_world_ego: Floats
) -> tuple[list[Placement], list[tuple[Floats, float]]]:
    """In a `share` (0..1) of scenes, roadworks at a bay ahead of the ego -> its placements, and the places (2,), yaw of workers."""
    rng = draws.rng("roadworks")
    if rng.random() >= share:
        return [], []
    order = rng.permutation(len(bays))
    for k in order.tolist():
        x, y, yaw, _ = bays[k]
        local = T_world_ego[:3, :3].T @ (np.array([x, y, 0.0]) - [*T_world_ego[:2, 3], 0.0])
        if not _AHEAD_M[0] < local[0] < _AHEAD_M[1] or abs(local[1]) > 14:
            continue
        asset = catalogue.get("excavator", int(rng.integers(_ANY_VARIANT)))
        T = pose(x, y, 0.0, yaw)
        area = footprint(T, asset.bounds, _MARGIN_M)
        if not ground.street.contains(area) or not plan.claim(area):
            continue
        T[2, 3] = float(ground.height(np.array([[x, y]]))[0])
        digging = dig_pose(asset, float(rng.uniform(-0.5, 0.5)), float(rng.uniform(-0.1, 0.3)), float(rng.uniform(-0.2, 0.3)),
                           float(rng.uniform(-0.3, 0.4)))  # fmt: skip
        out = [place(asset, T, pose=digging)]
        (x0, y0, _), (x1, y1, _) = asset.bounds.astype(float)
        x0, y0, x1, y1 = x0 - _MARGIN_M, y0 - _MARGIN_M, x1 + _MARGIN_M, y1 + _MARGIN_M
        ring = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)])
        design = int(rng.integers(2))
        for a, b in pairwise(ring):
            count = max(int(np.linalg.norm(b - a) // _CONE_STEP_M), 1)
            for s in np.arange(count) / count:
                spot = T[:2, :2] @ (a + s * (b - a)) + T[:2, 3] + rng.normal(0, 0.05, 2)
                at = pose(float(spot[0]), float(spot[1]), float(ground.height(spot[None])[0]), float(rng.uniform(-np.pi, np.pi)))
                out.append(place(catalogue.get("cone", design), at))
        kit = draws.rng("roadworks.kit")
        barrier = int(kit.integers(_ANY_VARIANT))
        for x_end in (x0 + 0.42, x1 - 0.42) if kit.random() < 0.7 and selection_in(catalogue).allows("barrier") else ():
            at = T @ pose(x_end, (y0 + y1) / 2, yaw=0.0 if x_end > 0 else np.pi)
            at[2, 3] = float(ground.height(at[None, :2, 3])[0])
            out.append(place(catalogue.get("barrier", barrier), at))
        places = [
            (T[:2, :2] @ np.array([px, py]) + T[:2, 3], float(rng.uniform(-np.pi, np.pi)))
            for px, py in ((x1 + 0.3, rng.uniform(y0, y1)), (rng.uniform(x0, x1), (y1 if rng.random() < 0.5 else y0) * 1.0))
        ][: int(rng.integers(1, 3))]
        return out, places
    return [], []
