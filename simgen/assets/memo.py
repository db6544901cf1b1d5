"""Results kept with the asset that they were worked out for, and forgotten with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Concatenate, ParamSpec, TypeVar

from simgen.asset import Asset

_P = ParamSpec("_P")
_R = TypeVar("_R")


def per_asset(kept: int = 32) -> Callable[[Callable[Concatenate[Asset, _P], _R]], Callable[Concatenate[Asset, _P], _R]]:
    """A decorator for pure functions of an asset and of hashable arguments: the last `kept` results are remembered for each asset.

    An `lru_cache` over assets would hold on to them, and so to their meshes, for as long as the process lives.
    """

    def decorate(function: Callable[Concatenate[Asset, _P], _R]) -> Callable[Concatenate[Asset, _P], _R]:
        @wraps(function)
        def remembered(asset: Asset, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
            own = asset.memo.get(function)
            if own is None:
                own = asset.memo[function] = lru_cache(maxsize=kept)(partial(function, asset))
            result: _R = own(*args, **kwargs)  # type: ignore[arg-type]
            return result

        return remembered

    return decorate
