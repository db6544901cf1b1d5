"""Dogs on leads: beside the people who lead them, at their pace."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.animals.motion import animal_pose
from simgen.assets.people.props import LEAD_MATERIAL, hand_place, lead_mesh
from simgen.geometry import apply, inverse, transform
from simgen.ontology import class_id
from simgen.scenes.urban.course import Instant
from simgen.scenes.urban.walkers import WALKING_MPS, Walker
from simgen.snapshot import Instance
from simgen.world import Catalogue

_AHEAD_M, _ASIDE_M = (0.1, 0.9), (0.45, 0.75)
_TROT_HIPS_PER_S = 2.4  # smaller dogs trot at a walker's pace


@dataclass(frozen=True, eq=False)
class Led:
    """A walker and a dog. place : (2,) of the dog from the walker, ahead and to the left. hand : that holds the lead."""

    walker: Walker
    dog: Asset
    place: NDArray[np.float64]
    phase: float

    def instances(self, frame: int, distance_m: float) -> list[Instance]:
        """The walker, the dog and the lead between them: a thing of its own, which fits neither's box."""
        walker, dog = self.walker, self.dog
        now, then = walker.course.instants(frame)
        people = walker.instances(frame, distance_m)
        person = people[0]
        T, T_next = (walker.course.pose(at) @ transform(None, (*self.place, 0.0)) for at in (now, then))
        pose, pose_next = self._pose(now), self._pose(then)
        facts = {"family": dog.family, "asset": dog.key, "led_by": walker.instance_id, "track": walker.course.track.id}
        out = [*people, Instance(
            dog.lod(distance_m), dog.materials, T, dog.semantic, walker.instance_id + 1, T_next, pose, pose_next, attributes=facts,
            caster=dog.caster(distance_m), skeleton=dog.skeleton, keypoints=dog.keypoints,
        )]  # fmt: skip
        if distance_m < 40.0 and person.pose is not None and "collar" in dog.anchors:
            hand = hand_place(walker.body.bare, person.pose, walker.what.style.lead)
            collar = apply(inverse(walker.course.pose(now)) @ T, self._collar(pose))
            lead = lead_mesh(np.asarray(hand), np.asarray(collar))
            tied = {"family": "lead", "track": walker.course.track.id, "led_by": walker.instance_id}
            out.append(Instance(lead, (LEAD_MATERIAL,), walker.course.pose(now), class_id("dynamic"), walker.instance_id + 2,
                                walker.course.pose(then), attributes=tied))  # fmt: skip
        return out

    def _pose(self, at: Instant) -> NDArray[np.float32]:
        track, time_s = self.walker.course.track, self.walker.course.time_s(at)
        speed = self.walker.speed_mps
        if track.speed[at.row] < WALKING_MPS or speed <= 0:
            return animal_pose(self.dog, gait="sit" if self.phase < 0.4 else "stand", phase=self.phase, time_s=time_s)
        gait = "trot" if speed > _TROT_HIPS_PER_S * 0.5 * self.dog.size_m[2] else "walk"
        return animal_pose(
            self.dog, gait=gait, speed_mps=speed, travelled_m=self.walker.course.travelled_m(at), phase=self.phase, time_s=time_s
        )

    def _collar(self, pose: NDArray[np.float32]) -> NDArray[np.float64]:
        skeleton = self.dog.skeleton
        joint = skeleton.index("neck") if skeleton is not None and "neck" in skeleton.names else 0
        return np.asarray(apply(np.asarray(pose[joint], float), self.dog.anchors["collar"][:3, 3]))


def led(walker: Walker, catalogue: Catalogue, rng: np.random.Generator) -> Led:
    """The walker with a dog at the side of the hand that leads."""
    variant, ahead, aside, phase = int(rng.integers(1 << 16)), rng.uniform(*_AHEAD_M), rng.uniform(*_ASIDE_M), rng.random()
    side = walker.what.style.side
    return Led(walker, catalogue.get("dog", variant), np.array([ahead, side * aside]), float(phase))
