"""Noun phrases read from left to right: which places they name, and whether as a whole, in part, or nearly."""

from __future__ import annotations

from geomap.claims.phrases.conjuncts import more
from geomap.claims.phrases.nounphrase import one
from geomap.claims.phrases.placename import Hit
from geomap.claims.words.line import Line

_ONLY = frozenset(("only", "just", "merely"))
_PARTICLES = frozenset(("back", "over", "up"))


def scan(
    line: Line, start: int, *, target: bool = False, subject: bool = False, lenient: bool = False
) -> tuple[list[Hit], int]:
    """Read the noun phrase that begins at unit `start`.

    Parameters
    ----------
    line
        The sentence.
    start
        Its first unit.
    target
        Whether anything *in* a place counts (a warehouse in Lviv may be hit; only Lviv itself may be held).
    subject
        Whether a verb may follow the last of several places, because the phrase is or ends a subject.
    lenient
        Whether a noun may follow the place.

    Returns
    -------
    list of Hit, int
        The places that it is about, in order, and the unit after the phrase.
    """
    hits, at = one(line, start, target, lenient)
    if not hits:
        return hits, at
    if line.low[start] == "not" and line.low[at] == "but" and line.low[start + 1] not in _ONLY:
        meant, end = one(line, at + 1, target, lenient)  # "took not P but Q"
        hits, at = (meant, end) if meant else (hits, at)
    if line.low[at] in _PARTICLES:  # "won P back, along with Q"
        further, end = more(line, [*hits], at + 1, target, subject)
        return (further, end) if len(further) > len(hits) else (hits, at)
    return more(line, hits, at, target, subject)
