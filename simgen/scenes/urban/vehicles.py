"""Moving vehicles as instances: wheels that roll and steer, bodies on their springs, lamps that say what they do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.vehicles.pose import vehicle_pose
from simgen.assets.vehicles.tram import on_profile, tram_pose
from simgen.physics.wheels import wheels_on_ground
from simgen.scenes.urban.course import Course, Instant
from simgen.snapshot import Instance
from simgen.traffic.log import OnRails

Pose = NDArray[np.float32]
DAYTIME_SHARE = 0.6  # of motor vehicles that drive with lamps by day (compulsory for new ones in the EU since 2011, UN R48)
_EMERGENCY = {"police": 0.25, "ambulance": 0.4, "fire_engine": 0.6}  # shares that are on a call
_WARNING = {"refuse_lorry": 0.9}  # work with their beacons on
_BEACON_HZ = 2.0  # UN R65: 2 to 4 flashes a second
_WAY_PER_PHASE_M = 3.0  # wheels begin at any angle


@dataclass(frozen=True, eq=False)
class Vehicle:
    """A motor vehicle. asset : in its own materials, with load and driver. phase : 0..1. lamps : lit all the time. beacons : whether its
    beacons flash."""

    course: Course
    asset: Asset
    instance_id: int
    phase: float
    lamps: frozenset[str]
    beacons: bool

    def instances(self, frame: int, distance_m: float) -> list[Instance]:
        """One instance at the level of detail of a distance."""
        now, then = self.course.instants(frame)
        lit = self.course.track.lights[frame] | self.lamps | self._flashing(now)
        lit &= frozenset(self.asset.lamps)
        materials, pose = self.asset.materials_with(sorted(lit)), self._pose(now)
        return [Instance(
            self.asset.lod(distance_m), materials, self.course.pose(now), self.asset.semantic, self.instance_id,
            self.course.pose(then), pose, self._pose(then), box=self.asset.box(pose),
            attributes=self.course.attributes(frame, asset=self.asset.key, lights=sorted(lit)), caster=self.asset.caster(distance_m),
        )]  # fmt: skip

    def _pose(self, at: Instant) -> Pose | None:
        track, stance = self.course.track, self.course.stance
        if self.asset.skeleton is None:
            return None  # an imported one
        if track.rail is not None:
            return self._railed(at, track.rail)
        pose = vehicle_pose(
            self.asset, travelled_m=self.course.travelled_m(at) + _WAY_PER_PHASE_M * self.phase, curvature=float(track.curvature[at.row]),
            pitch_rad=float(stance.pitch[at.row]), roll_rad=float(stance.roll[at.row]), heave_m=float(stance.heave[at.row]),
        )  # fmt: skip
        if not stance.gaps.size:
            return pose
        return wheels_on_ground(pose, self.asset.skeleton, stance.gaps[at.row])

    def _railed(self, at: Instant, rail: OnRails) -> Pose:
        """Sections and bogies along the track, up and down with it."""
        place = float(rail.at_m[at.row] + self.course.track.speed[at.row] * at.ahead_s)

        def way(s: float) -> tuple[float, float, float]:
            xy, turn = rail.frame(place, s)
            return float(xy[0]), float(xy[1]), float(turn)

        pose = tram_pose(self.asset, travelled_m=self.course.travelled_m(at) + _WAY_PER_PHASE_M * self.phase, track=way)
        return on_profile(self.asset, pose, self.course.stance.gaps[at.row])

    def _flashing(self, at: Instant) -> frozenset[str]:
        if not self.beacons:
            return frozenset()
        turn = int(2 * (_BEACON_HZ * self.course.time_s(at) + self.phase)) % 2
        return frozenset({"beacon_left"} if turn else {"beacon_right"})


def vehicle(course: Course, asset: Asset, instance_id: int, rng: np.random.Generator, *, dim: bool) -> Vehicle:
    """A vehicle whose lamps are drawn. dim : the light is so low that all drive with headlamps."""
    phase, daytime, call = rng.random(3)
    family = course.track.family
    on_call = call < _EMERGENCY.get(family, 0.0) + _WARNING.get(family, 0.0)
    lamps = {"head", "tail"} if dim or daytime < DAYTIME_SHARE else set()
    return Vehicle(course, asset, instance_id, float(phase), frozenset(lamps), bool(on_call))
