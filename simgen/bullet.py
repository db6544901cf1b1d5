"""The one door to PyBullet, for rigid bodies and for its TinyRenderer."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.errors import MissingDependencyError
from simgen.quiet import muted


def load_pybullet(needed_for: str) -> ModuleType:
    """The `pybullet` module. Raises MissingDependencyError, saying what it is `needed_for`, where it is not installed."""
    try:
        with muted():  # it announces when it was built
            import pybullet
    except ImportError as e:
        raise MissingDependencyError("pybullet", needed_for, "run: pip install pybullet (Python 3.11 or older)") from e
    return pybullet


def mesh_arguments(
    vertices: NDArray[np.floating[Any]], indices: NDArray[np.integer[Any]] | None = None, normals: NDArray[np.floating[Any]] | None = None
) -> dict[str, list[Any]]:
    """Arguments of `createCollisionShape` and `createVisualShape` for (V, 3) vertices, and where given (I,) indices and (V, 3)
    normals. To be used at once, in one call.

    PyBullet copies what it is given, but its binding never lets go of the items of these lists. So the items are the same
    objects every time: they stay in memory once, and not once more for each mesh of each scene.
    """
    arguments: dict[str, list[Any]] = {"vertices": _refilled(_points, vertices)}
    if indices is not None:
        values = indices.ravel().tolist()
        _integers.extend(range(len(_integers), max(values, default=-1) + 1))
        arguments["indices"] = [_integers[i] for i in values]
    if normals is not None:
        arguments["normals"] = _refilled(_directions, normals)
    return arguments


def _refilled(pool: list[list[float]], rows: NDArray[np.floating[Any]]) -> list[list[float]]:
    pool.extend([] for _ in range(len(rows) - len(pool)))
    lent = pool[: len(rows)]
    for item, row in zip(lent, rows.tolist(), strict=True):
        item[:] = row
    return lent


_points: list[list[float]] = []
_directions: list[list[float]] = []
_integers: list[int] = []
