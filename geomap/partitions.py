"""Large files of articles in parts that can be read apart: byte ranges of JSON Lines, row groups of Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geomap.articles.formats import SUFFIXES, article_from_json, load_json
from geomap.articles.record import unique
from geomap.articles.sources import MAX_FILE_BYTES
from geomap.articles.tables import parquet_groups, read_parquet
from geomap.errors import ArticleError, GeomapError
from geomap.model import Article

PART_BYTES = 4_000_000
"""Of JSON Lines in one part: about a minute of reading."""


@dataclass(frozen=True, slots=True)
class Partition:
    """One part of a file: of JSON Lines the lines that begin at bytes `start` to `end`, of Parquet row group `start`.

    `size` and `changed_ns` are those of the file: they tell whether it is still the one that was cut into parts.
    """

    number: int
    path: str
    kind: str
    start: int
    end: int
    size: int
    changed_ns: int


def partitions(sources: Iterable[str | Path], *, part_bytes: int = PART_BYTES) -> list[Partition]:
    """Cut files into parts, in the order of the sources; of a folder, all its JSON Lines and Parquet files by name.

    Raises
    ------
    GeomapError
        When a source is neither, or a Parquet file is damaged or has no texts.
    """
    found: list[Partition] = []
    for path in _files(sources):
        kind = _kind(path)
        status = path.stat()
        if kind == "parquet":
            ranges = [(group, group + 1) for group in range(parquet_groups(path, where=str(path)))]
        else:
            ranges = [(at, min(at + part_bytes, status.st_size)) for at in range(0, status.st_size, part_bytes)]
        for start, end in ranges:
            where = str(path.resolve())
            found.append(Partition(len(found), where, kind, start, end, status.st_size, status.st_mtime_ns))
    if not found:
        raise GeomapError("the sources hold no articles, so there is nothing to read")
    return found


def read_partition(part: Partition, *, date: date | None = None) -> Iterator[Article | ArticleError]:
    """Read the articles of one part.

    Raises
    ------
    GeomapError
        When the file is not there, or is not the one that was cut into parts.
    """
    path = Path(part.path)
    try:
        status = path.stat()
    except OSError as error:
        raise GeomapError(
            f"{path}: {error.strerror or error}; the workers must see the files under the same path as the command"
        ) from None
    if (status.st_size, status.st_mtime_ns) != (part.size, part.changed_ns):
        raise GeomapError(f"{path} has changed since the run began; run it again")
    return unique(_rows(part, date) if part.kind == "parquet" else _lines(part, date))


def _files(sources: Iterable[str | Path]) -> Iterator[Path]:
    for source in sources:
        path = Path(source)
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if _kind(each) and not each.name.startswith("."))
            if not inside:
                raise GeomapError(f"{path}: expected JSON Lines or Parquet files in the folder, found none; name them")
            yield from inside
        elif not path.is_file() or not _kind(path):
            raise GeomapError(
                f"{source}: expected a JSON Lines or Parquet file, or a folder of them, for a cluster; "
                "read other files without --scheduler"
            )
        else:
            yield path


def _kind(path: Path) -> str:
    kind = SUFFIXES.get(path.suffix.lower(), "")
    return kind if kind in ("jsonl", "parquet") else ""


def _lines(part: Partition, given: date | None) -> Iterator[Article | ArticleError]:
    with Path(part.path).open("rb") as stream:
        if part.start:
            stream.seek(part.start - 1)
            stream.readline(MAX_FILE_BYTES + 1)  # the line that the part before began
        while (at := stream.tell()) < part.end and (line := stream.readline(MAX_FILE_BYTES + 1)):
            here = f"{part.path}, byte {at}"
            if len(line) > MAX_FILE_BYTES:
                yield ArticleError(f"{here}: expected a line of at most {MAX_FILE_BYTES // 1_000_000} MB; split it")
                stream.seek(part.end)
            elif line.strip():
                try:
                    text = line.removeprefix(b"\xef\xbb\xbf").decode("utf-8").rstrip()
                    yield article_from_json(load_json(text, here), where=here, given=given)
                except UnicodeDecodeError as error:
                    yield ArticleError(f"{here}: expected UTF-8, got something else {error.start} bytes on; mend it")
                except ArticleError as error:
                    yield error


def _rows(part: Partition, given: date | None) -> Iterator[Article | ArticleError]:
    try:
        where = f"{part.path}, row group {part.start}"
        yield from read_parquet(Path(part.path), where=where, given=given, group=part.start)
    except ArticleError as error:
        yield error
