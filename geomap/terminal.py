"""What the commands share: how they speak to a person, show progress, read sources and write a file or a pipe."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO, TypeVar

import typer

from geomap.errors import ArticleError, GeomapError
from geomap.files import written_beside

if TYPE_CHECKING:
    from geomap.model import Analysis, Article
    from geomap.pipeline import Reader

Made = TypeVar("Made")
USER_ERROR = 2
INTERRUPTED = 130
MAX_SAID = 50
"""So many articles that cannot be read are named one by one; the rest are counted."""

MAX_UNKNOWN = 8
"""So many unknown actors are named."""

alone = False
"""Whether the process is the command's own, and ends with it; `geomap.__main__` says so."""

_MAP_OBJECTS = 2_000_000  # more than are made for a map and stay to its end
_MAX_LINE = 1000
_BAR_CELLS = 24


def printable(text: str) -> str:
    """Return a text on one line in which nothing moves the cursor, turns the direction or cannot be written."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text
    )


def say(message: str) -> None:
    """Print one line on standard error, above a bar that is shown there."""
    line = printable(message if len(message) <= _MAX_LINE else f"{message[:_MAX_LINE]}…")
    if "tqdm" in sys.modules:
        from tqdm import tqdm

        tqdm.write(line, file=sys.stderr)
    elif sys.stderr is not None:
        print(line, file=sys.stderr, flush=True)


def fail(message: str, *, code: int = USER_ERROR) -> NoReturn:
    """Say what is wrong in one line, and end the command."""
    say(f"error: {message}")
    raise typer.Exit(code)


def emit(text: str) -> None:
    """Print a line of a command's answer on standard output."""
    if sys.stdout is None:
        fail("standard output is closed, so there is nowhere to write to")
    with _reader_may_leave():
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 article", "2,000 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def counts(articles: int, mentions: int, claims: int) -> str:
    """Return what was read, in words."""
    return f"{count(articles, 'article')}, {count(mentions, 'place name')}, {count(claims, 'claim')}"


def say_unknown(names: Iterable[str], what_to_do: str) -> None:
    """Say which names act in claims and are no party that is known, a few of them by name."""
    unknown = sorted(set(names))
    if unknown:
        more = f" and {len(unknown) - MAX_UNKNOWN:,} more" if len(unknown) > MAX_UNKNOWN else ""
        listed = ", ".join(unknown[:MAX_UNKNOWN])
        say(f"{count(len(unknown), 'actor')} that no party goes by: {listed}{more}; {what_to_do}")


def open_reader(places: list[Path] | None, parties: list[Path] | None) -> Reader:
    """Open gazetteer and lexicon with the user's own additions; say so where the gazetteer must be compiled first."""
    from geomap.pipeline import Reader, calm_collector

    with compiling() as progress:
        reader = Reader(places=places or [], parties=parties or [], progress=progress)
    calm_collector()
    return reader


def draw_next() -> None:
    """Make ready to draw a map, the last that a process of the command's own does."""
    if alone:
        from geomap.render.map import load_without_pandas

        gc.set_threshold(_MAP_OBJECTS)
        load_without_pandas()


def read(sources: list[str], date: str | None, reader: Reader, *, jobs: int = 1) -> Iterator[Analysis]:
    """Yield an analysis for each article that can be read; say in one line of each other why it cannot.

    Ends the command where a source is not there or the date is none, before anything is read; and where no article at
    all could be read.
    """
    from geomap.parallel import read_articles, whole

    return readable(read_articles(open_sources(sources, date), reader, jobs=jobs, made=whole))


def open_sources(sources: list[str], date: str | None) -> Iterator[Article | ArticleError]:
    """Give the articles of all sources; end the command where one is not there or the date is none."""
    from geomap.articles import parse_date, read_sources

    check_sources(sources)
    return read_sources(sources, date=None if date is None else parse_date(date))


def readable(results: Iterable[Made | ArticleError], *, before: Callable[[], int] = int) -> Iterator[Made]:
    """Yield what was made of articles; say in one line of each other why it could not be read.

    Ends the command where nothing came, and `before`, which is asked at the end, gives 0 too.
    """
    good = bad = 0
    for result in results:
        if not isinstance(result, ArticleError):
            good += 1
            yield result
            continue
        bad += 1
        if bad <= MAX_SAID:
            say(f"skipped: {result}")
    if bad > MAX_SAID:
        say(f"skipped: {bad - MAX_SAID:,} more; the first {MAX_SAID} are named above")
    if not good and not before():
        raise GeomapError("no article could be read, so there is nothing to write")


def check_sources(sources: list[str]) -> None:
    """End the command where a source is not there, before anything is read.

    Raises
    ------
    GeomapError
        Naming the first that is missing.
    """
    for source in sources:
        _check_source(source)


def _check_source(source: str) -> None:
    if source == "-":
        return
    try:
        found = bool(source) and os.path.lexists(source)
        reason = ""
    except (OSError, ValueError) as error:
        found, reason = False, str(error)
    if not source:
        raise GeomapError("expected a file or folder, got an empty name; name what to read, or - for standard input")
    if not found:
        raise GeomapError(f"{source}: no such file or folder{f' ({reason})' if reason else ''}; check the path")


def progress(
    items: Iterable[Made],
    what: str,
    *,
    quiet: bool = False,
    total: Callable[[], int | None] = lambda: None,
    unit: str = " articles",
) -> Iterable[Made]:
    """Show a bar on a terminal, once the work has taken more than two seconds: how many, how fast, how much longer.

    `total` is asked only where a bar is shown; it gives None where nobody knows.
    """
    if quiet or not _is_terminal(sys.stderr):
        return items
    from tqdm import tqdm

    bar: Iterable[Made] = tqdm(
        items, desc=what, unit=unit, total=total(), delay=2, leave=False, file=sys.stderr, dynamic_ncols=True
    )
    return bar


class _Bar:
    """What compiling calls: a bar on a terminal, one plain line elsewhere, nothing where nothing is compiled."""

    def __init__(self) -> None:
        self.shown = False

    def __call__(self, what: str, share: float) -> None:
        live = _is_terminal(sys.stderr)
        if not self.shown and not live:
            say("compiling the gazetteer, which is done once and takes about half a minute")
        self.shown = True
        if live:
            filled = round(_BAR_CELLS * min(max(share, 0.0), 1.0))
            bar = "#" * filled + "." * (_BAR_CELLS - filled)
            sys.stderr.write(f"\r\033[Kcompiling the gazetteer (once) [{bar}] {what}")
            sys.stderr.flush()

    def close(self) -> None:
        if self.shown and _is_terminal(sys.stderr):
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


@contextmanager
def compiling() -> Iterator[_Bar]:
    """Give what `open_gazetteer` takes as `progress`; the bar is wiped at the end."""
    bar = _Bar()
    try:
        yield bar
    finally:
        bar.close()


@contextmanager
def output(path: Path | None) -> Iterator[TextIO]:
    """Give standard output (for None and ``-``), or a file that appears under its name only once it is complete."""
    if path is not None and str(path) != "-":
        with written_beside(in_a_folder(path)) as beside, beside.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    if sys.stdout is None:
        fail("standard output is closed, so there is nowhere to write to; name a file with --output")
    with _reader_may_leave():
        yield sys.stdout
        sys.stdout.flush()


def in_a_folder(path: Path) -> Path:
    """Make the folder of a file that is to be written, and return the file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GeomapError(
            f"--output {path}: its folder cannot be made ({error.strerror or error}); name another place"
        ) from error
    return path


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """End the command quietly where the reader of its output has gone away (`| head`): that is no mistake."""
    try:
        yield
    except BrokenPipeError:
        # What is still in the buffer must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
