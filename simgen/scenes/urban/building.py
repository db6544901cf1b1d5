"""Standing a building on its lot: its footprint in its own frame, and its pose in the world."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from simgen.assets.buildings import BuildingSpec, GroundUse, RoofKind, StyleName, WallKind

Floats = NDArray[np.float64]
Heights = Callable[[Floats], Floats]


def spec_and_pose(
    polygon: Floats, walls: tuple[WallKind, ...], floors: int, style: StyleName, use: GroundUse, roof: RoofKind, sign: str,
    heights: Heights, free_above_m: tuple[float, ...] = (), apron_m: float = 0.0,
) -> tuple[BuildingSpec, Floats]:
    """(spec in the building's own frame, T_world_building) for a footprint (N, 2) in the world. The pavement's height at the
    middle of the main front is the building's zero; its walls reach below the lowest ground along them."""
    along = polygon[1] - polygon[0]
    d = along / np.linalg.norm(along)
    outward = np.array([d[1], -d[0]])
    local = (polygon - polygon[0]) @ np.stack([outward, d], axis=1)
    z = heights(np.concatenate([[(polygon[0] + polygon[1]) / 2 + 0.2 * outward], polygon]))
    T = np.eye(4)
    T[:2, 0], T[:2, 1], T[:2, 3], T[2, 3] = outward, d, polygon[0], z[0]
    below = float(z[0] - z.min()) + 0.8
    return BuildingSpec(local, walls, floors, style, use, roof, below, sign, free_above_m, apron_m), T
