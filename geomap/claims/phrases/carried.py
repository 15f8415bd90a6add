"""Weapons, flags and troops of which a relative clause tells: "the shells that X threw into P", "the flag X raised".

And garrisons that leave their place, of which they are told before the verb: "the garrison at P withdrew".
"""

from __future__ import annotations

from collections.abc import Iterator

from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.retold import Told, told
from geomap.claims.phrases.seats import HOLDERS
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS, OWNING

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
_SEATED = frozenset(("in", "at", "of"))
GOES = frozenset(("withdrew", "withdrawn", "retreated", "fled"))
_YIELDED = frozenset(("surrendered", "capitulated", "yielded"))
_FROM = ("from", tags.PREPOSITION)
_OPENS = tags.PREPOSITION | tags.COMMA | tags.STOP | tags.TIME | tags.CONJUNCTION | tags.ADVERB
_ASIDE = 8  # units of an aside between a garrison's place and its verb


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


def leaving(line: Line, holders: int) -> int:
    """The verb with which a garrison goes away from the place behind it, 0 without: "the garrison at P fled"."""
    verb = _verb_of(line, holders)
    return _goes(line, verb) if verb else 0


def yields(line: Line, holders: int) -> bool:
    """Whether a garrison gives up the place behind it: "the garrison at P has surrendered"."""
    verb = _verb_of(line, holders)
    return verb > 0 and line.low[_past_auxiliary(line, verb)] in _YIELDED


def _verb_of(line: Line, holders: int) -> int:
    """Where a garrison's verb begins, over its place and an aside: "the garrison at P, …, *has fled*"; 0 if none."""
    tag, verb = line.tag, holders + 3
    if verb + 1 >= line.size or line.low[holders + 1] not in _SEATED or not tag[holders + 2] & _PLACED:
        return 0
    if tag[verb] & tags.COMMA:
        closed = (unit + 1 for unit in range(verb + 1, min(line.size - 1, verb + _ASIDE)) if tag[unit] & tags.COMMA)
        verb = next(closed, verb)
    return verb


def _past_auxiliary(line: Line, verb: int) -> int:
    """The unit behind "have" and adverbs; the last of the sentence where nothing else is."""
    while verb < line.size - 1 and line.tag[verb] & (tags.HAVE | tags.ADVERB):
        verb += 1
    return verb


def _goes(line: Line, verb: int) -> int:
    """The verb of going away that stands at a unit, or behind "have", where no place follows it; else 0."""
    low, tag, verb = line.low, line.tag, _past_auxiliary(line, verb)
    if verb + 1 >= line.size or low[verb] not in GOES or low[verb + 1] == "from":
        return 0
    return verb if tag[verb + 1] & _OPENS or low[verb + 1] in FULL_STOPS else 0


def left_by_garrison(line: Line) -> Iterator[Told]:
    """The garrisons that go away, told with where they were behind the verb: "the garrison *withdrew from P*"."""
    for at in range(line.size):
        if line.low[at].rpartition(" ")[2] not in HOLDERS:
            continue
        if verb := leaving(line, at):
            order = [*range(at + 1), verb, at + 1, at + 2, *range(verb + 1, line.size)]
            yield told(line, order, [Hit(at + 2, "whole")], {at + 1: _FROM})
        elif at > 1 and line.low[at - 1] in OWNING and line.tag[at - 2] & _PLACED and (verb := _goes(line, at + 1)):
            order = [*range(at - 2), *range(at, verb + 1), at - 1, at - 2, *range(verb + 1, line.size)]
            yield told(line, order, [Hit(at - 2, "whole")], {at - 1: _FROM})  # "P's defenders withdrew"
