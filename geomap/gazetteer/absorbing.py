"""Take a user's further places into the gazetteer, each place once."""

from __future__ import annotations

import math
from collections.abc import Iterable

from geomap.gazetteer.entries import Entry
from geomap.gazetteer.fold import fold_name

_UNITS = ("country", "admin1", "admin2", "area")
_NEAR_DEG = 0.5


def absorb(entries: dict[str, Entry], additions: Iterable[Entry]) -> None:
    """Add places, or to a place that is there the names and the boundary that it lacks.

    A place is there if its id is, or if it is a unit whose level, country and codes are those of one that is; without
    codes, whose level, country and name are those of one alone, or of the nearest of several within half a degree. A
    boundary that is added goes before the one there.

    Parameters
    ----------
    entries
        All places by id; changed in place.
    additions
        Further ones, as `geomap.gazetteer.adding` writes them.
    """
    by_code: dict[tuple[str, ...], Entry] = {}
    by_name: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries.values():
        if entry.level in _UNITS:
            _index(entry, by_code, by_name)
    taken: set[str] = set()
    for addition in additions:
        known = entries.get(addition.id) or _same_unit(addition, by_code, by_name, taken)
        if known is None:
            entries[addition.id] = addition
            continue
        taken.add(known.id)
        seen = {known.name, *known.aliases, *known.curated, *known.foreign}
        known.aliases += tuple(name for name in dict.fromkeys((addition.name, *addition.aliases)) if name not in seen)
        seen.update(known.aliases)
        known.foreign += tuple(name for name in addition.foreign if name not in seen)
        known.population = known.population or addition.population
        known.boundary = addition.boundary or known.boundary
        if known.latitude is None:
            known.latitude, known.longitude = addition.latitude, addition.longitude


def _code(entry: Entry) -> tuple[str, ...] | None:
    codes = {"admin1": (entry.admin1,), "admin2": (entry.admin1, entry.admin2)}.get(entry.level, ())
    return (entry.level, entry.country, *codes) if codes and all(codes) else None


def _index(
    entry: Entry, by_code: dict[tuple[str, ...], Entry], by_name: dict[tuple[str, str, str], list[Entry]]
) -> None:
    code = _code(entry)
    if code is not None:
        by_code.setdefault(code, entry)
    for name in {fold_name(each) for each in (entry.name, *entry.aliases, *entry.curated, *entry.foreign)}:
        by_name.setdefault((entry.level, entry.country, name), []).append(entry)


def _same_unit(
    addition: Entry,
    by_code: dict[tuple[str, ...], Entry],
    by_name: dict[tuple[str, str, str], list[Entry]],
    taken: set[str],
) -> Entry | None:
    if addition.level not in _UNITS:
        return None
    code = _code(addition)
    if code is not None:
        return by_code.get(code)
    named = by_name.get((addition.level, addition.country, fold_name(addition.name)), [])
    free = [entry for entry in named if entry.id not in taken]
    nearest = min(free, key=lambda entry: _apart_deg(entry, addition), default=None)
    if nearest is None or (len(named) > 1 and _apart_deg(nearest, addition) > _NEAR_DEG):
        return None
    return nearest


def _apart_deg(one: Entry, other: Entry) -> float:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return math.hypot(one.latitude - other.latitude, east)
