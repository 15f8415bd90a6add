"""Whom "his" and "her" stand for: the person named before, and the party of that person."""

from __future__ import annotations

from geomap.claims.parties.actorindex import ActorIndex
from geomap.claims.parties.speakersides import speaker_party
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.model import Document

_ARTICLES = frozenset(
    ("The", "A", "An", "In", "On", "At", "By", "But", "And", "When", "That", "This", "For", "From", "With")
)
_NO_PERSONS = frozenset(("group", "body", "force", "people", "state", "official"))
_BACK = 60  # tokens before a sentence in which a person is looked for


def person_before(line: Line, unit: int, index: ActorIndex) -> str | None:
    """Return the party of the person whom "his" at a unit stands for.

    The persons named before in the sentence are asked, the nearest first, then those right before it; "" where some are
    named and of none the party is known, None where there are none.
    """
    tag = line.tag
    found: str | None = None
    at = unit - 1
    while at >= 0:
        actor = line.actor.get(at)
        if actor is not None:
            if actor.kind == "person" and actor.side:
                return index.own(actor.party, actor.side)
            if actor.kind == "official" and actor.side and not line.low[at].endswith("s"):
                return index.own(actor.party, actor.side)
        elif line.low[at] in ("for", "of") and at and tag[at - 1] & (tags.HEADS | tags.COMMANDERS):
            body = next((look for look in range(at + 1, min(unit, at + 4)) if look in line.actor), -1)
            if body >= 0 and (told := line.actor[body]).side:
                return index.own(told.party, told.side)  # "a spokesman for Ukraine's grouping said that his"
        elif tag[at] & tags.CAPITAL and not tag[at] & (tags.PLACE | tags.TIME | tags.DETERMINER):
            first = at
            while first > 0 and tag[first - 1] & tags.CAPITAL and not tag[first - 1] & (tags.PLACE | tags.TIME):
                first -= 1
            party = _party(line.document, line.first[first], line.last[at], index)
            if party:
                return party
            found = party if found is None else found
            at = first
        at -= 1
    before = _before(line, index)
    return before if before or found is None else found


def _before(line: Line, index: ActorIndex) -> str | None:
    """The party of the person named last before a sentence."""
    words, starts = line.document.tokens.words, line.document.tokens.starts
    end = line.sentence.first_token
    near = index.between(max(0, end - _BACK), end)
    known = {actor.token_start: actor for actor in near}
    groups = {at for actor in near if actor.kind in _NO_PERSONS for at in range(actor.token_start, actor.token_end)}
    found: str | None = None
    at = end - 1
    while at > max(0, end - _BACK):
        actor = known.get(at)
        one = actor is not None and actor.kind in ("person", "official") and not actor.noun.endswith("s")
        if actor is not None and one and actor.side:
            return index.own(actor.party, actor.side)
        named = words[at][0].isupper() and words[at - 1][0].isupper() and at not in groups
        if named and not {starts[at], starts[at - 1]} & index.placed:
            first = at - 1
            while first > 0 and words[first - 1][0].isupper():
                first -= 1
            if words[first] in _ARTICLES and at - first < 2:
                at = first - 1
                continue  # "The Italians"
            party = _party(line.document, first, at + 1, index)
            if party:
                return party
            found = party if found is None else found
            at = first
        at -= 1
    return found


def _party(document: Document, first: int, end: int, index: ActorIndex) -> str | None:
    """The party of a name of two words and more; None of other names."""
    if end - first < 2:
        return None
    name = document.text[document.tokens.starts[first] : document.tokens.ends[end - 1]]
    return speaker_party(" ".join(name.split()), index, document.article.date)
