"""Who is kept out of a place does not take it: "the marines kept M23 out of P", "they would be kept out of P"."""

from __future__ import annotations

from geomap.claims.constructions.hands import in_hands
from geomap.claims.constructions.special import Special
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import group
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING

_REACH = 6  # units of who is kept out
_ENDS = tags.COMMA | tags.STOP | tags.FINITE


def kept_out(line: Line, at: int) -> Special | None:
    """Read "kept E out of P" at the verb, or the passive: what E is denied is its gain."""
    low, tag = line.low, line.tag
    if low[at] == "keeping" and (low[at - 1] in OWNING or low[at + 1 : at + 2] == ["of"]):
        return in_hands(line, at)  # "is in the rebels' keeping"
    out = at + 1
    while out < line.size - 2 and out - at <= _REACH and low[out] != "out":
        if tag[out] & _ENDS and out not in line.actor:
            return None
        out += 1
    if low[out : out + 2] != ["out", "of"]:
        return None
    hits, _ = scan(line, out + 2)
    reading = climb(line, at)
    kept = (at + 1, out) if out > at + 1 else reading.subject if group(line, at).passive else None
    if not hits or kept is None:
        return None
    if not any(tag[unit] & tags.FORCE and not tag[unit] & tags.PEOPLE for unit in range(*kept)):
        return None  # reporters, or snow
    reading.denied ^= True
    return Special("gain", hits, at, out + 2, reading, kept)
