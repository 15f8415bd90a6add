"""The command `geomap explain`: what was read, sentence by sentence, and why nothing was where nothing was."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geomap.errors import ArticleError, GeomapError
from geomap.terminal import check_sources, emit, open_reader, printable, say

if TYPE_CHECKING:
    from geomap.claims.parties.book import PartyBook
    from geomap.model import Claim, Event
    from geomap.pipeline import Explanation

_STYLES = {"bold": "1", "dim": "2", "sure": "32", "likely": "36", "doubtful": "33", "note": "35"}


def register(app: typer.Typer) -> None:
    """Add the command of this module to the command line."""
    app.command(
        "explain",
        epilog="""Examples:

\b
  geomap explain article.txt                   before its map is published
  geomap explain article.txt --all | less      every sentence, with those that nothing was looked for in
  geomap explain articles/ --json | jq -r 'select(.claims == []) | .notes[]'""",
    )(explain_command)


def explain_command(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Articles: text, Markdown, HTML, JSON, CSV, .docx, Parquet files, folders of them, or - for stdin.",
            show_default=False,
        ),
    ],
    every: Annotated[
        bool, typer.Option("--all", help="Every sentence, not only those with a place or a word that claims one.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, a sentence a line.")] = False,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="Date of the articles, over what they say themselves."),
    ] = None,
    places: Annotated[list[Path] | None, typer.Option("--places", metavar="FILE", help="Your own places, CSV.")] = None,
    parties: Annotated[
        list[Path] | None, typer.Option("--parties", metavar="FILE", help="Your own parties, TOML.")
    ] = None,
) -> None:
    """Show, sentence by sentence, which claims were read, and why none was where none was.

    Of each claim: kind, party, place, who says it, whether it is denied or planned, its date, and how sure the
    reading is with what that rests on. Of a sentence without one: which word or place gave none, and why. Nothing is
    written but to the terminal; in colour there, plain in a pipe and where NO_COLOR is set.
    """
    from geomap.articles import parse_date, read_sources

    check_sources(sources)
    day = None if date is None else parse_date(date)
    reader = open_reader(places, parties)
    coloured = not as_json and sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    told = 0
    for article in read_sources(sources, date=day):
        if isinstance(article, ArticleError):
            say(f"skipped: {article}")
            continue
        explanation = reader.explain(article, every=every)
        lines = _json_lines(explanation) if as_json else _lines(explanation, reader.lexicon.parties, coloured)
        for line in lines:
            emit(line)
        told += 1
    if not told:
        raise GeomapError("no article could be read, so there is nothing to explain")


def _json_lines(explanation: Explanation) -> Iterator[str]:
    from geomap.report.records import claim_record

    article = explanation.article
    for item in explanation.sentences:
        record: dict[str, Any] = {
            "article": article.key,
            "language": explanation.language,
            "sentence": {
                "text": article.text[item.sentence.start : item.sentence.end],
                "start": item.sentence.start,
                "end": item.sentence.end,
            },
            "claims": [claim_record(claim) for claim in item.claims],
            "notes": list(item.notes),
        }
        yield json.dumps(record, ensure_ascii=False)


def _lines(explanation: Explanation, parties: PartyBook, coloured: bool) -> Iterator[str]:
    def styled(text: str, style: str) -> str:
        plain = printable(text)
        return f"\033[{_STYLES[style]}m{plain}\033[0m" if coloured else plain

    article = explanation.article
    head = [article.source or article.key, " ".join(article.title.split()), explanation.language or "language unknown"]
    head.append(article.date.isoformat() if article.date else "undated")
    yield styled(" · ".join(part for part in head if part), "bold")
    for note in explanation.notes:
        yield f"  {styled(f'note: {note}', 'note')}"
    for item in explanation.sentences:
        yield ""
        yield printable(" ".join(article.text[item.sentence.start : item.sentence.end].split()))
        for claim in item.claims:
            yield f"  {styled('+', claim.reading)} {styled(_claim(claim, parties), 'bold')}"
            yield f"    {styled(_support(claim), claim.reading)}"
        for note in item.notes:
            yield f"  {styled(f'- {note}', 'dim')}"
    yield ""


def _claim(claim: Claim, parties: PartyBook) -> str:
    party = parties.title(claim.party) or "no party named"
    marks = [f"{claim.kind}: {party}, {claim.place_name}"]
    if claim.place.text != claim.place_name:
        marks[0] += f' ("{" ".join(claim.place.text.split())}")'
    if claim.resolved is None:
        marks.append("a name that the gazetteer lacks")
    if claim.extent != "whole":
        marks.append({"part": "part of it", "approach": "towards or beside it"}[claim.extent])
    elif claim.extent_stated:
        marks.append("all of it")
    marks += [mark for mark in (claim.polarity, claim.modality) if mark in ("denied", "planned")]
    if claim.speaker == "narrator":
        marks.append("told by the text itself")
    else:
        side = f" (side of {parties.title(claim.speaker_side)})" if claim.speaker_side else ""
        marks.append(f"said by {' '.join(claim.speaker.split())}{side}")
    marks.append(_when(claim.event))
    return "; ".join(marks)


def _when(event: Event) -> str:
    if event.start is None and event.end is None:
        return "undated"
    days = [day.isoformat() if day else "" for day in (event.start, event.end)]
    shown = days[0] if days[0] == days[1] else f"{days[0] or '…'} to {days[1] or '…'}"
    basis = {"article": "the article's date", "text": "from the text"}.get(event.basis, "")
    return f"{shown} ({', '.join(part for part in (event.precision, basis) if part)})"


def _support(claim: Claim) -> str:
    told = [f'read from "{" ".join(claim.trigger.text.split())}"', *claim.reasons]
    if claim.answers:
        told.append(f"answers {claim.answers}")
    return f"{claim.reading} ({claim.confidence:.2f}): {'; '.join(told)}  [{claim.id}]"
