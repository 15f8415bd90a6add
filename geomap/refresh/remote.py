"""Feeds and pages: fetched where they may have changed, and their articles made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from geomap.errors import ArticleError, FetchError
from geomap.fetch.client import FEED_TYPES, Fetched, Fetcher, Gone
from geomap.fetch.feeds import MAX_FEED_BYTES, Entry, read_feed
from geomap.fetch.pages import article_from_entry, article_from_page
from geomap.ledger import Intake
from geomap.refresh.deliveries import Delivery, Gathered, prefix, told
from geomap.refresh.settings import Source

MAX_PAGES: Final = 200
"""So many pages of one feed are fetched in a run; the next one goes on."""


class Remote:
    """Gathers feeds and pages; may be used by several threads.

    Parameters
    ----------
    known
        What the ledger knows of files, feeds and pages.
    fetcher
        Fetches.
    """

    def __init__(self, known: Mapping[str, Intake], fetcher: Fetcher) -> None:
        self._known = known
        self._fetcher = fetcher

    def gather(self, source: Source) -> Gathered:
        """Return what is new at a feed or a page; a failure stands in it."""
        out = Gathered()
        try:
            if source.kind == "page":
                self._page(source, out)
            else:
                self._feed(source, out)
        except (FetchError, ArticleError) as error:
            out.failed = str(error)
        return out

    def _feed(self, source: Source, out: Gathered) -> None:
        begin = prefix(source)
        before = self._known.get(source.where)
        entries = [each for each in self._known.values() if each.kind == "entry" and each.source == source.name]
        # Entries that could not be had must be looked up in the feed again, though it has not changed.
        whole = before is not None and before.stamp == begin and all(each.stamp for each in entries)
        out.seen.add(source.where)
        fetched = self._whole(source, before if whole else None)
        body = fetched.body
        digest = hashlib.sha256(body).hexdigest() if body is not None else ""
        if before is not None and whole and (body is None or digest == before.hash):
            out.unchanged += len(entries)
            return
        feed = read_feed(
            body or b"", source.name, content_type=fetched.content_type, address=fetched.url if source.is_remote else ""
        )
        left = MAX_PAGES
        for entry in feed.entries:
            name = entry.link or f"{source.where}#{entry.id or entry.mark}"
            if name in out.seen:
                continue
            out.seen.add(name)
            known = self._known.get(name)
            stamp = begin + entry.mark
            if known is not None and known.stamp == stamp:
                out.unchanged += 1
            elif left:
                made = Intake(name, "entry", source.name, stamp)
                delivery, asked = self._entry(source, entry, made, known, feed.title)
                out.deliveries.append(delivery)
                left -= asked
        # Last, so that a feed counts as read only once all of its entries are.
        done = begin if left else ""
        state = Intake(source.where, "feed", source.name, done, digest, fetched.etag, fetched.modified)
        out.deliveries.append(Delivery(state, ()))

    def _entry(
        self, source: Source, entry: Entry, made: Intake, known: Intake | None, feed: str
    ) -> tuple[Delivery, bool]:
        """Return what an entry has, and whether its page was asked for."""
        try:
            article = article_from_entry(entry, source.name)
        except ArticleError as error:
            return Delivery(made, [error]), False
        if article is not None:
            return Delivery(made, [told(article, source, feed=feed)]), False
        return self._article(source, made, known, entry, feed), True

    def _page(self, source: Source, out: Gathered) -> None:
        begin = prefix(source)
        out.seen.add(source.where)
        known = self._known.get(source.where)
        if known is not None and known.stamp != begin:
            known = None
        delivery = self._article(source, Intake(source.where, "page", source.name, begin), known)
        if delivery.articles is None and delivery.intake == known:
            out.unchanged += 1
        else:
            out.deliveries.append(delivery)

    def _article(
        self, source: Source, made: Intake, known: Intake | None, entry: Entry | None = None, feed: str = ""
    ) -> Delivery:
        """Fetch a page and return its article; one that cannot be fetched is asked for again in the next run."""
        etag, modified = (known.etag, known.modified) if known is not None and known.stamp else ("", "")
        try:
            fetched = self._fetcher.get(made.name, etag=etag, modified=modified)
        except FetchError as error:
            return Delivery(replace(made, stamp=""), [ArticleError(str(error))], keeps=not isinstance(error, Gone))
        digest = hashlib.sha256(fetched.body).hexdigest() if fetched.body is not None else ""
        if known is not None and (fetched.body is None or digest == known.hash):
            return Delivery(
                replace(made, hash=known.hash, etag=fetched.etag or known.etag, modified=fetched.modified), None
            )
        made = replace(made, hash=digest, etag=fetched.etag, modified=fetched.modified)
        try:
            article = article_from_page(
                fetched, link=made.name, title=entry.title if entry else "", day=entry.day if entry else None
            )
        except ArticleError as error:
            return Delivery(made, [error])
        return Delivery(made, [told(article, source, feed=feed)])

    def _whole(self, source: Source, before: Intake | None) -> Fetched:
        """Return a feed, from the network or from its file."""
        if source.is_remote:
            etag, modified = (before.etag, before.modified) if before else ("", "")
            return self._fetcher.get(source.where, types=FEED_TYPES, etag=etag, modified=modified)
        try:
            with Path(source.where).open("rb") as stream:
                return Fetched(source.where, stream.read(MAX_FEED_BYTES + 1))
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            raise ArticleError(f"{source.name}: cannot be read ({reason}); check the path") from None
