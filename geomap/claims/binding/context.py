"""The party that a sentence leaves out, read from the document; none where the document never says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import product

from geomap.claims.binding.bind import Bound
from geomap.claims.binding.roles import settle_roles
from geomap.claims.parties.actorindex import ActorIndex
from geomap.claims.parties.book import Actor
from geomap.claims.parties.foes import foe_of
from geomap.claims.parties.speakersides import speaker_party
from geomap.model import CLAIM_KINDS, ClaimKind

_ATTACKS: frozenset[ClaimKind] = frozenset(("gain", "contest", "strike"))
_TAKES: frozenset[ClaimKind] = frozenset(("gain", "contest"))
_HOLDS = frozenset(("held", "holds", "hold", "holding"))
_SHELLED = frozenset(("shelled", "bombed", "bombarded", "pounded", "levelled", "leveled", "raked", "flattened"))
_HIT = frozenset(
    (
        "hit",
        "hits",
        "struck",
        "strike",
        "strikes",
        "fell",
        "fall",
        "fallen",
        "falling",
        "landed",
        "crashed",
        "slammed",
        "exploded",
    )
)
_ADVANCES = frozenset(("advance", "assault", "offensive", "push", "drive", "attack", "attacks", "march"))
_RETAKEN = ("recaptur", "retak", "retook", "reconquer", "regain", "reclaim")
_BACK_AGAIN = ("liberat", "de-occup", "freed", "free", *_RETAKEN)
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
    told = _Told(bound)
    for item in bound:
        if item.party_by == "context" and item.party == _country(item):
            if item.kind in _HELD:
                _not_its_own(told, item, index)
            elif item.kind == "strike" and not item.denied:
                _not_on_itself(told, item, index)
    missing = [
        at for at, item in enumerate(bound) if item.party is None and not item.fixed and not _disputed(item, index)
    ]
    if not missing:
        return
    told = _Told(bound)
    forces = {actor.party for actor in index.actors if actor.party and _fights(actor, index)}
    states = {party for party in forces if _is_state(party, index)}
    forces_sides = {
        actor.side
        for actor in index.actors
        if actor.kind == "force" or (actor.kind == "group" and actor.side == actor.party)
    }
    army = index.home in index.sides or any(actor.noun in _ARMIES for actor in index.actors)
    named = _Named(bound)
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
            or _only_attacker(named.attackers.get(_country(item), set()), item, forces)
            or _annexer(item, index, side_of)
            or _occupier(item, index)
            or _by_ground(item, told, index)
            or _of_two(item, index)
        )
        if item.kind == "gain" and item.denied and item.speaker != "narrator" and party == _country(item):
            party = None  # "the army denied that P had fallen": to whoever it fights
        if party is not None and party in (_struck(item), _holder(item, told.by_sentence[item.line.sentence.start])):
            party = _foe(item, index, index.book.side_of(party) or party)
        if party is None and len(states) == 1 and _flown(item):
            (party,) = states  # "jets bombed P" in a text of one state's forces
        if party is not None and _flown(item) and not _is_state(party, index) and not party.endswith("coalition"):
            party = index.home if army else None  # rebels have no warplanes
        if party is not None and party == item.robbed:
            party = _foe(item, index, party)
        if party == _country(item) and (
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


class _Told:
    """What the claims of a document tell, looked up by sentence, by country and by word, so that none reads all."""

    def __init__(self, bound: Sequence[Bound]) -> None:
        self.by_sentence: dict[int, list[Bound]] = {}
        self.deeds: set[tuple[str, ClaimKind, str]] = set()  # country of the place, kind, party
        self.done: set[tuple[str, ClaimKind, str]] = set()  # those that are not denied
        self.named: set[tuple[str, ClaimKind, str]] = set()  # those of which the words name the party
        self.own: set[str] = set()  # countries whose own forces, named, gain there
        self.gains: set[tuple[str, str]] = set()  # party, word
        for item in bound:
            self.by_sentence.setdefault(item.line.sentence.start, []).append(item)
            self.add(item)

    def add(self, item: Bound) -> None:
        """Note the party of a claim."""
        if item.party is None:
            return
        country = _country(item)
        self.deeds.add((country, item.kind, item.party))
        if not item.denied:
            self.done.add((country, item.kind, item.party))
        if item.party_by == "named":
            self.named.add((country, item.kind, item.party))
        if item.kind == "gain":
            self.gains.add((item.party, item.word))
            if item.party == country and item.party_by == "named":
                self.own.add(country)

    def any_of(self, country: str, kinds: frozenset[ClaimKind], party: str) -> bool:
        """Whether a deed of one of some kinds is told of a party in a country."""
        return any((country, kind, party) in self.deeds for kind in kinds)


class _Named:
    """The parties that the sentences themselves name, by place and kind, and those that attack in each country."""

    def __init__(self, bound: Sequence[Bound]) -> None:
        self.at: dict[tuple[str, ClaimKind, bool], tuple[list[int], list[str]]] = {}
        self.attackers: dict[str, set[str]] = {}
        for number, item in enumerate(bound):
            if not item.party or item.party_by == "document":
                continue
            numbers, parties = self.at.setdefault((_name(item), item.kind, _back_again(item)), ([], []))
            numbers.append(number)
            parties.append(item.party)
            if item.kind in _ATTACKS and not item.denied:
                self.attackers.setdefault(_country(item), set()).add(item.party)

    def same_place(self, item: Bound, at: int) -> str | None:
        """The party that another claim on the same place names for the like, the nearest before first."""
        kinds = _alike(item) if item.kind != "loss" else frozenset[ClaimKind](("loss", "control"))
        name = _name(item)
        before: list[tuple[int, str]] = []
        after: list[tuple[int, str]] = []
        for kind, back in product(kinds, (False, True)):
            if kind == item.kind == "gain" and back != _back_again(item):
                continue  # who retook it is not who had taken it
            numbers, parties = self.at.get((name, kind, back), ([], []))
            place = bisect_left(numbers, at)
            if place:
                before.append((numbers[place - 1], parties[place - 1]))
            if place < len(numbers):
                after.append((numbers[place], parties[place]))
        return max(before)[1] if before else min(after)[1] if after else None


def _flown(item: Bound) -> bool:
    """Whether a strike is one of warplanes."""
    return item.kind == "strike" and not _PLANES.isdisjoint(item.line.low[max(item.unit - 3, 0) : item.unit + 1])


def _taken_from_another(item: Bound) -> bool:
    """Whether a taking is told by the narrator, and as no taking back."""
    return item.kind == "gain" and item.speaker == "narrator" and not item.word.startswith(_BACK_AGAIN)


def _is_state(party: str, index: ActorIndex) -> bool:
    known = index.book.get(party)
    return known is not None and (known.is_state or known.kind == "bloc")


def _foreign(party: str, country: str, index: ActorIndex) -> bool:
    """Whether a party is a state that did not secede from another."""
    known = index.book.get(party)
    return known is not None and _is_state(party, index) and country not in known.countries


def _not_its_own(told: _Told, item: Bound, index: ActorIndex) -> None:
    """Give the capture of a state's own town by forces that no words name to its foe, where only that attacks there.

    A state's own town is not captured, but won back: "the column never took P" is told of the invader.
    """
    country = _country(item)
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


def _not_on_itself(told: _Told, item: Bound, index: ActorIndex) -> None:
    """Give "they shelled P", where P lies in their own state, to the state that attacks there, where another does.

    Nobody else but rebels would be shelled at home, and of those the text would speak.
    """
    country = _country(item)
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
    if unheard and _country(item) != index.home:
        return True  # behind the lines of those who attack it may be anybody
    if item.word in _HARMS and not _LAID.isdisjoint(item.line.low[max(item.unit - 3, 0) : item.unit]):
        return True  # "a bomb killed six in P": someone laid it there
    after = text[item.trigger[1] : item.trigger[1] + _BLAME_CHARS].lower()
    # "Each blamed the other", "Ukraine accused the Russians; Russia denied that".
    return ("blam" in after or "accus" in after) and any(word in after for word in _CONTRADICTED)


def _country(item: Bound) -> str:
    place = item.line.place[item.hit.unit].place
    return place.country if place is not None else ""


def _name(item: Bound) -> str:
    mention = item.line.place[item.hit.unit]
    return mention.place.id if mention.place is not None else mention.text


def _alike(item: Bound) -> frozenset[ClaimKind]:
    return _ATTACKS if item.kind in _ATTACKS else frozenset((item.kind,))


def _same_sentence(bound: Sequence[Bound], item: Bound, side_of: Callable[[str], str]) -> str | None:
    """The one party that another claim of the sentence names for the like."""
    kinds = _alike(item)
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
        and (other.kind != "control" or _name(other) == _name(item) or item.kind == "gain")
        and (item.kind != "strike" or other.kind == "strike" or other.party not in (_country(item), told))
        and not (item.kind == "gain" and other.kind == "control" and _held_before(other))
        and not (item.kind == "strike" and other.party == _country(item) != _country(other))
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
    return before.party if follows and _back_again(before) == _back_again(item) else None


def _back_again(item: Bound) -> bool:
    """Whether a taking is told as a taking back; to "liberate" is what either side calls its own."""
    return item.kind == "gain" and item.word.startswith(_RETAKEN)


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
    if not side or not (side == _country(item) or side in forces_sides):
        return None  # a bystander's word is no one's own
    if item.kind == "loss":
        return own
    if item.kind == "gain":
        if item.denied:
            return _foe(item, index, side)
        if _country(item) == side and item.word.startswith(_FROM_OTHERS):
            return _foe(item, index, side)  # a state's own town is not captured, but won back
        return None if item.word in _BARE_FALL else own
    if item.kind == "strike" and item.denied:
        return _foe(item, index, side) if _country(item) == side else side
    if item.kind == "contest":
        return _foe(item, index, side) if _country(item) == side else None
    return None


def _won_at_home(item: Bound, side_of: Callable[[str], str]) -> str | None:
    """Who announces that a town of his own state was won back: that state, whoever else fought there."""
    side = side_of(item.speaker) if item.kind == "gain" and not item.denied and item.speaker != "narrator" else ""
    return side if side and side == _country(item) and item.word.startswith((*_BACK_AGAIN, "won", "win")) else None


def _by_author(item: Bound, index: ActorIndex) -> str | None:
    """Who strikes in a communique that tells of "us": its author abroad, and his foe at home."""
    author = index.author if item.kind == "strike" and item.speaker == "narrator" and not item.denied else None
    if (
        author is None
        or not _is_state(author, index)
        or _OWN_VOICE.isdisjoint(map(str.lower, index.document.tokens.words))
    ):
        return None
    return _foe(item, index, author) if _country(item) == author else author


def _against_loser(item: Bound, named: _Named, index: ActorIndex) -> str | None:
    """Who fights for a place that the text tells another has left: "they left P. P was encircled, Kyiv said"."""
    if item.kind != "contest":
        return None
    _, losers = named.at.get((_name(item), "loss", False), ([], []))
    return _foe(item, index, index.book.side_of(losers[0]) or losers[0]) if len(set(losers)) == 1 else None


def _recovered(item: Bound, index: ActorIndex) -> str | None:
    """What was recaptured or retaken is again whose ground it is, where the text speaks of that state."""
    country = _country(item)
    back = item.kind == "gain" and item.word.startswith(_BACK_AGAIN) and item.speaker == "narrator"
    return country if back and country in index.sides else None


def _foe(item: Bound, index: ActorIndex, side: str | None) -> str | None:
    """Whom a side fights in a text: its foe of that time, where it is named, else who is spoken of most beside it."""
    fought = foe_of(side, item.line.document.article.date, index.sides) if side else None
    return fought or index.opponent(side)


def _by_ground(item: Bound, told: _Told, index: ActorIndex) -> str | None:
    """Who it must be by whose ground it is, in a text that names both sides of a war.

    A town is recaptured, liberated or lost by the state that it lies in, and struck by the one that fights that state.
    """
    country = _country(item)
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
        kinds = _ATTACKS if item.word in _HIT else _NOT_LOST
        return foe if told.any_of(country, kinds, foe) else None
    return None


def _of_two(item: Bound, index: ActorIndex) -> str | None:
    """Who struck from abroad in a text of a state and a group that fight: "Hamas fired on. Rockets hit Tel Aviv".

    None of those who fight on their own ground: there either may have shelled it.
    """
    if item.kind != "strike" or item.denied:
        return None
    fighters = {actor.side for actor in index.actors if actor.side and _fights(actor, index)}
    country = _country(item)
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
        if other.kind == "control" and not other.denied and _name(other) == _name(item):
            return other.party
    return None


def _occupier(item: Bound, index: ActorIndex) -> str | None:
    """Who occupies is the side that the text names against the state that the place lies in."""
    if item.kind != "control" or item.word not in ("occupied", "under", "occupation"):
        return None
    party = index.book.get(_foe(item, index, _country(item) or index.home))
    return party.key if party is not None and party.is_state else None


def _annexer(item: Bound, index: ActorIndex, side_of: Callable[[str], str]) -> str | None:
    """Who annexes is the state that the text speaks of most beside the one that the place lies in."""
    if item.kind != "sovereignty" or not item.word.startswith(("annex", "incorporat")):
        return None
    party = index.book.get(_foe(item, index, _country(item) or index.home))
    if party is not None and item.denied and item.speaker != "narrator" and side_of(item.speaker) == party.key:
        return None  # who does not recognise it did not annex it
    return party.key if party is not None and party.is_state else None


def _only_attacker(parties: set[str], item: Bound, forces: set[str]) -> str | None:
    """The one party that attacks in this country, in all of the text."""
    if item.kind not in _ATTACKS or (item.word in _BARE_FALL and not item.denied):
        return None
    if item.word == "battle" and item.line.text[item.trigger[0]] == "B":
        return None  # "the Third Battle of Ypres": a name in history
    country = _country(item)
    if len(parties) == 1:
        (party,) = parties
        if item.kind == "gain" or party != country:
            return party
        return None
    if parties:
        return None
    foreign = {party for party in forces if party and party != country}
    return foreign.pop() if len(foreign) == 1 and country in forces | {country} and len(forces) <= 2 else None
