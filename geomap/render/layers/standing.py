"""What the statements about one place come to on the newest day: the rule of `geomap.state`, ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geomap.render.statements import Statement, age_on
from geomap.state import Dispute, PlaceState


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing said of a place that gets a sign.

    `kind` and `party` say what; `statement` is the one that stands for it, `claims` all that say it.
    `solid` says that a text says all of the
    place. `sides` has the two sides of a disagreement, empty otherwise.
    """

    kind: str
    party: str | None
    statement: Statement
    solid: bool = False
    sides: tuple[str | None, ...] = ()
    claims: tuple[str, ...] = ()


def standing(statements: Sequence[Statement], now: PlaceState) -> tuple[Sign, ...]:
    """Return what military statements about one place come to; the first one is the place's main sign.

    Parameters
    ----------
    statements
        All of one place.
    now
        The state of the place on the day to look at, worked out from them.
    """
    by_id = {one.told.id: one for one in statements}

    def speaker(ids: Sequence[str]) -> Statement:
        return _speaker_for(ids, by_id, now.day)

    signs = [
        Sign(one.kind, one.party, speaker(one.claims), one.extent_stated, claims=one.claims) for one in now.holders
    ]
    # The last to have taken it first; one that merely holds on after that.
    signs.sort(key=lambda sign: (sign.kind != "gain", age_on(sign.statement.last, now.day) or 0, sign.party or ""))
    signs += [
        Sign("contest", one.party, speaker(one.claims), claims=one.claims)
        for one in now.contests
        if one.extent != "approach"
    ]
    signs += [Sign("loss", one.party, speaker(one.claims), claims=one.claims) for one in now.lost]
    dispute = _dispute(now, by_id)
    # Where speakers disagree the stripe says so, and no other sign takes a side.
    return (dispute,) if dispute else tuple(signs)


def near(statements: Sequence[Statement], signs: Sequence[Sign]) -> tuple[tuple[Statement, ...], ...]:
    """Return the statements about a place's surroundings that still count, gathered by party and kind.

    Who has since taken the place itself, as its `signs` say, is no longer beside it.
    """
    inside = {sign.party for sign in signs if sign.kind == "gain"}
    found: dict[tuple[str, str | None], list[Statement]] = {}
    for one in statements:
        claim = one.claim
        beside = claim.extent == "approach" and claim.polarity == "affirmed" and claim.modality == "actual"
        if beside and claim.kind not in ("strike", "sovereignty") and claim.party not in inside:
            found.setdefault((claim.kind, claim.party), []).append(one)
    return tuple(tuple(each) for each in found.values())


def _speaker_for(ids: Sequence[str], by_id: Mapping[str, Statement], day: date | None) -> Statement:
    """Return the statement that stands for several: the newest; of one article the one that says "parts"."""
    found = sorted((by_id[each] for each in ids), key=lambda one: (age_on(one.last, day) or 0, one.number))
    alike = [one for one in found if one.analysis == found[0].analysis]
    return next((one for one in alike if one.claim.extent == "part"), found[0])


def _dispute(now: PlaceState, by_id: Mapping[str, Statement]) -> Sign | None:
    """Return the disagreement of a place with its two sides, None where nobody disagrees."""
    for one in now.disputes:
        first, second = (_speaker_for(ids, by_id, now.day) for ids in (one.claims, one.against))
        if first.claim.polarity == "denied":
            first, second = second, first
        sides = (first.claim.party, _other_side(one, first, second))
        if sides[0] != sides[1]:
            return Sign(first.claim.kind, first.claim.party, first, sides=sides, claims=one.claims + one.against)
    return None


def _other_side(dispute: Dispute, first: Statement, second: Statement) -> str | None:
    """Return whom the second voice speaks for: the party that it names, of a denial the denier's own side."""
    if second.claim.party != first.claim.party:
        return second.claim.party
    return second.claim.speaker_side or None
