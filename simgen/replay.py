"""Replay: a frame made again from its passport, and compared with what is stored."""

from __future__ import annotations

from dataclasses import dataclass

from simgen import __version__
from simgen.dataset import images
from simgen.dataset.files import digest
from simgen.dataset.store import Store
from simgen.errors import SimgenError
from simgen.recipe import recipe_from


@dataclass(frozen=True)
class ReplayedFile:
    """One file of a frame: its name within the scene, the hash on record and that of the bytes made anew."""

    name: str
    recorded: str
    replayed: str

    @property
    def same(self) -> bool:
        """Whether the bytes are the same."""
        return self.recorded == self.replayed


def replay(store: Store, scene: int, frame: int, device: int | None = None) -> list[ReplayedFile]:
    """Render one instant of a scene again from scene.json alone, through the dataset's backend. SimgenError if it is not there."""
    from simgen.assets.catalogue import DiskCatalogue
    from simgen.pipeline import build_scene, check_recipe, render_frame
    from simgen.renderers import open_renderer

    passport = store.passport(scene)
    if passport["version"] != __version__:
        raise SimgenError(f"scene {scene} was made by simgen {passport['version']}, this is {__version__}; install that version")
    files = passport["files"]
    if not any(name.endswith((f"/{frame:04d}.png", f"/{frame:04d}.json")) for name in files):
        raise SimgenError(f"scene {scene} has no frame {frame}")
    recipe = recipe_from(passport["recipe"], "the passport's recipe")
    check_recipe(recipe)
    built = build_scene(recipe, scene, DiskCatalogue(), passport["draws"])
    out = []
    with open_renderer(store.manifest["backend"], device) as renderer:
        for made in render_frame(built, renderer, frame):
            for modality in recipe.outputs:
                name = str(store.file(scene, made.camera, modality, frame).relative_to(store.scene_folder(scene)))
                if name in files:
                    out.append(ReplayedFile(name, files[name], digest(images.encode(made, modality))))
    return out
