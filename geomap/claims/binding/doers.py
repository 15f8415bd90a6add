"""Who does it, by the voice of the trigger."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from geomap.claims.binding.bind import Binder
from geomap.claims.binding.fitness import GOING, VISITS, aimed_at, of_state, stranger
from geomap.claims.binding.naming import party_of
from geomap.claims.binding.outcome import foe_of_attacker
from geomap.claims.binding.roles import for_whom
from geomap.claims.constructions.statehood import TOWNS
from geomap.claims.frames.match import Match
from geomap.claims.frames.steps import FLAGS
from geomap.claims.phrases.nounphrase import VEHICLES
from geomap.claims.speech.reports import Said
from geomap.claims.verbs.climb import climb
from geomap.claims.who.party import NOBODY, Who
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line
from geomap.model import ClaimKind

_ADMITS = ("acknowledg", "admit", "conced")
_CHARGES = ("charge", "charging", "complain", "alleg", "protest")
RULED = frozenset(("control", "rule", "hands", "occupation", "administration"))
_OF_WHOM = RULED | {"positions", "lines", "trenches", "checkpoints", "outposts", "bases"}  # "by rebel positions"
_RULERS = frozenset(
    ("king", "queen", "emperor", "empress", "sultan", "emir", "tsar", "czar", "shah", "khan", "kaiser", "dictator",
     "caliph", "warlord", "ruler")
)  # fmt: skip
_DAY_NEAR = 4  # units of "on Monday also" before "claimed"
_CAME_TO = frozenset(("nothing", "naught", "vain", "foundered", "petered", "fizzled"))
_ENDED = frozenset((("ended", "in"), ("ended", "with"), ("ended", "at"), ("broke", "down")))
_KEEPING = frozenset(("held", "controlled", "ruled", "annexed", "besieged", "blockaded"))
_LASTING = frozenset(("since", "for", "until", "till", "still", "long", "during", "throughout"))
_JUST_NOW = frozenset(("already", "now", "just", "meanwhile"))
_AGENT_NEAR = 6  # units
_SEVERAL = frozenset(("several", "two", "three", "four", "five", "six", "seven", "eight", "dozens", "some"))
_CLAUSE_ENDS = tags.COMMA | tags.STOP | tags.RELATIVE
_IN_VAIN = frozenset(("unsuccessfully", "vainly", "vain"))
_THOUGHTS = frozenset(
    ("decision", "decisions", "plan", "plans", "idea", "option", "options", "step", "steps", "aim", "goal",
     "answer", "order", "orders", "move", "moves")
)  # fmt: skip


_HITS = frozenset(
    ("destroyed", "bombed", "hit", "struck", "stopped", "halted", "intercepted", "ambushed", "attacked", "shelled",
     "strafed", "destroy", "hits", "destroying", "hitting", "burned", "disabled")
)  # fmt: skip
_FIRES = frozenset(("fired", "fires", "fire", "firing", "shot", "launched"))
_WHEN = frozenset(
    ("after", "before", "since", "upon", "while", "when", "seen", "filmed", "pictured", "photographed", "spotted")
)


def _went(line: Line, at: int) -> bool:
    """Whether the gerund at a unit tells when somebody came or went himself: "was arrested after leaving P"."""
    return line.low[at] in GOING and line.low[at - 1] in _WHEN


_ATTACKS = frozenset(("attack", "attacks", "siege", "march"))


def hit_on_the_way(line: Line, found: Match) -> int:
    """The verb of "*destroyed* three tanks advancing on P", whose object is who moves on a place; 0 for none.

    Or of "*fired* missiles at drones that hit P".
    """
    reading = found.reading
    if reading.subject is None:
        return 0
    verb = reading.subject[0] - 1
    if reading.relative and not found.passive:
        shot_at = any(line.low[at] == "at" and not line.tag[at + 1] & tags.PLACE for at in range(*reading.subject))
        return verb if shot_at and line.low[verb] in _FIRES else 0
    if not reading.gerund or line.low[found.head - 1] not in VEHICLES:
        return 0
    return verb if verb > 0 and line.low[verb] in _HITS else 0


def doer_of(
    binder: Binder, line: Line, found: Match, kind: ClaimKind, owner: str | None, said: Said | None
) -> tuple[Who, ClaimKind]:
    """Who does it, by the voice of the trigger."""
    reading, frame = found.reading, found.frame
    agent = found.agent
    if (found.passive and (frame.takes_object or _in_subject(found))) or frame.place_is_subject:
        who = binder.parties.of(line, agent, owner=owner) if agent is not None else NOBODY
        if agent is not None and who.status == "civil" and line.tag[agent[0]] & tags.TITLE and binder.war >= 1:
            who = NOBODY  # "was given up by General von Schlieben"
        if agent is not None and who.party is None and line.low[agent[1] - 1] in _OF_WHOM and agent[0] in line.actor:
            who = binder.parties.of_unit(line, agent[0])  # "returned to Ukrainian control"
    elif found.passive:
        who, kind = moved(binder, line, found, kind)
    elif agent is not None and frame.steps[0].slot != "S" and any(step.slot == "A" for step in frame.steps[:-1]):
        who = binder.parties.of(line, reading.subject, owner=owner) if kind == "contest" else NOBODY
        mutual = kind == "contest" and "with" in frame.needs  # "clashed with A"
        if mutual and (who.party is None or who.status != "armed"):
            who = NOBODY
        elif not mutual and (who.party is None or who.status != "armed" or who.bare):
            who = replace(binder.parties.of(line, agent, owner=owner), status="armed")
    elif (
        kind == "sovereignty"
        and agent is not None
        and not frame.flags
        and (into := binder.parties.of(line, agent, owner=owner)).party is not None
    ):
        who = replace(into, status="armed")  # "laws admitting P to A"
    elif "flag" in frame.flags:
        who = _under_flag(binder, line, reading.subject)
    else:
        who = binder.parties.of(line, reading.subject, owner=owner)
        if who.status in ("official", "person") and (line.low[found.head] in VISITS or _went(line, found.head)):
            return who, kind
        if who.status == "official" and who.party and _commands(binder, line, who.unit):
            who = replace(who, status="armed", troops=True)  # "the Soviet general who captured P"
        if who.status == "person" and reading.gerund and "troops" in frame.flags:
            return who, kind  # "to stop the leader crossing into P"
        if (
            who.status in {"official", "person"}
            and (reading.infinitive or reading.gerund or reading.spoken)
            and not (who.unit >= 0 and line.tag[who.unit] & tags.CROWD)  # "the villagers were forced to abandon P"
        ):
            # "A Taliban negotiator denied any plan to take Kabul": what officials mean to do, their party does.
            party = who.party or who.side or None
            who = Who(party, "armed", who.unit, False, True, who.side) if party else who
        elif (
            found.other is not None
            and frame.steps[0].slot == "F"
            and (who.party is None or who.status == "civil" or who.bare)
        ):
            # "he would withdraw his men from P": whose men they are
            moving = binder.parties.of(line, found.other, owner=owner)
            if moving.party and moving.status == "armed" and (who.status == "civil" or not moving.bare):
                who = moving
        elif who.status == "civil" and reading.infinitive and _he(line, reading):
            party = owner or _last_person(binder, line, reading)
            who = Who(party, "armed", who.unit, True, True) if party else who
        elif who.status == "civil" and (reading.gerund or reading.infinitive):
            party = possessor(binder, line, reading.subject) or (
                party_of(binder, line, said.speaker) if said is not None else None
            )
            who = Who(party, "armed", -1, True, True) if party and abstract(binder, line, reading) else who
        elif reading.subject is None and imperative(binder, line, found, reading):
            party = addressed(binder, line, found.head)
            reading.planned = True
            who = Who(party, "armed", -1, False, True) if party else who
    bare = kind == "control" and not found.passive and (who.party is None or who.bare)
    if bare and (lord := for_whom(line, found)) >= 0:
        who = replace(binder.parties.of_unit(line, lord), status="armed", troops=True)
    if (
        kind == "contest"
        and not found.passive
        and not frame.steps[0].slot
        and (whose := _whose_attack(line, found)) >= 0
    ):
        who = replace(binder.parties.of_unit(line, whose), status="armed", troops=True)
    lent = reading.subject is not None and who.unit < reading.subject[0]  # of who fired at it
    if kind in ("contest", "strike") and (who.bare or lent) and (hits := hit_on_the_way(line, found)):
        hitter = binder.parties.of(line, climb(line, hits).subject)
        foe = binder.parties.foe(binder.parties.index.book.side_of(hitter.party)) if hitter.party else None
        foe = foe if foe != binder.parties.index.home else None  # whom a guest fights is not his host
        if foe is None and kind == "strike":
            foe = foe_of_attacker(binder, hitter.party) if hitter.party else None
            if foe is None:
                return NOBODY, kind
        who = Who(foe, "armed", who.unit, True, True)  # "destroyed three tanks advancing on P"
    reached = kind == "gain" and line.low[found.head] in ("reach", "reached", "reaches")
    from_afar = who.status == "weapon" or (
        line.low[found.head].startswith("attack") and of_state(binder, who) and aimed_at(line, found)
    )
    if from_afar and ((kind == "contest" and not frame.place_is_subject) or reached):
        kind = "strike"
    sure = (binder.war >= 3 and binder.warlike > 0) or (
        binder.war >= 2 and binder.warlike >= 0 and len(frame.steps) > 1
    )
    if who.status == "civil" and not found.passive and reading.subject is not None and sure:
        who = stranger(binder, line, found, reading.subject) or who
    return who, kind


def _whose_attack(line: Line, found: Match) -> int:
    """The unit that says whose the attack is that is led or mounted: "led the *Turkish* assault on P"; -1 without."""
    between = range(found.head + 1, min(found.end, found.hits[0].unit))
    whose = next((unit for unit in between if unit in line.actor and line.actor[unit].kind == "adjective"), -1)
    return whose if line.tag[whose + 1] & tags.ACTION or line.low[whose + 1] in _ATTACKS else -1


def _in_subject(found: Match) -> bool:
    """Whether the place stands in the subject of a passive: "the road to P was cut"."""
    span = found.reading.subject
    return span is not None and not found.frame.steps[0].slot and span[0] <= found.hits[0].unit < span[1]


def _commands(binder: Binder, line: Line, unit: int) -> bool:
    """Whether an official at a unit is a commander of troops, or one who has an army."""
    if unit < 0:
        return False
    word = line.low[unit].rsplit(" ", 1)[-1]
    return word in _RULERS or bool(binder.lexicon.classes.get(word, 0) & tags.COMMANDERS)


def _under_flag(binder: Binder, line: Line, span: tuple[int, int] | None) -> Who:
    """Whose flag the subject is ("the Libyan flag"); nobody where it is no flag, or no one's that is known."""
    if span is None or FLAGS.isdisjoint(line.low[slice(*span)]):
        return NOBODY
    actors = [unit for unit in range(*span) if unit in line.actor]
    whose = next((unit for unit in (span[0], span[0] - 1) if unit > 1 and line.low[unit] == "whose"), 0)
    if not actors and whose:
        actors = [unit for unit in (whose - 1, whose - 2) if unit in line.actor]  # "the Syrians, whose flag"
    if not actors:
        return NOBODY
    return replace(binder.parties.of_unit(line, actors[0]), status="armed", troops=True)


def kind_of(binder: Binder, line: Line, found: Match) -> ClaimKind:
    """The kind of the frame, unless the words around it make it another."""
    kind = found.frame.kind
    reading = found.reading
    if kind == "sovereignty" and line.low[found.head].startswith("belong") and _in_hand(line, found):
        return "control"
    if kind == "control" and line.low[found.head] in ("occupied", "occupying") and _that_day(line, found):
        return "gain"
    if kind == "sovereignty" and line.low[found.head] == "claimed" and _claims_its_fall(binder, line, found):
        return "gain"
    if reading.tried and not _IN_VAIN.isdisjoint(line.low[reading.start : found.head]):
        reading.denied = True  # "tried unsuccessfully to take P"
        return kind
    if reading.repelled:
        reading.denied = True
        return kind
    if reading.tried and kind in ("gain", "control") and not reading.denied and not reading.planned:
        after = found.hits[-1].unit + 1
        behind = line.low[after : after + 9]
        if not _CAME_TO.isdisjoint(behind) or any(pair in _ENDED for pair in pairwise(behind)):
            reading.denied = True  # "an attempt to capture P came to nothing"
            return kind
        if any(line.tag[unit] & (tags.REPELS | tags.FAILS) for unit in range(after, min(line.size, after + 6))):
            reading.denied = True  # "an attempt to capture P was thwarted"
            return kind
        return "contest"  # a try to take a place is fighting for it
    if kind == "contest" and line.low[found.head] == "dropped" and _of_bombs(line, found):
        return "strike"
    if kind == "contest" and "armed" in found.frame.flags and line.low[found.head].startswith("attack"):
        if "weapons" in reading.reasons:
            return "strike"
        after = found.hits[-1].unit + 1
        near = range(after, min(line.size, after + 7))
        if (
            after < line.size
            and any(line.low[unit] in ("with", "by") for unit in range(after, min(line.size, after + 4)))
            and any(line.tag[unit] & tags.WEAPON for unit in near)
        ):
            return "strike"
        after = max(after, found.head + 1)
        if line.low[after : after + 3] == ["from", "the", "air"]:
            return "strike"
    return kind


def _of_bombs(line: Line, found: Match) -> bool:
    """Whether a verb stands in a relative clause of weapons: "the bombs (that) the rebels dropped on P"."""
    if found.reading.subject is None:
        return False
    first, end = found.reading.subject
    return any(bits & tags.WEAPON for bits in line.tag[max(first - 2, 0) : end])


def _claims_its_fall(binder: Binder, line: Line, found: Match) -> bool:
    """Whether who claimed a town on some day of a war says that it was taken: "Russia on Monday claimed P"."""
    after = found.hits[-1].unit + 1
    near = (*range(max(found.head - _DAY_NEAR, 0), found.head), *range(after, min(after + 3, line.size)))
    dated = any(line.tag[unit] & tags.TIME for unit in near)
    towns = all(line.level(hit.unit) in ("settlement", "district", "admin2", "") for hit in found.hits)
    return binder.war >= 3 and not found.passive and dated and towns and "as" not in line.low[after : after + 3]


def _that_day(line: Line, found: Match) -> bool:
    """Whether "occupied" tells a deed, and no lasting state: "the army occupied P", "was occupied on the 18th"."""
    low, tag, head = line.low, line.tag, found.head
    after = max(found.hits[-1].unit, found.agent[1] - 1 if found.agent is not None else 0, head) + 1
    if found.reading.relative and not (found.passive and tag[head - 1] & tags.BE):
        return False
    if low[head - 1] == "and" and head > 2 and (tag[head - 2] | tag[head - 3]) & tags.PAST:
        return low[head - 2] not in _KEEPING
    if not _LASTING.isdisjoint(low[max(head - 2, 0) : head]):
        return False
    ended = next((unit for unit in range(after, after + 5) if tag[unit] & _CLAUSE_ENDS), after + 5)
    behind = low[after:ended]
    if not _LASTING.isdisjoint(behind) or (
        behind[:1] == ["from"] and not {"to", "until"}.isdisjoint(low[after : after + 7])
    ):
        return False
    if found.passive:
        dated = "on" in behind and any(bits & (tags.TIME | tags.NUMBER) for bits in tag[after : after + 4])
        someone = found.agent is not None or "by" not in low[after : after + _AGENT_NEAR]  # "in May by students"
        return dated or (someone and _at_a_time(line, head + 1, after))
    if low[head] == "occupying":
        return low[head - 1] in ("after", "by")
    having = low[head - 1] == "having"
    if having or not any(bits & tags.HAVE for bits in tag[found.reading.start : head]):
        return True
    return not _JUST_NOW.isdisjoint(low[found.reading.start : head]) or low[head + 1] in _SEVERAL


def _at_a_time(line: Line, *places: int) -> bool:
    """Whether what was occupied was so at a time that is told behind the verb or its doer: "was occupied in 1961"."""
    low, tag = line.low, line.tag
    verb = places[0] - 1
    if low[group(line, verb).start] not in ("was", "were"):
        return False
    return any(
        low[at : at + 3] == ["at", "the", "end"] or (low[at] == "in" and tag[at + 1] & (tags.TIME | tags.NUMBER))
        for at in places
    )


def _in_hand(line: Line, found: Match) -> bool:
    """Whether what belongs to someone is in his hands, and not his in law: the rebels', or "since" some day."""
    if found.agent is None:
        return False
    kinds = {line.actor[unit].kind for unit in range(*found.agent) if unit in line.actor}
    since = "since" in line.low[found.agent[1] : found.agent[1] + 2] and line.level(found.hits[0].unit) in TOWNS
    since |= "then" in line.low[found.head : found.agent[0]]
    return not kinds.isdisjoint(("group", "generic", "person", "force")) or since


def attacker_of(binder: Binder, line: Line, found: Match, who: Who) -> str | None:
    """The attacker, where the subject is who defends."""
    beaten = found.other
    if beaten is None and found.passive and found.frame.steps[0].slot == "E":
        beaten = found.reading.subject  # "were repelled at P"
    if beaten is not None:
        other = binder.parties.of(line, beaten)
        if other.party is not None and other.party != who.party:
            return other.party
    return binder.parties.foe(binder.parties.index.book.side_of(who.party)) if who.party else None


def possessor(binder: Binder, line: Line, span: tuple[int, int] | None) -> str | None:
    """The party in "Russia's next aim"."""
    if span is None:
        return None
    for unit in range(span[0], span[1] - 1):
        if unit in line.actor and line.low[unit + 1] in ("'s", "’s", "'", "’"):
            return binder.parties.of_unit(line, unit).party
    return None


def abstract(binder: Binder, line: Line, reading: Reading) -> bool:
    """Whether the subject is a thought or decision, which only a party can have."""
    if reading.subject is None:
        return False
    words = line.low[reading.subject[0] : reading.subject[1]]
    return any(word in _THOUGHTS for word in words)


def imperative(binder: Binder, line: Line, found: Match, reading: Reading) -> bool:
    return reading.start == found.head and (found.head == 0 or bool(line.tag[found.head - 1] & tags.QUOTE))


def addressed(binder: Binder, line: Line, head: int) -> str | None:
    """The party that an order is given to: "…, he told his Japanese divisions"."""
    for unit in range(head, line.size - 1):
        if line.tag[unit] & (tags.SAID_TO | tags.ASKS):
            for inner in range(unit + 1, min(line.size, unit + 6)):
                if inner in line.actor:
                    return binder.parties.of_unit(line, inner).party
    return None


def owner_of_report(binder: Binder, line: Line, reading: Reading, said: Said | None) -> str | None:
    """Whom "it", "they" and "its" stand for in what someone says: the speaker's party."""
    if said is not None and said.teller is not None:
        return party_of(binder, line, said.teller)
    if said is not None and said.verb >= 0 and line.low[said.verb].startswith(_ADMITS):
        return None  # what is admitted is done by others
    they = reading.subject is not None and line.low[slice(*reading.subject)] == ["they"]
    if they and said is not None and said.verb >= 0 and line.low[said.verb].startswith(_CHARGES):
        return None  # "Tbilisi charged that they had entered P": the others
    span = said.speaker if said is not None else reading.speaker
    if span is None or (said is None and (reading.subject is None or span == reading.subject)):
        return None
    if reading.subject is not None and line.low[slice(*reading.subject)] == ["it"] and _several(line, span):
        return None  # "the fighters say that it holds P": not they
    party = party_of(binder, line, span, said.name if said is not None else None)
    return None if party is not None and binder.parties.index.stands_by(party) else party


def _several(line: Line, span: tuple[int, int]) -> bool:
    """Whether a speaker is an armed group told of by its men: "the fighters", "rebels"."""
    actors = [line.actor[unit] for unit in range(*span) if unit in line.actor]
    return len(actors) == 1 and actors[0].kind in ("generic", "group") and actors[0].noun.endswith("s")


def moved(binder: Binder, line: Line, found: Match, kind: ClaimKind) -> tuple[Who, ClaimKind]:
    """The passive of "push E out of P", "withdraw F from P", "raise G over P"."""
    slot = found.frame.steps[0].slot
    reading = found.reading
    if slot == "G":
        who = binder.parties.of(line, found.agent) if found.agent else NOBODY
        if who.party is None and reading.subject is not None:
            actors = [unit for unit in range(*reading.subject) if unit in line.actor]
            if actors:
                who = replace(binder.parties.of_unit(line, actors[-1]), status="armed", troops=True)
        if who.status == "civil":
            who = NOBODY
        return who, kind
    if slot == "W":
        who = binder.parties.of(line, found.agent) if found.agent else NOBODY
        if who.party is None:
            span = reading.subject
            if not reading.passive and reading.start == found.head:
                # "missiles aimed at P": the noun right before
                first = found.head - 1
                while first > 0 and (first - 1 in line.actor or line.tag[first - 1] & (tags.NUMBER | tags.WEAPON)):
                    first -= 1
                span = (first, found.head)
            who = binder.parties.of(line, span)
        return replace(who, status="weapon") if who.status in ("none", "weapon") else who, kind
    if slot == "N" and found.agent is not None:
        return binder.parties.of(line, found.agent), kind  # "three people were killed by Russian shells"
    if kind == "contest" and undergoes(line, found):
        return _besieger(binder, line, found), kind
    if slot == "E":
        beaten = binder.parties.of(line, reading.subject, owner=owner_of_report(binder, line, reading, None))
        if found.agent is None:
            return beaten, "loss"
        who = binder.parties.of(line, found.agent)
        if who.bare and who.party is not None and who.party == beaten.party:
            # "the Russians were driven out of P by the marines": nobody drives out his own
            who = replace(who, party=binder.parties.foe(binder.parties.index.book.side_of(beaten.party)))
        return who, kind
    return binder.parties.of(line, reading.subject, owner=owner_of_report(binder, line, reading, None)), kind


def undergoes(line: Line, found: Match) -> bool:
    """Whether the fighting of a passive comes upon its subject: "troops were surrounded in P", "were attacked in P"."""
    slot = found.frame.steps[0].slot
    back = line.low[found.head : found.head + 2] == ["pushed", "back"]
    return found.passive and (slot == "E" or (not slot and (back or line.low[found.head] == "attacked")))


def _besieger(binder: Binder, line: Line, found: Match) -> Who:
    """Who fights where troops "were surrounded in P" (their enemy), or "were repelled at P" (their enemy, by them)."""
    if found.agent is not None:
        return binder.parties.of(line, found.agent)
    held = binder.parties.of(line, found.reading.subject)
    if held.party is None or held.status == "civil":
        return held
    return Who(binder.parties.foe(binder.parties.index.book.side_of(held.party)), "armed", -1, True, True)


def _he(line: Line, reading: Reading) -> bool:
    """Whether the subject is "he" or "she"."""
    span = reading.subject
    return span is not None and span[1] - span[0] == 1 and line.low[span[0]] in ("he", "she")


def _last_person(binder: Binder, line: Line, reading: Reading) -> str | None:
    """The party of the person named last before the subject."""
    first = reading.subject[0] if reading.subject is not None else line.size
    for unit in range(first - 1, -1, -1):
        if unit in line.actor and line.actor[unit].kind in ("person", "official"):
            return binder.parties.of_unit(line, unit).party
    return None
