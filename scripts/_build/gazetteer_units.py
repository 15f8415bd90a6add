"""Countries, and first- and second-level units: the codes of GeoNames with the outlines and names of Natural Earth."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from geomap.gazetteer.alternates import LATIN, OTHER_SCRIPTS, distinct, plain, skeleton
from geomap.gazetteer.fold import fold_name
from scripts._build import natural_earth
from scripts._build.gazetteer_rows import Row

Centres = Mapping[tuple[str, ...], tuple[float, float, int]]

# Territories with a code of their own that Natural Earth draws within another country: a point on each.
_SMALL_STATES = {
    "BQ": (12.18, -68.26), "BV": (-54.42, 3.36), "CC": (-12.17, 96.83), "CX": (-10.49, 105.63), "GF": (3.92, -53.09),
    "GP": (16.24, -61.56), "MQ": (14.65, -61.01), "RE": (-21.12, 55.53), "SJ": (78.62, 16.0), "TK": (-9.2, -171.85),
    "YT": (-12.83, 45.15),
}  # fmt: skip
_NO_MORE = ("AN", "CS")

# Words that name the kind of a unit, not the unit.
_KINDS = re.compile(
    r"(?i)\b(oblast'?|raion|rayon|krai|kray|republic|province|provincia|provinsi|governorate|gouvernorat|muhafazat|region|"
    r"regio|voblasc\w*|rayony|state|estado|department|departamento|departement|district|distrito|county|prefecture|municipality|canton|"
    r"kanton|voivodeship|wojewodztwo|division|zone|autonomous|community|comunidad|territory|capital|city|wilaya|vilayet|"
    r"emirate|parish|of|the|de|del|du|la|le|el|al|ad|an|as|ash|at|and|novads|zupanija|kraj|ili|sheng|shi)\b"
)

# Regions whose English name in GeoNames is too far from the name that Natural Earth groups its units under.
_REGIONS = {
    "ES.53": "Canarias", "ES.54": "Castilla-La Mancha", "ES.55": "Castilla y León", "ES.56": "Cataluña",
    "ES.59": "País Vasco", "FR.53": "Bretagne", "FR.75": "Nouvelle-Aquitaine", "FR.94": "Corse", "IT.01": "Abruzzo",
    "IT.02": "Basilicata", "IT.12": "Piemonte", "IT.14": "Sardegna", "IT.17": "Trentino-Alto Adige",
    "IT.19": "Valle d'Aosta", "PH.13": "Caraga (Region XIII)", "PH.14": "Autonomous Region in Muslim Mindanao (ARMM)",
    "PH.15": "Cordillera Administrative Region (CAR)",
}  # fmt: skip


# What a first-level unit is called in English where it bears the name of its town: by country.
_TYPES = {
    "AF": "Province", "AM": "Province", "AZ": "District", "BY": "Region", "DZ": "Province", "EG": "Governorate",
    "IQ": "Governorate", "IR": "Province", "JO": "Governorate", "KG": "Region", "KZ": "Region", "LB": "Governorate",
    "LY": "District", "MA": "Region", "RU": "Oblast", "SA": "Province", "SY": "Governorate", "TJ": "Region",
    "TN": "Governorate", "TR": "Province", "UZ": "Region", "YE": "Governorate",
}  # fmt: skip


def countries(sources: Path, listed: Mapping[str, Any]) -> list[Row]:
    """Return the countries of GeoNames, with points, names and outlines of Natural Earth."""
    units = {unit.country: unit for unit in natural_earth.countries(sources) if unit.country}
    foreign: dict[str, list[str]] = defaultdict(list)
    for record, _ in natural_earth.read_shapefile(sources / natural_earth.COUNTRIES):
        names = (str(value) for key, value in sorted(record.items()) if re.fullmatch("NAME_[A-Z]{2}", key) and value)
        foreign[str(record["ISO_A2_EH"])].extend(name for name in names if LATIN.fullmatch(name))
    rows = []
    for code in sorted(set(listed) - set(_NO_MORE)):
        item, unit = listed[code], units.get(code)
        latitude, longitude = (unit.latitude, unit.longitude) if unit else _SMALL_STATES[code]
        row = Row(
            f"gn:{item['geonameid']}", unit.name if unit else item["name"], round(latitude, 4), round(longitude, 4),
            "country", code, feature="A.PCLI", population=int(item["population"]), boundary=unit.key if unit else "",
            codes=[code, item["iso3"]],
        )  # fmt: skip
        own = [item["name"], *(unit.names.values() if unit else ()), *(unit.aliases if unit else ())]
        row.add_names([name for name in own if len(name) > 3], foreign[code])
        rows.append(row)
    return rows


def administrative(
    sources: Path,
    state_ids: Mapping[str, int],
    centres: Centres,
    ukraine: Mapping[str, Row],
    states: Sequence[Row],
    towns: Set[tuple[str, str]],
) -> tuple[list[Row], list[Row]]:
    """Return the first- and the second-level units.

    Parameters
    ----------
    sources
        The folder of the copies.
    state_ids
        GeoNames id by code, for units that Natural Earth gives none.
    centres
        Population-weighted centre and population by (country, admin1) and (country, admin1, admin2).
    ukraine
        Ukraine's oblasts, made from its own dump, by admin1 code.
    states
        The countries.
    towns
        Country and folded name of all settlements: a unit named like one of them gets its type word.
    """
    outlines = _Outlines(sources)
    first = []
    for code, name in _listed(sources / "gazetteer" / "geonames_admin1.json.gz"):
        country, admin1 = code.split(".", 1)
        units, single = outlines.claim(country, code, name)
        row = (
            ukraine[admin1] if country == "UA" else Row(f"gn-admin:{code}", name, None, None, "admin1", country, admin1)
        )
        row.feature = "A.ADM1"
        if code in state_ids:
            row.id = f"gn:{state_ids[code]}"
        elif country != "UA" and single and max(unit.get("gn_id") or 0 for unit in units) > 0:
            row.id = f"gn:{max(unit.get('gn_id') or 0 for unit in units)}"
        if _place(row, units[0] if single else None, centres.get((country, admin1))):
            row.boundary = "+".join(sorted(unit["key"] for unit in units))
            if single:
                row.add_names(*_names(units[0]))
            elif units:
                row.add_names([units[0].get("region") or ""])
            if country != "UA":
                _name_fully(row, towns, city=single and "ity" in str(units[0].get("type_en")))
            first.append(row)
    second = []
    for code, name in _listed(sources / "gazetteer" / "geonames_admin2.json.gz"):
        country, admin1, admin2 = code.split(".", 2)
        if country == "UA":
            continue
        row = Row(f"gn-admin:{code}", name, None, None, "admin2", country, admin1, admin2, "A.ADM2")
        units, single = outlines.claim(country, code, name, region=False)
        if _place(row, units[0] if single else None, centres.get((country, admin1, admin2))):
            if single:
                row.boundary = units[0]["key"]
                row.add_names(*_names(units[0]))
            second.append(row)
    whole = {row.boundary: {fold_name(name) for name in (row.name, *row.aliases)} for row in states}
    for unit in outlines.left():
        if fold_name(unit["name"]) in whole.get(unit["iso_a2"], ()):
            continue  # the country itself
        number = unit.get("gn_id") or 0
        level = "admin2" if (unit.get("gn_level") or 1) == 2 else "admin1"
        row = Row(
            f"gn:{number}" if number > 0 else f"ne:{unit['ne_id']}", unit.get("name_en") or unit["name"],
            round(unit["latitude"], 4), round(unit["longitude"], 4), level, unit["iso_a2"], boundary=unit["key"],
        )  # fmt: skip
        row.add_names(*_names(unit))
        (first if level == "admin1" else second).append(row)
    return _one_each(first), _one_each(second)


def _one_each(rows: Iterable[Row]) -> list[Row]:
    """Drop units whose id an earlier one has: Natural Earth gives some numbers twice."""
    kept: dict[str, Row] = {}
    for row in rows:
        kept.setdefault(row.id, row)
    return list(kept.values())


def _name_fully(row: Row, towns: Set[tuple[str, str]], *, city: bool) -> None:
    """Name a unit plainly, and with its type word where a town bears the same name and is not it: "Kursk Oblast"."""
    if row.country in OTHER_SCRIPTS and not row.name.isascii():
        row.name, old = plain(row.name), row.name
        row.add_names([old])
    kind = _TYPES.get(row.country)
    if kind and not city and (row.country, fold_name(row.name)) in towns:
        row.name, old = f"{row.name} {kind}", row.name
        row.aliases = distinct([old, *row.aliases], row.name)


def _place(row: Row, unit: Mapping[str, Any] | None, centre: tuple[float, float, int] | None) -> bool:
    """Give a unit its point and population; False where nothing is known of either."""
    if row.latitude is None and unit:
        row.latitude, row.longitude = round(unit["latitude"], 4), round(unit["longitude"], 4)
    if row.latitude is None and centre:
        row.latitude, row.longitude = centre[:2]
    row.population = row.population or (centre[2] if centre else 0)
    return row.latitude is not None


def _listed(path: Path) -> list[tuple[str, str]]:
    with gzip.open(path) as stream:
        return sorted((item["code"], item["name"]) for item in json.load(stream))


class _Outlines:
    """Natural Earth's first-level units, each given to the unit of GeoNames that it is, or is a part of."""

    def __init__(self, sources: Path) -> None:
        with gzip.open(sources / natural_earth.FIRST_LEVEL) as stream:
            units = [feature["properties"] for feature in json.load(stream)["features"]]
        seen = Counter(unit.get("iso_3166_2") for unit in units)
        self._by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for unit in units:
            iso = unit.get("iso_3166_2") or ""
            unit["key"] = natural_earth.boundary_key("admin1", iso=iso, ne_id=unit["ne_id"], unique=seen[iso] == 1)
            if iso.startswith("UA-"):
                unit["iso_a2"] = "UA"
            if unit.get("name"):
                unit["cores"] = {_core(name) for side in _names(unit) for name in side if LATIN.fullmatch(name)} - {""}
                self._by_country[unit["iso_a2"]].append(unit)
        self._claimed: set[str] = set()
        self._listed_cores: dict[str, set[str]] = defaultdict(set)
        for code, name in _listed(sources / "gazetteer" / "geonames_admin1.json.gz"):
            self._listed_cores[code.partition(".")[0]].add(_core(name))

    def claim(self, country: str, code: str, name: str, *, region: bool = True) -> tuple[list[dict[str, Any]], bool]:
        """Return the outlines of a unit, and whether they are its own (the main one first) or of its parts."""
        core = _core(name)
        free = [unit for unit in self._by_country[country] if unit["key"] not in self._claimed]
        alike = [unit for unit in free if core in unit["cores"]]
        coded = [unit for unit in free if unit.get("gn_a1_code") == code]
        exact = [unit for unit in coded if unit in alike]
        if region and not exact:
            # The name is too far off, but the code is of this level and the unit is named like no other of the list.
            exact = [unit for unit in coded if country == "UA" or self._only_coded(unit)]
        if len(alike) > 1:
            alike = [unit for unit in alike if core in (_core(unit["name"]), _core(unit.get("name_en") or ""))]
        chosen = exact or (alike if len(alike) == 1 else [])
        if chosen:
            self._claimed.update(unit["key"] for unit in chosen)
            return sorted(chosen, key=lambda unit: (unit.get("scalerank", 0), -len(unit["cores"]), unit["key"])), True
        if not region:
            return [], False
        wanted = _REGIONS.get(code, "")
        parts = [unit for unit in free if wanted and unit.get("region") == wanted]
        if not parts:
            parts = [unit for unit in free if core in (_core(unit.get(key) or "") for key in ("region", "geonunit"))]
        return parts, False

    def _only_coded(self, unit: Mapping[str, Any]) -> bool:
        return unit.get("gn_level") == 1 and not unit["cores"] & self._listed_cores[unit["iso_a2"]]

    def left(self) -> list[dict[str, Any]]:
        """Return the units that no unit of GeoNames is the same as."""
        return [
            unit
            for code, units in sorted(self._by_country.items())
            if len(code) == 2 and code.isalpha()
            for unit in sorted(units, key=lambda unit: str(unit["key"]))
            if unit["key"] not in self._claimed
        ]


def _core(name: str) -> str:
    """Return what tells a unit's name from others: consonants without type words, or the folded name if few."""
    if not name:
        return ""
    core = skeleton(re.sub(r"\(.*?\)", "", _KINDS.sub(" ", name)))
    return core if len(core) > 1 else fold_name(name)


def _names(unit: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    own = [unit.get("name"), unit.get("name_en"), unit.get("gn_name"), unit.get("woe_name"), unit.get("name_local")]
    own += re.split(r"[|;]", unit.get("name_alt") or "")
    own += [unit.get("name_uk"), unit.get("name_ru")]
    names = [name.strip() for name in own if name and len(name.strip()) > 2]
    foreign = [value for key, value in sorted(unit.items()) if re.fullmatch("name_[a-z]{2}", key) and value]
    return distinct(names), [value for value in foreign if LATIN.fullmatch(value) and len(value) > 2]
