"""Places that two hold: "P is divided between the army and the rebels", "split between army and rebel control"."""

from __future__ import annotations

from geomap.claims.constructions.special import Special
from geomap.claims.phrases.leftward import place_left
from geomap.claims.phrases.placename import Hit
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_HOLDERS = frozenset(("group", "force", "generic", "people", "state", "adjective", "capital"))
_KEPT = frozenset(("control", "rule", "administration", "hands", "forces", "troops", "fighters"))
_MOST = 6  # units of "forces loyal to the president and"


def divided(line: Line, at: int) -> Special | None:
    """ "P is divided between the army and the rebels": each has a part of it."""
    tag, low = line.tag, line.low
    if low[at + 1 : at + 2] != ["between"]:
        return None
    first = _holder(line, at + 2)
    joint = first + 1
    while first >= 0 and joint < line.size and joint - first < _MOST and low[joint] != "and":
        if tag[joint] & (tags.COMMA | tags.STOP | tags.FINITE):
            return None
        joint += 1
    second = _holder(line, joint + 1) if first >= 0 and low[joint] == "and" else -1
    if second < 0 or not (line.actor[first].party or line.actor[second].party):
        return None
    end = second + 1 + (low[second + 1] in _KEPT)
    if not (tag[end] & (tags.COMMA | tags.STOP | tags.PREPOSITION | tags.CONJUNCTION | tags.TIME) or low[end] in ".!"):
        return None
    found = place_left(line, at)
    if found is None:
        return None
    hits = [Hit(hit.unit, "part", False, holder) for hit in found[0] for holder in (first, second)]
    return Special("control", hits, at, end, found[1], (first, first + 1), background=found[1].relative)


def _holder(line: Line, at: int) -> int:
    """The unit of who holds a part, past an article; -1 where no one stands there."""
    at += bool(line.tag[at] & tags.DETERMINER) if at < line.size else 0
    actor = line.actor.get(at)
    return at if actor is not None and actor.kind in _HOLDERS else -1
