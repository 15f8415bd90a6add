"""The party that a sentence leaves out, read from the document; none where the document never says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geomap.claims.binding.bind import Bound
from geomap.claims.binding.deeds import (
    ATTACKS,
    BACK_AGAIN,
    Named,
    Told,
    alike,
    country_of,
    is_taken_back,
    place_of,
)
from geomap.claims.binding.roles import settle_roles
from geomap.claims.parties.actorindex import ActorIndex
from geomap.claims.parties.book import Actor
from geomap.claims.parties.foes import foe_of
from geomap.claims.parties.speakersides import speaker_party
from geomap.model import CLAIM_KINDS, ClaimKind

_TAKES: frozenset[ClaimKind] = frozenset(("gain", "contest"))
_HOLDS = frozenset(("held", "holds", "hold", "holding"))
_SHELLED = frozenset(("shelled", "bombed", "bombarded", "pounded", "levelled", "leveled", "raked", "flattened"))
_HIT = frozenset(
    ["hit", "hits", "struck", "strike", "strikes", "fell", "fall", "fallen", "falling", "landed",
     "crashed", "slammed", "exploded"]
)  # fmt: skip
_ADVANCES = frozenset(("advance", "assault", "offensive", "push", "drive", "attack", "attacks", "march"))
_ARMIES = frozenset(("army", "military", "air force", "government forces", "government troops"))
_PLANES = frozenset(("warplanes", "warplane", "jets", "jet", "planes", "bombers", "helicopters", "gunships"))
_BLAME_CHARS = 400  # how far behind a strike the text may say that each side blames the other
_CONTRADICTED = ("each other", "one another", " denied", " denies", "rejected", "in turn")
_FROM_OTHERS = ("capture", "seizure", "conquest", "occupation", "overrun")
_TAKEN = ("take", "taking", "took", "captur", "seiz", "overr", "occup", "conquer", "storm")
_LAID = frozenset(("bomb", "bombs", "device", "mine", "mines"))
_HARMS = frozenset(("killed", "kills", "kill", "wounded", "injured", "exploded", "explodes", "detonated"))
_HELD: frozenset[ClaimKind] = frozenset(("gain", "control"))
_NOT_LOST: frozenset[ClaimKind] = frozenset(kind for kind in CLAIM_KINDS if kind != "loss")
_OWN_VOICE = frozenset(("we", "our", "us", "ours"))
_NEXT_TOKENS = 30  # between two sentences of one course of events: one sentence at most
_BARE_FALL = frozenset(("fall", "falls", "fell", "fallen", "falling", "change", "changes", "changed", "changing"))


def settle_parties(bound: Sequence[Bound], index: ActorIndex, side_of: Callable[[str], str]) -> None:
    """Fill in the parties that are missing, in place.

    Parameters
    ----------
    bound
        The claims of a document, in the order of its text.
    index
        Its actors.
    side_of
        Gives the side on which a speaker stands, "" where unknown.
    """
    settle_roles(bound, index)
    told = Told(bound)
    for item in bound:
        if item.party_by == "context" and item.party == country_of(item):
            if item.kind in _HELD:
                _not_its_own(told, item, index)
            elif item.kind == "strike" and not item.denied:
                _not_on_itself(told, item, index)
    missing = [
        at for at, item in enumerate(bound) if item.party is None and not item.fixed and not _disputed(item, index)
    ]
    if not missing:
        return
    told = Told(bound)
    forces = {actor.party for actor in index.actors if actor.party and _fights(actor, index)}
    states = {party for party in forces if _is_state(party, index)}
    forces_sides = {
        actor.side
        for actor in index.actors
        if actor.kind == "force" or (actor.kind == "group" and actor.side == actor.party)
    }
    army = index.home in index.sides or any(actor.noun in _ARMIES for actor in index.actors)
    named = Named(bound)
    for at in missing:
        item = bound[at]
        party = (
            _same_sentence(told.by_sentence[item.line.sentence.start], item, side_of)
            or _won_at_home(item, side_of)
            or _against_loser(item, named, index)
            or _by_author(item, index)
            or named.same_place(item, at)
            or _by_speaker(item, index, side_of, forces_sides)
            or _recovered(item, index)
            or _goes_on(bound, at)
            or _only_attacker(named.attackers.get(country_of(item), set()), item, forces)
            or _annexer(item, index, side_of)
            or _occupier(item, index)
            or _by_ground(item, told, index)
            or _of_two(item, index)
        )
        if item.kind == "gain" and item.denied and item.speaker != "narrator" and party == country_of(item):
            party = None  # "the army denied that P had fallen": to whoever it fights
        if party is not None and party in (_struck(item), _holder(item, told.by_sentence[item.line.sentence.start])):
            party = _foe(item, index, index.book.side_of(party) or party)
        if party is None and len(states) == 1 and _flown(item):
            (party,) = states  # "jets bombed P" in a text of one state's forces
        if party is not None and _flown(item) and not _is_state(party, index) and not party.endswith("coalition"):
            party = index.home if army else None  # rebels have no warplanes
        if party is not None and party == item.robbed:
            party = _foe(item, index, party)
        if party == country_of(item) and (
            (_taken_from_another(item) and states - {party})  # a state at war with another does not capture its towns
            or (item.kind in _HELD and item.line.level(item.hit.unit) == "country")  # nor takes itself
        ):
            party = None
        if party is not None:
            item.party, item.party_by = party, "document"
            item.confidence -= 0.05
            told.add(item)


def _fights(actor: Actor, index: ActorIndex) -> bool:
    """Whether an actor is a force of some party, or a group under arms."""
    if actor.kind != "group":
        return actor.kind == "force"
    known = index.book.get(actor.party)
    return known is not None and known.kind in ("militia", "rebels", "proxy")


def _flown(item: Bound) -> bool:
    """Whether a strike is one of warplanes."""
    return item.kind == "strike" and not _PLANES.isdisjoint(item.line.low[max(item.unit - 3, 0) : item.unit + 1])


def _taken_from_another(item: Bound) -> bool:
    """Whether a taking is told by the narrator, and as no taking back."""
    return item.kind == "gain" and item.speaker == "narrator" and not item.word.startswith(BACK_AGAIN)


def _is_state(party: str, index: ActorIndex) -> bool:
    known = index.book.get(party)
    return known is not None and (known.is_state or known.kind == "bloc")


def _foreign(party: str, country: str, index: ActorIndex) -> bool:
    """Whether a party is a state that did not secede from another."""
    known = index.book.get(party)
    return known is not None and _is_state(party, index) and country not in known.countries


def _not_its_own(told: Told, item: Bound, index: ActorIndex) -> None:
    """Give the capture of a state's own town by forces that no words name to its foe, where only that attacks there.

    A state's own town is not captured, but won back: "the column never took P" is told of the invader.
    """
    country = country_of(item)
    foe = foe_of(country, item.line.document.article.date, index.sides)
    if foe is None or not item.word.startswith(_TAKEN) or item.speaker != "narrator":
        return
    if not _OWN_VOICE.isdisjoint(item.line.low) or (item.kind == "control" and item.word != "occupied"):
        return
    if item.regular and not _foreign(foe, country, index):
        return  # "the army captured P" from the rebels
    attacks = item.word == "occupied" or any((country, kind, foe) in told.done for kind in _TAKES)
    if attacks and country not in told.own:
        item.party, item.party_by = foe, "document"
        told.add(item)


def _not_on_itself(told: Told, item: Bound, index: ActorIndex) -> None:
    """Give "they shelled P", where P lies in their own state, to the state that attacks there, where another does.

    Nobody else but rebels would be shelled at home, and of those the text would speak.
    """
    country = country_of(item)
    foe = _foe(item, index, country)
    if foe is None or not _is_state(foe, index) or item.speaker != "narrator":
        return
    if not _OWN_VOICE.isdisjoint(item.line.low) or (country, "strike", country) in told.named:
        return
    if foe == index.author or (item.regular and not _foreign(foe, country, index)):
        return  # "they" and "the enemy" are not whose text it is; "the federal air force" is the federation's
    if told.any_of(country, _NOT_LOST, foe):
        item.party, item.party_by = foe, "document"
        told.add(item)


def _disputed(item: Bound, index: ActorIndex) -> bool:
    """Whether the text leaves open who it was: an explosion, or a deed that one side lays at the other's door."""
    if item.kind != "strike":
        return False
    text = item.line.text
    unheard = text[item.trigger[0] : item.trigger[1]].lower().startswith(("explosion", "blast"))
    if unheard and country_of(item) != index.home:
        return True  # behind the lines of those who attack it may be anybody
    if item.word in _HARMS and not _LAID.isdisjoint(item.line.low[max(item.unit - 3, 0) : item.unit]):
        return True  # "a bomb killed six in P": someone laid it there
    after = text[item.trigger[1] : item.trigger[1] + _BLAME_CHARS].lower()
    # "Each blamed the other", "Ukraine accused the Russians; Russia denied that".
    return ("blam" in after or "accus" in after) and any(word in after for word in _CONTRADICTED)


def _same_sentence(bound: Sequence[Bound], item: Bound, side_of: Callable[[str], str]) -> str | None:
    """The one party that another claim of the sentence names for the like."""
    kinds = alike(item)
    told = side_of(item.speaker) if item.kind == "strike" and item.speaker != "narrator" else None
    if item.kind == "gain" and not item.denied:
        kinds |= {"control"}
    if item.kind == "sovereignty":
        kinds |= {"control"}
    found = {
        other.party
        for other in bound
        if other.line.sentence is item.line.sentence
        and other is not item
        and other.party
        and other.kind in kinds
        and not other.denied
        and (other.kind != "control" or place_of(other) == place_of(item) or item.kind == "gain")
        and (item.kind != "strike" or other.kind == "strike" or other.party not in (country_of(item), told))
        and not (item.kind == "gain" and other.kind == "control" and _held_before(other))
        and not (item.kind == "strike" and other.party == country_of(item) != country_of(other))
    }
    return found.pop() if len(found) == 1 else None


def _held_before(item: Bound) -> bool:
    """Whether it is told who had held a place: "raised a flag in P, which the Russians had held since March"."""
    return "had" in item.line.low[max(item.unit - 3, 0) : item.unit]


def _goes_on(bound: Sequence[Bound], at: int) -> str | None:
    """Who took or attacked the place told of just before: "the rebels seized A. B was taken the next day"."""
    item = bound[at]
    if item.denied or item.speaker != "narrator" or not at:
        return None
    if item.kind != "gain" and not (item.kind == "contest" and item.word in _ADVANCES):
        return None
    before = bound[at - 1]
    tokens = item.line.sentence.first_token - before.line.sentence.end_token
    follows = before.kind in _TAKES and not before.denied and 0 <= tokens <= _NEXT_TOKENS
    return before.party if follows and is_taken_back(before) == is_taken_back(item) else None


def _by_speaker(item: Bound, index: ActorIndex, side_of: Callable[[str], str], forces_sides: set[str]) -> str | None:
    """What a party's own people announce as taken is theirs; what they deny lost was theirs, and taken the other's."""
    if item.speaker == "narrator":
        return None
    side = side_of(item.speaker)
    if side and item.kind == "strike" and item.denied and index.sides.get(side, 0) > 1:
        forces_sides = forces_sides | {side}  # "No bomb was dropped on P, NATO said"
    own = speaker_party(item.speaker, index, item.line.document.article.date)
    if item.kind == "loss" and item.denied and own in index.fighting:
        return own
    if not side or not (side == country_of(item) or side in forces_sides):
        return None  # a bystander's word is no one's own
    if item.kind == "loss":
        return own
    if item.kind == "gain":
        if item.denied:
            return _foe(item, index, side)
        if country_of(item) == side and item.word.startswith(_FROM_OTHERS):
            return _foe(item, index, side)  # a state's own town is not captured, but won back
        return None if item.word in _BARE_FALL else own
    if item.kind == "strike" and item.denied:
        return _foe(item, index, side) if country_of(item) == side else side
    if item.kind == "contest":
        return _foe(item, index, side) if country_of(item) == side else None
    return None


def _won_at_home(item: Bound, side_of: Callable[[str], str]) -> str | None:
    """Who announces that a town of his own state was won back: that state, whoever else fought there."""
    side = side_of(item.speaker) if item.kind == "gain" and not item.denied and item.speaker != "narrator" else ""
    return side if side and side == country_of(item) and item.word.startswith((*BACK_AGAIN, "won", "win")) else None


def _by_author(item: Bound, index: ActorIndex) -> str | None:
    """Who strikes in a communique that tells of "us": its author abroad, and his foe at home."""
    author = index.author if item.kind == "strike" and item.speaker == "narrator" and not item.denied else None
    if (
        author is None
        or not _is_state(author, index)
        or _OWN_VOICE.isdisjoint(map(str.lower, index.document.tokens.words))
    ):
        return None
    return _foe(item, index, author) if country_of(item) == author else author


def _against_loser(item: Bound, named: Named, index: ActorIndex) -> str | None:
    """Who fights for a place that the text tells another has left: "they left P. P was encircled, Kyiv said"."""
    if item.kind != "contest":
        return None
    _, losers = named.at.get((place_of(item), "loss", False), ([], []))
    return _foe(item, index, index.book.side_of(losers[0]) or losers[0]) if len(set(losers)) == 1 else None


def _recovered(item: Bound, index: ActorIndex) -> str | None:
    """What was recaptured or retaken is again whose ground it is, where the text speaks of that state."""
    country = country_of(item)
    back = item.kind == "gain" and item.word.startswith(BACK_AGAIN) and item.speaker == "narrator"
    return country if back and country in index.sides else None


def _foe(item: Bound, index: ActorIndex, side: str | None) -> str | None:
    """Whom a side fights in a text: its foe of that time, where it is named, else who is spoken of most beside it."""
    fought = foe_of(side, item.line.document.article.date, index.sides) if side else None
    return fought or index.opponent(side)


def _by_ground(item: Bound, told: Told, index: ActorIndex) -> str | None:
    """Who it must be by whose ground it is, in a text that names both sides of a war.

    A town is recaptured, liberated or lost by the state that it lies in, and struck by the one that fights that state.
    """
    country = country_of(item)
    if country not in index.sides:
        return None
    if item.kind == "loss" or (item.kind == "control" and item.word in _HOLDS):
        return country  # "Hue was given up", "Mariupol held out"
    foe = foe_of(country, item.line.document.article.date, index.sides)
    if foe is None:
        return None
    if item.kind == "gain" and not item.denied and item.word.startswith(_TAKEN) and item.speaker == "narrator":
        return None if (country, item.word) in told.gains else foe  # a state's own town is not captured, but won back
    if item.kind == "strike" and item.word in _SHELLED | _HIT:
        if item.word in _HIT and (country, "strike", country) in told.deeds:
            return None
        kinds = ATTACKS if item.word in _HIT else _NOT_LOST
        return foe if told.any_of(country, kinds, foe) else None
    return None


def _of_two(item: Bound, index: ActorIndex) -> str | None:
    """Who struck from abroad in a text of a state and a group that fight: "Hamas fired on. Rockets hit Tel Aviv".

    None of those who fight on their own ground: there either may have shelled it.
    """
    if item.kind != "strike" or item.denied:
        return None
    fighters = {actor.side for actor in index.actors if actor.side and _fights(actor, index)}
    country = country_of(item)
    ground = {side for side in fighters if country in _countries(side, index)[:1]}
    others = fighters - ground
    if len(fighters) != 2 or len(ground) != 1 or all(_is_state(side, index) for side in fighters):
        return None  # of two states `_by_ground` asks for more
    (other,) = others
    return other


def _countries(party: str, index: ActorIndex) -> tuple[str, ...]:
    """Where a party is at home: a state in itself, a group first in the country that its file names first."""
    known = index.book.get(party)
    if known is None:
        return ()
    return (party,) if known.is_state else tuple(known.countries)


def _struck(item: Bound) -> str | None:
    """Whose positions are struck ("drones hit the rebels' positions near P")."""
    if item.kind != "strike":
        return None
    between = range(item.unit + 1, item.hit.unit)
    return next((item.line.actor[unit].party for unit in between if unit in item.line.actor), None)


def _holder(item: Bound, beside: Sequence[Bound]) -> str | None:
    """Who holds the place that is struck or falls, as its sentence says ("P, the rebels' stronghold, was bombed")."""
    if item.kind != "strike" and (item.kind != "gain" or item.word not in _BARE_FALL):
        return None
    for other in beside:
        if other.kind == "control" and not other.denied and place_of(other) == place_of(item):
            return other.party
    return None


def _occupier(item: Bound, index: ActorIndex) -> str | None:
    """Who occupies is the side that the text names against the state that the place lies in."""
    if item.kind != "control" or item.word not in ("occupied", "under", "occupation"):
        return None
    party = index.book.get(_foe(item, index, country_of(item) or index.home))
    return party.key if party is not None and party.is_state else None


def _annexer(item: Bound, index: ActorIndex, side_of: Callable[[str], str]) -> str | None:
    """Who annexes is the state that the text speaks of most beside the one that the place lies in."""
    if item.kind != "sovereignty" or not item.word.startswith(("annex", "incorporat")):
        return None
    party = index.book.get(_foe(item, index, country_of(item) or index.home))
    if party is not None and item.denied and item.speaker != "narrator" and side_of(item.speaker) == party.key:
        return None  # who does not recognise it did not annex it
    return party.key if party is not None and party.is_state else None


def _only_attacker(parties: set[str], item: Bound, forces: set[str]) -> str | None:
    """The one party that attacks in this country, in all of the text."""
    if item.kind not in ATTACKS or (item.word in _BARE_FALL and not item.denied):
        return None
    if item.word == "battle" and item.line.text[item.trigger[0]] == "B":
        return None  # "the Third Battle of Ypres": a name in history
    country = country_of(item)
    if len(parties) == 1:
        (party,) = parties
        if item.kind == "gain" or party != country:
            return party
        return None
    if parties:
        return None
    foreign = {party for party in forces if party and party != country}
    return foreign.pop() if len(foreign) == 1 and country in forces | {country} and len(forces) <= 2 else None
