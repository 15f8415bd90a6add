"""Places that stand before a relative pronoun, or where the clause is set."""

from __future__ import annotations

from geomap.claims.phrases.anaphors import joined_to
from geomap.claims.phrases.placeclues import contains
from geomap.claims.phrases.placename import EXCEPTING, Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.clauses import is_adjective, listed
from geomap.claims.verbs.openings import beside_which, relative_opening, tells_way
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line

_PHRASE_ENDS = tags.COMMA | tags.STOP | tags.QUOTE | tags.AUXILIARY | tags.RELATIVE | tags.SPEECH
_VERBS = tags.PAST | tags.VERB_IRREGULAR | tags.GERUND
FOREMOST = frozenset(("only", "last", "sole", "single", "first", "largest", "biggest", "main"))
_ORDINALS = FOREMOST | {"second", "third", "fourth", "fifth", "sixth", "next", "latest", "another"}
_LONGEST_FIRST = 7  # units of "the first besieged Muslim town"
_INHABITANTS = frozenset(("people", "inhabitants", "citizens", "women", "children", "mayor", "defenders", "families"))
_FORMERLY = frozenset(
    (
        "home",
        "once",
        "long",
        "now",
        "formerly",
        "lately",
        "population",
        "famous",
        "known",
        "still",
        "birthplace",
        "seat",
        "scene",
        "gateway",
        "heart",
        "cradle",
        "site",
    )
)
_CLAUSE_WORDS = tags.AUXILIARY | tags.SPEECH | tags.RELATIVE | tags.SUBORDINATOR
_LONGEST_RELATIVE = 24
_LONGEST_CLAUSE = 14  # units from where it is set to its verb
_LONGEST_NOUN = 22  # units of "a port of red dust and broken glass on the northern shore"
_CLAUSE = 8  # units of "which the Russians have since annexed"
_OF_LANDS = ("annex", "claim", "recogni", "regard", "consider", "secede", "declar", "proclaim", "border")
_LONGEST_ASIDE = 10  # units of "some 30 miles to the north of P"
_BESIDE = frozenset(("way", "short", "turn", "sight", "view", "mention", "case", "fate", "story", "ahead", "wide"))
_BORDERS = frozenset(("border", "borders", "frontier", "boundary"))
_SPEAKS = frozenset(("talk", "talks", "speak", "speaks", "tell", "tells", "hear", "hears", "dream", "dreams", "think"))
_NOUNS = tags.COMPOUND | tags.AREA | tags.FORCE
_AREAS = tags.AREA | tags.AREA_PART
_NO_GROUND = tags.FORCE | tags.PEOPLE | tags.WEAPON | tags.VEHICLE | tags.CROWD | tags.TITLE
_SOMEONE = frozenset(("man", "woman", "boy", "girl", "one", "those"))
_NO_WHEREABOUTS = _NO_GROUND | _CLAUSE_WORDS | _VERBS | tags.ACTOR | tags.PLACE | tags.WEAK
_MEASURES = frozenset(
    ("mile", "miles", "league", "leagues", "km", "kilometres", "kilometers", "hour", "hours", "day", "days", "yards")
)
_ALONG = frozenset(
    ("farther", "further", "up", "down", "across", "beyond", "along", "over", "above", "below", "off", "on", "halfway",
     "midway", "nearer", "deeper")
)  # fmt: skip
_WHEN = tags.TIME | tags.NUMBER | tags.DETERMINER | tags.PRONOUN
_DATE = tags.TIME | tags.NUMBER
_ON = frozenset(("in", "on", "by"))
_CLAUSE_OPENERS = tags.STOP | tags.QUOTE | tags.SUBORDINATOR | tags.RELATIVE
_OPENS_PLACE = tags.PLACE | tags.DETERMINER | tags.AREA | tags.DIRECTION
_ASIDE = 10  # units
_SETS_APART = _CLAUSE_OPENERS | tags.COMMA


def located(line: Line, before: int) -> list[Hit]:
    """The place of a clause: "In Bilohorivka a bomb hit the school", "Sloviansk, where shells killed six"."""
    if line.first_place > before:
        return []
    tag, low = line.tag, line.low
    at = before
    while at > (furthest := max(before - _LONGEST_CLAUSE, 0)):
        at = next((unit for unit in range(at, furthest, -1) if tag[unit - 1] & _SETS_APART), furthest)
        if at == furthest:
            break
        bits = tag[at - 1]
        opened = relative_opening(line, at - 1) if bits & tags.COMMA and at > 3 else None
        if opened is None and bits & tags.COMMA and at > 3:
            opened = _beside(line, at - 1)
        if opened is not None and opened < at - 1 and tag[opened - 1] & tags.PLACE:
            at = before = opened  # "In P, where nothing has moved since March, shells hit a school"
            continue
        joined = at + bool(tag[at] & tags.CONJUNCTION)
        if bits & tags.COMMA and low[joined] in {"in", "at", "over"} and tag[joined + 1] & _OPENS_PLACE:
            break  # "Not far to the north, in P, shells hit a school", "By noon, in the P district, fighting went on"
        if low[at - 1] == "where":
            hits = antecedent_places(line, Reading(at, antecedent=at - 2), False)
            return [hit for hit in hits if _small(line, hit)]
        if low[at - 1] == "when":
            return _in_main_clause(line, at - 2)
        if bits & _CLAUSE_OPENERS and not bits & tags.DETERMINER:
            break
        at -= 1
    if at and before - at >= _LONGEST_CLAUSE:
        return []
    at += bool(tag[at] & tags.CONJUNCTION)
    while at < before and (tag[at] & _WHEN or (low[at] in _ON and tag[at + 1] & _DATE)):
        at += 1  # "But that week in Izium a bomb hit", "One day in June in Izium"
    if low[at] in ("in", "at", "over") and at + 1 < line.size:
        begin = at + 1
        hits, end = scan(line, begin, subject=True)
        if hits and end <= before + 1:
            return [hit for hit in hits if _small(line, hit)]
    return []


def _beside(line: Line, closing: int) -> int | None:
    """The comma that opens an aside which tells where a place lies: "In P, near Q, the rebels seized a base"."""
    comma = next((at for at in range(closing - 1, max(closing - _ASIDE, 0), -1) if line.tag[at] & tags.COMMA), 0)
    if not comma or not line.tag[comma - 1] & (tags.PLACE | tags.WEAK):
        return None
    lies = line.tag[comma + 1] & tags.NEAR or tells_way(line, comma + 1, closing)
    return comma if lies else None


def _in_main_clause(line: Line, unit: int) -> list[Hit]:
    """The place that ends the clause before "when": "four people died in P on Friday when rockets hit a market"."""
    while unit > 1 and (line.tag[unit] & (tags.TIME | tags.NUMBER | tags.ADVERB) or line.low[unit] == "on"):
        unit -= 1
    hit = Hit(unit, "whole")
    return (
        [hit] if unit > 1 and line.tag[unit] & tags.PLACE and line.low[unit - 1] == "in" and _small(line, hit) else []
    )


def _small(line: Line, hit: Hit) -> bool:
    place = line.place[hit.unit].place
    return place is None or place.level not in ("country", "continent")


def _nearest(line: Line, hits: list[Hit]) -> list[Hit]:
    """The last of some places, where its own preposition, or "between", parts it from the others."""
    last = hits[-1].unit
    before = last - 1
    while before > hits[0].unit and line.tag[before] & (tags.DETERMINER | tags.DIRECTION | tags.AREA):
        before -= 1
    parted = before > hits[0].unit and line.tag[before] & tags.PREPOSITION and line.low[before] != "of"
    between = hits[0].unit and line.low[hits[0].unit - 1] == "between"
    return hits[-1:] if parted or between else hits


def _excepted(line: Line, hits: list[Hit], end: int) -> int:
    """The place right before unit `end` that is left out of those before it: "all of P except Q, where"; else -1."""
    last = end - 1
    named = line.tag[last] & tags.PLACE and last > hits[-1].unit
    return last if named and (line.low[last - 1] in EXCEPTING or line.low[last - 2] in EXCEPTING) else -1


def _before_aside(line: Line, end: int) -> int | None:
    """The place before an aside that says where it lies, None without one.

    "Lyman, in the Donetsk region, which", "Lyman, 12 miles to the north of Sloviansk, which", "Lyman, near P, which".
    """
    tag, low = line.tag, line.low
    start = end - 1
    while start > 0 and end - start < _LONGEST_ASIDE and not tag[start] & tags.COMMA:
        start -= 1
    if start == 0 or not tag[start] & tags.COMMA:
        return None
    inside = low[start + 1] == "in" and start + 3 == end and {start - 1, start + 2} <= line.place.keys()
    if (
        inside
        and line.level(start + 2) == "admin1"
        and contains(line, start + 2, start - 1)
        and not _annexed(line, end)
    ):
        return start - 1  # "Izium, in Kharkiv region, which they took"
    if not tag[start - 1] & tags.PLACE:
        return None
    if low[start + 1] == "in":
        if not tag[start + 2] & tags.DETERMINER or (tag[end - 1] & _NO_GROUND and not tag[end - 1] & _AREAS):
            return None  # a bare name ("in Crimea, which") may be meant itself
    elif (
        not tells_way(line, start + 1, end)
        and not _lies(line, start + 1, end)
        and not (low[start + 1] in _FORMERLY and not any(tag[unit] & _CLAUSE_WORDS for unit in range(start + 2, end)))
    ):
        return None
    return start - 1 if line.level(start - 1) in ("settlement", "district", "facility", "") else None


def _before_border(line: Line, end: int) -> int:
    """Where the words begin that tell of a border: "P, a town *on the border with Q*, where" is about P; else `end`."""
    low, noun = line.low, end - 3
    if noun < 3 or low[noun] not in _BORDERS or low[noun + 1] != "with":
        return end
    led = (unit for unit in range(noun - 1, noun - 4, -1) if line.tag[unit] & (tags.PREPOSITION | tags.NEAR))
    start = next(led, end)
    return start - (start < end and line.tag[start - 1] & tags.COMMA != 0)


def _annexed(line: Line, at: int) -> bool:
    """Whether a clause that begins at a unit tells of a land and not of a town: "in Crimea, which Russia annexed"."""
    return any(word.startswith(_OF_LANDS) for word in line.low[at : at + _CLAUSE])


def _lies(line: Line, first: int, end: int) -> bool:
    """Whether an aside that names nobody tells where a place lies: "farther south", "eight miles up the lake road"."""
    far = not _MEASURES.isdisjoint(line.low[first:end])
    opens = far or line.tag[first] & tags.DIRECTION or line.low[first] in _ALONG
    return bool(opens) and not any(bits & _NO_WHEREABOUTS for bits in line.tag[first:end])


def _adjective(line: Line, at: int) -> bool:
    """Whether a verb's form stands before its noun: "a port of red dust and *broken* glass"."""
    return is_adjective(line, at) or (at > 1 and line.low[at - 1] == "and" and not line.tag[at + 1] | line.tag[at - 2])


def _infinitive(line: Line, at: int) -> bool:
    """Whether a word that may be a trigger is a verb whose object follows: "want to take P, which"."""
    return at > 0 and bool(line.tag[at - 1] & (tags.TO | tags.MODAL)) and not line.tag[at] & tags.NOUN_AREA


def _of_whose_people(line: Line, begin: int, antecedent: int) -> bool:
    """Whether "which" means the place and not those who live there: "the residents of P, which they seized"."""
    people = line.tag[begin - 2] & tags.PEOPLE or line.low[begin - 2] in _INHABITANTS
    return bool(people) and line.low[antecedent + 1 : antecedent + 2] == ["which"]


def _what_it_is(line: Line, first: int, end: int) -> bool:
    """Whether an aside tells what a place is, of which "that" goes on: "Goma, a resort on Lake Kivu that they took".

    No "that" follows a bare name, so it is not the lake that they took; and not of "In Goma, a tank that they took".
    """
    tag, low = line.tag, line.low
    named = low[end : end + 1] == ["that"] and tag[end - 1] & tags.PLACE
    if not named or (first > 2 and tag[first - 3] & (tags.PREPOSITION | tags.NEAR)):
        return False
    return not any(tag[unit] & _NO_GROUND for unit in range(first, end))


def _first_of_two(line: Line, joint: int) -> int:
    """Where the first of two relative clauses begins that "and" joins: "P, where he lives and which they took"."""
    for unit in range(joint - 1, max(joint - _LONGEST_RELATIVE, 1), -1):
        if line.tag[unit] & tags.STOP:
            break
        if line.low[unit] in ("where", "which", "whose") and line.tag[unit - 1] & tags.COMMA:
            return unit
    return joint + 1


def what_it_is(line: Line, reading: Reading) -> list[Hit]:
    """The places of "P is a town near R that": no "that" follows a bare name, so it goes on with the town."""
    tag, low, end = line.tag, line.low, reading.antecedent + 1
    if end < 4 or low[end] != "that" or not tag[end - 1] & tags.PLACE:
        return []
    be = next((at for at in range(end - 2, max(end - _LONGEST_NOUN, 0), -1) if tag[at] & _PHRASE_ENDS), 0)
    if not be or not tag[be] & (tags.BE | tags.COMMA) or not tag[be - 1] & (tags.PLACE | tags.WEAK):
        return []
    told = tag[be + 1 : end - 1]
    if any(bits & _NO_GROUND for bits in told) or not any(bits & _AREAS for bits in told):
        return []
    if tag[be] & tags.COMMA:  # "P and Q, two towns near R that"
        return _with_joined(line, be - 1) if tag[be + 1] & tags.NUMBER else []
    return [*joined_to(line, be - 1), Hit(be - 1, "whole")]


def antecedent_places(line: Line, reading: Reading, target: bool) -> list[Hit]:
    """The places that the noun before a relative pronoun names."""
    tag, low = line.tag, line.low
    if hits := what_it_is(line, reading):
        return hits
    end = reading.antecedent + 1
    if low[end : end + 1] in (["who"], ["whom"]):
        return []  # "people of P who were beaten": they, not P
    if low[end - 1] in ("and", "but") and low[end] == "which":
        end = _first_of_two(line, end - 1)
    if end > 0 and tag[end - 1] & tags.COMMA:
        end -= 1
        end = _before_border(line, end)
        if end > 1 and tag[end - 1] & tags.AFTER_PLACE and tag[end - 2] & tags.PLACE:
            end -= 1  # "P itself, which"
        whole = _before_aside(line, end)
        if whole is not None:
            return [Hit(whole, "whole")]
    for _ in range(2):
        first = _noun_start(line, end)
        if first >= end or "than" in low[first:end]:
            return []  # "an area larger than all that"
        named = low[end] == "that" and tag[end - 1] & tags.PLACE and tag[end - 2] & tags.PREPOSITION
        someone = tag[end - 3] & _NO_GROUND or low[end - 3] in _SOMEONE
        if named and someone and not tag[end - 3] & _AREAS:
            return []  # "men from P that they captured": no "that" follows a bare name
        if hits := _apposed(line, first, end):
            return hits
        if tag[first] & tags.NEAR and not tag[first] & (tags.PLACE | tags.ADVERB | tags.DIRECTION):
            first += 1  # "around Izium, which fell"
        told = first > 1 and tag[first - 1] & tags.BE and tag[first - 2] & tags.PLACE
        if told and not FOREMOST.isdisjoint(low[first : first + 3]) and any(bits & _AREAS for bits in tag[first:end]):
            return [Hit(first - 2, "whole")]  # "P was the last town in R that they took"
        while first < end - 1 and tag[first] & tags.CONJUNCTION and not tag[first] & tags.PLACE:
            first += 1  # "But Izium, which fell"
        if hits := _nearest_phrase(line, first, end, reading.antecedent, target):
            return hits
        if first > 1 and tag[first - 1] & tags.BE and (tag[first] & tags.DETERMINER or low[first] in ("among", "one")):
            is_ground = tag[first - 2] & tags.PLACE and any(tag[unit] & tags.NOUN_AREA for unit in range(first, end))
            return [Hit(first - 2, "whole")] if is_ground else []  # "Lyman is the town that they took"
        # "Lysychansk, the last city that": the aside is about the place before its comma.
        if first < 2 or not tag[first - 1] & tags.COMMA or not any(bits & _AREAS for bits in tag[first:end]):
            return []
        if tag[first - 2] & tags.PLACE:
            return _with_joined(line, first - 2)
        end = first - 1
    return []


def _noun_start(line: Line, end: int) -> int:
    """Where the noun phrase begins that ends before a unit: "*a town on the paved road* that"."""
    tag, low, first = line.tag, line.low, end
    while first > 0 and end - first < _LONGEST_NOUN:
        bits = tag[first - 1]
        if (bits & _PHRASE_ENDS and not bits & tags.DETERMINER) or low[first - 1] in {".", "!", "?"}:
            if bits & tags.COMMA and listed(line, first - 1, end) and tag[first - 2] & tag[first] & tags.PLACE:
                first -= 2  # "P, Q and R, all of which"
                continue
            break
        # "a town on the paved road that"
        if bits & _VERBS and not bits & _NOUNS and (low[first - 1] == "left" or not _adjective(line, first - 1)):
            noun = bits & tags.GERUND and tag[first] & tags.AREA and first > 1 and tag[first - 2] & tags.DETERMINER
            if not noun:
                break  # but "a fishing port, which"
        if bits & tags.TRIGGER and _infinitive(line, first - 1):
            first += bool(tag[first] & tags.ADVERB and tag[first] & tags.TRIGGER)  # "to take back P, which"
            break
        first -= 1
    return first


def _apposed(line: Line, first: int, end: int) -> list[Hit]:
    """The places to which a noun phrase stands in apposition: "*P*, the last city that"."""
    tag = line.tag
    opens = tag[first] & (tags.DETERMINER | tags.NUMBER)  # "P and Q, two towns that"
    if first < 2 or not tag[first - 1] & tags.COMMA or not opens or tag[first] & tags.PLACE:
        return []
    before = tag[first - 2]
    ground = before & tags.PLACE and any(bits & _AREAS for bits in tag[first:end])
    named = before & (tags.PLACE | tags.WEAK)
    return _with_joined(line, first - 2) if ground or (named and _what_it_is(line, first, end)) else []


def _with_joined(line: Line, last: int) -> list[Hit]:
    """A place, and those that "and" joins to it before: "P and Q", "P, Q and R"."""
    joined = joined_to(line, last) if line.low[last - 1] == "and" else []
    return [*joined, Hit(last, "whole")]


def _nearest_phrase(line: Line, first: int, end: int, antecedent: int, target: bool) -> list[Hit]:
    """The places of the nearest noun phrase that names one right before the pronoun."""
    tag, low = line.tag, line.low
    if not any(bits & (tags.PLACE | tags.WEAK) for bits in tag[first:end]):
        return []
    for begin in range(first, end):
        if not _may_begin(line, first, begin, antecedent):
            continue
        hits, stop = scan(line, begin, target=target, subject=True)
        hits = [hit for hit in hits if hit.unit < end]
        if not hits or stop < end:
            continue
        apposed = first > 1 and tag[first - 1] & tags.COMMA and tag[first - 2] & tags.PLACE
        if apposed and begin > first and any(bits & tags.AREA for bits in tag[first:begin]):
            return []
        unit = hits[0].unit
        if low[unit - 1] == "of" and unit > 1 and tag[unit - 2] & tags.DIRECTION and tag[end] & tags.COMMA:
            return [Hit(unit, "whole")]  # "a mile north of P, which": P itself
        if (left_out := _excepted(line, hits, end)) > 0:
            return [Hit(left_out, "whole")]
        hits = _nearest(line, hits)
        whole = beside_which(line, hits[0].unit) if len(hits) == 1 and stop == end else None
        # "P, 90 miles north of Q and the first to fall"
        return hits if whole is None else [Hit(whole, "whole")]
    return []


def _may_begin(line: Line, first: int, begin: int, antecedent: int) -> bool:
    """Whether the phrase that names the place may begin at a unit of the noun phrase from `first` on."""
    tag, low = line.tag, line.low
    if begin == first:
        return not tag[begin] & tags.PREPOSITION or bool(tag[begin] & tags.PLACE)
    if not tag[begin - 1] & tags.PREPOSITION:
        return False
    if low[begin - 1] != "of" or begin == first + 1:  # "spoke of P, which"
        return True
    # "by way of P, which", "north of P, which", "soldiers talk of P, which"
    beside = low[begin - 2] in _BESIDE or low[begin - 2] in _SPEAKS or tag[begin - 2] & tags.DIRECTION
    return bool(beside) or _of_whose_people(line, begin, antecedent)


def first_of_several(line: Line, to: int) -> list[Hit]:
    """The place told of by "to" at a unit: "P, the second town *to* fall", "P was the first of them *to* fall"."""
    tag, low = line.tag, line.low
    if not tag[to - 1] & _AREAS:
        return []
    first = to - 1
    while first > 0 and to - first < _LONGEST_FIRST and not tag[first - 1] & (_PHRASE_ENDS | tags.PREPOSITION):
        first -= 1
    if first < 2 or not tag[first - 1] & (tags.COMMA | tags.BE) or _ORDINALS.isdisjoint(low[first:to]):
        return []
    named = first - 2 - bool(tag[first - 2] & tags.AREA and not tag[first - 2] & tags.PLACE)
    return [Hit(named, "whole")] if named >= 0 and tag[named] & tags.PLACE else []
