"""Lands that have broken away, and call themselves states: "breakaway P", "P, a self-declared republic"."""

from __future__ import annotations

from geomap.claims.constructions.having import closing
from geomap.claims.constructions.special import Special
from geomap.claims.phrases.placename import Hit
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line

_IN_LAW = frozenset(("de", "facto", "jure"))
_STATES = frozenset(("state", "republic", "country", "nation"))
_BEFORE = tags.DETERMINER | tags.ADVERB | tags.COMPOUND
_APART = frozenset(
    ("breakaway", "separatist", "unrecognised", "unrecognized", "independent", "sovereign", "internationally",
     "so-called", "people's", "small", "tiny")
)  # fmt: skip


def breakaway(line: Line, at: int) -> Special | None:
    """ "The breakaway region of P", "breakaway P"; "a breakaway region of A" tells whose it was."""
    if at and line.low[at - 1] in ("a", "an"):
        return apposed_breakaway(line, at)
    look = at + 1
    while look < line.size and look - at < 4 and (line.tag[look] & tags.AREA or line.low[look] == "of"):
        look += 1
    if (
        look >= line.size
        or not line.tag[look] & tags.PLACE
        or line.level(look) in ("country", "settlement", "continent")
    ):
        return apposed_breakaway(line, at)
    return Special(
        "sovereignty", [Hit(look, "whole")], at, at + 1, Reading(at, relative=True), background=True, place_party=True
    )


def apposed_breakaway(line: Line, at: int) -> Special | None:
    """ "P, a breakaway region of A", "P: breakaway region"."""
    before, noun = at - 1, at + 1
    while before > 0 and (line.tag[before] & _BEFORE or line.low[before] in _APART):
        before -= 1
    while noun < line.size - 1 and line.low[noun] in _APART:
        noun += 1
    parted = before > 0 and line.tag[before] & (tags.COMMA | tags.STOP)
    if not parted or not line.tag[min(noun, line.size - 1)] & tags.AREA:
        return None
    if not line.tag[before - 1] & tags.PLACE or line.level(before - 1) in ("country", "settlement", "continent"):
        return None
    reading = Reading(at, relative=True)
    return Special("sovereignty", [Hit(before - 1, "whole")], at, at + 1, reading, background=True, place_party=True)


def own_state(line: Line, at: int) -> int:
    """The unit behind "(de facto) independent (and sovereign) state", "de facto independent"; 0 where none stands."""
    low, first = line.low, at
    while low[at] in _IN_LAW or (line.tag[at] & tags.ADVERB and at < line.size - 1):
        at += 1
    in_law, free = at > first, False
    while low[at] in ("independent", "sovereign") or (free and low[at] == "and"):
        at, free = at + 1, True
    if not free:
        return 0
    return at + 1 if low[at] in _STATES else at if in_law and closing(line, at) else 0
