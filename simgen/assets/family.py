"""What the catalogue says of a family of assets before any of it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Percentiles = tuple[float, float, float, float, float]


@dataclass(frozen=True)
class Dimensions:
    """Sizes of the real things: for each of length, width and height the least, the 5th, 50th and 95th percentile and the greatest
    in the source, metres; None for a measure that the source does not give."""

    source: str
    length_m: Percentiles | None = None
    width_m: Percentiles | None = None
    height_m: Percentiles | None = None

    @classmethod
    def of_models(cls, source: str, models: Sequence[tuple[str, float, float, float]]) -> Dimensions:
        """From a table of real models: (name, length, width without mirrors, height), metres."""
        sizes = np.array([m[1:] for m in models], float)
        columns = [tuple(float(v) for v in np.percentile(c, [0, 5, 50, 95, 100])) for c in sizes.T]
        return cls(source, *columns)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Family:
    """A family. generator : `module:function`, taking (rng, variant) and keyword-only parameters that take the place of what would be
    drawn. variants : how many of it there are in scenes. tags : words that recipes choose by ("vehicle", "emergency", ...).
    dimensions : of the real things, for comparison.

    states : in how many states each design comes, one block of variants after the other (a tree's seasons); states of a design are
    never parted. roles : variants at which a new block begins that cannot stand in for another (people dressed for a motorcycle).
    held_out : whether variants may be kept for validation and test; not where each has a meaning of its own (the picture of a sign).
    """

    generator: str
    variants: int
    tags: tuple[str, ...] = ()
    dimensions: Dimensions | None = None
    states: int = 1
    roles: tuple[int, ...] = ()
    held_out: bool = True
