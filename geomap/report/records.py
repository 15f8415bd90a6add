"""An analysis as a plain record, ready for JSON: the form that `geomap extract` streams."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geomap.articles.record import content_key
from geomap.confidence import confident
from geomap.model import Analysis, Claim, Event, Mention


def analysis_record(analysis: Analysis, *, versions: Mapping[str, str]) -> dict[str, Any]:
    """Return one article's record: id, date, title, mentions, claims, what could not be placed, versions.

    All offsets count characters of the text as given, of which ``content`` is a hash. Where the text was taken out of
    HTML or the like, the record carries it as ``text``, for there is no other text that the offsets could count in.
    """
    article = analysis.article
    record: dict[str, Any] = {
        "id": article.key,
        "date": article.date.isoformat() if article.date else None,
        "title": article.title,
    }
    for name in ("outlet", "url"):
        if value := getattr(article, name):
            record[name] = value
    record["content"] = content_key(article.text)
    if article.extracted:
        record["text"] = article.text
    record["language"] = analysis.language
    record["mentions"] = [mention_record(mention) for mention in analysis.mentions]
    record["claims"] = [claim_record(claim) for claim in analysis.claims]
    if analysis.unplaced:
        record["unplaced"] = [
            {"text": name.text, "count": name.count, "reason": name.reason} for name in analysis.unplaced
        ]
    if analysis.unknown_actors:
        record["unknown_actors"] = list(analysis.unknown_actors)
    if analysis.repairs:
        record["repairs"] = [{"what": repair.what, "count": repair.count} for repair in analysis.repairs]
    if analysis.notes:
        record["notes"] = list(analysis.notes)
    record["versions"] = dict(versions)
    return record


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One article's record as a line of JSON, without its end, and what it counts."""

    text: str
    mentions: int
    claims: int
    unknown_actors: tuple[str, ...] = ()


def record_line(analysis: Analysis, *, versions: Mapping[str, str], min_confidence: float = 0.0) -> RecordLine:
    """Return the line of JSON Lines for one article, of its claims those read so surely; see `analysis_record`."""
    analysis = confident(analysis, min_confidence)
    record = analysis_record(analysis, versions=versions)
    if min_confidence:
        record["min_confidence"] = min_confidence
    text = json.dumps(record, ensure_ascii=False)
    return RecordLine(text, len(analysis.mentions), len(analysis.claims), analysis.unknown_actors)


def mention_record(mention: Mention) -> dict[str, Any]:
    """Return a mention as a flat record; the fields of the place are None where it is not settled."""
    place = mention.place
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "kind": mention.kind,
        "place_id": place.id if place else None,
        "geonamesid": place.geonamesid if place else None,
        "name": place.name if place else None,
        "level": place.level if place else None,
        "country": place.country if place else None,
        "lat": place.latitude if place else None,
        "lon": place.longitude if place else None,
        "score": round(mention.score, 3),
        "reason": mention.reason,
    }


def claim_record(claim: Claim) -> dict[str, Any]:
    """Return a claim as a record: the fields of the scheme first, then what geomap adds."""
    place: dict[str, Any] = {
        "text": claim.place.text,
        "start": claim.place.start,
        "end": claim.place.end,
        "name": claim.place_name,
    }
    if claim.resolved:
        place["place_id"] = claim.resolved.id
    record: dict[str, Any] = {
        "id": claim.id,
        "kind": claim.kind,
        "party": claim.party,
        "place": place,
        "extent": claim.extent,
        "extent_stated": claim.extent_stated,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "speaker": claim.speaker,
        "speaker_side": claim.speaker_side,
        "trigger": {"text": claim.trigger.text, "start": claim.trigger.start, "end": claim.trigger.end},
        "sentence": {"start": claim.sentence.start, "end": claim.sentence.end},
        "event": _event_record(claim.event),
        "confidence": round(claim.confidence, 3),
        "reading": claim.reading,
        "reasons": list(claim.reasons),
    }
    if claim.answers:
        record["answers"] = claim.answers
    return record


def _event_record(event: Event) -> dict[str, Any]:
    return {
        "start": event.start.isoformat() if event.start else None,
        "end": event.end.isoformat() if event.end else None,
        "precision": event.precision,
        "basis": event.basis,
    }
