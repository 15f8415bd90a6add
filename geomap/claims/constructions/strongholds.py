"""Strongholds: "P, a stronghold of the rebels", "the rebel stronghold of P"."""

from __future__ import annotations

from geomap.claims.constructions.special import Special
from geomap.claims.phrases.leftward import near_left, phrase
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line

_HOLDERS = frozenset(("group", "force", "generic", "people", "state", "official", "body"))


def stronghold(line: Line, at: int) -> Special | None:
    """ "P, a stronghold of the rebels"; "P was the group's stronghold"; "the rebel stronghold of P"."""
    tag, low = line.tag, line.low
    party: tuple[int, int] | None = None
    after = at + 1
    start = at
    while (
        start > 0
        and at - start < 6
        and not tag[start - 1] & (tags.COMMA | tags.AUXILIARY | tags.PREPOSITION | tags.STOP | tags.SPEECH)
    ):
        start -= 1
        if (
            start in line.actor
            or tag[start] & tags.FORCE
            or low[start] in ("rebel", "separatist", "government", "militant", "insurgent", "group")
        ):
            party = (start, start + 1)
        if tag[start] & tags.DETERMINER and low[start] in ("a", "an", "the"):
            break
    if party is None and low[start] in ("its", "their"):
        party = (start, at + 1)  # "its last bastion of P"
    if low[after] == "of":
        hits, _end = scan(line, after + 1)
        if hits and party is not None and not line.actor.get(hits[0].unit):
            return Special("control", hits, at, after + 1, Reading(at, relative=True), party, background=True)
        stop = phrase(line, after + 1)
        if any(
            (unit in line.actor and line.actor[unit].kind in _HOLDERS) or tag[unit] & tags.FORCE
            for unit in range(after + 1, stop)
        ):
            party = (after + 1, stop)
            after += 1
    if party is None:
        return None
    # The place: subject of "be", or before the comma of the aside.
    before = start - 1
    while before >= 0 and (tag[before] & (tags.ADVERB | tags.TIME | tags.NUMBER) or low[before] in ("for", "since")):
        before -= 1
    if before >= 0 and tag[before] & tags.COMMA:
        hits = near_left(line, before)
        if not hits:
            # "took back Kidal on Tuesday, a bastion of rebels"
            look = before - 1
            while look > 0 and (
                tag[look] & (tags.TIME | tags.NUMBER | tags.ADVERB) or low[look] in ("on", "in", "last")
            ):
                look -= 1
            hits = [Hit(look, "whole")] if tag[look] & tags.PLACE else []
        return (
            # "10 km south of P, a rebel stronghold": of all of P it is told
            Special(
                "control", [Hit(hits[-1].unit, "whole")], at, after, Reading(at, relative=True), party, background=True
            )
            if hits
            else None
        )
    verb = start - 1
    while verb >= 0 and start - verb < 8 and not tag[verb] & tags.AUXILIARY:
        if tag[verb] & (tags.COMMA | tags.STOP | tags.RELATIVE):
            return None
        verb -= 1
    if verb < 0 or not tag[verb] & tags.BE:
        return None
    reading = climb(line, verb + 1)
    if reading.subject is None:
        return None
    hits, _ = scan(line, reading.subject[0])
    hits = [hit for hit in hits if hit.unit < reading.subject[1]]
    return Special("control", hits, at, after, reading, party) if hits else None
