"""What the statements about one place come to on the newest day: the rule of `geomap.state`, ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geomap.render.statements import Statement
from geomap.state import Dispute, PlaceState, state


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing said of a place that gets a sign.

    `kind` and `party` say what; `statement` is the one that stands for it. `solid` says that a text says all of the
    place. `sides` has the two sides of a disagreement, empty otherwise.
    """

    kind: str
    party: str | None
    statement: Statement
    solid: bool = False
    sides: tuple[str | None, ...] = ()


def standing(statements: Sequence[Statement], newest: date | None, *, window_days: int) -> tuple[Sign, ...]:
    """Return what military statements about one place come to; the first one is the place's main sign.

    Parameters
    ----------
    statements
        All of one place, newest first.
    newest
        The day to look at, that of the newest article; None where no article is dated.
    window_days
        After how many days a statement lapses.
    """
    if not statements:
        return ()
    by_id = {one.told.id: one for one in statements}
    dated = any(one.told.day is not None for one in statements)
    now = state(
        statements[0].told.place,
        newest if dated else None,
        [one.told for one in statements],
        window_days=window_days,
    )
    signs = [
        Sign(holding.kind, holding.party, _speaker_for(holding.claims, by_id), holding.extent_stated)
        for holding in now.holders
    ]
    # The last to have taken it first; one that merely holds on after that.
    signs.sort(key=lambda sign: (sign.kind != "gain", sign.statement.age_days or 0, sign.party or ""))
    signs += [
        Sign("contest", one.party, _speaker_for(one.claims, by_id)) for one in now.contests if one.extent != "approach"
    ]
    signs += [Sign("loss", one.party, _speaker_for(one.claims, by_id)) for one in now.lost]
    dispute = _dispute(now, by_id)
    # Where speakers disagree the stripe says so, and no other sign takes a side.
    return (dispute,) if dispute else tuple(signs)


def near(statements: Sequence[Statement], newest: date | None, *, window_days: int) -> tuple[Statement, ...]:
    """Return the statements about a place's surroundings that still count, one for each party and kind.

    Who has since taken the place itself is no longer beside it.
    """
    inside = {sign.party for sign in standing(statements, newest, window_days=window_days) if sign.kind == "gain"}
    found: dict[tuple[str, str | None], Statement] = {}
    for one in statements:
        claim = one.claim
        beside = claim.extent == "approach" and claim.polarity == "affirmed" and claim.modality == "actual"
        if beside and claim.kind not in ("strike", "sovereignty") and claim.party not in inside:
            found.setdefault((claim.kind, claim.party), one)
    return tuple(found.values())


def _speaker_for(ids: Sequence[str], by_id: Mapping[str, Statement]) -> Statement:
    """Return the statement that stands for several: the newest; of one article the one that says "parts"."""
    found = sorted((by_id[each] for each in ids), key=lambda one: (one.age_days or 0, one.number))
    alike = [one for one in found if one.analysis == found[0].analysis]
    return next((one for one in alike if one.claim.extent == "part"), found[0])


def _dispute(now: PlaceState, by_id: Mapping[str, Statement]) -> Sign | None:
    """Return the disagreement of a place with its two sides, None where nobody disagrees."""
    for one in now.disputes:
        first, second = _speaker_for(one.claims, by_id), _speaker_for(one.against, by_id)
        if first.claim.polarity == "denied":
            first, second = second, first
        sides = (first.claim.party, _other_side(one, first, second))
        if sides[0] != sides[1]:
            return Sign(first.claim.kind, first.claim.party, first, sides=sides)
    return None


def _other_side(dispute: Dispute, first: Statement, second: Statement) -> str | None:
    """Return whom the second voice speaks for: the party that it names, of a denial the denier's own side."""
    if second.claim.party != first.claim.party:
        return second.claim.party
    return second.claim.speaker_side or None
