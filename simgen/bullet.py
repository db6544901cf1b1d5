"""The one door to PyBullet, for rigid bodies and for its TinyRenderer."""

from __future__ import annotations

from types import ModuleType

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
