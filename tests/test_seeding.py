"""Streams: the same key gives the same numbers, any other key independent ones."""

import numpy as np

from simgen.scene import Draws
from simgen.seeding import stable_hash, stream


def test_streams_repeat_and_differ() -> None:
    a = stream(0, 1, "weather.hour").random(8)
    assert np.array_equal(a, stream(0, 1, "weather.hour").random(8))
    for other in (stream(1, 1, "weather.hour"), stream(0, 2, "weather.hour"), stream(0, 1, "weather.day"), stream(-1, 1, "weather.hour")):
        assert not np.array_equal(a, other.random(8))


def test_streams_are_uncorrelated() -> None:
    rows = np.stack([stream(0, i, "x").random(2000) for i in range(24)])
    off = np.corrcoef(rows) - np.eye(24)
    assert np.abs(off).max() < 0.11  # 5 sigma of 1 / sqrt(2000)


def test_known_values_never_change() -> None:
    """A dataset made today must be made again tomorrow."""
    assert stream(0, 0, "a").integers(0, 1 << 62, 2).tolist() == [161903377552527736, 2600987982829077975]
    assert stable_hash(0, 1, "b") == 294539745


def test_draws_record_and_replay() -> None:
    first = Draws(5, 7, 3)
    hour = first.value("weather.hour", 12.5)
    count = first.integer("network.size", 3.4)
    assert (hour, count) == (12.5, 3)
    again = Draws(999, 0, 0, first.values)
    assert again.value("weather.hour", 1.0) == 12.5 and again.integer("network.size", 9) == 3


def test_network_names_use_the_networks_index() -> None:
    assert Draws(0, 10, 2).rng("network.x").random() == Draws(0, 11, 2).rng("network.x").random()
    assert Draws(0, 10, 2).rng("traffic.x").random() != Draws(0, 11, 2).rng("traffic.x").random()
    assert Draws(0, 10, 2).engine_seed("network.x") == Draws(0, 11, 2).engine_seed("network.x")
