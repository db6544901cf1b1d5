"""What a building is made from: its lot, its use and its style."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simgen.kinds import BuildingStyle

WallKind = Literal["street", "rear", "party", "side"]
GroundUse = Literal["flat", "shop", "office", "garage", "site"]  # site: being worked on, behind a hoarding
RoofKind = Literal["flat", "gable", "hip", "mansard"]
StyleName = BuildingStyle

NEW: tuple[StyleName, ...] = ("slab", "modern", "glass", "clad")  # flat roofs, metal and glass, nothing of the old trades


class Slot(IntEnum):
    """Material slots; every building has all of them."""

    WALL = 0
    BASE = 1
    TRIM = 2
    FRAME = 3
    PANE = 4
    ROOF = 5
    METAL = 6
    DOOR = 7
    FASCIA = 8
    AWNING = 9
    SHOP_GLASS = 10  # shop windows of coarse meshes: a room on an opaque pane
    REAR = 11
    STEP = 12
    POT = 13
    PANEL = 14
    SHUTTER = 15
    SIGN = 16
    ADVERT = 17
    LAMP = 18
    FASCIA_B = 19
    BOARD = 20  # behind the names of shops
    BOARD_B = 21
    ROOM = 22  # the bare insides of ground floors
    ROOM_WALL = 23  # their back walls: pictures
    GOODS = 24
    GOODS_B = 25
    GOODS_C = 26
    LEAF = 27  # of plants in rooms
    POSTER = 28
    ROLLER = 29
    DARK = 30  # gaps, grilles, passages
    PLINTH = 31
    GLASS = 32  # shop windows that one sees through
    BOARDING = 33  # plywood round building sites
    PRINT = 34
    SHEET = 35
    TUBE = 36
    DECK = 37
    CAP = 38  # of a hoarding, and its kicker board
    LETTER = 39  # from here on with holes: renderers draw those apart
    LETTER_B = 40
    LETTER_C = 41  # on the wall of the ground floor
    PATCH = 42
    IVY = 43
    GRAFFITI = 44


@dataclass(frozen=True, eq=False)
class BuildingSpec:
    """A building to be made.

    footprint : (N, 2) metres, convex, counter-clockwise, in the building's frame, in which wall 0, from vertex 0 to 1, is the main
    front: it lies on x = 0, runs along +y and faces +x. walls : kind of each wall; "street" walls get the full facade, "rear" walls
    plain windows, "side" walls, which stand free between houses, a few, "party" walls, which the neighbour touches, hardly any.
    free_above_m : for each wall the height (m) above which no neighbour hides it, () for unknown; what shows of a party wall is
    dressed. apron_m : land before the main front, on which bays may stand. floors : storeys, the ground floor included, without
    the roof. below_m : how far the walls reach below z = 0 (slopes). sign : text over the
    shop window; names with "|" between them share the front from left to right, as many as it is broad enough for.
    """

    footprint: NDArray[np.float64]
    walls: tuple[WallKind, ...]
    floors: int
    style: StyleName
    ground_use: GroundUse = "flat"
    roof: RoofKind = "flat"
    below_m: float = 1.0
    sign: str = ""
    free_above_m: tuple[float, ...] = ()
    apron_m: float = 0.0


def rectangular_lot(width_m: float, depth_m: float, *, left: WallKind = "party", right: WallKind = "party",
                    rear: WallKind = "rear") -> tuple[NDArray[np.float64], tuple[WallKind, ...]]:
    """Footprint and walls of a lot of `width_m` along the street and `depth_m` behind it; left and right as seen from the street."""
    footprint = np.array([[0, 0], [0, width_m], [-depth_m, width_m], [-depth_m, 0]], np.float64)
    return footprint, ("street", right, rear, left)
