"""The town beside which something is done, behind the land where it lies: "a strike in Lebanon *near Tyre*"."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.phrases.placeclues import contains
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_BESIDE = frozenset(("near", "around", "outside"))
_LANDS = ("country", "admin1")


def nearer(line: Line, hits: list[Hit]) -> list[Hit]:
    """Some places, and instead of a land that the name of a town follows, beside which it was, that town."""
    if all(line.level(hit.unit) not in _LANDS for hit in hits):
        return hits
    return [one for hit in hits for one in (_beside(line, hit.unit) or [hit])]


def _beside(line: Line, land: int) -> list[Hit]:
    """The towns of "in Lebanon near Tyre", "in Lebanon, north of Tyre", that lie in the land at a unit."""
    at = land + 1
    at += line.tag[at] & tags.COMMA > 0
    if line.low[at : at + 2] == ["close", "to"] or (line.tag[at] & tags.DIRECTION and line.low[at + 1] == "of"):
        at += 1
    elif line.low[at] not in _BESIDE:
        return []
    found, _ = scan(line, at + 1, target=True)
    inside = found and all(contains(line, land, hit.unit) for hit in found)
    return [replace(hit, extent="approach") for hit in found] if inside else []
