"""Denials across articles: which claim of another article a denial answers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from geomap.claims.records import opposed
from geomap.gazetteer.fold import fold_name
from geomap.model import Analysis, Claim

ANSWER_DAYS = 7
"""So many days after a claim was published a denial in another article may still answer it."""

_MOST_LOOKED_AT = 500  # claims on one place that a denial is held against, the latest first


class _Told(NamedTuple):
    """A claim with the day and the article that it stands in; sorts by day, then by article, then by place in it."""

    day: date
    article: str
    start: int
    id: str
    claim: Claim


def answer_denials(analyses: Iterable[Analysis], *, window_days: int = ANSWER_DAYS) -> tuple[Analysis, ...]:
    """Link each denial that answers nothing in its own article to the claim of another article that it answers.

    That is the last affirmed claim before it on the same place that says what it denies, or the opposite (as within an
    article), published on the same day or up to `window_days` before. Of several on one day the first by article key
    counts, so the result does not depend on the order of the analyses. Undated articles are left as they are, and what
    is told as history answers nothing and is not answered.

    Examples
    --------
    >>> import geomap
    >>> said = geomap.analyze("Russia said its troops had captured Vuhledar.", date="2024-10-01")
    >>> denied = geomap.analyze("Ukraine denied that Russia had captured Vuhledar.", date="2024-10-02")
    >>> linked = answer_denials([said, denied])
    >>> linked[1].claims[0].answers == said.claims[0].id
    True
    """
    given = tuple(analyses)
    told: dict[str, list[_Told]] = {}
    for analysis in given:
        day = analysis.article.date
        for claim in analysis.claims:
            if day is not None and claim.polarity == "affirmed" and _is_news(claim, day, window_days):
                item = _Told(day, analysis.article.key, claim.place.start, claim.id, claim)
                told.setdefault(_place(claim), []).append(item)
    for items in told.values():
        items.sort(key=lambda item: (item.day, item.article, item.start, item.id))
    return tuple(_linked(analysis, told, window_days) for analysis in given)


def _linked(analysis: Analysis, told: dict[str, list[_Told]], window_days: int) -> Analysis:
    day = analysis.article.date
    if day is None or not any(claim.polarity == "denied" and not claim.answers for claim in analysis.claims):
        return analysis
    claims = []
    for claim in analysis.claims:
        if claim.polarity == "denied" and not claim.answers and _is_news(claim, day, window_days):
            answers = _answered(claim, analysis.article.key, day, told.get(_place(claim), []), window_days)
            claim = claim._replace(answers=answers) if answers else claim
        claims.append(claim)
    return replace(analysis, claims=tuple(claims))


def _answered(denial: Claim, article: str, day: date, told: list[_Told], window_days: int) -> str:
    """Return the id of the claim that a denial answers, "" where there is none."""
    best: _Told | None = None
    end = bisect_right(told, day, key=lambda item: item.day)
    for item in reversed(told[max(0, end - _MOST_LOOKED_AT) : end]):
        if (day - item.day).days > window_days or (best is not None and item.day < best.day):
            break
        if item.article != article and opposed(item.claim, denial):
            best = item  # going back, the first of its day comes last
    return best.id if best else ""


def _place(claim: Claim) -> str:
    return claim.resolved.id if claim.resolved else f"name:{fold_name(claim.place_name)}"


def _is_news(claim: Claim, day: date, window_days: int) -> bool:
    """Whether a claim speaks of about the day that it was published on."""
    return claim.event.end is None or day - claim.event.end <= timedelta(days=2 * window_days)
