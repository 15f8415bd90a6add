"""Lists that run on into the main clause: "After the fall of P, Q and R sent troops" tells the fall of P alone."""

from __future__ import annotations

from geomap.claims.frames.match import Match
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_OPENERS = frozenset(
    ("after", "following", "since", "with", "before", "despite", "when", "once", "until", "as", "although", "though",
     "if", "while", "because", "upon", "during", "amid")
)  # fmt: skip
_REACH = 14  # units of "Following months of fighting that ended in" before the trigger
_LISTED = tags.COMMA | tags.CONJUNCTION | tags.DETERMINER | tags.PLACE | tags.WEAK
_EDGES = tags.STOP | tags.COMMA | tags.QUOTE | tags.CONJUNCTION


def without_main_subject(line: Line, found: Match) -> None:
    """Leave out of a match the places that are the subject of the main clause, in place."""
    tag, low, first = line.tag, line.low, found.hits[0].unit
    after = found.hits[-1].unit + 1
    if not tag[first + 1] & tags.COMMA or first < found.head or after >= line.size:
        return
    opener = next((at for at in range(found.head, max(found.head - _REACH, -1), -1) if low[at] in _OPENERS), -1)
    if opener < 0 or (opener and not tag[opener - 1] & _EDGES):
        return
    while after + 1 < line.size and tag[after] & _LISTED and not tag[after] & tags.FORCE:
        after += 1  # "the fall of P, Turkey, the Emirates and Qatar had"
    verb = after + 1 if tag[after] & tags.ADVERB and after + 1 < line.size else after
    if tag[verb] & tags.FINITE and not tag[verb] & tags.CAPITAL:
        del found.hits[1:]
        found.end = min(found.end, first + 1)
