"""Generating a dataset: scenes through an engine into the store; resumes by itself."""

from __future__ import annotations

import resource
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from simgen.dataset.store import Store, create_store, seal
from simgen.dataset.tables import write_tables
from simgen.engines import local
from simgen.errors import SimgenError
from simgen.recipe import Recipe

_PRUNE_EVERY = 250  # scenes; each may leave some megabytes of textures of its own in the cache
_HOPELESS = 5  # failed scenes without one that succeeded: the machine or the recipe is at fault, not a scene


@dataclass(frozen=True)
class Progress:
    """State of a run after a scene: scenes done (of those asked for), frames written by this run, seconds since its start."""

    done: int
    total: int
    frames: int
    seconds: float


@dataclass(frozen=True)
class Summary:
    """What a run did. resumed : scenes that were there already. peak_memory_mb : of the
    largest process."""

    store: Store
    scenes: int
    resumed: int
    frames: int
    seconds: float
    backend: str
    peak_memory_mb: float


def generate(
    recipe: Recipe,
    out: Path,
    *,
    workers: int = 1,
    device: int | None = None,
    overwrite: bool = False,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Summary:
    """Make (or finish) the dataset of a recipe in the folder `out`.

    The bytes written depend on the recipe and seed alone, not on workers, order or interruptions. Raises SimgenError for an
    unusable folder, disk, recipe or renderer; what was finished before stays and is used by the next run. A scene that fails
    by a fault of the program does not stop the others: it is left out, what happened is kept in `out`/failures, and the
    SimgenError that names it comes at the end, when the others stand.
    """
    from simgen.assets.catalogue import prune_cache
    from simgen.pipeline import check_recipe
    from simgen.renderers import choose_backend

    check_recipe(recipe)
    prune_cache()
    recipe, imported = _pinned(recipe)
    backend = choose_backend(recipe.render.backend, device)
    store = create_store(out, recipe.resolved(), recipe.content_hash(), backend, imported, overwrite=overwrite)
    todo = [i for i in range(recipe.scenes) if not store.is_complete(i)]
    resumed, frames, failed, start = recipe.scenes - len(todo), 0, list[_Failure](), time.monotonic()
    make_task = partial(_make_task, recipe, out, backend, device)
    results = local.run(make_task, _by_network(todo, recipe), min(workers, max(1, len(todo)))) if todo else iter(())
    for done, (_, made) in enumerate(results, start=1):
        if isinstance(made, _Failure):
            failed.append(made)
            if len(failed) == done >= _HOPELESS:
                raise _failed(store, failed, recipe.scenes)
        else:
            frames += made
        if done % _PRUNE_EVERY == 0:
            prune_cache()
        on_progress(Progress(resumed + done, recipe.scenes, frames, time.monotonic() - start))
    write_tables(store)
    seal(store)
    if failed:
        raise _failed(store, failed, recipe.scenes)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    return Summary(store, recipe.scenes, resumed, frames, time.monotonic() - start, backend, peak)


def _pinned(recipe: Recipe) -> tuple[Recipe, list[dict[str, str]]]:
    """The recipe with the hashes of the user's own assets, and what the manifest says of them."""
    from simgen.assets.importing.library import checked

    abouts = {about.family: about for about in checked(recipe.assets.imported)}
    imported = tuple(item.model_copy(update={"hash": abouts[item.name].hash}) for item in recipe.assets.imported)
    pinned = recipe.model_copy(update={"assets": recipe.assets.model_copy(update={"imported": imported})})
    return pinned, [{"name": a.family, "hash": a.hash, "licence": a.licence, "author": a.author} for a in abouts.values()]


@dataclass(frozen=True)
class _Failure:
    """A scene that could not be made, and the last line of why."""

    index: int
    why: str


def _failed(store: Store, failed: list[_Failure], total: int) -> SimgenError:
    failed = sorted(failed, key=lambda f: f.index)
    first, names = failed[0], ", ".join(str(f.index) for f in failed[:10]) + (", ..." if len(failed) > 10 else "")
    return SimgenError(
        f"{len(failed)} of {total} scenes failed ({names}), scene {first.index} by {first.why}; {len(store.scenes())} are complete. "
        f"{store.failure(first.index)} says where: please report it; the same command tries them again, another --seed avoids them"
    )


def _make_task(recipe: Recipe, out: Path, backend: str, device: int | None) -> Callable[[int], int | _Failure]:
    from simgen.assets.catalogue import DiskCatalogue
    from simgen.pipeline import build_scene, render_scene
    from simgen.renderers import open_renderer

    catalogue, renderer, store = DiskCatalogue(), open_renderer(backend, device), Store(out)

    def make_scene(index: int) -> int | _Failure:
        try:
            built = build_scene(recipe, index, catalogue)
            return store.write_scene(index, built.scene.to_json(), render_scene(built, renderer), recipe.outputs)
        except (SimgenError, MemoryError):
            raise
        except Exception as e:
            store.write_failure(index, traceback.format_exc())
            return _Failure(index, traceback.format_exception_only(e)[-1].strip()[:200])

    return make_scene


def _by_network(indices: list[int], recipe: Recipe) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for i in indices:
        groups.setdefault(i // recipe.network.scenes_per_network, []).append(i)
    return list(groups.values())

