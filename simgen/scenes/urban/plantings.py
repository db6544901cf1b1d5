"""What is planted in beds: a few species that go together, in rows or drifts, as they look in the season."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.assets.materials import tinted
from simgen.mesh import Material
from simgen.scenes.urban.blades import Sward
from simgen.scenes.urban.cover import Floats

# Slots after those of the lawns' palette.
FIRST = 9
_MATERIALS: tuple[tuple[str, Material], ...] = (
    ("soil", tinted("soil", (0.55, 0.55, 0.57))), ("mulch", tinted("soil", (0.75, 0.58, 0.45))),
    ("green", Material("bed leaf", (0.045, 0.085, 0.022), 0.7, translucency=0.15, variation=0.3)),
    ("dark", Material("box leaf", (0.026, 0.05, 0.016), 0.6, translucency=0.1, variation=0.3)),
    ("grey", Material("silver leaf", (0.085, 0.11, 0.07), 0.9, translucency=0.1, variation=0.2)),
    ("light", Material("young leaf", (0.085, 0.13, 0.03), 0.7, translucency=0.25, variation=0.25)),
    ("dry", Material("dry leaf", (0.22, 0.165, 0.09), 0.9, translucency=0.2, variation=0.2)),
    ("red", Material("red bloom", (0.48, 0.018, 0.022), 0.8, translucency=0.2)),
    ("pink", Material("pink bloom", (0.60, 0.16, 0.28), 0.8, translucency=0.2)),
    ("white", Material("white bloom", (0.72, 0.72, 0.68), 0.8, translucency=0.2)),
    ("yellow", Material("yellow bloom", (0.72, 0.46, 0.012), 0.8, translucency=0.2)),
    ("orange", Material("orange bloom", (0.66, 0.18, 0.008), 0.8, translucency=0.2)),
    ("violet", Material("violet bloom", (0.12, 0.07, 0.20), 0.8, translucency=0.2)),
    ("blue", Material("blue bloom", (0.06, 0.075, 0.24), 0.8, translucency=0.2)),
)  # fmt: skip
SLOTS = {name: FIRST + k for k, (name, _) in enumerate(_MATERIALS)}
EDGE_MATERIALS = (tinted("kerb_granite", (0.85, 0.84, 0.8)), tinted("brick_red", (0.8, 0.8, 0.8)),
                  Material("steel edge", (0.10, 0.055, 0.035), 0.85, variation=0.3))


def bed_materials() -> tuple[Material, ...]:
    """In the order of `SLOTS`."""
    return tuple(m for _, m in _MATERIALS)


@dataclass(frozen=True)
class _Species:
    """habit : "cushion" (leafy, blooms on it), "bulb" (a cup on a stalk between upright leaves), "spike" (upright flowers), "grass" or
    "shrub". spread_m : radius. apart_m : of one plant from the next. blooms, seasons : colours to choose from, and when it blooms. stays :
    whether there is something of it in winter."""

    habit: str
    spread_m: float
    tall_m: float
    apart_m: float
    leaf: str
    blooms: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ("summer", "turning")
    heads: int = 5
    head_m: float = 0.022
    stays: bool = False


_SPECIES: dict[str, _Species] = {
    "begonia": _Species("cushion", 0.11, 0.19, 0.22, "green", ("red", "pink", "white"), heads=6),
    "pelargonium": _Species("cushion", 0.14, 0.28, 0.28, "green", ("red", "pink", "orange"), heads=5, head_m=0.036),
    "tagetes": _Species("cushion", 0.10, 0.2, 0.21, "green", ("yellow", "orange"), heads=6, head_m=0.026),
    "pansy": _Species("cushion", 0.08, 0.12, 0.17, "green", ("violet", "yellow", "white", "blue"), ("spring", "autumn", "late"), 4, 0.026),
    "alyssum": _Species("cushion", 0.12, 0.09, 0.2, "light", ("white", "violet"), ("spring", "summer"), heads=9, head_m=0.017),
    "tulip": _Species("bulb", 0.05, 0.36, 0.15, "grey", ("red", "yellow", "pink", "white", "orange"), ("spring",)),
    "daffodil": _Species("bulb", 0.05, 0.32, 0.14, "light", ("yellow",), ("spring",)),
    "lavender": _Species("spike", 0.2, 0.5, 0.36, "grey", ("violet",), ("summer",), heads=22, stays=True),
    "sage": _Species("spike", 0.16, 0.46, 0.34, "green", ("blue", "violet"), ("summer", "turning"), heads=14),
    "coneflower": _Species("bulb", 0.1, 0.62, 0.3, "green", ("yellow", "pink"), ("summer", "turning", "autumn")),
    "catmint": _Species("spike", 0.24, 0.36, 0.35, "grey", ("violet",), ("summer", "spring"), heads=20),
    "feather grass": _Species("grass", 0.2, 0.62, 0.42, "light", stays=True),
    "fountain grass": _Species("grass", 0.28, 0.85, 0.58, "green", stays=True),
    "box": _Species("shrub", 0.24, 0.42, 0.46, "dark", stays=True),
    "heather": _Species("cushion", 0.2, 0.24, 0.36, "dark", ("pink", "violet"), ("autumn", "late", "bare"), 16, 0.017, stays=True),
    "hydrangea": _Species("shrub", 0.42, 0.75, 0.9, "green", ("pink", "blue", "white"), ("summer", "turning"), heads=9, head_m=0.085),
    "rose": _Species("shrub", 0.32, 0.7, 0.62, "green", ("red", "pink", "white", "yellow"), ("summer", "turning"), heads=9, head_m=0.04),
}
# Which go together, the first at the rim in rows; by where beds lie. Shares are weights.
_SCHEMES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "park": (
        (("begonia", "pelargonium", "tulip"), "rows"), (("alyssum", "tagetes", "pansy"), "rows"), (("tulip", "pansy", "begonia"), "rows"),
        (("catmint", "coneflower", "feather grass", "sage"), "drifts"), (("box", "rose"), "rows"), (("daffodil", "pelargonium"), "rows"),
    ),
    "island": (
        (("feather grass", "sage", "coneflower"), "drifts"), (("catmint", "fountain grass"), "drifts"), (("lavender",), "rows"),
        (("begonia", "tagetes", "tulip"), "rows"), (("box",), "rows"), (("rose",), "rows"),
    ),
    "garden": (
        (("lavender", "rose"), "rows"), (("hydrangea", "box"), "drifts"), (("heather", "feather grass", "pansy"), "drifts"),
        (("tulip", "pelargonium", "alyssum"), "drifts"), (("sage", "coneflower", "catmint", "daffodil"), "drifts"), (("box",), "rows"),
        (("fountain grass", "hydrangea", "tagetes"), "drifts"),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Planting:
    """species : names with the colour of their blooms ("" for none), the first at the rim. soil : slot of what lies between them."""

    species: tuple[tuple[str, str], ...]
    rows: bool
    soil: int


def draw_planting(rng: np.random.Generator, place: str) -> Planting:
    """What a gardener chooses for beds in a place, a key of the schemes."""
    schemes = _SCHEMES[place]
    names, manner = schemes[int(rng.integers(len(schemes)))]
    colors = rng.random(len(names))
    species = tuple(
        (name, _SPECIES[name].blooms[int(c * len(_SPECIES[name].blooms))] if _SPECIES[name].blooms else "")
        for name, c in zip(names, colors.tolist(), strict=True)
    )
    return Planting(species, manner == "rows", SLOTS["mulch" if rng.random() < 0.4 else "soil"])


def grow(
    low: Sward, high: Sward, planting: Planting, area: shapely.Geometry, along: Floats, height: Callable[[Floats], Floats], phase: str,
    rng: np.random.Generator,
) -> None:
    """The plants on an area of the plan: those of the season that stay or bloom. low : takes what is not taller than a hand."""
    shown = [(name, bloom) for name, bloom in planting.species if _there(_SPECIES[name], phase)]
    if not shown or area.is_empty:
        return
    taken = np.empty((0, 3))
    rim = area.difference(area.buffer(-0.3)) if planting.rows and len(shown) > 1 else None
    for k, (name, bloom) in enumerate(shown):
        s = _SPECIES[name]
        at = _spots(area, along, s.apart_m, 0.06 if planting.rows else 0.22, rng)
        if rim is not None:
            outside = shapely.contains_xy(rim, at[:, 0], at[:, 1])
            at = at[outside] if k == 0 else at[~outside]
        elif len(shown) > 1:
            at = at[_drift(at, k, len(shown))]
        if len(taken) and len(at):
            gap = np.linalg.norm(at[:, None] - taken[None, :, :2], axis=2) - taken[None, :, 2]
            at = at[(gap > 0.42 * s.apart_m).all(axis=1)]
        if not len(at):
            continue
        taken = np.concatenate([taken, np.column_stack([at, np.full(len(at), 0.42 * s.apart_m)])])
        foot = np.column_stack([at, height(at) + 0.03])
        blooming = bloom if phase in s.seasons else ""
        _HABITS[s.habit](low if s.tall_m < 0.3 and s.habit != "bulb" else high, s, foot, SLOTS.get(blooming, -1), phase, rng)


def _there(s: _Species, phase: str) -> bool:
    if phase in s.seasons or s.stays:
        return True
    return (phase in ("spring", "summer", "turning", "autumn") and s.habit in ("spike", "shrub", "grass")) or (
        phase in ("turning", "autumn") and s.habit == "cushion" and "summer" in s.seasons
    )


def _spots(area: shapely.Geometry, along: Floats, apart_m: float, stray: float, rng: np.random.Generator) -> Floats:
    """(N, 2) places in rows along a direction, every other row shifted by half."""
    d = along / np.linalg.norm(along)
    axes = np.stack([d, np.array([-d[1], d[0]])])
    p = (shapely.get_coordinates(area) - shapely.get_coordinates(area).mean(axis=0)) @ axes.T
    low, high = p.min(axis=0), p.max(axis=0)
    u, v = np.meshgrid(np.arange(low[0], high[0], apart_m), np.arange(low[1] + 0.02, high[1], 0.87 * apart_m))
    u[1::2] += apart_m / 2
    local = np.column_stack([u.reshape(-1), v.reshape(-1)])
    local += rng.normal(0, stray * apart_m, local.shape)
    xy = local @ axes + shapely.get_coordinates(area).mean(axis=0)
    return np.asarray(xy[shapely.contains_xy(area, xy[:, 0], xy[:, 1])])


def _drift(at: Floats, k: int, count: int) -> NDArray[np.bool_]:
    """Which places belong to species k: patches of a metre or so."""
    tone = 0.5 + 0.5 * np.sin(2.3 * at[:, 0] + 1.1 * np.sin(1.9 * at[:, 1])) * np.cos(2.1 * at[:, 1] + 0.7 * np.sin(2.9 * at[:, 0]))
    return np.asarray(np.minimum((tone * count * 0.999).astype(np.int64), count - 1) == k)


def _sizes(s: _Species, count: int, rng: np.random.Generator) -> tuple[Floats, Floats, Floats]:
    """(N,) radii, heights, turns."""
    return s.spread_m * rng.uniform(0.8, 1.2, count), s.tall_m * rng.uniform(0.8, 1.15, count), rng.uniform(0, 2 * np.pi, count)


def _cushion(out: Sward, s: _Species, foot: Floats, bloom: int, phase: str, rng: np.random.Generator) -> None:
    n = len(foot)
    radius, tall, turn = _sizes(s, n, rng)
    out.domes(foot, radius, tall, turn, np.full(n, SLOTS[s.leaf]), leaves=22 if s.spread_m < 0.16 else 30)
    if bloom < 0:
        return
    for k in range(s.heads):
        a = turn + 2.4 * k + rng.normal(0, 0.3, n)
        t = np.sqrt((k + 0.4) / s.heads)
        at = foot + np.column_stack([t * radius * np.cos(a), t * radius * np.sin(a), tall * (1.04 - 0.42 * t * t)])
        out.discs(at, s.head_m * rng.uniform(0.8, 1.2, n), a, np.full(n, bloom), tilt=0.2 + 0.6 * t, rim=0.3 * s.head_m)


def _bulb(out: Sward, s: _Species, foot: Floats, bloom: int, phase: str, rng: np.random.Generator) -> None:
    n = len(foot)
    radius, tall, turn = _sizes(s, n, rng)
    del radius
    full = np.ones(n)
    for k in range(4):
        out.blades(foot, turn + 1.7 * k, (0.5 + 0.1 * k) * tall, 0.35 * full, 0.026 * full, np.full(n, SLOTS[s.leaf]), bent=True)
    if bloom < 0:
        return
    out.blades(foot, turn, tall, 0.06 * full, 0.012 * full, np.full(n, SLOTS["light"]))
    if "spring" in s.seasons:  # a cup
        head = foot + np.array([0.0, 0.0, 1.0]) * (tall - 0.05)[:, None]
        out.domes(head, 0.03 * full, 0.065 * full, turn, np.full(n, bloom), leaves=6)
        return
    for k in range(2):
        lift = np.column_stack([0.07 * k * np.cos(turn), 0.07 * k * np.sin(turn), tall * (1.0 - 0.16 * k)])
        out.discs(foot + lift, 0.036 * full, turn + k, np.full(n, bloom), tilt=0.25, rim=0.012)
        out.discs(foot + lift + (0, 0, 0.006), 0.011 * full, turn, np.full(n, SLOTS["dry"]), tilt=0.25)


def _spike(out: Sward, s: _Species, foot: Floats, bloom: int, phase: str, rng: np.random.Generator) -> None:
    n = len(foot)
    radius, tall, turn = _sizes(s, n, rng)
    out.domes(foot, radius, 0.55 * tall, turn, np.full(n, SLOTS[s.leaf]), leaves=34)
    for k in range(s.heads):
        a = turn + 2.4 * k
        t = np.sqrt((k + 0.5) / s.heads)
        at = foot + np.column_stack([0.5 * t * radius * np.cos(a), 0.5 * t * radius * np.sin(a), 0.3 * tall])
        high, lean = 0.7 * tall * rng.uniform(0.8, 1.1, n), np.full(n, 0.15 + 0.55 * t)
        if bloom >= 0:
            out.blades(at, a, high, lean, np.full(n, 0.014), np.full(n, bloom), bent=True)
        else:
            out.blades(at, a, 0.75 * high, lean, np.full(n, 0.01), np.full(n, SLOTS[s.leaf]))


def _grass(out: Sward, s: _Species, foot: Floats, bloom: int, phase: str, rng: np.random.Generator) -> None:
    n = len(foot)
    radius, tall, turn = _sizes(s, n, rng)
    dry = phase in ("bare", "late", "autumn")
    for k in range(44):
        a = turn + 2.4 * k
        t = np.sqrt((k + 0.5) / 44)
        at = foot + 0.25 * t * np.column_stack([radius * np.cos(a), radius * np.sin(a), 0 * a])
        plume = k % 6 == 0
        slot = SLOTS["dry"] if dry or plume else SLOTS[s.leaf]
        high = tall * rng.uniform(0.7, 1.0, n) * (1.1 if plume else 0.85)
        out.blades(at, a, high, np.full(n, 0.15 + 0.65 * t), np.full(n, 0.013 if plume else 0.009), np.full(n, slot), bent=True)


def _shrub(out: Sward, s: _Species, foot: Floats, bloom: int, phase: str, rng: np.random.Generator) -> None:
    n = len(foot)
    radius, tall, turn = _sizes(s, n, rng)
    bare = not s.stays and phase in ("bare", "late")
    for k in range(3):  # leaves over leaves
        share = (1.0, 0.86, 0.7)[k]
        out.domes(foot, share * radius, (1.0, 0.8, 0.55)[k] * tall, turn + 0.8 * k, np.full(n, SLOTS["dry" if bare else s.leaf]), leaves=36)
    for k in range(s.heads if bloom >= 0 else 0):
        a, t = turn + 2.4 * k, np.sqrt((k + 0.4) / s.heads)
        at = foot + np.column_stack([0.95 * t * radius * np.cos(a), 0.95 * t * radius * np.sin(a), tall * (1.05 - 0.5 * t * t)])
        out.discs(at, s.head_m * rng.uniform(0.8, 1.2, n), a, np.full(n, bloom), tilt=0.3 + 0.8 * t, rim=0.4 * s.head_m)


_HABITS: dict[str, Callable[[Sward, _Species, Floats, int, str, np.random.Generator], None]] = {
    "cushion": _cushion, "bulb": _bulb, "spike": _spike, "grass": _grass, "shrub": _shrub,
}  # fmt: skip
