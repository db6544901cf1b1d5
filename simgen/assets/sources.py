"""Which code an asset depends on, as a hash: what the cache on disk is keyed by, so that new code never reads an old version's files."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

# Imports are read from the text, at any depth: parsing would take longer than building some of the assets.
_IMPORT = re.compile(rb"^[ \t]*(?:from[ \t]+(simgen[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n]+)|import[ \t]+(simgen[\w.]*))", re.M)
_NAME = re.compile(rb"(\w+)(?:\s+as\s+\w+)?\s*(?:,|$)")
_ALWAYS = ("simgen.assets.storage",)  # the format of the cache


@cache
def source_digest(module: str) -> str:
    """Hash of a module of this package and of everything in the package that it imports, directly or not."""
    h = hashlib.blake2b(digest_size=6)
    for name in sorted(dependencies(module) | dependencies(_ALWAYS[0])):
        h.update(name.encode() + b"\0" + _source(name) + b"\0")
    return h.hexdigest()


@cache
def dependencies(module: str) -> frozenset[str]:
    """A module of this package and all of the package that it imports, directly or not. A package counts as its `__init__` only where
    something defined there is imported."""
    found, waiting = set(), [module]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _imported(name)
    return frozenset(found)


@cache
def _imported(module: str) -> tuple[str, ...]:
    return tuple(sorted(set(_imports_of(_source(module)))))


def _imports_of(text: bytes) -> Iterator[str]:
    for match in _IMPORT.finditer(text):
        package, names, whole = match.groups()
        if whole:
            yield whole.decode()
            continue
        for name in _NAME.findall(re.sub(rb"#[^\n]*", b"", names).strip(b"() \t\n\r") + b","):
            inner = f"{package.decode()}.{name.decode()}"
            yield inner if _file(inner) is not None else package.decode()


@cache
def _source(module: str) -> bytes:
    path = _file(module)
    return b"" if path is None else path.read_bytes()


@cache
def _file(module: str) -> Path | None:
    base = Path(str(resources.files("simgen"))).joinpath(*module.split(".")[1:])
    for path in (base.with_suffix(".py"), base / "__init__.py"):
        if path.is_file():
            return path
    return None
