"""One file's content made articles: plain text, Markdown, HTML, JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from geomap.articles.dates import date_from_name, read_date
from geomap.articles.record import article_from_text
from geomap.errors import ArticleError
from geomap.model import Article

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".docx": "docx",
    ".parquet": "parquet",
}
MAX_HTML_CHARS = 10_000_000
MAX_HTML_TAGS = 120_000
"""Each costs the library a twentieth of a millisecond; the largest pages of newspapers have a fifth of this."""

_MAX_TITLE_CHARS = 160
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\r?\n")
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_OWN_PAGE = re.compile(r'<meta name="generator" content="geomap"', re.IGNORECASE)
_OWN_RECORD = frozenset(("mentions", "claims", "language"))
_OWN = "expected an article, got what geomap itself wrote; name the articles, or keep its output in another folder"
_OUTLETS = ("outlet", "publisher", "site", "sitename", "source")


def sniff(text: str) -> str:
    """Tell the format of a text without a telling file name: html, json or text."""
    head = text[:2000]
    if _HTML_START.match(head):
        return "html"
    if head.lstrip()[:1] in ("{", "["):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return "text"
        return "json"
    return "text"


def read_content(
    text: str, kind: str, *, where: str, name: str = "", given: date | None = None, notes: tuple[str, ...] = ()
) -> Iterator[Article | ArticleError]:
    """Yield the articles of one file's content.

    Parameters
    ----------
    text, kind
        The content, and its format: text, markdown, html or json.
    where
        The file, for messages.
    name
        The file's name, whose date counts as metadata.
    """
    try:
        if not text.strip():
            raise ArticleError(f"{where}: expected an article, got an empty text; nothing to do")
        if kind == "json":
            yield from _read_json(text, where=where, name=name, given=given, notes=notes)
        elif kind == "html":
            yield _read_html(text, where=where, name=name, given=given, notes=notes)
        elif kind == "markdown":
            yield _read_markdown(text, where=where, name=name, given=given, notes=notes)
        else:
            yield article_from_text(
                text,
                date=given,
                metadata_date=date_from_name(name),
                title=_headline(text),
                source=where,
                notes=notes,
            )
    except ArticleError as error:
        yield error


def article_from_json(
    record: object, *, where: str, name: str = "", given: date | None = None, notes: tuple[str, ...] = ()
) -> Article:
    """Make an article of one JSON record: ``text``, and if known ``id``, ``date``, ``title``, ``url``, ``outlet``.

    Raises
    ------
    ArticleError
        When the record is no object or has no text.
    """
    if not isinstance(record, dict):
        raise ArticleError(f'{where}: expected an object with "text", got {_short(record)}; see the docs for the form')
    if record.keys() >= _OWN_RECORD or record.keys() == {"versions", "articles"}:
        raise ArticleError(f"{where}: {_OWN}")
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        got = "none" if text is None else "an empty one" if text == "" or isinstance(text, str) else _short(text)
        raise ArticleError(f'{where}: expected the article as a string in "text", got {got}; add it or drop the record')
    key = record.get("id")
    if isinstance(key, bool) or not isinstance(key, str | int | None):
        raise ArticleError(f'{where}: expected a string or a whole number in "id", got {_short(key)}; mend the record')
    stated = record.get("date")
    day = read_date(stated)
    if stated not in (None, "") and day is None:
        notes = (*notes, f"its date {_short(stated)} is not understood")
    return article_from_text(
        text,
        key="" if key is None else str(key),
        date=given,
        metadata_date=day or date_from_name(name),
        title=_string(record.get("title")),
        outlet=_string(record.get("outlet")),
        url=_string(record.get("url")),
        feed=_string(record.get("feed")),
        source=where,
        notes=notes,
    )


def load_json(text: str, where: str) -> object:
    """Read JSON, or say in one line why it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text.strip() else ""  # of JSON Lines, `where` has the line
        raise ArticleError(
            f"{where}: expected JSON, got something else at {line}column {error.colno} ({error.msg}); mend or remove it"
        ) from None
    except (ValueError, RecursionError):
        raise ArticleError(f"{where}: expected JSON, got numbers or nesting beyond all bounds; remove it") from None


def _read_json(
    text: str, *, where: str, name: str, given: date | None, notes: tuple[str, ...]
) -> Iterator[Article | ArticleError]:
    content = load_json(text, where)
    if not isinstance(content, list):
        yield article_from_json(content, where=where, name=name, given=given, notes=notes)
        return
    if not content:
        raise ArticleError(f"{where}: expected articles, got an empty list; nothing to do")
    for number, record in enumerate(content, 1):
        try:
            yield article_from_json(record, where=f"{where}, record {number}", given=given, notes=notes)
        except ArticleError as error:
            yield error


def _read_markdown(text: str, *, where: str, name: str, given: date | None, notes: tuple[str, ...]) -> Article:
    fields, body = _front_matter(text, where)
    heading = re.search(r"(?m)^#{1,2}[ \t]+(\S[^\n]{0,300})", body[:5000])
    return article_from_text(
        body,
        key=_string(fields.get("id")),
        date=given,
        metadata_date=read_date(fields.get("date")) or date_from_name(name),
        title=_string(fields.get("title")) or (heading.group(1).strip(" #\r") if heading else ""),
        outlet=next((_string(fields[field]) for field in _OUTLETS if fields.get(field)), ""),
        url=_string(fields.get("url")),
        source=where,
        extracted=body is not text,
        notes=notes,
    )


def _front_matter(text: str, where: str) -> tuple[dict[str, object], str]:
    """Return the fields between the marks at a text's head (``---`` or ``+++``), and what follows them."""
    opening = _FRONT_MATTER.match(text)
    if not opening:
        return {}, text
    mark = opening.group(1)
    closing = re.compile(rf"^{re.escape(mark)}[ \t]*(?:\r?\n|\Z)", re.MULTILINE).search(text, opening.end())
    if not closing:
        return {}, text
    block = text[opening.end() : closing.start()]
    body = text[closing.end() :]
    if not body.strip():
        raise ArticleError(f"{where}: expected an article below its front matter, got nothing; nothing to do")
    if mark == "+++":
        import tomllib  # not on the usual road

        try:
            return tomllib.loads(block.replace("\r\n", "\n")), body
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise ArticleError(f"{where}: expected TOML between the +++ lines, got {error}; mend it") from None
    fields: dict[str, object] = {}
    for line in block.splitlines():
        name, colon, value = line.partition(":")
        if colon and name.strip() and not line.startswith((" ", "\t", "#", "-")):
            value = value.strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            fields[name.strip().lower()] = value
    return fields, body


def _read_html(text: str, *, where: str, name: str, given: date | None, notes: tuple[str, ...]) -> Article:
    from geomap.articles.html import read_page

    for most, got, what in (
        (MAX_HTML_CHARS, len(text), "characters"),
        (MAX_HTML_TAGS, text.count("<"), "tags"),
    ):
        if got > most:
            raise ArticleError(
                f"{where}: expected an HTML page of at most {most:,} {what}, got {got:,}; save its article as text"
            )
    if _OWN_PAGE.search(text, 0, 5000):
        raise ArticleError(f"{where}: {_OWN}")
    page = read_page(text)
    if not page.text.strip():
        raise ArticleError(f"{where}: expected an article in the HTML page, found none; save its text as .txt")
    return article_from_text(
        page.text,
        date=given,
        metadata_date=page.date or date_from_name(name),
        title=page.title,
        outlet=page.outlet,
        url=page.url,
        source=where,
        extracted=True,
        notes=notes,
    )


def article_from_word(data: bytes, *, where: str, name: str = "", given: date | None = None) -> Article:
    """Make an article of a .docx document.

    Raises
    ------
    ArticleError
        When it is none, holds no text, or is a report of geomap's own.
    """
    from geomap.articles.word import read_word

    found = read_word(data, where)
    if found.author == "geomap":
        raise ArticleError(f"{where}: {_OWN}")
    if not found.text:
        raise ArticleError(f"{where}: expected an article in the document, found no text; nothing to do")
    return article_from_text(
        found.text,
        date=given,
        metadata_date=date_from_name(name),
        title=found.title or _headline(found.text),
        source=where,
        extracted=True,
    )


def _headline(text: str) -> str:
    """Return the first line of a plain text where it reads like a headline: short, no stop, a blank line below."""
    first, _, rest = text.lstrip("\ufeff \t\r\n")[: _MAX_TITLE_CHARS + 400].partition("\n")
    first = first.strip()
    if not first or len(first) > _MAX_TITLE_CHARS or first[-1] in ".,;:—–-" or rest.lstrip(" \t\r")[:1] != "\n":
        return ""
    return "" if not any(character.isalpha() for character in first) or date_from_name(first) else first


def _string(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int | date) else ""


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
