"""What is new at the sources: files that have changed, entries and pages that are new; nothing else is opened."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Final

from geomap.articles.sources import article_files, read_sources
from geomap.errors import ArticleError
from geomap.fetch.client import Fetcher
from geomap.ledger import Intake
from geomap.model import Article
from geomap.refresh.deliveries import Delivery, Gathered, prefix, told
from geomap.refresh.remote import Remote
from geomap.refresh.settings import Settings, Source

_THREADS: Final = 8  # sources on the network at once; each host is asked in turns all the same
_CHUNK_BYTES: Final = 1 << 20


class Collector:
    """Goes through the sources in order.

    Parameters
    ----------
    settings
        Names the sources.
    known
        What the ledger knows of files, feeds and pages.
    fetcher
        Fetches; by default one with the bounds of the settings.

    Attributes
    ----------
    failed
        Why a source gave nothing, by its name; what it had stays in force.
    unchanged
        How many files, entries and pages have not changed.
    """

    def __init__(self, settings: Settings, known: Mapping[str, Intake], *, fetcher: Fetcher | None = None) -> None:
        self.failed: dict[str, str] = {}
        self.unchanged = 0
        self._settings = settings
        self._known = dict(known)
        self._fetcher = fetcher or Fetcher(settings.fetch)
        self._folder = settings.path.parent
        self._seen: set[str] = set()
        own = (settings.path, settings.ledger, settings.overrides, *settings.places, *settings.parties)
        self._own = frozenset(map(str, own))
        folders = (settings.output.directory, settings.ledger.parent / "archive")
        self._own_folders = tuple(f"{folder}{os.sep}" for folder in folders)

    def deliveries(self) -> Iterator[Delivery]:
        """Yield what is new or has changed, in the order of the sources, and within one by name."""
        remote = Remote(self._known, self._fetcher)
        with ThreadPoolExecutor(_THREADS, thread_name_prefix="source") as pool:
            asked = {
                source: pool.submit(remote.gather, source)
                for source in self._settings.sources
                if source.kind != "files"
            }
            try:
                for source in self._settings.sources:
                    if source.kind == "files":
                        yield from self._files(source)
                    else:
                        yield from self._take(source, asked[source].result())
            except BaseException:
                self._fetcher.stop.set()
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def again(self, intakes: Iterable[Intake]) -> Iterator[Delivery]:
        """Yield files anew, though they have not changed."""
        sources = {source.name: source for source in self._settings.sources}
        for intake in intakes:
            source = sources.get(intake.source)
            if source is not None and source.kind == "files" and (self._folder / intake.name).is_file():
                yield self._file(source, self._folder / intake.name, intake.name)

    def void(self, name: str) -> None:
        """Let a file that is yet to come be read, whether it has changed or not."""
        if name in self._known:
            self._known[name] = replace(self._known[name], stamp="", hash="")

    def gone(self) -> list[str]:
        """Return the intakes that there are no more, once all deliveries are taken: their articles are withdrawn.

        A source that failed keeps all it had, and a feed what it has forgotten.
        """
        current = {source.name for source in self._settings.sources}
        return sorted(
            name
            for name, known in self._known.items()
            if known.source not in current
            or (known.kind == "file" and name not in self._seen and known.source not in self.failed)
        )

    def _take(self, source: Source, gathered: Gathered) -> Iterator[Delivery]:
        if gathered.failed:
            self.failed[source.name] = gathered.failed
        self.unchanged += gathered.unchanged
        for delivery in gathered.deliveries:
            # The same article in two feeds is that of the first.
            if delivery.intake.kind == "feed" or delivery.intake.name not in self._seen:
                yield delivery
        self._seen |= gathered.seen

    def _files(self, source: Source) -> Iterator[Delivery]:
        try:
            paths = self._paths(source)
        except (OSError, ValueError) as error:
            self.failed[source.name] = f"{source.name}: cannot be read ({getattr(error, 'strerror', None) or error})"
            return
        if not paths:
            # Never taken for a wish to withdraw everything: it may be a disk that is not there today.
            had = any(known.source == source.name for known in self._known.values())
            kept = "; what was read from it before stays, remove the source to withdraw it" if had else ""
            self.failed[source.name] = f"{source.name}: expected articles there, found none{kept}"
            return
        begin = prefix(source)
        for path in paths:
            name = self._name(path)
            if name in self._seen:
                continue
            self._seen.add(name)
            stamp = begin + _stamp(path)
            known = self._known.get(name)
            if known is not None and known.stamp == stamp:
                self.unchanged += 1
            else:
                yield self._file(source, path, name, known, stamp)

    def _file(self, source: Source, path: Path, name: str, known: Intake | None = None, stamp: str = "") -> Delivery:
        made = Intake(name, "file", source.name, stamp or prefix(source) + _stamp(path), _digest(path))
        same_words = known is not None and known.stamp.startswith(prefix(source))
        if known is not None and same_words and made.hash and known.hash == made.hash:
            self.unchanged += 1
            return Delivery(made, None)
        return Delivery(made, self._articles(source, path, name))

    def _articles(self, source: Source, path: Path, name: str) -> Iterator[Article | ArticleError]:
        for result in read_sources([path]):
            if isinstance(result, ArticleError):
                yield ArticleError(str(result).replace(str(path), name, 1))
            else:
                yield told(replace(result, source=result.source.replace(str(path), name, 1)), source)

    def _paths(self, source: Source) -> list[Path]:
        path = Path(source.where)
        if path.is_dir():
            found = article_files(path)
        elif path.exists():
            found = [path]
        else:
            # From the folder on, whose own name may have brackets in it.
            pattern = str(Path(source.name).expanduser())
            matching = glob.glob(pattern, root_dir=self._folder, recursive=True)  # noqa: PTH207
            found = sorted((self._folder / each for each in matching), key=lambda each: each.parts)
        return [each for each in found if each.is_file() and not self._is_own(each)]

    def _is_own(self, path: Path) -> bool:
        """Whether a file is one that geomap writes or is told with, not an article."""
        # As text: ten thousand paths are compared in every run.
        return str(path) in self._own or str(path).startswith(self._own_folders)

    def _name(self, path: Path) -> str:
        """Return how a file is called: from the configuration's folder on, so that a folder may be moved as a whole."""
        inside = str(path).removeprefix(f"{self._folder}{os.sep}")
        return inside.replace(os.sep, "/") if len(inside) < len(str(path)) else str(path)


def _stamp(path: Path) -> str:
    """Return what changes with a file; "" for one that has gone since its folder was listed: reading it says so."""
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{state.st_size}:{state.st_mtime_ns}:{state.st_ctime_ns}"


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file, "" where it cannot be read: reading it then says why."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()
