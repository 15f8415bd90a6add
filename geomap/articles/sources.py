"""Files, folders and standard input, read as articles; each that cannot be read becomes an error in one line."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO

from geomap.articles.encoding import decode
from geomap.articles.formats import (
    SUFFIXES,
    article_from_json,
    article_from_word,
    load_json,
    read_content,
    sniff,
)
from geomap.articles.record import unique
from geomap.errors import ArticleError
from geomap.model import Article

MAX_FILE_BYTES = 50_000_000
"""Largest file that is read whole; JSON Lines are read line by line, and each line may be as long."""

_OWN_ENDINGS = (".alt.txt", ".unplaced.csv")  # what a figure of geomap's own shows, in words; names to be placed
_NO_ARTICLES = frozenset({"readme", "license", "licence", "notice", "changelog", "contributing"})


def read_sources(
    sources: Iterable[str | Path] | str | Path, *, date: date | None = None
) -> Iterator[Article | ArticleError]:
    """Read articles, one after the other.

    Parameters
    ----------
    sources
        Text, Markdown, HTML, JSON, JSON Lines, CSV, .docx and Parquet files, folders of them, or ``-`` for standard
        input. Of a folder all files with such an ending are read, in the order of their paths; hidden ones and its
        README are not, nor what is no file (a pipe would be waited for without end).
    date
        The calendar date of the articles, over what they say themselves.

    Yields
    ------
    Article or ArticleError
        An error for each source, record or line that cannot be read; the others follow.
    """
    return unique(_read_all([sources] if isinstance(sources, str | Path) else sources, date))


def _read_all(sources: Iterable[str | Path], given: date | None) -> Iterator[Article | ArticleError]:
    for source in sources:
        try:
            if str(source) == "-":
                yield from _read_stream(_standard_input(), "standard input", given)
            elif not str(source):
                raise ArticleError("expected a file or folder, got an empty name; name what to read")
            else:
                yield from _read_path(Path(source), given)
        except ArticleError as error:
            yield error
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            yield ArticleError(f"{source}: expected a file or folder that can be read, got: {reason}; check its path")


def count_articles(sources: Iterable[str | Path]) -> int | None:
    """Return about how many articles the sources hold, for a progress bar, or None where that is not known before.

    A line of JSON Lines counts as one, and any other file.
    """
    total = 0
    for source in sources:
        path = Path(source)
        if str(source) == "-" or not path.exists() or not (path.is_dir() or path.is_file()):
            return None
        for file in article_files(path) if path.is_dir() else [path]:
            if SUFFIXES.get(file.suffix.lower()) != "jsonl":
                total += 1
                continue
            with file.open("rb") as stream:
                while block := stream.read(1 << 20):
                    total += block.count(b"\n")
    return total


def _standard_input() -> IO[bytes]:
    if sys.stdin is None or sys.stdin.closed:
        raise ArticleError("standard input: expected an article, it is closed; name a file instead of -")
    return sys.stdin.buffer


def _read_path(path: Path, given: date | None) -> Iterator[Article | ArticleError]:
    if path.is_dir():
        yield from _read_folder(path, given)
    elif not path.exists():
        raise ArticleError(f"{path}: expected a file or folder, found nothing there; check the path")
    elif not path.is_file():  # a pipe or the like
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), given)
    else:
        yield from _read_file(path, given)


def article_files(folder: Path) -> list[Path]:
    """Return what lies in a folder that may be an article, in the order of the paths; hidden files are not among it."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(parent, name)
            if (
                not name.startswith(".")
                and path.suffix.lower() in SUFFIXES
                and path.stem.lower() not in _NO_ARTICLES
                and not name.endswith(_OWN_ENDINGS)
            ):
                found.append(path)
    return sorted(found, key=lambda path: path.relative_to(folder).parts)


def _read_folder(folder: Path, given: date | None) -> Iterator[Article | ArticleError]:
    found = article_files(folder)
    if not found:
        raise ArticleError(
            f"{folder}: expected articles in the folder ({', '.join(sorted(SUFFIXES))}), found none; name the files"
        )
    for path in found:
        if path.exists() and not path.is_file():
            yield ArticleError(f"{path}: expected a file, got a pipe or a device; name it itself if it is to be read")
        else:
            yield from _read_all([path], given)


def _read_file(path: Path, given: date | None) -> Iterator[Article | ArticleError]:
    kind = SUFFIXES.get(path.suffix.lower(), "")
    with path.open("rb") as stream:
        if kind == "jsonl":
            yield from _read_lines(stream, str(path), given)
            return
        if kind == "parquet":
            from geomap.articles.tables import read_parquet

            yield from read_parquet(path, where=str(path), given=given)
            return
        size = os.fstat(stream.fileno()).st_size
        if size > MAX_FILE_BYTES:
            raise ArticleError(
                f"{path}: expected a file of at most {MAX_FILE_BYTES // 1_000_000} MB, got "
                f"{size / 1_000_000:.0f} MB; split it, or give its articles as JSON Lines"
            )
        data = _read_bounded(stream, str(path))
    if kind == "docx":
        yield article_from_word(data, where=str(path), name=path.name, given=given)
        return
    yield from _read_bytes(data, kind, where=str(path), name=path.name, given=given)


def _read_bytes(
    data: bytes, kind: str, *, where: str, name: str, given: date | None
) -> Iterator[Article | ArticleError]:
    if not data.strip():
        raise ArticleError(f"{where}: expected an article, got an empty file; nothing to do")
    text, note = decode(data, where)
    del data
    if kind == "csv":
        from geomap.articles.tables import read_csv

        yield from read_csv(text, where=where, given=given)
        return
    yield from read_content(
        text, kind or sniff(text), where=where, name=name, given=given, notes=(note,) if note else ()
    )


def _read_stream(stream: IO[bytes], where: str, given: date | None) -> Iterator[Article | ArticleError]:
    """Read a pipe: JSON Lines where its first line is a whole JSON object and another line follows, else one text."""
    first = stream.readline(MAX_FILE_BYTES)
    if first.lstrip(b"\xef\xbb\xbf \t")[:1] == b"{" and first.endswith(b"\n"):
        try:
            load_json(first.decode("utf-8-sig"), where)
        except (ArticleError, UnicodeDecodeError):
            pass
        else:
            yield from _read_lines(stream, where, given, first)
            return
    data = first + _read_bounded(stream, where, already=len(first))
    yield from _read_bytes(data, "", where=where, name="", given=given)


def _read_bounded(stream: IO[bytes], where: str, *, already: int = 0) -> bytes:
    data = stream.read(MAX_FILE_BYTES + 1 - already)
    if len(data) + already > MAX_FILE_BYTES:
        raise ArticleError(
            f"{where}: expected at most {MAX_FILE_BYTES // 1_000_000} MB, got more; split it, or give its articles as "
            "JSON Lines"
        )
    return data


def _read_lines(
    stream: IO[bytes], where: str, given: date | None, first: bytes = b""
) -> Iterator[Article | ArticleError]:
    """Read JSON Lines one by one; blank lines are passed over."""
    first = first or stream.readline(MAX_FILE_BYTES + 1)
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: no line is read apart from the others
        text, _ = decode(first + _read_bounded(stream, where, already=len(first)), where)
        stream, first = io.BytesIO(text.encode("utf-8", "surrogatepass")), b""
        first = stream.readline(MAX_FILE_BYTES + 1)
    number = records = 0
    line = first.removeprefix(b"\xef\xbb\xbf")
    while line:
        number += 1
        here = f"{where}, line {number}"
        if len(line) > MAX_FILE_BYTES:
            yield ArticleError(
                f"{here}: expected a line of at most {MAX_FILE_BYTES // 1_000_000} MB, got a longer one; the rest of "
                "the file is not read: split it"
            )
            return
        if line.strip():
            records += 1
            try:
                yield article_from_json(load_json(_utf8(line.rstrip(), here), here), where=here, given=given)
            except ArticleError as error:
                yield error
        line = stream.readline(MAX_FILE_BYTES + 1)
    if not records:
        yield ArticleError(f"{where}: expected articles, one JSON object a line, got an empty file; nothing to do")


def _utf8(line: bytes, where: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{where}: expected UTF-8, got something else at byte {error.start}; save the file as UTF-8"
        ) from None
