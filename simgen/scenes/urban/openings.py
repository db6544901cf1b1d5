"""Which lots of a row stay open: parks, churchyards, yards and gardens that take the place of several houses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.scenes.urban.lots import FRONT_RUNS, Lot
from simgen.scenes.urban.uses import LAYOUTS, Use

Floats = NDArray[np.float64]

_LENGTH_M = (25.0, 150.0)
_LEAST_M = 18.0  # a shorter rest at the end of a front is built up
_ALIKE = 0.6  # share of stretches that are used as the block's first


@dataclass(frozen=True, eq=False)
class Stretch:
    """Lots (in order, walked with the land on the left) that stay open together. seed : of all that is drawn for it."""

    use: Use
    lots: tuple[Lot, ...]
    seed: int


def draw_stretches(lots: Sequence[Lot], share: float, generator: Callable[..., np.random.Generator]) -> list[Stretch]:
    """Stretches that take a share (0..1) of the rows' frontage. generator : of a stream for a name. What is drawn for a front depends on
    this front alone. A corner between two stretches of one use joins the first."""
    fronts: dict[int, list[Lot]] = {}
    for lot in lots:
        if lot.kind == "row":
            fronts.setdefault(lot.run // FRONT_RUNS, []).append(lot)
    names, weights = list(LAYOUTS), np.array([layout.share for layout in LAYOUTS.values()])
    main = names[int(generator("use").choice(len(names), p=weights / weights.sum()))]
    out: list[Stretch] = []
    for front, row in fronts.items():
        rng = generator("open", front)
        for piece in _pieces(row, share, rng):
            other = names[int(rng.choice(len(names), p=weights / weights.sum()))]
            out.append(Stretch(main if rng.random() < _ALIKE else other, tuple(piece), int(rng.integers(2**62))))
    return _with_corners(out, [lot for lot in lots if lot.kind == "corner"])


def _pieces(row: list[Lot], share: float, rng: np.random.Generator) -> list[list[Lot]]:
    """Open and built-up pieces in turn, whose mean lengths have the share wanted."""
    mean = sum(_LENGTH_M) / 2
    is_open = bool(rng.random() < share)
    out: list[list[Lot]] = [[]]
    left = 0.0
    started = False
    for lot in row:
        width = float(np.linalg.norm(lot.pavement[1] - lot.pavement[0]))
        if left <= 0.0:
            is_open = is_open if not started else share >= 1.0 or (not is_open and share > 0.0)
            started = True
            left = float(rng.uniform(*_LENGTH_M)) if is_open else float(rng.exponential(mean * (1 - share) / max(share, 1e-3)))
            out.append([])
        if is_open:
            out[-1].append(lot)
        left -= width
    return [piece for piece in out if sum(float(np.linalg.norm(x.pavement[1] - x.pavement[0])) for x in piece) >= _LEAST_M]


def _with_corners(stretches: list[Stretch], corners: list[Lot]) -> list[Stretch]:
    out = list(stretches)
    for corner in corners:
        before = next((k for k, s in enumerate(out) if _meet(s.lots[-1], corner)), None)
        after = next((k for k, s in enumerate(out) if _meet(corner, s.lots[0])), None)
        if before is not None and after is not None and before != after and out[before].use == out[after].use:
            s = out[before]
            out[before] = Stretch(s.use, (*s.lots, corner), s.seed)
    return out


def _meet(a: Lot, b: Lot) -> bool:
    return bool(np.linalg.norm(a.pavement[-1] - b.pavement[0]) < 0.1)
