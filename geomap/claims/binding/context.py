"""The party that a sentence leaves out, read from the document; none where the document never says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geomap.claims.binding.bind import Bound
from geomap.claims.binding.deeds import (
    ATTACKS,
    Named,
    Told,
    alike,
    country_of,
    is_taken_back,
    is_won_again,
    place_of,
)
from geomap.claims.binding.grounds import (
    BARE_FALL,
    NOT_LOST,
    TAKEN,
    against_loser,
    annexer,
    by_author,
    by_ground,
    by_speaker,
    by_the_other,
    fighters_in,
    foe_in_text,
    is_foreign,
    is_state,
    occupier,
    of_two,
    on_own_ground,
    outlasts,
    recovered,
    won_at_home,
)
from geomap.claims.binding.nounblame import AVENGED, REVENGE
from geomap.claims.binding.roles import settle_roles
from geomap.claims.parties.actorindex import ActorIndex
from geomap.claims.parties.actorlist import OWN_VOICE
from geomap.claims.parties.book import Actor
from geomap.claims.parties.foes import foe_of
from geomap.claims.phrases.clipped import is_clipped
from geomap.model import ClaimKind

_TAKES: frozenset[ClaimKind] = frozenset(("gain", "contest"))
_ADVANCES = frozenset(("advance", "assault", "offensive", "push", "drive", "attack", "attacks", "march"))
_ARMIES = frozenset(("army", "military", "air force", "government forces", "government troops"))
_PLANES = frozenset(("warplanes", "warplane", "jets", "jet", "planes", "bombers", "helicopters", "gunships"))
_IN_THE_AIR = _PLANES | {"air", "airstrike", "airstrikes", "aerial", "bombing", "raids"}
_BLAME_CHARS = 400  # how far behind a strike the text may say that each side blames the other
_CONTRADICTED = ("each other", "one another", " denied", " denies", "rejected", "in turn")
_UNKNOWN = ("not clear who", "unclear who", "not known who", "not immediately clear who")
_LAID = frozenset(("bomb", "bombs", "device", "mine", "mines"))
_HARMS = frozenset(("killed", "kills", "kill", "wounded", "injured", "exploded", "explodes", "detonated"))
_OF_TWO_SIDES = frozenset(
    ("fighting", "clashes", "clash", "clashed", "battle", "battles", "combat", "hostilities", "skirmishes", "fight",
     "fought", "engagement")
)  # fmt: skip
_HELD: frozenset[ClaimKind] = frozenset(("gain", "control"))
_NO_MORE = frozenset(("only", "just", "nothing"))
_UNTIL = frozenset(("before", "until", "till"))
_CONTRASTS = frozenset(("but", "though", "although", "while", "whereas", "yet"))
_AT_PRESENT = frozenset(("now", "is", "are", "hold", "holds", "control", "controls"))
_OWN_ARMS = ("force", "navy", "aviation", "units", "troops", "gunners", "artillerymen")
_SEATS = frozenset(("capital", "stronghold", "bastion", "base", "headquarters", "strongholds"))
_RECENT = 12  # claims before one that may tell who had its place
_NEXT_TOKENS = 30  # between two sentences of one course of events: one sentence at most


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
    _not_by_rebels(bound, index)
    read = [item.party for item in bound]
    told = _not_by_its_own(bound, index, side_of)
    _not_by_the_routed(bound, index)
    missing = [
        at for at, item in enumerate(bound) if item.party is None and not item.fixed and not _disputed(item, index)
    ]
    if not missing:
        return
    if told is None or read != [item.party for item in bound]:
        told = Told(bound)
    text = _text_of(bound, index, side_of, told)
    for at in missing:
        item = bound[at]
        if item.kind == "contest" and "between" in item.line.low[item.unit + 1 : item.unit + 5]:
            continue  # "clashes between A and B in P": who attacks is not said
        party = _not_himself(text, at, _first_told(text, at))
        if party is not None:
            item.party, item.party_by = party, "document"
            item.confidence -= 0.05
            told.add(item)


@dataclass(slots=True)
class _Text:
    """What a document tells of its parties."""

    bound: Sequence[Bound]
    index: ActorIndex
    side_of: Callable[[str], str]
    told: Told
    named: Named
    fighters: list[Actor]
    forces: set[str]  # whose forces it names
    forces_sides: set[str]
    states: set[str]  # of these the states
    army: bool  # whether a state at home has one


def _text_of(bound: Sequence[Bound], index: ActorIndex, side_of: Callable[[str], str], told: Told) -> _Text:
    """Gather what a document tells of its parties."""
    fighters = fighters_in(index)
    forces = {actor.party for actor in fighters if actor.party}
    if len(forces) == 1:  # "German and British troops"
        forces.update(
            one.party
            for one, other in pairwise(index.actors)
            if one.kind == "adjective"
            and other.kind == "force"
            and other.token_start == one.token_end + 1
            and one.party
        )
    forces_sides = {
        actor.side
        for actor in index.actors
        if actor.kind == "force" or (actor.kind == "group" and actor.side == actor.party)
    }
    states = {party for party in forces if is_state(party, index)}
    army = index.home in index.sides or any(actor.noun in _ARMIES for actor in index.actors)
    return _Text(bound, index, side_of, told, Named(bound), fighters, forces, forces_sides, states, army)


def _first_told(text: _Text, at: int) -> str | None:
    """The party that the document gives a claim: the first of these ways that tells one holds."""
    bound, index, side_of, told, named = text.bound, text.index, text.side_of, text.told, text.named
    item = bound[at]
    beside = told.by_sentence[item.line.sentence.start]
    return (
        _from_holder(bound, at, index)
        or _same_sentence(beside, item, side_of)
        or won_at_home(item, side_of)
        or against_loser(item, named, index)
        or by_author(item, index)
        or named.same_place(item, at)
        or by_speaker(item, index, side_of, text.forces_sides)
        or _flyers(item, index)
        or recovered(item, index, side_of)
        or _goes_on(bound, at, index)
        or outlasts(item, beside, index)
        or _only_attacker(named.attackers.get(country_of(item), set()), item, text.forces - index.routed, index.home)
        or annexer(item, index, side_of)
        or occupier(item, index)
        or by_ground(item, told, index)
        or of_two(item, text.fighters, index)
        or by_the_other(item, told, index)
    )


def _not_himself(text: _Text, at: int, party: str | None) -> str | None:
    """The party of a claim, or its foe where nobody does so to himself; None where neither may be."""
    item, index = text.bound[at], text.index
    beside = text.told.by_sentence[item.line.sentence.start]
    if item.kind == "gain" and item.denied and item.speaker != "narrator" and party == country_of(item):
        party = None  # "the army denied that P had fallen": to whoever it fights
    if party is not None and (
        party in (_struck(item, index), _holder(item, beside), _had_it(text.bound, at)) or _its_seat(item, party)
    ):
        party = foe_in_text(item, index, index.book.side_of(party) or party)
    if _flown(item):
        party = _of_the_air(text, item, party)
    if party is not None and party == _taker_beside(item, beside):
        party = foe_in_text(item, index, index.book.side_of(party) or party)
    fled = item.kind in _TAKES and not item.denied and party in index.routed
    if party is not None and (party == item.robbed or fled):
        party = _victor(item, party, index)
    return None if party == country_of(item) and _not_at_home(text, item, party) else party


def _of_the_air(text: _Text, item: Bound, party: str | None) -> str | None:
    """Whose warplanes strike: the one state's of which the text tells, or "the army"'s; rebels have none."""
    if party is None and "enemy" not in item.line.low[max(item.unit - 3, 0) : item.unit]:
        # "Jets bombed P" in a text of one state's forces, or of no state's but "the army"
        states = text.states
        party = next(iter(states)) if len(states) == 1 else text.index.home if text.army and not states else None
    if party is not None and not is_state(party, text.index) and not party.endswith("coalition"):
        party = text.index.home if text.army else None
    return party


def _not_at_home(text: _Text, item: Bound, state: str) -> bool:
    """Whether a state would take its own town, though it is at war with another; or hold or take itself."""
    if item.kind in _HELD and item.line.level(item.hit.unit) == "country":
        return True
    if not _taken_from_another(item) or not text.states - {state}:
        return False
    return not (on_own_ground(item, state) or text.told.wins_at_home(state))  # unless that is all it does


def _not_by_its_own(bound: Sequence[Bound], index: ActorIndex, side_of: Callable[[str], str]) -> Told | None:
    """Give to others what a state would have done to its own towns, in place; what the document tells, if asked."""
    told: Told | None = None
    own: Bound | None = None  # what a state's own men were told to do on their ground last
    for item in bound:
        goes_on = _goes_on_from(own, item, index)
        at_home = item.party == country_of(item)
        if item.party_by == "context" and at_home and not goes_on:
            told = told or Told(bound)
            if item.kind in _HELD:
                _not_its_own(told, item, index)
            elif item.kind == "strike" and not item.denied:
                _not_on_itself(told, item, index, side_of)
        sure = item.party_by == "named" or item.regular or goes_on
        own = item if sure and at_home and item.kind in ATTACKS and not item.denied else None
    return told


def _not_by_rebels(bound: Sequence[Bound], index: ActorIndex) -> None:
    """Give to nobody the strikes of jets of which no words say that they are the rebels', in place."""
    for item in bound:
        if item.kind == "strike" and item.party_by == "context" and item.party is not None and _flown(item):
            known = index.book.get(item.party)
            if known is not None and known.kind in ("rebels", "militia"):
                item.party = None


def _flyers(item: Bound, index: ActorIndex) -> str | None:
    """The one coalition that a text gives warplanes, of an air strike by whom no words tell."""
    low, words = item.line.low, index.document.tokens.words
    if item.kind != "strike" or _IN_THE_AIR.isdisjoint(low[max(item.unit - 3, 0) : item.unit + 1]):
        return None
    allied = [actor for actor in index.actors if actor.party is not None and actor.party.endswith("coalition")]
    at_home = any(actor.kind == "force" and actor.party == index.home for actor in index.actors)
    if at_home or len({actor.party for actor in allied}) != 1:
        return None
    flies = any(
        not _IN_THE_AIR.isdisjoint(map(str.lower, words[max(actor.token_start - 4, 0) : actor.token_end + 4]))
        for actor in allied
    )
    return allied[0].party if flies and allied[0].party != item.speaker else None


def _flown(item: Bound) -> bool:
    """Whether a strike is one of warplanes."""
    return item.kind == "strike" and not _PLANES.isdisjoint(item.line.low[max(item.unit - 3, 0) : item.unit + 1])


def _taken_from_another(item: Bound) -> bool:
    """Whether a taking is told by the narrator, and as no taking back."""
    return item.kind == "gain" and item.speaker == "narrator" and not is_won_again(item)


def _goes_on_from(own: Bound | None, item: Bound, index: ActorIndex) -> bool:
    """Whether a claim goes on about those who attacked in one before, and nobody else was named since."""
    if own is None or own.party != item.party:
        return False
    since = index.between(own.line.first[own.hit.unit], item.line.first[item.hit.unit])
    between = item.line.sentence.first_token - own.line.sentence.end_token
    return between <= _NEXT_TOKENS and all(actor.party in (None, item.party) for actor in since)


def _not_its_own(told: Told, item: Bound, index: ActorIndex) -> None:
    """Give the capture of a state's own town by forces that no words name to its foe, where only that attacks there.

    A state's own town is not captured, but won back: "the column never took P" is told of the invader.
    """
    country = country_of(item)
    foe = foe_of(country, item.line.document.article.date, index.sides)
    if foe is None or not item.word.startswith(TAKEN) or item.speaker != "narrator":
        return
    if not OWN_VOICE.isdisjoint(item.line.low) or (item.kind == "control" and item.word != "occupied"):
        return
    if on_own_ground(item, country) or (item.regular and not is_foreign(foe, country, index)):
        return  # "the army captured P" from the rebels
    attacks = item.word == "occupied" or any((country, kind, foe) in told.done for kind in ATTACKS)
    if attacks and country not in told.own:
        item.party, item.party_by = foe, "document"
        told.add(item)


def _not_on_itself(told: Told, item: Bound, index: ActorIndex, side_of: Callable[[str], str]) -> None:
    """Give "they shelled P", where P lies in their own state, to the state that attacks there, where another does.

    Nobody else but rebels would be shelled at home, and of those the text would speak.
    """
    country = country_of(item)
    foe = foe_in_text(item, index, country)
    if foe is None or not is_state(foe, index) or (item.speaker != "narrator" and side_of(item.speaker) != country):
        return
    if not OWN_VOICE.isdisjoint(item.line.low) or (country, "strike", country) in told.named:
        return
    if country == index.author and item.role.endswith(_OWN_ARMS):
        return  # "The air force struck P", in its own communique
    if foe == index.author or (item.regular and not is_foreign(foe, country, index)):
        return  # "they" and "the enemy" are not whose text it is; "the federal air force" is the federation's
    if item.regular and any(actor.kind == "generic" and actor.party == "rebels" for actor in index.actors):
        return  # "government troops shelled P": the rebels there
    sentence = item.line.sentence
    own = [one for one in told.by_sentence[sentence.start] if one.party == country and one.party_by == "named"]
    alone = not any(actor.side == foe for actor in index.between(sentence.first_token, sentence.end_token))
    if own and alone and all(place_of(one) != place_of(item) for one in own):
        return  # "Ukrainian troops left P, from which they had shelled Q": of no one else it speaks
    if told.any_of(country, NOT_LOST, foe):
        item.party, item.party_by = foe, "document"
        told.add(item)


def _not_by_the_routed(bound: Sequence[Bound], index: ActorIndex) -> None:
    """Give to its foe what no words say that a party took of whose men the text tells only that they fled, in place."""
    for item in bound:
        by_nobody = item.party_by == "context" and not item.regular  # "the army took P": it did not only flee
        if by_nobody and item.kind in _TAKES and not item.denied and item.party in index.routed:
            item.party = _victor(item, item.party, index)


def _victor(item: Bound, routed: str, index: ActorIndex) -> str | None:
    """Whom a party fled from: its foe in the text, or by the file of foes where the place is of either."""
    foe = foe_of(routed, item.line.document.article.date)
    at_war = foe is not None and country_of(item) in (routed, foe)
    return foe_in_text(item, index, routed) or (foe if at_war else None)


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
    if any(word in after for word in _UNKNOWN):
        return True  # "Warplanes bombed P. It was not clear whose they were"
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
        and not (item.kind == "gain" and other.kind == "control" and (_held_before(other) or _apart(item, other)))
        and (item.kind != "gain" or other.kind != "gain" or is_taken_back(other) == is_taken_back(item))
        and not (item.kind == "strike" and other.party == country_of(item) != country_of(other))
        and (item.kind not in AVENGED or REVENGE.isdisjoint(item.line.low[item.unit : other.unit]))
    }
    return found.pop() if len(found) == 1 else None


def _from_holder(bound: Sequence[Bound], at: int, index: ActorIndex) -> str | None:
    """Who took back what the text tells another to have taken: "captured by the Germans in May, retaken in June"."""
    item = bound[at]
    back = is_taken_back(item)
    freed = is_won_again(item) and item.speaker == "narrator"  # to "liberate" is what either side calls its own taking
    if item.denied or not (back or freed):
        return None
    for before in reversed(bound[max(0, at - _RECENT) : at]):
        if place_of(before) == place_of(item) and before.kind in _HELD and not before.denied:
            if before.party is None or (is_taken_back(before) if back else is_won_again(before)):
                return None
            if not back and before.party == country_of(item):
                return None
            item.robbed = item.robbed or before.party
            if item.speaker != "narrator":
                return None
            return foe_in_text(item, index, index.book.side_of(before.party) or before.party)
    return None


def _apart(item: Bound, other: Bound) -> bool:
    """Whether a place falls, and another is called somebody's: "P fell, leaving Q as the last rebel-held town"."""
    called = "-" in other.word or other.word in _SEATS
    near = other.line.low[max(other.unit - 3, 0) : other.unit]
    between = item.line.low[min(item.unit, other.unit) : max(item.unit, other.unit)]
    holds_out = (
        other.planned
        or "still" in near
        or _only(other)
        or not _UNTIL.isdisjoint(item.line.low[max(item.unit - 2, 0) : item.unit])
    )
    holds_out = holds_out or not _CONTRASTS.isdisjoint(between)  # "but the army holds Q"
    return (holds_out or (called and item.word in BARE_FALL)) and place_of(item) != place_of(other)


def _only(other: Bound) -> bool:
    """Whether nothing but a place is left to a party: "the army holds only P", "only P is left to the army"."""
    first, last = sorted((other.unit, other.hit.unit))
    return other.kind in _HELD and not _NO_MORE.isdisjoint(other.line.low[max(first - 2, 0) : last])


def _held_before(item: Bound) -> bool:
    """Whether it is told who had held a place: "raised a flag in P, which the Russians had held since March"."""
    return "had" in item.line.low[max(item.unit - 3, 0) : item.unit]


def _goes_on(bound: Sequence[Bound], at: int, index: ActorIndex) -> str | None:
    """Who took or attacked the place told of just before: "the rebels seized A. B was taken the next day".

    Who besieges or shells one place shells the next of the same land, which is not his own; who is told to have lost
    one has not taken the next: it is his foe.
    """
    item = bound[at]
    if item.denied or item.speaker != "narrator" or not at:
        return None
    if item.kind == "gain" and (item.hit.unit == item.unit - 1 or is_clipped(item.line, item.unit)):
        return _last_taker(bound, at)
    before = bound[at - 1]
    tokens = item.line.sentence.first_token - before.line.sentence.end_token
    if before.denied or not 0 <= tokens <= _NEXT_TOKENS:
        return None
    if item.kind == "strike":
        same = country_of(before) == country_of(item) != before.party
        return before.party if same and before.kind in ("contest", "strike") and not before.planned else None
    if item.kind != "gain" and not (item.kind == "contest" and item.word in _ADVANCES):
        return None
    if before.kind == "loss" and before.party_by == "named" and item.word.startswith(TAKEN):
        return foe_in_text(item, index, index.book.side_of(before.party) or before.party)
    follows = before.kind in _TAKES and is_taken_back(before) == is_taken_back(item)
    return before.party if follows else None


def _last_taker(bound: Sequence[Bound], at: int) -> str | None:
    """Who takes the place of an entry of a chronicle: of the entries before, who took or attacked abroad last."""
    item = bound[at]
    for before in reversed(bound[max(0, at - _RECENT) : at]):
        if before.kind in _TAKES and not before.denied and before.party is not None:
            alike = is_taken_back(before) == is_taken_back(item)
            return before.party if alike and before.party != country_of(item) else None
    return None


def _struck(item: Bound, index: ActorIndex) -> str | None:
    """Whose positions are struck ("drones hit the rebels' positions near P"), or with whom others clash."""
    between = range(item.unit + 1, item.hit.unit)
    if item.kind != "strike" and (item.kind != "contest" or item.line.low[item.unit + 1] != "with"):
        return None
    near = [item.line.actor[unit] for unit in between if unit in item.line.actor]
    return next((actor.party for actor in near if actor.party), index.resolve(near[0]) if near else None)


def _its_seat(item: Bound, party: str) -> bool:
    """Whether an aside behind a place that is attacked calls it a party's: "P, the headquarters of X, was shelled"."""
    line, first = item.line, item.hit.unit + 1
    if item.kind not in ATTACKS or first >= item.unit or line.low[first] != ",":
        return False
    stop = next((unit for unit in range(first + 1, item.unit) if line.low[unit] == ","), first)
    owners = (line.actor[unit].party for unit in range(first + 1, stop) if unit in line.actor)
    return not _SEATS.isdisjoint(line.low[first + 1 : stop]) and party in owners


def _had_it(bound: Sequence[Bound], at: int) -> str | None:
    """Who took or holds the place that is struck, as the text told last: not he shells it."""
    item = bound[at]
    if item.kind == "contest" and item.word == "besieged":
        return next((one.party for one in bound[:at] if _holds(one) and place_of(one) == place_of(item)), None)
    if item.kind != "strike":
        return None
    for before in reversed(bound[max(0, at - _RECENT) : at]):
        if before.line.sentence is not item.line.sentence:
            return None
        if place_of(before) == place_of(item) and before.kind in ("loss", "gain", "control"):
            told = before.kind == "gain" and not before.denied and not before.planned
            return before.party if told else None
    return None


def _holds(item: Bound) -> bool:
    return item.kind == "control" and not item.denied and not item.planned


def _holder(item: Bound, beside: Sequence[Bound]) -> str | None:
    """Who holds the place that is struck or falls, as its sentence says ("P, the rebels' stronghold, was bombed")."""
    if item.kind != "strike" and (item.kind != "gain" or item.word not in BARE_FALL):
        return None
    for other in beside:
        if other.kind == "control" and not other.denied and place_of(other) == place_of(item):
            return None if item.kind == "gain" and _holds_since(item, other) else other.party
    return None


def _holds_since(item: Bound, other: Bound) -> bool:
    """Whether who holds a place is told behind its fall, as it is now: "P fell on Friday, and is now held by X"."""
    near = item.line.low[max(other.unit - 3, item.unit) : other.unit + 1]
    return other.unit > item.unit and not _AT_PRESENT.isdisjoint(near)


def _taker_beside(item: Bound, beside: Sequence[Bound]) -> str | None:
    """Who has the place that another left, as its sentence says ("P, evacuated in May, is now occupied by X")."""
    if item.kind != "loss" or item.denied:
        return None
    for other in beside:
        if other.kind in _HELD and other.party_by == "named" and place_of(other) == place_of(item) and not other.denied:
            return other.party
    return None


def _only_attacker(parties: set[str], item: Bound, forces: set[str], home: str | None) -> str | None:
    """The one party that attacks in this country, in all of the text."""
    if item.kind not in ATTACKS or (item.word in BARE_FALL and not item.denied):
        return None
    if item.kind == "contest" and item.word in _OF_TWO_SIDES:
        return None  # "fighting broke out in P": who attacks is not said
    known = item.line.place[item.hit.unit].place is not None
    country = country_of(item) if known else home  # a name that no list has lies where the text plays
    if len(parties) == 1:
        (party,) = parties
        if item.kind == "gain" or party != country:
            return party
        return None
    if parties:
        return None
    foreign = {party for party in forces if party and party != country}
    return foreign.pop() if len(foreign) == 1 and country in forces | {country} and len(forces) <= 2 else None
