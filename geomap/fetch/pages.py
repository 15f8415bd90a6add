"""Articles out of what was fetched: pages, and the content of a feed's entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from geomap.articles.encoding import decode
from geomap.articles.formats import read_content
from geomap.articles.html import read_page
from geomap.articles.record import article_from_text, clean
from geomap.errors import ArticleError
from geomap.fetch.client import Fetched
from geomap.fetch.feeds import Entry
from geomap.model import Article

FULL_CHARS: Final = 600
"""An entry's content with so much text is the article; a shorter one is a teaser, and the page is fetched."""


def article_from_page(fetched: Fetched, *, link: str, title: str = "", day: date | None = None) -> Article:
    """Return the article of a page.

    Parameters
    ----------
    fetched
        The page.
    link
        Its address as the reader named it: the key of the article.
    title, day
        What a feed says of it; the day goes before that of the page.

    Raises
    ------
    ArticleError
        When there is none in it.
    """
    kind = "text" if fetched.content_type == "text/plain" else "html"
    (article,) = read_content(_text(fetched), kind, where=link)
    if isinstance(article, ArticleError):
        raise article
    if day is not None:
        article = replace(article, date=day, date_basis="metadata")
    return replace(article, key=link, url=link, title=article.title or clean(title))


def article_from_entry(entry: Entry, feed: str) -> Article | None:
    """Return the article that an entry holds whole, None where its page must be fetched.

    Without a link its key is made of the feed's address and its id.
    """
    if not entry.content:
        return None
    text = read_page(f"<html><body><article>{entry.content}</article></body></html>").text
    if len(text) < FULL_CHARS and entry.link:
        return None
    if not text.strip():
        raise ArticleError(f"{entry.link or feed}: expected an article in the entry {entry.title[:60]!r}, got none")
    key = entry.link or f"{feed}#{entry.id or entry.mark}"
    article = article_from_text(
        text, metadata_date=entry.day, title=entry.title, url=entry.link, source=key, extracted=True
    )
    return replace(article, key=key)


def _text(fetched: Fetched) -> str:
    body = fetched.body or b""
    if fetched.charset:
        try:
            return body.decode(fetched.charset)
        except (LookupError, UnicodeDecodeError):
            pass  # the host is mistaken: the bytes themselves tell
    return decode(body, fetched.url)[0]
