"""Opening the ledger whatever happened to it: a damaged one is set aside and made again from the archive."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import GeomapError, LedgerError
from geomap.ledger.archive import JOURNAL, Archive
from geomap.ledger.connecting import LedgerDamaged
from geomap.ledger.store import Ledger, SideOf
from geomap.model import Analysis, Article

_SIDES = ("", "-wal", "-shm")
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was done to a ledger that was damaged or gone.

    `why` names it; `set_aside` is where the damaged file lies now, None where there was none; `articles` were read
    again from the archive; `problems` could not be.
    """

    why: str
    set_aside: Path | None
    articles: int
    problems: tuple[str, ...] = ()


def open_ledger(
    path: Path,
    *,
    read: Callable[[Article], Analysis],
    versions: Mapping[str, str],
    side_of: SideOf | None = None,
    archive: Archive | None = None,
) -> tuple[Ledger, Rebuilt | None]:
    """Open a ledger; make it again where it is damaged, or gone while its archive is there.

    Nothing is thrown away: the damaged file is renamed to ``NAME.damaged-N``. Corrections are no part of it, for they
    stand in ``overrides.csv`` and are applied to whatever is read from the ledger. What the list of runs said is lost.

    Parameters
    ----------
    path
        The ledger; a new one is made where neither it nor its archive is there.
    read
        Reads one article again: `geomap.Reader.read`.
    versions, side_of
        As of `Ledger.put`.
    archive
        By default the folder ``archive`` beside the ledger.

    Returns
    -------
    Ledger
        Open.
    Rebuilt or None
        What was done, None where the ledger was sound.

    Raises
    ------
    LedgerError
        When the file is of another program, of a newer geomap, or held by another process: then it is left alone.
    """
    store = archive or Archive(path.parent / "archive")
    store.sweep()
    why, aside = "", None
    if path.exists():
        try:
            return Ledger(path, archive=store), None
        except LedgerDamaged as error:
            why = str(error)
            aside = set_aside(path)
    elif _has_articles(store):
        why = f"{path} is missing, while its archive is there"
        if any(path.with_name(path.name + side).exists() for side in _SIDES[1:]):
            aside = set_aside(path)  # a log without its file must not be taken for that of the new one
    else:
        return Ledger(path, archive=store), None
    return _rebuild(path, store, read, versions, side_of, why, aside)


def outdated(ledger: Ledger, versions: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return key and content hash of the articles that were read with other versions, by key."""
    contents = {key: content for key, _, _, content in ledger.heads()}
    return [(key, contents[key]) for key in ledger.difference(contents.items(), versions).reread]


def set_aside(path: Path) -> Path:
    """Rename a damaged ledger, with what SQLite keeps beside it, to the first free ``NAME.damaged-N``; return that."""
    number = 1
    while any(_aside(path, number, side).exists() for side in _SIDES):
        number += 1
    # The log first: without it the ledger's file is only older, the other way round it would be given to the new one.
    for side in reversed(_SIDES):
        part = path.with_name(path.name + side)
        if part.exists():
            part.replace(_aside(path, number, side))
    return _aside(path, number, "")


def _rebuild(
    path: Path,
    archive: Archive,
    read: Callable[[Article], Analysis],
    versions: Mapping[str, str],
    side_of: SideOf | None,
    why: str,
    aside: Path | None,
) -> tuple[Ledger, Rebuilt]:
    # Made beside its place: a rebuild that is cut short leaves no ledger, and so begins again.
    fresh = path.with_name(f".{path.name}.rebuilding")
    for side in _SIDES:
        fresh.with_name(fresh.name + side).unlink(missing_ok=True)
    held, torn = archive.current()
    problems = list(torn)
    done = 0
    keys = sorted(held)
    with Ledger(fresh, archive=archive) as ledger:
        for first in range(0, len(keys), _BATCH):
            with ledger.transaction():
                for key in keys[first : first + _BATCH]:
                    try:
                        analysis = read(archive.get(held[key]))
                    except GeomapError as error:
                        problems.append(str(error))
                        continue
                    ledger.put(analysis, versions=versions, side_of=side_of, journal=False)
                    done += 1
        ledger.fold()
    fresh.replace(path)
    return Ledger(path, archive=archive), Rebuilt(why, aside, done, tuple(problems))


def _has_articles(archive: Archive) -> bool:
    try:
        return (archive.folder / JOURNAL).exists() or next(archive.hashes(), None) is not None
    except OSError as error:
        raise LedgerError(f"{archive.folder} cannot be read: {error.strerror}") from None


def _aside(path: Path, number: int, side: str) -> Path:
    return path.with_name(f"{path.name}.damaged-{number}{side}")
