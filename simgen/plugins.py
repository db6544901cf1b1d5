"""Finding parts by name: those that ship, those that installed packages add, and anything importable as `module:name`."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any

from simgen.errors import SimgenError


def known_parts(shipped: Mapping[str, str], group: str) -> dict[str, str]:
    """Name -> `module:name` of the shipped parts and those registered under the entry-point group."""
    return {**shipped, **_registered(group)}


@cache
def _registered(group: str) -> Mapping[str, str]:
    """Read once: looking through all installed packages takes time, and the standard library keeps what it has listed of every
    folder on the path for each time that the folder changed."""
    return MappingProxyType({e.name: e.value for e in entry_points(group=group)})


def find_part(name: str, shipped: Mapping[str, str], group: str, what: str) -> Any:
    """The part called `name`, or given as `module:name`. SimgenError with the nearest known name if there is none."""
    known = known_parts(shipped, group)
    place = known.get(name, name)
    module, colon, attribute = place.partition(":")
    if not colon:
        raise SimgenError(f"no {what} {name!r}; {nearest(name, list(known), 'known')}, or module:name of your own")
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as e:
        raise SimgenError(f"{what} {name!r} cannot be imported ({e}); check the spelling and PYTHONPATH") from e


def nearest(word: str, known: Sequence[str], what: str) -> str:
    """For messages: the known word that is most like another, if any is, and all known ones."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    hint = f"did you mean {close[0]!r}? " if close else ""
    return f"{hint}{what}: {', '.join(known) or 'none'}"
