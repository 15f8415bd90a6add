"""Names that mean a party between two years only, for texts of that time: ``data/lexicon/dated.csv``."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from geomap.claims.parties.book import Name
from geomap.claims.parties.names import key_of
from geomap.errors import LexiconError
from geomap.places.words import GIVEN
from geomap.places.words import words as spellings
from geomap.resources import data_path

COMMANDER = "commander"
_USES = {COMMANDER: "person", "leader": "person", "people": "people", "group": "group"}


def names_of_the_time(words: Sequence[str], on: date | None) -> dict[str, list[Name]]:
    """Return the names that mean a party at the date of a text and stand in it, by their first word.

    A surname before which the text puts the given name of somebody else is left out. Without a date no name is dated.
    """
    if on is None or on.year > _last_year():
        return {}
    told, given = _names(on.year)
    held = told.keys() & set(words)
    if not held:
        return {}
    known = spellings()
    others = {
        word
        for before, word in pairwise(words)
        if word in held and before not in given and known[before].classes & GIVEN
    }
    return {word: [name for name in told[word] if word not in others or " " in name.key] for word in held}


def commands(name: Name, on: date | None) -> bool:
    """Return whether a name is that of a commander of the time of a text."""
    return on is not None and on.year <= _last_year() and (name.key, name.party) in _commanders(on.year)


@lru_cache(maxsize=256)
def _names(year: int) -> tuple[Mapping[str, Sequence[Name]], frozenset[str]]:
    """The names of a year by their first word, and the given names of their bearers."""
    found: dict[str, list[Name]] = {}
    given: set[str] = set()
    for spelling, use, party, start, end in _rows():
        if start <= year <= end:
            first, *others = spelling.split(" ")
            found.setdefault(first, []).append(Name(key_of(spelling), party, _USES[use]))
            given.update((first, *others[:-1]) if others else ())
    ordered = {word: sorted(names, key=lambda name: -name.key.count(" ")) for word, names in found.items()}
    return ordered, frozenset(given)


@lru_cache(maxsize=256)
def _commanders(year: int) -> frozenset[tuple[str, str]]:
    rows = _rows()
    return frozenset((key_of(row[0]), row[2]) for row in rows if row[1] == COMMANDER and row[3] <= year <= row[4])


@cache
def _last_year() -> int:
    return max(row[4] for row in _rows())


@cache
def _rows() -> tuple[tuple[str, str, str, int, int], ...]:
    return tuple(_read())


def _read() -> Iterator[tuple[str, str, str, int, int]]:
    path = data_path("lexicon/dated.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(line for line in stream if not line.startswith("#")), 1):
            try:
                start, end = int(row["from"]), int(row["until"])
                if row["use"] not in _USES or not (row["name"] or row["full"]):
                    raise ValueError
                for spelling in filter(None, (row["full"], row["name"])):
                    yield spelling, row["use"], row["party"], start, end
            except (KeyError, TypeError, ValueError):
                raise LexiconError(
                    f"{path}: row {number}: expected name or full, use ({', '.join(_USES)}), party, from and until "
                    f"(years), got {row}; correct it"
                ) from None
