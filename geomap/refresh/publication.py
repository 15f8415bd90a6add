"""Publishing: the files of a run appear all at once, as a new version, or not at all.

A folder of publications holds ``versions/000001``, ``versions/000002``, …, each complete and never changed, and
``current``, a link to the one that is published. Where no links can be made (Windows, some network drives) it is
``current.html`` instead, a page that leads to the version's own. Either is replaced in one step of the file system.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from geomap.errors import PublicationError, RefreshBusy
from geomap.files import lock_file

CURRENT: Final = "current"
MANIFEST: Final = "manifest.json"
_VERSIONS: Final = "versions"
_NUMBER: Final = re.compile(r"\d{6,12}")
_POINTER: Final = re.compile(r"<!doctype html><!-- version (\d{6,12}) -->")
_CHUNK_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Published:
    """What stands published after a run: the folder of the version; `changed` is False where it stood there before."""

    folder: Path
    changed: bool


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a lock file, so that one process at a time refreshes; the system lets it go when the process dies.

    Raises
    ------
    RefreshBusy
        When another process holds it; the message has its number.
    PublicationError
        When the file cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("a+b", buffering=0)
    except OSError as error:
        raise PublicationError(f"cannot make the lock {path}: {error.strerror or error}") from None
    with stream:
        if not lock_file(stream):
            stream.seek(0)
            holder = stream.read(20).decode("ascii", "replace").strip()
            who = f" (process {holder})" if holder.isdigit() else ""
            raise RefreshBusy(f"another refresh is running{who}: it holds {path}; this one has done nothing")
        with suppress(OSError):  # the number is for the message alone: a full disk must not stop a run here
            stream.truncate(0)
            stream.write(f"{os.getpid()}\n".encode())
        yield


def published(directory: Path) -> Path | None:
    """Return the folder of the version that is published, None where there is none."""
    link = directory / CURRENT
    number = ""
    if link.is_symlink():
        number = link.readlink().name
    else:
        with suppress(OSError, UnicodeDecodeError):
            found = _POINTER.match(_pointer(directory).read_text(encoding="utf-8"))
            number = found.group(1) if found else ""
    folder = directory / _VERSIONS / number
    return folder if _NUMBER.fullmatch(number) and folder.is_dir() else None


def publish(
    directory: Path, write: Callable[[Path], None], *, page: str, keep: int = 5, about: Mapping[str, Any] | None = None
) -> Published:
    """Write a new version and publish it; what was published stays so until the new one is whole and on the disk.

    A version with the very files of the published one is not kept. What an earlier run left half-written is removed.

    Parameters
    ----------
    directory
        The folder of publications, made where it is missing.
    write
        Writes the files into the folder that it is given.
    page
        The file that ``current.html`` leads to, where there are no links.
    keep
        How many versions to keep, the published one among them.
    about
        What else the manifest says, ready for JSON; `about_of` gives it back.

    Raises
    ------
    PublicationError
        When something cannot be written. What was published before is still so.
    """
    versions = directory / _VERSIONS
    try:
        versions.mkdir(parents=True, exist_ok=True)
        before = published(directory)
        last = int(before.name) if before else max(_numbers(versions), default=0)
        _clean(directory, versions, last)
        part = versions / f".{last + 1:06}.part"
        part.mkdir()
        write(part)
        _close(part, about or {})
        if before is not None and not problems_of(before) and _same(before, part):
            shutil.rmtree(part)
            return Published(before, changed=False)
        folder = versions / f"{last + 1:06}"
        part.rename(folder)
        _sync_folder(versions)
        _point(directory, folder, page)
        for number in _numbers(versions)[: -max(keep, 1)]:
            _remove(versions / f"{number:06}")
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise PublicationError(
            f"cannot publish in {directory}: {error.strerror or error}{where}; what was published before is unchanged"
        ) from error
    return Published(folder, changed=True)


def about_of(folder: Path) -> Mapping[str, Any]:
    """Return what `publish` was told about a version, nothing where that is not known."""
    found = _manifest(folder).get("about")
    return found if isinstance(found, dict) else {}


def problems_of(folder: Path) -> tuple[str, ...]:
    """Return what is wrong with a version: files that are missing, changed, or not of it; () where it is whole."""
    listed = _manifest(folder).get("files")
    if not isinstance(listed, dict):
        return (f"{folder / MANIFEST} is missing or damaged",)
    found = {path.relative_to(folder).as_posix() for path in _files(folder)} - {MANIFEST}
    problems = [f"{folder / name} is missing" for name in sorted(listed.keys() - found)]
    problems += [f"{folder / name} is not of this version" for name in sorted(found - listed.keys())]
    problems += [
        f"{folder / name} is not as it was written"
        for name in sorted(found & listed.keys())
        if _hash(folder / name) != listed[name]
    ]
    return tuple(problems)


def _numbers(versions: Path) -> list[int]:
    return sorted(int(path.name) for path in versions.iterdir() if _NUMBER.fullmatch(path.name))


def _clean(directory: Path, versions: Path, last: int) -> None:
    """Remove what runs that were cut short have left: half-written versions, whole ones never published, links."""
    for path in versions.iterdir():
        if path.name.startswith(".") or (_NUMBER.fullmatch(path.name) and int(path.name) > last):
            _remove(path)
    for name in (f".{CURRENT}.part", f".{CURRENT}.html.part"):
        (directory / name).unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    """Remove a version; cut short, it is no version any more."""
    if not folder.name.startswith("."):
        folder = folder.rename(folder.with_name(f".{folder.name}.old"))
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if not path.is_dir())


def _close(folder: Path, about: Mapping[str, Any]) -> None:
    """Write the list of files with their hashes, and bring all of them down to the disk."""
    files = _files(folder)
    manifest = {"about": dict(about), "files": {path.relative_to(folder).as_posix(): _hash(path) for path in files}}
    with (folder / MANIFEST).open("w", encoding="utf-8", newline="\n") as stream:
        json.dump(manifest, stream, indent=1)
        stream.write("\n")
    for path in (*files, folder / MANIFEST):
        with path.open("rb+") as written:
            os.fsync(written.fileno())
    for path in (*(path for path in sorted(folder.rglob("*")) if path.is_dir()), folder):
        _sync_folder(path)


def _same(one: Path, other: Path) -> bool:
    return _manifest(one) == _manifest(other)


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover - Windows has no such call
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _pointer(directory: Path) -> Path:
    return directory / f"{CURRENT}.html"


def _point(directory: Path, folder: Path, page: str) -> None:
    """Let the link, or the page that stands for it, lead to a version: in one step."""
    beside = directory / f".{CURRENT}.part"
    try:
        beside.symlink_to(Path(_VERSIONS) / folder.name, target_is_directory=True)
    except (OSError, NotImplementedError):
        if (directory / CURRENT).is_symlink():
            raise  # links can be made here: the disk is full, or refuses
        _point_by_page(directory, folder, page)
        return
    beside.replace(directory / CURRENT)
    _sync_folder(directory)
    _pointer(directory).unlink(missing_ok=True)


def _point_by_page(directory: Path, folder: Path, page: str) -> None:
    to = escape(f"{_VERSIONS}/{folder.name}/{quote(page)}", quote=True)
    beside = directory / f".{CURRENT}.html.part"
    with beside.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(
            f"<!doctype html><!-- version {folder.name} -->\n"
            f'<meta charset="utf-8"><meta http-equiv="refresh" content="0; url={to}"><a href="{to}">{to}</a>\n'
        )
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(_pointer(directory))
    _sync_folder(directory)
