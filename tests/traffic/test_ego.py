"""Which cars look down streets worth a picture."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from simgen.traffic.ego import ranked


def weight(
    others: dict[str, tuple[float, float]], *, view_m: float = 120.0, walkers: tuple[tuple[float, float], ...] = (),
    close_rider: bool = False,
) -> float:
    """Of a car at the origin of a street along +x."""
    at = {"saloon.0": (0.0, 0.0), **others}
    sim: Any = SimpleNamespace(
        state=lambda name: SimpleNamespace(
            position=at[name], angle=0.0, lane="street_0", lane_position_m=40.0, driven_m=40.0, speed_mps=8.0, leader_gap_m=50.0),
        people=lambda: [f"p{k}" for k in range(len(walkers))], person_position=lambda name: walkers[int(name[1:])],
    )  # fmt: skip
    lookout: Any = SimpleNamespace(view_m=lambda at, angle: view_m, seen=lambda at, angle, things: np.ones(len(things), bool))
    graph: Any = SimpleNamespace(streets={"street"}, length_m={"street": 200.0})
    found = ranked(sim, sorted(at), graph, lookout, np.zeros((0, 2)), np.random.default_rng(0), close_rider=close_rider)
    mine = next(c for c in found if c.vehicle == "saloon.0")
    assert mine.proper
    return mine.weight


def test_riders_close_ahead_make_a_view_worth_more_where_they_are_asked_for() -> None:
    near, far, beside = ({"bicycle.0": at} for at in ((8.0, -1.0), (50.0, -1.0), (8.0, -2.6)))
    assert weight(near, close_rider=True) > 10 * weight(far, close_rider=True)
    assert weight(far, close_rider=True) == pytest.approx(weight(beside, close_rider=True))
    assert weight(near, close_rider=True) > 10 * weight({"hatchback.0": (8.0, -2.0)}, close_rider=True)
    assert weight(near) == pytest.approx(weight(far))


def test_people_near_ahead_and_a_deep_view_do_too() -> None:
    assert weight({}, walkers=((20.0, 6.0),)) > 1.3 * weight({}, walkers=((55.0, 6.0),))
    assert weight({}, view_m=120.0) > 1.3 * weight({}, view_m=60.0) > weight({}, view_m=35.0)
    assert weight({}, view_m=120.0) == weight({}, view_m=110.0)
