"""Open the compiled gazetteer, and compile it first where it is missing, stale or damaged."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.gazetteer.gazetteer import Gazetteer
from geomap.gazetteer.store import DamagedError, Store
from geomap.resources import data_path, user_dir

Progress = Callable[[str, float], None]
_KEPT = 6  # compiled files: one for each set of supplements in use
_DAY_S = 86_400.0
_FORMAT = b"geomap gazetteer 1"
_CODE = ("absorbing.py", "compiling.py", "declension.py", "entries.py", "fold.py", "ranking.py", "store.py")


def open_gazetteer(
    *,
    supplements: Sequence[Path] = (),
    cache_dir: Path | None = None,
    progress: Progress | None = None,
    source_dir: Path | None = None,
    added: Sequence[Path] | None = None,
) -> Gazetteer:
    """Open the gazetteer; the first time, or when its sources have changed, compile it.

    Parameters
    ----------
    supplements
        Tables of places of the user's own, in the form of ``data/gazetteer/supplement.csv``; later ones amend earlier
        ones.
    cache_dir
        Where compiled files are kept; the user's cache directory by default.
    progress
        Called with what is being done and the share that is done, 0 to 1, while compiling.
    source_dir
        Where the tables are; geomap's own by default.
    added
        Further tables, as `geomap.gazetteer.adding` writes them; by default those that the user added with
        ``geomap data add``, and none beside a `source_dir`.

    Raises
    ------
    GazetteerError
        When a source is missing or not in its form, or the cache cannot be written.
    """
    folder = data_path("gazetteer") if source_dir is None else Path(source_dir)
    tables = sorted(path for path in folder.iterdir() if path.name.endswith((".tsv", ".tsv.gz")))
    own = [path for path in [folder / "supplement.csv"] if path.exists()]
    if not tables and not own:
        raise GazetteerError(
            f"no tables of places in {folder}; install the package again, or run scripts/build_data.py"
        )
    cases = folder / "cases.csv"
    extra = [*own, *(Path(path) for path in supplements)]
    if added is None:
        added = added_tables() if source_dir is None else ()
    version = _version([*tables, *([cases] if cases.exists() else [])], [*extra, *added])
    target = _cache(cache_dir) / f"gazetteer-{version}.bin"
    damaged = ""
    for _attempt in range(2):
        try:
            gazetteer = Gazetteer(Store(target))
            _mark_used(target)
            return gazetteer
        except FileNotFoundError:
            pass
        except DamagedError as error:
            damaged = str(error)
        if damaged:
            print(
                f"geomap: the compiled gazetteer {target} is damaged ({damaged}); compiling it again", file=sys.stderr
            )
        from geomap.gazetteer.compiling import compile_gazetteer

        try:
            compile_gazetteer(
                target,
                tables=tables,
                cases=cases if cases.exists() else None,
                supplements=extra,
                added=added,
                version=version,
                progress=progress,
            )
        except OSError as error:
            raise GazetteerError(
                f"cannot write the compiled gazetteer {target}: {error.strerror or error}; "
                "give another folder as cache_dir, or make room there"
            ) from error
        _forget_unused(target)
    raise GazetteerError(f"the compiled gazetteer {target} cannot be read ({damaged}); delete it and try again")


def added_tables(folder: Path | None = None) -> list[Path]:
    """Return the tables that the user added, in the order in which they are compiled; none is the usual case."""
    return sorted(((user_dir() if folder is None else folder) / "gazetteer").glob("*.tsv.gz"))


def _cache(cache_dir: Path | None) -> Path:
    if cache_dir is not None:
        return Path(cache_dir)
    from platformdirs import user_cache_path

    return user_cache_path("geomap", appauthor=False)


def _mark_used(target: Path) -> None:
    """Note, once a day at most, that a compiled file is in use: its time of change tells which ones are not."""
    with contextlib.suppress(OSError):
        if time.time() - target.stat().st_mtime > _DAY_S:
            os.utime(target)


def _forget_unused(target: Path) -> None:
    """Delete compiled files that were not used for long, and what a process that was killed left half-written.

    A file that a process has open stays readable to it, or cannot be deleted at all; both are well.
    """
    with contextlib.suppress(OSError):
        now = time.time()
        others = [path for path in target.parent.glob("gazetteer-*.bin") if path != target]
        others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        halves = [path for path in target.parent.glob("gazetteer-*.part") if now - path.stat().st_mtime > _DAY_S]
        for path in (*others[_KEPT - 1 :], *halves):
            path.unlink(missing_ok=True)


def _version(tables: Sequence[Path], supplements: Sequence[Path]) -> str:
    digest = hashlib.sha256(_FORMAT)
    here = Path(__file__).parent
    for path in [*(here / name for name in _CODE), *tables, *supplements]:
        try:
            data = path.read_bytes()
        except OSError as error:
            if path.parent == here:
                continue
            raise GazetteerError(f"cannot read the places in {path}: {error.strerror or error}") from error
        digest.update(f"{path.name} {len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:20]
