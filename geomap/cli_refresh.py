"""The commands that keep a map up to date from a timer. Registered by `geomap.cli`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geomap.terminal import emit, printable


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command("init")(init_command)


def init_command(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to write geomap.toml.")] = Path(),
) -> None:
    """Write a commented configuration, geomap.toml, for a map that is kept up to date."""
    from geomap.refresh.starting import write_configuration

    emit(printable(str(write_configuration(folder))))
