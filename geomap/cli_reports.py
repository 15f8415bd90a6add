"""The commands that put claims into reports: figure, export, embed, report. Parsing and printing, nothing else."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geomap.errors import ArticleError, GeomapError

if TYPE_CHECKING:
    from geomap.model import Analysis
    from geomap.pipeline import Reader

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Articles: text, Markdown, HTML, JSON or JSON Lines files, folders of them, or - for standard input.",
        show_default=False,
    ),
]
Title = Annotated[str | None, typer.Option("--title", help="Heading.")]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Date of the articles, over what they say themselves."),
]
Window = Annotated[int, typer.Option("--window", metavar="DAYS", min=1, help="After how many days a claim is old.")]
PlacesFiles = Annotated[list[Path] | None, typer.Option("--places", metavar="FILE", help="Your own places, CSV.")]
PartiesFiles = Annotated[list[Path] | None, typer.Option("--parties", metavar="FILE", help="Your own parties, TOML.")]


class ExportFormat(StrEnum):
    """The forms of an export."""

    geojson = "geojson"
    gpkg = "gpkg"
    csv = "csv"
    parquet = "parquet"


class GeometrySource(StrEnum):
    """Where the geometry of regions comes from."""

    points = "points"
    natural_earth = "natural-earth"
    osm = "osm"


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command("figure")(figure_command)
    app.command("export")(export_command)


def figure_command(
    sources: Sources,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Ends in .png, .svg or .pdf.", show_default=False)
    ],
    title: Title = None,
    width_mm: Annotated[float, typer.Option("--width-mm", metavar="MM", help="Width of the whole figure.")] = 180.0,
    dpi: Annotated[int, typer.Option("--dpi", help="Pixels an inch of a PNG.")] = 300,
    date: Day = None,
    window_days: Window = 30,
    places: PlacesFiles = None,
    parties: PartiesFiles = None,
) -> None:
    """Read articles and draw their claims as one figure for print: PNG, SVG or PDF.

    The figure has the signs of the map, a legend, a scale bar, its sources. The same in words is written beside it,
    as NAME.alt.txt.
    """
    from geomap.figure import build_figure, format_of

    format_of(output)  # before the reading, which may take long
    analyses, reader = _analyses(sources, date, places, parties)
    made = build_figure(
        analyses, title=title, parties=reader.lexicon.parties, window_days=window_days, width_mm=width_mm
    )
    output.parent.mkdir(parents=True, exist_ok=True)
    for path in made.save(output, dpi=dpi):
        typer.echo(str(path))


def export_command(
    sources: Sources,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="File to write; for csv and parquet a folder, with a file for each table.",
            show_default=False,
        ),
    ],
    form: Annotated[ExportFormat, typer.Option("--format", help="Form of the tables.")] = ExportFormat.geojson,
    geometry: Annotated[
        GeometrySource,
        typer.Option(
            "--geometry",
            help="Geometry of regions: osm is ODbL, natural-earth coarser and in the public domain, points none.",
        ),
    ] = GeometrySource.osm,
    title: Title = None,
    date: Day = None,
    window_days: Window = 30,
    places: PlacesFiles = None,
    parties: PartiesFiles = None,
) -> None:
    """Read articles and write claims, mentions, articles and regions by day as tables for other programs.

    Every row has the keys to join it by, and whom to name. Text that a spreadsheet would take for a formula is kept
    from being one.
    """
    from geomap.report.exports import write_export
    from geomap.report.tables import to_geodataframes

    analyses, reader = _analyses(sources, date, places, parties)
    tables = to_geodataframes(
        analyses, parties=reader.lexicon.parties, geometry=geometry.value, window_days=window_days, title=title
    )
    for path in write_export(tables, output, form=form.value):
        typer.echo(str(path))


def _analyses(
    sources: list[str], date: str | None, places: list[Path] | None, parties: list[Path] | None
) -> tuple[list[Analysis], Reader]:
    """Read all sources; say in one line of each article that cannot be read why."""
    from geomap.articles import parse_date, read_sources
    from geomap.pipeline import Reader, read_many

    missing = [source for source in sources if source != "-" and not Path(source).exists()]
    if missing:
        raise GeomapError(f"no such file or folder: {', '.join(missing)}")
    reader = Reader(places=places or [], parties=parties or [])
    day = parse_date(date) if date else None
    analyses: list[Analysis] = []
    for result in read_many(read_sources(sources, date=day), reader):
        if isinstance(result, ArticleError):
            typer.echo(f"skipped: {result}", err=True)
        else:
            analyses.append(result)
    if not analyses:
        raise GeomapError("no article could be read, so there is nothing to show")
    return analyses, reader
