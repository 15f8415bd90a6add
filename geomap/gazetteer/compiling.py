"""Compile: from the source tables to the one file that `Gazetteer` opens."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import marisa_trie

from geomap.gazetteer.entries import LEVELS, Entry, merge, read_supplement, read_table
from geomap.gazetteer.fold import fold_name
from geomap.gazetteer.gazetteer import DEGREE, MAX_NAME_CHARS, NO_DEGREES, NameKind
from geomap.gazetteer.store import write_store

MAX_WORDS = 8
Progress = Callable[[str, float], None]

# Where names tie, the wider place is first: "Ukraine" the country, "Texas" the state.
_LEVEL_WEIGHT = {
    "continent": 24.0,
    "country": 22.0,
    "polity": 12.0,
    "admin1": 11.0,
    "settlement": 4.0,
    "water": 8.0,
    "island": 7.0,
    "area": 6.0,
    "facility": 6.0,
    "district": 3.0,
    "admin2": 3.0,
}
_CAPITALS = {"P.PPLC": 5.0, "P.PPLA": 2.0}


def prior(entry: Entry) -> float:
    """How likely a place is meant when nothing but its name is known: its level, and the logarithm of its population."""
    return (
        _LEVEL_WEIGHT.get(entry.level, 0.0)
        + math.log(entry.population + 10)
        + _CAPITALS.get(entry.feature, 0.0)
        - (3.0 if entry.feature.endswith("H") else 0.0)
    )


def compile_gazetteer(
    target: Path,
    *,
    tables: Sequence[Path],
    supplements: Sequence[Path],
    version: str,
    progress: Progress | None = None,
) -> None:
    """Read tables and supplements, and write the compiled file to `target`."""
    tell = progress or (lambda _what, _share: None)
    tell("reading the tables of places", 0.0)
    entries: dict[str, Entry] = {}
    for table in tables:
        for entry in read_table(table):
            entries[entry.id] = entry
    for supplement in supplements:
        for addition in read_supplement(supplement):
            merge(entries, addition, f"{supplement}")
    ordered = sorted(
        entries.values(), key=lambda entry: (entry.country, entry.admin1, LEVELS.index(entry.level), entry.id)
    )
    tell("collecting names", 0.3)
    names = _Names()
    for row, entry in enumerate(ordered):
        names.add_entry(row, entry)
    tell("building the index of names", 0.6)
    trie, longest = names.trie()
    sections = {**names.sections(trie, [prior(entry) for entry in ordered]), **_columns(ordered)}
    tell("writing", 0.9)
    meta = {"version": version, "places": len(ordered), "names": len(trie), "longest": longest}
    write_store(target, trie, sections, meta)
    tell("done", 1.0)


class _Names:
    """Folded names, and for each the rows that bear it with the closest kind."""

    def __init__(self) -> None:
        self._bearers: dict[str, list[int]] = {}

    def add(self, name: str, row: int, kind: NameKind) -> None:
        folded = fold_name(name)
        if folded and len(folded) <= MAX_NAME_CHARS and folded.count(" ") < MAX_WORDS:
            self._bearers.setdefault(folded, []).append(row << 3 | kind)

    def add_entry(self, row: int, entry: Entry) -> None:
        self.add(entry.name, row, NameKind.MAIN)
        for name in entry.curated:
            self.add(name, row, NameKind.CURATED)
        for name in entry.aliases:
            self.add(name, row, NameKind.ALIAS)
        for name in entry.foreign:
            self.add(name, row, NameKind.FOREIGN)
        self._add_codes(row, entry)

    def _add_codes(self, row: int, entry: Entry) -> None:
        """Codes and ids live in the trie too, under a first character that no folded name has."""
        codes = list(entry.codes)
        if entry.feature == "A.ADM1" or (entry.level == "admin1" and entry.admin1):
            codes.append(f"{entry.country}.{entry.admin1}")
        if entry.feature == "A.ADM2" and entry.admin2:
            codes.append(f"{entry.country}.{entry.admin1}.{entry.admin2}")
        for code in codes:
            self._bearers.setdefault(f"\x01{code}", []).append(row << 3)
        if not entry.id.startswith("gn:"):
            self._bearers.setdefault(f"\x02{entry.id}", []).append(row << 3)

    def trie(self) -> tuple[marisa_trie.Trie, int]:
        longest = max((name.count(" ") + 1 for name in self._bearers if name[0] > "\x02"), default=1)
        return marisa_trie.Trie(sorted(self._bearers)), longest

    def sections(self, trie: marisa_trie.Trie, priors: list[float]) -> dict[str, tuple[str, bytes]]:
        starts, rows, kinds, facts = array("I", [0]), array("I"), array("B"), array("B")
        by_id = sorted(self._bearers, key=trie.__getitem__)
        for name in by_id:
            closest: dict[int, int] = {}
            for packed in self._bearers[name]:
                row, kind = packed >> 3, packed & 7
                closest[row] = min(kind, closest.get(row, 7))
            for row in sorted(closest, key=lambda row: (closest[row] == NameKind.FOREIGN, -priors[row], row)):
                rows.append(row)
                kinds.append(closest[row])
            starts.append(len(rows))
            facts.append(0)
        return {
            "starts": ("I", starts.tobytes()),
            "rows": ("I", rows.tobytes()),
            "kinds": ("B", kinds.tobytes()),
            "facts": ("B", facts.tobytes()),
        }


def _columns(entries: Sequence[Entry]) -> dict[str, tuple[str, bytes]]:
    strings = _Strings()
    numbers = array("I", (_number(entry.id) for entry in entries))
    columns: dict[str, tuple[str, Iterable[int]]] = {
        "latitude": ("i", (_degrees(entry.latitude) for entry in entries)),
        "longitude": ("i", (_degrees(entry.longitude) for entry in entries)),
        "population": ("I", (min(entry.population, 0xFFFFFFFF) for entry in entries)),
        "level": ("B", (LEVELS.index(entry.level) for entry in entries)),
        "number": ("I", numbers),
        "by_number": ("I", sorted(range(len(entries)), key=lambda row: (numbers[row], row))),
        "id": ("I", (0 if _number(entry.id) else strings.at(entry.id) for entry in entries)),
        "name": ("I", (strings.at(entry.name) for entry in entries)),
        "country": ("I", (strings.at(entry.country) for entry in entries)),
        "admin1": ("I", (strings.at(entry.admin1) for entry in entries)),
        "admin2": ("I", (strings.at(entry.admin2) for entry in entries)),
        "feature": ("I", (strings.at(entry.feature) for entry in entries)),
        "boundary": ("I", (strings.at(entry.boundary) for entry in entries)),
    }
    sections = {name: (code, array(code, values).tobytes()) for name, (code, values) in columns.items()}
    return sections | strings.sections()


class _Strings:
    """Every distinct string once, in order of first use; number 0 is the empty one."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {"": 0}

    def at(self, value: str) -> int:
        return self._at.setdefault(value, len(self._at))

    def sections(self) -> dict[str, tuple[str, bytes]]:
        offsets, text = array("I", [0]), bytearray()
        for value in self._at:
            text += value.encode()
            offsets.append(len(text))
        return {"text": ("B", bytes(text)), "offsets": ("I", offsets.tobytes())}


def _number(place_id: str) -> int:
    return int(place_id[3:]) if place_id.startswith("gn:") and place_id[3:].isdigit() and len(place_id) < 13 else 0


def _degrees(value: float | None) -> int:
    return NO_DEGREES if value is None else round(value * DEGREE)
