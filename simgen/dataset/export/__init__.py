"""Exports: other formats made from the store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from simgen.dataset.store import Store
from simgen.plugins import find_part, known_parts

Exporter = Callable[[Store, Path], None]

# format -> module:function(store, out folder). Packages add their own through the entry-point group "simgen.exporters".
FORMATS = {"coco": "simgen.dataset.export.coco:export_coco"}


def find_exporter(name: str) -> Exporter:
    """The exporter of a format (or one given as `module:function`). SimgenError with the nearest known name if there is none."""
    exporter: Exporter = find_part(name, FORMATS, "simgen.exporters", "export format")
    return exporter


def formats() -> list[str]:
    """Names of all formats, shipped and installed."""
    return list(known_parts(FORMATS, "simgen.exporters"))
