"""Which assets a recipe lets its scenes use: splits that share no asset, families and tags that are wanted or not, and weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from simgen.asset import Asset
from simgen.assets.catalogue import FAMILIES
from simgen.assets.family import Family
from simgen.errors import SimgenError
from simgen.mesh import TextureMaps
from simgen.plugins import nearest
from simgen.recipe import Assets
from simgen.world import Catalogue

SPLITS = ("all", "train", "val", "test")
_LEAST = 3  # designs that a block must have to be parted: at least one for each of train, val and test
_TENTHS = {"val": 8, "test": 9}  # last digits of the designs that are held out


def members(family: str, split: str = "all") -> tuple[int, ...]:
    """The variants of a family in a split, ascending.

    Of ten designs the ninth is for "val" and the tenth for "test"; of fewer than ten the last but one and the last. All splits share
    families with fewer than three designs, imported ones, and those whose variants have a meaning of their own (see `shared`).
    """
    return _members(family, split) if family in FAMILIES else (0,)


@cache
def _members(family: str, split: str) -> tuple[int, ...]:
    return tuple(v for block in _blocks(FAMILIES[family]) for v in _within(FAMILIES[family], block, split))


def shared(family: str) -> bool:
    """Whether some of a family's variants are in all of the splits."""
    return bool(set(members(family, "train")) & set(members(family, "test")))


def _blocks(family: Family) -> list[range]:
    """Designs that can stand in for one another, as ranges."""
    bounds = [0, *family.roles, family.variants // family.states]
    return [range(first, end) for first, end in pairwise(bounds)]


def _within(family: Family, block: range, split: str) -> list[int]:
    """Variants of a block's designs in a split, in all their states."""
    count = len(block)
    if split == "all" or count < _LEAST or not family.held_out:
        chosen = list(range(count))
    else:
        of = {9: "test", 8: "val"} if count >= 10 else {(count - 1) % 10: "test", (count - 2) % 10: "val"}
        chosen = [i for i in range(count) if of.get(i % 10, "train") == split]
    per_state = family.variants // family.states
    return [block[i] + per_state * state for state in range(family.states) for i in chosen]


@dataclass(frozen=True)
class Selection:
    """A recipe's choice, checked against the catalogue. tags : by family, imported ones included."""

    spec: Assets
    tags: Mapping[str, frozenset[str]]

    def allows(self, family: str) -> bool:
        """Whether scenes may have a family at all."""
        return not self._named(family) & set(self.spec.exclude)

    def weighted(self, candidates: Mapping[str, float]) -> dict[str, float]:
        """Of families with their usual weights those that are left with theirs, in the same order; empty if none is."""
        left = {f: w * self._factor(f) for f, w in candidates.items() if self.allows(f)}
        wanted = {f: w for f, w in left.items() if self._named(f) & set(self.spec.only)}
        return {f: w for f, w in (wanted or left).items() if w > 0}

    def imported(self, use: str) -> dict[str, float]:
        """The user's assets for a use ("furniture", "parked", "debris", "driving") with their weights."""
        return {i.name: i.weight for i in self.spec.imported if i.placed_as == use}

    def variant(self, family: str, variant: int) -> int:
        """The variant that is taken for another: itself if the split has it, else one that can stand in for it."""
        if family not in FAMILIES or self.spec.split == "all":
            return variant
        known = FAMILIES[family]
        variant %= known.variants
        if variant in members(family, self.spec.split):
            return variant
        allowed = self.alternatives(family, variant)
        design = variant % (known.variants // known.states)
        return allowed[(design - next(b for b in _blocks(known) if design in b)[0]) % len(allowed)]

    def alternatives(self, family: str, variant: int) -> list[int]:
        """The variants of the split that can stand in for one of a catalogue's family, ascending."""
        known = FAMILIES[family]
        per_state = known.variants // known.states
        state, design = divmod(variant % known.variants, per_state)
        block = next(b for b in _blocks(known) if design in b)
        return [v + per_state * state for v in _within(known, block, self.spec.split) if v < per_state]

    def _named(self, family: str) -> set[str]:
        return {family} | self.tags.get(family, frozenset())

    def _factor(self, family: str) -> float:
        return float(np.prod([self.spec.weights.get(name, 1.0) for name in sorted(self._named(family))]))


EVERYTHING = Selection(Assets(), {name: frozenset(f.tags) for name, f in FAMILIES.items()})


def selection_of(spec: Assets) -> Selection:
    """A recipe's choice, checked. SimgenError with the nearest word for a family or tag that there is not."""
    tags = {**EVERYTHING.tags, **{item.name: frozenset({"imported"}) for item in spec.imported}}
    words = sorted({*tags, *(t for several in tags.values() for t in several)})
    for key, named in (("only", spec.only), ("exclude", spec.exclude), ("weights", tuple(spec.weights))):
        for word in named:
            if word not in words:
                raise SimgenError(f"assets.{key} names {word!r}, which is no family or tag; {nearest(word, words, 'known')}")
    return Selection(spec, tags)


def choose_family(candidates: Mapping[str, float], selection: Selection, rng: np.random.Generator) -> str | None:
    """One of the families by their weights as the selection leaves them; None if it leaves none. Takes one draw of the rng."""
    left = selection.weighted(candidates)
    u = float(rng.random())
    if not left:
        return None
    cumulative = np.cumsum(list(left.values()))
    return list(left)[int(np.searchsorted(cumulative / cumulative[-1], u, side="right"))]


class SelectedCatalogue:
    """A catalogue in which every variant is one that a selection's split has; whoever asks for another gets one in its place."""

    def __init__(self, catalogue: Catalogue, selection: Selection) -> None:
        self._catalogue, self.selection = catalogue, selection
        self.textures: Mapping[str, TextureMaps] = catalogue.textures

    def get(self, family: str, variant: int = 0, **parameters: Any) -> Asset:
        """The asset of a family that stands in for a variant."""
        return self._catalogue.get(family, self.selection.variant(family, variant), **parameters)


def selection_in(catalogue: Catalogue) -> Selection:
    """The selection that a catalogue obeys, everything if it has none."""
    found = getattr(catalogue, "selection", EVERYTHING)
    return found if isinstance(found, Selection) else EVERYTHING
