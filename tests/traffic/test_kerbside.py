"""How far from the kerb bicycles ride."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from simgen.traffic.kerbside import kerbside_shift

WIDE, CYCLE = 3.2, 1.85


def shifts(family: str, lane: str, count: int, *, lefthand: bool = False) -> np.ndarray:
    """(20, count) of riders who stay on one lane of a street: "inner", "outer" or "cycle"."""
    lanes = [
        SimpleNamespace(id=name, kind=kind, width_m=width, index=k)
        for k, (name, kind, width) in enumerate((("cycle", "bike", CYCLE), ("outer", "driving", WIDE), ("inner", "driving", WIDE)))
    ]
    road_map: Any = SimpleNamespace(lefthand=lefthand, lanes=lanes, edges={"a": SimpleNamespace(lanes=lanes)})
    ids = [f"{family}.{k}" for k in range(count)]
    recording: Any = SimpleNamespace(ids=ids, times_s=np.arange(20) * 0.5, lane=[[lane] * count] * 20, speed=np.ones((20, count)))
    types: Any = {name: SimpleNamespace(family=family) for name in ids}
    return kerbside_shift(recording, road_map, types, np.random.default_rng(0))


@pytest.mark.parametrize("lefthand", [False, True])
def test_riders_keep_their_own_distance_from_the_kerb(lefthand: bool) -> None:
    moved = shifts("bicycle", "outer", 400, lefthand=lefthand) * (-1.0 if lefthand else 1.0)
    assert np.allclose(moved, moved[:1])  # all the way
    from_kerb = WIDE / 2 - moved[0]
    assert from_kerb.min() >= 0.5 - 1e-9 and from_kerb.max() == pytest.approx(WIDE / 2)
    in_the_middle = np.isclose(moved[0], 0.0)
    assert 0.15 < in_the_middle.mean() < 0.35
    assert 0.7 < np.median(from_kerb[~in_the_middle]) < 1.0 and np.ptp(from_kerb[~in_the_middle]) > 0.5


def test_others_and_other_lanes_are_left_alone() -> None:
    assert not shifts("saloon", "outer", 5).any()
    assert not shifts("bicycle", "inner", 5).any() and not shifts("bicycle", "cycle", 5).any()
