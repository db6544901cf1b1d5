"""Reading SUMO network files into the neutral road map."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from simgen.errors import SimgenError
from simgen.roads.medians import strips
from simgen.roads.roadmap import Crossing, Edge, Junction, Lane, LaneKind, RoadMap, SignalLink

_DEFAULT_LANE_WIDTH_M = 3.2  # SUMO's default
_DEFAULT_SIDEWALK_WIDTH_M = 2.0
_AGAIN = "make it again with netgenerate or netconvert"
_MOTOR = frozenset({"passenger", "private", "bus", "delivery", "truck", "taxi", "motorcycle", "coach", "trailer"})
_TURN = {"l": "left", "L": "left", "s": "straight", "r": "right", "R": "right"}


def read_network(net_file: Path) -> RoadMap:
    """Read a ``.net.xml`` file. Raises SimgenError if it is missing, not XML, or not a SUMO network with streets."""
    try:
        root = ET.parse(net_file).getroot()
    except OSError as error:
        raise SimgenError(f"the road network {net_file} cannot be read ({error.strerror}); give a SUMO .net.xml") from error
    except ET.ParseError as error:
        raise SimgenError(f"the road network {net_file} is not valid XML ({error}); {_AGAIN}") from error
    if root.tag != "net":
        raise SimgenError(f"{net_file} is a <{root.tag}> file, not a SUMO network; give a .net.xml made by netconvert")
    try:
        return _read(root, net_file)
    except (KeyError, ValueError, IndexError) as error:
        detail = f"missing {error}" if isinstance(error, KeyError) else str(error)
        raise SimgenError(f"the road network {net_file} is damaged: {detail}; {_AGAIN}") from error


def _read(root: ET.Element, net_file: Path) -> RoadMap:
    turns: dict[str, set[str]] = defaultdict(set)
    controlled: set[str] = set()  # edges with a signal at their end
    minor: set[str] = set()  # edges that must give way to another road at their end
    links: list[SignalLink] = []
    for c in root.iter("connection"):
        start, end = c.attrib["from"], c.attrib["to"]
        lane, to_lane = f"{start}_{c.attrib['fromLane']}", f"{end}_{c.attrib['toLane']}"
        signal = c.get("tl")
        if signal is not None:
            over = end if end.startswith(":") and "_c" in end else None
            links.append(SignalLink(signal, int(c.attrib["linkIndex"]), lane, to_lane, over))
        if start.startswith(":"):
            continue
        turn = _TURN.get(c.get("dir", ""))
        if turn:
            turns[lane].add(turn)
        if signal is not None:
            controlled.add(start)
        elif turn in ("straight", "right") and c.get("state") in ("m", "s", "w"):
            minor.add(start)
    edges: dict[str, Edge] = {}
    crossings: list[Crossing] = []
    walking: list[NDArray[np.float64]] = []
    internal: list[Lane] = []
    for e in root.findall("edge"):
        function, edge_id = e.get("function", "normal"), e.attrib["id"]
        lane_elements = e.findall("lane")
        if not lane_elements:
            raise ValueError(f"edge {edge_id} has no lanes")
        if function == "crossing":
            crossings.append(_crossing(e, lane_elements[0]))
        elif function == "walkingarea":
            outline = _points(lane_elements[0].attrib["shape"])
            if len(outline) >= 3:
                walking.append(outline)
        elif function == "internal":
            internal += [_lane(edge_id, lane, frozenset()) for lane in lane_elements]
        elif function == "normal":
            lanes = _with_median([_lane(edge_id, lane, frozenset(turns[lane.attrib["id"]])) for lane in lane_elements])
            ends = e.attrib["from"], e.attrib["to"]
            edges[edge_id] = Edge(edge_id, *ends, lanes, None, edge_id in controlled, edge_id not in minor)
    if not edges:
        raise ValueError("it has no streets")
    junctions = {}
    for j in root.iter("junction"):
        if j.attrib["type"] == "internal":
            continue
        outline = _points(j.get("shape", ""))
        controlled_here = "traffic_light" in j.attrib["type"]
        junctions[j.attrib["id"]] = Junction(
            j.attrib["id"], np.array([float(j.attrib["x"]), float(j.attrib["y"])]), outline if len(outline) >= 3 else None,
            j.attrib["id"] if controlled_here else None, j.attrib["type"],
        )
    paired, lefthand = _paired(edges), root.get("lefthand") in ("true", "1")
    return RoadMap(net_file, paired, _with_signals(junctions, edges, links), tuple(crossings), tuple(walking),
                   tuple(internal), tuple(links), lefthand, medians=strips(paired, lefthand))


def _lane(edge_id: str, lane: ET.Element, turns: frozenset[str]) -> Lane:
    allow, disallow = lane.get("allow", "").split(), lane.get("disallow", "").split()
    kind: LaneKind
    if disallow == ["all"]:
        kind = "parking"
    elif allow and set(allow) <= {"pedestrian", "wheelchair"}:
        kind = "sidewalk"
    elif allow and not _MOTOR & set(allow) and "bicycle" in allow:
        kind = "bike"
    else:
        kind = "driving"
    width = float(lane.get("width", _DEFAULT_SIDEWALK_WIDTH_M if kind == "sidewalk" else _DEFAULT_LANE_WIDTH_M))
    return Lane(lane.attrib["id"], edge_id, int(lane.attrib["index"]), kind, width, _points(lane.attrib["shape"]),
                float(lane.attrib["speed"]), turns if kind == "driving" else frozenset())


def _with_median(lanes: list[Lane]) -> tuple[Lane, ...]:
    """The lanes of an edge from the outside in: one without traffic on the inner side of those with some is no parking lane."""
    driving = [lane.index for lane in lanes if lane.kind == "driving"]
    return tuple(
        replace(lane, kind="median") if lane.kind == "parking" and driving and lane.index > max(driving) else lane for lane in lanes
    )


def _crossing(edge: ET.Element, lane: ET.Element) -> Crossing:
    """The crossing as a band of its width about its walking line (SUMO's own outline follows the kerb returns)."""
    edge_id = edge.attrib["id"]
    center, width = _points(lane.attrib["shape"]), float(lane.attrib["width"])
    direction = np.gradient(center, axis=0)
    direction /= np.maximum(np.linalg.norm(direction, axis=1, keepdims=True), 1e-9)
    side = np.stack([-direction[:, 1], direction[:, 0]], axis=1) * width / 2
    outline = np.concatenate([center + side, (center - side)[::-1]])
    junction = edge_id[1:].rsplit("_c", 1)[0]
    return Crossing(edge_id, junction, outline, center, width, tuple(edge.get("crossingEdges", "").split()))


def _points(text: str) -> NDArray[np.float64]:
    """(N, 2) points of SUMO's "x,y x,y" or "x,y,z x,y,z" lists; repeated points are dropped."""
    words = text.split()
    if not words:
        return np.empty((0, 2))
    columns = words[0].count(",") + 1
    values = np.array(text.replace(",", " ").split(), dtype=np.float64).reshape(-1, columns)[:, :2]
    if not np.isfinite(values).all():
        raise ValueError("a shape has coordinates that are not finite")
    keep = np.concatenate([[True], np.abs(np.diff(values, axis=0)).max(axis=1) > 1e-6]) if len(values) > 1 else np.array([True])
    return np.ascontiguousarray(values[keep])


def _paired(edges: dict[str, Edge]) -> dict[str, Edge]:
    """Edges with their opposite directions found: the same two junctions, and the innermost lanes side by side."""
    by_ends: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges.values():
        by_ends[edge.from_junction, edge.to_junction].append(edge)
    out = {}
    for edge in edges.values():
        candidates = by_ends.get((edge.to_junction, edge.from_junction), [])
        own = _middle(edge)
        best = min(candidates, key=lambda other: float(np.linalg.norm(_middle(other) - own)), default=None)
        out[edge.id] = replace(edge, opposite=best.id if best else None)
    return out


def _middle(edge: Edge) -> NDArray[np.float64]:
    return np.asarray(edge.lanes[-1].center.mean(axis=0))


def _with_signals(junctions: dict[str, Junction], edges: dict[str, Edge], links: list[SignalLink]) -> dict[str, Junction]:
    """Junctions with the id of the signal system that really controls them (systems may be joined under another id)."""
    system: dict[str, str] = {}
    for link in links:
        edge = edges.get(link.from_lane.rsplit("_", 1)[0])
        if edge is not None:
            system[edge.to_junction] = link.signal
    return {
        k: replace(j, signal=system.get(k) if j.signal else None) for k, j in junctions.items()
    }
