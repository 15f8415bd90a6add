"""The state of a place at a date, from what was claimed of it: one pure function, used by map, slider and exports.

``docs/state.md`` gives the rules in words. Nothing here knows what is true: a state says who is *said* to hold a
place, by whom, and where the sayings do not agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geomap.disputes import Dispute, disputes
from geomap.model import ClaimKind, Extent
from geomap.statements import WINDOW_DAYS, Statement, claim_ids, statement_of

__all__ = [
    "Dispute", "Holding", "PlaceState", "Standing", "Statement", "change_points", "state", "statement_of", "timelines",
]  # fmt: skip

_RANK: dict[str, int] = {"control": 0, "contest": 1, "loss": 2, "gain": 3}  # order of what is told of one day


@dataclass(frozen=True, slots=True)
class Holding:
    """A party said to hold a place. `kind` is what was said last: ``control`` (held) or ``gain`` (taken)."""

    party: str | None
    kind: ClaimKind
    extent: Extent
    extent_stated: bool
    since: date | None
    claims: tuple[str, ...]
    outlets: tuple[str, ...]  # one vote each
    against_interest: bool  # somebody says it whose side would rather not


@dataclass(frozen=True, slots=True)
class Standing:
    """A party that lost, contests, struck, or asserts a place in law, with the claims that say so."""

    party: str | None
    extent: Extent
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceState:
    """What is said of a place at a date. `planned` and `denied` hold claims that change no state."""

    place: str
    day: date | None
    holders: tuple[Holding, ...] = ()
    lost: tuple[Standing, ...] = ()
    contests: tuple[Standing, ...] = ()
    strikes: tuple[Standing, ...] = ()
    sovereignty: tuple[Standing, ...] = ()
    planned: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is said of the place."""
        return self == PlaceState(self.place, self.day)


def state(
    place: str, day: date | None, statements: Iterable[Statement], *, window_days: int = WINDOW_DAYS
) -> PlaceState:
    """Return the state of a place at a date.

    Parameters
    ----------
    place
        The place's id; statements about other places are left aside.
    day
        A calendar date, or None for all that was said, undated statements too, none of it lapsed.
    statements
        In any order.
    window_days
        How many days after the last day that it speaks of a statement lapses.

    Examples
    --------
    >>> taken = Statement("1", "gn:1", "gain", "UA", start=date(2022, 9, 10), end=date(2022, 9, 10))
    >>> [holding.party for holding in state("gn:1", date(2022, 9, 20), [taken]).holders]
    ['UA']
    >>> state("gn:1", date(2022, 11, 1), [taken]).empty
    True
    """
    here = [statement for statement in statements if statement.place == place]
    if day is not None:
        here = [statement for statement in here if _lasts(statement, day, window_days)]
    return _state(place, day, here)


def change_points(
    place: str, statements: Iterable[Statement], *, window_days: int = WINDOW_DAYS
) -> tuple[PlaceState, ...]:
    """Return the states of a place in order, each from its `day` on until the next one's.

    The state before the first is empty; a last empty one says when everything has lapsed.
    """
    spans = [
        (span[0], span[1], statement)
        for statement in statements
        if statement.place == place and (span := _span(statement, window_days))
    ]
    starting: dict[date, list[Statement]] = {}
    ending: dict[date, list[Statement]] = {}
    for first, last, statement in spans:
        starting.setdefault(first, []).append(statement)
        if last < date.max:
            ending.setdefault(last + timedelta(1), []).append(statement)
    active: dict[Statement, None] = {}
    points: list[PlaceState] = []
    before = PlaceState(place, None)
    for day in sorted(starting.keys() | ending.keys()):
        for statement in ending.get(day, ()):
            active.pop(statement, None)
        active.update(dict.fromkeys(starting.get(day, ())))
        now = _state(place, day, list(active))
        if replace(now, day=None) != replace(before, day=None):
            points.append(now)
            before = now
    return tuple(points)


def timelines(statements: Iterable[Statement], *, window_days: int = WINDOW_DAYS) -> dict[str, tuple[PlaceState, ...]]:
    """Return the change points of every place, by its id, in the order of the ids."""
    by_place: dict[str, list[Statement]] = {}
    for statement in statements:
        by_place.setdefault(statement.place, []).append(statement)
    return {place: change_points(place, by_place[place], window_days=window_days) for place in sorted(by_place)}


def _span(statement: Statement, window_days: int) -> tuple[date, date] | None:
    """Return the first and last day on which a statement counts, None for an undated one."""
    day = statement.day
    if day is None:
        return None
    first = day if statement.kind in ("gain", "loss") or statement.start is None else min(statement.start, day)
    try:
        return first, max(day, statement.end or day) + timedelta(window_days)
    except OverflowError:
        return first, date.max


def _lasts(statement: Statement, day: date, window_days: int) -> bool:
    span = _span(statement, window_days)
    return span is not None and span[0] <= day <= span[1]


def _order(statement: Statement) -> tuple[date, int, str, str, str, str]:
    return (
        statement.day or date.min,
        _RANK.get(statement.kind, 9),
        statement.party or "",
        statement.id,
        statement.extent,
        statement.voice,
    )


def _state(place: str, day: date | None, active: Sequence[Statement]) -> PlaceState:
    ordered = sorted(active, key=_order)
    actual = [s for s in ordered if s.modality == "actual"]
    told = [s for s in actual if s.polarity == "affirmed"]
    holders, lost, contests = _fold(told)
    return PlaceState(
        place,
        day,
        holders,
        lost,
        contests,
        _standings(s for s in told if s.kind == "strike"),
        _standings(s for s in told if s.kind == "sovereignty"),
        claim_ids(s for s in ordered if s.modality == "planned"),
        claim_ids(s for s in actual if s.polarity == "denied"),
        disputes(actual),
    )


def _standings(statements: Iterable[Statement]) -> tuple[Standing, ...]:
    by_party: dict[str, list[Statement]] = {}
    for statement in statements:
        by_party.setdefault(statement.party or "", []).append(statement)
    return tuple(
        Standing(party or None, min((s.extent for s in found), key=_EXTENTS.index), claim_ids(found))
        for party, found in sorted(by_party.items())
    )


_EXTENTS = ("whole", "part", "approach")


class _Held:
    """A holding while the statements are gone through."""

    __slots__ = ("extent", "last", "statements")

    def __init__(self, statement: Statement) -> None:
        self.statements = [statement]
        self.extent: Extent = statement.extent
        self.last = statement.day or date.min

    def add(self, statement: Statement) -> None:
        day = statement.day or date.min
        if day > self.last or statement.extent == "part":
            self.extent = statement.extent
        self.last = max(day, self.last)
        self.statements.append(statement)

    def result(self, party: str) -> Holding:
        last = [s for s in self.statements if (s.day or date.min) == self.last and not s.background]
        kind: ClaimKind = "gain" if any(s.kind == "gain" for s in last) else "control"
        days = [s.start or s.day if s.kind == "control" else s.day for s in self.statements]
        known = [day for day in days if day is not None]
        stated = self.extent == "whole" and any(s.extent_stated for s in self.statements)
        return Holding(
            party or None,
            kind,
            self.extent,
            stated,
            min(known) if known else None,
            claim_ids(self.statements),
            tuple(sorted({s.outlet for s in self.statements})),
            any(s.against_interest for s in self.statements),
        )


def _fold(told: Sequence[Statement]) -> tuple[tuple[Holding, ...], tuple[Standing, ...], tuple[Standing, ...]]:
    """Go through what is told in the order of its days; return holders, losers and contests."""
    held: dict[str, _Held] = {}
    lost: dict[str, list[Statement]] = {}
    contests: dict[str, list[Statement]] = {}
    for statement in told:
        if statement.background:
            continue
        party = statement.party or ""
        if statement.kind == "contest" or (statement.extent == "approach" and statement.kind == "gain"):
            contests.setdefault(party, []).append(statement)
        elif statement.extent == "approach":
            continue  # what is said of a place's surroundings says nothing of the place
        elif statement.kind in ("gain", "control"):
            _hold(held, party, statement)
            lost.pop(party, None)
            if statement.kind == "gain":
                contests.pop(party, None)
        elif statement.kind == "loss":
            if statement.extent == "part" and party in held:
                held[party].extent = "part"
            else:
                held.pop(party, None)
            lost.setdefault(party, []).append(statement)
            contests.pop(party, None)
    taken = {s.side for s in told if s.kind == "gain" and not s.background and s.extent != "approach"}
    for statement in told:
        party = statement.party or ""
        if not statement.background or statement.kind != "control" or statement.extent == "approach":
            continue
        if party in held:
            held[party].statements.append(statement)
        elif not held.keys() - _background(held) and not taken - {statement.side} and party not in lost:
            held[party] = _Held(statement)
    return (
        tuple(held[party].result(party) for party in sorted(held)),
        _standings(s for found in lost.values() for s in found),
        _standings(s for found in contests.values() for s in found),
    )


def _background(held: dict[str, _Held]) -> set[str]:
    return {party for party, holding in held.items() if all(s.background for s in holding.statements)}


def _hold(held: dict[str, _Held], party: str, statement: Statement) -> None:
    """Let a party hold the place: what others held before that day ends, or shrinks where it took a part only."""
    day = statement.day or date.min
    for other in [key for key in held if key != party]:
        earlier = held[other].last < day
        if statement.kind == "gain" and held[other].last == day:
            earlier = all(s.kind == "control" for s in held[other].statements)  # taken from who held it that day
        if not earlier:
            continue
        if statement.extent == "part":
            held[other].extent = "part"
        elif held[other].extent == "whole" or statement.kind == "gain" or statement.extent_stated:
            del held[other]
        else:
            held[other].extent = "part"
    if party in held:
        held[party].add(statement)
    else:
        held[party] = _Held(statement)
