"""Vehicles on open land: the bays of car parks, and bicycles that lean at the boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from simgen.assets.selection import selection_in
from simgen.geometry import pose, rotation, transform
from simgen.scenes.placement import GroundPlan, Placement, footprint, place
from simgen.scenes.urban.barriers import Barrier
from simgen.scenes.urban.boundaries import PAVED_LIFT_M, Boundaries
from simgen.scenes.urban.land import INSET_M, Land
from simgen.world import Catalogue

Floats = NDArray[np.float64]
Bay = tuple[float, float, float, float]

_BAY_M = (5.0, 2.5)  # EAR 05: length and width of a bay at right angles to its lane
_LANE_M = 6.0  # between two rows
_LEAN_RAD = 0.13  # of bicycles against a wall
_HANDLEBAR_M = 0.42  # from a wheel's track to the wall, so that the handlebar touches it
_ROOM_M = 1.8  # of a bicycle along the wall
_ANY_VARIANT = 1 << 16


def bays_of(land: Land, rng: np.random.Generator) -> list[Bay]:
    """The taken bays of a car park, (x, y, yaw, length): a row at the back and, where there is room, one before it. Their ground counts
    as built up."""
    if not land.lots:
        return []
    length, width = _BAY_M
    taken, facing = float(rng.uniform(0.3, 0.95)), float(np.arctan2(land.inward[1], land.inward[0]))
    deepest = float(land.depth.min()) - 1.2
    out: list[Bay] = []
    for n in (deepest - length / 2, deepest - length * 1.5 - _LANE_M):
        if n - length / 2 < 3.2:
            break
        for s in np.arange(2.0, float(land.end[-1]) - 2.0, width):
            dice = rng.random(2)
            if dice[0] < taken and land.free(float(s), n, 1.3, among=()):
                x, y = land.at(float(s), n)
                out.append((float(x), float(y), facing + np.pi * float(dice[1] < 0.4), length))
        land.built.append((0.0, float(land.end[-1]), n - length / 2, n + length / 2))
    return out


def raised(placements: Sequence[Placement]) -> list[Placement]:
    """Vehicles that were brought to rest on the land, on the paving that lies on it."""
    lift = transform(translation=(0.0, 0.0, PAVED_LIFT_M))
    return [replace(p, T_world_obj=lift @ p.T_world_obj) for p in placements]


def leaning_cycles(
    land: Land, barrier: Barrier, boundaries: Boundaries, catalogue: Catalogue, plan: GroundPlan, rng: np.random.Generator,
    gates: list[float],
) -> list[Placement]:
    """Bicycles on the pavement that lean at a boundary firm enough for them, one behind the other."""
    firm = barrier.fence is None or barrier.fence.kind in ("bars", "spears", "mesh")
    if not land.lots or not firm or (barrier.wall is None and barrier.fence is None) or not selection_in(catalogue).allows("bicycle"):
        return []
    face = INSET_M - max(barrier.wall[2] / 2 if barrier.wall else 0.0, 0.03)
    heading = float(np.arctan2(land.d[1], land.d[0]))
    out: list[Placement] = []
    length = float(land.end[-1])
    for start in rng.uniform(4.0, max(length - 12.0, 4.1), rng.poisson(length / 45)):
        for k in range(int(rng.integers(1, 8))):
            s, variant, back = float(start) + _ROOM_M * k + float(rng.normal(0, 0.08)), int(rng.integers(_ANY_VARIANT)), rng.random() < 0.5
            if s > length - 4.0 or land.lot_at(s) < 0 or any(abs(s - gate) < 3.2 for gate in gates) or rng.random() < 0.2:
                continue
            asset = catalogue.get("bicycle", variant)
            turn = heading + np.pi * float(back) + float(rng.normal(0, 0.03))
            middle = float(asset.bounds[:, 0].mean())
            x, y = land.at(s, face - _HANDLEBAR_M) - middle * np.array([np.cos(turn), np.sin(turn)])
            if plan.claim(footprint(pose(float(x), float(y), 0.0, turn), asset.bounds, -0.08)):
                z = float(boundaries.height(np.array([[x, y]]))[0])
                lean = _LEAN_RAD if back else -_LEAN_RAD  # towards the land, which is on the left of the street's walk
                out.append(place(asset, pose(float(x), float(y), z, turn) @ transform(rotation(roll=lean))))
    return out
