"""The façade styles: their proportions and what they are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeVar

import numpy as np

from simgen.assets.buildings.sites import SITES, site_materials
from simgen.assets.buildings.spec import NEW, Slot, StyleName
from simgen.assets.materials import RGB, material, tinted, variant
from simgen.mesh import Material

_T = TypeVar("_T")
Window = Literal["sash", "casement", "wide", "industrial", "ribbon"]
Front = Literal["wall", "curtain", "panels"]


@dataclass(frozen=True)
class Style:
    """Ranges are (low, high), metres.

    bay_m : distance between window axes. width_m, height_m : of windows. sill_m : sill above the floor. recess_m : of the glass
    behind the wall. surround_m : breadth of a raised frame round the windows, 0 for none. lintel : "flat", "cornice" or "".
    course : projecting band at each floor, cornice_m : height of the top cornice. balconies : share of bays with one.
    shutters, quoins : share of fronts with them. bays : share of fronts behind gardens
    with a bay window, oriels : of others with one.
    pier_m : least wall between windows. spandrels : panels of another material from the windows of a floor down to those below.
    front : of what the upper storeys are: a wall with openings, a curtain of glass, or panels before a wall.
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
    pier_m: float = 0.5
    spandrels: bool = False
    front: Front = "wall"


STYLES: dict[StyleName, Style] = {
    "brick_terrace": Style("sash", (1.9, 2.7), (0.95, 1.2), (1.55, 2.0), (0.75, 0.9), (0.11, 0.2), (3.2, 3.7), (2.8, 3.4),
                           (0.15, 0.55), lintel=("flat", "flat", "cornice"), course=0.5, cornice_m=(0.15, 0.5), quoins=0.12,
                           bays=0.55, oriels=0.12),
    "townhouse": Style("casement", (2.2, 3.0), (1.1, 1.35), (1.8, 2.2), (0.6, 0.85), (0.14, 0.26), (3.6, 4.5), (3.0, 3.4),
                       (0.2, 0.5), surround_m=(0.12, 0.2), lintel=("cornice", "flat", "cornice"), course=0.9,
                       cornice_m=(0.35, 0.7), balconies=0.12, shutters=0.25, quoins=0.3, bays=0.3, oriels=0.3),
    "postwar": Style("wide", (2.9, 4.0), (1.5, 2.2), (1.3, 1.5), (0.85, 1.0), (0.08, 0.16), (3.2, 3.4), (2.6, 2.9), (0.1, 0.3),
                     course=0.15, balconies=0.35, oriels=0.15),
    # Offices and flats of the sixties: unbroken bands of windows between bands of panels.
    "slab": Style("ribbon", (1.2, 2.6), (2.5, 2.6), (1.25, 1.75), (0.8, 1.0), (0.04, 0.14), (3.3, 4.2), (2.8, 3.3), (0.05, 0.3),
                  course=0.25, cornice_m=(0.0, 0.12), pier_m=0.1, spandrels=True),
    "modern": Style("ribbon", (1.5, 3.2), (1.5, 3.2), (1.9, 2.6), (0.3, 0.8), (0.06, 0.2), (3.8, 4.5), (3.1, 3.4), (0.02, 0.1),
                    course=0.0),
    # Offices and stores since the eighties. The windows are those of their sides and rears.
    "glass": Style("ribbon", (2.0, 3.2), (1.4, 2.6), (1.5, 1.9), (0.8, 1.0), (0.05, 0.1), (4.0, 4.9), (3.4, 3.9), (0.02, 0.05),
                   course=0.0, front="curtain"),
    "clad": Style("ribbon", (2.2, 3.4), (1.5, 2.6), (1.4, 1.8), (0.8, 1.0), (0.05, 0.1), (3.8, 4.6), (3.2, 3.7), (0.02, 0.05),
                  course=0.0, front="panels"),
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
# Enamelled and coated spandrel panels: greys, blues, greens, cream, a few strong ones.
_PANELS: tuple[RGB, ...] = (
    (0.16, 0.19, 0.23), (0.30, 0.33, 0.36), (0.10, 0.11, 0.12), (0.12, 0.20, 0.32), (0.24, 0.34, 0.40), (0.14, 0.24, 0.20),
    (0.55, 0.53, 0.46), (0.62, 0.62, 0.60), (0.05, 0.055, 0.06), (0.30, 0.09, 0.06), (0.42, 0.30, 0.10), (0.20, 0.36, 0.36),
    (0.44, 0.44, 0.45))
# Glass painted on its back, before floors: grey, blue, green, bronze, and white now and then.
_SPANDRELS: tuple[RGB, ...] = (
    (0.035, 0.040, 0.045), (0.06, 0.075, 0.09), (0.10, 0.11, 0.12), (0.035, 0.065, 0.10), (0.06, 0.10, 0.15), (0.04, 0.085, 0.075),
    (0.075, 0.12, 0.105), (0.075, 0.05, 0.03), (0.05, 0.04, 0.03), (0.018, 0.02, 0.022), (0.17, 0.18, 0.18), (0.02, 0.03, 0.045),
    (0.36, 0.37, 0.36))
# Coated metal, fibre cement, stone and terracotta: most of it sober.
_CLADDING: tuple[RGB, ...] = (
    (0.055, 0.058, 0.062), (0.08, 0.085, 0.095), (0.12, 0.125, 0.13), (0.10, 0.13, 0.165), (0.15, 0.18, 0.21), (0.20, 0.21, 0.22),
    (0.28, 0.29, 0.30), (0.35, 0.355, 0.35), (0.44, 0.44, 0.43), (0.12, 0.085, 0.055), (0.20, 0.15, 0.10), (0.24, 0.105, 0.06),
    (0.15, 0.07, 0.05), (0.065, 0.085, 0.08), (0.30, 0.27, 0.22), (0.09, 0.095, 0.10))
_NEW_FRAMES: tuple[RGB, ...] = ((0.03, 0.032, 0.035), (0.05, 0.052, 0.056), (0.16, 0.165, 0.17), (0.34, 0.35, 0.36), (0.10, 0.07, 0.045))
_TINTS: tuple[RGB, ...] = ((1.0, 1.0, 1.0), (0.8, 0.95, 1.1), (0.8, 1.05, 0.98), (0.75, 0.85, 0.95), (0.85, 0.76, 0.66), (0.7, 0.72, 0.75))
_BLINDS: tuple[RGB, ...] = ((0.17, 0.17, 0.165), (0.12, 0.12, 0.12), (0.21, 0.205, 0.19), (0.06, 0.06, 0.065), (0.14, 0.13, 0.11))
_SHUTTERS: tuple[RGB, ...] = ((0.05, 0.13, 0.09), (0.08, 0.16, 0.24), (0.30, 0.28, 0.25), (0.62, 0.61, 0.58), (0.22, 0.06, 0.05),
                              (0.20, 0.28, 0.24), (0.16, 0.10, 0.06))
_DOORS: tuple[RGB, ...] = ((0.02, 0.06, 0.035), (0.16, 0.018, 0.015), (0.015, 0.03, 0.09), (0.02, 0.02, 0.022), (0.35, 0.33, 0.30),
                           (0.14, 0.075, 0.035), (0.05, 0.10, 0.11))
# Woodwork and boards of shops: dark paints are most of them, as in towns whose old fronts are kept.
_SHOPS: tuple[RGB, ...] = (
    (0.012, 0.012, 0.013), (0.016, 0.016, 0.018), (0.022, 0.022, 0.024), (0.010, 0.014, 0.034), (0.016, 0.024, 0.055), (0.010, 0.030,
                                                                                                                        0.020),
    (0.018, 0.048, 0.034), (0.055, 0.012, 0.014), (0.085, 0.014, 0.022), (0.034, 0.036, 0.040), (0.060, 0.062, 0.066), (0.045, 0.030,
                                                                                                                        0.020),
    (0.020, 0.042, 0.048), (0.030, 0.022, 0.018), (0.14, 0.028, 0.024), (0.10, 0.135, 0.12), (0.16, 0.165, 0.165), (0.28, 0.05, 0.035),
    (0.10, 0.18, 0.26), (0.30, 0.20, 0.07), (0.40, 0.37, 0.29), (0.58, 0.58, 0.56), (0.26, 0.32, 0.30), (0.05, 0.13, 0.09),
)  # fmt: skip
_WOODS: tuple[RGB, ...] = ((0.22, 0.15, 0.10), (0.36, 0.25, 0.17), (0.16, 0.12, 0.09), (0.62, 0.50, 0.38), (0.9, 0.8, 0.66))
_BOARDS: tuple[RGB, ...] = ((0.58, 0.57, 0.54), (0.50, 0.44, 0.32), (0.20, 0.03, 0.03), (0.02, 0.05, 0.16), (0.03, 0.10, 0.05), (0.36,
                                                                                                                                 0.24,
                                                                                                                                 0.04),
                            (0.015, 0.015, 0.016), (0.10, 0.10, 0.105), (0.32, 0.33, 0.34))
_GOODS: tuple[RGB, ...] = ((0.02, 0.02, 0.022), (0.45, 0.43, 0.38), (0.30, 0.05, 0.04), (0.05, 0.10, 0.22), (0.36, 0.28, 0.16), (0.12,
                                                                                                                                 0.16,
                                                                                                                                 0.08),
                           (0.20, 0.12, 0.07), (0.50, 0.34, 0.08), (0.10, 0.10, 0.11), (0.30, 0.18, 0.24), (0.55, 0.54, 0.52), (0.05,
                                                                                                                                0.20, 0.20))
_FIGURES: tuple[RGB, ...] = ((0.55, 0.53, 0.50), (0.03, 0.03, 0.032), (0.42, 0.29, 0.20), (0.20, 0.20, 0.20))
_ROLLERS: tuple[RGB, ...] = ((0.22, 0.22, 0.22), (0.34, 0.34, 0.33), (0.05, 0.05, 0.055), (0.10, 0.085, 0.06), (0.06, 0.09, 0.16), (0.12,
                                                                                                                                    0.03,
                                                                                                                                    0.03))
# Paint on ground floors and soot on their stones.
_DARK_BASES: tuple[RGB, ...] = ((0.035, 0.035, 0.038), (0.07, 0.07, 0.075), (0.05, 0.032, 0.026), (0.03, 0.042, 0.05), (0.14, 0.135, 0.13),
                                (0.11, 0.09, 0.075))
# In kcd/m^2: what a white thing sends back under the 500 lx of a shop (EN 12464-1), of lamps of some warmth, all or some of them on.
_SHOP_LIGHT: tuple[RGB, ...] = tuple((0.16 * on, 0.142 * on, 0.11 * on) for on in (0.8, 0.4, 0.2, 0.1, 0.05, 0.0))
_BACK_WALL: RGB = (0.16, 0.15, 0.14)  # mean albedo of the pictures of rooms
_FAR_ROOM = 0.09  # what daylight is left at a back wall and the goods before it, over that on the front, times the pane
_INSIDES: tuple[RGB, ...] = ((0.30, 0.29, 0.27), (0.18, 0.17, 0.16), (0.42, 0.41, 0.39), (0.07, 0.06, 0.055), (0.12, 0.08, 0.06))
# A double pane of clear float glass lets 0.8 of the light through; dust keeps some back (EN 410).
# Films against the sun and body-tinted panes, grey and bronze, let 0.15 to 0.5 through (EN 410 classes of their makers).
_PANES = tuple(
    Material(f"shop pane {through}", (red, red * warm, red * warm**1.5), 0.05, transmittance=through)
    for through, red, warm in (
        (0.76, 0.006, 1.0), (0.76, 0.006, 1.0), (0.7, 0.009, 0.97), (0.5, 0.007, 1.0), (0.42, 0.012, 0.85), (0.25, 0.011, 0.8)
    )
)
_LAMPS: tuple[RGB, ...] = ((2.4, 2.0, 1.4), (1.9, 1.9, 1.8), (2.6, 1.75, 0.85), (2.2, 1.3, 0.55), (0.0, 0.0, 0.0))
# Metal of shop windows: black, dark grey, bronzed, and raw now and then.
_METALS: tuple[RGB, ...] = ((0.012, 0.012, 0.013), (0.03, 0.032, 0.035), (0.03, 0.032, 0.035), (0.042, 0.030, 0.020),
                           (0.060, 0.042, 0.026), (0.2, 0.2, 0.2))
# Polished granites of risers and plinths.
_GRANITES: tuple[RGB, ...] = ((0.022, 0.022, 0.024), (0.05, 0.05, 0.052), (0.085, 0.085, 0.088), (0.075, 0.045, 0.04), (0.12, 0.115, 0.11))
_BRICKS = ("brick_red", "brick_red", "brick_yellow", "brick_yellow", "brick_brown", "brick_grey")


def materials_of(
    style: StyleName, rng: np.random.Generator, own_rng: np.random.Generator, *, site: bool = True
) -> tuple[Material, ...]:
    """One material for each `Slot`. rng : for what a terrace has in common. own_rng : for doors and shops. site : it is being worked on;
    others do not name the textures of boards and prints, which a renderer would load for nothing."""
    pick, own = _Picker(rng), _Picker(own_rng)
    brick = variant(pick(_BRICKS), pick.seed(3), pick.shade(0.62, 1.08))
    paint, together = pick(_RENDER), pick((True, False))
    alone = own(_RENDER)  # half of the terraces are painted house by house
    age = pick.shade(0.55, 1.0)  # soot and algae: paint is as sold only when new
    render = variant("plaster", pick.seed(2), _times(paint if together else alone, age))
    dark_metal = tinted("metal_painted", (0.03, 0.032, 0.035))
    stone = variant("stone_ashlar", 0, pick.shade(0.5, 1.1))
    white = tinted("metal_painted", pick(((0.74, 0.74, 0.72), (0.74, 0.73, 0.69), (0.62, 0.60, 0.54))))
    frame = white
    wall, base, trim, roof, panel = brick, brick, stone, variant("slate", pick.seed(2)), white
    if style == "brick_terrace":
        base = pick((brick, brick, tinted("plaster", _times((1.1, 1.08, 1.04), age)), stone))
        trim = pick((stone, tinted("plaster", (1.12, 1.1, 1.06))))
        roof = pick((roof, roof, variant("roof_tiles", pick.seed(2), pick.shade(0.6, 1.0))))
    elif style == "townhouse":
        wall = pick((render, render, render, render, stone, brick))
        base = pick((wall, stone, stone, tinted("plaster", _times((0.7, 0.68, 0.64), age)), variant("plaster", 0, _times(pick(_RENDER),
                                                                                                                         age))))
        trim = pick((tinted("plaster", (1.08, 1.08, 1.07)), stone))
        frame = pick((white, white, tinted("wood", (0.5, 0.45, 0.4))))
        roof = pick((roof, variant("roof_tiles", pick.seed(2), pick.shade(0.7, 1.1))))
    elif style == "postwar":
        wall = pick((render, render, brick, tinted("concrete", (1.2, 1.19, 1.16))))
        base = pick((wall, material("concrete"), brick, variant("plaster", 0, _times(pick(_RENDER), age))))
        trim = tinted("concrete", pick.shade(0.9, 1.4))
        roof = variant("roof_tiles", pick.seed(2), pick.shade(0.7, 1.1))
        panel = pick((tinted("metal_painted", pick(_RENDER)), trim))
    elif style == "slab":
        wall = pick((tinted("concrete", pick.shade(0.7, 1.3)), brick, variant("stone_ashlar", 0, pick.shade(0.6, 1.1)),
                     tinted("metal_painted", (0.55, 0.56, 0.55))))
        base = pick((wall, wall, brick, tinted("concrete", (0.8, 0.79, 0.77))))
        trim = pick((tinted("concrete", pick.shade(0.8, 1.4)), dark_metal, white))
        frame = pick((dark_metal, white, tinted("metal_painted", (0.34, 0.35, 0.36)), tinted("metal_painted", (0.16, 0.11, 0.07))))
        panel = pick((tinted("metal_painted", pick(_PANELS)), tinted("metal_painted", pick(_PANELS)), wall, trim))
    elif style == "modern":
        wall = pick((tinted("concrete", (1.3, 1.3, 1.3)), tinted("metal_painted", (0.16, 0.165, 0.175)), render,
                     tinted("metal_painted", (0.55, 0.56, 0.57)), brick, brick, render, tinted("wood", (1.1, 1.05, 1.0)),
                     tinted("metal_corrugated", (0.55, 0.58, 0.6))))
        base = wall
        trim = pick((dark_metal, tinted("metal_painted", (0.30, 0.31, 0.32)), white))
        frame = pick((dark_metal, tinted("metal_painted", (0.34, 0.35, 0.36)), white))
        panel = pick((tinted("metal_painted", (0.10, 0.12, 0.14)), wall, tinted("metal_painted", (0.42, 0.20, 0.10)),
                      tinted("metal_painted", (0.20, 0.32, 0.36)), tinted("metal_painted", (0.60, 0.58, 0.52))))
    elif style in ("glass", "clad"):
        wall, base, trim, frame, panel = _new_front(style, pick, dark_metal)
    elif style == "house":
        wall = pick((brick, brick, render, render))
        base = pick((wall, wall, brick))
        trim = pick((stone, tinted("plaster", (1.1, 1.08, 1.04))))
        roof = pick((roof, variant("roof_tiles", pick.seed(2), pick.shade(0.6, 1.1)), variant("roof_tiles", 1, pick.shade(0.9, 1.2))))
    else:
        trim = pick((stone, tinted("concrete", (1.0, 0.98, 0.95))))
        frame = pick((dark_metal, tinted("metal_painted", (0.20, 0.26, 0.24)), white))
    base = _ground_floor(base, style, pick)
    glass = variant("glass_panes", own.seed(3)) if style not in NEW else variant("glass_office", 0, pick.shade(0.9, 1.4))
    shutter = tinted("wood", pick(_SHUTTERS))
    if style in ("glass", "clad"):
        glass = variant("glass_office", pick.seed(3), _times(pick(_TINTS), pick.shade(0.8, 1.3)))
        shutter = Material("blind behind glass", pick(_BLINDS), 0.08)
    woodwork, woodwork_b = _woodwork(own), _woodwork(own)
    shop = own((own(_BOARDS), woodwork.base_color, woodwork.base_color))
    plain = variant("plaster", pick.seed(2), pick.shade(0.6, 1.05))
    shop_b = own((own(_BOARDS), woodwork_b.base_color))
    rear = pick((brick, brick, brick, variant(pick(_BRICKS), pick.seed(3), pick.shade(0.75, 1.05)), render, plain,
                 tinted("concrete", (1.4, 1.38, 1.34))))
    if style in ("glass", "clad"):
        rear = pick((wall, tinted("concrete", pick.shade(0.6, 1.1)), rear if rear is brick else wall))
    patch = tinted("wall_patch", pick(((0.62, 0.60, 0.57), (1.0, 0.98, 0.93), (0.80, 0.76, 0.68), (0.42, 0.41, 0.40))))
    ground = tuple(0.5 * c + (0.10 if sum(shop) < 0.9 else 0.25) for c in shop)
    dark = pick(_DARK_BASES)
    granite = Material("granite", own(_GRANITES), 0.28, variation=0.3)
    painted = tinted("metal_painted", dark)
    plinth = pick((trim, granite, granite, material("concrete"), painted, painted, variant("stone_ashlar", 0, (0.4, 0.39, 0.37))))
    rooms, light, lamp = variant("shop_rooms", own.seed(4)), own(_SHOP_LIGHT), own(_LAMPS)
    pane, metal = own(_PANES), tinted("metal_painted", own(_METALS))
    through = (pane.transmittance,) * 3
    inside, goods, goods_b, figures = own(_INSIDES), own(_GOODS), own(_GOODS), own(_FIGURES)
    bright = sum(base.base_color) * (1.0 if base.texture is not None and base.texture.startswith(("plaster", "metal")) else 0.35)
    out = {
        Slot.WALL: wall, Slot.BASE: base, Slot.TRIM: trim, Slot.FRAME: frame, Slot.PANE: glass, Slot.ROOF: roof,
        Slot.METAL: metal, Slot.DOOR: tinted("metal_painted", own(_DOORS)), Slot.FASCIA: woodwork,
        Slot.FASCIA_B: woodwork_b, Slot.BOARD: tinted("metal_painted", shop), Slot.BOARD_B: tinted("metal_painted", shop_b),
        Slot.LETTER: tinted(own(_TYPES), _letters_on(shop)), Slot.LETTER_B: tinted(own(_TYPES), _letters_on(shop_b)),
        Slot.LETTER_C: tinted(own(_TYPES), _letters_on((bright, 0.0, 0.0))), Slot.AWNING: tinted("cloth", own(_SHOPS), translucency=0.3),
        Slot.SHOP_GLASS: replace(rooms, name=f"{rooms.name} far off", base_color=_times((_FAR_ROOM,) * 3, through), roughness=0.06,
                                 emissive=_times(_times(light, _BACK_WALL), through)),
        Slot.REAR: rear, Slot.STEP: material("concrete"),
        Slot.POT: tinted("roof_tiles", (1.0, 1.0, 1.0)), Slot.PANEL: panel,
        Slot.SHUTTER: shutter, Slot.SIGN: tinted("metal_painted", shop),
        Slot.ADVERT: tinted("plaster", ground, variation=0.3),
        Slot.LAMP: Material("lamp", (0.5, 0.5, 0.48), 0.5, emissive=lamp), Slot.PATCH: patch, Slot.IVY: material("ivy"),
        Slot.ROOM: Material("room", inside, 0.9, emissive=_times(light, _times(inside, (0.5, 0.5, 0.5)))),
        Slot.ROOM_WALL: replace(rooms, name=f"{rooms.name} in a shop", emissive=_times(light, _BACK_WALL)),
        Slot.GOODS: Material("goods", goods, 0.7, emissive=_times(light, goods)),
        Slot.GOODS_B: Material("goods", goods_b, 0.7, emissive=_times(light, goods_b)),
        Slot.GOODS_C: Material("figures", figures, 0.5, emissive=_times(light, figures)),
        Slot.POSTER: variant("posters", own.seed(4), (0.8, 0.8, 0.78)), Slot.ROLLER: tinted("metal_painted", own(_ROLLERS)),
        Slot.LEAF: Material("leaf", (0.03, 0.075, 0.02), 0.7), Slot.PLINTH: plinth, Slot.DARK: Material("gap", (0.012, 0.012, 0.013),
                                                                                                        0.9), Slot.GLASS: pane,
        Slot.GRAFFITI: variant("graffiti", own.seed(2)),
        **site_materials(own.seed(len(SITES)), used=site),
    }
    return tuple(out[s] for s in Slot)


def _new_front(style: StyleName, pick: _Picker, dark_metal: Material) -> tuple[Material, Material, Material, Material, Material]:
    """Wall, base, trim, frame and panel of fronts of glass or of panels."""
    frame = tinted("metal_painted", pick(_NEW_FRAMES))
    trim = pick((dark_metal, frame, tinted("metal_painted", (0.40, 0.41, 0.41)), tinted("wood", (1.1, 1.0, 0.9))))
    clad, other, shade = pick(_CLADDING), pick(_CLADDING), pick.shade(0.8, 1.05)
    metal = tinted("metal_painted", _times(clad, shade))
    stone = variant("stone_ashlar", 0, pick.shade(0.35, 0.9))
    slabs = tinted("concrete", pick.shade(0.45, 1.2))  # of stone, too large for the courses of ashlar
    if style == "glass":
        panel = Material("spandrel glass", _times(pick(_SPANDRELS), shade), 0.06)
        return pick((metal, frame, slabs)), pick((metal, frame, stone, tinted("concrete", pick.shade(0.5, 1.0)))), trim, frame, panel
    cement = tinted("plaster", _times(_times(clad, shade), (1.6, 1.65, 1.75)))
    wall = pick((metal, metal, metal, cement, slabs, tinted("metal_corrugated", _times(_times(clad, shade), (2.0, 1.9, 1.85)))))
    paler = replace(wall, name=f"{wall.name} paler", base_color=_times(wall.base_color, (1.25, 1.25, 1.25)))
    panel = pick((paler, paler, tinted("metal_painted", _times(other, shade))))
    return wall, pick((wall, metal, stone, tinted("concrete", pick.shade(0.5, 1.1)))), trim, frame, panel


def _woodwork(own: _Picker) -> Material:
    """What a shop front's frames are made of."""
    paint, wood, natural = own(_SHOPS), own(_WOODS), own((False, False, False, False, True))
    return tinted("wood", wood) if natural else tinted("metal_painted", paint)


def _ground_floor(base: Material, style: StyleName, pick: _Picker) -> Material:
    """The wall of the ground floor: as its style has it, painted dark, or of sooty stone."""
    painted, stone, dice = pick(_DARK_BASES), pick.shade(0.28, 0.6), pick((0, 0, 0, 1, 2))
    if dice == 0 or style in ("house", "glass", "clad"):
        return base
    paint = (painted[0] / 0.62, painted[1] / 0.60, painted[2] / 0.56)  # over the plaster's own albedo
    return tinted("plaster", paint) if dice == 1 else variant("stone_ashlar", 0, stone)


def _times(a: RGB, b: RGB) -> RGB:
    return a[0] * b[0], a[1] * b[1], a[2] * b[2]


_TYPES = ("glyphs", "glyphs_bold", "glyphs_bold", "glyphs_light")


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
