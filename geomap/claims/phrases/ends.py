"""Where a noun phrase ends: before the next word of its frame, a date, or the boundary of a clause."""

from __future__ import annotations

from geomap.claims.words import tags
from geomap.claims.words.line import Line

_LOOK = 14  # units that troops, weapons or a flag may take between a verb and its preposition
_NOMINAL = tags.NOUN_AREA | tags.FORCE | tags.PLACE | tags.ACTOR | tags.WEAPON | tags.DIRECTION
_BOTH = frozenset(["force", "bomb", "shell", "attack", "strike", "raid", "fire"])  # verbs that are nouns too
_BOUNDARY = tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SPEECH
_TELLERS = tags.PEOPLE | tags.TITLE
_JOINTS = tags.SUBORDINATOR | tags.CONJUNCTION


def phrase_end(line: Line, start: int, following: frozenset[str] | None) -> int | None:
    """Return the unit where the noun phrase from `start` ends: before the words that follow it, or a boundary."""
    tag, low = line.tag, line.low
    at = start
    while at < line.size and at - start < _LOOK:
        bits = tag[at]
        if following is not None and low[at] in following:
            return at
        if bits & tags.COMMA and tag[at + 1] & tags.CONJUNCTION:
            return at if following is None else None
        if (
            bits & tags.TO
            and at + 1 < line.size
            and tag[at + 1] & tags.TRIGGER
            and (not tag[at + 1] & _NOMINAL or low[at + 1] in _BOTH)
        ):
            return at if following is None else None  # "brought up reserves to drive E out of P"
        if (bits & _BOUNDARY and not bits & (tags.DETERMINER | tags.FORCE | tags.PEOPLE)) or low[at] in {".", "!", "?"}:
            return at if following is None else None
        if bits & tags.COMMA and (following is None or _tells(line, at + 1)):
            return at if following is None else None  # "killed nine people on Sunday, a doctor in P said"
        if following is None and bits & tags.PREPOSITION and low[at] != "of":
            return at
        if (
            following is None
            and at > start
            and bits & tags.DETERMINER
            and at + 1 < line.size
            and tag[at + 1] & tags.TIME
        ):
            return at  # "by the army the week before"
        if (
            bits & _JOINTS
            and following is None
            and not (tag[at + 1] & (tags.ACTOR | tags.FORCE) and bits & tags.CONJUNCTION)
        ):
            return at
        if (
            following is None
            and (bits & (tags.PAST | tags.VERB_IRREGULAR) or (bits & tags.ASKS and low[at].endswith("ed")))
            and at > start
            and not bits & tags.FORCE
            and tag[at - 1] & (tags.FORCE | tags.WEAPON)
        ):
            return at
        if following is None and at > start and _verb_of_state(line, at):
            return at
        at += 1
    return at if following is None else None


def _tells(line: Line, start: int) -> bool:
    """Whether someone who tells of it stands behind a comma: "…, a senior official in P said"."""
    tag = line.tag
    if start >= line.size or not tag[start] & tags.DETERMINER:
        return False
    noun = next((unit for unit in range(start + 1, min(start + 4, line.size)) if tag[unit] & _TELLERS), 0)
    return noun > 0 and any(bits & tags.SAID for bits in tag[noun + 1 : noun + _LOOK])


def _verb_of_state(line: Line, at: int) -> bool:
    """Whether a verb follows the name of a state ("the occupation of P by Turkey goes on")."""
    actor = line.actor.get(at - 1)
    if actor is None or actor.kind != "state":
        return False
    bits = line.tag[at]
    return bool(bits & (tags.PAST | tags.VERB_IRREGULAR)) or (not bits and line.low[at].endswith("s"))


def undated(line: Line, start: int, end: int) -> int:
    """The end of an actor's phrase without the date behind it ("joined A nine years later")."""
    if start not in line.actor and start + 1 not in line.actor:
        return end
    return next((unit for unit in range(start + 2, end) if line.tag[unit] & (tags.TIME | tags.NUMBER)), end)
