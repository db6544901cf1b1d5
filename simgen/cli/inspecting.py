"""`simgen audit`, `simgen preview` and `simgen replay`: looking at a dataset."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from simgen.dataset.store import open_store

_DATASET = click.argument("dataset", type=click.Path(path_type=Path))


@click.command("audit")
@_DATASET
@click.option("--json", "as_json", is_flag=True, help="Findings as JSON.")
def audit_command(dataset: Path, as_json: bool) -> int:
    """Prove DATASET against itself: hashes, ids, boxes, depth, flow, tracks, tables. Exit status 1 with findings."""
    from tqdm import tqdm

    from simgen.dataset.audit import audit, report_json

    with tqdm(unit="scene", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:

        def on_scene(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        findings = audit(dataset, on_scene)
    if as_json:
        click.echo(report_json(findings))
    else:
        for finding in findings:
            click.echo(str(finding))
        scenes = len(open_store(dataset).scenes())
        click.echo(f"{len(findings)} findings in {scenes} scenes" if findings else f"sound: {scenes} scenes, no findings")
    return 1 if findings else 0


@click.command("preview")
@_DATASET
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the pictures [default: DATASET-preview, beside it].")
@click.option("--scene", type=click.IntRange(min=0), help="Scene whose labels are shown.")
@click.option("--animate", is_flag=True, help="Also write the scene's clip as an animation.")
def preview_command(dataset: Path, out: Path | None, scene: int | None, animate: bool) -> None:
    """Contact sheets of DATASET: its places, and every label of one frame."""
    from simgen.dataset.preview import write_animation, write_preview

    store = open_store(dataset)
    folder = out or dataset.with_name(f"{dataset.resolve().name}-preview")
    written = write_preview(store, folder, scene)
    if animate:
        written.append(write_animation(store, folder, store.scenes()[0] if scene is None else scene))
    for path in written:
        click.echo(str(path))


@click.command("replay")
@_DATASET
@click.argument("scene", type=click.IntRange(min=0))
@click.argument("frame", type=click.IntRange(min=0))
@click.option("--device", type=click.IntRange(min=0), help="Number of the GPU, on machines with several.")
def replay_command(dataset: Path, scene: int, frame: int, device: int | None) -> int:
    """Render FRAME of SCENE again from its passport and compare it with what is stored. Exit status 1 if it differs."""
    from simgen.replay import replay

    files = replay(open_store(dataset), scene, frame, device)
    for f in files:
        click.echo(f"{'same     ' if f.same else 'DIFFERENT'} {f.name}  {f.replayed[:16]}")
    return 0 if all(f.same for f in files) else 1
