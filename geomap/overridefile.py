"""``overrides.csv``: the editor's corrections as a plain table; mistakes are named, lines are added one at a time."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, cast

from geomap.errors import OverrideError
from geomap.overrides import Action, Override, check

COLUMNS: Final = (
    "claim", "action", "field", "value", "by", "date", "reason", "article", "place", "kind", "quote",
)  # fmt: skip
_NEEDED = COLUMNS[:7]
_MOST_BYTES = 50_000_000
_MOST_CHARS = 5000
_FORMULA = ("=", "+", "-", "@")


def read_overrides(path: Path) -> tuple[Override, ...]:
    """Read ``overrides.csv``; () where there is none.

    Raises
    ------
    OverrideError
        When it is not in its form; the message names line and column.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise OverrideError(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > _MOST_BYTES:
        raise OverrideError(f"{path}: expected at most {_MOST_BYTES:,} bytes, got {len(data):,}")
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        columns = list(reader.fieldnames or [])
        for column in _NEEDED:
            if column not in columns:
                raise OverrideError(f"{path}: no column {column!r}; expected the columns {', '.join(COLUMNS)}")
        return tuple(
            _override(row, f"{path}: line {reader.line_num}", reader.line_num)
            for row in reader
            if any(value for value in row.values())
        )
    except UnicodeDecodeError as error:
        raise OverrideError(f"{path}: expected UTF-8, got other bytes ({error.reason}); save it as UTF-8") from None
    except csv.Error as error:
        raise OverrideError(f"{path}: not a CSV file in its form: {error}") from None


def add_override(path: Path, override: Override) -> None:
    """Add a line to ``overrides.csv``, made with its header where it is missing. What stands in it stays as it is.

    Raises
    ------
    OverrideError
        When the override does not make sense, or the file is not in its form.
    """
    check(override, str(path))
    read_overrides(path)  # a damaged file is named, not added to
    before = path.read_bytes() if path.exists() else b""
    out = io.StringIO()
    columns = list(COLUMNS)
    if before.strip():
        columns = next(csv.reader(io.StringIO(before.decode("utf-8-sig"), newline="")))
        if before[-1:] not in (b"\n", b"\r"):
            before += b"\n"
    writer = csv.DictWriter(out, columns, lineterminator="\n", restval="", extrasaction="ignore")
    if not before.strip():
        before = b""
        writer.writeheader()
    cells = {name: getattr(override, name) for name in COLUMNS if name != "date"}
    cells["date"] = override.day.isoformat() if override.day else ""
    # Words of articles stand in it: a spreadsheet must not take them for a formula.
    writer.writerow({name: f"'{text}" if text.startswith(_FORMULA) else text for name, text in cells.items()})
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as stream:
            stream.write(before + out.getvalue().encode())
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _override(row: dict[str, str], where: str, line: int) -> Override:
    if None in row or None in row.values():
        raise OverrideError(f"{where}: expected as many cells as the header line has, got another number")
    cells = {name: _cell(row.get(name, ""), where, name) for name in COLUMNS}
    made = Override(
        action=cast(Action, cells["action"]),
        claim=cells["claim"],
        field=cells["field"],
        value=cells["value"],
        by=cells["by"],
        reason=cells["reason"],
        article=cells["article"],
        place=cells["place"],
        kind=cells["kind"],
        quote=cells["quote"],
        line=line,
    )
    check(made, where)
    if not cells["date"]:
        return made
    try:
        return replace(made, day=date.fromisoformat(cells["date"]))
    except ValueError:
        raise OverrideError(
            f"{where}, column 'date': expected a date such as 2022-09-10, got {cells['date'][:40]!r}"
        ) from None


def _cell(value: str, where: str, column: str) -> str:
    text = " ".join(value.split())
    if len(text) > _MOST_CHARS:
        raise OverrideError(f"{where}, column {column!r}: expected at most {_MOST_CHARS} characters, got {len(text)}")
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text
