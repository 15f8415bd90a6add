"""The commands of `geomap`: parsing and printing, nothing else."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from geomap import __version__, cli_ledger, cli_reports
from geomap.errors import ArticleError, GeomapError

if TYPE_CHECKING:
    from geomap.model import Analysis
    from geomap.pipeline import Reader

app = typer.Typer(
    name="geomap",
    help="Read news articles, and map who is said to control what.\n\n"
    "Every mark on the map leads back to the sentence that said so. Nothing is sent anywhere: "
    "reading, geocoding and the map itself work with the network off.",
    epilog="Begin with:  geomap map article.txt",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

USER_ERROR = 2
INTERRUPTED = 130

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Articles: text, Markdown, HTML, JSON or JSON Lines files, folders of them, or - for standard input.",
        show_default=False,
    ),
]
PlacesFiles = Annotated[
    list[Path] | None,
    typer.Option("--places", metavar="FILE", help="Your own places, CSV in the form of data/gazetteer/supplement.csv."),
]
PartiesFiles = Annotated[
    list[Path] | None,
    typer.Option("--parties", metavar="FILE", help="Your own parties, TOML in the form of data/lexicon/parties.toml."),
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Date of the articles, over what they say themselves."),
]


@app.command("map")
def map_command(
    sources: Sources,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder to write into.")] = Path("maps"),
    name: Annotated[
        str | None, typer.Option("--name", help="Name of the files; by default that of the first source.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="Heading of the map.")] = None,
    date: Day = None,
    window_days: Annotated[
        int, typer.Option("--window", metavar="DAYS", min=1, help="After how many days a claim counts as old.")
    ] = 30,
    places: PlacesFiles = None,
    parties: PartiesFiles = None,
) -> None:
    """Read articles and write their map: NAME.html, NAME.geojson and NAME.json.

    The HTML is one file that opens with the network off. Names that could not be placed are written to
    NAME.unplaced.csv: fill in their coordinates and give the file back with --places.
    """
    from geomap.report.data_files import write_map_files

    reader = _open_reader(places, parties)
    analyses = list(_progress(_read(sources, date, reader), "reading"))
    if not analyses:
        _fail("no article could be read, so there is nothing to map")
    written = write_map_files(
        analyses,
        output,
        name=name or _name_for(sources),
        title=title,
        window_days=window_days,
        reader=reader,
    )
    claims = sum(len(analysis.claims) for analysis in analyses)
    mentions = sum(len(analysis.mentions) for analysis in analyses)
    _say(f"{_count(len(analyses), 'article')}, {_count(mentions, 'place name')}, {_count(claims, 'claim')}")
    for analysis in analyses:
        for note in analysis.notes:
            _say(f"note: {analysis.article.source or analysis.article.key}: {note}")
    for path in written:
        typer.echo(str(path))


@app.command("extract")
def extract_command(
    sources: Sources,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; by default standard output.")
    ] = None,
    date: Day = None,
    places: PlacesFiles = None,
    parties: PartiesFiles = None,
) -> None:
    """Read articles and write what was found as JSON Lines, one article a line.

    Offsets count characters of the text as given. Each line carries the versions of code, grammar and data.
    """
    from geomap.report.records import analysis_record

    reader = _open_reader(places, parties)
    versions = reader.versions
    read = 0
    with _output(output) as stream:
        for analysis in _progress(_read(sources, date, reader), "reading", quiet=output is None):
            json.dump(analysis_record(analysis, versions=versions), stream, ensure_ascii=False)
            stream.write("\n")
            read += 1
        if not read:
            _fail("no article could be read")


@app.command("lookup")
def lookup_command(
    name: Annotated[list[str], typer.Argument(metavar="NAME...", help="A place name, in any spelling.")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many candidates to show.")] = 10,
    places: PlacesFiles = None,
) -> None:
    """Show the places that a name may stand for, and why each ranks where it does."""
    from geomap.gazetteer import open_gazetteer

    gazetteer = open_gazetteer(supplements=places or [])
    query = " ".join(name)
    candidates = gazetteer.explain(query, limit=limit)
    if not candidates:
        _fail(f"the gazetteer has no place named {query!r}; add it with --places FILE", code=1)
    for number, candidate in enumerate(candidates, 1):
        place = candidate.place
        where = ", ".join(part for part in (place.level, candidate.admin1_name, place.country) if part)
        position = (
            f"{place.latitude:.4f} {place.longitude:.4f}"
            if place.latitude is not None and place.longitude is not None
            else "no coordinates"
        )
        typer.echo(f"{number:2d}. {place.name} ({where})  {position}  {place.id}")
        typer.echo(f"    {candidate.reason}")


cli_ledger.register(app)
cli_reports.register(app)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"geomap {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line: errors in one line on standard error, exit code 2 for the user's mistakes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Windows consoles default to a code page that lacks most of the world's names.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except GeomapError as error:
        _say(f"error: {error}")
        sys.exit(USER_ERROR)
    except KeyboardInterrupt:
        _say("interrupted; nothing half-written was left behind")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error, but the flush at exit must not raise either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _say(f"error: {error.strerror or error}{f': {error.filename}' if error.filename else ''}")
        sys.exit(USER_ERROR)


def _open_reader(places: list[Path] | None, parties: list[Path] | None) -> Reader:
    from geomap.pipeline import Reader

    return Reader(places=places or [], parties=parties or [])


def _read(sources: list[str], date: str | None, reader: Reader) -> Iterator[Analysis]:
    """Yield an analysis for each article that can be read; say in one line of each other why it cannot."""
    from geomap.articles import parse_date, read_sources
    from geomap.pipeline import read_many

    missing = [source for source in sources if source != "-" and not Path(source).exists()]
    if missing:
        _fail(f"no such file or folder: {', '.join(missing)}")
    day = parse_date(date) if date else None
    for result in read_many(read_sources(sources, date=day), reader):
        if isinstance(result, ArticleError):
            _say(f"skipped: {result}")
        else:
            yield result


def _progress(items: Iterable[Analysis], what: str, *, quiet: bool = False) -> Iterable[Analysis]:
    """Show a progress bar on a terminal, once the work has taken more than two seconds."""
    if quiet or not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    return tqdm(items, desc=what, unit=" articles", delay=2, leave=False, file=sys.stderr)


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """Give standard output, or a file that appears under its name only once it is complete."""
    if path is None:
        yield sys.stdout
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _name_for(sources: list[str]) -> str:
    """Return the name of the output files: that of the one source, or "map" for several."""
    if len(sources) != 1 or sources[0] == "-":
        return "map"
    path = Path(sources[0]).resolve()
    return (path.stem if path.is_file() else path.name) or "map"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _say(message: str) -> None:
    typer.echo(message, err=True)


def _fail(message: str, *, code: int = USER_ERROR) -> NoReturn:
    _say(f"error: {message}")
    raise typer.Exit(code)


if __name__ == "__main__":
    main()
