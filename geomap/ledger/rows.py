"""Records as rows of the ledger, and rows as records again: nothing is lost on the way but the article's text."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from geomap.articles.redact import redact
from geomap.model import (
    Article,
    Candidate,
    Claim,
    Event,
    Mention,
    Place,
    Quote,
    Repair,
    Span,
    Unplaced,
)

Row = Sequence[Any]
PlaceRow = Callable[[Place | None], int | None]

QUOTE_CHARS = 1000
"""Longest sentence that is kept beside a claim; the article itself is in the archive."""

ARTICLE_COLUMNS = (
    "key", "hash", "run", "code", "grammar", "data", "date", "date_basis", "title", "outlet", "url", "feed", "source",
    "extracted", "notes", "language", "repairs", "unplaced", "remarks", "hint",
)  # fmt: skip
PLACE_COLUMNS = (
    "digest", "place_id", "name", "latitude", "longitude", "level", "country", "admin1", "admin2", "population",
    "geonamesid", "boundary",
)  # fmt: skip
MENTION_COLUMNS = (
    "article", "ordinal", "start", "stop", "outer_start", "outer_stop", "text", "kind", "place", "score", "reason",
    "runners_up",
)  # fmt: skip
CLAIM_COLUMNS = (
    "article", "ordinal", "id", "kind", "party", "place_text", "place_start", "place_stop", "place_name", "place",
    "extent", "extent_stated", "polarity", "modality", "speaker", "speaker_side", "trigger_text", "trigger_start",
    "trigger_stop", "sentence_start", "sentence_stop", "event_start", "event_end", "event_precision", "event_basis",
    "confidence", "reading", "reasons", "answers", "party_side", "quote",
)  # fmt: skip


def insert(table: str, columns: Sequence[str]) -> str:
    """Return the statement that inserts a row."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608


def article_row(article: Article, content: str, run: int | None, versions: Mapping[str, str], more: Row) -> Row:
    """Return the row of an article; `more` is language, repairs, unplaced names and notes of its analysis."""
    language, repairs, unplaced, remarks = more
    return (
        article.key, content, run, versions["code"], versions["grammar"], versions["data"], _iso(article.date),
        article.date_basis, article.title, article.outlet, article.url, article.feed, article.source,
        int(article.extracted), _json(article.notes), language,
        _json([[repair.what, repair.count] for repair in repairs]),
        _json([[name.text, name.count, name.reason] for name in unplaced]), _json(remarks), article.language,
    )  # fmt: skip


def article_of(row: sqlite3.Row, text: str) -> Article:
    """Return the article of a row."""
    return Article(
        key=row["key"], text=text, title=row["title"], date=date_of(row["date"]), date_basis=row["date_basis"],
        outlet=row["outlet"], url=row["url"], feed=row["feed"], source=row["source"],
        extracted=bool(row["extracted"]), notes=tuple(json.loads(row["notes"])), language=row["hint"],
    )  # fmt: skip


def repairs_of(row: sqlite3.Row) -> tuple[Repair, ...]:
    """Return what was mended in the text of an article."""
    return tuple(Repair(what, count) for what, count in json.loads(row["repairs"]))


def unplaced_of(row: sqlite3.Row) -> tuple[Unplaced, ...]:
    """Return the names of an article that could not be placed."""
    return tuple(Unplaced(text, count, reason) for text, count, reason in json.loads(row["unplaced"]))


def notes_of(row: sqlite3.Row) -> tuple[str, ...]:
    """Return the notes of an analysis."""
    return tuple(json.loads(row["remarks"]))


def runner_up_places(row: sqlite3.Row) -> list[int]:
    """Return the numbers of the places that a mention might have been instead."""
    return [] if row["runners_up"] == "[]" else [place for place, _ in json.loads(row["runners_up"])]


def place_row(place: Place) -> Row:
    """Return the row of a place, its digest first."""
    fields = (
        place.id, place.name, place.latitude, place.longitude, place.level, place.country, place.admin1, place.admin2,
        place.population, place.geonamesid, place.boundary,
    )  # fmt: skip
    return (hashlib.sha256(_json(fields).encode("utf-8", "surrogatepass")).hexdigest()[:32], *fields)


def place_of(row: sqlite3.Row) -> Place:
    """Return the place of a row."""
    return Place(
        row["place_id"], row["name"], row["latitude"], row["longitude"], row["level"], row["country"], row["admin1"],
        row["admin2"], row["population"], row["geonamesid"], row["boundary"],
    )  # fmt: skip


def mention_row(article: int, ordinal: int, mention: Mention, placed: PlaceRow) -> Row:
    """Return the row of a mention."""
    return (
        article, ordinal, mention.span.start, mention.span.end, mention.outer.start, mention.outer.end, mention.text,
        mention.kind, placed(mention.place), mention.score, mention.reason,
        _json([[placed(other.place), other.score] for other in mention.runners_up]),
    )  # fmt: skip


def mention_of(row: sqlite3.Row, places: Mapping[int, Place]) -> Mention:
    """Return the mention of a row."""
    return Mention(
        span=Span(row["start"], row["stop"]), text=row["text"], kind=row["kind"], place=places.get(row["place"]),
        score=row["score"], reason=row["reason"], outer=Span(row["outer_start"], row["outer_stop"]),
        runners_up=tuple(Candidate(places[place], score) for place, score in json.loads(row["runners_up"])),
    )  # fmt: skip


def claim_row(article: int, ordinal: int, claim: Claim, placed: PlaceRow, *, party_side: str, quote: str) -> Row:
    """Return the row of a claim."""
    return (
        article, ordinal, claim.id, claim.kind, claim.party, claim.place.text, claim.place.start, claim.place.end,
        claim.place_name, placed(claim.resolved), claim.extent, int(claim.extent_stated), claim.polarity,
        claim.modality, claim.speaker, claim.speaker_side, claim.trigger.text, claim.trigger.start, claim.trigger.end,
        claim.sentence.start, claim.sentence.end, _iso(claim.event.start), _iso(claim.event.end),
        claim.event.precision, claim.event.basis, claim.confidence, claim.reading, _json(claim.reasons),
        claim.answers, party_side, quote,
    )  # fmt: skip


def claim_of(row: sqlite3.Row, places: Mapping[int, Place], claim_id: str, place: int | None) -> Claim:
    """Return the claim of a row; its id and the number of its place are given, for a joined row has several."""
    return Claim(
        id=claim_id, kind=row["kind"], party=row["party"],
        place=Quote(row["place_text"], row["place_start"], row["place_stop"]), place_name=row["place_name"],
        resolved=None if place is None else places[place], extent=row["extent"],
        extent_stated=bool(row["extent_stated"]),
        polarity=row["polarity"], modality=row["modality"], speaker=row["speaker"], speaker_side=row["speaker_side"],
        trigger=Quote(row["trigger_text"], row["trigger_start"], row["trigger_stop"]),
        sentence=Span(row["sentence_start"], row["sentence_stop"]),
        event=Event(
            date_of(row["event_start"]), date_of(row["event_end"]), row["event_precision"], row["event_basis"]
        ),
        confidence=row["confidence"], reading=row["reading"], reasons=tuple(json.loads(row["reasons"])),
        answers=row["answers"],
    )  # fmt: skip


def sentence_of(text: str, claim: Claim) -> str:
    """Return the sentence of a claim on one line, contact data masked, at most `QUOTE_CHARS` around its trigger."""
    start, end = claim.sentence.start, claim.sentence.end
    if end - start > QUOTE_CHARS:
        start = max(start, claim.trigger.start - QUOTE_CHARS // 2)
        end = min(end, start + QUOTE_CHARS)
    return " ".join(redact(text[start:end]).split())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def date_of(text: str | None) -> date | None:
    """Return a date of a row."""
    return date.fromisoformat(text) if text else None
