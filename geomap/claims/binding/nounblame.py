"""Who is blamed for what a noun tells, who answers for it, who kills in it: "accused X of an attack on P"."""

from __future__ import annotations

from geomap.claims.words import tags
from geomap.claims.words.groups import group
from geomap.claims.words.line import Line
from geomap.model import ClaimKind

_BLAMES = frozenset(("blamed", "blames", "blame", "accused", "accuses", "accuse", "accusing", "blaming"))
_CREDITS = frozenset(("credited", "credits", "crediting"))
_ANSWERS = frozenset(
    (
        "claim", "claims", "claimed", "claiming", "accept", "accepted", "accepts", "take", "took", "taken", "deny",
        "denied", "denies", "admitted", "disclaimed",
    )
)  # fmt: skip

AVENGED: frozenset[ClaimKind] = frozenset(("strike", "contest", "gain"))
REVENGE = frozenset(
    ("retaliation", "response", "reply", "revenge", "reprisal", "reprisals", "retribution", "vengeance", "answer",
     "retaliate", "retaliated", "retaliating", "responded", "responding")
)  # fmt: skip
_KILLS = frozenset(
    ("kill", "kills", "killed", "killing", "wound", "wounds", "wounded", "wounding", "injured", "injuring")
)
_IN = frozenset(("in", "during", "with"))
_FURTHEST = 16  # units from "killed" to the noun
_WHOM = tags.PEOPLE | tags.FORCE | tags.NUMBER | tags.CROWD | tags.CAPITAL
_ENDS_CLAUSE = tags.STOP | tags.QUOTE | tags.RELATIVE | tags.SUBORDINATOR | tags.AUXILIARY


def blamed(line: Line, start: int) -> tuple[tuple[int, int], int] | None:
    """Whom "blamed X for the strike on P", "credited X with the capture of P" names, and the verb.

    `start` is the first unit of the noun's phrase.
    """
    low = line.low
    if start < 3 or low[start - 1] not in ("for", "of", "over", "with"):
        return None
    verbs = _CREDITS if low[start - 1] == "with" else _BLAMES
    for verb in range(start - 2, max(start - 9, -1), -1):
        if low[verb] in verbs:
            return ((verb + 1, start - 1), verb) if verb + 1 < start - 1 else None
        if line.tag[verb] & (tags.COMMA | tags.STOP):
            return None
    return None


def avenged(line: Line, start: int) -> int:
    """The unit of "retaliation" in "bombed Q in retaliation for the attack on P"; -1 where the noun is not avenged.

    `start` is the first unit of the noun's phrase.
    """
    low = line.low
    if start > 1 and low[start - 1] in ("avenge", "avenged", "avenging"):
        return start - 1 - (low[start - 2] == "to")
    return start - 2 if start > 2 and low[start - 1] in ("for", "to") and low[start - 2] in REVENGE else -1


def in_revenge(line: Line) -> bool:
    """Whether something is told to be done in retaliation: by another than what it answers."""
    if REVENGE.isdisjoint(line.vocabulary):
        return False
    return any(word in REVENGE and line.low[at - 1] == "in" for at, word in enumerate(line.low) if at)


def killing_verb(line: Line, start: int) -> int:
    """The verb of "killed 12 people in an air strike on P"; -1 where none stands, or it is no active one.

    `start` is the first unit of the noun's phrase.
    """
    if _KILLS.isdisjoint(line.vocabulary) or line.low[start - 1] not in _IN:
        return -1
    for verb in range(start - 2, max(start - _FURTHEST, 0), -1):
        if line.low[verb] in _KILLS:
            told = line.tag[verb + 1 : start - 1]
            return verb if any(map(_WHOM.__and__, told)) and not group(line, verb).passive else -1
        if line.tag[verb] & _ENDS_CLAUSE:
            return -1
    return -1


def answers_for(line: Line, start: int) -> int:
    """The verb of "claimed responsibility for the attack on P"; -1 where no such stands."""
    low = line.low
    if start >= 3 and low[start - 1] == "for" and low[start - 2] in ("responsibility", "credit"):
        verb = start - 3
        while verb > 0 and line.tag[verb] & (tags.DETERMINER | tags.ADVERB | tags.WHOLE):
            verb -= 1
        if low[verb] in _ANSWERS:
            return verb
    return -1
