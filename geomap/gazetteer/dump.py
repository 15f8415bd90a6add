"""Read a GeoNames country dump, as downloaded from geonames.org: checked row by row, condensed to what news names."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from geomap.errors import GazetteerError
from geomap.gazetteer.alternates import CYRILLIC_COUNTRIES, OTHER_SCRIPTS, plain, settlement_level, sort_names
from geomap.gazetteer.entries import Entry
from geomap.gazetteer.fold import fold_name

COLUMNS = 19
MAX_BYTES = 600_000_000  # unpacked; the largest country's is 350 MB
MAX_PLACES = 1_000_000  # of those kept: more would not compile in a laptop's memory
_MAX_LINE_BYTES = 65_536
_MAX_NAME_CHARS = 200
_MAX_PEOPLE = 2_000_000_000
_BIG = 15_000  # people; below, names of a settlement that are no variants of its own are more noise than use

# GeoNames codes of class S that news names: airfields, power plants, dams, bridges, monasteries, posts at borders.
_FACILITIES = frozenset((
    "AIRP", "AIRB", "AIRF", "AIRH", "AIRQ", "DAM", "PS", "PSN", "PSH", "BDG", "FT", "MNMT", "HSTS", "MSTY", "LTHSE",
    "PSTB", "MN", "MNC", "NUC", "OILR", "OILT", "STDM", "MILB", "INSM", "TOWR", "TNL", "UNIV", "PAL", "CSTL", "RSTN",
))  # fmt: skip
_AREAS = frozenset(("RGN", "AREA", "PRK", "RESN", "RESW", "RES", "INDS", "PRT", "NVB"))
_UNITS = {"ADM1": "admin1", "ADM2": "admin2"}
# Kept in Ukraine's own table, which is checked against its codifier; of other countries they are noise: wells and
# springs, single hills and rocks, stations and towers that bear a person's name or a common word.
_MINOR = frozenset((
    "WLL", "WLLS", "WLLQ", "SPNG", "SPNT", "SPNS", "WTRH", "PND", "PNDS", "PNDI", "DTCH", "DTCHI", "STMX", "STMQ",
    "HLL", "HLLS", "RK", "RKS", "SPUR", "SLP", "KNSU", "MND", "PT", "CLF", "TRR", "FLD", "GRVE", "CULT", "VIN",
    "RSTN", "TOWR", "INSM", "HSTS", "MNMT", "MN", "UNIV", "PSTB", "RESN", "RES", "INDS", "AREA",
))  # fmt: skip
KINDS = {
    "AIRP": "Airport", "AIRB": "Air Base", "AIRF": "Airfield", "AIRH": "Heliport", "AIRQ": "Airfield", "PRT": "Port",
}  # fmt: skip
_KIND_WORD = re.compile(r"(?i)air|aero|port|heli|field|порт|аеро|аэро|летов")
_CODE = re.compile(r"[A-Z0-9]{0,10}")
_UNIT_CODE = re.compile(r"[A-Za-z0-9._-]{0,80}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_PEOPLE = re.compile(r"[0-9]{0,10}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MEMBER = re.compile(r"[A-Z]{2}\.txt")


@dataclass(frozen=True, slots=True)
class Dump:
    """A country's dump: `entries` as a table of the gazetteer has them, `rows` read, `newest` change (YYYY-MM-DD)."""

    country: str
    entries: tuple[Entry, ...]
    rows: int
    newest: str


def level_of(kind: str, code: str) -> str:
    """Return the level of a feature by its GeoNames class and code, "" for what is no place that news names."""
    if kind == "P":
        return settlement_level(code)
    if kind == "A":
        return _UNITS.get(code, "")
    if kind == "H":
        return "water"
    if kind == "T":
        return "island" if code in ("ISL", "ISLS") else "area"
    if kind == "S":
        return "facility" if code in _FACILITIES else ""
    if kind == "L":
        return "facility" if code == "PRT" else "area" if code in _AREAS else ""
    return "area" if kind == "V" else ""


def named_by_kind(names: Sequence[str], code: str) -> list[str]:
    """Return the names of an airfield or port that say what it is; GeoNames often has its town's name alone."""
    return [name for name in names if _KIND_WORD.search(name)] or [f"{names[0]} {KINDS[code]}"]


def read_dump(path: Path) -> Dump:
    """Read and check a dump.

    Parameters
    ----------
    path
        ``SD.zip`` as downloaded, or the ``SD.txt`` in it: UTF-8, a place on a line, 19 cells parted by tabs.

    Raises
    ------
    GazetteerError
        When the file is not in that form, holds several countries, or is larger than a country's; the message names
        the line.
    """
    entries: list[Entry] = []
    seen: set[str] = set()
    country = newest = ""
    number = 0
    for number, cells in enumerate(_rows(path), 1):
        where = f"{path}, line {number}"
        _check(cells, where)
        if not country:
            country = cells[8]
        elif cells[8] != country:
            raise GazetteerError(
                f"{where}: country {cells[8]!r} after {country!r}; expected the dump of one country, such as SD.zip"
            )
        if cells[0] in seen:
            raise GazetteerError(f"{where}: the id {cells[0]} stands there twice; download the file again")
        seen.add(cells[0])
        newest = max(newest, cells[18])
        entry = _entry(cells)
        if entry is not None:
            entries.append(entry)
            if len(entries) > MAX_PLACES:
                raise GazetteerError(f"{where}: expected at most {MAX_PLACES:,} places of use; cut the file down")
    if not any(entry.level == "settlement" for entry in entries):
        raise GazetteerError(f"{path}: no settlement in {number:,} rows; expected a country's dump, such as SD.zip")
    entries.sort(key=lambda entry: int(entry.id[3:]))
    return Dump(country, tuple(entries), number, newest)


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                members = [each for each in archive.infolist() if _MEMBER.fullmatch(each.filename)]
                if len(members) != 1:
                    held = ", ".join(archive.namelist()[:5])[:200] or "nothing"
                    raise GazetteerError(f"{path}: expected one dump such as SD.txt in it, got {held}")
                _check_size(path, members[0].file_size)
                with archive.open(members[0]) as stream:
                    yield from _lines(path, stream)
        else:
            _check_size(path, path.stat().st_size)
            with path.open("rb") as stream:
                yield from _lines(path, stream)
    except OSError as error:
        raise GazetteerError(f"cannot read the dump {path}: {error.strerror or error}") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise GazetteerError(f"{path}: the archive is damaged or locked ({error}); download it again") from None


def _check_size(path: Path, size: int) -> None:
    if size > MAX_BYTES:
        raise GazetteerError(
            f"{path}: expected at most {MAX_BYTES:,} bytes unpacked, got {size:,}; add countries one by one"
        )


def _lines(path: Path, stream: IO[bytes]) -> Iterator[list[str]]:
    number = 0
    while line := stream.readline(_MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > _MAX_LINE_BYTES:
            raise GazetteerError(f"{path}, line {number}: longer than {_MAX_LINE_BYTES:,} bytes; expected a dump")
        try:
            cells = line.decode("utf-8").rstrip("\r\n").split("\t")
        except UnicodeDecodeError:
            raise GazetteerError(f"{path}, line {number}: not UTF-8; expected the file as downloaded") from None
        if len(cells) != COLUMNS:
            raise GazetteerError(
                f"{path}, line {number}: {len(cells)} cells; expected the {COLUMNS} of a GeoNames dump, parted by tabs"
            )
        yield cells


def _check(cells: Sequence[str], where: str) -> None:
    if not (cells[0].isascii() and cells[0].isdigit() and len(cells[0]) < 10 and int(cells[0])):
        raise GazetteerError(f"{where}: id {cells[0][:40]!r}; expected a GeoNames id, a whole number")
    if not cells[1].strip() or len(cells[1]) > _MAX_NAME_CHARS or not cells[1].isprintable():
        raise GazetteerError(f"{where}: name {cells[1][:40]!r}; expected 1 to {_MAX_NAME_CHARS} printable characters")
    for column, text, limit in (("latitude", cells[4], 90), ("longitude", cells[5], 180)):
        try:
            degrees = float(text)
        except ValueError:
            degrees = float("nan")
        if not -limit <= degrees <= limit:
            raise GazetteerError(f"{where}: {column} {text[:40]!r}; expected degrees from -{limit} to {limit}")
    if not _COUNTRY.fullmatch(cells[8]):
        raise GazetteerError(f"{where}: country {cells[8][:40]!r}; expected a code of ISO 3166-1 such as SD")
    if len(cells[6]) > 1 or not _CODE.fullmatch(cells[7]):
        raise GazetteerError(f"{where}: feature {cells[6][:9]!r} {cells[7][:20]!r}; expected one such as P PPL")
    if not (_UNIT_CODE.fullmatch(cells[10]) and _UNIT_CODE.fullmatch(cells[11])):
        raise GazetteerError(f"{where}: a code of units {cells[10][:20]!r}, {cells[11][:20]!r} that is none")
    if not _PEOPLE.fullmatch(cells[14]) or int(cells[14] or 0) > _MAX_PEOPLE:
        raise GazetteerError(f"{where}: population {cells[14][:40]!r}; expected a whole number of people")
    if not _DAY.fullmatch(cells[18]):
        raise GazetteerError(f"{where}: last change {cells[18][:40]!r}; expected a day as YYYY-MM-DD")


def _entry(cells: Sequence[str]) -> Entry | None:
    kind, code, country = cells[6], cells[7], cells[8]
    past = kind in ("A", "P") and code.endswith("H")
    level = "" if past or code in _MINOR else level_of(kind, code)
    if not level:
        return None
    name = cells[1].strip()
    names = [each for each in (name, cells[2].strip(), *cells[3].split(",")) if each.isprintable()]
    if code in KINDS:
        names = named_by_kind(names, code)
        name = names[0]
    if country in OTHER_SCRIPTS and not name.isascii() and (latin := plain(name)).strip():
        name = latin
    if len(fold_name(name)) < 2:
        return None
    people = int(cells[14] or 0)
    big = people >= _BIG or level in ("admin1", "country")
    aliases, foreign = sort_names(names, name, foreign=big, cyrillic=big or country in CYRILLIC_COUNTRIES)
    return Entry(
        f"gn:{int(cells[0])}",
        name,
        float(cells[4]),
        float(cells[5]),
        level,
        country,
        cells[10],
        cells[11],
        f"{kind}.{code}",
        people,
        aliases=tuple(aliases),
        foreign=tuple(foreign),
    )
