"""Ground floors of dwellings: carriage entrances and niches, garage doors, rustication, dados, cellar lights, boxes and grilles."""

from __future__ import annotations

import numpy as np

from simgen.assets.buildings import bills
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.proportions import Proportions, no_openings
from simgen.assets.buildings.quads import Floats, Quads
from simgen.assets.buildings.rooms import depth_of
from simgen.assets.buildings.spec import BuildingSpec, Slot

_PASSAGES = {"brick_terrace": 0.3, "townhouse": 0.4, "postwar": 0.35, "warehouse": 0.6, "house": 0.0, "slab": 0.2, "modern": 0.0,
             "glass": 0.0, "clad": 0.0}
_LEAVES_M = 0.35  # of wall, between a passage and the end of the front


def passage_opening(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, door: Openings, rng: np.random.Generator) -> Openings:
    """A carriage entrance or a niche at one end of a front on the pavement, where there is room for it beside the door; else none."""
    length = float(q.length[wall])
    wide, dice, left = float(rng.uniform(1.2, 3.0)), float(rng.uniform()), bool(rng.uniform() < 0.5)
    if dice >= _PASSAGES[spec.style] or spec.apron_m > 1.0 or length < wide + 3.6:
        return no_openings()
    top = min(float(p.floor_z[1]) - 0.5, float(rng.uniform(2.5, 3.3)) if wide > 2.0 else 2.4)
    s0 = _LEAVES_M if left else length - _LEAVES_M - wide
    if len(door) and door.s0[0] < s0 + wide + 0.4 and door.s1[0] > s0 - 0.4:
        s0 = length - wide - s0
    if (len(door) and door.s0[0] < s0 + wide + 0.4 and door.s1[0] > s0 - 0.4) or depth_of(q, wall, s0, s0 + wide, 3.0) < 1.0:
        return no_openings()
    one = np.ones(1)
    return Openings(np.array([wall]), one * s0, one * (s0 + wide), -one * spec.below_m, one * top)


def passage(q: Quads, o: Openings, spec: BuildingSpec, rng: np.random.Generator) -> None:
    """What is in a passage's opening: gates, a shutter, a grille before the dark, the dark alone, or a niche with bins."""
    if not len(o):
        return
    wall, s0, s1, top = int(o.wall[0]), float(o.s0[0]), float(o.s1[0]), float(o.z1[0])
    kinds = ("gates", "gates", "shutter", "grille", "open", "open") if s1 - s0 > 1.9 else ("niche", "niche", "grille", "open", "gates")
    kind = kinds[int(rng.integers(len(kinds)))]
    deep = min({"gates": float(rng.uniform(0.15, 0.7)), "shutter": 0.2, "niche": 1.0}.get(kind, 3.0), depth_of(q, wall, s0, s1, 3.0))
    z = np.array([-spec.below_m, 0.0, 1.1, top])
    for n0, n1, ao in ((-0.4, 0.0, 160), (-1.2, -0.4, 80), (-3.0, -1.2, 30)):
        if n1 > -deep:
            q.boxes(wall, s0, s1, z[:-1], z[1:], max(n0, -deep), n1, Slot.BASE, "LR", inside=True, ao=ao)
            q.boxes(wall, s0, s1, -spec.below_m, top, max(n0, -deep), n1, Slot.BASE, "T", inside=True, ao=ao // 2)
            q.boxes(wall, s0, s1, -spec.below_m, 0.015, max(n0, -deep), n1, Slot.STEP, "T", ao=ao)
    back = Slot.DARK if deep > 1.2 else Slot.BASE
    q.boxes(wall, s0, s1, -spec.below_m, top, -deep, -deep, back, "F", ao=60)
    q.boxes(wall, s0 - 0.16, s0, -spec.below_m, top + 0.16, 0.0, 0.045, Slot.TRIM, "FLR")
    q.boxes(wall, s1, s1 + 0.16, -spec.below_m, top + 0.16, 0.0, 0.045, Slot.TRIM, "FLR")
    q.boxes(wall, s0, s1, top, top + 0.16, 0.0, 0.045, Slot.TRIM, "FTB")
    if kind == "gates":
        gates(q, wall, s0, s1, 0.03, top, -deep, rng)
    elif kind == "shutter":
        bills.roller(q, wall, s0, s1, 0.02, top, rng, n=-deep + 0.05)
    elif kind == "grille":
        s = np.arange(s0 + 0.05, s1 - 0.04, 0.12)
        q.boxes(wall, s, s + 0.02, 0.05, min(top, 2.2), -0.12, -0.10, Slot.METAL, "FLR")
        for h in (0.12, 1.1, min(top, 2.2)):
            q.boxes(wall, s0, s1, h - 0.04, h, -0.125, -0.095, Slot.METAL, "FTB")
    elif kind == "niche":
        count = max(1, int((s1 - s0 - 0.1) / 0.62))  # EN 840: a bin of 240 l is 0.58 x 0.74 x 1.1 m
        s = s0 + (np.arange(count) + 0.5) * (s1 - s0) / count
        q.boxes(wall, s - 0.27, s + 0.27, 0.06, 1.0, -deep + 0.08, -deep + 0.78, Slot.METAL, "FLR", ao=120)
        q.boxes(
            wall, s - 0.29, s + 0.29, 1.0, 1.08, -deep + 0.06, -deep + 0.84, int(rng.choice([Slot.METAL, Slot.DOOR, Slot.AWNING])), ao=130
        )


def gates(q: Quads, wall: int, s0: float, s1: float, z0: float, z1: float, n: float, rng: np.random.Generator) -> None:
    """Two leaves of boards on a frame, some with a wicket or panels."""
    slot = int(rng.choice([Slot.DOOR, Slot.SHUTTER, Slot.DOOR]))
    q.boxes(wall, s0, s1, -0.4, z0, n, n + 0.01, Slot.DARK, "F")
    middle = (s0 + s1) / 2
    boards = bool(rng.uniform() < 0.5)
    for a, b in ((s0, middle - 0.008), (middle + 0.008, s1)):
        q.boxes(wall, a + 0.02, b, z0, z1, n, n + 0.04, slot, "FLR")
        if boards:
            s = np.linspace(a + 0.02, b, max(2, round((b - a) / 0.14)) + 1)
            q.boxes(wall, s[:-1] + 0.006, s[1:] - 0.006, z0 + 0.02, z1 - 0.02, n + 0.04, n + 0.055, slot, "FLR")
        else:
            for lo, hi in ((0.06, 0.36), (0.42, 0.94)):
                q.boxes(wall, a + 0.12, b - 0.1, z0 + lo * (z1 - z0), z0 + hi * (z1 - z0), n + 0.04, n + 0.06, slot, "FLRTB", ao=220)
    q.boxes(wall, middle + 0.05, middle + 0.09, z0 + 0.95, z0 + 1.1, n + 0.04, n + 0.1, Slot.METAL)


def garage_door(q: Quads, wall: int, s0: float, s1: float, top: float, spec: BuildingSpec, rng: np.random.Generator) -> None:
    """A garage in a front: a panelled or boarded door, a shutter, or, now and then, open and dark."""
    q.boxes(wall, s0 - 0.12, s0, -0.3, top + 0.12, 0.0, 0.06, Slot.TRIM, "FLRT")
    q.boxes(wall, s1, s1 + 0.12, -0.3, top + 0.12, 0.0, 0.06, Slot.TRIM, "FLRT")
    q.boxes(wall, s0, s1, top, top + 0.12, 0.0, 0.06, Slot.TRIM, "FTB")
    kind = str(rng.choice(["panels", "panels", "gates", "shutter", "open"]))
    if kind == "open":  # a dark plane says it as well as a room would
        q.boxes(wall, s0, s1, -spec.below_m, top, 0.0, 0.012, Slot.DARK, "F")
        q.boxes(wall, s0, s1, top - 0.3, top, 0.012, 0.05, Slot.PANEL, "FB")
        return
    q.boxes(wall, s0, s1, -spec.below_m, 0.0, 0.0, 0.02, Slot.DOOR, "F")
    if kind == "gates":
        gates(q, wall, s0, s1, 0.0, top, 0.005, rng)
    elif kind == "shutter":
        bills.roller(q, wall, s0, s1, 0.0, top, rng, n=0.04)
    else:
        z = np.linspace(-0.02, top, 6)
        slot = Slot.PANEL if rng.uniform() < 0.4 else Slot.DOOR
        q.boxes(wall, s0, s1, z[:-1] + 0.015, z[1:], 0.0, 0.045, slot, "FTB")
        q.boxes(wall, s0, s1, 0.0, top, 0.0, 0.03, Slot.DARK, "F")


def rustication(q: Quads, wall: int, length: float, z0: float, z1: float, o: Openings) -> None:
    """Courses of dressed stone with open joints between them, clear of the openings and their frames."""
    for z in np.arange(z0 + 0.03, z1 - 0.3, 0.36):
        free = free_stretches(o, length, float(z), float(z) + 0.33, side=0.22, above=0.34)
        if len(free):
            q.boxes(wall, free[:, 0], free[:, 1], z, z + 0.33, 0.0, 0.032, Slot.BASE, "FTBLR")


def dado(q: Quads, wall: int, length: float, height: float, below_m: float, o: Openings) -> None:
    """A band of dark paint or tiles along the foot of a front."""
    free = free_stretches(o, length, 0.0, height, side=0.0, above=0.0)
    if len(free):
        q.boxes(wall, free[:, 0], free[:, 1], -below_m, height, 0.0, 0.024, Slot.PLINTH, "FLRT")


def cellar_lights(q: Quads, wall: int, o: Openings, plinth: float, out: float) -> None:
    """Grilles in the plinth below windows."""
    s = (o.s0 + o.s1) / 2
    half, low, high = 0.34, 0.07, min(plinth - 0.06, 0.42)
    q.boxes(wall, s - half, s + half, low, high, out, out + 0.008, Slot.DARK, "F")
    for k in range(7):
        at = s - half + 0.02 + 2 * (half - 0.02) * k / 6
        q.boxes(wall, at - 0.008, at + 0.008, low, high, out + 0.008, out + 0.022, Slot.METAL, "FLR")


def fittings(q: Quads, wall: int, length: float, o: Openings, rng: np.random.Generator) -> None:
    """A meter's box, a grille, a bank of letter boxes, a bill or a tag, each where the wall is free."""
    for share, wide, low, tall in (
        (0.35, 0.42, 0.45, 0.58),
        (0.3, 0.5, 0.2, 0.35),
        (0.2, 0.5, 1.05, 0.4),
        (0.2, 0.6, 1.1, 0.84),
        (0.2, 1.6, 0.6, 0.9),
    ):
        wanted, at, slot = rng.uniform() < share, float(rng.uniform()), int(rng.choice([Slot.METAL, Slot.FRAME, Slot.STEP]))
        free = free_stretches(o, length, low, low + tall, side=0.25, above=0.0)
        free = free[free[:, 1] - free[:, 0] > wide + 0.3] if len(free) else free
        if not wanted or not len(free):
            continue
        a, b = free[int(at * len(free)) % len(free)]
        s = float(a + 0.15 + at * (b - a - wide - 0.3))
        if wide == 0.6:
            bills.posters_on(q, wall, np.array([s]), np.array([s + wide + 0.15]), low, low + 1.2, 0.038, rng, 1.0)
        elif wide == 1.6:
            bills.sprayed(q, wall, s, s + wide, low, low + tall, 0.04, rng, 1)
        elif low == 0.2:
            q.boxes(wall, s, s + wide, low, low + tall, 0.0, 0.04, Slot.DARK, "FLRT")
            slats = np.arange(low + 0.02, low + tall - 0.02, 0.06)
            q.boxes(wall, s, s + wide, slats, slats + 0.025, 0.04, 0.05, Slot.METAL, "FTB")
        else:
            q.boxes(wall, s, s + wide, low, low + tall, 0.0, 0.12, slot)
            if low > 1.0:
                for k in range(4):
                    z = low + 0.05 + 0.09 * k
                    q.boxes(wall, s + 0.05, s + wide - 0.05, z, z + 0.02, 0.12, 0.124, Slot.DARK, "F")


def free_stretches(o: Openings, length: float, z0: float, z1: float, *, side: float, above: float) -> Floats:
    """(N, 2) stretches of a wall that no opening reaches into between z0 and z1. side, above : what frames take beside and above them."""
    here = o.where((o.z0 < z1) & (o.z1 + above > z0)) if len(o) else o
    order = np.argsort(here.s0)
    edges = [0.0]
    for s0, s1 in zip(here.s0[order] - side, here.s1[order] + side, strict=True):
        edges += [float(s0), float(s1)]
    edges.append(length)
    pairs = np.array(edges).reshape(-1, 2)
    pairs[:, 0] = np.maximum(np.maximum.accumulate(pairs[:, 0]), 0.0)
    pairs[:, 1] = np.minimum(pairs[:, 1], length)
    return pairs[pairs[:, 1] - pairs[:, 0] > 0.05]
