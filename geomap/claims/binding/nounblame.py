"""Who is blamed for what a noun tells, and who answers for it: "accused X of an attack on P"."""

from __future__ import annotations

from geomap.claims.words import tags
from geomap.claims.words.line import Line

_BLAMES = frozenset(("blamed", "blames", "blame", "accused", "accuses", "accuse", "accusing", "blaming"))
_ANSWERS = frozenset(
    (
        "claim", "claims", "claimed", "claiming", "accept", "accepted", "accepts", "take", "took", "taken", "deny",
        "denied", "denies", "admitted", "disclaimed",
    )
)  # fmt: skip


def blamed(line: Line, start: int) -> tuple[tuple[int, int], int] | None:
    """Whom "blamed X for the strike on P" or "accused X of an attack on P" names, and the verb.

    `start` is the first unit of the noun's phrase.
    """
    low = line.low
    if start < 3 or low[start - 1] not in ("for", "of", "over"):
        return None
    for verb in range(start - 2, max(start - 9, -1), -1):
        if low[verb] in _BLAMES:
            return ((verb + 1, start - 1), verb) if verb + 1 < start - 1 else None
        if line.tag[verb] & (tags.COMMA | tags.STOP):
            return None
    return None


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
