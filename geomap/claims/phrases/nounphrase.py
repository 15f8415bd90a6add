"""One noun phrase read from left to right: the place that it names, and how much of it."""

from __future__ import annotations

from geomap.claims.phrases.placeclues import (
    above_place,
    adjectival,
    among_them,
    building_in,
    counted_list,
    dated_list,
    describes,
    ground_follows,
    leads_away,
    measured,
    named_next,
    names_one,
    of_whose,
    one_of_its_towns,
    one_of_several,
    regions_of,
    taken,
    towards_apposed,
    whole_region,
)
from geomap.claims.phrases.placename import AMONG, EXCEPTING, LISTS, Hit, placed
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING
from geomap.model import Extent

_LONGEST = 14  # units that a noun phrase may have before its place; a longer one is a sentence that lost its verb
_LEFT_OF = (["was", "left", "of"], ["is", "left", "of"], ["remained", "of"], ["remains", "of"])
_QUANTIFIERS = frozenset(
    ("not only", "not just", "more than", "less than", "up to", "at least", "number of", "couple of")
)
_TAKES = frozenset(["take", "takes", "took", "taken", "taking"])

# Words that open a measure of their own ("all but", "no more than", "street after street").
_ODD = frozenset(
    [
        "all", "nearly", "almost", "virtually", "practically", "within", "no", "after", "by", "about", "over", "some",
        "roughly", "en", "such", "near", "around", "outside", "surrounding", "overlooking", "behind", "end",
        *EXCEPTING, *(pair.split()[0] for pair in _QUANTIFIERS),
    ]
)  # fmt: skip
_QUARTERS = frozenset(("city", "town", "quarter"))
_LINKING = frozenset(("linking", "connecting"))
_AT = (["at"], ["in"], ["near"])
_NAMED = tags.PLACE | tags.ACTOR
_SELVES = frozenset(("himself", "herself", "itself", "themselves"))
_NAMES = tags.PLACE | tags.WEAK
_PREPOSITION = tags.PREPOSITION | tags.NEAR  # what is near a place is none of its prepositions
_GROUND = tags.PLACE | tags.WEAK | tags.NOUN_AREA | tags.DIRECTION
_BREAKERS = tags.SUBORDINATOR | tags.RELATIVE | tags.AUXILIARY | tags.STOP | tags.PRONOUN
# The classes of a word that ends no phrase, though it may break one off elsewhere.
_NO_BREAKERS = (
    _GROUND | tags.COMMA | tags.PREPOSITION | tags.NEAR | tags.WHOLE | tags.NUMBER | tags.DETERMINER | tags.COMPOUND
)
_OPENERS = frozenset(("what", "like", "with"))  # "what was left of P", "towns like P", "a border with Turkey at P"
# The classes that mean something in a noun phrase; a word of none of them is an adjective or a thing.
_TELLING = (
    _GROUND | _BREAKERS | tags.COMMA | tags.PREPOSITION | tags.NEAR | tags.WHOLE | tags.NUMBER | tags.CONJUNCTION
    | tags.DETERMINER | tags.POSSESSIVE | tags.ADVERB | tags.COMPOUND | tags.ACTOR | tags.NAME_PART
    | (tags.FINITE & ~tags.PAST) | tags.FIGURATIVE
)  # fmt: skip
_ADJECTIVES = frozenset(("remaining", "disputed"))
_REMAINING = tags.NOUN_AREA | tags.FORCE
_ON_THE_MOVE = frozenset(
    ("advancing", "moving", "heading", "marching", "pushing", "approaching", "retreating", "fleeing", "withdrawing")
)
_MODIFIERS = tags.DETERMINER | tags.POSSESSIVE | tags.ADVERB | tags.COMPOUND
_ALL_BUT = frozenset(("all", "nearly", "almost", "virtually", "practically"))
# Words that are read for their own sense, whatever their classes.
_WORDED = _ODD | {"with", "like", "what", "suburb"}
_NEARBY = frozenset(("near", "around", "outside", "behind", "surrounding", "overlooking"))
_INWARD = frozenset(("of", "in", "on", "at", "inside", "within", "from", "along", "across", "to", "for", "by"))

Found = tuple[list[Hit], int]  # the places, and the unit after what was read


def one(line: Line, start: int, target: bool, lenient: bool = False) -> Found:
    """Read one conjunct: modifiers, nouns of area with "of" or "in", at last the place."""
    if start > line.last_place or not _opens(line, start):
        return [], start
    return _Phrase(line, start, target, lenient).read()


def _opens(line: Line, start: int) -> bool:
    """Whether a phrase that names a place may begin at a unit."""
    tag, low = line.tag, line.low
    if tag[start] & tags.TRIGGER:
        if start and tag[start - 1] & tags.TO and not tag[start] & _GROUND:
            return False  # "a push to recapture P"
        if tag[start] & tags.GERUND and taken(line, start + 1):
            return False  # "within an inch of taking P"
    return not (low[start] == "place" and low[start - 1] in _TAKES)  # "took place at P"


class _Phrase:
    """A noun phrase while it is read from left to right.

    A step takes the unit `at`, notes what it means for the place that comes, and returns None to go on,
    or what was found where the phrase ends.
    """

    __slots__ = ("extent", "lenient", "line", "narrowed", "next", "noun", "plain", "start", "stated", "target")

    def __init__(self, line: Line, start: int, target: bool, lenient: bool) -> None:
        self.line = line
        self.target = target
        self._begin(start, lenient)

    def _begin(self, start: int, lenient: bool) -> None:
        self.start = self.next = start
        self.lenient = lenient
        self.extent: Extent = "whole"
        self.stated = False  # the text says "all of it"
        self.narrowed = False
        self.noun = 0  # classes of the last noun, which a preposition may follow
        self.plain = False  # the last noun is of no class: a thing, not a stretch of ground

    def _again(self, start: int, lenient: bool = False) -> Found | None:
        """Go on from a unit as with a phrase of its own."""
        if start > self.line.last_place or not _opens(self.line, start):
            return [], start
        self._begin(start, lenient)
        return None

    def _after(self, noun: int, *, plain: bool = False) -> None:
        self.noun, self.plain = noun, plain

    def _narrow(self) -> None:
        """Note that a part of the place is meant, where it is not what is near it."""
        self.narrowed = True
        if self.extent == "whole":
            self.extent = "part"

    def read(self) -> Found:
        """Read up to the place, or to what ends the phrase without one."""
        tag, low, size = self.line.tag, self.line.low, self.line.size
        at = self.start
        furthest = min(size, at + _LONGEST)
        while at < furthest:
            bits, word = tag[at], low[at]
            if word not in _ODD:
                if not bits & _TELLING:
                    if (at == self.start and word in _SELVES) or word in _LINKING:
                        return [], at  # "set fire to himself in P", "the road linking P to Q"
                    if word in _ON_THE_MOVE and self.target and at > self.start and tag[at - 1] & tags.FORCE:
                        return [], at  # "fired at troops advancing towards P": not at P
                    self.noun, self.plain = 0, True  # an adjective before a noun, or a thing
                    at += 1
                    continue
                if bits == tags.DETERMINER:
                    at += 1
                    continue
                if bits == tags.AREA and word != "suburb":
                    self.noun, self.plain = tags.AREA, False
                    at += 1
                    continue
                if word in _ADJECTIVES and at > self.start and tag[at + 1] & _REMAINING:
                    at += 1
                    continue  # "the last remaining outpost in P", "the disputed territory of P"
                if word == "one" and names_one(self.line, at):
                    at += 1
                    continue  # "one more town, P"
                if (
                    bits & _BREAKERS
                    and not bits & _NO_BREAKERS
                    and not (self.noun and bits & tags.STOP)
                    and word not in _OPENERS
                ):
                    return [], at
            self.next = at + 1
            found = self._step(at, bits, word)
            if found is not None:
                return found
            at = self.next
            furthest = min(size, self.start + _LONGEST)
        return [], at

    def _step(self, at: int, bits: int, word: str) -> Found | None:
        line = self.line
        if bits & _NAMES:
            if self._describes(at, bits, word):
                return None
            if bits & tags.PLACE or not self.plain or ground_follows(line, at):
                return self._name(at)
        if self.noun:
            if bits & tags.STOP and word in LISTS and line.tag[at + 1] & tags.PLACE:
                return self._again(at + 1)  # "three towns: A, B and C"
            if bits & tags.PREPOSITION and (comma := dated_list(line, at)):
                self.next = comma  # "three towns in June, including P"
                return None
            if bits & tags.COMMA and counted_list(line, self.start, at):
                return self._again(at + 1)  # "three towns, A, B and C", "two towns, P among them"
        if bits & tags.COMMA:
            return self._comma(at)
        if word in _WORDED:
            after = self._word(at, word)
            if after is not None:
                self.next = after
                return ([], at) if after == at else None
        if bits & tags.CONJUNCTION:
            return self._conjunction(at)
        return None if self._class(at, bits, word) else ([], at)

    def _describes(self, at: int, bits: int, word: str) -> bool:
        """Take a name that only describes the place that comes."""
        line = self.line
        followed_by_of = line.low[at + 1 : at + 2] == ["of"]
        if bits & tags.WEAK and word.rpartition(" ")[2] in _QUARTERS and followed_by_of:
            self.extent, self.narrowed, self.noun = "part", True, tags.AREA_PART  # "the Old City of P"
        elif self.target and bits & tags.WEAK and building_in(line, at):
            self._after(0, plain=True)  # "the National Assembly building in Seoul"
        elif describes(line, at):
            # "the West Bank town of P", "the Shiite villages of P"; "the Red Sea port" may be one name
            self._after(tags.AREA if followed_by_of else 0)
        else:
            return False
        return True

    def _name(self, at: int) -> Found | None:
        """Take the place at a unit, after looking at the words on either side of it."""
        line = self.line
        if of_whose(line, at):
            return [], at
        target = self.target or self.lenient
        if within := regions_of(line, at + 1):
            inner = one(line, within, target)
            if inner[0]:
                return inner  # "Georgia's breakaway regions of P and Q": they
        found = placed(line, self.start, at, self.extent, self.stated, target, self.plain and not self.lenient)
        if isinstance(found, int):
            self.target = target
            owned = line.low[at + 1] in OWNING and not line.tag[found - 1] & (tags.COMMA | tags.STOP)
            extent: Extent = self.extent if owned else "whole"
            again = self._again(found)
            self.extent = extent  # "a town in Iraq's Anbar province"
            return again
        return found

    def _comma(self, at: int) -> Found | None:
        """Step over a comma between adjectives ("the small, muddy town") or before the name ("the capital, Sanaa")."""
        line, noun = self.line, self.noun
        tag, low, size = line.tag, line.low, line.size
        if noun and at + 2 < size and (low[at + 1] in AMONG or low[at + 1] == "among"):
            return self._again(at + (2 if low[at + 1] in AMONG else 3))
        if noun & tags.AREA and tag[at + 1] & tags.PLACE:
            return None
        if noun and (largest := among_them(line, at + 1)):
            return self._again(largest)  # "three towns, the largest of them P"
        goes_on = at + 1 < size and not tag[at + 1] & (_BREAKERS | tags.DETERMINER)
        return ([], at) if at == self.start or not goes_on or noun or self.plain else None

    def _word(self, at: int, word: str) -> int | None:
        """Take a word with a sense of its own: the unit to go on at, `at` where the phrase ends, None without one."""
        line, noun, start = self.line, self.noun, self.start
        tag, low, size = line.tag, line.low, line.size
        after = at + 1
        following = tag[after] if after < size else 0
        if word in _ALL_BUT:
            if (low[after : after + 1] == ["but"]) if word == "all" else following & tags.WHOLE:
                self.extent, self.narrowed, self.noun = "part", True, tags.AREA_PART
                return at + 2
        elif word == "within":
            if at + 2 < size and following & (tags.NUMBER | tags.DETERMINER):
                self.extent = "approach"
                self._after(0)
                while at + 1 < size and low[at] != "of" and not tag[at] & tags.COMMA:
                    at += 1
                return at + 1
        elif word == "no":
            if low[at : at + 3] == ["no", "more", "than"]:
                return at + 3
        elif word == "with":
            if noun & tags.AREA and low[at + 2 : at + 3] in _AT and following & _NAMED:
                return at + 2  # "a border crossing with Turkey at P"
        elif word in ("after", "by"):
            if at > start and after < size and low[after] == low[at - 1]:
                return at + 2  # "street after street in"
        elif word in EXCEPTING:
            if at > start:
                return at  # "all of the region except P"
        elif word in ("about", "over", "some", "roughly"):
            if following & (tags.NUMBER | tags.AREA_PART) or low[after : after + 1] == ["a"]:
                return after
        elif word == "like":
            if noun and following & tags.PLACE:
                self._after(0)  # "towns like P"
                return after
        elif word == "surrounding":
            if at > start and low[at - 1] == "the" and whole_region(line, after):
                return after  # "the surrounding P region"
        elif word == "what":
            if low[after : at + 4] in _LEFT_OF or low[after : at + 3] in _LEFT_OF:
                return at + (3 if low[at + 2] == "of" else 4)  # "what was left of P"
        elif word == "en":
            if low[at : at + 3] == ["en", "route", "to"]:
                self.extent = "approach"
                self._after(0)
                return at + 3
        elif word == "such":
            if noun and low[after : after + 1] == ["as"]:
                self._after(0)
                return at + 2
        elif word == "end":
            if at > start and tag[at - 1] & tags.DIRECTION and low[after : after + 1] == ["of"]:
                self._narrow()
                self._after(tags.AREA_PART)
                return after
        elif word == "suburb" and low[after : after + 1] == ["of"] and "a" not in low[max(0, start - 1) : at]:
            self._after(tags.AREA)  # "the suburb of P" is P itself, "a suburb of P" is beside it
            return after
        return at + 2 if " ".join(low[at : at + 2]) in _QUANTIFIERS else None

    def _class(self, at: int, bits: int, word: str) -> bool:
        """Take a unit by its classes; False where it ends the phrase."""
        line = self.line
        if bits & _PREPOSITION == tags.PREPOSITION:
            return self._preposition(at, word)
        if bits & tags.NEAR or word in _NEARBY:
            if (self.plain and not self.target) or (at > self.start and leads_away(line, at)):
                return False
            if word != "behind":
                self.extent = "approach"
            self._after(0)
        elif bits & tags.WHOLE:
            self.stated = not self.narrowed
            self.noun = tags.AREA_PART
        elif bits & tags.DIRECTION:
            self._direction(at)
        elif bits & tags.AREA_NEAR:
            self.extent = "approach"
            self._after(tags.AREA_NEAR)
        elif bits & tags.AREA_PART and not (bits & tags.AREA and word == "capital"):
            following = line.tag[at + 1] if at + 1 < line.size else 0
            kind_of_town = following & tags.AREA and not following & tags.AREA_PART
            if self.extent != "approach" and not kind_of_town and line.low[at - 1] != "every":
                # but "a refinery town", "every inch of"
                self.extent, self.narrowed, self.stated = "part", True, False
            self._after(tags.AREA_PART)
        elif bits & tags.AREA:
            self._after(tags.AREA)
        elif bits & tags.NUMBER:
            if word.endswith("%") or line.low[at + 1 : at + 2] == ["of"]:
                self._after(tags.AREA_PART)
                if self.extent == "whole":
                    self.extent, self.narrowed, self.stated = "part", True, False
        elif bits & _BREAKERS and not bits & tags.DETERMINER and not bits & tags.COMPOUND:
            return False
        elif bits & _MODIFIERS:
            if bits & tags.POSSESSIVE and word in ("'s", "’s"):
                self.plain = False
            return not (bits & tags.ADVERB and self.noun & tags.AREA and at > self.start)
        elif bits & (tags.ACTOR | tags.NAME_PART):
            self._party(at, bits, word)
        elif (bits & (tags.FINITE & ~tags.PAST) and not self.target) or bits & tags.FIGURATIVE:
            return False
        else:
            self._after(0, plain=True)  # any other word: an adjective before a noun, or a thing
        return True

    def _preposition(self, at: int, word: str) -> bool:
        line, noun, plain, target = self.line, self.noun, self.plain, self.target
        at_start = at == self.start
        if noun & tags.AREA and (comma := towards_apposed(line, at)):
            self.next = comma  # "the town to the south, P"
            return True
        if word == "of" and not at_start and (apposed := one_of_several(line, at)):
            self._after(0)  # "the last of the three towns, P"
            self.next = apposed
            return True
        if word in _INWARD:
            if plain and (not target or word == "on"):
                return False
            if not noun and not plain and not at_start:
                return False
            if (at_start and word != "of") or (word == "in" and leads_away(line, at)):
                return False
            if word in {"to", "for", "by", "from"} and not (noun & tags.AREA_NEAR or (target and word == "for")):
                if not (word == "from" and measured(line, at)):
                    return False
                self.extent = "approach"
            if word == "in" and self.extent == "whole" and one_of_its_towns(line, self.start, at):
                self._narrow()
            if at_start and line.tag[at - 1] & tags.AREA_PART:
                self.extent, self.narrowed = "part", True
        elif (target and plain and word in {"outside", "over", "off"}) or (noun and above_place(line, at)):
            self.extent = "approach"
        else:
            return False
        self._after(0)
        return True

    def _direction(self, at: int) -> None:
        line = self.line
        tag, low = line.tag, line.low
        if low[at + 1 : at + 2] == ["of"] and at > self.start:
            if self.noun or self.plain:
                # "a swath of land east of the Oskil": beside it. "a village north of Bakhmut": near it.
                if self.extent == "whole":
                    self.extent = "approach"
                self._after(tags.AREA)
                self.next = at + 2
                return
            if tag[at - 1] & tags.DETERMINER and self.extent != "approach":
                self.extent, self.narrowed = "part", True  # "the west of P"
                self._after(tags.AREA)
                self.next = at + 2
                return
        if low[at + 1 : at + 3] == ["and", "the"] and tag[at + 3] & tags.DIRECTION and low[at + 4] == "of":
            self.next = at + 3  # "the north and the west of P"
            return
        self.noun = 0

    def _conjunction(self, at: int) -> Found | None:
        """Read on after "and": "towns and villages in", "the ports and airfields of"."""
        line, noun = self.line, self.noun
        tag, size = line.tag, line.size
        if noun and (named := named_next(line, at)):
            return self._again(named)  # "took the bridge and with it P"
        if at + 1 >= size or tag[at + 1] & (_BREAKERS | tags.PREPOSITION) or at == self.start:
            return [], at
        following = tag[at + 1]
        if following & tags.VERB_IRREGULAR and not following & (tags.NOUN_AREA | tags.CAPITAL):
            return [], at  # "fired at the guests and fled towards P"
        if following & tags.ADVERB and tag[at + 2] & tags.PAST:
            return [], at  # "started an attack on 4 October and soon occupied P"
        if tag[at - 1] & tags.DIRECTION and following & tags.DIRECTION:
            return None
        if noun and following & tags.DETERMINER:
            return self._again(at + 1, self.lenient)
        goes_on = (noun or self.plain) and (following & tags.NOUN_AREA or self.target)
        return None if goes_on else ([], at)

    def _party(self, at: int, bits: int, word: str) -> None:
        """Take the name of a party, or a part of a name."""
        if bits & tags.ACTOR and word == "garrison" and self.line.low[at + 1 : at + 2] in (["at"], ["in"], ["of"]):
            self._after(tags.AREA)
        elif bits & tags.ACTOR and word.endswith(" side"):
            self._narrow()
            self._after(tags.AREA_PART)
        else:
            self._after(0, plain=bool(bits & tags.NAME_PART) or not adjectival(self.line, at))
