"""The tables of the ledger, and how an older file becomes a newer one: one step a version, each in a transaction."""

from __future__ import annotations

import sqlite3
from typing import Final

APPLICATION_ID: Final = 0x67656F6D
"""Stands in the file's header ("geom"), so that no other program's database is taken for a ledger."""

_VERSION_1 = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,              -- as the caller gave it, ISO 8601
    finished TEXT,                      -- NULL: it did not come to its end
    code TEXT NOT NULL, grammar TEXT NOT NULL, data TEXT NOT NULL,
    added INTEGER NOT NULL DEFAULT 0, replaced INTEGER NOT NULL DEFAULT 0, removed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL,                 -- of the content: the name of the article in archive/
    run INTEGER REFERENCES runs (id),   -- that read it last
    code TEXT NOT NULL, grammar TEXT NOT NULL, data TEXT NOT NULL,
    date TEXT, date_basis TEXT NOT NULL, title TEXT NOT NULL, outlet TEXT NOT NULL, url TEXT NOT NULL,
    feed TEXT NOT NULL, source TEXT NOT NULL, extracted INTEGER NOT NULL, notes TEXT NOT NULL,
    language TEXT NOT NULL, repairs TEXT NOT NULL, unplaced TEXT NOT NULL, remarks TEXT NOT NULL
);
CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,        -- of all that follows: a place may change from one gazetteer to the next
    place_id TEXT NOT NULL, name TEXT NOT NULL, latitude REAL, longitude REAL, level TEXT NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, population INTEGER NOT NULL,
    geonamesid INTEGER, boundary TEXT NOT NULL
);
CREATE INDEX places_by_place_id ON places (place_id);
CREATE TABLE mentions (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, outer_start INTEGER NOT NULL, outer_stop INTEGER NOT NULL,
    text TEXT NOT NULL, kind TEXT NOT NULL, place INTEGER REFERENCES places (id), score REAL NOT NULL,
    reason TEXT NOT NULL,
    runners_up TEXT NOT NULL,           -- JSON: [places.id, score], ...
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE TABLE claims (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL, party TEXT, place_text TEXT NOT NULL, place_start INTEGER NOT NULL,
    place_stop INTEGER NOT NULL, place_name TEXT NOT NULL, place INTEGER REFERENCES places (id),
    extent TEXT NOT NULL, extent_stated INTEGER NOT NULL, polarity TEXT NOT NULL, modality TEXT NOT NULL,
    speaker TEXT NOT NULL, speaker_side TEXT NOT NULL, trigger_text TEXT NOT NULL, trigger_start INTEGER NOT NULL,
    trigger_stop INTEGER NOT NULL, sentence_start INTEGER NOT NULL, sentence_stop INTEGER NOT NULL,
    event_start TEXT, event_end TEXT, event_precision TEXT NOT NULL, event_basis TEXT NOT NULL,
    confidence REAL NOT NULL, reading TEXT NOT NULL, reasons TEXT NOT NULL, answers TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX claims_by_place ON claims (place);
"""

_VERSION_2 = """
-- What a state and a correction need, so that neither has to open the archive for every claim.
ALTER TABLE claims ADD COLUMN party_side TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN quote TEXT NOT NULL DEFAULT '';
-- Claims of before have neither: their articles are read again, as after a new grammar.
UPDATE articles SET grammar = '' WHERE id IN (SELECT article FROM claims);
"""

_VERSION_3 = """
-- What articles are compared by, so that finding one story among many need not open the archive.
CREATE TABLE signatures (
    hash TEXT PRIMARY KEY,              -- of the article's content, as in articles
    signature BLOB NOT NULL             -- empty: too short to tell
) WITHOUT ROWID;
"""

_VERSION_4 = """
-- Where articles came from, so that what has not changed is not read again.
CREATE TABLE intakes (
    name TEXT PRIMARY KEY,              -- path or address
    kind TEXT NOT NULL,                 -- file, feed, entry (of a feed), page
    source TEXT NOT NULL,               -- of the configuration
    stamp TEXT NOT NULL,                -- '': to be read again
    hash TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE holdings (                 -- which articles an intake has
    intake TEXT NOT NULL REFERENCES intakes (name) ON DELETE CASCADE,
    key TEXT NOT NULL,
    PRIMARY KEY (intake, key)
) WITHOUT ROWID;
CREATE INDEX holdings_by_key ON holdings (key);
CREATE TABLE quarantine (               -- what could not be taken from an intake
    intake TEXT NOT NULL REFERENCES intakes (name) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, key TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (intake, ordinal)
) WITHOUT ROWID;
CREATE INDEX quarantine_by_key ON quarantine (key);
ALTER TABLE articles ADD COLUMN hint TEXT NOT NULL DEFAULT '';  -- the language that its source is said to be in
"""

MIGRATIONS: Final = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4)
"""What makes version n + 1 of version n. A released step is never changed; a new one is added."""

VERSION: Final = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> int:
    """Bring a ledger to `VERSION`, step by step, each whole or not at all; return the version that it had."""
    (had,) = connection.execute("PRAGMA user_version").fetchone()
    for version in range(had, VERSION):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been quicker while this one waited for the lock.
            (now,) = connection.execute("PRAGMA user_version").fetchone()
            if now == version:
                for statement in _statements(MIGRATIONS[version]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    return int(had)


def _statements(script: str) -> list[str]:
    """Cut a script into statements; `executescript` would commit before each."""
    out, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            out.append(begun)
            begun = ""
    return out
