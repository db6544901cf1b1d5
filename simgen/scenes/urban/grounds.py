"""Laying out what stays open along a street: a boundary at the pavement, trees that hang over it, lawn or gravel, a house set back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.assets.buildings import Levels, building_asset
from simgen.assets.materials import material, tinted
from simgen.assets.selection import selection_in
from simgen.geometry import pose
from simgen.scenes.placement import GroundPlan, Placement, place
from simgen.scenes.urban.barriers import Barrier, draw_barrier, leaves, masonry, put_barrier, put_gate
from simgen.scenes.urban.boundaries import Boundaries, Surface
from simgen.scenes.urban.building import spec_and_pose
from simgen.scenes.urban.land import INSET_M, Land, land_of
from simgen.scenes.urban.lots import Lot
from simgen.scenes.urban.openings import Stretch
from simgen.scenes.urban.plots import Plot
from simgen.scenes.urban.uses import LAYOUTS, Layout
from simgen.scenes.urban.yards import Bay, bays_of, leaning_cycles
from simgen.seeding import stable_hash
from simgen.world import Catalogue

Floats = NDArray[np.float64]

_CYCLES = 0.5  # share of stretches at whose boundary bicycles lean
_FAR_M = 42.0  # boundaries farther from all cameras are coarse
_SAME_POINT_M = 1e-3
_CROWN_M = 3.6  # room of a trunk from houses
_LINE_M = 1.9  # of the first row of trees behind the pavement's edge: their crowns hang over it
_OF_SUMMER = {"tree_broad": 6, "tree_columnar": 4, "tree_conifer": 4}


def lay_out(
    stretch: Stretch, claimed: Mapping[Lot, bool], boundaries: Boundaries, catalogue: Catalogue, plan: GroundPlan, street: shapely.Geometry,
    distance: Callable[[Floats], float], levels: Levels, bays: list[Bay], plots: list[Plot],
) -> list[Placement]:
    """Everything on an open stretch; the taken bays of a car park are added to `bays`, its land to `plots`. claimed : its lots that could
    claim their ground, and whether they make a difference to the cameras. distance : of a place from the cameras, metres."""
    rng = _generator(stretch.seed, "layout")
    p = LAYOUTS[stretch.use]
    kinds, weights = list(p.barriers), np.array(list(p.barriers.values()))
    stone = masonry(rng)
    barrier = draw_barrier(kinds[int(rng.choice(len(kinds), p=weights / weights.sum()))], rng, stone)
    rear = draw_barrier(p.rear[int(rng.integers(len(p.rear)))], rng)
    surface = p.surface[int(rng.integers(len(p.surface)))]
    out: list[Placement] = []
    rows = [lot for lot in stretch.lots if lot.kind == "row" and lot in claimed]
    land = land_of(rows, claimed, plan, street)
    if p.house and rng.random() < p.house:
        out += _houses(stretch, land, p, boundaries, distance, levels)
    gates = _gates(land, p, rng)
    if stretch.use == "car_park":
        bays += bays_of(land, _generator(stretch.seed, "bays"))
    for k, lot in enumerate(land.lots):
        if land.shown[k]:
            _edge(land, k, barrier, boundaries, gates, stretch, distance(lot.pavement.mean(axis=0)) > _FAR_M)
            _back(land, k, rear, boundaries, stretch)
            if surface is not None:
                boundaries.pave(_strip(land, k, 0.0, land.depth[k]), surface)
    for s, n, half in gates:
        if land.lot_at(s) >= 0 and surface is None:
            boundaries.pave(np.array([land.at(s - half, 0), land.at(s + half, 0), land.at(s + half, n), land.at(s - half, n)]),
                            "gravel" if rng.random() < 0.6 else "paving_flags")
    for lot in stretch.lots:
        if lot.kind == "corner" and claimed.get(lot):
            out += _corner(lot, barrier, boundaries, catalogue, stretch, surface, distance)
    out += _trees(land, p, boundaries, catalogue, rng, [s for s, _, _ in gates])
    _bushes(land, p, boundaries, rng, distance)
    if p.graves:
        _graves(land, boundaries, rng)
    if rng.random() < _CYCLES:
        out += leaning_cycles(land, barrier, boundaries, catalogue, plan, _generator(stretch.seed, "cycles"), [s for s, _, _ in gates])
    if land.lots:
        plots.append(Plot(stretch.use, land, stretch.seed, surface is None))
    return out + _benches(land, p, boundaries, catalogue, rng)


def _generator(*parts: object) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(key=stable_hash(*parts, bits=62)))


def _strip(land: Land, k: int, n0: float, n1: float) -> Floats:
    """(4, 2) corners of a lot's land between two depths."""
    s0, s1 = land.begin[k] - 0.011, land.end[k] + 0.011
    return np.array([land.at(s0, n0), land.at(s1, n0), land.at(s1, n1), land.at(s0, n1)])


def _gates(land: Land, p: Layout, rng: np.random.Generator) -> list[tuple[float, float, float]]:
    """(s, depth of the way behind it, half its width) of gates, one at least, before houses where there are any."""
    if not land.lots:
        return []
    length = float(land.end[-1])
    doors = [(s0 + s1) / 2 for s0, s1, _, _ in land.built] or [float(rng.uniform(0.2, 0.8)) * length]
    more = [float(s) for s in rng.uniform(0, length, rng.poisson(p.gates * length * 0.5))]
    out: list[tuple[float, float, float]] = []
    for s in (*doors, *more):
        k = land.lot_at(s)
        half = float(rng.uniform(0.6, 1.9))
        if k < 0 or any(abs(s - t) < 6.0 for t, _, _ in out):
            continue
        s = float(np.clip(s, land.begin[k] + half + 0.3, land.end[k] - half - 0.3))
        if land.end[k] - land.begin[k] > 2 * half + 1.0:
            behind = min((n0 for s0, s1, n0, _ in land.built if s0 < s < s1), default=float(land.depth[k]) - 1.0)
            out.append((s, behind, half))
    return out


def _edge(
    land: Land, k: int, barrier: Barrier, boundaries: Boundaries, gates: list[tuple[float, float, float]], stretch: Stretch, coarse: bool
) -> None:
    """The boundary at the pavement before one lot, with its gate."""
    rng = _generator(stretch.seed, "edge", *np.round(land.lots[k].pavement[0], 1))
    s0, s1 = float(land.begin[k]) - 0.01, float(land.end[k]) + 0.01
    stops = [s0]
    here = sorted(g for g in gates if s0 <= g[0] <= s1)[:1]
    for s, _, half in here:
        a, b = land.at(s - half, INSET_M), land.at(s + half, INSET_M)
        put_gate(boundaries, barrier, a, b, rng, ajar=bool(rng.random() < 0.4))
        stops += [s - half, s + half]
    stops.append(s1)
    for t0, t1 in zip(stops[::2], stops[1::2], strict=True):
        put_barrier(boundaries, barrier, land.at(t0, INSET_M), land.at(t1, INSET_M), rng, coarse=coarse,
                    last=k == len(land.lots) - 1 and not here)


def _back(land: Land, k: int, rear: Barrier, boundaries: Boundaries, stretch: Stretch) -> None:
    """What closes the land at its back."""
    rng = _generator(stretch.seed, "back", *np.round(land.lots[k].pavement[0], 1))
    n = float(land.depth[k]) - 0.3
    if not any(n0 <= n <= n1 and s0 < land.end[k] and s1 > land.begin[k] for s0, s1, n0, n1 in land.built):
        put_barrier(boundaries, rear, land.at(float(land.begin[k]), n), land.at(float(land.end[k]), n), rng, coarse=True)


def _houses(
    stretch: Stretch, land: Land, p: Layout, boundaries: Boundaries, distance: Callable[[Floats], float], levels: Levels
) -> list[Placement]:
    """Houses at the back: one for each 22 to 40 m, all of one design but for villas."""
    if not land.lots:
        return []
    rng = _generator(stretch.seed, "houses")
    length = float(land.end[-1])
    villas = stretch.use == "villas"
    gap = float(rng.uniform(18, 26) if villas else rng.uniform(32, 60))
    count = max(1, round(length / gap))
    style = p.styles[int(rng.integers(len(p.styles)))]
    roof = p.roofs[int(rng.integers(len(p.roofs)))]
    floors = int(rng.integers(p.floors[0], p.floors[1] + 1))
    key = int(rng.integers(1 << 40))
    out: list[Placement] = []
    for j in range(count if stretch.use != "churchyard" else 1):
        own = _generator(stretch.seed, "house", j)
        middle = (j + 0.5) * length / count + float(own.uniform(-2, 2))
        half = min(float(own.uniform(4.5, 7.5) if villas else own.uniform(8, 15)), 0.5 * length / count - 2.0, 0.5 * length - 2.5)
        k = [i for i in range(len(land.lots)) if land.begin[i] < middle + half and land.end[i] > middle - half]
        if half < 3.5 or not k or any(land.begin[b] - land.end[a] > 0.5 for a, b in pairwise(k)):
            continue
        back = float(land.depth[k].min()) - 0.7
        tall = min(float(own.uniform(7, 11)), 0.55 * back)
        front = back - tall
        if tall < 4.5 or front < 2.5:
            continue
        land.built.append((middle - half, middle + half, front, back))
        if not any(land.shown[i] for i in k):
            continue
        s0, s1 = middle - half, middle + half
        polygon = np.array([land.at(s0, front), land.at(s1, front), land.at(s1, back), land.at(s0, back)])
        spec, T = spec_and_pose(
            polygon, ("street", "rear", "rear", "rear"), floors, style, "flat", roof, "", boundaries.height, apron_m=front
        )
        common = _generator(stretch.seed, "design", j if villas else 0)
        house = building_asset(f"building-{style}-{key + j:x}", spec, common, detail_rng=own, levels=levels)
        out.append(place(house, T, attributes={"style": style, "floors": floors, "ground_use": "flat"}))
    return out


def _trees(
    land: Land, p: Layout, boundaries: Boundaries, catalogue: Catalogue, rng: np.random.Generator, gates: list[float]
) -> list[Placement]:
    """A row at the boundary whose crowns hang over the pavement, and more behind: two species or three."""
    if not land.lots:
        return []
    length = float(land.end[-1])
    kinds = [_species(rng, p.conifers) for _ in range(3)]
    dense, few = float(rng.uniform(*p.rows)), float(rng.uniform(*p.scattered))
    places: list[tuple[float, float, int]] = []
    if dense > 0.02:
        step = 1.0 / dense
        line = _LINE_M + float(rng.uniform(0, 1.6))
        for s in np.arange(step * float(rng.uniform(0.3, 0.8)), length, step):
            jitter = rng.normal(0, (0.12 * step, 0.35))
            if rng.random() < 0.93:
                places.append((float(s + jitter[0]), max(line + float(jitter[1]), 1.4), 0 if rng.random() < 0.75 else 1))
    for _ in range(rng.poisson(few * length)):
        places.append((float(rng.uniform(0, length)), float(rng.uniform(5.0, 22.0)), int(rng.integers(3))))
    out: list[Placement] = []
    kept: list[tuple[float, float]] = []
    turns = rng.uniform(0, 2 * np.pi, len(places))
    for (s, n, kind), turn in zip(places, turns, strict=True):
        crowded = any((s - t) ** 2 + (n - m) ** 2 < 3.2**2 for t, m in kept) or any(abs(s - g) < 1.6 and n < 6 for g in gates)
        if crowded or not land.free(s, n, _CROWN_M if n > 4 else 3.0):
            continue
        kept.append((s, n))
        out += tree(catalogue, *kinds[kind], land.at(s, n), boundaries, float(turn))
    return out


def _species(rng: np.random.Generator, conifers: float) -> tuple[str, int]:
    if rng.random() < conifers:
        return "tree_conifer", int(rng.integers(4))
    return "tree_broad", int(rng.choice([0, 1, 2, 3, 4], p=[0.3, 0.25, 0.08, 0.25, 0.12]))


def tree(catalogue: Catalogue, family: str, number: int, at: Floats, boundaries: Boundaries, turn: float) -> list[Placement]:
    """A tree of a species at (2,); another kind if the recipe's assets leave this out, none if they leave none."""
    left = list(selection_in(catalogue).weighted(dict.fromkeys(_OF_SUMMER, 1.0)))
    if not left:
        return []
    asset = catalogue.get(family if family in left else left[number % len(left)], number)
    z = float(boundaries.height(at[None])[0])
    return [place(asset, pose(float(at[0]), float(at[1]), z - 0.02, turn))]


def _bushes(
    land: Land, p: Layout, boundaries: Boundaries, rng: np.random.Generator, distance: Callable[[Floats], float]
) -> None:
    """Shrubs in clumps, most of them behind the boundary and before the houses."""
    if not land.lots:
        return
    length = float(land.end[-1])
    s = np.concatenate([rng.normal(c, 1.6, rng.integers(2, 7)) for c in rng.uniform(0, length, rng.poisson(p.shrubs * length / 4) + 1)])
    n = np.where(rng.random(len(s)) < 0.65, rng.uniform(0.9, 2.2, len(s)), rng.uniform(3.0, 18.0, len(s)))
    radius = rng.uniform(0.35, 0.85, len(s))
    tall = radius * rng.uniform(1.1, 2.2, len(s))
    kept = [i for i in range(len(s)) if land.free(float(s[i]), float(n[i]), float(radius[i])) and n[i] > radius[i] + 0.35]
    if not kept:
        return
    at = np.array([land.at(float(s[i]), float(n[i])) for i in kept])
    near = np.array([distance(xy) < _FAR_M for xy in at])
    kinds = (leaves(rng), leaves(rng))
    which = rng.integers(0, 2, len(at))
    for k, green in enumerate(kinds):
        for coarse, mask in ((False, near), (True, ~near)):
            chosen = np.flatnonzero(mask & (which == k))
            boundaries.shrubs(at[chosen], radius[kept][chosen], tall[kept][chosen], rng, green, coarse=coarse)


def _graves(land: Land, boundaries: Boundaries, rng: np.random.Generator) -> None:
    """Headstones in rows, some of them leaning away from their row by being set askew."""
    if not land.lots:
        return
    stone = (tinted("stone_ashlar", (0.5, 0.5, 0.48)), tinted("stone_rubble", (0.9, 0.95, 0.9)), material("iron"))
    along = land.d
    for n in np.arange(3.2, 20.0, 2.3):
        for s in np.arange(1.5, float(land.end[-1]) - 1.5, 1.5):
            dice = rng.random(4)
            if dice[0] < 0.5 and land.free(float(s), float(n), 0.9):
                turn = 0.2 * (dice[1] - 0.5)
                way = np.array([along[0] - turn * along[1], along[1] + turn * along[0]]) / np.hypot(1, turn)
                boundaries.bars("static", stone[0 if dice[2] < 0.6 else 1], land.at(float(s), float(n))[None], way, -0.2,
                                0.55 + 0.6 * dice[3], 0.45 + 0.3 * dice[2], deep=0.12, tip=0.08 if dice[1] < 0.5 else 0.0)


def _benches(
    land: Land, p: Layout, boundaries: Boundaries, catalogue: Catalogue, rng: np.random.Generator
) -> list[Placement]:
    """Benches that face the street or the lawn."""
    if not land.lots or not selection_in(catalogue).allows("bench"):
        return []
    out = []
    heading = float(np.arctan2(-land.inward[1], -land.inward[0]))
    number = int(rng.integers(3))
    for _ in range(rng.poisson(p.benches * float(land.end[-1]))):
        s, n, turn = float(rng.uniform(0, land.end[-1])), float(rng.uniform(3.5, 9.0)), np.pi * float(rng.random() < 0.4)
        if land.free(s, n, 1.3):
            (x, y), z = land.at(s, n), float(boundaries.height(land.at(s, n)[None])[0])
            out.append(place(catalogue.get("bench", number), pose(float(x), float(y), z, heading + turn)))
    return out


def inset(line: Floats) -> Floats:
    """(M, 2) the line (N, 2) moved `INSET_M` to its left; empty where nothing is left of it. Points may come twice, which would tear it."""
    whole = shapely.remove_repeated_points(shapely.LineString(line), _SAME_POINT_M)
    parts = shapely.get_parts(whole.offset_curve(INSET_M, join_style="mitre"))
    return np.asarray(max(parts, key=shapely.length).coords) if len(parts) else np.zeros((0, 2))


def _corner(
    lot: Lot, barrier: Barrier, boundaries: Boundaries, catalogue: Catalogue, stretch: Stretch, surface: Surface | None,
    distance: Callable[[Floats], float],
) -> list[Placement]:
    """An open corner: the boundary goes round it, and a few trees stand behind."""
    rng = _generator(stretch.seed, "corner", *np.round(lot.polygon[0], 1))
    middle = lot.polygon.mean(axis=0)
    for a, b in pairwise(inset(lot.pavement)):
        put_barrier(boundaries, barrier, a, b, rng, coarse=distance(middle) > _FAR_M)
    if surface is not None:
        far = lot.polygon[-1]
        boundaries.pave(np.array([lot.pavement[0], lot.pavement[1], lot.pavement[-1], far]), surface)
    family, number = _species(rng, 0.1)
    out: list[Placement] = []
    for corner in lot.polygon[:3]:
        at = corner + (middle - corner) * float(rng.uniform(0.25, 0.6))
        if all(np.linalg.norm(at - t.T_world_obj[:2, 3]) > 3.5 for t in out):
            out += tree(catalogue, family, number, at, boundaries, float(rng.uniform(0, 6)))
    return out
