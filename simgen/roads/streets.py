"""Cross-sections of streets: lanes, parking lanes, cycle lanes, one-way streets and bends, written as SUMO's plain XML."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.distributions import parse
from simgen.recipe import Network
from simgen.roads.plan import Corners, Links, Nodes, reached
from simgen.scene import Draws

PARKING_WIDTH_M = 2.1  # RASt 06 (German urban street guideline): 2.0 m plus the gutter
CYCLE_WIDTH_M = 1.85  # RASt 06: cycle lane 1.85 m including its line
_VEHICLES = "passenger private taxi bus coach delivery truck trailer motorcycle moped bicycle emergency authority"


@dataclass(frozen=True)
class StreetProfile:
    """One street, from its first to its second junction (`forth`) and back.

    lanes_forth, lanes_back : driving lanes; back is 0 in one-way streets. parking_*, cycle_* : whether that side has such
    a lane. path : (N, 2) middle of the street. speed_mps : limit. median_m : breadth of the strip between the directions, 0 for none.
    """

    lanes_forth: int
    lanes_back: int
    parking_forth: bool
    parking_back: bool
    cycle_forth: bool
    cycle_back: bool
    path: NDArray[np.float64]
    speed_mps: float
    median_m: float = 0.0


@dataclass(frozen=True)
class Profiles:
    """All streets, in the order of the links, and what they share."""

    streets: tuple[StreetProfile, ...]
    signalled: frozenset[str]
    lane_width_m: float
    sidewalk_m: float
    corner_radius_m: float


def draw_streets(recipe: Network, draws: Draws, nodes: Nodes, links: Links, corners: Corners) -> Profiles:
    """Draw the cross-section of every street and which junctions have signals. Streets that lead straight on through a junction
    have the same number of lanes and strips of one breadth between their directions."""
    lane_width = float(draws.value("network.lane_width_m", recipe.lane_width_m))
    sidewalk = float(draws.value("network.sidewalk_m", recipe.sidewalk_m))
    radius = float(draws.value("network.corner_radius_m", _CORNER_RADIUS))
    parking = float(draws.value("network.parking", recipe.parking))
    cycling = float(draws.value("network.cycle_share", _CYCLE_SHARE))
    irregularity = float(draws.values.get("network.irregularity", 0.0))
    signals = float(draws.value("network.signals", recipe.signals))
    rng = draws.rng("network.streets")
    medians = _draw_medians(recipe, draws, len(links))
    degree = Counter(end for link in links for end in link)
    oneway = _one_way(links, degree, rng)
    streets = []
    outward = _outward(nodes, links, corners)
    roads = _straight_on(nodes, outward)
    for k, (a, b) in enumerate(links):
        lanes = draws.integer(f"network.lanes.{roads[k]}", recipe.lanes)
        length = float(np.linalg.norm(nodes[b] - nodes[a]))
        dice = rng.uniform(size=4)
        bend = float(rng.uniform(-1, 1)) * irregularity * 0.07 * length
        cycle = bool(dice[2] < cycling) and lanes < 4
        streets.append(StreetProfile(
            lanes, 0 if k in oneway else lanes, bool(dice[0] < parking), bool(dice[1] < parking), cycle,
            cycle and k not in oneway,
            _rounded_path([nodes[a], *corners[k], nodes[b]]) if corners[k] else _bent(nodes[a], nodes[b], bend if dice[3] < 0.6 else 0.0),
            13.89 if lanes > 1 else 8.33 if dice[3] > _SLOW else 11.11,
            medians[roads[k]] if k not in oneway and (lanes > 1 or dice[3] <= _SLOW) else 0.0,
        ))
    big = {n for n, count in degree.items() if count >= 3}
    signalled = frozenset(n for n in sorted(big) if rng.uniform() < signals)
    return Profiles(tuple(streets), signalled, lane_width, sidewalk, radius)


def _draw_medians(recipe: Network, draws: Draws, count: int) -> list[float]:
    """Breadth of the strip between the directions of each road, 0 for none."""
    share = float(draws.value("network.median", recipe.median))
    breadth = float(draws.value("network.median_m", recipe.median_m))
    wanted, factor = draws.rng("network.medians").random((count, 2)).T
    return np.where(wanted < share, np.clip(breadth * (0.8 + 0.4 * factor), 1.0, None), 0.0).round(2).tolist()


def nodes_xml(nodes: Nodes, links: Links, profiles: Profiles) -> str:
    """SUMO's node file."""
    rows = [
        f'<node id="{n}" x="{p[0]:.3f}" y="{p[1]:.3f}" type="{"traffic_light" if n in profiles.signalled else "priority"}"/>'
        for n, p in nodes.items()
    ]
    return "<nodes>\n" + "\n".join(rows) + "\n</nodes>\n"


def edges_xml(nodes: Nodes, links: Links, profiles: Profiles) -> str:
    """SUMO's edge file: each street as two edges with explicit lanes, the outermost (the pavement) first.

    The missing direction of a one-way street is an edge with a pavement (and perhaps a parking lane) only.
    """
    rows = []
    for k, ((a, b), s) in enumerate(zip(links, profiles.streets, strict=True)):
        shape = s.path
        rows.append(_edge(f"S{k}", a, b, shape, s.lanes_forth, s.parking_forth, s.cycle_forth, s, profiles))
        rows.append(_edge(f"-S{k}", b, a, shape[::-1], s.lanes_back, s.parking_back, s.cycle_back, s, profiles))
    return "<edges>\n" + "\n".join(rows) + "\n</edges>\n"


_TURN_RADIUS_M = 18.0
_CORNER_RADIUS = parse({"uniform": [3.0, 6.0]})
_SLOW = 0.75  # of the dice of streets of one lane: above it they are for 30 km/h
_CYCLE_SHARE = parse({"mixture": [0.0, parse({"uniform": [0.1, 0.5]})]})


def _edge(
    edge: str, start: str, end: str, shape: NDArray[np.float64], lanes: int, parking: bool, cycle: bool, street: StreetProfile, p: Profiles
) -> str:
    rows = [f'<lane index="0" allow="pedestrian" width="{p.sidewalk_m:.2f}" speed="2.78"/>']
    if parking:
        rows.append(f'<lane index="{len(rows)}" disallow="all" width="{PARKING_WIDTH_M:.2f}"/>')
    if cycle:
        rows.append(f'<lane index="{len(rows)}" allow="bicycle" width="{CYCLE_WIDTH_M:.2f}" speed="5.56"/>')
    for _ in range(lanes):
        rows.append(f'<lane index="{len(rows)}" allow="{_VEHICLES}" width="{p.lane_width_m:.2f}"/>')
    if street.median_m:  # nobody drives there; each direction has half of it
        rows.append(f'<lane index="{len(rows)}" disallow="all" width="{street.median_m / 2:.3f}"/>')
    points, speed = " ".join(f"{x:.3f},{y:.3f}" for x, y in shape), street.speed_mps
    priority = lanes + (1 if speed > 12 else 0)
    return (f'<edge id="{edge}" from="{start}" to="{end}" priority="{priority}" numLanes="{len(rows)}" speed="{speed:.2f}" '
            f'shape="{points}">{"".join(rows)}</edge>')


def _bent(a: NDArray[np.float64], b: NDArray[np.float64], bow_m: float) -> NDArray[np.float64]:
    """(N, 2) points of a gentle S-free bow from a to b: straight near both junctions, `bow_m` off the chord in the middle."""
    chord = b - a
    length = float(np.linalg.norm(chord))
    if abs(bow_m) < 0.3 or length < 40:
        return np.stack([a, b])
    n = int(np.clip(length // 6, 6, 40))
    t = np.linspace(0, 1, n + 1)
    normal = np.array([-chord[1], chord[0]]) / length
    return a + t[:, None] * chord + (bow_m * 0.5 * (1 - np.cos(2 * np.pi * t)))[:, None] * normal


def _rounded_path(points: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """(N, 2) path through corner points with arcs of up to `_TURN_RADIUS_M` in place of the corners."""
    out = [points[0]]
    for before, corner, after in zip(points[:-2], points[1:-1], points[2:], strict=True):
        u, v = before - corner, after - corner
        lu, lv = float(np.linalg.norm(u)), float(np.linalg.norm(v))
        u, v = u / lu, v / lv
        half = np.arccos(np.clip(u @ v, -1, 1)) / 2  # half the angle between the arms
        setback = min(float(_TURN_RADIUS_M / np.tan(half)), 0.45 * min(lu, lv))
        radius = float(setback * np.tan(half))
        if radius > 500:
            out.append(corner)
            continue
        middle = u + v
        center = corner + middle / np.linalg.norm(middle) * setback / np.cos(half)
        a, b = corner + u * setback - center, corner + v * setback - center
        turn = np.arctan2(a[0] * b[1] - a[1] * b[0], a @ b)
        t = np.linspace(0, turn, max(int(abs(turn) * radius / 2.5), 5) + 1)
        out += [center + np.array([np.cos(w) * a[0] - np.sin(w) * a[1], np.sin(w) * a[0] + np.cos(w) * a[1]]) for w in t]
    return np.array([*out, points[-1]])


def _outward(nodes: Nodes, links: Links, corners: Corners) -> dict[str, list[tuple[int, NDArray[np.float64]]]]:
    """For each junction its streets and the unit directions in which they leave."""
    out: dict[str, list[tuple[int, NDArray[np.float64]]]] = {n: [] for n in nodes}
    for k, (a, b) in enumerate(links):
        path = [nodes[a], *corners[k], nodes[b]]
        for n, d in ((a, path[1] - path[0]), (b, path[-2] - path[-1])):
            out[n].append((k, d / np.linalg.norm(d)))
    return out


def _straight_on(nodes: Nodes, outward: dict[str, list[tuple[int, NDArray[np.float64]]]]) -> dict[int, int]:
    """For each street the number of the road that it belongs to: the smallest of the streets that continue each other."""
    road = {k: k for leaving in outward.values() for k, _ in leaving}

    def root(k: int) -> int:
        while road[k] != k:
            k = road[k]
        return k

    for leaving in outward.values():
        pairs = sorted((float(u @ v), i, j) for i, u in leaving for j, v in leaving if i < j)
        used: set[int] = set()
        for cos, i, j in pairs:
            if cos < -0.85 and not {i, j} & used:
                used |= {i, j}
                road[max(root(i), root(j))] = min(root(i), root(j))
    return {k: root(k) for k in road}


def _one_way(links: Links, degree: Counter[str], rng: np.random.Generator) -> set[int]:
    """A few streets without which every junction could still be reached both ways, none touching another."""
    chosen: set[int] = set()
    taken: set[str] = set()
    for k in map(int, rng.permutation(len(links))):
        a, b = links[k]
        if len(chosen) < len(links) // 10 and degree[a] >= 3 and degree[b] >= 3 and not {a, b} & taken:
            two_way = [link for i, link in enumerate(links) if i not in chosen and i != k]
            if len(reached(two_way)) == len(degree):
                chosen.add(k)
                taken |= {a, b}
    return chosen
