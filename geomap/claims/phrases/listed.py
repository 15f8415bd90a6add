"""The members of a group, named behind the clause that tells of it: "three towns fell to the rebels: P, Q and R"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.claims.phrases.placeclues import plural_noun
from geomap.claims.phrases.placename import AMONG, LISTS, Hit, members_from
from geomap.claims.phrases.scan import scan
from geomap.claims.words import tags
from geomap.claims.words.line import Line

LISTING = LISTS | AMONG | {"among"}
"""What a list of names may follow."""

_LONGEST = 12  # units from the predicate to the list
_NAMES = tags.PLACE | tags.WEAK
_OTHER_CLAUSE = tags.STOP | tags.FINITE
_ALLIES = tags.FORCE | tags.POSSESSIVE


def listed_after(line: Line, at: int) -> list[Hit]:
    """The places of a list that follows a clause, from a unit of it on; none where another clause comes first."""
    tag, low = line.tag, line.low
    for unit in range(at, min(line.size - 1, at + _LONGEST)):
        word = low[unit]
        if tag[unit] & tags.COMMA and (members := members_from(line, unit + 1)):
            return scan(line, members)[0]
        if tag[unit + 1] & _NAMES and (word in LISTS or word == "(" or tag[unit] & tags.COMMA):
            hits, end = scan(line, unit + 1)
            ended = end >= line.size or not tag[end] & ~tags.STOP  # not "…: P was the first", "…, P and Q said"
            return hits if ended and (len(hits) > 1 or not tag[unit] & tags.COMMA) else []
        if tag[unit] & _OTHER_CLAUSE or (tag[unit] & tags.NOUN_AREA and plural_noun(word)):
            return []  # "fell to the rebels in two provinces: P and Q"
        if tag[unit] & tags.CONJUNCTION and not (unit + 1 in line.actor or tag[unit + 1] & _ALLIES):
            return []
    return []


def apposed_list(line: Line, hits: Sequence[Hit], stop: int, verb: int) -> bool:
    """Whether places stand between the noun that counts them and its verb: "three towns, P, Q and R, fell"."""
    first = hits[0].unit
    if len(hits) < 2 or first < 2 or stop > verb or not line.tag[first - 2] & tags.NOUN_AREA:
        return False
    return bool(line.tag[first - 1] & (tags.COMMA | tags.STOP))
