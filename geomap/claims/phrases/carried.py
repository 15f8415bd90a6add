"""Weapons, flags and troops of which a relative clause tells: "the shells that X threw into P", "the flag X raised"."""

from __future__ import annotations

from collections.abc import Iterator

from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.retold import Told, told
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_FLAGS = frozenset(("flag", "flags", "banner", "banners", "colours", "colors", "tricolour", "ensign"))
_GARRISONS = frozenset(("garrison", "garrisons"))
_CARRIED = tags.WEAPON | tags.FORCE
_SUBJECTS = tags.PRONOUN | tags.DETERMINER | tags.ACTOR
_VERBS = tags.PAST | tags.VERB_IRREGULAR | tags.TRIGGER
_NOUN_OPENS = (
    tags.COMMA | tags.STOP | tags.QUOTE | tags.PREPOSITION | tags.CONJUNCTION | tags.FINITE | tags.SUBORDINATOR
)
_PLACED = tags.PLACE | tags.WEAK
_REACH = 9  # units between the pronoun and the place


def carried(line: Line) -> Iterator[Told]:
    """The relative clauses of a sentence that name a place, told with what they hang on as their object."""
    low, tag = line.low, line.tag
    for at in line.units(tags.RELATIVE):
        if low[at] not in ("that", "which") or at < 1 or at + 3 >= line.size or not tag[at + 1] & _SUBJECTS:
            continue
        if not (tag[at - 1] & _CARRIED or low[at - 1] in _FLAGS or low[at - 1] in _GARRISONS):
            continue
        place = next((unit for unit in range(at + 2, min(line.size, at + _REACH)) if tag[unit] & _PLACED), 0)
        lead = place - 1
        while lead > at and tag[lead] & (tags.DETERMINER | tags.NOUN_AREA):
            lead -= 1
        verb = lead - 1
        if not place or not tag[lead] & tags.PREPOSITION or not tag[verb] & _VERBS or tag[verb] & tags.AUXILIARY:
            continue
        first = at - 1
        while first > 0 and not tag[first - 1] & _NOUN_OPENS:
            first -= 1
        order = [*range(first), *range(at + 1, lead), *range(first, at), *range(lead, line.size)]
        yield told(line, order, [Hit(place, "whole")])
