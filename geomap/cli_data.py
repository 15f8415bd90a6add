"""The commands that widen the world: `geomap data add`, `list`, `remove`, `coverage`. Parsing and printing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geomap.terminal import compiling, emit, fail, printable, say

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_DUMPS = (".txt", ".zip")

app = typer.Typer(
    help="Add places and boundaries of more countries.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(parent: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    parent.add_typer(app, name="data")


@app.command(
    "add",
    epilog="""Examples:

\b
  geomap data add SD.zip            every village of Sudan, from download.geonames.org/export/dump
  geomap data add localities.gpkg --country SD --level admin2 --name-field NAME --code-field PCODE
                                    --licence CC-BY-4.0 --attribution "Bureau of Statistics" --valid-from 2021-01-01

What is added is kept in your own data folder (GEOMAP_DATA names another) and used by every command from then on.""",
)
def add_command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A GeoNames country dump (SD.zip, SD.txt), or boundaries: GeoJSON, GeoPackage, shapefile.",
            show_default=False,
        ),
    ],
    country: Annotated[str, typer.Option("--country", metavar="CODE", help="Of boundaries: ISO 3166-1, as SD.")] = "",
    level: Annotated[
        str, typer.Option("--level", metavar="LEVEL", help="Of boundaries: country, admin1, admin2 or area.")
    ] = "",
    name_field: Annotated[
        str, typer.Option("--name-field", metavar="FIELD", help="The field with each unit's name.")
    ] = "name",
    code_field: Annotated[
        str, typer.Option("--code-field", metavar="FIELD", help="The field with each unit's code.")
    ] = "code",
    licence: Annotated[
        str, typer.Option("--licence", metavar="TERMS", help="Under which terms they may be shown, as CC-BY-4.0.")
    ] = "",
    attribution: Annotated[
        str, typer.Option("--attribution", metavar="TEXT", help="Whom maps name; by default the layer's name.")
    ] = "",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What the layer is called.")] = "",
    valid_from: Annotated[
        str, typer.Option("--valid-from", metavar="YYYY-MM-DD", help="First day of these boundaries.")
    ] = "",
    valid_until: Annotated[
        str, typer.Option("--valid-until", metavar="YYYY-MM-DD", help="Last day of these boundaries.")
    ] = "",
) -> None:
    """Add a country's places to the gazetteer, or a file of boundaries; a second file of a name replaces the first.

    The file is checked first, and kept only if all of it is in its form.
    """
    if not file.is_file():
        fail(f"{file}: no such file; name a country dump of GeoNames, such as SD.zip, or a file of boundaries")
    if file.suffix.lower() in _DUMPS and not level:
        from geomap.gazetteer.adding import add_country

        say(f"reading {file}, which may take a minute")
        made = add_country(file)
        kept = ", ".join(f"{number:,} {what}" for what, number in made.places.items())
        emit(printable(f"{made.country}: kept {sum(made.places.values()):,} of {made.rows:,} rows: {kept}"))
    else:
        if not (country and level and licence):
            fail("boundaries need --country, --level and --licence; see geomap data add --help")
        from geomap.regions.registering import add_boundaries

        added = add_boundaries(
            file,
            country=country.upper(),
            level=level,
            name_field=name_field,
            code_field=code_field,
            licence=licence,
            attribution=attribution,
            name=name,
            valid_from=valid_from,
            valid_until=valid_until,
        )
        for note in added.notes:
            say(f"note: {note}")
        emit(printable(f"{added.info.name}: {added.info.features:,} units of {added.info.country}, {level}"))
    _open()


@app.command("list")
def list_command() -> None:
    """List what was added: countries with their places, layers with level, licence and days."""
    from geomap.gazetteer.adding import added_countries
    from geomap.regions.registering import registered
    from geomap.resources import user_dir

    for made in added_countries():
        places = sum(made.places.values())
        emit(printable(f"{made.country}: {places:,} places from {made.source}, newest of {made.newest} (CC BY 4.0)"))
    for name, info in registered().items():
        days = f", {info.valid_from or '…'} to {info.valid_until or '…'}" if info.valid_from or info.valid_until else ""
        emit(
            printable(
                f"{name}: {info.features:,} units of {info.country}, {info.level}, from {info.source} "
                f"({info.licence}; {info.attribution}){days}"
            )
        )
    say(f"kept in {user_dir()}")


@app.command("remove")
def remove_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A country's code, or a layer's name: see list.")],
) -> None:
    """Take what was added away again; what comes with geomap stays."""
    from geomap.gazetteer.adding import remove_country
    from geomap.regions.registering import remove_boundaries

    if not (remove_country(name) or remove_boundaries(name)):
        fail(f"nothing was added under the name {name!r}; geomap data list tells what was")
    emit(printable(f"removed {name}"))
    _open()


@app.command(
    "coverage",
    epilog="""Examples:

\b
  geomap data coverage SD CD        two countries
  geomap data coverage              all of them""",
)
def coverage_command(
    countries: Annotated[
        list[str] | None, typer.Argument(metavar="[COUNTRY]...", help="Codes of ISO 3166-1; by default all.")
    ] = None,
) -> None:
    """Print how many places of each country the gazetteer has, and where most villages must be missing.

    Elsewhere than in Ukraine only places of 500 people and more are known. "thin" marks a country that has more than
    20,000 people to each place known: add its dump, `geomap data add SD.zip`.
    """
    from geomap.gazetteer.coverage import COLUMNS, coverage

    found = {each.country: each for each in coverage(_open())}
    wanted = [country.upper() for country in countries or found]
    unknown = [country for country in wanted if country not in found]
    if unknown:
        fail(f"no country has the code {unknown[0]!r}; expected codes of ISO 3166-1, such as SD")
    rows = [COLUMNS, *(found[country].cells() for country in wanted)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        left = [cell.ljust(width) for cell, width in zip(row[:2], widths, strict=False)]
        right = [cell.rjust(width) for cell, width in zip(row[2:-1], widths[2:], strict=False)]
        emit(printable("  ".join((*left, *right, row[-1])).rstrip()))
    thin = [country for country in wanted if found[country].thin]
    if thin:
        example = thin[0]
        say(
            f"thin in {len(thin):,} of {len(wanted):,}: for their villages get a country's dump, such as {example}.zip "
            f"of download.geonames.org/export/dump, and run: geomap data add {example}.zip"
        )


def _open() -> Gazetteer:
    from geomap.gazetteer import open_gazetteer

    with compiling() as told:
        return open_gazetteer(progress=told)
