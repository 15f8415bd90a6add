"""Boundary files that a user adds for good: checked, brought to WGS 84, and kept beside those that come with geomap."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.errors import BoundaryError
from geomap.files import write_whole
from geomap.gazetteer.adding import table_bytes
from geomap.gazetteer.entries import Entry
from geomap.regions.boundaries import Boundaries
from geomap.regions.layers import REGISTRY, LayerInfo, read_registry
from geomap.regions.user import LEVELS, UserLayer, read_user_layer
from geomap.resources import user_dir

MAX_BYTES = 200_000_000
MAX_FEATURES = 50_000
MAX_VERTICES = 5_000_000
_MAX_TEXT = 200
_MAX_OVERLAPS = 5
_OVERLAP_SHARE = 0.001  # of the smaller of two units; less is the width of a line drawn twice
_GRID_DEG = 1e-6
# What the first bytes of a file must be, so that no other form is read under the name of one of these.
_BEGINS = {".geojson": b"{", ".json": b"{", ".gpkg": b"SQLite format 3\0", ".shp": b"\x00\x00\x27\x0a", ".zip": b"PK"}
_SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_KEY = re.compile(r"[\w .:/()-]{1,80}")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True)
class Registered:
    """A layer that was added: its entry of the registry, and what its reader should know."""

    info: LayerInfo
    notes: tuple[str, ...]


def add_boundaries(
    path: Path,
    *,
    country: str,
    level: str,
    name_field: str,
    code_field: str,
    licence: str,
    name: str = "",
    attribution: str = "",
    valid_from: str = "",
    valid_until: str = "",
    folder: Path | None = None,
) -> Registered:
    """Check a file of boundaries and keep it in the user's folder; maps, reports and joins use it from then on.

    A unit whose code is one that geomap has at that level of the country takes its place; others get the key
    ``NAME:CODE``. Units become places of the gazetteer, or give their boundary to the one of their name.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage or a shapefile (also zipped), polygons in any known coordinate system.
    country, level
        ISO 3166-1 alpha-2 code, and ``country``, ``admin1``, ``admin2`` or ``area``, of all its features.
    name_field, code_field
        The fields that hold each unit's name and code.
    licence
        Under which terms it may be shown, such as ``CC-BY-4.0``; shown with the maps that use it.
    name
        What the layer is called; by default the file's name.
    attribution
        Whom to name; by default the layer's name.
    valid_from, valid_until
        First day and last day on which these boundaries were in force, ``YYYY-MM-DD``, "" for open.
    folder
        The user's folder; `geomap.resources.user_dir` by default.

    Raises
    ------
    BoundaryError
        When the file cannot be read, is larger than a country's, lies elsewhere than the country, or a unit has no
        name, no code, or a geometry past mending. Nothing is kept then.
    """
    path = Path(path)
    name = name or re.sub(r"[^a-z0-9_-]+", "_", path.stem.lower()).strip("_-")
    own = Boundaries(user=())
    _check_words(path, name, country, level, licence, attribution, valid_from, valid_until, own)
    layer = _read(path, name_field, code_field, level, country)
    _check_units(path, layer)
    _check_country(path, layer, country, own)
    keys = [code if _replaces(own, code, country, level) else f"{name}:{code}" for code in layer.keys]
    data = _encode(layer, keys)
    entry = {
        "file": f"{name}.geojson.gz",
        "title": f"{level} of {country}, added by the user",
        "kind": "polygons",
        "features": len(keys),
        "source": path.name,
        "licence": licence,
        "attribution": attribution or name,
        "date": valid_from,
        "vintage": "",
        "tolerance_deg": 0.0,
        "level": level,
        "terms": "",
        "note": "",
        "country": country,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    home = user_dir() if folder is None else folder
    entries = {**_entries(home), name: entry}
    for part in ("boundaries", "gazetteer"):
        (home / part).mkdir(parents=True, exist_ok=True)
    write_whole(
        {
            home / "boundaries" / f"{name}.geojson.gz": data,
            home / "gazetteer" / _table(name): table_bytes(_places(layer, keys, name)),
            home / "boundaries" / REGISTRY: _registry(entries),
        }
    )
    notes = (*layer.notes, *_overlaps(layer))
    return Registered(registered(folder=home)[name], notes)


def registered(*, folder: Path | None = None) -> dict[str, LayerInfo]:
    """Return the layers that were added, by name.

    Raises
    ------
    BoundaryError
        When their registry is damaged.
    """
    home = (user_dir() if folder is None else folder) / "boundaries"
    return read_registry(home) if (home / REGISTRY).exists() else {}


def remove_boundaries(name: str, *, folder: Path | None = None) -> bool:
    """Take a layer that was added away again; tell whether it was there."""
    home = user_dir() if folder is None else folder
    entries = _entries(home)
    if entries.pop(name, None) is None:
        return False
    write_whole({home / "boundaries" / REGISTRY: _registry(entries)})
    (home / "boundaries" / f"{name}.geojson.gz").unlink(missing_ok=True)
    (home / "gazetteer" / _table(name)).unlink(missing_ok=True)
    return True


def _table(name: str) -> str:
    return f"units-{name}.tsv.gz"  # after all countries, whose codes are in capitals: units are found among theirs


def _check_words(
    path: Path,
    name: str,
    country: str,
    level: str,
    licence: str,
    attribution: str,
    valid_from: str,
    valid_until: str,
    own: Boundaries,
) -> None:
    if not _NAME.fullmatch(name) or name in own.registry:
        raise BoundaryError(
            f"{path}: the layer cannot be called {name[:60]!r}; give another name: a letter, then up to 39 of a-z, "
            "0-9, _ and -, that no layer of geomap has"
        )
    if not re.fullmatch("[A-Z]{2}", country):
        raise BoundaryError(f"{path}: country {country[:40]!r}; expected a code of ISO 3166-1 such as SD")
    if level not in LEVELS:
        raise BoundaryError(f"{path}: level {level[:40]!r}; expected one of {', '.join(LEVELS)}")
    for what, text in (("licence", licence), ("attribution", attribution)):
        if len(text) > _MAX_TEXT or (text and not text.isprintable()):
            raise BoundaryError(f"{path}: {what}: expected at most {_MAX_TEXT} printable characters on one line")
    if not licence.strip():
        raise BoundaryError(f"{path}: no licence; say under which terms it may be shown, such as CC-BY-4.0")
    days = []
    for what, text in (("valid from", valid_from), ("valid until", valid_until)):
        try:
            days.append(date.fromisoformat(text) if text else None)
        except ValueError:
            raise BoundaryError(f"{path}: {what} {text[:40]!r}; expected a day as YYYY-MM-DD") from None
    if days[0] and days[1] and days[1] < days[0]:
        raise BoundaryError(f"{path}: valid until {days[1]} is before valid from {days[0]}; expected a later day")


def _read(path: Path, name_field: str, code_field: str, level: str, country: str) -> UserLayer:
    suffix = path.suffix.lower()
    if suffix not in _BEGINS:
        raise BoundaryError(f"{path}: expected .geojson, .gpkg, .shp or a zipped shapefile, got another form")
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError as error:
        raise BoundaryError(f"{path} cannot be read: {error.strerror or error}; expected boundaries there") from None
    if size > MAX_BYTES:
        raise BoundaryError(f"{path}: expected at most {MAX_BYTES:,} bytes, got {size:,}; simplify or split the file")
    if not (head.startswith(_BEGINS[suffix]) or (suffix == ".shp" and head == b"")):
        raise BoundaryError(f"{path} does not begin as a {suffix} file does; save it in that form again")
    if suffix != ".zip":
        return read_user_layer(path, key=code_field, name=name_field, level=level, country=country)
    with tempfile.TemporaryDirectory() as unpacked:
        inner = _unpacked(path, Path(unpacked))
        layer = read_user_layer(inner, key=code_field, name=name_field, level=level, country=country)
    notes = tuple(note.replace(str(inner), str(path)) for note in layer.notes)
    return UserLayer(str(path), level, country, layer.keys, layer.names, layer.geometries, notes)


def _unpacked(path: Path, into: Path) -> Path:
    """Unpack the one shapefile of an archive, under names of our own."""
    try:
        with zipfile.ZipFile(path) as archive:
            shapes = [each for each in archive.infolist() if each.filename.lower().endswith(".shp")]
            if len(shapes) != 1:
                raise BoundaryError(
                    f"{path}: expected one shapefile in it, got {len(shapes)}; unpack it, name the file"
                )
            stem = shapes[0].filename[:-4]
            total = 0
            for each in archive.infolist():
                ending = each.filename[len(stem) :].lower()
                if each.filename[: len(stem)] == stem and ending in _SHAPEFILE:
                    total += each.file_size
                    if total > MAX_BYTES:
                        raise BoundaryError(f"{path}: unpacks to more than {MAX_BYTES:,} bytes; simplify or split it")
                    (into / f"layer{ending}").write_bytes(archive.read(each))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise BoundaryError(f"{path}: the archive is damaged or locked ({error}); make it again") from None
    return into / "layer.shp"


def _check_units(path: Path, layer: UserLayer) -> None:
    if not layer.keys:
        raise BoundaryError(f"{path}: expected boundaries, got a file without features")
    if len(layer.keys) > MAX_FEATURES:
        raise BoundaryError(f"{path}: expected at most {MAX_FEATURES:,} features, got {len(layer.keys):,}; split it")
    vertices = int(shapely.get_num_coordinates(np.array(layer.geometries, dtype=object)).sum())
    if vertices > MAX_VERTICES:
        raise BoundaryError(f"{path}: expected at most {MAX_VERTICES:,} vertices, got {vertices:,}; simplify it first")
    for at, (key, name, geometry) in enumerate(zip(layer.keys, layer.names, layer.geometries, strict=True), 1):
        where = f"{path}: feature {at} ({key[:40]})"
        if not _KEY.fullmatch(key):
            raise BoundaryError(f"{where}: the code is none: expected up to 80 letters, digits, blanks and .:/()-_")
        if not name.strip() or len(name) > _MAX_TEXT or not name.isprintable() or "|" in name:
            raise BoundaryError(f"{where}: name {name[:40]!r}; expected 1 to {_MAX_TEXT} printable characters")
        if not geometry.geom_type.endswith("Polygon"):
            raise BoundaryError(f"{where}: expected a polygon, got a {geometry.geom_type}; lines bound no region")


def _check_country(path: Path, layer: UserLayer, country: str, own: Boundaries) -> None:
    """Refuse a layer most of whose units lie elsewhere: coordinates were swapped, or the country is another."""
    if country not in own:
        return
    land = shapely.buffer(own.geometry(country, tolerance_deg=0.05), 0.2)
    shapely.prepare(land)
    spots = shapely.point_on_surface(np.array(layer.geometries, dtype=object))
    outside = ~shapely.intersects(land, spots)
    if outside.mean() > 0.5:
        where = shapely.get_coordinates(spots)[int(np.argmax(outside))]
        raise BoundaryError(
            f"{path}: {int(outside.sum()):,} of {len(layer.keys):,} units lie outside {country}, such as "
            f"{layer.keys[int(np.argmax(outside))]!r} at latitude {where[1]:.2f}, longitude {where[0]:.2f}; "
            "check the country, and that the file holds x before y"
        )


def _replaces(own: Boundaries, code: str, country: str, level: str) -> bool:
    """Tell whether a code is that of a unit that geomap has at the level of the country."""
    if code not in own:
        return False
    region = own.region(code)
    return region.country == country and region.level == level


def _encode(layer: UserLayer, keys: Sequence[str]) -> bytes:
    lines = []
    for key, code, name, geometry in sorted(zip(keys, layer.keys, layer.names, layer.geometries, strict=True)):
        shape = _on_grid(geometry)
        head = {
            "type": "Feature",
            "id": key,
            "bbox": [round(value, 6) for value in shapely.bounds(shape).tolist()],
            "properties": {"key": key, "code": code, "name": name, "level": layer.level, "country": layer.country},
        }
        text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
        lines.append(f'{text[:-1]},"geometry":{shapely.to_geojson(shape)}}}')
    data = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    return gzip.compress(data.encode(), 9, mtime=0)


def _on_grid(geometry: BaseGeometry) -> BaseGeometry:
    rounded = shapely.set_precision(geometry, _GRID_DEG)
    return geometry if rounded.is_empty or not rounded.is_valid else rounded


def _places(layer: UserLayer, keys: Sequence[str], name: str) -> list[Entry]:
    entries = []
    for key, code, unit, geometry in zip(keys, layer.keys, layer.names, layer.geometries, strict=True):
        spot = shapely.point_on_surface(geometry)
        latitude, longitude = round(spot.y, 4), round(spot.x, 4)
        title = " ".join(unit.split())
        entries.append(Entry(f"{name}:{code}", title, latitude, longitude, layer.level, layer.country, boundary=key))
    return sorted(entries, key=lambda entry: entry.id)


def _overlaps(layer: UserLayer) -> list[str]:
    """Return in words which units overlap by more than a line's width: the first few, and how many there are."""
    shapes = np.array(layer.geometries, dtype=object)
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = [(int(a), int(b)) for a, b in zip(one, other, strict=True) if a < b]
    found = []
    for a, b in sorted(pairs):
        shared = shapely.area(shapely.intersection(shapes[a], shapes[b]))
        share = shared / min(shapely.area(shapes[a]), shapely.area(shapes[b]))
        if share > _OVERLAP_SHARE:
            found.append(f"{layer.keys[a]} and {layer.keys[b]} overlap by {share:.1%} of the smaller")
    if len(found) > _MAX_OVERLAPS:
        found = [*found[:_MAX_OVERLAPS], f"{len(found) - _MAX_OVERLAPS:,} more pairs of units overlap"]
    return [f"{layer.path}: {words}" for words in found]


def _entries(home: Path) -> dict[str, dict[str, Any]]:
    found = registered(folder=home).items()
    return {name: {key: value for key, value in asdict(info).items() if key != "name"} for name, info in found}


def _registry(entries: Mapping[str, Mapping[str, Any]]) -> str:
    text = "# Boundary layers that were added; written by geomap data add, taken away by geomap data remove.\n"
    for name, entry in sorted(entries.items()):
        # A string of JSON is one of TOML where nothing in it is a control character, which was checked.
        lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in entry.items())
        text += f"\n[{name}]\n" + "".join(lines)
    return text
