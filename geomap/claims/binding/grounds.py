"""Whose deed it must be, by whose ground it is done on and whose words tell it, where the sentence names nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geomap.claims.binding.bind import BACK_AGAIN, Bound
from geomap.claims.binding.deeds import (
    ATTACKS,
    Named,
    Told,
    country_of,
    is_won_again,
    place_of,
)
from geomap.claims.parties.actorindex import ActorIndex
from geomap.claims.parties.actorlist import OWN_VOICE
from geomap.claims.parties.book import Actor
from geomap.claims.parties.foes import foe_of, takes_own_ground
from geomap.claims.parties.speakersides import speaker_party
from geomap.claims.words import tags
from geomap.model import CLAIM_KINDS, ClaimKind

_FIGHTING = frozenset(
    (
        "fighting",
        "fought",
        "fight",
        "fights",
        "battle",
        "battles",
        "battled",
        "combat",
        "clashes",
        "clashed",
        "contested",
    )
)
_CONTESTS: frozenset[ClaimKind] = frozenset(("contest",))
_HOLDINGS: frozenset[ClaimKind] = frozenset(("gain", "control"))
_REPELLED = 5  # units from an attack to the verb that repels it
HOLDS = frozenset(("held", "holds", "hold", "holding"))
_SHELLED = frozenset(("shelled", "bombed", "bombarded", "pounded", "levelled", "leveled", "raked", "flattened"))
_HIT = frozenset(
    ["hit", "hits", "struck", "strike", "strikes", "fell", "fall", "fallen", "falling", "landed",
     "crashed", "slammed", "exploded"]
)  # fmt: skip
_PROMISES = frozenset(("promised", "promises", "vowed", "vows", "pledged", "pledges", "threatened", "threatens"))
_WARNS = frozenset(("warned", "warns"))
_FROM_OTHERS = ("capture", "seizure", "conquest", "occupation", "overrun")
TAKEN = ("take", "taking", "took", "captur", "seiz", "overr", "occup", "conquer", "storm")
NOT_LOST: frozenset[ClaimKind] = frozenset(kind for kind in CLAIM_KINDS if kind != "loss")
BARE_FALL = frozenset(("fall", "falls", "fell", "fallen", "falling", "change", "changes", "changed", "changing"))


def by_speaker(item: Bound, index: ActorIndex, side_of: Callable[[str], str], forces_sides: set[str]) -> str | None:
    """What a party's own people announce as taken is theirs; what they deny lost was theirs, and taken the other's."""
    if item.speaker == "narrator":
        return None
    side = side_of(item.speaker)
    if side and item.kind == "strike" and item.denied and index.sides.get(side, 0) > 1:
        forces_sides = forces_sides | {side}  # "No bomb was dropped on P, NATO said"
    own = speaker_party(item.speaker, index, item.line.document.article.date)
    if item.kind == "loss" and item.denied and own and (own in index.fighting or index.book.get(own) is None):
        return own  # also of rebels whom no list has
    if item.kind == "gain" and side == index.home and not country_of(item) and item.word.startswith(BACK_AGAIN):
        return own  # "P was liberated", where nobody knows of a P
    if not side or not (side == country_of(item) or side in forces_sides):
        return None  # a bystander's word is no one's own
    if item.kind == "loss" or (item.kind == "control" and item.planned and item.word in HOLDS):
        return own  # "P will be held, the general said"
    if item.kind == "gain":
        if item.denied:
            return foe_in_text(item, index, side)
        if country_of(item) == side and item.word.startswith(_FROM_OTHERS) and not on_own_ground(item, side):
            return foe_in_text(item, index, side)  # a state's own town is not captured, but won back
        return None if item.word in BARE_FALL else own
    if item.kind == "strike" and item.denied:
        return foe_in_text(item, index, side) if country_of(item) == side else side
    if item.kind == "contest":
        if item.planned and not _PROMISES.isdisjoint(item.line.vocabulary):
            return own  # "the minister promised that P would be blockaded"
        warned = item.planned and not _WARNS.isdisjoint(item.line.vocabulary)
        return foe_in_text(item, index, side) if country_of(item) == side or warned else None
    return None


def won_at_home(item: Bound, side_of: Callable[[str], str]) -> str | None:
    """Who announces that a town of his own state was won back: that state, whoever else fought there."""
    side = side_of(item.speaker) if item.kind == "gain" and not item.denied and item.speaker != "narrator" else ""
    return side if side and side == country_of(item) and item.word.startswith((*BACK_AGAIN, "won", "win")) else None


def by_author(item: Bound, index: ActorIndex) -> str | None:
    """Who strikes in a communique that tells of "us": its author abroad, and his foe at home.

    Who attacks what was beaten off is the author's foe: "Ten attacks were repelled near P".
    """
    beaten = any(bits & tags.REPELS for bits in item.line.tag[item.unit : item.unit + _REPELLED])
    if item.kind == "contest" and beaten and index.author is not None and item.speaker == "narrator":
        return foe_in_text(item, index, index.author)
    author = index.author if item.kind == "strike" and item.speaker == "narrator" else None
    if author is not None and item.denied and is_state(author, index):
        ours = country_of(item) != author or not OWN_VOICE.isdisjoint(item.line.low)
        return author if ours else None  # "We declare that no strike was carried out on P"
    if (
        author is None
        or not is_state(author, index)
        or OWN_VOICE.isdisjoint(map(str.lower, index.document.tokens.words))
    ):
        return None
    return foe_in_text(item, index, author) if country_of(item) == author else author


def against_loser(item: Bound, named: Named, index: ActorIndex) -> str | None:
    """Who fights for a place that the text tells another has left: "they left P. P was encircled, Kyiv said"."""
    if item.kind != "contest":
        return None
    _, losers = named.at.get((place_of(item), "loss", False), ([], []))
    return foe_in_text(item, index, index.book.side_of(losers[0]) or losers[0]) if len(set(losers)) == 1 else None


def recovered(item: Bound, index: ActorIndex, side_of: Callable[[str], str]) -> str | None:
    """What was recaptured is again whose ground it is, where the text speaks of that state, and no side tells it."""
    country = country_of(item)
    back = is_won_again(item) and (item.speaker == "narrator" or not side_of(item.speaker))
    return country if back and country in index.sides else None


def foe_in_text(item: Bound, index: ActorIndex, side: str | None) -> str | None:
    """Whom a side fights in a text: its foe of that time, where it is named, else who is spoken of most beside it."""
    on = item.line.document.article.date
    fought = foe_of(side, on, index.sides) if side else None
    if fought is None and side and index.has_enemies and index.author in (None, side):
        fought = foe_of(side, on)  # "the enemy", "the invaders": whose is not said
    return fought or index.opponent(side)


def outlasts(item: Bound, beside: Sequence[Bound], index: ActorIndex) -> str | None:
    """Whose a place is that holds out or is given up, where the sentence tells who took others: their foe's."""
    if item.kind != "loss" and (item.kind != "control" or item.word not in HOLDS):
        return None
    takers = {
        other.party
        for other in beside
        if other.kind == "gain" and other.party and not other.denied and place_of(other) != place_of(item)
    }
    if len(takers) != 1:
        return None
    (taker,) = takers
    return foe_in_text(item, index, index.book.side_of(taker) or taker)


def by_ground(item: Bound, told: Told, index: ActorIndex) -> str | None:
    """Who it must be by whose ground it is, in a text that names both sides of a war.

    A town is recaptured, liberated or lost by the state that it lies in, and struck by the one that fights that state.
    """
    country = country_of(item)
    if country not in index.sides and not (country == index.home and index.has_enemies):
        return None
    own = not (item.role or item.planned) and (on_own_ground(item, country) or told.wins_at_home(country))
    if own and item.speaker == "narrator":
        if item.kind == "gain" and not item.denied:
            return country  # others had held its ground: "Azerbaijani troops took A. B was taken"
        if item.kind == "loss":
            return foe_in_text(item, index, country)
    foe = foe_of(country, item.line.document.article.date, index.sides)
    seceded = index.book.get(foe)
    if seceded is not None and seceded.kind == "former state" and country in seceded.countries:
        return None  # "Fredericksburg was held": by either
    if item.kind == "loss" or (item.kind == "control" and item.word in HOLDS):
        return country  # "Hue was given up", "Mariupol held out"
    if foe is None:
        return None
    if item.kind == "contest" and item.word in _FIGHTING:
        ours = told.any_of(country, ATTACKS if not is_state(foe, index) else _CONTESTS, country)
        theirs = told.any_of(country, ATTACKS, foe)
        if ours and not theirs and not is_state(foe, index):
            return country  # "the Russians shelled A. B is being fought over": with rebels, who attack nowhere
        return None if told.wins_at_home(country) or ours else foe
    if item.kind == "gain" and not item.denied and item.word.startswith(TAKEN) and item.speaker == "narrator":
        return None if (country, item.word) in told.gains else foe  # a state's own town is not captured, but won back
    if item.kind == "strike" and item.word in _SHELLED | _HIT:
        if item.word in _HIT and (country, "strike", country) in told.deeds:
            return None
        kinds = ATTACKS if item.word in _HIT else NOT_LOST
        return foe if told.any_of(country, kinds, foe) else None
    return None


def of_two(item: Bound, fighters: Sequence[Actor], index: ActorIndex) -> str | None:
    """Who struck from abroad in a text of a state and a group that fight: "Hamas fired on. Rockets hit Tel Aviv".

    None of those who fight on their own ground: there either may have shelled it.
    """
    if item.kind != "strike" or item.denied:
        return None
    sides = {actor.side for actor in fighters if actor.side}
    country = country_of(item)
    ground = {side for side in sides if country in _countries(side, index)[:1]}
    others = sides - ground
    if len(sides) != 2 or len(ground) != 1 or all(is_state(side, index) for side in sides):
        return None  # of two states `by_ground` asks for more
    (other,) = others
    return other


def _countries(party: str, index: ActorIndex) -> tuple[str, ...]:
    """Where a party is at home: a state in itself, a group first in the country that its file names first."""
    known = index.book.get(party)
    if known is None:
        return ()
    return (party,) if known.is_state else tuple(known.countries)


def by_the_other(item: Bound, told: Told, index: ActorIndex) -> str | None:
    """Who shells a town of one of two states at war, in a text that tells of nothing there that the other holds."""
    country = country_of(item)
    if item.kind != "strike" or item.denied or item.speaker != "narrator" or country not in index.sides:
        return None
    foe = foe_of(country, item.line.document.article.date, index.sides)
    if foe is None or not is_foreign(foe, country, index) or (country, "strike", country) in told.deeds:
        return None
    return None if told.any_of(country, _HOLDINGS, foe) or told.any_of(country, _HOLDINGS, country) else foe


def occupier(item: Bound, index: ActorIndex) -> str | None:
    """Who occupies is the side that the text names against the state that the place lies in."""
    if item.kind != "control" or item.word not in ("occupied", "under", "occupation"):
        return None
    ground = country_of(item) or index.home
    named = foe_in_text(item, index, ground)
    ours = ground is not None and index.author == ground  # "P is still occupied", in a post of its own governor
    foe = foe_of(ground, item.line.document.article.date) if ours and ground else None
    party = index.book.get(named or foe)
    return party.key if party is not None and party.is_state else None


def annexer(item: Bound, index: ActorIndex, side_of: Callable[[str], str]) -> str | None:
    """Who annexes is the state that the text speaks of most beside the one that the place lies in."""
    if item.kind != "sovereignty" or not item.word.startswith(("annex", "incorporat")):
        return None
    party = index.book.get(foe_in_text(item, index, country_of(item) or index.home))
    if party is not None and item.denied and item.speaker != "narrator" and side_of(item.speaker) == party.key:
        return None  # who does not recognise it did not annex it
    return party.key if party is not None and party.is_state else None


def fighters_in(index: ActorIndex) -> list[Actor]:
    """The actors of a text that are a force of some party, or a group under arms."""
    return [
        actor for actor in index.actors if actor.kind == "force" or (actor.kind == "group" and _is_armed(actor, index))
    ]


def _is_armed(group: Actor, index: ActorIndex) -> bool:
    known = index.book.get(group.party)
    return known is not None and known.kind in ("militia", "rebels", "proxy")


def on_own_ground(item: Bound, state: str) -> bool:
    """Whether a state takes its own ground from others at the time of a text."""
    return takes_own_ground(state, item.line.document.article.date)


def is_state(party: str, index: ActorIndex) -> bool:
    known = index.book.get(party)
    return known is not None and (known.is_state or known.kind == "bloc")


def is_foreign(party: str, country: str, index: ActorIndex) -> bool:
    """Whether a party is a state that did not secede from another."""
    known = index.book.get(party)
    return known is not None and is_state(party, index) and country not in known.countries
