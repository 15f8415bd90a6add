"""Tables of articles, CSV and Parquet: a row an article, with the columns that a record of JSON Lines has."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

from geomap.articles.formats import article_from_json
from geomap.articles.record import MAX_TEXT_CHARS
from geomap.errors import ArticleError
from geomap.model import Article

COLUMNS: Final = ("id", "text", "date", "title", "url", "outlet", "feed")
MAX_GROUP_BYTES: Final = 500_000_000
"""Of one row group of a Parquet file, unpacked: what must be held at once."""

_ROWS = 64  # of a Parquet file in memory at once


def read_csv(text: str, *, where: str, given: date | None = None) -> Iterator[Article | ArticleError]:
    """Yield the articles of a CSV file.

    Parameters
    ----------
    text
        Its header line names the columns, among them ``text``, in any order and case; others are passed over. Fields
        are parted by commas, semicolons or tabs.
    where
        The file, for messages.
    """
    header = text[:10_000].splitlines()[:1] or [""]
    delimiter = max(",;\t", key=header[0].count)
    # The library's own bound is for all of the process; the longest article must pass it.
    csv.field_size_limit(max(csv.field_size_limit(), 2 * MAX_TEXT_CHARS))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names = [name.strip().lower() for name in next(_rows_of(rows, where), [])]
    _check(names, where)
    empty = True
    for row in _rows_of(rows, where):
        if any(cell.strip() for cell in row):
            empty = False
            here = f"{where}, line {rows.line_num}"
            try:
                if len(row) > len(names):
                    raise ArticleError(f"{here}: expected {len(names)} fields as in the header line, got {len(row)}")
                yield _article(dict(zip(names, row, strict=False)), here, given)
            except ArticleError as error:
                yield error
    if empty:
        raise ArticleError(f"{where}: expected articles, one a line, got none below the header line; nothing to do")


def parquet_groups(path: Path, *, where: str) -> int:
    """Return how many row groups a Parquet file of articles has.

    Raises
    ------
    ArticleError
        As of `read_parquet`.
    """
    with _opened(path, where) as (file, _):
        return int(file.metadata.num_row_groups)


def read_parquet(
    path: Path, *, where: str, given: date | None = None, group: int | None = None
) -> Iterator[Article | ArticleError]:
    """Yield the articles of a Parquet file, or of one of its row groups; a few rows are in memory at once.

    Raises
    ------
    ArticleError
        When the file is none, has no texts, or pyarrow is not installed.
    """
    number = 0
    with _opened(path, where) as (file, names):
        groups = list(range(file.metadata.num_row_groups)) if group is None else [group]
        for each in groups:
            size = file.metadata.row_group(each).total_byte_size
            if size > MAX_GROUP_BYTES:
                raise ArticleError(
                    f"{where}: expected row groups of at most {MAX_GROUP_BYTES // 1_000_000} MB, got "
                    f"{size / 1e6:,.0f} MB; write it with smaller ones"
                )
        wanted = [names[name] for name in COLUMNS if name in names]
        for batch in file.iter_batches(batch_size=_ROWS, row_groups=groups, columns=wanted):
            columns = {name.lower(): batch.column(name) for name in batch.schema.names}
            for at in range(batch.num_rows):
                number += 1
                here = f"{where}, row {number}"
                try:
                    record = {name: column[at].as_py() for name, column in columns.items()}
                    yield _article(record, here, given)
                except ArticleError as error:
                    yield error
    if not number and group is None:
        raise ArticleError(f"{where}: expected articles, got a table without rows; nothing to do")


@contextmanager
def _opened(path: Path, where: str) -> Iterator[tuple[Any, dict[str, str]]]:
    """Give a Parquet file, and the names of its columns by their lower case; name what is wrong with it."""
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile, read_schema
    except ImportError:
        raise ArticleError(
            f"{where}: Parquet needs the package pyarrow, which is not installed: pip install 'geomap[parquet]'"
        ) from None
    try:
        schema = read_schema(path)
        names = {name.lower(): name for name in schema.names}
        _check(list(names), where)
        # A text that stands in many rows is held once, however often it is told.
        once = [names["text"]] if pa.types.is_string(schema.field(names["text"]).type) else []
        with ParquetFile(path, read_dictionary=once) as file:
            yield file, names
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        said = " ".join(str(error).split())[:200]
        raise ArticleError(f"{where}: expected a Parquet file, got: {said}; write it again") from None


def _article(record: dict[str, Any], here: str, given: date | None) -> Article:
    known = {name: record[name] for name in COLUMNS if record.get(name) not in (None, "")}
    return article_from_json(known, where=here, given=given)


def _check(names: list[str], where: str) -> None:
    if "text" not in names:
        shown = ", ".join(names)[:200] or "none"
        raise ArticleError(f"{where}: expected a column 'text' among the columns, got {shown}; rename yours")


def _rows_of(rows: Any, where: str) -> Iterator[list[str]]:
    try:
        yield from rows
    except csv.Error as error:
        raise ArticleError(f"{where}, line {rows.line_num}: expected CSV, got something else ({error})") from None
