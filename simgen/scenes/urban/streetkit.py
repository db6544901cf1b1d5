"""The smaller things along a pavement: boxes, cabinets, meters, chargers, planters, posters, kiosks and rails at the kerb and the wall."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.furniture.cabinets import DEPTHS_M
from simgen.scenes.urban.kerbside import Crew, Side
from simgen.scenes.urban.thresholds import Houses
from simgen.scenes.urban.townstyle import TownStyle

_POSTS_M = 0.6  # of the pavement that posts and their kerb clearance take
_WALK_M = 1.2  # left to walk in
_ENDS_M = 5.0  # kept free at both ends of a street
_RAIL_M = 2.0  # length of a panel


@dataclass(frozen=True)
class _Kind:
    """per_m : how many to a metre of pavement at usual density. back_m : of its middle from the kerb; or from the wall where `at_wall`.
    deep_m : how far it reaches from there. wide_m : the pavement that it needs. turned : about the vertical from facing the road."""

    family: str
    per_m: float
    back_m: float
    deep_m: float
    at_wall: bool = False
    turned: float = 0.0
    wide_m: float = 0.0


# Densities: of the order that is counted in inner cities (a post box within 500 m to 1 km of everybody, pay stations every 100 m,
# cabinets every 80 m, one hydrant above ground to a hundred metres in the USA).
_KINDS = (
    _Kind("cabinet", 1 / 85, 0.06, 0.32, at_wall=True),
    _Kind("post_box", 1 / 700, 0.62, 0.3, turned=np.pi),
    _Kind("hydrant", 1 / 260, 0.5, 0.22),
    _Kind("parking_meter", 1 / 110, 0.5, 0.2, turned=np.pi),
    _Kind("ev_charger", 1 / 450, 0.5, 0.3),
    _Kind("citylight", 1 / 330, 0.5, 0.7, turned=np.pi / 2, wide_m=2.5),
    _Kind("phone_box", 1 / 1600, 0.95, 0.5, turned=np.pi, wide_m=2.7),
    _Kind("advertising_column", 1 / 700, 1.15, 0.75, wide_m=3.2),
    _Kind("billboard", 1 / 600, 0.3, 0.4, at_wall=True, wide_m=2.6),
    _Kind("kiosk", 1 / 900, 1.75, 1.3, turned=np.pi, wide_m=4.2),
    _Kind("fountain", 1 / 900, 0.8, 0.45, turned=np.pi, wide_m=2.8),
    _Kind("memorial", 1 / 1500, 1.6, 1.15, turned=np.pi, wide_m=4.1),
)  # fmt: skip


def put_kit(crew: Crew, side: Side, rng: np.random.Generator, town: TownStyle, density: float, houses: Houses) -> None:
    """Single pieces along a pavement, as many as its length and the density make likely."""
    parked = any(lane.kind == "parking" for lane in side.edge.lanes)
    for kind in _KINDS:
        count = int(rng.poisson(density * kind.per_m * side.length_m))
        at = rng.uniform(_ENDS_M, max(side.length_m - _ENDS_M, _ENDS_M + 0.1), count)
        picks = rng.random(count)
        if not town.has(kind.family) or side.length_m < 2 * _ENDS_M + 1 or (kind.family in ("parking_meter", "ev_charger") and not parked):
            continue
        for s, pick in zip(at.tolist(), picks.tolist(), strict=True):
            own = town.variants[kind.family]
            _one(crew, side, kind, float(s), own[int(pick * len(own))], houses)
    _planters(crew, side, rng, town, density)
    _bags(crew, side, rng, density)


def _one(crew: Crew, side: Side, kind: _Kind, s: float, variant: int, houses: Houses) -> None:
    facing = side.towards_road(s) + kind.turned
    if not kind.at_wall:
        if side.width_m >= max(kind.back_m + kind.deep_m + _WALK_M, kind.wide_m):
            crew.put(kind.family, variant, side.point(s, kind.back_m + (kind.deep_m if kind.turned == np.pi / 2 else 0.0)), facing)
        return
    deep = DEPTHS_M[variant % len(DEPTHS_M)] if kind.family == "cabinet" else kind.deep_m
    wall = side.point(s, side.width_m)
    if houses.before_a_shop(wall, 1.0) if kind.family == "cabinet" else houses.behind(wall, 4.0):
        return
    if side.width_m >= max(deep + _POSTS_M + _WALK_M - 0.25, kind.wide_m):
        crew.put(kind.family, variant, side.point(s, side.width_m - kind.back_m - deep / 2), facing, margin_m=0.02)


def _planters(crew: Crew, side: Side, rng: np.random.Generator, town: TownStyle, density: float) -> None:
    """A row of planters along the kerb of some streets."""
    wanted, start, count, step = (
        rng.random() < 0.1 * density,
        float(rng.uniform(0.1, 0.7)),
        int(rng.integers(2, 7)),
        float(rng.uniform(2.2, 6.0)),
    )
    if not wanted or side.width_m < 2.6:
        return
    for k in range(count):
        s = start * side.length_m + step * k
        if _ENDS_M < s < side.length_m - _ENDS_M:
            crew.put("planter", town.one("planter"), side.point(s, 0.75), side.towards_road(s), tilted=True)


def _bags(crew: Crew, side: Side, rng: np.random.Generator, density: float) -> None:
    """Sacks put out for collection, in heaps at the kerb."""
    for _ in range(rng.poisson(density * side.length_m / 420)):
        s, count = float(rng.uniform(_ENDS_M, max(side.length_m - _ENDS_M, _ENDS_M + 0.1))), int(rng.integers(2, 7))
        spread = rng.normal(0, 0.32, (count, 2))
        turns, kinds = rng.uniform(0, 2 * np.pi, count), rng.integers(2, size=count)
        if side.width_m < 1.9:
            continue
        for k in range(count):
            back = float(np.clip(0.5 + 0.5 * spread[k, 1], 0.34, 0.8))
            crew.put("bag", int(kinds[k]), side.point(s + 1.6 * float(spread[k, 0]), back), float(turns[k]), margin_m=-0.05, tilted=True)


def put_rails(crew: Crew, side: Side, rng: np.random.Generator, town: TownStyle, density: float) -> None:
    """Guard rails along the kerb before corners, where the town has them: panels that continue each other."""
    for end in (False, True):
        wanted, count, gap = rng.random() < town.railed * density, int(rng.integers(3, 9)), float(rng.uniform(0.5, 2.5))
        if not wanted or side.width_m < 1.7:
            continue
        for k in range(count):
            s = gap + _RAIL_M * k
            a, b = (side.length_m - s, side.length_m - s - _RAIL_M) if end else (s + _RAIL_M, s)
            if not 0.3 < min(a, b) < max(a, b) < side.length_m - 0.3:
                break
            p, q = side.point(b, 0.32), side.point(a, 0.32)
            yaw = float(np.arctan2(*(q - p)[::-1]))
            if abs(float(np.hypot(*(q - p))) - _RAIL_M) > 0.05 or not crew.put(
                "guard_rail", town.one("guard_rail"), p, yaw, margin_m=-0.005
            ):
                break
