"""Street plans: junction positions and the streets between them, before they have lanes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.distributions import Uniform
from simgen.errors import SimgenError

Nodes = dict[str, NDArray[np.float64]]  # junction id -> (2,) position, metres
Links = list[tuple[str, str]]  # streets, each once
Corners = list[list[NDArray[np.float64]]]  # for each street the (2,) points at which it turns on its way

UNIT_INTERVAL = Uniform(uniform=(0.0, 1.0))
_MIN_ANGLE_RAD = np.radians(50.0)


def bent_grid(
    columns: int, rows: int, block_m: float, depth_m: float, irregularity: float, rng: np.random.Generator
) -> tuple[Nodes, Links]:
    """A grid whose lines bend and whose spacing varies, with some streets left out and some junctions merged away.

    irregularity : 0 (ruler-straight) to 1. Streets never meet at less than 50 degrees.
    """
    x = np.concatenate([[0.0], np.cumsum(block_m * (1 + irregularity * rng.uniform(-0.35, 0.35, max(columns - 1, 1)))) ])
    y = np.concatenate([[0.0], np.cumsum(depth_m * (1 + irregularity * rng.uniform(-0.35, 0.35, max(rows - 1, 1)))) ])
    grid = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1)
    shear = irregularity * rng.uniform(-0.25, 0.25)
    grid[..., 0] += shear * grid[..., 1]
    for axis in (0, 1):  # a long wave bends whole lines, so neighbouring streets stay roughly parallel
        other = grid[..., 1 - axis]
        wave = 2 * np.pi * rng.uniform(0.4, 0.9) / max(float(np.ptp(other)), 1.0)
        grid[..., axis] += irregularity * 0.25 * min(block_m, depth_m) * np.sin(wave * other + rng.uniform(0, 2 * np.pi))
    grid += irregularity * 0.13 * min(block_m, depth_m) * rng.uniform(-1, 1, grid.shape)
    turn = rng.uniform(0, 2 * np.pi)
    grid = grid @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    nodes: Nodes = {f"J{i}_{j}": grid[i, j] for i in range(len(x)) for j in range(len(y))}
    links: Links = [(f"J{i}_{j}", f"J{i + 1}_{j}") for i in range(len(x) - 1) for j in range(len(y))]
    links += [(f"J{i}_{j}", f"J{i}_{j + 1}") for i in range(len(x)) for j in range(len(y) - 1)]
    return nodes, _with_gaps(nodes, links, irregularity, rng)


def bent_spider(rings: int, block_m: float, irregularity: float, rng: np.random.Generator) -> tuple[Nodes, Links]:
    """Ring roads round a middle and the streets that lead out from it, as old towns have grown; from the second ring on twice as many.

    irregularity : 0 (a compass's work) to 1. The middle is a junction or, with more arms, a block. Streets meet at 50 degrees at least.
    """
    arms = int(rng.integers(5, 8))
    open_middle = bool(rng.random() < 0.5) or arms > 5
    turn = rng.uniform(0, 2 * np.pi)
    radii = block_m * (np.arange(1, rings + 1) + irregularity * rng.uniform(-0.12, 0.12, rings))
    nodes: Nodes = {} if open_middle else {"J0_0": irregularity * 0.1 * block_m * rng.uniform(-1, 1, 2)}
    links: Links = []
    bend = irregularity * rng.uniform(-0.06, 0.06, 2 * arms)
    for ring, radius in enumerate(radii.tolist(), start=1):
        count = arms if ring == 1 else 2 * arms
        for k in range(count):
            spoke = k * (2 * arms // count)
            angle = turn + np.pi * spoke / arms + (bend[spoke] / ring if irregularity else 0.0)
            nodes[f"J{ring}_{spoke}"] = radius * np.array([np.cos(angle), np.sin(angle)])
            links.append((f"J{ring}_{spoke}", f"J{ring}_{(spoke + 2 * arms // count) % (2 * arms)}"))
            inner = f"J{ring - 1}_{spoke}" if ring > 1 else "J0_0"
            if inner in nodes:
                links.append((inner, f"J{ring}_{spoke}"))
    return nodes, _with_gaps(nodes, links, irregularity, rng)


def read_plain(nodes_file: Path, edges_file: Path) -> tuple[Nodes, Links]:
    """Nodes and streets of SUMO's plain XML files; sharp corners are opened by leaving out one of the streets."""
    try:
        nodes = {n.attrib["id"]: np.array([float(n.attrib["x"]), float(n.attrib["y"])]) for n in ET.parse(nodes_file).iter("node")}
        ends = [(e.attrib["from"], e.attrib["to"]) for e in ET.parse(edges_file).iter("edge")]
    except (OSError, ET.ParseError, KeyError, ValueError) as error:
        raise SimgenError(f"the street plan {nodes_file.name} cannot be read ({error}); make the network again") from error
    return nodes, _meshed(nodes, sorted({(min(pair), max(pair)) for pair in ends}))


def _meshed(nodes: Nodes, links: Links) -> Links:
    """The streets, and as many more between neighbours as fit: none crosses or crowds another, none meets at a sharp angle."""
    names = list(nodes)
    at = np.stack([nodes[n] for n in names])
    distance = np.linalg.norm(at[:, None] - at[None], axis=2)
    typical = float(np.median([np.linalg.norm(nodes[a] - nodes[b]) for a, b in links]))
    extra = sorted((float(distance[i, j]), names[i], names[j]) for i in range(len(names)) for j in range(i)
                   if 0.5 * typical < distance[i, j] < 1.7 * typical)
    kept: Links = []
    lines: list[shapely.LineString] = []
    points = shapely.points(at)
    number = {n: i for i, n in enumerate(names)}
    for a, b in [*links, *((a, b) for _, a, b in extra)]:
        if (a, b) in kept or (b, a) in kept or not _opens_wide(nodes, kept, a, b):
            continue
        line = shapely.LineString([nodes[a], nodes[b]])
        apart = [other for other, ends in zip(lines, kept, strict=True) if not {a, b} & set(ends)]
        room = shapely.distance(line, points)
        room[[number[a], number[b]]] = np.inf
        if (shapely.distance(line, apart) > 0.4 * typical).all() and (room > 0.4 * typical).all():
            kept.append((a, b))
            lines.append(line)
    return kept


def without_dead_ends(nodes: Nodes, links: Links) -> tuple[Nodes, Links]:
    """The largest connected part after streets that lead nowhere are taken away, one after the other."""
    kept = list(links)
    while True:
        degree: dict[str, int] = defaultdict(int)
        for a, b in kept:
            degree[a] += 1
            degree[b] += 1
        pruned = [(a, b) for a, b in kept if degree[a] > 1 and degree[b] > 1]
        if len(pruned) == len(kept):
            break
        kept = pruned
    part = reached(kept)
    return {k: v for k, v in nodes.items() if k in part}, [link for link in kept if link[0] in part]


def without_bends(nodes: Nodes, links: Links) -> tuple[Nodes, Links, Corners]:
    """Junctions of only two streets become corners of one street; loops that hang on a single junction are left out."""
    ways = [(a, b, list[NDArray[np.float64]]()) for a, b in links]
    left = dict(nodes)
    todo = list(nodes)
    while todo:
        n = todo.pop(0)
        ends = [w for w in ways if n in w[:2]]
        if n not in left or len(ends) > 2:
            continue
        ways = [w for w in ways if n not in w[:2]]
        position = left.pop(n)
        into = [w if w[1] == n else (w[1], w[0], w[2][::-1]) for w in ends]
        if len(into) == 2 and into[0][0] != into[1][0]:
            ways.append((into[0][0], into[1][0], [*into[0][2], position, *into[1][2][::-1]]))
        else:
            todo += [w[0] for w in into]
    ways.sort(key=lambda w: w[:2])
    return left, [(a, b) for a, b, _ in ways], [c for _, _, c in ways]


def _with_gaps(nodes: Nodes, links: Links, irregularity: float, rng: np.random.Generator) -> Links:
    """Leave out up to a fifth of the streets (T-junctions, larger blocks) while everybody keeps two ways out."""
    kept = list(links)
    degree: dict[str, int] = defaultdict(int)
    for a, b in links:
        degree[a] += 1
        degree[b] += 1
    for k in rng.permutation(len(links))[: round(irregularity * 0.25 * len(links))]:
        a, b = links[k]
        if degree[a] > 2 and degree[b] > 2:
            trial = [link for link in kept if link != (a, b)]
            # A ring, or rings that hang on one street, would leave no junction when bends are straightened out.
            if len(reached(trial)) == len(nodes) and len(without_bends(nodes, trial)[1]) >= 3:
                kept = trial
                degree[a] -= 1
                degree[b] -= 1
    return kept


def _opens_wide(nodes: Nodes, links: Links, a: str, b: str) -> bool:
    for end, far in ((a, b), (b, a)):
        direction = _angle(nodes[far] - nodes[end])
        for c, d in links:
            if end in (c, d):
                other = _angle(nodes[d if c == end else c] - nodes[end])
                if abs((direction - other + np.pi) % (2 * np.pi) - np.pi) < _MIN_ANGLE_RAD:
                    return False
    return True


def _angle(v: NDArray[np.float64]) -> float:
    return float(np.arctan2(v[1], v[0]))


def reached(links: Links) -> set[str]:
    """Junctions of the largest connected part."""
    neighbours: dict[str, list[str]] = defaultdict(list)
    for a, b in links:
        neighbours[a].append(b)
        neighbours[b].append(a)
    seen: set[str] = set()
    best: set[str] = set()
    for start in neighbours:
        if start in seen:
            continue
        part, todo = {start}, [start]
        while todo:
            for n in neighbours[todo.pop()]:
                if n not in part:
                    part.add(n)
                    todo.append(n)
        seen |= part
        best = max(best, part, key=len)
    return best
