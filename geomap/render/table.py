"""The table twin: the same statements as the map, as plain HTML that needs no script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from geomap.render.content import Content
from geomap.render.evidence import plain
from geomap.render.sides import other_sides
from geomap.render.statements import Statement, when
from geomap.render.strings import STRINGS, capitalised, day
from geomap.render.wording import said

_COLUMNS = (
    "table_place",
    "table_what",
    "table_quote",
    "table_speaker",
    "table_event",
    "table_article",
    "table_reading",
)


def table(content: Content) -> str:
    """Return the table of all statements as HTML, by place in the order of the page."""
    head = "".join(f'<th scope="col">{escape(STRINGS[name])}</th>' for name in _COLUMNS)
    notes = other_sides(content)
    rows = "\n".join(
        _row(content, index, one, notes.get(one.number, ()))
        for index, group in enumerate(content.groups)
        for one in group.statements
    )
    caption = f"<caption>{escape(STRINGS['table_heading'])}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"


def _row(content: Content, index: int, statement: Statement, notes: Sequence[str]) -> str:
    claim = statement.claim
    article = content.analyses[statement.analysis].article
    source = content.sources[statement.analysis]
    name = " · ".join(part for part in (source.outlet, source.title) if part)
    published = day(article.date) if article.date else STRINGS["undated"]
    link = _isolated(name) if name else ""
    if source.url:
        words = link or escape(STRINGS["link"])
        link = f'<a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer nofollow">{words}</a>'
    keys = {3: statement.told.day, 4: article.date}
    cells = (
        f"{escape(capitalised(said(claim, content.looks[claim.party])))}"
        + "".join(f'<p class="gm-small">{_isolated(note)}</p>' for note in notes),
        f"<q>{_isolated(plain(content.quotes[statement.number]))}</q>",
        _isolated(content.speaker(statement)),
        escape(when(claim.event, article.date)),
        f"{escape(published)}{'<br>' if link else ''}{link}",
        escape(STRINGS[f"reading_{claim.reading}_short"]),
    )
    place = f'<th scope="row">{_isolated(content.place_name(index))}</th>'
    body = "".join(f"<td{_key(keys.get(number))}>{cell}</td>" for number, cell in enumerate(cells))
    return f"<tr>{place}{body}</tr>"


def _key(day: date | None) -> str:
    """Return what the page's script sorts a cell by, where that is not its text."""
    return f' data-key="{day.isoformat()}"' if day else ""


def _isolated(text: str) -> str:
    """Return a text from outside, set apart so that right-to-left marks in it stay in it."""
    return f'<bdi dir="auto">{escape(text)}</bdi>'
