"""The place that a predicate on its right is said of."""

from __future__ import annotations

from geomap.claims.phrases.anaphors import anaphor
from geomap.claims.phrases.antecedents import FOREMOST, what_it_is
from geomap.claims.phrases.listed import apposed_list, listed_after
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line

_HOW = frozenset(
    ("firmly", "back", "still", "not", "never", "no", "longer", "once", "more", "again", "both", "all", "each", "yet",
     "safe")
)  # fmt: skip
_BECOMES = frozenset(
    ("remains", "remained", "remain", "stays", "stayed", "came", "come", "comes", "put", "placed", "brought",
     "returned", "fell", "fallen", "passed", "fall", "falls", "lay", "lies", "lie", "live", "lives", "lived",
     "languished", "languishes", "groaned", "suffered", "slid", "slipped")
)  # fmt: skip
_WAYS = frozenset(("from", "into", "out", "to"))
_BY_THEN = (["by", "then"], ["by", "now"])
_OPENERS = tags.STOP | tags.QUOTE | tags.SUBORDINATOR | tags.COMMA
_OPENED = _OPENERS | tags.CONJUNCTION | tags.SPEECH | tags.RELATIVE
_SOMEBODY = tags.PEOPLE | tags.FORCE | tags.ACTOR | tags.CROWD | tags.PLACE
_SPENT = frozenset(("after", "following", "despite"))
_SPELL = 6  # units of "after more than twenty long years"
_LENGTH = tags.TIME | tags.NUMBER | tags.DETERMINER | tags.ADVERB | tags.CROWD
_LIVES = frozenset(("live", "lives", "lived", "living", "languish", "suffered", "groaned"))
_ASIDE = 26  # units
_COMING = frozenset(("coming", "falling", "passing"))
_NEVER = frozenset(("not", "never", "without", "risk", "risks"))
_FORMERLY = frozenset(("once", "formerly", "previously", "briefly"))
_SEVERAL = frozenset(("two", "three", "four", "both", "all"))
_LIST = 14  # units of a list of places
_WITHIN = frozenset(("in", "at", "near", "around", "across", "throughout"))
_LIES = frozenset(("near", "in", "outside", "on"))
_WHAT_IT_IS = 12  # units of "a port of red dust and broken glass"
_BREAKS_PREDICATE = tags.AUXILIARY | tags.COMMA | tags.STOP | tags.RELATIVE | tags.SPEECH
_PREDICATE_ENDS = tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE
_BEFORE_PLACE = tags.TIME | tags.NUMBER | tags.COMMA | tags.PRONOUN | tags.ADVERB
_PHRASE = 14  # units
_PHRASE_ENDS = tags.COMMA | tags.STOP | tags.QUOTE | tags.AUXILIARY | tags.RELATIVE | tags.SPEECH
_LEAVES = frozenset(("leave", "leaves", "leaving", "left", "keep", "keeps", "keeping", "kept"))
_LIST_EDGES = tags.STOP | tags.QUOTE | tags.FINITE | tags.SUBORDINATOR


def place_left(line: Line, at: int) -> tuple[list[Hit], Reading] | None:
    """The place that a predicate at unit `at` ("under …", "in … hands") is said of."""
    tag, low = line.tag, line.low
    if tag[at - 1] & tags.TIME and (found := after_years(line, at)):
        return found, Reading(at, relative=True)
    before, negated = _over_how(line, at - 1)
    before = before_source(line, before)
    if before < 0:
        return None
    if low[before] in _COMING and tag[before - 1] & tags.PLACE:
        coming = near_left(line, before - 1)
        came = coming and _came_of_it(line, coming[0].unit)  # "leading to P coming under their control"
        return (coming, Reading(at, relative=True)) if came else None
    moved = tag[before] & (tags.PAST | tags.VERB_IRREGULAR) and not tag[before] & (tags.PLACE | tags.ACTOR)
    if tag[before] & tags.BE or (moved and low[at] in _WAYS) or low[before] in _BECOMES:
        return _of_subject(line, before, at, negated)
    if "both" in low[before:at] and tag[before] & tags.COMMA:
        listed, stop = scan(line, clause_opening(line, before), subject=True)
        if len(listed) == 2 and stop == before:
            return listed, Reading(at, relative=True)  # "P and Q, both in rebel hands since May, were calm"
    if (told := _of_a_kind(line, before)) is not None:
        return told
    how = low[before + 1 : at]
    reading = Reading(at, relative=True, denied=negated or "never" in how)
    found = _behind_what_it_is(line, before) or near_left(line, before)
    found = [] if _FORMERLY & {*how} else found
    return (found, reading) if found else None


def _over_how(line: Line, before: int) -> tuple[int, bool]:
    """Step left over how and when it is so; tell too whether it is denied there: "are *no longer firmly* in"."""
    tag, low, negated = line.tag, line.low, False
    while before > 0 and (
        (tag[before] & (tags.ADVERB | tags.TIME) and not tag[before] & (tags.AUXILIARY | tags.PLACE))
        or low[before] in _HOW
        or low[before : before + 2] in _BY_THEN
    ):
        negated ^= low[before] == "not" or low[before : before + 2] == ["no", "longer"]
        before -= 1
    return before, negated


def _of_subject(line: Line, verb: int, at: int, negated: bool) -> tuple[list[Hit], Reading] | None:
    """The places that are the subject of the verb before a predicate: "*P and Q* were in", "*P* came under"."""
    reading = climb(line, verb + 1 if line.tag[verb] & tags.BE else verb)
    reading.denied ^= negated
    if line.low[verb] in _LIVES and (found := _home(line, verb)):
        return found, reading
    if reading.subject is None:
        return None
    if reading.relative and (told := what_it_is(line, reading)):
        return told, reading
    hits = _places_in(line, reading.subject, verb) or _places_beside(line, reading, reading.subject, verb, at)
    return (hits, reading) if hits else None


def _places_in(line: Line, subject: tuple[int, int], verb: int) -> list[Hit]:
    """The places that a subject names, in a list or its apposition or at its end."""
    tag, last = line.tag, subject[1] - 1
    hits, stop = scan(line, list_start(line, subject[0]), subject=True)
    if not (hits and apposed_list(line, hits, stop, verb)):
        hits = [hit for hit in hits if hit.unit < subject[1]]
    parted = last > subject[0] and tag[last - 1] & _BEFORE_PLACE
    if not hits and parted and tag[last] & (tags.PLACE | tags.WEAK):
        return [Hit(last, "whole")]
    return hits


def _places_beside(line: Line, reading: Reading, subject: tuple[int, int], verb: int, at: int) -> list[Hit]:
    """The places that a subject without a name stands for: "towns, *including P*", "28, *among them P*", "it"."""
    tag, among = line.tag, subject[1]
    if line.low[among : among + 2] == [",", "including"] and tag[among - 1] & (tags.NOUN_AREA | tags.DIRECTION):
        hits, _ = scan(line, among + 2, subject=True)  # "Towns in the east, including P and Q, are in"
        hits = [hit for hit in hits if hit.unit < verb]
        if hits:
            return hits
    # "28 settlements are under the control of the enemy, among them Sudzha"
    more = listed_after(line, at)
    if more and any(tag[unit] & (tags.AREA | tags.AREA_PART) for unit in range(*subject)):
        return more
    if reading.relative and reading.antecedent >= 0:
        return near_left(line, reading.antecedent)
    return pronoun_place(line, subject)


def _of_a_kind(line: Line, before: int) -> tuple[list[Hit], Reading] | None:
    """The place that is told to be one of a kind: "*El Fasher* was the last city in Darfur still under army rule"."""
    tag, start = line.tag, before
    while start > 0 and before - start < 8 and not tag[start] & _PREDICATE_ENDS:
        start -= 1
    if not tag[start] & tags.BE or not any(tag[unit] & tags.NOUN_AREA for unit in range(start, before + 1)):
        return None
    reading = climb(line, start + 1)
    if reading.subject is None:
        return None
    hits = [hit for hit in scan(line, reading.subject[0], subject=True)[0] if hit.unit < start]
    return (hits, reading) if hits else None


def _came_of_it(line: Line, place: int) -> bool:
    """Whether a place's coming under someone came about: "leading *to* P coming", but not "opposed P coming"."""
    low = line.low
    led = low[place - 1] == "to" and low[place - 2] in ("led", "leading") and low[place - 3] not in _NEVER
    return place > 2 and (led or low[place - 1] == "after")


def _behind_what_it_is(line: Line, comma: int) -> list[Hit]:
    """The place told of in an aside behind what it is: "*P* is a lakeside city, now under rebel control"."""
    tag = line.tag
    if not tag[comma] & tags.COMMA:
        return []
    be = next((at for at in range(comma - 1, max(comma - _WHAT_IT_IS, 0), -1) if tag[at] & _BREAKS_PREDICATE), 0)
    if be < 1 or not tag[be] & tags.BE or not tag[be - 1] & (tags.PLACE | tags.WEAK):
        return []
    lies = next((at for at in range(be + 2, comma) if line.low[at] in _LIES), comma)
    ends = lies if lies + 2 >= comma - bool(tag[lies + 1] & tags.DETERMINER) else comma  # "a city near Q"
    told = tag[be + 1 : ends]
    ground = tag[be + 1] & tags.DETERMINER and (tag[ends - 1] & tags.AREA or line.low[ends - 1] == "colony")
    return [Hit(be - 1, "whole")] if ground and not any(bits & (tags.PLACE | tags.FORCE) for bits in told) else []


def after_years(line: Line, at: int) -> list[Hit]:
    """The place of which a predicate was true for a time: "P, after 28 years under", "After 28 years under …, P"."""
    tag, first = line.tag, at - 1
    while first > 0 and at - first < _SPELL and tag[first] & _LENGTH:
        first -= 1
    if line.low[first] not in _SPENT:
        return []
    if first and tag[first - 1] & tags.COMMA:
        hits = near_left(line, first - 1)
        if hits and hits[0].unit and tag[hits[0].unit - 1] & tags.PREPOSITION:
            return []  # "the writer, from P, after years under"
    else:
        comma = next((unit for unit in range(at, min(at + _SPELL, line.size)) if tag[unit] & tags.COMMA), 0)
        opens = comma and (not first or tag[first - 1] & tags.STOP)
        hits = scan(line, comma + 1, subject=True)[0] if opens else []
    return [] if any(line.level(hit.unit) == "country" for hit in hits) else hits


def _home(line: Line, end: int) -> list[Hit]:
    """The place that people are of, in a clause up to a unit: "the people of P live", "Palestinians in P have"."""
    start = clause_opening(line, end)
    for unit in range(start + 1, end):
        if line.low[unit] in ("of", "in"):
            return scan(line, unit + 1, subject=True)[0]
    return []


def list_start(line: Line, start: int) -> int:
    """Where the list begins of which a subject is the last member: "P, the capital of R, and Q were"."""
    tag = line.tag
    named = tags.PLACE | tags.WEAK | tags.AREA_PART
    joined = start > 1 and (tag[start - 1] & (tags.COMMA | tags.CONJUNCTION) or line.low[start - 2] in ("well", "with"))
    if not joined or not tag[start] & named:
        return start
    first = start - (3 if line.low[start - 2] == "well" else 1)  # "P as well as Q was"
    while first > 0 and start - first < 30 and (not tag[first - 1] & _LIST_EDGES or line.low[first - 1] == "since"):
        first -= 1
    for unit in range(first, start):
        if tag[unit] & (tags.PLACE | tags.WEAK):
            if unit and line.low[unit - 1] in _WITHIN:
                return start  # "In Moscow region, Klin and Istra were taken"
            opens = unit == first or line.low[unit - 1] in ("neither", "both", "and", "but") or unit - first < 3
            hits = scan(line, unit, subject=True)[0] if opens else []
            return unit if any(hit.unit >= start for hit in hits) else start
    return start


def clause_opening(line: Line, end: int) -> int:
    """The unit at which the clause begins that goes on up to a unit."""
    start = end
    while start > 0 and not line.tag[start - 1] & _OPENERS:
        start -= 1
    return start


def before_aside(line: Line, comma: int) -> int:
    """The unit after the place of an aside that `comma` closes ("P, won back in May,"); behind it without one."""
    tag = line.tag
    opens = [at for at in line.units(tags.COMMA) if at < comma and at and tag[at - 1] & tags.PLACE]
    opened = opens[-1] if opens else 0
    if opened < comma - _ASIDE or not opened or (opened > 1 and not tag[opened - 2] & _OPENED):
        return comma + 1
    apposed = tag[opened + 1] & (tags.RELATIVE | tags.DETERMINER | tags.NUMBER) or line.low[opened + 1] == "one"
    return opened if apposed else comma + 1


def before_things(line: Line, end: int) -> int:
    """The unit after a place with which something of it is joined ("P and the oil"); `end` where nothing is."""
    joint = end - 3
    if joint < 1 or line.low[joint] != "and" or not line.tag[joint - 1] & tags.PLACE:
        return end
    opens = joint < 2 or line.tag[joint - 2] & _OPENED
    things = line.low[joint + 1] in ("the", "its") and not line.tag[end - 1] & _SOMEBODY
    return joint if opens and things else end


def before_source(line: Line, comma: int) -> int:
    """The unit before who says so between commas, which ends at `comma`: "P was, residents said, in"; else `comma`."""
    tag = line.tag
    if comma < 3 or not tag[comma] & tags.COMMA:
        return comma
    opened = next((unit for unit in range(comma - 2, max(comma - 8, 0), -1) if tag[unit] & tags.COMMA), comma)
    told = opened < comma and (tag[comma - 1] & tags.SPEECH or tag[opened + 1] & tags.SOURCED)
    return opened - 1 if told else comma


def pronoun_place(line: Line, span: tuple[int, int]) -> list[Hit]:
    start, end = span
    if end - start > 2 or line.low[start] not in ("it", "they", "the"):
        return []
    if (line.low[start] == "the" and not line.tag[end - 1] & tags.AREA) or line.low[start] == "they":
        return []
    back = anaphor(line, start, frozenset((line.low[end],)))
    return [back[0]] if back is not None else []


def near_left(line: Line, before: int) -> list[Hit]:
    """The place whose phrase, or an aside to it, ends at unit `before`."""
    tag = line.tag
    if tag[before] & tags.COMMA:
        before -= 1
    first = before + 1
    while first > 0 and before - first < _PHRASE:
        bits = tag[first - 1]
        if bits & _PHRASE_ENDS and not bits & tags.DETERMINER:
            break
        first -= 1
    if hits := _left_so(line, first, before):
        return hits
    area = any(tag[unit] & (tags.AREA | tags.AREA_PART) for unit in range(first, before + 1))
    if area and (hits := _foremost(line, first)):
        return hits
    apposed = first > 1 and tag[first - 1] & tags.COMMA and tag[first - 2] & tags.PLACE
    whole = [Hit(first - 2, "whole")] if area and apposed else []  # "P, the last town west of Q in"
    hits = _phrase_places(line, first, before, whole) or whole
    return hits or (_in_regions(line, first, before) if area else [])


def _left_so(line: Line, first: int, before: int) -> list[Hit]:
    """The places that somebody leaves so: "leaving *most of P* in", "leaving *P* the last town in"."""
    left = next((unit for unit in range(first, before) if line.low[unit] in _LEAVES), -1)
    if left < 0 or line.tag[left + 1] & tags.PREPOSITION:
        return []
    hits, stop = scan(line, left + 1 + (line.low[left + 1] in ("only", "just")))
    called = all(not bits & (tags.PLACE | tags.PREPOSITION) for bits in line.tag[stop : before + 1])
    return hits if called else []


def _foremost(line: Line, first: int) -> list[Hit]:
    """The places before an aside that begins there: "*P and Q*, the two main towns", "*P*, the only part of R"."""
    tag, opens = line.tag, line.low[first : first + 3]
    if first > 3 and tag[first - 2] & tags.PLACE and not _SEVERAL.isdisjoint(opens):
        several = _listed_before(line, first - 1)
        if several:
            return several
    named = first - 2 - bool(first > 2 and tag[first - 2] & tags.AREA)
    placed = named >= 0 and tag[named] & (tags.PLACE | tags.WEAK)
    return [Hit(named, "whole")] if placed and not FOREMOST.isdisjoint(opens) else []


def _phrase_places(line: Line, first: int, before: int, apposed: list[Hit]) -> list[Hit]:
    """The places that a phrase from one unit to another names; or the one to which it stands in apposition."""
    tag, low = line.tag, line.low
    for begin in range(before, first - 1, -1):
        opens = tag[begin - 1] & (tags.PREPOSITION | tags.CONJUNCTION) or low[begin - 1] in _LEAVES
        if begin > first and not opens:
            continue
        hits, stop = scan(line, begin)
        if not hits or stop <= before:
            continue
        if apposed and begin > first + 1 and low[begin - 1] == "of" and tag[begin - 2] & tags.DIRECTION:
            return apposed
        for earlier in range(first, begin):
            if earlier == first or tag[earlier - 1] & tags.PREPOSITION:
                bigger, stop_bigger = scan(line, earlier)
                listed = low[hits[0].unit - 1] == "and" and bigger and bigger[-1].unit == hits[-1].unit
                if bigger and (listed or bigger[0].unit == hits[0].unit) and stop_bigger > before:
                    return bigger
        return apposed if apposed and begin > first else hits
    return []


def _in_regions(line: Line, first: int, before: int) -> list[Hit]:
    """The regions of which parts are meant: "In the *A and B* regions … areas under the control of X"."""
    for unit in range(first, before + 1):
        if line.tag[unit] & tags.PLACE and unit and line.tag[unit - 1] & (tags.PREPOSITION | tags.DETERMINER):
            hits = [Hit(hit.unit, "part") for hit in scan(line, unit)[0] if hit.unit < before]
            if hits:
                return hits
    return []


def _listed_before(line: Line, comma: int) -> list[Hit]:
    """The places of a list that a comma ends."""
    for begin in range(max(comma - _LIST, 0), comma - 1):
        if line.tag[begin] & tags.PLACE:
            hits, stop = scan(line, begin, subject=True)
            if len(hits) > 1 and stop == comma:
                return hits
    return []


def phrase(line: Line, start: int) -> int:
    at = start
    while at < line.size and at - start < 8:
        bits = line.tag[at]
        if (
            bits & (tags.COMMA | tags.STOP | tags.AUXILIARY | tags.SUBORDINATOR | tags.RELATIVE | tags.QUOTE)
            and at not in line.actor
        ) or line.low[at] in (".", "!", "?"):
            return at
        if bits & tags.PREPOSITION and line.low[at] != "of" and at > start:
            return at
        if bits & tags.CONJUNCTION and at > start:
            return at
        at += 1
    return at
