"""Articles as records: their key, their cleaned fields, their date and its basis."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from geomap.articles.dates import date_from_text
from geomap.articles.repair import repair
from geomap.errors import ArticleError
from geomap.model import Article, DateBasis

MAX_TEXT_CHARS = 2_000_000
"""Longest text of one article, that of a long novel; a longer one is no article, and is refused."""

_MAX_FIELD_CHARS = 500
_MAX_URL_CHARS = 2000
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


def article_from_text(
    text: str,
    *,
    key: str = "",
    date: date | None = None,
    metadata_date: date | None = None,
    title: str = "",
    outlet: str = "",
    url: str = "",
    feed: str = "",
    source: str = "",
    extracted: bool = False,
    notes: tuple[str, ...] = (),
) -> Article:
    """Make the record of one article.

    Parameters
    ----------
    text
        The article as given.
    key
        Its name in all outputs; by default its URL, else a hash of its content.
    date
        Its calendar date as the user gave it; goes before any other.
    metadata_date
        Its date according to metadata; goes before what stands in the text.

    Raises
    ------
    ArticleError
        When the text is longer than `MAX_TEXT_CHARS`.
    """
    if len(text) > MAX_TEXT_CHARS:
        raise ArticleError(
            f"{source or 'article'}: expected a text of at most {MAX_TEXT_CHARS:,} characters, got {len(text):,}; "
            "split it into its articles"
        )
    text = whole(text)
    day, basis = _dated(text, date, metadata_date)
    url = clean_url(url)
    return Article(
        key=clean(key) or url or content_key(text),
        text=text,
        title=clean(title),
        date=day,
        date_basis=basis,
        outlet=clean(outlet),
        url=url,
        feed=clean(feed),
        source=source,
        extracted=extracted,
        notes=notes,
    )


def unique(articles: Iterable[Article | ArticleError]) -> Iterator[Article | ArticleError]:
    """Give each article of a run a key of its own: the second with the same key becomes ``KEY#2``, and so on."""
    seen: dict[str, int] = {}
    for article in articles:
        if isinstance(article, ArticleError):
            yield article
            continue
        key = article.key
        count = seen.get(key, 0) + 1
        while count > 1 and f"{key}#{count}" in seen:
            count += 1
        seen[key] = count
        if count > 1:
            fresh = f"{key}#{count}"
            seen[fresh] = 1
            note = f"the key {key!r} had been used before in this run; this article is {fresh!r}"
            article = replace(article, key=fresh, notes=(*article.notes, note))
        yield article


def content_key(text: str) -> str:
    """Return the key of an article that has neither id nor URL: a hash of its text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def clean(value: str) -> str:
    """Return a short field on one line, without control and direction characters."""
    return " ".join(_CONTROL.sub(" ", whole(value[:_MAX_FIELD_CHARS])).split())


def clean_url(value: str) -> str:
    """Return a web address, or "" where it is none that a reader may follow."""
    value = value.strip()
    if len(value) > _MAX_URL_CHARS or re.search(r"[\s<>\"'`\\\x00-\x1f\ud800-\udfff]", value):
        return ""
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    return value if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def whole(text: str) -> str:
    """Replace lone halves of characters (surrogates), which no file can hold; the length stays."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _dated(text: str, given: date | None, metadata: date | None) -> tuple[date | None, DateBasis]:
    if given is not None:
        return given, "given"
    if metadata is not None:
        return metadata, "metadata"
    if "src" in text[:1200]:
        found = date_from_text(repair(text[:1200])[0]) or date_from_text(text)
    else:
        found = date_from_text(text)
    return (found, "text") if found else (None, "")
