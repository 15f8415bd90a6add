"""Places of which "to be" or "to have" may tell whose they are, seen at their neighbours: "Kidal was the rebels'"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from geomap.claims.constructions.having import AGAIN
from geomap.claims.constructions.holders import MARKS
from geomap.claims.constructions.leftover import LEFT
from geomap.claims.constructions.predicative import BE, HAVE, LODGED, NO_BE, WHERE
from geomap.claims.constructions.shown import SHOWN
from geomap.claims.words.spellings import OWNING

_NOW = frozenset(("now", "still", "once", "back", "firmly", "again"))
_AUXILIARIES = frozenset(("has", "have", "had", "will", "would"))
_TELLS = BE | NO_BE | _AUXILIARIES | MARKS
_BE_OR_AGAIN = BE | AGAIN
_LASTING = frozenset(("remains", "remained", "remain", "again"))
_LASTING_OR_OWNED = _LASTING | OWNING
_CLOSES = frozenset((",", ".", ";", "on", "by", "for", "since", "again", "once", "until"))
_BETWEEN = {word for words in WHERE for word in words}.union(("inside", "streets", "centre", "from", "at"), LODGED)
_ALL_OF = frozenset(
    ("all", "the", "whole", "entire", "most", "half", "rest", "of", "now", "still", "again", "city", "town", "at",
     "airport", "port", "base", "edge", "centre", "center", "third", "quarter", "north", "south", "east", "west",
     "northern", "southern", "eastern", "western", "and", ",")
)  # fmt: skip
_FAR = 25  # tokens from a place to the end of what is told of it behind an aside
_PHRASE = 5  # tokens of "is now the rebels"


def told_by_being(words: Sequence[str], first: int, end: int) -> bool:
    """Whether the words round a place (tokens `first` up to `end`) may say by "to be" alone whose it is."""
    after = words[end] if end < len(words) else ""
    if after in _TELLS or (after == "and" and any(word in BE for word in words[end + 2 : end + 5])):
        return True
    if after == ",":
        aside = words[end + 1 : end + _FAR]
        if not _NOW.isdisjoint(aside) and any(now in BE and of in _NOW for now, of in pairwise(aside)):
            return True  # "P, a port, is now a rebel town"
        if not _LASTING_OR_OWNED.isdisjoint(aside) and (not _LASTING.isdisjoint(aside) or _owned_at_last(aside)):
            return True  # "P, the mining town to its east, remains Ukrainian"
    if not HAVE.isdisjoint(words[end : end + 4]):
        return True  # "Douglas they had on the 28th"
    near = words[max(0, first - 9) : first]
    if not LEFT.isdisjoint(near):
        return True  # "were reduced to P"
    if not HAVE.isdisjoint(near) and _leads(words, first, _ALL_OF) in HAVE:
        return True
    if not _BE_OR_AGAIN.isdisjoint(near) and near[-1] in _BETWEEN and _leads(words, first, _BETWEEN) in _BE_OR_AGAIN:
        return True
    return ("in" in near or "inside" in near) and ("there" in near or not SHOWN.isdisjoint(near))


def _leads(words: Sequence[str], first: int, between: Container[str]) -> str:
    """The word before a place that others lead to it from: "*had* all of P", "*is* on the outskirts of P"."""
    before = first - 1
    while before > 0 and first - before < 6 and words[before] in between:
        before -= 1
    return words[before]


def _owned_at_last(words: Sequence[str]) -> bool:
    """Whether "was the rebels'" closes the words behind a place: "P, a town on the river, was the rebels' by noon"."""
    for at, word in enumerate(words[:-1]):
        if word in OWNING and words[at + 1] in _CLOSES and not BE.isdisjoint(words[max(at - _PHRASE, 0) : at]):
            return True
    return False
