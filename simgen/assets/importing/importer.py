"""Bringing a user's model into the catalogue: read, checked, shaped, and put into the folder whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from simgen.asset import Asset
from simgen.assets import storage
from simgen.assets.importing import library, limits, shaping
from simgen.assets.importing.library import About
from simgen.assets.importing.model import Model
from simgen.assets.importing.reading import SUFFIXES, read_model
from simgen.assets.importing.references import Folder
from simgen.assets.importing.surfacing import Palette
from simgen.assets.importing.urdf import read_urdf, root_folder
from simgen.assets.soundness import faults
from simgen.errors import SimgenError
from simgen.massproperties import hull_volume
from simgen.mesh import TextureMaps
from simgen.ontology import BY_NAME, class_id
from simgen.plugins import nearest

_NAME = re.compile(r"^[a-z0-9][a-z0-9_-]{0,63}$")
# Mass over the volume of the collision hulls, kg/m^3: a car of 1400 kg in 11 m^3; people are as dense as water, hulls looser; furniture of
# wood or steel is mostly air between its parts. Rough figures of ours.
_DENSITIES = {"car": 130.0, "truck": 200.0, "bus": 150.0, "person": 700.0, "rider": 700.0, "building": 300.0}
_DENSITY = 150.0


@dataclass(frozen=True)
class Options:
    """What the user says of a model; see `simgen assets import`. SimgenError where it cannot be."""

    class_name: str
    licence: str
    author: str
    name: str | None = None
    units: str = "auto"
    up: str = "auto"
    forward: str = "auto"
    pivot: str = "ground"
    mass_kg: float | None = None
    length_m: float | None = None

    def __post_init__(self) -> None:
        if self.class_name not in BY_NAME:
            raise SimgenError(f"no class {self.class_name!r}; {nearest(self.class_name, list(BY_NAME), 'classes')}")
        for what, text, example in (("licence", self.licence, "CC-BY-4.0"), ("author", self.author, "Jane Doe")):
            if not text.strip() or len(text) > 200:
                raise SimgenError(f"an imported asset needs its {what}: say --{what} {example!r}, or --{what} unknown")
        if self.name is not None and not _NAME.match(self.name):
            raise SimgenError(f"--name {self.name!r} must be lower-case letters, digits, - and _")
        for option, value in (("mass", self.mass_kg), ("scale-to-length", self.length_m)):
            if value is not None and not 0 < value < 1e6:
                raise SimgenError(f"--{option} {value:g} must be more than 0")


@dataclass(frozen=True)
class Imported:
    """What came of a file. notes : guesses and what was left out, for the user."""

    about: About
    notes: tuple[str, ...]


def import_file(path: Path, options: Options, into: Path | None = None, *, overwrite: bool = False) -> Imported:
    """Import one file. SimgenError, with its name, for whatever is wrong; the folder is then as it was before."""
    name = options.name or re.sub(r"[^a-z0-9_-]+", "-", path.stem.lower()).strip("-_") or "model"
    home = into or library.asset_folder()
    if (home / name).exists() and not overwrite:
        raise SimgenError(f"there is an asset {library.PREFIX + name!r} in {home} already; choose another --name, or say --overwrite")
    try:
        folder = Folder(_root(path))
        asset, textures, frame, notes = _made(path, folder, options, name)
    except SimgenError as e:
        raise SimgenError(f"{path}: {e}") from e
    record: dict[str, Any] = {
        "licence": options.licence.strip(), "author": options.author.strip(), "class_name": options.class_name,
        "size_m": [round(v, 4) for v in asset.size_m], "mass_kg": round(asset.mass_kg, 3), "faces": len(asset.lods[0].faces),
        "source": {"file": path.name, "sha256": dict(sorted(folder.used.items())), **asdict(frame)},
    }
    return Imported(_put(home, name, asset, textures, record), notes)


def _root(path: Path) -> Path:
    if not path.exists():
        raise SimgenError("is not there")
    if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        raise SimgenError(f"is a link to {path.resolve()}, outside its folder; give that file itself")
    if not path.is_file():
        raise SimgenError("is a folder; give the file itself" if path.is_dir() else "is no regular file")
    if path.suffix.lower() not in (*SUFFIXES, ".urdf"):
        raise SimgenError(f"has the ending {path.suffix!r}; {', '.join((*SUFFIXES, '.urdf'))} are read")
    size = path.stat().st_size
    if size > limits.FILE_BYTES:
        raise SimgenError(f"has {size >> 20} MB; at most {limits.FILE_BYTES >> 20} MB are read")
    if size == 0:
        raise SimgenError("is empty")
    return root_folder(path) if path.suffix.lower() == ".urdf" else path.parent


def _made(
    path: Path, folder: Folder, options: Options, name: str
) -> tuple[Asset, dict[str, TextureMaps], shaping.Frame, tuple[str, ...]]:
    model = _read(path.resolve(), folder)
    pieces, frame = shaping.framed(model, options.class_name, units=options.units, up=options.up, forward=options.forward,
                                   pivot=options.pivot, length_m=options.length_m)  # fmt: skip
    palette = Palette(name)
    mesh = shaping.joined(pieces, palette)
    lods, distances = shaping.levels(mesh)
    hulls = shaping.hulls_of(mesh)
    mass = options.mass_kg or max(_DENSITIES.get(options.class_name, _DENSITY) * sum(map(hull_volume, hulls)), 0.05)
    asset = Asset(
        key=f"{library.PREFIX}{name}/0", family=library.PREFIX + name, semantic=class_id(options.class_name), lods=lods,
        materials=tuple(palette.materials), mass_kg=float(mass), lod_distances_m=distances, hulls=hulls,
        parameters={"licence": options.licence.strip(), "author": options.author.strip()},
    )  # fmt: skip
    wrong = faults(asset, footing="stands" if options.pivot == "ground" else "mounted")
    if wrong:
        raise SimgenError("; ".join(wrong[:3]))
    return asset, palette.textures, frame, (*model.notes, *_guesses(asset, frame, options))


def _read(path: Path, folder: Folder) -> Model:
    try:
        return read_urdf(path, folder) if path.suffix.lower() == ".urdf" else read_model(path, folder)
    except OSError as e:
        raise SimgenError(f"cannot be read ({e.strerror or e})") from e


def _guesses(asset: Asset, frame: shaping.Frame, options: Options) -> list[str]:
    length, width, height = asset.size_m
    told = {"units": f"units {frame.units}", "up": f"{frame.up} up", "forward": f"{frame.forward} forward"}
    out = [f"guessed {told[g]} (--{g} says otherwise)" for g in frame.guessed]
    if doubt := shaping.unusual(max(asset.size_m), options.class_name):
        out.append(doubt)
    if options.mass_kg is None:
        out.append(f"mass {asset.mass_kg:.3g} kg from its volume (--mass says otherwise)")
    return [*out, f"{length:.2f} x {width:.2f} x {height:.2f} m, {len(asset.lods[0].faces):,} faces in {len(asset.lods)} levels"]


def _put(home: Path, name: str, asset: Asset, textures: dict[str, TextureMaps], record: dict[str, Any]) -> About:
    """Write the asset's folder beside its place and rename it there."""
    new: Path | None = None
    try:
        home.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(dir=home, prefix=f".{name}-"))
        storage.save_asset(new / library.ASSET, asset)
        for number, maps in textures.items():
            storage.save_texture(new / library.texture_file(number), maps)
        if len(list(new.glob(f"*{storage.SUFFIX}"))) != 1 + len(textures):
            raise OSError(28, "the files could not be written; is the disk full?")
        record = {**record, "hash": library.content_hash(new, record)}
        (new / library.ABOUT).write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        new.chmod(0o755)
        if (home / name).exists():
            old = Path(tempfile.mkdtemp(dir=home, prefix=f".{name}-"))
            os.replace(home / name, old / "old")
            os.replace(new, home / name)
            shutil.rmtree(old)
        else:
            os.replace(new, home / name)
    except OSError as e:
        if new is not None:
            shutil.rmtree(new, ignore_errors=True)
        raise SimgenError(f"cannot write to {home}: {e.strerror}") from e
    return library.Library(home).about(name)
