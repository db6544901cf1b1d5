"""Grooved rails in the carriageway, as strips for the ground: the shining running band, the groove, the lip, the sealed joints, a bed.

Rails are of the class "tram rail", a finer one of "road": in Cityscapes "rail track" means tracks that cars cannot drive on, and a street
with tram rails is road.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgen.roads.ribbons import Track, band, ribbon, track
from simgen.roads.tramway import GAUGE_M, RailTrack, Tramway

Floats = NDArray[np.float64]
Strip = tuple[str, str, Floats]  # ontology class, material, (T, 3, 2) triangles or (T, 3, 4) with texture coordinates

# EN 14811, grooved rail 59R1 (Ri59): head 56 mm, groove 42 mm, lip 15 mm; the gauge is measured between the running edges, which are the
# sides of the heads that face the groove.
HEAD_M, GROOVE_M, LIP_M = 0.056, 0.042, 0.015
_JOINT_M = 0.04  # of bitumen between rail and street
_BED_M = 3.0  # breadth of a paved bed, with 0.7 m beside each rail


def rail_strips(tramway: Tramway) -> tuple[list[Strip], list[Strip], list[Strip]]:
    """Beds, joints and rails, each covering what is named before it; no two strips of one kind overlap."""
    beds: list[Floats] = []
    joints: list[Floats] = []
    rails: dict[str, list[Floats]] = {"steel": [], "black": [], "iron": []}  # running band, groove, lip
    for rail in tramway.tracks:
        line = _line(rail)
        pieces = line.along[:-1], line.along[1:]
        if tramway.bed:
            half = min(_BED_M, _room(tramway)) / 2  # so that the beds of two tracks touch, if there is room
            beds.append(band(line, line.along, -half, half, u=(-half, half)))
        for side in (-1.0, 1.0):
            edges = side * (GAUGE_M / 2 + np.array([HEAD_M, 0.0, -GROOVE_M, -GROOVE_M - LIP_M]))
            outer, inner = edges[0] + side * _JOINT_M, edges[-1] - side * _JOINT_M
            joints.append(ribbon(line, pieces, (outer + inner) / 2, abs(outer - inner)))
            for strips, a, b in zip(rails.values(), edges[:-1], edges[1:], strict=True):
                strips.append(ribbon(line, pieces, (a + b) / 2, abs(a - b)))
    return (
        [("road", tramway.bed, np.concatenate(beds))] if beds else [], [("road", "bitumen", np.concatenate(joints))],
        [("tram rail", material, np.concatenate(strips)) for material, strips in rails.items()],
    )  # fmt: skip


def _line(rail: RailTrack) -> Track:
    return track(rail.at(rail.stations))


def _room(tramway: Tramway) -> float:
    """Between the middles of the two tracks where they lie closest, so that their beds do not overlap."""
    if len(tramway.tracks) < 2:
        return _BED_M
    first, second = tramway.tracks
    s = np.arange(0.0, first.length_m, 4.0)
    at = first.at(s)
    return float(np.linalg.norm(at - second.at(np.clip(second.nearest(at), 0, second.length_m)), axis=1).min()) - 0.02
