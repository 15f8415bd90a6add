"""Where a picture, a map or a report shows troops: "footage shows soldiers in P", "the map puts them in P"."""

from __future__ import annotations

from geomap.claims.constructions.special import Special
from geomap.claims.phrases.scan import scan
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line

SHOWN = frozenset(
    ("show", "shows", "showed", "showing", "depict", "depicts", "depicted", "place", "places", "placed", "put", "puts")
)
_ENDS = tags.COMMA | tags.STOP | tags.QUOTE | tags.CONJUNCTION | tags.TIME
_WHEN = frozenset((".", "!", "on", "since", "by", "after", "before"))
_WITHIN = frozenset(("in", "inside"))
_FALLEN = frozenset(("dead", "killed", "wounded", "injured", "captured", "captive", "surrendering", "fleeing"))
_NO_GROUND = ("country", "continent", "admin1")


def shown_in(line: Line, at: int) -> Special | None:
    """Read the verb at unit `at` and the troops that it shows in a place, which are no more than there."""
    tag, low = line.tag, line.low
    troops = at + 1
    while troops < line.size and troops - at < 6 and not tag[troops] & tags.FORCE:
        if (
            troops in line.actor
            or low[troops] in _FALLEN
            or tag[troops] & (tags.PREPOSITION | tags.COMMA | tags.STOP | tags.FINITE)
        ):
            return None
        troops += 1
    if troops >= line.size or tag[troops] & tags.PEOPLE or troops - at >= 6:
        return None
    within = troops + 1
    while within < line.size and (tag[within] & tags.ADVERB or low[within] in _STANDING):
        within += 1
    if within >= line.size or low[within] not in _WITHIN:
        return None
    hits, end = scan(line, within + 1)
    if end < line.size and not (tag[end] & _ENDS or low[end] in _WHEN):
        return None  # "put soldiers in P at the disposal of the mayor"
    if low[end : end + 1] == ["on"] and not tag[end + 1] & tags.TIME:
        return None  # "put troops in P on alert"
    if not hits or any(line.level(hit.unit) in _NO_GROUND for hit in hits):
        return None
    first = troops if troops in line.actor else at + 1
    return Special("control", hits, troops, within + 1, Reading(at), (first, troops + 1))


_STANDING = frozenset(("operating", "moving", "posing", "standing", "walking", "positioned", "stationed", "present"))
