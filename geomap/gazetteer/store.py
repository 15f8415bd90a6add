"""The compiled file: a trie of names, and beside it columns of places, both read through a memory map.

Layout: the marisa trie (which maps the file itself and minds nothing after its own end), then sections aligned to
eight bytes, then a JSON index of the sections, then a trailer of fixed length: the length of the index, its CRC-32, the
CRC-32 of samples taken all over the file, the file's length, and a magic word. A file cut short has no trailer at its
end; one with a hole in it fails its samples. To sum all of it would take longer than all else that opening does.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import struct
import zlib
from pathlib import Path
from typing import Any, BinaryIO

import marisa_trie

_MAGIC = b"geomap-gazetteer"
_TRAILER = struct.Struct("<QIIQ16s")
_BLOCK = 4096
_SAMPLES = 128


class DamagedError(Exception):
    """The file is not a whole compiled gazetteer."""


def write_store(
    path: Path, trie: marisa_trie.Trie, sections: dict[str, tuple[str, bytes]], meta: dict[str, Any]
) -> None:
    """Write a compiled gazetteer beside `path` and rename it into place; leave a file that is open elsewhere alone.

    Parameters
    ----------
    path
        The file to make.
    trie
        The names.
    sections
        Section name to (format character of `memoryview.cast`, bytes).
    meta
        Anything that JSON can hold; kept in the index.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        trie.save(str(beside))
        with beside.open("r+b") as stream:
            stream.seek(0, os.SEEK_END)
            index: dict[str, Any] = {"meta": meta, "sections": {}}
            for name, (code, data) in sections.items():
                stream.write(b"\0" * (-stream.tell() % 8))
                index["sections"][name] = [stream.tell(), len(data), code]
                stream.write(data)
            head = json.dumps(index, ensure_ascii=False, sort_keys=True).encode()
            stream.write(head)
            stream.flush()
            body = stream.tell()
            checksum = _sampled(stream, body)
            stream.seek(body)
            stream.write(_TRAILER.pack(len(head), zlib.crc32(head), checksum, body + _TRAILER.size, _MAGIC))
            stream.flush()
            os.fsync(stream.fileno())
        try:
            beside.replace(path)
        except PermissionError:  # Windows: another process made it first and has it open
            check_store(path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _trailer(path: Path) -> tuple[int, int, int, int]:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            if size < _TRAILER.size:
                raise DamagedError("it is cut short")
            stream.seek(size - _TRAILER.size)
            head_size, head_sum, checksum, length, magic = _TRAILER.unpack(stream.read(_TRAILER.size))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise DamagedError(str(error)) from error
    if magic != _MAGIC or length != size or head_size > size - _TRAILER.size:
        raise DamagedError("it is cut short or not a gazetteer")
    return head_size, head_sum, checksum, size


def _sampled(stream: BinaryIO, length: int) -> int:
    """Return the CRC-32 of blocks spread evenly over the first `length` bytes, the first and the last among them."""
    checksum = 0
    for sample in range(_SAMPLES):
        stream.seek(max(0, length - _BLOCK) * sample // (_SAMPLES - 1))
        checksum = zlib.crc32(stream.read(min(_BLOCK, length)), checksum)
    return checksum


def check_store(path: Path) -> None:
    """Check trailer and samples.

    Raises
    ------
    DamagedError
        When the file is not what was written.
    """
    _, _, wanted, size = _trailer(path)
    with path.open("rb") as stream:
        if _sampled(stream, size - _TRAILER.size) != wanted:
            raise DamagedError("its checksum does not fit")


class Store:
    """A compiled gazetteer, open."""

    def __init__(self, path: Path) -> None:
        """Map the file at `path`.

        Raises
        ------
        DamagedError
            When it is cut short or damaged.
        """
        self.path = path
        head_size, head_sum, _, size = _trailer(path)
        check_store(path)
        with path.open("rb") as stream:
            self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        view = memoryview(self._map)
        start = size - _TRAILER.size - head_size
        head = bytes(view[start : start + head_size])
        if zlib.crc32(head) != head_sum:
            raise DamagedError("its index is damaged")
        index = json.loads(head)
        self.meta: dict[str, Any] = index["meta"]
        self._sections: dict[str, list[Any]] = index["sections"]
        self._view = view
        try:
            self.trie = marisa_trie.Trie().mmap(str(path))
        except (RuntimeError, OSError) as error:
            raise DamagedError(str(error)) from error

    def column(self, name: str) -> memoryview:
        """Return a section as numbers of its kind."""
        start, length, code = self._sections[name]
        return self._view[start : start + length].cast(code) if code != "B" else self._view[start : start + length]
