"""Exports: other formats made from the store."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from simgen.dataset.store import Store
from simgen.errors import SimgenError

Exporter = Callable[[Store, Path], None]

# format -> module:function(store, out folder). Packages add their own through the entry-point group "simgen.exporters".
FORMATS = {"coco": "simgen.dataset.export.coco:export_coco"}


def find_exporter(name: str) -> Exporter:
    """The exporter of a format. SimgenError with the nearest known name if there is none."""
    known = formats()
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {close[0]!r}? " if close else ""
        raise SimgenError(f"no export format {name!r}; {hint}formats: {', '.join(known)}")
    module, _, function = known[name].partition(":")
    exporter: Exporter = getattr(import_module(module), function)
    return exporter


def formats() -> dict[str, str]:
    """All formats, shipped and installed: name -> module:function."""
    from importlib.metadata import entry_points

    return FORMATS | {e.name: e.value for e in entry_points(group="simgen.exporters")}
