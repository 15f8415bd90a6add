"""Ukraine's official list of occupied settlements, from data/reference: one side's list, published in 2025."""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
import zlib
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from geomap.errors import ReferenceListError
from geomap.reference.records import Entry, Period, ReferenceInfo, ReferenceList
from geomap.resources import data_dir

_MOST_BYTES = 64_000_000  # unpacked; the list takes 1 MB
_DATED_AS = {"H": "hromada", "P": "raion", "O": "oblast"}  # the codifier's letters for units above a settlement


def official_list(folder: Path | None = None) -> ReferenceList:
    """Return Ukraine's official list of temporarily occupied settlements; opened once for a process.

    It is the list of one side, of order No 376 of the ministry for communities and territories, of 28 February 2025.
    Its dates can be off by days; where it dates a whole community or raion, `Entry.dated_as` says so.

    Parameters
    ----------
    folder
        Where it lies with its ``registry.toml``; by default the one that comes with geomap.

    Raises
    ------
    ReferenceListError
        When a file is missing, damaged, or does not fit the registry.
    """
    return _read(folder if folder is not None else data_dir() / "reference")


@cache
def _read(folder: Path) -> ReferenceList:
    registry = _registry(folder)
    about = registry["ukraine_occupied"]
    rows = _rows(folder, about)
    units = _rows(folder, registry["ukraine_settlements"])
    holder = str(about["holder"])
    try:
        entries = [_entry(list(group), holder) for _, group in groupby(rows, itemgetter("katottg"))]
        settlements = {row["key"]: int(row["settlements"]) for row in units}
        # A place of the gazetteer has GeoNames' code of its oblast, and of its raion the codifier's first four digits.
        codes = {row["key"]: row["geonames"] for row in units if row["geonames"]}
        info = ReferenceInfo(
            name=str(about["short"]),
            title=str(about["title"]),
            side=str(about["side"]),
            published=str(about["published"]),
            covers_from=date.fromisoformat(about["covers_from"]),
            covers_until=date.fromisoformat(about["covers_until"]),
            country=str(about["country"]),
            otherwise=str(about["otherwise"]),
            complete=True,
            says={holder: "occupied", str(about["otherwise"]): "not occupied"},
            licence=str(about["licence"]),
            attribution=str(about["attribution"]),
            note=str(about["note"]),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise ReferenceListError(f"{folder}: not in the form that is expected: {error}; restore it from git") from None
    by_code = {code: key for key, code in codes.items()}
    for oblast, raion in sorted({entry.regions for entry in entries if len(entry.regions) == 2}):
        by_code[f"{codes.get(oblast, '')}.{raion[2:6]}"] = raion
    return ReferenceList(info, entries, settlements=settlements, units=by_code)


def _entry(rows: list[dict[str, str]], holder: str) -> Entry:
    row = rows[0]
    return Entry(
        key=row["katottg"],
        name=row["name"] or row["name_uk"],
        periods=tuple([_period(each["from"], each["until"], holder) for each in rows]),
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        place_id=row["place_id"],
        regions=tuple([key for key in (row["admin1"], row["admin2"]) if key]),
        candidates=tuple(row["candidates"].split("|")) if row["candidates"] else (),
        dated_as=_DATED_AS.get(row["dated_as"], ""),
    )


@cache  # the days are few
def _period(since: str, until: str, holder: str) -> Period:
    start = date.fromisoformat(since)
    end = date.fromisoformat(until) if until else None
    # Twelve villages were lost and retaken within a day: that day counts.
    return Period(start, max(end, start + timedelta(1)) if end else None, holder)


def _registry(folder: Path) -> dict[str, Any]:
    path = folder / "registry.toml"
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError:
        raise ReferenceListError(
            f"{path} is missing: expected the registry of the reference lists there; install geomap again"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ReferenceListError(f"{path} cannot be read: {error}; restore it from git") from None


def _rows(folder: Path, about: dict[str, Any]) -> list[dict[str, str]]:
    path = folder / Path(str(about["file"])).name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReferenceListError(f"{path} cannot be read: {error.strerror}; install geomap again") from None
    if (got := hashlib.sha256(data).hexdigest()) != about["sha256"]:
        raise ReferenceListError(
            f"{path} is damaged: expected SHA-256 {about['sha256'][:12]}…, got {got[:12]}…; restore it from git"
        )
    if path.suffix == ".gz":
        unpacker = zlib.decompressobj(31)
        data = unpacker.decompress(data, _MOST_BYTES)
        if unpacker.unconsumed_tail:
            raise ReferenceListError(f"{path}: expected at most {_MOST_BYTES:,} bytes unpacked, got more")
    lines = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    columns = next(lines, [])
    return [dict(zip(columns, cells, strict=False)) for cells in lines if cells]
