"""The designs of shop and office fronts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

Range = tuple[float, float]
Board = Literal["box", "flush", "canted", "letters"]
Riser = Literal["wood", "base", "tiles", "glass", "stone"]
Door = Literal["glass", "half", "solid"]


@dataclass(frozen=True)
class Design:
    """Ranges are (low, high), metres.

    riser_m : height of the wall below the panes. riser : what it is of. recess_m : of the panes behind the front. lobby_m : how
    far the door lies behind the panes. pane_m : breadth of a pane. transom : height of the lights above the panes over that of the
    whole, lights : how many of them a pane has. bar_m : breadth of the bars. pilaster_m : breadth of the wooden piers at the ends,
    0 for masonry only. pier_m : breadth of that. panels : the riser is panelled. cornice_m : reach of the moulding above the board.
    board : what the name stands on. doors : kinds of them. lit : share of rooms with their lamps on. shut : share that are closed
    behind a shutter. awning : share with one. metal : share with bars of metal, most others are of wood. rail : share with a rail across
    the panes at the height of a hand. tables : share of rooms with tables and people in place of goods.
    """

    riser_m: Range = (0.3, 0.6)
    riser: tuple[Riser, ...] = ("wood",)
    recess_m: Range = (0.1, 0.3)
    lobby_m: Range = (0.0, 0.9)
    pane_m: Range = (1.3, 2.4)
    transom: Range = (0.0, 0.0)
    lights: tuple[int, ...] = (1,)
    bar_m: Range = (0.05, 0.08)
    pilaster_m: Range = (0.0, 0.0)
    pier_m: Range = (0.1, 0.35)
    panels: bool = False
    cornice_m: Range = (0.1, 0.15)
    board: tuple[Board, ...] = ("flush",)
    doors: tuple[Door, ...] = ("glass",)
    lit: float = 0.6
    shut: float = 0.06
    awning: float = 0.25
    metal: float = 0.15
    rail: float = 0.0
    tables: float = 0.15


DESIGNS: dict[str, Design] = {
    "old_timber": Design((0.45, 0.75), ("wood",), (0.12, 0.22), (0.7, 1.3), (0.9, 1.5), (0.16, 0.24), (1, 2, 3), (0.04, 0.06), (0.22, 0.34),
                         (0.05, 0.25), True, (0.2, 0.32), ("canted", "flush"), ("half", "half", "glass"), 0.5, 0.04, 0.3),
    "timber": Design((0.3, 0.6), ("wood", "wood", "base"), (0.1, 0.2), (0.0, 0.9), (1.2, 2.0), (0.0, 0.22), (1, 2), (0.05, 0.07), (0.14,
                                                                                                                                   0.24),
                     (0.05, 0.3), False, (0.12, 0.22), ("flush", "box"), ("glass", "half"), 0.5, 0.06, 0.3),
    "small_panes": Design((0.6, 0.95), ("wood", "base"), (0.12, 0.2), (0.3, 0.9), (0.4, 0.55), (0.22, 0.34), (1,), (0.035, 0.05), (0.2,
                                                                                                                                   0.3),
                          (0.1, 0.4), True, (0.16, 0.26), ("flush", "letters"), ("half", "solid"), 0.4, 0.03, 0.15),
    "plate_glass": Design((0.06, 0.2), ("wood", "base"), (0.05, 0.14), (0.0, 1.2), (1.9, 3.0), bar_m=(0.04, 0.06), pier_m=(0.1, 0.4),
                          board=("box", "flush", "letters"), lit=0.75, awning=0.1),
    "chain": Design((0.1, 0.3), ("wood", "tiles"), (0.06, 0.2), (0.0, 0.5), (1.4, 2.2), (0.0, 0.2), (1,), (0.06, 0.09), (0.0, 0.2), (0.1,
                                                                                                                                     0.3),
                    board=("box",), lit=0.8, awning=0.08),
    "stone_piers": Design((0.3, 0.7), ("base",), (0.3, 0.5), (0.0, 0.6), (1.3, 2.2), (0.16, 0.28), (1, 2, 3), (0.05, 0.08), (0.0, 0.0),
                          (0.4, 0.7),
                          board=("letters", "flush"), doors=("glass", "half"), awning=0.15),
    "tiled": Design((0.5, 0.9), ("tiles",), (0.06, 0.16), (0.0, 0.5), (1.3, 2.4), (0.0, 0.2), (1,), (0.05, 0.08), (0.0, 0.2), (0.1, 0.3),
                    board=("box", "flush"), lit=0.6, shut=0.12, awning=0.4),
    "takeaway": Design((0.6, 1.0), ("tiles", "base", "wood"), (0.05, 0.12), (0.0, 0.2), (1.0, 1.6), (0.0, 0.2), (1,), (0.05, 0.08),
                       board=("box",), doors=("glass", "solid"), shut=0.25, awning=0.2),
    # Dark fronts of narrow lights: restaurants and cafés.
    "bistro": Design((0.4, 0.75), ("wood",), (0.1, 0.2), (0.3, 1.1), (0.5, 0.85), (0.2, 0.32), (1, 2, 3), (0.035, 0.055), (0.2, 0.34),
                     (0.1, 0.3), True, (0.14, 0.26), ("flush", "canted"), ("half", "glass"), 0.6, 0.03, 0.2, 0.0, 0.25, 0.85),
    # Leaves that fold away in summer, down to the pavement.
    "folding": Design((0.05, 0.12), ("wood", "glass"), (0.06, 0.2), (0.0, 0.4), (0.62, 0.9), (0.0, 0.26), (1, 2), (0.08, 0.12), (0.1, 0.3),
                      (0.1, 0.3), board=("flush", "box"), doors=("glass",), lit=0.55, shut=0.02, awning=0.3, metal=0.3, rail=0.4,
                      tables=0.9),
    # Sections of bronzed or black aluminium.
    "bronze": Design((0.08, 0.4), ("stone", "stone", "glass"), (0.06, 0.25), (0.0, 1.2), (0.9, 1.6), (0.14, 0.3), (1, 1, 2), (0.035, 0.06),
                     (0.0, 0.0), (0.2, 0.5), board=("flush", "letters", "box"), lit=0.5, shut=0.02, awning=0.05, metal=1.0, rail=0.3,
                     tables=0.3),
    # Panes to the pavement between dark piers.
    "dark_piers": Design((0.03, 0.1), ("stone", "wood"), (0.15, 0.35), (0.0, 0.9), (1.2, 1.9), (0.0, 0.26), (1,), (0.05, 0.09),
                         (0.35, 0.6), (0.1, 0.25), False, (0.06, 0.16), ("flush", "box"), ("glass",), 0.55, 0.03, 0.1, 0.4, 0.15, 0.4),
    "granite": Design((0.3, 0.65), ("stone",), (0.1, 0.3), (0.0, 0.8), (1.0, 1.9), (0.15, 0.28), (1, 2), (0.05, 0.08), (0.0, 0.25),
                      (0.25, 0.5), board=("flush", "letters", "box"), doors=("glass", "half"), lit=0.5, shut=0.04, awning=0.15, metal=0.4),
    "public_house": Design((0.8, 1.1), ("wood", "tiles"), (0.1, 0.2), (0.3, 0.8), (0.8, 1.3), (0.18, 0.3), (2, 3), (0.05, 0.08), (0.24,
                                                                                                                                  0.4),
                           (0.1, 0.4), True, (0.2, 0.35), ("flush", "canted"), ("solid", "half"), 0.35, 0.02, 0.05),
}
OFFICES: dict[str, Design] = {
    "curtain": Design((0.08, 0.15), ("base", "glass"), (0.12, 0.4), (0.0, 0.4), (1.3, 2.4), (0.0, 0.25), (1,), (0.05, 0.07), pier_m=(0.1,
                                                                                                                                     0.5),
                      board=("box",), lit=0.5, shut=0.0, awning=0.0),
    "bank": Design((0.6, 1.0), ("base",), (0.25, 0.45), (0.3, 0.9), (1.2, 1.9), (0.0, 0.25), (1, 2), (0.06, 0.1), pier_m=(0.5, 0.8),
                   board=("letters",), doors=("glass", "solid"), lit=0.4, shut=0.0, awning=0.0),
    "loggia": Design((0.05, 0.12), ("base",), (0.7, 1.1), (0.0, 0.2), (1.5, 2.6), (0.0, 0.0), (1,), (0.05, 0.07), pier_m=(0.35, 0.6),
                     board=("letters",), lit=0.5, shut=0.0, awning=0.0),
}
_OLD = {"old_timber": 3.0, "timber": 3.0, "small_panes": 1.2, "plate_glass": 1.5, "chain": 1.6, "stone_piers": 1.2, "tiled": 0.8,
        "takeaway": 0.8,
        "public_house": 1.4, "bistro": 3.0, "folding": 1.0, "bronze": 0.8, "dark_piers": 1.4, "granite": 1.4}
_NEW = {"old_timber": 0.2, "timber": 0.8, "plate_glass": 3.0, "chain": 3.0, "stone_piers": 1.0, "tiled": 1.0, "takeaway": 1.0,
        "bistro": 0.5, "folding": 1.4, "bronze": 3.0, "dark_piers": 2.0, "granite": 1.4}


def draw_design(rng: np.random.Generator, *, office: bool, old: bool) -> Design:
    """One of the designs, as common as it is in old and in new streets."""
    weights = dict.fromkeys(OFFICES, 1.0) if office else _OLD if old else _NEW
    total = np.cumsum(list(weights.values()))
    name = list(weights)[int(np.searchsorted(total, float(rng.uniform()) * total[-1]))]
    return (OFFICES if office else DESIGNS)[name]
