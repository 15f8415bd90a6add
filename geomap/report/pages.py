"""A report as HTML and as Markdown: nothing from outside is markup, nothing is loaded, nothing runs."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from typing import Final
from urllib.parse import quote

from geomap.render.strings import STRINGS
from geomap.report.documents import Report, Row

FIGURE_DPI: Final = 200
_STYLES: Final = """
body { margin: 0 auto; padding: 1.5rem; max-width: 70rem; background: #fff; color: #1f2328;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin-top: 2.2rem; } h3 { font-size: 1.05rem; }
figure { margin: 1.5rem 0; } img { max-width: 100%; height: auto; }
.small { color: #3c4043; font-size: .88rem; }
.table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid #d0d4d9; }
thead th { border-bottom: 2px solid #1f2328; } td.quote { min-width: 18rem; }
a { color: #0b57a4; } a:focus-visible { outline: 3px solid #0b57a4; outline-offset: 2px; }
@media print { body { padding: 0; max-width: none; font-size: 10pt; } tr, figure { break-inside: avoid; }
  thead { display: table-header-group; } a { color: inherit; } }
"""
# What Markdown, its usual dialects and the templates of site generators give a meaning to.
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]|~$#!^=%])")
_OPENING: Final = re.compile(r"^([-+>:%]|\d+(?=[.)]))")


def html_page(report: Report) -> str:
    """Return the report as one self-contained HTML page."""
    picture = base64.b64encode(report.figure.data("png", dpi=FIGURE_DPI)).decode("ascii")
    style = base64.b64encode(hashlib.sha256(_STYLES.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    parts = [
        f"<h1>{_text(report.title)}</h1>\n<p>{_text(report.subheading)}</p>\n<p>{_text(report.notice)}</p>",
        f'<figure><img src="data:image/png;base64,{picture}" alt="{escape(_one_line(report.figure.alt_text))}">'
        "</figure>",
        f"<h2>{escape(STRINGS['report_claims'])}</h2>",
        *(_html_section(report, number) for number in range(len(report.sections))),
        *([] if report.sections else [f"<p>{escape(STRINGS['report_none'])}</p>"]),
        f"<h2>{escape(STRINGS['report_unplaced'])}</h2>",
        *(f"<p>{escape(line)}</p>" for line in report.unplaced_rates),
        _html_list(report.unplaced) if report.unplaced else f"<p>{escape(STRINGS['report_unplaced_none'])}</p>",
        f"<h2>{escape(STRINGS['report_articles'])}</h2>",
        "<ul>"
        + "".join(f"<li>{_html_link(each.words, each.link)}{_small(each.notes)}</li>" for each in report.sources)
        + "</ul>",
        f"<h2>{escape(STRINGS['report_data'])}</h2>",
        _html_list(report.data),
        f"<h2>{escape(STRINGS['report_method'])}</h2>",
        "\n".join(f"<p>{_text(line)}</p>" for line in report.method),
    ]
    return f"""<!DOCTYPE html>
<html lang="{report.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="geomap">
<title>{escape(report.title)}</title>
<style>{_STYLES}</style>
</head>
<body>
<main>
{chr(10).join(parts)}
</main>
</body>
</html>
"""


def markdown_page(report: Report, *, picture: str) -> str:
    """Return the report as Markdown (CommonMark with tables); `picture` is the file name of its figure."""
    lines = [
        f"# {_md(report.title)}",
        _md(report.subheading),
        _md(report.notice),
        f"![{_md(_one_line(report.figure.alt_text))}]({quote(picture)})",
        f"## {_md(STRINGS['report_claims'])}",
    ]
    for section in report.sections:
        rows = "\n".join(_md_row(row) for row in section.rows)
        head = f"| {' | '.join(map(_md, report.columns))} |\n|{'---|' * len(report.columns)}"
        lines += [f"### {_md(section.heading)}", f"{head}\n{rows}"]
    if not report.sections:
        lines.append(_md(STRINGS["report_none"]))
    lines.append(f"## {_md(STRINGS['report_unplaced'])}")
    lines += [_md(line) for line in report.unplaced_rates]
    lines.append(_md_list(report.unplaced) if report.unplaced else _md(STRINGS["report_unplaced_none"]))
    lines.append(f"## {_md(STRINGS['report_articles'])}")
    lines.append(
        "\n".join(
            f"- {_md_link(each.words, each.link)}" + "".join(f" ({_md(note)})" for note in each.notes)
            for each in report.sources
        )
    )
    lines += [f"## {_md(STRINGS['report_data'])}", _md_list(report.data)]
    lines += [f"## {_md(STRINGS['report_method'])}", *map(_md, report.method)]
    return "\n\n".join(lines) + "\n"


def _html_section(report: Report, number: int) -> str:
    section = report.sections[number]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in report.columns)
    rows = "\n".join(_html_row(row) for row in section.rows)
    return (
        f'<h3 id="region-{number}">{_text(section.heading)}</h3>\n<div class="table" role="region" tabindex="0" '
        f'aria-labelledby="region-{number}"><table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>'
    )


def _html_row(row: Row) -> str:
    article = _html_link(row.article or (STRINGS["link"] if row.link else ""), row.link)
    return (
        f'<tr><th scope="row">{_text(row.place)}</th><td>{_text(row.says)}{_small(row.notes)}</td>'
        f'<td class="quote"><q>{_text(row.quote)}</q></td><td>{_text(row.speaker)}</td><td>{escape(row.event)}</td>'
        f"<td>{escape(row.published)}{'<br>' if article else ''}{article}</td><td>{escape(row.reading)}</td></tr>"
    )


def _html_list(items: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{_text(item)}</li>" for item in items) + "</ul>"


def _html_link(words: str, link: str) -> str:
    if not link:
        return _text(words) if words else ""
    return f'<a href="{escape(link)}" rel="noopener noreferrer nofollow">{_text(words)}</a>'


def _small(notes: tuple[str, ...]) -> str:
    return "".join(f'<div class="small">{_text(note)}</div>' for note in notes)


def _text(text: str) -> str:
    """Return text from outside, set apart so that right-to-left marks in it stay in it."""
    return f'<bdi dir="auto">{escape(text)}</bdi>'


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _md(text: str) -> str:
    """Return text that Markdown shows as it is, in a paragraph, a list, a heading or a cell."""
    shown = _MARKDOWN.sub(r"\\\1", escape(_one_line(text), quote=False))
    # Addresses in a text must not become links by themselves.
    shown = shown.replace("://", r":\//").replace("www.", r"www\.").replace("@", r"\@")
    return _OPENING.sub(lambda match: rf"\{match[1]}" if not match[1].isdigit() else f"{match[1]}\\", shown)


def _md_row(row: Row) -> str:
    says = _md(row.says) + "".join(f"<br>({_md(note)})" for note in row.notes)
    article = _md_link(row.article or (STRINGS["link"] if row.link else ""), row.link)
    cells = (
        _md(row.place),
        says,
        f"“{_md(row.quote)}”",
        _md(row.speaker),
        _md(row.event),
        f"{_md(row.published)}{'<br>' if article else ''}{article}",
        _md(row.reading),
    )
    return f"| {' | '.join(cells)} |"


def _md_link(words: str, link: str) -> str:
    if not link:
        return _md(words)
    return f"[{_md(words)}](<{quote(link, safe=':/?#@!$&+,;=%~-._')}>)"


def _md_list(items: tuple[str, ...]) -> str:
    return "\n".join(f"- {_md(item)}" for item in items)
