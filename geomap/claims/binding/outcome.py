"""Whose doing a place's fall is, by the attack or the success told beside it: "P fell after an assault by X"."""

from __future__ import annotations

from geomap.claims.binding.bind import Binder
from geomap.claims.frames.match import Match
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING
from geomap.model import ClaimKind

FALLS = frozenset(("fall", "falls", "fell", "fallen", "falling"))
_AFTER = frozenset(("after", "following", "under", "in", "to"))
_BY = frozenset(("by", "of", "from"))
_UPON = frozenset(("on", "at", "in", "near", "against"))
_BLOWS = frozenset(
    ("attack", "attacks", "siege", "bombardment", "bombing", "battering", "blitz", "storming", "shelling", "blockade",
     "assaults", "offensives", "raids", "fire", "encirclement", "pressure")
)  # fmt: skip
_REACH = 26  # units behind a verb in which the attack may be told
_PHRASE = 6  # units of "weeks of heavy" before the attack
_EDGES = tags.FINITE | tags.STOP | tags.RELATIVE | tags.QUOTE
_NO_PHRASE = _EDGES | tags.COMMA | tags.PLACE | tags.ACTOR
_ARMS = tags.FORCE | tags.WEAPON
_WON = frozenset(
    ("victory", "triumph", "gain", "success", "advance", "conquest", "achievement", "breakthrough", "win",
     "victories", "gains", "successes", "advances", "conquests")
)  # fmt: skip
_LOST = frozenset(("defeat", "loss", "setback", "reverse", "humiliation", "defeats", "losses", "setbacks"))
_HARDLY = frozenset(("hardly", "scarcely", "no", "neither"))
_TELLS = 12  # units behind a noun in which its success is told
_MADE = frozenset(("made", "won", "scored", "achieved", "suffered"))


def attacker_beside(binder: Binder, line: Line, found: Match, kind: ClaimKind) -> str | None:
    """Whose attack brought a place down of which no doer is told: "was lost in an assault by the rebels"."""
    head = found.head
    if kind not in ("gain", "loss") or found.agent is not None or not (found.passive or line.low[head] in FALLS):
        return None
    party = attacker_behind(binder, line, max(head, found.hits[-1].unit) + 1)
    if party is None and line.low[0] in _AFTER:  # "After an assault by the rebels, P fell"
        party = attacker_behind(binder, line, 1)
    return party


def foe_of_attacker(binder: Binder, party: str) -> str | None:
    """Who lost a place to an attacker: whom he fights, or the state where he is a group that no list has."""
    parties = binder.parties
    known = parties.index.book.get(party)
    return parties.foe(parties.index.book.side_of(party) or party) if known else parties.army_against(party)


def attacker_behind(binder: Binder, line: Line, first: int, *, noun: bool = False) -> str | None:
    """Whose attack is told behind "after" and the like from a unit on, before another verb, or that of a noun."""
    low, tag = line.low, line.tag
    for at in range(first, min(line.size - 2, first + _REACH)):
        if tag[at] & _EDGES and not tag[at] & tags.TIME:
            return None
        if low[at + 1] not in _BY or not (tag[at] & tags.ACTION or low[at] in _BLOWS):
            continue
        lead = at - 1
        while lead >= first - 1 and at - lead < _PHRASE and low[lead] not in _AFTER and not tag[lead] & _NO_PHRASE:
            lead -= 1
        if lead < first - 1 or low[lead] not in _AFTER:
            continue
        named = [unit for unit in range(at + 2, min(line.size, at + _PHRASE)) if unit in line.actor]
        if not named or any(map(_NO_PHRASE.__and__, (tag[unit] & ~tags.ACTOR for unit in range(at + 2, named[0])))):
            return None
        behind = named[0] + 1
        if not noun and tag[behind] & (tags.FINITE | tags.FAILS | tags.REPELS):
            return None  # "after a counter-attack by the army failed"
        if low[behind] in _UPON and behind + 1 < line.size and tag[behind + 1] & (tags.PLACE | tags.WEAK):
            return None  # "after an attack by the army on Q"
        who = binder.parties.of(line, (named[0], named[0] + 1 + bool(tag[named[0] + 1] & _ARMS)))
        return who.party if who.status in ("armed", "weapon") else None
    return None


def success_of(binder: Binder, line: Line, end: int) -> tuple[str | None, bool]:
    """Whose success or defeat what ends at a unit is told to be, and whether a success.

    "Is the first gain that the rebels have made", ", Russia's largest advance,", "is the army's worst defeat".
    """
    low, tag = line.low, line.tag
    if end >= line.size or not tag[end] & (tags.BE | tags.COMMA):
        return None, False
    for at in range(end + 1, min(line.size - 2, end + _TELLS)):
        if tag[at] & (tags.STOP | tags.QUOTE | tags.RELATIVE) or (tag[at] & tags.FINITE and not tag[at] & tags.BE):
            return None, False
        if tag[at] & tags.NEGATION or low[at] in _HARDLY:
            return None, False  # "is not the success that the rebels had wanted"
        if low[at] not in _WON and low[at] not in _LOST:
            continue
        owner = next((unit for unit in range(at - 1, end, -1) if unit in line.actor and low[unit + 1] in OWNING), -1)
        if owner < 0:
            behind = at + 1 + (low[at + 1] in ("that", "which"))
            behind += bool(tag[behind] & tags.DETERMINER)
            made = behind in line.actor and not _MADE.isdisjoint(low[behind + 1 : behind + 4])
            owner = behind if made else -1
        who = binder.parties.of_unit(line, owner) if owner >= 0 else None
        return (who.party if who is not None else None), low[at] in _WON
    return None, False
