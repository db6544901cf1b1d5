"""Traffic signals at the approaches and crossings that SUMO controls; every head knows the link that lights it."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from simgen.assets.furniture.signals import head_frame
from simgen.geometry import pose
from simgen.roads.roadmap import Crossing, Edge, RoadMap, SignalLink
from simgen.scene import Draws
from simgen.scenes.urban.kerbside import Crew, Floats, Side

_STRAIGHT, _MAST = 0, 1  # variants of the pole
_CYCLES_SMALL, _CYCLES, _CYCLES_YELLOW = 0, 1, 2  # variants of heads for cycles
_YELLOW = 2  # added to the variant of a head
_SHARE_POLE_M = 3.2  # a pedestrian head goes onto a pole that stands this near
_ROOM_M = 0.2


def put_signals(
    crew: Crew, road_map: RoadMap, pavements: list[Side], draws: Draws, wired: frozenset[str] = frozenset(), *, yellow: bool = False
) -> None:
    """Heads on the near side of every signalled approach, a second one overhead or beyond the junction, pedestrian heads, and heads for
    cycles where there is a lane for them.

    Near side: 0.6 m before the end of the lane, on the pavement, facing oncoming drivers. Overhead arms serve approaches of two or
    more lanes, but not those over which wires hang (`wired`). All are lit by their movement's link. yellow : housings, as in the
    USA.
    """
    by_edge: dict[str, list[SignalLink]] = defaultdict(list)
    for link in road_map.signal_links:
        if link.crossing is None:
            by_edge[link.from_lane.rsplit("_", 1)[0]].append(link)
    poles: list[tuple[Floats, float]] = []  # place and yaw of the poles
    approaches: list[tuple[Side, list[SignalLink], int, tuple[Floats, float]]] = []  # those with cycle lanes, and their near-side poles
    side_of = {side.edge.id: side for side in pavements}
    for side in pavements:
        links = by_edge.get(side.edge.id)
        if links:
            rng = draws.rng(f"network.furniture.signal.{side.edge.to_junction}")
            board = int(rng.integers(2)) + _YELLOW * yellow  # one pattern of head to a junction
            chance = float(rng.random())
            near = len(poles)
            _near_side(crew, side, links, board, poles, road_map.lefthand, None if side.edge.id in wired else chance)
            if len(poles) > near and any(lane.kind == "bike" for lane in side.edge.lanes):
                small = draws.rng(f"network.furniture.signal.cycles.{side.edge.to_junction}").random() < 0.7
                approaches.append((side, links, _CYCLES_YELLOW if yellow else _CYCLES_SMALL if small else _CYCLES, poles[near]))
            _far_side(crew, side_of, road_map, side.edge, links, board, poles)
    controlled = {link.crossing: link for link in road_map.signal_links if link.crossing is not None}
    hung: list[tuple[Floats, float]] = []  # pedestrian heads that look the way of the vehicles' heads: place and direction
    for crossing in road_map.crossings:
        if crossing.id in controlled:
            _pedestrians(crew, crossing, controlled[crossing.id], poles, hung)
    for side, links, variant, pole in approaches:
        _cycles(crew, side, links, variant, pole, hung)


def _near_side(
    crew: Crew, side: Side, links: list[SignalLink], board: int, poles: list[tuple[Floats, float]], lefthand: bool,
    chance: float | None,
) -> None:
    lanes = [lane for lane in side.edge.lanes if lane.kind == "driving"]
    outer = _governing(links, lanes[0].id if lanes else None)
    overhead = chance is not None and (len(lanes) > 1 or chance < 0.25)
    for back in (0.6, 1.6, 2.6, 0.0):
        s = side.length_m - back
        facing = side.direction(s) + np.pi
        if overhead:
            toward = side.towards_road(s)
            if not crew.put("signal_pole", _MAST, side.point(s, 0.5), toward, room_m=_ROOM_M):
                continue
            anchors = crew.catalogue.get("signal_pole", _MAST).anchors
            suffix = "_left" if lefthand else ""
            T = _upright(side.point(s, 0.5), toward)
            inner = _governing(links, lanes[-1].id if lanes else None)
            for name, link in ((f"head_0{suffix}", outer), (f"head_1{suffix}", inner)):
                crew.add_on(T, crew.catalogue.get("signal_head", board if name.startswith("head_0") else board - board % 2), anchors[name],
                            signal=(link.signal, link.index))
            poles.append((side.point(s, 0.5), toward))
            return
        if _on_new_pole(crew, side.point(s, 0.45), facing, board, outer, poles):
            return


def _far_side(
    crew: Crew, side_of: dict[str, Side], road_map: RoadMap, edge: Edge, links: list[SignalLink], board: int,
    poles: list[tuple[Floats, float]],
) -> None:
    """A repeater on the near pavement of the street that the main movement leads into."""
    ahead = [link for link in links if link.to_lane.rsplit("_", 1)[0] in side_of]
    if not ahead:
        return
    heading = _heading(edge.lanes[-1].center[-2:])
    best = max(ahead, key=lambda link: float(np.cos(_start_heading(road_map, link) - heading)))
    if np.cos(_start_heading(road_map, best) - heading) < 0.8:
        return
    beyond = side_of[best.to_lane.rsplit("_", 1)[0]]
    for s in (0.8, 1.8, 3.0):
        if s < beyond.length_m and _on_new_pole(crew, beyond.point(s, 0.45), heading + np.pi, board, best, poles):
            return


def _on_new_pole(
    crew: Crew, xy: Floats, facing: float, board: int, link: SignalLink, poles: list[tuple[Floats, float]]
) -> bool:
    if not crew.put("signal_pole", _STRAIGHT, xy, facing, room_m=_ROOM_M):
        return False
    anchor = crew.catalogue.get("signal_pole", _STRAIGHT).anchors["head_0"]
    crew.add_on(_upright(xy, facing), crew.catalogue.get("signal_head", board), anchor,
                signal=(link.signal, link.index))
    poles.append((xy, facing))
    return True


def _cycles(
    crew: Crew, side: Side, links: list[SignalLink], variant: int, pole: tuple[Floats, float], hung: list[tuple[Floats, float]]
) -> None:
    """A head for the cycle lane on the near-side pole of its approach, below the vehicles' head and lit by the lane's own link."""
    lane = next(lane for lane in side.edge.lanes if lane.kind == "bike")
    link = _governing(links, lane.id)
    xy, yaw = pole
    facing = side.direction(side.length_m - 0.6) + np.pi
    turn = facing - yaw
    mast = abs(np.cos(turn)) < 0.7  # the arm's direction, not the head's, is the mast's
    crowded = any(np.hypot(*(place - xy)) < 0.1 and np.cos(way - facing) > 0.3 for place, way in hung)
    if crowded:  # above and below the pedestrians' head there is room for a small one
        variant = _CYCLES_SMALL
    z = 1.08 if crowded else 1.7 if variant == _CYCLES_SMALL else 1.38
    head = crew.catalogue.get("cycle_head", variant)
    crew.add_on(_upright(xy, yaw), head, head_frame(turn, z, 0.11 if mast else 0.057), signal=(link.signal, link.index))


def _pedestrians(
    crew: Crew, crossing: Crossing, link: SignalLink, poles: list[tuple[Floats, float]], hung: list[tuple[Floats, float]]
) -> None:
    """A head at each end, facing those who come from the other one."""
    head = crew.catalogue.get("pedestrian_head", 0)
    for end, inner in ((0, 1), (-1, -2)):
        tip = crossing.center[end]
        facing = _heading(np.stack([tip, crossing.center[inner]]))
        out, across = -np.array([np.cos(facing), np.sin(facing)]), np.array([-np.sin(facing), np.cos(facing)])
        near = [p for p in poles if np.hypot(*(p[0] - (tip + 0.5 * out))) < crossing.width_m / 2 + _SHARE_POLE_M - 2.0]
        if near:
            xy, yaw = min(near, key=lambda p: float(np.hypot(*(p[0] - tip))))
            turn = facing - yaw
            # Vehicle heads keep the front of a shared pole, so the pedestrians' head hangs lower where they look the same way.
            z = 2.15 if np.cos(turn) < 0.6 else 1.6
            crew.add_on(_upright(xy, yaw), head, head_frame(turn, z, 0.08), signal=(link.signal, link.index))
            hung.append((xy, facing))
            continue
        for back in (0.5, 0.9, 1.4):
            spots = [tip + back * out + sign * (crossing.width_m / 2 + 0.35) * across for sign in (1, -1)]
            fits = (xy for xy in spots if crew.put("signal_pole", _STRAIGHT, xy, facing, room_m=_ROOM_M, on_crossing=True))
            placed = next(fits, None)
            if placed is not None:
                crew.add_on(_upright(placed, facing), head, head_frame(0.0, 2.15), signal=(link.signal, link.index))
                poles.append((placed, facing))
                break


def _governing(links: list[SignalLink], lane: str | None) -> SignalLink:
    """The link of a lane that goes the farthest to the middle of its list: straight on where there is one."""
    own = [link for link in links if link.from_lane == lane] or links
    return own[len(own) // 2]


def _upright(xy: Floats, yaw: float) -> Floats:
    return pose(float(xy[0]), float(xy[1]), 0.0, yaw)


def _heading(two: Floats) -> float:
    d = two[1] - two[0]
    return float(np.arctan2(d[1], d[0]))


def _start_heading(road_map: RoadMap, link: SignalLink) -> float:
    lane = road_map.edges[link.to_lane.rsplit("_", 1)[0]].lanes[-1]
    return _heading(lane.center[:2])
