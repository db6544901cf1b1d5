"""Terraces of cafés, boards and pots before shops."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from simgen.scene import Draws
from simgen.scenes.placement import Placement
from simgen.scenes.urban.kerbside import Crew, Floats, Side

_SHARE, _BOARDS, _POTS = 0.14, 0.3, 0.14  # of shops at usual density: with tables outside, a board, pots beside the door
_KERB_M, _WALK_M = 0.6, 1.2  # kept for posts, and to walk in
_DOOR_M = 0.85  # on both sides of a door that stay free
_STEP_M = 2.0  # from table to table
_WALL_M = 0.15


def put_cafes(crew: Crew, pavements: Sequence[Side], built: Sequence[Placement], draws: Draws, density: float) -> None:
    """Put tables, parasols, boards and pots before shops among the buildings. Draws "network.cafe.x,y", named after the shop's corner."""
    if not pavements:
        return
    kerbs = shapely.STRtree([shapely.LineString(side.kerb) for side in pavements])
    for p in built:
        if p.asset is None or p.attributes.get("ground_use") != "shop" or not crew.reaches(p.T_world_obj[:2, 3]):
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
    middle = _at(p, 0.0, (y0 + y1) / 2)
    free = float(shapely.distance(kerbs.geometries[int(kerbs.nearest(shapely.Point(middle)))], shapely.Point(middle)))
    yaw = float(np.arctan2(p.T_world_obj[1, 0], p.T_world_obj[0, 0]))
    if dice[0] < _SHARE * density:
        _terrace(crew, p, (y0, y1), doors, free, yaw, design, cloth, rng)
    if dice[1] < _BOARDS * density and free >= 0.9 + _WALK_M and doors:
        y = doors[0] + (1.25 if doors[0] < (y0 + y1) / 2 else -1.25)
        crew.put("a_board", number, _at(p, 0.55, y), yaw + np.pi / 2 + float(rng.normal(0, 0.1)), tilted=True)
    if dice[2] < _POTS * density and free >= 0.7 + _WALK_M and doors:
        pot = (4, 4, 5, 3)[design % 4]
        for side in (-1, 1):
            crew.put("planter", pot, _at(p, 0.42, doors[0] + 0.95 * side), yaw, margin_m=0.0, tilted=True)


def _terrace(
    crew: Crew, p: Placement, reach: tuple[float, float], doors: list[float], free: float, yaw: float, design: int, cloth: int, rng: np.random.Generator
) -> None:
    """Tables along the front, and parasols beyond them where there is room."""
    asset = crew.catalogue.get("cafe_set", design)
    deep = float(np.diff(asset.bounds[:, 0])[0])
    if free < _WALL_M + deep + _KERB_M + _WALK_M:
        return
    x = _WALL_M - float(asset.bounds[0, 0])
    shade = rng.random() < 0.6
    for k, y in enumerate(np.arange(reach[0] + 0.95, reach[1] - 0.9, _STEP_M)):
        turn, there = float(rng.normal(0, 0.06)), rng.random() < 0.92
        if there and all(abs(y - d) > _DOOR_M + 0.9 for d in doors):
            crew.put("cafe_set", design, _at(p, x + 0.03, float(y)), yaw + turn, margin_m=0.0, tilted=True)
        if shade and k % 2 == 0 and free >= 3.6:
            crew.put("parasol", cloth, _at(p, max(x + deep / 2 + 0.35, 1.5), float(y) + _STEP_M / 2), yaw, room_m=0.3)


def _at(p: Placement, out_m: float, along_m: float) -> Floats:
    """(2,) a place before a building's front."""
    return np.asarray((p.T_world_obj @ np.array([out_m, along_m, 0.0, 1.0]))[:2])
