"""The land that a people, a parliament or a leader speaks for."""

from __future__ import annotations

from geomap.claims.phrases.nounphrase import Hit
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_BODIES = frozenset(
    (
        "separatists", "leaders", "leader", "officials", "parliament", "voters", "residents", "deputies", "assembly",
        "authorities", "head", "lawmakers", "legislature", "council", "people", "government", "president", "rebels",
        "administration", "soviet", "congress", "politicians", "nationalists", "activists",
    )
)  # fmt: skip


def seat_of(line: Line, first: int, stop: int) -> list[Hit]:
    """The land that the phrase from `first` up to `stop` speaks for: "Catalonia's parliament", "leaders of Katanga"."""
    if not any(word.rpartition(" ")[2] in _BODIES for word in line.low[first:stop]):
        return []
    for unit in range(first, stop):
        if line.tag[unit] & tags.PLACE and line.level(unit) not in ("settlement", "country", "continent"):
            owned = unit + 1 < line.size and line.low[unit + 1] in ("'s", "’s")
            before = unit - 1
            while before > first and line.tag[before] & tags.DETERMINER:
                before -= 1
            if owned or (unit > first and line.low[before] in ("of", "in", "from")):
                return [Hit(unit, "whole")]
    return []
