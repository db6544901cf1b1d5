"""The walls that are no front: rear walls, walls between houses, and what shows of a wall above its lower neighbour."""

from __future__ import annotations

import numpy as np

from simgen.assets.buildings import details, newfronts
from simgen.assets.buildings import openings as op
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.proportions import Proportions, front_openings, no_openings
from simgen.assets.buildings.quads import FOOT_M, Quads
from simgen.assets.buildings.spec import BuildingSpec, Slot
from simgen.assets.buildings.walls import wall_grid

_SHOWS_M = 1.5  # less of a party wall above its neighbour is left as it is


def rear_wall(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """A plain wall with plain windows and a downpipe."""
    o = rear_openings(q, wall, spec, p, rng)
    wall_grid(q, wall, -spec.below_m, p.eaves, o, Slot.REAR)
    op.windows(q, o, p.style, 0.1, Slot.REAR, rng, False)
    op.sills(q, o, 0.1, Slot.TRIM)
    details.footing(q, wall, spec, 0.3)
    if q.length[wall] > 4:
        details.downpipe(q, wall, 0.25, spec, p)
        if rng.uniform() < 0.4:
            details.dish(q, wall, _between(q, wall, o, rng), p.floor_z[-1] - 0.8)


def side_wall(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """A wall that stands free between houses: a column or two of windows, a chimney breast, and what time has left on it."""
    if p.style.front != "wall":
        newfronts.side(q, wall, spec, p, rng)
        return
    length = float(q.length[wall])
    o = side_openings(q, wall, spec, p, rng)
    wall_grid(q, wall, -spec.below_m, p.eaves, o, Slot.REAR)
    if len(o):
        op.windows(q, o, p.style, 0.1, Slot.REAR, rng, False)
        op.sills(q, o, 0.1, Slot.TRIM)
        if rng.uniform() < 0.5:
            op.lintels(q, o, "flat", 0.0)
    details.footing(q, wall, spec, float(rng.uniform(0.25, 0.6)))
    if length > 3.0:
        _dress(q, wall, spec, p, o, -0.2, rng)


def party_wall(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """A wall that the neighbour touches, with what shows of it above the neighbour's roof."""
    shown = spec.free_above_m[wall] if spec.free_above_m else p.eaves
    o = no_openings()
    if q.length[wall] > 5 and p.eaves - shown > 2.4 and rng.uniform() < 0.6:
        o = side_openings(q, wall, spec, p, rng)
        o = o.where(o.z0 > shown + 0.4)
    wall_grid(q, wall, -spec.below_m, p.eaves, o, Slot.REAR)
    if len(o):
        op.windows(q, o, p.style, 0.1, Slot.REAR, rng, False)
    if p.eaves - shown > _SHOWS_M and q.length[wall] > 4:
        _dress(q, wall, spec, p, o, shown, rng)


def rear_openings(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> Openings:
    """Windows on most axes of all floors."""
    o = front_openings(q, wall, p, range(0, spec.floors))
    return o.where(rng.uniform(size=len(o)) < 0.85)


def side_openings(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> Openings:
    """One to three columns of windows, of stairs, baths and rooms, of differing breadth; some have been walled up."""
    length, floors = float(q.length[wall]), spec.floors
    count = min(int(rng.integers(1, 3)) + (length > 8), int((length - 1.2) / 2.4))
    if count < 1:
        return no_openings()
    pitch = length / count
    at = (np.arange(count) + 0.5) * pitch + rng.uniform(-0.22, 0.22, count) * (pitch - 1.7)
    half = rng.choice([0.3, 0.42, 0.55, 0.6], count)
    n = floors * count
    z = np.repeat(p.floor_z[:-1] + 1.0, count) + np.tile(rng.choice([0.0, 0.0, 0.25], count), floors)
    z[:count] += 0.35
    top = np.minimum(z + np.tile(np.where(half < 0.4, 0.9, 1.35), floors), np.repeat(p.floor_z[1:], count) - 0.3)
    s, w = np.tile(at, floors), np.tile(half, floors)
    o = Openings(np.full(n, wall), s - w, s + w, z, top)
    there = rng.uniform(size=n) < 0.85
    there[:count] &= rng.uniform(size=count) < 0.4
    return o.where(there & (top - z > 0.5))


def _between(q: Quads, wall: int, o: Openings, rng: np.random.Generator) -> float:
    """A place along a wall clear of its windows, or nearly."""
    tries = rng.uniform(0.12, 0.88, 6) * q.length[wall]
    if not len(o):
        return float(tries[0])
    gap = np.maximum(o.s0 - tries[:, None], tries[:, None] - o.s1).min(axis=1)
    return float(tries[int(np.argmax(gap))])


def _dress(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, o: Openings, low: float, rng: np.random.Generator) -> None:
    """A chimney breast, patches, an advertisement, ivy, pipes, on a wall that shows from `low` to the eaves."""
    length, high = float(q.length[wall]), p.eaves
    free = low < 0.5
    old = spec.style in ("brick_terrace", "townhouse", "house", "warehouse")
    if old and rng.uniform() < 0.55:
        s = _between(q, wall, o, rng)
        half = float(rng.uniform(0.45, 0.7))
        if not len(o) or np.maximum(o.s0 - s, s - o.s1).min() > half + 0.1:
            z = np.array([-spec.below_m, 0.0, FOOT_M, high - 0.02])
            q.boxes(wall, max(s - half, 0.1), min(s + half, length - 0.1), z[:-1], z[1:], 0.0, 0.16, Slot.REAR, "FLR")
            q.boxes(wall, max(s - half, 0.1), min(s + half, length - 0.1), high - 0.1, high - 0.02, 0.0, 0.16, Slot.REAR, "T")
    dice = rng.uniform()
    if old and dice < 0.3 and length > 6.0 and high - low > 4.0:
        details.advertisement(q, wall, length, max(low, 2.4), high, rng)
    elif dice < 0.68:
        details.patches(q, wall, length, low, high, o, rng)
    elif dice < 0.85 and free:
        details.ivy(q, wall, length, min(high, float(rng.uniform(3.0, 9.0))), rng)
    if rng.uniform() < 0.3 and not free:
        details.ghost(q, wall, length, low, rng)
    if free:
        details.downpipe(q, wall, float(rng.choice([0.3, length - 0.4])), spec, p)
    if old and rng.uniform() < 0.3:
        z = p.floor_z[1:-1]
        z = z[z > low + 0.3]
        details.tie_plates(q, wall, length, z, o)
    if rng.uniform() < 0.35:
        details.dish(q, wall, _between(q, wall, o, rng), high - float(rng.uniform(0.7, 1.6)))
