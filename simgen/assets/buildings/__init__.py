"""Buildings, made for their lots: `building` gives meshes and materials, `building_asset` wraps them with levels of detail."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.buildings import facade, sides
from simgen.assets.buildings.proportions import proportions
from simgen.assets.buildings.quads import Quads
from simgen.assets.buildings.roofs import roof
from simgen.assets.buildings.spec import NEW, BuildingSpec, GroundUse, RoofKind, Slot, StyleName, WallKind, rectangular_lot
from simgen.assets.buildings.styles import STYLES, materials_of
from simgen.errors import SimgenError
from simgen.geometry import transform
from simgen.mesh import Material, Mesh, part_of
from simgen.ontology import class_id

__all__ = ["NEW", "STYLES", "BuildingSpec", "GroundUse", "Levels", "RoofKind", "Slot", "StyleName", "WallKind", "building",
           "building_asset", "rectangular_lot", "without_climbers"]

LOD_DISTANCE_M = 95.0
Levels = Literal["both", "fine", "coarse"]


def building(
    spec: BuildingSpec, rng: np.random.Generator, *, detail_rng: np.random.Generator | None = None, levels: Levels = "both"
) -> tuple[tuple[Mesh, ...], tuple[Material, ...]]:
    """(meshes, finest first; materials by `Slot`) of a building.

    rng : decides style, colours and proportions; houses of one terrace get equal generators. detail_rng : decides what differs
    between neighbours (doors, curtains, shop colours). levels : both meshes, or one of them, which is the same as of both.
    SimgenError for a footprint that is not convex and counter-clockwise, or a wrong number of walls.
    """
    meshes, materials, _ = _made(spec, rng, detail_rng, levels)
    return meshes, materials


def _made(
    spec: BuildingSpec, rng: np.random.Generator, detail_rng: np.random.Generator | None, levels: Levels
) -> tuple[tuple[Mesh, ...], tuple[Material, ...], NDArray[np.float64] | None]:
    """As `building`, and where the front door is in the building's frame."""
    _check(spec)
    seeds = rng.integers(0, 2**63, 3)
    detail_seeds = seeds[2] + np.arange(2) if detail_rng is None else detail_rng.integers(0, 2**63, 2)
    materials = materials_of(spec.style, _generator(seeds[0]), _generator(detail_seeds[0]), site=spec.ground_use == "site")
    p = proportions(spec, _generator(seeds[1]))
    meshes = []
    door = None
    for fine in {"both": (True, False), "fine": (True,), "coarse": (False,)}[levels]:
        draw = _generator(detail_seeds[1])
        q = Quads(spec.footprint)
        roof(q, spec, p, draw, detailed=fine)
        if not fine:
            facade.far_walls(q, spec, p, draw)
            meshes.append(q.build())
            continue
        for wall, kind in enumerate(spec.walls):
            if kind == "street":
                found = facade.street_wall(q, wall, spec, p, draw, main=wall == 0)
                door = found if wall == 0 else door
            else:
                {"rear": sides.rear_wall, "side": sides.side_wall, "party": sides.party_wall}[kind](q, wall, spec, p, draw)
        meshes.append(q.build(grounded=True))
    return tuple(meshes), materials, door


def building_asset(
    key: str, spec: BuildingSpec, rng: np.random.Generator, *, detail_rng: np.random.Generator | None = None, levels: Levels = "both"
) -> Asset:
    """A building as an asset: semantic class "building", origin at footprint vertex 0 on the pavement, front facing +x. A fine mesh
    with a front door has the anchor "door" at the foot of it."""
    meshes, materials, door = _made(spec, rng, detail_rng, levels)
    return Asset(key=key, family="building", semantic=class_id("building"), lods=meshes, materials=materials, mass_kg=0.0,
                 lod_distances_m=(LOD_DISTANCE_M,) if len(meshes) > 1 else (),
                 anchors={} if door is None else {"door": transform(translation=door)})


def without_climbers(house: Asset) -> tuple[Asset, Asset | None]:
    """A building without its ivy, and the ivy, which is vegetation and stands in the same place; None where there is none."""
    fine = house.lods[0]
    climbs = fine.slots[fine.faces[:, 0]] == Slot.IVY
    if not climbs.any():
        return house, None
    ivy = Asset(key=f"{house.key}-ivy", family="ivy", semantic=class_id("vegetation"), lods=(part_of(fine, climbs),),
                materials=house.materials, mass_kg=0.0)
    return replace(house, lods=(part_of(fine, ~climbs), *house.lods[1:])), ivy


def _generator(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(key=int(seed)))


def _check(spec: BuildingSpec) -> None:
    if len(spec.walls) != len(spec.footprint):
        raise SimgenError(f"a building of {len(spec.footprint)} walls got {len(spec.walls)} wall kinds; give one for each")
    following = np.arange(1, len(spec.footprint) + 1) % len(spec.footprint)
    along = spec.footprint[following] - spec.footprint
    after = along[following]
    turn = along[:, 0] * after[:, 1] - along[:, 1] * after[:, 0]
    if spec.floors < 1 or np.any(turn < -1e-6) or np.all(np.abs(turn) < 1e-6):
        raise SimgenError("a building needs at least one floor and a convex footprint, counter-clockwise seen from above")
