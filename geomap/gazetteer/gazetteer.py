"""The open gazetteer: names to rows, rows to columns and places."""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.gazetteer.entries import LEVELS
from geomap.gazetteer.fold import fold_name
from geomap.gazetteer.store import Store
from geomap.model import Level, Place

if TYPE_CHECKING:
    from geomap.gazetteer.explaining import Explained

DEGREE = 100_000  # coordinates are kept as whole hundred-thousandths of a degree: about a metre
NO_DEGREES = 0x7FFFFFFF
MAX_NAME_CHARS = 200
_MAX_CODE_CHARS = 24


class NameKind(enum.IntEnum):
    """How a name belongs to a place; the smaller, the closer. Candidates of a name are in this order first."""

    MAIN = 0
    CURATED = 1  # written by a person into a supplement
    ALIAS = 2  # a variant or transliteration, or a usual other name
    INFLECTED = 3  # a case form made of one of those
    FOREIGN = 4  # a name in another language, or an old one


class NameFact(enum.IntFlag):
    """What is known of a name by itself, whatever place it stands for."""

    MAIN = 1  # the usual name of some place
    CURATED = 2  # written by a person into a supplement
    CYRILLIC = 4
    CASE_FORM = 8  # nothing but a case form
    SHORTENED = 16  # only ever written in capitals or with a dot: UAE, U.S., Ala.
    SEVERAL = 32  # several places bear it


class Gazetteer:
    """Names and places, read through a memory map; cheap to open, safe to share between threads.

    A *row* is the number of a place, a *name id* that of a folded name. Both hold for one compiled file only.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.version: str = store.meta["version"]
        self.places = int(store.meta["places"])
        self.names = int(store.meta["names"])
        self._prefixes = store.trie.iter_prefixes_with_ids
        self._trie = store.trie
        column = store.column
        self._starts, self._rows, self._kinds = column("starts"), column("rows"), column("kinds")
        self._facts = column("facts")
        self._latitude, self._longitude = column("latitude"), column("longitude")
        self._population, self._level = column("population"), column("level")
        self._number, self._place_id = column("number"), column("id")
        self._by_number = column("by_number")
        self._name, self._country = column("name"), column("country")
        self._admin1, self._admin2 = column("admin1"), column("admin2")
        self._feature, self._boundary = column("feature"), column("boundary")
        self._text, self._offsets = column("text"), column("offsets")
        self._string = lru_cache(maxsize=16_384)(self._read_string)

    def _read_string(self, at: int) -> str:
        return str(self._text[self._offsets[at] : self._offsets[at + 1]], "utf-8")

    # -- names to rows

    def prefixes(self, window: str) -> list[tuple[str, int]]:
        """Return every name that `window` begins with, as (folded name, name id), shortest first.

        Parameters
        ----------
        window
            Folded tokens joined by single blanks, no more than the longest name needs (`longest` words). The caller
            checks that a name ends where a token ends.
        """
        return list(self._prefixes(window))

    def name_id(self, folded: str) -> int:
        """Return the id of a folded name, or -1."""
        return int(self._trie.get(folded, -1))

    def opens_longer(self, folded: str) -> bool:
        """Tell whether some name begins with these folded words and goes on."""
        return self.begins(f"{folded} ")

    def begins(self, start: str) -> bool:
        """Tell whether some name begins with these characters."""
        return next(self._trie.iterkeys(start), None) is not None

    def rows(self, name_id: int) -> tuple[int, ...]:
        """Return the places that bear a name: by `NameKind`, then level and population, the likeliest first."""
        return tuple(self._rows[self._starts[name_id] : self._starts[name_id + 1]])

    def candidates(self, name_id: int) -> list[tuple[int, int]]:
        """Return (row, `NameKind`) of the places that bear a name, in the order of `rows`."""
        start, end = self._starts[name_id], self._starts[name_id + 1]
        return list(zip(self._rows[start:end], self._kinds[start:end], strict=True))

    def facts(self, name_id: int) -> int:
        """Return what is cheaply known of a name, as bits; see `NameFact`."""
        return int(self._facts[name_id])

    def find(self, name: str) -> tuple[int, ...]:
        """Return the rows of the places that bear a name, in any spelling that folds to it; () if there is none.

        A code of a country ("UA", "UKR"), first-level unit ("UA.65") or airport ("KBP") is found too where no name is.
        """
        return tuple(row for row, _ in self.find_kinds(name))

    def find_kinds(self, name: str) -> list[tuple[int, int]]:
        """Return (row, `NameKind`) of the places that bear a name, the likeliest first."""
        folded = fold_name(name[:MAX_NAME_CHARS])
        at = self.name_id(folded) if folded else -1
        if at < 0 and 0 < len(name) < _MAX_CODE_CHARS and name.isascii():
            at = self.name_id(f"\x01{name.strip().upper()}")
        return self.candidates(at) if at >= 0 else []

    def explain(self, name: str, *, limit: int = 10) -> list[Explained]:
        """Return the places that a name may stand for, each with the reason why it ranks where it does."""
        from geomap.gazetteer.explaining import explain

        return explain(self, name, limit=limit)

    def lookup(self, name: str) -> list[Place]:
        """Return the places that bear a name, the likeliest first.

        >>> from geomap.gazetteer import open_gazetteer
        >>> open_gazetteer().lookup("Kharkov")[0].name
        'Kharkiv'
        """
        return [self.place(row) for row in self.find(name)]

    def _coded(self, code: str) -> int | None:
        at = self.name_id(f"\x01{code}")
        return self._rows[self._starts[at]] if at >= 0 else None

    def country_row(self, code: str) -> int | None:
        """Return the row of a country by its ISO 3166-1 code (two or three letters), or None."""
        return self._coded(code.upper())

    def admin1_row(self, country: str, admin1: str) -> int | None:
        """Return the row of a first-level unit by country and GeoNames code, or None."""
        return self._coded(f"{country}.{admin1}")

    def admin2_row(self, country: str, admin1: str, admin2: str) -> int | None:
        """Return the row of a second-level unit by country and GeoNames codes, or None."""
        return self._coded(f"{country}.{admin1}.{admin2}")

    def row_of(self, place_id: str) -> int | None:
        """Return the row of a place by its id, or None."""
        if place_id.startswith("gn:") and place_id[3:].isascii() and place_id[3:].isdigit():
            number = int(place_id[3:])
            at = bisect_left(self._by_number, number, key=self._number.__getitem__)
            if at < len(self._by_number) and self._number[self._by_number[at]] == number:
                return int(self._by_number[at])
            return None
        at = self.name_id(f"\x02{place_id}") if place_id.isprintable() else -1
        return self._rows[self._starts[at]] if at >= 0 else None

    # -- rows to names

    def names_of(self, rows: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """Return the folded names of places, by `NameKind` and length; codes and mere case forms are left out.

        There is no index in this direction: one pass over all names finds those of any number of places.

        >>> from geomap.gazetteer import open_gazetteer
        >>> gazetteer = open_gazetteer()
        >>> row = gazetteer.find("Kherson")[0]
        >>> "херсон" in gazetteer.names_of([row])[row]
        True
        """
        import numpy as np

        wanted = np.zeros(self.places, dtype=bool)
        wanted[list(rows)] = True
        every = np.asarray(self._rows)
        at = np.flatnonzero(wanted[every] & (np.asarray(self._kinds) != NameKind.INFLECTED))
        name_ids = np.searchsorted(np.asarray(self._starts), at, side="right") - 1
        found: dict[int, list[tuple[int, int, str]]] = {row: [] for row in np.flatnonzero(wanted).tolist()}
        for position, name_id in zip(at.tolist(), name_ids.tolist(), strict=True):
            name = self._trie.restore_key(name_id)
            if name[0] > "\x02":  # codes and ids begin with one of the first control characters
                found[self._rows[position]].append((self._kinds[position], len(name), name))
        return {row: tuple(name for _, _, name in sorted(names)) for row, names in found.items()}

    def spellings(self, place_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the names of places by their ids, as `names_of` does; ids that are not known are left out."""
        rows = {place_id: row for place_id in place_ids if (row := self.row_of(place_id)) is not None}
        names = self.names_of(rows.values())
        return {place_id: names[row] for place_id, row in rows.items()}

    # -- columns by row

    def latitude(self, row: int) -> float | None:
        """Return the latitude in degrees, or None where the place has no point."""
        value = self._latitude[row]
        return None if value == NO_DEGREES else value / DEGREE

    def longitude(self, row: int) -> float | None:
        """Return the longitude in degrees, or None where the place has no point."""
        value = self._longitude[row]
        return None if value == NO_DEGREES else value / DEGREE

    def population(self, row: int) -> int:
        """Return the population, 0 where unknown."""
        return int(self._population[row])

    def level(self, row: int) -> Level:
        """Return the level by name."""
        return LEVELS[self._level[row]]

    def name(self, row: int) -> str:
        """Return the usual English name."""
        return self._string(self._name[row])

    def country(self, row: int) -> str:
        """Return the country's ISO 3166-1 code, several joined by ``+``, or ""."""
        return self._string(self._country[row])

    def admin1(self, row: int) -> str:
        """Return the GeoNames code of the first-level unit, without the country, or ""."""
        return self._string(self._admin1[row])

    def admin2(self, row: int) -> str:
        """Return the GeoNames code of the second-level unit, without those above, or ""."""
        return self._string(self._admin2[row])

    def feature(self, row: int) -> str:
        """Return the GeoNames feature class and code, such as ``P.PPLA``, or ""."""
        return self._string(self._feature[row])

    def ranked(self, row: int) -> tuple[Level, str, str, str, float | None, float | None, str, int]:
        """Return what a ranking needs of a row at once: level, country, admin1, admin2, latitude, longitude, feature,
        population.
        """
        string = self._string
        latitude, longitude = self._latitude[row], self._longitude[row]
        return (
            LEVELS[self._level[row]],
            string(self._country[row]),
            string(self._admin1[row]),
            string(self._admin2[row]),
            None if latitude == NO_DEGREES else latitude / DEGREE,
            None if longitude == NO_DEGREES else longitude / DEGREE,
            string(self._feature[row]),
            self._population[row],
        )

    def boundary(self, row: int) -> str:
        """Return the key of the place's polygon or line, or ""."""
        return self._string(self._boundary[row])

    def id(self, row: int) -> str:
        """Return the id of the place."""
        return self._string(self._place_id[row]) or f"gn:{self._number[row]}"

    def place(self, row: int) -> Place:
        """Return the place of a row as a record."""
        number = self._number[row]
        return Place(
            self.id(row),
            self.name(row),
            self.latitude(row),
            self.longitude(row),
            self.level(row),
            self.country(row),
            self.admin1(row),
            self.admin2(row),
            self.population(row),
            number or None,
            self.boundary(row),
        )

    def counts(self) -> Counter[tuple[str, Level]]:
        """Return how many places there are by country (several joined by ``+``) and level."""
        return Counter(
            {
                (self._string(country), LEVELS[level]): number
                for (country, level), number in Counter(zip(self._country, self._level, strict=True)).items()
            }
        )

    def __len__(self) -> int:
        return self.places

    def __iter__(self) -> Iterator[Place]:
        return map(self.place, range(self.places))

    @property
    def path(self) -> Path:
        """The compiled file."""
        return self._store.path

    @property
    def longest(self) -> int:
        """The number of words of the longest name: the window that `prefixes` needs."""
        return int(self._store.meta["longest"])
