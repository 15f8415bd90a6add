"""The article of an HTML page. Slow to load, so loaded only where a page is read."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date

from geomap.articles.dates import read_date

# The parser compares every attribute of a tag with all others; no real tag has so many words.
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})\b([^<>]{3000,})")
_MOST_WORDS = 500
_DATE_OPTIONS = {"extensive_search": False, "original_date": True}


@dataclass(frozen=True, slots=True)
class Page:
    """What was taken out of an HTML page."""

    text: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    date: date | None = None


def read_page(html: str) -> Page:
    """Take the article and its metadata out of an HTML page; the text is empty where there is none."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "readability", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # else its warnings land on the user's terminal
    # A declared encoding would fight with the text, which is decoded already.
    html = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", html[:300]) + html[300:]
    html = _LONG_TAG.sub(lambda tag: tag[0] if len(tag[2].split()) <= _MOST_WORDS else f"<{tag[1]}", html)
    try:
        found = trafilatura.bare_extraction(
            html.replace("\x00", ""),
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params=_DATE_OPTIONS,
        )
        if found is None:
            return Page(trafilatura.html2txt(html))
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        # Pages broken beyond what the library bears.
        return Page("")
    fields = found if isinstance(found, dict) else found.as_dict()
    return Page(
        text=_field(fields, "text"),
        title=_field(fields, "title"),
        outlet=_field(fields, "sitename"),
        url=_field(fields, "url"),
        date=read_date(fields.get("date")),
    )


def _field(fields: dict[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""
