"""Read Natural Earth's files, and give each unit the key that boundaries and gazetteer share.

`boundary_key` is the one place where keys of administrative units are made, `physical_features` the one where
keys of rivers, lakes, seas and named regions are. The builders of the boundary layers and of the gazetteer both
call them, so that ``Place.boundary`` always names a feature that exists.

Keys
----
- countries: ISO 3166-1 alpha-2, ``UA``; a territory without a code of its own ``ne:<ne_id>``;
- first-level units: ISO 3166-2, ``UA-65``, where valid and unique, else ``ne:<ne_id>``;
- Ukraine's raions: the KATOTTG code, ``UA65080000000060905``;
- physical features: ``ne:<class>-<slug of the name>``, ``ne:river-oskil``, for these files carry no ids; the
  second and later features of one name are numbered from the longest or largest down, ``ne:river-negro-2``;
- disputed areas: Natural Earth's own code of them, ``ne:B36``.

A union is keys joined by ``+``: Donbas is ``UA-14+UA-09``.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

COUNTRIES = "boundaries/ne_10m_admin_0_countries_deu.zip"
FIRST_LEVEL = "boundaries/ne_10m_admin_1.geojson.gz"
DISPUTED = "boundaries/ne_10m_admin_0_disputed_areas.geojson.gz"
RIVERS = (
    "physical/ne_10m_rivers_lake_centerlines_scale_rank.geojson.gz",
    "physical/ne_10m_rivers_europe.geojson.gz",
)
LAKES = ("physical/ne_10m_lakes.geojson.gz", "physical/ne_10m_lakes_europe.geojson.gz")
SEAS = "physical/ne_10m_geography_marine_polys.geojson.gz"
REGIONS = "physical/ne_10m_geography_regions_polys.geojson.gz"
LAND = "physical/ne_10m_land.geojson.gz"

_ISO_1 = re.compile(r"[A-Z]{2}")
_ISO_2 = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_KATOTTG = re.compile(r"UA\d{17}")

# Units of the default point of view whose country differs from the ISO code they carry: Crimea, Sevastopol.
_COUNTRY_OF_CODE = {"UA-43": "UA", "UA-40": "UA"}

# Areas that this point of view counts to no country. The Golan Heights are Syria's (UN Security Council resolution
# 497); the final status of Abyei is open, so it stays a unit by itself, with a border to both sides.
_BLANK = {"B16": "SY", "B13": ""}

# Codes that Natural Earth gives to the wrong unit, by its number: Moscow Oblast and the city of Moscow.
_MENDED_ISO = {"1159313163": "RU-MOS", "1159313165": "RU-MOW"}

# Segments of one river number belong together wherever they lie; the European supplement numbers anew, so there
# touching names must do. 0.1 degree bridges the gap at the border of the two files (Siverskyi Donets, Prypiat).
_SAME_RIVER_GAP_DEG = 0.1
# Basins of one name that nearly touch are one lake or region (Dead Sea, Mediterranean Sea).
_SAME_AREA_GAP_DEG = 0.3

# A polygon below a tenth of a square kilometre is damage of the source, not a sea or a mountain range.
_LEAST_DEG2 = 1e-5

_LEVELS = {"Island": "island", "Island group": "island", "Continent": "continent", "Lake": "water"}
_ABBREVIATIONS = (
    ("Is.", "Islands"),
    ("I.", "Island"),
    ("Mts.", "Mountains"),
    ("Pen.", "Peninsula"),
    ("Ra.", "Range"),
    ("Plat.", "Plateau"),
    ("Arch.", "Archipelago"),
    ("Str.", "Strait"),
    ("Sd.", "Sound"),
    ("Res.", "Reservoir"),
)
_SMALL_WORDS = {"of", "the", "and", "de", "la", "do", "dos", "das", "del", "du", "des"}


@dataclass(frozen=True, slots=True)
class Unit:
    """One feature of Natural Earth, in full detail.

    `names` are by language (``en``, ``uk``, ``ru``), `aliases` other spellings, sorted. `country` is ISO 3166-1
    alpha-2, "" where there is none or it does not apply. `kind` is Natural Earth's own class. `rank` is its scale
    rank: 0 for what is seen from afar, 12 for the smallest. The point lies on the feature.
    """

    key: str
    name: str
    level: str
    kind: str
    country: str
    geometry: BaseGeometry
    latitude: float
    longitude: float
    rank: int
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    iso_3166_2: str = ""
    geonamesid: int | None = None
    wikidata: str = ""
    note: str = ""

    @property
    def has_shape(self) -> bool:
        """Whether the boundary layers hold it: some seas and mountains are slivers of no area in the source."""
        return self.geometry.length > 0 and (self.geometry.area == 0 or self.geometry.area >= _LEAST_DEG2)


def boundary_key(kind: str, *, iso: str = "", katottg: str = "", ne_id: object = None, unique: bool = True) -> str:
    """Return the key of an administrative unit.

    Parameters
    ----------
    kind
        ``country``, ``admin1`` or ``admin2``.
    iso
        ISO 3166-1 alpha-2 code of a country, 3166-2 code of a first-level unit; anything else counts as none.
    katottg
        KATOTTG code of a Ukrainian raion.
    ne_id
        Natural Earth's number, the key where there is no code.
    unique
        Whether no other unit of the layer carries the same code.

    Raises
    ------
    ValueError
        When nothing is given that could be a key.

    Examples
    --------
    >>> boundary_key("admin1", iso="UA-65", ne_id=1159314205)
    'UA-65'
    >>> boundary_key("admin1", iso="XK-X01~", ne_id=1159311173)
    'ne:1159311173'
    """
    iso = _MENDED_ISO.get(str(ne_id), iso)
    if kind == "admin2" and _KATOTTG.fullmatch(katottg):
        return katottg
    pattern = _ISO_1 if kind == "country" else _ISO_2
    if kind in ("country", "admin1") and unique and pattern.fullmatch(iso):
        return iso
    if ne_id is not None and str(ne_id).isdigit():
        return f"ne:{ne_id}"
    raise ValueError(f"no key for a unit of kind {kind!r}: iso {iso!r}, katottg {katottg!r}, ne_id {ne_id!r}")


def read_geojson(path: Path) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Yield properties and geometry of each feature of a GeoJSON file (``.gz`` or plain) that has a geometry."""
    data = path.read_bytes()
    features = json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)["features"]
    # Shapely reads a geometry from its text faster than from the nested lists.
    for feature in features:
        if feature["geometry"] is not None:
            yield feature["properties"], shapely.from_geojson(json.dumps(feature["geometry"]))


def read_shapefile(path: Path) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Yield properties and geometry of each feature of a zipped shapefile."""
    import pyogrio.raw

    with zipfile.ZipFile(path) as archive:
        name = next(entry for entry in archive.namelist() if entry.endswith(".shp"))
    meta, _, geometries, columns = pyogrio.raw.read(f"/vsizip/{path}/{name}", encoding="utf-8")  # it has no .cpg
    for row, wkb in enumerate(geometries):
        yield (
            {str(key): columns[at][row] for at, key in enumerate(meta["fields"])},
            shapely.from_wkb(wkb),
        )


def countries(source: Path) -> list[Unit]:
    """Return the countries, Crimea in Ukraine, sorted by key; territories under one ISO code are one unit.

    `source` is the folder of the copies, which holds ``boundaries/``.
    """
    rows = list(read_shapefile(source / COUNTRIES))
    usual = _table().get("country", {})
    groups: dict[str, list[tuple[dict[str, Any], BaseGeometry]]] = defaultdict(list)
    for properties, geometry in rows:
        key = boundary_key("country", iso=properties["ISO_A2_EH"], ne_id=properties["NE_ID"])
        groups[key].append((properties, geometry))
    blank = {unit.key: unit for unit in disputed_areas(source)}
    units = [replace(blank[f"ne:{code}"], rank=0) for code, owner in _BLANK.items() if not owner]
    filled = {owner: blank[f"ne:{code}"].geometry for code, owner in _BLANK.items() if owner}
    for key, members in sorted(groups.items()):
        # The state itself, not its distant reef, gives the names.
        members.sort(key=lambda row: -row[1].area)
        main = members[0][0]
        geometry = shapely.union_all([shapely.make_valid(shape) for _, shape in members])
        if key in filled:
            geometry = shapely.union(geometry, shapely.make_valid(filled[key]))
        code = key if _ISO_1.fullmatch(key) else ""
        names = _names(main, "NAME_EN", "NAME_UK", "NAME_RU")
        units.append(
            Unit(
                key=key,
                name=usual.get(key, _text(main["NAME_EN"]) or _text(main["NAME_LONG"])),
                level="country",
                kind=_text(main["TYPE"]),
                country=code,
                geometry=geometry,
                latitude=float(main["LABEL_Y"]),
                longitude=float(main["LABEL_X"]),
                rank=int(main["scalerank"]),
                names={"en": usual[key]} if key in usual and not code else names,
                aliases=_aliases(main, "NAME", "NAME_LONG", "NAME_ALT", "FORMAL_EN", "NAME_CIAWF", "ADMIN"),
                wikidata=_text(main["WIKIDATAID"]),
            )
        )
    return sorted(units, key=lambda unit: unit.key)


def first_level_units(source: Path) -> list[Unit]:
    """Return the states and provinces of the world, sorted by key, Crimea and Sevastopol in Ukraine."""
    rows = list(read_geojson(source / FIRST_LEVEL))
    seen = Counter(_text(properties.get("iso_3166_2")) for properties, _ in rows)
    units = []
    for properties, geometry in rows:
        iso = _text(properties.get("iso_3166_2"))
        point = _point_on(geometry)
        geonamesid = properties.get("gn_id")
        units.append(
            Unit(
                key=boundary_key("admin1", iso=iso, ne_id=properties["ne_id"], unique=seen[iso] == 1),
                name=_text(properties.get("name_en")) or _text(properties.get("name")),
                level="admin1",
                kind=_text(properties.get("type_en")) or _text(properties.get("type")),
                country=_COUNTRY_OF_CODE.get(iso, _text(properties.get("iso_a2"))),
                geometry=geometry,
                latitude=point.y,
                longitude=point.x,
                rank=int(properties["scalerank"]),
                names=_names(properties, "name_en", "name_uk", "name_ru"),
                aliases=_aliases(properties, "name", "name_alt", "gn_name", "woe_name", "name_local"),
                iso_3166_2=iso if _ISO_2.fullmatch(iso) else "",
                geonamesid=geonamesid if isinstance(geonamesid, int) and geonamesid > 0 else None,
                wikidata=_text(properties.get("wikidataid")),
            )
        )
    return sorted(units, key=lambda unit: unit.key)


def disputed_areas(source: Path) -> list[Unit]:
    """Return the disputed areas and buffer zones, sorted by key. They overlap one another and the countries."""
    units = []
    for properties, geometry in read_geojson(source / DISPUTED):
        point = _point_on(geometry)
        units.append(
            Unit(
                key=f"ne:{properties['BRK_A3']}",
                name=_text(properties["BRK_NAME"]),
                level="area",
                kind=_text(properties["featurecla"]),
                country="",
                geometry=geometry,
                latitude=point.y,
                longitude=point.x,
                rank=int(properties["scalerank"]),
                names=_names(properties, "BRK_NAME"),
                aliases=_aliases(properties, "NAME_ALT"),
                note=_text(properties["NOTE_BRK"]),
            )
        )
    return sorted(units, key=lambda unit: unit.key)


def physical_features(source: Path) -> list[Unit]:
    """Return the named rivers, lakes, seas and regions of the world, sorted by key.

    The pieces of a river are joined into one feature; ``names.toml`` beside this file mends names and joins
    pieces that Natural Earth names differently. `kind` is ``river``, ``lake``, ``reservoir``, ``sea`` (also gulfs,
    bays, straits) or Natural Earth's class of the region (``Island``, ``Range/mtn``, ``Plateau``, …).
    """
    table = _table()
    units = [
        *_physical(_rivers(source), "river", table.get("river", {})),
        *_physical(_lakes(source), "lake", table.get("lake", {})),
        *_physical(_seas(source), "sea", table.get("sea", {})),
        *_physical(_regions(source), "region", table.get("region", {})),
    ]
    doubled = [key for key, count in Counter(unit.key for unit in units).items() if count > 1]
    if doubled:
        raise ValueError(f"keys of physical features are not unique: {doubled[:5]}")
    return sorted(units, key=lambda unit: unit.key)


def unnamed_water(source: Path) -> list[tuple[str, int, BaseGeometry]]:
    """Return kind (``river``, ``lake``), scale rank and geometry of the water without a name, for the basemap."""
    return [
        (kind, int(properties["scalerank"]), geometry)
        for kind, files in (("river", RIVERS), ("lake", LAKES))
        for file in files
        for properties, geometry in read_geojson(source / file)
        if not _text(properties.get("name"))
    ]


def land(source: Path) -> BaseGeometry:
    """Return the land of the world."""
    return shapely.union_all([shapely.make_valid(geometry) for _, geometry in read_geojson(source / LAND)])


def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))


def slug(name: str) -> str:
    """Return a name as lower-case ASCII words joined by hyphens.

    Examples
    --------
    >>> slug("Siverskyi Donets")
    'siverskyi-donets'
    >>> slug("Paraná")
    'parana'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


@dataclass(frozen=True, slots=True)
class _Piece:
    name: str
    kind: str
    level: str
    rank: int
    group: str  # pieces of one name and group belong together wherever they lie
    geometry: BaseGeometry
    aliases: tuple[str, ...]


def _rivers(source: Path) -> Iterator[_Piece]:
    for file in RIVERS:
        for properties, geometry in read_geojson(source / file):
            name = _tidy(_text(properties.get("name")))
            if name:
                group = f"{Path(file).stem}:{properties['rivernum']}"
                aliases = _aliases(properties, "name_en")
                yield _Piece(name, "river", "water", int(properties["scalerank"]), group, geometry, aliases)


def _lakes(source: Path) -> Iterator[_Piece]:
    for file in LAKES:
        for properties, geometry in read_geojson(source / file):
            name = _tidy(_text(properties.get("name")))
            if name:
                kind = "reservoir" if properties["featurecla"] == "Reservoir" else "lake"
                aliases = _aliases(properties, "name_alt", "name_abb")
                yield _Piece(name, kind, "water", int(properties["scalerank"]), "", geometry, aliases)


def _seas(source: Path) -> Iterator[_Piece]:
    for properties, geometry in read_geojson(source / SEAS):
        name = _tidy(_text(properties.get("name")))
        if name:
            yield _Piece(
                name, "sea", "water", int(properties["scalerank"]), "", geometry, _aliases(properties, "namealt")
            )


def _regions(source: Path) -> Iterator[_Piece]:
    for properties, geometry in read_geojson(source / REGIONS):
        kind = properties["featurecla"]
        if kind != "Dragons-be-here":
            name = _tidy(_text(properties["name"]))
            level = _LEVELS.get(kind, "area")
            yield _Piece(name, kind, level, int(properties["scalerank"]), "", geometry, _aliases(properties, "namealt"))


def _physical(pieces: Iterable[_Piece], prefix: str, table: Mapping[str, Mapping[str, Any]]) -> Iterator[Unit]:
    """Join pieces into features, and name them."""
    renamed = {old: new for new, row in table.items() for old in row.get("join", ())}
    by_name: dict[str, list[_Piece]] = defaultdict(list)
    for piece in pieces:
        by_name[renamed.get(piece.name, piece.name)].append(piece)
    by_slug: dict[str, list[tuple[str, list[_Piece]]]] = defaultdict(list)
    for name, members in by_name.items():
        gap_deg = _SAME_RIVER_GAP_DEG if prefix == "river" else _SAME_AREA_GAP_DEG
        for cluster in _clusters(members, gap_deg):
            by_slug[slug(name) or "unnamed"].append((name, cluster))
    for stem, features in by_slug.items():
        features.sort(key=lambda feature: (-_size(feature[1]), feature[0], feature[1][0].geometry.bounds))
        for ordinal, (name, cluster) in enumerate(features, start=1):
            row = table.get(name, {}) if ordinal == 1 else {}
            geometry = shapely.union_all([shapely.make_valid(piece.geometry) for piece in cluster])
            if prefix == "river":
                geometry = shapely.line_merge(geometry)
            point = _point_on(geometry)
            aliases = {alias for piece in cluster for alias in (piece.name, *piece.aliases)} | set(row.get("also", ()))
            first = min(cluster, key=lambda piece: piece.rank)
            yield Unit(
                key=f"ne:{prefix}-{stem}" + (f"-{ordinal}" if ordinal > 1 else ""),
                name=name,
                level=first.level,
                kind=first.kind,
                country="",
                geometry=geometry,
                latitude=point.y,
                longitude=point.x,
                rank=first.rank,
                names={"en": name, **{code: row[code] for code in ("uk", "ru") if code in row}},
                aliases=tuple(sorted(aliases - {name})),
            )


def _clusters(pieces: Sequence[_Piece], gap_deg: float) -> list[list[_Piece]]:
    """Part pieces of one name into features: same group, or no further apart than the gap."""
    clusters: list[list[_Piece]] = []
    for piece in pieces:
        near = [
            cluster
            for cluster in clusters
            if any(
                (piece.group and piece.group == other.group) or piece.geometry.dwithin(other.geometry, gap_deg)
                for other in cluster
            )
        ]
        merged = [member for cluster in near for member in cluster] + [piece]
        clusters = [cluster for cluster in clusters if not any(cluster is other for other in near)] + [merged]
    return clusters


def _size(pieces: Sequence[_Piece]) -> float:
    return sum(piece.geometry.area or piece.geometry.length for piece in pieces)


def _point_on(geometry: BaseGeometry) -> shapely.Point:
    """Return a point on the feature: the middle of its longest line, or inside its largest polygon."""
    parts = list(shapely.get_parts(geometry))
    largest = max(parts, key=lambda part: (part.area, part.length))
    if largest.area:
        return shapely.point_on_surface(largest)
    return shapely.line_interpolate_point(largest, 0.5, normalized=True)


def _tidy(name: str) -> str:
    """Return a name in usual case and without Natural Earth's map abbreviations."""
    name = " ".join(name.split())
    if name.isupper() and len(name) > 3:
        words = [word.capitalize() if word.isalpha() else word.title() for word in name.split()]
        name = " ".join(word.lower() if at and word.lower() in _SMALL_WORDS else word for at, word in enumerate(words))
    for short, long in _ABBREVIATIONS:
        if name.endswith(f" {short}"):
            return name[: -len(short)] + long
    return name


def _text(value: object) -> str:
    """Return a property as text; Natural Earth writes "no value" as null, -99, "-99" and blanks."""
    text = "" if value is None else str(value).strip()
    return "" if text in ("-99", "-1", "nan", "None") else text


def _names(properties: Mapping[str, Any], *fields: str) -> dict[str, str]:
    languages = ("en", "uk", "ru")
    return {
        language: _text(properties.get(name))
        for language, name in zip(languages, fields, strict=False)
        if _text(properties.get(name))
    }


def _aliases(properties: Mapping[str, Any], *fields: str) -> tuple[str, ...]:
    found = (part.strip() for name in fields for part in re.split(r"[|;]", _text(properties.get(name))))
    return tuple(sorted({part for part in found if part}))
