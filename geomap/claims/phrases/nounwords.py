"""What the words of a noun phrase say, before its place, of how much of the place is meant."""

from __future__ import annotations

from geomap.claims.phrases.placeclues import (
    above_place,
    adjectival,
    leads_away,
    measured,
    one_of_its_towns,
    one_of_several,
    the_town_there,
    to_the_way,
    towards_apposed,
    whole_region,
)
from geomap.claims.phrases.placename import AMONG, EXCEPTING
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import POSSESSIVES
from geomap.model import Extent

_LEFT_OF = (["was", "left", "of"], ["is", "left", "of"], ["remained", "of"], ["remains", "of"])
_QUANTIFIERS = frozenset(
    ("not only", "not just", "more than", "less than", "up to", "at least", "number of", "couple of")
)
# Words that are read for their own sense, whatever their classes ("all but", "no more than", "street after street").
WORDED = frozenset(
    [
        "all", "nearly", "almost", "virtually", "practically", "within", "no", "after", "by", "about", "over", "some",
        "roughly", "en", "such", "near", "around", "outside", "surrounding", "overlooking", "behind", "end", "with",
        "like", "what", "suburb", *EXCEPTING, *AMONG, *(pair.split()[0] for pair in _QUANTIFIERS),
    ]
)  # fmt: skip
_ALL_BUT = frozenset(("all", "nearly", "almost", "virtually", "practically"))
_NEARBY = frozenset(("near", "around", "outside", "behind", "surrounding", "overlooking"))
_INWARD = frozenset(("of", "in", "on", "at", "inside", "within", "from", "along", "across", "to", "for", "by"))
_AT = frozenset(("at", "in", "near"))
_SEATED = frozenset(("at", "in", "of"))
_NAMED = tags.PLACE | tags.ACTOR
_PREPOSITION = tags.PREPOSITION | tags.NEAR  # what is near a place is none of its prepositions
_OF_GROUND = tags.NEAR | tags.WHOLE | tags.DIRECTION | tags.NOUN_AREA | tags.NUMBER
BREAKERS = tags.SUBORDINATOR | tags.RELATIVE | tags.AUXILIARY | tags.STOP | tags.PRONOUN
_BREAKS_NOT = tags.DETERMINER | tags.COMPOUND
_MODIFIERS = tags.DETERMINER | tags.POSSESSIVE | tags.ADVERB | tags.COMPOUND
_FINITE = tags.FINITE & ~tags.PAST
_SETTLEMENTS = frozenset(("towns", "villages", "settlements", "hamlets", "town", "village", "settlement", "hamlet"))
_BRIDGES = frozenset(("bridge", "bridges", "pontoon", "crossing", "crossings"))


class NounWords:
    """A noun phrase while it is read from left to right: what its words have said so far of the place that comes."""

    __slots__ = ("extent", "line", "narrowed", "next", "noun", "plain", "start", "stated", "target")

    line: Line
    target: bool  # whether anything in the place counts
    start: int
    next: int  # the unit to go on at
    extent: Extent
    stated: bool  # the text says "all of it"
    narrowed: bool
    noun: int  # classes of the last noun, which a preposition may follow
    plain: bool  # the last noun is of no class: a thing, not a stretch of ground

    def _after(self, noun: int, *, plain: bool = False) -> None:
        self.noun, self.plain = noun, plain

    def _narrow(self) -> None:
        """Note that a part of the place is meant, where it is not what is near it."""
        self.narrowed = True
        if self.extent == "whole":
            self.extent = "part"

    def _word(self, at: int, word: str) -> int | None:
        """Take a word with a sense of its own: the unit to go on at, `at` where the phrase ends, None without one."""
        line, noun, start = self.line, self.noun, self.start
        tag, low, size = line.tag, line.low, line.size
        after = at + 1
        following = tag[after]
        if word in _ALL_BUT:
            if low[after] == "but" if word == "all" else following & tags.WHOLE:
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
            if noun & tags.AREA and low[at + 2] in _AT and following & _NAMED:
                return at + 2  # "a border crossing with Turkey at P"
        elif word in ("after", "by"):
            if at > start and low[after] == low[at - 1]:
                return at + 2  # "street after street in"
        elif word in EXCEPTING:
            if at > start:
                return at  # "all of the region except P"
        elif word in ("about", "over", "some", "roughly"):
            if following & (tags.NUMBER | tags.AREA_PART) or low[after] == "a":
                return after
        elif word in AMONG:
            if noun and following & (tags.PLACE | tags.WEAK):
                self.extent, self.narrowed = "whole", False
                self._after(0)  # "northern towns including P": all of it
                return after
        elif word == "like":
            if noun and following & tags.PLACE:
                self.extent, self.narrowed = "whole", False
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
            if noun and low[after] == "as":
                self.extent, self.narrowed = "whole", False
                self._after(0)  # "towns such as P"
                return at + 2
        elif word == "end":
            if at > start and tag[at - 1] & tags.DIRECTION and low[after] == "of":
                self._narrow()
                self._after(tags.AREA_PART)
                return after
        elif word == "suburb" and low[after] == "of" and "a" not in low[max(0, start - 1) : at]:
            self._after(tags.AREA)  # "the suburb of P" is P itself, "a suburb of P" is beside it
            return after
        return at + 2 if f"{word} {low[after]}" in _QUANTIFIERS else None

    def _class(self, at: int, bits: int, word: str) -> bool:
        """Take a unit by its classes; False where it ends the phrase."""
        if bits & _PREPOSITION == tags.PREPOSITION:
            return self._preposition(at, word)
        if bits & _OF_GROUND or word in _NEARBY:
            return self._ground(at, bits, word)
        if bits & BREAKERS and not bits & _BREAKS_NOT:
            return False
        if bits & _MODIFIERS:
            if bits & tags.POSSESSIVE and word in POSSESSIVES:
                self.plain = False
            return not (bits & tags.ADVERB and self.noun & tags.AREA and at > self.start)
        if bits & (tags.ACTOR | tags.NAME_PART):
            self._party(at, bits, word)
        elif (bits & _FINITE and not self.target) or bits & tags.FIGURATIVE:
            return False
        else:
            self.noun, self.plain = 0, True  # any other word: an adjective before a noun, or a thing
        return True

    def _ground(self, at: int, bits: int, word: str) -> bool:
        """Take a noun of ground, or how much of it; False where it ends the phrase."""
        line = self.line
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
            if word == "left" and at > self.start and not line.tag[at - 1] & tags.DETERMINER:
                return False  # "the loss of the bridge left P exposed"
            self._direction(at)
        elif bits & tags.AREA_NEAR:
            self.extent = "approach"
            self._after(tags.AREA_NEAR)
        elif bits & tags.AREA_PART and not (bits & tags.AREA and word == "capital"):
            following = line.tag[at + 1]
            kind_of_town = following & tags.AREA and not following & tags.AREA_PART
            if self.extent != "approach" and not kind_of_town and line.low[at - 1] != "every":
                # but "a refinery town", "every inch of"
                self.extent, self.narrowed, self.stated = "part", True, False
            self.noun, self.plain = tags.AREA_PART, False
        elif bits & tags.AREA:
            self.noun, self.plain = tags.AREA, False
        elif word.endswith("%") or line.low[at + 1] == "of":
            self._after(tags.AREA_PART)
            if self.extent == "whole":
                self.extent, self.narrowed, self.stated = "part", True, False
        return True

    def _preposition(self, at: int, word: str) -> bool:
        line, noun, plain, target = self.line, self.noun, self.plain, self.target
        at_start = at == self.start
        if word == "of":
            if not at_start and (apposed := one_of_several(line, at)):
                self._after(0)  # "the last of the three towns, P"
                self.next = apposed
                return True
        elif noun & tags.AREA and (comma := towards_apposed(line, at)):
            self.next = comma  # "the town to the south, P"
            return True
        if word == "to" and noun & tags.AREA_PART and to_the_way(line, at):
            self.extent, self.next = "approach", at + 4  # "lines to the northwest of P"
            self._after(0)
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
            if word == "in" and self.extent == "whole":
                if the_town_there(line, self.start, at):
                    return False
                if one_of_its_towns(line, self.start, at):
                    self._narrow()
            elif word == "across" and line.low[at - 1] in _BRIDGES and not target:
                return False  # "took the bridge across the Niger"
            if at_start and line.tag[at - 1] & tags.AREA_PART:
                self.extent, self.narrowed = "part", True
            elif word == "of" and line.low[at - 1] == "area" and line.low[self.start] in ("a", "an", "one"):
                self._narrow()  # "a small area of P"
        elif (target and plain and word in {"outside", "over", "off"}) or (noun and above_place(line, at)):
            self.extent = "approach"
        else:
            return False
        self.noun, self.plain = 0, False
        return True

    def _direction(self, at: int) -> None:
        line = self.line
        tag, low = line.tag, line.low
        if low[at + 1] == "of" and at > self.start:
            if self.noun or self.plain:
                # "a swath of land east of the Oskil": beside it. "a village north of Bakhmut": near it.
                if self.extent == "whole" or low[at - 1] in _SETTLEMENTS:
                    self.extent = "approach"
                self._after(tags.AREA)
                self.next = at + 2
                return
            if tag[at - 1] & tags.DETERMINER and self.extent != "approach":
                self.extent, self.narrowed = "part", True  # "the west of P"
                self._after(tags.AREA)
                self.next = at + 2
                return
        if low[at + 1] == "and" and low[at + 2] == "the" and tag[at + 3] & tags.DIRECTION and low[at + 4] == "of":
            self.next = at + 3  # "the north and the west of P"
            return
        self.noun = 0

    def _party(self, at: int, bits: int, word: str) -> None:
        """Take the name of a party, or a part of a name."""
        if bits & tags.ACTOR and word == "garrison" and self.line.low[at + 1] in _SEATED:
            self._after(tags.AREA)
        elif bits & tags.ACTOR and word.endswith(" side"):
            self._narrow()
            self._after(tags.AREA_PART)
        else:
            self._after(0, plain=bool(bits & tags.NAME_PART) or not adjectival(self.line, at))
