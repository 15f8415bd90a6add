"""Who claims a place, where several do: "both Sudan and Kenya claim P", "P, claimed by A, B and C"."""

from __future__ import annotations

from geomap.claims.binding.bind import Binder
from geomap.claims.binding.naming import spoken_name
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_BOTH = frozenset(("countries", "states", "nations", "sides", "neighbours", "neighbors"))


def claimants_of(binder: Binder, line: Line, span: tuple[int, int] | None) -> list[tuple[str, str]]:
    """The states that a phrase joins ("both Sudan and South Sudan claim P"), each with its name as a speaker."""
    if span is None:
        return []
    start, end = span
    if line.low[start] == "both" and (end - start == 1 or line.low[start + 1] in _BOTH):
        return _named_before(binder, line, start)
    first = end
    while end + 2 < line.size and line.tag[end] & (tags.COMMA | tags.CONJUNCTION):
        after = end + 1 + bool(end > first and line.tag[end + 1] & tags.CONJUNCTION)  # "A, B, and C"
        after += bool(line.tag[after] & tags.DETERMINER)  # "and the Philippines"
        if not _is_state(line, after):
            break
        end = after + 1
    units = [unit for unit in range(start, end) if _is_state(line, unit)]
    if len(units) < 2 or not any(line.tag[unit] & tags.CONJUNCTION for unit in range(units[0], units[-1])):
        return []
    found = []
    for unit in units:
        party = binder.parties.of_unit(line, unit).party
        if party is not None:
            found.append((party, spoken_name(binder, line, (unit, unit + 1))))
    return found


def _named_before(binder: Binder, line: Line, at: int) -> list[tuple[str, str]]:
    """The two states that a sentence joins before "both countries", and none else."""
    units = [unit for unit in range(at) if _is_state(line, unit)]
    if len(units) != 2 or not any(line.tag[unit] & tags.CONJUNCTION for unit in range(units[0], units[1])):
        return []
    parties = [binder.parties.of_unit(line, unit).party for unit in units]
    return [
        (party, spoken_name(binder, line, (unit, unit + 1)))
        for unit, party in zip(units, parties, strict=True)
        if party is not None
    ]


def _is_state(line: Line, unit: int) -> bool:
    actor = line.actor.get(unit)
    return actor is not None and actor.kind in ("state", "capital")
