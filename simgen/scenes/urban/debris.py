"""Loose objects dropped on road and pavement ahead of the ego, for physics to bring to rest."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.assets.selection import choose_family, selection_in
from simgen.geometry import apply, rotation_from_quaternion, transform
from simgen.roads.ground import Ground
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement, place
from simgen.world import Catalogue

_FAMILIES = {"cardboard_box": 0.36, "bag": 0.3, "cone": 0.22, "tyre": 0.12}
_VARIANTS = 12  # asked for modulo what the family has
_NEAR_M, _FAR_M = 8.0, 40.0
_HALF_WIDTH_M = 7.0
_TRIES = 24


def debris(
    count: int, ground: Ground, plan: GroundPlan, catalogue: Catalogue, draws: Draws, T_world_ego: NDArray[np.float64],
    *, near_m: float = _NEAR_M, far_m: float = _FAR_M,
) -> list[Placement]:
    """`count` objects (fewer where there is no room) 8 to 40 m ahead of the ego, in the air and to be settled.

    T_world_ego : (4, 4) ego rig. They start 0.3 to 1.5 m above the street in any orientation, clear of one another and of
    everything that claimed its ground before, vehicles included. Two in five lie together in a heap.
    """
    selection = selection_in(catalogue)
    kinds = {**_FAMILIES, **selection.imported("debris")}
    street = ground.street
    shapely.prepare(street)
    out: list[Placement] = []
    heap: NDArray[np.float64] | None = None
    for k in range(count):
        rng = draws.rng(f"debris.{k}")
        family = choose_family(kinds, selection, rng)
        if family is None:
            return []
        asset = catalogue.get(family, int(rng.integers(_VARIANTS)))
        reach = float(np.linalg.norm(np.diff(asset.bounds, axis=0))) / 2
        upright = asset.family == "cone" and rng.random() < 0.4
        drop = 0.3 if upright else float(rng.uniform(0.3, 1.5))
        q = rng.normal(size=4)
        for _ in range(_TRIES):
            if heap is not None and k % 5 < 2:
                xy = heap + rng.uniform(-1.1, 1.1, 2)
            else:
                ahead, left = rng.uniform(near_m, far_m), rng.uniform(-_HALF_WIDTH_M, _HALF_WIDTH_M)
                xy = apply(T_world_ego, (ahead, left, 0.0))[:2]
            area = shapely.Point(xy).buffer(reach + 0.05, quad_segs=3)
            if street.contains(area) and plan.claim(area):
                R = np.eye(3) if upright else rotation_from_quaternion(q)
                lowest = float((asset.bounds.mean(axis=0) @ R.T)[2]) - reach  # no orientation reaches below
                z = float(ground.height(xy[None])[0]) + drop - lowest
                out.append(place(asset, transform(R, (xy[0], xy[1], z)), settle=True))
                heap = xy
                break
    return out
