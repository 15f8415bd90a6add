"""Writing a report in the form that its file's ending names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from geomap.errors import RenderError
from geomap.files import write_whole
from geomap.report.documents import Report

ENDINGS: Final = (".html", ".md", ".docx")


def write_report(report: Report, path: Path) -> list[Path]:
    """Write a report: one file, and for Markdown its figure and the text of that beside it.

    Parameters
    ----------
    report
        From `geomap.report.documents.report_of`.
    path
        Ends in ``.html``, ``.md`` or ``.docx``; its folder must exist.

    Returns
    -------
    list of Path
        The written files.

    Raises
    ------
    RenderError
        When the ending is another one, or the files cannot be written; what was there before is left as it was.
    """
    from geomap.render.strings import language as speaking
    from geomap.report.pages import FIGURE_DPI, html_page, markdown_page
    from geomap.report.word import docx_bytes

    form = ending_of(path)
    made: dict[Path, str | bytes] = {}
    with speaking(report.language):
        if form == ".html":
            made[path] = html_page(report).encode("utf-8")
        elif form == ".docx":
            made[path] = docx_bytes(report)
        else:
            picture = path.with_suffix(".png")
            made[picture] = report.figure.data("png", dpi=FIGURE_DPI)
            made[path.with_suffix(".alt.txt")] = report.figure.alt_text.encode("utf-8")
            made[path] = markdown_page(report, picture=picture.name).encode("utf-8")
    return write_whole(made)


def ending_of(path: Path) -> str:
    """Return the ending of a report's file.

    Raises
    ------
    RenderError
        When a report has no such form.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise RenderError(f"expected a file that ends in one of {', '.join(ENDINGS)}, got {path.name!r}")
    return ending
