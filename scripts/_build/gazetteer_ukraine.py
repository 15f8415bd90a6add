"""Ukraine: its GeoNames dump, named as its official codifier and the romanisation of 2010 have it."""

from __future__ import annotations

import csv
import gzip
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from geomap.gazetteer.alternates import CYRILLIC, LATIN, apostrophes, skeleton, sort_names
from geomap.gazetteer.dump import KINDS, level_of, named_by_kind
from geomap.gazetteer.fold import fold_name
from geomap.gazetteer.romanise import romanise
from scripts._build.gazetteer_rows import Row

BIG = 15_000  # people; below, foreign alternates of a settlement are more noise than use
_BIG_HERE = 1_000  # the same for Ukraine, whose older names stand among them

_UNIT_WORDS = {"ADM3": "hromada", "ADM2H": "raion"}
_UNITS = {"ADM2H": "admin2", "ADM3": "area"}
# Words that tell a unit that is no more, or a community, from the town of the same name.
_COMMUNITY = re.compile(
    r"(?i)\b(hromad\w*|communit\w*|municip\w*|ra[iy]on\w*|councill?|mis[k'’]\w*|громад\w*|общин\w*|район\w*|міськ\w*)\b"
)
_SEATS = {"1206": "Кривий Ріг", "3202": "Біла Церква"}  # raions whose adjective is made of both words of their seat
_OBLASTS = {
    "01": "Cherkasy Oblast", "02": "Chernihiv Oblast", "03": "Chernivtsi Oblast", "04": "Dnipropetrovsk Oblast",
    "05": "Donetsk Oblast", "06": "Ivano-Frankivsk Oblast", "07": "Kharkiv Oblast", "08": "Kherson Oblast",
    "09": "Khmelnytskyi Oblast", "10": "Kirovohrad Oblast", "11": "Crimea", "12": "Kyiv City", "13": "Kyiv Oblast",
    "14": "Luhansk Oblast", "15": "Lviv Oblast", "16": "Mykolaiv Oblast", "17": "Odesa Oblast", "18": "Poltava Oblast",
    "19": "Rivne Oblast", "20": "Sevastopol City", "21": "Sumy Oblast", "22": "Ternopil Oblast",
    "23": "Vinnytsia Oblast", "24": "Volyn Oblast", "25": "Zakarpattia Oblast", "26": "Zaporizhzhia Oblast",
    "27": "Zhytomyr Oblast",
}  # fmt: skip


def ukraine(dump: Sequence[Sequence[str]], earlier: Mapping[int, int], sources: Path) -> list[Row]:
    """Return all places of Ukraine but the country itself.

    Parameters
    ----------
    dump
        The rows of the GeoNames dump, 19 cells each.
    earlier
        Population by GeoNames id in an earlier dump: the newer ones are partly of wartime, the larger number is kept.
    sources
        The folder of the copies, for the codifier.
    """
    official = _Official(sources)
    rows = []
    for cells in sorted(dump, key=lambda cells: int(cells[0])):
        level = _UNITS.get(cells[7], "") if cells[6] == "A" else ""
        level = level or level_of(cells[6], cells[7])
        if not level:
            continue
        number, kind, code = int(cells[0]), cells[6], cells[7]
        names = [name for name in (cells[1], cells[2], *cells[3].split(",")) if name]
        if code in ("ADM3", "ADM2H"):
            names = [name for name in names if _COMMUNITY.search(name)] or [f"{cells[1]} {_UNIT_WORDS[code]}"]
        if code in KINDS:
            names = named_by_kind(names, code)
        if code == "RSTN":
            names = [name for name in names if re.search(r"(?i)stan(c|ts)\w+|station|станц\w+", name)]
        main = names[0] if names and code in ("ADM3", "ADM2H", "RSTN", *KINDS) else cells[1]
        local = ""
        if code == "ADM1":
            main = _OBLASTS[cells[10]]
        elif code == "ADM2" and len(cells[11]) == 4:
            main, raion = official.raion(cells[11], cells[1])
            names.append(raion)
        elif code == "ADM2":
            level = "district"
            main = re.sub(" Ra[iy]on$", " District", main)
        elif kind in "PTHSL" and code not in ("RSTN", "AREA", *KINDS):
            local = official.name(cells, [apostrophes(name) for name in names], settlement=kind == "P")
            if local:
                names.append(local)
                if kind == "P":
                    main = romanise(local)
        if not names:
            continue
        row = Row(
            f"gn:{number}", main, float(cells[4]), float(cells[5]), level, "UA", cells[10], cells[11], f"{kind}.{code}",
            max(int(cells[14] or 0), earlier.get(number, 0)),
        )  # fmt: skip
        if code == "ADM2":
            row.boundary = official.key(cells[11])
        keep = row.population >= _BIG_HERE or level not in ("settlement", "district")
        row.aliases, row.foreign = sort_names(names, row.name, foreign=keep, cyrillic=True)
        rows.append(row)
    return rows


class _Official:
    """Names of Ukraine's codifier: settlements by raion, raions by the four digits that GeoNames uses for them."""

    def __init__(self, sources: Path) -> None:
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        self._anywhere: dict[str, str] = {}
        self._towns: dict[str, list[str]] = defaultdict(list)
        self._cities: set[str] = set()
        self._raions: dict[str, tuple[str, str]] = {}
        path = sources / "gazetteer" / "katottg_codifier_2025-05-16.csv.gz"
        with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as stream:
            for row in list(csv.reader(stream, delimiter=";"))[1:]:
                if len(row) < 7 or not row[5].strip():
                    continue
                code = next(cell.strip() for cell in reversed(row[:5]) if cell.strip())
                category, name = row[5].strip(), apostrophes(row[6].strip())
                if category == "P":
                    self._raions[code[2:6]] = code, name
                elif category in "MXCKT":
                    self._names[code[2:6]][fold_name(name)] = name
                    self._anywhere[fold_name(name)] = name
                    if category in "MXT":
                        self._towns[code[2:6]].append(name)
                        if category == "M":
                            self._cities.add(name)

    def name(self, cells: Sequence[str], alternates: Sequence[str], *, settlement: bool) -> str:
        """Return the Ukrainian name of a place: the codifier's, else the most Ukrainian of its alternates."""
        cyrillic = [name for name in alternates if CYRILLIC.fullmatch(name) and not re.search("[ыэёъўЫЭЁЪЎ]", name)]
        known = self._names.get(cells[11], {}) if settlement else {}
        for name in cyrillic:
            if fold_name(name) in known:
                return known[fold_name(name)]
        if settlement:
            # Renamed, or its dump has the Ukrainian name under another raion.
            latin = {skeleton(cells[1]), *(skeleton(name) for name in alternates if LATIN.fullmatch(name))}
            near = [name for name in known.values() if skeleton(romanise(name)) in latin]
            near = near or [self._anywhere[fold_name(name)] for name in cyrillic if fold_name(name) in self._anywhere]
            if len(set(near)) == 1:
                return near[0]
        telling = [name for name in cyrillic if re.search("[іїєґІЇЄҐ']", name)]
        wanted = skeleton(cells[1])
        return next((name for name in (*telling, *cyrillic) if skeleton(romanise(name)) == wanted), "")

    def raion(self, digits: str, fallback: str) -> tuple[str, str]:
        """Return the usual English name of a raion, after its seat where that fits, and its Ukrainian name."""
        _, adjective = self._raions[digits]
        if digits in _SEATS:
            return f"{romanise(_SEATS[digits])} Raion", f"{adjective} район"
        stem = re.sub("(ський|цький|зький|ський)$", "", fold_name(adjective))
        for towns in (self._cities & set(self._towns[digits]), set(self._towns[digits])):
            best = min(towns, key=lambda town: (-_shared(stem, fold_name(town)), len(town), town), default="")
            shared = _shared(stem, fold_name(best))
            if shared >= max(3, len(stem) - 3) and len(fold_name(best)) - shared <= 5:
                return f"{romanise(best)} Raion", f"{adjective} район"
        return fallback, f"{adjective} район"

    def key(self, digits: str) -> str:
        """Return the key of a raion's polygon, or ""."""
        return self._raions.get(digits, ("", ""))[0]


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
