"""`simgen assets`: looking through the catalogue, and bringing one's own models into it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import yaml

from simgen.errors import SimgenError


@click.group("assets")
def assets_command() -> None:
    """The catalogue: list it, look at it, add your own models to it."""


@assets_command.command("list")
@click.option("--tag", help="Only families with this tag.")
@click.option("--split", type=click.Choice(["all", "train", "val", "test"]), default="all", show_default=True,
              help="Count the variants that this split has.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--stats", is_flag=True, help="Draw every variant and give the percentiles of its sizes beside the real ones.")
def list_command(tag: str | None, split: str, as_json: bool, stats: bool) -> None:
    """Families of assets: how many variants they have, their tags, and how large the real things are."""
    from simgen.assets.listing import listed, measured

    rows = listed(tag, split)
    if stats:
        rows = [row | measured(row["family"], row["members"]) for row in rows if row["members"]]
    if as_json:
        click.echo(json.dumps(rows, indent=1))
        return
    for row in rows:
        click.echo(f"{row['family']:<22} {row['variants']:>4}  {_sizes(row):<44} {' '.join(row['tags'])}".rstrip())
        for name, (low, middle, high) in row.get("drawn", {}).items():
            click.echo(f"{'':<27}  {name:<9} {low:.2f} / {middle:.2f} / {high:.2f}  {_of_source(row, name)}".rstrip())


@assets_command.command("preview")
@click.argument("family")
@click.option("--variants", "chosen", default="0-11", show_default=True, help="Such as 3, 0-11 or 1,4,7-9.")
@click.option("--set", "assignments", multiple=True, metavar="PARAMETER=VALUE", help="A parameter of the generator; may be repeated.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Picture to write: .png or .jpg.")
@click.option("--device", type=click.IntRange(min=0), help="Number of the GPU, on machines with several.")
def preview_command(family: str, chosen: str, assignments: tuple[str, ...], out: Path, device: int | None) -> None:
    """A sheet of a FAMILY from four sides by day, with a person for scale."""
    from simgen.gallery import write_sheet

    click.echo(str(write_sheet(family, _numbers(chosen), _parameters(assignments), out, device)))


@assets_command.command("gallery")
@click.argument("families", nargs=-1)
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the pages.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes.")
@click.option("--device", type=click.IntRange(min=0), help="Number of the GPU, on machines with several.")
def gallery_command(families: tuple[str, ...], out: Path, jobs: int, device: int | None) -> None:
    """A page for each of the FAMILIES (all by default) with its first twelve variants, and an index."""
    from simgen.gallery import write_gallery

    for path in write_gallery(families, out, jobs, device):
        click.echo(str(path))


@assets_command.command("signs")
@click.option("--country", help="Whose: germany, uk, france, sweden, usa or japan [default: one sheet of every set].")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Picture to write: .png or .jpg.")
def signs_command(country: str | None, out: Path) -> None:
    """A sheet of the traffic signs with their numbers."""
    from simgen.signsheet import write_signs

    click.echo(str(write_signs(out, country)))


@assets_command.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--class", "class_name", help="Semantic class, such as bench or car.")
@click.option("--licence", help="Under which it may be used, such as CC-BY-4.0; or unknown.")
@click.option("--author", help="Who made it; or unknown.")
@click.option("--name", help="In the catalogue, after user/ [default: the file's].")
@click.option("--units", type=click.Choice(["auto", "m", "cm", "mm", "in"]), default="auto", show_default=True)
@click.option("--up", type=click.Choice(["auto", "z", "y"]), default="auto", show_default=True, help="The file's vertical axis.")
@click.option("--forward", type=click.Choice(["auto", "x", "y", "z", "-x", "-y", "-z"]), default="auto", show_default=True,
              help="The file's axis that the front faces.")  # fmt: skip
@click.option("--pivot", type=click.Choice(["ground", "centre", "keep"]), default="ground", show_default=True,
              help="Where its origin is: the middle of its foot, its middle, or as in the file.")  # fmt: skip
@click.option("--mass", "mass_kg", type=float, help="Kilograms [default: from its volume].")
@click.option("--scale-to-length", "length_m", type=float, help="Metres from back to front, in place of the units.")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Folder [default: SIMGEN_ASSETS, or the user's].")
@click.option("--overwrite", is_flag=True, help="Replace an asset of the same name.")
def import_command(
    files: tuple[Path, ...], class_name: str | None, licence: str | None, author: str | None, name: str | None, into: Path | None,
    overwrite: bool, **options: Any,
) -> None:
    """Bring your own models into the catalogue: GLB, glTF, OBJ, PLY, STL or URDF FILES."""
    from simgen.assets.importing.importer import Options, import_file
    from simgen.assets.importing.library import asset_folder

    if class_name is None:
        raise SimgenError("an imported asset needs its semantic class: say --class bench (or car, person, static, debris, ...)")
    if name is not None and len(files) > 1:
        raise SimgenError("--name is for one file")
    said = Options(class_name, licence or "", author or "", name, **options)
    for file in files:
        done = import_file(file, said, into, overwrite=overwrite)
        click.echo(f"{done.about.family}  {done.about.hash}")
        for note in done.notes:
            click.echo(f"  {note}")
    if into is not None and into.resolve() != asset_folder().resolve():
        click.echo(f"to use what is there: export SIMGEN_ASSETS={into}")


def _sizes(row: dict[str, Any]) -> str:
    names = (("length_m", "long"), ("width_m", "wide"), ("height_m", "high"))
    return ", ".join(f"{row[k][1]:.2f}-{row[k][3]:.2f} {word}" for k, word in names if row.get(k))


def _of_source(row: dict[str, Any], name: str) -> str:
    source = row.get(name)
    return f"real: {source[1]:.2f} / {source[2]:.2f} / {source[3]:.2f}" if source else ""


def _numbers(text: str) -> list[int]:
    out: list[int] = []
    try:
        for part in text.split(","):
            first, dash, last = part.partition("-")
            out += range(int(first), int(last if dash else first) + 1)
    except ValueError:
        raise SimgenError(f"--variants {text!r} must look like 3, 0-11 or 1,4,7-9") from None
    if not 0 < len(out) <= 48:
        raise SimgenError(f"--variants {text!r} are {len(out)}; choose 1 to 48")
    return out


def _parameters(assignments: tuple[str, ...]) -> dict[str, Any]:
    out = {}
    for item in assignments:
        name, equals, text = item.partition("=")
        if not equals or not name:
            raise SimgenError(f"--set {item!r} must look like parameter=value")
        try:
            out[name] = yaml.safe_load(text)
        except yaml.YAMLError as e:
            raise SimgenError(f"--set {item!r}: the value is not valid YAML") from e
    return out
