"""Compile: from the source tables to the one file that `Gazetteer` opens."""

from __future__ import annotations

import gc
import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import marisa_trie

from geomap.gazetteer.declension import Declension
from geomap.gazetteer.entries import LEVELS, Entry, merge, read_supplement, read_table
from geomap.gazetteer.fold import fold
from geomap.gazetteer.gazetteer import DEGREE, MAX_NAME_CHARS, NO_DEGREES, NameFact, NameKind
from geomap.gazetteer.ranking import KIND_WEIGHT, prior
from geomap.gazetteer.store import write_store

MAX_WORDS = 8
Progress = Callable[[str, float], None]

_KIND_WEIGHTS = [KIND_WEIGHT[kind] for kind in NameKind] + [KIND_WEIGHT[NameKind.INFLECTED] - 2.0]
_KEPT_AS = [*(int(kind) for kind in NameKind), int(NameKind.INFLECTED)]
_INFLECTED = int(NameKind.INFLECTED)
_INFLECTED_ALIAS = 5  # while compiling: a case form of a mere alias, which ranks lower; kept as INFLECTED
_SHORT = 9
# Plain numbers: they are asked for a million times.
_CASE_FORM, _SEVERAL = int(NameFact.CASE_FORM), int(NameFact.SEVERAL)
_IS_CYRILLIC, _IS_SHORTENED = int(NameFact.CYRILLIC), int(NameFact.SHORTENED)
_FACTS_OF_ONE = [
    {NameKind.MAIN: int(NameFact.MAIN), NameKind.CURATED: int(NameFact.CURATED), NameKind.INFLECTED: _CASE_FORM}.get(
        kind, 0
    )
    for kind in NameKind
]
_DECLINED_PEOPLE = 15_000  # smaller settlements abroad are not declined: their forms are noise in other names
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SHORTENED = re.compile(r"(?:[A-Z]\.?){1,5}|[A-Z][a-z]{1,5}\.|[A-Z]\. ?[A-Z][a-z]*\.|[\u0410-\u042f]{2,4}")


def compile_gazetteer(
    target: Path,
    *,
    tables: Sequence[Path],
    cases: Path | None,
    supplements: Sequence[Path],
    version: str,
    progress: Progress | None = None,
) -> None:
    """Read tables and supplements, and write the compiled file to `target`.

    Parameters
    ----------
    target
        The file to write; it is written beside and renamed.
    tables, supplements
        Tables that geomap's build made, and tables that people keep, which amend them, in this order.
    cases
        The table of case endings, if names are to be declined.
    version
        Kept in the file.
    progress
        Called with what is being done and the share that is done, 0 to 1.

    Raises
    ------
    GazetteerError
        When a supplement or the case endings are not in their form.
    """
    tell = progress or (lambda _what, _share: None)
    collecting = gc.isenabled()
    gc.disable()  # millions of small objects and no cycles among them: the collector would take a third of the time
    try:
        _compile(target, tables, cases, supplements, version, tell)
    finally:
        if collecting:
            gc.enable()


def _compile(
    target: Path, tables: Sequence[Path], cases: Path | None, supplements: Sequence[Path], version: str, tell: Progress
) -> None:
    tell("reading the tables of places", 0.0)
    entries: dict[str, Entry] = {}
    for table in tables:
        for entry in read_table(table):
            entries[entry.id] = entry
    for supplement in supplements:
        for addition in read_supplement(supplement):
            merge(entries, addition, f"{supplement}")
    ordered = sorted(entries.values(), key=lambda at: (at.country, at.admin1, LEVELS.index(at.level), at.id))
    names = _Names(Declension(cases) if cases else None)
    for row, entry in enumerate(ordered):
        if row % 20_000 == 0:
            tell("collecting names", 0.2 + 0.5 * row / len(ordered))
        names.add_entry(row, entry)
    tell("building the index of names", 0.7)
    trie, longest = names.trie()
    priors = [prior(entry.level, entry.population, entry.feature, entry.id, entry.boundary) for entry in ordered]
    sections = {**names.sections(trie, priors), **_columns(ordered)}
    tell("writing", 0.9)
    meta = {"version": version, "places": len(ordered), "names": len(trie), "longest": longest}
    write_store(target, trie, sections, meta)
    tell("done", 1.0)


class _Names:
    """Folded names; for each the rows that bear it with the closest kind, and what the spellings say of it."""

    def __init__(self, declension: Declension | None) -> None:
        # Row << 3 | kind; a number alone for the many names that one place bears, which halves the memory.
        self._bearers: dict[str, int | list[int]] = {}
        self._unshortened: set[str] = set()
        self._declension = declension

    def _add(self, folded: str, row: int, kind: int) -> None:
        if folded and len(folded) <= MAX_NAME_CHARS and folded.count(" ") < MAX_WORDS:
            packed = row << 3 | kind
            known = self._bearers.setdefault(folded, packed)
            if known is not packed:
                if isinstance(known, list):
                    known.append(packed)
                else:
                    self._bearers[folded] = [known, packed]

    def _add_name(self, name: str, row: int, kind: int, declined: bool) -> None:
        folded = fold(name)
        self._add(folded, row, kind)
        if len(folded) <= _SHORT and not _SHORTENED.fullmatch(name):
            self._unshortened.add(folded)
        if declined and self._declension and not name.isascii():
            form_kind = _INFLECTED if kind <= NameKind.CURATED else _INFLECTED_ALIAS
            for form in self._declension.forms(name):
                self._add(form, row, form_kind)
                if len(form) <= _SHORT:
                    self._unshortened.add(form)

    def add_entry(self, row: int, entry: Entry) -> None:
        """Add all names of a place."""
        declined = (
            entry.level not in ("settlement", "district", "admin2")
            or entry.country == "UA"
            or entry.population >= _DECLINED_PEOPLE
            or bool(entry.curated)
        )
        self._add_name(entry.name, row, NameKind.MAIN, declined)
        for names, kind in (
            (entry.curated, NameKind.CURATED),
            (entry.aliases, NameKind.ALIAS),
            (entry.foreign, NameKind.FOREIGN),
        ):
            for name in names:
                self._add_name(name, row, kind, declined)
        self._add_codes(row, entry)

    def _add_codes(self, row: int, entry: Entry) -> None:
        """Codes and ids live in the trie too, under a first character that no folded name has."""
        codes = list(entry.codes)
        if entry.feature == "A.ADM1" or (entry.level == "admin1" and entry.admin1):
            codes.append(f"{entry.country}.{entry.admin1}")
        if entry.feature == "A.ADM2" and entry.admin2:
            codes.append(f"{entry.country}.{entry.admin1}.{entry.admin2}")
        for code in codes:
            self._add(f"\x01{code}", row, 0)
        if not entry.id.startswith("gn:"):
            self._add(f"\x02{entry.id}", row, 0)

    def trie(self) -> tuple[marisa_trie.Trie, int]:
        """Return the trie, and the number of words of its longest name."""
        longest = max((name.count(" ") + 1 for name in self._bearers if name[0] > "\x02"), default=1)
        return marisa_trie.Trie(sorted(self._bearers)), longest

    def sections(self, trie: marisa_trie.Trie, priors: Sequence[float]) -> dict[str, tuple[str, bytes]]:
        """Return the columns by name id: where its rows start, the rows and kinds, its facts."""
        starts, rows, kinds, facts = array("I", [0]), array("I"), array("B"), array("B")
        names = [""] * len(self._bearers)
        for name, at in trie.items():
            names[at] = name
        for name in names:
            packed = self._bearers[name]
            if isinstance(packed, int):
                kind = _KEPT_AS[packed & 7]
                rows.append(packed >> 3)
                kinds.append(kind)
                fact = _FACTS_OF_ONE[kind]
            else:
                closest: dict[int, int] = {}
                for each in packed:
                    row, kind = each >> 3, each & 7
                    if kind < closest.get(row, 8):
                        closest[row] = kind
                ranked = sorted([(-priors[row] - _KIND_WEIGHTS[kind], row) for row, kind in closest.items()])
                fact = 0
                for _, row in ranked:
                    kind = _KEPT_AS[closest[row]]
                    rows.append(row)
                    kinds.append(kind)
                    fact |= _FACTS_OF_ONE[kind]
                if len(ranked) > 1:
                    fact |= _SEVERAL
                if any(_KEPT_AS[kind] != _INFLECTED for kind in closest.values()):
                    fact &= ~_CASE_FORM
            if len(name) <= _SHORT and name not in self._unshortened:
                fact |= _IS_SHORTENED
            if not name.isascii() and _CYRILLIC.search(name):
                fact |= _IS_CYRILLIC
            facts.append(fact)
            starts.append(len(rows))
        return {
            "starts": ("I", starts.tobytes()),
            "rows": ("I", rows.tobytes()),
            "kinds": ("B", kinds.tobytes()),
            "facts": ("B", facts.tobytes()),
        }


def _columns(entries: Sequence[Entry]) -> dict[str, tuple[str, bytes]]:
    strings = _Strings()
    numbers = array("I", (_number(entry.id) for entry in entries))
    levels: dict[str, int] = {level: at for at, level in enumerate(LEVELS)}
    columns: dict[str, tuple[str, Iterable[int]]] = {
        "latitude": ("i", (_degrees(entry.latitude) for entry in entries)),
        "longitude": ("i", (_degrees(entry.longitude) for entry in entries)),
        "population": ("I", (min(entry.population, 0xFFFFFFFF) for entry in entries)),
        "level": ("B", (levels[entry.level] for entry in entries)),
        "number": ("I", numbers),
        "by_number": ("I", sorted(range(len(entries)), key=numbers.__getitem__)),
        "id": ("I", strings.all("" if number else entry.id for number, entry in zip(numbers, entries, strict=True))),
        "name": ("I", strings.all(entry.name for entry in entries)),
        "country": ("I", strings.all(entry.country for entry in entries)),
        "admin1": ("I", strings.all(entry.admin1 for entry in entries)),
        "admin2": ("I", strings.all(entry.admin2 for entry in entries)),
        "feature": ("I", strings.all(entry.feature for entry in entries)),
        "boundary": ("I", strings.all(entry.boundary for entry in entries)),
    }
    sections = {name: (code, array(code, values).tobytes()) for name, (code, values) in columns.items()}
    return sections | strings.sections()


class _Strings:
    """Every distinct string once, in order of first use; number 0 is the empty one."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {"": 0}

    def all(self, values: Iterable[str]) -> list[int]:
        """Return the number of each string."""
        known = self._at
        return [known.setdefault(value, len(known)) for value in values]

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
