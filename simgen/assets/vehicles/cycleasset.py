"""What all two-wheelers' assets have in common: levels of detail, hulls, lamps, stands, measured sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from simgen.asset import Asset, Skeleton
from simgen.assets.collapse import with_coarse_levels
from simgen.assets.vehicles.cycleslots import JOINTS, MIRRORS, PAINT, PAINT2, PARENTS, cycle_lamps
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.sidestand import Stand, stand_anchor, stand_parameters
from simgen.mesh import Material, Mesh
from simgen.ontology import class_id

ERROR_PX = (0.95, 0.5, 0.5)  # of levels 1 to 3; most parts are tubes whose thickness counts more than their place


def cycle_asset(
    key: str, semantic: str, mesh: Callable[[int], Mesh], materials: tuple[Material, ...], *, mass_kg: float, rest: Floats,
    anchors: Mapping[str, Floats], hulls: Sequence[Floats], riding: str, stand: Stand | None, motor: bool, parameters: Mapping[str, Any],
    joints: tuple[str, ...] = JOINTS, parents: tuple[int, ...] = PARENTS, lod_distances_m: tuple[float, ...] = (12.0, 30.0, 70.0),
    error_px: tuple[float, float, float] = ERROR_PX,
) -> Asset:
    """An asset of four levels of detail. mesh : of a level. stand : what it is parked on; None: it stands by itself or leans somewhere.
    error_px : of `with_coarse_levels`."""
    lods = tuple(mesh(d) for d in range(4))
    anchors = {**anchors, **({"stand_axis": stand_anchor(stand)} if stand else {})}
    asset = Asset(
        key, key.partition("/")[0], class_id(semantic), lods, materials, mass_kg, lod_distances_m, cycle_lamps(materials, motor=motor),
        {"paint": PAINT, "paint2": PAINT2}, tuple(_inside(h, lods[0].bounds) for h in hulls), Skeleton(joints, parents, rest), anchors,
        parameters={**measured(lods[0]), "riding": riding, **stand_parameters(stand), **parameters},
    )  # fmt: skip
    return with_coarse_levels(asset, error_px=error_px)


def measured(mesh: Mesh) -> dict[str, float]:
    """Length, width without mirrors, and height, metres."""
    lo, hi = mesh.bounds
    y = mesh.positions[~np.isin(mesh.slots, MIRRORS), 1]
    return {"length_m": float(hi[0] - lo[0]), "width_m": float(y.max() - y.min()), "height_m": float(hi[2] - lo[2])}


def frame_hull(wheelbase: float, radius: float, top: float, half_width: float) -> Floats:
    """Convex piece about wheels and frame."""
    outline = ((-0.9 * radius, radius), (0.0, 0.06), (wheelbase, 0.06), (wheelbase + 0.9 * radius, radius), (0.2 * wheelbase, top),
        (0.85 * wheelbase, top))
    return np.array([(x, y, z) for x, z in outline for y in (half_width, -half_width)], np.float64)


def bar_hull(grip: Floats) -> Floats:
    """Convex piece about the handlebar."""
    x, y, z = grip
    return np.array([(x + dx, sy * (y + 0.05), z + dz) for dx in (-0.06, 0.06) for sy in (1, -1) for dz in (-0.04, 0.04)], np.float64)


def _inside(hull: Floats, bounds: np.ndarray) -> Floats:
    return np.clip(hull, bounds[0].astype(float), bounds[1].astype(float))
