"""The source tables of the gazetteer: one row a place, tab- or comma-separated, with a header line.

Columns (a table may leave out those it has no use for, in any order):

``id``          ``gn:`` GeoNames id, ``ne:`` Natural Earth key, or an id of its own
``name``        the usual English name (Ukraine: the official romanisation of 2010)
``latitude``, ``longitude``   WGS 84 degrees, both or neither
``level``       one of `geomap.model.Level`
``country``     ISO 3166-1 alpha-2; several joined by ``+`` for what lies in several
``admin1``, ``admin2``        GeoNames codes, without the country
``feature``     GeoNames feature class and code, such as ``P.PPLA``
``population``
``boundary``    key of the polygon or line, several joined by ``+`` for a union
``aliases``     further usual names, joined by ``|``
``foreign``     names in other languages, joined by ``|``: they rank lower
``codes``       codes that only a person looks up (``UA``, ``UKR``), joined by ``|``
``note``        for the reader of the table; not compiled

Lines that begin with ``#`` are comments. In a supplement, a row whose id is already there amends that place: fields
that are filled in replace, aliases are added.
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path
from typing import Literal, get_args

from geomap.errors import GazetteerError
from geomap.gazetteer.fold import fold_name
from geomap.model import Level

COLUMNS = (
    "id",
    "name",
    "latitude",
    "longitude",
    "level",
    "country",
    "admin1",
    "admin2",
    "feature",
    "population",
    "boundary",
    "aliases",
    "foreign",
    "codes",
    "note",
)
_TABLE_COLUMNS = COLUMNS[:-1]  # all but the note
LEVELS: tuple[Level, ...] = get_args(Level)
MAX_SUPPLEMENT_BYTES = 20_000_000
_MAX_FIELD_CHARS = 100_000


@dataclass(slots=True)
class Entry:
    """One place as its table gives it; `line` is where it stands, for messages."""

    id: str
    name: str
    latitude: float | None = None
    longitude: float | None = None
    level: str = ""
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    feature: str = ""
    population: int = 0
    boundary: str = ""
    aliases: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    curated: tuple[str, ...] = field(default=())  # aliases that a person wrote into a supplement


def _open(path: Path) -> io.TextIOBase:
    if path.suffix == ".gz":
        return io.TextIOWrapper(gzip.open(path), encoding="utf-8", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _split(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|") if part.strip()) if value else ()


def read_table(path: Path, *, mend: str = "install the package again") -> Iterator[Entry]:
    """Yield the places of a table that geomap wrote; its form is trusted, its wholeness is not.

    `mend` is what to do about a damaged one.

    Raises
    ------
    GazetteerError
        When the file is damaged.
    """
    try:
        yield from _read_table(path)
    except (EOFError, zlib.error, gzip.BadGzipFile, ValueError, IndexError) as error:
        raise GazetteerError(f"the table of places {path} is damaged ({error}); {mend}") from error


def _read_table(path: Path) -> Iterator[Entry]:
    with _open(path) as stream:
        header = stream.readline().rstrip("\r\n").split("\t")
        pick = itemgetter(*(header.index(name) if name in header else len(header) for name in _TABLE_COLUMNS))
        known: dict[str, str] = {}  # countries, units and features are few, and on every line: one text for each
        share = known.setdefault
        for line in stream:
            cells = line.rstrip("\r\n").split("\t")
            cells.append("")
            (
                own_id,
                name,
                latitude,
                longitude,
                level,
                country,
                admin1,
                admin2,
                feature,
                population,
                boundary,
                aliases,
                foreign,
                codes,
            ) = pick(cells)
            yield Entry(
                own_id,
                name,
                float(latitude) if latitude else None,
                float(longitude) if latitude else None,
                share(level, level),
                share(country, country),
                share(admin1, admin1),
                share(admin2, admin2),
                share(feature, feature),
                int(population or 0),
                boundary,
                _split(aliases) if aliases else (),
                _split(foreign) if foreign else (),
                _split(codes) if codes else (),
            )


def read_supplement(path: Path) -> list[Entry]:
    """Read a hand-kept table, geomap's own or a user's, and check every row.

    Parameters
    ----------
    path
        A CSV file in UTF-8 with a header line that names at least ``name``; see the module for the columns.

    Raises
    ------
    GazetteerError
        When the file or a row is not in that form; the message names the file, the line and the column.
    """
    try:
        if path.stat().st_size > MAX_SUPPLEMENT_BYTES:
            raise GazetteerError(
                f"{path} is larger than {MAX_SUPPLEMENT_BYTES // 1_000_000} MB; a table of places should be smaller"
            )
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise GazetteerError(f"cannot read the places in {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path} is not UTF-8 text (byte {error.start}); save it as CSV in UTF-8") from error
    if "\0" in text:
        raise GazetteerError(f"{path} holds NUL characters; expected CSV text in UTF-8")
    return list(_parse(path, text))


def _parse(path: Path, text: str) -> Iterator[Entry]:
    header: list[str] | None = None
    own: set[str] = set()
    reader = csv.reader(_CommentFree(text), strict=True)
    try:
        for cells in reader:
            where = f"{path}, line {reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip().lower() for cell in cells]
                _check_header(header, where)
                continue
            if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
                raise GazetteerError(
                    f"{where}: {len(cells)} cells, but the header has {len(header)}; "
                    "put a cell that holds a comma in quotes"
                )
            row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            entry = _entry(row, where)
            if not entry.id:
                # An id of its own, the same whatever rows come before, and told apart from others of the name.
                entry.id = f"{path.stem}:{fold_name(entry.name).replace(' ', '-')}"
                if entry.id in own:
                    entry.id += f"@{entry.latitude},{entry.longitude}"
                own.add(entry.id)
            yield entry
    except csv.Error as error:
        raise GazetteerError(f"{path}, line {reader.line_num}: not CSV ({error})") from error
    if header is None:
        raise GazetteerError(f"{path} is empty; expected a header line such as: name,latitude,longitude,level,country")


class _CommentFree:
    """Lines of a text in which comment lines are blank, so that line numbers stay true."""

    def __init__(self, text: str) -> None:
        self._lines = iter(text.splitlines(keepends=True))

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            yield "\n" if line.startswith("#") else line


def _check_header(header: list[str], where: str) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    if unknown:
        raise GazetteerError(f"{where}: unknown column {unknown[0]!r}; expected some of {', '.join(COLUMNS)}")
    if "name" not in header:
        raise GazetteerError(
            f"{where}: no column 'name'; expected a header line such as: name,latitude,longitude,level"
        )
    if len(set(header)) < len(header):
        raise GazetteerError(f"{where}: a column is named twice")


def _entry(row: dict[str, str], where: str) -> Entry:
    name, own_id = row.get("name", ""), row.get("id", "")
    if not name and not own_id:
        raise GazetteerError(f"{where}: no name; expected the place's usual name in the column 'name'")
    for column, value in row.items():
        if len(value) > _MAX_FIELD_CHARS:
            raise GazetteerError(f"{where}: the cell in {column!r} is longer than {_MAX_FIELD_CHARS} characters")
        if any(ord(char) < 32 for char in value):
            raise GazetteerError(f"{where}: the cell in {column!r} holds a line break, a tab or a control character")
    latitude = _degrees(row, "latitude", 90, where)
    longitude = _degrees(row, "longitude", 180, where)
    if (latitude is None) != (longitude is None):
        raise GazetteerError(f"{where}: only one of latitude and longitude is given; expected both, or neither")
    level = row.get("level", "")
    if level and level not in LEVELS:
        raise GazetteerError(f"{where}: level {level!r} is unknown; expected one of {', '.join(LEVELS)}")
    population = row.get("population", "")
    if population and not (population.isascii() and population.isdigit() and len(population) < 11):
        raise GazetteerError(f"{where}: population {population!r}; expected a whole number, or nothing")
    country = row.get("country", "")
    if any(len(code) != 2 or not code.isascii() or not code.isupper() for code in country.split("+") if country):
        raise GazetteerError(
            f"{where}: country {country!r}; expected a code of ISO 3166-1 such as UA, joined by + if several"
        )
    if not own_id and latitude is None and not row.get("boundary"):
        raise GazetteerError(
            f"{where}: {name!r} has neither coordinates nor a boundary; fill in latitude and longitude"
        )
    aliases = _split(row.get("aliases", ""))
    return Entry(
        own_id,
        name,
        latitude,
        longitude,
        level,
        country,
        row.get("admin1", ""),
        row.get("admin2", ""),
        row.get("feature", ""),
        int(population or 0),
        row.get("boundary", ""),
        (),
        _split(row.get("foreign", "")),
        _split(row.get("codes", "")),
        aliases,
    )


def _degrees(row: dict[str, str], column: str, limit: int, where: str) -> float | None:
    value = row.get(column, "")
    if not value:
        return None
    try:
        degrees = float(value)
    except ValueError:
        degrees = float("nan")
    if not -limit <= degrees <= limit:
        raise GazetteerError(
            f"{where}: {column} {value!r}; expected degrees between -{limit} and {limit} "
            "with a decimal point, such as 47.5"
        )
    return degrees


_Merge = Literal["added", "amended"]


def merge(entries: dict[str, Entry], addition: Entry, where: str) -> _Merge:
    """Add a supplement's row to the places, or amend the place of the same id.

    Raises
    ------
    GazetteerError
        When the row is neither a whole place nor the id of one that is there.
    """
    known = entries.get(addition.id)
    if known is None:
        if not addition.name or (addition.latitude is None and not addition.boundary):
            raise GazetteerError(
                f"{where}: no place has the id {addition.id!r}, and the row has no name or no coordinates "
                "to make a new one"
            )
        entries[addition.id] = replace(addition, level=addition.level or "settlement")
        return "added"
    entries[addition.id] = Entry(
        known.id,
        addition.name or known.name,
        known.latitude if addition.latitude is None else addition.latitude,
        known.longitude if addition.longitude is None else addition.longitude,
        addition.level or known.level,
        addition.country or known.country,
        addition.admin1 or known.admin1,
        addition.admin2 or known.admin2,
        addition.feature or known.feature,
        addition.population or known.population,
        addition.boundary or known.boundary,
        (*known.aliases, known.name) if addition.name and addition.name != known.name else known.aliases,
        known.foreign + addition.foreign,
        known.codes + addition.codes,
        known.curated + addition.curated,
    )
    return "amended"
