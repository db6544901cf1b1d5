"""What happens beside the traffic: somebody loads a car whose boot is open, somebody lies on the pavement and others see to them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.roads.roadmap import RoadMap
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement
from simgen.scenes.urban.kerbside import sides
from simgen.traffic.company import standing
from simgen.traffic.log import Track

Floats = NDArray[np.float64]
_REAR = frozenset({"boot", "rear_l"})
_LOADED = 0.6  # of the cars with an open boot
_BEHIND_M = 0.38  # from the bumper to the body of who bends over it
_BODY_M = 0.28
_ANY_VARIANT = 1 << 16
_AHEAD_M, _ASIDE_M = (9.0, 40.0), 14.0  # of the ego
_TRIES = 200
_LENGTH_M = 1.0  # from the middle of who lies to the head and to the feet
_CALLING = 0.6  # of those who lie there, for whom a third one phones


def loading(placements: Sequence[Placement], plan: GroundPlan, draws: Draws, *, instants: int) -> list[Track]:
    """People who bend into the open boots of parked cars or over the load of open vans, where there is room behind them."""
    out = []
    for p in placements:
        if p.asset is None or not _REAR & set(p.attributes.get("open", ())) or "rear_lift" in p.asset.hinges:
            continue
        T = p.T_world_obj
        at = (T @ np.array([float(p.asset.bounds[0, 0]) - _BEHIND_M, 0.0, 0.0, 1.0]))[:2]
        rng = draws.rng(f"incidents.loading.{at[0]:.1f}.{at[1]:.1f}")
        variant, yaw = int(rng.integers(_ANY_VARIANT)), float(np.arctan2(T[1, 0], T[0, 0]))
        if rng.random() < _LOADED and plan.claim(shapely.Point(at).buffer(_BODY_M)):
            out.append(standing(f"loading.{at[0]:.1f}.{at[1]:.1f}", "adult", variant, at, yaw, instants, role="load"))
    return out


def lying(share: float, road_map: RoadMap, plan: GroundPlan, draws: Draws, T_world_ego: Floats, *, instants: int) -> list[Track]:
    """In a `share` (0..1) of scenes somebody who lies on a pavement ahead of the ego, (4, 4), with somebody who crouches beside them and,
    mostly, a third one who phones."""
    rng = draws.rng("incidents.lying")
    if rng.random() >= share:
        return []
    near = sides(road_map, T_world_ego[:2, 3], _AHEAD_M[1])
    for _ in range(_TRIES if near else 0):
        side = near[int(rng.integers(len(near)))]
        s, back = float(rng.uniform(1.0, side.length_m - 1.0)), float(rng.uniform(0.8, max(side.width_m - 0.5, 0.9)))
        at, yaw = side.point(s, back), side.direction(s) + float(rng.choice([0.0, np.pi])) + float(rng.normal(0, 0.3))
        ahead, aside = T_world_ego[:2, :2].T @ (at - T_world_ego[:2, 3])
        way = np.array([np.cos(yaw), np.sin(yaw)])
        area = shapely.LineString([at - _LENGTH_M * way, at + _LENGTH_M * way]).buffer(0.85)
        if _AHEAD_M[0] < ahead < _AHEAD_M[1] and abs(aside) < _ASIDE_M and plan.claim(area):
            return _gathered(at, yaw, rng, instants)
    return []


def _gathered(at: Floats, yaw: float, rng: np.random.Generator, instants: int) -> list[Track]:
    way, left = np.array([np.cos(yaw), np.sin(yaw)]), np.array([-np.sin(yaw), np.cos(yaw)])
    side = 1.0 if rng.random() < 0.5 else -1.0
    family = str(rng.choice(["adult", "elder"]))
    places = [
        (family, at, yaw, "lie"),
        ("adult", at - 0.35 * way + 0.62 * side * left, yaw - side * np.pi / 2, "crouch"),
        ("adult", at + 0.9 * way - 0.75 * side * left, yaw + side * np.pi / 2 + rng.normal(0, 0.5), "stand_call"),
    ]
    if rng.random() >= _CALLING:
        places.pop()
    return [
        standing(f"lying.{k}", who, int(rng.integers(_ANY_VARIANT)), place, float(turned), instants, role=role, company="lying")
        for k, (who, place, turned, role) in enumerate(places)
    ]
