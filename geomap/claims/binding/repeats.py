"""Whether two readings of a place tell the same: "took P on Monday and held it", "P, which fell and was retaken"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.claims.binding.bind import RETAKEN, Bound
from geomap.claims.constructions.special import Special
from geomap.claims.words import tags

_CHANGES = frozenset(("gain", "loss"))
_CLOSE = 3  # units from the comma that closes a relative clause to the verb


def told_before(one: Bound, bound: Sequence[Bound]) -> bool:
    """Whether what is told of "it" was told of its name, of the same party: "took P on Monday and held it"."""
    if not one.again:
        return False
    told = (one.hit.unit, one.kind, one.denied)
    return any(
        (other.hit.unit, other.kind, other.denied) == told
        and other.party in (one.party, None)
        and (one.planned or not other.planned)  # "was sent to take P, and has taken it"
        for other in bound
    )


def lend_party(one: Bound, bound: Sequence[Bound]) -> None:
    """Tell who did a deed that was told of before without him: "P fell in May, when the rebels took it".

    Or who attacks where the fighting is: "fighting goes on in P, where the rebels are advancing".
    """
    told = (one.hit.unit, one.kind, one.denied, one.planned)
    lends = (one.again or one.kind == "contest") and one.party is not None and not one.word.startswith(RETAKEN)
    for other in bound if lends else ():
        if other.party is None and (other.hit.unit, other.kind, other.denied, other.planned) == told:
            other.party, other.party_by = one.party, one.party_by


def tells_new(one: Bound, at: int, known: set[tuple[int, str]]) -> bool:
    """Whether a reading of the place at `at` tells what no reading before tells of it."""
    if (at, class_of(one)) in known:
        return False
    told = f"{one.kind}{one.denied}"
    if one.kind == "control":  # "P, which the rebels had held, is held by the army"
        if one.party is None:
            return not any(unit == at and other.startswith(told) for unit, other in known)
        return (at, told) not in known
    if one.kind != "gain" or one.party_by == "named":
        return True
    if one.party is None and one.word.startswith(RETAKEN):
        return True  # "P, which the rebels had overrun, has been retaken"
    if one.role:  # "P, which was won and lost, and which the army retook": one gain
        return known.isdisjoint(((at, told), (at, f"{told}{one.party}")))
    return not any(unit == at and other.startswith(f"{told}~") for unit, other in known)


def class_of(one: Bound) -> str:
    """What makes two readings of one place the same: kind, polarity, who denies, of holding and law the party."""
    told = one.kind == "gain" and one.party_by == "named"  # "retook P, which had fallen to the rebels": two gains
    party = one.party if one.again or told or one.kind == "sovereignty" else ""
    if one.kind == "control":
        party = one.party or ""
    if one.kind == "sovereignty" and one.planned:
        party = f"{party} to be"  # "plans to recognise P, which A annexed, as A's"
    if one.kind == "gain" and one.role and one.party is not None and not party:
        party = f"~{one.party}"  # "P, which the army had taken in May, fell to the rebels"
    if one.again and not one.planned:
        party = f"{party} done"  # "was sent to take P, and has taken it"
    if one.kind == "gain" and not party and one.word.startswith(RETAKEN):
        party = "back"  # "P, which the rebels had overrun, has been retaken"
    return f"{one.kind}{one.denied}{one.speaker if one.denied else ''}{party}"


def same_deed(one: Bound, other: Bound) -> bool:
    """Whether two readings differ in the party at most: the kind, and of a denial who denies."""
    return (one.kind, one.denied) == (other.kind, other.denied) and (not one.denied or one.speaker == other.speaker)


def given_up(item: Special, bound: Sequence[Bound]) -> bool:
    """Whether the strongholds in a place are told to have been left or taken: "were chased from their bases in P".

    Or it is told of who took it that it was from somebody's hands.
    """
    units = {hit.unit for hit in item.hits} if item.asks_party or item.kind == "loss" else ()
    if item.kind == "loss":
        return any(one.hit.unit in units and one.kind == "gain" for one in bound)
    return any(one.hit.unit in units and one.kind in _CHANGES and not (one.planned or one.denied) for one in bound)


def told_by_verbs(item: Special, bound: Sequence[Bound]) -> bool:
    """Whether a verb tells already of a place of which "to be" or "to have" tells.

    What a relative clause before tells is another thing: "P, which the army won back in May, is the rebels' again".
    """
    units = {hit.unit for hit in item.hits}
    for one in bound:
        if one.hit.unit in units:
            if item.background and one.kind not in ("gain", "loss"):
                continue  # "shelled P, the rebels' last town"; but who "took the rebels' last town, P" has it
            ground = item.kind == "sovereignty" and item.party is not None and item.end > item.head + 2
            if ground and one.kind != "sovereignty":
                continue  # "P is A's territory under B's occupation"
            closed = any(bits & tags.COMMA for bits in one.line.tag[item.head - _CLOSE : item.head])
            if not closed or one.kind == item.kind or one.unit > item.head:
                return True
    return False
