"""Scene builders, one module or package each."""

from __future__ import annotations

import difflib
from importlib import import_module

from simgen.errors import SimgenError
from simgen.world import SceneBuilder

if __name__ != "simgen.scenes":
    raise ImportError("import simgen.scenes, not the top-level link 'scenes'")

# name -> module:function. Packages add their own through the entry-point group "simgen.scenes".
BUILDERS = {"urban": "simgen.scenes.urban.build:build"}


def find_builder(name: str) -> SceneBuilder:
    """The scene builder called `name`. SimgenError with the nearest known name if there is none."""
    known = builders()
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {close[0]!r}? " if close else ""
        raise SimgenError(f"no scene builder {name!r}; {hint}builders: {', '.join(known)}")
    module, _, function = known[name].partition(":")
    builder: SceneBuilder = getattr(import_module(module), function)
    return builder


def builders() -> dict[str, str]:
    """All builders, shipped and installed: name -> module:function."""
    from importlib.metadata import entry_points

    return BUILDERS | {e.name: e.value for e in entry_points(group="simgen.scenes")}
