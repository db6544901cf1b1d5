"""Parked vehicles in their bays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.selection import selection_in
from simgen.assets.vehicles.pose import vehicle_pose
from simgen.geometry import pose, rotation, transform
from simgen.kinds import TWO_WHEELERS
from simgen.mesh import skinned_positions
from simgen.roads.ground import Ground
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement, footprint, place
from simgen.scenes.urban.looks import Looks
from simgen.world import Catalogue

Bay = tuple[float, float, float, float]

# Shares of a European street's parked vehicles: the stock by body (ACEA, Vehicles on European roads, 2023).
_FAMILIES = {
    "hatchback": 0.33, "saloon": 0.14, "estate": 0.10, "suv": 0.24, "coupe": 0.025, "pickup": 0.015, "taxi": 0.008, "van": 0.09,
    "minibus": 0.006, "motorcycle": 0.009, "scooter": 0.011,
}  # fmt: skip
_ANY_VARIANT = 1 << 16  # the catalogue counts variants modulo their number
_GAP_M = 0.35  # to the ends of the bay
_DROP_M = 0.03  # physics lets them down from there
_NEAR_M = 45.0  # from the viewpoint, within which loads, occupants and open doors are seen
_CLAIMED_M = 0.051  # round a vehicle, that is its own already
_LID_M = 1.1  # what opens wholly above this takes no ground
_STAND_RAD = -0.17  # two-wheelers lean to the left on their stands


def parked_cars(
    bays: Iterable[Bay], ground: Ground, plan: GroundPlan, catalogue: Catalogue, draws: Draws, looks: Looks, share: float,
    viewpoint_xy: NDArray[np.float64],
) -> list[Placement]:  # fmt: skip
    """Vehicles in a `share` (0..1) of the bays, to be settled by physics.

    bays : (x, y, yaw, length_m), the middle of each bay and the direction of its cars, radians. Each bay has its own stream,
    named after its place, so that the share or a changed order leaves the other cars alone. Cars stand up to 2 degrees askew and
    0.2 m off the middle, and claim their ground; a bay that is too short for any car, or taken, stays empty. looks : what differs from car
    to car; viewpoint_xy : (2,), near which it is seen.
    """
    selection = selection_in(catalogue)
    kinds = selection.weighted({**_FAMILIES, **selection.imported("parked")})
    families, weights = list(kinds), np.array(list(kinds.values()))
    chosen: list[tuple[Asset, tuple[float, float], float, np.random.Generator]] = []
    for x, y, yaw, length in bays:
        rng = draws.rng(f"network.parked.{x:.2f}.{y:.2f}")
        if rng.random() >= share or not families:
            continue
        turn, along, across = rng.normal(0, np.radians(0.9)), rng.normal(0, 0.12), rng.normal(0, 0.05)
        turn = float(np.clip(turn, -np.radians(2), np.radians(2)))
        variant = int(rng.integers(_ANY_VARIANT))
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
                chosen.append((asset, at, heading, rng))
            break
    if not chosen:
        return []
    heights = ground.height(np.array([at for _, at, _, _ in chosen]))
    out = []
    by_distance = np.argsort(np.argsort([np.hypot(*(np.array(at) - viewpoint_xy)) for _, at, _, _ in chosen], kind="stable"))
    for number, (asset, at, heading, rng), z in zip(by_distance.tolist(), chosen, heights, strict=True):
        T = pose(*at, float(z) + _DROP_M, heading)
        near = float(np.hypot(*(np.array(at) - viewpoint_xy))) < _NEAR_M
        if asset.family in TWO_WHEELERS:
            lean = float(asset.parameters.get("lean_rad", _STAND_RAD))
            out.append(place(asset, T, materials=looks.dressed(asset, catalogue, rng, number, moving=False, near=False).asset.materials,
                             settle=True, lean_rad=lean))  # fmt: skip
            continue
        dressed = looks.dressed(asset, catalogue, rng, number, moving=False, near=near)
        opened = _opened(dressed.asset, dressed.look.open, T, plan) if near else None
        facts = {"open": sorted(dressed.look.open)} if opened is not None else {}
        out.append(place(dressed.asset, T, settle=True, pose=opened, attributes=facts))
    return out


def _opened(asset: Asset, open: Mapping[str, float], T: NDArray[np.float64], plan: GroundPlan) -> NDArray[np.float32] | None:
    """(J, 4, 4) the pose with what is open, whose ground is claimed; None where nothing is or somebody stands in the way. What hangs
    above those who walk there, like lids, needs no ground."""
    if not open:
        return None
    pose, mesh = vehicle_pose(asset, open=open), asset.lods[min(1, len(asset.lods) - 1)]
    if mesh.joints is None:
        return None
    moved, (low, high) = skinned_positions(mesh, pose), asset.bounds[:, :2]
    areas = []
    for name in open:
        p = moved[mesh.joints[:, 0] == asset.hinges[name].joint].astype(np.float64)
        outside = p[((p[:, :2] < low - _CLAIMED_M) | (p[:, :2] > high + _CLAIMED_M)).any(axis=1)]
        if len(outside) > 2 and outside[:, 2].min() < _LID_M:
            area = shapely.MultiPoint((outside @ T[:3, :3].T + T[:3, 3])[:, :2]).convex_hull
            if isinstance(area, shapely.Polygon):
                areas.append(area)
    if not all(plan.is_free(area) for area in areas):
        return None
    for area in areas:
        plan.occupy(area)
    return pose


def at_rest(
    placed: Sequence[Placement], rest: Sequence[NDArray[np.float64]], travel: Sequence[NDArray[np.float32] | None]
) -> list[Placement]:
    """The placements where physics let them come to rest, wheels on the ground, two-wheelers on their stands, open doors open."""
    return [_rested(p, T, moved) for p, T, moved in zip(placed, rest, travel, strict=True)]


def _rested(p: Placement, T: NDArray[np.float64], moved: NDArray[np.float32] | None) -> Placement:
    if p.lean_rad:
        return replace(p, T_world_obj=T @ transform(rotation(roll=p.lean_rad)), pose=None)
    if p.pose is None or moved is None or p.asset is None or p.asset.skeleton is None:
        return replace(p, T_world_obj=T, pose=p.pose if moved is None else moved)
    wheels = np.array([name.startswith(("wheel_", "hub_")) for name in p.asset.skeleton.names])
    return replace(p, T_world_obj=T, pose=np.where(wheels[:, None, None], moved, p.pose))
