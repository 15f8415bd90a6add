"""Compile: from the source tables to the one file that `Gazetteer` opens."""

from __future__ import annotations

import gc
import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import marisa_trie

from geomap.gazetteer.absorbing import absorb
from geomap.gazetteer.declension import Declension
from geomap.gazetteer.entries import LEVELS, Entry, merge, read_supplement, read_table
from geomap.gazetteer.fold import fold_name
from geomap.gazetteer.gazetteer import DEGREE, MAX_NAME_CHARS, NO_DEGREES, NameFact, NameKind
from geomap.gazetteer.ranking import KIND_WEIGHT, prior
from geomap.gazetteer.store import write_store

MAX_WORDS = 8
Progress = Callable[[str, float], None]
_Decline = Callable[[str], Iterable[str]]

# Plain numbers, not the members of the enumerations: they are asked for a million times.
_MAIN, _CURATED, _ALIAS, _FOREIGN = map(int, (NameKind.MAIN, NameKind.CURATED, NameKind.ALIAS, NameKind.FOREIGN))
_INFLECTED = int(NameKind.INFLECTED)
_INFLECTED_ALIAS = 5  # while compiling: a case form of a mere alias, which ranks lower; kept as INFLECTED
_KEPT_AS = [*map(int, NameKind), _INFLECTED]
_KIND_WEIGHTS = [KIND_WEIGHT[kind] for kind in NameKind] + [KIND_WEIGHT[NameKind.INFLECTED] - 2.0]
_SHORT = 9
_CASE_FORM, _SEVERAL = int(NameFact.CASE_FORM), int(NameFact.SEVERAL)
_IS_CYRILLIC, _IS_SHORTENED = int(NameFact.CYRILLIC), int(NameFact.SHORTENED)
_FACT_OF_KIND = {_MAIN: int(NameFact.MAIN), _CURATED: int(NameFact.CURATED), _INFLECTED: _CASE_FORM}
_FACTS = [_FACT_OF_KIND.get(kind, 0) for kind in _KEPT_AS]
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
    added: Sequence[Path] = (),
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
    added
        Tables of what a user added: places that are there keep what they have, and get what they lack.
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
        _compile(target, tables, cases, supplements, added, version, tell)
    finally:
        if collecting:
            gc.enable()


def _compile(
    target: Path,
    tables: Sequence[Path],
    cases: Path | None,
    supplements: Sequence[Path],
    added: Sequence[Path],
    version: str,
    tell: Progress,
) -> None:
    tell("reading the tables of places", 0.0)
    entries: dict[str, Entry] = {}
    for table in tables:
        for entry in read_table(table):
            entries[entry.id] = entry
    for supplement in supplements:
        for addition in read_supplement(supplement):
            merge(entries, addition, f"{supplement}")
    for table in added:
        absorb(entries, read_table(table, mend="add it again with geomap data add"))
    ordered = sorted(entries.values(), key=lambda at: (at.country, at.admin1, LEVELS.index(at.level), at.id))
    del entries
    places = len(ordered)
    priors = [prior(entry.level, entry.population, entry.feature, entry.id, entry.boundary) for entry in ordered]
    columns = _columns(ordered)
    names = _Names()
    decline = Declension(cases).forms if cases else None
    ordered.reverse()
    for row in range(places):
        if row % 20_000 == 0:
            tell("collecting names", 0.2 + 0.5 * row / places)
        names.add_entry(row, ordered.pop(), decline)  # each is let go, so that names take the room of places
    del decline  # what it remembers is as large as the trie
    tell("building the index of names", 0.7)
    longest = names.longest()
    trie = names.trie()
    sections = {**names.sections(trie, priors), **columns}
    tell("writing", 0.9)
    meta = {"version": version, "places": places, "names": len(trie), "longest": longest}
    write_store(target, trie, sections, meta)
    tell("done", 1.0)


class _Names:
    """Folded names; for each the rows that bear it with the closest kind, and what the spellings say of it."""

    def __init__(self) -> None:
        # Row << 3 | kind; a number alone for the many names that one place bears, which halves the memory.
        self._bearers: dict[str, int | list[int]] = {}
        self._unshortened: set[str] = set()

    def _add(self, folded: str, row: int, kind: int) -> None:
        if folded and len(folded) <= MAX_NAME_CHARS and folded.count(" ") < MAX_WORDS:
            packed = row << 3 | kind
            known = self._bearers.setdefault(folded, packed)
            if known is not packed:
                if isinstance(known, list):
                    known.append(packed)
                else:
                    self._bearers[folded] = [known, packed]

    def _add_name(self, name: str, row: int, kind: int, decline: _Decline | None) -> None:
        folded = fold_name(name)
        self._add(folded, row, kind)
        if len(folded) <= _SHORT and not _SHORTENED.fullmatch(name):
            self._unshortened.add(folded)
        if decline and not name.isascii():
            form_kind = _INFLECTED if kind <= _CURATED else _INFLECTED_ALIAS
            for form in decline(name):
                self._add(form, row, form_kind)
                if len(form) <= _SHORT:
                    self._unshortened.add(form)

    def add_entry(self, row: int, entry: Entry, decline: _Decline | None) -> None:
        """Add all names of a place, and their case forms where texts may have them."""
        if not (
            entry.level not in ("settlement", "district", "admin2")
            or entry.country == "UA"
            or entry.population >= _DECLINED_PEOPLE
            or entry.curated
        ):
            decline = None
        self._add_name(entry.name, row, _MAIN, decline)
        for name in entry.curated:
            self._add_name(name, row, _CURATED, decline)
        for name in entry.aliases:
            self._add_name(name, row, _ALIAS, decline)
        for name in entry.foreign:
            self._add_name(name, row, _FOREIGN, decline)
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

    def longest(self) -> int:
        """Return the number of words of the longest name."""
        return max((name.count(" ") + 1 for name in self._bearers if name[0] > "\x02"), default=1)

    def trie(self) -> marisa_trie.Trie:
        """Return the trie; it is the same in whatever order the names come."""
        return marisa_trie.Trie(self._bearers)

    def sections(self, trie: marisa_trie.Trie, priors: Sequence[float]) -> dict[str, tuple[str, bytes]]:
        """Return the columns by name id: where its rows start, the rows and kinds, its facts."""
        facts = bytearray(len(trie))
        by_id: list[int | list[int]] = [0] * len(trie)
        for name, bearers in self._bearers.items():
            at = trie[name]
            by_id[at] = bearers
            if len(name) <= _SHORT and name not in self._unshortened:
                facts[at] = _IS_SHORTENED
            if not name.isascii() and _CYRILLIC.search(name):
                facts[at] |= _IS_CYRILLIC
        starts, rows, kinds = array("I", [0]), array("I"), array("B")
        for at, bearers in enumerate(by_id):
            if isinstance(bearers, int):  # most names: one place bears it
                rows.append(bearers >> 3)
                kinds.append(_KEPT_AS[bearers & 7])
                facts[at] |= _FACTS[bearers & 7]
            else:
                ranked = _ranked(bearers, priors)
                rows.extend([packed >> 3 for packed in ranked])
                kept = [_KEPT_AS[packed & 7] for packed in ranked]
                kinds.extend(kept)
                facts[at] |= _facts_of_all(set(kept)) | (_SEVERAL if len(kept) > 1 else 0)
            starts.append(len(rows))
        return {
            "starts": ("I", starts.tobytes()),
            "rows": ("I", rows.tobytes()),
            "kinds": ("B", kinds.tobytes()),
            "facts": ("B", bytes(facts)),
        }


def _facts_of_all(kinds: set[int]) -> int:
    fact = 0
    for kind in kinds:
        fact |= _FACTS[kind]
    return fact if kinds == {_INFLECTED} else fact & ~_CASE_FORM


def _ranked(bearers: Sequence[int], priors: Sequence[float]) -> Sequence[int]:
    """Return the rows that bear a name, each once with its closest kind, the likeliest first."""
    closest: dict[int, int] = {}
    for packed in sorted(bearers):  # by row, then kind
        closest.setdefault(packed >> 3, packed)
    if len(closest) == 1:
        return tuple(closest.values())
    ranked = [(-priors[row] - _KIND_WEIGHTS[packed & 7], packed) for row, packed in closest.items()]
    ranked.sort()
    return [packed for _, packed in ranked]


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
        "id": ("I", strings.all(["" if at else entry.id for at, entry in zip(numbers, entries, strict=True)])),
        "name": ("I", strings.all([entry.name for entry in entries])),
        "country": ("I", strings.all([entry.country for entry in entries])),
        "admin1": ("I", strings.all([entry.admin1 for entry in entries])),
        "admin2": ("I", strings.all([entry.admin2 for entry in entries])),
        "feature": ("I", strings.all([entry.feature for entry in entries])),
        "boundary": ("I", strings.all([entry.boundary for entry in entries])),
    }
    sections = {name: (code, array(code, values).tobytes()) for name, (code, values) in columns.items()}
    return sections | strings.sections()


class _Strings:
    """Every distinct string once, in order of first use; number 0 is the empty one."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {"": 0}

    def all(self, values: Sequence[str]) -> list[int]:
        """Return the number of each string."""
        known = self._at
        for value in dict.fromkeys(values):
            known.setdefault(value, len(known))
        return list(map(known.__getitem__, values))

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
