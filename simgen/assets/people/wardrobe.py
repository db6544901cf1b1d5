"""Who people are and what they wear: builds, ages, hair, outfits and their materials, by variant."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simgen.assets.materials import material
from simgen.assets.people import palette
from simgen.assets.people.figure import Figure
from simgen.assets.people.garments import Top, Trousers
from simgen.assets.people.palette import RGB
from simgen.mesh import Material

SLOT_NAMES = ("skin", "hair", "eye", "iris", "brow", "lips", "top", "under", "bottom", "tights", "sock", "shoe", "sole", "bag",
              "hat", "dark", "gloves")
SLOTS = {name: i for i, name in enumerate(SLOT_NAMES)}


@dataclass(frozen=True)
class Look:
    """One person's body and outfit. skirt : (hem, flare) or None. sock : height of the socks' tops, also where bare legs end.
    shaft : height of the shoes' shafts. extras : of "collar", "hood", "belt", "zip", "vee", "backpack", "bag"."""

    figure: Figure
    top: Top
    materials: tuple[Material, ...]
    trousers: Trousers | None = None
    skirt: tuple[float, float] | None = None
    bare_legs: bool = False
    tights: bool = False
    sock: float = 0.05
    sole_m: float = 0.022
    shaft: float = 0.062
    hair: str = "short"
    beard_m: float = 0.0
    headwear: str | None = None
    extras: frozenset[str] = frozenset()
    gloves: bool = False


_TSHIRT = Top()
_SHIRT = Top(hem=0.505, sleeve=0.322, ease_m=0.011, folds_m=0.003, cuff_m=0.002)
_SWEATER = Top(hem=0.515, sleeve=0.325, ease_m=0.018, folds_m=0.004, cuff_m=-0.003, collar=0.857)
_JACKET = Top(hem=0.500, sleeve=0.328, ease_m=0.026, folds_m=0.005, collar=0.857, waist_m=0.004)
_BLAZER = Top(hem=0.450, sleeve=0.324, ease_m=0.021, flare_m=0.012, folds_m=0.003, waist_m=-0.006)
_PARKA = Top(hem=0.420, sleeve=0.330, ease_m=0.036, flare_m=0.010, folds_m=0.006, collar=0.860)
_COAT = Top(hem=0.325, sleeve=0.328, ease_m=0.026, flare_m=0.040, folds_m=0.003, waist_m=-0.006)
_DRESS = Top(hem=0.310, sleeve=0.075, ease_m=0.009, flare_m=0.075, folds_m=0.003)
_BLOUSE = Top(hem=0.525, sleeve=0.25, ease_m=0.011, folds_m=0.003)

_JEANS = Trousers()
_SLIM = Trousers(ease_m=0.005, hem_radius_m=0.043, hem=0.05)
_CHINOS = Trousers(ease_m=0.012, hem_radius_m=0.058)
_SUIT = Trousers(ease_m=0.014, hem_radius_m=0.064, hem=0.028)
_JOGGERS = Trousers(ease_m=0.016, hem_radius_m=0.044, hem=0.055, folds_m=0.005)
_SHORTS = Trousers(hem=0.305, ease_m=0.014)

# top, top's material, trousers (or skirt), bottom's material, extras, headwear; one row per walking variant, women on odd ones.
_Row = tuple[Top, str, "Trousers | tuple[float, float] | None", str, str, str | None]
_ADULTS: tuple[_Row, ...] = (
    (_TSHIRT, "cloth", _JEANS, "denim", "", None),
    (_BLOUSE, "cloth", _SLIM, "denim", "bag", None),
    (_JACKET, "cloth", _JEANS, "denim", "collar zip", None),
    (_COAT, "cloth", _SLIM, "cloth", "collar vee bag", None),
    (_BLAZER, "cloth", _SUIT, "cloth", "collar vee", None),
    (_DRESS, "cloth", None, "cloth", "bag", None),
    (_SWEATER, "knit", _CHINOS, "cloth", "hood backpack", None),
    (_TSHIRT, "cloth", (0.33, 0.05), "cloth", "", None),
    (_SHIRT, "cloth", _CHINOS, "cloth", "collar", None),
    (_SWEATER, "knit", _SLIM, "denim", "backpack", None),
    (_PARKA, "cloth", _JEANS, "denim", "hood zip", "beanie"),
    (_PARKA, "cloth", _SLIM, "cloth", "zip", "hood"),
    (_TSHIRT, "cloth", _SHORTS, "cloth", "backpack", "cap"),
    (_JACKET, "leather", _SLIM, "denim", "collar vee", None),
    (_COAT, "cloth", _SUIT, "cloth", "collar vee", None),
    (_BLAZER, "cloth", (0.30, 0.004), "cloth", "collar vee", None),
    (_SWEATER, "knit", _JOGGERS, "knit", "hood zip", "cap"),
    (_SWEATER, "knit", _SLIM, "denim", "bag", "beanie"),
    (_JACKET, "cloth", _CHINOS, "cloth", "zip backpack", None),
    (_TSHIRT, "cloth", _SHORTS, "denim", "bag", None),
    (_TSHIRT, "cloth", _SHORTS, "cloth", "backpack", "bicycle"),
    (_JACKET, "cloth", _SLIM, "cloth", "zip", "bicycle"),
    (_JACKET, "leather", _JEANS, "denim", "zip", "motorcycle"),
    (_JACKET, "cloth", _SLIM, "leather", "zip", "motorcycle"),
)
_CHILDREN: tuple[_Row, ...] = (
    (_TSHIRT, "cloth", _JEANS, "denim", "backpack", None),
    (_SWEATER, "knit", _SLIM, "denim", "backpack", None),
    (_PARKA, "cloth", _JEANS, "denim", "hood zip", "beanie"),
    (_DRESS, "cloth", None, "cloth", "", None),
    (_TSHIRT, "cloth", _SHORTS, "cloth", "", "cap"),
    (_PARKA, "cloth", _SLIM, "cloth", "zip", "hood"),
    (_SWEATER, "knit", _JOGGERS, "knit", "hood backpack", None),
    (_TSHIRT, "cloth", (0.33, 0.06), "cloth", "backpack", None),
)
_FEMALE_HAIR = ("long", "bob", "bun", "ponytail", "long", "full", "bob", "ponytail")
_MALE_HAIR = ("short", "full", "short", "bald", "short", "thinning", "full", "short")


def adult_look(rng: np.random.Generator, variant: int) -> Look:
    """Body and outfit of an adult variant. Statures: means and deviations of ANSUR II, kept within 1.52..1.95 m."""
    female = variant % 2 == 1
    stature = float(np.clip(rng.normal(1.64, 0.055) if female else rng.normal(1.77, 0.06), 1.52, 1.95))
    build = float(np.clip(rng.normal(1.0, 0.09), 0.87, 1.24))
    old = rng.uniform() < 0.22
    figure = Figure(round(stature, 3), female, build, float(np.clip((build - 0.95) * 3 + rng.uniform(-0.1, 0.5) + 0.2 * old, 0, 1)))
    hair = (_FEMALE_HAIR if female else _MALE_HAIR)[(variant // 2) % 8]
    beard = 0.0 if female or rng.uniform() > 0.35 else float(rng.uniform(0.002, 0.007))
    return _look(rng, figure, _ADULTS[variant % len(_ADULTS)], hair, old=old, beard=beard, bright=0.14)


def child_look(rng: np.random.Generator, variant: int) -> Look:
    """Body and outfit of a child variant, 1.05 to 1.5 m."""
    female = variant % 2 == 1
    stature = float(np.clip(1.08 + 0.4 * ((variant * 3) % 8) / 7 + rng.normal(0, 0.02), 1.05, 1.5))
    figure = Figure(round(stature, 3), False, float(np.clip(rng.normal(0.97, 0.06), 0.87, 1.1)), 0.35)
    hair = ("long", "bob", "ponytail", "bob")[(variant // 2) % 4] if female else ("short", "full")[(variant // 2) % 2]
    return _look(rng, figure, _CHILDREN[variant % len(_CHILDREN)], hair, old=False, beard=0.0, bright=0.5)


def _look(rng: np.random.Generator, figure: Figure, row: _Row, hair: str, *, old: bool, beard: float, bright: float) -> Look:
    top, top_cloth, bottom, bottom_cloth, extras, headwear = row
    trousers = bottom if isinstance(bottom, Trousers) else None
    skirt = bottom if isinstance(bottom, tuple) else None
    bare = trousers is None
    boots = bool(rng.uniform() < 0.25) or headwear == "motorcycle"
    short = bare or (trousers is not None and trousers.hem > 0.1)
    tights = bare and bool(rng.uniform() < 0.5)
    top_color = palette.cloth(rng, bright=bright, light=0.30 if top in (_TSHIRT, _SHIRT, _BLOUSE, _DRESS) else 0.08)
    if bottom_cloth == "denim":
        bottom_color = palette.varied(rng, palette.linear(str(rng.choice(palette.DENIM))))
    else:
        bottom_color = palette.cloth(rng, bright=0.03, light=0.10, dark=0.6)
    if top is _BLAZER and isinstance(trousers, Trousers):  # a suit
        top_color = bottom_color = palette.varied(rng, palette.linear(str(rng.choice(palette.DARK_CLOTH))))
    skin = palette.skin(rng)
    hair_color = _hair_color(rng, skin, old)
    materials = _materials(rng, skin, hair_color, top_color, top_cloth, bottom_color, bottom_cloth, headwear)
    return Look(
        figure=figure, top=replace(top, folds_m=top.folds_m * float(rng.uniform(0.7, 1.3))), materials=materials,
        trousers=trousers, skirt=skirt, bare_legs=bare, tights=tights,
        sock=0.05 if tights or not short else float(rng.choice([0.055, 0.085, 0.13])),
        sole_m=float(rng.uniform(0.018, 0.028)), shaft=0.085 if boots else 0.060, hair=hair, beard_m=beard, headwear=headwear,
        extras=frozenset(extras.split()), gloves=headwear == "motorcycle",
    )


def _hair_color(rng: np.random.Generator, skin: RGB, old: bool) -> RGB:
    dark = skin[1] < 0.16
    table = palette.HAIR[8:] if old else palette.HAIR[:2] if dark else palette.HAIR[:8]
    return palette.varied(rng, palette.linear(str(rng.choice(table))), 0.1)


def _materials(rng: np.random.Generator, skin: RGB, hair: RGB, top: RGB, top_cloth: str, bottom: RGB, bottom_cloth: str,
               headwear: str | None) -> tuple[Material, ...]:
    lips = (skin[0] * 0.86, skin[1] * 0.62, skin[2] * 0.62)
    shoe = palette.varied(rng, palette.linear(str(rng.choice([*palette.LEATHER, "d8d6d0", "2b2d33", "5b6068"]))))
    bag = palette.cloth(rng, bright=0.25, light=0.05, dark=0.5)
    hat = palette.cloth(rng, bright=0.35, light=0.2, dark=0.3)
    by_slot = {
        "skin": Material("skin", skin, roughness=0.55, translucency=0.0),
        "hair": Material("hair", hair, roughness=0.55),
        "eye": Material("eye", (0.50, 0.48, 0.46), roughness=0.25),
        "iris": Material("iris", (0.02, 0.013, 0.010), roughness=0.15),
        "brow": Material("brow", palette.scaled(hair, 0.8), roughness=0.8),
        "lips": Material("lips", lips, roughness=0.45),
        "top": dyed(top_cloth, top),
        "under": dyed("cloth", palette.linear(str(rng.choice(palette.LIGHT_CLOTH)))),
        "bottom": dyed(bottom_cloth, bottom),
        "tights": Material("tights", palette.linear("1a1a1d"), roughness=0.7),
        "sock": dyed("knit", palette.linear(str(rng.choice(["e6e4df", "22262b", "8b8d8c"])))),
        "shoe": dyed("leather", shoe),
        "sole": Material("sole", palette.linear(str(rng.choice(["e0ddd6", "1b1b1b", "3a3028"]))), roughness=0.8),
        "bag": dyed("cloth", bag),
        "hat": Material("helmet", hat, roughness=0.3, clearcoat=0.6) if headwear in ("bicycle", "motorcycle") else dyed("knit", hat),
        "dark": Material("dark trim", (0.018, 0.018, 0.020), roughness=0.25 if headwear == "motorcycle" else 0.5),
        "gloves": dyed("leather", palette.linear("17130f")),
    }
    return tuple(by_slot[name] for name in SLOT_NAMES)


def dyed(cloth: str, color: RGB) -> Material:
    """A cloth's material in a colour (linear albedo)."""
    base = material(cloth)
    r, g, b = color
    return replace(base, name=f"{cloth}*{r:.3f},{g:.3f},{b:.3f}", base_color=color)
