"""Ground floors with shops and offices: risers, panes before rooms, a door in a lobby, a board with the name, blinds, shutters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from simgen.assets.buildings import bills, details, glazing, rooms
from simgen.assets.buildings import openings as op
from simgen.assets.buildings.quads import Floats, Quads, rectangles
from simgen.assets.buildings.shopdesigns import Design, draw_design
from simgen.assets.buildings.spec import NEW, BuildingSpec, Slot

_PAINTED_M = 0.004  # of letters before their board
_CANT_M = (0.05, 0.16)  # reach of the foot and the head of boards that lean forwards
_DOORS_TO_FLATS = 0.35  # share of broad shops with one beside them
_UNIT_M = 4.6  # the narrowest of several shops in one front
_DOOR_M = 1.0
_PULLS_M = ((0.9, 1.4), (0.7, 1.3), (0.45, 1.75), (0.95, 1.25))  # foot and head of the handles of glass doors
_TILT = 0.004  # slope of panes against their front
_NEW_STYLES = (*NEW, "postwar")


@dataclass(frozen=True)
class _Unit:
    """One shop or lobby of a front: from s0 to s1, its name, its design and the slots of its woodwork, board and letters.
    z0 : the pavement, z1 : the ceiling. below_m : how far walls reach below zero."""

    s0: float
    s1: float
    z0: float
    z1: float
    sign: str
    design: Design
    wood: int
    board: int
    letter: int
    office: bool
    below_m: float


@dataclass(frozen=True)
class _Glazing:
    """Panes from left to right (M,) with the door's stretch d0 to d1 left out, between riser and head (z), at depth -recess;
    the lights above `transom` are apart."""

    left: Floats
    right: Floats
    d0: float
    d1: float
    riser: float
    transom: float
    head: float
    recess: float


def shopfront(q: Quads, wall: int, z0: float, z1: float, spec: BuildingSpec, rng: np.random.Generator, *, office: bool) -> None:
    """The ground floor of a wall from the pavement to z1: a shop, several side by side, or an office's glass front."""
    length = float(q.length[wall])
    names = spec.sign.split("|")
    count = max(1, min(len(names), int(length / _UNIT_M)))
    first = 0 if count > 1 else int(rng.integers(len(names)))  # short walls have one of the shops
    slots = ((Slot.FASCIA, Slot.BOARD, Slot.LETTER), (Slot.FASCIA_B, Slot.BOARD_B, Slot.LETTER_B))
    for k in range(count):
        design = draw_design(rng, office=office, old=spec.style not in _NEW_STYLES)
        wood, board, letter = slots[(first + k) % 2]
        own = np.random.Generator(np.random.Philox(key=int(rng.integers(2**63))))
        _unit(
            q,
            wall,
            _Unit(
                length * k / count, length * (k + 1) / count, z0, z1, names[first + k], design, wood, board, letter, office, spec.below_m
            ),
            own,
        )


def _unit(q: Quads, wall: int, u: _Unit, rng: np.random.Generator) -> None:
    if not u.office and u.s1 - u.s0 > 5.4 and rng.uniform() < _DOORS_TO_FLATS:
        u = _house_door(q, wall, u, rng)
    d, length = u.design, u.s1 - u.s0
    pier = min(_draw(rng, d.pier_m), length * 0.12)
    band = float(rng.uniform(0.35, 0.5)) if u.office else float(rng.uniform(0.5, 0.85))
    head = u.z1 - band - 0.12
    a, b = u.s0 + pier, u.s1 - pier
    q.boxes(wall, u.s0, a, -u.below_m, u.z1, 0.0, 0.0, Slot.BASE, "F")
    q.boxes(wall, b, u.s1, -u.below_m, u.z1, 0.0, 0.0, Slot.BASE, "F")
    q.boxes(wall, a, b, head, u.z1, 0.0, 0.0, Slot.BASE, "F")
    g = _glazing(a, b, head, u, rng)
    solid = Slot.BASE if u.office or d.riser == ("base",) else u.wood
    q.boxes(wall, a, b, -u.below_m, head, -g.recess, 0.0, solid, "LRT", inside=True, ao=150)
    if rng.uniform() < d.shut and b - a > 1.5:
        bills.roller(q, wall, a, b, u.z0, head, rng)
        q.boxes(wall, a, b, -u.below_m, head, -g.recess, -g.recess, Slot.DARK, "F")
    else:
        _open_shop(q, wall, u, g, rng)
        if length > 3.0 and rng.uniform() < d.awning:
            bills.awning(
                q,
                wall,
                a,
                b,
                head,
                float(rng.uniform(0.8, 1.6)),
                striped=bool(rng.uniform() < 0.35),
                valance=float(rng.choice([0.0, 0.2, 0.3])),
            )
    _pilasters(q, wall, u, a, b, head, rng)
    _board(q, wall, u, g, a, b, rng)


def _glazing(a: float, b: float, head: float, u: _Unit, rng: np.random.Generator) -> _Glazing:
    """Where panes and door are."""
    d = u.design
    riser = u.z0 + _draw(rng, d.riser_m)
    share = _draw(rng, d.transom)
    door = _DOOR_M if b - a < 8.5 or rng.uniform() < 0.5 else 1.7
    count = max(1, round((b - a - door) / _draw(rng, d.pane_m)))
    if b - a - door < 0.6:  # nothing but a door, as on the cut corners of blocks
        door, count = b - a, 0
    at = int(rng.integers(0, count + 1)) if rng.uniform() < 0.5 else int(rng.choice([0, count, count // 2]))
    pane = (b - a - door) / max(count, 1)
    edges = a + np.concatenate([np.arange(at + 1) * pane, at * pane + door + np.arange(count - at + 1) * pane])
    transom = head if share < 0.08 else max(head - share * (head - riser), u.z0 + 2.25)
    return _Glazing(
        np.delete(edges[:-1], at),
        np.delete(edges[1:], at),
        float(edges[at]),
        float(edges[at + 1]),
        riser,
        min(transom, head),
        head,
        _draw(rng, d.recess_m),
    )


def _open_shop(q: Quads, wall: int, u: _Unit, g: _Glazing, rng: np.random.Generator) -> None:
    """Panes with their bars, what is on them and the room behind them, and the door."""
    d, back = u.design, -g.recess
    bars = Slot.METAL if u.office or rng.uniform() < d.metal else Slot.FRAME if rng.uniform() < 0.1 else u.wood
    bar = _draw(rng, d.bar_m)
    kind = d.riser[int(rng.integers(len(d.riser)))]
    riser = {"wood": u.wood, "base": Slot.BASE, "tiles": u.board, "glass": Slot.DARK, "stone": Slot.PLINTH}[kind]
    _risers(q, wall, g, back, riser, u.below_m, panels=d.panels)
    _panes(q, wall, g.left, g.right, g.riser, g.transom, back + 0.02, rng)
    for s in np.unique(np.round(np.concatenate([g.left, g.right]), 4)):
        q.boxes(wall, s - bar / 2, s + bar / 2, g.riser, g.head, back, back + 0.08, bars, "FLR")
    q.boxes(wall, g.left, g.right, g.riser, g.riser + 0.05, back, back + 0.07, bars, "FT")
    q.boxes(wall, g.left, g.right, g.head - 0.05, g.head, back, back + 0.07, bars, "FB")
    if g.transom < g.head - 0.1:
        _panes(q, wall, g.left, g.right, g.transom, g.head, back + 0.02, rng)
        q.boxes(wall, g.left, g.right, g.transom - 0.03, g.transom + 0.03, back, back + 0.08, bars, "FTB")
        lights = int(rng.choice(d.lights))
        for k in range(1, lights):
            s = g.left + (g.right - g.left) * k / lights
            q.boxes(wall, s - 0.015, s + 0.015, g.transom + 0.03, g.head - 0.05, back + 0.02, back + 0.05, bars, "FLR")
    if rng.uniform() < d.rail and g.transom - g.riser > 1.6:
        z = max(g.riser + 0.35, u.z0 + float(rng.uniform(0.85, 1.05)))
        q.boxes(wall, g.left, g.right, z, z + 0.05, back + 0.01, back + 0.06, bars, "FTB")
    share = float(rng.choice([0.0, 0.0, 0.15, 0.35, 0.8])) * (0.4 if u.office else 1.0)
    free = bills.posters_on(q, wall, g.left, g.right, g.riser + 0.05, g.transom, back + 0.028, rng, share)
    if not u.office:
        bills.stickers_on(q, wall, g.left[free], g.right[free], max(g.riser, u.z0), g.transom, back + 0.032, rng, u.sign, u.letter)
    lobby = _draw(rng, d.lobby_m)
    lobby = 0.0 if lobby < 0.25 else lobby
    r = rooms.room(q, wall, u.s0 + 0.1, u.s1 - 0.1, g.riser - 0.02 if g.riser < 0.5 else g.riser - 0.08, g.head + 0.02, back, rng)
    rooms.furnish(q, wall, r, rng, lit=bool(rng.uniform() < d.lit), free=(g.d0, g.d1), shop=not u.office,
                  tables=bool(rng.uniform() < d.tables) and not u.office)
    _entrance(q, wall, u, g, min(lobby, max(r.n0 - r.n1 - 0.3, 0.0)), rng)


def _panes(q: Quads, wall: int, left: Floats, right: Floats, z0: float, z1: float, n: float, rng: np.random.Generator) -> None:
    """Panes that hang a little out of true, each with its own mirror image."""
    one = np.ones(len(left))
    if len(left):
        o = op.Openings(np.full(len(left), wall), left, right, one * z0, one * z1)
        q.on_wall(wall, glazing.tilted(o, n, rng, _TILT), Slot.GLASS)


def _risers(q: Quads, wall: int, g: _Glazing, back: float, slot: int, below: float, *, panels: bool) -> None:
    q.boxes(wall, g.left, g.right, -below, g.riser, back, back + 0.1, slot, "FLRT")
    q.boxes(wall, g.left, g.right, -below, 0.12, back + 0.1, back + 0.115, Slot.DARK if slot != Slot.BASE else slot, "FT")
    if panels and g.riser > 0.35:
        q.boxes(wall, g.left + 0.1, g.right - 0.1, 0.2, g.riser - 0.08, back + 0.1, back + 0.118, slot, "FLRTB", ao=225)


def _entrance(q: Quads, wall: int, u: _Unit, g: _Glazing, lobby: float, rng: np.random.Generator) -> None:
    """A door at the end of a lobby, or flush with the panes, of glass, half of glass, or solid; a light above it."""
    s0, s1, back = g.d0, g.d1, -g.recess - lobby
    kind = u.design.doors[int(rng.integers(len(u.design.doors)))]
    leaf = Slot.DOOR if rng.uniform() < 0.3 else Slot.METAL if u.office or rng.uniform() < 0.2 else u.wood
    ao = 255 if lobby < 0.3 else round(200 - 90 * min(lobby, 1.0))
    q.boxes(wall, s0, s1, -u.below_m, u.z0, back - 0.06, 0.03, Slot.STEP, "FLRT", ao=ao)
    ceiling = g.head
    if lobby:
        ceiling = max(g.transom, u.z0 + 2.3) if g.transom < g.head - 0.1 else g.head
        q.boxes(
            wall, s0, s1, u.z0, ceiling, back, -g.recess, u.wood if not u.office else Slot.METAL, "LRT", inside=True, ao=round(0.5 * ao)
        )
        q.boxes(wall, s0, s1, u.z0, ceiling, back, -g.recess, u.wood if not u.office else Slot.METAL, "LR", ao=60)
        if ceiling < g.head - 0.1:  # the lights run on above the lobby
            q.on_wall(wall, rectangles(s0, s1, ceiling, g.head, -g.recess + 0.02), Slot.GLASS)
            q.boxes(wall, s0, s1, ceiling - 0.03, ceiling + 0.03, -g.recess, -g.recess + 0.08, leaf, "FTB")
    top = min(u.z0 + 2.15, ceiling - 0.1)
    bars = np.linspace(s0, s1, 2 if s1 - s0 < 1.3 else 3)
    for b0, b1 in pairwise(bars):
        q.boxes(wall, b0, b0 + 0.1, u.z0, top, back, back + 0.05, leaf, "FLR", ao=ao)
        q.boxes(wall, b1 - 0.1, b1, u.z0, top, back, back + 0.05, leaf, "FLR", ao=ao)
        foot = {"glass": 0.18, "half": 0.95, "solid": 2.0}[kind]
        q.boxes(wall, b0 + 0.1, b1 - 0.1, u.z0, u.z0 + foot, back, back + 0.045, leaf, "FT", ao=ao)
        q.boxes(wall, b0 + 0.1, b1 - 0.1, top - 0.1, top, back, back + 0.045, leaf, "FB", ao=ao)
        if kind == "half":
            q.boxes(wall, b0 + 0.18, b1 - 0.18, u.z0 + 0.16, u.z0 + 0.8, back + 0.045, back + 0.055, leaf, "FLRTB", ao=round(0.9 * ao))
        if kind == "solid":
            for lo, hi in ((0.16, 0.85), (1.05, 1.85)):
                q.boxes(wall, b0 + 0.2, b1 - 0.2, u.z0 + lo, u.z0 + hi, back + 0.045, back + 0.058, leaf, "FLRTB", ao=round(0.9 * ao))
        low, high = {"glass": _PULLS_M[int(rng.integers(len(_PULLS_M)))]}.get(kind, (0.9, 1.08))
        q.boxes(wall, b1 - 0.09, b1 - 0.06, u.z0 + low, u.z0 + high, back + 0.06, back + 0.1, Slot.STEP, ao=ao)
        if rng.uniform() < 0.5:  # a plate against kicks
            q.boxes(wall, b0 + 0.11, b1 - 0.11, u.z0 + 0.02, u.z0 + 0.16, back + 0.045, back + 0.05, Slot.STEP, "FT", ao=round(0.7 * ao))
        q.on_wall(wall, rectangles(b0 + 0.1, b1 - 0.1, u.z0 + foot, top - 0.1, back + 0.012), Slot.GLASS)
        if kind != "solid" and not u.office:
            bills.hours_on(q, wall, (b0 + b1) / 2, u.z0 + float(rng.uniform(1.25, 1.5)), back + 0.024, b1 - b0 - 0.3, rng)
        if kind == "glass" and rng.uniform() < 0.5:
            z = u.z0 + float(rng.uniform(1.2, 1.5))
            q.on_wall(
                wall, rectangles(b0 + 0.2, b0 + 0.2 + 0.21, z, z + 0.297, back + 0.02), Slot.POSTER, uv=bills.poster_uv(rng, 1), ao=ao
            )
    q.boxes(wall, s0, s1, top, top + 0.07, back, back + 0.06, leaf, "FTB", ao=ao)
    if ceiling > top + 0.07:
        q.on_wall(wall, rectangles(s0, s1, top + 0.07, ceiling, back + 0.012), Slot.GLASS)


def _pilasters(q: Quads, wall: int, u: _Unit, a: float, b: float, head: float, rng: np.random.Generator) -> None:
    """Wooden piers at the ends of a front, on plinths and below brackets."""
    breadth = min(_draw(rng, u.design.pilaster_m), (b - a) * 0.14)
    if breadth < 0.1:
        return
    out = float(rng.uniform(0.05, 0.1))
    for s in (a - 0.04, b - breadth + 0.04):
        q.boxes(wall, s, s + breadth, -u.below_m, head + 0.04, 0.0, out, u.wood)
        q.boxes(wall, s - 0.02, s + breadth + 0.02, -u.below_m, 0.3, 0.0, out + 0.03, u.wood, "FLRT")
        if u.design.panels:
            q.boxes(wall, s + 0.05, s + breadth - 0.05, 0.45, head - 0.35, out, out + 0.012, u.wood, "FLRTB", ao=225)
            q.boxes(wall, s - 0.02, s + breadth + 0.02, head - 0.22, head + 0.04, 0.0, out + 0.05, u.wood)


def _board(q: Quads, wall: int, u: _Unit, g: _Glazing, a: float, b: float, rng: np.random.Generator) -> None:
    """What is over a front: the board or the plain wall with the name, and an office's slab over its door."""
    head, top = g.head, u.z1 - 0.22
    kind = u.design.board[int(rng.integers(len(u.design.board)))]
    face = {"box": float(rng.uniform(0.12, 0.22)), "flush": 0.06, "canted": _CANT_M[1], "letters": 0.0}[kind]
    if u.office:
        if kind == "box":
            face = 0.12
            slot = u.board if u.sign else Slot.PANEL if rng.uniform() < 0.5 else Slot.METAL
            q.boxes(wall, u.s0, u.s1, head, u.z1 - 0.02, 0.0, face, slot)
        if rng.uniform() < 0.6:
            q.boxes(wall, g.d0 - 0.4, g.d1 + 0.4, head - 0.12, head + 0.06, 0.0, 1.1, Slot.METAL)
    elif kind != "letters":
        _fascia(q, wall, u, a - 0.05, b + 0.05, head, top, face, canted=kind == "canted", reach=_draw(rng, u.design.cornice_m))
    if not u.sign or u.s1 - u.s0 < 2.6:
        return
    height = (top - head) * float(rng.choice([0.86, 0.7, 0.55]))
    n, lean, slot = face + _PAINTED_M, 0.0, u.letter
    if kind == "letters":
        n, slot = 3 * _PAINTED_M, Slot.LETTER_C
    elif kind == "canted":
        n, lean = sum(_CANT_M) / 2 + _PAINTED_M, (_CANT_M[1] - _CANT_M[0]) / (top - head)
    details.lettering(q, wall, (u.s0 + u.s1) / 2, (head + top) / 2, n, height, u.s1 - u.s0 - 1.0, u.sign, slot, lean)


def _fascia(
    q: Quads, wall: int, u: _Unit, s0: float, s1: float, z0: float, z1: float, face: float, *, canted: bool, reach: float
) -> None:
    """A board from s0 to s1, upright or leaning forwards, with a moulding above it and brackets at its ends."""
    if canted:
        foot = _CANT_M[0]
        front = [(s0, z0, foot), (s1, z0, foot), (s1, z1, face), (s0, z1, face)]
        under = [(s0, z0, 0.0), (s1, z0, 0.0), (s1, z0, foot), (s0, z0, foot)]
        q.on_wall(wall, np.array([front, under]), u.board)
    else:
        q.boxes(wall, s0, s1, z0, z1, 0.0, face, u.board)
    q.boxes(wall, s0 - 0.04, s1 + 0.04, z1, u.z1 - 0.1, 0.0, face + reach, u.wood)
    for s in (s0, s1):
        q.boxes(wall, s - 0.06, s + 0.06, z0 - 0.05, z1, 0.0, face + 0.05, u.wood)


def _house_door(q: Quads, wall: int, u: _Unit, rng: np.random.Generator) -> _Unit:
    """The door of the flats above, at one end of a front; what it leaves to the shop."""
    breadth, left = float(rng.uniform(1.3, 1.7)), bool(rng.uniform() < 0.5)
    s0 = u.s0 if left else u.s1 - breadth
    middle, half, top = s0 + breadth / 2, 0.5, min(u.z0 + float(rng.uniform(2.4, 2.9)), u.z1 - 0.3)
    for a, b, z in ((s0, middle - half, -u.below_m), (middle + half, s0 + breadth, -u.below_m), (middle - half, middle + half, top)):
        q.boxes(wall, a, b, z, u.z1, 0.0, 0.0, Slot.BASE, "F")
    one = np.ones(1)
    o = op.Openings(np.array([wall]), one * (middle - half), one * (middle + half), one * u.z0, one * top)
    op.doors(q, o, float(rng.choice([0.15, 0.3, 0.7])), Slot.BASE, u.below_m, rng, surround=False)
    return replace(u, s0=u.s0 + breadth * left, s1=u.s1 - breadth * (not left))


def _draw(rng: np.random.Generator, bounds: tuple[float, float]) -> float:
    return float(rng.uniform(*bounds))
