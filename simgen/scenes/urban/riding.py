"""Riders and what they ride as instances: bicycles, motorcycles, kick scooters and horses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.animals.motion import animal_pose
from simgen.assets.people.dress import dressed
from simgen.assets.people.families import riders
from simgen.assets.people.motion import Style, ride_pose, years_of
from simgen.assets.vehicles.pose import bicycle_pose
from simgen.kinds import PEDALLED
from simgen.mesh import Material
from simgen.ontology import class_id
from simgen.scenes.urban.course import Course, Instant
from simgen.snapshot import Instance
from simgen.world import Catalogue

Pose = NDArray[np.float32]

IDS = 2  # of the mount and of its rider
STOPPED_MPS = 0.3  # slower riders put a foot down
# Shares of riders with helmets (half of all cyclists in several European cities, counted by road safety institutes).
_HELMETED = {"bicycle": 0.45, "cargo_bike": 0.35, "e_scooter": 0.12, "motorcycle": 1.0, "scooter": 1.0, "horse": 1.0}


@dataclass(frozen=True, eq=False)
class Rider:
    """Somebody riding. materials : of mount and rider."""

    course: Course
    mount: Asset
    rider: Asset
    materials: tuple[tuple[Material, ...], tuple[Material, ...]]
    instance_id: int
    phase: float
    style: Style

    def instances(self, frame: int, distance_m: float) -> list[Instance]:
        """The mount and its rider."""
        now, then = self.course.instants(frame)
        T, T_next = self.course.pose(now), self.course.pose(then)
        pose, pose_next = self._mount_pose(now), self._mount_pose(then)
        (ride, seat), (ride_next, seat_next) = self._ride(now, pose), self._ride(then, pose_next)
        facts = self.course.attributes(frame)
        mount = Instance(
            self.mount.lod(distance_m), self.materials[0], T, self.mount.semantic, self.instance_id, T_next, pose, pose_next,
            box=self.mount.bounds.astype(np.float64), attributes={**facts, "asset": self.mount.key}, caster=self.mount.caster(distance_m),
        )  # fmt: skip
        rider = Instance(
            self.rider.lod(distance_m), self.materials[1], T @ seat, class_id("rider"), self.instance_id + 1, T_next @ seat_next, ride,
            ride_next, attributes={**facts, "asset": self.rider.key, "family": self.rider.family, "mount": self.instance_id},
            caster=self.rider.caster(distance_m), skeleton=self.rider.skeleton, keypoints=self.rider.keypoints,
        )  # fmt: skip
        return [mount, rider]

    def _mount_pose(self, at: Instant) -> Pose:
        track, travelled = self.course.track, self.course.travelled_m(at)
        if self.mount.family == "horse":
            speed = float(np.median(track.speed[track.present]))
            gait = "stand" if track.speed[at.row] < STOPPED_MPS else "walk" if speed < 2.2 else "trot"
            time_s = self.course.time_s(at)
            return animal_pose(self.mount, gait=gait, speed_mps=speed, travelled_m=travelled, phase=self.phase, time_s=time_s)
        return bicycle_pose(
            self.mount, travelled_m=travelled + 3.0 * self.phase, curvature=float(track.curvature[at.row]),
            crank_rad=None if self.mount.family in PEDALLED else 0.0,
        )  # fmt: skip

    def _ride(self, at: Instant, mount_pose: Pose) -> tuple[Pose, NDArray[np.float64]]:
        track = self.course.track
        look = float(np.clip(6.0 * track.curvature[at.row], -0.5, 0.5))
        stopped = bool(track.speed[at.row] < STOPPED_MPS) and self.mount.family != "horse"
        return ride_pose(
            self.rider, self.mount, mount_pose=mount_pose, look_rad=look, foot_down=stopped, style=self.style, time_s=self.course.time_s(at)
        )


def rider(course: Course, catalogue: Catalogue, instance_id: int, rng: np.random.Generator, paint: Material) -> Rider:
    """A rider on the mount of a track. paint : of its frame or tank, where it has one to recolour."""
    track = course.track
    mount = catalogue.get(track.family, track.variant)
    phase, careful = rng.random(2)
    family, variants = riders(track.family, helmet=bool(careful < _HELMETED.get(track.family, 1.0)))
    person = catalogue.get(family, int(rng.choice(variants)), hands="grip")
    style = Style.draw(rng, years=years_of(person))
    materials = mount.materials_with((), {"paint": paint})
    return Rider(course, mount, person, (materials, dressed(person, rng)), instance_id, float(phase), style)
