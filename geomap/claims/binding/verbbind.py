"""A verb and its places become a reading."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.binding.bind import RETAKEN, Binder, Bound, Refused
from geomap.claims.binding.civilians import force_speaks, only_told, told_of_itself
from geomap.claims.binding.claimants import claimants_of
from geomap.claims.binding.deeds import BACK_AGAIN
from geomap.claims.binding.doers import RULED, attacker_of, doer_of, kind_of, owner_of_report, possessor, undergoes
from geomap.claims.binding.eachother import each_other, goes_away
from geomap.claims.binding.fitness import some_force, unfit
from geomap.claims.binding.naming import one_person, party_of, spoken_name, teller_of, what_is_told
from geomap.claims.binding.nounbind import bind_noun
from geomap.claims.binding.outcome import FALLS, attacker_beside, foe_of_attacker
from geomap.claims.binding.recognition import of_states, recognised, regarded_as, thought_of
from geomap.claims.binding.roles import for_whom
from geomap.claims.binding.unmeant import why_unmeant
from geomap.claims.constructions.accession import in_a_deed
from geomap.claims.constructions.undercontrol import BRINGS
from geomap.claims.frames.match import Match
from geomap.claims.parties.speakersides import speaker_party
from geomap.claims.speech.quotes import is_quoted
from geomap.claims.speech.reports import Said
from geomap.claims.verbs.untrue import unconfirmed
from geomap.claims.who.party import NOBODY, Who
from geomap.claims.words import tags
from geomap.claims.words.groups import group
from geomap.claims.words.line import Line
from geomap.model import ClaimKind

_FIGHTS = ("fight", "fought", "battl", "struggl")
_OTHERS = frozenset(("them", "him", "her", "it"))  # never the subject itself
_PAPERS = frozenset(("bill", "law", "treaty", "decree", "act", "agreement", "accord", "pact", "amendment", "protocol"))
_BACK_TO = frozenset(("the", "its", "their", "his", "these", "those", "both"))
_EVERY = frozenset(("all", "everything"))
_UNIONS = frozenset(("union", "federation", "confederation", "empire", "kingdom", "republic", "it", "country"))

_ASKING = frozenset(
    ("unclear", "clear", "know", "known", "knew", "knows", "unknown", "say", "decide", "determine", "over", "about",
     "asked", "ask", "asks", "sure", "certain", "uncertain", "matter", "matters", "tell", "question", "see", "of", "on")
)  # fmt: skip
_HELD = frozenset(
    ("held", "defended", "used", "fortified", "kept", "garrisoned", "ruled", "governed", "controlled", "taken", "took",
     "captured", "seized", "occupied", "made", "dug", "stood", "won")
)  # fmt: skip
_WHEN_OR_KIND = tags.ADVERB | tags.TIME | tags.AREA
_SEATS = frozenset(("capital", "headquarters", "base", "seat"))
_LET_BE = frozenset(("alone", "untouched", "standing", "unharmed", "unscathed"))
_INTRUDERS = frozenset(("infiltrators", "saboteurs", "intruders", "invaders", "occupiers"))
_UNTIL = frozenset(("until", "till"))
_UNTIL_REACH = 8  # units of "by the rebels of the north"
_UNTIL_ENDS = tags.COMMA | tags.STOP | tags.RELATIVE | tags.CONJUNCTION | tags.AUXILIARY
_HE = frozenset(("he", "she"))
_SENDS = frozenset(("send", "sends", "sent", "sending"))
_ANYONE = frozenset(("whoever", "whomever", "whichever"))


def bind_match(binder: Binder, line: Line, found: Match) -> list[Bound] | Refused:
    """Bind a trigger that a frame matched."""
    if line.question:
        return Refused(found.head, "a question")
    if found.noun:
        return bind_noun(binder, line, found)
    reading, flags = found.reading, found.frame.flags
    if line.low[found.head] == "fleeing" and not _SENDS.isdisjoint(line.low[max(found.head - 5, 0) : found.head]):
        return Refused(found.head, "sent fleeing by who took it")
    if reading.cancelled:
        return Refused(found.head, reading.cancelled)
    if why := why_unmeant(binder, line, found):
        return Refused(found.head, why)
    kind = kind_of(binder, line, found)
    said, speaker, denied, planned, told = what_is_told(binder, line, reading, found.head, found.hits[-1].unit + 1)
    if told or unconfirmed(line, (reading.subject or (reading.start,))[0], "that"):
        return Refused(found.head, told or "not confirmed")
    if reading.start and (
        line.low[reading.start - 1] in _ANYONE
        or (line.low[reading.start - 1] == "who" and line.low[reading.start - 2] in _ASKING)
    ):
        return Refused(found.head, "no one that is named")  # "whoever holds P", "it is unclear who holds P"
    first = found.hits[0].unit
    denied ^= first > found.head and line.low[first - 1] == "neither"  # "hold neither P nor Q"
    denied ^= line.low[first - 1] == "but" and line.low[first - 2] in _EVERY  # "all but P had been taken"
    if found.passive and not flags.isdisjoint(("recognise", "regard")):
        return thought_of(binder, line, found)
    owner, teller = _listen(binder, line, found, kind, said, speaker)
    if only_told(line, found, said, teller):
        return Refused(found.head, "it is the one who speaks, and no party")
    who, kind = _who(binder, line, found, kind, owner, said)
    if "follows" in flags:
        before = _taken_before(binder, line)
        if before is None:
            return Refused(found.head, "no place was taken before")
        who, kind = replace(NOBODY, party=before.party, bare=True), before.kind
    refused = unfit(binder, line, found, who, kind)
    lawful = kind == "sovereignty" and who.status == "civil" and of_states(line, reading.subject)
    if kind == "sovereignty" and who.status == "civil" and not flags and _a_paper(line, reading.subject):
        lawful, who = True, replace(NOBODY, party=possessor(binder, line, reading.subject))  # "Israel's bill annexes P"
    if "recognise" in flags and who.status == "civil":
        lawful |= found.agent is not None and any(unit in line.actor for unit in range(*found.agent))
        if said is not None and reading.subject is not None and line.low[reading.subject[0]] in _HE:
            who = replace(NOBODY, party=party_of(binder, line, said.speaker))  # "S said he recognised P as a state"
            lawful |= who.party is not None
    both: list[tuple[str, str]] = []
    if "speaker" in flags and found.passive and found.agent is not None and line.low[found.agent[0]] == "both":
        both = claimants_of(binder, line, found.agent)
        lawful |= bool(both)
    if any(hit.unit in line.actor for hit in found.hits) and both:
        return Refused(found.head, "one of those who claim it")
    if refused and kind == "loss" and _a_paper(line, reading.subject) and found.agent is not None:
        lawful, kind, who = True, "sovereignty", binder.parties.of(line, found.agent)  # "the treaty ceded P to A"
    if refused and not lawful:
        return Refused(found.head, refused)
    if "recognise" in flags:
        return recognised(binder, line, found, who)
    if "regard" in flags:
        return regarded_as(binder, line, found, who)
    if kind == "contest" and found.passive and found.agent is not None and _of_ground(line, found.agent):
        return Refused(found.head, "ground, and no force")
    if "outskirts" in flags and all(hit.extent == "approach" for hit in found.hits):
        kind = "contest"
    if why := _joins_nothing(line, found) or _no_deed(line, found, kind, said):
        return Refused(found.head, why)
    who = _founder(line, found, who)
    if who.status in {"civil", "official"} and reading.subject is not None:
        who = some_force(binder, line, reading.subject, who)
    robbed = _robbed(binder, line, found) if kind == "gain" and found.passive and found.agent is None else None
    party, how = _party(binder, line, found, kind, who, robbed)
    if (party is None or who.bare) and (won := attacker_beside(binder, line, found, kind)) is not None:
        party, how = (won, "named") if kind == "gain" else (foe_of_attacker(binder, won), "context")
    if kind == "contest" and each_other(binder, line, found):
        party, how = None, ""
    elif kind == "contest" and party is None and undergoes(line, found):
        robbed = binder.parties.of(line, reading.subject).party  # "French troops were ambushed in P": not by them
    if kind in {"gain", "contest"} and party is None and robbed is None and _drives_out(line, found, who, party):
        robbed = binder.parties.of(line, found.other).party  # "the army drove the Taliban out of P"
    if "foe" in flags and party is None:
        return Refused(found.head, "whose attack is not said")
    if party is None:
        back = line.low[found.head + 1 : found.head + 2] == ["back"]  # "won back"
        party = binder.party_before(line, kind, RETAKEN[0] if back else line.low[found.head])
        how = "context" if party is not None else ""
    if kind == "sovereignty" and party is None and not flags and _into_whom(found):
        return Refused(found.head, "into what state is not said")
    claimants: list[tuple[str, str]] = []
    if "speaker" in flags:
        span = found.agent if found.passive else reading.subject
        claimants = both or claimants_of(binder, line, span)
        party = both[0][0] if both else party
        if not speaker:
            speaker = claimants[0][1] if claimants else spoken_name(binder, line, span)
    denied ^= _all_but(line, found, kind) or _only_then(line, found)
    if found.hits[0].unit > found.head and _no_ground(line, found.end, found.hits[0].unit, found.head):
        denied = not denied  # "have held no ground near P", "gained no foothold in P"
    if kind == "control" and denied and "outside" in line.low[found.head : found.hits[0].unit]:
        return Refused(found.head, "what is not held is beside it")  # "hold no ground outside P"
    ordered = kind == "loss" and line.low[found.head].startswith("order")  # "were ordered out of P"
    planned = planned or reading.planned or ordered
    if reading.tried and kind == "gain" and denied:
        planned = False
    side = said.side if said is not None else ""
    sure = _confidence(found, how)
    bound = binder.bound(
        line, kind, found.hits, party, found.frame.extent, denied, planned, speaker, found, how, sure, who, side
    )
    if isinstance(bound, Refused):
        return bound
    for one in bound:
        one.robbed = robbed
    return bound + [
        replace(one, party=other, speaker=name if one.speaker == speaker else one.speaker)
        for other, name in claimants
        if other != party
        for one in bound
    ]


def _taken_before(binder: Binder, line: Line) -> Bound | None:
    """What was told last, where a place was taken or lost, in the same sentence or the one before."""
    last = binder.last
    if last is None or last.kind not in {"gain", "loss"} or last.denied or last.planned:
        return None
    near = last.line.sentence is line.sentence or last.line.sentence.end_token >= line.sentence.first_token
    return last if near else None


def _listen(
    binder: Binder, line: Line, found: Match, kind: ClaimKind, said: Said | None, speaker: str
) -> tuple[str | None, str | None]:
    """Note whose words they are, for "we" and "the enemy": the party whose report it is, and the one that tells it."""
    reading, parties = found.reading, binder.parties
    owner = owner_of_report(binder, line, reading, said)
    if kind == "loss" and said is not None and said.teller is not None and line.tag[said.verb] & tags.DENIED:
        owner = party_of(binder, line, said.speaker) or owner  # "Kyiv denied Russian claims that its troops had left"
    teller = owner or teller_of(binder, line, said, "" if reading.spoken else speaker)
    witness = teller is None and not reading.planned  # and no one who thinks of what may come
    parties.quoted = witness and is_quoted(line.document, line.first[found.head])
    parties.speaker, parties.speaker_side = teller or "", parties.index.book.side_of(teller)
    by_one = said is not None and one_person(line, said.speaker)
    they = reading.subject is not None and line.low[slice(*reading.subject)] == ["they"]
    he = they and said is not None and said.speaker is not None and line.low[said.speaker[0]] in ("he", "she")
    # "They had entered P, the rangers said": of themselves
    themselves = they and said is not None and said.speaker is not None and line.low[said.speaker[1] - 1].endswith("s")
    after = said is not None and said.verb > found.head and not (themselves and not by_one)
    parties.told_after = after or (by_one and he)
    parties.others = they and by_one and teller is not None and is_quoted(line.document, line.first[found.head])
    return owner, teller


def _who(
    binder: Binder, line: Line, found: Match, kind: ClaimKind, owner: str | None, said: Said | None
) -> tuple[Who, ClaimKind]:
    """Who does it, and what he does by that."""
    who, kind = doer_of(binder, line, found, kind, owner, said)
    if said is not None and force_speaks(line, said) and told_of_itself(line, found, said):
        speaks = binder.parties.of(line, said.speaker)  # "the 3rd Brigade said it had left P"
        who = speaks if speaks.party is not None else who
    if kind == "gain" and who.bare and who.party is not None and not found.passive:
        robbed = _taken_from(binder, line, found)
        if robbed.party == who.party and not robbed.bare:  # "the men who took P from the Houthis" are none of these
            who = replace(who, party=binder.parties.foe(binder.parties.index.book.side_of(who.party)))
    if kind == "loss" and found.agent is not None and line.low[found.agent[1] - 1] in RULED:
        party = binder.parties.of(line, (found.agent[0], found.agent[1] - 1)).party
        if party is not None:  # "returned P to Ukrainian control"
            who, kind = replace(who, party=party, status="armed", bare=False), "gain"
    rebels = who.status == "armed" and who.party is not None and binder.parties.index.book.get(who.party) is None
    if (
        "found" in found.frame.flags
        and (rebels or who.status in ("civil", "official", "person"))
        and binder.war + binder.warlike >= 0
    ):
        who = replace(who, party=_itself(line, found), status="armed", troops=True)
    return who, kind


def _itself(line: Line, found: Match) -> str:
    """The name of the place as a party: "activists proclaimed a republic", and it is its own."""
    mention = line.place[found.hits[0].unit]
    return mention.place.name if mention.place else mention.text


def _joins_nothing(line: Line, found: Match) -> str:
    """Why a place does not found, join or leave a state; "" where it may."""
    flags, levels = found.frame.flags, {line.level(hit.unit) for hit in found.hits}
    own = ("country",) if "own" in flags else ()
    if "self" in flags and levels.isdisjoint(("polity", "area", "admin1", "admin2", "island", *own)):
        return "joins no state"
    if "self" in flags and found.agent is not None and in_a_deed(line, found.agent[1]):
        return "joins it in a deed"
    if "own" in flags and found.other is not None and not _a_state(line, found.other):
        return "secedes from no state"
    free = "independent" in line.low[found.hits[-1].unit : found.hits[-1].unit + 9] or found.pronoun
    if "found" in flags and levels.isdisjoint(("polity", "country", "area", *(("admin1", "island") if free else ()))):
        return "proclaims no republic"
    return ""


def _no_deed(line: Line, found: Match, kind: ClaimKind, said: Said | None) -> str:
    """Why the words of a trigger tell of another deed than it stands for; "" where they do not."""
    if kind == "contest" and goes_away(line, found):
        return "goes where it withdraws to"  # "pulled out of P and headed for Q"
    low, head = line.low, found.head
    fought = low[max(head - 2, 0)].startswith(_FIGHTS)  # "were fighting to defend P"
    infinitive = found.reading.infinitive and low[head] == "defend"
    if "foe" in found.frame.flags and infinitive and said is None and not fought:
        return "to defend it is no attack"
    if (
        kind == "gain"
        and "back" in low[head : found.end]
        and all(line.level(hit.unit) == "country" for hit in found.hits)
    ):
        return "a way back, not a gain"  # "columns moved back into Russia"
    if low[head] == "carried" and low[head + 1 : head + 2] == ["out"]:
        return "carried out, and not taken" if kind == "gain" else ""
    if kind == "contest" and low[head + 1 : head + 2] == ["back"] and low[head] in FALLS:
        return "fell back upon it, and not upon an enemy"
    beside = all(hit.extent == "approach" for hit in found.hits) and "positions" in low[head : found.hits[0].unit]
    if kind == "gain" and beside and low[head].startswith(("take", "taking", "took")):
        return "positions beside it, not the place"  # "took positions around P"
    if kind == "contest" and _fought_for(line, head):
        return "for whom they fight, and not where"
    if kind == "loss" and low[found.hits[-1].unit + 1] in _LET_BE and low[head][:2] == "le":
        return "left as it was, and not given up"  # "left P alone"
    joined_to = found.agent is not None or not found.passive
    if kind == "sovereignty" and not joined_to and low[head].startswith("incorporat"):
        return "a town that became one, and joined no state"
    return ""


def _fought_for(line: Line, head: int) -> bool:
    """Whether a verb tells for whom men fight: "Angolan forces fighting on behalf of N took two towns"."""
    return line.low[head].startswith(_FIGHTS) and line.low[head + 1 : head + 4] == ["on", "behalf", "of"]


def _founder(line: Line, found: Match, who: Who) -> Who:
    """The place itself, where an assembly of its own proclaims it: "Crimea's assembly declared it independent"."""
    subject = found.reading.subject
    if "found" in found.frame.flags and subject is not None and any(hit.unit in range(*subject) for hit in found.hits):
        return replace(who, party=_itself(line, found))
    return who


def _party(
    binder: Binder, line: Line, found: Match, kind: ClaimKind, who: Who, robbed: str | None
) -> tuple[str | None, str]:
    """The party of a deed, and how it was found: "named", from the "context", or not at all."""
    flags, parties = found.frame.flags, binder.parties
    party = who.party
    how = "named" if party is not None and not who.bare else "context" if party is not None else ""
    if "own" in flags:
        name = _itself(line, found)
        known = parties.index.book.find(name)
        party, how = known.key if known is not None and known.is_state else name, "named"
    if found.reading.repelled and party is not None:
        party, how = _foe(binder, party), "context"
    if "foe" in flags:
        party, how = attacker_of(binder, line, found, who), "context"
    elif kind == "gain" and _drives_out(line, found, who, party):
        other = parties.of(line, found.other)
        unsaid = party is None or who.bare or not other.bare
        ground = line.place[found.hits[0].unit].place
        driven = line.low[found.other[1] - 1] if found.other is not None else ""
        if party is None and driven in _INTRUDERS and ground is not None:
            return (ground.country, "context") if ground.country in parties.index.sides else (None, "")
        if other.party is not None and party in (None, other.party) and unsaid:
            # "his men had driven the Russians out": nobody drives out his own
            party, how = _foe(binder, other.party), "context"
    if kind == "loss" and party is None and found.passive and (holder := _held_by(binder, line, found)) is not None:
        return holder, "context"
    if kind == "loss" and (party is None or who.bare) and (taker := _taker(binder, line, found)) is not None:
        robbed = taker if party in (None, taker) else None  # "N surrendered P to the Japanese": whom they fight
        party = None if robbed is not None else party
    if kind == "gain" and (party is None or who.bare) and (lord := for_whom(line, found)) >= 0:
        whose = parties.of_unit(line, lord).party
        if whose is not None:
            return whose, "named"
    if robbed is not None and party is None:
        party = _foe(binder, robbed)
        spoken_of = {*parties.index.sides, parties.index.home} - {robbed}
        party, how = (party, "context") if party in spoken_of else (None, "")
    if who.bare and party is not None and line.low[found.head].startswith(("inva", "enter", "roll", "march")):
        ground = line.place[found.hits[0].unit].place
        whole = ground is not None and (ground.level == "country" or line.low[found.head].startswith("inva"))
        if ground is not None and whole and ground.country == party:
            party = parties.foe(party)  # "a foreign army rolled into Russia": nobody invades his own country
    if who.bare and how == "context" and party is not None:
        party = _of_the_others(binder, line, found, kind, party) or party
    if (
        party is None and kind == "gain" and found.other is not None and line.low[found.head] in BRINGS
    ):  # "brought P under the control of the rebels"
        after = range(found.other[0], min(found.other[1] + 4, line.size))
        lord = next((unit for unit in after if unit in line.actor), -1)
        return (parties.of_unit(line, lord).party, "named") if lord >= 0 else (None, "")
    if party is None and kind == "control" and found.passive and line.low[found.head + 1 : found.head + 2] == ["from"]:
        seat = line.actor.get(found.head + 2)  # "is run from Luanda"
        party, how = (seat.party, "named") if seat is not None and seat.kind == "capital" else (None, "")
    return party, how


def _of_the_others(binder: Binder, line: Line, found: Match, kind: ClaimKind, party: str) -> str | None:
    """The foe of the invader who took a place before, where bare troops "still hold" another or win it back from him.

    None where the text itself is the invader's.
    """
    before, low = binder.last, line.low
    start = found.reading.start
    holds = kind == "control" and "still" in low[max(start - 2, 0) : found.head]
    holds = holds and before is not None and before.line.sentence is line.sentence
    if not holds and not (kind == "gain" and low[found.head].startswith(BACK_AGAIN)):
        return None
    if before is None or before.denied or before.kind == "loss":
        return None
    if holds and (before.party != party or before.kind not in ("gain", "contest")):
        return None
    place, index = line.place[found.hits[0].unit].place, binder.parties.index
    country = place.country if place is not None else None
    subject = found.reading.subject
    if subject is not None and (line.tag[subject[0]] & tags.PRONOUN or (holds and _points_back(line, subject))):
        return None  # "they", "its troops", "the troops still hold Q": those who took P
    told = before.speaker != "narrator" and speaker_party(before.speaker, index, line.document.article.date)
    if party in (country, index.author, binder.parties.speaker_side, told) or not binder.parties.has_soldiers(party):
        return None
    return country if _foe(binder, party) == country else None


def _points_back(line: Line, subject: tuple[int, int]) -> bool:
    """Whether bare troops are those named before: "its troops", "the troops", but not "the men of the 79th Brigade"."""
    return line.low[subject[0]] in _BACK_TO and "of" not in line.low[slice(*subject)]


def _foe(binder: Binder, party: str) -> str | None:
    """Whom a party fights in the text."""
    return binder.parties.foe(binder.parties.index.book.side_of(party))


def _drives_out(line: Line, found: Match, who: Who, party: str | None) -> bool:
    """Whether a gain names those who are driven out."""
    if found.other is None or not any(step.slot == "E" for step in found.frame.steps):
        return False
    commander = who.bare and line.tag[who.unit] & tags.COMMANDERS
    return party is None or line.low[found.other[0]] not in _OTHERS or bool(commander)


def _all_but(line: Line, found: Match, kind: ClaimKind) -> bool:
    """Whether it did not quite happen: "almost took P", "all but lost P"."""
    low, head = line.low, found.head
    if kind not in {"gain", "loss"}:
        return False
    almost = low[head - 1] in ("almost", "nearly") and found.reading.start >= head - 2
    return almost or low[head - 2 : head] == ["all", "but"]


def _only_then(line: Line, found: Match) -> bool:
    """Whether what had not been done came to be: "did not fall until May", "had not left P till then"."""
    if _UNTIL.isdisjoint(line.vocabulary):
        return False
    verb = group(line, found.head)
    if not verb.denied or verb.modal or verb.infinitive:
        return False
    first = max(found.hits[-1].unit, found.head) + 1
    for unit in range(first, min(line.size, first + _UNTIL_REACH)):
        if line.low[unit] in _UNTIL:
            return True
        if line.tag[unit] & _UNTIL_ENDS:
            return False
    return False


def _confidence(found: Match, how: str) -> float:
    """How sure a reading is, by how its party was found and how much of a frame stands there."""
    frame = found.frame
    sure = 0.55 + (0.2 if how == "named" else 0.08 if how == "context" else 0.0)
    sure += 0.1 if frame.steps[0].slot not in {"P", "T"} or not frame.flags else 0.0
    return sure - (0.1 if found.pronoun else 0.0)


def _behind(line: Line, found: Match) -> int:
    """The unit behind what a trigger has read, and behind when and how it was."""
    after = max(found.end, found.hits[-1].unit + 1) if not found.passive else found.end
    while after < line.size and (line.tag[after] & _WHEN_OR_KIND or line.low[after] in ("back", "on")):
        after += 1
    return after


def _taken_from(binder: Binder, line: Line, found: Match) -> Who:
    """From whom somebody takes a place: "took P from the Houthis"."""
    if found.other is not None:
        return binder.parties.of(line, found.other)
    after = _behind(line, found)
    if line.low[after : after + 1] != ["from"]:
        return NOBODY
    named = next((unit for unit in (after + 1, after + 2) if unit in line.actor), -1)
    return binder.parties.of_unit(line, named) if named > 0 else NOBODY


def _robbed(binder: Binder, line: Line, found: Match) -> str | None:
    """Whom a place is taken from: "was retaken from the rebels"; "if P, a town in Ukraine's hands, is taken"."""
    after = _behind(line, found)
    if line.low[after : after + 1] != ["from"]:
        last = binder.last
        held = last is not None and last.line is line and last.kind == "control" and not last.denied
        if last is not None and held and last.hit.unit == found.hits[0].unit:
            return last.party
        whose = found.hits[-1].unit + 2
        theirs = line.low[whose - 1 : whose + 1] in ([",", "its"], [",", "their"]) and whose < found.head
        if theirs and not _SEATS.isdisjoint(line.low[whose + 1 : whose + 4]):
            return binder.parties.owner_of(line, whose, None)  # "P, their capital, was taken"
        return None
    robbed = next((unit for unit in (after + 1, after + 2) if unit in line.actor), -1)
    return binder.parties.of_unit(line, robbed).party if robbed > 0 else None


def _held_by(binder: Binder, line: Line, found: Match) -> str | None:
    """Who had held a place that was given up: "P, which the Russians had used as their base, was abandoned"."""
    after = found.hits[-1].unit + 1
    if line.low[after + 1 : after + 2] not in (["which"], ["where"]) or after >= found.head:
        return None
    reach = range(after + 2, min(after + 10, found.head))
    holder = next((unit for unit in reach if unit in line.actor or line.tag[unit] & tags.AUXILIARY), -1)
    if holder not in line.actor or _HELD.isdisjoint(line.low[holder + 1 : found.head]):
        return None
    return binder.parties.of_unit(line, holder).party


def _taker(binder: Binder, line: Line, found: Match) -> str | None:
    """To whom a place is lost: "was surrendered to the British"."""
    after = max(found.end, found.hits[-1].unit + 1)
    while line.tag[after] & (tags.ADVERB | tags.TIME):
        after += 1
    if line.low[after : after + 1] != ["to"]:
        return None
    taker = next((unit for unit in (after + 1, after + 2) if unit in line.actor), -1)
    return binder.parties.of_unit(line, taker).party if taker > 0 else None


def _no_ground(line: Line, end: int, place: int, head: int) -> bool:
    """Whether a verb's object is "no ground", "not a single village" in a place."""
    low = line.low
    return any(
        (low[unit] == "no" and low[unit + 1] not in {"longer", "more", "less", "fewer", "sooner"})
        or low[unit : unit + 3] == ["not", "a", "single"]
        for unit in range(head + 1, max(end, min(place, end + 2)))
    )


def _a_paper(line: Line, span: tuple[int, int] | None) -> bool:
    """Whether a subject is a law, a treaty or the like, which annexes for whoever made it."""
    return span is not None and not _PAPERS.isdisjoint(line.low[slice(*span)])


def _of_ground(line: Line, span: tuple[int, int]) -> bool:
    """Whether a phrase is about ground, whoever holds it: "was cut off by rebel-held territory"."""
    last = span[1] - 1
    return (
        bool(line.tag[last] & tags.AREA) and last not in line.actor and not line.tag[last] & (tags.FORCE | tags.PLACE)
    )


def _into_whom(found: Match) -> bool:
    """Whether the frame wants the state that a place goes to ("merged P with A")."""
    return any(step.slot == "A" and not step.optional for step in found.frame.steps)


def _a_state(line: Line, span: tuple[int, int]) -> bool:
    """Whether a phrase names a state, or a union of states."""
    return any(unit in line.actor or line.tag[unit] & tags.PLACE or line.low[unit] in _UNIONS for unit in range(*span))
