"""One noun phrase read from left to right: the place that it names, and how much of it."""

from __future__ import annotations

from geomap.claims.phrases.nounwords import BREAKERS, WORDED, NounWords
from geomap.claims.phrases.placeclues import (
    among_them,
    building_in,
    counted_list,
    describes,
    ground_follows,
    list_behind_clause,
    list_over,
    named_next,
    names_one,
    of_whose,
    plural_noun,
    regions_of,
    taken,
)
from geomap.claims.phrases.placename import LISTS, Hit, at_sea, members_from, placed
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING, POSSESSIVES
from geomap.model import Extent

_LONGEST = 14  # units that a noun phrase may have before its place; a longer one is a sentence that lost its verb
KEEPS = frozenset(("keep", "keeps", "kept", "keeping"))
_TAKES = frozenset(["take", "takes", "took", "taken", "taking"])
_CALLED = frozenset(("known", "called", "named", "dubbed"))
_QUARTERS = frozenset(("city", "town", "quarter"))
_LINKING = frozenset(("linking", "connecting"))
_SELVES = frozenset(("himself", "herself", "itself", "themselves"))
VEHICLES = frozenset(
    ("trucks", "vehicles", "tanks", "pickups", "pick-ups", "cars", "lorries", "jeeps", "boats", "ships", "convoy",
     "convoys", "column", "columns", "armour", "armor")
)  # fmt: skip
_ON_THE_MOVE = frozenset(
    ("advancing", "moving", "heading", "marching", "pushing", "approaching", "retreating", "fleeing", "withdrawing")
)
_NO_ADJECTIVES = _LINKING | _SELVES | _ON_THE_MOVE
_ADJUNCT = tags.PREPOSITION | tags.TIME | tags.ADVERB  # what may stand between a noun and the list of what it counts
_NAMES = tags.PLACE | tags.WEAK
_GROUND = tags.PLACE | tags.WEAK | tags.NOUN_AREA | tags.DIRECTION
_AREAS = frozenset((tags.AREA, tags.AREA | tags.TRIGGER))  # the classes of a word that is a noun of area alone
# The classes of a word that ends no phrase, though it may break one off elsewhere.
_NO_BREAKERS = (
    _GROUND | tags.COMMA | tags.PREPOSITION | tags.NEAR | tags.WHOLE | tags.NUMBER | tags.DETERMINER | tags.COMPOUND
)
# The classes that mean something in a noun phrase; a word of none of them is an adjective or a thing.
_TELLING = (
    _GROUND | BREAKERS | tags.COMMA | tags.PREPOSITION | tags.NEAR | tags.WHOLE | tags.NUMBER | tags.CONJUNCTION
    | tags.DETERMINER | tags.POSSESSIVE | tags.ADVERB | tags.COMPOUND | tags.ACTOR | tags.NAME_PART
    | (tags.FINITE & ~tags.PAST) | tags.FIGURATIVE
)  # fmt: skip
_LINKS = _NAMES | _ADJUNCT | tags.COMMA
_JOINTS = tags.STOP | tags.CONJUNCTION
_COMPRISES = frozenset(("comprises", "includes", "covers", "comprised", "included", "covered", "encompasses"))
_BEFORE_DISPUTED = tags.DETERMINER | tags.PREPOSITION
_ADJECTIVES = frozenset(("remaining", "disputed"))
NEXT_TO = frozenset(("neighbouring", "neighboring", "adjoining", "outlying", "nearby", "adjacent"))
_ROUND = frozenset(("around", "near", "outside"))
_TELLS_OF = frozenset(("where", "behind"))
_TELL_OF = (
    ["next", "to"], ["close", "to"], ["across", "from"], ["used", "by"], ["occupied", "by"], ["owned", "by"],
    ["belonging", "to"], ["rented", "by"], ["run", "by"], ["manned", "by"],
)  # fmt: skip
_SET_IN = frozenset(("in", "at", "near"))
_LONGEST_TOLD = 9
_CLAUSE_ENDS = tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.SUBORDINATOR | tags.RELATIVE | tags.QUOTE
_REMAINING = tags.NOUN_AREA | tags.FORCE

Found = tuple[list[Hit], int]  # the places, and the unit after what was read


def one(line: Line, start: int, target: bool, lenient: bool = False) -> Found:
    """Read one conjunct: modifiers, nouns of area with "of" or "in", at last the place; remembered by the line."""
    if start > line.last_place:
        return [], start
    asked = start, target, lenient
    known = line.phrases.get(asked)
    if known is None:
        known = _Phrase(line, start, target, lenient).read() if _opens(line, start) else ([], start)
        if target and not known[0] and known[1] > start + 1:
            known = _where_it_is(line, known[1]) or known
        line.phrases[asked] = known
    return [*known[0]], known[1]


def _where_it_is(line: Line, end: int) -> Found | None:
    """The place of a building of which more is told: "a house *next to the hospital* in P", "*where they hid* in P"."""
    tag, low = line.tag, line.low
    if low[end] not in _TELLS_OF and low[end - 1 : end + 1] not in _TELL_OF:
        return None
    ends = _CLAUSE_ENDS if low[end] == "where" else _CLAUSE_ENDS | tags.FINITE
    for at in range(end + 1, min(end + _LONGEST_TOLD, line.last_place)):
        if low[at] in _SET_IN:
            hits, after = one(line, at + 1, target=True)
            if hits:
                return hits, after
        if tag[at] & ends and at not in line.actor:
            break
    return None


def _opens(line: Line, start: int) -> bool:
    """Whether a phrase that names a place may begin at a unit."""
    tag, low = line.tag, line.low
    if tag[start] & tags.TRIGGER:
        if start and tag[start - 1] & tags.TO and not tag[start] & _GROUND:
            return False  # "a push to recapture P"
        if tag[start] & tags.GERUND and (taken(line, start + 1) or low[start - 1] in KEEPS):
            return False  # "within an inch of taking P", "kept attacking Russian positions in P"
    return not (low[start] == "place" and low[start - 1] in _TAKES)  # "took place at P"


class _Phrase(NounWords):
    """A noun phrase that ends in the name of a place.

    A step takes the unit `at`, notes what it means for the place that comes, and returns None to go on,
    or what was found where the phrase ends.
    """

    __slots__ = ("furthest", "lenient")

    def __init__(self, line: Line, start: int, target: bool, lenient: bool) -> None:
        self.line = line
        self.target = target
        self._begin(start, lenient)

    def _begin(self, start: int, lenient: bool) -> None:
        self.start = self.next = start
        last = self.line.last_place  # no place stands further on
        self.furthest = start + _LONGEST if start + _LONGEST <= last else last + 1
        self.lenient = lenient
        self.extent = "whole"
        self.stated = self.narrowed = self.plain = False
        self.noun = 0

    def _again(self, start: int, lenient: bool = False) -> Found | None:
        """Go on from a unit as with a phrase of its own."""
        if start > self.line.last_place or not _opens(self.line, start):
            return [], start
        self._begin(start, lenient)
        return None

    def read(self) -> Found:
        """Read up to the place, or to what ends the phrase without one."""
        tag, low = self.line.tag, self.line.low
        at = self.start
        while at < self.furthest:
            bits, word = tag[at], low[at]
            joins = bits & _LINKS or word in WORDED
            if not joins:
                if self.noun and word in _CALLED:
                    at += 1 + (low[at + 1 : at + 2] == ["as"])
                    continue  # "the territory known as P"
                if not bits & _TELLING:
                    if word in NEXT_TO and tag[at + 1] & _NAMES:
                        at += 1
                        continue  # "nearby Goma"
                    if word in _NO_ADJECTIVES and self._acts(at, word):
                        return [], at
                    if at > self.start and bits & tags.PAST and tag[at + 1] & tags.PLACE and self._told(at):
                        return [], at
                    self.noun, self.plain = 0, True  # an adjective before a noun, or a thing
                    at += 1
                    continue
                if bits == tags.DETERMINER:
                    at += 1
                    continue
                if bits in _AREAS:
                    self.noun, self.plain = tags.AREA, False
                    at += 1
                    continue
                if word in _ADJECTIVES and at > self.start and tag[at + 1] & _REMAINING:
                    at += 1
                    continue  # "the last remaining outpost in P", "the disputed territory of P"
                if word == "disputed" and tag[at - 1] & _BEFORE_DISPUTED and tag[at + 1] & _NAMES:
                    at += 1
                    continue  # "out of the disputed P"
                if word == "one" and names_one(self.line, at):
                    at += 1
                    continue  # "one more town, P"
                if self.noun and bits & tags.RELATIVE and low[at + 1] in _COMPRISES:
                    at += 2  # "hold an area that comprises most of P"
                    continue
                if self.noun and bits & tags.RELATIVE and (comma := list_behind_clause(self.line, self.start, at)):
                    at = comma
                    continue
                if bits & BREAKERS and not bits & _NO_BREAKERS and not (self.noun and bits & tags.STOP):
                    return [], at
                joins = bits & _JOINTS
            self.next = at + 1
            if joins:
                found = self._step(at, bits, word)
                if found is not None:
                    return found
            elif not self._class(at, bits, word):
                return [], at
            at = self.next
        return [], at

    def _acts(self, at: int, word: str) -> bool:
        """Whether a word is none that describes: "set fire to *himself* in P", "fired at troops *advancing* to P"."""
        if word in _ON_THE_MOVE:
            drives = at > self.start and (self.line.tag[at - 1] & tags.FORCE or self.line.low[at - 1] in VEHICLES)
            return self.target and bool(drives)
        return word in _LINKING or at == self.start  # "the road linking P to Q"

    def _told(self, at: int) -> bool:
        """Whether the past form before a place is the verb of a thing: "the loss of the bridge *isolated* P"."""
        if self.line.tag[at - 1] & (tags.DETERMINER | tags.ADVERB):
            return False  # "the ruined P"
        return bool(self.line.tag[self.start] & tags.DETERMINER) or plural_noun(self.line.low[at - 1])

    def _step(self, at: int, bits: int, word: str) -> Found | None:
        line = self.line
        if bits & _NAMES:
            if self._describes(at, bits, word):
                return None
            if bits & tags.PLACE or not self.plain or ground_follows(line, at):
                return self._name(at)
        if self.noun:
            if (word in LISTS or word == "(") and line.tag[at + 1] & _NAMES:
                return self._again(at + 1)  # "three towns: A, B and C"
            if bits & _ADJUNCT and (comma := list_over(line, at)):
                self.next = comma  # "three towns in June, including P"
                return None
            if bits & tags.COMMA and counted_list(line, self.start, at):
                return self._again(at + 1)  # "three towns, A, B and C", "two towns, P among them"
        if bits & tags.COMMA:
            return self._comma(at)
        if word in WORDED:
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
        of = line.low[at + 1] == "of"
        if of and bits & tags.WEAK and word.rpartition(" ")[2] in _QUARTERS:
            self.extent, self.narrowed, self.noun = "part", True, tags.AREA_PART  # "the Old City of P"
        elif self.target and bits & tags.WEAK and building_in(line, at):
            self._after(0, plain=True)  # "the National Assembly building in Seoul"
        elif describes(line, at):
            # "the West Bank town of P", "the Shiite villages of P"; "the Red Sea port" may be one name
            self._after(tags.AREA if of else 0)
        else:
            return False
        return True

    def _name(self, at: int) -> Found | None:
        """Take the place at a unit, after looking at the words on either side of it."""
        line = self.line
        if of_whose(line, at):
            return [], at
        target = self.target or self.lenient
        behind = line.low[at + 1]
        if behind in POSSESSIVES and (within := regions_of(line, at + 1)):
            inner = one(line, within, target)
            if inner[0]:
                return inner  # "Georgia's breakaway regions of P and Q": they
        found = placed(line, self.start, at, self.extent, self.stated, target, self.plain and not self.lenient)
        if isinstance(found, int):
            self.target = target
            owned = behind in OWNING and not line.tag[found - 1] & (tags.COMMA | tags.STOP)
            extent: Extent = self.extent if owned or at_sea(line, at) else "whole"
            again = self._again(found)
            self.extent = extent  # "a town in Iraq's Anbar province"
            return again
        return found

    def _comma(self, at: int) -> Found | None:
        """Step over a comma between adjectives ("the small, muddy town") or before the name ("the capital, Sanaa")."""
        line, noun = self.line, self.noun
        tag, low, size = line.tag, line.low, line.size
        if noun and (members := members_from(line, at + 1)):
            return self._again(members)
        if noun & tags.AREA and tag[at + 1] & tags.PLACE:
            return None
        if noun and (largest := among_them(line, at + 1)):
            return self._again(largest)  # "three towns, the largest of them P"
        goes_on = at + 1 < size and not tag[at + 1] & (BREAKERS | tags.DETERMINER)
        if self.plain and goes_on and at == self.start + 2 and tag[self.start] & tags.DETERMINER:
            town = next((unit for unit in range(at + 2, min(at + 4, size - 1)) if tag[unit] & tags.NOUN_AREA), 0)
            return None if town and low[town + 1] == "of" else ([], at)  # "the dusty, fly-blown town of P"
        return ([], at) if at == self.start or not goes_on or noun or self.plain else None

    def _conjunction(self, at: int) -> Found | None:
        """Read on after "and": "towns and villages in", "the ports and airfields of"."""
        line, noun = self.line, self.noun
        tag, size = line.tag, line.size
        if noun and (named := named_next(line, at)):
            return self._again(named)  # "took the bridge and with it P"
        if line.low[at - 1] == "in" and line.low[at + 1] in _ROUND:
            self.next = at + 2
            return None  # "rebel positions in and around P"
        if at + 1 >= size or tag[at + 1] & (BREAKERS | tags.PREPOSITION) or at == self.start:
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
        if following & tags.FORCE and tag[at - 1] & tags.FORCE and tag[at + 2] & tags.NOUN_AREA:
            return None  # "army and police bases in P"
        if line.low[at + 1] == "other" or (following & tags.NUMBER and noun):
            following = tag[min(at + 2, size - 1)]  # "the palace and other parts of P", "200 posts and nine towns"
        goes_on = (noun or self.plain) and (following & tags.NOUN_AREA or self.target)
        return None if goes_on else ([], at)
