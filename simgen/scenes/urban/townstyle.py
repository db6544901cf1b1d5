"""What a town buys: one or two designs of each kind of street furniture, in one colour, as its country has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simgen.assets.furniture import bins
from simgen.assets.furniture.boxes import POST_BOXES
from simgen.assets.furniture.common import painted
from simgen.assets.furniture.utilities import HYDRANTS
from simgen.countries import Country
from simgen.mesh import Material
from simgen.scene import Draws

# Designs of lamps by country: first those of main streets, then those of others. Countries are those of number plates.
_MAIN_LAMPS = {"us": (7, 7, 4, 6), "uk": (1, 4, 8, 1), "jp": (1, 4, 8), "fr": (1, 2, 4, 10, 6), "de": (1, 4, 2), "eu": (1, 2, 4, 6, 8, 10)}
_SIDE_LAMPS = {
    "us": (7, 9, 4, 3, 12), "uk": (3, 1, 5, 8, 13), "jp": (1, 4, 0), "fr": (3, 5, 10, 0, 11), "de": (0, 3, 13, 11, 9),
    "eu": (0, 3, 5, 9, 11, 12, 13, 14, 15),
}  # fmt: skip
_LITTER = {
    "us": (10, 10, 20, 19, 8),
    "uk": (11, 11, 1, 20),
    "jp": (1, 19),
    "fr": (13, 13, 8, 12),
    "de": (9, 9, 12, 19),
    "eu": (1, 8, 9, 12, 13, 11),
}
_BOLLARDS = {
    "us": (8, 1, 4, 3),
    "uk": (0, 5, 9, 1, 7),
    "jp": (4, 8, 2),
    "fr": (6, 6, 3, 4),
    "de": (1, 2, 4, 0),
    "eu": (0, 1, 2, 3, 4, 6, 9, 10, 11),
}
_POLES = {"us": (0, 2, 5), "uk": (1,), "jp": (3,), "fr": (4, 3, 1), "de": (0, 1), "eu": (0, 1, 3, 4, 5)}
_METERS = {"us": (0, 1, 2), "uk": (2, 3, 4), "jp": (0,), "fr": (2, 4), "de": (2, 4), "eu": (2, 3, 4)}
_PHONES = {"uk": (0, 0, 3), "de": (2, 1), "us": (1,), "jp": (1,), "fr": (1,), "eu": (1, 2)}
_RAILS = {"uk": (0, 1), "fr": (2,), "jp": (0,), "us": (0,), "de": (0, 2), "eu": (0, 1, 2)}
_BARRIERS = {"us": (3, 2), "uk": (1, 2), "jp": (1, 0)}
_CABINETS = {
    "uk": (3, 4, 5, 7),
    "de": (0, 1, 2, 6, 9),
    "us": (10, 7, 9, 8),
    "fr": (2, 11, 5, 0),
    "jp": (7, 9, 8),
    "eu": (0, 1, 2, 5, 8, 11),
}
_PAINTS: tuple[Material | None, ...] = (
    None, None, painted("town black", (0.016, 0.017, 0.018)), painted("town green", (0.02, 0.055, 0.038)),
    painted("town anthracite", (0.045, 0.048, 0.052)),
    painted("town grey", (0.2, 0.205, 0.21)), painted("town blue", (0.02, 0.04, 0.1)), painted("town brown", (0.05, 0.036, 0.028)),
)  # fmt: skip


@dataclass(frozen=True)
class TownStyle:
    """Variants of families that a town uses, most used first; `one` picks. paint : of what it has painted, None as it comes.

    lamp_spacing_m : between lamps of a side. both_sides : whether lamps stand on both. railed, hooped : shares of corners with guard rails,
    and whether rows of cycles have hoops.
    """

    country: str
    variants: Mapping[str, tuple[int, ...]]
    paint: Material | None
    lamp_spacing_m: float
    both_sides: bool
    railed: float

    def one(self, family: str, rng: np.random.Generator | None = None) -> int:
        """A design of a family: the town's usual one, or with a generator one of its own designs."""
        own = self.variants[family]
        return own[0] if rng is None else own[int(rng.integers(len(own)))]

    def has(self, family: str) -> bool:
        """Whether the town has such things at all."""
        return bool(self.variants.get(family))


def town_style(draws: Draws, place: Country) -> TownStyle:
    """The town's choices; draws "network.furniture.style" and "network.furniture.designs"."""
    style, rng = draws.rng("network.furniture.style"), draws.rng("network.furniture.designs")
    style.integers(4)
    spacing, both = float(style.uniform(25, 35)), bool(style.random() < 0.5)
    country = place.code

    def some(options: Sequence[int], most: int) -> tuple[int, ...]:
        left = list(dict.fromkeys(int(options[i]) for i in rng.permutation(len(options))))
        return tuple(left[:most])

    def by_country(table: Mapping[str, Sequence[int]], most: int = 1) -> tuple[int, ...]:
        return some(table.get(country, table.get("eu", (0,))), most)

    wheelies = some(bins.WHEELIE, 2)
    variants = {
        "street_lamp": (*by_country(_MAIN_LAMPS), *by_country(_SIDE_LAMPS)), "bench": some(range(10), 1), "bin": by_country(_LITTER),
        "bollard": by_country(_BOLLARDS), "utility_pole": by_country(_POLES, 2), "cabinet": by_country(_CABINETS, 3), "wheelie": wheelies,
        "parking_meter": by_country(_METERS), "phone_box": by_country(_PHONES), "guard_rail": by_country(_RAILS),
        "bus_shelter": some(range(4), 1),
        "post_box": POST_BOXES[country][:1] if country != "eu" else some(POST_BOXES["eu"], 1), "citylight": some(range(5), 2),
        "barrier": by_country(_BARRIERS) if country in _BARRIERS else some((0, 4), 1), "advertising_column": some(range(3), 1),
        "hydrant": some(HYDRANTS.get(country, ()), 1), "planter": some(range(8), 2), "cycle_stand": some(range(4), 1),
        "ev_charger": some(range(4), 1), "tree_guard": some((0, 1), 1) if rng.random() < 0.3 else (), "kiosk": some(range(3), 2),
        "container": some(bins.LARGE, 2), "bank": bins.BANKS, "fountain": some(range(3), 1), "memorial": some(range(4), 1),
        "billboard": some(range(3), 2), "tree_bench": some(range(2), 1) if rng.random() < 0.3 else (),
    }  # fmt: skip
    paint = _PAINTS[int(rng.integers(len(_PAINTS)))]
    railed = float(rng.choice([0.0, 0.05, 0.25] if country != "uk" else [0.1, 0.3, 0.6]))
    return TownStyle(country, variants, paint, spacing, both, railed)
