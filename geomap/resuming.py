"""A file of records that grows for hours: what an interrupted run wrote is kept, and a later run goes on from there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import IO, Any

from geomap.articles.record import content_key
from geomap.errors import ArticleError, RenderError
from geomap.files import lock_file
from geomap.model import Article
from geomap.report.records import RecordLine


class ResumableFile:
    """The file ``NAME.partial``, which becomes NAME when it is whole.

    Parameters
    ----------
    path
        The file that it becomes; its folder must exist.
    versions
        Of code, grammar and data. Records of other versions are not gone on from.
    min_confidence
        That the claims must have.
    resume
        Keep what is there of an earlier run, as far as its articles are the same; else it is begun anew.

    Raises
    ------
    RenderError
        When it cannot be written, or another process writes it.
    """

    def __init__(self, path: Path, *, versions: Mapping[str, str], min_confidence: float = 0.0, resume: bool) -> None:
        self.path = Path(os.path.realpath(path))
        self.partial = self.path.with_name(f"{self.path.name}.partial")
        self.mentions = self.claims = self.kept = self._written = 0
        self._versions, self._min_confidence = dict(versions), min_confidence
        try:
            if self.path.is_dir():
                raise IsADirectoryError(0, "that is a folder; name a file in it")
            # Read and written through this one stream: to close another would give the lock away.
            self._stream: IO[bytes] = self.partial.open("a+b")
        except (OSError, ValueError) as error:
            raise self._cannot(error) from None
        if not lock_file(self._stream):
            self._stream.close()
            raise RenderError(f"{self.partial}: another process is writing it; let it end, or name another --output")
        if not resume:
            self._cut(0)

    def unread(self, articles: Iterator[Article | ArticleError]) -> Iterator[Article | ArticleError]:
        """Return the articles that are still to be read; what the file has after the last that is the same is cut off.

        `kept`, `mentions` and `claims` count what it holds then.
        """
        end = 0
        passed: list[Article | ArticleError] = []
        records = self._records()
        for article in articles:
            if isinstance(article, ArticleError):
                passed.append(article)
                continue
            known = next(records, None)
            if known is None or not self._same(known[0], article):
                passed.append(article)
                break
            record, end = known
            self.kept += 1
            self.mentions += len(record["mentions"])
            self.claims += len(record["claims"])
        self._cut(end)
        return chain(passed, articles)

    @property
    def articles(self) -> int:
        """The number of records in the file."""
        return self.kept + self._written

    def write(self, line: RecordLine) -> None:
        """Add a record."""
        try:
            self._stream.write(f"{line.text}\n".encode())
        except OSError as error:
            raise self._cannot(error) from None
        self._written += 1
        self.mentions += line.mentions
        self.claims += line.claims

    def finish(self) -> None:
        """Move the file to its place."""
        try:
            self._stream.close()
            self.partial.replace(self.path)
        except OSError as error:
            raise self._cannot(error) from None

    def leave(self) -> bool:
        """Close the file where the work was not done; tell whether it holds anything to go on from."""
        with suppress(OSError):
            self._stream.close()
        with suppress(OSError):
            if self.partial.stat().st_size:
                return True
            self.partial.unlink()
        return False

    def _records(self) -> Iterator[tuple[dict[str, Any], int]]:
        """Yield each whole record and the offset of its end; the first that is not whole ends them."""
        end = 0
        self._stream.seek(0)
        while (line := self._stream.readline()).endswith(b"\n"):
            end += len(line)
            try:
                record = json.loads(line)
            except ValueError:
                return
            if not isinstance(record, dict) or not record.keys() >= {"mentions", "claims"}:
                return
            yield record, end

    def _same(self, record: Mapping[str, Any], article: Article) -> bool:
        return (
            record.get("versions") == self._versions
            and record.get("min_confidence", 0.0) == self._min_confidence
            and record.get("id") == article.key
            and record.get("content") == content_key(article.text)
            and record.get("date") == (article.date.isoformat() if article.date else None)
            and record.get("title") == article.title
            and record.get("outlet", "") == article.outlet
            and record.get("url", "") == article.url
        )

    def _cut(self, end: int) -> None:
        try:
            self._stream.truncate(end)
        except OSError as error:
            raise self._cannot(error) from None

    def _cannot(self, error: Exception) -> RenderError:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        return RenderError(f"cannot write {self.path}: {reason}; choose a folder that exists and is writable")
