"""Which walls of a house its neighbours leave free."""

from __future__ import annotations

import numpy as np
import pytest

from simgen.scenes.urban.lots import Lot
from simgen.scenes.urban.neighbours import Design, Row


def lot(x0: float, x1: float) -> Lot:
    polygon = np.array([[x0, 0.0], [x1, 0.0], [x1, 10.0], [x0, 10.0]])
    return Lot("row", polygon, ("street", "party", "rear", "party"), 0, 0.0, polygon[:2])


LOTS = [lot(0.01, 5.99), lot(6.01, 11.99), lot(12.01, 17.99)]
RNG = np.random.default_rng(0)


def row(*floors: int) -> Row:
    """Houses of so many floors side by side, 0 for a gap."""
    def design(at: Lot) -> Design:
        count = floors[LOTS.index(at)]
        return Design(at, RNG, RNG, "postwar", count) if count else Design(at, RNG, RNG)

    return Row(LOTS, design)


def test_ends_of_a_row_and_walls_to_gaps_stand_free() -> None:
    assert row(3, 3, 3).exposure(0).walls == ("street", "party", "rear", "side")
    assert row(3, 3, 3).exposure(1).walls == LOTS[1].walls
    assert row(3, 0, 3).exposure(0).walls == ("street", "side", "rear", "side")


def test_a_higher_house_shows_above_its_neighbour() -> None:
    exposure = row(2, 5, 4).exposure(1)
    assert exposure.walls == LOTS[1].walls
    left, right = exposure.free_above_m[3], exposure.free_above_m[1]
    assert 5.5 < left < 8.5 and right == pytest.approx(left + 2 * 2.8)


def test_lots_are_designed_once_and_only_when_asked_for() -> None:
    asked = []

    def design(at: Lot) -> Design:
        asked.append(LOTS.index(at))
        return Design(at, RNG, RNG, "house", 2)

    some = Row(LOTS, design)
    some.exposure(0)
    some.exposure(0)
    assert sorted(asked) == [0, 1]
