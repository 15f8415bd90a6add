"""What an editor should look at before a map is published, with the sentence that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from geomap.ledger.rows import sentence_of
from geomap.model import Analysis, Article, Claim, Place
from geomap.refresh.settings import Check, CheckAction
from geomap.statements import statement_of

if TYPE_CHECKING:
    from geomap.reference import ReferenceList

SideOf = Callable[[str | None, date | None], str]

_WIDE: Final = frozenset({"continent", "country"})  # too wide for a distance to say anything
_LEAST_COMPANY: Final = 2  # other places of an article, for one of them to be far from the rest
_NEW_DAYS: Final = 3
_LEAST_DAYS: Final = 5  # with news before these, for a number of claims to be unusual
_LEAST_CLAIMS: Final = 10
_NAMED: Final = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `action` is what follows by the configuration: ``warn``, ``hold`` (`claims` are held back) or ``stop``. `claims` are
    the ids of what it is about, () where it is about the whole run; `quote` is the sentence of the first.
    """

    check: str
    action: CheckAction
    words: str
    claims: tuple[str, ...] = ()
    article: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class SourceNews:
    """When a source had something new last, None for never; `silent_after_days` stands over the check's own number."""

    name: str
    newest: date | None
    silent_after_days: int | None = None


@dataclass(frozen=True, slots=True)
class CheckedBy:
    """What the checks go by, beside what was read.

    `today` is the day of the run; `confirmed` are the ids of claims that an editor has confirmed, which no check of
    single claims holds again; `before` is the number of claims that were published last; `now` is the time of the run,
    `last_run` the end of the latest one before it. None stands for what is not known.
    """

    today: date
    window_days: int
    reference: ReferenceList | None = None
    side_of: SideOf | None = None
    sources: tuple[SourceNews, ...] = ()
    confirmed: Collection[str] = ()
    before: int | None = None
    now: datetime | None = None
    last_run: datetime | None = None


def run_checks(analyses: Sequence[Analysis], checks: Mapping[str, Check], by: CheckedBy) -> tuple[Finding, ...]:
    """Return what the checks find, in the order of the checks, each in the order of articles and text.

    Parameters
    ----------
    analyses
        What would be published, with the articles' text.
    checks
        Of the configuration.
    by
        What they go by.
    """
    found: list[Finding] = []
    for name, check in checks.items():
        if check.action != "off":
            found += _CHECKS[name](analyses, check, by)
    return tuple(found)


def stops(findings: Iterable[Finding]) -> bool:
    """Whether nothing may be published."""
    return any(finding.action == "stop" for finding in findings)


def without_held(analyses: Sequence[Analysis], findings: Iterable[Finding]) -> tuple[Analysis, ...]:
    """Return the analyses without the claims that are held back."""
    held = {claim for finding in findings if finding.action == "hold" for claim in finding.claims}
    if not held:
        return tuple(analyses)
    return tuple(
        replace(analysis, claims=tuple(claim for claim in analysis.claims if claim.id not in held))
        for analysis in analyses
    )


def _unconfirmed(analyses: Sequence[Analysis], by: CheckedBy) -> Iterator[tuple[Analysis, Claim]]:
    for analysis in analyses:
        for claim in analysis.claims:
            if claim.id not in by.confirmed:
                yield analysis, claim


def _about(check: Check, analysis: Analysis, claim: Claim, words: str) -> Finding:
    quote = sentence_of(analysis.article.text, claim)
    return Finding(check.name, check.action, words, (claim.id,), analysis.article.key, quote)


def _low_confidence(analyses: Sequence[Analysis], check: Check, by: CheckedBy) -> Iterator[Finding]:
    for analysis, claim in _unconfirmed(analyses, by):
        if claim.confidence < check.threshold:
            words = f"{_name(claim)}: read with a confidence of {claim.confidence:.2f}, below {check.threshold:g}"
            yield _about(check, analysis, claim, words)


def _reference(analyses: Sequence[Analysis], check: Check, by: CheckedBy) -> Iterator[Finding]:
    if by.reference is None:
        return
    from geomap.reference import compare
    from geomap.regions import Boundaries

    boundaries = Boundaries()
    for analysis, claim in _unconfirmed(analyses, by):
        beside = compare(claim, analysis.article, by.reference, side_of=by.side_of, boundaries=boundaries)
        off = beside.lead_days is not None and abs(beside.lead_days) > check.threshold
        if beside.outcome == "differs" or (off and beside.outcome in ("ahead", "behind")):
            yield _about(check, analysis, claim, f"{_name(claim)}: {beside.words}")


def _far_place(analyses: Sequence[Analysis], check: Check, by: CheckedBy) -> Iterator[Finding]:
    for analysis in analyses:
        spots = {
            mention.place.id: mention.place
            for mention in analysis.mentions
            if mention.place and mention.place.level not in _WIDE and mention.place.latitude is not None
        }
        for claim in analysis.claims:
            place = claim.resolved
            if place is None or place.id not in spots or claim.id in by.confirmed:
                continue
            others = [other for key, other in spots.items() if key != place.id]
            if len(others) < _LEAST_COMPANY:
                continue
            distance_km, nearest = min(
                ((_distance_km(place, other), other) for other in others), key=lambda each: (each[0], each[1].id)
            )
            if distance_km > check.threshold:
                words = (
                    f"{_name(claim)} ({place.country or 'no country'}, {place.id}): {distance_km:,.0f} km from "
                    f"{nearest.name}, the nearest other place of its article"
                )
                yield _about(check, analysis, claim, words)


def _one_outlet(analyses: Sequence[Analysis], check: Check, by: CheckedBy) -> Iterator[Finding]:
    outlets = {_outlet(analysis.article) for analysis in analyses if analysis.claims}
    if len(outlets) < 2:
        return
    recent = _recent(analyses, by.window_days)
    yield from _one_of(recent, check, by, lambda analysis, claim: _outlet(analysis.article), "the outlet")
    of_window = {_outlet(analysis.article) for analysis, _ in recent}
    if len(of_window) == 1 and len(recent) >= check.threshold:
        words = f"all {len(recent):,} claims of the last {by.window_days} days rest on the outlet {of_window.pop()}"
        yield Finding(check.name, _of_run(check), words)


def _one_side(analyses: Sequence[Analysis], check: Check, by: CheckedBy) -> Iterator[Finding]:
    recent = _recent(analyses, by.window_days)
    yield from _one_of(recent, check, by, lambda analysis, claim: claim.speaker_side, "the side")
    of_window = {claim.speaker_side for _, claim in recent}
    if len(of_window) == 1 and "" not in of_window and len(recent) >= check.threshold:
        words = f"all {len(recent):,} claims of the last {by.window_days} days are said by the side {of_window.pop()}"
        yield Finding(check.name, _of_run(check), words)


def _one_of(
    recent: Sequence[tuple[Analysis, Claim]],
    check: Check,
    by: CheckedBy,
    voice_of: Callable[[Analysis, Claim], str],
    what: str,
) -> Iterator[Finding]:
    """Yield a finding for each place of which all claims have one voice."""
    places: dict[str, list[tuple[Analysis, Claim]]] = {}
    for analysis, claim in recent:
        places.setdefault(statement_of(claim, analysis.article).place, []).append((analysis, claim))
    for place in sorted(places):
        told = places[place]
        voices = {voice_of(analysis, claim) for analysis, claim in told}
        if len(voices) > 1 or "" in voices or len(told) < check.threshold:
            continue
        open_ = tuple(claim.id for _, claim in told if claim.id not in by.confirmed)
        if open_:
            words = f"{_name(told[0][1])}: all {len(told):,} claims rest on {what} {voices.pop()}"
            yield replace(_about(check, *told[0], words), claims=open_)


def _jump(analyses: Sequence[Analysis], check: Check, by: CheckedBy) -> Iterator[Finding]:
    counts: Counter[date] = Counter()
    for analysis in analyses:
        if analysis.article.date:
            counts[analysis.article.date] += len(analysis.claims)
    newest = max(counts, default=None)
    if newest is not None:
        first = newest - timedelta(_NEW_DAYS - 1) if newest.toordinal() > _NEW_DAYS else newest
        usual = [count for day, count in counts.items() if 0 < (first - day).days <= by.window_days]
        least = max(check.threshold * median(usual), _LEAST_CLAIMS) if len(usual) >= _LEAST_DAYS else None
        for day in sorted(counts):
            if least is not None and day >= first and counts[day] > least:
                words = f"{counts[day]:,} claims of {day}, where a day usually has {median(usual):,g}"
                yield Finding(check.name, check.action, words)
    now = sum(len(analysis.claims) for analysis in analyses)
    before = now if by.before is None else by.before
    if max(now, before) >= max(_LEAST_CLAIMS, check.threshold * min(now, before) + 1):
        yield Finding(check.name, check.action, f"{now:,} claims in all, where the published map has {before:,}")


def _unplaced(analyses: Sequence[Analysis], check: Check, by: CheckedBy) -> Iterator[Finding]:
    names: Counter[str] = Counter()
    placed = 0
    for analysis in _in_window(analyses, by.window_days):
        placed += sum(mention.place is not None for mention in analysis.mentions)
        for name in analysis.unplaced:
            names[" ".join(name.text.split())] += name.count
    lacking = names.total()
    if lacking and lacking > check.threshold * (placed + lacking):
        most = sorted(names, key=lambda name: (-names[name], name))[:_NAMED]
        more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
        words = (
            f"{lacking:,} of {placed + lacking:,} names of the last {by.window_days} days could not be placed: "
            f"{', '.join(most)}{more}"
        )
        yield Finding(check.name, check.action, words)


def _silent_source(analyses: Sequence[Analysis], check: Check, by: CheckedBy) -> Iterator[Finding]:
    for source in by.sources:
        after = check.threshold if source.silent_after_days is None else source.silent_after_days
        if source.newest is None:
            yield Finding(check.name, check.action, f"{source.name}: nothing dated has come from it yet")
        elif (days := (by.today - source.newest).days) > after:
            yield Finding(check.name, check.action, f"{source.name}: nothing new since {source.newest}, {days:,} days")


def _old_news(analyses: Sequence[Analysis], check: Check, by: CheckedBy) -> Iterator[Finding]:
    newest = max((analysis.article.date for analysis in analyses if analysis.article.date), default=None)
    if newest is None:
        yield Finding(check.name, check.action, "no article is dated, or there is none")
    elif (days := (by.today - newest).days) > check.threshold:
        yield Finding(check.name, check.action, f"the newest article is of {newest}, {days:,} days ago")


def _clock(analyses: Sequence[Analysis], check: Check, by: CheckedBy) -> Iterator[Finding]:
    if by.now and by.last_run and by.now < by.last_run - timedelta(hours=check.threshold):
        words = (
            f"the clock says {by.now:%Y-%m-%d %H:%M}, but an earlier run ended at {by.last_run:%Y-%m-%d %H:%M}: no age "
            "can be told by it; set the clock, or this check to warn where the earlier one was wrong"
        )
        yield Finding(check.name, check.action, words)


_CHECKS: Final[Mapping[str, Callable[[Sequence[Analysis], Check, CheckedBy], Iterable[Finding]]]] = {
    "low_confidence": _low_confidence,
    "reference": _reference,
    "far_place": _far_place,
    "one_outlet": _one_outlet,
    "one_side": _one_side,
    "jump": _jump,
    "unplaced": _unplaced,
    "silent_source": _silent_source,
    "old_news": _old_news,
    "clock": _clock,
}


def _in_window(analyses: Sequence[Analysis], window_days: int) -> list[Analysis]:
    """Return the articles of the last days up to the newest one, undated ones aside."""
    newest = max((analysis.article.date for analysis in analyses if analysis.article.date), default=None)
    return [
        analysis
        for analysis in analyses
        if newest and analysis.article.date and (newest - analysis.article.date).days <= window_days
    ]


def _recent(analyses: Sequence[Analysis], window_days: int) -> list[tuple[Analysis, Claim]]:
    return [(analysis, claim) for analysis in _in_window(analyses, window_days) for claim in analysis.claims]


def _of_run(check: Check) -> CheckAction:
    """Return what follows from a finding about the whole run: there is no single claim to hold back."""
    return "warn" if check.action == "hold" else check.action


def _name(claim: Claim) -> str:
    return claim.resolved.name if claim.resolved else claim.place_name


def _outlet(article: Article) -> str:
    """Return whose story it is: of one told again its origin's."""
    return article.origin or article.outlet or article.feed or article.key


@lru_cache(maxsize=10_000)
def _distance_km(one: Place, other: Place) -> float:
    """Return the distance on the ellipsoid."""
    _, _, distance_m = _wgs84().inv(one.longitude, one.latitude, other.longitude, other.latitude)
    return float(distance_m) / 1000.0


@lru_cache(maxsize=1)
def _wgs84() -> Any:
    from pyproj import Geod

    return Geod(ellps="WGS84")
