"""The articles themselves, each compressed under its content hash, for feeds forget; and a journal of what is in force.

The ledger can be made again from these two. An object is written once and never changed; the journal only grows: a line
says that a key stands for an object from now on, or no longer for any.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import re
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from geomap.errors import LedgerError
from geomap.model import Article

JOURNAL: Final = "journal.jsonl"
_MOST_BYTES = 64_000_000  # unpacked; the longest article takes 20 MB in UTF-8
_HASH = re.compile(r"[0-9a-f]{64}")


def content_hash(article: Article) -> str:
    """Return the SHA-256 of what an article says: key, text, title, date and its basis, outlet, URL, language.

    Where it was found (feed, source) is not part of it.
    """
    content = [
        article.key,
        article.text,
        article.title,
        article.date.isoformat() if article.date else None,
        article.date_basis,
        article.outlet,
        article.url,
        article.extracted,
    ]
    if article.language:
        content.append(article.language)
    packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()


class Archive:
    """A folder of articles.

    Parameters
    ----------
    folder
        Made when the first article is put into it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pending: list[str] = []

    def put(self, article: Article) -> str:
        """Keep an article, and return its hash. The journal has it after `flush`."""
        key = content_hash(article)
        self._write(article, key)
        self._pending.append(_line(do="put", key=article.key, hash=key))
        return key

    def remove(self, key: str) -> None:
        """Note that an article was withdrawn; its object stays. The journal has it after `flush`."""
        self._pending.append(_line(do="remove", key=key))

    def forget(self) -> None:
        """Drop what was noted since the last `flush`."""
        self._pending.clear()

    def flush(self) -> None:
        """Write what was noted to the journal, down to the disk."""
        if not self._pending:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / JOURNAL).open("a+b") as stream:
            # A line that a crash tore must not swallow the next one.
            if stream.seek(0, os.SEEK_END):
                stream.seek(-1, os.SEEK_END)
                torn = stream.read(1) != b"\n"
                stream.write(b"\n" if torn else b"")
            stream.write("".join(self._pending).encode("utf-8", "surrogatepass"))
            stream.flush()
            os.fsync(stream.fileno())
        self._pending.clear()

    def current(self) -> tuple[dict[str, str], tuple[str, ...]]:
        """Return the hash of each article in force by its key, and what in the journal could not be read.

        Without a journal every object counts; of two with the same key the one of the later date, then the greater
        hash.
        """
        path = self.folder / JOURNAL
        if not path.exists():
            return self._all(), ()
        held: dict[str, str] = {}
        problems: list[str] = []
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                try:
                    record = json.loads(line)
                    key = record["key"]
                    if record["do"] == "put" and _HASH.fullmatch(record["hash"]):
                        held[key] = record["hash"]
                    elif record["do"] == "remove":
                        held.pop(key, None)
                    else:
                        raise ValueError("neither put nor remove")
                except (ValueError, KeyError, TypeError):
                    problems.append(f"{path}: line {number} is damaged, and was passed over")
        return held, tuple(problems)

    def get(self, key: str) -> Article:
        """Return the article of a hash.

        Raises
        ------
        LedgerError
            When there is none, or it is not what its hash says.
        """
        path = self._path(key)
        try:
            unpacker = zlib.decompressobj(31)
            data = unpacker.decompress(path.read_bytes(), _MOST_BYTES)
            if not unpacker.eof or unpacker.unconsumed_tail:
                raise ValueError("it is cut short, or too long")
            article = _article(json.loads(data))
        except OSError as error:
            raise LedgerError(f"{path} cannot be read: {error.strerror}; fetch the article again") from None
        except (ValueError, KeyError, TypeError, zlib.error) as error:
            raise LedgerError(f"{path} is damaged: {error}; remove it and fetch the article again") from None
        if content_hash(article) != key:
            raise LedgerError(f"{path} is damaged: its content has another hash; remove it and fetch the article again")
        return article

    def set_aside(self, key: str) -> None:
        """Rename a damaged object, so that the article can be put again."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.replace(path.with_name(f"{path.name}.damaged"))

    def sweep(self) -> None:
        """Remove what processes that were killed have left half-written; the objects of others stay."""
        for path in self.folder.glob("??/.*.part"):
            if not _is_alive(path.name.removesuffix(".part").rpartition(".")[2]):
                path.unlink(missing_ok=True)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(_HASH.fullmatch(key)) and self._path(key).exists()

    def hashes(self) -> Iterator[str]:
        """Yield the hashes of all objects, sorted."""
        for path in sorted(self.folder.glob("??/*.json.gz")):
            name = path.name.removesuffix(".json.gz")
            if _HASH.fullmatch(name):
                yield name

    def _path(self, key: str) -> Path:
        if not _HASH.fullmatch(key):
            raise LedgerError(f"expected a content hash of 64 hexadecimal digits, got {key[:70]!r}")
        return self.folder / key[:2] / f"{key}.json.gz"

    def _write(self, article: Article, key: str) -> None:
        path = self._path(key)
        if path.exists():
            return
        packed = json.dumps(_record(article), ensure_ascii=False, separators=(",", ":"))
        data = gzip.compress(packed.encode("utf-8", "surrogatepass"), 6, mtime=0)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise

    def _all(self) -> dict[str, str]:
        best: dict[str, tuple[str, str]] = {}
        for key in self.hashes():
            with contextlib.suppress(LedgerError):
                article = self.get(key)
                rank = (article.date.isoformat() if article.date else "", key)
                best[article.key] = max(best.get(article.key, rank), rank)
        return {name: rank[1] for name, rank in sorted(best.items())}


def _is_alive(process: str) -> bool:
    """Whether another process of this number is there."""
    if os.name == "nt" or not process.isdigit():
        return True
    if int(process) == os.getpid():
        return False  # this one has just begun: it has the number of one that is gone
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True


def _line(**record: str) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def _record(article: Article) -> dict[str, Any]:
    return {
        "key": article.key,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "date_basis": article.date_basis,
        "outlet": article.outlet,
        "url": article.url,
        "feed": article.feed,
        "source": article.source,
        "extracted": article.extracted,
        "notes": list(article.notes),
        "language": article.language,
        "text": article.text,
    }


def _article(record: dict[str, Any]) -> Article:
    texts = {name: record[name] for name in ("key", "text", "title", "date_basis", "outlet", "url", "feed", "source")}
    if not all(isinstance(value, str) for value in texts.values()):
        raise ValueError("a field is not a text")
    return Article(
        **texts,
        date=date.fromisoformat(record["date"]) if record["date"] else None,
        extracted=bool(record["extracted"]),
        notes=tuple(str(note) for note in record["notes"]),
        language=str(record.get("language", "")),
    )
