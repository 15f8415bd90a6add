"""From readings to records: stable ids, dates, sides, answers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from geomap.claims.binding.bind import Bound
from geomap.claims.certainty import confidence_of, reading_of
from geomap.claims.times.events import event_of, find_times
from geomap.gazetteer.fold import fold
from geomap.model import Claim, Document, Quote, new_claim, new_span

# What a reading's confidence rests on most: how its party was found.
_SUPPORT = {
    "named": "the party is named",
    "context": "the party is named nearby",
    "document": "the party is read from the document",
}
_PRESENT = frozenset(("claims", "controls", "holds", "occupies", "administers", "rules", "governs", "regards", "runs"))
_BE_AND_HAVE = frozenset(("is", "are", "has", "remains"))


def records(
    document: Document,
    bound: Sequence[Bound],
    side_of: Callable[[str], str],
    past: Callable[[date | None], Mapping[str, str]],
) -> tuple[Claim, ...]:
    """Give each reading its id, its dates and its speaker's side, and link denials to what they answer.

    `side_of` gives a speaker's side, `past` the states of a day that were part of one that is no more: "Russian
    troops captured P in 1943" are the Soviet Union's in an article of today too.
    """
    if not bound:
        return ()
    times = find_times(document, bound[0].line.times())
    seen: dict[str, int] = {}
    claims: list[Claim] = []
    for item in bound:
        line = item.line
        mention = line.place[item.hit.unit]
        outer = mention.outer
        text = document.text
        quote = Quote(text[outer.start : outer.end], outer.start, outer.end)
        trigger = Quote(text[item.trigger[0] : item.trigger[1]], item.trigger[0], item.trigger[1])
        near = line.first[item.unit]
        # "Russian-held Kherson said on Monday …": the day is that of the saying, unless it stands beside the compound.
        span = (max(item.span[0], near - 2), near + 4) if "-" in trigger.text.split()[0] else item.span
        event = event_of(
            times, span, document.article.date, near=near, words=document.tokens.words, future=item.planned
        )
        party = item.party
        if party and event.basis == "text" and not _is_so_now(item):
            party = past(event.end).get(party, party)
        confidence = confidence_of(item.confidence)
        place = mention.place
        claim = (
            claim_id(document, quote, item.kind, trigger, seen),
            item.kind,
            party,
            quote,
            place.name if place else quote.text,
            place,
            item.extent,
            item.hit.stated and item.extent == "whole",
            "denied" if item.denied else "affirmed",
            "planned" if item.planned else "actual",
            item.speaker,
            item.speaker_side or side_of(item.speaker),
            trigger,
            new_span((line.sentence.start, line.sentence.end)),
            event,
            confidence,
            reading_of(confidence),
            (*item.reasons, _support(item)),
            "",
        )
        claims.append(new_claim(claim))
    return tuple(answered(claims))


def _is_so_now(item: Bound) -> bool:
    """Whether a verb in the present tells it: "P, taken in 1945, is under Russian rule", "Vietnam claims it"."""
    low, unit = item.line.low, item.unit
    return low[unit] in _PRESENT or not _BE_AND_HAVE.isdisjoint(low[max(unit - 3, 0) : unit])


def _support(item: Bound) -> str:
    return _SUPPORT.get(item.party_by, "the party is named nearby") if item.party else "no party is named"


def claim_id(document: Document, place: Quote, kind: str, trigger: Quote, seen: dict[str, int]) -> str:
    """Return the stable id of a claim: by article, place, kind and trigger, and which of the same it is (`seen`)."""
    base = "\x1f".join((document.article.key, fold(place.text), kind, fold(trigger.text)))
    ordinal = seen[base] = seen.get(base, -1) + 1
    return hashlib.sha256(f"{base}\x1f{ordinal}".encode()).hexdigest()[:16]


def answered(claims: list[Claim]) -> list[Claim]:
    """Link each denial to the last claim before it on the same place that says what it denies."""

    out: list[Claim] = []
    for claim in claims:
        answers = ""
        if claim.polarity == "denied":
            for other in reversed(out):
                if other.polarity == "affirmed" and other.place_name == claim.place_name and opposed(other, claim):
                    answers = other.id
                    break
        out.append(claim._replace(answers=answers) if answers else claim)
    return out


def opposed(said: Claim, denial: Claim) -> bool:
    """Return whether a denial speaks against what was said: the same deed, or its opposite by another voice."""
    if said.kind == denial.kind:
        return said.party == denial.party or said.party is None or denial.party is None
    return {said.kind, denial.kind} in (
        {"gain", "loss"},
        {"gain", "control"},
        {"loss", "control"},
    ) and said.speaker != denial.speaker
