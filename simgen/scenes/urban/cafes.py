"""Terraces of cafés, boards and pots before shops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from simgen.scene import Draws
from simgen.scenes.placement import Placement
from simgen.scenes.urban.kerbside import Crew, Floats, Side

_SHARE, _BOARDS, _POTS = 0.5, 0.3, 0.14  # of places to eat with tables outside, of shops with a board and with pots, at usual density
_MEALS = frozenset((
    "BAKERY", "CAFE", "WINE BAR", "KEBAB", "PIZZERIA", "SUSHI", "DELI", "FISH & CHIPS", "THE SWAN", "THE OLD MILL", "TEA ROOM", "BISTRO",
    "NOODLES",
))  # fmt: skip
_KERB_M, _WALK_M = 0.6, 1.2  # kept for posts, and to walk in
_DOOR_M = 0.85  # on both sides of a door that stay free
_STEP_M = 2.0  # from table to table
_WALL_M = 0.15


def put_cafes(crew: Crew, pavements: Sequence[Side], shops: Sequence[Placement], draws: Draws, density: float) -> None:
    """Put tables, parasols, boards and pots before buildings with shops. Draws "network.cafe.x,y", named after the shop's corner."""
    if not pavements:
        return
    kerbs = shapely.STRtree([shapely.LineString(side.kerb) for side in pavements])
    for p in shops:
        if not crew.reaches(p.T_world_obj[:2, 3]):
            continue
        corner = p.T_world_obj[:2, 3]
        rng = draws.rng(f"network.cafe.{corner[0]:.1f},{corner[1]:.1f}")
        _shop(crew, p, kerbs, rng, density)


def _shop(crew: Crew, p: Placement, kerbs: shapely.STRtree, rng: np.random.Generator, density: float) -> None:
    dice, design, cloth, number = rng.random(3), int(rng.integers(8)), int(rng.integers(8)), int(rng.integers(6))
    if p.asset is None:
        return
    y0, y1 = 0.4, float(p.asset.bounds[1, 1]) - 0.4
    door = p.asset.anchors.get("door")
    doors = [] if door is None else [float(door[1, 3])]
    front = _Front(p, kerbs, (y0, y1), doors, float(np.arctan2(p.T_world_obj[1, 0], p.T_world_obj[0, 0])))
    names = str(p.attributes.get("sign", "")).split("|")
    for k, name in enumerate(names):  # shops share a front evenly, in this order
        if name in _MEALS and dice[0] < _SHARE * density:
            a, b = (y0 + (y1 - y0) * (k + j) / len(names) for j in (0, 1))
            _terrace(crew, replace(front, reach=(a, b)), design, cloth, rng)
    for y in doors:
        if dice[1] < _BOARDS * density:
            along = y + (1.25 if y < (y0 + y1) / 2 else -1.25)
            if front.free(along) >= 0.9 + _WALK_M:
                crew.put("a_board", number, front.at(0.55, along), front.yaw + np.pi / 2 + float(rng.normal(0, 0.1)), tilted=True)
        if dice[2] < _POTS * density and front.free(y) >= 0.75 + _WALK_M:
            for side in (-1, 1):
                crew.put("planter", (4, 4, 5, 3)[design % 4], front.at(0.42, y + 1.0 * side), front.yaw, margin_m=0.0, tilted=True)


def _terrace(crew: Crew, front: _Front, design: int, cloth: int, rng: np.random.Generator) -> None:
    """Tables along the front, and parasols beyond them where there is room."""
    asset = crew.catalogue.get("cafe_set", design)
    deep = float(np.diff(asset.bounds[:, 0])[0])
    x = _WALL_M - float(asset.bounds[0, 0])
    shade = rng.random() < 0.6
    for k, y in enumerate(np.arange(front.reach[0] + 0.95, front.reach[1] - 0.9, _STEP_M).tolist()):
        turn, there = float(rng.normal(0, 0.06)), rng.random() < 0.92
        free = min(front.free(y + side) for side in (-0.9, 0.9))
        if there and free >= _WALL_M + deep + 0.1 + _KERB_M + _WALK_M and all(abs(y - d) > _DOOR_M + 0.9 for d in front.doors):
            crew.put("cafe_set", design, front.at(x + 0.03, y), front.yaw + turn, margin_m=0.0, tilted=True)
        if shade and k % 2 == 0 and free >= 3.6:
            crew.put("parasol", cloth, front.at(max(x + deep / 2 + 0.35, 1.5), y + _STEP_M / 2), front.yaw, room_m=0.3)


@dataclass(frozen=True, eq=False)
class _Front:
    """A building's front along its own y. reach : from where to where, metres. doors : where they are."""

    building: Placement
    kerbs: shapely.STRtree
    reach: tuple[float, float]
    doors: list[float]
    yaw: float

    def at(self, out_m: float, along_m: float) -> Floats:
        """(2,) a place before it."""
        return np.asarray((self.building.T_world_obj @ np.array([out_m, along_m, 0.0, 1.0]))[:2])

    def free(self, along_m: float) -> float:
        """Metres from the wall to the nearest kerb."""
        here = shapely.Point(self.at(0.0, along_m))
        return float(shapely.distance(self.kerbs.geometries[int(self.kerbs.nearest(here))], here))
