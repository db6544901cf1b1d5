"""Fronts that are no wall with holes: curtains of glass and skins of panels, from the ground floor up, near and far."""

from __future__ import annotations

import numpy as np

from simgen.assets.buildings import bases, cladding, curtain, details
from simgen.assets.buildings.proportions import Proportions, no_openings
from simgen.assets.buildings.quads import Quads
from simgen.assets.buildings.spec import BuildingSpec, Slot
from simgen.assets.buildings.walls import wall_grid


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


def far(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """The upper storeys of a coarse mesh, laid on its wall."""
    (curtain if p.style.front == "curtain" else cladding).far(q, wall, spec, p, rng)
