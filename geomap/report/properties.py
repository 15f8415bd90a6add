"""What is said of a claim and of a place in every export, under the names of `geomap.report.schema`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.model import Place

if TYPE_CHECKING:
    from geomap.render.content import Content
    from geomap.render.shapes import Shape
    from geomap.render.statements import PlaceGroup, Statement


class ClaimRow(NamedTuple):
    """A claim of a page: its properties, and the place that it is about, with its shape."""

    properties: dict[str, Any]
    place: Place | None
    shape: Shape


def claim_rows(content: Content) -> Iterator[ClaimRow]:
    """Return the claims of a page in the order of articles and text.

    The properties are those columns of the table ``claims`` that a page's content tells by itself. Missing are the
    codes of the regions that a place lies in, and where the geometry comes from. Days are dates.
    """
    numbered = sorted(
        (one.number, place, one) for place, group in enumerate(content.groups) for one in group.statements
    )
    ids = {one.number: one.claim.id for _, _, one in numbered}
    denied_by: dict[int, list[str]] = {}
    for number, answered in sorted(content.answered.items()):
        denied_by.setdefault(answered, []).append(ids[number])
    for number, place, one in numbered:
        group = content.groups[place]
        properties = _claim(content, group, one, denied_by.get(number, []))
        yield ClaimRow(properties, group.place, content.shapes[place])


def place_properties(place: Place | None) -> dict[str, Any]:
    """Return what an export says of a place by itself; empty where it is not settled."""
    from geomap.render.evidence import clean

    if place is None:
        return dict.fromkeys(("place_id", "place", "level"), "") | {
            "geonamesid": None,
            "country": "",
            "boundary": "",
            "latitude": None,
            "longitude": None,
        }
    return {
        "place_id": clean(place.id),
        "place": clean(place.name),
        "level": place.level,
        "geonamesid": place.geonamesid,
        "country": place.country,
        "boundary": place.boundary,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _claim(content: Content, group: PlaceGroup, statement: Statement, denied_by: list[str]) -> dict[str, Any]:
    from geomap.render.evidence import clean, plain
    from geomap.render.wording import headline, said

    claim = statement.claim
    article = content.analyses[statement.analysis].article
    source = content.sources[statement.analysis]
    look = content.looks[claim.party]
    return {
        "claim_id": clean(claim.id),
        "article_id": clean(article.key),
        "says": headline(said(claim, look)),
        "kind": claim.kind,
        "party": clean(claim.party) if claim.party else "",
        "party_name": look.name if claim.party else "",
        **place_properties(group.place),
        "place": clean(group.name),
        "extent": claim.extent,
        "extent_stated": claim.extent_stated,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "speaker": clean(claim.speaker),
        "speaker_side": clean(claim.speaker_side),
        "answers": clean(claim.answers),
        "denied_by": "; ".join(clean(each) for each in denied_by),
        "disputed": bool(content.timeline.against.get(statement.number)),
        "quote": plain(content.quotes[statement.number]),
        "day": statement.told.day,
        "event_start": claim.event.start,
        "event_end": claim.event.end,
        "event_precision": claim.event.precision,
        "event_basis": claim.event.basis,
        "reading": claim.reading,
        "confidence": round(claim.confidence, 3),
        "older": statement.old,
        "article_title": source.title,
        "article_date": article.date,
        "outlet": source.outlet,
        "url": source.url,
        "colour": look.colour,
    }
