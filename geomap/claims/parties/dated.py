"""Names that mean a party between two years only, for texts of that time: ``data/lexicon/dated.csv``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from geomap.claims.parties.book import Name
from geomap.claims.parties.names import key_of
from geomap.errors import LexiconError
from geomap.model import Document
from geomap.places.words import GIVEN
from geomap.places.words import words as spellings
from geomap.resources import data_path

COMMANDER = "commander"
_YEAR = re.compile(r"(?:1[89]|20)(?<=\b..)[0-9]{2}\b")  # which looks for its first digit before the word's edge
_THIS_CENTURY = 2000
_YEAR_CHARS = 100_000
_YEARS_NAMED = 2
_WAR_YEARS = 3  # on either side of the middle one
_USES = {COMMANDER: "person", **{use: use for use in ("people", "group", "adjective")}, "leader": "person"}


def year_told(document: Document) -> int | None:
    """Return the year that a text tells of: its own, or one that it names again and again, as a history does.

    None where it is of today, or nobody knows. The years that it names must be those of one war.
    """
    on = document.article.date
    own = on.year if on is not None and on.year <= _last_year() else None
    told = _year_of_war(document.text)
    return told if told is not None and (own is None or told < own - _WAR_YEARS) else own


def _year_of_war(text: str) -> int | None:
    """The middle one of the years that a text names, where most are of one war before this century."""
    if text.count(" 18") + text.count(" 19") < _YEARS_NAMED:
        return None
    years = sorted(int(year) for year in _YEAR.findall(text, 0, _YEAR_CHARS))
    if len(years) < _YEARS_NAMED:
        return None
    middle = years[len(years) // 2]
    near = sum(abs(year - middle) <= _WAR_YEARS for year in years)
    return middle if middle < _THIS_CENTURY and near >= _YEARS_NAMED and 2 * near > len(years) else None


def names_of_the_time(words: Sequence[str], year: int | None) -> dict[str, list[Name]]:
    """Return the names that mean a party in a year and stand in a text, by their first word.

    A surname before which the text puts the given name of somebody else is left out. Without a year no name is dated.
    """
    if year is None:
        return {}
    told, given = _names(year)
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


def commands(name: Name, year: int | None) -> bool:
    """Return whether a name is that of a commander of a year."""
    return year is not None and (name.key, name.party) in _commanders(year)


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
