"""RSS and Atom feeds, by feedparser: what entries there are, and what each says of itself."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urldefrag

from geomap.articles.dates import read_date
from geomap.articles.record import clean, clean_url
from geomap.errors import ArticleError

MAX_FEED_BYTES: Final = 4_000_000
"""The library takes two seconds a megabyte, and more where the feed is not sound."""

MAX_ENTRIES: Final = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `content` is its HTML where the feed has more than a summary; `mark` changes with what is said."""

    link: str
    id: str
    title: str
    day: date | None
    content: str
    mark: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; entries without link and content are left out."""

    title: str
    entries: tuple[Entry, ...]


def read_feed(data: bytes, where: str, *, content_type: str = "", address: str = "") -> Feed:
    """Read a feed.

    Parameters
    ----------
    data, content_type
        As the host sent them.
    where
        Its name, for messages.
    address
        What the links in it are relative to.

    Raises
    ------
    ArticleError
        When it is none, or longer than `MAX_FEED_BYTES`.
    """
    import feedparser

    if len(data) > MAX_FEED_BYTES:
        raise ArticleError(f"{where}: expected a feed of at most {MAX_FEED_BYTES / 1e6:g} MB, got a longer one")
    told = {"content-type": content_type, "content-location": address} if content_type or address else {}
    try:
        # As a stream: a text or bytes would be taken for an address or a path, and opened.
        found = feedparser.parse(io.BytesIO(data), response_headers=told)
    except (ValueError, TypeError, AttributeError, KeyError, AssertionError, RecursionError) as error:
        raise ArticleError(f"{where}: expected an RSS or Atom feed, got one too damaged to read ({error})") from None
    if not found.get("version") and not found.entries:
        raise ArticleError(f"{where}: expected an RSS or Atom feed, got something else; is it the address of the feed?")
    entries = (_entry(each) for each in found.entries[:MAX_ENTRIES])
    return Feed(_text(found.feed, "title"), tuple(each for each in entries if each.link or each.content))


def _entry(found: Any) -> Entry:
    parts = [part for part in found.get("content") or () if isinstance(part.get("value"), str)]
    content = max((part["value"] for part in parts), key=len, default="")
    title, stated, id_ = _text(found, "title"), _text(found, "published"), _text(found, "id")
    link = clean_url(urldefrag(_text(found, "link")).url)
    updated = _text(found, "updated") if "updated" in found else ""  # else the library takes another for it
    said = (link, id_, title, stated, updated, found.get("summary") or "", content)
    mark = hashlib.sha256("\0".join(map(str, said)).encode("utf-8", "replace")).hexdigest()[:24]
    return Entry(link, id_, clean(title), read_date(stated or updated), content, mark)


def _text(found: Any, name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""
