"""What the gazetteer says of a name, made once for each name and remembered: its places, and features of both."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import chain
from typing import TypeVar
from weakref import WeakKeyDictionary

from geomap.gazetteer import Gazetteer, NameKind
from geomap.model import Place

T = TypeVar("T")
MAX_CANDIDATES = 60
_NAMES_KEPT = 30_000
_ROWS_KEPT = 50_000
_SPELLINGS_KEPT = 30_000
_CELL_DEG = 1.0
_TOWN_DEG = 0.1
_CELL_STEPS = (0, -1, 1, -1000, -1001, -999, 1000, 999, 1001)  # a cell and the eight around it
KINDS: dict[int, str] = {
    NameKind.MAIN: "main",
    NameKind.CURATED: "main",
    NameKind.ALIAS: "alias",
    NameKind.INFLECTED: "alias",
    NameKind.FOREIGN: "foreign",
}
FEATURE_CLASS = {"P.PPLC": "capital", "P.PPLA": "seat", "P.PPLX": "section", "P.PPLL": "hamlet", "P.PPLQ": "abandoned"}

BIGGER = frozenset(("country", "continent", "admin1"))
WIDE = frozenset(("country", "continent"))
LEVEL_GROUPS = {
    "continent": "area",
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
    "settlement": "settlement",
    "district": "settlement",
}

Features = list[tuple[str, float]]
# What the recogniser makes of a name: its own weight, one for each stand in run and sentence, and of a settlement those
# for its size, by what stands before it.
Weighed = tuple[float, list[float], list[float] | None]


class Row:
    """One place of the gazetteer as the ranking sees it."""

    __slots__ = (
        "_keys",
        "_place",
        "admin1",
        "admin2",
        "cell",
        "countries",
        "country",
        "feature",
        "group",
        "itself",
        "latitude",
        "level",
        "log_population",
        "longitude",
        "row",
        "town",
    )

    def __init__(self, gazetteer: Gazetteer, row: int) -> None:
        self.row = row
        self._place: Place | None = None
        self.level, countries, admin1, admin2, latitude, longitude, self.feature, people = gazetteer.ranked(row)
        self.latitude, self.longitude = latitude, longitude
        self.country = countries.partition("+")[0]
        self.countries = countries.split("+") if "+" in countries else ()
        self.admin1 = f"{self.country}.{admin1}" if admin1 else ""
        self.admin2 = f"{self.admin1}.{admin2}" if admin1 and admin2 else ""
        self.group = LEVEL_GROUPS.get(self.level, "other")
        self.log_population = math.log10(people + 1)
        self.cell = 0  # where it lies: in which cell of a degree, 0 for none, and of a tenth of one
        self.town: tuple[int, int] | None = None
        if latitude is not None and longitude is not None:
            shrinks = math.cos(math.radians(latitude))
            north, east = math.floor(latitude / _CELL_DEG), math.floor(longitude / (_CELL_DEG / max(0.2, shrinks)))
            self.cell = (north + 200) * 1000 + east + 400
            self.town = math.floor(latitude / _TOWN_DEG), math.floor(longitude * shrinks / _TOWN_DEG)
        self.itself = -1 - row
        self._keys: list[str | int] | None = None

    @property
    def keys(self) -> list[str | int]:
        """Where this place counts as company: countries, units, the cells around it and itself, in one table."""
        if self._keys is None:
            keys: list[str | int] = [*self.countries] if self.countries else [self.country]
            keys += (self.admin1, self.admin2, self.itself)
            if self.cell and self.level not in WIDE:
                keys += [self.cell + step for step in _CELL_STEPS]
            self._keys = [key for key in keys if key]
        return self._keys

    def features(self) -> Features:
        """Return what the ranking weighs of the place itself."""
        population = self.log_population
        features: Features = [(f"level={self.level}", 1.0), (f"population|{self.level}", population)]
        if not population:
            features.append((f"no population|{self.level}", 1.0))
        kind = FEATURE_CLASS.get(self.feature)
        if kind:
            features.append((f"feature={kind}", 1.0))
        return features

    def place(self, gazetteer: Gazetteer) -> Place:
        """Return the record of the place, made once."""
        if self._place is None:
            self._place = gazetteer.place(self.row)
        return self._place


class Name:
    """One folded name: the places that bear it, and what that says of the name itself.

    `rows` are (place, how it bears the name) in the gazetteer's order, the likeliest first; `features` name what
    the recogniser looks at.
    """

    __slots__ = (
        "_asked",
        "best",
        "company_key",
        "features",
        "key",
        "largest",
        "levels",
        "name_id",
        "rows",
        "size",
        "static",
        "villages",
        "weighed",
    )

    def __init__(self, key: str, name_id: int, rows: list[tuple[Row, str]]) -> None:
        self.key = key
        self.name_id = name_id
        self.rows = rows
        self.size = key.count(" ") + 1
        self.levels = frozenset(row.level for row, _kind in rows)
        # Whether there are several and none is bigger: then a place named close by tells which.
        self.villages = len(rows) > 1 and "settlement" in self.levels and BIGGER.isdisjoint(self.levels)
        # "Dublin City" in "Dublin City Council" is Dublin once more, not its company.
        self.company_key = key.removesuffix(" city")
        self._asked: tuple[frozenset[str | int], frozenset[int]] | None = None
        self.static: list[list[float]] = []  # filled by the ranking: static score of each row, by stage
        # Filled by the recogniser, by the name's first word as it is written: of several words, and of one.
        self.weighed: tuple[dict[str, Weighed], dict[str, Weighed]] = ({}, {})
        self.largest = 0.0  # log10 of the people of the largest place
        self.best = best = rows[0][0] if rows else None
        features: list[str] = []
        if best is not None:
            kinds = {kind for _row, kind in rows}
            near = "main" if "main" in kinds else "alias" if "alias" in kinds else "foreign"
            self.largest = largest = max([row.log_population for row, _kind in rows])
            features = [
                f"gaz {near}",
                f"gaz level={best.level}",
                f"gaz people={int(largest)}|{near}",
                f"gaz many={len(rows).bit_length()}",
                f"gaz words={min(self.size, 4)}",
                f"gaz length={min(len(key), 12)}",
            ]
            features += [f"gaz has {level}" for level in sorted(self.levels) if level != best.level]
            if best.feature == "P.PPLC":
                features.append("gaz capital")
        self.features = features

    @property
    def asked(self) -> tuple[frozenset[str | int], frozenset[int]]:
        """The keys where the company of its places is looked for, the cells apart; made once."""
        if self._asked is None:
            rows = [row for row, _kind in self.rows]
            wholes = [(row.country, *row.countries, row.admin1, row.admin2, row.itself) for row in rows]
            self._asked = frozenset(chain.from_iterable(wholes)), frozenset([row.cell for row in rows])
        return self._asked


class _Memory(dict[str, T]):
    """What was found for each spelling; emptied when full, so that hostile texts cannot fill the memory."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, spelling: str) -> T:
        if len(self) >= _SPELLINGS_KEPT:
            self.clear()
        found = self[spelling] = self._find(spelling)
        return found


class Names:
    """The names and rows of one gazetteer that articles have asked for so far; bounded.

    ``find(folded)`` gives the name that is spelled so when folded, or None; ``matches(window)`` the names that a window
    of folded words begins with; ``opens_longer(folded)`` tells whether some name begins with a folded word and goes on,
    ``begins(pair)`` whether one begins with two, the second perhaps unfinished. All are remembered.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._names: dict[int, Name] = {}
        self._typed: dict[tuple[int, str], Name] = {}
        self._rows: dict[int, Row] = {}
        self._found = _Memory(self._find)
        self.find: Callable[[str], Name | None] = self._found.__getitem__
        self.matches: Callable[[str], list[tuple[str, int]]]
        self.matches = _Memory(lambda window: gazetteer.prefixes(window)).__getitem__
        self.begins: Callable[[str], bool] = _Memory(lambda pair: gazetteer.begins(pair)).__getitem__
        self.opens_longer: Callable[[str], bool] = _Memory(lambda word: gazetteer.opens_longer(word)).__getitem__
        self.peoples: dict[str, Place | None] = {}  # where each people is at home, as far as articles have asked
        self.longest = gazetteer.longest

    def row(self, row: int) -> Row:
        """Return a place of the gazetteer, made once."""
        found = self._rows.get(row)
        if found is None:
            if len(self._rows) >= _ROWS_KEPT:
                self._rows.clear()
            found = self._rows[row] = Row(self.gazetteer, row)
        return found

    def name(self, key: str, name_id: int) -> Name:
        """Return a name, made once."""
        found = self._names.get(name_id)
        if found is None:
            if len(self._names) >= _NAMES_KEPT:
                self._names.clear()
                self._found.clear()
            rows = [(self.row(row), KINDS[kind]) for row, kind in self.gazetteer.candidates(name_id)[:MAX_CANDIDATES]]
            found = self._names[name_id] = Name(key, name_id, rows)
        return found

    def _find(self, folded: str) -> Name | None:
        at = self.gazetteer.name_id(folded)
        return self.name(folded, at) if at >= 0 else None

    def typed(self, name: Name, types: tuple[str, ...], word: str) -> Name | None:
        """Return what a type word leaves of a name: of "Oskil" in "Oskil River" the waters; None if nothing."""
        levels = name.levels.intersection(types)
        if not levels:
            return None
        key = (name.name_id, word)
        found = self._typed.get(key)
        if found is None:
            if len(self._typed) >= _NAMES_KEPT:
                self._typed.clear()
            rows = [(row, kind) for row, kind in name.rows if row.level in levels]
            found = self._typed[key] = Name(f"{name.key} {word}", -1, rows)
        return found


_known: WeakKeyDictionary[Gazetteer, Names] = WeakKeyDictionary()


def names_of(gazetteer: Gazetteer) -> Names:
    """Return the memory of names that belongs to a gazetteer."""
    found = _known.get(gazetteer)
    if found is None:
        found = _known[gazetteer] = Names(gazetteer)
    return found
