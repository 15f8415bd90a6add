"""Ukraine's oblasts and raions from the OpenStreetMap copies, with names in English, Ukrainian and Russian.

The raions tile the oblasts exactly, so the oblasts are put together from the finished raions: a raion then lies in
one oblast, and their common border is one line.

``oblasts.csv`` gives the names of the oblasts. ``raions.csv`` mends those of the raions: English and Russian names
that OpenStreetMap lacks or spells against the usual way, further spellings (`also`), and the names that were in force
in 2022 where the raion was renamed since (`names_2022`).
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from scripts._build import coverage
from scripts._build.layers import Feature
from scripts._build.natural_earth import Unit, boundary_key, read_geojson

OBLASTS = "boundaries/ukraine_adm1_oblasts_osm.geojson.gz"
RAIONS = "boundaries/ukraine_adm2_raions_osm.geojson.gz"

# 9 of 33,681 settlements change sides at this tolerance, 29 at 0.005.
TOLERANCE_DEG = 0.002

# How far the outer border of OpenStreetMap may lie from Natural Earth's neighbour and still be the border with it.
# The two differ by up to 2 km on land; the Kerch Strait is 4.5 km wide.
_BORDER_GAP_KM = 3.0
_INLAND_GAP_KM = 12.0
_LANDLOCKED = frozenset({"BY", "HU", "MD", "PL", "SK"})
_KM_PER_DEG = 111.195


def raions(source: Path) -> list[Feature]:
    """Return the raions, and the two cities that are oblasts by themselves, simplified as a coverage."""
    rows = list(read_geojson(source / RAIONS))
    parents = {properties["katottg"][:4]: properties["iso3166_2"] for properties, _ in read_geojson(source / OBLASTS)}
    mended = _table("raions.csv", "katottg")
    shapes = coverage.simplify(coverage.snap([geometry for _, geometry in rows]), TOLERANCE_DEG)
    features = []
    for (properties, _), shape in zip(rows, shapes, strict=True):
        code = properties["katotth"]
        row = mended.pop(code, {})
        english = row.get("en") or properties["name_en"]
        known = {properties.get("name_en"), *_split(row.get("also", ""))}
        features.append(
            Feature(
                boundary_key("admin2", katottg=code),
                {
                    "name": english,
                    "name_uk": _apostrophe(properties["name_uk"]),
                    "name_ru": row.get("ru") or properties["name_ru"],
                    "aliases": _join(known - {english, None}),
                    "names_2022": _join(_split(row.get("names_2022", ""))),
                    "level": "admin2",
                    "country": "UA",
                    "parent": parents[code[:4]],
                    "katottg": code,
                    "wikidata": properties.get("wikidata", ""),
                },
                shape,
            )
        )
    if mended:
        raise ValueError(f"raions.csv names units that the copy lacks: {sorted(mended)}")
    return features


def oblasts(source: Path, parts: Sequence[Feature], units: Iterable[Unit]) -> list[Feature]:
    """Return the oblasts put together from finished raions.

    `units` are Natural Earth's first-level units, which lend the Wikidata and GeoNames ids by ISO code.
    """
    names = _table("oblasts.csv", "iso")
    lent = {unit.key: unit for unit in units if unit.country == "UA"}
    ids = [unit.wikidata for unit in lent.values()]
    by_oblast: dict[str, list[BaseGeometry]] = defaultdict(list)
    for part in parts:
        by_oblast[part.properties["parent"]].append(part.geometry)
    features = []
    for properties, _ in read_geojson(source / OBLASTS):
        iso = properties["iso3166_2"]
        row = names.pop(iso)
        unit = lent[iso]
        # Natural Earth gives Kyiv's id to Kyiv Oblast too.
        doubled = ids.count(unit.wikidata) > 1 and properties["katottg"][2:4] not in ("80", "85")
        features.append(
            Feature(
                boundary_key("admin1", iso=iso),
                {
                    "name": row["en"],
                    "name_uk": row["uk"],
                    "name_ru": row["ru"],
                    "aliases": row["also"],
                    "level": "admin1",
                    "country": "UA",
                    "iso_3166_2": iso,
                    "katottg": properties["katottg"],
                    "wikidata": "" if doubled else unit.wikidata,
                    "geonamesid": unit.geonamesid,
                },
                shapely.coverage_union_all(by_oblast[iso]),
            )
        )
    if names:
        raise ValueError(f"oblasts.csv names units that the copy lacks: {sorted(names)}")
    return features


def borders(parts: Sequence[Feature], neighbours: Mapping[str, BaseGeometry]) -> list[Feature]:
    """Return the lines between oblasts, and the border of Ukraine with each neighbour; coasts are left out.

    `neighbours` are the countries around, by key. OpenStreetMap's outer border is the border with the nearest of them
    where that is within 3 km (12 km of a landlocked one, for no coast can be meant there), and coast elsewhere.
    """
    found: dict[tuple[str, str], list[coverage.Segment]] = defaultdict(list)
    tree = shapely.STRtree(list(neighbours.values()))
    codes = list(neighbours)
    segments = coverage.segments([part.key for part in parts], [part.geometry for part in parts])
    for segment, owners in segments.items():
        if len(owners) == 2:
            found[(owners[0], owners[1])].append(segment)
            continue
        (x0, y0), (x1, y1) = segment
        middle = shapely.Point((x0 + x1) / 2, (y0 + y1) / 2)
        # At this latitude a degree east is shorter: so wide a search finds all within the gap, and a little beyond.
        reach_deg = _INLAND_GAP_KM / _KM_PER_DEG / math.cos(math.radians(middle.y))
        nearest, distance = tree.query_nearest(middle, max_distance=reach_deg, return_distance=True, all_matches=False)
        if not len(nearest):
            continue
        gap_km = _INLAND_GAP_KM if codes[nearest[0]] in _LANDLOCKED else _BORDER_GAP_KM
        if distance[0] * _KM_PER_DEG <= gap_km:
            found[("UA", codes[nearest[0]])].append(segment)
    return [
        Feature(
            "|".join(sorted(pair)),
            {
                "name": "",
                "level": "country" if "UA" in pair else "admin1",
                "left": min(pair),
                "right": max(pair),
            },
            coverage.lines_of(lines),
        )
        for pair, lines in found.items()
    ]


def _table(name: str, key: str) -> dict[str, dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as stream:
        return {row[key]: row for row in csv.DictReader(stream)}


def _split(text: str) -> set[str]:
    return {part.strip() for part in text.split(";") if part.strip()}


def _join(names: Iterable[str]) -> str:
    return "; ".join(sorted(names))


def _apostrophe(name: str) -> str:
    """Return a Ukrainian name with the typographic apostrophe of the official lists."""
    return name.replace("'", "’")
