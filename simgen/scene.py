"""The scene's draws and its passport: from it a frame can be made again, bit for bit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from simgen.distributions import sample
from simgen.recipe import Recipe
from simgen.seeding import stable_hash, stream


class Draws:
    """Every random choice of one scene. Named values are recorded, and taken from the record in a replay.

    The stream of a choice depends on (seed, index, name) only. Names under "network." belong to the network that the
    scene shares with its neighbours and use the network's index.
    """

    def __init__(self, seed: int, index: int, network_index: int, recorded: Mapping[str, Any] | None = None) -> None:
        self.seed, self.index, self.network_index = seed, index, network_index
        self.recorded = dict(recorded or {})
        self.values: dict[str, Any] = {}

    def rng(self, name: str) -> np.random.Generator:
        """A fresh generator for the choice called `name`; the same name gives the same numbers again."""
        return stream(self.seed, self._index_of(name), name)

    def value(self, name: str, distribution: Any) -> Any:
        """One recorded draw from a number or distribution."""
        drawn = self.recorded[name] if name in self.recorded else sample(distribution, self.rng(name))
        self.values[name] = drawn
        return drawn

    def integer(self, name: str, distribution: Any) -> int:
        """A recorded draw, rounded to a whole number."""
        self.values[name] = out = round(float(self.value(name, distribution)))
        return out

    def engine_seed(self, name: str) -> int:
        """A 31-bit seed for engines (SUMO) that take an integer."""
        return stable_hash(self.seed, self._index_of(name), name)

    def _index_of(self, name: str) -> int:
        return self.network_index if name.startswith("network.") else self.index


@dataclass(frozen=True)
class Scene:
    """The passport of a scene: the recipe, the seed, the index, and every named number that was drawn."""

    recipe: Recipe
    index: int
    draws: Mapping[str, Any] = field(default_factory=dict)
    version: str = ""

    @property
    def network_index(self) -> int:
        """Index of the network that this scene lies in."""
        return self.index // self.recipe.network.scenes_per_network

    def new_draws(self) -> Draws:
        """The scene's choices, replaying those on record."""
        return Draws(self.recipe.seed, self.index, self.network_index, self.draws)

    def to_json(self) -> dict[str, Any]:
        """Plain data; the hash covers all of it."""
        data = {"version": self.version, "index": self.index, "seed": self.recipe.seed,
                "draws": dict(sorted(self.draws.items())), "recipe": self.recipe.resolved()}
        return data | {"hash": passport_hash(data)}


def passport_hash(passport: Mapping[str, Any]) -> str:
    """Hash of what a passport says, as it is written: not of the recipe as this version would fill it in. Its files have their own."""
    said = {key: value for key, value in passport.items() if key not in ("hash", "files")}
    return hashlib.blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=16).hexdigest()
