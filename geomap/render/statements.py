"""Claims made ready to be shown: gathered from their articles, dated, put in order, grouped by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from geomap.model import Analysis, Claim, Event, Place
from geomap.render.strings import day, day_range, fill
from geomap.state import Statement as Told
from geomap.state import statement_of

FRESH_DAYS = 7  # statements up to this age show in full strength
FAINTEST = 0.45  # of one at the end of the window; below that, hatches vanish on the page


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim and the article that it stands in.

    `number` counts all statements of a page in their order. `told` is what the state of the place is worked out
    from, with the number as its id. It counts from the day `first` on; `last` is the last day that it speaks of, both
    None where neither claim nor article is dated. `age_days` counts from the last day that the claim speaks of to
    the day of the newest article, None where neither claim nor article is dated; `old` says that this is
    beyond the window.
    """

    number: int
    claim: Claim
    analysis: int
    told: Told
    age_days: int | None
    old: bool
    first: date | None = None
    last: date | None = None

    @property
    def drawn_kind(self) -> str:
        """The kind, with ``_denied`` where the claim says that it is not so: what the layers go by."""
        return self.claim.kind + ("_denied" if self.claim.polarity == "denied" else "")


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """All statements about one place, newest first. `place` is None where it could not be settled."""

    key: str
    name: str
    place: Place | None
    statements: tuple[Statement, ...]


def newest_day(analyses: Sequence[Analysis]) -> date | None:
    """Return the day of the newest article, None where none is dated."""
    return max((analysis.article.date for analysis in analyses if analysis.article.date), default=None)


def oldest_day(analyses: Sequence[Analysis]) -> date | None:
    """Return the day of the oldest article, None where none is dated."""
    return min((analysis.article.date for analysis in analyses if analysis.article.date), default=None)


def gather(analyses: Sequence[Analysis], *, window_days: int, parties: object = None) -> tuple[PlaceGroup, ...]:
    """Return every claim of the analyses as a statement, grouped by place.

    Groups are in the order of their number of statements, then of their name; statements of a group newest first,
    then in the order of articles and text.

    Parameters
    ----------
    analyses
        What was read.
    window_days
        After how many days a statement is old.
    parties
        The known parties, for the sides that they stand on; see `geomap.render.hues.party_looks`.
    """
    newest = newest_day(analyses)
    by_key: dict[str, list[Statement]] = {}
    number = 0
    every: dict[str, str] = {}  # for a denial of what another article says
    for at, claim in enumerate(claim for analysis in analyses for claim in analysis.claims):
        every.setdefault(claim.id, str(at))
    for index, analysis in enumerate(analyses):
        first = number
        ids = {claim.id: str(first + place) for place, claim in enumerate(analysis.claims)}
        for claim in analysis.claims:
            key = claim.resolved.id if claim.resolved else f"?{claim.place_name.casefold()}"
            side = _side(parties, claim.party, analysis.article.date)
            told = statement_of(claim, analysis.article, party_side=side)
            answers = ids.get(claim.answers) or every.get(claim.answers, "")
            told = replace(told, id=str(number), place=key, answers=answers)
            first_day, last_day = _first(told), _last(told)
            age = age_on(last_day, newest)
            old = age is not None and age > window_days
            one = Statement(number, claim, index, told, age, old, first_day, last_day)
            by_key.setdefault(key, []).append(one)
            number += 1
    groups = []
    for key, statements in by_key.items():
        ordered = sorted(statements, key=lambda one: (one.age_days if one.age_days is not None else 10**6, one.number))
        place = ordered[0].claim.resolved
        names = Counter(statement.claim.place_name for statement in ordered)
        name = place.name if place else min(names, key=lambda each: (-names[each], each))
        groups.append(PlaceGroup(key, name, place, tuple(ordered)))
    return tuple(sorted(groups, key=lambda group: (-len(group.statements), group.name, group.key)))


def strength(age_days: int | None, *, window_days: int) -> float:
    """Return how strongly a sign shows: 1 up to a week, then fading to `FAINTEST` at the end of the window.

    A statement without a date shows like one in the middle.
    """
    if age_days is None:
        return round((1 + FAINTEST) / 2, 2)
    if age_days <= FRESH_DAYS or window_days <= FRESH_DAYS:
        return 1.0
    share = min(1.0, (age_days - FRESH_DAYS) / (window_days - FRESH_DAYS))
    return round(1.0 - share * (1.0 - FAINTEST), 2)


def when(event: Event, article_day: date | None) -> str:
    """Return the date of an event in words, and on what it rests where that is only the article's own."""
    if event.start is None and event.end is None:
        return fill("date_from_article", day=day(article_day)) if article_day else fill("undated")
    if event.start is None:
        return fill("date_until", day=day(event.end)) if event.end else fill("undated")
    if event.end is None:
        return fill("date_since", day=day(event.start))
    words = day_range(event.start, event.end)
    return fill("date_from_article", day=words) if event.basis == "article" else words


def age_on(last: date | None, day: date | None) -> int | None:
    """Return how many days before a day a statement spoke of last, None where either is not known."""
    return None if last is None or day is None else max(0, (day - last).days)


def _first(told: Told) -> date | None:
    """Return the day from which on a statement counts: as in `geomap.state`, a plan from when it was told."""
    day = told.day
    if day is None:
        return None
    first = day if told.kind in ("gain", "loss") or told.start is None else min(told.start, day)
    return min(first, told.said) if told.modality == "planned" and told.said else first


def _last(told: Told) -> date | None:
    """Return the last day that a statement speaks of.

    A claim in law ("self-proclaimed", "annexed in 2014") lasts until it is given up: it speaks of the day on which it
    is told, not of the day on which it was first made.
    """
    last = told.day
    if told.kind == "sovereignty" and told.modality == "actual":
        last = max((day for day in (told.day, told.said) if day), default=None)
    return max(last, told.end or last) if last is not None else None


def _side(parties: object, key: str | None, on: date | None) -> str:
    """Return the side that a party stands on, "" where the known parties do not tell."""
    side_of: Any = getattr(parties, "side_of", None)
    return str(side_of(key, on) or "") if key and callable(side_of) else ""
