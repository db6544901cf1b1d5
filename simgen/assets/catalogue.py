"""The catalogue: every asset is a pure function of (family, variant), built once and cached on disk by content."""

from __future__ import annotations

import hashlib
import inspect
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs

from simgen.asset import Asset
from simgen.assets import storage
from simgen.assets.animals.families import FAMILIES as ANIMALS
from simgen.assets.family import Family
from simgen.assets.furniture.families import FAMILIES as FURNITURE
from simgen.assets.importing import library
from simgen.assets.people.families import FAMILIES as PEOPLE
from simgen.assets.people.props_families import FAMILIES as PROPS
from simgen.assets.plants.families import FAMILIES as PLANTS
from simgen.assets.sources import source_digest
from simgen.assets.vehicles.families import FAMILIES as VEHICLES
from simgen.errors import SimgenError
from simgen.mesh import TextureMaps
from simgen.plugins import find_part, nearest
from simgen.seeding import stream

USER = library.PREFIX

KEPT_BYTES = 256 << 20  # of meshes in memory, those used last; a street wants half of it, and files are read again in a millisecond or two
FAMILIES: dict[str, Family] = {**VEHICLES, **PEOPLE, **PROPS, **ANIMALS, **PLANTS, **FURNITURE}


class DiskCatalogue:
    """Assets from memory, else from the cache folder, else generated (and then cached).

    folder : cache folder; by default SIMGEN_CACHE or the user's cache directory. A folder that cannot be written is no error:
    assets are then generated afresh in each process. user_folder : of imported assets; by default as `library.asset_folder` says.
    """

    def __init__(self, folder: Path | None = None, user_folder: Path | None = None) -> None:
        self.folder = folder or default_cache_folder()
        self._library = library.Library(user_folder)
        self._assets: dict[tuple[str, int, str], Asset] = {}
        self._bytes = 0
        self.textures: Mapping[str, TextureMaps] = _Textures(self.folder, self._library)

    def get(self, family: str, variant: int = 0, **parameters: Any) -> Asset:
        """The asset of a family; `variant` counts modulo the family's number of variants. parameters : keyword-only ones of its
        generator, which take the place of what would be drawn. SimgenError for an unknown family or parameter."""
        if family.startswith(USER):
            return self._library.asset(family.removeprefix(USER), parameters)
        variant %= variants(family)
        key = family, variant, _parameter_text(family, parameters)
        if key in self._assets:
            asset = self._assets[key] = self._assets.pop(key)  # to the end: the most recently used
        else:
            asset = self._assets[key] = self._load_or_build(family, variant, parameters, key[2])
            self._bytes += _bytes_of(asset)
            while self._bytes > KEPT_BYTES and len(self._assets) > 1:
                self._bytes -= _bytes_of(self._assets.pop(next(iter(self._assets))))
        return asset

    def _load_or_build(self, family: str, variant: int, parameters: Mapping[str, Any], text: str) -> Asset:
        if family not in FAMILIES:
            return build(family, variant, **parameters)  # a user's own: only they know when its code changes
        chosen = f"-{hashlib.blake2b(text.encode(), digest_size=8).hexdigest()}" if parameters else ""
        module = FAMILIES[family].generator.partition(":")[0]
        path = self.folder / f"{family}-{variant}{chosen}-{source_digest(module)}{storage.SUFFIX}"
        cached = storage.load_asset(path)
        if cached is not None:
            return cached
        asset = build(family, variant, **parameters)
        storage.save_asset(path, asset)
        return asset


def _bytes_of(asset: Asset) -> int:
    arrays = [getattr(mesh, name) for mesh in asset.lods for name in storage.MESH_ARRAYS]
    return sum(array.nbytes for array in arrays if array is not None)


def variants(family: str) -> int:
    """Number of variants of a family; 1 for an imported one and for one given as `module:function`. SimgenError for an unknown family."""
    if family in FAMILIES:
        return FAMILIES[family].variants
    if not family.startswith(USER):
        _generator(family)
    return 1


def build(family: str, variant: int, **parameters: Any) -> Asset:
    """Generate an asset afresh, without any cache. SimgenError for an unknown family or parameter."""
    _parameter_text(family, parameters)
    return _generator(family)(stream(0, variant, f"asset.{family}"), variant, **parameters)


def parameters_of(family: str) -> dict[str, str]:
    """The keyword-only parameters of a family's generator: name -> annotation."""
    signature = inspect.signature(_generator(family))
    return {p.name: str(p.annotation) for p in signature.parameters.values() if p.kind is p.KEYWORD_ONLY}


def _parameter_text(family: str, parameters: Mapping[str, Any]) -> str:
    """The parameters as text that is the same for equal ones; SimgenError for one that the generator does not have."""
    if not parameters:
        return ""
    known = parameters_of(family)
    for name in parameters:
        if name not in known:
            raise SimgenError(f"asset family {family!r} has no parameter {name!r}; {nearest(name, list(known), 'parameters')}")
    return json.dumps(parameters, sort_keys=True, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise SimgenError(f"a parameter of an asset must be plain data, not {type(value).__name__}")


def _generator(family: str) -> Callable[..., Asset]:
    generator: Callable[..., Asset] = find_part(
        family, {name: f.generator for name, f in FAMILIES.items()}, "simgen.assets", "asset family")
    return generator


def default_cache_folder() -> Path:
    """SIMGEN_CACHE, or the user's cache directory."""
    return Path(os.environ.get("SIMGEN_CACHE") or platformdirs.user_cache_dir("simgen"))


def prune_cache() -> int:
    """Keep the cache folder within SIMGEN_CACHE_GB (10 without it): what was used longest ago goes. -> bytes removed. SimgenError for
    a limit that is no positive number."""
    text = os.environ.get("SIMGEN_CACHE_GB", "10")
    try:
        limit = float(text)
    except ValueError:
        limit = 0.0
    if not 0 < limit < float("inf"):
        raise SimgenError(f"SIMGEN_CACHE_GB is {text!r}; it must be a positive number of gigabytes (leave it out for 10)")
    return storage.prune(default_cache_folder(), int(limit * 1e9))


class _Textures(Mapping[str, TextureMaps]):
    """Texture maps by key, generated or read from the cache when asked for. Only the last few are kept (2 MB each): renderers
    hold their own copies."""

    KEPT = 24

    def __init__(self, folder: Path, imported: library.Library) -> None:
        self._folder, self._imported = folder, imported
        self._maps: dict[str, TextureMaps] = {}

    def __getitem__(self, key: str) -> TextureMaps:
        if key in self._maps:
            self._maps[key] = self._maps.pop(key)  # to the end: the most recently used
        else:
            self._maps[key] = self._imported.texture(key) if key.startswith(USER) else self._made(key)
            if len(self._maps) > self.KEPT:
                del self._maps[next(iter(self._maps))]
        return self._maps[key]

    def _made(self, key: str) -> TextureMaps:
        from simgen.assets.textures import generate_texture

        name = hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
        path = self._folder / f"texture-{name}-{source_digest('simgen.assets.textures')}{storage.SUFFIX}"
        maps = storage.load_texture(path)
        if maps is None:
            maps = generate_texture(key)
            storage.save_texture(path, maps)
        return maps

    def __iter__(self) -> Iterator[str]:
        return iter(self._maps)

    def __len__(self) -> int:
        return len(self._maps)
