"""The land that a people, a parliament or a leader speaks for; the place that a garrison holds."""

from __future__ import annotations

from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING

HOLDERS = frozenset(("garrison", "defenders"))
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
            owned = line.low[unit + 1] in ("'s", "’s")
            before = unit - 1
            while before > first and line.tag[before] & tags.DETERMINER:
                before -= 1
            if owned or (unit > first and line.low[before] in ("of", "in", "from")):
                return [Hit(unit, "whole")]
    return []


def garrisoned(line: Line, subject: tuple[int, int] | None) -> list[Hit]:
    """The place whose garrison does something: "P's garrison surrendered", "the P garrison"."""
    start, end = subject or (0, 0)
    holders = next((unit for unit in range(start, end) if line.low[unit].rpartition(" ")[2] in HOLDERS), -1)
    if holders < 0:
        return []
    if line.low[holders + 1] in ("of", "in", "at"):
        return scan(line, holders + 2, subject=True)[0]  # "the defenders of P laid down their arms"
    end = holders + 1
    owner = end - 2 - (line.low[end - 2] in OWNING)
    return [Hit(owner, "whole")] if owner >= start and line.tag[owner] & tags.PLACE else []
