"""`simgen generate`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from simgen.generate import Progress, Summary, generate
from simgen.recipe import load_recipe


@click.command("generate")
@click.argument("recipe")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder of the dataset; an unfinished one is resumed.")
@click.option("--scenes", type=click.IntRange(min=1), help="Number of scenes, instead of the recipe's.")
@click.option("--seed", type=int, help="Seed, instead of the recipe's.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes.")
@click.option("--device", type=click.IntRange(min=0), help="Number of the GPU, on machines with several.")
@click.option("--set", "overrides", multiple=True, metavar="A.B=C", help="Change any value of the recipe; may be repeated.")
@click.option("--overwrite", is_flag=True, help="Delete the dataset in --out and start anew.")
def generate_command(
    recipe: str, out: Path, scenes: int | None, seed: int | None, workers: int, device: int | None,
    overrides: tuple[str, ...], overwrite: bool,
) -> None:
    """Make a dataset from RECIPE, a YAML file or the name of a shipped recipe."""
    extra = [f"{key}={value}" for key, value in (("scenes", scenes), ("seed", seed)) if value is not None]
    loaded = load_recipe(recipe, [*overrides, *extra])
    with _ProgressBar(loaded.scenes) as bar:
        summary = generate(loaded, out, workers=workers, device=device, overwrite=overwrite, on_progress=bar.update)
    click.echo(_summary(summary))


class _ProgressBar:
    """A bar with rate and time left on a terminal, nothing in a pipe."""

    def __init__(self, total: int) -> None:
        from tqdm import tqdm

        self._bar = tqdm(total=total, unit="scene", file=sys.stderr, disable=not sys.stderr.isatty(), dynamic_ncols=True)

    def __enter__(self) -> _ProgressBar:
        return self

    def __exit__(self, *exc: object) -> None:
        self._bar.close()

    def update(self, progress: Progress) -> None:
        self._bar.update(progress.done - self._bar.n)
        self._bar.set_postfix_str(f"{progress.frames / max(progress.seconds, 1e-9):.2f} frames/s")


def _summary(s: Summary) -> str:
    rate = f", {s.frames / s.seconds:.2f} frames/s" if s.frames else ""
    kept = f" ({s.resumed} were there already)" if s.resumed else ""
    return (
        f"{s.scenes} scenes{kept}, {s.frames} new frames in {s.seconds:.1f} s{rate}; backend {s.backend}, "
        f"peak memory {s.peak_memory_mb:.0f} MB\ndataset: {s.store.folder}\n"
        f"look at it: simgen preview {s.store.folder}    prove it: simgen audit {s.store.folder}"
    )
