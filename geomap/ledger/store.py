"""The ledger itself: one SQLite file, opened with care, written one article at a time in whole transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from geomap.ledger import rows
from geomap.ledger.archive import Archive, content_hash
from geomap.ledger.connecting import check_file, connect, named
from geomap.ledger.intakes import Intakes
from geomap.model import Analysis, Article, Claim, Place
from geomap.statements import Statement, statement_of

SideOf = Callable[[str | None, date | None], str]

_CACHED_PLACES = 50_000
_PLACE_KEY = "ifnull(places.place_id, 'name:' || claims.place_name)"
_TOLD = (
    "SELECT ifnull(places.place_id, 'name:' || claims.place_name) AS place_key, claims.*, claims.place AS number, "
    "places.*, articles.key, articles.date, "
    "articles.date_basis, articles.title, articles.outlet, articles.url, articles.feed, articles.source, "
    "articles.extracted, articles.notes, articles.hint, claims.id AS claim_id FROM claims "
    "JOIN articles ON articles.id = claims.article LEFT JOIN places ON places.id = claims.place"
)
_BY_PLACE = "ORDER BY place_key, ifnull(articles.date, ''), articles.key, claims.ordinal"


@dataclass(frozen=True, slots=True)
class Difference:
    """How articles at hand differ from those of the ledger, by key: what to read, and what is no longer there.

    `reread` are those of unchanged content that another version of code, grammar or data has read.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    reread: tuple[str, ...]
    unchanged: int
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as the ledger has it. `quotes` has the sentence of each claim by its id, contact data masked.

    The article's text is "" unless it was asked for: it stands in the archive.
    """

    analysis: Analysis
    content: str
    quotes: Mapping[str, str]
    sides: Mapping[str, str]  # of the party of each claim, by its id

    def told(self) -> Iterator[Told]:
        """Yield each claim with what is known of it."""
        for claim in self.analysis.claims:
            quote, side = self.quotes.get(claim.id, ""), self.sides.get(claim.id, "")
            yield Told(claim, self.analysis.article, quote, side)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its article (without text), its sentence, and the side of its party."""

    claim: Claim
    article: Article
    quote: str
    side: str

    @property
    def statement(self) -> Statement:
        """What `geomap.state.state` needs of it."""
        return statement_of(self.claim, self.article, party_side=self.side)


class Ledger:
    """What was read, in one SQLite file. Use it as a context manager, or close it.

    Parameters
    ----------
    path
        Made where it is missing.
    archive
        Where the articles themselves are kept; by default the folder ``archive`` beside the ledger.

    Raises
    ------
    LedgerDamaged
        When the file is damaged. `geomap.ledger.open_ledger` makes it again.
    LedgerError
        When it is of another program, of a newer geomap, or cannot be opened.
    """

    def __init__(self, path: Path, *, archive: Archive | None = None) -> None:
        self.path = path
        self.archive = archive or Archive(path.parent / "archive")
        self._depth = 0
        self._places: dict[Place, int] = {}
        self._known: dict[int, Place] = {}
        check_file(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = connect(path)
        except sqlite3.DatabaseError as error:
            raise named(path, error) from None
        self.intakes = Intakes(self._connection, self._errors)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was not committed is undone."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is done inside one transaction: all of it is kept, or none. May be nested.

        The archive's journal is on the disk before the ledger's commit, so that the ledger never knows more.
        """
        if self._depth:
            yield
            return
        with self._errors():
            self._connection.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
                self.archive.flush()
                self._connection.execute("COMMIT")
            except BaseException:
                self.archive.forget()
                self._places.clear()
                self._known.clear()
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0

    # --- runs --------------------------------------------------------------------------------------------------------

    def begin_run(self, started: str, versions: Mapping[str, str]) -> int:
        """Note that a run begins, at a time that the caller gives (ISO 8601), and return its number."""
        with self.transaction():
            found = self._connection.execute(
                "INSERT INTO runs (started, code, grammar, data) VALUES (?, ?, ?, ?)",
                (started, versions["code"], versions["grammar"], versions["data"]),
            )
            return int(found.lastrowid or 0)

    def finish_run(self, run: int, finished: str, counts: Mapping[str, int]) -> None:
        """Note that a run came to its end; `counts` has added, replaced, removed, unchanged and failed articles."""
        names = ("added", "replaced", "removed", "unchanged", "failed")
        with self.transaction():
            self._connection.execute(
                "UPDATE runs SET finished = ?, added = ?, replaced = ?, removed = ?, unchanged = ?, failed = ? "
                "WHERE id = ?",
                (finished, *(counts.get(name, 0) for name in names), run),
            )

    def runs(self) -> list[dict[str, Any]]:
        """Return all runs, in order; `finished` of one that was cut short is None."""
        return [dict(row) for row in self._rows("SELECT * FROM runs ORDER BY id")]

    # --- articles ----------------------------------------------------------------------------------------------------

    def put(
        self,
        analysis: Analysis,
        *,
        versions: Mapping[str, str],
        run: int | None = None,
        side_of: SideOf | None = None,
        journal: bool = True,
    ) -> None:
        """Add an article with its mentions and claims, or replace it and all of them, in one transaction.

        Parameters
        ----------
        analysis
            What was read; the article's text goes into the archive.
        versions
            What it was read with: ``code``, ``grammar``, ``data``.
        run
            The number of the run.
        side_of
            On whose side a party stands at a date, kept beside each claim.
        journal
            Whether the archive is told; not while the ledger is made from it.
        """
        article = analysis.article
        with self.transaction():
            content = content_hash(article)
            before = self._rows("SELECT hash FROM articles WHERE key = ?", article.key)
            if journal and (not before or before[0]["hash"] != content or content not in self.archive):
                self.archive.put(article)
            self._connection.execute("DELETE FROM articles WHERE key = ?", (article.key,))
            more = (analysis.language, analysis.repairs, analysis.unplaced, analysis.notes)
            row = rows.article_row(article, content, run, versions, more)
            number = self._connection.execute(rows.insert("articles", rows.ARTICLE_COLUMNS), row).lastrowid or 0
            self._connection.executemany(
                rows.insert("mentions", rows.MENTION_COLUMNS),
                [rows.mention_row(number, at, each, self._place) for at, each in enumerate(analysis.mentions)],
            )
            self._connection.executemany(
                rows.insert("claims", rows.CLAIM_COLUMNS),
                [
                    rows.claim_row(
                        number,
                        at,
                        claim,
                        self._place,
                        party_side=side_of(claim.party, article.date) if side_of and claim.party else "",
                        quote=rows.sentence_of(article.text, claim),
                    )
                    for at, claim in enumerate(analysis.claims)
                ],
            )

    def remove(self, key: str) -> bool:
        """Remove a withdrawn article and all of its claims; return whether it was there. The archive keeps it."""
        with self.transaction():
            removed = self._connection.execute("DELETE FROM articles WHERE key = ?", (key,)).rowcount > 0
            if removed:
                self.archive.remove(key)
            return removed

    def is_known(self, key: str, content: str, versions: Mapping[str, str]) -> bool:
        """Whether an article of this content was read with these versions."""
        with self._errors():
            found = self._connection.execute(
                "SELECT 1 FROM articles WHERE key = ? AND hash = ? AND code = ? AND grammar = ? AND data = ?",
                (key, content, versions["code"], versions["grammar"], versions["data"]),
            ).fetchone()
        return found is not None

    def difference(self, articles: Iterable[tuple[str, str]], versions: Mapping[str, str]) -> Difference:
        """Compare articles at hand, each as key and content hash, with those of the ledger."""
        wanted = (versions["code"], versions["grammar"], versions["data"])
        new, changed, reread, unchanged = [], [], [], 0
        # One pass over the table and a dictionary: ten thousand look-ups one by one cost ten times as much.
        held = {
            row[0]: (row[1], row[2:] == wanted)
            for row in map(tuple, self._rows("SELECT key, hash, code, grammar, data FROM articles ORDER BY key"))
        }
        seen: set[str] = set()
        for key, content in articles:
            seen.add(key)
            known, current = held.get(key, ("", False))
            if not known:
                new.append(key)
            elif known != content:
                changed.append(key)
            elif not current:
                reread.append(key)
            else:
                unchanged += 1
        gone = tuple(key for key in held if key not in seen)
        return Difference(tuple(new), tuple(changed), tuple(reread), unchanged, gone)

    def keys(self) -> Iterator[str]:
        """Yield the keys of all articles, sorted."""
        with self._errors():
            for row in self._connection.execute("SELECT key FROM articles ORDER BY key"):
                yield row["key"]

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) AS n FROM articles")[0]["n"])

    def get(self, key: str, *, with_text: bool = False) -> Stored | None:
        """Return an article by its key, None where there is none."""
        found = self._rows("SELECT * FROM articles WHERE key = ?", key)
        return self._stored(found[0], with_text) if found else None

    def articles(self, *, with_text: bool = False) -> Iterator[Stored]:
        """Yield all articles by date, undated ones first, then by key; one at a time, so that memory does not grow."""
        ids = [row["id"] for row in self._rows("SELECT id FROM articles ORDER BY ifnull(date, ''), key")]
        for number in ids:
            found = self._rows("SELECT * FROM articles WHERE id = ?", number)
            if found:
                yield self._stored(found[0], with_text)

    def told(self, place_id: str = "") -> Iterator[tuple[str, Told]]:
        """Yield every claim with the id of its place, by place, then by the article's date; one at a time.

        Parameters
        ----------
        place_id
            Only claims of this place; ``name:…`` for one that is not settled.
        """
        where, values = (f"WHERE {_PLACE_KEY} = ?", (place_id,)) if place_id else ("", ())
        with self._errors():
            for row in self._connection.execute(f"{_TOLD} {where} {_BY_PLACE}", values):
                yield row["place_key"], _told(row)

    def claim(self, claim_id: str) -> Told | None:
        """Return a claim by its id, None where there is none."""
        found = self._rows(f"{_TOLD} WHERE claims.id = ?", claim_id)
        return _told(found[0]) if found else None

    def claimed_places(self) -> list[tuple[str, str]]:
        """Return id and name of every place that something is claimed of, sorted."""
        query = (
            "SELECT DISTINCT ifnull(places.place_id, 'name:' || claims.place_name) AS id, "
            "ifnull(places.name, claims.place_name) AS name FROM claims LEFT JOIN places ON places.id = claims.place"
        )
        return sorted((row["id"], row["name"]) for row in self._rows(query))

    def fold(self) -> None:
        """Copy the log of the last changes into the file, so that the one file is all of the ledger."""
        with self._errors():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # --- signatures: what articles are compared by -------------------------------------------------------------------

    def heads(self) -> Iterator[tuple[str, date | None, str, str]]:
        """Yield key, date, URL and content hash of each article, by key: what is known without opening the archive."""
        for row in self._rows("SELECT key, date, url, hash FROM articles ORDER BY key"):
            yield row["key"], rows.date_of(row["date"]), row["url"], row["hash"]

    def signature(self, content: str) -> bytes | None:
        """Return the signature that was kept for a content hash, None where there is none."""
        found = self._rows("SELECT signature FROM signatures WHERE hash = ?", content)
        return bytes(found[0]["signature"]) if found else None

    def keep_signatures(self, made: Mapping[str, bytes]) -> None:
        """Keep signatures by content hash, and drop those of contents that no article has any more."""
        with self.transaction():
            self._connection.executemany("INSERT OR REPLACE INTO signatures VALUES (?, ?)", sorted(made.items()))
            self._connection.execute("DELETE FROM signatures WHERE hash NOT IN (SELECT hash FROM articles)")

    # --- inside ------------------------------------------------------------------------------------------------------

    def _stored(self, row: sqlite3.Row, with_text: bool) -> Stored:
        mentions = self._rows("SELECT * FROM mentions WHERE article = ? ORDER BY ordinal", row["id"])
        claims = self._rows("SELECT * FROM claims WHERE article = ? ORDER BY ordinal", row["id"])
        others = [place for each in mentions for place in rows.runner_up_places(each)]
        places = self._places_of([each["place"] for each in (*mentions, *claims)], others)
        text = self.archive.get(row["hash"]).text if with_text else ""
        analysis = Analysis(
            article=rows.article_of(row, text),
            language=row["language"],
            repairs=rows.repairs_of(row),
            mentions=tuple(rows.mention_of(each, places) for each in mentions),
            claims=tuple(rows.claim_of(each, places, each["id"], each["place"]) for each in claims),
            unplaced=rows.unplaced_of(row),
            notes=rows.notes_of(row),
        )
        quotes = {each["id"]: each["quote"] for each in claims}
        return Stored(analysis, row["hash"], quotes, {each["id"]: each["party_side"] for each in claims})

    def _places_of(self, *groups: Iterable[int | None]) -> dict[int, Place]:
        """Return the places of some numbers, those that were asked for lately from memory."""
        wanted = {number for group in groups for number in group if number is not None}
        if len(self._known) >= _CACHED_PLACES:
            self._known.clear()
        lacking = sorted(wanted - self._known.keys())
        for first in range(0, len(lacking), 500):
            numbers = ",".join(str(int(number)) for number in lacking[first : first + 500])
            for row in self._rows(f"SELECT * FROM places WHERE id IN ({numbers})"):  # noqa: S608
                self._known[row["id"]] = rows.place_of(row)
        return {number: self._known[number] for number in wanted}

    def _place(self, place: Place | None) -> int | None:
        """Return the number of a place's row, making it where there is none."""
        if place is None:
            return None
        if place not in self._places:
            row = rows.place_row(place)
            if len(self._places) >= _CACHED_PLACES:
                self._places.clear()
            found = self._rows("SELECT id FROM places WHERE digest = ?", row[0])
            if found:
                self._places[place] = found[0]["id"]
            else:
                made = self._connection.execute(rows.insert("places", rows.PLACE_COLUMNS), row).lastrowid
                self._places[place] = made or 0
        return self._places[place]

    def _rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        with self._errors():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Name the file in what SQLite says."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise named(self.path, error) from error


def _told(row: sqlite3.Row) -> Told:
    places = {} if row["number"] is None else {row["number"]: rows.place_of(row)}
    claim = rows.claim_of(row, places, row["claim_id"], row["number"])
    return Told(claim, rows.article_of(row, ""), row["quote"], row["party_side"])
