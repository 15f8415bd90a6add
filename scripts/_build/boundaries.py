"""Build data/boundaries/ from the copies: called by scripts/build_data.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from scripts._build import coverage, natural_earth, ukraine
from scripts._build.layers import Feature, Layer, Origin, encode, registry, write
from scripts._build.natural_earth import Unit

# One square kilometre: smaller islands of the world layers go, but for a unit's largest.
_SPECK_DEG2 = 1e-4
_SHORE_DEG = 0.01
_ESTUARY_DEG2 = 15 * _SPECK_DEG2
_WORLD_TOLERANCE_DEG = 0.025
_LAND_TOLERANCE_DEG = 0.01
_OVERVIEW_TOLERANCE_DEG = 0.2
_WATER_TOLERANCE_DEG = 0.005
_REGION_TOLERANCE_DEG = 0.03
_SEA_TOLERANCE_DEG = 0.05

NATURAL_EARTH = Origin(
    source="Natural Earth 5.1.1, 1:10m, https://www.naturalearthdata.com",
    licence="LicenseRef-public-domain",
    attribution="Made with Natural Earth",
    date="2022-05-09",
    vintage="2022",
)
OPEN_STREET_MAP = Origin(
    source="OpenStreetMap, administrative boundaries of Ukraine, by way of github.com/darmat1/ukraine-geo-data",
    licence="ODbL-1.0",
    terms="ukraine_LICENCE.txt",
    attribution="© OpenStreetMap contributors",
    date="2026",
    vintage="raions of the reform of 2020, names of 2026 with those of 2022 beside them",
)


def build(source: Path, folder: Path, say: Callable[[str], None] = print) -> None:
    """Write every boundary layer and ``registry.toml`` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    entries: dict[str, dict[str, Any]] = {}
    files: dict[str, bytes] = {}
    for layer in _layers(source):
        data, entry = encode(layer)
        entries[layer.name] = entry
        files[entry["file"]] = data
        say(f"  {entry['file']}: {entry['features']} features, {len(data) / 1e3:,.0f} kB")
    # Nothing is written before all is made, so that a failure leaves the layers that fit their registry.
    for name, data in files.items():
        write(data, folder / name)
    write(registry(entries), folder / "registry.toml")
    stale = {path.name for path in folder.glob("*.geojson*")} - {entry["file"] for entry in entries.values()}
    for name in sorted(stale):
        (folder / name).unlink()


def _layers(source: Path) -> Iterable[Layer]:
    units = natural_earth.first_level_units(source)
    parts = ukraine.raions(source)
    oblasts = ukraine.oblasts(source, parts, units)
    for name, title, level, features in (
        ("ukraine_raions", "Raions of Ukraine, and its two cities of oblast rank", "admin2", parts),
        ("ukraine_oblasts", "Oblasts of Ukraine, Crimea and Sevastopol among them", "admin1", oblasts),
    ):
        _check(name, features)
        yield Layer(name, title, level, "coverage", OPEN_STREET_MAP, features, ukraine.TOLERANCE_DEG)

    countries = _partition("world_countries", natural_earth.countries(source))
    shapes = {feature.key: feature.geometry for feature in countries}
    around = {key: shapes[key] for key in ("BY", "HU", "MD", "PL", "RO", "RU", "SK")}
    yield Layer(
        "ukraine_borders",
        "Lines between Ukraine's oblasts, and its borders with its neighbours; no coasts",
        "",
        "lines",
        OPEN_STREET_MAP,
        ukraine.borders(oblasts, around),
        ukraine.TOLERANCE_DEG,
    )
    yield Layer(
        "ukraine_estuaries",
        "Estuaries and limans that the oblasts' polygons reach into, for the basemap",
        "water",
        "polygons",
        OPEN_STREET_MAP,
        _estuaries(oblasts, natural_earth.land(source)),
        _WATER_TOLERANCE_DEG,
        note="OpenStreetMap's oblasts without Natural Earth's land",
    )
    yield Layer(
        "world_countries",
        "Countries; Crimea in Ukraine",
        "country",
        "coverage",
        NATURAL_EARTH,
        countries,
        _WORLD_TOLERANCE_DEG,
        note="the point of view that Natural Earth calls deu; the Golan Heights in Syria, Abyei by itself",
    )
    yield Layer(
        "world_borders",
        "Borders between countries, but for those of Ukraine, which are in ukraine_borders; no coasts",
        "country",
        "lines",
        NATURAL_EARTH,
        _borders(countries),
        _WORLD_TOLERANCE_DEG,
    )
    yield Layer(
        "world_admin1",
        "States, provinces and the like; Crimea and Sevastopol in Ukraine",
        "admin1",
        "coverage",
        NATURAL_EARTH,
        _partition("world_admin1", units),
        _WORLD_TOLERANCE_DEG,
        note="holds Ukraine's oblasts too, coarser than ukraine_oblasts, for uses that the ODbL does not suit; "
        "ISO 3166-2 codes are Natural Earth's: those of Iran and Uganda are older than the current edition",
    )
    yield Layer(
        "world_disputed",
        "Disputed areas, breakaway areas and buffer zones; they overlap the countries",
        "area",
        "polygons",
        NATURAL_EARTH,
        [_feature(unit, _shape(unit.geometry, _WATER_TOLERANCE_DEG)) for unit in natural_earth.disputed_areas(source)],
        _WATER_TOLERANCE_DEG,
    )
    yield from _physical(source)


def _physical(source: Path) -> Iterable[Layer]:
    by_class: dict[str, list[Unit]] = defaultdict(list)
    for unit in natural_earth.physical_features(source):
        by_class[unit.key.removeprefix("ne:").partition("-")[0]].append(unit)
    nameless: dict[str, list[Feature]] = defaultdict(list)
    for kind, rank, geometry in natural_earth.unnamed_water(source):
        shape = _shape(geometry, _WATER_TOLERANCE_DEG)
        if not shape.is_empty:
            key = f"ne:{kind}-no-name-{len(nameless[kind]) + 1}"
            nameless[kind].append(Feature(key, {"name": "", "level": "water", "kind": kind, "rank": rank}, shape))
    islands = "Islands, peninsulas, mountains, plains, deserts, continents"
    for name, title, kind, tolerance_deg in (
        ("river", "Rivers, as lines", "lines", _WATER_TOLERANCE_DEG),
        ("lake", "Lakes and reservoirs", "polygons", _WATER_TOLERANCE_DEG),
        ("sea", "Oceans, seas, gulfs, bays and straits", "polygons", _SEA_TOLERANCE_DEG),
        ("region", islands, "polygons", _REGION_TOLERANCE_DEG),
    ):
        features = [_feature(unit, _shape(unit.geometry, tolerance_deg)) for unit in by_class[name] if unit.has_shape]
        yield Layer(
            f"world_{name}s",
            title,
            "",
            kind,
            NATURAL_EARTH,
            [*features, *nameless[name]],
            tolerance_deg,
            note="the nameless ones are for the basemap" if nameless[name] else "",
        )
    land = natural_earth.land(source)
    for name, title, tolerance_deg, least_deg2 in (
        ("world_land", "Land, for the basemap", _LAND_TOLERANCE_DEG, _SPECK_DEG2),
        ("world_land_overview", "Land, for views of the whole world", _OVERVIEW_TOLERANCE_DEG, 500 * _SPECK_DEG2),
    ):
        yield Layer(name, title, "", "polygons", NATURAL_EARTH, _pieces(land, tolerance_deg, least_deg2), tolerance_deg)


def _pieces(land: BaseGeometry, tolerance_deg: float, least_deg2: float) -> list[Feature]:
    """Return the continents and islands one by one, the largest first."""
    parts = [part for part in shapely.get_parts(_shape(land, tolerance_deg)) if part.area >= least_deg2]
    parts.sort(key=lambda part: (-part.area, part.bounds))
    return [Feature(f"land-{at}", {"name": ""}, part) for at, part in enumerate(parts, start=1)]


def _estuaries(oblasts: Sequence[Feature], land: BaseGeometry) -> list[Feature]:
    """Return the water that OpenStreetMap counts to the oblasts: the Dnipro–Buh estuary, the limans.

    Where Natural Earth has sea, and more of it than two shorelines differ by: what stays after shaving off 1 km.
    """
    sea = shapely.difference(shapely.union_all([oblast.geometry for oblast in oblasts]), land)
    wide = shapely.intersection(shapely.buffer(shapely.buffer(sea, -_SHORE_DEG), _SHORE_DEG), sea)
    parts = [part for part in shapely.get_parts(wide) if part.area >= _ESTUARY_DEG2]
    parts.sort(key=lambda part: (-part.area, part.bounds))
    return [
        Feature(
            f"estuary-{at}",
            {"name": "", "level": "water", "kind": "estuary"},
            _shape(part, _WATER_TOLERANCE_DEG),
        )
        for at, part in enumerate(parts, start=1)
    ]


def _partition(layer: str, units: Sequence[Unit]) -> list[Feature]:
    shapes = coverage.simplify(coverage.snap([unit.geometry for unit in units]), _WORLD_TOLERANCE_DEG)
    features = [
        _feature(unit, coverage.without_specks(shape, _SPECK_DEG2)) for unit, shape in zip(units, shapes, strict=True)
    ]
    _check(layer, features)
    return features


def _check(layer: str, features: Sequence[Feature]) -> None:
    """Check a partition as it will be read: after rounding."""
    coverage.check(
        [feature.key for feature in features], [coverage.tidy(feature.geometry) for feature in features], layer=layer
    )


def _feature(unit: Unit, geometry: BaseGeometry) -> Feature:
    return Feature(
        unit.key,
        {
            "name": unit.name,
            "name_uk": unit.names.get("uk", ""),
            "name_ru": unit.names.get("ru", ""),
            "aliases": "; ".join(unit.aliases),
            "level": unit.level,
            "kind": unit.kind,
            "country": unit.country,
            "iso_3166_2": unit.iso_3166_2,
            "geonamesid": unit.geonamesid,
            "wikidata": unit.wikidata,
            "label_latitude": round(unit.latitude, 4) if unit.level == "country" else None,
            "label_longitude": round(unit.longitude, 4) if unit.level == "country" else None,
            "rank": unit.rank if unit.level not in ("country", "admin1") else None,
            "note": unit.note,
        },
        geometry,
    )


def _shape(geometry: BaseGeometry, tolerance_deg: float) -> BaseGeometry:
    """Return a geometry by itself simplified and on the grid, valid, and not empty."""
    grid_deg = 10.0**-coverage.DECIMALS
    mended = shapely.make_valid(geometry)
    # Simplifying takes each ring by itself, so an island may end up in the shore: mend again.
    simple = shapely.set_precision(_same_kind(mended, shapely.simplify(mended, tolerance_deg)), grid_deg)
    return simple if not simple.is_empty else shapely.set_precision(mended, grid_deg)


def _same_kind(before: BaseGeometry, after: BaseGeometry) -> BaseGeometry:
    """Return the valid polygons of what was polygons, the lines of what was lines."""
    parts = shapely.get_parts(shapely.make_valid(after))
    dimension = shapely.get_dimensions(before)
    return shapely.union_all([part for part in parts if shapely.get_dimensions(part) == dimension])


def _borders(countries: Sequence[Feature]) -> list[Feature]:
    found: dict[tuple[str, str], list[coverage.Segment]] = defaultdict(list)
    keys = [feature.key for feature in countries]
    for segment, owners in coverage.segments(keys, [feature.geometry for feature in countries]).items():
        if len(owners) == 2 and "UA" not in owners:
            found[(owners[0], owners[1])].append(segment)
    return [
        Feature(
            f"{left}|{right}",
            {"name": "", "level": "country", "left": left, "right": right},
            coverage.lines_of(lines),
        )
        for (left, right), lines in found.items()
    ]
