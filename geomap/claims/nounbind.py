"""A noun and its places become a reading: whose it is, and what governs it."""

from __future__ import annotations

from geomap.claims import tags
from geomap.claims.bind import Binder, Bound, Refused
from geomap.claims.doers import owner_of_report
from geomap.claims.fitness import on_people
from geomap.claims.foes import foe_of
from geomap.claims.governors import following_subject
from geomap.claims.groups import Reading
from geomap.claims.judged import (
    ACCEPTS,
    BACKS,
    GIVES_UP,
    REJECTS,
    TAKES_BACK,
    judged_after,
    judging_verb,
    recognition_of,
    void_after,
)
from geomap.claims.line import Line
from geomap.claims.match import Match
from geomap.claims.naming import quoted_name, side_of_span, spoken_name
from geomap.claims.recognition import of_itself
from geomap.claims.speech import Said, reported
from geomap.claims.untrue import REPORTS, SIGNS
from geomap.claims.verbs import climb
from geomap.claims.who import NOBODY

_CARRIERS = frozenset(
    [
        "begin",
        "begins",
        "began",
        "begun",
        "start",
        "starts",
        "started",
        "launch",
        "launches",
        "launched",
        "launching",
        "continue",
        "continues",
        "continued",
        "continuing",
        "mount",
        "mounts",
        "mounted",
        "complete",
        "completes",
        "completed",
        "join",
        "joins",
        "joined",
        "resume",
        "resumes",
        "resumed",
        "conduct",
        "conducts",
        "conducted",
        "carry",
        "carries",
        "carried",
        "step",
        "stepped",
        "intensify",
        "intensified",
        "make",
        "makes",
        "made",
        "making",
        "press",
        "pressed",
        "pressing",
        "pursue",
        "pursued",
        "pursuing",
        "develop",
        "developing",
        "developed",
        "lead",
        "leads",
        "led",
        "stage",
        "staged",
        "open",
        "opened",
        "renew",
        "renewed",
        "prepare",
        "answered",
        "responded",
        "retaliated",
        "replied",
        "wage",
        "waged",
        "lay",
        "laid",
        "laying",
        "keep",
        "kept",
        "maintain",
        "maintained",
        "suffer",
        "suffered",
        "tightened",
        "tighten",
        "consolidate",
        "consolidated",
        "lift",
        "lifted",
        "end",
        "ended",
        "assert",
        "asserts",
        "asserted",
        "sustain",
        "sustained",
        "announced",
        "announces",
        "abandon",
    ]
)


_OWNED = frozenset(("control", "hold", "grip", "rule", "occupation", "possession", "mastery", "foothold", "toehold"))
_FEARS = ("fear", "expect", "warn", "predict", "forecast", "anticip", "foresee")
_AIMS = frozenset(("aim", "goal", "priority", "objective", "plan", "hope", "mission", "task", "ambition"))
_COMING = frozenset(
    ("expected", "planned", "imminent", "inevitable", "likely", "unlikely", "matter", "possible", "impending")
)

# What tells of a siege or a battle and is none: "an exhibition on the siege of P".
_WORKS = frozenset(
    [
        "exhibition",
        "exhibitions",
        "film",
        "films",
        "documentary",
        "book",
        "books",
        "novel",
        "play",
        "opera",
        "painting",
        "paintings",
        "lecture",
        "museum",
        "musical",
        "poem",
        "reenactment",
        "re-enactment",
        "history",
        "diorama",
    ]
)


def _blamed(line: Line, start: int) -> tuple[tuple[int, int], int] | None:
    """Whom "blamed X for the strike on P" or "accused X of an attack on P" names, and the verb."""
    low = line.low
    if start < 3 or low[start - 1] not in ("for", "of", "over"):
        return None
    for verb in range(start - 2, max(start - 9, -1), -1):
        if low[verb] in ("blamed", "blames", "blame", "accused", "accuses", "accuse", "accusing", "blaming"):
            return ((verb + 1, start - 1), verb) if verb + 1 < start - 1 else None
        if line.tag[verb] & (tags.COMMA | tags.STOP):
            return None
    return None


def _answers_for(line: Line, start: int) -> int:
    """The verb of "claimed responsibility for the attack on P"; -1 where no such stands."""
    low = line.low
    if start >= 3 and low[start - 1] == "for" and low[start - 2] in ("responsibility", "credit"):
        verb = start - 3
        while verb > 0 and line.tag[verb] & (tags.DETERMINER | tags.ADVERB | tags.WHOLE):
            verb -= 1
        if low[verb] in _ANSWERS:
            return verb
    return -1


# Verbs by which a party tells of what it won or lost itself.
_OWN = {
    "gain": frozenset(
        ["announced", "announces", "claimed", "claims", "proclaimed", "declared", "celebrated", "hailed"]
    ),
    "loss": frozenset(
        [
            "announced",
            "announces",
            "confirmed",
            "confirms",
            "acknowledged",
            "acknowledges",
            "admitted",
            "admits",
            "conceded",
            "concedes",
            "reported",
            "mourned",
        ]
    ),
}

_SHARES = frozenset(["role", "part", "involvement", "participation", "hand", "complicity"])
_TAKES_PART = frozenset(["engaged", "involved", "participated", "participating", "part", "complicit"])
_TERRORISTS = frozenset(["terrorist", "terrorists"])

_ANSWERS = frozenset(
    [
        "claim",
        "claims",
        "claimed",
        "claiming",
        "accept",
        "accepted",
        "accepts",
        "take",
        "took",
        "taken",
        "deny",
        "denied",
        "denies",
        "admitted",
        "disclaimed",
    ]
)


def bind_noun(binder: Binder, line: Line, found: Match) -> list[Bound] | Refused:
    tag, low = line.tag, line.low
    head = found.head
    frame = found.frame
    kind = frame.kind
    # The noun phrase to the left: whose it is.
    start = head
    party: str | None = None
    how = ""
    who = NOBODY
    weapon = False
    no = False
    while start > 0 and head - start < 9:
        bits = tag[start - 1]
        word = low[start - 1]
        if (
            bits
            & (tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR | tags.QUOTE | tags.SPEECH)
            and not bits & (tags.DETERMINER | tags.WEAPON)
            and start - 1 not in line.actor
        ):
            break
        if bits & (tags.PREPOSITION | tags.CONJUNCTION) and start - 1 not in line.actor and not bits & tags.PLACE:
            break
        if (
            bits & (tags.VERB_IRREGULAR | tags.GERUND)
            and not bits & (tags.WEAPON | tags.FORCE)
            and start - 1 not in line.actor
        ):
            break
        if (
            bits & tags.PAST
            and start - 1 not in line.actor
            and not (start - 1 > 0 and tag[start - 2] & (tags.DETERMINER | tags.POSSESSIVE | tags.ACTOR))
            and not bits & tags.COMPOUND
        ):
            break
        if bits & (tags.PLANS | tags.FAILS | tags.DENIED | tags.REPELS) and not bits & (tags.ADVERB):
            owned = start > 1 and (tag[start - 2] & tags.POSSESSIVE or start - 2 in line.actor)
            if not (owned and bits & tags.FAILS):  # "Germany's failed offensive"
                break
        if kind == "sovereignty" and judging_verb(line, start) == start - 1:
            break
        start -= 1
        if word == "no":
            no = True
            break
        if (
            (bits & tags.TERROR or word in _TERRORISTS)
            and kind in ("contest", "strike")
            and (not weapon or low[start + 1].startswith("bomb"))
        ):
            return Refused(head, "an act of terror, not of war")
        if bits & tags.WEAPON or (start == head - 1 and word in ("air", "aerial")):
            weapon = True
        if bits & tags.COMPOUND and word.rsplit(" ", 1)[-1] in binder.parties.index.book.words["backed"]:
            continue  # "the Russian-backed offensive" is that of whom Russia backs
        if party is None and start in line.actor and not (word == "military" and start == head - 1):
            actor = line.actor[start]
            if actor.kind in ("official", "person") and not (
                start + 1 < line.size and low[start + 1] in ("'s", "’s", "'", "’")
            ):
                return Refused(head, "someone's, not a party's")
            who = binder.parties.of_unit(line, start)
            party, how = who.party, "named" if not who.bare else "context"
        elif party is None and word in ("its", "their", "his", "our", "her") and start == np_start(binder, line, start):
            accused = start - 2 if low[start - 1] in ("for", "over") and start > 1 else -1
            if kind == "sovereignty" and accused in line.actor:  # "condemned Russia for its annexation of P"
                party = binder.parties.of_unit(line, accused).party
            else:
                party = binder.parties.owner_of(line, start, None)
            how = "context" if party else ""
        elif party is None and bits & tags.FORCE and start + 1 < line.size and low[start + 1] in ("'s", "’s", "'", "’"):
            who = binder.parties.of(line, (start, start + 1))
            party, how = who.party, "context"
        if word in ("its", "their") or (bits & tags.DETERMINER and word in ("the", "a", "an", "this", "that")):
            break
    unfit = _unfit(line, found, start, party) if kind in ("contest", "strike") and not weapon else ""
    if unfit:
        return Refused(head, unfit)
    if low[start - 1 : start] == ["of"] and start > 2 and low[start - 3] == "no" and low[start - 2] in SIGNS:
        start, no = start - 3, True  # "no sign of a withdrawal"
    if (
        kind == "contest"
        and (weapon or "bombs" in frame.flags)
        and found.frame.steps
        and low[head] in ("attack", "attacks")
    ):
        kind = "strike"
    if kind == "contest" and low[head] in ("attack", "attacks"):
        # "an attack on P with cruise missiles"
        behind = found.hits[-1].unit + 1
        if low[behind : behind + 1] in (["with"], ["by"], ["using"]) and any(
            tag[unit] & tags.WEAPON and not tag[unit] & tags.FORCE
            for unit in range(behind + 1, min(line.size, behind + 6))
        ):
            kind = "strike"
            weapon = True
    if (
        start
        and low[start - 1] in ("on", "about", "of", "depicting")
        and any(word in _WORKS for word in low[max(0, start - 4) : start - 1])
    ):
        return Refused(head, "told of in a work")
    if party is None and binder.war < 3 and not _WORKS.isdisjoint(low[:start]):
        return Refused(head, "told of in a work")
    if (
        low[head] in ("strike", "strikes")
        and not weapon
        and party is None
        and binder.war < 2
        and _blamed(line, start) is None
    ):
        return Refused(head, "strikes of what is not said")
    last = found.hits[-1].unit + 1 if found.agent is None else max(found.agent[1], found.hits[-1].unit + 1)
    if found.agent is not None:
        agent = binder.parties.of(line, found.agent)
        if agent.status == "civil":
            return Refused(head, "by someone who holds no ground")
        if agent.party is not None:
            party, how, who = agent.party, "named" if not agent.bare else "context", agent
    if party is None and found.other is not None and kind == "loss":
        moved = binder.parties.of(line, found.other)
        party, how, who = moved.party, "named" if not moved.bare else "context", moved
    if "offensive" in frame.flags and not any(
        word in ("offensive", "assault", "combat", "hostile", "storming", "military", "ground")
        for word in low[start:head]
    ):
        return Refused(head, "an action of what kind is not said")
    # What governs the phrase.
    denied = no
    planned = False
    speaker = ""
    spoken = False
    governor = governing_verb(binder, line, start)
    if governor < 0 and kind == "sovereignty":
        governor = judging_verb(line, start)
    verb_reading = Reading(start)
    repelled = False
    if governor >= 0:
        bits, word = tag[governor], low[governor]
        verb_reading = climb(line, governor)
        aloof = how == "named" and low[start - 1] in ("in", "of") and low[governor] in _TAKES_PART
        denied ^= verb_reading.denied and not aloof  # "is not engaged in X's bombing of P"
        planned = verb_reading.planned and not (verb_reading.refused and word.startswith("recogni"))
        judging = kind == "sovereignty" and (word.startswith((*ACCEPTS, *REJECTS)) or void_after(line, governor, last))
        if bits & tags.REPELS and kind in ("contest",) and not verb_reading.passive:
            repelled = True
            denied = False
        elif bits & tags.CANCELLED and (
            word not in ("called", "calls") or (governor + 1 < line.size and low[governor + 1] == "off")
        ):
            if word not in ("halted", "stopped", "abandoned") or kind == "contest":
                denied, planned = True, True
        elif word in ("ruled", "rules", "rule") and low[governor + 1] == "out":
            denied, planned = not verb_reading.denied, True  # "ruled out a withdrawal from P"
            speaker, spoken = spoken_name(binder, line, verb_reading.subject), True
        elif bits & tags.DENIED:
            denied = not verb_reading.denied
            speaker, spoken = spoken_name(binder, line, verb_reading.subject), True
        elif judging:
            denied ^= not word.startswith(ACCEPTS)
            own_deed = word.startswith(BACKS) and low[head] not in ("claim", "claims", "sovereignty")
            if not own_deed:  # "who supported the annexation" says nothing of whose P is
                speaker, spoken = spoken_name(binder, line, verb_reading.subject), True
        elif kind == "sovereignty" and word.startswith(TAKES_BACK):
            denied ^= True
        elif kind == "sovereignty" and word.startswith(GIVES_UP):
            denied ^= True
            planned &= denied  # "will never give up its claim": it stands
        elif bits & tags.FAILS:
            denied ^= True
        elif bits & tags.VOWED:
            planned = True
            speaker, spoken = spoken_name(binder, line, verb_reading.subject), True
        elif bits & tags.PLANS and not bits & tags.TRIES:
            planned = not word.startswith("call") or line.low[governor + 1 : governor + 2] == ["for"]
        elif (
            word.startswith("recogni")
            or word in ("accept", "accepts", "accepted")
            or (bits & tags.SAID and word not in ("saw", "shows", "showed", "show"))
        ):
            speaker, spoken = spoken_name(binder, line, verb_reading.subject), True
        if word in _TURNS:
            planned = True
        if word.startswith("call") and low[governor + 1 : governor + 2] == ["for"]:
            planned = True
            if not spoken:
                speaker, spoken = spoken_name(binder, line, verb_reading.subject), True
        if verb_reading.spoken and not spoken:
            speaker, spoken = spoken_name(binder, line, verb_reading.speaker), True
        if judging and denied and party is None:
            party = _annexer(line, found)
            how = "context" if party is not None else ""
        elif (
            party is None
            and not judging
            and not (kind == "sovereignty" and word.startswith("call") and low[governor + 1] != "for")
            and (
                word in _CARRIERS
                or word in _TURNS
                or low[start] in ("its", "their")
                or (bits & (tags.PLANS | tags.CANCELLED | tags.VOWED) and not word.startswith(_FEARS))
                or repelled
                or (kind in ("strike", "contest") and word in ("claim", "claims", "claimed", "claiming"))
                or (kind == "sovereignty" and word in _DECLARES)
            )
            and verb_reading.subject is not None
        ):
            teller = None if verb_reading.speaker else reported(line, verb_reading, head, found.hits[-1].unit + 1)
            owner = owner_of_report(binder, line, verb_reading, teller)
            doer = binder.parties.of(line, verb_reading.subject, owner=owner)
            if repelled:
                party, how = (
                    binder.parties.foe(
                        binder.parties.index.book.side_of(doer.party)
                        or side_of_span(binder, line, verb_reading.subject)
                    ),
                    "context",
                )
            elif doer.party is not None and doer.status in ("armed", "person", "official", "weapon"):
                party, how, who = doer.party, "named" if not doer.bare else "context", doer
                kind = "strike" if doer.status == "weapon" and kind == "contest" else kind
    opens = start == 1 or (start > 1 and tag[start - 2] & (tags.STOP | tags.QUOTE))
    if party is None and opens and tag[start - 1] & tags.PREPOSITION and kind == "gain" and found.agent is None:
        # "With the capture of P, Russian forces opened a road"
        doer = binder.parties.of(line, following_subject(line, start - 1, furthest=found.hits[-1].unit + 6))
        if doer.status == "armed" and doer.party is not None:
            party, how, who = doer.party, "context", doer
    if party is None or not spoken:
        blamed, answers = _blamed(line, start), _answers_for(line, start)
        if blamed is not None:
            doer = binder.parties.of(line, blamed[0])
            if doer.party is not None:
                party, how, who = doer.party, "named", doer
                verb_reading = climb(line, blamed[1])
                speaker, spoken, denied = spoken_name(binder, line, verb_reading.subject), True, no
        elif answers >= 0:
            verb_reading = climb(line, answers)
            doer = binder.parties.of(line, verb_reading.subject)
            if doer.party is not None and doer.status != "civil":
                party, how, who = doer.party, "named" if not doer.bare else "context", doer
                speaker, spoken = spoken_name(binder, line, verb_reading.subject), True
                denied = verb_reading.denied ^ (low[answers][:3] in ("den", "dis"))
    if party is None and governor >= 0 and kind in ("gain", "loss") and tag[governor] & tags.SAID:
        # "the army confirmed the loss of P": its own, where no one else is named
        doer = binder.parties.of(line, verb_reading.subject)
        if doer.party is not None and doer.status in ("armed", "official") and low[governor] in _OWN[kind]:
            party, how = doer.party, "context"
    if party is None and governor < 0 and start and kind in ("sovereignty", "control") and tag[start - 1] & tags.HAVE:
        verb_reading = climb(line, start)
        teller = reported(line, verb_reading, head, found.hits[-1].unit + 1)
        owner = owner_of_report(binder, line, verb_reading, teller) if teller is not None else None
        doer = binder.parties.of(line, verb_reading.subject, owner=owner)
        if doer.status == "armed" and doer.party is not None:
            party, how, who = doer.party, "named", doer
    if party is None and start > 3 and low[start - 1] == "in" and low[start - 2] in _SHARES:
        sharer = start - 4 if low[start - 3] in ("'s", "’s") else start - 3
        if sharer in line.actor:  # "Russia's role in the bombardment of P"
            doer = binder.parties.of_unit(line, sharer)
            party, how, who = doer.party, "named" if not doer.bare else "context", doer
    if party is None and low[max(0, start - 2) : start] == ["part", "in"] and start > 2:
        # "the brigade took part in the assault on P"
        took = climb(line, start - 3)
        doer = binder.parties.of(line, took.subject)
        if doer.status == "armed" and doer.party is not None and not took.denied:
            party, how, who = doer.party, "named" if not doer.bare else "context", doer
    if party is None and governor < 0 and kind in ("contest", "gain", "strike"):
        # "his troops were near to an encirclement of P"
        be = start - 1
        while be > 0 and start - be < 7 and not tag[be] & (tags.BE | tags.COMMA | tags.STOP | tags.RELATIVE):
            be -= 1
        if be > 0 and tag[be] & tags.BE and low[start - 1] in ("to", "on", "in", "under", "about", "of", "for"):
            doer = binder.parties.of(line, climb(line, be + 1).subject)
            if doer.status == "armed" and doer.party is not None:
                party, how, who = doer.party, "context", doer
    # The noun as a subject: "an offensive toward P will follow".
    after = max(found.hits[-1].unit, head) + 1
    look = after
    while (
        look < line.size
        and look - after < 4
        and tag[look] & (tags.ADVERB | tags.TIME)
        and not tag[look] & tags.AUXILIARY
    ):
        look += 1
    if governor < 0 and look < line.size and tag[look] & tags.MODAL:
        planned = True
    if governor < 0 and start and tag[start - 1] & tags.BE and not _AIMS.isdisjoint(low[max(0, start - 9) : start]):
        planned = True  # "its next aim is the capture of P"
    if governor < 0 and low[start - 1 : start] == ["for"]:
        planned = planned or any(bits & tags.READIES for bits in tag[max(0, start - 6) : start])
    if governor < 0 and look < line.size and tag[look] & tags.BE and not _COMING.isdisjoint(low[look + 1 : look + 6]):
        planned = True  # "the fall of P is only a matter of time"
    if look < line.size and governor < 0 and tag[look] & tags.AUXILIARY:
        # "… had been called off"
        for unit in range(look, min(line.size, look + 5)):
            if low[unit] in ("cancelled", "canceled", "postponed", "scrapped", "called") and (
                low[unit] != "called" or (unit + 1 < line.size and low[unit + 1] == "off")
            ):
                denied, planned = True, True
    if start and low[start - 1] in ("if", "unless"):
        planned = True
    if any(
        word
        in (
            "planned",
            "promised",
            "expected",
            "possible",
            "threatened",
            "looming",
            "imminent",
            "future",
            "potential",
            "feared",
            "prospective",
        )
        for word in low[start:head]
    ):
        planned = True
    if any(word in ("failed", "attempted", "abortive") for word in low[start:head]) and kind == "gain":
        denied = True
    verb_reading.start = min(verb_reading.start, start)
    if kind == "sovereignty" and low[head] in ("claim", "claims") and not spoken:
        # A claim to a place is its maker's word.
        for unit in range(start, head):
            if unit in line.actor:
                speaker, spoken = spoken_name(binder, line, (unit, unit + 1)), True
        if not spoken and governor >= 0 and verb_reading.subject is not None:
            speaker, spoken = spoken_name(binder, line, verb_reading.subject), True
    known = recognition_of(line, start) if kind == "sovereignty" else None
    if known is not None:
        speaker = spoken_name(binder, line, known[0]) if known[0] is not None else speaker
        spoken, denied = spoken or known[0] is not None, denied ^ known[1]
    judged = judged_after(line, last) if kind == "sovereignty" and governor < 0 else None
    if judged is not None:
        denied ^= judged[0]
        party = party or _annexer(line, found)
        if judged[1] is not None:
            speaker, spoken = spoken_name(binder, line, judged[1]), True
    said: Said | None = None
    if not spoken:
        said = reported(line, verb_reading, head, after)
        if said is not None:
            if said.negated:
                return Refused(head, "not said")
            supposed = said.denied and low[start] in ("the", "its", "their", "this") and "there" not in low[:start]
            if not supposed:
                denied ^= said.denied
                planned = planned or said.planned
                if not verb_reading.relative:
                    speaker = spoken_name(binder, line, said.speaker)
        else:
            speaker = quoted_name(binder, line, head)
    if kind == "control" and low[head] in _OWNED:
        if party is None:
            if low[head] == "occupation" and ((start and low[start] == "the") or found.end > head + 2):
                pass  # "the occupation of P", "occupation authorities in P"
            else:
                return Refused(head, "whose is not said")
        if low[head] in ("hold", "grip") and how != "named" and governor < 0:
            return Refused(head, "whose is not said")
    if kind == "loss" and party is None:
        party = binder._from_context(line, kind, head, NOBODY, found.hits)
        how = "context" if party else ""
        if party is None and (binder.war < 2 or binder.warlike < 0):
            return Refused(head, "whose is not said")
    if kind == "sovereignty" and party is None and low[head] in ("sovereignty", "claim", "claims"):
        return Refused(head, "whose is not said")
    if low[head] == "recognition" and party is None:
        return Refused(head, "by whom is not said")
    itself = kind == "sovereignty" and party is None and low[head] == "secession"
    if party is None:
        party = binder._from_context(line, kind, head, who, found.hits)
        how = "context" if party is not None else ""
    ground = line.place[found.hits[0].unit].place
    if ground is not None and ground.level == "country" and kind in ("contest", "strike"):
        if how != "named" and party == ground.country and low[found.end - 1] in ("against", "on"):
            party, how = None, ""  # "attacks on Israel" are not its own
        if party is None and low[head] in ("attack", "attacks") and low[found.end - 1] == "in" and not weapon:
            return Refused(head, "whose attacks is not said")
    if party is None and low[head].startswith("operation"):
        return Refused(head, "whose operation is not said")
    if party is None and binder.war < 2 and not (weapon and kind == "strike"):
        plain = kind == "sovereignty" or low[head] in (
            "fighting",
            "siege",
            "battle",
            "shelling",
            "bombardment",
            "clashes",
            "fall",
            "liberation",
            "recapture",
            "battles",
            "skirmishes",
            "hostilities",
            "firefights",
            "bombing",
            "airstrikes",
            "invasion",
            "counteroffensive",
            "annexation",
            "reconquest",
            "encirclement",
        )
        if binder.warlike < 0 or not plain or (start and tag[head - 1] & tags.CAPITAL and head - 1 not in line.actor):
            return Refused(head, "no party named, and little of war in the text")
        if line.document.tokens.words[line.first[head]][0].isupper() and head > 0 and tag[head - 1] & tags.DETERMINER:
            return Refused(head, "a title")
    if binder.warlike < 0 and not weapon and not who.troops and kind not in ("sovereignty", "gain", "control"):
        return Refused(head, "nothing of war in the text")
    if (
        who.status == "civil"
        and kind not in ("sovereignty",)
        and how != "context"
        and not (who.unit in line.actor and line.actor[who.unit].kind in ("adjective", "state", "capital", "group"))
    ):
        return Refused(head, "someone's, not a party's")
    confidence = 0.6 + (0.2 if how == "named" else 0.05 if how else 0.0)
    bound = binder._bound(
        line, kind, found.hits, party, frame.extent, denied, planned, speaker, found, how, confidence, who
    )
    return of_itself(bound) if itself else bound


def _annexer(line: Line, found: Match) -> str | None:
    """Who annexed the place by what the world knows of its wars, where an annexation is spoken of and no one named."""
    country = line.place[found.hits[0].unit].place
    if line.low[found.head] != "annexation" or country is None:
        return None
    return foe_of(country.country, line.document.article.date)


def _unfit(line: Line, found: Match, start: int, party: str | None) -> str:
    """Why a noun without a weapon tells of no war; "" where it may."""
    tag, low, head = line.tag, line.low, found.head
    if low[head - 1] == "9/11" or (head > 1 and tag[head - 1] & tags.NUMBER and tag[head - 2] & tags.TIME):
        return "an act of terror, called by its day"
    if low[head].startswith("bombing") and low[found.end - 1] == "in" and (party is None or len(party) != 2):
        return "bombs of what kind is not said"
    if low[head].startswith("raid") and (low[found.end] in ("his", "her") or "police" in low[start:head]):
        return "a search, not a raid of war"
    place = found.hits[0].unit
    if low[place + 1 : place + 2] in (["'s"], ["’s"]) and line.level(place) == "country":
        return "something of a state, not its ground"
    between = range(head + 1, place)
    if found.frame.kind == "contest" and any(tag[unit] & tags.CROWD for unit in between):
        return "a crowd, not a force"
    return "people or vehicles, not a place" if on_people(line, found) else ""


def np_start(binder: Binder, line: Line, start: int) -> int:
    return start


_DECLARES = frozenset(
    (
        "proclaimed",
        "proclaims",
        "announced",
        "announces",
        "declared",
        "declares",
        "ratified",
        "signed",
        "celebrated",
        "completed",
        "decreed",
    )
)
_TURNS = frozenset(("concentrate", "concentrating", "focus", "focusing", "turn", "turning", "proceed", "proceeding"))
_PAPERS = frozenset(
    ("treaty", "treaties", "decree", "decrees", "agreement", "agreements", "law", "laws", "act", "acts")
)
_TRANSPARENT = frozenset(
    (
        "series",
        "wave",
        "string",
        "spate",
        "round",
        "completion",
        "start",
        "beginning",
        "end",
        "news",
        "fact",
        "extent",
        "moment",
        "day",
    )
)


def governing_verb(binder: Binder, line: Line, start: int) -> int:
    """The verb of which the noun phrase that begins at `start` is the object; -1 where it is none's."""
    tag, low = line.tag, line.low
    at = start - 1
    steps = 0
    while at >= 0 and steps < 6:
        bits = tag[at]
        if low[at] in _TRANSPARENT and at not in line.actor:
            at -= 1
            continue
        if low[at] in _PAPERS and low[at + 1] in ("on", "for", "of"):
            at -= 1  # "signed a treaty on the accession of P"
            while at > 0 and (tag[at] & (tags.DETERMINER | tags.NUMBER) or low[at] == "four"):
                at -= 1
            continue
        if at in line.actor and not bits & tags.SPEECH:
            return -1
        if low[at] in REPORTS and low[at + 1] == "of":
            at -= 1  # "dismissed reports of the fall of P"
            continue
        if bits & (tags.COMMA | tags.STOP | tags.RELATIVE | tags.SUBORDINATOR) and not bits & tags.DETERMINER:
            return -1
        if (
            bits & (tags.FINITE | tags.GERUND | tags.PLANS | tags.FAILS | tags.REPELS | tags.CANCELLED)
            and not bits & (tags.AUXILIARY | tags.TIME)
            and not (bits & tags.ADVERB and not bits & tags.SPEECH)
            and not (low[at] in REPORTS and low[at + 1] == "of")
        ):
            return at
        if (
            low[at] in _CARRIERS
            or low[at] in _TURNS
            or low[at].startswith("recogni")
            or low[at]
            in (
                "accept",
                "accepts",
                "off",
                "on",
                "up",
                "out",
                "of",
                "in",
                "with",
                "the",
                "a",
                "to",
                "for",
                "its",
                "their",
            )
        ):
            if (
                low[at] in _CARRIERS
                or low[at].startswith("recogni")
                or low[at] in ("accept", "accepts")
                or low[at] in _TURNS
            ):
                return at
            at -= 1
            steps += 1
            continue
        if bits & tags.QUOTE or bits & tags.ADVERB:
            at -= 1
            steps += 1
            continue
        return -1
    return -1
