"""Whom a party put into office: "installed by Russia as governor of P", "whom Russia appointed to run P"."""

from __future__ import annotations

from geomap.claims.constructions.compounds import OFFICES
from geomap.claims.constructions.special import Special
from geomap.claims.phrases.leftward import phrase
from geomap.claims.phrases.scan import scan
from geomap.claims.verbs.climb import climb
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line


def installed(line: Line, at: int) -> Special | None:
    """ "Installed by Russia as governor of P", "whom Russia appointed to run P", "that Russia has installed in P"."""
    tag, low = line.tag, line.low
    after = at + 1
    if low[at] not in ("installed", "appointed", "imposed") or after >= line.size:
        return None
    if low[after] == "by":
        stop = after + 1
        while stop < line.size and stop - after < 8 and low[stop] not in ("as", "to"):
            stop += 1
        if stop < line.size and low[stop] not in ("as", "to"):
            return None  # "conditions imposed by the government"
        if stop >= line.size:
            return _office_before(line, at, after)
        party = (after + 1, stop)
        look = stop + 1
        while look < line.size and look - stop < 8 and low[look] not in ("of", "in", "for"):
            look += 1
        if low[stop] == "to":
            look = stop + 1
        hits, _ = scan(line, look + 1) if look < line.size else ([], 0)
        if hits and any(unit in line.actor for unit in range(*party)):
            return Special("control", hits, at, look + 1, Reading(at, relative=True), party, background=True)
        return None
    reading = climb(line, at)
    if reading.subject is None:
        return None
    if (
        low[after] == "to"
        and after + 1 < line.size
        and low[after + 1] in ("run", "rule", "govern", "administer", "head", "lead")
    ):
        hits, _ = scan(line, after + 2)
        return (
            Special("control", hits, at, after + 2, Reading(at, relative=True), reading.subject, background=True)
            if hits
            else None
        )
    if low[after] == "as" and reading.relative:
        # "whom Moscow installed as governor of P"
        look = after + 1
        while look < line.size and look - after < 6 and low[look] not in ("of", "in", "for"):
            look += 1
        hits, _ = scan(line, look + 1) if look < line.size else ([], 0)
        office = any(low[unit] in OFFICES for unit in range(after, min(look, line.size)))
        return (
            Special("control", hits, at, look + 1, Reading(at, relative=True), reading.subject, background=True)
            if hits and office
            else None
        )
    if low[after] in ("in", "to", "for", "over") and reading.relative:
        hits, _ = scan(line, after + 1)
        area = reading.antecedent >= 0 and any(
            tag[unit] & tags.PEOPLE or low[unit] in OFFICES
            for unit in range(max(0, reading.antecedent - 3), reading.antecedent + 1)
        )
        return (
            Special("control", hits, at, after + 1, Reading(at, relative=True), reading.subject, background=True)
            if hits and area
            else None
        )
    return None


def _office_before(line: Line, at: int, by: int) -> Special | None:
    """ "The governor of P appointed by A"."""
    stop = phrase(line, by + 1)
    if not any(unit in line.actor for unit in range(by + 1, stop)):
        return None
    for unit in range(at - 1, max(at - 7, 0), -1):
        if line.low[unit] in ("of", "in") and line.low[unit - 1] in OFFICES:
            hits, end = scan(line, unit + 1)
            if hits and end >= at:
                return Special("control", hits, at, by + 1, Reading(at, relative=True), (by + 1, stop), background=True)
    return None
