"""Planted beds: where they lie in parks and gardens, before houses and on islands in the road, and their soil and edges."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely

from simgen.roads.ribbons import track
from simgen.roads.roadmap import RoadMap
from simgen.roads.surface import StreetGround
from simgen.roads.triangulate import earcut
from simgen.scene import Draws
from simgen.scenes.placement import Placement
from simgen.scenes.urban.blades import Sward
from simgen.scenes.urban.cover import GRASS, Cover, Floats
from simgen.scenes.urban.plantings import Planting, draw_planting, grow
from simgen.scenes.urban.plots import Plot
from simgen.scenes.urban.seasons import Season
from simgen.scenes.urban.sight import Sight
from simgen.scenes.urban.thresholds import Houses
from simgen.scenes.urban.uses import Use

EdgeKind = Literal["stone", "brick", "metal", "none"]

# Beds to a metre of street on open land, our estimate.
_PER_M: dict[Use, float] = {"park": 1 / 22, "villas": 1 / 11, "churchyard": 1 / 22, "institution": 1 / 18, "school": 1 / 22}
_BEFORE_HOUSES = 0.55  # share of houses with grass before them
_ON_ISLANDS, _ISLAND_HALF_M = 0.5, 1.15  # share of the streets with islands of grass so broad
_EDGES: tuple[EdgeKind, ...] = ("stone", "brick", "metal", "none")
_EDGE_SHARES = {"park": (0.3, 0.15, 0.3, 0.25), "island": (0.35, 0.15, 0.2, 0.3), "garden": (0.3, 0.3, 0.08, 0.32)}
# Breadth, height, length of stones and the gaps between them, metres: kerb sets, bricks on edge, steel strip.
_STONES: dict[EdgeKind, tuple[float, float, float, float]] = {
    "stone": (0.11, 0.075, 0.34, 0.012), "brick": (0.10, 0.055, 0.075, 0.008), "metal": (0.012, 0.07, 0.5, 0.0),
}  # fmt: skip
_MARGIN_M = 0.22  # of lawn round a bed
_MOST_FACES = 13_000  # of plants in all beds of a scene: those farthest from the path stay away


@dataclass(frozen=True, eq=False)
class Bed:
    """A bed's outline (N, 2), counter-clockwise, its edge and what is planted in it. along : (2,) unit direction of its rows."""

    outline: Floats
    along: Floats
    edge: EdgeKind
    planting: Planting
    seed: int


def plant_beds(
    low: Sward, high: Sward, edges: Sward, cover: Cover, plots: Sequence[Plot], houses: Houses, road_map: RoadMap, ground: StreetGround,
    season: Season, draws: Draws, distance: Callable[[Floats], Floats], reach_m: float, sight: Sight,
) -> None:
    """Beds near the path on what is lawn all over, which they take in `cover`. low, high, edges : take soil, plants, edging stones.
    distance : (N,) metres of (N, 2) places from the path, of beds `reach_m` at most."""
    phase = season.of_tree("tree_broad", 0)
    beds = list(_beds(plots, houses, road_map, draws))
    away = distance(np.array([bed.outline.mean(axis=0) for bed in beds]).reshape(-1, 2))
    for bed in (beds[k] for k in np.argsort(away, kind="stable") if away[k] < reach_m):
        if len(low) + len(high) > _MOST_FACES:
            break
        if not sight.covers(bed.outline.mean(axis=0)[None])[0] or not _fits(bed.outline, cover):
            continue
        cover.take(bed.outline)
        rng = np.random.Generator(np.random.Philox(key=bed.seed))
        _soil(low, bed, ground)
        if bed.edge != "none":
            _edging(edges, bed, ground, rng)
        inner = shapely.Polygon(bed.outline).buffer(-0.14)
        grow(low, high, bed.planting, inner, bed.along, ground.height, phase, rng)


def _beds(plots: Sequence[Plot], houses: Houses, road_map: RoadMap, draws: Draws) -> Iterator[Bed]:
    for plot in plots:
        rng = draws.rng(f"network.beds.{plot.seed}")
        if plot.lawn and plot.land.lots and plot.use in _PER_M:
            yield from _on_plot(plot, rng)
    for house in houses.placements:
        at = house.T_world_obj[:2, 3]
        rng = draws.rng(f"network.beds.{at[0]:.1f},{at[1]:.1f}")
        if house.attributes["ground_use"] in ("flat", "garage") and rng.random() < _BEFORE_HOUSES:
            yield from _before_house(house, rng)
    for median in road_map.medians:
        rng = draws.rng(f"network.beds.{median.edges[0]}")
        if median.surface != "grass" or rng.random() >= _ON_ISLANDS:
            continue
        planting, edge = draw_planting(rng, "island"), _edge(rng, "island")
        for island in median.islands:
            line, half = track(island.line), min(island.half_m - 0.5, 1.1)
            if island.half_m < _ISLAND_HALF_M:
                continue
            long, gap = float(rng.uniform(2.5, 7.0)), float(rng.uniform(1.5, 6.0))
            for s in np.arange(2.0, line.length_m - long - 1.0, long + gap):
                steps = np.linspace(s, s + long, max(int(long / 0.8), 3))
                right, left = line.at(steps, -half), line.at(steps, half)
                outline = _counter_clockwise(np.concatenate([right, left[::-1]]))
                yield Bed(outline, right[-1] - right[0], edge, planting, int(rng.integers(2**62)))


def _on_plot(plot: Plot, rng: np.random.Generator) -> Iterator[Bed]:
    """Borders along the boundary and round or long beds in the lawn; a garden's are planted alike."""
    land = plot.land
    length = float(land.end[-1])
    place: str = "park" if plot.use == "park" else "garden"
    plantings, edge = [draw_planting(rng, place) for _ in range(2)], _edge(rng, place)
    for _ in range(int(rng.poisson(_PER_M[plot.use] * length))):
        s, dice = float(rng.uniform(2.0, max(length - 2.0, 2.1))), rng.random(4)
        if dice[0] < 0.45:  # a border
            deep, long = 0.8 + 0.7 * dice[1], 3.0 + 5.5 * dice[2]
            n = 0.75 + deep / 2 + 0.4 * dice[3]
            shape = _rectangle(long, deep)
        else:
            n = 3.0 + 5.0 * dice[3]
            long, deep = 2.0 + 3.0 * dice[1], 1.3 + 1.3 * dice[2]
            shape = _round(long, deep if dice[1] > 0.3 else long) if rng.random() < 0.65 else _rectangle(long, deep)
        outline = land.at(s, n) + shape[:, :1] * land.d + shape[:, 1:] * land.inward
        yield Bed(_counter_clockwise(outline), land.d, edge, plantings[int(rng.random() < 0.4)], int(rng.integers(2**62)))


def _before_house(house: Placement, rng: np.random.Generator) -> Iterator[Bed]:
    """Along the foot of the front, on both sides of the door."""
    if house.asset is None:
        return
    (_, y0, _), (x1, y1, _) = house.asset.bounds.astype(float)
    planting, edge = draw_planting(rng, "garden"), _edge(rng, "garden")
    deep, T = float(rng.uniform(0.55, 1.0)), house.T_world_obj
    for a, b in ((y0 + 0.5, 0.5 * (y0 + y1) - 0.8), (0.5 * (y0 + y1) + 0.8, y1 - 0.5)):
        long = min(float(rng.uniform(1.6, 4.5)), b - a)
        if long > 1.0:
            shape = _rectangle(long, deep)
            local = np.column_stack([x1 + _MARGIN_M + 0.1 + deep / 2 + shape[:, 1], (a + b) / 2 + shape[:, 0]])
            yield Bed(_counter_clockwise(local @ T[:2, :2].T + T[:2, 3]), T[:2, 1].copy(), edge, planting, int(rng.integers(2**62)))


def _edge(rng: np.random.Generator, place: str) -> EdgeKind:
    return _EDGES[int(rng.choice(len(_EDGES), p=_EDGE_SHARES[place]))]


def _rectangle(long: float, deep: float) -> Floats:
    """(N, 2) outline with rounded corners about the origin."""
    r = min(0.3, 0.3 * deep)
    inner = shapely.box(-long / 2 + r, -deep / 2 + r, long / 2 - r, deep / 2 - r)
    return np.asarray(shapely.get_coordinates(inner.buffer(r, quad_segs=3))[:-1])


def _round(long: float, deep: float) -> Floats:
    t = np.arange(22) * 2 * np.pi / 22
    return np.column_stack([long / 2 * np.cos(t), deep / 2 * np.sin(t)])


def _counter_clockwise(outline: Floats) -> Floats:
    ring = np.roll(outline, -1, axis=0)
    area = float((outline[:, 0] * ring[:, 1] - ring[:, 0] * outline[:, 1]).sum())
    return outline if area > 0 else outline[::-1]


def _fits(outline: Floats, cover: Cover) -> bool:
    """Whether all of it and a margin is lawn."""
    area = shapely.Polygon(outline).buffer(_MARGIN_M)
    x0, y0, x1, y1 = area.bounds
    grid = np.stack(np.meshgrid(np.arange(x0, x1, 0.12), np.arange(y0, y1, 0.12)), axis=-1).reshape(-1, 2)
    grid = grid[shapely.contains_xy(area, grid[:, 0], grid[:, 1])]
    return bool(len(grid)) and bool((cover.at(grid) == GRASS).all())


def _stepped(outline: Floats, step_m: float) -> Floats:
    """(N, 2) the outline with points at most so far apart."""
    return np.asarray(shapely.get_coordinates(shapely.segmentize(shapely.LinearRing(outline), step_m))[:-1])


def _soil(low: Sward, bed: Bed, ground: StreetGround) -> None:
    """Soil heaped up a little towards the middle."""
    ring = _stepped(bed.outline, 0.4)
    inner = shapely.Polygon(ring).buffer(-0.2, quad_segs=2)
    rise = 0.025 if bed.edge == "none" else 0.04
    parts = [shapely.Polygon(ring)]
    if isinstance(inner, shapely.Polygon) and inner.area > 0.1:
        parts = [shapely.Polygon(ring, [shapely.get_coordinates(inner)]), inner]
    p = earcut(parts).reshape(-1, 2)
    deep = shapely.distance(shapely.LinearRing(ring), shapely.points(p)) > 0.1
    z = ground.height(p) + 0.008 + rise * deep
    low.surface(np.column_stack([p, z]), np.arange(len(p)).reshape(-1, 3), bed.planting.soil, np.tile([0.0, 0.0, 1.0], (len(p), 1)), 235.0)


def _edging(edges: Sward, bed: Bed, ground: StreetGround, rng: np.random.Generator) -> None:
    """Stones, bricks on edge or a steel strip round a bed."""
    breadth, tall, long, gap = _STONES[bed.edge]
    ring = _stepped(bed.outline, long)
    a, b = ring, np.roll(ring, -1, axis=0)
    d = b - a
    length = np.linalg.norm(d, axis=1)
    a, d, length = a[length > 0.02], d[length > 0.02] / length[length > 0.02, None], length[length > 0.02]
    side = np.stack([d[:, 1], -d[:, 0]], axis=1) * breadth / 2
    start, end = a + gap / 2 * d, a + (length - gap / 2)[:, None] * d
    corners = np.stack([start + side, end + side, end - side, start - side], axis=1)  # (N, 4, 2), counter-clockwise
    uneven = rng.uniform(-0.008, 0.008, (len(a), 1)) * (bed.edge != "metal")
    base = ground.height(corners.reshape(-1, 2)).reshape(-1, 4)
    upper = np.concatenate([corners, (base + tall + uneven)[..., None]], axis=2)
    lower = np.concatenate([corners, (base - 0.05)[..., None]], axis=2)
    k = np.arange(4)
    after = (k + 1) % 4
    sides = np.stack([lower[:, k], lower[:, after], upper[:, after], upper[:, k]], axis=2).reshape(-1, 4, 3)
    quads = np.concatenate([upper, sides])
    normal = np.cross(quads[:, 1] - quads[:, 0], quads[:, 3] - quads[:, 0])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    first = 4 * np.arange(len(quads))[:, None, None]
    faces = (first + np.array([[0, 1, 2], [0, 2, 3]])).reshape(-1, 3)
    slot = ("stone", "brick", "metal").index(bed.edge)
    s = (np.cumsum(length) - length)[:, None] + np.array([0.0, 1.0, 1.0, 0.0]) * length[:, None]  # along the ring
    rims = [np.stack([s, np.broadcast_to(v, s.shape)], axis=-1) for v in ((0.0, 0.0, breadth, breadth), (0.0, 0.0, tall, tall))]
    uvs = np.concatenate([rims[0], np.repeat(rims[1], 4, axis=0)]).reshape(-1, 2)
    edges.surface(quads.reshape(-1, 3), faces, slot, np.repeat(normal, 4, axis=0), 225.0, uvs)
