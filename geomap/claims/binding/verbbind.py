"""A verb and its places become a reading."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geomap.claims.binding.bind import BACK_AGAIN, RETAKEN, Binder, Bound, Deed, Refused
from geomap.claims.binding.civilians import force_speaks, only_told, told_of_itself
from geomap.claims.binding.claimants import claimants_of
from geomap.claims.binding.doers import RULED, doer_of, kind_of, owner_of_report, possessor, undergoes
from geomap.claims.binding.eachother import each_other
from geomap.claims.binding.fitness import some_force, unfit
from geomap.claims.binding.naming import one_person, party_of, quoted_group, spoken_name, teller_of, what_is_told
from geomap.claims.binding.nounbind import bind_noun
from geomap.claims.binding.otherdeeds import joins_nothing, no_deed, of_ground
from geomap.claims.binding.outcome import attacker_beside, foe_of_attacker
from geomap.claims.binding.recognition import of_states, recognised, regarded_as, thought_of
from geomap.claims.binding.unmeant import why_unmeant
from geomap.claims.binding.verbparty import drives_out, itself, party_of_deed, robbed_of, taken_from
from geomap.claims.frames.match import Match
from geomap.claims.speech.quotes import is_quoted
from geomap.claims.speech.reports import Said
from geomap.claims.verbs.untrue import unconfirmed
from geomap.claims.who.party import NOBODY, Who
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line
from geomap.model import ClaimKind

_PAPERS = frozenset(("bill", "law", "treaty", "decree", "act", "agreement", "accord", "pact", "amendment", "protocol"))
_EVERY = frozenset(("all", "everything"))

_ASKING = frozenset(
    ("unclear", "clear", "know", "known", "knew", "knows", "unknown", "say", "decide", "determine", "over", "about",
     "asked", "ask", "asks", "sure", "certain", "uncertain", "matter", "matters", "tell", "question", "see", "of", "on")
)  # fmt: skip
_UNTIL = frozenset(("until", "till"))
_UNTIL_REACH = 8  # units of "by the rebels of the north"
_UNTIL_ENDS = tags.COMMA | tags.STOP | tags.RELATIVE | tags.CONJUNCTION | tags.AUXILIARY
_HE = frozenset(("he", "she"))
_SENDS = frozenset(("send", "sends", "sent", "sending"))
_ANYONE = frozenset(("whoever", "whomever", "whichever"))


@dataclass(slots=True)
class _VerbDeed(Deed):
    """What is known of what a verb tells, from step to step."""

    found: Match
    said: Said | None = None
    robbed: str | None = None  # whom it was taken from
    claimants: list[tuple[str, str]] = field(default_factory=list)  # each of whom claims the place, with his name


def bind_match(binder: Binder, line: Line, found: Match) -> list[Bound] | Refused:
    """Bind a trigger that a frame matched."""
    if line.question:
        return Refused(found.head, "a question")
    if found.noun:
        return bind_noun(binder, line, found)
    if why := _taken_back(line, found) or why_unmeant(binder, line, found):
        return Refused(found.head, why)
    reading, flags = found.reading, found.frame.flags
    kind = kind_of(binder, line, found)
    said, speaker, denied, planned, told = what_is_told(binder, line, reading, found.head, found.hits[-1].unit + 1)
    if why := told or _not_known(line, reading):
        return Refused(found.head, why)
    denied ^= _of_no_place(line, found)
    if found.passive and not flags.isdisjoint(("recognise", "regard")):
        return thought_of(binder, line, found)
    deed = _VerbDeed(line, found, kind, NOBODY, speaker, denied, planned, said=said)
    if why := _find_doer(binder, deed) or _not_his(binder, deed):
        return Refused(found.head, why)
    if "recognise" in flags:
        return recognised(binder, line, found, deed.who)
    if "regard" in flags:
        return regarded_as(binder, line, found, deed.who)
    if why := _other_deed(deed) or _find_party(binder, deed):
        return Refused(found.head, why)
    _find_claimants(binder, deed)
    if why := _turn(deed):
        return Refused(found.head, why)
    return _bound(binder, deed)


def _taken_back(line: Line, found: Match) -> str:
    """Why the words before a verb cancel it; "" where they do not."""
    if line.low[found.head] == "fleeing" and not _SENDS.isdisjoint(line.low[max(found.head - 5, 0) : found.head]):
        return "sent fleeing by who took it"
    return found.reading.cancelled


def _not_known(line: Line, reading: Reading) -> str:
    """Why it is not told as what is known: unconfirmed, or by nobody that is named; "" where it is."""
    if unconfirmed(line, (reading.subject or (reading.start,))[0], "that"):
        return "not confirmed"
    if not reading.start:
        return ""
    low, before = line.low, reading.start - 1
    unnamed = low[before] in _ANYONE or (low[before] == "who" and low[before - 1] in _ASKING)
    return "no one that is named" if unnamed else ""  # "whoever holds P", "it is unclear who holds P"


def _of_no_place(line: Line, found: Match) -> bool:
    """Whether words right before the place turn what is told of it: "hold *neither* P nor Q", "*all but* P fell"."""
    low, first = line.low, found.hits[0].unit
    neither = first > found.head and low[first - 1] == "neither"
    neither |= first < found.head and "neither" in low[found.head + 1 : found.end + 1]  # "they took neither"
    return neither ^ (low[first - 1] == "but" and low[first - 2] in _EVERY)


def _find_doer(binder: Binder, deed: _VerbDeed) -> str:
    """Find who does it, and by that what; or return why no one does."""
    line, found, said = deed.line, deed.found, deed.said
    owner, teller = _listen(binder, line, found, deed.kind, said, deed.speaker)
    if only_told(line, found, said, teller):
        return "it is the one who speaks, and no party"
    deed.who, deed.kind = _who(binder, line, found, deed.kind, owner, said)
    if "follows" in found.frame.flags:
        before = _taken_before(binder, line)
        if before is None:
            return "no place was taken before"
        deed.who, deed.kind = replace(NOBODY, party=before.party, bare=True), before.kind
    return ""


def _not_his(binder: Binder, deed: _VerbDeed) -> str:
    """Why who does it can not, by force or by law; "" where he can."""
    line, found, who = deed.line, deed.found, deed.who
    subject, agent, flags = found.reading.subject, found.agent, found.frame.flags
    refused = unfit(binder, line, found, who, deed.kind)
    lawful = False
    if deed.kind == "sovereignty" and who.status == "civil":
        lawful = of_states(line, subject)
        if not flags and _a_paper(line, subject):  # "Israel's bill annexes P"
            lawful, deed.who = True, replace(NOBODY, party=possessor(binder, line, subject))
    if "recognise" in flags and deed.who.status == "civil":
        lawful |= agent is not None and any(unit in line.actor for unit in range(*agent))
        if deed.said is not None and subject is not None and line.low[subject[0]] in _HE:
            deed.who = replace(NOBODY, party=party_of(binder, line, deed.said.speaker))
            lawful |= deed.who.party is not None  # "S said he recognised P as a state"
    if "speaker" in flags and found.passive and agent is not None and line.low[agent[0]] == "both":
        deed.claimants = claimants_of(binder, line, agent)
        if deed.claimants and any(hit.unit in line.actor for hit in found.hits):
            return "one of those who claim it"
        lawful |= bool(deed.claimants)
    if refused and deed.kind == "loss" and agent is not None and _a_paper(line, subject):
        lawful, deed.kind, deed.who = True, "sovereignty", binder.parties.of(line, agent)  # "the treaty ceded P to A"
    return "" if lawful else refused


def _other_deed(deed: _VerbDeed) -> str:
    """Why it is no deed of this kind upon the place; "" where it is. "Took the outskirts" is fighting."""
    line, found = deed.line, deed.found
    if deed.kind == "contest" and found.passive and found.agent is not None and of_ground(line, found.agent):
        return "ground, and no force"
    if "outskirts" in found.frame.flags and all(hit.extent == "approach" for hit in found.hits):
        deed.kind = "contest"
    return joins_nothing(line, found) or no_deed(line, found, deed.kind, deed.said)


def _find_party(binder: Binder, deed: _VerbDeed) -> str:
    """Find the party that does it, and who is robbed by it; or return why there is none."""
    line, found, kind, flags = deed.line, deed.found, deed.kind, deed.found.frame.flags
    who, subject = _founder(line, found, deed.who), found.reading.subject
    if who.status in {"civil", "official"} and subject is not None:
        who = some_force(binder, line, subject, who)
    robbed = robbed_of(binder, line, found) if kind == "gain" and found.passive and found.agent is None else None
    party, how = party_of_deed(binder, line, found, kind, who, robbed)
    if (party is None or who.bare) and (won := attacker_beside(binder, line, found, kind)) is not None:
        party, how = (won, "named") if kind == "gain" else (foe_of_attacker(binder, won), "context")
    if kind == "contest" and each_other(binder, line, found):
        party, how = None, ""
    elif kind == "contest" and party is None and undergoes(line, found):
        robbed = binder.parties.of(line, subject).party  # "French troops were ambushed in P": not by them
    if kind in {"gain", "contest"} and party is None and robbed is None and drives_out(line, found, who, party):
        robbed = binder.parties.of(line, found.other).party  # "the army drove the Taliban out of P"
    if kind == "gain" and found.passive and who.unit < found.head and _won_back(binder, deed, party):
        party, how, robbed = None, "", party  # "P was captured by A in May and retaken in June"
    if "foe" in flags and party is None:
        return "whose attack is not said"
    if party is None:
        back = line.low[found.head + 1 : found.head + 2] == ["back"]  # "won back"
        party = binder.party_before(line, kind, RETAKEN[0] if back else line.low[found.head], found.hits[0].unit)
        how = "context" if party is not None else ""
    if kind == "sovereignty" and party is None and not flags and _into_whom(found):
        return "into what state is not said"
    deed.who, deed.party, deed.how, deed.robbed = who, party, how, robbed
    return ""


def _won_back(binder: Binder, deed: _VerbDeed, party: str | None) -> bool:
    """Whether a place is retaken or freed that the sentence has told a party to have taken."""
    line, last = deed.line, binder.last
    if party is None or last is None or last.party != party or last.line.sentence is not line.sentence:
        return False
    same = last.kind == "gain" and last.line.first[last.hit.unit] == line.first[deed.found.hits[0].unit]
    return same and line.low[deed.found.head].startswith(BACK_AGAIN) and not last.word.startswith(BACK_AGAIN)


def _find_claimants(binder: Binder, deed: _VerbDeed) -> None:
    """Find who claims a place in his own words, and is thereby the one who says it."""
    line, found = deed.line, deed.found
    if "speaker" not in found.frame.flags:
        return
    span = found.agent if found.passive else found.reading.subject
    if deed.claimants:
        deed.party = deed.claimants[0][0]
    else:
        deed.claimants = claimants_of(binder, line, span)
        if deed.party is None and deed.claimants:
            deed.party = deed.claimants[0][0]  # "which both countries claim"
    if not deed.speaker:
        deed.speaker = deed.claimants[0][1] if deed.claimants else spoken_name(binder, line, span)


def _turn(deed: _VerbDeed) -> str:
    """Settle whether it is denied or planned, by the words round verb and place; or return why neither can be said."""
    line, found, kind = deed.line, deed.found, deed.kind
    head, place, reading = found.head, found.hits[0].unit, found.reading
    deed.denied ^= _all_but(line, found, kind) or _only_then(line, found)
    if place > head and _no_ground(line, found.end, place, head):
        deed.denied = not deed.denied  # "have held no ground near P", "gained no foothold in P"
    if kind == "control" and deed.denied and "outside" in line.low[head:place]:
        return "what is not held is beside it"  # "hold no ground outside P"
    ordered = kind == "loss" and line.low[head].startswith("order")  # "were ordered out of P"
    deed.planned = deed.planned or reading.planned or ordered
    if reading.tried and kind == "gain" and deed.denied:
        deed.planned = False
    return ""


def _bound(binder: Binder, deed: _VerbDeed) -> list[Bound] | Refused:
    """The claims of a deed, each place for each of its claimants."""
    speaker = deed.speaker
    deed.extent, deed.confidence = deed.found.frame.extent, _confidence(deed.found, deed.how)
    deed.side = deed.said.side if deed.said is not None else ""
    bound = binder.bound(deed)
    if isinstance(bound, Refused):
        return bound
    for one in bound:
        one.robbed = deed.robbed
    return bound + [
        replace(one, party=other, speaker=name if one.speaker == speaker else one.speaker)
        for other, name in deed.claimants
        if other != deed.party
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
    if teller is None and said is None and speaker and not reading.spoken:
        teller = quoted_group(binder, line, found.head)
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
        robbed = taken_from(binder, line, found)
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
        who = replace(who, party=itself(line, found), status="armed", troops=True)
    return who, kind


def _founder(line: Line, found: Match, who: Who) -> Who:
    """The place itself, where an assembly of its own proclaims it: "Crimea's assembly declared it independent"."""
    subject = found.reading.subject
    if "found" in found.frame.flags and subject is not None and any(hit.unit in range(*subject) for hit in found.hits):
        return replace(who, party=itself(line, found))
    return who


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


def _into_whom(found: Match) -> bool:
    """Whether the frame wants the state that a place goes to ("merged P with A")."""
    return any(step.slot == "A" and not step.optional for step in found.frame.steps)
