"""Where articles came from, file by file and address by address: what has not changed need not be read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal

IntakeKind = Literal["file", "feed", "entry", "page"]


@dataclass(frozen=True, slots=True)
class Intake:
    """A file, a feed, an entry of a feed or a page, as it was when it was read last.

    `source` is the source of the configuration that it belongs to. `stamp` tells cheaply whether it has changed (""
    where it must be read again), `hash` by its bytes; `etag` and `modified` are what the host said.
    """

    name: str
    kind: IntakeKind
    source: str
    stamp: str = ""
    hash: str = ""
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """What could not be taken from an intake, and why; `key` is that of the article, "" where it is not known."""

    intake: str
    reason: str
    key: str = ""


class Intakes:
    """The ledger's tables of intakes; what changes them is called inside a transaction of the ledger."""

    def __init__(self, connection: sqlite3.Connection, errors: Callable[[], AbstractContextManager[None]]) -> None:
        self._connection = connection
        self._errors = errors

    def all(self) -> dict[str, Intake]:
        """Return every intake by its name."""
        query = "SELECT name, kind, source, stamp, hash, etag, modified FROM intakes ORDER BY name"
        return {row[0]: Intake(*row) for row in self._ask(query)}

    def begin(self, intake: Intake) -> None:
        """Note that an intake is being read; until `finish` it counts as one that must be read again."""
        self._put(intake, stamp="")

    def finish(self, intake: Intake, keys: Iterable[str], quarantined: Sequence[Quarantined] = ()) -> list[str]:
        """Note that an intake was read, and which articles it has; return those that no intake has any more."""
        self._put(intake, stamp=intake.stamp)
        kept = set(keys)
        gone = [key for key in self.keys(intake.name) if key not in kept]
        self.hold(intake.name, kept)
        self._all("DELETE FROM holdings WHERE intake = ? AND key = ?", [(intake.name, key) for key in gone])
        self._all("DELETE FROM quarantine WHERE intake = ?", [(intake.name,)])
        rows = [(intake.name, at, each.key, each.reason) for at, each in enumerate(quarantined)]
        self._all("INSERT INTO quarantine (intake, ordinal, key, reason) VALUES (?, ?, ?, ?)", rows)
        return self._ownerless(gone)

    def restamp(self, intake: Intake) -> None:
        """Note how an intake is now, though what it has is as before."""
        self._put(intake, stamp=intake.stamp)

    def remove(self, name: str) -> list[str]:
        """Forget an intake; return the articles that no intake has any more."""
        keys = self.keys(name)
        self._all("DELETE FROM intakes WHERE name = ?", [(name,)])
        return self._ownerless(keys)

    def hold(self, name: str, keys: Iterable[str]) -> None:
        """Note that an intake has these articles, too."""
        rows = [(name, key) for key in sorted(keys)]
        self._all("INSERT OR IGNORE INTO holdings (intake, key) VALUES (?, ?)", rows)

    def keys(self, name: str) -> list[str]:
        """Return the keys of the articles that an intake has, sorted."""
        return [row[0] for row in self._ask("SELECT key FROM holdings WHERE intake = ? ORDER BY key", name)]

    def holders(self, key: str) -> list[Intake]:
        """Return the intakes that have an article."""
        query = (
            "SELECT name, kind, source, stamp, hash, etag, modified FROM intakes JOIN holdings ON intake = name "
            "WHERE key = ? ORDER BY name"
        )
        return [Intake(*row) for row in self._ask(query, key)]

    def again(self, keys: Iterable[str]) -> list[str]:
        """Mark the intakes to be read again that wanted articles of these keys and could not have them."""
        names = [
            row[0]
            for key in sorted(keys)
            for row in self._ask("SELECT DISTINCT intake FROM quarantine WHERE key = ? ORDER BY intake", key)
        ]
        self.void(names)
        return names

    def void(self, names: Iterable[str]) -> None:
        """Mark intakes to be read again, whether they have changed or not."""
        self._all(
            "UPDATE intakes SET stamp = '', hash = '', etag = '', modified = '' WHERE name = ?", [(n,) for n in names]
        )

    def quarantined(self) -> list[Quarantined]:
        """Return all that could not be taken, by intake."""
        query = "SELECT intake, reason, key FROM quarantine ORDER BY intake, ordinal"
        return [Quarantined(*row) for row in self._ask(query)]

    def newest(self) -> dict[str, str]:
        """Return the date (ISO 8601) of the newest article of each source of the configuration that has one."""
        query = (
            "SELECT intakes.source, max(articles.date) FROM intakes JOIN holdings ON holdings.intake = intakes.name "
            "JOIN articles ON articles.key = holdings.key WHERE articles.date IS NOT NULL GROUP BY intakes.source"
        )
        return {row[0]: row[1] for row in self._ask(query)}

    def ownerless(self) -> list[str]:
        """Return the articles that no intake has and that came from no feed, by key."""
        query = "SELECT key FROM articles WHERE feed = '' AND key NOT IN (SELECT key FROM holdings) ORDER BY key"
        return [row[0] for row in self._ask(query)]

    def _put(self, intake: Intake, *, stamp: str) -> None:
        more = (intake.kind, intake.source, stamp, intake.hash, intake.etag, intake.modified)
        self._all(
            "INSERT INTO intakes (name, kind, source, stamp, hash, etag, modified) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET kind = ?, source = ?, stamp = ?, hash = ?, etag = ?, modified = ?",
            [(intake.name, *more, *more)],
        )

    def _ownerless(self, keys: Iterable[str]) -> list[str]:
        return [key for key in keys if not self._ask("SELECT 1 FROM holdings WHERE key = ? LIMIT 1", key)]

    def _ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._errors():
            return [tuple(row) for row in self._connection.execute(query, values)]

    def _all(self, query: str, rows: Sequence[tuple[object, ...]]) -> None:
        with self._errors():
            self._connection.executemany(query, rows)
