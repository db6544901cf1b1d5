"""The user's folder of imported assets: one folder each, with the asset, its textures, and what is known of where it comes from."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import platformdirs

from simgen.asset import Asset
from simgen.assets import storage
from simgen.errors import SimgenError
from simgen.mesh import TextureMaps
from simgen.plugins import nearest
from simgen.recipe import ImportedAsset

PREFIX = "user/"
ABOUT, ASSET = "about.json", f"asset{storage.SUFFIX}"


def asset_folder() -> Path:
    """SIMGEN_ASSETS, or "assets" in the user's data directory of simgen."""
    given = os.environ.get("SIMGEN_ASSETS")
    return Path(given) if given else Path(platformdirs.user_data_dir("simgen")) / "assets"


@dataclass(frozen=True)
class About:
    """What is on record of an imported asset. hash : of the asset, its textures and this record, 32 hexadecimal digits.
    size_m : length, width, height. source : names and hashes of the files it was made from, and how."""

    name: str
    hash: str
    licence: str
    author: str
    class_name: str
    size_m: tuple[float, float, float]
    mass_kg: float
    faces: int
    source: Mapping[str, Any]

    @property
    def family(self) -> str:
        """Its name in the catalogue."""
        return PREFIX + self.name


class Library:
    """Imported assets by name. folder : by default that of `asset_folder`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or asset_folder()
        self._assets: dict[str, Asset] = {}

    def names(self) -> list[str]:
        """Names of what is there, ascending."""
        return sorted(p.parent.name for p in self.folder.glob(f"*/{ABOUT}") if not p.parent.name.startswith("."))

    def about(self, name: str) -> About:
        """The record of an asset. SimgenError with the nearest name if there is none, or if it cannot be read."""
        if name not in self.names():
            raise SimgenError(f"no imported asset {PREFIX + name!r} in {self.folder}; {nearest(name, self.names(), 'imported')}")
        path = self.folder / name / ABOUT
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return About(**{**data, "name": name, "size_m": tuple(data["size_m"])})
        except (OSError, ValueError, TypeError, KeyError) as e:
            raise SimgenError(f"{path} cannot be read ({e}); import {name!r} again") from e

    def asset(self, name: str, parameters: Mapping[str, Any] | None = None) -> Asset:
        """The asset. SimgenError if it is not there, and for any parameters: an imported asset has none."""
        if parameters:
            raise SimgenError(f"imported asset {PREFIX + name!r} has no parameters (got {', '.join(parameters)})")
        if name not in self._assets:
            self.about(name)
            asset = storage.load_asset(self.folder / name / ASSET)
            if asset is None:
                raise SimgenError(f"{self.folder / name / ASSET} cannot be read; import {name!r} again")
            self._assets[name] = asset
        return self._assets[name]

    def texture(self, key: str) -> TextureMaps:
        """The maps of a texture "user/NAME/HASH". KeyError where there are none."""
        _, name, number = key.split("/")
        maps = storage.load_texture(self.folder / name / texture_file(number))
        if maps is None:
            raise KeyError(key)
        return maps


def texture_file(number: str) -> str:
    """Name of the file of a texture, by the last part of its key."""
    return f"texture-{number}{storage.SUFFIX}"


def content_hash(folder: Path, record: Mapping[str, Any]) -> str:
    """Hash of an asset's files and of its record, all but the hash itself."""
    h = hashlib.blake2b(digest_size=16)
    h.update(json.dumps({k: v for k, v in record.items() if k != "hash"}, sort_keys=True).encode())
    for path in sorted(folder.glob(f"*{storage.SUFFIX}")):
        h.update(path.name.encode() + b"\0" + path.read_bytes())
    return h.hexdigest()


def checked(wanted: Iterable[ImportedAsset], folder: Path | None = None) -> list[About]:
    """The records of assets that a recipe names. SimgenError for one that is not there, that is damaged, or that has another hash than
    the recipe says."""
    found = {item.name: _checked(item, folder or asset_folder()) for item in wanted}
    return [found[name] for name in sorted(found)]


def _checked(item: ImportedAsset, folder: Path) -> About:
    about = Library(folder).about(item.name.removeprefix(PREFIX))
    files = sorted((folder / about.name).iterdir())
    if _hash_on_disk(folder / about.name, tuple((p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in files)) != about.hash:
        raise SimgenError(f"imported asset {item.name!r} in {folder} was changed after it was imported; import it again")
    if item.hash is not None and item.hash != about.hash:
        raise SimgenError(f"imported asset {item.name!r} has hash {about.hash}, not the recipe's {item.hash}; import the same file again")
    return about


@lru_cache(maxsize=256)
def _hash_on_disk(folder: Path, files: tuple[tuple[str, int, int], ...]) -> str:
    """The hash of what lies in a folder. files : names, sizes and times of change, by which it is remembered."""
    return content_hash(folder, json.loads((folder / ABOUT).read_text(encoding="utf-8")))
