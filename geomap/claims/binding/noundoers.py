"""Who does what a noun tells, where neither its phrase nor the verb over it says: "Russia's role in the siege of P"."""

from __future__ import annotations

from geomap.claims.binding.doers import owner_of_report
from geomap.claims.binding.nounblame import answers_for, blamed, killing_verb
from geomap.claims.binding.nounclaim import NounClaim
from geomap.claims.binding.outcome import attacker_behind, foe_of_attacker, success_of
from geomap.claims.constructions.ownership import owner_unit
from geomap.claims.speech.reports import reported
from geomap.claims.verbs.clauses import clause_verb
from geomap.claims.verbs.climb import climb
from geomap.claims.verbs.governors import following_subject, opens_sentence
from geomap.claims.who.party import NOBODY, Who
from geomap.claims.words import tags
from geomap.claims.words.spellings import FULL_STOPS

_FEASTS = frozenset(("celebrate", "celebrates", "celebrated", "celebrating"))
_OWN = {
    "gain": frozenset(
        ("announced", "announces", "claimed", "claims", "proclaimed", "declared", "hailed", *_FEASTS)
    ),
    "loss": frozenset(
        (
            "announced", "announces", "confirmed", "confirms", "acknowledged", "acknowledges", "admitted", "admits",
            "conceded", "concedes", "reported", "mourned",
        )
    ),
}  # fmt: skip
_ENVOYS = frozenset(("ambassador", "ambassadors", "envoy", "envoys", "diplomat", "diplomats", "consul", "delegation"))
_REPORTS = frozenset(("reported", "reports"))
_OF_A_SIDE = frozenset(("armed", "official", "person"))
_RAIDS = ("raid", "ambush", "incursion")  # in which those who make them kill; in an "attack" those who ward it off may
_SHARES = frozenset(("role", "part", "involvement", "participation", "hand", "complicity"))
_GAINS = frozenset(("victory", "triumph", "gain", "success", "boost", "coup", "achievement", "breakthrough", "win"))
_BLOWS = frozenset(("blow", "setback", "defeat", "loss", "humiliation", "reverse", "embarrassment"))
_AMOUNTS_TO = frozenset(("marks", "marked", "represents", "represented", "dealt", "deals", "would", "will", "could"))
_HELPS = frozenset(
    ("gave", "give", "gives", "handed", "hands", "delivered", "delivers", "brought", "brings", "allowed", "allows",
     "allow", "enabled", "enables", "enable", "let", "lets")
)  # fmt: skip
_DOES = _HELPS | {
    "deprived",
    "deprives",
    "deprive",
    "robbed",
    "stripped",
    "forced",
    "forces",
    "left",
    "leaves",
    "leave",
}
_CHEERED = frozenset(("emboldened", "encouraged", "buoyed", "elated", "heartened", "fresh", "flushed"))
_SINCE = frozenset(("after", "following", "since", "despite", "upon"))
_GIVES_WAY = (
    "fle", "retreat", "withdr", "regroup", "surrender", "evacuat", "abandon", "collaps", "left", "leave", "pull",
    "quit", "scatter", "fell", "lost", "lose", "desert", "disband",
)  # fmt: skip
_BEATEN = ("forc", "driv", "push", "rout", "beat", "expel", "oust", "dislodg", "defeat", "evict", "chas")
_GOES_ON = (
    "advanc", "mov", "march", "push", "press", "turn", "swept", "sweep", "enter", "took", "take", "captur", "seiz",
    "head", "clos", "control", "held", "hold", "open", "besieg", "drove", "driv", "consolidat", "occup", "overr",
    "storm", "attack", "rac", "threaten",
)  # fmt: skip
_LIST = 14  # units of further places
_PHRASE_ENDS = tags.COMMA | tags.STOP | tags.FINITE | tags.RELATIVE | tags.SUBORDINATOR
_NO_LIST = tags.STOP | tags.FINITE | tags.RELATIVE | tags.SUBORDINATOR
_NOT = frozenset(("not", "never"))
_READINESS = frozenset(("preparations", "preparation", "readiness", "rehearsals"))
_NEAR = frozenset(("to", "on", "in", "under", "about", "of", "for"))
_MOST_BACK = 7  # units from the noun phrase back to "were"


def read_agent(noun: NounClaim) -> str:
    """Read whom "by X" or "of X" behind the noun names; why he can do no such thing."""
    found, parties = noun.found, noun.binder.parties
    if noun.line.low[noun.head] == "recognition":
        _recognised_as(noun)
        return ""
    if found.agent is not None and noun.line.low[noun.head] != "secession":  # "of P from A": its own
        agent = parties.of(noun.line, found.agent)
        if agent.status == "civil":
            return "by someone who holds no ground"
        if agent.party == "opposition" and noun.binder.war < 1:
            return "won at the polls"  # "the fall of P to the opposition"
        if agent.party is not None:
            noun.done_by(agent)
    if noun.party is None and found.other is None and noun.line.low[noun.head] == "evacuation":
        return "who leaves is not said"  # "evacuation from P is impossible"
    if noun.party is None and found.other is not None and noun.kind in ("gain", "contest") and _own_men(noun):
        if not _NOT.isdisjoint(noun.line.low[noun.end : noun.end + 3]):
            return "it has not happened"  # "the march of the rebels into P has not begun"
        noun.done_by(parties.of(noun.line, found.other))  # "the advance of the rebels into P"
    if noun.party is None and found.other is not None and noun.kind == "loss":
        if noun.line.tag[found.other[0]] & tags.CROWD:
            return "people who leave, not a force"  # "the evacuation of civilians and rebels from P"
        if noun.line.low[found.other[1] - 1] in _ENVOYS:
            return "an envoy who leaves, not a force"
        noun.done_by(parties.of(noun.line, found.other))
    return ""


def _recognised_as(noun: NounClaim) -> None:
    """Of whom a place is recognised to be, and who recognises it: "Japan's recognition of P as Russian"."""
    line, after = noun.line, noun.end
    while after < line.size and after - noun.end < _LIST and not line.tag[after] & _NO_LIST:
        after += 1
    if line.low[after] != "as" or after >= line.size:
        return
    ends = (at for at in range(after + 1, line.size) if line.tag[at] & _PHRASE_ENDS or line.low[at] in FULL_STOPS)
    stop = next(ends, line.size)
    owner = owner_unit(line, after + 1, min(stop, after + 7))
    if "capital" in line.low[after:stop]:  # "as Israel's capital"
        owner = next((at for at in range(after + 1, stop) if at in line.actor), -1)
    if owner >= 0:
        teller = next((at for at in range(noun.start, noun.head) if at in line.actor), -1)
        if teller >= 0:
            noun.told_by((teller, teller + 1))
        noun.done_by(noun.binder.parties.of_unit(line, owner), "named")
        noun.end = max(stop, owner + 1) if stop <= owner + 3 else owner + 1


def _own_men(noun: NounClaim) -> bool:
    """Whether the frame of a noun names who moves."""
    return any(step.slot == "F" for step in noun.found.frame.steps)


def find_doer(noun: NounClaim) -> None:
    """Look for who does it in the places where a sentence names him, the surest first."""
    if noun.party is None:
        _of_the_clause_after(noun)
    if noun.party is None or not noun.spoken:
        _who_answers(noun)
    if noun.party is None:
        _who_tells_of_his_own(noun)
    if noun.party is None:
        _who_denies_it(noun)
    if noun.party is None and noun.kind == "gain":
        _whom_it_cost(noun)
    if noun.party is None and noun.kind in ("gain", "loss"):
        _to_whom_it_is(noun)
    if noun.party is None and noun.kind == "gain":
        _whose_success(noun)
    if noun.party is None and noun.kind in ("gain", "loss"):
        _whom_it_helps(noun)
    if noun.party is None:
        _who_has_it(noun)
    if noun.party is None and (noun.kind == "strike" or noun.line.low[noun.head].startswith(_RAIDS)):
        _who_kills_in_it(noun)
    if noun.party is None:
        _who_prepares(noun)
    if noun.party is None:
        _who_takes_part(noun)
    if noun.party is None:
        _who_is_near_it(noun)


def _armed(who: Who) -> bool:
    return who.status == "armed" and who.party is not None


def _of_the_clause_after(noun: NounClaim) -> None:
    """Of a gain that opens the sentence: "With the capture of P, Russian forces opened a road", "Emboldened by"."""
    line, start = noun.line, noun.start
    leads = start and (line.tag[start - 1] & tags.PREPOSITION or line.low[start - 1] in _SINCE)
    if noun.kind != "gain" or noun.found.agent is not None or not leads:
        return
    opener = start - 2 - (start > 1 and line.low[start - 2] in _CHEERED)
    whom = following_subject(line, start - 1, furthest=noun.end + 5) if opens_sentence(line, opener) else None
    if whom is None or line.low[start - 1] in ("before", "until", "till"):
        return
    verb = whom[1]
    while line.tag[verb] & (tags.AUXILIARY | tags.ADVERB) and verb + 1 < line.size:
        verb += 1
    fell = line.low[noun.head] == "fall" and line.low[start - 1] in _SINCE
    passive = line.tag[whom[1]] & tags.BE and line.tag[verb] & tags.PAST
    gives_way = line.low[verb].startswith(_BEATEN if passive else _GIVES_WAY)
    doer = noun.binder.parties.of(line, whom)
    if gives_way:
        noun.robbed = doer.party  # "After the fall of P, the army fled", "was forced to retreat"
    elif _armed(doer) and not (fell and (passive or not line.low[verb].startswith(_GOES_ON))):
        noun.done_by(doer, "context")  # but not "After the fall of P, the army sent men to Q"


def _who_answers(noun: NounClaim) -> None:
    """Of an attack that someone is blamed for, or claims responsibility for."""
    line, parties = noun.line, noun.binder.parties
    accused, answers = blamed(line, noun.start), answers_for(line, noun.start)
    if accused is not None:
        doer = parties.of(line, accused[0])
        if doer.party is not None:
            noun.done_by(doer, "named")
            noun.verb = climb(line, accused[1])
            noun.told_by(noun.verb.subject)
            noun.denied = noun.none
    elif answers >= 0:
        noun.verb = climb(line, answers)
        doer = parties.of(line, noun.verb.subject)
        if doer.party is not None and doer.status != "civil":
            noun.done_by(doer)
            noun.told_by(noun.verb.subject)
            noun.denied = noun.verb.denied ^ (line.low[answers][:3] in ("den", "dis"))


def _who_tells_of_his_own(noun: NounClaim) -> None:
    """Of a gain or a loss that a party tells of: "the army confirmed the loss of P"."""
    line, verb = noun.line, noun.governor
    told = verb >= 0 and (line.tag[verb] & tags.SAID or line.low[verb] in _FEASTS)
    if told and noun.kind in ("gain", "loss"):
        doer = noun.binder.parties.of(line, noun.verb.subject)
        if doer.party is not None and doer.status in ("armed", "official") and line.low[verb] in _OWN[noun.kind]:
            noun.party, noun.how = doer.party, "context"
        place = line.place[noun.found.hits[0].unit].place
        if (
            noun.kind == "gain"
            and line.low[verb] in _REPORTS
            and doer.status in _OF_A_SIDE
            and doer.party in noun.binder.parties.index.fighting
            and place is not None
            and place.country not in ("", doer.party)
        ):
            noun.party, noun.how = doer.party, "context"  # "Shoigu reported the capture of P to Putin"


def _who_denies_it(noun: NounClaim) -> None:
    """Of a strike: who denies it is accused of it ("the rebels denied the shelling of P")."""
    line, verb = noun.line, noun.governor
    if noun.kind != "strike" or verb < 0 or not line.tag[verb] & tags.DENIED or not noun.denied:
        return
    doer = noun.binder.parties.of(line, noun.verb.subject)
    if doer.party is not None and doer.status in _OF_A_SIDE:
        noun.done_by(doer, "context")


def _whom_it_cost(noun: NounClaim) -> None:
    """Of a gain that cost someone his men: "the capture of P cost the rebels 300 men"."""
    line, verb = noun.line, noun.end
    verb += bool(line.tag[verb] & (tags.HAVE | tags.MODAL))
    if line.low[verb] in ("cost", "costs"):
        whom = verb + 1 + bool(line.tag[verb + 1] & tags.DETERMINER)
        if whom in line.actor and line.tag[whom] & (tags.FORCE | tags.ACTOR):
            noun.done_by(noun.binder.parties.of_unit(line, whom), "context")


def _whose_success(noun: NounClaim) -> None:
    """Of a gain that the sentence calls someone's success or defeat, or that came after his attack."""
    party, won = success_of(noun.binder, noun.line, noun.end)
    if party is not None and not won:
        party = foe_of_attacker(noun.binder, party)
    party = party or attacker_behind(noun.binder, noun.line, noun.end, noun=True)
    if party is not None:
        noun.party, noun.how = party, "context"


def _to_whom_it_is(noun: NounClaim) -> None:
    """Of a gain that is a victory for someone or a blow to him, and a loss: "the fall of P is a blow to the army"."""
    line, parties = noun.line, noun.binder.parties
    if line.vocabulary.isdisjoint(_GAINS) and line.vocabulary.isdisjoint(_BLOWS):
        return
    tag, low, verb = line.tag, line.low, noun.end
    if verb + 3 < line.size and tag[verb] & tags.COMMA:  # "the fall of P, a port, is a blow to"
        verb = next((at + 1 for at in range(verb + 2, min(line.size - 3, verb + 14)) if tag[at] & tags.COMMA), verb)
    if verb + 3 >= line.size or not (tag[verb] & tags.BE or low[verb] in _AMOUNTS_TO):
        return
    for at in range(verb + 1, min(line.size - 2, verb + 8)):
        if tag[at] & (tags.COMMA | tags.STOP | tags.RELATIVE):
            return
        won = low[at] in _GAINS and low[at + 1] == "for"
        if won or (low[at] in _BLOWS and low[at + 1] in ("to", "for")):
            whom = next((unit for unit in range(at + 2, min(line.size, at + 5)) if unit in line.actor), -1)
            doer = parties.of_unit(line, whom) if whom >= 0 else None
            if doer is not None and doer.party is not None and won == (noun.kind == "gain"):
                noun.done_by(doer, "context")
            elif doer is not None and doer.party is not None and not won:
                noun.party = parties.foe(parties.index.book.side_of(doer.party) or doer.party)
                noun.how = "context"
            return


def _whom_it_helps(noun: NounClaim) -> None:
    """Of a gain or a loss that does someone good or harm: "the fall of P gave the rebels a port", "left them none"."""
    line, parties = noun.line, noun.binder.parties
    if line.vocabulary.isdisjoint(_DOES):
        return
    tag, low = line.tag, line.low
    start = noun.end
    if start < line.size and tag[start] & tags.COMMA:  # "the fall of P, the rebels' port, gave"
        start = next((at + 1 for at in range(start + 2, min(line.size, start + 14)) if tag[at] & tags.COMMA), start)
    for verb in range(start, min(line.size - 2, start + 14)):
        clause = tag[verb] & tags.SUBORDINATOR and not tag[verb] & tags.PREPOSITION
        if clause or verb in line.actor or tag[verb] & (tags.STOP | tags.RELATIVE | tags.QUOTE | tags.PRONOUN):
            return
        if low[verb] in _DOES:
            break
    else:
        return
    whom = verb + 1 + bool(tag[verb + 1] & tags.DETERMINER)
    if whom not in line.actor or line.actor[whom].kind == "adjective":
        return
    who = parties.of_unit(line, whom)
    if who.party is None or who.status != "armed":
        return
    well = (low[verb] in _HELPS) == _BLOWS.isdisjoint(low[whom + 1 : whom + 6])
    well |= low[whom + 1 : whom + 3] in (["in", "control"], ["in", "charge"], ["in", "possession"])
    if well == (noun.kind == "gain"):
        noun.done_by(who, "context")
    else:
        known = parties.index.book.get(who.party)
        noun.party = parties.foe(parties.index.book.side_of(who.party)) if known else parties.army_against(who.party)
        noun.how = "context"


def _own_ground(noun: NounClaim, who: Who) -> bool:
    """Whether the place lies in the state that is told of."""
    place = noun.line.place[noun.found.hits[0].unit].place
    return place is not None and place.country == who.party


def _who_has_it(noun: NounClaim) -> None:
    """Of control and sovereignty that someone has: "the rebels have control of P"."""
    line, start, binder = noun.line, noun.start, noun.binder
    if noun.governor >= 0 or not start or noun.kind not in ("sovereignty", "control"):
        return
    if line.tag[start - 1] & tags.HAVE:
        noun.verb = climb(line, start)
        teller = reported(line, noun.verb, noun.head, noun.end)
        owner = owner_of_report(binder, line, noun.verb, teller) if teller is not None else None
        doer = binder.parties.of(line, noun.verb.subject, owner=owner)
        if _armed(doer):
            noun.done_by(doer, "named")


def _who_kills_in_it(noun: NounClaim) -> None:
    """Of fire in which somebody kills: "the army killed 12 people in an air strike on P"."""
    line, at = noun.line, killing_verb(noun.line, noun.start)
    if at < 0:
        return
    kills = climb(line, at)
    teller = None if kills.spoken else reported(line, kills, noun.head, noun.end)
    doer = noun.binder.parties.of(line, kills.subject, owner=owner_of_report(noun.binder, line, kills, teller))
    if doer.party is None or doer.status not in _OF_A_SIDE or kills.denied or kills.relative:
        return
    if line.low[doer.unit] in ("police", "policemen", "officers"):
        return  # "police killed two men in a raid in P"
    raid = line.low[noun.head].startswith(_RAIDS) and line.low[noun.head - 1] not in ("air", "bombing", "drone")
    if raid and _own_ground(noun, doer):
        return  # "the army killed three rebels in the raid on P", who may have made it
    noun.done_by(doer)
    noun.planned |= kills.planned
    if kills.spoken:
        noun.told_by(kills.speaker)


def _who_takes_part(noun: NounClaim) -> None:
    """Of what someone has a part in: "Russia's role in the siege of P", "the brigade took part in the assault"."""
    line, start, parties = noun.line, noun.start, noun.binder.parties
    low = line.low
    if start > 3 and low[start - 1] == "in" and low[start - 2] in _SHARES:
        sharer = start - 4 if low[start - 3] in ("'s", "’s") else start - 3
        if sharer in line.actor:
            noun.done_by(parties.of_unit(line, sharer))
    if noun.party is None and start > 2 and noun.before(2) == ["part", "in"]:
        took = climb(line, start - 3)
        noun.planned |= took.planned
        doer = parties.of(line, took.subject)
        if _armed(doer) and not took.denied:
            noun.done_by(doer)


def _who_prepares(noun: NounClaim) -> None:
    """Of what someone makes ready: "Iran began preparations for an invasion of P"."""
    line, start = noun.line, noun.start
    if start < 3 or line.low[start - 1] not in ("for", "to") or line.low[start - 2] not in _READINESS:
        return
    verb = clause_verb(line, start - 3)
    doer = noun.binder.parties.of(line, climb(line, verb).subject) if verb is not None else NOBODY
    if _armed(doer):
        noun.done_by(doer, "context")
        noun.planned = True


def _who_is_near_it(noun: NounClaim) -> None:
    """Of what someone is near to, or about: "his troops were near to an encirclement of P"."""
    line, start = noun.line, noun.start
    if noun.governor >= 0 or noun.kind not in ("contest", "gain", "strike"):
        return
    be = start - 1
    while be > 0 and start - be < _MOST_BACK and not line.tag[be] & (tags.BE | tags.COMMA | tags.STOP | tags.RELATIVE):
        be -= 1
    if be > 0 and line.tag[be] & tags.BE and line.low[start - 1] in _NEAR:
        doer = noun.binder.parties.of(line, climb(line, be + 1).subject)
        if _armed(doer):
            noun.done_by(doer, "context")
