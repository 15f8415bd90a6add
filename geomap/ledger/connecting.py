"""Opening the ledger's file: what must be set on every connection, and what a damaged file looks like."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Final

from geomap.errors import LedgerError
from geomap.ledger.schema import APPLICATION_ID, VERSION, migrate

BUSY_SECONDS: Final = 30.0
"""How long to wait for another process that writes."""

_MAGIC = b"SQLite format 3\x00"
_DAMAGE = frozenset({sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS})


class LedgerDamaged(LedgerError):
    """The ledger's file is no sound SQLite database any more. `open_ledger` sets it aside and makes it again."""


def connect(path: Path) -> sqlite3.Connection:
    """Open a ledger's file with all that must be set on every connection; bring an older form up; check it."""
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application not in (0, APPLICATION_ID) or (application == 0 and (tables or version)):
            raise LedgerError(
                f"{path} is a database of another program: expected a ledger of geomap; choose another path"
            )
        if version > VERSION:
            raise LedgerError(
                f"{path} is of a newer geomap (form {version}, this one knows up to {VERSION}); update geomap"
            )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what a run has committed outlives a power cut
        migrate(connection)
        for (problem,) in connection.execute("PRAGMA quick_check(1)"):
            if problem != "ok":
                raise LedgerDamaged(f"{path} is damaged: {problem}")
    except BaseException:
        connection.close()
        raise
    return connection


def check_file(path: Path) -> None:
    """Refuse what is no database at all, or shorter than its own header says: SQLite would notice only later."""
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
            size = os.fstat(stream.fileno()).st_size
    except FileNotFoundError:
        return
    except OSError as error:
        raise LedgerError(f"{path} cannot be opened: {error.strerror}") from None
    if not size:
        return
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise LedgerDamaged(f"{path} is damaged: it does not begin as an SQLite file does")
    page = int.from_bytes(head[16:18], "big")
    whole = int.from_bytes(head[28:32], "big") * (65536 if page == 1 else page)
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        return  # a crash while the log was copied into the file: SQLite completes it
    # The number of pages in the header counts only where the two change counters agree.
    if head[24:28] == head[92:96] and size < whole:
        raise LedgerDamaged(f"{path} is damaged: it is cut short, {size:,} bytes of {whole:,}")


def named(path: Path, error: sqlite3.DatabaseError) -> LedgerError:
    """Return what SQLite says as an error of ours that names the file."""
    text = str(error)
    code = getattr(error, "sqlite_errorcode", None)  # None where the module itself complains, not the library
    if isinstance(error, sqlite3.OperationalError):
        if "locked" in text or "busy" in text:
            return LedgerError(f"{path} is held by another process for over {BUSY_SECONDS:.0f} s; try again later")
        if code is not None and code & 0xFF == sqlite3.SQLITE_IOERR and code not in _DAMAGE:
            # A full disk, or one that refuses: what is in the file is sound.
            return LedgerError(f"{path} cannot be written: {text} ({error.sqlite_errorname}); is the disk full?")
        if "malformed" not in text and "disk I/O" not in text:
            return LedgerError(f"{path}: {text}")
    if isinstance(error, sqlite3.IntegrityError):
        return LedgerError(f"{path}: {text}")
    return LedgerDamaged(f"{path} is damaged: {text}")
