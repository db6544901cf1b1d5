"""Ground floors with shops and offices: stall riser, big panes, a recessed door, fascia with lettering, awnings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from simgen.assets.buildings import details
from simgen.assets.buildings.openings import Openings, panes
from simgen.assets.buildings.quads import Floats, Quads, rectangles
from simgen.assets.buildings.spec import BuildingSpec, Slot

_DISPLAY_M = 5.5  # breadth of one picture of the display texture
_PAINTED_M = 0.004  # of letters before their board
_UNIT_M = 4.6  # the narrowest of several shops in one front
_DOOR_M = 1.0


@dataclass(frozen=True)
class _Unit:
    """One shop or lobby of a front: from s0 to s1, its name, and the slots of its woodwork and letters."""

    s0: float
    s1: float
    sign: str
    fascia: int
    letter: int
    shut: bool


def shopfront(
    q: Quads, wall: int, z0: float, z1: float, spec: BuildingSpec, rng: np.random.Generator, *, office: bool
) -> None:
    """The ground floor of a wall from the pavement to z1: a shop, several side by side, or an office's glass front."""
    length = float(q.length[wall])
    names = spec.sign.split("|")
    count = max(1, min(len(names), int(length / _UNIT_M)))
    first = 0 if count > 1 else int(rng.integers(len(names)))  # short walls have one of the shops
    slots = ((Slot.FASCIA, Slot.LETTER), (Slot.FASCIA_B, Slot.LETTER_B))
    for k in range(count):
        fascia, letter = slots[(first + k) % 2]
        shut = not office and bool(rng.uniform() < 0.07)
        _unit(q, wall, _Unit(length * k / count, length * (k + 1) / count, names[first + k], fascia, letter, shut), z0, z1, spec, rng,
              office=office)


def _unit(
    q: Quads, wall: int, unit: _Unit, z0: float, z1: float, spec: BuildingSpec, rng: np.random.Generator, *, office: bool
) -> None:
    length, fascia = unit.s1 - unit.s0, unit.fascia
    pier = min(float(rng.uniform(0.2, 0.5)), length * 0.12)
    band = 0.35 if office else float(rng.uniform(0.5, 0.75))
    head = z1 - band - 0.12
    riser = z0 + (0.12 if office else float(rng.choice([0.15, 0.3, 0.45, 0.6])))
    recess = 0.28
    a, b = unit.s0 + pier, unit.s1 - pier
    solid = Slot.BASE if office else fascia
    bars = Slot.METAL if office else Slot.FRAME if rng.uniform() < 0.35 else fascia
    q.boxes(wall, unit.s0, a, -spec.below_m, z1, 0.0, 0.0, Slot.BASE, "F")
    q.boxes(wall, b, unit.s1, -spec.below_m, z1, 0.0, 0.0, Slot.BASE, "F")
    q.boxes(wall, a, b, head, z1, 0.0, 0.0, Slot.BASE, "F")
    if not office:
        for s in (a - 0.12, b - 0.08):
            q.boxes(wall, s, s + 0.2, -spec.below_m, head + 0.05, 0.0, 0.08, fascia)
    door_w = _DOOR_M if length < 9 else 1.7
    count = max(1, round((b - a - door_w) / float(rng.uniform(1.3, 2.4))))
    if b - a - door_w < 0.6:  # nothing but a door, as on the cut corners of blocks
        door_w, count = b - a, 0
    pane_w = (b - a - door_w) / max(count, 1)
    at = int(rng.integers(0, count + 1))
    edges = a + np.concatenate([np.arange(at + 1) * pane_w, at * pane_w + door_w + np.arange(count - at + 1) * pane_w])
    left, right = np.delete(edges[:-1], at), np.delete(edges[1:], at)
    d0, d1 = float(edges[at]), float(edges[at + 1])
    # Panes, risers and mullions; the recess's soffit and cheeks.
    q.boxes(wall, a, b, -spec.below_m, head, -recess, 0.0, solid, "LRT", inside=True, ao=190)
    q.boxes(wall, left, right, -spec.below_m, riser, -recess, -recess + 0.12, solid, "FLRT")
    if office:
        panes(q, Openings(np.full(len(left), wall), left, right, np.full(len(left), riser), np.full(len(left), head)),
              -recess + 0.02, Slot.PANE, rng)
        _lamps(q, wall, left, right, head, -recess + 0.026, 0.55, rng)
    else:
        display(q, wall, left, right, riser, head, -recess + 0.02, rng)
        _lamps(q, wall, left, right, head - 0.6, -recess + 0.026, float(rng.choice([0.09, 0.16, 0.6])), rng)
    for s in np.unique(np.round(np.concatenate([left, right]), 4)):
        q.boxes(wall, s - 0.035, s + 0.035, -spec.below_m, head, -recess, -recess + 0.1, bars, "FLR")
    if not office:
        z = head - 0.55
        q.boxes(wall, left, right, z - 0.025, z + 0.025, -recess, -recess + 0.07, bars, "FTB")
    _door(q, wall, d0, d1, z0, head, recess, spec, rng)
    if office:
        q.boxes(wall, unit.s0, unit.s1, head, z1 - 0.02, 0.0, 0.12, Slot.PANEL)
        q.boxes(wall, d0 - 0.4, d1 + 0.4, head - 0.12, head + 0.06, 0.0, 1.1, Slot.METAL)
    else:
        q.boxes(wall, a - 0.16, b + 0.16, head, z1 - 0.22, 0.0, 0.12, fascia)
        q.boxes(wall, a - 0.2, b + 0.2, z1 - 0.22, z1 - 0.1, 0.0, 0.24, fascia)
        if unit.shut:
            _roller(q, wall, a, b, z0, head)
        elif length > 3.0 and rng.uniform() < 0.35:
            _awning(q, wall, a, b, head, float(rng.uniform(0.9, 1.4)))
    if unit.sign and length > 2.6:
        height = (z1 - 0.22 - head) * float(rng.choice([0.86, 0.7, 0.55]))
        details.lettering(q, wall, (unit.s0 + unit.s1) / 2, (head + z1 - 0.22) / 2, 0.12 + _PAINTED_M, height, length - 1.0,
                          unit.sign, unit.letter)


def _roller(q: Quads, wall: int, a: float, b: float, z0: float, z1: float) -> None:
    """A shutter of slats, down before a closed shop."""
    z = np.arange(z0 + 0.03, z1 - 0.05, 0.16)
    q.boxes(wall, a + 0.08, b - 0.08, z0 - 0.05, z1, -0.09, -0.06, Slot.STEP, "F")
    q.boxes(wall, a + 0.08, b - 0.08, z, z + 0.13, -0.06, -0.045, Slot.STEP, "FTB")


def display(
    q: Quads, wall: int, left: Floats, right: Floats, z0: float, z1: float, n: float, rng: np.random.Generator
) -> None:
    """Panes from left to right (M,), with the picture of the goods behind them, at depth n."""
    # A mirrored picture, other breadths and other heights make neighbours differ.
    shift, breadth = rng.uniform(0, 1, len(left)), _DISPLAY_M * rng.uniform(0.75, 1.3, len(left)) * rng.choice([-1.0, 1.0], len(left))
    u0, u1 = shift, shift + (right - left) / breadth
    low, high = np.zeros_like(u0), rng.uniform(0.86, 0.99, len(left))
    uv = np.stack([np.stack(c, -1) for c in ((u0, low), (u1, low), (u1, high), (u0, high))], axis=1)
    q.on_wall(wall, rectangles(left, right, z0, z1, n), Slot.SHOP_GLASS, uv=uv)


def _lamps(q: Quads, wall: int, left: Floats, right: Floats, top: float, n: float, size: float, rng: np.random.Generator) -> None:
    """The lamps of the room's ceiling as they show in the panes: two rows, the farther one smaller and, seen from below the
    ceiling, lower."""
    width = right - left
    for share, drop in ((1.0, 0.10), (0.6, 0.28)):
        w = np.minimum(size * share, 0.4 * width)
        for at in (0.27, 0.73):
            lit = (rng.uniform(size=len(left)) < 0.8) & (width > 0.5)
            s = (left + at * width)[lit]
            q.on_wall(wall, rectangles(s - w[lit] / 2, s + w[lit] / 2, top - drop - 0.05 * share, top - drop, n), Slot.LAMP)


def _door(q: Quads, wall: int, s0: float, s1: float, z0: float, z1: float, recess: float, spec: BuildingSpec,
          rng: np.random.Generator) -> None:
    q.boxes(wall, s0, s1, -spec.below_m, z0, -recess - 0.02, 0.12, Slot.STEP, "FLRT")
    q.boxes(wall, s0 - 0.05, s1 + 0.05, -spec.below_m, z1, -recess - 0.01, -recess - 0.005, Slot.METAL, "F")
    top = min(z0 + 2.25, z1 - 0.1)
    bars = np.linspace(s0, s1, 2 if s1 - s0 < 1.3 else 3)
    for b0, b1 in pairwise(bars):
        display(q, wall, np.array([b0 + 0.04]), np.array([b1 - 0.04]), z0 + 0.1, top, -recess + 0.012, rng)
        q.boxes(wall, b0 + 0.04, b0 + 0.12, z0, top, -recess, -recess + 0.05, Slot.DOOR, "FLR")
        q.boxes(wall, b1 - 0.12, b1 - 0.04, z0, top, -recess, -recess + 0.05, Slot.DOOR, "FLR")
        q.boxes(wall, b0 + 0.12, b1 - 0.12, z0, z0 + 0.25, -recess, -recess + 0.05, Slot.DOOR, "FT")
        q.boxes(wall, b1 - 0.16, b1 - 0.13, z0 + 0.9, z0 + 1.4, -recess + 0.05, -recess + 0.1, Slot.METAL)
    q.boxes(wall, s0, s1, top, top + 0.08, -recess, -recess + 0.06, Slot.DOOR, "FTB")
    display(q, wall, np.array([s0]), np.array([s1]), top + 0.08, z1, -recess + 0.012, rng)


def _awning(q: Quads, wall: int, a: float, b: float, z: float, reach: float) -> None:
    drop = 0.45 * reach
    strips = max(2, round((b - a) / 0.5))
    s = np.linspace(a, b, strips + 1)
    for k in range(strips):
        slot = Slot.AWNING if k % 2 == 0 else Slot.FRAME
        s0, s1 = s[k], s[k + 1]
        top = [[s0, z - drop, reach], [s1, z - drop, reach], [s1, z, 0.1], [s0, z, 0.1]]
        low = np.array(top)[::-1] - [0, 0.02, 0]
        valance = [[s0, z - drop - 0.2, reach], [s1, z - drop - 0.2, reach], [s1, z - drop, reach], [s0, z - drop, reach]]
        back = np.array(valance)[::-1] - [0, 0, 0.01]
        q.on_wall(wall, np.array([top, low, valance, back]), slot)
    for s0, turn in ((a, 1), (b, -1)):
        side = np.array([[s0, z - drop, reach], [s0, z, 0.1], [s0, z - drop, 0.1], [s0, z - drop, 0.1]])
        q.on_wall(wall, np.array([side, side[[0, 2, 1, 1]] + np.array([0.01 * turn, 0, 0])]), Slot.AWNING)
