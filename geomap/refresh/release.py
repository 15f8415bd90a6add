"""From the ledger to the published map: corrections, stories, checks, rules; then all files at once, or none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from geomap.answers import answer_denials
from geomap.errors import LedgerError
from geomap.ledger import Ledger
from geomap.model import Analysis, Article, Place
from geomap.overridefile import read_overrides
from geomap.overrides import Outcome, apply_overrides
from geomap.pipeline import Reader
from geomap.refresh.checks import CheckedBy, Finding, SourceNews, run_checks, stops, without_held
from geomap.refresh.outputs import page_name, write_outputs
from geomap.refresh.publication import Published, about_of, problems_of, publish, published
from geomap.refresh.rules import Withheld, apply_rules, listed_corrections, waiting
from geomap.refresh.settings import Settings
from geomap.refresh.stories import Telling, find_stories, merge, signature

if TYPE_CHECKING:
    from geomap.reference import ReferenceList

Status = Literal["published", "unchanged", "stopped"]

_FORM: Final = 1  # raised when the same inputs give other files
_OF_TIME: Final = ("silent_source", "old_news")  # what these find changes from day to day, whatever is read


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be published, and what an editor should know of it.

    `analyses` may be published, and so may `listed`, the corrections. `corrections` say what became of each line of the
    overrides; `findings` what the checks found; `withheld` what the rules kept; `merged` how many claims of stories
    told again were merged; `moved` how many are shown with their region only; `lost` which articles the
    archive cannot give, by key, and why.
    """

    analyses: tuple[Analysis, ...]
    findings: tuple[Finding, ...] = ()
    corrections: tuple[Outcome, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    merged: int = 0
    moved: int = 0
    lost: Mapping[str, str] = field(default_factory=dict)
    listed: tuple[Outcome, ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """Which articles could not be used, and why."""
        return tuple(f"{key}: {why}" for key, why in self.lost.items())

    @property
    def claims(self) -> int:
        """How many claims would be published."""
        return sum(len(analysis.claims) for analysis in self.analyses)

    @property
    def unfit(self) -> tuple[Outcome, ...]:
        """The overrides that were not applied: they fit nothing, several claims alike, or an article that is gone."""
        return tuple(each for each in self.corrections if each.status in ("not here", "fits nothing", "fits several"))


@dataclass(frozen=True, slots=True)
class Released:
    """What a release did.

    `status` is ``published``, ``unchanged`` (the published map is of the same inputs), or ``stopped`` by a check; then
    the last map stays. `draft` is None where nothing had to be made.
    """

    status: Status
    folder: Path | None
    findings: tuple[Finding, ...]
    draft: Draft | None = None


def lock_of(settings: Settings) -> Path:
    """Return the lock that a refresh holds, and whoever else publishes: beside the ledger."""
    return settings.ledger.with_name(f"{settings.ledger.name}.lock")


def release(
    ledger: Ledger, settings: Settings, reader: Reader, *, now: datetime, sources: Sequence[SourceNews] | None = None
) -> Released:
    """Publish what the ledger has, unless a check stops it or the published map is of the same inputs already.

    The caller holds the lock (`lock_of`).

    Parameters
    ----------
    ledger, settings, reader
        As of the refresh.
    now
        The time of the run, with its zone.
    sources
        When each source had something new last; by default what the ledger knows of the configuration's sources.

    Raises
    ------
    PublicationError
        When the files cannot be written. What was published before is still so.
    """
    directory = settings.output.directory
    inputs = _inputs(ledger, settings, reader, now)
    current = published(directory)
    if current is not None and about_of(current).get("inputs") == inputs and not problems_of(current):
        return Released("unchanged", current, _findings_of_time(ledger, settings, now, sources))
    made = draft(ledger, settings, reader, now=now, sources=sources)
    if stops(made.findings):
        return Released("stopped", current, made.findings, made)
    # Without what the archive has lost it is not the map of these inputs, and is made anew until that is found again.
    done = publish_draft(made, settings, reader, inputs="" if made.lost else inputs)
    return Released("published" if done.changed else "unchanged", done.folder, made.findings, made)


def publish_draft(made: Draft, settings: Settings, reader: Reader, *, inputs: str = "") -> Published:
    """Write all files of a draft as a new version, and publish it."""
    about = {"inputs": inputs, "articles": len(made.analyses), "claims": made.claims}
    return publish(
        settings.output.directory,
        lambda folder: write_outputs(made.analyses, folder, settings, reader, corrections=made.listed),
        page=page_name(settings),
        keep=settings.output.keep,
        about=about,
    )


def draft(
    ledger: Ledger, settings: Settings, reader: Reader, *, now: datetime, sources: Sequence[SourceNews] | None = None
) -> Draft:
    """Return what would be published now; nothing is written but the signatures of articles, into the ledger.

    The parameters are those of `release`.
    """
    lost: dict[str, str] = {}
    analyses = tuple(_analyses(ledger, settings.languages, lost))
    stories = find_stories(_tellings(ledger, analyses), _signatures(ledger, analyses).__getitem__)
    overrides = read_overrides(settings.overrides)
    place_of = partial(_place_of, reader)
    # Rules about names settle which place each claim is about, and so which claims are the same.
    rules = [each for each in overrides if each.action in ("place", "never")]
    ruled, of_rules = apply_overrides(analyses, rules, place_of=place_of)
    merged = merge(ruled, stories)
    decisions = [
        replace(each, claim=merged.claims.get(each.claim, each.claim))
        for each in overrides
        if each.action not in ("place", "never")
    ]
    decided, of_claims = apply_overrides(merged.analyses, decisions, place_of=place_of)
    outcomes = sorted((*of_rules.outcomes, *of_claims.outcomes), key=lambda each: each.override.line)
    shown, late = _up_to(decided, _last_day(settings, now))
    shown, young = waiting(shown, settings.publish.delay_hours, now=now)
    confirmed = {key for each in outcomes if each.override.action == "confirm" for key in each.claims}
    by = _checked_by(ledger, settings, now, sources, reader=reader, confirmed=confirmed)
    findings = run_checks(shown, settings.checks, by)
    # Before places are moved up to regions: a denial about one village does not answer what is said of another.
    kept = answer_denials(without_held(shown, findings))
    done = apply_rules(kept, settings.publish, now=now, gazetteer=reader.gazetteer, read=reader.read)
    withheld = (*late, *young, *done.withheld)
    held = {key for finding in findings if finding.action == "hold" for key in finding.claims}
    return Draft(
        done.analyses,
        findings,
        tuple(outcomes),
        withheld,
        len(merged.claims),
        done.moved,
        lost,
        listed_corrections(outcomes, settings.publish, done, withheld, held),
    )


def _analyses(ledger: Ledger, languages: Collection[str], lost: dict[str, str]) -> Iterator[Analysis]:
    """Yield what the ledger has in these languages, with the articles' text; one whose text is lost is named."""
    for stored in ledger.articles():
        if languages and stored.analysis.language not in languages:
            continue
        try:
            text = ledger.archive.get(stored.content).text
        except LedgerError as error:
            lost[stored.analysis.article.key] = str(error)
            continue
        yield replace(stored.analysis, article=replace(stored.analysis.article, text=text))


def _tellings(ledger: Ledger, analyses: Sequence[Analysis]) -> Iterator[Telling]:
    used = {analysis.article.key for analysis in analyses}
    for key, day, url, content in ledger.heads():
        if key in used and day is not None:
            yield Telling(key, day, url, content)


def _signatures(ledger: Ledger, analyses: Sequence[Analysis]) -> Mapping[str, bytes]:
    """Return the signature of each content, worked out and kept where the ledger does not have it."""
    texts = {analysis.article.key: analysis.article.text for analysis in analyses}
    known: dict[str, bytes] = {}
    fresh: dict[str, bytes] = {}
    for key, _, _, content in ledger.heads():
        if key in texts:
            held = ledger.signature(content)
            if held is None:
                held = fresh[content] = signature(texts[key])
            known[content] = held
    if fresh:
        ledger.keep_signatures(fresh)
    return known


def _place_of(reader: Reader, place_id: str) -> Place | None:
    row = reader.gazetteer.row_of(place_id)
    return None if row is None else reader.gazetteer.place(row)


def _last_day(settings: Settings, now: datetime) -> date:
    """Return the last day whose articles are shown; without a day of its own, tomorrow: east of here it has begun."""
    return settings.output.as_of or now.date() + timedelta(days=1)


def _up_to(analyses: Sequence[Analysis], day: date) -> tuple[tuple[Analysis, ...], tuple[Withheld, ...]]:
    """Leave out articles of days after that of the map: one dated wrongly would make all others old."""
    late = [each for each in analyses if each.article.date is not None and each.article.date > day]
    if not late:
        return tuple(analyses), ()
    keys = {analysis.article.key for analysis in late}
    withheld = tuple(Withheld(each.article.key, "", f"dated {each.article.date}, after {day}") for each in late)
    return tuple(each for each in analyses if each.article.key not in keys), withheld


def _checked_by(
    ledger: Ledger,
    settings: Settings,
    now: datetime,
    sources: Sequence[SourceNews] | None,
    *,
    reader: Reader | None = None,
    confirmed: set[str] | None = None,
) -> CheckedBy:
    current = published(settings.output.directory)
    before = about_of(current).get("claims") if current is not None else None
    if sources is None:
        newest = ledger.intakes.newest()
        sources = [
            SourceNews(
                each.name, date.fromisoformat(day) if (day := newest.get(each.name)) else None, each.silent_after_days
            )
            for each in settings.sources
        ]
    return CheckedBy(
        today=now.date(),
        window_days=settings.window_days,
        reference=_reference(settings, reader) if reader is not None else None,
        side_of=reader.lexicon.parties.side_of if reader is not None else None,
        sources=tuple(sources),
        confirmed=frozenset(confirmed or ()),
        before=before if isinstance(before, int) else None,
        now=now,
        last_run=_last_run(ledger),
    )


def _reference(settings: Settings, reader: Reader) -> ReferenceList | None:
    from geomap.reference import official_list, read_reference

    if settings.checks["reference"].action == "off":
        return None
    if settings.reference.file is None:
        return official_list()
    parties = reader.lexicon.parties

    def party_key(name: str) -> str:
        party = parties.find(name)
        return party.key if party else ""

    return read_reference(
        settings.reference.file, otherwise=party_key(settings.reference.otherwise), party_key=party_key
    )


def _findings_of_time(
    ledger: Ledger, settings: Settings, now: datetime, sources: Sequence[SourceNews] | None
) -> tuple[Finding, ...]:
    """Return what the checks find that go by the day of the run, where nothing else has changed."""
    days = [day for _, day, _, _ in ledger.heads() if day is not None and day <= now.date()]
    newest = [Analysis(Article("newest", "", date=max(days)), "", (), (), ())] if days else []
    checks = {name: settings.checks[name] for name in _OF_TIME}
    return run_checks(newest, checks, _checked_by(ledger, settings, now, sources))


def _last_run(ledger: Ledger) -> datetime | None:
    """Return the latest time at which a run ended, None where there is none with a zone."""
    ends = []
    for run in ledger.runs():
        with suppress(ValueError, TypeError):
            ends.append(datetime.fromisoformat(run["finished"]))
    return max((end for end in ends if end.tzinfo is not None), default=None)


def _inputs(ledger: Ledger, settings: Settings, reader: Reader, now: datetime) -> str:
    """Return a hash of all that the files of a version depend on."""
    digest = hashlib.sha256()

    def add(value: Any) -> None:
        digest.update(json.dumps(value, ensure_ascii=True, default=str).encode() + b"\n")

    add([_FORM, dict(sorted(reader.versions.items()))])
    reference = [settings.reference.file] if settings.reference.file else []
    for path in (settings.path, settings.overrides, *settings.places, *settings.parties, *reference):
        add(hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "")
    cut = _last_day(settings, now)
    heads = list(ledger.heads())
    for key, day, _, content in heads:
        add([key, content, day is not None and day > cut])
    dated = [Analysis(Article(key, "", date=day), "", (), (), ()) for key, day, _, _ in heads]
    add(sorted(each.article for each in waiting(dated, settings.publish.delay_hours, now=now)[1]))
    return digest.hexdigest()
