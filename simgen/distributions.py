"""Distributions as values: any number in a recipe may be one. Comparable, printable, serialisable."""

from __future__ import annotations

import math
from typing import Annotated, Any, ClassVar

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

Scalar = float | int | str | bool


class _Distribution(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    def support(self) -> tuple[float, float]:
        """Smallest and largest value that can be drawn."""
        raise TypeError(f"{type(self).__name__} has no numeric support")

    def sample(self, rng: np.random.Generator) -> Any:
        """One draw."""
        raise TypeError(f"{type(self).__name__} cannot be sampled")


def _ordered(pair: tuple[float, float], what: str) -> None:
    if not (math.isfinite(pair[0]) and math.isfinite(pair[1])):
        raise ValueError(f"{what} {list(pair)} must be finite")
    if pair[0] > pair[1]:
        raise ValueError(f"{what} {list(pair)} is an impossible range: the low end must not exceed the high end")


class Uniform(_Distribution):
    """`{uniform: [low, high]}`: every value between is equally likely."""

    uniform: tuple[float, float]

    @model_validator(mode="after")
    def _check(self) -> Uniform:
        _ordered(self.uniform, "uniform")
        return self

    def support(self) -> tuple[float, float]:
        return self.uniform

    def sample(self, rng: np.random.Generator) -> float:
        return float(rng.uniform(*self.uniform))


class LogUniform(_Distribution):
    """`{loguniform: [low, high]}`: the logarithm is uniform; both ends above 0."""

    loguniform: tuple[float, float]

    @model_validator(mode="after")
    def _check(self) -> LogUniform:
        _ordered(self.loguniform, "loguniform")
        if self.loguniform[0] <= 0:
            raise ValueError(f"loguniform {list(self.loguniform)} needs a low end above 0")
        return self

    def support(self) -> tuple[float, float]:
        return self.loguniform

    def sample(self, rng: np.random.Generator) -> float:
        return float(np.exp(rng.uniform(*np.log(self.loguniform))))


class Normal(_Distribution):
    """`{normal: [mean, standard deviation]}`; wrap it in `truncated` where the value has limits."""

    normal: tuple[float, float]

    @model_validator(mode="after")
    def _check(self) -> Normal:
        if self.normal[1] < 0:
            raise ValueError(f"normal {list(self.normal)} needs a standard deviation of 0 or more")
        return self

    def support(self) -> tuple[float, float]:
        return (-math.inf, math.inf) if self.normal[1] else (self.normal[0], self.normal[0])

    def sample(self, rng: np.random.Generator) -> float:
        return float(rng.normal(*self.normal))


class Choice(_Distribution):
    """`{choice: [a, b, c], weights: [2, 1, 1]}`: one of the listed values; equal weights when they are left out."""

    choice: tuple[Scalar, ...] = Field(min_length=1)
    weights: tuple[float, ...] | None = None

    @model_validator(mode="after")
    def _check(self) -> Choice:
        _check_weights(self.weights, len(self.choice), "choice")
        return self

    def support(self) -> tuple[float, float]:
        numbers = [float(v) for v in self.choice if not isinstance(v, str)]
        if len(numbers) != len(self.choice):
            raise ValueError(f"choice {list(self.choice)} holds text where a number belongs")
        return min(numbers), max(numbers)

    def sample(self, rng: np.random.Generator) -> Scalar:
        return self.choice[_pick(rng, self.weights, len(self.choice))]


class Mixture(_Distribution):
    """`{mixture: [{...}, {...}], weights: [3, 1]}`: first a component is picked, then a value from it."""

    mixture: tuple[AnyNumber, ...] = Field(min_length=1)
    weights: tuple[float, ...] | None = None

    @model_validator(mode="after")
    def _check(self) -> Mixture:
        _check_weights(self.weights, len(self.mixture), "mixture")
        return self

    def support(self) -> tuple[float, float]:
        ends = [support(part) for part in self.mixture]
        return min(e[0] for e in ends), max(e[1] for e in ends)

    def sample(self, rng: np.random.Generator) -> Any:
        return sample(self.mixture[_pick(rng, self.weights, len(self.mixture))], rng)


class Truncated(_Distribution):
    """`{truncated: {normal: [0, 1]}, low: -2, high: 2}`: draws outside [low, high] are drawn again."""

    TRIES: ClassVar[int] = 10_000
    truncated: AnyNumber
    low: float = -math.inf
    high: float = math.inf

    @model_validator(mode="after")
    def _check(self) -> Truncated:
        lo, hi = support(self.truncated)
        if self.low > self.high or lo > self.high or hi < self.low:
            raise ValueError(f"truncated to [{self.low:g}, {self.high:g}] leaves nothing of [{lo:g}, {hi:g}]")
        return self

    def support(self) -> tuple[float, float]:
        lo, hi = support(self.truncated)
        return max(lo, self.low), min(hi, self.high)

    def sample(self, rng: np.random.Generator) -> float:
        for _ in range(self.TRIES):
            value = float(sample(self.truncated, rng))
            if self.low <= value <= self.high:
                return value
        return float(np.clip(value, self.low, self.high))


Distribution = Uniform | LogUniform | Normal | Choice | Mixture | Truncated
AnyNumber = float | Distribution
_BY_KEY: dict[str, type[_Distribution]] = {
    "uniform": Uniform, "loguniform": LogUniform, "normal": Normal, "choice": Choice, "mixture": Mixture, "truncated": Truncated,
}
Mixture.model_rebuild()
Truncated.model_rebuild()


def sample(value: Any, rng: np.random.Generator) -> Any:
    """A draw from a distribution; a constant is returned as it is."""
    return value.sample(rng) if isinstance(value, _Distribution) else value


def support(value: float | _Distribution) -> tuple[float, float]:
    """Smallest and largest possible value of a number or distribution."""
    return value.support() if isinstance(value, _Distribution) else (float(value), float(value))


def parse(value: Any) -> Any:
    """A distribution from its mapping form (`{uniform: [0, 1]}`); anything else is returned unchanged."""
    if not isinstance(value, dict):
        return value
    kinds = [k for k in value if k in _BY_KEY]
    if len(kinds) != 1:
        raise ValueError(f"a distribution has one of the keys {', '.join(_BY_KEY)}; got {sorted(map(str, value))}")
    return _BY_KEY[kinds[0]].model_validate(value)


class _Rule:
    """Pydantic annotation of a recipe field that holds a value or a distribution; `_validate` says which are allowed."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self._validate,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda v: v.model_dump(mode="json", exclude_none=True) if isinstance(v, _Distribution) else v
            ),
        )

    def _validate(self, value: Any) -> Any:
        raise NotImplementedError


class _NumberRule(_Rule):
    """Pydantic annotation: a number, or a distribution whose whole support lies within the limits."""

    def __init__(self, ge: float, le: float, integer: bool) -> None:
        self.ge, self.le, self.integer = ge, le, integer

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        number: dict[str, Any] = {"type": "integer" if self.integer else "number"}
        if math.isfinite(self.ge):
            number["minimum"] = self.ge
        if math.isfinite(self.le):
            number["maximum"] = self.le
        forms: list[dict[str, Any]] = [number]
        for key in _BY_KEY:
            forms.append({"type": "object", "required": [key], "title": key})
        return {"anyOf": forms}

    def _validate(self, value: Any) -> Any:
        value = parse(value)
        if isinstance(value, bool) or not isinstance(value, int | float | _Distribution):
            raise ValueError(f"{value!r} is not a number or a distribution such as {{uniform: [0, 1]}}")
        low, high = support(value)
        if math.isnan(low) or low < self.ge or high > self.le:
            shown = f"{low:g}" if low == high else f"[{low:g}, {high:g}]"
            raise ValueError(f"{shown} is outside the limits {self.ge:g} to {self.le:g}")
        if self.integer and isinstance(value, float):
            if value != int(value):
                raise ValueError(f"{value!r} must be a whole number")
            return int(value)
        return value


def number(ge: float = -math.inf, le: float = math.inf) -> Any:
    """Type of a recipe field: a float or a distribution within [ge, le]."""
    return Annotated[AnyNumber, _NumberRule(ge, le, integer=False)]


def integer(ge: float = -math.inf, le: float = math.inf) -> Any:
    """Type of a recipe field: a whole number or a distribution (rounded when drawn) within [ge, le]."""
    return Annotated[AnyNumber, _NumberRule(ge, le, integer=True)]


class _WordRule(_Rule):
    """Pydantic annotation: one of some words, or a choice among them."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "enum": list(self.words)}, {"type": "object", "required": ["choice"], "title": "choice"}]}

    def _validate(self, value: Any) -> Any:
        value = parse(value)
        for word in value.choice if isinstance(value, Choice) else (value,):
            if word not in self.words:
                raise ValueError(f"{word!r} is none of {', '.join(self.words)}")
        return value


def word(*words: str) -> Any:
    """Type of a recipe field: one of some words, or a `choice` among them."""
    return Annotated[str | Choice, _WordRule(words)]


def _check_weights(weights: tuple[float, ...] | None, n: int, what: str) -> None:
    if weights is None:
        return
    if len(weights) != n:
        raise ValueError(f"{what} has {n} entries but {len(weights)} weights")
    if min(weights) < 0 or sum(weights) <= 0:
        raise ValueError(f"weights {list(weights)} must be 0 or more and not all 0")


def _pick(rng: np.random.Generator, weights: tuple[float, ...] | None, n: int) -> int:
    if weights is None:
        return int(rng.integers(n))
    w = np.asarray(weights, dtype=np.float64)
    return int(rng.choice(n, p=w / w.sum()))
