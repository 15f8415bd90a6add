"""When and how, told in the midst of a verb's words: "was *by June* in rebel hands", "had *in the end* taken P"."""

from __future__ import annotations

from collections.abc import Container
from itertools import chain

from geomap.claims.words import tags
from geomap.claims.words.line import Line

_LEADS = frozenset(
    ("by", "in", "on", "at", "after", "within", "for", "before", "since", "during", "until", "without", "with")
)
_ON = frozenset(("on", "in", "at"))
_GOES_ON = frozenset(
    (
        "in",
        "under",
        "inside",
        "within",
        "at",
        "on",
        "out",
        "back",
        "to",
        "into",
        "from",
        "through",
        "near",
        "around",
        "for",
        "over",
    )
)
_IDIOMS = frozenset(
    (("by", "then"), ("in", "the", "end"), ("at", "last"), ("at", "length"), ("in", "turn"), ("in", "effect"),
     ("in", "fact"), ("at", "once"), ("for", "good"), ("without", "a", "fight"), ("without", "a", "shot"),
     ("without", "resistance"), ("without", "loss"), ("without", "warning"), ("in", "the", "meantime"),
     ("in", "the", "process"), ("by", "storm"), ("by", "assault"), ("by", "surprise"), ("with", "ease"),
     ("with", "difficulty"))
)  # fmt: skip
_OPENS = _LEADS | {"despite", "amid"}
_SETS = frozenset(("in", "at", "near", "around", "from", "to"))  # what leads to the place in which a clause is set
_LONGEST = 8  # units
_NAMED = tags.PLACE | tags.WEAK
_TOWNS = frozenset(("city", "town", "capital", "port", "village"))
_WIDE = frozenset(("country", "admin1", "admin2", "area"))
_FROM_THERE = frozenset(("of", "from"))
_MEASURES = frozenset(("miles", "mile", "km", "kilometres", "kilometers", "hours", "hour", "away", "far", "drive"))
_NO_CALLING = (
    tags.DETERMINER | tags.PREPOSITION | tags.PLACE | tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE
    | tags.CONJUNCTION | tags.QUOTE
)  # fmt: skip
_VERB = tags.PAST | tags.VERB_IRREGULAR | tags.GERUND
_EDGE = (
    tags.PLACE | tags.WEAK | tags.ACTOR | tags.FORCE | tags.COMMA | tags.STOP | tags.QUOTE | tags.RELATIVE
    | tags.PRONOUN | tags.CONJUNCTION | tags.SUBORDINATOR | tags.AUXILIARY | tags.TRIGGER
)  # fmt: skip
_NO_NOUN = _EDGE & ~tags.TRIGGER
_CONTROL = frozenset(("control", "possession"))  # "seized control on Friday of P"
_HOW = frozenset(("after", "amid", "at", "despite", "once", "under", "with", "without"))
_INTO = frozenset(("into", "toward", "towards"))
_ALONG = frozenset(("along", "down", "up", "across", "through", "over", "via", "from", "past"))
_GOES = (
    "march", "roll", "drove", "drive", "push", "sweep", "swept", "stream", "pour", "mov", "advanc", "surg", "rode",
    "walk", "crept", "storm",
)  # fmt: skip
_LONGEST_WAY = 14  # units between a verb of motion and "into"
_NO_WAY = (
    tags.ACTOR | tags.FORCE | tags.STOP | tags.QUOTE | tags.RELATIVE | tags.PRONOUN | tags.AUXILIARY | tags.SPEECH
    | tags.CONJUNCTION | tags.SUBORDINATOR | tags.TO | tags.TRIGGER | tags.GERUND | tags.VERB_IRREGULAR
)  # fmt: skip
_GOVERNED = frozenset(("to", "from", "into", "by", "on", "onto", "out", "towards", "toward", "against"))
_GOVERNED_NAMES = tags.DETERMINER | tags.PLACE | tags.WEAK | tags.ACTOR | tags.FORCE | tags.PREPOSITION
_HEADS = tags.FORCE | tags.ACTOR
_BESIDE_VERB = _HEADS | tags.AUXILIARY | tags.TO | tags.COMMA | tags.DETERMINER | tags.PLACE | tags.RELATIVE
_NO_HOW = (
    tags.PLACE | tags.WEAK | tags.ACTOR | tags.FORCE | tags.COMMA | tags.STOP | tags.QUOTE | tags.RELATIVE
    | tags.PRONOUN | tags.AUXILIARY | tags.SPEECH
)  # fmt: skip


def circumstances(line: Line) -> set[int]:
    """The units of time and manner that part a verb from what it governs, or an auxiliary from its verb."""
    low, tag = line.low, line.tag
    found = _before_place(line)
    _described(line, found)
    if not _TOWNS.isdisjoint(line.vocabulary):
        _one_town(line, found)
    if "out" in line.vocabulary:
        _out_of(line, found)
    for governor in chain(line.auxiliaries, line.triggers):
        if low[governor + 1] not in _LEADS:
            continue
        at = governor + 1
        if not tag[at] & tags.PREPOSITION or at >= line.size - 2:
            continue
        before = tag[governor]
        verb = before & tags.TRIGGER and before & _VERB and not (governor and tag[governor - 1] & tags.DETERMINER)
        controls = before & tags.TRIGGER and low[governor] in _CONTROL
        if not (before & tags.AUXILIARY or verb or controls):
            continue
        if low[at] == "until" and (before & tags.HAVE or low[governor] == "given"):
            continue  # "was given until Friday to leave P"
        end = _end(line, at, auxiliary=bool(before & tags.AUXILIARY))
        if end:
            found.update(range(at, end))
    return found


def _before_place(line: Line) -> set[int]:
    """The units of a phrase and its comma that part the head of a sentence from its place: "On Monday, in P the"."""
    low, tag = line.low, line.tag
    if low[0] not in _OPENS or not tag[0] & tags.PREPOSITION:
        return set()
    comma = next((at for at in range(1, min(line.size, _LONGEST)) if tag[at] & _EDGE & ~tags.CONJUNCTION), 0)
    return set(range(comma + 1)) if tag[comma] & tags.COMMA and low[comma + 1] in _SETS else set()


def _one_town(line: Line, found: set[int]) -> None:
    """Add what the one town of a land is called that is named behind it: "took *the second city in R,* P, in May"."""
    low, tag = line.low, line.tag
    for town in line.hinges:
        if low[town] not in _TOWNS or low[town + 1] not in ("of", "in"):
            continue
        land = town + 2 + bool(tag[town + 2] & tags.DETERMINER)
        if land + 3 >= line.size or not tag[land] & tags.PLACE or line.level(land) not in _WIDE:
            continue
        comma = land + 1 + bool(tag[land + 1] & tags.AREA)
        named, behind = comma + 1, comma + 2
        if not tag[comma] & tags.COMMA or not tag[named] & _NAMED or line.level(named) in _WIDE:
            continue
        listed = tag[behind] & tags.COMMA and (low[behind + 1] == "and" or tag[behind + 1] & _NAMED)
        start = town
        while start > 0 and town - start < _LONGEST and not tag[start] & _NO_CALLING:
            start -= 1
        if (
            low[start] == "the"
            and not (listed and low[town] != "capital")
            and not tag[behind] & (_NAMED | tags.CONJUNCTION)
        ):
            found.update(range(start, comma + 1))
            if tag[behind] & tags.COMMA and tag[behind + 1] & tags.FINITE:
                found.add(behind)


def _out_of(line: Line, found: set[int]) -> None:
    """Add of how many a number is told: "four *out of five* towns in P"."""
    low, tag = line.low, line.tag
    for at in range(max(1, low.index("out")), line.size - 3):
        if low[at] == "out" and low[at + 1] == "of" and tag[at - 1] & tag[at + 2] & tags.NUMBER:
            found.update(range(at, at + 3))


def _described(line: Line, found: set[int]) -> None:
    """Add what a place is called where another lies: "P, a town south of *the old capital,* Q, fell"."""
    low, tag = line.low, line.tag
    for noun in line.hinges:
        comma = noun + 1
        if not (tag[comma] & tags.COMMA and tag[noun] & tags.AREA and tag[comma + 1] & _NAMED):
            continue
        if not tag[comma + 2] & (tags.COMMA | tags.STOP) or tag[noun] & (tags.PLACE | tags.ACTOR):
            continue
        start = noun
        while start > 1 and comma - start < _LONGEST and not tag[start] & _NO_CALLING:
            start -= 1
        way = tag[start - 2] & (tags.DIRECTION | tags.AREA_NEAR) or low[start - 2] in _MEASURES
        beside = tag[start - 1] & tags.NEAR or (low[start - 1] in _FROM_THERE and way)
        if tag[start] & tags.DETERMINER and beside:
            found.update(range(start, comma + 1))


def _end(line: Line, at: int, *, auxiliary: bool) -> int:
    """The unit after the phrase that a preposition begins; 0 where none ends before the verb goes on."""
    low, tag = line.low, line.tag
    last = 0
    for unit in range(at + 1, min(line.size, at + _LONGEST)):
        bits = tag[unit]
        again = low[unit] == "time" and low[at] == "for"  # "for the third time"
        if again or tuple(low[at : unit + 1]) in _IDIOMS or (bits & tags.TIME and not bits & tags.AUXILIARY):
            last = unit
        elif bits & tags.NUMBER:
            last = last and unit  # "in March 2015"
        elif bits & tags.PREPOSITION:
            if low[unit] != "of" and not (low[unit] in _ON and _timed(line, unit + 1)):
                break
        elif bits & _EDGE and not bits & tags.DETERMINER:
            break
    if not last:
        return 0
    ends = [last + 1]
    if low[last + 1 : last + 2] == ["of"] and low[at] != "within":  # "after three days of heavy fighting"
        ends = [
            end for end in (last + 4, last + 3) if end < line.size and not tag[end - 1] & (_NO_NOUN | tags.PREPOSITION)
        ] + ends
    owned = low[at - 1] in _CONTROL
    return next((end for end in ends if _goes_on(line, end, auxiliary=auxiliary, owned=owned)), 0)


def _timed(line: Line, at: int) -> bool:
    return at < line.size and bool(line.tag[at] & tags.TIME)


def _goes_on(line: Line, at: int, *, auxiliary: bool, owned: bool) -> bool:
    """Whether what a verb, an auxiliary or ("control" of it) a noun governs begins at a unit."""
    while at < line.size - 1 and line.tag[at] & tags.ADVERB:
        at += 1
    if at >= line.size - 1:
        return False
    bits = line.tag[at]
    if owned and line.low[at] in ("of", "over"):
        return True
    if line.low[at] in _GOES_ON and bits & (tags.PREPOSITION | tags.TO | tags.ADVERB):
        return True
    return bool(bits & (_VERB | tags.BE) if auxiliary else bits & (tags.DETERMINER | tags.PLACE))


def manners(line: Line, told: Container[int]) -> set[int]:
    """The units of a phrase of how, after what or despite what that parts a verb from its subject or its place.

    "The rebels *after weeks of fighting* took P", "P fell *without a shot being fired* to the rebels", "was taken
    *street by street* by them". No name stands in such a phrase, and what it parts must go on behind it.
    """
    found = set() if _INTO.isdisjoint(line.vocabulary) else _ways(line, told)
    tag, low = line.tag, line.low
    hows = not _HOW.isdisjoint(line.vocabulary)
    if not hows and "by" not in line.vocabulary:
        return found
    for verb in line.triggers:
        if not tag[verb] & _VERB or verb in told:
            continue
        after = verb + 1
        if low[after] in _HOW:
            found.update(range(after, _how_ends(line, after)))
        elif low[after + 1] == "by" and low[after] == low[after + 2]:
            found.update(range(after, after + 3))  # "street by street"
        if hows and verb > 3 and not tag[verb - 1] & _BESIDE_VERB and not tag[verb] & tags.GERUND:
            how = verb - 2
            while how > 1 and verb - how < _LONGEST and low[how] not in _HOW and not tag[how] & _NO_HOW:
                how -= 1
            if low[how] in _HOW and tag[how - 1] & _HEADS:
                found.update(range(how, verb))
    return found


def _ways(line: Line, told: Container[int]) -> set[int]:
    """The units of the way between a verb of motion and "into": "marched *south along the coast on Friday* into P"."""
    found: set[int] = set()
    tag, low = line.tag, line.low
    for verb in line.triggers:
        if verb in told or not low[verb].startswith(_GOES):
            continue
        for unit in range(verb + 1, min(line.size - 1, verb + _LONGEST_WAY)):
            if low[unit] in _INTO:
                if unit > verb + 1 and tag[unit + 1] & _GOVERNED_NAMES:
                    found.update(range(verb + 1, unit))
                break
            passed = tag[unit] & tags.PLACE and not _ALONG.isdisjoint(low[max(verb, unit - 3) : unit])
            if tag[unit] & _NO_WAY & ~(tags.TRIGGER if tag[unit] & tags.NOUN_AREA else 0) and not passed:
                break
            if tag[unit] & tags.PLACE and not passed:
                break
    return found


def _how_ends(line: Line, at: int) -> int:
    """The unit behind a phrase of how, where what its verb governs goes on; `at` where it does not."""
    low, tag = line.low, line.tag
    if low[at : at + 2] == ["once", "more"]:
        return at + 2
    for unit in range(at + 2, min(line.size - 1, at + _LONGEST)):
        if low[unit] in _GOVERNED:
            # "withdrew after an attack on P", but "without a shot", "after weeks of fighting"
            owned = tag[unit - 1] & (tags.TRIGGER | tags.NOUN_AREA) and low[unit - 2] != "of" and low[at] != "without"
            return unit if tag[unit + 1] & _GOVERNED_NAMES and not owned else at
        if tag[unit] & _NO_HOW:
            return at
    return at
