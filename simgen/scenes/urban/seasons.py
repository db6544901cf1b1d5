"""The time of the year in a town: what its trees and its people wear on a date at a latitude, and the colour of its grass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from simgen.asset import Asset
from simgen.assets.materials import material, tinted
from simgen.assets.people.who import KINDS, outfit_of
from simgen.assets.plants.trees import SEASONS, SPECIES
from simgen.assets.selection import Selection, selection_in
from simgen.mesh import Material, TextureMaps
from simgen.recipe import Weather
from simgen.scene import Draws
from simgen.world import Catalogue

# Mean onset and end of Europe's growing season and the speed of spring northwards, 44 km a day: Rötzer and Chmielewski, Climate
# Research 18, 2001. Autumn travels the other way more slowly; a day per degree is our round figure.
_ONSET_DAY, _END_DAY, _AT_DEG = 113.0, 301.0, 50.0
_ONSET_DAYS_PER_DEG, _END_DAYS_PER_DEG = 2.5, -1.0
_TROPIC_DEG = 23.4  # evergreen within
_YEAR_TO_YEAR_DAYS = 7.0  # deviation of phases between years and places (same source: 5 to 10)
# Days from the onset or the end of the season to the begin of each phase.
_SPRING_FROM, _SUMMER_FROM = -8.0, 16.0
_TURNING_FROM, _AUTUMN_FROM, _LATE_FROM, _BARE_FROM = -24.0, -9.0, 8.0, 20.0
# So long after growth has begun and before it ends it is warm enough for shorts: mean temperatures pass 15 C some 40 days after 5 to 10 C.
_MILD_DAYS = 40.0
# Days by which each species is earlier or later than the mean, in both seasons' own order (unfolding, turning).
_HABITS: dict[str, tuple[tuple[float, float], ...]] = {
    "tree_broad": ((0, 0), (2, -2), (-4, -4), (9, 9), (-7, 2), (0, -5)),  # lime, maple, cherry, oak, birch, young maple
    "tree_columnar": ((-3, 6), (1, 2), (-3, 3), (9, 10)),  # hornbeam, poplar, pear, oak
}


@dataclass(frozen=True)
class Season:
    """A date in a place. day : 1..365. latitude_deg : positive in the north. late_days : by how much everything is late that year."""

    day: int
    latitude_deg: float
    late_days: float = 0.0

    def of_tree(self, family: str, species: int) -> str:
        """What a species wears, one of `SEASONS`; "summer" for families that stay green."""
        if family not in _HABITS or abs(self.latitude_deg) < _TROPIC_DEG:
            return "summer"
        early, late = _HABITS[family][species % len(_HABITS[family])]
        spring, autumn = (days - habit for days, habit in zip(self._growing, (early, late), strict=True))
        if autumn >= _TURNING_FROM:
            begun = (_TURNING_FROM, _AUTUMN_FROM, _LATE_FROM, _BARE_FROM)
            return ("turning", "autumn", "late", "bare")[int(np.searchsorted(begun, autumn, side="right")) - 1]
        return "bare" if spring < _SPRING_FROM else "spring" if spring < _SUMMER_FROM else "summer"

    @property
    def clothes(self) -> str:
        """What people are dressed for, a tag of `Outfit.season`: "cold" while trees are bare, "warm" in summer and in the tropics."""
        spring, autumn = self._growing
        if abs(self.latitude_deg) < _TROPIC_DEG or (spring > _MILD_DAYS and autumn < -_MILD_DAYS):
            return "warm"
        return "cold" if spring < _SPRING_FROM or autumn > _LATE_FROM else "mild"

    def ground(self, name: str) -> Material:
        """A ground material as it looks now: grass is dull and brownish while nothing grows."""
        if name == "grass" and self.of_tree("tree_broad", 0) in ("bare", "late"):
            return tinted("grass", (1.2, 0.98, 1.05))
        return material(name)

    @property
    def _growing(self) -> tuple[float, float]:
        """Days since the mean onset and since the mean end of the growing season there and that year; in the south half a year apart."""
        day = (float(self.day) if self.latitude_deg >= 0 else (self.day + 182.0) % 365.0) - self.late_days
        north = abs(self.latitude_deg) - _AT_DEG
        return day - (_ONSET_DAY + _ONSET_DAYS_PER_DEG * north), day - (_END_DAY + _END_DAYS_PER_DEG * north)


def season_of(draws: Draws, weather: Weather) -> Season:
    """The season of a scene's date and latitude; how late the year is, is drawn as "weather.late_days"."""
    late = draws.value("weather.late_days", float(draws.rng("weather.late_days").normal(0.0, _YEAR_TO_YEAR_DAYS)))
    latitude = float(draws.value("weather.latitude_deg", weather.latitude_deg))
    return Season(draws.integer("weather.day", weather.day), latitude, float(late))


class SeasonalCatalogue:
    """A catalogue on a date: whoever asks for a species of tree gets it as it looks then, whoever asks for a person somebody who is
    dressed for it. Everything else is handed through."""

    def __init__(self, catalogue: Catalogue, season: Season) -> None:
        self._catalogue, self.season = catalogue, season
        self.selection: Selection = selection_in(catalogue)
        self.textures: Mapping[str, TextureMaps] = catalogue.textures

    def get(self, family: str, variant: int = 0, **parameters: Any) -> Asset:
        """The asset of a family; for seasonal trees `variant` counts modulo the number of species, for people dressed for other weather
        another variant of the selection takes its place."""
        if family in SPECIES:
            species = variant % SPECIES[family]
            variant = species + SPECIES[family] * SEASONS.index(self.season.of_tree(family, species))
        elif family in KINDS and "outfit" not in parameters:
            variant = self._dressed(family, variant)
        return self._catalogue.get(family, variant, **parameters)

    def _dressed(self, family: str, variant: int) -> int:
        suited = [v for v in self.selection.alternatives(family, variant) if self.season.clothes in outfit_of(family, v).season]
        own = self.selection.variant(family, variant)
        return own if own in suited or not suited else suited[variant % len(suited)]
