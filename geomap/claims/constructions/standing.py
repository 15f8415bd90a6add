"""Where troops stand: at the gates of a place, so many miles from it; with a place in their hands."""

from __future__ import annotations

from geomap.claims.constructions.special import Special
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.verbs.governors import following_subject
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line

_VERB_OR_STOP = tags.BE | tags.COMMA | tags.STOP | tags.FINITE
_MOVED = frozenset(  # "to within 25 miles of P"
    ("moved", "moving", "moves", "advanced", "advancing", "pushed", "drew", "drawn", "crept", "closed", "rolled", "got",
     "gotten", "marched", "fought", "pressed", "driven", "drove")
)  # fmt: skip
_SEATS = frozenset(("headquarters", "command", "staff", "academy"))
_PHRASE = 9  # units between "with" and "in their hands"


def in_own_hands(line: Line, at: int, end: int) -> Special | None:
    """ "The Ukrainians had the whole of P in their hands", "with P in their hands, the Ukrainians turned south"."""
    if line.low[max(0, at - _PHRASE) : at].count("with") == 1:
        opener = line.low.index("with", max(0, at - _PHRASE))
        hits, stop = scan(line, opener + 1)
        whose = following_subject(line, end, furthest=end + 1)
        if hits and stop == at and whose is not None:
            return Special("control", hits, at, end, Reading(opener), whose)
    for verb in range(at - 1, max(0, at - 9), -1):
        if line.tag[verb] & tags.STOP:
            return None
        if line.low[verb] in ("had", "have", "has", "held", "hold"):
            hits, stop = scan(line, verb + 1)
            reading = climb(line, verb)
            if not hits or stop != at or reading.subject is None:
                return None
            return Special("control", hits, at, end, reading, by_subject=True)
    return None


def distance(line: Line, at: int) -> Special | None:
    """ "The Russians are five miles from P", "troops were within artillery range of P"."""
    tag, low = line.tag, line.low
    after = at + 1
    while after < line.size and (tag[after] & tags.DIRECTION or low[after] in ("away", "short")):
        after += 1
    if after >= line.size or low[after] not in ("from", "of", "outside"):
        return None
    verb, within = at - 1, False
    while verb >= 0 and at - verb < 8 and not tag[verb] & _VERB_OR_STOP:
        within = within or low[verb] == "within"
        verb -= 1
    moved = within and low[verb] in _MOVED
    if verb < 0 or not (tag[verb] & tags.BE or low[verb] in ("stood", "stand", "came", "come") or moved):
        return None
    if not within and (
        low[at] in ("range", "distance", "reach", "gunshot", "earshot", "sight")
        or not any(tag[unit] & tags.NUMBER or low[unit] == "few" for unit in range(verb, at))
    ):
        return None
    hits, _end = scan(line, after + 1)
    reading = climb(line, verb)
    if not hits or reading.subject is None:
        return None
    if not _troops(line, reading.subject):
        return None
    hits = [Hit(hit.unit, "approach") for hit in hits]
    return Special("contest", hits, verb + 1, after + 1, reading, by_subject=True, extent="approach")


def gates(line: Line, at: int) -> Special | None:
    """ "Stood at the gates of Kabul"."""
    low, tag = line.low, line.tag
    first = at - 2 if at and low[at - 1] == "the" else at - 1
    if not (first >= 0 and low[first] in ("at", "to") and low[at + 1 : at + 2] == ["of"]):
        return None
    hits, _end = scan(line, at + 2)
    if not hits:
        return None
    verb = first - 1
    while verb >= 0 and not tag[verb] & tags.FINITE:
        if tag[verb] & (tags.COMMA | tags.STOP):
            break
        verb -= 1
    reading = climb(line, verb) if verb >= 0 else Reading(at, subject=(0, first) if first else None)
    hits = [Hit(hit.unit, "approach") for hit in hits]
    return Special("contest", hits, first, at + 2, reading, by_subject=True, extent="approach")


def outskirts(line: Line, at: int) -> Special | None:
    """ "M23 rebels are on the outskirts of Goma"."""
    tag, low = line.tag, line.low
    verb = at - 3
    if verb < 1 or low[verb + 1 : at] not in (["on", "the"], ["at", "the"]) or low[at + 1 : at + 2] != ["of"]:
        return None
    while verb > 0 and tag[verb] & (tags.ADVERB | tags.TIME) and not tag[verb] & tags.BE:
        verb -= 1  # "were by Friday", "are now"
    if not tag[verb] & tags.BE:
        return None
    hits, _end = scan(line, at + 2)
    reading = climb(line, verb)
    if not hits or reading.subject is None or not _troops(line, reading.subject):
        return None
    if low[reading.subject[1] - 1].rpartition(" ")[2] in _SEATS:
        return None
    hits = [Hit(hit.unit, "approach") for hit in hits]
    return Special("contest", hits, verb + 1, at + 2, reading, by_subject=True, extent="approach")


def back_in(line: Line, at: int) -> Special | None:
    """ "Tigrayan forces are back in P"."""
    tag, low = line.tag, line.low
    if (
        at < 1
        or at + 1 >= line.size
        or low[at + 1] not in ("in", "inside", "on", "at")
        or not tag[at - 1] & (tags.BE | tags.ADVERB)
    ):
        return None
    hits, _end = scan(line, at + 2)
    verb = at - 1
    while verb > 0 and tag[verb] & tags.ADVERB and not tag[verb] & tags.BE:
        verb -= 1
    if not hits or not tag[verb] & tags.BE:
        return None
    reading = climb(line, verb)
    if reading.subject is None or not _troops(line, reading.subject):
        return None
    return Special("gain", hits, verb, at + 2, reading, by_subject=True)


def _troops(line: Line, span: tuple[int, int]) -> bool:
    """Whether a phrase names the troops of someone, or a people at war."""
    first, end = span
    if line.tag[first] & tags.POSSESSIVE and line.tag[end - 1] & tags.FORCE:
        return True  # "its columns"
    return any(line.tag[unit] & (tags.FORCE | tags.PEOPLE) and unit in line.actor for unit in range(first, end))
