"""What somebody's body, face, hair and clothes are made of: the parts to model and their materials."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simgen.assets.materials import material
from simgen.assets.people import palette
from simgen.assets.people.outfits import BOTTOMS, TOPS, Bottom, Cloth
from simgen.assets.people.palette import RGB
from simgen.assets.people.who import Who
from simgen.mesh import Material

SLOT_NAMES = ("skin", "face", "hair", "eye", "iris", "lens", "top", "under", "bottom", "tights", "sock", "shoe", "sole", "lace", "bag",
              "hat", "dark", "gloves", "button", "tie", "vest", "reflective", "fur", "badge", "label")
SLOTS = {name: i for i, name in enumerate(SLOT_NAMES)}
TAGS = ("top", "bottom", "hat", "under", "shoe", "bag", "hair")

# Fluorescent yellow and orange-red of high-visibility clothing (EN ISO 20471), brighter than white cloth of their hues.
FLUORESCENT: tuple[RGB, ...] = ((0.62, 0.85, 0.04), (0.95, 0.22, 0.03))
_COLOURED = ("top_breton", "top_floral", "top_camo", "legs_camo")  # have colours of their own: their tint stays near white


@dataclass(frozen=True)
class Look:
    """A person ready to be modelled. sock : height of the socks' tops, also where bare legs end. sole_m : of the shoes. extras : all
    parts of the outfit by name."""

    who: Who
    top: Cloth
    bottom: Bottom
    materials: tuple[Material, ...]
    extras: frozenset[str]
    sock: float
    sole_m: float

    @property
    def gloves(self) -> bool:
        """Whether the hands are covered."""
        return "gloves" in self.extras


def look(who: Who, rng: np.random.Generator) -> Look:
    """How somebody looks: cuts varied a little, materials in drawn colours."""
    outfit = who.outfit
    top, bottom = TOPS[outfit.top], BOTTOMS[outfit.bottom]
    cut = replace(top.cut, ease_m=top.cut.ease_m * float(rng.uniform(0.85, 1.2)), folds_m=top.cut.folds_m * float(rng.uniform(0.7, 1.3)),
                  hem=top.cut.hem + float(rng.uniform(-0.008, 0.008)))
    if bottom.skirt is not None or outfit.bottom == "leggings":
        cut = replace(cut, hem=max(cut.hem, 0.50) if cut.hem > 0.45 else cut.hem)
    extras = set(f"{top.extras} {bottom.extras} {outfit.extras}".split())
    if who.figure.age < 7:
        extras -= {"shoulder"}
    if outfit.bottom in ("jeans", "slim jeans", "chinos", "suit trousers") and rng.uniform() < 0.5:
        extras.add("belt_strip")
    covered = bottom.legs != "bare"
    bare_ankles = outfit.shoes in ("sandals", "heels")
    sock = 0.034 if bare_ankles else 0.05 if covered else float(rng.choice([0.055, 0.085, 0.13]))
    sole = {"trainers": (0.024, 0.034), "boots": (0.022, 0.030), "tall boots": (0.020, 0.028)}.get(outfit.shoes, (0.012, 0.018))
    return Look(who, replace(top, cut=cut), bottom, _materials(who, top, bottom, rng), frozenset(extras), sock,
                float(rng.uniform(*sole)) * (1.0 if who.figure.age > 5 else 0.6))


def _materials(who: Who, top: Cloth, bottom: Bottom, rng: np.random.Generator) -> tuple[Material, ...]:
    outfit = who.outfit
    skin = palette.skin(who.tone, rng)
    hair = palette.varied(rng, palette.linear(who.hair_color), 0.08)
    top_texture = top.textures[int(rng.integers(len(top.textures)))]
    bottom_texture = bottom.textures[int(rng.integers(len(bottom.textures)))]
    if who.role == "police_officer":
        bottom_texture = "legs_chino"
    top_color, bottom_color = _colors(who, top_texture, bottom_texture, rng)
    under = f"top_{outfit.under}" if not outfit.under.startswith("top_") else outfit.under
    under = {"top_shirt": str(rng.choice(["top_woven", "top_woven", "top_stripes"])),
             "top_print": f"top_print:{int(rng.integers(8))}"}.get(under, under)
    if "collar" in top.extras and outfit.top == "school sweater":
        under = "top_woven"
    shoe = _shoe(outfit.shoes, rng)
    strands = {"afro": "hair_curly", "curls": "hair_curly", "curly": "hair_curly", "dreads": "hair_curly", "curly bun": "hair_curly",
               "shaggy": "hair_wavy", "wavy bob": "hair_wavy", "long wavy": "hair_wavy", "braids": "hair_wavy"}.get(who.hair, "hair")
    hat_rough, hat_coat = (0.35, 0.5) if who.hat in ("bicycle", "motorcycle", "open face", "hard hat") else (0.9, 0.0)
    by_slot = {
        "skin": Material("skin", skin, roughness=0.58, translucency=0.0),
        "face": Material("face", (skin[0] / 0.97, skin[1] / 0.97, skin[2] / 0.97), roughness=0.55, texture=f"{_face(who, rng)}:0"),
        "hair": Material("hair", palette.scaled(hair, 1.35), roughness=0.62, texture=f"{strands}:0", tile_m=0.12, normal_strength=1.0),
        "eye": Material("eye", (0.52, 0.49, 0.46), roughness=0.25),
        "iris": Material("iris", palette.linear(who.eyes), roughness=0.15),
        "lens": Material("lens", (0.012, 0.012, 0.014), roughness=0.08, clearcoat=0.6),
        "top": garment(top_texture, top_color, top.rough),
        "under": garment(under, _near_white(rng) if under != "top_knit" else palette.cloth(rng)),
        "bottom": garment(bottom_texture, bottom_color, 0.9),
        "tights": Material("tights", palette.linear(str(rng.choice(["1a1a1d", "1a1a1d", "2b2d33", "3a2d28"]))), roughness=0.7),
        "sock": dyed("knit", palette.linear(str(rng.choice(["e6e4df", "22262b", "8b8d8c"])))),
        "shoe": dyed("leather", shoe),
        "sole": Material("sole", _sole(outfit.shoes, rng), roughness=0.8),
        "lace": Material("lace", palette.linear(str(rng.choice(["e0ddd6", "1b1b1b", "6b6257"]))), roughness=0.9),
        "bag": dyed("leather" if "shoulder" in outfit.extras and rng.uniform() < 0.6 else "cloth",
                    palette.cloth(rng, bright=0.10, light=0.05, dark=0.6)),
        "hat": Material("hat", _hat(who, rng), roughness=hat_rough,
                        clearcoat=hat_coat) if hat_coat else dyed("knit" if who.hat in ("beanie", "bobble")
                        else "cloth", _hat(who, rng)),
        "dark": Material("dark trim", (0.018, 0.018, 0.020), roughness=0.5),
        "gloves": dyed("leather", palette.linear("17130f")),
        "button": Material("button", palette.varied(rng, palette.linear(str(rng.choice(["1a1a1c", "2b2622", "4a2f1b", "d9d6cf"])))),
                           roughness=0.4),
        "tie": Material("tie", palette.cloth(rng, bright=0.4, light=0.0, dark=0.4), roughness=0.5),
        "vest": _vest("gilet" in outfit.extras, rng),
        "reflective": Material("reflective tape", (0.62, 0.63, 0.65), roughness=0.35, metallic=0.3),
        "fur": Material("fur", palette.linear(str(rng.choice(["8a7a66", "4a4038", "b5a894"]))), roughness=1.0, texture="hair_curly:0",
                        tile_m=0.1),
        "label": Material("label", (1.0, 1.0, 1.0), roughness=0.6, texture="label_police:0"),
        "badge": Material("badge", (0.75, 0.76, 0.78), roughness=0.4),
    }
    return tuple(by_slot[name] for name in SLOT_NAMES)


def _colors(who: Who, top_texture: str, bottom_texture: str, rng: np.random.Generator) -> tuple[RGB, RGB]:
    outfit, age = who.outfit, who.figure.age
    bright = 0.32 if age < 12 else 0.09
    light = 0.30 if outfit.top in ("tee", "tank top", "fitted tee", "shirt", "short shirt", "blouse", "dress", "polo",
                                          "tucked shirt") else 0.08
    wintry = age >= 12 and "cold" in outfit.season and "warm" not in outfit.season  # coats and jackets are mostly black, navy and grey
    top = palette.cloth(rng, bright=0.6 * bright, light=0.6 * light, dark=0.6) if wintry else palette.cloth(
        rng, bright=bright, light=light, dark=0.34)
    bottom = palette.cloth(rng, bright=0.015 if age > 12 else 0.12, light=0.10, dark=0.6)
    if outfit.top == "blazer" and outfit.bottom in ("suit trousers", "pencil skirt"):
        top = bottom = palette.varied(rng, palette.linear(str(rng.choice(palette.DARK_CLOTH))))
    if outfit.top in ("coat", "closed coat", "trench") and rng.uniform() < 0.35:
        top = palette.linear(str(rng.choice(["a98f68", "8a6f4c", "6b4a35", "1c2230"])))
    if outfit.top == "raincoat":
        top = palette.linear(str(rng.choice(["d7a61e", "1c2230", "3a5a4a", "a3212b"])))
    if outfit.top == "robe":
        top = palette.linear(str(rng.choice(["15171c", "d9d6cf", "1c2230", "4a3f38"] if who.figure.female else ["d9d6cf", "e6e4df",
            "8b8578"])))
    if outfit.top in ("biker jacket", "leather jacket"):
        top = palette.linear(str(rng.choice(["17130f", "1a1a1c", "2b1c12", "3d3f3a"])))
    if outfit.bottom == "leggings" or outfit.bottom == "cycling shorts":
        bottom = palette.linear(str(rng.choice(["15171c", "1a1a1d", "2b2d33"])))
    if outfit.name == "sari":
        bottom = palette.linear(str(rng.choice([*palette.BRIGHT_CLOTH, "6e1f2b", "1c2a52", "d8c7c0"])))
        top = palette.scaled(bottom, 0.6)
    if outfit.name == "school":
        top = palette.linear(str(rng.choice(["1c2a52", "6e1f2b", "1f4a36", "3d3f3a"])))
        bottom = palette.linear(str(rng.choice(["3d3f3a", "22262b", "1c2230"])))
    if who.role == "worker" and outfit.top == "hi-vis jacket":
        top = FLUORESCENT[int(rng.integers(2))]
    if who.role == "worker":
        bottom = palette.varied(rng, palette.linear(str(rng.choice(["22262b", "1c2230", "4a4a44"]))))
    if who.role == "police_officer":
        top = palette.linear("141a2c" if outfit.top == "uniform" else "b7c4cf")
        bottom = palette.linear("12151e")
    if "denim" in top_texture:
        top = palette.varied(rng, palette.linear(str(rng.choice(palette.DENIM))))
    if "denim" in bottom_texture:
        bottom = palette.varied(rng, palette.linear(str(rng.choice(palette.DENIM))))
        bottom = palette.scaled(bottom, 1.25)
    return tuple(_light(rng) if t.partition(":")[0] in _COLOURED else c for t,
                 c in ((top_texture, top), (bottom_texture, bottom)))  # type: ignore[return-value]


def _light(rng: np.random.Generator) -> RGB:
    v = float(rng.uniform(0.5, 0.78))
    return v, v * 0.98, v * 0.95


def _near_white(rng: np.random.Generator) -> RGB:
    return palette.varied(rng, palette.linear(str(rng.choice([*palette.LIGHT_CLOTH, "e6e4df", "e6e4df", "15171c"]))), 0.05)


def _face(who: Who, rng: np.random.Generator) -> str:
    age, made_up = who.figure.age, bool(rng.uniform() < 0.4)
    if age < 13:
        return "face_child"
    if who.figure.female:
        return "face_old" if age > 60 else "face_made_up" if made_up and age > 16 else "face_woman"
    if age > 60:
        return "face_old_man"
    return {"stubble": "face_stubble", "short": "face_bearded", "full": "face_bearded"}.get(who.beard, "face_man")


def _vest(gilet: bool, rng: np.random.Generator) -> Material:
    """A quilted gilet, or a high-visibility vest."""
    vivid = FLUORESCENT[int(rng.integers(2))]
    if not gilet:
        return garment("top_jersey", vivid, 0.8)
    return garment("top_puffer", palette.cloth(rng, bright=0.10, light=0.05, dark=0.65), 0.6)


def _shoe(kind: str, rng: np.random.Generator) -> RGB:
    table = {"trainers": ("d8d6d0", "2b2d33", "17171a", "8b8d8c", "d8d6d0", "1f3f7a", "a3212b", "c8c0ae"),
             "sandals": ("4a2f1b", "2b1c12", "8a6f4c")}
    return palette.varied(rng, palette.linear(str(rng.choice(table.get(kind, palette.LEATHER)))))


def _sole(kind: str, rng: np.random.Generator) -> RGB:
    return palette.linear(str(rng.choice(["e0ddd6", "e0ddd6", "b9a078", "1b1b1b"] if kind == "trainers" else ["1b1b1b", "3a3028",
        "241a14"])))


def _hat(who: Who, rng: np.random.Generator) -> RGB:
    color = palette.cloth(rng, bright=0.3, light=0.25, dark=0.3)
    table = {"sun": ("d8c9a0", "c9b48a", "e6e4df"), "fedora": ("2b2d33", "4a3f38", "8a7a66"), "flat": ("3d3f3a", "5b5346", "2b2d33"),
             "police": ("141a2c",), "hard hat": ("e6c81e", "e6e4df", "e0601e", "1f5fae")}.get(who.hat)
    return palette.linear(str(rng.choice(table))) if table else color


def garment(texture: str, color: RGB, roughness: float = 0.85) -> Material:
    """The material of a whole garment's picture in a colour (linear albedo). texture : family, with or without a seed."""
    key = texture if ":" in texture else f"{texture}:0"
    r, g, b = color
    return Material(f"{key}*{r:.3f},{g:.3f},{b:.3f}", color, roughness=roughness, texture=key)


def dyed(cloth: str, color: RGB) -> Material:
    """A cloth's material in a colour (linear albedo)."""
    base = material(cloth)
    r, g, b = color
    return replace(base, name=f"{cloth}*{r:.3f},{g:.3f},{b:.3f}", base_color=color)
