"""Panes of new fronts: broad panes that hang a little out of true, blinds behind them, and the rooms of the lowest storeys."""

from __future__ import annotations

import numpy as np

from simgen.assets.buildings import rooms
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.quads import Floats, Quads, rectangles
from simgen.assets.buildings.spec import Slot
from simgen.assets.textures.interiors import PANES

_TILT = 0.006  # slope of panes against their front: what breaks up the mirror image of a real one
_BLIND_M = 0.004  # of blinds before the pane; they mirror as glass does, and so seem to be behind it
_UNIT = np.array([[0.02, 0.02], [0.98, 0.02], [0.98, 0.98], [0.02, 0.98]])


def split(o: Openings, module: float) -> Openings:
    """Openings cut into panes of about `module` metres."""
    count = np.maximum(np.round((o.s1 - o.s0) / module), 1).astype(int)
    which = np.repeat(np.arange(len(o)), count)
    k = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    width = ((o.s1 - o.s0) / count)[which]
    s0 = o.s0[which] + k * width
    return Openings(o.wall[which], s0, s0 + width, o.z0[which], o.z1[which])


def tilted(o: Openings, n: float, rng: np.random.Generator, slope: float = _TILT) -> Floats:
    """(M, 4, 3) quads over openings, each turned a little about its middle."""
    quads = rectangles(o.s0, o.s1, o.z0, o.z1, n)
    lean = rng.normal(0.0, slope / 2, (2, len(o), 1))
    from_middle = quads[..., :2] - quads[..., :2].mean(axis=1, keepdims=True)
    quads[..., 2] += np.clip(lean[0] * from_middle[..., 0] + lean[1] * from_middle[..., 1], -0.012, 0.012)
    return quads


def panes(q: Quads, o: Openings, n: float, rng: np.random.Generator, slope: float = _TILT) -> None:
    """Opaque panes with pictures of what is behind them. Neighbours along a storey have most often the same: they share a room."""
    if not len(o):
        return
    cell, change = rng.integers(0, PANES * PANES, len(o)), rng.uniform(size=len(o)) < 0.6
    change[0] = True
    cell = cell[np.maximum.accumulate(np.where(change, np.arange(len(o)), 0))]
    # A part of the picture, so that no two panes show quite the same.
    reach, at = rng.uniform(0.7, 1.0, (len(o), 1)), rng.uniform(0.0, 1.0, (len(o), 1))
    u = _UNIT[None, :, 0] * reach + (1 - reach) * at
    u = np.where(rng.uniform(size=(len(o), 1)) < 0.5, 1 - u, u)
    uv = np.stack([(u + (cell % PANES)[:, None]) / PANES, (_UNIT[None, :, 1] + (cell // PANES)[:, None]) / PANES], axis=-1)
    q.on_wall(o.wall, tilted(o, n, rng, slope), Slot.PANE, uv=uv)


def blinds(q: Quads, o: Openings, n: float, share: float, rng: np.random.Generator) -> None:
    """Blinds let down behind some of the panes, most of them to one of a few heights."""
    if not len(o) or share <= 0:
        return
    usual = rng.uniform(0.15, 1.0, 3)
    drop = np.where(rng.uniform(size=len(o)) < 0.7, usual[rng.integers(0, 3, len(o))], rng.uniform(0.1, 1.0, len(o)))
    down = o.where(rng.uniform(size=len(o)) < share)
    drop = drop[: len(down)]
    low = down.z1 - drop * (down.z1 - down.z0)
    q.on_wall(down.wall, rectangles(down.s0 + 0.05, down.s1 - 0.05, low, down.z1, n + 0.012 + _BLIND_M), Slot.SHUTTER)


def storey(q: Quads, wall: int, s0: float, s1: float, z0: float, z1: float, n: float, rng: np.random.Generator) -> None:
    """The room of a storey that is seen through its panes at depth n: ceiling, lamps, furniture."""
    lit = bool(rng.uniform() < 0.6)
    r = rooms.room(q, wall, s0, s1, z0, z1, n - 0.02, rng)
    rooms.furnish(q, wall, r, rng, lit=lit, free=(s0, s0), shop=False)
