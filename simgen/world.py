"""The world that a scene builder brings to life, and the interface of builders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from simgen.asset import Asset
from simgen.mesh import TextureMaps
from simgen.recipe import Recipe
from simgen.scene import Draws
from simgen.snapshot import Snapshot


class Catalogue(Protocol):
    """Where builders get assets: pure functions of (family, variant, parameters), built once and cached."""

    textures: Mapping[str, TextureMaps]

    def get(self, family: str, variant: int = 0, **parameters: Any) -> Asset:
        """The asset; SimgenError for an unknown family or parameter of its generator, with the nearest known one."""
        ...


class World(Protocol):
    """A scene brought to life. `snapshot(i)` may be asked in any order and gives the same answer each time."""

    frame_count: int

    def snapshot(self, frame: int) -> Snapshot:
        """Everything visible at frame 0 <= frame < frame_count, with the motion to the next frame."""
        ...


class SceneBuilder(Protocol):
    """Turns a recipe and its draws into a world. `build` must depend on nothing else."""

    def __call__(self, recipe: Recipe, draws: Draws, catalogue: Catalogue) -> World: ...
