"""Answers of online geocoders, remembered on disk: one plain SQLite file, bounded in size."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from geopy.location import Location
from geopy.point import Point

from geomap.errors import GeocodeError

_MAX_ANSWER_CHARS = 65_536
_SCHEMA = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL, used INTEGER NOT NULL)"


class GeocodeCache:
    """Remembers answers by question, the empty answer too; forgets those not asked for longest.

    Parameters
    ----------
    path
        The file; it and its folder are made when first needed. A damaged file is made anew.
    max_answers
        How many answers are kept.
    """

    def __init__(self, path: Path, *, max_answers: int = 20_000) -> None:
        self.path = path
        self.max_answers = max(1, max_answers)

    def get(self, key: str) -> tuple[bool, list[Location]]:
        """Return whether the question was answered before, and the answer."""
        digest = _digest(key)
        with closing(self._open()) as connection, connection:
            row = connection.execute("SELECT answer FROM answers WHERE key = ?", (digest,)).fetchone()
            if row is None:
                return False, []
            try:
                locations = [
                    Location(address, Point(latitude, longitude), raw)
                    for address, latitude, longitude, raw in json.loads(row[0])
                ]
            except (ValueError, TypeError):  # written by something else: ask again
                return False, []
            connection.execute("UPDATE answers SET used = (SELECT max(used) + 1 FROM answers) WHERE key = ?", (digest,))
        return True, locations

    def put(self, key: str, locations: Sequence[Location]) -> None:
        """Remember an answer; one that is very long is not kept."""
        try:
            answer = json.dumps(
                [[place.address, place.latitude, place.longitude, place.raw] for place in locations], ensure_ascii=False
            )
        except (TypeError, ValueError):  # a raw record that JSON cannot hold
            answer = json.dumps([[place.address, place.latitude, place.longitude, {}] for place in locations])
        if len(answer) > _MAX_ANSWER_CHARS:
            return
        with closing(self._open()) as connection, connection:
            connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, (SELECT coalesce(max(used), 0) + 1 FROM answers))",
                (_digest(key), answer),
            )
            connection.execute(
                "DELETE FROM answers WHERE key IN (SELECT key FROM answers ORDER BY used DESC, key LIMIT -1 OFFSET ?)",
                (self.max_answers,),
            )

    def __len__(self) -> int:
        with closing(self._open()) as connection:
            return int(connection.execute("SELECT count(*) FROM answers").fetchone()[0])

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.OperationalError as error:
            raise GeocodeError(
                f"cannot open the cache of geocoders {self.path}: {error}; give another folder as cache_dir"
            ) from error
        except OSError as error:
            raise GeocodeError(f"cannot make the folder of {self.path}: {error.strerror or error}") from error
        except sqlite3.DatabaseError:
            print(f"geomap: the cache of geocoders {self.path} is damaged; starting a new one", file=sys.stderr)
            self.path.unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=10.0)
        try:
            connection.execute(_SCHEMA)
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
