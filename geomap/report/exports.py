"""Tables written as GeoJSON, GeoPackage, CSV or GeoParquet: whole or not at all, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from geomap.errors import RenderError
from geomap.files import written_beside
from geomap.report.schema import SCHEMA

if TYPE_CHECKING:
    import pandas as pd

    from geomap.report.tables import Tables

Format = Literal["geojson", "gpkg", "csv", "parquet"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
DIGITS: Final = 5  # of a degree: about a metre, finer than any place here is known
# What a spreadsheet takes for the beginning of a formula; U+FF1D and the like are the same at full width.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write_export(tables: Tables, output: Path, *, form: Format) -> list[Path]:
    """Write tables in one of the forms.

    Parameters
    ----------
    tables
        From `geomap.report.tables.to_geodataframes`.
    output
        The file to write (``geojson``, ``gpkg``), or the folder for one file a table (``csv``, ``parquet``).
    form
        ``geojson``, ``gpkg``, ``csv`` or ``parquet``.

    Returns
    -------
    list of Path
        The written files.

    Raises
    ------
    RenderError
        When the form is another one or needs a package that is not installed, or the output cannot be written; what
        was there before is left as it was.
    """
    if form not in FORMATS:
        raise RenderError(f"expected a format of {', '.join(FORMATS)}, got {form!r}")
    try:
        if form in ("csv", "parquet"):
            return _write_folder(tables, output, form)
        if output.is_dir():
            raise RenderError(f"expected --output to name a file for {form}, {output} is a folder")
        output.parent.mkdir(parents=True, exist_ok=True)
        # GDAL goes by the ending, so the name that is written beside has it too.
        with written_beside(output, ending=f".{form}") as beside:
            try:
                if form == "gpkg":
                    from geomap.report.geopackage import write_geopackage

                    write_geopackage(tables, beside)
                else:
                    beside.write_text(geojson(tables), encoding="utf-8", newline="\n")
            except BaseException:
                for left in beside.parent.glob(f"{beside.name}-*"):  # the journals of a GeoPackage that was broken off
                    left.unlink()
                raise
    except OSError as error:
        raise RenderError(
            f"cannot write {output}: {error.strerror or error}; choose another place with --output"
        ) from error
    return [output]


def geojson(tables: Tables) -> str:
    """Return claims and mentions as one FeatureCollection, a feature a line; `table` says which each is."""
    head = {
        "type": "FeatureCollection",
        "name": tables.title,
        "notice": tables.notice,
        "news_up_to": tables.newest.isoformat() if tables.newest else None,
        "licences": _records(tables.licences),
    }
    opening = json.dumps(head, ensure_ascii=False, indent=1, allow_nan=False)[:-2]
    lines = []
    for name in ("claims", "mentions"):
        frame = getattr(tables, name)
        for record, shape in zip(_records(frame.drop(columns="geometry")), frame.geometry, strict=True):
            feature = {"type": "Feature", "geometry": _geometry(shape), "properties": {"table": name, **record}}
            lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
    return f'{opening},\n "features": [\n' + ",\n".join(lines) + "\n]}\n"


def csv_text(frame: pd.DataFrame) -> str:
    """Return a table as CSV whose text no spreadsheet takes for a formula; geometry is left to the coordinates."""
    columns = [name for name in frame.columns if name != "geometry"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for record in _records(frame[columns]):
        writer.writerow([_cell(value) for value in record.values()])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """Return text that a spreadsheet shows as it is: an apostrophe goes before what it would take for a formula."""
    # Blanks before the sign do not keep every program from reading one.
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_cell(value) if isinstance(value, str) else str(value)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows with plain values: dates as ISO text, what is not known as None."""
    import pandas as pd

    columns: dict[str, list[Any]] = {}
    for name in frame.columns:
        values = frame[name]
        if str(values.dtype).startswith("datetime64"):
            columns[name] = [None if pd.isna(value) else value.date().isoformat() for value in values]
        else:
            columns[name] = [None if pd.isna(value) else value for value in values.tolist()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _geometry(shape: Any) -> dict[str, Any] | None:
    if shape is None or shape.is_empty:
        return None
    import shapely

    # Exterior rings anticlockwise, as RFC 7946 asks.
    record: dict[str, Any] = json.loads(shapely.to_geojson(shapely.orient_polygons(shape)))
    return {"type": record["type"], "coordinates": _rounded(record["coordinates"])}


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates[0], (int, float)):
        return [round(value, DIGITS) for value in coordinates]
    return [_rounded(each) for each in coordinates]


def _write_folder(tables: Tables, folder: Path, form: Format) -> list[Path]:
    """Write a file for each table; nothing appears under its name before all are written."""
    if folder.exists() and not folder.is_dir():
        raise RenderError(f"expected --output to name a folder for {form}, {folder} is a file")
    if form == "parquet":
        _need_pyarrow()
    write: Callable[[str, Any, Path], None] = _write_csv if form == "csv" else _write_parquet
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{os.getpid()}.part"
    part.mkdir()
    written = []
    try:
        for name, frame in tables.items():
            write(name, frame, part / f"{name}.{form}")
        for name in SCHEMA:
            (part / f"{name}.{form}").replace(folder / f"{name}.{form}")
            written.append(folder / f"{name}.{form}")
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return written


def _write_csv(name: str, frame: pd.DataFrame, path: Path) -> None:
    path.write_text(csv_text(frame), encoding="utf-8", newline="\n")


def _write_parquet(name: str, frame: Any, path: Path) -> None:
    write_parquet(frame, path)


def write_parquet(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as Parquet, one with geometry as GeoParquet 1.1."""
    _need_pyarrow()
    options = {"schema_version": "1.1.0"} if "geometry" in frame.columns else {"engine": "pyarrow"}
    frame.to_parquet(path, index=False, compression="zstd", **options)


def _need_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise RenderError(
            "GeoParquet needs the package pyarrow, which is not installed: pip install 'geomap[parquet]'; "
            "or choose --format gpkg"
        ) from None
