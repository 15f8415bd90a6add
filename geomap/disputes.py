"""Where sayings do not agree: claims about one place that cannot both be so, by different voices at the same time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from geomap.model import Extent
from geomap.statements import WINDOW_DAYS, Statement, claim_ids


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two groups of claims that cannot both be so, said by different voices."""

    claims: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Assertion:
    """What a statement says of a party: that it holds the place, or does not."""

    holds: bool
    party: str
    side: str
    extent: Extent
    stated: bool


def _assertion(statement: Statement) -> _Assertion | None:
    if statement.kind not in ("control", "gain", "loss") or statement.background or not statement.party:
        return None
    if statement.extent == "approach":
        return None
    holds = (statement.kind != "loss") == (statement.polarity == "affirmed")
    return _Assertion(holds, statement.party, statement.side, statement.extent, statement.extent_stated)


def _interval(statement: Statement) -> tuple[date, date]:
    """Return the days for which a statement asserts who holds the place: from the deed up to when it was said."""
    day = statement.day
    if day is None:
        return date.min, date.max
    start = day
    if statement.start is not None and (statement.kind == "control" or statement.polarity == "denied"):
        start = min(statement.start, day)
    said = statement.said if statement.kind != "control" and statement.said else day
    # What is told as history is not said of today.
    return start, said if (said - day).days <= WINDOW_DAYS else day


def _incompatible(one: _Assertion, other: _Assertion) -> bool:
    if one.holds and other.holds:
        if one.side == other.side:
            return False
        if one.extent == "part" or other.extent == "part":
            return (one.stated and one.extent == "whole") or (other.stated and other.extent == "whole")
        return True
    return one.holds != other.holds and one.party == other.party and one.extent == other.extent == "whole"


def disputes(actual: Sequence[Statement]) -> tuple[Dispute, ...]:
    """Return the disputes among statements that are in force together, whatever their order."""
    groups: dict[_Assertion, list[Statement]] = {}
    for statement in actual:
        assertion = _assertion(statement)
        if assertion is not None:
            groups.setdefault(assertion, []).append(statement)
    found: set[Dispute] = set()
    for one, other in combinations(groups, 2):
        if _incompatible(one, other):
            first, second = _met(groups[one], groups[other]), _met(groups[other], groups[one])
            if first and second:
                found.add(Dispute(*sorted((first, second))))
    by_id = {statement.id: statement for statement in actual}
    for statement in actual:
        answered = by_id.get(statement.answers) if statement.answers else None
        if answered is not None and answered.voice != statement.voice:
            found.add(Dispute(*sorted(((statement.id,), (answered.id,)))))
    return tuple(sorted(found, key=lambda dispute: (dispute.claims, dispute.against)))


def _met(these: Sequence[Statement], those: Sequence[Statement]) -> tuple[str, ...]:
    """Return which of `these` overlap in time with one of `those` by another voice."""
    # By start, the latest end so far of two different voices: enough to answer for any voice that asks.
    spans = sorted((*_interval(s), s.voice) for s in those)
    starts = [span[0] for span in spans]
    best: list[tuple[tuple[date, str], tuple[date, str] | None]] = []
    first: tuple[date, str] = (date.min, "")
    second: tuple[date, str] | None = None
    for _, end, voice in spans:
        if not best:
            first = (end, voice)
        elif voice == first[1]:
            first = max(first, (end, voice))
        elif end > first[0]:
            first, second = (end, voice), first
        elif second is None or end > second[0]:
            second = (end, voice)
        best.append((first, second))
    met = []
    for statement in these:
        start, end = _interval(statement)
        at = bisect_right(starts, end)
        if not at:
            continue
        top, next_top = best[at - 1]
        reach = top if top[1] != statement.voice else next_top
        if reach is not None and reach[0] >= start:
            met.append(statement)
    return claim_ids(met)
