"""Bringing things to rest on the ground: parked vehicles on their wheels, loose objects as they fall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull, Delaunay

from simgen.asset import Asset
from simgen.geometry import apply, transform, yaw_of
from simgen.physics.contact import ground_gap
from simgen.physics.engine import STEP_S, RigidWorld, rigid_world
from simgen.physics.wheels import points_of, stand, wheel_contacts, wheel_radii, wheels_on_ground
from simgen.roads.ground import Ground
from simgen.scenes.placement import Placement

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Substance:
    """How an object meets the ground. The ground's own values (friction 0.8, restitution 0.6) multiply these."""

    friction: float
    restitution: float
    rolling_friction: float = 0.002


# Sliding friction on asphalt: rubber 0.8 to 0.9, cardboard and plastic film about 0.4 (Engineering ToolBox tables).
SUBSTANCES: Mapping[str, Substance] = {
    "cardboard_box": Substance(0.55, 0.3), "bag": Substance(0.7, 0.05, 0.02), "cone": Substance(0.8, 0.45),
    "tyre": Substance(1.0, 0.75, 0.01),
}
_DEFAULT = Substance(0.7, 0.3)

_VEHICLE_DROP_M, _VEHICLE_STEPS = 0.005, 48
_TYRE_HALF_WIDTH_M = 0.1
_PATCH_M = 10.0  # of ground around a loose object: as far as it may bounce
_OBSTACLE_M = 6.0  # fixed things this near to a loose object stop it
_CHECK_STEPS = 24
_TOUCHING_M = 0.005
_STILL_MPS, _STILL_RADPS = 0.01, 0.05


def settle(placements: Sequence[Placement], ground: Ground, *, max_time_s: float = 6.0) -> list[Array]:
    """(4, 4) T_world_obj of every placement after those with `settle` came to rest on the ground.

    Vehicles (assets with wheel joints) are let down on the true surface triangles on their wheels; the last millimetres are
    solved exactly. Loose objects fall from where they are, tumble, bounce, may hit fixed things with collision hulls and
    vehicles and lie on one another; they are simulated in steps of 1/240 s without air drag until nothing moves, or for
    `max_time_s`, after which heavy damping brings what still rolls to a stop. What falls off the ground's edge is set down
    where it began. The result depends on the arguments alone. The bar, measured by `contact_report`, is 5 mm.
    """
    out = [np.array(p.T_world_obj, float) for p in placements]
    wheeled = [i for i, p in enumerate(placements) if p.settle and p.asset is not None and len(wheel_contacts(p.asset)) > 1]
    if wheeled:
        for i, T in zip(wheeled, _settle_vehicles([placements[i] for i in wheeled], ground), strict=True):
            out[i] = T
    on_wheels = set(wheeled)
    loose = [i for i, p in enumerate(placements) if p.settle and p.asset is not None and i not in on_wheels]
    if loose:
        for i, T in zip(loose, _settle_loose(loose, placements, out, ground, max_time_s), strict=True):
            out[i] = T
    return out


def wheel_travel(placements: Sequence[Placement], transforms: Sequence[Array], ground: Ground) -> list[NDArray[np.float32] | None]:
    """Skinning matrices (J, 4, 4) of the settled vehicles whose ground is uneven by more than 5 mm, with each wheel moved to
    the ground; None for all else. transforms : (4, 4) as `settle` gave them."""
    out: list[NDArray[np.float32] | None] = [None] * len(placements)
    feet = {i: wheel_contacts(p.asset) for i, p in enumerate(placements) if p.settle and p.asset is not None}
    feet = {i: c for i, c in feet.items() if len(c) > 2}
    if not feet:
        return out
    at = np.concatenate([points_of(np.asarray(transforms[i])[None], c[None])[0] for i, c in feet.items()])
    gaps = np.split(at[:, 2] - ground.height(at[:, :2]), np.cumsum([len(c) for c in feet.values()])[:-1])
    for i, gap in zip(feet, gaps, strict=True):
        asset = placements[i].asset
        if asset is not None and asset.skeleton is not None and np.abs(gap).max() > _TOUCHING_M:
            rest = np.tile(np.eye(4, dtype=np.float32), (len(asset.skeleton.names), 1, 1))
            out[i] = wheels_on_ground(rest, asset.skeleton, gap)
    return out


def _settle_vehicles(parked: Sequence[Placement], ground: Ground) -> list[Array]:
    start = _on_wheels(parked, [np.asarray(p.T_world_obj, float) for p in parked], ground)
    cars = [i for i, p in enumerate(parked) if p.asset is not None and len(wheel_contacts(p.asset)) > 2]
    if not cars:
        return start
    with rigid_world() as world:
        patches = [ground.triangles(start[i][:2, 3], _reach(parked[i])) for i in cars]
        world.add_surface(_unique(patches))
        bodies = {i: _add_vehicle(world, parked[i].asset, start[i]) for i in cars}
        world.step(_VEHICLE_STEPS)
        for i, (body, T_obj_body) in bodies.items():
            start[i] = world.pose(body) @ np.linalg.inv(T_obj_body)
    return _on_wheels(parked, start, ground)


def _on_wheels(parked: Sequence[Placement], poses: Sequence[Array], ground: Ground) -> list[Array]:
    """The poses with height, pitch and roll solved so that the tyres touch; a two-wheeler keeps its lean on the stand."""
    groups: dict[int, list[int]] = {}
    contacts = [wheel_contacts(p.asset) if p.asset is not None else np.zeros((0, 2)) for p in parked]
    for i, c in enumerate(contacts):
        groups.setdefault(len(c), []).append(i)
    out = [np.array(T) for T in poses]
    for members in groups.values():
        T, _ = stand(np.array([poses[i][:2, 3] for i in members]), np.array([yaw_of(poses[i]) for i in members]),
                     np.stack([contacts[i] for i in members]), ground.height)
        for i, solved in zip(members, T, strict=True):
            out[i] = solved
            if len(contacts[i]) == 2:
                lean = float(np.arctan2(parked[i].T_world_obj[2, 1], parked[i].T_world_obj[2, 2]))
                c, s = np.cos(lean), np.sin(lean)
                out[i] = solved @ transform(np.array([[1, 0, 0], [0, c, -s], [0, s, c]]))
    return out


def _add_vehicle(world: RigidWorld, asset: Asset | None, T_world_obj: Array) -> tuple[int, Array]:
    if asset is None:
        raise ValueError("a vehicle to settle needs an asset")
    contacts, radii = wheel_contacts(asset), wheel_radii(asset)
    length, width, height = asset.size_m
    com = np.array([*contacts.mean(axis=0), 0.35 * height])
    T_obj_body = transform(None, com)
    # A solid block's moments, which is close to a car's (NHTSA's inertia data base: yaw about m L^2 / 12).
    inertia = asset.mass_kg / 12 * np.array([width**2 + height**2, length**2 + height**2, length**2 + width**2])
    lift = transform(None, (0.0, 0.0, _VEHICLE_DROP_M))
    # Balls as thick as a tyre touch the ground where the wheel does, without reaching over a kerb beside it.
    balls = np.minimum(radii, _TYRE_HALF_WIDTH_M)
    wheels = np.column_stack([contacts, balls]) - com
    return world.add_on_wheels(wheels, balls, asset.mass_kg, inertia, lift @ T_world_obj @ T_obj_body), T_obj_body


def _settle_loose(
    loose: Sequence[int], placements: Sequence[Placement], poses: Sequence[Array], ground: Ground, max_time_s: float
) -> list[Array]:
    with rigid_world() as world:
        surface = world.add_surface(_unique([ground.triangles(poses[i][:2, 3], _PATCH_M) for i in loose]))
        obstacles = {world.add_fixed(hulls, T) for hulls, T in _obstacles(loose, placements, poses)}
        bodies, frames = [], []
        for i in loose:
            asset = placements[i].asset
            if asset is None:
                raise ValueError("a loose object needs an asset")
            hulls = asset.hulls or (np.asarray(asset.lods[0].positions, float),)
            com = _centre_of_mass(hulls)
            s = SUBSTANCES.get(asset.family, _DEFAULT)
            frames.append(transform(None, com))
            bodies.append(world.add_hulls(
                [_sparse(np.asarray(h, float) - com) for h in hulls], asset.mass_kg, poses[i] @ frames[-1], friction=s.friction,
                restitution=s.restitution, rolling_friction=s.rolling_friction))
        _run_to_rest(world, bodies, max_time_s)
        out = []
        for i, body, T_obj_body in zip(loose, bodies, frames, strict=True):
            T = world.pose(body) @ np.linalg.inv(T_obj_body)
            asset = placements[i].asset
            if asset is not None:
                if T[2, 3] < float(ground.base_height(T[None, :2, 3])[0]) - 1.0:
                    T = np.array(poses[i])
                    T[2, 3] += 100.0  # set down from above
                carried = (world.touching(body) & (set(bodies) | obstacles)) - {surface}
                T = _corrected(T, asset, ground, carried=bool(carried))
            out.append(T)
    return out


def _run_to_rest(world: RigidWorld, bodies: Sequence[int], max_time_s: float) -> None:
    still = dict.fromkeys(bodies, 0)  # checks in a row at which a body did not move
    for _ in range(int(max_time_s / STEP_S) // _CHECK_STEPS):
        world.step(_CHECK_STEPS)
        for body in bodies:
            v, w = world.speeds(body)
            still[body] = still[body] + 1 if v < _STILL_MPS and w < _STILL_RADPS else 0
            if still[body] == 2:
                world.sleep(body)
        if min(still.values()) >= 2:
            return
    for body in bodies:
        world.change(body, linearDamping=0.98, angularDamping=0.98)
    world.step(240)


def _corrected(T: Array, asset: Asset, ground: Ground, *, carried: bool) -> Array:
    """The pose moved along z until the mesh touches the ground (hulls and Bullet's margins are off by a few millimetres). What
    other objects carry is only lifted out of the ground."""
    out = np.array(T)
    corners = _corners(np.asarray(asset.lods[0].positions, float))
    for _ in range(3):
        gap, depth = ground_gap(apply(out, corners), ground)
        move = depth if depth > 0 else -gap if not carried else 0.0
        if abs(move) < 5e-4:
            break
        out[2, 3] += move
    return out


def _obstacles(
    loose: Sequence[int], placements: Sequence[Placement], poses: Sequence[Array]
) -> list[tuple[Sequence[Array], Array]]:
    where = np.array([poses[i][:2, 3] for i in loose])
    moving = set(loose)
    out: list[tuple[Sequence[Array], Array]] = []
    for j, p in enumerate(placements):
        if j in moving or p.asset is None or not p.asset.hulls:
            continue
        reach = _OBSTACLE_M + max(p.asset.size_m[:2]) / 2
        if (np.linalg.norm(where - poses[j][:2, 3], axis=1) < reach).any():
            out.append(([_sparse(np.asarray(h, float)) for h in p.asset.hulls], poses[j]))
    return out


def _reach(p: Placement) -> float:
    return 3.0 if p.asset is None else float(np.abs(p.asset.bounds[:, :2]).max()) + 0.5


def _unique(patches: Sequence[Array]) -> Array:
    """The triangles of all patches, each once."""
    rows = np.concatenate([p.reshape(-1, 9) for p in patches])
    return np.unique(rows, axis=0).reshape(-1, 3, 3)


def _sparse(points: Array, limit: int = 64) -> Array:
    """The corners of the points' convex hull, at most `limit` of them, spread evenly over directions."""
    corners = _corners(points)
    if len(corners) <= limit:
        return corners
    i = np.arange(4 * limit) + 0.5
    polar, azimuth = np.arccos(1 - 2 * i / (4 * limit)), np.pi * (1 + 5**0.5) * i
    directions = np.stack([np.cos(azimuth) * np.sin(polar), np.sin(azimuth) * np.sin(polar), np.cos(polar)], axis=1)
    return corners[np.unique((corners @ directions.T).argmax(axis=0))]


def _corners(points: Array) -> Array:
    out: Array = points[ConvexHull(points).vertices]
    return out


def _centre_of_mass(hulls: Sequence[Array]) -> Array:
    """(3,) centroid of the hulls' volumes, taken as evenly filled."""
    total, moment = 0.0, np.zeros(3)
    for hull in hulls:
        tetrahedra = np.asarray(hull, float)[Delaunay(hull).simplices]
        volume = np.abs(np.linalg.det(tetrahedra[:, 1:] - tetrahedra[:, :1])) / 6
        total += float(volume.sum())
        moment += (tetrahedra.mean(axis=1) * volume[:, None]).sum(axis=0)
    return moment / total
