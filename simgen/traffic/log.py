"""What traffic did during a clip: plain arrays, no simulation attached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simgen.roads.tramway import RailTrack


@dataclass(frozen=True, eq=False)
class OnRails:
    """A vehicle on a track of a tram line. at_m : (F + 1,) distance of its origin along the track."""

    track: RailTrack
    at_m: NDArray[np.float64]

    def frame(self, at_m: float, ahead_m: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The track as seen from a place on it: (..., 2) m and (...,) rad at distances (...,) ahead."""
        s = at_m + np.asarray(ahead_m, np.float64)
        a = float(self.track.headed(at_m))
        c, n = np.cos(a), np.sin(a)
        return (self.track.at(s) - self.track.at(at_m)) @ np.array([[c, -n], [n, c]]), self.track.headed(s) - a


@dataclass(frozen=True, eq=False)
class Track:
    """One road user over F + 1 instants (the frames of the clip and one more, for motion). Rows where `present` is False
    are undefined.

    family : asset family ("saloon", "bus", "bicycle", "motorcycle", "adult", "child"). variant : asset variant.
    position : (F + 1, 2) m, the *origin of the asset* (rear axle for vehicles and two-wheelers, body centre for people),
    not SUMO's front bumper. yaw : (F + 1,) rad, counter-clockwise from east. speed : m/s. accel : m/s^2 along x.
    curvature : (F + 1,) 1/m, left positive. travelled : (F + 1,) m along the path since the clip's start (wheel spin, gait).
    lights : per instant the lit lamps among "brake", "indicator_left", "indicator_right".

    Of people: role : what they are there for ("talk", "queue", "sit", "worker", "hand_in_hand"; "" otherwise). company : id of their
    group, "" for those alone. hand_of : id of the track whose hand they hold, with their `hand` ("left" or "right").

    rail : of what goes on rails, where on them it is.
    """

    id: str
    family: str
    variant: int
    present: NDArray[np.bool_]
    position: NDArray[np.float64]
    yaw: NDArray[np.float64]
    speed: NDArray[np.float64]
    accel: NDArray[np.float64]
    curvature: NDArray[np.float64]
    travelled: NDArray[np.float64]
    lights: tuple[frozenset[str], ...]
    role: str = ""
    company: str = ""
    hand_of: str = ""
    hand: str = ""
    rail: OnRails | None = None


@dataclass(frozen=True, eq=False)
class TrafficLog:
    """A clip's traffic. times_s : (F + 1,) since the clip's start. ego : the ego vehicle's track (not in `tracks`).
    signals : for each signal system its state string at each instant (SUMO's characters: r y g G u o O s)."""

    times_s: NDArray[np.float64]
    ego: Track
    tracks: tuple[Track, ...]
    signals: Mapping[str, tuple[str, ...]]
