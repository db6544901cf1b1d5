"""The catalogue: every asset is a pure function of (family, variant), built once and cached on disk by content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
import platformdirs

from simgen.asset import Asset
from simgen.assets import storage
from simgen.assets.animals.families import FAMILIES as ANIMALS
from simgen.assets.family import Family
from simgen.assets.furniture.families import FAMILIES as FURNITURE
from simgen.assets.people.families import FAMILIES as PEOPLE
from simgen.assets.plants.families import FAMILIES as PLANTS
from simgen.assets.vehicles.families import FAMILIES as VEHICLES
from simgen.mesh import TextureMaps
from simgen.plugins import find_part
from simgen.seeding import stream

Generator = Callable[[np.random.Generator, int], Asset]

FAMILIES: dict[str, Family] = {**VEHICLES, **PEOPLE, **ANIMALS, **PLANTS, **FURNITURE}


class DiskCatalogue:
    """Assets from memory, else from the cache folder, else generated (and then cached).

    folder : cache folder; by default SIMGEN_CACHE or the user's cache directory. A folder that cannot be written is no error:
    assets are then generated afresh in each process.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or default_cache_folder()
        self._assets: dict[tuple[str, int], Asset] = {}
        self.textures: Mapping[str, TextureMaps] = _Textures(self.folder)

    def get(self, family: str, variant: int = 0) -> Asset:
        """The asset of a family; `variant` counts modulo the family's number of variants."""
        variant %= variants(family)
        if (family, variant) not in self._assets:
            self._assets[family, variant] = self._load_or_build(family, variant)
        return self._assets[family, variant]

    def _load_or_build(self, family: str, variant: int) -> Asset:
        if family not in FAMILIES:
            return build(family, variant)  # a user's own: only they know when its code changes
        path = self.folder / f"{family}-{variant}-{_source_digest(FAMILIES[family].generator)}.asset.npz"
        cached = storage.load_asset(path)
        if cached is not None:
            return cached
        asset = build(family, variant)
        storage.save_asset(path, asset)
        return asset


def variants(family: str) -> int:
    """Number of variants of a family; 1 for one given as `module:function`. SimgenError for an unknown family."""
    if family in FAMILIES:
        return FAMILIES[family].variants
    _generator(family)
    return 1


def build(family: str, variant: int) -> Asset:
    """Generate an asset afresh, without any cache."""
    return _generator(family)(stream(0, variant, f"asset.{family}"), variant)


def _generator(family: str) -> Generator:
    generator: Generator = find_part(family, {name: f.generator for name, f in FAMILIES.items()}, "simgen.assets", "asset family")
    return generator


def default_cache_folder() -> Path:
    """SIMGEN_CACHE, or the user's cache directory."""
    return Path(os.environ.get("SIMGEN_CACHE") or platformdirs.user_cache_dir("simgen"))


@cache
def _source_digest(generator: str) -> str:
    """Hash of the code that a generator depends on (its package and the modules that all share), so that a new version never
    reads an old version's cache."""
    h = hashlib.blake2b(digest_size=6)
    root = Path(str(resources.files("simgen")))
    package = root / "assets" / generator.split(".")[2]
    modules = ("meshbuilder", "materials", "storage", "simplify", "compose")
    shared = [root / "mesh.py", root / "asset.py", *(root / "assets" / f"{m}.py" for m in modules)]
    for path in sorted([*package.rglob("*.py"), *shared]):
        h.update(path.read_bytes())
    return h.hexdigest()


class _Textures(Mapping[str, TextureMaps]):
    """Texture maps by key, generated or read from the cache when asked for. Only the last few are kept (2 MB each): renderers
    hold their own copies."""

    KEPT = 24

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._maps: dict[str, TextureMaps] = {}

    def __getitem__(self, key: str) -> TextureMaps:
        from simgen.assets.textures import generate_texture

        if key in self._maps:
            self._maps[key] = self._maps.pop(key)  # to the end: the most recently used
        else:
            name = hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
            path = self._folder / f"texture-{name}-{_source_digest('simgen.assets.textures.')}.npz"
            maps = storage.load_texture(path)
            if maps is None:
                maps = generate_texture(key)
                storage.save_texture(path, maps)
            self._maps[key] = maps
            if len(self._maps) > self.KEPT:
                del self._maps[next(iter(self._maps))]
        return self._maps[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._maps)

    def __len__(self) -> int:
        return len(self._maps)
