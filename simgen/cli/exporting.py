"""`simgen export`."""

from __future__ import annotations

from pathlib import Path

import click

from simgen.dataset.export import find_exporter, formats
from simgen.dataset.store import open_store


@click.command("export")
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option("--format", "name", required=True, help=f"One of: {', '.join(formats())}.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="New folder for the export.")
def export_command(dataset: Path, name: str, out: Path) -> None:
    """Write DATASET in another format."""
    find_exporter(name)(open_store(dataset), out)
    click.echo(f"{name}: {out}")
