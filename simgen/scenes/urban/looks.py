"""How the vehicles of one scene look: one country's plates, no registration twice, the season's dirt."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.vehicles.appearance import Appearance, appearance, with_appearance
from simgen.assets.vehicles.plates import plate_count
from simgen.scene import Draws
from simgen.scenes.urban.seasons import Season
from simgen.world import Catalogue

_MOST_PARKED = 400  # registrations of moving vehicles count from here


@dataclass(frozen=True)
class Looks:
    """style : of number plates. first : registration of the first vehicle. winter : 0..1, how salted the roads are."""

    style: str
    first: int
    winter: float

    def dressed(self, asset: Asset, catalogue: Catalogue, rng: np.random.Generator, number: int, *, moving: bool, near: bool) -> Dressed:
        """A vehicle with all that differs from car to car. number : among the moving or the parked ones. near : with what is fixed to it
        and who sits in it."""
        at = self.first + number + _MOST_PARKED * moving
        look = appearance(asset, rng, moving=moving, style=self.style, number=at, winter=self.winter)
        if near and (look.parts or look.occupants):
            return Dressed(with_appearance(asset, look, catalogue.get), look)
        return Dressed(replace(asset, materials=asset.materials_with(recolor=look.recolor)), look)


@dataclass(frozen=True, eq=False)
class Dressed:
    """A vehicle in its own materials, with its parts. look : how it was drawn."""

    asset: Asset
    look: Appearance


def looks_of(draws: Draws, season: Season, style: str) -> Looks:
    """The looks of a scene's vehicles with a country's number plates; draws "network.first"."""
    first = int(draws.value("network.first", int(draws.rng("network.first").integers(plate_count(style)))))
    bare = season.of_tree("tree_broad", 0) in ("late", "bare")
    return Looks(style, first, 0.7 if bare and abs(season.latitude_deg) > 35 else 0.0)
