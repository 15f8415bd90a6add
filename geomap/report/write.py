"""Writing a report in the form that its file's ending names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from geomap.errors import RenderError
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
    from geomap.report.pages import FIGURE_DPI, html_page, markdown_page
    from geomap.report.word import docx_bytes

    form = ending_of(path)
    made: dict[Path, bytes] = {}
    if form == ".html":
        made[path] = html_page(report).encode("utf-8")
    elif form == ".docx":
        made[path] = docx_bytes(report)
    else:
        picture = path.with_suffix(".png")
        made[picture] = report.figure.data("png", dpi=FIGURE_DPI)
        made[path.with_suffix(".alt.txt")] = report.figure.alt_text.encode("utf-8")
        made[path] = markdown_page(report, picture=picture.name).encode("utf-8")
    parts = {each: each.with_name(f".{each.name}.{os.getpid()}.part") for each in made}
    try:
        for each, part in parts.items():
            part.write_bytes(made[each])
        for each, part in parts.items():
            part.replace(each)
    except OSError as error:
        raise RenderError(
            f"cannot write {path}: {error.strerror or error}; choose a folder that exists and is writable"
        ) from error
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return list(made)


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
