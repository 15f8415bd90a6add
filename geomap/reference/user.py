"""A reference list of the user's own: points or polygons with dates and a status, from CSV, GeoJSON or GeoPackage."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from geomap.errors import ReferenceListError
from geomap.reference.records import CONTESTED, Entry, Period, ReferenceInfo, ReferenceList

PartyKey = Callable[[str], str]

MAX_BYTES: Final = 500_000_000
MAX_ROWS: Final = 1_000_000
_MAX_CHARS = 200
_COLUMNS = "name, latitude, longitude, from and until (or date), status, and where it is known geonamesid"
_FORMS = {".csv": "CSV", ".geojson": "GeoJSON", ".json": "GeoJSON", ".gpkg": "GeoPackage"}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row as it stands in the file; `where` names it."""

    where: str
    cells: Mapping[str, Any]
    geometry: Any = None


def read_reference(
    path: str | Path,
    *,
    name: str = "",
    side: str = "",
    otherwise: str = "",
    party_key: PartyKey | None = None,
) -> ReferenceList:
    """Read a reference list.

    Parameters
    ----------
    path
        A CSV file (UTF-8, a header line, points), or a GeoJSON or GeoPackage file of points or polygons. Columns, or
        properties: ``name``; ``latitude`` and ``longitude`` in degrees (CSV only); ``status``, the party that holds it
        (``UA``) or ``contested``; ``from``, the first day, and ``until``, the first day no more (``2022-09-08``),
        either empty for open, or ``date`` alone for a list of one day; and ``geonamesid``, where it is known. A place
        may stand in several rows.
    name
        What the list is called; by default the file's name.
    side
        The party whose list it is.
    otherwise
        The party that holds a listed place on days that none of its rows has; by default nothing is said of them.
    party_key
        Gives the key of a party of the status column, "" for one that is not known; by default each stands as it is.

    Raises
    ------
    ReferenceListError
        When the file is not in its form; the message names row and column.
    """
    path = Path(path)
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise ReferenceListError(
            f"{path}: expected a reference list as .csv, .geojson, .json or .gpkg, got another form"
        )
    try:
        size = path.stat().st_size
    except OSError as error:
        raise ReferenceListError(f"{path} cannot be read: {error.strerror}; expected a reference list there") from None
    if size > MAX_BYTES:
        raise ReferenceListError(f"{path}: expected at most {MAX_BYTES:,} bytes, got {size:,}; split the list")
    rows = _csv_rows(path) if form == "CSV" else _gdal_rows(path)
    entries = _entries(path, rows, party_key)
    starts = [period.start for entry in entries for period in entry.periods]
    ends = [period.end for entry in entries for period in entry.periods]
    info = ReferenceInfo(
        name=name or path.stem,
        title=name or path.name,
        side=side,
        covers_from=None if None in starts else min((day for day in starts if day), default=None),
        covers_until=None if None in ends else max((day - timedelta(1) for day in ends if day), default=None),
        otherwise=otherwise,
    )
    return ReferenceList(info, entries)


def _csv_rows(path: Path) -> Iterator[_Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            columns = [column or "" for column in reader.fieldnames or []]
            _check_columns(path, columns, ("name", "latitude", "longitude", "status"))
            for row in reader:
                where = f"{path}: line {reader.line_num}"
                if None in row or None in row.values():
                    raise ReferenceListError(
                        f"{where}: expected {len(columns)} cells as in the header line, got another number"
                    )
                yield _Row(where, row)
    except UnicodeDecodeError as error:
        raise ReferenceListError(
            f"{path}: expected UTF-8, got other bytes ({error.reason}); save it as UTF-8"
        ) from None
    except csv.Error as error:
        raise ReferenceListError(f"{path}: not a CSV file in its form: {error}") from None


def _gdal_rows(path: Path) -> Iterator[_Row]:
    import geopandas as gpd
    import shapely
    from pyogrio.errors import DataSourceError

    try:
        frame = gpd.read_file(path)
    except (DataSourceError, ValueError, RuntimeError, shapely.errors.GEOSException) as error:
        raise ReferenceListError(
            f"{path} cannot be read as a reference list: {' '.join(str(error).split())[:_MAX_CHARS]}; "
            "expected GeoJSON or GeoPackage"
        ) from None
    if not isinstance(frame, gpd.GeoDataFrame):
        raise ReferenceListError(f"{path}: expected points or polygons, got a table without geometry")
    if frame.crs is not None and frame.crs.to_epsg() != 4326:
        frame = frame.to_crs(4326)
    columns = [str(column) for column in frame.columns if column != frame.geometry.name]
    _check_columns(path, columns, ("name", "status"))
    used = [column for column in columns if column in ("name", "status", "from", "until", "date", "geonamesid")]
    cells = zip(*(frame[column] for column in used), strict=True)
    for at, (values, geometry) in enumerate(zip(cells, frame.geometry, strict=True), start=1):
        yield _Row(f"{path}: feature {at}", dict(zip(used, values, strict=True)), geometry)


def _check_columns(path: Path, columns: list[str], needed: tuple[str, ...]) -> None:
    for column in needed:
        if column not in columns:
            raise ReferenceListError(
                f"{path}: no column {column!r}; it has {', '.join(columns) or 'none'}; expected {_COLUMNS}"
            )
    if "date" not in columns and ("from" not in columns or "until" not in columns):
        raise ReferenceListError(
            f"{path}: expected the columns 'from' and 'until', or 'date'; it has {', '.join(columns)}"
        )


def _entries(path: Path, rows: Iterator[_Row], party_key: PartyKey | None) -> list[Entry]:
    points: dict[tuple[str, ...], tuple[Entry, list[tuple[Period, str]]]] = {}
    areas: list[Entry] = []
    count = 0
    for count, row in enumerate(rows, start=1):
        if count > MAX_ROWS:
            raise ReferenceListError(f"{path}: expected at most {MAX_ROWS:,} rows, got more; split the list")
        name = _text(row, "name")
        status = _status(row, party_key)
        period = _period(row, status)
        geometry = _geometry(row)
        if geometry is not None and geometry.geom_type != "Point":
            areas.append(Entry(f"{count}", name, (period,), geometry=geometry))
            continue
        latitude, longitude = (
            (geometry.y, geometry.x)
            if geometry is not None
            else (_degrees(row, "latitude", 90), _degrees(row, "longitude", 180))
        )
        if geometry is not None and not (abs(latitude) <= 90 and abs(longitude) <= 180):
            raise ReferenceListError(
                f"{row.where}, geometry: expected WGS 84 degrees, got {longitude:g} {latitude:g}; "
                "name its coordinate system"
            )
        place_id = _place_id(row)
        key = (place_id,) if place_id else (name, f"{latitude:.5f}", f"{longitude:.5f}")
        if key not in points:
            points[key] = (Entry("|".join(key), name, (), latitude, longitude, place_id), [])
        _add(points[key][1], period, row)
    if points and areas:
        raise ReferenceListError(f"{path}: expected either points or polygons, got both; put them into two lists")
    if not count:
        raise ReferenceListError(f"{path}: expected at least one row, got none")
    made = [
        Entry(
            entry.key,
            entry.name,
            tuple(period for period, _ in periods),
            entry.latitude,
            entry.longitude,
            entry.place_id,
        )
        for entry, periods in points.values()
    ]
    return made + areas


def _add(periods: list[tuple[Period, str]], period: Period, row: _Row) -> None:
    """Add a period of a place; periods with different holders must not overlap."""
    for other, where in periods:
        apart = (other.end is not None and period.start is not None and other.end <= period.start) or (
            period.end is not None and other.start is not None and period.end <= other.start
        )
        if not apart and other.holder != period.holder:
            raise ReferenceListError(
                f"{row.where}, column 'status': {period.holder!r} overlaps in time with {other.holder!r} of "
                f"{where.rpartition(': ')[2]}, for the same place; expected one status a day, or {CONTESTED!r}"
            )
    periods.append((period, row.where))


def _text(row: _Row, column: str) -> str:
    value = row.cells.get(column)
    text = "" if value is None or _missing(value) else " ".join(str(value).split())
    if not text or len(text) > _MAX_CHARS:
        got = f"{len(text)} characters" if text else "an empty cell"
        raise ReferenceListError(f"{row.where}, column {column!r}: expected up to {_MAX_CHARS} characters, got {got}")
    return text


def _status(row: _Row, party_key: PartyKey | None) -> str:
    text = _text(row, "status")
    if text.casefold() == CONTESTED:
        return CONTESTED
    key = party_key(text) if party_key else text
    if not key:
        raise ReferenceListError(
            f"{row.where}, column 'status': expected a party (such as UA, or a name of parties.toml) or {CONTESTED!r}, "
            f"got {text!r}; add the party with --parties FILE"
        )
    return key


def _period(row: _Row, status: str) -> Period:
    day = _day(row, "date")
    if day is not None:
        return Period(day, day + timedelta(1), status)
    start, end = _day(row, "from"), _day(row, "until")
    if "from" not in row.cells:
        raise ReferenceListError(f"{row.where}, column 'date': expected a date such as 2022-09-08, got an empty cell")
    if start is not None and end is not None and end <= start:
        raise ReferenceListError(
            f"{row.where}, column 'until': expected a day after {start} (the first one no more), got {end}"
        )
    return Period(start, end, status)


def _day(row: _Row, column: str) -> date | None:
    value = row.cells.get(column)
    if value is None or _missing(value):
        return None
    if isinstance(value, datetime):
        found: date = value.date()
    elif isinstance(value, date):
        found = value
    else:
        text = str(value).strip()
        try:
            found = date.fromisoformat(text)
        except ValueError:
            raise ReferenceListError(
                f"{row.where}, column {column!r}: expected a date such as 2022-09-08, got {text[:40]!r}"
            ) from None
    if not 1800 <= found.year <= 2200:
        raise ReferenceListError(f"{row.where}, column {column!r}: expected a year from 1800 to 2200, got {found.year}")
    return found


def _degrees(row: _Row, column: str, most: int) -> float:
    text = str(row.cells.get(column) or "").strip()
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not abs(value) <= most:
        raise ReferenceListError(
            f"{row.where}, column {column!r}: expected degrees from -{most} to {most}, got {text[:40]!r}"
        )
    return value


def _place_id(row: _Row) -> str:
    value = row.cells.get("geonamesid")
    if value is None or _missing(value):
        return ""
    text = str(value).strip().removesuffix(".0").removeprefix("gn:")
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise ReferenceListError(
            f"{row.where}, column 'geonamesid': expected a GeoNames id such as 706448, or nothing, got {text[:40]!r}"
        )
    return f"gn:{int(text)}"


def _geometry(row: _Row) -> Any:
    """Return a feature's point or polygon, mended where that keeps its area; None in a CSV file."""
    if row.geometry is None and "latitude" in row.cells:
        return None
    import shapely

    geometry = row.geometry
    kind = "nothing" if geometry is None or geometry.is_empty else geometry.geom_type
    if kind not in ("Point", "Polygon", "MultiPolygon"):
        raise ReferenceListError(f"{row.where}, geometry: expected a point or a polygon, got {kind}")
    if kind == "Point" or geometry.is_valid:
        return geometry
    parts = [part for part in shapely.get_parts(shapely.make_valid(geometry)) if "Polygon" in part.geom_type]
    mended = shapely.union_all(parts) if parts else shapely.Polygon()
    if mended.is_empty:
        reason = shapely.is_valid_reason(geometry)
        raise ReferenceListError(f"{row.where}, geometry: the polygon is damaged: {reason}; mend it in a GIS")
    return mended


def _missing(value: object) -> bool:
    """Whether a cell is empty, in any of the ways of a table: "", NaN, NaT."""
    return (isinstance(value, str) and not value.strip()) or value != value
