"""The commands of `geomap`: parsing and printing, nothing else."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.core

from geomap import (
    __version__,
    cli_check,
    cli_corrections,
    cli_data,
    cli_explain,
    cli_extract,
    cli_ledger,
    cli_refresh,
    cli_reports,
)
from geomap.cli_options import Day, Jobs, MinConfidence, PartiesFiles, PlacesFiles, Sources
from geomap.errors import GeomapError, own_mistake
from geomap.terminal import (
    INTERRUPTED,
    USER_ERROR,
    compiling,
    counts,
    draw_next,
    emit,
    fail,
    open_reader,
    printable,
    progress,
    read,
    say,
    say_unknown,
)

OWN_ERROR = 70
MAX_NOTES = 20
"""So many notes about single articles are printed; NAME.json has them all."""

app = typer.Typer(
    name="geomap",
    help="Read news articles, and map who is said to control what.\n\n"
    "Every mark on the map leads back to the sentence that said so. Nothing is sent anywhere: "
    "reading, geocoding and the map itself work with the network off.",
    epilog="""Begin with:

\b
  geomap map article.txt               the map, as maps/article.html
  geomap map articles/ --name week38   one map of all articles in a folder
  geomap lookup Kharkov                which places a name may stand for

Each command tells more with --help.""",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain text reads well anywhere, and loads in no time
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.command(
    "map",
    epilog="""Examples:

\b
  geomap map article.txt                           writes maps/article.html and its data
  geomap map articles/ --name week38 -o out        one map of a folder, as out/week38.html
  curl -s https://example.org/a.html | geomap map - --date 2022-09-20
  geomap map articles/ --places week38.unplaced.csv   names that you have placed yourself""",
)
def map_command(
    sources: Sources,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder to write into.")] = Path("maps"),
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="Name of the files; by default that of the source, or map."),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Heading of the map.")] = None,
    date: Day = None,
    window_days: Annotated[
        int,
        typer.Option("--window", metavar="DAYS", min=1, max=36_500, help="After how many days a claim counts as old."),
    ] = 30,
    language: Annotated[
        str, typer.Option("--language", metavar="en|uk", help="Language of the page itself: English or Ukrainian.")
    ] = "en",
    viewpoint: Annotated[
        str,
        typer.Option(
            "--viewpoint",
            metavar="recognised|disputed",
            help="Borders as recognised, or with the outlines of disputed areas, dashed.",
        ),
    ] = "recognised",
    with_text: Annotated[
        bool,
        typer.Option("--with-text", help="Write a working copy, NAME.working.html, with the articles whole."),
    ] = False,
    overrides: Annotated[
        Path | None,
        typer.Option("--overrides", metavar="FILE", help="An editor's corrections, as `geomap reject` writes them."),
    ] = None,
    ledger: Annotated[
        Path | None,
        typer.Option("--ledger", metavar="FILE", help="Keep what was read in this ledger, for `geomap history`."),
    ] = None,
    places: PlacesFiles = None,
    parties: PartiesFiles = None,
    jobs: Jobs = 1,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Read articles and write their map: NAME.html, NAME.geojson and NAME.json.

    The HTML is one file that opens with the network off. Names that could not be placed are written to
    NAME.unplaced.csv: fill in their coordinates and give the file back with --places. Names that act in claims and
    are no party that is known are written to NAME.parties.toml: fill it in, and give it back with --parties.
    """
    from geomap.answers import answer_denials
    from geomap.articles import count_articles
    from geomap.confidence import confident
    from geomap.report.data_files import write_map_files

    if output.exists() and not output.is_dir():
        fail(f"--output {output}: expected a folder to write into, that is a file")
    files = _name_for(sources) if name is None else _name_given(name)
    reader = open_reader(places, parties)
    analyses = list(progress(read(sources, date, reader, jobs=jobs), "reading", total=lambda: count_articles(sources)))
    if ledger is not None:
        cli_ledger.keep(analyses, ledger, reader)
    corrections: tuple[Any, ...] = ()
    if overrides is not None:
        analyses, corrections = cli_ledger.corrected(analyses, overrides)
    analyses = list(answer_denials(confident(analysis, min_confidence) for analysis in analyses))
    draw_next()
    written = write_map_files(
        analyses,
        output,
        name=files,
        title=None if title is None else printable(title),
        window_days=window_days,
        language=language,
        with_text=with_text,
        viewpoint=viewpoint,
        corrections=corrections,
        reader=reader,
    )
    say(_summary(analyses))
    unknown = (name for analysis in analyses for name in analysis.unknown_actors)
    say_unknown(unknown, f"fill in {output / f'{files}.parties.toml'} and read again with --parties")
    notes = [
        f"note: {analysis.article.source or analysis.article.key}: {note}"
        for analysis in analyses
        for note in analysis.notes
    ]
    for note in notes[:MAX_NOTES]:
        say(note)
    if len(notes) > MAX_NOTES:
        say(f"note: {len(notes) - MAX_NOTES:,} more such notes are in {files}.json")
    for path in written:
        emit(str(path))


@app.command(
    "lookup",
    epilog="""Examples:

\b
  geomap lookup Kharkov                  an older spelling
  geomap lookup "Херсонської області"    a case form, in Cyrillic
  geomap lookup Lyman -n 30              more candidates""",
)
def lookup_command(
    name: Annotated[list[str], typer.Argument(metavar="NAME...", help="A place name, in any spelling.")],
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="COUNT", min=1, max=1000, help="How many candidates to show.")
    ] = 10,
    places: PlacesFiles = None,
) -> None:
    """Show the places that a name may stand for, and why each ranks where it does.

    In an article the other places that it names count too. The exit code is 1 where the name is not known.
    """
    from geomap.gazetteer import open_gazetteer

    query = " ".join(" ".join(name).split())
    if not any(character.isalnum() for character in query):
        fail(f"expected a place name, got {query!r}; name one, such as Kherson")
    with compiling() as told:
        gazetteer = open_gazetteer(supplements=places or [], progress=told)
    candidates = gazetteer.explain(query, limit=limit)
    if not candidates:
        shown = query if len(query) <= 80 else f"{query[:79]}…"
        fail(f"the gazetteer has no place named {shown!r}; add it with --places FILE", code=1)
    for number, candidate in enumerate(candidates, 1):
        place = candidate.place
        where = ", ".join(part for part in (place.level, candidate.admin1_name, place.country) if part)
        position = (
            f"{place.latitude:.4f} {place.longitude:.4f}"
            if place.latitude is not None and place.longitude is not None
            else "no coordinates"
        )
        emit(printable(f"{number:2d}. {place.name} ({where})  {position}  {place.id}"))
        emit(printable(f"    {candidate.reason}"))


class _Command(typer.core.TyperCommand):
    """A command whose usage line has no braces, and whose line in the list of commands is not cut off."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def get_short_help_str(self, limit: int = 45) -> str:
        return super().get_short_help_str(max(limit, 300))


cli_extract.register(app)
cli_data.register(app)
cli_explain.register(app)
cli_check.register(app)
cli_corrections.register(app)
cli_ledger.register(app)
cli_reports.register(app)
cli_refresh.register(app)
for _registered in (*app.registered_commands, *cli_data.app.registered_commands):
    _registered.cls = _Command


def _version(value: bool) -> None:
    if value:
        emit(f"geomap {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


# The base of all that a user may write wrongly on the command line, wherever the parser keeps it.
_UsageError: Any = typer.BadParameter.__base__


def main() -> None:
    """Run the command line: errors in one line on standard error, exit code 2 for the user's mistakes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Windows consoles default to a code page that lacks most of the world's names.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # What is begun is cleared away, as with Ctrl-C, when the system ends the program.
    with suppress(ValueError):  # only the main thread may
        signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    sys.exit(_run())


def _run() -> int:
    try:
        code = app(standalone_mode=False) or 0
    except _UsageError as error:
        _say_usage(error)
        code = USER_ERROR
    except GeomapError as error:
        say(f"error: {error}")
        code = error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except SystemExit as stop:
        # The parser ends so with code 1 where the reader of its output has gone away, which is no mistake.
        code = 0 if isinstance(stop.__context__, BrokenPipeError) else stop.code
    except Exception as error:
        # A mistake of geomap's own. Who mends it wants all of it, everybody else one line.
        if os.environ.get("GEOMAP_TRACEBACK"):
            raise
        say(f"error: {own_mistake(error)}")
        code = OWN_ERROR
    except MemoryError:
        say("error: there is not enough memory for so much at once; give fewer or smaller articles")
        code = USER_ERROR
    except ModuleNotFoundError as error:
        say(
            f"error: the package {error.name} is not installed here; install geomap again, "
            "or in a checkout run: python3 scripts/refresh.py"
        )
        code = USER_ERROR
    except OSError as error:
        say(f"error: {error.strerror or error}{f': {error.filename}' if error.filename else ''}")
        code = USER_ERROR
    if code == INTERRUPTED:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough
        say("interrupted; nothing half-written stands under its name")
    return int(code)


def _say_usage(error: Any) -> None:
    """Print what is wrong with the command line in one line, and where to read more."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return
    message = " ".join(error.format_message().split()).rstrip(".")
    message = message[:1].lower() + message[1:]
    dashed = next((word for word in sys.argv[1:] if word.startswith("-") and os.path.lexists(word)), "")
    if dashed:
        message += f"; for the file of that name write ./{dashed}"
    say(f"error: {message}; see {context.command_path if context else 'geomap'} --help")


def _name_for(sources: list[str]) -> str:
    """Return the name of the output files: that of the one source, or "map" for several."""
    from geomap.files import safe_name

    if len(sources) != 1 or sources[0] == "-":
        return "map"
    path = Path(sources[0])
    return safe_name(path.stem if path.is_file() else path.resolve().name)


def _name_given(name: str) -> str:
    from geomap.files import safe_name

    if not name.strip() or "/" in name or "\\" in name or name in (".", ".."):
        fail(f"--name {name!r}: expected the name of the files without a folder; the folder goes to --output")
    return safe_name(name.removesuffix(".html"))


def _summary(analyses: list[Any]) -> str:
    return counts(
        len(analyses),
        sum(len(analysis.mentions) for analysis in analyses),
        sum(len(analysis.claims) for analysis in analyses),
    )


if __name__ == "__main__":
    main()
