"""Weeds where nobody treads: in the gutter, along the feet of walls, round posts, in joints, on soil and gravel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

import cv2
import numpy as np
from numpy.typing import NDArray

from simgen.scenes.urban.blades import Sward
from simgen.scenes.urban.cover import (
    BED,
    CELL_M,
    FOOT,
    GRASS,
    KERB,
    LAID,
    LOOSE,
    MARGIN_CELLS,
    PAVED,
    ROAD,
    TILE_CELLS,
    WALL,
    Bools,
    Codes,
    Floats,
)  # fmt: skip
from simgen.scenes.urban.lawns import DARK, LAWN, LEAF, MOSS, PALE, STRAW, WHITE, YELLOW
from simgen.scenes.urban.sight import Sight

REACH_M = 24.0
_FULL_M = 7.0
_MOST = 750  # of a scene
LIFT_M = {LAID: 0.02, LOOSE: 0.02}  # of paving on the land, above the ground's own surface
_BENT_M = 0.075  # tufts whose blades are longer bend


@dataclass(frozen=True)
class _Habitat:
    """Cells of some codes that are as near to cells of others. per_cell : how likely something grows on one in a usual street. kinds :
    weights of moss, tuft, rosette and tall weed. tall_m : of tufts, at most. least : abundance in the best kept street."""

    on: tuple[int, ...]
    by: tuple[int, ...]
    within_m: float
    per_cell: float
    kinds: tuple[float, float, float, float]
    tall_m: float
    least: float = 0.0


_HABITATS = (
    _Habitat((ROAD,), (KERB,), 0.08, 0.12, (0.45, 0.33, 0.22, 0.0), 0.11),
    _Habitat((PAVED, LAID), (WALL,), 0.08, 0.16, (0.38, 0.36, 0.23, 0.03), 0.2),
    _Habitat((LOOSE,), (WALL,), 0.3, 0.06, (0.1, 0.45, 0.25, 0.2), 0.3),
    _Habitat((PAVED,), (FOOT,), 0.1, 0.12, (0.25, 0.5, 0.25, 0.0), 0.13),
    _Habitat((PAVED,), (KERB,), 0.05, 0.035, (0.5, 0.38, 0.12, 0.0), 0.06),
    _Habitat((PAVED, LAID), (GRASS,), 0.1, 0.03, (0.3, 0.6, 0.1, 0.0), 0.09),
    _Habitat((GRASS,), (PAVED, LAID, LOOSE, KERB, BED), 0.1, 0.17, (0.0, 0.98, 0.02, 0.0), 0.13, 0.7),
    _Habitat((LOOSE,), (), 0.0, 0.012, (0.05, 0.5, 0.35, 0.1), 0.22),
    _Habitat((PAVED, LAID), (), 0.0, 0.00006, (0.4, 0.4, 0.2, 0.0), 0.05),
)  # fmt: skip
_LEAST = np.array([h.least for h in _HABITATS])


@dataclass(frozen=True, eq=False)
class Weeds:
    """N plants: where, of which kind (0 moss, 1 tuft, 2 rosette, 3 tall), how tall tufts are at most, how far they stand above the ground's
    own surface, how far from the path, how likely they are to be there at all (less is surer), and four numbers 0..1 each."""

    xy: Floats
    kind: NDArray[np.int64]
    tall: Floats
    lift: Floats
    away: Floats
    rank: Floats
    dice: Floats


def thinned(tiles: Sequence[Weeds]) -> Weeds:
    """All tiles' plants as one, the least likely left out where a scene has too many."""
    whole = [np.concatenate([getattr(tile, part.name) for tile in tiles]) for part in fields(Weeds)]
    rank = whole[5]
    kept = np.sort(np.argsort(rank, kind="stable")[:_MOST])
    return Weeds(*(values[kept] for values in whole))


def draw_weeds(
    rng: np.random.Generator, tile: tuple[int, int], codes: Codes, most: float, abundance: Callable[[Floats], Floats],
    away: Callable[[Floats], Floats], sight: Sight,
) -> Weeds:
    """Those on one tile of codes that are seen. abundance : (N,) of weeds at (N, 2), 1 in a usual street and `most` at most. away : (N,)
    metres from the path."""
    m, n = MARGIN_CELLS, TILE_CELLS
    field, more = rng.random((n, n), np.float32), rng.random((n, n), np.float32)
    inner = codes[m : m + n, m : m + n]
    likely, which = np.zeros((n, n), np.float32), np.zeros((n, n), np.uint8)
    for k, habitat in enumerate(_HABITATS):
        cells = _of(inner, habitat.on) & (likely < habitat.per_cell)
        if habitat.by and cells.any():
            cells &= beside(codes, habitat.by, habitat.within_m)[m : m + n, m : m + n]
        likely[cells], which[cells] = habitat.per_cell, k
    row, column = np.nonzero(field < max(most, 1.0) * likely)
    xy = (np.array(tile) * n + np.stack([column, row], axis=1) + 0.5) * CELL_M
    far = away(xy)
    share = np.minimum(1.0, _FULL_M / np.maximum(far, 1e-3)) * np.clip((REACH_M - far) / 6.0, 0.0, 1.0)
    rank, least = field[row, column] / np.maximum(likely[row, column] * share, 1e-9), _LEAST[which[row, column]]
    keep = np.flatnonzero((rank < np.maximum(most, least)) & sight.covers(xy))
    keep = keep[rank[keep] < np.maximum(abundance(xy[keep]), least[keep])]
    row, column, xy, far = row[keep], column[keep], xy[keep], far[keep]
    of = which[row, column]
    kinds = np.array([np.cumsum(h.kinds) for h in _HABITATS])[of]
    seed = more[row, column].astype(np.float64)
    dice = np.stack([_part(seed * 997.0), _part(seed * 9973.0), _part(seed * 99991.0), _part(seed * 31.0)], axis=1)
    kind = (dice[:, :1] * kinds[:, -1:] >= kinds[:, :-1]).sum(axis=1)
    lift = np.array([LIFT_M.get(code, 0.0) for code in range(10)])[inner[row, column]]
    tall = np.array([h.tall_m for h in _HABITATS])[of]
    return Weeds(xy + CELL_M * 0.8 * (dice[:, 1:3] - 0.5), kind, tall, lift, far, rank[keep], dice)


def _of(codes: Codes, some: tuple[int, ...]) -> Bools:
    table = np.zeros(10, bool)
    table[list(some)] = True
    return np.asarray(table[codes])


def beside(codes: Codes, some: tuple[int, ...], within_m: float) -> Bools:
    """Which cells are within a distance of cells of some codes."""
    reach = max(1, round(within_m / CELL_M + 0.4))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    return np.asarray(cv2.dilate(_of(codes, some).astype(np.uint8), disc)) > 0


def grow_weeds(out: Sward, tall: Sward, weeds: Weeds, z: Floats, phase: str) -> None:
    """The plants on ground heights (N,). tall : takes those higher than a hand."""
    at, d = np.column_stack([weeds.xy, z + weeds.lift]), weeds.dice
    turn = 2 * np.pi * d[:, 1]
    green = phase not in ("bare", "late")
    some = weeds.kind == 0
    for k in range(3):
        aside = 0.03 * k * np.stack([np.cos(turn + 2.2 * k), np.sin(turn + 2.2 * k), 0 * turn], axis=1)
        size = (0.014 + 0.026 * d[:, 2]) * (1.0, 0.75, 0.6)[k]
        out.discs((at + aside)[some] + (0, 0, 0.0135), size[some], turn[some] + k, np.full(int(some.sum()), MOSS), tilt=0.03, rim=0.003)
    _tufts(out, at, weeds, turn, green)
    some = weeds.kind == 2
    long = (0.045 + 0.06 * d[:, 2])[some] * (1.0 if green else 0.6)
    slot = np.where(d[some, 3] < 0.5, LEAF, DARK)
    out.leaves(at[some], turn[some], long, long * (0.24 + 0.2 * d[some, 3]), slot, count=7, rise=0.3)
    blooming = some & (d[:, 3] < (0.45 if phase == "spring" else 0.25 if phase == "summer" else 0.0))
    if blooming.any():
        p, a = at[blooming], turn[blooming]
        high = 0.06 + 0.09 * d[blooming, 2]
        out.blades(p, a, high, np.full(len(p), 0.15), np.full(len(p), 0.005), np.full(len(p), PALE))
        top = p + np.column_stack([0.13 * high * np.cos(a), 0.13 * high * np.sin(a), 0.95 * high])
        out.discs(top, np.full(len(p), 0.017), a, np.where(d[blooming, 3] < 0.2, YELLOW, WHITE), tilt=0.4, rim=0.005)
    _nettles(tall, at, weeds, turn, green)


def _tufts(out: Sward, at: Floats, weeds: Weeds, turn: Floats, green: bool) -> None:
    """Grass in cracks: a dozen blades that fan out."""
    some = np.flatnonzero(weeds.kind == 1)
    d = weeds.dice[some]
    high = weeds.tall[some] * (0.3 + 0.7 * d[:, 2] ** 1.5)
    wide = 0.005 * np.maximum(1.0, weeds.away[some] / 5.0) + 0.012 * high
    count = np.where(weeds.away[some] < 6.0, 9, np.where(weeds.away[some] < 12.0, 7, 5))
    for k, bent in ((k, bent) for k in range(9) for bent in (False, True)):
        chosen = np.flatnonzero((count > k) & ((high > _BENT_M) == bent))
        _fan(out, at[some[chosen]], d[chosen], turn[some[chosen]] + 2.4 * k, high[chosen], wide[chosen], k, green, bent)


def _fan(
    out: Sward, at: Floats, d: Floats, a: Floats, high: Floats, wide: Floats, k: int, green: bool, bent: bool
) -> None:
    """The blade k of tufts."""
    if len(at):
        size = high * (0.55 + 0.45 * _part(d[:, 3] * 7.0 + 0.618 * k))
        tone = _part(d[:, 2] * 13.0 + 0.271 * k)
        slot = np.select([tone < (0.12 if green else 0.4), tone < 0.45, tone < 0.7], [STRAW, DARK, PALE], LAWN)
        foot = at + 0.008 * np.column_stack([np.cos(a), np.sin(a), 0 * a])
        out.blades(foot, a, size, 0.3 + 0.7 * _part(d[:, 0] * 5.0 + 0.41 * k), wide, slot, bent=bent)


def _nettles(out: Sward, at: Floats, weeds: Weeds, turn: Floats, green: bool) -> None:
    """Stalks with leaves all the way up, dry ones in winter."""
    some = np.flatnonzero(weeds.kind == 3)
    if not len(some):
        return
    d = weeds.dice[some]
    for k in range(4):
        a = turn[some] + 1.7 * k
        foot = at[some] + 0.05 * np.column_stack([np.cos(a), np.sin(a), 0 * a])
        high = (0.3 + 0.45 * d[:, 2]) * (1.0 - 0.14 * k)
        slot = np.full(len(some), LEAF if green else STRAW)
        out.blades(foot, a, high, np.full(len(some), 0.15), np.full(len(some), 0.012), slot)
        for level in range(5 if green else 2):
            share = 0.25 + 0.16 * level
            stem = foot + np.column_stack([0.15 * share * high * np.cos(a), 0.15 * share * high * np.sin(a), share * high])
            size = (0.11 - 0.014 * level) * (0.7 + 0.6 * d[:, 3])
            out.leaves(stem, a + 1.57 * level, size, 0.42 * size, slot, count=4, rise=0.15)


def _part(x: Floats) -> Floats:
    return np.asarray(x - np.floor(x))
