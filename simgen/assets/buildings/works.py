"""Buildings that are being worked on: a hoarding before the ground floor, a scaffold before the floors above, sheets on it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from simgen.assets.buildings.hoardings import KICKER_M, board_uv, boards_along
from simgen.assets.buildings.proportions import Proportions
from simgen.assets.buildings.quads import Floats, Quads, rectangles
from simgen.assets.buildings.spec import Slot

_PRINTED = 0.7  # share of hoardings with prints on them
_LIFT_M, _BAY_M = 2.0, 2.07  # between decks and between standards of facade scaffolds, EN 12810
_NEAR_M, _FAR_M = 0.22, 0.95  # of its two rows of standards before the wall: width class W06 to W09 of EN 12811
_TUBE_M = 0.0483  # EN 39


def site_front(q: Quads, wall: int, p: Proportions, below_m: float, *, main: bool) -> None:
    """Hoarding and scaffold of a front. What they look like follows from the building's own numbers, so it is the same at all levels of
    detail; narrow side fronts have the hoarding alone."""
    rng = np.random.default_rng((p.seed, wall))
    length, top = float(q.length[wall]), min(float(rng.uniform(2.3, 3.1)), float(p.floor_z[1]) - 0.2)
    _hoarding(q, wall, length, top, below_m, rng)
    kind = rng.choice(["none", "open", "sheets"], p=(0.45, 0.25, 0.3))
    if main and length > 4.0 and kind != "none":
        _scaffold(q, wall, length, float(p.floor_z[1]) - 0.3, p.eaves, sheets=kind == "sheets", rng=rng)


def _hoarding(q: Quads, wall: int, length: float, top: float, below_m: float, rng: np.random.Generator) -> None:
    """Boards along the pavement, plain and printed, before a dark frame; a cap, most with a kicker board, now and then lamps."""
    n = 0.045
    q.boxes(wall, 0.0, length, -below_m, top - 0.005, 0.0, n - 0.012, Slot.DARK, "F")
    boards = boards_along(length, rng, printed=bool(rng.uniform() < _PRINTED))
    low = KICKER_M - 0.02 if rng.uniform() < 0.7 else 0.03
    corners = rectangles(boards.s[:, 0], boards.s[:, 1], low, top, n)
    corners[:, [0, 3], 2] += boards.out[:, :1]
    corners[:, [1, 2], 2] += boards.out[:, 1:]
    for slot, here in ((Slot.PRINT, boards.printed), (Slot.BOARDING, ~boards.printed)):
        if here.any():
            q.on_wall(wall, corners[here], slot, uv=boards.uv[here], ao=boards.ao[here])
    for end in (0.0, length):  # its returns to the wall
        side = np.array([[end, low, 0.0], [end, low, n], [end, top, n], [end, top, 0.0]])
        q.on_wall(wall, (side if end == 0.0 else side[::-1])[None], Slot.BOARDING, uv=board_uv(0)[None], ao=230)
    q.boxes(wall, -0.01, length + 0.01, top - 0.05, top + 0.045, 0.0, n + 0.03, Slot.CAP, "FLRTB", ao=235)
    if low > 0.05:
        q.boxes(wall, 0.0, length, -below_m, KICKER_M, 0.0, n + 0.028, Slot.CAP, "FLRT", ao=190)
    if rng.uniform() < 0.4:
        s = np.arange(1.5, length - 0.5, 3.0)
        q.boxes(wall, s - 0.09, s + 0.09, top - 0.35, top - 0.22, n, n + 0.12, Slot.LAMP)


def _scaffold(q: Quads, wall: int, length: float, low: float, eaves: float, *, sheets: bool, rng: np.random.Generator) -> None:
    """Standards, ledgers, decks with toe boards and guard rails, braces; it stands on brackets over the pavement, which stays free."""
    lifts = np.arange(low, eaves + 0.6, _LIFT_M)
    top = float(lifts[-1]) + 1.1
    bays = max(1, round((length - 0.2) / _BAY_M))
    s = np.linspace(0.08, length - 0.08, bays + 1)
    half = _TUBE_M / 2
    for n in (_NEAR_M, _FAR_M):
        q.boxes(wall, s - half, s + half, low - 0.1, top, n - half, n + half, Slot.TUBE, "FKLR")
        for z in lifts:
            q.boxes(wall, 0.0, length, z - half, z + half, n - half, n + half, Slot.TUBE, "FKTB")
    for z in lifts:
        q.boxes(wall, 0.0, length, z + 0.03, z + 0.07, _NEAR_M - 0.06, _FAR_M + 0.02, Slot.DECK, ao=220)
        q.boxes(wall, 0.0, length, z + 0.07, z + 0.22, _FAR_M + half, _FAR_M + half + 0.02, Slot.DECK, "FK")
        for rail in (0.55, 1.0):
            q.boxes(wall, 0.0, length, z + rail - half, z + rail + half, _FAR_M - half, _FAR_M + half, Slot.TUBE, "FKTB")
    q.boxes(wall, 0.0, length, low - 0.16, low + 0.02, 0.0, _FAR_M + 0.1, Slot.DECK, ao=200)  # closed: nothing falls on the pavement
    if sheets:
        _sheets(q, wall, s, low + 0.1, top - 0.05, rng)
    else:
        _braces(q, wall, s, lifts)


def _braces(q: Quads, wall: int, s: Floats, lifts: Floats) -> None:
    n, w = _FAR_M + 0.05, _TUBE_M / 2
    for k in range(0, len(s) - 1, 3):
        for j, (z0, z1) in enumerate(pairwise(lifts)):
            a, b = (s[k], s[k + 1]) if j % 2 == 0 else (s[k + 1], s[k])
            front = np.array([[a, z0 - w, n], [b, z1 - w, n], [b, z1 + w, n], [a, z0 + w, n]])
            front = front if b > a else front[[1, 0, 3, 2]]
            q.on_wall(wall, np.stack([front, front[::-1] - np.array([0, 0, 0.03])]), Slot.TUBE)


def _sheets(q: Quads, wall: int, s: Floats, low: float, top: float, rng: np.random.Generator) -> None:
    """Cloth or film laced to the outer standards, slack between them: each piece is bent a little."""
    n = _FAR_M + 0.06
    heights = np.linspace(low, top, max(2, round((top - low) / 1.0)) + 1)
    quads = []
    for a, b in pairwise(s):
        across = np.linspace(a, b, 4)
        depth = n + np.array([0.0, 1.0, 0.8, 0.0]) * float(rng.uniform(0.02, 0.12)) + rng.normal(0, 0.008, (len(heights), 4))
        depth[:, [0, 3]] = n
        grid = np.stack([np.broadcast_to(across, depth.shape), np.broadcast_to(heights[:, None], depth.shape), depth], axis=-1)
        quads.append(np.stack([grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]], axis=2).reshape(-1, 4, 3))
    cloth = np.concatenate(quads)
    q.on_wall(wall, cloth, Slot.SHEET)
    q.on_wall(wall, cloth[:, ::-1] - np.array([0, 0, 0.012]), Slot.SHEET)
    for end, way in ((float(s[0]), 1), (float(s[-1]), -1)):
        side = np.array([[end, low, _NEAR_M], [end, low, n], [end, top, n], [end, top, _NEAR_M]])
        q.on_wall(wall, np.stack([side, side[::-1] + np.array([0.012 * way, 0, 0])]), Slot.SHEET)
