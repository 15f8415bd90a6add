"""What stands over an infinitive or a gerund: plans, failures, orders, denials."""

from __future__ import annotations

from geomap.claims import tags
from geomap.claims.groups import Reading, group
from geomap.claims.line import Line
from geomap.claims.subjects import clause_verb, subject
from geomap.claims.untrue import REPORTS

_REACH = 24  # units between a verb and the head of its subject

_ASKED = frozenset(["demand", "demands", "call", "calls", "order", "orders", "ultimatum", "appeal", "request"])
_TURNED_DOWN = ("reject", "refus", "dismiss", "ignor", "rebuff", "spurn", "defi")
_ADJUNCTS = frozenset(
    ["on", "in", "at", "for", "since", "during", "after", "before", "through", "throughout", "from", "until", "last"]
)

_PAPERS = frozenset(
    (
        "decree", "decrees", "law", "laws", "bill", "bills", "treaty", "treaties", "act", "resolution", "referendum",
        "vote", "motion", "agreement", "declaration", "order", "legislation", "amendment", "ultimatum",
    )
)  # fmt: skip
_DEEDS = frozenset(("decision", "decisions", "move", "moves", "step", "steps", "vote"))
_FIGHTS = frozenset(("fight", "fights", "fought", "fighting", "battle", "battled", "battling", "struggle", "struggled"))
_GOES = frozenset(("go", "goes", "went", "going", "gone", "press", "push", "move", "pushed", "moved", "pressed"))

_HELPS = frozenset(("help", "helps", "helped", "helping"))
_SOON = frozenset(("days", "hours", "weeks", "minutes", "months"))
_REPLIES = frozenset(("answer", "response", "reply", "reaction"))
_SEEMS = frozenset(("look", "looks", "looked", "seem", "seems", "seemed", "appear", "appears", "appeared"))
_HAIRS = frozenset(("ace", "inch", "inches", "whisker", "hair", "hair's", "breadth"))
_BODIES = frozenset(["group", "movement", "army", "force", "column", "coalition"])


def _past_adjunct(line: Line, before: int) -> int:
    """Step over when and where ("vowed on Friday to", "failed in March to", "is preparing, officials say, to")."""
    tag, low = line.tag, line.low
    if tag[before] & tags.COMMA:
        # Between commas: who says so.
        opening = before - 1
        while opening > 0 and before - opening < 7 and not tag[opening] & (tags.COMMA | tags.STOP):
            opening -= 1
        inside = any(tag[unit] & tags.SPEECH for unit in range(opening + 1, before))
        wants = tag[opening - 1] & (tags.PLANS | tags.VOWED) if opening > 0 else 0
        return opening - 1 if inside and tag[opening] & tags.COMMA and wants else before
    for look in range(before, max(before - 9, 0), -1):
        bits = tag[look]
        verb = look - 1
        while verb > 0 and tag[verb] & tags.ADVERB and not tag[verb] & tags.PLANS:
            verb -= 1
        if low[look] in _ADJUNCTS and tag[verb] & (tags.PLANS | tags.VOWED | tags.FAILS | tags.ASKS):
            asked = tag[verb] & tags.ASKS and not tag[verb] & (tags.VOWED | tags.FAILS)
            return before if asked and not group(line, verb).passive else verb
        if bits & (tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR | tags.CONJUNCTION):
            break
        if bits & tags.FINITE and not bits & (tags.TIME | tags.PREPOSITION | tags.PLACE):
            break
    return before


def over_infinitive(line: Line, before: int, reading: Reading) -> int | None:
    """Look at the word over "to": return the verb or noun to climb on from, or None where the climb ends."""
    tag, low = line.tag, line.low
    bits, word = tag[before], low[before]
    if word == "yet" and before and tag[before - 1] & (tags.HAVE | tags.BE):  # "have yet to take P"
        reading.denied ^= True
        return before - 1
    if before and word in ("close", "near", "nearer", "closer") and "".join(low[before + 2 : before + 3])[-3:] == "ing":
        # "came close to taking P", "are close to encircling P"
        reached = not tag[before - 1] & tags.BE
        reading.denied ^= reached
        reading.planned = not reached
        return clause_verb(line, before - 1)
    while before > 0 and bits & (tags.ADVERB | tags.TIME) and not bits & (tags.PLANS | tags.ASKS):
        before -= 1
        bits, word = tag[before], low[before]
    if word != "not" and not bits & (tags.PLANS | tags.VOWED | tags.FAILS | tags.ASKS | tags.BE | tags.SAID):
        over = _past_adjunct(line, before)
        if over != before:
            before = over
            bits, word = tag[before], low[before]
    if bits & tags.COMMA and before > 2 and tag[before - 1] & tags.ADVERB and tag[before - 2] & tags.COMMA:
        before -= 3  # "claimed, daily, to have shelled"
        bits, word = tag[before], low[before]
    if bits & (tags.CONJUNCTION | tags.COMMA) and not bits & tags.PLACE:
        # "intends to create a zone and to advance on": governed like the first.
        for look in range(before - 1, max(before - 16, 0), -1):
            if tag[look] & tags.TO and tag[look - 1] & (
                tags.PLANS | tags.VOWED | tags.FAILS | tags.SAID | tags.ASKS | tags.BE
            ):
                return over_infinitive(line, look - 1, reading)
            if tag[look] & tags.STOP:
                break
    if word in ("order", "as") and before and low[before - 1] in ("in", "so"):
        reading.planned = True
        return clause_verb(line, before - 2)
    if bits & tags.BE:  # "is to take", "were to fall"
        reading.planned = low[before - 1] not in _REPLIES or word not in ("was", "were")  # "its answer was to bomb P"
        return before
    if word in ("claim", "claims") and before > 1:
        over = before - 1
        while (
            over > 0 and before - over < 4 and (over in line.actor or tag[over] & (tags.POSSESSIVE | tags.DETERMINER))
        ):
            over -= 1
        whose = next((unit for unit in range(over + 1, before) if unit in line.actor), -1)
        if tag[over] & tags.DENIED and over not in line.actor and whose >= 0:
            reading.denied ^= True  # "dismissed Russia's claim to have taken P"
            _spoken(line, over, reading)
            reading.subject, reading.start = (whose, whose + 1), over
            return None
    if word in _ASKED and before and not tag[before - 1] & (tags.AUXILIARY | tags.TO | tags.PRONOUN):
        turned = _others_demand(line, before, reading)
        if turned is not None:
            return turned
    if word == "not":
        reading.denied ^= True
        return over_infinitive(line, before - 1, reading) if before else None
    if word in _DEEDS and before > 1:
        owner = before - (2 if low[before - 1] in ("'s", "’s", "'", "’") else 1)
        if owner in line.actor:
            return _someones_deed(line, before, owner, reading)
    if word in ("orders", "instructions") and before and (tag[before - 1] & tags.HAVE or low[before - 1] == "under"):
        reading.planned = True  # "the garrison had orders to hold P": what others told it
        return before - 1 if tag[before - 1] & tags.HAVE else clause_verb(line, before - 2)
    if bits & tags.HAVE:  # "had to retreat"
        reading.planned = False
        return before
    if bits & tags.FAILS:
        reading.denied ^= True
        if bits & tags.REFUSES:
            reading.planned = reading.refused = True
        return before
    if bits & tags.VOWED and not (bits & tags.ASKS and group(line, before).passive):
        reading.planned = True
        _spoken(line, before, reading)
        return before
    if bits & tags.PLANS:
        if bits & tags.TRIES:
            reading.tried = True
        elif word != "able" or not _was(line, before):  # "were able to take P": they took it
            reading.planned = True
        if word in ("unlikely",):
            reading.denied ^= True
        if word == "supposed":
            reading.planned = True
        if before and low[before - 1] in _SEEMS:
            return before - 1  # "looks set to take P"
        return _noun_governor(line, before, reading)
    if bits & tags.ASKS and not bits & (tags.PLACE | tags.ACTOR):
        # "were ordered to take"; "were allowed to enter": they did
        reading.planned = not (bits & tags.BRINGS and word.endswith("ed"))
        return before
    if word in ("stand", "stands", "stood"):
        reading.planned = True  # "stands to lose P"
        return before
    if word in _FIGHTS:  # "fought to retake P": a try
        reading.tried = True
        return before
    if before and word in ("on", "ahead", "forward") and low[before - 1] in _GOES:
        return before - 1  # "would go on to take P"
    if bits & (tags.ACTOR | tags.FORCE | tags.PRONOUN | tags.PLACE | tags.PEOPLE | tags.COMMANDERS | tags.CAPITAL):
        # "ordered troops to take", "called on Russia to withdraw", "wants its army to hold"
        start = before
        while (
            start > 0
            and tag[start - 1]
            & (tags.DETERMINER | tags.POSSESSIVE | tags.ACTOR | tags.CAPITAL | tags.FORCE | tags.COMPOUND | tags.PLACE)
            and not tag[start - 1] & (tags.COMMA | tags.ASKS)
        ):
            start -= 1
        up = start - 1
        if up > 0 and low[up] == "by" and tag[up - 1] & tags.PLANS:
            # "an attempt by the rebels to capture"
            reading.tried = bool(tag[up - 1] & tags.TRIES)
            reading.planned = reading.planned or not reading.tried
            reading.subject = (start, before + 1)
            reading.start = up - 1
            return None
        if up >= 0 and low[up] in ("on", "upon", "for") and up and tag[up - 1] & (tags.ASKS | tags.PLANS):
            up -= 1
        if up >= 1 and low[up] == "again" and tag[up - 1] & tags.ASKS:
            up -= 1
        if up >= 0 and low[up] in _HELPS:  # "had helped him to retake P": he did
            helping = group(line, up)
            reading.planned = bool(helping.modal) or helping.infinitive
            reading.subject, reading.start = (start, before + 1), start
            return None
        if up >= 0 and tag[up] & (tags.ASKS | tags.VOWED | tags.PLANS | tags.SAID) and low[up] != "about":
            reading.planned = True
            if tag[up] & tags.BRINGS:
                cause = group(line, up)
                done = low[up].endswith(("ed", "ws")) or "did" in low[cause.start : up]
                reading.planned = bool(cause.modal) or not done
                reading.denied ^= cause.denied
            else:
                reading.spoken = True
                reading.speaker = subject(line, group(line, up).start, Reading(up))
                reading.reasons.append("asked for")
            reading.subject = (start, before + 1)
            reading.start = start
            return None
    if word in REPORTS and tag[before - 1] & (tags.ACTOR | tags.POSSESSIVE | tags.DETERMINER):
        over = before - 1
        while over > 0 and tag[over] & (tags.ACTOR | tags.POSSESSIVE | tags.DETERMINER | tags.PLACE):
            over -= 1
        if tag[over] & tags.DENIED:  # "denied Russian claims to have captured P"
            reading.denied ^= True
            _spoken(line, over, reading)
            reading.subject, reading.start = (over + 1, before), over + 1
            return None
    if bits & tags.SAID or bits & (tags.PAST | tags.VERB_IRREGULAR):
        # "claimed to have taken", "continued to hold", "appears to have", "moved to secure"
        if bits & tags.SAID:
            # "Was reported to be": by whom is not told; "purports to annex": the narrator doubts it.
            if not group(line, before).passive and not word.startswith("purport"):
                _spoken(line, before, reading)
        elif word in (
            "moved",
            "marched",
            "went",
            "came",
            "sent",
            "attacked",
            "gathered",
            "massed",
            "crossed",
        ):
            reading.planned = True
        return before
    if bits & tags.ACTION or word in _PAPERS:  # "an offensive to retake", "a bill to annex"
        reading.planned = True
        return clause_verb(line, before)
    if bits & (tags.TRIGGER | tags.GERUND):
        return before
    told = _told_of(line, before, reading)
    if told is not None:
        return told
    if before > 2 and bits & (tags.TIME | tags.NUMBER):
        # "it took the Americans two months to drive"
        for look in range(before, max(before - 8, 0), -1):
            if low[look] in ("took", "takes", "take") and low[look - 1] == "it":
                reading.subject = (look + 1, before + 1)
                for unit in range(look + 1, before + 1):
                    if tag[unit] & tags.NUMBER:
                        reading.subject = (look + 1, unit)
                        break
                reading.start = look
                return None
    if before > 0 and tag[before] & (tags.AREA | tags.AREA_PART | tags.NUMBER):
        # "the first city to fall to": what follows "to" happened to it
        reading.subject = None
        reading.start = before + 1
        reading.antecedent = before
        return clause_verb(line, before - 1)
    above = clause_verb(line, before)
    if above is not None and bits & tags.WEAPON and not bits & tags.FORCE:
        reading.reasons.append("weapons")  # "sent drones to attack P"
        return above
    if (above is None and _opens(line, before)) or (above is not None and tag[above] & tags.READIES):
        reading.planned = True  # "Sudan to withdraw from P", a headline; "sent troops to take P"
    return above


def _opens(line: Line, end: int) -> bool:
    """Whether the noun phrase that ends at a unit opens the sentence."""
    name = tags.ACTOR | tags.PLACE | tags.CAPITAL | tags.FORCE | tags.DETERMINER | tags.POSSESSIVE
    while end >= 0 and line.tag[end] & name:
        end -= 1
    return end < 0 or bool(line.tag[end] & (tags.STOP | tags.QUOTE))


def _was(line: Line, at: int) -> bool:
    """Whether a past form of "be", and no modal, stands before a unit."""
    over = group(line, at)
    return not over.modal and not {"was", "were", "been"}.isdisjoint(line.low[over.start : at])


def _others_demand(line: Line, noun: int, reading: Reading) -> int | None:
    """ "Ukraine rejected a Russian demand to give up P": who asks is not who is to do it."""
    tag, low = line.tag, line.low
    first = noun
    while first > 0 and noun - first < 5 and not tag[first - 1] & (tags.FINITE | tags.COMMA | tags.STOP):
        first -= 1
    turned_down = first > 0 and tag[first - 1] & tags.FINITE and low[first - 1].startswith(_TURNED_DOWN)
    if not turned_down and not any(unit in line.actor or tag[unit] & tags.PLACE for unit in range(first, noun)):
        return None
    reading.planned = True
    if not turned_down:
        reading.cancelled = "asked for, of whom is not said"
        return first
    reading.denied ^= True
    reading.spoken, reading.speaker = True, subject(line, group(line, first - 1).start, Reading(first - 1))
    return first - 1


def _someones_deed(line: Line, noun: int, owner: int, reading: Reading) -> int | None:
    """ "Rejected Russia's decision to annex P": whose decision it is is not who rejects it."""
    reading.planned = True
    reading.subject, reading.start = (owner, owner + 1), owner
    verb = owner - 1
    while verb > 0 and line.tag[verb] & (tags.DETERMINER | tags.ADVERB):
        verb -= 1
    if verb >= 0 and line.low[verb].startswith(_TURNED_DOWN):
        reading.denied ^= True
        reading.spoken, reading.speaker = True, subject(line, group(line, verb).start, Reading(verb))
    return None


def _told_of(line: Line, before: int, reading: Reading) -> int | None:
    """ "Were reported by DeepState, a group of analysts, to hold": the verb of saying, and its speaker."""
    tag, low = line.tag, line.low
    for look in range(before, max(before - 16, 0), -1):
        if tag[look] & tags.SAID and group(line, look).passive:
            for unit in range(look + 1, min(look + 3, before)):
                if low[unit] == "by" and not tag[unit + 1] & tags.TIME:
                    stop = unit + 1
                    while stop <= before and not tag[stop] & tags.COMMA:
                        stop += 1
                    reading.spoken, reading.speaker = True, (unit + 1, stop)
            return look
        if (
            tag[look] & (tags.STOP | tags.SUBORDINATOR | tags.RELATIVE | tags.AUXILIARY)
            and not tag[look] & tags.DETERMINER
        ):
            return None
    return None


def _noun_governor(line: Line, at: int, reading: Reading) -> int:
    """Climb over a planning word: a noun ("no plan to", "denied any wish to") leads to its own verb."""
    tag, low = line.tag, line.low
    before = at - 1
    noun = before >= 0 and (
        tag[before] & (tags.DETERMINER | tags.POSSESSIVE)
        or low[before] in ("any", "no", "costly", "final", "further", "new", "long")
        or (
            not tag[before]
            & (
                tags.PRONOUN
                | tags.AUXILIARY
                | tags.ADVERB
                | tags.NEGATION
                | tags.ACTOR
                | tags.PLACE
                | tags.CAPITAL
                | tags.FORCE
                | tags.PEOPLE
                | tags.TO
                | tags.CONJUNCTION
                | tags.COMMA
                | tags.RELATIVE
                | tags.AREA
            )
            and tag[before] & (tags.DENIED | tags.PAST | tags.SAID | tags.VOWED)
        )
    )
    if not noun:
        return at
    look = before
    while (
        look >= 0
        and at - look < 6
        and (
            tag[look] & (tags.DETERMINER | tags.POSSESSIVE | tags.NEGATION | tags.COMPOUND)
            or not tag[look]
            & (
                tags.FINITE
                | tags.PREPOSITION
                | tags.COMMA
                | tags.STOP
                | tags.CONJUNCTION
                | tags.RELATIVE
                | tags.SUBORDINATOR
                | tags.PRONOUN
                | tags.GERUND
            )
        )
    ):
        if low[look] == "no":
            reading.denied ^= True
        if tag[look] & (tags.ACTOR | tags.PLACE) and look + 1 < line.size and low[look + 1] in ("'s", "’s", "'", "’"):
            reading.subject = (look, look + 1)
        look -= 1
    if look >= 0 and tag[look] & tags.DENIED:
        reading.denied ^= True
        _spoken(line, look, reading)
        return look
    if look >= 0 and tag[look] & tags.REPELS and reading.tried:
        reading.repelled = True  # "repelled every attempt to enter P"
        return look
    if look >= 0 and tag[look] & tags.FINITE:
        if tag[look] & tags.FAILS or low[look] in ("abandoned", "cancelled", "dropped"):
            reading.denied ^= True
        return look
    return at


def over_gerund(line: Line, before: int, reading: Reading) -> int | None:
    """Look at the word over a gerund: the unit to climb on from, -1 to stop, None where it governs nothing."""
    tag, low = line.tag, line.low
    bits, word = tag[before], low[before]
    if bits & tags.DENIED:
        reading.denied ^= True
        _spoken(line, before, reading)
        return before
    if word in ("stop", "stopped", "cease", "ceased", "let") and group(line, before).denied:
        reading.denied ^= True  # "have never stopped shelling P"
        return before
    if bits & (tags.PLANS | tags.FAILS) and not bits & tags.PREPOSITION:
        reading.planned = not bits & tags.TRIES or reading.planned
        return before
    if word == "than" and before and low[before - 1] == "rather":
        reading.cancelled = "not done, but something else"
        return -1
    if word in ("of", "on", "at", "against", "about") and before:
        over = tag[before - 1]
        if low[before - 1] in ("capable", "incapable"):
            reading.planned = True
            return before - 1
        if low[before - 1] in ("short", "instead"):  # "stopped short of entering P"
            reading.denied ^= True
            return clause_verb(line, before - 2) if low[before - 1] == "short" else -1
        if low[before - 1] in _HAIRS and "within" in low[max(0, before - 3) : before]:
            reading.denied ^= True  # "came within an ace of taking P"
            return clause_verb(line, before - 2)
        if low[before - 1] in _SOON and "within" in low[max(0, before - 4) : before]:
            reading.planned = True  # "within days of taking P"
            return clause_verb(line, before - 2)
        if low[before - 1] in ("verge", "brink", "edge", "point", "eve", "cusp"):
            reading.planned = True
            return clause_verb(line, before - 2)
        if low[before - 1] in (
            "idea",
            "intention",
            "hope",
            "hopes",
            "prospect",
            "possibility",
            "aim",
            "purpose",
            "point",
            "goal",
            "risk",
            "danger",
        ):
            reading.planned = True
            noun = _noun_governor(line, before - 1, reading)
            if noun == before - 1 and any(one & tags.PREPOSITION for one in tag[max(0, noun - 4) : noun]):
                return clause_verb(line, noun - 1)  # "crossed the river with the aim of taking P"
            return noun
        if over & tags.VOWED or low[before - 1] in (
            "thinking",
            "dreaming",
            "dreamt",
            "dreamed",
            "intent",
            "bent",
            "insisted",
        ):
            reading.planned = True
            return before - 1
        if over & tags.SAID and low[before - 1].startswith(("boast", "brag", "spoke", "speak")):
            _spoken(line, before - 1, reading)  # "boast of holding P"
            return before - 1
        accused = _accused(line, before - 1)
        if accused is not None and group(line, accused).passive:
            return accused  # "were accused of shelling P"
        if accused is not None:
            reading.speaker = subject(line, group(line, accused).start, Reading(accused))
            reading.spoken = True
            reading.subject = (accused + 1, before)
            reading.start = accused + 1
            return -1
        if over & (tags.PLANS | tags.GERUND):
            if over & tags.PLANS:
                reading.planned = True
            accused = _accused(line, before - 2)
            if accused is not None:
                reading.speaker = subject(line, group(line, accused).start, Reading(accused))
                reading.spoken = True
                reading.subject = (accused + 1, before - 1)
                return -1
            return before - 1
    if word in _PAPERS:
        return clause_verb(line, before - 1)  # "signed a decree recognising P"
    if bits & tags.TIME:
        for look in range(before - 1, max(before - 5, 0), -1):
            if low[look] in ("spend", "spends", "spent", "spending"):
                return look  # "spent the week shelling P"
    if before and low[before - 1 : before + 1] in (["nowhere", "near"], ["far", "from"]):
        reading.denied ^= True  # "are still far from taking P"
        return clause_verb(line, before - 2)
    if word.startswith("avoid"):
        reading.denied ^= True
        return before
    if word == "out" and before and low[before - 1] in ("rule", "rules", "ruled", "ruling"):
        reading.denied = reading.planned = True
        _spoken(line, before - 1, reading)
        return before - 1
    if word == "without":
        reading.denied ^= True
    if word == "from" and before:
        back = before - 1
        while back >= 0 and before - back < 6:
            if low[back] in ("prevented", "kept", "barred", "stopped") and group(line, back).passive:
                reading.denied ^= True
                return back  # "were prevented from taking P"
            if tag[back] & tags.REPELS or low[back] in (
                "prevent",
                "prevents",
                "prevented",
                "preventing",
                "keep",
                "kept",
                "barred",
            ):
                reading.denied ^= True
                reading.subject = (back + 1, before)
                reading.start = back + 1
                return -1
            back -= 1
    if bits & tags.PREPOSITION:
        up = clause_verb(line, before - 1)
        if up is not None:
            return up
        # "After taking Dessie, the rebels …": the subject follows.
        reading.subject = following_subject(line, before)
        return -1
    if bits & tags.SAID:
        _spoken(line, before, reading)
        return before
    if bits & tags.COMMA:
        if (
            before
            and (
                ((before - 1) in line.actor and line.actor[before - 1].kind != "adjective")
                or low[before - 1] in _BODIES
            )
            and _asidish(line, before)
        ):
            # "the Russians, closing in on P, have not": theirs who stand before the comma
            first = before - 2 if before > 1 and tag[before - 2] & tags.DETERMINER else before - 1
            reading.subject = (first, before)
            return -1
        up = clause_verb(line, before - 1)
        if up is not None:
            return up
        return None
    if bits & tags.PAST | bits & tags.VERB_IRREGULAR and not bits & tags.COMMA:
        return before
    return None


def _asidish(line: Line, comma: int) -> bool:
    """Whether a comma opens an aside that a verb follows."""
    for look in range(comma + 1, min(line.size - 1, comma + 16)):
        if line.tag[look] & tags.COMMA:
            return bool(line.tag[look + 1] & tags.FINITE)
        if line.tag[look] & tags.STOP:
            return False
    return False


def _accused(line: Line, at: int) -> int | None:
    """Return the unit of "accused" before a short phrase that ends at unit `at`."""
    for look in range(at, max(at - 6, -1), -1):
        if line.low[look] in ("accused", "accuses", "accuse", "accusing", "suspected", "suspects", "blamed", "blames"):
            return look
        if line.tag[look] & (tags.COMMA | tags.STOP):
            return None
    return None


def following_subject(line: Line, opener: int, *, furthest: int = 0) -> tuple[int, int] | None:
    """The subject after an opening clause without one ("Having taken P, the rebels …")."""
    if opener > 5 and not furthest:
        return None
    for at in range(opener, min(line.size, opener + _REACH)):
        if line.tag[at] & tags.COMMA and at + 1 < line.size:
            end = at + 1
            while end < line.size and end - at < 12 and not line.tag[end] & (tags.FINITE | tags.COMMA | tags.STOP):
                end += 1
            if end < line.size and line.tag[end] & tags.FINITE and end > at + 1:
                return (at + 1, end)
    return None


def _spoken(line: Line, verb: int, reading: Reading) -> None:
    if not reading.spoken:
        reading.spoken = True
        inner = Reading(verb)
        reading.speaker = subject(line, group(line, verb).start, inner)
