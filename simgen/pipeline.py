"""The way of the data: recipe -> scene -> world -> snapshot -> buffers -> frame. One function an arrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen import __version__
from simgen.buffers import Buffers, Renderer, RenderRequest
from simgen.distributions import Choice
from simgen.errors import MissingDependencyError, SimgenError
from simgen.frame import Frame
from simgen.labels import closed_semantic, frame_labels, panoptic_map
from simgen.recipe import CameraSpec, Recipe
from simgen.scene import Draws, Scene
from simgen.seeding import stream
from simgen.sensors.augment import check_augment
from simgen.sensors.camera import develop
from simgen.snapshot import Camera, Snapshot
from simgen.world import Catalogue, World

# Which buffers each stored modality needs.
_NEEDS: dict[str, frozenset[str]] = {
    "rgb": frozenset({"radiance"}),
    "depth": frozenset({"depth"}),
    "semantic": frozenset({"semantic"}),
    "semantic_closed": frozenset({"semantic", "depth"}),
    "instance": frozenset({"instance"}),
    "panoptic": frozenset({"semantic", "instance"}),
    "normal": frozenset({"normal"}),
    "flow": frozenset({"flow"}),
    "amodal": frozenset({"amodal"}),
    "labels": frozenset({"depth", "semantic", "instance", "amodal"}),
}


@dataclass(frozen=True, eq=False)
class BuiltScene:
    """A scene brought to life: its passport, its world and the drawn look of each camera."""

    scene: Scene
    world: World
    looks: tuple[Mapping[str, float], ...]


def check_recipe(recipe: Recipe) -> None:
    """Refuse, before any work, what a recipe names but nobody has: its builder, its assets and its cameras' `augment` transforms.

    Raises SimgenError with the camera, the fault and what is allowed."""
    from simgen.assets.importing.library import checked
    from simgen.assets.selection import selection_of
    from simgen.scenes import find_builder

    find_builder(recipe.builder)
    selection_of(recipe.assets)
    checked(recipe.assets.imported)
    for spec in recipe.cameras:
        try:
            check_augment(spec.augment)
        except MissingDependencyError:
            raise
        except SimgenError as e:
            raise SimgenError(f"camera {spec.name!r}: {e}") from e


def build_scene(recipe: Recipe, index: int, catalogue: Catalogue, recorded: Mapping[str, Any] | None = None) -> BuiltScene:
    """Scene `index` of a recipe. recorded : draws of a passport to be used again instead of drawing."""
    from simgen.scenes import find_builder

    draws = Scene(recipe, index, recorded or {}).new_draws()
    world = find_builder(recipe.builder)(_drawn_variant(recipe, draws), draws, catalogue)
    looks = tuple(_look(spec, draws) for spec in recipe.cameras)
    return BuiltScene(Scene(recipe, index, draws.values, __version__), world, looks)


def _drawn_variant(recipe: Recipe, draws: Draws) -> Recipe:
    """The recipe in the variant of the scene's network. Draws "network.variant"."""
    if not recipe.variants:
        return recipe
    names = tuple(sorted(recipe.variants))
    name = draws.value("network.variant", Choice(choice=names, weights=tuple(recipe.variants[n].weight for n in names)))
    return recipe.varied(recipe.variants[name])


def render_scene(built: BuiltScene, renderer: Renderer) -> Iterator[Frame]:
    """Every frame of every camera, in frame order."""
    for i in range(built.world.frame_count):
        yield from render_frame(built, renderer, i)


def render_frame(built: BuiltScene, renderer: Renderer, index: int) -> Iterator[Frame]:
    """One instant of a scene through all of its cameras."""
    recipe = built.scene.recipe
    request = RenderRequest(frozenset().union(*(_NEEDS[m] for m in recipe.outputs)), recipe.render.samples)
    snapshot = built.world.snapshot(index)
    for camera, spec, look in zip(snapshot.cameras, recipe.cameras, built.looks, strict=True):
        buffers = renderer.render(snapshot, camera, request)
        rng = stream(recipe.seed, built.scene.index, f"sensor.{camera.name}.{index}")
        yield make_frame(built.scene, index, snapshot, camera, buffers, _picture(buffers, spec, look, rng))


def make_frame(
    scene: Scene, index: int, snapshot: Snapshot, camera: Camera, buffers: Buffers, rgb: NDArray[np.uint8] | None
) -> Frame:
    """Buffers and the developed picture as a frame that holds what the recipe asks for and the backend can make."""
    wanted = set(scene.recipe.outputs)
    panoptic = None
    if "panoptic" in wanted and buffers.semantic is not None and buffers.instance is not None:
        panoptic = panoptic_map(buffers.semantic, buffers.instance)
    closed = None
    if "semantic_closed" in wanted and buffers.semantic is not None and buffers.depth is not None:
        closed = closed_semantic(buffers.semantic, buffers.depth, float(camera.K[0, 0]))
    return Frame(
        scene=scene.index, index=index, camera=camera.name,
        rgb=rgb if "rgb" in wanted else None,
        depth=buffers.depth if "depth" in wanted else None,
        semantic=buffers.semantic if "semantic" in wanted else None,
        semantic_closed=closed,
        instance=buffers.instance if "instance" in wanted else None,
        panoptic=panoptic,
        normal=buffers.normal if "normal" in wanted else None,
        flow=buffers.flow if "flow" in wanted else None,
        flow_valid=buffers.flow_valid if "flow" in wanted else None,
        amodal=buffers.amodal if "amodal" in wanted else None,
        labels=frame_labels(snapshot, camera, buffers) if "labels" in wanted else {},
    )


def _look(spec: CameraSpec, draws: Draws) -> dict[str, float]:
    """What varies in a camera's development of the picture, drawn once per scene."""
    return {
        key: float(draws.value(f"camera.{spec.name}.{key}", getattr(spec, key)))
        for key in ("exposure_ev", "contrast", "saturation", "white_balance_k", "noise", "shade_lift")
    }


def _picture(
    buffers: Buffers, spec: CameraSpec, look: Mapping[str, float], rng: np.random.Generator
) -> NDArray[np.uint8] | None:
    if buffers.radiance is None:
        return buffers.rgb
    return develop(buffers.radiance, **look, rng=rng, augment=spec.augment)
