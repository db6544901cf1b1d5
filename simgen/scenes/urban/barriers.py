"""Garden walls, railings, fences and hedges of many designs, put together from a wall, a fence on it, piers and a hedge behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simgen.assets.buildings.bills import poster_uv, tag_uv
from simgen.assets.buildings.hoardings import BOARD_M, KICKER_M, Boards, boards_along
from simgen.assets.buildings.sites import SITES, boards_of, cap_of
from simgen.assets.materials import tinted, variant
from simgen.assets.textures.soiling import FOOT_TILE_M
from simgen.mesh import Material
from simgen.scenes.urban.boundaries import DEEP_M, Boundaries

Floats = NDArray[np.float64]
_FRAME = Material("gap", (0.012, 0.012, 0.013), 0.9)  # seen through the joints of boards
_BACK = variant("boards_ply", 1, (0.7, 0.7, 0.7))
_PRINTED = 0.6  # share of hoardings with printed panels
_COPINGS = tuple(
    tinted("stone_ashlar" if k % 3 else "concrete", color) for k, color in enumerate((
        (0.62, 0.62, 0.6), (0.56, 0.6, 0.64), (0.36, 0.39, 0.42), (0.44, 0.44, 0.43), (0.5, 0.5, 0.48), (0.42, 0.45, 0.49)))
)  # fmt: skip
_JOINT = Material("joint", (0.06, 0.057, 0.05), 0.95)
_COPING_M = 0.9  # of its stones
_FOOT = tuple(variant("wall_foot", seed, tint) for seed in (0, 1) for tint in ((1.0, 1.0, 1.0), (1.5, 1.5, 1.4), (0.7, 0.75, 0.7)))
_PLANTED = 0.35  # share of railed walls with a hedge behind the railings
_SPRAYED = 0.35  # share of high walls with tags on them
Coping = Literal["flat", "ridge", "round"]
FenceKind = Literal["bars", "spears", "mesh", "chain", "boards", "picket", "hoarding", "rail"]
BarrierKind = Literal[
    "low_wall", "high_wall", "railed_wall", "railings", "railings_hedge", "wall_hedge", "hedge", "tall_hedge", "mesh", "chain", "boards",
    "picket", "hoarding", "rail",
]  # fmt: skip

# Share of walls along pavements and tint of each masonry: soot and lime bring most of them near the grey of the pavement (our estimate).
_MASONRY: dict[str, tuple[float, tuple[float, float, float]]] = {
    "brick_red": (0.13, (1.0, 1.0, 1.0)), "brick_brown": (0.08, (1.0, 1.0, 1.0)), "brick_yellow": (0.19, (0.84, 0.9, 1.02)),
    "brick_grey": (0.08, (1.0, 1.0, 1.0)), "stone_ashlar": (0.18, (0.68, 0.69, 0.70)), "stone_rubble": (0.13, (1.05, 1.06, 1.06)),
    "plaster": (0.13, (0.82, 0.79, 0.72)), "concrete": (0.08, (0.78, 0.78, 0.76)),
}


@dataclass(frozen=True)
class Fence:
    """What stands on a wall or on the ground. low, high : of its bars above the ground. gap, bar : between bars and their size."""

    kind: FenceKind
    metal: Material
    low: float
    high: float
    gap: float = 0.12
    bar: float = 0.02


@dataclass(frozen=True)
class Piers:
    """Piers or posts at equal distances of about `gap`."""

    body: Material
    cap: Material | None
    high: float
    width: float
    gap: float
    kind: str = "wall"


@dataclass(frozen=True)
class Barrier:
    """A design of a boundary. wall : (material, height, thickness). hedge : (height, thickness, raggedness, leaves), behind the rest."""

    kind: BarrierKind
    wall: tuple[Material, float, float] | None = None
    coping: tuple[Material, Coping] | None = None
    fence: Fence | None = None
    piers: Piers | None = None
    hedge: tuple[float, float, float, Material] | None = None


def masonry(rng: np.random.Generator) -> Material:
    """Brick or stone as garden walls are: darker and dirtier than houses."""
    name = str(rng.choice(list(_MASONRY), p=[share for share, _ in _MASONRY.values()]))
    r, g, b = _MASONRY[name][1]
    tone, warm = float(rng.uniform(0.5, 0.95)), float(rng.uniform(-0.05, 0.05))
    return variant(name, int(rng.integers(2)), (tone * (1 + warm) * r, tone * g, tone * (1 - warm) * b))


def leaves(rng: np.random.Generator) -> Material:
    """Of one kind of hedge or shrub: privet, hornbeam, yew, laurel, something dry."""
    tints = ((1.0, 1.0, 1.0), (0.8, 0.95, 0.75), (0.55, 0.68, 0.6), (0.75, 0.9, 0.6), (1.25, 1.0, 0.7), (1.0, 0.85, 0.6))
    return tinted("hedge_leaves", tints[int(rng.integers(len(tints)))])


def draw_barrier(kind: BarrierKind, rng: np.random.Generator, stone: Material | None = None) -> Barrier:
    """A design of a kind. stone : of its walls, if it is given."""
    own = masonry(rng)
    body = stone or own
    cap = _COPINGS[int(rng.random() * len(_COPINGS))]
    iron = _iron(rng)
    u = rng.random(8)
    shape: Coping = "flat" if u[0] < 0.5 else "ridge" if u[0] < 0.75 else "round"
    low = 0.35 + 0.65 * u[1]
    hedge_leaves = leaves(rng)
    if kind == "low_wall":
        high = 0.6 + 0.6 * u[1]
        piers = Piers(body, cap, high + 0.2, 0.4, 4.0 + 5 * u[3], "wall") if u[2] < 0.4 else None
        return Barrier(kind, (body, high, 0.22 + 0.15 * u[4]), (cap if u[5] < 0.7 else body, shape), piers=piers)
    if kind == "high_wall":
        high = 1.6 + 0.85 * u[1]
        piers = Piers(body, None, high - 0.15, 0.42, 3.0 + 3 * u[3], "wall") if u[2] < 0.5 else None
        return Barrier(kind, (body, high, 0.24 + 0.12 * u[4]), (cap if u[5] < 0.6 else body, shape), piers=piers)
    if kind == "railed_wall":
        top = low + 0.75 + 0.75 * u[2]
        fence = Fence("spears" if u[3] < 0.7 else "bars", iron, low, top, 0.1 + 0.05 * u[4], 0.018 + 0.008 * u[5])
        piers = Piers(body, cap, top + 0.15, 0.42 + 0.15 * u[6], 2.4 + 4.5 * u[7])
        hedge = (top + 0.5 * u[2] - 0.2, 0.8 + 0.5 * u[1], 0.8 + 1.6 * u[4], hedge_leaves) if u[3] < _PLANTED else None
        return Barrier(kind, (body, low, 0.26 + 0.14 * u[0]), (cap, "flat"), fence, hedge=hedge, piers=piers if u[6] < 0.4 else replace(
            piers, body=iron, cap=None, high=top + 0.1, width=0.06, gap=2.4, kind="fence"))
    if kind in ("railings", "railings_hedge"):
        top = 1.05 + 0.9 * u[2]
        fence = Fence("spears" if u[3] < 0.45 else "bars", iron, 0.12, top, 0.1 + 0.04 * u[4], 0.018 + 0.008 * u[5])
        hedge = (top + 0.6 * u[6] - 0.1, 0.8 + 0.5 * u[7], 0.6 + 1.8 * u[1], hedge_leaves) if kind == "railings_hedge" else None
        posts = Piers(iron, None, top + 0.06, 0.06, 2.4, "fence")
        return Barrier(kind, (tinted("concrete", (0.5, 0.5, 0.48)), 0.12, 0.25), None, fence, posts, hedge)
    if kind == "wall_hedge":
        hedge = (1.2 + 1.1 * u[2], 0.75 + 0.4 * u[3], 0.5 + 1.7 * u[4], hedge_leaves)
        return Barrier(kind, (body, 0.4 + 0.5 * u[1], 0.26), (cap, shape), hedge=hedge)
    if kind in ("hedge", "tall_hedge"):
        high = 1.1 + 0.6 * u[1] if kind == "hedge" else 1.8 + 1.2 * u[1]
        return Barrier(kind, hedge=(high, 0.65 + 0.55 * u[2], 0.4 + 1.8 * u[3] * u[4], hedge_leaves))
    if kind in ("mesh", "chain"):
        color = ((0.03, 0.075, 0.05), (0.045, 0.047, 0.05), (0.3, 0.31, 0.32))[int(3 * u[0])]
        wire, top = tinted("metal_painted", color), 1.2 + 1.2 * u[1]
        fence = Fence(kind, wire, 0.05, top, 0.06 if kind == "mesh" else 0.075, 0.008)
        hedge = (top + 0.4 * u[6], 0.8, 1.0 + u[7], hedge_leaves) if u[5] < 0.3 else None
        return Barrier(kind, fence=fence, piers=Piers(wire, None, top + 0.06, 0.06, 2.5, "fence"), hedge=hedge)
    if kind == "boards":
        tone = 0.35 + 0.75 * u[0]
        wood, top = tinted("wood", (tone, tone * (0.9 + 0.1 * u[2]), tone * (0.8 + 0.25 * u[3]))), 1.4 + 0.6 * u[1]
        return Barrier(kind, fence=Fence("boards", wood, 0.05, top, 0.125, 0.12), piers=Piers(wood, None, top + 0.08, 0.1, 2.0, "fence"))
    if kind == "picket":
        color = (2.0, 2.2, 2.4) if u[0] < 0.6 else (0.8, 0.85, 0.8)
        wood, top = tinted("wood", color), 0.85 + 0.25 * u[1]
        pickets = Fence("picket", wood, 0.06, top, 0.13 + 0.04 * u[2], 0.075)
        return Barrier(kind, fence=pickets, piers=Piers(wood, None, top + 0.05, 0.09, 2.0, "fence"))
    if kind == "hoarding":
        return Barrier(kind, fence=Fence("hoarding", boards_of(int(len(SITES) * u[0])), 0.0, 2.0 + 0.5 * u[1], BOARD_M, 0.03))
    wood_rail = u[0] < 0.5
    metal = tinted("wood", (0.7, 0.66, 0.6)) if wood_rail else tinted("metal_galvanised", (0.7, 0.7, 0.7))
    high = 0.45 + 0.6 * u[1]
    return Barrier("rail", fence=Fence("rail", metal, 0.0, high, 0.0, 0.1 if wood_rail else 0.06),
                   piers=Piers(metal, None, high, 0.1 if wood_rail else 0.06, 2.0, "fence"))


def put_barrier(
    out: Boundaries, barrier: Barrier, a: Floats, b: Floats, rng: np.random.Generator, *, coarse: bool = False, last: bool = True
) -> None:
    """Build a barrier from a to b, with the land on the left. coarse : for far views: fewer, broader bars that look alike.
    last : a pier stands at b too."""
    length = float(np.linalg.norm(b - a))
    if length < 0.3:
        return
    along = (b - a) / length
    line, z = out.stepped(a, b)
    if barrier.wall is not None:
        body, high, thick = barrier.wall
        out.run("wall", body, line, z, -DEEP_M, high, thick)
        if barrier.coping is not None:
            profile = _coping(barrier.coping[1], high, thick)
            out.sweep("wall", barrier.coping[0], line, z, profile)
            if not coarse:
                out.joints("wall", _JOINT, a, b, profile[:-1] if barrier.coping[1] == "flat" else profile, _COPING_M)
        if high > 0.3:
            _soil(out, line, z, high, thick)
        if barrier.kind == "high_wall" and not coarse:
            put_bills(out, line, z, thick / 2 + 0.006, rng, posters=0.1, sprayed=_SPRAYED)
    if barrier.hedge is not None:
        high, thick, ragged, green = barrier.hedge
        alone = barrier.wall is None and barrier.fence is None
        behind = 0.0 if alone else (barrier.wall[2] / 2 if barrier.wall else 0.05) + thick / 2 + 0.06
        if barrier.kind == "wall_hedge":
            behind = max(behind - 0.25, 0.0)
        shift = behind * np.array([-along[1], along[0]])
        low = (barrier.wall[1] if barrier.kind == "wall_hedge" and barrier.wall else 0.1) - 0.1
        out.hedge(line + shift, z, low, high, thick, rng, green, ragged=ragged, coarse=coarse)
    if barrier.fence is not None:
        _FENCES[barrier.fence.kind](out, barrier.fence, a, b, line, z, rng, coarse)
    if barrier.piers is not None:
        p = barrier.piers
        n = max(1, round(length / p.gap))
        at = a + (np.arange(n + (1 if last else 0)) / n)[:, None] * (b - a)
        put_piers(out, p, at, along)


def _soil(out: Boundaries, line: Floats, z: Floats, high: float, thick: float) -> None:
    """Earth and moss at the foot of a wall and runs below its coping, the same along a wall."""
    grime = _FOOT[int(abs(1000 * high)) % len(_FOOT)]
    tall = min(0.18 + 0.16 * (high * 7 % 1.0), 0.5 * high)
    out.strip("wall", grime, line, z, -0.01, tall, thick / 2 + 0.003, (0.01, 0.49), FOOT_TILE_M)
    out.strip("wall", grime, line, z, high - 0.4 * high, high - 0.002, thick / 2 + 0.003, (0.51, 0.99), FOOT_TILE_M)


def put_bills(
    out: Boundaries, line: Floats, z: Floats, off: float, rng: np.random.Generator, *, posters: float, sprayed: float
) -> None:
    """Bills and tags on the street's side of a line, `off` metres before it; a row of bills keeps one height and one size. posters : share
    of the pieces between its points that have bills, sprayed : the same of tags."""
    tall = float(rng.choice([0.84, 1.19]))
    wide, low = tall * float(rng.choice([0.67, 0.71, 1.4])), float(rng.uniform(0.25, 0.6))
    picture, seed = variant("posters", int(rng.integers(4)), (0.8, 0.8, 0.78)), int(rng.integers(2))
    for k in range(len(line) - 1):
        along = line[k + 1] - line[k]
        length = float(np.linalg.norm(along))
        d = along / length
        side = np.array([d[1], -d[0]])
        bills, tags = rng.uniform() < posters, rng.uniform() < sprayed
        for m, w, h, lift, n, uv in (
            (picture, wide, tall, low, off if bills else None, poster_uv(rng, 4)),
            (variant("graffiti", seed), min(1.8, length - 0.2), 0.9, 0.5, off + 0.008 if tags else None, tag_uv(rng)),
        ):
            count = min(int((length - 0.05) / (w + 0.05)), len(uv))
            if n is None or count < 1:
                continue
            s = (length - count * (w + 0.05)) / 2 + 0.025 + np.arange(count) * (w + 0.05)
            foot = np.interp(s + w / 2, [0.0, length], z[k : k + 2]) + lift
            corners = np.empty((count, 4, 3))
            for c, (a, b) in enumerate(((0, 0), (1, 0), (1, 1), (0, 1))):
                corners[:, c, :2] = line[k] - out.origin + (s + a * w)[:, None] * d + n * side
                corners[:, c, 2] = foot + b * h
            out.add("wall", m, corners, uv=uv[:count])


def put_boards(
    out: Boundaries, a: Floats, b: Floats, off: float, low: float, high: float, boards: Boards, make: Material, picture: Material
) -> None:
    """The boards of a hoarding from a to b between two heights above the ground, `off` metres on the street's side of the line. make :
    of plain ones, picture : of printed ones."""
    along = (b - a) / np.linalg.norm(b - a)
    side = np.array([along[1], -along[0]])
    xy = a + boards.s[..., None] * along
    z = out.height(xy.reshape(-1, 2)).reshape(-1, 2)
    foot = xy - out.origin + (off + boards.out)[..., None] * side
    order = ((0, low), (1, low), (1, high), (0, high))
    corners = np.stack([np.concatenate([foot[:, e], (z[:, e] + lift)[:, None]], axis=1) for e, lift in order], axis=1)
    level = np.broadcast_to(np.array([low, low, high, high]), (len(corners), 4))
    for m, here in ((picture, boards.printed), (make, ~boards.printed)):
        out.add("wall", m, corners[here], uv=boards.uv[here], lift=level[here], ao=boards.ao[here])


def put_piers(out: Boundaries, p: Piers, at: Floats, along: Floats) -> None:
    """Piers at (N, 2), with their caps."""
    out.bars(p.kind, p.body, at, along, -DEEP_M, p.high, p.width)
    if p.cap is not None:
        out.bars(p.kind, p.cap, at, along, p.high, p.high + 0.08, p.width + 0.08, tip=0.1 if p.width > 0.45 else 0.0)


def put_gate(out: Boundaries, barrier: Barrier, a: Floats, b: Floats, rng: np.random.Generator, *, ajar: bool) -> None:
    """A gate of two leaves between a and b, with posts; `ajar` turns the leaves inwards."""
    width = float(np.linalg.norm(b - a))
    along = (b - a) / width
    inward = np.array([-along[1], along[0]])
    high = max(1.1, barrier.fence.high if barrier.fence else min(barrier.wall[1] + 0.2, 2.1) if barrier.wall else 1.3)
    high = min(high, 2.2)
    metal = barrier.fence.metal if barrier.fence and barrier.fence.kind != "hoarding" else _iron(rng)
    if barrier.wall is not None and barrier.wall[1] > 0.2:
        post = Piers(barrier.wall[0], barrier.coping[0] if barrier.coping else None, high + 0.25, 0.5, 1.0)
    else:
        post = Piers(metal, None, high + 0.12, 0.12, 1.0, "fence")
    put_piers(out, post, np.stack([a, b]), along)
    style: FenceKind = barrier.fence.kind if barrier.fence and barrier.fence.kind in ("boards", "picket", "mesh") else "spears"
    leaf = Fence(style, metal, 0.1, high, 0.12, 0.12 if style == "boards" else 0.075 if style == "picket" else 0.02)
    half = width / 2 - post.width / 2 - 0.03
    for hinge, d in ((a, along), (b, -along)):
        foot = hinge + d * (post.width / 2 + 0.01)
        turn = float(rng.uniform(1.0, 1.5)) if ajar else 0.0
        tip = foot + half * (np.cos(turn) * d + np.sin(turn) * inward)
        p, q = (foot, tip) if d is along else (tip, foot)
        line, z = out.stepped(p, q)
        _FENCES[style](out, leaf, p, q, line, z, rng, False)
        out.run("fence", metal, line, z, 0.1, 0.15, 0.04)


def _iron(rng: np.random.Generator) -> Material:
    colors = (
        (0.014, 0.014, 0.015), (0.02, 0.021, 0.022), (0.012, 0.022, 0.016), (0.05, 0.035, 0.026), (0.09, 0.092, 0.095), (0.02, 0.025, 0.04),
    )  # fmt: skip
    shares = (0.42, 0.22, 0.14, 0.08, 0.08, 0.06)
    return tinted("metal_painted", colors[int(rng.choice(len(colors), p=shares))])


def _coping(shape: Coping, high: float, thick: float) -> Floats:
    w = thick / 2 + 0.04
    if shape == "ridge":
        return np.array([(w, high), (w, high + 0.05), (0.0, high + 0.05 + 0.45 * w), (-w, high + 0.05), (-w, high)])
    if shape == "round":
        t = np.linspace(0, np.pi, 6)
        arc = np.column_stack([w * np.cos(t), high + 0.03 + 0.7 * w * np.sin(t)])
        return np.concatenate([[(w, high)], arc, [(-w, high)]])
    return np.array([(w, high), (w, high + 0.07), (-w, high + 0.07), (-w, high)])


def _spread(a: Floats, b: Floats, gap: float) -> Floats:
    length = float(np.linalg.norm(b - a))
    n = max(1, int(length / gap))
    return np.asarray(a + ((np.arange(n) + 0.5) / n)[:, None] * (b - a))


def _bars(out: Boundaries, f: Fence, a: Floats, b: Floats, line: Floats, z: Floats, rng: np.random.Generator, coarse: bool) -> None:
    """Upright iron bars through two flat rails; spears have heads above the upper one."""
    del rng
    along = (b - a) / np.linalg.norm(b - a)
    gap, bar = (2 * f.gap, 1.9 * f.bar) if coarse else (f.gap, f.bar)
    spear = f.kind == "spears"
    rail = f.high - (0.16 if spear else 0.02)
    out.run("fence", f.metal, line, z, rail - 0.04, rail, 0.045)
    out.run("fence", f.metal, line, z, f.low + 0.12, f.low + 0.16, 0.045)
    at = _spread(a, b, gap)
    out.bars("fence", f.metal, at, along, f.low - 0.05, f.high - 0.1 if spear else f.high, bar, tip=0.1 if spear else 0.0)
    if spear and not coarse:  # a collar below the head
        out.bars("fence", f.metal, at, along, f.high - 0.12, f.high - 0.1, 2.0 * bar, tip=0.06)


def _mesh(out: Boundaries, f: Fence, a: Floats, b: Floats, line: Floats, z: Floats, rng: np.random.Generator, coarse: bool) -> None:
    """Panels of welded wire: upright wires and stiff double ones across."""
    del rng
    along = (b - a) / np.linalg.norm(b - a)
    gap, wire = (3 * f.gap, 2.6 * f.bar) if coarse else (f.gap, f.bar)
    out.bars("fence", f.metal, _spread(a, b, gap), along, f.low, f.high, wire, deep=0.5 * wire)
    for level in np.linspace(f.low + 0.04, f.high - 0.04, 4 if coarse else max(5, int((f.high - f.low) / 0.2))):
        out.run("fence", f.metal, line, z, float(level), float(level) + 0.9 * wire, 0.8 * wire)


def _chain(out: Boundaries, f: Fence, a: Floats, b: Floats, line: Floats, z: Floats, rng: np.random.Generator, coarse: bool) -> None:
    """Chain link between two straining wires."""
    del rng
    gap, wire = (3 * f.gap, 2.4 * f.bar) if coarse else (f.gap, 0.8 * f.bar)
    out.lattice("fence", f.metal, a, b, f.low, f.high, gap, wire)
    for level in (f.low, f.high):
        out.run("fence", f.metal, line, z, level - 0.006, level + 0.006, 0.012)


def _boards(out: Boundaries, f: Fence, a: Floats, b: Floats, line: Floats, z: Floats, rng: np.random.Generator, coarse: bool) -> None:
    """Close boards on rails, their edges staggered."""
    along = (b - a) / np.linalg.norm(b - a)
    if coarse:
        out.run("fence", f.metal, line, z, f.low, f.high, 0.04)
        return
    for level in (0.35, f.high - 0.3):
        out.run("fence", f.metal, line, z, level - 0.04, level + 0.04, 0.05, aside=-0.05)
    at = _spread(a, b, f.gap)
    lift = rng.normal(0, 0.008, 3)
    for k in range(3):
        out.bars("fence", f.metal, at[k::3], along, f.low + lift[k], f.high + lift[k], f.gap + 0.004, deep=0.02, aside=0.012 * (k % 2))


def _picket(out: Boundaries, f: Fence, a: Floats, b: Floats, line: Floats, z: Floats, rng: np.random.Generator, coarse: bool) -> None:
    """Pointed pickets on two rails."""
    del rng, coarse
    along = (b - a) / np.linalg.norm(b - a)
    for level in (0.32, f.high - 0.2):
        out.run("fence", f.metal, line, z, level - 0.04, level + 0.04, 0.03, aside=-0.03)
    out.bars("fence", f.metal, _spread(a, b, f.gap), along, f.low, f.high - 0.05, f.bar, deep=0.022, tip=0.05)


def _hoarding(out: Boundaries, f: Fence, a: Floats, b: Floats, line: Floats, z: Floats, rng: np.random.Generator, coarse: bool) -> None:
    """Boards before a dark frame, a cap, a kicker board; prints among the boards, or bills and tags on them."""
    length = float(np.linalg.norm(b - a))
    site = int(rng.integers(len(SITES)))
    cap, printed = cap_of(site), bool(rng.uniform() < _PRINTED)
    out.run("wall", _FRAME, line, z, -0.05, f.high - 0.01, f.bar)
    out.run("wall", cap, line, z, f.high - 0.05, f.high + 0.045, f.bar + 0.08)
    out.run("wall", cap, line, z, -DEEP_M, KICKER_M, f.bar + 0.07)
    boards = boards_along(length, rng, printed=printed)
    picture = variant("hoarding_prints", int(rng.integers(len(SITES))))
    put_boards(out, a, b, f.bar / 2 + 0.012, KICKER_M - 0.02, f.high, boards, f.metal, picture)
    if not coarse:
        back = replace(boards, printed=np.zeros(len(boards.s), bool))
        put_boards(out, b, a, f.bar / 2 + 0.012, KICKER_M - 0.02, f.high, back, _BACK, _BACK)
    if not printed and not coarse:
        put_bills(out, line, z, f.bar / 2 + 0.03, rng, posters=float(rng.choice([0.0, 0.25, 0.6, 0.95])), sprayed=0.25)


def _rail(out: Boundaries, f: Fence, a: Floats, b: Floats, line: Floats, z: Floats, rng: np.random.Generator, coarse: bool) -> None:
    """One or two rails on posts, as round car parks."""
    del a, b, rng, coarse
    for level in (f.high - 0.06,) if f.high < 0.75 else (f.high - 0.06, f.high / 2):
        out.run("fence", f.metal, line, z, level - f.bar / 2, level + f.bar / 2, 0.7 * f.bar)


_FENCES = {
    "bars": _bars, "spears": _bars, "mesh": _mesh, "chain": _chain, "boards": _boards, "picket": _picket, "hoarding": _hoarding,
    "rail": _rail,
}  # fmt: skip
