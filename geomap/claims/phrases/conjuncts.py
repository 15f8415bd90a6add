""" "A, B and C": the further places of a phrase, over what stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from geomap.claims.phrases.member import (
    FINITE,
    NAMES,
    SETTLEMENTS,
    THEN,
    apposition,
    gapped_place,
    leading,
    next_member,
)
from geomap.claims.phrases.nounphrase import NEXT_TO, one
from geomap.claims.phrases.placeclues import contains, spot_in, told_what, told_where
from geomap.claims.phrases.placename import EXCEPTING, LISTS, Hit, members_from
from geomap.claims.phrases.when import DAY_ENDS, skip_time
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS, OWNING

_WHAT_IT_IS = 8  # units of "the former capital of the caliphate"
_JOINED_BY = frozenset(("together", "along"))
_MANNER = 6  # units of "without firing a single shot"
_MANNER_ENDS = tags.COMMA | tags.CONJUNCTION | tags.STOP | tags.PREPOSITION | NAMES
# The classes of a word that a list may go on with, and those words that have none of them.
_GOES_ON = tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.PREPOSITION | tags.TO | tags.TIME | tags.NUMBER
_OPENS_ANOTHER = tags.DETERMINER | tags.ACTOR
_GOING_ON = EXCEPTING | {"together", "as", "including"}
_LYING = frozenset(("near", "on", "along", "outside"))
_LYING_WITHIN = 6  # units of "near the Iranian border"
_LISTED = frozenset(("including", "among", "as"))
_NO_SPOT = tags.FINITE | tags.STOP | tags.PREPOSITION | tags.CONJUNCTION | tags.TIME | tags.PRONOUN | tags.QUOTE
_BESIDE = frozenset(("(", "in", "to"))
_END = -1
_ANDS = frozenset(("and", "or", "nor", "&"))
_WIDER = 8  # units of "in the south of the Kharkiv region"
_WITH_IT = (["with", "it"], ["with", "them"], ["after", "it"], ["after", "them"])
_RELATIVE = 14  # units of "which they had held since May"
_A = frozenset(("a", "an"))
_AS_WELL = _JOINED_BY | {"as"}


def more(line: Line, hits: list[Hit], at: int, target: bool, subject: bool) -> tuple[list[Hit], int]:
    """Go on through "A, B and C", leaving out what stands between (appositions, dates, the region a town lies in)."""
    tag, low = line.tag, line.low
    listed: _List | None = None
    while tag[at] & _GOES_ON or low[at] in _GOING_ON or low[at + 1] == "by":
        listed = listed or _List(line, hits, target, subject)
        end = listed.step(at)
        if end < 0:
            break
        at = end
    return hits, at


@dataclass(slots=True)
class _List:
    """A list of places as far as it is read.

    Each step gives the unit behind a further place, or behind what stands before it, and -1 where the list ends.
    """

    line: Line
    hits: list[Hit]
    target: bool
    subject: bool

    def step(self, at: int) -> int:
        """Read on from a unit, by the word that stands there."""
        line, hits = self.line, self.hits
        low, here = line.low, skip_time(line, at)
        here = _past_manner(line, here)
        if here >= line.size:
            return _END
        word, bits = low[here], line.tag[here]
        if word in _BESIDE and (beside := _beside(line, here)) > here:
            return beside
        if word == "but" and low[max(0, hits[0].unit - 2) : hits[0].unit] == ["not", "only"]:
            return self._joined(here + (low[here + 1 : here + 2] == ["also"]), at)  # "not only P but also Q"
        if word == "but" or word in EXCEPTING:
            return self._but(here)
        if (bits & tags.CONJUNCTION and word in _ANDS) or (word in _AS_WELL and _as_well(line, here)):
            return self._joined(here, at)
        if bits & tags.PREPOSITION and word in ("in", "of"):
            # "Izium in the Kharkiv region": the wider place is not what was taken.
            inner, end = one(line, here + 1, False)
            return end if inner and end - here < _WIDER else _END
        parted = bits & tags.COMMA or word == ";"
        if parted and (semicolon := self._semicolon(here)):
            return self._take(self._next(semicolon + 2)) if line.tag[semicolon + 1] & tags.PREPOSITION else _END
        if word in LISTS and hits[0].extent == "part" and line.tag[here + 1] & NAMES:
            return self._members(here)
        if word in _LYING and (comma := _where_it_lies(line, here)):
            return comma
        if word == "including" and hits[-1].extent == "part":  # "a fifth of the region including P and Q"
            return self._take(self._next(here + 1) or self._behind_what_it_is(here + 1))
        return self._parted(here) if parted else _END

    def _next(self, start: int, like: Hit | None = None) -> tuple[list[Hit], int] | None:
        return next_member(self.line, start, self.target, self.subject, like)

    def _take(self, found: tuple[list[Hit], int] | None) -> int:
        """Take further places into the list."""
        if found is None:
            return _END
        self.hits.extend(found[0])
        return found[1]

    def _but(self, here: int) -> int:
        """Step over what is left out: "all of P *but Q*", "P *but not Q*", "P *except for Q*"."""
        left_out = here + 1 + (self.line.low[here + 1 : here + 2] in (["not"], ["for"], ["from"]))
        but = self._next(left_out, self.hits[-1]) if self.subject else None
        return but[1] if but is not None else _END

    def _joined(self, here: int, at: int) -> int:
        """Read what "and" or "together with" joins."""
        line, low = self.line, self.line.low
        if low[here] in _JOINED_BY and _of_states(line, here + 2, self.hits[-1].unit):
            return _END  # "claims P together with Malaysia"
        jump = 1
        if low[here] in _AS_WELL:
            jump = 3 if low[here] == "as" else 2
        if low[here + 1 : here + 3] in _WITH_IT:
            jump = 3  # "took Knin, and with it most of the Krajina"
        found = self._next(here + jump, self.hits[-1])
        if found is None or (here > at and line.tag[found[1]] & FINITE):
            return _END  # "rule over P in 1833 and Chile has": another clause
        return self._take(found)

    def _semicolon(self, here: int) -> int:
        """The semicolon behind which the first place's preposition comes again, "fell on A; on B"; 0 without one."""
        line, first = self.line, self.hits[0].unit
        stop = here
        if line.tag[here] & tags.COMMA and line.tag[here + 1] & tags.RELATIVE:
            reach = range(here, min(line.size, here + _RELATIVE))
            stop = next((unit for unit in reach if line.tag[unit] & tags.STOP), here)
        return stop if line.low[stop] == ";" and line.low[stop + 1 : stop + 2] == line.low[first - 1 : first] else 0

    def _members(self, here: int) -> int:
        """Read the names behind the ground that they are of: "three towns in the region: P, Q and R"."""
        members, end = one(self.line, here + 1, self.target)
        if not members or not contains(self.line, self.hits[0].unit, members[0].unit):
            return _END
        return self._take((members, end))

    def _behind_what_it_is(self, start: int) -> tuple[list[Hit], int] | None:
        """The places behind what the first of them is: "including *the former capital of A*, P, and Q"."""
        tag, comma = self.line.tag, start + 1
        while comma < start + _WHAT_IT_IS and not tag[comma] & (tags.COMMA | tags.STOP | FINITE | tags.PLACE):
            comma += 1
        opened = tag[start] & tags.DETERMINER and tag[comma] & tags.COMMA and tag[comma + 1] & NAMES
        return self._next(comma + 1) if opened else None

    def _parted(self, here: int) -> int:
        """Read on behind a comma or a semicolon."""
        line, low, tag = self.line, self.line.low, self.line.tag
        if here + 1 >= line.size:
            return _END
        after = _later(line, here + 1)
        after += low[after] in NEXT_TO and tag[after + 1] & NAMES != 0  # "P, nearby Q and R"
        if end := self._where_it_is(after):
            return end
        if members := members_from(line, after):
            return self._take(self._next(members))
        if low[after] in _AS_WELL and _as_well(line, after):
            after += 2  # "P, as well as Q": read as "P, and Q"
        joined = low[after - 1] == "well" or (tag[after] & tags.CONJUNCTION and low[after] in ("and", "or", "nor"))
        if joined or low[after : after + 2] == ["but", "also"]:
            return self._last(here, after)
        member = tag[after] & NAMES or _is_member(line, after, self.hits[-1])
        if member or (tag[after] & _OPENS_ANOTHER and _of_another(line, after)):
            found = next_member(line, after, self.target, False, self.hits[-1])
            return self._take(found) if found is not None and self._is_list(here, found[1]) else _END
        skipped = apposition(line, after)
        return self._behind_aside(here, after, skipped) if skipped is not None else _END

    def _where_it_is(self, after: int) -> int:
        """The unit behind the wider place, or the spot, that a comma parts from the last of the list; 0 without one."""
        line, tag, last = self.line, self.line.tag, self.hits[-1].unit
        if tag[after] & tags.PLACE and tag[last] & tags.PLACE and contains(line, after, last):
            return after + 1
        if tag[after] & NAMES and len(self.hits) == 1:
            if told_where(line, after, last):
                return after + 1
            if line.low[after + 1] in OWNING and (end := told_what(line, after + 2)):
                return end
        if tag[after] & tags.PLACE and spot_in(line, last, after):
            self.hits[-1] = Hit(after, "whole")  # "their last base in R, P,"
            return after + 1
        return 0

    def _is_list(self, here: int, end: int) -> bool:
        """Whether what a comma or semicolon parts is a list, which goes on up to a unit."""
        return self.line.low[here] != ";" or _in_list(self.line, self.hits[0].unit, end)

    def _last(self, here: int, joint: int) -> int:
        """Read what "and" joins behind a comma."""
        low = self.line.low
        found = self._next(joint + (3 if low[joint + 1 : joint + 3] in _WITH_IT else 1), self.hits[-1])
        if found is None or not self._is_list(here, found[1]):
            return _END
        if low[joint] == "or" and len(self.hits) == 1 and self.line.tag[found[1]] & tags.COMMA:
            return found[1]  # in "captured P, or Q, on Monday" both are one
        return self._take(found)

    def _behind_aside(self, here: int, after: int, end: int) -> int:
        """Read on behind an aside that begins at `after` and ends with a comma or conjunction."""
        line, low, tag = self.line, self.line.low, self.line.tag
        if low[here] == ";" and _others_clause(line, after, end):
            return _END  # "A holds P; B holds Q, R and S", "A holds P; B, Q and R"
        apposed = tag[end] & tags.COMMA and tag[end - 1] & tags.AREA and _A.isdisjoint(low[max(after, end - 4) : end])
        hangs = tags.RELATIVE | (0 if low[end + 2 : end + 3] in (["and"], ["or"]) else tags.PREPOSITION | tags.TO)
        if apposed and (tag[after] & tags.GERUND or any(bits & hangs for bits in tag[after:end])):
            return _END  # "P, a town that links the capital, Q, to the coast", "P, closing in on the capital, Q"
        if tag[after] & tags.GERUND and _names_one(line, end - 1):
            return _END  # "took P, drawing protests from Q, R and S"
        if (tag[end] & tags.COMMA or low[end] == ";") and end + 1 < line.size:
            joint = end + 1 + 2 * (low[end + 1 : end + 4] == ["as", "well", "as"])  # "P, a port, as well as Q"
            joined = joint > end + 1 or low[joint] in ("and", "or")
            if not joined and not tag[joint] & tags.PLACE:
                return _END
            start = joint + joined
            found = self._next(start, self.hits[-1])
            if found is None or tag[start] & tags.PRONOUN or not self._is_list(end, found[1]):
                return _END
            return self._take(found)
        if tag[end] & tags.CONJUNCTION and low[end] == "and":
            return self._take(self._next(end + 1, self.hits[-1]))
        return _END


def _past_manner(line: Line, at: int) -> int:
    """Step over "without a shot", "street by street" where a list may go on behind; the unit itself elsewhere."""
    if line.low[at + 1] == "by" and line.low[at] == line.low[at + 2]:
        return skip_time(line, at + 3)
    if line.low[at] != "without":
        return at
    end = next((unit for unit in range(at + 1, at + _MANNER) if line.tag[unit] & _MANNER_ENDS), at)
    return end if line.tag[end] & (tags.COMMA | tags.CONJUNCTION) else at


def _where_it_lies(line: Line, at: int) -> int:
    """The comma behind where a member of a list lies, "P *near the Iranian border*, Q and R"; 0 where no list goes on.

    Of a list that is told to be one, the spot may have a name: "towns such as P near S, Q and R".
    """
    tag, low = line.tag, line.low
    comma = next((unit for unit in range(at + 2, min(line.size - 1, at + _LYING_WITHIN)) if tag[unit] & tags.COMMA), 0)
    if not comma or any(map(_NO_SPOT.__and__, tag[at + 1 : comma])):
        return 0
    if tag[comma - 1] & NAMES and _LISTED.isdisjoint(low[max(0, at - _LYING_WITHIN) : at]):
        return 0
    end = comma
    while end + 1 < line.size and tag[end] & tags.COMMA and tag[end + 1] & NAMES:
        end += 2
    if low[end] != "and" or end + 2 >= line.size or not tag[end + 1] & NAMES:
        return 0
    closed = tag[end + 2] & (tags.COMMA | tags.STOP) or low[end + 2] in FULL_STOPS
    return comma if closed and not tag[end + 3 if end + 3 < line.size else end + 2] & tags.FINITE else 0


def _others_clause(line: Line, start: int, end: int) -> bool:
    """Whether some units behind a semicolon begin a clause of others: a party, or a verb of holding."""
    others = any(unit in line.actor and line.actor[unit].kind != "adjective" for unit in range(start, end))
    return others or any(bits & tags.TRIGGER for bits in line.tag[start:end])


def _names_one(line: Line, at: int) -> bool:
    """Whether a place stands at a unit, or a state or body from whom something comes: "protests from the U.N."."""
    if line.tag[at] & NAMES:
        return True
    led = at - 1 - bool(line.tag[at - 1] & tags.DETERMINER)
    return at in line.actor and line.actor[at].kind != "generic" and line.low[led] == "from"


def _of_another(line: Line, at: int) -> bool:
    """Whether another party and its place stand at a unit, the verb left out: "the rebels took P, the army Q"."""
    at += bool(line.tag[at] & tags.DETERMINER)
    if at not in line.actor or at + 1 >= line.size or not gapped_place(line, at + 1) or line.tag[at] & tags.PLACE:
        return False
    return at + 2 >= line.size or bool(line.tag[at + 2] & DAY_ENDS) or line.low[at + 2] in FULL_STOPS


def _beside(line: Line, at: int) -> int:
    """Step over what stands beside a place without a comma: "(30,000 people)", "in the east"."""
    low, size = line.low, line.size
    if low[at] == "(":
        return next((unit + 1 for unit in range(at + 1, min(size, at + 14)) if low[unit] == ")"), at)
    if low[at] in {"in", "to"} and at + 2 < size and low[at + 1] == "the" and line.tag[at + 2] & tags.DIRECTION:
        return at + 3 if low[at + 3 : at + 4] != ["of"] else at
    return at


def _later(line: Line, at: int) -> int:
    """Step over "then", "at last" and "followed by" before a further place."""
    low = line.low
    if low[at : at + 2] == ["followed", "by"]:
        return at + 2
    look = at + (low[at] == "and")
    while look < line.size - 1 and low[look] in THEN:
        look += 1
    return look if look > at + (low[at] == "and") and line.tag[look] & NAMES else at


def _in_list(line: Line, first: int, end: int) -> bool:
    """Whether semicolons part the members of a list and not clauses: behind a colon, or where another stop follows."""
    return ":" in line.low[max(0, first - 4) : end] or end >= line.size or line.low[end] in (";", ".", "!")


def _is_member(line: Line, at: int, like: Hit) -> bool:
    """Whether a phrase behind a comma is a further member: "P, from Q", "P, the village of Q", "P, most of Q"."""
    tag, low = line.tag, line.low
    before = leading(line, like.unit)
    if tag[at] & tags.PREPOSITION:
        if before < 0 or low[at] != low[before] or at + 1 >= line.size:
            return False
        if low[at] == "of" and not {("and", "of"), (",", "of")}.intersection(pairwise(low[at + 2 : at + 5])):
            return False  # but "the fall of P, of Q and of R"
        return bool(tag[at + 1] & NAMES) and not contains(line, at + 1, like.unit)
    if low[at] != "headquarters" and (tag[at] & tags.AREA_PART or low[at] in ("most", "half", "much")):
        return low[at + 1 : at + 2] == ["of"]
    noun = at + bool(tag[at] & tags.DETERMINER)
    if noun + 2 >= line.size or low[noun] not in SETTLEMENTS or low[noun + 1] != "of":
        return False
    return bool(tag[noun + 2] & tags.PLACE) and line.level(noun + 2) in ("settlement", "")


def _of_states(line: Line, at: int, like: int) -> bool:
    """Whether states stand at a unit, and no state was named before."""
    return at in line.actor and line.level(at) == "country" and line.level(like) != "country"


def _as_well(line: Line, at: int) -> bool:
    """Whether "as well as" or "together with" stands there, which joins as "and" does."""
    two = line.low[at : at + 2]
    if two[0] == "as":
        return line.low[at + 1 : at + 3] == ["well", "as"]
    return two in (["together", "with"], ["along", "with"])
