"""The command that streams what was read, an article a line: parsing and printing, nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geomap.cli_options import Day, Jobs, MinConfidence, PartiesFiles, PlacesFiles, Sources
from geomap.terminal import (
    count,
    counts,
    fail,
    in_a_folder,
    open_reader,
    open_sources,
    progress,
    readable,
    say,
    say_unknown,
)
from geomap.terminal import output as open_output

if TYPE_CHECKING:
    from geomap.errors import ArticleError
    from geomap.model import Article
    from geomap.pipeline import Reader
    from geomap.report.records import RecordLine
    from geomap.resuming import ResumableFile


class ClusterForm(StrEnum):
    """What a cluster writes."""

    parquet = "parquet"
    jsonl = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the command of this module to the command line."""
    app.command(
        "extract",
        epilog="""Examples:

\b
  geomap extract article.txt
  geomap extract articles.jsonl -o found.jsonl --jobs 4
  geomap extract articles.jsonl -o found.jsonl --resume      go on where a run was interrupted
  geomap extract archive/ -o found/ --scheduler tcp://10.0.0.5:8786      on a Dask cluster
  geomap extract articles/ | jq -r '.claims[] | [.kind, .party, .place.name] | @tsv'

A line of a JSON Lines source has "text" and, if known, "id", "date", "title", "url" and "outlet".""",
    )(extract_command)


def extract_command(
    sources: Sources,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; by default standard output.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on from FILE.partial, which an interrupted run has left.")
    ] = False,
    date: Day = None,
    places: PlacesFiles = None,
    parties: PartiesFiles = None,
    jobs: Jobs = 1,
    min_confidence: MinConfidence = 0.0,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler", metavar="ADDRESS", help="Read on the Dask cluster of this scheduler; see the docs."
        ),
    ] = None,
    form: Annotated[
        ClusterForm, typer.Option("--format", help="What a cluster writes: GeoParquet tables, or JSON Lines.")
    ] = ClusterForm.parquet,
) -> None:
    """Read articles and write what was found as JSON Lines, one article a line, in the order of the sources.

    Offsets count characters of the text as given. Each line carries the versions of code, grammar and data. FILE
    appears once it is complete; until then it grows as FILE.partial.

    With --scheduler the articles are read by the workers of a Dask cluster, from JSON Lines or Parquet files, and the
    output is a folder of files in parts.
    """
    if scheduler is not None:
        if output is None:
            fail("--scheduler needs --output, a folder that the workers can write into")
        reader = open_reader(places, parties)
        _on_cluster(sources, output, scheduler, form, date, reader, resume=resume, least=min_confidence)
        return
    for source in sources:
        if output is not None and source != "-" and _same_file(source, output):
            fail(f"--output {output}: that is one of the sources, which would be overwritten; name another file")
    to_file = output is not None and str(output) != "-" and (output.is_file() or not os.path.lexists(output))
    if resume and not to_file:
        fail("--resume goes on with a file; name the one that was begun with --output")
    reader = open_reader(places, parties)
    articles = open_sources(sources, date)
    if output is None or not to_file:
        _to_stream(output, _lines(articles, reader, jobs, min_confidence))
        return
    unknown: set[str] = set()
    with _growing(output, reader, min_confidence, resume=resume) as growing:
        unread = growing.unread(articles)
        if growing.kept:
            say(f"{count(growing.kept, 'article')} of an earlier run kept")
        lines = readable(_lines(unread, reader, jobs, min_confidence), before=lambda: growing.kept)
        for line in progress(lines, "reading", total=lambda: _left(sources, growing.kept)):
            growing.write(line)
            unknown.update(line.unknown_actors)
    say(f"{counts(growing.articles, growing.mentions, growing.claims)}: {output}")
    say_unknown(unknown, "`geomap map` writes a file of them to fill in and read with --parties")


def _on_cluster(
    sources: list[str],
    output: Path,
    scheduler: str,
    form: ClusterForm,
    date: str | None,
    reader: Reader,
    *,
    resume: bool,
    least: float,
) -> None:
    from geomap.articles import parse_date
    from geomap.cluster import MANIFEST, extract_on_cluster

    day = None if date is None else parse_date(date)
    totals = [0, 0, 0, 0]
    parts = extract_on_cluster(
        sources,
        output,
        scheduler=scheduler,
        reader=reader,
        form=form.value,
        date=day,
        min_confidence=least,
        resume=resume,
    )
    for summary in progress(parts, "reading", unit=" parts"):
        for at, name in enumerate(("articles", "mentions", "claims", "skipped")):
            totals[at] += summary[name]
        for error in summary["errors"]:
            say(f"skipped: {error}")
    articles, mentions, claims, skipped = totals
    if skipped:
        say(f"skipped: {count(skipped, 'article')}")
    say(f"{counts(articles, mentions, claims)}: {output / MANIFEST}")


def _lines(
    articles: Iterable[Article | ArticleError], reader: Reader, jobs: int, least: float
) -> Iterator[RecordLine | ArticleError]:
    from geomap.parallel import read_articles
    from geomap.report.records import record_line

    return read_articles(
        articles, reader, jobs=jobs, made=partial(record_line, versions=reader.versions, min_confidence=least)
    )


def _to_stream(output: Path | None, lines: Iterator[RecordLine | ArticleError]) -> None:
    to_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    with open_output(output) as stream:
        for line in progress(readable(lines), "reading", quiet=to_terminal):
            stream.write(line.text + "\n")
            stream.flush()  # so that who reads the other end sees each article when it is done


@contextmanager
def _growing(output: Path, reader: Reader, least: float, *, resume: bool) -> Iterator[ResumableFile]:
    """Give the file that grows; move it to its place at the end, or say how to go on with it."""
    from geomap.resuming import ResumableFile

    growing = ResumableFile(in_a_folder(output), versions=reader.versions, min_confidence=least, resume=resume)
    try:
        yield growing
        growing.finish()
    except BaseException:
        if growing.leave():
            say(f"{growing.partial} has what was read; the same command with --resume goes on from there")
        raise


def _left(sources: list[str], kept: int) -> int | None:
    from geomap.articles import count_articles

    total = count_articles(sources)
    return None if total is None else max(total - kept, 0)


def _same_file(source: str, output: Path) -> bool:
    try:
        return Path(source).samefile(output)
    except (OSError, ValueError):
        return False
