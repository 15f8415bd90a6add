"""One noun phrase read from left to right: the place that it names, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.claims.phrases.placeclues import (
    SETTLEMENTS,
    above_place,
    adjectival,
    among_them,
    building_in,
    counted_list,
    dated_list,
    describes,
    ground_follows,
    inner_place,
    leads_away,
    measured,
    named_next,
    of_whose,
    on_its_bank,
    one_of_its_towns,
    plural_noun,
    regions_of,
    taken,
    whole_region,
)
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.model import Extent

_LONGEST = 14  # units that a noun phrase may have before its place; a longer one is a sentence that lost its verb


_LEFT_OF = (["was", "left", "of"], ["is", "left", "of"], ["remained", "of"], ["remains", "of"])
EXCEPTING = frozenset(("except", "save", "excluding", "barring", "apart"))
_CLOSERS = frozenset((".", "!", "?", "..."))
_LISTS = frozenset((":", "—", "–", "--"))
_QUANTIFIERS = (
    ["not", "only"],
    ["not", "just"],
    ["more", "than"],
    ["less", "than"],
    ["up", "to"],
    ["at", "least"],
    ["number", "of"],
    ["couple", "of"],
)
_TAKES = frozenset(["take", "takes", "took", "taken", "taking"])

# Words that open a measure of their own ("all but", "no more than", "street after street").
_ODD = frozenset(
    [
        "number", "couple", "all", "nearly", "almost", "virtually", "practically", "within", "no", "after", "by",
        "more", "less", "up", "at", "about", "over", "some", "roughly", "en", "such", "near", "around", "outside",
        "surrounding", "overlooking",
        "behind", "end", "except", "save", "excluding", "barring",
        *(first for first, _ in _QUANTIFIERS),
    ]
)  # fmt: skip
_QUARTERS = frozenset(("city", "town", "quarter"))
AMONG = frozenset(["including", "notably", "namely"])

_NARROWING = frozenset(("almost", "nearly", "partly", "partially", "largely", "mostly"))
_AT = (["at"], ["in"], ["near"])
_NAMED = tags.PLACE | tags.ACTOR
_FRONTS = frozenset(("direction", "directions", "axis", "sector", "front"))
_ENDS = frozenset(".!?")
BASES = frozenset(("air", "naval", "military", "army", "border", "nuclear", "power", "international"))
_SELVES = frozenset(("himself", "herself", "itself", "themselves"))
_STATE_HOUSES = frozenset(["parliament", "ministry", "headquarters", "palace"])
_FOLLOWERS = (
    tags.PREPOSITION
    | tags.CONJUNCTION
    | tags.SUBORDINATOR
    | tags.RELATIVE
    | tags.COMMA
    | tags.STOP
    | tags.QUOTE
    | tags.ADVERB
    | tags.TIME
    | tags.AUXILIARY
    | tags.SPEECH
    | tags.SOURCED
    | tags.PRONOUN
    | tags.NEGATION
    | tags.AFTER_PLACE
    | tags.DETERMINER
    | tags.TO
    | tags.WHOLE
    | tags.POSSESSIVE
    | tags.PAST
    | tags.GERUND
    | tags.VERB_IRREGULAR
    | tags.PLANS
    | tags.FAILS
    | tags.ASKS
    | tags.REPELS
    | tags.CANCELLED
    | tags.NUMBER
)

_NAMES = tags.PLACE | tags.WEAK
_PREPOSITION = tags.PREPOSITION | tags.NEAR  # what is near a place is none of its prepositions
_GROUND = tags.PLACE | tags.WEAK | tags.NOUN_AREA | tags.DIRECTION
_ENDS_OWNED = tags.PREPOSITION | tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.AUXILIARY
_OBJECTS = tags.DETERMINER | tags.PRONOUN | tags.POSSESSIVE | tags.NUMBER
_BREAKERS = tags.SUBORDINATOR | tags.RELATIVE | tags.AUXILIARY | tags.STOP | tags.PRONOUN
# The classes of a word that ends no phrase, though it may break one off elsewhere.
_NO_BREAKERS = (
    _GROUND | tags.COMMA | tags.PREPOSITION | tags.NEAR | tags.WHOLE | tags.NUMBER | tags.DETERMINER | tags.COMPOUND
)
_OPENERS = frozenset(("what", "like", "with"))  # "what was left of P", "towns like P", "a border with Turkey at P"
# The classes that mean something in a noun phrase; a word of none of them is an adjective or a thing.
_TELLING = (
    _GROUND
    | _BREAKERS
    | tags.COMMA
    | tags.PREPOSITION
    | tags.NEAR
    | tags.WHOLE
    | tags.NUMBER
    | tags.CONJUNCTION
    | tags.DETERMINER
    | tags.POSSESSIVE
    | tags.ADVERB
    | tags.COMPOUND
    | tags.ACTOR
    | tags.NAME_PART
    | (tags.FINITE & ~tags.PAST)
    | tags.FIGURATIVE
)
_MODIFIERS = tags.DETERMINER | tags.POSSESSIVE | tags.ADVERB | tags.COMPOUND
_PARTICIPLES = tags.PAST | tags.GERUND


@dataclass(slots=True)
class Hit:
    """A place that a phrase names: the unit it stands in, how much of it, and whether the text says "all of it"."""

    unit: int
    extent: Extent
    stated: bool = False
    actor: int = -1  # the unit of another party, where the verb is left out ("…, and the Islamic State Tikrit")


def one(line: Line, start: int, target: bool, lenient: bool = False) -> tuple[list[Hit], int]:
    """Read one conjunct: modifiers, nouns of area with "of" or "in", at last the place."""
    if start > line.last_place:
        return [], start
    tag, low, size = line.tag, line.low, line.size
    at = start
    extent: Extent = "whole"
    stated = False
    narrowed = False
    noun = 0  # classes of the last noun, which a preposition may follow
    plain = False  # the last noun is of no class: a thing, not a stretch of ground
    if tag[at] & tags.TRIGGER:
        if at and tag[at - 1] & tags.TO and not tag[at] & _GROUND:
            return [], at  # "a push to recapture P"
        if tag[at] & tags.GERUND and taken(line, at + 1):
            return [], at  # "within an inch of taking P"
    if low[at] == "place" and low[at - 1] in _TAKES:
        return [], at  # "took place at P"
    furthest = min(size, start + _LONGEST)
    while at < furthest:
        bits = tag[at]
        word = low[at]
        odd = word in _ODD
        if not odd:
            if not bits & _TELLING:
                if at == start and word in _SELVES:
                    return [], at  # "set fire to himself in P"
                plain, noun = True, 0  # an adjective before a noun, or a thing
                at += 1
                continue
            if bits == tags.DETERMINER:
                at += 1
                continue
            if bits == tags.AREA and word != "suburb":
                plain, noun = False, tags.AREA
                at += 1
                continue
            if (
                bits & _BREAKERS
                and not bits & _NO_BREAKERS
                and not (noun and bits & tags.STOP)
                and word not in _OPENERS
            ):
                return [], at
        if bits & _NAMES:
            if bits & tags.WEAK and word.rpartition(" ")[2] in _QUARTERS and low[at + 1 : at + 2] == ["of"]:
                extent, narrowed, noun = "part", True, tags.AREA_PART  # "the Old City of P"
                at += 1
                continue
            if target and bits & tags.WEAK and building_in(line, at):
                plain, noun = True, 0  # "the National Assembly building in Seoul"
                at += 1
                continue
            if describes(line, at):
                # "the West Bank town of P", "the Shiite villages of P"; "the Red Sea port" may be one name
                plain, noun = False, tags.AREA if low[at + 1 : at + 2] == ["of"] else 0
                at += 1
                continue
            if bits & tags.PLACE or not plain or ground_follows(line, at):
                return _placed(line, start, at, extent, stated, target or lenient, plain and not lenient)
        if noun and bits & tags.STOP and word in _LISTS and at + 1 < size and tag[at + 1] & tags.PLACE:
            return one(line, at + 1, target)  # "three towns: A, B and C"
        if noun and bits & tags.PREPOSITION and dated_list(line, at):
            at += 2  # "three towns in June, including P"
            continue
        if noun and bits & tags.COMMA and counted_list(line, start, at):
            return one(line, at + 1, target)  # "three towns, A, B and C", "two towns, P among them"
        if bits & tags.COMMA:
            # Between adjectives ("the small, muddy town of"), or before the name ("the capital, Sanaa").
            if noun and at + 2 < size and (low[at + 1] in AMONG or low[at + 1] == "among"):
                hits, end = one(line, at + (2 if low[at + 1] in AMONG else 3), target)
                return hits, end
            if noun & tags.AREA and at + 1 < size and tag[at + 1] & tags.PLACE:
                at += 1
                continue
            if noun and (largest := among_them(line, at + 1)):
                return one(line, largest, target)  # "three towns, the largest of them P"
            if at == start or not (at + 1 < size and not tag[at + 1] & (_BREAKERS | tags.DETERMINER)) or noun or plain:
                return [], at
        elif odd and (
            (word == "all" and at + 1 < size and low[at + 1] == "but")
            or (word in ("nearly", "almost", "virtually", "practically") and at + 1 < size and tag[at + 1] & tags.WHOLE)
        ):
            extent, narrowed = "part", True
            noun = tags.AREA_PART
            at += 2
            continue
        elif odd and word == "within" and at + 2 < size and tag[at + 1] & (tags.NUMBER | tags.DETERMINER):
            extent = "approach"
            while at + 1 < size and low[at] != "of" and not tag[at] & tags.COMMA:
                at += 1
            noun, plain = 0, False
        elif odd and low[at : at + 3] == ["no", "more", "than"]:
            at += 3
            continue
        elif word == "with" and noun & tags.AREA and low[at + 2 : at + 3] in _AT and tag[at + 1] & _NAMED:
            at += 2  # "a border crossing with Turkey at P"
            continue
        elif odd and word in ("after", "by") and at > start and at + 1 < size and low[at + 1] == low[at - 1]:
            at += 2  # "street after street in"
            continue
        elif odd and word in EXCEPTING and at > start:
            return [], at  # "all of the region except P"
        elif odd and low[at : at + 2] in _QUANTIFIERS:
            at += 2
            continue
        elif (
            odd
            and word in ("about", "over", "some", "roughly")
            and at + 1 < size
            and (tag[at + 1] & (tags.NUMBER | tags.AREA_PART) or low[at + 1] == "a")
        ):
            pass
        elif word == "like" and noun and tag[min(at + 1, size - 1)] & tags.PLACE:
            noun, plain = 0, False  # "towns like P"
        elif bits & _PREPOSITION == tags.PREPOSITION:
            if word in {"of", "in", "on", "at", "inside", "within", "from", "along", "across", "to", "for", "by"}:
                if plain and (not target or word == "on"):
                    return [], at
                if not noun and not plain and at > start:
                    return [], at
                if (at == start and word != "of") or (word == "in" and leads_away(line, at)):
                    return [], at
                if word in {"to", "for", "by", "from"} and not (noun & tags.AREA_NEAR or (target and word == "for")):
                    if not (word == "from" and measured(line, at)):
                        return [], at
                    extent = "approach"
                if word == "in" and extent == "whole" and one_of_its_towns(line, start, at):
                    extent, narrowed = "part", True
                if at == start and word == "of" and tag[at - 1] & tags.AREA_PART:
                    extent, narrowed = "part", True
            elif (target and plain and word in {"outside", "over", "off"}) or (noun and above_place(line, at)):
                extent = "approach"
            else:
                return [], at
            plain = False
            noun = 0
        elif word == "surrounding" and at > start and low[at - 1] == "the" and whole_region(line, at + 1):
            pass  # "the surrounding P region"
        elif bits & tags.NEAR or word in {"near", "around", "outside", "behind", "surrounding", "overlooking"}:
            if (plain and not target) or (at > start and leads_away(line, at)):
                return [], at
            extent = "approach" if word != "behind" else extent
            noun, plain = 0, False
        elif bits & tags.WHOLE:
            stated = not narrowed
            noun = tags.AREA_PART
        elif word == "what" and (low[at + 1 : at + 4] in _LEFT_OF or low[at + 1 : at + 3] in _LEFT_OF):
            at += 3 if low[at + 2] == "of" else 4  # "what was left of P"
            continue
        elif word == "en" and low[at : at + 3] == ["en", "route", "to"]:
            extent, noun, plain = "approach", 0, False
            at += 3
            continue
        elif word == "such" and at + 1 < size and low[at + 1] == "as" and noun:
            noun, plain = 0, False
            at += 2
            continue
        elif bits & tags.DIRECTION:
            if at + 1 < size and low[at + 1] == "of" and at > start and (noun or plain):
                # "a swath of land east of the Oskil": beside it. "a village north of Bakhmut": near it.
                if extent == "whole":
                    extent = "approach"
                noun, plain = tags.AREA, False
                at += 2
                continue
            if (
                at + 1 < size
                and low[at + 1] == "of"
                and at > start
                and tag[at - 1] & tags.DETERMINER
                and extent != "approach"
            ):
                extent, narrowed, noun, plain = "part", True, tags.AREA, False  # "the west of P"
                at += 2
                continue
            if low[at + 1 : at + 3] == ["and", "the"] and tag[at + 3] & tags.DIRECTION and low[at + 4] == "of":
                at += 3  # "the north and the west of P"
                continue
            noun = 0
        elif word == "end" and at > start and tag[at - 1] & tags.DIRECTION and low[at + 1 : at + 2] == ["of"]:
            extent, narrowed, noun, plain = ("part" if extent == "whole" else extent), True, tags.AREA_PART, False
        elif word == "suburb" and low[at + 1 : at + 2] == ["of"] and "a" not in low[max(0, start - 1) : at]:
            noun, plain = tags.AREA, False  # "the suburb of P" is P itself, "a suburb of P" is beside it
        elif bits & tags.AREA_NEAR:
            extent, noun, plain = "approach", tags.AREA_NEAR, False
        elif bits & tags.AREA_PART and not (bits & tags.AREA and word == "capital"):
            kind_of_town = at + 1 < size and tag[at + 1] & tags.AREA and not tag[at + 1] & tags.AREA_PART
            if extent != "approach" and not kind_of_town and low[at - 1] != "every":
                extent, narrowed, stated = "part", True, False  # but "a refinery town", "every inch of"
            noun, plain = tags.AREA_PART, False
        elif bits & tags.AREA:
            noun, plain = tags.AREA, False
        elif bits & tags.NUMBER:
            if word.endswith("%") or (at + 1 < size and low[at + 1] == "of"):
                noun, plain = tags.AREA_PART, False
                if extent == "whole":
                    extent, narrowed, stated = "part", True, False
        elif bits & _BREAKERS and not bits & tags.DETERMINER and not bits & tags.COMPOUND:
            return [], at
        elif bits & tags.CONJUNCTION:
            if noun and (named := named_next(line, at)):
                return one(line, named, target)  # "took the bridge and with it P"
            # "towns and villages in", "the ports and airfields of"
            if at + 1 >= size or tag[at + 1] & (_BREAKERS | tags.PREPOSITION) or at == start:
                return [], at
            if tag[at + 1] & tags.VERB_IRREGULAR and not tag[at + 1] & (tags.NOUN_AREA | tags.CAPITAL):
                return [], at  # "fired at the guests and fled towards P"
            if tag[at + 1] & tags.ADVERB and at + 2 < size and tag[at + 2] & tags.PAST:
                return [], at  # "started an attack on 4 October and soon occupied P"
            if tag[at - 1] & tags.DIRECTION and tag[at + 1] & tags.DIRECTION:
                at += 1
                continue
            if noun and tag[at + 1] & tags.DETERMINER:
                return one(line, at + 1, target, lenient)
            if not (noun or plain) or not (tag[at + 1] & tags.NOUN_AREA or target):
                return [], at
        elif bits & _MODIFIERS:
            if bits & tags.POSSESSIVE and word in ("'s", "’s"):
                plain = False
            if bits & tags.ADVERB and noun & tags.AREA and at > start:
                return [], at
        elif bits & tags.ACTOR and word == "garrison" and low[at + 1 : at + 2] in (["at"], ["in"], ["of"]):
            noun, plain = tags.AREA, False
        elif bits & tags.ACTOR and word.endswith(" side"):
            extent, narrowed, noun, plain = ("part" if extent == "whole" else extent), True, tags.AREA_PART, False
        elif bits & tags.ACTOR or bits & tags.NAME_PART:
            plain = bool(bits & tags.NAME_PART) or not adjectival(line, at)
            noun = 0
        elif (bits & (tags.FINITE & ~tags.PAST) and not target) or bits & tags.FIGURATIVE:
            return [], at
        else:
            # Any other word: an adjective before a noun, or a thing.
            plain, noun = True, 0
        at += 1
    return [], at


def _placed(
    line: Line, start: int, at: int, extent: Extent, stated: bool, target: bool, plain: bool
) -> tuple[list[Hit], int]:
    """Take the place at unit `at`, after looking at the words on either side of it."""
    if of_whose(line, at):
        return [], at
    tag, low, size = line.tag, line.low, line.size
    after = at + 1
    within = regions_of(line, after)
    if within:
        inner, end = one(line, within, target)
        if inner:
            return inner, end  # "Georgia's breakaway regions of P and Q": they
    if (
        at > start
        and tag[at] & tags.ACTOR
        and tag[at - 1] & tags.NOUN_AREA
        and after < size
        and tag[after] & (tags.AUXILIARY | tags.PAST)
    ):
        return [], at  # "10% of the territory Russia had captured"
    if on_its_bank(line, start, at):
        if after + 2 < size and tag[after] & tags.COMMA and (low[after + 1] in AMONG or low[after + 1] == "among"):
            return one(line, after + (2 if low[after + 1] in AMONG else 3), target)  # "…, among them P"
        return [], at
    if at > start:
        before = tag[at - 1]
        if before & tags.DIRECTION and extent == "whole":
            mention = line.place[at]
            level = mention.place.level if mention.place else ""
            if level not in ("admin1", "admin2", "water", "area", "facility", "country") or low[at - 1] in (
                "downtown",
                "central",
            ):
                extent = "part"
        elif plain and not target and not before & (tags.CAPITAL | tags.AREA) and plural_noun(low[at - 1]):
            return [], at
    if extent == "part" and at - start > 1 and low[at - 1] == "of" and low[at - 2] in SETTLEMENTS:
        # "the towns of P and Q" are they; "towns of the region" are a part of it
        extent = "whole" if line.level(at) in ("settlement", "district", "") else extent
    if after < size and tag[after] & tags.POSSESSIVE and low[after] in {"'s", "’s", "'", "’"}:
        if after + 2 < size and (
            (tag[after + 1] & tags.PLACE and inner_place(line, at, after + 1))
            or (tag[after + 1] & tags.WEAK and tag[after + 2] & tags.AREA)
        ):
            return one(line, after + 1, target)  # "Tripoli's Mitiga airport"
        # "Bakhmut's eastern quarter" is ground, "Bakhmut's mayor" is not.
        narrowed: Extent | None = None
        for look in range(after + 1, min(after + 5, size)):
            bits = tag[look]
            if bits & tags.AREA_NEAR:
                narrowed = "approach"
            elif low[look] in _STATE_HOUSES and not target and line.level(at) == "country":
                break  # "India's parliament"
            elif bits & tags.AREA_PART and not bits & tags.TITLE:
                narrowed = "part"
            elif bits & tags.AREA:
                narrowed = extent
            elif bits & _ENDS_OWNED and low[look] != "remaining":
                break
            if narrowed is not None:
                if look + 1 < size and not tag[look + 1] & _FOLLOWERS and low[look + 1] not in ".!?":
                    break
                apposed = look + 2 < size and bits & tags.NOUN_AREA and tag[look + 2] & tags.PLACE
                joint = apposed and (tag[look + 1] & tags.COMMA or low[look + 1] in _LISTS)
                if joint and line.level(at) == "country" and line.level(look + 2) != "country":
                    return one(line, look + 2, target)  # "Azerbaijan's second city, Ganja", "its ports – P and Q –"
                return [Hit(at, "part" if narrowed == "whole" else narrowed, False)], look + 1
        if target and not tag[at] & tags.WEAK:
            return [Hit(at, extent, stated)], after
        return [], at
    if after < size:
        bits = tag[after]
        verb = not bits and after + 1 < size and tag[after + 1] & _OBJECTS  # an unknown word with an object is a verb
        # "took P street by street"
        verb = verb or (after + 2 < size and low[after + 1] == "by" and low[after + 2] == low[after])
        excepting = low[after] in EXCEPTING
        if not (bits & _FOLLOWERS or low[after] in _CLOSERS or bits & tags.PLACE or verb or excepting):
            typed = low[after] in BASES and after + 1 < size and tag[after + 1] & tags.NOUN_AREA  # "P air base"
            if bits & tags.AREA or typed:
                after += 1
                while after < size and tag[after] & tags.AREA:
                    after += 1
            elif low[after] in _FRONTS and (
                after + 1 >= size or tag[after + 1] & (_FOLLOWERS | tags.ACTOR) or low[after + 1] in _ENDS
            ):
                return [Hit(at, "approach")], after + 1  # "attacked in the P direction"
            elif bits & tags.DIRECTION and after + 1 < size and low[after + 1] == "of":
                if extent == "whole":
                    extent = "part"  # "hold P north of the river"
            elif not target:
                return [], at
            else:
                while after < size and not tag[after] & _FOLLOWERS and low[after] not in (".", "!", "?", "..."):
                    after += 1
        elif bits & _PARTICIPLES and bits & tags.TRIGGER == 0 and not target and bits & tags.PEOPLE:
            return [], at
    # "controlled Debaltseve almost entirely", "captured Bakhmut completely"
    if after < size and tag[after] & tags.ADVERB and extent == "whole" and low[after] in _NARROWING:
        extent = "part"
    return [Hit(at, extent, stated)], after
