"""Trams: where on their line they start, and how SUMO's positions become places on the rails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

import numpy as np

from simgen.roads.tramway import RailTrack, Tramway
from simgen.traffic.engine import Recording
from simgen.traffic.fleet import VehicleType
from simgen.traffic.log import OnRails, Track
from simgen.traffic.motion import Resampler

_TRIES = 12
_DWELL_S = (0.0, 22.0)  # at a stop (TCRP Report 165, transit capacity: 15 to 30 s in town) when the simulation begins
_ROOM_M = 2.0  # before and behind a tram at its start
_OFF_M = 0.6  # a tram farther than this from its rails is in another lane


@dataclass(frozen=True, eq=False)
class Ride:
    """A tram that starts. lane : number in the track's lanes. front_m : of its front end on it. dwell_s : before it goes on."""

    track: RailTrack
    lane: int
    front_m: float
    dwell_s: float

    def element(self, name: str, kind: VehicleType, length_m: Mapping[str, float]) -> str:
        """SUMO's vehicle element: it goes along the track and waits at its end. length_m : of edges."""
        lanes = self.track.lanes[self.lane :]
        edges = [lane.rpartition("_")[0] for lane in lanes]
        stops = [(lanes[0], min(self.front_m + 0.5, length_m[edges[0]] - 0.2), self.dwell_s), (lanes[-1], length_m[edges[-1]] - 1.0, 1e6)]
        if len(lanes) == 1 and stops[1][1] - stops[0][1] < 5.0:
            del stops[0]
        waits = "".join(f'<stop lane={quoteattr(lane)} endPos="{end:.2f}" duration="{wait:.1f}"/>' for lane, end, wait in stops)
        return (
            f'<vehicle id={quoteattr(name)} type={quoteattr(kind.name)} depart="0" departLane="{lanes[0].rpartition("_")[2]}" '
            f'departPos="{self.front_m:.2f}" departSpeed="0"><route edges={quoteattr(" ".join(edges))}/>{waits}</vehicle>'
        )


def find_ride(
    tramway: Tramway, kind: VehicleType, number: int, length_m: Mapping[str, float], free: Callable[[str, float, float], bool],
    rng: np.random.Generator,
) -> Ride | None:
    """A place on the line for a tram, the tracks in turn; None if there is none. free : takes a stretch of a lane, given its id, rear and
    front, if nobody has it."""
    track = tramway.tracks[number % len(tramway.tracks)]
    lengths = np.array([length_m[lane.rpartition("_")[0]] for lane in track.lanes])
    room = np.maximum(lengths - kind.length_m - 2 * _ROOM_M, 0.0)
    if not room.any():
        return None
    picks = rng.choice(len(room), _TRIES, p=room / room.sum())
    dwell = float(rng.uniform(*_DWELL_S))
    for lane, share in zip(picks.tolist(), rng.random(_TRIES).tolist(), strict=True):
        front = kind.length_m + _ROOM_M + share * float(room[lane])
        if free(track.lanes[lane], front - kind.length_m, front):
            return Ride(track, lane, front, dwell)
    return None


def on_rails(
    recording: Recording, tracks: Sequence[Track], rides: Mapping[str, Ride], types: Mapping[str, VehicleType],
    times_s: np.ndarray,
) -> list[Track]:
    """The tracks of all vehicles with trams laid exactly on their rails. One that left its lane is left out."""
    row = {name: i for i, name in enumerate(recording.ids)}
    out = []
    for track in tracks:
        if track.id not in rides:
            out.append(track)
            continue
        rail, i = rides[track.id].track, row[track.id]
        front = recording.position[:, i]
        known = np.isfinite(front[:, 0])
        s = np.full(len(front), np.nan)
        s[known] = rail.nearest(front[known])
        off = np.linalg.norm(rail.at(s[known]) - front[known], axis=1).max()
        if off > _OFF_M:
            continue
        at = np.maximum.accumulate(Resampler(recording.times_s, known, times_s)(s)) - types[track.id].x_front_m
        out.append(replace(
            track, position=rail.at(at), yaw=np.arctan2(np.sin(rail.headed(at)), np.cos(rail.headed(at))), curvature=rail.bend(at),
            travelled=at - at[0], rail=OnRails(rail, at), lights=tuple(lit & {"brake"} for lit in track.lights),  # no hazard lamps at stops
        ))  # fmt: skip
    return out
