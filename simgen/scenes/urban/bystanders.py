"""People whom a place draws: on benches, at bus stops, and at work where the road is up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.kinds import WALKERS
from simgen.physics.stance import Stance
from simgen.roads.ground import Ground
from simgen.scene import Draws
from simgen.scenes.placement import Placement
from simgen.traffic.company import queue, seated, workers
from simgen.traffic.log import Track, TrafficLog

Floats = NDArray[np.float64]
_REACH_M = 90.0
_SEAT_ASIDE_M = 0.45  # of two places on a bench from its middle
_SITTING = 0.3  # of places on benches by day
_TABLES_M = 45.0  # round the ego, within which people sit at tables
_AT_TABLES = 0.28  # of chairs before cafés by day
_WAITING = 2.2  # people at a stop, on average
_STOP_AHEAD_M = 0.5  # before the shelter
_FREE_M = 0.3
_BODY_M = 0.2  # from a body's middle to what it would touch


def bystanders(
    placements: Sequence[Placement], working: Sequence[tuple[Floats, float]], swept: Sequence[shapely.Geometry], draws: Draws,
    log: TrafficLog, *, busy: float,
) -> list[Track]:  # fmt: skip
    """Tracks of people on benches and at shelters among the placements near the ego, and at places (2,), yaw of work. swept : where others
    pass, and nobody waits. busy : factor on how many are out."""
    instants = len(log.times_s)
    out: list[Track] = []
    ways = shapely.STRtree(list(swept))
    for p in placements:
        at = p.T_world_obj[:2, 3]
        family = p.attributes.get("family")
        if family not in ("bench", "bus_shelter", "cafe_set") or np.linalg.norm(at - log.ego.position[0]) > _REACH_M:
            continue
        name = f"{family}.{at[0]:.1f}.{at[1]:.1f}"
        rng = draws.rng(f"bystanders.{name}")
        yaw = float(np.arctan2(p.T_world_obj[1, 0], p.T_world_obj[0, 0]))
        left = np.array([-np.sin(yaw), np.cos(yaw)])
        if family == "cafe_set":
            if p.asset is not None and np.linalg.norm(at - log.ego.position[0]) < _TABLES_M:
                chairs = [p.T_world_obj @ T for name, T in p.asset.anchors.items() if name.startswith("seat_")]
                places = [(T[:2, 3], float(np.arctan2(T[1, 0], T[0, 0]))) for T in chairs]
                out += seated(places, instants=instants, name=name, rng=rng, share=min(_AT_TABLES * busy, 0.8))
        elif family == "bench":
            seats = [(at + s * _SEAT_ASIDE_M * left, yaw) for s in (-1.0, 1.0)]
            out += seated(seats, instants=instants, name=name, rng=rng, share=min(_SITTING * busy, 0.9))
        else:
            ahead = np.array([np.cos(yaw), np.sin(yaw)])
            first = at + _STOP_AHEAD_M * ahead + 1.4 * left
            along = yaw + np.pi / 2
            waiting = queue(first, along, int(rng.poisson(_WAITING * busy)), instants=instants, name=name, rng=rng, gap_m=(0.6, 1.1))
            turned = [replace(t, yaw=t.yaw - np.pi / 2 * (rng.random() < 0.6)) for t in waiting]
            out += [t for t in turned if not len(ways.query(shapely.Point(t.position[0]).buffer(_FREE_M), predicate="intersects"))]
    out += workers(working, instants=instants, name="works", rng=draws.rng("bystanders.works"))
    return out


def with_bystanders(
    log: TrafficLog, stances: Mapping[str, Stance], people: Sequence[Track], ground: Ground
) -> tuple[TrafficLog, dict[str, Stance]]:
    """The traffic and the stances with people who stay where they are."""
    added = {}
    heights = ground.height(np.array([t.position[0] for t in people]).reshape(-1, 2))
    for track, z in zip(people, heights, strict=True):
        zero = np.zeros(len(log.times_s))
        T = np.tile(np.eye(4), (len(zero), 1, 1))
        c, s = np.cos(track.yaw), np.sin(track.yaw)
        T[:, 0, 0], T[:, 0, 1], T[:, 1, 0], T[:, 1, 1] = c, -s, s, c
        T[:, :2, 3], T[:, 2, 3] = track.position, z
        added[track.id] = Stance(T, zero, zero, zero)
    return replace(log, tracks=(*log.tracks, *people)), {**stances, **added}


def clear_of(log: TrafficLog, areas: Sequence[shapely.Geometry]) -> TrafficLog:
    """The traffic without those on foot who would walk or stand in what has been put on the pavements; vehicles stay."""
    tree = shapely.STRtree(list(areas))
    walkers = [k for k, t in enumerate(log.tracks) if t.family in WALKERS]
    points = [shapely.points(log.tracks[k].position[log.tracks[k].present]) for k in walkers]
    owner = np.repeat(walkers, [len(p) for p in points])
    if not len(owner):
        return log
    hit, _ = tree.query(np.concatenate(points), predicate="dwithin", distance=_BODY_M)
    blocked = set(owner[hit].tolist())
    return replace(log, tracks=tuple(t for k, t in enumerate(log.tracks) if k not in blocked))
