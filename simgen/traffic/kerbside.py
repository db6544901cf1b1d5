"""Bicycles keep to the kerb: a correction of SUMO's lane-centred model."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from simgen.kinds import NEAR_KERB
from simgen.roads.roadmap import RoadMap
from simgen.traffic.engine import Recording
from simgen.traffic.fleet import VehicleType

_FROM_KERB_M = 0.75  # a rider's usual distance (CROW Design Manual for Bicycle Traffic)
_BLEND_S = 1.5


def kerbside_shift(
    recording: Recording, road_map: RoadMap, types: Mapping[str, VehicleType]
) -> NDArray[np.float64]:
    """(T, N) metres by which each road user rides to the right of its lane's centre (negative where traffic keeps left).

    Zero for all but bicycles; across junctions a bicycle keeps the shift it came with, and changes blend over 1.5 s.
    """
    shift = np.zeros(recording.speed.shape)
    if len(recording.times_s) < 2:
        return shift
    side = -1.0 if road_map.lefthand else 1.0
    lanes = {lane.id: lane for lane in road_map.lanes}
    outer = {next((lane.id for lane in e.lanes if lane.kind == "driving"), "") for e in road_map.edges.values()}
    half = max(1, round(_BLEND_S / 2 / float(recording.times_s[1] - recording.times_s[0])))
    for i, name in enumerate(recording.ids):
        if types[name].family not in NEAR_KERB:
            continue
        wanted = np.full(len(recording.times_s), np.nan)
        for k, row in enumerate(recording.lane):
            lane = lanes.get(row[i])
            if lane is not None:
                roomy = lane.id in outer and lane.width_m > 2 * _FROM_KERB_M
                wanted[k] = side * (lane.width_m / 2 - _FROM_KERB_M) if roomy else 0.0
        known = np.flatnonzero(np.isfinite(wanted))
        if not len(known):
            continue
        filled = np.interp(np.arange(len(wanted)), known, wanted[known])
        padded = np.pad(filled, half, mode="edge")
        shift[:, i] = np.convolve(padded, np.ones(2 * half + 1) / (2 * half + 1), mode="valid")
    return shift
