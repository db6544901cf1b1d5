"""Grass in tufts: blades on lawns and verges near the ego's path, short where mown, tall and uneven where nobody cares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.mesh import Material
from simgen.roads.surface import StreetGround
from simgen.scenes.urban.blades import Sward
from simgen.scenes.urban.cover import CELL_M, GRASS, MARGIN_CELLS, TILE_CELLS, TILE_M, Bools, Cover, Floats
from simgen.scenes.urban.seasons import Season
from simgen.scenes.urban.sight import Sight

REACH_M = 30.0  # from the path: a blade of a mown lawn is two pixels high there
_FULL_M = 4.5  # from here on there are fewer
_FADED_M = 12.0
_CLUMPS_PER_M2 = 70.0
_BLADES = 6  # of a clump
_EDGE_CELLS = 5  # two on each side: along kerbs and paths grass is not cut as short
_MOST_BLADES = 13_000  # of a scene; every one has two faces, or four where it is bent
_WIDE_M, _WIDER_FROM_M = 0.0105, 5.0  # of several blades of 3 to 5 mm beside one another; broader where they are seen from farther away
_TOWN_M = 15.0  # behind the last pavement: land outside the town, which nobody mows
_WILD = 0.5  # of roughness, from which on blades are long enough to bend

LAWN, DARK, PALE, STRAW, LEAF, YELLOW, WHITE, FLUFF, MOSS = range(9)
_TONES = {DARK: (0.58, 0.72, 0.45), PALE: (1.42, 1.32, 0.95)}


class Patches:
    """Smooth noise 0..1 of about a wavelength, the same wherever it is asked for."""

    def __init__(self, rng: np.random.Generator, wavelength_m: float) -> None:
        angle, k = rng.uniform(0, 2 * np.pi, 6), 2 * np.pi / (wavelength_m * rng.uniform(0.55, 1.7, 6))
        self._wave, self._phase = np.stack([np.cos(angle), np.sin(angle)]) * k, rng.uniform(0, 2 * np.pi, 6)

    def __call__(self, xy: Floats) -> Floats:
        return np.asarray(np.clip(0.5 + np.sin(xy @ self._wave + self._phase).sum(axis=1) / 5.0, 0.0, 1.0))


@dataclass(frozen=True, eq=False)
class Care:
    """How a town looks after its green. neglect : 0 all mown and weeded, 1 usual. wild : areas that nobody mows. town : within
    the outermost pavements and the houses behind them."""

    neglect: float
    wild: shapely.Geometry
    town: shapely.Geometry
    fine: Patches
    broad: Patches
    flowers: tuple[Patches, Patches]

    def roughness(self, xy: Floats) -> Floats:
        """(N,) 0 for lawns mown this week, 1 for land that nobody looks after."""
        out = np.clip((0.1 + 0.5 * min(self.neglect, 1.6)) * self.broad(xy) ** 1.5, 0.0, 0.7)
        out[shapely.contains_xy(self.wild, xy[:, 0], xy[:, 1])] = 0.9
        out[~shapely.contains_xy(self.town, xy[:, 0], xy[:, 1])] = 1.0
        return np.clip(out + 0.25 * (self.fine(xy) - 0.5) * (out > 0.3), 0.0, 1.0)


def care_of(rng: np.random.Generator, neglect: float, ground: StreetGround, wild: Sequence[shapely.Polygon]) -> Care:
    """A town's care; the generator is its own."""
    town = shapely.union_all([shapely.Polygon(part.exterior) for part in ground.street.geoms]).buffer(_TOWN_M, quad_segs=2)
    area = shapely.union_all(list(wild)) if wild else shapely.MultiPolygon()
    for shape in (town, area):
        shapely.prepare(shape)
    return Care(neglect, area, town, Patches(rng, 1.6), Patches(rng, 24.0), (Patches(rng, 5.0), Patches(rng, 4.0)))


def palette(season: Season) -> tuple[Material, ...]:
    """Materials of the slots: the lawn's own and its tones, and what grows in it."""
    lawn = season.ground("grass")
    dull = 1.0 if phase_of(season) in ("spring", "summer", "turning") else 0.75
    red, green, blue = lawn.base_color
    tones = [
        replace(lawn, name=f"{lawn.name} {tone}", base_color=(red * r, green * g, blue * b), translucency=0.15)
        for tone, (r, g, b) in ((0, (1.0, 1.0, 1.0)), *_TONES.items())
    ]
    return (
        *tones, Material("straw", (0.27, 0.215, 0.115), 0.9, translucency=0.2, variation=0.2),
        Material("weed leaf", (0.052 * dull, 0.088 * dull, 0.024), 0.75, translucency=0.15, variation=0.25),
        Material("dandelion", (0.70, 0.48, 0.01), 0.9), Material("daisy", (0.72, 0.72, 0.68), 0.9),
        Material("seed head", (0.42, 0.41, 0.38), 0.95, translucency=0.4),
        Material("moss", (0.042, 0.06, 0.016) if dull == 1.0 else (0.05, 0.072, 0.014), 1.0, variation=0.4),
    )  # fmt: skip


def phase_of(season: Season) -> str:
    """What limes wear: the year's phases as everything here follows them."""
    return season.of_tree("tree_broad", 0)


@dataclass(frozen=True, eq=False)
class Clumps:
    """N tufts: where, how likely they are to be there at all (less is surer), how far from the path, how near the lawn's edge, how rough
    the place, and six numbers 0..1 each."""

    xy: Floats
    rank: Floats
    away: Floats
    edge: Bools
    rough: Floats
    dice: Floats

    def chosen(self, keep: Bools) -> Clumps:
        """Some of them."""
        return Clumps(self.xy[keep], self.rank[keep], self.away[keep], self.edge[keep], self.rough[keep], self.dice[keep])

    @property
    def blades(self) -> NDArray[np.int64]:
        """(N,) how many each has."""
        return np.clip(np.round(_BLADES * np.minimum(1.0, (2.4 * _FULL_M / self.away) ** 0.7)), 3, _BLADES).astype(np.int64)


def draw_clumps(
    tile: tuple[int, int], cover: Cover, care: Care, away: Floats, sight: Sight, xy: Floats, dice: Floats
) -> Clumps:
    """Those of one tile's `candidates` that grow on grass and are seen. away : (N,) metres from the path."""
    share = np.minimum(1.0, _FULL_M / np.maximum(away, 1e-3)) ** 2.2 * np.clip((REACH_M - away) / _FADED_M, 0.0, 1.0)
    keep = np.flatnonzero(dice[:, 0] < share)
    codes = cover.tile(*tile)
    cell = ((xy[keep] - np.array(tile) * TILE_M) / CELL_M).astype(np.int64) + MARGIN_CELLS
    inside = codes == GRASS
    on = inside[cell[:, 1], cell[:, 0]]
    keep, cell = keep[on], cell[on]
    seen = sight.covers(xy[keep])
    keep, cell = keep[seen], cell[seen]
    deep = cv2.erode(inside.astype(np.uint8), np.ones((_EDGE_CELLS, _EDGE_CELLS), np.uint8))
    edge = deep[cell[:, 1], cell[:, 0]] == 0
    rough = care.roughness(xy[keep])
    dense = np.where(edge, 1.0, 0.25 + 0.75 * care.fine(xy[keep]) * (0.7 + 0.3 * rough))
    rank = dice[keep, 0] / share[keep] / dense
    whole = Clumps(xy[keep], rank, away[keep], edge, rough, dice[keep])
    return whole.chosen(rank < 1.0)


def candidates(rng: np.random.Generator, tile: tuple[int, int]) -> tuple[Floats, Floats]:
    """(N, 2) places and (N, 6) numbers of all tufts that there could be on a tile."""
    count = round(_CLUMPS_PER_M2 * TILE_M**2)
    drawn = rng.random((count, 8))
    return (np.array(tile) + drawn[:, :2]) * (TILE_CELLS * CELL_M), drawn[:, 2:]


def thinned(tiles: Sequence[Clumps]) -> list[Clumps]:
    """All tiles' tufts, the least likely left out where a scene has too many."""
    rank = np.concatenate([t.rank for t in tiles]) if tiles else np.empty(0)
    blades = np.concatenate([t.blades * np.where(t.rough > _WILD, 2, 1) for t in tiles]) if tiles else np.empty(0)
    if blades.sum() <= _MOST_BLADES:
        return list(tiles)
    order = np.argsort(rank, kind="stable")
    limit = rank[order[np.searchsorted(np.cumsum(blades[order]), _MOST_BLADES)]]
    return [t.chosen(t.rank < limit) for t in tiles]


def grow_grass(out: Sward, clumps: Clumps, z: Floats, care: Care, season: Season) -> None:
    """The blades of tufts on ground heights (N,), and what flowers between them."""
    rough, dice, count = clumps.rough, clumps.dice, clumps.blades
    phase = phase_of(season)
    tall = np.where(clumps.edge, 0.08, 0.055) + 0.05 * dice[:, 2] ** 2 * (0.6 + rough)
    wild = rough > _WILD
    tall = np.where(wild, 0.07 + 0.25 * (rough - 0.35) * (0.3 + dice[:, 2] ** 1.5), tall)
    tall *= 0.75 if phase in ("bare", "late") else 1.0
    broad = _WIDE_M * np.maximum(1.0, clumps.away / _WIDER_FROM_M)
    dry = 0.04 + 0.10 * rough + (0.22 if phase in ("bare", "late") else 0.05 if phase != "spring" else 0.0)
    for k in range(_BLADES):
        for bent in (False, True):
            there = np.flatnonzero((count > k) & (wild == bent))
            d = dice[there]
            turn = 2 * np.pi * _part(d[:, 1] * 3.7 + 0.618 * k)
            aside = 0.008 + (0.045 + 0.03 * rough[there]) * _part(d[:, 3] * 9.1 + 0.382 * k)
            foot = np.column_stack([clumps.xy[there] + aside[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1), z[there]])
            high = tall[there] * (0.5 + 0.65 * _part(d[:, 2] * 7.3 + 0.271 * k))
            lean = (0.25 + 0.75 * _part(d[:, 4] * 5.9 + 0.466 * k)) * (1.0 if not bent else 0.8)
            tone = _part(d[:, 5] * 11.3 + 0.733 * k)
            slot = np.select([tone < dry[there], tone < 0.4, tone < 0.62], [STRAW, DARK, PALE], LAWN)
            out.blades(foot, turn + 0.6 * (tone - 0.5), high, lean, broad[there] * (1.2 if bent else 1.0), slot, bent=bent)
    _stalks(out, clumps, z, phase)
    _flowers(out, clumps, z, care, phase)


def _stalks(out: Sward, clumps: Clumps, z: Floats, phase: str) -> None:
    """Seed heads over long grass, hardly any over lawns."""
    share = np.clip(0.5 * clumps.rough - 0.2, 0.0, 0.2) * (0.5 if phase in ("spring", "bare") else 1.0)
    there = np.flatnonzero(_part(clumps.dice[:, 3] * 31.7) < share)
    foot, d = np.column_stack([clumps.xy[there], z[there]]), clumps.dice[there]
    tall, turn = 0.2 + 0.28 * d[:, 1] * clumps.rough[there], 2 * np.pi * d[:, 4]
    thin = 0.0045 * np.maximum(1.0, clumps.away[there] / 4.0)
    straw = np.where((d[:, 5] < 0.35) | (phase not in ("spring", "summer")), STRAW, PALE)
    out.blades(foot, turn, tall, 0.12 + 0.2 * d[:, 2], thin, straw)
    lean = (0.12 + 0.2 * d[:, 2]) * 0.72 * tall
    head = foot + np.column_stack([lean * np.cos(turn), lean * np.sin(turn), 0.72 * tall])
    out.blades(head, turn, 0.36 * tall, 0.5 + 0.4 * d[:, 1], 2.1 * thin, straw, bent=True)


def _flowers(out: Sward, clumps: Clumps, z: Floats, care: Care, phase: str) -> None:
    """Dandelions, daisies and clover where they have spread; leaves alone outside their time."""
    if phase == "bare":
        return
    for k, patches in enumerate(care.flowers):
        most = (0.035, 0.05)[k] * min(0.25 + care.neglect, 1.4) * (1.0 if phase in ("spring", "summer") else 0.3)
        spread = np.clip(3.0 * patches(clumps.xy) - 1.7, 0.0, 1.0)
        there = np.flatnonzero((_part(clumps.dice[:, 4] * (17.3, 41.9)[k]) < most * spread) & (clumps.rough < 0.8))
        at, d = np.column_stack([clumps.xy[there], z[there]]), clumps.dice[there]
        turn = 2 * np.pi * d[:, 1]
        leaf = np.full(len(at), LEAF)
        if k == 0:
            out.leaves(at, turn, 0.07 + 0.06 * d[:, 2], 0.018 + 0.012 * d[:, 3], leaf, count=7, rise=0.32)
            _headed(out, at, 0.05 + 0.08 * d[:, 5], 0.017, turn, np.where(d[:, 3] < 0.3, FLUFF, YELLOW), phase in ("spring", "summer"))
            continue
        for n in range(4):
            about = at + np.column_stack([0.07 * np.cos(turn + 1.6 * n), 0.07 * np.sin(turn + 1.6 * n), np.zeros(len(at))])
            out.discs(about + np.array([0.0, 0.0, 0.028]), np.full(len(at), 0.022), turn + n, leaf, rim=0.004)
            if n < 2:
                _headed(out, about, 0.055 + 0.03 * d[:, 5], 0.0115, turn + n, np.full(len(at), WHITE), phase in ("spring", "summer"))


def _headed(out: Sward, at: Floats, tall: Floats, radius: float, turn: Floats, slot: NDArray[np.int64], blooming: bool) -> None:
    if blooming:
        out.blades(at, turn, tall, np.full(len(at), 0.15), np.full(len(at), 0.004), np.full(len(at), PALE))
        top = at + np.column_stack([0.13 * tall * np.cos(turn), 0.13 * tall * np.sin(turn), tall * 0.95])
        out.discs(top, np.full(len(at), radius), turn, slot, tilt=0.45, rim=radius * 0.3)


def _part(x: Floats) -> Floats:
    """What is behind the point."""
    return np.asarray(x - np.floor(x))
