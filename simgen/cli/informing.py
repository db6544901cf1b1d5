"""`simgen recipes`, `simgen schema`, `simgen doctor` and `simgen bench`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from simgen.recipe import Recipe, load_recipe, shipped_recipes


@click.command("recipes")
@click.argument("name", required=False)
def recipes_command(name: str | None) -> None:
    """List the shipped recipes, or print the one called NAME."""
    if name:
        load_recipe(name)
        click.echo(shipped_recipes()[name].read_text(encoding="utf-8"), nl=False)
        return
    for key in shipped_recipes():
        click.echo(f"{key:<14} {load_recipe(key).description}")


@click.command("schema")
def schema_command() -> None:
    """Print the JSON schema of recipes, for editors."""
    click.echo(json.dumps(Recipe.model_json_schema(), indent=1))


@click.command("doctor")
def doctor_command() -> int:
    """Check what this machine has and say how to install what is missing. Exit status 1 if something needed is."""
    from simgen.doctor import examine

    checks = examine()
    for check in checks:
        click.echo(str(check))
    return 1 if any(check.needed and not check.ok for check in checks) else 0


@click.command("bench")
@click.option("--recipe", help="Bench a scene of this recipe instead of the standard one.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Also write the figures here.")
@click.option("--device", type=click.IntRange(min=0), help="Number of the GPU, on machines with several.")
def bench_command(recipe: str | None, json_file: Path | None, device: int | None) -> None:
    """The same scene through every backend: seconds per frame per output, and the ratios."""
    from simgen.bench import run_bench, table

    figures = run_bench(load_recipe(recipe) if recipe else None, device)
    click.echo(table(figures))
    if json_file:
        json_file.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
