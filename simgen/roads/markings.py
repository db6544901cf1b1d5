"""Road markings of a network. Dimensions follow the Vienna Convention on Road Signs and Signals (annex 2) and, within its
limits, the German marking guideline RMS for urban streets, unless a comment says otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.countries import MarkingHabits
from simgen.roads import buslanes
from simgen.roads.glyphs import ARROW_LENGTH_M, arrow, bicycle, shark_tooth, word
from simgen.roads.medians import paint_median
from simgen.roads.ribbons import Track, dashes, placed, quads, ribbon, solid, track
from simgen.roads.roadmap import Crossing, Edge, Lane, RoadMap
from simgen.roads.triangulate import earcut, polygons_of
from simgen.roads.zebras import NOT_CONTROLLED, Controlled, along_kerb, controlled_areas, give_way_line, zigzag

Floats = NDArray[np.float64]
Painted = Mapping[str, Floats]

NARROW_M, BROAD_M = 0.12, 0.25  # RMS: narrow and broad line
STOP_LINE_M = 0.5  # RMS
_WORD_BACK_M, _WORD_TO_ARROW_M = 2.0, 1.5  # from the stop line, or where there are arrows from the first of them
# Lines that forbid waiting, TSRGD 2016, diagram 1018.1: 75 mm broad (50 to 100) and as far apart, 250 mm from the kerb.
_NO_WAITING_M = (0.075, 0.075, 0.25)
_STOP_BACK_M = 0.15  # the stop line ends this far before the lane's end, where SUMO's vehicles halt
STATES = ("", "_worn", "_faded")  # of paint, as the names of its materials end
_ARROWS_BACK_M = (3.5, 22.0)  # from the stop line to the arrows' tips


@dataclass(frozen=True)
class MarkingStyle:
    """Habits that differ between places and are drawn once per network. yellow : centre lines are yellow. states : shares of the
    streets whose paint is in each of the `STATES`. cycle_lane : colour of cycle lanes' surface, "" for none. habits : of the country."""

    zebra_at_signals: bool
    zebra_share: float
    centre_share: float
    bays_marked: bool
    triangles: bool
    edge_lines: bool
    yellow: bool
    states: tuple[float, float, float]
    cycle_lane: str
    habits: MarkingHabits


@dataclass(frozen=True, eq=False)
class Markings:
    """(T, 3, 2) plan triangles of everything painted, by the state of the paint (`STATES`). centre : centre lines, which may be yellow.
    kerbs : lines along kerbs, which are. surfaces : coloured cycle and bus lanes, by material. zebras : ids of the zebras
    without signals."""

    lines: Painted
    centre: Painted
    kerbs: Painted
    crossings: Painted
    stops: Painted
    surfaces: Painted
    zebras: frozenset[str]
    style: MarkingStyle


@dataclass(frozen=True)
class _Street:
    """What is drawn for one direction of a street. states : of the paint of its lines, its end and its kerb. words : chances of words."""

    centred: bool
    states: tuple[str, ...]
    no_waiting: bool
    words: Floats

    @staticmethod
    def draw(rng: np.random.Generator, style: MarkingStyle) -> _Street:
        centred = bool(rng.random() < style.centre_share)
        states = tuple(STATES[i] for i in rng.choice(len(STATES), 3, p=style.states))
        return _Street(centred, states, bool(rng.random() < style.habits.kerb_lines), rng.random(3))


def draw_style(rng: np.random.Generator, habits: MarkingHabits) -> MarkingStyle:
    """Draw the habits of a place within those of its country."""
    h = habits
    return MarkingStyle(
        bool(rng.random() < h.zebra_at_signals), float(rng.uniform(0.6, 1.0)), float(rng.uniform(0.5, 1.0)), bool(rng.random() < h.bays),
        bool(rng.random() < h.triangles), bool(rng.random() < h.edge_lines), bool(rng.random() < h.yellow),
        _states(float(rng.uniform(0.0, 1.0))), h.cycle_lane[0] if rng.random() < h.cycle_lane[1] else "", h,
    )


def _states(age: float) -> tuple[float, float, float]:
    """Shares of fresh, worn and faded paint in a place where paint is renewed seldom (1) or often (0)."""
    faded, worn = 0.45 * age, 0.3 + 0.25 * age
    return (1 - worn - faded, worn, faded)


def paint_markings(
    road_map: RoadMap, carriageway: shapely.Geometry, rng: np.random.Generator, within: shapely.Geometry | None = None,
    habits: MarkingHabits | None = None,
) -> Markings:
    """Lay out all markings. Lines end where lanes end, so none runs through a junction. within : only streets that reach into
    this area of the plan are painted. habits : of the country."""
    style = draw_style(rng, habits or MarkingHabits())
    inner = -1.0 if road_map.lefthand else 1.0  # towards the middle of the street, as a factor of "left"
    lines, centre, kerbs, stops, walks = (defaultdict[str, list[Floats]](list) for _ in range(5))
    coloured = defaultdict[str, list[Floats]](list)
    reached = road_map.edges_within(within)
    streets = [_Street.draw(rng, style) for _ in road_map.edges]
    walked = [(bool(rng.random() < style.zebra_share), STATES[int(rng.choice(len(STATES), p=style.states))]) for _ in road_map.crossings]
    zebras = [c for c, (painted, _) in zip(road_map.crossings, walked, strict=True) if painted and not _signalled(c, road_map)]
    areas = controlled_areas(road_map, zebras) if style.habits.zigzag else {}
    humped = {edge for hump in road_map.humps for edge in hump.edges}
    medians = {edge: median for median in road_map.medians for edge in median.edges}
    for edge, street in zip(road_map.edges.values(), streets, strict=True):
        state, at_stop, at_kerb = street.states
        if edge.id not in reached:
            continue
        tracks = {lane.id: track(lane.center) for lane in edge.lanes if len(lane.center) > 1}
        driving = [lane for lane in edge.lanes if lane.kind == "driving" and lane.id in tracks]
        if not driving or min(tracks[lane.id].length_m for lane in driving) < 8:
            continue
        clear = _stop_zone(edge, road_map)
        controlled = areas.get(edge.id, NOT_CONTROLLED)
        buses = buslanes.stretches(edge, road_map.bus_lanes, controlled.free(0.0)[0])
        lines[state] += _between_lanes(edge, tracks, inner, clear, style, buses, controlled)
        lines[at_stop] += _symbols(edge, driving, tracks, clear, controlled)
        lines[at_stop] += _words(edge, driving, tracks, clear, style, street.words, buses, edge.id in humped)
        coloured[style.cycle_lane] += _coloured_lanes(edge, tracks, style)
        for lane in driving:
            if lane.id in buses:
                kind, stretch, line = road_map.bus_lanes[lane.id], buses[lane.id], tracks[lane.id]
                lines[state].append(buslanes.line_beside(line, stretch, kind, inner * lane.width_m / 2))
                lines[state] += buslanes.bus_words(line, stretch, lane, style.habits.bus_lane.words if style.habits.bus_lane else ("BUS",))
                coloured[kind.colour].append(buslanes.surface(line, stretch, lane, inner))
        stops[at_stop] += _stop_lines(edge, driving, tracks, style)
        if controlled.end and edge.priority:
            stops[at_stop] += [give_way_line(tracks[lane.id], lane.width_m, _STOP_BACK_M) for lane in driving]
        opposite = road_map.edges.get(edge.opposite or "")
        if edge.id in medians:
            if edge.id == medians[edge.id].edges[0]:
                centre[state] += paint_median(medians[edge.id], style.habits.line_m, style.edge_lines, road_map.lefthand)
        elif opposite is not None and edge.id < opposite.id and any(lane.kind == "driving" for lane in opposite.lanes):
            back = _stop_zone(opposite, road_map)
            centre[state] += _centre_line(driving, tracks, inner, clear, back, street.centred, style, controlled)
            lines[state] += zigzag(tracks[driving[-1].id], controlled, inner * driving[-1].width_m / 2)
        outer, line = driving[0], tracks[driving[0].id]
        low, high = controlled.free(line.length_m, clear)
        if outer.index == min(lane.index for lane in edge.lanes if lane.kind != "sidewalk"):
            lines[at_kerb] += along_kerb(line, controlled, -inner * outer.width_m / 2)
            if street.no_waiting:
                kerbs[at_kerb] += _kerb_lines(outer, line, inner, max(low, 0.6), high - 0.1)
        if style.edge_lines and edge.lanes[-1].kind in ("driving", "median") and len(driving) > 1 and outer.index == 1:
            offset = -inner * (outer.width_m / 2 - 0.35)
            lines[state].append(ribbon(line, solid(max(low, 0.5), high), offset, style.habits.line_m))
    for c, (painted, state) in zip(road_map.crossings, walked, strict=True):
        if (painted or _signalled(c, road_map)) and _in_reach(c, within):
            walks[state].append(_clipped(_crossing(c, road_map, style), carriageway))
    surfaces = {f"lane_{colour}": np.concatenate(parts) for colour, parts in coloured.items() if colour and parts}
    free = frozenset(c.id for c in zebras)
    return Markings(_joined(lines), _joined(centre), _joined(kerbs), _joined(walks), _joined(stops), surfaces, free, style)


def _stop_zone(edge: Edge, road_map: RoadMap) -> float:
    """Metres before the end of the edge's lanes where lane lines stop: the stop line's near edge, if there is one."""
    return STOP_LINE_M + _STOP_BACK_M if edge.signalled or not edge.priority else 0.3


def _between_lanes(
    edge: Edge, tracks: dict[str, Track], inner: float, clear: float, style: MarkingStyle, buses: Mapping[str, tuple[float, float]],
    controlled: Controlled,
) -> list[Floats]:
    out = []
    for outer, following in zip(edge.lanes[:-1], edge.lanes[1:], strict=True):
        if outer.kind == "sidewalk" or outer.id not in tracks:
            continue
        line = tracks[outer.id]
        offset, end = inner * outer.width_m / 2, line.length_m - clear
        kinds = (outer.kind, following.kind)
        if kinds == ("driving", "driving"):
            out += zigzag(line, controlled, offset)
            low, end = controlled.free(line.length_m, clear)
            bound = max(end - 20.0, 0.4 * line.length_m) if edge.signalled else end
            begin = buses[outer.id][1] if outer.id in buses else low  # beside a bus lane there is another line
            out.append(ribbon(line, dashes(begin, bound, style.habits.dash_m, style.habits.gap_m), offset, style.habits.line_m))
            out.append(ribbon(line, solid(bound, end), offset, style.habits.line_m))
        elif outer.kind == "bike":
            out.append(ribbon(line, solid(0.3, end), offset, BROAD_M))
        elif outer.kind == "parking":
            if style.bays_marked:
                out.append(ribbon(line, solid(0.3, line.length_m - 0.3), offset, NARROW_M))
                at = np.arange(0.8, line.length_m - 0.5, 5.7)
                out.append(ribbon(line, (at - NARROW_M / 2, at + NARROW_M / 2), 0.05 * inner, outer.width_m - 0.25))
            else:
                out.append(ribbon(line, dashes(0.3, line.length_m - 0.3, 1.0, 1.0), offset, NARROW_M))
    return out


def _centre_line(
    driving: Sequence[Lane], tracks: dict[str, Track], inner: float, clear: float, back: float, wanted: bool, style: MarkingStyle,
    controlled: Controlled,
) -> list[Floats]:
    lane = driving[-1]
    line = tracks[lane.id]
    offset = inner * lane.width_m / 2
    low, end = controlled.free(line.length_m, clear)
    back = max(back, low)
    breadth = style.habits.line_m
    if len(driving) > 1:  # RMS: two narrow lines a narrow line apart
        return [ribbon(line, solid(back, end), offset + side * breadth, breadth) for side in (-1, 1)]
    if not wanted:
        return []
    near = min(15.0, line.length_m / 4, (end - back) / 3)
    return [
        ribbon(line, solid(back, back + near), offset, breadth), ribbon(line, solid(end - near, end), offset, breadth),
        ribbon(line, dashes(back + near, end - near, style.habits.dash_m, style.habits.gap_m), offset, breadth),
    ]


def _kerb_lines(lane: Lane, line: Track, inner: float, start_m: float, end_m: float) -> list[Floats]:
    """Two lines along the kerb beside a lane."""
    breadth, gap, from_kerb = _NO_WAITING_M
    stretch = solid(start_m, end_m)
    offsets = (from_kerb + breadth / 2, from_kerb + 1.5 * breadth + gap)
    return [ribbon(line, stretch, -inner * (lane.width_m / 2 - offset), breadth) for offset in offsets]


def _symbols(edge: Edge, driving: Sequence[Lane], tracks: dict[str, Track], clear: float, controlled: Controlled) -> list[Floats]:
    """Arrows, but between zig-zag lines, and signs of cycles."""
    out = []
    if len(driving) > 1:
        for lane in driving:
            line = tracks[lane.id]
            tips = line.length_m - clear - np.array(_ARROWS_BACK_M)
            s = tips[(tips > 15.0) & (tips <= controlled.free(line.length_m)[1])] - ARROW_LENGTH_M
            if lane.turns and len(s):
                out.append(placed(arrow(lane.turns), line.at(s), line.direction(s + ARROW_LENGTH_M / 2)))
    for lane in edge.lanes:
        if lane.kind == "bike" and lane.id in tracks:
            line = tracks[lane.id]
            s = np.arange(4.0, line.length_m - 8.0, 45.0)
            if len(s):
                out.append(placed(bicycle(), line.at(s), line.direction(s)))
    return out


def _words(
    edge: Edge, driving: Sequence[Lane], tracks: dict[str, Track], clear: float, style: MarkingStyle, chance: Floats,
    buses: Mapping[str, tuple[float, float]], humped: bool,
) -> list[Floats]:
    """Words before the stop line of a street that gives way, and on the way of a long one."""
    out = []
    (stop, at_ends), (slow, on_streets) = style.habits.stop_word, style.habits.slow_word
    for lane in driving:
        line, free = tracks[lane.id], lane.id not in buses and not humped
        marks = []
        back = _ARROWS_BACK_M[0] + ARROW_LENGTH_M + _WORD_TO_ARROW_M if len(driving) > 1 else _WORD_BACK_M
        if stop and chance[0] < at_ends and not edge.signalled and not edge.priority:
            marks.append((stop, line.length_m - clear - back - _word_length(stop)))
        if slow and chance[1] < on_streets and line.length_m > 60.0 and free:
            marks.append((slow, 20.0 + float(chance[2]) * (line.length_m - 55.0)))
        for text, start in marks:
            if start > 4.0:
                s = np.array([start])
                out.append(placed(word(text), line.at(s), line.direction(s + _word_length(text) / 2)))
    return out


def _word_length(text: str) -> float:
    return float(word(text)[..., 1].max())


def _coloured_lanes(edge: Edge, tracks: dict[str, Track], style: MarkingStyle) -> list[Floats]:
    if not style.cycle_lane:
        return []
    cycle = [lane for lane in edge.lanes if lane.kind == "bike" and lane.id in tracks]
    return [ribbon(tracks[lane.id], solid(0.3, tracks[lane.id].length_m - 0.3), 0.0, lane.width_m - 0.1) for lane in cycle]


def _stop_lines(edge: Edge, driving: Sequence[Lane], tracks: dict[str, Track], style: MarkingStyle) -> list[Floats]:
    out = []
    for lane in edge.lanes:
        if lane.kind not in ("driving", "bike") or lane.id not in tracks:
            continue
        line = tracks[lane.id]
        end = np.array([line.length_m - _STOP_BACK_M])
        half = lane.width_m / 2
        if edge.signalled:
            out.append(ribbon(line, (end - STOP_LINE_M, end), 0.0, lane.width_m - (0.15 if lane is driving[-1] else 0.0)))
        elif not edge.priority:
            if style.triangles:
                count = max(int(lane.width_m / 0.75), 2)
                offsets = (np.arange(count, dtype=np.float64) - (count - 1) / 2) * 0.75
                s = np.full(count, float(end[0]) - 0.7)
                out.append(placed(shark_tooth(), line.at(s, offsets), line.direction(s)))
            else:  # RMS: waiting line, 0.5 m dashes, 0.25 m gaps
                offsets = np.arange(-half + 0.15, half - 0.5, 0.75, dtype=np.float64)
                s = np.full(len(offsets), float(end[0]))
                near, far = s - 0.25, s
                out.append(quads(line.at(near, offsets), line.at(far, offsets), line.at(far, offsets + 0.5), line.at(near, offsets + 0.5)))
    return out


def _crossing(crossing: Crossing, road_map: RoadMap, style: MarkingStyle) -> Floats:
    """A zebra with bars along the driving direction, or at signals two dotted lines (RMS: 0.5 m dashes, 0.2 m gaps)."""
    walk = track(crossing.center)
    if _signalled(crossing, road_map) and not style.zebra_at_signals:
        dotted = dashes(0.1, walk.length_m - 0.1, 0.5, 0.2)
        return np.concatenate([ribbon(walk, dotted, side * (crossing.width_m / 2 - 0.1), NARROW_M) for side in (-1, 1)])
    start, _ = dashes(0.2, walk.length_m - 0.05, style.habits.bar_m, style.habits.bar_m)
    if not len(start):
        return np.empty((0, 3, 2))
    across = walk.direction(start)
    drive = _driving_direction(crossing, road_map)
    left = np.stack([-across[:, 1], across[:, 0]], axis=1)
    along = left
    if drive is not None and abs(float(drive @ left[0])) > 0.5:  # bars as long as the crossing is wide, in driving direction
        along = np.broadcast_to(drive / float(drive @ left[0]), left.shape)
    reach = (crossing.width_m / 2 - 0.15) * along
    a, b = walk.at(start), walk.at(start + style.habits.bar_m)
    return quads(a - reach, b - reach, b + reach, a + reach)


def _driving_direction(crossing: Crossing, road_map: RoadMap) -> Floats | None:
    for edge_id in crossing.across:
        edge = road_map.edges.get(edge_id)
        lanes = [lane for lane in edge.lanes if lane.kind == "driving"] if edge else []
        if edge is not None and lanes:
            c = lanes[-1].center
            d = c[-1] - c[-2] if edge.to_junction == crossing.junction else c[1] - c[0]
            return np.asarray(d / np.linalg.norm(d))
    return None


def _in_reach(crossing: Crossing, within: shapely.Geometry | None) -> bool:
    return within is None or bool(shapely.dwithin(within, shapely.LineString(crossing.center), crossing.width_m))


def _signalled(crossing: Crossing, road_map: RoadMap) -> bool:
    junction = road_map.junctions.get(crossing.junction)
    return junction is not None and junction.signal is not None


def _clipped(triangles: Floats, carriageway: shapely.Geometry) -> Floats:
    """Triangles with what reaches beyond the carriageway left out."""
    if not len(triangles):
        return triangles
    shapes = shapely.polygons(triangles)
    shapely.prepare(carriageway)
    inside = shapely.contains_properly(carriageway, shapes)
    if inside.all():
        return triangles
    cut = shapely.intersection(shapes[~inside], carriageway)
    return np.concatenate([triangles[inside], earcut(polygons_of(list(cut)))])


def _joined(parts: Mapping[str, list[Floats]]) -> Painted:
    return {state: np.concatenate(parts[state]) for state in STATES if parts.get(state)}
