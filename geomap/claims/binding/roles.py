"""Who "the defenders", "the garrison", "the invaders" are, by who has the place; and for whom a place is taken."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.claims.binding.bind import Bound
from geomap.claims.frames.match import Match
from geomap.claims.parties.actorindex import ActorIndex
from geomap.claims.parties.foes import foe_of
from geomap.claims.who.party import Who
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING

_HAVE_IT = frozenset(("defenders", "defender", "garrison", "garrisons"))
_WANT_IT = frozenset(("attackers", "attacker", "besiegers", "invaders", "invader"))


def settle_roles(bound: Sequence[Bound], index: ActorIndex) -> None:
    """Set the party of claims whose subject is a role alone, in place; in the order of the text.

    Whoever was last told to have taken a place, or to hold it, has it. Else the invaders are not the state in which it
    lies; but who its garrison is, is left as it was read.
    """
    has: dict[str, str] = {}
    taken: dict[str, int] = {}  # the sentence that tells of it
    for item in bound:
        place = item.line.place[item.hit.unit].place
        if place is None:
            continue
        sentence = item.line.sentence.start
        if item.role in _HAVE_IT | _WANT_IT and item.party is not None and taken.get(place.id) == sentence:
            if item.party == has[place.id]:  # "the rebels took P, whose defenders had fled"
                item.party, item.party_by = index.opponent(item.party), "context"
        elif item.role in _WANT_IT or (item.role in _HAVE_IT and place.id in has):
            if item.role in _WANT_IT and item.party == place.country and place.id not in has:
                continue  # of whom the text tells that they attack, in their own land
            home, foe = place.country, foe_of(place.country, item.line.document.article.date, index.sides)
            if home in index.sides and foe is not None and _states(index, home, foe):
                holder = has.get(place.id, home)
                holder = holder if holder in (home, foe) else home
                other = foe if holder == home else home
                item.party, item.party_by = (holder if item.role in _HAVE_IT else other), "context"
        if item.party is not None and not (item.denied or item.planned):
            if item.kind in {"gain", "control"}:
                has[place.id] = item.party
                taken[place.id] = sentence
            elif item.kind == "loss":
                has.pop(place.id, None)


def _states(index: ActorIndex, *parties: str) -> bool:
    """Whether all of some parties are states."""
    known = [index.book.get(party) for party in parties]
    return all(one is not None and one.is_state for one in known)


def for_whom(line: Line, found: Match) -> int:
    """The unit of the party for whom a place is taken or held: "the men who held P for the government"; -1 without."""
    lord = found.hits[-1].unit + 2
    if line.low[lord - 1] != "for":
        return -1
    lord += bool(line.tag[lord] & tags.DETERMINER)
    if lord not in line.actor or line.actor[lord].kind == "adjective" or line.low[lord + 1] in OWNING:
        return -1  # "for the winter", "for the army's sake"
    return lord


def told_of_its_state(line: Line, found: Match, who: Who) -> bool:
    """Whether "it" in a relative clause is a state of the sentence: "China opened a road to P, which it claims"."""
    subject = found.reading.subject
    if not found.reading.relative or subject is None or line.low[subject[0]] != "it":
        return False
    after = found.head + 1
    ends = after >= line.size or line.tag[after] & (tags.COMMA | tags.STOP | tags.PREPOSITION) or line.low[after] == "."
    if not ends or not line.tag[found.hits[0].unit] & tags.PLACE:
        return False
    return any(actor.kind in ("state", "capital") and actor.party == who.party for actor in line.actor.values())
