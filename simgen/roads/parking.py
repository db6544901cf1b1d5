"""Where cars stand parked along the kerb."""

from __future__ import annotations

import numpy as np

from simgen.roads.ribbons import track
from simgen.roads.roadmap import RoadMap

BAY_M = 5.7  # RASt 06: 5.2 to 5.7 m for parking alongside the kerb
_STRAIGHT = float(np.cos(np.radians(7.0)))
_CLEAR_OF_JUNCTION_M = 5.0  # Vienna Convention on Road Traffic, art. 23: not within 5 m of a crossing or an intersection


def parking_bays(
    road_map: RoadMap, rng: np.random.Generator, share: float
) -> tuple[tuple[float, float, float, float], ...]:
    """Bays in which a parked car stands, on the parking lanes beside the driving lanes.

    share : 0..1 of all bays that are taken. -> (x, y, yaw, length_m) of each taken bay: its centre in world metres, and the
    heading, radians, of a car parked in the direction of traffic. Bays do not overlap and keep clear of junctions.
    """
    bays = []
    inner = -1.0 if road_map.lefthand else 1.0
    for lane in road_map.lanes:
        if lane.kind != "parking" or len(lane.center) < 2:
            continue
        line = track(lane.center)
        usable = line.length_m - 2 * _CLEAR_OF_JUNCTION_M
        count = int(usable // BAY_M)
        if count < 1:
            continue
        taken = rng.random(count) < share
        shift = rng.normal(0.0, 0.18, count)  # along the bay
        side = np.clip(rng.normal(0.0, 0.05, count), -0.1, 0.1) - inner * max(lane.width_m - 2.05, 0.0) / 2
        turn = rng.normal(0.0, 0.012, count)
        s = _CLEAR_OF_JUNCTION_M + (usable - count * BAY_M) / 2 + (np.arange(count, dtype=np.float64) + 0.5) * BAY_M
        at = line.at(s + np.clip(shift, -0.3, 0.3), side)
        d = line.direction(s)
        bend = (line.direction(s - BAY_M / 2) * line.direction(s + BAY_M / 2)).sum(axis=1)
        taken &= bend > _STRAIGHT  # cars do not fit well on the inside of a tight bend
        yaw = np.arctan2(d[:, 1], d[:, 0]) + turn
        bays += [(float(x), float(y), float(a), BAY_M) for (x, y), a, t in zip(at, yaw, taken, strict=True) if t]
    return tuple(bays)
