"""Files that appear under their names only once they are complete, and names that are safe for them."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from geomap.errors import RenderError

MAX_NAME_BYTES = 180
"""Longest file name without its ending; most file systems take 255 bytes with it."""

# Names that are devices on Windows, with any ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|\Z)", re.IGNORECASE)
_PLAIN = frozenset(" ._-+,()")


def safe_name(text: str) -> str:
    """Return a file name, without ending, that holds nothing a shell, a file system or a page could stumble over.

    Letters and digits of any script stay, and blanks and ``._-+,()`` inside; all else becomes ``_``. No name is a path,
    begins with a dot or a dash, or is a device of Windows.

    Examples
    --------
    >>> safe_name("Week 38: Kharkiv?"), safe_name("../../etc/passwd"), safe_name("con.txt")
    ('Week 38_ Kharkiv', 'etc_passwd', '_con.txt')
    """
    kept = (
        character
        if character.isalnum() or character in _PLAIN or unicodedata.category(character).startswith("M")
        else "_"
        for character in unicodedata.normalize("NFC", text[:1000])
    )
    name = re.sub("_{2,}", "_", "".join(kept)).strip(" ._-")
    name = name.encode("utf-8", "replace")[:MAX_NAME_BYTES].decode("utf-8", "ignore").strip(" ._-")
    return f"_{name}" if _DEVICE.match(name) else name or "map"


@contextmanager
def written_beside(path: Path, *, ending: str = "") -> Iterator[Path]:
    """Give the path to write first; at the end the file is moved to its place, or removed where anything failed.

    A link is followed, and what is no file (a pipe, ``/dev/null``) is given itself: to move a file there would put it
    in the place of the device.

    Parameters
    ----------
    path
        The file to write; its folder must exist.
    ending
        Of the path that is given, for libraries that go by it.

    Raises
    ------
    RenderError
        When the file cannot be written; one that was there before is left as it was.
    """
    if "\0" in str(path):
        raise RenderError(f"cannot write {str(path)!r}: no file may have a NUL in its name; choose another name")
    try:
        if path.is_dir():
            raise RenderError(f"{path}: expected a file to write, that is a folder; name a file in it")
        if path.exists() and not path.is_file():
            yield path
            return
        target = Path(os.path.realpath(path))
        # Processes of several machines may write into one folder, so a process's number would not do.
        beside = target.with_name(f".geomap-{os.urandom(8).hex()}.part{ending}")
        try:
            yield beside
            beside.replace(target)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except (OSError, UnicodeEncodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise RenderError(f"cannot write {path}: {reason}; choose a folder that exists and is writable") from error


def write_whole(files: Mapping[Path, str | bytes]) -> list[Path]:
    """Write files, none of which appears under its name before all are written; they appear in the given order.

    Parameters
    ----------
    files
        Path to content; text is written as UTF-8, line ends as they are. The folders must exist.

    Returns
    -------
    list of Path
        The written files.

    Raises
    ------
    RenderError
        When one cannot be written; what was there before is left as it was.
    """
    with ExitStack() as opened:
        # What was opened last is moved first.
        parts = {path: opened.enter_context(written_beside(path)) for path in reversed(list(files))}
        for path, content in files.items():
            parts[path].write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return list(files)


def lock_file(stream: IO[bytes]) -> bool:
    """Lock an open file against other processes, until it is closed or this process ends; False where one has it."""
    try:
        if os.name == "nt":  # pragma: no cover - Windows
            import msvcrt

            # Far beyond the number that stands in it: Windows forbids to read what is locked.
            stream.seek(1 << 20)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            # Of the process, not of the open file: a child that outlives it must not keep the lock.
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
