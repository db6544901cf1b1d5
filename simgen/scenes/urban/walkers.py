"""People as instances: what they are about, what they carry and push, whom they lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.people.dress import dressed
from simgen.assets.people.errands import Context, Errand, Held, errand
from simgen.assets.people.hands import joined_hands
from simgen.assets.people.motion import PLAIN, Fit, gait, pose
from simgen.assets.people.props import equip, fit_of, pushed_placement, rolled, seated_placement
from simgen.mesh import Material
from simgen.ontology import class_id
from simgen.scenes.urban.course import Course, Instant
from simgen.snapshot import Instance
from simgen.world import Catalogue

Array = NDArray[np.float64]
Pose = NDArray[np.float32]

NO_FIT = Fit()
IDS = 3  # that a walker may take: their own, that of what is pushed or led, and of who sits in it or of the lead
WALKING_MPS = 0.25  # slower people stand
_STEPS = 48  # of a cycle in which people far away walk: at most 0.5 px in usual cameras


@dataclass(frozen=True, eq=False)
class Body:
    """A person to be drawn. bare : the catalogue's own, that poses are made for. asset : with what they hold. materials : of the latter."""

    bare: Asset
    asset: Asset
    materials: tuple[Material, ...]

    def instance(
        self, T: Array, T_next: Array, pose: Pose, pose_next: Pose, instance_id: int, distance_m: float, **facts: object
    ) -> Instance:
        """At the level of detail of a distance."""
        return Instance(
            self.asset.lod(distance_m), self.materials, T, class_id("person"), instance_id, T_next, pose, pose_next,
            attributes={**facts, "asset": self.asset.key}, caster=self.asset.caster(distance_m), skeleton=self.bare.skeleton,
            keypoints=self.bare.keypoints,
        )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Walker:
    """Somebody on foot. pushed, sitter : the prop that has an id of its own, and who sits in it. fine : whether they are near enough for
    a manner of their own."""

    course: Course
    body: Body
    what: Errand
    instance_id: int
    speed_mps: float
    fine: bool
    fit: Fit = NO_FIT
    pushed: Asset | None = None
    sitter: Body | None = None
    kept: dict[tuple[str, float], Pose] = field(default_factory=dict)

    def instances(self, frame: int, distance_m: float) -> list[Instance]:
        """The person, what they push and who sits in it."""
        now, then = self.course.instants(frame)
        T, T_next = self.course.pose(now), self.course.pose(then)
        pose, pose_next = self._pose(now), self._pose(then)
        facts = self.course.attributes(frame, motion=self._motion(now), **self._company())
        if self.pushed is None:
            return [self.body.instance(T, T_next, pose, pose_next, self.instance_id, distance_m, **facts)]
        prop = self.pushed
        if self.what.sitter:
            prop_T, prop_next = T, T_next
            T, T_next = seated_placement(T, prop), seated_placement(T_next, prop)
        else:
            hand = self.what.style.lead
            prop_T = pushed_placement(T, self.body.bare, prop, pose, hand)
            prop_next = pushed_placement(T_next, self.body.bare, prop, pose_next, hand)
        out = [self.body.instance(T, T_next, pose, pose_next, self.instance_id, distance_m, **facts)]
        turned, turned_next = (rolled(prop, self.course.travelled_m(at)) for at in (now, then))
        out.append(Instance(
            prop.lod(distance_m), prop.materials, prop_T, prop.semantic, self.instance_id + 1, prop_next, turned, turned_next,
            box=prop.bounds.astype(np.float64), caster=prop.caster(distance_m),
            attributes={"asset": prop.key, "family": prop.family, "track": self.course.track.id, "pushed_by": self.instance_id},
        ))  # fmt: skip
        if self.sitter is not None:
            at, at_next = seated_placement(prop_T, prop), seated_placement(prop_next, prop)
            sits, sits_next = (self._sitting(self.sitter, prop, i) for i in (now, then))
            out.append(self.sitter.instance(at, at_next, sits, sits_next, self.instance_id + 2, distance_m,
                                            family=self.sitter.bare.family, motion="wheelchair", pushed_by=self.instance_id))  # fmt: skip
        return out

    def _motion(self, at: Instant) -> str:
        moving = float(self.course.track.speed[at.row]) >= WALKING_MPS and self.speed_mps > 0
        return self.what.motion if moving else self.what.standing

    def _company(self) -> dict[str, str]:
        return {"company": self.course.track.company} if self.course.track.company else {}

    def _pose(self, at: Instant) -> Pose:
        motion, travelled = self._motion(at), self.course.travelled_m(at)
        if not self.fine:
            return self._coarse(motion, travelled)
        key = (motion, self.course.time_s(at))
        if key not in self.kept:
            self.kept[key] = pose(
                self.body.bare, motion, time_s=self.course.time_s(at), travelled_m=travelled, speed_mps=self.speed_mps,
                style=self.what.style, fit=self.fit,
            )  # fmt: skip
        return self.kept[key]

    def _coarse(self, motion: str, travelled_m: float) -> Pose:
        """Of somebody far away: of few styles and moments, so that it is made once."""
        base = "walk" if motion == self.what.motion and self.speed_mps > 0 else "stand"
        stride = gait(self.body.bare, self.speed_mps).stride_m if base == "walk" else 1.0
        cycle = round(((travelled_m / stride + self.what.style.phase) % 1.0) * _STEPS) % _STEPS if base == "walk" else 0
        key = (base, float(cycle))
        if key not in self.kept:
            style = PLAIN if base == "walk" else replace(PLAIN, mood=self.what.style.mood)
            self.kept[key] = pose(
                self.body.bare, base, time_s=0.0, travelled_m=cycle / _STEPS * stride, speed_mps=self.speed_mps, style=style
            )
        return self.kept[key]

    def _sitting(self, body: Body, prop: Asset, at: Instant) -> Pose:
        return pose(body.bare, "wheelchair", time_s=self.course.time_s(at), style=replace(self.what.style, seed=1 - self.what.style.seed),
                    fit=fit_of(body.bare, prop, seated=True))  # fmt: skip


def walker(
    course: Course, catalogue: Catalogue, instance_id: int, rng: np.random.Generator, context: Context, *, near: bool, dogs: float,
    partner: Course | None = None,
) -> Walker:
    """A person with an errand. near : close enough to the ego for props and a manner of their own. dogs : share 0..1 of walkers who lead
    one. partner : whose hand they hold."""
    track = course.track
    person = catalogue.get(track.family, track.variant)
    moving = track.speed[track.present & (track.speed >= WALKING_MPS)]
    # A speed for the whole clip, so that strides do not change and feet do not slide.
    speed = round(float(np.median(moving)), 2 if near else 1) if len(moving) else 0.0
    clothes = dressed(person, rng)
    what = errand(track, person, rng, replace(context, speed_mps=speed, dogs=dogs))
    if not near:
        return Walker(course, Body(person, person, clothes), what, instance_id, speed, False)
    if what.hands != "open" and "hands" in person.parameters:
        person = catalogue.get(track.family, track.variant, hands=what.hands)
    props = [catalogue.get(held.family, held.variant) for held in what.props]
    body = holding(person, clothes, what.props, props)
    pushed = catalogue.get(what.pushed.family, what.pushed.variant) if what.pushed else None
    fit = NO_FIT if pushed is None else fit_of(person, pushed, seated=what.sitter)
    if partner is not None:
        fit = _hand_in_hand(person, course, catalogue.get(partner.track.family, partner.track.variant), partner)
    for prop in props:
        fit = fit if fit != NO_FIT else fit_of(person, prop)
    sitter = None
    if pushed is not None and what.passenger:
        other = catalogue.get("elder", int(rng.integers(1 << 16)))
        sitter = Body(other, other, dressed(other, rng))
    return Walker(course, body, what, instance_id, speed, True, fit, pushed, sitter)


def _hand_in_hand(person: Asset, course: Course, other: Asset, partner: Course) -> Fit:
    """Where the hands of two people meet, who keep their places beside each other through the clip."""
    together = np.flatnonzero(course.track.present & partner.track.present)
    if not len(together):
        return NO_FIT
    at = Instant(int(together[0]))
    return joined_hands(person, course.pose(at), other, partner.pose(at))[0]


def holding(person: Asset, clothes: tuple[Material, ...], hands: Sequence[Held], props: Sequence[Asset]) -> Body:
    """A dressed person with what they hold, prop by prop."""
    asset = person
    for held, prop in zip(hands, props, strict=True):
        asset = equip(asset, prop, held.hand or "right")
    return Body(person, asset, (*clothes, *asset.materials[len(person.materials) :]))
