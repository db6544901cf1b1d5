"""Distributions against numpy with the same generator, and their limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from simgen.distributions import parse, sample, support, word
from simgen.seeding import stream


def test_draws_are_numpys() -> None:
    def rng() -> np.random.Generator:
        return stream(0, 0, "x")

    assert sample(parse({"uniform": [2, 5]}), rng()) == rng().uniform(2, 5)
    assert sample(parse({"normal": [1, 2]}), rng()) == rng().normal(1, 2)
    assert sample(parse({"loguniform": [1, 100]}), rng()) == pytest.approx(np.exp(rng().uniform(0, np.log(100))))
    assert sample(parse({"choice": ["a", "b", "c"]}), rng()) == ["a", "b", "c"][rng().integers(3)]
    assert sample(7.5, rng()) == 7.5


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6), st.integers(0, 1000))
def test_uniform_stays_in_its_support(low: float, width: float, seed: int) -> None:
    d = parse({"uniform": [low, low + width]})
    lo, hi = support(d)
    assert lo <= sample(d, stream(seed, 0, "u")) <= hi


def test_truncated_stays_inside_and_keeps_the_shape() -> None:
    d = parse({"truncated": {"normal": [0, 1]}, "low": -0.5, "high": 2})
    rng = stream(1, 0, "t")
    values = np.array([sample(d, rng) for _ in range(4000)])
    assert values.min() >= -0.5 and values.max() <= 2
    # Mean of a standard normal cut to [-0.5, 2]: (pdf(-0.5) - pdf(2)) / (cdf(2) - cdf(-0.5)).
    assert values.mean() == pytest.approx((0.35207 - 0.05399) / (0.97725 - 0.30854), abs=0.04)


def test_mixture_and_weights() -> None:
    d = parse({"mixture": [0.0, {"uniform": [10, 11]}], "weights": [3, 1]})
    rng = stream(2, 0, "m")
    values = np.array([sample(d, rng) for _ in range(4000)])
    assert support(d) == (0.0, 11.0)
    assert (values >= 10).mean() == pytest.approx(0.25, abs=0.03)


@pytest.mark.parametrize(
    "bad",
    [
        {"uniform": [2, 1]}, {"loguniform": [0, 1]}, {"normal": [0, -1]}, {"choice": []}, {"choice": [1, 2], "weights": [1]},
        {"choice": [1], "weights": [0]}, {"truncated": {"uniform": [0, 1]}, "low": 2, "high": 3}, {"uniform": [0, 1], "normal": [0, 1]},
        {"uniform": [0, float("inf")]}, {},
    ],
)
def test_impossible_distributions_are_refused(bad: dict) -> None:
    with pytest.raises(ValueError):
        parse(bad)


def test_words_are_one_of_some() -> None:
    kind = TypeAdapter(word("red", "blue"))
    assert kind.validate_python("blue") == "blue"
    chosen = kind.validate_python({"choice": ["red", "blue"], "weights": [1, 3]})
    assert {sample(chosen, stream(0, k, "w")) for k in range(20)} == {"red", "blue"}
    assert kind.dump_python(chosen) == {"choice": ["red", "blue"], "weights": [1, 3]}
    for wrong in ("green", {"choice": ["red", "green"]}, {"uniform": [0, 1]}, 3):
        with pytest.raises(ValueError, match="is none of red, blue"):
            kind.validate_python(wrong)
