"""What stands in parking bays instead of cars: skips, containers for rubbish, and small building sites behind barriers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from simgen.geometry import pose
from simgen.scene import Draws
from simgen.scenes.placement import footprint
from simgen.scenes.urban.kerbside import Crew, Floats
from simgen.scenes.urban.townstyle import TownStyle

_SKIPS, _SITES, _CONTAINERS = 0.011, 0.007, 0.009  # of bays at usual density
_FEWEST_M = 9.0  # between two such bays
_SITE_M = (4.4, 1.7)  # length and width of a site


def put_in_bays(crew: Crew, bays: Sequence[tuple[float, float, float, float]], town: TownStyle, draws: Draws, density: float) -> None:
    """Take some of the bays (x, y, yaw, length_m) near the crew's centre. Draws "network.bay.x,y", named after the bay."""
    last = np.array([np.inf, np.inf])
    for x, y, yaw, _ in bays:
        xy = np.array([x, y])
        if not crew.reaches(xy) or float(np.hypot(*(xy - last))) < _FEWEST_M:
            continue
        rng = draws.rng(f"network.bay.{x:.1f},{y:.1f}")
        dice = float(rng.random()) / max(density, 1e-6)
        if dice < _SKIPS:
            taken = _skip(crew, xy, yaw, rng)
        elif dice < _SKIPS + _SITES:
            taken = _site(crew, xy, yaw, rng, town)
        elif dice < _SKIPS + _SITES + _CONTAINERS:
            taken = _containers(crew, xy, yaw, rng, town)
        else:
            continue
        last = xy if taken else last


def _skip(crew: Crew, xy: Floats, yaw: float, rng: np.random.Generator) -> bool:
    return _stand(crew, "skip", int(rng.integers(4)), xy, yaw + float(rng.normal(0, 0.03)), (0.0, 0.0), 0.0, margin=0.1)


def _containers(crew: Crew, xy: Floats, yaw: float, rng: np.random.Generator, town: TownStyle) -> bool:
    """Three containers or bottle banks side by side, their fronts to the pavement or the road."""
    banks = rng.random() < 0.4
    turn = np.pi / 2 if rng.random() < 0.5 else -np.pi / 2
    stood = False
    for k in range(3):
        variant = (town.variants["bank"] if banks else town.variants["container"])[k % 2]
        stood |= _stand(crew, "bin", variant, xy, yaw, (1.6 * (k - 1), float(rng.normal(0, 0.03))), turn + float(rng.normal(0, 0.04)))
    return stood


def _site(crew: Crew, xy: Floats, yaw: float, rng: np.random.Generator, town: TownStyle) -> bool:
    """A heap, a pallet or a cabin between two barriers, with cones along the lane."""
    long, wide = _SITE_M
    area = footprint(pose(float(xy[0]), float(xy[1]), 0.0, yaw), [(-long / 2 - 0.6, -wide / 2, 0), (long / 2 + 0.6, wide / 2, 1)])
    if not crew.ground.street.contains(area) or not crew.plan.claim(area):
        return False
    barrier = town.one("barrier")
    for end in (-1, 1):
        _add(crew, "barrier", barrier, xy, yaw, (end * (long / 2 + 0.25), 0.0), 0.0 if end > 0 else np.pi)
    for k in range(4):
        for side in (-1, 1):
            _add(crew, "cone", 0, xy, yaw, (-long / 2 + 0.6 + 1.05 * k, side * (wide / 2 - 0.2)), float(rng.uniform(0, 6)))
    kinds = [("heap", 4), ("pallet", 4), ("site_cabin", 2), ("heap", 4)]
    family, designs = kinds[int(rng.integers(len(kinds)))]
    _add(crew, family, int(rng.integers(designs)), xy, yaw, (-0.95, 0.0), np.pi / 2 * float(family == "site_cabin"))
    _add(crew, "pallet", int(rng.integers(4)), xy, yaw, (1.1, 0.0), float(rng.normal(0, 0.05)))
    return True


def _place(xy: Floats, yaw: float, local: tuple[float, float]) -> Floats:
    c, s = np.cos(yaw), np.sin(yaw)
    return xy + np.array([c * local[0] - s * local[1], s * local[0] + c * local[1]])


def _add(crew: Crew, family: str, variant: int, xy: Floats, yaw: float, local: tuple[float, float], turn: float) -> None:
    if crew.allows(family):
        crew.add(crew.catalogue.get(family, variant), _place(xy, yaw, local), yaw + turn, tilted=True)


def _stand(
    crew: Crew, family: str, variant: int, xy: Floats, yaw: float, local: tuple[float, float], turn: float, *, margin: float = 0.03
) -> bool:
    """Stand one piece on the street itself if its ground is free."""
    if not crew.allows(family):
        return False
    asset, at = crew.catalogue.get(family, variant), _place(xy, yaw, local)
    area: shapely.Polygon = footprint(pose(float(at[0]), float(at[1]), 0.0, yaw + turn), asset.bounds, margin)
    if not crew.ground.street.contains(area) or not crew.plan.claim(area):
        return False
    crew.add(asset, at, yaw + turn, tilted=True)
    return True
