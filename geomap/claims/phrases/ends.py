"""Where a noun phrase ends: before the next word of its frame, a date, or the boundary of a clause."""

from __future__ import annotations

from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS

_LOOK = 14  # units that troops, weapons or a flag may take between a verb and its preposition
_NOMINAL = tags.NOUN_AREA | tags.FORCE | tags.PLACE | tags.ACTOR | tags.WEAPON | tags.DIRECTION
_BOTH = frozenset(["force", "bomb", "shell", "attack", "strike", "raid", "fire"])  # verbs that are nouns too
_BOUNDARY = tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SPEECH
_NO_BOUNDARY = tags.DETERMINER | tags.FORCE | tags.PEOPLE
_VERBS = tags.PAST | tags.VERB_IRREGULAR
_TELLERS = tags.PEOPLE | tags.TITLE
_JOINTS = tags.SUBORDINATOR | tags.CONJUNCTION
_PARTIES = frozenset(("body", "capital", "group", "people", "generic"))
_OFFICIALS = frozenset(("officials", "administrators", "governors", "appointees"))
_EQUIPPED = frozenset(("armed", "wearing", "dressed", "carrying", "riding", "equipped", "firing", "calling", "clad"))
# The classes of a word that may end a phrase; without them a verb of no class behind a state may, and a full stop.
_MAY_END = _BOUNDARY | _JOINTS | _VERBS | tags.COMMA | tags.PREPOSITION | tags.TO | tags.DETERMINER | tags.ASKS


def phrase_end(line: Line, start: int, following: frozenset[str] | None) -> int | None:
    """Return the unit where the noun phrase from `start` ends: before the words that follow it, or a boundary."""
    furthest = min(line.size, start + _LOOK)
    if following is not None:
        return _end_before(line, start, furthest, following)
    tag, low = line.tag, line.low
    for at in range(start, furthest):
        bits = tag[at]
        if at > start and tag[at - 1] & tags.FORCE and low[at] in _EQUIPPED:
            return at  # "by rebels armed with rifles"
        if not bits & _MAY_END:
            if low[at] in FULL_STOPS or (not bits and at > start and _verb_of_state(line, at)):
                return at
            continue
        if bits & tags.PREPOSITION and low[at] == "from" and at > start and _of_a_group(line, at):
            continue
        if bits & tags.COMMA or _is_boundary(line, at) or (bits & tags.PREPOSITION and low[at] != "of"):
            return at
        if bits & _JOINTS and not (tag[at + 1] & (tags.ACTOR | tags.FORCE) and bits & tags.CONJUNCTION):
            return at
        if at == start:
            continue
        if bits & tags.DETERMINER and tag[at + 1] & tags.TIME:
            return at  # "by the army the week before"
        verb = bits & _VERBS or (bits & tags.ASKS and low[at].endswith("ed"))
        if verb and not bits & tags.FORCE and (tag[at - 1] & (tags.FORCE | tags.WEAPON) or _is_party(line, at - 1)):
            return at
        if _verb_of_state(line, at):
            return at
    return furthest


def _end_before(line: Line, start: int, furthest: int, following: frozenset[str]) -> int | None:
    """The unit before `furthest` where one of the words stands that follow a phrase; None behind a boundary."""
    tag, low = line.tag, line.low
    for at in range(start, furthest):
        bits = tag[at]
        if low[at] in following:
            return at
        if bits & tags.COMMA:
            if tag[at + 1] & tags.CONJUNCTION or _tells(line, at + 1):
                return None  # "killed nine people on Sunday, a doctor in P said"
            if tag[at + 1] & tags.RELATIVE and at > start:
                stop = min(line.size - 1, at + _LOOK)
                closed = next((unit for unit in range(at + 2, stop) if tag[unit] & tags.COMMA), 0)
                return closed + 1 if closed and low[closed + 1] in following else None  # "the rebels, who had fled,"
        elif _is_boundary(line, at):
            return None
    return None


def _is_boundary(line: Line, at: int) -> bool:
    """Whether a unit ends any phrase: a full stop, a verb, or "to" with one behind it."""
    bits = line.tag[at]
    if bits & tags.TO:
        after = line.tag[at + 1]  # "brought up reserves to drive E out of P"
        if after & tags.TRIGGER and (not after & _NOMINAL or line.low[at + 1] in _BOTH):
            return True
    if bits & tags.NOUN_AREA and at and line.tag[at - 1] & tags.FORCE:
        return False  # "police posts"
    return bool(bits & _BOUNDARY and not bits & _NO_BOUNDARY) or line.low[at] in FULL_STOPS


def _tells(line: Line, start: int) -> bool:
    """Whether someone who tells of it stands behind a comma: "…, a senior official in P said"."""
    tag = line.tag
    if start >= line.size or not tag[start] & tags.DETERMINER:
        return False
    noun = next((unit for unit in range(start + 1, min(start + 4, line.size)) if tag[unit] & _TELLERS), 0)
    return noun > 0 and any(bits & tags.SAID for bits in tag[noun + 1 : noun + _LOOK])


def _is_party(line: Line, at: int) -> bool:
    """Whether a unit names a party by itself: "the capture of P by the regime *changed* the war"."""
    actor = line.actor.get(at)
    return actor is not None and (actor.kind in _PARTIES or actor.noun == "opposition")


def _of_a_group(line: Line, at: int) -> bool:
    """Whether "from" leads from men to the group whose they are: "fighters from Lebanon's Hezbollah"."""
    whose = at + (3 if line.tag[min(at + 2, line.size - 1)] & tags.POSSESSIVE else 1)
    kind = line.actor[whose].kind if whose in line.actor else ""
    officials = line.low[at - 1] in _OFFICIALS and kind in ("group", "state")  # "run by officials from Russia"
    return officials or (bool(line.tag[at - 1] & tags.FORCE) and kind == "group")


def _verb_of_state(line: Line, at: int) -> bool:
    """Whether a verb follows the name of a state ("the occupation of P by Turkey goes on")."""
    actor = line.actor.get(at - 1)
    if actor is None or actor.kind != "state":
        return False
    bits = line.tag[at]
    return bool(bits & _VERBS) or (not bits and line.low[at].endswith("s"))


def undated(line: Line, start: int, end: int) -> int:
    """The end of an actor's phrase without the date behind it ("joined A nine years later")."""
    if start not in line.actor and start + 1 not in line.actor:
        return end
    return next((unit for unit in range(start + 2, end) if line.tag[unit] & (tags.TIME | tags.NUMBER)), end)
