"""The façade styles: their proportions and what they are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeVar

import numpy as np

from simgen.assets.buildings.spec import Slot, StyleName
from simgen.assets.materials import RGB, material, tinted, variant
from simgen.mesh import Material

_T = TypeVar("_T")
Window = Literal["sash", "casement", "wide", "industrial", "ribbon"]


@dataclass(frozen=True)
class Style:
    """Ranges are (low, high), metres.

    bay_m : distance between window axes. width_m, height_m : of windows. sill_m : sill above the floor. recess_m : of the glass
    behind the wall. surround_m : breadth of a raised frame round the windows, 0 for none. lintel : "flat", "cornice" or "".
    course : projecting band at each floor, cornice_m : height of the top cornice. balconies : share of bays with one.
    shutters, quoins : share of fronts with them. bays : share of fronts behind gardens
    with a bay window, oriels : of others with one.
    ground_m, upper_m : storey heights. plinth_m : ground floor above the pavement.
    """

    window: Window
    bay_m: tuple[float, float]
    width_m: tuple[float, float]
    height_m: tuple[float, float]
    sill_m: tuple[float, float]
    recess_m: tuple[float, float]
    ground_m: tuple[float, float]
    upper_m: tuple[float, float]
    plinth_m: tuple[float, float]
    surround_m: tuple[float, float] = (0.0, 0.0)
    lintel: tuple[str, ...] = ("",)
    course: float = 0.5
    cornice_m: tuple[float, float] = (0.0, 0.0)
    balconies: float = 0.0
    shutters: float = 0.0
    quoins: float = 0.0
    bays: float = 0.0
    oriels: float = 0.0


STYLES: dict[StyleName, Style] = {
    "brick_terrace": Style("sash", (1.9, 2.7), (0.95, 1.2), (1.55, 2.0), (0.75, 0.9), (0.11, 0.2), (3.2, 3.7), (2.8, 3.4),
                           (0.15, 0.55), lintel=("flat", "flat", "cornice"), course=0.5, cornice_m=(0.15, 0.5), quoins=0.12,
                           bays=0.55, oriels=0.12),
    "townhouse": Style("casement", (2.2, 3.0), (1.1, 1.35), (1.8, 2.2), (0.6, 0.85), (0.14, 0.26), (3.6, 4.5), (3.0, 3.4),
                       (0.2, 0.5), surround_m=(0.12, 0.2), lintel=("cornice", "flat", "cornice"), course=0.9,
                       cornice_m=(0.35, 0.7), balconies=0.12, shutters=0.25, quoins=0.3, bays=0.3, oriels=0.3),
    "postwar": Style("wide", (2.9, 4.0), (1.5, 2.2), (1.3, 1.5), (0.85, 1.0), (0.08, 0.16), (3.2, 3.4), (2.6, 2.9), (0.1, 0.3),
                     course=0.15, balconies=0.35, oriels=0.15),
    "modern": Style("ribbon", (1.5, 3.2), (1.5, 3.2), (1.9, 2.6), (0.3, 0.8), (0.06, 0.2), (3.8, 4.5), (3.1, 3.4), (0.02, 0.1),
                    course=0.0),
    "house": Style("casement", (2.6, 3.6), (1.2, 1.9), (1.2, 1.45), (0.85, 0.95), (0.07, 0.14), (2.8, 3.0), (2.6, 2.8),
                   (0.1, 0.3), lintel=("flat", ""), course=0.15, shutters=0.25, quoins=0.1, bays=0.5),
    "warehouse": Style("industrial", (3.2, 4.6), (2.2, 3.0), (1.8, 2.4), (0.9, 1.2), (0.12, 0.22), (3.8, 4.5), (3.2, 3.4),
                       (0.05, 0.2), lintel=("flat",), course=0.4, cornice_m=(0.1, 0.3)),
}

# Times the plaster's own 0.6: masonry paints as they are sold, most of them pale (albedo 0.25 to 0.65).
_RENDER: tuple[RGB, ...] = (
    (1.05, 1.04, 1.02), (1.02, 0.98, 0.88), (0.98, 0.90, 0.72), (0.92, 0.76, 0.48), (0.86, 0.62, 0.44), (0.88, 0.70, 0.62),
    (0.70, 0.78, 0.80), (0.66, 0.74, 0.66), (0.92, 0.90, 0.84), (0.74, 0.73, 0.70), (0.58, 0.34, 0.26), (0.62, 0.68, 0.78),
    (0.56, 0.55, 0.53), (0.80, 0.74, 0.64), (0.95, 0.86, 0.80), (0.46, 0.50, 0.52), (0.84, 0.83, 0.62), (1.08, 1.08, 1.06))
_SHUTTERS: tuple[RGB, ...] = ((0.05, 0.13, 0.09), (0.08, 0.16, 0.24), (0.30, 0.28, 0.25), (0.62, 0.61, 0.58), (0.22, 0.06, 0.05),
                              (0.20, 0.28, 0.24), (0.16, 0.10, 0.06))
_DOORS: tuple[RGB, ...] = ((0.02, 0.06, 0.035), (0.16, 0.018, 0.015), (0.015, 0.03, 0.09), (0.02, 0.02, 0.022), (0.35, 0.33, 0.30),
                           (0.14, 0.075, 0.035), (0.05, 0.10, 0.11))
_SHOPS: tuple[RGB, ...] = ((0.030, 0.066, 0.048), (0.15, 0.032, 0.027), (0.026, 0.040, 0.082), (0.02, 0.02, 0.022), (0.40, 0.36, 0.27),
                           (0.10, 0.055, 0.035), (0.30, 0.19, 0.07), (0.09, 0.135, 0.14), (0.58, 0.58, 0.56), (0.045, 0.047, 0.05),
                           (0.17, 0.18, 0.18), (0.10, 0.03, 0.045), (0.62, 0.61, 0.56), (0.30, 0.36, 0.33), (0.34, 0.05, 0.04),
                           (0.16, 0.26, 0.36), (0.05, 0.15, 0.10))
# In kcd/m^2: what goods send back under the 500 lx of a shop (EN 12464-1), through the pane, and the face of a lamp.
_SHOP_LIGHT: RGB = (0.055, 0.050, 0.042)
_LAMPS: tuple[RGB, ...] = ((2.4, 2.0, 1.4), (1.9, 1.9, 1.8), (0.0, 0.0, 0.0))
_BRICKS = ("brick_red", "brick_red", "brick_yellow", "brick_yellow", "brick_brown", "brick_grey")


def materials_of(style: StyleName, rng: np.random.Generator, own_rng: np.random.Generator) -> tuple[Material, ...]:
    """One material for each `Slot`. rng : for what a terrace has in common. own_rng : for doors and shops."""
    pick, own = _Picker(rng), _Picker(own_rng)
    brick = variant(pick(_BRICKS), pick.seed(3), pick.shade(0.82, 1.12))
    paint, together = pick(_RENDER), pick((True, False))
    alone = own(_RENDER)  # half of the terraces are painted house by house
    render = variant("plaster", pick.seed(2), paint if together else alone)
    dark_metal = tinted("metal_painted", (0.03, 0.032, 0.035))
    stone = variant("stone_ashlar", 0, pick.shade(0.75, 1.15))
    white = tinted("metal_painted", pick(((0.74, 0.74, 0.72), (0.74, 0.73, 0.69), (0.62, 0.60, 0.54))))
    frame = white
    wall, base, trim, roof, panel = brick, brick, stone, variant("slate", pick.seed(2)), white
    if style == "brick_terrace":
        base = pick((brick, brick, tinted("plaster", (1.1, 1.08, 1.04)), stone))
        trim = pick((stone, tinted("plaster", (1.12, 1.1, 1.06))))
        roof = pick((roof, roof, variant("roof_tiles", pick.seed(2), pick.shade(0.6, 1.0))))
    elif style == "townhouse":
        wall = pick((render, render, render, render, stone, brick))
        base = pick((wall, stone, stone, tinted("plaster", (0.7, 0.68, 0.64)), variant("plaster", 0, pick(_RENDER))))
        trim = pick((tinted("plaster", (1.08, 1.08, 1.07)), stone))
        frame = pick((white, white, tinted("wood", (0.5, 0.45, 0.4))))
        roof = pick((roof, variant("roof_tiles", pick.seed(2), pick.shade(0.7, 1.1))))
    elif style == "postwar":
        wall = pick((render, render, brick, tinted("concrete", (1.2, 1.19, 1.16))))
        base = pick((wall, material("concrete"), brick, variant("plaster", 0, pick(_RENDER))))
        trim = tinted("concrete", pick.shade(0.9, 1.4))
        roof = variant("roof_tiles", pick.seed(2), pick.shade(0.7, 1.1))
        panel = pick((tinted("metal_painted", pick(_RENDER)), trim))
    elif style == "modern":
        wall = pick((tinted("concrete", (1.3, 1.3, 1.3)), tinted("metal_painted", (0.16, 0.165, 0.175)), render,
                     tinted("metal_painted", (0.55, 0.56, 0.57)), brick, brick, render, tinted("wood", (1.1, 1.05, 1.0)),
                     tinted("metal_corrugated", (0.55, 0.58, 0.6))))
        base = wall
        trim = pick((dark_metal, tinted("metal_painted", (0.30, 0.31, 0.32)), white))
        frame = pick((dark_metal, tinted("metal_painted", (0.34, 0.35, 0.36)), white))
        panel = pick((tinted("metal_painted", (0.10, 0.12, 0.14)), wall, tinted("metal_painted", (0.42, 0.20, 0.10)),
                      tinted("metal_painted", (0.20, 0.32, 0.36)), tinted("metal_painted", (0.60, 0.58, 0.52))))
    elif style == "house":
        wall = pick((brick, brick, render, render))
        base = pick((wall, wall, brick))
        trim = pick((stone, tinted("plaster", (1.1, 1.08, 1.04))))
        roof = pick((roof, variant("roof_tiles", pick.seed(2), pick.shade(0.6, 1.1)), variant("roof_tiles", 1, pick.shade(0.9, 1.2))))
    else:
        trim = pick((stone, tinted("concrete", (1.0, 0.98, 0.95))))
        frame = pick((dark_metal, tinted("metal_painted", (0.20, 0.26, 0.24)), white))
    glass = variant("glass_panes", own.seed(3)) if style != "modern" else variant("glass_office", 0, pick.shade(0.9, 1.4))
    shop = own(_SHOPS)
    plain = variant("plaster", pick.seed(2), pick.shade(0.6, 1.05))
    shop_b = own(_SHOPS)
    rear = pick((brick, brick, brick, variant(pick(_BRICKS), pick.seed(3), pick.shade(0.75, 1.05)), render, plain,
                 tinted("concrete", (1.4, 1.38, 1.34))))
    patch = tinted("wall_patch", pick(((0.62, 0.60, 0.57), (1.0, 0.98, 0.93), (0.80, 0.76, 0.68), (0.42, 0.41, 0.40))))
    ground = tuple(0.5 * c + (0.10 if sum(shop) < 0.9 else 0.25) for c in shop)
    out = {
        Slot.WALL: wall, Slot.BASE: base, Slot.TRIM: trim, Slot.FRAME: frame, Slot.PANE: glass, Slot.ROOF: roof,
        Slot.METAL: dark_metal, Slot.DOOR: tinted("metal_painted", own(_DOORS)), Slot.FASCIA: tinted("metal_painted", shop),
        Slot.LETTER: tinted("glyphs", _letters_on(shop)), Slot.FASCIA_B: tinted("metal_painted", shop_b),
        Slot.LETTER_B: tinted("glyphs", _letters_on(shop_b)), Slot.AWNING: tinted("cloth", own(_SHOPS), translucency=0.3),
        Slot.SHOP_GLASS: replace(variant("shop_display", own.seed(5), (1.35, 1.35, 1.35)), emissive=_SHOP_LIGHT),
        Slot.REAR: rear, Slot.STEP: material("concrete"),
        Slot.POT: tinted("roof_tiles", (1.0, 1.0, 1.0)), Slot.PANEL: panel,
        Slot.SHUTTER: tinted("wood", pick(_SHUTTERS)), Slot.SIGN: tinted("metal_painted", shop),
        Slot.ADVERT: tinted("plaster", ground, variation=0.3),
        Slot.LAMP: Material("lamp", (0.5, 0.5, 0.48), 0.5, emissive=own(_LAMPS)), Slot.PATCH: patch, Slot.IVY: material("ivy"),
    }
    return tuple(out[s] for s in Slot)


def _letters_on(ground: RGB) -> RGB:
    return (0.75, 0.72, 0.62) if sum(ground) < 0.9 else (0.03, 0.03, 0.04)


class _Picker:
    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng

    def __call__(self, options: tuple[_T, ...]) -> _T:
        return options[int(self._rng.integers(len(options)))]

    def seed(self, count: int) -> int:
        return int(self._rng.integers(count))

    def shade(self, lo: float, hi: float) -> RGB:
        value = float(self._rng.uniform(lo, hi))
        warm = float(self._rng.normal(0, 0.02))
        return value * (1 + warm), value, value * (1 - warm)
