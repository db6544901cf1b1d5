"""The store: a dataset as a folder that a person can read. A scene counts once its passport stands, which is written last."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from simgen import __version__
from simgen.dataset import images
from simgen.dataset.files import digest, disk_error, remove_leftovers, write_atomic
from simgen.errors import SimgenError
from simgen.frame import Frame
from simgen.labels.figures import figure_tables
from simgen.ontology import CLASSES

FORMAT = "simgen/1"


@dataclass(frozen=True)
class Store:
    """A dataset folder. Open one with `create` (to write) or `open_store` (to read)."""

    folder: Path

    @property
    def manifest(self) -> dict[str, Any]:
        """manifest.json: format, versions, seed, hashes, licence. SimgenError where there is none."""
        return read_json(self.folder / "manifest.json", "is this a simgen dataset?")

    def scene_folder(self, index: int) -> Path:
        """Folder of a scene."""
        return self.folder / "scenes" / f"{index:06d}"

    def file(self, scene: int, camera: str, modality: str, frame: int) -> Path:
        """Where a modality of a frame lies."""
        return self.scene_folder(scene) / camera / modality / f"{frame:04d}.{images.SUFFIX.get(modality, 'png')}"

    def failure(self, index: int) -> Path:
        """Where the traceback of a scene that failed lies."""
        return self.folder / "failures" / f"{index:06d}.txt"

    def is_complete(self, index: int) -> bool:
        """Whether a scene is finished (its passport is written last)."""
        return (self.scene_folder(index) / "scene.json").is_file()

    def scenes(self) -> list[int]:
        """Indices of the finished scenes, ascending."""
        return sorted(int(p.parent.name) for p in (self.folder / "scenes").glob("[0-9]*/scene.json") if p.parent.name.isdigit())

    def passport(self, index: int) -> dict[str, Any]:
        """scene.json of a finished scene: recipe, seed, index, draws, and the hash of each of its files."""
        return read_json(self.scene_folder(index) / "scene.json", "the scene is missing or unfinished")

    def write_scene(self, index: int, passport: dict[str, Any], frames: Iterable[Frame], modalities: Iterable[str]) -> int:
        """Write a scene's frames, then its passport with their hashes. -> number of frames."""
        folder, count, hashes = self.scene_folder(index), 0, {}
        names = list(modalities)
        for frame in frames:
            count += 1
            for modality in names:
                if images.available(frame, modality):
                    path, data = self.file(index, frame.camera, modality, frame.index), images.encode(frame, modality)
                    write_atomic(path, data)
                    hashes[str(path.relative_to(folder))] = digest(data)
        write_atomic(folder / "scene.json", (json.dumps(passport | {"files": hashes}, indent=1, sort_keys=True) + "\n").encode())
        self.failure(index).unlink(missing_ok=True)
        return count

    def write_failure(self, index: int, text: str) -> None:
        """Keep why a scene failed, until it succeeds."""
        write_atomic(self.failure(index), text.encode())

    def labels(self, scene: int) -> Iterator[tuple[str, int, dict[str, Any]]]:
        """(camera, frame index, labels) of a finished scene in camera and frame order."""
        for name in sorted(self.passport(scene)["files"]):
            camera, modality, file = name.split("/")
            if modality == "labels":
                yield camera, int(file.split(".")[0]), read_json(self.scene_folder(scene) / name, "run the audit")


def open_store(folder: Path | str) -> Store:
    """An existing dataset. SimgenError if the folder is none."""
    store = Store(Path(folder))
    found = store.manifest.get("format")
    if found != FORMAT:
        raise SimgenError(f"{folder} has format {found!r}, this version reads {FORMAT!r}")
    return store


def create_store(
    folder: Path, recipe: dict[str, Any], recipe_hash: str, backend: str, imported: Sequence[Mapping[str, str]] = (), *,
    overwrite: bool = False,
) -> Store:
    """A dataset to write to: new, or an unfinished one of the same recipe, seed and backend to be resumed.

    SimgenError for a folder that holds something else: nothing of it is touched. `overwrite` deletes a former *dataset* only.
    imported : name, hash, licence and author of the user's own assets in it.
    """
    store = Store(folder)
    manifest = {
        "format": FORMAT, "version": __version__, "name": recipe["name"], "seed": recipe["seed"], "backend": backend,
        "recipe_hash": recipe_hash, "licence": recipe["licence"],
    }
    if imported:
        manifest["imported_assets"] = [dict(item) for item in imported]
    try:
        if folder.exists() and not folder.is_dir():
            raise SimgenError(f"--out {folder} is a file; choose a folder")
        occupied = folder.is_dir() and any(folder.iterdir())
        if occupied and not (folder / "manifest.json").is_file():
            raise SimgenError(f"--out {folder} holds files that are not a simgen dataset; choose an empty or new folder")
        if occupied and overwrite:
            open_store(folder)
            for name in ("scenes", "failures", "manifest.json", "recipe.yaml", "ontology.json", "frames.parquet", "objects.parquet"):
                path = folder / name
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
            occupied = False
        if occupied:
            _check_same(folder, open_store(folder).manifest, manifest)
            remove_leftovers(folder)
    except OSError as e:
        raise disk_error(folder, e) from e
    if not occupied:
        write_atomic(folder / "manifest.json", (json.dumps(manifest, indent=1) + "\n").encode())
    write_atomic(folder / "recipe.yaml", yaml.safe_dump(recipe, sort_keys=False).encode())
    write_atomic(folder / "ontology.json", (json.dumps(ontology(), indent=1) + "\n").encode())
    return store


def seal(store: Store) -> None:
    """Record in the manifest the hash of every file at the top and of every scene's passport (which holds those of its files)."""
    manifest = {k: v for k, v in store.manifest.items() if k != "hashes"}
    names = ["recipe.yaml", "ontology.json", "frames.parquet", "objects.parquet"]
    names += [str((store.scene_folder(i) / "scene.json").relative_to(store.folder)) for i in store.scenes()]
    hashes = {name: digest((store.folder / name).read_bytes()) for name in names}
    write_atomic(store.folder / "manifest.json", (json.dumps(manifest | {"hashes": hashes}, indent=1) + "\n").encode())


def ontology() -> dict[str, Any]:
    """What ontology.json holds: the classes, and the names of keypoints and joints that label records refer to by kind."""
    return {"classes": [asdict(c) for c in CLASSES], **figure_tables()}


def read_json(path: Path, hint: str) -> Any:
    """Parsed JSON. SimgenError naming the file and the hint when it is missing or broken."""
    try:
        return json.loads(path.read_bytes())
    except OSError as e:
        raise SimgenError(f"cannot read {path}: {e.strerror}; {hint}") from e
    except ValueError as e:
        raise SimgenError(f"{path} is not valid JSON ({e}); {hint}") from e


def _check_same(folder: Path, found: dict[str, Any], wanted: dict[str, Any]) -> None:
    for key in ("recipe_hash", "seed", "backend", "version"):
        if found.get(key) != wanted[key]:
            raise SimgenError(
                f"--out {folder} holds a dataset with another {key.replace('_', ' ')} ({found.get(key)!r}, now {wanted[key]!r}); "
                "choose another folder, or --overwrite to start anew"
            )
