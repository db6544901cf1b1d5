"""Traffic signs that say what the road network means: right of way, limits, one-way streets, crossings and parking."""

from __future__ import annotations

import numpy as np

from simgen.assets.furniture.signs import VARIANTS
from simgen.geometry import pose
from simgen.roads.roadmap import Crossing, Edge, RoadMap
from simgen.scene import Draws
from simgen.scenes.urban.kerbside import Crew, Floats, Side

_BACK_M = 0.5  # of the post behind the kerb; plates up to 0.9 m wide then stay off the road
_KMH = 3.6


def put_signs(crew: Crew, road_map: RoadMap, pavements: list[Side], draws: Draws) -> None:
    """Signs along the pavements, each facing the traffic it is for."""
    signalled = {link.crossing for link in road_map.signal_links if link.crossing is not None}
    free_crossings: dict[str, list[Crossing]] = {}
    for crossing in road_map.crossings:
        if crossing.id not in signalled:
            for crossed in crossing.across:
                free_crossings.setdefault(crossed, []).append(crossing)
    degree: dict[str, int] = {}
    for edge in road_map.edges.values():
        degree[edge.to_junction] = degree.get(edge.to_junction, 0) + 1
    for side in pavements:
        rng = draws.rng(f"network.furniture.signs.{side.edge.id}")
        edge, end = side.edge, side.length_m
        if not _driven(edge):
            _forbidden_entry(crew, side)
            continue
        chance = rng.random(6)
        if not edge.signalled and not edge.priority and degree[edge.to_junction] >= 3:
            _sign(crew, side, end - 1.0, "stop" if chance[0] < 0.25 else "give_way")
        else:
            for crossing in free_crossings.get(edge.id, ()):
                _crossing_sign(crew, side, crossing)
        opposite = road_map.edges.get(edge.opposite or "")
        if opposite is not None and not _driven(opposite):
            _sign(crew, side, 2.5, "one_way")
        limit = edge.lanes[-1].speed_mps * _KMH
        if chance[1] < 0.45 and end > 35 and (limit < 33 or limit > 47):
            _sign(crew, side, 9.0, "speed_30" if limit < 33 else "speed_50")
        if chance[2] < 0.45 and end > 40:
            parking = any(lane.kind == "parking" for lane in edge.lanes)
            _sign(crew, side, end * 0.45, "parking" if parking else "no_parking")
        if chance[3] < 0.07 and end > 45:
            _sign(crew, side, end * 0.6, "children")
        if edge.signalled and chance[4] < 0.3 and end > 60:
            _sign(crew, side, end - 28, "direction", back_m=0.95)


def _driven(edge: Edge) -> bool:
    return any(lane.kind == "driving" for lane in edge.lanes)


def _forbidden_entry(crew: Crew, side: Side) -> None:
    """Signs against entering a one-way street from its end: the edge without driving lanes starts there."""
    _sign(crew, side, 1.8, "no_entry")


def _crossing_sign(crew: Crew, side: Side, crossing: Crossing) -> None:
    """At whichever end of the street the crossing lies."""
    middle = crossing.center.mean(axis=0)
    at_end = float(np.hypot(*(middle - side.kerb[-1]))) < float(np.hypot(*(middle - side.kerb[0])))
    if at_end:
        _sign(crew, side, side.length_m - 2.6, "crossing")


def _sign(crew: Crew, side: Side, s: float, name: str, back_m: float = _BACK_M) -> None:
    """A post with one plate that faces oncoming traffic, moved along the kerb a little where it does not fit."""
    for shift in (0.0, -0.8, -1.6, 0.8, -2.6):
        at = s + shift
        if not 0.3 < at < side.length_m:
            continue
        xy: Floats = side.point(at, back_m)
        facing = side.direction(at) + np.pi
        if crew.put("sign_pole", 0, xy, facing, room_m=0.16):
            anchor = crew.catalogue.get("sign_pole", 0).anchors["sign_0"]
            crew.add_on(pose(float(xy[0]), float(xy[1]), 0.0, facing), crew.catalogue.get("sign", VARIANTS[name]), anchor)
            return
