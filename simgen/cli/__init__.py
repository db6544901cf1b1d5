"""The command line. Exit status: 0 fine, 1 findings, 2 bad input."""

from __future__ import annotations

import os
import sys

import click

from simgen import __version__
from simgen.cli.assets import assets_command
from simgen.cli.exporting import export_command
from simgen.cli.generating import generate_command
from simgen.cli.informing import bench_command, doctor_command, recipes_command, schema_command
from simgen.cli.inspecting import audit_command, preview_command, replay_command
from simgen.errors import SimgenError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="simgen")
def cli() -> None:
    """Labelled driving datasets from a recipe: procedural streets, real traffic and physics, exact labels."""


for command in (generate_command, preview_command, audit_command, export_command, replay_command, recipes_command,
                schema_command, doctor_command, bench_command, assets_command):
    cli.add_command(command)


def main() -> None:
    """Entry point: errors become one line with the remedy, Ctrl-C a word on how to go on."""
    os.environ.setdefault("NO_ALBUMENTATIONS_UPDATE", "1")
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except SimgenError as e:
        click.echo(f"simgen: error: {e}", err=True)
        sys.exit(2)
    except click.ClickException as e:
        click.echo(f"simgen: error: {e.format_message()}", err=True)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nsimgen: stopped; finished scenes are kept, the same command goes on from there", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
