"""Windows and doors in the walls: reveals, frames, glazing bars, panes, sills, lintels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.assets.buildings.quads import Floats, Quads, rectangles
from simgen.assets.buildings.spec import Slot
from simgen.assets.buildings.styles import Style
from simgen.assets.textures.interiors import PANES

_UNIT = np.array([[0.02, 0.02], [0.98, 0.02], [0.98, 0.98], [0.02, 0.98]])


@dataclass(frozen=True, eq=False)
class Openings:
    """Rectangles in walls: wall (M,) index, bounds s0, s1, z0, z1 (M,) metres in facade coordinates."""

    wall: NDArray[np.int64]
    s0: Floats
    s1: Floats
    z0: Floats
    z1: Floats

    def __len__(self) -> int:
        return len(self.wall)

    def where(self, keep: NDArray[np.bool_]) -> Openings:
        """The selected ones."""
        return Openings(self.wall[keep], self.s0[keep], self.s1[keep], self.z0[keep], self.z1[keep])


def joined(parts: list[Openings]) -> Openings:
    """Several sets as one."""
    return Openings(*(np.concatenate([getattr(p, f) for p in parts]) for f in ("wall", "s0", "s1", "z0", "z1")))


def panes(q: Quads, o: Openings, n: float, slot: int, rng: np.random.Generator) -> None:
    """The glass of openings at depth n, each with a picture from the atlas."""
    # People of one house have few tastes in curtains.
    tastes = rng.integers(0, PANES * PANES, 6)
    cell = np.where(rng.uniform(size=len(o)) < 0.75, tastes[rng.integers(0, 6, len(o))], rng.integers(0, PANES * PANES, len(o)))
    flip = rng.integers(0, 2, len(o))
    u = np.where(flip[:, None] == 1, 1 - _UNIT[None, :, 0], _UNIT[None, :, 0])
    uv = np.stack([(u + (cell % PANES)[:, None]) / PANES, (_UNIT[None, :, 1] + (cell // PANES)[:, None]) / PANES], axis=-1)
    q.on_wall(o.wall, rectangles(o.s0, o.s1, o.z0, o.z1, n), slot, uv=uv)


def one_cell(rng: np.random.Generator) -> Floats:
    """(1, 4, 2) UVs of one cell of the atlas."""
    cell = rng.integers(0, PANES, 2)
    return (_UNIT[None] + cell) / PANES


def windows(q: Quads, o: Openings, style: Style, recess: float, wall_slot: int, rng: np.random.Generator, divided: bool) -> None:
    """Reveals, frame, bars and panes. divided : small panes in sashes."""
    if not len(o):
        return
    q.boxes(o.wall, o.s0, o.s1, o.z0, o.z1, -recess, 0.0, wall_slot, "LRTB", inside=True, ao=205)
    t, front = 0.055, -recess + 0.05
    back = -recess
    panes(q, o, back + 0.005, Slot.PANE, rng)
    _frame(q, o, t, back, front)
    mid_s, mid_z = (o.s0 + o.s1) / 2, (o.z0 + o.z1) / 2
    width = o.s1 - o.s0
    if style.window == "sash":
        q.boxes(o.wall, o.s0 + t, o.s1 - t, mid_z - 0.025, mid_z + 0.025, back, front - 0.01, Slot.FRAME, "FTB")
        columns = 3 if divided else 2
        for k in range(1, columns):
            s = o.s0 + width * k / columns
            q.boxes(o.wall, s - 0.012, s + 0.012, o.z0 + t, o.z1 - t, back, back + 0.025, Slot.FRAME, "FLR")
        if divided:
            for z in ((o.z0 + mid_z) / 2, (o.z1 + mid_z) / 2):
                q.boxes(o.wall, o.s0 + t, o.s1 - t, z - 0.012, z + 0.012, back, back + 0.025, Slot.FRAME, "F")
    elif style.window == "casement":
        q.boxes(o.wall, mid_s - 0.035, mid_s + 0.035, o.z0 + t, o.z1 - t, back, front - 0.01, Slot.FRAME, "FLR")
        if divided:
            z = o.z0 + 0.7 * (o.z1 - o.z0)
            q.boxes(o.wall, o.s0 + t, o.s1 - t, z - 0.03, z + 0.03, back, front - 0.01, Slot.FRAME, "FTB")
    elif style.window == "wide":
        s = o.s0 + width * 0.38
        q.boxes(o.wall, s - 0.04, s + 0.04, o.z0 + t, o.z1 - t, back, front, Slot.FRAME, "FLR")
    elif style.window == "industrial":
        for k in range(1, 4):
            s = o.s0 + width * k / 4
            q.boxes(o.wall, s - 0.015, s + 0.015, o.z0 + t, o.z1 - t, back, back + 0.03, Slot.FRAME, "FLR")
        for k in range(1, 4):
            z = o.z0 + (o.z1 - o.z0) * k / 4
            q.boxes(o.wall, o.s0 + t, o.s1 - t, z - 0.015, z + 0.015, back, back + 0.03, Slot.FRAME, "F")
    else:
        q.boxes(o.wall, mid_s - 0.03, mid_s + 0.03, o.z0 + t, o.z1 - t, back, front, Slot.FRAME, "FLR")


def _frame(q: Quads, o: Openings, t: float, back: float, front: float, slot: int = Slot.FRAME) -> None:
    q.boxes(o.wall, o.s0, o.s0 + t, o.z0, o.z1, back, front, slot, "FR")
    q.boxes(o.wall, o.s1 - t, o.s1, o.z0, o.z1, back, front, slot, "FL")
    q.boxes(o.wall, o.s0 + t, o.s1 - t, o.z1 - t, o.z1, back, front, slot, "FB")
    q.boxes(o.wall, o.s0 + t, o.s1 - t, o.z0, o.z0 + t * 1.3, back, front, slot, "FT")


def sills(q: Quads, o: Openings, recess: float, slot: int) -> None:
    """Projecting sills."""
    q.boxes(o.wall, o.s0 - 0.07, o.s1 + 0.07, o.z0 - 0.07, o.z0 + 0.012, -recess + 0.05, 0.07, slot)


def lintels(q: Quads, o: Openings, kind: str, surround: float) -> None:
    """Heads of windows: a flush stone or a small cornice above the surround."""
    if kind == "flat":
        q.boxes(o.wall, o.s0 - 0.12, o.s1 + 0.12, o.z1, o.z1 + 0.22, 0.0, 0.025, Slot.TRIM)
    elif kind == "cornice":
        top = o.z1 + max(surround, 0.1)
        q.boxes(o.wall, o.s0 - surround, o.s1 + surround, top, top + 0.10, 0.0, 0.05, Slot.TRIM, "FLR")
        q.boxes(o.wall, o.s0 - surround - 0.08, o.s1 + surround + 0.08, top + 0.10, top + 0.19, 0.0, 0.15, Slot.TRIM)


def surrounds(q: Quads, o: Openings, breadth: float) -> None:
    """Raised frames round openings."""
    if breadth <= 0:
        return
    q.boxes(o.wall, o.s0 - breadth, o.s0, o.z0, o.z1, 0.0, 0.04, Slot.TRIM, "FLR")
    q.boxes(o.wall, o.s1, o.s1 + breadth, o.z0, o.z1, 0.0, 0.04, Slot.TRIM, "FLR")
    q.boxes(o.wall, o.s0 - breadth, o.s1 + breadth, o.z1, o.z1 + breadth, 0.0, 0.04, Slot.TRIM, "FLRT")


def doors(q: Quads, o: Openings, recess: float, wall_slot: int, below_m: float, rng: np.random.Generator, surround: bool) -> None:
    """Panelled doors with a light above, a surround, and steps down from z0 into the ground."""
    if not len(o):
        return
    q.boxes(o.wall, o.s0, o.s1, o.z0, o.z1, -recess, 0.0, wall_slot, "LRT", inside=True, ao=190)
    back = -recess
    t = 0.07
    head = np.minimum(o.z0 + 2.1, o.z1 - 0.05)
    leaf = Openings(o.wall, o.s0 + t, o.s1 - t, o.z0 + 0.02, head)
    q.boxes(o.wall, o.s0, o.s1, o.z0, o.z1, back - 0.02, back, Slot.FRAME, "F")
    q.boxes(leaf.wall, leaf.s0, leaf.s1, leaf.z0, leaf.z1, back, back + 0.03, Slot.DOOR)
    width, height = leaf.s1 - leaf.s0, leaf.z1 - leaf.z0
    for a, b in ((0.14, 0.46), (0.54, 0.86)):
        for c, d in ((0.10, 0.42), (0.50, 0.92)):
            s0, s1, z0, z1 = leaf.s0 + a * width, leaf.s0 + b * width, leaf.z0 + c * height, leaf.z0 + d * height
            q.boxes(leaf.wall, s0, s1, z0, z1, back, back + 0.045, Slot.DOOR)
    q.boxes(leaf.wall, leaf.s1 - 0.13, leaf.s1 - 0.09, leaf.z0 + 1.0, leaf.z0 + 1.08, back, back + 0.09, Slot.METAL)
    light = Openings(o.wall, o.s0 + t, o.s1 - t, head + 0.06, o.z1 - t)
    tall = light.z1 - light.z0 > 0.12
    panes(q, light.where(tall), back + 0.01, Slot.PANE, rng)
    q.boxes(o.wall, o.s0 - 0.03, o.s1 + 0.03, -below_m, o.z0, back - 0.02, 0.10, Slot.STEP)
    for k in range(1, 5):
        top = o.z0 - 0.16 * k
        q.boxes(o.wall, o.s0 - 0.06 * k - 0.05, o.s1 + 0.06 * k + 0.05, -below_m, top, 0.0, 0.10 + 0.28 * k, Slot.STEP, "FLRT")
    if surround:
        q.boxes(o.wall, o.s0 - 0.2, o.s0, o.z0 - 0.3, o.z1, 0.0, 0.07, Slot.TRIM, "FLR")
        q.boxes(o.wall, o.s1, o.s1 + 0.2, o.z0 - 0.3, o.z1, 0.0, 0.07, Slot.TRIM, "FLR")
        q.boxes(o.wall, o.s0 - 0.25, o.s1 + 0.25, o.z1, o.z1 + 0.22, 0.0, 0.10, Slot.TRIM)
        q.boxes(o.wall, o.s0 - 0.35, o.s1 + 0.35, o.z1 + 0.22, o.z1 + 0.32, 0.0, 0.24, Slot.TRIM)
