"""Where a road user is at a frame of the clip and at the next instant, and what the object table says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.physics.stance import Stance
from simgen.traffic.log import Track

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Instant:
    """An instant of a clip: the row of the track, and how many seconds after it (who leaves the clip goes straight on)."""

    row: int
    ahead_s: float = 0.0


@dataclass(frozen=True, eq=False)
class Course:
    """A track on the ground. times_s : (F + 1,) of the clip."""

    track: Track
    stance: Stance
    times_s: Array

    def instants(self, frame: int) -> tuple[Instant, Instant]:
        """A frame, and the next instant."""
        dt = float(self.times_s[frame + 1] - self.times_s[frame])
        return Instant(frame), Instant(frame + 1) if self.track.present[frame + 1] else Instant(frame, dt)

    def pose(self, at: Instant) -> Array:
        """(4, 4) T_world_obj."""
        T = self.stance.T_world_obj[at.row]
        if at.ahead_s:
            T = T.copy()
            T[:3, 3] += T[:3, 0] * self.track.speed[at.row] * at.ahead_s
        return T

    def travelled_m(self, at: Instant) -> float:
        """Way since the clip's start."""
        return float(self.track.travelled[at.row] + self.track.speed[at.row] * at.ahead_s)

    def time_s(self, at: Instant) -> float:
        """Seconds since the clip's start."""
        return float(self.times_s[at.row]) + at.ahead_s

    def attributes(self, frame: int, **more: Any) -> dict[str, Any]:
        """JSON-able facts for the object table."""
        track = self.track
        return {
            "family": track.family, "track": track.id, "speed_mps": round(float(track.speed[frame]), 3),
            "accel_mps2": round(float(track.accel[frame]), 3), **more,
        }  # fmt: skip


def nearest_m(track: Track, other: Track) -> float:
    """Least distance between two tracks during the clip; infinite for one that is never present."""
    gap = np.linalg.norm(track.position - other.position, axis=1)[track.present]
    return float(gap.min()) if len(gap) else float("inf")
