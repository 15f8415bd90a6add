"""Strongholds: "P, a stronghold of the rebels", "the rebel stronghold of P", "their strongholds in P"."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.constructions.special import Special
from geomap.claims.phrases.leftward import near_left, phrase
from geomap.claims.phrases.placename import DASHES, Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS

_HOLDERS = frozenset(("group", "force", "generic", "people", "state", "official", "body"))
HELD_BY = frozenset(("rebel", "separatist", "government", "militant", "insurgent", "group"))
_OWN = frozenset(("its", "their"))
_NO_MORE = frozenset(("former", "once", "formerly", "previously", "erstwhile", "onetime", "one-time"))
_GONE = frozenset(("fall", "loss", "capture", "seizure", "recapture"))
_WITHIN = frozenset(("in", "at", "around", "near"))
_LONGEST = 6  # units before the noun
_FURTHEST = 16  # units of a list that ends before the noun's phrase
_LEFT_EDGE = tags.COMMA | tags.AUXILIARY | tags.PREPOSITION | tags.STOP | tags.SPEECH | tags.CONJUNCTION
_CLAUSE = tags.COMMA | tags.STOP | tags.RELATIVE
_CLAUSE_ENDS = _CLAUSE | tags.FINITE
_SET_APART = tags.ADVERB | tags.TIME | tags.NUMBER


def stronghold(line: Line, at: int) -> Special | None:
    """ "P, a stronghold of the rebels"; "P was the group's stronghold"; "the rebel strongholds of P and Q"."""
    tag, low = line.tag, line.low
    start, party = _holder(line, at)
    if not _NO_MORE.isdisjoint(low[max(start - 1, 0) : at]):
        return None  # "once a rebel stronghold"
    if start > 1 and low[start - 1] == "of" and low[start - 2] in _GONE:
        return None  # "the fall of the rebel stronghold of P"
    aside = Reading(at, relative=True)
    after = at + 1
    if low[after] == "and" and tag[after + 1] & tags.NOUN_AREA and low[after + 2] == "of":
        after += 2  # "the rebel stronghold and port of P"
    if low[after] in ("of", "for"):
        hits, _end = scan(line, after + 1) if low[after] == "of" else ([], after)
        if hits and party is not None and not line.actor.get(hits[0].unit):
            return Special("control", hits, at, after + 1, aside, party, background=True)
        stop = phrase(line, after + 1)
        if any(
            (unit in line.actor and line.actor[unit].kind in _HOLDERS) or tag[unit] & tags.FORCE
            for unit in range(after + 1, stop)
        ):
            party = (after + 1, stop)
            after += 1
    if party is None:
        return None
    hits, reading = _told_of(line, start)
    if hits:
        return Special("control", hits, at, after, reading or aside, party, background=reading is None)
    hits = _behind(line, after)
    return Special("control", hits, at, after, aside, party, background=True, asks_party=True) if hits else None


def _holder(line: Line, at: int) -> tuple[int, tuple[int, int] | None]:
    """Where the phrase of the noun begins, and who is named in it before the noun."""
    tag, low = line.tag, line.low
    start, party = at, None
    while start > 0 and at - start < _LONGEST and not tag[start - 1] & _LEFT_EDGE:
        start -= 1
        if start > 1 and start in line.actor and low[start - 1] == "and" and start - 2 in line.actor:
            start -= 2  # "an al Qaeda and Taliban stronghold"
        if start in line.actor or tag[start] & tags.FORCE or low[start] in HELD_BY:
            party = (start, start + 1)
        if tag[start] & tags.DETERMINER and low[start] in ("a", "an", "the", "both"):
            break
    return start, party or ((start, at + 1) if low[start] in _OWN else None)


def _told_of(line: Line, start: int) -> tuple[list[Hit], Reading | None]:
    """The places that a phrase is told of: before the comma of the aside, or the subject of "be" with its reading."""
    tag, low = line.tag, line.low
    if start > 1 and low[start - 1] == "of" and (low[start - 2] in ("one", "two", "some", "last")):
        start -= 3 if low[start - 3 : start - 1] == ["the", "last"] else 2  # "one of the last", "the last of"
    before = start - 1
    while before >= 0 and (tag[before] & _SET_APART or low[before] in ("for", "since")):
        before -= 1
    if before > 1 and low[before] == "and" and (comma := _apposed(line, before)):
        before = comma  # "P, the capital and one of the strongholds of"
    if before >= 0 and tag[before] & tags.COMMA:
        return before_comma(line, before), None
    verb = start - 1
    while verb >= 0 and start - verb < 8 and not tag[verb] & tags.AUXILIARY:
        if tag[verb] & _CLAUSE:
            return [], None
        verb -= 1
    if verb < 0 or not tag[verb] & tags.BE:
        return [], None
    reading = climb(line, verb + 1)
    if reading.subject is None:
        return [], None
    hits, _ = scan(line, reading.subject[0])
    return [hit for hit in hits if hit.unit < reading.subject[1]], reading


def _apposed(line: Line, joint: int) -> int:
    """The comma behind a place that an apposition of ground follows up to "and"; 0 where it is none."""
    comma = next((at for at in range(joint - 1, max(joint - _LONGEST, 0), -1) if line.tag[at] & _LEFT_EDGE), 0)
    ground = line.tag[joint - 1] & tags.AREA and line.tag[comma + 1] & tags.DETERMINER
    return comma if ground and line.tag[comma] & tags.COMMA and line.tag[comma - 1] & tags.PLACE else 0


def before_comma(line: Line, comma: int) -> list[Hit]:
    """The places before the comma of an aside; of several, all where "strongholds" are told of."""
    tag = line.tag
    for begin in range(max(comma - _FURTHEST, 0), comma - 1):
        listed, stop = scan(line, begin, subject=True)
        if len(listed) > 1 and stop == comma:
            return [Hit(hit.unit, "whole") for hit in listed]
    hits = near_left(line, comma)
    if hits:
        return [Hit(hits[-1].unit, "whole")]  # "10 km south of P, a rebel stronghold": of all of P it is told
    # "took back Kidal on Tuesday, a bastion of rebels"
    look = comma - 1
    while look > 0 and (tag[look] & _SET_APART or line.low[look] in ("on", "in", "last")):
        look -= 1
    return [Hit(look, "whole")] if tag[look] & (tags.PLACE | tags.WEAK) else []


def _behind(line: Line, after: int) -> list[Hit]:
    """The places behind the noun: "their strongholds in P", "their last stronghold, P,"."""
    tag, low = line.tag, line.low
    if tag[after] & (tags.PLACE | tags.WEAK) and tag[after - 1] & ~tags.PLACE:
        return scan(line, after)[0]  # "the Taliban stronghold Kandahar"
    within: list[Hit] = []
    if low[after] in _WITHIN:
        within, after = scan(line, after + 1)
        while after < line.size and not tag[after] & _CLAUSE_ENDS:
            after += 1
    dashed = after < line.size and low[after] in DASHES
    if dashed or (after < line.size and tag[after] & tags.COMMA):
        named, end = scan(line, after + 1)
        closed = end >= line.size or tag[end] & (tags.COMMA | tags.STOP) or low[end] in FULL_STOPS
        closed = closed or (dashed and (low[end] == "and" or low[end] in DASHES))
        if len(named) == 1 and closed:
            return named
    return [replace(hit, extent="part") if hit.extent == "whole" else hit for hit in within]
