"""Animals that live in a town: cats on the pavements, flocks that feed there, birds in the air."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.asset import LOD_FOCAL_PX, Asset
from simgen.assets.animals.behaviour import SPEEDS_MPS, Flight, draw_activity, flight_path, flock, flying_flock
from simgen.assets.animals.motion import animal_pose
from simgen.assets.selection import selection_in
from simgen.geometry import pose
from simgen.recipe import Animals
from simgen.roads.ground import Ground
from simgen.roads.roadmap import RoadMap
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, footprint
from simgen.scenes.urban.kerbside import Side, sides
from simgen.snapshot import Instance
from simgen.world import Catalogue

Floats = NDArray[np.float64]
_REACH_M = 60.0  # round the ego
_VIEW_M = 120.0
_FLOCKS = {"pigeon": 0.62, "sparrow": 0.2, "gull": 0.06, "crow": 0.12}  # on the ground of towns
_FLYERS = {"pigeon": 0.5, "gull": 0.2, "crow": 0.2, "sparrow": 0.1}
_FLOCK_SIZE = (3, 14)
_AHEAD_M, _ASIDE_M, _HEIGHT_M = (15.0, 70.0), 5.0, (5.0, 20.0)
_ACROSS_RAD = 0.25  # of ways along the street, so that they stay between the houses
_ANY_VARIANT = 1 << 16


@dataclass(frozen=True, eq=False)
class Animal:
    """One of them. T_world_obj : (4, 4) of one that stays. flight : its way instead. gait, phase : of what it does."""

    asset: Asset
    gait: str
    phase: float
    T_world_obj: Floats
    flight: Flight | None = None

    def instance(self, instance_id: int, now_s: float, then_s: float, viewpoint: Floats, focal_px: float) -> Instance | None:
        """At two instants of the clip; None if it is too far away."""
        T, T_next = self._at(now_s), self._at(then_s)
        distance = float(np.linalg.norm(T[:3, 3] - viewpoint))
        if distance > _VIEW_M:
            return None
        level = distance * LOD_FOCAL_PX / focal_px
        return Instance(
            self.asset.lod(level), self.asset.materials, T, self.asset.semantic, instance_id, T_next, self._pose(now_s), self._pose(then_s),
            attributes={"asset": self.asset.key, "family": self.asset.family, "gait": self.gait}, caster=self.asset.caster(level),
            skeleton=self.asset.skeleton, keypoints=self.asset.keypoints,
        )  # fmt: skip

    def _at(self, time_s: float) -> Floats:
        return self.T_world_obj if self.flight is None else self.flight.at(time_s)

    def _pose(self, time_s: float) -> NDArray[np.float32]:
        speed = 0.0 if self.flight is None else self.flight.speed_mps
        return animal_pose(self.asset, gait=self.gait, speed_mps=speed, travelled_m=speed * time_s, phase=self.phase, time_s=time_s)


class Fauna:
    """The animals of a clip; ids count from `first_id`."""

    def __init__(self, animals: Sequence[Animal], times_s: Floats, first_id: int) -> None:
        self._animals, self._times_s, self._first_id = tuple(animals), times_s, first_id

    def instances(self, frame: int, viewpoint: Floats, focal_px: float = LOD_FOCAL_PX) -> tuple[Instance, ...]:
        """Those near enough at a frame, with the motion to the next instant."""
        now, then = float(self._times_s[frame]), float(self._times_s[frame + 1])
        out = [a.instance(self._first_id + k, now, then, viewpoint, focal_px) for k, a in enumerate(self._animals)]
        return tuple(i for i in out if i is not None)


def fauna(
    animals: Animals, road_map: RoadMap, ground: Ground, plan: GroundPlan, catalogue: Catalogue, draws: Draws, T_world_ego: Floats,
    times_s: Floats, first_id: int,
) -> Fauna:  # fmt: skip
    """Draw the animals near the ego (4, 4): on free ground of the pavements, and in the air ahead of it."""
    here = T_world_ego[:2, 3]
    cats = float(draws.value("animals.cats_per_km", animals.cats_per_km))
    flocks = float(draws.value("animals.flocks_per_km", animals.flocks_per_km))
    out: list[Animal] = []
    selection = selection_in(catalogue)
    for side in sides(road_map, here, _REACH_M):
        rng = draws.rng(f"animals.{side.edge.id}")
        # A street has two pavements.
        for _ in range(rng.poisson(cats * side.length_m / 2000)):
            if selection.allows("cat"):
                out += _alone(side, ground, plan, catalogue, rng)
        for _ in range(rng.poisson(flocks * side.length_m / 2000)):
            out += _flock(side, ground, plan, catalogue, rng)
    out += _flying(draws.integer("animals.flying", animals.flying), catalogue, draws.rng("animals.air"), T_world_ego, float(times_s[-1]))
    return Fauna([a for a in out if selection.allows(a.asset.family)], times_s, first_id)


def _alone(side: Side, ground: Ground, plan: GroundPlan, catalogue: Catalogue, rng: np.random.Generator) -> list[Animal]:
    asset = catalogue.get("cat", int(rng.integers(_ANY_VARIANT)))
    s, back, yaw = rng.uniform(0, side.length_m), rng.uniform(0.3, max(side.width_m - 0.2, 0.4)), rng.uniform(-np.pi, np.pi)
    act = draw_activity(rng, "cat", moving=False)
    return _standing(asset, act.gait, act.phase, side.point(float(s), float(back)), float(yaw), ground, plan)


def _flock(side: Side, ground: Ground, plan: GroundPlan, catalogue: Catalogue, rng: np.random.Generator) -> list[Animal]:
    family = str(rng.choice(list(_FLOCKS), p=list(_FLOCKS.values())))
    s, count = float(rng.uniform(0, side.length_m)), int(rng.integers(*_FLOCK_SIZE))
    middle, along = side.point(s, side.width_m / 2), side.direction(s)
    c, n = np.cos(along), np.sin(along)
    out: list[Animal] = []
    for x, y, yaw in flock(rng, count, patch_m=(4.0, max(side.width_m - 0.4, 1.0))):
        asset = catalogue.get(family, int(rng.integers(_ANY_VARIANT)))
        act = draw_activity(rng, family, moving=False)
        xy = middle + np.array([c * x - n * y, n * x + c * y])
        out += _standing(asset, act.gait, act.phase, xy, along + yaw, ground, plan)
    return out


def _standing(
    asset: Asset, gait: str, phase: float, xy: Floats, yaw: float, ground: Ground, plan: GroundPlan
) -> list[Animal]:
    T = pose(float(xy[0]), float(xy[1]), 0.0, yaw)
    if not plan.claim(footprint(T, asset.bounds)):
        return []
    T[2, 3] = float(ground.height(xy[None])[0])
    return [Animal(asset, gait, phase, T)]


def _flying(count: int, catalogue: Catalogue, rng: np.random.Generator, T_world_ego: Floats, duration_s: float) -> list[Animal]:
    out: list[Animal] = []
    while count > 0:
        family = str(rng.choice(list(_FLYERS), p=list(_FLYERS.values())))
        together = min(int(rng.integers(2, 9)) if family == "pigeon" and rng.random() < 0.5 else int(rng.integers(1, 3)), count)
        count -= together
        ahead, aside, up = rng.uniform(*_AHEAD_M), rng.uniform(-_ASIDE_M, _ASIDE_M), rng.uniform(*_HEIGHT_M)
        start = T_world_ego[:3, 3] + T_world_ego[:3, :3] @ np.array([ahead, aside, 0.0]) + [0, 0, up]
        low, high = SPEEDS_MPS[family]["fly"]
        speed = float(rng.uniform(low, high))
        # Across the middle of the clip they are where they were drawn.
        along = float(np.arctan2(T_world_ego[1, 0], T_world_ego[0, 0]))
        heading = along + np.pi * int(rng.integers(2)) + float(rng.normal(0, _ACROSS_RAD))
        start[:2] -= speed * duration_s / 2 * np.array([np.cos(heading), np.sin(heading)])
        leader = flight_path(
            rng, start=(float(start[0]), float(start[1]), float(start[2])), heading_rad=heading, speed_mps=speed, turn_rad_s=0.15,
            duration_s=max(duration_s, 0.2), climb_mps=0.3,
        )  # fmt: skip
        for way in flying_flock(rng, leader, together):
            gait = "glide" if family == "gull" and rng.random() < 0.6 else "fly"
            asset = catalogue.get(family, int(rng.integers(_ANY_VARIANT)))
            out.append(Animal(asset, gait, float(rng.random()), way.at(0.0), way))
    return out
