"""What the commands share: how they speak to a person, show progress, read sources and write a file or a pipe."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

import typer

from geomap.errors import ArticleError, GeomapError
from geomap.files import written_beside

if TYPE_CHECKING:
    from geomap.model import Analysis
    from geomap.pipeline import Reader

USER_ERROR = 2
INTERRUPTED = 130
MAX_SAID = 50
"""So many articles that cannot be read are named one by one; the rest are counted."""

_MAX_LINE = 1000
_BAR_CELLS = 24
_COLLECT_AFTER = 20_000  # new objects between two rounds of the collector; an article makes some thousands


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


def open_reader(places: list[Path] | None, parties: list[Path] | None) -> Reader:
    """Open gazetteer and lexicon with the user's own additions; say so where the gazetteer must be compiled first."""
    from geomap.pipeline import Reader

    with compiling() as progress:
        reader = Reader(places=places or [], parties=parties or [], progress=progress)
    # Word lists and weights live as long as the process: the collector need not walk them again at every round.
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, 20, 20)
    return reader


def read(sources: list[str], date: str | None, reader: Reader) -> Iterator[Analysis]:
    """Yield an analysis for each article that can be read; say in one line of each other why it cannot.

    Ends the command where a source is not there or the date is none, before anything is read; and where no article at
    all could be read.
    """
    from geomap.articles import parse_date, read_sources
    from geomap.pipeline import read_many

    check_sources(sources)
    day = None if date is None else parse_date(date)
    good = bad = 0
    for result in read_many(read_sources(sources, date=day), reader):
        if not isinstance(result, ArticleError):
            good += 1
            yield result
            continue
        bad += 1
        if bad <= MAX_SAID:
            say(f"skipped: {result}")
    if bad > MAX_SAID:
        say(f"skipped: {bad - MAX_SAID:,} more; the first {MAX_SAID} are named above")
    if not good:
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


def progress(items: Iterable[Analysis], what: str, *, quiet: bool = False) -> Iterable[Analysis]:
    """Show a bar on a terminal, once the work has taken more than two seconds."""
    if quiet or not _is_terminal(sys.stderr):
        return items
    from tqdm import tqdm

    bar: Iterable[Analysis] = tqdm(items, desc=what, unit=" articles", delay=2, leave=False, file=sys.stderr)
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
        with written_beside(_in_a_folder(path)) as beside, beside.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    if sys.stdout is None:
        fail("standard output is closed, so there is nowhere to write to; name a file with --output")
    with _reader_may_leave():
        yield sys.stdout
        sys.stdout.flush()


def _in_a_folder(path: Path) -> Path:
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
