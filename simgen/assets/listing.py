"""The catalogue as a table, and how the sizes that are drawn compare with those of the real things."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from simgen.assets.catalogue import FAMILIES, DiskCatalogue
from simgen.assets.importing.library import PREFIX, Library
from simgen.assets.selection import SPLITS, members, shared
from simgen.errors import SimgenError
from simgen.plugins import nearest

SIZES = ("length_m", "width_m", "height_m")


def listed(tag: str | None = None, split: str = "all") -> list[dict[str, Any]]:
    """A JSON-able row for each family, imported ones last: its variants in a split, tags, and for each size the least, 5th, 50th, 95th
    percentile and greatest of the real things. SimgenError with the nearest one for an unknown tag or split."""
    if split not in SPLITS:
        raise SimgenError(f"no split {split!r}; {nearest(split, SPLITS, 'splits')}")
    rows = [_row(name, split) for name in FAMILIES] + _imported()
    tags = sorted({t for row in rows for t in row["tags"]})
    if tag is not None and tag not in tags:
        raise SimgenError(f"no tag {tag!r}; {nearest(tag, tags, 'tags')}")
    return [row for row in rows if tag is None or tag in row["tags"]]


def _row(name: str, split: str) -> dict[str, Any]:
    family = FAMILIES[name]
    own = members(name, split)
    row: dict[str, Any] = {"family": name, "variants": len(own), "members": list(own), "shared": shared(name), "tags": list(family.tags)}
    if family.dimensions is not None:
        row["source"] = family.dimensions.source
        row |= {k: list(v) for k in SIZES if (v := getattr(family.dimensions, k)) is not None}
    return row


def _imported() -> list[dict[str, Any]]:
    library = Library()
    return [_user_row(library, name) for name in library.names()]


def _user_row(library: Library, name: str) -> dict[str, Any]:
    row: dict[str, Any] = {"family": PREFIX + name, "variants": 1, "members": [0], "shared": True, "tags": ["imported"]}
    try:
        about = library.about(name)
    except SimgenError:  # the others can be listed all the same
        return row | {"variants": 0, "members": [], "tags": ["imported", "damaged"]}
    row |= {"class": about.class_name, "hash": about.hash, "licence": about.licence, "author": about.author}
    return row | {k: [v] * 5 for k, v in zip(SIZES, about.size_m, strict=True)}


def measured(family: str, variants: Iterable[int]) -> dict[str, Any]:
    """{"drawn": {size: [5th, 50th, 95th percentile]}} of the given variants, metres; sizes as the asset declares them, else its bounds'."""
    catalogue = DiskCatalogue()
    assets = [catalogue.get(family, v) for v in variants]
    sizes = np.array([[a.parameters.get(k, v) for k, v in zip(SIZES, a.size_m, strict=True)] for a in assets], float)
    return {"drawn": {k: [round(float(p), 3) for p in np.percentile(sizes[:, i], [5, 50, 95])] for i, k in enumerate(SIZES)}}
