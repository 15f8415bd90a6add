"""What was said of a place over time, and what changed since a day: the ledger asked through `geomap.state`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from geomap.gazetteer.fold import fold_name
from geomap.ledger.store import Ledger, Told
from geomap.state import PlaceState, change_points
from geomap.statements import WINDOW_DAYS


@dataclass(frozen=True, slots=True)
class PlaceHistory:
    """All states of a place, each from its day on; `told` has every claim about it by its id, undated ones too."""

    place: str
    name: str
    states: tuple[PlaceState, ...]
    told: Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class Change:
    """What was said of a place changed on `after.day`: a new claim, or the lapse of an old one."""

    place: str
    name: str
    before: PlaceState
    after: PlaceState
    told: Mapping[str, Told]


def places_named(ledger: Ledger, name: str) -> list[tuple[str, str]]:
    """Return id and name of the places that something is claimed of and that go by a name or an id, sorted."""
    wanted = fold_name(name)
    found = ledger.claimed_places()
    exact = [(key, known) for key, known in found if key == name]
    return exact or [(key, known) for key, known in found if fold_name(known) == wanted]


def history(ledger: Ledger, place: str, *, window_days: int = WINDOW_DAYS) -> PlaceHistory:
    """Return what was said of a place over time.

    Parameters
    ----------
    ledger
        An open one.
    place
        The id of the place; see `places_named`.
    window_days
        As of `geomap.state.state`.
    """
    told = [each for _, each in ledger.told(place)]
    return PlaceHistory(place, _name(place, told), _states(place, told, window_days), _by_id(told))


def changes(
    ledger: Ledger, since: date, *, until: date | None = None, window_days: int = WINDOW_DAYS
) -> Iterator[Change]:
    """Yield what changed from a day on, by day, then by place.

    A day is one of the claims' own: that of the deed, or of the article. Where nothing is said any more because the
    last claim lapsed, that is a change too. That the same is said by more or by fewer claims is none.

    Parameters
    ----------
    ledger
        An open one.
    since, until
        Calendar dates, both inclusive.
    window_days
        As of `history`.
    """
    found: list[Change] = []
    for place, group in groupby(ledger.told(), itemgetter(0)):
        told = [each for _, each in group]
        name, by_id = _name(place, told), _by_id(told)
        before = PlaceState(place, None)
        for after in _states(place, told, window_days):
            if _said(after) == _said(before):
                before = after  # the same is said, by other claims
                continue
            if after.day is not None and since <= after.day and (until is None or after.day <= until):
                ids = {*claim_ids(before), *claim_ids(after)}
                found.append(Change(place, name, before, after, {key: by_id[key] for key in sorted(ids)}))
            before = after
    yield from sorted(found, key=lambda change: (change.after.day or date.min, change.name, change.place))


def _states(place: str, told: Iterable[Told], window_days: int) -> tuple[PlaceState, ...]:
    return change_points(place, [each.statement for each in told], window_days=window_days)


def _said(state: PlaceState) -> tuple[object, ...]:
    """Return what a state says, without who says it."""
    others = (state.lost, state.contests, state.strikes, state.sovereignty)
    return (
        tuple((holding.party, holding.kind, holding.extent, holding.extent_stated) for holding in state.holders),
        tuple(tuple((standing.party, standing.extent) for standing in standings) for standings in others),
        bool(state.planned),
        bool(state.denied),
        bool(state.disputes),
    )


def _by_id(told: Iterable[Told]) -> dict[str, Told]:
    return {each.claim.id: each for each in told}


def _name(place: str, told: Sequence[Told]) -> str:
    """Return the name of a place; where it was called differently, as last."""
    if not told:
        return place
    claim = told[-1].claim
    return claim.resolved.name if claim.resolved else claim.place_name


def claim_ids(state: PlaceState) -> tuple[str, ...]:
    """Return the ids of all claims that a state rests on, each once, sorted."""
    ids: set[str] = set(state.planned) | set(state.denied)
    for holding in state.holders:
        ids.update(holding.claims)
    for standing in (*state.lost, *state.contests, *state.strikes, *state.sovereignty):
        ids.update(standing.claims)
    return tuple(sorted(ids))


def holders_in_words(state: PlaceState, title: Callable[[str | None], str]) -> str:
    """Return in words who is said to hold a place, and what else is said of it."""
    parts: list[str] = []
    for holding in state.holders:
        verb = "taken by" if holding.kind == "gain" else "held by"
        part = "part " if holding.extent == "part" else ""
        parts.append(f"{part}{verb} {title(holding.party)}")
    for verb, standings in (
        ("lost by", state.lost),
        ("contested by", state.contests),
        ("struck by", state.strikes),
        ("claimed in law by", state.sovereignty),
    ):
        parts += [f"{verb} {title(standing.party)}" for standing in standings]
    if state.planned:
        parts.append(_counted(state.planned, "plan"))
    if state.denied:
        parts.append(_counted(state.denied, "denial"))
    words = "; ".join(parts) or "nothing said any more"
    return f"{words} (sayings disagree)" if state.disputes else words


def _counted(ids: Sequence[str], noun: str) -> str:
    return f"{len(ids)} {noun}{'' if len(ids) == 1 else 's'}"
