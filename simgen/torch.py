"""Frames rendered on the fly inside a training loop: nothing is written, nothing is read.

    loader = DataLoader(SceneStream("urban-day", scenes=1000), batch_size=4, num_workers=2)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from simgen.errors import MissingDependencyError, SimgenError
from simgen.frame import Frame
from simgen.pipeline import check_recipe
from simgen.recipe import Recipe, load_recipe, recipe_from

try:
    import torch
    from torch.utils.data import IterableDataset, get_worker_info
except ImportError as e:
    raise MissingDependencyError("PyTorch", "simgen.torch", "install it: pip install 'simgen-drive[torch]'") from e

Sample = dict[str, Any]


class SceneStream(IterableDataset[Any]):
    """An endless or finite stream of frames of a recipe, the same frames that `simgen generate` writes.

    Works in DataLoader workers under fork and spawn: each opens its own renderer when its first scene begins. Scenes are dealt
    out by rank, then by worker: worker w of W on rank r of R makes every (W R)-th scene.

    recipe : file, shipped name or Recipe. scenes : range of scene indices [first, first + scenes); None for the recipe's number.
    transform : applied to each sample; by default `to_tensors`. rank, world_size : of distributed training (taken from
    torch.distributed where it is initialised). With `set_epoch` every epoch shows new places.
    """

    def __init__(
        self,
        recipe: str | Path | Recipe,
        *,
        scenes: int | None = None,
        first: int = 0,
        outputs: tuple[str, ...] | None = None,
        overrides: tuple[str, ...] = (),
        transform: Callable[[Frame], Any] | None = None,
        rank: int | None = None,
        world_size: int | None = None,
        device: int | None = None,
    ) -> None:
        super().__init__()
        loaded = recipe if isinstance(recipe, Recipe) else load_recipe(recipe, overrides)
        if outputs is not None:
            loaded = recipe_from(loaded.resolved() | {"outputs": list(outputs)})
        check_recipe(loaded)
        self.recipe = loaded
        self.scenes = loaded.scenes if scenes is None else scenes
        if self.scenes < 1 or first < 0:
            raise SimgenError(f"scenes={self.scenes}, first={first}: at least one scene, from index 0 on, is needed")
        self.first = first
        self.epoch = 0
        self._transform = transform or to_tensors
        self._rank, self._world_size = rank, world_size
        self._device = device

    def set_epoch(self, epoch: int) -> None:
        """Show the scenes of another epoch: [first + epoch * scenes, first + (epoch + 1) * scenes)."""
        self.epoch = epoch

    def __iter__(self) -> Iterator[Any]:
        from simgen.assets.catalogue import DiskCatalogue
        from simgen.pipeline import build_scene, render_scene
        from simgen.renderers import choose_backend, open_renderer

        start = self.first + self.epoch * self.scenes
        catalogue = DiskCatalogue()
        with open_renderer(choose_backend(self.recipe.render.backend, self._device), self._device) as renderer:
            for index in self._own_share(range(start, start + self.scenes)):
                for frame in render_scene(build_scene(self.recipe, index, catalogue), renderer):
                    yield self._transform(frame)

    def _own_share(self, indices: range) -> range:
        rank, world = self._rank, self._world_size
        if rank is None or world is None:
            distributed = torch.distributed.is_available() and torch.distributed.is_initialized()
            rank = torch.distributed.get_rank() if distributed else 0
            world = torch.distributed.get_world_size() if distributed else 1
        info = get_worker_info()
        worker, workers = (info.id, info.num_workers) if info else (0, 1)
        return indices[rank * workers + worker :: world * workers]


def to_tensors(frame: Frame) -> Sample:
    """The frame's arrays as tensors, ready for the default collation.

    rgb : (3, H, W) uint8. depth : (1, H, W) float32 metres. semantic, semantic_closed : (H, W) int64 ontology ids. instance : (H, W) int64.
    panoptic : (H, W) int64. normal : (3, H, W) float32. flow : (2, H, W) float32, with flow_valid (H, W) bool. scene, frame : ints.
    """
    sample: Sample = {"scene": frame.scene, "frame": frame.index, "camera": frame.camera}
    for name in ("rgb", "normal", "flow"):
        if getattr(frame, name) is not None:
            sample[name] = torch.from_numpy(np.ascontiguousarray(np.moveaxis(getattr(frame, name), -1, 0)))
    if frame.depth is not None:
        sample["depth"] = torch.from_numpy(frame.depth[None].copy())
    for name in ("semantic", "semantic_closed", "instance", "panoptic"):
        if getattr(frame, name) is not None:
            sample[name] = torch.from_numpy(getattr(frame, name).astype(np.int64))
    if frame.flow_valid is not None:
        sample["flow_valid"] = torch.from_numpy(frame.flow_valid.copy())
    return sample
