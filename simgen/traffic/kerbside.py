"""Bicycles keep to the kerb: a correction of SUMO's lane-centred model."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from simgen.kinds import NEAR_KERB
from simgen.roads.roadmap import RoadMap
from simgen.traffic.engine import Recording
from simgen.traffic.fleet import VehicleType

# Riders' distance from the kerb: usually 0.75 m (CROW Design Manual for Bicycle Traffic), some more, and some take the lane, as those are
# taught who share it (United Kingdom, National Standard for Cycle Training: primary position).
_FROM_KERB_M, _SPREAD_M, _LEAST_M, _TAKE_THE_LANE = 0.85, 0.25, 0.5, 0.25
_BLEND_S = 1.5


def kerbside_shift(
    recording: Recording, road_map: RoadMap, types: Mapping[str, VehicleType], rng: np.random.Generator
) -> NDArray[np.float64]:
    """(T, N) metres by which each road user rides to the right of its lane's centre (negative where traffic keeps left).

    Zero for all but bicycles, each of which keeps the distance from the kerb that it draws; across junctions a bicycle keeps the shift
    it came with, and changes blend over 1.5 s.
    """
    shift = np.zeros(recording.speed.shape)
    if len(recording.times_s) < 2:
        return shift
    side = -1.0 if road_map.lefthand else 1.0
    lanes = {lane.id: lane for lane in road_map.lanes}
    outer = {next((lane.id for lane in e.lanes if lane.kind == "driving"), "") for e in road_map.edges.values()}
    half = max(1, round(_BLEND_S / 2 / float(recording.times_s[1] - recording.times_s[0])))
    drawn = np.maximum(rng.normal(_FROM_KERB_M, _SPREAD_M, len(recording.ids)), _LEAST_M)
    from_kerb = np.where(rng.random(len(drawn)) < _TAKE_THE_LANE, np.inf, drawn)
    for i, name in enumerate(recording.ids):
        if types[name].family not in NEAR_KERB:
            continue
        wanted = np.full(len(recording.times_s), np.nan)
        for k, row in enumerate(recording.lane):
            lane = lanes.get(row[i])
            if lane is not None:
                wanted[k] = side * max(lane.width_m / 2 - from_kerb[i], 0.0) if lane.id in outer else 0.0
        known = np.flatnonzero(np.isfinite(wanted))
        if not len(known):
            continue
        filled = np.interp(np.arange(len(wanted)), known, wanted[known])
        padded = np.pad(filled, half, mode="edge")
        shift[:, i] = np.convolve(padded, np.ones(2 * half + 1) / (2 * half + 1), mode="valid")
    return shift
