"""One refresh: collect, read, keep in the ledger, publish; or, as a dry run, say what it would do."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

from geomap.fetch.client import Fetcher
from geomap.ledger import Archive, Ledger, Quarantined, Rebuilt, open_ledger
from geomap.pipeline import Reader
from geomap.refresh.changes import Changes, changes_between
from geomap.refresh.checks import Finding, stops
from geomap.refresh.collect import Collector
from geomap.refresh.publication import exclusive, published
from geomap.refresh.reading import Counts, Intaker, Progress
from geomap.refresh.release import Draft, draft, lock_of, release
from geomap.refresh.settings import Settings

Status = Literal["published", "unchanged", "stopped", "empty", "dry run"]

EXIT_STOPPED: Final = 3
EXIT_NOTHING: Final = 4


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    `status` is ``published``, ``unchanged`` (the published map is up to date), ``stopped`` (a check stopped it, the
    last map stays), ``empty`` (there is not one article) or ``dry run``. `failed` says why a source gave nothing, by
    its name; `folder` is the published version.
    """

    status: Status
    started: str
    counts: Counts
    folder: Path | None = None
    failed: Mapping[str, str] | None = None
    all_failed: bool = False
    quarantined: tuple[Quarantined, ...] = ()
    rebuilt: Rebuilt | None = None
    findings: tuple[Finding, ...] = ()
    draft: Draft | None = None
    changes: Changes = field(default_factory=Changes)

    @property
    def exit_code(self) -> int:
        """0 where the map is up to date, 3 where a check stopped it, 4 where no source could be read."""
        if self.status == "stopped":
            return EXIT_STOPPED
        return EXIT_NOTHING if self.status == "empty" or self.all_failed else 0

    def record(self) -> dict[str, Any]:
        """Return it ready for JSON."""
        made = self.draft
        return {
            "status": self.status,
            "exit_code": self.exit_code,
            "started": self.started,
            "published": str(self.folder) if self.folder else None,
            "articles": {
                "new": self.counts.added,
                "changed": self.counts.replaced,
                "withdrawn": self.counts.removed,
                "read_again": self.counts.reread,
                "unchanged": self.counts.unchanged,
            },
            "claims": {
                "published": made.claims if made else None,
                "new": [asdict(each) for each in self.changes.new],
                "gone": [asdict(each) for each in self.changes.gone],
                "merged": made.merged if made else 0,
            },
            "failed_sources": [{"source": name, "reason": why} for name, why in sorted((self.failed or {}).items())],
            "quarantined": [{"from": each.intake, "reason": each.reason} for each in self.quarantined],
            "findings": [asdict(each) for each in self.findings],
            "withheld": [asdict(each) for each in made.withheld] if made else [],
            "overrides": [
                {"line": each.override.line, "claim": each.override.claim, "status": each.status, "why": each.why}
                for each in (made.unfit if made else ())
            ],
            "problems": [*self.counts.problems, *(made.problems if made else ())],
            "rebuilt": None
            if self.rebuilt is None
            else {
                "why": self.rebuilt.why,
                "set_aside": str(self.rebuilt.set_aside or ""),
                "articles": self.rebuilt.articles,
                "problems": list(self.rebuilt.problems),
            },
        }


def refresh(
    settings: Settings,
    reader: Reader,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    fetcher: Fetcher | None = None,
    progress: Progress = lambda items, what: items,
    jobs: int = 1,
    dry_run: bool = False,
) -> Summary:
    """Bring a map up to date.

    Parameters
    ----------
    settings
        Of `read_settings`.
    reader
        Opened with the settings' places and parties.
    clock
        The time, with its zone.
    fetcher
        Fetches; by default one with the bounds of the settings.
    progress
        Shows how far the reading is.
    jobs
        In how many processes articles are read.
    dry_run
        Change nothing: not the ledger, not the archive, not the map.

    Raises
    ------
    RefreshBusy
        When another refresh is running.
    LedgerError, OverrideError, PublicationError
        When one of the files it needs cannot be read or written. The published map is as it was.
    """
    if dry_run:
        with tempfile.TemporaryDirectory(prefix="geomap-") as folder:
            ledger, rebuilt = _opened(_copied(settings, Path(folder)), _Beside(settings, Path(folder)), reader)
            with ledger:
                return _run(ledger, rebuilt, settings, reader, clock, fetcher, progress, jobs=jobs, dry_run=True)
    with exclusive(lock_of(settings)):
        ledger, rebuilt = _opened(settings.ledger, None, reader)
        with ledger:
            return _run(ledger, rebuilt, settings, reader, clock, fetcher, progress, jobs=jobs, dry_run=False)


def _run(
    ledger: Ledger,
    rebuilt: Rebuilt | None,
    settings: Settings,
    reader: Reader,
    clock: Callable[[], datetime],
    fetcher: Fetcher | None,
    progress: Progress,
    *,
    jobs: int,
    dry_run: bool,
) -> Summary:
    now = clock()
    started = now.isoformat(timespec="seconds")
    run = ledger.begin_run(started, reader.versions)
    collector = Collector(settings, ledger.intakes.all(), fetcher=fetcher)
    intaker = Intaker(ledger, reader, collector, settings, run=run, progress=progress, jobs=jobs)
    intaker.take_all(lost_intakes=rebuilt is not None)
    before = published(settings.output.directory)
    summary = Summary(
        status="empty",
        started=started,
        counts=intaker.counts,
        folder=before,
        failed=collector.failed,
        all_failed=len(collector.failed) == len(settings.sources),
        quarantined=tuple(ledger.intakes.quarantined()),
        rebuilt=rebuilt,
    )
    if dry_run and len(ledger):
        made = draft(ledger, settings, reader, now=now)
        summary = replace(
            summary, status="stopped" if stops(made.findings) else "dry run", findings=made.findings, draft=made
        )
    elif len(ledger):
        done = release(ledger, settings, reader, now=now)
        summary = replace(summary, status=done.status, folder=done.folder, findings=done.findings, draft=done.draft)
    if summary.draft is not None:
        intaker.find_again(summary.draft.lost)
        changes = changes_between(before, settings.output.name, summary.draft.analyses)
        summary = replace(summary, changes=changes)
    ledger.finish_run(run, clock().isoformat(timespec="seconds"), intaker.counts.by_name)
    return summary


def _opened(path: Path, archive: Archive | None, reader: Reader) -> tuple[Ledger, Rebuilt | None]:
    side_of = reader.lexicon.parties.side_of
    return open_ledger(path, read=reader.read, versions=reader.versions, side_of=side_of, archive=archive)


class _Beside(Archive):
    """An archive that is read, but written elsewhere."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        super().__init__(folder / "archive")
        self._below = Archive(settings.ledger.parent / "archive")

    def current(self) -> tuple[dict[str, str], tuple[str, ...]]:
        return self._below.current()

    def hashes(self) -> Iterator[str]:
        return self._below.hashes()

    def set_aside(self, key: str) -> None:
        pass

    def _path(self, key: str) -> Path:
        path, below = super()._path(key), self._below._path(key)
        return below if below.exists() and not path.exists() else path


def _copied(settings: Settings, folder: Path) -> Path:
    """Copy the ledger as it is now, with what another process has just committed; return the copy."""
    copy = folder / settings.ledger.name
    if settings.ledger.exists():
        try:
            # Not read-only: such a connection leaves files of its own beside the ledger.
            with (
                closing(sqlite3.connect(f"{settings.ledger.resolve().as_uri()}?mode=rw", uri=True)) as source,
                closing(sqlite3.connect(copy)) as target,
            ):
                source.backup(target)
        except sqlite3.DatabaseError:
            shutil.copyfile(settings.ledger, copy)  # damaged: the copy is set aside and made again, as it would be
    return copy
