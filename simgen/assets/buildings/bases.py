"""Plain ground floors of new buildings: panels, louvres, shutters, dark glass and doors to what nobody looks into."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from simgen.assets.buildings import bills, details, glazing
from simgen.assets.buildings.cladding import panels_between, skin_of
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.proportions import Proportions
from simgen.assets.buildings.quads import Quads
from simgen.assets.buildings.spec import BuildingSpec, Slot

_KINDS = ("panels", "panels", "louvres", "roller", "glass", "glass", "glass", "plant")
_DEEP_M = 0.16  # of the bays behind the piers


def plain_base(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, top: float, rng: np.random.Generator) -> None:
    """A ground floor up to `top` of bays between piers; one of them is the entrance."""
    length, head = float(q.length[wall]), top - float(rng.uniform(0.35, 0.7))
    count = max(round(length / float(rng.uniform(2.2, 3.6))), 1)
    edges, pier = np.linspace(0.0, length, count + 1), float(rng.uniform(0.08, 0.35))
    entrance = int(rng.integers(count))
    kinds = rng.choice(_KINDS, count)
    kinds[1:] = np.where(rng.uniform(size=count - 1) < 0.55, kinds[:-1], kinds[1:])  # the same things stand together
    q.boxes(wall, 0.0, length, head, top, 0.0, 0.0, Slot.BASE, "F")
    for k, (a, b) in enumerate(pairwise(edges)):
        s0, s1 = float(a) + pier / (1 if k == 0 else 2), float(b) - pier / (1 if k == count - 1 else 2)
        for c, d in ((a, s0), (s1, b)):
            q.boxes(wall, c, d, -spec.below_m, head, 0.0, 0.0, Slot.BASE, "F")
        q.boxes(wall, s0, s1, -spec.below_m, head, -_DEEP_M, 0.0, Slot.BASE, "LRT", inside=True, ao=190)
        if k == entrance:
            _entrance(q, wall, s0, s1, head, top, spec, rng)
        else:
            _bay(q, wall, str(kinds[k]), s0, s1, head, spec, p, rng)


def _bay(q: Quads, wall: int, kind: str, s0: float, s1: float, head: float, spec: BuildingSpec, p: Proportions,
         rng: np.random.Generator) -> None:
    """What fills one bay."""
    foot, back = 0.2, -_DEEP_M
    q.boxes(wall, s0, s1, -spec.below_m, head, back, back, Slot.DARK, "F")
    if kind == "roller":
        bills.roller(q, wall, s0, s1, 0.02, head, rng, n=back + 0.07)
        return
    q.boxes(wall, s0, s1, -spec.below_m, foot, back, 0.0, Slot.STEP, "FT")
    if kind == "panels":
        # Panels stand on the lining, which a front of its own has at n = 0.
        q.boxes(wall, s0, s1, foot, head, back, 0.0, Slot.DARK, "F")
        panels_between(q, wall, skin_of(p), s0, s1, foot, head, rng)
    elif kind == "louvres":
        z = np.arange(foot + 0.05, head - 0.08, 0.11)
        q.boxes(wall, s0, s1, z, z + 0.06, back + 0.02, -0.05, Slot.FRAME, "FTB", ao=225)
        q.boxes(wall, np.array([s0, s1 - 0.06]), np.array([s0 + 0.06, s1]), foot, head, back, -0.02, Slot.FRAME, "FLR")
    elif kind == "plant":
        m = (s0 + s1) / 2
        leaf = int(rng.choice([Slot.FRAME, Slot.METAL, Slot.WALL, Slot.DOOR]))
        half = min(0.85, (s1 - s0) / 2 - 0.05)
        q.boxes(wall, s0, s1, foot, head, back, back + 0.03, Slot.METAL, "F")
        for a, b in ((m - half, m - 0.006), (m + 0.006, m + half)):
            q.boxes(wall, a, b, 0.05, 2.15, back + 0.03, back + 0.16, leaf, "FLRT")
            z = np.arange(0.35, 0.95, 0.07)
            q.boxes(wall, a + 0.12, b - 0.12, z, z + 0.03, back + 0.16, back + 0.175, Slot.DARK, "FTB")
        q.boxes(wall, m - 0.1, m - 0.06, 1.0, 1.12, back + 0.16, back + 0.21, Slot.METAL)
    else:
        _dark_glass(q, wall, s0, s1, foot, head, back + 0.02, rng)


def _dark_glass(q: Quads, wall: int, s0: float, s1: float, z0: float, z1: float, n: float, rng: np.random.Generator) -> None:
    one = np.ones(1)
    cut = glazing.split(Openings(np.array([wall]), one * s0, one * s1, one * z0, one * z1), 1.5)
    glazing.panes(q, cut, n, rng)
    glazing.blinds(q, cut, n, 0.2, rng)
    q.boxes(wall, cut.s0, cut.s0 + 0.05, z0, z1, n - 0.02, n + 0.05, Slot.FRAME, "FLR")
    q.boxes(wall, s1 - 0.05, s1, z0, z1, n - 0.02, n + 0.05, Slot.FRAME, "FL")
    q.boxes(wall, s0, s1, np.array([z0, z1 - 0.05]), np.array([z0 + 0.05, z1]), n - 0.02, n + 0.05, Slot.FRAME, "FTB")


def _entrance(q: Quads, wall: int, s0: float, s1: float, head: float, band: float, spec: BuildingSpec,
              rng: np.random.Generator) -> None:
    """Two leaves of glass, a light above, a canopy, the name on the wall up to `band`."""
    back, top = -_DEEP_M, min(2.35, head - 0.1)
    q.boxes(wall, s0, s1, -spec.below_m, head, back, back, Slot.DARK, "F")
    q.boxes(wall, s0, s1, -spec.below_m, 0.03, back, 0.3, Slot.STEP, "FLRT")
    _dark_glass(q, wall, s0, s1, 0.06, top, back + 0.02, rng)
    if head - top > 0.3:
        _dark_glass(q, wall, s0, s1, top + 0.05, head, back + 0.02, rng)
    m = (s0 + s1) / 2
    q.boxes(wall, m + np.array([-0.16, 0.12]), m + np.array([-0.12, 0.16]), 0.85, 1.6, back + 0.07, back + 0.12, Slot.STEP)
    if rng.uniform() < 0.7:
        q.boxes(wall, s0 - 0.05, s1 + 0.05, head - 0.16, head - 0.01, 0.0, float(rng.uniform(0.6, 1.2)), Slot.METAL)
    length = float(q.length[wall])
    if spec.sign and length > 3.5:
        name = spec.sign.split("|")[0]
        high = 0.75 * (band - head)
        wide = min(0.62 * high * len(name), length - 0.6)
        c = float(np.clip(m, wide / 2 + 0.2, length - wide / 2 - 0.2))
        details.lettering(q, wall, c, (head + band) / 2, 0.012, high, wide, name, Slot.LETTER_C)
