"""All moving road users of a clip, made when first seen: vehicles, riders, people on foot, and the dogs that some of them lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from simgen.asset import LOD_FOCAL_PX
from simgen.assets.people.errands import Context
from simgen.assets.vehicles.paint import car_paint
from simgen.kinds import MOUNTS, PEOPLE, WALKERS
from simgen.physics.stance import Stance
from simgen.scene import Draws
from simgen.scenes.urban import leads, riding, walkers
from simgen.scenes.urban.course import Course, nearest_m
from simgen.scenes.urban.looks import Looks
from simgen.scenes.urban.riding import rider
from simgen.scenes.urban.sight import ALWAYS_M, Sight
from simgen.scenes.urban.vehicles import vehicle
from simgen.scenes.urban.walkers import walker
from simgen.snapshot import Instance
from simgen.traffic.log import TrafficLog
from simgen.world import Catalogue

VIEW_M = 450.0  # vehicles farther away than this from the viewpoint are left out
_PEOPLE_VIEW_M = 250.0  # people: six pixels in usual cameras
_NEAR_M = 60.0  # who stays farther than this from the ego moves in steps and carries nothing
_OCCUPIED_M = 70.0  # drivers are not seen from farther away


class Actor(Protocol):
    """A road user of the clip."""

    def instances(self, frame: int, distance_m: float) -> list[Instance]:
        """What is drawn of it at a frame, at the level of detail of a distance."""
        ...


class Actors:
    """The road users of a clip. Ids count from `first_id` over all tracks of the log in order, constant through the clip: two for mounts
    and their riders, `walkers.IDS` for people, one for the rest. What a track looks like comes from a stream named after its id."""

    def __init__(
        self, log: TrafficLog, stances: Mapping[str, Stance], catalogue: Catalogue, draws: Draws, looks: Looks, *, context: Context,
        dogs: float, dim: bool, first_id: int = 1,
    ) -> None:
        self._log, self._stances, self._catalogue, self._draws, self._looks = log, stances, catalogue, draws, looks
        self._context, self._dogs, self._dim = context, dogs, dim
        takes = np.array([_ids(track.family) for track in log.tracks], np.int64)
        self._first_ids = (first_id + np.cumsum(takes) - takes).tolist()
        self._numbers = _ranks([nearest_m(t, log.ego) if t.family not in PEOPLE | MOUNTS else np.inf for t in log.tracks])
        self.following_id = first_id + int(takes.sum())  # first id that is free
        self._places = {track.id: k for k, track in enumerate(log.tracks)}
        self._made: dict[int, Actor] = {}  # by place in the log, made when first wanted: many are never in view

    def instances(
        self, frame: int, viewpoint: NDArray[np.float64], sight: Sight | None = None, focal_px: float = LOD_FOCAL_PX
    ) -> tuple[Instance, ...]:
        """Everybody present at a frame, with the motion to the next instant; levels of detail for a (3,) viewpoint and the longest
        focal length there. Who is far away and not covered by `sight` is left out."""
        tracks = self._log.tracks
        out: list[Instance] = []
        present = [k for k, track in enumerate(tracks) if track.present[frame]]
        at = np.array([self._stances[tracks[k].id].T_world_obj[frame, :3, 3] for k in present]).reshape(-1, 3)
        distances = np.linalg.norm(at - viewpoint, axis=1)
        seen = np.ones(len(at), bool) if sight is None else sight.covers(at[:, :2]) | (distances < ALWAYS_M)
        for i, k in enumerate(present):  # trams are so long that any part of them counts
            parts = self._parts(k, frame)
            if len(parts):
                distances[i] = min(distances[i], float(np.linalg.norm(parts - viewpoint[:2], axis=1).min()))
                seen[i] |= sight is not None and bool(sight.covers(parts).any())
        for k, distance, counts in zip(present, distances.tolist(), seen.tolist(), strict=True):
            if counts and distance <= (_PEOPLE_VIEW_M if tracks[k].family in PEOPLE else VIEW_M):
                out.extend(self._actor(k).instances(frame, distance * LOD_FOCAL_PX / focal_px))
        return tuple(out)

    def _parts(self, k: int, frame: int) -> NDArray[np.float64]:
        """(P, 2) places along a road user that goes on rails; none of others."""
        track = self._log.tracks[k]
        if track.rail is None:
            return np.empty((0, 2))
        front = float(self._catalogue.get(track.family, track.variant).bounds[1, 0])
        return track.rail.track.at(track.rail.at_m[frame] + np.linspace(0.0, front, 8))

    def _actor(self, k: int) -> Actor:
        if k not in self._made:
            self._made[k] = self._make(k)
        return self._made[k]

    def _course(self, k: int) -> Course:
        track = self._log.tracks[k]
        return Course(track, self._stances[track.id], self._log.times_s)

    def _make(self, k: int) -> Actor:
        track = self._log.tracks[k]
        course = self._course(k)
        rng, first_id, away_m = self._draws.rng(f"actors.{track.id}"), self._first_ids[k], nearest_m(track, self._log.ego)
        if track.family in MOUNTS:
            return rider(course, self._catalogue, first_id, rng, car_paint(rng))
        if track.family in WALKERS:
            near = away_m < _NEAR_M
            other = self._places.get(track.hand_of)
            partner = None if other is None else self._course(other)
            who = walker(course, self._catalogue, first_id, rng, self._context, near=near, dogs=self._dogs, partner=partner)
            return leads.led(who, self._catalogue, rng) if near and who.what.motion == "walk_dog" else who
        asset = self._catalogue.get(track.family, track.variant)
        dressed = self._looks.dressed(asset, self._catalogue, rng, self._numbers[k], moving=True, near=away_m < _OCCUPIED_M)
        return vehicle(course, dressed.asset, first_id, rng, dim=self._dim)


def _ranks(distances: list[float]) -> list[int]:
    """Place of each in order of distance: those that are seen share the fewest atlases of plates."""
    order = np.argsort(distances, kind="stable")
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks.tolist()


def _ids(family: str) -> int:
    return riding.IDS if family in MOUNTS else walkers.IDS if family in PEOPLE else 1
