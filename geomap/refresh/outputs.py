"""The files of one version, in the forms that the configuration names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from geomap.model import Analysis
from geomap.overrides import Outcome
from geomap.refresh.settings import Settings
from geomap.report.data_files import ReadWith

_TABLES: Final = ("gpkg", "csv", "parquet")
_FIGURES: Final = ("png", "svg", "pdf")


def page_name(settings: Settings) -> str:
    """Return the name of the page among the files of a version."""
    return f"{settings.output.name}.html"


def write_outputs(
    analyses: Sequence[Analysis],
    folder: Path,
    settings: Settings,
    reader: ReadWith,
    *,
    corrections: Sequence[Outcome] = (),
) -> None:
    """Write all files of a version into a folder.

    Parameters
    ----------
    analyses
        What may be published.
    folder
        Empty; that of a version which is not published yet.
    settings
        Name, title, language and formats.
    reader
        What the analyses were read with.
    corrections
        What became of the overrides; the page lists those that took effect.
    """
    from geomap.report.data_files import write_map_files

    output = settings.output
    shown: dict[str, Any] = {"title": output.title or None, "window_days": settings.window_days}
    write_map_files(
        analyses,
        folder,
        name=output.name,
        reader=reader,
        language=output.language,
        corrections=corrections,
        # It names settlements, each with its place.
        with_list=settings.publish.max_precision == "settlement" and "settlement" not in settings.publish.hold_levels,
        **shown,
    )
    # Lists to fill in are for editors; `geomap map` writes them.
    wanted = {f"{output.name}.{form}" for form in output.formats}
    for path in folder.iterdir():
        if path.name not in wanted:
            path.unlink()
    shown["parties"] = reader.lexicon.parties
    tables = [form for form in _TABLES if form in output.formats]
    if tables:
        from geomap.report.exports import write_export
        from geomap.report.tables import to_geodataframes

        made = to_geodataframes(analyses, **shown)
        for form in tables:
            # A GeoPackage is one file, the others are a folder with a file for each table.
            write_export(made, folder / (f"{output.name}.gpkg" if form == "gpkg" else form), form=form)
    figures = [form for form in _FIGURES if form in output.formats]
    if figures:
        from geomap.figure import build_figure

        figure = build_figure(analyses, language=output.language, **shown)
        for ending in figures:
            figure.save(folder / f"{output.name}.{ending}")
    if "docx" in output.formats:
        from geomap.report.documents import report_of
        from geomap.report.write import write_report

        report = report_of(analyses, versions=reader.versions, language=output.language, **shown)
        write_report(report, folder / f"{output.name}.docx")
