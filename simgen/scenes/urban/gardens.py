"""Front gardens before houses that stand back, and what fills the gaps in a row: side gardens, yards, garages."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from simgen.assets.buildings import BuildingSpec, Levels, building_asset
from simgen.assets.selection import selection_in
from simgen.geometry import pose
from simgen.scenes.placement import Placement, place
from simgen.scenes.urban.barriers import Barrier, BarrierKind, Piers, draw_barrier, masonry, put_barrier, put_piers
from simgen.scenes.urban.boundaries import Boundaries
from simgen.scenes.urban.building import spec_and_pose
from simgen.scenes.urban.lots import Lot
from simgen.world import Catalogue

Floats = NDArray[np.float64]

_INSET_M = 0.2  # of boundaries behind the pavement's edge
_FRONTS: tuple[BarrierKind, ...] = (
    "low_wall", "railed_wall", "railings", "hedge", "wall_hedge", "picket", "railings_hedge", "railed_wall", "tall_hedge",
)  # fmt: skip
_GAPS: tuple[BarrierKind, ...] = ("hedge", "tall_hedge", "wall_hedge", "railings_hedge", "mesh")
_AREAS = 0.4  # share of shallow front gardens that are light wells behind railings
_BUILDING_SITES = 0.25  # share of the gaps in rows
_TREES = ("tree_broad", "tree_broad", "tree_columnar", "tree_conifer")


def front_garden(
    lot: Lot, boundaries: Boundaries, catalogue: Catalogue, door_xy: Floats | None, common: np.random.Generator, own: np.random.Generator,
    *, public: bool = False,
) -> list[Placement]:
    """The strip before a house: boundary at the pavement with an opening before the door, path or paving, a bush or tree.
    public : before shops and offices, where it is part of the pavement."""
    brick = masonry(common)
    kind = _FRONTS[int(common.integers(len(_FRONTS)))]
    barrier = draw_barrier(kind, common, brick)
    between = barrier if kind == "hedge" else draw_barrier("low_wall", common, brick)
    open_front = bool(common.uniform() < 0.15) or public
    deep = lot.setback_m
    area = 1.2 <= deep < 3.2 and not open_front and common.uniform() < _AREAS
    if area:
        barrier = draw_barrier("railings", common, brick)
    edge = lot.pavement
    for a, b in pairwise(edge):
        length = float(np.linalg.norm(b - a))
        if length < 1.0:
            continue
        d = (b - a) / length
        inward = np.array([-d[1], d[0]])
        p, q = a + inward * _INSET_M, b + inward * _INSET_M
        gate = None
        if door_xy is not None:
            s = float((door_xy - a) @ d)
            near = float((door_xy - a) @ inward)
            if 0.7 < s < length - 0.7 and near < deep + 2.5:
                gate = s
        paved = deep < 1.2 or open_front or common.uniform() < 0.25
        if area:  # railings before the light well of a basement, with a bridge to the door
            out = inward * (deep + 0.1)
            ends = [a, b] if gate is None else [a, a + d * (gate - 0.6), a + d * (gate + 0.6), b]
            for m, n in zip(ends[::2], ends[1::2], strict=True):
                boundaries.pave(np.array([m, n, n + out, m + out]), "area")
            if gate is not None:
                boundaries.pave(np.array([ends[1], ends[2], ends[2] + out, ends[1] + out]), "paving_slabs_grey")
        elif paved:
            boundaries.pave(np.array([a, b, b + inward * (deep + 0.1), a + inward * (deep + 0.1)]),
                            "paving_brick" if common.uniform() < 0.5 else "paving_slabs_warm")
        elif gate is not None:
            half = 0.6 * d
            at = a + gate * d
            into = inward * (deep + 0.1)
            boundaries.pave(np.array([at - half, at + half, at + half + into, at - half + into]), "paving_slabs_grey")
        if deep < 1.2 or open_front:
            continue
        if gate is None:
            put_barrier(boundaries, barrier, p, q, own)
        else:
            put_barrier(boundaries, barrier, p, p + d * (gate - 0.65), own)
            put_barrier(boundaries, barrier, p + d * (gate + 0.65), q, own)
            if barrier.wall is not None and barrier.wall[1] > 0.2 and length > 6.5:
                posts = Piers(brick, barrier.coping[0] if barrier.coping else None, max(1.0, barrier.wall[1] + 0.2), 0.4, 1.0)
                put_piers(boundaries, posts, np.array([p + d * (gate - 0.7), p + d * (gate + 0.7)]), d)
        if deep > 2.0 and lot.kind == "row" and length > 6.5 and not area:  # between neighbours
            put_barrier(boundaries, between, p, a + inward * (deep - 0.1), own)
    if deep > 4.0 and own.uniform() < 0.35:
        d = (edge[1] - edge[0]) / np.linalg.norm(edge[1] - edge[0])
        at = edge[0] + d * own.uniform(1.2, 2.0) + np.array([-d[1], d[0]]) * deep * 0.45
        return _tree(catalogue, at, boundaries, own)
    return []


def gap_filler(
    lot: Lot, boundaries: Boundaries, catalogue: Catalogue, rng: np.random.Generator, levels: Levels
) -> list[Placement]:
    """A gap in the row: a boundary on the pavement with something tall enough behind it to close the view."""
    a, b, c, d = lot.polygon
    p, q = lot.pavement[0], lot.pavement[-1]
    along = (q - p) / np.linalg.norm(q - p)
    inward = np.array([-along[1], along[0]])
    p, q = p + inward * _INSET_M, q + inward * _INSET_M
    width = float(np.linalg.norm(b - a))
    dice = rng.uniform()
    high, low = draw_barrier("high_wall", rng), draw_barrier("boards", rng)
    out: list[Placement] = []
    if rng.uniform() < _BUILDING_SITES:
        boundaries.pave(np.array([p, q, c, d]), "soil")
        put_barrier(boundaries, draw_barrier("hoarding", rng), p, q, rng)
        out.append(_shed(lot, boundaries, rng, levels))
    elif dice < 0.35 and width > 5:  # a yard: paved, garages or a workshop at the back
        boundaries.pave(np.array([p, q, c, d]), "asphalt_patch")
        gate = min(3.2, width - 1.5)
        put_barrier(boundaries, high, p, p + along * (width - gate) / 2, rng)
        put_barrier(boundaries, high, q - along * (width - gate) / 2, q, rng)
        out.append(_shed(lot, boundaries, rng, levels))
    elif dice < 0.6:  # a side garden behind a high wall
        put_barrier(boundaries, high, p, q, rng)
        out += _grove(lot, boundaries, catalogue, rng)
        put_barrier(boundaries, high, d, c, rng)
    elif dice < 0.8:
        front: Barrier = draw_barrier(_GAPS[int(rng.integers(len(_GAPS)))], rng)
        put_barrier(boundaries, front, p, q, rng)
        out += _grove(lot, boundaries, catalogue, rng)
        put_barrier(boundaries, low, d, c, rng)
    else:
        put_barrier(boundaries, low, p, q, rng)
        out.append(_shed(lot, boundaries, rng, levels))
        out += _grove(lot, boundaries, catalogue, rng)[:1]
    return out


def _shed(lot: Lot, boundaries: Boundaries, rng: np.random.Generator, levels: Levels) -> Placement:
    """A low workshop or row of garages across the back of a lot."""
    a, b, c, d = lot.polygon
    share = 0.45
    polygon = np.array([d + (a - d) * share, c + (b - c) * share, c, d])
    spec: BuildingSpec
    spec, T = spec_and_pose(polygon, ("street", "rear", "rear", "rear"), int(rng.integers(1, 3)), "warehouse", "garage",
                            "gable" if rng.uniform() < 0.5 else "flat", "", boundaries.height)
    key = f"building-shed-{int(rng.integers(1 << 40)):x}"
    return place(building_asset(key, spec, rng, levels=levels), T,
                 attributes={"style": "warehouse", "floors": spec.floors, "ground_use": "garage"})


def _grove(lot: Lot, boundaries: Boundaries, catalogue: Catalogue, rng: np.random.Generator) -> list[Placement]:
    """Trees that fill a lot."""
    a, b, c, d = lot.polygon
    width, depth = np.linalg.norm(b - a), np.linalg.norm(d - a)
    if width < 5.0:
        return []
    count = max(1, int(width / 4.5))
    out = []
    for k in range(count):
        s = (k + 0.5 + rng.uniform(-0.15, 0.15)) / count
        t = float(rng.uniform(0.45, 0.75)) if depth > 5 else 0.5
        at = (a + s * (b - a)) * (1 - t) + (d + s * (c - d)) * t
        out += _tree(catalogue, at, boundaries, rng)
    return out


def _tree(catalogue: Catalogue, at: Floats, boundaries: Boundaries, rng: np.random.Generator) -> list[Placement]:
    """A tree of a kind that the recipe's assets leave; none if they leave no kind."""
    family, number, turn = _TREES[int(rng.integers(len(_TREES)))], int(rng.integers(48)), float(rng.uniform(0, 2 * np.pi))
    left = list(selection_in(catalogue).weighted(dict.fromkeys(_TREES, 1.0)))
    if not left:
        return []
    asset = catalogue.get(family if family in left else left[number % len(left)], number)
    z = float(boundaries.height(at[None])[0])
    return [place(asset, pose(float(at[0]), float(at[1]), z - 0.02, turn))]
