"""From the sources into the ledger: what is new is read, what has changed is replaced, what is gone is withdrawn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from geomap.errors import ArticleError, LedgerError
from geomap.ledger import Intake, Ledger, Quarantined, content_hash, outdated
from geomap.model import Analysis, Article
from geomap.parallel import read_articles, whole
from geomap.pipeline import Reader
from geomap.refresh.collect import Collector
from geomap.refresh.deliveries import Delivery
from geomap.refresh.settings import Settings

Progress = Callable[[Iterable[Any], str], Iterable[Any]]

_BATCH: Final = 200  # changes to a transaction; a run that is cut short loses no more


@dataclass(slots=True)
class Counts:
    """How many articles a run added, replaced, removed, left as they were, and read again with other versions."""

    added: int = 0
    replaced: int = 0
    removed: int = 0
    reread: int = 0
    unchanged: int = 0
    failed: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def by_name(self) -> dict[str, int]:
        """The counts as the ledger's list of runs has them."""
        return {
            "added": self.added,
            "replaced": self.replaced + self.reread,
            "removed": self.removed,
            "unchanged": self.unchanged,
            "failed": self.failed,
        }


@dataclass(slots=True)
class _Taking:
    """A delivery while it is being taken: `whole` once all of its articles are known, `pending` are being read."""

    intake: Intake
    keeps: bool
    keys: set[str] = field(default_factory=set)
    bad: list[Quarantined] = field(default_factory=list)
    pending: int = 0
    whole: bool = False


class Intaker:
    """Takes deliveries into the ledger.

    Parameters
    ----------
    ledger, reader, collector
        Where to, with what, where from.
    settings
        The order of its sources decides between two articles of one key.
    run
        The number of the run.
    progress
        Shows how far it is: called with analyses and what is being done.
    jobs
        In how many processes articles are read.
    """

    def __init__(
        self,
        ledger: Ledger,
        reader: Reader,
        collector: Collector,
        settings: Settings,
        *,
        run: int,
        progress: Progress,
        jobs: int = 1,
    ) -> None:
        self.counts = Counts()
        self._ledger = ledger
        self._reader = reader
        self._collector = collector
        self._run = run
        self._progress = progress
        self._jobs = jobs
        self._order = {source.name: number for number, source in enumerate(settings.sources)}
        self._contents = {key: content for key, _, _, content in ledger.heads()}
        self._taken: dict[str, tuple[str, str]] = {}  # by key: intake and content of what this run has taken
        self._freed: list[str] = []
        self._queue: list[Callable[[], None]] = []

    def take_all(self, *, lost_intakes: bool = False) -> None:
        """Take what the sources have now; then read again what other versions have read.

        With `lost_intakes`, after the ledger was made anew from its archive, it is not known which files its articles
        came from: those that no file has now are withdrawn, but those of feeds stay, and all of them where a source
        failed.
        """
        self._deliver(self._collector.deliveries())
        self._withdraw(self._collector.gone())
        # Who wanted a key that is free now may have it.
        if names := self._ledger.intakes.again(self._freed):
            known = self._ledger.intakes.all()
            self._deliver(self._collector.again(known[name] for name in names))
        if lost_intakes and not self._collector.failed:
            with self._ledger.transaction():
                self._remove(self._ledger.intakes.ownerless())
        self._reread()
        self.counts.failed = len(self._ledger.intakes.quarantined())
        self.counts.unchanged = len(self._contents) - self.counts.added - self.counts.replaced - self.counts.reread

    def find_again(self, lost: Iterable[str]) -> None:
        """Let articles that the archive has lost be taken anew by the next run, from where they came."""
        with self._ledger.transaction():
            for key in lost:
                self._ledger.archive.set_aside(self._contents[key])
                self._ledger.intakes.void([each.name for each in self._ledger.intakes.holders(key)])

    def _deliver(self, deliveries: Iterable[Delivery]) -> None:
        asked: deque[tuple[_Taking, str, str]] = deque()
        for result in self._read(self._wanted(deliveries, asked), "reading"):
            taking, key, content = asked.popleft()
            if isinstance(result, ArticleError):
                taking.bad.append(Quarantined(taking.intake.name, str(result)))
                if key not in self._contents:
                    taking.keys.discard(key)
            else:
                self._note(key, content)
                self._put(result, taking.intake)
            taking.pending -= 1
            self._finish_when_done(taking)
        self._flush()

    def _read(self, articles: Iterable[Article], what: str) -> Iterable[Analysis | ArticleError]:
        return self._progress(read_articles(articles, self._reader, jobs=self._jobs, made=whole), what)

    def _wanted(self, deliveries: Iterable[Delivery], asked: deque[tuple[_Taking, str, str]]) -> Iterator[Article]:
        """Yield the articles that must be read, and note in `asked` what each is for."""
        for delivery in deliveries:
            taking = _Taking(delivery.intake, delivery.keeps)
            if delivery.articles is None:
                self._later(self._ledger.intakes.restamp, delivery.intake)
                continue
            self._later(self._ledger.intakes.begin, delivery.intake)
            for article in delivery.articles:
                if isinstance(article, ArticleError):
                    taking.bad.append(Quarantined(taking.intake.name, str(article)))
                    continue
                content = content_hash(article)
                if other := self._holder(article.key, content, taking.intake):
                    taking.bad.append(_taken_key(article, taking.intake, other))
                    continue
                taking.keys.add(article.key)
                if article.key in self._taken:  # another file has it, too
                    continue
                self._taken[article.key] = taking.intake.name, content
                known = self._ledger.is_known(article.key, content, self._reader.versions)
                if not known or content not in self._ledger.archive:
                    taking.pending += 1
                    asked.append((taking, article.key, content))
                    yield article
            taking.whole = True
            self._finish_when_done(taking)

    def _finish_when_done(self, taking: _Taking) -> None:
        if taking.whole and not taking.pending:
            self._later(self._finish, taking)

    def _holder(self, key: str, content: str, intake: Intake) -> str:
        """Return the intake that has another article of this key and goes before, "" where there is none."""
        if key in self._taken:
            name, taken = self._taken[key]
            return name if name != intake.name and taken != content else ""
        if self._contents.get(key, content) == content:
            return ""
        for other in self._ledger.intakes.holders(key):
            if other.name == intake.name:
                continue
            if self._rank(other) < self._rank(intake):
                return other.name
            self._collector.void(other.name)  # it comes later in this run, and finds the key taken
        return ""

    def _rank(self, intake: Intake) -> tuple[int, str]:
        return self._order.get(intake.source, len(self._order)), intake.name

    def _note(self, key: str, content: str) -> None:
        before = self._contents.get(key)
        if before is None:
            self.counts.added += 1
        elif before == content:
            self.counts.reread += 1
        else:
            self.counts.replaced += 1
        self._contents[key] = content

    def _put(self, analysis: Analysis, intake: Intake | None) -> None:
        def put() -> None:
            self._ledger.put(
                analysis,
                versions=self._reader.versions,
                run=self._run,
                side_of=self._reader.lexicon.parties.side_of,
            )
            if intake is not None:
                self._ledger.intakes.hold(intake.name, [analysis.article.key])

        self._later(put)

    def _finish(self, taking: _Taking) -> None:
        keys = taking.keys
        # Where nothing could be read. An article whose key is another's could.
        if taking.keeps and taking.bad and not keys and not any(each.key for each in taking.bad):
            keys = set(self._ledger.intakes.keys(taking.intake.name))
        self._remove(self._ledger.intakes.finish(taking.intake, keys, taking.bad))

    def _withdraw(self, names: Iterable[str]) -> None:
        with self._ledger.transaction():
            for name in names:
                self._remove(self._ledger.intakes.remove(name))

    def _remove(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._contents.pop(key, None)
            self._taken.pop(key, None)
            self._freed.append(key)
            self.counts.removed += self._ledger.remove(key)

    def _later(self, step: Callable[..., None], *given: object) -> None:
        """Let a change of the ledger wait for others, to be made with them in one transaction."""
        self._queue.append(partial(step, *given))
        if len(self._queue) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._queue:
            with self._ledger.transaction():
                for step in self._queue:
                    step()
        self._queue.clear()

    def _reread(self) -> None:
        """Read again, from the archive, what another version of code, grammar or data has read."""
        stale = outdated(self._ledger, self._reader.versions)
        for result in self._read(self._archived(stale), "reading again"):
            if isinstance(result, ArticleError):
                self.counts.problems.append(str(result))
            else:
                self.counts.reread += 1
                self._put(result, None)
        self._flush()

    def _archived(self, stale: Iterable[tuple[str, str]]) -> Iterator[Article]:
        lost: list[str] = []
        for key, content in stale:
            try:
                yield self._ledger.archive.get(content)
            except LedgerError as error:
                self.counts.problems.append(f"{key}: {error}")
                lost.append(key)
        self.find_again(lost)


def _taken_key(article: Article, intake: Intake, other: str) -> Quarantined:
    why = f"the key {article.key[:200]!r} is that of another article, in {other}; give it an id of its own"
    return Quarantined(intake.name, f"{article.source or intake.name}: {why}", article.key)
