"""Moving road users as instances: vehicles with their lamps and wheels, riders on two-wheelers, people who walk or wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.asset import LOD_FOCAL_PX, Asset
from simgen.assets.people.motion import Pose, Walker, ride_pose, stand_pose
from simgen.assets.people.palette import cloth
from simgen.assets.people.person import ADULT_WALKERS, BICYCLE_RIDERS, CYCLISTS, MOTORCYCLISTS
from simgen.assets.vehicles.paint import car_paint, van_paint
from simgen.assets.vehicles.pose import bicycle_pose, vehicle_pose
from simgen.mesh import Material
from simgen.ontology import class_id
from simgen.physics.stance import Stance
from simgen.physics.wheels import wheels_on_ground
from simgen.scene import Draws
from simgen.scenes.urban.sight import ALWAYS_M, Sight
from simgen.snapshot import Instance
from simgen.traffic.log import Track, TrafficLog
from simgen.world import Catalogue

VIEW_M = 450.0  # vehicles farther away than this from the viewpoint are left out
_PEOPLE_VIEW_M = 250.0  # people: six pixels in usual cameras
WALKING_MPS = 0.25  # slower people stand
STOPPED_MPS = 0.3  # slower riders put a foot down
HELMET_SHARE = 0.45  # of cyclists

_PEOPLE = frozenset({"adult", "child"})
_TWO_WHEELERS = frozenset({"bicycle", "motorcycle"})
_PAINTED = {"hatchback": car_paint, "saloon": car_paint, "suv": car_paint, "van": van_paint, "motorcycle": car_paint}
_FAR_M = 60.0  # who stays farther than this from the ego walks in steps of 1/48 of a cycle: at most 0.5 px in usual cameras
_RECOLOURED_SHARE = 0.6  # of people, whose top has another colour than their variant's


class Actors:
    """The road users of a clip. Ids count from `first_id` over all tracks of the log in order, constant through the clip; a
    two-wheeler takes two, its own and then its rider's. What a track looks like comes from a stream named after its id."""

    def __init__(
        self, log: TrafficLog, stances: Mapping[str, Stance], catalogue: Catalogue, draws: Draws, *, first_id: int = 1
    ) -> None:
        self._log, self._stances, self._catalogue, self._draws = log, stances, catalogue, draws
        self._times_s = log.times_s
        takes = np.array([1 + (track.family in _TWO_WHEELERS) for track in log.tracks], np.int64)
        self._first_ids = (first_id + np.cumsum(takes) - takes).tolist()
        self.following_id = first_id + int(takes.sum())  # first id that is free
        self._dressed: dict[int, _Actor] = {}  # by place in the log, made when first wanted: many are never in view
        self._walkers: _Walkers = {}

    def instances(
        self, frame: int, viewpoint: NDArray[np.float64], sight: Sight | None = None, focal_px: float = LOD_FOCAL_PX
    ) -> tuple[Instance, ...]:
        """Everybody present at a frame, with the motion to the next instant; levels of detail for a (3,) viewpoint and the longest
        focal length there. Who is far away and not covered by `sight` is left out."""
        dt = float(self._times_s[frame + 1] - self._times_s[frame])
        out: list[Instance] = []
        present = [k for k, track in enumerate(self._log.tracks) if track.present[frame]]
        at = np.array([self._stances[self._log.tracks[k].id].T_world_obj[frame, :3, 3] for k in present]).reshape(-1, 3)
        distances = np.linalg.norm(at - viewpoint, axis=1)
        seen = np.ones(len(at), bool) if sight is None else sight.covers(at[:, :2]) | (distances < ALWAYS_M)
        for k, distance, counts in zip(present, distances.tolist(), seen.tolist(), strict=True):
            if counts and distance <= (_PEOPLE_VIEW_M if self._log.tracks[k].family in _PEOPLE else VIEW_M):
                out.extend(self._actor(k).instances(frame, distance * LOD_FOCAL_PX / focal_px, dt))
        return tuple(out)

    def _actor(self, k: int) -> _Actor:
        if k not in self._dressed:
            track = self._log.tracks[k]
            near = _nearest_m(track, self._log.ego) < _FAR_M
            self._dressed[k] = _actor(
                track, self._stances[track.id], self._catalogue, self._draws, self._first_ids[k], self._walkers, near
            )
        return self._dressed[k]


@dataclass(frozen=True, eq=False)
class _Actor:
    """A track dressed up. rider : of a two-wheeler. phase : 0..1 of gait or waiting posture."""

    track: Track
    stance: Stance
    asset: Asset
    materials: tuple[Material, ...]
    recolor: Mapping[str, Material]
    first_id: int
    phase: float
    walker: _Gait | None = None
    rider: Asset | None = None
    rider_materials: tuple[Material, ...] = ()

    @cached_property
    def standing(self) -> Pose:
        """How somebody who does not walk stands."""
        return stand_pose(self.asset, self.phase)

    def instances(self, frame: int, distance_m: float, dt_s: float) -> list[Instance]:
        """One instance, or mount and rider, at the level of detail of a distance."""
        T = self.stance.T_world_obj[frame]
        T_next, following = self._next(frame, dt_s)
        attributes = self._attributes(frame)
        pose, pose_next = self._pose(frame, 0.0), self._pose(following, 0.0 if following != frame else dt_s)
        lit = self.track.lights[frame]
        materials = self.asset.materials_with(lit, self.recolor) if lit else self.materials
        person = self.track.family in _PEOPLE
        out = [Instance(
            self.asset.lod(distance_m), materials, T, self.asset.semantic, self.first_id, T_next, pose, pose_next,
            box=None if person else self.asset.bounds.astype(np.float64), attributes=attributes,
            caster=self.asset.caster(distance_m),
        )]
        if self.rider is not None:
            (seat, ride), (seat_next, ride_next) = self._ride(pose, frame), self._ride(pose_next, following)
            out.append(Instance(
                self.rider.lod(distance_m), self.rider_materials, T @ seat, class_id("rider"), self.first_id + 1,
                T_next @ seat_next, ride, ride_next,
                attributes={**attributes, "asset": self.rider.key, "family": self.rider.family, "mount": self.first_id},
                caster=self.rider.caster(distance_m),
            ))
        return out

    def _next(self, frame: int, dt_s: float) -> tuple[NDArray[np.float64], int]:
        """Pose at the next instant and the instant to take everything else from; who leaves goes straight on."""
        if self.track.present[frame + 1]:
            return self.stance.T_world_obj[frame + 1], frame + 1
        T = self.stance.T_world_obj[frame].copy()
        T[:3, 3] += T[:3, 0] * self.track.speed[frame] * dt_s
        return T, frame

    def _pose(self, i: int, ahead_s: float) -> Pose | None:
        track = self.track
        speed = float(track.speed[i])
        travelled = float(track.travelled[i]) + speed * ahead_s
        if track.family in _PEOPLE:
            if self.walker is None or speed < WALKING_MPS:
                return self.standing
            return self.walker.pose(travelled, self.phase)
        if track.family in _TWO_WHEELERS:
            return bicycle_pose(self.asset, travelled_m=travelled + 3.0 * self.phase, curvature=float(track.curvature[i]),
                                crank_rad=None if track.family == "bicycle" else 0.0)
        if self.asset.skeleton is None:
            return None  # an imported one
        pose = vehicle_pose(
            self.asset, travelled_m=travelled + 3.0 * self.phase, curvature=float(track.curvature[i]),
            pitch_rad=float(self.stance.pitch[i]), roll_rad=float(self.stance.roll[i]), heave_m=float(self.stance.heave[i]),
        )
        if self.asset.skeleton is None or not self.stance.gaps.size:
            return pose
        return wheels_on_ground(pose, self.asset.skeleton, self.stance.gaps[i])

    def _ride(self, mount_pose: Pose | None, i: int) -> tuple[NDArray[np.float64], Pose]:
        if self.rider is None or mount_pose is None:
            raise ValueError(f"track {self.track.id!r} has no rider")
        look = float(np.clip(6.0 * self.track.curvature[i], -0.5, 0.5))
        pose, T = ride_pose(self.rider, self.asset, mount_pose=mount_pose, look_rad=look,
                            foot_down=bool(self.track.speed[i] < STOPPED_MPS))
        return T, pose

    def _attributes(self, frame: int) -> dict[str, Any]:
        track = self.track
        return {
            "asset": self.asset.key, "family": track.family, "track": track.id, "speed_mps": round(float(track.speed[frame]), 3),
            "accel_mps2": round(float(track.accel[frame]), 3), "lights": sorted(track.lights[frame]),
        }


class _Gait:
    """Walking poses of one asset at one speed, kept once made. steps : per cycle, or None for exact ones."""

    def __init__(self, asset: Asset, speed_mps: float, steps: int | None) -> None:
        self._asset, self._speed_mps, self._steps = asset, speed_mps, steps
        self._made: dict[float, Pose] = {}

    @cached_property
    def _walker(self) -> Walker:
        return Walker(self._asset, self._speed_mps)

    def pose(self, travelled_m: float, phase: float) -> Pose:
        cycle = (travelled_m / self._walker.gait.stride_m + phase) % 1.0
        if self._steps:
            cycle = (round(cycle * self._steps) % self._steps) / self._steps
            return _stepped_pose(self._asset, self._speed_mps, cycle)
        if cycle not in self._made:
            self._made[cycle] = self._walker.pose(0.0, cycle)
        return self._made[cycle]


@lru_cache(maxsize=1024)
def _stepped_pose(asset: Asset, speed_mps: float, cycle: float) -> Pose:
    """A walking pose of somebody far away; there are few of them, the same in all scenes."""
    return Walker(asset, speed_mps).pose(0.0, cycle)


_Walkers = dict[tuple[str, float, bool], _Gait]


def _nearest_m(track: Track, ego: Track) -> float:
    """Least distance from the ego during the clip."""
    gap = np.linalg.norm(track.position - ego.position, axis=1)[track.present]
    return float(gap.min()) if len(gap) else float("inf")


def _actor(track: Track, stance: Stance, catalogue: Catalogue, draws: Draws, first_id: int, walkers: _Walkers, near: bool) -> _Actor:
    rng = draws.rng(f"actors.{track.id}")
    phase = float(rng.uniform())
    if track.family in _PEOPLE:
        variant = track.variant % ADULT_WALKERS if track.family == "adult" else track.variant
        asset = catalogue.get(track.family, variant)
        moving = track.speed[track.present & (track.speed >= WALKING_MPS)]
        walker = None
        if len(moving):  # a speed for the whole clip, so that strides do not change and feet do not slide; rounded to be shared
            speed = float(np.median(moving))
            key = (asset.key, round(speed, 1) if near else max(round(4 * speed) / 4, 0.5), near)
            if key not in walkers:
                walkers[key] = _Gait(asset, key[1], None if near else 48)
            walker = walkers[key]
        return _Actor(track, stance, asset, _dressed(asset, rng), {}, first_id, phase, walker)
    asset = catalogue.get(track.family, track.variant)
    recolor = {"paint": _PAINTED[track.family](rng)} if track.family in _PAINTED else {}
    materials = asset.materials_with((), recolor)
    if track.family not in _TWO_WHEELERS:
        return _Actor(track, stance, asset, materials, recolor, first_id, phase)
    choice: tuple[int, ...] = CYCLISTS if rng.uniform() < HELMET_SHARE else BICYCLE_RIDERS
    rider = catalogue.get("adult", int(rng.choice(MOTORCYCLISTS if track.family == "motorcycle" else choice)))
    return _Actor(track, stance, asset, materials, recolor, first_id, phase, None, rider, _dressed(rider, rng))


def _dressed(person: Asset, rng: np.random.Generator) -> tuple[Material, ...]:
    """A person's materials with the hat or helmet, and for most the top, in another colour."""
    changed = {"hat": cloth(rng, bright=0.4, light=0.3, dark=0.25)}
    if rng.uniform() < _RECOLOURED_SHARE:
        changed["top"] = cloth(rng)
    recolor = {}
    for tag, color in changed.items():
        base = person.materials[person.tags[tag]]
        name = f"{base.name.partition('*')[0]}*{color[0]:.3f},{color[1]:.3f},{color[2]:.3f}"
        recolor[tag] = replace(base, name=name, base_color=color)
    return person.materials_with(recolor=recolor)
