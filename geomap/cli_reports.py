"""The commands that put claims into reports: figure, export, embed, report. Parsing and printing, nothing else."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geomap.cli_options import MinConfidence
from geomap.errors import ArticleError, GeomapError

if TYPE_CHECKING:
    from geomap.model import Analysis
    from geomap.pipeline import Reader

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Articles: text, Markdown, HTML, JSON, CSV, .docx, Parquet files, folders of them, or - for stdin.",
        show_default=False,
    ),
]
Title = Annotated[str | None, typer.Option("--title", help="Heading.")]
Language = Annotated[
    str, typer.Option("--language", metavar="en|uk", help="Language of its own words: English or Ukrainian.")
]
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


class EmbedForm(StrEnum):
    """The forms of a snippet."""

    html = "html"
    markdown = "markdown"
    rst = "rst"
    picture_html = "picture-html"
    picture_markdown = "picture-markdown"
    picture_rst = "picture-rst"


_EMBED_HEADINGS = {
    EmbedForm.html: "HTML and Markdown:",
    EmbedForm.rst: "reStructuredText:",
    EmbedForm.picture_html: "Linked picture, HTML:",
    EmbedForm.picture_markdown: "Linked picture, Markdown:",
    EmbedForm.picture_rst: "Linked picture, reStructuredText:",
}


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command("figure")(figure_command)
    app.command("export")(export_command)
    app.command("embed")(embed_command)
    app.command("report")(report_command)


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
    min_confidence: MinConfidence = 0.0,
    language: Language = "en",
) -> None:
    """Read articles and draw their claims as one figure for print: PNG, SVG or PDF.

    The figure has the signs of the map, a legend, a scale bar, its sources. The same in words is written beside it,
    as NAME.alt.txt.
    """
    from geomap.figure import build_figure, format_of

    format_of(output)  # before the reading, which may take long
    analyses, reader = _analyses(sources, date, places, parties, min_confidence)
    made = build_figure(
        analyses,
        title=title,
        parties=reader.lexicon.parties,
        window_days=window_days,
        width_mm=width_mm,
        language=language,
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
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Read articles and write claims, mentions, articles and regions by day as tables for other programs.

    Every row has the keys to join it by, and whom to name. Text that a spreadsheet would take for a formula is kept
    from being one.
    """
    from geomap.report.exports import write_export
    from geomap.report.tables import to_geodataframes

    analyses, reader = _analyses(sources, date, places, parties, min_confidence)
    tables = to_geodataframes(
        analyses, parties=reader.lexicon.parties, geometry=geometry.value, window_days=window_days, title=title
    )
    for path in write_export(tables, output, form=form.value):
        typer.echo(str(path))


def embed_command(
    page: Annotated[
        Path, typer.Argument(metavar="MAP.html", help="A map that `geomap map` wrote.", show_default=False)
    ],
    form: Annotated[
        EmbedForm | None, typer.Option("--as", help="Print this form alone; by default all that there are.")
    ] = None,
    url: Annotated[
        str, typer.Option("--url", help="Address of the map; by default it lies beside the page around it.")
    ] = "",
    picture: Annotated[
        Path | None,
        typer.Option("--picture", metavar="FILE", help="A figure of the map; by default the one beside it."),
    ] = None,
    picture_url: Annotated[str, typer.Option("--picture-url", help="Address of the picture.")] = "",
    height_px: Annotated[int, typer.Option("--height", metavar="PIXELS", help="Height of the frame.")] = 600,
) -> None:
    """Print what puts a map into another page: a frame for HTML, Markdown and reStructuredText, and a linked picture.

    The frame is sandboxed: the map in it can run its own scripts, open links and save exports, and nothing more. The
    linked picture is for sites that take frames out.
    """
    from geomap.report.embed import embed_of

    made = embed_of(page, url=url, picture=picture, picture_url=picture_url, height_px=height_px)
    if form is not None:
        typer.echo(made.snippet(form.value))
        return
    for each, heading in _EMBED_HEADINGS.items():
        if each.value.startswith("picture") and not made.picture:
            continue
        typer.echo(f"{heading}\n\n{made.snippet(each.value)}\n")
    if not made.picture:
        typer.echo("no picture lies beside the map; `geomap figure` makes one for sites without frames", err=True)


def report_command(
    sources: Sources,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Ends in .html, .md or .docx.", show_default=False)
    ],
    title: Title = None,
    date: Day = None,
    window_days: Window = 30,
    places: PlacesFiles = None,
    parties: PartiesFiles = None,
    min_confidence: MinConfidence = 0.0,
    language: Language = "en",
) -> None:
    """Read articles and write a report: figure, claims by region with their sentences and sources, what is not placed.

    HTML is one file; Markdown has its figure beside it; .docx opens in word processors.
    """
    from geomap.report.documents import report_of
    from geomap.report.write import ending_of, write_report

    ending_of(output)  # before the reading, which may take long
    analyses, reader = _analyses(sources, date, places, parties, min_confidence)
    made = report_of(
        analyses,
        title=title,
        parties=reader.lexicon.parties,
        versions=reader.versions,
        window_days=window_days,
        language=language,
    )
    output.parent.mkdir(parents=True, exist_ok=True)
    for path in write_report(made, output):
        typer.echo(str(path))


def _analyses(
    sources: list[str],
    date: str | None,
    places: list[Path] | None,
    parties: list[Path] | None,
    least: float,
) -> tuple[list[Analysis], Reader]:
    """Read all sources; say in one line of each article that cannot be read why."""
    from geomap.answers import answer_denials
    from geomap.articles import parse_date, read_sources
    from geomap.confidence import confident
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
            analyses.append(confident(result, least))
    if not analyses:
        raise GeomapError("no article could be read, so there is nothing to show")
    return list(answer_denials(analyses)), reader
