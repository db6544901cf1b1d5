"""Who somebody is: age, sex, size and build, skin, hair and outfit, by family and variant.

Variants are strata: successive ones step through sexes, ages, builds, skin tones, hair and outfits by different strides, so that any
run of them is broad.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

from simgen.assets.people import outfits, palette
from simgen.assets.people.figure import Figure
from simgen.assets.people.outfits import Outfit

# Median statures (m) by age: CDC growth charts for the United States (Kuczmarski et al., Vital Health Stat 11(246), 2002).
GROWTH_AGES = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0)
BOYS_M = (0.758, 0.823, 0.868, 0.953, 1.025, 1.092, 1.157, 1.220, 1.281, 1.337, 1.388, 1.437, 1.493, 1.564, 1.641, 1.701, 1.736, 1.753,
          1.762)
GIRLS_M = (0.740, 0.808, 0.855, 0.942, 1.010, 1.080, 1.150, 1.218, 1.278, 1.331, 1.382, 1.442, 1.512, 1.573, 1.604, 1.619, 1.625, 1.629,
           1.631)
_GROWTH_SPREAD = 0.045  # standard deviation over the median
# Statures of grown people, mean and deviation: ANSUR II (Gordon et al., 2014).
MEN_M, WOMEN_M = (1.756, 0.0686), (1.628, 0.0642)
# Body mass index of grown people at the 5th, 25th, 50th, 75th and 95th percentile: 45 % of the Union's adults are below 25 and 83 %
# below 30 (Eurostat, European Health Interview Survey, 2019).
_BMI = ((0.01, 0.05, 0.25, 0.50, 0.75, 0.95, 0.99), (18.0, 19.4, 22.6, 25.4, 28.5, 34.0, 37.0))


@dataclass(frozen=True)
class Who:
    """A person. tone : 1..10 of the Monk scale. hair : of `hair.STYLES`. hair_color : sRGB hex. beard : "" | "stubble" | "short" | "full" |
    "moustache". glasses : "" | "glasses" | "sunglasses". hat : of `headwear`, or ""."""

    role: str
    figure: Figure
    tone: int
    hair: str
    hair_color: str
    outfit: Outfit
    beard: str = ""
    glasses: str = ""
    hat: str = ""
    eyes: str = "3a2415"


@dataclass(frozen=True)
class Kind:
    """A family's range: ages, outfits of men and women, share of women by parity (None: as drawn), and the role's word."""

    ages: tuple[float, float]
    men: tuple[Outfit, ...]
    women: tuple[Outfit, ...]
    role: str = "pedestrian"
    size_m: tuple[float, float] = (1.45, 2.0)


KINDS: dict[str, Kind] = {
    "toddler": Kind((1.4, 3.2), outfits.TODDLERS, outfits.TODDLERS, size_m=(0.78, 1.0)),
    "child": Kind((3.8, 11.5), outfits.BOYS, outfits.GIRLS, size_m=(1.0, 1.5)),
    "teenager": Kind((12.5, 17.8), (*outfits.SCHOOL_MEN, *outfits.MEN), (*outfits.SCHOOL_WOMEN, *outfits.WOMEN), size_m=(1.45, 1.8)),
    "adult": Kind((18.0, 62.0), outfits.MEN, outfits.WOMEN),
    "elder": Kind((63.0, 88.0), outfits.OLD_MEN, outfits.OLD_WOMEN),
    "worker": Kind((19.0, 60.0), outfits.WORKERS, outfits.WORKERS, "worker"),
    "police_officer": Kind((22.0, 56.0), outfits.POLICE, outfits.POLICE, "police_officer"),
    "cyclist": Kind((14.0, 74.0), outfits.CYCLISTS, outfits.CYCLISTS, "cyclist"),
    "motorcyclist": Kind((18.0, 62.0), outfits.MOTORCYCLISTS, outfits.MOTORCYCLISTS, "motorcyclist"),
}
# Not for teenagers: what hangs in a family's other wardrobes.
_GROWN_ONLY = frozenset({"suit", "overcoat", "business shirt", "robe", "kurta", "trench coat", "skirt suit", "trouser suit",
                         "turban and blazer", "office",
                         "abaya", "blazer and jeans", "camouflage", "sari"})

_MEN_HAIR = ("short", "side part", "crop", "quiff", "shaggy", "curls", "balding", "shaven", "short", "bald", "side part", "top knot")
_WOMEN_HAIR = ("long straight", "ponytail", "bob", "bun", "long wavy", "pixie", "fringe", "high ponytail", "wavy bob", "braid", "top knot",
               "curly")
_MEN_TIGHT = ("crop", "shaven", "curls", "afro", "dreads", "crop", "bald", "curls")
_WOMEN_TIGHT = ("afro", "braids", "curly", "curly bun", "dreads", "bun", "curly", "long straight")
_OLD_MEN_HAIR = ("balding", "short", "bald", "side part", "balding", "crop")
_OLD_WOMEN_HAIR = ("wavy bob", "pixie", "bun", "curly", "bob", "pixie")
_BOYS_HAIR = ("short", "shaggy", "fringe", "crop", "side part", "curls")
_GIRLS_HAIR = ("pigtails", "ponytail", "long straight", "bob", "braids", "fringe", "long wavy", "high ponytail")


def someone(family: str, rng: np.random.Generator, variant: int) -> Who:
    """The person of a family's variant."""
    kind = KINDS[family]
    female = _is_female(family, variant)
    q = np.mod(variant * np.array([0.61803, 0.75488, 0.56984, 0.41421]) + np.array([0.10, 0.53, 0.31, 0.7]) + rng.uniform(-0.03, 0.03, 4),
               1.0)
    age = kind.ages[0] + (kind.ages[1] - kind.ages[0]) * float(q[0])
    tone = 1 + (variant * 3 + variant // 10) % 10
    stature = float(np.clip(_stature(age, female, float(q[2])), *kind.size_m))
    figure = _figure(rng, age, female, stature, float(q[1]))
    outfit = outfit_of(family, variant)
    hair, color = _hair(rng, family, female, age, tone, variant)
    beard = ""
    if not female and age > 17:
        beard = str(rng.choice(["", "stubble", "short", "full", "moustache"], p=[0.46, 0.26, 0.16, 0.08, 0.04]))
        if outfit.name.startswith("turban"):
            beard = "full"
    glasses = str(rng.choice(["", "glasses", "sunglasses"], p=_glasses(age, outfit)))
    hat = outfit.hats[int(rng.integers(len(outfit.hats)))] if family != "cyclist" or "" in outfit.hats else outfit.hats[0]
    if outfit.name == "hoodie" and age > 12 and rng.uniform() < 0.15:
        hat = "hood"
    return Who(kind.role, figure, tone, hair, color, outfit, beard, glasses if hat != "motorcycle" else "", hat, _eyes(rng, tone, color))


def outfit_of(family: str, variant: int) -> Outfit:
    """What the person of a family's variant wears."""
    kind = KINDS[family]
    table = kind.women if _is_female(family, variant) else kind.men
    each = variant if kind.men is kind.women and family != "teenager" else variant // 2
    if family == "teenager":
        table = tuple(o for o in table if o.name not in _GROWN_ONLY)
    return table[each % len(table)]


def _is_female(family: str, variant: int) -> bool:
    return variant % 2 == 1 if family not in ("worker", "motorcyclist") else variant % 4 == 3


def _stature(age: float, female: bool, q: float) -> float:
    z = NormalDist().inv_cdf(float(np.clip(q, 0.02, 0.98)))
    if age < 18:
        return float(np.interp(age, GROWTH_AGES, GIRLS_M if female else BOYS_M)) * (1 + _GROWTH_SPREAD * z)
    mean, deviation = WOMEN_M if female else MEN_M
    # Height lost with age: some 5 cm by eighty (Sorkin et al., Am. J. Epidemiol. 150, 1999).
    return mean + deviation * z - 0.05 * float(np.clip((age - 45) / 35, 0, 1.2)) ** 1.5


def _figure(rng: np.random.Generator, age: float, female: bool, stature: float, q: float) -> Figure:
    fat = float(np.interp(q, *_BMI)) + float(np.interp(age, [18, 30, 55, 80], [-2.0, -0.5, 1.0, 0.0]))
    belly, hips, muscle = (float(v) for v in rng.uniform(0, 1, 3))
    stout = float(np.clip((fat - 21) / 12, 0, 1.3))
    if age < 13:
        build = 1.0 + 0.24 * float(np.clip((7 - age) / 5, 0, 1)) + 0.10 * (q - 0.45)
        return Figure(round(stature, 3), female, build, 0.75 * float(np.clip((7 - age) / 5, 0.1, 1)), 0.0, -0.3, age)
    build = float(np.clip((fat / 22.8) ** 0.625, 0.86, 1.36))
    shape = 0.35 if female else 1.0
    return Figure(
        round(stature, 3), female, build, float(np.clip(shape * stout * (0.45 + 0.7 * belly) + 0.1 * (age > 55), 0, 1.1)),
        float(np.clip((0.25 + 0.75 * hips) * (0.35 + 0.65 * stout) if female else 0.25 * stout, 0, 1)),
        float(np.clip(2 * muscle - 1 - 0.6 * female - 0.5 * (age > 65) - 0.3 * (age < 18), -1, 1)), age,
        float(np.clip((age - 62) / 22, 0, 1) * rng.uniform(0.4, 1.0)) if age > 62 else 0.0,
    )


def _hair(rng: np.random.Generator, family: str, female: bool, age: float, tone: int, variant: int) -> tuple[str, str]:
    """Style and colour."""
    tight = tone >= 7 and rng.uniform() < 0.85
    if age < 3.3:
        table: tuple[str, ...] = ("pigtails", "baby", "bob") if female else ("baby", "crop", "curls")
    elif age > 62:
        table = _OLD_WOMEN_HAIR if female else _OLD_MEN_HAIR
    elif tight:
        table = _WOMEN_TIGHT if female else _MEN_TIGHT
    elif age < 13:
        table = _GIRLS_HAIR if female else _BOYS_HAIR
    else:
        table = _WOMEN_HAIR if female else _MEN_HAIR
    style = table[(variant // 2 + variant // 24) % len(table)]
    if age < 28 and style in ("balding", "bald"):
        style = "short"
    grey = float(np.interp(age, [30, 45, 60, 70, 80], [0.0, 0.08, 0.5, 0.85, 1.0]))
    if rng.uniform() < grey * (0.6 if female and age < 70 else 1.0):
        return style, str(rng.choice(palette.GREY_HAIR if age > 64 else palette.GREYING_HAIR))
    # Natural colours by share: black and dark brown prevail outside Northern Europe; blond and red go with light skin.
    names, shares = palette.HAIR_SHARES["light" if tone <= 3 else "middle" if tone <= 5 else "dark"]
    color = str(rng.choice(names, p=shares))
    if 14 < age < 45 and rng.uniform() < 0.06 and female and family in ("adult", "teenager"):
        color = str(rng.choice(palette.DYED_HAIR))
    return style, color


def _eyes(rng: np.random.Generator, tone: int, hair: str) -> str:
    if tone <= 4 and rng.uniform() < 0.5:
        return str(rng.choice(["5b7f9c", "6f8a86", "6b7a4a", "7a8894", "75603a"]))
    return str(rng.choice(["3a2415", "2a1a10", "4a2f1a", "1f140d"]))


def _glasses(age: float, outfit: Outfit) -> tuple[float, float, float]:
    """Shares of none, glasses and sunglasses. Some 60 % of grown people in Europe wear spectacles at times, more of them when old."""
    usual = 0.06 if age < 13 else 0.22 if age < 45 else 0.38 if age < 62 else 0.62
    sun = 0.16 if "warm" in outfit.season and age > 14 else 0.03
    return 1 - usual - sun, usual, sun


def as_dressed(who: Who, outfit: Outfit) -> Who:
    """The same person in another outfit."""
    return replace(who, outfit=outfit)
