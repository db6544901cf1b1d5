"""Fronts that are no wall with holes: curtains of glass and skins of panels, from the ground floor up, near and far."""

from __future__ import annotations

import numpy as np

from simgen.assets.buildings import bases, cladding, curtain, details, glazing, rooms
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.proportions import Proportions, no_openings
from simgen.assets.buildings.quads import Floats, Quads
from simgen.assets.buildings.spec import BuildingSpec, Slot
from simgen.assets.buildings.walls import wall_grid

_SET_BACK_M = 1.9  # of the uppermost storey behind the parapet
ATTIC_M = 2.9


def has_attic(spec: BuildingSpec, p: Proportions) -> bool:
    """Whether a storey of glass stands back from the edge of the flat roof."""
    return p.style.front != "wall" and spec.floors > 2 and p.seed % 10 < 4


def attic(q: Quads, ring: Floats, z: float, rng: np.random.Generator, *, detailed: bool) -> None:
    """That storey, over the corners `ring` (N, 2) in the building's frame, on a roof at height z."""
    plan = np.stack([(ring - q.footprint[0]) @ q.direction[0], (ring - q.footprint[0]) @ q.outward[0]], axis=1)
    for wall in q.add_walls(0, np.concatenate([plan, plan[:1]])):
        length = float(q.length[wall])
        if length < 1.0:
            continue
        one, top = np.ones(1), z + ATTIC_M
        q.boxes(wall, 0.0, length, z, top, 0.0, 0.0, Slot.FRAME, "F")
        whole = Openings(np.array([wall]), one * 0.06, one * (length - 0.06), one * (z + 0.2), one * (top - 0.1))
        cut = glazing.split(whole, 1.5)
        glazing.panes(q, Openings(cut.wall, cut.s0 + 0.03, cut.s1 - 0.03, cut.z0, cut.z1), 0.012, rng)
        if detailed:
            q.boxes(wall, cut.s0 - 0.03, cut.s0 + 0.03, z, top, 0.0, 0.06, Slot.FRAME, "FLR")
        q.boxes(wall, -0.3, length + 0.3, top, top + 0.3, 0.0, 0.3, Slot.METAL, "FLRTB")


def set_back(spec: BuildingSpec) -> Floats:
    """How far the uppermost storey stands behind each wall (N,)."""
    return np.array([{"street": _SET_BACK_M, "party": 0.05}.get(kind, 0.9) for kind in spec.walls])


def ground(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, use: str, rng: np.random.Generator) -> int:
    """A ground floor of the front's own, where its building has one: the first floor above it. Else 0, and nothing is made."""
    if use != "office" or q.length[wall] < 3.0:
        return 0
    if p.style.front == "curtain" and curtain.grid_of(p).lobby:
        return curtain.lobby(q, wall, spec, p, rng)
    if p.style.front == "panels" and cladding.skin_of(p).plain:
        bases.plain_base(q, wall, spec, p, float(p.floor_z[1]), rng)
        return 1
    return 0


def upper(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, first: int, rng: np.random.Generator) -> None:
    """The front from floor `first` to the eaves."""
    (curtain if p.style.front == "curtain" else cladding).upper(q, wall, spec, p, first, rng)


def side(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """A wall that stands free between buildings: the front's own skin, or panels instead of glass, over a plain ground floor."""
    wall_grid(q, wall, -spec.below_m, float(p.floor_z[1]), no_openings(), Slot.BASE)
    glazed = p.style.front == "curtain" and p.seed % 2 == 0
    (curtain if glazed else cladding).upper(q, wall, spec, p, 1, rng)
    details.footing(q, wall, spec, 0.3)


def far_ground(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> bool:
    """The ground floor of a coarse mesh, laid on its wall, where the building has one of the front's own."""
    length, top = float(q.length[wall]), float(p.floor_z[1])
    if spec.ground_use != "office" or length < 3.0:
        return False
    if p.style.front == "curtain" and curtain.grid_of(p).lobby:
        rooms.far_room(q, wall, np.array([0.05]), np.array([length - 0.05]), 0.14, top - 0.4, 0.02, rng)
        return True
    if p.style.front == "panels" and cladding.skin_of(p).plain:
        one = np.ones(1)
        cut = glazing.split(Openings(np.array([wall]), one * 0.0, one * length, one * 0.2, one * (top - 0.5)), 2.8)
        inner = Openings(cut.wall, cut.s0 + 0.15, cut.s1 - 0.15, cut.z0, cut.z1)
        dark = rng.uniform(size=len(inner)) < 0.4
        q.boxes(inner.wall[dark], inner.s0[dark], inner.s1[dark], 0.1, top - 0.5, 0.01, 0.01, Slot.DARK, "F")
        glazing.panes(q, inner.where(~dark), 0.02, rng)
        return True
    return False


def far(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """The upper storeys of a coarse mesh, laid on its wall."""
    (curtain if p.style.front == "curtain" else cladding).far(q, wall, spec, p, rng)
