"""Scene builders, one module or package each."""

from __future__ import annotations

from simgen.plugins import find_part
from simgen.world import SceneBuilder

if __name__ != "simgen.scenes":
    raise ImportError("import simgen.scenes, not the top-level link 'scenes'")

# name -> module:function. Packages add their own through the entry-point group "simgen.scenes".
BUILDERS = {"urban": "simgen.scenes.urban.build:build"}


def find_builder(name: str) -> SceneBuilder:
    """The scene builder called `name` (or given as `module:function`). SimgenError with the nearest known name if there is none."""
    builder: SceneBuilder = find_part(name, BUILDERS, "simgen.scenes", "scene builder")
    return builder
